import { Acts } from './Acts.js';
import { CrewCard } from './CrewCard.js';
import { useDesk } from './desk.js';
import { HoldButton } from './HoldButton.js';
import { Instruments } from './Instruments.js';
import { JoinCard } from './JoinCard.js';
import { late } from './late.js';
import { MapPane } from './MapPane.js';
import { Notices } from './Notices.js';
import { Stick } from './Stick.js';
import { TopBar } from './TopBar.js';

/** Most people never lead: the lists that leads need are no part of everybody's page. */
const FleetPanel = late(
  async () => (await import('./FleetPanel.js')).FleetPanel,
  ({ failed }) => (
    <section class="fleet late" aria-label="Drones, sectors and people">
      <p class="hint" role="status">
        {failed
          ? 'The lists do not come; the page tries again. HOLD works.'
          : 'Fetching the lists…'}
      </p>
    </section>
  ),
);

const DraftStrip = late(
  async () => (await import('./FleetPanel.js')).DraftStrip,
  () => null,
);

/** Nobody needs it to take off: fetched once the gateway has let the person in, or when asked for. */
const HelpDialog = late(
  async () => (await import('./HelpDialog.js')).HelpDialog,
  ({ failed }) => {
    const { intent } = useDesk();
    return (
      <dialog open={failed && intent.helpOpen.value} class="help">
        <p role="status">The help does not come; the page tries again.</p>
      </dialog>
    );
  },
);

/** The page for everybody who is signed in: map, and beside it what the role needs. */
export function FlightPage() {
  const { store, intent } = useDesk();
  const { listOpen, draft } = intent;
  const seated = store.seated.value;
  const leads = store.leads.value;
  const layout = `flight ${seated ? 'seated' : ''} ${leads ? 'leads' : ''}`;
  return (
    <div class={layout}>
      <TopBar />
      <main class={`stage ${listOpen.value ? 'list-open' : ''}`}>
        {leads && <FleetPanel />}
        <div class="map-pane">
          <MapPane />
          <Notices />
          <JoinCard />
        </div>
        {seated && (
          <aside class="panel">
            <Instruments />
            <CrewCard />
            <Acts />
          </aside>
        )}
        {(seated || leads) && (
          <div class="helm">
            {seated && (
              <Stick side="left" title="Left stick: height and view" vertical="height" sideways="turn view" />
            )}
            <HoldButton all={!seated} />
            {seated && (
              <Stick side="right" title="Right stick: fly" vertical="ahead" sideways="sideways" />
            )}
          </div>
        )}
        {leads && draft.value !== undefined && !listOpen.value && <DraftStrip />}
        {leads && (draft.value === undefined || listOpen.value) && (
          <button
            type="button"
            class="act list-toggle"
            aria-pressed={listOpen.value}
            onClick={() => (listOpen.value = !listOpen.value)}
          >
            {listOpen.value ? 'Show the map' : `Show the ${intent.tab.value}`}
          </button>
        )}
      </main>
      {(store.me.value !== undefined || intent.helpOpen.value) && <HelpDialog />}
    </div>
  );
}
