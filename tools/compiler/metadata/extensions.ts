/** The transaction extensions of the chain, in the order in which they stand in an extrinsic. */
import { names, type TypeDecl } from './notation.js';

interface Extension {
  /** The name by which wallets know it. */
  identifier: string;
  path: string;
  /** What it adds to the extrinsic, if anything: expression and type name, and what the field is called if it is. */
  inExtrinsic?: [type: string, typeName: string, name?: string];
  /** What it adds to the signed payload only. */
  implicit: string;
}

const SYSTEM = 'frame_system::extensions';
const METADATA_HASH = 'frame_metadata_hash_extension';
/** The name by which `MODES` is known here. */
const MODE = 'CheckMetadataHashMode';
/** Whether the signer has signed the digest of the metadata. */
const MODES = names(`${METADATA_HASH}::Mode`, ['Disabled', 'Enabled']);

const EXTENSIONS: readonly Extension[] = [
  {
    identifier: 'CheckNonZeroSender',
    path: `${SYSTEM}::check_non_zero_sender::CheckNonZeroSender`,
    implicit: '()',
  },
  {
    identifier: 'CheckSpecVersion',
    path: `${SYSTEM}::check_spec_version::CheckSpecVersion`,
    implicit: 'u32',
  },
  {
    identifier: 'CheckTxVersion',
    path: `${SYSTEM}::check_tx_version::CheckTxVersion`,
    implicit: 'u32',
  },
  { identifier: 'CheckGenesis', path: `${SYSTEM}::check_genesis::CheckGenesis`, implicit: 'H256' },
  {
    identifier: 'CheckMortality',
    path: `${SYSTEM}::check_mortality::CheckMortality`,
    inExtrinsic: ['Era', 'Era'],
    implicit: 'H256',
  },
  {
    identifier: 'CheckNonce',
    path: `${SYSTEM}::check_nonce::CheckNonce`,
    inExtrinsic: ['Compact<u32>', 'T::Nonce'],
    implicit: '()',
  },
  { identifier: 'CheckWeight', path: `${SYSTEM}::check_weight::CheckWeight`, implicit: '()' },
  {
    identifier: 'ChargeTransactionPayment',
    path: 'pallet_transaction_payment::ChargeTransactionPayment',
    inExtrinsic: ['Compact<u128>', 'BalanceOf<T>'],
    implicit: '()',
  },
  {
    identifier: 'CheckMetadataHash',
    path: `${METADATA_HASH}::CheckMetadataHash`,
    inExtrinsic: [MODE, 'Mode', 'mode'],
    implicit: 'Option<[u8; 32]>',
  },
];

/** The format of extrinsics that the runtime takes. */
export const EXTRINSIC_VERSION = 4;

/** The types of the extensions by identifier, and all of them as `TransactionExtensions`. */
export function extensionTypes(): Record<string, TypeDecl | string> {
  const types: Record<string, TypeDecl | string> = { [MODE]: MODES };
  for (const { identifier, path, inExtrinsic } of EXTENSIONS) {
    const [type, typeName, name] = inExtrinsic ?? [];
    const fields = type ? [{ type, typeName, ...(name && { name }) }] : [];
    types[identifier] = { kind: 'struct', path, params: [['T', null]], fields };
  }
  types.TransactionExtensions = `(${EXTENSIONS.map((e) => e.identifier).join(', ')})`;
  return types;
}

/** The extensions as metadata lists them. */
export function extensionList(
  typeId: (expression: string) => number,
): { identifier: string; type: number; additionalSigned: number }[] {
  return EXTENSIONS.map(({ identifier, implicit }) => ({
    identifier,
    type: typeId(identifier),
    additionalSigned: typeId(implicit),
  }));
}
