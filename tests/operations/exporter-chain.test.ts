/** What the exporter says of a chain that runs the real runtime. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { dev } from '../../node-config/chains/dev.js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type Campus,
  campusAccounts,
  type Member,
} from '../../tools/campus/simulation/accounts.js';
import {
  ENDOWMENT,
  endowmentCalls,
  orderCall,
  registrationCalls,
} from '../../tools/campus/calls.js';
import type { Chain, SignedCall } from '../../tools/campus/chain.js';
import { openChain } from '../../tools/campus/open-chain.js';
import { Exporter } from '../../tools/services/exporter/index.js';
import { signReading } from '../../tools/services/oracle/reading.js';
import { ROOT } from '../../tools/support/root.js';
import { freePort, pair } from '../node/support.js';
import { issuedBy } from '../support/genesis.js';
import { BUILDINGS } from '../support/shipped-campus.js';

const EPOCH = QUARTER_HOUR_MS;
/** Half an epoch after an epoch's start. */
const START = 1_705_278_150_000 - (1_705_278_150_000 % EPOCH) + EPOCH / 2;

const OPERATORS = 4;
const OPERATOR = pair('Oracle1');
/** Base units of GRID per Wh. */
const PER_WH = 10n ** 15n;
const ENDOWED_WH = Number(ENDOWMENT / PER_WH);
/** What the development chain's accounts hold from the start. */
const GENESIS_WH = Number(issuedBy(dev.genesis) / PER_WH);

let chain: Chain;
let exporter: Exporter | undefined;
let campus: Campus;
let time = START;

/** Builds a block; the exporter has seen the one before, whose clock the chain moves to build it. */
async function submit(...calls: SignedCall[]): Promise<void> {
  if (exporter) await metrics();
  await chain.submitAll(calls, (time += 6_000));
}

const nextEpoch = (): void => {
  time += EPOCH;
};

function call(signer: SignedCall['signer'], path: string, ...args: unknown[]): SignedCall {
  const [pallet = '', name = ''] = path.split('.');
  const make = chain.api.tx[pallet]?.[name];
  if (!make) throw new Error(`the chain has no call ${path}`);
  return { signer, call: make(...args) };
}

/** A signed reading of `epoch`, all registers 0, as an answer to request `id`. */
function answer({ id, epoch }: Request, { meterId, meterKey }: Member): SignedCall {
  const registers = { meterId, epoch, sequence: epoch, importWh: 0n, exportWh: 0n };
  const reading = signReading(meterKey, chain.api.genesisHash.toHex(), registers);
  return call(OPERATOR, 'oracleClient.fulfillEnergyData', id, reading);
}

interface Request {
  readonly id: bigint;
  readonly epoch: bigint;
}

/** The request that a meter has open; null without one. */
async function requestOf({ meterId }: Member): Promise<Request | null> {
  const { requestOf: open, requests } = chain.api.query['oracleClient']!;
  const id = (await open!(meterId)).toJSON() as number | null;
  if (id === null) return null;
  const { epoch } = (await requests!(id)).toJSON() as { epoch: number };
  return { id: BigInt(id), epoch: BigInt(epoch) };
}

const ask = (...members: Member[]): SignedCall =>
  call(OPERATOR, 'oracleClient.performUpkeep', {
    meters: members.map(({ meterId }) => meterId),
    clearing: false,
  });

/** Has every meter read for every epoch that is over, oldest first. */
async function readUp(): Promise<void> {
  for (;;) {
    await submit(ask(...campus.members));
    const answers: SignedCall[] = [];
    for (const member of campus.members) {
      const request = await requestOf(member);
      if (request) answers.push(answer(request, member));
    }
    if (answers.length === 0) return;
    await submit(...answers);
  }
}

