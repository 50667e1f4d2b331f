import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concat, toHex } from '../../tools/compiler/host/bytes.js';
import { Request } from '../scale/support/fields.js';
import type { TestModule } from '../scale/support/test-module.js';
import { hash, loadPrimitives, roundTrip, theirs } from './support.js';

let primitives: TestModule;

beforeAll(async () => {
  primitives = await loadPrimitives();
});

function lookup(address: Uint8Array): string | null {
  const answer = primitives.ask('lookup', new Request().raw(address));
  return answer.bool() ? toHex(answer.raw(32)) : null;
}

test('an account has the address that wallets send', () => {
  fc.assert(
    fc.property(hash, (account) => {
      const address = primitives.call('address', account);
      expect(toHex(address)).toBe(toHex(theirs('MultiAddress', { Id: account })));
      expect(lookup(address)).toBe(toHex(account));
    }),
  );
});

test('the other forms decode, and name no account', () => {
  const forms = [
    Uint8Array.of(1),
    Uint8Array.of(2, 12, 1, 2, 3),
    concat(Uint8Array.of(3), new Uint8Array(32).fill(9)),
    concat(Uint8Array.of(4), new Uint8Array(20).fill(9)),
  ];
  for (const form of forms) {
    expect(roundTrip(primitives, 'MultiAddress', form).done).toBe(true);
    expect(lookup(form)).toBeNull();
  }
});

test('an unknown form is refused', () => {
  for (let form = 5; form < 256; form++) {
    const bytes = concat(Uint8Array.of(form), new Uint8Array(40));
    expect(roundTrip(primitives, 'MultiAddress', bytes).ok).toBe(false);
  }
});

test('an account cut off names nobody', () => {
  expect(lookup(new Uint8Array(32))).toBeNull();
});

// Source: what FRAME stores for an account whose balances follow the new logic.
test('a fresh account is empty and has the flag of the new logic', () => {
  const bytes = primitives.call('freshAccount', new Uint8Array());
  expect(toHex(bytes)).toBe(`0x${'00'.repeat(79)}80`);
});
