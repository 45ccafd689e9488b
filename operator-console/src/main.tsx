import { render } from 'preact';
import { Console } from './console.js';
import { attachDevices } from './input/devices.js';
import './style/index.css';
import { App } from './ui/App.js';
import { Desk } from './ui/desk.js';
import { Tier } from './wire/gen/brigade/v1/common.js';
import { dialer, gatewayUrl } from './wire/socket.js';

/** The browser's hint that data is dear: two telemetry frames a second instead of ten. */
function wantedTier(): Tier {
  const link = (navigator as { connection?: { saveData?: boolean } }).connection;
  return link?.saveData === true ? Tier.LIGHT : Tier.FULL;
}

const nowMs = (): number => performance.now();
const desk = new Console(
  dialer(gatewayUrl(location), nowMs),
  sessionStorage,
  nowMs,
  `operator-console ${__VERSION__}`,
  wantedTier(),
);
desk.start(location, history);
window.addEventListener('hashchange', () => desk.start(location, history));
attachDevices(desk);

const page = document.getElementById('page');
if (page !== null) {
  page.replaceChildren();
  render(
    <Desk.Provider value={desk}>
      <App />
    </Desk.Provider>,
    page,
  );
}
