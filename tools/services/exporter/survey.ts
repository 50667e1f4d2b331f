/** What takes a walk over all users and meters: not for every block. */
import type { ApiPromise } from '@polkadot/api';
import type { Enum, Option, u64, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import { meterReports, type MeterReport } from '../../node/meter-reports.js';
import { runtimeApi, runtimeMethod } from '../../node/runtime-api.js';
import type { Survey } from './observation.js';
import type { At } from './observe.js';

interface User extends Codec {
  readonly userType: Enum;
  readonly status: Enum;
}

/** Reads the state of block `number`, which is final. */
export async function survey(api: ApiPromise, number: number): Promise<Survey> {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const [now, users, operators, reports, rules] = await Promise.all([
    at.query['timestamp']?.['now']?.() as Promise<u64>,
    at.query['registry']?.['users']?.entries() as Promise<[unknown, Option<User>][]>,
    runtimeApi(at, 'OracleClientApi')['operators']?.() as Promise<Vec<Codec>>,
    allReports(at),
    at.query['trading']?.['parameters']?.() as Promise<Option<Codec & { epochLength: u64 }>>,
  ]);
  return {
    timestamp: now.toNumber(),
    users: users.map(([, user]) => describeUser(user.unwrap())),
    operators: operators.map(String),
    silence: reports.map(({ silentEpochs }) => silentEpochs.unwrapOr(null)?.toNumber() ?? null),
    newestReading: endOfNewest(reports, rules.unwrap().epochLength.toNumber()),
  };
}

async function allReports(at: At): Promise<MeterReport[]> {
  const page = runtimeMethod(at, 'OracleClientApi', 'meterReports');
  const reports: MeterReport[] = [];
  for await (const report of meterReports((after) => page(after) as Promise<Vec<MeterReport>>)) {
    reports.push(report);
  }
  return reports;
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
