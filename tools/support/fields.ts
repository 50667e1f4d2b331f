/** Fields that a schema has at a place, and which of them somebody may have meant. */
import { z } from 'zod/v4';

/** The names of fields that may stand at `path`; none where that is no object. */
export function fieldsAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let here: z.ZodType | null = inner(schema);
  for (const part of path) {
    if (here instanceof z.ZodArray) here = inner(here.element as z.ZodType);
    else if (here instanceof z.ZodObject) {
      const found: z.ZodType | undefined = (here.shape as Record<string, z.ZodType>)[String(part)];
      here = found ? inner(found) : null;
    } else return [];
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape as object) : [];
}

/** The object or list within what may be left out, and what is made of it before and after. */
function inner(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return inner(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault) return inner(schema.def.innerType as z.ZodType);
  if (schema instanceof z.ZodPipe) {
    const { in: before, out: after } = schema.def;
    return inner((before instanceof z.ZodTransform ? after : before) as z.ZodType);
  }
  return schema;
}

/** The name that is spelt nearly as `word`; null where none is. */
export function nearest(word: string, names: readonly string[]): string | null {
  const { length } = bare(word);
  const most = length < 3 ? 0 : length < 6 ? 1 : 2;
  const near = names
    .map((name) => ({ name, far: distance(bare(word), bare(name)) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return near[0]?.name ?? null;
}

const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Letters that are put in, left out, changed or swapped with the next one. */
function distance(a: string, b: string): number {
  const rows = [...a, ''].map(() => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Math.max(i, j);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const far =
        i === 0 || j === 0
          ? Math.max(i, j)
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + (isSame ? 0 : 1),
              isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
            );
      (rows[i] as number[])[j] = far;
    }
  }
  return at(a.length, b.length);
}
