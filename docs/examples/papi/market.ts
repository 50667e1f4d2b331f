/** A day on the market with polkadot-api (PAPI): the book, an order, its clearing, the statement, a vote. */
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Enum, createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';

const GRID = 10n ** 18n;
const [url = 'ws://127.0.0.1:9944', who = '//Eve'] = process.argv.slice(2);

// Node.js 20 has no WebSocket of its own: without this PAPI says "Missing WebSocket class".
const client = createClient(getWsProvider(url, { websocketClass: WebSocket as never }));
// With the descriptors of `npm run bindings`, `client.getTypedApi(campusgrid)` is the same with types.
const api: any = client.getUnsafeApi();
await cryptoWaitReady();
const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
const me = keys.addFromUri(who);

/** Base units as GRID. */
const grid = (units: bigint): string => `${Number((units * 1_000n) / GRID) / 1_000} GRID`;

/** An event as PAPI gives it. */
interface Event {
  readonly type: string;
  readonly value: { readonly type: string; readonly value: Record<string, never> };
}

/** Signs, submits, and waits until its block is final; a call that the chain refuses is an error with the chain's name for it. */
async function submit(
  pallet: string,
  name: string,
  args: object,
  pair: KeyringPair,
): Promise<Event[]> {
  const signer = getPolkadotSigner(pair.publicKey, 'Sr25519', (message) => pair.sign(message));
  const { ok, events, dispatchError } = await api.tx[pallet][name](args).signAndSubmit(signer);
  if (!ok) throw new Error(`${pallet}.${name}: ${JSON.stringify(dispatchError)}`);
  return events as Event[];
}

/** The data of the first such event. */
function dataOf(events: readonly Event[], pallet: string, name: string): Record<string, never> {
  const found = events.find(({ type, value }) => type === pallet && value.type === name);
  if (!found) throw new Error(`there is no event ${pallet}.${name}`);
  return found.value.value;
}

// The book of the next quarter hour.
const next: bigint = (await api.apis.TradingApi.current_epoch()) + 1n;
const book = await api.apis.TradingApi.book(next);
console.log(`epoch ${next}: ${book.bids.length} levels of bids, ${book.asks.length} of asks`);
for (const { price, energy_wh } of book.asks) {
  console.log(`  ${Number(energy_wh) / 1000} kWh at ${grid(price)}`);
}

// An order for the one after it, whose book is open long enough; energy in Wh, the limit in base units per kWh.
const epoch = next + 1n;
const order = {
  side: Enum('Buy'),
  delivery_epoch: epoch,
  energy_wh: 500n,
  limit_price: (GRID * 9n) / 10n,
};
const placed = dataOf(await submit('Trading', 'place_order', order, me), 'Trading', 'OrderPlaced');
console.log(`order ${placed.order_id}: buy 0.5 kWh for at most 0.9 GRID each`);

// Its clearing, once the quarter hour has begun.
const cleared = await new Promise<Record<string, never>>((resolve, reject) => {
  api.query.System.Events.watchValue().subscribe({
    next: ({ value }: { value: { event: Event }[] }) => {
      const found = value.find(
        ({ event }) =>
          event.type === 'Trading' &&
          event.value.type === 'EpochCleared' &&
          event.value.value.epoch === epoch,
      );
      if (found) resolve(found.event.value.value);
    },
    error: reject,
  });
});
const price = cleared.price === undefined ? 'without a trade' : `at ${grid(cleared.price)} per kWh`;
console.log(`cleared ${price}, ${Number(cleared.volume_wh) / 1000} kWh`);

// What trading in it did to the account.
const { lines, paid } = await api.apis.TradingApi.statement(me.address, epoch);
const bought = lines.reduce(
  (sum: number, line: { energy_wh: bigint }) => sum + Number(line.energy_wh),
  0,
);
console.log(`statement: ${bought / 1000} kWh bought for ${grid(paid)}`);

// Three of four authorities decide.
const [erc, mea, pea] = ['//ERC', '//MEA', '//PEA'].map((uri) => keys.addFromUri(uri)) as [
  KeyringPair,
  KeyringPair,
  KeyringPair,
];
const call = api.tx.System.remark({ remark: Uint8Array.of(2) }).decodedCall;
const proposing = await submit('Governance', 'propose', { call }, erc);
const { proposal } = dataOf(proposing, 'Governance', 'Proposed');
await submit('Governance', 'approve', { proposal }, mea);
const last = await submit('Governance', 'approve', { proposal }, pea);
const { result } = dataOf(last, 'Governance', 'Executed');
console.log(
  `proposal ${proposal}: executed, ${(result as { success: boolean }).success ? 'Ok' : 'failed'}`,
);

client.destroy();
