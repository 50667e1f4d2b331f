/** Host calls of every benchmark that a pallet declares: a row each, which nobody writes down. */
import { build } from '../compiler/build/index.js';
import { readModel } from '../compiler/codegen/index.js';
import { buildGenesis, presetOf } from '../compiler/host/chain.js';
import { Executor } from '../compiler/host/executor.js';
import { Trie } from '../compiler/host/trie.js';
import { benchmarksOf, hostCallsOf } from '../compiler/weights/benchmark.js';
import { labelOf } from './measure.js';

/** @returns by `registry.add_admin, benchmark`; the worst case of a call, a hook or a step */
export async function benchmarkCalls(root: string): Promise<Record<string, number>> {
  const { blob } = await build({ root, target: 'benchmark', skipCodegen: true });
  const executor = new Executor(blob);
  const genesis = Trie.of(buildGenesis(executor, blob, presetOf(executor, 'development')), 1);
  return Object.fromEntries(
    benchmarksOf(readModel(root)).map(({ pallet, benchmark }) => [
      `${labelOf(pallet.name, benchmark.name)}, benchmark`,
      hostCallsOf(executor, genesis, pallet, benchmark),
    ]),
  );
}
