import { AccountId, H256 } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { u128 } from "../scale/u128";
import { parseDecimal } from "./decimal";
import { Cursor } from "./json-cursor";
import { decodeHex, isHex } from "./hex";
import { decodeSs58 } from "./ss58";

/** Objects and arrays inside of each other: as many as their list has room for without moving. */
const MAX_DEPTH = 8;

/** An object or array the reader is inside of, for paths and commas. */
class Level {
  items: i32 = 0;
  key: Bytes = Bytes.empty();
  /** Names of an object so far: no more than its kind has, as one it has not is refused. */
  private readonly names: Array<Bytes> = [];

  constructor(readonly isArray: bool) {}

  /** Steps to the member of that name; false where it is there already. */
  step(name: Bytes): bool {
    this.key = name;
    for (let i = 0; i < this.names.length; i++) {
      if (this.names[i].equals(name)) return false;
    }
    this.names.push(name);
    return true;
  }
}

/**
 * Reads a JSON document in the order in which it is written, asked for one value at a time.
 *
 * The first thing that is wrong becomes `error`, with the path to it (`registry.users[2].account`);
 * from then on every question is answered by zero, empty or false, so that callers check once.
 */
@final
export class JsonReader {
  error: string | null = null;
  private readonly cursor: Cursor;
  private readonly levels: Array<Level> = [];

  constructor(
    ptr: usize,
    length: u32,
    /** Whether other parts came before, so that it may only lengthen lists. */
    readonly isPart: bool,
  ) {
    this.cursor = new Cursor(ptr, length);
  }

  /** Records an error at the value last asked for. */
  fail(problem: string): void {
    if (this.error) return;
    this.error = this.path() + ": " + problem;
  }

  private path(): string {
    if (!this.levels.length) return "genesis";
    let path = "";
    for (let i = 0; i < this.levels.length; i++) {
      const level = this.levels[i];
      if (level.isArray) path += "[" + max(0, level.items - 1).toString() + "]";
      else if (level.items) path += (path.length ? "." : "") + level.key.toString();
    }
    return path;
  }

  enterObject(): void {
    this.enter(0x7b, false, "expected an object {…}");
  }

  enterArray(): void {
    this.enter(0x5b, true, "expected a list […]");
  }

  /** Inside of a list: where its next item begins, for `enterAgain`. */
  position(): usize {
    return this.cursor.position();
  }

  /** Enters, from the outside of everything, a list that has been read before without an error. */
  enterAgain(position: usize): void {
    this.cursor.goTo(position);
    this.levels.push(new Level(true));
  }

  /** Enters a struct: an object by field names (false), or a list of the fields in order (true). */
  enterStruct(): bool {
    const positional = this.cursor.peek() == 0x5b;
    this.enter(positional ? 0x5b : 0x7b, positional, "expected an object {…} or a list […]");
    return positional;
  }

  private enter(opening: u8, isArray: bool, expectation: string): void {
    if (this.error) return;
    if (!this.cursor.take(opening)) return this.fail(expectation);
    if (this.levels.length == MAX_DEPTH) return this.fail("nested too deeply");
    this.levels.push(new Level(isArray));
  }

  /** Steps to the next member of the object; false behind the last one, which leaves the object. */
  nextKey(): bool {
    if (!this.nextMember(0x7d)) return false;
    const level = this.levels[this.levels.length - 1];
    const key = this.cursor.string();
    if (!key || !this.cursor.take(0x3a)) {
      this.fail('expected a "name": value');
      return false;
    }
    if (level.step(key)) return true;
    this.fail("the field is there twice");
    return false;
  }

  /** Steps to the next item of the list; false behind the last one, which leaves the list. */
  nextItem(): bool {
    return this.nextMember(0x5d);
  }

  private nextMember(closing: u8): bool {
    if (this.error) return false;
    const level = this.levels[this.levels.length - 1];
    if (this.cursor.take(closing)) {
      this.levels.pop();
      return false;
    }
    if (level.items && !this.cursor.take(0x2c)) {
      this.fail("expected a comma or the end");
      return false;
    }
    level.items++;
    return true;
  }

  /** Whether the member stepped to has this name. */
  keyIs(name: string): bool {
    const key = this.levels[this.levels.length - 1].key;
    return key.equals(Bytes.literal(name));
  }

  /** The same of a member that no later part may have. */
  keyOfFirst(name: string): bool {
    if (!this.keyIs(name)) return false;
    if (this.isPart) this.fail("only the first part of a configuration says this");
    return true;
  }

  /** Refuses the member stepped to. */
  unknownKey(): void {
    this.fail("unknown field");
  }

  /** Takes a null, if there is one. */
  isNull(): bool {
    return !this.error && this.cursor.takeWord("null");
  }

  bool(): bool {
    if (this.error || this.cursor.takeWord("false")) return false;
    if (this.cursor.takeWord("true")) return true;
    this.fail("expected true or false");
    return false;
  }

  /** An integer up to `limit`, as a number or as a string of digits. */
  u64(limit: u64): u64 {
    const value = this.u128();
    if (this.error) return 0;
    if (value.hi || value.lo > limit) {
      this.fail("expected an integer of at most " + limit.toString());
      return 0;
    }
    return value.lo;
  }

  /** An integer below 2^128, as a number or as a string of digits. */
  u128(): u128 {
    if (this.error) return u128.zero();
    const digits = this.cursor.peek() == 0x22 ? this.cursor.string() : this.cursor.number();
    const value = digits ? parseDecimal(digits) : null;
    if (value) return value;
    this.fail("expected an integer from 0 to 2^128 - 1");
    return u128.zero();
  }

  /** Text. */
  text(): Bytes {
    if (this.error) return Bytes.empty();
    const text = this.cursor.string();
    if (text) return text;
    this.fail('expected text in "quotes"');
    return Bytes.empty();
  }

  /** Bytes: "0x…" in hex, any other text as its UTF-8. */
  bytes(): Bytes {
    const text = this.text();
    if (!isHex(text)) return text;
    const decoded = decodeHex(text);
    if (decoded) return decoded;
    this.fail("expected an even number of hex digits after 0x");
    return Bytes.empty();
  }

  /** 32 bytes: "0x…", or an SS58 address, which is how keys are written in chain specs. */
  hash(): H256 {
    return new H256(this.accountId().ptr);
  }

  /** An account: SS58 or 32 bytes of hex. */
  accountId(): AccountId {
    const text = this.text();
    if (this.error) return AccountId.zero();
    const account = accountIn(text);
    if (!account) this.fail("expected an SS58 address or 0x and 64 hex digits");
    else if (!account.isNobody()) return account;
    else this.fail("anybody can sign for this key");
    return AccountId.zero();
  }

  /** One of `names`; its index. */
  variant(names: Array<string>): u8 {
    const text = this.text();
    if (this.error) return 0;
    for (let i = 0; i < names.length; i++) {
      if (text.equals(Bytes.literal(names[i]))) return <u8>i;
    }
    this.fail("expected one of " + names.join(", "));
    return 0;
  }

  /** Insists that the document ends here. */
  end(): void {
    if (!this.error && !this.cursor.atEnd()) this.fail("expected nothing more");
  }
}

function accountIn(text: Bytes): AccountId | null {
  if (!isHex(text)) return decodeSs58(text.ptr, text.length);
  const decoded = decodeHex(text);
  return decoded && decoded.length == 32 ? new AccountId(decoded.ptr) : null;
}
