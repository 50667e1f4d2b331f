/** Wallets take Utility, Proxy and Multisig for FRAME's own: calls, addresses, storage, by polkadot-js' own words. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  Metadata,
  StorageKey,
  TypeRegistry,
  decorateStorage,
  expandMetadata,
} from '@polkadot/types';
import { blake2AsHex, createKeyMulti, encodeAddress } from '@polkadot/util-crypto';
import { ROOT } from '../../tools/support/root.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { buildMetadata, wholeMetadata } from '../../tools/compiler/metadata/build.js';
import { alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import { letIn } from '../support/wrappers.js';

const built = buildMetadata(readModel(ROOT));

/** Names and types as FRAME's crates have them. */
const FRAME = {
  Utility: {
    calls: {
      batch: [0, 'calls'],
      batch_all: [2, 'calls'],
      force_batch: [4, 'calls'],
    },
    events: {
      BatchInterrupted: [0, 'index', 'error'],
      BatchCompleted: [1],
      BatchCompletedWithErrors: [2],
      ItemCompleted: [3],
      ItemFailed: [4, 'error'],
    },
    errors: { TooManyCalls: 0 },
  },
  Proxy: {
    calls: {
      proxy: [0, 'real', 'force_proxy_type', 'call'],
      add_proxy: [1, 'delegate', 'proxy_type', 'delay'],
      remove_proxy: [2, 'delegate', 'proxy_type', 'delay'],
      remove_proxies: [3],
    },
    events: {
      ProxyExecuted: [0, 'result'],
      ProxyAdded: [3, 'delegator', 'delegatee', 'proxy_type', 'delay'],
      ProxyRemoved: [4, 'delegator', 'delegatee', 'proxy_type', 'delay'],
    },
    errors: { TooMany: 0, NotFound: 1, NotProxy: 2, Duplicate: 4, Unannounced: 6, NoSelfProxy: 7 },
  },
  Multisig: {
    calls: {
      as_multi_threshold_1: [0, 'other_signatories', 'call'],
      as_multi: [1, 'threshold', 'other_signatories', 'maybe_timepoint', 'call', 'max_weight'],
      approve_as_multi: [
        ...[2, 'threshold', 'other_signatories', 'maybe_timepoint', 'call_hash', 'max_weight'],
      ],
      cancel_as_multi: [3, 'threshold', 'other_signatories', 'timepoint', 'call_hash'],
    },
    events: {
      NewMultisig: [0, 'approving', 'multisig', 'call_hash'],
      MultisigApproval: [1, 'approving', 'timepoint', 'multisig', 'call_hash'],
      MultisigExecuted: [2, 'approving', 'timepoint', 'multisig', 'call_hash', 'result'],
      MultisigCancelled: [3, 'cancelling', 'timepoint', 'multisig', 'call_hash'],
    },
    errors: {
      ...{ MinimumThreshold: 0, AlreadyApproved: 1, TooFewSignatories: 3, TooManySignatories: 4 },
      ...{ SignatoriesOutOfOrder: 5, SenderInSignatories: 6, NotFound: 7, NotOwner: 8 },
      ...{ NoTimepoint: 9, WrongTimepoint: 10, UnexpectedTimepoint: 11, MaxWeightTooLow: 12 },
      // Of our own.
      ...{ UnknownAccount: 32, TooManyOpen: 33 },
    },
  },
} as const;

describe.each([14, 15, 16])('metadata %i', (version) => {
  let registry: TypeRegistry;
  let metadata: Metadata;

  beforeAll(() => {
    registry = new TypeRegistry();
    metadata = new Metadata(registry, wholeMetadata(built, version));
    registry.setMetadata(metadata);
  });

  test.each(Object.entries(FRAME))('has %s by the names and indices of FRAME', (name, expected) => {
    const pallet = metadata.asLatest.pallets.find((each) => each.name.eq(name))!;
    const variants = (of: 'calls' | 'events' | 'errors') => {
      const type = registry.lookup.getSiType(pallet[of].unwrap().type);
      const word = { calls: 'Call', events: 'Event', errors: 'Error' }[of];
      expect(type.path.map(String)).toEqual([`pallet_${name.toLowerCase()}`, 'pallet', word]);
      return type.def.asVariant.variants;
    };
    const fields = (of: 'calls' | 'events') =>
      Object.fromEntries(
        variants(of).map((each) => [
          each.name.toString(),
          [each.index.toNumber(), ...each.fields.map((f) => f.name.unwrap().toString())],
        ]),
      );
    expect(fields('calls')).toEqual(expected.calls);
    expect(fields('events')).toEqual(expected.events);
    expect(
      Object.fromEntries(variants('errors').map((e) => [e.name.toString(), e.index.toNumber()])),
    ).toEqual(expected.errors);
  });

  test('names the types that clients know', () => {
    const paths = registry.lookup.types.map(({ type }) => type.path.map(String).join('::'));
    for (const path of [
      'pallet_proxy::ProxyDefinition',
      'pallet_multisig::Multisig',
      'pallet_multisig::Timepoint',
      'campus_grid_runtime::ProxyType',
    ]) {
      expect(paths).toContain(path);
    }
  });

  test('says how many calls a batch has, by the name of FRAME', () => {
    const { consts } = expandMetadata(registry, metadata);
    expect(consts.utility?.batchedCallsLimit?.toPrimitive()).toBe(1_000);
    expect(consts.multisig?.maxSignatories?.toPrimitive()).toBe(8);
    expect(consts.proxy?.maxProxies?.toPrimitive()).toBe(8);
  });
});

