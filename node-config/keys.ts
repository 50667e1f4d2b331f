/**
 * Addresses of keys that everybody knows: `//<Name>` of the development phrase. For chains on one's own
 * machine only.
 */
import type { Address, Authority } from './genesis.js';

export const ALICE: Authority = {
  aura: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  grandpa: '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu',
};
export const ERC: Authority = {
  aura: '5FQtDC7k6bbqrpL7ZdVvCvLTSBPrb2CvbaFE4KPZY8mX7qjJ',
  grandpa: '5Du1bCCYE7wAVtk7uhpnnEbXbG68pZjRD8gG3wiTFX4iRe9u',
};
export const MEA: Authority = {
  aura: '5Dt3jmKhXmmDwWneDxWm3juSfBpAHYiuTAS8EV75xz2LB45B',
  grandpa: '5FtgJjkRfgxBE5hMdtzWmq374RhHRMu3Na8hMu46HG7gfeL9',
};
export const PEA: Authority = {
  aura: '5GVwJP3m3VL7f83gWCG5at2hz5R2SdkfWNBYfWtLnKuuQB3w',
  grandpa: '5Gd5hPRFcTjMjzH83fKpxnCWHiEsRvuw1NqYpkDFB7Qz5ChX',
};
export const EGAT: Authority = {
  aura: '5GHWBWRgBn9qUBF9KAJxdwHgh2wtNWYxyGubU4TXBDhhHGE7',
  grandpa: '5FttakRffbubQySSbaQrHk79naC4WJ2oUma5meNkFLL1u8h5',
};
export const BOB: Address = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';

/** `//Oracle1` to `//Oracle4`: report meter readings. */
export const ORACLE_OPERATORS: readonly Address[] = [
  '5HdhvQdrzA9dbppAM192SDZPdy2MJEmY2ia6YLP8StLyyFxX',
  '5EkDs6TbHmeHusvg4saH6jddQfFEEaRDWVirJ94UYJGxzWZD',
  '5FqXgVdPPWrMLy8JthYQuQBdHEwJaMuCVWwBRUUzWY5DrQtd',
  '5CfTmMV5CM2o21bmAFRHbZdFNqcMBjibj636s7q3CaXu2Qo2',
];

/** By the name in `//<Name>`. */
export const AUTHORITY_KEYS: Readonly<Record<string, Authority>> = {
  Alice: ALICE,
  Erc: ERC,
  Mea: MEA,
  Pea: PEA,
  Egat: EGAT,
};
