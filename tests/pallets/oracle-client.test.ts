import { describe, expect, test } from '@jest/globals';
import { concat, fromHex, toHex, utf8 } from '../../tools/host/bytes.js';
import { u64 } from '../../tools/host/scale.js';
import { readingMessage, signReading } from '../../tools/oracle/reading.js';
import { account, alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder, type Receipt, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  METER,
  PER_WH,
  fulfil,
  lastEpoch,
  meterKey,
  meteredCampus,
  nextEpoch,
  op1,
  op2,
  op3,
  op4,
  read,
  reading,
  request,
  type CampusOptions,
  type Scheme,
} from '../support/meters.js';

/** Alice is the admin, Bob the owner of `roof-1`; four operators. */
const campus = (options: Partial<CampusOptions> = {}): TestChain =>
  meteredCampus({ owner: bob, admin: alice, ...options });

/** A campus whose meter was read once, showing 1,000 Wh each way, and whose next epoch is over. */
function measured(options: Partial<CampusOptions> = {}): TestChain {
  const chain = campus(options);
  expect(read(chain, { importWh: 1_000, exportWh: 1_000 })).toSucceed();
  nextEpoch(chain);
  return chain;
}

const state = (chain: TestChain, meter = METER): Record<string, unknown> =>
  chain.query('OracleClient.MeterStates', meter) as Record<string, unknown>;

const ask = (meter = METER) => tx('OracleClient.requestEnergyData', meter);

describe('request_energy_data', () => {
  test('asks for the last finished epoch, for as many blocks as requests live', () => {
    const chain = campus();
    const receipt = chain.submit(op1, ask());
    expect(receipt).toEmit('OracleClient.RequestOpened', {
      requestId: 0n,
      meterId: METER,
      epoch: lastEpoch(chain),
      expiresAt: chain.number + 100,
    });
    expect(chain.query('OracleClient.Requests', 0n)).toMatchObject({ openedAt: chain.number });
  });

  test('is for operators and admins', () => {
    const chain = campus();
    expect(chain.submit(bob, ask())).toBeNoop('OracleClient.OperatorRequired');
    expect(chain.submit(alice, ask())).toSucceed();
  });

  test('asks once per meter and epoch', () => {
    const chain = campus();
    request(chain);
    expect(chain.submit(op2, ask())).toBeNoop('OracleClient.AlreadyRequested');
  });

  test('does not ask for what has been read', () => {
    const chain = campus();
    expect(read(chain)).toSucceed();
    expect(chain.submit(op2, ask())).toBeNoop('OracleClient.AlreadyRead');
    nextEpoch(chain);
    expect(chain.submit(op2, ask())).toSucceed();
  });

  test('gives way to one for a later epoch', () => {
    const chain = campus();
    const first = request(chain);
    const late = reading(chain);
    nextEpoch(chain);
    const receipt = chain.submit(op1, ask());
    expect(receipt).toEmit('OracleClient.RequestSuperseded', { requestId: first, meterId: METER });
    expect(fulfil(chain, op1, first, late)).toBeNoop('OracleClient.RequestClosed');
    expect(chain.count('OracleClient.Requests')).toBe(1);
  });

  test('needs a meter that somebody has and that has a key', () => {
    const chain = campus();
    expect(chain.submit(op1, ask('roof-9'))).toBeNoop('OracleClient.MeterNotAssigned');
    chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob));
    expect(chain.submit(op1, ask('roof-2'))).toBeNoop('OracleClient.MeterNotDescribed');
  });

  test('stops where 256 requests close in the same block', () => {
    for (const [count, error] of [
      [255, null],
      [256, 'OracleClient.TooManyRequests'],
    ] as const) {
      const chain = campus();
      const ids = Array.from({ length: count }, (_, index) => BigInt(1_000 + index));
      chain.put('OracleClient.Closing', ids, chain.number + 100);
      expect(chain.submit(op1, ask()).error).toBe(error);
    }
  });
});

