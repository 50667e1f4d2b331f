/** Enums and structs of all schemas. */
import type { Sources } from './files.js';
import type { Model } from './model.js';
import type { Problems } from './problems.js';
import { hasDecorator, readEnum, readStruct } from './read-schema.js';
import type { TypeWords } from './type-words.js';

/** Enums whole, structs by name only: their fields may name each other. */
export function readTypes(sources: Sources, problems: Problems): Model['types'] {
  const types: Model['types'] = new Map();
  const add = (decl: NonNullable<ReturnType<typeof types.get>>): void => {
    const other = types.get(decl.name);
    if (other) {
      problems.add(
        decl.place,
        `type ${decl.name} is declared in ${other.home} too; choose another name`,
      );
    }
    types.set(decl.name, decl);
  };
  for (const { home, schema } of sources.pallets) {
    for (const decl of schema?.enums ?? []) {
      if (decl.name !== 'Errors') add(readEnum(home, decl, problems));
    }
    for (const decl of schema?.classes ?? []) {
      if (!hasDecorator(decl, 'scale')) continue;
      add({
        kind: 'struct',
        name: decl.name,
        home,
        fields: [],
        docs: decl.docs,
        place: decl.place,
      });
    }
  }
  return types;
}

export function readStructs(sources: Sources, words: TypeWords, types: Model['types']): void {
  for (const { home, schema } of sources.pallets) {
    for (const decl of schema?.classes ?? []) {
      if (hasDecorator(decl, 'scale')) types.set(decl.name, readStruct(home, decl, words));
    }
  }
}
