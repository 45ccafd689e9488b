import { type WirePoint } from '../geo/frame.js';
import { type WantedSeat } from '../store/credentials.js';
import { type Store } from '../store/store.js';
import { actKey, type ActBody, ActOutbox, newActId } from './acts.js';
import { type ClientBody, decodeServerMessage, encodeClientMessage, type ServerBody } from './codec.js';
import { Connector, type ConnectorListener, type Dial } from './connector.js';
import { LinkMeter } from './echo.js';
import { type Order, type SectorOrder } from './gen/brigade/v1/client.js';
import { type Act, OrderKind, Protocol, Reason, Seat, type Tier } from './gen/brigade/v1/common.js';
import { Notice_Severity, type Seating } from './gen/brigade/v1/server.js';
import { type Sector } from './gen/brigade/v1/situation.js';
import { newerBy, SequenceWindow } from './sequence.js';
import { TelemetryDecoder } from './telemetry.js';

/** A velocity wish in the drone's local frame, cm/s. */
export interface Velocity {
  readonly northCms: number;
  readonly eastCms: number;
  readonly downCms: number;
}

/** What some orders say besides the drones they are for. */
export type OrderDetail = Readonly<Partial<Omit<Order, 'actId' | 'kind' | 'droneIds'>>>;

const ECHO_MS = 1_000;
/** A live gateway answers the echo every second: after this much silence the link is dead. */
const SILENCE_LIMIT_MS = 3_000;
/** From the opened socket to the gateway's welcome. */
const WELCOME_LIMIT_MS = 5_000;
const JOIN_RETRY_MS = 1_500;
const MAX_JOINS = 4;
const QUALITY_MS = 500;
/** More than this waiting in the socket: a further steer would only arrive stale. */
const MAX_BUFFERED_BYTES = 1_024;
/** Largest velocity component on the wire, cm/s. */
const MAX_CMS = 5_000;
/** A vote older than this counts for nothing any more. */
const VOTE_LIFE_MS = 8_000;
/** A stop is worth sending late. */
const STOP_LIFE_MS = 15_000;
/** An order that lets something happen must not arrive in another situation. */
const PERMISSION_LIFE_MS = 5_000;
/** Ends of a session that say nothing against the next one, even without a time to retry at. */
const PASSING: readonly Reason[] = [Reason.SHUTDOWN, Reason.SLOW_CLIENT, Reason.HELLO_TIMEOUT];
const PASSING_MS = 2_000;
const NOWHERE: WirePoint = { latE7: 0, lonE7: 0 };
/** Orders that can only make things calmer. */
const STOPS: readonly OrderKind[] = [
  OrderKind.ORDER_HOLD,
  OrderKind.ORDER_RETURN,
  OrderKind.ORDER_LAND,
  OrderKind.ORDER_CLEAR,
  OrderKind.ORDER_TAKE_OVER,
  OrderKind.ORDER_REVOKE_PERMIT,
];

export interface SessionOptions {
  /** A number in [0,1), for the jitter of reconnections. */
  readonly chance: () => number;
  /** Product and version, for the gateway's log. */
  readonly client: string;
  readonly tier: Tier;
  /** Told when the seat changes, so that a reload finds it again. */
  readonly remember: (seat: WantedSeat | undefined) => void;
}

/**
 * One person's conversation with the gateway, over as many connections as it takes: greeting,
 * sequence and epoch, seat, time echo, acts with retries. Time is an argument; sockets are given.
 */
export class Session implements ConnectorListener {
  private readonly connector: Connector;
  private readonly decoder = new TelemetryDecoder();
  private readonly window = new SequenceWindow();
  private readonly meter = new LinkMeter();
  private readonly outbox = new ActOutbox();

  private token = '';
  private epoch = 0;
  private sequence = 0;
  private greetedAtMs = 0;
  private echoedAtMs = 0;
  private measuredAtMs = 0;
  private seatingSequence: number | undefined;
  private wanted: WantedSeat | undefined;
  private joins = 0;
  private joinedAtMs = 0;
  /** Messages that could not be decoded or belonged to another session. */
  ignored = 0;

  constructor(
    dial: Dial,
    private readonly store: Store,
    private readonly options: SessionOptions,
  ) {
    this.connector = new Connector(dial, this, options.chance);
  }

  signIn(token: string, seat: WantedSeat | undefined, nowMs: number): void {
    this.token = token;
    this.wanted = seat;
    this.store.link.value = { phase: 'connecting', sinceMs: nowMs };
    this.connector.start(nowMs);
  }

