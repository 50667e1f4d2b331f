/** The interface of a runtime as lines, so that two of them can be compared. */
import { Metadata, type PortableRegistry, TypeRegistry } from '@polkadot/types';
import type { SiLookupTypeId } from '@polkadot/types/interfaces';
import { toHex } from '../compiler/host/bytes.js';

/** One line per call, event, error, storage item, constant, API method and type; sorted. */
export function metadataLines(bytes: Uint8Array): string[] {
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, toHex(bytes));
  registry.setMetadata(metadata);
  const { pallets, apis, lookup } = metadata.asLatest;
  const names = new Names(lookup);
  const lines: string[] = [];
  for (const { name, calls, events, errors, storage, constants } of pallets) {
    const pallet = name.toString();
    const variants = [
      ['call', calls],
      ['event', events],
      ['error', errors],
    ] as const;
    for (const [kind, found] of variants) {
      if (found.isSome)
        lines.push(
          ...names.variants(found.unwrap().type).map((line) => `${kind} ${pallet}.${line}`),
        );
    }
    for (const item of storage.isSome ? storage.unwrap().items : []) {
      const type = item.type.isPlain
        ? names.of(item.type.asPlain)
        : `${names.of(item.type.asMap.key)} → ${names.of(item.type.asMap.value)}`;
      lines.push(`storage ${pallet}.${item.name.toString()}: ${type}`);
    }
    for (const constant of constants) {
      lines.push(
        `constant ${pallet}.${constant.name.toString()}: ${names.of(constant.type)} = ${constant.value.toHex()}`,
      );
    }
  }
  for (const { name, methods } of apis) {
    for (const method of methods) {
      const inputs = method.inputs
        .map((input) => `${input.name.toString()}: ${names.of(input.type)}`)
        .join(', ');
      lines.push(
        `api ${name.toString()}.${method.name.toString()}(${inputs}): ${names.of(method.output)}`,
      );
    }
  }
  return [...lines, ...names.structures()].sort();
}

/** Lines that are in one and not in the other. */
export function difference(
  before: readonly string[],
  after: readonly string[],
): { removed: string[]; added: string[] } {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    removed: before.filter((line) => !now.has(line)),
    added: after.filter((line) => !old.has(line)),
  };
}

/** Types by name, those without one by what they consist of. */
class Names {
  constructor(private readonly lookup: PortableRegistry) {}

  of(id: SiLookupTypeId): string {
    const { path, params, def } = this.lookup.getSiType(id);
    if (path.length > 0) {
      const inside = params.flatMap(({ type }) => (type.isSome ? [this.of(type.unwrap())] : []));
      return `${path.map(String).join('::')}${inside.length ? `<${inside.join(', ')}>` : ''}`;
    }
    if (def.isPrimitive) return def.asPrimitive.type.toLowerCase();
    if (def.isCompact) return `Compact<${this.of(def.asCompact.type)}>`;
    if (def.isSequence) return `[${this.of(def.asSequence.type)}]`;
    if (def.isArray) return `[${this.of(def.asArray.type)}; ${def.asArray.len.toNumber()}]`;
    if (def.isTuple) return `(${def.asTuple.map((each) => this.of(each)).join(', ')})`;
    return def.type;
  }

  variants(id: SiLookupTypeId): string[] {
    const { def } = this.lookup.getSiType(id);
    if (!def.isVariant) return [];
    return def.asVariant.variants.map(({ name, index, fields }) => {
      const inside = fields.map(
        (field) =>
          `${field.name.isSome ? `${field.name.unwrap().toString()}: ` : ''}${this.of(field.type)}`,
      );
      return `${index.toNumber()} ${name.toString()}(${inside.join(', ')})`;
    });
  }

  /** What every named type consists of. */
  structures(): string[] {
    return this.lookup.types.flatMap(({ id, type: { path, def } }) => {
      if (path.length === 0) return [];
      const name = path.map(String).join('::');
      if (def.isComposite) {
        const fields = def.asComposite.fields.map(
          (field) =>
            `${field.name.isSome ? `${field.name.unwrap().toString()}: ` : ''}${this.of(field.type)}`,
        );
        return [`type ${name} { ${fields.join(', ')} }`];
      }
      // Calls, events and errors have lines of their own.
      if (!def.isVariant || /(Call|Event|Error|Era)$/.test(name)) return [];
      return [`type ${name} ${this.variants(id as unknown as SiLookupTypeId).join(' | ')}`];
    });
  }
}
