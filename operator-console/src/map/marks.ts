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
