/** Carries questions to a node and its answers back. */
import { parseJson } from './json.js';
import { only, requireShape, shown, text, ShapeError } from './shapes.js';
import { z } from 'zod/v4';
import { LOCAL_NODE } from '../support/ports.js';

/** One way to reach one node. */
export interface Transport {
  readonly url: string;
  /** @throws RpcError as the node says, NodeError when there is no answer or none that is one */
  send(method: string, params: readonly unknown[]): Promise<unknown>;
  /** Items of a subscription until whoever reads them has enough; absent where the transport carries none. */
  stream?(method: string, params: readonly unknown[]): AsyncGenerator<unknown>;
}

/** A node that cannot be asked, or does not answer as one does. */
export class NodeError extends Error {
  override name = 'NodeError';
}

/** A node that answered, with an error. */
export class RpcError extends NodeError {
  override name = 'RpcError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Bytes that an answer has at most: more than any state that is asked for here. */
export const MOST_ANSWER_BYTES = 64 * 1024 * 1024;

const failure = z.object(
  { code: z.int('a whole number'), message: text, data: z.unknown().optional() },
  'an object',
);
const reply = z.object(
  {
    jsonrpc: z.literal('2.0', '"2.0"'),
    id: z.union([z.int(), z.null()], 'the id of the question').optional(),
    result: z.unknown().optional(),
    error: failure.optional(),
    method: text.optional(),
    params: only({
      subscription: z.union([text, z.int()], 'an id'),
      result: z.unknown(),
    }).optional(),
  },
  'an object',
);

export type Reply = z.infer<typeof reply>;

/** @throws NodeError naming the node and what is wrong, unless `message` is one of JSON-RPC */
export function parseReply(message: string, url: string): Reply {
  try {
    return requireShape(reply, parseJson(message), 'its answer');
  } catch (error) {
    const { message: problem } = error as Error;
    const said = error instanceof ShapeError ? problem : `its answer ${problem}`;
    throw new NodeError(`${url} answers, but not as a node: ${said}`);
  }
}

/** What `answer` to `method` comes to. @throws RpcError as the node says */
export function resultOf(answer: Reply, method: string, url: string): unknown {
  if (answer.error) throw new RpcError(answer.error.code, wordsOf(answer.error, method));
  if (!('result' in answer)) {
    throw new NodeError(`${url} answers ${method} with neither a result nor an error`);
  }
  return answer.result;
}

/** The reason is in `data` where the message is only a title. */
function wordsOf({ message, data }: z.infer<typeof failure>, method: string): string {
  return `${method}: ${message}${typeof data === 'string' ? `: ${data}` : ''}`;
}

/** @throws Error unless `url` is one of a node: `ws://…` or `http://…` */
export function requireNodeUrl(url: string): URL {
  const parsed = /^(ws|http)s?:\/\//.test(url) && URL.canParse(url) ? new URL(url) : null;
  if (parsed) return parsed;
  throw new Error(`${url || shown(url)} is no address of a node; expected one like ${LOCAL_NODE}`);
}
