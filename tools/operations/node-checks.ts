/** Is this node one of our chain, and does it do its work? */
import { join } from 'node:path';
import { concat, toHex, utf8 } from '../compiler/host/bytes.js';
import { ready } from '../compiler/host/executor.js';
import { twox } from '../compiler/host/hashing.js';
import { embeddedVersion } from '../compiler/host/runtime-version.js';
import { ScaleReader } from '../compiler/host/scale.js';
import { slotsOf } from '../compiler/link/slots.js';
import { unpackBlob } from '../compiler/wasm/zstd.js';
import { keysOf } from './authority-keys.js';
import { KEYSTORE, type KeyType, storedKeys } from './keys.js';
import type { Verdict } from './finding.js';
import { type NodeRpc, SPEC_NAME } from '../node/rpc.js';
import { count, fields, flag, listOf, text } from '../node/shapes.js';
import { RpcError } from '../node/transport.js';

/** `Aura.ConfiguredSlotDuration`: what an older release stored, and a newer one only where its code has another. */
const STORED_SLOTS = toHex(
  concat(...['Aura', 'ConfiguredSlotDuration'].map((name) => twox(utf8(name), 128))),
);
/** Slots without a block, or ahead of this machine's clock, after which something is wrong. */
const LATE_SLOTS = 5;
const METHOD_UNSAFE = [-32601, -32604, -32999];

const syncState = fields({ currentBlock: count, highestBlock: count.nullish() });

/** What is expected of a node. */
export interface NodeExpectations {
  /** Hash of the genesis block the node has to be on, hex. */
  readonly genesis?: string;
  /** Least peers. */
  readonly peers: number;
  /** Most blocks between the best and the last final one. */
  readonly finalityLag: number;
  /** This machine's time, milliseconds since 1970. */
  readonly now: number;
  /** The node's folder, whose keys are to be those of an authority: where the node itself does not tell. */
  readonly keysFolder?: string;
  /** The blob that is to be the chain's next code: compressed or not. */
  readonly code?: Uint8Array;
}

export function nodeChecks(
  rpc: NodeRpc,
  expected: NodeExpectations,
): Record<string, () => Promise<Verdict>> {
  const { code } = expected;
  return {
    ...(code && { code: () => checkCode(rpc, code) }),
    genesis: () => checkGenesis(rpc, expected.genesis),
    version: () => checkVersion(rpc),
    peers: () => checkPeers(rpc, expected.peers),
    syncing: () => checkSyncing(rpc),
    blocks: () => checkBlocks(rpc, expected.now),
    finality: () => checkFinality(rpc, expected.finalityLag),
    keys: () => checkKeys(rpc, expected.keysFolder),
  };
}

async function checkGenesis(rpc: NodeRpc, expected?: string): Promise<Verdict> {
  const hash = await rpc.genesisHash();
  if (!expected) return ['ok', hash];
  return hash === expected.toLowerCase()
    ? ['ok', hash]
    : ['failure', `the node is on another chain: its genesis is ${hash}, not ${expected}`];
}

async function checkVersion(rpc: NodeRpc): Promise<Verdict> {
  const { specName, specVersion } = await rpc.runtimeVersion();
  const node = await rpc.ask(text, 'system_version');
  return specName === SPEC_NAME
    ? ['ok', `${specName} ${specVersion}, node ${node}`]
    : ['failure', `the runtime is ${specName} ${specVersion}, not ${SPEC_NAME}`];
}

/** Whether the chain may take `code`: what its own `set_code` sees, and the pace of blocks, which that of release 102 does not. */
async function checkCode(rpc: NodeRpc, code: Uint8Array): Promise<Verdict> {
  await ready();
  const blob = unpackBlob(code);
  const next = embeddedVersion(blob);
  const { specName, specVersion } = await rpc.runtimeVersion();
  if (!next) return ['failure', 'the code does not say its version'];
  if (next.specName !== specName || next.specVersion <= specVersion) {
    const is = `the code is ${next.specName} ${next.specVersion}`;
    return ['failure', `${is}, and the chain runs ${specName} ${specVersion}`];
  }
  const pace = await slotDuration(rpc);
  const slots = slotsOf(blob);
  if (slots === pace)
    return ['ok', `${next.specName} ${next.specVersion}, a block every ${pace} ms`];
  return [
    'failure',
    `the code is for a block every ${slots} ms, and the chain has one every ${pace} ms: ` +
      `build it with --block-time ${pace}`,
  ];
}

