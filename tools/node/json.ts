/** JSON that somebody else wrote, read strictly. */

/** A string, with a colon behind it where it names a field; or a bracket. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

/** @throws Error that reads on after the name of what was read: `is not JSON`, `has "epoch" twice` */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('is not JSON');
  }
  const twice = repeatedField(text);
  if (twice !== null) throw new Error(`has ${twice} twice`);
  return value;
}

/** The first field that an object of valid JSON names twice, quoted; `JSON.parse` would take the last. */
function repeatedField(text: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const name = JSON.stringify(JSON.parse(token.slice(0, -colon.length)));
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    }
  }
  return null;
}
