import { type Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { writeCorner } from '../src/geo/coordinates.js';
import { OrderKind, Reason, Seat } from '../src/wire/gen/brigade/v1/common.js';
import { handle } from '../src/words/people.js';
import { DESKTOP, drawn, hold, PHONE, SHOTS, soon, usePages, WALL } from './pages.js';
import { frame } from './world.js';

const pages = usePages();
const { shot } = pages;

const NORTH = [
  [-150, 350],
  [150, 900],
  [800, 950],
  [900, 350],
  [450, 150],
] as const;
const CREEK = [
  [250, 100],
  [900, 200],
  [1_100, -400],
  [300, -500],
] as const;

/** As a person may type them: one a line. */
function typed(corners: readonly (readonly [number, number])[]): string {
  return corners.map(([east, north]) => writeCorner(frame.toWire(east, north))).join('\n');
}

/** Two sectors that are there before anybody looks. */
function twoSectors(): { north: number; creek: number } {
  const { sectors } = pages.gateway;
  return {
    north: sectors.draw({ name: 'North ridge', droneIds: [1, 2, 3, 7, 8] }, NORTH),
    creek: sectors.draw({ name: 'Creek', droneIds: [4, 5, 6], waterSite: 1 }, CREEK),
  };
}

async function lead(
  device: Parameters<typeof pages.visit>[1] = DESKTOP,
  role = 'lead',
): Promise<Page> {
  const page = await pages.visit(`/#token=${role}`, device);
  await drawn(page, 'incident');
  return page;
}

const openTab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click();
const editor = (page: Page) => page.getByRole('region', { name: 'Sector', exact: true });
const corners = (page: Page) => page.getByRole('textbox', { name: /Corners/ });
const sent = () => pages.gateway.bodies('sectorOrder').map(({ value }) => value);

describe('a lead', () => {
  it('draws a sector with the mouse, drags a corner, and everybody sees it', async () => {
    const page = await lead();
    const watcher = await pages.visit('/#token=spectator', DESKTOP);
    await openTab(page, /Sectors/);
    await shot(page, 'sectors-empty-desktop');
    await page.getByRole('button', { name: 'New sector' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('East flank');
    for (const [x, y] of [
      [930, 260],
      [1_180, 300],
      [1_210, 520],
      [960, 560],
    ] as const) {
      await page.mouse.click(x, y);
    }
    expect((await corners(page).inputValue()).split('\n')).toHaveLength(4);
    await page.mouse.move(960, 560);
    await page.mouse.down();
    await page.mouse.move(900, 600, { steps: 4 });
    await page.mouse.up();
    // The middle of an edge splits it.
    await page.mouse.move(1_195, 410);
    await page.mouse.down();
    await page.mouse.move(1_290, 400, { steps: 4 });
    await page.mouse.up();
    expect((await corners(page).inputValue()).split('\n')).toHaveLength(5);
    await page.getByRole('button', { name: /All \d+ inside/ }).click();
    await page.mouse.move(1_100, 640);
    await shot(page, 'draw-desktop');
    await hold(page, /Hold to save/, () =>
      vi.waitFor(() => expect(sent()).toHaveLength(1), soon),
    );
    const [order] = sent();
    expect(order).toMatchObject({ sectorId: 0, remove: false, sector: { name: 'East flank' } });
    expect(order?.sector?.latE7).toHaveLength(5);
    expect(order?.sector?.floorAglCm).toBe(1_000);
    expect(order?.sector?.ceilingAmslCm).toBe(90_000);
    await page.getByRole('heading', { name: 'East flank' }).waitFor();
    await page.getByText('Save sector East flank: done').waitFor();
    await drawn(watcher, 'incident');
    await shot(watcher, 'spectator-sector-desktop');
  });

  it('types a sector by keyboard alone', async () => {
    const page = await lead();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' | 'checkbox' | 'tab'): Promise<void> => {
      const wanted = page.getByRole(role, { name }).first();
      for (let step = 0; step < 60; step++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) {
          return;
        }
        await press('Tab');
      }
      throw new Error(`no way to ${String(name)} by the Tab key`);
    };
    await tabTo(/Drones/, 'tab');
    await press('ArrowRight');
    await tabTo('New sector', 'button');
    await press('Enter');
    // The form takes the keys by itself, and the name comes first.
    await page.locator('#sector-name:focus').waitFor();
    await page.keyboard.type('Typed one');
    await tabTo(/Corners/, 'textbox');
    await page.keyboard.type('49.3640, -123.0220\n49.3690 N 123.0200 W\n49.3x');
    await page.getByText('line 3: cannot read “49.3x”').waitFor();
    await press('Backspace');
    await page.keyboard.type('660 W123.0120');
    await page.getByText(/Ground inside: \d+ to \d+ m AMSL/).waitFor();
    // A fourth corner by the map's cursor, and a fifth that is taken back.
    await tabTo('Draw by arrow keys', 'button');
    await press('Enter');
    for (let step = 0; step < 6; step++) {
      await press('ArrowDown');
      await press('ArrowRight');
    }
    await press('Enter');
    await vi.waitFor(async () => expect((await corners(page).inputValue()).split('\n')).toHaveLength(4), soon);
    await press('ArrowDown');
    await press('Enter');
    await press('Backspace');
    await vi.waitFor(async () => expect((await corners(page).inputValue()).split('\n')).toHaveLength(4), soon);
    await shot(page, 'draw-keys-desktop');
    await tabTo(/^8/, 'checkbox');
    await press('Enter');
    await tabTo(/Hold to save/, 'button');
    await page.keyboard.down('Enter');
    await vi.waitFor(() => expect(sent()).toHaveLength(1), soon);
    await page.keyboard.up('Enter');
    const sector = sent()[0]?.sector;
    expect(sector).toMatchObject({ name: 'Typed one', droneIds: [8] });
    expect(sector?.latE7.slice(0, 3)).toEqual([493_640_000, 493_690_000, 493_660_000]);
    expect(sector?.lonE7.slice(0, 3)).toEqual([-1_230_220_000, -1_230_200_000, -1_230_120_000]);
    expect(pages.gateway.bodies('order')).toEqual([]);
    await press('Space');
    await vi.waitFor(() => expect(pages.gateway.bodies('order')).toHaveLength(1), soon);
    expect(pages.gateway.bodies('order')[0]?.value).toMatchObject({ kind: OrderKind.ORDER_HOLD, droneIds: [] });
  });

  it('sees where edges cross before anything is sent', async () => {
    const page = await lead();
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'New sector' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Bow tie');
    for (const [x, y] of [
      [900, 300],
      [1_200, 560],
      [1_220, 300],
      [880, 540],
    ] as const) {
      await page.mouse.click(x, y);
    }
    await editor(page).getByText('edges 1–2 and 3–4 cross').waitFor();
    expect(await page.getByRole('button', { name: /Hold to save/ }).isDisabled()).toBe(true);
    await page.mouse.move(1_300, 700);
    await shot(page, 'crossing-desktop');
    await page.getByRole('button', { name: 'Undo last corner' }).click();
    await page.getByText('edges 1–2 and 3–4 cross').waitFor({ state: 'detached' });
  });

  it('reads why and where the gateway refused, mends it and saves again', async () => {
    twoSectors();
    const page = await lead();
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'Edit' }).nth(1).click();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('North ridge');
    pages.gateway.sectors.refusal = {
      reason: Reason.SECTOR_OVERLAP,
      text: 'The way to Lake 1 crosses sector Creek. Move corner 5 to the west, or choose another lake.',
      place: frame.toWire(450, 150),
    };
    await hold(page, /Hold to save/, () => vi.waitFor(() => expect(sent()).toHaveLength(1), soon));
    await editor(page).getByText('The way to Lake 1 crosses sector Creek').waitFor();
    await page.getByRole('button', { name: 'Show where' }).click();
    await shot(page, 'refused-sector-desktop');
    await corners(page).fill(typed(NORTH.slice(0, 4)));
    await hold(page, /Hold to save/, () => vi.waitFor(() => expect(sent()).toHaveLength(2), soon));
    expect(sent()[1]).toMatchObject({ sectorId: 1, sector: { name: 'North ridge', droneIds: [1, 2, 3, 7, 8] } });
    await page.getByRole('heading', { name: 'North ridge' }).waitFor();
  });

  it('holds, resumes and shows a sector, and removes it only by holding', async () => {
    const { creek } = twoSectors();
    const page = await lead();
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'Hold sector Creek' }).click();
    await page.getByText('2 on hold').waitFor();
    await shot(page, 'held-sector-desktop');
    await page.getByRole('button', { name: 'Resume sector Creek' }).click();
    await vi.waitFor(() => expect(pages.gateway.bodies('order')).toHaveLength(2), soon);
    expect(pages.gateway.bodies('order').map(({ value }) => [value.kind, value.sectorId, value.droneIds])).toEqual([
      [OrderKind.ORDER_HOLD, creek, []],
      [OrderKind.ORDER_RESUME, creek, []],
    ]);
    await page.getByText('Resume sector Creek: done').waitFor();
    await page.getByText('2 on hold').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show on map' }).first().click();
    await shot(page, 'sectors-desktop');
    const card = page.getByRole('listitem', { name: 'Sector Creek' });
    await card.getByRole('button', { name: 'Remove' }).click();
    expect(sent()).toHaveLength(0);
    await card.getByRole('button', { name: 'Remove' }).hover();
    await page.mouse.down();
    await vi.waitFor(() => expect(sent()).toHaveLength(1), soon);
    await page.mouse.up();
    expect(sent()[0]).toMatchObject({ sectorId: creek, remove: true });
    await card.waitFor({ state: 'detached' });
    await page.getByText('Remove sector Creek: done').waitFor();
  });

  it('is told which drones would leave another sector', async () => {
    twoSectors();
    const page = await lead();
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'New sector' }).click();
    await page.getByRole('checkbox', { name: /^5/ }).check();
    await page.getByText('Leaves another sector: 5 (Creek)').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await openTab(page, /Drones/);
    await page.getByRole('row', { name: /Creek/ }).first().waitFor();
    await shot(page, 'drones-sectors-desktop');
  });

  it('moves a person to another crew, and asks for rosters only while looking', async () => {
    twoSectors();
    const page = await lead();
    await page.getByRole('button', { name: '3', exact: true }).click();
    expect(pages.gateway.bodies('crewQuery')).toEqual([]);
    await openTab(page, /People/);
    expect(await page.getByRole('combobox', { name: 'Crew' }).inputValue()).toBe('3');
    const [person] = pages.gateway.people.people.filter(({ droneId }) => droneId === 3);
    const name = handle(person!.personId);
    await page.getByRole('radio', { name }).check();
    await page.getByRole('combobox', { name: 'Move to' }).selectOption('5');
    await page.getByRole('combobox', { name: 'As pilot or spotter' }).selectOption('spotter');
    await shot(page, 'people-desktop');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText(`Move ${name} to drone 5 as spotter: done`).waitFor();
    expect(person).toMatchObject({ droneId: 5, seat: Seat.SPOTTER });
    await page.getByRole('radio', { name }).waitFor({ state: 'detached' });
    const queries = pages.gateway.bodies('crewQuery');
    expect(queries.every(({ value }) => value.droneId === 3)).toBe(true);
    await page.getByRole('combobox', { name: 'Crew' }).selectOption('0');
    await page.getByText('5 people').waitFor();
    await openTab(page, /Drones/);
    const asked = pages.gateway.bodies('crewQuery').length;
    const echoes = pages.gateway.bodies('timeEcho').length;
    await vi.waitFor(() => expect(pages.gateway.bodies('timeEcho').length).toBeGreaterThan(echoes + 1), soon);
    expect(pages.gateway.bodies('crewQuery')).toHaveLength(asked);
  });

  it('draws on a phone with the map in sight, and every target large enough', async () => {
    const page = await lead(PHONE);
    await page.getByRole('button', { name: 'Show the drones' }).click();
    await openTab(page, /Sectors/);
    await shot(page, 'sectors-phone');
    await page.getByRole('button', { name: 'New sector' }).click();
    const box = (await page.locator('.map').boundingBox())!;
    expect(box.height).toBeGreaterThan(380);
    for (const [x, y] of [
      [110, 150],
      [250, 170],
      [270, 300],
      [120, 320],
    ] as const) {
      await page.touchscreen.tap(box.x + x, box.y + y);
    }
    await page.locator('.draft-strip').getByText('4 ·').waitFor();
    await shot(page, 'draw-phone');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('By thumb');
    await shot(page, 'form-phone');
    const small = await page.locator('.fleet').evaluate((panel) =>
      [...panel.querySelectorAll<HTMLElement>('button, input:not([type=checkbox]), select, label:has(input)')]
        .filter((control) => control.offsetParent !== null)
        .filter((control) => control.getBoundingClientRect().height < 44)
        .map((control) => control.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await hold(page, /Hold to save/, () => vi.waitFor(() => expect(sent()).toHaveLength(1), soon));
    await page.getByRole('heading', { name: 'By thumb' }).waitFor();
    await shot(page, 'sectors-one-phone');
    await openTab(page, /People/);
    await page.getByText('5 people').waitFor();
    await page.getByRole('radio').first().check();
    await shot(page, 'people-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('an operator in a sector', () => {
  it('sees the sector with its passages as the flight area', async () => {
    twoSectors();
    const page = await pages.fly(DESKTOP);
    for (let press = 0; press < 2; press++) {
      await page.getByRole('button', { name: 'Zoom out' }).click();
    }
    await shot(page, 'fly-sector-desktop');
    // The drone stands in the middle; the first look shows 420 m around it, then twice zoomed out.
    const { mine } = pages.gateway;
    const pxPerM = (0.92 * (848 / 2)) / 420 / 1.5 ** 2;
    const points = [
      [250, 420],
      [-400, -120],
      [-700, 500],
      [600, -200],
    ].map(([east, north]) => [(east! - mine.eastM) * pxPerM, (north! - mine.northM) * pxPerM]);
    const veils = await page.evaluate((spots) => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>('.map canvas')[1]!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return spots.map(([right, ahead]) => {
        const x = Math.round(canvas.width / 2 + right!);
        const y = Math.round(canvas.height / 2 - ahead!);
        return data[(y * canvas.width + x) * 4 + 3]!;
      });
    }, points);
    // Nothing lies over the polygon and the way to the base; a veil over the rest and other sectors.
    expect(veils.slice(0, 2)).toEqual([0, 0]);
    expect(Math.min(...veils.slice(2))).toBeGreaterThan(25);
    await page.keyboard.press('KeyH');
    await page.getByText(`You are ${handle(0xfedc_ba98_7654_3210n)}`).waitFor();
  });
});

describe.runIf(SHOTS !== undefined)('the lead’s page is drawn', () => {
  it.each([
    ['sectors-4k', /Sectors/],
    ['people-4k', /People/],
    ['drones-4k', /Drones/],
  ])('on a wall: %s', async (name, tab) => {
    twoSectors();
    const page = await lead(WALL, 'pic');
    await openTab(page, tab);
    await shot(page, name);
  });

  it('editing on a wall', async () => {
    twoSectors();
    const page = await lead(WALL, 'pic');
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'Edit' }).nth(1).click();
    await shot(page, 'edit-4k');
  });

  it.each([
    ['edit-1280', { width: 1_280, height: 720 }],
    ['edit-tablet', { width: 1_024, height: 768 }],
    ['edit-side-large', { width: 844, height: 390 }],
  ])('on other screens: %s', async (name, viewport) => {
    twoSectors();
    const page = await lead({ ...PHONE, deviceScaleFactor: 2, viewport }, 'pic');
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'Edit' }).nth(1).click();
    await shot(page, name);
  });

  it('on a phone on its side', async () => {
    twoSectors();
    const page = await lead({ ...PHONE, viewport: { width: 740, height: 360 } }, 'pic');
    await page.getByRole('button', { name: 'Show the drones' }).click();
    await openTab(page, /Sectors/);
    await page.getByRole('button', { name: 'Edit' }).nth(1).click();
    await shot(page, 'edit-side');
  });
});
