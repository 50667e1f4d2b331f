import type { ApiPromise } from '@polkadot/api';
import type { SignedCall } from './chain.js';

/** A signed extrinsic, ready to submit. */
export interface SignedExtrinsic {
  readonly hex: `0x${string}`;
  readonly hash: string;
  /** The call's name for messages: `gridToken.mint`. */
  readonly name: string;
}

/** Signs calls off line: immortal, with nonces counted from the chain's first answer. */
export class Signer {
  readonly #nonces = new Map<string, number>();
  #isShared = false;

  constructor(private readonly api: ApiPromise) {}

  /** From here on others sign with the same keys: nonces are asked for anew each time. */
  share(): void {
    this.#isShared = true;
  }

  /** Signs `calls` in order; each gets the next nonce of its signer. */
  async signAll(calls: readonly SignedCall[]): Promise<SignedExtrinsic[]> {
    const signed: SignedExtrinsic[] = [];
    if (this.#isShared) this.#nonces.clear();
    for (const { call, signer } of calls) {
      const nonce = await this.#nextNonce(signer.address);
      const { genesisHash, runtimeVersion } = this.api;
      call.sign(signer, {
        nonce,
        blockHash: genesisHash,
        genesisHash,
        runtimeVersion,
      });
      const name = `${call.method.section}.${call.method.method}`;
      signed.push({ hex: call.toHex(), hash: call.hash.toHex(), name });
    }
    return signed;
  }

  async #nextNonce(address: string): Promise<number> {
    const known = this.#nonces.get(address);
    const nonce = known ?? (await this.api.rpc.system.accountNextIndex(address)).toNumber();
    this.#nonces.set(address, nonce + 1);
    return nonce;
  }
}
