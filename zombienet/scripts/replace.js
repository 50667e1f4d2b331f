/** Gives the seat of EGAT to NEA through governance: 1 when every node knows the new set. */
const { NODES, account, decide, until, withNodes } = require('./chain.js');

const SEATS = ['Erc', 'Mea', 'Pea', 'Nea'];

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    await decide(api, api.tx.governance.setAuthorities(SEATS.map(seat)));
    for (const other of apis) {
      await until('the new set', 60, async () => {
        const id = await other.query.grandpa.currentSetId();
        return id.toNumber() === 1;
      });
    }
    return 1;
  });
}

function seat(name) {
  const { address, publicKey } = account(name);
  const grandpa = new zombie.Keyring({ type: 'ed25519' }).addFromUri(`//${name}`).publicKey;
  return { account: address, aura: publicKey, grandpa };
}

module.exports = { run };
