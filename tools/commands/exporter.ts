import type { Command } from 'commander';
import { portNumber, webSocketUrl } from './arguments.js';

interface Options {
  url: string;
  host: string;
  port: number;
}

export function addExporter(program: Command): void {
  program
    .command('exporter')
    .summary('serve metrics of the chain to Prometheus')
    .description(
      'Follows the final blocks of a node and serves /metrics: energy, calls, votes, epochs, orders, oracle. ' +
        'The metrics of the node itself are on its own port 9615.',
    )
    .option('--url <url>', 'the node', webSocketUrl, 'ws://127.0.0.1:9944')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <port>', 'where to listen', portNumber, 9616)
    .action(async (options: Options) => {
      const { startExporter } = await import('../services/exporter/index.js');
      const { onInterruption } = await import('../services/interruption.js');
      const exporter = await startExporter({ ...options, progress: console.log });
      const interruption = onInterruption();
      await interruption.happened;
      interruption.dispose();
      await exporter.stop();
    });
}
