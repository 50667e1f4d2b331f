/**
 * Four operators with a quorum of three, epoch by epoch: 1 if every node has, from true readings only, what one
 * who lies and one who is away leave untouched, and nothing from two operators.
 */
const {
  NODES,
  account,
  finalHash,
  finalised,
  onEveryNode,
  sendAll,
  until,
  withNodes,
} = require('./chain.js');
const { startService } = require('./service.js');

const OPERATORS = ['Oracle1', 'Oracle2', 'Oracle3', 'Oracle4'];
const LIAR = 'Oracle4';
/** Buildings of the simulated campus; each has the meter `<building>-1`. */
const BUILDINGS = ['Engineering', 'Science', 'Dormitory', 'Library', 'SportsHall'];
const METERS = BUILDINGS.map((building) => `${building}-1`);
/** The most there is: a quarter hour's energy is counted in half a minute here. */
const RATED_WATTS = 10_000_000;
const ROUND_TIMEOUT_S = 150;

async function run(_node, network) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const services = await startServices(api, network);
    const start = await finalised(api);
    try {
      const enrolled = BUILDINGS.flatMap((building) => enrolment(api, building));
      await sendAll(api, enrolled, account('Alice'));
      await accepted(apis, services.honest.url);
      await liesWereHeard(api, start);
      // The first readings are baselines; from the second ones on there is energy between two.
      await accepted(apis, services.honest.url);
      await services.operators.Oracle4.stop();
      await accepted(apis, services.honest.url);
      await services.operators.Oracle3.stop();
      await unanswered(apis);
      return 1;
    } finally {
      await Promise.all(services.all.map((service) => service.stop()));
    }
  });
}

/** Two head-ends, of which one shows ten times what it should, and the operators, of which one reads that one. */
async function startServices(api, network) {
  const all = [];
  const start = async (...args) => {
    const service = await startService(network.tmpDir, ...args);
    all.push(service);
    return service;
  };
  const { epochLength } = (await api.query.trading.parameters()).unwrap();
  const headEnd = ['--genesis', api.genesisHash.toHex(), '--epoch-length', String(epochLength)];
  try {
    const honest = await start('head-end', 'head-end', headEnd);
    const faults = METERS.flatMap((meter) => ['--fault', `${meter}=tenfold`]);
    const distorted = await start('false-head-end', 'head-end', [...headEnd, ...faults]);
    const operators = {};
    for (const [i, name] of OPERATORS.entries()) {
      const { wsUri } = network.nodesByName[NODES[i]];
      const source = name === LIAR ? distorted.url : honest.url;
      const args = ['--url', wsUri, '--head-end', source];
      operators[name] = await start(name, 'oracle', args, { GRID_ORACLE_KEY: `//${name}` });
    }
    return { all, honest, operators };
  } catch (error) {
    await Promise.all(all.map((service) => service.stop()));
    throw error;
  }
}

function enrolment(api, building) {
  const { address } = account(building);
  const meter = `${building}-1`;
  const meterKey = new zombie.Keyring({ type: 'ed25519' }).addFromUri(`//${building}//Meter`);
  const key = `0x${Buffer.from(meterKey.publicKey).toString('hex')}`;
  const { registerUser, assignMeter, setMeterProfile } = api.tx.registry;
  return [
    registerUser(address, 'Prosumer', 'Bangkok'),
    assignMeter(meter, address),
    setMeterProfile(meter, key, 'Ed25519', RATED_WATTS, 'Bidirectional'),
  ];
}

/** Waits until every meter has a further reading that is final, and compares each with the true registers. */
async function accepted(apis, headEnd) {
  const [api] = apis;
  const seen = (await states(api)).map((state) => (state ? state.epoch.toNumber() : 0));
  await until('a reading of every meter', ROUND_TIMEOUT_S, async () => {
    const now = await states(api);
    return now.every((state, i) => state && state.epoch.toNumber() > seen[i]);
  });
  await onEveryNode(apis, async (at) => {
    for (const [i, state] of (await statesAt(at)).entries()) {
      const path = `meters/${METERS[i]}/readings/${state.epoch}`;
      const { importWh, exportWh } = await (await fetch(`${headEnd}/${path}`)).json();
      if (`${state.importWh}` !== importWh || `${state.exportWh}` !== exportWh) {
        throw new Error(`${METERS[i]} has registers that its meter does not show`);
      }
    }
  });
}

const states = async (api) => statesAt(await api.at(await finalHash(api)));

const statesAt = async (at) =>
  (await at.query.oracleClient.meterStates.multi(METERS)).map((state) => state.unwrapOr(null));

/** @throws unless the one who lies answered requests since block `first` */
async function liesWereHeard(api, first) {
  const liar = account(LIAR).address;
  const last = await finalised(api);
  for (let number = first; number <= last; number++) {
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    for (const { event } of await at.query.system.events()) {
      const isAnswer = api.events.oracleClient.AnswerReceived.is(event);
      if (isAnswer && event.data[1].toString() === liar) return;
    }
  }
  throw new Error(`${LIAR} answered nothing`);
}

/** Waits until requests of every meter have expired; no reading was accepted meanwhile. */
async function unanswered(apis) {
  // What the third one had answered may be accepted still, but nothing that was asked since.
  const before = await expired(apis[0]);
  await expired(apis[0]);
  await onEveryNode(apis, async (at) => {
    const now = await totals(at);
    if (now.fulfilled !== before.fulfilled || now.exportWh !== before.exportWh) {
      throw new Error('two of four operators made a reading');
    }
  });
}

/** Waits until as many requests as there are meters have expired; the totals then. */
async function expired(api) {
  const now = async () => totals(await api.at(await finalHash(api)));
  const first = await now();
  let last = first;
  await until('requests that expire', ROUND_TIMEOUT_S, async () => {
    last = await now();
    return last.expired >= first.expired + METERS.length;
  });
  return last;
}

async function totals(at) {
  const totals = (await at.query.oracleClient.totals()).unwrap();
  const [fulfilled, expired, exportWh] = ['fulfilled', 'expired', 'exportWh'].map((field) =>
    totals[field].toNumber(),
  );
  return { fulfilled, expired, exportWh };
}

module.exports = { run };
