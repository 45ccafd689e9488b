import { computed, effect } from '@preact/signals';
import { type LocalPoint, type WirePoint } from './geo/frame.js';
import { contains, inside } from './geo/polygon.js';
import { Confirm } from './input/confirm.js';
import { Drafting } from './map/drafting.js';
import { SectorDraft, USUAL_FLOOR_AGL_M } from './store/draft.js';
import { type Intent } from './store/intent.js';
import { type Store } from './store/store.js';
import { OrderKind } from './wire/gen/brigade/v1/common.js';
import { Ack_Outcome } from './wire/gen/brigade/v1/server.js';
import { type Session } from './wire/session.js';

/** The gateway answers one roster a second. */
const ROSTER_MS = 1_000;

/** What a lead does besides ordering drones: draws sectors, moves people. */
export class Lead {
  readonly drafting: Drafting;
  readonly save = new Confirm(() => this.send());
  /** What became of the draft that was sent; undefined while none was. */
  readonly answer = computed(() => this.intent.draft.value?.answer(this.store.acts.value));
  /** Where the draft's drones take water: the chosen lake, else the nearest. */
  readonly water = computed(() => this.intent.draft.value?.water.value ?? this.nearestWater());

  private askedAtMs = -Infinity;
  private watching: (() => boolean) | undefined;

  constructor(
    private readonly store: Store,
    private readonly intent: Intent,
    private readonly session: Session,
    private readonly nowMs: () => number,
  ) {
    this.drafting = new Drafting(store, intent);
    effect(() => {
      const draft = this.intent.draft.value;
      if (draft !== undefined) {
        draft.busy.value = this.answer.value?.progress === 'sending';
      }
    });
    effect(() => {
      const done = this.answer.value?.progress === Ack_Outcome.DONE;
      // Another person may have signed in on this page.
      if (done || (!this.store.leads.value && this.intent.draft.value !== undefined)) {
        this.intent.draw(undefined);
      }
    });
  }

  /** Does what is due: asks who is in the crew that the lead looks at. */
  tick(nowMs: number): void {
    const due = this.session.live && nowMs - this.askedAtMs >= ROSTER_MS;
    if (due && this.store.leads.value && this.watching?.() === true) {
      this.askedAtMs = nowMs;
      this.session.crewQuery(this.intent.crew.value);
    }
  }

  /**
   * Rosters are asked for while somebody looks at them, and not otherwise.
   *
   * @param onScreen tells whether they are on the screen now
   * @returns ends it
   */
  watchPeople(onScreen: () => boolean): () => void {
    this.watching = onScreen;
    return () => {
      this.watching = undefined;
    };
  }

  startSector(): void {
    const { frame, incident } = this.store.situation;
    if (frame !== undefined && incident.value !== undefined) {
      const sector = {
        name: '',
        latE7: [],
        lonE7: [],
        floorAglCm: USUAL_FLOOR_AGL_M * 100,
        ceilingAmslCm: incident.value.ceilingAmslCm,
        droneIds: [],
      };
      this.draw(new SectorDraft(frame, { sectorId: 0, sector, water: undefined }));
    }
  }

  editSector(sectorId: number): void {
    const { frame, sectors } = this.store.situation;
    const sector = sectors.value.get(sectorId);
    if (frame !== undefined && sector !== undefined) {
      this.draw(new SectorDraft(frame, { sectorId, sector, water: sector.waterSite }));
    }
  }

  /** Lays the draft aside; nothing was sent. */
  cancel(): void {
    this.intent.draw(undefined);
  }

  removeSector(sectorId: number): void {
    this.session.removeSector(sectorId, this.nowMs());
  }

  order(kind: OrderKind, sectorId: number): void {
    this.session.order(kind, [], this.nowMs(), { sectorId });
  }

  /** Stands for the people that a small crew lacks, having looked at the point of its drop. */
  confirmDrop(droneId: number, { latE7, lonE7 }: WirePoint): void {
    this.session.order(OrderKind.ORDER_CONFIRM_DROP, [droneId], this.nowMs(), { latE7, lonE7 });
  }

  /** A crew's vetoes have no ground. */
  dismissVetoes(droneId: number): void {
    this.session.order(OrderKind.ORDER_DISMISS, [droneId], this.nowMs());
  }

  /** There is no danger near a point. */
  dismissDanger({ latE7, lonE7 }: WirePoint): void {
    this.session.order(OrderKind.ORDER_DISMISS, [], this.nowMs(), { latE7, lonE7 });
  }

  /** @param droneId 0: out of any crew */
  assign(personId: bigint, droneId: number, spotter: boolean): void {
    this.session.assign(personId, droneId, spotter, this.nowMs());
  }

  /** The drones over the draft's polygon. */
  dronesInside(): number[] {
    const local = this.intent.draft.value?.local.value ?? [];
    const { frame } = this.store.situation;
    return [...this.store.fleet.value.values()]
      .filter(({ state }) => frame !== undefined && contains(local, frame.fromWire(state)))
      .map(({ state }) => state.droneId);
  }

  private draw(draft: SectorDraft): void {
    this.intent.draw(draft);
    this.intent.tab.value = 'sectors';
    // On a small screen the map must be seen to draw on it.
    this.intent.listOpen.value = false;
  }

  private send(): void {
    const draft = this.intent.draft.value;
    if (draft !== undefined && draft.problems.value.length === 0) {
      const sector = draft.toSector(this.water.value ?? 0);
      draft.sent.value = this.session.drawSector(draft.sectorId, sector, this.nowMs());
    }
  }

  private nearestWater(): number | undefined {
    // Lakes come with the ground, whose changes this counts.
    void this.store.situation.revision.value;
    const { frame, waters } = this.store.situation;
    const local = this.intent.draft.value?.local.value ?? [];
    if (frame === undefined || local.length === 0) {
      return waters.keys().next().value;
    }
    const middle = inside(local);
    const away = (at: LocalPoint): number =>
      Math.hypot(at.eastM - middle.eastM, at.northM - middle.northM);
    return [...waters]
      .map(([site, water]) => ({ site, awayM: away(frame.fromWire(water)) - water.radiusM }))
      .sort((a, b) => a.awayM - b.awayM)[0]?.site;
  }
}
