/** SS58 addresses of public keys, each worked out once: the same few hundred accounts are in all blocks. */
import { AccountId } from '@polkadot-api/substrate-bindings';

/** Addresses that are remembered. */
const MOST = 100_000;

export class AddressBook {
  private readonly codec;
  private readonly addresses = new Map<string, string>();
  private readonly keys = new Map<string, Uint8Array>();

  constructor(readonly prefix: number) {
    this.codec = AccountId(prefix);
  }

  readonly addressOf = (key: Uint8Array): string => {
    const hex = Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1');
    const known = this.addresses.get(hex);
    if (known) return known;
    // Of a copy: what is decoded may be a window into a whole block.
    const address = this.codec.dec(Uint8Array.from(key));
    this.remember(hex, address, Uint8Array.from(key));
    return address;
  };

  readonly keyOf = (address: string): Uint8Array => {
    const known = this.keys.get(address);
    if (known) return known;
    const key = this.codec.enc(address);
    this.remember(Buffer.from(key).toString('latin1'), address, key);
    return key;
  };

  private remember(hex: string, address: string, key: Uint8Array): void {
    if (this.addresses.size >= MOST) {
      this.addresses.clear();
      this.keys.clear();
    }
    this.addresses.set(hex, address);
    this.keys.set(address, key);
  }
}
