/** Metadata of each version of the runtime: from the database where it is known, else from the node. */
import { ScaleReader } from '../../../compiler/host/scale.js';
import type { Queries } from '../database/port.js';
import { Decoder } from './decoder.js';
import { Refused, type Source } from './source.js';

/** The best first. */
const METADATA_VERSIONS = [16, 15];

export class KnownRuntimes {
  private readonly decoders = new Map<number, Promise<Decoder>>();

  constructor(private readonly database: Queries) {}

  /** That of the code in the state of `block`, which executes the next one. */
  async at(source: Source, block: string): Promise<Decoder> {
    const version = await specVersion(source, block);
    const known = this.decoders.get(version) ?? this.load(version, source, block);
    this.decoders.set(version, known);
    known.catch(() => this.decoders.delete(version));
    return known;
  }

  /** Of a version that has executed blocks of the history; null where the database has none of it. */
  async kept(version: number): Promise<Decoder | null> {
    const known = this.decoders.get(version);
    if (known) return known;
    const bytes = await this.bytes(version);
    return bytes && new Decoder(version, bytes);
  }

  private async bytes(version: number): Promise<Uint8Array | null> {
    const kept = await this.database.get<{ metadata: Uint8Array }>(
      'SELECT metadata FROM runtimes WHERE spec_version = ?',
      version,
    );
    return kept && Uint8Array.from(kept.metadata);
  }

  private async load(version: number, source: Source, block: string): Promise<Decoder> {
    const bytes = (await this.bytes(version)) ?? (await metadata(source, block));
    return new Decoder(version, Uint8Array.from(bytes));
  }
}

async function specVersion(source: Source, block: string): Promise<number> {
  const version = new ScaleReader(await source.call('Core_version', new Uint8Array(0), block));
  version.byteString(); // specification
  version.byteString(); // implementation
  version.u32(); // authoring version
  return version.u32();
}

async function metadata(source: Source, block: string): Promise<Uint8Array> {
  for (const version of METADATA_VERSIONS) {
    const found = await metadataAt(source, block, version);
    if (found) return found;
  }
  const oldest = await source.call('Metadata_metadata', new Uint8Array(0), block);
  return new ScaleReader(oldest).byteString();
}

async function metadataAt(
  source: Source,
  block: string,
  version: number,
): Promise<Uint8Array | null> {
  try {
    const input = Uint8Array.of(version, 0, 0, 0);
    const reader = new ScaleReader(await source.call('Metadata_metadata_at_version', input, block));
    return reader.option(() => reader.byteString()) ?? null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
