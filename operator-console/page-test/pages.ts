import { mkdirSync } from 'node:fs';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launch, open, type OpenPage } from './browser.js';
import { MockGateway } from './mock-gateway.js';

/** Where to put screenshots; none are taken without it: SHOTS=/tmp/shots npm run test:page */
export const { SHOTS } = process.env;
export { DESKTOP, PHONE } from './browser.js';
export const WALL = { viewport: { width: 3840, height: 2160 } };

/** Limit of a wait for something that should happen at once. */
export const soon = { timeout: 5_000, interval: 30 };

type Device = Parameters<typeof open>[2];

/** A browser, a fresh gateway for each test, and pages that must not complain. */
export interface Pages {
  readonly gateway: MockGateway;
  readonly address: string;
  visit(path: string, device: Device): Promise<Page>;
  fly(device: Device): Promise<Page>;
  shot(page: Page, name: string): Promise<void>;
}

/** Sets the pages up around the tests of the file that calls this. */
export function usePages(): Pages {
  let browser: Browser;
  let gateway: MockGateway;
  let address: string;
  let opened: OpenPage[] = [];

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    gateway = new MockGateway('target/classes/console');
    address = await gateway.start();
  });

  afterEach(async () => {
    const complaints = opened.flatMap((page) => page.complaints);
    await Promise.all(opened.map(({ context }) => context.close()));
    opened = [];
    await gateway.stop();
    expect(complaints.filter((text) => !text.includes('WebSocket connection'))).toEqual([]);
  });

  const visit = async (path: string, device: Device): Promise<Page> => {
    const page = await open(browser, address + path, device);
    opened.push(page);
    return page.page;
  };

  return {
    get gateway() {
      return gateway;
    },
    get address() {
      return address;
    },
    visit,
    async fly(device) {
      const page = await visit('/#token=operator', device);
      await page.getByRole('button', { name: 'Fly where you are needed' }).click();
      await page.getByText('m AGL').first().waitFor();
      await drawn(page, 'drone');
      return page;
    },
    async shot(page, name) {
      if (SHOTS !== undefined) {
        mkdirSync(SHOTS, { recursive: true });
        await drawn(page);
        await page.screenshot({ path: `${SHOTS}/${name}.png` });
      }
    },
  };
}

/** Waits until the map shows what it should, with its ground as new as its drones. */
export async function drawn(page: Page, shows?: 'incident' | 'drone'): Promise<void> {
  const map = page.locator('.map');
  if ((await map.count()) > 0) {
    const wanted = shows === undefined ? ':is([data-shows=incident], [data-shows=drone])' : `[data-shows=${shows}]`;
    await page.locator(`.map${wanted}`).waitFor({ state: 'attached' });
  }
}

/** Holds a button down until something has happened. */
export async function hold(page: Page, name: string | RegExp, until: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name }).hover();
  await page.mouse.down();
  await until();
  await page.mouse.up();
}
