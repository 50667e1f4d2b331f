/** Are meters read, requests answered, books cleared? As the node's best block has it. */
import type { Struct, u32, u64, Vec } from '@polkadot/types';
import type { AccountId32 } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { epochLength } from '../node/epoch-length.js';
import { meterReports } from '../node/meter-reports.js';
import type { Verdict } from './finding.js';
import type { NodeRpc } from '../node/rpc.js';
import type { StateAt } from '../node/state.js';

/** What is expected of the market and its oracle. */
export interface MarketExpectations {
  /** Most finished epochs that a meter may be silent for. */
  readonly silentEpochs: number;
  /** Most blocks that a request to the operators may wait for. */
  readonly requestAge: number;
  /** Most epochs that a book may wait for its clearing. */
  readonly unclearedEpochs: number;
}

interface OracleMetrics extends Struct {
  readonly openRequests: u32;
  readonly oldestAge: u32;
}

interface OpenRequest extends Struct {
  readonly request: Codec & {
    readonly openedAt: u32;
    readonly answers: Vec<Codec & { readonly operator: AccountId32 }>;
  };
}

/** Names that a message lists before it only counts. */
const NAMES = 3;
const MINUTE = 60_000;

/** @param state after the best block */
export function marketChecks(
  rpc: NodeRpc,
  state: () => Promise<StateAt>,
  expected: MarketExpectations,
): Record<string, () => Promise<Verdict>> {
  const where =
    (method: string, check: (at: StateAt) => Promise<Verdict>) => async (): Promise<Verdict> => {
      const at = await state();
      return at.has(method)
        ? check(at)
        : ['warning', `not looked at: the runtime has no ${method}`];
    };
  return {
    oracle: where('OracleClientApi.metrics', (at) => checkOracle(at, expected.requestAge)),
    meters: where('OracleClientApi.meter_reports', (at) => checkMeters(at, expected.silentEpochs)),
    epochs: where('TradingApi.due_epochs', (at) => checkEpochs(rpc, at, expected.unclearedEpochs)),
  };
}

/** A request that waits for long shows that too few operators are there. */
async function checkOracle(state: StateAt, most: number): Promise<Verdict> {
  const operators = await state.call<Vec<AccountId32>>('OracleClientApi.operators');
  const metrics = await state.call<OracleMetrics>('OracleClientApi.metrics');
  const open = metrics.openRequests.toNumber();
  const age = metrics.oldestAge.toNumber();
  const counts = `operators: ${operators.length}, open requests: ${open}`;
  if (!open) return ['ok', counts];
  const message = `${counts}, the oldest for ${age} blocks`;
  if (age <= most) return ['ok', message];
  const answered = await answerersOfOld(state, state.number - most);
  const silent = operators.map(String).filter((operator) => !answered.has(operator));
  return ['failure', silent.length ? `${message}; silent: ${listed(silent)}` : message];
}

/** Who has answered any of the requests that were opened before block `number`. */
async function answerersOfOld(state: StateAt, number: number): Promise<Set<string>> {
  const requests = await state.call<Vec<OpenRequest>>('OracleClientApi.open_requests');
  return new Set(
    requests
      .filter(({ request }) => request.openedAt.toNumber() < number)
      .flatMap(({ request }) => request.answers.map(({ operator }) => operator.toString())),
  );
}

async function checkMeters(state: StateAt, most: number): Promise<Verdict> {
  const silent: string[] = [];
  let [read, unread] = [0, 0];
  const reports = meterReports(state);
  for await (const { meterId, silentEpochs } of reports) {
    if (silentEpochs.isNone) unread++;
    else read++;
    if (silentEpochs.unwrapOr(null)?.gtn(most)) silent.push(String(meterId.toHuman()));
  }
  if (!silent.length) return ['ok', `meters read: ${read}, never read: ${unread}`];
  const message = `silent for more than ${most} epochs: ${silent.length} of ${read} meters`;
  return [silent.length === read ? 'failure' : 'warning', `${message}, ${listed(silent)}`];
}

async function checkEpochs(rpc: NodeRpc, state: StateAt, most: number): Promise<Verdict> {
  const due = await state.call<Vec<u64>>('TradingApi.due_epochs');
  const [oldest] = due;
  if (!oldest) return ['ok', 'books to be cleared: 0'];
  const length = await epochLength(state);
  const gate = (await state.call<u64>('TradingApi.gate_closure', oldest)).toNumber();
  const waited = ((await rpc.time()) ?? gate) - gate;
  const minutes = Math.floor(waited / MINUTE);
  const message = `books to be cleared: ${due.length}, that of epoch ${oldest.toString()} for ${minutes} min`;
  return [waited <= most * length ? 'ok' : 'failure', message];
}

function listed(names: readonly string[]): string {
  const rest = names.length - NAMES;
  return names.slice(0, NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
