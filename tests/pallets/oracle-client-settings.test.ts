/** Who operates the oracle, and by which rules. */
import { describe, expect, test } from '@jest/globals';
import { account, alice, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { op1, op2, op3, op4 } from '../support/meters.js';
import { campus } from '../support/oracle.js';

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
