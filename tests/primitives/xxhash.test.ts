import { beforeAll, expect, test } from '@jest/globals';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import fc from 'fast-check';
import { Request } from '../scale/support/fields.js';
import type { TestModule } from '../scale/support/test-module.js';
import { loadPrimitives } from './support.js';

let primitives: TestModule;

beforeAll(async () => {
  primitives = await loadPrimitives();
});

test('what the runtime hashes by itself has the hash that the host gives it', () => {
  for (let length = 0; length < 32; length++) {
    const bytes = fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(bytes, (data) => {
        const theirs = new DataView(xxhashAsU8a(data, 64).buffer).getBigUint64(0, true);
        expect(primitives.ask('hash64', new Request().raw(data)).u64()).toBe(theirs);
      }),
      { numRuns: 20 },
    );
  }
});
