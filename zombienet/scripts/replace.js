/** Gives the seat of EGAT to NEA through governance: 1 when every node knows the new set. */
const { NODES, decide, seat, until, withNodes } = require('./chain.js');

const SEATS = ['Erc', 'Mea', 'Pea', 'Nea'];

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    await decide(api, api.tx.governance.setAuthorities(SEATS.map((name) => seat(api, name))));
    for (const other of apis) {
      await until('the new set', 60, async () => {
        const id = await other.query.grandpa.currentSetId();
        return id.toNumber() === 1;
      });
    }
    return 1;
  });
}

module.exports = { run };
