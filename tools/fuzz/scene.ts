/** What inputs are tried on: the runtime built for tests, on a chain of the development preset. */
import { decodeAddress } from '@polkadot/util-crypto';
import { concat, keyBytes } from '../compiler/host/bytes.js';
import { Chain, type RawStorage, presetOf, toRaw } from '../compiler/host/chain.js';
import { Executor } from '../compiler/host/executor.js';
import { Externalities } from '../compiler/host/externalities.js';
import { ScaleReader } from '../compiler/host/scale.js';
import { Shapes } from './shapes.js';

const PRESET = 'development';
const METADATA = 15;

export interface Scene {
  readonly executor: Executor;
  readonly chain: Chain;
  readonly shapes: Shapes;
  /** Names of the decoders that the blob exports, by number. */
  readonly decoders: readonly string[];
  /** Accounts that hold roles. */
  readonly accounts: readonly Uint8Array[];
  /** JSON of a genesis configuration. */
  readonly genesis: string;
  /** The state for other hosts. */
  readonly raw: RawStorage;
  /** Every key of the state. */
  readonly keys: readonly Uint8Array[];
}

/** @param blob the runtime with its decoders as exports (`grid build --target test`) */
export function openScene(blob: Uint8Array): Scene {
  const options = { signatures: 'mock', maxLogLevel: 0 } as const;
  const executor = new Executor(blob, options);
  const genesis = presetOf(executor, PRESET);
  const chain = Chain.fromGenesis(blob, genesis, options);
  chain.buildBlock();
  const accounts = accountsIn(genesis);
  const state = new Map(chain.head.state.entries());
  const names = new ScaleReader(
    executor.call('Fuzz_decoders', new Uint8Array(), new Externalities()),
  );
  return {
    executor,
    chain,
    shapes: new Shapes(chain.metadata(METADATA), accounts),
    decoders: names.list(() => names.text()),
    accounts,
    genesis,
    raw: toRaw(state),
    keys: [...state.keys()].map(keyBytes),
  };
}

function accountsIn(genesis: string): Uint8Array[] {
  const texts = new Set(genesis.match(/[1-9A-HJ-NP-Za-km-z]{47,48}/g));
  return [...texts].map((text) => decodeAddress(text));
}

const MOCK_SIGNATURE = concat(Uint8Array.of(0xde, 0xad, 0xbe, 0xef), new Uint8Array(60).fill(0xcd));

/** The body of a signed extrinsic that a host with mocked signatures takes. */
export function signedBody(signer: Uint8Array, nonce: number, call: Uint8Array): Uint8Array {
  const head = Uint8Array.of(0x84, 0);
  const extensions = Uint8Array.of(0, nonce << 2, 0, 0);
  return concat(head, signer, Uint8Array.of(1), MOCK_SIGNATURE, extensions, call);
}
