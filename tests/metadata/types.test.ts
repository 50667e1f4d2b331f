/** The type registry, its expressions, and the table of builtin types. */
import { describe, expect, it } from '@jest/globals';
import {
  BUILTIN_TYPES,
  FRAME_EQUIVALENTS,
  MEANINGFUL_ALIASES,
} from '../../tools/compiler/metadata/builtin-types.js';
import { buildMetadata } from '../../tools/compiler/metadata/build.js';
import { parseExpression } from '../../tools/compiler/metadata/expression.js';
import { struct, variants } from '../../tools/compiler/metadata/notation.js';
import { ReadableTypes } from '../../tools/compiler/metadata/readable.js';
import { scopeOf } from '../../tools/compiler/metadata/scope.js';
import { TypeRegistry } from '../../tools/compiler/metadata/types.js';
import { defaultValue, integerValue } from '../../tools/compiler/metadata/values.js';
import { fixtureModel } from './fixture.js';
import { builtin, field } from './fixture-words.js';
import { MODELS } from './models.js';

const runtime = MODELS.find(([name]) => name === 'the runtime')![1];
const registryOf = (model = fixtureModel()) => new TypeRegistry(scopeOf(model));

describe('expressions', () => {
  it('nest', () => {
    expect(parseExpression(' Result<(), [(u8,Vec<H256>); 4]> ')).toEqual({
      kind: 'name',
      name: 'Result',
      args: [
        { kind: 'tuple', items: [] },
        {
          kind: 'array',
          length: 4,
          of: {
            kind: 'tuple',
            items: [
              { kind: 'name', name: 'u8', args: [] },
              { kind: 'name', name: 'Vec', args: [{ kind: 'name', name: 'H256', args: [] }] },
            ],
          },
        },
      ],
    });
  });

  it.each(['', 'Vec<', 'Vec<u8', '[u8]', '[u8; x]', 'u8 u8', '(u8', 'a-b', '<u8>', '(u8 u8)'])(
    'refuse %j',
    (text) => {
      expect(() => parseExpression(text)).toThrow(`"${text}" is no type expression`);
    },
  );
});

describe('the type registry', () => {
  it('holds every type once', () => {
    const registry = registryOf();
    const id = registry.id('Result<Vec<AccountId>, (u8, Bytes)>');
    const size = registry.types.length;
    expect(registry.id('Result<Vec<AccountId32>, (u8, Vec<u8>)>')).toBe(id);
    expect(registry.types).toHaveLength(size);
    expect(new ReadableTypes(registry.types).name(id)).toBe(
      'Result<Vec<AccountId32>, (u8, Vec<u8>)>',
    );
  });

  it('takes types that contain themselves', () => {
    const tree = variants('x::Tree', { Leaf: [0], Node: [1, 'Vec<Tree>'] });
    const registry = new TypeRegistry((name) =>
      name === 'Tree' ? { generics: [], is: tree } : undefined,
    );
    const id = registry.id('Tree');
    expect(registry.types.map((type) => type.def.tag)).toEqual(['variant', 'sequence']);
    expect(registry.type(1).def).toEqual({ tag: 'sequence', value: id });
  });

  it('tells instances of a generic type apart', () => {
    const box = struct('x::Box', { value: 'T' }, { T: 'T' });
    const registry = new TypeRegistry((name) =>
      name === 'Box' ? { generics: ['T'], is: box } : undefined,
    );
    expect(registry.id('Box<u8>')).not.toBe(registry.id('Box<u16>'));
    expect(() => registry.id('Box')).toThrow('"Box" takes 1 type parameters, not 0');
  });

  it('says where an unknown type is used and where to declare it', () => {
    const model = fixtureModel();
    const call = model.pallets[1]?.calls[0];
    call?.args.push(field('x', builtin('Spaceship'), 'Spaceship'));
    if (call) call.place = { file: 'pallets/shop/pallet.ts', line: 31 };
    expect(() => buildMetadata(model)).toThrow(
      'pallets/shop/pallet.ts:31: metadata does not know the type "Spaceship": ' +
        'declare it in tools/compiler/metadata/builtin-types.ts',
    );
  });

  it('keeps the names of builtin types free', () => {
    const model = fixtureModel();
    const rank = model.types.get('Rank');
    if (rank) model.types.set('Phase', { ...rank, name: 'Phase' });
    expect(() => buildMetadata(model)).toThrow(
      'pallets/shop/schema.ts:1: Phase is the name of a builtin type; choose another name',
    );
  });

  it('says which number of the configuration is missing', () => {
    const model = fixtureModel();
    model.config.delete('SS58_PREFIX');
    expect(() => buildMetadata(model)).toThrow('runtime/chain/config.ts: SS58_PREFIX is missing');
  });
});

