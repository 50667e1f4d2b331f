/** People, meters, operators and debts of a chain of release 102, as the built runtime takes them over. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';
import { type Account, alice, bob, charlie, dave, egat, eve, ferdie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx, upgraded } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  PER_WH,
  fulfil,
  meterKey,
  nextEpoch,
  op1,
  op2,
  operators,
  profile,
  reading,
  request,
  type Shown,
} from '../support/meters.js';
import { stateOf } from '../support/oracle.js';
import { dispatchAsRoot } from '../support/root.js';

const BLOB = join(ROOT, 'node-config/releases/campus-grid-102.compact.compressed.wasm');
const KEPT = 'kept';
const GIVEN = 'given away';
const REPLACED = 'another device';
const HUGE = 'huge';
/** A letter, a byte that begins no character, an end of line, a Thai letter. */
const STRANGE = Uint8Array.of(0x41, 0xff, 0x0a, 0xe0, 0xb8, 0x81);
const METERS = [KEPT, GIVEN, REPLACED, HUGE];

function agree(chain: TestChain, id: bigint, shown: Shown): void {
  for (const operator of [op1, op2]) {
    expect(fulfil(chain, operator, id, reading(chain, shown))).toSucceed();
  }
}

/** A request for each meter that op1 has answered and that still takes one answer. */
interface Legacy {
  chain: TestChain;
  requests: Record<string, bigint>;
}

/**
 * Four meters were read at 1,000 Wh each way, one of them ran into debt, all are asked again. Then one goes to Dave,
 * and one gets another device. Eve is suspended, and Bob may move her GRID.
 */
function legacy(): Legacy {
  const builder = new ChainBuilder()
    .running(new Uint8Array(readFileSync(BLOB)))
    .authority(egat)
    .admin(alice)
    .oracleOperator(...operators)
    .configure({
      oracleClient: { quorum: 2 },
      registry: {
        meterProfiles: METERS.map((id) =>
          profile(id, 'ed25519', id === HUGE ? 1_000_000_000 : 10_000),
        ),
      },
    });
  for (const user of [bob, charlie, dave]) builder.with(user);
  builder.with(eve, 10n);
  for (const id of METERS) builder.bareMeter(id, id === GIVEN ? charlie : bob);
  const chain = builder.build();
  const by = (who: Account, ...calls: Tx[]): void => {
    for (const call of calls) expect(chain.submit(who, call)).toSucceed();
  };
  for (const meterId of METERS) {
    agree(chain, request(chain, meterId), { meterId, importWh: 1_000, exportWh: 1_000 });
  }
  nextEpoch(chain);
  agree(chain, request(chain, KEPT), { meterId: KEPT, importWh: 1_300, exportWh: 1_000 });
  nextEpoch(chain);
  const requests: Record<string, bigint> = {};
  for (const meterId of METERS) {
    const id = (requests[meterId] = request(chain, meterId));
    const shown = { meterId, importWh: 1_300, exportWh: 1_500 };
    expect(fulfil(chain, op1, id, reading(chain, shown))).toSucceed();
  }
  by(eve, tx('GridToken.approve', bob, 10n));
  const device = [meterKey('new').publicKey, 'Ed25519', 10_000n, 'Bidirectional'];
  by(
    alice,
    tx('Registry.unassignMeter', GIVEN),
    tx('Registry.assignMeter', GIVEN, dave),
    tx('Registry.setMeterProfile', REPLACED, ...device),
    tx('Registry.updateUserStatus', eve, 'Suspended'),
    tx('Registry.registerUser', ferdie, 'Consumer', STRANGE),
    tx('Registry.assignMeter', STRANGE, ferdie),
  );
  return { chain, requests };
}

let before: Legacy;
let chain: TestChain;

beforeAll(() => {
  before = legacy();
});

const after = (): TestChain => {
  chain = upgraded(before.chain);
  return chain;
};

/** A reading signed for the old chain, whose genesis is another one than that of its continuation. */
function answer(meterId: string, operator: Account, shown: Shown): ReturnType<typeof fulfil> {
  const epoch = (chain.query('OracleClient.Requests', before.requests[meterId]) as Asked).epoch;
  const values = { meterId, importWh: 1_300, exportWh: 1_500, epoch, ...shown };
  return fulfil(chain, operator, before.requests[meterId]!, reading(chain, values));
}

interface Asked {
  readonly epoch: bigint;
}

