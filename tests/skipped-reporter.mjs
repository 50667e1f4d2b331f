/** Says at the end of a run which tests did not run, for want of what, and how to bring it. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const runs = (program) => () => spawnSync(program, ['--version']).status === 0;

/** What tests may need; `mark` is how a file says so. */
const NEEDS = [
  {
    name: 'POLKADOT_NODE',
    mark: /\bdescribeNode\b|\bPOLKADOT_NODE\b/,
    isThere: () => Boolean(process.env.POLKADOT_NODE),
    remedy: 'is not set; set it to a polkadot-sdk Aura + GRANDPA node to run them',
  },
  {
    name: 'RUNTIME_BENCH',
    mark: /\bbench-binary\b|\bRUNTIME_BENCH\b/,
    isThere: () => Boolean(process.env.RUNTIME_BENCH),
    remedy: 'is not set; set it to a runtime-bench binary to compare with a node’s executor',
  },
  {
    name: 'GRID_PYTHON',
    mark: /\bGRID_PYTHON\b/,
    isThere: () => Boolean(process.env.GRID_PYTHON),
    remedy:
      'is not set; set it to a python with docs/examples/python/requirements.txt to run that example',
  },
  {
    name: 'APPS_DIR',
    mark: /\bAPPS_DIR\b/,
    isThere: () => Boolean(process.env.APPS_DIR),
    remedy:
      'is not set; set it to packages/apps/build of Polkadot.js Apps after `yarn && yarn build:www` there',
  },
  {
    name: 'PostgreSQL',
    mark: /\bplacesOf\b/,
    isThere: () => existsSync('/usr/lib/postgresql'),
    remedy: 'is not installed; Debian has it in the package postgresql',
  },
  {
    name: 'promtool',
    mark: /'promtool'/,
    isThere: runs('promtool'),
    remedy: 'is not installed; Debian has it in the package prometheus',
  },
  {
    name: 'prometheus',
    mark: /'prometheus'/,
    isThere: runs('prometheus'),
    remedy: 'is not installed; Debian has it in the package of that name',
  },
  {
    name: 'amtool',
    mark: /'amtool'/,
    isThere: runs('amtool'),
    remedy: 'is not installed; Debian has it in the package prometheus-alertmanager',
  },
  {
    name: 'the runtime',
    mark: /\bexistsSync\(BLOB\)/,
    isThere: () => existsSync(new URL('../build/campus_grid.wasm', import.meta.url)),
    remedy: 'is not built; npm run build does it',
  },
];

/**
 * A line for each reason for which tests did not run.
 * @param skipped files, each with what stands in it and how many of its tests did not run
 * @param needs what tests may need
 */
export function reasons(skipped, needs) {
  const missing = needs.filter(({ isThere }) => !isThere());
  const found = new Map();
  for (const { file, text, count } of skipped) {
    const need = missing.find(({ mark }) => mark.test(text));
    const reason = need ? `${need.name} ${need.remedy}` : `${file} does not say why`;
    found.set(reason, (found.get(reason) ?? 0) + count);
  }
  return [...found].map(([reason, count]) => `${count} tests did not run: ${reason}.`);
}

export default class SkippedReporter {
  constructor({ testNamePattern }) {
    this.isOfAll = !testNamePattern;
  }

  onRunComplete(_contexts, { testResults }) {
    // Whoever names tests wants the others left out.
    if (!this.isOfAll) return;
    const skipped = testResults
      .filter(({ numPendingTests }) => numPendingTests > 0)
      .map(({ testFilePath: file, numPendingTests: count }) => {
        return { file, count, text: readFileSync(file, 'utf8') };
      });
    if (skipped.length) for (const line of reasons(skipped, NEEDS)) console.log(`\n${line}`);
  }
}
