import type { View } from '../geo/view.js';
import type { Grid, Situation } from '../store/situation.js';
import { Contours } from './contours.js';
import { Relief } from './terrain.js';

/** Contours closer than this on the screen would be a blur, CSS pixels for a 20 % slope. */
const CONTOUR_PX = 24;
const CONTOUR_STEPS_M = [5, 10, 20, 50, 100, 200, 500];
const CONTOUR = 'rgba(94, 84, 62, 0.28)';
const STREET = '#fffdf5';
const STREET_EDGE = 'rgba(96, 88, 72, 0.55)';
const STREET_M = 7;
const STREET_LEAST_PX = 1.6;

/**
 * Draws the land: its shape, cover, contours and streets. A part of the page that comes late, as
 * nobody needs it to fly; it shares nothing but types with the rest, so that it stays apart.
 */
export class Land {
  private readonly relief = new Relief();
  private readonly contours = new Contours();
  private readonly cover = new Cover();

  /** The context is in metres: east to the right, north up. */
  draw(context: CanvasRenderingContext2D, situation: Situation, view: View): void {
    const { land, terrain } = situation;
    if (terrain !== undefined) {
      this.drawRelief(context, terrain);
    }
    if (land !== undefined && land.version > 0) {
      this.cover.draw(context, land);
    }
    if (terrain !== undefined) {
      this.drawContours(context, terrain, view);
    }
    drawStreets(context, situation, view);
  }

  private drawRelief(context: CanvasRenderingContext2D, terrain: Grid<Int16Array>): void {
    this.relief.update(terrain);
    const { columns, rows, cellM, westM, southM } = terrain;
    context.save();
    context.imageSmoothingQuality = 'high';
    context.scale(1, -1);
    context.drawImage(
      this.relief.canvas,
      westM - cellM / 2,
      -(southM + (rows - 0.5) * cellM),
      columns * cellM,
      rows * cellM,
    );
    context.restore();
  }

  private drawContours(context: CanvasRenderingContext2D, terrain: Grid<Int16Array>, view: View): void {
    const { columns, rows, cellM, westM, southM, tile: side } = terrain;
    const stepM = CONTOUR_STEPS_M.find((step) => (step / 0.2) * view.pxPerM >= CONTOUR_PX);
    if (stepM === undefined) {
      return;
    }
    const reach = Math.hypot(view.width, view.height) / 2 / view.pxPerM + side * cellM;
    const perRow = Math.ceil(columns / side);
    const tiles = perRow * Math.ceil(rows / side);
    context.lineWidth = 0.8 / view.pxPerM;
    context.strokeStyle = CONTOUR;
    for (let tile = 0; tile < tiles; tile++) {
      const east = westM + ((tile % perRow) + 0.5) * side * cellM;
      const north = southM + (Math.floor(tile / perRow) + 0.5) * side * cellM;
      if (Math.hypot(east - view.centre.eastM, north - view.centre.northM) <= reach) {
        context.stroke(this.contours.path(terrain, tile, stepM));
      }
    }
  }
}

/** Land cover, one pixel a cell, north at the top; drawn enlarged. */
class Cover {
  private readonly pixels = document.createElement('canvas');
  private version = 0;

  draw(context: CanvasRenderingContext2D, land: Grid<Uint8Array>): void {
    const { columns, rows, cellM, westM, southM } = land;
    if (this.version !== land.version || this.pixels.width !== columns) {
      this.version = land.version;
      this.paint(land);
    }
    context.save();
    context.imageSmoothingEnabled = false;
    context.scale(1, -1);
    context.drawImage(this.pixels, westM, -(southM + rows * cellM), columns * cellM, rows * cellM);
    context.restore();
  }

  private paint({ cells, columns, rows }: Grid<Uint8Array>): void {
    this.pixels.width = columns;
    this.pixels.height = rows;
    const context = this.pixels.getContext('2d');
    if (context === null) {
      return;
    }
    const image = context.createImageData(columns, rows);
    const words = new Uint32Array(image.data.buffer);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        words[(rows - 1 - row) * columns + column] = tint(cells[row * columns + column]!);
      }
    }
    context.putImageData(image, 0, 0);
  }
}

/** Little-endian ABGR over the shaded ground, by the number of a cover. */
export function tint(cover: number): number {
  if (cover === 0) {
    return 0; // not known
  }
  if (cover === 102) {
    return 0xc0e6cb9f; // water
  }
  if (cover === 101) {
    return 0x50b4b8bc; // nothing that burns
  }
  if (cover < 10) {
    return 0x4c407046; // conifers
  }
  if (cover < 20) {
    return 0x5054a878; // leafy trees
  }
  return cover < 40 ? 0x5878c8d2 : 0x504a8c62; // grass; mixed trees
}

function drawStreets(context: CanvasRenderingContext2D, { frame, streets }: Situation, view: View): void {
  if (frame === undefined || streets.size === 0) {
    return;
  }
  const lines = new Path2D();
  for (const { latE7, lonE7, points } of streets.values()) {
    let at = 0;
    for (const count of points) {
      for (let point = 0; point < count && at < latE7.length; point++, at++) {
        const { eastM, northM } = frame.fromWire({ latE7: latE7[at]!, lonE7: lonE7[at] ?? 0 });
        if (point === 0) {
          lines.moveTo(eastM, northM);
        } else {
          lines.lineTo(eastM, northM);
        }
      }
    }
  }
  const width = Math.max(STREET_M, STREET_LEAST_PX / view.pxPerM);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [more, colour] of [
    [1.5 / view.pxPerM, STREET_EDGE],
    [0, STREET],
  ] as const) {
    context.lineWidth = width + more;
    context.strokeStyle = colour;
    context.stroke(lines);
  }
}
