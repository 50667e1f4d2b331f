/** Registers a campus, mints, transfers and trades in one epoch, and reads the same outcome on every node: 1. */
const {
  NODES,
  account,
  bigEndian,
  currentEpoch,
  finalHash,
  onEveryNode,
  send,
  sendAll,
  until,
  withNodes,
} = require('./chain.js');
const { setBaselines } = require('./baselines.js');

const KWH = 10n ** 18n;
const TICK = 10n ** 15n;
/** Enough for a seller's bond: retail is 1 GRID. */
const MINTED = 20n * KWH;
const RETAIL = KWH;
const GIFT = KWH / 4n;
const EPOCHS_AHEAD = 2;
/** Epochs are short here. */
const RATED_WATTS = 10_000_000;

/**
 * Everybody's order, and what the auction makes of it: 10 kWh at 10 ticks, the highest volume there is. At that price
 * 12 kWh are wanted and 10 kWh offered, so that the marginal buyer gets what the better one leaves.
 */
const TRADERS = [
  { name: 'Attic', side: 'Buy', energyWh: 5_000, ticks: 12n, filledWh: 5_000 },
  { name: 'Bakery', side: 'Buy', energyWh: 7_000, ticks: 10n, filledWh: 5_000 },
  { name: 'Canteen', side: 'Sell', energyWh: 1_000, ticks: 4n, filledWh: 1_000 },
  { name: 'Dormitory', side: 'Sell', energyWh: 9_000, ticks: 10n, filledWh: 9_000 },
  { name: 'Library', side: 'Sell', energyWh: 3_000, ticks: 19n, filledWh: 0 },
];
const PRICE = 10n * TICK;
const VOLUME_WH = 10_000;

async function run(_node, network) {
  const [alice, bob] = ['Alice', 'Bob'].map(account);
  return withNodes(network, NODES, async (...apis) => {
    const [api] = apis;
    const { registerUser } = api.tx.registry;
    const guest = registerUser(bob.address, 'Consumer', 'Bangkok');
    await sendAll(api, [guest, ...TRADERS.flatMap(enrolment(api))], alice);
    await send(api, api.tx.gridToken.transfer(bob.address, GIFT), alice);
    const meters = TRADERS.map((trader) => ({ id: trader.name, pair: owner(trader) }));
    await setBaselines(api, meters);
    const epoch = (await currentEpoch(api)) + EPOCHS_AHEAD;
    await Promise.all(TRADERS.map((trader) => send(api, order(api, trader, epoch), owner(trader))));
    await until('the clearing', 120, async () => {
      const at = await api.at(await finalHash(api));
      return (await at.query.trading.results(bigEndian(epoch))).isSome;
    });
    await onEveryNode(apis, (at) => check(at, epoch, bob));
    return 1;
  });
}

const owner = ({ name }) => account(name);

const keyOf = (trader) => `0x${Buffer.from(owner(trader).publicKey).toString('hex')}`;

/** What the admin does for a trader. */
const enrolment = (api) => (trader) => {
  const { address } = owner(trader);
  const { registry, gridToken } = api.tx;
  const isSeller = trader.side === 'Sell';
  return [
    registry.registerUser(address, isSeller ? 'Prosumer' : 'Consumer', 'Bangkok'),
    registry.assignMeter(trader.name, address),
    registry.setMeterProfile(trader.name, keyOf(trader), 'Sr25519', RATED_WATTS, 'Bidirectional'),
    gridToken.mint(address, MINTED, null),
  ];
};

function order(api, { side, energyWh, ticks }, epoch) {
  return api.tx.trading.placeOrder(side, null, epoch, energyWh, ticks * TICK);
}

/** @throws unless the state has the outcome of the auction and everybody's money */
async function check(at, epoch, bob) {
  const result = (await at.query.trading.results(bigEndian(epoch))).unwrap();
  expect('price', result.price.unwrap().toBigInt(), PRICE);
  expect('volume', result.volumeWh.toNumber(), VOLUME_WH);
  for (const trader of TRADERS) {
    const { data } = await at.query.system.account(owner(trader).address);
    const total = data.free.toBigInt() + data.reserved.toBigInt();
    expect(`balance of ${trader.name}`, total, MINTED + income(trader));
    expect(`reserve of ${trader.name}`, data.reserved.toBigInt(), held(trader));
  }
  const { data } = await at.query.system.account(bob.address);
  expect('balance of Bob', data.free.toBigInt(), GIFT);
}

function income({ side, filledWh }) {
  const value = BigInt(filledWh) * (PRICE / 1000n);
  return side === 'Sell' ? value : -value;
}

/** What stays set aside of a seller until the meter has shown what was delivered. */
function held({ side, filledWh }) {
  return side === 'Sell' ? (BigInt(filledWh) * RETAIL) / 1000n : 0n;
}

function expect(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}`);
}

module.exports = { run };
