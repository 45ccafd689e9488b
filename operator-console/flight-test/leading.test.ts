import { type Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { DESKTOP } from '../page-test/browser.js';
import { Limit, Phase } from '../src/wire/gen/brigade/v1/common.js';
import { flight, FLOWN, SOON } from './flight.js';
import { speedMps } from './witness.js';

const DRONE = 8;
const { witness, link, sit, visit } = flight();

async function press(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).hover();
  await page.mouse.down();
}

it('a lead holds and resumes one drone and all of them, whatever their crews push', async () => {
  const lead = await visit(link('lea'), DESKTOP);
  const pilot = await sit('fay', DRONE, DESKTOP);
  const flies = (): Promise<void> =>
    vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeGreaterThan(2), FLOWN);
  const stands = (): Promise<void> =>
    vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeLessThan(0.5), FLOWN);
  await pilot.keyboard.down('KeyW');
  await flies();

  await lead.getByRole('button', { name: `Hold drone ${DRONE}` }).click();
  await stands();
  await pilot.getByText('On hold').first().waitFor();
  await lead.getByRole('button', { name: `Resume drone ${DRONE}` }).click();
  await flies();

  await lead.getByRole('button', { name: /^HOLD/ }).click();
  await stands();
  // Drones whose crews have left fly home by and by, and land.
  const flying = () => witness.all().filter(({ phase }) => phase === Phase.FLYING);
  await vi.waitFor(() => expect(flying().every(({ limit }) => limit === Limit.HOLD)).toBe(true), SOON);
  await press(lead, /Resume all/);
  await flies();
  await lead.mouse.up();
  await pilot.keyboard.up('KeyW');
});
