/** What one admin may add in a day: accounts that may transact, and devices that stand behind no meter of anybody. */
import { describe, expect, test } from '@jest/globals';
import { type Account, account, alice, bob, charlie, eve } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { campus, profile } from '../support/registry.js';
import { asRoot } from '../support/root.js';
import '../support/matchers.js';

const KEY_32 = new Uint8Array(32).fill(7);

const add = (who: Account): Tx => tx('Registry.addAdmin', who);

describe('what an admin adds in a day', () => {
  const MOST = 2_000;
  const DAY = 86_400_000;
  const register = (who: Account): Tx => tx('Registry.registerUser', who, 'Consumer', '');
  const [first, second] = [account('Second'), account('Third')];

  /** A chain on which Alice has added all that she may today, or so many days before, but for `room`. */
  function addedAllBut(room: number, daysBefore = 0n): TestChain {
    const chain = campus();
    const day = chain.now / BigInt(DAY) - daysBefore;
    chain.put('Registry.Takings', { day, users: 3, meters: 5, added: MOST - room }, alice);
    return chain;
  }

  test('are two thousand users', () => {
    const chain = addedAllBut(2);
    expect(chain.constant('Registry.MaxAddedPerDay')).toBe(MOST);
    const people = [account('New'), account('Newer')].map(register);
    expect(chain.submit(alice, tx('Utility.batchAll', people))).toSucceed();
    expect(chain.submit(alice, register(eve))).toBeNoop('Registry.TooManyAdded');
    expect(addedAllBut(0, 1n).submit(alice, register(eve))).toSucceed();
  });

  test('and admins, and devices of meters that nobody has, all that it appoints included', () => {
    const chain = addedAllBut(5);
    chain.submit(alice, add(first));
    chain.submit(first, add(second));
    expect(chain.submit(second, profile('nobody’s', KEY_32))).toSucceed();
    expect(chain.submit(first, profile('nobody’s', KEY_32))).toSucceed();
    expect(chain.submit(alice, register(charlie))).toSucceed();
    for (const admin of [alice, first, second]) {
      for (const call of [register(eve), add(bob), profile('another', KEY_32)]) {
        expect(chain.submit(admin, call)).toBeNoop('Registry.TooManyAdded');
      }
      expect(chain.submit(admin, add(first))).toBeNoop('Registry.AlreadyAdmin');
    }
    // What it takes from users is another count.
    const day = chain.now / BigInt(DAY);
    expect(chain.query('Registry.Takings', alice)).toEqual({
      day,
      users: 3,
      meters: 5,
      added: MOST,
    });
  });

  test('leaves what users have alone, and governance', () => {
    const chain = addedAllBut(0);
    expect(chain.submit(alice, profile('roof-1', KEY_32))).toSucceed();
    expect(chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob))).toSucceed();
    asRoot(chain, register(charlie), add(second), profile('nobody’s', KEY_32));
    expect(chain.submit(second, register(eve))).toSucceed();
  });
});
