/** Proofs as the chain gives them, and forged. */
import type { Verdict } from '../../tools/proofs/index.js';
import type { TestChain } from '../support/chain-builder.js';
import { encode } from '../support/codec-parts.js';

/** The answer of a runtime API about an epoch, undecoded: `answer(chain, 'TradingApi.auction_proof', 7n)`. */
export function answer(chain: TestChain, path: string, epoch: bigint): Uint8Array {
  const input = Buffer.alloc(8);
  input.writeBigUInt64LE(epoch);
  return chain.apiRaw(path.replace('.', '_'), input);
}

/** The same answer with something in it changed. */
export function forged<T>(
  chain: TestChain,
  path: string,
  epoch: bigint,
  change: (proof: T) => void,
): Uint8Array {
  const proof = structuredClone(chain.api(path, epoch));
  change(proof as T);
  return encode(chain.types.api(path).output, proof);
}

/** What is wrong, by name; null where a proof is accepted. */
export function flawIn({ flaw }: Verdict<unknown>): string | null {
  return flaw && flaw.field;
}
