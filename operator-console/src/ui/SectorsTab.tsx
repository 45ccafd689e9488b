import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type WirePoint } from '../geo/frame.js';
import { Confirm } from '../input/confirm.js';
import { type DroneState } from '../wire/gen/brigade/v1/server.js';
import { Limit, OrderKind, Phase } from '../wire/gen/brigade/v1/common.js';
import { type Sector } from '../wire/gen/brigade/v1/situation.js';
import { count, percent } from '../words/format.js';
import { lake } from '../words/places.js';
import { ConfirmButton } from './ConfirmButton.js';
import { Icon } from './icons.js';
import { useLead } from './lead-desk.js';
import { SectorEditor } from './SectorEditor.js';

/** A crew that agrees less is slowed. */
const SLOW_BELOW = 0.65;

/** The sectors one below the other, or the one that is being drawn. */
export function SectorsTab() {
  const desk = useLead();
  const draft = desk.intent.draft.value;
  const start = useRef<HTMLButtonElement>(null);
  const drew = useRef(false);
  useEffect(() => {
    if (drew.current && draft === undefined) {
      start.current?.focus();
    }
    drew.current = draft !== undefined;
  }, [draft]);
  if (draft !== undefined) {
    return <SectorEditor draft={draft} />;
  }
  const sectors = [...desk.store.situation.sectors.value].sort(([, a], [, b]) =>
    a.name.localeCompare(b.name),
  );
  return (
    <>
      <button type="button" class="act" ref={start} onClick={() => desk.lead.startSector()}>
        <Icon name="plus" /> New sector
      </button>
      <div class="fleet-scroll" data-arrows tabIndex={0} role="region" aria-label="List of sectors">
        <ul class="sectors">
          {sectors.map(([id, sector]) => (
            <SectorCard key={id} id={id} sector={sector} />
          ))}
        </ul>
        {sectors.length === 0 && (
          <p class="hint">
            No sectors yet: all drones share the incident’s whole area. A sector is a part of it with
            its own drones, which cannot leave it but for water and base.
          </p>
        )}
      </div>
    </>
  );
}

function SectorCard({ id, sector }: { id: number; sector: Sector }) {
  const desk = useLead();
  const { intent, lead } = desk;
  const remove = useMemo(() => new Confirm(() => lead.removeSector(id)), [lead, id]);
  const shown = intent.shownSector.value === id;
  const show = (): void => {
    intent.shownSector.value = shown ? undefined : id;
    if (!shown) {
      desk.showPlaces(places(sector));
    }
  };
  const edit = (): void => {
    lead.editSector(id);
    desk.showPlaces(places(sector));
  };
  const clear = useMemo(() => new Confirm(() => lead.order(OrderKind.ORDER_CLEAR, id)), [lead, id]);
  return (
    <li class={`sector ${shown ? 'shown' : ''}`} aria-label={`Sector ${sector.name}`}>
      <h3>{sector.name}</h3>
      <div class="sector-orders">
        <button
          type="button"
          class="stop"
          aria-label={`Hold sector ${sector.name}`}
          onClick={() => lead.order(OrderKind.ORDER_HOLD, id)}
        >
          Hold
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={`Resume sector ${sector.name}`}
          onClick={() => lead.order(OrderKind.ORDER_RESUME, id)}
        >
          Resume
        </button>
        <ConfirmButton confirm={clear}>Clear</ConfirmButton>
      </div>
      <dl class="sector-facts">
        <div>
          <dt>Drones</dt>
          <dd>
            {sector.droneIds.length === 0 ? 'none' : sector.droneIds.join(', ')}
            <OnHold droneIds={sector.droneIds} />
          </dd>
        </div>
        <div>
          <dt>Heights</dt>
          <dd>
            floor {count(sector.floorAglCm / 100)} m AGL, ceiling{' '}
            {count(sector.ceilingAmslCm / 100)} m AMSL
          </dd>
        </div>
        <div>
          <dt>Water</dt>
          <dd>{lake(sector.waterSite)}</dd>
        </div>
        <div>
          <dt>Agreement</dt>
          <dd>
            <Agreement droneIds={sector.droneIds} />
          </dd>
        </div>
      </dl>
      <div class="sector-more">
        <button type="button" class="quiet" aria-pressed={shown} onClick={show}>
          Show on map
        </button>
        <button type="button" class="quiet" onClick={edit}>
          Edit
        </button>
        <ConfirmButton confirm={remove} class="plain">
          Remove
        </ConfirmButton>
      </div>
    </li>
  );
}

function places({ latE7, lonE7 }: Sector): WirePoint[] {
  return latE7.map((lat, index) => ({ latE7: lat, lonE7: lonE7[index] ?? 0 }));
}

/** What became of a hold: how many of the flying drones stand still for one. */
function OnHold({ droneIds }: { droneIds: readonly number[] }) {
  const { fleet } = useLead().store;
  const held = droneIds.filter((droneId) => {
    const state = fleet.value.get(droneId)?.state;
    return state?.phase === Phase.FLYING && state.limit === Limit.HOLD;
  }).length;
  return held === 0 ? null : <strong class="on-hold">{held} on hold</strong>;
}

/** How well the crews of a sector's flying drones agree: the worst by name, and all together. */
function Agreement({ droneIds }: { droneIds: readonly number[] }) {
  const { fleet } = useLead().store;
  const flying = droneIds
    .map((droneId) => fleet.value.get(droneId)?.state)
    .filter((state): state is DroneState => state?.phase === Phase.FLYING);
  const [first] = flying;
  if (first === undefined) {
    return <>no drone flies</>;
  }
  const lowest = flying.reduce((a, b) => (b.agreementPermille < a.agreementPermille ? b : a), first);
  const mean = flying.reduce((total, state) => total + state.agreementPermille, 0) / flying.length;
  const least = lowest.agreementPermille / 1_000;
  return (
    <>
      <span class={least < SLOW_BELOW ? 'caution' : ''}>
        {least < SLOW_BELOW && <Icon name="caution" size={13} />} lowest {percent(least)} (drone{' '}
        {lowest.droneId})
      </span>
      , mean {percent(mean / 1_000)}
    </>
  );
}