  signOut(): void {
    this.want(undefined);
    this.connector.stop();
    this.outbox.clear();
    this.epoch = 0;
  }

  /** The network or the page has come back. */
  wake(nowMs: number): void {
    this.connector.wake(nowMs);
  }

  /** Does what is due; to be called about ten times a second. */
  tick(nowMs: number): void {
    this.retryRefused(nowMs);
    this.connector.tick(nowMs);
    if (this.live) {
      this.keepAlive(nowMs);
    } else if (this.connector.open && nowMs - this.greetedAtMs > WELCOME_LIMIT_MS) {
      this.connector.drop(nowMs);
    }
    this.giveUpActs(nowMs);
    if (nowMs - this.measuredAtMs >= QUALITY_MS) {
      this.measuredAtMs = nowMs;
      this.store.quality.value = this.meter.quality(nowMs);
    }
    this.store.tick(nowMs);
  }

  get live(): boolean {
    return this.epoch !== 0 && this.connector.open;
  }

  /** Takes a seat; drone 0 is the crew that needs people most. */
  join(droneId: number, spotter: boolean, nowMs: number): void {
    this.wanted = { droneId, spotter };
    this.joins = 0;
    this.askForSeat(nowMs);
  }

  leave(): void {
    this.want(undefined);
    this.send({ $case: 'leave', value: {} });
  }

  /** @param headingRad the direction that was up on the screen when the sticks were read */
  steer(velocity: Velocity, headingRad: number): void {
    if (this.connector.buffered() <= MAX_BUFFERED_BYTES) {
      this.send(this.steering(velocity, headingRad, false));
    }
  }

  /** The sticks were let go. */
  release(): void {
    this.send(this.steering({ northCms: 0, eastCms: 0, downCms: 0 }, 0, true));
  }

  aim(point: WirePoint, heightAmslCm: number): void {
    this.send({
      $case: 'aim',
      value: { ...this.cited(), ...point, heightAmslCm: Math.round(heightAmslCm), released: false },
    });
  }

  releaseAim(): void {
    this.send({
      $case: 'aim',
      value: { ...this.cited(), latE7: 0, lonE7: 0, heightAmslCm: 0, released: true },
    });
  }

  vote(act: Act, point: WirePoint | undefined, nowMs: number): void {
    const { latE7, lonE7 } = point ?? NOWHERE;
    const value = { ...this.cited(), actId: newActId(), act, latE7, lonE7 };
    this.submit({ $case: 'vote', value }, nowMs, VOTE_LIFE_MS);
  }

  hold(nowMs: number): void {
    const { droneId } = this.cited();
    this.submit({ $case: 'hold', value: { actId: newActId(), droneId } }, nowMs, STOP_LIFE_MS);
  }

  /** @param danger a point that nobody may drop near; undefined: a veto against my crew's drop */
  object(danger: WirePoint | undefined, nowMs: number): void {
    const { droneId } = this.cited();
    const { latE7, lonE7 } = danger ?? NOWHERE;
    const value = { actId: newActId(), droneId, hazard: danger !== undefined, latE7, lonE7 };
    this.submit({ $case: 'objection', value }, nowMs, STOP_LIFE_MS);
  }

  /**
   * @param droneIds empty: all drones
   * @param to the drones of a sector, then no drone is named; a point; or what else the kind needs
   */
  order(
    kind: OrderKind,
    droneIds: readonly number[],
    nowMs: number,
    to: OrderDetail = {},
  ): void {
    const none = { sectorId: 0, ...NOWHERE, heightAmslCm: 0, climbCm: 0, radiusM: 0, minutes: 0 };
    const detail = { ...none, authorisation: undefined, ...to };
    const value = { actId: newActId(), kind, droneIds: [...droneIds], ...detail };
    const lifeMs = STOPS.includes(kind) ? STOP_LIFE_MS : PERMISSION_LIFE_MS;
    this.submit({ $case: 'order', value }, nowMs, lifeMs);
  }

  /**
   * Draws a sector or replaces one whole.
   *
   * @param sectorId 0: a new one, which the gateway numbers
   * @returns the act's key, by which the store tells what became of it
   */
  drawSector(sectorId: number, sector: Sector, nowMs: number): string {
    return this.sectorOrder({ sectorId, remove: false, sector }, nowMs);
  }

  removeSector(sectorId: number, nowMs: number): string {
    return this.sectorOrder({ sectorId, remove: true, sector: undefined }, nowMs);
  }

