/** The examples of docs/examples, run as a reader runs them, on one chain. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { ExampleChain, expectDay, outputOf } from './example-chain.js';

const PYTHON = process.env.GRID_PYTHON;

jest.setTimeout(180_000);
let chain: ExampleChain;
beforeAll(async () => {
  chain = await ExampleChain.start();
});
afterAll(() => chain?.stop());

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

test('Polkadot.js Apps finds its accounts, blocks and signing info', async () => {
  const { api } = chain.chain;
  const { address } = new Keyring({ type: 'sr25519' }).addFromUri('//Ferdie');
  const balances = await api.derive.balances.all(address);
  expect(balances.availableBalance.toBigInt()).toBe(10_000n * 10n ** 18n);
  const { nonce, mortalLength } = await api.derive.tx.signingInfo(address);
  expect(mortalLength).toBeGreaterThan(0);
  expect(nonce.toNumber()).toBe(0);
  const head = await api.derive.chain.getHeader(await api.rpc.chain.getBlockHash());
  const block = await api.derive.chain.getBlock(head.hash);
  expect(block.extrinsics.map(({ extrinsic }) => extrinsic.method.section)).toContain('timestamp');
  expect(block.events.length).toBeGreaterThan(0);
  expect((await api.rpc.system.chain()).toString()).toBe('Campus Grid Campus');
  expect((await api.rpc.system.name()).toString()).toBe('Chopsticks');
});

test('an account without a role is refused in the words of a node', async () => {
  const api = await ApiPromise.create({
    provider: new WsProvider(chain.chain.url),
    noInitWarn: true,
  });
  const nobody = new Keyring({ type: 'sr25519' }).addFromUri('//Bob//stash');
  const remark = api.tx.system!.remark!('0x00');
  const refused = '1010: Invalid Transaction: Invalid signing address';
  await expect(remark.signAndSend(nobody)).rejects.toThrow(refused);
  await expect(remark.signAndSend(nobody, () => undefined)).rejects.toThrow(refused);
  await api.disconnect();
});

test('quick calls in a row have nonces that follow each other, and all get into a block', async () => {
  // As everybody but `npm start` itself: through the WebSocket.
  const api = await ApiPromise.create({
    provider: new WsProvider(chain.chain.url),
    noInitWarn: true,
  });
  const dave = new Keyring({ type: 'sr25519' }).addFromUri('//Dave');
  const first = (await api.rpc.system.accountNextIndex(dave.address)).toNumber();
  const included: Promise<void>[] = [];
  for (let call = 0; call < 24; call++) {
    // The next one is signed as soon as this one is submitted, long before a block has it.
    const nonce = await api.rpc.system.accountNextIndex(dave.address);
    await new Promise<void>((submitted, refused) => {
      const isIncluded = new Promise<void>((resolve, reject) => {
        api.tx.system!.remark!('0x00')
          .signAndSend(dave, { nonce }, ({ status, isError }) => {
            submitted();
            if (isError) reject(new Error(status.type));
            if (status.isInBlock || status.isFinalized) resolve();
          })
          .catch(refused);
      });
      included.push(isIncluded);
    });
  }
  await Promise.all(included);
  const next = (await api.rpc.system.accountNextIndex(dave.address)).toNumber();
  await api.disconnect();
  expect(next - first).toBe(included.length);
});
