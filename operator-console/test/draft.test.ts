import { beforeEach, describe, expect, it } from 'vitest';
import { frame, groundM, incidentItems } from '../page-test/world.js';
import { heightRange } from '../src/store/relief.js';
import { Situation } from '../src/store/situation.js';
import { MOST_CORNERS, SectorDraft } from '../src/store/draft.js';

const EMPTY = { name: '', latE7: [], lonE7: [], floorAglCm: 1_000, ceilingAmslCm: 90_000, droneIds: [] };

describe('a sector in the making', () => {
  let draft: SectorDraft;

  beforeEach(() => {
    draft = new SectorDraft(frame, { sectorId: 0, sector: EMPTY, water: undefined });
  });

  function square(sizeM = 400): void {
    for (const [east, north] of [
      [0, 0],
      [sizeM, 0],
      [sizeM, sizeM],
      [0, sizeM],
    ] as const) {
      draft.add(frame.toWire(east, north));
    }
  }

  const texts = (): string[] => draft.problems.value.map(({ text }) => text);

  it('starts with what is missing', () => {
    expect(texts()).toEqual(['3 more corners needed', 'a name is needed']);
    expect(draft.floorAglM.value).toBe('10');
    expect(draft.ceilingAmslM.value).toBe('900');
  });

  it('keeps corners and text in step, both ways', () => {
    square();
    expect(draft.text.value.split('\n')).toHaveLength(4);
    draft.type(`${draft.text.value}\n49.37 N, 123.03 W`);
    expect(draft.corners.value.at(-1)).toEqual({ latE7: 493_700_000, lonE7: -1_230_300_000 });
    draft.removeLast();
    expect(draft.text.value.split('\n')).toHaveLength(4);
    draft.move(1, { latE7: 493_600_001, lonE7: -1_230_000_009 });
    expect(draft.text.value.split('\n')[1]).toBe('49.3600001, -123.0000009');
  });

  it('leaves text alone while it is being typed, and names the line that is bad', () => {
    draft.type('49.36, -123.02\n49.3');
    expect(draft.text.value).toBe('49.36, -123.02\n49.3');
    expect(draft.corners.value).toHaveLength(1);
    expect(texts()[0]).toMatch(/^line 2: needs a latitude and a longitude/);
    draft.add(frame.toWire(0, 0));
    expect(draft.badLines.value).toEqual([]);
  });

  it('says which edges cross, and where', () => {
    square();
    const [, second, third] = draft.corners.value;
    draft.move(1, third!);
    draft.move(2, second!);
    const problem = draft.problems.value.find(({ text }) => text === 'edges 1–2 and 3–4 cross');
    expect(problem?.at?.eastM).toBeCloseTo(200, 0);
    expect(problem?.at?.northM).toBeCloseTo(200, 0);
  });

  it('says which corners are at the same place', () => {
    square();
    draft.insert(2, draft.corners.value[0]!);
    expect(texts()).toContain('corners 1 and 3 are at the same place');
  });

  it('holds the limits of the wire', () => {
    square();
    draft.name.value = 'é'.repeat(25);
    draft.floorAglM.value = '';
    draft.ceilingAmslM.value = 'high';
    draft.drones.value = new Set(Array.from({ length: 26 }, (_, id) => id));
    expect(texts()).toEqual([
      'the name has 25 characters; at most 24',
      'the floor is no height; write metres above ground, such as 10',
      'the ceiling is no height; write metres above sea level',
      '26 drones are too many; at most 25',
    ]);
    for (let corner = 0; corner < 40; corner++) {
      draft.add(frame.toWire(corner, corner * corner));
    }
    expect(draft.corners.value).toHaveLength(MOST_CORNERS);
  });

  it('becomes a sector of the wire', () => {
    square();
    draft.name.value = '  North ridge ';
    draft.floorAglM.value = '12.5';
    draft.toggle(9);
    draft.toggle(3);
    draft.toggle(4);
    draft.toggle(4);
    expect(draft.problems.value).toEqual([]);
    expect(draft.toSector(2)).toMatchObject({
      name: 'North ridge',
      floorAglCm: 1_250,
      ceilingAmslCm: 90_000,
      waterSite: 2,
      droneIds: [3, 9],
      latE7: draft.corners.value.map(({ latE7 }) => latE7),
    });
  });
});

describe('the ground inside a polygon', () => {
  it('has the lowest and highest of its posts, and nothing beyond the terrain', () => {
    const situation = new Situation();
    incidentItems().forEach((item) => situation.apply(item, 0));
    const corners = [
      { eastM: 500, northM: 500 },
      { eastM: 900, northM: 500 },
      { eastM: 900, northM: 900 },
      { eastM: 500, northM: 900 },
    ];
    let lowest = Infinity;
    let highest = -Infinity;
    for (let east = 500; east <= 900; east += 50) {
      for (let north = 500; north <= 900; north += 50) {
        lowest = Math.min(lowest, groundM(east, north));
        highest = Math.max(highest, groundM(east, north));
      }
    }
    const [low, high] = heightRange(situation, corners)!;
    expect(low).toBeGreaterThanOrEqual(lowest - 0.1);
    expect(low).toBeLessThan(lowest + 10);
    expect(high).toBeLessThanOrEqual(highest + 0.1);
    expect(high).toBeGreaterThan(highest - 10);
    expect(heightRange(situation, corners.map(({ northM }) => ({ eastM: 90_000, northM })))).toBeUndefined();
    expect(heightRange(new Situation(), corners)).toBeUndefined();
  });
});
