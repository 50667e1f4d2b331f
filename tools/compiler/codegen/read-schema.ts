/** The schema: types, storage, events, errors, constants, genesis. */
import type {
  ClassDeclaration,
  EnumDeclaration,
  Member,
  Parameter,
  SourceFile,
} from './source-file.js';
import { checkDecorators, checkIndex, checkNames, evaluate, needSentence } from './checks.js';
import type { PalletSources } from './files.js';
import type {
  ConstantDecl,
  EnumDecl,
  ErrorDecl,
  EventDecl,
  Field,
  GenesisField,
  Hasher,
  StorageItem,
  StructDecl,
  TypeRef,
} from './model.js';
import { pascalCase } from './names.js';
import type { Problems } from './problems.js';
import { type TypeWords, split } from './type-words.js';

const HASHERS: Hasher[] = ['blake2_128_concat', 'twox_64_concat', 'identity'];
const KEYS_OF: Record<string, number> = { ValueOf: 0, MapOf: 1, DoubleMapOf: 2 };

export function hasDecorator(of: { decorators: { name: string }[] }, name: string): boolean {
  return of.decorators.some((d) => d.name === name);
}

function classWith(source: SourceFile, decorator: string): ClassDeclaration | undefined {
  return source.classes.find((c) => hasDecorator(c, decorator));
}

export function readFields(
  parameters: Parameter[],
  words: TypeWords,
  place: Member['place'],
): Field[] {
  return parameters.map((p) => ({
    name: p.name,
    type: words.parse(p.type, place),
    typeName: p.type,
    docs: p.docs,
  }));
}

export function readStruct(home: string, decl: ClassDeclaration, words: TypeWords): StructDecl {
  const constructor = decl.members.find((m) => m.name === 'constructor');
  const fields = (constructor?.parameters ?? []).filter((p) => p.isField);
  return {
    kind: 'struct',
    name: decl.name,
    home,
    fields: readFields(fields, words, constructor?.place ?? decl.place),
    docs: decl.docs,
    place: decl.place,
  };
}

export function readEnum(home: string, decl: EnumDeclaration, problems: Problems): EnumDecl {
  return {
    kind: 'enum',
    name: decl.name,
    home,
    variants: indexed(decl, problems),
    docs: decl.docs,
    place: decl.place,
  };
}

function indexed(
  decl: EnumDeclaration,
  problems: Problems,
): { name: string; index: number; docs: string[]; place: Member['place'] }[] {
  const seen = new Map<number, string>();
  return decl.values.map((value) => {
    const index = value.value === null ? NaN : Number(value.value);
    const write = (free: number): string => `${value.name} = ${free}`;
    checkIndex(`${decl.name} variant`, value, index, seen, write, problems);
    return { name: value.name, index, docs: value.docs, place: value.place };
  });
}

export function readErrors(source: SourceFile | null, problems: Problems): ErrorDecl[] {
  const decl = source?.enums.find((e) => e.name === 'Errors');
  if (!decl) return [];
  const errors = indexed(decl, problems);
  checkNames('error', errors, problems);
  for (const error of errors) needSentence(`error ${error.name}`, error, problems);
  return errors;
}

export function readEvents(
  source: SourceFile | null,
  words: TypeWords,
  problems: Problems,
): EventDecl[] {
  const decl = source && classWith(source, 'events');
  if (!decl) return [];
  const seen = new Map<number, string>();
  checkNames('event', decl.members, problems);
  return decl.members.map((member) => {
    checkDecorators(member, ['event'], problems);
    if (member.hasBody) {
      problems.add(member.place, `event ${member.name} has statements, which never run: write {}`);
    }
    const index = Number(member.decorators.find((d) => d.name === 'event')?.args[0]);
    checkIndex('event', member, index, seen, (free) => `@event(${free})`, problems);
    needSentence(`event ${member.name}`, member, problems);
    const fields = readFields(member.parameters, words, member.place);
    return { name: member.name, index, fields, docs: member.docs, place: member.place };
  });
}

export function readStorage(
  sources: PalletSources,
  words: TypeWords,
  problems: Problems,
): StorageItem[] {
  const decl = sources.schema && classWith(sources.schema, 'storage');
  if (!decl) return [];
  checkNames('storage item', decl.members, problems);
  return decl.members.map((member) => ({
    ...readItem(member, words, problems),
    hot: readHotKeys(sources, member, problems),
  }));
}

/** The `1` of `@storage(1)`; 0 where there is none. */
export function readStorageVersion(source: SourceFile | null, problems: Problems): number {
  const decl = source && classWith(source, 'storage');
  const written = decl?.decorators.find((d) => d.name === 'storage')?.args[0];
  if (!decl || written === undefined) return 0;
  const version = Number(written);
  if (!Number.isInteger(version) || version < 1 || version > 65_535) {
    problems.add(decl.place, '@storage takes the version of its layout, from 1 to 65535');
  }
  return version;
}

