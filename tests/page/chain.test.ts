/** What the page says to the chain, and what it makes of its refusals: compared with the metadata. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Refused } from '../../tools/page/session.js';
import * as calls from '../../tools/page/signing/calls.js';
import { refusalOf, refusalOfRuntime } from '../../tools/page/signing/refusal.js';
import { en } from '../../tools/page/words/en/index.js';
import { messages as th } from '../../tools/page/words/th/index.js';
import { errors as thaiErrors } from '../../tools/page/words/th/errors.js';
import { kindOf } from '../../tools/page/data/kinds.js';

interface Pallet {
  readonly calls: readonly string[];
  readonly events: readonly string[];
  readonly errors?: readonly string[];
}

const metadata = JSON.parse(readFileSync('node-config/snapshots/metadata.json', 'utf8')) as {
  readonly pallets: Readonly<Record<string, Pallet>>;
  readonly types: Readonly<Record<string, readonly string[]>>;
};
const names = (list: readonly string[] = []): string[] =>
  list.map((text) => /^\d+ (\w+)/.exec(text)?.[1] ?? '');

const WHO = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const DEVICE = {
  key: new Uint8Array(32),
  scheme: 'Ed25519',
  ratedWatts: 1n,
  meterClass: 'Generation',
} as const;

/** Everything that the page calls. */
const MADE = [
  calls.registerUser(WHO, 'Prosumer', 'x'),
  calls.updateUserStatus(WHO, 'Suspended'),
  calls.assignMeter('M', WHO),
  calls.unassignMeter('M'),
  calls.setMeterProfile('M', DEVICE),
  calls.mint(WHO, 1n),
  calls.burn(WHO, 1n),
  calls.payDebt(1n),
  calls.approve(1),
  calls.reject(1),
  calls.batchAll([calls.approve(1)]),
];

/** What PAPI takes for each type that the page's calls have. */
const JAVASCRIPT: Readonly<Record<string, (value: unknown) => boolean>> = {
  AccountId32: (value) => typeof value === 'string',
  str: (value) => typeof value === 'string',
  'Option<Vec<u8>>': (value) => value === undefined || typeof value === 'string',
  'Option<str>': (value) => value === undefined || typeof value === 'string',
  // Names are text; releases up to 102 have them as bytes, which they are sent as where need be.
  'Vec<u8>': (value) => value instanceof Uint8Array || typeof value === 'string',
  u32: (value) => typeof value === 'number',
  u64: (value) => typeof value === 'bigint',
  'Compact<u128>': (value) => typeof value === 'bigint',
  'Vec<RuntimeCall>': (value) => Array.isArray(value),
};

test('every call that the page makes is one of the chain, with its arguments by name and type', () => {
  const made = new Set(MADE.map(({ name }) => name));
  expect(made.size).toBe(Object.keys(calls).length - 1);
  for (const { pallet, name, args } of MADE) {
    const text = metadata.pallets[pallet]?.calls.find((each) => names([each])[0] === name);
    const wanted = (/\((.*)\)$/.exec(text ?? '')?.[1] ?? '')
      .split(', ')
      .map((each) => each.split(': '));
    expect([pallet, name, Object.keys(args)]).toEqual([
      pallet,
      name,
      wanted.map(([field]) => field),
    ]);
    for (const [field = '', type = ''] of wanted) {
      const check = JAVASCRIPT[type];
      if (check) expect([name, field, check(args[field])]).toEqual([name, field, true]);
      // The rest are enums without data.
      else expect(variantsOf(type)).toContain((args[field] as { type: string }).type);
    }
  }
});

function variantsOf(type: string): string[] {
  const found = Object.entries(metadata.types).find(([path]) => path.endsWith(`::${type}`));
  return names(found?.[1]);
}

