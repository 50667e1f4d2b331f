/** Says at the end of a run which tests did not run for want of a program, and how to bring it. */

import { spawnSync } from 'node:child_process';

const PROGRAMS = [
  {
    name: 'POLKADOT_NODE',
    isThere: () => Boolean(process.env.POLKADOT_NODE),
    tests: '/tests/node/',
    remedy: 'is not set; set it to a polkadot-sdk Aura + GRANDPA node to run them',
  },
  {
    name: 'RUNTIME_BENCH',
    isThere: () => Boolean(process.env.RUNTIME_BENCH),
    tests: '/tests/host/',
    remedy: 'is not set; set it to a runtime-bench binary to compare with a node’s executor',
  },
  {
    name: 'promtool',
    isThere: () => spawnSync('promtool', ['--version']).status === 0,
    tests: '/tests/operations/alerts.test.ts',
    remedy: 'is not installed; Debian has it in the package prometheus',
  },
  {
    name: 'prometheus',
    isThere: () => spawnSync('prometheus', ['--version']).status === 0,
    tests: '/tests/node/prometheus.test.ts',
    remedy: 'is not installed; Debian has it in the package of that name',
  },
  {
    name: 'amtool',
    isThere: () => spawnSync('amtool', ['--version']).status === 0,
    tests: '/tests/operations/deploy.test.ts',
    remedy: 'is not installed; Debian has it in the package prometheus-alertmanager',
  },
];

export default class SkippedReporter {
  onRunComplete(_contexts, { testResults }) {
    for (const { name, isThere, tests, remedy } of PROGRAMS) {
      const results = testResults.filter(({ testFilePath }) => testFilePath.includes(tests));
      const skipped = results.reduce((sum, result) => sum + result.numPendingTests, 0);
      if (skipped === 0 || isThere()) continue;
      console.log(`\n${skipped} tests in ${tests.slice(1)} did not run: ${name} ${remedy}.`);
    }
  }
}
