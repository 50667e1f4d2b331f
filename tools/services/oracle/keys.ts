/** Where an operator's key comes from. What is read here is never printed. */
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { Signer } from '@polkadot/types/types';
import { readFile, stat } from 'node:fs/promises';

export const KEY_VARIABLE = 'GRID_ORACLE_KEY';

/** Signs an operator's transactions. */
export interface OperatorKey {
  readonly address: string;
  /** The key pair, or the account behind `signer`. */
  readonly account: KeyringPair | string;
  /** Asked for signatures where the key is elsewhere. */
  readonly signer?: Signer;
}

/** One of these says where the key is. */
export interface KeyOptions {
  /** A file that only its owner can read, with a phrase or secret URI. */
  readonly keyFile?: string | undefined;
  /** A service that signs, `http://…`; `address` is its account. */
  readonly signerUrl?: string | undefined;
  readonly address?: string | undefined;
}

const SIGNER_TIMEOUT_MS = 10_000;

/**
 * The key that `options` name, or the one in the environment variable GRID_ORACLE_KEY.
 * @throws Error saying what is missing, and never what is there
 */
export async function loadKey(
  options: KeyOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<OperatorKey> {
  const { keyFile, signerUrl, address } = options;
  const secret = environment[KEY_VARIABLE];
  const given = [keyFile, signerUrl, secret].filter((source) => source !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'there is none' : 'there are several';
    throw new Error(`a key comes from --key-file, --signer-url or ${KEY_VARIABLE}: ${found}`);
  }
  if (signerUrl === undefined) return localKey(secret ?? (await readKeyFile(keyFile ?? '')));
  if (address === undefined)
    throw new Error('--signer-url needs --address, the account it signs for');
  return { address, account: address, signer: remoteSigner(signerUrl) };
}

async function readKeyFile(file: string): Promise<string> {
  let mode: number;
  try {
    ({ mode } = await stat(file));
  } catch (error) {
    throw new Error(
      `the key file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  if ((mode & 0o077) !== 0) {
    throw new Error(`others may read the key file ${file}: chmod 600 ${file}`);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** The library would take any short text for a seed, a mistyped phrase too. */
const SECRET = /^(0x[0-9a-fA-F]{64}|[a-z]+( [a-z]+){11,23}|)(\/\/?[^/]+)*$/;

function localKey(secret: string): OperatorKey {
  try {
    if (secret === '' || !SECRET.test(secret)) throw new Error('not a secret URI');
    const account = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(secret);
    return { address: account.address, account };
  } catch {
    throw new Error('the key is no phrase, seed or secret URI');
  }
}

/**
 * A signer that is asked over HTTP: POST `{ address, payload }`, the payload as hex, answered with
 * `{ signature }`: hex of a MultiSignature, that is one byte for the scheme and the signature.
 */
function remoteSigner(url: string): Signer {
  return {
    async signRaw({ address, data }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ address, payload: data }),
        signal: AbortSignal.timeout(SIGNER_TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the signer answered ${response.status}`);
      const { signature } = (await response.json()) as { signature?: unknown };
      if (typeof signature !== 'string' || !/^0x[0-9a-f]{130,132}$/.test(signature)) {
        throw new Error('the signer’s answer has no signature');
      }
      return { id: 1, signature: signature as `0x${string}` };
    },
  };
}
