/**
 * Large packages are loaded once a worker, as Node.js does; Jest alone loads them anew for each test file, which
 * takes longer than most test files do (the compiler has 14 MB). What is this project's is still loaded for each
 * file, and shares nothing with the others'.
 */

import { SyntheticModule } from 'node:vm';
import Runtime from 'jest-runtime';

/** What is large, pure, and keeps nothing of what a test did: globals and their classes are not a test's own here. */
const SHARED =
  /^(?:assemblyscript|fast-check|fastify|openapi-typescript|playwright-core|prettier|typebox|typescript|vite|@acala-network|@fastify|@polkadot|@polkadot-api\/(?:substrate-bindings|metadata-builders|merkleize-metadata))(?:\/|$)/;

/** For how long polkadot-js keeps what nobody is subscribed to any more, ms: an interval of rxjs. */
const REF_COUNT_DELAY = 1_750;
const { setInterval } = globalThis;

/** It holds no worker, which Jest would end by force, and say so. */
globalThis.setInterval = (work, delay, ...more) => {
  const timer = setInterval(work, delay, ...more);
  return delay === REF_COUNT_DELAY ? timer.unref() : timer;
};

/** Packages see one another as they lie on the disk. */
const isShared = (specifier, importer) =>
  SHARED.test(specifier) && !importer.includes('/node_modules/');

export default class extends Runtime {
  #shared = new Map();

  constructor(...options) {
    super(...options);
    const loader = this.esmLoader;
    const resolve = loader.resolveModule.bind(loader);
    loader.resolveModule = async (specifier, importer, context) =>
      isShared(specifier, importer)
        ? this.#share(specifier, context)
        : resolve(specifier, importer, context);
  }

  #share(specifier, context) {
    let module = this.#shared.get(specifier);
    if (!module) {
      module = share(specifier, context);
      this.#shared.set(specifier, module);
    }
    return module;
  }
}

async function share(specifier, context) {
  const exports = await import(specifier);
  const module = new SyntheticModule(
    Object.keys(exports),
    function () {
      for (const [name, value] of Object.entries(exports)) this.setExport(name, value);
    },
    { context, identifier: specifier },
  );
  await module.link(() => undefined);
  await module.evaluate();
  return module;
}
