/** Readings that are not believed. */
import { describe, expect, test } from '@jest/globals';
import { alice } from '../support/accounts.js';
import { type Receipt, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  METER,
  authority,
  PER_WH,
  fulfil,
  lastEpoch,
  meterKey,
  nextEpoch,
  op1,
  op2,
  read,
  reading,
  request,
} from '../support/meters.js';
import { ask, campus, measured } from '../support/oracle.js';
import { decree } from '../support/root.js';

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

  test('export rises by more than rated power, a quarter hour and a tenth, or import by ten times', () => {
    const most = 1_000 + (10_000 * 11) / 40;
    const mostTaken = 1_000 + 25_000;
    expect(refusal({ exportWh: most + 1 })).toBeNoop('OracleClient.ImplausibleReading');
    expect(refusal({ importWh: mostTaken + 1 })).toBeNoop('OracleClient.ImplausibleReading');
    expect(refusal({ exportWh: 2n ** 64n - 1n })).toBeNoop('OracleClient.ImplausibleReading');
    const fine = refusal({ exportWh: most, importWh: most });
    expect(fine).toSucceed();
    expect(fine).not.toEmit('OracleClient.ImportAboveRating');
    const taken = refusal({ importWh: mostTaken });
    expect(taken).toEmit('OracleClient.ImportAboveRating', { importWh: 25_000n });
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

describe('a reading cannot be used again', () => {
  const METERS = [METER, 'roof-2'];

  test('on another chain, though all else be the same there', () => {
    const [here, there] = [measured(), measured({ grid: PER_WH })];
    expect(there.chain.genesis.hash).not.toEqual(here.chain.genesis.hash);
    const shown = reading(here, { importWh: 1_000, exportWh: 1_100 });
    expect(fulfil(there, op1, request(there), shown)).toBeNoop('OracleClient.BadSignature');
    expect(fulfil(here, op1, request(here), shown)).toSucceed();
  });

  test('for another meter, though it have the same key', () => {
    const chain = campus({ meters: METERS });
    const key = meterKey(METER);
    const described = [key.publicKey, 'Ed25519', 10_000n, 'Bidirectional'];
    const same = tx('Registry.exchangeDevice', 'roof-2', 0n, 0n, ...described);
    expect(decree(chain, authority, same)).toBeNull();
    nextEpoch(chain);
    const id = request(chain, 'roof-2');
    const renamed = { ...reading(chain), meterId: 'roof-2' };
    expect(fulfil(chain, op1, id, renamed)).toBeNoop('OracleClient.BadSignature');
    const own = reading(chain, { meterId: 'roof-2', key });
    expect(fulfil(chain, op1, id, own)).toSucceed();
  });

  test('by its operator, while that of another counts for itself', () => {
    const chain = campus({ quorum: 2 });
    const id = request(chain);
    const shown = reading(chain);
    fulfil(chain, op1, id, shown);
    expect(fulfil(chain, op1, id, shown)).toBeNoop('OracleClient.AlreadyAnswered');
    expect(fulfil(chain, op2, id, shown)).toEmit('OracleClient.BaselineSet');
  });

  test('nor a second one of its epoch, however new its sequence number', () => {
    const chain = measured();
    const epoch = lastEpoch(chain);
    read(chain, { importWh: 1_000, exportWh: 1_100 });
    const again = { epoch, sequence: epoch + 9n, importWh: 1_000, exportWh: 1_200 };
    expect(chain.submit(op2, ask())).toBeNoop('OracleClient.AlreadyRead');
    nextEpoch(chain);
    const answer = fulfil(chain, op2, request(chain), reading(chain, again));
    expect(answer).toBeNoop('OracleClient.EpochMismatch');
  });
});
