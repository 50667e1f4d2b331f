/** What Prometheus is told of a chain: gauges of the newest final block, counters of all final ones. */
import { Counter, Gauge, Registry } from 'prom-client';

/** What one final block says. Energy: GRID base units, of which 10^15 are one watt-hour. */
export interface Observation {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly authorities: number;
  readonly setId: number;
  readonly openProposals: number;
  /** GRID in existence. */
  readonly supply: bigint;
  readonly events: readonly ObservedEvent[];
}

export interface ObservedEvent {
  /** `GridToken` */
  readonly pallet: string;
  /** `Transfer` */
  readonly name: string;
  /** GRID that it moved, where it is a movement. */
  readonly movement?: { kind: 'minted' | 'burned' | 'transferred'; value: bigint };
  /** Whether what it reports went well, where it reports an outcome. */
  readonly succeeded?: boolean;
}

const MILLIWATT_HOUR = 10n ** 12n;

/** Exact to a milliwatt-hour; a float after that. */
export function wattHours(baseUnits: bigint): number {
  return Number(baseUnits / MILLIWATT_HOUR) / 1000;
}

export class Metrics {
  readonly registry = new Registry();
  private readonly up = this.gauge('grid_exporter_up', 'Whether the node answers');
  private readonly block = this.gauge('grid_exporter_finalized_block', 'Newest final block');
  private readonly time = this.gauge(
    'grid_finalized_block_timestamp_seconds',
    'Time of the newest final block',
  );
  private readonly authorities = this.gauge('grid_authorities', 'Authorities that author blocks');
  private readonly setId = this.gauge('grid_grandpa_set_id', 'Changes of the authorities so far');
  private readonly proposals = this.gauge(
    'grid_governance_proposals_open',
    'Proposals that may be voted on',
  );
  private readonly supply = this.gauge('grid_token_supply_watt_hours', 'GRID in existence');
  private readonly energy = this.counter('grid_token_energy_watt_hours_total', 'GRID moved', [
    'kind',
  ]);
  private readonly extrinsics = this.counter('grid_extrinsics_total', 'Calls in final blocks', [
    'result',
  ]);
  private readonly executions = this.counter(
    'grid_governance_executions_total',
    'Proposals that ran as Root',
    ['result'],
  );
  private readonly events = this.counter('grid_events_total', 'Events in final blocks', [
    'pallet',
    'event',
  ]);

  /** @param chain the label that every metric carries */
  constructor(chain: string) {
    this.registry.setDefaultLabels({ chain });
  }

  /** Notes whether the node answers. */
  setUp(isUp: boolean): void {
    this.up.set(isUp ? 1 : 0);
  }

  /** Adds a final block; each exactly once, in their order. */
  record(block: Observation): void {
    this.block.set(block.number);
    this.time.set(block.timestamp / 1000);
    this.authorities.set(block.authorities);
    this.setId.set(block.setId);
    this.proposals.set(block.openProposals);
    this.supply.set(wattHours(block.supply));
    for (const event of block.events) this.count(event);
  }

  private count({ pallet, name, movement, succeeded }: ObservedEvent): void {
    this.events.inc({ pallet, event: name });
    if (movement) this.energy.inc({ kind: movement.kind }, wattHours(movement.value));
    const result = succeeded ? 'success' : 'failure';
    if (pallet === 'System' && succeeded !== undefined) this.extrinsics.inc({ result });
    if (pallet === 'Governance' && succeeded !== undefined) this.executions.inc({ result });
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }

  private counter<T extends string>(name: string, help: string, labelNames: T[]): Counter<T> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
