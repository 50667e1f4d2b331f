/** Who operates the oracle, and by which rules. */
import { describe, expect, test } from '@jest/globals';
import { account, alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';
import {
  METER,
  PER_WH,
  fulfil,
  op1,
  op2,
  op3,
  op4,
  read,
  reading,
  request,
} from '../support/meters.js';
import { campus, measured } from '../support/oracle.js';
import { dispatchAsRoot } from '../support/root.js';

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
    for (const call of [add(), remove()]) {
      expect(campus().submit(op1, call)).toBeRefused(ROLE_REQUIRED);
    }
  });

  test('are made and unmade by Root as well', () => {
    const chain = campus();
    expect(dispatchAsRoot(chain, add())).toBeNull();
    expect(dispatchAsRoot(chain, add())).toBe('OracleClient.AlreadyOperator');
    expect(dispatchAsRoot(chain, remove())).toBeNull();
    expect(dispatchAsRoot(chain, remove())).toBe('OracleClient.NotOperator');
  });

  test('that are unmade report nothing more', () => {
    const chain = campus();
    const id = request(chain);
    chain.submit(alice, remove(op1));
    expect(chain.submit(op1, tx('OracleClient.requestEnergyData', METER))).toBeRefused('BadSigner');
    expect(fulfil(chain, op2, id, reading(chain))).toSucceed();
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

describe('settings', () => {
  const set = (quorum: number, requestLifetime: number, deadbandWh: bigint) =>
    tx('OracleClient.setParameters', quorum, requestLifetime, deadbandWh);

  test('are for Root', () => {
    const chain = campus();
    expect(chain.submit(alice, set(1, 100, 20n))).toBeRefused(ROOT_REQUIRED);
    expect(dispatchAsRoot(chain, set(3, 50, 25n))).toBeNull();
    const parameters = { quorum: 3, requestLifetime: 50, deadbandWh: 25n };
    expect(chain.api('OracleClientApi.parameters')).toEqual(parameters);
    expect(chain.events).toEmit('OracleClient.ParametersSet', parameters);
  });

  test.each([
    [0, 100, 20n],
    [17, 100, 20n],
    [1, 0, 20n],
    [1, 14_401, 20n],
    [1, 100, 10_001n],
    [2 ** 32 - 1, 2 ** 32 - 1, 2n ** 64n - 1n],
  ])('cannot be a quorum of %d, %d blocks and %s Wh', (quorum, lifetime, deadband) => {
    const chain = campus();
    const error = dispatchAsRoot(chain, set(quorum, lifetime, deadband));
    expect(error).toBe('OracleClient.InvalidParameters');
    expect(chain.query('OracleClient.Parameters')).toMatchObject({ quorum: 1 });
  });

  test.each([
    [1, 1, 0n],
    [4, 14_400, 10_000n],
  ])('can be a quorum of %d, %d blocks and %s Wh', (quorum, lifetime, deadband) =>
    expect(dispatchAsRoot(campus(), set(quorum, lifetime, deadband))).toBeNull(),
  );

  test('ask for no more operators than there are', () => {
    const chain = campus();
    expect(dispatchAsRoot(chain, set(5, 100, 20n))).toBe('OracleClient.QuorumOutOfReach');
    chain.submit(alice, tx('OracleClient.addOracleOperator', charlie));
    expect(dispatchAsRoot(chain, set(5, 100, 20n))).toBeNull();
    const remove = tx('OracleClient.removeOracleOperator', charlie);
    expect(chain.submit(alice, remove)).toBeNoop('OracleClient.QuorumOutOfReach');
  });

  test('hold for open requests too, but for their last block', () => {
    const chain = campus({ quorum: 3 });
    const id = request(chain);
    const { expiresAt } = chain.query('OracleClient.Requests', id) as { expiresAt: number };
    fulfil(chain, op1, id, reading(chain));
    dispatchAsRoot(chain, set(2, 1, 20n));
    expect(chain.query('OracleClient.Requests', id)).toMatchObject({ expiresAt });
    expect(fulfil(chain, op2, id, reading(chain))).toEmit('OracleClient.BaselineSet');
  });

  test.each([
    [0n, 1n, 1n],
    [100n, 99n, 0n],
    [100n, 100n, 100n],
    [10_000n, 2_750n, 0n],
  ])('with a deadband of %s Wh have %s Wh mint %s', (deadband, exported, minted) => {
    const chain = measured();
    dispatchAsRoot(chain, set(1, 100, deadband));
    read(chain, { importWh: 1_000, exportWh: 1_000n + exported });
    expect(chain.balance(bob)).toBe(minted * PER_WH);
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
    const on = tx('OracleClient.setAutoMarketClearing', true);
    const said = (): number =>
      chain.events.filter(({ path }) => path === 'OracleClient.AutoMarketClearingSet').length;
    expect(dispatchAsRoot(chain, off)).toBeNull();
    expect(chain.events).toEmit('OracleClient.AutoMarketClearingSet', { enabled: false });
    expect(dispatchAsRoot(chain, off)).toBeNull();
    expect(said()).toBe(1);
    expect(chain.query('Trading.ClearsByHand')).toBe(true);
    expect(dispatchAsRoot(chain, on)).toBeNull();
    expect(dispatchAsRoot(chain, on)).toBeNull();
    expect(said()).toBe(2);
    expect(chain.query('Trading.ClearsByHand')).toBe(false);
  });

  test('let nobody but Root switch clearing off, or on', () => {
    for (const who of [alice, bob, op1]) {
      for (const enabled of [false, true]) {
        const call = tx('OracleClient.setAutoMarketClearing', enabled);
        expect(campus().submit(who, call)).toBeRefused(ROOT_REQUIRED);
      }
    }
  });
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
