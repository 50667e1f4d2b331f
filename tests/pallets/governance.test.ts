import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Block } from '../../tools/host/block-builder.js';
import { toHex } from '../../tools/host/bytes.js';
import { embeddedVersion } from '../../tools/host/runtime-version.js';
import { packBlob, zstdReady } from '../../tools/wasm/zstd.js';
import { withApis, withoutExport, withVersion } from '../link/surgery.js';
import {
  type Account,
  alice,
  bob,
  charlie,
  dave,
  egat,
  erc,
  eve,
  mea,
  pea,
} from '../support/accounts.js';
import {
  ChainBuilder,
  runtimeBlob,
  type Receipt,
  type TestChain,
  type Tx,
  tx,
} from '../support/chain-builder.js';
import '../support/matchers.js';

const DAY = 86_400_000n;
const AUTHORITY = 1;
const NEW_ADMIN = tx('Registry.addAdmin', alice);

/** Four authorities, an admin, a campus. */
const network = (): TestChain =>
  new ChainBuilder().authority(erc, mea, pea, egat).admin(bob).with(charlie).build();

const propose = (chain: TestChain, call: Tx | Uint8Array, who = erc): Receipt =>
  chain.submit(who, tx('Governance.propose', call));
const approve = (chain: TestChain, who: Account, id = 0): Receipt =>
  chain.submit(who, tx('Governance.approve', id));
const reject = (chain: TestChain, who: Account, id = 0): Receipt =>
  chain.submit(who, tx('Governance.reject', id));

/** Proposes `call` and lets three authorities approve; the receipt of the last one. */
function pass(chain: TestChain, call: Tx): Receipt {
  expect(propose(chain, call)).toSucceed();
  const id = (chain.query('Governance.ProposalCount') as number) - 1;
  expect(approve(chain, mea, id)).toSucceed();
  return approve(chain, pea, id);
}

/** What is left of proposals in storage. */
const traces = (chain: TestChain): number =>
  chain.count('Governance.Proposals') +
  chain.count('Governance.Calls') +
  (chain.query('Governance.Open') as unknown[]).length;

const seat = (who: Account, byte: number): unknown => ({
  account: who,
  aura: who.publicKey,
  grandpa: new Uint8Array(32).fill(byte),
});
const seats = (...who: Account[]): unknown[] => who.map((account, i) => seat(account, i + 1));
const setAuthorities = (set: unknown[]): Tx => tx('Governance.setAuthorities', set);

describe('propose', () => {
  test('opens a proposal that its proposer approves', () => {
    const chain = network();
    const receipt = propose(chain, NEW_ADMIN);
    const expiresAt = (chain.query('Timestamp.Now') as bigint) + 7n * DAY;
    expect(receipt).toEmit('Governance.Proposed', { proposal: 0, proposer: erc, expiresAt });
    expect(chain.query('Governance.Proposals', 0)).toMatchObject({
      approvals: [erc.address],
      rejections: [],
    });
    expect(chain.query('Governance.Calls', 0)).toEqual({
      Registry: { add_admin: { account: alice.address } },
    });
    expect(chain.api('GovernanceApi.open_proposals')).toEqual([0]);
    expect(chain.api('GovernanceApi.proposal', 0)).toMatchObject({ proposer: erc.address });
  });

  test('is for authorities, not for admins or users', () => {
    const chain = network();
    for (const who of [bob, charlie]) {
      expect(propose(chain, NEW_ADMIN, who)).toBeNoop('Governance.AuthorityRequired');
    }
    expect(propose(chain, NEW_ADMIN, dave)).toBeRefused('BadSigner');
  });

  test('refuses a call that would fail, with the error it would fail with', () => {
    const chain = network();
    expect(propose(chain, tx('Registry.removeAdmin', alice))).toBeNoop('Registry.NotAdmin');
    expect(propose(chain, tx('Governance.approve', 0))).toBeNoop('Governance.AuthorityRequired');
    expect(propose(chain, tx('Timestamp.set', 1n))).toBeNoop('BadOrigin');
  });

  test('tries the call without a trace', () => {
    const chain = network();
    const { events } = propose(chain, NEW_ADMIN);
    expect(events.map(({ path }) => path)).not.toContain('Registry.RoleGranted');
    expect(chain.query('Registry.Roles', alice)).toBe(0);
  });

  test('refuses bytes that are no call', () => {
    const chain = network();
    expect(propose(chain, Uint8Array.of(250, 0))).toBeRefused('Call');
    expect(propose(chain, Uint8Array.of(10, 99))).toBeRefused('Call');
    expect(propose(chain, Uint8Array.of(10, 5, 1, 2))).toBeRefused('Call');
  });

  test('decodes calls in calls four deep and no deeper', () => {
    const chain = network();
    const nested = (depth: number): Tx =>
      depth ? tx('Governance.propose', nested(depth - 1)) : NEW_ADMIN;
    expect(chain.submit(erc, nested(4))).toBeNoop('Governance.AuthorityRequired');
    expect(chain.submit(erc, nested(5))).toBeRefused('Call');
    expect(chain.submit(erc, nested(200))).toBeRefused('Call');
  });

  test('takes a call of one mebibyte and no longer one', () => {
    const chain = network();
    const remark = (length: number): Tx => tx('System.remark', new Uint8Array(length));
    expect(propose(chain, remark(1_048_576))).toBeNoop('Governance.CallTooLong');
    expect(propose(chain, remark(1_048_570))).toSucceed();
  });

  test('lets an authority have four open proposals', () => {
    const chain = network();
    for (let i = 0; i < 4; i++) expect(propose(chain, NEW_ADMIN)).toSucceed();
    expect(propose(chain, NEW_ADMIN)).toBeNoop('Governance.TooManyProposals');
    expect(propose(chain, NEW_ADMIN, mea)).toSucceed();
    approve(chain, mea);
    approve(chain, pea);
    expect(propose(chain, tx('Registry.addAdmin', dave))).toSucceed();
  });
});

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
    expect(approve(chain, bob)).toBeNoop('Governance.AuthorityRequired');
    expect(reject(chain, charlie)).toBeNoop('Governance.AuthorityRequired');
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

