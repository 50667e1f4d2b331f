/** Which refusals of the pool an operator takes for "later", and which for a fault. */
import { expect, test } from '@jest/globals';
import { RpcError } from '../../tools/node/transport.js';
import { isForLater } from '../../tools/services/oracle/room.js';

const said = (words: string): RpcError => new RpcError(1010, `author_submitExtrinsic: ${words}`);

test.each([3, 4, 5])('a call without room (custom %i) waits, whichever node says so', (code) => {
  expect(isForLater(said(`Invalid Transaction: Custom error: ${code}`))).toBe(true);
  expect(isForLater(said(`{"invalid":{"custom":${code}}}`))).toBe(true);
});

test.each([1, 2, 34, 6])('any other reason of the chain (custom %i) is a fault', (code) => {
  expect(isForLater(said(`Invalid Transaction: Custom error: ${code}`))).toBe(false);
  expect(isForLater(said(`{"invalid":{"custom":${code}}}`))).toBe(false);
});

test('so is a node that does not answer', () => {
  expect(isForLater(new Error('Custom error: 4'))).toBe(false);
  expect(isForLater(said('Invalid Transaction: Transaction is outdated'))).toBe(false);
});
