import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Bytes } from "../scale/bytes";
import { Digest } from "./digest";
import { H256 } from "./hash";

/** A block header; number is Compact<u32> on the wire. */
@final
export class Header {
  constructor(
    readonly parentHash: H256,
    readonly number: u32,
    readonly stateRoot: H256,
    readonly extrinsicsRoot: H256,
    readonly digest: Digest,
  ) {}

  static decode(r: Reader): Header {
    const parentHash = H256.decode(r);
    const number = r.compactU32();
    const stateRoot = H256.decode(r);
    const extrinsicsRoot = H256.decode(r);
    return new Header(parentHash, number, stateRoot, extrinsicsRoot, Digest.decode(r));
  }

  encode(w: Writer): void {
    this.parentHash.encode(w);
    w.compact(this.number);
    this.stateRoot.encode(w);
    this.extrinsicsRoot.encode(w);
    this.digest.encode(w);
  }
}

/** An extrinsic as it travels: its bytes with the length prefix. */
@final
export class OpaqueExtrinsic {
  constructor(
    /** Length prefix and body. */
    readonly encoded: Bytes,
    /** Body only. */
    readonly body: Bytes,
  ) {}

  static decode(r: Reader): OpaqueExtrinsic {
    const start = r.ptr;
    const body = r.bytes();
    return new OpaqueExtrinsic(new Bytes(start, r.ok ? <u32>(r.ptr - start) : 0), body);
  }

  /** Puts the length prefix before `body`. */
  static wrap(body: Writer): OpaqueExtrinsic {
    const w = new Writer(body.length + 4);
    w.bytes(body.toBytes());
    return new OpaqueExtrinsic(w.toBytes(), body.toBytes());
  }

  encode(w: Writer): void {
    w.raw(this.encoded.ptr, this.encoded.length);
  }
}

/** The extrinsics of a block, read one after the other: a list of them would be larger than they are. */
@final
export class Extrinsics {
  constructor(
    readonly length: u32,
    private readonly r: Reader,
  ) {}

  static decode(r: Reader): Extrinsics {
    const count = r.count(1);
    const start = r.ptr;
    for (let i: u32 = 0; i < count && r.ok; i++) r.skipBytes();
    return new Extrinsics(count, new Reader(start, r.ok ? <u32>(r.ptr - start) : 0));
  }

  /** The next one; there are `length`. */
  next(): OpaqueExtrinsic {
    return OpaqueExtrinsic.decode(this.r);
  }
}

/** A header and the extrinsics under it. */
@final
export class Block {
  constructor(
    readonly header: Header,
    readonly extrinsics: Extrinsics,
  ) {}

  static decode(r: Reader): Block {
    const header = Header.decode(r);
    return new Block(header, Extrinsics.decode(r));
  }
}
