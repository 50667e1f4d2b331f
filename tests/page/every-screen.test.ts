/**
 * Every screen and what opens on it, in both languages, light and dark, at a desk and on a phone: a screen reader's rules (axe,
 * with contrast), one heading, nothing beyond the edge.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MONDAY } from './support/answers.js';
import { builtPage } from './support/built-page.js';
import { CHROMIUM, openBrowser, overflow, violations } from './support/browser.js';
import { type Canned, serveCanned } from './support/canned.js';
import { ADMIN, PEOPLE } from './support/people.js';
import { ALERTED, PROSUMER } from './support/prosumer.js';

/** Where pictures go, to be looked at. */
const PICTURES = process.env.GRID_PICTURES;
const ROLES = [...new Set(PEOPLE.flatMap(({ roles }) => roles)), 'prosumer'];

type Opening = (page: Page) => Promise<void>;
const click =
  (...places: readonly string[]): Opening =>
  async (page) => {
    for (const place of places) await page.locator(place).first().click();
  };
/** One of several parts of a screen, by its place among them. */
const part =
  (at: number, then: Opening = async () => {}): Opening =>
  async (page) => {
    await page.locator('main .choice label').nth(at).click();
    await then(page);
  };
const WRONG_FILE = 'address,type,location\nx,y,=1\n';
const file =
  (text: string): Opening =>
  (page) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What is looked at, and what is opened there first. */
const LOOKS: readonly (readonly [name: string, place: string, open?: Opening])[] = [
  ['home', 'home'],
  ['saved', 'home', click('main .figure .link')],
  ['who', 'home', click('button.who')],
  ['more', 'home', click('nav summary')],
  ['market', 'market'],
  ['market-cleared', 'market?epoch=1894015'],
  ['prices', 'prices'],
  ['statement', 'statement'],
  ['statement-entries', 'statement', click('main table .link')],
  ['campus', 'campus'],
  ['kiosk', 'campus?kiosk='],
  ['requests', 'join'],
  ['accept', 'join', click('main .card .button')],
  ['users', 'people'],
  ['user', 'people', click('main tbody .link')],
  ['register', 'people', click('main .card header .button')],
  ['meters', 'people', part(1)],
  ['meter', 'people', part(1, click('main tbody .link'))],
  ['file', 'people', part(2)],
  ['file-flawed', 'people', part(2, file(WRONG_FILE))],
  ['cash-desk', 'cash-desk'],
  [
    'pay',
    'cash-desk',
    async (page) => {
      await page.locator('main input').first().fill('M');
      await click('main ul button')(page);
    },
  ],
  ['readings', 'readings'],
  ['governance', 'governance'],
  ['governance-all', 'governance', part(1)],
  ['epochs', 'explorer'],
  ['epoch', 'explorer/epochs/1894015'],
  ['blocks', 'explorer/blocks'],
  ['block', 'explorer/blocks/1234'],
  ['events', 'explorer/events'],
  ['accounts', 'explorer/accounts'],
  ['nowhere', 'nowhere'],
];

/** Each pair of a language, a scheme and a width. */
const EYES: readonly Eyes[] = [
  { language: 'en', theme: 'dark', width: 360 },
  { language: 'th', theme: 'light', width: 360 },
  { language: 'en', theme: 'light', width: 1_200 },
  { language: 'th', theme: 'dark', width: 1_200 },
];
const ROUNDS = process.env.GRID_FULL ? EYES : EYES.slice(0, 2);

/** More than any screen has places that the focus stops at. */
const MOST_STEPS = 400;

interface Eyes {
  readonly language: string;
  readonly theme: string;
  readonly width: number;
}

