import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DESKTOP } from '../page-test/browser.js';
import { CuttableLine } from './line.js';
import { flight, FLOWN, SOON } from './flight.js';
import { speedMps } from './witness.js';

const DRONE = 7;
const BANNER = 'No connection for';
const { witness, pages, sit } = flight(/WebSocket connection/);
const line = new CuttableLine(pages);
let address: string;

beforeAll(async () => {
  address = await line.open();
});

afterAll(() => line.close());

/** When the page takes its banner away, by the clock of this machine. */
async function bannerGoneAtMs(page: Page): Promise<number> {
  return page.evaluate(
    (banner) =>
      new Promise<number>((gone) => {
        const look = (): void => {
          if (document.body.textContent.includes(banner)) {
            setTimeout(look, 10);
          } else {
            gone(Date.now());
          }
        };
        look();
      }),
    BANNER,
  );
}

it('a page is back in its crew within a second of the network, and says what happens meanwhile', async () => {
  const page = await sit('cleo', DRONE, DESKTOP, address);
  await page.keyboard.down('KeyW');
  await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeGreaterThan(3), FLOWN);

  line.cut();
  await page.getByText(BANNER).waitFor();
  await page.getByText('Your wish has ended').waitFor();
  await page.getByText('if nobody steers, the drone stops and holds by itself').waitFor();
  await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeLessThan(0.5), FLOWN);
  await page.keyboard.up('KeyW');

  const gone = bannerGoneAtMs(page);
  const mendedAtMs = line.mend();
  expect((await gone) - mendedAtMs).toBeLessThan(1_000);
  await page.locator('.seatline', { hasText: `Drone ${DRONE}` }).getByText('pilot').waitFor();
  await vi.waitFor(() => expect(witness.of(DRONE).pilots).toBe(1), SOON);

  const held = witness.of(DRONE);
  await page.keyboard.down('KeyW');
  await vi.waitFor(() => expect(witness.movedM(held)).toBeGreaterThan(20), FLOWN);
  await page.keyboard.up('KeyW');
});
