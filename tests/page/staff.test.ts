/** Those who run the campus, through the page, the API and the chain of `npm start`. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { CampusPage, hasBrowser, type Visit } from './browser.js';
import { address } from './support/people.js';

const describeWithBrowser = hasBrowser ? describe : describe.skip;
const OFFICE = 'Facility management';
const PASSPHRASE = 'four words for Ann';

describeWithBrowser('those who run a campus (needs chromium)', () => {
  let campus: CampusPage;
  const visits: Visit[] = [];
  const visit = async (): Promise<Visit> => {
    const made = await campus.visit();
    visits.push(made);
    return made;
  };

  beforeAll(async () => {
    campus = await CampusPage.start();
  }, 180_000);
  afterAll(() => campus?.stop());
  afterEach(async () => {
    const flaws = visits.flatMap((each) => each.flaws);
    for (const each of visits.splice(0)) await each.close();
    // Whom the history does not know yet it does not let in.
    expect(flaws.filter((text) => !/40[13]/.test(text))).toEqual([]);
  });

  test('somebody makes an account, asks to take part, and is let in', async () => {
    const ann = await visit();
    const { page } = ann;
    await ann.open('join');
    await page.getByRole('button', { name: 'Make a new account' }).click();
    await page.getByLabel('Your name, or the building’s').fill('Ann <b>');
    await page.getByRole('button', { name: 'Next' }).click();
    const words = (await page.locator('.twelve li').allInnerTexts()).map(
      (text) => text.trim().split(/\s+/).at(-1) ?? '',
    );
    expect(words).toHaveLength(12);
    await page.getByRole('button', { name: 'I have written them down' }).click();
    const fields = page.getByLabel(/^Word \d+$/);
    await fields.first().fill('wrong');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('That is not what stands there').waitFor();
    for (const field of await fields.all()) {
      const place = Number(
        /\d+/.exec(
          (await field.evaluate((node) => (node as HTMLInputElement).labels?.[0]?.textContent)) ??
            '',
        ),
      );
      await field.fill(words[place - 1] ?? '');
    }
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByLabel('Once more').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByLabel('Building').fill('หอพักนิสิต');
    await page.getByRole('button', { name: 'Sign and ask' }).click();
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
    await page.reload();
    const [kept] = (await page.evaluate(() =>
      JSON.parse(localStorage.getItem('campus-grid.accounts') ?? '[]'),
    )) as { backedUp: boolean; file: { address: string } }[];
    expect(kept?.backedUp).toBe(true);
  }, 120_000);

  test('the cash desk tops up, and has it on its list', async () => {
    const desk = await visit();
    const { page } = desk;
    await desk.open('cash-desk');
    await desk.pick(OFFICE);
    await page.getByLabel('Name, building, meter or address').fill('Library');
    await page.getByRole('list', { name: 'Find a person' }).getByRole('button').first().click();
    await page.getByLabel('Amount, Baht').fill('0');
    await page.getByText('An amount above zero').waitFor();
    await page.getByLabel('Amount, Baht').fill('420');
    await page
      .getByText('100.000 000 GRID')
      .or(page.getByText(/^100\.000/))
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Top up' }).click();
    await page
      .getByRole('region', { name: 'Receipt' })
      .getByText(/Topped up 100\.000/)
      .waitFor();
    await page
      .getByRole('region', { name: 'The day’s list' })
      .getByRole('row', { name: /Library.*topped up.*100\.00/ })
      .first()
      .waitFor();
  }, 90_000);

  test('an admin registers a file of users and meters, once', async () => {
    const admin = await visit();
    const { page } = admin;
    await admin.open('people');
    await admin.pick(OFFICE);
    await page.getByText('Many at once').click();
    const choose = (text: string): Promise<void> =>
      page
        .getByLabel('File (CSV)')
        .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const head = 'address,type,location,meter,class,rated_kw,key,scheme\n';
    const key = `0x${'cd'.repeat(32)}`;
    await choose(`${head}${address('//Guest//1')},consumer,=1+1,,,,,\n`);
    await page.getByText('It begins like a formula').waitFor();
    const good = `${head}${[1, 2, 3].map((at) => `${address(`//Guest//${at}`)},consumer,หอพัก ${at},DORM-${at},consumption,20,${key},`).join('\n')}\n`;
    await choose(good);
    await page
      .getByText('3 rows: 3 users to register, 3 meters to assign, 3 devices to describe.')
      .waitFor();
    await page.getByRole('button', { name: 'Sign and do it' }).click();
    await page.getByText('All of it is so on the chain.').waitFor();
    await choose(good);
    await page.getByText('3 rows: 0 users to register').waitFor();
    await page.getByText('Meters', { exact: true }).click();
    await page.getByRole('row', { name: /DORM-2/ }).waitFor();
  }, 90_000);

  test('an authority reads a proposal beside what holds now, and its vote decides', async () => {
    const { node } = (await (await fetch(`${campus.url}/start/state`)).json()) as { node: string };
    const api = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
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
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('For it: 2 of 3 needed').waitFor();
    await erc.pick('EGAT');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Nothing is being decided.').waitFor();
    const now = await api.query['settlement']?.['parameters']?.();
    expect(now?.toJSON()).toMatchObject({ poolDeadline: 90 });
    await api.disconnect();
  }, 90_000);
});
