import {
  consensusOf,
  EPOCH_LENGTH,
  marketOf,
  SLOT_DURATION,
  SLOT_LIMITS,
  type Address,
  type ChainDefinition,
} from '../genesis.js';
import { AUTHORITY_KEYS, BOB, ORACLE_OPERATORS } from '../keys.js';
import { KeyFileReader } from '../key-file.js';

/** Least authorities of a chain that is to survive the loss of one. */
const MIN_AUTHORITIES = 4;

const KEYS = [
  'authorities',
  'admins',
  'minters',
  'marketMakers',
  'oracleOperators',
  'bootNodes',
  'blockTime',
];

/** Places of the file among which nothing may be twice. */
const UNIQUE = [
  /^authorities.*\.(aura|grandpa)$/,
  /^authorities.*\.peerId$/,
  ...['admins', 'minters', 'marketMakers', 'oracleOperators', 'bootNodes'].map(
    (list) => new RegExp(`^${list}\\[`),
  ),
];

/** An authority's account may be its Aura key, but no other's. */
const UNIQUE_TO_AUTHORITY = /^authorities.*\.(account|aura)$/;

/**
 * A chain between organisations: the keys come from a file, of which README.md has an example.
 * @param text the file's YAML or JSON @param file its name, for messages
 * @throws Error naming the line and the place in the file that is wrong
 */
export function staging(text: string, file: string): ChainDefinition {
  const read = new KeyFileReader(text, file);
  const authorities = read.list('authorities', MIN_AUTHORITIES, (entry) => {
    read.only(entry, ['account', 'aura', 'grandpa', 'peerId']);
    const key = (name: string): Address => read.address(read.field(entry, name), entry);
    const [aura, grandpa] = [key('aura'), key('grandpa')];
    const has = (name: string): boolean => read.field(entry, name).node !== null;
    if (has('peerId')) read.peerId(read.field(entry, 'peerId'));
    return { aura, grandpa, account: has('account') ? key('account') : aura };
  });
  const addresses = (key: string, least: number): Address[] =>
    read.list(key, least, (entry) => read.address(entry));
  const admins = addresses('admins', 1);
  const minters = addresses('minters', 0);
  const marketMakers = addresses('marketMakers', 0);
  const oracleOperators = addresses('oracleOperators', 0);
  const bootNodes = read.list('bootNodes', 0, (entry) => read.nodeAddress(entry));
  const blockTime = read.integer('blockTime', ...SLOT_LIMITS) ?? SLOT_DURATION;
  read.finish(KEYS);
  for (const places of UNIQUE) read.requireUnique(places);
  read.requireUnique(UNIQUE_TO_AUTHORITY, true);
  read.refuse(knownAddresses(), 'is a development key, which everybody knows');
  const { aura, grandpa } = consensusOf(authorities);
  return {
    name: 'Campus Grid Staging',
    id: 'campus_grid_staging',
    chainType: 'Live',
    notes: [quorumNote(oracleOperators.length)],
    bootNodes,
    genesis: {
      aura: { ...aura, slotDuration: blockTime },
      grandpa,
      registry: {
        authorities: authorities.map(({ account }) => account),
        admins,
        marketMakers,
      },
      gridToken: { minters },
      trading: { parameters: marketOf(Math.floor(EPOCH_LENGTH / blockTime), blockTime) },
      oracleClient: {
        operators: oracleOperators,
        quorum: majorityOf(oracleOperators.length),
      },
    },
  };
}

function quorumNote(operators: number): string {
  return operators
    ? `a reading counts when ${majorityOf(operators)} of ${operators} oracle operators report it`
    : 'no oracle operators: no meter is read until governance appoints some';
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
