/** Everything that metadata says, once, before it is laid out as one version or another. */
import type { ApiMethod, Model, Pallet } from '../codegen/model.js';
import { at } from './errors.js';
import { extensionList } from './extensions.js';
import { pascalCase, snakeCase } from '../codegen/names.js';
import { withTold } from './field-docs.js';
import { callEnum, errorEnum, eventEnum, scopeOf } from './scope.js';
import { type StorageEntry, storageEntries } from './storage.js';
import { systemConstants } from './system-constants.js';
import { expressionOf, writtenExpression } from './type-names.js';
import { type PortableType, TypeRegistry } from './types.js';
import { integerValue } from './values.js';

/** Constants that FRAME has as functions of the pallet, and metadata by the names of those. */
const FUNCTIONS: ReadonlySet<string> = new Set(['Utility.batchedCallsLimit']);

export interface PalletDescription {
  name: string;
  index: number;
  docs: string[];
  storage: StorageEntry[];
  /** Type ids of the pallet's enums; undefined when it has no such members. */
  calls: number | undefined;
  events: number | undefined;
  errors: number | undefined;
  constants: { name: string; type: number; value: Uint8Array; docs: string[] }[];
}

export interface MethodDescription {
  name: string;
  inputs: { name: string; type: number }[];
  output: number;
  docs: string[];
}

export interface ApiDescription {
  name: string;
  version: number;
  methods: MethodDescription[];
  docs: string[];
}

export interface Description {
  types: readonly PortableType[];
  pallets: PalletDescription[];
  extrinsic: {
    type: number;
    address: number;
    call: number;
    signature: number;
    extra: number;
    extensions: ReturnType<typeof extensionList>;
  };
  apis: ApiDescription[];
  outerEnums: { call: number; event: number; error: number };
  runtime: number;
}

/** @throws DeclarationError that begins with the place of the declaration at fault. */
export function describe(model: Model): Description {
  const registry = new TypeRegistry(scopeOf(model));
  const id = (expression: string) => registry.id(expression);
  const pallets = model.pallets.map((pallet) => describePallet(model, pallet, registry));
  const extrinsic = {
    type: id('UncheckedExtrinsic'),
    address: id('MultiAddress'),
    call: id('RuntimeCall'),
    signature: id('MultiSignature'),
    extra: id('TransactionExtensions'),
    extensions: extensionList(id),
  };
  const apis = model.apis.map(({ name, version, methods, docs }) => ({
    name,
    version,
    methods: methods.map((method) => describeMethod(method, registry)),
    docs,
  }));
  const outerEnums = {
    call: id('RuntimeCall'),
    event: id('RuntimeEvent'),
    error: id('RuntimeError'),
  };
  const runtime = id('Runtime');
  const types = withTold(registry.types, { pallets, apis });
  return { types, pallets, extrinsic, apis, outerEnums, runtime };
}

function describePallet(model: Model, pallet: Pallet, registry: TypeRegistry): PalletDescription {
  const optional = (members: unknown[], name: string) =>
    members.length ? registry.id(name) : undefined;
  return {
    name: pallet.name,
    index: pallet.index,
    docs: pallet.docs,
    storage: storageEntries(pallet, registry),
    calls: optional(pallet.calls, callEnum(pallet)),
    events: optional(pallet.events, eventEnum(pallet)),
    errors: optional(pallet.errors, errorEnum(pallet)),
    constants: constants(model, pallet, registry),
  };
}

function constants(model: Model, pallet: Pallet, registry: TypeRegistry) {
  const declared = pallet.constants.map(({ name, type, value, docs, place }) =>
    at(place, () => ({
      name: FUNCTIONS.has(`${pallet.name}.${name}`) ? snakeCase(name) : pascalCase(name),
      type: registry.id(expressionOf(type)),
      value: integerValue(type, value),
      docs,
    })),
  );
  const system = systemConstants(model, pallet).map((constant) => ({
    ...constant,
    type: registry.id(constant.type),
  }));
  return [...system, ...declared];
}

function describeMethod(method: ApiMethod, registry: TypeRegistry): MethodDescription {
  return at(method.place, () => ({
    name: snakeCase(method.name),
    inputs: method.args.map(({ name, type, typeName }) => ({
      name: snakeCase(name),
      type: registry.id(writtenExpression(type, typeName)),
    })),
    output: registry.id(writtenExpression(method.output, method.outputTypeName)),
    docs: method.docs,
  }));
}
