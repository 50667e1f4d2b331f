/** Parameters of a question, taken one after the other. */
import { invalidParams } from './failure.js';

export type Hex = `0x${string}`;

const HASH_BYTES = 32;

/** Bytes that `hex` stands for. */
export const sizeOf = (hex: Hex): number => hex.length / 2 - 1;

export class Params {
  #next = 0;

  constructor(private readonly given: readonly unknown[]) {}

  /** @throws RpcFailure if there is none */
  hex(): Hex {
    return this.#required(asHex);
  }

  optionalHex(): Hex | undefined {
    return this.#optional(asHex);
  }

  optionalHash(): Hex | undefined {
    return this.#optional(asHash);
  }

  hash(): Hex {
    return this.#required(asHash);
  }

  text(): string {
    return this.#required((value) => {
      if (typeof value === 'string') return value;
      throw invalidParams(`invalid type: ${JSON.stringify(value)}, expected a string`);
    });
  }

  count(): number {
    return this.#required(asCount);
  }

  isTrue(): boolean {
    return this.#required((value) => {
      if (typeof value === 'boolean') return value;
      throw invalidParams(`invalid type: ${JSON.stringify(value)}, expected a boolean`);
    });
  }

  list<T>(itemOf: (value: unknown) => T): T[] {
    return this.#required((value) => {
      if (Array.isArray(value)) return value.map(itemOf);
      throw invalidParams(`invalid type: ${JSON.stringify(value)}, expected a sequence`);
    });
  }

  /** All that have not been taken. */
  rest(): unknown[] {
    return this.given.slice(this.#next);
  }

  /** Whatever comes next; undefined where nothing does. */
  any(): unknown {
    return this.given[this.#next++] ?? undefined;
  }

  #required<T>(read: (value: unknown) => T): T {
    if (this.#next >= this.given.length) throw invalidParams('No more params');
    return read(this.given[this.#next++]);
  }

  #optional<T>(read: (value: unknown) => T): T | undefined {
    const value = this.any();
    return value === undefined ? undefined : read(value);
  }
}

/** Bytes in hexadecimal, with `0x` before them or without, as nodes take them. */
export function asHex(value: unknown): Hex {
  const digits = typeof value === 'string' ? value.replace(/^0x/, '') : null;
  if (digits !== null && /^(?:[0-9a-f]{2})*$/i.test(digits)) return `0x${digits.toLowerCase()}`;
  throw invalidParams(
    `invalid type: ${JSON.stringify(value)}, expected a (both 0x-prefixed or not) hex string`,
  );
}

function asHash(value: unknown): Hex {
  const hex = asHex(value);
  const bytes = sizeOf(hex);
  if (bytes === HASH_BYTES) return hex;
  throw invalidParams(`invalid length ${bytes}, expected a hex string of ${HASH_BYTES} bytes`);
}

/** A number, or one in hexadecimal. */
export function asCount(value: unknown): number {
  const number = typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number) && (number as number) >= 0) return number as number;
  throw invalidParams(`invalid value: ${JSON.stringify(value)}, expected a number`);
}
