import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

const PEOPLE = [alice, bob, charlie] as const;
const START = 1_000n;
const LIMIT = 2n ** 128n - 1n;

/** PSP22 with a minter and a burner, written down independently of the runtime. */
class Model {
  readonly balances = new Map<Account, bigint>(PEOPLE.map((who) => [who, START]));
  readonly allowances = new Map<string, bigint>();

  get supply(): bigint {
    return [...this.balances.values()].reduce((a, b) => a + b, 0n);
  }

  balance(who: Account): bigint {
    return this.balances.get(who) ?? 0n;
  }

  allowance(owner: Account, spender: Account): bigint {
    return this.allowances.get(`${owner.address} ${spender.address}`) ?? 0n;
  }

  approve(owner: Account, spender: Account, value: bigint): void {
    this.allowances.set(`${owner.address} ${spender.address}`, value);
  }

  move(from: Account, to: Account, value: bigint): boolean {
    if (from === to || value === 0n) return true;
    if (this.balance(from) < value) return false;
    this.balances.set(from, this.balance(from) - value);
    this.balances.set(to, this.balance(to) + value);
    return true;
  }
}

interface Step {
  signer: Account;
  call: Tx;
  /** Does the same to the model; whether the chain is to accept it. */
  apply: (model: Model) => boolean;
}

const person = fc.constantFrom(...PEOPLE);
/** Small amounts that fit, amounts around the balances, and absurd ones. */
const amount = fc.oneof(fc.bigInt(0n, 300n), fc.bigInt(900n, 1_100n), fc.bigInt(0n, LIMIT));

const transfer = fc.tuple(person, person, amount).map(([from, to, value]): Step => ({
  signer: from,
  call: tx('GridToken.transfer', to, value),
  apply: (model) => model.move(from, to, value),
}));

const approve = fc.tuple(person, person, amount).map(([owner, spender, value]): Step => ({
  signer: owner,
  call: tx('GridToken.approve', spender, value),
  apply: (model) => {
    if (owner !== spender) model.approve(owner, spender, value);
    return true;
  },
}));

const increase = fc.tuple(person, person, amount).map(([owner, spender, delta]): Step => ({
  signer: owner,
  call: tx('GridToken.increaseAllowance', spender, delta),
  apply: (model) => {
    const sum = model.allowance(owner, spender) + delta;
    if (owner !== spender) model.approve(owner, spender, sum > LIMIT ? LIMIT : sum);
    return true;
  },
}));

const decrease = fc.tuple(person, person, amount).map(([owner, spender, delta]): Step => ({
  signer: owner,
  call: tx('GridToken.decreaseAllowance', spender, delta),
  apply: (model) => {
    if (owner === spender || delta === 0n) return true;
    if (model.allowance(owner, spender) < delta) return false;
    model.approve(owner, spender, model.allowance(owner, spender) - delta);
    return true;
  },
}));

const transferFrom = fc
  .tuple(person, person, person, amount)
  .map(([spender, from, to, value]): Step => ({
    signer: spender,
    call: tx('GridToken.transferFrom', from, to, value),
    apply: (model) => {
      if (from === to || value === 0n) return true;
      const allowed = spender === from ? LIMIT : model.allowance(from, spender);
      if (allowed < value || !model.move(from, to, value)) return false;
      if (spender !== from) model.approve(from, spender, allowed - value);
      return true;
    },
  }));

const mint = fc.tuple(person, amount).map(([to, value]): Step => ({
  signer: dave,
  call: tx('GridToken.mint', to, value, null),
  apply: (model) => {
    if (model.supply + value > LIMIT / 2n) return false;
    model.balances.set(to, model.balance(to) + value);
    return true;
  },
}));

const burn = fc.tuple(person, amount).map(([from, value]): Step => ({
  signer: dave,
  call: tx('GridToken.burn', from, value),
  apply: (model) => {
    if (model.balance(from) < value) return false;
    model.balances.set(from, model.balance(from) - value);
    return true;
  },
}));

const steps = fc.array(fc.oneof(transfer, approve, increase, decrease, transferFrom, mint, burn), {
  minLength: 1,
  maxLength: 40,
});

function chainOf(): TestChain {
  const builder = new ChainBuilder().minter(dave).burner(dave);
  for (const who of PEOPLE) builder.with(who, START);
  return builder.build();
}

function expectSame(chain: TestChain, model: Model): void {
  for (const who of PEOPLE) {
    expect(chain.balance(who)).toBe(model.balance(who));
    for (const spender of PEOPLE) {
      const stored = chain.query('GridToken.Allowances', who, spender);
      expect(stored).toBe(model.allowance(who, spender));
    }
  }
  expect(chain.query('Balances.TotalIssuance')).toBe(model.supply);
}

test('under any calls the ledger is what PSP22 says, and balances sum to the supply', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const chain = chainOf();
      const model = new Model();
      for (const { signer, call, apply } of sequence) {
        const receipt = chain.submit(signer, call);
        expect(receipt.error === null).toBe(apply(model));
      }
      expectSame(chain, model);
      chain.nextBlock();
    }),
    { numRuns: 150 },
  );
});

test('a call that fails changes nothing but the nonce', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const chain = chainOf();
      for (const { signer, call } of sequence) {
        const receipt = chain.submit(signer, call);
        if (receipt.outcome.kind === 'failed') expect(receipt).toBeNoop(receipt.error as string);
      }
    }),
    { numRuns: 50 },
  );
});
