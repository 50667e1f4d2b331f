import { METADATA, placed, placedNames } from "../support/placed";
import { Bytes } from "../scale/bytes";
import { Option, Vec } from "../support/words";

type OpaqueMetadata = Bytes;

/** The chain's description of itself. */
@api("Metadata", 2)
export class Metadata {
  /** Metadata in version 14, which every tool reads. */
  static metadata(): OpaqueMetadata {
    return placed(METADATA, nameOf(14))!;
  }

  /** Metadata in the version asked for, if it is served. */
  static metadataAtVersion(version: u32): Option<OpaqueMetadata> {
    return placed(METADATA, nameOf(version));
  }

  /** The versions served. */
  static metadataVersions(): Vec<u32> {
    const names = placedNames(METADATA);
    const versions = new Array<u32>();
    for (let i = 0; i < names.length; i++) versions.push(load<u32>(names[i].ptr));
    return versions;
  }
}

/** The name under which a version is placed. */
function nameOf(version: u32): Bytes {
  const bytes = __alloc(4);
  store<u32>(bytes, version);
  return new Bytes(bytes, 4);
}
