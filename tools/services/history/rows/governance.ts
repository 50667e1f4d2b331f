/** Proposals, votes, parameters and tariffs. */
import { type ChainEvent, flag, jsonOf, num, u32, type Variant } from '../chain/values.js';
import type { ProposalEndRow } from '../schema.js';
import { at, type BlockFacts, type Handlers } from './facts.js';
import type { Rows } from './rows.js';
import { blake2Of } from './values.js';

/** Bytes of an argument that are kept as they are. */
const MOST_BYTES = 1_024;

const PARAMETERS_SET = '.ParametersSet';

interface Tariff {
  readonly offset_minutes: number;
  readonly periods: readonly {
    readonly days: number;
    readonly from: number;
    readonly to: number;
    readonly feed_in: bigint;
    readonly retail: bigint;
  }[];
  readonly holidays: readonly number[];
  readonly share_permille: number;
  readonly satang_per_grid: number;
}

export interface ScheduledTariff {
  readonly from_epoch: bigint;
  readonly version: number;
  readonly tariff: Tariff;
}

export interface TariffBook {
  readonly schedule: readonly ScheduledTariff[];
}

export const governanceHandlers: Handlers = {
  'Governance.Proposed': propose,
  'Governance.Voted': (event, block, rows) => {
    const { proposal, who, approve, approvals, rejections } = event.data;
    rows.add('votes', {
      proposal: num(proposal),
      ...at(block, event),
      account: who as string,
      approve: flag(approve),
      approvals: num(approvals),
      rejections: num(rejections),
    });
  },
  'Governance.Executed': (event, block, rows) => {
    const { success, value } = event.data.result as { success: boolean; value?: Variant };
    const error = success || !value ? null : block.state.written.errorName(value);
    end(event, block, rows, success ? 'executed' : 'failed', error);
  },
  'Governance.Disapproved': (event, block, rows) => end(event, block, rows, 'disapproved'),
  'Governance.Expired': (event, block, rows) => end(event, block, rows, 'expired'),
  'Governance.Cancelled': (event, block, rows) => end(event, block, rows, 'cancelled'),
  'Settlement.TariffSet': async (event, block, rows) => {
    const book = await block.state.get<TariffBook>('Settlement', 'Tariffs');
    const set = book?.schedule.find(({ version }) => version === event.data.version);
    if (set) addTariff(set, block.number, rows);
  },
};

async function propose(event: ChainEvent, block: BlockFacts, rows: Rows): Promise<void> {
  const { proposal, proposer, call_hash, expires_at } = event.data;
  const call = await block.state.get<Variant>('Governance', 'Calls', u32(num(proposal)));
  const inner = call?.value as Variant | undefined;
  rows.add('proposals', {
    id: num(proposal),
    ...at(block, event),
    proposer: proposer as string,
    call_hash: call_hash as string,
    expires_at: num(expires_at),
    call_name: call && inner ? `${call.type}.${inner.type}` : null,
    call_arguments: inner ? jsonOf(shortened(inner.value ?? {})) : null,
  });
}

/** Long bytes, such as a runtime, as their length and hash. */
function shortened(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    if (value.length <= MOST_BYTES) return value;
    return { bytes: value.length, blake2_256: blake2Of(value) };
  }
  if (Array.isArray(value)) return value.map(shortened);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)]));
}

function end(
  event: ChainEvent,
  block: BlockFacts,
  rows: Rows,
  outcome: ProposalEndRow['outcome'],
  error: string | null = null,
): void {
  rows.add('proposal_ends', {
    proposal: num(event.data.proposal),
    ...at(block, event),
    outcome,
    error,
  });
}

export function addTariff(
  { from_epoch, version, tariff }: ScheduledTariff,
  block: number,
  rows: Rows,
): void {
  const periods = tariff.periods.map(({ days, from, to, feed_in, retail }) => {
    return { days, from, to, feedIn: String(feed_in), retail: String(retail) };
  });
  rows.add('tariffs', {
    version,
    block,
    from_epoch: num(from_epoch),
    offset_minutes: tariff.offset_minutes,
    share_permille: tariff.share_permille,
    satang_per_grid: tariff.satang_per_grid,
    periods: JSON.stringify(periods),
    holidays: JSON.stringify(tariff.holidays),
  });
}

/** Rules that were set, of whichever pallet. */
export function addParameters(block: BlockFacts, rows: Rows): void {
  for (const event of block.events) {
    if (!event.name.endsWith(PARAMETERS_SET)) continue;
    const pallet = event.name.slice(0, -PARAMETERS_SET.length);
    const { parameters, from_epoch } = event.data;
    rows.add('parameters', {
      pallet,
      ...at(block, event),
      from_epoch: from_epoch === undefined ? null : num(from_epoch),
      value: jsonOf(parameters),
    });
  }
}
