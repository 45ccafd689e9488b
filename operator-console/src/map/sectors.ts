import { type LocalPoint, type MissionFrame } from '../geo/frame.js';
import { inside } from '../geo/polygon.js';
import { type View } from '../geo/view.js';
import { type Passage, type Sector } from '../wire/gen/brigade/v1/situation.js';
import { count } from '../words/format.js';
import { font, label } from './marks.js';
import { DIMMED, INK, SECTOR, SECTOR_INK } from './palette.js';

/** Sectors smaller than this on the screen carry no name, CSS pixels. */
const NAMED_PX = 34;
/** Sectors wider than this carry their heights too. */
const HEIGHTS_PX = 280;

/** Wind and scale have the map's top left corner, CSS pixels. */
const WIND = { width: 250, height: 80 } as const;

interface Outline {
  readonly frame: MissionFrame;
  readonly corners: readonly LocalPoint[];
  readonly middle: LocalPoint;
}

/** Draws sectors: everybody's as outlines, and the one that I fly in as my flight area. */
export class SectorPainter {
  /** Corners in metres, by sector as the wire last had it: projected once, drawn with every frame. */
  private readonly outlines = new WeakMap<Sector, Outline>();

  /** @param shown this one is set off */
  outline(
    context: CanvasRenderingContext2D,
    view: View,
    frame: MissionFrame,
    sector: Sector,
    shown: boolean,
  ): void {
    const { corners } = this.of(sector, frame);
    context.beginPath();
    polygon(context, view, corners);
    if (shown) {
      context.fillStyle = 'rgba(0, 158, 115, 0.14)';
      context.fill();
    }
    context.lineJoin = 'round';
    context.lineWidth = shown ? 6.5 : 5;
    context.strokeStyle = 'rgba(255, 255, 255, 0.75)';
    context.stroke();
    context.lineWidth = shown ? 3.5 : 2;
    context.strokeStyle = SECTOR;
    context.stroke();
  }

  /** The name above the sector's northern tip, where no drones are; heights where there is room. */
  name(
    context: CanvasRenderingContext2D,
    view: View,
    frame: MissionFrame,
    sector: Sector,
    how: { readonly mine: boolean; readonly heights: boolean },
  ): void {
    const { corners, middle } = this.of(sector, frame);
    const points = corners.map((corner) => view.toScreen(corner));
    const widthPx = spread(points.map(({ x }) => x));
    if (Math.max(widthPx, spread(points.map(({ y }) => y))) < NAMED_PX) {
      return;
    }
    const top = points.reduce((a, b) => (b.y < a.y ? b : a));
    const tip = top.x > 0 && top.x < view.width && top.y > 40 && top.y < view.height;
    const at = tip ? { x: top.x, y: top.y - 12 } : view.toScreen(middle);
    const heights = how.heights && widthPx > HEIGHTS_PX;
    const name = how.mine ? `your sector: ${sector.name}` : sector.name;
    font(context, 13, 700);
    labelInside(context, view, name, at.x, at.y, heights ? 14 : 0);
    if (heights) {
      font(context, 11);
      const floor = `floor ${count(sector.floorAglCm / 100)} m AGL`;
      const ceiling = `ceiling ${count(sector.ceilingAmslCm / 100)} m AMSL`;
      labelInside(context, view, `${floor} · ${ceiling}`, at.x, at.y);
    }
  }

  /**
   * My flight area: polygon and passages together, with everything outside dimmed and one dashed
   * edge around it. To be drawn first, on an empty canvas.
   *
   * Each part takes away what was painted inside it, also of the other parts' edges; so an edge is
   * left only where it is an edge of the whole.
   */
  flightArea(
    context: CanvasRenderingContext2D,
    view: View,
    frame: MissionFrame,
    sector: Sector,
  ): void {
    const { corners } = this.of(sector, frame);
    const parts = [
      path((to) => polygon(to, view, corners)),
      ...sector.passages.map((passage) => path((to) => capsule(to, view, frame, passage))),
    ];
    context.save();
    context.fillStyle = DIMMED;
    context.fillRect(0, 0, view.width, view.height);
    // The half of each line that lies inside is taken away.
    context.setLineDash([10, 7]);
    for (const [width, colour] of [
      [8, 'rgba(255, 255, 255, 0.8)'],
      [5, INK],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      parts.forEach((part) => context.stroke(part));
    }
    context.globalCompositeOperation = 'destination-out';
    context.fillStyle = INK;
    parts.forEach((part) => context.fill(part));
    context.restore();
  }

  private of(sector: Sector, frame: MissionFrame): Outline {
    const known = this.outlines.get(sector);
    if (known?.frame === frame) {
      return known;
    }
    const corners = sector.latE7.map((latE7, index) =>
      frame.fromWire({ latE7, lonE7: sector.lonE7[index] ?? 0 }),
    );
    const outline = { frame, corners, middle: inside(corners) };
    this.outlines.set(sector, outline);
    return outline;
  }
}

/** Centred, but never cut off by the map's edge, nor over wind and scale. */
function labelInside(
  context: CanvasRenderingContext2D,
  view: View,
  text: string,
  x: number,
  y: number,
  risePx = 0,
): void {
  const half = context.measureText(text).width / 2 + 6;
  const within = Math.max(half, Math.min(view.width - half, x));
  const clear = y > 0 && within - half < WIND.width ? Math.max(y, WIND.height) : y;
  label(context, text, within, clear - risePx, SECTOR_INK, 'center');
}

function path(draw: (to: Path2D) => void): Path2D {
  const made = new Path2D();
  draw(made);
  return made;
}

function polygon(to: CanvasPath, view: View, corners: readonly LocalPoint[]): void {
  corners.forEach((corner, index) => {
    const { x, y } = view.toScreen(corner);
    if (index === 0) {
      to.moveTo(x, y);
    } else {
      to.lineTo(x, y);
    }
  });
  to.closePath();
}

/** Everything within a radius of a straight line; a disc if the line has no length. */
function capsule(to: CanvasPath, view: View, frame: MissionFrame, passage: Passage): void {
  const { fromLatE7, fromLonE7, toLatE7, toLonE7, radiusCm } = passage;
  const a = view.toScreen(frame.fromWire({ latE7: fromLatE7, lonE7: fromLonE7 }));
  const b = view.toScreen(frame.fromWire({ latE7: toLatE7, lonE7: toLonE7 }));
  const radius = (radiusCm / 100) * view.pxPerM;
  const way = Math.atan2(b.y - a.y, b.x - a.x);
  to.arc(a.x, a.y, radius, way + Math.PI / 2, way - Math.PI / 2);
  to.arc(b.x, b.y, radius, way - Math.PI / 2, way + Math.PI / 2);
  to.closePath();
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
