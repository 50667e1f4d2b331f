/** A finality that has stalled, and the forced change that brings it back. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { dave, egat, erc, eve, mea, pea } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { network, pass, seats, setAuthorities } from '../support/governance.js';
import { grandpaLogs, NodeVoters } from '../support/grandpa.js';
import '../support/matchers.js';
import { dispatchAsRoot } from '../support/root.js';
import { ROOT_REQUIRED } from '../support/refusals.js';

const noteStalled = (delay: number, final: number): Tx => tx('Grandpa.noteStalled', delay, final);

/** A network whose last block has number `height`. */
function networkAt(height: number): TestChain {
  const chain = network();
  chain.skipBlocks(height);
  return chain;
}

const NOTHING = new Uint8Array(0);
/** The engine of GRANDPA's messages, hex. */
const FRNK = '46524e4b';

const RIGHT = seats(erc, mea, pea, eve);
const setId = (chain: TestChain): unknown => chain.api('GrandpaApi.current_set_id');
/** Those of the last block that is closed. */
const votersAtHead = (chain: TestChain): string =>
  toHex(chain.chain.head.state.get(chain.types.storageKey('Grandpa.Authorities', [])) ?? NOTHING);

/** Lets the authorities decide; the error's name with which the call ran, or null. */
function decide(chain: TestChain, call: Tx): string | null {
  const [executed] = pass(chain, call).events.filter(({ path }) => path === 'Governance.Executed');
  const { result } = executed?.data as { result: unknown };
  const error = ['Governance', 'Grandpa'].find((pallet) =>
    isDeepStrictEqual(result, chain.types.failure(`${pallet}.ChangePending`)),
  );
  if (error === undefined) expect(result).toEqual({ Ok: [] });
  return error === undefined ? null : `${error}.ChangePending`;
}

describe('note_stalled', () => {
  test('is for Root', () => {
    expect(networkAt(3).submit(erc, noteStalled(0, 2))).toBeRefused(ROOT_REQUIRED);
  });

  test('takes a last final block that is there, and a delay of at most a day', () => {
    const chain = networkAt(3);
    expect(dispatchAsRoot(chain, noteStalled(0, 4))).toBe('Grandpa.BlockNotFinal');
    expect(dispatchAsRoot(chain, noteStalled(14_401, 3))).toBe('Grandpa.DelayTooLong');
    expect(dispatchAsRoot(chain, noteStalled(14_400, 3))).toBeNull();
    expect(chain.query('Grandpa.Stalled')).toEqual({
      delay: 14_400,
      bestFinalizedBlockNumber: 3,
    });
  });

  test('changes nothing by itself', () => {
    const chain = networkAt(3);
    pass(chain, noteStalled(0, 2));
    expect(grandpaLogs(chain.nextBlock())).toEqual([]);
    expect(setId(chain)).toBe(0n);
  });
});