  /** @param droneId 0: out of any crew */
  assign(personId: bigint, droneId: number, spotter: boolean, nowMs: number): void {
    const value = { actId: newActId(), personId, droneId, spotter };
    this.submit({ $case: 'assign', value }, nowMs, PERMISSION_LIFE_MS);
  }

  /** Asks who is in a crew, once: whoever looks on asks again. @param droneId 0: in none */
  crewQuery(droneId: number): void {
    this.send({ $case: 'crewQuery', value: { droneId } });
  }

  connected(nowMs: number): void {
    this.epoch = 0;
    this.sequence = 0;
    this.greetedAtMs = nowMs;
    this.window.reset();
    this.decoder.reset();
    this.meter.reset(nowMs);
    this.seatingSequence = undefined;
    this.send({
      $case: 'hello',
      value: {
        protocolVersion: Protocol.VERSION,
        token: this.token,
        client: this.options.client,
        tier: this.options.tier,
      },
    });
  }

  received(bytes: Uint8Array, nowMs: number): void {
    this.meter.heard(nowMs);
    const message = decodeServerMessage(bytes);
    if (message?.body === undefined || !this.belongs(message.sequence, message.sessionEpoch, message.body)) {
      this.ignored++;
      return;
    }
    const { sequence, body } = message;
    switch (body.$case) {
      case 'welcome':
        this.epoch = body.value.sessionEpoch;
        this.echoedAtMs = nowMs - ECHO_MS;
        this.connector.proven();
        this.store.apply(body, nowMs);
        this.outbox.rush(nowMs);
        this.joins = 0;
        if (this.wanted !== undefined) {
          this.askForSeat(nowMs);
        }
        this.keepAlive(nowMs);
        break;
      case 'refused':
        this.refused(body, nowMs);
        break;
      case 'seating':
        if (this.seated(sequence, body.value)) {
          this.store.apply(body, nowMs);
        }
        break;
      case 'telemetry': {
        this.meter.telemetry(body.value.frame, body.value.tier);
        const value = this.decoder.decode(body.value);
        if (value !== undefined) {
          this.store.apply({ $case: 'telemetry', value }, nowMs);
        }
        break;
      }
      case 'timeEcho':
        this.meter.echoed(body.value.clientTimeUs, nowMs);
        if (body.value.challenge !== 0n) {
          const { challenge } = body.value;
          this.send({ $case: 'timeEcho', value: { clientTimeUs: 0n, frame: 0, challenge } });
        }
        break;
      case 'ack':
        this.outbox.answered(body.value.actId);
        this.store.apply(body, nowMs);
        break;
      case 'notice':
        this.noticed(body.value.reason);
        this.store.apply(body, nowMs);
        break;
      default:
        this.store.apply(body, nowMs);
    }
  }

  disconnected(nowMs: number): void {
    this.epoch = 0;
    const { phase, sinceMs } = this.store.link.value as { phase: string; sinceMs: number };
    this.store.link.value =
      phase === 'live'
        ? { phase: 'lost', sinceMs: nowMs }
        : phase === 'lost'
          ? { phase: 'lost', sinceMs }
          : { phase: 'connecting', sinceMs: nowMs };
    this.store.quality.value = this.meter.quality(nowMs + SILENCE_LIMIT_MS + 1);
  }

  /** Shared payloads carry epoch 0; own messages our epoch, each sequence once. */
  private belongs(sequence: number, epoch: number, body: ServerBody): boolean {
    switch (body.$case) {
      case 'welcome':
      case 'refused':
        return true;
      case 'telemetry':
      case 'fleet':
      case 'situation':
        return this.epoch !== 0;
      default:
        return this.epoch !== 0 && epoch === this.epoch && this.window.accept(sequence);
    }
  }

  private refused(body: Extract<ServerBody, { $case: 'refused' }>, nowMs: number): void {
    this.connector.stop();
    this.epoch = 0;
    const { reason, retryAfterMs } = body.value;
    const waitMs = retryAfterMs === 0 && PASSING.includes(reason) ? PASSING_MS : retryAfterMs;
    const retryAtMs = waitMs === 0 ? 0 : nowMs + waitMs * (1 + this.options.chance());
    this.store.link.value = { phase: 'refused', refused: body.value, retryAtMs };
  }

  private retryRefused(nowMs: number): void {
    const link = this.store.link.value;
    if (link.phase === 'refused' && link.retryAtMs !== 0 && nowMs >= link.retryAtMs) {
      this.store.link.value = { phase: 'connecting', sinceMs: nowMs };
      this.connector.start(nowMs);
    }
  }

