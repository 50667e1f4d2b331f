/** Accounts that several officers are together: who signs for them, and what their signatures do. */
import { describe, expect, test } from '@jest/globals';
import { account, alice, bob, charlie, dave, erc, eve, ferdie } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain, type Tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { WINDOW, remark, untilRefused } from '../support/fair-use.js';
import { BLOCK_QUOTA, ROLE_REQUIRED, ROOT_REQUIRED, WINDOW_QUOTA } from '../support/refusals.js';
import { asRoot, decree, dispatchAsRoot } from '../support/root.js';
import { Group, founded, hashOf, letIn, timepointOf } from '../support/wrappers.js';

const officers = [alice, bob, charlie];
const group = new Group(2, officers);
const REMARK = tx('System.remarkWithEvent', 'sunny');

/** An organisation that is an admin, and acts by two of its three officers. */
function network(threshold = 2): { chain: TestChain; of: Group } {
  const of = new Group(threshold, officers);
  const users = new ChainBuilder().authority(erc).with(dave).unshared().build();
  const chain = founded(users, (state) => {
    for (const officer of officers) letIn(state, officer, 'signatory');
    letIn(state, of.account, 'admin');
  });
  return { chain, of };
}

describe('governance appoints signatories', () => {
  const set = (of: Uint8Array, ...who: { publicKey: Uint8Array }[]): Tx =>
    tx(
      'Registry.setSignatories',
      of,
      who.map(({ publicKey }) => publicKey),
    );
  const roles = (chain: TestChain): unknown[] =>
    officers.map((officer) => chain.query('Registry.Roles', officer));
  const [SIGNATORY, other] = [1 << 8, new Group(3, officers).account];
  const chainOf = (): TestChain => new ChainBuilder().authority(erc).with(alice).build();

  test('who hold the role as long as they sign for anybody', () => {
    const chain = chainOf();
    expect(decree(chain, erc, set(group.account, alice, bob))).toBeNull();
    expect(roles(chain)).toEqual([SIGNATORY | (1 << 2), SIGNATORY, 0]);
    asRoot(chain, set(other, bob, charlie));
    asRoot(chain, set(group.account, charlie));
    expect(chain.events).toEmit('Registry.SignatoriesSet', { account: group.account });
    expect(roles(chain)).toEqual([1 << 2, SIGNATORY, SIGNATORY]);
    expect(chain.query('Registry.SignsFor', charlie)).toBe(2);
    asRoot(chain, set(other), set(group.account));
    expect(roles(chain)).toEqual([1 << 2, 0, 0]);
    expect(chain.count('Registry.Signatories') + chain.count('Registry.SignsFor')).toBe(0);
  });

  test('eight of them, each once, and nobody else does', () => {
    const chain = chainOf();
    const many = Array.from({ length: 9 }, (_, i) => account(`officer ${i}`));
    const refused = [many, [bob, bob], [{ publicKey: new Uint8Array(32) }]];
    for (const who of refused) {
      expect(dispatchAsRoot(chain, set(group.account, ...who))).toBe('Registry.InvalidSignatories');
      const proposal = tx('Governance.propose', set(group.account, ...who));
      expect(chain.submit(erc, proposal)).toBeNoop('Registry.InvalidSignatories');
    }
    asRoot(chain, set(group.account, ...many.slice(1)));
    expect(chain.submit(alice, set(group.account, alice))).toBeRefused(ROOT_REQUIRED);
  });
});

describe('a signatory', () => {
  test('calls Multisig and nothing else', () => {
    const { chain, of } = network();
    const others = [REMARK, tx('GridToken.transfer', dave, 0n), tx('Utility.batchAll', [])];
    for (const call of [...others, tx('Proxy.removeProxies'), tx('Governance.approve', 0)]) {
      expect(chain.submit(alice, call)).toBeRefused(ROLE_REQUIRED);
    }
    expect(chain.submit(alice, tx('System.killStorage', []))).toBeRefused(ROOT_REQUIRED);
    expect(chain.submit(alice, of.asMulti(alice, REMARK))).toSucceed();
    expect(chain.submit(dave, of.asMulti(alice, REMARK))).toBeRefused(ROLE_REQUIRED);
  });
});

