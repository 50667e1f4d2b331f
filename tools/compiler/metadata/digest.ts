/** The digest by which a signer that decodes what it signs knows the metadata: RFC-78. */
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { TOKEN } from '../../../node-config/token.js';
import { type BuiltMetadata, wholeMetadata } from './build.js';

/** The versions that have one; it is the same. */
export type DigestedVersion = 15 | 16;

/** 32 bytes over the types that a transaction can be made of, the extensions, the token and the runtime's version. */
export function metadataDigest(metadata: BuiltMetadata, version: DigestedVersion = 15): Uint8Array {
  return merkleizeMetadata(wholeMetadata(metadata, version), TOKEN).digest();
}
