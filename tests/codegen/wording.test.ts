/** What wallets would show badly is refused before it is built, whoever writes it. */
import { expect, test } from '@jest/globals';
import type { Model, TypeRef } from '../../tools/compiler/codegen/model.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { Problems } from '../../tools/compiler/codegen/problems.js';
import { checkWording, UNIT } from '../../tools/compiler/codegen/wording.js';
import { ROOT } from '../../tools/support/root.js';

const model = readModel(ROOT);

const AMOUNT: TypeRef = { kind: 'primitive', name: 'u128' };
const NUMBER: TypeRef = { kind: 'bigEndian', of: { kind: 'primitive', name: 'u64' } };

/** What is said of the declarations once `change` has spoiled them. */
function problemsOf(change: (model: Model) => void): string {
  const spoiled = structuredClone(model);
  change(spoiled);
  const problems = new Problems();
  checkWording(spoiled, problems);
  try {
    problems.throwIfAny();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const pallet = (of: Model, name: string): Model['pallets'][number] =>
  of.pallets.find((p) => p.name === name)!;
const call = (of: Model, name: string): Model['pallets'][number]['calls'][number] =>
  pallet(of, 'Trading').calls.find((c) => c.name === name)!;
const item = (of: Model, name: string): Model['pallets'][number]['storage'][number] =>
  pallet(of, 'Trading').storage.find((s) => s.name === name)!;
const line = (of: { docs: string[] }, text: string): void => {
  of.docs[0] = text;
};

test('the runtime’s own words are fit for wallets', () => {
  expect(problemsOf(() => undefined)).toBe('');
});

test.each<[what: string, message: RegExp, change: (of: Model) => void]>([
  [
    'a call with a long line',
    /trading\/pallet\.ts:\d+: matchOrders: wallets cut "Market maker: .*" after 75 characters, and it has 76; say less/,
    (of) => line(call(of, 'matchOrders'), `Market maker: ${'x'.repeat(61)}.`),
  ],
  [
    'a call whose line has a bracket',
    /matchOrders: wallets cut "Market maker: clears \(books\)\." at its first full stop or bracket/,
    (of) => line(call(of, 'matchOrders'), 'Market maker: clears (books).'),
  ],
  [
    'a call of two sentences',
    /matchOrders: wallets cut ".*" at its first full stop or bracket/,
    (of) => line(call(of, 'matchOrders'), 'Market maker: clears. Books, that is.'),
  ],
  [
    'a call that takes GRID deep inside an argument, and does not say in which unit',
    /placeOrders: wallets show base units, so its first line has to say "10\^18 = 1 GRID"/,
    (of) => line(call(of, 'placeOrders'), 'Prosumer: places orders.'),
  ],
  [
    'an amount in storage without its unit',
    /totalDebt: wallets show base units/,
    (of) =>
      line(
        pallet(of, 'Settlement').storage.find((s) => s.name === 'totalDebt')!,
        'Debts.',
      ),
  ],
  [
    'an optional amount of a runtime API without its unit',
    /TradingApi\.phase: wallets show base units/,
    (of) => {
      const method = of.apis
        .find((api) => api.name === 'TradingApi')!
        .methods.find((m) => m.name === 'phase')!;
      method.output = { kind: 'option', of: AMOUNT };
    },
  ],
  [
    'an amount among the constants without its unit',
    /maxOrderEnergy: wallets show base units/,
    (of) => {
      pallet(of, 'Trading').constants.find((c) => c.name === 'maxOrderEnergy')!.type = AMOUNT;
    },
  ],
  [
    'a key in big-endian that names no read',
    /books: nobody can type its keys, say so and name a runtime API that takes a number/,
    (of) => line(item(of, 'books'), 'The books; the key is big-endian.'),
  ],
  [
    'a key in big-endian that names a read which is not there',
    /books: nobody can type its keys/,
    (of) =>
      line(item(of, 'books'), 'The books; the key is big-endian, TradingApi.shelf takes a number.'),
  ],
  [
    'a key in big-endian within a struct that does not say so',
    /levels: nobody can type its keys/,
    (of) => line(item(of, 'levels'), 'The levels, TradingApi.book takes a number.'),
  ],
  [
    'a list whose keys have become big-endian',
    /orders: nobody can type its keys/,
    (of) => {
      item(of, 'orders').keys[0]!.type = NUMBER;
    },
  ],
  [
    'an event that begins with the name of a field',
    /registry\/schema\/events\.ts:\d+: userRegistered: "`user` was registered\." begins with no word; write "A user was …"/,
    (of) => line(pallet(of, 'Registry').events[0]!, '`user` was registered.'),
  ],
  [
    'an error that begins with the name of a field',
    /AlreadyRegistered: "`admin` only\." begins with no word/,
    (of) => line(pallet(of, 'Registry').errors[0]!, '`admin` only.'),
  ],
  [
    'a read of ours that is a bare text',
    /GridTokenApi\.token_name: wallets show a bare text with the byte of its length; return Option<Text>/,
    (of) => {
      const api = of.apis.find(({ name }) => name === 'GridTokenApi')!;
      api.methods.find((m) => m.name === 'tokenName')!.output = { kind: 'text' };
    },
  ],
  [
    'a read of ours that is bare bytes',
    /RegistryApi\.is_user_verified: wallets show a bare text/,
    (of) => {
      of.apis.find(({ name }) => name === 'RegistryApi')!.methods[0]!.output = { kind: 'bytes' };
    },
  ],
])('%s is refused', (_, message, change) => {
  const found = problemsOf(change);
  expect(found).toMatch(message);
  expect(found.split('\n')).toHaveLength(1);
});

test('the unit is that of the token', () => {
  expect(UNIT).toBe('10^18 = 1 GRID');
});
