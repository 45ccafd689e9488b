import { computed, effect, signal } from '@preact/signals';
import { type LocalPoint, type WirePoint } from './geo/frame.js';
import { Confirm } from './input/confirm.js';
import { InputHub } from './input/hub.js';
// Not `import { type ... }`, which would bring the module itself into everybody's page.
import type { Lead } from './lead.js';
import { SAME_DROP_M } from './map/places.js';
import { type MapView } from './map/mapview.js';
import {
  forgetToken,
  keepToken,
  keptToken,
  rememberedSeat,
  rememberSeat,
  takeFromAddress,
} from './store/credentials.js';
import { AIM_LIFE_MS, Intent } from './store/intent.js';
import { Store } from './store/store.js';
import { type Dial } from './wire/connector.js';
import { Act, OrderKind, Phase, Seat, Tier } from './wire/gen/brigade/v1/common.js';
import { Notice_Severity } from './wire/gen/brigade/v1/server.js';
import { type Exchange, exchangeLink } from './wire/link.js';
import { type OrderDetail, Session } from './wire/session.js';
import { linkTrouble } from './words/links.js';

const TICK_MS = 50;
/** How fast a full turn of the stick turns the view, radians a second. */
const TURN_RAD_S = 1.2;
const SECOND_MS = 250;

/** Why a one-time link did not open; `again` tries the same one once more. */
export type LinkTrouble =
  | Exclude<Exchange, { outcome: 'admitted' | 'unreachable' }>
  | { readonly outcome: 'unreachable'; readonly again: () => void };

/** Everything a person can do on this page, by whatever device: pages and keys call only this. */
export class Console {
  readonly store = new Store();
  readonly intent = new Intent();
  readonly session: Session;
  readonly hub: InputHub;
  readonly signedIn = signal(false);
  /** A one-time link on its way in, or why it did not open; undefined: none, or it has opened. */
  readonly link = signal<{ readonly outcome: 'asking' } | LinkTrouble | undefined>(undefined);
  /** The page's clock, ms, four times a second: for ages and countdowns. */
  readonly now = signal(0);
  /** The crew's acts, each confirmed by holding. */
  readonly votes = {
    fill: new Confirm(() => this.session.vote(Act.FILL, undefined, this.nowMs())),
    drop: new Confirm(() => this.voteDrop()),
    return: new Confirm(() => this.session.vote(Act.RETURN, undefined, this.nowMs())),
    endHold: new Confirm(() => this.session.vote(Act.END_HOLD, undefined, this.nowMs())),
  };
  /** I steer now, if I push a stick. */
  readonly steers = computed(
    () => this.store.pilot.value && this.store.sight.value?.drone.phase === Phase.FLYING,
  );
  map: MapView | undefined;
  /** What only leads can do; fetched and set when somebody leads. */
  lead: Lead | undefined;

  private timer: ReturnType<typeof setInterval> | undefined;
  private tickedAtMs = 0;

  constructor(
    dial: Dial,
    private readonly storage: Storage,
    readonly nowMs: () => number,
    client: string,
    tier: Tier = Tier.FULL,
    private readonly exchange: (link: string) => Promise<Exchange> = exchangeLink,
  ) {
    this.session = new Session(dial, this.store, {
      chance: Math.random,
      client,
      tier,
      remember: (seat) => rememberSeat(storage, seat),
    });
    this.hub = new InputHub({
      steer: (velocity, headingRad) => {
        this.intent.aim.value = undefined;
        this.session.steer(velocity, headingRad);
      },
      release: () => this.session.release(),
    });
    // Not whatever else the gateway tells of the seat, as a new flight area: who steers, steers on.
    const seat = computed(() => {
      const { droneId = 0, seat: what = Seat.NONE } = this.store.seating.value ?? {};
      return `${droneId} ${what}`;
    });
    effect(() => {
      void this.store.me.value;
      void seat.value;
      this.letGo();
    });
  }

  /** Signs in with what the address brings, or the remembered token; else stays outside. */
  start(location: Location, history: History): void {
    const { token, link } = takeFromAddress(location, history);
    this.timer ??= setInterval(() => this.tick(), TICK_MS);
    if (link !== undefined) {
      void this.open(link);
      return;
    }
    if (token !== undefined) {
      keepToken(this.storage, token);
    }
    this.signInAsKept();
  }

