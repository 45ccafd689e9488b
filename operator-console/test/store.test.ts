import { beforeEach, describe, expect, it } from 'vitest';
import { Store } from '../src/store/store.js';
import { Reason } from '../src/wire/gen/brigade/v1/common.js';
import { type CrewState } from '../src/wire/gen/brigade/v1/server.js';
import { drone, seating, telemetry } from './wire.js';

const CREW: CrewState = {
  northCms: 0,
  eastCms: 0,
  downCms: 0,
  agreementPermille: 0,
  seatSharePermille: [200, 30],
  decisions: [],
  holdLeftMs: 0,
  latchedHold: false,
};

describe('the store', () => {
  let store: Store;

  beforeEach(() => {
    store = new Store();
  });

  it('shows telemetry of my drone only', () => {
    store.apply({ $case: 'seating', value: seating({ droneId: 7 }) }, 0);
    store.apply({ $case: 'telemetry', value: telemetry({ droneId: 8 }) }, 0);
    expect(store.sight.value).toBeUndefined();
    store.apply({ $case: 'telemetry', value: telemetry({ droneId: 7 }) }, 0);
    expect(store.sight.value?.drone.droneId).toBe(7);
    store.apply({ $case: 'seating', value: seating({ droneId: 9 }) }, 0);
    expect(store.sight.value).toBeUndefined();
  });

  it('finds my share by my seat', () => {
    store.apply({ $case: 'seating', value: seating({ seatIndex: 1 }) }, 0);
    store.apply({ $case: 'telemetry', value: telemetry({ crew: CREW }) }, 0);
    expect(store.countedShare.value).toBeCloseTo(0.03);
    store.apply({ $case: 'seating', value: seating({ seatIndex: 5 }) }, 0);
    expect(store.countedShare.value).toBe(0);
  });

  it('merges the parts of a fleet in any order and keeps the newest of each drone', () => {
    const fleet = (frame: number, part: number, ids: number[], tankDl: number): void =>
      store.apply(
        { $case: 'fleet', value: { frame, part, parts: 2, drones: ids.map((droneId) => drone({ droneId, tankDl })) } },
        0,
      );
    fleet(500, 1, [3, 4], 1);
    fleet(500, 0, [1, 2], 1);
    fleet(1_000, 0, [1, 2], 2);
    fleet(500, 0, [1, 2], 9);
    expect([...store.fleet.value.keys()].sort()).toEqual([1, 2, 3, 4]);
    expect(store.fleet.value.get(1)?.state.tankDl).toBe(2);
  });

  it('forgets drones that are no longer named, but not while the link is lost', () => {
    store.link.value = { phase: 'lost', sinceMs: 0 };
    store.apply({ $case: 'fleet', value: { frame: 1, part: 0, parts: 1, drones: [drone({})] } }, 0);
    store.tick(60_000);
    expect(store.fleet.value.size).toBe(1);
    store.link.value = { phase: 'live', sinceMs: 0 };
    store.tick(60_000);
    expect(store.fleet.value.size).toBe(0);
  });

  it('shows a repeated notice once, counts it, and lets it go in time', () => {
    const notice = { severity: 2, reason: Reason.HELD, droneId: 7, text: '', latE7: 0, lonE7: 0 } as const;
    store.apply({ $case: 'notice', value: notice }, 0);
    store.apply({ $case: 'notice', value: notice }, 5_000);
    expect(store.notices.value.map(({ times }) => times)).toEqual([2]);
    store.tick(14_999);
    expect(store.notices.value).toHaveLength(1);
    store.tick(15_000);
    expect(store.notices.value).toHaveLength(0);
  });

  it('remembers who sits in a crew, and when that was heard, for a limited number of crews', () => {
    const roster = (droneId: number): void =>
      store.apply({ $case: 'crewRoster', value: { droneId, members: [], people: droneId } }, droneId);
    roster(7);
    expect(store.rosters.value.get(7)).toMatchObject({ roster: { people: 7 }, atMs: 7 });
    for (let droneId = 100; droneId < 140; droneId++) {
      roster(droneId);
    }
    expect(store.rosters.value.size).toBe(32);
    expect(store.rosters.value.has(139)).toBe(true);
    store.forgetPerson();
    expect(store.rosters.value.size).toBe(0);
  });

  it('knows the sector of each drone', () => {
    const value = {
      name: 'Creek',
      latE7: [],
      lonE7: [],
      floorAglCm: 0,
      ceilingAmslCm: 0,
      waterSite: 0,
      droneIds: [3, 5],
      passages: [],
      removed: false,
    };
    const key = (10 << 24) | 4;
    store.apply({ $case: 'situation', value: { key, version: 1, item: { $case: 'sector', value } } }, 0);
    expect([...store.sectorOf.value]).toEqual([
      [3, 4],
      [5, 4],
    ]);
  });

  it('keeps at most four notices', () => {
    for (let droneId = 1; droneId <= 9; droneId++) {
      store.apply({
        $case: 'notice',
        value: { severity: 1, reason: 1, droneId, text: '', latE7: 0, lonE7: 0 },
      }, 0);
    }
    expect(store.notices.value.map(({ notice }) => notice.droneId)).toEqual([6, 7, 8, 9]);
  });
});
