/** The runtime's own SCALE codec beside as-scale-codec, which it stands in for on the hot path. */
import Table from 'cli-table3';
import { compileEntry } from './compile-entry.js';

const ROUNDS = 10_000;
const REPEAT = 9;
const PAGE = 65_536;

interface Exports {
  memory: WebAssembly.Memory;
  __heap_base: WebAssembly.Global<'i32'>;
  run(rounds: number): bigint;
}

interface Measured {
  /** Bytes of a module with nothing else in it. */
  size: number;
  /** Nanoseconds to write a record and read it again. */
  nanoseconds: number;
  sum: bigint;
}

/** @throws Error if the two codecs do not read the same */
export async function codecTable(): Promise<string> {
  const own = await measure('own');
  const reference = await measure('reference');
  if (own.sum !== reference.sum) throw new Error('the two codecs read different values');
  const table = new Table({
    head: ['codec', 'ns per record', 'module bytes'],
    style: { head: [], border: [] },
  });
  const row = (name: string, { nanoseconds, size }: Measured): number =>
    table.push([name, nanoseconds.toFixed(0), size.toLocaleString('en')]);
  row('runtime/scale', own);
  row('as-scale-codec', reference);
  const ratio = (key: 'nanoseconds' | 'size'): string => (reference[key] / own[key]).toFixed(1);
  table.push(['times as much', ratio('nanoseconds'), ratio('size')]);
  return table.toString();
}

async function measure(name: 'own' | 'reference'): Promise<Measured> {
  const code = Buffer.from(
    await compileEntry(`tools/bench/assembly/${name}.ts`, { release: true }),
  );
  const module = new WebAssembly.Module(code);
  let sum = 0n;
  const times = Array.from({ length: REPEAT }, () => {
    const { run } = instantiate(module);
    const start = performance.now();
    sum = run(ROUNDS);
    return performance.now() - start;
  });
  const best = Math.min(...times);
  return { size: code.length, nanoseconds: (best * 1e6) / ROUNDS, sum };
}

/** With a host that gives out the memory above `__heap_base` once. */
function instantiate(module: WebAssembly.Module): Exports {
  let top = 0;
  const malloc = (size: number): number => {
    const at = top;
    top += (size + 7) & ~7;
    const missing = top - exports.memory.buffer.byteLength;
    if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE));
    return at;
  };
  const panic = (): never => {
    throw new Error('the codec panicked');
  };
  const env = {
    ext_allocator_malloc_version_1: malloc,
    ext_panic_handler_abort_on_panic_version_1: panic,
  };
  const exports = new WebAssembly.Instance(module, { env }).exports as unknown as Exports;
  top = (exports.__heap_base.value + 7) & ~7;
  return exports;
}
