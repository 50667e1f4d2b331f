import { type Command, Option } from 'commander';
import { countFrom, nodeUrl, nonEmpty } from './arguments.js';
import type { StartOptions } from '../campus/index.js';
import { MOST_OPERATORS } from '../campus/oracle-options.js';
import { RPC_PORT } from '../support/ports.js';

export function addStart(program: Command): void {
  program
    .command('start')
    .summary('run a campus on a development chain')
    .description(
      'Builds the runtime, starts a chain inside this process, registers the buildings of a campus file ' +
        'and replays one or more days of its meters, which oracle operators read: neighbours order energy ' +
        'by forecasts of what their meters have shown, share the rest, and settle with the utility. ' +
        'Shows a page, and tables of who pays what, and fails where the chain does not agree with the data. ' +
        'Then the campus lives on, so that a visitor of the page trades with its buildings, until Ctrl-C.',
    )
    .option(
      '--campus <file>',
      'a campus of your own: campus.yaml; five buildings unless given',
      nonEmpty,
    )
    .option('--day <date>', 'the day to replay; the one that the campus file names unless given')
    .option('--from <date>', 'the first of several days to replay')
    .option('--to <date>', 'the last of several days to replay')
    .addOption(
      new Option(
        '--foresight <how>',
        'what orders are based on, forecast unless given; perfect is a bound',
      ).choices(['forecast', 'perfect']),
    )
    .option('--no-orders', 'order nothing ahead: the pool alone')
    .option('--no-replay', 'replay nothing: the campus lives on from the morning of the day')
    .option('--compare', 'replay pool alone, perfect foresight and forecasts, one after the other')
    .option('--once', 'end after the replay instead of keeping the chain up')
    .option('--node', 'use the polkadot-sdk node that POLKADOT_NODE names')
    .option('--url <url>', 'use a node that runs already, ws://…', nodeUrl)
    .option(
      '--port <number>',
      `where a chain that is started here listens, ${RPC_PORT} unless given`,
      countFrom(1, 65_535),
    )
    .option(
      '--page-port <number>',
      'where the page is served, 8080 unless given',
      countFrom(1, 65_535),
    )
    .option(
      '--speed <factor>',
      "how much faster than a real one the chain's clock runs after the replay, 60 unless given; 1 is real time",
      countFrom(1, 600),
    )
    .option(
      '--operators <number>',
      'oracle operators side by side, 1 to 16, 1 unless given',
      countFrom(1, MOST_OPERATORS),
    )
    .option(
      '--quorum <number>',
      'how many of them make a reading, 1 unless given',
      countFrom(1, MOST_OPERATORS),
    )
    .action(async (options: StartOptions) => {
      const { start } = await import('../campus/index.js');
      await start(options);
    });
}