test('debts become those of the meters’ owners, and what was read last stays', () => {
  const old = before.chain.query('OracleClient.MeterStates', KEPT) as Record<string, unknown>;
  const { sequence, epoch, importWh, exportWh, carriedWh, debt } = old;
  expect(debt).toBe(300n * PER_WH);
  expect(stateOf(after(), KEPT)).toEqual({
    ...{ sequence, epoch, importWh, exportWh, carriedWh, next: (epoch as bigint) + 1n },
  });
  expect(chain.api('SettlementApi.debt', bob.address)).toBe(debt);
  expect(chain.query('Settlement.TotalDebt')).toBe(debt);
  const pay = tx('GridToken.transfer', charlie, 1n);
  expect(chain.submit(bob, pay)).toBeNoop('GridToken.AccountInDebt');
});

test('locations are text, and the names of meters, which devices sign, are what they were', () => {
  const user = after().query('Registry.Users', ferdie);
  expect(user).toMatchObject({ userType: 'Consumer', status: 'Active', location: 'A??ก' });
  expect(chain.query('Registry.Meters', STRANGE)).toMatchObject({ owner: ferdie.address });
  expect(chain.submit(alice, tx('Registry.unassignMeter', STRANGE))).toSucceed();
});

test('pools wait for the meters that go on, and a kWh is a GRID', () => {
  const epoch = after().query('Settlement.Clock') as { meters: number };
  expect(epoch.meters).toBe(2);
  const one = 1_000n * PER_WH;
  const rates = { feedIn: one, retail: one, poolPrice: one, version: 0 };
  expect(chain.api('SettlementApi.rates', 0n)).toEqual(rates);
});

describe('an open request', () => {
  test('keeps its answers and takes as many as it did', () => {
    after();
    expect(chain.query('OracleClient.Requests', before.requests[KEPT])).toMatchObject({
      meterId: KEPT,
      quorum: 2,
      answers: [{ operator: op1.address, term: 0 }],
    });
    const receipt = answer(KEPT, op2, {});
    expect(receipt).toEmit('OracleClient.ReadingAccepted', { exportWh: 500n });
    expect(receipt).toEmit('Settlement.DebtPaid', {
      account: bob,
      amount: 300n * PER_WH,
      debt: 0n,
    });
    expect(chain.balance(bob)).toBe(200n * PER_WH);
  });

  test.each([GIVEN, REPLACED])('is void where the meter has changed: %s', (meterId) => {
    after();
    expect(answer(meterId, op2, {})).toBeNoop('OracleClient.MeterChanged');
    nextEpoch(chain);
    const key = meterKey(meterId === GIVEN ? GIVEN : 'new');
    const id = request(chain, meterId);
    const shown = { meterId, importWh: 9_000, exportWh: 9_000, key };
    agree(chain, id, shown);
    expect(chain.events).toEmit('OracleClient.BaselineSet', { exportWh: 9_000n });
    expect([chain.balance(bob), chain.balance(dave)]).toEqual([0n, 0n]);
  });
});

test('a suspended user moves nothing, also not through an allowance, until it is readmitted', () => {
  after();
  const take = tx('GridToken.transferFrom', eve, bob, 5n);
  expect(chain.submit(bob, take)).toBeNoop('GridToken.AccountFrozen');
  expect(chain.balance(eve)).toBe(10n);
  chain.submit(alice, tx('Registry.updateUserStatus', eve, 'Active'));
  expect(chain.submit(bob, take)).toSucceed();
});

test('ratings end at ten megawatts, and others stay', () => {
  after();
  const watts = (id: string): unknown =>
    (chain.query('Registry.MeterProfiles', id) as { ratedWatts: bigint }).ratedWatts;
  expect([watts(HUGE), watts(KEPT)]).toEqual([10_000_000n, 10_000n]);
});

test('operators stay, and the next one has a term of its own', () => {
  after();
  const list = operators.map(({ address }) => address);
  expect(chain.api('OracleClientApi.operators')).toEqual(list);
  expect(dispatchAsRoot(chain, tx('OracleClient.addOracleOperator', charlie))).toBeNull();
  const terms = (chain.query('OracleClient.Operators') as { term: number }[]).map((o) => o.term);
  expect(terms).toEqual([0, 1, 2, 3, 4]);
});

test('nothing is left that the built runtime cannot read, nor moved twice by the next block', () => {
  after();
  const read = (): unknown =>
    ['Registry.Meters', 'Registry.Users', 'OracleClient.MeterStates', 'OracleClient.Requests'].map(
      (map) => [...chain.entries(map)],
    );
  const once = read();
  chain.nextBlock();
  chain.nextBlock();
  expect(read()).toEqual(once);
  expect(chain.query('Registry.Meters', KEPT)).toMatchObject({ since: 0n, closing: false });
});
