/** What answers have to look like. A schema's message is what was expected, in words. */
import { z } from 'zod/v4';

const HASH = 'a hash of 32 bytes in hex';
const HEX = 'bytes in hex';
const NUMBER = 'a number in hex';

export const text = z.string('a text');
export const flag = z.boolean('true or false');
export const count = z.int('a whole number').nonnegative('a whole number');
export const hash = z.string(HASH).regex(/^0x[0-9a-f]{64}$/, HASH);
export const hex = z.string(HEX).regex(/^0x(?:[0-9a-f]{2})*$/, HEX);
/** A number of at most 52 bits, as JSON-RPC writes block numbers. */
export const hexNumber = z
  .string(NUMBER)
  .regex(/^0x[0-9a-f]{1,13}$/, NUMBER)
  .transform(Number);

export const listOf = <T extends z.ZodType>(item: T): z.ZodArray<T> => z.array(item, 'a list');
export const pair = <A extends z.ZodType, B extends z.ZodType>(first: A, second: B) =>
  z.tuple([first, second], 'a pair');

/** An object with at least these fields. */
export const fields = <T extends z.ZodRawShape>(shape: T): z.ZodObject<T> =>
  z.object(shape, 'an object');

/** An object with these fields and no others. */
export const only = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, 'an object');

/** An answer is not what it has to be. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

const QUOTED = 40;

/**
 * `value` as `schema` has it.
 * @param what whose answer it is, for the message: `chain_getHeader`
 * @throws ShapeError `chain_getHeader: number: expected a number in hex, found nothing`
 */
export function requireShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  what: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  const place = [what, ...(path.length ? [path.join('.')] : [])].join(': ');
  if (issue?.code === 'unrecognized_keys') {
    throw new ShapeError(`${place}: unknown field ${issue.keys.map(shown).join(', ')}`);
  }
  throw new ShapeError(`${place}: expected ${issue?.message}, found ${shown(at(value, path))}`);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
}

/** A value in words, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
