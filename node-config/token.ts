/** The token, as wallets are told of it: in chain specs, and in what they sign. */
export const TOKEN = { tokenSymbol: 'GRID', decimals: 18 } as const;
