/** The external-adapter protocol of Chainlink nodes: a bridge posts `{ id, data }`. */
import type { MeterReader } from './reader.js';
import { finishedEpoch } from './reading.js';
import { isMeterId, ReadingError } from './wire.js';

/** What a bridge gets back, with the HTTP status to send it under. */
export type AdapterResponse =
  | {
      readonly jobRunID: string;
      readonly statusCode: 200;
      readonly result: string;
      readonly data: Readonly<Record<string, string>>;
    }
  | {
      readonly jobRunID: string;
      readonly statusCode: 400 | 502;
      readonly status: 'errored';
      readonly error: { readonly name: string; readonly message: string };
    };

const EPOCH = /^\d{1,15}$/;

/**
 * Answers a request `{ id, data: { meterId, epoch? } }` with the meter's export register in Wh as the
 * result, and the whole reading beside it; without an epoch the last finished one.
 */
export async function adapt(
  body: string,
  reader: MeterReader,
  now: () => number = Date.now,
): Promise<AdapterResponse> {
  let jobRunID = '1';
  try {
    const { id, data } = parse(body);
    if (typeof id === 'string' || typeof id === 'number') jobRunID = String(id);
    const { meterId, epoch } = data;
    if (typeof meterId !== 'string' || !isMeterId(meterId)) throw new TypeError('data.meterId');
    if (epoch !== undefined && !EPOCH.test(String(epoch))) throw new TypeError('data.epoch');
    const wanted = epoch === undefined ? finishedEpoch(now()) : BigInt(String(epoch));
    const reading = await reader.read(meterId, wanted);
    const fields = Object.entries(reading).map(([name, value]) => [name, String(value)] as const);
    const result = String(reading.exportWh);
    return { jobRunID, statusCode: 200, result, data: { result, ...Object.fromEntries(fields) } };
  } catch (error) {
    return failure(jobRunID, error);
  }
}

function parse(body: string): { id: unknown; data: Record<string, unknown> } {
  const value = JSON.parse(body) as { id?: unknown; data?: unknown } | null;
  if (typeof value?.data !== 'object' || value.data === null) throw new TypeError('data');
  return { id: value.id, data: value.data as Record<string, unknown> };
}

function failure(jobRunID: string, error: unknown): AdapterResponse {
  const isReaders = error instanceof ReadingError;
  const { message } = error as Error;
  return {
    jobRunID,
    statusCode: isReaders ? 502 : 400,
    status: 'errored',
    error: isReaders
      ? { name: error.name, message }
      : { name: 'RequestError', message: `not a request of this adapter: ${message}` },
  };
}
