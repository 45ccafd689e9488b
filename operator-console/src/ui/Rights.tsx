import { useMemo, useState } from 'preact/hooks';
import { Confirm } from '../input/confirm.js';
import { Check, OrderKind, Phase, Role } from '../wire/gen/brigade/v1/common.js';
import { type MissionRecord } from '../wire/gen/brigade/v1/server.js';
import { ConfirmButton } from './ConfirmButton.js';
import { useDesk } from './desk.js';
import { TickedOrder } from './FleetOrders.js';

/** What the pilot in command looks at before anything is armed. */
const CHECKS: readonly (readonly [Check, string])[] = [
  [Check.WEATHER, 'Weather: wind, gusts, visibility and smoke allow it'],
  [Check.AIRSPACE, 'Airspace: crewed aircraft and their control know of us'],
  [Check.GROUND, 'Ground: pads, ways and drop zones are kept clear'],
  [Check.AIRCRAFT, 'Aircraft: airframes, payloads and batteries were looked over'],
  [Check.FAILSAFES, 'Failsafes: tried, and who flies by hand is there'],
];
const LONGEST_REFERENCE = 80;
const USUAL_HOURS = '8';
const MOST_HOURS = 24;

/** By what right the mission flies, and what leads may arm again. */
export function Rights() {
  const { store, now } = useDesk();
  const record = store.record.value;
  const pic = store.role.value === Role.PIC;
  if (record === undefined) {
    return null;
  }
  void now.value;
  const nowMs = Date.now();
  const holds = ms(record.fromUs) <= nowMs && nowMs < ms(record.untilUs);
  return (
    <div class="rights">
      <p class={holds ? 'hint' : 'hint caution'} role="status">
        {holds
          ? `Authorised by ${record.reference}, ${clock(record.fromUs)} to ${clock(record.untilUs)}.`
          : 'No authorisation is recorded for now: nothing can be armed.'}
      </p>
      {pic && <AuthoriseForm open={!holds} />}
      <Permit record={record} pic={pic} />
    </div>
  );
}

/** The pilot in command's form: reference, time, checklist. */
function AuthoriseForm({ open }: { open: boolean }) {
  const desk = useDesk();
  const [reference, setReference] = useState('');
  const [hours, setHours] = useState(USUAL_HOURS);
  const [checked, setChecked] = useState<readonly Check[]>([]);
  const minutes = Math.round(Number(hours) * 60);
  const good = minutes >= 1 && minutes <= MOST_HOURS * 60;
  const confirm = useMemo(
    () =>
      new Confirm(() => {
        const authorisation = { reference: reference.trim(), fromUs: 0n, minutes, checks: [...checked] };
        desk.order(OrderKind.ORDER_AUTHORISE, [], { authorisation });
        // The next record is looked at anew.
        setChecked([]);
      }),
    [desk, reference, minutes, checked],
  );
  return (
    <details open={open}>
      <summary>Record an authorisation</summary>
      <div class="rights-form">
        <label>
          Certificate or SFOC number{' '}
          <input
            type="text"
            autoComplete="off"
            maxLength={LONGEST_REFERENCE}
            value={reference}
            onInput={({ currentTarget }) => setReference(currentTarget.value)}
          />
        </label>
        <label>
          Hours from now{' '}
          <input
            type="number"
            min="0.1"
            max={MOST_HOURS}
            step="any"
            value={hours}
            onInput={({ currentTarget }) => setHours(currentTarget.value)}
          />
        </label>
        {CHECKS.map(([check, words]) => (
          <label key={check}>
            <input
              type="checkbox"
              checked={checked.includes(check)}
              onChange={({ currentTarget }) =>
                setChecked((before) => [
                  ...before.filter((other) => other !== check),
                  ...(currentTarget.checked ? [check] : []),
                ])
              }
            />{' '}
            {words}
          </label>
        ))}
        <ConfirmButton
          confirm={confirm}
          disabled={!good || reference.trim() === '' || checked.length < CHECKS.length}
        >
          Record it
        </ConfirmButton>
      </div>
    </details>
  );
}

/** Which drones leads may arm again after a battery swap. */
function Permit({ record, pic }: { record: MissionRecord; pic: boolean }) {
  const desk = useDesk();
  const revoke = useMemo(
    () => new Confirm(() => desk.order(OrderKind.ORDER_REVOKE_PERMIT, [])),
    [desk],
  );
  if (record.permitDroneIds.length === 0) {
    return null;
  }
  const ready = record.permitDroneIds
    .map((droneId) => desk.store.fleet.value.get(droneId)?.state)
    .filter((state) => state !== undefined)
    .filter(({ phase }) => phase === Phase.READY);
  return (
    <div class="fleet-ticked">
      <span class="hint">
        Leads may arm {record.permitDroneIds.length} drones again until {clock(record.permitUntilUs)}.
      </span>
      {pic ? (
        <ConfirmButton confirm={revoke}>Revoke</ConfirmButton>
      ) : (
        <TickedOrder kind={OrderKind.ORDER_ARM} name="Arm again, take off" targets={ready} />
      )}
    </div>
  );
}

function ms(us: bigint): number {
  return Number(us / 1_000n);
}

function clock(us: bigint): string {
  return new Date(ms(us)).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
