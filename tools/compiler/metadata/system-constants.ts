/** The constants of System that are no integers, from the numbers of `runtime/chain/config.ts`. */
import { Option, Struct, compact, u16, u32, u64 } from '@polkadot-api/substrate-bindings';
import type { Model, Pallet } from '../codegen/model.js';
import { DeclarationError } from '../codegen/problems.js';
import { encodeRuntimeVersion } from './runtime-version.js';

const PS_PER_MS = 10n ** 9n;

/** A constant as metadata shows it; `type` is an expression. */
export interface MetadataConstant {
  name: string;
  type: string;
  value: Uint8Array;
  docs: string[];
}

const weight = Struct({ refTime: compact, proofSize: compact });
const classLimits = Struct({
  baseExtrinsic: weight,
  maxExtrinsic: Option(weight),
  maxTotal: Option(weight),
  reserved: Option(weight),
});
const blockWeights = Struct({
  baseBlock: weight,
  maxBlock: weight,
  perClass: Struct({ normal: classLimits, operational: classLimits, mandatory: classLimits }),
});
const blockLength = Struct({ normal: u32, operational: u32, mandatory: u32 });
const dbWeight = Struct({ read: u64, write: u64 });

/** What System's constants say; empty for every other pallet. */
export function systemConstants(model: Model, pallet: Pallet): MetadataConstant[] {
  if (pallet.name !== 'System') return [];
  const config = (name: string): bigint => {
    const value = model.config.get(name);
    if (value === undefined) {
      throw new DeclarationError([
        `runtime/chain/config.ts: ${name} is missing; System's constants show it`,
      ]);
    }
    return value;
  };
  return [
    {
      name: 'BlockWeights',
      type: 'BlockWeights',
      value: blockWeights.enc(weightLimits(config)),
      docs: ['Weights of a block: what it costs and what it may hold, by class of calls.'],
    },
    {
      name: 'BlockLength',
      type: 'BlockLength',
      value: blockLength.enc(lengthLimits(config)),
      docs: ['Bytes that the extrinsics of a block may fill, by class of calls.'],
    },
    {
      name: 'BlockHashCount',
      type: 'u32',
      value: u32.enc(Number(config('BLOCK_HASH_COUNT'))),
      docs: ['Block hashes kept on chain: the longest life of a mortal transaction.'],
    },
    {
      name: 'DbWeight',
      type: 'RuntimeDbWeight',
      value: dbWeight.enc({ read: config('DB_READ_REF_TIME'), write: config('DB_WRITE_REF_TIME') }),
      docs: ['Reference time of one read and of one write of the database.'],
    },
    {
      name: 'Version',
      type: 'RuntimeVersion',
      value: encodeRuntimeVersion(model),
      docs: ["The runtime's version."],
    },
    {
      name: 'SS58Prefix',
      type: 'u16',
      value: u16.enc(Number(config('SS58_PREFIX'))),
      docs: ["The prefix of the chain's addresses."],
    },
  ];
}

function weightLimits(config: (name: string) => bigint) {
  // Whole milliseconds, as in runtime/frame/system/limits.ts.
  const share = (config('DEFAULT_SLOT_DURATION') / config('SLOT_SHARE')) * PS_PER_MS;
  const most = config('MAX_BLOCK_REF_TIME');
  const refTime = share < most ? share : most;
  const proofSize = config('MAX_BLOCK_PROOF_SIZE');
  const base = config('EXTRINSIC_BASE_REF_TIME');
  const limited = (maxRefTime: bigint) => ({
    baseExtrinsic: { refTime: base, proofSize: 0n },
    maxExtrinsic: { refTime: maxRefTime - base, proofSize },
    maxTotal: { refTime: maxRefTime, proofSize },
    // None of the block is kept free for the class, and the class cannot overfill the block.
    reserved: { refTime: 0n, proofSize: 0n },
  });
  return {
    baseBlock: {
      refTime: config('BLOCK_BASE_REF_TIME') + config('DB_COMMIT_REF_TIME'),
      proofSize: 0n,
    },
    maxBlock: { refTime, proofSize },
    perClass: {
      normal: limited((refTime / 100n) * config('NORMAL_DISPATCH_RATIO')),
      operational: limited((refTime / 100n) * (100n - config('NORMAL_DISPATCH_RATIO'))),
      mandatory: {
        baseExtrinsic: { refTime: base, proofSize: 0n },
        maxExtrinsic: undefined,
        maxTotal: undefined,
        reserved: undefined,
      },
    },
  };
}

function lengthLimits(config: (name: string) => bigint) {
  const max = config('MAX_BLOCK_LENGTH');
  const normal = (max * config('NORMAL_DISPATCH_RATIO')) / 100n;
  // Operational extrinsics fill what normal ones cannot.
  return { normal: Number(normal), operational: Number(max - normal), mandatory: Number(max) };
}
