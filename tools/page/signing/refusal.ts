/** Why something did not go through: what PAPI, the pool, the runtime and wallets throw, as one of few reasons. */
import { Refused } from '../session.js';

/** A value of the chain's enums. */
interface Variant {
  readonly type: string;
  readonly value?: unknown;
}

/** What wallets say when their owner says no. */
const DECLINED = /cancel|reject|declin|denied|abort/iu;

/** The refusal behind whatever was thrown. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const { name, message, error: inner } = error as Error & { error?: unknown };
  if (name === 'InvalidTxError') return refusalOfPool(inner);
  if (DECLINED.test(message)) return new Refused('declined', message);
  return new Refused('network', message);
}

/** Why the pool, or a block, did not take a transaction at all: `{ type: 'Invalid', value: { type: 'BadSigner' } }`. */
function refusalOfPool(error: unknown): Refused {
  const kind = nested(error).at(-1) ?? 'Invalid';
  switch (kind) {
    // Who holds no role, or not the one of the call, signs in vain.
    case 'BadSigner':
      return new Refused('noAccess', kind);
    case 'ExhaustsResources':
      return new Refused('quota', kind);
    // Another transaction of the same account was sooner, from another tab, or this one waited too long.
    case 'Stale':
    case 'Future':
    case 'AncientBirthBlock':
      return new Refused('again', kind);
    // Signed for another version of the runtime, or another chain.
    case 'BadProof':
      return new Refused('again', kind);
    default:
      return new Refused('chain', kind);
  }
}

/** The runtime's error: `Registry.AlreadyRegistered`, or `BadOrigin`. */
export function refusalOfRuntime(error: Variant): Refused {
  const [kind = 'Other', ...rest] = nested(error);
  if (kind === 'BadOrigin') return new Refused('noAccess', kind);
  return new Refused('chain', kind === 'Module' ? rest.join('.') : [kind, ...rest].join('.'));
}

/** Names of an enum inside an enum inside an enum. */
function nested(value: unknown): string[] {
  const names: string[] = [];
  let at = value as Variant | undefined;
  // The chain's errors are three deep.
  while (typeof at?.type === 'string' && names.length < 8) {
    names.push(at.type);
    at = at.value as Variant | undefined;
  }
  return names;
}
