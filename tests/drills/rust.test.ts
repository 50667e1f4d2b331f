/** The example in Rust, which takes minutes to compile: with the tests of the network. */
import { afterAll, beforeAll, describe, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { writeMetadataFiles } from '../../tools/compiler/metadata/files.js';
import { ROOT } from '../../tools/support/root.js';
import { ExampleChain, expectDay, outputOf } from '../clients/example-chain.js';

const hasCargo = spawnSync('cargo', ['--version']).status === 0;
const options = [
  '--manifest-path',
  'docs/examples/rust/Cargo.toml',
  '--target-dir',
  join(ROOT, 'build/rust'),
];

jest.setTimeout(30 * 60_000);

(hasCargo ? describe : describe.skip)('in Rust (needs cargo)', () => {
  let chain: ExampleChain;
  beforeAll(async () => {
    writeMetadataFiles(readModel(ROOT), ROOT);
    await outputOf('cargo', ['build', '--quiet', ...options]);
    chain = await ExampleChain.start();
  });
  afterAll(() => chain?.stop());

  test('subxt: book, order, clearing, statement, vote', async () => {
    expectDay(await outputOf('cargo', ['run', '--quiet', ...options, '--', chain.chain.url]));
  });
});
