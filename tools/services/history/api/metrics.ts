/** What Prometheus is told of who asks the API. How far the history is the follower's own metrics tell. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Streams } from './stream.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export class ApiMetrics {
  readonly registry = new Registry();
  private readonly seconds;
  private readonly refused;

  constructor(streams: Pick<Streams, 'count'>) {
    const registers = [this.registry];
    this.seconds = new Histogram({
      name: 'solar_history_request_seconds',
      help: 'Time that requests took, by route and status',
      labelNames: ['route', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.refused = new Counter({
      name: 'solar_history_refused_total',
      help: 'Requests that were not answered, by code',
      labelNames: ['code'],
      registers,
    });
    new Gauge({
      name: 'solar_history_streams',
      help: 'Pages that listen to new blocks',
      registers,
      collect() {
        this.set(streams.count);
      },
    });
  }

  answered(route: string, status: number, seconds: number): void {
    this.seconds.observe({ route, status }, seconds);
  }

  refuse(code: string): void {
    this.refused.inc({ code });
  }
}
