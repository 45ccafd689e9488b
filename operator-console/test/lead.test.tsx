// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame, incidentItems } from '../page-test/world.js';
import { Console } from '../src/console.js';
import { View } from '../src/geo/view.js';
import { CONFIRM_MS } from '../src/input/confirm.js';
import { Lead } from '../src/lead.js';
import { type LeadTab } from '../src/store/intent.js';
import { Desk } from '../src/ui/desk.js';
import { FleetPanel } from '../src/ui/FleetPanel.js';
import { late } from '../src/ui/late.js';
import { OrderKind, Reason, Role, Seat } from '../src/wire/gen/brigade/v1/common.js';
import { Ack_Outcome } from '../src/wire/gen/brigade/v1/server.js';
import { type Sector } from '../src/wire/gen/brigade/v1/situation.js';
import { handle } from '../src/words/people.js';
import { drone, FakeNetwork } from './wire.js';

const CORNERS = [frame.toWire(0, 0), frame.toWire(600, 0), frame.toWire(600, 600), frame.toWire(0, 600)];
const CREEK: Sector = {
  name: 'Creek',
  latE7: CORNERS.map(({ latE7 }) => latE7),
  lonE7: CORNERS.map(({ lonE7 }) => lonE7),
  floorAglCm: 1_500,
  ceilingAmslCm: 80_000,
  waterSite: 1,
  droneIds: [3, 5],
  passages: [],
  removed: false,
};

let host: HTMLElement;
let network: FakeNetwork;
let desk: Console;
let nowMs: number;

beforeEach(() => {
  vi.useFakeTimers();
  HTMLElement.prototype.setPointerCapture = () => undefined;
  host = document.createElement('div');
  document.body.append(host);
  network = new FakeNetwork();
  nowMs = 1_000;
  sessionStorage.clear();
  desk = new Console(network.dial, sessionStorage, () => nowMs, 'test');
  desk.session.signIn('secret', undefined, nowMs);
  network.newest.open(nowMs);
  network.newest.welcome(nowMs, 1, Role.LEAD);
  incidentItems().forEach((value) => desk.store.apply({ $case: 'situation', value }, nowMs));
  draw(4, 1, CREEK);
  const drones = [2, 3, 5, 9].map((droneId) =>
    drone({
      droneId,
      ...frame.toWire(droneId * 100, 300),
      phase: droneId === 9 ? 2 : 5,
      agreementPermille: droneId * 150,
      limit: droneId === 5 ? 8 : 0,
    }),
  );
  desk.store.apply({ $case: 'fleet', value: { frame: 1, part: 0, parts: 1, drones } }, nowMs);
});

afterEach(() => {
  act(() => render(null, host));
  host.remove();
  vi.useRealTimers();
});

function draw(id: number, version: number, value: Sector): void {
  const key = ((10 << 24) | id) >>> 0;
  desk.store.apply({ $case: 'situation', value: { key, version, item: { $case: 'sector', value } } }, nowMs);
}

function show(tab: LeadTab, what: ComponentChild = <FleetPanel />): void {
  desk.intent.tab.value = tab;
  act(() => render(<Desk.Provider value={desk}>{what}</Desk.Provider>, host));
}

const one = <E extends HTMLElement>(selector: string): E => host.querySelector<E>(selector)!;