  /** Exchanges a one-time link; whoever is signed in stays so until it has opened. */
  private async open(link: string): Promise<void> {
    this.link.value = { outcome: 'asking' };
    const exchange = await this.exchange(link);
    if (exchange.outcome === 'admitted') {
      this.link.value = undefined;
      keepToken(this.storage, exchange.token);
      this.signInAsKept();
      return;
    }
    const trouble: LinkTrouble =
      exchange.outcome === 'unreachable'
        ? { outcome: 'unreachable', again: () => void this.open(link) }
        : exchange;
    this.link.value = trouble;
    if (!this.signedIn.value) {
      this.signInAsKept();
    }
    if (this.signedIn.value) {
      const text = `${linkTrouble(trouble)} You stay signed in as before.`;
      this.link.value = undefined;
      this.store.notify(
        { severity: Notice_Severity.CAUTION, reason: 0, droneId: 0, text },
        this.nowMs(),
      );
    }
  }

  private signInAsKept(): void {
    const token = keptToken(this.storage);
    this.signedIn.value = token !== undefined;
    if (token !== undefined) {
      this.session.signIn(token, rememberedSeat(this.storage), this.nowMs());
    }
  }

  signOut(): void {
    this.releaseInputs();
    this.session.signOut();
    forgetToken(this.storage);
    this.signedIn.value = false;
    this.intent.draw(undefined);
    this.link.value = undefined;
    this.store.forgetPerson();
  }

  /** After a refusal: knocks again with the same token. */
  signInAgain(): void {
    this.signInAsKept();
  }

  tick(): void {
    const nowMs = this.nowMs();
    const elapsedS = Math.min(0.2, (nowMs - this.tickedAtMs) / 1_000);
    this.tickedAtMs = nowMs;
    const { turn } = this.hub;
    if (turn !== 0) {
      this.intent.headingRad.value += turn * TURN_RAD_S * elapsedS;
    }
    const maxSpeedCms = this.steers.value ? this.store.seating.value?.maxSpeedCms : undefined;
    this.hub.tick(this.intent.headingRad.value, maxSpeedCms, nowMs);
    const aim = this.intent.aim.value;
    if (aim !== undefined && nowMs - aim.atMs >= AIM_LIFE_MS) {
      this.intent.aim.value = undefined;
    }
    this.session.tick(nowMs);
    this.lead?.tick(nowMs);
    if (nowMs - this.now.value >= SECOND_MS) {
      this.now.value = nowMs;
    }
  }

  /** Everything held is let go, my aim included: the page is out of sight or out of hand. */
  releaseInputs(): void {
    this.hub.releaseAll();
    Object.values(this.votes).forEach((vote) => vote.cancel());
    if (this.intent.aim.value !== undefined) {
      this.intent.aim.value = undefined;
      this.session.releaseAim();
    }
  }

  /** HOLD: one press. Lets my own sticks go first, so that they do not steer on. */
  hold(): void {
    if (!this.store.seated.value) {
      if (this.store.leads.value) {
        this.order(OrderKind.ORDER_HOLD, []);
      }
      return;
    }
    this.releaseInputs();
    this.session.hold(this.nowMs());
  }

  order(kind: OrderKind, droneIds: readonly number[], detail?: OrderDetail): void {
    this.session.order(kind, droneIds, this.nowMs(), detail);
  }

  /** A tap on the map: places the drop point or a corner while one is chosen, else aims. */
  pick(at: LocalPoint): void {
    const { frame } = this.store.situation;
    if (frame === undefined) {
      return;
    }
    const point = frame.toWire(at.eastM, at.northM);
    if (this.intent.tool.value === 'drop') {
      this.intent.cursor.value = this.snapToDecision(point);
    } else if (this.intent.tool.value === 'danger') {
      this.intent.cursor.value = point;
    } else if (this.intent.tool.value === 'sector') {
      this.intent.draft.value?.add(point);
    } else if (this.steers.value) {
      this.aimAt(point);
      this.intent.putDown();
    }
  }

  /** A key or button of one act goes down: a first press of drop only starts the choice. */
  beginAct(act: 'fill' | 'drop' | 'return'): void {
    if (this.store.sight.value?.drone.phase !== Phase.FLYING) {
      return;
    }
    if (act === 'drop' && this.intent.tool.value !== 'drop') {
      this.chooseDrop();
    } else if (act !== 'fill' || this.store.pilot.value) {
      this.votes[act].begin();
    }
  }

  endAct(act: 'fill' | 'drop' | 'return'): void {
    this.votes[act].cancel();
  }

  /** Starts choosing a drop point: the crew's open one if there is one, else below the drone. */
  chooseDrop(): void {
    const sight = this.store.sight.value;
    if (sight !== undefined) {
      const open = sight.telemetry.crew?.decisions.find(({ act }) => act === Act.DROP);
      const { latE7, lonE7 } = open ?? sight.drone;
      this.intent.chooseWith('drop', { latE7, lonE7 });
    }
  }

  /** One press, as HOLD: no drop by my crew until somebody has looked, a minute at most. */
  veto(): void {
    if (this.store.seated.value) {
      this.session.object(undefined, this.nowMs());
    }
  }

