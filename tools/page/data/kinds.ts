/** Values of calls, events and rules by the names that the metadata has for them. Without words: the catalogue has those. */

/** How a value is shown. */
export type Kind =
  | 'price'
  | 'money'
  | 'wh'
  | 'watts'
  | 'count'
  | 'blocks'
  | 'epochs'
  | 'epoch'
  | 'permille'
  | 'minutes'
  | 'satang'
  | 'flag'
  | 'account'
  | 'bytes'
  | 'text';

/** Kinds of fields that are not plain text or numbers, by name. */
const KINDS: Readonly<Record<string, Kind>> = {
  horizon: 'epochs',
  gate_closure_blocks: 'blocks',
  lot: 'wh',
  tick: 'price',
  min_price: 'price',
  max_price: 'price',
  max_orders_per_user: 'count',
  max_orders_per_epoch: 'count',
  steps_per_block: 'count',
  retention: 'epochs',
  collar: 'flag',
  pool_deadline: 'blocks',
  quorum: 'count',
  request_lifetime: 'blocks',
  deadband_wh: 'wh',
  suspensions_per_day: 'count',
  window_blocks: 'blocks',
  user_window: 'permille',
  user_block: 'permille',
  operator_window: 'permille',
  operator_block: 'permille',
  authority_block: 'permille',
  nonces_ahead: 'count',
  offset_minutes: 'minutes',
  share_permille: 'permille',
  satang_per_grid: 'satang',
  amount: 'money',
  value: 'money',
  from_epoch: 'epoch',
  meter: 'text',
  meter_id: 'text',
  limit_price: 'price',
  price_per_kwh: 'price',
  max_price_per_kwh: 'price',
  price: 'price',
  delta_value: 'money',
  debt: 'money',
  actual_fee: 'money',
  tip: 'money',
  epoch: 'epoch',
  delivery_epoch: 'epoch',
  rated_watts: 'watts',
  final_import: 'wh',
  final_export: 'wh',
};

/** Whether `text` has the letters and the length of an address; whether it is one its checksum says. */
export function looksLikeAddress(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]{46,50}$/u.test(text);
}

/** How a field is shown, by its name and value. */
export function kindOf(field: string, value: unknown): Kind {
  const known = KINDS[field];
  if (known) return known;
  if (field.endsWith('_wh')) return 'wh';
  if (value instanceof Uint8Array) return 'bytes';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'string' && looksLikeAddress(value)) return 'account';
  return typeof value === 'bigint' || typeof value === 'number' ? 'count' : 'text';
}
