/** The page as `grid history --campus` serves it, beside a node, to somebody with a browser and no session. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { WebSocket } from 'ws';
import { freePort } from '../../tools/node/port.js';
import { ROOT } from '../../tools/support/root.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { OWNERS, playedNight } from '../history/night.js';
import { CHROMIUM, hasBrowser, Visit } from './browser.js';
import { builtPage } from './support/built-page.js';

const [owner, other] = OWNERS;
const CAMPUS = `format: campus-grid/1
name: วิทยาเขตทดลอง
timeZone: Asia/Bangkok
tariff:
  unit: GRID
  thbPerGrid: 4.20
  poolShare: 50 %
  periods: [{ feedIn: 0.523, retail: 1 }]
buildings:
  - name: ห้องสมุด
    id: Library
    public: true
    account: ${owner?.address}
    connection: 10 kW
    meters: [{ id: shown, key: "0x${'11'.repeat(32)}" }]
  - name: Somebody's home
    id: Home
    account: ${other?.address}
    connection: 10 kW
    meters: [{ id: hidden, key: "0x${'22'.repeat(32)}" }]
`;

const describeWithBrowser = hasBrowser ? describe : describe.skip;

describeWithBrowser('a visitor of grid history (needs chromium)', () => {
  let folder: string;
  let node: ChainNode;
  let child: ChildProcess;
  let browser: Browser;
  let url: string;
  let newest: number;
  const said: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'campus-grid-history-page-'));
    writeFileSync(join(folder, 'campus.yaml'), CAMPUS);
    const { chain } = playedNight(4, 4);
    newest = chain.chain.head.header.number;
    node = await ChainNode.start(chain.chain);
    const [port, pagePort] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${pagePort}`;
    const args = [
      ...['history', '--url', node.url, '--database', join(folder, 'history.sqlite')],
      ...['--campus', join(folder, 'campus.yaml'), '--page', join(ROOT, builtPage())],
      ...['--port', String(port), '--page-port', String(pagePort)],
    ];
    child = spawn(process.execPath, ['tools/grid.mjs', ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => void said.push(text));
    }
    await filled();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    if (child?.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
    await node?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Until the history has every block. */
  async function filled(): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && child.exitCode === null) {
      const reply = await fetch(`${url}/v1/health`).catch(() => null);
      const found = (await reply?.json()) as { height: number } | undefined;
      if (found?.height === newest) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`grid history did not get as far as #${newest}:\n${said.join('')}`);
  }

  test('sees the campus, its public building by name, and nobody else', async () => {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const visit = new Visit(page, url);
    const missing: string[] = [];
    page.on('response', (reply) => {
      if (reply.status() >= 400) missing.push(new URL(reply.url()).pathname);
    });
    await visit.open('');
    await visit.settled();
    await visit.open('campus');
    await page.getByRole('rowheader', { name: 'ห้องสมุด' }).waitFor();
    expect(await page.getByText('Somebody').count()).toBe(0);
    for (const screen of ['market', 'prices', 'explorer', 'join']) {
      await visit.open(screen);
      await visit.settled();
    }
    await visit.open('explorer');
    await page.locator('main table tbody a').first().waitFor();
    await visit.open('explorer/blocks');
    await page.getByText(/shown to those who take part/).waitFor();
    expect(await page.getByText(other?.address ?? '').count()).toBe(0);
    expect(await page.title()).toContain('วิทยาเขตทดลอง');
    expect(await page.getByRole('banner').textContent()).toContain('วิทยาเขตทดลอง');
    expect(missing).toEqual([]);
    expect(visit.flaws).toEqual([]);
    await visit.close();
  }, 90_000);

  test('asks the API for the same, and reaches the node by its address', async () => {
    const asked = async (path: string) => (await fetch(url + path)).json();
    expect(await asked('/v1/campus')).toMatchObject({
      name: 'วิทยาเขตทดลอง',
      buildings: [{ account: owner?.address, name: 'ห้องสมุด' }],
    });
    const hidden = await fetch(`${url}/v1/accounts/${other?.address}/statements/2024-01`);
    expect(hidden.status).toBe(401);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/rpc`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'chain_getBlockHash', params: [0] }),
    );
    const reply = await new Promise<string>((resolve) =>
      socket.addEventListener('message', ({ data }) => resolve(String(data))),
    );
    expect(JSON.parse(reply)).toMatchObject({ id: 1, result: expect.stringMatching(/^0x/) });
    socket.close();
  });
});
