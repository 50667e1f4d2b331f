const DAY_MS = 86_400_000;

/**
 * Names the days of a data set in a line: the first, the last, and what is missing between them.
 *
 * @param days in order, as `2024-01-15`; at least one
 */
export function describeDays(days: readonly string[]): string {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const known = new Set(days);
  const missing: string[] = [];
  for (let at = Date.parse(first); at < Date.parse(last); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!known.has(day)) missing.push(day);
  }
  const range = `${first} to ${last}`;
  return missing.length === 0 ? range : `${range} without ${missing.join(', ')}`;
}

/** @throws Error naming the days there are, unless `day` is one of `days` */
export function requireDay(day: string, days: readonly string[]): void {
  if (days.includes(day)) return;
  throw new Error(`there is no data for --day ${day}; the days are ${describeDays(days)}`);
}
