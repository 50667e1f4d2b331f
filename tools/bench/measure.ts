/** What any runtime with Balances costs: sizes, host calls and times of the same calls. */
import { join } from 'node:path';
import { snakeCase } from '../compiler/codegen/names.js';
import { Chain, buildGenesis, presetOf, toRaw } from '../compiler/host/chain.js';
import { Executor } from '../compiler/host/executor.js';
import { packBlob } from '../compiler/wasm/zstd.js';
import { type Json, merged } from '../support/merged.js';
import type { BenchResult } from './results.js';
import { type ScriptedCall, scriptBlock, timeBlock } from './script.js';
import { Signer } from './signer.js';

const ALICE = '//Alice';
const REPEAT = 200;
const TRANSFERS = 1_000;
/** A block of transfers takes a thousand times as long as a call. */
const TRANSFERS_REPEAT = 5;
const SCRIPT = 'build/bench/script.json';

export type CallArguments = [pallet: string, call: string, ...args: unknown[]];

/** A call of the measured block. Of several with one label the last one counts. */
export interface BenchCall {
  /** Who signs, as a secret URI. */
  by: string;
  call: CallArguments;
  /** Default: pallet and call. */
  label?: string;
}

type GenesisPatch = Record<string, Record<string, unknown>>;

export interface Measured extends BenchResult {
  specVersion: number;
  /** Milliseconds of the first call, compilation included. */
  firstCall: number | null;
}

/** @param binary the benchmark binary, or undefined to leave times out */
export function measure(root: string, blob: Uint8Array, binary: string | undefined): Measured {
  const executor = new Executor(blob);
  const genesis = buildGenesis(executor, blob, JSON.stringify(genesisOf(executor)));
  const raw = toRaw(genesis);
  const chain = new Chain(genesis);
  const signer = new Signer(chain);
  const transfer = {
    by: ALICE,
    call: ['balances', 'transferKeepAlive', { Id: signer.account('//Bob').address }, 12_345],
  } satisfies BenchCall;
  const remark = { by: ALICE, call: ['system', 'remark', '0x00'] } satisfies BenchCall;
  const one = scriptBlock(new Chain(genesis), signAll(signer, [remark, transfer]));
  const many = Array.from({ length: TRANSFERS }, () => transfer);
  const full = scriptBlock(new Chain(genesis), signAll(signer, many));
  const result: Measured = {
    specVersion: executor.version.specVersion,
    sizes: { blob: executor.code.length, compressed: packBlob(executor.code).length },
    hostCalls: Object.fromEntries(
      [...one, ...full.slice(-1)].map(({ label, hostCalls }) => [label, hostCalls]),
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

/** As a node has it: the preset laid over what the runtime takes for granted, which FRAME asks for in full. */
function genesisOf(executor: Executor): GenesisPatch {
  const [whole, patch] = [null, 'development'].map(
    (id) => JSON.parse(presetOf(executor, id)) as Json,
  ) as [Json, Json];
  return merged(whole, patch) as GenesisPatch;
}

/** `system.set_storage` */
export function labelOf(pallet: string, call: string): string {
  return `${pallet}.${snakeCase(call)}`;
}

/** Signed in turn, each signer's from nonce 0 on. */
function signAll(signer: Signer, calls: BenchCall[]): { label: string; extrinsic: Uint8Array }[] {
  const nonces = new Map<string, number>();
  return calls.map(({ by, call: [pallet, call, ...args], label }) => {
    const nonce = nonces.get(by) ?? 0;
    nonces.set(by, nonce + 1);
    const extrinsic = signer.sign(signer.account(by), nonce, pallet, call, ...args);
    return { label: label ?? `${labelOf(pallet, call)}, signed`, extrinsic };
  });
}

const METADATA: ScriptedCall[] = [
  { label: 'metadata', entry: 'Metadata_metadata', input: '0x', hostCalls: 0 },
];
