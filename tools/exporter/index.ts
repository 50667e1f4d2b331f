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

/** Starts at the newest final block; survives restarts of the node. */
export async function startExporter(options: ExporterOptions): Promise<Exporter> {
  const { url, progress } = options;
  const api = new ApiPromise({ provider: new WsProvider(url), noInitWarn: true });
  await api.isReady;
  const metrics = new Metrics((await api.rpc.system.chain()).toString());
  metrics.setUp(true);
  api.on('connected', () => metrics.setUp(true));
  api.on('disconnected', () => metrics.setUp(false));
  const server = await serve(metrics, options);
  const { port } = server.address() as AddressInfo;
  progress(`http://${options.host}:${port}/metrics tells what ${url} finalises`);
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

async function serve({ registry }: Metrics, { host, port }: ExporterOptions): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
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
