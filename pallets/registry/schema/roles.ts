/** What an account may do; the number is its bit in `Roles`. */
export enum Role {
  /** Authors and finalises blocks, governs. */
  Authority = 0,
  /** Registers users and assigns meters. */
  Admin = 1,
  /** Sells and buys energy. */
  Prosumer = 2,
  /** Buys energy. */
  Consumer = 3,
  /** Mints GRID for generated energy. */
  Minter = 4,
  /** Burns GRID for consumed energy. */
  Burner = 5,
  /** Clears the market by hand. */
  MarketMaker = 6,
  /** Answers requests for meter readings. */
  OracleOperator = 7,
  /** Signs for an organisation whose account is a multisig, and calls nothing else. */
  Signatory = 8,
}

/** What a delegate may do in the name of the account that it acts for. */
export enum ProxyType {
  /** Everything. */
  Any = 0,
  /** Places and cancels orders, and pays debts. */
  Trading = 1,
  /** Votes on proposals. */
  Governance = 2,
}
