/** Readings that are not believed. */
import { describe, expect, test } from '@jest/globals';
import { alice } from '../support/accounts.js';
import { type Receipt, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  METER,
  fulfil,
  lastEpoch,
  meterKey,
  nextEpoch,
  op1,
  op2,
  reading,
  request,
} from '../support/meters.js';
import { measured } from '../support/oracle.js';

describe('a reading is refused, and nothing changes, when', () => {
  /** What an operator is told who answers the open request with this. */
  const refusal = (shown: Parameters<typeof reading>[1]): Receipt => {
    const chain = measured();
    const id = request(chain);
    return fulfil(chain, op1, id, reading(chain, { importWh: 1_000, exportWh: 1_000, ...shown }));
  };

  test('it is of another meter', () => {
    const chain = measured({ meters: [METER, 'roof-2'] });
    const id = request(chain);
    const other = reading(chain, { meterId: 'roof-2' });
    expect(fulfil(chain, op1, id, other)).toBeNoop('OracleClient.MeterMismatch');
  });

  test('it is of an earlier or a later epoch, the last one again included', () => {
    const now = lastEpoch(measured());
    for (const epoch of [now - 1n, now + 1n]) {
      expect(refusal({ epoch })).toBeNoop('OracleClient.EpochMismatch');
    }
  });

  test('its sequence number has been there', () => {
    const last = lastEpoch(measured()) - 1n;
    for (const sequence of [0n, last - 1n, last]) {
      expect(refusal({ sequence })).toBeNoop('OracleClient.StaleSequence');
    }
    expect(refusal({ sequence: last + 1n })).toSucceed();
  });

  test('a register falls', () => {
    expect(refusal({ importWh: 999 })).toBeNoop('OracleClient.RegisterFell');
    expect(refusal({ exportWh: 999 })).toBeNoop('OracleClient.RegisterFell');
  });

  test('a register rises by more than rated power, a quarter hour and a tenth', () => {
    const most = 1_000 + (10_000 * 11) / 40;
    expect(refusal({ exportWh: most + 1 })).toBeNoop('OracleClient.ImplausibleReading');
    expect(refusal({ importWh: most + 1 })).toBeNoop('OracleClient.ImplausibleReading');
    expect(refusal({ exportWh: 2n ** 64n - 1n })).toBeNoop('OracleClient.ImplausibleReading');
    expect(refusal({ exportWh: most, importWh: most })).toSucceed();
  });

  test('another key signed it', () =>
    expect(refusal({ key: meterKey('stranger') })).toBeNoop('OracleClient.BadSignature'));

  test('it was signed for another chain', () =>
    expect(refusal({ genesis: new Uint8Array(32).fill(1) })).toBeNoop('OracleClient.BadSignature'));

  test('something in it was changed after signing', () => {
    const chain = measured();
    const id = request(chain);
    const good = reading(chain, { importWh: 1_000, exportWh: 1_100 });
    const bad = [
      { ...good, exportWh: 1_101n },
      { ...good, importWh: 1_001n },
      { ...good, sequence: good.sequence + 1n },
      { ...good, signature: '0x' },
      { ...good, signature: `0x${'00'.repeat(64)}` },
      { ...good, signature: `${good.signature}00` },
    ] as const;
    for (const answer of bad) {
      expect(fulfil(chain, op1, id, answer as typeof good)).toBeNoop('OracleClient.BadSignature');
    }
    expect(fulfil(chain, op1, id, good)).toSucceed();
  });

  test('it comes a second time, from whomever', () => {
    const chain = measured();
    const id = request(chain);
    const good = reading(chain, { importWh: 1_000, exportWh: 1_100 });
    fulfil(chain, op1, id, good);
    for (const operator of [op1, op2]) {
      expect(fulfil(chain, operator, id, good)).toBeNoop('OracleClient.RequestClosed');
    }
    nextEpoch(chain);
    expect(fulfil(chain, op2, request(chain), good)).toBeNoop('OracleClient.EpochMismatch');
  });

  test('the meter has lost its owner or its key was never there', () => {
    const chain = measured();
    const id = request(chain);
    chain.submit(alice, tx('Registry.unassignMeter', METER));
    expect(fulfil(chain, op1, id, reading(chain))).toBeNoop('OracleClient.MeterNotAssigned');
  });
});
