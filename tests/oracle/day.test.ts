/** A whole day in which every switch is thrown, beside the same day without. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { expect, test } from '@jest/globals';
import { campusAccounts, type Campus } from '../../tools/campus/simulation/accounts.js';
import type { Reading } from '../../tools/campus/simulation/data.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import type { Fault } from '../../tools/campus/simulation/faults.js';
import { HeadEnd } from '../../tools/campus/simulation/head-end.js';
import { campusMeters } from '../../tools/campus/simulation/metered.js';
import { HeadEndReader } from '../../tools/services/oracle/reader.js';
import { ReadingError } from '../../tools/services/oracle/wire.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { fulfil, op1, PER_WH } from '../support/meters.js';
import { BUILDINGS, ENERGIES, READINGS } from '../support/shipped-campus.js';

const DAY = '2024-01-15';

await ready();
const campus = campusAccounts(BUILDINGS);
const today = READINGS.filter(({ day }) => day === DAY);

/** The switch of each building's meter, and the quarter hours of the day in which it is thrown. */
type Plan = readonly [building: number, fault: Fault, from: number, to: number][];

/** Every switch but the phantom, which changes what is true. */
const PLAN: Plan = [
  [0, 'missing-interval', 10, 14],
  [0, 'repeated-sequence', 40, 44],
  [0, 'falling-register', 50, 53],
  [1, 'wrong-key', 30, 44],
  [1, 'clock-skew', 48, 52],
  [2, 'http-500', 44, 50],
  [2, 'slow', 60, 62],
  [3, 'html', 45, 48],
  [3, 'huge', 52, 55],
  [4, 'wrong-unit', 40, 43],
  [4, 'nan', 47, 49],
  [0, 'falling-register', 60, 61],
];

function chainOf({ members }: Campus, first: Reading): TestChain {
  const users = members.map(({ account }) => [account.address, 'Prosumer', '']);
  const meters = members.map(({ meterId, account }) => [meterId, account.address]);
  const meterProfiles = members.map(({ meterId, meterKey, building }) => ({
    id: meterId,
    key: toHex(meterKey.publicKey),
    scheme: 'Ed25519',
    ratedWatts: building.ratedWatts,
    meterClass: 'Bidirectional',
  }));
  return new ChainBuilder()
    .oracleOperator(op1)
    .configure({ registry: { users, meters, meterProfiles } })
    .startingAt(BigInt(first.start + QUARTER_HOUR_MS - 6_000))
    .build();
}

interface Outcome {
  /** Base units per member: what they hold, less what they owe, and what is still carried. */
  readonly worth: readonly bigint[];
  readonly errors: ReadonlySet<string>;
}

/** Blocks after which the last pools have closed. */
const POOL_DEADLINE = 102;

/** The day as one operator brings it to the chain. */
async function run(plan: Plan): Promise<Outcome> {
  const chain = chainOf(campus, today[0]!);
  const headEnd = await HeadEnd.start({
    meters: campusMeters(ENERGIES, campus.members),
    genesisHash: toHex(chain.chain.genesis.hash),
    port: 0,
    isOver: () => true,
  });
  // Short for a head-end that may be slow on purpose; a machine may be slow at any time.
  const timeoutMs = plan.length ? 200 : 10_000;
  const reader = new HeadEndReader({ url: headEnd.url, timeoutMs });
  const errors = new Set<string>();
  for (let quarter = 0; quarter < today.length; quarter++) {
    for (const [building, fault, from, to] of plan) {
      const { meterId } = campus.members[building]!;
      if (quarter === from) headEnd.setFault(meterId, fault);
      if (quarter === to) headEnd.setFault(meterId, null);
    }
    await readAll(chain, reader, errors);
    chain.nextBlock(QUARTER_HOUR_MS);
  }
  await headEnd.stop();
  chain.skipBlocks(POOL_DEADLINE);
  return {
    worth: campus.members.map(({ account, meterId }) => worthOf(chain, account, meterId)),
    errors,
  };
}

async function readAll(
  chain: TestChain,
  reader: HeadEndReader,
  errors: Set<string>,
): Promise<void> {
  const meters = campus.members.map(({ meterId }) => meterId);
  const ask = (some: readonly string[]): unknown =>
    chain.submit(op1, tx('OracleClient.performUpkeep', { meters: some, clearing: false }));
  ask(meters);
  for (const meterId of meters) {
    // What was missed before is read first, epoch by epoch.
    while (await readOne(chain, reader, errors, meterId)) ask([meterId]);
  }
}

/** Answers the open request of a meter, if it has one; whether the reading was accepted. */
async function readOne(
  chain: TestChain,
  reader: HeadEndReader,
  errors: Set<string>,
  meterId: string,
): Promise<boolean> {
  const id = chain.query('OracleClient.RequestOf', meterId) as bigint | null;
  if (id === null) return false;
  const { epoch } = chain.query('OracleClient.Requests', id) as { epoch: bigint };
  try {
    const { error } = fulfil(chain, op1, id, await reader.read(meterId, epoch));
    if (error) errors.add(error);
    return !error;
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    errors.add(error.fault);
    return false;
  }
}

function worthOf(chain: TestChain, account: { publicKey: Uint8Array }, meterId: string): bigint {
  const debt = (chain.query('Settlement.Debts', account.publicKey) ?? 0n) as bigint;
  const { carriedWh } = chain.query('OracleClient.MeterStates', meterId) as { carriedWh: bigint };
  return chain.balance(account.publicKey) - debt + carriedWh * PER_WH;
}

test('everybody ends with the same, whatever goes wrong on the way', async () => {
  const clean = await run([]);
  const broken = await run(PLAN);
  expect(clean.errors.size).toBe(0);
  expect([...broken.errors].sort()).toEqual(
    [
      'OracleClient.BadSignature',
      'OracleClient.RegisterFell',
      'OracleClient.StaleSequence',
      'http',
      'malformed',
      'missing',
      'not-json',
      'timeout',
      'too-large',
      'other',
    ].sort(),
  );
  expect(broken.worth).toEqual(clean.worth);
  expect(clean.worth.some((worth) => worth !== 0n)).toBe(true);
});

test('a phantom at night is carried until there is enough of it to be minted', async () => {
  const [first] = today;
  const chain = chainOf(campus, first!);
  const [member] = campus.members;
  const headEnd = await HeadEnd.start({
    meters: campusMeters(ENERGIES, campus.members),
    genesisHash: toHex(chain.chain.genesis.hash),
    port: 0,
    isOver: () => true,
  });
  headEnd.setFault(member!.meterId, 'night-phantom');
  const reader = new HeadEndReader({ url: headEnd.url });
  // Until five in the morning.
  for (let quarter = 0; quarter < 20; quarter++) {
    await readAll(chain, reader, new Set());
    chain.nextBlock(QUARTER_HOUR_MS);
  }
  await headEnd.stop();
  expect(chain.query('OracleClient.MeterStates', member!.meterId)).toMatchObject({
    // Two quarter hours of it are more than the deadband.
    carriedWh: (16n * 19n) % 32n,
  });
});
