/** What a node answers whose best block is the open block of a test chain. */
import { keyOf, toHex } from '../../tools/compiler/host/bytes.js';
import type { TestChain } from '../support/test-chain.js';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
const hexNumber = (value: number): string => `0x${value.toString(16)}`;

/** Answers out of the runtime and its state; nothing about peers, keys and finality. */
export function runtimeAnswers(chain: TestChain): {
  state_call: (method: string, input: string) => string;
  state_getStorage: (key: string) => string | null;
  chain_getHeader: () => object;
} {
  return {
    state_call: (method, input) => toHex(chain.apiRaw(method, bytes(input))),
    state_getStorage: (key) => {
      const value = chain.storage.get(keyOf(bytes(key)));
      return value && toHex(value);
    },
    chain_getHeader: () => ({ number: hexNumber(chain.number) }),
  };
}
