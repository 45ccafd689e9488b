import { type MissionFrame, type LocalPoint } from '../geo/frame.js';
import { type View } from '../geo/view.js';
import { type AimMark, AIM_LIFE_MS } from '../store/intent.js';
import { ACT_WORDS } from '../words/states.js';
import { Act } from '../wire/gen/brigade/v1/common.js';
import { type FlightArea, type OpenDecision, type Seating } from '../wire/gen/brigade/v1/server.js';
import { type Traffic } from '../wire/gen/brigade/v1/situation.js';
import { percent } from '../words/format.js';
import { type Labels, textBox } from './labels.js';
import { arrow, crosshair, danger, font, label, person, portion, ring } from './marks.js';
import { BLUE, DIMMED, GREEN, INK, PAPER, PURPLE, VERMILLION } from './palette.js';

/** The share of the crew's weight that a drop needs. */
const DROP_SHARE = 0.6;
/** Votes this near each other are for the same drop. */
export const SAME_DROP_M = 15;
/** Nobody drops this near to a person or a reported danger, metres. */
const KEEP_OUT_M = 50;

export function drawFlightArea(
  context: CanvasRenderingContext2D,
  view: View,
  frame: MissionFrame,
  area: Pick<FlightArea, 'latE7' | 'lonE7' | 'radiusCm'>,
  mine: boolean,
): void {
  const { x, y } = view.toScreen(frame.fromWire(area));
  const radius = (area.radiusCm / 100) * view.pxPerM;
  if (mine) {
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.arc(x, y, radius, 0, 2 * Math.PI, true);
    context.fillStyle = DIMMED;
    context.fill();
  }
  ring(context, x, y, radius, mine ? INK : 'rgba(20, 24, 29, 0.5)', mine ? 2.5 : 1.5, [10, 7]);
  font(context, 12);
  label(
    context,
    mine ? 'edge of your flight area' : 'edge of the flight area',
    x,
    y - radius + 12,
    INK,
    'center',
  );
}

export function drawWaterSlot(
  context: CanvasRenderingContext2D,
  view: View,
  frame: MissionFrame,
  seating: Seating,
  labels: Labels,
): void {
  if (seating.waterRadiusCm === 0) {
    return;
  }
  const at = frame.fromWire({ latE7: seating.waterLatE7, lonE7: seating.waterLonE7 });
  const { x, y } = view.toScreen(at);
  const radius = Math.max(9, (seating.waterRadiusCm / 100) * view.pxPerM);
  ring(context, x, y, radius, BLUE, 2.5, [5, 4]);
  context.beginPath();
  context.moveTo(x, y - 8);
  context.bezierCurveTo(x + 7, y + 1, x + 5, y + 7, x, y + 7);
  context.bezierCurveTo(x - 5, y + 7, x - 7, y + 1, x, y - 8);
  context.lineWidth = 2.5;
  context.strokeStyle = PAPER;
  context.stroke();
  context.fillStyle = BLUE;
  context.fill();
  font(context, 12);
  nameSymbol(context, 'your water', x, y, radius + 11, BLUE, labels);
}

/** A symbol's name below it, or above where something else stands below. */
function nameSymbol(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  risePx: number,
  colour: string,
  labels: Labels,
): void {
  const width = context.measureText(text).width;
  const [below, above] = [y + risePx, y - risePx].map((middle) => textBox(x - width / 2, middle, width));
  const rises = labels.free(below!) || !labels.free(above!) ? risePx : -risePx;
  labels.take(rises > 0 ? below! : above!);
  label(context, text, x, y + rises, colour, 'center');
}

