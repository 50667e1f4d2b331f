/**
 * A reading as a head-end sends it (head-end.openapi.yaml): JSON, numbers as decimal text because they have 64 bits;
 * numbers of JSON are understood as far as they are exact.
 */
import { z } from 'zod/v4';
import { parseJson } from '../../node/json.js';
import { only, requireShape } from '../../node/shapes.js';
import type { SignedReading } from './reading.js';

/** What can be wrong with a head-end's answer. */
export type ReadingFault =
  | 'unreachable'
  | 'timeout'
  | 'missing'
  | 'http'
  | 'too-large'
  | 'not-json'
  | 'malformed'
  /** It is about another meter or epoch than was asked for. */
  | 'other';

/** A head-end gave no reading. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError';

  constructor(
    readonly fault: ReadingFault,
    message: string,
  ) {
    super(message);
  }
}

/** The only unit there is; an answer has to say it, so that kWh are never taken for Wh. */
const UNIT = 'Wh';
const MAX_U64 = 2n ** 64n - 1n;
const MOST_METER_ID_BYTES = 64;
/** In a URL they lead elsewhere, however they are escaped. */
const PATH_STEPS = new Set(['.', '..']);

const SIGNATURE = '0x and 128 or 130 hex digits, in small letters';
const DECIMAL = 'a whole number of 64 bits as decimal text, such as "48213400"';
const METER_ID = `the name of a meter, of 1 to ${MOST_METER_ID_BYTES} bytes`;

/** At most as many digits as 64 bits have, and none that is left out elsewhere; a number that JSON has exactly is its text. */
const decimal = z.preprocess(
  (value) => (Number.isSafeInteger(value) ? String(value) : value),
  z
    .string(DECIMAL)
    .regex(/^(0|[1-9]\d{0,19})$/, { error: DECIMAL, abort: true })
    .transform(BigInt)
    .refine((value) => value <= MAX_U64, DECIMAL),
);

/** The fields of an answer: these, and no others. */
const READING = only({
  meterId: z.string(METER_ID).refine(isMeterId, METER_ID),
  unit: z.literal(UNIT, `"${UNIT}"`),
  epoch: decimal,
  sequence: decimal,
  importWh: decimal,
  exportWh: decimal,
  signature: z
    .string(SIGNATURE)
    .regex(/^0x([0-9a-f]{128}|[0-9a-f]{130})$/, SIGNATURE)
    .transform((text) => text as `0x${string}`),
}).transform(({ meterId, epoch, sequence, importWh, exportWh, signature }): SignedReading => ({
  meterId,
  epoch,
  sequence,
  importWh,
  exportWh,
  signature,
}));

export function formatReading(reading: SignedReading): string {
  const { meterId, epoch, sequence, importWh, exportWh, signature } = reading;
  const numbers = { epoch: `${epoch}`, sequence: `${sequence}` };
  const registers = { importWh: `${importWh}`, exportWh: `${exportWh}` };
  return JSON.stringify({ meterId, unit: UNIT, ...numbers, ...registers, signature });
}

/** @throws ReadingError naming the field that is not what it should be */
export function parseReading(text: string): SignedReading {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    const { message } = error as Error;
    const fault = message === 'is not JSON' ? 'not-json' : 'malformed';
    throw new ReadingError(fault, `the head-end’s answer ${message}`);
  }
  try {
    return requireShape(READING, value, 'the head-end’s answer');
  } catch (error) {
    throw new ReadingError('malformed', (error as Error).message);
  }
}

/** Whether a meter can be called so: what the chain takes, and what a path of a URL can name. */
export function isMeterId(text: string): boolean {
  const { length } = Buffer.from(text);
  if (length === 0 || length > MOST_METER_ID_BYTES) return false;
  return !PATH_STEPS.has(text) && Buffer.from(text).toString() === text;
}
