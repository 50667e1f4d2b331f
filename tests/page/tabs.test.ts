/** What a browser does to a page that stays open: other tabs, nights, sessions that end, storage that is switched off. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MONDAY } from './support/answers.js';
import { type Canned, serveCanned } from './support/canned.js';
import { builtPage } from './support/built-page.js';
import { CHROMIUM, openBrowser } from './support/browser.js';
import { until } from '../oracle/node-support.js';
import { ADMIN, PEOPLE } from './support/people.js';

const TIMEOUT = 30_000;
const WORDS = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
const PASSPHRASE = 'four words for Ann';

(CHROMIUM ? describe : describe.skip)('a page that stays open (needs chromium)', () => {
  let browser: Browser;
  let canned: Canned;
  let context: BrowserContext;
  let roles: Readonly<Record<string, readonly string[]>>;

  beforeAll(async () => {
    await cryptoWaitReady();
    canned = await serveCanned(builtPage(), (account) => roles[account] ?? []);
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await canned?.close();
  });
  afterEach(() => context?.close());

  const begin = async (before = ''): Promise<void> => {
    canned.begin(MONDAY);
    roles = Object.fromEntries(PEOPLE.map((person) => [person.address, person.roles]));
    context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1_200, height: 800 },
    });
    if (before) await context.addInitScript(before);
  };
  const tab = async (place: string): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    await page.goto(`${canned.url}#/${place}`);
    await page.locator('main h1, main .alert').first().waitFor();
    return page;
  };
  const pick = async (page: Page, name: string): Promise<void> => {
    await page.locator('button.who').click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
  };
  const who = (page: Page): Promise<string | null> => page.locator('button.who').textContent();

  test('is of whoever another tab has chosen, and of nobody once that has left', async () => {
    await begin();
    const [one, other] = [await tab('people'), await tab('people')];
    await pick(one, 'Office');
    await other.getByRole('row', { name: /Bold/ }).waitFor();
    expect(await who(other)).toBe('Office');
    await pick(other, 'Leave');
    await one.getByText('Say who you are first').waitFor();
    await expect(one.getByRole('row', { name: /Bold/ }).count()).resolves.toBe(0);
    expect(await who(one)).toBe('Just looking');
  });

  test('offers the account that another tab has made, whose key only that one has open', async () => {
    await begin();
    const [one, other] = [await tab('join'), await tab('home')];
    await one.getByRole('button', { name: 'I have one' }).click();
    await one.getByLabel('Your name, or the building’s').fill('Ann');
    await one.getByLabel('Or its twelve words').fill(WORDS);
    await one.getByRole('button', { name: 'Next' }).click();
    await one.getByLabel('Passphrase').fill(PASSPHRASE);
    await one.getByLabel('Once more').fill(PASSPHRASE);
    await one.getByRole('button', { name: 'Make the account' }).click();
    await one.getByText('Where it stands').waitFor();
    await expect(one.getByText('is closed').count()).resolves.toBe(0);
    // The other has become Ann as well, and has to be told the passphrase for itself.
    await other.getByText('The key of Ann is closed.').waitFor();
    expect(await who(other)).toBe('Ann');
    await other.getByLabel('Passphrase').fill('not hers');
    await other.getByRole('button', { name: 'Open the key' }).click();
    await other.getByText('This is not the passphrase.').waitFor();
    await other.getByLabel('Passphrase').fill(PASSPHRASE);
    await other.getByRole('button', { name: 'Open the key' }).click();
    await other.getByText('is closed').waitFor({ state: 'detached' });
    await pick(one, 'Leave');
    await other.locator('button.who').click();
    await other.getByRole('dialog').getByRole('button', { name: /^Ann/ }).waitFor();
  }, 60_000);

  test('signs in anew once its session has ended, and goes on', async () => {
    await begin();
    const page = await tab('people');
    await pick(page, 'Office');
    await page.getByRole('row', { name: /Bold/ }).waitFor();
    const signed = (): number => canned.sent.get('POST /v1/session')?.length ?? 0;
    const before = signed();
    canned.answer({ 'GET /v1/users': 401, 'GET /v1/session': 401 });
    await until('it signs in', async () => signed() > before);
    canned.answer(MONDAY);
    await page.getByText('This is from').waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Bold/ }).waitFor();
  }, 60_000);

  test('shows an admin that is none any more nothing that is for admins', async () => {
    await begin();
    const page = await tab('people');
    await pick(page, 'Office');
    await page.getByRole('row', { name: /Bold/ }).waitFor();
    roles = { [ADMIN.address]: ['consumer'] };
    canned.answer({ 'GET /v1/users': 403 });
    await page.getByText('Office is not, or no longer, one of: admin.').waitFor();
    await expect(page.getByRole('row', { name: /Bold/ }).count()).resolves.toBe(0);
  }, 60_000);

  test('that slept for a night is right when it wakes: time, chain and connection', async () => {
    await begin();
    const page = await tab('campus?kiosk=');
    await page.getByText('15 Jan 2024, 13:47').waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    canned.hangUp();
    canned.become({ lateMs: 8 * 3_600_000 });
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('15 Jan 2024, 21:47').waitFor();
    canned.become({ lateMs: 0 });
  }, 60_000);

  test('works where the browser keeps nothing for it', async () => {
    await begin(`for (const where of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, where, { get() { throw new DOMException('off', 'SecurityError'); } });`);
    const page = await tab('people');
    await pick(page, 'Office');
    await page.getByRole('row', { name: /Bold/ }).waitFor();
    await page.locator('button.chip[lang=th]').click();
    await page.locator('html[lang=th]').waitFor();
  });

  test('is nobody’s where what the browser has kept is of no use', async () => {
    for (const kept of ['{', '{"a":1}', '[]', '"x"', '{"address":"x","name":"y"}']) {
      await begin(`localStorage.setItem('person', ${JSON.stringify(kept)});
        sessionStorage.setItem('access', '{');`);
      const page = await tab('home');
      expect(await who(page)).toBe('Just looking');
      await context.close();
    }
  }, 60_000);
});
