/** What compiles and does not do what it says: codegen refuses it, wherever it hides. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { copyOfSources, edit, undoEdits } from './support.js';

const PALLET = 'pallets/grid-token/pallet.ts';
const SCHEMA = 'pallets/grid-token/schema.ts';
const HELPER = 'pallets/grid-token/allowances.ts';
const BENCHMARKS = 'pallets/registry/benchmarking.ts';
/** A statement of the call `mint`, and of a function beside the pallet's class. */
const IN_CALL = 'if (!isKnown(to)) return Errors.RecipientUnknown();';
const IN_HELPER = 'store(owner, spender, amount);\n  return ok();';

let root: string;

beforeAll(() => {
  root = copyOfSources();
});

afterAll(() => rmSync(root, { recursive: true }));

/** What is wrong with the sources where `to` stands in place of `from`. */
function problemsOf(file: string, from: string, to: string): string {
  try {
    edit(root, file, from, to);
    readModel(root);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    undoEdits();
  }
}

/** Makes a thing of a name again, under a sentence of its own. */
const again = (what: string, name: string): [string, string] => [
  what,
  `${what.replace(/\w+(?=[!(: =])/, name)}\n  /** Again. */\n  ${what}`,
];

test('the sources as they are', () => {
  expect(problemsOf(PALLET, IN_CALL, IN_CALL)).toBe('');
});

describe('the result of a call is dropped', () => {
  test.each([
    ['!', '!Errors.RecipientUnknown();'],
    ['postfix !', 'Errors.RecipientUnknown()!;'],
    ['a cast', 'Errors.RecipientUnknown() as DispatchResult;'],
    ['a comparison', 'Errors.RecipientUnknown() == null;'],
    ['a ternary', 'amount.isZero() ? badOrigin() : Errors.RecipientUnknown();'],
    ['a comma', '(to, Errors.RecipientUnknown());'],
    ['&&', 'to && Errors.RecipientUnknown();'],
    ['the head of a loop', 'for (let i = 0; i < 1; Errors.RecipientUnknown()) i++;'],
    ['the body of a condition', 'if (amount.isZero()) Errors.RecipientUnknown();'],
    ['a function within', 'each((at: u32): void => { Errors.RecipientUnknown(); });'],
    ['the body of an arrow', 'each((at: u32): void => Errors.RecipientUnknown());'],
    ['a constant that nobody reads', 'const refusal = Errors.RecipientUnknown();'],
    [
      'a variable that nobody reads',
      'let r: DispatchResult = null;\n    r = Errors.RecipientUnknown();',
    ],
  ])('behind %s', (_what, statement) => {
    expect(problemsOf(PALLET, IN_CALL, statement)).toMatch(
      /^pallets\/grid-token\/pallet\.ts:\d+: the result of (Errors\.RecipientUnknown|badOrigin)\(…\) is dropped, so .*; return it, or test it/,
    );
  });

  test('in a file beside the pallet', () => {
    expect(problemsOf(HELPER, IN_HELPER, 'Errors.TooManyAllowances();\n  return ok();')).toMatch(
      /^pallets\/grid-token\/allowances\.ts:\d+: the result of Errors\.TooManyAllowances\(…\) is dropped/,
    );
  });

  test('of a function that is imported with all of its module', () => {
    const imports = 'import * as ledger from "../../runtime/frame/balances/ledger";\n';
    const use =
      'export function pay(to: AccountId): void {\n  ledger.burnFrom(to, u128.zero());\n}\n';
    expect(problemsOf(PALLET, 'import { Errors', `${imports}${use}import { Errors`)).toMatch(
      /pallet\.ts:\d+: the result of ledger\.burnFrom\(…\) is dropped/,
    );
  });

  test.each([
    ['returned', 'if (amount.isZero()) return Errors.RecipientUnknown();'],
    ['tested', 'const refusal = mintTo(to, amount);\n    if (refusal) return refusal;'],
    ['looked at by &&', 'mintTo(to, amount) && burn(to);'],
    ['handed on', 'report(mintTo(to, amount));'],
  ])('but not where it is %s', (_what, statement) => {
    expect(problemsOf(PALLET, IN_CALL, statement)).toBe('');
  });
});

describe('the block ends', () => {
  test('where a function within throws', () => {
    const statement = 'each((at: u32): void => { if (at) throw new Error("no"); });';
    expect(problemsOf(PALLET, IN_CALL, statement)).toMatch(/pallet\.ts:\d+: throw ends the block/);
  });

  test.each(['unreachable()', 'abort("no")', 'assert(minter, "no")', 'panic<void>("no")'])(
    'by %s in a pallet',
    (trap) => {
      const message =
        /:\d+: \w+\(…\) ends the block with all that is in it, .*: return Errors\.ItsName\(\)/;
      expect(problemsOf(PALLET, IN_CALL, `${trap};`)).toMatch(message);
      expect(problemsOf(HELPER, IN_HELPER, `${trap};\n  return ok();`)).toMatch(message);
    },
  );
});

describe('an index is no byte', () => {
  test.each([
    ['of a call', PALLET, '@call(10)', '@call(256)', 'call removeBurner has index 256'],
    ['below zero', PALLET, '@call(10)', '@call(-1)', 'call removeBurner has index -1'],
    ['but a fraction', PALLET, '@call(10)', '@call(1.5)', 'call removeBurner has index 1.5'],
    ['but nothing', PALLET, '@call(10)', '@call', 'call removeBurner needs its index: @call(10)'],
    [
      'of a variant',
      'pallets/registry/schema/users.ts',
      'Consumer = 1',
      'Consumer = 256',
      'UserType variant Consumer has index 256; indices are 0 to 255: Consumer = 1',
    ],
    [
      'of a pallet',
      'runtime/chain/construct.ts',
      '"GridToken:11"',
      '"GridToken:256"',
      '"GridToken:256" clashes with the limit of 255',
    ],
    [
      'but the version of a layout, out of its range',
      SCHEMA,
      '@storage',
      '@storage(70000)',
      '@storage takes the version of its layout, from 1 to 65535',
    ],
  ])('%s', (_what, file, from, to, message) => {
    expect(problemsOf(file, from, to)).toContain(message);
  });
});

