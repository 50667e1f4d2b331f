/** The token, as wallets are told of it: in chain specs, and in what they sign. */
export const TOKEN = { tokenSymbol: 'GRID', decimals: 18 } as const;

/** Base units of one GRID. */
export const GRID = 10n ** 18n;

/** The prefix of addresses: the generic one, which every wallet shows. */
export const SS58_PREFIX = 42;
