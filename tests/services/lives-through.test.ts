/** Operator, exporter and doctor through an upgrade, a restart, a wiped node and another genesis, on a real node. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { blobAt } from '../../tools/compiler/build/blobs.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { makeSpec } from '../../tools/compiler/spec/index.js';
import { nodeCommand } from '../../tools/support/node-command.js';
import { signedExtrinsic } from '../../tools/node/extrinsic.js';
import { type NodeProcess, startNode } from '../../tools/node/process.js';
import { NodeRpc } from '../../tools/node/rpc.js';
import { count, hash } from '../../tools/node/shapes.js';
import { StateAt } from '../../tools/node/state.js';
import { examine } from '../../tools/operations/doctor.js';
import type { Finding } from '../../tools/operations/finding.js';
import { previousSpec } from '../../tools/operations/testnet/specs.js';
import { Exporter } from '../../tools/services/exporter/index.js';
import { accountOf } from '../../tools/services/oracle/keys.js';
import { OperatorService } from '../../tools/services/oracle/service.js';
import { ROOT } from '../../tools/support/root.js';
import { describeNode, freePort, NODE_TIMEOUT, pair } from '../node/support.js';
import { until } from '../oracle/node-support.js';

/** Blocks after the node's first new one in which all have to work again. */
/** Those of the release before this one. */
const SLOT_MS = 2000;
const AT_ONCE = 3;
const EXPECTED = { peers: 0, finalityLag: 10, silentEpochs: 4, requestAge: 50, unclearedEpochs: 1 };

