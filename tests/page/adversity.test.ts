/** What goes wrong in a browser that nobody can help: no clipboard, no network, another chain, paper, 200 %, two tabs. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AS_OF, type Canned, GENESIS, serveCanned } from './support/canned.js';
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

/** A book and an account that may trade on it. */
const TRADING = {
  'GET /v1/books': {
    items: [
      {
        ...{ epoch: 1_894_600, from: '2024-01-15T14:15:00+07:00', to: '2024-01-15T14:30:00+07:00' },
        ...{ gate: '2024-01-15T14:15:00+07:00', feedIn: '0.523', retail: '1' },
        rules: {
          ...{ lotWh: 10, tick: '0.001', lowest: '0.523', highest: '1' },
          ...{ ordersPerUser: 2, horizon: 4 },
        },
        ...{ bids: [], asks: [], indicative: null },
      },
    ],
    asOf: AS_OF,
  },
  [`GET /v1/accounts/${ADMIN.address}`]: {
    ...{ account: ADMIN.address, name: 'Office', type: 'prosumer', status: 'active' },
    ...{ location: null, registeredAt: null, roles: ['prosumer'], alerts: [], asOf: AS_OF },
    balance: {
      ...{ free: '10', reserved: '0', total: '10', totalBaht: '42', debt: '0', debtBaht: '0' },
    },
    meters: [
      {
        ...{ meter: 'Office-1', account: ADMIN.address, name: 'Office', scheme: 'ed25519' },
        ...{ since: null, class: 'bidirectional', ratedWatts: 43_500, closing: false },
        ...{ lastEpoch: 1_894_598, silentEpochs: 0 },
      },
    ],
  },
  [`GET /v1/accounts/${ADMIN.address}/orders`]: { items: [], next: null, asOf: AS_OF },
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
    canned.begin({
      ...MONDAY,
      [`GET /v1/accounts/${ADMIN.address}/statements/2024-01`]: statement,
      ...TRADING,
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

  test('says that the chain has stalled, on the order form too, keeps what it shows, and goes on with the next block', async () => {
    const page = await visit('market');
    const place = page.getByRole('button', { name: 'Sign and place' });
    await page.getByText('Set aside now: ').waitFor();
    canned.become({ isStalled: true });
    await page.getByText(/^No new block since 13:47/).waitFor();
    await page.locator('.refusal').getByText('No block has come for a while').waitFor();
    await expect(place.getAttribute('aria-disabled')).resolves.toBe('true');
    await page.getByText('Set aside now: ').waitFor();
    canned.become({ isStalled: false });
    await page.getByText(/^No new block since/).waitFor({ state: 'detached' });
    await page.locator('.refusal').waitFor({ state: 'detached' });
  }, 60_000);

  test('starts over with another chain, and leaves nothing of the one before', async () => {
    const page = await visit('campus');
    await page.getByRole('row', { name: /Bold/ }).first().waitFor();
    // The next chain has not begun to count.
    canned.answer({ 'GET /v1/campus/flows': 404 });
    canned.become({ genesis: `0x${'46'.repeat(32)}` });
    canned.hangUp();
    await page.getByText('The chain was replaced by a new one.').waitFor();
    await page.getByText('There is nothing of that name.').first().waitFor();
    canned.become({ genesis: GENESIS });
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

  test('is walked by keyboard alone: the focus shows wherever it is, is held nowhere, and comes back out of a dialog', async () => {
    const page = await visit('market');
    await page.getByText('Set aside now: ').waitFor();
    const places: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => {
        const { activeElement: node } = document;
        if (!node || node === document.body) return null;
        // What is chosen among several shows its focus at its label.
        const seen = [node, node.closest('label')].some(
          (each) => each && getComputedStyle(each).outlineStyle !== 'none',
        );
        return `${seen ? '' : 'unseen '}${node.tagName} ${(node as HTMLInputElement).labels?.[0]?.textContent ?? node.textContent}`;
      });
      if (place === null) break;
      places.push(place);
    }
    expect(places.filter((place) => place.startsWith('unseen'))).toEqual([]);
    expect(places.at(-1)).toMatch(/Whose work is in this page/);
    expect(places.join()).toMatch(/Energy, kWh.*At most.*Meter.*Sign and place/s);
    await page.getByLabel('Energy, kWh').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('much');
    await page.getByText('How much energy?').waitFor();
    await expect(page.getByLabel('Energy, kWh').inputValue()).resolves.toBe('much');
    const who = page.locator('button.who');
    await who.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect(who.evaluate((node) => node === document.activeElement)).resolves.toBe(true);
  }, 60_000);

  test('reads ten thousand rows of a file with formulas and duplicates, and lists the first hundred that are wrong', async () => {
    const page = await visit('people');
    await page.getByText('Many at once').click();
    const row = (at: number): string =>
      `${PEOPLE[at % 4]?.address},consumer,${at % 2 ? 'Hall' : '=1+1'},M-${at % 50}\n`;
    const rows = Array.from({ length: 10_000 }, (_, at) => row(at)).join('');
    await page.getByLabel('File (CSV)').setInputFiles({
      name: 'x.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`address,type,location,meter\n${rows}`),
    });
    await page.getByText('It begins like a formula').first().waitFor();
    await expect(page.locator('main tbody tr').count()).resolves.toBe(100);
  }, 60_000);

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
