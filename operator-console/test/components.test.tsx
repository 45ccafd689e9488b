// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Console } from '../src/console.js';
import { Confirm, CONFIRM_MS } from '../src/input/confirm.js';
import { ConfirmButton } from '../src/ui/ConfirmButton.js';
import { Act, Seat } from '../src/wire/gen/brigade/v1/common.js';
import { Desk } from '../src/ui/desk.js';
import { Acts } from '../src/ui/Acts.js';
import { Stick } from '../src/ui/Stick.js';
import { FakeNetwork, seating, telemetry } from './wire.js';

let host: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  host = document.createElement('div');
  document.body.append(host);
  HTMLElement.prototype.setPointerCapture = () => undefined;
});

afterEach(() => {
  render(null, host);
  host.remove();
  vi.useRealTimers();
});

function pointer(type: string, pointerId = 1, clientX = 0, clientY = 0): PointerEvent {
  return new PointerEvent(type, { bubbles: true, cancelable: true, pointerId, clientX, clientY, button: 0 });
}

describe('a button that must be held', () => {
  let confirmed: () => void;
  let button: HTMLElement;

  beforeEach(() => {
    confirmed = vi.fn<() => void>();
    act(() => render(<ConfirmButton confirm={new Confirm(confirmed)}>Drop</ConfirmButton>, host));
    button = host.querySelector('button')!;
  });

  it('does nothing when let go early', () => {
    button.dispatchEvent(pointer('pointerdown'));
    vi.advanceTimersByTime(CONFIRM_MS - 50);
    button.dispatchEvent(pointer('pointerup'));
    vi.advanceTimersByTime(5_000);
    expect(confirmed).not.toHaveBeenCalled();
  });

  it('acts once when held long enough', () => {
    button.dispatchEvent(pointer('pointerdown'));
    vi.advanceTimersByTime(CONFIRM_MS + 2_000);
    expect(confirmed).toHaveBeenCalledTimes(1);
  });

  it('does nothing when the pointer is lost', () => {
    button.dispatchEvent(pointer('pointerdown'));
    button.dispatchEvent(pointer('pointercancel'));
    vi.advanceTimersByTime(5_000);
    expect(confirmed).not.toHaveBeenCalled();
  });

  it('can be held by the Enter key, whose repeats do not count again', () => {
    button.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', bubbles: true }));
    button.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', bubbles: true, repeat: true }));
    vi.advanceTimersByTime(CONFIRM_MS + 10);
    button.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', bubbles: true, repeat: true }));
    vi.advanceTimersByTime(CONFIRM_MS + 10);
    expect(confirmed).toHaveBeenCalledTimes(1);
  });

  it('asks for a second press where holding is impossible', () => {
    button.dispatchEvent(new MouseEvent('click', { detail: 0, bubbles: true }));
    vi.advanceTimersByTime(1_000);
    expect(confirmed).not.toHaveBeenCalled();
    button.dispatchEvent(new MouseEvent('click', { detail: 0, bubbles: true }));
    expect(confirmed).toHaveBeenCalledTimes(1);
  });
});

