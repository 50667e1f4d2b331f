/** A small campus: an admin, a prosumer with a meter. */
import { alice, bob } from './accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from './chain-builder.js';

/** Bits of `Registry.Roles`. */
export const ADMIN = 1 << 1;
export const PROSUMER = 1 << 2;
export const CONSUMER = 1 << 3;

/** Alice is the admin, Bob a prosumer with a meter, Charlie a stranger. */
export function campus(): TestChain {
  return new ChainBuilder().admin(alice).with(bob).bareMeter('roof-1', bob).build();
}

/** Describes a bidirectional meter. */
export function profile(id: string, key: Uint8Array, scheme = 'Ed25519', watts = 50_000n): Tx {
  return tx('Registry.setMeterProfile', id, key, scheme, watts, 'Bidirectional');
}
