import type { Grid } from '../store/situation.js';

/** Contour lines by tile, in metres east and north of the mission origin. */
export class Contours {
  private tiles = new Map<number, { version: number; stepM: number; path: Path2D }>();

  /** The lines of one tile at a step, built when first asked for and when the tile has changed. */
  path(terrain: Grid<Int16Array>, tile: number, stepM: number): Path2D {
    const version = this.versionAround(terrain, tile);
    const known = this.tiles.get(tile);
    if (known !== undefined && known.version === version && known.stepM === stepM) {
      return known.path;
    }
    const path = new Path2D();
    contourTile(terrain, tile, stepM, (x1, y1, x2, y2) => {
      path.moveTo(x1, y1);
      path.lineTo(x2, y2);
    });
    this.tiles.set(tile, { version, stepM, path });
    return path;
  }

  /** A tile's lines reach one post into its eastern and northern neighbours. */
  private versionAround(terrain: Grid<Int16Array>, tile: number): number {
    const perRow = Math.ceil(terrain.columns / terrain.tile);
    return [tile, tile + 1, tile + perRow, tile + perRow + 1].reduce(
      (total, other) => total + (terrain.tileVersions[other] ?? 0),
      0,
    );
  }
}

/** Marching squares over one tile; the segments of all levels, unordered. */
export function contourTile(
  { cells, columns, rows, cellM, westM, southM, tile: side }: Grid<Int16Array>,
  tile: number,
  stepM: number,
  line: (east1: number, north1: number, east2: number, north2: number) => void,
): void {
  const perRow = Math.ceil(columns / side);
  const west = (tile % perRow) * side;
  const south = Math.floor(tile / perRow) * side;
  const step = stepM * 10;
  for (let row = south; row < Math.min(south + side, rows - 1); row++) {
    for (let column = west; column < Math.min(west + side, columns - 1); column++) {
      const sw = cells[row * columns + column]!;
      const se = cells[row * columns + column + 1]!;
      const nw = cells[(row + 1) * columns + column]!;
      const ne = cells[(row + 1) * columns + column + 1]!;
      const lowest = Math.min(sw, se, nw, ne);
      const highest = Math.max(sw, se, nw, ne);
      for (let level = Math.floor(lowest / step) * step + step; level <= highest; level += step) {
        const points: number[] = [];
        const cross = (a: number, b: number, x: number, y: number, dx: number, dy: number): void => {
          if (a < level !== b < level) {
            const part = (level - a) / (b - a);
            points.push(
              westM + (column + x + dx * part) * cellM,
              southM + (row + y + dy * part) * cellM,
            );
          }
        };
        cross(sw, se, 0, 0, 1, 0);
        cross(se, ne, 1, 0, 0, 1);
        cross(nw, ne, 0, 1, 1, 0);
        cross(sw, nw, 0, 0, 0, 1);
        for (let at = 0; at + 3 < points.length; at += 4) {
          line(points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!);
        }
      }
    }
  }
}
