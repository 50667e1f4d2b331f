/** Builds extrinsics the way a wallet does, from the extensions the metadata lists. */

import { concat, lengthPrefixed } from '../../tools/compiler/host/bytes.js';
import { blake2_256 } from '../../tools/compiler/host/hashing.js';
import type { RuntimeVersion } from '../../tools/compiler/host/runtime-version.js';
import { u32 } from '../../tools/compiler/host/scale.js';

import type { Account } from './accounts.js';
import { encodeCompact } from './sink.js';

const SIGNED = 0x84;
const BARE = 0x04;
const ADDRESS_ID = 0;
const SR25519 = 1;
const IMMORTAL = Uint8Array.of(0);
const NOTHING = new Uint8Array(0);
/** Longer payloads are hashed before they are signed. */
const LONGEST_PAYLOAD = 256;

/** What the chain contributes to a signature. */
export interface SigningContext {
  readonly extensions: readonly string[];
  readonly version: RuntimeVersion;
  readonly genesisHash: Uint8Array;
}

/** What the sender decides. */
export interface SigningOptions {
  readonly nonce: number;
  readonly tip?: bigint;
  /** The encoded era and the hash of the block it begins with; immortal without. */
  readonly era?: { readonly bytes: Uint8Array; readonly hash: Uint8Array };
  /** The digest of the metadata that the signer has checked; 0 is the mode without one, 1 with. */
  readonly metadataHash?: Uint8Array;
  /** The mode, where it is not to be that of the digest. */
  readonly mode?: number;
  /** `mock` (the default) for hosts that take mock signatures. */
  readonly signature?: 'real' | 'mock';
}

type Part = (context: SigningContext, options: SigningOptions) => Uint8Array;

/** What an extension puts into the extrinsic, and what it adds to the signed payload. */
interface Extension {
  readonly explicit: Part;
  readonly implicit: Part;
}

const none: Part = () => NOTHING;
const empty: Extension = { explicit: none, implicit: none };

const EXTENSIONS: Readonly<Record<string, Extension>> = {
  CheckNonZeroSender: empty,
  CheckWeight: empty,
  WeightReclaim: empty,
  CheckSpecVersion: { explicit: none, implicit: ({ version }) => u32(version.specVersion) },
  CheckTxVersion: { explicit: none, implicit: ({ version }) => u32(version.transactionVersion) },
  CheckGenesis: { explicit: none, implicit: ({ genesisHash }) => genesisHash },
  CheckMortality: {
    explicit: (_, { era }) => era?.bytes ?? IMMORTAL,
    implicit: ({ genesisHash }, { era }) => era?.hash ?? genesisHash,
  },
  CheckNonce: { explicit: (_, { nonce }) => encodeCompact(BigInt(nonce)), implicit: none },
  ChargeTransactionPayment: {
    explicit: (_, { tip }) => encodeCompact(tip ?? 0n),
    implicit: none,
  },
  CheckMetadataHash: {
    explicit: (_, { mode, metadataHash }) => Uint8Array.of(mode ?? Number(!!metadataHash)),
    implicit: (_, { metadataHash }) =>
      metadataHash ? concat(Uint8Array.of(1), metadataHash) : Uint8Array.of(0),
  },
};

function extension(identifier: string): Extension {
  const known = EXTENSIONS[identifier];
  if (!known) throw new TypeError(`no rule for the transaction extension ${identifier}`);
  return known;
}

const MOCK_SIGNATURE = new Uint8Array(64).fill(0xcd);
MOCK_SIGNATURE.set([0xde, 0xad, 0xbe, 0xef]);

function sign(signer: Account, payload: Uint8Array): Uint8Array {
  return signer.pair.sign(payload.length > LONGEST_PAYLOAD ? blake2_256(payload) : payload);
}

/** A signed version 4 extrinsic, length prefix included. */
export function signedExtrinsic(
  signer: Account,
  call: Uint8Array,
  context: SigningContext,
  options: SigningOptions,
): Uint8Array {
  const parts = context.extensions.map(extension);
  const explicit = concat(...parts.map((part) => part.explicit(context, options)));
  const implicit = (): Uint8Array =>
    concat(...parts.map((part) => part.implicit(context, options)));
  const signature =
    options.signature === 'real'
      ? sign(signer, concat(call, explicit, implicit()))
      : MOCK_SIGNATURE;
  const head = Uint8Array.of(SIGNED, ADDRESS_ID);
  return lengthPrefixed(
    concat(head, signer.publicKey, Uint8Array.of(SR25519), signature, explicit, call),
  );
}

/** An extrinsic without a signer, length prefix included. */
export function bareExtrinsic(call: Uint8Array): Uint8Array {
  return lengthPrefixed(concat(Uint8Array.of(BARE), call));
}
