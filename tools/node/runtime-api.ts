/** A chain's runtime APIs through polkadot-js. */
import type { ApiDecoration } from '@polkadot/api/types';
import type { Codec } from '@polkadot/types/types';

export interface RuntimeMethod {
  (...args: unknown[]): Promise<Codec>;
  /** `TradingApi_due_epochs`, and the name of the type it returns. */
  readonly meta: { readonly name: string; readonly type: string };
}

/** Methods of a runtime API, in camel case. */
export type RuntimeApi = Record<string, RuntimeMethod>;

/**
 * `runtimeApi(at, 'TradingApi')`
 * @throws Error if the runtime has none of that name
 */
export function runtimeApi(at: Pick<ApiDecoration<'promise'>, 'call'>, name: string): RuntimeApi {
  const apis = at.call as unknown as Record<string, RuntimeApi>;
  const found = apis[name.charAt(0).toLowerCase() + name.slice(1)];
  if (!found) throw new Error(`the chain has no runtime API ${name}`);
  return found;
}

/** @throws Error if the runtime has no such method */
export function runtimeMethod(
  at: Pick<ApiDecoration<'promise'>, 'call'>,
  name: string,
  method: string,
): RuntimeMethod {
  const found = runtimeApi(at, name)[method];
  if (!found) throw new Error(`the chain has no method ${method} of ${name}`);
  return found;
}
