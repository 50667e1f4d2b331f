/** `grid bench --load`: what a node with one authority sustains, and how long it takes to clear what it got. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import Table from 'cli-table3';
import { makeSpec, type PlainSpec } from '../compiler/spec/index.js';
import { eachBlock, withNode } from './load-node.js';
import { type IncludedBlock, rateOf } from './load-rate.js';

const USERS = 100;
const PER_USER = 100;
const TOTAL = USERS * PER_USER;
const SLOT_MS = 6_000;
/** Length of the epochs of `loadSpec`. */
export const EPOCH_MS = 180_000;
/** Enough of them that a book of all orders, each at a limit of its own, clears within a third of an epoch. */
const STEPS_PER_BLOCK = 2_100;
/** More than a user's orders come to. */
const RATED_WATTS = 10_000_000;
/** Time between the signing of orders and the earliest gate closure. */
const PLACING_MS = 100_000;
export const TICK = 10n ** 15n;
/** The pool keeps a tenth of its limit for transactions that wait for an earlier nonce. */
const POOL = ['--pool-limit', '40000', '--pool-kbytes', '102400'];

type Call = SubmittableExtrinsic<'promise'>;
type Rows = [string, string][];

/** Prints the table. @throws Error without POLKADOT_NODE, or if the node falls behind for three minutes */
export async function benchLoad(root: string): Promise<void> {
  await cryptoWaitReady();
  const users = loadUsers();
  const node = { purpose: 'bench --load', spec: await loadSpec(root, users), options: POOL };
  await withNode(node, (api) => measure(api, users));
}

/** Those who trade. */
export function loadUsers(): KeyringPair[] {
  const keyring = new Keyring({ type: 'sr25519' });
  return Array.from({ length: USERS }, (_, i) => keyring.addFromUri(`//Trader/${i}`));
}

/** A chain with a meter and money for every user, and short epochs. */
export async function loadSpec(
  root: string,
  users: KeyringPair[],
  chain: { chain: string; slotDuration?: number } = { chain: 'dev' },
): Promise<PlainSpec> {
  const spec = (await makeSpec({ root, ...chain })) as PlainSpec;
  const patch = structuredClone(spec.genesis.runtimeGenesis.patch) as unknown as {
    balances: { balances: unknown[] };
    registry: Record<string, unknown>;
    trading: { epochLength?: number; parameters: Record<string, unknown> };
  };
  patch.balances.balances.push(...users.map((u) => [u.address, (10n ** 24n).toString()]));
  patch.registry['users'] = users.map((u) => [u.address, 'Prosumer', '']);
  patch.registry['meters'] = users.map((u, i) => [`meter-${i}`, u.address]);
  patch.registry['meterProfiles'] = users.map((u, i) => ({
    id: `meter-${i}`,
    key: u8aToHex(u.publicKey),
    scheme: 'Sr25519',
    ratedWatts: RATED_WATTS,
    meterClass: 'Bidirectional',
  }));
  patch.trading.epochLength = EPOCH_MS;
  patch.trading.parameters['stepsPerBlock'] = STEPS_PER_BLOCK;
  Object.assign(spec.genesis.runtimeGenesis, { patch });
  return spec;
}

async function measure(api: ApiPromise, users: KeyringPair[]): Promise<void> {
  const epoch = Math.ceil((Date.now() + PLACING_MS) / EPOCH_MS);
  console.log(`signing ${TOTAL} orders for epoch ${epoch}`);
  const orders = sign(api, users, 0, (i, n) => order(api, i, n, epoch));
  const placed = await submit(api, 'orders', orders);
  console.log(`signing ${TOTAL} transfers until the gate closes`);
  const transfers = sign(api, users, PER_USER, (i) =>
    callOf(api, 'balances', 'transferAllowDeath', users[(i + 1) % USERS]?.address, TICK),
  );
  const cleared = await clearing(api, epoch);
  const moved = await submit(api, 'transfers', transfers);
  const table = new Table({ head: ['load', ''], style: { head: [] } });
  table.push(...placed, ...cleared, ...moved);
  console.log(table.toString());
}

