/** A day on the market with @polkadot/api: the book, an order, its clearing, the statement, a vote. */
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import type { IEventRecord } from '@polkadot/types/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const GRID = 10n ** 18n;
const [url = 'ws://127.0.0.1:9944', who = '//Eve'] = process.argv.slice(2);

// @polkadot/api brings a WebSocket for Node.js 20 itself.
const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
await cryptoWaitReady();
const keys = new Keyring({ type: 'sr25519' });
const me = keys.addFromUri(who);

/** Base units as GRID. */
const grid = (units: unknown): string =>
  `${Number((BigInt(String(units)) * 1_000n) / GRID) / 1_000} GRID`;

/** Signs, submits, and waits until a block has it; a call that the chain refuses is an error with the chain's name for it. */
function submit(
  call: SubmittableExtrinsic<'promise'>,
  signer: KeyringPair,
): Promise<EventRecord[]> {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, ({ status, events, dispatchError, isError }) => {
        if (dispatchError) reject(new Error(nameOf(dispatchError)));
        else if (isError) reject(new Error(`the transaction is ${status.toString()}`));
        // Of a block that is final at once only that may be told.
        else if (status.isInBlock || status.isFinalized) resolve(events);
      })
      .catch(reject);
  });
}

function nameOf(error: DispatchError): string {
  if (!error.isModule) return error.toString();
  const { section, name, docs } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}: ${docs.join(' ')}`;
}

/** The data of the first such event, by the names of its fields. */
function dataOf(
  events: readonly IEventRecord<never[]>[] | EventRecord[],
  name: string,
): Record<string, unknown> {
  const found = events.find(({ event }) => `${event.section}.${event.method}` === name);
  if (!found) throw new Error(`there is no event ${name}`);
  const { data } = found.event;
  return Object.fromEntries((data.names ?? []).map((key, at) => [key, data[at]?.toPrimitive()]));
}

// The book of the next quarter hour.
const next = BigInt((await api.call.tradingApi.currentEpoch()).toString()) + 1n;
const book = (await api.call.tradingApi.book(next)).toPrimitive() as {
  bids: unknown[];
  asks: { price: string; energyWh: number }[];
};
console.log(`epoch ${next}: ${book.bids.length} levels of bids, ${book.asks.length} of asks`);
for (const { price, energyWh } of book.asks)
  console.log(`  ${energyWh / 1000} kWh at ${grid(price)}`);

// An order for the one after it, whose book is open long enough; energy in Wh, the limit in base units per kWh.
const epoch = next + 1n;
const order = api.tx.trading.placeOrder('Buy', null, epoch, 500, (GRID * 9n) / 10n);
const placed = dataOf(await submit(order, me), 'trading.OrderPlaced');
console.log(`order ${placed.orderId}: buy 0.5 kWh for at most 0.9 GRID each`);

// Its clearing, once the quarter hour has begun.
const cleared = await new Promise<Record<string, unknown>>((resolve, reject) => {
  api.query.system
    .events((records: EventRecord[]) => {
      const clearing = records.filter(
        ({ event }) =>
          api.events.trading.EpochCleared.is(event) && BigInt(event.data[0].toString()) === epoch,
      );
      if (clearing.length > 0) resolve(dataOf(clearing, 'trading.EpochCleared'));
    })
    .catch(reject);
});
const price = cleared.price === null ? 'without a trade' : `at ${grid(cleared.price)} per kWh`;
console.log(`cleared ${price}, ${Number(cleared.volumeWh) / 1000} kWh`);

// What trading in it did to the account.
const statement = (await api.call.tradingApi.statement(me.address, epoch)).toPrimitive() as {
  lines: { energyWh: number }[];
  paid: string;
};
const bought = statement.lines.reduce((sum, { energyWh }) => sum + energyWh, 0);
console.log(`statement: ${bought / 1000} kWh bought for ${grid(statement.paid)}`);

// Three of four authorities decide.
const [erc, mea, pea] = ['//ERC', '//MEA', '//PEA'].map((uri) => keys.addFromUri(uri)) as [
  KeyringPair,
  KeyringPair,
  KeyringPair,
];
const remark = api.tx.system.remark('0x01');
const { proposal } = dataOf(
  await submit(api.tx.governance.propose(remark), erc),
  'governance.Proposed',
);
await submit(api.tx.governance.approve(proposal), mea);
const { result } = dataOf(
  await submit(api.tx.governance.approve(proposal), pea),
  'governance.Executed',
);
console.log(`proposal ${proposal}: executed, ${JSON.stringify(result)}`);

await api.disconnect();
