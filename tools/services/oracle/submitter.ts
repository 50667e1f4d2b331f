/** Signs and submits an operator's calls, one nonce after the other. */
import type { ApiPromise } from '@polkadot/api';
import type { SignerOptions, SubmittableExtrinsic } from '@polkadot/api/types';
import type { OperatorKey } from './keys.js';

export class Submitter {
  private nonce = 0;
  private queue: Promise<void> = Promise.resolve();
  /** The block from which calls are valid, and for how long. */
  private era: Partial<SignerOptions> = {};

  constructor(
    private readonly api: ApiPromise,
    private readonly key: OperatorKey,
  ) {}

  /**
   * Looks up the next nonce, pool included, and the block from which calls are valid; after that
   * nonces are counted here, and the node is asked nothing more.
   */
  async begin(): Promise<void> {
    const { address } = this.key;
    const [next, { header, mortalLength: period }] = await Promise.all([
      this.api.rpc.system.accountNextIndex(address),
      this.api.derive.tx.signingInfo(address, 0),
    ]);
    this.nonce = next.toNumber();
    if (!header) throw new Error('the node has no block');
    // Mortal, so that what a node has lost cannot turn up much later.
    const era = this.api.createType('ExtrinsicEra', { current: header.number, period });
    this.era = { era, blockHash: header.hash };
  }

  /** Whether the pool has calls of this operator that are in no block yet. */
  async hasPending(): Promise<boolean> {
    const { api, key } = this;
    const account = await api.query['system']?.['account']?.(key.address);
    const { nonce } = account as unknown as { nonce: { toNumber(): number } };
    return this.nonce > nonce.toNumber();
  }

  /**
   * Hands `call` to the pool, after those that came before it: not every pool puts nonces in order.
   * @throws Error with the pool's words if it is refused; the next call then has its nonce
   */
  submit(call: SubmittableExtrinsic<'promise'>): Promise<void> {
    const handedOver = this.queue.then(() => this.handOver(call));
    this.queue = handedOver.catch(() => {});
    return handedOver;
  }

  private async handOver(call: SubmittableExtrinsic<'promise'>): Promise<void> {
    const { account, signer } = this.key;
    const nonce = this.nonce;
    await call.signAsync(account, { nonce, ...this.era, ...(signer && { signer }) });
    await this.api.rpc.author.submitExtrinsic(call.toHex());
    this.nonce++;
  }
}
