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

/** More blocks at once than these came while nobody listened: they say nothing of how fast blocks come. */
const MOST_AT_ONCE = 3;

export const NO_CLOCK: ChainClock = {
  ...{ head: null, cameAt: 0, rate: 1, interval: 6_000, isStale: false },
};
let clock = NO_CLOCK;
let due: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();
const listeners = new Set<() => void>();

/**
 * Takes note of where the chain is when a connection opens. Final blocks stay: a chain that is behind what was known is
 * another one, though the embedded chain's hash is always the same.
 */
export function setBeginning(head: Head): void {
  if (clock.head && head.number < clock.head.number) clock = NO_CLOCK;
  setHead(head);
}

/** Takes note of a block; one that was known already changes nothing. */
export function setHead(head: Head): void {
  const known = clock.head;
  if (known && known.genesis === head.genesis && known.number >= head.number) return;
  clock = clockAfter(clock, head, performance.now());
  clearTimeout(due);
  due = setTimeout(() => {
    clock = { ...clock, isStale: true };
    for (const changed of watchers) changed();
  }, STALE_MS);
  for (const changed of [...watchers, ...listeners]) changed();
}

/** The clock once `head` has come at `now`, by `performance.now()`. */
export function clockAfter({ head: known, ...clock }: ChainClock, head: Head, now: number): ChainClock {
  const next = { head, cameAt: now, isStale: false };
  if (known?.genesis !== head.genesis) return { ...next, rate: 1, interval: 6_000 };
  const [passed, blocks] = [now - clock.cameAt, head.number - known.number];
  const { rate, interval } = clock;
  // A machine that slept counts no time; a tab that was held back hears of many blocks at once.
  if (blocks > MOST_AT_ONCE || passed <= 0) return { ...next, rate, interval };
  const mean = (old: number, fresh: number): number => old + NEWEST * (fresh - old);
  return {
    ...next,
    rate: mean(rate, Math.max(0, (head.time - known.time) / passed)),
    interval: mean(interval, passed / blocks),
  };
}

/** The chain's time at `now`: that of the newest block, and what has passed since, but not beyond the next block. */
export function timeAt({ head, cameAt, rate, interval }: ChainClock, now: number): number {
  return head ? head.time + Math.min(now - cameAt, 1.5 * interval) * rate : 0;
}

/** Calls `listener` at every new block. */
export function onBlock(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chain's time by now. */
export function chainTime(): number {
  return timeAt(clock, performance.now());
}

/** Whether no block has come for two slots. */
export function isStale(): boolean {
  return clock.isStale;
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