describe('a request that nobody answers', () => {
  test('closes at the beginning of its last block, and a later answer changes nothing', () => {
    const chain = campus({ lifetime: 3 });
    const id = request(chain);
    const answer = reading(chain);
    chain.skipBlocks(2);
    expect(chain.query('OracleClient.Requests', id)).not.toBeNull();
    chain.nextBlock();
    expect(chain.events).toEmit('OracleClient.RequestExpired', { requestId: id, meterId: METER });
    expect(fulfil(chain, op1, id, answer)).toBeNoop('OracleClient.RequestClosed');
    expect(chain.query('OracleClient.Totals')).toMatchObject({ requests: 1n, expired: 1n });
    expect(chain.count('OracleClient.RequestOf')).toBe(0);
    expect(chain.count('OracleClient.Closing')).toBe(0);
  });

  test('may be asked again in the same epoch', () => {
    const chain = campus({ lifetime: 1 });
    request(chain);
    chain.nextBlock();
    expect(chain.submit(op1, ask())).toSucceed();
  });

  test('leaves those alone that were answered', () => {
    const chain = campus({ lifetime: 2 });
    expect(read(chain)).toSucceed();
    chain.skipBlocks(2);
    expect(chain.events).not.toEmit('OracleClient.RequestExpired');
    expect(chain.query('OracleClient.Totals')).toMatchObject({ fulfilled: 1n, expired: 0n });
  });
});

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

  test('mints export to the owner of the meter', () => {
    const chain = measured();
    const receipt = read(chain, { importWh: 1_000, exportWh: 1_250 });
    expect(receipt).toEmit('GridToken.Transfer', { from: null, to: bob, value: 250n * PER_WH });
    expect(receipt).toEmit('OracleClient.ReadingAccepted', {
      meterId: METER,
      exportWh: 250n,
      minted: 250n * PER_WH,
      debt: 0n,
    });
    expect(chain.balance(bob)).toBe(250n * PER_WH);
  });

  test('burns import', () => {
    const chain = measured({ grid: 500n * PER_WH });
    const receipt = read(chain, { importWh: 1_200, exportWh: 1_000 });
    expect(receipt).toEmit('GridToken.Transfer', { from: bob, to: null, value: 200n * PER_WH });
    expect(chain.balance(bob)).toBe(300n * PER_WH);
  });

  test('notes as debt what the owner cannot pay, and takes it from what is minted later', () => {
    const chain = measured({ grid: 50n * PER_WH });
    const receipt = read(chain, { importWh: 1_200, exportWh: 1_000 });
    expect(receipt).toEmit('OracleClient.ReadingAccepted', {
      burned: 50n * PER_WH,
      debt: 150n * PER_WH,
    });
    nextEpoch(chain);
    read(chain, { importWh: 1_200, exportWh: 1_400 });
    expect(chain.balance(bob)).toBe(250n * PER_WH);
    expect(state(chain)).toMatchObject({ debt: 0n });
    expect(chain.query('OracleClient.Totals')).toMatchObject({ burned: 200n * PER_WH, debt: 0n });
  });

  test('loses nothing with a reading that is lost', () => {
    const chain = measured();
    nextEpoch(chain, 3);
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
      expect(fulfil(chain, who, id, reading(chain))).toBeNoop('OracleClient.OperatorRequired');
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

  test('keeps what inverters show at night until there is sun', () => {
    const chain = measured();
    for (let wh = 1_016; wh <= 1_160; wh += 16) night(chain, wh);
    expect(chain.balance(bob)).toBe(0n);
    expect(state(chain)).toMatchObject({ carriedWh: 160n });
    night(chain, 1_260);
    expect(chain.balance(bob)).toBe(260n * PER_WH);
    expect(state(chain)).toMatchObject({ carriedWh: 0n });
  });

  test('begins below 20 Wh in an epoch, not at it', () => {
    const chain = measured();
    night(chain, 1_019);
    expect(chain.balance(bob)).toBe(0n);
    night(chain, 1_039);
    expect(chain.balance(bob)).toBe(39n * PER_WH);
  });

  test('counts the epochs that a reading covers', () => {
    const chain = measured();
    nextEpoch(chain, 2);
    night(chain, 1_059);
    expect(chain.balance(bob)).toBe(0n);
  });
});

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

