/** Questions to a chain's runtime, in the types of its own metadata. */
import { Metadata, TypeRegistry } from '@polkadot/types';
import type { SiLookupTypeId } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { toHex } from '../compiler/host/bytes.js';
import { ScaleReader } from '../compiler/host/scale.js';
import type { NodeRpc } from './rpc.js';

/** The oldest metadata that describes runtime APIs. */
const METADATA_VERSION = 15;

interface Method {
  readonly inputs: readonly SiLookupTypeId[];
  readonly output: SiLookupTypeId;
}

export class RuntimeApis {
  private readonly registry = new TypeRegistry();
  private methods: Promise<Map<string, Method>> | null = null;

  constructor(private readonly rpc: NodeRpc) {}

  /** Whether the runtime answers `TradingApi.due_epochs`. */
  async has(method: string): Promise<boolean> {
    return (await this.known()).has(method);
  }

  /**
   * The answer to `TradingApi.due_epochs` at the best block.
   * @throws Error if the runtime has no such method
   */
  async call<T extends Codec>(path: string, ...args: unknown[]): Promise<T> {
    const method = (await this.known()).get(path);
    if (!method) throw new Error(`the runtime has no ${path}`);
    const inputs = method.inputs.map((type, i) => this.decode(type, args[i]).toU8a());
    const answer = await this.rpc.call(path.replace('.', '_'), Buffer.concat(inputs));
    return this.decode(method.output, answer) as T;
  }

  private decode(type: SiLookupTypeId, value: unknown): Codec {
    return this.registry.createTypeUnsafe(this.registry.createLookupType(type), [value]);
  }

  /** The methods of all APIs; none where the runtime is too old to describe them. */
  private known(): Promise<Map<string, Method>> {
    this.methods ??= this.read();
    return this.methods;
  }

  private async read(): Promise<Map<string, Method>> {
    const version = Uint8Array.of(METADATA_VERSION, 0, 0, 0);
    const answer = await this.rpc.call('Metadata_metadata_at_version', version);
    const reader = new ScaleReader(answer);
    const bytes = reader.option(() => reader.byteString());
    if (!bytes) return new Map();
    const metadata = new Metadata(this.registry, toHex(bytes));
    this.registry.setMetadata(metadata);
    return new Map(
      metadata.asLatest.apis.flatMap(({ name, methods }) =>
        methods.map((method): [string, Method] => [
          `${name.toString()}.${method.name.toString()}`,
          { inputs: method.inputs.map(({ type }) => type), output: method.output },
        ]),
      ),
    );
  }
}
