import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";

/** Bit 127: the balance uses the flags field, as every account here does. */
const NEW_LOGIC_FLAG: u64 = 1 << 63;

/** FRAME's `AccountInfo<u32, AccountData<u128>>`, 80 bytes; wallets read it as it is. */
@final
export class AccountInfo {
  constructor(
    public nonce: u32,
    public consumers: u32,
    /** 1 once the account exists; accounts are never reaped. */
    public providers: u32,
    public sufficients: u32,
    /** Base units of GRID its owner may move. */
    public free: u128,
    /** Base units of GRID set aside for open orders. */
    public reserved: u128,
    public frozen: u128,
    public flags: u128,
  ) {}

  /** Another record of the same content, to be changed on its own. */
  copy(): AccountInfo {
    return new AccountInfo(
      this.nonce,
      this.consumers,
      this.providers,
      this.sufficients,
      this.free,
      this.reserved,
      this.frozen,
      this.flags,
    );
  }

  /** An account that has never been written. */
  static fresh(): AccountInfo {
    const zero = u128.zero();
    return new AccountInfo(0, 0, 0, 0, zero, zero, zero, new u128(0, NEW_LOGIC_FLAG));
  }

  static decode(r: Reader): AccountInfo {
    const nonce = r.u32();
    const consumers = r.u32();
    const providers = r.u32();
    const sufficients = r.u32();
    const free = r.u128();
    const reserved = r.u128();
    const frozen = r.u128();
    return new AccountInfo(
      nonce,
      consumers,
      providers,
      sufficients,
      free,
      reserved,
      frozen,
      r.u128(),
    );
  }

  encode(w: Writer): void {
    w.u32(this.nonce);
    w.u32(this.consumers);
    w.u32(this.providers);
    w.u32(this.sufficients);
    w.u128(this.free);
    w.u128(this.reserved);
    w.u128(this.frozen);
    w.u128(this.flags);
  }
}
