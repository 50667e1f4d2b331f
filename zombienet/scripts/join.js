/**
 * Starts a new node, which syncs by `full` or `warp` from the others: 1 when it has finalised what they
 * have, with the same state.
 */
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { closeSync, mkdirSync, openSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { finalised, until, withNodes } = require('./chain.js');
const { freePort } = require('./service.js');

const SYNC_TIMEOUT_S = 120;

async function run(_node, network, [mode]) {
  const folder = join(network.tmpDir, `fresh-${mode}`);
  const [rpcPort, port] = [await freePort(), await freePort()];
  // All of them: a node warps only with three peers at hand.
  const peers = Object.keys(network.nodesByName);
  const addresses = await withNodes(network, peers, (...apis) => Promise.all(apis.map(addressOf)));
  const args = ['--chain', network.chainSpecPath, '--base-path', folder, '--name', 'fresh'];
  args.push('--sync', mode, '--rpc-port', rpcPort, '--no-prometheus', '--no-mdns');
  args.push('--listen-addr', `/ip4/127.0.0.1/tcp/${port}/ws`, '--no-telemetry');
  args.push('--bootnodes', ...addresses);
  mkdirSync(folder);
  const log = openSync(join(folder, 'log'), 'w');
  const child = spawn(process.env.POLKADOT_NODE, args, { stdio: ['ignore', log, log] });
  const nodes = { erc: network.nodesByName.erc, fresh: { wsUri: `ws://127.0.0.1:${rpcPort}` } };
  try {
    const gone = once(child, 'exit').then(() => {
      throw new Error('the new node ended');
    });
    gone.catch(() => {});
    const compared = withNodes({ nodesByName: nodes }, ['erc', 'fresh'], compare);
    await Promise.race([compared, gone]);
    const words = readFileSync(join(folder, 'log'), 'utf8');
    return mode === 'full' || /warp sync is complete/i.test(words) ? 1 : 0;
  } finally {
    child.kill();
    closeSync(log);
  }
}

/** Waits until `fresh` finalises what `erc` has, and has its state: warp sync brings it a little later. */
async function compare(erc, fresh) {
  const height = await finalised(erc);
  await until('the new node', SYNC_TIMEOUT_S, async () => (await heightOf(fresh)) >= height);
  await until('the state', SYNC_TIMEOUT_S, async () => {
    const hash = await fresh.rpc.chain.getFinalizedHead();
    const [own, other] = await Promise.all([fresh, erc].map((api) => stateAt(api, hash)));
    return own !== null && own === other;
  });
}

/** Number of the last finalised block; none while it warps, when the headers' state is not there to read them by. */
const heightOf = (api) => finalised(api).catch(() => -1);

/** Who finalises and how much GRID there is; null while the node does not have that state. */
async function stateAt(api, hash) {
  try {
    const at = await api.at(hash);
    const { grandpa, balances } = at.query;
    return [await grandpa.currentSetId(), await balances.totalIssuance()].join();
  } catch {
    return null;
  }
}

/** Where other nodes of this machine reach the node. */
async function addressOf(api) {
  const addresses = await api.rpc.system.localListenAddresses();
  return addresses.map(String).find((address) => address.includes('/ip4/127.0.0.1/'));
}

module.exports = { run };
