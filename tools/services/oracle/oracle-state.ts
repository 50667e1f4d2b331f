/** What an operator has to know of the chain, read through its runtime API. */
import type { bool, Option, Text, u32, u64, Vec } from '@polkadot/types';
import type { AccountId } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { hexToU8a, u8aToString } from '@polkadot/util';
import { meterReports } from '../../node/meter-reports.js';
import type { StateAt } from '../../node/state.js';

export interface OpenRequest {
  readonly id: bigint;
  readonly meterId: string;
  readonly epoch: bigint;
  /** Number of the block it was opened in. */
  readonly openedAt: number;
  /** Addresses of those who have answered. */
  readonly answeredBy: readonly string[];
}

export interface OracleState {
  /** Number of the block this is the state of. */
  readonly block: number;
  /** Addresses in the order of their turns. */
  readonly operators: readonly string[];
  readonly quorum: number;
  readonly requests: readonly OpenRequest[];
  /** What `perform_upkeep` takes; null when there is nothing to do. */
  readonly upkeep: Upkeep | null;
}

/** `PerformData` of the OracleClient pallet. */
export type Upkeep = Codec & { readonly meters: Vec<Text>; readonly clearing: bool };

/** How a meter is doing. */
export interface MeterStatus {
  readonly meterId: string;
  readonly sequence: bigint;
  readonly silentEpochs: bigint;
}

interface RawRequest extends Codec {
  readonly requestId: u64;
  readonly request: {
    readonly meterId: Text;
    readonly epoch: u64;
    readonly openedAt: u32;
    readonly answers: Vec<Codec & { readonly operator: AccountId }>;
  };
}

/** @throws Error if the chain has no oracle */
export async function readOracle(state: StateAt): Promise<OracleState> {
  const [operators, parameters, requests, upkeep] = await Promise.all([
    state.call<Vec<AccountId>>('OracleClientApi.operators'),
    state.call<Codec & { quorum: u32 }>('OracleClientApi.parameters'),
    state.call<Vec<RawRequest>>('OracleClientApi.open_requests'),
    state.call<Option<Upkeep>>('OracleClientApi.check_upkeep'),
  ]);
  return {
    block: state.number,
    operators: operators.map(String),
    quorum: parameters.quorum.toNumber(),
    requests: requests.map(openRequest),
    upkeep: upkeep.unwrapOr(null),
  };
}

/** The last epoch that is over, by the chain's clock. */
export async function finishedEpochOf(state: StateAt): Promise<bigint> {
  return (await state.call<u64>('TradingApi.current_epoch')).toBigInt() - 1n;
}

function openRequest({ requestId, request }: RawRequest): OpenRequest {
  return {
    id: requestId.toBigInt(),
    meterId: meterName(request.meterId),
    epoch: request.epoch.toBigInt(),
    openedAt: request.openedAt.toNumber(),
    answeredBy: request.answers.map(({ operator }) => operator.toString()),
  };
}

/** Of a runtime that has it as text, or as bytes, as up to release 102. */
function meterName(id: Text): string {
  return u8aToString(hexToU8a(id.toHex()));
}

/** Where the meters stand that have been read. */
export async function readMeters(state: StateAt): Promise<MeterStatus[]> {
  const found: MeterStatus[] = [];
  for await (const { meterId, state: last, silentEpochs } of meterReports(state)) {
    if (last.isNone) continue;
    found.push({
      meterId: meterName(meterId),
      sequence: last.unwrap().sequence.toBigInt(),
      silentEpochs: silentEpochs.unwrap().toBigInt(),
    });
  }
  return found;
}