describe('as_multi', () => {
  test('makes a call once enough signatories approve of it', () => {
    const { chain, of } = network();
    const callHash = hashOf(chain, REMARK);
    const opened = chain.submit(alice, of.asMulti(alice, REMARK));
    const fields = { multisig: of.account, callHash };
    expect(opened).toEmit('Multisig.NewMultisig', { ...fields, approving: alice });
    const timepoint = timepointOf(chain, opened);
    expect(chain.query('Multisig.Multisigs', of.account, callHash)).toEqual({
      when: timepoint,
      deposit: 0n,
      depositor: alice.address,
      approvals: [alice.address],
    });
    chain.nextBlock();
    const made = chain.submit(bob, of.asMulti(bob, REMARK, timepoint));
    expect(made).toEmit('System.Remarked', { sender: of.account });
    const executed = { ...fields, approving: bob, timepoint, result: { Ok: [] } };
    expect(made).toEmit('Multisig.MultisigExecuted', executed);
    expect(chain.count('Multisig.Multisigs') + chain.count('Multisig.Opened')).toBe(0);
  });

  test('counts approvals by hash, in the order of keys', () => {
    const { chain, of } = network(3);
    const callHash = hashOf(chain, REMARK);
    const timepoint = timepointOf(chain, chain.submit(charlie, of.approve(charlie, callHash)));
    const second = chain.submit(alice, of.approve(alice, callHash, timepoint));
    const fields = { approving: alice, timepoint, multisig: of.account, callHash };
    expect(second).toEmit('Multisig.MultisigApproval', fields);
    const { approvals } = chain.query('Multisig.Multisigs', of.account, callHash) as {
      approvals: string[];
    };
    const sorted = [alice, charlie].toSorted((a, b) => Buffer.compare(a.publicKey, b.publicKey));
    expect(approvals).toEqual(sorted.map(({ address }) => address));
    const again = chain.submit(alice, of.approve(alice, callHash, timepoint));
    expect(again).toFailWith('Multisig.AlreadyApproved');
    const early = chain.submit(alice, of.asMulti(alice, REMARK, timepoint));
    expect(early).toFailWith('Multisig.AlreadyApproved');
    expect(chain.submit(bob, of.approve(bob, callHash, timepoint))).toSucceed();
    // All approve by hash: whoever brings the call has it made.
    expect(chain.submit(bob, of.approve(bob, callHash, timepoint))).toFailWith(
      'Multisig.AlreadyApproved',
    );
    expect(chain.submit(alice, of.asMulti(alice, REMARK, timepoint))).toEmit('System.Remarked');
  });

  test('tells of a call that fails, which changes nothing', () => {
    const { chain, of } = network();
    const failing = tx('Utility.batchAll', [REMARK, tx('Registry.removeAdmin', dave)]);
    const timepoint = timepointOf(chain, chain.submit(alice, of.asMulti(alice, failing)));
    const made = chain.submit(bob, of.asMulti(bob, failing, timepoint));
    expect(made).toEmit('Multisig.MultisigExecuted', {
      result: chain.types.failure('Registry.NotOneself'),
    });
    expect(made.events.map(({ path }) => path)).not.toContain('System.Remarked');
    expect(chain.count('Multisig.Multisigs')).toBe(0);
  });

  test('looks its account up in the roles when it makes the call', () => {
    const { chain, of } = network();
    const call = tx('Registry.registerUser', eve, 'Consumer', '');
    const timepoint = timepointOf(chain, chain.submit(alice, of.asMulti(alice, call)));
    letIn(chain, of.account, 'prosumer');
    const made = chain.submit(bob, of.asMulti(bob, call, timepoint));
    expect(made).toEmit('Multisig.MultisigExecuted', { result: { Err: 'BadOrigin' } });
    expect(chain.query('Registry.Users', eve)).toBeNull();
  });

  test('goes by timepoint and weight', () => {
    const { chain, of } = network();
    const wrong = { height: 7, index: 7 };
    expect(chain.submit(alice, of.asMulti(alice, REMARK, wrong))).toFailWith(
      'Multisig.UnexpectedTimepoint',
    );
    const timepoint = timepointOf(chain, chain.submit(alice, of.asMulti(alice, REMARK)));
    expect(chain.submit(bob, of.asMulti(bob, REMARK))).toFailWith('Multisig.NoTimepoint');
    expect(chain.submit(bob, of.asMulti(bob, REMARK, wrong))).toFailWith('Multisig.WrongTimepoint');
    const light = { refTime: 1n, proofSize: 10n ** 9n };
    expect(chain.submit(bob, of.asMulti(bob, REMARK, timepoint, light))).toFailWith(
      'Multisig.MaxWeightTooLow',
    );
    expect(chain.submit(bob, of.asMulti(bob, REMARK, timepoint))).toEmit('System.Remarked');
  });

  test('takes signatories in the order of their keys, seven besides the signer', () => {
    const { chain, of } = network();
    const weight = { refTime: 0n, proofSize: 0n };
    const call = (threshold: number, others: Uint8Array[]): Tx =>
      tx('Multisig.asMulti', threshold, others, null, REMARK, weight);
    const others = of.others(alice);
    const errors: [Tx, string][] = [
      [call(1, others), 'MinimumThreshold'],
      [call(2, []), 'TooFewSignatories'],
      [call(2, others.toReversed()), 'SignatoriesOutOfOrder'],
      [call(2, [others[0]!, others[0]!]), 'SignatoriesOutOfOrder'],
      [call(2, [alice.publicKey]), 'SenderInSignatories'],
      [
        call(
          2,
          Array.from({ length: 8 }, (_, i) => new Uint8Array(32).fill(i + 9)),
        ),
        'TooManySignatories',
      ],
      [call(3, others), 'UnknownAccount'],
      [tx('Multisig.asMultiThreshold1', [], REMARK), 'TooFewSignatories'],
      [tx('Multisig.asMultiThreshold1', others, REMARK), 'UnknownAccount'],
    ];
    for (const [bad, error] of errors) {
      expect(chain.submit(alice, bad)).toBeNoop(`Multisig.${error}`);
    }
    expect(chain.constant('Multisig.MaxSignatories')).toBe(8);
  });

  test('by one signatory is made at once, and fails as the call does', () => {
    const { chain } = network();
    const of = new Group(1, officers);
    letIn(chain, of.account, 'admin');
    const by = (call: Tx): Tx => tx('Multisig.asMultiThreshold1', of.others(bob), call);
    expect(chain.submit(bob, by(REMARK))).toEmit('System.Remarked', { sender: of.account });
    expect(chain.submit(bob, by(tx('Registry.removeAdmin', dave)))).toFailWith(
      'Registry.NotOneself',
    );
    expect(chain.submit(bob, by(tx('System.killStorage', [])))).toFailWith('BadOrigin');
  });
});

