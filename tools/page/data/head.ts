/**
 * The newest final block, and the chain's time between blocks. The browser's clock only measures how long ago something
 * came: it may be wrong by years, and the chain's may run faster than a real one.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Head } from './types.js';

/** A clock that runs at `rate` from the newest block on. */
export interface ChainClock {
  readonly head: Head | null;
  /** When the head came, by `performance.now()`. */
  readonly cameAt: number;
  /** Milliseconds of the chain per millisecond here. */
  readonly rate: number;
  /** Milliseconds here between blocks, as they have come. */
  readonly interval: number;
  /** Whether no block has come for two slots. */
  readonly isStale: boolean;
}

/** Two slots of a chain with blocks of six seconds. */
const STALE_MS = 12_000;
/** How much the newest interval counts in the mean. */
const NEWEST = 0.3;

let clock: ChainClock = { head: null, cameAt: 0, rate: 1, interval: 6_000, isStale: false };
let due: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();
const listeners = new Set<() => void>();

/** Takes note of a block; one that was known already changes nothing. */
export function setHead(head: Head): void {
  const known = clock.head;
  if (known && known.genesis === head.genesis && known.number >= head.number) return;
  const now = performance.now();
  const isNext = known?.genesis === head.genesis;
  const passed = now - clock.cameAt;
  const blocks = known ? head.number - known.number : 1;
  const rate = isNext && passed > 0 ? (head.time - known.time) / passed : clock.rate;
  const mean = (old: number, fresh: number): number => old + NEWEST * (fresh - old);
  clock = {
    head,
    cameAt: now,
    rate: isNext ? mean(clock.rate, Math.max(0, rate)) : 1,
    interval: isNext ? mean(clock.interval, passed / blocks) : 6_000,
    isStale: false,
  };
  clearTimeout(due);
  due = setTimeout(() => {
    clock = { ...clock, isStale: true };
    for (const changed of watchers) changed();
  }, STALE_MS);
  for (const changed of [...watchers, ...listeners]) changed();
}

/** Calls `listener` at every new block. */
export function onBlock(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chain's time by now: that of the newest block, and what has passed since, but not beyond the next block. */
export function chainTime(): number {
  const { head, cameAt, rate, interval } = clock;
  if (!head) return 0;
  const passed = Math.min(performance.now() - cameAt, 1.5 * interval);
  return head.time + passed * rate;
}

export function useClock(): ChainClock {
  return useSyncExternalStore(subscribe, () => clock);
}

export function useHead(): Head | null {
  return useClock().head;
}

/** The chain's time, renewed four times a second while somebody looks. */
export function useChainTime(): number {
  const [time, setTime] = useState(chainTime);
  useEffect(() => {
    const timer = setInterval(() => setTime(chainTime()), 250);
    return () => clearInterval(timer);
  }, []);
  return time;
}

function subscribe(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}
