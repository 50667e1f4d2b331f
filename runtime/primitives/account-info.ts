import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";

/** Bit 127: the balance uses the flags field, as every account here does. */
const NEW_LOGIC_FLAG: u64 = 1 << 63;
const SIZE: u32 = 80;

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
    this.store(w.reserve(SIZE));
  }

  /** Writes the encoding to the 80 bytes at `at`. */
  store(at: usize): void {
    store<u32>(at, this.nonce);
    store<u32>(at, this.consumers, 4);
    store<u32>(at, this.providers, 8);
    store<u32>(at, this.sufficients, 12);
    storeU128(at + 16, this.free);
    storeU128(at + 32, this.reserved);
    storeU128(at + 48, this.frozen);
    storeU128(at + 64, this.flags);
  }
}

function storeU128(at: usize, value: u128): void {
  store<u64>(at, value.lo);
  store<u64>(at, value.hi, 8);
}
