/** The calls that this page makes, with their arguments typed; a test compares them with the metadata. */
import type { Call } from '../session.js';

/** An enum of the chain as PAPI takes it. */
type Variant = { readonly type: string; readonly value?: unknown };

const variant = (type: string): Variant => ({ type, value: undefined });
const call = (pallet: string, name: string, args: Call['args']): Call => ({ pallet, name, args });

export type UserStatus = 'Active' | 'Suspended' | 'Inactive';

/** What `set_meter_profile` says of a device. */
export interface DeviceArgs {
  readonly key: Uint8Array;
  readonly scheme: 'Ed25519' | 'Sr25519' | 'Ecdsa';
  readonly ratedWatts: bigint;
  readonly meterClass: 'Consumption' | 'Generation' | 'Bidirectional';
}

export const registerUser = (user: string, type: 'Prosumer' | 'Consumer', location: string): Call =>
  call('Registry', 'register_user', { user, user_type: variant(type), location });

export const updateUserStatus = (user: string, status: UserStatus): Call =>
  call('Registry', 'update_user_status', { user, status: variant(status) });

export const assignMeter = (meter: string, user: string): Call =>
  call('Registry', 'assign_meter', { meter_id: meter, user });

export const unassignMeter = (meter: string): Call =>
  call('Registry', 'unassign_meter', { meter_id: meter });

export const setMeterProfile = (meter: string, device: DeviceArgs): Call =>
  call('Registry', 'set_meter_profile', {
    meter_id: meter,
    key: device.key,
    scheme: variant(device.scheme),
    rated_watts: device.ratedWatts,
    meter_class: variant(device.meterClass),
  });

/** `amount` in base units. */
export const mint = (to: string, amount: bigint): Call =>
  call('GridToken', 'mint', { to, amount, meter: undefined });

export const burn = (from: string, amount: bigint): Call =>
  call('GridToken', 'burn', { from, amount });

export const payDebt = (amount: bigint): Call => call('Settlement', 'pay_debt', { amount });

export const approve = (proposal: number): Call => call('Governance', 'approve', { proposal });

export const reject = (proposal: number): Call => call('Governance', 'reject', { proposal });

/** All of `calls`, or none of them. */
export const batchAll = (calls: readonly Call[]): Call =>
  call('Utility', 'batch_all', { calls: calls.map(decodedCall) });

/** A call inside of another, as PAPI takes it. */
export function decodedCall({ pallet, name, args }: Call): Variant {
  return { type: pallet, value: { type: name, value: args } };
}
