/** Readings, what they settled, and pools that have closed. */
import type { BlockState } from '../chain/state.js';
import {
  bigEndian,
  type ChainEvent,
  decimal,
  flag,
  num,
  scaleText,
  textOf,
  type Variant,
  variantName,
} from '../chain/values.js';
import type { ReadingRow, SettlementRow } from '../schema.js';
import { at, type BlockFacts, found, type Handlers, ofEpoch, type Rates } from './facts.js';
import { brokenPromises, type Entry, type Line, linesAtOnce } from './lines.js';
import { nameIn } from './everything.js';
import { keepProof } from './market.js';
import type { Rows } from './rows.js';

export interface Pool {
  readonly awaited: number;
  readonly read: number;
  readonly rates: Rates;
  readonly supply_wh: bigint;
  readonly demand_wh: bigint;
  readonly shared_wh: bigint;
}

interface MeterState {
  readonly sequence: bigint;
  readonly epoch: bigint;
  readonly import_wh: bigint;
  readonly export_wh: bigint;
  readonly carried_wh: bigint;
}

export const energyHandlers: Handlers = {
  'OracleClient.BaselineSet': (event, block, rows) => reading('baseline', event, block, rows),
  'OracleClient.ReadingAccepted': (event, block, rows) => reading('reading', event, block, rows),
  'OracleClient.RequestOpened': (event, block, rows) => {
    const { request_id, meter_id, epoch, expires_at } = event.data;
    rows.add('requests', {
      id: num(request_id),
      ...at(block, event),
      meter: textOf(meter_id),
      epoch: num(epoch),
      expires_at: num(expires_at),
    });
  },
  'OracleClient.AnswerReceived': (event, block, rows) => {
    const { request_id, operator } = event.data;
    rows.add('answers', {
      request_id: num(request_id),
      account: operator as string,
      ...at(block, event),
    });
  },
  'OracleClient.RequestExpired': (event, block, rows) => {
    const request_id = num(event.data.request_id);
    rows.add('request_ends', { request_id, ...at(block, event), outcome: 'expired' });
  },
  'OracleClient.RequestSuperseded': (event, block, rows) => {
    const request_id = num(event.data.request_id);
    rows.add('request_ends', { request_id, ...at(block, event), outcome: 'superseded' });
  },
  'Settlement.MeterSettled': settle,
  'Settlement.PoolClosed': close,
};

async function reading(
  kind: ReadingRow['kind'],
  event: ChainEvent,
  block: BlockFacts,
  rows: Rows,
): Promise<void> {
  const { epoch, import_wh, export_wh } = event.data;
  const meter = textOf(event.data.meter_id);
  const key = scaleText(meter);
  const [state, owner] = await Promise.all([
    block.state.get<MeterState>('OracleClient', 'MeterStates', key),
    found(block, (each) => each.get<{ owner: string }>('Registry', 'Meters', key)),
  ]);
  // A later reading of the same block has taken its place.
  const shown = state?.epoch === epoch ? state : undefined;
  const isBaseline = kind === 'baseline';
  const register = (own: unknown, kept: bigint | undefined): string | null =>
    isBaseline ? decimal(own) : kept === undefined ? null : decimal(kept);
  rows.add('readings', {
    meter,
    ...at(block, event),
    epoch: num(epoch),
    account: owner?.owner ?? null,
    kind,
    sequence: shown ? decimal(shown.sequence) : null,
    import_register: register(import_wh, shown?.import_wh),
    export_register: register(export_wh, shown?.export_wh),
    import_wh: isBaseline ? null : num(import_wh),
    export_wh: isBaseline ? null : num(export_wh),
    carried_wh: shown ? num(shown.carried_wh) : null,
  });
}

async function settle(event: ChainEvent, block: BlockFacts, rows: Rows): Promise<void> {
  const meter = textOf(event.data.meter);
  const epoch = num(event.data.epoch);
  const entry = await entryOf(event, block, epoch, meter);
  const pool = await found(block, (state) => poolOf(state, epoch));
  const place = at(block, event);
  rows.add('settlements', settlementRow(entry, epoch, meter, place));
  // A contract that nobody's reading settles is added to what the meter's device showed last in the same epoch.
  const isAdded = event.extrinsic === null && entry.kind.type !== 'Missing';
  const rates = pool?.rates ?? null;
  const lines = isAdded ? brokenPromises(entry, rates) : linesAtOnce(own(event, entry), rates);
  addLines(rows, lines, { account: entry.account, epoch, meter, ...place });
}

/** What this event is about of an entry, in which an earlier one's broken promises may stand, too. */
function own({ data }: ChainEvent, entry: Entry): Entry {
  const [short_wh, unused_wh] = [data.short_wh, data.unused_wh].map((wh) => BigInt(num(wh)));
  return { ...entry, short_wh: short_wh ?? 0n, unused_wh: unused_wh ?? 0n };
}

