/** Says at the end of a run which tests did not run for want of a program, and how to bring it. */

const PROGRAMS = [
  {
    variable: 'POLKADOT_NODE',
    folder: '/tests/node/',
    remedy: 'set it to a polkadot-sdk Aura + GRANDPA node to run them',
  },
  {
    variable: 'RUNTIME_BENCH',
    folder: '/tests/host/',
    remedy: 'set it to a runtime-bench binary to compare with a node’s executor',
  },
];

export default class SkippedReporter {
  onRunComplete(_contexts, { testResults }) {
    for (const { variable, folder, remedy } of PROGRAMS) {
      if (process.env[variable]) continue;
      const results = testResults.filter(({ testFilePath }) => testFilePath.includes(folder));
      const skipped = results.reduce((sum, result) => sum + result.numPendingTests, 0);
      if (skipped === 0) continue;
      console.log(
        `\n${skipped} tests in ${folder.slice(1)} did not run: ${variable} is not set; ${remedy}.`,
      );
    }
  }
}
