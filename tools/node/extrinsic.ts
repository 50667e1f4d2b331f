/** Signed extrinsics, as a runtime's metadata says they are signed. */
import type { Call, Extrinsic } from '@polkadot/types/interfaces';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { toHex } from '../compiler/host/bytes.js';
import type { Runtime } from './runtime.js';

/** Whatever signs for an account. */
export interface Account {
  readonly address: string;
  /** Resolves to a MultiSignature: one byte for the scheme, and the signature. */
  sign(message: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** The block from which a call is valid, and for how many more. */
export interface Mortality {
  readonly number: number;
  readonly hash: string;
  readonly period: number;
}

/** Blocks for which a call is valid: what a node has lost cannot turn up much later. */
export const PERIOD = 64;
/** Blocks before the best that no fork is likely to take back. */
export const SAFE_DEPTH = 5;

export interface SigningDetails {
  readonly genesisHash: string;
  readonly nonce: number;
  readonly from: Mortality;
}

/** Payloads that are longer are signed by their hash. */
const MOST_PAYLOAD_BYTES = 256;
const EXTRINSIC_VERSION = 4;

/** `call`, signed and encoded as a node takes it. */
export async function signedExtrinsic(
  { registry, version: { specVersion, transactionVersion } }: Runtime,
  call: Call,
  account: Account,
  { genesisHash, nonce, from }: SigningDetails,
): Promise<string> {
  const { number: current, hash: blockHash, period } = from;
  const era = registry.createTypeUnsafe('ExtrinsicEra', [{ current, period }]);
  const options = { era: era.toHex(), nonce, tip: 0, genesisHash, blockHash };
  const versions = { specVersion, transactionVersion };
  const fields = { ...options, ...versions, method: call.toHex() };
  const version = { version: EXTRINSIC_VERSION };
  const payload = registry.createTypeUnsafe('ExtrinsicPayload', [fields, version]);
  const bytes = payload.toU8a({ method: true });
  const message = bytes.length > MOST_PAYLOAD_BYTES ? blake2AsU8a(bytes) : bytes;
  const signature = await account.sign(message);
  const extrinsic = registry.createTypeUnsafe<Extrinsic>('Extrinsic', [call, version]);
  extrinsic.addSignature(account.address, toHex(signature) as `0x${string}`, fields as never);
  return extrinsic.toHex();
}
