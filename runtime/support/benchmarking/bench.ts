import {
  addToWhitelist,
  commitDb,
  currentTime,
  proofSize,
  readAndWrittenKeys,
  readWriteCount,
  resetReadWriteCount,
  setWhitelist,
  wipeDb,
} from "../../host/benchmarking";
import {
  fat,
  storageCommitTransaction,
  storageGet,
  storageRoot,
  storageStartTransaction,
} from "../../host/env";
import { STATE_VERSION } from "../../chain/config";
import { enterExtrinsic } from "../../frame/system/events";
import { forgetAccount } from "../../frame/system/accounts";
import { forgetTime } from "../../frame/timestamp/pallet";
import { PREFIX_SIZE, fromHost } from "../storage";
import { Storage as System } from "../../generated/system";
import { hotKeys } from "../../generated/hot";
import { Bytes } from "../../scale/bytes";
import { u128 } from "../../scale/u128";
import { Writer } from "../../scale/writer";

/**
 * The measurement that a benchmark takes: it sets the worst case up, measures what stands between
 * `start` and `stop`, and then says with `expect` what must have come of it.
 */
@final
export class Bench {
  /** SCALE of the `BenchmarkResult`s so far. */
  readonly results: Writer = new Writer(4096);
  count: u32 = 0;
  /** What did not come out as the benchmark expects. */
  problem: string | null = null;
  private uncounted: Array<Bytes> = [];
  private startedAt: u128 = u128.zero();
  private proofBefore: u32 = 0;

  constructor(
    /** SCALE `Vec<(BenchmarkParameter, u32)>` as the runner gave it, which results repeat. */
    private readonly components: Bytes,
  ) {}

  /** Begins a repetition, on genesis state. */
  open(): void {
    this.uncounted = blockKeys();
    enterExtrinsic(0);
  }

  /** Ends a repetition: back to genesis, of which nothing is remembered either. */
  close(): void {
    wipeDb();
    forgetAll();
  }

  /** Leaves a key out of the count: what every extrinsic touches is in the extrinsic's base weight. */
  whitelist(ptr: usize, length: u32): void {
    this.uncounted.push(new Bytes(ptr, length));
  }

  /** From here on it counts: what was set up lies in the database, no cache knows it. */
  start(): void {
    commitDb();
    forgetAll();
    // What a block books before any call counts for none of them.
    whitelistAll(this.uncounted.concat(hotKeys()));
    resetReadWriteCount();
    this.proofBefore = proofBytes();
    this.startedAt = now();
    // A call runs in a transaction of its own.
    storageStartTransaction();
  }

  /** Up to here it counted. */
  stop(): void {
    storageCommitTransaction();
    const elapsed = u128.saturatingSub(now(), this.startedAt);
    const proof = max(proofBytes(), this.proofBefore) - this.proofBefore;
    commitDb(); // which is where writes are counted
    const counts = fromHost(readWriteCount());
    const keys = fromHost(readAndWrittenKeys());
    const beforeRoot = now();
    storageRoot(STATE_VERSION);
    const rootTime = u128.saturatingSub(now(), beforeRoot);
    const w = this.results;
    w.raw(this.components.ptr, this.components.length);
    w.u128(elapsed);
    w.u128(rootTime);
    w.raw(counts.ptr, counts.remaining());
    w.u32(proof);
    w.raw(keys.ptr, keys.remaining());
    this.count++;
  }

  /** What must hold after the measurement. */
  expect(holds: bool, what: string): void {
    if (!holds && !this.problem) this.problem = what;
  }
}

function forgetAll(): void {
  forgetAccount();
  forgetTime();
}

function now(): u128 {
  const at = currentTime();
  return new u128(load<u64>(at), load<u64>(at, 8));
}

/** 0 where the runner records no proof. */
function proofBytes(): u32 {
  const r = fromHost(proofSize());
  return r.option() ? r.u32() : 0;
}

/** Keys of the block's own bookkeeping, which its base weight pays for. */
function blockKeys(): Array<Bytes> {
  return [
    new Bytes(System.events.key(), PREFIX_SIZE),
    new Bytes(System.extrinsicData.key(), PREFIX_SIZE),
    new Bytes(System.digest.key(), PREFIX_SIZE),
    new Bytes(System.blockContext.key(), PREFIX_SIZE),
    new Bytes(System.number.key(), PREFIX_SIZE),
  ];
}

/** Has the runner not count `keys`, and reads them once so that the proof has their nodes already. */
function whitelistAll(keys: Array<Bytes>): void {
  const none = new Writer(1);
  none.compact(0);
  setWhitelist(fat(none.ptr, none.length));
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const tracked = trackedKey(key);
    addToWhitelist(fat(tracked.ptr, tracked.length));
    storageGet(fat(key.ptr, key.length));
  }
}

/**
 * SCALE `TrackedStorageKey` of a key that is not counted. Runners since stable2609 read a child trie's
 * key at its end; older ones stop before it, so one key at a time suits both.
 */
function trackedKey(key: Bytes): Writer {
  const w = new Writer(key.length + 16);
  w.bytes(key);
  w.u32(0); // reads
  w.u32(0); // writes
  w.bool(true); // whitelisted
  w.bool(false); // no child trie
  return w;
}
