/** The operator's own HTTP: health and metrics for its keepers, the adapter for Chainlink nodes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { adapt } from './adapter.js';
import { listen, readBody, sendJson, stopServer } from '../http.js';
import type { MeterReader } from './reader.js';

/** Whether everything is well, and what is known about it. */
export interface Health {
  readonly isHealthy: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface OperatorServerParts {
  readonly reader: MeterReader;
  readonly health: () => Health;
  /** The metrics in Prometheus's text format. */
  readonly metrics: () => Promise<string>;
}

const PROMETHEUS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

export class OperatorServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @throws Error if the port is taken */
  static async start(
    parts: OperatorServerParts,
    port: number,
    host?: string,
  ): Promise<OperatorServer> {
    const server = createServer((request, response) => {
      respond(parts, request, response).catch(() => response.destroy());
    });
    return new OperatorServer(server, await listen(server, port, host));
  }

  async stop(): Promise<void> {
    await stopServer(this.server);
  }
}

async function respond(
  { reader, health, metrics }: OperatorServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /health') {
    const { isHealthy, details } = health();
    const message = isHealthy ? 'OK' : 'not working';
    return sendJson(response, isHealthy ? 200 : 503, { message, ...details });
  }
  if (route === 'GET /metrics') {
    const text = await metrics();
    response.writeHead(200, { 'content-type': PROMETHEUS_TEXT }).end(text);
    return;
  }
  if (route === 'POST /') {
    const answer = await adapt(await readBody(request), reader);
    return sendJson(response, answer.statusCode, answer);
  }
  sendJson(response, 404, { error: 'there are GET /health, GET /metrics and POST /' });
}
