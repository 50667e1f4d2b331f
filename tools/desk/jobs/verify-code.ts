/** Whether a proposed runtime is the one that is expected, and what it changes. */
import type { Call } from '@polkadot/types/interfaces';
import { metadataOf } from '../../compiler/metadata/of-blob.js';
import { blake2AsHex } from '@polkadot/util-crypto';
import { equalBytes } from '../../compiler/host/bytes.js';
import { ScaleReader } from '../../compiler/host/scale.js';
import { unpackBlob, zstdReady } from '../../compiler/wasm/zstd.js';
import { codeOf } from '../calls.js';
import type { Desk } from '../desk.js';
import { difference, metadataLines } from '../metadata-lines.js';
import { versionOf } from './proposing.js';
import { type Expected, type Findings, judge } from './findings.js';

const MOST_LINES = 60;

export async function verifyCode(
  desk: Desk,
  call: Call,
  { file, build, read }: Expected,
  findings: Findings,
): Promise<void> {
  const code = codeOf(call);
  const { says } = findings;
  says.push(`${code.length} bytes, BLAKE2b-256 ${blake2AsHex(code)}`);
  const ours = file === undefined ? await build() : { plain: read(file), compressed: read(file) };
  const source = file ?? 'the code that was built here';
  const isOurs = [ours.plain, ours.compressed].some((bytes) => equalBytes(bytes, code));
  judge(
    findings,
    isOurs,
    `it is ${source}, byte by byte`,
    `it is not ${source} (BLAKE2b-256 ${blake2AsHex(ours.plain)}, compressed ${blake2AsHex(ours.compressed)})`,
  );
  const now = desk.state.runtime.version;
  const version = await versionOf(code, 'the proposed code').catch((error: Error) => error.message);
  if (typeof version === 'string') return void findings.wrong.push(version);
  says.push(`version ${now.specVersion} becomes ${version.specVersion}`);
  judge(
    findings,
    version.specName === now.specName && version.specVersion > now.specVersion,
    `it is ${version.specName}, of a higher version`,
    `it is ${version.specName} ${version.specVersion}, the chain runs ${now.specName} ${now.specVersion}`,
  );
  await zstdReady();
  const [old, next] = [await metadataNow(desk), await metadataOf(unpackBlob(code))].map(
    metadataLines,
  ) as [string[], string[]];
  const { removed, added } = difference(old, next);
  says.push(
    `its interface differs in ${removed.length + added.length} lines from the present one:`,
  );
  says.push(
    ...[...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].slice(
      0,
      MOST_LINES,
    ),
  );
}

async function metadataNow(desk: Desk): Promise<Uint8Array> {
  const bytes = await desk.rpc.call(
    'Metadata_metadata_at_version',
    Uint8Array.of(15, 0, 0, 0),
    desk.state.hash,
  );
  const reader = new ScaleReader(bytes);
  return reader.option(() => reader.byteString()) ?? new Uint8Array(0);
}
