/**
 * Batches, delegates, multisigs and governance, in any nesting of one another: what comes of a call is what an independent
 * interpreter of the rules says, so no nesting gets anybody anything that the type or the roles forbid.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alice, bob, charlie, dave, erc, eve, ferdie, type Account } from '../support/accounts.js';
import {
  ChainBuilder,
  tx,
  type EventRecord,
  type TestChain,
  type Tx,
} from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  Group,
  asProxy,
  delegate,
  founded,
  hashOf,
  letIn,
  timepointOf,
  type ProxyType,
} from '../support/wrappers.js';

type Name = 'alice' | 'bob' | 'erc' | 'phone' | 'officer' | 'other' | 'one' | 'two';
type Role = 'prosumer' | 'consumer' | 'authority' | 'signatory' | 'admin' | 'root';

const [officer, other] = [charlie, dave];
const third = eve;
/** Accounts of one officer of two, and of two of three. */
const one = new Group(1, [officer, other]);
const two = new Group(2, [officer, other, third]);

const KEYS: Record<Name, Account | Uint8Array> = {
  ...{ alice, bob, erc, officer, other },
  phone: ferdie,
  one: one.account,
  two: two.account,
};
const SIGNERS = ['alice', 'bob', 'erc', 'phone', 'officer', 'other'] as const;

const ROLES: Record<Name, readonly Role[]> = {
  alice: ['prosumer'],
  bob: ['consumer'],
  erc: ['authority'],
  phone: [],
  officer: ['consumer', 'signatory'],
  other: ['signatory'],
  one: ['admin'],
  two: ['prosumer'],
};

type Relations = [real: Name, who: Name, type: ProxyType][];

/** What is at the bottom: a call of its own number. */
const LEAVES = [
  'remark',
  'order',
  'debt',
  'vote',
  'admin',
  'root',
  'code',
  'inherent',
  'add',
] as const;
type Leaf = (typeof LEAVES)[number];
const BATCHES = ['batch', 'batchAll', 'forceBatch'] as const;

type Node =
  | { kind: 'leaf'; leaf: Leaf; id: number }
  | { kind: (typeof BATCHES)[number]; inner: Node[] }
  | { kind: 'proxy'; real: Name; forced: ProxyType | null; inner: Node }
  | { kind: 'one' | 'two'; inner: Node }
  | { kind: 'propose'; inner: Node };

interface Rule {
  roles: 'any' | Role[];
  /** Types that let it be made, besides Any. */
  types: ProxyType[];
  /** Root may make it. */
  root?: true;
  /** The error of an account that may make it; null of success. */
  error: string | null;
}

/** What wallets would be told, written down a second time. */
const RULES: Record<Leaf, Rule> = {
  remark: { roles: 'any', types: [], error: null },
  order: { roles: ['prosumer', 'consumer'], types: ['Trading'], error: 'Trading.OrderNotFound' },
  debt: { roles: 'any', types: ['Trading'], error: 'Settlement.NoDebt' },
  vote: { roles: ['authority'], types: ['Governance'], error: 'Governance.ProposalNotFound' },
  admin: { roles: ['admin'], types: [], root: true, error: 'Registry.NotRegistered' },
  root: { roles: [], types: [], root: true, error: null },
  code: { roles: [], types: [], root: true, error: null },
  inherent: { roles: [], types: [], error: null },
  add: { roles: 'any', types: [], error: null },
};

const callOf = (leaf: Leaf, id: number): Tx =>
  ({
    remark: tx('System.remarkWithEvent', `0x${(0x1000 + id).toString(16)}`),
    order: tx('Trading.cancelOrder', BigInt(1_000_000 + id)),
    debt: tx('Settlement.payDebt', BigInt(id)),
    vote: tx('Governance.approve', 1_000_000 + id),
    admin: tx('Registry.updateUserStatus', new Uint8Array(32).fill(100 + id), 'Active'),
    root: tx('System.killStorage', [`0x${'ab'.repeat(32)}${(0x1000 + id).toString(16)}`]),
    code: tx('System.setCodeWithoutChecks', `0x${(0x1000 + id).toString(16)}`),
    inherent: tx('Timestamp.set', BigInt(id)),
    add: tx('Proxy.addProxy', { Id: new Uint8Array(32).fill(100 + id) }, 'Any', 0),
  })[leaf];

/** Who acts, and within which type of proxy; `null` is Root. */
interface Actor {
  who: Name | null;
  scope: ProxyType | null;
}

