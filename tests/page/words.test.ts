/** The catalogues: nothing of one language is left in the other, and nothing of the machine's words in what everybody reads. */
import { describe, expect, test } from '@jest/globals';
import { messages as english } from '../../tools/page/words/en/index.js';
import { messages as thai } from '../../tools/page/words/th/index.js';

type Sentence = readonly [way: string, text: string];

/** What a catalogue says, by the way to it; functions are given numbers, and lists where they want some. */
function sentencesOf(catalogue: unknown, way = ''): Sentence[] {
  if (typeof catalogue === 'string') return [[way, catalogue]];
  if (typeof catalogue === 'function') return spoken(catalogue as Say, way);
  return Object.entries(catalogue as object).flatMap(([key, value]) =>
    sentencesOf(value, way === '' ? key : `${way}.${key}`),
  );
}

type Say = (...values: readonly unknown[]) => unknown;

function spoken(say: Say, way: string): Sentence[] {
  return [1, 2].flatMap((count) => {
    const values = Array.from({ length: say.length }, (_, at) => (at === 0 ? count : '7'));
    try {
      return sentencesOf(say(...values), way);
    } catch {
      return sentencesOf(say(...values.map(() => ['7'])), way);
    }
  });
}

const [inEnglish, inThai] = [sentencesOf(english), sentencesOf(thai)];
/** Of everything but the screens of those who run the campus, and what is told of the chain itself. */
const ofEverybody = inEnglish.filter(([way]) =>
  /^(shell|failures|home|market|prices|statement|campus|join)\b/.test(way),
);

/** What is called so in Thai, too: units, names, and what somebody has to type into a file. */
const IN_BOTH =
  /\b(Campus Grid|GRID|CSV|kW|UTF|JSON|MB|UTC|Escape|polkadot[-.]js|sr25519|ed25519|ECDSA|ecdsa|prosumer|consumer|consumption|generation|bidirectional|address|type|location|meter|class|rated_kw|key|scheme|build\/campus_grid\.wasm)\b/g;

const found = (sentences: readonly Sentence[], what: RegExp): string[] =>
  sentences.filter(([, text]) => what.test(text)).map(([way, text]) => `${way}: ${text}`);

describe('The catalogue', () => {
  test('in Thai has nothing left of the English one', () => {
    const bare = inThai.map(([way, text]): Sentence => [way, text.replace(IN_BOTH, '')]);
    expect(found(bare, /[A-Za-z]{2,}/)).toEqual([]);
    const same = new Map(inEnglish);
    const equal = bare.filter(([way, text]) => /\p{L}/u.test(text) && same.get(way) === text);
    expect(equal).toEqual([]);
  });

  test('in English has nothing left of the Thai one', () => {
    expect(found(inEnglish, /[\u0E00-\u0E7F]/)).toEqual([]);
  });

  test('leaves no text empty, and no hole where a name or a number was to stand', () => {
    for (const sentences of [inEnglish, inThai]) {
      expect(found(sentences, /^\s*$|undefined|null|NaN|\[object/)).toEqual([]);
    }
  });

  test('says wanted and offered, quarter hour and fee to everybody, and leaves the field’s terms to experts', () => {
    expect(
      found(
        ofEverybody,
        /\b(bids?|epochs?|extrinsics?|nonces?|pallets?|runtime|dispatch|escrow\w*|liquidity|slippage|gas|tx|mint(ed|s)?|burn(ed|s)?|hex\w*)\b/i,
      ),
    ).toEqual([]);
  });
});