describe('polkadot-js', () => {
  const chain: TestChain = new ChainBuilder()
    .with(alice, 100n)
    .with(bob)
    .with(dave)
    .unshared()
    .build();
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, wholeMetadata(built, 15));
  registry.setMetadata(metadata);
  const api = expandMetadata(registry, metadata);
  const query = decorateStorage(registry, metadata.asLatest, 15);
  const officers = [alice, bob, charlie];

  const submit = (who: typeof alice, call: { toU8a(): Uint8Array }) =>
    chain.submitRaw(chain.extrinsic(who, call.toU8a()));
  const read = (entry: NonNullable<(typeof query)['system']>[string], ...keys: unknown[]) => {
    const key = new StorageKey(registry, [entry, keys]);
    const bytes = chain.storage.get(Buffer.from(key.toU8a(true)).toString('latin1'));
    const { meta } = entry;
    const type = registry.createLookupType(meta.type.asMap.value);
    return registry.createType(type, bytes ?? meta.fallback.toU8a(true));
  };
  const transfer = (value: number) =>
    api.tx.balances!.transferKeepAlive!({ Id: bob.address }, value);

  test('batches', () => {
    expect(submit(alice, api.tx.utility!.batchAll!([transfer(1), transfer(2)]))).toSucceed();
    expect(chain.balance(bob)).toBe(3n);
  });

  test('delegates', () => {
    const { addProxy, proxy } = api.tx.proxy!;
    expect(submit(alice, addProxy!({ Id: charlie.address }, 'Any', 0))).toSucceed();
    expect(read(query.proxy!.proxies!, alice.address).toJSON()).toEqual([
      [{ delegate: charlie.address, proxyType: 'Any', delay: 0 }],
      0,
    ]);
    expect(read(query.proxy!.proxies!, bob.address).toJSON()).toEqual([[], 0]);
    expect(submit(charlie, proxy!({ Id: alice.address }, null, transfer(4)))).toSucceed();
    expect(chain.balance(bob)).toBe(7n);
  });

  test('signs for several, at the address that it derives', () => {
    const keys = officers.map(({ address }) => address);
    const account = createKeyMulti(keys, 2);
    for (const officer of officers) letIn(chain, officer, 'signatory');
    letIn(chain, account, 'consumer');
    expect(
      chain.submit(
        alice,
        tx('Multisig.asMulti', 2, [], null, tx('System.remark', ''), {
          refTime: 0n,
          proofSize: 0n,
        }),
      ),
    ).toFailWith('Multisig.TooFewSignatories');
    const others = (of: typeof alice): string[] =>
      officers
        .filter((officer) => officer !== of)
        .toSorted((a, b) => Buffer.compare(a.publicKey, b.publicKey))
        .map(({ address }) => address);
    const call = api.tx.system!.remarkWithEvent!('0x99');
    const hash = blake2AsHex(call.toU8a());
    expect(call.hash.toHex()).toBe(hash);
    const weight = { refTime: 10n ** 9n, proofSize: 10n ** 6n };
    const { approveAsMulti, asMulti } = api.tx.multisig!;
    expect(submit(alice, approveAsMulti!(2, others(alice), null, hash, weight))).toSucceed();
    const open = read(query.multisig!.multisigs!, account, hash);
    const { when } = (
      open as unknown as { toJSON(): { when: unknown; depositor: string } }
    ).toJSON();
    const made = submit(bob, asMulti!(2, others(bob), when, call, weight));
    expect(made).toEmit('System.Remarked', { sender: encodeAddress(account, 42) });
  });
});
