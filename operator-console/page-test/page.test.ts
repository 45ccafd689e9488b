import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { Act, OrderKind } from '../src/wire/gen/brigade/v1/common.js';
import { DESKTOP, PHONE } from './browser.js';
import { drawn, SHOTS, soon, usePages, WALL } from './pages.js';

const pages = usePages();
const { visit, fly, shot } = pages;

describe('the page', () => {
  it('takes the token out of the address at once and stays signed in over a reload', async () => {
    const page = await visit('/#token=operator', DESKTOP);
    await page.getByText('Take a seat').waitFor();
    expect(page.url()).toBe(`${pages.address}/`);
    await shot(page, 'join-desktop');
    await page.reload();
    await page.getByText('Take a seat').waitFor();
    expect(pages.gateway.bodies('hello').map(({ value }) => value.token)).toEqual(['operator', 'operator']);
  });

  it('is up from at most 60,000 bytes', async () => {
    const folder = 'target/classes/console';
    const page = await readFile(`${folder}/index.html`, 'utf8');
    const parts = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, part]) => part!);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    const sizes = await Promise.all(
      ['index.html', ...parts].map(async (part) => (await stat(`${folder}/${part}.gz`)).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
  });

  it('says how to get a link, and shows the public state, without one', async () => {
    const page = await visit('/', DESKTOP);
    await page.getByText('How to get in').waitFor();
    await page.getByText('of 312 drones flying').waitFor();
    expect(pages.gateway.received).toEqual([]);
    await shot(page, 'public-desktop');
  });

  it('explains a refused link', async () => {
    const page = await visit('/#token=worn-out', PHONE);
    await page.getByText('Your link is not valid').waitFor();
    await shot(page, 'refused-phone');
  });

  it('flies by keyboard, and lets go when the key does', async () => {
    const page = await fly(DESKTOP);
    const before = { ...pages.gateway.mine };
    await page.keyboard.down('KeyD');
    await vi.waitFor(() => expect(pages.gateway.mine.eastM - before.eastM).toBeGreaterThan(4), soon);
    await page.getByText('counted 18 %').or(page.getByText('counted 18%')).waitFor();
    await shot(page, 'fly-desktop');
    await page.keyboard.up('KeyD');
    await vi.waitFor(() => expect(pages.gateway.bodies('steer').at(-1)?.value.released).toBe(true), soon);
    const steers = pages.gateway.bodies('steer').map(({ value }) => value);
    expect(steers[0]).toMatchObject({ droneId: 7, northCms: 0, eastCms: 720, headingCdeg: 0 });
    expect(steers.filter(({ released }) => released)).toHaveLength(1);
  });

  it('aims by a click on the map', async () => {
    const page = await fly(DESKTOP);
    await drawn(page);
    await page.mouse.click(700, 300);
    await vi.waitFor(() => expect(pages.gateway.bodies('aim')).toHaveLength(1), soon);
    expect(pages.gateway.bodies('aim')[0]?.value.released).toBe(false);
    await page.getByText('Your aim counts for').waitFor();
    await page.keyboard.down('KeyW');
    await vi.waitFor(() => expect(pages.gateway.bodies('steer').length).toBeGreaterThan(0), soon);
    await page.keyboard.up('KeyW');
    await page.mouse.wheel(0, -200);
    await drawn(page);
    await page.mouse.click(760, 340);
    await vi.waitFor(() => expect(pages.gateway.bodies('aim')).toHaveLength(2), soon);
    await shot(page, 'aim-desktop');
  });

  it('votes a drop on a point by holding, and not by a mere click', async () => {
    const page = await fly(DESKTOP);
    await drawn(page);
    await page.getByRole('button', { name: /Drop…/ }).click();
    await page.getByText('Where to drop?').waitFor();
    await page.mouse.click(760, 360);
    await shot(page, 'choose-desktop');
    const vote = page.getByRole('button', { name: /Hold to vote/ });
    await vote.click();
    expect(pages.gateway.bodies('vote')).toHaveLength(0);
    await vote.hover();
    await page.mouse.down();
    await vi.waitFor(() => expect(pages.gateway.bodies('vote')).toHaveLength(1), soon);
    await page.mouse.up();
    expect(pages.gateway.bodies('vote')[0]?.value.act).toBe(Act.DROP);
    await page.getByText('counted; waiting for others').waitFor();
    await shot(page, 'voted-desktop');
  });

  it('holds by one press of the space bar, even while a button has the focus', async () => {
    const page = await fly(DESKTOP);
    await page.getByRole('button', { name: /Drop…/ }).focus();
    await page.keyboard.press('Space');
    await vi.waitFor(() => expect(pages.gateway.bodies('hold')).toHaveLength(1), soon);
    await page.getByText('On hold by the crew').waitFor();
    expect(await page.getByText('Where to drop?').count()).toBe(0);
  });

  it('releases the sticks when the window loses the focus', async () => {
    const page = await fly(DESKTOP);
    await page.keyboard.down('KeyW');
    await vi.waitFor(() => expect(pages.gateway.bodies('steer').length).toBeGreaterThan(2), soon);
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await vi.waitFor(() => expect(pages.gateway.bodies('steer').at(-1)?.value.released).toBe(true), soon);
  });

  it('comes back into the same crew within a second of the network', async () => {
    const page = await fly(DESKTOP);
    await page.keyboard.down('KeyW');
    pages.gateway.cut = true;
    pages.gateway.drop();
    await page.getByText('No connection for').waitFor();
    await page.getByText('Your wish has ended').waitFor();
    await shot(page, 'lost-desktop');
    await page.keyboard.up('KeyW');
    const joins = pages.gateway.bodies('join').length;
    pages.gateway.cut = false;
    const backAtMs = Date.now();
    await vi.waitFor(() => expect(pages.gateway.bodies('join').length).toBeGreaterThan(joins), {
      timeout: 5_000,
      interval: 10,
    });
    expect(Date.now() - backAtMs).toBeLessThan(1_000);
    expect(pages.gateway.bodies('join').at(-1)?.value).toEqual({ droneId: 7, spotter: false });
    await page.getByText('No connection for').waitFor({ state: 'detached' });
  });

  it('flies by two touch sticks on a phone', async () => {
    const page = await fly(PHONE);
    const box = await page.getByRole('group', { name: /Right stick/ }).boundingBox();
    const x = Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2);
    const y = Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2);
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx = 0, dy = 0): Promise<unknown> =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx, y: y + dy, id: 1 }],
      });
    const before = { ...pages.gateway.mine };
    await send('touchStart');
    await send('touchMove', 20, -40);
    await vi.waitFor(() => expect(pages.gateway.mine.northM - before.northM).toBeGreaterThan(3), soon);
    await shot(page, 'fly-phone');
    await send('touchEnd');
    await vi.waitFor(() => expect(pages.gateway.bodies('steer').at(-1)?.value.released).toBe(true), soon);
  });

  it('shows everything on a phone without scrolling', async () => {
    const page = await fly(PHONE);
    pages.gateway.notice('The crew disagrees about where to go.', 2, 39);
    await page.getByText('The crew disagrees about where').waitFor();
    for (const name of [/^HOLD/, /Fill/, /Drop/, /Return/]) {
      const box = await page.getByRole('button', { name }).boundingBox();
      expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
      expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    await page.getByRole('button', { name: /Drop…/ }).click();
    await shot(page, 'choose-phone');
  });

  it('lets a lead hold and resume one drone, and everything', async () => {
    const page = await visit('/#token=lead', DESKTOP);
    await page.getByRole('button', { name: 'Hold drone 3' }).click();
    await page.getByRole('button', { name: 'Resume drone 3' }).click();
    await page.getByRole('button', { name: /^HOLD/ }).click();
    await vi.waitFor(() => expect(pages.gateway.bodies('order')).toHaveLength(3), soon);
    expect(pages.gateway.bodies('order').map(({ value }) => [value.kind, value.droneIds])).toEqual([
      [OrderKind.ORDER_HOLD, [3]],
      [OrderKind.ORDER_RESUME, [3]],
      [OrderKind.ORDER_HOLD, []],
    ]);
    await shot(page, 'lead-desktop');
  });

  it('lets the pilot in command arm the ticked drones, and names them', async () => {
    const page = await visit('/#token=pic', DESKTOP);
    await page.getByRole('button', { name: 'Tick all 2 ready' }).click();
    await page.getByRole('button', { name: /Arm, take off/ }).hover();
    await page.mouse.down();
    await vi.waitFor(() => expect(pages.gateway.bodies('order')).toHaveLength(1), soon);
    await page.mouse.up();
    expect(pages.gateway.bodies('order')[0]?.value).toMatchObject({
      kind: OrderKind.ORDER_ARM,
      droneIds: [10, 11],
    });
    await shot(page, 'pic-desktop');
  });

  it('lets the pilot in command record an authorisation only with every check', async () => {
    const { record } = pages.gateway;
    pages.gateway.record = { ...record, reference: '', untilUs: 0n };
    const page = await visit('/#token=pic', DESKTOP);
    await page.getByText('No authorisation is recorded').waitFor();
    await page.getByLabel('Certificate or SFOC number').fill('SFOC 77');
    const button = page.getByRole('button', { name: 'Record it' });
    for (const check of await page.locator('.rights-form input[type=checkbox]').all()) {
      expect(await button.isDisabled()).toBe(true);
      await check.check();
    }
    await button.hover();
    await page.mouse.down();
    await vi.waitFor(() => expect(pages.gateway.bodies('order')).toHaveLength(1), soon);
    await page.mouse.up();
    expect(pages.gateway.bodies('order')[0]?.value).toMatchObject({
      kind: OrderKind.ORDER_AUTHORISE,
      authorisation: { reference: 'SFOC 77', minutes: 480, checks: [1, 2, 3, 4, 5] },
    });
    await shot(page, 'pic-authorise');
    pages.gateway.record = record;
  });

  describe.runIf(SHOTS !== undefined)('is drawn', () => {
    const side = { ...PHONE, viewport: { width: 740, height: 360 } };
    const tablet = { ...PHONE, viewport: { width: 1024, height: 768 }, deviceScaleFactor: 2 };

    it.each([
      ['fly-4k', WALL],
      ['fly-side', side],
      ['fly-tablet', tablet],
    ])('flying: %s', async (name, device) => {
      const page = await fly(device);
      await shot(page, name);
    });

    it('leading on a phone', async () => {
      const page = await visit('/#token=pic', PHONE);
      await page.getByRole('button', { name: 'Show the drones' }).waitFor();
      await shot(page, 'pic-map-phone');
      await page.getByRole('button', { name: 'Show the drones' }).click();
      await shot(page, 'pic-phone');
    });

    it.each([
      ['join-phone', '/#token=operator', 'Take a seat'],
      ['public-phone', '/', 'How to get in'],
    ])('without a seat: %s', async (name, path, text) => {
      const page = await visit(path, PHONE);
      await page.getByText(text).first().waitFor();
      await shot(page, name);
    });

    it('help', async () => {
      const page = await fly(DESKTOP);
      await page.keyboard.press('KeyH');
      await shot(page, 'help-desktop');
    });
  });
});
