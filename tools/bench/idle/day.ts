/** A day of readings of many meters in this process, and what it leaves in the state. */
import { readModel } from '../../compiler/codegen/index.js';
import { KEPT_EPOCHS, OracleScene, WARM_UP } from '../oracle-scene.js';
import { type Growth, growthOf, sizesOf } from './state.js';

/** One sets the baselines, one makes the owners' accounts; then come those whose pools are kept. */
const FIRST_EPOCHS = 2 + KEPT_EPOCHS;
/** Blocks; longer than an epoch's readings take. */
const LIFETIME = 20;

/** What `epochs` epochs with `meters` meters, each read in each, add to the state, item by item. */
export function growthOfDay(
  root: string,
  blob: Uint8Array,
  meters: number,
  progress: (line: string) => void,
  epochs: number,
): Growth[] {
  const model = readModel(root);
  const scene = new OracleScene(blob, meters, LIFETIME);
  // Before the first readings: behind them, those of the epochs that it takes would be due first.
  scene.wait(WARM_UP);
  progress(`reading the ${FIRST_EPOCHS} epochs before, whose pools are kept`);
  for (let epoch = 0; epoch < FIRST_EPOCHS; epoch++) scene.readInParts();
  const before = sizesOf(scene.chain, model);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    scene.readInParts();
    if (epoch % 24 === 0) progress(`${epoch} of ${epochs} epochs are read`);
  }
  return growthOf(before, sizesOf(scene.chain, model));
}
