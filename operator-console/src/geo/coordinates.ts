import { type WirePoint } from './frame.js';

/** What a list of typed places says: the good ones, and what is wrong with the others. */
export interface ReadCorners {
  readonly corners: readonly WirePoint[];
  /** Each names its line, as in "line 3: ...". */
  readonly problems: readonly string[];
}

/** A number of degrees with a letter before or after it, or none. */
const NUMBER = /([NSEW])\s*([+-]?\d+(?:\.\d+)?)\s*°?|([+-]?\d+(?:\.\d+)?)\s*°?\s*([NSEW]?)/gi;
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
  const plain = line.replace(/[\u2212\u2013]/g, '-').trim();
  const rest = plain.replace(NUMBER, ' ').replace(/[\s,;]+/g, ' ').trim();
  if (rest !== '') {
    return `cannot read “${rest}”; ${EXAMPLE}`;
  }
  const numbers = [...plain.matchAll(NUMBER)].map(([, before, led, bare, after]) => ({
    degrees: Number(led ?? bare),
    letter: (before ?? after ?? '').toUpperCase(),
  }));
  const [first, second] = numbers;
  if (first === undefined || second === undefined || numbers.length !== 2) {
    return `needs a latitude and a longitude; ${EXAMPLE}`;
  }
  const swapped = isLongitude(first.letter) || isLatitude(second.letter);
  const [lat, lon] = swapped ? [second, first] : [first, second];
  if (isLongitude(lat.letter) || isLatitude(lon.letter)) {
    return `needs one latitude (N or S) and one longitude (E or W); ${EXAMPLE}`;
  }
  const signed = [lat, lon].find(({ degrees, letter }) => letter !== '' && degrees < 0);
  if (signed !== undefined) {
    return `has a minus and the letter ${signed.letter}; use one of them`;
  }
  const latDeg = lat.letter === 'S' ? -lat.degrees : lat.degrees;
  const lonDeg = lon.letter === 'W' ? -lon.degrees : lon.degrees;
  if (Math.abs(latDeg) > 90) {
    return `latitude ${lat.degrees} is beyond 90 degrees; latitude comes first`;
  }
  if (Math.abs(lonDeg) > 180) {
    return `longitude ${lon.degrees} is beyond 180 degrees`;
  }
  return { latE7: Math.round(latDeg * 1e7), lonE7: Math.round(lonDeg * 1e7) };
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