describe('a touch stick', () => {
  let desk: Console;
  let stick: HTMLElement;

  beforeEach(() => {
    desk = new Console(new FakeNetwork().dial, sessionStorage, () => 0, 'test');
    act(() =>
      render(
        <Desk.Provider value={desk}>
          <Stick side="right" title="Right stick" vertical="ahead" sideways="sideways" />
        </Desk.Provider>,
        host,
      ),
    );
    stick = host.querySelector('.stick')!;
  });

  it('has its centre where the thumb lands', () => {
    const set = vi.spyOn(desk.hub, 'set');
    stick.dispatchEvent(pointer('pointerdown', 1, 300, 80));
    expect(set).toHaveBeenLastCalledWith('right-stick', { ahead: 0, right: 0, up: 0, turn: 0 });
    stick.dispatchEvent(pointer('pointermove', 1, 300, -200));
    expect(set).toHaveBeenLastCalledWith('right-stick', { ahead: 1, right: 0, up: 0, turn: 0 });
  });

  it('belongs to one finger until that one lets go', () => {
    stick.dispatchEvent(pointer('pointerdown', 1, 0, 0));
    stick.dispatchEvent(pointer('pointerdown', 2, 50, 50));
    stick.dispatchEvent(pointer('pointerup', 2));
    expect(desk.hub.held).toBe(true);
    stick.dispatchEvent(pointer('pointerup', 1));
    expect(desk.hub.held).toBe(false);
  });

  it.each(['pointercancel', 'lostpointercapture'])('lets go on %s', (type) => {
    stick.dispatchEvent(pointer('pointerdown', 1, 0, 0));
    stick.dispatchEvent(pointer(type, 1));
    expect(desk.hub.held).toBe(false);
  });

  it('must be touched anew after everything was let go', () => {
    stick.dispatchEvent(pointer('pointerdown', 1, 0, 0));
    desk.releaseInputs();
    stick.dispatchEvent(pointer('pointermove', 1, 40, 0));
    expect(desk.hub.held).toBe(false);
  });
});

describe('what a pilot pushes', () => {
  it('is let go with the seat, and not when the gateway tells more of it', () => {
    const desk = new Console(new FakeNetwork().dial, sessionStorage, () => 0, 'test');
    const told = (fields: Parameters<typeof seating>[0]): void =>
      desk.store.apply({ $case: 'seating', value: seating(fields) }, 0);
    told({ droneId: 7, seat: Seat.PILOT });
    desk.hub.set('keyboard', { ahead: 1, right: 0, up: 0, turn: 0 });
    told({ droneId: 7, seat: Seat.PILOT, maxSpeedCms: 900 });
    expect(desk.hub.held).toBe(true);
    told({ droneId: 7, seat: Seat.SPOTTER });
    expect(desk.hub.held).toBe(false);
  });
});

describe('what a member of a crew can do against a drop', () => {
  let network: FakeNetwork;
  let desk: Console;
  const flown = (holdLeftMs: number): void =>
    desk.store.apply(
      {
        $case: 'telemetry',
        value: telemetry({
          crew: {
            northCms: 0,
            eastCms: 0,
            downCms: 0,
            agreementPermille: 1_000,
            seatSharePermille: [],
            decisions: [],
            holdLeftMs,
            latchedHold: false,
          },
        }),
      },
      0,
    );
  const button = (name: string): HTMLElement | undefined =>
    [...host.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));

  beforeEach(() => {
    network = new FakeNetwork();
    desk = new Console(network.dial, sessionStorage, () => 0, 'test');
    desk.session.signIn('secret', undefined, 0);
    network.newest.open(0);
    network.newest.welcome(0);
    desk.store.apply({ $case: 'seating', value: seating({}) }, 0);
    flown(0);
    act(() =>
      render(
        <Desk.Provider value={desk}>
          <Acts />
        </Desk.Provider>,
        host,
      ),
    );
  });

  it('is a veto, by one press', () => {
    act(() => button('Veto')!.click());
    expect(network.newest.bodies('objection')).toMatchObject([{ droneId: 7, hazard: false }]);
  });

  it('is a danger, reported where it is', () => {
    act(() => button('Danger')!.click());
    expect(network.newest.bodies('objection')).toHaveLength(0);
    act(() => void (desk.intent.cursor.value = { latE7: 11, lonE7: 22 }));
    act(() => button('Report danger here')!.click());
    expect(network.newest.bodies('objection')).toMatchObject([{ hazard: true, latE7: 11, lonE7: 22 }]);
    expect(desk.intent.tool.value).toBe('none');
  });

  it('and a hold of the crew’s own may be ended by vote, but not by a mere touch', () => {
    expect(button('Go on')).toBeUndefined();
    act(() => flown(9_000));
    button('Go on')!.dispatchEvent(pointer('pointerdown'));
    vi.advanceTimersByTime(CONFIRM_MS + 20);
    expect(network.newest.bodies('vote')).toMatchObject([{ act: Act.END_HOLD }]);
  });
});
