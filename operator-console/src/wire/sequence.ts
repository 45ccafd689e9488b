/** Sequence numbers and frame numbers are unsigned 32 bits and wrap; these compare them. */

/** Signed distance from b to a: positive if a is newer. */
export function newerBy(a: number, b: number): number {
  return (a - b) | 0;
}

const WINDOW = 64n;
const MASK = (1n << WINDOW) - 1n;

/** Recognises repeated and far too old messages of one stream, letting late ones through once. */
export class SequenceWindow {
  private newest = 0;
  private seen = 0n;

  /** True the first time a number is offered; false for repeats and anything 64 or more behind. */
  accept(sequence: number): boolean {
    if (this.seen === 0n) {
      this.newest = sequence;
      this.seen = 1n;
      return true;
    }
    const ahead = newerBy(sequence, this.newest);
    if (ahead > 0) {
      this.seen = BigInt(ahead) >= WINDOW ? 1n : ((this.seen << BigInt(ahead)) | 1n) & MASK;
      this.newest = sequence;
      return true;
    }
    const bit = 1n << BigInt(-ahead);
    if (BigInt(-ahead) >= WINDOW || (this.seen & bit) !== 0n) {
      return false;
    }
    this.seen |= bit;
    return true;
  }

  reset(): void {
    this.seen = 0n;
  }
}
