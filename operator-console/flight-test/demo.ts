import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long the demo may take to build and start, ms. */
const START_MS = 600_000;
/** How long it may take to end, ms. */
const STOP_MS = 30_000;

/** `./brigade demo` as a person starts it, on a port of its own. */
export class Demo {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: string[] = [];
  private readonly ended: Promise<void>;
  private heard: () => void = () => undefined;

  constructor(options: readonly string[]) {
    const all = ['demo', '--port', '0', '--until-stdin-closes', ...options];
    this.process = spawn('../brigade', all);
    this.ended = new Promise((ended) => this.process.once('close', () => ended()));
    for (const stream of [this.process.stdout, this.process.stderr]) {
      createInterface(stream).on('line', (line) => {
        this.lines.push(line);
        this.heard();
      });
    }
  }

  /** Waits for a line, and returns the first group of the pattern in it. */
  async line(pattern: RegExp): Promise<string> {
    const limit = Date.now() + START_MS;
    for (let next = 0; ; ) {
      for (; next < this.lines.length; next++) {
        const found = pattern.exec(this.lines[next]!);
        if (found !== null) {
          return found[1] ?? found[0];
        }
      }
      await new Promise<void>((go, giveUp) => {
        const why = (what: string) => new Error(`the demo ${what}:\n${this.lines.slice(-20).join('\n')}`);
        const timer = setTimeout(() => giveUp(why('took too long')), Math.max(0, limit - Date.now()));
        const wake = (result: () => void) => () => {
          clearTimeout(timer);
          result();
        };
        this.heard = wake(go);
        void this.ended.then(wake(() => giveUp(why('has ended'))));
      });
    }
  }

  async stop(): Promise<void> {
    this.process.stdin.end();
    const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_MS);
    await this.ended;
    clearTimeout(timer);
  }
}
