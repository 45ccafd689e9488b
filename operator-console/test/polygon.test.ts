import { describe, expect, it } from 'vitest';
import { type LocalPoint } from '../src/geo/frame.js';
import { areaM2, around, coincident, contains, crossings, inside, spans } from '../src/geo/polygon.js';

function corners(...pairs: readonly (readonly [number, number])[]): LocalPoint[] {
  return pairs.map(([eastM, northM]) => ({ eastM, northM }));
}

const SQUARE = corners([0, 0], [100, 0], [100, 100], [0, 100]);
const BOW_TIE = corners([0, 0], [100, 100], [100, 0], [0, 100]);
/** A U, open to the north. */
const HORSESHOE = corners([0, 0], [90, 0], [90, 90], [60, 90], [60, 30], [30, 30], [30, 90], [0, 90]);

describe('a polygon', () => {
  it('does not cross itself where edges share a corner', () => {
    expect(crossings(SQUARE)).toEqual([]);
    expect(crossings(HORSESHOE)).toEqual([]);
    expect(crossings(SQUARE.slice(0, 3))).toEqual([]);
  });

  it('names the edges that cross, and where', () => {
    expect(crossings(BOW_TIE)).toEqual([{ edges: [0, 2], at: { eastM: 50, northM: 50 } }]);
  });

  it('counts the edge that closes it', () => {
    const found = crossings(corners([0, 0], [100, 0], [100, 100], [50, -50]));
    expect(found.map(({ edges }) => edges)).toEqual([[0, 2]]);
    const closing = crossings(corners([0, 0], [100, 0], [100, -50], [100, 50], [50, -20]));
    expect(closing.map(({ edges }) => edges)).toContainEqual([0, 3]);
  });

  it('crosses itself where a corner lies on another edge, and where edges run over each other', () => {
    expect(crossings(corners([0, 0], [100, 0], [100, 100], [50, 0], [0, 100]))).not.toEqual([]);
    expect(crossings(corners([0, 0], [100, 0], [100, 50], [80, 0], [20, 0], [0, 50]))).not.toEqual([]);
  });

  it('finds two corners on one spot', () => {
    expect(coincident(SQUARE, 1)).toBeUndefined();
    expect(coincident([...SQUARE, { eastM: 100.3, northM: 0 }], 1)).toEqual([1, 4]);
  });

  it('knows what lies inside, in a hollow too', () => {
    expect(contains(SQUARE, { eastM: 50, northM: 50 })).toBe(true);
    expect(contains(SQUARE, { eastM: 150, northM: 50 })).toBe(false);
    expect(contains(HORSESHOE, { eastM: 45, northM: 60 })).toBe(false);
    expect(contains(HORSESHOE, { eastM: 75, northM: 60 })).toBe(true);
    expect(spans(HORSESHOE, 60)).toEqual([0, 30, 60, 90]);
  });

  it('has a place for its name inside, a circle around it and an area', () => {
    expect(contains(HORSESHOE, inside(HORSESHOE))).toBe(true);
    expect(inside(SQUARE)).toEqual({ eastM: 50, northM: 50 });
    expect(around(SQUARE)).toEqual({ centre: { eastM: 50, northM: 50 }, radiusM: Math.hypot(50, 50) });
    expect(areaM2(SQUARE)).toBe(10_000);
    expect(areaM2([...SQUARE].reverse())).toBe(10_000);
  });
});
