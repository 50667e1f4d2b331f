/** Our raw spec against the one that a node makes of our plain spec. */
import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { nodeCommand } from '../../tools/support/node-command.js';
import { ROOT } from '../../tools/support/root.js';
import { makeSpec, type RawSpec } from '../../tools/compiler/spec/index.js';
import { NODE_TIMEOUT, describeNode, temporaryFile } from './support.js';

describeNode('the raw spec', () => {
  test.each(['dev', 'local'])(
    'of %s is what a node makes of the plain one',
    async (chain) => {
      const ours = await makeSpec({ root: ROOT, chain, raw: true });
      const theirs = convert(await makeSpec({ root: ROOT, chain }));
      expect(theirs.genesis.raw).toEqual(ours.genesis.raw);
      expect(theirs).toMatchObject({ name: ours.name, id: ours.id, properties: ours.properties });
    },
    NODE_TIMEOUT,
  );
});

/** Has a node turn a plain spec into a raw one. */
function convert(plain: object): RawSpec {
  const { file, remove } = temporaryFile(JSON.stringify(plain));
  try {
    const args = ['build-spec', '--chain', file, '--raw', '--disable-default-bootnode'];
    const output = execFileSync(nodeCommand('this test'), args, {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(output) as RawSpec;
  } finally {
    remove();
  }
}
