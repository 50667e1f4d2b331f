/**
 * The memory of one call into the runtime.
 *
 * A bump pointer runs through slabs that the host's allocator gives. Nothing is freed by itself; a caller
 * that does many things in one instance sets a `mark` before each and goes back to it with `release`. The
 * first slab is small, each next one as large as all before it together: what a call touches then lies
 * close together with what the host allocates for it, from the page on with which the heap begins. That is
 * worth more than the host calls, because the first touch of a page of memory costs 1.5 to 2 µs and a call
 * to the host 0.2 µs.
 */
import { fillBytes } from "./copy";

// @ts-ignore: decorator
@external("env", "ext_allocator_malloc_version_1")
declare function malloc(size: u32): usize;
// @ts-ignore: decorator
@external("env", "ext_allocator_free_version_1")
declare function free(ptr: usize): void;

const FIRST_SLAB: usize = 1 << 12;
const LARGEST_SLAB: usize = 1 << 20;
const ALIGN_MASK: usize = 7;

/*
 * A slab begins with
 *     0   address of the next slab, which a release has emptied; 0 without one
 *     4   where its use ended when the next one was taken
 *     8   its end
 */
const SLAB_HEADER: usize = 16;
/** Bytes at the beginning of the first slab that no release reaches: `kept.ts` says what is there. */
export const KEPT_SIZE: usize = 752;
/** Their address. */
let keptAt: usize = 0;
/** Address of the slab in use, of its next free byte, and its end. */
let slab: usize = 0;
let next: usize = 0;
let end: usize = 0;
/** Bytes of all slabs so far. */
let total: usize = 0;
/** Bytes handed out before the slab in use. */
let passed: usize = 0;

/** Newest of the notes about blocks of the host's that are ours to free: block, then note before it. */
let owned: usize = 0;
const NOTE_SIZE: usize = 8;
/** Whether the host may give a block again, which then has to be cleared. */
let recycles: bool = false;

/*
 * A mark is
 *     0   the slab in use
 *     4   the newest note
 *     8   bytes handed out before
 */
const MARK_SIZE: usize = 16;

/** Where memory stood: everything handed out later can be released. */
export type Mark = usize;

/** Memory behind the slab in use: from a slab emptied before or a new one, or for large requests a block of its own. */
function grow(size: usize): usize {
  if (!slab) {
    openFirstSlab();
    return allocateBytes(size);
  }
  const emptied = <usize>load<u32>(slab);
  if (emptied) return fits(emptied, size) ? use(emptied, size) : block(size);
  const slabSize = min(total, LARGEST_SLAB);
  if (size > slabSize >> 1) return block(size);
  const fresh = newSlab(slabSize);
  store<u32>(slab, <u32>fresh);
  return use(fresh, size);
}

function newSlab(size: usize): usize {
  const fresh = allocate(size);
  total += size;
  store<u32>(fresh, <u32>(fresh + size), 8);
  return fresh;
}

function openFirstSlab(): void {
  keptAt = use(newSlab(FIRST_SLAB), KEPT_SIZE);
}

/** Where `KEPT_SIZE` zero bytes lie that outlive every release. */
export function kept(): usize {
  if (!keptAt) openFirstSlab();
  return keptAt;
}

function fits(emptied: usize, size: usize): bool {
  return size <= <usize>load<u32>(emptied, 8) - emptied - SLAB_HEADER;
}

/** Goes on in another slab. */
function use(other: usize, size: usize): usize {
  if (slab) {
    passed += next - slab;
    store<u32>(slab, <u32>next, 4);
  }
  slab = other;
  end = <usize>load<u32>(other, 8);
  next = other + SLAB_HEADER + size;
  if (isDefined(POISON)) fillBytes(other + SLAB_HEADER, 0, size);
  return other + SLAB_HEADER;
}

/** A block of its own, which the next release frees. */
function block(size: usize): usize {
  const at = allocate(size);
  own(at);
  passed += size;
  return at;
}

/** Zeros from the host. */
function allocate(size: usize): usize {
  const at = malloc(<u32>size);
  if (recycles) fillBytes(at, 0, size);
  return at;
}

/** `size` bytes, 8-aligned and zero: what is given out again was cleared by the release. */
// @ts-ignore: decorator
@inline
export function allocateBytes(size: usize): usize {
  const aligned = (size + ALIGN_MASK) & ~ALIGN_MASK;
  const start = next;
  if (aligned > end - start) return grow(aligned);
  next = start + aligned;
  if (isDefined(POISON)) fillBytes(start, 0, aligned);
  return start;
}

/** Takes over a block that the host has allocated for us: the next release frees it. */
export function own(block: usize): void {
  const note = allocateBytes(NOTE_SIZE);
  store<u32>(note, <u32>block);
  store<u32>(note, <u32>owned, 4);
  owned = note;
}

/** Bytes handed out and not released. */
export function allocated(): usize {
  return passed + (next - slab);
}

/** Notes where memory stands. Marks are released in the opposite order, each at most once. */
export function mark(): Mark {
  const at = allocateBytes(MARK_SIZE);
  store<u32>(at, <u32>slab);
  store<u32>(at, <u32>owned, 4);
  store<u32>(at, <u32>passed, 8);
  return at;
}

/**
 * Gives back everything since `to`, the mark included. Nothing that is used later may point there: no
 * variable outside of functions does (codegen refuses them), so only what the caller holds counts.
 */
export function release(to: Mark): void {
  const back = <usize>load<u32>(to);
  const noted = <usize>load<u32>(to, 4);
  passed = <usize>load<u32>(to, 8);
  if (owned != noted) freeOwned(noted);
  store<u32>(slab, <u32>next, 4);
  let at = back;
  let from = to;
  while (true) {
    clear(from, <usize>load<u32>(at, 4));
    if (at == slab) break;
    at = <usize>load<u32>(at);
    from = at + SLAB_HEADER;
  }
  slab = back;
  next = to;
  end = <usize>load<u32>(back, 8);
}

function freeOwned(until: usize): void {
  let note = owned;
  while (note != until) {
    const block = <usize>load<u32>(note);
    note = <usize>load<u32>(note, 4);
    // The header that the host keeps before a block says its size, as a power of two.
    if (isDefined(POISON)) fillBytes(block, 0xdd, <usize>8 << load<u32>(block - 8));
    free(block);
  }
  owned = until;
  recycles = true;
}

/** Where a stale pointer would lead is zero, and in test builds plainly wrong. */
function clear(from: usize, to: usize): void {
  fillBytes(from, isDefined(POISON) ? 0xdd : 0, to - from);
}
