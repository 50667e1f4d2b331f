/** How host functions are declared. */

import type { Host } from '../host.js';

// Arguments arrive as numbers for i32 (signed) and bigints for i64.
export type HostImplementation = (host: Host, ...args: never[]) => number | bigint | void;

/** A function by its wasm signature (`i` i32, `I` i64) and what it does. */
export interface HostFunction {
  readonly signature: string;
  readonly run: HostImplementation;
}

export type HostFunctions = Readonly<Record<string, HostFunction>>;

export function fn(signature: string, run: HostImplementation): HostFunction {
  return { signature, run };
}

/** Packs a boolean as the runtime expects it. */
export function flag(value: boolean): number {
  return value ? 1 : 0;
}
