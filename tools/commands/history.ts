import { type Command, InvalidArgumentError } from 'commander';
import { genesisHash, hostName, nodeUrl, nonEmpty, portNumber } from './arguments.js';

interface FollowOptions {
  url: string;
  database: string;
  host: string;
  port: number;
  genesis?: string;
  pagePort: number;
  page?: string | false;
  campus?: string;
  origin?: string[];
}

const DEFAULT_DATABASE = 'build/history.sqlite';
const DATABASE = '--database <place>';
const PLACE = 'a file, or postgres://user:password@host/database';

/** A file, or an address of PostgreSQL. */
function databasePlace(text: string): string {
  const scheme = /^(\w+):\/\//.exec(nonEmpty(text))?.[1];
  if (scheme === undefined || /^postgres(ql)?$/.test(scheme)) return text;
  throw new InvalidArgumentError(`expected ${PLACE}.`);
}

export function addHistory(program: Command): void {
  const history = program
    .command('history')
    .summary('keep what the chain says, in SQLite or PostgreSQL')
    .description(
      'Follows the final blocks of a node and keeps them: epochs, orders, fills, settlements, readings, transfers, ' +
        'balances, people, tariffs, proposals. What the database lacks is read first, which takes a node that keeps all ' +
        'blocks and states. Serves /health and /metrics, and to people the API (/v1/openapi.json) with the page.',
    )
    .option('--url <url>', 'the node', nodeUrl, 'ws://127.0.0.1:9944')
    .option(DATABASE, PLACE, databasePlace, DEFAULT_DATABASE)
    .option('--host <address>', 'where to listen', hostName, '127.0.0.1')
    .option('--port <port>', 'where to listen', portNumber, 9617)
    .option('--genesis <hash>', 'the only chain to follow', genesisHash)
    .option('--page-port <port>', 'where the API and the page are served', portNumber, 8080)
    .option(
      '--page <folder>',
      'a page that is built; build/page unless given, built where it is out of date',
      nonEmpty,
    )
    .option('--no-page', 'serve the API alone')
    .option(
      '--campus <file>',
      'campus.yaml: what the campus and its public buildings are called',
      nonEmpty,
    )
    .option('--origin <url...>', 'pages of other hosts that may ask the API; none unless named')
    .action(async ({ pagePort, page, campus, origin, ...options }: FollowOptions) => {
      const { keepLittleGarbage } = await import('../services/memory.js');
      keepLittleGarbage();
      const { HistoryService } = await import('../services/history/service.js');
      const { untilStopped } = await import('../services/stopping.js');
      const { host, url } = options;
      const campusFile = campus === undefined ? null : await publicCampus(campus);
      const folder = page === false ? null : await builtPage(page);
      const api = {
        ...{ host, port: pagePort },
        ...(origin && { origins: origin }),
        ...(campusFile && { campus: campusFile.campus }),
        ...(folder !== null && { page: { folder, nodes: [] }, node: url }),
      };
      const genesis = options.genesis ?? campusFile?.genesis;
      await untilStopped(
        await HistoryService.start({ ...options, genesis, api, progress: console.log }),
      );
    });
  addExport(history);
  addCopy(history);
  addBackUp(history);
  addCompare(history);
}

/** The folder of the page; null where there is none and none can be built. */
async function builtPage(named: string | undefined): Promise<string | null> {
  const { ROOT } = await import('../support/root.js');
  const { pageFolder, namedPage } = await import('../services/history/page.js');
  return named === undefined ? pageFolder(ROOT, console.log) : namedPage(named);
}

/** What a campus file says that is for everybody, and of which chain it is, where it names one. */
async function publicCampus(path: string) {
  const { readCampusFile } = await import('../campus-file/index.js');
  const { publicCampusOf } = await import('../services/history/campus.js');
  const file = readCampusFile(path);
  return { campus: await publicCampusOf(file), genesis: file.network?.genesis };
}

/** The database of a subcommand: `history --database x export` says it as well as `history export --database x`. */
function placeOf(command: Command): string {
  return (command.optsWithGlobals() as { database: string }).database;
}

function addExport(history: Command): void {
  history
    .command('export')
    .description(
      'Prints every row that follows from the chain, in the order of keys: the same for the same chain, whatever the database.',
    )
    .action(async (_options: object, command: Command) => {
      const { printExport } = await import('../services/history/print.js');
      await printExport(placeOf(command), process.stdout);
    });
}

function addCopy(history: Command): void {
  history
    .command('copy')
    .description('Copies everything into another, empty database, and compares each row.')
    .argument('<to>', PLACE, databasePlace)
    .action(async (to: string, _options: object, command: Command) => {
      const { copyBetween } = await import('../services/history/copy.js');
      const { rows, tables, height } = await copyBetween(placeOf(command), to, console.log);
      const end = height === null ? 'no block' : `#${height}`;
      console.log(`${rows} rows of ${tables} tables are there and the same, up to ${end}`);
    });
}

function addBackUp(history: Command): void {
  history
    .command('back-up')
    .description(
      'Writes the history, as it is at this moment, into a new file, while it is being filled.',
    )
    .argument('<file>', 'a file that is not there yet', nonEmpty)
    .action(async (file: string, _options: object, command: Command) => {
      const { backUp } = await import('../services/history/copy.js');
      await backUp(placeOf(command), file, console.log);
      console.log(`${file} is a sound copy`);
    });
}

function addCompare(history: Command): void {
  history
    .command('compare')
    .description(
      'Compares the history with the chain at --url: who is registered, meters, roles, balances, debts, and every statement ' +
        'that the chain still has, line by line. Ends with 1 where something differs.',
    )
    .action(async (_options: object, command: Command) => {
      const { compareWithChain } = await import('../services/history/compare/index.js');
      const { printComparison } = await import('../services/history/print.js');
      const { url } = command.optsWithGlobals() as { url: string };
      const agrees = printComparison(await compareWithChain(placeOf(command), url, console.log));
      if (!agrees) process.exitCode = 1;
    });
}
