/** What a genesis configuration may not say, and how much it may. */
import { describe, expect, test } from '@jest/globals';
import { Chain, presetOf } from '../../tools/compiler/host/chain.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { alice, bob, erc, mea } from '../support/accounts.js';
import { runtimeBlob } from '../support/chain-builder.js';

const blob = runtimeBlob();
const built = (json: string): (() => unknown) => {
  return () => Chain.fromGenesis(blob, json);
};

describe('a genesis is refused, with the path to what is wrong, where', () => {
  test.each([
    ['{"aura": {}, "registry": {}, "aura": {}}', 'aura'],
    ['{"trading": {"parameters": null, "parameters": null}}', 'trading.parameters'],
    [`{"aura": {"authorities": ["${erc.address}"], "authorities": []}}`, 'aura.authorities'],
    [
      `{"balances": {"balances": [["${bob.address}", 1], {"account": "${alice.address}", "amount": 1, "account": "${bob.address}"}]}}`,
      'balances.balances[1].account',
    ],
    ['{"aura": {"slotDuration": 6000, "slot\\u0044uration": 2000}}', 'aura.slotDuration'],
  ])('%s says a field twice', (json, path) => {
    expect(built(json)).toThrow(`genesis refused: ${path}: the field is there twice`);
  });

  const key = { key: erc.address, weight: 1 };
  test.each([
    [
      { aura: { authorities: [erc.address, mea.address, erc.address] } },
      'aura.authorities[2]: the key',
    ],
    [{ grandpa: { authorities: [key, { ...key, weight: 2 }] } }, 'grandpa.authorities[1]: the key'],
    [
      { registry: { authorities: [erc.address, erc.address] } },
      'registry.authorities[1]: the account',
    ],
  ])('%j names an authority twice', (config, path) => {
    expect(built(JSON.stringify(config))).toThrow(`genesis refused: ${path} is listed twice`);
  });
});

test.each<[string, Array<[string, string]>]>([
  [
    'balances.balances[1]: the account is listed twice',
    [
      [alice.address, '1'],
      [alice.address, '2'],
    ],
  ],
  [
    'balances.balances[1]: all balances together do not fit 128 bits',
    [
      [alice.address, String(2n ** 128n - 1n)],
      [bob.address, '1'],
    ],
  ],
])('a genesis is refused: %s', (problem, balances) => {
  const registry = { admins: [alice.address, bob.address] };
  expect(built(JSON.stringify({ registry, balances: { balances } }))).toThrow(
    `genesis refused: ${problem}`,
  );
});

test('the same name is no repetition in another object', () => {
  const config = JSON.parse(presetOf(new Executor(blob), 'development')) as object;
  expect(built(JSON.stringify(config))).not.toThrow();
});
