import { type ActBody } from '../wire/acts.js';
import { Act, Limit, OrderKind, Phase, Role, Seat } from '../wire/gen/brigade/v1/common.js';
import { Ack_Outcome } from '../wire/gen/brigade/v1/server.js';
import { type ActRecord } from '../store/store.js';
import { handle } from './people.js';
import { explain } from './reasons.js';

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  [Phase.UNKNOWN]: 'Unknown',
  [Phase.DISCOVERED]: 'Being set up',
  [Phase.READY]: 'Ready',
  [Phase.ARMING]: 'Arming',
  [Phase.TAKEOFF]: 'Taking off',
  [Phase.FLYING]: 'Flying',
  [Phase.RETURNING]: 'Returning',
  [Phase.LANDING]: 'Landing',
  [Phase.EXTERNAL]: 'Flown by radio',
  [Phase.LOST]: 'Not heard',
  [Phase.ARMED]: 'Armed',
};

/** What a pilot should know about the phase; empty where the phase says it all. */
export const PHASE_HELP: Readonly<Record<Phase, string>> = {
  [Phase.UNKNOWN]: '',
  [Phase.DISCOVERED]: 'The gateway is still setting this drone up.',
  [Phase.READY]: 'On the ground, checked. The pilot in command arms it.',
  [Phase.ARMING]: 'The motors start.',
  [Phase.TAKEOFF]: 'It climbs by itself. You steer as soon as it flies.',
  [Phase.FLYING]: '',
  [Phase.RETURNING]: 'It flies home by itself. Your sticks do nothing now.',
  [Phase.LANDING]: 'It lands by itself. Your sticks do nothing now.',
  [Phase.EXTERNAL]: 'Somebody flies it by radio. Your sticks do nothing now.',
  [Phase.LOST]: 'No word from the drone. It holds, or comes home by itself.',
  [Phase.ARMED]: 'The motors run. It takes off on order.',
};

/** The limit that shaped the last setpoint, in plain words. */
export const LIMIT_WORDS: Readonly<Record<Limit, string>> = {
  [Limit.NONE]: 'Nothing limits the drone',
  [Limit.SPEED]: 'At top speed',
  [Limit.FENCE]: 'Slowed: edge of the flight area',
  [Limit.FLOOR]: 'Kept up: lowest height',
  [Limit.CEILING]: 'Kept down: highest height',
  [Limit.SEPARATION]: 'Slowed: another drone is near',
  [Limit.SPLIT]: 'Slowed: the crew disagrees',
  [Limit.SILENCE]: 'Holding: nobody steers',
  [Limit.HOLD]: 'On hold',
  [Limit.ORDER]: 'Flown by the pilot in command',
  [Limit.LANE]: 'Kept to the right: two-way corridor',
};

/** The same in the room of a table's cell. */
export const LIMIT_SHORT: Readonly<Record<Limit, string>> = {
  [Limit.NONE]: '',
  [Limit.SPEED]: 'top speed',
  [Limit.FENCE]: 'at the edge',
  [Limit.FLOOR]: 'at the floor',
  [Limit.CEILING]: 'at the ceiling',
  [Limit.SEPARATION]: 'drone near',
  [Limit.SPLIT]: 'crew split',
  [Limit.SILENCE]: 'nobody steers',
  [Limit.HOLD]: 'on hold',
  [Limit.ORDER]: 'by order',
  [Limit.LANE]: 'keeps right',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  [Role.UNSPECIFIED]: '',
  [Role.OPERATOR]: 'Operator',
  [Role.LEAD]: 'Lead',
  [Role.PIC]: 'Pilot in command',
  [Role.FEED]: 'Feed',
  [Role.SPECTATOR]: 'Spectator',
};

export const SEAT_WORDS: Readonly<Record<Seat, string>> = {
  [Seat.NONE]: 'no seat',
  [Seat.PILOT]: 'pilot',
  [Seat.SPOTTER]: 'spotter',
};

export const ACT_WORDS: Readonly<Record<Act, string>> = {
  [Act.UNSPECIFIED]: 'Act',
  [Act.FILL]: 'Fill',
  [Act.DROP]: 'Drop',
  [Act.RETURN]: 'Return home',
  [Act.END_HOLD]: 'Go on',
};

