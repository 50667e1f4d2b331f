/** Scripts for the benchmark binary: blocks as lists of runtime calls. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { initialHeader } from '../host/block-builder.js';
import { toHex } from '../host/bytes.js';
import type { Chain, RawStorage } from '../host/chain.js';
import { encodeHeader } from '../host/header.js';

type Call = [name: string, input: string];

export interface Script {
  genesis: RawStorage;
  blocks: { calls: Call[] }[];
}

/** What the binary says of one call. */
export interface Timing {
  call: string;
  /** Microseconds. */
  min: number;
  median: number;
}

/** The calls of a block of `extrinsics` on the chain's head; the chain builds it too and goes on from it. */
export function scriptBlock(chain: Chain, extrinsics: Uint8Array[]): { calls: Call[] } {
  const { head } = chain;
  const builder = chain.openBlock();
  const calls: Call[] = [
    ['Core_initialize_block', toHex(encodeHeader(initialHeader(head, builder.time)))],
  ];
  for (const extrinsic of extrinsics) {
    const outcome = builder.apply(extrinsic);
    if (outcome.kind !== 'success') throw new Error(`an extrinsic of the script: ${JSON.stringify(outcome)}`);
  }
  for (const extrinsic of builder.extrinsics) calls.push(['BlockBuilder_apply_extrinsic', toHex(extrinsic)]);
  calls.push(['BlockBuilder_finalize_block', '0x']);
  chain.seal(builder);
  return { calls };
}

/**
 * Times every call of the script.
 * @param binary path of the benchmark binary
 * @returns a list for each block
 */
export function runScript(binary: string, file: string, script: Script, repeat: number): Timing[][] {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(script));
  const run = spawnSync(binary, [file, '--repeat', String(repeat)], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0) throw new Error(`${binary} failed: ${run.stderr.split('\n')[1] ?? run.stderr}`);
  return parseOutput(run.stdout);
}

function parseOutput(output: string): Timing[][] {
  return output as never;
}
