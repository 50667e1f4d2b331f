import { beforeAll, describe, expect, test } from '@jest/globals';
import { compact, concat, fromHex, keyOf, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import {
  encodeBlock,
  encodeInherentData,
  initialHeader,
} from '../../tools/compiler/host/block-builder.js';
import { Chain, toRaw } from '../../tools/compiler/host/chain.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { encodeHeader } from '../../tools/compiler/host/header.js';
import { Keystore } from '../../tools/compiler/host/keystore.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import { encodeVersion } from '../../tools/compiler/host/runtime-version.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { buildMetadata, wholeMetadata } from '../../tools/compiler/metadata/build.js';
import { ROOT } from '../../tools/support/root.js';
import { alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder, runtimeBlob, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { benchBinary, runBench, type Call } from './bench-binary.js';

const GRID = 10n ** 18n;
const NONE = new Uint8Array(0);
const builder = (): ChainBuilder => new ChainBuilder().with(alice, 10n * GRID).with(bob);

describe('a test chain', () => {
  test('submits, decodes events and reads storage', () => {
    const chain = builder().build();
    const receipt = chain.submit(alice, tx('GridToken.transfer', bob, 4n));
    expect(receipt).toSucceed();
    expect(receipt).toEmit('GridToken.Transfer', { from: alice, to: bob.address, value: 4 });
    expect(receipt).not.toEmit('GridToken.Transfer', { value: 5n });
    expect(receipt.events.at(-1)?.path).toBe('System.ExtrinsicSuccess');
    expect([chain.balance(alice), chain.balance(bob)]).toEqual([10n * GRID - 4n, 4n]);
    expect(chain.query('Balances.TotalIssuance')).toBe(10n * GRID);
    expect(chain.api('GridTokenApi.balance_of', bob)).toBe(4n);
    expect(chain.nonce(alice)).toBe(1);
    expect([...chain.entries('Registry.Users')].length).toBe(2);
    expect(chain.constant('Balances.ExistentialDeposit')).toBe(0n);
    chain.nextBlock();
    expect(chain.balance(bob)).toBe(4n);
    expect(chain.number).toBe(2);
  });

  test('tells calls that do nothing from calls that do', () => {
    const chain = builder().build();
    const poor = chain.submit(bob, tx('GridToken.transfer', alice, 1n));
    expect(poor).toBeNoop('GridToken.InsufficientBalance');
    expect(poor).toFailWith('GridToken.InsufficientBalance');
    expect(() => expect(poor).toBeNoop('GridToken.InsufficientAllowance')).toThrow(
      'GridToken.transfer ended with GridToken.InsufficientBalance',
    );
    expect(() => expect(poor).toSucceed()).toThrow('ended with GridToken.InsufficientBalance');
    const none = chain.submit(alice, tx('GridToken.transfer', bob, 0n));
    expect(none).toBeNoop();
    const some = chain.submit(alice, tx('GridToken.transfer', bob, 1n));
    expect(() => expect(some).toBeNoop()).toThrow('changed storage:\n  0x26aa394e');
    expect(() => expect(some).toEmit('GridToken.Transfer', { value: 2n })).toThrow(
      'expected GridToken.Transfer { value: 2n }, found:',
    );
    expect(() => expect(some).toEmit('GridToken.Transfer', { sum: 2n })).toThrow('no field sum');
  });

  test('refuses strangers, in blocks and in the pool', () => {
    const chain = builder().build();
    const call = tx('GridToken.transfer', bob, 1n);
    const receipt = chain.submit(charlie, call);
    expect(receipt).toBeRefused('BadSigner');
    expect([receipt.events.length, receipt.changes.size]).toEqual([0, 0]);
    expect(() => expect(receipt).toBeNoop('BadSigner')).toThrow('expected no effect');
    expect(chain.validate(charlie, call)).toBeRefused('BadSigner');
    expect(chain.validate(alice, call, { nonce: 0 })).toMatchObject({ kind: 'valid' });
    expect(() => expect(chain.validate(alice, call)).toBeRefused('BadSigner')).toThrow('got valid');
    chain.submit(alice, call);
    expect(chain.submit(alice, call, { nonce: 0 })).toBeRefused('Stale');
    expect(chain.submit(alice, call, { nonce: 9 })).toBeRefused('Future');
  });

  test('checks signatures where asked to', () => {
    const chain = builder().realSignatures().build();
    const call = tx('GridToken.transfer', bob, 1n);
    expect(chain.submit(alice, call)).toBeRefused('BadProof');
    expect(chain.submit(alice, call, { signature: 'real' })).toSucceed();
    const long = tx('System.remark', 'x'.repeat(300));
    expect(chain.submit(alice, long, { signature: 'real' })).toSucceed();
    chain.nextBlock();
  });

  test('has a clock', () => {
    const chain = builder().startingAt(1_700_000_004_000n).build();
    expect(chain.now).toBe(1_700_000_010_000n);
    chain.nextBlock();
    expect(chain.query('Timestamp.Now')).toBe(1_700_000_016_000n);
    chain.skipTime(900_000);
    expect(chain.now).toBe(1_700_000_016_000n + 900_000n);
    chain.skipBlocks(3);
    expect(chain.query('Timestamp.Now')).toBe(1_700_000_016_000n + 900_000n + 3n * 6000n);
  });

  test('gives roles at genesis', () => {
    const chain = builder().admin(charlie).minter(dave).burner(dave).meter('roof', bob).build();
    expect(chain.submit(charlie, tx('Registry.unassignMeter', 'roof'))).toEmit(
      'Registry.MeterUnassigned',
      { meterId: 'roof', user: bob },
    );
    expect(chain.submit(dave, tx('GridToken.mint', bob, GRID, null))).toEmit('GridToken.Transfer', {
      from: null,
      to: bob,
    });
    expect(chain.count('Registry.Meters')).toBe(0);
  });

  test('forks', () => {
    const chain = builder().build();
    chain.submit(alice, tx('GridToken.transfer', bob, 1n));
    const fork = chain.fork();
    fork.submit(alice, tx('GridToken.transfer', bob, 1n));
    expect([chain.balance(bob), fork.balance(bob)]).toEqual([1n, 2n]);
  });

  test('takes raw bytes', () => {
    const chain = builder().build();
    expect(chain.submitRaw(fromHex('0x0884ff'))).toBeRefused('Call');
    expect(chain.submitBare(tx('System.remark', 'sun'))).toBeRefused('NoUnsignedValidator');
  });
});

describe('the blob', () => {
  let executor: Executor;

  beforeAll(() => {
    executor = new Executor(runtimeBlob());
  });

  test('says the same about itself inside and outside', () => {
    const inside = executor.call('Core_version', NONE, new Externalities());
    expect(toHex(inside)).toBe(toHex(encodeVersion(executor.version)));
  });

  test('serves the metadata that the declarations give, in every version', () => {
    const built = buildMetadata(readModel(ROOT));
    const ask = (method: string, input = NONE): ScaleReader =>
      new ScaleReader(executor.call(method, input, new Externalities()));
    const at = (version: number): Uint8Array | null => {
      const answer = ask('Metadata_metadata_at_version', Uint8Array.of(version, 0, 0, 0));
      return answer.option(() => answer.byteString());
    };
    const versions = ask('Metadata_metadata_versions');
    expect(versions.list(() => versions.u32())).toEqual([14, 15, 16]);
    for (const { version } of built.versions) {
      expect(at(version)).toEqual(new Uint8Array(wholeMetadata(built, version)));
    }
    expect(ask('Metadata_metadata').byteString()).toEqual(at(14));
    expect([at(13), at(17)]).toEqual([null, null]);
  });

  test('makes session keys with the keystore', () => {
    const chain = builder().build();
    const seed = concat(Uint8Array.of(1), compact(7), utf8('//Alice'));
    const call = (keystore?: Keystore): Uint8Array =>
      chain.chain.call('SessionKeys_generate_session_keys', seed, chain.chain.head, {
        ...(keystore && { keystore }),
      });
    const keystore = new Keystore();
    const keys = call(keystore);
    expect(toHex(keys.slice(2, 34))).toBe(toHex(alice.publicKey));
    expect(keystore.publicKeys('sr25519', 'aura').map(toHex)).toEqual([toHex(alice.publicKey)]);
    expect(keystore.publicKeys('ed25519', 'gran').map(toHex)).toEqual([toHex(keys.slice(34))]);
    expect(() => call()).toThrow('this call has no keystore');
  });
});

const binary = benchBinary();
if (binary === null) {
  console.log('Not compared with a node: RUNTIME_BENCH does not name the bench binary.');
}

(binary === null ? describe.skip : describe)('under a node', () => {
  test('the same blocks give the same results and roots', () => {
    const test = builder().admin(charlie).realSignatures().build();
    const { chain } = test;
    const calls: Call[][] = [];
    const roots: string[] = [];
    for (let round = 0; round < 3; round++) {
      const time = { timestamp: chain.time + 6000n, slot: (chain.time + 6000n) / 6000n };
      const header = initialHeader(chain.head, time);
      const sign = (who: typeof alice, call: ReturnType<typeof tx>, nonce = round): Uint8Array =>
        test.extrinsic(who, call, { signature: 'real', nonce });
      const extrinsics = [
        sign(alice, tx('GridToken.transfer', bob, GRID)),
        sign(bob, tx('GridToken.approve', alice, 5n)),
        sign(charlie, tx('Registry.registerUser', dave, 'Consumer', 'roof')),
        sign(bob, tx('GridToken.transfer', alice, GRID * 99n), round + 1000),
      ];
      const { block } = chain.buildBlock(extrinsics);
      roots.push(toHex(block.header.stateRoot));
      // A bench keeps what refused extrinsics wrote, so it gets the accepted ones only.
      calls.push([
        ['Core_initialize_block', toHex(encodeHeader(header))],
        ['BlockBuilder_inherent_extrinsics', toHex(encodeInherentData(time))],
        ...block.extrinsics.map((bytes): Call => ['BlockBuilder_apply_extrinsic', toHex(bytes)]),
        ['BlockBuilder_finalize_block', '0x'],
      ]);
    }
    const genesis = toRaw(new Map(chain.genesis.state.entries()));
    const blocks = calls.map((list) => ({ calls: list }));
    const results = runBench(binary as string, { genesis, blocks });
    expect(results.map(({ root }) => root)).toEqual(roots);
    results.forEach(({ outputs }, index) => {
      expect(outputs.at(-1)).toBe(
        toHex(encodeHeader((chain.blocks[index + 1] as typeof chain.head).header)),
      );
    });

    const executions = chain.blocks.slice(1).map(({ header, extrinsics }) => ({
      calls: [['Core_execute_block', toHex(encodeBlock(header, extrinsics))] as const],
    }));
    const executed = runBench(binary as string, { genesis, blocks: executions });
    expect(executed.map(({ root }) => root)).toEqual(roots);
  });

  test('every read-only API gives the same bytes', () => {
    const chain = builder().build().chain;
    const genesis = toRaw(new Map(chain.genesis.state.entries()));
    const calls: Call[] = [
      ['Core_version', '0x'],
      ['Metadata_metadata', '0x'],
      ['Metadata_metadata_versions', '0x'],
      ['Metadata_metadata_at_version', '0x0f000000'],
      ['AuraApi_slot_duration', '0x'],
      ['AuraApi_authorities', '0x'],
      ['GrandpaApi_grandpa_authorities', '0x'],
      ['AccountNonceApi_account_nonce', toHex(alice.publicKey)],
      ['GenesisBuilder_preset_names', '0x'],
      ['GenesisBuilder_get_preset', '0x00'],
    ];
    const [result] = runBench(binary as string, { genesis, blocks: [{ calls }] });
    const ours = calls.map(([name, input]) => toHex(chain.call(name, fromHex(input))));
    expect(ours).toEqual(result?.outputs);
  });
});

test('raw storage of a chain starts the same chain', () => {
  const { chain } = builder().build();
  const raw = toRaw(new Map(chain.genesis.state.entries()));
  expect(toHex(Chain.fromRaw(raw).genesis.hash)).toBe(toHex(chain.genesis.hash));
  expect(raw[toHex(utf8(':code'))]).toBe(toHex(runtimeBlob()));
  expect(chain.genesis.state.get(keyOf(utf8(':code')))).toBe(runtimeBlob());
});
