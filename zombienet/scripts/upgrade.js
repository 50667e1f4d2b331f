/** Upgrades the runtime through governance, without a gap of more than one slot between blocks: 1. */
const { readFileSync } = require('node:fs');
const { decide, finalised, until, withNodes } = require('./chain.js');

const NODES = ['erc', 'mea', 'pea', 'egat', 'nea'];
const NEXT = 'build/next/build/campus_grid.wasm';
const BLOCKS_AFTER = 5;

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const version = async (of) => (await of.rpc.state.getRuntimeVersion()).specVersion.toNumber();
    const before = await version(api);
    const first = await finalised(api);
    await decide(api, api.tx.system.setCode(`0x${readFileSync(NEXT).toString('hex')}`));
    for (const other of apis) {
      await until('the new version', 60, async () => (await version(other)) === before + 1);
    }
    const last = (await finalised(api)) + BLOCKS_AFTER;
    await until('blocks of the new version', 60, async () => (await finalised(api)) >= last);
    return (await longestGap(api, first, last)) <= 2 * (await slot(api)) ? 1 : 0;
  });
}

const slot = async (api) => (await api.call.auraApi.slotDuration()).toNumber();

/** Most milliseconds between two neighbours of the blocks `first` to `last`. */
async function longestGap(api, first, last) {
  let [previous, longest] = [null, 0];
  for (let number = first; number <= last; number++) {
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    const now = (await at.query.timestamp.now()).toNumber();
    if (previous !== null) longest = Math.max(longest, now - previous);
    previous = now;
  }
  console.log(`longest time between two blocks: ${longest} ms`);
  return longest;
}

module.exports = { run };
