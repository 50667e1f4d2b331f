import { describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import type { Block } from '../../tools/compiler/host/block-builder.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { alice, dave, egat, erc, eve, mea, pea } from '../support/accounts.js';
import { ChainBuilder, type Receipt, tx } from '../support/chain-builder.js';
import {
  approve,
  network,
  pass,
  propose,
  seat,
  seated,
  seats,
  setAuthorities,
  traces,
} from '../support/governance.js';
import '../support/matchers.js';
import { ROOT_REQUIRED } from '../support/refusals.js';

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
    expect(pass(chain, change)).toEmit('Governance.Executed', {
      result: chain.types.failure('Governance.ChangePending'),
    });
    chain.nextBlock();
    expect(pass(chain, change)).toEmit('Governance.Executed', { result: { Ok: [] } });
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
      return seated(key, key, key);
    });
    refuse(many, 'TooManyAuthorities');
    expect(propose(chain, setAuthorities(many.slice(1)))).toSucceed();
  });

  test('refuses an account or a key that is all zero, proven or not', () => {
    const chain = network();
    const [key, zero] = [erc.publicKey, new Uint8Array(32)];
    for (const nobody of [seated(zero, key, key), seated(key, zero, key), seated(key, key, zero)]) {
      expect(propose(chain, setAuthorities([nobody]))).toBeNoop('Governance.KeyOfNobody');
    }
  });

  test('is for Root', () => {
    const chain = network();
    expect(chain.submit(erc, setAuthorities(seats(erc)))).toBeRefused(ROOT_REQUIRED);
  });
});

describe('a new authority proves that it holds its keys', () => {
  const aura = new Keyring({ type: 'sr25519' }).addFromUri('//Aura');
  const grandpa = new Keyring({ type: 'ed25519' }).addFromUri('//Grandpa');
  const keys = { account: eve, aura: aura.publicKey, grandpa: grandpa.publicKey };

  /** What both keys sign, put together by hand. */
  const message = (genesis: Uint8Array, { account, aura, grandpa } = keys): Uint8Array =>
    Buffer.concat([Buffer.from('GRID-KEYS-V1'), genesis, account.publicKey, aura, grandpa]);
  const signed = (bytes: Uint8Array): object => ({
    aura: aura.sign(bytes),
    grandpa: grandpa.sign(bytes),
  });
  const proposed = (proof: object | null, seat = keys): Receipt =>
    propose(network(), setAuthorities([{ ...seat, proof }]));
  const genesis = network().chain.genesis.hash;
  const proof = signed(message(genesis));

  test('by a signature of each over itself, the other, the account and the chain', () => {
    expect(message(genesis)).toHaveLength(140);
    const chain = network();
    const seat = { ...keys, proof };
    expect(pass(chain, setAuthorities([seat]))).toEmit('Governance.AuthoritiesChanged');
    expect(chain.api('AuraApi.authorities')).toEqual([aura.address]);
  });

  const bytes = message(genesis);
  test.each([
    ['there is none', null],
    ['it is of another chain', signed(message(new Uint8Array(32).fill(7)))],
    ['it names another account', signed(message(genesis, { ...keys, account: dave }))],
    ['the Aura key did not sign', { aura: new Uint8Array(64), grandpa: grandpa.sign(bytes) }],
    ['the GRANDPA key did not sign', { aura: aura.sign(bytes), grandpa: new Uint8Array(64) }],
    ['a signature is cut', { aura: aura.sign(bytes), grandpa: grandpa.sign(bytes).slice(1) }],
    ['a signature is missing', { aura: new Uint8Array(0), grandpa: grandpa.sign(bytes) }],
  ])('refused where %s', (_why, given) => {
    expect(proposed(given)).toBeNoop('Governance.KeysNotProven');
  });

  test.each([
    ['account', { ...keys, account: dave }],
    ['Aura key', { ...keys, aura: dave.publicKey }],
    ['GRANDPA key', { ...keys, grandpa: dave.publicKey }],
  ])('for this %s and no other', (_what, seat) => {
    expect(proposed(proof, seat)).toBeNoop('Governance.KeysNotProven');
  });

  test('anew when its keys change or change places, not while they stay', () => {
    const chain = network();
    const [one, two] = [seat(erc, 1), seat(mea, 2)] as { grandpa: Uint8Array }[];
    pass(chain, setAuthorities([one!, two!]));
    chain.nextBlock();
    const kept = (seat: object): object => ({ ...seat, proof: null });
    const swapped = [
      { ...one, grandpa: two!.grandpa },
      { ...two, grandpa: one!.grandpa },
    ];
    for (const set of [swapped, [{ ...one, aura: eve.publicKey }, two], [one, seat(pea, 3)]]) {
      expect(propose(chain, setAuthorities(set.map((s) => kept(s!))), mea)).toBeNoop(
        'Governance.KeysNotProven',
      );
    }
    propose(chain, setAuthorities([kept(two!)]), mea);
    expect(approve(chain, erc, 1)).toEmit('Governance.Executed', { result: { Ok: [] } });
    expect(chain.api('GovernanceApi.authorities')).toEqual([mea.address]);
  });

  test('also when an unproven set of an older runtime is run', () => {
    const chain = network();
    propose(chain, NEW_ADMIN);
    chain.put('Governance.Calls', setAuthorities([{ ...keys, proof: null }]), 0);
    approve(chain, mea);
    expect(approve(chain, pea)).toEmit('Governance.Executed', {
      result: chain.types.failure('Governance.KeysNotProven'),
    });
  });
});

/** Engines and payloads of a block's messages to consensus clients. */
function consensusLogs(block: Block): string[][] {
  return block.header.digest.flatMap((item) =>
    item.kind === 'consensus' ? [[item.engine, toHex(item.data)]] : [],
  );
}
