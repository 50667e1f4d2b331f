/** What Prometheus is told of a chain: gauges of the newest final block, counters of all final ones. */
import type { Registry } from 'prom-client';
import { CampusMetrics } from './campus-metrics.js';
import { ChainMetrics } from './chain-metrics.js';
import { Instruments } from './instruments.js';
import { MarketMetrics } from './market-metrics.js';
import type { Observation, Survey } from './observation.js';

export class Metrics {
  readonly registry: Registry;
  private readonly up;
  private readonly chain;
  private readonly market;
  private readonly campus;

  /** @param chain its name; with the first digits of `genesis` the labels that every metric carries */
  constructor(chain: string, genesis: string) {
    const instruments = new Instruments({ chain, genesis: genesis.slice(0, LABEL_LENGTH) });
    this.registry = instruments.registry;
    this.up = instruments.gauge('exporter_up', 'Whether the node answers');
    this.chain = new ChainMetrics(instruments);
    this.market = new MarketMetrics(instruments);
    this.campus = new CampusMetrics(instruments);
  }

  /** Notes whether the node answers. */
  setUp(isUp: boolean): void {
    this.up.set(isUp ? 1 : 0);
  }

  /** Adds a final block; each exactly once, in their order. */
  record(block: Observation): void {
    this.chain.record(block);
    this.market.record(block);
    this.campus.record(block);
  }

  /** Replaces what the last survey found. */
  survey(survey: Survey): void {
    this.campus.survey(survey);
  }
}

/** `0x` and eight digits. */
const LABEL_LENGTH = 10;
