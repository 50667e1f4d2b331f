/** Benchmarks: where they are, where they are not, and what their results become. */
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { format } from 'prettier';
import { BENCHMARK_BLOB, ensureBenchmarksBuilt } from '../../tools/compiler/build/blobs.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { snakeCase } from '../../tools/compiler/codegen/names.js';
import { buildGenesis, presetOf } from '../../tools/compiler/host/chain.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { Trie } from '../../tools/compiler/host/trie.js';
import { ROOT } from '../../tools/support/root.js';
import { benchmarksOf, hostCallsOf } from '../../tools/compiler/weights/benchmark.js';
import { emitWeights, type Measurement } from '../../tools/compiler/weights/emit.js';
import { readModule } from '../../tools/compiler/wasm/module.js';
import { runtimeBlob } from '../support/chain-builder.js';

const node = process.env.POLKADOT_NODE;
const model = readModel(ROOT);
const pallet = (name: string) => model.pallets.find((p) => p.name === name)!;

const NOTHING: Measurement['slopes'] = { refTime: [], proofSize: [], reads: [], writes: [] };
const measured = (name: string, slopes: Partial<Measurement['slopes']> = {}): Measurement => ({
  name,
  base: { refTime: 1_234_567, proofSize: 3_772, reads: 3, writes: 2 },
  slopes: { ...NOTHING, ...slopes },
});
const results = (name: string, benchmarks: Measurement[]) => ({
  pallet: snakeCase(name),
  date: '2026-01-02',
  machine: 'a machine',
  steps: 50,
  repeat: 20,
  benchmarks,
});

describe('a weight', () => {
  const emit = async (name: string, slopes: Record<string, Partial<Measurement['slopes']>>) => {
    const all = pallet(name).benchmarks.map((b) => {
      const runnersName = snakeCase(b.name);
      return measured(runnersName, slopes[runnersName]);
    });
    return format(emitWeights(model, pallet(name), results(name, all)), { parser: 'typescript' });
  };

  test('keeps time, proof, reads and writes apart, and says how it was measured', async () => {
    const text = await emit('Registry', {});
    expect(text).toContain('on 2026-01-02, a machine, 50 steps, 20 repeats');
    expect(text).toContain('addAdmin(): Weight {\n  return measured(1_234_567, 3_772, 3, 2);\n}');
  });

  test('takes the argument that its component is about', async () => {
    const text = await emit('Registry', {
      register_user: { refTime: [['a', 4_250]], proofSize: [['a', 1]] },
    });
    expect(text).toContain(
      'registerUser(location: Bytes): Weight {\n  const length: u64 = location.length;',
    );
    expect(text).toContain('measured(1_234_567 + 4_250 * length, 3_772 + length, 3, 2)');
  });

  test('reads the setting that its component is about', async () => {
    const text = await emit('Trading', { match_orders: { writes: [['a', 3]] } });
    expect(text).toContain('import { parameters } from "./parameters";');
    expect(text).toContain(
      'matchOrders(): Weight {\n  const steps: u64 = parameters().stepsByHand;',
    );
    expect(text).toContain('3_772, 3, 2 + 3 * steps)');
  });

  test('takes no argument whose size costs nothing', async () =>
    expect(await emit('Registry', {})).toContain('registerUser(): Weight'));

  test('imports the types of its arguments', async () => {
    const text = await emit('System', { set_storage: { writes: [['a', 1]] } });
    expect(text).toContain('import { KeyValue } from "./schema"');
    expect(text).toContain('import { Weight } from "../../primitives"');
  });

  test('is not written for what was not measured', () =>
    expect(() => emitWeights(model, pallet('Registry'), results('Registry', []))).toThrow(
      'Registry.registerUser was not measured',
    ));
});

const built = (): Promise<Uint8Array> => ensureBenchmarksBuilt({ root: ROOT, skipCodegen: true });

describe('benchmarks', () => {
  test('are declared for every call of the pallets that have any', () => {
    for (const { calls, benchmarks } of model.pallets.filter((p) => p.benchmarks.length)) {
      const names = benchmarks.map((b) => b.name);
      expect(names).toEqual(expect.arrayContaining(calls.map((c) => c.name)));
    }
  });

  test('are no part of the release blob', () => {
    const { imports, exports } = readModule(runtimeBlob());
    expect([...imports, ...exports].filter(({ name }) => /bench/i.test(name))).toEqual([]);
  });

  test('do what they expect, with all components at their largest', async () => {
    await ready();
    const blob = await built();
    const executor = new Executor(blob);
    const genesis = Trie.of(buildGenesis(executor, blob, presetOf(executor, 'development')), 1);
    for (const { pallet, benchmark } of benchmarksOf(model)) {
      // Two looks at the clock and the transaction between them are the least.
      expect(hostCallsOf(executor, genesis, pallet, benchmark)).toBeGreaterThanOrEqual(2);
    }
  });

  test('are what the benchmark target adds', async () => {
    const blob = await built();
    const names = readModule(blob).exports.map(({ name }) => name);
    const release = readModule(runtimeBlob()).exports.map(({ name }) => name);
    const added = names.filter((name) => !release.includes(name));
    expect(added).toEqual(['Benchmark_benchmark_metadata', 'Benchmark_dispatch_benchmark']);
  });

  (node ? test : test.skip)('are verified by the node’s own runner', () => {
    // A second repetition finds what the first has left behind.
    const run = spawnSync(
      node!,
      [
        ...['benchmark', 'pallet', '--runtime', BENCHMARK_BLOB, '--genesis-builder', 'runtime'],
        ...['--pallet', '*', '--extrinsic', '*', '--steps', '2', '--repeat', '2'],
        ...['--min-duration', '0', '--json'],
      ],
      { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const output = run.stdout.slice(run.stdout.indexOf('['));
    const batches = JSON.parse(output) as { pallet: string; benchmark: string }[];
    const measuredNames = batches.map((b) => `${b.pallet}.${b.benchmark}`).sort();
    const declared = model.pallets.flatMap((p) =>
      p.benchmarks.map((b) => `${snakeCase(p.name)}.${snakeCase(b.name)}`),
    );
    expect(measuredNames).toEqual(declared.sort());
    expect(run.status).toBe(0);
  });
});
