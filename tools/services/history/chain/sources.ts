/** Which of the two ways of asking a node is the faster one. */
import type { NodeRpc } from '../../../node/rpc.js';
import { listOf, text } from '../../../node/shapes.js';
import { z } from 'zod/v4';
import { ArchiveSource } from './archive.js';
import { storageKey } from './decoder.js';
import { LegacySource, type Source } from './source.js';

/** Blocks that there are to follow at least: fewer are not worth the trial. */
const WORTH_IT = 64;
/** Blocks that both are tried on, and how many at a time: where they are full, each is of megabytes. */
const TRIED = 32;
const AT_A_TIME = 8;
const EVENTS = storageKey('System', 'Events');
const methods = z.object({ methods: listOf(text) });

/** @param from the block behind which the history goes on @param to the newest final block */
export async function chooseSource(rpc: NodeRpc, from: number, to: number): Promise<Source> {
  const legacy = new LegacySource(rpc);
  if (to - from < WORTH_IT || !(await servesArchive(rpc))) return legacy;
  const archive = new ArchiveSource(rpc);
  // Newest first: a node that prunes has these in any case.
  const blocks = await legacy.hashes(to - TRIED + 1, TRIED);
  await trial(legacy, blocks);
  const [one, other] = [await trial(legacy, blocks), await trial(archive, blocks)];
  return other < one ? archive : legacy;
}

async function servesArchive(rpc: NodeRpc): Promise<boolean> {
  if (!rpc.streams) return false;
  const known = await rpc.ask(methods, 'rpc_methods').catch(() => ({ methods: [] as string[] }));
  return ['header', 'hashByHeight', 'storage', 'call'].every((name) =>
    known.methods.includes(`archive_v1_${name}`),
  );
}

/** Milliseconds; for ever where it fails. */
async function trial(source: Source, blocks: readonly string[]): Promise<number> {
  const start = performance.now();
  try {
    for (let at = 0; at < blocks.length; at += AT_A_TIME) {
      const some = blocks.slice(at, at + AT_A_TIME);
      await Promise.all(
        some.flatMap((block) => [source.header(block), source.values([EVENTS], block)]),
      );
    }
    return performance.now() - start;
  } catch {
    return Infinity;
  }
}