/** Events as `path what`, errors by name. */
class Interpreter {
  readonly events: string[] = [];

  constructor(private readonly relations: Relations) {}

  /** The error of `node`, or null; a failed one leaves no events. */
  run(node: Node, actor: Actor): string | null {
    return this.refusal(node, actor) ?? this.effect(node, actor);
  }

  private attempt(node: Node, actor: Actor): string | null {
    const before = this.events.length;
    const error = this.run(node, actor);
    if (error !== null) this.events.length = before;
    return error;
  }

  /** Whether it is let through at all. */
  private refusal(node: Node, { who, scope }: Actor): string | null {
    // A proposal was looked at as a whole.
    if (who === null) return null;
    if (scope !== null && !typesOf(node).includes(scope)) return 'System.CallFiltered';
    const roles = rolesOf(node);
    if (roles === 'delegate') return null;
    const held = ROLES[who].filter((role) =>
      roles === 'any' ? role !== 'signatory' : roles.includes(role),
    );
    return held.length ? null : 'BadOrigin';
  }

  private effect(node: Node, actor: Actor): string | null {
    if (node.kind === 'leaf') return this.leaf(node.leaf, actor);
    if (node.kind === 'proxy') return this.proxy(node, actor.who as Name);
    if (node.kind === 'propose') return this.propose(node.inner);
    if (!isBatch(node)) return this.multisig(node, actor.who as Name);
    let failed = false;
    for (const [index, inner] of node.inner.entries()) {
      const error = node.kind === 'batchAll' ? this.run(inner, actor) : this.attempt(inner, actor);
      if (error !== null && node.kind === 'batchAll') return error;
      if (error !== null && node.kind === 'batch') {
        this.events.push(`Utility.BatchInterrupted ${index} ${error}`);
        return null;
      }
      this.events.push(error === null ? 'Utility.ItemCompleted' : `Utility.ItemFailed ${error}`);
      failed ||= error !== null;
    }
    this.events.push(failed ? 'Utility.BatchCompletedWithErrors' : 'Utility.BatchCompleted');
    return null;
  }

  private leaf(leaf: Leaf, { who }: Actor): string | null {
    const { error } = RULES[leaf];
    if (error === null && leaf === 'remark') this.events.push(`System.Remarked ${who}`);
    if (error === null && leaf === 'add') this.events.push(`Proxy.ProxyAdded ${who}`);
    return error;
  }

  private proxy({ real, forced, inner }: Node & { kind: 'proxy' }, who: Name): string | null {
    const types = this.relations
      .filter(([of, by]) => of === real && by === who)
      .map(([, , type]) => type)
      .filter((type) => forced === null || type === forced);
    if (!types.length) return 'Proxy.NotProxy';
    const [type] = (['Any', 'Trading', 'Governance'] as const).filter((t) => types.includes(t));
    const error = this.attempt(inner, { who: real, scope: type === 'Any' ? null : type! });
    this.events.push(`Proxy.ProxyExecuted ${error}`);
    return null;
  }

  /** Every such call is put together for `officer` as its signatory, and of two another one has approved before. */
  private multisig(node: Node & { kind: 'one' | 'two' }, who: Name): string | null {
    if (who !== 'officer')
      return who === 'other' ? 'Multisig.SenderInSignatories' : 'Multisig.UnknownAccount';
    const actor = { who: node.kind, scope: null };
    if (node.kind === 'one') return this.run(node.inner, actor);
    const error = this.attempt(node.inner, actor);
    this.events.push(`Multisig.MultisigExecuted ${error}`);
    return null;
  }

  private propose(inner: Node): string | null {
    if (hasCode(inner)) return 'Governance.ForbiddenCall';
    if (!isForRoot(inner)) return 'Governance.NotForRoot';
    this.events.push('Governance.Proposed');
    const error = this.attempt(inner, { who: null, scope: null });
    this.events.push(`Governance.Executed ${error}`);
    return null;
  }
}

type Batch = Extract<Node, { inner: Node[] }>;

const isBatch = (node: Node): node is Batch => Array.isArray((node as { inner?: unknown }).inner);

function rolesOf(node: Node): 'any' | 'delegate' | Role[] {
  if (node.kind === 'leaf') return RULES[node.leaf].roles;
  if (node.kind === 'proxy') return 'delegate';
  if (node.kind === 'propose') return ['authority'];
  return node.kind === 'one' || node.kind === 'two' ? ['signatory'] : 'any';
}