export const ORDER_WORDS: Readonly<Record<OrderKind, string>> = {
  [OrderKind.ORDER_UNSPECIFIED]: 'Order',
  [OrderKind.ORDER_HOLD]: 'Hold',
  [OrderKind.ORDER_RESUME]: 'Resume',
  [OrderKind.ORDER_RETURN]: 'Return',
  [OrderKind.ORDER_LAND]: 'Land',
  [OrderKind.ORDER_ARM]: 'Arm',
  [OrderKind.ORDER_ATTEST_GROUND_CLEAR]: 'Ground is clear',
  [OrderKind.ORDER_RELEASE]: 'Take from radio',
  [OrderKind.ORDER_ARM_ON_GROUND]: 'Arm',
  [OrderKind.ORDER_GOTO]: 'Go',
  [OrderKind.ORDER_ACCEPT_UNSIGNED]: 'Answer for links',
  [OrderKind.ORDER_FLAT_SITE]: 'Site',
  [OrderKind.ORDER_CONFIRM_DROP]: 'Confirm the drop of',
  [OrderKind.ORDER_CLEAR]: 'Clear',
  [OrderKind.ORDER_HAND_OVER]: 'Hand over',
  [OrderKind.ORDER_TAKE_COMMAND]: 'Take command',
  [OrderKind.ORDER_TAKE_OVER]: 'Take over',
  [OrderKind.ORDER_DISMISS]: 'No danger at',
  [OrderKind.ORDER_AUTHORISE]: 'Record the authorisation',
  [OrderKind.ORDER_PERMIT]: 'Let leads arm again',
  [OrderKind.ORDER_REVOKE_PERMIT]: 'Revoke the permit of',
};

/** Orders that name no drones. */
const WHOLE: readonly OrderKind[] = [
  OrderKind.ORDER_ATTEST_GROUND_CLEAR,
  OrderKind.ORDER_HAND_OVER,
  OrderKind.ORDER_TAKE_COMMAND,
  OrderKind.ORDER_AUTHORISE,
];

/** What was asked for. @param sectors names by number */
export function actName(body: ActBody, sectors: ReadonlyMap<number, string>): string {
  const sector = (id: number): string => `sector ${sectors.get(id) ?? id}`;
  switch (body.$case) {
    case 'hold':
      return 'Hold';
    case 'vote':
      return `${ACT_WORDS[body.value.act]} vote`;
    case 'objection':
      return body.value.hazard ? 'Danger' : 'Veto';
    case 'order': {
      const { kind, droneIds, sectorId } = body.value;
      const name = ORDER_WORDS[kind];
      if (WHOLE.includes(kind)) {
        return name;
      }
      if (kind === OrderKind.ORDER_DISMISS) {
        return droneIds.length === 0 ? `${name} that point` : `${name} drone ${droneIds[0]}`;
      }
      if (sectorId !== 0) {
        return `${name} ${sector(sectorId)}`;
      }
      return droneIds.length === 0
        ? `${name} all`
        : droneIds.length === 1
          ? `${name} drone ${droneIds[0]}`
          : `${name} ${droneIds.length} drones`;
    }
    case 'sectorOrder':
      return body.value.remove
        ? `Remove ${sector(body.value.sectorId)}`
        : `Save sector ${body.value.sector?.name ?? ''}`;
    case 'assign': {
      const { personId, droneId, spotter } = body.value;
      const seat = SEAT_WORDS[spotter ? Seat.SPOTTER : Seat.PILOT];
      return droneId === 0
        ? `Move ${handle(personId)} out of the crew`
        : `Move ${handle(personId)} to drone ${droneId} as ${seat}`;
    }
  }
}

/** How far it has come. */
export function actProgress({ progress, reason, text, body }: ActRecord): string {
  switch (progress) {
    case 'sending':
      return 'sending…';
    case 'unanswered':
      return 'no answer from the gateway';
    case Ack_Outcome.COUNTED:
      return body.$case === 'vote' ? 'counted; waiting for others to agree' : 'counted';
    case Ack_Outcome.DECIDED:
      return 'agreed; waiting until it is safe';
    case Ack_Outcome.DONE:
      return 'done';
    case Ack_Outcome.REFUSED:
      return `refused. ${explain(reason, text)}`;
    case Ack_Outcome.FAILED:
      return `failed. ${explain(reason, text)}`;
    case Ack_Outcome.UNKNOWN:
      return 'sent, but the drone did not confirm. It will not be sent again.';
    default:
      return '';
  }
}

/** What the drone does while this page cannot reach the gateway. */
export function meanwhile(role: Role, seat: Seat, awayMs: number): string {
  if (role === Role.PIC) {
    return awayMs < 20_000
      ? 'Without you nothing is armed or dropped. After 20 s all drones hold, after 2 minutes they return one by one.'
      : awayMs < 120_000
        ? 'Without you all drones hold now. After 2 minutes they return one by one.'
        : 'Without you all drones return one by one.';
  }
  if (role === Role.LEAD) {
    return 'Orders you gave stay in force. The crews fly on under the pilot in command.';
  }
  if (seat === Seat.PILOT) {
    return awayMs < 1_500
      ? 'Your last wish ends by itself within 1.5 s.'
      : 'Your wish has ended. The rest of your crew flies on; if nobody steers, the drone stops and holds by itself. Your seat waits for you.';
  }
  return seat === Seat.SPOTTER
    ? 'Your crew flies on without you. Your seat waits for you.'
    : 'The drones fly on with their crews.';
}
