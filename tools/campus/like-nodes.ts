/** Where Chopsticks answers otherwise than a node, and clients of nodes stumble: dedot, async-substrate-interface. */
import type { SubscriptionManager } from '@acala-network/chopsticks';
import type { Handler } from '@acala-network/chopsticks/server';
import { asNodesRefuse } from './refused.js';

/** Other names that nodes know methods by. */
const ALIASES: Readonly<Record<string, string>> = {
  account_nextIndex: 'system_accountNextIndex',
};

/** What hands in a transaction. */
const SUBMISSIONS: ReadonlySet<string> = new Set([
  'author_submitExtrinsic',
  'author_submitAndWatchExtrinsic',
]);

/** Asks again until no block came in between: what is asked is of a block and of the pool beside it. */
export type WhileStill = <T>(ask: () => Promise<T>) => Promise<T>;

/** Chopsticks' `handler`, asked and answering as nodes are and do. */
export function likeNodes(handler: Handler, whileStill: WhileStill): Handler {
  return async ({ method: alias, params }, subscriptions) => {
    const method = ALIASES[alias] ?? alias;
    const asked = { method, params: method === 'state_call' ? prefixed(params) : params };
    const ask = (): Promise<unknown> =>
      handler(asked, told(subscriptions)).catch((error: unknown) => {
        throw SUBMISSIONS.has(method) ? asNodesRefuse(error) : error;
      });
    if (method === 'system_accountNextIndex') return whileStill(ask);
    const answer = await ask();
    return method === 'rpc_methods' ? withAliases(answer as Methods) : answer;
  };
}

interface Methods {
  readonly methods: readonly string[];
}

function withAliases({ methods, ...rest }: Methods): Methods {
  return { ...rest, methods: [...methods, ...Object.keys(ALIASES)].sort() };
}

/** Nodes take hexadecimal without `0x`, too. */
function prefixed([name = '', data = '', ...rest]: string[]): string[] {
  return [name, data.startsWith('0x') ? data : `0x${data}`, ...rest];
}

/** A transaction's way, as told to whoever submitted it. */
const WAY = 'author_extrinsicUpdate';
/**
 * Time in which a block is not final yet. Clients ask for the block's events when they are told of it, and polkadot-js lets
 * go of the answer when it is told more meanwhile: of a block that is final at once it never says that it is one.
 */
const FINALITY_MS = 1_000;

function told({ subscribe, unsubscribe }: SubscriptionManager): SubscriptionManager {
  const waiting = new Set<string>();
  return {
    unsubscribe: (id) => {
      if (!waiting.has(id)) unsubscribe(id);
    },
    subscribe: (method, id, onCancel) => {
      const tell = subscribe(method, id, onCancel);
      if (method !== WAY) return (data: unknown) => tell(asNodesTell(method, data));
      let isIncluded = false;
      return (data: unknown) => {
        const word = wordOf(data);
        if (word === 'finalized') {
          waiting.add(id);
          const last = setTimeout(() => {
            tell(data);
            unsubscribe(id);
          }, FINALITY_MS);
          last.unref();
          return;
        }
        // Whatever comes before a block, and is late.
        if (isIncluded && word !== 'inBlock') return;
        isIncluded ||= word === 'inBlock';
        tell(asNodesTell(method, data));
      };
    },
  };
}

/** `inBlock` of `{ inBlock: '0x…' }`. */
const wordOf = (status: unknown): string | undefined =>
  typeof status === 'object' ? Object.keys(status ?? {})[0] : String(status);

/** @param method what the notification is called @param data what it tells */
function asNodesTell(method: string, data: unknown): unknown {
  if (method === WAY) return statusOf(data);
  if (method === 'chainHead_v1_followEvent') return followEvent(data as FollowEvent);
  return data;
}

/** A status without a value is a word: `ready`. */
function statusOf(status: unknown): unknown {
  const [word, value] = Object.entries(status ?? {})[0] ?? [];
  return typeof status === 'object' && word !== undefined && value === null ? word : status;
}

interface FollowEvent {
  readonly finalizedBlockRuntime?: RuntimeVersion | null;
  readonly newRuntime?: RuntimeVersion | null;
}

interface RuntimeVersion {
  readonly apis: readonly [id: string, version: number][] | Readonly<Record<string, number>>;
}

function followEvent(event: FollowEvent): unknown {
  const { finalizedBlockRuntime, newRuntime } = event;
  return {
    ...event,
    ...(finalizedBlockRuntime && { finalizedBlockRuntime: validRuntime(finalizedBlockRuntime) }),
    ...(newRuntime && { newRuntime: validRuntime(newRuntime) }),
  };
}

/** A runtime that can be used, its APIs by their identifiers. */
function validRuntime(version: RuntimeVersion): unknown {
  const { apis } = version;
  const byId = Array.isArray(apis) ? Object.fromEntries(apis as [string, number][]) : apis;
  return { type: 'valid', spec: { ...version, apis: byId } };
}
