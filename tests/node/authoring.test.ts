/** One authority on a real node: blocks, finality, transactions. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import type { ApiPromise } from '@polkadot/api';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { TOKEN } from '../../node-config/token.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import {
  NODE_TIMEOUT,
  describeNode,
  devSpec,
  finalised,
  pair,
  runNode,
  submitFinal,
  type RunningNode,
} from './support.js';

const GRID = 10n ** 18n;

describeNode('a node with the raw spec', () => {
  let node: RunningNode;
  let api: ApiPromise;

  beforeAll(async () => {
    node = await runNode(await devSpec(true));
    ({ api } = node);
  }, NODE_TIMEOUT);

  afterAll(() => node?.stop());

  test('runs our runtime', () => {
    expect(api.runtimeVersion.specName.toString()).toBe('campus-grid');
    expect(api.registry.chainDecimals).toEqual([18]);
    expect(api.registry.chainTokens).toEqual(['GRID']);
    expect(api.registry.chainSS58).toBe(42);
  });

  test('authors and finalises blocks', () => finalised(api, 2), NODE_TIMEOUT);

  test(
    'includes a transfer, finalises it and tells what happened',
    async () => {
      const [alice, bob] = [pair('Alice'), pair('Bob')];
      const before = await free(api, bob.address);
      const events = await submitFinal(api.tx.gridToken!.transfer!(bob.address, 2n * GRID), alice);
      const moved = { from: alice.address, to: bob.address };
      expect(named(events, 'gridToken.Transfer')).toEqual([[moved.from, moved.to, hex(2n * GRID)]]);
      expect(named(events, 'balances.Transfer')).toEqual([[moved.from, moved.to, hex(2n * GRID)]]);
      expect(named(events, 'system.ExtrinsicSuccess')).toHaveLength(1);
      expect(await free(api, bob.address)).toBe(before + 2n * GRID);
    },
    NODE_TIMEOUT,
  );

  test('names the author of a block', async () => {
    const hash = await api.rpc.chain.getBlockHash(1);
    expect((await api.derive.chain.getHeader(hash)).author?.toString()).toBe(pair('Alice').address);
    const { currentIndex } = await api.derive.session.info();
    expect(currentIndex.toNumber()).toBe(0);
  });

  test(
    'includes what is signed with the digest of the metadata, and nothing that is signed with another',
    async () => {
      const digest = merkleizeMetadata(await metadataOf(node), TOKEN).digest();
      const alice = pair('Alice');
      const signed = async (metadataHash: Uint8Array): Promise<string> => {
        const options = {
          mode: 1,
          metadataHash: u8aToHex(metadataHash),
          withSignedTransaction: true,
        };
        const remark = api.tx.system!.remarkWithEvent!('0x02');
        return (await remark.signAsync(alice, options as never)).toHex();
      };
      const other = digest.map((byte) => byte ^ 1);
      await expect(
        node.provider.send('author_submitExtrinsic', [await signed(other)]),
      ).rejects.toThrow('1010: Invalid Transaction: Transaction has a bad signature');
      const hash: string = await node.provider.send('author_submitExtrinsic', [
        await signed(digest),
      ]);
      await included(api, hash);
    },
    NODE_TIMEOUT,
  );

  test(
    'includes a registration, after which the user may transact',
    async () => {
      const carol = pair('Carol');
      const remark = api.tx.system!.remarkWithEvent!('0x01');
      const signed = (await remark.signAsync(carol)).toHex();
      // Past polkadot-js, which would log the refusal.
      await expect(node.provider.send('author_submitExtrinsic', [signed])).rejects.toThrow(
        '1010: Invalid Transaction: Invalid signing address',
      );

      const events = await submitFinal(
        api.tx.registry!.registerUser!(carol.address, 'Prosumer', 'Library'),
        pair('Alice'),
      );
      expect(named(events, 'registry.UserRegistered')).toEqual([[carol.address, 'Prosumer']]);
      const user = (await api.query.registry!.users!(carol.address)).toJSON();
      expect(user).toMatchObject({ userType: 'Prosumer', status: 'Active' });

      const own = await submitFinal(remark, carol);
      expect(named(own, 'system.Remarked')).toHaveLength(1);
    },
    NODE_TIMEOUT,
  );

  test(
    'reports a call that fails with the error’s name, and changes nothing',
    async () => {
      const alice = pair('Alice');
      const before = await free(api, alice.address);
      const events = await submitFinal(
        api.tx.gridToken!.transfer!(pair('Bob').address, 10n ** 30n),
        alice,
      );
      const [[failure]] = named(events, 'system.ExtrinsicFailed') as [[{ module: never }]];
      const { section, name } = api.registry.findMetaError({
        index: api.createType('u8', (failure.module as { index: number }).index),
        error: api.createType('[u8; 4]', (failure.module as { error: string }).error),
      } as never);
      expect(`${section}.${name}`).toBe('gridToken.InsufficientBalance');
      expect(await free(api, alice.address)).toBe(before);
    },
    NODE_TIMEOUT,
  );
});

describeNode('a node with the plain spec', () => {
  test(
    'builds the first state itself, authors and finalises',
    async () => {
      const node = await runNode(await devSpec(false));
      try {
        await finalised(node.api, 2);
        expect(await free(node.api, pair('Alice').address)).toBe(1000n * GRID);
      } finally {
        await node.stop();
      }
    },
    NODE_TIMEOUT,
  );
});

/** Metadata 15, as the runtime gives it. */
async function metadataOf({ provider }: RunningNode): Promise<Uint8Array> {
  const answer: string = await provider.send('state_call', [
    'Metadata_metadata_at_version',
    '0x0f000000',
  ]);
  const reader = new ScaleReader(hexToU8a(answer));
  const found = reader.option(() => reader.byteString());
  if (!found) throw new Error('the runtime has no metadata 15');
  return found;
}

/** Resolves once an extrinsic of that hash is in a block. */
async function included(api: ApiPromise, hash: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const unsubscribe = api.rpc.chain.subscribeNewHeads((head) => {
      const look = async (): Promise<void> => {
        const { block } = await api.rpc.chain.getBlock(head.hash);
        if (!block.extrinsics.some((extrinsic) => extrinsic.hash.toHex() === hash)) return;
        (await unsubscribe)();
        resolve();
      };
      look().catch(reject);
    });
    unsubscribe.catch(reject);
  });
}

async function free(api: ApiPromise, who: string): Promise<bigint> {
  const account = await api.query.system!.account!(who);
  return (account as unknown as { data: { free: { toBigInt(): bigint } } }).data.free.toBigInt();
}

function named(events: Awaited<ReturnType<typeof submitFinal>>, name: string): unknown[] {
  return events.filter(([event]) => event === name).map(([, data]) => data);
}

/** A u128 in polkadot-js's JSON. */
function hex(value: bigint): string {
  return `0x${value.toString(16).padStart(32, '0')}`;
}