describe('a thing is declared twice', () => {
  const item = 'allowances!: DoubleMapOf<AccountId, AccountId, Balance>;';
  const hashed = '@hasher("blake2_128_concat", "blake2_128_concat")\n  ';
  const twice = (name: string): string =>
    `${item.replace('allowances', name)}\n  /** Again. */\n  ${hashed}${item}`;

  test.each([
    ['a storage item', SCHEMA, item, twice('allowances'), 'storage item allowances'],
    ['the key of a storage item', SCHEMA, item, twice('Allowances'), 'storage item allowances'],
    [
      'a genesis field',
      SCHEMA,
      ...again('minters!: Vec<AccountId>;', 'minters'),
      'genesis field minters',
    ],
    [
      'a constant',
      SCHEMA,
      'static readonly maxAllowances: u32 = 64;',
      'static readonly maxAllowances: u32 = 64;\n  /** Again. */\n  static readonly maxAllowances: u32 = 65;',
      'constant maxAllowances',
    ],
    ['an event', SCHEMA, 'static approval(', 'static transfer(', 'event transfer'],
    ['an error', SCHEMA, 'NotGranted = 7', 'AlreadyGranted = 7', 'error AlreadyGranted'],
    ['a call', PALLET, 'static increaseAllowance(', 'static approve(', 'call approve'],
    ['a benchmark', BENCHMARKS, 'static removeAdmin(', 'static addAdmin(', 'benchmark addAdmin'],
  ])('%s', (_what, file, from, to, name) => {
    expect(problemsOf(file, from, to)).toMatch(
      new RegExp(`^${file}:\\d+: ${name} is at ${file}:\\d+ already; choose another name`, 'm'),
    );
  });

  test.each([
    ['@storage', SCHEMA, '@events'],
    ['@constants', SCHEMA, '@events'],
    ['@genesis', SCHEMA, '@events'],
    ['@pallet("More")', PALLET, '/** GRID: one'],
    ['@benchmarks', BENCHMARKS, '@benchmarks'],
  ])('the class marked %s', (word, file, before) => {
    expect(problemsOf(file, before, `${word}\nexport class More {}\n\n${before}`)).toMatch(
      new RegExp(`^${file}:\\d+: @\\w+ is at ${file}:\\d+ already; a pallet has one of them`, 'm'),
    );
  });

  test('the list of errors', () => {
    expect(problemsOf(SCHEMA, '@constants', 'export enum Errors {}\n\n@constants')).toMatch(
      /schema\.ts:\d+: enum Errors is at .*schema\.ts:\d+ already/,
    );
  });
});

describe('a declaration stands where nobody reads it', () => {
  test.each([
    '@storage',
    '@events',
    '@constants',
    '@genesis',
    '@scale',
    '@pallet("More")',
    '@benchmarks',
  ])('%s', (word) => {
    const to = `${word}\nexport class More {}\n\nfunction store(`;
    expect(problemsOf(HELPER, 'function store(', to)).toMatch(
      /^pallets\/grid-token\/allowances\.ts:\d+: @\w+ says nothing here: it belongs into a pallet's \w+\.ts/m,
    );
  });

  test.each(['call(20)', 'hook', 'event(9)', 'component("a", 0, 1)'])('@%s', (word) => {
    const to = `export class More {\n  @${word}\n  static more(): void {}\n}\n\nfunction store(`;
    expect(problemsOf(HELPER, 'function store(', to)).toMatch(
      /allowances\.ts:\d+: @\w+ of more says nothing here: it belongs into the class marked @\w+/,
    );
  });

  test('errors', () => {
    expect(
      problemsOf(HELPER, 'function store(', 'export enum Errors {}\n\nfunction store('),
    ).toMatch(
      /allowances\.ts:\d+: enum Errors says nothing here: it belongs into a pallet's schema\.ts/,
    );
  });

  test('a file of a schema that its index does not export', () => {
    const index = 'pallets/trading/schema/index.ts';
    expect(problemsOf(index, 'export * from "./events";\n', '')).toMatch(
      /trading\/schema\/events\.ts:\d+: @events says nothing here: .* schema\/index\.ts exports/,
    );
  });

  test('a hook without its word', () => {
    expect(problemsOf('pallets/registry/pallet.ts', '@hook\n  static', 'static')).toMatch(
      /pallet\.ts:\d+: onRuntimeUpgrade is the name of a hook, and nothing runs it: add @hook/,
    );
  });

  test('what an event does', () => {
    expect(
      problemsOf(SCHEMA, 'amount: Balance): void {}', 'amount: Balance): void { more(); }'),
    ).toMatch(/schema\.ts:\d+: event approval has statements, which never run: write \{\}/);
  });

  test('the builder of a list that the genesis has not', () => {
    expect(
      problemsOf('pallets/registry/pallet.ts', 'static buildGenesis(', 'static buildHouses('),
    ).toMatch(
      /pallet\.ts:\d+: nothing calls buildHouses: the @genesis class of Registry has no such list/,
    );
  });
});
