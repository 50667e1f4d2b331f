import type { Command } from 'commander';
import type { HeadEndCommand } from '../campus/simulation/index.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { HEAD_END_PORT, LOCAL_NODE } from '../support/ports.js';
import { anyNodeUrl, countFrom, genesisHash, hostName, nonEmpty, portNumber } from './arguments.js';

export function addHeadEnd(program: Command): void {
  program
    .command('head-end')
    .summary('simulate the head-end that meters report to')
    .description(
      'Serves the signed registers of the campus’s meters over HTTP, made of the measured data, and ' +
        'whatever can go wrong with them: POST /faults {"meterId", "fault"} throws a switch.',
    )
    .option('--url <url>', 'the node of the chain that the meters sign for', anyNodeUrl, LOCAL_NODE)
    .option('--genesis <hash>', 'the chain’s genesis hash, if there is no node to ask', genesisHash)
    .option('--port <number>', 'where it listens', portNumber, HEAD_END_PORT)
    .option('--host <address>', 'on which address', hostName, '127.0.0.1')
    .option(
      '--epoch-length <ms>',
      'milliseconds of the chain’s epochs',
      countFrom(1),
      QUARTER_HOUR_MS,
    )
    .option(
      '--campus <file>',
      'the meters of this campus file; the shipped one unless given',
      nonEmpty,
    )
    .option('--fault <meter=fault...>', 'switches thrown from the beginning', [])
    .action(async (options: HeadEndCommand) => {
      const { runHeadEnd } = await import('../campus/simulation/index.js');
      await runHeadEnd(options);
    });
}
