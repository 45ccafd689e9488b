import { type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launch, open, PHONE } from '../page-test/browser.js';
import { Demo } from './demo.js';

/** Small enough for a README. */
const WINDOW = { viewport: { width: 1100, height: 680 } };
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

it('makes the picture', async () => {
  const demo = new Demo(['--drones', '12', '--operators', '60']);
  const browser = await launch();
  try {
    const fly = await demo.line(/^watch and fly: (http\S+)/);
    const lead = await demo.line(/^lead: +(http\S+)/);
    await demo.line(/^00:4\d .* flying 12 of 12/);
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
      const desk = (await open(browser, lead, WINDOW)).page;
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
