/** Polkadot.js Apps itself against a campus that lives on; needs APPS_DIR, the folder of a built Apps, and Chromium. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import type { AccountInfo } from '@polkadot/types/interfaces';
import { AppsBrowser } from '../clients/apps-browser.js';
import { ExampleChain } from '../clients/example-chain.js';
import { CHROMIUM } from '../page/support/browser.js';

const FOLDER = process.env.APPS_DIR;
const LOCATION = 'อาคารวิศวกรรม ๓ ชั้น ๒';
const AUTHORITIES = ['//ERC', '//MEA', '//PEA'];

jest.setTimeout(240_000);

const address = (uri: string) => new Keyring({ type: 'sr25519' }).addFromUri(uri).address;

(FOLDER && CHROMIUM ? describe : describe.skip)('Polkadot.js Apps', () => {
  let chain: ExampleChain;
  let apps: AppsBrowser;

  beforeAll(async () => {
    chain = await ExampleChain.start();
    apps = await AppsBrowser.open(FOLDER!, chain.chain.url, AUTHORITIES);
  });
  afterAll(async () => {
    await apps?.close();
    await chain?.stop();
  });

  test('shows blocks, their authors, events and the issuance', async () => {
    await apps.go('explorer');
    await apps.page.getByText('trading.').first().waitFor();
    const text = await apps.text();
    expect(text).toContain('Campus Grid Campus');
    expect(text).toMatch(/total issuance\s+[\d,.]+\s*GRID/);
    // One of the four was not put into the browser.
    expect(text).toMatch(/\n(ERC|MEA|PEA)\b/);
  });

  test('shows the accounts that it knows, with what they have', async () => {
    await apps.go('accounts');
    await apps.page.getByText('FERDIE').first().waitFor();
    await apps.page
      .getByText(/^10,000/)
      .first()
      .waitFor();
    expect(await apps.text()).toMatch(/total balance\s+[\d,.]+\s*GRID/);
  });

  test('transfers', async () => {
    const { free } = (await chain.chain.api.query.system!.account!<AccountInfo>(address('//Dave')))
      .data;
    await apps.go('transfer');
    await apps.account('Ferdie', apps.accounts(0));
    await apps.account('Dave', apps.accounts(1));
    await apps.page.locator('.ui--InputNumber input').first().fill('2');
    expect(await apps.submit('Make Transfer')).toContain('balances.Transfer');
    const after = (await chain.chain.api.query.system!.account!<AccountInfo>(address('//Dave')))
      .data.free;
    expect(after.toBigInt() - free.toBigInt()).toBe(2n * 10n ** 18n);
  });

  test('registers somebody at a place with a Thai name, and shows it', async () => {
    await apps.go('extrinsics');
    await apps.account('Alice', apps.accounts(0));
    await apps.choose('registry', 'registerUser');
    await apps.account('Alice_stash', apps.accounts(1));
    await apps.page.getByPlaceholder('<any string>').fill(LOCATION);
    expect(await apps.submit('Submit Transaction')).toContain('registry.UserRegistered');
    await apps.go('chainstate');
    await apps.choose('registry', 'users');
    await apps.account('Alice_stash', apps.accounts(0));
    await apps.page.locator('button:has([data-icon=plus])').first().click();
    await apps.page.getByText(`location: ${LOCATION}`).waitFor();
  });

  test('asks a runtime API, and shows names instead of numbers', async () => {
    await apps.go('runtime');
    await apps.choose('registryApi', 'rolesOf');
    await apps.account('Alice', apps.accounts(0));
    await apps.page.getByRole('button', { name: 'Submit Runtime call' }).click();
    await apps.page.getByText('Admin', { exact: false }).last().waitFor();
  });

  test('says why an account without a role may do nothing', async () => {
    await apps.go('extrinsics');
    await apps.account('Bob_stash', apps.accounts(0));
    await apps.choose('system', 'remark');
    await apps.page.getByPlaceholder(/0x prefixed/).fill('0x00');
    const said = await apps.submit('Submit Transaction');
    expect(said).toContain('1010: Invalid Transaction: Invalid signing address');
  });

  test('proposes a call in a call, and the third approval runs it', async () => {
    const { api } = chain.chain;
    const next = (await api.query.governance!.proposalCount!()).toString();
    await apps.go('extrinsics');
    await apps.account('ERC', apps.accounts(0));
    await apps.choose('governance', 'propose');
    await apps.choose('registry', 'addAdmin', 1);
    await apps.account('Bob', apps.accounts(1));
    expect(await apps.submit('Submit Transaction')).toContain('governance.Proposed');
    for (const authority of ['MEA', 'PEA']) {
      await apps.go('extrinsics');
      await apps.account(authority, apps.accounts(0));
      await apps.choose('governance', 'approve');
      await apps.page.locator('.ui--InputNumber input').first().fill(next);
      expect(await apps.submit('Submit Transaction')).toContain('governance.Voted');
    }
    const roles = await api.call.registryApi!.rolesOf!(address('//Bob'));
    expect(roles.toHuman()).toContain('Admin');
  });
});
