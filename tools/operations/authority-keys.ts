/** The keys of a folder, and which of them the chain asks for. */
import { copyFileSync, chownSync, existsSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod/v4';
import { ScaleReader } from '../compiler/host/scale.js';
import { toHex } from '../compiler/host/bytes.js';
import type { NodeRpc } from '../node/rpc.js';
import { addressOf, KEYSTORE, keySets, type KeySet, peerId, storedKeys } from './keys.js';
import { UnusableError } from '../support/failure.js';

const NOTHING = new Uint8Array(0);

/** Public keys of the present authorities, hex. */
export interface KeysInUse {
  readonly aura: ReadonlySet<string>;
  readonly gran: ReadonlySet<string>;
}

/** A set of keys as `grid keys show` tells of it. */
export interface ShownSet {
  aura: string;
  auraHex: string;
  grandpa: string;
  grandpaHex: string;
  /** When it came into the folder. */
  since: string;
  /** Whether the chain's authorities have it: both keys, none, or one of them; missing where no node was asked. */
  inUse?: boolean | 'aura' | 'grandpa';
}

/** Who authors and finalises: as of the best block, and of the last final one, whose voters are still needed. */
export async function keysInUse(rpc: NodeRpc): Promise<KeysInUse> {
  const final = await rpc.finalizedHead();
  const keys = async (method: string, extra: number): Promise<Set<string>> => {
    const lists = [await rpc.call(method, NOTHING, final), await rpc.call(method)];
    return new Set(lists.flatMap((bytes) => keysOf(bytes, extra)));
  };
  return {
    aura: await keys('AuraApi_authorities', 0),
    gran: await keys('GrandpaApi_grandpa_authorities', 8),
  };
}

/** The keys of an encoded list, hex; each followed by `extra` bytes. */
export function keysOf(bytes: Uint8Array, extra: number): string[] {
  const reader = new ScaleReader(bytes);
  return reader.list(() => toHex(reader.take(32 + extra).subarray(0, 32)));
}

/** What is in `folder`, without secrets. */
export function showFolder(
  folder: string,
  inUse?: KeysInUse,
): { peerId?: string; sets: ShownSet[] } {
  const sets = keySets(folder).map((set) => ({
    aura: addressOf(set.aura),
    auraHex: set.aura.publicKey,
    grandpa: addressOf(set.gran),
    grandpaHex: set.gran.publicKey,
    since: new Date(set.aura.written).toISOString(),
    ...(inUse && { inUse: useOf(set, inUse) }),
  }));
  return { ...(existsSync(join(folder, 'node-key')) && { peerId: peerId(folder) }), sets };
}

function useOf({ aura, gran }: KeySet, inUse: KeysInUse): boolean | 'aura' | 'grandpa' {
  const [authors, finalises] = [inUse.aura.has(aura.publicKey), inUse.gran.has(gran.publicKey)];
  if (authors === finalises) return authors;
  return authors ? 'aura' : 'grandpa';
}

/**
 * Puts the keys of `folder` into a running node.
 * @returns their addresses
 * @throws Error unless the node is on this machine: secrets do not travel
 */
export async function insertKeys(folder: string, rpc: NodeRpc, url: string): Promise<string[]> {
  const { hostname } = new URL(url);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new UnusableError(`${hostname} is another machine; insert the keys on that one`);
  }
  const keys = storedKeys(join(folder, KEYSTORE));
  for (const { type, secret, publicKey } of keys) {
    await rpc.ask(z.null('nothing'), 'author_insertKey', type, secret, publicKey);
  }
  return keys.map((key) => `${key.type} ${addressOf(key)}`);
}

/**
 * Copies the keys of `folder` to those of a node's folder, whose owner they get; the node finds them without a restart.
 * @returns their addresses
 * @throws Error if one of the folders has no keys, or they are there already
 */
export function addToFolder(folder: string, target: string): string[] {
  const keystore = join(target, KEYSTORE);
  const { uid, gid } = statSync(existsSync(keystore) ? keystore : target, {
    throwIfNoEntry: false,
  }) ?? { uid: -1, gid: -1 };
  if (uid < 0 || !existsSync(keystore))
    throw new UnusableError(`${target} is no folder of a node: it has no ${KEYSTORE}/`);
  const keys = storedKeys(join(folder, KEYSTORE));
  const there = keys.find(({ file }) => existsSync(join(keystore, basename(file))));
  if (there) throw new UnusableError(`${target} has ${addressOf(there)} already`);
  // Together, and after all others: that is how sets are told apart.
  const now = new Date();
  for (const { file } of keys) {
    const copy = join(keystore, basename(file));
    copyFileSync(file, copy);
    utimesSync(copy, now, now);
    if (process.getuid?.() === 0) chownSync(copy, uid, gid);
  }
  return keys.map((key) => `${key.type} ${addressOf(key)}`);
}

/**
 * Removes the keys of `folder` that no authority has any more.
 * @returns their addresses
 * @throws Error if none would be left: then the node is on another chain, or no authority
 */
export function removeUnused(folder: string, inUse: KeysInUse): string[] {
  const keys = storedKeys(join(folder, KEYSTORE));
  const unused = keys.filter(({ type, publicKey }) => !inUse[type].has(publicKey));
  for (const type of ['aura', 'gran'] as const) {
    if (keys.some((key) => key.type === type && !unused.includes(key))) continue;
    throw new UnusableError(`the chain asks for no ${type} key of ${folder}: nothing is removed`);
  }
  for (const { file } of unused) rmSync(file);
  return unused.map((key) => `${key.type} ${addressOf(key)}`);
}
