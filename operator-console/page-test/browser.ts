import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';

/**
 * Drawn without a graphics chip, and root needs `--no-sandbox`. The package's own list is for tiny
 * cloud machines: it ends the browser with the first page and switches web security off.
 */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 3,
};

/** A headless Chromium that npm brought; no system package is needed. */
export async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ARGUMENTS,
    headless: true,
  });
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever the page complained about, its security policy included. */
  readonly complaints: string[];
}

export async function open(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0],
): Promise<OpenPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.bringToFront(); // only the page in front is drawn
  return { page, context, complaints };
}
