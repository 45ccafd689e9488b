import { MissionFrame } from '../src/geo/frame.js';
import { type SituationItem } from '../src/wire/gen/brigade/v1/situation.js';

const COLUMNS = 320;
const CELL_M = 25;
const POSTS = 161;
const SPACING_M = 50;
const WEST_M = -4_000;
const SOUTH_M = -4_000;

/** A small made-up incident: hills, three lakes, a fire with a head, two streets of houses. */
export const ORIGIN = { latDeg: 49.36, lonDeg: -123.02, amslM: 320 };
export const frame = new MissionFrame(ORIGIN.latDeg, ORIGIN.lonDeg, ORIGIN.amslM);

export const LAKES = [
  { eastM: -420, northM: -300, radiusM: 150, amslM: 250 },
  { eastM: 1_900, northM: 1_400, radiusM: 240, amslM: 420 },
  { eastM: -2_100, northM: 1_200, radiusM: 180, amslM: 480 },
] as const;

export const BASE = { eastM: -900, northM: -700 };

export function groundM(eastM: number, northM: number): number {
  const hills =
    320 +
    0.055 * northM +
    140 * Math.sin(eastM / 900 + 0.6) * Math.cos(northM / 1_100) +
    45 * Math.sin(eastM / 310) * Math.sin(northM / 270 + 1) +
    14 * Math.sin(eastM / 120 + northM / 150);
  return LAKES.reduce((height, lake) => {
    const away = Math.hypot(eastM - lake.eastM, northM - lake.northM);
    const part = Math.max(0, Math.min(1, (away - lake.radiusM) / 300));
    return lake.amslM + (height - lake.amslM) * part;
  }, hills);
}

function fireState(eastM: number, northM: number): number {
  if (LAKES.some((lake) => Math.hypot(eastM - lake.eastM, northM - lake.northM) < lake.radiusM)) {
    return 4;
  }
  const along = (eastM - 350) * 0.8 + (northM - 420) * 0.6;
  const across = -(eastM - 350) * 0.6 + (northM - 420) * 0.8;
  const rough = 1 + 0.12 * Math.sin(eastM / 60) * Math.cos(northM / 75) + 0.08 * Math.sin(along / 33);
  const size = (along > 0 ? (along / 520) ** 2 : (along / 260) ** 2) + (across / 240) ** 2;
  const r = Math.sqrt(size) / rough;
  const toDrop = Math.hypot(eastM - 60, northM - 300);
  if (toDrop < 70 && r > 0.8) {
    return toDrop < 45 ? 3 : 5;
  }
  return r < 0.86 ? 2 : r < 1 ? 1 : 0;
}

/** Pine and spruce with grassy clearings, mixed trees in the town, leafy ones by the lakes. */
function cover(eastM: number, northM: number): number {
  const shore = Math.min(...LAKES.map((lake) => Math.hypot(eastM - lake.eastM, northM - lake.northM) - lake.radiusM));
  if (shore < 60) {
    return shore < 0 ? 102 : 11;
  }
  if (eastM > 700 && eastM < 2_200 && Math.abs(northM - 700 + 0.45 * eastM) < 240) {
    return 50;
  }
  const patch = Math.sin(eastM / 210) * Math.cos(northM / 260) + Math.sin((eastM + northM) / 470);
  return patch > 1.15 ? 31 : patch > 0.2 ? 3 : patch > -1.2 ? 5 : 7;
}

/** The two streets that the houses stand along, and one that joins them. */
function streets(): SituationItem {
  const lines = [
    [[760, 435], [2_250, -340]],
    [[790, 505], [2_100, -140]],
    [[1_100, 160], [1_190, 330], [1_210, 420]],
  ] as const;
  const points = lines.flat().map(([eastM, northM]) => frame.toWire(eastM, northM));
  return item(15, 0, {
    $case: 'streets',
    value: {
      latE7: points.map(({ latE7 }) => latE7),
      lonE7: points.map(({ lonE7 }) => lonE7),
      points: lines.map((line) => line.length),
    },
  });
}

function item(kind: number, index: number, value: SituationItem['item']): SituationItem {
  return { key: ((kind << 24) | index) >>> 0, version: 1, item: value };
}

