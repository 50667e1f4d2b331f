import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { embeddedVersion } from '../../tools/compiler/host/runtime-version.js';
import { packBlob, zstdReady } from '../../tools/compiler/wasm/zstd.js';
import { concat } from '../../tools/compiler/host/bytes.js';
import { findCustom } from '../../tools/compiler/wasm/sections.js';
import {
  withApis,
  withCustom,
  withoutCustom,
  withoutExport,
  withVersion,
} from '../link/surgery.js';
import { runtimeBlob, type Tx, tx } from '../support/chain-builder.js';
import { network, pass, propose } from '../support/governance.js';
import '../support/matchers.js';

describe('set_code', () => {
  const { specVersion } = embeddedVersion(runtimeBlob()) as { specVersion: number };
  const next = withVersion(runtimeBlob(), { specVersion: specVersion + 1 });
  const setCode = (code: Uint8Array): Tx => tx('System.setCode', code);

  test('replaces the runtime', () => {
    const chain = network();
    const receipt = pass(chain, setCode(next));
    expect(receipt).toEmit('System.CodeUpdated');
    expect(receipt).toEmit('Governance.Executed', { result: { Ok: [] } });
    const block = chain.nextBlock();
    expect(block.state.get(':code')).toEqual(next);
    expect(block.header.digest).toContainEqual({ kind: 'environmentUpdated' });
  });

  test.each([
    ['another chain', withVersion(next, { specName: 'other-grid' }), 'InvalidSpecName'],
    ['the present version', runtimeBlob(), 'SpecVersionNeedsToIncrease'],
    ['an older version', withVersion(next, { specVersion: 1 }), 'SpecVersionNeedsToIncrease'],
    ['code for other blocks', withVersion(next, { implVersion: 2000 }), 'SlotDurationDiffers'],
    ['no runtime', Uint8Array.of(1, 2, 3), 'FailedToExtractRuntimeVersion'],
    [
      'a runtime that does not execute blocks',
      withoutExport(next, 'Core_execute_block'),
      'MissingEntryPoint',
    ],
    [
      'a runtime without a version',
      withoutCustom(next, 'runtime_version'),
      'FailedToExtractRuntimeVersion',
    ],
    ['a runtime without a list of APIs', withoutCustom(next, 'runtime_apis'), 'MissingEntryPoint'],
    [
      'a runtime whose version breaks off',
      withCustom(next, 'runtime_version', findCustom(next, 'runtime_version')!.slice(0, -1)),
      'FailedToExtractRuntimeVersion',
    ],
    [
      'a runtime with a section that has no name',
      concat(next, Uint8Array.of(0, 0)),
      'FailedToExtractRuntimeVersion',
    ],
    ['a runtime cut short', next.subarray(0, -1), 'FailedToExtractRuntimeVersion'],
    [
      'a runtime that no node can give memory',
      withoutExport(next, '__heap_base'),
      'MissingEntryPoint',
    ],
  ])('refuses %s before anything is stored', (_what, code, error) => {
    expect(propose(network(), setCode(code))).toBeNoop(`System.${error}`);
  });

  describe('takes compressed code', () => {
    beforeAll(() => zstdReady());

    test('and the next block runs on it', () => {
      const chain = network();
      const code = packBlob(next);
      expect(pass(chain, setCode(code))).toEmit('Governance.Executed', { result: { Ok: [] } });
      chain.nextBlock();
      expect(chain.nextBlock().state.get(':code')).toEqual(code);
    });

    test.each([
      ['lacks what nodes call', () => withApis(next, new Uint8Array(0)), 'MissingEntryPoint'],
      [
        'is of another chain',
        () => withVersion(next, { specName: 'other-grid' }),
        'InvalidSpecName',
      ],
      ['is as old as this one', () => runtimeBlob(), 'SpecVersionNeedsToIncrease'],
      [
        'is for other blocks',
        () => withVersion(next, { implVersion: 2000 }),
        'SlotDurationDiffers',
      ],
      ['is no module', () => new Uint8Array(9_000), 'FailedToExtractRuntimeVersion'],
    ])('and finds out that it %s when it is approved', (_what, code, error) => {
      const chain = network();
      const before = chain.storage.get(':code');
      expect(pass(chain, setCode(packBlob(code())))).toEmit('Governance.Executed', {
        result: chain.types.failure(`System.${error}`),
      });
      expect(chain.storage.get(':code')).toEqual(before);
    });

    test.each<[string, (frame: Uint8Array) => Uint8Array]>([
      ['of more than one frame', (frame) => concat(frame, frame.subarray(8))],
      ['with something behind it', (frame) => concat(frame, Uint8Array.of(0))],
      ['with an end that is cut off', (frame) => frame.subarray(0, -1)],
      ['of nothing but the prefix', (frame) => frame.subarray(0, 8)],
      ['of another magic', (frame) => changed(frame, 8, 0x29)],
      ['that asks for a dictionary', (frame) => changed(frame, 12, frame[12]! | 1)],
      ['with a reserved bit', (frame) => changed(frame, 12, frame[12]! | 8)],
      ['of 16 MiB and a byte', () => zeros(2 ** 24 + 1)],
      ['of 2 GiB', () => zeros(2 ** 31)],
      ['of 2^63 bytes', () => frameOf(0xe0, [0, 0, 0, 0, 0, 0, 0, 128], ZEROS)],
      ['that does not say its size', () => frameOf(0x00, [0x58], ZEROS)],
      ['with a reserved kind of block', () => frameOf(0xa0, [1, 0, 0, 0], [0x0f, 0, 0, 0])],
      ['with a block of more than 128 KiB', () => frameOf(0xa0, [1, 0, 0, 0], [0x0b, 0, 16, 0])],
    ])('refuses a frame %s before it is voted on', (_what, spoil) => {
      expect(propose(network(), setCode(spoil(packBlob(next))))).toBeNoop('System.UnboundedCode');
    });

    test('of up to 16 MiB, which weighs what reading it takes', () => {
      const chain = network();
      const weightOf = (size: number): bigint => {
        const run = chain.api('GovernanceApi.dry_run', setCode(zeros(size))) as {
          weight: { refTime: bigint };
        };
        return run.weight.refTime;
      };
      expect(weightOf(2 ** 24)).toBeGreaterThan(10n * weightOf(2 ** 20));
      expect(propose(chain, setCode(zeros(2 ** 19)))).toSucceed();
    });
  });

  test('is never done without checks', () => {
    expect(propose(network(), tx('System.setCodeWithoutChecks', next))).toBeNoop(
      'Governance.ForbiddenCall',
    );
  });

  test('takes the blob that the build wrote', () => {
    const blob = readFileSync(new URL('../../build/campus_grid.wasm', import.meta.url));
    expect(propose(network(), setCode(blob))).toBeNoop('System.SpecVersionNeedsToIncrease');
  });
});

function changed(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = byte;
  return copy;
}

/** The last block of a frame: a zero, no times. */
const ZEROS = [3, 0, 0, 0];

/** Compressed code: prefix, magic, the frame's head, then blocks. */
function frameOf(head: number, fields: number[], blocks: Iterable<number>): Uint8Array {
  const prefix = [0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05, 0x28, 0xb5, 0x2f, 0xfd];
  return Uint8Array.from([...prefix, head, ...fields, ...blocks]);
}

/** A frame that unfolds to `size` zeros: blocks of a repeated byte, at most 16 MiB of them. */
function zeros(size: number): Uint8Array {
  const most = 128 * 1024;
  const blocks: number[] = [];
  for (let left = Math.min(size, 2 ** 24); left >= 0; left -= most) {
    const isLast = left <= most;
    const head = (Math.min(left, most) << 3) | 2 | (isLast ? 1 : 0);
    blocks.push(head & 0xff, (head >> 8) & 0xff, head >> 16, 0);
    if (isLast) break;
  }
  const stated = [0, 8, 16, 24].map((shift) => Math.floor(size / 2 ** shift) & 0xff);
  return frameOf(0xa0, stated, blocks);
}
