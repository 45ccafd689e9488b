import { type LocalPoint } from './frame.js';

/** Two edges that meet where they must not; edge 0 joins corners 0 and 1, the last joins the first. */
export interface Crossing {
  readonly edges: readonly [number, number];
  readonly at: LocalPoint;
}

/** Every pair of edges that cross or touch, neighbours apart. */
export function crossings(corners: readonly LocalPoint[]): Crossing[] {
  const found: Crossing[] = [];
  const last = corners.length - 1;
  for (let a = 0; a <= last; a++) {
    for (let b = a + 2; b <= last; b++) {
      if (a === 0 && b === last) {
        continue;
      }
      const at = meet(corners[a]!, corners[a + 1]!, corners[b]!, corners[b === last ? 0 : b + 1]!);
      if (at !== undefined) {
        found.push({ edges: [a, b], at });
      }
    }
  }
  return found;
}

/** Where two straight lines from point to point meet; undefined if they do not. */
function meet(
  a: LocalPoint,
  b: LocalPoint,
  c: LocalPoint,
  d: LocalPoint,
): LocalPoint | undefined {
  const r = minus(b, a);
  const s = minus(d, c);
  const q = minus(c, a);
  const area = cross(r, s);
  if (area !== 0) {
    const along = cross(q, s) / area;
    const other = cross(q, r) / area;
    return along >= 0 && along <= 1 && other >= 0 && other <= 1 ? on(a, r, along) : undefined;
  }
  const length2 = dot(r, r);
  if (cross(q, r) !== 0 || length2 === 0) {
    return undefined;
  }
  const from = dot(q, r) / length2;
  const to = from + dot(s, r) / length2;
  const first = Math.max(0, Math.min(from, to));
  return first <= Math.min(1, Math.max(from, to)) ? on(a, r, first) : undefined;
}

function minus(a: LocalPoint, b: LocalPoint): LocalPoint {
  return { eastM: a.eastM - b.eastM, northM: a.northM - b.northM };
}

function on(a: LocalPoint, way: LocalPoint, part: number): LocalPoint {
  return { eastM: a.eastM + way.eastM * part, northM: a.northM + way.northM * part };
}

function cross(a: LocalPoint, b: LocalPoint): number {
  return a.eastM * b.northM - a.northM * b.eastM;
}

function dot(a: LocalPoint, b: LocalPoint): number {
  return a.eastM * b.eastM + a.northM * b.northM;
}

/** The first two corners nearer to each other than this; undefined if there are none. */
export function coincident(
  corners: readonly LocalPoint[],
  nearM: number,
): readonly [number, number] | undefined {
  for (let a = 0; a < corners.length; a++) {
    for (let b = a + 1; b < corners.length; b++) {
      const apart = minus(corners[a]!, corners[b]!);
      if (Math.hypot(apart.eastM, apart.northM) < nearM) {
        return [a, b];
      }
    }
  }
  return undefined;
}

/** Where a line from west to east enters and leaves the polygon: east of the origin, rising. */
export function spans(corners: readonly LocalPoint[], northM: number): number[] {
  const found: number[] = [];
  corners.forEach((a, index) => {
    const b = corners[(index + 1) % corners.length]!;
    if (a.northM > northM !== b.northM > northM) {
      const part = (northM - a.northM) / (b.northM - a.northM);
      found.push(a.eastM + (b.eastM - a.eastM) * part);
    }
  });
  return found.sort((a, b) => a - b);
}

export function contains(corners: readonly LocalPoint[], at: LocalPoint): boolean {
  return spans(corners, at.northM).filter((eastM) => eastM <= at.eastM).length % 2 === 1;
}

/** Square metres; of a polygon that crosses itself, something in between. */
export function areaM2(corners: readonly LocalPoint[]): number {
  const twice = corners.reduce(
    (total, a, index) => total + cross(a, corners[(index + 1) % corners.length]!),
    0,
  );
  return Math.abs(twice) / 2;
}

/** A circle around all points. */
export function around(points: readonly LocalPoint[]): { centre: LocalPoint; radiusM: number } {
  const east = points.map(({ eastM }) => eastM);
  const north = points.map(({ northM }) => northM);
  const centre = {
    eastM: (Math.min(...east) + Math.max(...east)) / 2,
    northM: (Math.min(...north) + Math.max(...north)) / 2,
  };
  const away = points.map((at) => Math.hypot(at.eastM - centre.eastM, at.northM - centre.northM));
  return { centre, radiusM: Math.max(...away) };
}

/** A point well inside, for a name: the middle of the widest span through the middle. */
export function inside(corners: readonly LocalPoint[]): LocalPoint {
  const { centre } = around(corners);
  const found = spans(corners, centre.northM);
  let widest = { eastM: centre.eastM, width: 0 };
  for (let at = 0; at + 1 < found.length; at += 2) {
    const width = found[at + 1]! - found[at]!;
    if (width > widest.width) {
      widest = { eastM: (found[at]! + found[at + 1]!) / 2, width };
    }
  }
  return { eastM: widest.eastM, northM: centre.northM };
}
