/** The runtime with one more export: calls that move money and may then fail, all in one instance. */
import { move } from "../../../runtime/frame/balances/ledger";
import { Call } from "../../../runtime/support/call";
import { dispatch } from "../../../runtime/frame/system/dispatcher";
import { account } from "../../../runtime/frame/system/accounts";
import { fat } from "../../../runtime/host/env";
import {
  AccountId,
  DispatchResult,
  Origin,
  Weight,
  badOrigin,
  ok,
  u128,
} from "../../../runtime/primitives";
import { Reader } from "../../../runtime/scale/reader";
import { Writer } from "../../../runtime/scale/writer";

export * from "../../../runtime/index";

/** Moves money, runs the calls inside it, moves money again, and fails if it is told to. */
class Script extends Call {
  constructor(
    private readonly people: Array<AccountId>,
    private readonly r: Reader,
    private readonly seen: Writer,
  ) {
    super();
  }

  pallet(): u8 {
    return 0;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Test.script";
  }

  weight(): Weight {
    return Weight.zero();
  }

  dispatch(origin: Origin): DispatchResult {
    const fails = this.r.bool();
    this.moveAndLook();
    for (let inner = this.r.u8(); inner > 0; inner--) {
      dispatch(new Script(this.people, this.r, this.seen), origin);
      this.moveAndLook();
    }
    return fails ? badOrigin() : ok();
  }

  private moveAndLook(): void {
    const from = this.people[this.r.u8()];
    const to = this.people[this.r.u8()];
    move(from, to, u128.from(this.r.u64()));
    look(this.people, this.seen);
  }
}

function look(people: Array<AccountId>, seen: Writer): void {
  for (let i = 0; i < people.length; i++) seen.u64(account(people[i]).free.lo);
}

/** Takes three accounts and scripts one after the other; answers with the balances seen on the way. */
export function Test_scripts(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const people = new Array<AccountId>();
  for (let i = 0; i < 3; i++) people.push(new AccountId(r.raw(32)));
  const seen = new Writer(4096);
  while (r.remaining()) {
    dispatch(new Script(people, r, seen), Origin.none());
    look(people, seen);
  }
  return fat(seen.ptr, seen.length);
}
