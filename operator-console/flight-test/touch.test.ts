import { type Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { PHONE } from '../page-test/browser.js';
import { flight, FLOWN } from './flight.js';
import { speedMps } from './witness.js';

const DRONE = 5;
const { witness, sit } = flight();

interface Point {
  readonly x: number;
  readonly y: number;
}

async function middle(page: Page, stick: RegExp): Promise<Point> {
  const box = await page.getByRole('group', { name: stick }).boundingBox();
  if (box === null) {
    throw new Error(`${stick.source} is not on the screen`);
  }
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

it('two thumbs on a phone fly a drone', async () => {
  const page = await sit('dan', DRONE, PHONE);
  const left = await middle(page, /Left stick/);
  const right = await middle(page, /Right stick/);
  const glass = await page.context().newCDPSession(page);
  const thumbs = (type: 'touchStart' | 'touchMove', leftUp: number, rightAcross: number) =>
    glass.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [
        { x: left.x, y: left.y - leftUp, id: 1 },
        { x: right.x + rightAcross, y: right.y, id: 2 },
      ],
    });

  const start = witness.of(DRONE);
  await thumbs('touchStart', 0, 0);
  await thumbs('touchMove', 40, 50);
  await vi.waitFor(() => expect(witness.movedM(start)).toBeGreaterThan(100), FLOWN);
  expect(witness.of(DRONE).heightAmslCm - start.heightAmslCm).toBeGreaterThan(300);
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await vi.waitFor(() => expect(speedMps(witness.of(DRONE))).toBeLessThan(0.5), FLOWN);
});
