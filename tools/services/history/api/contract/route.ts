/** What a route is: its place, who may ask, what is asked and what is answered. */
import type { Static, TObject, TSchema } from 'typebox';

/**
 * Who may ask: everybody; whoever has signed in; whoever holds a role; one of these roles. `own`: whoever the account
 * or meter that is asked for belongs to, admins, and everybody where it is of a public building.
 */
export type Access =
  | 'public'
  | 'session'
  | 'role'
  | 'own'
  | readonly ('admin' | 'minter' | 'burner' | 'authority' | 'oracleOperator')[];

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/v1/epochs/:epoch` */
  readonly url: string;
  readonly tag: 'market' | 'campus' | 'people' | 'operations' | 'chain' | 'joining' | 'service';
  readonly access: Access;
  /** One sentence. */
  readonly summary: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
  /** What is answered; with 204 nothing. */
  readonly answer: TSchema | null;
  /** 200 unless it says another. */
  readonly status?: 200 | 201 | 204;
  /** The list of the answer that `Accept: text/csv` gives instead, a line for each item. */
  readonly csv?: string;
  /** The answer is a stream of server-sent events, each of this shape. */
  readonly stream?: true;
  /** With 503 the same is answered: it says what is wrong. */
  readonly unavailable?: true;
}

type Part<T> = T extends TSchema ? Static<T> : Record<string, never>;

/** What a handler gets, and what it gives. */
export interface Question<R extends RouteDefinition> {
  readonly params: Part<R['params']>;
  readonly query: Part<R['query']>;
  readonly body: Part<R['body']>;
}
export type Answer<R extends RouteDefinition> = R['answer'] extends TSchema
  ? Static<R['answer']>
  : undefined;

export const route = <const R extends RouteDefinition>(definition: R): R => definition;
