/** The hash of the genesis block of a raw chain spec. */
import { toHex } from '../compiler/host/bytes.js';
import { Chain, type RawStorage } from '../compiler/host/chain.js';
import { ready } from '../compiler/host/executor.js';
import { UnusableError } from '../support/failure.js';

/** @throws UnusableError if the text is no raw spec */
export async function genesisHash(text: string, file: string): Promise<string> {
  const top = rawState(text);
  if (!top)
    throw new UnusableError(`${file} is no raw spec; make one with: grid spec <chain> --raw`);
  await ready();
  return toHex(Chain.fromRaw(top).genesis.hash);
}

function rawState(text: string): RawStorage | undefined {
  try {
    const spec = JSON.parse(text) as { genesis?: { raw?: { top?: RawStorage } } };
    return spec.genesis?.raw?.top;
  } catch {
    return undefined;
  }
}
