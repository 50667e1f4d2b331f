/** People of the screens' tests: development accounts, and one who has names that are hard on a page. */
import { addressOf } from '../../../tools/page/signing/address.js';
import { developmentPair } from '../../../tools/page/signing/pair.js';

export const address = (uri: string): string => addressOf(developmentPair(uri).publicKey);

export const ADMIN = {
  address: address('//Alice'),
  name: 'Office',
  uri: '//Alice',
  roles: ['admin'],
};
export const DESK = {
  address: address('//Bob'),
  name: 'Cash desk',
  uri: '//Bob',
  roles: ['minter', 'burner'],
};
export const ERC = {
  address: address('//Charlie'),
  name: 'ERC',
  uri: '//Charlie',
  roles: ['authority'],
};
export const OPERATOR = {
  address: address('//Dave'),
  name: 'Reader',
  uri: '//Dave',
  roles: ['oracleOperator'],
};
export const PEOPLE = [ADMIN, DESK, ERC, OPERATOR];

/** Markup, right-to-left, Thai without spaces, and a word that is longer than a phone is wide. */
export const HARD_NAMES = [
  '<img src=x onerror="document.title=\'owned\'"><b>Bold</b>',
  'مكتبة الجامعة المركزية',
  'อาคารเรียนรวมคณะวิศวกรรมศาสตร์จุฬาลงกรณ์มหาวิทยาลัยชั้นสิบสองห้องปฏิบัติการไฟฟ้ากำลัง',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenknopfaufbewahrungsschachtel',
];
