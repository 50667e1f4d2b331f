import { Option, type Command } from 'commander';
import {
  baseUrl,
  genesisHash,
  hostName,
  nodeUrl,
  nonEmpty,
  portNumber,
  serviceUrl,
} from './arguments.js';
import type { OracleOptions } from '../services/oracle/index.js';
import { LOCAL_HEAD_END, LOCAL_NODE, OPERATOR_PORT } from '../support/ports.js';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

export function addOracle(program: Command): void {
  program
    .command('oracle')
    .summary('run an oracle operator')
    .description(
      'Follows a chain, reads meters at a head-end, answers requests for readings and performs upkeep. ' +
        'Serves /health, /metrics and, under POST /, the external-adapter protocol of Chainlink nodes. ' +
        'The key comes from --key-file, --signer-url or the variable GRID_ORACLE_KEY.',
    )
    .addOption(env('--url <url>', 'the node', LOCAL_NODE, 'URL').argParser(nodeUrl))
    .addOption(
      env('--head-end <url>', 'the head-end', LOCAL_HEAD_END, 'HEAD_END').argParser(baseUrl),
    )
    .addOption(
      new Option('--genesis <hash>', 'the only chain to work for; it ends on another')
        .env('GRID_ORACLE_GENESIS')
        .argParser(genesisHash),
    )
    .addOption(
      env('--port <number>', 'where the operator listens', OPERATOR_PORT, 'PORT').argParser(
        portNumber,
      ),
    )
    .addOption(env('--host <address>', 'on which address', '127.0.0.1', 'HOST').argParser(hostName))
    .addOption(
      new Option('--key-file <file>', 'a phrase or secret URI in a file of mode 0600').argParser(
        nonEmpty,
      ),
    )
    .addOption(
      new Option('--signer-url <url>', 'a service that signs for --address').argParser(serviceUrl),
    )
    .addOption(new Option('--address <account>', 'the account of --signer-url').argParser(nonEmpty))
    .addOption(env('--log-level <level>', 'what is logged', 'info', 'LOG_LEVEL').choices(LEVELS))
    .action(async (options: OracleOptions) => {
      const { keepLittleGarbage } = await import('../services/memory.js');
      keepLittleGarbage();
      const { runOracle } = await import('../services/oracle/index.js');
      await runOracle(options);
    });
}

/** An option that the variable GRID_ORACLE_<name> can give too. */
function env(flags: string, description: string, fallback: string | number, name: string): Option {
  return new Option(flags, description).default(fallback).env(`GRID_ORACLE_${name}`);
}
