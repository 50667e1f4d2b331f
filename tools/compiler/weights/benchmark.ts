/** One run of a benchmark in this process: whether it does what it expects, and how often it calls the host. */
import type { BenchmarkDecl, Model, Pallet } from '../codegen/model.js';
import { snakeCase } from '../codegen/names.js';
import { compact, concat, type Key, lengthPrefixed, utf8 } from '../host/bytes.js';
import type { Executor } from '../host/executor.js';
import { Externalities } from '../host/externalities.js';
import { Keystore } from '../host/keystore.js';
import { ScaleReader, u32 } from '../host/scale.js';
import type { Trie } from '../host/trie.js';

/** V8 takes no function of more than 7.6 MB, nor code that has one. */
const MOST = 1 << 22;

/** Every benchmark there is. */
export function benchmarksOf({ pallets }: Model): { pallet: Pallet; benchmark: BenchmarkDecl }[] {
  return pallets.flatMap((pallet) => pallet.benchmarks.map((benchmark) => ({ pallet, benchmark })));
}

/** For whoever wants to see more of a run. */
export interface Watch {
  /** The storage that it works on. */
  readonly ext?: Externalities;
  /** Is told which keys do not count. */
  readonly uncounted?: (key: Key) => void;
  /** Is told that it begins to count, by 1, and that it has counted, by 2. */
  readonly onLook?: (look: number) => void;
}

/**
 * Runs a benchmark once, with each of its components at its largest that this process can do.
 * @param executor of the benchmark target's blob
 * @returns calls into the host between its `start` and its `stop`
 * @throws Error with what did not come out as the benchmark expects
 */
export function hostCallsOf(
  executor: Executor,
  genesis: Trie,
  pallet: Pallet,
  { name, components }: BenchmarkDecl,
  { ext = new Externalities(genesis), uncounted = () => {}, onLook }: Watch = {},
): number {
  const values = components.map(({ max }, letter) =>
    concat(Uint8Array.of(letter), u32(Math.min(max, MOST))),
  );
  const text = (of: string): Uint8Array => lengthPrefixed(utf8(snakeCase(of)));
  const input = concat(
    text(pallet.name),
    lengthPrefixed(utf8(pallet.name)),
    text(name),
    compact(values.length),
    ...values,
    Uint8Array.of(1),
    u32(1),
  );
  const looks: number[] = [];
  const clock = (): void => {
    looks.push([...executor.lastCalls.values()].reduce((a, b) => a + b, 0));
    onLook?.(looks.length);
  };
  const context = { keystore: new Keystore(), clock, uncounted };
  const answer = executor.call('Benchmark_dispatch_benchmark', input, ext, context);
  const reader = new ScaleReader(answer);
  if (reader.u8() !== 0) throw new Error(reader.text());
  const [begin = 0, end = 0] = looks;
  // The second look is not the benchmark's.
  return end - begin - 1;
}
