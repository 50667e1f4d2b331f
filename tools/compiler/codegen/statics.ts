/** What may outlive an extrinsic: memory is released behind each, so only values may. */
import type { SourceFile } from './source-file.js';
import type { Problems } from './problems.js';

/** Types whose values point nowhere. */
const VALUES = new Set(['bool', 'i8', 'i16', 'i32', 'i64', 'u8', 'u16', 'u32', 'u64']);
/** The owner of the memory itself. */
const ARENA = 'runtime/host/arena.ts';

/** Refuses variables outside of functions that could point to memory which has been released. */
export function checkStatics(sources: readonly SourceFile[], problems: Problems): void {
  for (const { path, variables } of sources) {
    if (path === ARENA) continue;
    for (const { name, type, place } of variables) {
      if (VALUES.has(type)) continue;
      const of = type ? `is a ${type}, which` : 'has no type, so that it';
      problems.add(
        place,
        `${name} ${of} may point to memory that the end of an extrinsic releases; ` +
          'keep the value itself (a number, or bytes in runtime/host/kept.ts), or pass it on',
      );
    }
  }
}
