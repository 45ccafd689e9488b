import { Limit, Seat } from '../wire/gen/brigade/v1/common.js';
import { LIMIT_WORDS, PHASE_HELP } from '../words/states.js';
import { useDesk } from './desk.js';
import { Icon } from './icons.js';

/** The crew and what holds the drone back, in plain words. */
export function CrewCard() {
  const desk = useDesk();
  const sight = desk.store.sight.value;
  if (sight === undefined) {
    return null;
  }
  const { drone } = sight;
  const crew = sight.telemetry.crew;
  const help = PHASE_HELP[drone.phase];
  // Top speed is a limit, but nothing is amiss.
  const free = drone.limit === Limit.NONE || drone.limit === Limit.SPEED;
  const holdS = Math.ceil((crew?.holdLeftMs ?? 0) / 1_000);
  return (
    <section class="crew" aria-label="Crew">
      <p class={`limit ${free ? 'free' : ''}`} role="status">
        <Icon name={free ? 'check' : 'caution'} />
        <span>
          {crew?.latchedHold === true
            ? 'On hold by the lead. Only a lead can resume.'
            : holdS > 0
              ? `On hold by the crew, ${holdS} s left`
              : LIMIT_WORDS[drone.limit]}
        </span>
      </p>
      {help !== '' && <p class="hint">{help}</p>}
      <p class="crew-line">
        <Icon name="people" />
        <span>
          {plural(drone.pilots, 'pilot')}, {plural(drone.spotters, 'spotter')}
        </span>
        <button type="button" class="quiet" onClick={() => desk.session.leave()}>
          Leave seat
        </button>
      </p>
      {desk.store.seating.value?.seat === Seat.SPOTTER && (
        <p class="hint">You are a spotter: you do not steer, but your drop votes and HOLD count.</p>
      )}
    </section>
  );
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
