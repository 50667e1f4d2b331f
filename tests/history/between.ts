/** Somebody between a node and whoever asks it, who changes what it says. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What is said instead of `result`; a text that is no JSON is sent as it is. */
export type Change = (method: string, params: readonly unknown[], result: unknown) => unknown;

/** A message, not a result. */
export class Raw {
  constructor(readonly text: string) {}
}

export class Between {
  change: Change = (_method, _params, result) => result;

  private constructor(
    private readonly server: WebSocketServer,
    private readonly node: string,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  static async start(node: string): Promise<Between> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new Between(server, node);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const client of this.server.clients) client.terminate();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: WebSocket): void {
    const node = new WebSocket(this.node);
    const opened = once(node, 'open');
    const questions = new Map<number, { method: string; params: readonly unknown[] }>();
    client.on('message', (data) => {
      const question = JSON.parse(String(data)) as {
        id: number;
        method: string;
        params: unknown[];
      };
      questions.set(question.id, question);
      void opened.then(() => node.send(String(data)));
    });
    node.on('message', (data) => {
      const answer = JSON.parse(String(data)) as { id?: number; result?: unknown };
      const question = questions.get(answer.id ?? -1);
      const isResult = question && 'result' in answer;
      const result = isResult
        ? this.change(question.method, question.params, answer.result)
        : answer.result;
      const text = JSON.stringify(isResult ? { ...answer, result } : answer);
      client.send(result instanceof Raw ? result.text : text);
    });
    client.on('close', () => node.terminate());
    node.on('close', () => client.terminate());
    node.on('error', () => {});
  }
}
