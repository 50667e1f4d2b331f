/** The operator's own HTTP: health and metrics for its keepers, the adapter for Chainlink nodes. */
import { type HttpPlace, HttpService, json, type Route } from '../http.js';
import { adapt } from './adapter.js';
import type { MeterReader } from './reader.js';

/** Whether everything is well, and what is known about it. */
export interface Health {
  readonly isHealthy: boolean;
  /** One line for people. */
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface OperatorServerParts {
  readonly reader: MeterReader;
  readonly health: () => Health;
  /** The metrics in Prometheus's text format. */
  readonly metrics: () => Promise<string>;
  /** The last epoch that is over on the chain. @throws Error if the chain cannot be asked */
  readonly finishedEpoch: () => Promise<bigint>;
}

/** The type of Prometheus's text format. */
const PROMETHEUS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** @throws Error if the port cannot be opened */
export function startOperatorServer(
  { reader, health, metrics, finishedEpoch }: OperatorServerParts,
  place: HttpPlace,
): Promise<HttpService> {
  const routes: Route[] = [
    {
      method: 'GET',
      path: '/health',
      answer: () => {
        const { isHealthy, message, details } = health();
        return json(isHealthy ? 200 : 503, { message, ...details });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      answer: async () => ({ status: 200, type: PROMETHEUS_TEXT, body: await metrics() }),
    },
    {
      method: 'POST',
      path: '/',
      answer: async ({ body }) => {
        const answer = await adapt(await body(), reader, finishedEpoch);
        return json(answer.statusCode, answer);
      },
    },
  ];
  return HttpService.start(routes, place);
}
