import { type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { launch, open, type OpenPage } from '../page-test/browser.js';
import { Witness } from './witness.js';

export type Device = Parameters<typeof open>[2];

/** For what the page or the gateway does by itself at once. */
export const SOON = { timeout: 5_000, interval: 50 };
/** For a drone on its way. */
export const FLOWN = { timeout: 40_000, interval: 100 };

/** The page dials again while a slow attempt hangs, and closes whichever comes second. */
const OVERTAKEN = /closed before the connection is established/;

/** The person names of ConsoleFlightTest, each with a link of their own. */
export type PersonName = 'ada' | 'bo' | 'cleo' | 'dan' | 'eve' | 'fay' | 'gil' | 'hal' | 'lea' | 'leo';

export interface Flight {
  readonly witness: Witness;
  readonly pages: string;
  link(name: PersonName): string;
  /** Opens a page of its own, as another person's browser would. */
  visit(url: string, device: Device): Promise<Page>;
  /** Signs a person in by their one-time link, and takes a seat of a drone. */
  sit(name: PersonName, droneId: number, device: Device, address?: string): Promise<Page>;
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: ConsoleFlightTest of the simulator starts these tests`);
  }
  return value;
}

/** One for each file that runs at a time: the same person on a second socket ends the first. */
function witnessToken(): string {
  const tokens = given('FLIGHT_WITNESSES').split(' ');
  return tokens[Number(given('VITEST_POOL_ID')) % tokens.length]!;
}

/** A browser, and a witness of the running system, for the tests of one file. */
export function flight(allowedComplaints: RegExp = OVERTAKEN): Flight {
  const pages = given('FLIGHT_PAGES');
  const links = new Map(
    given('FLIGHT_LINKS')
      .split(' ')
      .map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]),
  );
  const witness = new Witness(pages, witnessToken());
  let browser: Browser;
  let opened: OpenPage[] = [];

  beforeAll(async () => {
    browser = await launch();
    await vi.waitFor(() => expect(witness.all().length).toBeGreaterThan(0), SOON);
  });
  afterAll(async () => {
    witness.close();
    await browser.close();
  });
  afterEach(async () => {
    const complaints = opened.flatMap((page) => page.complaints);
    await Promise.all(opened.map(({ context }) => context.close()));
    opened = [];
    expect(
      complaints.filter((text) => !allowedComplaints.test(text) && !OVERTAKEN.test(text)),
    ).toEqual([]);
  });

  const link = (name: PersonName): string => links.get(name) ?? `${pages}/#link=none-for-${name}`;
  const visit = async (url: string, device: Device): Promise<Page> => {
    const page = await open(browser, url, device);
    opened.push(page);
    page.page.setDefaultTimeout(20_000);
    return page.page;
  };
  const sit = async (
    name: PersonName,
    droneId: number,
    device: Device,
    address = pages,
  ): Promise<Page> => {
    const page = await visit(link(name).replace(pages, address), device);
    await page.getByText('Choose a drone').click();
    await page.getByRole('button', { name: `Drone ${droneId}`, exact: true }).click();
    await page.getByText('m AGL').first().waitFor();
    return page;
  };
  return { witness, pages, link, visit, sit };
}
