/** The text of a file of readings, or what that is instead. */
import { decodeSpreadsheet, encodingOf } from '../support/encoding.js';
import { FaultyFileError, faultAt } from '../support/faults.js';

/** Ten years of five minutes; what is made of more does not fit into memory everywhere. */
const MOST_MEGABYTES = 64;

/** What is worth telling of how a text is written. */
const NOTES: Readonly<Record<string, string>> = {
  'utf-16le': 'the text is UTF-16',
  'utf-16be': 'the text is UTF-16',
  'windows-874': 'the text is of Thai Windows (TIS-620)',
};

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

/**
 * UTF-8, UTF-16 with its mark, or what Thai Windows writes.
 * @throws FaultyFileError saying what it is instead
 */
export function decodeText(bytes: Uint8Array, file: string): { text: string; note?: string } {
  const fail = (problem: string): never => {
    throw new FaultyFileError([faultAt(file, { line: 1 }, problem)]);
  };
  if (bytes.length > MOST_MEGABYTES * 1e6) {
    fail(`the file is longer than ${MOST_MEGABYTES} MB; split it by year or by meter`);
  }
  if (startsWith(bytes, [0x50, 0x4b]))
    fail('this is a spreadsheet or an archive, not text; save it as "CSV UTF-8"');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    fail('this is an old spreadsheet, not text; save it as "CSV UTF-8"');
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    fail('this is a PDF; ask for the readings as CSV or Green Button');
  if (startsWith(bytes, [0x1f, 0x8b])) fail('the file is compressed; unpack it with gunzip');
  if (encodingOf(bytes) === 'utf-8' && bytes.includes(0))
    fail('there are zero bytes: this is no text; save it as "CSV UTF-8"');
  const { text, encoding } = decodeSpreadsheet(bytes);
  const note = NOTES[encoding];
  return { text, ...(note !== undefined && { note }) };
}
