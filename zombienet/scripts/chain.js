/** What the scripts share: connections, transactions, decisions of the authorities. */

/** The nodes of `drill.toml`. */
const NODES = ['erc', 'mea', 'pea', 'egat', 'nea'];
/** More than a block and its finality take, even on a busy machine. */
const FINALITY_TIMEOUT_MS = 90_000;

/** Runs `task` with a connection to every named node, and closes them. */
async function withNodes(network, names, task) {
  const apis = await Promise.all(names.map((name) => connect(network.nodesByName[name].wsUri)));
  try {
    return await task(...apis);
  } finally {
    await Promise.all(apis.map((api) => api.disconnect()));
  }
}

function connect(uri) {
  const provider = new zombie.WsProvider(uri);
  return zombie.ApiPromise.create({ provider, noInitWarn: true });
}

const account = (name) => new zombie.Keyring({ type: 'sr25519' }).addFromUri(`//${name}`);

/** Signs and submits; the events once the block is final, or once there is one. @throws if the call failed */
function send(api, tx, signer, nonce = -1, moment = 'isFinalized') {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`${tx.method.section}.${tx.method.method}: not final in time`)),
      FINALITY_TIMEOUT_MS,
    );
    tx.signAndSend(signer, { nonce }, ({ status, events, dispatchError, isError }) => {
      const error = dispatchError?.isModule
        ? api.registry.findMetaError(dispatchError.asModule).name
        : dispatchError?.toString();
      if (!error && !isError && !status[moment] && !status.isFinalized) return;
      clearTimeout(late);
      if (error || isError) reject(new Error(error ?? status.toString()));
      else resolve(events.map(({ event }) => event));
    }).catch(reject);
  });
}

/** Submits all at once, in order, and waits until they are final. @throws if one of the calls failed */
async function sendAll(api, txs, signer) {
  const first = (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
  await Promise.all(txs.map((tx, i) => send(api, tx, signer, first + i)));
}

/**
 * Proposes `call` and lets three authorities approve; waits for finality, or only for blocks (`inBlock`).
 * @throws unless it ran and succeeded
 */
async function decide(api, call, moment = 'isFinalized') {
  const [first, ...others] = ['Erc', 'Mea', 'Pea'].map(account);
  const proposed = await send(api, api.tx.governance.propose(call), first, -1, moment);
  const id = find(proposed, 'governance', 'Proposed').data[0];
  let events = proposed;
  for (const who of others) {
    events = await send(api, api.tx.governance.approve(id), who, -1, moment);
  }
  const result = find(events, 'governance', 'Executed').data[1];
  if (!result.isOk) throw new Error(`executed with ${result.toString()}`);
}

/** An authority of `governance.setAuthorities`: the account of `//<name>` with the keys of `//<holder>`, proven. */
function seat(api, name, holder = name) {
  const { address, publicKey } = account(name);
  const [aura, grandpa] = ['sr25519', 'ed25519'].map((type) =>
    new zombie.Keyring({ type }).addFromUri(`//${holder}`),
  );
  const message = Buffer.concat([
    Buffer.from('GRID-KEYS-V1'),
    api.genesisHash.toU8a(),
    publicKey,
    aura.publicKey,
    grandpa.publicKey,
  ]);
  return {
    account: address,
    aura: aura.publicKey,
    grandpa: grandpa.publicKey,
    proof: { aura: hex(aura.sign(message)), grandpa: hex(grandpa.sign(message)) },
  };
}

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

function find(events, section, method) {
  const event = events.find((e) => e.section === section && e.method === method);
  if (!event) throw new Error(`no event ${section}.${method}`);
  return event;
}

/** The market's epoch that runs. */
async function currentEpoch(api) {
  const { epochLength } = (await api.query.trading.parameters()).unwrap();
  return Math.floor((await api.query.timestamp.now()).toNumber() / epochLength.toNumber());
}

/** An epoch as the storage's keys have it. */
function bigEndian(epoch) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(epoch));
  return `0x${bytes.toString('hex')}`;
}

/** Hash of the last finalised block. */
const finalHash = (api) => api.rpc.chain.getFinalizedHead();

/** Number of the last finalised block. */
async function finalised(api) {
  const header = await api.rpc.chain.getHeader(await finalHash(api));
  return header.number.toNumber();
}

/** Hands `visit` every node's state after the block that is final on the first one, once it is final there. */
async function onEveryNode(apis, visit) {
  const [hash, height] = [await finalHash(apis[0]), await finalised(apis[0])];
  for (const api of apis) {
    await until('the block on every node', 30, async () => (await finalised(api)) >= height);
    await visit(await api.at(hash));
  }
}

/** Asks again every second until `question` answers true. @throws after `seconds` */
async function until(what, seconds, question) {
  const deadline = Date.now() + 1000 * seconds;
  while (!(await question())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

module.exports = {
  NODES,
  account,
  bigEndian,
  currentEpoch,
  decide,
  finalHash,
  finalised,
  onEveryNode,
  seat,
  send,
  sendAll,
  until,
  withNodes,
};
