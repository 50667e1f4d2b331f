import type { Command } from 'commander';
import { ROOT } from '../root.js';

export function addTestnet(program: Command): void {
  program
    .command('testnet')
    .summary('run four authorities on this machine')
    .description(
      'Starts the nodes erc, mea, pea and egat with zombienet and waits until they finalise blocks. ' +
        'POLKADOT_NODE names the polkadot-sdk node to run.',
    )
    .option('--once', 'end after the first finalised blocks instead of keeping the network up')
    .action(async (options: { once?: boolean }) => {
      const { testnet } = await import('../testnet/index.js');
      await testnet({ root: ROOT, ...options });
    });
}