/** Milliseconds between blocks: what is stored, where something is, is what is checked. */
async function slotDuration(rpc: NodeRpc): Promise<number> {
  const stored = await rpc.storage(STORED_SLOTS);
  if (stored !== null) return Number(Buffer.from(stored.slice(2), 'hex').readBigUInt64LE());
  return Number(new ScaleReader(await rpc.call('AuraApi_slot_duration')).u64());
}

async function checkPeers(rpc: NodeRpc, least: number): Promise<Verdict> {
  const { peers } = await rpc.health();
  if (peers >= least) return ['ok', `${peers} peers`];
  return [peers ? 'warning' : 'failure', `${peers} peers, expected at least ${least}`];
}

async function checkSyncing(rpc: NodeRpc): Promise<Verdict> {
  const { isSyncing } = await rpc.health();
  if (!isSyncing) return ['ok', 'in sync'];
  const state = await rpc.ask(syncState, 'system_syncState');
  return ['warning', `syncing: #${state.currentBlock} of ${state.highestBlock ?? '?'}`];
}

/** Old blocks mean that nobody authors; blocks from the future, that a clock is wrong. */
async function checkBlocks(rpc: NodeRpc, now: number): Promise<Verdict> {
  const slot = await slotDuration(rpc);
  const served = Number(new ScaleReader(await rpc.call('AuraApi_slot_duration')).u64());
  if (served !== slot) {
    return [
      'failure',
      `blocks come every ${slot} ms, and the code is for one every ${served} ms: set code that is built with ` +
        `--block-time ${slot} before any node starts again`,
    ];
  }
  const height = await rpc.height();
  const time = await rpc.time();
  if (time === null) return ['failure', 'there is no block after genesis'];
  const seconds = Math.round((now - time) / 1000);
  if (now - time > LATE_SLOTS * slot) {
    return ['failure', `the best block, #${height}, is ${seconds} s old`];
  }
  if (time - now > slot) {
    return ['failure', `the best block, #${height}, is ${-seconds} s in the future: check clocks`];
  }
  return ['ok', `#${height}, ${seconds} s ago, one every ${slot / 1000} s`];
}

async function checkFinality(rpc: NodeRpc, most: number): Promise<Verdict> {
  const final = await rpc.height(await rpc.finalizedHead());
  const lag = Math.max(0, (await rpc.height()) - final);
  const message = `#${final} is final, ${lag} blocks behind the best`;
  return lag <= most ? ['ok', message] : ['failure', message];
}

/** Whether an authority's node has the keys of one: in its folder, or as it says itself, if unsafe methods are on. */
async function checkKeys(rpc: NodeRpc, folder?: string): Promise<Verdict> {
  const [role] = await rpc.ask(listOf(text), 'system_nodeRoles');
  if (role !== 'Authority') return ['ok', 'no authority, needs no keys'];
  const aura = keysOf(await rpc.call('AuraApi_authorities'), 0);
  const grandpa = keysOf(await rpc.call('GrandpaApi_grandpa_authorities'), 8);
  const stored = folder === undefined ? null : storedKeys(join(folder, KEYSTORE));
  const has = async (keys: string[], type: KeyType): Promise<boolean> =>
    stored ? stored.some((key) => keys.includes(key.publicKey)) : hasAny(rpc, keys, type);
  try {
    const missing: string[] = [];
    if (!(await has(aura, 'aura'))) missing.push('aura');
    if (!(await has(grandpa, 'gran'))) missing.push('gran');
    if (!missing.length) return ['ok', 'has the keys of an authority'];
    return ['failure', `has no key of a present authority: ${missing.join(', ')}`];
  } catch (error) {
    if (!(error instanceof RpcError) || !METHOD_UNSAFE.includes(error.code)) throw error;
    return [
      'warning',
      'the node does not tell without unsafe RPC; look into its folder with --keys',
    ];
  }
}

async function hasAny(rpc: NodeRpc, keys: string[], type: string): Promise<boolean> {
  for (const key of keys) {
    if (await rpc.ask(flag, 'author_hasKey', key, type)) return true;
  }
  return false;
}
