/** How values of a type are written and read in generated AssemblyScript. */
import type { Field, Model, TypeRef } from '../model.js';
import { pascalCase } from '../names.js';

/** Byte size of builtin classes whose encoding has one. */
const BUILTIN_SIZES: Record<string, number> = { AccountId: 32, H256: 32, AccountInfo: 80 };
/** Builtin classes that are an address of their bytes. */
const IN_PLACE = new Set(['AccountId', 'H256']);

const PRIMITIVE_SIZES = { bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, u128: 16 } as const;
/** What a value without known size is expected to take. */
const GUESS = 48;

export class Codec {
  constructor(private readonly model: Model) {}

  /** The AssemblyScript type of a value. */
  asType(type: TypeRef): string {
    switch (type.kind) {
      case 'primitive':
        return type.name;
      case 'compact':
      case 'bigEndian':
        return this.asType(type.of);
      case 'bytes':
      case 'text':
        return 'Bytes';
      case 'unit':
        return 'void';
      case 'vec':
        return `Array<${this.asType(type.of)}>`;
      case 'option':
        return `${this.optionInner(type.of)} | null`;
      default:
        return type.name;
    }
  }

  /** Integers cannot be null, so an optional one is boxed. */
  private optionInner(of: TypeRef): string {
    return this.isBoxed(of) ? `Box<${this.asType(of)}>` : this.asType(of);
  }

  isBoxed(of: TypeRef): boolean {
    if (of.kind === 'compact' || of.kind === 'bigEndian') return this.isBoxed(of.of);
    if (of.kind === 'named') return this.model.types.get(of.name)?.kind === 'enum';
    return of.kind === 'primitive' && of.name !== 'u128';
  }

  /** An expression that reads a value from `r`. */
  decode(type: TypeRef, r = 'r'): string {
    switch (type.kind) {
      case 'primitive':
        return `${r}.${type.name}()`;
      case 'compact':
        return `${r}.${compactMethod(type.of, 'read')}()`;
      case 'bigEndian':
        return `${r}.${bigEndianMethod(type.of)}()`;
      case 'bytes':
        return `${r}.bytes()`;
      case 'text':
        return `${r}.text()`;
      case 'builtin':
        return type.name === 'Call' ? `requireCall(${r})` : `${type.name}.decode(${r})`;
      default:
        return `decode${this.suffix(type)}(${r})`;
    }
  }

  /** A statement that writes `value` to `w`. */
  encode(type: TypeRef, value: string, w = 'w'): string {
    switch (type.kind) {
      case 'primitive':
        return `${w}.${type.name}(${value});`;
      case 'compact':
        return `${w}.${compactMethod(type.of, 'write')}(${value});`;
      case 'bigEndian':
        return `${w}.${bigEndianMethod(type.of)}(${value});`;
      case 'bytes':
        return `${w}.bytes(${value});`;
      case 'text':
        return `${w}.text(${value});`;
      case 'unit':
        return '';
      case 'builtin':
        return type.name === 'DispatchResult'
          ? `encodeDispatchResult(${w}, ${value});`
          : `${value}.encode(${w});`;
      default:
        return this.isEnum(type)
          ? `${w}.u8(<u8>${value});`
          : `encode${this.suffix(type)}(${w}, ${value});`;
    }
  }

  isEnum(type: TypeRef): boolean {
    return type.kind === 'named' && this.model.types.get(type.name)?.kind === 'enum';
  }

  /** Name of a type as part of a function's name: `VecOfAccountId`. */
  suffix(type: TypeRef): string {
    switch (type.kind) {
      case 'vec':
        return `VecOf${this.suffix(type.of)}`;
      case 'option':
        return `OptionOf${this.suffix(type.of)}`;
      case 'compact':
        return `Compact${this.suffix(type.of)}`;
      case 'bigEndian':
        return `BigEndian${this.suffix(type.of)}`;
      case 'named':
      case 'builtin':
      case 'primitive':
        return pascalCase(type.name);
      default:
        return pascalCase(type.kind);
    }
  }

  /** Bytes of the encoding when every value has as many; otherwise null. */
  fixedSize(type: TypeRef): number | null {
    if (type.kind === 'primitive') return PRIMITIVE_SIZES[type.name];
    if (type.kind === 'builtin') return BUILTIN_SIZES[type.name] ?? null;
    if (type.kind === 'bigEndian') return this.fixedSize(type.of);
    if (type.kind === 'unit') return 0;
    if (type.kind !== 'named') return null;
    const decl = this.model.types.get(type.name);
    if (decl?.kind === 'enum') return 1;
    let sum = 0;
    for (const field of decl?.fields ?? []) {
      const size = this.fixedSize(field.type);
      if (size === null) return null;
      sum += size;
    }
    return sum;
  }

  /** The fields of a struct, in their order; none of any other type. */
  fieldsOf(type: TypeRef): Field[] {
    const decl = type.kind === 'named' ? this.model.types.get(type.name) : undefined;
    return decl?.kind === 'struct' ? decl.fields : [];
  }

  /** The least bytes a value can take. */
  minSize(type: TypeRef): number {
    const fixed = this.fixedSize(type);
    if (fixed !== null) return fixed;
    if (type.kind !== 'named') return 1;
    const decl = this.model.types.get(type.name);
    const fields = decl?.kind === 'struct' ? decl.fields : [];
    return fields.reduce((sum, field) => sum + this.minSize(field.type), 0);
  }

  /** An expression for the bytes to set aside for `value`. */
  sizeHint(type: TypeRef, value: string): string {
    const fixed = this.fixedSize(type);
    if (fixed !== null) return String(fixed);
    if (type.kind === 'bytes' || type.kind === 'text') return `4 + ${value}.length`;
    if (type.kind === 'compact') return '17';
    if (type.kind === 'option') return String(1 + (this.fixedSize(type.of) ?? GUESS));
    if (type.kind === 'vec') return `4 + ${value}.length * ${this.fixedSize(type.of) ?? GUESS}`;
    return String(GUESS);
  }

  /** Whether the value is an address of its own encoding. */
  isInPlace(type: TypeRef): boolean {
    return type.kind === 'builtin' && IN_PLACE.has(type.name);
  }
}

/** `bigEndianU64`, of reader and writer. */
function bigEndianMethod(of: TypeRef & { kind: 'primitive' }): string {
  return `bigEndian${pascalCase(of.name)}`;
}

function compactMethod(of: TypeRef, direction: 'read' | 'write'): string {
  const name = of.kind === 'primitive' ? of.name : 'u64';
  if (name === 'u128') return 'compactU128';
  return name === 'u64' || direction === 'write' ? 'compact' : 'compactU32';
}
