import { effect } from '@preact/signals';
import { type LocalPoint } from '../geo/frame.js';
import { around } from '../geo/polygon.js';
import { type ScreenPoint, View } from '../geo/view.js';
import { type InputHub } from '../input/hub.js';
import { type Intent } from '../store/intent.js';
import { type Store } from '../store/store.js';
import { AreaPainter } from './areas.js';
import { drawScale, drawWind } from './dressing.js';
import { DronePainter, type Other, type Track, type Wishes } from './drones.js';
import { Gestures } from './gestures.js';
import { GroundPainter, lakeName } from './ground.js';
import { Labels, textBox } from './labels.js';
import { type Overlay } from './overlay.js';
import {
  drawAim,
  drawAircraft,
  drawBase,
  drawCursor,
  drawDanger,
  drawDecision,
  drawPerson,
  drawWaterSlot,
} from './places.js';

/** The ground is painted this much larger than the screen, so that following rarely repaints it. */
const MARGIN_PX = 160;
/** Soonest repaint of the ground while things change. */
const REPAINT_MS = 150;
/** Most canvas pixels a CSS pixel: beyond this nobody sees a difference. */
const MAX_DPR = 3;
/** Screens larger than this get larger symbols, CSS pixels of the shorter side. */
const LARGE_PX = 1_100;
const MOST_ENLARGED = 2;
/** The map's cursor stays this far from the map's edge, CSS pixels. */
const EDGE_PX = 50;
/** Room for the name of a lake. */
const LAKE_NAME_PX = 46;
/** Nearest look at a sector or a place. */
const SMALLEST_LOOK_M = 350;
/** What a pilot sees around the drone at first. */
const FIRST_LOOK_M = 420;

/**
 * The map: two canvases outside the component tree. The lower holds the ground, repainted when it
 * changes; the upper holds everything that moves, repainted with every frame that shows a change.
 */
