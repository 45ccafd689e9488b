import { type View } from '../geo/view.js';
import { type Summary, type Weather } from '../wire/gen/brigade/v1/situation.js';
import { airWords, compass, distance, oneDecimal } from '../words/format.js';
import { arrow, font, label } from './marks.js';
import { INK, PAPER } from './palette.js';

const SCALE_MOST_PX = 110;

/** Scale bar, top left below the wind. */
export function drawScale(context: CanvasRenderingContext2D, view: View): void {
  const most = SCALE_MOST_PX / view.pxPerM;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power;
  const length = metres * view.pxPerM;
  const x = 14;
  const y = 62;
  for (const [width, colour] of [
    [5, PAPER],
    [2, INK],
  ] as const) {
    context.beginPath();
    context.moveTo(x, y - 6);
    context.lineTo(x, y);
    context.lineTo(x + length, y);
    context.lineTo(x + length, y - 6);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
  font(context, 11);
  label(context, distance(metres), x + 6, y - 9);
}

type Wind = Pick<Summary, 'windNorthCms' | 'windEastCms'> &
  Partial<Pick<Weather, 'temperatureDc' | 'humidityPercent'>>;

/** Wind, top left: where the air moves to, and where it comes from in words. */
export function drawWind(
  context: CanvasRenderingContext2D,
  view: View,
  { windNorthCms, windEastCms, temperatureDc, humidityPercent }: Wind,
): void {
  const speed = Math.hypot(windNorthCms, windEastCms) / 100;
  const x = 30;
  const y = 24;
  const to = Math.atan2(windEastCms, windNorthCms);
  if (speed >= 0.3) {
    const angle = view.screenAngle(to);
    arrow(context, x - Math.sin(angle) * 15, y + Math.cos(angle) * 15, angle, 30, 5, '#4b5563');
  }
  font(context, 11);
  const from = speed >= 0.3 ? ` from ${compass(to + Math.PI)}` : '';
  label(context, `wind ${oneDecimal(speed)} m/s${from}`, x + 22, y);
  const air = airWords(temperatureDc, humidityPercent);
  if (air !== '') {
    label(context, air, x + 22, y + 14);
  }
}
