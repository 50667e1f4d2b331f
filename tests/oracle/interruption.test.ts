/** A node and an operator that end in the middle of their work, on a real node. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { type NodeProcess, startNode } from '../../tools/node/process.js';
import { ready } from '../../tools/compiler/host/executor.js';
import type { HeadEnd } from '../../tools/campus/simulation/head-end.js';
import { KEY_VARIABLE } from '../../tools/services/oracle/keys.js';
import { meteredSpec } from '../../tools/bench/metered-spec.js';
import { nodeCommand } from '../../tools/support/node-command.js';
import { ROOT } from '../../tools/support/root.js';
import { describeNode, freePort, NODE_TIMEOUT } from '../node/support.js';
import { fulfilled, SLOT_MS, startOperator, until, workOnChain } from './node-support.js';
import { keyedMeter, startHeadEnd } from './support.js';

/** So long that none ends meanwhile. */
const EPOCH_MS = 86_400_000;
const METERS = 60;
/** Meters that have been read when the interruption comes. */
const SOME = 20;
const OPERATOR = 'Oracle1';

describeNode('an interruption in the middle of the work', () => {
  let folder = '';
  let node: NodeProcess;
  let api: ApiPromise;
  let headEnd: HeadEnd;
  let reads = 0;
  /** Happens when some meters have been read. */
  let interruption = (): void => {};
  let startAgain: () => Promise<NodeProcess>;

  const meters = Array.from({ length: METERS }, (_, i) => keyedMeter(`roof-${i}`)).map((meter) => ({
    ...meter,
    registersAt: (epoch: bigint) => {
      if (++reads === SOME) interruption();
      return meter.registersAt(epoch);
    },
  }));

  beforeEach(async () => {
    await ready();
    reads = 0;
    const spec = await meteredSpec({
      meters,
      operators: [`//${OPERATOR}`],
      epochLength: EPOCH_MS,
      slotDuration: SLOT_MS,
    });
    folder = mkdtempSync(join(tmpdir(), 'campus-grid-interruption-'));
    const file = join(folder, 'spec.json');
    writeFileSync(file, JSON.stringify(spec));
    const port = await freePort();
    startAgain = () =>
      startNode(nodeCommand('this test'), file, port, { folder: join(folder, 'node') });
    node = await startAgain();
    api = await ApiPromise.create({ provider: new WsProvider(node.url), noInitWarn: true });
    headEnd = await startHeadEnd({ meters, genesisHash: api.genesisHash.toHex() });
  }, NODE_TIMEOUT);

  afterEach(async () => {
    await headEnd?.stop();
    await api?.disconnect();
    await node?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const place = () => ({ url: node.url, headEndUrl: headEnd.url });
  const all = async () => (await fulfilled(api)) === METERS;

  /** `grid oracle`, as its users start it. */
  function operatorProcess(): ChildProcess {
    const options = ['--url', node.url, '--head-end', headEnd.url, '--port', '0'];
    return spawn(process.execPath, ['tools/grid.mjs', 'oracle', ...options], {
      cwd: ROOT,
      env: { ...process.env, [KEY_VARIABLE]: `//${OPERATOR}` },
      stdio: 'ignore',
    });
  }

  test(
    'an operator that is told to end submits what it has read, and the next one does the rest',
    async () => {
      const operator = operatorProcess();
      interruption = () => operator.kill('SIGTERM');
      const [code] = (await once(operator, 'exit')) as [number | null];
      expect(code).toBe(0);
      expect(reads).toBeLessThan(METERS);
      await until('what it read is on the chain', async () => (await fulfilled(api)) === reads);

      const next = await startOperator(OPERATOR, place());
      await until('every meter is read', all);
      await next.stop();
      const { answered, failures } = await workOnChain(api);
      expect(new Set(answered).size).toBe(METERS);
      expect([answered.length, failures]).toEqual([METERS, 0]);
      expect(reads).toBe(METERS);
    },
    NODE_TIMEOUT,
  );

  test(
    'an operator goes on when a node that was killed is there again, and does nothing twice',
    async () => {
      interruption = () => process.kill(node.pid, 'SIGKILL');
      const operator = await startOperator(OPERATOR, place());
      await until('the node is gone', async () => Promise.resolve(!api.isConnected));
      await node.stop();
      expect((await fetch(`${operator.url}/health`)).status).toBe(503);

      node = await startAgain();
      await until('every meter is read', async () => api.isConnected && (await all()));
      expect((await fetch(`${operator.url}/health`)).status).toBe(200);
      await operator.stop();
      const { answered, failures } = await workOnChain(api);
      expect(new Set(answered).size).toBe(METERS);
      expect([answered.length, failures]).toEqual([METERS, 0]);
    },
    NODE_TIMEOUT,
  );
});