describe('in words', () => {
  const SPOKEN = [
    ...['Registry', 'GridToken', 'Trading', 'Settlement', 'Governance', 'OracleClient'],
    ...['Utility', 'Proxy', 'Multisig'],
  ];
  /** What nobody meets who uses the page: rules that genesis or a proposal of rules has wrong. */
  const RULES =
    /^Trading\.(Invalid|CannotKeepUp|EpochTooEarly|TooManyChanges|AlreadyMarketMaker|NotMarketMaker)/;

  test('every error of the chain that people meet has a Thai sentence, and none is of an error that is no more', () => {
    const known = SPOKEN.flatMap((pallet) =>
      names(metadata.pallets[pallet]?.errors).map((name) => `${pallet}.${name}`),
    );
    expect(known.length).toBeGreaterThan(100);
    expect(known.filter((name) => !RULES.test(name) && !thaiErrors[name])).toEqual([]);
    expect(Object.keys(thaiErrors).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('every call that can be proposed, and each of its arguments, has words in both languages', () => {
    const all = Object.entries(metadata.pallets).flatMap(([pallet, { calls: list }]) =>
      (list ?? []).map((text) => [`${pallet}.${names([text])[0]}`, text] as const),
    );
    expect(all.length).toBeGreaterThan(60);
    const fields = all.flatMap(([, text]) =>
      [...(/\((.*)\)$/.exec(text)?.[1] ?? '').matchAll(/(?:^|, )(\w+): /g)].map(
        ([, field = '']) => field,
      ),
    );
    for (const words of [en, th]) {
      const { calls: spoken, fields: named } = words.chain;
      expect(all.filter(([name]) => !spoken[name]).map(([name]) => name)).toEqual([]);
      expect(Object.keys(spoken).filter((name) => !all.some(([each]) => each === name))).toEqual(
        [],
      );
      expect(fields.filter((field) => !(field in named))).toEqual([]);
    }
  });

  test('every kind of event that the history tells of has words in both languages', () => {
    const { components } = JSON.parse(readFileSync('tools/client/openapi.json', 'utf8')) as {
      components: { schemas: { ChainEvent: { properties: { kind: { enum: string[] } } } } };
    };
    const kinds = components.schemas.ChainEvent.properties.kind.enum;
    for (const words of [en, th]) expect(Object.keys(words.explorer.events)).toEqual(kinds);
  });

  test('every rule that authorities can change has a name in both languages, and a unit', () => {
    const rules = Object.entries(metadata.types).filter(([path]) =>
      /::(\w+Parameters|Tariff)$/.test(path),
    );
    const fields = rules
      .filter(([path]) => !path.endsWith('ScheduledParameters'))
      .flatMap(([, lines]) => lines.map((each) => each.split(': ')))
      .filter(([field]) => field !== 'periods' && field !== 'holidays');
    expect(fields.length).toBeGreaterThan(20);
    for (const [field = '', type] of fields) {
      for (const words of [en, th]) expect(words.chain.fields).toHaveProperty(field);
      if (type === 'bool') expect(kindOf(field, true)).toBe('flag');
      else expect(kindOf(field, 1n)).not.toBe('text');
    }
  });
});

describe('a refusal', () => {
  const invalid = (kind: string): Error =>
    Object.assign(new Error('x'), {
      name: 'InvalidTxError',
      error: { type: 'Invalid', value: { type: kind, value: undefined } },
    });

  test('of the pool says what to do about it', () => {
    const reasons = (kind: string): string => refusalOf(invalid(kind)).reason;
    expect(reasons('BadSigner')).toBe('noAccess');
    expect(reasons('ExhaustsResources')).toBe('chain');
    for (const kind of ['Stale', 'Future', 'AncientBirthBlock', 'BadProof']) {
      expect(reasons(kind)).toBe('again');
    }
    expect(refusalOf(invalid('Payment'))).toMatchObject({ reason: 'chain', detail: 'Payment' });
  });

  test('of the pool for reasons of this chain is told by its code, each of them', () => {
    const source = readFileSync('runtime/primitives/validity.ts', 'utf8');
    const codes = [
      ...(/enum Custom \{([^}]*)\}/.exec(source)?.[1] ?? '').matchAll(/(\w+) = (\d+)/g),
    ];
    expect(codes.length).toBeGreaterThan(4);
    for (const [, name = '', code] of codes) {
      const error = { type: 'Invalid', value: { type: 'Custom', value: Number(code) } };
      const refused = refusalOf(Object.assign(new Error('x'), { name: 'InvalidTxError', error }));
      expect(refused.detail).toBe(name);
      const reason = name.endsWith('Required')
        ? 'noAccess'
        : name.endsWith('Quota')
          ? 'quota'
          : 'again';
      expect(refused.reason).toBe(reason);
    }
  });

  test('of a person, of the network and one that is known already are told apart', () => {
    for (const text of ['Cancelled', 'Rejected by user', 'User denied']) {
      expect(refusalOf(new Error(text)).reason).toBe('declined');
    }
    expect(refusalOf(new Error('WebSocket is closed')).reason).toBe('network');
    const refused = new Refused('locked', '');
    expect(refusalOf(refused)).toBe(refused);
  });

  test('of the runtime has the name of its error', () => {
    const module = { type: 'Module', value: { type: 'Registry', value: { type: 'LastAdmin' } } };
    expect(refusalOfRuntime(module)).toMatchObject({
      reason: 'chain',
      detail: 'Registry.LastAdmin',
    });
    expect(refusalOfRuntime({ type: 'BadOrigin' }).reason).toBe('noAccess');
    expect(refusalOfRuntime({ type: 'Token', value: { type: 'FundsUnavailable' } }).detail).toBe(
      'Token.FundsUnavailable',
    );
    expect(refusalOfRuntime({ type: 'CannotLookup' }).detail).toBe('CannotLookup');
  });
});
