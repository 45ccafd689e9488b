import { type ClientBody } from './codec.js';

export type ActBody = Extract<ClientBody, { $case: 'vote' | 'hold' | 'objection' | 'order' | 'sectorOrder' | 'assign' }>;

/** Time between two sendings of one act. */
const RETRY_MS = 1_000;
/** Sendings of one act at most. */
const MAX_SENDINGS = 20;
/** Acts that may wait for an answer at once. */
const MAX_PENDING = 32;

interface Pending {
  readonly key: string;
  readonly body: ActBody;
  readonly untilMs: number;
  sendings: number;
  nextMs: number;
}

/** 16 random bytes that name one act for ever. */
export function newActId(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(16));
}

export function actKey(id: Uint8Array): string {
  return Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keeps acts until the gateway answers: each is sent again, under the same id, until acknowledged. */
export class ActOutbox {
  private pending: Pending[] = [];

  /**
   * @param lifeMs after this long an unanswered act is given up
   * @returns false if too many acts wait already
   */
  submit(body: ActBody, nowMs: number, lifeMs: number): boolean {
    if (this.pending.length >= MAX_PENDING) {
      return false;
    }
    this.pending.push({
      key: actKey(body.value.actId),
      body,
      untilMs: nowMs + lifeMs,
      sendings: 0,
      nextMs: nowMs,
    });
    return true;
  }

  /** Acts to send now. Call only while connected. */
  due(nowMs: number): ActBody[] {
    const due = this.pending.filter(
      (act) => act.nextMs <= nowMs && act.sendings < MAX_SENDINGS && act.untilMs > nowMs,
    );
    for (const act of due) {
      act.sendings++;
      act.nextMs = nowMs + RETRY_MS;
    }
    return due.map((act) => act.body);
  }

  /** The gateway has answered; returns false for an act that nobody waits for. */
  answered(id: Uint8Array): boolean {
    const key = actKey(id);
    const before = this.pending.length;
    this.pending = this.pending.filter((act) => act.key !== key);
    return this.pending.length < before;
  }

  /** Takes out and returns the acts whose life has ended without an answer. */
  expired(nowMs: number): ActBody[] {
    const over = this.pending.filter((act) => act.untilMs <= nowMs);
    this.pending = this.pending.filter((act) => act.untilMs > nowMs);
    return over.map((act) => act.body);
  }

  /** After a reconnection: send everything at once again. */
  rush(nowMs: number): void {
    this.pending.forEach((act) => (act.nextMs = nowMs));
  }

  clear(): void {
    this.pending = [];
  }
}
