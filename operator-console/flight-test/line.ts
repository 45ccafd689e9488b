import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line between a browser and the gateway that can be cut: nothing passes, nothing connects. */
export class CuttableLine {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private whole = true;

  constructor(pages: string) {
    const { hostname, port } = new URL(pages);
    this.server = createServer((near) => {
      if (!this.whole) {
        near.destroy();
        return;
      }
      const far = connect(Number(port), hostname);
      for (const [here, there] of [
        [near, far],
        [far, near],
      ] as const) {
        here.setNoDelay(true);
        this.sockets.add(here);
        here.on('error', () => undefined);
        here.on('close', () => {
          this.sockets.delete(here);
          there.destroy();
        });
        here.pipe(there);
      }
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.whole = false;
    this.sockets.forEach((socket) => socket.destroy());
  }

  /** Lets everything through again; returns when. */
  mend(): number {
    this.whole = true;
    return Date.now();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }
}
