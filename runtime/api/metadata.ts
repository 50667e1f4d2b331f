import { metadata } from "../generated/metadata";
import { Option, Vec } from "../support/words";
import { Bytes } from "../primitives/bytes";

type OpaqueMetadata = Bytes;

/** The chain's description of itself. */
@api("Metadata", 2)
export class Metadata {
  /** Metadata in version 14, which every tool reads. */
  static metadata(): OpaqueMetadata {
    return metadata(14)!;
  }

  /** Metadata in the version asked for, if it is served. */
  static metadataAtVersion(version: u32): Option<OpaqueMetadata> {
    return metadata(version);
  }

  /** The versions served. */
  static metadataVersions(): Vec<u32> {
    return [14, 15, 16];
  }
}
