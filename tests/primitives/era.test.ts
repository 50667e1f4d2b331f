import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromHex, toHex } from '../../tools/compiler/host/bytes.js';
import { unsigned } from '../scale/support/arbitraries.js';
import { Request } from '../scale/support/fields.js';
import type { TestModule } from '../scale/support/test-module.js';
import { loadPrimitives, registry, theirs } from './support.js';

let primitives: TestModule;

beforeAll(async () => {
  primitives = await loadPrimitives();
});

function decodeEra(bytes: Uint8Array, current: bigint): Record<string, unknown> {
  const answer = primitives.ask('era', new Request().u64(current).raw(bytes));
  return {
    ok: answer.bool(),
    consumed: answer.u32(),
    period: answer.u64(),
    immortal: answer.bool(),
    birth: answer.u64(),
    death: answer.u64(),
  };
}

// Source: eras made by FRAME.
test.each([
  ['0x4502', 100n, 64n, 100n, 164n],
  ['0xa502', 42n, 64n, 42n, 106n],
  ['0x3100', 7n, 4n, 7n, 11n],
  ['0x0b24', 123_456n, 4096n, 123_456n, 127_552n],
  ['0x0b71', 10_000n, 4096n, 10_000n, 14_096n],
])('era %s at block %s has a period of %s from %s to %s', (hex, current, period, birth, death) => {
  expect(decodeEra(fromHex(hex), current)).toEqual({
    ok: true,
    consumed: 2,
    period,
    immortal: false,
    birth,
    death,
  });
});

test('an immortal era is one zero byte, and holds from genesis for ever', () => {
  expect(decodeEra(fromHex('0x00ff'), 77n)).toEqual({
    ok: true,
    consumed: 1,
    period: 0n,
    immortal: true,
    birth: 0n,
    death: 2n ** 64n - 1n,
  });
});

test('mortal eras are those of @polkadot/types', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 65_536 }),
      unsigned(32),
      fc.nat(70_000),
      (period, block, later) => {
        const bytes = theirs('ExtrinsicEra', { current: Number(block), period });
        // Encoding rounds long phases, so theirs is read back as well.
        const mortal = registry.createType('ExtrinsicEra', bytes).asMortalEra;
        const current = Number(block) + later;
        const decoded = decodeEra(bytes, BigInt(current));
        expect(decoded).toMatchObject({
          ok: true,
          period: mortal.period.toBigInt(),
          birth: BigInt(mortal.birth(current)),
          death: BigInt(mortal.death(current)),
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('every pair of bytes is an era or refused, by the rule', () => {
  const wrong: string[] = [];
  for (let word = 1; word < 1 << 16; word += 7) {
    if ((word & 0xff) === 0) continue;
    const bytes = Uint8Array.of(word & 0xff, word >> 8);
    const period = 2 << (word % 16);
    const phase = (word >> 4) * Math.max(period >> 12, 1);
    const { ok } = decodeEra(bytes, 0n);
    if (ok !== (period >= 4 && phase < period)) wrong.push(toHex(bytes));
  }
  expect(wrong).toEqual([]);
});

test.each(['0x', '0x45'])('an era cut off at %s is refused', (hex) => {
  expect(decodeEra(fromHex(hex), 0n)).toMatchObject({ ok: false });
});
