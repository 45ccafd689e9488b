import { type Deflection, withoutDeadZone } from './deflection.js';
import { type InputHub } from './hub.js';

/** The part of a browser's Gamepad that is read. */
export interface Pad {
  readonly connected: boolean;
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

const DEAD_ZONE = 0.12;
/** Face buttons, by place: bottom, right, left, top. */
const HOLD_BUTTON = 0;
const STAND_BUTTON = 1;
const FILL_BUTTON = 2;
const DROP_BUTTON = 3;

/** What the pad's buttons do besides steering; `begin` and `end` frame a hold-to-confirm. */
export interface PadActs {
  hold(): void;
  begin(act: 'fill' | 'drop'): void;
  end(act: 'fill' | 'drop'): void;
}

/**
 * Reads a gamepad in mode 2: left stick height and turn, right stick ahead and sideways.
 *
 * A centred stick is a stick let go. After connecting, and after everything was let go, the sticks
 * must be centred once before they count: nobody starts to fly by plugging something in.
 */
export class GamepadReader {
  private armed = false;
  private readonly pressed = new Set<number>();

  constructor(
    private readonly hub: InputHub,
    private readonly acts: PadActs,
  ) {
    hub.onReleaseAll(() => (this.armed = false));
  }

  /** @param pad undefined: unplugged */
  read(pad: Pad | undefined): void {
    if (pad === undefined || !pad.connected) {
      this.armed = false;
      this.pressed.forEach((button) => this.released(button));
      this.pressed.clear();
      this.hub.set('gamepad', undefined);
      return;
    }
    this.readButtons(pad);
    const deflection = mode2(pad.axes);
    const centred = Object.values(deflection).every((axis) => axis === 0);
    this.armed ||= centred;
    const stands = pad.buttons[STAND_BUTTON]?.pressed ?? false;
    this.hub.set('gamepad', this.armed && (!centred || stands) ? deflection : undefined);
  }

  private readButtons(pad: Pad): void {
    for (const button of [HOLD_BUTTON, FILL_BUTTON, DROP_BUTTON]) {
      const down = pad.buttons[button]?.pressed ?? false;
      if (down && !this.pressed.has(button)) {
        this.pressed.add(button);
        if (button === HOLD_BUTTON) {
          this.acts.hold();
        } else {
          this.acts.begin(button === FILL_BUTTON ? 'fill' : 'drop');
        }
      } else if (!down && this.pressed.delete(button)) {
        this.released(button);
      }
    }
  }

  private released(button: number): void {
    if (button !== HOLD_BUTTON) {
      this.acts.end(button === FILL_BUTTON ? 'fill' : 'drop');
    }
  }
}

/** Axes 0, 1: left stick; 2, 3: right stick; up is -1. */
function mode2(axes: readonly number[]): Deflection {
  const axis = (index: number): number => withoutDeadZone(axes[index] ?? 0, DEAD_ZONE) || 0;
  return { turn: axis(0), up: -axis(1) || 0, right: axis(2), ahead: -axis(3) || 0 };
}
