/** Scripts for the benchmark binary: blocks as lists of runtime calls, timed under a node's executor. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { initialHeader } from '../compiler/host/block-builder.js';
import { toHex } from '../compiler/host/bytes.js';
import type { Chain, RawStorage } from '../compiler/host/chain.js';
import { encodeHeader } from '../compiler/host/header.js';

/** A call of the block being measured. */
export interface ScriptedCall {
  /** What the row is called. */
  label: string;
  entry: string;
  input: string;
  /** Calls into the host that the runtime makes. */
  hostCalls: number;
}

export interface Timing {
  /** Microseconds. */
  min: number;
  median: number;
  /** Calls into the host that the runtime makes. */
  hostCalls: number;
}

export interface Timings {
  calls: Timing[];
  /** Milliseconds of the first call, compilation included. */
  firstCall: number;
}

const APPLY = 'BlockBuilder_apply_extrinsic';
/** SCALE `Ok(Ok(()))`. */
const SUCCESS = '0x0000';

interface Output {
  first_call_ms_with_compilation: number;
  blocks: { calls: { min_us: number; median_us: number; output: unknown }[] }[];
}

/**
 * The calls of a block of `extrinsics` on the chain's head. The chain builds the block too, which
 * checks the extrinsics and counts host calls.
 */
export function scriptBlock(
  chain: Chain,
  extrinsics: { label: string; extrinsic: Uint8Array }[],
): ScriptedCall[] {
  // A block may replace the code, and with it the chain's executor.
  const { head, executor } = chain;
  const builder = chain.openBlock();
  const count = (): number => [...executor.lastCalls.values()].reduce((a, b) => a + b, 0);
  const ofInherent = count();
  const header = encodeHeader(initialHeader(head, builder.time));
  chain.call('Core_initialize_block', header);
  const inherents = builder.extrinsics.map((extrinsic) => ({
    label: 'timestamp inherent',
    extrinsic,
  }));
  const calls: ScriptedCall[] = [
    ...[
      {
        label: 'initialize_block',
        entry: 'Core_initialize_block',
        input: toHex(header),
        hostCalls: count(),
      },
    ],
    ...inherents.map(({ label, extrinsic }) => apply(label, extrinsic, ofInherent)),
  ];
  for (const { label, extrinsic } of extrinsics) {
    const outcome = builder.apply(extrinsic);
    if (outcome.kind !== 'success') throw new Error(`${label} ended as ${JSON.stringify(outcome)}`);
    calls.push(apply(label, extrinsic, count()));
  }
  chain.seal(builder);
  calls.push({
    label: `finalize_block of ${calls.length - 1} extrinsics`,
    entry: 'BlockBuilder_finalize_block',
    input: '0x',
    hostCalls: count(),
  });
  return calls;
}

function apply(label: string, extrinsic: Uint8Array, hostCalls: number): ScriptedCall {
  return { label, entry: APPLY, input: toHex(extrinsic), hostCalls };
}

/**
 * Times the calls of one block.
 * @param binary path of the benchmark binary
 * @param file where the script is written
 * @throws Error with the binary's own words, or when an extrinsic does not succeed
 */
export function timeBlock(
  binary: string,
  file: string,
  genesis: RawStorage,
  calls: ScriptedCall[],
  repeat: number,
): Timings {
  const script = { genesis, blocks: [{ calls: calls.map(({ entry, input }) => [entry, input]) }] };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(script));
  const run = spawnSync(binary, [file, '--repeat', String(repeat)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) {
    throw new Error(`${binary} failed: ${(run.error?.message ?? run.stderr).trim()}`);
  }
  const output = JSON.parse(run.stdout) as Output;
  const timings = output.blocks[0]?.calls ?? [];
  calls.forEach(({ label, entry }, i) => {
    const answer = timings[i]?.output;
    if (entry === APPLY && answer !== SUCCESS)
      throw new Error(`${label} ended as ${JSON.stringify(answer)}`);
  });
  return {
    calls: timings.map(({ min_us: min, median_us: median }, i) => ({
      min,
      median,
      hostCalls: calls[i]?.hostCalls ?? 0,
    })),
    firstCall: output.first_call_ms_with_compilation,
  };
}

/** The one in the middle. */
export function typical(timings: Timing[]): Timing {
  const sorted = timings.toSorted((a, b) => a.median - b.median);
  const middle = sorted[sorted.length >> 1];
  if (!middle) throw new Error('nothing was timed');
  return middle;
}
