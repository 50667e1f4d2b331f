/** `grid weights`: measures every benchmark with a node's own runner and writes what came out. */
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { format, resolveConfig } from 'prettier';
import { codegen } from '../codegen/index.js';
import { BENCHMARK_BLOB } from '../build/blobs.js';
import { build } from '../build/index.js';
import { readModel } from '../codegen/index.js';
import type { Model, Pallet } from '../codegen/model.js';
import { snakeCase } from '../codegen/names.js';
import { replaceFile } from '../../support/files.js';
import { startChild } from '../../support/leavings.js';
import { nodeCommand } from '../../support/node-command.js';
import { emitWeights, type Results } from './emit.js';

const FOLDER = 'build/weights';
const TEMPLATE = 'tools/compiler/weights/results.hbs';
/** What the runner says as it goes. */
const PROGRESS = /\[ *(\d+) % \] (?:Starting|Running) +benchmark: (\S+)/;

export interface WeightOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** Names as in runtime/chain/construct.ts; none means all that have benchmarks. */
  readonly pallets?: readonly string[];
  /** Samples over the range of a component. */
  readonly steps: number;
  /** Runs of each sample. */
  readonly repeat: number;
  /** Seconds that every benchmark runs at least. */
  readonly minDuration: number;
  readonly progress: (line: string) => void;
}

/** Writes the weights.ts of every pallet that was measured, and what codegen makes of them; returns the paths. */
export async function writeWeights(options: WeightOptions): Promise<string[]> {
  const { root, progress } = options;
  await build({ root, target: 'benchmark', progress });
  const model = readModel(root);
  const pallets = chosen(model, options.pallets ?? []);
  const written: string[] = [];
  for (const results of await measure(options, pallets)) {
    const pallet = pallets.find((p) => snakeCase(p.name) === results.pallet);
    if (!pallet) throw new Error(`the runner measured ${results.pallet}, which was not asked for`);
    const path = `${pallet.home}/weights.ts`;
    const style = await resolveConfig(join(root, path));
    const text = emitWeights(model, pallet, results);
    replaceFile(join(root, path), await format(text, { ...style, filepath: path }));
    written.push(path);
  }
  // A weight may take other arguments than before.
  return [...written, ...codegen({ root }).changed];
}

function chosen(model: Model, names: readonly string[]): Pallet[] {
  const measurable = model.pallets.filter((p) => p.benchmarks.length);
  for (const name of names) {
    if (measurable.some((p) => p.name === name)) continue;
    const known = measurable.map((p) => p.name).join(', ');
    throw new Error(`pallet ${name} has no benchmarks; those that have: ${known}`);
  }
  return names.length ? measurable.filter((p) => names.includes(p.name)) : measurable;
}

async function measure(options: WeightOptions, pallets: Pallet[]): Promise<Results[]> {
  const { root, steps, repeat, minDuration, progress } = options;
  const folder = join(root, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  progress(`measuring ${pallets.map((p) => p.name).join(', ')}; an idle machine measures best`);
  const node = nodeCommand('npm run weights');
  const flags: Record<string, string> = {
    runtime: join(root, BENCHMARK_BLOB),
    'genesis-builder': 'runtime',
    pallets: pallets.map((p) => snakeCase(p.name)).join(','),
    extrinsic: '*',
    steps: String(steps),
    repeat: String(repeat),
    'min-duration': String(minDuration),
  };
  // What fails shall fail in seconds, not when all before it was measured.
  await run(node, benchmark({ ...flags, steps: '2', repeat: '2', 'min-duration': '0' }), () => {});
  const output = { template: join(root, TEMPLATE), output: folder };
  await run(node, benchmark({ ...flags, ...output }), progress);
  // The runner names its files as if they were Rust's, whatever the template makes of them.
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Results);
}

function benchmark(flags: Readonly<Record<string, string>>): string[] {
  return [
    'benchmark',
    'pallet',
    // No node of such a chain records proofs: it would book time that blocks do not take.
    '--disable-proof-recording',
    ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`),
  ];
}

/** Says which benchmark is being measured. @throws Error with what the runner said last, if it fails */
async function run(node: string, args: string[], progress: (line: string) => void): Promise<void> {
  const child = startChild(node, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  const told = new Set<string>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    const [, share, benchmark] = PROGRESS.exec(line) ?? [];
    if (!share || !benchmark) said.push(line);
    else if (!told.has(benchmark)) {
      told.add(benchmark);
      progress(`${share.padStart(3)} %  ${benchmark}`);
    }
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`benchmark pallet failed: ${reasonOf(said)}`);
}

/** What the runner said, without its stack trace. */
function reasonOf(lines: string[]): string {
  const at = Math.max(
    lines.findIndex((line) => line.startsWith('Error')),
    0,
  );
  return lines.slice(at, at + 6).join('\n');
}
