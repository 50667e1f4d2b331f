/** What a release costs, as it is committed, and whether the present blob costs more. */
import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../support/files.js';

/** What must not grow unseen. Times are there to be read; they differ between machines. */
export interface BenchResult {
  /** Bytes. */
  sizes: Record<string, number>;
  /** Calls into the host, by what the runtime is asked to do. */
  hostCalls: Record<string, number>;
  /** Median microseconds, where a benchmark binary was at hand. */
  microseconds: Record<string, number>;
}

/** Growth that is taken for noise. */
const TOLERANCE = 1.05;

/** Path of the results of a release, below the root. */
function resultFile(specVersion: number): string {
  return `tools/bench/results/${specVersion}.json`;
}

export function readResult(root: string, specVersion: number): BenchResult {
  const file = join(root, resultFile(specVersion));
  if (!existsSync(file)) {
    throw new Error(`${resultFile(specVersion)} is missing; run npm run bench -- --update`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as BenchResult;
}

export function writeResult(root: string, specVersion: number, result: BenchResult): string {
  const file = resultFile(specVersion);
  replaceFile(join(root, file), `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** Writes what a run of `name` measured, with the day and the machine; returns its path below the root. */
export function recordResult(root: string, name: string, result: object): string {
  const file = `tools/bench/results/${name}.json`;
  const date = new Date().toISOString();
  replaceFile(
    join(root, file),
    `${JSON.stringify({ date, machine: machine(), ...result }, null, 2)}\n`,
  );
  return file;
}

/** `2 × AMD EPYC, 24 GiB` */
export function machine(): string {
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${gib} GiB`;
}

/** A sentence for everything in `now` that is more than 5 % above `before`, or new to it. */
export function growth(before: BenchResult, now: BenchResult): string[] {
  return [
    ...grown('bytes', before.sizes, now.sizes),
    ...grown('host calls', before.hostCalls, now.hostCalls),
  ];
}

function grown(
  unit: string,
  before: Record<string, number>,
  now: Record<string, number>,
): string[] {
  return Object.entries(now).flatMap(([label, value]) => {
    const old = before[label];
    if (old === undefined) return [`${label}: ${value} ${unit}, not in the committed results`];
    if (value <= old * TOLERANCE) return [];
    return [`${label}: ${value} ${unit}, ${old} before`];
  });
}
