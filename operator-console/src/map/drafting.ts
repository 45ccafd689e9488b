import { type LocalPoint, type WirePoint } from '../geo/frame.js';
import { type ScreenPoint, type View } from '../geo/view.js';
import { MOST_CORNERS, edgeName, type SectorDraft } from '../store/draft.js';
import { type Intent } from '../store/intent.js';
import { type Store } from '../store/store.js';
import { Ack_Outcome } from '../wire/gen/brigade/v1/server.js';
import { explain } from '../words/reasons.js';
import { type Grip } from './gestures.js';
import { type Overlay } from './overlay.js';
import { flag, font, strike } from './marks.js';
import { BLUE, INK, PAPER, VERMILLION } from './palette.js';

/** A finger this near to a corner means the corner, CSS pixels. */
const CORNER_REACH_PX = 22;
const MIDDLE_REACH_PX = 14;
/** Edges shorter than this have no handle in their middle. */
const MIDDLE_EDGE_PX = 72;

/** A sector in the making, laid over the map: corners to drag, edges to split, what is wrong and where. */
export class Drafting implements Overlay {
  /** Where the mouse hovers; fingers do not. */
  private hovered: LocalPoint | undefined;

  constructor(
    private readonly store: Store,
    private readonly intent: Intent,
  ) {}

  /** What a pointer that goes down here takes hold of; undefined: nothing. */
  grip(view: View, at: ScreenPoint): Grip | undefined {
    const { draft } = this;
    if (draft === undefined) {
      return undefined;
    }
    const points = draft.local.value.map((corner) => view.toScreen(corner));
    const corner = nearest(points, at, CORNER_REACH_PX);
    if (corner !== undefined) {
      const from = points[corner]!;
      const offset = { x: from.x - at.x, y: from.y - at.y };
      return {
        moved: (to) => this.move(view, draft, corner, { x: to.x + offset.x, y: to.y + offset.y }),
        tapped: () => undefined,
      };
    }
    const edge = nearest(middles(points), at, MIDDLE_REACH_PX);
    if (edge === undefined || points.length >= MOST_CORNERS) {
      return undefined;
    }
    let split = false;
    const move = (to: ScreenPoint): void => {
      if (!split) {
        split = true;
        draft.insert(edge + 1, this.toWire(view, to) ?? { latE7: 0, lonE7: 0 });
      }
      this.move(view, draft, edge + 1, to);
    };
    return { moved: move, tapped: () => move(middles(points)[edge]!) };
  }

  /** @returns true if there is something to show or to take back */
  hover(view: View, at: ScreenPoint | undefined): boolean {
    const before = this.hovered;
    this.hovered =
      at === undefined || this.draft === undefined || this.grip(view, at) !== undefined
        ? undefined
        : view.toWorld(at);
    return before !== undefined || this.hovered !== undefined;
  }

  draw(context: CanvasRenderingContext2D, view: View): void {
    const draft = this.intent.draft.value;
    if (draft === undefined) {
      return;
    }
    const points = draft.local.value.map((corner) => view.toScreen(corner));
    this.drawEdges(context, draft, points);
    this.drawNext(context, view, points);
    this.drawHandles(context, points);
  }

  /** Where it crosses itself, and what the gateway would not have. */
  drawWords(context: CanvasRenderingContext2D, view: View): void {
    const draft = this.intent.draft.value;
    const { frame } = this.store.situation;
    if (draft === undefined) {
      return;
    }
    const corners = draft.corners.value.length;
    draft.crossings.value.forEach(({ edges, at }, index) => {
      const { x, y } = view.toScreen(at);
      if (index === 0) {
        const [a, b] = edges.map((edge) => edgeName(edge, corners));
        flag(context, view, x, y, `edges ${a} and ${b} cross`, VERMILLION);
      }
      strike(context, x, y, 11, VERMILLION);
    });
    const answer = draft.answer(this.store.acts.value);
    if (
      answer?.progress === Ack_Outcome.REFUSED &&
      answer.place !== undefined &&
      frame !== undefined
    ) {
      const { x, y } = view.toScreen(frame.fromWire(answer.place));
      flag(context, view, x, y, explain(answer.reason, answer.text), VERMILLION);
    }
  }

  /** The draft, while taps on the map are meant for it. */
  private get draft(): SectorDraft | undefined {
    return this.intent.tool.value === 'sector' ? this.intent.draft.value : undefined;
  }

