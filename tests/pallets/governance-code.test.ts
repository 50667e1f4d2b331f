import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { embeddedVersion } from '../../tools/host/runtime-version.js';
import { withoutExport, withVersion } from '../link/surgery.js';
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

  test('refuses compressed code, which cannot be looked into', async () => {
    const { packBlob, zstdReady } = await import('../../tools/wasm/zstd.js');
    await zstdReady();
    expect(propose(network(), setCode(packBlob(next)))).toBeNoop('System.MissingEntryPoint');
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