  /** Starts choosing where a danger is: the crew's open drop if there is one, else below the drone. */
  chooseDanger(): void {
    this.chooseDrop();
    if (this.intent.tool.value === 'drop') {
      this.intent.tool.value = 'danger';
    }
  }

  reportDanger(): void {
    const { value: cursor } = this.intent.cursor;
    if (this.intent.tool.value === 'danger' && cursor !== undefined) {
      this.session.object(cursor, this.nowMs());
      this.intent.putDown();
    }
  }

  chooseAim(): void {
    const from = this.intent.aim.value?.point ?? this.store.sight.value?.drone;
    if (this.steers.value && from !== undefined) {
      this.intent.chooseWith('aim', { latE7: from.latE7, lonE7: from.lonE7 });
    }
  }

  /** The same aim for another ten seconds. */
  renewAim(): void {
    const { value: aim } = this.intent.aim;
    if (aim !== undefined) {
      this.aimAt(aim.point);
    }
  }

  /** Moves the map's cursor, in screen directions; one for corners starts in the map's middle. */
  moveCursor(rightPx: number, upPx: number): void {
    const { frame } = this.store.situation;
    if (frame === undefined || this.map === undefined) {
      return;
    }
    const { view } = this.map;
    const { value: cursor } = this.intent.cursor;
    const at = cursor === undefined ? view.centre : frame.fromWire(cursor);
    const to = view.moved(at, rightPx, upPx);
    this.intent.cursor.value = frame.toWire(to.eastM, to.northM);
    this.map.keepInSight(to);
  }

  /** Enter on the map's cursor: an aim flies, a corner is set; a drop needs holding, elsewhere. */
  confirmCursor(): void {
    const { value: cursor } = this.intent.cursor;
    if (this.intent.tool.value === 'sector') {
      if (cursor === undefined) {
        this.moveCursor(0, 0);
      } else {
        this.intent.draft.value?.add(cursor);
      }
    } else if (this.intent.tool.value === 'aim' && cursor !== undefined) {
      this.aimAt(cursor);
      this.intent.putDown();
    } else {
      this.reportDanger();
    }
  }

  /** Shows places on the map, which on a small screen must come into sight first. */
  showPlaces(places: readonly WirePoint[]): void {
    const { frame } = this.store.situation;
    if (frame !== undefined) {
      this.showPoints(places.map((place) => frame.fromWire(place)));
    }
  }

  showPoints(points: readonly LocalPoint[]): void {
    this.intent.listOpen.value = false;
    this.map?.show(points);
  }

  /** Backspace: takes back the last corner of a sector that is being drawn. */
  takeBack(): void {
    if (this.intent.tool.value === 'sector') {
      this.intent.draft.value?.removeLast();
    }
  }

  private aimAt(point: WirePoint): void {
    const { frame } = this.store.situation;
    const drone = this.store.sight.value?.drone;
    if (frame === undefined || drone === undefined || !this.steers.value) {
      return;
    }
    const at = frame.fromWire(point);
    const groundM = this.store.situation.terrainAmslM(at.eastM, at.northM);
    const heightAmslCm =
      groundM === undefined ? drone.heightAmslCm : groundM * 100 + drone.heightAglCm;
    this.hub.releaseAll();
    this.session.aim(point, heightAmslCm);
    this.intent.aim.value = { point, heightAmslCm, atMs: this.nowMs() };
  }

  private voteDrop(): void {
    const { value: cursor } = this.intent.cursor;
    if (this.intent.tool.value === 'drop' && cursor !== undefined) {
      this.session.vote(Act.DROP, cursor, this.nowMs());
      this.intent.putDown();
    }
  }

  /** A point chosen near the crew's open one means that one: votes count together within 15 m. */
  private snapToDecision(point: WirePoint): WirePoint {
    const { frame } = this.store.situation;
    const decisions = this.store.sight.value?.telemetry.crew?.decisions ?? [];
    if (frame === undefined) {
      return point;
    }
    const at = frame.fromWire(point);
    const near = decisions.find((decision) => {
      const other = frame.fromWire(decision);
      const away = Math.hypot(other.eastM - at.eastM, other.northM - at.northM);
      return decision.act === Act.DROP && away <= SAME_DROP_M;
    });
    return near === undefined ? point : { latE7: near.latE7, lonE7: near.lonE7 };
  }

  /** Another seat, or the gateway has taken me in anew: what was held was not meant for this. */
  private letGo(): void {
    this.hub.releaseAll();
    this.intent.aim.value = undefined;
    this.intent.putDown();
  }

  /** Told by the shell when a gamepad went away while flying. */
  padLost(): void {
    this.store.notify(
      {
        severity: Notice_Severity.CAUTION,
        reason: 0,
        droneId: 0,
        text: 'The gamepad is gone. Its sticks are released.',
      },
      this.nowMs(),
    );
  }
}
