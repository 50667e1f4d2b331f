/** Signs and submits an operator's calls, one nonce after the other. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { OperatorKey } from './keys.js';

export class Submitter {
  private nonce = 0;

  constructor(
    private readonly api: ApiPromise,
    private readonly key: OperatorKey,
  ) {}

  /** Looks up the next nonce, pool included; after that they are counted here. */
  async begin(): Promise<void> {
    const next = await this.api.rpc.system.accountNextIndex(this.key.address);
    this.nonce = next.toNumber();
  }

  /** Hands `call` to the pool. @throws Error with the pool's words if it is refused */
  async submit(call: SubmittableExtrinsic<'promise'>): Promise<void> {
    const { account, signer } = this.key;
    // Mortal, so that what a node has lost cannot turn up much later.
    await call.signAsync(account, { nonce: this.nonce, ...(signer && { signer }) });
    await this.api.rpc.author.submitExtrinsic(call.toHex());
    this.nonce++;
  }
}
