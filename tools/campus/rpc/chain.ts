/** `chain_*`: blocks, and being told of new ones. */
import { type Blocks, headerOf } from './blocks.js';
import { type Method, type Methods, unsubscribe } from './connection.js';
import { asCount } from './params.js';

export function chainMethods(blocks: Blocks): Methods {
  const hashOf: Method = (params) => {
    const asked = params.any();
    if (asked === undefined) return blocks.head.hash;
    if (Array.isArray(asked)) return Promise.all(asked.map((one) => blocks.hashAt(asCount(one))));
    return blocks.hashAt(asCount(asked));
  };
  // Every block is final as soon as it is there.
  const finalHash: Method = () => blocks.head.hash;
  const heads =
    (name: string): Method =>
    (_params, connection) =>
      connection.subscribe(name, (tell) =>
        blocks.follow(async (block) => tell(await headerOf(block))),
      );
  const newHeads = heads('chain_newHead');
  const finalHeads = heads('chain_finalizedHead');
  return {
    chain_getBlockHash: hashOf,
    chain_getHead: hashOf,
    chain_getFinalizedHead: finalHash,
    chain_getFinalisedHead: finalHash,
    chain_getHeader: async (params) => {
      const block = await blocks.find(params.optionalHash());
      return block ? headerOf(block) : null;
    },
    chain_getBlock: async (params) => {
      const block = await blocks.find(params.optionalHash());
      if (!block) return null;
      const [header, extrinsics] = await Promise.all([headerOf(block), block.extrinsics]);
      return { block: { header, extrinsics }, justifications: null };
    },
    chain_subscribeNewHeads: newHeads,
    chain_subscribeNewHead: newHeads,
    subscribe_newHead: newHeads,
    chain_subscribeAllHeads: heads('chain_allHead'),
    chain_subscribeFinalizedHeads: finalHeads,
    chain_subscribeFinalisedHeads: finalHeads,
    chain_unsubscribeNewHeads: unsubscribe,
    chain_unsubscribeNewHead: unsubscribe,
    unsubscribe_newHead: unsubscribe,
    chain_unsubscribeAllHeads: unsubscribe,
    chain_unsubscribeFinalizedHeads: unsubscribe,
    chain_unsubscribeFinalisedHeads: unsubscribe,
  };
}
