/** Block headers and their digests. */

import { blake2_256 } from './blake2.js';
import { compact, concat, keyBytes, keyOf, lengthPrefixed } from './bytes.js';
import { ScaleError, ScaleReader } from './scale.js';

const OTHER = 0;
const CONSENSUS = 4;
const SEAL = 5;
const PRE_RUNTIME = 6;
const ENVIRONMENT_UPDATED = 8;

/** An entry of a digest. */
export type DigestItem =
  | { readonly kind: 'other'; readonly data: Uint8Array }
  | {
      readonly kind: 'consensus' | 'seal' | 'preRuntime';
      /** Four letters, such as `aura` and `FRNK`. */
      readonly engine: string;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'environmentUpdated' };

export interface Header {
  readonly parentHash: Uint8Array;
  readonly number: number;
  readonly stateRoot: Uint8Array;
  readonly extrinsicsRoot: Uint8Array;
  readonly digest: readonly DigestItem[];
}

const ENGINE_KINDS = { consensus: CONSENSUS, seal: SEAL, preRuntime: PRE_RUNTIME } as const;

/** One entry of a digest, as headers have it. */
export function encodeDigestItem(item: DigestItem): Uint8Array {
  if (item.kind === 'environmentUpdated') return Uint8Array.of(ENVIRONMENT_UPDATED);
  const data = lengthPrefixed(item.data);
  if (item.kind === 'other') return concat(Uint8Array.of(OTHER), data);
  return concat(Uint8Array.of(ENGINE_KINDS[item.kind]), keyBytes(item.engine), data);
}

function decodeItem(reader: ScaleReader): DigestItem {
  const index = reader.u8();
  if (index === ENVIRONMENT_UPDATED) return { kind: 'environmentUpdated' };
  if (index === OTHER) return { kind: 'other', data: reader.byteString() };
  const found = Object.entries(ENGINE_KINDS).find(([, code]) => code === index);
  if (!found) throw new ScaleError(`no digest item ${index}`);
  const kind = found[0] as keyof typeof ENGINE_KINDS;
  return { kind, engine: keyOf(reader.take(4)), data: reader.byteString() };
}

export function encodeHeader(header: Header): Uint8Array {
  return concat(
    header.parentHash,
    compact(header.number),
    header.stateRoot,
    header.extrinsicsRoot,
    compact(header.digest.length),
    ...header.digest.map(encodeDigestItem),
  );
}

/** Reads a header off the front of `reader`. */
function readHeader(reader: ScaleReader): Header {
  return {
    parentHash: reader.take(32),
    number: reader.compact(),
    stateRoot: reader.take(32),
    extrinsicsRoot: reader.take(32),
    digest: reader.list(() => decodeItem(reader)),
  };
}

/** Reads a header that is all of `bytes`. */
export function decodeHeader(bytes: Uint8Array): Header {
  const reader = new ScaleReader(bytes);
  const header = readHeader(reader);
  if (reader.left > 0) throw new ScaleError(`${reader.left} bytes behind the header`);
  return header;
}

/** The block hash. */
export function headerHash(header: Header): Uint8Array {
  return blake2_256(encodeHeader(header));
}
