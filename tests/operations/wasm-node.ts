/** What a node answers whose best block is the open block of a test chain. */
import { keyOf, toHex } from '../../tools/compiler/host/bytes.js';
import type { TestChain } from '../support/test-chain.js';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
const HASH = `0x${'ab'.repeat(32)}`;

/** Of campus-grid, whatever version the blob has. */
export const VERSION = {
  specName: 'campus-grid',
  specVersion: 101,
  implVersion: 0,
  transactionVersion: 1,
};

/** A header as a node tells it. */
export function headerOf(number: number): object {
  const roots = { parentHash: HASH, stateRoot: HASH, extrinsicsRoot: HASH };
  return { number: `0x${number.toString(16)}`, ...roots, digest: { logs: [] } };
}

/** Answers out of the runtime and its state; nothing about peers, keys and finality. */
export function runtimeAnswers(chain: TestChain): {
  state_call: (method: string, input: string) => string;
  state_getStorage: (key: string) => string | null;
  chain_getHeader: () => object;
  chain_getBlockHash: () => string;
  state_getRuntimeVersion: () => object;
} {
  return {
    state_call: (method, input) => toHex(chain.apiRaw(method, bytes(input))),
    state_getStorage: (key) => {
      const value = chain.storage.get(keyOf(bytes(key)));
      return value && toHex(value);
    },
    chain_getHeader: () => headerOf(chain.number),
    chain_getBlockHash: () => HASH,
    state_getRuntimeVersion: () => VERSION,
  };
}
