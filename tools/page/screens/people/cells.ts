/** What may stand in a cell. */

/**
 * What keeps the chain from taking `text`: more than `most` bytes, or characters that are none. Marks that turn the
 * direction of text are refused too, as a name with them can look like another one.
 */
export function textFlaw(text: string, most: number): 'control' | 'long' | null {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd\p{Cs}]/u.test(text)) {
    return 'control';
  }
  return new TextEncoder().encode(text).length > most ? 'long' : null;
}

/** Kilowatts, with a point or a comma, as whole watts from 1 W to 10 MW; null where they are none. */
export function kilowattsIn(text: string): bigint | null {
  const match = /^(\d{1,5})(?:[.,](\d{1,3}))?$/u.exec(text);
  if (!match) return null;
  const watts = BigInt(match[1] ?? '') * 1000n + BigInt((match[2] ?? '').padEnd(3, '0'));
  return watts >= 1n && watts <= 10_000_000n ? watts : null;
}

/** `length` bytes in hexadecimal that are not all zero, or null. */
export function hexIn(text: string, length: number): Uint8Array | null {
  const match = /^(?:0x)?((?:[0-9a-f]{2})+)$/iu.exec(text);
  const bytes = Uint8Array.from(match?.[1]?.match(/../gu) ?? [], (byte) => parseInt(byte, 16));
  return bytes.length === length && bytes.some((byte) => byte !== 0) ? bytes : null;
}
