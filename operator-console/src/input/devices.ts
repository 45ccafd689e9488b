import { type Console } from '../console.js';
import { GamepadReader } from './gamepad.js';
import { Keyboard } from './keyboard.js';

const PAD_POLL_MS = 33;
const CURSOR_PX = 14;
const FINE_CURSOR_PX = 2;
const NUDGE_PX = 60;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Held to vote. */
const ACT_KEYS: Readonly<Record<string, 'fill' | 'drop' | 'return'>> = {
  Digit1: 'fill',
  Digit2: 'drop',
  Digit3: 'return',
};

/** Wires the browser's keys, gamepads and visibility to the console. */
export function attachDevices(desk: Console): void {
  const keyboard = new Keyboard(desk.hub);
  const release = (): void => desk.releaseInputs();
  window.addEventListener('keydown', (event) => keyDown(desk, keyboard, event));
  window.addEventListener('keyup', (event) => keyUp(desk, keyboard, event));
  window.addEventListener('blur', release);
  window.addEventListener('pagehide', release);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      release();
    } else {
      desk.session.wake(desk.nowMs());
    }
  });
  window.addEventListener('online', () => desk.session.wake(desk.nowMs()));
  pollGamepads(desk);
}

function keyDown(desk: Console, keyboard: Keyboard, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.code === 'Space' && !typesText(event.target)) {
    // Everywhere on the page, on buttons too: a stop must not depend on where the focus is.
    event.preventDefault();
    if (!event.repeat) {
      desk.hold();
    }
    return;
  }
  if (document.querySelector('dialog[open]') !== null || ownsKeys(event.target)) {
    return;
  }
  if (event.code === 'Enter' && isChoice(event.target)) {
    // The space bar, which does this elsewhere, is HOLD here.
    event.preventDefault();
    event.target.click();
    return;
  }
  const arrow = ARROWS[event.code];
  if (arrow !== undefined && !ownsArrows(event.target)) {
    event.preventDefault();
    arrowKey(desk, arrow, event.shiftKey);
  } else if (keyboard.down(event.code, event.shiftKey)) {
    event.preventDefault();
  } else if (!event.repeat) {
    command(desk, event);
  }
}

function keyUp(desk: Console, keyboard: Keyboard, event: KeyboardEvent): void {
  if (event.code === 'Space' && !typesText(event.target)) {
    event.preventDefault();
  }
  keyboard.up(event.code, event.shiftKey);
  const act = ACT_KEYS[event.code];
  if (act !== undefined) {
    desk.endAct(act);
  }
}

function arrowKey(desk: Console, [right, up]: readonly [number, number], fine: boolean): void {
  if (desk.intent.tool.value === 'none') {
    desk.map?.nudge(right * NUDGE_PX, -up * NUDGE_PX);
  } else {
    const px = fine ? FINE_CURSOR_PX : CURSOR_PX;
    desk.moveCursor(right * px, up * px);
  }
}

function command(desk: Console, event: KeyboardEvent): void {
  const { intent } = desk;
  const act = ACT_KEYS[event.code];
  if (act !== undefined) {
    desk.beginAct(act);
  }
  switch (event.code) {
    case 'Digit4':
      desk.veto();
      break;
    case 'Digit5':
      desk.chooseDanger();
      break;
    case 'KeyG':
      desk.chooseAim();
      break;
    case 'KeyV':
      desk.renewAim();
      break;
    case 'KeyC':
      intent.follow.value = !intent.follow.value;
      break;
    case 'KeyN':
      intent.headingRad.value = 0;
      break;
    case 'Equal':
    case 'NumpadAdd':
      desk.map?.zoom(1.35);
      break;
    case 'Minus':
    case 'NumpadSubtract':
      desk.map?.zoom(1 / 1.35);
      break;
    case 'KeyH':
    case 'Slash':
      intent.helpOpen.value = true;
      break;
    case 'Escape':
      intent.putDown();
      break;
    case 'Enter':
      if (!isControl(event.target)) {
        desk.confirmCursor();
      }
      break;
    case 'Backspace':
      desk.takeBack();
      break;
    default:
  }
}

function pollGamepads(desk: Console): void {
  if (typeof navigator.getGamepads !== 'function') {
    return;
  }
  const reader = new GamepadReader(desk.hub, {
    hold: () => desk.hold(),
    begin: (act) => desk.beginAct(act),
    end: (act) => desk.endAct(act),
  });
  const first = (): Gamepad | undefined =>
    navigator.getGamepads().find((pad): pad is Gamepad => pad !== null && pad.connected);
  let timer: ReturnType<typeof setInterval> | undefined;
  window.addEventListener('gamepadconnected', () => {
    timer ??= setInterval(() => reader.read(document.hasFocus() ? first() : undefined), PAD_POLL_MS);
  });
  window.addEventListener('gamepaddisconnected', () => {
    if (first() === undefined) {
      clearInterval(timer);
      timer = undefined;
      reader.read(undefined);
      desk.padLost();
    }
  });
}

/** Words are typed here, and words have spaces; numbers have none. */
function typesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'text')
  );
}

/** Letters, digits and arrows mean something in this field. */
function ownsKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !isChoice(target))
  );
}

function isChoice(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);
}

function ownsArrows(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.closest('[data-arrows]') !== null ||
      (target instanceof HTMLInputElement && target.type === 'radio'))
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, summary') !== null;
}
