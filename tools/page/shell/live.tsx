/** What goes on by itself: blocks, the replay of `npm start`, and another chain in the place of the one before. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { GRID } from '../../../node-config/token.js';
import { unitsOf } from '../data/amounts.js';
import { isStale, setBeginning, setHead, useHead } from '../data/head.js';
import { forGood } from '../data/storage.js';
import { type StartState, startState } from '../data/start.js';
import { forget, useApi } from '../data/store.js';
import type { BlockEvent, HelloEvent, Tariffs } from '../data/types.js';
import { SatangPerGrid } from './format.js';

/** How often `npm start` is asked how far it is. */
const POLL_MS = 1_500;
const SLOW_POLL_MS = 10_000;
/** The stream comes back by itself within moments; after this long something is wrong. */
const PATIENCE_MS = 5_000;
const SEEN_AS = 'genesis';

export interface Live {
  /** null where the page does not come from `npm start`; undefined until that is known. */
  readonly start: StartState | null | undefined;
  /** Whether nothing answers any more. */
  readonly isOffline: boolean;
  /** Whether the chain of the last visit is gone. */
  readonly isAnother: boolean;
}

const Current = createContext<Live>({ start: undefined, isOffline: false, isAnother: false });

export function useLive(): Live {
  return useContext(Current);
}

export function LiveData({ children }: { readonly children: ReactNode }) {
  const start = useStart();
  const isOffline = useBlocks();
  const isAnother = useGenesis(start);
  const live = useMemo(() => ({ start, isOffline, isAnother }), [start, isOffline, isAnother]);
  const head = useHead();
  const tariffs = useApi<Tariffs>(head ? '/v1/tariffs' : null, 'never').value;
  const satang = useMemo(() => satangPerGrid(tariffs, head?.time ?? 0), [tariffs, head]);
  return (
    <Current value={live}>
      <SatangPerGrid value={satang}>{children}</SatangPerGrid>
    </Current>
  );
}

function satangPerGrid(tariffs: Tariffs | undefined, time: number): number | null {
  const inForce = tariffs?.items.find(({ from }) => Date.parse(from) <= time) ?? tariffs?.items[0];
  return inForce ? Number((unitsOf(inForce.bahtPerGrid) * 100n) / GRID) : null;
}

/** The state of `npm start`, again and again while it changes. */
function useStart(): Live['start'] {
  const [state, setState] = useState<Live['start']>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const next = await startState().catch(() => undefined);
      if (isOver) return;
      if (next !== undefined) setState(next);
      if (next === null) return;
      timer = setTimeout(() => void ask(), next?.phase === 'live' ? SLOW_POLL_MS : POLL_MS);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}

/** Follows the final blocks. @returns whether nothing answers */
function useBlocks(): boolean {
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    let stream: EventSource | null = null;
    let genesis: string | null = null;
    let due: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const noted = (set: typeof setHead, number: number | null, time: string | null): void => {
      if (genesis && number !== null && time !== null) {
        set({ genesis, number, time: Date.parse(time) });
      }
    };
    const answered = (): void => {
      clearTimeout(due);
      due = undefined;
      setOffline(false);
    };
    const open = (): void => {
      clearTimeout(again);
      stream?.close();
      stream = new EventSource('/v1/stream');
      stream.addEventListener('hello', ({ data }: MessageEvent<string>) => {
        const hello = JSON.parse(data) as HelloEvent;
        genesis = hello.genesis;
        answered();
        noted(setBeginning, hello.height, hello.time);
      });
      stream.addEventListener('block', ({ data }: MessageEvent<string>) => {
        const block = JSON.parse(data) as BlockEvent;
        answered();
        // Until it is known which chain this is, that is what has to be asked first.
        if (genesis) noted(setHead, block.height, block.time);
        else open();
      });
      stream.addEventListener('error', () => {
        due ??= setTimeout(() => setOffline(true), PATIENCE_MS);
        // A stream that was refused does not come back by itself.
        if (stream?.readyState === EventSource.CLOSED) again = setTimeout(open, PATIENCE_MS);
      });
    };
    open();
    // A laptop that slept all night asks at once when it wakes; its connection may be dead without knowing.
    const wake = (): void => {
      const isDead = stream?.readyState !== EventSource.OPEN || isStale();
      if (document.visibilityState === 'visible' && isDead) open();
    };
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    return () => {
      stream?.close();
      clearTimeout(due);
      clearTimeout(again);
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', wake);
    };
  }, []);
  return isOffline;
}

/** Notices that the chain is another one than on the last visit or a moment ago, and starts over. */
function useGenesis(start: Live['start']): boolean {
  const hash = useHead()?.genesis;
  // The embedded chain's hash is the same each time; whether there is one has to be known first.
  const genesis = start === undefined || !hash ? null : (start?.run ?? hash);
  const [isAnother, setAnother] = useState(false);
  useEffect(() => {
    if (!genesis) return;
    const seen = forGood.getItem(SEEN_AS);
    forGood.setItem(SEEN_AS, genesis);
    if (seen === null || seen === genesis) return;
    setAnother(true);
    forget();
    // The connection to a node, if there is one, is with a chain that is gone.
    dispatchEvent(new Event('another-chain'));
  }, [genesis]);
  return isAnother;
}
