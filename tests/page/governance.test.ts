/** Proposals in words: what changes, beside what holds now. */
import { describe, expect, test } from '@jest/globals';
import {
  type Current,
  type DecodedCall,
  describeCall,
} from '../../tools/page/screens/governance/describe.js';

const [ANN, BEE, CAT] = ['5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', 'b', 'c'];
const call = (type: string, name: string, value: unknown): DecodedCall => ({
  type,
  value: { type: name, value },
});

const now: Current = {
  parameters: {
    Trading: { horizon: 4, tick: 10n ** 15n, min_price: undefined, collar: true },
    Registry: undefined,
  },
  tariff: {
    offset_minutes: 420,
    share_permille: 500,
    satang_per_grid: 420,
    holidays: [19_000, 19_001],
    periods: [{ days: 255, from: 0, to: 96, feed_in: 523n, retail: 1000n }],
  },
  authorities: ['a', 'b', 'c', 'd'],
};

describe('a proposal', () => {
  test('of other rules tells those that change from those that stay', () => {
    const parameters = { horizon: 4, tick: 2n * 10n ** 15n, min_price: 5n, collar: false };
    const described = describeCall(
      call('Trading', 'set_parameters', { parameters, from_epoch: 1_900_000n }),
      now,
    );
    expect(described).toEqual({
      kind: 'parameters',
      pallet: 'Trading',
      fromEpoch: 1_900_000n,
      lines: [
        { field: 'horizon', kind: 'epochs', before: 4, after: 4, isChanged: false },
        {
          field: 'tick',
          kind: 'price',
          before: 10n ** 15n,
          after: 2n * 10n ** 15n,
          isChanged: true,
        },
        { field: 'min_price', kind: 'price', before: undefined, after: 5n, isChanged: true },
        { field: 'collar', kind: 'flag', before: true, after: false, isChanged: true },
      ],
    });
  });

  test('of rules that nothing is known of has no "now", and every line counts as a change', () => {
    const described = describeCall(
      call('Registry', 'set_parameters', { parameters: { suspensions_per_day: 5 } }),
      now,
    );
    expect(described).toEqual({
      kind: 'parameters',
      pallet: 'Registry',
      fromEpoch: null,
      lines: [{ field: 'suspensions_per_day', kind: 'count', after: 5, isChanged: true }],
    });
  });

  test('of a tariff marks new periods and tells holidays that come and go', () => {
    const tariff = {
      offset_minutes: 420,
      share_permille: 400,
      satang_per_grid: 420,
      holidays: [19_001, 19_002],
      periods: [
        { days: 31, from: 36, to: 88, feed_in: 523n, retail: 1380n },
        { days: 255, from: 0, to: 96, feed_in: 523n, retail: 1000n },
      ],
    };
    expect(
      describeCall(call('Settlement', 'set_tariff', { tariff, from_epoch: 7n }), now),
    ).toMatchObject({
      kind: 'tariff',
      fromEpoch: 7n,
      periods: [
        { days: 31, isNew: true },
        { days: 255, isNew: false },
      ],
      holidays: { added: [19_002], removed: [19_000] },
      lines: [
        { field: 'offset_minutes', isChanged: false },
        { field: 'share_permille', before: 500, after: 400, isChanged: true },
        { field: 'satang_per_grid', isChanged: false },
      ],
    });
  });

  test('of authorities tells who comes, goes and stays', () => {
    const authorities = ['b', 'x', 'd'].map((account) => ({ account, aura: '', grandpa: '' }));
    expect(describeCall(call('Governance', 'set_authorities', { authorities }), now)).toEqual({
      kind: 'authorities',
      added: ['x'],
      removed: ['a', 'c'],
      kept: ['b', 'd'],
    });
  });

  test('of code, of a role and of several at once is what it is', () => {
    const code = Uint8Array.of(1, 2);
    expect(describeCall(call('System', 'set_code', { code }), now)).toEqual({
      kind: 'code',
      code,
      isChecked: true,
    });
    expect(describeCall(call('System', 'set_code_without_checks', { code }), now)).toMatchObject({
      isChecked: false,
    });
    const give = call('GridToken', 'add_minter', { account: BEE });
    expect(
      describeCall(
        call('Utility', 'batch_all', {
          calls: [give, call('Registry', 'remove_admin', { account: CAT })],
        }),
        now,
      ),
    ).toEqual({
      kind: 'several',
      calls: [
        { kind: 'role', account: BEE, role: 'minter', isGiven: true },
        { kind: 'role', account: CAT, role: 'admin', isGiven: false },
      ],
    });
  });

  test('of anything else shows its arguments as they are', () => {
    const value = {
      source: { type: 'Id', value: ANN },
      dest: ANN,
      amount: 5n,
      keys: Uint8Array.of(1),
    };
    expect(describeCall(call('Balances', 'force_transfer', value), now)).toMatchObject({
      kind: 'other',
      lines: [
        { field: 'source', kind: 'text' },
        { field: 'dest', kind: 'account', after: ANN },
        { field: 'amount', kind: 'money', after: 5n },
        { field: 'keys', kind: 'bytes' },
      ],
    });
  });

  test('of batches in batches in batches ends', () => {
    let nested = call('System', 'remark', { remark: new Uint8Array() });
    for (let depth = 0; depth < 100; depth++)
      nested = call('Utility', 'batch', { calls: [nested] });
    const described = JSON.stringify(describeCall(nested, now), (_, value: unknown) =>
      value instanceof Uint8Array ? '' : value,
    );
    expect(described.match(/several/g)).toHaveLength(4);
  });

  test('of any shape at all breaks nothing', () => {
    for (const value of [
      undefined,
      null,
      5,
      'x',
      [],
      { parameters: 7 },
      { tariff: [] },
      { calls: 3 },
    ]) {
      for (const name of [
        'set_parameters',
        'set_tariff',
        'set_authorities',
        'batch_all',
        'set_code',
        'add_admin',
      ]) {
        for (const pallet of [
          'Trading',
          'Settlement',
          'Governance',
          'Utility',
          'System',
          'Registry',
          'Nothing',
        ]) {
          expect(describeCall(call(pallet, name, value), {}).kind).toBeTruthy();
        }
      }
    }
  });
});
