/** What accepted readings are worth where a kWh is a GRID, fed in or taken, and there is one meter. */
import { describe, expect, test } from '@jest/globals';
import { concat, fromHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { u64 } from '../../tools/compiler/host/scale.js';
import { readingMessage, signReading } from '../../tools/services/oracle/reading.js';
import { alice, bob } from '../support/accounts.js';
import { type Receipt, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';
import {
  METER,
  PER_WH,
  fulfil,
  meterKey,
  nextEpoch,
  op1,
  read,
  reading,
  request,
  type Scheme,
} from '../support/meters.js';
import { campus, measured, stateOf } from '../support/oracle.js';

describe('fulfill_energy_data', () => {
  test('sets the baseline with the first reading and mints nothing', () => {
    const chain = campus();
    const receipt = read(chain, { importWh: 5_000, exportWh: 700_000 });
    const registers = { meterId: METER, importWh: 5_000n, exportWh: 700_000n };
    expect(receipt).toEmit('OracleClient.BaselineSet', registers);
    expect(receipt).not.toEmit('GridToken.Transfer');
    expect(chain.query('Balances.TotalIssuance')).toBe(0n);
    expect(chain.query('OracleClient.Totals')).toMatchObject({ exportWh: 0n, fulfilled: 1n });
  });

  test('has export minted to the owner of the meter when its pool closes', () => {
    const chain = measured();
    const receipt = read(chain, { importWh: 1_000, exportWh: 1_250 });
    const energy = { meterId: METER, importWh: 0n, exportWh: 250n };
    expect(receipt).toEmit('OracleClient.ReadingAccepted', energy);
    expect(receipt).not.toEmit('GridToken.Transfer');
    chain.skipBlocks(2);
    expect(chain.balance(bob)).toBe(250n * PER_WH);
  });

  test('has import burned when its pool closes', () => {
    const chain = measured({ grid: 500n * PER_WH });
    expect(read(chain, { importWh: 1_200, exportWh: 1_000 })).toSucceed();
    chain.skipBlocks(2);
    expect(chain.balance(bob)).toBe(300n * PER_WH);
  });

  test('has what the owner cannot pay owed, and paid first of what is minted later', () => {
    const chain = measured({ grid: 50n * PER_WH });
    read(chain, { importWh: 1_200, exportWh: 1_000 });
    nextEpoch(chain);
    expect(chain.balance(bob)).toBe(0n);
    expect(chain.api('SettlementApi.debt', bob.address)).toBe(150n * PER_WH);
    read(chain, { importWh: 1_200, exportWh: 1_400 });
    chain.skipBlocks(2);
    expect(chain.balance(bob)).toBe(250n * PER_WH);
    expect(chain.api('SettlementApi.debt', bob.address)).toBe(0n);
  });

  test('loses nothing with a reading that is lost', () => {
    const chain = measured({ lifetime: 5 });
    for (let lost = 0; lost < 3; lost++) {
      request(chain);
      chain.skipBlocks(6);
      nextEpoch(chain);
    }
    expect(read(chain, { importWh: 1_000, exportWh: 9_000 })).toSucceed();
    expect(chain.balance(bob)).toBe(8_000n * PER_WH);
  });

  test.each<Scheme>(['ed25519', 'sr25519', 'ecdsa'])('takes a reading signed with %s', (scheme) => {
    const chain = campus({ scheme });
    const key = meterKey(METER, scheme);
    expect(read(chain, { key })).toSucceed();
    nextEpoch(chain);
    const other = meterKey('other', scheme);
    const id = request(chain);
    const forged = reading(chain, { key: other });
    expect(fulfil(chain, op1, id, forged)).toBeNoop('OracleClient.BadSignature');
    expect(fulfil(chain, op1, id, reading(chain, { key }))).toSucceed();
  });

  test('is for operators', () => {
    const chain = campus();
    const id = request(chain);
    for (const who of [alice, bob]) {
      expect(fulfil(chain, who, id, reading(chain))).toBeRefused(ROLE_REQUIRED);
    }
  });

  test('needs a request that there is', () => {
    const chain = measured();
    expect(fulfil(chain, op1, 7n, reading(chain))).toBeNoop('OracleClient.UnknownRequest');
    expect(fulfil(chain, op1, 0n, reading(chain))).toBeNoop('OracleClient.RequestClosed');
  });
});

describe('the carry', () => {
  const night = (chain: TestChain, exportWh: number): Receipt => {
    const receipt = read(chain, { importWh: 1_000, exportWh });
    nextEpoch(chain);
    return receipt;
  };

  test('waits until there are 20 Wh, and is minted without a pool', () => {
    const chain = measured();
    night(chain, 1_016);
    expect(chain.balance(bob)).toBe(0n);
    expect(stateOf(chain)).toMatchObject({ carriedWh: 16n });
    night(chain, 1_032);
    expect(chain.balance(bob)).toBe(32n * PER_WH);
    expect(stateOf(chain)).toMatchObject({ carriedWh: 0n });
  });

  test('begins below 20 Wh, not at it, and what is above leaves it alone', () => {
    const chain = measured();
    night(chain, 1_019);
    night(chain, 1_039);
    expect(chain.balance(bob)).toBe(20n * PER_WH);
    expect(stateOf(chain)).toMatchObject({ carriedWh: 19n });
    night(chain, 1_040);
    expect(chain.balance(bob)).toBe(40n * PER_WH);
  });
});

test('a meter is never read again with a reading of an epoch that it has been through', () => {
  const chain = campus();
  const id = request(chain);
  const first = reading(chain, { importWh: 0, exportWh: 0 });
  fulfil(chain, op1, id, first);
  nextEpoch(chain);
  const again = request(chain);
  expect(fulfil(chain, op1, again, first)).toBeNoop('OracleClient.EpochMismatch');
});

test('a meter signs its domain, the chain and the fields in SCALE', () => {
  const genesis = new Uint8Array(32).fill(0xaa);
  const registers = { meterId: 'm1', epoch: 1n, sequence: 2n, importWh: 3n, exportWh: 4n };
  const expected = concat(
    utf8('GRID-METER-V1'),
    genesis,
    Uint8Array.of(8),
    utf8('m1'),
    ...[1n, 2n, 3n, 4n].map(u64),
  );
  expect(readingMessage(genesis, registers)).toEqual(expected);
  const key = meterKey('m1');
  const { signature } = signReading(key, genesis, registers);
  expect(key.verify(expected, fromHex(signature), key.publicKey)).toBe(true);
});
