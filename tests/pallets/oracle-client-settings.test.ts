/** Who operates the oracle, and by which rules. */
import { describe, expect, test } from '@jest/globals';
import { type Account, account, alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { ROOT_REQUIRED } from '../support/refusals.js';
import {
  METER,
  authority,
  PER_WH,
  fulfil,
  nextEpoch,
  op1,
  op2,
  op3,
  op4,
  read,
  reading,
  request,
} from '../support/meters.js';
import { campus, measured } from '../support/oracle.js';
import { asRoot, decree, dispatchAsRoot } from '../support/root.js';

describe('operators', () => {
  const add = (who = charlie) => tx('OracleClient.addOracleOperator', who);
  const remove = (who = charlie) => tx('OracleClient.removeOracleOperator', who);

  test('are made and unmade by Root', () => {
    const chain = campus();
    const role = { account: charlie, role: 'OracleOperator' };
    asRoot(chain, add());
    expect(chain.events).toEmit('Registry.RoleGranted', role);
    expect(chain.api('OracleClientApi.operators')).toHaveLength(5);
    expect(dispatchAsRoot(chain, add())).toBe('OracleClient.AlreadyOperator');
    asRoot(chain, remove());
    expect(chain.events).toEmit('Registry.RoleRevoked', role);
    expect(dispatchAsRoot(chain, remove())).toBe('OracleClient.NotOperator');
    expect(chain.api('OracleClientApi.operators')).toEqual(
      [op1, op2, op3, op4].map(({ address }) => address),
    );
  });

  test('are not made by anybody else, an admin included', () => {
    for (const signer of [alice, op1]) {
      for (const call of [add(), remove(op1), tx('OracleClient.setAutoMarketClearing', false)]) {
        expect(campus().submit(signer, call)).toBeRefused(ROOT_REQUIRED);
      }
    }
  });

  test('that are unmade report nothing more', () => {
    const chain = campus();
    const id = request(chain);
    asRoot(chain, remove(op1));
    expect(chain.submit(op1, tx('OracleClient.requestEnergyData', METER))).toBeRefused('BadSigner');
    expect(fulfil(chain, op2, id, reading(chain))).toSucceed();
  });

  test('are at most sixteen', () => {
    const chain = campus();
    for (let i = 5; i <= 16; i++) asRoot(chain, add(account(`Op${i}`)));
    expect(dispatchAsRoot(chain, add())).toBe('OracleClient.TooManyOperators');
  });

  test('are never fewer than the quorum', () => {
    const chain = campus({ quorum: 4 });
    expect(dispatchAsRoot(chain, remove(op1))).toBe('OracleClient.QuorumOutOfReach');
  });
});

describe('the answer of an operator that is removed before the quorum stands', () => {
  const remove = (who: Account) => tx('OracleClient.removeOracleOperator', who);
  const add = (who: Account) => tx('OracleClient.addOracleOperator', who);

  /** A request for which op1 and op2 have answered; it takes three. */
  function answeredByTwo(): { chain: TestChain; id: bigint } {
    const chain = campus({ quorum: 3 });
    const id = request(chain);
    for (const operator of [op1, op2]) {
      expect(fulfil(chain, operator, id, reading(chain))).not.toEmit('OracleClient.BaselineSet');
    }
    return { chain, id };
  }

  test('does not count', () => {
    const { chain, id } = answeredByTwo();
    asRoot(chain, remove(op1));
    const third = fulfil(chain, op3, id, reading(chain));
    expect(third).toEmit('OracleClient.AnswerReceived', { operator: op3, answers: 2 });
    expect(third).not.toEmit('OracleClient.BaselineSet');
    expect(fulfil(chain, op4, id, reading(chain))).toEmit('OracleClient.BaselineSet');
  });

  test('does not count when the account is an operator again, which may answer anew', () => {
    const { chain, id } = answeredByTwo();
    asRoot(chain, remove(op1), add(op1));
    expect(fulfil(chain, op3, id, reading(chain))).not.toEmit('OracleClient.BaselineSet');
    expect(fulfil(chain, op1, id, reading(chain))).toEmit('OracleClient.BaselineSet');
  });

  test('counts as long as another one is removed', () => {
    const { chain, id } = answeredByTwo();
    asRoot(chain, remove(op4));
    expect(fulfil(chain, op1, id, reading(chain))).toBeNoop('OracleClient.AlreadyAnswered');
    expect(fulfil(chain, op3, id, reading(chain))).toEmit('OracleClient.BaselineSet');
  });
});

describe('settings', () => {
  const set = (quorum: number, requestLifetime: number, deadbandWh: bigint) =>
    tx('OracleClient.setParameters', { quorum, requestLifetime, deadbandWh });

  test('are for Root', () => {
    const chain = campus();
    expect(chain.submit(alice, set(1, 100, 20n))).toBeRefused(ROOT_REQUIRED);
    expect(dispatchAsRoot(chain, set(3, 50, 25n))).toBeNull();
    const parameters = { quorum: 3, requestLifetime: 50, deadbandWh: 25n };
    expect(chain.api('OracleClientApi.parameters')).toEqual(parameters);
    expect(chain.events).toEmit('OracleClient.ParametersSet', { parameters });
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
    asRoot(chain, tx('OracleClient.addOracleOperator', charlie));
    expect(dispatchAsRoot(chain, set(5, 100, 20n))).toBeNull();
    const remove = tx('OracleClient.removeOracleOperator', charlie);
    expect(dispatchAsRoot(chain, remove)).toBe('OracleClient.QuorumOutOfReach');
  });

  test.each([
    [3, 2],
    [2, 3],
  ])('change nothing of what is asked: with %d, then %d', (before, after) => {
    const chain = campus({ quorum: before });
    const id = request(chain);
    const { expiresAt } = chain.query('OracleClient.Requests', id) as { expiresAt: number };
    expect(decree(chain, authority, set(after, 1, 20n))).toBeNull();
    expect(chain.query('OracleClient.Requests', id)).toMatchObject({ expiresAt, quorum: before });
    const answers = [op1, op2, op3].slice(0, before);
    const last = answers.pop()!;
    for (const operator of answers) {
      expect(fulfil(chain, operator, id, reading(chain))).not.toEmit('OracleClient.BaselineSet');
    }
    expect(fulfil(chain, last, id, reading(chain))).toEmit('OracleClient.BaselineSet');
    nextEpoch(chain);
    expect(chain.query('OracleClient.Requests', request(chain))).toMatchObject({ quorum: after });
  });

  test.each([
    [0n, 1n, 1n],
    [100n, 99n, 0n],
    [100n, 100n, 100n],
    [10_000n, 2_750n, 0n],
  ])('with a deadband of %s Wh have %s Wh mint %s', (deadband, exported, minted) => {
    const chain = measured();
    expect(decree(chain, authority, set(1, 100, deadband))).toBeNull();
    read(chain, { importWh: 1_000, exportWh: 1_000n + exported });
    chain.skipBlocks(2);
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
