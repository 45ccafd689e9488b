import { Phase, Reason } from '../wire/gen/brigade/v1/common.js';
import { count } from '../words/format.js';
import { explain } from '../words/reasons.js';
import { useDesk } from './desk.js';
import { Icon, Mark } from './icons.js';
import { MapPane } from './MapPane.js';
import { Totals } from './TopBar.js';

/** Without a valid link: what this is, how to get one, and what everybody may see. */
export function PublicPage() {
  const desk = useDesk();
  const { store } = desk;
  const incident = store.situation.incident.value;
  const drones = [...store.fleet.value.values()];
  const flying = drones.filter(({ state }) => state.phase === Phase.FLYING).length;
  const people = drones.reduce((total, { state }) => total + state.pilots + state.spotters, 0);
  return (
    <div class="public">
      <section class="public-text">
        <p class="brand">
          <Mark /> <strong>Bucket Brigade</strong>
        </p>
        <h1>{incident?.name ?? 'Fight a forest fire, together'}</h1>
        <p class="lead-in">
          Crews of five to nine people fly one water-drop drone each, from a browser, under the eyes
          of one licensed pilot.
        </p>
        <Trouble />
        <h2>How to get in</h2>
        <p>
          You need a personal link. The mission lead sends it; <code>./brigade demo</code> prints one
          to fly and one to lead. Open it on this device: the page signs you in and takes the link
          out of the address.
        </p>
        <Totals />
        {drones.length > 0 && (
          <p class="fleet-line">
            {count(drones.length)} drones, {count(flying)} flying, {count(people)} people in crews
          </p>
        )}
      </section>
      <div class="map-pane">
        {incident === undefined ? (
          <p class="hint map-empty">
            {store.link.value.phase === 'refused'
              ? 'This gateway shows the incident only to people who are signed in.'
              : 'Looking for the incident…'}
          </p>
        ) : (
          <MapPane />
        )}
      </div>
    </div>
  );
}

/** Why the person is here although they had a link. */
function Trouble() {
  const desk = useDesk();
  const link = desk.store.link.value;
  if (!desk.signedIn.value || link.phase !== 'refused') {
    return null;
  }
  const { reason, text } = link.refused;
  const mend = reason === Reason.VERSION_UNSUPPORTED || reason === Reason.MALFORMED;
  return (
    <div class="notice caution" role="alert">
      <Icon name="caution" size={18} />
      <div>
        <p>{explain(reason, text)}</p>
        <p class="trouble-actions">
          {mend ? (
            <button type="button" class="act" onClick={() => location.reload()}>
              Reload
            </button>
          ) : (
            <button type="button" class="act" onClick={() => desk.signInAgain()}>
              {reason === Reason.REPLACED ? 'Use this page instead' : 'Try again'}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => desk.signOut()}>
            Sign out
          </button>
        </p>
      </div>
    </div>
  );
}