export function incidentItems(): SituationItem[] {
  const { latDeg, lonDeg, amslM } = ORIGIN;
  const base = frame.toWire(BASE.eastM, BASE.northM);
  const origin = { latE7: Math.round(latDeg * 1e7), lonE7: Math.round(lonDeg * 1e7) };
  const items = [
    item(3, 0, {
      $case: 'incident',
      value: {
        name: 'Lynn Ridge',
        originLatE7: origin.latE7,
        originLonE7: origin.lonE7,
        originAmslCm: amslM * 100,
        gridWestM: WEST_M,
        gridSouthM: SOUTH_M,
        cellSizeCm: CELL_M * 100,
        columns: COLUMNS,
        rows: COLUMNS,
        terrainSpacingCm: SPACING_M * 100,
        terrainColumns: POSTS,
        terrainRows: POSTS,
        areaLatE7: origin.latE7,
        areaLonE7: origin.lonE7,
        areaRadiusM: 3_200,
        ceilingAmslCm: 90_000,
        baseLatE7: [base.latE7],
        baseLonE7: [base.lonE7],
      },
    }),
  ];
  const terrainTiles = Math.ceil(POSTS / 16);
  for (let tile = 0; tile < terrainTiles ** 2; tile++) {
    const heightDm = new Uint8Array(512);
    const view = new DataView(heightDm.buffer);
    for (let post = 0; post < 256; post++) {
      const column = (tile % terrainTiles) * 16 + (post % 16);
      const row = Math.floor(tile / terrainTiles) * 16 + (post >> 4);
      const height = groundM(WEST_M + column * SPACING_M, SOUTH_M + row * SPACING_M);
      view.setInt16(post * 2, Math.round(height * 10), true);
    }
    items.push(item(4, tile, { $case: 'terrain', value: { heightDm } }));
  }
  const fireTiles = Math.ceil(COLUMNS / 32);
  for (let tile = 0; tile < fireTiles ** 2; tile++) {
    items.push(
      item(5, tile, { $case: 'fire', value: { runs: runs(tile, fireTiles, fireState) } }),
      item(14, tile, { $case: 'land', value: { runs: runs(tile, fireTiles, cover) } }),
    );
  }
  items.push(...houses(), ...waters(), streets());
  const walker = frame.toWire(120, -60);
  items.push(
    item(8, 0, { $case: 'people', value: { latE7: [walker.latE7], lonE7: [walker.lonE7] } }),
    item(9, 0, {
      $case: 'summary',
      value: {
        elapsedS: 1_872,
        burningCells: 184,
        burntM2: 248_000,
        houses: 86,
        housesBurning: 3,
        housesLost: 7,
        drops: 31,
        litresDropped: 3_100,
        litresOnFire: 2_480,
        windNorthCms: 240,
        windEastCms: 330,
      },
    }),
    item(13, 0, {
      $case: 'weather',
      value: {
        windNorthCms: 240,
        windEastCms: 330,
        temperatureDc: 264,
        humidityPercent: 31,
        ffmcTenths: 912,
        buiTenths: 640,
      },
    }),
  );
  return items;
}

type CellValue = (eastM: number, northM: number) => number;

function runs(tile: number, tilesPerRow: number, of: CellValue): Uint8Array {
  const runs: number[] = [];
  for (let cell = 0; cell < 1_024; cell++) {
    const column = (tile % tilesPerRow) * 32 + (cell % 32);
    const row = Math.floor(tile / tilesPerRow) * 32 + (cell >> 5);
    const state = of(WEST_M + (column + 0.5) * CELL_M, SOUTH_M + (row + 0.5) * CELL_M);
    if (runs.length > 0 && runs.at(-2) === state && runs.at(-1)! < 255) {
      runs[runs.length - 1]!++;
    } else {
      runs.push(state, 1);
    }
  }
  return Uint8Array.from(runs);
}

function houses(): SituationItem[] {
  const places = Array.from({ length: 86 }, (_, house) => {
    const street = house % 2;
    const along = Math.floor(house / 2) * 34;
    return {
      eastM: 780 + along * 0.86 + street * 30 - along * street * 0.1,
      northM: 420 - along * 0.45 + street * 60,
    };
  });
  return [0, 1].map((block) => {
    const mine = places.slice(block * 64, block * 64 + 64);
    const wire = mine.map(({ eastM, northM }) => frame.toWire(eastM, northM));
    const state = mine.map((_, index) =>
      block > 0 ? 0 : index < 7 ? 2 : index < 10 ? 1 : index < 15 ? 3 : 0,
    );
    return item(6, block, {
      $case: 'houses',
      value: {
        latE7: wire.map(({ latE7 }) => latE7),
        lonE7: wire.map(({ lonE7 }) => lonE7),
        state: Uint8Array.from(state),
      },
    });
  });
}

function waters(): SituationItem[] {
  return LAKES.map((lake, index) =>
    item(7, index, {
      $case: 'water',
      value: {
        ...frame.toWire(lake.eastM, lake.northM),
        radiusM: lake.radiusM,
        surfaceAmslCm: lake.amslM * 100,
      },
    }),
  );
}
