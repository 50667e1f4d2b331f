/** Fuzzing: a short run of all targets, and that it finds what is wrong, small and again. */
import { expect, test } from '@jest/globals';
import { readFileSync, existsSync } from 'node:fs';
import { TEST_BLOB } from '../../tools/compiler/build/blobs.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { feed, fuzz } from '../../tools/fuzz/index.js';
import { minimised } from '../../tools/fuzz/minimise.js';
import { report } from '../../tools/fuzz/report.js';
import type { Target } from '../../tools/fuzz/targets.js';
import { ROOT } from '../../tools/support/root.js';

const BLOB = `${ROOT}/${TEST_BLOB}`;
const SEED = 11;

await ready();

const withBlob = existsSync(BLOB) ? test : test.skip;

withBlob(
  'no decoder, call, API, header, block, genesis or stored value is upset by hostile input',
  () => {
    const result = fuzz(readFileSync(BLOB), {
      seconds: 5,
      seed: SEED,
      bench: process.env['RUNTIME_BENCH'],
    });
    expect(report(result, SEED)).toMatch(/^[\d,]+ inputs for \d+ targets.*: nothing is wrong$/);
    expect(result.inputs).toBeGreaterThan(result.targets);
  },
);

withBlob('a name that no target has is refused', () => {
  const run = (): unknown => fuzz(readFileSync(BLOB), { seconds: 0, seed: SEED, only: 'nonsense' });
  expect(run).toThrow('no target’s name contains “nonsense”'.replace('’', "'"));
});

/** Wrong wherever a 7 stands before a 9. */
const planted: Target = {
  name: 'planted',
  make: (random) => random.bytes(64).map((byte) => byte % 16),
  flawIn: (input) => {
    const at = input.indexOf(7);
    return at >= 0 && input.indexOf(9, at) > at ? 'a 7 before a 9' : null;
  },
  asCall: () => null,
};

test('what is wrong is told with the smallest input that shows it, and the seed', () => {
  const { flaws } = feed([planted], { seconds: 0, seed: SEED });
  expect(flaws[0]).toMatchObject({ target: 'planted', flaw: 'a 7 before a 9' });
  expect([...(flaws[0]?.input ?? [])]).toEqual([7, 9]);
  const text = report({ inputs: 1, targets: 1, replayed: 0, flaws }, SEED);
  expect(text).toContain('planted\n  a 7 before a 9\n  input 0x0709');
  expect(text).toContain('--seed 11');
});

test('the same seed gives the same inputs', () => {
  const seen = (seed: number): string[] => {
    const inputs: string[] = [];
    const target = {
      ...planted,
      flawIn: (input: Uint8Array) => (inputs.push(String(input)), null),
    };
    feed([target], { seconds: 0, seed });
    return inputs.slice(0, 5);
  };
  expect(seen(3)).toEqual(seen(3));
  expect(seen(3)).not.toEqual(seen(4));
});

test('an input that needs all its bytes stays as it is', () => {
  const input = Uint8Array.of(1, 2, 3);
  expect(minimised(input, (smaller) => smaller.length === 3 && smaller[1] === 2)).toEqual(
    Uint8Array.of(0, 2, 0),
  );
});
