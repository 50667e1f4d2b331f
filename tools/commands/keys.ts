import { type Command, InvalidArgumentError } from 'commander';
import { SS58_PREFIX } from '../../node-config/token.js';
import { UnusableError } from '../support/failure.js';
import { readGivenText } from '../support/given-file.js';
import { LOCAL_NODE } from '../support/ports.js';
import { anyNodeUrl, genesisHash, nonEmpty } from './arguments.js';

const LOCAL = LOCAL_NODE.replace(/^ws/, 'http');

export function addKeys(program: Command): void {
  const keys = program.command('keys').summary('make and keep the keys of an authority');
  addMaking(keys);
  addShowing(keys);
  addMoving(keys);
}

function addMaking(keys: Command): void {
  keys
    .command('new')
    .summary('make keys')
    .description(
      'Makes an Aura, a GRANDPA and a node key in <folder>, readable by their owner only, and prints ' +
        'the public ones: an entry of the file for `grid spec staging`. The folder must not be one that git tracks.',
    )
    .argument('<folder>', 'where the keys go; must have none yet')
    .action(async (folder: string) => {
      const { makeKeys } = await import('../operations/keys.js');
      print(await makeKeys(folder));
    });
  keys
    .command('account')
    .summary('make the account that votes')
    .description(
      'Makes an account, twelve words in <folder>/account, and prints its address. Any wallet imports the words.',
    )
    .argument('<folder>', 'where the words go; not the machine of the node')
    .action(async (folder: string) => {
      const { makeAccount } = await import('../operations/keys.js');
      print({ account: await makeAccount(folder) });
    });
}

function addShowing(keys: Command): void {
  keys
    .command('show')
    .summary('print the public keys of a folder')
    .description(
      'Prints the sets of keys of a folder, oldest first; with --url, which of them the chain asks for.',
    )
    .argument('<folder>', 'a folder that `grid keys new` made, or of a node')
    .option('--secret', 'the secret ones too')
    .option('--url <url>', 'a node of the chain', anyNodeUrl)
    .action(async (folder: string, { secret, url }: { secret?: boolean; url?: string }) => {
      const { showFolder } = await import('../operations/authority-keys.js');
      const { storedKeys } = await import('../operations/keys.js');
      const shown = showFolder(folder, url === undefined ? undefined : await inUse(url));
      const secrets = storedKeys(`${folder}/keystore`).map(({ type, publicKey, secret }) => ({
        type,
        publicKey,
        secret,
      }));
      print(secret ? { ...shown, secrets } : shown);
    });
  keys
    .command('prove')
    .summary('sign that one holds the keys')
    .description(
      'Prints an entry of the authorities that governance.setAuthorities takes: account, keys, and the signatures of ' +
        'both keys over them and the chain. Of several sets in the folder it takes the newest.',
    )
    .argument('<folder>', 'a folder that `grid keys new` made, or of a node')
    .requiredOption('--account <address>', 'the account that votes', accountAddress)
    .option('--aura <address>', 'the set with this key')
    .option('--spec <file>', 'raw spec of the chain', nonEmpty)
    .option('--genesis <hash>', 'genesis hash of the chain, instead', genesisHash)
    .action(async (folder: string, { account, aura, ...chain }: ProofOptions) => {
      const { addressOf, keySets } = await import('../operations/keys.js');
      const { proveKeys } = await import('../operations/key-proof.js');
      const { cryptoWaitReady } = await import('@polkadot/util-crypto');
      await cryptoWaitReady();
      const sets = keySets(folder);
      const set = aura ? sets.find((one) => addressOf(one.aura) === aura) : sets.at(-1);
      if (!set) throw new UnusableError(`${folder} has no Aura key ${aura}`);
      print(await proveKeys(set, await genesisOf(chain), await requireAccount(account)));
    });
}

interface ProofOptions {
  account: string;
  aura?: string;
  spec?: string;
  genesis?: string;
}

function addMoving(keys: Command): void {
  keys
    .command('insert')
    .summary('give a node on this machine the keys of a folder')
    .argument('<folder>', 'a folder that `grid keys new` made')
    .option(
      '--into <folder>',
      'the folder of the node, which finds them there without a restart',
      nonEmpty,
    )
    .option(
      '--url <url>',
      `the node itself, which needs unsafe RPC (default: ${LOCAL})`,
      anyNodeUrl,
    )
    .action(async (folder: string, { into, url }: { into?: string; url?: string }) => {
      const { addToFolder, insertKeys } = await import('../operations/authority-keys.js');
      const { NodeRpc } = await import('../node/rpc.js');
      if (into !== undefined && url !== undefined)
        throw new UnusableError('--into or --url, not both');
      const inserted =
        into === undefined
          ? await insertKeys(folder, new NodeRpc(url ?? LOCAL), url ?? LOCAL)
          : addToFolder(folder, into);
      for (const key of inserted) console.log(`inserted ${key}`);
    });
  keys
    .command('remove')
    .summary('remove the keys of a folder that the chain no longer asks for')
    .argument('<folder>', 'the folder of a node')
    .option('--url <url>', 'the node', anyNodeUrl, LOCAL)
    .action(async (folder: string, { url }: { url: string }) => {
      const { removeUnused } = await import('../operations/authority-keys.js');
      const removed = removeUnused(folder, await inUse(url));
      for (const key of removed) console.log(`removed ${key}`);
      if (!removed.length) console.log('all keys are in use');
    });
}

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2));

async function inUse(url: string): Promise<import('../operations/authority-keys.js').KeysInUse> {
  const { keysInUse } = await import('../operations/authority-keys.js');
  const { NodeRpc } = await import('../node/rpc.js');
  return keysInUse(new NodeRpc(url));
}

function accountAddress(text: string): string {
  if (/^5[1-9A-HJ-NP-Za-km-z]{46,47}$/.test(text)) return text;
  throw new InvalidArgumentError('expected an address like 5….');
}

/** @throws UnusableError if a letter of the address is mistyped */
async function requireAccount(address: string): Promise<string> {
  const { checkAddress } = await import('@polkadot/util-crypto');
  const [valid, reason] = checkAddress(address, SS58_PREFIX);
  if (!valid)
    throw new UnusableError(`${address} is no address with prefix ${SS58_PREFIX}: ${reason}`);
  return address;
}

async function genesisOf({
  spec,
  genesis,
}: Pick<ProofOptions, 'spec' | 'genesis'>): Promise<string> {
  if ((spec === undefined) === (genesis === undefined)) {
    throw new UnusableError(
      'a proof is for one chain: name it with --spec <raw spec> or --genesis <hash>',
    );
  }
  if (spec === undefined) return genesis ?? '';
  const { genesisHash: hashOf } = await import('../node/genesis-hash.js');
  return hashOf(readGivenText(spec), spec);
}
