/** From the model to the metadata that the runtime serves. */
import { type Metadata, metadata, v14Lookup } from '@polkadot-api/substrate-bindings';
import type { Model } from '../codegen/model.js';
import { describe } from './description.js';
import { v14, v15, v16 } from './versions.js';

/** `meta`, as the little-endian number that the first four bytes make. */
const MAGIC = 0x6174656d;

/** One version of metadata; the whole of it is `head ++ types ++ tail`. */
export interface MetadataVersion {
  version: number;
  head: Uint8Array;
  tail: Uint8Array;
}

export interface BuiltMetadata {
  /** The type registry: the same bytes in every version, so that the runtime holds it once. */
  types: Uint8Array;
  versions: MetadataVersion[];
}

/**
 * The runtime's metadata in versions 14, 15 and 16.
 * @throws DeclarationError that begins with the place of the declaration at fault.
 */
export function buildMetadata(model: Model): BuiltMetadata {
  const description = describe(model);
  const types = v14Lookup.enc([...description.types]);
  const layouts: Metadata['metadata'][] = [
    { tag: 'v14', value: v14(description) },
    { tag: 'v15', value: v15(description) },
    { tag: 'v16', value: v16(description) },
  ];
  return { types, versions: layouts.map((layout) => split(layout, types)) };
}

/** The bytes of one version as a node or a tool reads them. */
export function wholeMetadata({ types, versions }: BuiltMetadata, version: number): Uint8Array {
  const parts = versions.find((v) => v.version === version);
  if (!parts) throw new Error(`metadata version ${version} is not built`);
  return Buffer.concat([parts.head, types, parts.tail]);
}

function split(layout: Metadata['metadata'], types: Uint8Array): MetadataVersion {
  const whole = metadata.enc({ magicNumber: MAGIC, metadata: layout });
  // Magic number and version byte; in every version the type registry comes next.
  const headSize = 5;
  const end = headSize + types.length;
  if (Buffer.compare(whole.subarray(headSize, end), types) !== 0) {
    throw new Error(`metadata ${layout.tag} does not begin with the type registry`);
  }
  return {
    version: Number(layout.tag.slice(1)),
    head: whole.slice(0, headSize),
    tail: whole.slice(end),
  };
}
