import { type LocalPoint } from '../geo/frame.js';
import { type View } from '../geo/view.js';
import { Limit, Phase } from '../wire/gen/brigade/v1/common.js';
import { type DroneState } from '../wire/gen/brigade/v1/server.js';
import { type Velocity } from '../wire/session.js';
import { Glide } from './glide.js';
import { arrow, font, label } from './marks.js';
import { BLUE, INK, ORANGE, PAPER } from './palette.js';

/** Closer than this, CSS pixels a metre, other drones carry their heights. */
const HEIGHTS_PX_PER_M = 0.25;
/** From this many drones on numbers are only shown near by. */
const CROWDED = 60;
/** Wishes slower than this are a wish to stay. */
const STAY_CMS = 25;
const ARROW_LEAST_PX = 26;
const ARROW_MOST_PX = 104;

/** A drone as it is shown now. */
export interface Track {
  readonly at: LocalPoint;
  readonly headingRad: number;
}

/** Draws drones and the two arrows, smoothly between the wire's frames. */
export class DronePainter {
  private readonly glides = new Map<number, Glide>();

  /**
   * Where a drone is shown now, and which way it points.
   *
   * @param brief the wire gave position and phase only
   */
  track(state: DroneState, at: LocalPoint, seenAtMs: number, nowMs: number, brief = false): Track {
    let glide = this.glides.get(state.droneId);
    if (glide === undefined) {
      glide = new Glide();
      this.glides.set(state.droneId, glide);
    }
    const velocity = { eastMps: state.eastCms / 100, northMps: state.northCms / 100 };
    glide.observe(at, brief ? undefined : velocity, seenAtMs);
    const headingRad = brief ? glide.courseRad : (state.headingCdeg * Math.PI) / 18_000;
    return { at: glide.position(nowMs), headingRad: headingRad ?? 0 };
  }

  moves(nowMs: number): boolean {
    return [...this.glides.values()].some((glide) => glide.moves(nowMs));
  }

  other(
    context: CanvasRenderingContext2D,
    view: View,
    state: DroneState,
    { at, headingRad }: Track,
    how: {
      readonly crowded: boolean;
      readonly marked: boolean;
      readonly aglM: number | undefined;
    },
  ): void {
    const { x, y } = view.toScreen(at);
    if (x < -30 || y < -30 || x > view.width + 30 || y > view.height + 30) {
      return;
    }
    if (how.marked) {
      context.beginPath();
      context.arc(x, y, 17, 0, 2 * Math.PI);
      context.fillStyle = 'rgba(0, 114, 178, 0.18)';
      context.fill();
      context.lineWidth = 2;
      context.strokeStyle = BLUE;
      context.stroke();
    }
    body(context, x, y, view.screenAngle(headingRad), 9, state, INK);
    if (how.crowded && view.pxPerM < HEIGHTS_PX_PER_M && !how.marked) {
      return;
    }
    font(context, 11);
    const height =
      how.aglM === undefined
        ? ` · ${Math.round(state.heightAmslCm / 100)} m AMSL`
        : ` · ${Math.round(how.aglM)} m AGL`;
    const detail = view.pxPerM >= HEIGHTS_PX_PER_M && state.phase === Phase.FLYING ? height : '';
    label(context, `${state.droneId}${detail}`, x + 13, y);
  }

  own(
    context: CanvasRenderingContext2D,
    view: View,
    state: DroneState,
    { at, headingRad }: Track,
  ): void {
    const { x, y } = view.toScreen(at);
    context.beginPath();
    context.arc(x, y, 20, 0, 2 * Math.PI);
    context.fillStyle = 'rgba(255, 255, 255, 0.55)';
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = BLUE;
    context.stroke();
    body(context, x, y, view.screenAngle(headingRad), 14, state, BLUE);
  }

