import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Key, keyBytes, keyOf } from '../../tools/compiler/host/bytes.js';
import { type Account, alice, bob, charlie, erc, mea, pea } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import {
  approve,
  authorities,
  network,
  PROOF,
  propose,
  seated,
  setAuthorities,
} from '../support/governance.js';
import '../support/matchers.js';

const ADMIN = 1 << 1;
const NEEDED = 3;
const OPEN_PER_AUTHORITY = 4;

const isAuthority = (who: Account): boolean => authorities.some((one) => one === who);

const DAY = 86_400_000n;
const LIFETIME = 7n * DAY;
const EXPIRE_AT_ONCE = 4;

interface Ballot {
  proposer: Account;
  expiresAt: bigint;
  candidate: Account;
  approvals: Set<Account>;
  rejections: Set<Account>;
}

/** Governance's rules, written down independently of the runtime; every proposal makes an admin. */
class Model {
  readonly admins = new Set<Account>([bob]);
  readonly open = new Map<number, Ballot>();
  private count = 0;

  /** A block begins whose parent was at `time`: the oldest that are late go, a few at a time. */
  begin(time: bigint): void {
    const late = [...this.open].slice(0, EXPIRE_AT_ONCE);
    for (const [id, { expiresAt }] of late) {
      if (expiresAt >= time) break;
      this.open.delete(id);
    }
  }

  propose(proposer: Account, candidate: Account, now: bigint): boolean {
    const own = [...this.open.values()].filter((ballot) => ballot.proposer === proposer);
    if (!isAuthority(proposer) || own.length >= OPEN_PER_AUTHORITY) return false;
    const approvals = new Set([proposer]);
    const expiresAt = now + LIFETIME;
    const ballot = { proposer, candidate, expiresAt, approvals, rejections: new Set<Account>() };
    this.open.set(this.count++, ballot);
    return true;
  }

  vote(who: Account, id: number, approve: boolean, now: bigint): boolean {
    const ballot = this.open.get(id);
    if (!isAuthority(who) || !ballot || now > ballot.expiresAt) return false;
    if (ballot.approvals.has(who) || ballot.rejections.has(who)) return false;
    (approve ? ballot.approvals : ballot.rejections).add(who);
    if (ballot.approvals.size >= NEEDED) this.admins.add(ballot.candidate);
    const lost = ballot.rejections.size > authorities.length - NEEDED;
    if (ballot.approvals.size >= NEEDED || lost) this.open.delete(id);
    return true;
  }
}

interface Step {
  signer: Account;
  call: Tx;
  apply: (model: Model, now: bigint) => boolean;
}

/** The next block comes so many milliseconds later. */
type Pause = bigint;

const person = fc.constantFrom(...authorities, bob);
const candidate = fc.constantFrom(alice, charlie, erc);
const id = fc.nat(12);

const proposal = fc.tuple(person, candidate).map(([signer, who]): Step => ({
  signer,
  call: tx('Governance.propose', tx('Registry.addAdmin', who)),
  apply: (model, now) => model.propose(signer, who, now),
}));

const vote = fc.tuple(person, id, fc.boolean()).map(([signer, number, isFor]): Step => ({
  signer,
  call: tx(`Governance.${isFor ? 'approve' : 'reject'}`, number),
  apply: (model, now) => model.vote(signer, number, isFor, now),
}));

/** The length of a block, some days, or to the very end of a proposal of before. */
const pause = fc
  .constantFrom(6_000n, DAY, 3n * DAY, LIFETIME - 6_000n, LIFETIME, LIFETIME + 6_000n)
  .map((after): Pause => after);

const steps = fc.array(
  fc.oneof(
    { arbitrary: proposal, weight: 3 },
    { arbitrary: vote, weight: 6 },
    { arbitrary: pause, weight: 2 },
  ),
  { minLength: 1, maxLength: 60 },
);

function expectSame(chain: TestChain, model: Model): void {
  expect(chain.api('GovernanceApi.open_proposals')).toEqual([...model.open.keys()]);
  expect(chain.count('Governance.Proposals')).toBe(model.open.size);
  expect(chain.count('Governance.Calls')).toBe(model.open.size);
  for (const [number, { approvals, rejections }] of model.open) {
    expect(chain.query('Governance.Proposals', number)).toMatchObject({
      approvals: [...approvals].map(({ address }) => address),
      rejections: [...rejections].map(({ address }) => address),
    });
  }
  for (const who of [alice, bob, charlie, erc]) {
    const roles = chain.query('Registry.Roles', who) as number;
    expect((roles & ADMIN) !== 0).toBe(model.admins.has(who));
  }
}

