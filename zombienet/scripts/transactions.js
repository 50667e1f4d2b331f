/** Registers a campus, mints, transfers, and reads the same balances on every node: 1. */
const { account, finalised, send, until, withNodes } = require('./chain.js');

const NODES = ['erc', 'mea', 'pea', 'egat', 'nea'];
const KWH = 10n ** 18n;

async function run(_node, network) {
  const [alice, bob] = ['Alice', 'Bob'].map(account);
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const campus = account('Campus');
    await send(api, api.tx.registry.registerUser(campus.address, 'Prosumer', 'Bangkok'), alice);
    await send(api, api.tx.registry.assignMeter('roof-1', campus.address), alice);
    await send(api, api.tx.gridToken.mint(campus.address, 5n * KWH, 'roof-1'), alice);
    const before = await free(api, bob);
    await send(api, api.tx.gridToken.transfer(bob.address, 2n * KWH), campus);
    const height = await finalised(api);
    for (const other of apis) {
      await until('the block on every node', 30, async () => (await finalised(other)) >= height);
      if ((await free(other, campus)) !== 3n * KWH) throw new Error('wrong balance of the campus');
      if ((await free(other, bob)) !== before + 2n * KWH) throw new Error('wrong balance of Bob');
    }
    return 1;
  });
}

const free = async (api, who) => (await api.query.system.account(who.address)).data.free.toBigInt();

module.exports = { run };
