/** Whether an account has signed a message, as wallets do it. */
import { hexToU8a, stringToU8a } from '@polkadot/util';
import { cryptoWaitReady, encodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { isKeyOfNobody } from '../../../../../node-config/addresses.js';

await cryptoWaitReady();

/**
 * Whether `account` (hex of its key) has signed `message`, plain or between <Bytes> and </Bytes>, with sr25519, ed25519
 * or ECDSA. Nobody signs with a key that anybody can sign for.
 */
export function isSignedBy(message: string, signature: string, account: string): boolean {
  try {
    const key = hexToU8a(account);
    if (isKeyOfNobody(encodeAddress(key))) return false;
    return signatureVerify(stringToU8a(message), hexToU8a(signature), key).isValid;
  } catch {
    return false;
  }
}