export function drawBase(
  context: CanvasRenderingContext2D,
  view: View,
  at: LocalPoint,
  labels: Labels,
): void {
  const { x, y } = view.toScreen(at);
  context.beginPath();
  context.arc(x, y, 10, 0, 2 * Math.PI);
  context.fillStyle = PAPER;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = INK;
  context.stroke();
  font(context, 13, 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = INK;
  context.fillText('H', x, y + 0.5);
  font(context, 11);
  nameSymbol(context, 'base', x, y, 18, INK, labels);
}

export function drawPerson(
  context: CanvasRenderingContext2D,
  view: View,
  at: LocalPoint,
  labels: Labels,
): void {
  const { x, y } = view.toScreen(at);
  const keepOut = KEEP_OUT_M * view.pxPerM;
  if (keepOut > 14) {
    ring(context, x, y, keepOut, PURPLE, 1.5, [3, 4]);
  }
  person(context, x, y, 15, PURPLE);
  font(context, 11);
  nameSymbol(context, 'person', x, y, 19, INK, labels);
}

/** A crewed aircraft, from which drones keep away by kilometres. */
export function drawAircraft(
  context: CanvasRenderingContext2D,
  view: View,
  at: LocalPoint,
  { heightAmslCm, northCms, eastCms }: Traffic,
  index: number,
): void {
  const { x, y } = view.toScreen(at);
  const course = Math.atan2(eastCms[index] ?? 0, northCms[index] ?? 0);
  arrow(context, x, y, course - view.headingRad, 26, 7, PURPLE);
  font(context, 12, 700);
  label(context, `aircraft ${Math.round((heightAmslCm[index] ?? 0) / 100)} m AMSL`, x, y + 14, PURPLE, 'center');
}

export function drawDanger(
  context: CanvasRenderingContext2D,
  view: View,
  at: LocalPoint,
  awaitsSeconder: boolean,
  labels: Labels,
): void {
  const { x, y } = view.toScreen(at);
  const keepOut = Math.max(14, KEEP_OUT_M * view.pxPerM);
  ring(context, x, y, keepOut, VERMILLION, 2, awaitsSeconder ? [3, 6] : []);
  danger(context, x, y, 11, VERMILLION);
  font(context, 12, 700);
  nameSymbol(context, awaitsSeconder ? 'danger?' : 'danger', x, y, 22, INK, labels);
}

export function drawDecision(
  context: CanvasRenderingContext2D,
  view: View,
  frame: MissionFrame,
  decision: OpenDecision,
  labels: Labels,
): void {
  if (decision.act !== Act.DROP) {
    return;
  }
  const { x, y } = view.toScreen(frame.fromWire(decision));
  const radius = Math.max(13, SAME_DROP_M * view.pxPerM);
  const part = decision.sharePermille / 1_000;
  ring(context, x, y, radius, decision.decided ? GREEN : INK, 1.5);
  portion(context, x, y, radius, decision.decided ? 1 : part / DROP_SHARE, GREEN, 5);
  crosshair(context, x, y, 11, decision.decided ? GREEN : INK);
  font(context, 12, 700);
  const seconds = Math.ceil(decision.leftMs / 1_000);
  const state = decision.decided
    ? `${ACT_WORDS[decision.act]} agreed · ${seconds} s`
    : `${ACT_WORDS[decision.act]} here? ${percent(part)} of ${percent(DROP_SHARE)} · ${seconds} s`;
  labels.keepClear(x, y, 14);
  nameSymbol(context, state, x, y, radius + 13, INK, labels);
}

export function drawAim(
  context: CanvasRenderingContext2D,
  view: View,
  frame: MissionFrame,
  aim: AimMark,
  from: LocalPoint | undefined,
  nowMs: number,
): void {
  const at = view.toScreen(frame.fromWire(aim.point));
  const left = 1 - (nowMs - aim.atMs) / AIM_LIFE_MS;
  if (from !== undefined) {
    const start = view.toScreen(from);
    context.setLineDash([2, 6]);
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(at.x, at.y);
    context.lineWidth = 3;
    context.strokeStyle = BLUE;
    context.stroke();
    context.setLineDash([]);
    context.lineCap = 'butt';
  }
  context.beginPath();
  context.arc(at.x, at.y, 5, 0, 2 * Math.PI);
  context.fillStyle = BLUE;
  context.fill();
  ring(context, at.x, at.y, 14, 'rgba(0, 114, 178, 0.25)', 4);
  portion(context, at.x, at.y, 14, left, BLUE, 4);
  font(context, 12, 700);
  const seconds = Math.max(0, Math.ceil((left * AIM_LIFE_MS) / 1_000));
  label(context, `my aim · ${seconds} s`, at.x, at.y + 26, BLUE, 'center');
}

const CURSOR_WORDS = {
  aim: 'aim here?',
  drop: 'drop here?',
  danger: 'danger here?',
  sector: 'Enter: a corner here',
} as const;

export function drawCursor(
  context: CanvasRenderingContext2D,
  view: View,
  frame: MissionFrame,
  point: { latE7: number; lonE7: number },
  tool: keyof typeof CURSOR_WORDS,
): void {
  const { x, y } = view.toScreen(frame.fromWire(point));
  const reachM = tool === 'drop' ? SAME_DROP_M : tool === 'danger' ? KEEP_OUT_M : 0;
  const colour = reachM > 0 ? VERMILLION : BLUE;
  if (reachM > 0) {
    ring(context, x, y, Math.max(13, reachM * view.pxPerM), colour, 2, [4, 4]);
  }
  crosshair(context, x, y, 14, colour);
  font(context, 12, 700);
  label(context, CURSOR_WORDS[tool], x, y - 32, colour, 'center');
}
