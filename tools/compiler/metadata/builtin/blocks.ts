/** Blocks, extrinsics, inherents, and what System keeps about them. */
import type { Declaration, TypeDecl } from '../notation.js';
import { names, struct, variants, wrapper } from '../notation.js';

export const BLOCKS: Record<string, Declaration> = {
  Header: struct(
    'sp_runtime::generic::header::Header',
    {
      parent_hash: 'H256 as Hash::Output',
      number: 'Compact<u32> as Number',
      state_root: 'H256 as Hash::Output',
      extrinsics_root: 'H256 as Hash::Output',
      digest: 'Digest',
    },
    { Number: 'u32', Hash: null },
  ),
  Digest: struct('sp_runtime::generic::digest::Digest', { logs: 'Vec<DigestItem>' }),
  DigestItem: variants('sp_runtime::generic::digest::DigestItem', {
    PreRuntime: [6, '[u8; 4] as ConsensusEngineId', 'Vec<u8>'],
    Consensus: [4, '[u8; 4] as ConsensusEngineId', 'Vec<u8>'],
    Seal: [5, '[u8; 4] as ConsensusEngineId', 'Vec<u8>'],
    Other: [0, 'Vec<u8>'],
    RuntimeEnvironmentUpdated: [8],
  }),
  Block: struct(
    'sp_runtime::generic::block::Block',
    { header: 'Header', extrinsics: 'Vec<UncheckedExtrinsic> as Vec<Extrinsic>' },
    { Header: 'Header', Extrinsic: 'UncheckedExtrinsic' },
  ),
  Extrinsic: 'UncheckedExtrinsic',
  OpaqueExtrinsic: 'UncheckedExtrinsic',
  UncheckedExtrinsic: {
    ...wrapper('sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic', 'Vec<u8>'),
    params: [
      ['Address', 'MultiAddress'],
      ['Call', 'RuntimeCall'],
      ['Signature', 'MultiSignature'],
      ['Extra', 'TransactionExtensions'],
    ],
  },
  Era: era(),
  EventRecord: struct(
    'frame_system::EventRecord',
    { phase: 'Phase', event: 'RuntimeEvent as E', topics: 'Vec<H256> as Vec<T>' },
    { E: 'RuntimeEvent', T: 'H256' },
  ),
  Phase: variants('frame_system::Phase', {
    ApplyExtrinsic: [0, 'u32'],
    Finalization: [1],
    Initialization: [2],
  }),
  LastRuntimeUpgradeInfo: struct('frame_system::LastRuntimeUpgradeInfo', {
    spec_version: 'Compact<u32> as codec::Compact<u32>',
    spec_name: "Cow<str> as Cow<'static, str>",
  }),
  BlockWeights: struct('frame_system::limits::BlockWeights', {
    base_block: 'Weight',
    max_block: 'Weight',
    per_class: 'PerDispatchClass<WeightsPerClass>',
  }),
  WeightsPerClass: struct('frame_system::limits::WeightsPerClass', {
    base_extrinsic: 'Weight',
    max_extrinsic: 'Option<Weight>',
    max_total: 'Option<Weight>',
    reserved: 'Option<Weight>',
  }),
  BlockLength: struct('frame_system::limits::BlockLength', { max: 'PerDispatchClass<u32>' }),
  InherentData: struct('sp_inherents::InherentData', {
    data: 'BTreeMap<[u8; 8], Vec<u8>> as BTreeMap<InherentIdentifier, Vec<u8>>',
  }),
  CheckInherentsResult: struct('sp_inherents::CheckInherentsResult', {
    okay: 'bool',
    fatal_error: 'bool',
    errors: 'InherentData',
  }),
  ExtrinsicInclusionMode: names('sp_runtime::ExtrinsicInclusionMode', [
    'AllExtrinsics',
    'OnlyInherents',
  ]),
};

/** An era is one zero byte, or two bytes that scale-info can only describe as 255 variants. */
function era(): TypeDecl {
  const members: Record<string, [number, ...string[]]> = { Immortal: [0] };
  for (let i = 1; i < 256; i++) members[`Mortal${i}`] = [i, 'u8'];
  const decl = variants('sp_runtime::generic::era::Era', members);
  if (decl.kind === 'enum') for (const { fields } of decl.variants) delete fields[0]?.typeName;
  return decl;
}
