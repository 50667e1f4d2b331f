/** Why a transaction is refused, in the words of nodes. */
import { RpcFailure } from './failure.js';

/** By polkadot-js' names of `InvalidTransaction`. */
const INVALID: Readonly<Record<string, string>> = {
  call: 'Transaction call is not expected',
  payment: 'Inability to pay some fees (e.g. account balance too low)',
  future: 'Transaction will be valid in the future',
  stale: 'Transaction is outdated',
  badProof: 'Transaction has a bad signature',
  ancientBirthBlock: 'Transaction has an ancient birth block',
  exhaustsResources: 'Transaction would exhaust the block limits',
  badMandatory: 'A call was labelled as mandatory, but resulted in an Error.',
  mandatoryDispatch: 'Transaction dispatch is mandatory; transactions must not be validated.',
  badSigner: 'Invalid signing address',
};

/** By the names of `UnknownTransaction`. */
const UNKNOWN: Readonly<Record<string, string>> = {
  cannotLookup: 'CannotLookup',
  noUnsignedValidator: 'NoUnsignedValidator',
};

interface Kind {
  readonly code: number;
  readonly message: string;
  readonly reasons: Readonly<Record<string, string>>;
}

const UNKNOWN_KIND: Kind = {
  code: 1011,
  message: 'Unknown Transaction Validity',
  reasons: UNKNOWN,
};
const KINDS: Readonly<Record<string, Kind>> = {
  invalid: { code: 1010, message: 'Invalid Transaction', reasons: INVALID },
  unknown: UNKNOWN_KIND,
};

/** What a node answers to whoever hands in a transaction that the runtime refuses with `why`, an error of `TransactionValidity` as JSON. */
export function refusal(why: string): RpcFailure {
  const [kind = '', reason] =
    Object.entries(JSON.parse(why) as Record<string, object | null>)[0] ?? [];
  const { code, message, reasons } = KINDS[kind] ?? UNKNOWN_KIND;
  const [name = '', value] = Object.entries(reason ?? {})[0] ?? [];
  const data = name === 'custom' ? `Custom error: ${String(value)}` : (reasons[name] ?? name);
  return new RpcFailure(code, message, data);
}
