/** What `npm start` says beside the history: how far its replay is, and who can be picked. A network has none of it. */
import type { Role } from '../session.js';
import { get, post } from './http.js';
import { Failure } from './loaded.js';

/** Somebody of the campus, whose key derives from the public development phrase. */
export interface CampusPerson {
  readonly address: string;
  readonly name: string;
  /** `//Eve`. */
  readonly uri: string;
  readonly roles: readonly Role[];
  /** Whether it orders by itself. */
  readonly isOrdering: boolean;
}

export interface StartState {
  /** Another one with each start: the chain is a new one then. */
  readonly run: string;
  /** Where the node listens, `ws://…`. */
  readonly node: string;
  readonly phase: 'starting' | 'replay' | 'live' | 'failed';
  /** Quarter hours of the replay. */
  readonly done: number;
  readonly total: number;
  /** How much faster than a real one the chain's clock runs after the replay. */
  readonly speed: number;
  readonly people: readonly CampusPerson[];
}

/** null where the page does not come from `npm start`. @throws Failure where nothing answers */
export async function startState(): Promise<StartState | null> {
  try {
    return (await get<StartState | null>('/start/state')).value;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return null;
    throw error;
  }
}

/** The building of `address` orders nothing by itself any more, or does again. */
export async function pick(address: string, isPicked: boolean): Promise<void> {
  await post('/start/picked', { address, isPicked });
}
