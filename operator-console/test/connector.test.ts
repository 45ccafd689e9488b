import { beforeEach, describe, expect, it } from 'vitest';
import { Connector } from '../src/wire/connector.js';
import { FakeNetwork } from './wire.js';

describe('the connector', () => {
  let network: FakeNetwork;
  let connector: Connector;
  let events: string[];
  let nowMs: number;

  beforeEach(() => {
    network = new FakeNetwork();
    events = [];
    nowMs = 0;
    connector = new Connector(
      network.dial,
      {
        connected: () => events.push('connected'),
        received: () => events.push('received'),
        disconnected: () => events.push('disconnected'),
      },
      () => 0.999,
    );
    connector.start(0);
  });

  function run(ms: number, each: () => void = () => undefined): void {
    for (const end = nowMs + ms; nowMs < end; nowMs += 50) {
      connector.tick(nowMs);
      each();
    }
  }

  /** Every attempt fails at once, as when nobody listens. */
  function refuse(): void {
    network.sockets.filter(({ closed }) => !closed).forEach((socket) => socket.lose(nowMs));
  }

  it('tries at once', () => {
    expect(network.sockets).toHaveLength(1);
  });

  it('grows its pauses, and never beyond a second while the loss is young', () => {
    const at: number[] = [];
    let seen = 1;
    run(10_000, () => {
      refuse();
      if (network.sockets.length > seen) {
        seen = network.sockets.length;
        at.push(nowMs);
      }
    });
    const pauses = at.slice(1).map((time, index) => time - at[index]!);
    expect(pauses[0]).toBeLessThan(pauses.at(-1)!);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_000);
    expect(at.length).toBeLessThan(16);
  });

  it('knocks less often when the gateway stays away', () => {
    run(130_000, refuse);
    const before = network.sockets.length;
    run(30_000, refuse);
    expect(network.sockets.length - before).toBeLessThanOrEqual(12);
  });

  it('does not wait for a hanging attempt', () => {
    run(1_500);
    expect(network.sockets.length).toBeGreaterThan(1);
    network.newest.open(nowMs);
    expect(events).toEqual(['connected']);
    expect(network.sockets.filter(({ closed }) => !closed)).toEqual([network.newest]);
  });

  it('never has more than three attempts under way', () => {
    run(20_000, () => {
      expect(network.sockets.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(3);
    });
  });

  it('lets a slow link take its time', () => {
    const [first] = network.sockets;
    run(4_000);
    first!.open(nowMs);
    expect(events).toEqual(['connected']);
  });

  it('reconnects within a second of a loss', () => {
    network.newest.open(nowMs);
    connector.proven();
    run(60_000);
    network.newest.lose(nowMs);
    const before = network.sockets.length;
    run(1_000);
    expect(network.sockets.length).toBeGreaterThan(before);
    expect(events).toEqual(['connected', 'disconnected']);
  });

  it('tries at once when the network is back, even with attempts hanging', () => {
    run(3_000);
    const before = network.sockets.length;
    connector.wake(nowMs);
    expect(network.sockets).toHaveLength(before + 1);
    expect(network.sockets[0]!.closed).toBe(true);
  });

  it('stops for good when told to', () => {
    connector.stop();
    run(10_000);
    connector.wake(nowMs);
    expect(network.sockets).toHaveLength(1);
    expect(network.newest.closed).toBe(true);
  });
});
