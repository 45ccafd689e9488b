import { expect, it, vi } from 'vitest';
import { DESKTOP } from '../page-test/browser.js';
import { flight, FLOWN, SOON } from './flight.js';
import { speedMps } from './witness.js';

const DRONE = 6;
const { witness, pages, link, sit, visit } = flight(/status of 410/);

it('two people fly a drone, empty its tank by their votes, and one stops it', async () => {
  const ada = await sit('ada', DRONE, DESKTOP);
  expect(ada.url()).toBe(`${pages}/`);
  const start = witness.of(DRONE);
  await ada.keyboard.down('Shift');
  await ada.keyboard.down('KeyW');
  await vi.waitFor(() => expect(witness.movedM(start)).toBeGreaterThan(100), FLOWN);
  await ada.keyboard.up('KeyW');
  await ada.keyboard.up('Shift');
  await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeLessThan(0.5), FLOWN);

  const bo = await sit('bo', DRONE, DESKTOP);
  await vi.waitFor(() => expect(witness.of(DRONE).pilots).toBe(2), SOON);
  const tank = (page: typeof ada) => page.locator('.tile.water .tile-value');
  expect(await tank(bo).textContent()).toBe('100L');
  for (const page of [ada, bo]) {
    if (page === bo) {
      await bo.getByText('1 person').waitFor();
    }
    await page.getByRole('button', { name: /Drop…/ }).click();
    await page.getByRole('button', { name: /Hold to vote/ }).hover();
    await page.mouse.down();
    await page.getByText('Drop vote:').waitFor();
    await page.mouse.up();
  }
  for (const page of [ada, bo]) {
    await vi.waitFor(async () => expect(await tank(page).textContent()).toBe('0L'), FLOWN);
  }
  await vi.waitFor(() => expect(witness.of(DRONE).tankDl).toBeLessThan(20), SOON);

  await ada.keyboard.down('KeyS');
  await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeGreaterThan(3), FLOWN);
  await bo.keyboard.press('Space');
  await Promise.all([ada, bo].map((page) => page.getByText('On hold by the crew').waitFor()));
  await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeLessThan(0.5), SOON);
  await ada.keyboard.up('KeyS');
});

it('a link admits nobody twice, and says where the next one is', async () => {
  const page = await visit(link('eve'), DESKTOP);
  await page.getByText('Take a seat').waitFor();
  const second = await visit(link('eve'), DESKTOP);
  await second.getByText('This link has been used already').waitFor();
  expect(second.url()).toBe(`${pages}/`);
});
