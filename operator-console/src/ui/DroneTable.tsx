import { type FleetDrone } from '../store/store.js';
import { OrderKind, Phase, Role } from '../wire/gen/brigade/v1/common.js';
import { count, percent } from '../words/format.js';
import { LIMIT_SHORT, PHASE_WORDS } from '../words/states.js';
import { useDesk } from './desk.js';
import { TickedOrders } from './FleetOrders.js';
import { PhaseMark } from './PhaseMark.js';

const SLOW_BELOW = 650;
const BATTERY_LOW = 300;
/** A report older than this is shown as such, ms. */
const OLD_MS = 3_000;

/** All drones, for leads and the pilot in command. */
export function DroneTable() {
  const desk = useDesk();
  const { store } = desk;
  const drones = [...store.fleet.value.values()].sort((a, b) => a.state.droneId - b.state.droneId);
  const flying = drones.filter(({ state }) => state.phase === Phase.FLYING).length;
  const people = drones.reduce((total, { state }) => total + state.pilots + state.spotters, 0);
  return (
    <>
      {store.role.value === Role.PIC && <TickedOrders drones={drones.map(({ state }) => state)} />}
      <p class="fleet-line">
        {count(drones.length)} drones, {count(flying)} flying, {count(people)} people in crews
      </p>
      <div class="fleet-scroll" data-arrows tabIndex={0} role="region" aria-label="Table of drones">
        <table>
          <thead>
            <tr>
              {store.role.value === Role.PIC && <th scope="col">✓</th>}
              <th scope="col">Drone</th>
              <th scope="col" class="wide">
                Crew
              </th>
              <th scope="col">Agree</th>
              <th scope="col">Batt.</th>
              <th scope="col" class="wide">
                Tank
              </th>
              <th scope="col" class="wide">
                AGL
              </th>
              <th scope="col">Orders</th>
            </tr>
          </thead>
          <tbody>
            {drones.map((drone) => (
              <FleetRow key={drone.state.droneId} drone={drone} />
            ))}
          </tbody>
        </table>
        {drones.length === 0 && <p class="hint">No drone has been heard yet.</p>}
      </div>
    </>
  );
}

function FleetRow({ drone: { state, atMs } }: { drone: FleetDrone }) {
  const desk = useDesk();
  const { intent } = desk;
  const { droneId, phase, limit } = state;
  const watched = intent.watched.value === droneId;
  const old = desk.now.value - atMs > OLD_MS;
  const sector = desk.store.situation.sectors.value.get(desk.store.sectorOf.value.get(droneId) ?? 0);
  const airborne = phase === Phase.FLYING || phase === Phase.TAKEOFF;
  const watch = (): void => {
    intent.watched.value = watched ? undefined : droneId;
    intent.follow.value = !watched;
    // Who looks at a drone looks at its people next.
    intent.crew.value = droneId;
  };
  const tick = (): void => {
    const ticked = new Set(intent.ticked.value);
    if (!ticked.delete(droneId)) {
      ticked.add(droneId);
    }
    intent.ticked.value = ticked;
  };
  return (
    <tr class={`${watched ? 'watched' : ''} ${old ? 'old' : ''}`}>
      {desk.store.role.value === Role.PIC && (
        <td>
          <input
            type="checkbox"
            aria-label={`Choose drone ${droneId}`}
            checked={intent.ticked.value.has(droneId)}
            onChange={tick}
          />
        </td>
      )}
      <th scope="row">
        <button type="button" class="quiet drone-name" aria-pressed={watched} onClick={watch}>
          <PhaseMark phase={phase} /> {droneId}
        </button>
        <span class="drone-phase">
          {PHASE_WORDS[phase]}
          {LIMIT_SHORT[limit] !== '' && phase === Phase.FLYING && `, ${LIMIT_SHORT[limit]}`}
          {old && ', old news'}
          {sector !== undefined && <small class="drone-sector">{sector.name}</small>}
        </span>
      </th>
      <td class="wide">
        {state.pilots}
        <small>+{state.spotters}</small>
      </td>
      <td class={airborne && state.agreementPermille < SLOW_BELOW ? 'caution' : ''}>
        {airborne ? percent(state.agreementPermille / 1_000) : '–'}
      </td>
      <td class={state.batteryPermille < BATTERY_LOW ? 'caution' : ''}>
        {percent(state.batteryPermille / 1_000)}
      </td>
      <td class="wide">{count(state.tankDl / 10)} L</td>
      <td class="wide">{count(state.heightAglCm / 100)} m</td>
      <td class="row-orders">
        <button
          type="button"
          class="stop"
          aria-label={`Hold drone ${droneId}`}
          onClick={() => desk.order(OrderKind.ORDER_HOLD, [droneId])}
        >
          Hold
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={`Resume drone ${droneId}`}
          onClick={() => desk.order(OrderKind.ORDER_RESUME, [droneId])}
        >
          Resume
        </button>
      </td>
    </tr>
  );
}
