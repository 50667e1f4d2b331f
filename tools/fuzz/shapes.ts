/** Valid encodings of every type that a runtime's metadata describes. */
import { Metadata, TypeRegistry } from '@polkadot/types';
import type { PortableRegistry } from '@polkadot/types/metadata';
import type { Si1Field, Si1Type, Si1Variant } from '@polkadot/types/interfaces';
import { compact, concat, toHex } from '../compiler/host/bytes.js';
import type { Random } from './random.js';

/** Calls within calls, and lists of lists, end here. */
const DEEPEST = 7;
/** From here on lists are empty and calls are remarks. */
const DEEP = 4;
const SIZES: Readonly<Record<string, number>> = {
  Bool: 1,
  U8: 1,
  U16: 2,
  U32: 4,
  U64: 8,
  U128: 16,
  U256: 32,
};

/** A call: its name and the types of its arguments. */
export interface CallShape {
  /** As in `GridToken.transfer`. */
  readonly name: string;
  readonly pallet: number;
  readonly index: number;
  readonly args: readonly number[];
}

/** A function of a runtime API: its export and the types of its arguments. */
export interface ApiShape {
  readonly name: string;
  readonly args: readonly number[];
}

export interface ShapeOptions {
  /** What stands where an account is; default: known accounts and random ones. */
  readonly account?: (random: Random) => Uint8Array;
}

export class Shapes {
  readonly calls: CallShape[] = [];
  readonly apis: ApiShape[] = [];
  /** Types by the last part of their path. */
  readonly byName = new Map<string, number>();
  private readonly lookup: PortableRegistry;

  /** @param metadata version 15, as the runtime gives it @param accounts keys worth trying */
  constructor(
    metadata: Uint8Array,
    private readonly accounts: readonly Uint8Array[],
  ) {
    const registry = new TypeRegistry();
    const parsed = new Metadata(registry, toHex(metadata));
    registry.setMetadata(parsed);
    const { lookup, pallets, apis } = parsed.asLatest;
    this.lookup = lookup;
    lookup.types.forEach(({ id, type }) => {
      const name = type.path.at(-1)?.toString();
      if (name && !this.byName.has(name)) this.byName.set(name, id.toNumber());
    });
    for (const { name, index, calls } of pallets) {
      if (calls.isNone) continue;
      for (const variant of this.type(calls.unwrap().type.toNumber()).def.asVariant.variants) {
        this.calls.push({
          name: `${name.toString()}.${variant.name.toString()}`,
          pallet: index.toNumber(),
          index: variant.index.toNumber(),
          args: variant.fields.map(({ type }) => type.toNumber()),
        });
      }
    }
    for (const { name, methods } of apis) {
      for (const { name: method, inputs } of methods) {
        const args = inputs.map(({ type }) => type.toNumber());
        this.apis.push({ name: `${name.toString()}_${method.toString()}`, args });
      }
    }
  }

  /** An encoded call, of the given kind or of any. */
  call(random: Random, shape?: CallShape, options: ShapeOptions = {}, depth = 0): Uint8Array {
    const { pallet, index, args } = shape ?? random.pick(this.calls);
    const values = args.map((type) => this.sample(type, random, options, depth + 1));
    return concat(Uint8Array.of(pallet, index), ...values);
  }

  /** An encoded value of type `id`. */
  sample(id: number, random: Random, options: ShapeOptions = {}, depth = 0): Uint8Array {
    const type = this.type(id);
    const path = type.path.map((part) => part.toString()).join('::');
    if (path.endsWith('AccountId32')) return this.account(random, options);
    if (path.endsWith('::RuntimeCall')) return this.nestedCall(random, options, depth);
    const { def } = type;
    const inner = (other: { toNumber(): number }) =>
      this.sample(other.toNumber(), random, options, depth + 1);
    if (def.isComposite) return this.fields(def.asComposite.fields, inner);
    if (def.isTuple) return concat(...def.asTuple.map(inner));
    if (def.isCompact) return randomCompact(random);
    if (def.isPrimitive) return this.primitive(def.asPrimitive.type, random);
    if (def.isArray) return this.array(def.asArray, random, inner);
    if (def.isSequence) return this.sequence(def.asSequence.type, random, inner, depth);
    if (!def.isVariant || depth > DEEPEST) return Uint8Array.of(0);
    const { variants } = def.asVariant;
    // Enums begin with their index.
    const variant = random.pick<Si1Variant>(depth > DEEP ? variants.slice(0, 1) : variants);
    return concat(Uint8Array.of(variant.index.toNumber()), this.fields(variant.fields, inner));
  }

