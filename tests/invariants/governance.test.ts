import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, alice, bob, charlie, egat, erc, mea, pea } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

const AUTHORITIES = [erc, mea, pea, egat];
const ADMIN = 1 << 1;
const NEEDED = 3;
const OPEN_PER_AUTHORITY = 4;

interface Ballot {
  proposer: Account;
  candidate: Account;
  approvals: Set<Account>;
  rejections: Set<Account>;
}

/** Governance's rules, written down independently of the runtime; every proposal makes an admin. */
class Model {
  readonly admins = new Set<Account>([bob]);
  readonly open = new Map<number, Ballot>();
  private count = 0;

  propose(proposer: Account, candidate: Account): boolean {
    const own = [...this.open.values()].filter((ballot) => ballot.proposer === proposer);
    if (!AUTHORITIES.includes(proposer) || own.length >= OPEN_PER_AUTHORITY) return false;
    if (this.admins.has(candidate)) return false;
    const approvals = new Set([proposer]);
    this.open.set(this.count++, { proposer, candidate, approvals, rejections: new Set() });
    return true;
  }

  vote(who: Account, id: number, approve: boolean): boolean {
    const ballot = this.open.get(id);
    if (!AUTHORITIES.includes(who) || !ballot) return false;
    if (ballot.approvals.has(who) || ballot.rejections.has(who)) return false;
    (approve ? ballot.approvals : ballot.rejections).add(who);
    if (ballot.approvals.size >= NEEDED) this.admins.add(ballot.candidate);
    const lost = ballot.rejections.size > AUTHORITIES.length - NEEDED;
    if (ballot.approvals.size >= NEEDED || lost) this.open.delete(id);
    return true;
  }
}

interface Step {
  signer: Account;
  call: Tx;
  apply: (model: Model) => boolean;
}

const person = fc.constantFrom(...AUTHORITIES, bob);
const candidate = fc.constantFrom(alice, charlie, erc);
const id = fc.nat(6);

const propose = fc.tuple(person, candidate).map(([signer, who]): Step => ({
  signer,
  call: tx('Governance.propose', tx('Registry.addAdmin', who)),
  apply: (model) => model.propose(signer, who),
}));

const vote = fc.tuple(person, id, fc.boolean()).map(([signer, proposal, approve]): Step => ({
  signer,
  call: tx(`Governance.${approve ? 'approve' : 'reject'}`, proposal),
  apply: (model) => model.vote(signer, proposal, approve),
}));

const steps = fc.array(fc.oneof(propose, { arbitrary: vote, weight: 3 }), {
  minLength: 1,
  maxLength: 40,
});

const network = (): TestChain =>
  new ChainBuilder()
    .authority(...AUTHORITIES)
    .admin(bob)
    .build();

function expectSame(chain: TestChain, model: Model): void {
  expect(chain.api('GovernanceApi.open_proposals')).toEqual([...model.open.keys()]);
  expect(chain.count('Governance.Proposals')).toBe(model.open.size);
  expect(chain.count('Governance.Calls')).toBe(model.open.size);
  for (const [proposal, { approvals, rejections }] of model.open) {
    expect(chain.query('Governance.Proposals', proposal)).toMatchObject({
      approvals: [...approvals].map(({ address }) => address),
      rejections: [...rejections].map(({ address }) => address),
    });
  }
  for (const who of [alice, bob, charlie, erc]) {
    const roles = chain.query('Registry.Roles', who) as number;
    expect((roles & ADMIN) !== 0).toBe(model.admins.has(who));
  }
}

test('a call runs exactly when three of four authorities approved it while it was open', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const chain = network();
      const model = new Model();
      for (const { signer, call, apply } of sequence) {
        const receipt = chain.submit(signer, call);
        expect(receipt.error === null).toBe(apply(model));
        if (receipt.error !== null) expect(receipt).toBeNoop(receipt.error);
      }
      expectSame(chain, model);
      chain.nextBlock();
    }),
    { numRuns: 60 },
  );
});

test('after any set of authorities, Aura, GRANDPA and the registry agree on it', () => {
  const keys = fc.uniqueArray(fc.uint8Array({ minLength: 32, maxLength: 32 }), {
    minLength: 1,
    maxLength: 12,
    selector: (key) => key.join(),
  });
  fc.assert(
    fc.property(keys, (set) => {
      const chain = network();
      const seats = set.map((key) => ({ account: key, aura: key, grandpa: key }));
      chain.submit(erc, tx('Governance.propose', tx('Governance.setAuthorities', seats)));
      chain.submit(mea, tx('Governance.approve', 0));
      expect(chain.submit(pea, tx('Governance.approve', 0))).toSucceed();
      const accounts = chain.query('Registry.Authorities') as string[];
      expect(accounts).toHaveLength(set.length);
      expect(chain.query('Aura.Authorities')).toHaveLength(set.length);
      expect(chain.query('Grandpa.Authorities')).toHaveLength(set.length);
      expect(chain.query('Grandpa.CurrentSetId')).toBe(1n);
      const holders = [...chain.entries('Registry.Roles')].filter(([, r]) => (r as number) & 1);
      expect(holders).toHaveLength(set.length);
      for (const who of accounts) expect(chain.query('Registry.Roles', who)).toBe(1);
      chain.nextBlock();
    }),
    { numRuns: 30 },
  );
});

test('no bytes in place of a call make the runtime panic', () => {
  const chain = network();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const receipt = chain.submit(erc, tx('Governance.propose', bytes));
      expect(receipt.error).not.toBe('panic');
    }),
    { numRuns: 200 },
  );
  chain.nextBlock();
});
