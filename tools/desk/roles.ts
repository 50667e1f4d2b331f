/** Roles of accounts, as the registry has them. */
import { z } from 'zod/v4';
import type { Desk } from './desk.js';

/** In the order of their bits. */
export const ROLES = [
  ...(['Authority', 'Admin', 'Prosumer', 'Consumer', 'Minter', 'Burner', 'MarketMaker'] as const),
  ...(['OracleOperator', 'Signatory', 'Delegate'] as const),
] as const;
export type Role = (typeof ROLES)[number];

/** Bits, or names where the runtime gives those. */
const roles = z.union([z.number(), z.array(z.string())], 'roles');

/** The roles of an account; empty for one that may not transact. */
export async function rolesOf(desk: Desk, account: string): Promise<Role[]> {
  const found = await desk.ask(roles, 'RegistryApi.roles_of', account);
  if (typeof found === 'number') return ROLES.filter((_, bit) => found & (1 << bit));
  return ROLES.filter((role) => found.includes(role));
}
