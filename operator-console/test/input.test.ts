import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CENTRED } from '../src/input/deflection.js';
import { GamepadReader, type Pad } from '../src/input/gamepad.js';
import { InputHub } from '../src/input/hub.js';
import { Keyboard } from '../src/input/keyboard.js';

const steer = vi.fn();
const release = vi.fn();
let hub: InputHub;
let nowMs: number;

function run(ms: number, maxSpeedCms: number | undefined = 1_000): void {
  for (const end = nowMs + ms; nowMs < end; nowMs += 50) {
    hub.tick(0, maxSpeedCms, nowMs);
  }
}

beforeEach(() => {
  steer.mockReset();
  release.mockReset();
  hub = new InputHub({ steer, release });
  nowMs = 1_000;
});

describe('the input hub', () => {
  it('sends nothing at all while nobody touches anything', () => {
    run(5_000);
    expect(steer).not.toHaveBeenCalled();
    expect(release).not.toHaveBeenCalled();
  });

  it('steers ten times a second while a stick is held', () => {
    hub.set('right-stick', { ...CENTRED, ahead: 0.5 });
    run(1_000);
    expect(steer).toHaveBeenCalledTimes(10);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 500, eastCms: 0, downCms: 0 }, 0);
  });

  it('releases once when the last stick is let go', () => {
    hub.set('left-stick', { ...CENTRED, up: 1 });
    hub.set('right-stick', { ...CENTRED, ahead: 1 });
    run(200);
    hub.set('left-stick', undefined);
    run(200);
    expect(release).not.toHaveBeenCalled();
    hub.set('right-stick', undefined);
    run(500);
    expect(release).toHaveBeenCalledTimes(1);
    expect(hub.wish.value).toBeUndefined();
  });

  it('takes a stick held at its centre as a wish to stand still, which is not letting go', () => {
    hub.set('right-stick', CENTRED);
    run(100);
    expect(steer).toHaveBeenCalledWith({ northCms: 0, eastCms: 0, downCms: 0 }, 0);
    expect(release).not.toHaveBeenCalled();
  });

  it('does not steer when only the view is turned', () => {
    hub.set('keyboard', { ...CENTRED, turn: 1 });
    run(300);
    expect(steer).not.toHaveBeenCalled();
    expect(hub.turn).toBe(1);
  });

  it('releases at once when everything must be let go', () => {
    hub.set('right-stick', { ...CENTRED, ahead: 1 });
    run(100);
    hub.releaseAll();
    expect(release).toHaveBeenCalledTimes(1);
    run(300);
    expect(release).toHaveBeenCalledTimes(1);
    expect(steer.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('releases when the seat is lost while a stick is held', () => {
    hub.set('right-stick', { ...CENTRED, ahead: 1 });
    run(100);
    hub.tick(0, undefined, nowMs);
    expect(release).toHaveBeenCalledTimes(1);
  });
});

describe('the keyboard', () => {
  let keyboard: Keyboard;

  beforeEach(() => {
    keyboard = new Keyboard(hub);
  });

  it('cruises by keys and is fast with Shift', () => {
    keyboard.down('KeyW', false);
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 600, eastCms: 0, downCms: 0 }, 0);
    keyboard.down('ShiftLeft', true);
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 1_000, eastCms: 0, downCms: 0 }, 0);
  });

  it('lets go only with the last key', () => {
    keyboard.down('KeyW', false);
    keyboard.down('KeyD', false);
    keyboard.up('KeyW', false);
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 0, eastCms: 600, downCms: 0 }, 0);
    keyboard.up('KeyD', false);
    run(100);
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('wishes to stand still with X, and with two keys against each other', () => {
    keyboard.down('KeyX', false);
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 0, eastCms: 0, downCms: 0 }, 0);
    keyboard.up('KeyX', false);
    keyboard.down('KeyA', false);
    keyboard.down('KeyD', false);
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 0, eastCms: 0, downCms: 0 }, 0);
  });

  it('forgets held keys when everything is let go', () => {
    keyboard.down('KeyW', false);
    run(100);
    hub.releaseAll();
    keyboard.down('KeyD', false);
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 0, eastCms: 600, downCms: 0 }, 0);
  });

  it('leaves other keys alone', () => {
    expect(keyboard.down('KeyT', false)).toBe(false);
    expect(hub.held).toBe(false);
  });
});

describe('the gamepad', () => {
  const acts = { hold: vi.fn(), begin: vi.fn(), end: vi.fn() };
  let reader: GamepadReader;

  function pad(axes: number[], ...pressed: number[]): Pad {
    const buttons = [0, 1, 2, 3].map((button) => ({ pressed: pressed.includes(button) }));
    return { connected: true, axes, buttons };
  }

  beforeEach(() => {
    Object.values(acts).forEach((act) => act.mockReset());
    reader = new GamepadReader(hub, acts);
    reader.read(pad([0, 0, 0, 0]));
  });

  it('flies in mode 2: right stick ahead and sideways, left stick height', () => {
    reader.read(pad([0, -1, 1, 0]));
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 0, eastCms: 1_000, downCms: -300 }, 0);
    reader.read(pad([0, 0, 0, -1]));
    run(100);
    expect(steer).toHaveBeenLastCalledWith({ northCms: 1_000, eastCms: 0, downCms: 0 }, 0);
  });

  it('has let go when its sticks rest within the dead zone', () => {
    reader.read(pad([0, 0, 1, 0]));
    run(100);
    reader.read(pad([0.05, -0.08, 0.1, 0.03]));
    run(100);
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('does not fly until its sticks were centred once', () => {
    const fresh = new GamepadReader(hub, acts);
    fresh.read(pad([0, 0, 1, 0]));
    expect(hub.held).toBe(false);
    fresh.read(pad([0, 0, 0, 0]));
    fresh.read(pad([0, 0, 1, 0]));
    expect(hub.held).toBe(true);
  });

  it('must be centred again after everything was let go', () => {
    reader.read(pad([0, 0, 1, 0]));
    hub.releaseAll();
    reader.read(pad([0, 0, 1, 0]));
    expect(hub.held).toBe(false);
  });

  it('releases when it is unplugged, and ends a vote that was being held', () => {
    reader.read(pad([0, 0, 1, 0], 3));
    run(100);
    reader.read(undefined);
    run(100);
    expect(release).toHaveBeenCalledTimes(1);
    expect(acts.end).toHaveBeenCalledWith('drop');
  });

  it('holds once a press', () => {
    reader.read(pad([0, 0, 0, 0], 0));
    reader.read(pad([0, 0, 0, 0], 0));
    expect(acts.hold).toHaveBeenCalledTimes(1);
  });
});
