import type { Blockchain } from '@acala-network/chopsticks';

type Chopsticks = typeof import('@acala-network/chopsticks');

/** Blocks after which the state is laid flat again. */
const DEPTH = 16;

/**
 * Keeps Chopsticks fast over many blocks. There a block's state is its changes on top of its parent's, and looking for
 * the next key asks every block down to the first; so from time to time the newest block gets all of the state itself.
 * The first block gets it at once: to a question for several keys Chopsticks' genesis answers with holes, which clients
 * that iterate over a map (`chainHead_v1_storage`, descendants) stumble over.
 */
export class FlatState {
  /** The whole state, by hex keys. */
  readonly #state: Map<string, string>;
  #blocks = 0;

  /** @param genesis the state of the first block */
  constructor(
    private readonly chopsticks: Chopsticks,
    private readonly chain: Blockchain,
    genesis: Readonly<Record<string, string>>,
  ) {
    this.#state = new Map(Object.entries(genesis));
  }

  /** Takes note of the newest block; has to be told of every one. */
  async follow(): Promise<void> {
    const { head } = this.chain;
    for (const [key, value] of Object.entries(await head.storageDiff())) {
      if (value === null) this.#state.delete(key);
      else this.#state.set(key, value);
    }
    if (this.#blocks % DEPTH === 0) await this.#flatten();
    this.#blocks++;
  }

  async #flatten(): Promise<void> {
    const { Block, StorageLayer } = this.chopsticks;
    const { head } = this.chain;
    const storage = new StorageLayer();
    storage.setAll([...this.#state].sort(([a], [b]) => (a < b ? -1 : 1)));
    const [header, extrinsics] = await Promise.all([head.header, head.extrinsics]);
    const parent = await head.parentBlock;
    const flat = new Block(this.chain, head.number, head.hash, parent, {
      header,
      extrinsics,
      storage,
    });
    await this.chain.setHead(flat);
  }
}
