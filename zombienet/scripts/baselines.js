/** Readings of meters by hand, the first of which is a baseline: who orders needs a meter that has been read. */
const { account, currentEpoch, sendAll, until } = require('./chain.js');

/** As many as the quorum of `drill.toml` takes. */
const OPERATORS = ['Oracle1', 'Oracle2', 'Oracle3'];
const EPOCH_TIMEOUT_S = 90;

/**
 * Has the admin ask for the meters in the epoch after the present one, and operators answer with registers at 0.
 * @param meters ids, and the sr25519 pairs that sign as the meters
 */
async function setBaselines(api, meters) {
  await readMeters(api, meters, { sequence: 1, importWh: 0, exportWh: 0 });
  for (const { id } of meters) {
    const state = await api.query.oracleClient.meterStates(id);
    if (state.isNone) throw new Error(`${id} has no baseline`);
  }
}

/** As `setBaselines`, with the registers that every one of the meters shows. */
async function readMeters(api, meters, registers) {
  const present = await currentEpoch(api);
  await until('the next epoch', EPOCH_TIMEOUT_S, async () => (await currentEpoch(api)) > present);
  const { requestEnergyData, fulfillEnergyData } = api.tx.oracleClient;
  await sendAll(
    api,
    meters.map(({ id }) => requestEnergyData(id)),
    account('Alice'),
  );
  const answers = await Promise.all(
    meters.map(async ({ id, pair }) => {
      const request = (await api.query.oracleClient.requestOf(id)).unwrap();
      const { epoch } = (await api.query.oracleClient.requests(request)).unwrap();
      return [request, reading(api, id, epoch, registers, pair)];
    }),
  );
  // At once: a request lives for a few blocks only. Each signs calls of its own.
  const signed = OPERATORS.map((name) => {
    const calls = answers.map((answer) => fulfillEnergyData(...answer));
    return sendAll(api, calls, account(name));
  });
  await Promise.all(signed);
}

function reading(api, meterId, epoch, registers, pair) {
  const { sequence, importWh, exportWh } = registers;
  const body = api.registry.createType('(Bytes, u64, u64, u64, u64)', [
    meterId,
    epoch,
    sequence,
    importWh,
    exportWh,
  ]);
  const message = Buffer.concat([
    Buffer.from('GRID-METER-V1'),
    api.genesisHash.toU8a(),
    body.toU8a(),
  ]);
  const signature = `0x${Buffer.from(pair.sign(message)).toString('hex')}`;
  return { meterId, epoch, ...registers, signature };
}

module.exports = { readMeters, setBaselines };
