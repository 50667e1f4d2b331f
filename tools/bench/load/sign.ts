/** What is sent, signed before any of it is. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { argumentsOf, orderOf } from '../market-chain.js';
import { OPEN_EPOCHS, type Plan } from './spec.js';

const TICK = 10n ** 15n;

type Call = SubmittableExtrinsic<'promise'>;

/** Each trader's transactions in the order of their nonces, as hex. */
export type Signed = readonly (readonly string[])[];

/** Orders for the four epochs from `first` on: even traders sell, odd ones buy, at limits that cross. */
export function signOrders(api: ApiPromise, plan: Plan, first: number): Signed {
  const { perTrader, batch } = plan;
  const order = (trader: number, n: number) => orderOf(trader, n, first + (n % OPEN_EPOCHS));
  if (batch === 1) {
    return sign(api, plan, { count: perTrader, nonce: 0 }, (i, n) => {
      return callOf(api, 'trading', 'placeOrder', ...argumentsOf(order(i, n)));
    });
  }
  return sign(api, plan, { count: transactionsOf(plan), nonce: 0 }, (i, n) => {
    const size = Math.min(batch, perTrader - n * batch);
    const orders = Array.from({ length: size }, (_, k) => order(i, n * batch + k));
    return callOf(api, 'trading', 'placeOrders', orders);
  });
}

/** Those of a trader with orders. */
function transactionsOf({ perTrader, batch }: Plan): number {
  return Math.ceil(perTrader / batch);
}

/** Transfers of each trader to the next, behind its orders. */
export function signTransfers(api: ApiPromise, plan: Plan): Signed {
  const { traders, perTrader } = plan;
  return sign(api, plan, { count: perTrader, nonce: transactionsOf(plan) }, (i) => {
    const to = traders[(i + 1) % traders.length]?.address;
    return callOf(api, 'balances', 'transferAllowDeath', to, TICK);
  });
}

/** @throws Error if the runtime has no such call */
function callOf(api: ApiPromise, pallet: string, name: string, ...args: unknown[]): Call {
  const call = api.tx[pallet]?.[name];
  if (!call) throw new Error(`the runtime has no ${pallet}.${name}`);
  return call(...args);
}

function sign(
  api: ApiPromise,
  { traders }: Plan,
  { count, nonce }: { count: number; nonce: number },
  call: (trader: number, n: number) => Call,
): Signed {
  const { genesisHash, runtimeVersion } = api;
  // Immortal transactions, whose era begins with genesis.
  const era = api.createType('ExtrinsicEra', '0x00');
  const chain = { genesisHash, blockHash: genesisHash, runtimeVersion, era };
  return traders.map((trader, i) =>
    Array.from({ length: count }, (_, n) =>
      call(i, n)
        .sign(trader, { ...chain, nonce: nonce + n })
        .toHex(),
    ),
  );
}
