import { type LeadTab } from '../store/intent.js';
import '../style/fleet.css';
import '../style/lead.css';
import { LEAD_WORDS } from '../words/lead-reasons.js';
import { learn } from '../words/reasons.js';
import { Answers } from './Acts.js';
import { Alerts } from './Alerts.js';
import { DroneTable } from './DroneTable.js';
import { FleetOrders } from './FleetOrders.js';
import { useLead } from './lead-desk.js';
import { PeopleTab } from './PeopleTab.js';
import { Rights } from './Rights.js';
import { SectorsTab } from './SectorsTab.js';
import { TabPanel, Tabs } from './Tabs.js';
import { WeatherLine } from './WeatherLine.js';

export { DraftStrip } from './DraftStrip.js';

learn(LEAD_WORDS);

/** What leads and the pilot in command see of everything: drones, sectors, people. */
export function FleetPanel() {
  const { store, intent } = useLead();
  const tab = intent.tab.value;
  const sectors = store.situation.sectors.value.size;
  const tabs = [
    { id: 'drones', title: <Title name="Drones" count={store.fleet.value.size} /> },
    {
      id: 'sectors',
      title: <Title name={intent.draft.value === undefined ? 'Sectors' : 'Sectors ✎'} count={sectors} />,
    },
    { id: 'people', title: 'People' },
  ] as const;
  return (
    <section class="fleet" aria-label="Drones, sectors and people">
      <FleetOrders />
      <Rights />
      <Alerts />
      <Answers />
      <WeatherLine />
      <Tabs<LeadTab>
        name="What to look at"
        tabs={tabs}
        chosen={tab}
        choose={(id) => (intent.tab.value = id)}
      />
      <TabPanel id={tab} key={tab}>
        {tab === 'drones' ? <DroneTable /> : tab === 'sectors' ? <SectorsTab /> : <PeopleTab />}
      </TabPanel>
    </section>
  );
}

function Title({ name, count }: { name: string; count: number }) {
  return (
    <>
      {name} {count > 0 && <span class="tab-count">{count}</span>}
    </>
  );
}