describe('builtin types', () => {
  const names = [...BUILTIN_TYPES].filter(([, { generics }]) => !generics.length);

  it.each(names.map(([name]) => name))('%s is made of known types', (name) => {
    // Some are made of types of the pallets that have them.
    const registry = registryOf(runtime);
    const id = registry.id(name);
    expect(registry.type(id).id).toBe(id);
  });

  it('cover the aliases that mean more than their bytes', () => {
    const registry = registryOf();
    for (const [alias, wire] of MEANINGFUL_ALIASES) {
      expect([alias, leaves(registry, registry.id(alias))]).toEqual([
        alias,
        leaves(registry, registry.id(wire)),
      ]);
    }
  });
});

describe.each(MODELS)('in %s', (_, model) => {
  const equivalents = [...model.types.values()].flatMap((type) => {
    const frame = FRAME_EQUIVALENTS.get(`${type.home}:${type.name}`);
    return frame === undefined ? [] : [{ type, frame }];
  });

  it.each(equivalents.map(({ type, frame }) => [type.name, frame, type] as const))(
    '%s encodes as %s',
    (name, frame, type) => {
      const elsewhere = new Map(model.types).set(name, { ...type, home: 'pallets/elsewhere' });
      const own = new TypeRegistry(scopeOf({ ...model, types: elsewhere }));
      const registry = new TypeRegistry(scopeOf(model));
      expect(leaves(own, own.id(name))).toBe(leaves(registry, registry.id(frame)));
    },
  );
});

describe('values', () => {
  it.each([
    ['u32', '00000000'],
    ['bool', '00'],
    ['str', '00'],
    ['Vec<u64>', '00'],
    ['Option<H256>', '00'],
    ['Compact<u128>', '00'],
    ['(u8, [u16; 2])', '0000000000'],
    ['Weight', '0000'],
    ['Rank', '00'],
    ['ExtraFlags', '00000000000000000000000000000080'],
  ])('default of %s', (type, hex) => {
    const registry = registryOf();
    const value = defaultValue(registry, registry.id(type));
    expect(Buffer.from(value).toString('hex')).toBe(hex);
  });

  it('of constants are integers that fit', () => {
    const hex = (name: 'u8' | 'u16' | 'u128' | 'bool', value: bigint) =>
      Buffer.from(integerValue({ kind: 'primitive', name }, value)).toString('hex');
    expect(hex('u16', 42n)).toBe('2a00');
    expect(hex('u128', 10n ** 18n)).toBe('000064a7b3b6e00d0000000000000000');
    expect(hex('bool', 1n)).toBe('01');
    expect(() => hex('u8', 256n)).toThrow('256 does not fit u8');
    expect(() => hex('u8', -1n)).toThrow('-1 does not fit u8');
    expect(() => integerValue({ kind: 'text' }, 1n)).toThrow('a constant is an integer');
  });
});

/** A type as the sequence of primitives that it is on the wire; wrappers and names vanish. */
function leaves(registry: TypeRegistry, id: number): string {
  const { def } = registry.type(id);
  const of = (type: number) => leaves(registry, type);
  switch (def.tag) {
    case 'primitive':
      // Text is bytes on the wire.
      return def.value.tag === 'str' ? 'Vec<u8>' : def.value.tag;
    case 'composite':
      return def.value.map((f) => of(f.type)).join(' ');
    case 'tuple':
      return def.value.map(of).join(' ');
    case 'array':
      return Array(def.value.len).fill(of(def.value.type)).join(' ');
    case 'sequence':
      return `Vec<${of(def.value)}>`;
    case 'compact':
      return `Compact<${of(def.value)}>`;
    case 'variant':
      // An enum without fields is one byte.
      return def.value.every((v) => !v.fields.length) ? 'u8' : `enum ${id}`;
    default:
      return def.tag;
  }
}
