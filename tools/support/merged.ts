/** JSON laid over JSON. */

export type Json = Record<string, unknown>;

/** Lays `patch` over `base`: objects merge, everything else is replaced. */
export function merged(base: Json, patch: Json): Json {
  const out: Json = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const old = out[key];
    out[key] = isObject(old) && isObject(value) ? merged(old, value) : value;
  }
  return out;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
