// Written by `grid codegen` from runtime/frame/proxy. Do not edit.
import { ProxyType } from "../../pallets/registry/schema";
import { Proxy } from "../frame/proxy/pallet";
import { delegatedWeight, delegatorOf } from "../frame/proxy/proxies";
import { requireCall } from "./dispatch";
import { PROXY_INDEX } from "./proxy";
import { decodeOptionOfProxyType, decodeProxyType, encodeOptionOfProxyType } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { MultiAddress } from "../primitives/multi-address";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import * as weights from "../frame/proxy/weights";

/** Any role or delegate: makes a call in the name of another account. */
@final
class ProxyCall extends Call {
  constructor(
    private readonly real: MultiAddress,
    private readonly forceProxyType: Box<ProxyType> | null,
    private readonly call: Call,
  ) {
    super();
  }

  pallet(): u8 {
    return PROXY_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Proxy.proxy";
  }

  weight(): Weight {
    return weights.proxy().plus(delegatedWeight(this.real, this.forceProxyType, this.call));
  }

  inner(): Array<Call> | null {
    return [this.call];
  }

  actor(who: AccountId): AccountId | null {
    return delegatorOf(who, this.real, this.forceProxyType, this.call);
  }

  encodeArguments(w: Writer): void {
    this.real.encode(w);
    encodeOptionOfProxyType(w, this.forceProxyType);
    this.call.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    return Proxy.proxy(origin, this.real, this.forceProxyType, this.call);
  }
}

function decodeProxyCall(r: Reader): ProxyCall {
  const real = MultiAddress.decode(r);
  const forceProxyType = decodeOptionOfProxyType(r);
  const call = requireCall(r);
  return new ProxyCall(real, forceProxyType, call);
}

/** Any role: lets an account act for the signer. */
@final
class AddProxyCall extends Call {
  constructor(
    private readonly delegate: MultiAddress,
    private readonly proxyType: ProxyType,
    private readonly delay: u32,
  ) {
    super();
  }

  pallet(): u8 {
    return PROXY_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "Proxy.add_proxy";
  }

  weight(): Weight {
    return weights.addProxy();
  }

  encodeArguments(w: Writer): void {
    this.delegate.encode(w);
    w.u8(<u8>this.proxyType);
    w.u32(this.delay);
  }

  dispatch(origin: Origin): DispatchResult {
    return Proxy.addProxy(origin, this.delegate, this.proxyType, this.delay);
  }
}

function decodeAddProxyCall(r: Reader): AddProxyCall {
  const delegate = MultiAddress.decode(r);
  const proxyType = decodeProxyType(r);
  const delay = r.u32();
  return new AddProxyCall(delegate, proxyType, delay);
}

/** Any role: ends that an account acts for the signer. */
@final
class RemoveProxyCall extends Call {
  constructor(
    private readonly delegate: MultiAddress,
    private readonly proxyType: ProxyType,
    private readonly delay: u32,
  ) {
    super();
  }

  pallet(): u8 {
    return PROXY_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Proxy.remove_proxy";
  }

  weight(): Weight {
    return weights.removeProxy();
  }

  encodeArguments(w: Writer): void {
    this.delegate.encode(w);
    w.u8(<u8>this.proxyType);
    w.u32(this.delay);
  }

  dispatch(origin: Origin): DispatchResult {
    return Proxy.removeProxy(origin, this.delegate, this.proxyType, this.delay);
  }
}

function decodeRemoveProxyCall(r: Reader): RemoveProxyCall {
  const delegate = MultiAddress.decode(r);
  const proxyType = decodeProxyType(r);
  const delay = r.u32();
  return new RemoveProxyCall(delegate, proxyType, delay);
}

/** Any role: ends that anybody acts for the signer. */
@final
class RemoveProxiesCall extends Call {
  pallet(): u8 {
    return PROXY_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "Proxy.remove_proxies";
  }

  weight(): Weight {
    return weights.removeProxies();
  }

  dispatch(origin: Origin): DispatchResult {
    return Proxy.removeProxies(origin);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeProxyCall(r);
    case 1:
      return decodeAddProxyCall(r);
    case 2:
      return decodeRemoveProxyCall(r);
    case 3:
      return new RemoveProxiesCall();
    default:
      return null;
  }
}
