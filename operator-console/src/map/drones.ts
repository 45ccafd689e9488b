import { type LocalPoint } from '../geo/frame.js';
import { type View } from '../geo/view.js';
import { Limit, Phase } from '../wire/gen/brigade/v1/common.js';
import { type DroneState } from '../wire/gen/brigade/v1/server.js';
import { type Velocity } from '../wire/session.js';
import { Glide } from './glide.js';
import { type Labels, textBox } from './labels.js';
import { arrow, font, label } from './marks.js';
import { BLUE, INK, ORANGE, PAPER } from './palette.js';

/** Closer than this, CSS pixels a metre, other drones carry their heights. */
const HEIGHTS_PX_PER_M = 0.25;
/** From this many drones on numbers are only shown near by. */
const CROWDED = 60;
/** Wishes slower than this are a wish to stay. */
const STAY_CMS = 25;
const OWN_RING_PX = 20;
const ARROW_LEAST_PX = 26;
const ARROW_MOST_PX = 104;
/** No text comes nearer to an arrow's middle line. */
const ARROW_CLEAR_PX = 10;
/** Room for an arrow's own name at its tip. */
const NAME_PX = 30;

/** A drone as it is shown now. */
export interface Track {
  readonly at: LocalPoint;
  readonly headingRad: number;
}

/** A drone that is not mine. */
export interface Other {
  readonly state: DroneState;
  readonly track: Track;
  readonly marked: boolean;
  /** Height above ground, if the ground is known there. */
  readonly aglM: number | undefined;
}

/** The crew's merged wish, and mine. */
export interface Wishes {
  readonly merged: Velocity | undefined;
  readonly mine: Velocity | undefined;
  readonly maxSpeedCms: number;
}

/** Draws drones and the two arrows, smoothly between the wire's frames. */
export class DronePainter {
  private readonly glides = new Map<number, Glide>();

  constructor(private readonly labels: Labels) {}

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

  /** All drones but mine: first their symbols, then what fits beside them. */
  others(
    context: CanvasRenderingContext2D,
    view: View,
    drones: readonly Other[],
    own: LocalPoint | undefined,
    wishes: Wishes,
  ): void {
    const seen = drones
      .map((drone) => ({ drone, ...view.toScreen(drone.track.at) }))
      .filter(({ x, y }) => x > -30 && y > -30 && x < view.width + 30 && y < view.height + 30);
    if (own !== undefined) {
      const { x, y } = view.toScreen(own);
      this.labels.keepClear(x, y, OWN_RING_PX);
      this.keepArrowClear(view, x, y, wishes.merged, wishes.maxSpeedCms);
      this.keepArrowClear(view, x, y, wishes.mine, wishes.maxSpeedCms);
    }
    for (const { drone, x, y } of seen) {
      if (drone.marked) {
        ring(context, x, y, 17, 'rgba(0, 114, 178, 0.18)');
      }
      body(context, x, y, view.screenAngle(drone.track.headingRad), 9, drone.state, INK);
      this.labels.keepClear(x, y);
    }
    font(context, 11);
    const few = drones.length <= CROWDED || view.pxPerM >= HEIGHTS_PX_PER_M;
    for (const { drone, x, y } of seen) {
      if (few || drone.marked) {
        this.label(context, view, drone, x, y);
      }
    }
  }

  private keepArrowClear(
    view: View,
    x: number,
    y: number,
    wish: Velocity | undefined,
    maxSpeedCms: number,
  ): void {
    const { angle, length } = pointer(view, wish, maxSpeedCms);
    const end = length === 0 ? 0 : length + NAME_PX;
    for (let along = OWN_RING_PX; along < end; along += ARROW_CLEAR_PX) {
      const right = along * Math.sin(angle);
      const up = along * Math.cos(angle);
      this.labels.keepClear(x + right, y - up, ARROW_CLEAR_PX);
    }
  }

