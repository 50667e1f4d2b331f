/** What orders hold, as storage has them. */
import { expect } from '@jest/globals';
import type { Account } from '../support/accounts.js';
import type { TestChain } from '../support/chain-builder.js';
import { money } from '../support/market.js';
import { PEOPLE, START } from './crowd.js';
import { TICK, valueOf } from './model.js';

export interface StoredOrder {
  owner: string;
  epoch: bigint;
  side: string;
  limitPrice: bigint;
  energyWh: bigint;
  filledWh: bigint;
  settled: boolean;
}

export const stored = (chain: TestChain): StoredOrder[] =>
  [...chain.entries('Trading.Orders')].map(([, order]) => order as StoredOrder);

/** What open orders of `who` have to have set aside. While a book is being cleared, paid energy is off. */
export function holds(chain: TestChain, who: Account): bigint {
  const clearing = chain.query('Trading.Clearing') as { epoch: bigint; price: bigint } | null;
  return stored(chain)
    .filter(({ owner, side, settled }) => owner === who.address && side === 'Buy' && !settled)
    .reduce((sum, { epoch, energyWh, limitPrice, filledWh }) => {
      const price = clearing?.epoch === epoch ? clearing.price : 0n;
      return sum + valueOf(energyWh, limitPrice / TICK) - valueOf(filledWh, price / TICK);
    }, 0n);
}

/** Reserved money is what open orders hold, and nothing was made or lost. */
export function expectCustody(chain: TestChain, issuance: bigint): void {
  let total = 0n;
  for (const who of PEOPLE) {
    const held = money(chain, who).reserved;
    expect(held).toBe(holds(chain, who));
    total += chain.balance(who) + held;
  }
  expect(total).toBe(START * BigInt(PEOPLE.length));
  expect(chain.query('Balances.TotalIssuance')).toBe(issuance);
}
