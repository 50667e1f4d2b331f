import { GRID } from '../../node-config/token.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { u8aToHex } from '@polkadot/util';
import type { Campus, Member } from './simulation/accounts.js';
import type { SignedCall } from './chain.js';
import { moneyOf } from './holdings.js';
import type { MarketOrder } from './orders.js';
import { priceOf } from './prices.js';

/** What every prosumer has at least when the replay begins: it pays for all that a building takes in 56 days. */
export const ENDOWMENT = 10_000n * GRID;

/** @throws Error if the chain behind `api` is some other chain */
export function requireCampusGrid(api: ApiPromise, url: string): void {
  const { registry, gridToken, trading, oracleClient, settlement } = api.tx;
  if (registry && gridToken && trading && oracleClient && settlement) return;
  const { specName } = api.runtimeVersion;
  throw new Error(
    `the chain at ${url} runs ${specName.toString()}, which is not a Campus Grid: ` +
      'it lacks Registry, GridToken, Trading, OracleClient or Settlement',
  );
}

/**
 * Puts the campus on the chain: users and their meters. What is there already is left out.
 *
 * Where epochs are shorter than quarter hours, time runs faster, and meters are rated for as many times the power.
 */
export async function registrationCalls(api: ApiPromise, campus: Campus): Promise<SignedCall[]> {
  const speed = QUARTER_HOUR_MS / (await epochLength(api));
  const calls: SubmittableExtrinsic<'promise'>[] = [];
  for (const member of campus.members) calls.push(...(await memberCalls(api, member, speed)));
  return calls.map((call) => ({ signer: campus.admin, call }));
}

/** Fills up the members' accounts to the endowment, so that they can pay before they have sold anything. */
export async function endowmentCalls(api: ApiPromise, campus: Campus): Promise<SignedCall[]> {
  const calls: SignedCall[] = [];
  for (const { account } of campus.members) {
    const { free } = await moneyOf(api.query, account.address);
    const lacking = ENDOWMENT - free;
    if (lacking <= 0n) continue;
    const call = tx(api, 'gridToken', 'mint', account.address, lacking, null);
    calls.push({ signer: campus.admin, call });
  }
  return calls;
}

/** Length of the market's epochs, ms. */
export async function epochLength(api: ApiPromise): Promise<number> {
  const parameters = await api.query.trading?.parameters?.();
  const { epochLength } = (parameters?.toJSON() ?? {}) as { epochLength?: number };
  return epochLength ?? QUARTER_HOUR_MS;
}

/** Places `order` in the book of the next epoch. */
export function orderCall(api: ApiPromise, member: Member, order: MarketOrder): SignedCall {
  const { side, energy, limit } = order;
  const args = [side, member.meterId, null, energy, priceOf(limit)];
  return { signer: member.account, call: tx(api, 'trading', 'placeOrder', ...args) };
}

async function memberCalls(
  api: ApiPromise,
  { building, account, uri, meterId, meterKey }: Member,
  speed: number,
): Promise<SubmittableExtrinsic<'promise'>[]> {
  const calls: SubmittableExtrinsic<'promise'>[] = [];
  const user = await api.query.registry?.users?.(account.address);
  if (isAbsent(user)) {
    const { location } = building;
    calls.push(tx(api, 'registry', 'registerUser', account.address, 'Prosumer', location));
  } else if ((user?.toJSON() as { userType?: string }).userType !== 'Prosumer') {
    const who = `${account.address} (${uri})`;
    throw new Error(`${who} is a consumer on this chain, and ${building.name} has a roof`);
  }
  if (isAbsent(await api.query.registry?.meters?.(meterId))) {
    calls.push(tx(api, 'registry', 'assignMeter', meterId, account.address));
  }
  if (isAbsent(await api.query.registry?.meterProfiles?.(meterId))) {
    const watts = Math.ceil(building.ratedWatts * speed);
    const profile = [u8aToHex(meterKey.publicKey), 'Ed25519', watts, building.meterClass];
    calls.push(tx(api, 'registry', 'setMeterProfile', meterId, ...profile));
  }
  return calls;
}

function tx(
  api: ApiPromise,
  pallet: string,
  name: string,
  ...args: unknown[]
): SubmittableExtrinsic<'promise'> {
  const call = api.tx[pallet]?.[name];
  if (!call) throw new Error(`the chain has no call ${pallet}.${name}`);
  return call(...args);
}

function isAbsent(value: { isEmpty: boolean } | undefined): boolean {
  return value?.isEmpty ?? true;
}
