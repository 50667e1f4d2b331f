/** Blocks that take no further call of a kind, and how much of the time that is booked for them they take to execute. */
import { compactFromU8a } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import type { IKeyringPair } from '@polkadot/types/types';
import { encodeBlock } from '../compiler/host/block-builder.js';
import { fromHex, toHex } from '../compiler/host/bytes.js';
import { type Chain, type RawStorage, toRaw } from '../compiler/host/chain.js';
import { openMarket, orderOf, signedOrders, traders } from './market-chain.js';
import type { ScriptedCall, Timing } from './script.js';
import { Signer } from './signer.js';

const BLOCK_WEIGHT = xxhashAsHex('System', 128) + xxhashAsHex('BlockWeight', 128).slice(2);
/** Numbers of the weight: time and size of each of three classes. */
const NUMBERS = 6;
/** Calls in one transaction. */
const BATCH = 25;
const BATCHES_PER_TRADER = 4;
const CALLS_PER_TRADER = 400;

export interface FullBlock {
  readonly call: string;
  readonly transactions: number;
  readonly timing: Timing;
  /** Microseconds that the block's weight comes to. */
  readonly booked: number;
}

/** What traders send, in the order of their nonces. */
type Sent = (chain: Chain) => Generator<Uint8Array>;

/** The arguments of a trader's `n`th call. */
type Arguments = (scene: Scene, trader: number, n: number) => unknown[];

interface Scene {
  readonly signer: Signer;
  readonly users: readonly IKeyringPair[];
}

const KINDS: Readonly<Record<string, Sent>> = {
  'system.remark': sent('system', 'remark', CALLS_PER_TRADER, () => ['0x00']),
  'balances.transfer_keep_alive': sent(
    'balances',
    'transferKeepAlive',
    CALLS_PER_TRADER,
    ({ users }, trader) => [neighbour(users, trader), 1],
  ),
  'trading.place_order': signedOrders,
  [`trading.place_orders of ${BATCH}`]: sent(
    'trading',
    'placeOrders',
    BATCHES_PER_TRADER,
    (_, trader, n) => [Array.from({ length: BATCH }, (_, i) => orderOf(trader, n * BATCH + i))],
  ),
  [`utility.batch_all of ${BATCH} transfers`]: sent(
    'utility',
    'batchAll',
    CALLS_PER_TRADER,
    ({ signer, users }, trader) => {
      const transfer = signer.call('balances', 'transferKeepAlive', neighbour(users, trader), 1);
      return [new Array<unknown>(BATCH).fill(transfer)];
    },
  ),
};

/** Times the import of a block of each kind. */
export function* fullBlocks(
  blob: Uint8Array,
  time: (state: RawStorage, calls: ScriptedCall[]) => Timing[],
): Generator<FullBlock> {
  for (const [call, calls] of Object.entries(KINDS)) {
    yield fullBlock(openMarket(blob), call, calls, time);
  }
}

function fullBlock(
  chain: Chain,
  call: string,
  calls: Sent,
  time: (state: RawStorage, calls: ScriptedCall[]) => Timing[],
): FullBlock {
  const state = toRaw(new Map(chain.head.state.entries()));
  const builder = chain.openBlock();
  for (const extrinsic of calls(chain)) if (builder.apply(extrinsic).kind === 'refused') break;
  const { header, extrinsics } = chain.seal(builder);
  chain.executeBlock({ header, extrinsics });
  const hostCalls = [...chain.executor.lastCalls.values()].reduce((a, b) => a + b, 0);
  const input = toHex(encodeBlock(header, extrinsics));
  const entry = 'Core_execute_block';
  const [timing] = time(state, [{ label: call, entry, input, hostCalls }]);
  if (!timing) throw new Error(`a block full of ${call} was not timed`);
  const weight = toRaw(new Map(chain.head.state.entries()))[BLOCK_WEIGHT] ?? '0x';
  return { call, transactions: extrinsics.length - 1, timing, booked: bookedTime(fromHex(weight)) };
}

/** Microseconds of a block's weight, all classes together. */
function bookedTime(weight: Uint8Array): number {
  let at = 0;
  let picoseconds = 0;
  for (let i = 0; i < NUMBERS; i++) {
    const [length, number] = compactFromU8a(weight.subarray(at));
    at += length;
    if (i % 2 === 0) picoseconds += number.toNumber();
  }
  return picoseconds / 1e6;
}

function sent(pallet: string, call: string, count: number, of: Arguments): Sent {
  return function* (chain) {
    const signer = new Signer(chain);
    const users = traders(signer);
    for (let nonce = 0; nonce < count; nonce++) {
      for (const [i, user] of users.entries()) {
        yield signer.sign(user, nonce, pallet, call, ...of({ signer, users }, i, nonce));
      }
    }
  };
}

function neighbour(users: readonly IKeyringPair[], trader: number): unknown {
  return { Id: users[(trader + 1) % users.length]?.address };
}
