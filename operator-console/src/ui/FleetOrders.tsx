import { useMemo } from 'preact/hooks';
import { Confirm } from '../input/confirm.js';
import { OrderKind, Phase, Reason, Role } from '../wire/gen/brigade/v1/common.js';
import { Ack_Outcome, type DroneState } from '../wire/gen/brigade/v1/server.js';
import { type OrderDetail } from '../wire/session.js';
import { ConfirmButton } from './ConfirmButton.js';
import { useDesk } from './desk.js';
import { Icon } from './icons.js';

/** An attestation that the ground is clear is good for this long, ms. */
const ATTESTATION_MS = 600_000;

/** Orders to everybody. */
export function FleetOrders() {
  const desk = useDesk();
  const resumeAll = useMemo(() => new Confirm(() => desk.order(OrderKind.ORDER_RESUME, [])), [desk]);
  const clearAll = useMemo(() => new Confirm(() => desk.order(OrderKind.ORDER_CLEAR, [])), [desk]);
  const attest = useMemo(
    () => new Confirm(() => desk.order(OrderKind.ORDER_ATTEST_GROUND_CLEAR, [])),
    [desk],
  );
  return (
    <div class="fleet-orders">
      <ConfirmButton confirm={resumeAll}>
        <Icon name="check" /> Resume all
      </ConfirmButton>
      <ConfirmButton confirm={clearAll}>
        <Icon name="home" /> Clear the air
      </ConfirmButton>
      <ConfirmButton confirm={attest}>
        <Icon name="shield" /> Ground is clear <AttestedFor />
      </ConfirmButton>
      <PassCommand />
    </div>
  );
}

/** The pilot in command offers command; who stands by for it takes it. */
function PassCommand() {
  const desk = useDesk();
  const { me, role } = desk.store;
  const commands = role.value === Role.PIC;
  const kind = commands ? OrderKind.ORDER_HAND_OVER : OrderKind.ORDER_TAKE_COMMAND;
  const confirm = useMemo(() => new Confirm(() => desk.order(kind, [])), [desk, kind]);
  if (!commands && me.value?.mayCommand !== true) {
    return null;
  }
  return <ConfirmButton confirm={confirm}>{commands ? 'Hand over command' : 'Take command'}</ConfirmButton>;
}

/** Orders to the drones that the pilot in command has ticked. */
export function TickedOrders({ drones }: { drones: readonly DroneState[] }) {
  const { intent } = useDesk();
  const ticked = drones.filter(({ droneId }) => intent.ticked.value.has(droneId));
  const external = ticked.filter(({ phase }) => phase === Phase.EXTERNAL);
  const ready = drones.filter(({ phase }) => phase === Phase.READY);
  const refused = useRefusedUnsigned();
  const unsigned = ticked.filter(({ droneId }) => refused.includes(droneId));
  return (
    <div class="fleet-ticked">
      {ready.length > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => (intent.ticked.value = new Set(ready.map(({ droneId }) => droneId)))}
        >
          Tick all {ready.length} ready
        </button>
      )}
      {ticked.length === 0 ? (
        <span class="hint">Tick drones below to arm, return or land them.</span>
      ) : (
        <>
          <TickedOrder kind={OrderKind.ORDER_ARM} name="Arm, take off" targets={ticked} />
          <TickedOrder kind={OrderKind.ORDER_RETURN} name="Return" targets={ticked} />
          <TickedOrder kind={OrderKind.ORDER_LAND} name="Land" targets={ticked} />
          <TickedOrder kind={OrderKind.ORDER_TAKE_OVER} name="Fly by radio" targets={ticked} />
          <TickedOrder
            kind={OrderKind.ORDER_PERMIT}
            name="Leads may arm again for an hour"
            targets={ticked}
            detail={AN_HOUR}
          />
        </>
      )}
      {external.length > 0 && (
        <TickedOrder kind={OrderKind.ORDER_RELEASE} name="Take from radio" targets={external} />
      )}
      {unsigned.length > 0 && (
        <TickedOrder
          kind={OrderKind.ORDER_ACCEPT_UNSIGNED}
          name="Answer for unsigned links"
          targets={unsigned}
        />
      )}
    </div>
  );
}

/** Drones that were not armed just now because their links are not signed. */
function useRefusedUnsigned(): readonly number[] {
  const last = useDesk().store.acts.value.findLast(
    ({ body }) =>
      body.$case === 'order' &&
      (body.value.kind === OrderKind.ORDER_ARM || body.value.kind === OrderKind.ORDER_ACCEPT_UNSIGNED),
  );
  return last?.reason === Reason.UNSIGNED && last.body.$case === 'order' ? last.body.value.droneIds : [];
}

interface TickedProps {
  readonly kind: OrderKind;
  readonly name: string;
  readonly targets: readonly DroneState[];
  readonly detail?: OrderDetail;
}

const AN_HOUR: OrderDetail = { minutes: 60 };

/** One order to the ticked drones, held to confirm; it always says to how many. */
export function TickedOrder({ kind, name, targets, detail }: TickedProps) {
  const desk = useDesk();
  // As text, so that the same drones in a newer report do not interrupt a finger that holds.
  const droneIds = targets.map(({ droneId }) => droneId).join();
  const confirm = useMemo(
    () =>
      new Confirm(() => {
        if (droneIds !== '') {
          desk.order(kind, droneIds.split(',').map(Number), detail);
        }
      }),
    [desk, kind, droneIds, detail],
  );
  return (
    <ConfirmButton confirm={confirm} disabled={targets.length === 0}>
      {name} ({targets.length})
    </ConfirmButton>
  );
}

/** How long my own attestation still holds; another lead's is not known here. */
function AttestedFor() {
  const desk = useDesk();
  const act = desk.store.acts.value.findLast(
    ({ body, progress }) =>
      body.$case === 'order' &&
      body.value.kind === OrderKind.ORDER_ATTEST_GROUND_CLEAR &&
      progress === Ack_Outcome.DONE,
  );
  const leftMs = act === undefined ? 0 : act.atMs + ATTESTATION_MS - desk.now.value;
  return leftMs > 0 ? <small>{Math.ceil(leftMs / 60_000)} min left</small> : null;
}
