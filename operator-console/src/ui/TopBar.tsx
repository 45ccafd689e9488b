import { Limit } from '../wire/gen/brigade/v1/common.js';
import { clock, count, hectares } from '../words/format.js';
import { handle } from '../words/people.js';
import { LIMIT_WORDS, PHASE_WORDS, ROLE_WORDS, SEAT_WORDS } from '../words/states.js';
import { useDesk } from './desk.js';
import { Icon, type IconName, Mark } from './icons.js';
import { LinkChip } from './LinkChip.js';

/** Name, incident, link, role, help: one line that never wraps. */
export function TopBar() {
  const desk = useDesk();
  const { store, intent } = desk;
  const incident = store.situation.incident.value;
  return (
    <header class="top">
      <div class="brand">
        <Mark />
        <h1>Bucket Brigade</h1>
        {incident !== undefined && <span class="incident">{incident.name}</span>}
      </div>
      <Seatline />
      <Totals />
      <div class="top-end">
        <LinkChip />
        <span class="role">{ROLE_WORDS[store.role.value]}</span>
        {store.me.value !== undefined && (
          <span class="handle" title="Your name in the lead’s lists">
            {handle(store.me.value.personId)}
          </span>
        )}
        <button
          type="button"
          class="square plain"
          aria-label="Help, incident and sign-out"
          onClick={() => (intent.helpOpen.value = true)}
        >
          <Icon name="help" size={18} />
        </button>
      </div>
    </header>
  );
}

/** My drone in one breath: which, what it does, which seat. */
function Seatline() {
  const { store } = useDesk();
  const seating = store.seating.value;
  const drone = store.sight.value?.drone;
  if (!store.seated.value || seating === undefined) {
    return null;
  }
  return (
    <div class="seatline">
      <strong>Drone {seating.droneId}</strong>
      <span>{SEAT_WORDS[seating.seat]}</span>
      {drone !== undefined && (
        <span class="phase">
          {drone.limit === Limit.HOLD ? LIMIT_WORDS[Limit.HOLD] : PHASE_WORDS[drone.phase]}
        </span>
      )}
    </div>
  );
}

/** The incident in figures. */
export function Totals() {
  const { situation } = useDesk().store;
  const summary = situation.summary.value;
  const incident = situation.incident.value;
  if (summary === undefined) {
    return null;
  }
  const cellM2 = ((incident?.cellSizeCm ?? 0) / 100) ** 2;
  return (
    <dl class="totals">
      <Total icon="clock" name="Running" value={clock(summary.elapsedS)} />
      <Total icon="flame" name="On fire" value={hectares(summary.burningCells * cellM2)} />
      <Total
        icon="house"
        name="Houses lost"
        value={`${count(summary.housesLost)} of ${count(summary.houses)}`}
      />
      <Total icon="drop" name="Drops" value={count(summary.drops)} />
      <Total icon="fill" name="On the fire" value={`${count(summary.litresOnFire)} L`} />
    </dl>
  );
}

function Total({ icon, name, value }: { icon: IconName; name: string; value: string }) {
  return (
    <div>
      <dt>
        <Icon name={icon} size={13} />
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
