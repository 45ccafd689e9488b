import { Reason } from '../wire/gen/brigade/v1/common.js';
import { type LeadReason } from './reasons.js';

/** Why something was refused, and what to do next, where only those in command are told. */
export const LEAD_WORDS: Readonly<Record<LeadReason, string>> = {
  [Reason.SECTOR_SHAPE]: 'The sector crosses itself, or is too small.',
  [Reason.SECTOR_PLACE]: 'The sector reaches beyond the incident’s area.',
  [Reason.SECTOR_OVERLAP]: 'It, or the way to its base or water, crosses another sector.',
  [Reason.SECTOR_HEIGHT]: 'Floor and ceiling leave no room above the ground.',
  [Reason.SECTOR_WATER]: 'That water cannot be used. Choose another.',
  [Reason.SECTOR_DRONES]: 'Too many. A sector has at most 25 drones, a mission 64 sectors.',
  [Reason.DRONE_OUTSIDE]: 'A drone would be left outside: fly it in first.',
  [Reason.NO_SUCH_SECTOR]: 'There is no such sector any more.',
  [Reason.NO_SUCH_PERSON]: 'There is no such person in this mission.',
  [Reason.UNSIGNED]: 'Its link is not signed: the pilot in command must answer for it.',
  [Reason.VEHICLE_TYPE]: 'This is no multicopter.',
  [Reason.FENCE_REFUSED]: 'The autopilot refused its own fence.',
  [Reason.SITE_KNOWN]: 'The place is known already.',
  [Reason.TOO_FAR]: 'That is too far, or too near.',
  [Reason.NOTHING_DECIDED]: 'That is over already.',
  [Reason.COMMAND_OFFERED]: 'The pilot in command hands over to you: take command within a minute.',
  [Reason.NOT_OFFERED]: 'The pilot in command has not offered it.',
  [Reason.COMMAND_PASSED]: 'There is another pilot in command now.',
  [Reason.JOURNAL_WRITES]: 'Everything is recorded again.',
  [Reason.JOURNAL_LOW]: 'The gateway’s disk is nearly full: make room, or soon nothing can be armed or dropped.',
  [Reason.JOURNAL_FULL]: 'The gateway’s disk is full: nothing can be armed, dropped or resumed. Stops work.',
  [Reason.JOURNAL_BROKEN]: 'The gateway’s disk fails: nothing can be armed, dropped or resumed. Stops work.',
  [Reason.NOT_AUTHORISED]: 'No authorisation is recorded for now: the pilot in command must record it first.',
  [Reason.CHECKLIST]: 'Every check of the checklist must be confirmed.',
  [Reason.NO_PERMIT]: 'Leads have no permit to arm this drone again. The pilot in command arms it.',
  [Reason.NOT_LANDED]: 'It does not stand disarmed at its pad after a flight.',
};
