/** From a block on a node to its rows: what one block needs of those before it is handed on, the rest goes side by side. */
import { headerHash } from '../../../node/header-hash.js';
import type { Header } from '../../../node/rpc.js';
import { NodeError } from '../../../node/transport.js';
import { ScaleReader } from '../../../compiler/host/scale.js';
import { addEverything, type BlockFacts, ratesOf, Rows, rowsOf } from '../rows/index.js';
import { bytesOf, type Decoder, storageKey } from './decoder.js';
import type { KnownRuntimes } from './runtimes.js';
import type { Source } from './source.js';
import { BlockState } from './state.js';
import { Room } from './room.js';
import { slotIn, changesAuthorities, changesRuntime } from './digest.js';

const EVENTS = storageKey('System', 'Events');
const NOW = storageKey('Timestamp', 'Now');
const AUTHORITIES = storageKey('Aura', 'Authorities');

/** Bytes of events that are made rows at a time, about: what a block of a few hundred orders has. */
const MOST_BYTES = 1 << 17;

/** What is known after a block, and needed for the next one. */
export interface Context {
  readonly number: number;
  readonly hash: string;
  readonly epoch: number;
  /** Of the runtime that executes the next block. */
  readonly decoder: Decoder;
  /** Of the one that has executed this block, where that is another one. */
  readonly replaced: Decoder | null;
  /** Public keys that author it, by their slots. */
  readonly authorities: readonly Uint8Array[];
}

export interface PreparedBlock {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  readonly time: number;
  readonly rows: Rows;
}

/** A block on its way: its rows, and what the next one waits for. */
export interface BlockWork {
  readonly number: number;
  readonly block: Promise<PreparedBlock>;
  readonly after: Promise<Context>;
}

interface RawBlock {
  readonly header: Header;
  readonly events: string | null;
  readonly time: number;
}

export class Pipeline {
  private readonly room = new Room(MOST_BYTES);

  /** @param epochLength ms */
  constructor(
    private readonly source: Source,
    private readonly runtimes: KnownRuntimes,
    private readonly epochLength: number,
  ) {}

  /** What is known after a block that is in the history already, executed by the runtime of version `executedBy`. */
  async contextAfter(number: number, hash: string, executedBy: number): Promise<Context> {
    const [decoder, authorities, time] = await Promise.all([
      this.runtimes.at(this.source, hash),
      this.authorities(hash),
      this.source.values([NOW], hash).then(([value]) => timeIn(value)),
    ]);
    const isNew = decoder.specVersion !== executedBy;
    const replaced = isNew ? await this.runtimes.kept(executedBy) : null;
    return { number, hash, epoch: this.epochOf(time), decoder, replaced, authorities };
  }

  /** Rows of the genesis block. */
  async genesis(hash: string): Promise<PreparedBlock> {
    const [header, [now]] = await Promise.all([
      this.source.header(hash),
      this.source.values([NOW], hash),
    ]);
    const decoder = await this.runtimes.at(this.source, hash);
    const time = timeIn(now);
    const rows = new Rows();
    const { specVersion } = decoder;
    rows.add('runtimes', { spec_version: specVersion, from_block: 1, metadata: decoder.bytes });
    rows.add('blocks', {
      number: 0,
      hash,
      parent_hash: header.parentHash,
      time,
      epoch: this.epochOf(time),
      author: null,
      spec_version: specVersion,
      next_spec_version: specVersion,
      extrinsics: 0,
      failed: 0,
      events: 0,
    });
    await addEverything(new BlockState(this.source, hash, decoder, decoder), 0, null, rows);
    return { number: 0, hash, parentHash: header.parentHash, time, rows };
  }

