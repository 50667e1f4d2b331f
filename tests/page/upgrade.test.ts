/** A chain that gets another runtime under an open page: from the last release to the one that is built, on a real node. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { Browser, Page } from 'playwright-core';
import { blobAt } from '../../tools/compiler/build/blobs.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { type NodeProcess, startNode } from '../../tools/node/process.js';
import { previousSpec } from '../../tools/operations/testnet/specs.js';
import { nodeCommand } from '../../tools/support/node-command.js';
import { ROOT } from '../../tools/support/root.js';
import { describeNode, freePort, NODE_TIMEOUT, SLOT_MS } from '../node/support.js';
import { until } from '../oracle/node-support.js';
import { builtPage } from './support/built-page.js';
import { CHROMIUM, openBrowser } from './support/browser.js';
import { address } from './support/people.js';

const describeBoth = CHROMIUM ? describeNode : describe.skip;

describeBoth('a page under which the chain is upgraded (needs chromium)', () => {
  let folder: string;
  let node: NodeProcess;
  let history: ChildProcess;
  let api: ApiPromise;
  let browser: Browser;
  let page: Page;
  const flaws: string[] = [];

  beforeAll(async () => {
    await ready();
    folder = mkdtempSync(join(tmpdir(), 'campus-grid-upgrade-'));
    const spec = join(folder, 'before.json');
    writeFileSync(spec, JSON.stringify(await previousSpec(ROOT, 'development')));
    const archive = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
    node = await startNode(nodeCommand('this test'), spec, await freePort(), { options: archive });
    const [port, pagePort] = [await freePort(), await freePort()];
    history = spawn(
      process.execPath,
      [
        ...['tools/grid.mjs', 'history', '--url', node.url, '--page', builtPage()],
        ...['--database', join(folder, 'history.sqlite')],
        ...['--port', String(port), '--page-port', String(pagePort)],
      ],
      { cwd: ROOT, stdio: 'ignore' },
    );
    api = await ApiPromise.create({ provider: new WsProvider(node.url), noInitWarn: true });
    const url = `http://127.0.0.1:${pagePort}`;
    await until('the history answers', async () => {
      const answer = await fetch(`${url}/v1/health`).catch(() => null);
      return answer?.ok ?? false;
    });
    browser = await openBrowser();
    const context = await browser.newContext({ locale: 'en-GB' });
    const person = {
      address: address('//Alice'),
      name: 'Office',
      key: { kind: 'campus', uri: '//Alice' },
    };
    await context.addInitScript(
      (kept) => localStorage.setItem('person', kept),
      JSON.stringify(person),
    );
    page = await context.newPage();
    page.setDefaultTimeout(40_000);
    page.on('pageerror', ({ message }) => flaws.push(message));
    await page.goto(`${url}/#/people`);
  }, NODE_TIMEOUT);

  afterAll(async () => {
    await browser?.close();
    await api?.disconnect();
    history?.kill('SIGINT');
    if (history?.exitCode === null) await once(history, 'exit');
    await node?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, NODE_TIMEOUT);

  /** Of the newest final block, which is what the page goes by. */
  const version = async (): Promise<number> => {
    const final = await api.rpc.chain.getFinalizedHead();
    return (await api.rpc.state.getRuntimeVersion(final)).specVersion.toNumber();
  };
  /** Chooses a file by which somebody gets a meter. */
  const choose = async (name: string): Promise<void> => {
    const text = `address,type,location,meter\n${address(`//${name}`)},consumer,หอพัก ${name},METER-${name}\n`;
    await page
      .getByLabel('File (CSV)')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByText('1 row: 1 user to register, 1 meter to assign').waitFor();
  };
  const part = (name: string): Promise<void> =>
    page.getByText(name, { exact: true }).first().click();

  test(
    'says what the old runtime does not have, and signs what the new one wants without being loaded anew',
    async () => {
      const before = await version();
      await page.getByRole('button', { name: 'Register a user' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Address').fill(address('//Before'));
      await dialog.getByLabel('Building').fill('หอพัก Before');
      await dialog.getByRole('button', { name: 'Register a user' }).click();
      await dialog.getByText('Close', { exact: true }).click();
      await part('Many at once');
      await choose('After');
      const go = page.getByRole('button', { name: 'Sign and do it' });
      await go.click();
      // The last release has no batches.
      await page.getByText('The chain’s program and this page do not fit together.').waitFor();
      const code = toHex(await blobAt(ROOT, 'release', SLOT_MS));
      const upgrade = api.tx['system']?.['setCode']?.(code);
      const alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
      await api.tx['governance']?.['propose']?.(upgrade).signAndSend(alice, { nonce: -1 });
      await until('the upgrade is final', async () => (await version()) > before);
      await go.click();
      await page
        .getByText('All of it is so on the chain.')
        .waitFor()
        .catch(async ({ message }: Error) => {
          throw new Error(`${message}\n${await page.locator('main').textContent()}`);
        });
      await part('Users');
      await page.getByRole('row', { name: /หอพัก Before/ }).waitFor();
      await page.getByRole('row', { name: /หอพัก After/ }).waitFor();
      expect(flaws).toEqual([]);
    },
    NODE_TIMEOUT,
  );
});
