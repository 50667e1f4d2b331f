/** Screens of those who run the campus, in a browser: every state, both languages, 360 px, axe. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { mkdirSync } from 'node:fs';

import { MONDAY } from './support/answers.js';
import { builtPage } from './support/built-page.js';
import { CHROMIUM, openBrowser, overflow, violations } from './support/browser.js';
import { type Canned, serveCanned } from './support/canned.js';
import { ADMIN, DESK, ERC, HARD_NAMES, OPERATOR, PEOPLE } from './support/people.js';

type Someone = (typeof PEOPLE)[number] | null;
/** Where pictures go, to be looked at. */
const PICTURES = process.env.GRID_PICTURES;

const SCREENS: readonly (readonly [name: string, who: Someone, place: string])[] = [
  ['campus', null, 'campus'],
  ['kiosk', null, 'campus?kiosk='],
  ['join', null, 'join'],
  ['requests', ADMIN, 'join'],
  ['people', ADMIN, 'people'],
  ['cash-desk', DESK, 'cash-desk'],
  ['readings', OPERATOR, 'readings'],
  ['governance', ERC, 'governance'],
  ['epochs', ADMIN, 'explorer'],
  ['epoch', ADMIN, 'explorer/epochs/1894015'],
  ['blocks', ADMIN, 'explorer/blocks'],
  ['block', ADMIN, 'explorer/blocks/1234'],
  ['events', ADMIN, 'explorer/events'],
  ['accounts', ADMIN, 'explorer/accounts'],
];

(CHROMIUM ? describe : describe.skip)('a screen', () => {
  let browser: Browser;
  let canned: Canned;
  const errors: string[] = [];

  beforeAll(async () => {
    await cryptoWaitReady();
    const folder = builtPage();
    canned = await serveCanned(
      folder,
      (account) => PEOPLE.find(({ address }) => address === account)?.roles ?? [],
    );
    browser = await openBrowser();
    if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await canned?.close();
  });

  /** A browser of somebody, with nothing of anybody else. */
  const visit = async (
    who: Someone,
    { language = 'en', width = 1_200, theme = 'light' } = {},
  ): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    await context.addInitScript(
      ([spoken, look, person]) => {
        localStorage.setItem('language', spoken ?? '');
        localStorage.setItem('theme', look ?? '');
        if (person) localStorage.setItem('person', person);
      },
      [
        language,
        theme,
        who &&
          JSON.stringify({
            address: who.address,
            name: who.name,
            key: { kind: 'campus', uri: who.uri },
          }),
      ] as const,
    );
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/404|503|WebSocket/.test(message.text()))
        errors.push(message.text());
    });
    return { context, page };
  };

  const open = async (page: Page, place: string): Promise<void> => {
    await page.goto(`${canned.url}#/${place}`);
    await page.locator('main h1, main .alert').first().waitFor();
    await page.locator('main .waiting').first().waitFor({ state: 'detached' });
  };

  test.each([
    ['en', 1_200, 'light'],
    ['th', 360, 'dark'],
  ] as const)(
    'is for everybody, in %s at %i pixels, %s: a name, contrast, nothing beyond the edge',
    async (language, width, theme) => {
      canned.begin(MONDAY);
      const flaws: Record<string, unknown> = {};
      for (const who of [null, ADMIN, DESK, ERC, OPERATOR]) {
        const { context, page } = await visit(who, { language, width, theme });
        for (const [name, , place] of SCREENS.filter(([, whose]) => whose === who)) {
          await open(page, place);
          const wrong = await violations(page);
          if ((await page.locator('main h1').count()) !== 1) wrong.push('no heading');
          if ((await overflow(page)) > 0) wrong.push('wider than the window');
          if ((await page.title()) === 'owned') wrong.push('a name was run');
          if (wrong.length > 0) flaws[name] = wrong;
          if (PICTURES) {
            await page.screenshot({ path: `${PICTURES}/${name}-${theme}.png`, fullPage: true });
          }
        }
        await context.close();
      }
      expect(flaws).toEqual({});
      expect(errors).toEqual([]);
      expect(canned.unheard).toEqual([]);
    },
    60_000,
  );

  test.each([
    ['campus', null],
    ['people', ADMIN],
    ['readings', OPERATOR],
    ['explorer/blocks/1234', ADMIN],
  ] as const)(
    '%s says that it loads, and what is missing when nothing answers',
    async (place, who) => {
      let release: (() => void) | undefined;
      const held = new Promise<number>((resolve) => {
        release = () => resolve(500);
      });
      const kept = Object.keys(MONDAY).filter(
        (key) => !/tariffs|start|^GET \/v1\/campus$/.test(key),
      );
      canned.begin({ ...MONDAY, ...Object.fromEntries(kept.map((key) => [key, held])) });
      const { context, page } = await visit(who);
      await page.goto(`${canned.url}#/${place}`);
      await page.locator('main .waiting').first().waitFor();
      release?.();
      await page.locator('main .alert button').first().waitFor();
      // Mended, the same button brings everything.
      canned.answer(MONDAY);
      const again = page.locator('main .alert button');
      // The page asks again by itself as well, and the button then is gone.
      await again
        .first()
        .click({ timeout: 5_000 })
        .catch(() => again.waitFor({ state: 'detached' }));
      await page.locator('main table, main .events').first().waitFor({ state: 'attached' });
      expect(errors.filter((text) => !text.includes('500'))).toEqual([]);
      errors.length = 0;
      await context.close();
    },
  );

  test('for a role tells everybody else whom it is for, and an admin that is none any more', async () => {
    canned.begin(MONDAY);
    const { context, page } = await visit(DESK);
    for (const [place, role] of [
      ['people', 'admin'],
      ['readings', 'reads meters'],
    ] as const) {
      await open(page, place);
      await page.getByText(`Cash desk is not, or no longer, one of: `).waitFor();
      expect(await page.locator('main').innerText()).toContain(role);
    }
    await context.close();
    const nobody = await visit(null);
    await open(nobody.page, 'people');
    expect(await nobody.page.locator('main').innerText()).toContain('Say who you are first');
    await nobody.context.close();
  });

  test('waits until the history knows who asks, and does not call that forbidden', async () => {
    let begin: ((status: unknown) => void) | undefined;
    const challenge = new Promise((resolve) => {
      begin = resolve;
    });
    canned.answer({ ...MONDAY, 'POST /v1/session/challenge': challenge });
    const { context, page } = await visit(OPERATOR);
    await page.goto(`${canned.url}#/readings`);
    await page.locator('main .waiting').first().waitFor();
    await expect(page.locator('main .alert').count()).resolves.toBe(0);
    const { address } = OPERATOR;
    begin?.({ challenge: address, message: `${address} at Campus Grid` });
    await page.locator('main h1').waitFor();
    await context.close();
    canned.forget('POST /v1/session/challenge');
  });

  test('shows markup as text, in whichever direction it is written', async () => {
    canned.begin(MONDAY);
    const { context, page } = await visit(ADMIN);
    await open(page, 'people');
    for (const name of HARD_NAMES) await page.getByText(name, { exact: true }).first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await context.close();
  });
});
