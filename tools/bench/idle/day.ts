/** A day of readings of many meters in this process, and what it leaves in the state. */
import { readModel } from '../../compiler/codegen/index.js';
import { OracleScene } from '../oracle-scene.js';
import { type Growth, growthOf, sizesOf } from './state.js';

/** More blocks than System keeps the hashes of. */
const WARM_UP = 2_500;
/** One sets the baselines, one makes the owners' accounts. */
const FIRST_EPOCHS = 2;
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
  for (let epoch = 0; epoch < FIRST_EPOCHS; epoch++) scene.readInParts();
  scene.wait(WARM_UP);
  const before = sizesOf(scene.chain, model);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    scene.readInParts();
    if (epoch % 24 === 0) progress(`${epoch} of ${epochs} epochs are read`);
  }
  return growthOf(before, sizesOf(scene.chain, model));
}