test('a call runs exactly when three of four authorities approved it within seven days', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const chain = network();
      const model = new Model();
      for (const step of sequence) {
        if (typeof step === 'bigint') {
          const time = chain.now;
          chain.nextBlock(step);
          model.begin(time);
          expectSame(chain, model);
          continue;
        }
        const { signer, call, apply } = step;
        const receipt = chain.submit(signer, call);
        expect(receipt.error === null).toBe(apply(model, chain.now));
        if (receipt.outcome.kind === 'failed') expect(receipt).toBeNoop(receipt.error as string);
      }
      expectSame(chain, model);
      chain.nextBlock();
    }),
    { numRuns: process.env['GRID_FULL'] ? 1_000 : 50 },
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
      const seats = set.map((key) => seated(key, key, key));
      propose(chain, setAuthorities(seats));
      approve(chain, mea);
      expect(approve(chain, pea)).toSucceed();
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

test('a set of nobody, or with an account or a key twice, changes nothing', () => {
  const key = fc.nat(5).map((byte) => new Uint8Array(32).fill(byte + 1));
  const proof = fc.constant(PROOF);
  const set = fc.array(fc.record({ account: key, aura: key, grandpa: key, proof }), {
    maxLength: 4,
  });
  const distinct = (keys: Uint8Array[]): boolean => new Set(keys.map(String)).size === keys.length;
  const chain = network();
  fc.assert(
    fc.property(set, (seats) => {
      const isSound =
        distinct(seats.map(({ account }) => account)) &&
        distinct(seats.map(({ aura }) => aura)) &&
        distinct(seats.map(({ grandpa }) => grandpa));
      const receipt = propose(chain.fork(), setAuthorities(seats));
      if (seats.length === 0) expect(receipt).toBeNoop('Governance.NoAuthorities');
      else if (!isSound) expect(receipt).toBeNoop('Governance.DuplicateAuthority');
      else expect(receipt).toSucceed();
    }),
    { numRuns: 100 },
  );
});

test('raw writes reach nothing that begins like a guarded key, or that one begins with', () => {
  const chain = network();
  const all = chain.types.storagePaths();
  const item = (path: string): Key => chain.types.storageKey(path, []);
  const mendable = all.filter((path) => propose(chain.fork(), raw(item(path))[0]!).error === null);
  const guarded = [':', ...all.filter((path) => !mendable.includes(path)).map(item)];
  const bytes = fc.uint8Array({ maxLength: 40 }).map(keyOf);
  const near = fc
    .tuple(fc.constantFrom(...all.map(item), ...guarded), fc.nat(32), bytes)
    .map(([key, length, rest]) => key.slice(0, length) + rest);
  const isPallets = (key: Key): boolean =>
    all
      .map((path) => item(path).slice(0, 16))
      .some((of) => key.startsWith(of) || of.startsWith(key));
  fc.assert(
    fc.property(fc.oneof(near, bytes), (key) => {
      const isGuarded =
        guarded.some((one) => one.startsWith(key) || key.startsWith(one)) ||
        (isPallets(key) && !mendable.some((path) => key.startsWith(item(path))));
      for (const call of raw(key)) {
        const receipt = propose(chain.fork(), call);
        if (isGuarded) expect(receipt).toBeNoop('System.CallFiltered');
        else expect(receipt).toSucceed();
      }
    }),
    { numRuns: 100 },
  );
});

/** The calls that write raw storage, at `key`. */
function raw(key: Key): Tx[] {
  return [
    tx('System.setStorage', [[keyBytes(key), '0x01']]),
    tx('System.killStorage', [keyBytes(key)]),
    tx('System.killPrefix', keyBytes(key), 9),
  ];
}

test('no bytes in place of a call make the runtime panic', () => {
  const chain = network();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(propose(chain, bytes).error).not.toBe('panic');
    }),
    { numRuns: 200 },
  );
  chain.nextBlock();
});
