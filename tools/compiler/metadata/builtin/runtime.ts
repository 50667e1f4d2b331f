/** What the runtime says about itself. */
import type { Declaration } from '../notation.js';
import { struct, wrapper } from '../notation.js';

export const RUNTIME: Record<string, Declaration> = {
  Runtime: { kind: 'struct', path: 'campus_grid_runtime::Runtime', params: [], fields: [] },
  RuntimeVersion: struct('sp_version::RuntimeVersion', {
    spec_name: "Cow<str> as Cow<'static, str>",
    impl_name: "Cow<str> as Cow<'static, str>",
    authoring_version: 'u32',
    spec_version: 'u32',
    impl_version: 'u32',
    apis: 'Cow<Vec<([u8; 8], u32)>> as ApisVec',
    transaction_version: 'u32',
    system_version: 'u8',
  }),
  OpaqueMetadata: wrapper('sp_core::OpaqueMetadata', 'Vec<u8>'),
  EventRecords: 'Vec<EventRecord>',
  DryRun: struct('campus_grid_primitives::DryRun', {
    proposable: 'Result<(), DispatchError> as DispatchResult',
    weight: 'Weight',
    result: 'Result<(), DispatchError> as DispatchResult',
    events: 'Vec<EventRecord>',
  }),
  GenesisBuildResult: 'Result<(), str>',
};
