import type { Command } from 'commander';

interface Options {
  url: string;
  host: string;
  port: string;
}

export function addExporter(program: Command): void {
  program
    .command('exporter')
    .summary('serve metrics of the chain to Prometheus')
    .description(
      'Follows the final blocks of a node and serves /metrics: energy minted and moved, calls, votes, events. ' +
        'The metrics of the node itself are on its own port 9615.',
    )
    .option('--url <url>', 'the node', 'ws://127.0.0.1:9944')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <port>', 'where to listen', '9616')
    .action(async ({ url, host, port }: Options) => {
      const { startExporter } = await import('../exporter/index.js');
      const { onInterruption } = await import('../campus/interruption.js');
      const interruption = onInterruption();
      const exporter = await startExporter({
        url,
        host,
        port: Number(port),
        progress: console.log,
      });
      await interruption.happened;
      interruption.dispose();
      await exporter.stop();
    });
}
