import { beforeEach, describe, expect, it } from 'vitest';
import { frame, groundM, incidentItems, LAKES, ORIGIN } from '../page-test/world.js';
import { MissionFrame } from '../src/geo/frame.js';
import { contourTile } from '../src/map/contours.js';
import { Situation } from '../src/store/situation.js';
import { airWords } from '../src/words/format.js';
import { SituationItem } from './gen/brigade/v1/situation.js';

describe('the situation', () => {
  let situation: Situation;
  const items = incidentItems();

  beforeEach(() => {
    situation = new Situation();
  });

  it('is the same in whatever order its items come', () => {
    const other = new Situation();
    items.forEach((item) => situation.apply(item, 0));
    [...items].reverse().forEach((item) => other.apply(item, 0));
    expect(other.fire?.cells).toEqual(situation.fire?.cells);
    expect(other.terrain?.cells).toEqual(situation.terrain?.cells);
    expect(situation.houses.size).toBe(2);
    expect(situation.waters.size).toBe(3);
  });

  it('keeps the newest version of an item, across the wrap of the number', () => {
    const people = (version: number, count: number): SituationItem => ({
      key: (8 << 24) >>> 0,
      version,
      item: { $case: 'people', value: { latE7: Array(count).fill(1), lonE7: Array(count).fill(1) } },
    });
    situation.apply(people(0xffff_fffe, 1), 0);
    situation.apply(people(1, 2), 0);
    situation.apply(people(0xffff_ffff, 3), 0);
    expect(situation.people.value?.latE7).toHaveLength(2);
  });

  it('takes whatever a new session sends, even with versions that start again', () => {
    situation.apply({ key: 8 << 24, version: 900, item: { $case: 'people', value: { latE7: [], lonE7: [] } } }, 0);
    situation.newSession();
    situation.apply({ key: 8 << 24, version: 1, item: { $case: 'people', value: { latE7: [5], lonE7: [5] } } }, 9);
    expect(situation.people.value?.latE7).toEqual([5]);
    expect(situation.feedHeardAtMs.value).toBe(9);
  });

  it('knows sectors by number, and drops removed ones but not their names', () => {
    const sector = (id: number, version: number, name: string, removed = false): SituationItem => ({
      key: ((10 << 24) | id) >>> 0,
      version,
      item: {
        $case: 'sector',
        value: {
          name,
          latE7: [],
          lonE7: [],
          floorAglCm: 0,
          ceilingAmslCm: 0,
          waterSite: 0,
          droneIds: [],
          passages: [],
          removed,
        },
      },
    });
    const before = situation.revision.value;
    situation.apply(sector(1, 1, 'North'), 0);
    situation.apply(sector(2, 2, 'Creek'), 0);
    situation.apply(sector(1, 4, '', true), 0);
    situation.apply(sector(1, 3, 'late'), 0);
    expect([...situation.sectors.value].map(([id, { name }]) => [id, name])).toEqual([[2, 'Creek']]);
    expect(situation.sectorNames.get(1)).toBe('North');
    expect(situation.revision.value).toBe(before);
    situation.newSession();
    expect(situation.sectors.value.size).toBe(0);
  });

  it('places fire tiles by the wire’s order, south-west first, and cuts them at the edge', () => {
    items.forEach((item) => situation.apply(item, 0));
    const fire = situation.fire!;
    const index = 10 + 3;
    situation.apply({ key: (5 << 24) | index, version: 2, item: { $case: 'fire', value: { runs: Uint8Array.of(0, 33, 1, 1) } } }, 0);
    expect(fire.cells[(32 + 1) * fire.columns + 3 * 32 + 1]).toBe(1);
    expect(fire.cells[(32 + 1) * fire.columns + 3 * 32 + 2]).toBe(0);
  });

  it('survives nonsense in a tile', () => {
    items.forEach((item) => situation.apply(item, 0));
    const bad = Uint8Array.of(1, 255, 1, 255, 1, 255, 1, 255, 1, 255, 1, 255, 9);
    situation.apply({ key: (5 << 24) | 0xff_ffff, version: 5, item: { $case: 'fire', value: { runs: bad } } }, 0);
    situation.apply({ key: 5 << 24, version: 5, item: { $case: 'fire', value: { runs: bad } } }, 0);
    situation.apply({ key: 4 << 24, version: 5, item: { $case: 'terrain', value: { heightDm: bad } } }, 0);
    expect(situation.fire?.cells.length).toBe(320 * 320);
  });

  it('takes land cover, streets and weather, and what is not known of it stays unknown', () => {
    const before = situation.revision.value;
    situation.apply({ key: (13 << 24) >>> 0, version: 1, item: { $case: 'weather', value: { windNorthCms: 0, windEastCms: 500 } } }, 0);
    expect(situation.revision.value).toBe(before);
    expect(situation.weather.value?.temperatureDc).toBeUndefined();
    items.forEach((item) => situation.apply(item, 0));
    expect(situation.land!.cells[Math.floor(3_700 / 25) * 320 + Math.floor(3_580 / 25)]).toBe(102);
    expect(situation.streets.get(0)?.points).toEqual([2, 2, 3]);
    situation.apply({ key: (13 << 24) >>> 0, version: 2, item: { $case: 'weather', value: { windNorthCms: 0, windEastCms: 0, temperatureDc: -5, humidityPercent: 0 } } }, 0);
    expect(airWords(situation.weather.value?.temperatureDc, situation.weather.value?.humidityPercent)).toMatch(/°C, 0 % humidity$/);
  });

  it('interpolates the terrain', () => {
    items.forEach((item) => situation.apply(item, 0));
    expect(situation.terrainAmslM(1_000, -500)).toBeCloseTo(groundM(1_000, -500), 0);
    expect(situation.terrainAmslM(1_020, -510)).toBeCloseTo(groundM(1_020, -510), -0.5);
    expect(situation.terrainAmslM(99_000, 0)).toBeUndefined();
  });

  it('fits the wire: every item is at most 1,200 bytes with its envelope', () => {
    const longest = Math.max(...items.map((item) => SituationItem.encode(item).finish().length));
    expect(longest).toBeLessThan(1_180);
  });

  it('draws contours where the ground has their height', () => {
    items.forEach((item) => situation.apply(item, 0));
    let segments = 0;
    contourTile(situation.terrain!, 37, 20, (east1, north1) => {
      segments++;
      const height = situation.terrainAmslM(east1, north1)!;
      expect(Math.abs(height / 20 - Math.round(height / 20)) * 20).toBeLessThan(0.5);
    });
    expect(segments).toBeGreaterThan(10);
  });
});

describe('the mission frame', () => {
  it('inverts itself within 2 cm up to 20 km', () => {
    for (const [eastM, northM] of [
      [0, 0],
      [LAKES[1].eastM, LAKES[1].northM],
      [14_000, -14_000],
      [-20_000, 0],
    ] as const) {
      const back = frame.fromWire(frame.toWire(eastM, northM));
      expect(Math.hypot(back.eastM - eastM, back.northM - northM)).toBeLessThan(0.02);
    }
  });

  it('bends with the earth: the same latitude lies further north, east of the origin', () => {
    const { northM, eastM } = new MissionFrame(ORIGIN.latDeg, ORIGIN.lonDeg, 0).fromDegrees(
      ORIGIN.latDeg,
      ORIGIN.lonDeg + 0.1375,
    );
    expect(eastM).toBeCloseTo(9_990, -1);
    expect(northM).toBeCloseTo((eastM * eastM * Math.tan((ORIGIN.latDeg * Math.PI) / 180)) / (2 * 6_390_000), 0);
  });
});
