/** The runtime's version; codegen writes it into Core_version, metadata and the custom section. */
export const SPEC_NAME = "campus-grid";
export const IMPL_NAME = "campus-grid-as";
export const AUTHORING_VERSION: u32 = 1;
/** Rises with every release that behaves differently. */
export const SPEC_VERSION: u32 = 103;
/** Rises when a call index, an argument or the list of extensions changes. */
export const TRANSACTION_VERSION: u32 = 2;
/** State trie V1, extrinsics root V0. */
export const SYSTEM_VERSION: u32 = 1;
