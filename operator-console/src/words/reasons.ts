import { Reason } from '../wire/gen/brigade/v1/common.js';

/** What only leads and the pilot in command are told; the words come with their part of the page. */
export type LeadReason =
  | typeof Reason.SECTOR_SHAPE
  | typeof Reason.SECTOR_PLACE
  | typeof Reason.SECTOR_OVERLAP
  | typeof Reason.SECTOR_HEIGHT
  | typeof Reason.SECTOR_WATER
  | typeof Reason.SECTOR_DRONES
  | typeof Reason.DRONE_OUTSIDE
  | typeof Reason.NO_SUCH_SECTOR
  | typeof Reason.NO_SUCH_PERSON
  | typeof Reason.UNSIGNED
  | typeof Reason.VEHICLE_TYPE
  | typeof Reason.FENCE_REFUSED
  | typeof Reason.SITE_KNOWN
  | typeof Reason.TOO_FAR
  | typeof Reason.NOTHING_DECIDED
  | typeof Reason.COMMAND_OFFERED
  | typeof Reason.NOT_OFFERED
  | typeof Reason.COMMAND_PASSED
  | typeof Reason.JOURNAL_WRITES
  | typeof Reason.JOURNAL_LOW
  | typeof Reason.JOURNAL_FULL
  | typeof Reason.JOURNAL_BROKEN
  | typeof Reason.NOT_AUTHORISED
  | typeof Reason.CHECKLIST
  | typeof Reason.NO_PERMIT
  | typeof Reason.NOT_LANDED;

/** Why something was refused or stopped, and what to do next, in words for a person. */
const WORDS: Readonly<Record<Exclude<Reason, LeadReason>, string>> = {
  [Reason.UNSPECIFIED]: '',
  [Reason.OK]: '',
  [Reason.VERSION_UNSUPPORTED]:
    'This page is older or newer than the gateway. Reload it.',
  [Reason.TOKEN_INVALID]:
    'Your link is not valid any more. Ask the mission lead for a new one.',
  [Reason.HELLO_TIMEOUT]: 'The page was too slow to sign in. It tries again by itself.',
  [Reason.MALFORMED]: 'The gateway did not understand this page. Reload it.',
  [Reason.TOO_LARGE]: 'The gateway did not understand this page. Reload it.',
  [Reason.TOO_FAST]: 'Too many inputs at once.',
  [Reason.GATEWAY_FULL]: 'The gateway is full. The page tries again by itself.',
  [Reason.ROLE_FORBIDS]: 'Your role does not allow this. Ask the mission lead.',
  [Reason.NOT_IN_CREW]: 'You are not in this drone’s crew. Take a seat first.',
  [Reason.NO_SUCH_DRONE]: 'There is no such drone. Choose another, or wait until one is heard.',
  [Reason.CREW_FULL]: 'This crew is full. Choose another, or join as a spotter.',
  [Reason.NOT_FLYING]: 'The drone is not flying. Wait for take-off.',
  [Reason.HELD]: 'The drone is on hold: 15 s after a crew member’s press, or until a lead resumes it.',
  [Reason.EXPIRED]: 'Your input came too late to count.',
  [Reason.NOT_A_NUMBER]: 'A value was not a number.',
  [Reason.OUTSIDE_AREA]: 'That lies outside the flight area. Choose a point inside.',
  [Reason.NEEDS_SECOND_PERSON]: 'A second person of the crew must agree.',
  [Reason.TANK_EMPTY]: 'The tank is empty. Fill it at the water first.',
  [Reason.TANK_FULL]: 'The tank is full already.',
  [Reason.TOO_HIGH]: 'Too high for this. Descend first.',
  [Reason.TOO_LOW]: 'Too low for this. Climb first.',
  [Reason.TOO_FAST_FOR_ACT]: 'Too fast for this. Slow down first.',
  [Reason.NOT_AT_WATER]: 'The drone is not over its water place. Fly into the blue ring first.',
  [Reason.GROUND_NOT_CLEAR]:
    'A lead must attest within the last 10 minutes that the ground is clear.',
  [Reason.PERSON_NEAR]: 'Somebody is on the ground within 50 m. Choose another point.',
  [Reason.FEED_STALE]: 'News of the incident is too old to drop safely. Wait for it.',
  [Reason.FEED_BACK]: 'News of the incident comes again.',
  [Reason.PIC_AWAY]: 'The pilot in command is away: nothing may be armed or dropped.',
  [Reason.DECISION_EXPIRED]: 'The decision ran out before it could be carried out. Vote again.',
  [Reason.ALREADY_DECIDED]: 'That has been decided already.',
  [Reason.NOT_DURABLE]: 'It could not be recorded in time. Try again.',
  [Reason.HOLD_BUDGET_SPENT]:
    'Two holds in 10 minutes are spent. A second person must hold too.',
  [Reason.NOT_READY]: 'The drone is not ready yet.',
  [Reason.PARAMETER_UNSAFE]: 'An autopilot setting is unsafe.',
  [Reason.AUTOPILOT_DENIED]: 'The autopilot refused.',
  [Reason.AUTOPILOT_SILENT]: 'The autopilot did not answer.',
  [Reason.EXTERNAL]: 'Somebody else flies this drone by radio until the pilot in command releases it.',
  [Reason.VEHICLE_LOST]: 'The drone is not heard any more.',
  [Reason.SPLIT]: 'The crew disagrees, so the drone holds. Steer the same way to go on.',
  [Reason.SILENCE]: 'Nobody steers, so the drone holds.',
  [Reason.REPLACED]: 'You have signed in on another page or device.',
  [Reason.SHUTDOWN]: 'The gateway is being restarted. The page comes back by itself.',
  [Reason.SLOW_CLIENT]: 'Your link was too slow. The page tries again by itself.',
  [Reason.PIC_TAKEN]: 'There is a pilot in command already.',
  [Reason.COLUMN_NOT_CLEAR]: 'Another drone is below.',
  [Reason.ASSIGNED]: 'The mission lead has moved you.',
  [Reason.NOT_HELD]: 'The crew holds no longer.',
  [Reason.NEEDS_LEAD]: 'In a crew of fewer than three a lead must confirm.',
  [Reason.VETOED]: 'A crew member objects: no drop for up to a minute.',
  [Reason.HAZARD]: 'Somebody has reported a danger there: no drops within 50 m.',
  [Reason.NOT_A_DROP_ZONE]: 'No water on the base, or on the ways to base and water.',
  [Reason.OBJECTIONS_OPEN]: 'Two of your objections are open already.',
  [Reason.CLEARED]: 'The air is cleared: down and home until a lead resumes.',
  [Reason.TRAFFIC]: 'A crewed aircraft comes near: down and home.',
};

let leadWords: Readonly<Record<LeadReason, string>> | undefined;

/** The words for leads have come. */
export function learn(words: Readonly<Record<LeadReason, string>>): void {
  leadWords = words;
}

/** The gateway's own text if it sent one, else ours; never empty. */
export function explain(reason: Reason, text: string): string {
  const words: Readonly<Partial<Record<Reason, string>>> = { ...WORDS, ...leadWords };
  return text || words[reason] || `The gateway gave reason ${reason}, which this page does not know.`;
}
