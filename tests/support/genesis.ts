import type { GenesisConfig } from '../../node-config/genesis.js';

/** Base units that all accounts of a first state hold together. */
export function issuedBy({ balances }: GenesisConfig): bigint {
  return (balances?.balances ?? []).reduce(
    (sum, entry) => sum + BigInt('amount' in entry ? entry.amount : entry[1]),
    0n,
  );
}
