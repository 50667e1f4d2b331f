/** What a blob says of itself. */
import { Executor, ready } from '../host/executor.js';
import { Externalities } from '../host/externalities.js';
import { ScaleReader } from '../host/scale.js';

const VERSION = 15;

/** Bare metadata 15, asked for with nothing in storage. @throws Error where `blob` has none */
export async function metadataOf(blob: Uint8Array): Promise<Uint8Array> {
  await ready();
  const input = new Uint8Array(Uint32Array.of(VERSION).buffer);
  const answer = new Executor(blob).call(
    'Metadata_metadata_at_version',
    input,
    new Externalities(),
  );
  const reader = new ScaleReader(answer);
  const metadata = reader.option(() => reader.byteString());
  if (metadata) return metadata;
  throw new Error(`the code has no metadata ${VERSION}`);
}