  private keepAlive(nowMs: number): void {
    if (nowMs - this.echoedAtMs >= ECHO_MS) {
      this.echoedAtMs = nowMs;
      const clientTimeUs = BigInt(Math.round(nowMs * 1_000));
      this.send({ $case: 'timeEcho', value: { clientTimeUs, frame: this.cited().frame, challenge: 0n } });
    }
    if (this.joins > 0 && nowMs - this.joinedAtMs >= JOIN_RETRY_MS) {
      this.askForSeat(nowMs);
    }
    this.outbox.due(nowMs).forEach((act) => this.send(act));
    if (this.meter.silentMs(nowMs) > SILENCE_LIMIT_MS) {
      this.connector.drop(nowMs);
    }
  }

  private askForSeat(nowMs: number): void {
    if (this.wanted === undefined || this.joins >= MAX_JOINS) {
      this.joins = 0;
      return;
    }
    this.joins++;
    this.joinedAtMs = nowMs;
    this.send({ $case: 'join', value: this.wanted });
  }

  /** @returns false if a newer seating has overtaken this one */
  private seated(sequence: number, seating: Seating): boolean {
    if (this.seatingSequence !== undefined && newerBy(sequence, this.seatingSequence) <= 0) {
      return false;
    }
    this.seatingSequence = sequence;
    if (seating.droneId !== 0) {
      this.want({ droneId: seating.droneId, spotter: seating.seat === Seat.SPOTTER });
    } else if (this.joins === 0) {
      this.want(undefined);
    }
    return true;
  }

  /** A refused seat is not asked for again. */
  private noticed(reason: Reason): void {
    const refusals: Reason[] = [Reason.CREW_FULL, Reason.NO_SUCH_DRONE, Reason.ROLE_FORBIDS];
    if (this.joins > 0 && refusals.includes(reason)) {
      this.want(undefined);
    }
  }

  private want(seat: WantedSeat | undefined): void {
    this.wanted = seat;
    this.joins = 0;
    this.options.remember(seat);
  }

  private sectorOrder(order: Omit<SectorOrder, 'actId'>, nowMs: number): string {
    const value = { actId: newActId(), ...order };
    this.submit({ $case: 'sectorOrder', value }, nowMs, PERMISSION_LIFE_MS);
    return actKey(value.actId);
  }

  private submit(body: ActBody, nowMs: number, lifeMs: number): void {
    this.store.begin(body, nowMs);
    if (!this.outbox.submit(body, nowMs, lifeMs)) {
      this.store.progress(body.value.actId, 'unanswered', Reason.TOO_FAST, nowMs);
    } else if (this.live) {
      this.outbox.due(nowMs).forEach((act) => this.send(act));
    }
  }

  private giveUpActs(nowMs: number): void {
    for (const act of this.outbox.expired(nowMs)) {
      this.store.progress(act.value.actId, 'unanswered', Reason.UNSPECIFIED, nowMs);
      this.store.notify(
        {
          severity: Notice_Severity.CAUTION,
          reason: Reason.UNSPECIFIED,
          droneId: 0,
          text: 'The gateway did not answer. Nothing is known about your last order or vote.',
        },
        nowMs,
      );
    }
  }

  private steering(velocity: Velocity, headingRad: number, released: boolean): ClientBody {
    const degrees = Math.round((headingRad * 18_000) / Math.PI);
    return {
      $case: 'steer',
      value: {
        ...this.cited(),
        northCms: component(velocity.northCms),
        eastCms: component(velocity.eastCms),
        downCms: component(velocity.downCms),
        headingCdeg: ((degrees % 36_000) + 36_000) % 36_000,
        released,
      },
    };
  }

  /** My drone, and the newest telemetry frame that was on screen. */
  private cited(): { droneId: number; frame: number } {
    return {
      droneId: this.store.seating.value?.droneId ?? 0,
      frame: this.store.sight.value?.telemetry.frame ?? 0,
    };
  }

  private send(body: ClientBody): void {
    if (!this.connector.open || (this.epoch === 0 && body.$case !== 'hello')) {
      return;
    }
    this.sequence = (this.sequence + 1) >>> 0;
    this.connector.send(
      encodeClientMessage({ sequence: this.sequence, sessionEpoch: this.epoch, body }),
    );
  }
}

function component(cms: number): number {
  return Math.max(-MAX_CMS, Math.min(MAX_CMS, Math.round(cms))) || 0;
}
