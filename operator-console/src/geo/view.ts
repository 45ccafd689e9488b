import { type LocalPoint } from './frame.js';

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Closest and widest look, CSS pixels a metre. */
const MOST_PX_PER_M = 8;
const LEAST_PX_PER_M = 0.01;

/** Which part of the world is on the screen, and which way is up. Lengths in CSS pixels. */
export class View {
  centre: LocalPoint = { eastM: 0, northM: 0 };
  pxPerM = 0.4;
  /** Direction that is up on the screen, clockwise from north, radians. */
  headingRad = 0;
  width = 1;
  height = 1;

  toScreen({ eastM, northM }: LocalPoint): ScreenPoint {
    const { right, ahead } = this.rotate(eastM - this.centre.eastM, northM - this.centre.northM);
    return { x: this.width / 2 + right * this.pxPerM, y: this.height / 2 - ahead * this.pxPerM };
  }

  toWorld({ x, y }: ScreenPoint): LocalPoint {
    const right = (x - this.width / 2) / this.pxPerM;
    const ahead = (this.height / 2 - y) / this.pxPerM;
    const sin = Math.sin(this.headingRad);
    const cos = Math.cos(this.headingRad);
    return {
      eastM: this.centre.eastM + right * cos + ahead * sin,
      northM: this.centre.northM - right * sin + ahead * cos,
    };
  }

  /** A point of the world after a step on the screen. */
  moved(at: LocalPoint, rightPx: number, upPx: number): LocalPoint {
    const { x, y } = this.toScreen(at);
    return this.toWorld({ x: x + rightPx, y: y - upPx });
  }

  /** Zooms about a point that stays where it is on the screen. */
  zoomAt(at: ScreenPoint, factor: number): void {
    const fixed = this.toWorld(at);
    this.pxPerM = Math.max(LEAST_PX_PER_M, Math.min(MOST_PX_PER_M, this.pxPerM * factor));
    const moved = this.toWorld(at);
    this.centre = {
      eastM: this.centre.eastM + fixed.eastM - moved.eastM,
      northM: this.centre.northM + fixed.northM - moved.northM,
    };
  }

  panBy(dx: number, dy: number): void {
    this.centre = this.toWorld({ x: this.width / 2 - dx, y: this.height / 2 - dy });
  }

  /** Shows a circle of the world whole. */
  fit(centre: LocalPoint, radiusM: number): void {
    this.centre = centre;
    const px = (Math.min(this.width, this.height) / 2) * 0.92;
    this.pxPerM = Math.max(LEAST_PX_PER_M, Math.min(MOST_PX_PER_M, px / Math.max(1, radiusM)));
  }

  /** A direction of the world as an angle on the screen, clockwise from up. */
  screenAngle(worldRad: number): number {
    return worldRad - this.headingRad;
  }

  copy(): View {
    return Object.assign(new View(), this);
  }

  private rotate(east: number, north: number): { right: number; ahead: number } {
    const sin = Math.sin(this.headingRad);
    const cos = Math.cos(this.headingRad);
    return { right: east * cos - north * sin, ahead: east * sin + north * cos };
  }
}
