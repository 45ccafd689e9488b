import { type Deflection } from './deflection.js';
import { type InputHub } from './hub.js';

/** What each key means, by its place on the keyboard, whatever letter is printed on it. */
export const STEER_KEYS: Readonly<Record<string, Partial<Deflection>>> = {
  KeyW: { ahead: 1 },
  KeyS: { ahead: -1 },
  KeyA: { right: -1 },
  KeyD: { right: 1 },
  KeyR: { up: 1 },
  KeyF: { up: -1 },
  KeyQ: { turn: -1 },
  KeyE: { turn: 1 },
  /** Held alone: a wish to stand still. */
  KeyX: {},
};

/** Keys have no half way: plain is cruising, Shift is everything. */
const CRUISE = 0.6;

/** Turns held keys into a deflection. Knows keys only, no DOM, so that it can be tested dry. */
export class Keyboard {
  private readonly held = new Set<string>();
  private fast = false;

  constructor(private readonly hub: InputHub) {
    hub.onReleaseAll(() => this.held.clear());
  }

  /** @returns true if the key steers */
  down(code: string, fast: boolean): boolean {
    if (STEER_KEYS[code] === undefined) {
      this.shift(fast);
      return false;
    }
    this.held.add(code);
    this.fast = fast;
    this.publish();
    return true;
  }

  up(code: string, fast: boolean): void {
    this.fast = fast;
    this.held.delete(code);
    this.publish();
  }

  private shift(fast: boolean): void {
    if (fast !== this.fast) {
      this.fast = fast;
      this.publish();
    }
  }

  private publish(): void {
    if (this.held.size === 0) {
      this.hub.set('keyboard', undefined);
      return;
    }
    const scale = this.fast ? 1 : CRUISE;
    const total = { right: 0, ahead: 0, up: 0, turn: 0 };
    for (const code of this.held) {
      const part = STEER_KEYS[code] ?? {};
      total.right += (part.right ?? 0) * scale;
      total.ahead += (part.ahead ?? 0) * scale;
      total.up += (part.up ?? 0) * scale;
      total.turn += part.turn ?? 0;
    }
    this.hub.set('keyboard', total);
  }
}
