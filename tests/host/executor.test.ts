import { beforeAll, describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import {
  blake2AsU8a,
  keccakAsU8a,
  secp256k1PairFromSeed,
  secp256k1Sign,
  sha256AsU8a,
  xxhashAsU8a,
} from '@polkadot/util-crypto';
import {
  compact,
  concat,
  fromHex,
  lengthPrefixed,
  toHex,
  utf8,
} from '../../tools/compiler/host/bytes.js';
import { ExecutionError, Executor, ready } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { Trie } from '../../tools/compiler/host/trie.js';
import { compileProbe } from './fixtures.js';
import * as steps from './steps.js';

const NONE = new Uint8Array(0);
const PAGE = 65536;

let blob: Uint8Array;
let executor: Executor;

beforeAll(async () => {
  await ready();
  blob = await compileProbe();
  executor = new Executor(blob);
});

function run(ext: Externalities, ...parts: Uint8Array[]): Uint8Array {
  return executor.call('Probe_run', concat(...parts), ext);
}

function hex(...parts: Uint8Array[]): string {
  return toHex(run(new Externalities(), ...parts));
}

function failure(call: () => unknown): ExecutionError {
  try {
    call();
  } catch (error) {
    if (error instanceof ExecutionError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}

describe('storage functions', () => {
  test('share what is passed in between calls', () => {
    const ext = new Externalities();
    run(ext, steps.set('k', 'value'));
    expect(toHex(run(ext, steps.get('k'), steps.exists('k'), steps.get('x')))).toBe(
      toHex(concat(Uint8Array.of(1, 20), utf8('value'), Uint8Array.of(1, 0))),
    );
    run(ext, steps.clear('k'));
    expect(toHex(run(ext, steps.exists('k')))).toBe('0x00');
  });

  test('read a part of a value and tell how much there is behind the offset', () => {
    const ext = new Externalities(Trie.of([['k', Uint8Array.of(1, 2, 3, 4, 5)]], 1));
    expect(toHex(run(ext, steps.read('k', 2, 2)))).toBe('0x03040103000000');
    expect(toHex(run(ext, steps.read('k', 3, 4)))).toBe('0x040500000102000000');
    expect(toHex(run(ext, steps.read('k', 9, 1)))).toBe('0x000100000000');
    expect(toHex(run(ext, steps.read('x', 0, 1)))).toBe('0x0000');
  });

  test('walk, append, clear by prefix and compute the root', () => {
    const ext = new Externalities(
      Trie.of(
        ['a1', 'a2', 'b'].map((key) => [key, Uint8Array.of(4, 9)] as const),
        1,
      ),
    );
    expect(toHex(run(ext, steps.nextKey('a1'), steps.nextKey('b')))).toBe('0x0108613200');
    expect(toHex(run(ext, steps.append('b', 'x'), steps.get('b')))).toBe('0x010c080978');
    expect(toHex(run(ext, steps.clearPrefix('a', 1)))).toBe('0x0101000000');
    expect(toHex(run(ext, steps.clearPrefix('a', null)))).toBe('0x0002000000');
    const left = Trie.of([['b', Uint8Array.of(8, 9, 0x78)]], 1);
    expect(toHex(run(ext, steps.root(1)))).toBe(toHex(left.root()));
  });

  test('nest transactions, and end those a call leaves open', () => {
    const ext = new Externalities();
    run(ext, steps.start(), steps.set('a', '1'), steps.start(), steps.set('b', '1'));
    expect(ext.exists('a')).toBe(false);
    run(ext, steps.start(), steps.set('a', '1'), steps.start(), steps.set('b', '1'));
    run(ext, steps.start(), steps.set('a', '1'), steps.start(), steps.set('b', '1'));
    const nested = [steps.start(), steps.set('b', '1'), steps.rollback(), steps.commit()];
    run(ext, steps.start(), steps.set('a', '1'), ...nested);
    expect([ext.exists('a'), ext.exists('b')]).toEqual([true, false]);
    expect(failure(() => run(ext, steps.commit())).message).toContain('no storage transaction');
  });
});

describe('hash functions', () => {
  const data = utf8('rooftop');
  const expected: Record<string, Uint8Array> = {
    blake2_128: blake2AsU8a(data, 128),
    blake2_256: blake2AsU8a(data, 256),
    twox64: xxhashAsU8a(data, 64),
    twox128: xxhashAsU8a(data, 128),
    twox256: xxhashAsU8a(data, 256),
    keccak256: keccakAsU8a(data, 256),
    sha2_256: sha256AsU8a(data),
  };

  test.each(steps.hashNames)('%s', (name) => {
    expect(hex(steps.hash(name, data))).toBe(toHex(expected[name] as Uint8Array));
  });

  test('roots of lists and pairs', () => {
    const items = concat(
      compact(2),
      lengthPrefixed(Uint8Array.of(1)),
      lengthPrefixed(Uint8Array.of(2, 3)),
    );
    expect(hex(steps.orderedRoot(items, 0))).toBe(
      '0xc8fb5ff27e5ff7a7c1e0fbd27165ace0cc07baae9256192413b160afffda6965',
    );
    const pairs = concat(
      compact(1),
      lengthPrefixed(Uint8Array.of(0xaa)),
      lengthPrefixed(Uint8Array.of(0xbb)),
    );
    expect(hex(steps.trieRoot(pairs, 1))).toBe(
      '0x7139093dc8fdc285c49416f80974ef722e770117d1626dcc7390406ba745b133',
    );
    expect(failure(() => hex(steps.trieRoot(pairs, 7))).message).toContain('no state version 7');
  });
});

describe('signatures', () => {
  const message = utf8('500 kWh');

  test.each(['sr25519', 'ed25519'] as const)('%s', (scheme) => {
    const pair = new Keyring({ type: scheme }).createFromUri('//Alice');
    const signature = pair.sign(message);
    const check = scheme === 'sr25519' ? steps.sr25519 : steps.ed25519;
    expect(hex(check(signature, message, pair.publicKey))).toBe('0x01');
    expect(hex(check(signature, utf8('501 kWh'), pair.publicKey))).toBe('0x00');
    expect(hex(check(new Uint8Array(64), message, pair.publicKey))).toBe('0x00');
    expect(hex(check(signature, message, new Uint8Array(32).fill(0xff)))).toBe('0x00');
  });

  test('mock ones count only where asked for', () => {
    const mocked = new Executor(blob, { signatures: 'mock' });
    const mock = concat(Uint8Array.of(0xde, 0xad, 0xbe, 0xef), new Uint8Array(60).fill(0xcd));
    const input = steps.sr25519(mock, message, new Uint8Array(32));
    expect(toHex(mocked.call('Probe_run', input, new Externalities()))).toBe('0x01');
    expect(hex(input)).toBe('0x00');
    const wrong = steps.sr25519(new Uint8Array(64), message, new Uint8Array(32));
    expect(toHex(mocked.call('Probe_run', wrong, new Externalities()))).toBe('0x00');
  });

  test('ecdsa keys are recovered, or the reason is told', () => {
    const pair = secp256k1PairFromSeed(new Uint8Array(32).fill(7));
    const digest = blake2AsU8a(message, 256);
    const signature = secp256k1Sign(message, pair, 'blake2');
    expect(hex(steps.recoverCompressed(signature, digest))).toBe(
      `0x00${toHex(pair.publicKey).slice(2)}`,
    );
    const full = run(new Externalities(), steps.recover(signature, digest));
    expect(toHex(full.slice(1, 33))).toBe(toHex(pair.publicKey.slice(1)));
    expect(full.length).toBe(65);
    const electrum = concat(signature.slice(0, 64), Uint8Array.of((signature[64] as number) + 27));
    expect(hex(steps.recoverCompressed(electrum, digest)).slice(0, 4)).toBe('0x00');
    const badV = concat(signature.slice(0, 64), Uint8Array.of(4));
    expect(hex(steps.recoverCompressed(badV, digest))).toBe('0x0101');
    const badR = concat(new Uint8Array(32).fill(0xff), signature.slice(32));
    expect(hex(steps.recoverCompressed(badR, digest))).toBe('0x0100');
    expect(hex(steps.recoverCompressed(new Uint8Array(65), digest))).toBe('0x0102');
  });
});

describe('a call', () => {
  test('has an instance of its own', () => {
    for (let i = 0; i < 3; i++) {
      expect(toHex(executor.call('Probe_calls', NONE, new Externalities()))).toBe('0x01000000');
    }
  });

  test('has the memory a node gives it, and no more', () => {
    const pages = new DataView(executor.call('Probe_memory', NONE, new Externalities()).buffer);
    const declared = 3;
    expect(pages.getInt32(0, true)).toBe(declared + 2048);
    expect(pages.getInt32(4, true)).toBe(-1);
    const small = new Executor(blob, { heapPages: 1 });
    const result = new DataView(small.call('Probe_memory', NONE, new Externalities()).buffer);
    expect(result.getInt32(0, true)).toBe(declared + 1);
  });

  test('finds clean memory after one that filled it', () => {
    const noise = new Uint8Array(PAGE).fill(0xee);
    executor.call('Probe_run', steps.hash('blake2_256', noise), new Externalities());
    const ext = new Externalities();
    const [first, second] = [0, 1].map(() =>
      toHex(run(ext, steps.malloc(100), steps.malloc(100), steps.set('k', new Uint8Array(8)))),
    );
    expect(first).toBe(second);
  });

  test('finds clean memory and globals after one that failed', () => {
    const input = concat(
      steps.hash('twox64', new Uint8Array(1000).fill(0xee)),
      steps.panic('stop'),
    );
    const fresh = hex(steps.malloc(10), steps.malloc(2000));
    for (let i = 0; i < 3; i++) {
      expect(() => hex(input)).toThrow('stop');
      expect(hex(steps.malloc(10), steps.malloc(2000))).toBe(fresh);
    }
  });

  test('gets the version of another blob, or none', () => {
    const none = [utf8('no blob'), blob, concat(blob, Uint8Array.of(77))];
    for (const code of none) expect(hex(steps.runtimeVersion(code))).toBe('0x00');
    const version = fromHex('0x0473046901000000010000000100000000');
    const section = concat(Uint8Array.of(15), utf8('runtime_version'), version);
    const code = concat(blob, Uint8Array.of(0, section.length), section);
    const full = concat(version, fromHex('0x0100000000'));
    expect(hex(steps.runtimeVersion(code))).toBe(
      toHex(concat(Uint8Array.of(1), lengthPrefixed(full))),
    );
  });

  test('counts its host calls and its heap', () => {
    hex(steps.get('a'), steps.get('b'), steps.hash('twox64', 'x'));
    expect(Object.fromEntries(executor.lastCalls)).toEqual({
      ext_storage_get_version_1: 2,
      ext_hashing_twox_64_version_1: 1,
    });
    expect(executor.lastHeap).toBeGreaterThan(0);
    executor.call('Probe_calls', NONE, new Externalities());
    expect(executor.lastCalls.size).toBe(0);
  });

  test('logs', () => {
    const lines: string[] = [];
    const loud = new Executor(blob, {
      logger: (level, target, message) => lines.push(`${level} ${target} ${message}`),
    });
    const input = concat(steps.log(2, 'pallet', 'hello'), steps.log(3, 'pallet', 'details'));
    loud.call('Probe_run', input, new Externalities());
    expect(lines).toEqual(['2 pallet hello']);
    expect(loud.lastLogs).toEqual(['INFO pallet: hello']);
    expect(failure(() => hex(steps.log(5, 'pallet', 'x'))).message).toContain('no log level 5');
  });

  test('fails with the panic of the runtime and what it logged', () => {
    const error = failure(() => hex(steps.log(1, 'pallet', 'watch out'), steps.panic('no sun')));
    expect(error.panic).toBe('no sun');
    expect(error.message).toBe(
      'Probe_run: Execution aborted due to panic: no sun\n  log: WARN pallet: watch out',
    );
  });

  test.each([
    ['a trap', () => run(new Externalities(), Uint8Array.of(255)), 'unreachable'],
    [
      'a missing function',
      () => executor.call('Nope', NONE, new Externalities()),
      'Nope is not found',
    ],
    [
      'a result outside of the memory',
      () => executor.call('Probe_escape', NONE, new Externalities()),
      'outside of the memory',
    ],
    [
      'a stray write',
      () => executor.call('Probe_stray', NONE, new Externalities()),
      'beyond the memory it was given',
    ],
    ['a wrong free', () => run(new Externalities(), steps.free(64)), 'no block of the heap'],
  ])('fails upon %s', (_name, call, reason) => {
    const error = failure(call);
    expect(error.message).toContain(`Execution aborted due to trap: `);
    expect(error.message).toContain(reason);
    expect(error.panic).toBeNull();
  });
});
