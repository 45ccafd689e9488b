import { FONT, INK, PAPER } from './palette.js';

/** Text with a pale rim, readable on anything. */
export function label(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string = INK,
  align: CanvasTextAlign = 'left',
): void {
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = 'rgba(255, 255, 255, 0.92)';
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

export function font(context: CanvasRenderingContext2D, px: number, weight = 600): void {
  context.font = `${weight} ${px}px ${FONT}`;
}

/**
 * An arrow with a pale rim.
 *
 * @param angle clockwise from up, radians
 */
export function arrow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  angle: number,
  length: number,
  width: number,
  colour: string,
): void {
  const head = width * 2.6;
  const shaft = Math.max(0, length - head);
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(-width / 2, 0);
  context.lineTo(-width / 2, -shaft);
  context.lineTo(-head / 2, -shaft);
  context.lineTo(0, -length);
  context.lineTo(head / 2, -shaft);
  context.lineTo(width / 2, -shaft);
  context.lineTo(width / 2, 0);
  context.closePath();
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = PAPER;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

export function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  width: number,
  dash: number[] = [],
): void {
  context.setLineDash(dash);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = width + 2.5;
  context.strokeStyle = 'rgba(255, 255, 255, 0.8)';
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

/** Part of a ring, from the top clockwise: how much of something is there. */
export function portion(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  part: number,
  colour: string,
  width: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(1, part));
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/** Cross-hairs: a point on the ground that somebody means. */
export function crosshair(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  context.beginPath();
  for (const [dx, dy] of [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ] as const) {
    context.moveTo(x + dx * radius * 0.35, y + dy * radius * 0.35);
    context.lineTo(x + dx * radius * 1.35, y + dy * radius * 1.35);
  }
  context.lineCap = 'round';
  context.lineWidth = 4.5;
  context.strokeStyle = PAPER;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
  context.lineCap = 'butt';
}

/** A person: head and shoulders. */
export function person(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  context.beginPath();
  context.arc(x, y - size * 0.45, size * 0.3, 0, 2 * Math.PI);
  context.moveTo(x - size * 0.5, y + size * 0.55);
  context.arc(x, y + size * 0.55, size * 0.5, Math.PI, 2 * Math.PI);
  context.closePath();
  context.lineWidth = 3;
  context.strokeStyle = PAPER;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = INK;
  context.stroke();
}

/** A crossed-out disc: this is wrong here. */
export function strike(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = PAPER;
  context.fill();
  context.lineWidth = 3;
  context.strokeStyle = colour;
  context.stroke();
  const reach = radius * 0.45;
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
  context.stroke();
}

/** Longest line of a flag's text, CSS pixels. */
const FLAG_PX = 230;
/** A flag's spot stays visible in the ring around it. */
const FLAG_RING_PX = 16;

/** A ring around a spot, and beside it a box with words that stays on the screen. */
export function flag(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  x: number,
  y: number,
  text: string,
  colour: string,
): void {
  font(context, 12);
  const lines = wrap(text, Math.min(FLAG_PX, width - 70), (part) => context.measureText(part).width);
  const wide = Math.max(...lines.map((line) => context.measureText(line).width)) + 50;
  const high = Math.max(36, lines.length * 16 + 14);
  const gap = FLAG_RING_PX + 14;
  const left = Math.max(8, Math.min(width - wide - 8, x - wide / 2));
  const above = y - gap - high > 8;
  const top = Math.max(8, Math.min(height - high - 8, above ? y - gap - high : y + gap));
  ring(context, x, y, FLAG_RING_PX, colour, 4);
  context.beginPath();
  context.moveTo(x, above ? y - FLAG_RING_PX : y + FLAG_RING_PX);
  context.lineTo(Math.max(left + 12, Math.min(left + wide - 12, x)), above ? top + high : top);
  context.lineWidth = 3;
  context.strokeStyle = colour;
  context.stroke();
  context.beginPath();
  context.roundRect(left, top, wide, high, 8);
  context.fillStyle = PAPER;
  context.fill();
  context.lineWidth = 2;
  context.stroke();
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = INK;
  const firstY = top + high / 2 - (lines.length - 1) * 8;
  lines.forEach((line, index) => context.fillText(line, left + 38, firstY + index * 16));
  danger(context, left + 19, top + high / 2, 11, colour);
}

/** Look here first. */
export function danger(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  octagon(context, x, y, radius, colour);
  context.fillStyle = '#000';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  font(context, 14, 800);
  context.fillText('!', x, y + 1);
}

/** Breaks a text at its spaces into lines of at most this width. */
export function wrap(text: string, most: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** The shape of a stop. */
function octagon(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  context.beginPath();
  for (let corner = 0; corner < 8; corner++) {
    const angle = ((corner + 0.5) * Math.PI) / 4;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
  context.lineWidth = 3;
  context.strokeStyle = PAPER;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}
