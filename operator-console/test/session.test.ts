import { beforeEach, describe, expect, it } from 'vitest';
import { type WantedSeat } from '../src/store/credentials.js';
import { Store } from '../src/store/store.js';
import { Act, OrderKind, Reason, Role, Tier } from '../src/wire/gen/brigade/v1/common.js';
import { Ack_Outcome, type Ack } from '../src/wire/gen/brigade/v1/server.js';
import { Session } from '../src/wire/session.js';
import { drone, FakeNetwork, seating, telemetry } from './wire.js';

describe('the session', () => {
  let network: FakeNetwork;
  let store: Store;
  let session: Session;
  let remembered: WantedSeat | undefined;
  let nowMs: number;

  beforeEach(() => {
    network = new FakeNetwork();
    store = new Store();
    remembered = undefined;
    nowMs = 10_000;
    session = new Session(network.dial, store, {
      chance: () => 0.5,
      client: 'test',
      tier: Tier.FULL,
      remember: (seat) => (remembered = seat),
    });
    session.signIn('secret', undefined, nowMs);
  });

  function run(ms: number): void {
    for (const end = nowMs + ms; nowMs < end; nowMs += 50) {
      session.tick(nowMs);
    }
  }

  /** Runs while the gateway answers every echo. */
  function runHeard(ms: number): void {
    for (const end = nowMs + ms; nowMs < end; nowMs += 50) {
      network.newest.answer(
        { $case: 'timeEcho', value: { clientTimeUs: BigInt(nowMs - 40) * 1_000n, coreTimeUs: 0n, challenge: 0n } },
        nowMs,
        { epoch: store.me.value?.sessionEpoch ?? 0 },
      );
      session.tick(nowMs);
    }
  }

  function greet(epoch = 1): void {
    network.newest.open(nowMs);
    network.newest.welcome(nowMs, epoch);
  }

  function sit(fields: Parameters<typeof seating>[0] = {}): void {
    network.newest.answer({ $case: 'seating', value: seating(fields) }, nowMs, {
      epoch: store.me.value!.sessionEpoch,
    });
  }

  function ack(told: Partial<Ack> & Pick<Ack, 'actId' | 'outcome' | 'reason'>): void {
    const value = { text: '', latE7: 0, lonE7: 0, sectorId: 0, ...told };
    network.newest.answer({ $case: 'ack', value }, nowMs);
  }

  it('greets with version and token before anything else', () => {
    network.newest.open(nowMs);
    session.steer({ northCms: 1, eastCms: 0, downCms: 0 }, 0);
    expect(network.newest.sent).toHaveLength(1);
    expect(network.newest.sent[0]).toMatchObject({
      sequence: 1,
      sessionEpoch: 0,
      body: { $case: 'hello', value: { protocolVersion: 1, token: 'secret' } },
    });
  });

  it('counts its messages up and stamps them with the epoch', () => {
    greet(77);
    session.join(7, false, nowMs);
    session.leave();
    const rest = network.newest.sent.slice(1);
    expect(rest.map(({ sequence }) => sequence)).toEqual(rest.map((_, index) => index + 2));
    expect(rest.every(({ sessionEpoch }) => sessionEpoch === 77)).toBe(true);
  });

  it('echoes once a second and measures the round trip', () => {
    greet();
    runHeard(5_000);
    expect(network.newest.bodies('timeEcho').length).toBe(5);
    expect(store.quality.value.roundTripMs).toBeCloseTo(40, 0);
    expect(store.quality.value.grade).toBe('good');
  });

  it('sends back at once what the gateway asks for', () => {
    greet();
    const value = { clientTimeUs: 0n, coreTimeUs: 0n, challenge: 0xfedc_ba98_7654_3210n };
    network.newest.answer({ $case: 'timeEcho', value }, nowMs, { epoch: store.me.value!.sessionEpoch });
    expect(network.newest.bodies('timeEcho').at(-1)).toMatchObject({ challenge: value.challenge });
  });

  it('ignores messages of another epoch, and repeated ones', () => {
    greet(5);
    network.newest.answer({ $case: 'seating', value: seating({ droneId: 3 }) }, nowMs, { epoch: 4 });
    expect(store.seated.value).toBe(false);
    sit({ droneId: 3 });
    const notice = { severity: 1, reason: Reason.HELD, droneId: 3, text: '', latE7: 0, lonE7: 0 } as const;
    network.newest.answer({ $case: 'notice', value: notice }, nowMs, { epoch: 5, sequence: 50 });
    network.newest.answer({ $case: 'notice', value: notice }, nowMs, { epoch: 5, sequence: 50 });
    expect(store.notices.value.map(({ times }) => times)).toEqual([1]);
  });

  it('keeps the newer of two seatings that changed places on the way', () => {
    greet();
    network.newest.answer({ $case: 'seating', value: seating({ droneId: 9 }) }, nowMs, { sequence: 21 });
    network.newest.answer({ $case: 'seating', value: seating({ droneId: 4 }) }, nowMs, { sequence: 20 });
    expect(store.seating.value?.droneId).toBe(9);
  });

  it('counts what it cannot decode and goes on', () => {
    greet();
    session.received(Uint8Array.of(0xff, 0xff, 0xff), nowMs);
    session.received(new Uint8Array(5_000), nowMs);
    expect(session.ignored).toBe(2);
    sit();
    expect(store.seated.value).toBe(true);
  });

  it('comes back into the same crew after a loss', () => {
    greet(1);
    session.join(0, false, nowMs);
    sit({ droneId: 7 });
    expect(remembered).toEqual({ droneId: 7, spotter: false });
    network.newest.lose(nowMs);
    expect(store.link.value.phase).toBe('lost');
    run(500);
    greet(2);
    expect(network.newest.bodies('join')).toEqual([{ droneId: 7, spotter: false }]);
    sit({ droneId: 7 });
    expect(store.link.value.phase).toBe('live');
  });

  it('asks again for its seat while there is no answer, but not for ever', () => {
    greet();
    session.join(7, true, nowMs);
    runHeard(20_000);
    expect(network.newest.bodies('join').length).toBe(4);
  });

  it('does not insist on a seat in a full crew', () => {
    greet();
    session.join(7, false, nowMs);
    const value = { severity: 2, reason: Reason.CREW_FULL, droneId: 7, text: '', latE7: 0, lonE7: 0 } as const;
    network.newest.answer({ $case: 'notice', value }, nowMs);
    runHeard(5_000);
    expect(network.newest.bodies('join')).toHaveLength(1);
  });

  it('gives a silent connection up and opens another', () => {
    greet();
    run(4_000);
    expect(network.sockets[0]!.closed).toBe(true);
    expect(store.link.value.phase).toBe('lost');
    expect(network.sockets.length).toBeGreaterThan(1);
  });

  it('stays away after a refusal for good, with the reason', () => {
    network.newest.open(nowMs);
    const value = { reason: Reason.TOKEN_INVALID, text: '', supportedVersion: 1, retryAfterMs: 0 };
    network.newest.answer({ $case: 'refused', value }, nowMs, { epoch: 0 });
    run(20_000);
    expect(network.sockets).toHaveLength(1);
    expect(store.link.value).toMatchObject({ phase: 'refused', retryAtMs: 0 });
  });

  it('comes back when a full gateway said it may', () => {
    network.newest.open(nowMs);
    const value = { reason: Reason.GATEWAY_FULL, text: '', supportedVersion: 1, retryAfterMs: 5_000 };
    network.newest.answer({ $case: 'refused', value }, nowMs, { epoch: 0 });
    run(4_900);
    expect(network.sockets).toHaveLength(1);
    run(5_000);
    expect(network.sockets.length).toBeGreaterThan(1);
  });

  it('comes back by itself when the gateway was shut down', () => {
    network.newest.open(nowMs);
    const value = { reason: Reason.SHUTDOWN, text: '', supportedVersion: 1, retryAfterMs: 0 };
    network.newest.answer({ $case: 'refused', value }, nowMs, { epoch: 0 });
    run(4_500);
    expect(network.sockets.length).toBeGreaterThan(1);
  });

  it('measures how much telemetry is missing', () => {
    greet();
    sit();
    for (let frame = 0; frame < 50; frame++) {
      if (frame % 10 < 8) {
        const value = telemetry({ frame: 1_000 + frame * 100, keyframe: 1_000 + frame * 100 });
        network.newest.answer({ $case: 'telemetry', value }, nowMs, { epoch: 0, sequence: frame * 100 });
      }
    }
    runHeard(1_000);
    expect(store.quality.value.loss).toBeCloseTo(0.17, 1);
    expect(store.quality.value.grade).toBe('poor');
  });

  it('sends an act again under the same id until it is acknowledged', () => {
    greet();
    sit();
    session.vote(Act.DROP, { latE7: 1, lonE7: -2 }, nowMs);
    runHeard(2_500);
    const votes = network.newest.bodies('vote') as { actId: Uint8Array }[];
    expect(votes.length).toBe(3);
    expect(new Set(votes.map(({ actId }) => actId.join())).size).toBe(1);
    expect(votes[0]!.actId).toHaveLength(16);
    ack({ actId: votes[0]!.actId, outcome: Ack_Outcome.COUNTED, reason: Reason.OK });
    runHeard(3_000);
    expect(network.newest.bodies('vote').length).toBe(3);
    expect(store.acts.value[0]?.progress).toBe(Ack_Outcome.COUNTED);
    ack({ actId: votes[0]!.actId, outcome: Ack_Outcome.DONE, reason: Reason.OK });
    expect(store.acts.value[0]?.progress).toBe(Ack_Outcome.DONE);
  });

  it('sends a hold that was pressed while the network was away, as soon as it is back', () => {
    greet(1);
    sit();
    network.newest.lose(nowMs);
    session.hold(nowMs);
    run(1_000);
    greet(2);
    expect(network.newest.bodies('hold')).toHaveLength(1);
  });

  it('does not send a permission into another situation', () => {
    greet(1);
    network.newest.lose(nowMs);
    session.order(OrderKind.ORDER_ARM, [1], nowMs);
    run(6_000);
    greet(2);
    expect(network.newest.bodies('order')).toHaveLength(0);
    expect(store.acts.value[0]?.progress).toBe('unanswered');
  });

  it('orders the drones of a sector without naming them', () => {
    greet();
    session.order(OrderKind.ORDER_HOLD, [], nowMs, { sectorId: 3 });
    expect(network.newest.bodies('order')).toMatchObject([{ droneIds: [], sectorId: 3 }]);
  });

  it('sends a sector again until it is answered, and passes on why and where it was refused', () => {
    greet();
    const sector = {
      name: 'Creek',
      latE7: [1, 2, 3],
      lonE7: [4, 5, -6],
      floorAglCm: 1_000,
      ceilingAmslCm: 90_000,
      waterSite: 1,
      droneIds: [3],
      passages: [],
      removed: false,
    };
    const key = session.drawSector(0, sector, nowMs);
    runHeard(1_500);
    const orders = network.newest.bodies('sectorOrder') as { actId: Uint8Array }[];
    expect(orders).toHaveLength(2);
    expect(orders[1]).toMatchObject({ actId: orders[0]!.actId, sectorId: 0, remove: false, sector });
    ack({
      actId: orders[0]!.actId,
      outcome: Ack_Outcome.REFUSED,
      reason: Reason.SECTOR_OVERLAP,
      text: 'The way to Lake 1 crosses sector West.',
      latE7: 493_600_000,
      lonE7: -1_230_200_000,
    });
    runHeard(2_000);
    expect(network.newest.bodies('sectorOrder')).toHaveLength(2);
    expect(store.acts.value.find((act) => act.key === key)).toMatchObject({
      progress: Ack_Outcome.REFUSED,
      reason: Reason.SECTOR_OVERLAP,
      text: 'The way to Lake 1 crosses sector West.',
      place: { latE7: 493_600_000, lonE7: -1_230_200_000 },
    });
  });

  it('does not draw, remove or assign in another situation than the one it was ordered in', () => {
    greet(1);
    network.newest.lose(nowMs);
    session.removeSector(4, nowMs);
    session.assign(0xffff_ffff_ffff_fff1n, 7, true, nowMs);
    run(6_000);
    greet(2);
    expect(network.newest.bodies('sectorOrder')).toEqual([]);
    expect(network.newest.bodies('assign')).toEqual([]);
    expect(store.acts.value.map(({ progress }) => progress)).toEqual(['unanswered', 'unanswered']);
  });

  it('moves a person by their whole number', () => {
    greet();
    session.assign(0xffff_ffff_ffff_fff1n, 7, true, nowMs);
    expect(network.newest.bodies('assign')).toMatchObject([
      { personId: 0xffff_ffff_ffff_fff1n, droneId: 7, spotter: true },
    ]);
  });

  it('asks once who is in a crew, and keeps the answer', () => {
    greet();
    session.crewQuery(7);
    runHeard(3_000);
    expect(network.newest.bodies('crewQuery')).toEqual([{ droneId: 7 }]);
    const member = { personId: 5n, seat: 1, connected: true, sharePermille: 250 } as const;
    network.newest.answer(
      { $case: 'crewRoster', value: { droneId: 7, members: [member], people: 1 } },
      nowMs,
    );
    expect(store.rosters.value.get(7)?.roster.members).toEqual([member]);
  });

  it('cites the frame on screen, and clamps what it steers', () => {
    greet();
    sit();
    network.newest.answer(
      { $case: 'telemetry', value: telemetry({ frame: 4_321, keyframe: 4_321, drone: drone({}) }) },
      nowMs,
      { epoch: 0 },
    );
    session.steer({ northCms: 99_999, eastCms: -1.6, downCms: 0 }, -Math.PI / 2);
    session.release();
    expect(network.newest.bodies('steer')).toEqual([
      { droneId: 7, northCms: 5_000, eastCms: -2, downCms: 0, headingCdeg: 27_000, frame: 4_321, released: false },
      { droneId: 7, northCms: 0, eastCms: 0, downCms: 0, headingCdeg: 0, frame: 4_321, released: true },
    ]);
  });

  it('does not queue steers behind a slow socket, but never withholds a release', () => {
    greet();
    sit();
    network.newest.waiting = 5_000;
    session.steer({ northCms: 100, eastCms: 0, downCms: 0 }, 0);
    session.release();
    expect(network.newest.bodies('steer')).toMatchObject([{ released: true }]);
  });

  it('forgets its seat when the person leaves', () => {
    greet();
    session.join(7, false, nowMs);
    sit();
    session.leave();
    expect(remembered).toBeUndefined();
    sit({ droneId: 0, seat: 0 });
    expect(store.seated.value).toBe(false);
  });

  it('knows the roles that lead', () => {
    network.newest.open(nowMs);
    network.newest.welcome(nowMs, 1, Role.PIC);
    expect(store.leads.value).toBe(true);
  });
});
