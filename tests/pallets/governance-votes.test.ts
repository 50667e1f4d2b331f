import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave, egat, erc, eve, mea, pea } from '../support/accounts.js';
import { ChainBuilder, tx } from '../support/chain-builder.js';
import { approve, network, pass, propose, reject, traces } from '../support/governance.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';

const NEW_ADMIN = tx('Registry.addAdmin', alice);

describe('approve', () => {
  test('runs the call as Root with the third of four approvals', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    const second = approve(chain, mea);
    expect(second).toEmit('Governance.Voted', {
      proposal: 0,
      who: mea,
      approve: true,
      approvals: 2,
    });
    expect(chain.query('Registry.Roles', alice)).toBe(0);
    const third = approve(chain, pea);
    expect(third).toEmit('Registry.RoleGranted', { account: alice, role: 'Admin' });
    expect(third).toEmit('Governance.Executed', { proposal: 0, result: { Ok: [] } });
    expect(traces(chain)).toBe(0);
  });

  test('reports an error of the call, whose changes are undone', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    expect(chain.submit(bob, NEW_ADMIN)).toSucceed();
    approve(chain, mea);
    const third = approve(chain, pea);
    expect(third).toSucceed();
    const [executed] = third.events.filter(({ path }) => path === 'Governance.Executed');
    expect(executed?.data).toMatchObject({ result: { Err: { Module: { index: 10 } } } });
    expect(traces(chain)).toBe(0);
  });

  test('executes nothing twice', () => {
    const chain = network();
    pass(chain, NEW_ADMIN);
    expect(approve(chain, egat)).toBeNoop('Governance.ProposalNotFound');
    expect(approve(chain, pea)).toBeNoop('Governance.ProposalNotFound');
  });

  test('counts one vote of each authority', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    expect(approve(chain, erc)).toBeNoop('Governance.AlreadyVoted');
    expect(reject(chain, erc)).toBeNoop('Governance.AlreadyVoted');
    reject(chain, mea);
    expect(approve(chain, mea)).toBeNoop('Governance.AlreadyVoted');
  });

  test('is for authorities', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    expect(approve(chain, bob)).toBeRefused(ROLE_REQUIRED);
    expect(reject(chain, charlie)).toBeRefused(ROLE_REQUIRED);
  });

  test('reports a call that this runtime no longer knows', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    const key = chain.types.storageKey('Governance.Calls', [0]);
    chain.storage.set(key, Uint8Array.of(10, 99));
    approve(chain, mea);
    const third = approve(chain, pea);
    const [executed] = third.events.filter(({ path }) => path === 'Governance.Executed');
    expect(executed?.data).toMatchObject({
      result: { Err: { Module: { index: 6, error: '0x07000000' } } },
    });
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    [5, 4],
    [7, 6],
    [8, 6],
  ])('of %i authorities, %i have to approve', (count, needed) => {
    const all = [erc, mea, pea, egat, alice, bob, charlie, dave].slice(0, count);
    const chain = new ChainBuilder().authority(...all).build();
    expect(chain.api('GovernanceApi.threshold')).toBe(needed);
    expect(chain.api('GovernanceApi.authorities')).toEqual(all.map(({ address }) => address));
    let last = propose(chain, tx('Registry.addAdmin', eve));
    for (const who of all.slice(1, needed)) {
      expect(chain.query('Registry.Roles', eve)).toBe(0);
      last = approve(chain, who);
    }
    expect(last).toEmit('Governance.Executed', { result: { Ok: [] } });
  });
});

describe('reject', () => {
  test('closes a proposal that can no longer pass', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    expect(reject(chain, mea)).not.toEmit('Governance.Disapproved');
    expect(reject(chain, pea)).toEmit('Governance.Disapproved', { proposal: 0 });
    expect(traces(chain)).toBe(0);
    expect(approve(chain, egat)).toBeNoop('Governance.ProposalNotFound');
    expect(reject(chain, egat)).toBeNoop('Governance.ProposalNotFound');
  });
});
