/** The RPC of the embedded chain: the methods of a polkadot-sdk node, with its answers, and Chopsticks' own `dev_*`. */
import type { Blockchain } from '@acala-network/chopsticks';
import type { Handler } from '@acala-network/chopsticks/server';
import { authorMethods } from './author.js';
import { Blocks } from './blocks.js';
import { chainMethods } from './chain.js';
import { chainHeadMethods } from './chain-head.js';
import type { Methods } from './connection.js';
import { Pool } from './pool.js';
import { listen, type Server } from './server.js';
import { stateMethods } from './state.js';
import { systemMethods, type WhileStill } from './system.js';

export interface ServeOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Chopsticks' own, for its methods. */
  readonly handler: Handler;
  /** What Chopsticks' pool calls a transaction that did not get into a block. */
  readonly refusalEvent: string;
  readonly whileStill: WhileStill;
}

/** Answers for `chain` over HTTP and WebSocket, at 127.0.0.1. */
export async function serve(
  chain: Blockchain,
  { port, handler, refusalEvent, whileStill }: ServeOptions,
): Promise<Server> {
  const blocks = await Blocks.of(chain);
  const methods: Methods = {
    ...chainMethods(blocks),
    ...stateMethods(blocks),
    ...chainHeadMethods(blocks),
    ...authorMethods(new Pool(blocks, refusalEvent)),
    ...systemMethods(blocks, whileStill),
    ...(await devMethods(handler)),
  };
  const names = [...Object.keys(methods), 'rpc_methods'].sort();
  return listen({ ...methods, rpc_methods: () => ({ methods: names }) }, port);
}

/** What sets storage, moves the clock and builds blocks. */
async function devMethods(handler: Handler): Promise<Methods> {
  const nobody = { subscribe: () => () => {}, unsubscribe: () => {} };
  const ask = (method: string, params: unknown[]): Promise<unknown> =>
    handler({ method, params } as never, nobody);
  const { methods } = (await ask('rpc_methods', [])) as { methods: string[] };
  const names = methods.filter((name) => name.startsWith('dev_'));
  return Object.fromEntries(names.map((name) => [name, (params) => ask(name, params.rest())]));
}
