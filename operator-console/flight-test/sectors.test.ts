import { type Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { DESKTOP } from '../page-test/browser.js';
import { hold } from '../page-test/pages.js';
import { readCorners, writeCorner } from '../src/geo/coordinates.js';
import { type LocalPoint } from '../src/geo/frame.js';
import { Limit } from '../src/wire/gen/brigade/v1/common.js';
import { type DroneState } from '../src/wire/gen/brigade/v1/server.js';
import { flight, FLOWN, SOON } from './flight.js';
import { ShownMap } from './map.js';
import { Outline } from './outline.js';
import { speedMps } from './witness.js';

/** The southern row of pads; a crew flies the middle one south. */
const [WEST, DRONE, EAST] = [2, 3, 4] as const;
const DRONES: readonly number[] = [WEST, DRONE, EAST];
const NAME = 'South flank';

/** As first drawn, east and north: the flying drone is left beyond the southern edge. */
const TOO_SMALL = corners([-120, -310], [120, -310], [120, -390], [-120, -390]);
const GOOD = corners([-120, -310], [120, -310], [150, -420], [100, -500], [-110, -500]);
const FLOOR_AGL_M = 8;
const CEILING_AMSL_M = 300;

/** A drone stops so near to the border, and never beyond it, metres. */
const AT_BORDER_M = 6;
const BEYOND_M = 0.5;
/** So many reports, two a second, of standing at the border while the crew pushes. */
const PUSHED = 6;

const { witness, link, sit, visit } = flight(/willReadFrequently/);

function corners(...eastNorthM: readonly (readonly [number, number])[]): LocalPoint[] {
  return eastNorthM.map(([eastM, northM]) => ({ eastM, northM }));
}

const at = (state: DroneState): LocalPoint => witness.place().frame.fromWire(state);
const openTab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click();
const cornerText = (page: Page) => page.getByRole('textbox', { name: /Corners/ });
const limits = (): Limit[] => DRONES.map((droneId) => witness.of(droneId).limit);

async function lead(): Promise<{ page: Page; map: ShownMap }> {
  const page = await visit(link('leo'), DESKTOP);
  await openTab(page, /Sectors/);
  const { incident, frame } = witness.place();
  const middle = frame.fromWire({ latE7: incident.areaLatE7, lonE7: incident.areaLonE7 });
  return { page, map: await ShownMap.whole(page, middle, incident.areaRadiusM) };
}

/** Draws by mouse and fills the form, up to the point of saving. */
async function draw(page: Page, map: ShownMap): Promise<void> {
  await page.getByRole('button', { name: 'New sector' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(NAME);
  for (const { eastM, northM } of TOO_SMALL) {
    await map.click(eastM, northM);
  }
  await page.getByRole('spinbutton', { name: /Floor/ }).fill(String(FLOOR_AGL_M));
  await page.getByRole('spinbutton', { name: /Ceiling/ }).fill(String(CEILING_AMSL_M));
  await page.getByRole('combobox', { name: /Water/ }).selectOption('Lake 1');
  for (const droneId of DRONES) {
    await page.getByRole('checkbox', { name: new RegExp(`^${droneId}`) }).check();
  }
}

/** The corners in the form, in metres. */
async function drawnCorners(page: Page): Promise<LocalPoint[]> {
  const { frame } = witness.place();
  return readCorners(await cornerText(page).inputValue()).corners.map((corner) => frame.fromWire(corner));
}

function apartM(a: LocalPoint, b: LocalPoint): number {
  return Math.hypot(a.eastM - b.eastM, a.northM - b.northM);
}

/** Saves what must be refused, because a drone is outside, and looks where. */
async function readRefusal(page: Page, map: ShownMap): Promise<void> {
  const why = page.getByText(new RegExp(`drone ${DRONE} would be \\d+ m outside: draw the sector around it`));
  await hold(page, /Hold to save/, () => why.waitFor());
  expect(witness.sector(NAME)).toBeUndefined();
  const before = await drawnCorners(page);
  before.forEach((corner, index) => expect(apartM(corner, TOO_SMALL[index]!)).toBeLessThan(5));
  // The map goes to the place that the refusal named: a corner set in its middle tells which.
  await page.getByRole('button', { name: 'Show where' }).click();
  await map.clickMiddle();
  const marked = (await drawnCorners(page)).at(-1)!;
  expect(apartM(marked, witness.at(DRONE))).toBeLessThan(5);
}

it(
  'a lead draws a sector, its drones cannot leave it, and when it is gone they can',
  { timeout: 90_000 },
  async () => {
    const pilot = await sit('gil', DRONE, DESKTOP);
    await pilot.keyboard.down('KeyS');
    const { page, map } = await lead();
    await draw(page, map);
    await vi.waitFor(() => expect(witness.at(DRONE).northM).toBeLessThan(-405), FLOWN);
    await pilot.keyboard.up('KeyS');
    await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeLessThan(0.3), FLOWN);

    await readRefusal(page, map);
    const { frame } = witness.place();
    const typed = GOOD.map(({ eastM, northM }) => writeCorner(frame.toWire(eastM, northM)));
    await cornerText(page).fill(typed.join('\n'));
    await hold(page, /Hold to save/, () => page.getByText(`Save sector ${NAME}: done`).waitFor());
    const trace = witness.trace(DRONE);
    await vi.waitFor(() => expect(witness.sector(NAME)).toBeDefined(), SOON);
    const sector = witness.sector(NAME)!;
    expect(sector).toMatchObject({
      floorAglCm: FLOOR_AGL_M * 100,
      ceilingAmslCm: CEILING_AMSL_M * 100,
      waterSite: 0,
      droneIds: DRONES,
    });
    const told = sector.latE7.map((latE7, index) => frame.fromWire({ latE7, lonE7: sector.lonE7[index]! }));
    expect(told).toHaveLength(GOOD.length);
    told.forEach((corner, index) => expect(apartM(corner, GOOD[index]!)).toBeLessThan(0.1));

    // Browsers draw only the page in front. Its pilot sees the rest of the ground below a veil, and the sector without.
    await pilot.bringToFront();
    const seen = await ShownMap.aroundDrone(pilot, witness.at(DRONE));
    const places = corners([-70, -480], [80, -470], [-250, -480], [250, -480], [0, -600]);
    await vi.waitFor(async () => {
      const covered = await seen.covered(places);
      expect(covered.slice(0, 2)).toEqual([0, 0]);
      expect(Math.min(...covered.slice(2))).toBeGreaterThan(25);
    }, FLOWN);

    const border = new Outline(told);
    await pilot.keyboard.down('Shift');
    await pilot.keyboard.down('KeyS');
    const other = await sit('hal', WEST, DESKTOP);
    await vi.waitFor(() => {
      const last = trace.slice(-PUSHED);
      expect(last).toHaveLength(PUSHED);
      last.forEach((state) => {
        expect(state.limit).toBe(Limit.FENCE);
        expect(speedMps(state)).toBeLessThan(0.3);
      });
    }, FLOWN);
    await pilot.getByText('Slowed: edge of the flight area').waitFor();
    expect(border.outsideM(witness.at(DRONE))).toBeGreaterThan(-AT_BORDER_M);
    expect(Math.max(...trace.map((state) => speedMps(state)))).toBeGreaterThan(3);

    const card = page.getByRole('listitem', { name: `Sector ${NAME}` });
    await card.getByRole('button', { name: `Hold sector ${NAME}` }).click();
    await card.getByText('3 on hold').waitFor();
    await vi.waitFor(() => expect(limits()).toEqual([Limit.HOLD, Limit.HOLD, Limit.HOLD]), SOON);
    await pilot.getByText('On hold by the lead').waitFor();
    await card.getByRole('button', { name: `Resume sector ${NAME}` }).click();
    await vi.waitFor(() => expect(limits()).not.toContain(Limit.HOLD), SOON);
    await vi.waitFor(() => expect(witness.of(DRONE).limit).toBe(Limit.FENCE), SOON);

    const name = (await other.locator('.handle').textContent())!;
    await openTab(page, /People/);
    await page.getByRole('combobox', { name: 'Crew' }).selectOption(String(WEST));
    await page.getByRole('radio', { name }).check();
    await page.getByRole('combobox', { name: 'Move to' }).selectOption(String(EAST));
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText(`Move ${name} to drone ${EAST} as pilot: done`).waitFor();
    await other.getByText('The mission lead has moved you').waitFor();
    await other.locator('.seatline', { hasText: `Drone ${EAST}` }).getByText('pilot').waitFor();
    await vi.waitFor(() => expect([WEST, EAST].map((id) => witness.of(id).pilots)).toEqual([0, 1]), SOON);

    trace.forEach((state) => expect(border.outsideM(at(state))).toBeLessThan(BEYOND_M));
    await openTab(page, /Sectors/);
    await hold(page, 'Remove', () => page.getByText(`Remove sector ${NAME}: done`).waitFor());
    await vi.waitFor(() => expect(witness.sector(NAME)).toBeUndefined(), SOON);
    await vi.waitFor(() => expect(border.outsideM(witness.at(DRONE))).toBeGreaterThan(15), FLOWN);
    await pilot.keyboard.up('KeyS');
    await pilot.keyboard.up('Shift');
  },
);
