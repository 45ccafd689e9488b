import { type Grid, TERRAIN_TILE } from '../store/situation.js';
import { LAND_HIGH, LAND_LOW, SHADOW } from './palette.js';

/** Light comes from the north-west, 45 degrees up, as on printed maps. */
const LIGHT = { east: -0.5, north: 0.5, up: Math.SQRT1_2 };
/** Slopes are exaggerated so that gentle hills show. */
const EXAGGERATION = 1.8;

/** Shaded relief, one pixel a post, north at the top; drawn enlarged and smoothed. */
export class Relief {
  readonly canvas = document.createElement('canvas');
  private version = -1;

  update(terrain: Grid<Int16Array>): void {
    if (this.version === terrain.version) {
      return;
    }
    this.version = terrain.version;
    const { columns, rows } = terrain;
    this.canvas.width = columns;
    this.canvas.height = rows;
    const context = this.canvas.getContext('2d');
    if (context !== null) {
      const image = context.createImageData(columns, rows);
      shade(terrain, image.data);
      context.putImageData(image, 0, 0);
    }
  }
}

function shade({ cells, columns, rows, cellM }: Grid<Int16Array>, rgba: Uint8ClampedArray): void {
  const [lowest, highest] = range(cells);
  const at = (column: number, row: number): number =>
    cells[
      Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column))
    ]! / 10;
  const level = Math.SQRT1_2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const east = ((at(column - 1, row) - at(column + 1, row)) / (2 * cellM)) * EXAGGERATION;
      const north = ((at(column, row - 1) - at(column, row + 1)) / (2 * cellM)) * EXAGGERATION;
      const light =
        (east * LIGHT.east + north * LIGHT.north + LIGHT.up) / Math.hypot(east, north, 1);
      const dark = Math.max(0, Math.min(0.62, (level - light) * 0.95));
      const bright = Math.max(0, Math.min(0.5, (light - level) * 1.1));
      const height = (cells[row * columns + column]! - lowest) / Math.max(1, highest - lowest);
      const pixel = ((rows - 1 - row) * columns + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const land = LAND_LOW[channel]! + (LAND_HIGH[channel]! - LAND_LOW[channel]!) * height;
        const shaded = land + (SHADOW[channel]! - land) * dark;
        rgba[pixel + channel] = shaded + (255 - shaded) * bright;
      }
      rgba[pixel + 3] = 255;
    }
  }
}

function range(cells: Int16Array): [number, number] {
  let lowest = 32_767;
  let highest = -32_768;
  for (const height of cells) {
    lowest = Math.min(lowest, height);
    highest = Math.max(highest, height);
  }
  return [lowest, highest];
}

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
    const perRow = Math.ceil(terrain.columns / TERRAIN_TILE);
    return [tile, tile + 1, tile + perRow, tile + perRow + 1].reduce(
      (total, other) => total + (terrain.tileVersions[other] ?? 0),
      0,
    );
  }
}

/** Marching squares over one tile; the segments of all levels, unordered. */
export function contourTile(
  { cells, columns, rows, cellM, westM, southM }: Grid<Int16Array>,
  tile: number,
  stepM: number,
  line: (east1: number, north1: number, east2: number, north2: number) => void,
): void {
  const perRow = Math.ceil(columns / TERRAIN_TILE);
  const west = (tile % perRow) * TERRAIN_TILE;
  const south = Math.floor(tile / perRow) * TERRAIN_TILE;
  const step = stepM * 10;
  for (let row = south; row < Math.min(south + TERRAIN_TILE, rows - 1); row++) {
    for (let column = west; column < Math.min(west + TERRAIN_TILE, columns - 1); column++) {
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
