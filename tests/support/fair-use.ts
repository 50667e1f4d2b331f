/** A network whose blocks are shared by quota, what calls fill of them, and how many are let in. */
import { alice, bob, charlie, dave, erc, ferdie } from './accounts.js';
import type { Account } from './accounts.js';
import { ChainBuilder, tx, type TestChain, type Tx } from './chain-builder.js';

/** A block's room: ps and bytes. */
export const NORMAL = { time: 1_500_000_000_000n, bytes: 3_096_576n };
export const OPERATIONAL = { time: 500_000_000_000n, bytes: 1_032_192n };
const BASE = 80_000_000n;
/** Parts are counted in ten-millionths of a block. */
export const WHOLE = 10_000_000n;
export const WINDOW = 10;

const minter = ferdie;
export const users = [alice, bob];
export const workers = [dave, minter];

export const network = (rules: Record<string, number> = {}): TestChain =>
  new ChainBuilder()
    .with(alice, 1_000_000n)
    .with(bob, 1_000_000n, 'Consumer')
    .admin(dave)
    .minter(minter)
    .authority(erc, charlie)
    .configure({ fairUse: rules })
    .build();

export const remark = (length: number): Tx => tx('System.remark', `0x${'00'.repeat(length)}`);
const ceil = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** What an extrinsic fills of a block, by the weight that the chain tells wallets. */
export function partOf(
  chain: TestChain,
  signer: Account,
  call: Tx,
): { part: bigint; isNormal: boolean } {
  const { length } = chain.extrinsic(signer, call);
  const info = chain.api('TransactionPaymentCallApi.query_call_info', call, length);
  const { weight, class: kind } = info as { weight: { refTime: bigint }; class: string };
  const isNormal = kind === 'Normal';
  const room = isNormal ? NORMAL : OPERATIONAL;
  const time = ceil((weight.refTime + BASE) * WHOLE, room.time);
  const bytes = ceil(BigInt(length) * WHOLE, room.bytes);
  return { part: time > bytes ? time : bytes, isNormal };
}

/** Sends `call` until it is refused; how often it went, and why not any more. */
export function untilRefused(
  chain: TestChain,
  who: Account,
  call: Tx,
  most = Infinity,
): [number, string | null] {
  for (let count = 0; count < most; count++) {
    const { outcome, error } = chain.submit(who, call);
    if (outcome.kind === 'refused') return [count, error];
  }
  return [most, null];
}
