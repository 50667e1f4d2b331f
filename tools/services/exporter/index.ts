/** `grid exporter`: serves metrics of a chain's final blocks to Prometheus. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Metrics } from './metrics.js';
import { observe } from './observe.js';
import { survey } from './survey.js';

/** Time on the chain between two walks over all users and meters. */
const SURVEY_MS = 60_000;

/** Blocks after which a node that is no archive may have given up a state. */
const MOST_BEHIND = 250;

export interface ExporterOptions {
  /** `ws://…` of a node. */
  readonly url: string;
  /** Where to listen; port 0 takes a free one. */
  readonly host: string;
  readonly port: number;
  /** Is told what happens, a line at a time. */
  readonly progress: (line: string) => void;
}

export interface Exporter {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Waits for the node, starts at its newest final block, survives its restarts.
 * @throws Error if the port is taken
 */
export async function startExporter(options: ExporterOptions): Promise<Exporter> {
  const { url, host, progress } = options;
  let metrics: Metrics | null = null;
  const server = await serve(() => metrics, options);
  const { port } = server.address() as AddressInfo;
  progress(`http://${host}:${port}/metrics will tell what ${url} finalises, once it answers`);
  const api = new ApiPromise({ provider: new WsProvider(url), noInitWarn: true });
  // The provider tries again until the node is there; this other promise would end the process.
  api.isReadyOrError.catch(() => {});
  await api.isReady;
  const chain = (await api.rpc.system.chain()).toString();
  metrics = new Metrics(chain);
  progress(`follows ${chain}`);
  metrics.setUp(true);
  api.on('connected', () => metrics?.setUp(true));
  api.on('disconnected', () => metrics?.setUp(false));
  const unfollow = await follow(api, metrics, progress);
  return {
    port,
    stop: async () => {
      await unfollow();
      server.closeAllConnections();
      server.close();
      await api.disconnect();
    },
  };
}

/** Records every final block once: a node may announce several with one head. */
async function follow(
  api: ApiPromise,
  metrics: Metrics,
  progress: (line: string) => void,
): Promise<() => Promise<void>> {
  let next: number | null = null;
  let surveyed = -SURVEY_MS;
  let work = Promise.resolve();
  const catchUp = async (head: number): Promise<void> => {
    next ??= head;
    if (head - next > MOST_BEHIND) {
      progress(`#${next} to #${head - 1} are not counted: it has been too long`);
      next = head;
    }
    while (next <= head) {
      const block = await observe(api, next);
      const isSurveyDue = block.timestamp >= surveyed + SURVEY_MS;
      const found = isSurveyDue ? await survey(api, next) : null;
      metrics.record(block);
      next++;
      if (!found) continue;
      metrics.survey(found);
      surveyed = block.timestamp;
    }
  };
  const unsubscribe = await api.rpc.chain.subscribeFinalizedHeads((header) => {
    const head = header.number.toNumber();
    work = work
      .then(() => catchUp(head))
      .catch((error: unknown) => progress(`#${head}: ${(error as Error).message}`));
  });
  return () => {
    unsubscribe();
    return work;
  };
}

/** Serves the metrics, or 503 before there are any. */
async function serve(
  metrics: () => Metrics | null,
  { host, port }: ExporterOptions,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const registry = metrics()?.registry;
    if (!registry) {
      response.writeHead(503).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