function button(name: string): HTMLButtonElement {
  const all = [...host.querySelectorAll('button')];
  return all.find((candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent).includes(name))!;
}

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  act(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function choose(select: HTMLSelectElement, value: string): void {
  act(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

function press(target: HTMLElement): void {
  act(() => target.click());
}

function holdDown(target: HTMLElement): void {
  act(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', bubbles: true }));
    vi.advanceTimersByTime(CONFIRM_MS + 20);
  });
}

const orders = () => network.newest.bodies('sectorOrder') as { actId: Uint8Array; sector: Sector }[];

function answer(outcome: Ack_Outcome, reason: Reason, told = { text: '', latE7: 0, lonE7: 0 }): void {
  const { actId } = orders().at(-1)!;
  const value = { actId, outcome, reason, sectorId: 0, ...told };
  act(() => network.newest.answer({ $case: 'ack', value }, nowMs));
}

describe('the lead’s tabs', () => {
  it('go by arrow keys, round the end, and keep one in the tab order', () => {
    show('people');
    const key = (code: string): void => {
      act(() => {
        one('[role=tab][aria-selected=true]').dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
      });
    };
    key('ArrowRight');
    expect(desk.intent.tab.value).toBe('drones');
    key('ArrowLeft');
    expect(desk.intent.tab.value).toBe('people');
    key('Home');
    expect(document.activeElement?.id).toBe('tab-drones');
    expect(host.querySelectorAll('[role=tab][tabindex="0"]')).toHaveLength(1);
    expect(one('[role=tabpanel]').getAttribute('aria-labelledby')).toBe('tab-drones');
  });

  it('show each drone’s sector, and choose the crew of the drone that is watched', () => {
    show('drones');
    const row = [...host.querySelectorAll('tr')].find((candidate) => candidate.textContent.includes('Creek'))!;
    press(row.querySelector('.drone-name')!);
    expect(desk.intent.crew.value).toBe(3);
  });
});

describe('an unsigned link', () => {
  it('that kept a drone from being armed can be answered for by the pilot in command', () => {
    network.newest.welcome(nowMs, 1, Role.PIC);
    show('drones');
    expect(button('Answer for')).toBeUndefined();
    act(() => void (desk.intent.ticked.value = new Set([3, 9])));
    holdDown(button('Arm, take off'));
    const sent = network.newest.bodies('order') as { actId: Uint8Array; kind: OrderKind; droneIds: number[] }[];
    const { actId } = sent[0]!;
    const refusal = { actId, outcome: Ack_Outcome.REFUSED, reason: Reason.UNSIGNED, sectorId: 0 };
    act(() =>
      network.newest.answer({ $case: 'ack', value: { ...refusal, text: '', latE7: 0, lonE7: 0 } }, nowMs),
    );
    act(() => void (desk.intent.ticked.value = new Set([9])));
    holdDown(button('Answer for unsigned links (1)'));
    expect(network.newest.bodies('order')).toMatchObject([
      { kind: OrderKind.ORDER_ARM, droneIds: [3, 9] },
      { kind: OrderKind.ORDER_ACCEPT_UNSIGNED, droneIds: [9] },
    ]);
    expect(button('Answer for')).toBeUndefined();
  });
});

describe('command', () => {
  it('is offered by the pilot in command and taken by who stands by for it, and seen by nobody else', () => {
    show('drones');
    expect(button('Take command')).toBeUndefined();
    act(() => network.newest.welcome(nowMs, 1, Role.LEAD, true));
    holdDown(button('Take command'));
    act(() => network.newest.welcome(nowMs, 1, Role.PIC));
    holdDown(button('Hand over command'));
    const sent = network.newest.bodies('order');
    expect(sent[0]).toMatchObject({ kind: OrderKind.ORDER_TAKE_COMMAND, droneIds: [] });
    expect(sent.at(-1)).toMatchObject({ kind: OrderKind.ORDER_HAND_OVER, droneIds: [] });
  });
});

describe('what waits for a lead', () => {
  const told = (reason: Reason, droneId: number, at = { latE7: 0, lonE7: 0 }): void => {
    act(() => desk.store.apply({ $case: 'notice', value: { severity: 2, reason, droneId, text: '', ...at } }, nowMs));
  };
  const danger = (version: number, over: boolean): void => {
    const at = frame.toWire(200, 100);
    const key = ((11 << 24) | 3) >>> 0;
    const item = { $case: 'hazard', value: { ...at, over, awaitsSeconder: false } } as const;
    act(() => desk.store.apply({ $case: 'situation', value: { key, version, item } }, nowMs));
  };

  it('is a small crew’s drop, which a lead confirms at the point that was shown', () => {
    show('drones');
    expect(host.querySelector('.alerts')).toBeNull();
    told(Reason.NEEDS_LEAD, 5, frame.toWire(50, 60));
    holdDown(button('Confirm drop'));
    expect(network.newest.bodies('order')).toMatchObject([
      { kind: OrderKind.ORDER_CONFIRM_DROP, droneIds: [5], ...frame.toWire(50, 60) },
    ]);
  });

  it('is a veto, and a danger until it is over; neither is dismissed by a mere touch', () => {
    show('drones');
    told(Reason.VETOED, 3);
    button('No danger').click();
    expect(network.newest.bodies('order')).toHaveLength(0);
    holdDown(button('No danger'));
    act(() => void (desk.store.notices.value = []));
    danger(1, false);
    holdDown(button('No danger'));
    expect(network.newest.bodies('order')).toMatchObject([
      { kind: OrderKind.ORDER_DISMISS, droneIds: [3], latE7: 0 },
      { kind: OrderKind.ORDER_DISMISS, droneIds: [], ...frame.toWire(200, 100) },
    ]);
    danger(2, true);
    expect(host.querySelector('.alerts')).toBeNull();
  });
});

describe('the list of sectors', () => {
  it('tells drones, heights with their datum, water and agreement', () => {
    show('sectors');
    const text = one('.sector').textContent;
    expect(text).toContain('3, 5');
    expect(text).toContain('1 on hold');
    expect(text).toContain('floor 15 m AGL, ceiling 800 m AMSL');
    expect(text).toContain('Lake 2');
    expect(text).toMatch(/lowest 45.?% \(drone 3\), mean 60.?%/);
  });

  it('holds by one press, and removes only by holding', () => {
    show('sectors');
    press(button('Hold sector Creek'));
    press(button('Resume sector Creek'));
    expect(network.newest.bodies('order')).toMatchObject([
      { kind: OrderKind.ORDER_HOLD, droneIds: [], sectorId: 4 },
      { kind: OrderKind.ORDER_RESUME, droneIds: [], sectorId: 4 },
    ]);
    button('Remove').dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', bubbles: true }));
    vi.advanceTimersByTime(CONFIRM_MS / 2);
    button('Remove').dispatchEvent(new KeyboardEvent('keyup', { code: 'Enter', bubbles: true }));
    expect(orders()).toHaveLength(0);
    holdDown(button('Remove'));
    expect(orders()).toMatchObject([{ sectorId: 4, remove: true }]);
    draw(4, 2, { ...CREEK, removed: true });
    answer(Ack_Outcome.DONE, Reason.OK);
    expect(one('.answer').textContent).toContain('Remove sector Creek: done');
  });
});

describe('the form of a sector', () => {
  it('starts from the incident, takes typed corners, and sends what it shows', () => {
    show('sectors');
    press(button('New sector'));
    expect(document.activeElement?.id).toBe('sector-name');
    expect(one<HTMLInputElement>('#sector-floor').value).toBe('10');
    expect(one<HTMLInputElement>('#sector-ceiling').value).toBe('900');
    expect(one<HTMLButtonElement>('.save').disabled).toBe(true);
    type(one('#sector-name'), 'Typed');
    type(one('textarea'), '49.3600, -123.0200\n49.3660 N 123.0200 W\nnowhere');
    expect(one('.verdict').textContent).toContain('line 3: cannot read “nowhere”');
    type(one('textarea'), '49.3600, -123.0200\n49.3660 N 123.0200 W\n49.3660, -123.0100');
    expect(one('.editor').textContent).toMatch(/Ground inside: \d+ to \d+ m AMSL/);
    press([...host.querySelectorAll<HTMLInputElement>('.picks input')].at(-1)!);
    press(button('inside'));
    choose(one('#sector-water'), '2');
    expect(one('.verdict').textContent).toBe('');
    holdDown(one('.save'));
    const [order] = orders();
    expect(order).toMatchObject({ sectorId: 0, remove: false });
    expect(order!.sector).toMatchObject({ name: 'Typed', waterSite: 2, floorAglCm: 1_000, ceilingAmslCm: 90_000 });
    expect(order!.sector.latE7).toEqual([493_600_000, 493_660_000, 493_660_000]);
    expect(order!.sector.droneIds).toContain(9);
    expect(one<HTMLButtonElement>('.save').disabled).toBe(true);
    // What is on its way is not changed any more: a change would be lost with the answer.
    act(() => desk.pick({ eastM: 0, northM: 900 }));
    expect(desk.intent.draft.value?.corners.value).toHaveLength(3);
    answer(Ack_Outcome.DONE, Reason.OK);
    expect(host.querySelector('.editor')).toBeNull();
    expect(document.activeElement).toBe(button('New sector'));
  });

  it('says which drones would leave which sector', () => {
    show('sectors');
    press(button('New sector'));
    press([...host.querySelectorAll<HTMLInputElement>('.picks input')][1]!);
    expect(one('.picker').textContent).toContain('Leaves another sector: 3 (Creek)');
  });

  it('shows the gateway’s words until they are answered, and stays open', () => {
    show('sectors');
    press(button('Edit'));
    expect(one<HTMLTextAreaElement>('textarea').value.split('\n')).toHaveLength(4);
    holdDown(one('.save'));
    const text = 'Corner 3 lies beyond the incident’s area.';
    answer(Ack_Outcome.REFUSED, Reason.SECTOR_PLACE, { text, ...CORNERS[2]! });
    expect(one('.refusal').textContent).toContain(text);
    expect(one('.answer').textContent).toBe('');
    const shown = vi.spyOn(desk, 'showPlaces');
    press(button('Show where'));
    expect(shown).toHaveBeenCalledWith([CORNERS[2]]);
    holdDown(one('.save'));
    expect(host.querySelector('.refusal')).toBeNull();
    expect(orders()).toHaveLength(2);
  });

  it('is laid aside when somebody signs in who does not lead', () => {
    show('sectors');
    press(button('New sector'));
    act(() => network.newest.welcome(nowMs, 1, Role.OPERATOR));
    expect(desk.intent.draft.value).toBeUndefined();
    expect(desk.intent.tool.value).toBe('none');
  });
});

describe('drawing on the map', () => {
  let lead: Lead;
  const view = Object.assign(new View(), { width: 800, height: 600, pxPerM: 0.5 });

  beforeEach(() => {
    lead = new Lead(desk.store, desk.intent, desk.session, () => nowMs);
    lead.editSector(4);
    view.centre = { eastM: 300, northM: 300 };
  });

  const draft = () => desk.intent.draft.value!;
  const at = (index: number) => view.toScreen(draft().local.value[index]!);

  it('drags a corner by where it was taken, and no other', () => {
    const { x, y } = at(2);
    const before = draft().corners.value;
    const grip = lead.drafting.grip(view, { x: x + 5, y: y - 4 })!;
    grip.moved({ x: x + 25, y: y + 6 });
    expect(at(2).x).toBeCloseTo(x + 20, 0);
    expect(at(2).y).toBeCloseTo(y + 10, 0);
    expect(draft().corners.value.filter((corner) => !before.includes(corner))).toHaveLength(1);
  });

  it('splits an edge at its middle, but only when that is meant', () => {
    const middle = { x: (at(0).x + at(1).x) / 2, y: (at(0).y + at(1).y) / 2 };
    lead.drafting.grip(view, middle);
    expect(draft().corners.value).toHaveLength(4);
    const grip = lead.drafting.grip(view, middle)!;
    grip.moved({ x: middle.x, y: middle.y + 40 });
    grip.moved({ x: middle.x, y: middle.y + 60 });
    expect(draft().corners.value).toHaveLength(5);
    expect(at(1).y).toBeCloseTo(middle.y + 60, 0);
  });

  it('leaves the map to whoever draws nothing there', () => {
    expect(lead.drafting.grip(view, { x: 400, y: 300 })).toBeUndefined();
    desk.intent.chooseWith('drop', CORNERS[0]);
    expect(lead.drafting.grip(view, at(0))).toBeUndefined();
    desk.intent.putDown();
    expect(desk.intent.tool.value).toBe('sector');
    expect(lead.drafting.grip(view, at(0))).toBeDefined();
    lead.cancel();
    expect(lead.drafting.grip(view, { x: 100, y: 100 })).toBeUndefined();
  });

  it('sets a corner where the map is tapped, and takes the last one back', () => {
    desk.pick({ eastM: -200, northM: 300 });
    expect(draft().corners.value).toHaveLength(5);
    desk.takeBack();
    desk.takeBack();
    expect(draft().corners.value).toHaveLength(3);
  });

  it('takes the nearest lake until another is chosen', () => {
    lead.startSector();
    [frame.toWire(1_700, 1_000), frame.toWire(2_000, 1_000)].forEach((corner) => draft().add(corner));
    expect(lead.water.value).toBe(1);
    draft().water.value = 2;
    expect(lead.water.value).toBe(2);
  });
});

describe('the list of people', () => {
  const PEOPLE = [11n, 22n, 33n];

  function roster(droneId: number): void {
    const members = PEOPLE.map((personId, index) => ({
      personId,
      seat: index === 0 ? Seat.SPOTTER : Seat.PILOT,
      connected: index !== 1,
      sharePermille: index === 2 ? 640 : 0,
    }));
    act(() =>
      network.newest.answer({ $case: 'crewRoster', value: { droneId, members, people: 60 } }, nowMs),
    );
  }

  const asked = () => network.newest.bodies('crewQuery') as { droneId: number }[];

  function run(ms: number): void {
    act(() => {
      for (const end = nowMs + ms; nowMs < end; nowMs += 50) {
        const value = { clientTimeUs: BigInt(nowMs) * 1_000n, coreTimeUs: 0n, challenge: 0n };
        network.newest.answer({ $case: 'timeEcho', value }, nowMs);
        desk.tick();
      }
    });
  }

  it('is asked for once a second while it is shown, of the chosen crew, and not otherwise', () => {
    show('sectors');
    run(3_000);
    expect(asked()).toEqual([]);
    show('people');
    run(3_000);
    expect(asked()).toEqual([{ droneId: 0 }, { droneId: 0 }, { droneId: 0 }]);
    choose(one('#crew-choice'), '5');
    run(1_000);
    expect(asked().at(-1)).toEqual({ droneId: 5 });
    show('drones');
    run(3_000);
    expect(asked()).toHaveLength(4);
  });

  it('is not asked for without a connection', () => {
    show('people');
    run(1_000);
    network.newest.lose(nowMs);
    act(() => desk.tick());
    nowMs += 5_000;
    act(() => desk.tick());
    expect(network.sockets.flatMap((socket) => socket.bodies('crewQuery'))).toHaveLength(1);
  });

  it('shows pilots first, by their short names, with seat, link and weight', () => {
    desk.intent.crew.value = 5;
    show('people');
    roster(5);
    const rows = [...host.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain(handle(22n));
    expect(rows[0]).toMatch(/pilot\s*away/);
    expect(rows[1]).toMatch(/pilot\s*here\s*64/);
    expect(rows[2]).toMatch(/spotter/);
    expect(one('.crew-choice').textContent).toContain('60 people, 3 shown');
  });

  it('moves the chosen person with one button', () => {
    desk.intent.crew.value = 5;
    show('people');
    roster(5);
    expect(button('Move').disabled).toBe(true);
    press([...host.querySelectorAll<HTMLInputElement>('input[type=radio]')][1]!);
    choose(one('[aria-label="Move to"]'), '9');
    choose(one('[aria-label="As pilot or spotter"]'), 'spotter');
    press(button('Move'));
    expect(network.newest.bodies('assign')).toMatchObject([{ personId: 33n, droneId: 9, spotter: true }]);
    expect(one('.answer').textContent).toContain(`Move ${handle(33n)} to drone 9 as spotter: sending`);
    expect(button('Move').disabled).toBe(true);
  });

  it('takes a person out of the crew, as nothing', () => {
    desk.intent.crew.value = 5;
    show('people');
    roster(5);
    press([...host.querySelectorAll<HTMLInputElement>('input[type=radio]')][0]!);
    choose(one('[aria-label="As pilot or spotter"]'), 'spotter');
    choose(one('[aria-label="Move to"]'), '0');
    press(button('Move'));
    expect(network.newest.bodies('assign')).toMatchObject([{ personId: 22n, droneId: 0, spotter: false }]);
  });
});

describe('a part of the page that comes late', () => {
  it('is fetched again until it comes', async () => {
    let tries = 0;
    const Part = late(
      async () => {
        if (++tries < 3) {
          throw new Error('cut');
        }
        return () => <p>here</p>;
      },
      ({ failed }) => <p>{failed ? 'failed' : 'fetching'}</p>,
    );
    act(() => render(<Part />, host));
    expect(host.textContent).toBe('fetching');
    await act(async () => void (await vi.advanceTimersByTimeAsync(1_900)));
    expect([host.textContent, tries]).toEqual(['failed', 1]);
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_200)));
    expect([host.textContent, tries]).toEqual(['here', 3]);
  });
});
