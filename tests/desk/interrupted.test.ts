/** Applying a campus is killed in the middle: whoever starts it again goes on from what the chain has, and does nothing twice. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appliedShape } from '../../tools/desk/campus/apply.js';
import { planShape } from '../../tools/desk/campus/plan.js';
import { ROOT } from '../../tools/support/root.js';
import { alice } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';
import { runInProcess } from '../support/in-process.js';
import { liveNode } from '../support/live-node.js';

const BUILDINGS = 100;
const STEPS = 3 * BUILDINGS;
/** Steps of a batch, all or nothing each. */
const BATCH = 100;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function campusOf(count: number): string {
  const path = join(folder, 'many.yaml');
  const buildings = Array.from(
    { length: count },
    (_, at) => `  - { name: House ${at}, connection: 10 kW, meters: [{ id: H-${at} }] }\n`,
  );
  const head =
    'format: campus-grid/1\nname: Many\ntariff: { periods: [{ feedIn: 0.5, retail: 1 }] }';
  writeFileSync(path, `${head}\nbuildings:\n${buildings.join('')}`);
  return path;
}

test.each([
  ['kill -9', 'SIGKILL', null, ''],
  ['Ctrl-C', 'SIGINT', 130, 'the same command goes on from there'],
] as const)(
  '%s after the second batch',
  async (_, asked, ends, says) => {
    const path = campusOf(BUILDINGS);
    let child: ChildProcess | undefined;
    const chain = new ChainBuilder().realSignatures().admin(alice).unshared().build();
    const node = await liveNode(chain, (count) => {
      if (count === 1) child?.kill(asked);
      return null;
    });
    try {
      const args = ['campus', 'apply', path, '--url', node.url, '--json', '--yes'];
      child = spawn(process.execPath, [join(ROOT, 'tools/grid.mjs'), ...args], {
        env: { ...process.env, GRID_KEY: '//Alice' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      expect([code, said]).toEqual([ends, expect.stringContaining(says)]);
      child = undefined;
      const { out } = await runInProcess(['campus', 'plan', path, '--url', node.url, '--json']);
      const rest = planShape.parse(JSON.parse(out));
      expect([rest.done, rest.steps.length]).toEqual([2 * BATCH, STEPS - 2 * BATCH]);
      const again = await runInProcess(args, { GRID_KEY: '//Alice' });
      expect(appliedShape.parse(JSON.parse(again.out))).toMatchObject({
        applied: STEPS - 2 * BATCH,
        done: 2 * BATCH,
      });
      const sent = node.calls.filter(({ method }) => method === 'author_submitExtrinsic');
      expect(sent).toHaveLength(STEPS / BATCH);
    } finally {
      child?.kill('SIGKILL');
      await node.stop();
    }
  },
  120_000,
);
