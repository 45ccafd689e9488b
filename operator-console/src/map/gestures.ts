import { type ScreenPoint, type View } from '../geo/view.js';

/** A finger or mouse that moves less than this has tapped. */
const TAP_SLOP_PX = 8;
const TAP_MS = 600;
const WHEEL_PER_PX = 0.0016;

/** Something on the map that a pointer has taken hold of. */
export interface Grip {
  moved(to: ScreenPoint): void;
  /** Let go without having been moved. */
  tapped(): void;
}

export interface GestureEvents {
  panned(): void;
  changed(): void;
  tapped(at: ScreenPoint): void;
  /** What lies under a pointer that goes down; undefined: the map itself. */
  gripped(at: ScreenPoint): Grip | undefined;
  /** The mouse moves without a button; undefined: it has left. */
  hovered(at: ScreenPoint | undefined): void;
}

interface Finger {
  x: number;
  y: number;
  readonly startX: number;
  readonly startY: number;
  readonly startMs: number;
  readonly grip: Grip | undefined;
  dragged: boolean;
}

/** Drag to pan or to move what lies there, two fingers or the wheel to zoom, a tap to choose. The sticks are not its business. */
export class Gestures {
  private readonly fingers = new Map<number, Finger>();
  private pinched = false;
  /** How much larger than CSS pixels the view's pixels are. */
  enlarged = 1;
  private readonly abort = new AbortController();

  constructor(
    private readonly target: HTMLElement,
    private readonly view: View,
    private readonly events: GestureEvents,
  ) {
    const { signal } = this.abort;
    target.addEventListener('pointerdown', (event) => this.down(event), { signal });
    target.addEventListener('pointermove', (event) => this.move(event), { signal });
    target.addEventListener('pointerup', (event) => this.up(event), { signal });
    target.addEventListener('pointerleave', () => events.hovered(undefined), { signal });
    target.addEventListener('pointercancel', (event) => this.forget(event), { signal });
    target.addEventListener('lostpointercapture', (event) => this.forget(event), { signal });
    target.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
  }

  dispose(): void {
    this.abort.abort();
  }

  private at(event: MouseEvent): ScreenPoint {
    const box = this.target.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) / this.enlarged,
      y: (event.clientY - box.top) / this.enlarged,
    };
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    const { x, y } = this.at(event);
    this.target.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, {
      x,
      y,
      startX: x,
      startY: y,
      startMs: event.timeStamp,
      grip: this.events.gripped({ x, y }),
      dragged: false,
    });
    this.pinched = this.fingers.size > 1;
  }

  private move(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    const { x, y } = this.at(event);
    if (finger === undefined) {
      if (event.pointerType === 'mouse') {
        this.events.hovered({ x, y });
      }
      return;
    }
    if (this.fingers.size === 1) {
      finger.dragged ||= Math.hypot(x - finger.startX, y - finger.startY) > TAP_SLOP_PX;
      if (finger.dragged && finger.grip !== undefined && !this.pinched) {
        finger.grip.moved({ x, y });
      } else if (finger.dragged || this.pinched) {
        this.view.panBy(x - finger.x, y - finger.y);
        this.events.panned();
        finger.x = x;
        finger.y = y;
        this.events.changed();
      }
      return;
    }
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const before = Math.hypot(finger.x - other.x, finger.y - other.y);
      const after = Math.hypot(x - other.x, y - other.y);
      this.view.zoomAt({ x: (x + other.x) / 2, y: (y + other.y) / 2 }, after / Math.max(1, before));
      this.events.changed();
    }
    finger.x = x;
    finger.y = y;
  }

  private up(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    this.fingers.delete(event.pointerId);
    if (finger === undefined || this.pinched) {
      this.pinched = this.fingers.size > 0;
      return;
    }
    if (!finger.dragged && event.timeStamp - finger.startMs <= TAP_MS) {
      if (finger.grip === undefined) {
        this.events.tapped(this.at(event));
      } else {
        finger.grip.tapped();
      }
    }
  }

  private forget(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    this.view.zoomAt(this.at(event), Math.exp(-pixels * WHEEL_PER_PX));
    this.events.changed();
  }
}