describe('time', () => {
  test('ends a proposal after seven days', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    chain.skipTime(7n * DAY - 60_000n);
    expect(approve(chain, mea)).toSucceed();
    chain.skipTime(120_000n);
    expect(approve(chain, pea)).toBeNoop('Governance.ProposalExpired');
    chain.nextBlock();
    const block = chain.nextBlock();
    expect(chain.eventsOf(block)).toEmit('Governance.Expired', { proposal: 0 });
    expect(traces(chain)).toBe(0);
  });

  test('ends four proposals a block, oldest first', () => {
    const chain = network();
    for (let i = 0; i < 3; i++) propose(chain, NEW_ADMIN);
    for (let i = 0; i < 3; i++) propose(chain, NEW_ADMIN, mea);
    chain.skipTime(8n * DAY);
    chain.nextBlock();
    expect(chain.api('GovernanceApi.open_proposals')).toEqual([4, 5]);
    chain.nextBlock();
    expect(chain.api('GovernanceApi.open_proposals')).toEqual([]);
    expect(traces(chain)).toBe(0);
  });
});

describe('set_authorities', () => {
  test('changes turns, votes on blocks, roles and votes on proposals at once', () => {
    const chain = network();
    const next = [mea, pea, egat, eve];
    const receipt = pass(chain, setAuthorities(seats(...next)));
    expect(receipt).toEmit('Governance.AuthoritiesChanged', { authorities: next, setId: 1n });
    expect(chain.query('Registry.Roles', erc)).toBe(0);
    expect(chain.query('Registry.Roles', eve)).toBe(AUTHORITY);
    expect(chain.api('GovernanceApi.authorities')).toEqual(next.map(({ address }) => address));
    expect(chain.api('AuraApi.authorities')).toEqual(next.map(({ address }) => address));
    expect(chain.api('GrandpaApi.current_set_id')).toBe(1n);
    expect(chain.api('GrandpaApi.grandpa_authorities')).toHaveLength(4);
    expect(propose(chain, NEW_ADMIN, erc)).toBeRefused('BadSigner');
    expect(propose(chain, NEW_ADMIN, eve)).toSucceed();
  });

  test('announces both changes in the digest of the block', () => {
    const chain = network();
    pass(chain, setAuthorities(seats(eve, dave)));
    const list = [eve, dave].map(({ publicKey }) => toHex(publicKey).slice(2)).join('');
    const votes = ['01', '02'].map((byte) => `${byte.repeat(32)}0100000000000000`).join('');
    expect(consensusLogs(chain.nextBlock())).toEqual([
      ['aura', `0x0108${list}`],
      ['FRNK', `0x0108${votes}00000000`],
    ]);
  });

  test('leaves an authority its other roles', () => {
    const chain = new ChainBuilder().authority(erc, mea, pea, egat).admin(erc).build();
    pass(chain, setAuthorities(seats(mea, pea, egat)));
    expect(chain.query('Registry.Roles', erc)).toBe(1 << 1);
  });

  test('cancels what was put to the old authorities', () => {
    const chain = network();
    propose(chain, NEW_ADMIN, egat);
    propose(chain, setAuthorities(seats(mea, pea, egat)));
    approve(chain, mea, 1);
    const receipt = approve(chain, pea, 1);
    expect(receipt).toEmit('Governance.Cancelled', { proposal: 0 });
    expect(traces(chain)).toBe(0);
  });

  test('happens once in a block', () => {
    const chain = network();
    const change = setAuthorities(seats(erc, mea, pea));
    pass(chain, change);
    expect(propose(chain, change)).toBeNoop('Governance.ChangePending');
    chain.nextBlock();
    expect(propose(chain, change)).toSucceed();
  });

  test('refuses a set that is empty, too large, or has anything twice', () => {
    const chain = network();
    const refuse = (set: unknown[], error: string): void =>
      expect(propose(chain, setAuthorities(set))).toBeNoop(`Governance.${error}`);
    refuse([], 'NoAuthorities');
    refuse([...seats(erc, mea), seat(erc, 9)], 'DuplicateAuthority');
    refuse([seat(erc, 1), seat(mea, 1)], 'DuplicateAuthority');
    const [first, second] = [seat(erc, 1), seat(mea, 2)] as [object, object];
    refuse([first, { ...second, aura: erc.publicKey }], 'DuplicateAuthority');
    const many = Array.from({ length: 33 }, (_, i) => {
      const key = new Uint8Array(32).fill(i + 1);
      return { account: key, aura: key, grandpa: key };
    });
    refuse(many, 'TooManyAuthorities');
    expect(propose(chain, setAuthorities(many.slice(1)))).toSucceed();
  });

  test('is for Root', () => {
    const chain = network();
    expect(chain.submit(erc, setAuthorities(seats(erc)))).toBeNoop('BadOrigin');
  });
});

