/** Why a transaction is refused, in the words of nodes: Chopsticks tells the runtime's answer as JSON. */

/** By the names of polkadot-sdk's `InvalidTransaction`. */
const INVALID: Readonly<Record<string, string>> = {
  call: 'Transaction call is not expected',
  payment: 'Inability to pay some fees (e.g. account balance too low)',
  future: 'Transaction will be valid in the future',
  stale: 'Transaction is outdated',
  badProof: 'Transaction has a bad signature',
  ancientBirthBlock: 'Transaction has an ancient birth block',
  exhaustsResources: 'Transaction would exhaust the block limits',
  badMandatory: 'A call was labelled as mandatory, but resulted in an Error.',
  mandatoryValidation: 'Transaction dispatch is mandatory; transactions must not be validated.',
  badSigner: 'Invalid signing address',
};

/** By the names of `UnknownTransaction`. */
const UNKNOWN: Readonly<Record<string, string>> = {
  cannotLookup: 'CannotLookup',
  noUnsignedValidator: 'NoUnsignedValidator',
};

const KINDS: Readonly<Record<string, { code: number; message: string; reasons: typeof INVALID }>> =
  {
    invalid: { code: 1010, message: 'Invalid Transaction', reasons: INVALID },
    unknown: { code: 1011, message: 'Unknown Transaction Validity', reasons: UNKNOWN },
  };

/** An error as Chopsticks' server tells it; it tells no other class than its own, so that one is filled anew. */
interface Told {
  code?: number;
  message: string;
  toJSON?: () => object;
}

/** Chopsticks' `error` with what a node says; as it is, if it is no refusal. */
export function asNodesRefuse(error: unknown): unknown {
  const told = error as Told;
  const [kind, why] = validityOf(told.message) ?? [];
  const known = kind === undefined ? undefined : KINDS[kind];
  if (!known) return error;
  const [name = '', value] = Object.entries(why ?? {})[0] ?? [];
  const data = name === 'custom' ? `Custom error: ${String(value)}` : (known.reasons[name] ?? name);
  const { code, message } = known;
  return Object.assign(told, { code, message, toJSON: () => ({ code, message, data }) });
}

/** `['invalid', { badSigner: null }]` of `{"invalid":{"badSigner":null}}`. */
function validityOf(text: string): [kind: string, why: object | null] | undefined {
  try {
    return Object.entries(JSON.parse(text) as Record<string, object | null>)[0];
  } catch {
    return undefined;
  }
}
