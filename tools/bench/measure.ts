/** What any runtime with Balances costs: sizes, host calls and times of the same calls. */
import { join } from 'node:path';
import { snakeCase } from '../codegen/names.js';
import { Chain, buildGenesis, presetOf, toRaw } from '../host/chain.js';
import { Executor } from '../host/executor.js';
import { packBlob } from '../wasm/zstd.js';
import type { BenchResult } from './results.js';
import { type ScriptedCall, scriptBlock, timeBlock } from './script.js';
import { Signer } from './signer.js';

const REPEAT = 200;
const TRANSFERS = 1_000;
/** A block of transfers takes a thousand times as long as a call. */
const TRANSFERS_REPEAT = 5;
const SCRIPT = 'build/bench/script.json';

type Call = [pallet: string, call: string, ...args: unknown[]];

export interface Measured extends BenchResult {
  specVersion: number;
  /** Milliseconds of the first call, compilation included. */
  firstCall: number | null;
}

/**
 * @param binary the benchmark binary, or undefined to leave times out
 * @param own calls besides those that every runtime has
 */
export function measure(
  root: string,
  blob: Uint8Array,
  binary: string | undefined,
  own: (alice: string, bob: string) => Call[] = () => [],
): Measured {
  const executor = new Executor(blob);
  const genesis = buildGenesis(executor, blob, presetOf(executor, 'development'));
  const raw = toRaw(genesis);
  const signer = new Signer(new Chain(genesis));
  const alice = signer.account('//Alice');
  const bob = signer.account('//Bob').address;
  const sign = ([pallet, call, ...args]: Call, nonce: number) => ({
    label: `${pallet}.${snakeCase(call)}, signed`,
    extrinsic: signer.sign(alice, nonce, pallet, call, ...args),
  });
  const transfer: Call = ['balances', 'transferKeepAlive', { Id: bob }, 12_345];
  const calls = [['system', 'remark', '0x00'] as Call, transfer, ...own(alice.address, bob)].map(
    sign,
  );
  const many = Array.from({ length: TRANSFERS }, (_, nonce) => sign(transfer, nonce));
  const one = scriptBlock(new Chain(genesis), calls);
  const full = scriptBlock(new Chain(genesis), many);
  const result: Measured = {
    specVersion: executor.version.specVersion,
    sizes: { blob: executor.code.length, compressed: packBlob(executor.code).length },
    hostCalls: Object.fromEntries(
      one.flatMap((c) => (c.hostCalls ? [[c.label, c.hostCalls]] : [])),
    ),
    microseconds: {},
    firstCall: null,
  };
  if (binary) {
    const file = join(root, SCRIPT);
    const timings = timeBlock(binary, file, raw, [...one, ...METADATA], REPEAT);
    [...one, ...METADATA].forEach(({ label }, i) => {
      result.microseconds[label] = timings.calls[i]?.median ?? 0;
    });
    const last = timeBlock(binary, file, raw, full, TRANSFERS_REPEAT).calls.at(-1);
    result.microseconds[full.at(-1)?.label ?? ''] = last?.median ?? 0;
    result.firstCall = timings.firstCall;
  }
  return result;
}

const METADATA: ScriptedCall[] = [
  { label: 'metadata', entry: 'Metadata_metadata', input: '0x', hostCalls: 0 },
];
