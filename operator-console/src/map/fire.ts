import { type View } from '../geo/view.js';
import { Cell, type CellState, type Grid } from '../store/situation.js';
import { BARE, BURNT, DAMP, VERMILLION, WET, YELLOW } from './palette.js';

/** From this size on a cell is drawn as a shape, below as a pixel. CSS pixels. */
const SHAPE_PX = 5;

/** Draws the fire grid: colour from afar, colour plus shape from near. */
export class FirePainter {
  private readonly pixels = document.createElement('canvas');
  private version = -1;

  draw(context: CanvasRenderingContext2D, fire: Grid<Uint8Array>, view: View): void {
    if (fire.cellM * view.pxPerM < SHAPE_PX) {
      this.drawPixels(context, fire);
    } else {
      drawShapes(context, fire, view);
    }
  }

  /** The context is in metres: east to the right, north up. */
  private drawPixels(context: CanvasRenderingContext2D, fire: Grid<Uint8Array>): void {
    const { columns, rows, cellM, westM, southM } = fire;
    if (this.version !== fire.version) {
      this.version = fire.version;
      this.pixels.width = columns;
      this.pixels.height = rows;
      const own = this.pixels.getContext('2d');
      if (own === null) {
        return;
      }
      const image = own.createImageData(columns, rows);
      const words = new Uint32Array(image.data.buffer);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          words[(rows - 1 - row) * columns + column] = PIXELS[fire.cells[row * columns + column] as CellState];
        }
      }
      own.putImageData(image, 0, 0);
    }
    context.save();
    context.imageSmoothingEnabled = false;
    context.scale(1, -1);
    context.drawImage(this.pixels, westM, -(southM + rows * cellM), columns * cellM, rows * cellM);
    context.restore();
  }
}

/** Colours of all states from afar: little-endian ABGR. */
const PIXELS: Record<CellState, number> = {
  [Cell.UNBURNT]: 0,
  [Cell.BURNING]: 0xff005ed5,
  [Cell.BURNT]: 0x9426282c,
  [Cell.WET]: 0x80b27200,
  [Cell.BARE]: 0x24787878,
  [Cell.DAMP]: 0x33b27200,
};

function drawShapes(context: CanvasRenderingContext2D, fire: Grid<Uint8Array>, view: View): void {
  const { columns, rows, cellM, westM, southM } = fire;
  const corners = [
    view.toWorld({ x: 0, y: 0 }),
    view.toWorld({ x: view.width, y: 0 }),
    view.toWorld({ x: 0, y: view.height }),
    view.toWorld({ x: view.width, y: view.height }),
  ];
  const column = (eastM: number): number => Math.floor((eastM - westM) / cellM);
  const row = (northM: number): number => Math.floor((northM - southM) / cellM);
  const west = Math.max(0, Math.min(...corners.map((at) => column(at.eastM))));
  const east = Math.min(columns - 1, Math.max(...corners.map((at) => column(at.eastM))));
  const south = Math.max(0, Math.min(...corners.map((at) => row(at.northM))));
  const north = Math.min(rows - 1, Math.max(...corners.map((at) => row(at.northM))));
  const ground: Record<number, Path2D> = {};
  const marks: Record<number, Path2D> = {};
  const path = (by: Record<number, Path2D>, state: number): Path2D => (by[state] ??= new Path2D());
  for (let r = south; r <= north; r++) {
    for (let c = west; c <= east; c++) {
      const state = fire.cells[r * columns + c]!;
      if (state === Cell.UNBURNT) {
        continue;
      }
      const x = westM + c * cellM;
      const y = southM + r * cellM;
      path(ground, state).rect(x, y, cellM, cellM);
      if (state === Cell.BURNING) {
        flame(path(marks, state), x, y, cellM);
      } else if (state === Cell.BURNT) {
        stroke(path(marks, state), x, y, cellM, 0.25, 0.25, 0.75, 0.75);
      } else if (state === Cell.WET) {
        stroke(path(marks, state), x, y, cellM, 0.2, 0.4, 0.8, 0.4);
        stroke(path(marks, state), x, y, cellM, 0.2, 0.65, 0.8, 0.65);
      } else if (state === Cell.DAMP) {
        stroke(path(marks, state), x, y, cellM, 0.35, 0.5, 0.65, 0.5);
      }
    }
  }
  fill(context, ground[Cell.BARE], BARE);
  fill(context, ground[Cell.BURNT], BURNT);
  fill(context, ground[Cell.DAMP], DAMP);
  fill(context, ground[Cell.WET], WET);
  fill(context, ground[Cell.BURNING], VERMILLION);
  fill(context, marks[Cell.BURNING], YELLOW);
  context.lineWidth = cellM * 0.07;
  outline(context, marks[Cell.BURNT], 'rgba(255, 255, 255, 0.28)');
  outline(context, marks[Cell.WET], 'rgba(255, 255, 255, 0.75)');
  outline(context, marks[Cell.DAMP], 'rgba(255, 255, 255, 0.75)');
}

/** A small flame: a triangle that points north. */
function flame(path: Path2D, x: number, y: number, size: number): void {
  path.moveTo(x + size * 0.5, y + size * 0.82);
  path.lineTo(x + size * 0.74, y + size * 0.24);
  path.lineTo(x + size * 0.26, y + size * 0.24);
  path.closePath();
}

function stroke(
  path: Path2D,
  x: number,
  y: number,
  size: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  path.moveTo(x + size * x1, y + size * y1);
  path.lineTo(x + size * x2, y + size * y2);
}

function fill(context: CanvasRenderingContext2D, path: Path2D | undefined, style: string): void {
  if (path !== undefined) {
    context.fillStyle = style;
    context.fill(path);
  }
}

function outline(context: CanvasRenderingContext2D, path: Path2D | undefined, style: string): void {
  if (path !== undefined) {
    context.strokeStyle = style;
    context.stroke(path);
  }
}
