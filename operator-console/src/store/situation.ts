import { signal } from '@preact/signals';
import { MissionFrame } from '../geo/frame.js';
import {
  type Hazard,
  type HouseBlock,
  type Incident,
  type People,
  type Sector,
  type SituationItem,
  type StreetBlock,
  type Summary,
  type Traffic,
  type WaterSite,
  type Weather,
} from '../wire/gen/brigade/v1/situation.js';
import { newerBy } from '../wire/sequence.js';

export const TERRAIN_TILE = 16;
export const FIRE_TILE = 32;
/** Grids larger than this are refused: the page would run out of memory before it drew them. */
const MAX_GRID = 4_096 * 4_096;
/** Items that may wait for the incident they belong to. */
const MAX_WAITING = 4_096;

/** Items that are drawn over the ground: a change of theirs repaints none of it. */
const MOVING: readonly string[] = ['people', 'summary', 'sector', 'hazard', 'traffic', 'weather'];

/** Items that lie on the incident's grids and wait for it. */
const ON_GRID: readonly string[] = ['terrain', 'fire', 'land'];

/** States of a fire cell on the wire; wet stops a front, damp does not. */
export const Cell = { UNBURNT: 0, BURNING: 1, BURNT: 2, WET: 3, BARE: 4, DAMP: 5 } as const;

export type CellState = (typeof Cell)[keyof typeof Cell];

/** A grid of square cells, row 0 south, column 0 west, as on the wire. */
export interface Grid<T extends Int16Array | Uint8Array> {
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
  readonly westM: number;
  readonly southM: number;
  /** Cells along each side of a tile. */
  readonly tile: number;
  readonly cells: T;
  /** Rises with every change; tells drawers what to redraw. */
  version: number;
  /** Versions by tile, in the wire's order of tiles. */
  readonly tileVersions: Uint32Array;
}

/** The incident as this page knows it: newest version of every item, grids ready to draw. */
export class Situation {
  readonly incident = signal<Incident | undefined>(undefined);
  readonly summary = signal<Summary | undefined>(undefined);
  readonly weather = signal<Weather | undefined>(undefined);
  readonly people = signal<People | undefined>(undefined);
  /** When the feed was last heard, by the page's clock, ms; 0: never. */
  readonly feedHeardAtMs = signal(0);
  /** Rises with every change of what lies on the ground: land, water, fire, houses. */
  readonly revision = signal(0);

  frame: MissionFrame | undefined;
  terrain: Grid<Int16Array> | undefined;
  fire: Grid<Uint8Array> | undefined;
  /** What covers the ground, by the wire's numbers; on the cells of the fire. */
  land: Grid<Uint8Array> | undefined;
  readonly streets = new Map<number, StreetBlock>();
  readonly houses = new Map<number, HouseBlock>();
  readonly waters = new Map<number, WaterSite>();
  /** Crewed aircraft in the air. */
  readonly traffic = signal<Traffic | undefined>(undefined);
  /** Dangers on the ground that crews have reported. */
  readonly hazards = signal<ReadonlyMap<number, Hazard>>(new Map());
  /** By number; those that were removed are gone. */
  readonly sectors = signal<ReadonlyMap<number, Sector>>(new Map());
  /** Last known names, of removed sectors too: what happened to one is still told by its name. */
  readonly sectorNames = new Map<number, string>();

  private versions = new Map<number, number>();
  private waiting: SituationItem[] = [];

  /**
   * A new session sends everything again; its versions need not continue the old ones. Land and
   * fire stay on the map until then, sectors and dangers do not: a gateway that was restarted may have none,
   * and nobody should trust a fence that is not there.
   */
  newSession(): void {
    this.versions.clear();
    this.sectors.value = new Map();
    this.hazards.value = new Map();
  }

  apply(item: SituationItem, nowMs: number): void {
    const known = this.versions.get(item.key);
    if (item.item === undefined || (known !== undefined && newerBy(item.version, known) <= 0)) {
      return;
    }
    if (ON_GRID.includes(item.item.$case) && this.frame === undefined) {
      if (this.waiting.length < MAX_WAITING) {
        this.waiting.push(item);
      }
      return;
    }
    this.versions.set(item.key, item.version);
    this.take(item, nowMs);
    if (!MOVING.includes(item.item.$case)) {
      this.revision.value++;
    }
  }

  private take({ key, item }: SituationItem, nowMs: number): void {
    const index = key & 0xff_ffff;
    switch (item?.$case) {
      case 'incident':
        this.begin(item.value, nowMs);
        break;
      case 'terrain':
        if (this.terrain !== undefined) {
          putTerrain(this.terrain, index, item.value.heightDm);
        }
        break;
      case 'fire':
        if (this.fire !== undefined) {
          putRuns(this.fire, index, item.value.runs);
        }
        break;
      case 'land':
        if (this.land !== undefined) {
          putRuns(this.land, index, item.value.runs);
        }
        break;
      case 'streets':
        this.streets.set(index, item.value);
        break;
      case 'weather':
        this.weather.value = item.value;
        break;
      case 'houses':
        this.houses.set(index, item.value);
        break;
      case 'water':
        this.waters.set(index, item.value);
        break;
      case 'people':
        this.people.value = item.value;
        this.feedHeardAtMs.value = nowMs;
        break;
      case 'traffic':
        this.traffic.value = item.value;
        break;
      case 'summary':
        this.summary.value = item.value;
        break;
      case 'sector':
        this.sectors.value = changed(this.sectors.value, index, item.value.removed ? undefined : item.value);
        if (!item.value.removed) {
          this.sectorNames.set(index, item.value.name);
        }
        break;
      case 'hazard':
        this.hazards.value = changed(this.hazards.value, index, item.value.over ? undefined : item.value);
        break;
      default:
    }
  }

