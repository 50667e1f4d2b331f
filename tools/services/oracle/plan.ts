/** Who does what: several operators side by side share the work without talking to each other. */
import type { OpenRequest, OracleState } from './oracle-state.js';

/** Blocks of a turn: a transaction has to be in a block before the next operator looks. */
const TURN_BLOCKS = 2;
/** Blocks that an operator beyond the quorum waits for those before it. */
const PATIENCE_BLOCKS = 3;

/** The place of `address` among the operators; -1 if it is none. */
export function placeOf(address: string, state: OracleState): number {
  return state.operators.indexOf(address);
}

/** Whether it is the turn of the operator at `place` to perform upkeep in the next block. */
export function isTurn(place: number, { operators, block }: OracleState): boolean {
  return Math.floor(block / TURN_BLOCKS) % operators.length === place;
}

/**
 * The requests that the operator at `place` is to answer now. Each request has an order of operators of
 * its own; the first ones, as many as the quorum, answer at once, the others only if it stays open.
 */
export function requestsFor(address: string, state: OracleState): OpenRequest[] {
  const place = placeOf(address, state);
  if (place < 0) return [];
  return state.requests.filter((request) => {
    if (request.answeredBy.includes(address)) return false;
    const count = state.operators.length;
    const rank = (place + count - Number(request.id % BigInt(count))) % count;
    const turnsToWait = Math.max(rank + 1 - state.quorum, 0);
    return state.block >= request.openedAt + turnsToWait * PATIENCE_BLOCKS;
  });
}
