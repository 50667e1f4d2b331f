/** What takes a walk over all users and meters: not for every block. */
import type { ApiPromise } from '@polkadot/api';
import type { Bytes, Enum, Option, Struct, u64, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import { runtimeApi } from '../runtime-api.js';
import type { Survey } from './observation.js';
import type { At } from './observe.js';

interface User extends Codec {
  readonly userType: Enum;
  readonly status: Enum;
}

interface MeterReport extends Struct {
  readonly meterId: Bytes;
  readonly state: Option<Codec & { readonly epoch: u64 }>;
  readonly silentEpochs: Option<u64>;
}

/** Reads the state of block `number`, which is final. */
export async function survey(api: ApiPromise, number: number): Promise<Survey> {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const [now, users, operators, reports, rules] = await Promise.all([
    at.query['timestamp']?.['now']?.() as Promise<u64>,
    at.query['registry']?.['users']?.entries() as Promise<[unknown, Option<User>][]>,
    runtimeApi(at, 'OracleClientApi')['operators']?.() as Promise<Vec<Codec>>,
    meterReports(at),
    runtimeApi(at, 'TradingApi')['parameters']?.() as Promise<Codec & { epochLength: u64 }>,
  ]);
  return {
    timestamp: now.toNumber(),
    users: users.map(([, user]) => describeUser(user.unwrap())),
    operators: operators.map(String),
    silence: reports.map(({ silentEpochs }) => silentEpochs.unwrapOr(null)?.toNumber() ?? null),
    newestReading: endOfNewest(reports, rules.epochLength.toNumber()),
  };
}

/** Of every meter in use; the runtime gives them in pages. */
async function meterReports(at: At): Promise<MeterReport[]> {
  const reports: MeterReport[] = [];
  const { meterReports: page } = runtimeApi(at, 'OracleClientApi');
  for (let last: Bytes | null = null; ; last = reports.at(-1)?.meterId ?? null) {
    const next = (await page?.(last)) as Vec<MeterReport>;
    if (!next.length) return reports;
    reports.push(...next);
  }
}

function endOfNewest(reports: readonly MeterReport[], epochLength: number): number | null {
  let end: number | null = null;
  for (const { state } of reports) {
    if (state.isNone) continue;
    end = Math.max(end ?? 0, (state.unwrap().epoch.toNumber() + 1) * epochLength);
  }
  return end;
}

function describeUser({ userType, status }: User): Survey['users'][number] {
  return { type: userType.type.toLowerCase(), status: status.type.toLowerCase() };
}
