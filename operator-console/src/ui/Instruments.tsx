import { type ComponentChildren } from 'preact';
import { count, oneDecimal, percent } from '../words/format.js';
import { useDesk } from './desk.js';

/** Shares of the crew's weight below which the drone slows, and holds. */
const SLOW_BELOW = 0.65;
const HOLD_BELOW = 0.55;
/** Battery below which it is shown as caution, and as warning. */
const BATTERY_LOW = 0.3;
const BATTERY_EMPTY = 0.2;
/** Telemetry comes ten times a second; after this long its figures are marked as old. */
const OLD_MS = 1_500;

/** What my drone does, in figures that never move about. */
export function Instruments() {
  const desk = useDesk();
  const { store } = desk;
  const drone = store.sight.value?.drone;
  const seating = store.seating.value;
  if (drone === undefined || seating === undefined) {
    return (
      <section class="instruments waiting" aria-label="Instruments">
        <p>Waiting for the drone’s first report…</p>
      </section>
    );
  }
  const speed = Math.hypot(drone.northCms, drone.eastCms) / 100;
  const climb = -drone.downCms / 100;
  const tank = drone.tankDl / 10;
  const capacity = seating.tankCapacityDl / 10;
  const battery = drone.batteryPermille / 1_000;
  const agreement = drone.agreementPermille / 1_000;
  const counted = store.countedShare.value ?? 0;
  const wishing = desk.hub.wish.value !== undefined || desk.intent.aim.value !== undefined;
  const ageMs = desk.now.value - (store.sight.value?.atMs ?? 0);
  return (
    <section class={`instruments ${ageMs > OLD_MS ? 'old' : ''}`} aria-label="Instruments">
      {ageMs > OLD_MS && (
        <p class="old-news" role="status">
          These figures are {count(ageMs / 1_000)} s old
        </p>
      )}
      <Tile name="Height" unit="m AGL" value={count(drone.heightAglCm / 100)}>
        {count(drone.heightAmslCm / 100)} m AMSL
        {Math.abs(climb) >= 0.15 && (climb > 0 ? ' ▲' : ' ▼')}
      </Tile>
      <Tile name="Speed" unit="m/s" value={oneDecimal(speed)}>
        of {count(seating.maxSpeedCms / 100)}
      </Tile>
      <Tile name="Tank" unit="L" value={count(tank)} bar={capacity > 0 ? tank / capacity : 0} tone="water">
        of {count(capacity)}
      </Tile>
      <Tile
        name="Battery"
        unit=""
        value={percent(battery)}
        bar={battery}
        tone={battery < BATTERY_EMPTY ? 'warning' : battery < BATTERY_LOW ? 'caution' : 'plain'}
      >
        {battery < BATTERY_EMPTY ? 'empty' : battery < BATTERY_LOW ? 'low' : 'ok'}
      </Tile>
      <Tile
        name="Agreement"
        unit=""
        value={percent(agreement)}
        bar={agreement}
        marks={[HOLD_BELOW, SLOW_BELOW]}
        tone={agreement < SLOW_BELOW ? 'caution' : 'plain'}
      >
        {agreement < HOLD_BELOW ? 'crew split' : agreement < SLOW_BELOW ? 'slowed' : 'together'}
      </Tile>
      <Tile name="You" unit="" value={counted > 0 ? `counted ${percent(counted)}` : 'not counted'}>
        {counted > 0 ? 'of the crew’s wish' : wishing ? 'not yet' : 'you wish nothing now'}
      </Tile>
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly bar?: number;
  readonly marks?: readonly number[];
  readonly tone?: 'plain' | 'water' | 'caution' | 'warning';
  readonly children: ComponentChildren;
}

function Tile({ name, value, unit, bar, marks = [], tone = 'plain', children }: TileProps) {
  return (
    <div class={`tile ${tone}`}>
      <span class="tile-name">{name}</span>
      <span class="tile-value">
        {value}
        {unit !== '' && <small>{unit}</small>}
      </span>
      {bar !== undefined && (
        <svg class="tile-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="rail" width="100" height="4" />
          <rect class="level" width={100 * Math.max(0, Math.min(1, bar))} height="4" />
          {marks.map((mark) => (
            <rect key={mark} class="tick" x={100 * mark - 0.5} width="1" height="4" />
          ))}
        </svg>
      )}
      <span class="tile-note">{children}</span>
    </div>
  );
}
