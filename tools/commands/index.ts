/** The command line: each command is one file, which loads what it needs when it runs. */
import { Command, CommanderError } from 'commander';
import { reportFailure } from '../support/failure.js';
import { oneLine } from './arguments.js';
import { addBench } from './bench.js';
import { addBindings } from './bindings.js';
import { addBuild } from './build.js';
import { addCodegen } from './codegen.js';
import { addAccount } from './desk/account.js';
import { addCampus } from './desk/campus.js';
import { addCash } from './desk/cash.js';
import { addPropose, addProposals, addTariff, addVerify, addVotes } from './desk/governance.js';
import { addBook, addOrder } from './desk/market.js';
import { addReadings } from './desk/readings.js';
import { addReport } from './desk/report.js';
import { addStatement } from './desk/statement.js';
import { addMeter, addUser } from './desk/registry.js';
import { addDoctor } from './doctor.js';
import { addExporter } from './exporter.js';
import { addFuzz } from './fuzz.js';
import { addHeadEnd } from './head-end.js';
import { addHistory } from './history.js';
import { addKeys } from './keys.js';
import { addLicences } from './licences.js';
import { addMetadata } from './metadata.js';
import { addNode } from './node.js';
import { addOpenapi } from './openapi.js';
import { addOracle } from './oracle.js';
import { addPage } from './page.js';
import { addSpec } from './spec.js';
import { addStart } from './start.js';
import { addTest } from './test.js';
import { addTestnet } from './testnet.js';
import { addTypes } from './types.js';
import { addWeights } from './weights.js';

type Add = (program: Command) => void;

/** Commands by who uses them. */
const GROUPS: readonly (readonly [who: string, commands: readonly Add[]])[] = [
  ['People of a campus:', [addStart, addAccount, addOrder, addBook, addStatement, addTariff]],
  ['Its administration and cash desk:', [addCampus, addReadings, addCash, addUser, addMeter]],
  ['Energy authorities:', [addPropose, addProposals, addVerify, addVotes, addReport]],
  [
    'Whoever runs machines of the network:',
    [addKeys, addSpec, addDoctor, addExporter, addOracle, addHeadEnd, addHistory, addNode],
  ],
  [
    'Developers:',
    [
      addCodegen,
      addBuild,
      addMetadata,
      addOpenapi,
      addBindings,
      addPage,
      addLicences,
      addTypes,
      addTest,
      addTestnet,
      addBench,
      addFuzz,
      addWeights,
    ],
  ],
];

const EXIT_CODES =
  'A command ends with 0 when all is well, with 1 where something failed, with 2 where what it was given cannot be used.';

/** Every command there is. */
export function gridProgram(): Command {
  const program = new Command('grid')
    .description(
      'A market for rooftop solar energy on campuses: every job of its people, and of its developers.',
    )
    .option('--verbose', 'show where an error comes from')
    .addHelpText('after', `\n${EXIT_CODES}`)
    .helpCommand(false)
    .exitOverride();
  oneLine(program);
  for (const [who, commands] of GROUPS) {
    program.commandsGroup(who);
    for (const add of commands) add(program);
  }
  return program;
}

/** Runs `grid <args>`; what goes wrong is one line, and sets the exit code. */
export async function runGrid(args: readonly string[]): Promise<void> {
  const program = gridProgram();
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    // Help and versions end with 0; what was typed wrong is as unusable as a file that is.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else reportFailure(error, Boolean(program.opts()['verbose']));
  }
}
