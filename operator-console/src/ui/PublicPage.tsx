import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Reason } from '../wire/gen/brigade/v1/common.js';
import { fetchStatus, type PublicStatus } from '../wire/status.js';
import { count } from '../words/format.js';
import { linkTrouble } from '../words/links.js';
import { explain } from '../words/reasons.js';
import { useDesk } from './desk.js';
import { Icon, type IconName, Mark } from './icons.js';

const REFRESH_MS = 3_000;

/** Without a valid link: what this is, how to get one, and what everybody may see. */
export function PublicPage() {
  return (
    <main class="public">
      <section class="public-text">
        <p class="brand">
          <Mark /> <strong>Bucket Brigade</strong>
        </p>
        <h1>Fight a forest fire, together</h1>
        <p class="lead-in">
          Crews of five to nine people fly one water-drop drone each, from a browser, under the eyes
          of one licensed pilot.
        </p>
        <LinkProgress />
        <Trouble />
        <h2>How to get in</h2>
        <p>
          You need a personal link. The mission lead sends it; <code>./brigade demo</code> prints one
          to fly and one to lead, each good once, and the next one when it is used. Open it on this
          device: the page signs you in and takes the link out of the address.
        </p>
      </section>
      <PublicFigures />
    </main>
  );
}

/** How the mission stands, refreshed every few seconds. */
function PublicFigures() {
  const status = useSignal<PublicStatus | undefined>(undefined);
  const asked = useSignal(false);
  useEffect(() => {
    let here = true;
    const ask = async (): Promise<void> => {
      const answer = await fetchStatus();
      if (here) {
        status.value = answer;
        asked.value = true;
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), REFRESH_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [status, asked]);
  const now = status.value;
  if (now === undefined) {
    return (
      <section class="public-figures" aria-label="The mission now">
        <p>{asked.value ? 'The gateway does not answer. This page keeps asking.' : 'Asking…'}</p>
      </section>
    );
  }
  return (
    <section class="public-figures" aria-label="The mission now">
      <h2>Right now</h2>
      <dl>
        <PublicFigure icon="people" name="people signed in" value={count(now.people)} />
        <PublicFigure
          icon="follow"
          name={`of ${count(now.drones)} drones flying`}
          value={count(now.dronesFlying)}
        />
        <PublicFigure icon="drop" name="drops" value={count(now.drops)} />
        <PublicFigure icon="fill" name="litres on the fire" value={count(now.litresOnFire)} />
        <PublicFigure
          icon="house"
          name={`of ${count(now.houses)} houses lost`}
          value={count(now.housesLost)}
        />
      </dl>
    </section>
  );
}

function PublicFigure({ icon, name, value }: { icon: IconName; name: string; value: string }) {
  return (
    <div>
      <dt>
        <Icon name={icon} /> {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What a one-time link is doing, or why it did not let the person in. */
function LinkProgress() {
  const link = useDesk().link.value;
  if (link === undefined) {
    return null;
  }
  if (link.outcome === 'asking') {
    return <p role="status">Signing you in…</p>;
  }
  return (
    <div class="notice caution" role="alert">
      <Icon name="caution" size={18} />
      <div>
        <p>{linkTrouble(link)}</p>
        {link.outcome === 'unreachable' && (
          <p class="trouble-actions">
            <button type="button" class="act" onClick={link.again}>
              Try again
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/** Why the person is here although they had a token. */
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
