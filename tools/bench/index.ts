/** `grid bench`: what the runtime costs under a node's executor, beside a Rust FRAME runtime. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { BLOB, COMPRESSED_BLOB } from '../build/index.js';
import { Chain, buildGenesis, presetOf, toRaw } from '../host/chain.js';
import { Executor, ready } from '../host/executor.js';
import { codecTable } from './codec.js';
import { type ScriptedCall, type Timings, scriptBlock, timeBlock } from './script.js';
import { Signer } from './signer.js';

const REPEAT = 200;
const SCRIPT = 'build/bench/script.json';

/**
 * What the node template's Rust FRAME runtime took under the same executor, on another machine:
 * microseconds, or bytes. Good for orders of magnitude; only numbers of one run compare.
 */
const FRAME: Record<string, number> = {
  blob: 1_049_764,
  compressed: 243_164,
  initialize_block: 100,
  'timestamp inherent': 55,
  'system.remark, signed': 64,
  'balances.transfer_keep_alive, signed': 118,
};

/** Prints the tables. Without RUNTIME_BENCH there are sizes and host calls, but no times. */
export async function bench(root: string): Promise<void> {
  await ready();
  const blob = await readFile(join(root, BLOB));
  const compressed = await readFile(join(root, COMPRESSED_BLOB));
  console.log(sizeTable(blob.length, compressed.length));
  console.log(await codecTable());
  const executor = new Executor(blob);
  const genesis = buildGenesis(executor, blob, presetOf(executor, 'development'));
  const calls = scriptBlock(new Chain(genesis), transactions(new Chain(genesis)));
  const binary = process.env.RUNTIME_BENCH;
  const timings = binary
    ? timeBlock(binary, join(root, SCRIPT), toRaw(genesis), calls, REPEAT)
    : null;
  console.log(callTable(calls, timings));
  if (timings) console.log(`first call, compilation included: ${timings.firstCall.toFixed(0)} ms`);
  else console.log('no times: RUNTIME_BENCH does not name a runtime-bench binary');
}

/** A block that does one of everything. */
function transactions(chain: Chain): { label: string; extrinsic: Uint8Array }[] {
  const signer = new Signer(chain);
  const alice = signer.account('//Alice');
  const bob = signer.account('//Bob').address;
  const calls: [pallet: string, call: string, ...args: unknown[]][] = [
    ['system', 'remark', '0x00'],
    ['balances', 'transferKeepAlive', bob, 12_345],
    ['gridToken', 'transfer', bob, 12_345],
    ['gridToken', 'approve', bob, 12_345],
    ['gridToken', 'mint', bob, 12_345, null],
    ['registry', 'registerUser', bob, 'Prosumer', 'Engineering'],
    ['registry', 'assignMeter', 'meter-1', bob],
  ];
  return calls.map(([pallet, call, ...args], nonce) => ({
    label: `${pallet}.${snake(call)}, signed`,
    extrinsic: signer.sign(alice, nonce, pallet, call, ...args),
  }));
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function sizeTable(blob: number, compressed: number): string {
  const table = new Table({
    head: ['size', 'bytes', 'Rust FRAME template', 'ratio'],
    style: { head: [] },
  });
  const row = (label: string, bytes: number, frame: number): void => {
    table.push([
      label,
      bytes.toLocaleString('en'),
      frame.toLocaleString('en'),
      ratio(bytes, frame),
    ]);
  };
  row('blob', blob, FRAME.blob ?? 0);
  row('compressed', compressed, FRAME.compressed ?? 0);
  return table.toString();
}

function callTable(calls: ScriptedCall[], timings: Timings | null): string {
  const head = ['call', 'host calls', 'median µs', 'min µs', 'Rust FRAME µs', 'ratio'];
  const table = new Table({ head, style: { head: [] } });
  calls.forEach(({ label, hostCalls }, i) => {
    const timing = timings?.calls[i];
    const frame = FRAME[label];
    table.push([
      label,
      hostCalls || '',
      timing?.median.toFixed(1) ?? '',
      timing?.min.toFixed(1) ?? '',
      frame ?? '',
      timing && frame ? ratio(timing.median, frame) : '',
    ]);
  });
  return table.toString();
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2);
}
