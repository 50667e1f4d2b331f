import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

export function addTestnet(program: Command): void {
  program
    .command('testnet')
    .summary('run four authorities on this machine')
    .description(
      'Starts the nodes erc, mea, pea and egat with zombienet and waits until they finalise blocks. ' +
        'POLKADOT_NODE names the polkadot-sdk node to run.',
    )
    .option('--once', 'end after the first finalised blocks instead of keeping the network up')
    .option(
      '--check [tests...]',
      'run the tests in zombienet/, or those whose names begin so, and end',
    )
    .action(async ({ once, check }: { once?: boolean; check?: true | string[] }) => {
      const { testNetwork, testnet } = await import('../operations/testnet/index.js');
      if (check) await testNetwork(ROOT, check === true ? [''] : check);
      else await testnet({ root: ROOT, ...(once && { once }) });
    });
}
