/** Movements of GRID with what they were for, what accounts hold, and what they owe. */
import { type ChainEvent, decimal } from '../chain/values.js';
import type { Cause } from '../schema.js';
import { at, type BlockFacts, type Handlers } from './facts.js';
import type { Rows } from './rows.js';

interface Money {
  readonly free: bigint;
  readonly reserved: bigint;
  readonly frozen: bigint;
}

/** Where one call of a batch, or one that was made in another's name, ends. */
const CALL_ENDS = new Set([
  'Utility.ItemCompleted',
  'Utility.ItemFailed',
  'Proxy.ProxyExecuted',
  'Multisig.MultisigExecuted',
  'Governance.Executed',
]);
/** What a call emits that mints and burns for energy. */
const SETTLING = new Set(['Settlement.MeterSettled', 'OracleClient.ReadingAccepted']);

export const debtHandlers: Handlers = {
  'Settlement.DebtIncurred': (event, block, rows) => debt('incurred', event, block, rows),
  'Settlement.DebtPaid': (event, block, rows) => debt('paid', event, block, rows),
};

function debt(change: 'incurred' | 'paid', event: ChainEvent, block: BlockFacts, rows: Rows): void {
  const { account, amount, debt: owed } = event.data;
  rows.add('debts', {
    account: account as string,
    ...at(block, event),
    change,
    amount: decimal(amount),
    debt: decimal(owed),
  });
}

/** Every movement, with its cause. */
export function addTransfers(block: BlockFacts, rows: Rows): void {
  const causes = causesOf(block.events);
  for (const event of block.events) {
    if (event.name !== 'GridToken.Transfer') continue;
    const { from, to, value } = event.data as { from?: string; to?: string; value: bigint };
    rows.add('transfers', {
      ...at(block, event),
      extrinsic: event.extrinsic,
      from_account: from ?? null,
      to_account: to ?? null,
      value: decimal(value),
      cause: causes.get(event.index) ?? 'transfer',
    });
  }
}

/** By the places of the events. */
function causesOf(events: readonly ChainEvent[]): Map<number, Cause> {
  const causes = new Map<number, Cause>();
  for (const call of callsIn(events)) nameCauses(call, causes);
  return causes;
}

/** Events of one call each, and those of what the chain does by itself. */
function callsIn(events: readonly ChainEvent[]): ChainEvent[][] {
  const calls: ChainEvent[][] = [];
  let last: ChainEvent | undefined;
  for (const event of events) {
    const isNext = !last || last.extrinsic !== event.extrinsic || CALL_ENDS.has(last.name);
    if (isNext) calls.push([]);
    calls.at(-1)?.push(event);
    last = event;
  }
  return calls;
}

function nameCauses(call: readonly ChainEvent[], causes: Map<number, Cause>): void {
  const isSettling = call.some(({ name, extrinsic }) => extrinsic === null || SETTLING.has(name));
  const burns: ChainEvent[] = [];
  let before: ChainEvent | undefined;
  for (const event of call) {
    const { data, name, index } = event;
    if (name === 'GridToken.Transfer') {
      const cause = causeOf(event, before, isSettling);
      causes.set(index, cause);
      if (data.to === undefined) burns.push(event);
    }
    // Both say what the burn before them was for.
    if (name === 'Settlement.DebtPaid') claim(burns, data.account, data.amount, 'debt', causes);
    if (name === 'TransactionPayment.TransactionFeePaid') {
      claim(burns, data.who, data.actual_fee, 'fee', causes);
    }
    before = event;
  }
}

function causeOf(
  { data, extrinsic }: ChainEvent,
  before: ChainEvent | undefined,
  isSettling: boolean,
): Cause {
  if (data.from === undefined) return isSettling ? 'settlement' : 'mint';
  if (data.to === undefined) return isSettling ? 'settlement' : 'burn';
  // A buyer pays out of what it has set aside, in clearing, which a market maker may do by hand.
  const isTrade = extrinsic === null || before?.name === 'Balances.ReserveRepatriated';
  return isTrade ? 'trade' : 'transfer';
}

/** The last burn of `amount` by `account` that nothing has claimed. */
function claim(
  burns: ChainEvent[],
  account: unknown,
  amount: unknown,
  cause: Cause,
  causes: Map<number, Cause>,
): void {
  const place = burns.findLastIndex(({ data }) => data.from === account && data.value === amount);
  const [found] = place < 0 ? [] : burns.splice(place, 1);
  if (found) causes.set(found.index, cause);
}

/** What accounts hold whose money the block has moved. */
export async function addBalances(block: BlockFacts, rows: Rows): Promise<void> {
  const touched = new Set<string>();
  for (const { name, data } of block.events) {
    if (!name.startsWith('Balances.')) continue;
    for (const account of [data.who, data.from, data.to]) {
      if (typeof account === 'string') touched.add(account);
    }
  }
  await Promise.all([...touched].sort().map((account) => addBalance(account, block, rows)));
}

async function addBalance(account: string, block: BlockFacts, rows: Rows): Promise<void> {
  const { state, number } = block;
  const key = state.written.addresses.keyOf(account);
  const found = await state.get<{ data: Money }>('System', 'Account', key);
  const data = found?.data ?? { free: 0n, reserved: 0n, frozen: 0n };
  rows.add('balances', balanceRow(account, number, data));
}

export function balanceRow(account: string, block: number, { free, reserved, frozen }: Money) {
  return {
    account,
    block,
    free: decimal(free),
    reserved: decimal(reserved),
    frozen: decimal(frozen),
  };
}