describe('what waits', () => {
  test('is cancelled by who opened it, or by the others once that account holds no role', () => {
    const { chain, of } = network();
    const callHash = hashOf(chain, REMARK);
    const timepoint = timepointOf(chain, chain.submit(alice, of.approve(alice, callHash)));
    const cancel = (who: (typeof officers)[number]) =>
      chain.submit(who, of.cancel(who, callHash, timepoint));
    expect(cancel(bob)).toFailWith('Multisig.NotOwner');
    const wrong = of.cancel(alice, callHash, { height: 7, index: 7 });
    expect(chain.submit(alice, wrong)).toFailWith('Multisig.WrongTimepoint');
    const fork = chain.fork();
    expect(cancel(alice)).toEmit('Multisig.MultisigCancelled', {
      cancelling: alice,
      timepoint,
      multisig: of.account,
      callHash,
    });
    expect(cancel(alice)).toFailWith('Multisig.NotFound');
    fork.storage.clear(fork.types.storageKey('Registry.Roles', [alice]));
    expect(fork.submit(bob, of.cancel(bob, callHash, timepoint))).toSucceed();
    expect(fork.count('Multisig.Multisigs') + fork.count('Multisig.Opened')).toBe(0);
  });

  test('is four calls of a signatory at most, who keeps nobody else from opening one', () => {
    const { chain, of } = network();
    const hash = (i: number): Uint8Array => new Uint8Array(32).fill(i);
    const opened = [1, 2, 3, 4].map((i) => chain.submit(alice, of.approve(alice, hash(i))));
    for (const receipt of opened) expect(receipt).toSucceed();
    expect(chain.submit(alice, of.approve(alice, hash(5)))).toFailWith('Multisig.TooManyOpen');
    expect(chain.submit(bob, of.approve(bob, hash(5)))).toSucceed();
    const first = timepointOf(chain, opened[0]!);
    expect(chain.submit(alice, of.cancel(alice, hash(1), first))).toSucceed();
    expect(chain.submit(alice, of.approve(alice, hash(6)))).toSucceed();
  });
});

