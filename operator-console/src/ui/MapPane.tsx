import { useEffect, useRef } from 'preact/hooks';
import { type LocalPoint } from '../geo/frame.js';
import { MapView } from '../map/mapview.js';
import { type Overlay } from '../map/overlay.js';
import { useDesk } from './desk.js';
import { Icon } from './icons.js';

const ZOOM = 1.5;
const LOOKED_AT = { role: 'img', 'aria-label': 'Map of the incident' } as const;
const DRAWN_ON = {
  role: 'application',
  'aria-label': 'Map: arrow keys move the mark, Enter sets a corner, Backspace takes the last back',
  tabIndex: 0,
} as const;

/** The place where the map's canvases hang, and the map's own buttons. */
export function MapPane() {
  const desk = useDesk();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const { store, intent, hub, nowMs } = desk;
    const pick = (at: LocalPoint): void => desk.pick(at);
    const overlay = (): Overlay | undefined => desk.lead?.drafting;
    const map = new MapView(host.current, store, intent, hub, pick, nowMs, overlay);
    desk.map = map;
    return () => {
      desk.map = undefined;
      map.dispose();
    };
  }, [desk]);
  const drawing = desk.intent.draft.value !== undefined;
  return (
    <>
      <div class="map" ref={host} {...(drawing ? DRAWN_ON : LOOKED_AT)} />
      <MapButtons />
    </>
  );
}

function MapButtons() {
  const desk = useDesk();
  const { intent, store } = desk;
  const turned = Math.abs(Math.sin(intent.headingRad.value / 2)) > 0.01;
  const followable = store.sight.value !== undefined || intent.watched.value !== undefined;
  return (
    <div class="map-buttons">
      <button type="button" class="square" aria-label="Zoom in" onClick={() => desk.map?.zoom(ZOOM)}>
        <Icon name="plus" />
      </button>
      <button
        type="button"
        class="square"
        aria-label="Zoom out"
        onClick={() => desk.map?.zoom(1 / ZOOM)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        class="square"
        aria-label="Show the whole area"
        onClick={() => desk.map?.showAll()}
      >
        <Icon name="all" />
      </button>
      {followable && (
        <button
          type="button"
          class="square"
          aria-pressed={intent.follow.value}
          aria-label="Keep the drone in the middle"
          onClick={() => (intent.follow.value = !intent.follow.value)}
        >
          <Icon name="follow" />
        </button>
      )}
      {turned && (
        <button
          type="button"
          class="square north"
          aria-label="Turn north up"
          onClick={() => (intent.headingRad.value = 0)}
        >
          N
        </button>
      )}
    </div>
  );
}
