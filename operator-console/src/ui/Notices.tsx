import { Notice_Severity } from '../wire/gen/brigade/v1/server.js';
import { Seat } from '../wire/gen/brigade/v1/common.js';
import { explain } from '../words/reasons.js';
import { meanwhile } from '../words/states.js';
import { useDesk } from './desk.js';
import { Icon, type IconName } from './icons.js';

const LOOKS: Readonly<Record<Notice_Severity, { icon: IconName; tone: string; word: string }>> = {
  [Notice_Severity.UNSPECIFIED]: { icon: 'info', tone: 'info', word: 'Note' },
  [Notice_Severity.INFO]: { icon: 'info', tone: 'info', word: 'Note' },
  [Notice_Severity.CAUTION]: { icon: 'caution', tone: 'caution', word: 'Caution' },
  [Notice_Severity.WARNING]: { icon: 'warning', tone: 'warning', word: 'Warning' },
};

const FEED_OLD_MS = 8_000;

/** What a person should know now; over the map, never over a control. */
export function Notices() {
  const { store } = useDesk();
  return (
    <div class="notices">
      <LinkBanner />
      <FeedBanner />
      <div aria-live="polite">
        {store.notices.value.map(({ id, notice, times }) => {
          const look = LOOKS[notice.severity] ?? LOOKS[Notice_Severity.INFO];
          return (
            <div key={id} class={`notice ${look.tone}`}>
              <Icon name={look.icon} size={18} />
              <p>
                <span class="unseen">{look.word}: </span>
                {notice.droneId !== 0 && <strong>Drone {notice.droneId}: </strong>}
                {explain(notice.reason, notice.text)}
                {times > 1 && look.tone !== 'info' && <span class="times"> ×{times}</span>}
              </p>
              <button
                type="button"
                class="square plain"
                aria-label="Dismiss"
                onClick={() => store.dismiss(id)}
              >
                <Icon name="close" size={12} />
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The incident's feed proves itself alive every 2 s; without it the map is a memory. */
function FeedBanner() {
  const desk = useDesk();
  const { store } = desk;
  const heardAtMs = store.situation.feedHeardAtMs.value;
  const ageMs = desk.now.value - heardAtMs;
  if (heardAtMs === 0 || ageMs < FEED_OLD_MS || store.link.value.phase !== 'live') {
    return null;
  }
  return (
    <div class="notice caution" role="status">
      <Icon name="caution" size={18} />
      <p>
        No news of the fire for {Math.floor(ageMs / 1_000)} s. The map is a memory; nothing can be
        dropped until news comes.
      </p>
    </div>
  );
}

/** No connection: since when, what the page does about it, and what the drone does meanwhile. */
function LinkBanner() {
  const desk = useDesk();
  const { store } = desk;
  const link = store.link.value;
  if (link.phase === 'live') {
    return null;
  }
  if (link.phase === 'refused') {
    const wait = Math.max(0, Math.ceil((link.retryAtMs - desk.now.value) / 1_000));
    return (
      <div class="notice caution" role="alert">
        <Icon name="caution" size={18} />
        <p>
          {explain(link.refused.reason, link.refused.text)} Next try in {wait} s.
        </p>
      </div>
    );
  }
  const awayMs = Math.max(0, desk.now.value - link.sinceMs);
  const seat = store.seating.value?.seat ?? Seat.NONE;
  return (
    <div class={`notice ${link.phase === 'lost' ? 'warning' : 'info'}`} role="alert">
      <Icon name={link.phase === 'lost' ? 'warning' : 'info'} size={18} />
      {link.phase === 'lost' ? (
        <p>
          <strong>No connection for {Math.floor(awayMs / 1_000)} s, reconnecting.</strong>{' '}
          {meanwhile(store.role.value, seat, awayMs)}
        </p>
      ) : (
        <p>Connecting to the gateway…</p>
      )}
    </div>
  );
}
