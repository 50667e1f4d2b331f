/** Accounts: made, named, weighed. */
import { z } from 'zod/v4';
import { address, amount, answer, type Answer, hex } from '../answer.js';
import { baht, grid, parseAmount } from '../amounts.js';
import { big, type Desk } from '../desk.js';
import type { Intent } from '../intent.js';
import { parseAccount, publicKeyOf } from '../people.js';
import { ROLES, rolesOf } from '../roles.js';

export const addressShape = z.strictObject({ address, publicKey: hex });

/** An account in both ways of writing it. */
export async function addressAnswer(text: string): Promise<Answer<typeof addressShape>> {
  const found = await parseAccount(text);
  const value = { address: found, publicKey: publicKeyOf(found) };
  return answer(addressShape, value, `${value.address}\n${value.publicKey}`);
}

export const balanceShape = z.strictObject({
  address,
  /** GRID that it may spend, and that is set aside for orders and contracts. */
  free: amount,
  reserved: amount,
  /** GRID that it owes for energy. */
  debt: amount,
  thb: amount,
  roles: z.array(z.enum(ROLES)),
});

const accountInfo = z.object({ data: z.object({ free: big, reserved: big }) });

export async function balanceAnswer(desk: Desk, who: string): Promise<Answer<typeof balanceShape>> {
  const account = await parseAccount(who);
  const { data } = await desk.get(accountInfo, 'System.Account', account);
  const debt = await desk.ask(big, 'SettlementApi.debt', account);
  const roles = await rolesOf(desk, account);
  const [free, reserved] = [grid(data.free), grid(data.reserved)];
  const thb = baht(data.free, desk.satangPerGrid);
  const text = [
    `${account}: ${roles.length ? roles.join(', ') : 'no role on this chain'}`,
    `  free      ${free} GRID (${thb} THB)`,
    `  set aside ${reserved} GRID`,
    ...(debt > 0n ? [`  owes      ${grid(debt)} GRID; "grid account pay-debt" pays it`] : []),
  ].join('\n');
  return answer(
    balanceShape,
    { address: account, free, reserved, debt: grid(debt), thb, roles },
    text,
  );
}

export async function transferIntent(desk: Desk, to: string, text: string): Promise<Intent> {
  const [account, value] = [await parseAccount(to), parseAmount(text, desk.satangPerGrid)];
  return {
    call: desk.state.runtime.call('GridToken.transfer', account, value),
    says: [`send ${grid(value)} GRID (${baht(value, desk.satangPerGrid)} THB) to ${account}`],
  };
}

export function payDebtIntent(desk: Desk, text: string): Intent {
  const value = parseAmount(text, desk.satangPerGrid);
  return {
    call: desk.state.runtime.call('Settlement.pay_debt', value),
    says: [`pay up to ${grid(value)} GRID of what the account owes for energy`],
  };
}
