import type { Command } from 'commander';
import { EXPORTER_PORT, LOCAL_NODE } from '../support/ports.js';
import { genesisHash, hostName, nodeUrl, portNumber } from './arguments.js';

interface Options {
  url: string;
  host: string;
  port: number;
  genesis?: string;
}

export function addExporter(program: Command): void {
  program
    .command('exporter')
    .summary('serve metrics of the chain to Prometheus')
    .description(
      'Follows the final blocks of a node and serves /metrics: energy, calls, votes, epochs, orders, oracle. ' +
        'The metrics of the node itself are on its own port 9615.',
    )
    .option('--url <url>', 'the node', nodeUrl, LOCAL_NODE)
    .option('--host <address>', 'where to listen', hostName, '127.0.0.1')
    .option('--port <port>', 'where to listen', portNumber, EXPORTER_PORT)
    .option('--genesis <hash>', 'the only chain to follow', genesisHash)
    .action(async (options: Options) => {
      const { Exporter } = await import('../services/exporter/index.js');
      const { untilStopped } = await import('../services/stopping.js');
      await untilStopped(await Exporter.start({ ...options, progress: console.log }));
    });
}
