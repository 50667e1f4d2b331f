/** What the generator says to declarations it cannot read: the place, what is wrong, and the way out. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '../../tools/compiler/codegen/index.js';
import { copyOfSources, edit, undoEdits } from './support.js';

const SCHEMA = 'pallets/grid-token/schema.ts';
const PALLET = 'pallets/grid-token/pallet.ts';
const BENCHMARKS = 'pallets/registry/benchmarking.ts';
const COMPONENT = '@component("location.length", 0, 256)';

type Misuse = [what: string, file: string, from: string, to: string, message: RegExp];

let root: string;

beforeAll(() => {
  root = copyOfSources();
});

afterEach(undoEdits);

afterAll(() => rmSync(root, { recursive: true }));

test.each<Misuse>([
  [
    'a variable that outlives the memory it points to',
    PALLET,
    '@pallet("GridToken")',
    'let last: AccountId | null = null;\n\n@pallet("GridToken")',
    /pallet\.ts:\d+: last is a AccountId \| null, which may point to memory .*keep the value itself/,
  ],
  [
    'an address in a variable',
    'runtime/support/storage.ts',
    'let hashedCount: u32 = 0;',
    'let hashedCount: usize = 0;',
    /storage\.ts:\d+: hashedCount is a usize, which may point to memory/,
  ],
  [
    'a variable whose type is not written',
    'runtime/host/log.ts',
    'let length: u32 = 0;',
    'let length = LINE;',
    /log\.ts:\d+: length has no type, so that it may point to memory/,
  ],
  [
    'a static field that changes',
    PALLET,
    'export class GridToken {',
    'export class GridToken {\n  static seen: Array<u32> = [];\n',
    /pallet\.ts:\d+: seen is a Array<u32>, which may point to memory/,
  ],
  [
    'something thrown',
    PALLET,
    'if (!from) return badOrigin();\n    return move',
    'if (!from) throw new Error("nobody");\n    return move',
    /pallet\.ts:\d+: throw ends the block .*: return Errors\.ItsName\(\)/,
  ],
  [
    'an error that is made and dropped',
    PALLET,
    'return Errors.RecipientUnknown();',
    '{ Errors.RecipientUnknown(); }',
    /pallet\.ts:\d+: the result of Errors\.RecipientUnknown\(…\) is dropped, .*; return it, or test it/,
  ],
  [
    'the dropped result of a function from another file',
    PALLET,
    'return mintTo(to, amount, true);',
    'mintTo(to, amount, true);\n    return ok();',
    /pallet\.ts:\d+: the result of mintTo\(…\) is dropped/,
  ],
  [
    'the dropped result of a call of another pallet',
    'runtime/frame/balances/pallet.ts',
    'return Balances.transferAllowDeath(origin, dest, value);',
    'dest.lookup() && Balances.transferAllowDeath(origin, dest, value);\n    return null;',
    /balances\/pallet\.ts:\d+: the result of Balances\.transferAllowDeath\(…\) is dropped/,
  ],
  [
    'the dropped result of a method',
    'pallets/governance/proposals.ts',
    'return call.precheck();',
    'call.precheck();\n  return null;',
    /proposals\.ts:\d+: the result of call\.precheck\(…\) is dropped/,
  ],
  [
    'an event beyond the byte that it travels as',
    SCHEMA,
    '@event(1) static approval',
    '@event(300) static approval',
    /schema\.ts:\d+: event approval has index 300; indices are 0 to 255: @event\(1\)/,
  ],
  [
    'an error beyond the byte that it travels as',
    SCHEMA,
    'NotGranted = 7',
    'NotGranted = 256',
    /schema\.ts:\d+: Errors variant NotGranted has index 256; indices are 0 to 255/,
  ],
  [
    'a call of a type of proxy that there is not',
    'pallets/trading/pallet.ts',
    '@proxy("trading")',
    '@proxy("tradin")',
    /pallet\.ts:\d+: @proxy\("tradin"\) of createSellOrder names no type of its own; write once each of "trading", "governance"/,
  ],
  [
    'a call of the type that lets all be made anyway',
    'pallets/trading/pallet.ts',
    '@proxy("trading")',
    '@proxy("any")',
    /pallet\.ts:\d+: @proxy\("any"\) of createSellOrder names no type of its own/,
  ],
  [
    'types of proxies none of which lets all be made',
    'pallets/registry/schema/roles.ts',
    'Any = 0',
    'Any = 9',
    /roles\.ts:\d+: ProxyType needs a variant of number 0/,
  ],
  [
    'a call that makes the calls of none of its arguments',
    PALLET,
    '@call(0)',
    '@call(0)\n  @wrapper',
    /pallet\.ts:\d+: @wrapper transfer makes the calls of one argument, a Call or Vec<Call>, whose weight @innerWeight adds/,
  ],
  [
    'a call that makes others for nothing',
    'runtime/frame/utility/pallet.ts',
    '@innerWeight(weightOfAll)\n',
    '\n',
    /pallet\.ts:\d+: @wrapper batch makes the calls of one argument/,
  ],
  [
    'a call in the name of nobody',
    'runtime/frame/proxy/pallet.ts',
    '@inNameOf(delegatorOf)',
    '@inNameOf(somebody)',
    /pallet\.ts:\d+: @inNameOf of proxy needs a function that runtime\/frame\/proxy\/pallet\.ts imports, not 'somebody'/,
  ],
  [
    'a chain that does not say who any is',
    'runtime/chain/seams.ts',
    'ANY_ROLE: u32',
    'SOME_ROLE: u32',
    /seams\.ts:\d+: ANY_ROLE is missing: the roles that @role\("any"\) stands for/,
  ],
  [
    'a benchmark of no call',
    BENCHMARKS,
    'static registerUser(',
    'static registerUsers(',
    /benchmark registerUsers measures nothing: no call or hook has its name \(registerUser, .*weights\.ts as the weight of a step/,
  ],
  [
    'a call without a benchmark where others have one',
    BENCHMARKS,
    'static registerUser(',
    'static registerUsers(',
    /call registerUser has no benchmark; add to pallets\/registry\/benchmarking\.ts: static registerUser\(bench: Bench\)/,
  ],
  [
    'an unknown word',
    PALLET,
    '@call(0)',
    '@caller(0)',
    /pallet\.ts:\d+: unknown word @caller on transfer; allowed here: @call/,
  ],
  [
    'a word in the wrong place',
    SCHEMA,
    '@event(1)',
    '@hasher("identity")',
    /schema\.ts:\d+: @hasher does not belong on approval; allowed here: @event/,
  ],
  ['two calls of one index', PALLET, '@call(1)', '@call(0)', /pallet\.ts:\d+: calls? .*index 0/],
  [
    'two events of one index',
    SCHEMA,
    '@event(1)',
    '@event(0)',
    /schema\.ts:\d+: events approval and transfer both have index 0; take a free one/,
  ],
  [
    'two errors of one index',
    SCHEMA,
    'BurnerRequired = 3',
    'BurnerRequired = 1',
    /schema\.ts:\d+: Errors variants BurnerRequired and InsufficientAllowance both have index 1/,
  ],
  [
    'two pallets of one index',
    'runtime/chain/construct.ts',
    '"GridToken:11"',
    '"GridToken:10"',
    /construct\.ts:\d+: "GridToken:10" clashes with Registry/,
  ],
  [
    'a pallet that is nowhere',
    'runtime/chain/construct.ts',
    '"GridToken:11"',
    '"GridToken:11", "Lottery:20"',
    /construct\.ts:\d+: pallet Lottery has no folder; known: .*GridToken/,
  ],
  [
    'a pallet that is not listed',
    'runtime/chain/construct.ts',
    '"GridToken:11",',
    '',
    /pallet GridToken is not in runtime\/chain\/construct\.ts; add "GridToken:<index>"/,
  ],
  [
    'a type that is not known',
    PALLET,
    'value: Compact<Balance>',
    'value: f64',
    /pallet\.ts:\d+: unknown type 'f64'; write one of bool, u8, u16/,
  ],
  [
    'storage that is no storage',
    SCHEMA,
    'DoubleMapOf<AccountId, AccountId, Balance>',
    'Map<AccountId, Balance>',
    /schema\.ts:\d+: storage item allowances has type .*; write ValueOf<V>, MapOf<K, V>/,
  ],
  [
    'a map without hashers',
    SCHEMA,
    '@hasher("blake2_128_concat", "blake2_128_concat")',
    '',
    /schema\.ts:\d+: storage item allowances needs @hasher with 2 of "blake2_128_concat"/,
  ],
  [
    'a value without a default',
    SCHEMA,
    'AccountId, AccountId, Balance>',
    'AccountId, AccountId, AccountId>',
    /allowances: AccountId has no default; write Option<AccountId>/,
  ],
  [
    'an event without a sentence',
    SCHEMA,
    '/** A spender may now move this much GRID of an owner. */',
    '',
    /schema\.ts:\d+: event approval needs a sentence/,
  ],
  [
    'a second class of events, in another file of the schema',
    'pallets/trading/schema/orders.ts',
    '/** What an order does. */',
    '@events class More {}\n\n/** What an order does. */',
    /schema\/events\.ts:\d+: @events is at pallets\/trading\/schema\/orders\.ts:\d+ already/,
  ],
  [
    'a call that does not say who may make it',
    PALLET,
    '@role("minter")',
    '',
    /grid-token\/pallet\.ts:\d+: call mint has to say once who may make it: @role\("…"\) with "authority", "admin".*"any", "delegate", "root"/,
  ],
  [
    'a call that says twice who may make it',
    PALLET,
    '@role("minter")',
    '@role("minter")\n  @role("burner")',
    /pallet\.ts:\d+: call mint has to say once who may make it/,
  ],
  [
    'a role that nobody can have',
    PALLET,
    '@role("minter")',
    '@role("baker")',
    /pallet\.ts:\d+: unknown role "baker" of mint; write "authority", "admin", "prosumer"/,
  ],
  [
    'a role beside all roles',
    PALLET,
    '@role("minter")',
    '@role("any", "minter")',
    /pallet\.ts:\d+: mint names a role twice/,
  ],
  [
    'an operational call of others than authorities',
    PALLET,
    '@role("minter")',
    '@role("minter")\n  @operational',
    /pallet\.ts:\d+: @operational is for @role\("authority", "root"\), .* remove it from mint/,
  ],
  [
    'an inherent with a role',
    'runtime/frame/timestamp/pallet.ts',
    '@mandatory',
    '@mandatory\n  @role("root")',
    /timestamp\/pallet\.ts:\d+: nobody signs the inherent set; remove its @role/,
  ],
  [
    'a role whose number is no bit',
    'pallets/registry/schema/roles.ts',
    'OracleOperator = 7',
    'OracleOperator = 31',
    /registry\/schema\/roles\.ts:\d+: role OracleOperator needs a number below 30: roles are bits/,
  ],
  [
    'a genesis that comes at some time',
    'runtime/frame/balances/schema.ts',
    '@genesis("last")',
    '@genesis("later")',
    /balances\/schema\.ts:\d+: @genesis takes "last" or nothing, not "later"/,
  ],
  [
    'a long list of a genesis that nobody takes the items of',
    'runtime/frame/balances/pallet.ts',
    'static buildBalances(',
    'static takeBalances(',
    /balances\/pallet\.ts:\d+: Balances has a @genesis class; add static buildBalances\(item: GenesisBalance\): string \| null/,
  ],
  [
    'a long list outside of a genesis',
    SCHEMA,
    'export enum Errors {',
    '@scale\nexport class Batch {\n  constructor(public all: Items<u32>) {}\n}\n\nexport enum Errors {',
    /schema\.ts:\d+: unknown type 'Items'; write one of/,
  ],
  [
    'a call without a weight',
    'pallets/grid-token/weights.ts',
    'export function approve(): Weight {',
    'export function approved(): Weight {',
    /approve.*weight|weight.*approve/i,
  ],
  [
    'an inner weight that is nowhere',
    'pallets/governance/pallet.ts',
    '@innerWeight(callWeight)',
    '@innerWeight(callWeights)',
    /governance\/pallet\.ts:\d+: @innerWeight of approve needs a function .* not 'callWeights'/,
  ],
  [
    'benchmarks without their class',
    BENCHMARKS,
    '@benchmarks\n',
    '',
    /benchmarking\.ts:1: no class is marked @benchmarks/,
  ],
  [
    'another word on a class of benchmarks',
    BENCHMARKS,
    '@benchmarks\n',
    '@benchmarks\n@events\n',
    /benchmarking\.ts:\d+: @events does not belong on Benchmarks; allowed here: @benchmarks/,
  ],
  [
    'another word on a benchmark',
    BENCHMARKS,
    COMPONENT,
    '@hook',
    /benchmarking\.ts:\d+: @hook does not belong on registerUser; allowed here: @component/,
  ],
  [
    'a component too few',
    BENCHMARKS,
    COMPONENT,
    '',
    /benchmarking\.ts:\d+: benchmark registerUser takes 1 values and declares 0 components; write one/,
  ],
  [
    'a component too many',
    BENCHMARKS,
    COMPONENT,
    `${COMPONENT}\n  ${COMPONENT}`,
    /benchmarking\.ts:\d+: benchmark registerUser takes 1 values and declares 2 components/,
  ],
  [
    'a component of no argument',
    BENCHMARKS,
    COMPONENT,
    '@component("place.length", 0, 256)',
    /benchmarking\.ts:\d+: component 'place\.length' of registerUser begins with no argument; known: user, userType, location/,
  ],
  ...(
    [
      ['256, 256', 'an empty range'],
      ['256, 0', 'a range the wrong way round'],
      ['0, 4294967296', 'a range beyond u32'],
      ['0.5, 256', 'half a value'],
      ['0', 'no end'],
    ] as const
  ).map(([range, what]): Misuse => [
    `a component with ${what}`,
    BENCHMARKS,
    COMPONENT,
    `@component("location.length", ${range})`,
    /benchmarking\.ts:\d+: component 'location\.length' of registerUser needs a range of u32/,
  ]),
])('%s', (_what, file, from, to, message) => {
  edit(root, file, from, to);
  const before = readFileSync(join(root, 'runtime/generated/dispatch.ts'), 'utf8');
  expect(() => codegen({ root })).toThrow(message);
  expect(readFileSync(join(root, 'runtime/generated/dispatch.ts'), 'utf8')).toBe(before);
});

test('all problems come at once, a line each', () => {
  edit(root, SCHEMA, '@event(1)', '@event(0)');
  edit(root, PALLET, '@call(10)', '@phone(10)');
  expect(() => codegen({ root })).toThrow(/^(\S+\.ts:\d+: .+\n?){2,}$/);
});

test('a check writes nothing and names what is out of date', () => {
  const dispatch = join(root, 'runtime/generated/dispatch.ts');
  edit(root, 'runtime/generated/dispatch.ts', 'export', 'export ');
  const spoiled = readFileSync(dispatch, 'utf8');
  expect(codegen({ root, check: true })).toMatchObject({
    changed: ['runtime/generated/dispatch.ts'],
  });
  expect(readFileSync(dispatch, 'utf8')).toBe(spoiled);
  expect(codegen({ root })).toMatchObject({ changed: ['runtime/generated/dispatch.ts'] });
  expect(codegen({ root, check: true })).toMatchObject({ changed: [], stale: [] });
});
