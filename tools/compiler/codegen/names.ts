/** The one place where names of the sources become names of metadata, files and storage keys. */

/** `transferFrom` → `transfer_from`; `GridToken` → `grid_token`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** `totalSupply` → `TotalSupply`. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `GridToken` → `gridToken`. */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `totalSupply` → `TOTAL_SUPPLY`. */
export function constantCase(name: string): string {
  return snakeCase(name).toUpperCase();
}
