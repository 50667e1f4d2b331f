import type { Command } from 'commander';
import { UnusableError } from '../support/failure.js';
import { readGivenFile, readGivenText } from '../support/given-file.js';
import { LOCAL_NODE } from '../support/ports.js';
import { anyNodeUrl, count, genesisHash, nonEmpty } from './arguments.js';

interface Options {
  json?: boolean;
  genesis?: string;
  spec?: string;
  keys?: string;
  code?: string;
  peers: number;
  finalityLag: number;
  silentEpochs: number;
  requestAge: number;
  unclearedEpochs: number;
}

const MARKS = { ok: 'ok     ', warning: 'WARNING', failure: 'FAILURE' } as const;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('say what is wrong with a running node')
    .description(
      'Looks at genesis, version, peers, sync, age of the best block and clocks, finality, and the keys of ' +
        'an authority; at requests to the oracle, meters, and books to be cleared. ' +
        'Ends with 0 when all is well, 1 after a failure, 2 after warnings only or where what it was given cannot be used.',
    )
    .argument('[url]', 'the node', anyNodeUrl, LOCAL_NODE)
    .option('--genesis <hash>', 'genesis hash of the chain the node should be on', genesisHash)
    .option('--spec <file>', 'raw spec of the chain the node should be on', nonEmpty)
    .option('--keys <folder>', 'the folder of the node, to look for its keys there', nonEmpty)
    .option('--code <file>', 'a blob that is to be set: whether the chain may take it', nonEmpty)
    .option('--peers <n>', 'least peers', count, 1)
    .option('--finality-lag <n>', 'most blocks that are not final', count, 10)
    .option('--silent-epochs <n>', 'most epochs that a meter may be silent for', count, 4)
    .option('--request-age <n>', 'most blocks that a request to operators may wait', count, 50)
    .option('--uncleared-epochs <n>', 'most epochs that a book may wait for clearing', count, 1)
    .option('--json', 'findings as JSON, for monitors')
    .action(async (url: string, { json, genesis, spec, keys, code, ...thresholds }: Options) => {
      const { examine } = await import('../operations/doctor.js');
      const { exitCode } = await import('../operations/finding.js');
      if (spec && genesis)
        throw new UnusableError('--spec and --genesis both say which chain: choose');
      const hash = spec ? await genesisOf(spec) : genesis;
      const expected = {
        ...thresholds,
        now: Date.now(),
        ...(hash && { genesis: hash }),
        ...(keys !== undefined && { keysFolder: keys }),
        ...(code !== undefined && { code: readGivenFile(code) }),
      };
      const findings = await examine(url, expected);
      process.exitCode = exitCode(findings);
      if (json) {
        console.log(JSON.stringify({ url, healthy: process.exitCode === 0, findings }, null, 2));
        return;
      }
      for (const { check, status, message } of findings) {
        console.log(`${MARKS[status]}  ${check.padEnd(9)}  ${message}`);
      }
    });
}

async function genesisOf(file: string): Promise<string> {
  const { genesisHash: hashOf } = await import('../node/genesis-hash.js');
  return hashOf(readGivenText(file), file);
}