describe('a meter begins anew', () => {
  test('with another owner, who gets nothing for energy from before', () => {
    const chain = measured();
    chain.submit(alice, tx('Registry.registerUser', dave, 'Prosumer', ''));
    chain.submit(alice, tx('Registry.unassignMeter', METER));
    chain.submit(alice, tx('Registry.assignMeter', METER, dave));
    const receipt = read(chain, { importWh: 1_000, exportWh: 1_500 });
    expect(receipt).toEmit('OracleClient.BaselineSet');
    expect([chain.balance(bob), chain.balance(dave)]).toEqual([0n, 0n]);
    nextEpoch(chain);
    read(chain, { importWh: 1_000, exportWh: 1_600 });
    expect(chain.balance(dave)).toBe(100n * PER_WH);
  });

  test('with another device, whose registers start from zero', () => {
    const chain = measured();
    const key = meterKey('new device');
    const { publicKey } = key;
    const described = ['Ed25519', 10_000n, 'Bidirectional'];
    chain.submit(alice, tx('Registry.setMeterProfile', METER, publicKey, ...described));
    expect(read(chain, { key, sequence: 1 })).toEmit('OracleClient.BaselineSet', { exportWh: 0n });
  });

  test('but never with a reading of an epoch that it has been through', () => {
    const chain = campus();
    const id = request(chain);
    const first = reading(chain, { importWh: 0, exportWh: 0 });
    fulfil(chain, op1, id, first);
    nextEpoch(chain);
    const again = request(chain);
    expect(fulfil(chain, op1, again, first)).toBeNoop('OracleClient.EpochMismatch');
  });
});

describe('a quorum', () => {
  const answers = (exports: readonly number[], quorum: number): TestChain => {
    const chain = campus({ quorum });
    const first = request(chain);
    for (const operator of [op1, op2, op3, op4].slice(0, quorum)) {
      expect(fulfil(chain, operator, first, reading(chain))).toSucceed();
    }
    nextEpoch(chain);
    const id = request(chain);
    exports.forEach((exportWh, index) => {
      const operator = [op1, op2, op3, op4][index]!;
      expect(fulfil(chain, operator, id, reading(chain, { exportWh }))).toSucceed();
    });
    return chain;
  };

  test('waits until enough operators have answered', () => {
    const chain = answers([100, 100], 3);
    expect(chain.balance(bob)).toBe(0n);
    expect(chain.events).toEmit('OracleClient.AnswerReceived', { operator: op2, answers: 2 });
    expect(chain.count('OracleClient.Requests')).toBe(1);
  });

  test('is of different operators', () => {
    const chain = answers([100], 3);
    const answer = reading(chain, { exportWh: 100 });
    expect(fulfil(chain, op1, 1n, answer)).toBeNoop('OracleClient.AlreadyAnswered');
  });

  test('counts the median, so that an operator with the key who lies by ten does nothing', () => {
    for (const lie of [20, 2_000]) {
      for (const at of [0, 1, 2]) {
        const exports = [200, 200, 200];
        exports[at] = lie;
        expect(answers(exports, 3).balance(bob)).toBe(200n * PER_WH);
      }
    }
  });

  test('counts the lower half when it is split two and two', () => {
    expect(answers([200, 2_000, 200, 2_000], 4).balance(bob)).toBe(200n * PER_WH);
    expect(answers([2_000, 2_000, 200, 200], 4).balance(bob)).toBe(200n * PER_WH);
  });

  test('takes the median of each register and of the sequence number by itself', () => {
    const chain = campus({ quorum: 3 });
    const id = request(chain);
    fulfil(chain, op1, id, reading(chain, { importWh: 1, exportWh: 30, sequence: 5 }));
    fulfil(chain, op2, id, reading(chain, { importWh: 2, exportWh: 20, sequence: 2n ** 64n - 1n }));
    fulfil(chain, op3, id, reading(chain, { importWh: 3, exportWh: 10, sequence: 6 }));
    expect(state(chain)).toMatchObject({ importWh: 2n, exportWh: 20n, sequence: 6n });
  });

  test('that is complete takes no further answers', () => {
    const chain = answers([100, 100, 100], 3);
    const late = reading(chain, { exportWh: 100 });
    expect(fulfil(chain, op4, 1n, late)).toBeNoop('OracleClient.RequestClosed');
  });
});

