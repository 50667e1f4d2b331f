/** Accounts made in the browser are those of every Substrate wallet: checked against polkadot-js. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import {
  cryptoWaitReady,
  decodeAddress,
  encodeAddress,
  mnemonicToMiniSecret,
  signatureVerify,
} from '@polkadot/util-crypto';
import fc from 'fast-check';
import { fileName } from '../../tools/page/signing/account-shape.js';
import {
  openAccount,
  readAccountFile,
  sealAccount,
} from '../../tools/page/signing/account-file.js';
import { accountOf, addressOf, normalAddress } from '../../tools/page/signing/address.js';
import { developmentPair, pairOfSeed, signWith } from '../../tools/page/signing/pair.js';
import { passphraseFlaw } from '../../tools/page/signing/passphrase.js';
import {
  flawInWords,
  isAnswered,
  newWords,
  pairOfWords,
  placesToAsk,
  wordsIn,
} from '../../tools/page/signing/phrase.js';

const PASSPHRASE = 'รหัสลับ ของหอสมุด';
const META = { name: 'หอสมุด <b>Library</b>', whenCreated: 1_705_300_000_000 };
const WORDS = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'.split(' ');

beforeAll(() => cryptoWaitReady());

describe('an account file', () => {
  test('opens in polkadot-js, and signs there for the same account', async () => {
    const pair = pairOfSeed(new Uint8Array(32).fill(7));
    const parts: number[] = [];
    const file = await sealAccount(pair, PASSPHRASE, META, (part) => parts.push(part));
    const theirs = new Keyring({ type: 'sr25519', ss58Format: 42 }).createFromJson(
      JSON.parse(JSON.stringify(file)),
    );
    expect(theirs.isLocked).toBe(true);
    expect(() => theirs.decodePkcs8('another')).toThrow();
    theirs.decodePkcs8(PASSPHRASE);
    expect(theirs.address).toBe(file.address);
    expect(theirs.meta.name).toBe(META.name);
    const message = Uint8Array.of(1, 2, 3);
    expect(signatureVerify(message, theirs.sign(message), addressOf(pair.publicKey)).isValid).toBe(
      true,
    );
    expect(fileName(file)).toBe(`${file.address}.json`);
    expect(parts.at(-1)).toBe(1);
  });

  test('of polkadot-js opens here with its passphrase and no other', async () => {
    const theirs = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromSeed(
      new Uint8Array(32).fill(9),
      { name: 'theirs' },
    );
    const file = readAccountFile(JSON.stringify(theirs.toJson(PASSPHRASE)));
    if (!file) throw new Error('the file was not read');
    expect(await openAccount(file, 'wrong')).toBe('passphrase');
    const pair = await openAccount(file, PASSPHRASE);
    if (typeof pair === 'string') throw new Error(pair);
    expect(u8aToHex(pair.publicKey)).toBe(u8aToHex(theirs.publicKey));
    const message = Uint8Array.of(4, 5);
    expect(signatureVerify(message, signWith(pair, message), theirs.address).isValid).toBe(true);
  });

  test('of another shape is none: no key derivation that eats the memory, nothing of ed25519, no strange base64', async () => {
    const file = await sealAccount(pairOfSeed(new Uint8Array(32).fill(3)), PASSPHRASE, META);
    const bytes = Uint8Array.from(atob(file.encoded), (sign) => sign.charCodeAt(0));
    const withCost = bytes.slice();
    new DataView(withCost.buffer).setUint32(32, 1 << 30, true);
    const variants = [
      { ...file, encoded: btoa(String.fromCharCode(...withCost)) },
      { ...file, encoded: btoa(String.fromCharCode(...bytes.subarray(1))) },
      { ...file, encoded: '!' },
      { ...file, address: 'nobody' },
      { ...file, encoding: { ...file.encoding, version: '2' } },
      { ...file, encoding: { ...file.encoding, content: ['pkcs8', 'ed25519'] } },
      { ...file, encoding: { ...file.encoding, type: ['none'] } },
      { ...file, meta: undefined },
      null,
      [],
    ];
    for (const variant of variants) expect(readAccountFile(JSON.stringify(variant))).toBeNull();
    expect(readAccountFile('{')).toBeNull();
    expect(readAccountFile(JSON.stringify(file))).toEqual(file);
    // The key inside belongs to the address outside.
    const stolen = { ...file, address: addressOf(pairOfSeed(new Uint8Array(32)).publicKey) };
    expect(await openAccount(stolen, PASSPHRASE)).toBe('shape');
  });
});

describe('twelve words', () => {
  test('are new each time, complete, and the account that polkadot-js makes of them', async () => {
    const words = newWords();
    expect(flawInWords(words)).toBeNull();
    expect(newWords()).not.toEqual(words);
    const pair = await pairOfWords(words);
    const theirs = new Keyring({ type: 'sr25519' }).addFromSeed(
      mnemonicToMiniSecret(words.join(' ')),
    );
    expect(u8aToHex(pair.publicKey)).toBe(u8aToHex(theirs.publicKey));
  });

  test('that were typed wrong are told apart: too few, unknown, or not belonging together', () => {
    expect(wordsIn('  Bottom\tDRIVE\n obey ')).toEqual(['bottom', 'drive', 'obey']);
    expect(flawInWords(WORDS)).toBeNull();
    expect(flawInWords(WORDS.slice(1))).toEqual({ kind: 'count', count: 11 });
    expect(flawInWords(WORDS.with(3, 'laek'))).toEqual({
      kind: 'unknown',
      word: 'laek',
      position: 4,
    });
    expect(flawInWords(WORDS.with(0, 'walk'))).toEqual({ kind: 'checksum' });
  });

  test('are asked back at two different places, each as likely as the others', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.nat(10), (a, b) => {
        const picks = [a, b];
        const [first, second] = placesToAsk(() => picks.shift() ?? 0);
        expect(first).toBeGreaterThanOrEqual(1);
        expect(second).toBeLessThanOrEqual(12);
        expect(first).toBeLessThan(second);
      }),
    );
    const pairs = new Set<string>();
    for (let a = 0; a < 12; a++) {
      for (let b = 0; b < 11; b++) {
        const picks = [a, b];
        pairs.add(placesToAsk(() => picks.shift() ?? 0).join());
      }
    }
    expect(pairs.size).toBe(66);
    expect(placesToAsk()).toHaveLength(2);
    expect(isAnswered(WORDS, [2, 12], [' Drive', 'WALK '])).toBe(true);
    expect(isAnswered(WORDS, [2, 12], ['drive', 'fit'])).toBe(false);
    expect(isAnswered(WORDS, [2, 12], ['', ''])).toBe(false);
  });
});

test('development accounts are those of every client, paths of several steps and numbers too', () => {
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const uris = [
    '//Alice',
    '//Bob',
    '//Campus//12',
    '//a name that is longer than thirty-two bytes',
  ];
  for (const uri of uris) {
    expect(addressOf(developmentPair(uri).publicKey)).toBe(keyring.addFromUri(uri).address);
  }
  for (const uri of ['Alice', '/soft', '//a/b', '']) expect(() => developmentPair(uri)).toThrow();
});

describe('an address', () => {
  test('is written and read as polkadot-js does, for any account and any chain', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(16_383), (key, chain) => {
        // 46 and 47 are reserved.
        fc.pre(chain !== 46 && chain !== 47);
        expect(addressOf(key)).toBe(encodeAddress(key, 42));
        expect(accountOf(encodeAddress(key, chain))).toEqual(decodeAddress(addressOf(key)));
        expect(normalAddress(u8aToHex(key))).toBe(addressOf(key));
      }),
      { numRuns: 50 },
    );
  });

  test('that is mistyped, of another length or no text at all is none', () => {
    const address = addressOf(developmentPair('//Alice').publicKey);
    expect(normalAddress(` ${address}\n`)).toBe(address);
    expect(normalAddress(address.replace('G', 'H'))).toBeNull();
    expect(normalAddress(address.slice(1))).toBeNull();
    expect(normalAddress('1'.repeat(100_000))).toBeNull();
    expect(normalAddress('0x1234')).toBeNull();
    expect(normalAddress('')).toBeNull();
  });
});

test('a passphrase is long, not one sign over and over, and typed twice alike; Thai is counted as it is seen', () => {
  expect(passphraseFlaw('short', 'short')).toBe('short');
  expect(passphraseFlaw('กำปั่น'.repeat(1), 'กำปั่น')).toBe('short');
  expect(passphraseFlaw('aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa')).toBe('same');
  expect(passphraseFlaw('four words are fine', 'four words are fin')).toBe('differs');
  expect(passphraseFlaw('four words are fine', 'four words are fine')).toBeNull();
});
