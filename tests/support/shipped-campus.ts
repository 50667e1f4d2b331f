/** The campus that is shipped: its buildings, and what was measured there. */
import type { ChainDefinition } from '../../node-config/genesis.js';
import { shippedCampus } from '../../tools/campus-file/index.js';
import { measuredCampus } from '../../tools/campus/simulation/buildings.js';
import { daysOf } from '../../tools/campus/simulation/data.js';
import { energiesOf } from '../../tools/campus/simulation/energy.js';

export const MEASURED = measuredCampus(shippedCampus());
export const BUILDINGS = MEASURED.map(({ building }) => building);
/** Of the one building that was measured, over all days. */
export const READINGS = MEASURED[0]?.readings ?? [];
export const ENERGIES = energiesOf(MEASURED);
export const DAYS = daysOf(READINGS);

/** `chain` before anybody is registered: on development chains `//Bob` is a consumer, in the campus a building. */
export function withoutUsers({ genesis, ...chain }: ChainDefinition): ChainDefinition {
  return { ...chain, genesis: { ...genesis, registry: { ...genesis.registry, users: [] } } };
}
