import { describe, expect, test } from '@jest/globals';
import type { Block } from '../../tools/compiler/host/block-builder.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { alice, dave, egat, erc, eve, mea, pea } from '../support/accounts.js';
import { ChainBuilder, tx } from '../support/chain-builder.js';
import {
  approve,
  network,
  pass,
  propose,
  seat,
  seats,
  setAuthorities,
  traces,
} from '../support/governance.js';
import '../support/matchers.js';

const AUTHORITY = 1;
const NEW_ADMIN = tx('Registry.addAdmin', alice);

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
    const refuse = (set: object[], error: string): void =>
      expect(propose(chain, setAuthorities(set))).toBeNoop(`Governance.${error}`);
    refuse([], 'NoAuthorities');
    refuse([...seats(erc, mea), seat(erc, 9)], 'DuplicateAuthority');
    refuse([seat(erc, 1), seat(mea, 1)], 'DuplicateAuthority');
    refuse([seat(erc, 1), { ...seat(mea, 2), aura: erc.publicKey }], 'DuplicateAuthority');
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

/** Engines and payloads of a block's messages to consensus clients. */
function consensusLogs(block: Block): string[][] {
  return block.header.digest.flatMap((item) =>
    item.kind === 'consensus' ? [[item.engine, toHex(item.data)]] : [],
  );
}
