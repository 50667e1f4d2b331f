/** What the link step places into the blob: the metadata and its digest, the presets of `node-config/`, the list of benchmarks. */
import { presetsAt } from '../../../node-config/presets.js';
import { benchmarkList } from '../codegen/emit/benchmarks.js';
import { emptyGenesis } from '../codegen/emit/genesis-config.js';
import type { Model } from '../codegen/model.js';
import { Group, type Placement } from '../link/placement.js';
import { buildMetadata } from '../metadata/build.js';
import { metadataDigest } from '../metadata/digest.js';

/**
 * @param presets genesis configurations that the blob carries, by name; default: those of `node-config/`
 * @throws DeclarationError where a declaration has no form in metadata
 */
export function placementsOf(
  model: Model,
  presets: Readonly<Record<string, object>> = presetsAt(model.version.implVersion),
): Placement[] {
  const built = buildMetadata(model);
  const { types, versions } = built;
  const metadata = versions.map(({ version, head, tail }) => {
    const name = Buffer.alloc(4);
    name.writeUInt32LE(version);
    return { group: Group.Metadata, name, parts: [head, types, tail] };
  });
  const configurations = Object.entries(presets).map(([name, preset]) => ({
    group: Group.Preset,
    name: Buffer.from(name),
    parts: [json(preset)],
  }));
  return [
    ...metadata,
    { group: Group.MetadataDigest, name: Buffer.alloc(0), parts: [metadataDigest(built)] },
    ...configurations,
    // What a plain chain spec's `patch` is laid over.
    { group: Group.BasePreset, name: Buffer.alloc(0), parts: [json(emptyGenesis(model))] },
  ];
}

/** What the blob for benchmark runners has besides. */
export function benchmarkPlacements(model: Model): Placement[] {
  return [{ group: Group.BenchmarkList, name: Buffer.alloc(0), parts: [benchmarkList(model)] }];
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
