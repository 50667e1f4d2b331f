import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concat, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { benchBinary, runBench, runHere, type Script } from './bench-binary.js';
import { compileProbe } from './fixtures.js';
import * as steps from './steps.js';

const binary = benchBinary();
if (binary === null) {
  console.log('Not compared with a node: RUNTIME_BENCH does not name the bench binary.');
}

const keys = fc
  .array(fc.constantFrom(0x00, 0x01, 0x10, 0xff), { minLength: 1, maxLength: 3 })
  .map((bytes) => Uint8Array.from(bytes));
const values = fc.oneof(
  fc.uint8Array({ maxLength: 5 }),
  fc.constantFrom(32, 33, 100).map((length) => new Uint8Array(length).fill(length)),
);
const limits = fc.option(fc.nat(3));

/**
 * Appending. Nodes keep the root they computed last until a write other than an append, so without
 * one behind it an append after a root would go missing there.
 */
function append(key: Uint8Array, item: Uint8Array): Uint8Array {
  return concat(steps.append(key, item), steps.clear('no such key'));
}

const plainStep = fc.oneof(
  fc.tuple(keys, values).map(([key, value]) => steps.set(key, value)),
  keys.map(steps.get),
  fc.tuple(keys, fc.nat(6), fc.nat(6)).map(([key, offset, size]) => steps.read(key, offset, size)),
  keys.map(steps.clear),
  keys.map(steps.exists),
  fc.tuple(keys, limits).map(([prefix, limit]) => steps.clearPrefix(prefix, limit)),
  fc.tuple(keys, values).map(([key, item]) => append(key, item)),
  keys.map(steps.nextKey),
  fc.constant(steps.root(1)),
  fc.nat(3000).map(steps.malloc),
  fc.tuple(fc.constantFrom(...steps.hashNames), values).map(([name, v]) => steps.hash(name, v)),
);

/** Steps in a transaction, which may hold others. */
const { anyStep } = fc.letrec<{ anyStep: Uint8Array }>((tie) => ({
  anyStep: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: plainStep },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(tie('anyStep'), { maxLength: 6 }), fc.boolean())
        .map(([inner, keep]) =>
          concat(steps.start(), ...inner, keep ? steps.commit() : steps.rollback()),
        ),
    },
  ),
}));

const script = fc.record({
  genesis: fc.array(fc.tuple(keys, values), { maxLength: 8 }),
  blocks: fc.array(fc.array(fc.array(anyStep, { maxLength: 12 }), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  }),
});

const describeWithBench = binary === null ? describe.skip : describe;

describeWithBench('a node gives the same roots and results', () => {
  let blob: Uint8Array;
  let executor: Executor;

  beforeAll(async () => {
    await ready();
    blob = await compileProbe();
    executor = new Executor(blob);
  });

  function compare(genesis: Script['genesis'], blocks: Uint8Array[][]): void {
    const whole: Script = {
      genesis: { ...genesis, [toHex(utf8(':code'))]: toHex(blob) },
      blocks: blocks.map((calls) => ({
        calls: calls.map((input) => ['Probe_run', toHex(input)] as const),
      })),
    };
    expect(runHere(executor, whole)).toEqual(runBench(binary as string, whole));
  }

  test('for random storage work', () => {
    for (const { genesis, blocks } of fc.sample(script, { numRuns: 60, seed: 2024 })) {
      const top = Object.fromEntries(genesis.map(([key, value]) => [toHex(key), toHex(value)]));
      compare(
        top,
        blocks.map((calls) => calls.map((parts) => concat(...parts))),
      );
    }
  });

  test('for lists of events of every length', () => {
    const item = (index: number): Uint8Array => new Uint8Array(index % 40).fill(index);
    const calls = Array.from({ length: 70 }, (_, index) => steps.append('events', item(index)));
    compare({}, [[concat(...calls), steps.get('events')], [concat(...calls, steps.get('events'))]]);
  });
});
