/** What takes a walk over all users and meters: not for every block. */
import type { Enum, Option, u64, Vec } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import { epochLength } from '../../node/epoch-length.js';
import { meterReports, type MeterReport } from '../../node/meter-reports.js';
import type { StateAt } from '../../node/state.js';
import type { Survey } from './observation.js';

interface User extends Codec {
  readonly userType: Enum;
  readonly status: Enum;
}

/** Reads `state`, which is final. */
export async function survey(state: StateAt): Promise<Survey> {
  const [now, users, operators, reports, length] = await Promise.all([
    state.get<u64>('Timestamp.Now'),
    state.values<Option<User>>('Registry.Users'),
    state.call<Vec<Codec>>('OracleClientApi.operators'),
    allReports(state),
    epochLength(state),
  ]);
  return {
    timestamp: now.toNumber(),
    users: users.map((user) => describeUser(user.unwrap())),
    operators: operators.map(String),
    silence: reports.map(({ silentEpochs }) => silentEpochs.unwrapOr(null)?.toNumber() ?? null),
    newestReading: endOfNewest(reports, length),
  };
}

async function allReports(state: StateAt): Promise<MeterReport[]> {
  const reports: MeterReport[] = [];
  for await (const report of meterReports(state)) reports.push(report);
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
