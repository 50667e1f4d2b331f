/** What the answers of the API are made from. */
import type { Database, Queries } from '../database/index.js';
import type { Answer, Question, RouteName } from './contract/index.js';
import type { ROUTES } from './contract/index.js';
import type { Challenges } from './joining/challenge.js';
import type { Erasures } from './joining/erasures.js';
import type { State, States } from './state.js';
import type { Viewer } from './viewer.js';

/** A building that everybody may look at. */
export interface PublicBuilding {
  /** SS58 of any prefix. */
  readonly account: string;
  readonly name: string;
}

/** What the campus file says that is for everybody. */
export interface PublicCampus {
  readonly name: string;
  /** `Asia/Bangkok` */
  readonly timeZone: string;
  readonly buildings: readonly PublicBuilding[];
}

export interface Context {
  readonly database: Database;
  readonly states: States;
  readonly campus: PublicCampus;
  readonly challenges: Challenges;
  /** How the follower is doing; null where another process follows. */
  readonly follower: FollowerView | null;
  /** Ms since 1970, by this machine. */
  readonly now: () => number;
  /** Rises with everything that is changed here and not on the chain: names, applications. */
  readonly revision: { value: number };
  readonly erasures: Erasures;
}

export interface FollowerView {
  /** Newest final block of the node; null while it does not answer. */
  readonly nodeHeight: number | null;
  /** What is wrong, in one line; null while all is well. */
  readonly problem: string | null;
}

/** What a handler knows beside the question. */
export interface Asking {
  readonly context: Context;
  readonly db: Queries;
  readonly state: State;
  readonly viewer: Viewer;
  /** Public buildings by address, in the chain's prefix. */
  readonly publicNames: ReadonlyMap<string, string>;
}

export type Handler<N extends RouteName> = (
  question: Question<(typeof ROUTES)[N]>,
  asking: Asking,
) => Promise<Answer<(typeof ROUTES)[N]>>;

/** A handler for each route, but those that answer in a way of their own. */
export type Handlers = { readonly [N in Exclude<RouteName, 'stream'>]: Handler<N> };
export type HandlersOf<N extends RouteName> = Pick<Handlers, Exclude<N, 'stream'>>;
