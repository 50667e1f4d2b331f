/**
 * With `goes on`: 1 when six more blocks become final. With `stalls`: 1 when blocks go on for a while
 * and none of the new ones becomes final.
 */
const { finalised, until, withNodes } = require('./chain.js');

async function run(node, network, [expected]) {
  return withNodes(network, [node], async (api) => {
    const best = async () => (await api.rpc.chain.getHeader()).number.toNumber();
    const start = await finalised(api);
    if (expected === 'goes on') {
      await until('finality', 120, async () => (await finalised(api)) >= start + 6);
      return 1;
    }
    // What was on its way when the voters went may still become final.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const [final, height] = [await finalised(api), await best()];
    await until('new blocks', 60, async () => (await best()) >= height + 4);
    return (await finalised(api)) === final ? 1 : 0;
  });
}

module.exports = { run };
