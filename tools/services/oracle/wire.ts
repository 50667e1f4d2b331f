/** A reading as a head-end sends it: JSON, numbers as decimal text because they have 64 bits. */
import type { SignedReading } from './reading.js';

/** What can be wrong with a head-end's answer. */
export type ReadingFault =
  'unreachable' | 'timeout' | 'missing' | 'http' | 'too-large' | 'not-json' | 'malformed';

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
const DECIMAL = /^(0|[1-9]\d{0,19})$/;
const SIGNATURE = /^0x([0-9a-f]{128}|[0-9a-f]{130})$/;
const MAX_U64 = 2n ** 64n - 1n;
const MAX_METER_ID_BYTES = 64;

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
    value = JSON.parse(text);
  } catch {
    throw new ReadingError('not-json', 'the head-end’s answer is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ReadingError('malformed', 'the head-end’s answer is not an object');
  }
  const fields = value as Record<string, unknown>;
  if (fields['unit'] !== UNIT) throw malformed('unit');
  const { meterId, signature } = fields;
  if (typeof meterId !== 'string' || !isMeterId(meterId)) throw malformed('meterId');
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) throw malformed('signature');
  return {
    meterId,
    epoch: number(fields, 'epoch'),
    sequence: number(fields, 'sequence'),
    importWh: number(fields, 'importWh'),
    exportWh: number(fields, 'exportWh'),
    signature: signature as `0x${string}`,
  };
}

export function isMeterId(text: string): boolean {
  const { length } = Buffer.from(text);
  return length > 0 && length <= MAX_METER_ID_BYTES;
}

function number(fields: Record<string, unknown>, name: string): bigint {
  const value = fields[name];
  if (typeof value !== 'string' || !DECIMAL.test(value)) throw malformed(name);
  const parsed = BigInt(value);
  if (parsed > MAX_U64) throw malformed(name);
  return parsed;
}

function malformed(field: string): ReadingError {
  return new ReadingError('malformed', `the head-end’s answer has no proper ${field}`);
}
