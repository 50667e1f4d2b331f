/** How far the history is behind, for Prometheus. */
import { Gauge, Registry } from 'prom-client';
import type { HistoryStatus } from './index.js';

/** Absent until they are known. */
export class HistoryMetrics {
  readonly registry = new Registry();
  private readonly up = this.gauge('up', 'Whether the history goes on');
  private readonly block = this.gauge('block', 'Newest block in the history');
  private readonly lag = this.gauge('lag_blocks', 'Final blocks that the history lacks');
  private readonly time = this.gauge('block_timestamp_seconds', 'Time of its newest block');

  record({ cursor, lag, problem }: HistoryStatus): void {
    this.up.set(problem === null ? 1 : 0);
    this.lag.set(lag);
    if (!cursor) return;
    this.block.set(cursor.height);
    this.time.set(cursor.time / 1000);
  }

  private gauge(name: string, help: string): Gauge {
    const gauge = new Gauge({ name: `solar_history_${name}`, help, registers: [this.registry] });
    gauge.remove({});
    return gauge;
  }
}
