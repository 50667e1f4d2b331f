import { Extrinsic } from "../executive/extrinsic";
import { canPay } from "../frame/transaction-payment/charge";
import { rankOf } from "../executive/rank";
import { ChainView, checkSigned, nonceTag } from "../executive/validation";
import { Era } from "../primitives/era";
import { H256 } from "../primitives/hash";
import { OpaqueExtrinsic } from "../primitives/header";
import {
  Invalid,
  TransactionValidity,
  Unknown,
  ValidTransaction,
  ValidityError,
} from "../primitives/validity";

/** How the transaction pool judges what it is given. */
@api("TaggedTransactionQueue", 3)
export class TaggedTransactionQueue {
  /** Whether a transaction could be in the block after `block_hash`, and in which order. */
  static validateTransaction(
    source: TransactionSource,
    tx: OpaqueExtrinsic,
    blockHash: H256,
  ): TransactionValidity {
    const extrinsic = Extrinsic.open(tx.body);
    if (!extrinsic) return invalid(Invalid.Call);
    const signed = extrinsic.signed;
    if (!signed) return withoutSigner(extrinsic);
    const length = tx.encoded.length;
    const chain = ChainView.ofPool(blockHash);
    const checked = checkSigned(extrinsic, signed, length, chain);
    const error = checked.error;
    if (error) return TransactionValidity.err(error);
    if (!canPay(checked.info, checked.weight, length, signed.tip)) return invalid(Invalid.Payment);
    return TransactionValidity.ok(
      new ValidTransaction(
        rankOf(checked.acts.purpose, checked.acts.used, signed.tip),
        signed.nonce > checked.info.nonce ? nonceTag(checked.who, signed.nonce - 1) : null,
        nonceTag(checked.who, signed.nonce),
        longevity(signed.era, chain.number),
      ),
    );
  }

  /** The answer to a transaction whose very length is wrong. */
  static validateTransactionMalformed(): TransactionValidity {
    return invalid(Invalid.Call);
  }
}

/** Inherents are made by authors, anything else has to be signed; neither is looked at any further. */
function withoutSigner(extrinsic: Extrinsic): TransactionValidity {
  if (extrinsic.roles()) {
    return TransactionValidity.err(ValidityError.unknown(Unknown.NoUnsignedValidator));
  }
  return invalid(extrinsic.call() ? Invalid.MandatoryValidation : Invalid.Call);
}

type TransactionSource = u8;

/** Blocks that the transaction stays valid if the next one is `number`. */
function longevity(era: Era, number: u32): u64 {
  return era.isImmortal() ? u64.MAX_VALUE - 1 : era.death(number) - number;
}

function invalid(reason: Invalid): TransactionValidity {
  return TransactionValidity.err(ValidityError.invalid(reason));
}
