/** Columns of the file, under the names that people give them, and the words of those that have a few. */
import type { KeyScheme, MeterClass, UserType } from './file.js';

export type Column =
  'address' | 'type' | 'location' | 'meter' | 'class' | 'rated_kw' | 'key' | 'scheme';

interface ColumnWords {
  readonly name: Column;
  readonly isNeeded: boolean;
  /** Other titles, in lower case, without spaces and underscores. */
  readonly titles: readonly string[];
}

export const COLUMNS: readonly ColumnWords[] = [
  { name: 'address', isNeeded: true, titles: ['account', 'บัญชี', 'ที่อยู่บัญชี'] },
  { name: 'type', isNeeded: true, titles: ['usertype', 'ประเภท', 'ประเภทผู้ใช้'] },
  { name: 'location', isNeeded: true, titles: ['building', 'place', 'อาคาร', 'สถานที่'] },
  { name: 'meter', isNeeded: false, titles: ['meterid', 'มิเตอร์', 'เลขมิเตอร์'] },
  { name: 'class', isNeeded: false, titles: ['meterclass', 'ชนิด', 'ชนิดมิเตอร์'] },
  { name: 'rated_kw', isNeeded: false, titles: ['rating', 'kw', 'กำลัง', 'กำลังพิกัด'] },
  { name: 'key', isNeeded: false, titles: ['publickey', 'meterkey', 'กุญแจ'] },
  { name: 'scheme', isNeeded: false, titles: ['keyscheme', 'แบบกุญแจ'] },
];

/** Meters a user may have (`Registry.maxMetersPerUser`). */
export const MAX_METERS = 10;

/** Header of a file to begin with, and one row that shows what goes in. */
export const TEMPLATE: readonly (readonly string[])[] = [
  COLUMNS.map(({ name }) => name),
  [
    '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    'prosumer',
    'Library',
    'LIB-1',
    'bidirectional',
    '43.5',
    `0x${'ab'.repeat(32)}`,
    'ed25519',
  ],
];

/** The column under a title, or null for one that is not looked at. */
export function columnOf(title: string): Column | null {
  const plain = plainOf(title);
  const found = COLUMNS.find(
    ({ name, titles }) => plainOf(name) === plain || titles.includes(plain),
  );
  return found?.name ?? null;
}

export function typeIn(text: string): UserType | null {
  return wordIn(text, {
    Prosumer: ['ผลิตและใช้', 'ผู้ผลิตและใช้'],
    Consumer: ['ใช้', 'ผู้ใช้', 'ผู้ใช้ไฟ'],
  });
}

export function classIn(text: string): MeterClass | null {
  return wordIn(text, {
    Consumption: ['import', 'ใช้', 'ใช้ไฟ'],
    Generation: ['export', 'ผลิต', 'ผลิตไฟ'],
    Bidirectional: ['both', 'twoway', 'สองทาง', 'สองทิศทาง'],
  });
}

/** ed25519 where nothing is said. */
export function schemeIn(text: string): KeyScheme | null {
  return text === '' ? 'Ed25519' : wordIn(text, { Ed25519: [], Sr25519: [], Ecdsa: ['secp256k1'] });
}

function wordIn<T extends string>(
  text: string,
  words: Readonly<Record<T, readonly string[]>>,
): T | null {
  const plain = plainOf(text);
  const all = Object.entries(words) as [T, readonly string[]][];
  return (
    all.find(([word, others]) => plainOf(word) === plain || others.includes(plain))?.[0] ?? null
  );
}

function plainOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]/gu, '');
}
