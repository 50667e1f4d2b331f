import type { Wh } from '../simulation/energy.js';

/**
 * Divides `part` among `amounts`, pro rata in whole Wh, streamed: what the first ones together get is their exact part,
 * rounded down.
 *
 * @param part at most the sum of `amounts`
 */
export function shares(part: Wh, amounts: readonly Wh[]): Wh[] {
  const total = BigInt(amounts.reduce((sum, amount) => sum + amount, 0));
  if (total === 0n) return amounts.map(() => 0);
  let before = 0n;
  let given = 0n;
  return amounts.map((amount) => {
    before += BigInt(amount);
    const upTo = (BigInt(part) * before) / total;
    const share = upTo - given;
    given = upTo;
    return Number(share);
  });
}
