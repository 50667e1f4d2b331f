/** Readers of SCALE, one for each type of a metadata: values as PAPI's codecs give them, without what these leave behind. */
import type {
  ArrayVar,
  CompactVar,
  EnumVar,
  LookupEntry,
  MetadataLookup,
  MetadataPrimitives,
  StructVar,
  TupleVar,
  Var,
} from '@polkadot-api/metadata-builders';
import { ScaleError } from '../../../compiler/host/scale.js';
import type { Input } from './input.js';

export type Reader = (input: Input) => unknown;

const PRIMITIVES: Readonly<Record<MetadataPrimitives, Reader>> = {
  bool: (input) => input.u8() !== 0,
  char: (input) => String.fromCharCode(input.u8()),
  str: (input) => input.text(input.count()),
  u8: (input) => input.u8(),
  u16: (input) => input.u16(),
  u32: (input) => input.u32(),
  u64: (input) => input.u64(),
  u128: (input) => input.words(2, () => input.u64()),
  u256: (input) => input.words(4, () => input.u64()),
  i8: (input) => (input.u8() << 24) >> 24,
  i16: (input) => (input.u16() << 16) >> 16,
  i32: (input) => input.u32() | 0,
  i64: (input) => input.i64(),
  i128: (input) => input.words(2, () => input.i64()),
  i256: (input) => input.words(4, () => input.i64()),
};

export class Readers {
  private readonly made = new Map<number, Reader>();

  /** @param account what the 32 bytes of an account are given as; they are a view */
  constructor(
    private readonly lookup: MetadataLookup,
    private readonly account: (key: Uint8Array) => string,
  ) {}

  /** Of a type by its number in the metadata. */
  of(type: number): Reader {
    return this.reader(this.lookup(type));
  }

  /** Of what is in a list of the type. */
  itemOf(list: number): Reader {
    const type = this.lookup(list);
    if (type.type === 'sequence') return this.reader(type.value);
    throw new ScaleError(`type ${list} is no list`);
  }

  private reader(entry: LookupEntry): Reader {
    const known = this.made.get(entry.id);
    if (known) return known;
    // A type that is within itself is looked up when it is read.
    this.made.set(entry.id, (input) => this.made.get(entry.id)?.(input));
    const made = this.make(entry);
    this.made.set(entry.id, made);
    return made;
  }

  private make(type: Var): Reader {
    switch (type.type) {
      case 'primitive':
        return PRIMITIVES[type.value];
      case 'void':
        return () => undefined;
      case 'AccountId32':
        return (input) => this.account(input.peek(32));
      case 'AccountId20':
        return (input) => input.hex(20);
      case 'compact':
        return compact(type);
      case 'sequence':
        return isByte(type.value) ? bytes : list(this.reader(type.value), (input) => input.count());
      case 'array':
        return this.array(type);
      case 'tuple':
        return this.tuple(type);
      case 'struct':
        return this.struct(type);
      case 'option': {
        const inner = this.reader(type.value);
        return (input) => (input.u8() > 0 ? inner(input) : undefined);
      }
      case 'result': {
        const [ok, ko] = [this.reader(type.value.ok), this.reader(type.value.ko)];
        return (input) => {
          const success = input.u8() === 0;
          return { success, value: (success ? ok : ko)(input) };
        };
      }
      case 'enum':
        return this.variants(type);
      case 'bitSequence':
        throw new ScaleError('sequences of bits are not read');
    }
  }

  private array({ value, len }: ArrayVar): Reader {
    return isByte(value) ? (input) => input.hex(len) : list(this.reader(value), () => len);
  }

  private tuple({ value }: TupleVar): Reader {
    const readers = value.map((each) => this.reader(each));
    return (input) => readers.map((read) => read(input));
  }

  private struct({ value }: StructVar): Reader {
    const fields = Object.entries(value).map(([name, each]) => ({ name, read: this.reader(each) }));
    return (input) => {
      const found: Record<string, unknown> = {};
      for (const { name, read } of fields) found[name] = read(input);
      return found;
    };
  }

  private variants({ value, byteLength }: EnumVar): Reader {
    const known: { type: string; read: Reader }[] = [];
    for (const [type, each] of Object.entries(value)) {
      const read = each.type === 'lookupEntry' ? this.reader(each.value) : this.make(each);
      known[each.idx] = { type, read };
    }
    const read = (input: Input): unknown => {
      const index = input.u8();
      const found = known[index];
      if (!found) throw new ScaleError(`no variant ${index} of ${Object.keys(value).join(', ')}`);
      return { type: found.type, value: found.read(input) };
    };
    return byteLength === undefined ? read : padded(read, byteLength);
  }
}

const isByte = (type: LookupEntry): boolean => type.type === 'primitive' && type.value === 'u8';

const bytes: Reader = (input) => input.take(input.count());

function compact({ isBig }: CompactVar): Reader {
  return isBig ? (input) => BigInt(input.compact()) : (input) => Number(input.compact());
}

function list(item: Reader, length: (input: Input) => number): Reader {
  return (input) => {
    const items = new Array<unknown>(length(input));
    for (let i = 0; i < items.length; i++) items[i] = item(input);
    return items;
  };
}

/** What has `length` bytes, however many of them are read. */
function padded(read: Reader, length: number): Reader {
  return (input) => {
    const end = input.left - length;
    const value = read(input);
    input.skip(input.left - end);
    return value;
  };
}
