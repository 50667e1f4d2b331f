/** One version of a runtime: how its state, its answers and its calls are encoded, as its own metadata says. */
import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types';
import type { DecoratedMeta } from '@polkadot/types/metadata/decorate/types';
import type { StorageEntry } from '@polkadot/types/primitive/types';
import type { Call, DispatchError, EventRecord, SiLookupTypeId } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import type { Vec } from '@polkadot/types';
import { compactStripLength, hexToU8a, stringCamelCase, u8aToHex } from '@polkadot/util';
import { ScaleReader } from '../compiler/host/scale.js';
import { toHex } from '../compiler/host/bytes.js';
import type { NodeRpc, RuntimeVersion } from './rpc.js';

/** Versions of metadata that describe runtime APIs, the best first. */
const METADATA_VERSIONS = [16, 15];

interface Method {
  readonly inputs: readonly SiLookupTypeId[];
  readonly output: SiLookupTypeId;
}

export class Runtime {
  readonly registry = new TypeRegistry();
  private readonly decorated: DecoratedMeta;
  private readonly methods: ReadonlyMap<string, Method>;

  /** @param metadata SCALE, beginning with its magic number */
  constructor(
    readonly version: RuntimeVersion,
    metadata: Uint8Array,
  ) {
    const parsed = new Metadata(this.registry, toHex(metadata));
    this.registry.setMetadata(parsed, undefined, undefined, true);
    this.decorated = expandMetadata(this.registry, parsed);
    this.methods = methodsOf(parsed);
  }

  /**
   * The runtime in the state of `block`; one that is too old to describe its APIs has none. The library's own
   * way, `state_getMetadata`, never knows of any.
   */
  static async at(rpc: NodeRpc, version: RuntimeVersion, block?: string): Promise<Runtime> {
    const offered = new ScaleReader(await rpc.call('Metadata_metadata_versions', undefined, block));
    const versions = offered.list(() => offered.u32());
    const best = METADATA_VERSIONS.find((known) => versions.includes(known));
    if (best === undefined) {
      const oldest = await rpc.call('Metadata_metadata', undefined, block);
      return new Runtime(version, new ScaleReader(oldest).byteString());
    }
    const input = Uint8Array.of(best, 0, 0, 0);
    const reader = new ScaleReader(await rpc.call('Metadata_metadata_at_version', input, block));
    const metadata = reader.option(() => reader.byteString());
    if (metadata) return new Runtime(version, metadata);
    throw new Error(`the runtime offers metadata ${best} and does not give it`);
  }

  /** Whether the runtime answers `TradingApi.due_epochs`. */
  has(path: string): boolean {
    return this.methods.has(path);
  }

  /** What `TradingApi.due_epochs` is called with. @throws Error if there is no such method */
  input(path: string, args: readonly unknown[]): Uint8Array {
    const parts = this.method(path).inputs.map((type, i) => this.create(type, args[i]).toU8a());
    return Buffer.concat(parts);
  }

  /** @throws Error naming the method if `bytes` are no answer of it */
  output(path: string, bytes: Uint8Array): Codec {
    const { output } = this.method(path);
    return decoded(`the answer of ${path}`, () => this.create(output, bytes));
  }

  /** The key of `System.Account` for its arguments, hex. */
  key(path: string, args: readonly unknown[]): string {
    // The library puts the key’s length in front of it.
    const [, key] = compactStripLength(this.entry(path)(...args));
    return u8aToHex(key);
  }

  /** What all keys of a map begin with, hex. */
  prefix(path: string): string {
    return u8aToHex(this.entry(path).keyPrefix());
  }

  /** How the keys of a map are hashed: `Blake2_128Concat`. */
  hashers(path: string): string[] {
    const { type } = this.entry(path).meta;
    return type.isMap ? type.asMap.hashers.map((hasher) => hasher.type) : [];
  }

  /** Whether there is a call `Utility.batch_all`. */
  hasCall(path: string): boolean {
    const [pallet = '', name = ''] = path.split('.').map((part) => stringCamelCase(part));
    return this.decorated.tx[pallet]?.[name] !== undefined;
  }

  /** The value of a storage item; what it defaults to, where there is none. */
  value(path: string, hex: string | null): Codec {
    const { meta } = this.entry(path);
    const type = meta.type.isPlain ? meta.type.asPlain : meta.type.asMap.value;
    const name = this.registry.createLookupType(type);
    // Of hex the library makes numbers that begin with the greatest byte.
    const bytes = hex === null ? null : hexToU8a(hex);
    return decoded(`the value of ${path}`, () => {
      if (!meta.modifier.isOptional) {
        return this.registry.createTypeUnsafe(name, [bytes ?? meta.fallback.toU8a(true)]);
      }
      const some = bytes === null ? [] : [this.registry.createTypeUnsafe(name, [bytes])];
      return this.registry.createTypeUnsafe(`Option<${name}>`, some);
    });
  }

  events(hex: string | null): Vec<EventRecord> {
    return this.value('System.Events', hex) as Vec<EventRecord>;
  }

  /** `call('OracleClient.fulfill_energy_data', …)` @throws Error if there is no such call */
  call(path: string, ...args: unknown[]): Call {
    const [pallet = '', name = ''] = path.split('.').map((part) => stringCamelCase(part));
    const create = this.decorated.tx[pallet]?.[name];
    if (!create) throw new Error(`the runtime has no call ${path}`);
    return create(...args);
  }

  /** `OracleClient.StaleSequence`, or `BadOrigin`: as many as the metadata names. */
  errorName(error: DispatchError): string {
    if (!error.isModule) return error.type;
    const { section, name } = this.registry.findMetaError(error.asModule);
    return `${pascal(section)}.${name}`;
  }

  private method(path: string): Method {
    const method = this.methods.get(path);
    if (method) return method;
    const { specName, specVersion } = this.version;
    throw new Error(`the runtime ${specName} ${specVersion} has no ${path}`);
  }

  private entry(path: string): StorageEntry {
    const [pallet = '', name = ''] = path.split('.').map((part) => stringCamelCase(part));
    const entry = this.decorated.query[pallet]?.[name];
    if (entry) return entry;
    throw new Error(`the runtime has no storage ${path}`);
  }

  private create(type: SiLookupTypeId, value: unknown): Codec {
    return this.registry.createTypeUnsafe(this.registry.createLookupType(type), [value]);
  }
}

/** polkadot-js writes pallets in camel case. */
export const pascal = (section: string): string =>
  section.charAt(0).toUpperCase() + section.slice(1);

function methodsOf(metadata: Metadata): Map<string, Method> {
  return new Map(
    metadata.asLatest.apis.flatMap(({ name, methods }) =>
      methods.map((method): [string, Method] => [
        `${name.toString()}.${method.name.toString()}`,
        { inputs: method.inputs.map(({ type }) => type), output: method.output },
      ]),
    ),
  );
}

/** The library's own words about bytes it cannot read are for its authors. */
function decoded<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new Error(`${what} is not what the runtime’s metadata says`);
  }
}
