/** Those who run the campus, through the page, the API and the chain of `npm start`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { Page } from 'playwright-core';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { BLOB } from '../../../tools/compiler/build/blobs.js';
import { packBlob, zstdReady } from '../../../tools/compiler/wasm/zstd.js';
import { embeddedVersion } from '../../../tools/compiler/host/runtime-version.js';
import { ROOT } from '../../../tools/support/root.js';
import { withVersion } from '../../link/surgery.js';
import type { CampusPage, Visit } from '../browser.js';
import { Keys } from '../support/keys.js';
import { address } from '../support/people.js';

const OFFICE = 'Facility management';
const PASSPHRASE = 'four words for Ann';

export function staff(campus: () => CampusPage): void {
  const visits: Visit[] = [];
  const visit = async (): Promise<Visit> => {
    const made = await campus().visit();
    visits.push(made);
    return made;
  };

  const apis: ApiPromise[] = [];
  /** The chain itself, for what others do meanwhile. */
  const chain = async (): Promise<ApiPromise> => {
    const { node } = (await (await fetch(`${campus().url}/start/state`)).json()) as {
      node: string;
    };
    const api = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
    apis.push(api);
    return api;
  };
  afterEach(async () => {
    for (const api of apis.splice(0)) await api.disconnect();
    const flaws = visits.flatMap((each) => each.flaws);
    for (const each of visits.splice(0)) await each.close();
    // Whom the history does not know yet it does not let in.
    expect(flaws.filter((text) => !/40[13]/.test(text))).toEqual([]);
  });

  test('somebody makes an account, asks to take part, and is let in', async () => {
    const ann = await visit();
    const { page } = ann;
    const keys = new Keys(page);
    await ann.open('join');
    await keys.press(page.getByRole('button', { name: 'Make a new account' }));
    await keys.type(page.getByLabel('Your name, or the building’s'), 'Ann <b>');
    await page.keyboard.press('Enter');
    const words = (await page.locator('.twelve li').allInnerTexts()).map(
      (text) => text.trim().split(/\s+/).at(-1) ?? '',
    );
    expect(words).toHaveLength(12);
    await keys.press(page.getByRole('button', { name: 'I have written them down' }));
    const fields = page.getByLabel(/^Word \d+$/);
    await keys.type(fields.first(), 'wrong');
    await page.keyboard.press('Enter');
    await page.getByText('That is not what stands there').waitFor();
    for (const field of await fields.all()) {
      const place = Number(
        /\d+/.exec(
          (await field.evaluate((node) => (node as HTMLInputElement).labels?.[0]?.textContent)) ??
            '',
        ),
      );
      await keys.type(field, words[place - 1] ?? '');
    }
    await page.keyboard.press('Enter');
    await keys.type(page.getByLabel('Passphrase'), PASSPHRASE);
    await keys.type(page.getByLabel('Once more'), PASSPHRASE);
    await page.keyboard.press('Enter');
    await keys.type(page.getByLabel('Building'), 'หอพักนิสิต');
    await keys.press(page.getByRole('button', { name: 'Sign and ask' }));
    await page.getByText('Waiting for an admin').waitFor();

    const office = await visit();
    await office.open('join');
    await office.pick(OFFICE);
    await office.page.getByText('One person waits to be let in.').waitFor();
    await office.page.getByRole('button', { name: 'Accept' }).click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await dialog.getByText('Ann <b> takes part from now on.').waitFor();
    await page.getByText('You are in').waitFor();

    // The key is asked for again after the page was left, and the wrong passphrase is told.
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByText('The key of Ann <b> is closed.').waitFor();
    await keys.type(page.getByLabel('Passphrase'), 'not hers');
    await keys.press(page.getByRole('button', { name: 'Open the key' }));
    await page.getByText('This is not the passphrase.').waitFor();
    await keys.type(page.getByLabel('Passphrase'), PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByText('is closed').waitFor({ state: 'detached' });
    await keys.press(page.getByRole('link', { name: 'Home', exact: true }));
    await page.getByText('Your GRID').waitFor();
    const [kept] = (await page.evaluate(() =>
      JSON.parse(localStorage.getItem('campus-grid.accounts') ?? '[]'),
    )) as { backedUp: boolean; file: { address: string } }[];
    expect(kept?.backedUp).toBe(true);
  }, 120_000);

  test('the cash desk tops up and pays out, and has it on its list', async () => {
    const desk = await visit();
    const { page } = desk;
    await desk.open('cash-desk');
    await desk.pick(OFFICE);
    const keys = new Keys(page);
    await keys.type(page.getByLabel('Name, building, meter or address'), 'Library');
    await keys.press(page.getByRole('list', { name: 'Find a person' }).getByRole('button').first());
    await keys.type(page.getByLabel('Amount, Baht'), '0');
    await page.getByText('An amount above zero').waitFor();
    await keys.type(page.getByLabel('Amount, Baht'), '420');
    await page
      .getByText('100.000 000 GRID')
      .or(page.getByText(/^100\.000/))
      .first()
      .waitFor();
    await keys.press(page.getByRole('button', { name: 'Top up' }));
    await page
      .getByRole('region', { name: 'Receipt' })
      .getByText(/Topped up 100\.000/)
      .waitFor();
    await page
      .getByRole('region', { name: 'The day’s list' })
      .getByRole('row', { name: /Library.*topped up.*100\.00/ })
      .first()
      .waitFor();
    await keys.press(page.getByRole('button', { name: 'Next person' }));
    await keys.type(page.getByLabel('Name, building, meter or address'), 'Library');
    await keys.press(page.getByRole('list', { name: 'Find a person' }).getByRole('button').first());
    await keys.choose(page.getByRole('group', { name: 'In or out' }), 'Pay out');
    await keys.type(page.getByLabel('Amount, Baht'), '99999999');
    await page.getByText(/^There are only .* GRID that can be paid out/).waitFor();
    await keys.type(page.getByLabel('Amount, Baht'), '42');
    await keys.press(page.getByRole('button', { name: 'Pay out' }));
    await page.getByText(/Paid out 10\.000/).waitFor();
  }, 90_000);

  test('an admin registers a file of users and meters, once', async () => {
    const admin = await visit();
    const { page } = admin;
    await admin.open('people');
    await admin.pick(OFFICE);
    const keys = new Keys(page);
    const parts = page.getByRole('group', { name: 'Part of the screen' });
    await keys.choose(parts, 'Many at once');
    const choose = (text: string): Promise<void> =>
      keys.give(page.getByLabel('File (CSV)'), 'x.csv', text);
    const head = 'address,type,location,meter,class,rated_kw,key,scheme\n';
    const key = `0x${'cd'.repeat(32)}`;
    await choose(`${head}${address('//Guest//1')},consumer,=1+1,,,,,\n`);
    await page.getByText('It begins like a formula').waitFor();
    const good = `${head}${[1, 2, 3].map((at) => `${address(`//Guest//${at}`)},consumer,หอพัก ${at},DORM-${at},consumption,20,${key},`).join('\n')}\n`;
    await choose(good);
    await page
      .getByText('3 rows: 3 users to register, 3 meters to assign, 3 devices to describe.')
      .waitFor();
    await keys.press(page.getByRole('button', { name: 'Sign and do it' }));
    await page.getByText('All of it is so on the chain.').waitFor();
    await choose(good);
    await page.getByText('3 rows: 0 users to register').waitFor();
    await keys.choose(parts, 'Meters');
    await page.getByRole('row', { name: /DORM-2/ }).waitFor();
  }, 90_000);

  test('an admin registers, suspends and readmits somebody, and gives them a meter that is described', async () => {
    const admin = await visit();
    const { page } = admin;
    const keys = new Keys(page);
    await admin.open('people');
    await admin.pick(OFFICE);
    await keys.press(page.getByRole('button', { name: 'Register a user' }));
    const dialog = page.getByRole('dialog');
    await keys.type(dialog.getByLabel('Address'), 'nobody');
    await keys.press(dialog.getByRole('button', { name: 'Register a user' }));
    await dialog.getByText('This is no address').waitFor();
    await keys.type(dialog.getByLabel('Address'), address('//Guest//Hall'));
    await keys.type(dialog.getByLabel('Building'), 'مكتبة <b>');
    await keys.press(dialog.getByRole('button', { name: 'Register a user' }));
    await keys.press(dialog.getByText('Close', { exact: true }));
    await keys.type(page.getByLabel('Name, address, building or meter'), 'مكتبة');
    const row = page.getByRole('row', { name: /مكتبة <b>/ });
    await keys.press(row.getByRole('button'));
    await keys.press(dialog.getByRole('button', { name: 'Suspend' }));
    await dialog.getByText('suspended', { exact: true }).waitFor();
    await keys.press(dialog.getByRole('button', { name: 'Readmit' }));
    await dialog.getByText('active', { exact: true }).waitFor();
    await keys.type(dialog.getByLabel('Give a meter to this user'), 'HALL-1');
    await keys.press(dialog.getByRole('button', { name: 'Assign' }));
    await dialog.getByRole('listitem').getByText('HALL-1').waitFor();
    await page.keyboard.press('Escape');
    await keys.choose(page.getByRole('group', { name: 'Part of the screen' }), 'Meters');
    await keys.press(page.getByRole('button', { name: 'HALL-1', exact: true }));
    await keys.press(dialog.getByRole('button', { name: 'Describe' }));
    await dialog.getByText('Kilowatts from 0.001').waitFor();
    await keys.type(dialog.getByLabel('Rating, kW'), '20');
    await keys.type(dialog.getByLabel('Public key of the meter'), `0x${'ee'.repeat(32)}`);
    await keys.press(dialog.getByRole('button', { name: 'Describe' }));
    await dialog.getByText('This meter is described.').waitFor();
  }, 120_000);

  test('a file that was interrupted goes on where it stopped', async () => {
    const rows = Array.from(
      { length: 450 },
      (_, at) => `${address(`//Row//${at}`)},consumer,Row ${at},ROW-${at}\n`,
    );
    const text = `address,type,location,meter\n${rows.join('')}`;
    const begin = async (): Promise<Page> => {
      const admin = await visit();
      await admin.open('people');
      await admin.pick(OFFICE);
      await admin.page.getByText('Many at once').click();
      await admin.page
        .getByLabel('File (CSV)')
        .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      return admin.page;
    };
    const first = await begin();
    await first.getByText('450 rows: 450 users to register, 450 meters to assign').waitFor();
    await first.getByRole('button', { name: 'Sign 3 times and do it' }).click();
    await first.getByText(/^(187|374) of 450 rows done/).waitFor();
    // The window is closed in the middle of it.
    await first.close();
    const second = await begin();
    await second.getByText(/450 rows: (263|76) users to register/).waitFor();
    const [go, done] = [
      second.getByRole('button', { name: /^Sign .*(do it|go on)$/ }),
      second.getByText('All of it is so on the chain.'),
    ];
    await go.click();
    // What was under way when the window was closed may come first: then the file is compared anew, and goes on.
    const patience = { timeout: 80_000 };
    await done.or(second.locator('main .alert[role=alert]')).first().waitFor(patience);
    if (!(await done.isVisible())) await go.click();
    await done.waitFor(patience);
  }, 240_000);

  test('an admin who is dismissed under an open page is told so, and led there no longer', async () => {
    const api = await chain();
    const keyring = new Keyring({ type: 'sr25519' });
    const [office, other] = ['//Alice', '//Bob'].map((uri) => keyring.addFromUri(uri));
    /** Sends, and waits for the block. */
    const send = (who: KeyringPair, name: string, whom: KeyringPair): Promise<void> =>
      new Promise((resolve, reject) => {
        api.tx['registry']
          ?.[name]?.(whom.address)
          .signAndSend(who, { nonce: -1 }, ({ isInBlock }) => {
            if (isInBlock) resolve();
          })
          .catch(reject);
      });
    if (!office || !other) throw new Error('there are no keys');
    await send(office, 'addAdmin', other);
    const admin = await visit();
    const { page } = admin;
    await admin.open('people');
    await admin.pick(OFFICE);
    await page
      .getByRole('row', { name: /active/ })
      .first()
      .waitFor();
    await send(office, 'removeAdmin', office);
    await page.getByText('Facility management is not, or no longer, one of: admin.').waitFor();
    await expect(page.getByRole('link', { name: 'Users and meters' }).count()).resolves.toBe(0);
    await send(other, 'addAdmin', office);
  }, 120_000);

  test('an authority reads a proposal beside what holds now, and its vote decides; new code stands beside its build', async () => {
    const api = await chain();
    const keyring = new Keyring({ type: 'sr25519' });
    const change = api.tx['settlement']?.['setParameters']?.({
      poolDeadline: 90,
      stepsPerBlock: 200,
    });
    await api.tx['governance']?.['propose']?.(change).signAndSend(keyring.addFromUri('//MEA'));
    const erc = await visit();
    const { page } = erc;
    await erc.open('governance');
    await erc.pick('ERC');
    await page.getByRole('row', { name: /Sharing waits for readings.*90 blocks/ }).waitFor();
    await page.getByText('Tried out now, it would succeed.').waitFor();
    await page.getByText('For it: 1 of 3 needed').waitFor();
    const keys = new Keys(page);
    await keys.press(page.getByRole('button', { name: 'Approve' }));
    await page.getByText('For it: 2 of 3 needed').waitFor();
    await erc.pick('EGAT');
    await keys.press(page.getByRole('button', { name: 'Approve' }));
    await page.getByText('Nothing is being decided.').waitFor();
    const now = await api.query['settlement']?.['parameters']?.();
    expect(now?.toJSON()).toMatchObject({ poolDeadline: 90 });
    // Code of a later version than the page's own build, which two who are against it end.
    const blob = new Uint8Array(readFileSync(join(ROOT, BLOB)));
    const specVersion = (embeddedVersion(blob)?.specVersion ?? 0) + 1;
    await zstdReady();
    const code = u8aToHex(packBlob(withVersion(blob, { specVersion })));
    const upgrade = api.tx['system']?.['setCode']?.(code);
    await api.tx['governance']?.['propose']?.(upgrade).signAndSend(keyring.addFromUri('//MEA'));
    await page.getByText('It is not the code of the build that this page came with.').waitFor();
    await page.getByText(blake2AsHex(code), { exact: true }).waitFor();
    await keys.press(page.getByRole('button', { name: 'Reject' }));
    await page.getByText('Against it: 1').waitFor();
    await erc.pick('PEA');
    await keys.press(page.getByRole('button', { name: 'Reject' }));
    await page.getByText('Nothing is being decided.').waitFor();
  }, 90_000);
}