  /** Number and height, the number alone where that has no room, or nothing. */
  private label(
    context: CanvasRenderingContext2D,
    view: View,
    { state, aglM }: Other,
    x: number,
    y: number,
  ): void {
    const number = String(state.droneId);
    const height =
      aglM === undefined
        ? `${Math.round(state.heightAmslCm / 100)} m AMSL`
        : `${Math.round(aglM)} m AGL`;
    const full = view.pxPerM >= HEIGHTS_PX_PER_M && state.phase === Phase.FLYING;
    const texts = full ? [`${number} · ${height}`, number] : [number];
    const widths = texts.map((text) => context.measureText(text).width);
    const found = this.labels.place(state.droneId, x, y, widths);
    if (found !== undefined) {
      label(context, texts[found.text] ?? number, found.at.x, found.at.y);
    }
  }

  own(
    context: CanvasRenderingContext2D,
    view: View,
    state: DroneState,
    { at, headingRad }: Track,
  ): void {
    const { x, y } = view.toScreen(at);
    ring(context, x, y, OWN_RING_PX, 'rgba(255, 255, 255, 0.55)');
    body(context, x, y, view.screenAngle(headingRad), 14, state, BLUE);
  }

  /** The crew's merged wish in black, mine in blue; both from the drone, in one scale. */
  arrows(
    context: CanvasRenderingContext2D,
    view: View,
    at: LocalPoint,
    { merged, mine, maxSpeedCms }: Wishes,
  ): void {
    if (merged !== undefined) {
      this.oneArrow(context, view, at, merged, maxSpeedCms, 9, INK, 'crew');
    }
    if (mine !== undefined) {
      this.oneArrow(context, view, at, mine, maxSpeedCms, 4.5, BLUE, 'me');
    }
  }

  private oneArrow(
    context: CanvasRenderingContext2D,
    view: View,
    at: LocalPoint,
    wish: Velocity,
    maxSpeedCms: number,
    thick: number,
    colour: string,
    name: string,
  ): void {
    const { x, y } = view.toScreen(at);
    const { angle, length } = pointer(view, wish, maxSpeedCms);
    font(context, 12, 700);
    if (length === 0) {
      return;
    }
    // A little to its own side: the two arrows often point the same way.
    const aside = name === 'me' ? 5 : -5;
    const from = {
      x: x + 16 * Math.sin(angle) + aside * Math.cos(angle),
      y: y - 16 * Math.cos(angle) + aside * Math.sin(angle),
    };
    arrow(context, from.x, from.y, angle, length, thick, colour);
    // Beside its tip, on its own side or across, wherever no other words are.
    const own = name === 'me' ? 20 : -26;
    const width = context.measureText(name).width;
    const spots = [own, -own].map((side) => ({
      x: x + (length + 12) * Math.sin(angle) + side * Math.cos(angle),
      y: y - (length + 12) * Math.cos(angle) + side * Math.sin(angle),
    }));
    const free = spots.find((spot) => this.labels.free(textBox(spot.x - width / 2, spot.y, width)));
    const spot = free ?? spots[0]!;
    label(context, name, spot.x, spot.y, colour, 'center');
  }
}

/** Which way a wish points on the screen, and how long its arrow is; 0: a wish to stay. */
function pointer(
  view: View,
  wish: Velocity | undefined,
  maxSpeedCms: number,
): { readonly angle: number; readonly length: number } {
  const { northCms, eastCms } = wish ?? { northCms: 0, eastCms: 0 };
  const speed = Math.hypot(northCms, eastCms);
  const part = Math.min(1, speed / Math.max(1, maxSpeedCms));
  return {
    angle: view.screenAngle(Math.atan2(eastCms, northCms)),
    length: speed < STAY_CMS ? 0 : ARROW_LEAST_PX + (ARROW_MOST_PX - ARROW_LEAST_PX) * part,
  };
}

function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  fill: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = BLUE;
  context.stroke();
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
