/**
 * Encoders and decoders made once from the types of a metadata, for the many calls of a test.
 *
 * Plain values: integers up to 32 bits are numbers, larger ones bigints (either is taken); accounts
 * come as addresses and are taken as accounts, addresses or bytes; `Vec<u8>` and `[u8; N]` come as hex
 * and are taken as bytes, hex or text; `Option` is the value or null; an enum is the variant's name or
 * `{ Name: fields }`; structs have camelCase fields; calls within calls are taken as `tx(…)` or bytes.
 */

import type { PortableRegistry } from '@polkadot/types/metadata';
import type { Si1Field, Si1Type, Si1Variant } from '@polkadot/types/interfaces';
import { stringCamelCase } from '@polkadot/util';
import {
  ACCOUNT,
  BYTES,
  PRIMITIVES,
  compactCodec,
  enumCodec,
  fieldsCodec,
  fixedBytes,
  listCodec,
  multiAddress,
  nestedCall,
  optionCodec,
  tupleCodec,
  type Codec,
  type FieldCodec,
  type Tx,
} from './codec-parts.js';

/** The codecs of a type registry, by type id. */
export class Codecs {
  private readonly known = new Map<number, Codec>();

  constructor(
    private readonly lookup: PortableRegistry,
    /** Encodes a call that is an argument of another. */
    private readonly encodeCall: (call: Tx) => Uint8Array,
  ) {}

  of(id: number): Codec {
    let codec = this.known.get(id);
    if (!codec) {
      codec = this.make(this.lookup.getSiType(id));
      this.known.set(id, codec);
    }
    return codec;
  }

  fields(fields: readonly Si1Field[]): FieldCodec[] {
    return fields.map((field) => ({
      name: field.name.isSome ? stringCamelCase(field.name.unwrap().toString()) : null,
      codec: this.later(field.type.toNumber()),
    }));
  }

  private later(id: number): () => Codec {
    return () => this.known.get(id) ?? this.of(id);
  }

  private make(type: Si1Type): Codec {
    const path = type.path.map((part) => part.toString()).join('::');
    if (path === 'sp_core::crypto::AccountId32') return ACCOUNT;
    const { def } = type;
    if (def.isVariant) return this.variant(path, def.asVariant.variants);
    if (def.isComposite) return fieldsCodec(this.fields(def.asComposite.fields));
    if (def.isSequence) return this.list(def.asSequence.type.toNumber(), null);
    if (def.isArray) return this.list(def.asArray.type.toNumber(), def.asArray.len.toNumber());
    if (def.isTuple) return tupleCodec(def.asTuple.map((id) => this.later(id.toNumber())));
    if (def.isCompact) return compactCodec(this.bits(def.asCompact.type.toNumber()));
    if (def.isPrimitive) return PRIMITIVES[def.asPrimitive.type] as Codec;
    throw new TypeError(`no codec for ${def.type}`);
  }

  private variant(path: string, variants: readonly Si1Variant[]): Codec {
    if (path === 'Option') {
      const some = variants.find(({ name }) => name.toString() === 'Some') as Si1Variant;
      return optionCodec(this.later((some.fields[0] as Si1Field).type.toNumber()));
    }
    const plain = enumCodec(
      variants.map(({ name, index, fields }) => ({
        name: name.toString(),
        index: index.toNumber(),
        body: fields.length === 0 ? null : fieldsCodec(this.fields(fields)),
      })),
    );
    if (path.endsWith('::RuntimeCall')) return nestedCall(plain, this.encodeCall);
    return path === 'sp_runtime::multiaddress::MultiAddress' ? multiAddress(plain) : plain;
  }

  private list(id: number, length: number | null): Codec {
    const { def } = this.lookup.getSiType(id);
    const isBytes = def.isPrimitive && def.asPrimitive.isU8;
    if (isBytes) return length === null ? BYTES : fixedBytes(length);
    return listCodec(this.later(id), length);
  }

  /** The width of an integer under a compact encoding. */
  private bits(id: number): number {
    const { def } = this.lookup.getSiType(id);
    if (def.isPrimitive) return Number(def.asPrimitive.type.slice(1));
    const only = def.isComposite ? def.asComposite.fields[0] : undefined;
    if (!only) throw new TypeError('compact of something that is no integer');
    return this.bits(only.type.toNumber());
  }
}
