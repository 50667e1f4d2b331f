/** The chain's own sentence about an error, from the metadata of the runtime that said no. */
import type { PolkadotClient } from 'polkadot-api';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';

/** What the docs say of `Registry.AlreadyRegistered`; null where there is none, or the node is gone. */
export async function sentenceOf(client: PolkadotClient, error: string): Promise<string | null> {
  const [palletName, name] = error.split('.');
  try {
    const { hash } = await client.getFinalizedBlock();
    const { pallets, lookup } = unifyMetadata(decAnyMetadata(await client.getMetadata(hash)));
    const type = pallets.find((pallet) => pallet.name === palletName)?.errors?.type;
    const definition = type === undefined ? undefined : lookup[type]?.def;
    if (definition?.tag !== 'variant') return null;
    const docs = definition.value.find((variant) => variant.name === name)?.docs ?? [];
    return docs.join(' ').trim() || null;
  } catch {
    return null;
  }
}
