import { readFileSync } from 'node:fs';
import { decodeAddress } from '@polkadot/util-crypto';
import { type ChainPreset, withAdmin } from '../chain.js';
import { authorities } from '../genesis.js';
import { accountOf, grandpaKeyOf } from '../keys.js';

const DEVELOPMENT_NAMES = [
  ...['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'],
  ...['Erc', 'Mea', 'Pea', 'Egat'],
];

/** What the keys file holds: public keys only. */
interface KeysFile {
  authorities: { name: string; aura: string; grandpa: string }[];
  admin: string;
}

/**
 * A network whose public keys come from a JSON file.
 * @throws Error with one line that names the file and the entry at fault
 */
export function staging(path: string): ChainPreset {
  const keys = parse(path);
  const aura = keys.authorities.map((a) => a.aura);
  const grandpa = keys.authorities.map((a) => a.grandpa);
  return {
    name: 'Campus Grid Staging',
    id: 'campus_grid_staging',
    chainType: 'Live',
    genesis: withAdmin(authorities(aura, grandpa), keys.admin),
  };
}

function parse(path: string): KeysFile {
  const fail = (problem: string): never => {
    throw new Error(`${path}: ${problem}`);
  };
  let file: Partial<KeysFile>;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeysFile>;
  } catch (error) {
    return fail((error as Error).message);
  }
  const list = file.authorities;
  if (!Array.isArray(list) || !list.length) return fail('"authorities" must list at least one authority');
  const known = new Set<string>();
  const check = (where: string, address: unknown): void => {
    const key = typeof address === 'string' ? publicKey(address) : null;
    if (!key) return fail(`${where} is no SS58 address`);
    if (developmentKeys().has(key)) return fail(`${where} is a development key, whose secret is public`);
    if (known.has(key)) return fail(`${where} is used twice`);
    known.add(key);
  };
  list.forEach((authority, i) => {
    check(`authorities[${i}].aura`, authority.aura);
    check(`authorities[${i}].grandpa`, authority.grandpa);
  });
  check('admin', file.admin);
  return file as KeysFile;
}

function publicKey(address: string): string | null {
  try {
    return Buffer.from(decodeAddress(address)).toString('hex');
  } catch {
    return null;
  }
}

function developmentKeys(): Set<string | null> {
  return new Set(DEVELOPMENT_NAMES.flatMap((n) => [accountOf(n), grandpaKeyOf(n)]).map(publicKey));
}
