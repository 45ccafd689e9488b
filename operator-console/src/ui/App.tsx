import { useDesk } from './desk.js';
import { FlightPage } from './FlightPage.js';
import { PublicPage } from './PublicPage.js';

/** Chooses the page: flying and leading for those who are signed in, else what the public may see. */
export function App() {
  const desk = useDesk();
  const link = desk.store.link.value;
  const out = link.phase === 'refused' && link.retryAtMs === 0;
  return desk.signedIn.value && !out ? <FlightPage /> : <PublicPage />;
}
