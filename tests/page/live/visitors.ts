/** What visitors of `npm start` do. */
import { afterEach, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { SignerPayloadJSON, SignerPayloadRaw } from '@polkadot/types/types';
import { u8aToHex, u8aWrapBytes } from '@polkadot/util';
import type { CampusPage, Visit } from '../browser.js';
import { Keys } from '../support/keys.js';

const SCREENS = ['', 'market', 'prices', 'statement', 'campus', 'join', 'explorer'] as const;

export function visitors(campus: () => CampusPage): void {
  let visit: Visit | undefined;

  afterEach(async () => {
    const flaws = visit?.flaws;
    await visit?.close();
    visit = undefined;
    expect(flaws).toEqual([]);
  });

  test('picks Library, places an order, sees it clear and settle, and reads the statement, by keyboard alone', async () => {
    visit = await campus().visit();
    const { page } = visit;
    const keys = new Keys(page);
    await visit.open('');
    await keys.press(page.getByRole('button', { name: 'Who are you?' }));
    await keys.press(page.getByRole('dialog').getByRole('button', { name: 'Library' }));
    await keys.press(page.getByRole('link', { name: 'Market' }));
    await keys.type(page.getByLabel('Energy, kWh'), '0.50');
    await keys.type(page.getByLabel('At most, GRID per kWh'), '1');
    await page.getByText('Set aside now: 0.500 GRID.').waitFor();
    await keys.press(page.getByRole('button', { name: 'Sign and place' }));
    await page.getByText(/Placed, in block/).waitFor();
    const row = page
      .getByRole('region', { name: 'My orders' })
      .getByRole('row', { name: /Buy/ })
      .first();
    await expect(row.textContent()).resolves.toContain('open');
    // The book that was ordered in is followed, though it closes and others open.
    await page.getByText(/^A kWh of .* cost/).waitFor({ timeout: 90_000 });
    await row.getByText('traded', { exact: true }).waitFor();
    await page
      .locator('.phases [aria-current=step]', { hasText: 'settled' })
      .waitFor({ timeout: 60_000 });
    await keys.press(page.getByRole('button', { name: 'Check the clearing' }));
    await page.getByText(/Checked in this browser/).waitFor();
    await keys.press(page.getByRole('link', { name: 'See what it came to on the statement' }));
    await page.getByRole('row', { name: /Bought ahead/ }).waitFor();
    await page.getByText(/to the base unit: added up/).waitFor();
  }, 240_000);

  test('is told before signing what the chain would refuse', async () => {
    visit = await campus().visit();
    const { page } = visit;
    await visit.open('market');
    await page.getByText('Say who you are to place an order').waitFor();
    await visit.pick('Science');
    const refusal = page.locator('.refusal');
    for (const [energy, limit, text] of [
      ['100', '0.8', 'The meter can show no more than'],
      ['0.015', '0.8', 'Energy comes in lots of 0.01 kWh'],
      ['1', '0.3', 'Between 0.523 and 1.000'],
      ['1', '0.8005', 'Prices are multiples of 0.001 GRID'],
      ['much', '0.8', 'How much energy?'],
    ] as const) {
      await page.getByLabel('Energy, kWh').fill(energy);
      await page.getByLabel('At most, GRID per kWh').fill(limit);
      await refusal.getByText(text).waitFor();
    }
  }, 60_000);

  test('orders with a wallet extension, which signs what it is shown', async () => {
    visit = await campus().visit();
    const { page } = visit;
    const wallet = await walletOf('//Charlie', campus().url);
    await page.exposeFunction('walletSigns', wallet.sign);
    await page.addInitScript((address) => {
      const { walletSigns } = globalThis as unknown as {
        walletSigns: (kind: string, what: unknown) => Promise<{ signature: string }>;
      };
      const accounts = [{ address, name: 'My wallet', type: 'sr25519' }];
      const extension = {
        accounts: {
          get: async () => accounts,
          subscribe: (tell: (all: typeof accounts) => void) => (tell(accounts), () => {}),
        },
        signer: {
          signPayload: (payload: unknown) => walletSigns('payload', payload),
          signRaw: (raw: unknown) => walletSigns('raw', raw),
        },
      };
      const enable = async () => extension;
      Object.assign(globalThis, { injectedWeb3: { 'polkadot-js': { version: '1', enable } } });
    }, wallet.address);
    await visit.open('market');
    await page.locator('button.who').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /wallet/i }).click();
    await dialog.getByRole('button', { name: 'Polkadot.js' }).click();
    await dialog.getByRole('button', { name: 'My wallet' }).click();
    await page.getByLabel('Energy, kWh').fill('0.50');
    await page.getByLabel('At most, GRID per kWh').fill('1');
    await page.getByRole('button', { name: 'Sign and place' }).click();
    await page.getByText(/Placed, in block/).waitFor();
    expect(wallet.signed).toContain('payload');
    await wallet.close();
  }, 90_000);

  test('finds no screen that axe complains of, in English and Thai', async () => {
    for (const language of ['en', 'th']) {
      visit = await campus().visit({ language, width: 1_200, dark: language === 'th' });
      await visit.open('');
      await visit.pick('Library');
      for (const screen of SCREENS) {
        await visit.open(screen);
        await visit.settled();
        expect([screen, await visit.violations()]).toEqual([screen, []]);
        await visit.picture(`${screen || 'home'}-${language === 'th' ? 'dark-th' : 'light'}`);
      }
      await expect(visit.page.getAttribute('html', 'lang')).resolves.toBe(language);
      if (language === 'en') await visit.close();
    }
  }, 180_000);

  test('scrolls sideways nowhere at 360 px', async () => {
    visit = await campus().visit({ width: 360 });
    await visit.open('');
    await visit.pick('Library');
    for (const screen of SCREENS) {
      await visit.open(screen);
      await visit.settled();
      expect([screen, await visit.overflow()]).toEqual([screen, 0]);
      await visit.picture(`${screen || 'home'}-phone`);
    }
  }, 120_000);

  test('gets along with the keyboard alone', async () => {
    visit = await campus().visit();
    const { page } = visit;
    await visit.open('market');
    await visit.settled();
    await page.keyboard.press('Tab');
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe(
      'Skip to the content',
    );
    await page.keyboard.press('Enter');
    const chart = page.getByRole('group', { name: /Wanted and offered by price/ });
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    const about = await chart.getAttribute('aria-describedby');
    expect(about).not.toBeNull();
    const reading = page.locator(`[id="${about}"]`);
    await page.keyboard.press('Home');
    await expect(reading.textContent()).resolves.toMatch(/wanted|offered|^$/);
    await page.locator('button.who').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 60_000);

  test('reads dates of the Buddhist calendar in Thai', async () => {
    visit = await campus().visit({ language: 'th' });
    await visit.open('statement');
    await visit.pick('Library');
    await visit.page.getByText('มกราคม 2567').first().waitFor();
  }, 60_000);
}

/** What an extension does behind its window: signs for an account, as polkadot-js would. */
async function walletOf(uri: string, url: string) {
  const { node } = (await (await fetch(`${url}/start/state`)).json()) as { node: string };
  const api = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
  const pair = new Keyring({ type: 'sr25519' }).addFromUri(uri);
  const signed: string[] = [];
  return {
    address: pair.address,
    signed,
    sign: (kind: 'payload' | 'raw', what: unknown): { id: number; signature: string } => {
      signed.push(kind);
      if (kind === 'raw') {
        const { data } = what as SignerPayloadRaw;
        return { id: 1, signature: u8aToHex(pair.sign(u8aWrapBytes(data))) };
      }
      const payload = what as SignerPayloadJSON;
      const { version } = payload;
      return {
        id: 1,
        signature: api.registry.createType('ExtrinsicPayload', payload, { version }).sign(pair)
          .signature,
      };
    },
    close: () => api.disconnect(),
  };
}
