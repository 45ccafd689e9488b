import { type LocalPoint } from '../src/geo/frame.js';

/** A closed line of straight edges as a test knows it, with arithmetic that is not the page's own. */
export class Outline {
  constructor(private readonly corners: readonly LocalPoint[]) {}

  /** Metres beyond the line; inside it is less than 0. */
  outsideM(at: LocalPoint): number {
    let turns = 0;
    let nearestM = Infinity;
    this.corners.forEach((a, index) => {
      const b = this.corners[(index + 1) % this.corners.length]!;
      const [ax, ay, bx, by] = [a.eastM - at.eastM, a.northM - at.northM, b.eastM - at.eastM, b.northM - at.northM];
      turns += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
      const [ex, ey] = [bx - ax, by - ay];
      const part = Math.max(0, Math.min(1, -(ax * ex + ay * ey) / (ex * ex + ey * ey)));
      nearestM = Math.min(nearestM, Math.hypot(ax + ex * part, ay + ey * part));
    });
    return Math.abs(turns) > Math.PI ? -nearestM : nearestM;
  }
}
