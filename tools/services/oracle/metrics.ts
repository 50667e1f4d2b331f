/** What an operator tells Prometheus. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { MeterStatus } from './oracle-state.js';

/** What is counted on one chain, under its genesis. */
export class OperatorMetrics {
  readonly registry = new Registry();
  readonly answers = this.counter('answers_total', 'Readings that were submitted.');
  readonly upkeeps = this.counter('upkeeps_total', 'Upkeeps that were submitted.');
  readonly refused = this.counter(
    'refused_total',
    'Calls of all operators that failed on chain, by error.',
    'reason',
  );
  readonly readFaults = this.counter(
    'read_faults_total',
    'Readings that the head-end did not give, by reason.',
    'reason',
  );
  readonly failures = this.counter('failures_total', 'Blocks whose work was given up.');
  readonly block = this.gauge('block', 'The latest block that was worked on.');
  readonly openRequests = this.gauge('open_requests', 'Requests that wait for answers.');
  readonly oldestRequest = this.gauge('oldest_request_blocks', 'Age of the oldest of them.');
  private readonly sequence = this.gauge('meter_sequence', 'Sequence last accepted.', 'meter');
  private readonly silence = this.gauge('meter_silent_epochs', 'Epochs without reading.', 'meter');
  readonly duration = new Histogram({
    name: 'solar_oracle_work_seconds',
    help: 'Time that the work of a block took.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });

  /** @param genesis the chain's, hex: a label of every series, of which the first digits tell chains apart */
  constructor(genesis: string) {
    this.registry.setDefaultLabels({ genesis: genesis.slice(0, LABEL_LENGTH) });
  }

  /** Replaces what is known of the meters: one that is gone has no series any more. */
  showMeters(meters: readonly MeterStatus[]): void {
    this.sequence.reset();
    this.silence.reset();
    for (const { meterId: meter, sequence, silentEpochs } of meters) {
      this.sequence.set({ meter }, Number(sequence));
      this.silence.set({ meter }, Number(silentEpochs));
    }
  }

  private counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({
      name: `solar_oracle_${name}`,
      help,
      labelNames,
      registers: [this.registry],
    });
  }

  private gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    return new Gauge({
      name: `solar_oracle_${name}`,
      help,
      labelNames,
      registers: [this.registry],
    });
  }
}

/** `0x` and eight digits. */
const LABEL_LENGTH = 10;