describe('the change of authorities after a stall was noted', () => {
  test('is forced: announced with the last final block, and in force at once without a delay', () => {
    const chain = networkAt(3);
    pass(chain, noteStalled(0, 2));
    expect(pass(chain, setAuthorities(RIGHT))).toEmit('Governance.AuthoritiesChanged', {
      authorities: [erc, mea, pea, eve],
      setId: 1n,
    });
    const votes = ['01', '02', '03', '04'].map((byte) => `${byte.repeat(32)}0100000000000000`);
    expect(grandpaLogs(chain.nextBlock())).toEqual([`0x020200000010${votes.join('')}00000000`]);
    expect(setId(chain)).toBe(1n);
    expect(chain.query('Grandpa.Stalled')).toBeNull();
  });

  test('is in force after so many blocks as were asked for, and not a block sooner', () => {
    const chain = networkAt(3);
    const before = votersAtHead(chain);
    pass(chain, noteStalled(4, 2));
    expect(pass(chain, setAuthorities(RIGHT))).toEmit('Governance.AuthoritiesChanged', {
      authorities: [erc, mea, pea, eve],
      setId: 1n,
    });
    // The open block is #4.
    chain.skipBlocks(4);
    expect(votersAtHead(chain)).toBe(before);
    chain.nextBlock();
    expect(votersAtHead(chain)).not.toBe(before);
    expect(setId(chain)).toBe(1n);
    expect(chain.query('Grandpa.PendingChange')).toBeNull();
  });

  test('lets no other change in until it is in force: nodes would forget that', () => {
    const chain = networkAt(3);
    pass(chain, noteStalled(2, 2));
    pass(chain, setAuthorities(RIGHT));
    for (let block = 4; block <= 6; block++) {
      expect(decide(chain, setAuthorities(seats(dave)))).toBe('Governance.ChangePending');
      expect(decide(chain, noteStalled(0, 2))).toBe('Grandpa.ChangePending');
      chain.nextBlock();
    }
    expect(decide(chain, setAuthorities(seats(dave)))).toBeNull();
  });

  test('takes the number after the last set that nodes had: what came after the last final block never was one', () => {
    const chain = networkAt(3);
    for (let block = 4; block <= 6; block++) {
      pass(chain, setAuthorities(RIGHT));
      chain.nextBlock();
    }
    expect(setId(chain)).toBe(3n);
    // Of the changes in #4, #5 and #6 the voters finalised the first.
    pass(chain, noteStalled(0, 4));
    pass(chain, setAuthorities(RIGHT));
    expect(setId(chain)).toBe(2n);
  });

  test('is forced once; the next one is finalised by those before it', () => {
    const chain = networkAt(3);
    pass(chain, noteStalled(0, 2));
    pass(chain, setAuthorities(RIGHT));
    chain.nextBlock();
    pass(chain, setAuthorities(seats(erc, mea, pea, egat)));
    expect(grandpaLogs(chain.nextBlock())[0]).toMatch(/^0x01/);
  });

  test('is not forced when the note is older than a day: finality has come back since', () => {
    const announced = (noted: number): string => {
      const chain = networkAt(3);
      chain.put('System.Number', 14_500);
      expect(decide(chain, noteStalled(0, 2))).toBeNull();
      chain.put('Grandpa.StallNotedAt', noted);
      expect(decide(chain, setAuthorities(RIGHT))).toBeNull();
      expect(chain.query('Grandpa.Stalled')).toBeNull();
      return toHex(chain.storage.get(chain.types.storageKey('System.Digest', [])) ?? NOTHING);
    };
    expect(announced(100)).toContain(`${FRNK}a9020202000000`);
    expect(announced(99)).toContain(`${FRNK}990201`);
  });
});

/** What happens between two blocks. */
type Step =
  { what: 'blocks'; count: number } | { what: 'change' } | { what: 'recover'; delay: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('blocks' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ what: fc.constant('change' as const) }),
  fc.record({ what: fc.constant('recover' as const), delay: fc.integer({ min: 0, max: 3 }) }),
);

/** As many as a block's operational class surely has room for. */
const DECISIONS_OF_BLOCK = 2;

test('the chain counts sets of voters as nodes do, whatever is announced while nothing becomes final', () => {
  const histories = fc.array(fc.record({ step, finalises: fc.boolean() }), { maxLength: 12 });
  let forced = 0;
  fc.assert(
    fc.property(histories, (history) => {
      const chain = networkAt(1);
      const node = new NodeVoters(1);
      // Until then nothing becomes final, as the note says.
      let forcedAt = 0;
      let decided = 0;
      const close = (finalises: boolean): void => {
        decided = 0;
        const { number } = chain;
        node.import(number, grandpaLogs(chain.nextBlock()));
        if (finalises && number >= forcedAt) node.finalise(number);
      };
      for (const { step, finalises } of history) {
        if (step.what !== 'blocks') {
          if (decided >= DECISIONS_OF_BLOCK) close(finalises);
          decided++;
        }
        if (step.what === 'blocks') for (let i = 0; i < step.count; i++) close(finalises);
        if (step.what === 'change') decide(chain, setAuthorities(RIGHT));
        if (step.what === 'recover' && !decide(chain, noteStalled(step.delay, node.final))) {
          expect(decide(chain, setAuthorities(RIGHT))).toBeNull();
          forcedAt = chain.number + step.delay;
          close(false);
        }
      }
      // All that is announced comes into force in the end.
      while (chain.number <= forcedAt) close(true);
      close(true);
      expect(node.pending).toEqual([]);
      expect(chain.api('GrandpaApi.current_set_id')).toBe(BigInt(node.setId));
      forced += node.forcedChanges;
    }),
    { numRuns: process.env.GRID_FULL ? 300 : 30 },
  );
  expect(forced).toBeGreaterThan(0);
});
