/** The models that metadata is tested with. */
import { resolve } from 'node:path';
import type { Model } from '../../tools/compiler/codegen/model.js';
import { readModel } from '../../tools/compiler/codegen/read.js';
import { fixtureModel } from './fixture.js';

export const repository = resolve(import.meta.dirname, '../..');

export const MODELS: [name: string, model: Model][] = [
  ['the fixture', fixtureModel()],
  ['the runtime', readModel(repository)],
];
