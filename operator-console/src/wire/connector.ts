/** One connection as the shell gives it to us; a browser's WebSocket, or a fake in tests. */
export interface Transport {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
  /** Bytes handed over and not yet on the network. */
  buffered(): number;
}

export interface TransportEvents {
  opened(nowMs: number): void;
  received(bytes: Uint8Array, nowMs: number): void;
  closed(nowMs: number): void;
}

export type Dial = (events: TransportEvents) => Transport;

export interface ConnectorListener {
  connected(nowMs: number): void;
  received(bytes: Uint8Array, nowMs: number): void;
  disconnected(nowMs: number): void;
}

/** Attempts that may run at once: a hanging one must not hide that the network is back. */
const MAX_ATTEMPTS = 3;
/** An attempt that has not opened by then is given up; long enough for four satellite round trips. */
const ATTEMPT_LIMIT_MS = 8_000;
const FIRST_DELAY_MS = 100;
/** Below 1 s, so that a page is back within 1 s of the network. */
const LONGEST_DELAY_MS = 800;
/** After this long without success the gateway is probably down: knock less often. */
const PATIENCE_MS = 120_000;
const PATIENT_DELAY_MS = 3_000;

interface Attempt {
  readonly startedAtMs: number;
  transport: Transport | undefined;
}

/**
 * Opens one connection and opens it again whenever it is lost, with a growing, jittered pause.
 *
 * Several attempts may overlap; the first that opens wins. Knows nothing of what is sent.
 */
export class Connector {
  private attempts: Attempt[] = [];
  private active: Attempt | undefined;
  private wanted = false;
  private failures = 0;
  private lostAtMs = 0;
  private nextAttemptMs = 0;

  /** @param chance a number in [0,1), for the jitter */
  constructor(
    private readonly dial: Dial,
    private readonly listener: ConnectorListener,
    private readonly chance: () => number,
  ) {}

  get open(): boolean {
    return this.active !== undefined;
  }

  start(nowMs: number): void {
    this.stop();
    this.wanted = true;
    this.failures = 0;
    this.lostAtMs = nowMs;
    this.nextAttemptMs = nowMs;
    this.tick(nowMs);
  }

  /** Closes everything; no event follows. */
  stop(): void {
    this.wanted = false;
    const all = [...this.attempts, ...(this.active === undefined ? [] : [this.active])];
    this.attempts = [];
    this.active = undefined;
    all.forEach((attempt) => attempt.transport?.close());
  }

  /** The conversation went well: the next loss starts again with the shortest pause. */
  proven(): void {
    this.failures = 0;
  }

  /** Gives the present connection up, for instance because it has gone silent. */
  drop(nowMs: number): void {
    const { active } = this;
    if (active !== undefined) {
      this.lose(active, nowMs);
      active.transport?.close();
    }
  }

  /** The network or the page has just come back: try now. */
  wake(nowMs: number): void {
    if (this.wanted && !this.open) {
      this.nextAttemptMs = nowMs;
      if (this.attempts.length >= MAX_ATTEMPTS) {
        this.abandon(this.attempts[0]!);
      }
      this.tick(nowMs);
    }
  }

  tick(nowMs: number): void {
    if (!this.wanted || this.open) {
      return;
    }
    this.attempts
      .filter((attempt) => nowMs - attempt.startedAtMs > ATTEMPT_LIMIT_MS)
      .forEach((attempt) => this.abandon(attempt));
    if (nowMs >= this.nextAttemptMs && this.attempts.length < MAX_ATTEMPTS) {
      this.nextAttemptMs = nowMs + this.pause(nowMs);
      this.failures++;
      this.attempt(nowMs);
    }
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.active?.transport?.send(bytes);
  }

  buffered(): number {
    return this.active?.transport?.buffered() ?? 0;
  }

  private pause(nowMs: number): number {
    const longest = nowMs - this.lostAtMs > PATIENCE_MS ? PATIENT_DELAY_MS : LONGEST_DELAY_MS;
    const delay = Math.min(longest, FIRST_DELAY_MS * 2 ** Math.min(this.failures, 10));
    return delay * (0.5 + 0.5 * this.chance());
  }

  private attempt(nowMs: number): void {
    const attempt: Attempt = { startedAtMs: nowMs, transport: undefined };
    this.attempts.push(attempt);
    attempt.transport = this.dial({
      opened: (atMs) => this.win(attempt, atMs),
      received: (bytes, atMs) => {
        if (this.active === attempt) {
          this.listener.received(bytes, atMs);
        }
      },
      closed: (atMs) => this.lose(attempt, atMs),
    });
  }

  private win(attempt: Attempt, nowMs: number): void {
    if (!this.attempts.includes(attempt)) {
      return;
    }
    const others = this.attempts.filter((other) => other !== attempt);
    this.attempts = [];
    this.active = attempt;
    others.forEach((other) => other.transport?.close());
    this.listener.connected(nowMs);
  }

  private lose(attempt: Attempt, nowMs: number): void {
    this.attempts = this.attempts.filter((other) => other !== attempt);
    if (this.active === attempt) {
      this.active = undefined;
      this.lostAtMs = nowMs;
      this.nextAttemptMs = Math.max(this.nextAttemptMs, nowMs + this.pause(nowMs));
      this.listener.disconnected(nowMs);
    }
  }

  private abandon(attempt: Attempt): void {
    this.attempts = this.attempts.filter((other) => other !== attempt);
    attempt.transport?.close();
  }
}
