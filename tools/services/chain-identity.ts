/** Which chain a node is on, and whether it is the one it was on before. */
import type { NodeRpc } from '../node/rpc.js';

/** Two chains can begin alike: one that is started anew from the same spec differs from its first block on. */
export interface ChainIdentity {
  readonly genesis: string;
  /** Hash of block #1; null before there is one, or where the node does not have it yet. */
  readonly first: string | null;
}

export interface KnownChain extends ChainIdentity {
  /** The newest final block that was seen. */
  readonly final: { readonly number: number; readonly hash: string };
}

export type Likeness =
  | { readonly kind: 'same' }
  /** It may be the same, but lacks blocks that were final. */
  | { readonly kind: 'behind'; readonly height: number }
  | { readonly kind: 'started anew' }
  | { readonly kind: 'another genesis' };

/** What the node is on now. */
export async function identityOf(rpc: NodeRpc): Promise<ChainIdentity> {
  const [genesis, first] = await Promise.all([rpc.genesisHash(), rpc.blockHash(1)]);
  return { genesis, first };
}

/** Whether the chain `now`, of which `height` blocks are final on the node, is the one that is known. */
export async function likeness(
  rpc: NodeRpc,
  known: KnownChain,
  now: ChainIdentity,
  height: number,
): Promise<Likeness> {
  if (now.genesis !== known.genesis) return { kind: 'another genesis' };
  if (known.first && now.first && now.first !== known.first) return { kind: 'started anew' };
  if (height < known.final.number) return { kind: 'behind', height };
  const hash = await rpc.blockHash(known.final.number);
  return { kind: hash === known.final.hash ? 'same' : 'started anew' };
}
