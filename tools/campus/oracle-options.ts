import { UnusableError } from '../support/failure.js';

/** Operators there may be: what the chain allows (`OracleClient.maxOperators`). */
export const MOST_OPERATORS = 16;

/** How many read the meters. */
export interface OracleSetup {
  readonly operators: number;
  readonly quorum: number;
}

/** What of it is asked for. */
export interface OracleOptions {
  /** Operators side by side, 1 unless given. */
  readonly operators?: number | undefined;
  /** How many of them have to report a reading, 1 unless given. */
  readonly quorum?: number | undefined;
}

/** Both numbers. @throws Error saying which of them is wrong */
export function oracleSetup({ operators = 1, quorum = 1 }: OracleOptions): OracleSetup {
  requireCount('--operators', operators);
  requireCount('--quorum', quorum);
  if (quorum > operators) {
    throw new UnusableError(`--quorum ${quorum} is out of reach: --operators is ${operators}`);
  }
  return { operators, quorum };
}

function requireCount(option: string, count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MOST_OPERATORS) return;
  throw new UnusableError(`${option} has to be a whole number from 1 to ${MOST_OPERATORS}`);
}
