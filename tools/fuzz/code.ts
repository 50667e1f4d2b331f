/** Code that authorities propose: modules and compressed blobs, right and nearly so. */
import { concat, lengthPrefixed } from '../compiler/host/bytes.js';
import {
  embeddedVersion,
  encodeVersion,
  type RuntimeVersion,
} from '../compiler/host/runtime-version.js';
import { BlobError } from '../compiler/wasm/cursor.js';
import {
  customSection,
  readCustom,
  readSections,
  type Section,
  SectionId,
  writeSections,
} from '../compiler/wasm/sections.js';
import type { Random } from './random.js';

const PREFIX = Uint8Array.of(0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05);
const ZSTD = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
/** Flags of a frame's head: its size in 1, 2, 4 or 8 bytes, one segment or with a window, a checksum, a dictionary. */
const HEADS = [0x20, 0x60, 0xa0, 0xe0, 0x40, 0x80, 0xc0, 0x24, 0x00, 0x21, 0x28];
const MOST = 16 * 1024 * 1024;
const LARGEST_BLOCK = 128 * 1024;

/** The sections of `blob` that say what it is, in a module of a few kilobytes that claims to be newer. */
export function smallModule(blob: Uint8Array): Uint8Array {
  const version = versionOf(blob);
  const newer = encodeVersion({ ...version, apis: [], specVersion: version.specVersion + 1 });
  const isKept = (section: Section): boolean =>
    section.id === SectionId.Export || section.id === SectionId.Custom;
  return writeSections(
    readSections(blob)
      .filter(isKept)
      .map((section) => {
        const isVersion =
          section.id === SectionId.Custom && readCustom(section).name === 'runtime_version';
        return isVersion ? customSection('runtime_version', newer) : section;
      }),
  );
}

function versionOf(blob: Uint8Array): RuntimeVersion {
  const version = embeddedVersion(blob);
  if (!version) throw new Error('the blob does not say its version');
  return version;
}

/** The module, its sections in another order, or a compressed blob. */
export function code(module: Uint8Array, random: Random): Uint8Array {
  if (random.once(2)) return frame(random);
  if (random.once(3)) return module;
  const sections = readSections(module);
  const picked = Array.from({ length: 1 + random.below(sections.length + 2) }, () =>
    random.once(6) ? customSection('', random.bytes(random.below(9))) : random.pick(sections),
  );
  return writeSections(picked);
}

/** A frame of some blocks, which says a size. */
function frame(random: Random): Uint8Array {
  const head = random.pick(HEADS);
  const sizes = [1, 2, 4, 8];
  const isSingle = (head & 0x20) !== 0;
  const width = head >> 6 === 0 && !isSingle ? 0 : (sizes[head >> 6] as number);
  const size = new DataView(new ArrayBuffer(8));
  size.setBigUint64(0, BigInt(random.pick([0, 1, 255, 40_000, MOST, MOST + 1, 2 ** 40])), true);
  const blocks = 1 + random.below(4);
  return concat(
    PREFIX,
    ZSTD,
    Uint8Array.of(head),
    isSingle ? new Uint8Array() : random.bytes(1),
    new Uint8Array(size.buffer, 0, width),
    ...Array.from({ length: blocks }, (_, i) => block(random, i === blocks - 1)),
    head & 0x04 ? random.bytes(4) : new Uint8Array(),
  );
}

function block(random: Random, isLast: boolean): Uint8Array {
  const kind = random.below(random.once(9) ? 4 : 3);
  const most = kind === 1 ? LARGEST_BLOCK + random.below(2) : 60;
  const size = random.below(most + 1);
  const word = (size << 3) | (kind << 1) | Number(isLast);
  const content = random.bytes(kind === 1 ? 1 : size);
  return concat(Uint8Array.of(word, word >> 8, word >> 16), content);
}

/** What is wrong with having taken `bytes` for code; null when nothing is. */
export function flawInTaking(bytes: Uint8Array, blob: Uint8Array): string | null {
  if (PREFIX.every((byte, i) => bytes[i] === byte)) {
    const isFrame = ZSTD.every((byte, i) => bytes[PREFIX.length + i] === byte);
    return isFrame ? null : 'it takes for compressed code what is none';
  }
  const ours = versionOf(blob);
  try {
    const theirs = embeddedVersion(bytes);
    const isNext = theirs?.specName === ours.specName && theirs.specVersion > ours.specVersion;
    return isNext ? null : 'it takes code that does not say that it follows';
  } catch (error) {
    // Names of sections are not read as text there: the host, which does, refuses such code when it is to run.
    if (error instanceof BlobError && error.message.endsWith('UTF-8')) return null;
    return `it takes code that is no module: ${String(error)}`;
  }
}

/** `System.set_code` inside of `Governance.propose`. */
export function proposalOf(
  propose: { pallet: number; index: number },
  setCode: { pallet: number; index: number },
  bytes: Uint8Array,
): Uint8Array {
  return concat(
    Uint8Array.of(propose.pallet, propose.index, setCode.pallet, setCode.index),
    lengthPrefixed(bytes),
  );
}