  private begin(incident: Incident, nowMs: number): void {
    this.incident.value = incident;
    this.frame = new MissionFrame(
      incident.originLatE7 / 1e7,
      incident.originLonE7 / 1e7,
      incident.originAmslCm / 100,
    );
    const { gridWestM, gridSouthM } = incident;
    this.terrain = grid(
      this.terrain,
      {
        columns: incident.terrainColumns,
        rows: incident.terrainRows,
        cellM: incident.terrainSpacingCm / 100,
        westM: gridWestM,
        southM: gridSouthM,
      },
      TERRAIN_TILE,
      (size) => new Int16Array(size),
    );
    const cells = {
      columns: incident.columns,
      rows: incident.rows,
      cellM: incident.cellSizeCm / 100,
      westM: gridWestM,
      southM: gridSouthM,
    };
    this.fire = grid(this.fire, cells, FIRE_TILE, bytes);
    this.land = grid(this.land, cells, FIRE_TILE, bytes);
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach((item) => this.apply(item, nowMs));
  }

  /** Terrain height AMSL at a point, metres, interpolated; undefined outside the terrain. */
  terrainAmslM(eastM: number, northM: number): number | undefined {
    const { terrain } = this;
    if (terrain === undefined) {
      return undefined;
    }
    const x = (eastM - terrain.westM) / terrain.cellM;
    const y = (northM - terrain.southM) / terrain.cellM;
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (!(column >= 0 && row >= 0 && column < terrain.columns - 1 && row < terrain.rows - 1)) {
      return undefined;
    }
    const at = (c: number, r: number): number => terrain.cells[r * terrain.columns + c]! / 10;
    const south = at(column, row) * (column + 1 - x) + at(column + 1, row) * (x - column);
    const north = at(column, row + 1) * (column + 1 - x) + at(column + 1, row + 1) * (x - column);
    return south * (row + 1 - y) + north * (y - row);
  }
}

function changed<T>(map: ReadonlyMap<number, T>, key: number, value: T | undefined): Map<number, T> {
  const copy = new Map(map);
  if (value === undefined) {
    copy.delete(key);
  } else {
    copy.set(key, value);
  }
  return copy;
}

const bytes = (size: number): Uint8Array => new Uint8Array(size);

type Shape = Omit<Grid<Uint8Array>, 'tile' | 'cells' | 'version' | 'tileVersions'>;

/** The old grid if its shape is the same, else an empty one; undefined if the shape makes no sense. */
function grid<T extends Int16Array | Uint8Array>(
  old: Grid<T> | undefined,
  shape: Shape,
  tile: number,
  make: (size: number) => T,
): Grid<T> | undefined {
  const same = (Object.keys(shape) as (keyof Shape)[]).every((key) => old?.[key] === shape[key]);
  if (old !== undefined && same) {
    return old;
  }
  const size = shape.columns * shape.rows;
  if (!(size > 0 && size <= MAX_GRID && shape.cellM > 0)) {
    return undefined;
  }
  const tiles = Math.ceil(shape.columns / tile) * Math.ceil(shape.rows / tile);
  return { ...shape, tile, cells: make(size), version: 0, tileVersions: new Uint32Array(tiles) };
}

function putTerrain(grid: Grid<Int16Array>, index: number, heightDm: Uint8Array): void {
  if (heightDm.length !== TERRAIN_TILE * TERRAIN_TILE * 2) {
    return;
  }
  const view = new DataView(heightDm.buffer, heightDm.byteOffset, heightDm.byteLength);
  put(grid, index, TERRAIN_TILE, (post) => view.getInt16(post * 2, true));
}

function putRuns(grid: Grid<Uint8Array>, index: number, runs: Uint8Array): void {
  const states = new Uint8Array(FIRE_TILE * FIRE_TILE);
  let cell = 0;
  for (let at = 0; at + 1 < runs.length; at += 2) {
    const end = Math.min(states.length, cell + runs[at + 1]!);
    states.fill(runs[at]!, cell, end);
    cell = end;
  }
  put(grid, index, FIRE_TILE, (post) => states[post]!);
}

function put<T extends Int16Array | Uint8Array>(
  grid: Grid<T>,
  index: number,
  tile: number,
  value: (post: number) => number,
): void {
  const tilesPerRow = Math.ceil(grid.columns / tile);
  const west = (index % tilesPerRow) * tile;
  const south = Math.floor(index / tilesPerRow) * tile;
  if (south >= grid.rows) {
    return;
  }
  const columns = Math.min(tile, grid.columns - west);
  const rows = Math.min(tile, grid.rows - south);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      grid.cells[(south + row) * grid.columns + west + column] = value(row * tile + column);
    }
  }
  grid.version++;
  grid.tileVersions[index] = grid.tileVersions[index]! + 1;
}
