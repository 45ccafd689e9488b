import { type Deflection, withoutDeadZone } from './deflection.js';
import { type InputHub } from './hub.js';

/** The part of a browser's Gamepad that is read. */
export interface Pad {
  readonly connected: boolean;
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

const DEAD_ZONE = 0.12;
/** Bottom face button: HOLD. Right face button: stand still. */
const HOLD_BUTTON = 0;
const STAND_BUTTON = 1;

/**
 * Reads a gamepad in mode 2: left stick height and turn, right stick ahead and sideways.
 *
 * A centred stick is a stick let go. After connecting, and after everything was let go, the sticks
 * must be centred once before they count: nobody starts to fly by plugging something in.
 */
export class GamepadReader {
  private armed = false;
  private holdPressed = false;

  constructor(
    private readonly hub: InputHub,
    private readonly hold: () => void,
  ) {
    hub.onReleaseAll(() => (this.armed = false));
  }

  /** @param pad undefined: unplugged */
  read(pad: Pad | undefined): void {
    if (pad === undefined || !pad.connected) {
      this.armed = false;
      this.holdPressed = false;
      this.hub.set('gamepad', undefined);
      return;
    }
    const pressed = pad.buttons[HOLD_BUTTON]?.pressed ?? false;
    if (pressed && !this.holdPressed) {
      this.hold();
    }
    this.holdPressed = pressed;
    const deflection = mode2(pad.axes);
    const centred = Object.values(deflection).every((axis) => axis === 0);
    this.armed ||= centred;
    const stands = pad.buttons[STAND_BUTTON]?.pressed ?? false;
    this.hub.set('gamepad', this.armed && (!centred || stands) ? deflection : undefined);
  }
}

/** Axes 0, 1: left stick; 2, 3: right stick; up is -1. */
function mode2(axes: readonly number[]): Deflection {
  const axis = (index: number): number => withoutDeadZone(axes[index] ?? 0, DEAD_ZONE) || 0;
  return { turn: axis(0), up: -axis(1) || 0, right: axis(2), ahead: -axis(3) || 0 };
}
