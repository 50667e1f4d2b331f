/**
 * What metadata says of types that no schema declares: the classes of `runtime/primitives` by their
 * AssemblyScript names, and the types that exist in metadata only. Paths, parameters and field names
 * are FRAME's: wallets and indexers recognise types by them.
 *
 * A new builtin class needs one entry in the table under `builtin/` that it belongs to.
 */
import { ACCOUNTS } from './builtin/accounts.js';
import { BLOCKS } from './builtin/blocks.js';
import { CONSENSUS } from './builtin/consensus.js';
import { DISPATCH } from './builtin/dispatch.js';
import { PRELUDE } from './builtin/prelude.js';
import { RUNTIME } from './builtin/runtime.js';
import { VALIDITY } from './builtin/validity.js';
import type { Declaration } from './notation.js';

const TABLES = [PRELUDE, ACCOUNTS, DISPATCH, BLOCKS, VALIDITY, CONSENSUS, RUNTIME];

export interface Builtin {
  /** Names of its type parameters. */
  generics: string[];
  is: Declaration;
}

/** By name without type parameters. */
export const BUILTIN_TYPES: ReadonlyMap<string, Builtin> = new Map(
  TABLES.flatMap((table) => Object.entries(table)).map(([signature, is]) => {
    const [name = '', generics] = signature.replace('>', '').split('<');
    return [name, { generics: generics?.split(', ') ?? [], is }];
  }),
);

/**
 * Type aliases in the runtime's sources that mean more than the bytes they stand for: where such an
 * alias is written over this type, metadata names the type of `BUILTIN_TYPES` instead.
 */
export const MEANINGFUL_ALIASES: ReadonlyMap<string, string> = new Map([
  ['TransactionSource', 'u8'],
  ['DispatchClass', 'u8'],
  ['OpaqueMetadata', 'Bytes'],
  ['OpaqueKeyOwnershipProof', 'Bytes'],
  ['AuraId', 'AccountId'],
  ['GrandpaId', 'H256'],
  ['Slot', 'u64'],
  ['Perbill', 'u32'],
  ['CallHash', 'H256'],
]);

/**
 * Structs of the framework's schemas that encode as a type FRAME has already, and the type by which
 * metadata names them.
 */
export const FRAME_EQUIVALENTS: ReadonlyMap<string, string> = new Map([
  ['runtime/frame/system:KeyValue', '(Vec<u8>, Vec<u8>)'],
  ['runtime/frame/system:ConsumedWeight', 'PerDispatchClass<Weight>'],
  ['runtime/frame/system:UpgradeRecord', 'LastRuntimeUpgradeInfo'],
  ['runtime/frame/grandpa:GrandpaAuthority', '(GrandpaId, u64)'],
  ['runtime/frame/proxy:Delegates', '(Vec<ProxyDefinition>, u128)'],
  ['runtime/frame/multisig:OpenMultisig', 'Multisig'],
]);
