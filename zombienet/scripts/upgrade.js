/**
 * Upgrades the runtime of the latest release to the present one through governance: 1 if no block is missed beyond one
 * slot, every node runs the migrations, and the money and the authorities are what they were.
 */
const { readFileSync } = require('node:fs');
const {
  NODES,
  account,
  decide,
  finalHash,
  finalised,
  onEveryNode,
  sendAll,
  until,
  withNodes,
} = require('./chain.js');

const NEXT = 'build/campus_grid.wasm';
const BLOCKS_AFTER = 5;

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const version = async (of) => (await of.rpc.state.getRuntimeVersion()).specVersion.toNumber();
    const before = await version(api);
    const first = await finalised(api);
    await askMeter(api);
    const kept = await keptState(await api.at(await finalHash(api)));
    await decide(api, api.tx.system.setCode(`0x${readFileSync(NEXT).toString('hex')}`));
    for (const other of apis) {
      await until('the new version', 60, async () => (await version(other)) > before);
    }
    const last = (await finalised(api)) + BLOCKS_AFTER;
    await until('blocks of the new version', 60, async () => (await finalised(api)) >= last);
    const after = await version(api);
    await onEveryNode(apis, async (at) => {
      const { specVersion } = (await at.query.system.lastRuntimeUpgrade()).unwrap();
      if (specVersion.toNumber() !== after) throw new Error('the migrations have not run');
      const open = await at.query.oracleClient.requests.entries();
      if (open.length > 0) throw new Error('a request of the old layout is left');
      if ((await keptState(at)) !== kept) throw new Error('the upgrade changed the state');
    });
    return (await longestGap(api, first, last)) <= 2 * (await slot(api)) ? 1 : 0;
  });
}

/** Leaves a request open whose layout release 101 had otherwise. */
async function askMeter(api) {
  const owner = account('Campus').address;
  const key = `0x${Buffer.from(account('Meter').publicKey).toString('hex')}`;
  const { registry, oracleClient } = api.tx;
  await sendAll(
    api,
    [
      registry.registerUser(owner, 'Prosumer', 'Bangkok'),
      registry.assignMeter('roof', owner),
      registry.setMeterProfile('roof', key, 'Sr25519', 10_000, 'Bidirectional'),
      oracleClient.requestEnergyData('roof'),
    ],
    account('Alice'),
  );
}

/** What no upgrade may change. */
async function keptState({ query }) {
  const { balances, registry, aura, grandpa } = query;
  return [
    await balances.totalIssuance(),
    await registry.authorities(),
    await aura.authorities(),
    await grandpa.currentSetId(),
  ].join();
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
  console.log(`» longest time between two blocks: ${longest} ms`);
  return longest;
}

module.exports = { run };
