import { batch, computed, signal } from '@preact/signals';
import { actKey, type ActBody } from '../wire/acts.js';
import { type WirePoint } from '../geo/frame.js';
import { type ServerBody } from '../wire/codec.js';
import { type Quality } from '../wire/echo.js';
import { type Reason, Role, Seat } from '../wire/gen/brigade/v1/common.js';
import {
  type Ack,
  Ack_Outcome,
  type CrewRoster,
  type DroneState,
  type Fleet,
  type MissionRecord,
  type Notice,
  type Refused,
  type Seating,
  type Telemetry,
  type Welcome,
} from '../wire/gen/brigade/v1/server.js';
import { newerBy } from '../wire/sequence.js';
import { Situation } from './situation.js';

/** What the connection is doing, as a person needs to know it. */
export type LinkState =
  | { readonly phase: 'connecting'; readonly sinceMs: number }
  | { readonly phase: 'live'; readonly sinceMs: number }
  /** Was live, is reconnecting. */
  | { readonly phase: 'lost'; readonly sinceMs: number }
  /** The gateway closed the door; `retryAtMs` 0: for good. */
  | { readonly phase: 'refused'; readonly refused: Refused; readonly retryAtMs: number };

/** Telemetry with the moment it reached this page. */
export interface Sight {
  readonly telemetry: Telemetry;
  readonly drone: DroneState;
  readonly atMs: number;
}

export interface FleetDrone {
  readonly state: DroneState;
  readonly frame: number;
  readonly atMs: number;
}

/** How far an act has come. */
export type ActProgress = 'sending' | 'unanswered' | Ack_Outcome;

export interface ActRecord {
  readonly key: string;
  readonly body: ActBody;
  readonly progress: ActProgress;
  readonly reason: Reason;
  /** The gateway's own words about it; empty if it sent none. */
  readonly text: string;
  /** The place those words are about; undefined: no one place. */
  readonly place: WirePoint | undefined;
  readonly atMs: number;
}

/** Who sits in a crew, with the moment that reached this page. */
export interface HeardRoster {
  readonly roster: CrewRoster;
  readonly atMs: number;
}

export interface ShownNotice {
  readonly id: number;
  readonly notice: Pick<Notice, 'severity' | 'reason' | 'droneId' | 'text'> & Partial<WirePoint>;
  readonly times: number;
  readonly untilMs: number;
}

/** Notices on screen at once. */
const MAX_NOTICES = 4;
/** How long a notice stays, by severity (info, caution, warning), ms. */
const NOTICE_LIFE_MS = [6_000, 6_000, 10_000, 20_000] as const;
/** Acts remembered for display. */
const MAX_ACTS = 8;
/** Crews whose people are remembered. */
const MAX_ROSTERS = 32;
/** A drone that no fleet message has named for this long is no longer shown, ms. */
const FLEET_MEMORY_MS = 10_000;

/**
 * Everything the page knows, fed by the wire alone. Components and the map read it; nobody but
 * `apply` and the session writes what came from the gateway.
 */
export class Store {
  readonly situation = new Situation();
  readonly link = signal<LinkState>({ phase: 'connecting', sinceMs: 0 });
  readonly quality = signal<Quality>({
    grade: 'none',
    roundTripMs: undefined,
    loss: 0,
    silentMs: 0,
  });
  readonly me = signal<Welcome | undefined>(undefined);
  readonly seating = signal<Seating | undefined>(undefined);
  readonly sight = signal<Sight | undefined>(undefined);
  readonly fleet = signal<ReadonlyMap<number, FleetDrone>>(new Map());
  readonly notices = signal<readonly ShownNotice[]>([]);
  readonly acts = signal<readonly ActRecord[]>([]);
  /** People by their drone, as a lead has asked for them; 0: without a crew. */
  readonly rosters = signal<ReadonlyMap<number, HeardRoster>>(new Map());

  /** By what right the mission flies, as leads are told; undefined for others. */
  readonly record = signal<MissionRecord | undefined>(undefined);

  readonly role = computed(() => this.me.value?.role ?? Role.UNSPECIFIED);
  readonly leads = computed(() => this.role.value === Role.LEAD || this.role.value === Role.PIC);
  readonly seated = computed(() => (this.seating.value?.droneId ?? 0) !== 0);
  readonly pilot = computed(() => this.seated.value && this.seating.value?.seat === Seat.PILOT);
  /** My weight in the last merge, 0..1; undefined without a seat. */
  readonly countedShare = computed(() => {
    const shares = this.sight.value?.telemetry.crew?.seatSharePermille;
    const index = this.seating.value?.seatIndex;
    return !this.seated.value || shares === undefined || index === undefined
      ? undefined
      : (shares[index] ?? 0) / 1_000;
  });

  /** The sector of each drone that has one. */
  readonly sectorOf = computed(() => {
    const sectors = [...this.situation.sectors.value];
    return new Map(sectors.flatMap(([id, { droneIds }]) => droneIds.map((drone) => [drone, id])));
  });

  private noticeIds = 0;

