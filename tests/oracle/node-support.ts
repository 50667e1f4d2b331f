/** Operators on a real node, and what they did there. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import { pino } from 'pino';
import { accountOf } from '../../tools/services/oracle/keys.js';
import { OperatorService } from '../../tools/services/oracle/service.js';
import { pair } from '../node/support.js';

/** Blocks come faster than where people wait for them. */
export const SLOT_MS = 2_000;
const PATIENCE_MS = 90_000;
const POLL_MS = 200;

export interface Place {
  /** The node's. */
  readonly url: string;
  readonly headEndUrl: string;
}

/** The operator `//<name>`, in this process. */
export function startOperator(name: string, place: Place): Promise<OperatorService> {
  const account = pair(name);
  const key = accountOf(account);
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  return OperatorService.start({ ...place, key, port: 0, log });
}

/** Requests that led to a reading so far. */
export async function fulfilled(api: ApiPromise): Promise<number> {
  const totals = await api.query['oracleClient']?.['totals']?.();
  return (totals?.toJSON() as { fulfilled?: number } | null)?.fulfilled ?? 0;
}

/** @throws Error naming `what` if it does not come about within the test's time */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await sleep(POLL_MS);
  }
  throw new Error(`in vain waited until ${what}`);
}

export interface OperatorWork {
  /** The requests that were answered, once for every answer in a block. */
  readonly answered: readonly bigint[];
  /** Transactions that failed. */
  readonly failures: number;
}

/** What the best chain's blocks have of operators' work. */
export async function workOnChain(api: ApiPromise): Promise<OperatorWork> {
  const answered: bigint[] = [];
  let failures = 0;
  const best = (await api.rpc.chain.getHeader()).number.toNumber();
  for (let number = 1; number <= best; number++) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const { block } = await api.rpc.chain.getBlock(hash);
    for (const { method } of block.extrinsics) {
      if (method.method === 'fulfillEnergyData') answered.push(BigInt(String(method.args[0])));
    }
    const at = await api.at(hash);
    const events = (await at.query['system']?.['events']?.()) as unknown as EventRecords;
    failures += events.filter(({ event }) => event.method === 'ExtrinsicFailed').length;
  }
  return { answered, failures };
}

type EventRecords = { readonly event: { readonly method: string } }[];
