/** How far the sticks are pushed, each -1..1, as seen on the screen. */
export interface Deflection {
  /** To the right of the screen. */
  readonly right: number;
  /** To the top of the screen. */
  readonly ahead: number;
  readonly up: number;
  /** Clockwise turn of the view. */
  readonly turn: number;
}

export const CENTRED: Deflection = { right: 0, ahead: 0, up: 0, turn: 0 };

/** Fastest climb or descent a full stick asks for, cm/s; the gateway may allow less. */
const MAX_VERTICAL_CMS = 300;

/**
 * Rotates a deflection to a velocity in local north, east, down.
 *
 * @param headingRad direction that is up on the screen, clockwise from north
 * @param maxSpeedCms what a full stick asks for
 */
export function toNed(
  deflection: Deflection,
  headingRad: number,
  maxSpeedCms: number,
): { northCms: number; eastCms: number; downCms: number } {
  const sin = Math.sin(headingRad);
  const cos = Math.cos(headingRad);
  const { right, ahead } = inCircle(deflection.right, deflection.ahead);
  return {
    northCms: Math.round((ahead * cos - right * sin) * maxSpeedCms) || 0,
    eastCms: Math.round((ahead * sin + right * cos) * maxSpeedCms) || 0,
    downCms: Math.round(-clamp(deflection.up) * Math.min(MAX_VERTICAL_CMS, maxSpeedCms)) || 0,
  };
}

/** Adds what several devices say; the sum stays within the sticks' reach. */
export function sum(parts: readonly Deflection[]): Deflection {
  const total = parts.reduce(
    (a, b) => ({
      right: a.right + b.right,
      ahead: a.ahead + b.ahead,
      up: a.up + b.up,
      turn: a.turn + b.turn,
    }),
    CENTRED,
  );
  return { ...inCircle(total.right, total.ahead), up: clamp(total.up), turn: clamp(total.turn) };
}

/** Cuts a dead zone out of one axis and stretches the rest, so that no step is felt at its edge. */
export function withoutDeadZone(value: number, deadZone: number): number {
  const size = Math.abs(value);
  return size <= deadZone ? 0 : Math.sign(value) * Math.min(1, (size - deadZone) / (1 - deadZone));
}

export function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

/** A diagonal full stick asks for full speed, not for 1.4 times that. */
function inCircle(right: number, ahead: number): { right: number; ahead: number } {
  const length = Math.hypot(right, ahead);
  return length > 1 ? { right: right / length, ahead: ahead / length } : { right, ahead };
}
