import { type LocalPoint } from '../geo/frame.js';

/** Longest time a position is carried on by its speed; older ones stand still. */
const CARRY_MS = 600;
/** Corrections fade with this time constant. */
const FADE_MS = 120;
/** Share of a newly measured velocity in the estimate of it. */
const TRUST = 0.4;
/** Slower than this a drone has no course, m/s. */
const COURSE_MPS = 0.7;
/** A correction larger than this is shown at once: it is no jitter. */
const JUMP_M = 40;

/** A position between the wire's ten frames a second: carried on by its speed, corrected softly. */
export class Glide {
  private at: LocalPoint = { eastM: 0, northM: 0 };
  private eastMps = 0;
  private northMps = 0;
  private seenAtMs = -Infinity;
  private errorEastM = 0;
  private errorNorthM = 0;

  /**
   * @param velocity metres a second; undefined where the wire has none: then it is estimated
   * @param seenAtMs when the position reached the page; the same again changes nothing
   */
  observe(
    at: LocalPoint,
    velocity: { readonly eastMps: number; readonly northMps: number } | undefined,
    seenAtMs: number,
  ): void {
    if (seenAtMs === this.seenAtMs) {
      return;
    }
    const first = this.seenAtMs === -Infinity;
    const shown = first ? at : this.position(seenAtMs);
    const { eastMps, northMps } = velocity ?? this.estimate(at, (seenAtMs - this.seenAtMs) / 1_000);
    this.at = at;
    this.eastMps = eastMps;
    this.northMps = northMps;
    this.seenAtMs = seenAtMs;
    const east = shown.eastM - at.eastM;
    const north = shown.northM - at.northM;
    const jump = Math.hypot(east, north) > JUMP_M;
    this.errorEastM = jump ? 0 : east;
    this.errorNorthM = jump ? 0 : north;
  }

  /** Direction of flight, clockwise from north, radians; undefined while it hardly moves. */
  get courseRad(): number | undefined {
    return Math.hypot(this.eastMps, this.northMps) < COURSE_MPS
      ? undefined
      : Math.atan2(this.eastMps, this.northMps);
  }

  private estimate(at: LocalPoint, elapsedS: number): { eastMps: number; northMps: number } {
    if (!(elapsedS > 0.01 && elapsedS < 5)) {
      return { eastMps: 0, northMps: 0 };
    }
    const mix = (old: number, moved: number): number => old + (moved / elapsedS - old) * TRUST;
    return {
      eastMps: mix(this.eastMps, at.eastM - this.at.eastM),
      northMps: mix(this.northMps, at.northM - this.at.northM),
    };
  }

  position(nowMs: number): LocalPoint {
    const ageMs = Math.max(0, nowMs - this.seenAtMs);
    const carriedS = Math.min(CARRY_MS, ageMs) / 1_000;
    const fade = Math.exp(-ageMs / FADE_MS);
    return {
      eastM: this.at.eastM + this.eastMps * carriedS + this.errorEastM * fade,
      northM: this.at.northM + this.northMps * carriedS + this.errorNorthM * fade,
    };
  }

  /** True while the shown position still changes. */
  moves(nowMs: number): boolean {
    const ageMs = nowMs - this.seenAtMs;
    const speed = Math.hypot(this.eastMps, this.northMps);
    const error = Math.hypot(this.errorEastM, this.errorNorthM) * Math.exp(-ageMs / FADE_MS);
    return (speed > 0.05 && ageMs < CARRY_MS) || error > 0.05;
  }
}
