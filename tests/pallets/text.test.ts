/** Words on the chain are words: any script, and nothing that a terminal or a wallet would stumble over. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromHex, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { campus } from '../support/registry.js';
import '../support/matchers.js';

const strict = new TextDecoder('utf-8', { fatal: true });
/** Unicode's category Cc. */
const CONTROL = /\p{Cc}/u;

/** What another reader of UTF-8 says. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !CONTROL.test(strict.decode(bytes).replace(/^\uFEFF/, ''));
  } catch {
    return false;
  }
}

/** A name that Thai wallets send. */
const THAI = 'คณะวิศวกรรมศาสตร์ อาคาร ๓';

const HOSTILE: [what: string, bytes: Uint8Array][] = [
  ['a byte that begins no character', Uint8Array.of(0x41, 0xff)],
  ['a character that breaks off', utf8('ก').subarray(0, 2)],
  ['a character in a longer form', Uint8Array.of(0xc0, 0xaf)],
  ['half a pair of UTF-16', Uint8Array.of(0xed, 0xa0, 0x80)],
  ['a number beyond all planes', Uint8Array.of(0xf4, 0x90, 0x80, 0x80)],
  ['an end of line', utf8('two\nlines')],
  ['a zero', utf8('a\0b')],
  ['an escape that colours a terminal', utf8('\u001b[31mred')],
  ['a delete', utf8('\u007f')],
  ['a control character of two bytes', utf8('\u0085')],
];

const register = (chain: TestChain, location: unknown): ReturnType<TestChain['submit']> =>
  chain.submit(alice, tx('Registry.registerUser', charlie, 'Consumer', location));

describe('a location', () => {
  test('may be in Thai, and is stored and read as such', () => {
    const chain = campus();
    expect(register(chain, THAI)).toSucceed();
    expect(chain.query('Registry.Users', charlie)).toMatchObject({ location: THAI });
    expect(chain.api('RegistryApi.user', charlie)).toMatchObject({ location: THAI });
  });

  test.each(HOSTILE)('may not have %s', (_, bytes) => {
    expect(register(campus(), bytes)).toBeNoop('Registry.LocationNotText');
  });

  test('is refused for its length before its bytes are looked at', () => {
    expect(register(campus(), new Uint8Array(257).fill(0xff))).toBeNoop('Registry.LocationTooLong');
  });
});

describe('the name of a meter', () => {
  test('may be in Thai, wherever it goes', () => {
    const chain = campus();
    const id = 'มิเตอร์-๑';
    expect(chain.submit(alice, tx('Registry.assignMeter', id, bob))).toEmit(
      'Registry.MeterAssigned',
      {
        meterId: id,
      },
    );
    expect(chain.api('RegistryApi.meters_of', bob)).toContain(id);
    expect(chain.submit(alice, tx('Registry.unassignMeter', id))).toSucceed();
  });

  test.each(HOSTILE)('may not have %s', (_, bytes) => {
    const chain = campus();
    const assign = tx('Registry.assignMeter', bytes, bob);
    expect(chain.submit(alice, assign)).toBeNoop('Registry.InvalidMeterId');
    const device = [alice.publicKey, 'Sr25519', 5_000n, 'Bidirectional'];
    const describe = tx('Registry.setMeterProfile', bytes, ...device);
    expect(chain.submit(alice, describe)).toBeNoop('Registry.InvalidMeterId');
  });

  test('that an older release has let in goes on, is described, and leaves', () => {
    const chain = campus();
    const [id] = chain.api('RegistryApi.meters_of', bob) as [string];
    const old = fromHex('0xff00');
    chain.put('Registry.Meters', chain.query('Registry.Meters', id), old);
    chain.put('Registry.MetersOf', [id, old], bob);
    const device = [alice.publicKey, 'Sr25519', 5_000n, 'Bidirectional'];
    expect(chain.submit(alice, tx('Registry.setMeterProfile', old, ...device))).toSucceed();
    expect(chain.submit(alice, tx('Registry.unassignMeter', old))).toSucceed();
    expect(chain.submit(alice, tx('Registry.assignMeter', old, bob))).toBeNoop(
      'Registry.InvalidMeterId',
    );
  });
});

test('genesis takes no control characters, and says where', () => {
  const users = [{ account: alice.address, userType: 'Consumer', location: 'a\u0007b' }];
  const build =
    (registry: object): (() => TestChain) =>
    () =>
      new ChainBuilder().configure({ registry }).build();
  expect(build({ users })).toThrow('registry.users[0]: the location has a control character');
  const meters = [{ id: 'a\nb', owner: alice.address }];
  const named = [{ ...users[0], location: THAI }];
  expect(build({ users: named, meters })).toThrow(
    'registry.meters[0]: a meter id has 1 to 64 bytes of text without control characters',
  );
});

test('what is text is what another reader of UTF-8 takes, for any bytes', () => {
  const chain = campus();
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }).map(utf8),
    // Near the borders of the forms.
    fc
      .array(
        fc.constantFrom(
          0x00,
          0x1f,
          0x7f,
          0x80,
          0x9f,
          0xa0,
          0xbf,
          0xc1,
          0xc2,
          0xdf,
          0xe0,
          0xed,
          0xef,
          0xf0,
          0xf4,
          0xf5,
        ),
        { maxLength: 5 },
      )
      .map((list) => Uint8Array.from(list)),
  );
  fc.assert(
    fc.property(bytes, (location) => {
      const fork = chain.fork();
      const { error } = register(fork, location);
      expect([toHex(location), error]).toEqual([
        toHex(location),
        isText(location) ? null : 'Registry.LocationNotText',
      ]);
    }),
    { numRuns: 300 },
  );
});
