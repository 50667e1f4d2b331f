/** The campus of the oracle's tests. */
import { alice, bob } from './accounts.js';
import { type TestChain, tx, type Tx } from './chain-builder.js';
import { METER, meteredCampus, nextEpoch, read, type CampusOptions } from './meters.js';

/** Alice is the admin, Bob the owner of `roof-1`; four operators. */
export const campus = (options: Partial<CampusOptions> = {}): TestChain =>
  meteredCampus({ owner: bob, admin: alice, ...options });

/** A campus whose meter was read once, showing 1,000 Wh each way, and whose next epoch is over. */
export function measured(options: Partial<CampusOptions> = {}): TestChain {
  const chain = campus(options);
  const { error } = read(chain, { importWh: 1_000, exportWh: 1_000 });
  if (error) throw new Error(`the baseline was refused: ${error}`);
  nextEpoch(chain);
  return chain;
}

/** What the chain knows of a meter. */
export const stateOf = (chain: TestChain, meter = METER): Record<string, unknown> =>
  chain.query('OracleClient.MeterStates', meter) as Record<string, unknown>;

export const ask = (meter = METER): Tx => tx('OracleClient.requestEnergyData', meter);
