/** A call that fails takes back what it did, and the runtime forgets what it had read meanwhile. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileEntry } from '../../tools/bench/compile-entry.js';
import { concat } from '../../tools/compiler/host/bytes.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { ScaleReader, u64 } from '../../tools/compiler/host/scale.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';

const PEOPLE = [alice, bob, charlie];
const START = 1_000n;
const executor = new Executor(await compileEntry('tests/executive/assembly/index.ts'));

interface Move {
  from: number;
  to: number;
  value: bigint;
}

/** A call: its moves, with other calls between them. */
interface Script {
  fails: boolean;
  first: Move;
  inner: [Script, Move][];
}

const move: fc.Arbitrary<Move> = fc.record({
  from: fc.nat(2),
  to: fc.nat(2),
  value: fc.bigInt(0n, START),
});

const scriptOf = (depth: number): fc.Arbitrary<Script> =>
  fc.record({
    fails: fc.boolean(),
    first: move,
    inner: depth
      ? fc.array(fc.tuple(scriptOf(depth - 1), move), { maxLength: 2 })
      : fc.constant([]),
  });

const encodeMove = ({ from, to, value }: Move): Uint8Array =>
  concat(Uint8Array.of(from, to), u64(value));

const encodeScript = ({ fails, first, inner }: Script): Uint8Array =>
  concat(
    Uint8Array.of(Number(fails)),
    encodeMove(first),
    Uint8Array.of(inner.length),
    ...inner.flatMap(([call, then]) => [encodeScript(call), encodeMove(then)]),
  );

/** The balances after each move and each call, if failed calls leave no trace. */
function expected(scripts: Script[]): bigint[] {
  const seen: bigint[] = [];
  let balances = PEOPLE.map(() => START);
  const apply = ({ from, to, value }: Move): void => {
    if (balances[from]! >= value && from !== to) {
      balances[from]! -= value;
      balances[to]! += value;
    }
    seen.push(...balances);
  };
  const run = ({ fails, first, inner }: Script): void => {
    const before = [...balances];
    apply(first);
    for (const [call, then] of inner) {
      run(call);
      apply(then);
    }
    if (fails) balances = before;
  };
  for (const each of scripts) {
    run(each);
    seen.push(...balances);
  }
  return seen;
}

test('balances are those of storage after any calls within calls, failed ones among them', () => {
  const builder = new ChainBuilder();
  for (const who of PEOPLE) builder.with(who, START);
  fc.assert(
    fc.property(fc.array(scriptOf(2), { minLength: 1, maxLength: 4 }), (scripts) => {
      const keys = PEOPLE.map(({ publicKey }) => publicKey);
      const input = concat(...keys, ...scripts.map(encodeScript));
      const reader = new ScaleReader(executor.call('Test_scripts', input, builder.build().storage));
      const seen: bigint[] = [];
      while (reader.left > 0) seen.push(reader.u64());
      expect(seen).toEqual(expected(scripts));
    }),
  );
});