function settlementRow(
  entry: Entry,
  epoch: number,
  meter: string,
  place: { block: number; event: number },
): SettlementRow {
  return {
    epoch,
    meter,
    ...place,
    account: entry.account,
    kind: variantName(entry.kind) as SettlementRow['kind'],
    in_debt: flag(entry.in_debt),
    price: decimal(entry.price),
    delivered_wh: num(entry.delivered_wh),
    short_wh: num(entry.short_wh),
    used_wh: num(entry.used_wh),
    unused_wh: num(entry.unused_wh),
    surplus_wh: num(entry.surplus_wh),
    deficit_wh: num(entry.deficit_wh),
    carried_wh: num(entry.carried_wh),
    feed_in: decimal(entry.feed_in),
    retail: decimal(entry.retail),
  };
}

/** As it is kept; what the event says of one that the chain has forgotten in the same block. */
async function entryOf(
  event: ChainEvent,
  block: BlockFacts,
  epoch: number,
  meter: string,
): Promise<Entry> {
  const key = scaleText(meter);
  const kept = await ofEpoch<Entry>(block.state, 'Settlement', 'Entries', epoch, key);
  if (kept) return widened(kept);
  const contract = await ofEpoch<{ price: bigint }>(
    block.before,
    'Settlement',
    'Contracts',
    epoch,
    key,
  );
  const rates = await block.rates(epoch);
  return widened({
    ...(event.data as unknown as Entry),
    account: event.data.account as string,
    kind: event.data.kind as Variant,
    in_debt: false,
    price: contract?.price ?? 0n,
    carried_wh: 0n,
    feed_in: rates?.feed_in ?? 0n,
    retail: rates?.retail ?? 0n,
  });
}

/** Compact numbers come as numbers or as big ones. */
function widened(entry: Entry): Entry {
  return {
    ...entry,
    delivered_wh: BigInt(entry.delivered_wh),
    short_wh: BigInt(entry.short_wh),
    used_wh: BigInt(entry.used_wh),
    unused_wh: BigInt(entry.unused_wh),
    surplus_wh: BigInt(entry.surplus_wh),
    deficit_wh: BigInt(entry.deficit_wh),
    carried_wh: BigInt(entry.carried_wh),
  };
}

export const poolOf = (state: BlockState, epoch: number): Promise<Pool | undefined> =>
  ofEpoch<Pool>(state, 'Settlement', 'Pools', epoch);

async function close(event: ChainEvent, block: BlockFacts, rows: Rows): Promise<void> {
  const { supply_wh, demand_wh, shared_wh, price } = event.data;
  const epoch = num(event.data.epoch);
  const [pool, proof_hash] = await Promise.all([
    found(block, (state) => poolOf(state, epoch)),
    keepProof(block, rows, 'pool', epoch),
  ]);
  rows.add('pools', {
    epoch,
    ...at(block, event),
    supply_wh: num(supply_wh),
    demand_wh: num(demand_wh),
    shared_wh: num(shared_wh),
    price: decimal(price),
    feed_in: pool ? decimal(pool.rates.feed_in) : null,
    retail: pool ? decimal(pool.rates.retail) : null,
    tariff_version: pool ? num(pool.rates.version) : null,
    awaited: pool ? num(pool.awaited) : null,
    read: pool ? num(pool.read) : null,
    proof_hash,
  });
}

/** In the order of their keys. */
export async function entriesOf(
  state: BlockState,
  epoch: number,
): Promise<[meter: string, entry: Entry][]> {
  const found = await state.entries<Entry>('Settlement', 'Entries', bigEndian(epoch));
  return found.map(([key, entry]) => [nameIn(key.subarray(EPOCH_BYTES)), widened(entry)]);
}

/** Bytes of the epoch in front of a meter's name. */
const EPOCH_BYTES = 8;

export function addLines(
  rows: Rows,
  lines: readonly Line[],
  {
    account,
    epoch,
    meter,
    block,
    event,
  }: Pick<SettlementRow, 'account' | 'epoch' | 'meter' | 'block' | 'event'>,
): void {
  for (const { kind, energy, price, minted, burned } of lines) {
    rows.add('settlement_lines', {
      account,
      epoch,
      meter,
      kind,
      block,
      event,
      energy_wh: num(energy),
      price: decimal(price),
      minted: decimal(minted),
      burned: decimal(burned),
    });
  }
}

/** Meters in the order in which the chain has them: by the bytes of their SCALE. */
export function compareMeters(a: string, b: string): number {
  return Buffer.compare(scaleText(a), scaleText(b));
}
