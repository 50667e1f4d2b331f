/** Whether an extrinsic may be in a block, and what it would cost. */
import type { Declaration } from '../notation.js';
import { names, struct, variants } from '../notation.js';

const MODULE = 'sp_runtime::transaction_validity';
const PAYMENT = 'pallet_transaction_payment::types';

export const VALIDITY: Record<string, Declaration> = {
  ApplyExtrinsicResult: 'Result<Result<(), DispatchError>, TransactionValidityError>',
  TransactionValidity: 'Result<ValidTransaction, TransactionValidityError>',
  ValidityError: 'TransactionValidityError',
  TransactionValidityError: variants(`${MODULE}::TransactionValidityError`, {
    Invalid: [0, 'InvalidTransaction'],
    Unknown: [1, 'UnknownTransaction'],
  }),
  InvalidTransaction: variants(`${MODULE}::InvalidTransaction`, {
    Call: [0],
    Payment: [1],
    Future: [2],
    Stale: [3],
    BadProof: [4],
    AncientBirthBlock: [5],
    ExhaustsResources: [6],
    Custom: [7, 'u8'],
    BadMandatory: [8],
    MandatoryValidation: [9],
    BadSigner: [10],
    IndeterminateImplicit: [11],
    UnknownOrigin: [12],
  }),
  UnknownTransaction: variants(`${MODULE}::UnknownTransaction`, {
    CannotLookup: [0],
    NoUnsignedValidator: [1],
    Custom: [2, 'u8'],
  }),
  TransactionSource: names(`${MODULE}::TransactionSource`, ['InBlock', 'Local', 'External']),
  ValidTransaction: struct(`${MODULE}::ValidTransaction`, {
    priority: 'u64 as TransactionPriority',
    requires: 'Vec<Vec<u8>> as Vec<TransactionTag>',
    provides: 'Vec<Vec<u8>> as Vec<TransactionTag>',
    longevity: 'u64 as TransactionLongevity',
    propagate: 'bool',
  }),
  RuntimeDispatchInfo: struct(
    `${PAYMENT}::RuntimeDispatchInfo`,
    { weight: 'Weight', class: 'DispatchClass', partial_fee: 'u128 as Balance' },
    { Balance: 'u128', Weight: 'Weight' },
  ),
  FeeDetails: struct(
    `${PAYMENT}::FeeDetails`,
    {
      inclusion_fee: 'Option<InclusionFee> as Option<InclusionFee<Balance>>',
      tip: 'u128 as Balance',
    },
    { Balance: 'u128' },
  ),
  InclusionFee: struct(
    `${PAYMENT}::InclusionFee`,
    {
      base_fee: 'u128 as Balance',
      len_fee: 'u128 as Balance',
      adjusted_weight_fee: 'u128 as Balance',
    },
    { Balance: 'u128' },
  ),
};
