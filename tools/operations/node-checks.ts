/** Is this node one of our chain, and does it do its work? */
import { ScaleReader } from '../compiler/host/scale.js';
import { toHex } from '../compiler/host/bytes.js';
import type { Verdict } from './finding.js';
import type { NodeRpc } from '../node/rpc.js';
import { count, fields, flag, listOf, text } from '../node/shapes.js';
import { RpcError } from '../node/transport.js';

const SPEC_NAME = 'campus-grid';
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
}

export function nodeChecks(
  rpc: NodeRpc,
  expected: NodeExpectations,
): Record<string, () => Promise<Verdict>> {
  return {
    genesis: () => checkGenesis(rpc, expected.genesis),
    version: () => checkVersion(rpc),
    peers: () => checkPeers(rpc, expected.peers),
    syncing: () => checkSyncing(rpc),
    blocks: () => checkBlocks(rpc, expected.now),
    finality: () => checkFinality(rpc, expected.finalityLag),
    keys: () => checkKeys(rpc),
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
  const slot = Number(new ScaleReader(await rpc.call('AuraApi_slot_duration')).u64());
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

/** Whether the node of an authority has the keys of one; needs the node's unsafe methods. */
async function checkKeys(rpc: NodeRpc): Promise<Verdict> {
  const [role] = await rpc.ask(listOf(text), 'system_nodeRoles');
  if (role !== 'Authority') return ['ok', 'no authority, needs no keys'];
  const keys = (bytes: Uint8Array, weight: number): string[] => {
    const reader = new ScaleReader(bytes);
    return reader.list(() => toHex(reader.take(32 + weight).subarray(0, 32)));
  };
  const aura = keys(await rpc.call('AuraApi_authorities'), 0);
  const grandpa = keys(await rpc.call('GrandpaApi_grandpa_authorities'), 8);
  try {
    const missing: string[] = [];
    if (!(await hasAny(rpc, aura, 'aura'))) missing.push('aura');
    if (!(await hasAny(rpc, grandpa, 'gran'))) missing.push('gran');
    if (!missing.length) return ['ok', 'has the keys of an authority'];
    return ['failure', `has no key of a present authority: ${missing.join(', ')}`];
  } catch (error) {
    if (!(error instanceof RpcError) || !METHOD_UNSAFE.includes(error.code)) throw error;
    return ['warning', 'the node does not tell: ask from its own machine (unsafe RPC methods)'];
  }
}

async function hasAny(rpc: NodeRpc, keys: string[], type: string): Promise<boolean> {
  for (const key of keys) {
    if (await rpc.ask(flag, 'author_hasKey', key, type)) return true;
  }
  return false;
}
