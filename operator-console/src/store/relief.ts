import { type LocalPoint } from '../geo/frame.js';
import { spans } from '../geo/polygon.js';
import { type Situation } from './situation.js';

/**
 * The lowest and highest ground inside a polygon, metres AMSL, as the terrain's posts and the ground
 * at the corners have it; undefined where no ground is known.
 */
export function heightRange(
  situation: Situation,
  corners: readonly LocalPoint[],
): readonly [number, number] | undefined {
  const { terrain } = situation;
  if (terrain === undefined || corners.length === 0) {
    return undefined;
  }
  let lowest = Infinity;
  let highest = -Infinity;
  const take = (heightM: number | undefined): void => {
    if (heightM !== undefined) {
      lowest = Math.min(lowest, heightM);
      highest = Math.max(highest, heightM);
    }
  };
  corners.forEach(({ eastM, northM }) => take(situation.terrainAmslM(eastM, northM)));
  const north = corners.map(({ northM }) => northM);
  const { cellM, westM, southM, rows, columns, cells } = terrain;
  const from = Math.max(0, Math.ceil((Math.min(...north) - southM) / cellM));
  const to = Math.min(rows - 1, Math.floor((Math.max(...north) - southM) / cellM));
  for (let row = from; row <= to; row++) {
    const found = spans(corners, southM + row * cellM);
    for (let at = 0; at + 1 < found.length; at += 2) {
      const west = Math.max(0, Math.ceil((found[at]! - westM) / cellM));
      const east = Math.min(columns - 1, Math.floor((found[at + 1]! - westM) / cellM));
      for (let column = west; column <= east; column++) {
        take(cells[row * columns + column]! / 10);
      }
    }
  }
  return lowest <= highest ? [lowest, highest] : undefined;
}
