/** `grid bench`: what the runtime costs under a node's executor, beside other runtimes. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Table from 'cli-table3';
import { BLOB } from '../compiler/build/blobs.js';
import { replaceFile } from '../support/files.js';
import { ready } from '../compiler/host/executor.js';
import { benchmarkCalls } from './benchmark-calls.js';
import { codecTable } from './codec.js';
import { type Measured, measure } from './measure.js';
import { growth, readResult, writeResult } from './results.js';

const JSON_FILE = 'build/bench/result.json';

export interface BenchOptions {
  /** Blobs of other runtimes with Balances and a preset `development`, for the same table. */
  readonly peers?: readonly string[];
  /** Compare with the committed results of this version; fail where sizes or host calls grew. */
  readonly check?: boolean;
  /** Commit to what was measured: write the results of this version. */
  readonly update?: boolean;
}

/**
 * Prints the table and writes build/bench/result.json. Without RUNTIME_BENCH there are no times.
 * @throws Error with a line for everything that grew
 */
export async function bench(root: string, options: BenchOptions = {}): Promise<void> {
  await ready();
  const { peers = [], check = false, update = false } = options;
  const binary = check ? undefined : process.env.RUNTIME_BENCH;
  const ours = measure(root, await readFile(join(root, BLOB)), binary);
  Object.assign(ours.hostCalls, await benchmarkCalls(root));
  const others = new Map<string, Measured>();
  for (const peer of peers) others.set(basename(peer), measure(root, await readFile(peer), binary));
  console.log(tableOf(new Map([['ours', ours], ...others])));
  if (!check) console.log(await codecTable());
  if (!binary && !check)
    console.log('no times: RUNTIME_BENCH does not name a runtime-bench binary');
  replaceFile(
    join(root, JSON_FILE),
    `${JSON.stringify({ ours, ...Object.fromEntries(others) })}\n`,
  );
  const { specVersion, sizes, hostCalls, microseconds } = ours;
  if (update) {
    const file = writeResult(root, specVersion, { sizes, hostCalls, microseconds });
    console.log(`wrote ${file}`);
  }
  if (!check) return;
  const grown = growth(readResult(root, specVersion), ours);
  if (!grown.length) return;
  throw new Error(
    `${grown.join('\n')}\nif that is what the change is worth: npm run bench -- --update`,
  );
}

/** One row for each figure, two columns for each runtime: host calls and microseconds. */
export function tableOf(runtimes: Map<string, Measured>): string {
  const names = [...runtimes.keys()];
  const all = [...runtimes.values()];
  const table = new Table({
    head: ['', ...names.flatMap((name) => [`${name}: host calls`, 'bytes, µs'])],
    style: { head: [], border: [] },
  });
  const row = (label: string, cells: (of: Measured) => (string | number)[]): void => {
    table.push([label, ...all.flatMap(cells)]);
  };
  for (const size of ['blob', 'compressed']) {
    row(`${size}, bytes`, ({ sizes }) => ['', (sizes[size] ?? 0).toLocaleString('en')]);
  }
  const labels = all.flatMap((m) => [...Object.keys(m.microseconds), ...Object.keys(m.hostCalls)]);
  for (const label of new Set(labels)) {
    row(label, (m) => [m.hostCalls[label] ?? '', m.microseconds[label]?.toFixed(1) ?? '']);
  }
  row('first call with compilation, ms', ({ firstCall }) => ['', firstCall?.toFixed(0) ?? '']);
  return table.toString();
}
