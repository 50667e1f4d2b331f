/** What an operator has to know of the chain, read through its runtime API. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { Bytes, Option, u32, u64, Vec } from '@polkadot/types';
import type { AccountId } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { hexToU8a, u8aToString } from '@polkadot/util';
import type { MeterReport } from '../../node/meter-reports.js';
import { runtimeMethod } from '../../node/runtime-api.js';
import type { SignedReading } from './reading.js';

const API = 'OracleClientApi';

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
  readonly upkeep: Codec | null;
}

/** How a meter is doing. */
export interface MeterStatus {
  readonly meterId: string;
  readonly sequence: bigint;
  readonly silentEpochs: bigint;
}

interface RawRequest {
  readonly requestId: u64;
  readonly request: {
    readonly meterId: Bytes;
    readonly epoch: u64;
    readonly openedAt: u32;
    readonly answers: Vec<Codec & { readonly operator: AccountId }>;
  };
}

/** @throws Error if the chain has no oracle */
export async function readOracle(api: ApiPromise, blockHash?: string): Promise<OracleState> {
  const hash = blockHash ?? (await api.rpc.chain.getHeader()).hash.toHex();
  const [operators, parameters, requests, upkeep, header] = await Promise.all([
    ask(api, 'operators', hash),
    ask(api, 'parameters', hash),
    ask(api, 'openRequests', hash),
    ask(api, 'checkUpkeep', hash),
    api.rpc.chain.getHeader(hash),
  ]);
  const found = upkeep as Option<Codec>;
  return {
    block: header.number.toNumber(),
    operators: (operators as Vec<AccountId>).map(String),
    quorum: (parameters as Codec & { quorum: u32 }).quorum.toNumber(),
    requests: (requests as unknown as Vec<Codec & RawRequest>).map(openRequest),
    upkeep: found.isSome ? found.unwrap() : null,
  };
}

/** Calls a method without arguments at a block. The library's `api.at` would cost megabytes a block. */
async function ask(api: ApiPromise, method: string, blockHash: string): Promise<Codec> {
  const { name, type } = runtimeMethod(api, API, method).meta;
  const bytes = await api.rpc.state.call(name, '0x', blockHash);
  return api.registry.createType(type, bytes);
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

function meterName(id: Bytes): string {
  return u8aToString(hexToU8a(id.toHex()));
}

/** Where the meters stand that have been read, the first 1,000. */
export async function readMeters(api: ApiPromise): Promise<MeterStatus[]> {
  const reports = (await runtimeMethod(api, API, 'meterReports')(null)) as Vec<MeterReport>;
  return reports.flatMap(({ meterId, state, silentEpochs }) =>
    state.isNone
      ? []
      : {
          meterId: meterName(meterId),
          sequence: state.unwrap().sequence.toBigInt(),
          silentEpochs: silentEpochs.unwrap().toBigInt(),
        },
  );
}

/** Reports `reading` as the answer to request `id`. */
export function answerCall(
  api: ApiPromise,
  id: bigint,
  reading: SignedReading,
): SubmittableExtrinsic<'promise'> {
  return oracleCall(api, 'fulfillEnergyData', id, reading);
}

/** Does what `checkUpkeep` found. */
export function upkeepCall(api: ApiPromise, upkeep: Codec): SubmittableExtrinsic<'promise'> {
  return oracleCall(api, 'performUpkeep', upkeep.toHex());
}

function oracleCall(
  api: ApiPromise,
  name: string,
  ...args: unknown[]
): SubmittableExtrinsic<'promise'> {
  const call = api.tx['oracleClient']?.[name];
  if (!call) throw new Error(`the chain has no call oracleClient.${name}`);
  return call(...args);
}
