/** Authorities, their keys, and proofs of their misconduct. */
import type { Declaration } from '../notation.js';
import { struct, variants, wrapper } from '../notation.js';

export const CONSENSUS: Record<string, Declaration> = {
  AuraId: wrapper('sp_consensus_aura::sr25519::app_sr25519::Public', '[u8; 32] as sr25519::Public'),
  Slot: wrapper('sp_consensus_slots::Slot', 'u64'),
  GrandpaId: wrapper('sp_consensus_grandpa::app::Public', '[u8; 32] as ed25519::Public'),
  GrandpaSignature: wrapper(
    'sp_consensus_grandpa::app::Signature',
    '[u8; 64] as ed25519::Signature',
  ),
  KeyTypeId: wrapper('sp_core::crypto::KeyTypeId', '[u8; 4]'),
  SessionKey: '(Vec<u8>, KeyTypeId)',
  OpaqueKeyOwnershipProof: wrapper('sp_runtime::OpaqueValue', 'Vec<u8>'),
  EquivocationProof: struct(
    'sp_consensus_grandpa::EquivocationProof',
    { set_id: 'u64 as SetId', equivocation: 'GrandpaEquivocation as Equivocation<H, N>' },
    { H: 'H256', N: 'u32' },
  ),
  GrandpaEquivocation: variants(
    'sp_consensus_grandpa::Equivocation',
    { Prevote: [0, 'Equivocation<Prevote>'], Precommit: [1, 'Equivocation<Precommit>'] },
    { H: 'H256', N: 'u32' },
  ),
  'Equivocation<V>': struct(
    'finality_grandpa::Equivocation',
    {
      round_number: 'u64',
      identity: 'GrandpaId as Id',
      first: '(V, GrandpaSignature) as (V, S)',
      second: '(V, GrandpaSignature) as (V, S)',
    },
    { Id: 'GrandpaId', V: 'V', S: 'GrandpaSignature' },
  ),
  Prevote: vote('finality_grandpa::Prevote'),
  Precommit: vote('finality_grandpa::Precommit'),
};

function vote(path: string): Declaration {
  const fields = { target_hash: 'H256 as H', target_number: 'u32 as N' };
  return struct(path, fields, { H: 'H256', N: 'u32' });
}
