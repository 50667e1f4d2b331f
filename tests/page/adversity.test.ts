/** What goes wrong in a browser that nobody can help: no clipboard, no network, another chain, paper, 200 %, two tabs. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AS_OF, type Canned, serveCanned } from './support/canned.js';
import { MONDAY } from './support/answers.js';
import { builtPage } from './support/built-page.js';
import { CHROMIUM, openBrowser, overflow } from './support/browser.js';
import { ADMIN, DESK, PEOPLE } from './support/people.js';

const TIMEOUT = 30_000;
const statement = {
  account: ADMIN.address,
  name: 'Office',
  month: '2024-01',
  from: '2024-01-01T00:00:00+07:00',
  to: '2024-01-15T13:45:00+07:00',
  status: 'provisional',
  tariffVersions: [0],
  opening: { grid: '10', baht: '42' },
  lines: [
    {
      ...{ kind: 'utility_in', energyWh: 1_000, grid: '-1', baht: '-4.2', entries: 1 },
      ...{ firstEpoch: 1, lastEpoch: 1, firstBlock: 1, lastBlock: 1 },
    },
  ],
  closing: { grid: '9', baht: '37.8' },
  reserved: '0',
  debt: { opening: '0', closing: '0' },
  asOf: AS_OF,
};

(CHROMIUM ? describe : describe.skip)('a page in adversity (needs chromium)', () => {
  let browser: Browser;
  let canned: Canned;
  let context: BrowserContext;

  beforeAll(async () => {
    await cryptoWaitReady();
    canned = await serveCanned(
      builtPage(),
      (account) => PEOPLE.find(({ address }) => address === account)?.roles ?? [],
    );
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await canned?.close();
  });
  afterEach(() => context?.close());

  const visit = async (
    place: string,
    { who = ADMIN as typeof ADMIN | null, width = 1_200, before = '' } = {},
  ): Promise<Page> => {
    canned.answer({
      ...MONDAY,
      [`GET /v1/accounts/${ADMIN.address}/statements/2024-01`]: statement,
    });
    context = await browser.newContext({ locale: 'en-GB', viewport: { width, height: 800 } });
    if (before) await context.addInitScript(before);
    if (who) {
      const key = { kind: 'campus', uri: who.uri };
      await context.addInitScript(
        (person) => localStorage.setItem('person', person),
        JSON.stringify({ address: who.address, name: who.name, key }),
      );
    }
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    await page.goto(`${canned.url}#/${place}`);
    await page.locator('main h1, main .alert').first().waitFor();
    return page;
  };

  test('tells the chain’s time by a browser whose clock is years ahead', async () => {
    const page = await visit('campus?kiosk=', {
      who: null,
      before: `const real = Date.now; Date.now = () => real() + 3e11;`,
    });
    await page.getByText('15 Jan 2024, 13:47').waitFor();
  });

  test('prints the statement without what cannot be clicked on paper, black on white', async () => {
    const page = await visit('statement');
    await page.getByRole('row', { name: /Closing balance/ }).waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const hidden of ['header.top', 'footer', '.no-print']) {
      for (const each of await page.locator(hidden).all()) {
        await expect(each.isVisible()).resolves.toBe(false);
      }
    }
    const row = page.getByRole('row', { name: /Closing balance/ });
    await row.waitFor();
    const colours = await row.evaluate((node) => [
      getComputedStyle(node.querySelector('td') ?? node).color,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });

  test('is readable at 200 %: nothing beyond the edge of half a window', async () => {
    for (const place of ['campus', 'people', 'explorer/events', 'statement']) {
      const page = await visit(place, { width: 600 });
      expect([place, await overflow(page)]).toEqual([place, 0]);
      await context.close();
    }
  });

  test('keeps what it shows when the network goes, says so, and goes on when it is back', async () => {
    const page = await visit('campus');
    await page.getByRole('row', { name: /Bold/ }).first().waitFor();
    await context.setOffline(true);
    canned.hangUp();
    await page.locator('main .alert[role=alert]').first().waitFor();
    await expect(page.getByRole('row', { name: /Bold/ }).first().isVisible()).resolves.toBe(true);
    await context.setOffline(false);
    await page.locator('main .alert[role=alert]').first().waitFor({ state: 'detached' });
  }, 60_000);

  test('does without a clipboard and WebGL', async () => {
    const page = await visit('join', {
      who: null,
      before: `
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        HTMLCanvasElement.prototype.getContext = () => null;`,
    });
    await page.getByRole('button', { name: 'Make a new account' }).click();
    await page.getByLabel('Your name, or the building’s').waitFor();
  });

  test('keeps the language that another tab has chosen', async () => {
    const one = await visit('campus');
    const other = await context.newPage();
    await other.goto(`${canned.url}#/campus`);
    await other.locator('main h1').first().waitFor();
    await one.locator('button.chip[lang=th]').click();
    await one.locator('html[lang=th]').waitFor();
    await other.reload();
    await other.locator('html[lang=th]').waitFor();
  });

  test('lets an admin that is none any more do nothing, and says why', async () => {
    const page = await visit('people', { who: DESK });
    await page.getByText('is not, or no longer, one of').waitFor();
    await expect(page.getByRole('button', { name: 'Register a user' }).count()).resolves.toBe(0);
  });
});
