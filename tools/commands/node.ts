import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';

const HOW_TO = `The chain runs on an unmodified polkadot-sdk node with Aura and GRANDPA. Parity publishes no binary of one
for a chain of its own (polkadot and polkadot-omni-node are for relay chains and parachains), so build it
once; about half an hour, Rust and protoc needed:

  git clone https://github.com/paritytech/polkadot-sdk-solochain-template
  cd polkadot-sdk-solochain-template
  cargo build --release
  sha256sum target/release/solochain-template-node    # compare between the organisations
  export POLKADOT_NODE=$PWD/target/release/solochain-template-node

or in a container, from the Dockerfile in that repository:

  docker build -t solochain-template-node .`;

export function addNode(program: Command): void {
  program
    .command('node')
    .summary('say which node POLKADOT_NODE is, or how to get one')
    .action(async () => {
      const { nodeCommand } = await import('../support/node-command.js');
      if (!process.env.POLKADOT_NODE) {
        console.log(HOW_TO);
        return;
      }
      const command = nodeCommand('running a node');
      const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${command} --version does not work\n${HOW_TO}`);
      console.log(`${command}: ${stdout.trim()}`);
    });
}
