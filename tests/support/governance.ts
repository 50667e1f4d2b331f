/** Four authorities that govern, and what they do. */
import { expect } from '@jest/globals';
import { type Account, bob, charlie, egat, erc, mea, pea } from './accounts.js';
import { ChainBuilder, type Receipt, type TestChain, type Tx, tx } from './chain-builder.js';
import { MOCK_SIGNATURE } from './meters.js';
import './matchers.js';

export const authorities = [erc, mea, pea, egat] as const;

/** Four authorities, an admin, a campus. One authority may fill all the room that authorities have. */
export function network(): TestChain {
  return new ChainBuilder()
    .authority(...authorities)
    .admin(bob)
    .with(charlie)
    .unshared()
    .build();
}

export function propose(chain: TestChain, call: Tx | Uint8Array, who: Account = erc): Receipt {
  return chain.submit(who, tx('Governance.propose', call));
}

export function approve(chain: TestChain, who: Account, id = 0): Receipt {
  return chain.submit(who, tx('Governance.approve', id));
}

export function reject(chain: TestChain, who: Account, id = 0): Receipt {
  return chain.submit(who, tx('Governance.reject', id));
}

/** Proposes `call` and lets three authorities approve; the receipt of the last one. */
export function pass(chain: TestChain, call: Tx): Receipt {
  expect(propose(chain, call)).toSucceed();
  const id = (chain.query('Governance.ProposalCount') as number) - 1;
  expect(approve(chain, mea, id)).toSucceed();
  return approve(chain, pea, id);
}

/** How much of proposals is left in storage. */
export function traces(chain: TestChain): number {
  return (
    chain.count('Governance.Proposals') +
    chain.count('Governance.Calls') +
    (chain.query('Governance.Open') as unknown[]).length
  );
}

/** What hosts with mocked signatures take for the proof of any keys. */
export const PROOF = { aura: MOCK_SIGNATURE, grandpa: MOCK_SIGNATURE };

/** An authority-to-be, whose GRANDPA key is `byte` 32 times. */
export function seat(who: Account, byte: number): object {
  return seated(who, who.publicKey, new Uint8Array(32).fill(byte));
}

/** An authority-to-be with a mocked proof of its keys. */
export function seated(
  account: Account | Uint8Array,
  aura: Uint8Array,
  grandpa: Uint8Array,
): object {
  return { account, aura, grandpa, proof: PROOF };
}

/** Authorities-to-be, each with a GRANDPA key of its own. */
export function seats(...who: Account[]): object[] {
  return who.map((account, i) => seat(account, i + 1));
}

export function setAuthorities(set: readonly object[]): Tx {
  return tx('Governance.setAuthorities', set);
}
