import { type LocalPoint } from '../geo/frame.js';

/** Longest time a position is carried on by its speed; older ones stand still. */
const CARRY_MS = 600;
/** Corrections fade with this time constant. */
const FADE_MS = 120;
/** A correction larger than this is shown at once: it is no jitter. */
const JUMP_M = 40;

/** A position between the wire's ten frames a second: carried on by its speed, corrected softly. */
export class Glide {
  private at: LocalPoint = { eastM: 0, northM: 0 };
  private eastMs = 0;
  private northMs = 0;
  private seenAtMs = -Infinity;
  private errorEastM = 0;
  private errorNorthM = 0;

  /** @param seenAtMs when the position reached the page; the same again changes nothing */
  observe(at: LocalPoint, eastMs: number, northMs: number, seenAtMs: number): void {
    if (seenAtMs === this.seenAtMs) {
      return;
    }
    const first = this.seenAtMs === -Infinity;
    const shown = first ? at : this.position(seenAtMs);
    this.at = at;
    this.eastMs = eastMs;
    this.northMs = northMs;
    this.seenAtMs = seenAtMs;
    const east = shown.eastM - at.eastM;
    const north = shown.northM - at.northM;
    const jump = Math.hypot(east, north) > JUMP_M;
    this.errorEastM = jump ? 0 : east;
    this.errorNorthM = jump ? 0 : north;
  }

  position(nowMs: number): LocalPoint {
    const ageMs = Math.max(0, nowMs - this.seenAtMs);
    const carriedS = Math.min(CARRY_MS, ageMs) / 1_000;
    const fade = Math.exp(-ageMs / FADE_MS);
    return {
      eastM: this.at.eastM + this.eastMs * carriedS + this.errorEastM * fade,
      northM: this.at.northM + this.northMs * carriedS + this.errorNorthM * fade,
    };
  }

  /** True while the shown position still changes. */
  moves(nowMs: number): boolean {
    const ageMs = nowMs - this.seenAtMs;
    const speed = Math.hypot(this.eastMs, this.northMs);
    const error = Math.hypot(this.errorEastM, this.errorNorthM) * Math.exp(-ageMs / FADE_MS);
    return (speed > 0.05 && ageMs < CARRY_MS) || error > 0.05;
  }
}