describeNode('services live through what becomes of a node:', () => {
  let folder = '';
  let port = 0;
  let url = '';
  let node: NodeProcess;
  let rpc: NodeRpc;
  let operator: OperatorService;
  let exporter: Exporter;
  const said: string[] = [];

  const startOn = (spec: string, database: string): Promise<NodeProcess> =>
    startNode(nodeCommand('this test'), join(folder, spec), port, {
      folder: join(folder, database),
    });
  const health = async (of: { url: string }): Promise<[number, string]> => {
    const response = await fetch(`${of.url}/health`);
    return [response.status, ((await response.json()) as { message: string }).message];
  };
  const metrics = async (of: { url: string }): Promise<string> =>
    (await fetch(`${of.url}/metrics`)).text();
  const counted = async (name: string): Promise<number | null> => {
    const found = new RegExp(`^${name}\\{?.*\\}? (\\d+)$`, 'm').exec(await metrics(exporter));
    return found ? Number(found[1]) : null;
  };
  const finalBlock = (): Promise<number | null> => counted('solar_exporter_finalized_block');
  const ailments = async (): Promise<Finding[]> =>
    (await examine(url, { ...EXPECTED, now: Date.now() })).filter(({ status }) => status !== 'ok');
  const isWell = async (): Promise<boolean> =>
    (await health(operator))[0] === 200 && (await health(exporter))[0] === 200;
  const height = (): Promise<number> => rpc.height();

  /** Waits until both work, and returns how many blocks the node had by then made since `first`. */
  async function blocksUntilWell(first: number): Promise<number> {
    await until('both work', async () => (await isWell()) && operator.block > first);
    return operator.block - first;
  }

  beforeAll(async () => {
    await ready();
    folder = mkdtempSync(join(tmpdir(), 'campus-grid-services-'));
    const specs = {
      'before.json': await previousSpec(ROOT, 'development'),
      'other.json': await makeSpec({ root: ROOT, chain: 'dev', raw: true, slotDuration: SLOT_MS }),
    };
    for (const [file, spec] of Object.entries(specs)) {
      writeFileSync(join(folder, file), JSON.stringify(spec));
    }
    port = await freePort();
    url = `ws://127.0.0.1:${port}`;
    rpc = new NodeRpc(url);
    const log = pino({ level: process.env['LOG_LEVEL'] || 'silent' });
    const key = accountOf(pair('Oracle1'));
    operator = await OperatorService.start({ url, headEndUrl: url, key, port: 0, log });
    exporter = await Exporter.start({ url, port: 0, progress: (line) => said.push(line) });
  }, NODE_TIMEOUT);

  afterAll(async () => {
    await operator?.stop();
    await exporter?.stop();
    await node?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, NODE_TIMEOUT);

  test(
    'before there is a node they listen, and say that they wait for it',
    async () => {
      expect(await health(operator)).toEqual([503, expect.stringContaining('does not answer')]);
      expect(await health(exporter)).toEqual([503, expect.stringContaining('does not answer')]);
      expect((await fetch(`${exporter.url}/metrics`)).status).toBe(503);
      node = await startOn('before.json', 'first');
      await until('both work', isWell);
      await until('a block is final', async () => ((await finalBlock()) ?? 0) > 0);
    },
    NODE_TIMEOUT,
  );

  test(
    'an upgrade, whose own events the old runtime wrote',
    async () => {
      const { specVersion } = await rpc.runtimeVersion();
      await upgrade();
      await until(
        'the upgrade',
        async () => (await rpc.runtimeVersion()).specVersion > specVersion,
      );
      const first = await height();
      const seen = said.length;
      expect(await blocksUntilWell(first)).toBeLessThanOrEqual(AT_ONCE);
      await until('it is final', async () => ((await finalBlock()) ?? 0) > first);
      expect(said.slice(seen)).toEqual([]);
      expect(await counted('solar_events_total\\{pallet="System",event="CodeUpdated",')).toBe(1);
      expect(await counted('solar_governance_executions_total\\{result="success",')).toBe(1);
      expect(await counted('solar_oracle_failures_total')).toBeNull();
      expect(await metrics(operator)).toMatch(/^solar_oracle_failures_total\{.*\} 0$/m);
      expect(await ailments()).toEqual([]);
    },
    NODE_TIMEOUT,
  );

  test(
    'a restart, after which they go on with the next block',
    async () => {
      const before = (await finalBlock()) ?? 0;
      await node.stop();
      await until('it is noticed', async () => !(await isWell()));
      expect((await health(operator))[0]).toBe(503);
      expect(await ailments()).toMatchObject([{ check: 'reachable' }]);
      node = await startOn('before.json', 'first');
      const first = await height();
      expect(await blocksUntilWell(first)).toBeLessThanOrEqual(AT_ONCE);
      await until('blocks are counted', async () => ((await finalBlock()) ?? 0) > before);
      expect(said.at(-1)).toMatch(/^goes on with /);
      expect(await counted('solar_events_total\\{pallet="System",event="CodeUpdated",')).toBe(1);
    },
    NODE_TIMEOUT,
  );

  test(
    'a wiped node whose chain begins again: nothing of the old one is shown',
    async () => {
      await node.stop();
      const before = (await finalBlock()) ?? 0;
      node = await startOn('before.json', 'second');
      expect(await blocksUntilWell(0)).toBeLessThanOrEqual(AT_ONCE);
      expect(said).toContain('the node is on another chain: started anew');
      await until('a block is final', async () => ((await finalBlock()) ?? 0) > 0);
      expect(await finalBlock()).toBeLessThan(before);
      expect(await counted('solar_events_total\\{pallet="System",event="CodeUpdated",')).toBeNull();
      expect(operator.block).toBeLessThan(before);
    },
    NODE_TIMEOUT,
  );

  test(
    'another genesis, whose figures have labels of their own',
    async () => {
      const old = (await rpc.genesisHash()).slice(0, 10);
      await node.stop();
      node = await startOn('other.json', 'third');
      expect(await blocksUntilWell(0)).toBeLessThanOrEqual(AT_ONCE);
      await until('a block is final', async () => ((await finalBlock()) ?? 0) > 0);
      for (const service of [operator, exporter]) {
        const text = await metrics(service);
        expect(text).toContain(`genesis="${(await rpc.genesisHash()).slice(0, 10)}"`);
        expect(text).not.toContain(old);
      }
      expect(await ailments()).toEqual([]);
    },
    NODE_TIMEOUT,
  );

  test('a service that is told which chain ends on another, and says so', async () => {
    const genesis = `0x${'00'.repeat(32)}`;
    const told = await Exporter.start({ url, genesis, port: 0, progress: () => {} });
    await expect(told.ended).rejects.toThrow(`${url} is on another chain: its genesis is 0x`);
    await told.stop();
  });

  /** Proposes the present runtime, which the only authority has thereby approved. */
  async function upgrade(): Promise<void> {
    const authority = accountOf(pair('Alice'));
    const state = await StateAt.best(rpc);
    const code = toHex(await blobAt(ROOT, 'release', SLOT_MS));
    const call = state.runtime.call(
      'Governance.propose',
      state.runtime.call('System.set_code', code),
    );
    const details = {
      genesisHash: await rpc.genesisHash(),
      nonce: await rpc.ask(count, 'system_accountNextIndex', authority.address),
      from: { number: state.number, hash: state.hash, period: 64 },
    };
    const extrinsic = await signedExtrinsic(state.runtime, call, authority, details);
    await rpc.ask(hash, 'author_submitExtrinsic', extrinsic);
  }
});
