/** The way to a node, which is looked for again when it is lost. */
import { WsProvider } from '@polkadot/api';
import type { Backoff } from '../services/backoff.js';

export class NodeConnection {
  readonly provider: WsProvider;
  private isClosed = false;
  private retry: NodeJS.Timeout | undefined;

  /** Begins to connect to the node at `url`; `backoff` says how long to wait after a failure. */
  constructor(
    url: string,
    private readonly backoff: Backoff,
  ) {
    // Left to itself, the library asks every few seconds for as long as the node is away.
    this.provider = new WsProvider(url, false);
    this.provider.on('connected', () => this.backoff.succeed());
    this.provider.on('disconnected', () => this.connectLater());
    this.connect();
  }

  /** Looks for the node no more; the API on top ends the connection there is. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.retry);
  }

  private connect(): void {
    // A node that is not there is told by an event, not by this promise.
    this.provider.connect().catch(() => this.connectLater());
  }

  private connectLater(): void {
    if (this.isClosed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), this.backoff.fail());
  }
}
