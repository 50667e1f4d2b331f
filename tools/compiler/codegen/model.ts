/**
 * What the declarations in `pallets/` and `runtime/` say, as plain data.
 *
 * `read.ts` makes a Model out of AssemblyScript sources; every emitter and the metadata builder read
 * only this. Names are stored as written in AssemblyScript (camelCase); `names.ts` has the one
 * conversion to metadata names.
 */

/** Where a declaration stands, for error messages: `file:line`. */
export interface Place {
  file: string;
  line: number;
}

/** A type as it may stand in a call, event, storage item, struct field or runtime API. */
export type TypeRef =
  | { kind: 'primitive'; name: 'bool' | 'u8' | 'u16' | 'u32' | 'u64' | 'u128' }
  /** SCALE compact form of an unsigned integer. */
  | { kind: 'compact'; of: TypeRef }
  /** `BigEndian<T>`: an unsigned integer as bytes that sort as it does; `[u8; N]` in metadata. */
  | { kind: 'bigEndian'; of: TypeRef & { kind: 'primitive'; name: 'u64' | 'u128' } }
  /** `Option<T>`: `T | null` in AssemblyScript, `Box<T> | null` when `of` is a primitive other than u128. */
  | { kind: 'option'; of: TypeRef }
  /** `Vec<T>`: `Array<T>` in AssemblyScript. */
  | { kind: 'vec'; of: TypeRef }
  /** `Bytes` or an alias of it: SCALE `Vec<u8>`. */
  | { kind: 'bytes' }
  /** `Text`: SCALE `str`. */
  | { kind: 'text' }
  /** The unit type, only as a return type (`void`). */
  | { kind: 'unit' }
  /** A `@scale` class or an enum of some schema; look it up in `Model.types`. */
  | { kind: 'named'; name: string }
  /** A class of `runtime/primitives` with its own `static decode(r)` and `encode(w)`. */
  | { kind: 'builtin'; name: string };

export interface Field {
  name: string;
  type: TypeRef;
  /** The type as the author wrote it (`Balance`, `MeterId`): metadata's typeName. */
  typeName: string;
  docs: string[];
}

export interface GenesisField extends Field {
  /** `Items<T>`: a list whose items go to the pallet's function of this name one by one; null of any other field. */
  builder: string | null;
}

/** A `@scale` class: its fields are the `public` parameters of its constructor, in order. */
export interface StructDecl {
  kind: 'struct';
  name: string;
  /** Folder that declares it, e.g. `pallets/registry`. */
  home: string;
  fields: Field[];
  docs: string[];
  place: Place;
}

/** An exported enum of a schema other than `Errors`. Values are explicit and below 256. */
export interface EnumDecl {
  kind: 'enum';
  name: string;
  home: string;
  variants: { name: string; index: number; docs: string[] }[];
  docs: string[];
  place: Place;
}

export type Hasher = 'blake2_128_concat' | 'twox_64_concat' | 'identity';

/** The keys of a storage item that calls of a block share. */
export interface HotKeys {
  /** The function of the pallet's hot.ts that lists those of a map; null where the item is one key. */
  keys: FunctionRef | null;
}

export interface StorageItem {
  name: string;
  /** Empty for a value, one entry for a map, two for a double map. */
  keys: { hasher: Hasher; type: TypeRef; typeName: string }[];
  value: TypeRef;
  valueTypeName: string;
  /** `optional` iff the declared value type is `Option<...>`; then `value` is what is inside. */
  modifier: 'optional' | 'default';
  /** Declared `@raw`: no accessors, only the address of its key. */
  raw: boolean;
  /** Declared `@mendable`: raw writes of Root may reach it. */
  mendable: boolean;
  /** Declared `@hot`: what every block books for its keys, and no call; null without. */
  hot: HotKeys | null;
  docs: string[];
  place: Place;
}

/** Who may make a call. */
export interface CallRoles {
  /** One bit for each role, by its number in the enum `Role`; bit 31 for Root. */
  mask: number;
  /** `Admin or Root`. */
  who: string;
}

