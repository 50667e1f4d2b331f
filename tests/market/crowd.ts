/** A crowd to try books on: people with two meters each, and consumers. */

import fc from 'fast-check';
import type { MarketParameters } from '../../node-config/genesis.js';
import { account, type Account } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../support/chain-builder.js';
import { money, orderIn, rulesWith, TICK } from '../support/market.js';
import type { Draft } from './model.js';

/** GRID in base units that everybody starts with. */
export const START = 10n ** 30n;

/** Prosumers with two meters each: one to sell on, one to buy on, as no meter may do both. */
export const PROSUMERS = ['P0', 'P1', 'P2', 'P3', 'P4'].map(person);
/** Consumers, with a meter to buy on. */
const CONSUMERS = ['C0', 'C1'].map(person);
export const PEOPLE: readonly Account[] = [...PROSUMERS, ...CONSUMERS];
export const MAKER = account('Maker');
export const CROWD_ADMIN = account('CrowdAdmin');
/** The only one, so that what it proposes runs as Root at once. */
export const CROWD_AUTHORITY = account('CrowdAuthority');

/** Who answers for meters. */
export const OPERATORS: readonly Account[] = ['O0', 'O1', 'O2'].map(person);
/** Every meter there is. */
export const METERS: readonly string[] = [
  ...PROSUMERS.flatMap((who) => [meterOf(who, 'Ask'), meterOf(who, 'Bid')]),
  ...CONSUMERS.map((who) => meterOf(who, 'Bid')),
];

/** A chain with everybody on it, in the first blocks of an epoch. */
export function market(rules: Partial<MarketParameters> = {}): TestChain {
  const builder = new ChainBuilder()
    .marketMaker(MAKER)
    .admin(CROWD_ADMIN)
    .authority(CROWD_AUTHORITY)
    .oracleOperator(...OPERATORS)
    .metered()
    .unshared();
  builder.configure({ trading: { parameters: rulesWith(rules) } });
  for (const who of PROSUMERS) {
    builder.with(who, START).meter(meterOf(who, 'Ask'), who).meter(meterOf(who, 'Bid'), who);
  }
  for (const who of CONSUMERS) {
    builder.with(who, START, 'Consumer').meter(meterOf(who, 'Bid'), who);
  }
  return builder.build();
}

/** The meter on which `who` trades on `side`. */
function meterOf(who: Account, side: Draft['side']): string {
  return `${who.name}-${side}`;
}

/** The call that places `order`, in ticks, for `epoch` (the next one without). */
export function orderCall(
  who: Account,
  order: Draft,
  epoch: bigint | null = null,
): ReturnType<typeof tx> {
  const { side, quantity, limit } = order;
  const meter = Buffer.from(meterOf(who, side));
  const name = side === 'Bid' ? 'Buy' : 'Sell';
  return tx('Trading.placeOrder', name, meter, epoch, quantity, limit * TICK);
}

/** Places an order that has to be accepted. @returns its number */
export function place(chain: TestChain, who: Account, order: Draft, epoch?: bigint): bigint {
  const receipt = chain.submit(who, orderCall(who, order, epoch));
  return orderIn(receipt);
}

/** Everything the market and the money have in storage, as text: equal texts are equal states. */
export function snapshot(chain: TestChain): string {
  const paths = ['Results', 'Orders', 'Positions', 'Books', 'Levels', 'OrderBook'];
  const market = paths.map((path) => [...chain.entries(`Trading.${path}`)]);
  const holdings = PEOPLE.map((who) => money(chain, who));
  const meters = [...chain.entries('Registry.Meters')];
  return JSON.stringify([market, holdings, meters], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** An account that counterexamples show by its name. */
function person(name: string): Account {
  return Object.assign(account(name), { [fc.toStringMethod]: () => name });
}
