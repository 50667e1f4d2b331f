/** What the server of the API is told, and how much it takes on. */
import type { Context } from './context.js';
import type { RouteName } from './contract/index.js';
import type { PageOptions } from './page-files.js';
import type { StreamLimits } from './stream.js';

export interface Limits extends StreamLimits {
  /** Requests of one address in a minute. */
  readonly perMinute: number;
  /** Of these, how many may sign in or apply. */
  readonly joiningPerMinute: number;
}

export const LIMITS: Limits = {
  perMinute: 3_000,
  joiningPerMinute: 30,
  most: 1_000,
  mostOfAddress: 50,
};

export interface ServerOptions {
  readonly context: Context;
  readonly limits?: Partial<Limits>;
  /** Pages of other hosts that may ask: `https://…`; none unless named. */
  readonly origins?: readonly string[];
  readonly page?: PageOptions;
  /** The node, `ws://…`, that the page reaches at `/rpc`; without it there is no such place. */
  readonly node?: string;
  /** The text that /v1/openapi.json gives. */
  readonly openapi?: string;
  /** Metrics of the follower, in Prometheus' text. */
  readonly metrics?: () => Promise<string>;
  /** Is shown every answer before it is sent; what it throws is a flaw of the service. */
  readonly inspect?: (route: RouteName, answer: unknown) => void;
  /** Is told of what went wrong here, a line at a time. */
  readonly progress?: (line: string) => void;
  /** Whether a proxy in front says who asks. */
  readonly trustProxy?: boolean;
}