describe('upkeep', () => {
  const check = (chain: TestChain): { meters: string[] } | null =>
    chain.api('OracleClientApi.check_upkeep') as { meters: string[] } | null;
  const perform = (meters: string[]) =>
    tx('OracleClient.performUpkeep', { meters, clearing: false });

  test('names the meters that are due, and doing it leaves none', () => {
    const meters = ['m1', 'm2', 'm3'];
    const chain = campus({ meters });
    chain.nextBlock();
    const found = check(chain);
    expect(found?.meters.map((id) => Buffer.from(fromHex(id)).toString()).sort()).toEqual(meters);
    expect(chain.submit(op1, perform(meters))).toSucceed();
    expect(chain.count('OracleClient.Requests')).toBe(3);
    expect(check(chain)).toBeNull();
    nextEpoch(chain);
    expect(check(chain)?.meters).toHaveLength(3);
  });

  test('done again, late, or for meters that are not due changes nothing', () => {
    const chain = campus({ meters: ['m1', 'm2'] });
    chain.submit(op1, perform(['m1']));
    expect(chain.submit(op2, perform(['m1', 'nobody', '']))).toBeNoop();
    expect(chain.submit(op2, perform([]))).toBeNoop();
    expect(chain.submit(op2, perform(['m1', 'm2', 'm2']))).toSucceed();
    expect(chain.count('OracleClient.Requests')).toBe(2);
  });

  test('is bounded', () => {
    const meters = Array.from({ length: 129 }, (_, index) => `m${index}`);
    expect(campus().submit(op1, perform(meters))).toBeNoop('OracleClient.TooMuchUpkeep');
  });

  test('is for operators', () =>
    expect(campus().submit(alice, perform([]))).toBeNoop('OracleClient.OperatorRequired'));

  test('clears the market where it does not clear itself, in bounded steps, once', () => {
    const chain = campus();
    const clear = tx('OracleClient.performUpkeep', { meters: [], clearing: true });
    chain.submit(alice, tx('OracleClient.setAutoMarketClearing', false));
    const order = tx('Trading.createSellOrder', 1n, 100n * PER_WH);
    expect(chain.submit(bob, order)).toSucceed();
    expect(chain.submit(op1, clear)).toBeNoop();
    nextEpoch(chain);
    expect(chain.events).not.toEmit('Trading.EpochCleared');
    expect(chain.api('OracleClientApi.check_upkeep')).toMatchObject({ clearing: true });
    expect(chain.submit(op1, clear)).toEmit('Trading.EpochCleared');
    expect(chain.api('OracleClientApi.check_upkeep')).toMatchObject({ clearing: false });
    expect(chain.submit(op2, clear)).toBeNoop();
  });

  test('leaves out meters without a key', () => {
    const chain = campus();
    chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob));
    expect(check(chain)?.meters).toHaveLength(1);
  });
});

describe('operators', () => {
  const add = (who = charlie) => tx('OracleClient.addOracleOperator', who);
  const remove = (who = charlie) => tx('OracleClient.removeOracleOperator', who);

  test('are made and unmade by an admin', () => {
    const chain = campus();
    const role = { account: charlie, role: 'OracleOperator' };
    expect(chain.submit(alice, add())).toEmit('Registry.RoleGranted', role);
    expect(chain.api('OracleClientApi.operators')).toHaveLength(5);
    expect(chain.submit(alice, add())).toBeNoop('OracleClient.AlreadyOperator');
    expect(chain.submit(alice, remove())).toEmit('Registry.RoleRevoked', role);
    expect(chain.submit(alice, remove())).toBeNoop('OracleClient.NotOperator');
    expect(chain.api('OracleClientApi.operators')).toEqual(
      [op1, op2, op3, op4].map(({ address }) => address),
    );
  });

  test('are not made by anybody else', () => {
    for (const call of [add(), remove(), tx('OracleClient.setAutoMarketClearing', false)]) {
      expect(campus().submit(op1, call)).toBeNoop('OracleClient.AdminRequired');
    }
  });

  test('are at most sixteen', () => {
    const chain = campus();
    for (let i = 5; i <= 16; i++) chain.submit(alice, add(account(`Op${i}`)));
    expect(chain.submit(alice, add())).toBeNoop('OracleClient.TooManyOperators');
  });

  test('are never fewer than the quorum', () => {
    const chain = campus({ quorum: 4 });
    expect(chain.submit(alice, remove(op1))).toBeNoop('OracleClient.QuorumOutOfReach');
  });
});

