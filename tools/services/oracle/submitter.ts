/** Signs and submits an operator's calls, one nonce after the other. */
import type { Call } from '@polkadot/types/interfaces';
import type { u32 } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import {
  type Account,
  type Mortality,
  PERIOD,
  SAFE_DEPTH,
  signedExtrinsic,
} from '../../node/extrinsic.js';
import { count, hash } from '../../node/shapes.js';
import type { StateAt } from '../../node/state.js';
import type { FollowedChain } from '../following.js';

export class Submitter {
  private nonce = 0;
  private queue: Promise<void> = Promise.resolve();
  private state: StateAt | null = null;
  private from: Mortality | null = null;

  constructor(
    private readonly chain: FollowedChain,
    private readonly account: Account,
  ) {}

  /**
   * Looks up the next nonce, pool included, and the block from which calls are valid; after that
   * nonces are counted here, and the node is asked nothing more.
   * @param state on top of which calls are to be included
   */
  async begin(state: StateAt): Promise<void> {
    const { rpc } = this.chain;
    const [nonce, from] = await Promise.all([
      rpc.ask(count, 'system_accountNextIndex', this.account.address),
      this.startOfValidity(state),
    ]);
    this.nonce = nonce;
    this.state = state;
    this.from = from;
  }

  /** Whether the pool has calls of this operator that are in no block yet. */
  async hasPending(state: StateAt): Promise<boolean> {
    const info = await state.get<Codec & { nonce: u32 }>('System.Account', this.account.address);
    return this.nonce > info.nonce.toNumber();
  }

  /**
   * Hands `call` to the pool, after those that came before it: not every pool puts nonces in order.
   * @throws Error with the pool's words if it is refused; the next call then has its nonce
   */
  submit(call: (state: StateAt) => Call): Promise<void> {
    const handedOver = this.queue.then(() => this.handOver(call));
    this.queue = handedOver.catch(() => {});
    return handedOver;
  }

  private async handOver(call: (state: StateAt) => Call): Promise<void> {
    const { chain, account, nonce, state, from } = this;
    if (!state || !from) throw new Error('nothing is submitted before the chain was looked at');
    const { genesis: genesisHash, rpc } = chain;
    const details = { genesisHash, nonce, from };
    const extrinsic = await signedExtrinsic(state.runtime, call(state), account, details);
    await rpc.ask(hash, 'author_submitExtrinsic', extrinsic);
    this.nonce++;
  }

  private async startOfValidity({ number, hash: best }: StateAt): Promise<Mortality> {
    const { rpc } = this.chain;
    const final = await rpc.finalizedHead();
    const height = await rpc.height(final);
    if (number - height <= SAFE_DEPTH) return { number: height, hash: final, period: PERIOD };
    const safe = Math.max(0, number - SAFE_DEPTH);
    return { number: safe, hash: (await rpc.blockHash(safe)) ?? best, period: PERIOD };
  }
}