  /** The crew's merged wish in black, mine in blue; both from the drone, in one scale. */
  arrows(
    context: CanvasRenderingContext2D,
    view: View,
    at: LocalPoint,
    merged: Velocity | undefined,
    mine: Velocity | undefined,
    maxSpeedCms: number,
  ): void {
    if (merged !== undefined) {
      oneArrow(context, view, at, merged, maxSpeedCms, 9, INK, 'crew');
    }
    if (mine !== undefined) {
      oneArrow(context, view, at, mine, maxSpeedCms, 4.5, BLUE, 'me');
    }
  }
}

export function crowded(drones: number): boolean {
  return drones > CROWDED;
}

function oneArrow(
  context: CanvasRenderingContext2D,
  view: View,
  at: LocalPoint,
  { northCms, eastCms }: Velocity,
  maxSpeedCms: number,
  width: number,
  colour: string,
  name: string,
): void {
  const { x, y } = view.toScreen(at);
  const speed = Math.hypot(northCms, eastCms);
  font(context, 12, 700);
  if (speed < STAY_CMS) {
    return;
  }
  const angle = view.screenAngle(Math.atan2(eastCms, northCms));
  const part = Math.min(1, speed / Math.max(1, maxSpeedCms));
  const length = ARROW_LEAST_PX + (ARROW_MOST_PX - ARROW_LEAST_PX) * part;
  // A little to its own side: the two arrows often point the same way.
  const aside = name === 'me' ? 5 : -5;
  const from = {
    x: x + 16 * Math.sin(angle) + aside * Math.cos(angle),
    y: y - 16 * Math.cos(angle) + aside * Math.sin(angle),
  };
  arrow(context, from.x, from.y, angle, length, width, colour);
  const side = name === 'me' ? 20 : -26;
  const reach = length + 12;
  label(
    context,
    name,
    x + reach * Math.sin(angle) + side * Math.cos(angle),
    y - reach * Math.cos(angle) + side * Math.sin(angle),
    colour,
    'center',
  );
}

/** A dart in the air, a disc on the ground, a triangle flown by others, a cross when lost. */
function body(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  angle: number,
  size: number,
  state: DroneState,
  colour: string,
): void {
  context.save();
  context.translate(x, y);
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = PAPER;
  context.fillStyle = colour;
  context.beginPath();
  switch (state.phase) {
    case Phase.LOST:
    case Phase.UNKNOWN:
      context.moveTo(-size * 0.7, -size * 0.7);
      context.lineTo(size * 0.7, size * 0.7);
      context.moveTo(size * 0.7, -size * 0.7);
      context.lineTo(-size * 0.7, size * 0.7);
      context.lineWidth = 6;
      context.stroke();
      context.lineWidth = 3;
      context.strokeStyle = colour;
      context.stroke();
      break;
    case Phase.DISCOVERED:
    case Phase.READY:
    case Phase.ARMING:
      context.arc(0, 0, size * 0.62, 0, 2 * Math.PI);
      context.stroke();
      context.fillStyle = PAPER;
      context.fill();
      context.lineWidth = 2;
      context.strokeStyle = colour;
      context.stroke();
      break;
    case Phase.EXTERNAL:
      context.moveTo(0, -size);
      context.lineTo(size * 0.95, size * 0.7);
      context.lineTo(-size * 0.95, size * 0.7);
      context.closePath();
      context.stroke();
      context.fillStyle = ORANGE;
      context.fill();
      context.lineWidth = 1.2;
      context.strokeStyle = INK;
      context.stroke();
      break;
    default:
      context.rotate(angle);
      context.moveTo(0, -size);
      context.lineTo(size * 0.72, size * 0.8);
      context.lineTo(0, size * 0.42);
      context.lineTo(-size * 0.72, size * 0.8);
      context.closePath();
      context.stroke();
      context.fill();
  }
  context.restore();
  if (state.limit === Limit.HOLD && state.phase === Phase.FLYING) {
    context.lineWidth = 2;
    context.strokeStyle = colour;
    context.strokeRect(x - size - 4, y - size - 4, 2 * size + 8, 2 * size + 8);
  }
}
