/** What orders and contracts hold, as the rules say it. */
import { expect } from '@jest/globals';
import { keyBytes } from '../../tools/compiler/host/bytes.js';
import type { Account } from '../support/accounts.js';
import type { TestChain } from '../support/chain-builder.js';
import { GRID, money } from '../support/market.js';
import { PEOPLE, START } from './crowd.js';
import { TICK, valueOf } from './model.js';

/** What the utility asks in the development preset, in ticks. */
export const RETAIL = GRID / TICK;

/** Bytes of a key that say of which storage item it is. */
const PREFIX = 32;

export interface StoredOrder {
  owner: string;
  epoch: bigint;
  side: string;
  limitPrice: bigint;
  energyWh: bigint;
  filledWh: bigint;
  settled: boolean;
}

export interface StoredContract {
  epoch: bigint;
  owner: string;
  soldWh: bigint;
  boughtWh: bigint;
  price: bigint;
  held: bigint;
}

export const stored = (chain: TestChain): StoredOrder[] =>
  [...chain.entries('Trading.Orders')].map(([, order]) => order as StoredOrder);

export const contracts = (chain: TestChain): StoredContract[] =>
  [...chain.entries('Settlement.Contracts')].map(([key, contract]) => {
    // Behind the prefix the key is what it is of, big-endian.
    const epoch = Buffer.from(keyBytes(key)).readBigUInt64BE(PREFIX);
    return { ...(contract as StoredContract), epoch };
  });

/** What the utility asks in an epoch, in ticks. */
export type RetailOf = (epoch: bigint) => bigint;
const always: RetailOf = () => RETAIL;

/** What a promise to deliver `soldWh` at `price` ticks keeps set aside until the meter has shown it. */
export function securityOf(soldWh: bigint, price: bigint, retail = RETAIL): bigint {
  return valueOf(soldWh, price > retail ? price : retail);
}

/** What an ask sets aside beside the energy. */
function bondOf(energyWh: bigint, limit: bigint, retail = RETAIL): bigint {
  return limit < retail ? valueOf(energyWh, retail - limit) : 0n;
}

/**
 * What open orders of `who` and its contracts have to have set aside. While a book is being cleared, what a bid has
 * paid is off, and what an ask was paid is on.
 */
export function holds(chain: TestChain, who: Account, retailOf = always): bigint {
  const clearing = chain.query('Trading.Clearing') as { epoch: bigint; price: bigint } | null;
  const promised = contracts(chain)
    .filter(({ owner }) => owner === who.address)
    .reduce(
      (sum, { epoch, soldWh, price }) => sum + securityOf(soldWh, price / TICK, retailOf(epoch)),
      0n,
    );
  return stored(chain)
    .filter(({ owner, settled }) => owner === who.address && !settled)
    .reduce((sum, { side, epoch, energyWh, limitPrice, filledWh }) => {
      const price = clearing?.epoch === epoch ? clearing.price / TICK : 0n;
      const limit = limitPrice / TICK;
      const traded = valueOf(filledWh, price);
      if (side === 'Buy') return sum + valueOf(energyWh, limit) - traded;
      return sum + bondOf(energyWh, limit, retailOf(epoch)) + traded;
    }, promised);
}

/** All debts are those of people, and whoever owes something has that much frozen, or everything. */
export function expectDebts(chain: TestChain): void {
  let total = 0n;
  for (const who of PEOPLE) {
    const debt = chain.query('Settlement.Debts', who) as bigint;
    const { data } = chain.query('System.Account', who) as { data: { frozen: bigint } };
    const user = chain.query('Registry.Users', who) as { status: string };
    expect(data.frozen).toBe(user.status === 'Suspended' ? (1n << 128n) - 1n : debt);
    total += debt;
  }
  expect(chain.query('Settlement.TotalDebt')).toBe(total);
}

/** Reserved money is what open orders and contracts hold, and all money together is the supply. */
export function expectCustody(chain: TestChain, issuance: bigint, retailOf = always): void {
  let total = 0n;
  for (const who of PEOPLE) {
    const held = money(chain, who).reserved;
    expect(held).toBe(holds(chain, who, retailOf));
    total += chain.balance(who) + held;
  }
  const made = (chain.query('Balances.TotalIssuance') as bigint) - issuance;
  expect(total).toBe(START * BigInt(PEOPLE.length) + made);
  for (const { epoch, soldWh, price, held } of contracts(chain))
    expect(held).toBe(securityOf(soldWh, price / TICK, retailOf(epoch)));
}
