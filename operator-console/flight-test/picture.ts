import { type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launch, open, PHONE } from '../page-test/browser.js';
import { hold } from '../page-test/pages.js';
import { writeCorner } from '../src/geo/coordinates.js';
import { MissionFrame } from '../src/geo/frame.js';
import { Demo } from './demo.js';

/** Small enough for a README. */
const WINDOW = { viewport: { width: 1040, height: 650 } };
const PICTURE = 'docs/flying.png';
const MAX_BYTES = 300_000;
/** Where further pictures go, if any are wanted. */
const { SHOTS } = process.env;

/** Waits until the map shows the burning forest: its news comes after the terrain's. */
async function burns(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const ground = document.querySelector('canvas');
      const pixels = ground?.getContext('2d')?.getImageData(0, 0, ground.width, ground.height).data;
      for (let at = 0; pixels !== undefined && at < pixels.length; at += 4) {
        if (pixels[at]! > 190 && pixels[at + 1]! < 120 && pixels[at + 2]! < 40) {
          return true;
        }
      }
      return false;
    },
    undefined,
    { polling: 500, timeout: 20_000 },
  );
}

const ORIGIN = { latDeg: 49.36, lonDeg: -123.05 };
/** East and north of the demo's origin, metres: parts of the ground that hold base and fire apart. */
const SECTORS = [
  {
    name: 'West flank',
    water: 'Lake 1',
    droneIds: [1, 2, 3, 4],
    corners: [[-330, -100], [-130, -100], [-130, 90], [-190, 60], [-330, 260]],
  },
  {
    name: 'East flank',
    water: 'Lake 3',
    droneIds: [5, 6, 7, 8],
    corners: [[-40, -100], [240, -100], [300, 340], [120, 200], [-40, 300]],
  },
] as const;

/** A lead draws sectors while their drones stand at the base. */
async function drawSectors(page: Page): Promise<void> {
  const frame = new MissionFrame(ORIGIN.latDeg, ORIGIN.lonDeg, 0);
  await page.getByRole('tab', { name: /Drones 12/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('tab', { name: /Sectors/ }).click();
  for (const { name, water, droneIds, corners } of SECTORS) {
    await page.getByRole('button', { name: 'New sector' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('combobox', { name: /Water/ }).selectOption(water);
    await page.getByRole('spinbutton', { name: /Floor/ }).fill('8');
    await page.getByRole('spinbutton', { name: /Ceiling/ }).fill('500');
    const typed = corners.map(([eastM, northM]) => writeCorner(frame.toWire(eastM, northM)));
    await page.getByRole('textbox', { name: /Corners/ }).fill(typed.join('\n'));
    for (const droneId of droneIds) {
      await page.getByRole('checkbox', { name: new RegExp(`^${droneId}\\D`) }).check();
    }
    await hold(page, /Hold to save/, () => page.getByText(`Save sector ${name}: done`).waitFor());
  }
  await page.getByRole('tab', { name: /Drones/ }).click();
}

it('makes the picture', async () => {
  const demo = new Demo(['--drones', '12', '--operators', '60']);
  const browser = await launch();
  try {
    const fly = await demo.line(/^watch and fly: (http\S+)/);
    const lead = await demo.line(/^lead: +(http\S+)/);
    const desk = (await open(browser, lead, WINDOW)).page;
    await drawSectors(desk);
    await demo.line(/^00:5\d .* flying 12 of 12/);
    const { page } = await open(browser, fly, WINDOW);
    await page.getByRole('button', { name: 'Fly where you are needed' }).click();
    await page.getByText('m AGL').first().waitFor();
    await page.keyboard.down('KeyW');
    await page.keyboard.down('KeyD');
    await page.getByText(/^counted/).waitFor();
    await burns(page);
    // The wish's arrow follows the count within a frame or two.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
    const picture = await page.screenshot({ path: PICTURE });
    expect(picture.length).toBeLessThan(MAX_BYTES);
    if (SHOTS !== undefined) {
      const next = await demo.line(new RegExp(`^watch and fly: (?!${fly})(http\\S+)`));
      const phone = (await open(browser, next, PHONE)).page;
      await phone.getByRole('button', { name: 'Fly where you are needed' }).click();
      await burns(phone);
      await desk.bringToFront();
      await desk.getByRole('button', { name: 'Hold drone 12' }).waitFor();
      await desk.evaluate(() => new Promise((done) => setTimeout(done, 3_000)));
      await phone.screenshot({ path: `${SHOTS}/real-phone.png` });
      await desk.screenshot({ path: `${SHOTS}/real-lead.png` });
    }
  } finally {
    await browser.close();
    await demo.stop();
  }
});