/** Even users sell, odd ones buy. */
export function order(api: ApiPromise, i: number, n: number, epoch: number): Call {
  const price = ((i % 2 ? 2500n : 2000n) + BigInt((n * 7919 + i * 104_729) % 2000)) * TICK;
  const energy = 10 * (1 + ((n * 31 + i * 17) % 500));
  return callOf(api, 'trading', 'placeOrder', i % 2 ? 'Buy' : 'Sell', null, epoch, energy, price);
}

/** @throws Error if the runtime has no such call */
export function callOf(api: ApiPromise, pallet: string, name: string, ...args: unknown[]): Call {
  const call = api.tx[pallet]?.[name];
  if (!call) throw new Error(`the runtime has no ${pallet}.${name}`);
  return call(...args);
}

/** For each user, `count` transactions with successive nonces. */
export function sign(
  api: ApiPromise,
  users: KeyringPair[],
  firstNonce: number,
  call: (user: number, n: number) => Call,
  count = PER_USER,
): string[][] {
  const { genesisHash, runtimeVersion } = api;
  // Immortal transactions, whose era begins with genesis.
  const era = api.createType('ExtrinsicEra', '0x00');
  const chain = { genesisHash, blockHash: genesisHash, runtimeVersion, era };
  return users.map((user, i) =>
    Array.from({ length: count }, (_, n) =>
      call(i, n)
        .sign(user, { ...chain, nonce: firstNonce + n })
        .toHex(),
    ),
  );
}

/** Sends all users' transactions side by side, each user's one after the other, until all are in blocks. */
async function submit(api: ApiPromise, what: string, signed: string[][]): Promise<Rows> {
  const from = (await api.rpc.chain.getHeader()).number.toNumber() + 1;
  const sending = Promise.all(
    signed.map(async (ofUser) => {
      for (const hex of ofUser) await api.rpc.author.submitExtrinsic(hex);
    }),
  );
  const blocks: IncludedBlock[] = [];
  const watching = eachBlock(api, from, what, async (number, hash) => {
    const block = await includedBlock(api, hash);
    blocks.push(block);
    const included = blocks.reduce((sum, b) => sum + b.signed, 0);
    console.log(`block ${number}: ${included} of ${TOTAL} ${what}`);
    return included >= TOTAL;
  });
  await Promise.all([sending, watching]);
  const { seconds, perSecond, used, lost } = rateOf(blocks, TOTAL, SLOT_MS);
  if (lost) throw new Error(`${lost} of ${TOTAL} ${what} failed`);
  return [
    [`${what} per second`, perSecond.toFixed(0)],
    [`blocks with ${what}`, `${used} (${seconds.toFixed(0)} s)`],
    [`${what} lost`, String(lost)],
  ];
}

/** What the load made of a block. */
export async function includedBlock(api: ApiPromise, hash: string): Promise<IncludedBlock> {
  const at = await api.at(hash);
  const [{ block }, time, events] = await Promise.all([
    api.rpc.chain.getBlock(hash),
    at.query['timestamp']?.['now']?.(),
    at.query['system']?.['events']?.(),
  ]);
  const failed = (events as unknown as { event: { method: string } }[]).filter(
    ({ event }) => event.method === 'ExtrinsicFailed',
  ).length;
  const signed = block.extrinsics.filter(({ isSigned }) => isSigned).length;
  return { time: Number(String(time)), signed, failed };
}

/** Waits for the epoch's event; counts the blocks from gate closure that worked towards it. */
async function clearing(api: ApiPromise, epoch: number): Promise<Rows> {
  const gate = epoch * EPOCH_MS;
  await sleep(Math.max(0, gate - SLOT_MS - Date.now()));
  const from = (await api.rpc.chain.getHeader()).number.toNumber();
  let blocks = 0;
  let end = gate;
  await eachBlock(api, from, 'clearing', async (number, hash) => {
    const at = await api.at(hash);
    const time = Number(String(await at.query['timestamp']?.['now']?.()));
    if (time < gate) return false;
    blocks++;
    end = time;
    console.log(`block ${number}: ${(time - gate) / 1000} s after gate closure`);
    const events = (await at.query['system']?.['events']?.()) as unknown as {
      event: { section: string; method: string; data: { 0?: unknown } };
    }[];
    return events.some(
      ({ event }) =>
        event.section === 'trading' &&
        event.method === 'EpochCleared' &&
        String(event.data[0]) === String(epoch),
    );
  });
  return [['gate closure to EpochCleared', `${(end - gate) / 1000} s in ${blocks} blocks`]];
}