describe('an officer', () => {
  const officersOf = (): TestChain =>
    founded(new ChainBuilder().authority(erc).with(dave).build(), (state) => {
      for (const officer of officers) letIn(state, officer, 'signatory');
      letIn(state, group.account, 'admin');
    });

  test('fills half of what the organisation may, which leaves the others room whatever it sends', () => {
    const chain = officersOf();
    const never = { height: 0, index: 0 };
    const register = tx('Registry.registerUser', eve, 'Consumer', '');
    for (let i = 0; i < WINDOW; i++) {
      // It is bound to fail, and to be booked as what it claims to weigh.
      for (const refTime of [80_000_000_000n, 8_000_000_000n]) {
        const claimed = group.asMulti(alice, REMARK, never, { refTime, proofSize: 0n });
        expect([BLOCK_QUOTA, WINDOW_QUOTA]).toContain(untilRefused(chain, alice, claimed)[1]);
      }
      const opened = chain.fork().submit(bob, group.asMulti(bob, register));
      expect(opened).toEmit('Multisig.NewMultisig', { multisig: group.account });
      chain.nextBlock();
    }
    const since = timepointOf(chain, chain.submit(bob, group.asMulti(bob, register)));
    expect(chain.submit(charlie, group.asMulti(charlie, register, since))).toEmit(
      'Registry.UserRegistered',
    );
  });

  test('fills what a user may with calls for accounts that are none', () => {
    const unknown = new Group(2, [alice, dave]).asMulti(alice, remark(309_000));
    expect(untilRefused(officersOf(), alice, unknown)).toEqual([1, BLOCK_QUOTA]);
  });

  test('has no more room by signing for two organisations', () => {
    const [other, chain] = [new Group(3, officers), officersOf()];
    letIn(chain, other.account, 'admin');
    const flood = (of: Group): number => {
      const claimed = of.asMulti(alice, REMARK, null, { refTime: 20_000_000_000n, proofSize: 0n });
      return untilRefused(chain, alice, claimed)[0];
    };
    expect(flood(group)).toBeGreaterThan(5);
    expect(flood(other)).toBe(0);
    expect(chain.submit(bob, other.asMulti(bob, REMARK))).toSucceed();
  });
});

test('two of the three officers of an authority vote', () => {
  const { account: organisation } = group;
  const chain = new ChainBuilder().authority(erc, ferdie).unshared().build();
  const set = tx(
    'Registry.setSignatories',
    organisation,
    officers.map(({ publicKey }) => publicKey),
  );
  asRoot(chain, set);
  chain.put('Registry.Authorities', [erc.publicKey, ferdie.publicKey, organisation]);
  letIn(chain, organisation, 'authority');
  chain.submit(erc, tx('Governance.propose', tx('Registry.addAdmin', dave)));
  chain.submit(ferdie, tx('Governance.approve', 0));
  const vote = tx('Governance.approve', 0);
  const timepoint = timepointOf(chain, chain.submit(charlie, group.asMulti(charlie, vote)));
  const made = chain.submit(alice, group.asMulti(alice, vote, timepoint));
  expect(made).toEmit('Governance.Voted', { who: organisation });
  expect(made).toEmit('Governance.Executed', { result: { Ok: [] } });
  expect(made).toEmit('Registry.RoleGranted', { account: dave, role: 'Admin' });
});
