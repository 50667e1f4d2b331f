/** `grid <command>`: each command is one file of `commands/`, which loads what it needs when it runs. */
import { Command, CommanderError } from 'commander';
import { oneLine } from './commands/arguments.js';
import { addBench } from './commands/bench.js';
import { addBindings } from './commands/bindings.js';
import { addBuild } from './commands/build.js';
import { addCodegen } from './commands/codegen.js';
import { addDoctor } from './commands/doctor.js';
import { addExporter } from './commands/exporter.js';
import { addFuzz } from './commands/fuzz.js';
import { addHeadEnd } from './commands/head-end.js';
import { addHistory } from './commands/history.js';
import { addKeys } from './commands/keys.js';
import { addMetadata } from './commands/metadata.js';
import { addNode } from './commands/node.js';
import { addOpenapi } from './commands/openapi.js';
import { addOracle } from './commands/oracle.js';
import { addSpec } from './commands/spec.js';
import { addStart } from './commands/start.js';
import { addTest } from './commands/test.js';
import { addTestnet } from './commands/testnet.js';
import { addWeights } from './commands/weights.js';
import { reportFailure } from './support/failure.js';

const program = new Command('grid')
  .description('Builds, runs and inspects the Campus Grid runtime.')
  .option('--verbose', 'show where an error comes from')
  .exitOverride();
oneLine(program);

for (const add of [
  addCodegen,
  addBuild,
  addSpec,
  addMetadata,
  addOpenapi,
  addBindings,
  addStart,
  addTest,
  addTestnet,
  addHeadEnd,
  addOracle,
  addBench,
  addFuzz,
  addWeights,
  addKeys,
  addDoctor,
  addExporter,
  addHistory,
  addNode,
]) {
  add(program);
}

// Whoever reads the output may have read enough: `| head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else reportFailure(error, Boolean(program.opts()['verbose']));
}
