/** Where an operator's key comes from. What is read here is never printed. */
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { checkAddress } from '@polkadot/util-crypto';
import { statSync } from 'node:fs';
import { z } from 'zod/v4';
import { SS58_PREFIX } from '../../../node-config/token.js';
import { fromHex, toHex } from '../../compiler/host/bytes.js';
import type { Account } from '../../node/extrinsic.js';
import { boundedText } from '../../node/http-transport.js';
import { parseJson } from '../../node/json.js';
import { only, requireShape } from '../../node/shapes.js';
import { UnusableError } from '../../support/failure.js';
import { readGivenText } from '../../support/given-file.js';

export const KEY_VARIABLE = 'GRID_ORACLE_KEY';

/** One of these says where the key is. */
export interface KeyOptions {
  /** A file that only its owner can read, with a phrase or secret URI. */
  readonly keyFile?: string | undefined;
  /** A service that signs, `http://…`; `address` is its account. */
  readonly signerUrl?: string | undefined;
  readonly address?: string | undefined;
}

const SIGNER_TIMEOUT_MS = 10_000;
const MOST_SIGNER_BYTES = 4_096;

/**
 * The key that `options` name, or the one in an environment variable.
 * @param variable its name
 * @throws UnusableError saying what is missing, and never what is there
 */
export async function loadKey(
  options: KeyOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  variable = KEY_VARIABLE,
): Promise<Account> {
  const { keyFile, signerUrl, address } = options;
  const secret = environment[variable];
  const given = [keyFile, signerUrl, secret].filter((source) => source !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'there is none' : 'there are several';
    throw new UnusableError(`a key comes from --key-file, --signer-url or ${variable}: ${found}`);
  }
  if (signerUrl === undefined && address !== undefined) {
    throw new UnusableError('--address is for --signer-url; other keys have one of their own');
  }
  if (secret !== undefined) return localKey(secret, variable);
  if (signerUrl === undefined) {
    const file = keyFile ?? '';
    return localKey(readKeyFile(file), `the key file ${file}`);
  }
  if (address === undefined)
    throw new UnusableError('--signer-url needs --address, the account it signs for');
  const [isAddress] = checkAddress(address, SS58_PREFIX);
  if (!isAddress)
    throw new UnusableError(`--address ${address} is no address with prefix ${SS58_PREFIX}`);
  return { address, sign: remoteSigner(signerUrl, address) };
}

function readKeyFile(file: string): string {
  const text = readGivenText(file).trim();
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new UnusableError(`others may read the key file ${file}: chmod 600 ${file}`);
  }
  return text;
}

/** The library would take any short text for a seed, a mistyped phrase too. */
const SECRET = /^(0x[0-9a-fA-F]{64}|[a-z]+( [a-z]+){11,23}|)(\/\/?[^/]+)*$/;

/** @param source where it was, for the message */
function localKey(secret: string, source: string): Account {
  if (secret === '')
    throw new UnusableError(`${source} is empty; it takes a phrase, seed or secret URI`);
  try {
    if (!SECRET.test(secret)) throw new Error('not a secret URI');
    return accountOf(new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX }).addFromUri(secret));
  } catch {
    throw new UnusableError(`${source} has no phrase, seed or secret URI`);
  }
}

/** The account of a key pair that is at hand. */
export function accountOf(pair: KeyringPair): Account {
  return { address: pair.address, sign: (message) => pair.sign(message, { withType: true }) };
}

const SIGNATURE = 'a signature in hex, of 65 or 66 bytes';
const signed = only({
  signature: z.string(SIGNATURE).regex(/^0x([0-9a-f]{130}|[0-9a-f]{132})$/, SIGNATURE),
});

/**
 * Signs over HTTP: POST `{ address, payload }`, the payload as hex, answered with `{ signature }`: hex
 * of a MultiSignature, that is one byte for the scheme and the signature.
 */
function remoteSigner(url: string, address: string): Account['sign'] {
  return async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address, payload: toHex(message) }),
      signal: AbortSignal.timeout(SIGNER_TIMEOUT_MS),
    }).catch(() => {
      throw new Error(`the signer at ${url} does not answer`);
    });
    if (!response.ok) throw new Error(`the signer answered ${response.status}`);
    const text = await boundedText(response, MOST_SIGNER_BYTES);
    const { signature } = requireShape(signed, jsonOf(text), 'the signer’s answer');
    return fromHex(signature);
  };
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw new Error(`the signer’s answer ${(error as Error).message}`);
  }
}
