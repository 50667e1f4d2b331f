/** Blocks for the history to follow: of nothing but their inherent, and of a thousand orders. */
import type { IKeyringPair } from '@polkadot/types/types';
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import type { Chain } from '../../compiler/host/chain.js';
import { argumentsOf, isDue, MOST_ORDERS, openMarket, orderOf, traders } from '../market-chain.js';
import { Signer } from '../signer.js';

export const ORDERS_PER_BLOCK = 1_000;

export interface Market {
  readonly chain: Chain;
  readonly signer: Signer;
  readonly users: readonly IKeyringPair[];
  /** Orders that were placed so far. */
  placed: number;
}

export function marketOf(blob: Uint8Array): Market {
  const chain = openMarket(blob);
  const signer = new Signer(chain);
  return { chain, signer, users: traders(signer), placed: 0 };
}

/** A block of a thousand orders; where the book of an epoch is full, that is cleared before. */
export function fullBlock(market: Market): void {
  const { chain, signer, users } = market;
  if (market.placed > 0 && market.placed % MOST_ORDERS === 0) {
    chain.skipTime(QUARTER_HOUR_MS);
    do chain.buildBlock();
    while (isDue(chain));
  }
  const orders = Array.from({ length: ORDERS_PER_BLOCK }, () => {
    const trader = market.placed % users.length;
    const nonce = Math.floor(market.placed++ / users.length);
    const user = users[trader] as IKeyringPair;
    const order = argumentsOf(orderOf(trader, nonce));
    return signer.signMock(user, nonce, 'trading', 'placeOrder', ...order);
  });
  for (const { kind } of chain.buildBlock(orders).outcomes) {
    if (kind !== 'success') throw new Error(`an order ended as ${kind}`);
  }
}
