import { expect, test } from '@jest/globals';
import { bob, charlie } from '../support/accounts.js';
import { ChainBuilder, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

test.each([2000, 4000, 6000])('a chain can have a block every %i ms', (slotDuration) => {
  const chain = new ChainBuilder()
    .with(bob, 9n)
    .with(charlie)
    .configure({ aura: { slotDuration } })
    .build();
  expect(chain.api('AuraApi.slot_duration')).toBe(BigInt(slotDuration));
  const start = chain.now;
  for (let i = 0; i < 3; i++) {
    expect(chain.submit(bob, tx('GridToken.transfer', charlie, 1n))).toSucceed();
    chain.nextBlock();
  }
  expect(chain.now - start).toBe(3n * BigInt(slotDuration));
});

test('six seconds are what a chain gets that says nothing', () => {
  const chain = new ChainBuilder().configure({ aura: { slotDuration: 0 } }).build();
  expect(chain.api('AuraApi.slot_duration')).toBe(6000n);
});

test('less than two seconds are refused', () => {
  const chain = new ChainBuilder().configure({ aura: { slotDuration: 1999 } });
  expect(() => chain.build()).toThrow('aura.slotDuration: at least 2000 ms');
});