export class MapView {
  readonly view = new View();
  private readonly ground = document.createElement('canvas');
  private readonly moving = document.createElement('canvas');
  private readonly cache = document.createElement('canvas');
  private cached: View | undefined;
  private readonly groundPainter: GroundPainter;
  private readonly labels = new Labels();
  private readonly drones = new DronePainter(this.labels);
  private readonly areas: AreaPainter;
  private readonly gestures: Gestures;
  private readonly undo: (() => void)[] = [];
  private paintedAtMs = -Infinity;
  private groundDirty = true;
  private scheduled = 0;
  private dpr = 1;
  private framed: 'nothing' | 'incident' | 'drone' = 'nothing';
  private framedDrone = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly store: Store,
    private readonly intent: Intent,
    private readonly hub: InputHub,
    pick: (at: LocalPoint) => void,
    private readonly nowMs: () => number,
    private readonly overlay: () => Overlay | undefined,
  ) {
    this.groundPainter = new GroundPainter(store.situation);
    this.areas = new AreaPainter(store, intent);
    host.append(this.ground, this.moving);
    this.gestures = new Gestures(this.moving, this.view, {
      panned: () => (intent.follow.value = false),
      changed: () => this.invalidate(),
      tapped: (at: ScreenPoint) => pick(this.view.toWorld(at)),
      gripped: (at) => overlay()?.grip(this.view, at),
      hovered: (at) => {
        const holds = at !== undefined && overlay()?.grip(this.view, at) !== undefined;
        this.moving.classList.toggle('holds', holds);
        if (overlay()?.hover(this.view, at) === true) {
          this.invalidate();
        }
      },
    });
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(host);
    this.undo.push(
      () => observer.disconnect(),
      effect(() => this.listen()),
      effect(() => {
        void store.situation.revision.value;
        this.groundDirty = true;
        this.invalidate();
      }),
    );
    this.resize();
  }

  dispose(): void {
    this.undo.forEach((undo) => undo());
    this.gestures.dispose();
    cancelAnimationFrame(this.scheduled);
    this.host.replaceChildren();
  }

  zoom(factor: number): void {
    this.view.zoomAt({ x: this.view.width / 2, y: this.view.height / 2 }, factor);
    this.invalidate();
  }

  /** Moves the map by a part of its size, for the arrow keys. */
  nudge(dx: number, dy: number): void {
    this.intent.follow.value = false;
    this.view.panBy(-dx, -dy);
    this.invalidate();
  }

  showAll(): void {
    this.intent.follow.value = false;
    this.framed = 'nothing';
    this.frameIncident();
    this.invalidate();
  }

  /** The keys go to the map from now on. */
  focus(): void {
    this.host.focus();
  }

  /** Shows all these points, and no longer follows a drone. */
  show(points: readonly LocalPoint[]): void {
    if (points.length > 0) {
      const { centre, radiusM } = around(points);
      this.intent.follow.value = false;
      this.view.fit(centre, Math.max(SMALLEST_LOOK_M, radiusM * 1.15));
      this.invalidate();
    }
  }

  /** Moves the map if this point is at its edge or beyond. */
  keepInSight(at: LocalPoint): void {
    const { x, y } = this.view.toScreen(at);
    const over = (value: number, most: number): number =>
      Math.min(0, value - EDGE_PX) + Math.max(0, value - (most - EDGE_PX));
    const right = over(x, this.view.width);
    const down = over(y, this.view.height);
    if (right !== 0 || down !== 0) {
      this.nudge(right, down);
    }
  }

  private invalidate(): void {
    if (this.scheduled === 0) {
      this.scheduled = requestAnimationFrame(() => {
        this.scheduled = 0;
        this.draw();
      });
    }
  }

  /** Reads every signal that the moving layer shows, so that each change asks for a frame. */
  private listen(): void {
    const { store, intent, hub } = this;
    void store.sight.value;
    void store.fleet.value;
    void store.seating.value;
    void store.situation.people.value;
    void store.situation.summary.value;
    void store.situation.weather.value;
    void store.situation.sectors.value;
    void store.situation.hazards.value;
    void store.situation.traffic.value;
    void store.acts.value;
    void intent.draft.value?.corners.value;
    void intent.draft.value?.sent.value;
    void intent.shownSector.value;
    void intent.aim.value;
    void intent.cursor.value;
    void intent.tool.value;
    void intent.follow.value;
    void intent.watched.value;
    void hub.wish.value;
    this.view.headingRad = intent.headingRad.value;
    this.invalidate();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.host;
    const enlarged = Math.min(clientWidth, clientHeight) / LARGE_PX;
    this.gestures.enlarged = Math.max(1, Math.min(MOST_ENLARGED, enlarged));
    this.dpr = Math.min(MAX_DPR, window.devicePixelRatio || 1) * this.gestures.enlarged;
    this.view.width = Math.max(1, clientWidth / this.gestures.enlarged);
    this.view.height = Math.max(1, clientHeight / this.gestures.enlarged);
    for (const canvas of [this.ground, this.moving]) {
      canvas.width = Math.round(this.view.width * this.dpr);
      canvas.height = Math.round(this.view.height * this.dpr);
    }
    this.cached = undefined;
    if (this.framed === 'incident') {
      this.framed = 'nothing';
    }
    this.draw();
  }

  private draw(): void {
    const nowMs = this.nowMs();
    const own = this.follow(nowMs);
    this.frameIncident();
    this.drawGround(nowMs);
    this.drawMoving(own, nowMs);
    this.host.dataset['shows'] = this.groundDirty ? 'old' : this.framed;
    if (this.drones.moves(nowMs) || this.intent.aim.value !== undefined || this.groundDirty) {
      this.invalidate();
    }
  }

  /** Where my drone is shown; keeps it in the middle if wanted. */
  private follow(nowMs: number): Track | undefined {
    const { frame } = this.store.situation;
    const sight = this.store.sight.value;
    if (frame === undefined) {
      return undefined;
    }
    if (sight === undefined) {
      const watched = this.store.fleet.value.get(this.intent.watched.value ?? 0);
      if (watched !== undefined && this.intent.follow.value) {
        this.view.centre = frame.fromWire(watched.state);
      }
      return undefined;
    }
    const own = this.drones.track(sight.drone, frame.fromWire(sight.drone), sight.atMs, nowMs);
    if (this.framed !== 'drone' || this.framedDrone !== sight.drone.droneId) {
      this.framed = 'drone';
      this.framedDrone = sight.drone.droneId;
      this.view.fit(own.at, FIRST_LOOK_M);
      this.intent.follow.value = true;
    }
    if (this.intent.follow.value) {
      this.view.centre = own.at;
    }
    return own;
  }

  private frameIncident(): void {
    const { frame, incident } = this.store.situation;
    if (this.framed === 'nothing' && frame !== undefined && incident.value !== undefined) {
      this.framed = 'incident';
      const { areaLatE7: latE7, areaLonE7: lonE7, areaRadiusM } = incident.value;
      this.view.fit(frame.fromWire({ latE7, lonE7 }), areaRadiusM);
    }
  }

  private drawGround(nowMs: number): void {
    const { view } = this;
    const moved =
      this.cached === undefined ||
      this.cached.pxPerM !== view.pxPerM ||
      this.cached.headingRad !== view.headingRad ||
      this.offsetPx(this.cached) > MARGIN_PX;
    const due = this.cached === undefined || nowMs - this.paintedAtMs >= REPAINT_MS;
    if ((moved || this.groundDirty) && due) {
      this.repaint(nowMs);
    } else if (moved) {
      this.groundDirty = true;
    }
    const context = this.ground.getContext('2d', { alpha: false });
    const { cached } = this;
    if (context === null || cached === undefined) {
      return;
    }
    const at = view.toScreen(cached.centre);
    const same = cached.pxPerM === view.pxPerM && cached.headingRad === view.headingRad;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#e8e6df';
    context.fillRect(0, 0, this.ground.width, this.ground.height);
    if (same) {
      const x = Math.round((at.x - cached.width / 2) * this.dpr);
      const y = Math.round((at.y - cached.height / 2) * this.dpr);
      context.drawImage(this.cache, x, y);
      return;
    }
    context.scale(this.dpr, this.dpr);
    context.translate(at.x, at.y);
    context.rotate(cached.headingRad - view.headingRad);
    context.scale(view.pxPerM / cached.pxPerM, view.pxPerM / cached.pxPerM);
    context.drawImage(
      this.cache,
      -cached.width / 2,
      -cached.height / 2,
      cached.width,
      cached.height,
    );
  }

  private offsetPx(cached: View): number {
    const { x, y } = this.view.toScreen(cached.centre);
    return Math.max(Math.abs(x - this.view.width / 2), Math.abs(y - this.view.height / 2));
  }

  private repaint(nowMs: number): void {
    const wide = this.view.copy();
    wide.width += 2 * MARGIN_PX;
    wide.height += 2 * MARGIN_PX;
    this.cache.width = Math.round(wide.width * this.dpr);
    this.cache.height = Math.round(wide.height * this.dpr);
    const context = this.cache.getContext('2d', { alpha: false });
    if (context !== null) {
      this.groundPainter.draw(context, wide, this.dpr);
    }
    this.cached = wide;
    this.paintedAtMs = nowMs;
    this.groundDirty = false;
  }

  private drawMoving(own: Track | undefined, nowMs: number): void {
    const context = this.moving.getContext('2d');
    const { frame } = this.store.situation;
    if (context === null) {
      return;
    }
    const { view, store, intent } = this;
    context.setTransform(this.dpr, 0, 0, this.dpr, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    if (frame === undefined) {
      return;
    }
    const seating = store.seating.value;
    const incident = store.situation.incident.value;
    const wind = store.situation.weather.value ?? store.situation.summary.value;
    const sight = store.sight.value;
    this.areas.draw(context, view, frame);
    this.labels.begin();
    for (const water of store.situation.waters.values()) {
      const at = lakeName(view, frame, water);
      if (at !== undefined) {
        this.labels.take(textBox(at.x - LAKE_NAME_PX / 2, at.y, LAKE_NAME_PX));
      }
    }
    incident?.baseLatE7.forEach((latE7, index) => {
      const at = frame.fromWire({ latE7, lonE7: incident.baseLonE7[index] ?? 0 });
      drawBase(context, view, at, this.labels);
    });
    if (seating !== undefined && store.seated.value) {
      drawWaterSlot(context, view, frame, seating, this.labels);
    }
    const people = store.situation.people.value;
    people?.latE7.forEach((latE7, index) => {
      const at = frame.fromWire({ latE7, lonE7: people.lonE7[index] ?? 0 });
      drawPerson(context, view, at, this.labels);
    });
    const traffic = store.situation.traffic.value;
    traffic?.latE7.forEach((latE7, index) => {
      const at = frame.fromWire({ latE7, lonE7: traffic.lonE7[index] ?? 0 });
      drawAircraft(context, view, at, traffic, index);
    });
    for (const hazard of store.situation.hazards.value.values()) {
      drawDanger(context, view, frame.fromWire(hazard), hazard.awaitsSeconder, this.labels);
    }
    sight?.telemetry.crew?.decisions.forEach((decision) =>
      drawDecision(context, view, frame, decision, this.labels),
    );
    this.overlay()?.draw(context, view);
    this.drawOthers(context, own, nowMs);
    if (intent.aim.value !== undefined) {
      drawAim(context, view, frame, intent.aim.value, own?.at, nowMs);
    }
    if (own !== undefined && sight !== undefined) {
      this.drones.arrows(context, view, own.at, this.wishes());
      this.drones.own(context, view, sight.drone, own);
    }
    const tool = intent.tool.value;
    if (tool !== 'none' && intent.cursor.value !== undefined) {
      drawCursor(context, view, frame, intent.cursor.value, tool);
    }
    this.overlay()?.drawWords(context, view);
    drawScale(context, view);
    if (wind !== undefined) {
      drawWind(context, view, wind);
    }
  }

  private wishes(): Wishes {
    return {
      merged: this.store.sight.value?.telemetry.crew,
      mine: this.hub.wish.value,
      maxSpeedCms: this.store.seating.value?.maxSpeedCms ?? 0,
    };
  }

  /** The neighbours of my drone, and for those who see it, the rest of the fleet. */
  private drawOthers(
    context: CanvasRenderingContext2D,
    own: Track | undefined,
    nowMs: number,
  ): void {
    const { frame } = this.store.situation;
    const sight = this.store.sight.value;
    const fleet = this.store.fleet.value;
    if (frame === undefined) {
      return;
    }
    const others: Other[] = [];
    const shown = new Set([sight?.drone.droneId ?? 0]);
    for (const state of sight?.telemetry.neighbours ?? []) {
      shown.add(state.droneId);
      const track = this.drones.track(state, frame.fromWire(state), sight?.atMs ?? 0, nowMs, true);
      const groundM = this.store.situation.terrainAmslM(track.at.eastM, track.at.northM);
      const aglM = groundM === undefined ? undefined : state.heightAmslCm / 100 - groundM;
      others.push({ state, track, marked: false, aglM });
    }
    for (const [droneId, { state, atMs }] of fleet) {
      if (!shown.has(droneId)) {
        const track = this.drones.track(state, frame.fromWire(state), atMs, nowMs);
        const marked = droneId === this.intent.watched.value;
        others.push({ state, track, marked, aglM: state.heightAglCm / 100 });
      }
    }
    this.drones.others(context, this.view, others, own?.at, this.wishes());
  }
}