  /** Whether a value of type `id` can hold an account. */
  hasAccount(id: number, seen = new Set<number>()): boolean {
    if (seen.has(id)) return false;
    seen.add(id);
    const type = this.type(id);
    if (type.path.at(-1)?.toString() === 'AccountId32') return true;
    const { def } = type;
    const has = (other: { toNumber(): number }) => this.hasAccount(other.toNumber(), seen);
    if (def.isComposite) return def.asComposite.fields.some(({ type: field }) => has(field));
    if (def.isTuple) return def.asTuple.some(has);
    if (def.isArray) return has(def.asArray.type);
    if (def.isSequence) return has(def.asSequence.type);
    return (
      def.isVariant &&
      def.asVariant.variants.some(({ fields }) => fields.some(({ type: field }) => has(field)))
    );
  }

  private type(id: number): Si1Type {
    return this.lookup.getSiType(id);
  }

  private account(random: Random, { account }: ShapeOptions): Uint8Array {
    if (account) return account(random);
    return random.once(5) ? random.bytes(32) : random.pick(this.accounts);
  }

  private nestedCall(random: Random, options: ShapeOptions, depth: number): Uint8Array {
    const simple = this.calls.find(({ name }) => name === 'System.remark');
    return this.call(random, depth > DEEP ? simple : undefined, options, depth + 1);
  }

  private fields(
    fields: readonly Si1Field[],
    inner: (other: { toNumber(): number }) => Uint8Array,
  ): Uint8Array {
    return concat(...fields.map(({ type }) => inner(type)));
  }

  private array(
    { len, type }: { len: { toNumber(): number }; type: { toNumber(): number } },
    random: Random,
    inner: (other: { toNumber(): number }) => Uint8Array,
  ): Uint8Array {
    const isBytes = this.isByte(type.toNumber());
    if (isBytes) return random.bytes(len.toNumber());
    return concat(...Array.from({ length: len.toNumber() }, () => inner(type)));
  }

  private sequence(
    type: { toNumber(): number },
    random: Random,
    inner: (other: { toNumber(): number }) => Uint8Array,
    depth: number,
  ): Uint8Array {
    if (this.isByte(type.toNumber())) return someBytes(random);
    const length = depth > DEEP ? 0 : Math.min(random.length(), 300);
    return concat(compact(length), ...Array.from({ length }, () => inner(type)));
  }

  private isByte(id: number): boolean {
    const { def } = this.type(id);
    return def.isPrimitive && def.asPrimitive.isU8;
  }

  private primitive(name: string, random: Random): Uint8Array {
    if (name === 'Str') return someBytes(random);
    if (name === 'Bool') return Uint8Array.of(random.below(2));
    return randomInteger(random, SIZES[name] ?? 4);
  }
}

/** Bytes with their length, at times ASCII of the kind that names are made of. */
export function someBytes(random: Random): Uint8Array {
  const length = random.once(3) ? random.pick([32, 33, 64, 65]) : random.length();
  const bytes = random.bytes(length);
  return concat(compact(length), random.once(2) ? bytes.map((byte) => 0x61 + (byte % 26)) : bytes);
}

/** Small, large, or anything. */
export function randomInteger(random: Random, size: number): Uint8Array {
  const value = random.bytes(size);
  const kind = random.below(4);
  if (kind === 0) value.fill(0, 1);
  else if (kind === 1) value.fill(0xff);
  else if (kind === 2) value.fill(0, Math.min(size, 1 + random.below(size)));
  return value;
}

/** A compact integer of up to 16 bytes in its shortest form. */
export function randomCompact(random: Random): Uint8Array {
  const kind = random.below(4);
  if (kind === 0) return compact(random.below(64));
  if (kind === 1) return compact(random.below(2 ** 30));
  const size = 4 + random.below(kind === 2 ? 5 : 13);
  const digits = random.bytes(size);
  digits[size - 1] = 1 + random.below(255);
  // Four digits are for what the mode before cannot hold.
  if (size === 4) digits[3] = 0x40 | (digits[3] as number);
  return concat(Uint8Array.of(((size - 4) << 2) | 3), digits);
}
