import { ApiPromise, WsProvider } from '@polkadot/api';
import type { EventRecord, Header } from '@polkadot/types/interfaces';
import type { Chain, SignedCall } from './chain.js';
import { takeIncluded } from './outcome.js';
import { answers } from '../node/port.js';
import { Signer } from './signing.js';
import { LOCAL_NODE } from '../support/ports.js';
import { UnusableError } from '../support/failure.js';

/** A chain without a new (or newly final) block for this long has stopped. */
const PATIENCE_MS = 60_000;

/**
 * Connects to the node at `url`, whose clock is the real one.
 *
 * @param stop ends the node, if it was started for this
 * @throws Error if `url` is none or nothing answers there
 */
export async function connectNode(
  url: string,
  stop: () => Promise<void> = async () => {},
): Promise<Chain> {
  const { host, port } = parseUrl(url);
  if (!(await answers(host, port))) {
    throw new Error(`nothing answers at ${url}; start a node there, or leave --url out`);
  }
  const api = await ApiPromise.create({
    provider: new WsProvider(url),
    noInitWarn: true,
  });
  const signer = new Signer(api);
  let last = (await api.rpc.chain.getHeader()).number.toNumber();

  return {
    title: await title(api),
    url,
    api,
    isRealTime: true,
    async submitAll(calls: readonly SignedCall[]) {
      const signed = await signer.signAll(calls);
      for (const { hex, name } of signed) {
        await api.rpc.author.submitExtrinsic(hex).catch((error: Error) => {
          throw new Error(`${name} was refused: ${error.message}`);
        });
      }
      const pending = new Map(signed.map((extrinsic) => [extrinsic.hash, extrinsic]));
      const events: EventRecord[] = [];
      const seen = last;
      await watchHeads(api, 'best', async (head) => {
        for (; last < head.number.toNumber(); last++) {
          const hash = await api.rpc.chain.getBlockHash(last + 1);
          events.push(...(await takeIncluded(api, hash.toHex(), pending)));
        }
        return pending.size === 0 && last > seen;
      });
      return events;
    },
    async settled() {
      let hash = '';
      await watchHeads(api, 'final', (head) => {
        hash = head.hash.toHex();
        return Promise.resolve(head.number.toNumber() >= last);
      });
      return hash;
    },
    open: () => {},
    async close() {
      await api.disconnect();
      await stop();
    },
  };
}

function parseUrl(url: string): { host: string; port: number } {
  if (!/^wss?:/.test(url) || !URL.canParse(url)) {
    throw new UnusableError(`--url ${url} is not like ${LOCAL_NODE}`);
  }
  const { hostname, port, protocol } = new URL(url);
  // An IPv6 address is in brackets in a URL and without them elsewhere.
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port || (protocol === 'wss:' ? 443 : 80)) };
}

async function title(api: ApiPromise): Promise<string> {
  const [node, version] = await Promise.all([api.rpc.system.name(), api.rpc.system.version()]);
  return `${node.toString()} ${version.toString()}`;
}

/** Hands each new head to `visit` until it returns true. @throws Error what `visit` throws, or that no block comes */
async function watchHeads(
  api: ApiPromise,
  kind: 'best' | 'final',
  visit: (head: Header) => Promise<boolean>,
): Promise<void> {
  const { subscribeNewHeads, subscribeFinalizedHeads } = api.rpc.chain;
  const subscribe = kind === 'best' ? subscribeNewHeads : subscribeFinalizedHeads;
  const heads = new HeadQueue(kind, visit);
  const unsubscribe = await subscribe((head) => heads.push(head));
  try {
    await heads.done;
  } finally {
    heads.end();
    unsubscribe();
  }
}

/** Visits heads one after another, although they may come faster than they are read, and notices when none comes. */
class HeadQueue {
  readonly done: Promise<void>;
  #resolve!: () => void;
  #reject!: (error: Error) => void;
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly kind: string,
    private readonly visit: (head: Header) => Promise<boolean>,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#restartTimer();
  }

  push(head: Header): void {
    this.#restartTimer();
    this.#last = this.#last
      .then(async () => {
        if (await this.visit(head)) this.#resolve();
      })
      .catch(this.#reject);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #restartTimer(): void {
    clearTimeout(this.#timer);
    const message = `the chain has had no new ${this.kind} block for ${PATIENCE_MS / 1000} s`;
    this.#timer = setTimeout(() => this.#reject(new Error(message)), PATIENCE_MS);
  }
}
