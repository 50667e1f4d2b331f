/** What calls do, in words. */
import type { Call } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { blake2AsHex } from '@polkadot/util-crypto';
import { nameOf } from './submit.js';

const MOST_VALUE = 400;

/** A line for the call, and one for each of its arguments; code is summed up. */
export function callInWords(call: Call): string[] {
  if (call.section === 'system' && /^setCode/.test(call.method)) {
    const code = codeOf(call);
    return [`run other code: ${code.length} bytes, BLAKE2b-256 ${blake2AsHex(code)}`];
  }
  const lines = call.meta.fields.map((field, at) => {
    const value = JSON.stringify(call.args[at]?.toPrimitive());
    const name = field.name.isSome ? field.name.unwrap().toString() : String(at);
    return `  ${name}: ${value && value.length > MOST_VALUE ? `${value.slice(0, MOST_VALUE)}… (${value.length} characters)` : value}`;
  });
  return [nameOf(call), ...lines];
}

/** The code that `System.set_code` would run. */
export function codeOf(call: Call): Uint8Array {
  const [code] = call.args as unknown as [Codec & { toU8a(isBare: boolean): Uint8Array }];
  return code.toU8a(true);
}
