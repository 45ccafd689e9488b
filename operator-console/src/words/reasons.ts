import { Reason } from '../wire/gen/brigade/v1/common.js';

/** Why something was refused or stopped, and what to do next, in words for a person. */
const WORDS: Readonly<Record<Reason, string>> = {
  [Reason.UNSPECIFIED]: '',
  [Reason.OK]: '',
  [Reason.VERSION_UNSUPPORTED]:
    'This page is older or newer than the gateway. Reload the page to get the right one.',
  [Reason.TOKEN_INVALID]:
    'Your link is not valid, or no longer. Ask the mission lead for a new one.',
  [Reason.HELLO_TIMEOUT]: 'The page was too slow to sign in. It tries again by itself.',
  [Reason.MALFORMED]: 'The gateway did not understand this page. Reload it.',
  [Reason.TOO_LARGE]: 'A message was too large. Reload the page.',
  [Reason.TOO_FAST]: 'Too many inputs at once. Wait a moment.',
  [Reason.GATEWAY_FULL]: 'The gateway is full. The page tries again by itself.',
  [Reason.ROLE_FORBIDS]: 'Your role does not allow this. Ask the mission lead.',
  [Reason.NOT_IN_CREW]: 'You are not in this drone’s crew. Take a seat first.',
  [Reason.NO_SUCH_DRONE]: 'There is no such drone. Choose another, or wait until one is heard.',
  [Reason.CREW_FULL]: 'This crew is full. Choose another, or join as a spotter.',
  [Reason.NOT_FLYING]: 'The drone is not flying. Wait for take-off.',
  [Reason.HELD]: 'The drone is on hold: 15 s after a crew member’s press, or until a lead resumes it.',
  [Reason.EXPIRED]: 'Your input came too late to count. Try again.',
  [Reason.NOT_A_NUMBER]: 'A value was not a number. Release your sticks and try again.',
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
  [Reason.PIC_AWAY]: 'The pilot in command is away. Nothing may be armed or dropped until they return.',
  [Reason.DECISION_EXPIRED]: 'The decision ran out before it could be carried out. Vote again.',
  [Reason.ALREADY_DECIDED]: 'That has been decided already.',
  [Reason.NOT_DURABLE]: 'It could not be recorded in time, so it was not done. Try again.',
  [Reason.HOLD_BUDGET_SPENT]:
    'You have stopped the drone twice in 10 minutes. A second person must hold with you now.',
  [Reason.NOT_READY]: 'The drone is not ready: its checks have not passed yet.',
  [Reason.PARAMETER_UNSAFE]: 'An autopilot setting is unsafe and could not be corrected.',
  [Reason.AUTOPILOT_DENIED]: 'The autopilot refused.',
  [Reason.AUTOPILOT_SILENT]: 'The autopilot did not answer.',
  [Reason.EXTERNAL]: 'Somebody else flies this drone by radio. We send it nothing until the pilot in command releases it.',
  [Reason.VEHICLE_LOST]: 'The drone is not heard any more.',
  [Reason.SPLIT]: 'The crew disagrees, so the drone holds. Steer the same way to go on.',
  [Reason.SILENCE]: 'Nobody steers, so the drone holds.',
  [Reason.REPLACED]: 'You have signed in on another page or device.',
  [Reason.SHUTDOWN]: 'The gateway is being restarted. The page comes back by itself.',
  [Reason.SLOW_CLIENT]: 'Your link was too slow to keep up. The page tries again by itself.',
  [Reason.PIC_TAKEN]: 'There is a pilot in command already, and there is exactly one.',
  [Reason.COLUMN_NOT_CLEAR]: 'Another drone is below. Wait until it has left.',
  [Reason.SECTOR_SHAPE]: 'The sector crosses itself, or is too small. Move its corners.',
  [Reason.SECTOR_PLACE]: 'The sector reaches beyond the incident’s area. Move its corners inside.',
  [Reason.SECTOR_OVERLAP]: 'The sector, or the way to its base or water, crosses another sector.',
  [Reason.SECTOR_HEIGHT]: 'Floor and ceiling leave no room above the ground.',
  [Reason.SECTOR_WATER]: 'That water cannot be used. Choose another.',
  [Reason.SECTOR_DRONES]: 'Too many. A sector has at most 25 drones, a mission 64 sectors.',
  [Reason.DRONE_OUTSIDE]: 'A drone would be left outside. Draw the sector around it, or fly it in first.',
  [Reason.NO_SUCH_SECTOR]: 'There is no such sector any more.',
  [Reason.NO_SUCH_PERSON]: 'There is no such person in this mission.',
  [Reason.ASSIGNED]: 'The mission lead has moved you.',
};

/** The gateway's own text if it sent one, else ours; never empty. */
export function explain(reason: Reason, text: string): string {
  return text || WORDS[reason] || `The gateway gave reason ${reason}, which this page does not know.`;
}
