/** What is sent, signed before any of it is. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { OPEN_EPOCHS, type Plan } from './spec.js';

const TICK = 10n ** 15n;

type Call = SubmittableExtrinsic<'promise'>;

/** Each trader's transactions in the order of their nonces, as hex. */
export type Signed = readonly (readonly string[])[];

/** Orders for the four epochs from `first` on: even traders sell, odd ones buy, at limits that cross. */
export function signOrders(api: ApiPromise, plan: Plan, first: number): Signed {
  return sign(api, plan, 0, (i, n) => {
    const price = ((i % 2 ? 2500n : 2000n) + BigInt((n * 7919 + i * 104_729) % 2000)) * TICK;
    const energy = 10 * (1 + ((n * 31 + i * 17) % 500));
    const epoch = first + (n % OPEN_EPOCHS);
    return callOf(api, 'trading', 'placeOrder', i % 2 ? 'Buy' : 'Sell', null, epoch, energy, price);
  });
}

/** Transfers of each trader to the next, behind its orders. */
export function signTransfers(api: ApiPromise, plan: Plan): Signed {
  const { traders, perTrader } = plan;
  return sign(api, plan, perTrader, (i) => {
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
  { traders, perTrader }: Plan,
  firstNonce: number,
  call: (trader: number, n: number) => Call,
): Signed {
  const { genesisHash, runtimeVersion } = api;
  // Immortal transactions, whose era begins with genesis.
  const era = api.createType('ExtrinsicEra', '0x00');
  const chain = { genesisHash, blockHash: genesisHash, runtimeVersion, era };
  return traders.map((trader, i) =>
    Array.from({ length: perTrader }, (_, n) =>
      call(i, n)
        .sign(trader, { ...chain, nonce: firstNonce + n })
        .toHex(),
    ),
  );
}
