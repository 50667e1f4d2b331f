import { describe, expect, test } from '@jest/globals';
import { toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  METER,
  fulfil,
  meterKey,
  meteredCampus,
  nextEpoch,
  op1,
  op2,
  reading,
  request,
  type Shown,
} from '../support/meters.js';

/** A campus with a quorum of two; its meter, Bob's, was read at 1,000 Wh each way and is asked again. */
function asked(): { chain: TestChain; id: bigint } {
  const chain = meteredCampus({ owner: bob, admin: alice, quorum: 2 });
  agree(chain, request(chain), { importWh: 1_000, exportWh: 1_000 });
  nextEpoch(chain);
  return { chain, id: request(chain) };
}

function agree(chain: TestChain, id: bigint, shown: Shown): void {
  for (const operator of [op1, op2]) {
    expect(fulfil(chain, operator, id, reading(chain, shown))).toSucceed();
  }
}

const replacement = meterKey('replacement');

function replaceDevice(chain: TestChain): void {
  const change = tx(
    'Registry.setMeterProfile',
    METER,
    replacement.publicKey,
    'Ed25519',
    10_000n,
    'Bidirectional',
  );
  expect(chain.submit(alice, change)).toSucceed();
}

function give(chain: TestChain, owner: typeof bob): void {
  expect(chain.submit(alice, tx('Registry.unassignMeter', METER))).toSucceed();
  expect(chain.submit(alice, tx('Registry.assignMeter', METER, owner))).toSucceed();
}

const state = (chain: TestChain): unknown => chain.query('OracleClient.MeterStates', METER);

describe('while a meter is being asked', () => {
  test('registers of an old and a new device are not brought together', () => {
    const { chain, id } = asked();
    const old = reading(chain, { importWh: 1_500, exportWh: 1_500 });
    expect(fulfil(chain, op1, id, old)).toSucceed();
    replaceDevice(chain);
    const fresh = reading(chain, { importWh: 3, exportWh: 5, key: replacement });
    expect(fulfil(chain, op2, id, fresh)).toBeNoop('OracleClient.MeterChanged');
    expect(fulfil(chain, op2, id, old)).toBeNoop('OracleClient.MeterChanged');
  });

  test('a new device may be asked for the same epoch, and begins with its own registers', () => {
    const { chain } = asked();
    replaceDevice(chain);
    agree(chain, request(chain), { importWh: 3, exportWh: 5, key: replacement });
    expect(state(chain)).toMatchObject({ importWh: 3n, exportWh: 5n });
    expect(chain.query('OracleClient.Totals')).toMatchObject({ superseded: 1n, fulfilled: 2n });
  });

  test('another owner makes earlier answers void', () => {
    const { chain, id } = asked();
    expect(chain.submit(alice, tx('Registry.registerUser', charlie, 'Prosumer', ''))).toSucceed();
    const good = reading(chain, { importWh: 1_000, exportWh: 1_100 });
    expect(fulfil(chain, op1, id, good)).toSucceed();
    give(chain, charlie);
    expect(fulfil(chain, op2, id, good)).toBeNoop('OracleClient.MeterChanged');
    give(chain, bob);
    expect(fulfil(chain, op2, id, good)).toSucceed();
    expect(chain.balance(bob)).toBe(100n * 10n ** 15n);
  });

  test('upkeep finds a changed meter due again', () => {
    const { chain } = asked();
    const due = (): unknown => chain.api('OracleClientApi.check_upkeep');
    expect(due()).toBeNull();
    replaceDevice(chain);
    expect(due()).toMatchObject({ meters: [toHex(utf8(METER))] });
  });
});