function readItem(member: Member, words: TypeWords, problems: Problems): Omit<StorageItem, 'hot'> {
  checkDecorators(member, ['hasher', 'raw', 'mendable', 'hot'], problems);
  needSentence(`storage item ${member.name}`, member, problems);
  const { head, args } = split(member.type);
  const keyCount = KEYS_OF[head];
  if (keyCount === undefined || args.length !== keyCount + 1) {
    problems.add(
      member.place,
      `storage item ${member.name} has type ${member.type}; write ValueOf<V>, MapOf<K, V> or DoubleMapOf<K1, K2, V>`,
    );
    args.push('u8');
  }
  const hashers = (member.decorators.find((d) => d.name === 'hasher')?.args ?? []) as Hasher[];
  const valueText = args.at(-1) as string;
  const whole = words.parse(valueText, member.place);
  const isOptional = whole.kind === 'option';
  const isRaw = hasDecorator(member, 'raw');
  const value = isOptional ? whole.of : whole;
  if (!isOptional && !isRaw && !hasDefault(value)) {
    problems.add(
      member.place,
      `${member.name}: ${valueText} has no default; write Option<${valueText}>`,
    );
  }
  return {
    name: member.name,
    keys: args.slice(0, -1).map((text, i) => ({
      hasher: readHasher(hashers[i], keyCount ?? 0, member, problems),
      type: words.parse(text, member.place),
      typeName: text,
    })),
    value,
    valueTypeName: isOptional ? (split(valueText).args[0] ?? valueText) : valueText,
    modifier: isOptional ? 'optional' : 'default',
    raw: isRaw,
    mendable: hasDecorator(member, 'mendable'),
    docs: member.docs,
    place: member.place,
  };
}

/** `@hot` on a value; `@hot("openBooks")` on a map, of whose keys that function of hot.ts lists some. */
function readHotKeys(
  { home, hot }: PalletSources,
  item: Member,
  problems: Problems,
): StorageItem['hot'] {
  const decorator = item.decorators.find((d) => d.name === 'hot');
  if (!decorator) return null;
  const [name] = decorator.args;
  const isValue = KEYS_OF[split(item.type).head] === 0;
  if (isValue && name === undefined) return { keys: null };
  if (!isValue && hot?.functions.some((f) => f.name === name))
    return { keys: { name: String(name), module: `${home}/hot` } };
  problems.add(
    item.place,
    isValue
      ? `storage item ${item.name} is one key: write @hot`
      : `storage item ${item.name} needs @hot("keys") with a function of ${home}/hot.ts that lists the keys which calls of a block share`,
  );
  return null;
}

function readHasher(
  name: Hasher | undefined,
  keys: number,
  item: Member,
  problems: Problems,
): Hasher {
  if (name && HASHERS.includes(name)) return name;
  problems.add(
    item.place,
    `storage item ${item.name} needs @hasher with ${keys} of ${HASHERS.map((h) => `"${h}"`).join(', ')}`,
  );
  return 'blake2_128_concat';
}

function hasDefault(type: TypeRef): boolean {
  return ['primitive', 'compact', 'vec', 'bytes', 'text'].includes(type.kind);
}

export function readConstants(
  source: SourceFile | null,
  words: TypeWords,
  config: Map<string, bigint>,
  problems: Problems,
): ConstantDecl[] {
  const decl = source && classWith(source, 'constants');
  if (!decl) return [];
  checkNames('constant', decl.members, problems);
  return decl.members.map((member) => {
    needSentence(`constant ${member.name}`, member, problems);
    return {
      name: member.name,
      type: words.parse(member.type, member.place),
      value: evaluate(member.initializer, config, member.place, problems),
      docs: member.docs,
      place: member.place,
    };
  });
}

/** Whether a pallet's genesis needs what those of the others write: `@genesis("last")`. */
export function isBuiltLast(source: SourceFile | null, problems: Problems): boolean {
  const decl = source && classWith(source, 'genesis');
  const [when] = decl?.decorators.find((d) => d.name === 'genesis')?.args ?? [];
  if (decl && when !== undefined && when !== 'last')
    problems.add(decl.place, `@genesis takes "last" or nothing, not "${when}"`);
  return when === 'last';
}

export function readGenesis(
  source: SourceFile | null,
  words: TypeWords,
  problems: Problems,
): GenesisField[] | null {
  const decl = source && classWith(source, 'genesis');
  if (!decl) return null;
  checkNames('genesis field', decl.members, problems);
  return decl.members.map((member) => {
    const { head, args } = split(member.type.trim());
    const isItems = head === 'Items';
    const type = isItems ? `Vec<${args.join(', ')}>` : member.type;
    return {
      name: member.name,
      type: words.parse(type, member.place),
      typeName: type,
      docs: member.docs,
      builder: isItems ? `build${pascalCase(member.name)}` : null,
    };
  });
}