test('nothing can be asked before the first epoch is over', () => {
  const chain = new ChainBuilder().startingAt(0n).admin(alice).build();
  expect(chain.submit(alice, ask())).toBeNoop('OracleClient.EpochNotOver');
});

describe('settings', () => {
  test('are for Root', () => {
    const chain = campus();
    expect(chain.submit(alice, tx('OracleClient.setParameters', 1, 100, 20n))).toBeNoop(
      'BadOrigin',
    );
  });

  test('have the defaults of the market', () =>
    expect(new ChainBuilder().build().api('OracleClientApi.parameters')).toEqual({
      quorum: 1,
      requestLifetime: 100,
      deadbandWh: 20n,
    }));

  test('have books wait for upkeep, once said', () => {
    const chain = campus();
    const off = tx('OracleClient.setAutoMarketClearing', false);
    expect(chain.submit(alice, off)).toEmit('OracleClient.AutoMarketClearingSet', {
      enabled: false,
    });
    expect(chain.submit(alice, off)).toBeNoop();
    expect(chain.query('Trading.ClearsByHand')).toBe(true);
    expect(chain.submit(alice, tx('OracleClient.setAutoMarketClearing', true))).toSucceed();
    expect(chain.submit(alice, tx('OracleClient.setAutoMarketClearing', true))).toBeNoop();
  });
});

test('the runtime API tells how the oracle is doing', () => {
  const chain = campus({ meters: ['m1', 'm2'] });
  read(chain, { meterId: 'm1', exportWh: 500 });
  request(chain, 'm2');
  chain.skipBlocks(4);
  expect(chain.api('OracleClientApi.metrics')).toMatchObject({
    openRequests: 1,
    oldestAge: 4,
    totals: { requests: 2n, fulfilled: 1n },
  });
  expect(chain.api('OracleClientApi.open_requests')).toMatchObject([
    { requestId: 1n, request: { meterId: toHex(utf8('m2')), answers: [] } },
  ]);
  nextEpoch(chain, 3);
  expect(chain.api('OracleClientApi.meter_report', 'm1')).toMatchObject({
    state: { exportWh: 500n },
    silentEpochs: 3n,
  });
  expect(chain.api('OracleClientApi.meter_report', 'm2')).toMatchObject({
    state: null,
    silentEpochs: null,
  });
  expect(chain.api('OracleClientApi.meter_reports', null)).toHaveLength(2);
  expect(chain.api('OracleClientApi.current_epoch')).toBe(lastEpoch(chain) + 1n);
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

describe('genesis', () => {
  const build =
    (oracleClient: object): (() => TestChain) =>
    () =>
      new ChainBuilder().configure({ oracleClient }).build();
  const [one] = [op1.address];

  test.each([
    [{ operators: [one, one] }, 'oracleClient.operators[1]: the account is listed twice'],
    [{ operators: [one], quorum: 2 }, 'oracleClient.quorum: there are fewer operators'],
    [{ operators: [one], quorum: 17 }, 'oracleClient: quorum, requestLifetime or deadbandWh'],
    [{ requestLifetime: 14_401 }, 'oracleClient: quorum, requestLifetime or deadbandWh'],
    [{ deadbandWh: 10_001 }, 'oracleClient: quorum, requestLifetime or deadbandWh'],
    [
      { operators: Array.from({ length: 17 }, (_, i) => account(`Op${i}`).address) },
      'oracleClient.operators: at most 16',
    ],
  ])('refuses %j', (oracleClient, message) => {
    expect(build(oracleClient)).toThrow(message);
  });
});
