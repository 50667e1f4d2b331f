import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { AccountId } from "./hash";
import { isNobody } from "./nobody";

const ID: u8 = 0;
const INDEX: u8 = 1;
const RAW: u8 = 2;
const ADDRESS_20: u8 = 4;

/** `MultiAddress<AccountId, ()>`: of its five forms only `Id` names an account here. */
@final
export class MultiAddress {
  private constructor(
    private readonly form: u8,
    private readonly ptr: usize,
    private readonly length: u32,
  ) {}

  static of(account: AccountId): MultiAddress {
    return new MultiAddress(ID, account.ptr, 32);
  }

  static decode(r: Reader): MultiAddress {
    const form = r.enumIndex(ADDRESS_20);
    if (form == RAW) {
      const raw = r.bytes();
      return new MultiAddress(form, raw.ptr, raw.length);
    }
    const length: u32 = form == INDEX ? 0 : form == ADDRESS_20 ? 20 : 32;
    return new MultiAddress(form, r.raw(length), length);
  }

  encode(w: Writer): void {
    w.u8(this.form);
    if (this.form == RAW) w.compact(this.length);
    w.raw(this.ptr, this.length);
  }

  /** The account it names, or null (`CannotLookup`); keys that are nobody's name none. */
  lookup(): AccountId | null {
    return this.isId() && !isNobody(this.ptr) ? new AccountId(this.ptr) : null;
  }

  /** Whether it names a key that is nobody's. */
  isNobody(): bool {
    return this.isId() && isNobody(this.ptr);
  }

  private isId(): bool {
    return this.form == ID && this.ptr != 0;
  }
}
