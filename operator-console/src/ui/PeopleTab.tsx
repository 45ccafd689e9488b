import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Seat } from '../wire/gen/brigade/v1/common.js';
import { type CrewMember, type CrewRoster } from '../wire/gen/brigade/v1/server.js';
import { count, percent } from '../words/format.js';
import { handle } from '../words/people.js';
import { SEAT_WORDS } from '../words/states.js';
import { Icon } from './icons.js';
import { useLead } from './lead-desk.js';

/** Asked for once a second: a roster older than this is shown as such, ms. */
const OLD_MS = 3_500;

/** Who sits in a crew, and one button to move one of them to another. */
export function PeopleTab() {
  const desk = useLead();
  const { store, intent, lead } = desk;
  const panel = useRef<HTMLDivElement>(null);
  const chosen = useSignal<bigint | undefined>(undefined);
  useEffect(
    () =>
      lead.watchPeople(() => !document.hidden && (panel.current?.checkVisibility?.() ?? true)),
    [lead],
  );
  const crew = intent.crew.value;
  const heard = store.rosters.value.get(crew);
  const members = sorted(heard?.roster.members ?? []);
  const person = members.find(({ personId }) => personId === chosen.value);
  return (
    <div class="people" ref={panel}>
      <div class="crew-choice">
        <label for="crew-choice">Crew</label>
        <select
          id="crew-choice"
          value={crew}
          onChange={({ currentTarget }) => (intent.crew.value = Number(currentTarget.value))}
        >
          <option value={0}>People without a crew</option>
          <DroneOptions also={crew} />
        </select>
        <span class="hint" role="status">
          {heard === undefined
            ? 'asking…'
            : desk.now.value - heard.atMs > OLD_MS
              ? `${peopleIn(heard.roster)}, ${count((desk.now.value - heard.atMs) / 1_000)} s ago`
              : peopleIn(heard.roster)}
        </span>
      </div>
      <div class="fleet-scroll" tabIndex={-1}>
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Seat</th>
              <th scope="col">Link</th>
              <th scope="col">Weight</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <PersonRow
                key={String(member.personId)}
                member={member}
                chosen={member === person}
                choose={() => (chosen.value = member.personId)}
              />
            ))}
          </tbody>
        </table>
        {heard?.roster.people === 0 && <p class="hint">Nobody is here.</p>}
      </div>
      <Mover crew={crew} person={person} moved={() => (chosen.value = undefined)} />
    </div>
  );
}

interface RowProps {
  readonly member: CrewMember;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function PersonRow({ member, chosen, choose }: RowProps) {
  const { store } = useLead();
  const { personId, seat, connected, sharePermille } = member;
  const name = handle(personId);
  return (
    <tr class={`${chosen ? 'watched' : ''} ${connected ? '' : 'old'}`}>
      <th scope="row">
        <label class="person-choice">
          <input type="radio" name="person" checked={chosen} onChange={choose} aria-label={name} />
          <strong>{name}</strong>
          {personId === store.me.value?.personId && <small>you</small>}
        </label>
      </th>
      <td>{SEAT_WORDS[seat]}</td>
      <td>
        <span class={connected ? '' : 'away'}>
          <Icon name={connected ? 'check' : 'close'} size={13} /> {connected ? 'here' : 'away'}
        </span>
      </td>
      <td>{seat === Seat.NONE ? '–' : percent(sharePermille / 1_000)}</td>
    </tr>
  );
}

interface MoverProps {
  readonly crew: number;
  readonly person: CrewMember | undefined;
  readonly moved: () => void;
}

/** Where to, as what, and one button. */
function Mover({ crew, person, moved }: MoverProps) {
  const { lead } = useLead();
  const to = useSignal('');
  const spotter = useSignal(false);
  const name = person === undefined ? '' : handle(person.personId);
  const target = to.value === '' ? undefined : Number(to.value);
  const move = (): void => {
    if (person !== undefined && target !== undefined) {
      lead.assign(person.personId, target, spotter.value && target !== 0);
      moved();
    }
  };
  return (
    <fieldset class="mover" disabled={person === undefined}>
      <legend>{person === undefined ? 'Choose a person to move' : `Move ${name}`}</legend>
      <select
        aria-label="Move to"
        value={to.value}
        onChange={({ currentTarget }) => (to.value = currentTarget.value)}
      >
        <option value="">Move to…</option>
        {crew !== 0 && <option value="0">no crew</option>}
        <DroneOptions />
      </select>
      <select
        aria-label="As pilot or spotter"
        disabled={person === undefined || target === 0}
        value={spotter.value ? 'spotter' : 'pilot'}
        onChange={({ currentTarget }) => (spotter.value = currentTarget.value === 'spotter')}
      >
        <option value="pilot">as pilot</option>
        <option value="spotter">as spotter</option>
      </select>
      <button
        type="button"
        class="primary"
        disabled={person === undefined || target === undefined}
        onClick={move}
      >
        Move
      </button>
    </fieldset>
  );
}

/**
 * Every drone by number and sector: words that stay the same while a list is open.
 *
 * @param also this one even if it is not heard any more: its people are still there
 */
function DroneOptions({ also = 0 }: { also?: number }) {
  const { store } = useLead();
  const { sectors } = store.situation;
  const heard = [...store.fleet.value.keys()];
  const missing = also !== 0 && !store.fleet.value.has(also) ? [also] : [];
  const droneIds = [...heard, ...missing].sort((a, b) => a - b);
  return (
    <>
      {droneIds.map((droneId) => {
        const sector = sectors.value.get(store.sectorOf.value.get(droneId) ?? 0);
        return (
          <option key={droneId} value={droneId}>
            Drone {droneId}
            {sector !== undefined && ` · ${sector.name}`}
          </option>
        );
      })}
    </>
  );
}

/** Pilots first, then by their names, so that no row moves under a finger. */
function sorted(members: readonly CrewMember[]): CrewMember[] {
  const rank = ({ seat }: CrewMember): number => (seat === Seat.NONE ? 9 : seat);
  return [...members].sort(
    (a, b) => rank(a) - rank(b) || handle(a.personId).localeCompare(handle(b.personId)),
  );
}

function peopleIn({ people, members }: CrewRoster): string {
  const all = `${count(people)} ${people === 1 ? 'person' : 'people'}`;
  return people > members.length ? `${all}, ${members.length} shown` : all;
}
