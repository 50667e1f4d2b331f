/** Reads meters at a head-end, and lets nothing through that is not a reading. */
import { boundedText } from '../../node/http-transport.js';
import { shown } from '../../node/shapes.js';
import { NodeError } from '../../node/transport.js';
import type { SignedReading } from './reading.js';
import { isMeterId, parseReading, ReadingError } from './wire.js';

/** Where readings come from. */
export interface MeterReader {
  /** @throws ReadingError if there is none */
  read(meterId: string, epoch: bigint): Promise<SignedReading>;
  /** Resolves if anything answers where readings come from. @throws ReadingError if nothing does */
  probe(): Promise<void>;
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
    // A meter that no URL can name has no reading here, and never another one's.
    if (!isMeterId(meterId))
      throw new ReadingError('missing', `no head-end can be asked for ${shown(meterId)}`);
    const url = `${this.base}/meters/${encodeURIComponent(meterId)}/readings/${epoch}`;
    const reading = parseReading(await this.get(url));
    requireAsked('meter', reading.meterId, meterId);
    requireAsked('epoch', reading.epoch, epoch);
    return reading;
  }

  async probe(): Promise<void> {
    await this.ask(`${this.base}/health`, async (response) => response.body?.cancel());
  }

  private get(url: string): Promise<string> {
    return this.ask(url, async (response) => {
      if (response.ok) return boundedText(response, MAX_BODY_BYTES);
      await response.body?.cancel();
      const fault = response.status === 404 ? 'missing' : 'http';
      throw new ReadingError(fault, `the head-end answered ${response.status}`);
    });
  }

  /** What `take` makes of the answer. @throws ReadingError saying why there is none, or what `take` says is wrong */
  private async ask<T>(url: string, take: (response: Response) => Promise<T>): Promise<T> {
    try {
      const signal = AbortSignal.timeout(this.timeoutMs);
      return await take(await fetch(url, { signal, redirect: 'error' }));
    } catch (error) {
      if (error instanceof ReadingError) throw error;
      const { name, message } = error as Error;
      if (error instanceof NodeError)
        throw new ReadingError('too-large', `the head-end: ${message}`);
      if (name === 'TimeoutError') {
        throw new ReadingError(
          'timeout',
          `the head-end did not answer within ${this.timeoutMs} ms`,
        );
      }
      throw new ReadingError('unreachable', 'the head-end cannot be reached');
    }
  }
}

/** @throws ReadingError unless the answer is about what was asked */
function requireAsked<T extends string | bigint>(what: string, answered: T, asked: T): void {
  if (answered === asked) return;
  const problem = `the head-end answered for ${what} ${answered}, asked for ${asked}`;
  throw new ReadingError('other', problem);
}