/** What the exporter serves once it has seen the newest block, by name and labels. */
async function metrics(): Promise<Map<string, number>> {
  const height = (await chain.api.rpc.chain.getHeader()).number.toNumber();
  for (;;) {
    const text = await (await fetch(`http://127.0.0.1:${exporter?.port}/metrics`)).text();
    const found = new Map(
      [...text.matchAll(/^(solar_\w+)\{(.*)\} (\S+)$/gm)].map(([, name, labels, value]) => [
        `${name} ${labels?.replace(/,?chain="[^"]*",genesis="[^"]*"/, '')}`.trim(),
        Number(value),
      ]),
    );
    if (found.get('solar_exporter_finalized_block') === height) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

beforeAll(async () => {
  campus = campusAccounts(BUILDINGS.slice(0, 3));
  chain = await openChain({ port: await freePort(), operators: OPERATORS }, ROOT, START, () => {});
  await submit();
  const { url } = chain;
  exporter = await Exporter.start({ url, port: 0, progress: () => {} });
  await submit(...(await registrationCalls(chain.api, campus)));
  await submit(...(await endowmentCalls(chain.api, campus)));
  nextEpoch();
  await readUp();
});

afterAll(async () => {
  await exporter?.stop();
  await chain?.close();
});

test('users, supply and the clock', async () => {
  time += 60_000;
  await submit();
  const found = await metrics();
  expect(found.get('solar_users type="prosumer",status="active"')).toBe(3);
  expect(found.get('solar_energy_supply_watt_hours')).toBe(GENESIS_WH + 3 * ENDOWED_WH);
  expect(found.get('solar_energy_watt_hours_total kind="minted"')).toBe(3 * ENDOWED_WH);
  expect(found.get('solar_epoch_current')).toBe(Math.floor(time / EPOCH));
  expect(found.get('solar_exporter_up')).toBe(1);
});

test('the orders of an epoch, and what came of them', async () => {
  const [seller, buyer, other] = campus.members as [Member, Member, Member];
  const sell = { side: 'Sell', energy: 500, limit: 600 } as const;
  await submit(
    orderCall(chain.api, seller, sell),
    orderCall(chain.api, buyer, { side: 'Buy', energy: 300, limit: 900 }),
  );
  const open = await metrics();
  expect(open.get('solar_orders_open side="buy"')).toBe(1);
  expect(open.get('solar_orders_open side="sell"')).toBe(1);

  nextEpoch();
  await submit(orderCall(chain.api, other, sell));
  await submit();
  const traded = await metrics();
  expect(traded.get('solar_orders_open side="buy"')).toBe(0);
  expect(traded.get('solar_epoch_cleared')).toBe(traded.get('solar_epoch_current'));
  expect(traded.get('solar_epochs_uncleared')).toBe(0);
  expect(traded.get('solar_clearing_volume_watt_hours')).toBe(300);
  expect(traded.get('solar_clearing_price_grid_per_kwh')).toBe(0.6);
  expect(traded.get('solar_trades_total')).toBe(2);
  expect(traded.get('solar_traded_energy_watt_hours_total')).toBe(300);

  nextEpoch();
  await submit();
  await submit();
  const untraded = await metrics();
  expect(untraded.get('solar_epochs_cleared_total outcome="trade"')).toBe(1);
  expect(untraded.get('solar_epochs_cleared_total outcome="no_trade"')).toBe(1);
  expect(untraded.get('solar_clearing_volume_watt_hours')).toBe(0);
  expect(untraded.get('solar_clearing_price_grid_per_kwh')).toBe(0.6);
});

/** Three of the four authorities decide, in the order in which the chain counts proposals. */
function clearing(automatic: boolean, proposal: number): SignedCall[] {
  const { governance, oracleClient } = chain.api.tx;
  const call = oracleClient!['setAutoMarketClearing']!(automatic);
  return ['ERC', 'MEA', 'PEA'].map((name, i) => ({
    signer: pair(name),
    call: i ? governance!['approve']!(proposal) : governance!['propose']!(call),
  }));
}

test('books that nobody clears', async () => {
  const [seller] = campus.members as [Member];
  await submit(...clearing(false, 0));
  await submit(orderCall(chain.api, seller, { side: 'Sell', energy: 500, limit: 600 }));
  nextEpoch();
  await submit();
  expect((await metrics()).get('solar_epochs_uncleared')).toBe(1);
  await submit(...clearing(true, 1));
  await submit();
  expect((await metrics()).get('solar_epochs_uncleared')).toBe(0);
});

test('requests, answers and refusals of the oracle, and the silence of meters', async () => {
  await readUp();
  nextEpoch();
  const [first, second] = campus.members as [Member, Member];
  const before = await metrics();
  const answers = `solar_oracle_operator_answers_total operator="${OPERATOR.address}"`;
  const fulfilled = 'solar_oracle_requests_total outcome="fulfilled"';
  await submit(ask(first, second));
  const [open, answered] = [await requestOf(first), await requestOf(second)];
  await submit(answer(answered!, second));
  time += 60_000;
  await submit();
  const found = await metrics();
  expect(found.get('solar_oracle_requests_open')).toBe(1);
  expect(found.get('solar_oracle_request_age_blocks')).toBe(2);
  expect(found.get(fulfilled)).toBe(before.get(fulfilled)! + 1);
  expect(found.get('solar_oracle_operators')).toBe(OPERATORS);
  expect(found.get(answers)).toBe(before.get(answers)! + 1);
  expect(
    found.get(`solar_oracle_operator_answers_total operator="${pair('Oracle2').address}"`),
  ).toBe(0);
  expect(found.get('solar_meters')).toBe(3);
  expect(found.get('solar_meters_unread')).toBe(0);
  expect(found.get('solar_meters_silent epochs="1"')).toBe(2);
  expect(found.get('solar_oracle_age_seconds')).toBe((time % EPOCH) / 1000);

  const late = answer({ ...open!, id: answered!.id }, first);
  await expect(submit(late)).rejects.toThrow('RequestClosed');
  const refused = await metrics();
  expect(refused.get('solar_errors_total error="OracleClient.RequestClosed"')).toBe(1);

  for (let epoch = 0; epoch < 4; epoch++) nextEpoch();
  await submit();
  const silent = await metrics();
  expect(silent.get('solar_meters_silent epochs="4"')).toBe(3);
  expect(silent.get('solar_meters_silent epochs="96"')).toBe(0);
});

test('no more series than there are kinds, roles and operators', async () => {
  const series = [...(await metrics()).keys()];
  const named = series.filter((name) => /operator=|meter|5[A-Za-z0-9]{47}/.test(name));
  expect(
    named.filter((name) => !/operator=|^solar_meters(_\w+)?( epochs="\d+")?$/.test(name)),
  ).toEqual([]);
  expect(series.length).toBeLessThan(100);
});
