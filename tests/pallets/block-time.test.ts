/** How often there is a block: a constant of the code, which genesis, upgrades and tools without a state agree with. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../tools/compiler/build/blobs.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { decodeVersion } from '../../tools/compiler/host/runtime-version.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import { slotsOf } from '../../tools/compiler/link/slots.js';
import { ROOT } from '../../tools/support/root.js';
import { alice, bob } from '../support/accounts.js';
import {
  ChainBuilder,
  linkBlobs,
  runtimeBlob,
  type TestChain,
  tx,
  upgraded,
} from '../support/chain-builder.js';
import '../support/matchers.js';

const RELEASE = join(ROOT, 'node-config/releases/campus-grid-102.compact.compressed.wasm');
const STORED = 'Aura.ConfiguredSlotDuration';

/** Fails whoever asks for the state. */
class WithoutState extends Externalities {
  override get(): never {
    throw new Error('there is no state');
  }
}

beforeAll(() => linkBlobs(2000, 4000));

describe.each([2000, 4000, 6000])('a blob for a block every %i ms', (slotDuration) => {
  const chain = new ChainBuilder().with(alice, 10n).with(bob).configure({ aura: { slotDuration } });

  test('authors at that pace', () => {
    const running = chain.build();
    const start = running.now;
    expect(running.submit(alice, tx('GridToken.transfer', bob, 1n))).toSucceed();
    running.skipBlocks(3);
    expect(running.now - start).toBe(3n * BigInt(slotDuration));
    expect(running.query(STORED)).toBe(0n);
  });

  test('says so without a state, in its sections and in its metadata', () => {
    const blob = runtimeBlob(slotDuration);
    const executor = new Executor(blob);
    const answer = executor.call('AuraApi_slot_duration', new Uint8Array(0), new WithoutState());
    expect(new ScaleReader(answer).u64()).toBe(BigInt(slotDuration));
    expect(slotsOf(blob)).toBe(slotDuration);
    const version = executor.call('Core_version', new Uint8Array(0), new WithoutState());
    expect(executor.version.implVersion).toBe(slotDuration);
    expect(decodeVersion(version).implVersion).toBe(slotDuration);
    const running = chain.build();
    expect(running.constant('Aura.SlotDuration')).toBe(BigInt(slotDuration));
    expect(running.constant('Timestamp.MinimumPeriod')).toBe(BigInt(slotDuration / 2));
    expect(running.constant('System.Version')).toMatchObject({ implVersion: slotDuration });
  });

  test('takes no configuration for another', () => {
    const other = chain.running(runtimeBlob(slotDuration === 6000 ? 2000 : 6000));
    expect(() => other.build()).toThrow(/aura\.slotDuration: this code has a block every \d000 ms/);
  });
});

test('a chain cannot have a block more often than every two seconds', async () => {
  await expect(ensureBuilt({ root: ROOT, slotDuration: 1999 })).rejects.toThrow(
    'a block takes from 2000 to 60000 ms, not 1999',
  );
});

describe('a chain of release 102', () => {
  const lines: string[] = [];

  /** The chain as a node goes on with it that has run since before the built code, which is for a block every six seconds. */
  function upgradedAt(slotDuration: number): TestChain {
    const older = new ChainBuilder()
      .running(new Uint8Array(readFileSync(RELEASE)))
      .with(alice, 10n)
      .with(bob)
      .configure({ aura: { slotDuration } })
      .build();
    older.skipBlocks(2);
    const chain = upgraded(older, {
      slotDuration: BigInt(slotDuration),
      logger: (_level, target, message) => lines.push(`${target}: ${message}`),
      maxLogLevel: 1,
    });
    lines.length = 0;
    expect(chain.number).toBe(1);
    return chain;
  }

  test('whose blocks are those of the code forgets what it has stored', () => {
    expect(upgradedAt(6000).query(STORED)).toBe(0n);
    expect(lines.filter((line) => line.startsWith('pallet_aura'))).toEqual([]);
  });

  test('whose blocks are others goes on with them, and says what to do', () => {
    const chain = upgradedAt(2000);
    const start = chain.now;
    expect(lines.filter((line) => line.startsWith('pallet_aura'))).toEqual([
      'pallet_aura: blocks go on every 2000 ms, and this code is for 6000 ms: ' +
        'set code for the former before any node starts again',
    ]);
    chain.skipBlocks(3);
    expect(chain.now - start).toBe(6000n);
    expect(chain.query(STORED)).toBe(2000n);
  });
});
