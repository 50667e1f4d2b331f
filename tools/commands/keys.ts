import type { Command } from 'commander';
import { anyNodeUrl } from './arguments.js';

export function addKeys(program: Command): void {
  const keys = program.command('keys').summary('make and keep the keys of an authority');
  keys
    .command('new')
    .summary('make keys')
    .description(
      'Makes an Aura, a GRANDPA and a node key in <folder>, readable by their owner only, and prints ' +
        'the public ones: an entry of the file for `grid spec staging`.',
    )
    .argument('<folder>', 'where the keys go; must have none yet')
    .action(async (folder: string) => {
      const { makeKeys } = await import('../operations/keys.js');
      console.log(JSON.stringify(await makeKeys(folder), null, 2));
    });
  keys
    .command('show')
    .summary('print the public keys of a folder')
    .argument('<folder>', 'a folder that `grid keys new` made')
    .option('--secret', 'the secret ones too')
    .action(async (folder: string, { secret }: { secret?: boolean }) => {
      const { publicKeys, storedKeys } = await import('../operations/keys.js');
      const secrets = secret ? { secrets: storedKeys(`${folder}/keystore`) } : {};
      console.log(JSON.stringify({ ...(await publicKeys(folder)), ...secrets }, null, 2));
    });
  keys
    .command('insert')
    .summary('put the keys of a folder into a running node on this machine')
    .argument('<folder>', 'a folder that `grid keys new` made')
    .option('--url <url>', 'the node', anyNodeUrl, 'http://127.0.0.1:9944')
    .action(async (folder: string, { url }: { url: string }) => {
      const { insertKeys } = await import('../operations/keys.js');
      console.log(`inserted ${(await insertKeys(folder, url)).join(', ')}`);
    });
}
