/** A day on the market with dedot: the book, an order, its clearing, the statement, a vote. */
import { DedotClient } from '@dedot/api';
import { WsProvider } from '@dedot/providers';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const GRID = 10n ** 18n;
const [url = 'ws://127.0.0.1:9944', who = '//Eve'] = process.argv.slice(2);

// dedot brings a WebSocket for Node.js 20 itself. `npx dedot chaintypes -w` writes types: `DedotClient<CampusGridApi>`.
const client: any = await DedotClient.new(new WsProvider(url));
await cryptoWaitReady();
const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
const me = keys.addFromUri(who);

/** Base units as GRID. */
const grid = (units: bigint): string => `${Number((units * 1_000n) / GRID) / 1_000} GRID`;

/** An event as dedot gives it. */
interface Event {
  readonly pallet: string;
  readonly palletEvent: { readonly name: string; readonly data: Record<string, any> };
}

/** Signs, submits, and waits until a block has it; a call that the chain refuses is an error with the chain's name for it. */
async function submit(call: any, signer: KeyringPair): Promise<Event[]> {
  const { dispatchError, events } = await call.signAndSend(signer).untilBestChainBlockIncluded();
  if (!dispatchError) return events.map(({ event }: { event: Event }) => event);
  const { pallet, name } = client.registry.findErrorMeta(dispatchError) ?? {};
  throw new Error(pallet ? `${pallet}.${name}` : JSON.stringify(dispatchError));
}

/** The data of the first such event. */
function dataOf(events: readonly Event[], pallet: string, name: string): Record<string, any> {
  const found = events.find((event) => event.pallet === pallet && event.palletEvent.name === name);
  if (!found) throw new Error(`there is no event ${pallet}.${name}`);
  return found.palletEvent.data;
}

// The book of the next quarter hour.
const next: bigint = (await client.call.tradingApi.currentEpoch()) + 1n;
const book = await client.call.tradingApi.book(next);
console.log(`epoch ${next}: ${book.bids.length} levels of bids, ${book.asks.length} of asks`);
for (const { price, energyWh } of book.asks)
  console.log(`  ${Number(energyWh) / 1000} kWh at ${grid(price)}`);

// An order for the one after it, whose book is open long enough; energy in Wh, the limit in base units per kWh.
const epoch = next + 1n;
const order = client.tx.trading.placeOrder('Buy', undefined, epoch, 500n, (GRID * 9n) / 10n);
const { orderId } = dataOf(await submit(order, me), 'Trading', 'OrderPlaced');
console.log(`order ${orderId}: buy 0.5 kWh for at most 0.9 GRID each`);

// Its clearing, once the quarter hour has begun.
const cleared = await new Promise<Record<string, any>>((resolve, reject) => {
  client.query.system
    .events((records: { event: Event }[]) => {
      const clearing = records
        .map(({ event }) => event)
        .filter(
          ({ pallet, palletEvent: { name, data } }) =>
            pallet === 'Trading' && name === 'EpochCleared' && data.epoch === epoch,
        );
      if (clearing.length > 0) resolve(dataOf(clearing, 'Trading', 'EpochCleared'));
    })
    .catch(reject);
});
const price = cleared.price === undefined ? 'without a trade' : `at ${grid(cleared.price)} per kWh`;
console.log(`cleared ${price}, ${Number(cleared.volumeWh) / 1000} kWh`);

// What trading in it did to the account.
const { lines, paid } = await client.call.tradingApi.statement(me.address, epoch);
const bought = lines.reduce(
  (sum: number, { energyWh }: { energyWh: bigint }) => sum + Number(energyWh),
  0,
);
console.log(`statement: ${bought / 1000} kWh bought for ${grid(paid)}`);

// Three of four authorities decide.
const [erc, mea, pea] = ['//ERC', '//MEA', '//PEA'].map((uri) => keys.addFromUri(uri)) as [
  KeyringPair,
  KeyringPair,
  KeyringPair,
];
const { call } = client.tx.system.remark('0x03');
const { proposal } = dataOf(
  await submit(client.tx.governance.propose(call), erc),
  'Governance',
  'Proposed',
);
await submit(client.tx.governance.approve(proposal), mea);
const last = await submit(client.tx.governance.approve(proposal), pea);
const { result } = dataOf(last, 'Governance', 'Executed');
console.log(`proposal ${proposal}: executed, ${result.isOk ? 'Ok' : 'failed'}`);

await client.disconnect();
