/** Signed extrinsics of a blob, made from its own metadata. */
import { type GenericExtrinsic, TypeRegistry, Metadata, expandMetadata } from '@polkadot/types';
import { compactFromU8a } from '@polkadot/util';
import type { Call } from '@polkadot/types/interfaces';
import type { IKeyringPair } from '@polkadot/types/types';
import { Keyring } from '@polkadot/keyring';
import type { Chain } from '../compiler/host/chain.js';
import { toHex } from '../compiler/host/bytes.js';

/** What a mock signature begins with; it stands behind the version, the signer's address and the scheme. */
const MOCK = [0xde, 0xad, 0xbe, 0xef];
const SIGNATURE_AT = 1 + 33 + 1;

/** Encodes and signs calls for the chain of one blob. */
export class Signer {
  private readonly registry = new TypeRegistry();
  private readonly calls: ReturnType<typeof expandMetadata>['tx'];
  private readonly keyring = new Keyring({ type: 'sr25519' });

  constructor(private readonly chain: Chain) {
    const metadata = new Metadata(this.registry, toHex(chain.metadata(14)));
    this.registry.setMetadata(metadata);
    this.calls = expandMetadata(this.registry, metadata).tx;
  }

  account(uri: string): IKeyringPair {
    return this.keyring.addFromUri(uri);
  }

  /** SS58, of a public key as hex. */
  address(publicKey: string): string {
    return this.keyring.encodeAddress(publicKey);
  }

  hasCall(pallet: string, call: string): boolean {
    return Boolean(this.calls[pallet]?.[call]);
  }

  /** A call, to be an argument of another one. */
  call(pallet: string, call: string, ...args: unknown[]): unknown {
    return this.maker(pallet, call)(...args);
  }

  /** The extrinsic with length prefix, immortal, without tip. */
  sign(
    signer: IKeyringPair,
    nonce: number,
    pallet: string,
    call: string,
    ...args: unknown[]
  ): Uint8Array {
    const extrinsic = this.extrinsic(pallet, call, args);
    extrinsic.sign(signer, this.about(nonce));
    return extrinsic.toU8a();
  }

  /** As `sign`, with a signature that costs nothing and that only chains of `signatures: 'mock'` take. */
  signMock(
    signer: IKeyringPair,
    nonce: number,
    pallet: string,
    call: string,
    ...args: unknown[]
  ): Uint8Array {
    const extrinsic = this.extrinsic(pallet, call, args);
    extrinsic.signFake(signer.address, this.about(nonce));
    const bytes = extrinsic.toU8a();
    const [prefix] = compactFromU8a(bytes);
    bytes.set(MOCK, prefix + SIGNATURE_AT);
    return bytes;
  }

  private extrinsic(pallet: string, call: string, args: unknown[]): GenericExtrinsic {
    const made = this.maker(pallet, call)(...args);
    return this.registry.createType('Extrinsic', made, { version: 4 }) as GenericExtrinsic;
  }

  /** What is signed beside the call. */
  private about(nonce: number): Parameters<GenericExtrinsic['sign']>[1] {
    const genesis = toHex(this.chain.genesis.hash);
    const { specVersion, transactionVersion } = this.chain.executor.version;
    return {
      blockHash: genesis,
      genesisHash: genesis,
      nonce,
      // The type asks for a codec, the method for its fields.
      runtimeVersion: { specVersion, transactionVersion } as never,
      signedExtensions: this.registry.signedExtensions,
    };
  }

  private maker(pallet: string, call: string): (...args: unknown[]) => Call {
    const make = this.calls[pallet]?.[call];
    if (!make) throw new Error(`the blob has no call ${pallet}.${call}`);
    return make;
  }
}
