/** Values of the chain as people read them. */
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import type { Kind } from '../data/kinds.js';
import { useFormat } from '../shell/format.js';
import { useWords } from '../words/index.js';

/** Bytes that are shown before they become too many to compare. */
const MAX_BYTES = 40;

export function useShown(): (kind: Kind, value: unknown) => string {
  const { governance } = useWords();
  const format = useFormat();
  return (kind, value) => {
    if (value === undefined || value === null) return governance.values.none;
    // A meter may have a name of digits.
    const number = kind === 'text' || kind === 'account' ? null : integerOf(value);
    if (number !== null) {
      switch (kind) {
        case 'price':
          return governance.values.price(format.exact(number));
        case 'money':
          return governance.values.money(format.exact(number));
        case 'wh':
          return `${format.count(number)} Wh`;
        case 'watts':
          return `${format.kwh(Number(number))} kW`;
        case 'blocks':
          return governance.values.blocks(format.count(number), number);
        case 'epochs':
          return governance.values.epochs(format.count(number), number);
        case 'epoch':
          return format.moment(Number(number) * QUARTER_HOUR_MS);
        case 'permille':
          return `${format.count(number)} ‰`;
        case 'minutes':
          return governance.values.minutes(format.count(number), number);
        case 'satang':
          return format.baht(number);
        default:
          return format.count(number);
      }
    }
    if (typeof value === 'boolean') return value ? governance.values.yes : governance.values.no;
    if (value instanceof Uint8Array) return hexOf(value);
    if (typeof value === 'string') return value;
    return JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? String(part) : part instanceof Uint8Array ? hexOf(part) : part,
    );
  };
}

/** The history writes large numbers as text. */
function integerOf(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return typeof value === 'string' && /^\d{1,40}$/u.test(value) ? BigInt(value) : null;
}

function hexOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes.subarray(0, MAX_BYTES), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return `0x${hex}${bytes.length > MAX_BYTES ? `… (${bytes.length})` : ''}`;
}
