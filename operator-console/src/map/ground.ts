import { type MissionFrame } from '../geo/frame.js';
import { type ScreenPoint, type View } from '../geo/view.js';
import { type Situation } from '../store/situation.js';
import { type WaterSite } from '../wire/gen/brigade/v1/situation.js';
import { lake } from '../words/places.js';
import { FirePainter } from './fire.js';
import type { Land } from './land.js';
import { label } from './marks.js';
import { BEYOND, BLUE, FONT, INK, PAPER, VERMILLION, WATER, WATER_EDGE } from './palette.js';

/** Pause before the late part of the map is fetched again. */
const AGAIN_MS = 2_000;
/** Below this a house is a dot, above it has a roof. CSS pixels. */
const HOUSE_ROOF_PX = 7;
const HOUSE_M = 12;
/** States of a house on the wire. */
const House = { WHOLE: 0, BURNING: 1, LOST: 2, WET: 3 } as const;

/** Draws what does not move: land, water, fire, houses. */
export class GroundPainter {
  private land: Land | undefined;
  private fetching = false;
  private readonly firePainter = new FirePainter();

  constructor(private readonly situation: Situation) {}

  /** @param dpr canvas pixels a CSS pixel */
  draw(context: CanvasRenderingContext2D, view: View, dpr: number): void {
    context.setTransform(dpr, 0, 0, dpr, 0, 0);
    context.fillStyle = BEYOND;
    context.fillRect(0, 0, view.width, view.height);
    context.save();
    this.toMetres(context, view);
    this.drawLand(context, view);
    this.drawWater(context, view);
    if (this.situation.fire !== undefined) {
      this.firePainter.draw(context, this.situation.fire, view);
    }
    context.restore();
    this.drawHouses(context, view);
    this.drawNames(context, view);
  }

  private toMetres(context: CanvasRenderingContext2D, view: View): void {
    context.translate(view.width / 2, view.height / 2);
    context.rotate(-view.headingRad);
    context.scale(view.pxPerM, -view.pxPerM);
    context.translate(-view.centre.eastM, -view.centre.northM);
  }

  /** The part that draws it is fetched when there is any, and again until it comes. */
  private drawLand(context: CanvasRenderingContext2D, view: View): void {
    const { situation } = this;
    if (this.land !== undefined) {
      this.land.draw(context, situation, view);
    } else if (!this.fetching && situation.terrain !== undefined) {
      this.fetching = true;
      import('./land.js').then(
        ({ Land }) => {
          this.land = new Land();
          situation.revision.value++;
        },
        () =>
          setTimeout(() => {
            this.fetching = false;
            situation.revision.value++;
          }, AGAIN_MS),
      );
    }
  }

  private drawWater(context: CanvasRenderingContext2D, view: View): void {
    const { frame, waters } = this.situation;
    if (frame === undefined) {
      return;
    }
    context.fillStyle = WATER;
    context.strokeStyle = WATER_EDGE;
    context.lineWidth = 1.25 / view.pxPerM;
    for (const water of waters.values()) {
      const at = frame.fromWire(water);
      context.beginPath();
      context.arc(at.eastM, at.northM, water.radiusM, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }

  private drawHouses(context: CanvasRenderingContext2D, view: View): void {
    const { frame, houses } = this.situation;
    if (frame === undefined) {
      return;
    }
    const size = Math.max(3.5, Math.min(20, HOUSE_M * view.pxPerM));
    for (const block of houses.values()) {
      for (let house = 0; house < block.latE7.length; house++) {
        const at = view.toScreen(
          frame.fromWire({ latE7: block.latE7[house]!, lonE7: block.lonE7[house]! }),
        );
        if (at.x > -20 && at.y > -20 && at.x < view.width + 20 && at.y < view.height + 20) {
          drawHouse(context, at.x, at.y, size, block.state[house] ?? House.WHOLE);
        }
      }
    }
  }

  private drawNames(context: CanvasRenderingContext2D, view: View): void {
    const { frame, waters } = this.situation;
    if (frame === undefined) {
      return;
    }
    context.font = `italic 600 12px ${FONT}`;
    for (const [number, water] of waters) {
      const at = lakeName(view, frame, water);
      if (at !== undefined) {
        label(context, lake(number), at.x, at.y, '#0b4f79', 'center');
      }
    }
  }
}

/** Where the middle of a lake's name is; undefined: the lake is too small for one. */
export function lakeName(view: View, frame: MissionFrame, water: WaterSite): ScreenPoint | undefined {
  const radius = water.radiusM * view.pxPerM;
  const { x, y } = view.toScreen(frame.fromWire(water));
  return radius > 14 ? { x, y: y - radius * 0.5 } : undefined;
}

function drawHouse(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  state: number,
): void {
  const half = size / 2;
  context.lineWidth = size < HOUSE_ROOF_PX ? 0.8 : 1.4;
  context.strokeStyle = INK;
  context.beginPath();
  if (size < HOUSE_ROOF_PX) {
    context.rect(x - half, y - half, size, size);
  } else {
    context.moveTo(x - half, y + half);
    context.lineTo(x - half, y - half * 0.2);
    context.lineTo(x, y - half * 1.1);
    context.lineTo(x + half, y - half * 0.2);
    context.lineTo(x + half, y + half);
    context.closePath();
  }
  if (state === House.LOST) {
    context.fillStyle = 'rgba(20, 24, 29, 0.75)';
    context.fill();
    context.beginPath();
    context.moveTo(x - half * 0.8, y - half * 0.5);
    context.lineTo(x + half * 0.8, y + half * 0.9);
    context.moveTo(x + half * 0.8, y - half * 0.5);
    context.lineTo(x - half * 0.8, y + half * 0.9);
    context.strokeStyle = PAPER;
    context.stroke();
    return;
  }
  context.fillStyle = state === House.BURNING ? VERMILLION : state === House.WET ? '#bfe0f5' : PAPER;
  context.fill();
  context.strokeStyle = state === House.WET ? BLUE : INK;
  context.stroke();
  if (state === House.BURNING && size >= HOUSE_ROOF_PX) {
    context.fillStyle = '#fff3c4';
    context.beginPath();
    context.moveTo(x, y - half * 0.5);
    context.lineTo(x + half * 0.5, y + half * 0.7);
    context.lineTo(x - half * 0.5, y + half * 0.7);
    context.fill();
  }
}

