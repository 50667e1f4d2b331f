/** Keys for which anybody can sign come in through no door: signers, calls, profiles, genesis. */
import { describe, expect, test } from '@jest/globals';
import { decodeAddress } from '@polkadot/util-crypto';
import { concat, lengthPrefixed, toHex } from '../../tools/compiler/host/bytes.js';
import { buildGenesis, presetOf } from '../../tools/compiler/host/chain.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { Random } from '../../tools/fuzz/random.js';
import { Shapes } from '../../tools/fuzz/shapes.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, runtimeBlob, tx } from '../support/chain-builder.js';
import { FORGED_ED25519, FORGED_SR25519, SMALL_ORDER, SUSPECTS, ZERO } from '../support/nobody.js';
import { dispatchAsRoot } from '../support/root.js';
import '../support/matchers.js';

const executor = new Executor(runtimeBlob());
const ROUNDS = 4;
const EVERY_ROLE = 0xff;
/** Those of them that nothing else in storage looks like. */
const TELLING = SMALL_ORDER.filter((key) => new Set(key).size > 8);

const nobodies = new Set(SMALL_ORDER.map(toHex));

function refusalOf(config: unknown): string | null {
  try {
    buildGenesis(executor, runtimeBlob(), JSON.stringify(config));
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('at genesis', () => {
  const admins = (key: Uint8Array) => ({ registry: { admins: [toHex(key)] } });

  test.each(SUSPECTS.map((key) => [toHex(key), key]))(
    '%s counts as what a node makes of it',
    (hex, key) => {
      const refusal = refusalOf(admins(key as Uint8Array));
      if (nobodies.has(hex as `0x${string}`)) {
        expect(refusal).toContain('registry.admins[0]: anybody can sign for this key');
      } else expect(refusal).toBeNull();
    },
  );

  test('no account and no key of any field is nobody’s', () => {
    const preset = JSON.parse(presetOf(executor, 'local_testnet')) as Record<string, unknown>;
    const registry = preset['registry'] as Record<string, unknown>;
    const config = {
      ...preset,
      registry: {
        ...registry,
        marketMakers: [alice.address],
        meterProfiles: [['roof', toHex(alice.publicKey), 'Sr25519', 1000, 'Bidirectional']],
      },
      gridToken: { minters: [alice.address], burners: [alice.address] },
      oracleClient: { operators: [alice.address] },
    };
    expect(refusalOf(config)).toBeNull();
    const doors = [...keysIn(config)];
    expect(doors.length).toBeGreaterThan(15);
    for (const { path, put } of doors) {
      const key = TELLING[doors.length % TELLING.length] as Uint8Array;
      expect([path, refusalOf(put(toHex(key)))]).toEqual([
        path,
        expect.stringContaining('anybody can sign for'),
      ]);
    }
  });
});

/** Every string of a JSON value that is a key or an address, and the value with another in its place. */
function* keysIn(
  value: unknown,
  path = '',
): Generator<{ path: string; put: (key: string) => unknown }> {
  if (typeof value === 'string' && isKey(value)) yield { path, put: (key) => key };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    for (const door of keysIn(part, `${path}.${name}`)) {
      const put = (key: string): unknown =>
        Array.isArray(value)
          ? value.map((item: unknown, i) => (String(i) === name ? door.put(key) : item))
          : { ...value, [name]: door.put(key) };
      yield { path: door.path, put };
    }
  }
}

function isKey(text: string): boolean {
  if (/^0x[0-9a-f]{64}$/.test(text)) return true;
  try {
    return decodeAddress(text).length === 32;
  } catch {
    return false;
  }
}

test.each(SMALL_ORDER.map((key) => [toHex(key), key]))(
  '%s signs nothing, whatever role it holds',
  (_hex, key) => {
    const chain = new ChainBuilder().with(alice).realSignatures().build();
    chain.put('Registry.Roles', EVERY_ROLE, key);
    const call = chain.types.encodeCall(tx('System.remark', 'mine'));
    for (const [scheme, proof] of [
      [0, FORGED_ED25519],
      [1, FORGED_SR25519],
    ] as const) {
      const head = concat(Uint8Array.of(0x84, 0), key as Uint8Array, Uint8Array.of(scheme));
      const extrinsic = lengthPrefixed(concat(head, proof, new Uint8Array(3), call));
      expect(chain.submitRaw(extrinsic)).toBeRefused('BadSigner');
    }
  },
);

test('a meter is described with nobody’s key by nobody', () => {
  const chain = new ChainBuilder().admin(bob).with(alice).meter('roof', alice).build();
  for (const scheme of ['Ed25519', 'Sr25519']) {
    for (const key of SMALL_ORDER) {
      const call = tx('Registry.setMeterProfile', 'roof', key, scheme, 1000n, 'Generation');
      expect(dispatchAsRoot(chain, call)).toBe('Registry.InvalidMeterKey');
    }
  }
});

describe('no call takes nobody for an account', () => {
  const chain = new ChainBuilder()
    .admin(bob)
    .with(alice, 1_000n)
    .with(charlie, 1_000n)
    .meter('roof', alice)
    .build();
  const shapes = new Shapes(chain.chain.metadata(15), [alice.publicKey, charlie.publicKey]);
  const doors = shapes.calls.filter(({ args }) => args.some((arg) => shapes.hasAccount(arg)));

  test('of which there are many', () => {
    expect(doors.length).toBeGreaterThan(20);
  });

  test.each(doors)('$name', (door) => {
    const random = new Random(door.name.length);
    for (let round = 0; round < ROUNDS * TELLING.length; round++) {
      const key = TELLING[round % TELLING.length] as Uint8Array;
      const call = shapes.call(random, door, { account: () => key });
      const trial = chain.fork();
      for (const who of [alice, bob]) {
        trial.submitRaw(trial.extrinsic(who, call));
      }
      const byRoot = chain.fork();
      dispatchAsRoot(byRoot, call);
      const state = [...trial.nextBlock().state.entries(), ...byRoot.storage.state(1).entries()];
      const found = state.filter(([storageKey, value]) =>
        [storageKey, Buffer.from(value).toString('latin1')].some((text) =>
          text.includes(Buffer.from(key).toString('latin1')),
        ),
      );
      // A remark of a proposal is text; events go with the block.
      expect(found.filter(([storageKey]) => !isEvents(storageKey))).toEqual([]);
    }
  });

  const events = chain.types.storageKey('System.Events', []);
  const isEvents = (key: string): boolean => key === events;
});

test('the zero account is one of them', () => {
  expect(nobodies.has(toHex(ZERO))).toBe(true);
});