  /** Takes what the session lets through: in order, not repeated, telemetry made absolute. */
  apply(body: ServerBody, nowMs: number): void {
    batch(() => {
      switch (body.$case) {
        case 'welcome':
          this.welcome(body.value, nowMs);
          break;
        case 'seating':
          this.seat(body.value);
          break;
        case 'telemetry':
          this.see(body.value, nowMs);
          break;
        case 'fleet':
          this.merge(body.value, nowMs);
          break;
        case 'notice':
          this.notify(body.value, nowMs);
          break;
        case 'ack':
          this.answered(body.value, nowMs);
          break;
        case 'situation':
          this.situation.apply(body.value, nowMs);
          break;
        case 'crewRoster':
          this.enrol(body.value, nowMs);
          break;
        case 'missionRecord':
          this.record.value = body.value;
          break;
        case 'refused':
        case 'timeEcho':
          break;
      }
    });
  }

  /** Ends what time ends. */
  tick(nowMs: number): void {
    if (this.notices.value.some((shown) => shown.untilMs <= nowMs)) {
      this.notices.value = this.notices.value.filter((shown) => shown.untilMs > nowMs);
    }
    const kept = [...this.fleet.value].filter(([, at]) => nowMs - at.atMs < FLEET_MEMORY_MS);
    if (kept.length < this.fleet.value.size && this.link.value.phase === 'live') {
      this.fleet.value = new Map(kept);
    }
  }

  notify(notice: ShownNotice['notice'], nowMs: number): void {
    const untilMs = nowMs + (NOTICE_LIFE_MS[notice.severity] ?? NOTICE_LIFE_MS[1]);
    const same = this.notices.value.find(
      ({ notice: shown }) =>
        shown.reason === notice.reason &&
        shown.droneId === notice.droneId &&
        shown.text === notice.text,
    );
    const others = this.notices.value.filter((shown) => shown !== same);
    const shown = { id: same?.id ?? ++this.noticeIds, notice, times: (same?.times ?? 0) + 1, untilMs };
    this.notices.value = [...others, shown].slice(-MAX_NOTICES);
  }

  dismiss(id: number): void {
    this.notices.value = this.notices.value.filter((shown) => shown.id !== id);
  }

  /** An act of mine begins: shown at once, long before any answer. */
  begin(body: ActBody, nowMs: number): void {
    const record: ActRecord = {
      key: actKey(body.value.actId),
      body,
      progress: 'sending',
      reason: 0,
      text: '',
      place: undefined,
      atMs: nowMs,
    };
    this.acts.value = [...this.acts.value, record].slice(-MAX_ACTS);
  }

  progress(actId: Uint8Array, progress: ActProgress, reason: Reason, nowMs: number): void {
    this.update(actId, { progress, reason, atMs: nowMs });
  }

  /** Signed out: keeps the incident, which is public, and nothing about the person. */
  forgetPerson(): void {
    batch(() => {
      this.me.value = undefined;
      this.seating.value = undefined;
      this.sight.value = undefined;
      this.notices.value = [];
      this.acts.value = [];
      this.rosters.value = new Map();
      this.record.value = undefined;
      this.fleet.value = new Map();
    });
  }

  private welcome(welcome: Welcome, nowMs: number): void {
    if (this.me.value?.missionId !== welcome.missionId) {
      this.fleet.value = new Map();
      this.rosters.value = new Map();
    }
    this.me.value = welcome;
    this.situation.newSession();
    this.link.value = { phase: 'live', sinceMs: nowMs };
  }

  private answered({ actId, outcome, reason, text, latE7, lonE7 }: Ack, nowMs: number): void {
    const place = latE7 === 0 && lonE7 === 0 ? undefined : { latE7, lonE7 };
    this.update(actId, { progress: outcome, reason, text, place, atMs: nowMs });
  }

  private update(actId: Uint8Array, news: Partial<ActRecord>): void {
    const key = actKey(actId);
    this.acts.value = this.acts.value.map((act) => (act.key === key ? { ...act, ...news } : act));
  }

  private enrol(roster: CrewRoster, nowMs: number): void {
    const others = [...this.rosters.value].filter(([droneId]) => droneId !== roster.droneId);
    const kept = others.slice(-(MAX_ROSTERS - 1));
    this.rosters.value = new Map([...kept, [roster.droneId, { roster, atMs: nowMs }]]);
  }

  private seat(seating: Seating): void {
    if (seating.droneId !== this.seating.value?.droneId) {
      this.sight.value = undefined;
    }
    this.seating.value = seating;
  }

  private see(telemetry: Telemetry, nowMs: number): void {
    if (telemetry.drone !== undefined && telemetry.droneId === this.seating.value?.droneId) {
      this.sight.value = { telemetry, drone: telemetry.drone, atMs: nowMs };
    }
  }

  private merge(fleet: Fleet, nowMs: number): void {
    const merged = new Map(this.fleet.value);
    for (const state of fleet.drones) {
      const known = merged.get(state.droneId);
      if (known === undefined || newerBy(fleet.frame, known.frame) > 0) {
        merged.set(state.droneId, { state, frame: fleet.frame, atMs: nowMs });
      }
    }
    this.fleet.value = merged;
  }
}
