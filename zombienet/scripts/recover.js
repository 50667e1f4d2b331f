/**
 * Votes in two authorities whose keys no node has, sees finality stall, and brings it back through governance while
 * exporter, operators and doctor look on: 1 if all of them say what is so, and a meter is read again.
 */
const { execFile } = require('node:child_process');
const {
  NODES,
  account,
  decide,
  finalised,
  seat,
  sendAll,
  until,
  withNodes,
} = require('./chain.js');
const { startService } = require('./service.js');

const OPERATORS = ['Oracle1', 'Oracle2', 'Oracle3'];
const METER = 'Engineering-1';
/** Blocks from the announcement of the forced change to the one in which it comes into force. */
const DELAY = 3;
/** More than the doctor finds well. */
const LAG = 11;

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const services = await startServices(api, network);
    try {
      await enrol(api);
      await until('a first reading', 150, async () => (await lastRead(api)) > 0);
      const stalledAt = await loseFinality(api);
      await expectDoctor(network, 1, 'finality');
      await expectMetric(services.exporter, 'solar_grandpa_set_id', 1);
      await recover(apis, stalledAt);
      await until('the doctor’s approval', 60, async () => (await doctor(network)).code === 0);
      await expectMetric(services.exporter, 'solar_grandpa_set_id', 2);
      const before = await lastRead(api);
      await until('a further reading', 150, async () => (await lastRead(api)) > before);
      // The next change is an ordinary one again.
      await decide(api, setAuthorities(api, ['Erc', 'Mea', 'Pea', 'Nea']));
      await everyNodeFinalises(apis, (await finalised(api)) + 3);
      await decide(api, setAuthorities(api, ['Erc', 'Mea', 'Pea', 'Egat']));
      return 1;
    } finally {
      await Promise.all(services.all.map((service) => service.stop()));
    }
  });
}

/** Two of four hand over to keys that are theirs, as they can prove, but that they gave to no node. */
async function loseFinality(api) {
  await decide(api, setAuthorities(api, ['Erc', 'Mea', ['Pea', 'Lost1'], ['Egat', 'Lost2']]));
  const change = (await api.query.grandpa.lastChange()).toNumber();
  await until('blocks without finality', 120, async () => (await best(api)) >= change + LAG);
  const final = await finalised(api);
  if (final !== change) throw new Error(`#${final} is final; it should be #${change}`);
  console.log(`» finality stands at #${final}, blocks go on to #${await best(api)}`);
  return final;
}

/** As the operators' README says: how far finality came, then who the authorities are to be. */
async function recover(apis, stalledAt) {
  const [api] = apis;
  const right = ['Erc', 'Mea', 'Pea', 'Egat'];
  // A change in the ordinary way only adds to what waits for votes that nobody can give.
  await decide(api, setAuthorities(api, right), 'isInBlock');
  const before = await best(api);
  await until('more blocks', 60, async () => (await best(api)) >= before + 3);
  if ((await finalised(api)) !== stalledAt) throw new Error('finality came back too soon');
  await decide(api, api.tx.grandpa.noteStalled(DELAY, stalledAt), 'isInBlock');
  await decide(api, setAuthorities(api, right), 'isInBlock');
  const start = Date.now();
  const announced = await best(api);
  await everyNodeFinalises(apis, announced + DELAY);
  console.log(
    `» final again on every node ${((Date.now() - start) / 1000).toFixed(0)} s after the vote`,
  );
  for (const other of apis) {
    const id = (await other.query.grandpa.currentSetId()).toNumber();
    if (id !== 2) throw new Error(`the set of voters has number ${id} on the chain, 2 on nodes`);
  }
}

async function everyNodeFinalises(apis, number) {
  for (const api of apis) {
    await until(`#${number} on every node`, 90, async () => (await finalised(api)) >= number);
  }
}

/** @param seats names, or pairs of an account's and its keys' */
function setAuthorities(api, seats) {
  return api.tx.governance.setAuthorities(seats.map((names) => seat(api, ...[names].flat())));
}

const best = async (api) => (await api.rpc.chain.getHeader()).number.toNumber();

async function startServices(api, network) {
  const all = [];
  const start = async (...args) => {
    const service = await startService(network.tmpDir, ...args);
    all.push(service);
    return service;
  };
  try {
    const { wsUri } = network.nodesByName.mea;
    const { epochLength } = (await api.query.trading.parameters()).unwrap();
    const exporter = await start('exporter', 'exporter', ['--url', wsUri], {}, '/metrics');
    const about = ['--genesis', api.genesisHash.toHex(), '--epoch-length', String(epochLength)];
    const { url } = await start('head-end', 'head-end', about);
    for (const [i, name] of OPERATORS.entries()) {
      const args = ['--url', network.nodesByName[NODES[i]].wsUri, '--head-end', url];
      await start(name, 'oracle', args, { GRID_ORACLE_KEY: `//${name}` });
    }
    return { all, exporter };
  } catch (error) {
    await Promise.all(all.map((service) => service.stop()));
    throw error;
  }
}

async function enrol(api) {
  const { address } = account('Engineering');
  const meterKey = new zombie.Keyring({ type: 'ed25519' }).addFromUri('//Engineering//Meter');
  const key = `0x${Buffer.from(meterKey.publicKey).toString('hex')}`;
  const { registerUser, assignMeter, setMeterProfile } = api.tx.registry;
  const calls = [
    registerUser(address, 'Prosumer', 'Bangkok'),
    assignMeter(METER, address),
    setMeterProfile(METER, key, 'Ed25519', 10_000_000, 'Bidirectional'),
  ];
  await sendAll(api, calls, account('Alice'));
}

/** The epoch of the meter's last final reading; 0 without one. */
async function lastRead(api) {
  const at = await api.at(await api.rpc.chain.getFinalizedHead());
  const state = await at.query.oracleClient.meterStates(METER);
  return state.isSome ? state.unwrap().epoch.toNumber() : 0;
}

/** What `grid doctor` says of erc: its exit code, and its findings. */
function doctor(network) {
  const args = [
    'tools/grid.mjs',
    'doctor',
    network.nodesByName.erc.wsUri,
    '--peers',
    '3',
    '--json',
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout) => {
      resolve({ code: error ? error.code : 0, findings: JSON.parse(stdout).findings });
    });
  });
}

async function expectDoctor(network, code, check) {
  const found = await doctor(network);
  const bad = found.findings.filter(({ status }) => status === 'failure').map((one) => one.check);
  if (found.code !== code || !bad.includes(check)) {
    throw new Error(`the doctor ends with ${found.code} and finds ${bad.join(', ')} wrong`);
  }
}

async function expectMetric({ url }, name, value) {
  await until(`${name} ${value}`, 60, async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return new RegExp(`^${name}\\{[^}]*\\} ${value}$`, 'm').test(text);
  });
}

module.exports = { run };