describe('set_code', () => {
  const { specVersion } = embeddedVersion(runtimeBlob()) as { specVersion: number };
  const next = withVersion(runtimeBlob(), { specVersion: specVersion + 1 });
  const setCode = (code: Uint8Array): Tx => tx('System.setCode', code);

  test('replaces the runtime', () => {
    const chain = network();
    const receipt = pass(chain, setCode(next));
    expect(receipt).toEmit('System.CodeUpdated');
    expect(receipt).toEmit('Governance.Executed', { result: { Ok: [] } });
    const block = chain.nextBlock();
    expect(block.state.get(':code')).toEqual(next);
    expect(block.header.digest).toContainEqual({ kind: 'environmentUpdated' });
  });

  test.each([
    ['another chain', withVersion(next, { specName: 'other-grid' }), 'InvalidSpecName'],
    ['the present version', runtimeBlob(), 'SpecVersionNeedsToIncrease'],
    ['an older version', withVersion(next, { specVersion: 1 }), 'SpecVersionNeedsToIncrease'],
    ['no runtime', Uint8Array.of(1, 2, 3), 'FailedToExtractRuntimeVersion'],
    [
      'a runtime that does not execute blocks',
      withoutExport(next, 'Core_execute_block'),
      'MissingEntryPoint',
    ],
    [
      'a runtime that no node can give memory',
      withoutExport(next, '__heap_base'),
      'MissingEntryPoint',
    ],
  ])('refuses %s before anything is stored', (_what, code, error) => {
    expect(propose(network(), setCode(code))).toBeNoop(`System.${error}`);
  });

  describe('takes compressed code', () => {
    beforeAll(() => zstdReady());

    test('and the next block runs on it', () => {
      const chain = network();
      const code = packBlob(next);
      expect(pass(chain, setCode(code))).toEmit('Governance.Executed', { result: { Ok: [] } });
      chain.nextBlock();
      expect(chain.nextBlock().state.get(':code')).toEqual(code);
    });

    test('unless it does not declare what nodes call', () => {
      const code = packBlob(withApis(next, new Uint8Array(0)));
      expect(propose(network(), setCode(code))).toBeNoop('System.MissingEntryPoint');
    });

    test('unless it is of another chain', () => {
      const code = packBlob(withVersion(next, { specName: 'other-grid' }));
      expect(propose(network(), setCode(code))).toBeNoop('System.InvalidSpecName');
    });
  });

  test('is never done without checks', () => {
    expect(propose(network(), tx('System.setCodeWithoutChecks', next))).toBeNoop(
      'Governance.ForbiddenCall',
    );
  });

  test('takes the blob that the build wrote', () => {
    const blob = readFileSync(new URL('../../build/campus_grid.wasm', import.meta.url));
    expect(propose(network(), setCode(blob))).toBeNoop('System.SpecVersionNeedsToIncrease');
  });
});

/** Engines and payloads of a block's messages to consensus clients. */
function consensusLogs(block: Block): string[][] {
  return block.header.digest.flatMap((item) =>
    item.kind === 'consensus' ? [[item.engine, toHex(item.data)]] : [],
  );
}
