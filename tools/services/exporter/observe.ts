/** From a final block to what is observed of it. */
import type { GenericEvent, Option, Struct, u128, u32, u64, Vec } from '@polkadot/types';
import type { DispatchError } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { pascal } from '../../node/runtime.js';
import type { StateAt } from '../../node/state.js';
import type { MarketState, Observation, ObservedEvent, OracleState } from './observation.js';

interface Result extends Codec {
  readonly isOk: boolean;
}

interface Book extends Codec {
  readonly bids: u32;
  readonly asks: u32;
}

interface Totals extends Codec {
  readonly fulfilled: u64;
  readonly expired: u64;
  readonly superseded: u64;
  /** Of runtimes whose meters owe; where accounts do, their pallet says how much. */
  readonly debt?: u128;
}

interface Metrics extends Struct {
  readonly openRequests: u32;
  readonly oldestAge: u32;
  readonly totals: Totals;
}

/**
 * Reads what the block of `state`, which is final, says.
 * @throws Error if the chain has no market or no oracle
 */
export async function observe(state: StateAt): Promise<Observation> {
  const [now, authorities, setId, open, supply, records, market, oracle] = await Promise.all([
    state.get<u64>('Timestamp.Now'),
    state.get<Vec<Codec>>('Aura.Authorities'),
    state.get<u64>('Grandpa.CurrentSetId'),
    state.get<Vec<Codec>>('Governance.Open'),
    state.get<u128>('Balances.TotalIssuance'),
    state.events(),
    observeMarket(state),
    observeOracle(state),
  ]);
  return {
    number: state.number,
    timestamp: now.toNumber(),
    authorities: authorities.length,
    setId: setId.toNumber(),
    openProposals: open.length,
    supply: supply.toBigInt(),
    market,
    oracle,
    events: records.map(({ event }) => observeEvent(state, event as GenericEvent)),
  };
}

async function observeMarket(state: StateAt): Promise<MarketState> {
  const [epoch, due, books] = await Promise.all([
    state.call<u64>('TradingApi.current_epoch'),
    state.call<Vec<u64>>('TradingApi.due_epochs'),
    state.values<Option<Book>>('Trading.Books'),
  ]);
  const orders = { buy: 0, sell: 0 };
  for (const book of books) {
    const { bids, asks } = book.unwrap();
    orders.buy += bids.toNumber();
    orders.sell += asks.toNumber();
  }
  return { epoch: epoch.toNumber(), uncleared: due.length, orders };
}

async function observeOracle(state: StateAt): Promise<OracleState> {
  const metrics = await state.call<Metrics>('OracleClientApi.metrics');
  const { fulfilled, expired, superseded } = metrics.totals;
  const debt = metrics.totals.debt ?? (await state.call<u128>('SettlementApi.total_debt'));
  return {
    openRequests: metrics.openRequests.toNumber(),
    oldestAge: metrics.oldestAge.toNumber(),
    ended: {
      fulfilled: fulfilled.toNumber(),
      expired: expired.toNumber(),
      superseded: superseded.toNumber(),
    },
    debt: debt.toBigInt(),
  };
}

function observeEvent(state: StateAt, { section, method, data }: GenericEvent): ObservedEvent {
  const pallet = pascal(section);
  const event = { pallet, name: method };
  switch (`${pallet}.${method}`) {
    case 'System.ExtrinsicSuccess':
      return { ...event, succeeded: true };
    case 'System.ExtrinsicFailed':
      return { ...event, succeeded: false, error: state.errorName(data[0] as DispatchError) };
    case 'Governance.Executed':
      return { ...event, succeeded: (data[1] as Result).isOk };
    case 'GridToken.Transfer':
      return { ...event, movement: movementOf(data) };
    case 'Trading.EpochCleared':
      return { ...event, cleared: clearedOf(data) };
    case 'OracleClient.AnswerReceived':
      return { ...event, operator: String(data[1]) };
    default:
      return event;
  }
}

/** `Transfer { from, to, value }`: without `from` GRID is minted, without `to` burned. */
function movementOf(data: GenericEvent['data']): NonNullable<ObservedEvent['movement']> {
  const [from, to, value] = data as unknown as [Option<Codec>, Option<Codec>, u128];
  const kind = from.isNone ? 'minted' : to.isNone ? 'burned' : 'transferred';
  return { kind, value: value.toBigInt() };
}

/** `EpochCleared { epoch, price, volume_wh }` */
function clearedOf(data: GenericEvent['data']): NonNullable<ObservedEvent['cleared']> {
  const [epoch, price, volume] = data as unknown as [u64, Option<u128>, u64];
  return {
    epoch: epoch.toNumber(),
    price: price.isSome ? price.unwrap().toBigInt() : null,
    volumeWh: volume.toNumber(),
  };
}
