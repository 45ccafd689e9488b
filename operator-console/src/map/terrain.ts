import type { Grid } from '../store/situation.js';

/** Land, low to high, 8-bit RGB: a quiet ground on which everything else is read. */
const LAND_LOW = [221, 229, 211] as const;
const LAND_HIGH = [246, 241, 231] as const;
const SHADOW = [88, 98, 104] as const;
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
