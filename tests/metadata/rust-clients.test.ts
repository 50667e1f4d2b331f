/** What Rust clients need, which generate their types from the metadata with subxt. */
import { describe, expect, it } from '@jest/globals';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { pascalCase } from '../../tools/compiler/codegen/names.js';
import { buildMetadata, wholeMetadata } from '../../tools/compiler/metadata/build.js';
import { MODELS } from './models.js';

/** Types that generated code calls by their bare names. */
const PRELUDE = ['Box', 'Option', 'Result', 'String', 'Vec'];

describe.each(MODELS)('metadata of %s', (_, model) => {
  const { asLatest } = new Metadata(new TypeRegistry(), wholeMetadata(buildMetadata(model), 15));
  const types = asLatest.lookup.types;

  it('puts calls within calls into a box, since a type cannot contain itself', () => {
    const isCall = (id: number): boolean =>
      types[id]?.type.path.at(-1)?.toString() === 'RuntimeCall';
    const within = types.flatMap(({ type }) => {
      if (type.path.at(-1)?.toString() !== 'Call' || !type.def.isVariant) return [];
      return type.def.asVariant.variants.flatMap(({ fields }) => [...fields]);
    });
    const boxes = within.filter(({ type }) => isCall(type.toNumber()));
    const written = model.pallets.flatMap(({ calls }) => calls.flatMap(({ args }) => args));
    expect(boxes).toHaveLength(written.filter(({ typeName }) => typeName === 'Call').length);
    for (const { typeName } of boxes) expect(typeName.unwrap().toString()).toMatch(/^Box<.*>$/);
  });

  it('names no call and no read like a type of the prelude', () => {
    const names = [
      ...model.pallets.flatMap(({ calls }) => calls),
      ...model.apis.flatMap(({ methods }) => methods),
    ].map(({ name }) => pascalCase(name));
    expect(names.filter((name) => PRELUDE.includes(name))).toEqual([]);
  });
});