/** Batches are as free as what is in them. */
function typesOf(node: Node): ProxyType[] {
  if (isBatch(node)) return ['Trading', 'Governance'];
  return node.kind === 'leaf' ? RULES[node.leaf].types : [];
}

function isForRoot(node: Node): boolean {
  if (isBatch(node)) return node.inner.every(isForRoot);
  return node.kind === 'leaf' && RULES[node.leaf].root === true;
}

/** In what a call makes itself: a proposal within is looked at when it is made. */
function hasCode(node: Node): boolean {
  if (node.kind === 'leaf') return node.leaf === 'code';
  if (node.kind === 'propose') return false;
  return isBatch(node) ? node.inner.some(hasCode) : hasCode((node as { inner: Node }).inner);
}

/** Whether the pool lets `node` in, signed by `who`: what is refused there, nothing comes of. */
function isAdmitted(node: Node, who: Name, relations: Relations): boolean {
  const roles = rolesOf(node);
  const acts =
    node.kind === 'proxy' &&
    ROLES[node.real].length > 0 &&
    relations.some(
      ([real, by, type]) =>
        real === node.real && by === who && (node.forced === null || type === node.forced),
    );
  if (roles === 'delegate') return acts || ROLES[who].some((role) => role !== 'signatory');
  return ROLES[who].some((role) => (roles === 'any' ? role !== 'signatory' : roles.includes(role)));
}

const name = fc.constantFrom(...(Object.keys(KEYS) as Name[]));
const type = fc.constantFrom<ProxyType>('Any', 'Trading', 'Governance');
const relations: fc.Arbitrary<Relations> = fc.uniqueArray(
  fc
    .tuple(name, fc.constantFrom(...SIGNERS, 'one' as const, 'two' as const), type)
    // Nobody can be made a delegate of itself.
    .filter(([real, by]) => real !== by),
  { minLength: 6, maxLength: 24, selector: (each) => each.join() },
);

/** Numbers come afterwards, so that each call is another one. */
const leafOf = (each: Leaf): Node => ({ kind: 'leaf', leaf: each, id: 0 });
const leaf = fc.constantFrom(...LEAVES).map(leafOf);

function tree(depth: number): fc.Arbitrary<Node> {
  if (!depth) return leaf;
  const inner = tree(depth - 1);
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom(...BATCHES),
        inner: fc.array(inner, { maxLength: 3 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('proxy' as const),
        real: name,
        forced: fc.option(type, { freq: 3 }),
        inner,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('one' as const, 'two' as const, 'propose' as const),
        inner,
      }),
    },
  );
}

/** Gives every leaf its number. */
function numbered(node: Node, next = { id: 0 }): Node {
  if (node.kind === 'leaf') return { ...node, id: next.id++ };
  if (isBatch(node)) return { ...node, inner: node.inner.map((inner) => numbered(inner, next)) };
  return { ...node, inner: numbered((node as { inner: Node }).inner, next) } as Node;
}

/** The call itself; whatever two of three make has been approved of by the third, as far as that one has room. */
function build(chain: TestChain, node: Node): Tx {
  if (node.kind === 'leaf') return callOf(node.leaf, node.id);
  if (isBatch(node))
    return tx(
      `Utility.${node.kind}`,
      node.inner.map((inner) => build(chain, inner)),
    );
  const call = build(chain, node.inner as Node);
  if (node.kind === 'proxy') return asProxy(KEYS[node.real], call, node.forced);
  if (node.kind === 'propose') return tx('Governance.propose', call);
  if (node.kind === 'one') return tx('Multisig.asMultiThreshold1', one.others(officer), call);
  const opened = chain.submit(third, two.approve(third, hashOf(chain, call)));
  // The very same call a second time (say, a batch of nothing) is open already, and needs a timepoint.
  fc.pre(opened.error !== 'Multisig.NoTimepoint');
  expect(opened).toSucceed();
  const info = chain.api('TransactionPaymentCallApi.query_call_info', call, 0) as {
    weight: object;
  };
  return two.asMulti(officer, call, timepointOf(chain, opened), info.weight);
}

const countTwo = (node: Node): number =>
  (node.kind === 'two' ? 1 : 0) +
  (isBatch(node) ? node.inner : node.kind === 'leaf' ? [] : [node.inner as Node])
    .map(countTwo)
    .reduce((sum, count) => sum + count, 0);

