/** From a final block to what is observed of it. */
import type { ApiPromise } from '@polkadot/api';
import type { ApiDecoration } from '@polkadot/api/types';
import type { GenericEvent, Option, Struct, u128, u32, u64, Vec } from '@polkadot/types';
import type { DispatchError } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { runtimeApi } from '../../node/runtime-api.js';
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
  readonly debt: u128;
}

interface Metrics extends Struct {
  readonly openRequests: u32;
  readonly oldestAge: u32;
  readonly totals: Totals;
}

/** A chain's state at one block. */
export type At = ApiDecoration<'promise'>;

/**
 * Reads block `number`, which is final.
 * @throws Error if the chain has no market or no oracle
 */
export async function observe(api: ApiPromise, number: number): Promise<Observation> {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const { aura, balances, governance, grandpa, system, timestamp } = at.query;
  const [now, authorities, setId, open, supply, records, market, oracle] = await Promise.all([
    timestamp?.now?.() as Promise<u64>,
    aura?.authorities?.() as Promise<Vec<Codec>>,
    grandpa?.currentSetId?.() as Promise<u64>,
    governance?.open?.() as Promise<Vec<Codec>>,
    balances?.totalIssuance?.() as Promise<u128>,
    system?.events?.() as unknown as Promise<Vec<Codec & { event: GenericEvent }>>,
    observeMarket(at),
    observeOracle(at),
  ]);
  return {
    number,
    timestamp: now.toNumber(),
    authorities: authorities.length,
    setId: setId.toNumber(),
    openProposals: open.length,
    supply: supply.toBigInt(),
    market,
    oracle,
    events: records.map(({ event }) => observeEvent(at, event)),
  };
}

async function observeMarket(at: At): Promise<MarketState> {
  const trading = runtimeApi(at, 'TradingApi');
  const [epoch, due, books] = await Promise.all([
    trading['currentEpoch']?.() as Promise<u64>,
    trading['dueEpochs']?.() as Promise<Vec<u64>>,
    at.query['trading']?.['books']?.entries() as Promise<[unknown, Option<Book>][]>,
  ]);
  const orders = { buy: 0, sell: 0 };
  for (const [, book] of books) {
    const { bids, asks } = book.unwrap();
    orders.buy += bids.toNumber();
    orders.sell += asks.toNumber();
  }
  return { epoch: epoch.toNumber(), uncleared: due.length, orders };
}

async function observeOracle(at: At): Promise<OracleState> {
  const metrics = (await runtimeApi(at, 'OracleClientApi')['metrics']?.()) as Metrics;
  const { fulfilled, expired, superseded, debt } = metrics.totals;
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

function observeEvent(at: At, { section, method, data }: GenericEvent): ObservedEvent {
  const pallet = pascal(section);
  const event = { pallet, name: method };
  switch (`${pallet}.${method}`) {
    case 'System.ExtrinsicSuccess':
      return { ...event, succeeded: true };
    case 'System.ExtrinsicFailed':
      return { ...event, succeeded: false, error: errorOf(at, data[0] as DispatchError) };
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

/** `OracleClient.StaleSequence`, or `BadOrigin`: as many as the runtime's metadata names. */
function errorOf({ registry }: At, error: DispatchError): string {
  if (!error.isModule) return error.type;
  const { section, name } = registry.findMetaError(error.asModule);
  return `${pascal(section)}.${name}`;
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

/** polkadot-js writes pallets in camel case. */
const pascal = (section: string): string => section.charAt(0).toUpperCase() + section.slice(1);
