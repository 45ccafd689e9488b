import { type WirePoint } from './frame.js';

/** What a list of typed places says: the good ones, and what is wrong with the others. */
export interface ReadCorners {
  readonly corners: readonly WirePoint[];
  /** Each names its line, as in "line 3: ...". */
  readonly problems: readonly string[];
}

/** Two numbers with what stands before, between and behind them. */
const PAIR = /^([NSEW])?[\s,;]*([+-]?[\d.]+)(?![\d.])([\s,;NSEW]*)([+-]?[\d.]+)\s*([NSEW])?$/;
const EXAMPLE = 'write it like 49.3600000, -123.0200000';

/** Reads one place a line: latitude, longitude in decimal degrees. Empty lines say nothing. */
export function readCorners(text: string): ReadCorners {
  const corners: WirePoint[] = [];
  const problems: string[] = [];
  text.split('\n').forEach((line, index) => {
    const read = line.trim() === '' ? undefined : readCorner(line);
    if (typeof read === 'string') {
      problems.push(`line ${index + 1}: ${read}`);
    } else if (read !== undefined) {
      corners.push(read);
    }
  });
  return { corners, problems };
}

/** @returns the place, or in words what is wrong with it */
export function readCorner(line: string): WirePoint | string {
  // Maps and word processors write a true minus sign.
  const plain = line.replace(/[\u2212\u2013]/g, '-').replaceAll('°', '').trim().toUpperCase();
  const strange = line.trim().split(/[\s,;]+/).find((word) => !/^[NSEW\d.+°\u2212\u2013-]+$/i.test(word));
  if (strange !== undefined) {
    return `cannot read “${strange}”; ${EXAMPLE}`;
  }
  const [, before, first, between, second, behind] = PAIR.exec(plain) ?? [];
  const one = degrees(first);
  const other = degrees(second);
  if (one === undefined || other === undefined) {
    return `needs a latitude and a longitude; ${EXAMPLE}`;
  }
  const [a, b] = letters(before, between ?? '', behind);
  const swapped = isLongitude(a) || isLatitude(b);
  const [lat, lon] = swapped ? [other, one] : [one, other];
  const [latLetter, lonLetter] = swapped ? [b, a] : [a, b];
  if (isLongitude(latLetter) || isLatitude(lonLetter)) {
    return `needs one latitude (N or S) and one longitude (E or W); ${EXAMPLE}`;
  }
  if ((latLetter !== '' && lat < 0) || (lonLetter !== '' && lon < 0)) {
    return `has a minus and the letter ${lat < 0 ? latLetter : lonLetter}; use one of them`;
  }
  const latDeg = latLetter === 'S' ? -lat : lat;
  const lonDeg = lonLetter === 'W' ? -lon : lon;
  if (Math.abs(latDeg) > 90) {
    return `latitude ${lat} is beyond 90 degrees; latitude comes first`;
  }
  if (Math.abs(lonDeg) > 180) {
    return `longitude ${lon} is beyond 180 degrees`;
  }
  return { latE7: Math.round(latDeg * 1e7), lonE7: Math.round(lonDeg * 1e7) };
}

/** The letters of both numbers; empty: none. One between them goes with the number it is meant for. */
function letters(
  before: string | undefined,
  between: string,
  behind: string | undefined,
): [string, string] {
  const inner = between.replace(/[^NSEW]/g, '');
  if (inner.length !== 1) {
    return inner.length === 0
      ? [before ?? '', behind ?? '']
      : [before ?? inner.slice(0, -1), behind ?? inner.slice(-1)];
  }
  const touchesFirst = between.startsWith(inner);
  const touchesSecond = between.endsWith(inner);
  const toSecond =
    before !== undefined ||
    (behind === undefined &&
      (touchesFirst === touchesSecond ? isLongitude(inner) : touchesSecond));
  return toSecond ? [before ?? '', inner] : [inner, behind ?? ''];
}

function degrees(written: string | undefined): number | undefined {
  return written !== undefined && /^[+-]?\d+(\.\d*)?$/.test(written) ? Number(written) : undefined;
}

/** One place as `readCorner` reads it, to the wire's last digit. */
export function writeCorner({ latE7, lonE7 }: WirePoint): string {
  return `${(latE7 / 1e7).toFixed(7)}, ${(lonE7 / 1e7).toFixed(7)}`;
}

function isLatitude(letter: string): boolean {
  return letter === 'N' || letter === 'S';
}

function isLongitude(letter: string): boolean {
  return letter === 'E' || letter === 'W';
}
