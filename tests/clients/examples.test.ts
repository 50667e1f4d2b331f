/** The examples of docs/examples, run as a reader runs them, on one chain. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { ExampleChain, EXPECTED, outputOf } from './example-chain.js';

const PYTHON = process.env.GRID_PYTHON;

jest.setTimeout(180_000);
let chain: ExampleChain;
beforeAll(async () => {
  chain = await ExampleChain.start();
});
afterAll(() => chain?.stop());

/** The lines that are the same for every client; offers of the book, one a line, are indented. */
function expectDay(lines: readonly string[]): void {
  const said = lines.filter((line) => !line.startsWith(' '));
  expect(said).toEqual(EXPECTED.map((pattern) => expect.stringMatching(pattern)));
}

test.each(['polkadot-js', 'papi', 'dedot'])(
  '%s: book, order, clearing, statement, vote',
  async (client) => {
    const program = `docs/examples/${client}/market.ts`;
    expectDay(await outputOf(process.execPath, ['--import', 'tsx', program, chain.chain.url]));
  },
);

(PYTHON ? describe : describe.skip)('in Python', () => {
  test('async-substrate-interface: book, order, clearing, statement, vote', async () => {
    expectDay(await outputOf(PYTHON!, ['docs/examples/python/market.py', chain.chain.url]));
  });
});

test('quick calls in a row have nonces that follow each other, and all get into a block', async () => {
  const { api } = chain.chain;
  const dave = new Keyring({ type: 'sr25519' }).addFromUri('//Dave');
  const first = (await api.rpc.system.accountNextIndex(dave.address)).toNumber();
  const included: Promise<void>[] = [];
  for (let call = 0; call < 8; call++) {
    // The next one is signed as soon as this one is submitted, long before a block has it.
    await new Promise<void>((submitted, refused) => {
      const isIncluded = new Promise<void>((resolve, reject) => {
        api.tx.system!.remark!('0x00')
          .signAndSend(dave, ({ status, isError }) => {
            submitted();
            if (isError) reject(new Error(status.type));
            if (status.isInBlock) resolve();
          })
          .catch(refused);
      });
      included.push(isIncluded);
    });
  }
  await Promise.all(included);
  const next = (await api.rpc.system.accountNextIndex(dave.address)).toNumber();
  expect(next - first).toBe(included.length);
});
