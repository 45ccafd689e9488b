/** Distance between a symbol and its text, CSS pixels. */
const GAP_PX = 13;
/** Distance between a symbol's middle and a text above or below it. */
const RISE_PX = 19;
const HEIGHT_PX = 13;
const SYMBOL_PX = 8;

/** Room that something takes on the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Side = 'right' | 'left' | 'below' | 'above';
const SIDES: readonly Side[] = ['right', 'left', 'below', 'above'];

/** Where a text goes: its left end, and the middle of its height. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Finds room for short texts beside symbols, so that they cover neither each other nor a symbol. A
 * text stays on the side where it was as long as there is room, so that it does not jump about.
 */
export class Labels {
  private taken: Box[] = [];
  private readonly sides = new Map<number, Side>();

  begin(): void {
    this.taken = [];
  }

  /** A text that stands where it must. */
  take(box: Box): void {
    this.taken.push(box);
  }

  free(box: Box): boolean {
    return !this.taken.some((other) => overlap(box, other));
  }

  /** A symbol that no text may cover. */
  keepClear(x: number, y: number, radius = SYMBOL_PX): void {
    this.taken.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  }

  /**
   * A place for one of these texts, the first that has room.
   *
   * @param id whose text it is
   * @param widths of the texts, in the order of preference
   * @returns which text, and where; undefined if none has room
   */
  place(
    id: number,
    x: number,
    y: number,
    widths: readonly number[],
  ): { readonly text: number; readonly at: Spot } | undefined {
    const last = this.sides.get(id);
    const sides = last === undefined ? SIDES : [last, ...SIDES.filter((side) => side !== last)];
    for (const [text, width] of widths.entries()) {
      for (const side of sides) {
        const at = spot(side, x, y, width);
        const box = textBox(at.x, at.y, width);
        if (this.free(box)) {
          this.take(box);
          this.sides.set(id, side);
          return { text, at };
        }
      }
    }
    return undefined;
  }
}

/** @param x its left end @param y the middle of its height */
export function textBox(x: number, y: number, width: number): Box {
  return { left: x, top: y - HEIGHT_PX / 2, right: x + width, bottom: y + HEIGHT_PX / 2 };
}

function spot(side: Side, x: number, y: number, width: number): Spot {
  switch (side) {
    case 'right':
      return { x: x + GAP_PX, y };
    case 'left':
      return { x: x - GAP_PX - width, y };
    case 'below':
      return { x: x - width / 2, y: y + RISE_PX };
    case 'above':
      return { x: x - width / 2, y: y - RISE_PX };
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