const names = new Map(
  Object.entries(KEYS).map(([known, key]) => [
    Buffer.from('publicKey' in key ? key.publicKey : key).toString('hex'),
    known,
  ]),
);

/** What the chain told, in the interpreter's words. */
function told(chain: TestChain, events: readonly EventRecord[]): string[] {
  const error = (result: unknown): string | null => {
    const known = result as { Err?: unknown } | string;
    const failure = typeof known === 'object' && 'Err' in known ? known.Err : known;
    if (typeof failure === 'string') return failure;
    const module = (failure as { Module?: { index: number; error: string } }).Module;
    if (!module) return null;
    const codes = { pallet: module.index, error: Number.parseInt(module.error.slice(2, 4), 16) };
    return chain.types.errorName({ kind: 'failed', reason: 'Module', module: codes });
  };
  const who = ({ fields }: EventRecord, field: string): string | undefined =>
    names.get(Buffer.from(fields.get(field)!.bytes).toString('hex'));
  return events.flatMap((event) => {
    const data = event.data as Record<string, unknown>;
    switch (event.path) {
      case 'System.Remarked':
        return [`${event.path} ${who(event, 'sender')}`];
      case 'Proxy.ProxyAdded':
        return [`${event.path} ${who(event, 'delegator')}`];
      case 'Utility.ItemFailed':
        return [`${event.path} ${error(data['error'])}`];
      case 'Utility.BatchInterrupted':
        return [`${event.path} ${String(data['index'])} ${error(data['error'])}`];
      case 'Proxy.ProxyExecuted':
      case 'Multisig.MultisigExecuted':
      case 'Governance.Executed':
        return [`${event.path} ${error(data['result'])}`];
      default:
        return /^Utility|^Governance\.Proposed/.test(event.path) ? [event.path] : [];
    }
  });
}

const start = ((): TestChain => {
  const users = new ChainBuilder()
    .with(alice)
    .with(bob, 0n, 'Consumer')
    .with(officer, 0n, 'Consumer')
    .authority(erc)
    .unshared()
    .build();
  return founded(users, (state) => {
    letIn(state, officer, 'consumer', 'signatory');
    for (const each of [other, third]) letIn(state, each, 'signatory');
    letIn(state, one.account, 'admin');
    letIn(state, two.account, 'prosumer');
  });
})();

test('of a call comes what the types and roles of every account in it allow', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(relations, fc.constantFrom(...SIGNERS), tree(4), (all, signer, shape) => {
      const node = numbered(shape);
      fc.pre(countTwo(node) <= 4);
      const chain = start.fork();
      for (const real of Object.keys(KEYS) as Name[]) {
        const own = all.filter(([of]) => of === real);
        delegate(chain, KEYS[real], ...own.map(([, who, by]) => [KEYS[who], by] as const));
      }
      const call = build(chain, node);
      const receipt = chain.submit(KEYS[signer] as Account, call);
      const admitted = isAdmitted(node, signer, all);
      expect(receipt.outcome.kind === 'refused' ? receipt.error : 'admitted').toEqual(
        admitted
          ? 'admitted'
          : expect.stringMatching(/BadSigner|MandatoryValidation|Custom\([12]\)/),
      );
      if (!admitted) return;
      const interpreter = new Interpreter(all);
      const error = interpreter.run(node, { who: signer, scope: null });
      expect(receipt.error).toBe(error);
      const events = error === null ? interpreter.events : [];
      expect(told(chain, receipt.events)).toEqual(events);
      for (const event of events) {
        const kind = event.replace(/ \d+ /, ' ');
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
    }),
    {
      numRuns: process.env['GRID_FULL'] ? 5_000 : 250,
      // Chance alone does not always have each of what the rules can say.
      examples: [
        [[], 'erc', { kind: 'propose', inner: leafOf('root') }],
        [[], 'officer', { kind: 'two', inner: leafOf('remark') }],
        [[], 'alice', { kind: 'forceBatch', inner: [leafOf('admin')] }],
        [
          [['alice', 'bob', 'Trading']],
          'bob',
          { kind: 'proxy', real: 'alice', forced: null, inner: leafOf('remark') },
        ],
      ],
    },
  );
  // All that the rules can say has been said.
  const said = [...seen.keys()].join('\n');
  for (const word of ['System.CallFiltered', 'BadOrigin', 'Multisig.MultisigExecuted null']) {
    expect(said).toContain(word);
  }
  expect(said).toContain('Governance.Executed null');
});
