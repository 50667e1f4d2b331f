/** Blocks, calls, authorities, supply. */
import { type Instruments, wattHours } from './instruments.js';
import type { Observation, ObservedEvent } from './observation.js';

export class ChainMetrics {
  private readonly block;
  private readonly time;
  private readonly authorities;
  private readonly setId;
  private readonly proposals;
  private readonly supply;
  private readonly energy;
  private readonly extrinsics;
  private readonly errors;
  private readonly executions;
  private readonly events;

  constructor(make: Instruments) {
    this.block = make.gauge('exporter_finalized_block', 'Newest final block');
    this.time = make.gauge('finalized_block_timestamp_seconds', 'Time of the newest final block');
    this.authorities = make.gauge('authorities', 'Authorities that author blocks');
    this.setId = make.gauge('grandpa_set_id', 'Changes of the authorities so far');
    this.proposals = make.gauge('governance_proposals_open', 'Proposals that may be voted on');
    this.supply = make.gauge('energy_supply_watt_hours', 'GRID in existence');
    this.energy = make.counter('energy_watt_hours_total', 'GRID minted, burned, moved', 'kind');
    this.extrinsics = make.counter('extrinsics_total', 'Calls in final blocks', 'result');
    this.errors = make.counter('errors_total', 'Calls that failed, by error', 'error');
    this.executions = make.counter(
      'governance_executions_total',
      'Proposals that ran as Root',
      'result',
    );
    this.events = make.counter('events_total', 'Events in final blocks', 'pallet', 'event');
  }

  record(block: Observation): void {
    this.block.set(block.number);
    this.time.set(block.timestamp / 1000);
    this.authorities.set(block.authorities);
    this.setId.set(block.setId);
    this.proposals.set(block.openProposals);
    this.supply.set(wattHours(block.supply));
    // From the beginning, so that an alert sees the first one come.
    for (const result of ['success', 'failure']) this.executions.inc({ result }, 0);
    for (const event of block.events) this.count(event);
  }

  private count({ pallet, name, movement, succeeded, error }: ObservedEvent): void {
    this.events.inc({ pallet, event: name });
    if (movement) this.energy.inc({ kind: movement.kind }, wattHours(movement.value));
    if (error !== undefined) this.errors.inc({ error });
    const result = succeeded ? 'success' : 'failure';
    if (pallet === 'System' && succeeded !== undefined) this.extrinsics.inc({ result });
    if (pallet === 'Governance' && succeeded !== undefined) this.executions.inc({ result });
  }
}
