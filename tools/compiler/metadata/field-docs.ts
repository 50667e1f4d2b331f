/** Whom metadata tells what fields mean: the runtime carries each sentence, in every node and every upgrade. */
import type { ApiDescription, PalletDescription } from './description.js';
import type { PortableType } from './types.js';

/** What types are told of: those of calls, events, constants and runtime APIs, and all that they mention. */
interface Doors {
  readonly pallets: readonly PalletDescription[];
  readonly apis: readonly ApiDescription[];
}

/**
 * The types, where the fields of those that only storage mentions have no docs: these are the runtime's own notes, of which runtime
 * APIs tell what is meant for others. What every storage item is it says itself.
 */
export function withTold(types: readonly PortableType[], doors: Doors): PortableType[] {
  const told = new Set<number>();
  const tell = (id: number | undefined): void => {
    const type = id === undefined ? undefined : types[id];
    if (!type || told.has(type.id)) return;
    told.add(type.id);
    mentionedBy(type).forEach(tell);
  };
  for (const { calls, events, constants } of doors.pallets) {
    [calls, events, ...constants.map(({ type }) => type)].forEach(tell);
  }
  for (const { methods } of doors.apis) {
    for (const { inputs, output } of methods)
      [...inputs.map(({ type }) => type), output].forEach(tell);
  }
  return types.map((type) => (told.has(type.id) ? type : withoutFieldDocs(type)));
}

function withoutFieldDocs(type: PortableType): PortableType {
  if (type.def.tag !== 'composite') return type;
  const value = type.def.value.map((field) => ({ ...field, docs: [] }));
  return { ...type, def: { ...type.def, value } };
}

function mentionedBy({ def, params }: PortableType): (number | undefined)[] {
  const parameters = params.map(({ type }) => type);
  switch (def.tag) {
    case 'composite':
      return [...parameters, ...def.value.map(({ type }) => type)];
    case 'variant':
      return [...parameters, ...def.value.flatMap(({ fields }) => fields.map(({ type }) => type))];
    case 'array':
      return [def.value.type];
    case 'tuple':
      return def.value;
    case 'sequence':
    case 'compact':
      return [def.value];
    default:
      return [];
  }
}
