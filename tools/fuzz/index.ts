/** `grid fuzz`: feeds every decoder and entry point with inputs that are valid, nearly valid, or hostile. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '../compiler/host/bytes.js';
import { Externalities } from '../compiler/host/externalities.js';
import { temporaryFolder } from '../support/leavings.js';
import { minimised } from './minimise.js';
import { Random } from './random.js';
import { type Scene, openScene } from './scene.js';
import { type Attempt, type Target, targetsOf } from './targets.js';

/** Milliseconds and inputs of one target in a row: slow targets must not take the time of the others. */
const SLICE_MS = 25;
const ROUND = 200;
/** Of so many inputs one is replayed on another host. */
const REPLAYED = 400;
const PROGRESS_MS = 5_000;
/** Flaws that are told before it ends. */
const MOST_FLAWS = 5;

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Only targets whose names contain it. */
  readonly only?: string;
  /** A benchmark binary to replay a sample on. */
  readonly bench?: string | undefined;
  readonly progress?: (line: string) => void;
}

export interface Flaw {
  readonly target: string;
  readonly input: Uint8Array;
  readonly flaw: string;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly targets: number;
  readonly replayed: number;
  readonly flaws: readonly Flaw[];
}

/** @param blob the runtime with its decoders as exports @throws Error when no target has that name */
export function fuzz(blob: Uint8Array, options: FuzzOptions): FuzzResult {
  const scene = openScene(blob);
  const { only = '' } = options;
  const targets = targetsOf(scene).filter(({ name }) => name.includes(only));
  if (!targets.length) {
    throw new Error(`no target's name contains “${only}”; leave --only out to see them at work`);
  }
  const { inputs, sample, flaws } = feed(targets, options);
  const replayed = options.bench ? replay(scene, options.bench, sample, flaws) : 0;
  return { inputs, targets: targets.length, replayed, flaws };
}

/** Rounds over all targets until the time is over or enough is wrong; each target at least once. */
export function feed(
  targets: readonly Target[],
  { seconds, seed, progress }: FuzzOptions,
): { inputs: number; sample: Attempt[]; flaws: Flaw[] } {
  const random = new Random(seed);
  const end = Date.now() + seconds * 1000;
  const flaws: Flaw[] = [];
  const sample: Attempt[] = [];
  let inputs = 0;
  let told = Date.now();
  for (let first = true; first || Date.now() < end; first = false) {
    for (const target of targets) {
      if (!first && Date.now() >= end) break;
      const slice = Date.now() + SLICE_MS;
      for (let i = 0; i < ROUND && (i === 0 || Date.now() < slice); i++) {
        const input = target.make(random);
        inputs++;
        const flaw = target.flawIn(input);
        if (flaw) {
          flaws.push(smallest(target, input));
          if (flaws.length >= MOST_FLAWS) return { inputs, sample, flaws };
          break;
        }
        const call = inputs % REPLAYED < 1 ? target.asCall(input) : null;
        if (call) sample.push(call);
      }
      if (Date.now() - told > PROGRESS_MS) {
        told = Date.now();
        const left = Math.max(0, Math.round((end - told) / 1000));
        progress?.(`${inputs.toLocaleString('en')} inputs, ${flaws.length} flaws, ${left} s left`);
      }
    }
  }
  return { inputs, sample, flaws };
}

function smallest(target: Target, input: Uint8Array): Flaw {
  const small = minimised(input, (smaller) => target.flawIn(smaller) !== null);
  return { target: target.name, input: small, flaw: target.flawIn(small) ?? 'it does not repeat' };
}

/** Asks a node's executor for the same answers; what differs joins `flaws`. @returns how many it was asked for */
function replay(scene: Scene, bench: string, sample: Attempt[], flaws: Flaw[]): number {
  const answers = sample.flatMap((call) => {
    const ours = answerHere(scene, call);
    return ours === null ? [] : [{ call, ours }];
  });
  const calls = answers.map(({ call: { entry, input } }) => [entry, toHex(input)]);
  const theirs = askBench(bench, { genesis: scene.raw, blocks: [{ calls }] });
  answers.forEach(({ call, ours }, i) => {
    if (theirs[i] === ours) return;
    const flaw = `a node answers ${theirs[i] ?? 'nothing'}, this host ${ours}`;
    flaws.push({ target: call.entry, input: call.input, flaw });
  });
  return answers.length;
}

/** Null where the call has no answer. */
function answerHere({ executor, chain }: Scene, { entry, input }: Attempt): string | null {
  try {
    return toHex(executor.call(entry, input, new Externalities(chain.head.state)));
  } catch {
    return null;
  }
}

function askBench(bench: string, script: unknown): string[] {
  const folder = temporaryFolder('campus-grid-fuzz-');
  try {
    const file = join(folder, 'script.json');
    writeFileSync(file, JSON.stringify(script));
    const run = spawnSync(bench, [file, '--repeat', '1'], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    if (run.status !== 0) throw new Error(`${bench} failed: ${run.error?.message ?? run.stderr}`);
    const output = JSON.parse(run.stdout) as { blocks: { calls: { output: string }[] }[] };
    return (output.blocks[0]?.calls ?? []).map(({ output: answer }) => answer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
