import { ProxyType } from "../../chain/seams";
import { Errors, Events } from "../../generated/proxy";
import {
  Box,
  DispatchResult,
  MultiAddress,
  Origin,
  badOrigin,
  cannotLookup,
  ok,
} from "../../primitives";
import { Call } from "../../support/call";
import { Option } from "../../support/words";
import { tryInner } from "../system/dispatcher";
import { NONE, add, delegatedWeight, delegatorOf, remove, removeAll, typeOf } from "./proxies";
import { ProxyDefinition } from "./schema";

/** Accounts that act for others. */
@pallet("Proxy")
export class Proxy {
  /** Makes a call in the name of another account. */
  @call(0)
  @role("any", "delegate")
  @wrapper
  @inNameOf(delegatorOf)
  @innerWeight(delegatedWeight)
  static proxy(
    origin: Origin,
    real: MultiAddress,
    forceProxyType: Option<Box<ProxyType>>,
    call: Call,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    const account = real.lookup();
    if (!account) return cannotLookup();
    const type = typeOf(who, account, forceProxyType);
    if (type == NONE) return Errors.NotProxy();
    const scope: u32 = type ? 1 << type : 0;
    Events.proxyExecuted(tryInner(call, Origin.within(scope, account)));
    return ok();
  }

  /** Lets an account act for the signer. */
  @call(1)
  @role("any")
  static addProxy(
    origin: Origin,
    delegate: MultiAddress,
    proxyType: ProxyType,
    delay: u32,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    const account = delegate.lookup();
    return account ? add(who, new ProxyDefinition(account, proxyType, delay)) : cannotLookup();
  }

  /** Ends that an account acts for the signer. */
  @call(2)
  @role("any")
  static removeProxy(
    origin: Origin,
    delegate: MultiAddress,
    proxyType: ProxyType,
    delay: u32,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    const account = delegate.lookup();
    return account ? remove(who, new ProxyDefinition(account, proxyType, delay)) : cannotLookup();
  }

  /** Ends that anybody acts for the signer. */
  @call(3)
  @role("any")
  static removeProxies(origin: Origin): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    removeAll(who);
    return ok();
  }
}