(CHROMIUM ? describe : describe.skip)('every screen (needs chromium)', () => {
  let browser: Browser;
  let canned: Canned;
  let context: BrowserContext;
  const errors: string[] = [];

  beforeAll(async () => {
    await cryptoWaitReady();
    canned = await serveCanned(builtPage(), () => ROLES);
    canned.answer({ ...MONDAY, ...PROSUMER, ...ALERTED });
    browser = await openBrowser();
    if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await canned?.close();
  });

  const visit = async (eyes: Eyes): Promise<Page> => {
    context = await browser.newContext({
      viewport: { width: eyes.width, height: 800 },
      reducedMotion: 'reduce',
    });
    const key = { kind: 'campus', uri: ADMIN.uri };
    const person = JSON.stringify({ address: ADMIN.address, name: ADMIN.name, key });
    await context.addInitScript(
      (kept) => {
        if (location.protocol === 'about:') return;
        for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value);
      },
      { language: eyes.language, theme: eyes.theme, person },
    );
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', ({ message }) => errors.push(message));
    return page;
  };

  /** What is wrong with a screen as it stands there. */
  const flawsOf = async (page: Page): Promise<string[]> => {
    const wrong = await violations(page);
    if ((await page.locator('main h1').count()) !== 1) wrong.push('not one heading');
    if ((await overflow(page)) > 0) wrong.push('wider than the window');
    if ((await page.title()) === 'owned') wrong.push('a name was run');
    return wrong;
  };

  const open = async (page: Page, place: string, opening: Opening | undefined): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${canned.url}#/${place}`);
    await page.locator('main h1, main .alert').first().waitFor();
    await page.locator('main .waiting').first().waitFor({ state: 'detached' });
    await opening?.(page);
    // What is folded away belongs to the screen as well.
    await page.evaluate(() => {
      document.querySelectorAll('main details').forEach((each) => each.setAttribute('open', ''));
    });
  };

  test.each(ROUNDS)(
    'is for everybody, in $language, $theme, at $width pixels (GRID_FULL=1 for every pair)',
    async (eyes) => {
      const page = await visit(eyes);
      const flaws: Record<string, unknown> = {};
      for (const [name, place, opening] of LOOKS) {
        await open(page, place, opening);
        const wrong = await flawsOf(page);
        if (wrong.length > 0) flaws[name] = wrong;
        if (!PICTURES) continue;
        const path = `${PICTURES}/${name}-${eyes.language}-${eyes.theme}-${eyes.width}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await context.close();
      expect(flaws).toEqual({});
      expect(errors).toEqual([]);
      expect(canned.unheard).toEqual([]);
    },
    240_000,
  );

  test('is walked by keyboard alone: each place is reached, its focus shows, and the last one is left', async () => {
    const page = await visit({ language: 'en', theme: 'light', width: 1_200 });
    const flaws: Record<string, unknown> = {};
    for (const [name, place, opening] of LOOKS) {
      await open(page, place, opening);
      const wrong = await walked(page);
      if (wrong.length > 0) flaws[name] = wrong;
    }
    await context.close();
    expect(flaws).toEqual({});
  }, 240_000);

  test('shows in the system’s own few colours what is chosen and which part is which', async () => {
    const page = await visit({ language: 'en', theme: 'light', width: 1_200 });
    await page.emulateMedia({ forcedColors: 'active' });
    const colours = (place: string): Promise<string[]> =>
      page
        .locator(place)
        .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).backgroundColor));
    await open(page, 'market', undefined);
    const [buy, sell] = await colours('main form .choice label');
    expect(buy).not.toBe(sell);
    await open(page, 'readings', undefined);
    expect(new Set(await colours('main .key i')).size).toBe(4);
    await context.close();
  }, 60_000);
});

/** Steps through what is there until the page is left. @returns what no key led to, and where the focus did not show */
async function walked(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  // A dialog has the focus already; what else was clicked is not where the page begins.
  await page.evaluate(() => {
    const isInside = Boolean(document.activeElement?.closest('dialog'));
    const first = isInside ? document.activeElement : document.querySelector<HTMLElement>('.skip');
    if (first instanceof HTMLElement) first.focus();
    first?.setAttribute('data-reached', '');
  });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const { activeElement: node } = document;
      if (!node || node === document.body) return 'over';
      // A field of a date is several stops of one place.
      if (node.getAttribute('data-reached') === 'last') return 'seen';
      if (node.hasAttribute('data-reached')) return 'over';
      document.querySelector('[data-reached=last]')?.setAttribute('data-reached', '');
      node.setAttribute('data-reached', 'last');
      // What is chosen among several shows its focus at its label.
      const shows = [node, node.closest('label')].some(
        (each) => each && getComputedStyle(each).outlineStyle !== 'none',
      );
      return shows ? 'seen' : `${node.tagName} ${node.textContent?.slice(0, 40) ?? ''}`;
    });
    if (state === 'over') break;
    if (state !== 'seen') unseen.push(`the focus does not show: ${state}`);
  }
  const missed = await page.evaluate(() => {
    const within = document.querySelector('dialog') ?? document;
    const all = within.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    return Array.from(all)
      .filter((node) => node.checkVisibility() && !node.matches(':disabled'))
      .filter((node) => !node.hasAttribute('data-reached'))
      .filter((node) => !(node instanceof HTMLInputElement && node.type === 'radio'))
      .map((node) => `not reached: ${node.outerHTML.slice(0, 80)}`);
  });
  return [...unseen, ...missed];
}
