import { signal } from '@preact/signals';
import { CENTRED, type Deflection, sum, toNed } from './deflection.js';
import { type Velocity } from '../wire/session.js';

export type Source = 'keyboard' | 'left-stick' | 'right-stick' | 'gamepad';

export interface SteerSink {
  steer(velocity: Velocity, headingRad: number): void;
  release(): void;
}

/** A steer goes out this often while any stick is held. */
const STEER_MS = 100;

/**
 * Collects what keyboard, touch sticks and gamepad say and steers ten times a second while any of
 * them is held.
 *
 * A source that is absent says nothing; a source that is held at its centre wishes to stand still.
 * When the last one lets go, one `release` goes out: no input is not zero input.
 */
export class InputHub {
  /** My wish as last sent, for the arrow on the map; undefined while I wish nothing. */
  readonly wish = signal<Velocity | undefined>(undefined);

  private readonly sources = new Map<Source, Deflection>();
  private readonly releasing = new Set<() => void>();
  private steering = false;
  private sentAtMs = -Infinity;

  constructor(private readonly sink: SteerSink) {}

  /** @param deflection undefined: this source has let go */
  set(source: Source, deflection: Deflection | undefined): void {
    if (deflection === undefined) {
      this.sources.delete(source);
    } else {
      this.sources.set(source, deflection);
    }
  }

  /** Lets everything go: the page lost the focus, was hidden, or the seat changed. */
  releaseAll(): void {
    this.sources.clear();
    this.releasing.forEach((forget) => forget());
    this.stop();
  }

  /**
   * Registers a device that must forget what it holds when everything is let go.
   *
   * @returns takes the device out again
   */
  onReleaseAll(forget: () => void): () => void {
    this.releasing.add(forget);
    return () => this.releasing.delete(forget);
  }

  get held(): boolean {
    return this.sources.size > 0;
  }

  /** How fast the view should turn, -1..1. */
  get turn(): number {
    return sum([...this.sources.values()]).turn;
  }

  /**
   * Sends what is due.
   *
   * @param maxSpeedCms the drone's limit; undefined: I have no pilot's seat and steer nothing
   */
  tick(headingRad: number, maxSpeedCms: number | undefined, nowMs: number): void {
    const steers = [...this.sources.values()].filter((part) => !turnsOnly(part));
    if (maxSpeedCms === undefined || steers.length === 0) {
      this.stop();
      return;
    }
    if (nowMs - this.sentAtMs >= STEER_MS - 1 || !this.steering) {
      this.steering = true;
      this.sentAtMs = nowMs;
      const velocity = toNed(sum(steers), headingRad, maxSpeedCms);
      this.wish.value = velocity;
      this.sink.steer(velocity, headingRad);
    }
  }

  private stop(): void {
    if (this.steering) {
      this.steering = false;
      this.wish.value = undefined;
      this.sink.release();
    }
  }
}

/** Turning the view alone is no wish about the drone. */
function turnsOnly(part: Deflection): boolean {
  return part.turn !== CENTRED.turn && part.right === 0 && part.ahead === 0 && part.up === 0;
}
