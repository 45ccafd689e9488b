import { batch, computed, signal } from '@preact/signals';
import { readCorners, writeCorner } from '../geo/coordinates.js';
import { type LocalPoint, type MissionFrame, type WirePoint } from '../geo/frame.js';
import { coincident, crossings } from '../geo/polygon.js';
import { type Sector } from '../wire/gen/brigade/v1/situation.js';
import { type ActRecord } from './store.js';

/** The gateway's limits; it has the last word. */
export const LEAST_CORNERS = 3;
export const MOST_CORNERS = 32;
export const MOST_DRONES = 25;
export const LONGEST_NAME = 24;
/** Corners nearer to each other than this are one. */
const NEAR_M = 1;
export const USUAL_FLOOR_AGL_M = 10;

/** What is wrong with a draft, for a person, and where on the map. */
export interface Problem {
  readonly text: string;
  readonly at: LocalPoint | undefined;
}

/** What a draft starts from. */
export interface DraftStart {
  /** 0: a new sector. */
  readonly sectorId: number;
  readonly sector: Pick<Sector, 'name' | 'latE7' | 'lonE7' | 'floorAglCm' | 'ceilingAmslCm' | 'droneIds'>;
  /** Undefined: not chosen yet. */
  readonly water: number | undefined;
}

/** A sector as somebody draws it at this page: corners and their text in step, checked as they change. */
export class SectorDraft {
  readonly sectorId: number;
  readonly name = signal('');
  readonly corners = signal<readonly WirePoint[]>([]);
  /** The corners as typed, one a line. */
  readonly text = signal('');
  /** What is wrong with the typed lines. */
  readonly badLines = signal<readonly string[]>([]);
  /** Heights as typed, metres. */
  readonly floorAglM = signal('');
  readonly ceilingAmslM = signal('');
  readonly water = signal<number | undefined>(undefined);
  readonly drones = signal<ReadonlySet<number>>(new Set());
  /** On its way to the gateway: a change made now would be lost with the answer. */
  readonly busy = signal(false);
  /** The act that last carried this draft to the gateway. */
  readonly sent = signal<string | undefined>(undefined);

  readonly local = computed(() => this.corners.value.map((corner) => this.frame.fromWire(corner)));
  readonly crossings = computed(() => crossings(this.local.value));
  readonly problems = computed<readonly Problem[]>(() => this.check());

  constructor(
    private readonly frame: MissionFrame,
    { sectorId, sector, water }: DraftStart,
  ) {
    this.sectorId = sectorId;
    this.name.value = sector.name;
    this.floorAglM.value = String(sector.floorAglCm / 100);
    this.ceilingAmslM.value = String(sector.ceilingAmslCm / 100);
    this.water.value = water;
    this.drones.value = new Set(sector.droneIds);
    this.setCorners(
      sector.latE7.map((latE7, index) => ({ latE7, lonE7: sector.lonE7[index] ?? 0 })),
    );
  }

  add(corner: WirePoint): void {
    this.insert(this.corners.value.length, corner);
  }

  /** Puts a corner before the one that has this number now. */
  insert(index: number, corner: WirePoint): void {
    if (!this.busy.value && this.corners.value.length < MOST_CORNERS) {
      this.setCorners(this.corners.value.toSpliced(index, 0, corner));
    }
  }

  move(index: number, corner: WirePoint): void {
    if (!this.busy.value && index < this.corners.value.length) {
      this.setCorners(this.corners.value.with(index, corner));
    }
  }

  removeLast(): void {
    if (!this.busy.value) {
      this.setCorners(this.corners.value.slice(0, -1));
    }
  }

  /** Takes what was typed: good lines become corners at once, bad ones are named. */
  type(text: string): void {
    const { corners, problems } = readCorners(text);
    batch(() => {
      this.text.value = text;
      this.corners.value = corners;
      this.badLines.value = problems;
    });
  }

  toggle(droneId: number): void {
    const drones = new Set(this.drones.value);
    if (!drones.delete(droneId)) {
      drones.add(droneId);
    }
    this.drones.value = drones;
  }

  /** For the gateway. Call only without problems. @param water where its drones take water */
  toSector(water: number): Sector {
    return {
      name: this.name.value.trim(),
      latE7: this.corners.value.map(({ latE7 }) => latE7),
      lonE7: this.corners.value.map(({ lonE7 }) => lonE7),
      floorAglCm: centimetres(this.floorAglM.value),
      ceilingAmslCm: centimetres(this.ceilingAmslM.value),
      waterSite: water,
      droneIds: [...this.drones.value].sort((a, b) => a - b),
      passages: [],
      removed: false,
    };
  }

  /** What became of it at the gateway; undefined while it was not sent. */
  answer(acts: readonly ActRecord[]): ActRecord | undefined {
    return acts.find(({ key }) => key === this.sent.value);
  }

  private setCorners(corners: readonly WirePoint[]): void {
    batch(() => {
      this.corners.value = corners;
      this.text.value = corners.map(writeCorner).join('\n');
      this.badLines.value = [];
    });
  }

  private check(): Problem[] {
    const local = this.local.value;
    const problems: Problem[] = this.badLines.value.map(nowhere);
    const missing = LEAST_CORNERS - local.length;
    if (missing > 0) {
      problems.push(nowhere(`${missing} more ${missing === 1 ? 'corner' : 'corners'} needed`));
    }
    if (local.length > MOST_CORNERS) {
      problems.push(nowhere(`${local.length} corners are too many; at most ${MOST_CORNERS}`));
    }
    const same = coincident(local, NEAR_M);
    if (same !== undefined) {
      const [a, b] = same;
      problems.push({ text: `corners ${a + 1} and ${b + 1} are at the same place`, at: local[b] });
    }
    for (const { edges, at } of this.crossings.value) {
      const [a, b] = edges.map((edge) => edgeName(edge, local.length));
      problems.push({ text: `edges ${a} and ${b} cross`, at });
    }
    const length = [...this.name.value.trim()].length;
    if (length === 0) {
      problems.push(nowhere('a name is needed'));
    } else if (length > LONGEST_NAME) {
      problems.push(nowhere(`the name has ${length} characters; at most ${LONGEST_NAME}`));
    }
    if (!(metres(this.floorAglM.value) >= 0)) {
      problems.push(nowhere('the floor is no height; write metres above ground, such as 10'));
    }
    if (Number.isNaN(metres(this.ceilingAmslM.value))) {
      problems.push(nowhere('the ceiling is no height; write metres above sea level'));
    }
    if (this.drones.value.size > MOST_DRONES) {
      problems.push(nowhere(`${this.drones.value.size} drones are too many; at most ${MOST_DRONES}`));
    }
    return problems;
  }
}

/** An edge by its corners as they are numbered on the map, from 1. */
export function edgeName(edge: number, corners: number): string {
  return `${edge + 1}–${((edge + 1) % corners) + 1}`;
}

function nowhere(text: string): Problem {
  return { text, at: undefined };
}

/** NaN if it is no number. */
function metres(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed);
}

function centimetres(typed: string): number {
  return Math.round(metres(typed) * 100);
}
