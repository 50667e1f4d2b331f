/** How commands read what they are given: what can never work is refused here, with what would. */
import { InvalidArgumentError, type Command } from 'commander';
import { SLOT_LIMITS } from '../../node-config/genesis.js';
import { LOCAL_HEAD_END, LOCAL_NODE } from '../support/ports.js';

/** How somebody, and a meter, is named. */
export const ACCOUNT = 'an address, 0x and 64 hex digits, or //Name on a development chain';
export const METER = 'what the meter is called on the chain, such as LIB-1';

export function count(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number.');
}

/** As `count`, from `least` to `most`. */
export function countFrom(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    if (value >= least && value <= most) return value;
    const end = most === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${most}`;
    throw new InvalidArgumentError(`expected a whole number, ${least} ${end}.`);
  };
}

/** Milliseconds between the blocks of a chain. */
export const blockTime = countFrom(...SLOT_LIMITS);

/** @throws InvalidArgumentError unless `text` is a port; 0 stands for any free one */
export function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new InvalidArgumentError('a port is a number from 0 to 65535.');
}

/** An address or a name to listen on. */
export function hostName(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new InvalidArgumentError('expected an address such as 127.0.0.1, or 0.0.0.0 for all.');
}

/** `ws://127.0.0.1:9944` */
export function nodeUrl(text: string): string {
  return url(text, ['ws:', 'wss:'], LOCAL_NODE, { query: true });
}

/** `ws://…`, or `http://…` where a question at a time is all that is asked. */
export function anyNodeUrl(text: string): string {
  const protocols = ['ws:', 'wss:', 'http:', 'https:'];
  return url(text, protocols, LOCAL_NODE, { query: true });
}

/** `http://127.0.0.1:8090`: paths are added to it, so that it ends without a query. */
export function baseUrl(text: string): string {
  return url(text, ['http:', 'https:'], LOCAL_HEAD_END, { query: false });
}

/** `http://127.0.0.1:8090/sign?key=…` */
export function serviceUrl(text: string): string {
  return url(text, ['http:', 'https:'], 'http://127.0.0.1:8091/sign', { query: true });
}

/** The hash of a genesis block. */
export function genesisHash(text: string): string {
  if (/^0x[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('a genesis hash is 0x and 64 hex digits.');
}

/** Any text that is not empty. */
export function nonEmpty(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('it is empty; leave it out, or give it a value.');
}

/** What nobody answers: credentials, which are not sent, fragments, and queries where paths are added. */
function url(
  text: string,
  protocols: readonly string[],
  example: string,
  { query }: { query: boolean },
): string {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (!parsed || !protocols.includes(parsed.protocol) || !/^\w+:\/\/[^/]/.test(text)) {
    throw new InvalidArgumentError(`expected an address like ${example}.`);
  }
  const refused = [
    ...(parsed.username || parsed.password ? ['a name or password'] : []),
    ...(parsed.search && !query ? ['a query (?…)'] : []),
    ...(text.includes('#') ? ['a fragment (#…)'] : []),
  ];
  if (refused.length === 0) return text;
  throw new InvalidArgumentError(`it has ${refused.join(' and ')}, expected one like ${example}.`);
}

/** One line for what is wrong with the command line; for the commands that are added afterwards, too. */
export function oneLine(program: Command): void {
  program.configureOutput({
    outputError: (text, write) =>
      write(`${text.trim().replace(/\s*\n\s*/g, ' ')} (grid --help lists what there is)\n`),
  });
}
