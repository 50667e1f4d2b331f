import { consensusOf, MARKET, type Address, type ChainDefinition } from '../genesis.js';
import { AUTHORITY_KEYS, BOB, ORACLE_OPERATORS } from '../keys.js';
import { KeyFileReader } from '../key-file.js';

/** Least authorities of a chain that is to survive the loss of one. */
const MIN_AUTHORITIES = 4;

/**
 * A chain between organisations: the keys come from a file, of which README.md has an example.
 * @param text the file's JSON @param file its name, for messages
 * @throws Error naming the place in the file that is wrong
 */
export function staging(text: string, file: string): ChainDefinition {
  const read = new KeyFileReader(text, file);
  const authorities = read.list('authorities', MIN_AUTHORITIES, (entry, path) => ({
    aura: read.address(entry, path, 'aura'),
    grandpa: read.address(entry, path, 'grandpa'),
  }));
  const addresses = (key: string, least: number): Address[] =>
    read.list(key, least, (entry, path) => read.address(entry, path));
  const admins = addresses('admins', 1);
  const minters = addresses('minters', 0);
  const operators = addresses('operators', 0);
  const bootNodes = read.list('bootNodes', 0, (entry, path) => read.text(entry, path));
  read.finish(['authorities', 'admins', 'minters', 'operators', 'bootNodes']);
  read.requireUnique(authorities.flatMap(({ aura, grandpa }) => [aura, grandpa]));
  read.refuse(knownAddresses(), 'is a development key, which everybody knows');
  return {
    name: 'Campus Grid Staging',
    id: 'campus_grid_staging',
    chainType: 'Live',
    bootNodes,
    genesis: {
      ...consensusOf(authorities),
      registry: { authorities: authorities.map(({ aura }) => aura), admins },
      gridToken: { minters },
      trading: { parameters: MARKET },
      oracleClient: { operators, quorum: majorityOf(operators.length) },
    },
  };
}

/** More than half of `count`, 0 of none. */
function majorityOf(count: number): number {
  return count && Math.floor(count / 2) + 1;
}

function knownAddresses(): Address[] {
  return [
    BOB,
    ...ORACLE_OPERATORS,
    ...Object.values(AUTHORITY_KEYS).flatMap(({ aura, grandpa }) => [aura, grandpa]),
  ];
}
