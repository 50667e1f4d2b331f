/**
 * Upgrades the runtime of the latest release to the present one through governance: 1 if no block is missed beyond one
 * slot, every node runs the migrations, the money and the authorities are what they were, and an operator, an exporter
 * and the doctor work throughout.
 */
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const {
  NODES,
  account,
  bigEndian,
  currentEpoch,
  decide,
  finalHash,
  finalised,
  onEveryNode,
  send,
  sendAll,
  until,
  withNodes,
} = require('./chain.js');
const { readMeters, setBaselines } = require('./baselines.js');
const { startService } = require('./service.js');

/** The network has a block every two seconds, which is a constant of the code. */
const NEXT = 'build/campus_grid.2000ms.wasm';
const BLOCKS_AFTER = 5;
const KWH = 10n ** 18n;
const TICK = 10n ** 15n;
/** Epochs ahead that take orders. */
const HORIZON = 4;

/** Blocks after the upgrade in which the services have to work with the new runtime. */
const AT_ONCE = 3;

async function run(_node, network) {
  const services = [];
  try {
    return await upgraded(network, services);
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
}

async function upgraded(network, services) {
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const version = async (of) => (await of.rpc.state.getRuntimeVersion()).specVersion.toNumber();
    const before = await version(api);
    const first = await finalised(api);
    const debtor = await runIntoDebt(api);
    await askMeter(api);
    const bid = await openBook(api);
    const kept = await keptState(await api.at(await finalHash(api)));
    const url = network.nodesByName.erc.wsUri;
    const start = async (name, args, environment) => {
      const service = await startService(network.tmpDir, name, name, args, environment);
      services.push(service);
      return service;
    };
    const operator = await start('oracle', ['--url', url], { GRID_ORACLE_KEY: '//Oracle1' });
    const exporter = await start('exporter', ['--url', url]);
    const setCode = api.tx.system.setCode(`0x${readFileSync(NEXT).toString('hex')}`);
    // By the time that it is final the client has the new runtime's types, and events of before are in the old one's.
    await decide(api, setCode, 'isInBlock');
    for (const other of apis) {
      await until('the new version', 60, async () => (await version(other)) > before);
    }
    const upgradedAt = (await api.rpc.chain.getHeader()).number.toNumber();
    await until('the operator’s work', 30, async () => {
      const block = figure(await metricsOf(operator), 'solar_oracle_block');
      if (block <= upgradedAt) return false;
      console.log(`» the operator works ${block - upgradedAt} blocks after the upgrade`);
      if (block > upgradedAt + AT_ONCE) throw new Error('the operator stopped at the upgrade');
      return true;
    });
    const last = (await finalised(api)) + BLOCKS_AFTER;
    await until('blocks of the new version', 60, async () => (await finalised(api)) >= last);
    const after = await version(api);
    await servicesAreWell(url, operator, exporter, last);
    await onEveryNode(apis, async (at) => {
      const { specVersion } = (await at.query.system.lastRuntimeUpgrade()).unwrap();
      if (specVersion.toNumber() !== after) throw new Error('the migrations have not run');
      if ((await keptState(at)) !== kept) throw new Error('the upgrade changed the state');
      const owed = (await at.query.settlement.debts(debtor)).toBigInt();
      if (owed !== KWH) throw new Error(`the debt of a meter became ${owed} of its owner`);
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

/** @throws unless nothing was given up, the upgrade's own events were counted, and the doctor finds nothing wrong */
async function servicesAreWell(url, operator, exporter, last) {
  const gaveUp = figure(await metricsOf(operator), 'solar_oracle_failures_total');
  if (gaveUp !== 0) throw new Error(`the operator gave up the work of ${gaveUp} blocks`);
  await until('the exporter', 30, async () => {
    return figure(await metricsOf(exporter), 'solar_exporter_finalized_block') >= last;
  });
  const text = await metricsOf(exporter);
  const updates = figure(text, 'solar_events_total{pallet="System",event="CodeUpdated"');
  if (updates !== 1) throw new Error(`the exporter counted ${updates} upgrades`);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['tools/grid.mjs', 'doctor', url, '--request-age', '200', '--silent-epochs', '20'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the doctor ends with ${status}: ${stdout}`);
}

const metricsOf = async ({ url }) => (await fetch(`${url}/metrics`)).text();

/** The value of the first series whose name begins so; null without one. */
function figure(text, name) {
  const line = text.split('\n').find((each) => each.startsWith(name));
  return line ? Number(line.split(' ').at(-1)) : null;
}

/** Has a meter of somebody without money read for a kWh that was taken; its owner. */
async function runIntoDebt(api) {
  const owner = account('Tenant').address;
  const meter = { id: 'shed', pair: account('Shed') };
  const key = `0x${Buffer.from(meter.pair.publicKey).toString('hex')}`;
  const { registerUser, assignMeter, setMeterProfile } = api.tx.registry;
  const enrolled = [
    registerUser(owner, 'Consumer', 'Bangkok'),
    assignMeter(meter.id, owner),
    setMeterProfile(meter.id, key, 'Sr25519', 10_000_000, 'Bidirectional'),
  ];
  await sendAll(api, enrolled, account('Alice'));
  await setBaselines(api, [meter]);
  await readMeters(api, [meter], { sequence: 2, importWh: 1_000, exportWh: 0 });
  const { debt } = (await api.query.oracleClient.meterStates(meter.id)).unwrap();
  if (debt.toBigInt() !== KWH) throw new Error(`a kWh on credit is a debt of ${debt}`);
  return owner;
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
  const epoch = (await currentEpoch(api)) + HORIZON;
  await send(api, api.tx.trading.placeOrder('Buy', 'roof', epoch, 10, TICK), owner);
  const { data } = await api.query.system.account(owner.address);
  if (data.reserved.isZero()) throw new Error('the bid holds no money');
  return { owner: owner.address, key: bigEndian(epoch) };
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
