import { useEffect, useRef } from 'preact/hooks';
import '../style/help.css';
import { useDesk } from './desk.js';
import { handle } from '../words/people.js';
import { Icon } from './icons.js';
import { Totals } from './TopBar.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['W A S D', 'fly up, left, down, right on the screen'],
  ['R F', 'climb, descend'],
  ['Q E', 'turn the view; N turns north up'],
  ['Shift', 'full speed while a key is held'],
  ['X', 'stay where we are (a wish to stand still)'],
  ['Space', 'HOLD: stops the drone at once'],
  ['1', 'hold the key: vote to fill the tank'],
  ['2', 'choose a drop point; hold the key: vote to drop there'],
  ['3', 'hold the key: vote to fly home'],
  ['4', 'veto: no drop by your crew, for a minute at most'],
  ['5', 'report a danger: arrow keys move the mark, Enter reports'],
  ['G', 'aim with the arrow keys, Enter to fly there'],
  ['V', 'renew the aim for ten more seconds'],
  ['C', 'keep the drone in the middle'],
  ['+ −', 'zoom; arrow keys move the map'],
  ['Esc', 'put the mark on the map down'],
];

/** For those who draw sectors. */
const LEAD_KEYS: readonly (readonly [string, string])[] = [
  ['Enter', 'while you draw: set a corner at the mark, which the arrow keys move'],
  ['Space', 'in a field for words: a space; everywhere else HOLD'],
  ['Bksp', 'while you draw: take the last corner back'],
];

/** Keys, symbols, the incident's figures and the way out. */
export function HelpDialog() {
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = desk.intent.helpOpen.value;
  useEffect(() => {
    if (open) {
      dialog.current?.showModal();
    } else {
      dialog.current?.close();
    }
  }, [open]);
  const close = (): void => {
    desk.intent.helpOpen.value = false;
  };
  return (
    <dialog
      ref={dialog}
      class="help"
      aria-labelledby="help-title"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) {
          close();
        }
      }}
    >
      <div class="help-body">
        <header>
          <h2 id="help-title">{desk.store.situation.incident.value?.name ?? 'Help'}</h2>
          <button type="button" class="square plain" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <Totals />
        <Who />
        <h3>How to fly</h3>
        <p>
          Everybody in the crew wishes; the drone does what most agree on. The sticks follow the
          screen: up is up on the map. Let go and your wish ends. Tap the map to aim: the drone flies
          there and stops, as long as your crew agrees.
        </p>
        <Legend />
        <h3>Keys</h3>
        <dl class="keys">
          {[...KEYS, ...(desk.store.leads.value ? LEAD_KEYS : [])].map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">
          Gamepad: left stick height and view, right stick fly. Bottom button HOLD, right stands
          still, left held votes to fill, top chooses a drop point and, held, votes for it.
        </p>
        <p class="help-actions">
          {desk.store.seated.value && (
            <button
              type="button"
              class="act"
              onClick={() => {
                desk.session.leave();
                close();
              }}
            >
              Leave seat
            </button>
          )}
          <button type="button" class="act" onClick={() => desk.signOut()}>
            Sign out
          </button>
        </p>
      </div>
    </dialog>
  );
}

/** The name by which a lead finds me in a list. */
function Who() {
  const { store } = useDesk();
  const me = store.me.value;
  return me === undefined ? null : (
    <p>
      You are <strong>{handle(me.personId)}</strong>: tell the lead this name if they ask who you are.
    </p>
  );
}

/** The map's symbols, small. */
function Legend() {
  return (
    <ul class="legend">
      <li>
        <i class="key burning" /> burning
      </li>
      <li>
        <i class="key burnt" /> burnt out
      </li>
      <li>
        <i class="key wet" /> wet: stops fire
      </li>
      <li>
        <i class="key damp" /> damp: not yet
      </li>
      <li>
        <i class="key lake" /> lake
      </li>
      <li>
        <i class="key sector-line" /> sector
      </li>
      <li>
        <i class="swatch me" /> my wish
      </li>
      <li>
        <i class="swatch merged" /> the crew’s
      </li>
    </ul>
  );
}
