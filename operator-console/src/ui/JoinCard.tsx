import { Phase, Role } from '../wire/gen/brigade/v1/common.js';
import { percent } from '../words/format.js';
import { PHASE_WORDS } from '../words/states.js';
import { useDesk } from './desk.js';

/** Rows shown at once; the rest is a scroll away. */
const MAX_ROWS = 300;

/** For a person without a seat: one button to fly, and the choice for those who want it. */
export function JoinCard() {
  const desk = useDesk();
  const { store } = desk;
  if (store.role.value !== Role.OPERATOR || store.seated.value || store.link.value.phase !== 'live') {
    return null;
  }
  const join = (droneId: number, spotter: boolean): void =>
    desk.session.join(droneId, spotter, desk.nowMs());
  const drones = [...store.fleet.value.values()]
    .map(({ state }) => state)
    .filter(({ phase }) => phase !== Phase.LOST && phase !== Phase.UNKNOWN)
    .sort((a, b) => a.pilots - b.pilots || a.droneId - b.droneId)
    .slice(0, MAX_ROWS);
  return (
    <section class="join" aria-label="Take a seat">
      <h2>Take a seat</h2>
      <p>
        Five to nine people fly one drone together. What most of you want, it does. Let go and your
        wish ends.
      </p>
      <button type="button" class="primary" onClick={() => join(0, false)}>
        Fly where you are needed
      </button>
      <button type="button" class="act" onClick={() => join(0, true)}>
        Join as a spotter
      </button>
      <p class="hint">Spotters do not steer: they vote on drops and can stop the drone.</p>
      {drones.length > 0 && (
        <details>
          <summary>Choose a drone</summary>
          <ul class="seats">
            {drones.map((drone) => (
              <li key={drone.droneId}>
                <button type="button" class="quiet" onClick={() => join(drone.droneId, false)}>
                  Drone {drone.droneId}
                </button>
                <span>{PHASE_WORDS[drone.phase]}</span>
                <span>{drone.pilots} pilots</span>
                <span>{percent(drone.agreementPermille / 1_000)} agree</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
