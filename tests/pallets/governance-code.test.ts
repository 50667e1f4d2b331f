import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { embeddedVersion } from '../../tools/compiler/host/runtime-version.js';
import { packBlob, zstdReady } from '../../tools/compiler/wasm/zstd.js';
import { withApis, withoutExport, withVersion } from '../link/surgery.js';
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
    ['no runtime', Uint8Array.of(1, 2, 3), 'FailedToExtractRuntimeVersion'],
    [
      'a runtime that does not execute blocks',
      withoutExport(next, 'Core_execute_block'),
      'MissingEntryPoint',
    ],
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

    test('unless it does not declare what nodes call', () => {
      const code = packBlob(withApis(next, new Uint8Array(0)));
      expect(propose(network(), setCode(code))).toBeNoop('System.MissingEntryPoint');
    });

    test('unless it is of another chain', () => {
      const code = packBlob(withVersion(next, { specName: 'other-grid' }));
      expect(propose(network(), setCode(code))).toBeNoop('System.InvalidSpecName');
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
