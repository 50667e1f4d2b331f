import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave, erc, mea, pea } from '../support/accounts.js';
import { type Tx, tx } from '../support/chain-builder.js';
import { approve, network, propose, traces } from '../support/governance.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';

const DAY = 86_400_000n;
const NEW_ADMIN = tx('Registry.addAdmin', alice);

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
      expect(propose(chain, NEW_ADMIN, who)).toBeRefused(ROLE_REQUIRED);
    }
    expect(propose(chain, NEW_ADMIN, dave)).toBeRefused('BadSigner');
  });

  test('runs nothing: a call that would fail now may succeed when it is approved', () => {
    const chain = network();
    const removal = tx('Registry.removeAdmin', alice);
    propose(chain, NEW_ADMIN, mea);
    const { events } = propose(chain, removal, mea);
    expect(events.map(({ path }) => path)).toEqual([
      'Governance.Proposed',
      'TransactionPayment.TransactionFeePaid',
      'System.ExtrinsicSuccess',
    ]);
    for (const id of [0, 1]) {
      approve(chain, erc, id);
      expect(approve(chain, pea, id)).toEmit('Governance.Executed', { result: { Ok: [] } });
    }
    expect(chain.query('Registry.Roles', alice)).toBe(0);
  });

  test('refuses a call that the approval which runs it could not fit into a block', () => {
    const kills = (count: number): Tx => tx('System.killPrefix', new Uint8Array(32).fill(9), count);
    const fresh = network();
    const most = mostThatFits((count) => propose(fresh.fork(), kills(count)).error !== null);
    // An approval weighs more than a proposal: what would be the last straw is not even voted on.
    expect(propose(fresh.fork(), kills(most + 1))).toBeNoop('Governance.CallTooHeavy');
    const chain = network();
    expect(propose(chain, kills(most))).toSucceed();
    chain.nextBlock();
    approve(chain, mea);
    chain.nextBlock();
    expect(approve(chain, pea)).toEmit('Governance.Executed', { result: { Ok: [] } });
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
    expect(chain.submit(erc, nested(4))).toBeNoop('Governance.NotForRoot');
    expect(chain.submit(erc, nested(5))).toBeRefused('Call');
    expect(chain.submit(erc, nested(200))).toBeRefused('Call');
  });

  test('takes a call of a megabyte and no longer one', () => {
    const chain = network();
    const remark = (length: number): Tx => tx('System.remark', new Uint8Array(length));
    expect(propose(chain, remark(1_000_000))).toBeNoop('Governance.CallTooLong');
    chain.nextBlock();
    expect(propose(chain, remark(999_990))).toSucceed();
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

describe('time', () => {
  test('ends a proposal after seven days to the millisecond', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    chain.skipTime(7n * DAY);
    expect(approve(chain, mea)).toSucceed();
    chain.nextBlock();
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

/** The largest count that is not refused, between 1,000 and a million. */
function mostThatFits(isRefused: (count: number) => boolean): number {
  let [fits, fails] = [1_000, 1_000_000];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (isRefused(middle)) fails = middle;
    else fits = middle;
  }
  return fits;
}