  private move(view: View, draft: SectorDraft, index: number, to: ScreenPoint): void {
    const point = this.toWire(view, to);
    if (point !== undefined) {
      draft.move(index, point);
    }
  }

  private toWire(view: View, at: ScreenPoint): WirePoint | undefined {
    const { eastM, northM } = view.toWorld(at);
    return this.store.situation.frame?.toWire(eastM, northM);
  }

  private drawEdges(
    context: CanvasRenderingContext2D,
    draft: SectorDraft,
    points: readonly ScreenPoint[],
  ): void {
    if (points.length > 2) {
      context.beginPath();
      points.forEach(({ x, y }) => context.lineTo(x, y));
      context.fillStyle = 'rgba(0, 114, 178, 0.1)';
      context.fill('evenodd');
    }
    const wrong = new Set(draft.crossings.value.flatMap(({ edges }) => edges));
    points.forEach((from, edge) => {
      const to = points[(edge + 1) % points.length]!;
      const closing = edge === points.length - 1;
      if (points.length < 2 || (closing && points.length < 3)) {
        return;
      }
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.lineWidth = wrong.has(edge) ? 7 : 5.5;
      context.strokeStyle = 'rgba(255, 255, 255, 0.85)';
      context.stroke();
      context.setLineDash(wrong.has(edge) ? [3, 5] : closing ? [9, 6] : []);
      context.lineWidth = wrong.has(edge) ? 4 : 2.5;
      context.strokeStyle = wrong.has(edge) ? VERMILLION : BLUE;
      context.stroke();
      context.setLineDash([]);
    });
  }

  /** The edges that one more corner would make: to the mouse, or to the map's cursor. */
  private drawNext(
    context: CanvasRenderingContext2D,
    view: View,
    points: readonly ScreenPoint[],
  ): void {
    const { frame } = this.store.situation;
    const { cursor, tool } = this.intent;
    if (tool.value !== 'sector' || points.length === 0 || frame === undefined) {
      return;
    }
    const next = cursor.value === undefined ? this.hovered : frame.fromWire(cursor.value);
    if (next === undefined) {
      return;
    }
    const { x, y } = view.toScreen(next);
    const first = points[0]!;
    const last = points[points.length - 1]!;
    context.beginPath();
    context.moveTo(last.x, last.y);
    context.lineTo(x, y);
    if (points.length > 1) {
      context.lineTo(first.x, first.y);
    }
    context.setLineDash([2, 6]);
    context.lineCap = 'round';
    context.lineWidth = 2.5;
    context.strokeStyle = BLUE;
    context.stroke();
    context.lineCap = 'butt';
    context.setLineDash([]);
  }

  private drawHandles(context: CanvasRenderingContext2D, points: readonly ScreenPoint[]): void {
    if (this.draft !== undefined && points.length < MOST_CORNERS) {
      middles(points).forEach((at) => {
        if (at !== undefined) {
          disc(context, at, 4.5, PAPER, BLUE);
        }
      });
    }
    font(context, 11, 700);
    points.forEach((at, index) => {
      const first = index === 0;
      disc(context, at, 10, first ? BLUE : PAPER, BLUE);
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = first ? PAPER : INK;
      context.fillText(String(index + 1), at.x, at.y + 0.5);
    });
  }
}

/** The middles of the longer edges of a polygon, by edge. */
function middles(points: readonly ScreenPoint[]): (ScreenPoint | undefined)[] {
  if (points.length < 3) {
    return [];
  }
  return points.map((from, edge) => {
    const to = points[(edge + 1) % points.length]!;
    return Math.hypot(to.x - from.x, to.y - from.y) < MIDDLE_EDGE_PX
      ? undefined
      : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  });
}

function nearest(
  points: readonly (ScreenPoint | undefined)[],
  to: ScreenPoint,
  reachPx: number,
): number | undefined {
  let best: number | undefined;
  let bestPx = reachPx;
  points.forEach((at, index) => {
    const awayPx = at === undefined ? Infinity : Math.hypot(at.x - to.x, at.y - to.y);
    if (awayPx <= bestPx) {
      best = index;
      bestPx = awayPx;
    }
  });
  return best;
}

function disc(
  context: CanvasRenderingContext2D,
  { x, y }: ScreenPoint,
  radius: number,
  fill: string,
  edge: string,
): void {
  context.beginPath();
  context.arc(x, y, radius + 1.5, 0, 2 * Math.PI);
  context.fillStyle = PAPER;
  context.fill();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 2.5;
  context.strokeStyle = edge;
  context.stroke();
}
