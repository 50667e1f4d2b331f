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
  send,
  sendAll,
  until,
  withNodes,
} = require('./chain.js');

const NEXT = 'build/campus_grid.wasm';
const BLOCKS_AFTER = 5;
const KWH = 10n ** 18n;
const TICK = 10n ** 15n;
/** Epochs ahead that take orders. */
const HORIZON = 4;

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const version = async (of) => (await of.rpc.state.getRuntimeVersion()).specVersion.toNumber();
    const before = await version(api);
    const first = await finalised(api);
    await askMeter(api);
    const bid = await openBook(api);
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
      if ((await keptState(at)) !== kept) throw new Error('the upgrade changed the state');
    });
    await until('the clearing of the book', 240, async () => {
      const at = await api.at(await finalHash(api));
      return (await at.query.trading.results(bid.key)).isSome;
    });
    await onEveryNode(apis, async (at) => {
      const { data } = await at.query.system.account(bid.owner);
      if (!data.reserved.isZero()) throw new Error('money of an older order is still set aside');
    });
    return (await longestGap(api, first, last)) <= 2 * (await slot(api)) ? 1 : 0;
  });
}

/** Leaves a request open. */
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

/** Leaves a bid in the last book that takes orders; where its result will be, and whose money it holds. */
async function openBook(api) {
  const owner = account('Campus');
  await send(api, api.tx.gridToken.mint(owner.address, KWH, null), account('Alice'));
  const { epochLength } = (await api.query.trading.parameters()).unwrap();
  const now = (await api.query.timestamp.now()).toNumber();
  const epoch = Math.floor(now / epochLength.toNumber()) + HORIZON;
  await send(api, api.tx.trading.placeOrder('Buy', 'roof', epoch, 10, TICK), owner);
  const { data } = await api.query.system.account(owner.address);
  if (data.reserved.isZero()) throw new Error('the bid holds no money');
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(BigInt(epoch));
  return { owner: owner.address, key: `0x${key.toString('hex')}` };
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
