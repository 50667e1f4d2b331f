/** The JSON from which the runtime builds its first state; absent parts are empty. */

export interface GenesisConfig {
  aura?: {
    /** SS58 addresses of sr25519 keys, in the order of their turns. */
    authorities?: string[];
    /** Milliseconds between blocks. */
    slotDuration?: number;
  };
  grandpa?: {
    /** SS58 addresses of ed25519 keys with their shares of the votes. */
    authorities?: [key: string, weight: number][];
  };
  balances?: {
    /** Accounts with base units of GRID, as decimal text since they exceed 2^53. */
    balances?: [account: string, amount: string][];
  };
  transactionPayment?: {
    /** Base units of GRID per microsecond of execution. */
    perMicrosecond?: number;
    /** Base units of GRID per byte. */
    perByte?: number;
  };
  registry?: {
    authorities?: string[];
    admins?: string[];
    marketMakers?: string[];
    oracleOperators?: string[];
    users?: { account: string; userType: 'Prosumer' | 'Consumer'; location: string }[];
    meters?: { id: string; owner: string }[];
  };
  gridToken?: { minters?: string[]; burners?: string[] };
}

/** The parts that follow from who the authorities are. */
export function authorities(accounts: string[], grandpaKeys: string[]): GenesisConfig {
  return {
    aura: { authorities: accounts },
    grandpa: { authorities: grandpaKeys.map((key) => [key, 1]) },
    registry: { authorities: accounts },
  };
}
