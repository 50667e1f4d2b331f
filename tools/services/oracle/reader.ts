/** Reads meters at a head-end, and lets nothing through that is not a reading. */
import type { SignedReading } from './reading.js';
import { parseReading, ReadingError } from './wire.js';

/** Where readings come from. */
export interface MeterReader {
  /** @throws ReadingError if there is none */
  read(meterId: string, epoch: bigint): Promise<SignedReading>;
}

export interface ReaderOptions {
  /** The head-end, `http://…`. */
  readonly url: string;
  /** Milliseconds an answer may take. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 5_000;
/** A reading has some 300 bytes. */
const MAX_BODY_BYTES = 4_096;

export class HeadEndReader implements MeterReader {
  private readonly base: string;
  private readonly timeoutMs: number;

  constructor({ url, timeoutMs = DEFAULT_TIMEOUT_MS }: ReaderOptions) {
    this.base = url.replace(/\/+$/, '');
    this.timeoutMs = timeoutMs;
  }

  async read(meterId: string, epoch: bigint): Promise<SignedReading> {
    const url = `${this.base}/meters/${encodeURIComponent(meterId)}/readings/${epoch}`;
    const reading = parseReading(await this.get(url));
    if (reading.meterId !== meterId) {
      throw new ReadingError('malformed', 'the head-end answered for another meter');
    }
    return reading;
  }

  private async get(url: string): Promise<string> {
    try {
      const signal = AbortSignal.timeout(this.timeoutMs);
      const response = await fetch(url, { signal, redirect: 'error' });
      if (!response.ok) {
        await response.body?.cancel();
        const fault = response.status === 404 ? 'missing' : 'http';
        throw new ReadingError(fault, `the head-end answered ${response.status}`);
      }
      return await boundedText(response);
    } catch (error) {
      if (error instanceof ReadingError) throw error;
      const { name } = error as Error;
      if (name === 'TimeoutError') {
        throw new ReadingError('timeout', `no answer within ${this.timeoutMs} ms`);
      }
      throw new ReadingError('unreachable', 'the head-end cannot be reached');
    }
  }
}

/** The body as text; the connection ends as soon as it is longer than a reading can be. */
async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body = response.body as unknown as AsyncIterable<Uint8Array> | null;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new ReadingError('too-large', `the answer is longer than ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
