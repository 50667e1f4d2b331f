import { letIn } from "../../chain/seams";
import { requireCall } from "../../generated/dispatch";
import { Storage } from "../../generated/proxy";
import { SYSTEM_INDEX } from "../../generated/system";
import { AccountId, MultiAddress, Origin, Reader, Writer, u128 } from "../../primitives";
import { Bench, accountOf, caller, holder } from "../../support/benchmarking";
import { Call } from "../../support/call";
import { Proxy } from "./pallet";
import { Constants, Delegates, ProxyDefinition } from "./schema";

@benchmarks
export class Benchmarks {
  /** For an account of which the signer is the last of its delegates. */
  static proxy(bench: Bench): void {
    const who = caller(bench);
    const real = holder(0);
    letIn(real);
    delegate(real, Constants.maxProxies - 1, who);
    const call = remark();
    bench.start();
    const refusal = Proxy.proxy(Origin.signed(who), MultiAddress.of(real), null, call);
    bench.stop();
    bench.expect(!refusal, "the call was made");
  }

  static addProxy(bench: Bench): void {
    const who = caller(bench);
    delegate(who, Constants.maxProxies - 1, null);
    bench.start();
    const refusal = Proxy.addProxy(Origin.signed(who), MultiAddress.of(accountOf(99)), 0, 0);
    bench.stop();
    bench.expect(!refusal && countOf(who) == Constants.maxProxies, "there is one more");
  }

  static removeProxy(bench: Bench): void {
    const who = caller(bench);
    delegate(who, Constants.maxProxies, null);
    const last = accountOf(Constants.maxProxies);
    bench.start();
    const refusal = Proxy.removeProxy(Origin.signed(who), MultiAddress.of(last), 0, 0);
    bench.stop();
    bench.expect(!refusal && countOf(who) == Constants.maxProxies - 1, "there is one less");
  }

  static removeProxies(bench: Bench): void {
    const who = caller(bench);
    delegate(who, Constants.maxProxies, null);
    bench.start();
    const refusal = Proxy.removeProxies(Origin.signed(who));
    bench.stop();
    bench.expect(!refusal && !countOf(who), "there are none");
  }
}

/** Gives `real` so many delegates, and `last` behind them. */
function delegate(real: AccountId, count: u32, last: AccountId | null): void {
  const all = new Array<ProxyDefinition>();
  for (let i: u32 = 1; i <= count; i++) all.push(new ProxyDefinition(accountOf(i), 0, 0));
  if (last) all.push(new ProxyDefinition(last, 0, 0));
  Storage.proxies.insert(real, new Delegates(all, u128.zero()));
}

function countOf(real: AccountId): u32 {
  const delegates = Storage.proxies.get(real);
  return delegates ? delegates.definitions.length : 0;
}

/** A call that does nothing. */
function remark(): Call {
  const w = new Writer(3);
  w.u8(SYSTEM_INDEX);
  w.u8(0);
  w.u8(0);
  return requireCall(Reader.over(w.toBytes()));
}
