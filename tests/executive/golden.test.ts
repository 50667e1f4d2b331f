/** Block 1 of FRAME's node template at 1700000004000 ms: what ours has in common with it, byte for byte. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { dev } from '../../node-config/chains/dev.js';
import { encodeInherentData, type BlockBuilder } from '../../tools/compiler/host/block-builder.js';
import { concat, toHex } from '../../tools/compiler/host/bytes.js';
import { Chain } from '../../tools/compiler/host/chain.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { alice, bob } from '../support/accounts.js';
import { runtimeBlob, tx } from '../support/chain-builder.js';
import { RuntimeTypes } from '../support/runtime-types.js';
import { TestChain } from '../support/test-chain.js';

const TIME = { timestamp: 1_700_000_004_000n, slot: 283_333_334n };
const INHERENT_DATA = '0x0861757261736c6f7420d652e3100000000074696d737461703020a077e5cf8b010000';
const INHERENTS = '0x04280401000ba077e5cf8b01';
const DIGEST = '0x04066175726120d652e31000000000';

let chain: TestChain;
let builder: BlockBuilder;

beforeAll(async () => {
  await ready();
  const genesis = Chain.fromGenesis(runtimeBlob(), dev.genesis, {
    startTime: TIME.timestamp - 6000n,
    signatures: 'mock',
  });
  chain = new TestChain(genesis, new RuntimeTypes(genesis.metadata(15)));
  builder = genesis.openBlock(TIME.timestamp);
});

const stored = (path: string, ...keys: unknown[]): string | null => {
  const value = builder.ext.get(chain.types.storageKey(path, keys));
  return value === null ? null : toHex(value);
};

describe('the genesis', () => {
  test('has the authorities, and their weights', () => {
    const grandpa = '88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee';
    expect(stored('Aura.Authorities')).toBe(`0x04${toHex(alice.publicKey).slice(2)}`);
    expect(stored('Grandpa.Authorities')).toBe(`0x04${grandpa}0100000000000000`);
  });

  test('counts an account as FRAME does: one provider, the flag of the new logic', () => {
    const account = chain.chain.genesis.state.get(chain.types.storageKey('System.Account', [alice]));
    expect(toHex(account!).slice(0, 34)).toBe('0x00000000000000000100000000000000');
    expect(toHex(account!).slice(-32)).toBe('00000000000000000000000000000080');
  });
});

describe('the block', () => {
  test('begins with the header and the digest of its slot', () => {
    expect(stored('System.Digest')).toBe(DIGEST);
    expect(stored('System.ParentHash')).toBe(toHex(chain.chain.genesis.hash));
    expect(stored('System.Number')).toBe('0x01000000');
  });

  test('takes the time from the inherent data', () => {
    expect(toHex(encodeInherentData(TIME))).toBe(INHERENT_DATA);
    expect(toHex(concat(Uint8Array.of(4), ...builder.extrinsics))).toBe(INHERENTS);
    expect(stored('Timestamp.Now')).toBe('0xa077e5cf8b010000');
    expect(stored('Aura.CurrentSlot')).toBe('0xd652e31000000000');
  });

  test('leaves no trace of its own making', () => {
    const block = chain.chain.seal(builder);
    for (const item of ['System.BlockContext', 'System.ExtrinsicData']) {
      expect(block.state.get(chain.types.storageKey(item, []))).toBeFalsy();
    }
    expect(block.state.get(':extrinsic_index')).toBeFalsy();
    expect(chain.chain.executeBlock(block)).toBeDefined();
  });

  test('has inherents that are good now, and fatally early a minute before', () => {
    const block = chain.chain.head;
    expect(toHex(chain.chain.checkInherents(block, TIME.timestamp))).toBe('0x010000');
    expect(toHex(chain.chain.checkInherents(block, TIME.timestamp - 60_000n))).toBe(
      '0x00010474696d737461703004' + '01',
    );
  });
});

test('an immortal transfer is valid for ever, under the tag of its signer and nonce', () => {
  const transfer = tx('Balances.transferKeepAlive', bob, 12_345n);
  const verdict = chain.validate(alice, transfer);
  expect(verdict).toMatchObject({ kind: 'valid', requires: [], longevity: 2n ** 64n - 2n });
  const tag = concat(alice.publicKey, new Uint8Array(4));
  expect(verdict).toMatchObject({ provides: [tag], propagate: true });
});
