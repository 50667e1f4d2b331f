/** The blocks of the embedded chain, as nodes tell of them. */
import type { Blockchain } from '@acala-network/chopsticks';
import type { Header } from '@polkadot/types/interfaces';
import { clientError } from './failure.js';
import type { Hex } from './params.js';

export type Block = Blockchain['head'];

const NO_HASH: Hex = `0x${'00'.repeat(32)}`;

/** A header as nodes write it in JSON. */
export interface HeaderJson {
  readonly parentHash: string;
  readonly number: string;
  readonly stateRoot: string;
  readonly extrinsicsRoot: string;
  readonly digest: { readonly logs: readonly string[] };
}

export class Blocks {
  readonly #listeners = new Set<(block: Block) => void>();
  #announced: string;

  private constructor(
    readonly chain: Blockchain,
    readonly genesis: Hex,
  ) {
    this.#announced = chain.head.hash;
    // Chopsticks announces a block again when its state is laid flat.
    chain.headState.subscribeHead((block) => {
      if (block.hash === this.#announced) return;
      this.#announced = block.hash;
      for (const listener of this.#listeners) listener(block);
    });
  }

  static async of(chain: Blockchain): Promise<Blocks> {
    const genesis = await chain.getBlockAt(0);
    if (!genesis) throw new Error('the chain has no first block');
    onlyKnown(chain, genesis.hash);
    return new Blocks(chain, genesis.hash);
  }

  get head(): Block {
    return this.chain.head;
  }

  /** Is told of every new head until the returned function is called. */
  watch(listener: (block: Block) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does `task` for the newest block and every one that comes, one after the other, until the returned function is called. */
  follow(task: (block: Block) => Promise<void>): () => void {
    let last = Promise.resolve();
    const next = (block: Block): void => {
      last = last.then(() => task(block)).catch(() => {});
    };
    next(this.head);
    return this.watch(next);
  }

  /** The block of `hash`, the newest without one; undefined where there is none or its state is gone. */
  find(hash: Hex | undefined): Promise<Block | undefined> {
    return this.chain.getBlock(hash);
  }

  /** As `find`. @throws RpcFailure as nodes say it */
  async at(hash: Hex | undefined): Promise<Block> {
    const block = await this.find(hash);
    if (block) return block;
    throw clientError(`UnknownBlock: Header was not found in the database: ${hash}`);
  }

  async hashAt(number: number): Promise<Hex | null> {
    return (await this.chain.getBlockAt(number))?.hash ?? null;
  }
}

/** To whatever it does not know Chopsticks gives its genesis, and takes that for the block from then on. */
function onlyKnown(chain: Blockchain, genesis: Hex): void {
  const getBlock = chain.getBlock.bind(chain);
  const getBlockAt = chain.getBlockAt.bind(chain);
  const knows = (is: (block: Block) => boolean): boolean => chain.blocksInMemory().some(is);
  chain.getBlock = async (hash) => {
    if (hash == null) return chain.head;
    if (hash === genesis) return getBlockAt(0);
    return knows((block) => block.hash === hash) ? getBlock(hash) : undefined;
  };
  chain.getBlockAt = async (number) => {
    if (number == null) return chain.head;
    return number === 0 || knows((block) => block.number === number)
      ? getBlockAt(number)
      : undefined;
  };
}

export async function headerOf(block: Block): Promise<HeaderJson> {
  const header = await realHeader(block);
  return {
    parentHash: header.parentHash.toHex(),
    number: `0x${block.number.toString(16)}`,
    stateRoot: header.stateRoot.toHex(),
    extrinsicsRoot: header.extrinsicsRoot.toHex(),
    digest: { logs: header.digest.logs.map((log) => log.toHex()) },
  };
}

/** In SCALE. */
export async function encodedHeader(block: Block): Promise<Hex> {
  return (await realHeader(block)).toHex();
}

/** Before the first block there is none; Chopsticks names it itself. */
async function realHeader(block: Block): Promise<Header> {
  const header = await block.header;
  if (block.number > 0) return header;
  const registry = await block.registry;
  return registry.createType<Header>('Header', { ...header.toJSON(), parentHash: NO_HASH });
}
