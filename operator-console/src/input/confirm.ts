import { signal } from '@preact/signals';

export const CONFIRM_MS = 700;
/** After a press by assistive technology, which cannot hold, the second press must follow within. */
const SECOND_PRESS_MS = 4_000;

export type ConfirmState = 'idle' | 'holding' | 'asking';

/**
 * Confirmation by holding: the same for finger, mouse, key and pad. Letting go early changes nothing.
 *
 * Where holding is impossible (a screen reader's press), a second press confirms instead.
 */
export class Confirm {
  readonly state = signal<ConfirmState>('idle');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly confirmed: () => void) {}

  begin(): void {
    if (this.state.value === 'holding') {
      return;
    }
    this.become('holding', CONFIRM_MS, () => {
      this.become('idle');
      this.confirmed();
    });
  }

  /** Let go too early, or the pointer was lost. */
  cancel(): void {
    if (this.state.value === 'holding') {
      this.become('idle');
    }
  }

  press(): void {
    if (this.state.value === 'asking') {
      this.become('idle');
      this.confirmed();
    } else {
      this.become('asking', SECOND_PRESS_MS, () => this.become('idle'));
    }
  }

  private become(state: ConfirmState, afterMs = 0, then?: () => void): void {
    clearTimeout(this.timer);
    this.timer = then === undefined ? undefined : setTimeout(then, afterMs);
    this.state.value = state;
  }
}