  /** @param hash of block `number` @param before what is known after the block before it */
  prepare(number: number, hash: string, before: Promise<Context>): BlockWork {
    const raw = this.read(number, hash);
    const after = Promise.all([raw, before]).then(([read, context]) =>
      this.advance(number, hash, read, context),
    );
    const block = Promise.all([raw, before, after]).then(([read, from, to]) =>
      this.room.take((read.events?.length ?? 0) / 2, () =>
        this.translate(number, hash, read, from, to),
      ),
    );
    // Whoever waits for the first of them that fails does not wait for the others.
    for (const promise of [raw, after, block]) promise.catch(() => {});
    return { number, block, after };
  }

  private async read(number: number, hash: string): Promise<RawBlock> {
    const [header, [events = null, now]] = await Promise.all([
      this.source.header(hash),
      this.source.values([EVENTS, NOW], hash),
    ]);
    if (header.number !== number || headerHash(header) !== hash) {
      throw new NodeError(
        `the node gives a header for block #${number} that is not of ${hash}: it is damaged, or somebody changes what ` +
          'it says; follow another one',
      );
    }
    return { header, events, time: timeIn(now) };
  }

  private async advance(
    number: number,
    hash: string,
    { header, time }: RawBlock,
    before: Context,
  ): Promise<Context> {
    const { logs } = header.digest;
    const [decoder, authorities] = await Promise.all([
      changesRuntime(logs) ? this.runtimes.at(this.source, hash) : before.decoder,
      changesAuthorities(logs) ? this.authorities(hash) : before.authorities,
    ]);
    const replaced = decoder === before.decoder ? null : before.decoder;
    return { number, hash, epoch: this.epochOf(time), decoder, replaced, authorities };
  }

  private async translate(
    number: number,
    hash: string,
    { header, events: encoded, time }: RawBlock,
    before: Context,
    after: Context,
  ): Promise<PreparedBlock> {
    const events = before.decoder.events(encoded);
    const state = new BlockState(this.source, hash, before.decoder, after.decoder);
    const facts: BlockFacts = {
      number,
      hash,
      time,
      epoch: after.epoch,
      epochLength: this.epochLength,
      events,
      state,
      before: new BlockState(this.source, header.parentHash, before.decoder, before.decoder),
      rates: ratesOf(state),
      replaced: before.replaced,
    };
    const rows = await rowsOf(facts, number === 1 || after.epoch !== before.epoch);
    this.addBlock(facts, header, before, after, rows);
    return { number, hash, parentHash: header.parentHash, time, rows };
  }

  private addBlock(
    { number, hash, time, epoch, events }: BlockFacts,
    { parentHash, digest }: Header,
    before: Context,
    after: Context,
    rows: Rows,
  ): void {
    const count = (name: string): number => events.filter((event) => event.name === name).length;
    const failed = count('System.ExtrinsicFailed');
    rows.add('blocks', {
      number,
      hash,
      parent_hash: parentHash,
      time,
      epoch,
      author: this.authorOf(digest.logs, before),
      spec_version: before.decoder.specVersion,
      next_spec_version: after.decoder.specVersion,
      extrinsics: failed + count('System.ExtrinsicSuccess'),
      failed,
      events: events.length,
    });
    if (before.decoder === after.decoder) return;
    const { specVersion, bytes } = after.decoder;
    rows.add('runtimes', { spec_version: specVersion, from_block: number + 1, metadata: bytes });
  }

  private authorOf(logs: readonly string[], { authorities, decoder }: Context): string | null {
    const slot = slotIn(logs);
    if (slot === null || authorities.length === 0) return null;
    const key = authorities[Number(slot % BigInt(authorities.length))];
    return key ? decoder.addresses.addressOf(key) : null;
  }

  private async authorities(hash: string): Promise<Uint8Array[]> {
    const [value] = await this.source.values([AUTHORITIES], hash);
    if (!value) return [];
    const reader = new ScaleReader(bytesOf(value));
    return reader.list(() => reader.take(32));
  }

  private epochOf(time: number): number {
    return Math.floor(time / this.epochLength);
  }
}

/** `Timestamp.Now`: u64. */
function timeIn(value: string | null | undefined): number {
  return value ? Number(new ScaleReader(bytesOf(value)).u64()) : 0;
}