export interface Call {
  name: string;
  index: number;
  /** Without the leading `origin`. */
  args: Field[];
  class: 'normal' | 'operational' | 'mandatory';
  roles: CallRoles;
  /** What the author wrote. */
  summary: string;
  /** The same for wallets, behind who may make the call. */
  docs: string[];
  place: Place;
  /** Names of the arguments that `weights.<name>()` takes; each is also an argument of the call. */
  weightArgs: string[];
  /** The function of the call's arguments that weighs what the call sets going besides; null without one. */
  innerWeight: FunctionRef | null;
  /** The function of the call's arguments that says what can be known of it without running it; null without one. */
  precheck: FunctionRef | null;
  /** Declared `@wrapper`: the argument with the calls that it makes; null of any other call. */
  inner: Field | null;
  /** The function that says in whose name it is made: of the account that makes it and its arguments; null without one. */
  actor: FunctionRef | null;
  /** Types of proxies that let a delegate make it: a bit for each, by its number in the enum `ProxyType`. */
  proxies: number;
}

/** A function that generated code imports. */
export interface FunctionRef {
  name: string;
  /** Path relative to the root, without extension. */
  module: string;
}

export interface EventDecl {
  name: string;
  index: number;
  fields: Field[];
  docs: string[];
  place: Place;
}

export interface ErrorDecl {
  name: string;
  index: number;
  docs: string[];
  place: Place;
}

export interface ConstantDecl {
  name: string;
  type: TypeRef;
  value: bigint;
  docs: string[];
  place: Place;
}

export type HookName = 'onInitialize' | 'onFinalize' | 'onIdle' | 'onRuntimeUpgrade';

/** A component of a benchmark: what a cost grows with. */
export interface Component {
  /** Name of the benchmark's parameter. */
  name: string;
  /** In terms of arguments: `location.length`. */
  of: string;
  min: number;
  max: number;
}

/** A measurement beside the pallet; it gives the weight function of its name. */
export interface BenchmarkDecl {
  name: string;
  /** In the order of the benchmark's parameters, and of their letters in runners' reports. */
  components: Component[];
  place: Place;
}

export interface Pallet {
  /** As in `@pallet("GridToken")`. */
  name: string;
  /** The class of calls in pallet.ts, normally equal to `name`. */
  className: string;
  index: number;
  /** `pallets/grid-token` or `runtime/frame/system`. */
  home: string;
  docs: string[];
  storage: StorageItem[];
  /** Version of the layout of that storage: `@storage(1)`; 0 when not written. */
  storageVersion: number;
  calls: Call[];
  events: EventDecl[];
  errors: ErrorDecl[];
  constants: ConstantDecl[];
  /** Fields of the `@genesis` class, or null when the pallet has no genesis configuration. */
  genesis: GenesisField[] | null;
  /** Declared `@genesis("last")`: built when every other pallet has been. */
  isBuiltLast: boolean;
  hooks: HookName[];
  /** Empty where a pallet has no benchmarking.ts. */
  benchmarks: BenchmarkDecl[];
  place: Place;
}

export interface ApiMethod {
  name: string;
  args: Field[];
  output: TypeRef;
  outputTypeName: string;
  docs: string[];
  place: Place;
}

/** A class marked `@api("Core", 5)`. Its exports are `Core_<snake_case method>`. */
export interface RuntimeApi {
  name: string;
  version: number;
  className: string;
  /** Source file, relative to the repository root, without extension. */
  module: string;
  methods: ApiMethod[];
  /** Methods `xMalformed` that answer where the arguments of `x` do not decode. */
  malformed: string[];
  docs: string[];
  place: Place;
}

export interface RuntimeVersion {
  specName: string;
  implName: string;
  authoringVersion: number;
  specVersion: number;
  /** Milliseconds of a slot: of all that a runtime says of itself, what a node hands on even of compressed code. */
  implVersion: number;
  transactionVersion: number;
  systemVersion: number;
}

export interface Model {
  /** In consensus order (`runtime/chain/construct.ts`). */
  pallets: Pallet[];
  types: Map<string, StructDecl | EnumDecl>;
  apis: RuntimeApi[];
  version: RuntimeVersion;
  /** Module (path without extension) of every class of `runtime/primitives`, by name. */
  modules: Map<string, string>;
  /** Integer constants of `runtime/chain/config.ts` by name. */
  config: Map<string, bigint>;
}
