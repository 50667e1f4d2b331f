/**
 * Calls do not look at who makes them: what is declared beside each decides, by whatever way it comes. Every call, by every
 * role, on every way.
 */
import { describe, expect, test } from '@jest/globals';
import { account, charlie, dave, ferdie, mea, pea, type Account } from '../support/accounts.js';
import { tx, type Receipt, type TestChain, type Tx } from '../support/chain-builder.js';
import { show } from '../support/codec-parts.js';
import {
  calls,
  holder,
  mayMake,
  network as holders,
  type Declared,
} from '../support/declared-roles.js';
import { approve, network, propose } from '../support/governance.js';
import '../support/matchers.js';
import { bareExtrinsic } from '../support/extrinsic.js';
import {
  Group,
  ROLES,
  asProxy,
  delegate,
  founded,
  hashOf,
  letIn,
  timepointOf,
} from '../support/wrappers.js';

type Role = keyof typeof ROLES;
type Way = (chain: TestChain, call: Uint8Array) => Receipt;

/** What metadata calls `marketMaker`. */
const words = (role: Role): string => role.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`);

const [officer, other, stranger] = [charlie, dave, ferdie];
const one = new Group(1, [officer, other]);
const two = new Group(2, [officer, other]);
const actor = account('whoever it is');

/** `actor`, `one` and `two` hold `role` and no other; a stranger is the delegate of `actor`. */
function chainFor(role: Role): TestChain {
  return founded(network(), (state) => {
    for (const who of [officer, other]) letIn(state, who, 'signatory', 'consumer');
    for (const who of [actor, one.account, two.account]) letIn(state, who, role);
    delegate(state, actor, [stranger, 'Any']);
  });
}

/** The call with as many zeros behind its indices as it takes. */
function least(chain: TestChain, { bytes }: Declared): Uint8Array {
  const zeros = Uint8Array.from([...bytes, ...new Array<number>(2_000).fill(0)]);
  return chain.types.registry.createType('Call', zeros).toU8a();
}

/** What `make` comes to; the chain is as it was. */
function tried<T>(chain: TestChain, make: () => T): T {
  chain.storage.startTransaction();
  try {
    return make();
  } finally {
    chain.storage.rollbackTransaction();
  }
}

const by =
  (signer: Account, wrap: (call: Uint8Array) => Tx): Way =>
  (chain, call) =>
    chain.submit(signer, wrap(call));

/** A call within calls: by whom it is made in the end, every way. */
const WITHIN: Readonly<Record<string, Way>> = {
  'a batch': by(actor, (call) => tx('Utility.batch', [call])),
  'a batch of all or none': by(actor, (call) => tx('Utility.batchAll', [call])),
  'a batch that goes on': by(actor, (call) => tx('Utility.forceBatch', [call])),
  'a delegate’s call': by(stranger, (call) => asProxy(actor, call)),
  'a delegate’s batch': by(stranger, (call) => asProxy(actor, tx('Utility.batchAll', [call]))),
  'the call of one of two': by(officer, (call) =>
    tx('Multisig.asMultiThreshold1', one.others(officer), call),
  ),
  'the call of two of two': (chain, call) => {
    const opened = chain.submit(other, two.approve(other, hashOf(chain, call)));
    const { weight } = chain.api('TransactionPaymentCallApi.query_call_info', call, 0) as {
      weight: object;
    };
    const made = two.asMulti(officer, call, timepointOf(chain, opened), weight);
    return chain.submit(officer, made);
  },
};

/** All that a receipt says of errors. */
const said = ({ error, events }: Receipt): string =>
  error ?? events.map(({ data }) => show(data)).join();

describe.each(Object.entries(WITHIN))('within %s', (way, make) => {
  test.each(Object.keys(ROLES) as Role[])('the %s makes what is declared for it', (role) => {
    // Batches are for any role, which a signatory’s is not.
    if (role === 'signatory' && /batch/.test(way)) return;
    const chain = chainFor(role);
    for (const call of calls) {
      const receipt = tried(chain, () => make(chain, least(chain, call)));
      expect([call.name, receipt.outcome.kind]).not.toContain('refused');
      const isRefused = said(receipt).includes('BadOrigin');
      expect([call.name, isRefused]).toEqual([call.name, !mayMake(call, words(role))]);
    }
  });
});

describe('Root', () => {
  const chain = network();
  const isForRoot = (call: Declared): boolean => call.words.includes('root');

  test.each(calls)('is asked to make $name', (call) => {
    const bytes = least(chain, call);
    const proposed = tried(chain, () => propose(chain, bytes));
    if (!isForRoot(call)) expect(proposed).toBeNoop('Governance.NotForRoot');
    else expect(proposed.error).not.toBe('Governance.NotForRoot');
    const rehearsed = show(chain.api('GovernanceApi.dry_run', bytes));
    expect(rehearsed.includes('BadOrigin')).toBe(!isForRoot(call));
    // What an older runtime let be proposed.
    const executed = tried(chain, () => {
      propose(chain, tx('System.remark', ''));
      chain.storage.set(chain.types.storageKey('Governance.Calls', [0]), bytes);
      approve(chain, mea);
      return approve(chain, pea);
    });
    expect(executed).toEmit('Governance.Executed');
    expect(said(executed).includes('BadOrigin')).toBe(!isForRoot(call));
  });
});

describe('a block made by hand', () => {
  const chain = holders();
  const block = chain.nextBlock();
  chain.chain.blocks.pop();
  /** Whether others stop at `extrinsic` behind the block's own; what is let in is another body than its header names. */
  const isRefused = (extrinsic: Uint8Array): boolean => {
    const extrinsics = [...block.extrinsics, extrinsic];
    try {
      chain.chain.executeBlock({ ...block, extrinsics });
    } catch (error) {
      return !(error as Error).message.includes('extrinsics root mismatch');
    }
    throw new Error('a block of another root was taken');
  };

  test.each(calls)('brings $name from nobody for whom it is not declared', (call) => {
    const bytes = least(chain, call);
    for (const role of Object.keys(ROLES) as Role[]) {
      if (role === 'signatory') continue;
      const extrinsic = chain.extrinsic(holder(words(role)), bytes, { nonce: 0 });
      expect([role, isRefused(extrinsic)]).toEqual([role, !mayMake(call, words(role))]);
    }
    expect(isRefused(bareExtrinsic(bytes))).toBe(true);
  });
});
