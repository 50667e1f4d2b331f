/** Users: listed, shown, registered, suspended, readmitted, retired. */
import { z } from 'zod/v4';
import { encodeAddress } from '@polkadot/util-crypto';
import { SS58_PREFIX } from '../../../node-config/token.js';
import { USER_TYPES } from '../../../node-config/generated/genesis-config.js';
import { MOST_LOCATION_BYTES } from '../../campus-file/schema.js';
import { UnusableError } from '../../support/failure.js';
import { address, answer, type Answer, clock, table } from '../answer.js';
import { big, type Desk, words } from '../desk.js';
import { entriesOf } from '../entries.js';
import type { Intent } from '../intent.js';
import { parseAccount } from '../people.js';

export const STATUSES = ['Active', 'Suspended', 'Inactive'] as const;

const record = z.object({
  userType: z.enum(USER_TYPES),
  status: z.enum(STATUSES),
  location: words,
  registeredAt: big,
});

export const userShape = z.strictObject({
  account: address,
  type: z.enum(USER_TYPES),
  status: z.enum(STATUSES),
  location: z.string(),
  registeredAt: clock,
  meters: z.array(z.string()),
});
export const usersShape = z.array(userShape);
type User = z.output<typeof userShape>;

export async function usersAnswer(desk: Desk): Promise<Answer<typeof usersShape>> {
  const found = await entriesOf(desk, 'Registry.Users', record);
  const users = await Promise.all(
    found.map(async ([[key = ''], user]) => userOf(desk, encodeAddress(key, SS58_PREFIX), user)),
  );
  users.sort((a, b) => a.location.localeCompare(b.location) || a.account.localeCompare(b.account));
  const rows = users.map(({ account, type, status, location, meters }) => [
    account,
    type,
    status,
    location,
    meters.join(' '),
  ]);
  const text = users.length
    ? table(['account', 'type', 'status', 'location', 'meters'], rows)
    : 'There are no users; "grid user register" makes one.';
  return answer(usersShape, users, text);
}

export async function userAnswer(desk: Desk, who: string): Promise<Answer<typeof userShape>> {
  const account = await parseAccount(who);
  const found = await desk.get(record.nullable(), 'Registry.Users', account);
  if (!found)
    throw new UnusableError(
      `${account} is no user of this chain; "grid user register" makes it one`,
    );
  const user = await userOf(desk, account, found);
  const text = [
    `${user.account}: ${user.type}, ${user.status}`,
    `  ${user.location || 'no location'}`,
    `  registered ${user.registeredAt}`,
    `  meters: ${user.meters.join(', ') || 'none; "grid meter assign" gives one'}`,
  ].join('\n');
  return answer(userShape, user, text);
}

async function userOf(desk: Desk, account: string, found: z.output<typeof record>): Promise<User> {
  const meters = await desk.ask(z.array(words), 'RegistryApi.meters_of', account);
  const { userType: type, status, location, registeredAt } = found;
  return {
    account,
    type,
    status,
    location,
    registeredAt: desk.clock(Number(registeredAt)),
    meters,
  };
}

export async function registerIntent(
  desk: Desk,
  who: string,
  type: string,
  location: string,
): Promise<Intent> {
  const account = await parseAccount(who);
  if (Buffer.byteLength(location) > MOST_LOCATION_BYTES) {
    throw new UnusableError(`the location has more than ${MOST_LOCATION_BYTES} bytes; shorten it`);
  }
  const known = await desk.get(record.nullable(), 'Registry.Users', account);
  if (known && known.status !== 'Inactive') {
    throw new UnusableError(
      `${account} is registered already, as ${known.userType} (${known.status}); "grid user show" shows it`,
    );
  }
  return {
    call: desk.state.runtime.call('Registry.register_user', account, type, location),
    says: [`register ${account} as ${type}${location ? `, ${location}` : ''}`],
  };
}

const VERBS = { Active: 'readmit', Suspended: 'suspend', Inactive: 'retire' } as const;

export async function statusIntent(
  desk: Desk,
  who: string,
  status: keyof typeof VERBS,
): Promise<Intent> {
  const account = await parseAccount(who);
  const known = await desk.get(record.nullable(), 'Registry.Users', account);
  if (!known)
    throw new UnusableError(`${account} is no user of this chain; "grid user list" lists them`);
  if (known.status === status) throw new UnusableError(`${account} is ${status} already`);
  return {
    call: desk.state.runtime.call('Registry.update_user_status', account, status),
    says: [
      `${VERBS[status]} ${account}${known.location ? `, ${known.location}` : ''}, who is ${known.status} now`,
    ],
  };
}
