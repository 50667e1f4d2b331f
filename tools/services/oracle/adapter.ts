/** The external-adapter protocol of Chainlink nodes: a bridge posts `{ id, data }`. */
import { z } from 'zod/v4';
import { parseJson } from '../../node/json.js';
import { only, requireShape } from '../../node/shapes.js';
import type { MeterReader } from './reader.js';
import { isMeterId, ReadingError } from './wire.js';

/** What a bridge gets back, with the HTTP status to send it under. */
export type AdapterAnswer =
  | {
      readonly jobRunID: string;
      readonly statusCode: 200;
      readonly result: string;
      readonly data: Readonly<Record<string, string>>;
    }
  | {
      readonly jobRunID: string;
      /** The request is wrong; the head-end did not do its part; the chain cannot be asked. */
      readonly statusCode: 400 | 502 | 503;
      readonly status: 'errored';
      readonly error: { readonly name: string; readonly message: string };
    };

const METER = 'the name of a meter';
const EPOCH = 'a number of an epoch';

const request = z.object(
  {
    id: z.union([z.string().max(128), z.int()], 'a text or a whole number').optional(),
    data: only({
      meterId: z.string(METER).refine(isMeterId, METER),
      epoch: z
        .union([z.int().nonnegative(), z.string().regex(/^\d{1,15}$/)], EPOCH)
        .transform((epoch) => BigInt(epoch))
        .optional(),
    }),
    // What else a bridge sends: where it would like to be told later, and of what it was reminded.
    responseURL: z.unknown().optional(),
    meta: z.unknown().optional(),
  },
  'an object',
);

/**
 * Answers a request `{ id, data: { meterId, epoch? } }` with the meter's export register in Wh as the
 * result, and the whole reading beside it; without an epoch that of the last finished one.
 * @param finishedEpoch which one that is; throws if the chain cannot be asked
 */
export async function adapt(
  body: string,
  reader: MeterReader,
  finishedEpoch: () => Promise<bigint>,
): Promise<AdapterAnswer> {
  let parsed: z.output<typeof request>;
  try {
    parsed = parse(body);
  } catch (error) {
    return errored('1', 400, 'RequestError', (error as Error).message);
  }
  const { id = '1', data } = parsed;
  const jobRunID = String(id);
  let epoch = data.epoch;
  try {
    epoch ??= await finishedEpoch();
  } catch (error) {
    const message = `without an epoch the chain is asked for it, and ${(error as Error).message}`;
    return errored(jobRunID, 503, 'ChainError', message);
  }
  try {
    const reading = await reader.read(data.meterId, epoch);
    const fields = Object.entries(reading).map(([name, value]) => [name, String(value)] as const);
    const result = String(reading.exportWh);
    return { jobRunID, statusCode: 200, result, data: { result, ...Object.fromEntries(fields) } };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return errored(jobRunID, 502, error.name, error.message);
  }
}

function parse(body: string): z.output<typeof request> {
  let value: unknown;
  try {
    value = parseJson(body);
  } catch (error) {
    throw new Error(`the request ${(error as Error).message}`);
  }
  return requireShape(request, value, 'the request');
}

function errored(
  jobRunID: string,
  statusCode: 400 | 502 | 503,
  name: string,
  message: string,
): AdapterAnswer {
  return { jobRunID, statusCode, status: 'errored', error: { name, message } };
}
