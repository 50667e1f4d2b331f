/** Every call of every pallet, and somebody for each role that may make some of them. */
import { readModel } from '../../tools/compiler/codegen/index.js';
import { snakeCase } from '../../tools/compiler/codegen/names.js';
import { ROOT } from '../../tools/support/root.js';
import { account, type Account } from './accounts.js';
import { ChainBuilder, type TestChain } from './chain-builder.js';

/** An account for each role, by the words of metadata. */
export const HOLDERS: Readonly<Record<string, Account>> = Object.fromEntries(
  [
    'authority',
    'admin',
    'prosumer',
    'consumer',
    'minter',
    'burner',
    'market maker',
    'oracle operator',
  ].map((role) => [role, account(`the ${role}`)]),
);

export const holder = (role: string): Account => HOLDERS[role] as Account;

export const network = (): TestChain =>
  new ChainBuilder()
    .authority(holder('authority'))
    .admin(holder('admin'))
    .with(holder('prosumer'))
    .with(holder('consumer'), 0n, 'Consumer')
    .minter(holder('minter'))
    .burner(holder('burner'))
    .marketMaker(holder('market maker'))
    .oracleOperator(holder('oracle operator'))
    .build();

/** A call, and who may make it in the words of metadata: the first ones of what wallets show. */
export interface Declared {
  readonly name: string;
  /** Its pallet's index and its own. */
  readonly bytes: readonly number[];
  readonly words: readonly string[];
}

const { pallets } = readModel(ROOT);
export const calls: readonly Declared[] = pallets.flatMap((pallet) =>
  pallet.calls.map((call) => ({
    name: `${pallet.name}.${snakeCase(call.name)}`,
    bytes: [pallet.index, call.index],
    words:
      call.docs[0]
        ?.split(':')[0]
        ?.toLowerCase()
        .split(/, | or /) ?? [],
  })),
);

/** Whether whoever holds `role` alone may make `call`; whom a delegate acts for, the call finds out itself. */
export function mayMake({ words }: Declared, role: string): boolean {
  if (words.includes(role) || words.includes('delegate')) return true;
  return words.includes('any role') && role !== 'signatory';
}
