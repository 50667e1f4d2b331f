import { InvalidArgumentError, type Command } from 'commander';
import type { HeadEndCommand } from '../services/oracle/index.js';
import { portNumber } from './arguments.js';

const QUARTER_HOUR_MS = 900_000;

export function addHeadEnd(program: Command): void {
  program
    .command('head-end')
    .summary('simulate the head-end that meters report to')
    .description(
      'Serves the signed registers of the campus’s meters over HTTP, made of the measured data, and ' +
        'whatever can go wrong with them: POST /faults {"meterId", "fault"} throws a switch.',
    )
    .option('--url <url>', 'the node of the chain that the meters sign for', 'ws://127.0.0.1:9944')
    .option('--genesis <hash>', 'the chain’s genesis hash, if there is no node to ask')
    .option('--port <number>', 'where it listens', portNumber, 8090)
    .option('--host <address>', 'on which address', '127.0.0.1')
    .option('--epoch-length <ms>', 'milliseconds of the chain’s epochs', positive, QUARTER_HOUR_MS)
    .option('--fault <meter=fault...>', 'switches thrown from the beginning', [])
    .action(async (options: HeadEndCommand) => {
      const { runHeadEnd } = await import('../services/oracle/index.js');
      await runHeadEnd(options);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('a length is a whole number of milliseconds');
}
