/** Hashes, accounts, addresses, signatures. */
import type { Declaration } from '../notation.js';
import { struct, variants, wrapper } from '../notation.js';

export const ACCOUNTS: Record<string, Declaration> = {
  AccountId: 'AccountId32',
  AccountId32: wrapper('sp_core::crypto::AccountId32', '[u8; 32]'),
  H256: wrapper('primitive_types::H256', '[u8; 32]'),
  // The chain has no account indices: an Index address carries nothing.
  MultiAddress: variants(
    'sp_runtime::multiaddress::MultiAddress',
    {
      Id: [0, 'AccountId32 as AccountId'],
      Index: [1, 'Compact<()> as AccountIndex'],
      Raw: [2, 'Vec<u8>'],
      Address32: [3, '[u8; 32]'],
      Address20: [4, '[u8; 20]'],
    },
    { AccountId: 'AccountId32', AccountIndex: '()' },
  ),
  MultiSignature: variants('sp_runtime::MultiSignature', {
    Ed25519: [0, '[u8; 64] as ed25519::Signature'],
    Sr25519: [1, '[u8; 64] as sr25519::Signature'],
    Ecdsa: [2, '[u8; 65] as ecdsa::Signature'],
  }),
  AccountInfo: struct(
    'frame_system::AccountInfo',
    {
      nonce: 'u32 as Nonce',
      consumers: 'u32 as RefCount',
      providers: 'u32 as RefCount',
      sufficients: 'u32 as RefCount',
      data: 'AccountData',
    },
    { Nonce: 'u32', AccountData: 'AccountData' },
  ),
  AccountData: struct(
    'pallet_balances::types::AccountData',
    {
      free: 'u128 as Balance',
      reserved: 'u128 as Balance',
      frozen: 'u128 as Balance',
      flags: 'ExtraFlags',
    },
    { Balance: 'u128' },
  ),
  ExtraFlags: wrapper('pallet_balances::types::ExtraFlags', 'u128'),
};
