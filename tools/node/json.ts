/** JSON that somebody else wrote, read strictly. */

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

/**
 * The first field that an object of valid JSON names twice, quoted; `JSON.parse` would take the last. Answers of nodes are
 * mostly strings of a megabyte, which nobody looks into.
 */
function repeatedField(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const token = text[at];
    if (token === '{' || token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    if (token !== '"') continue;
    const end = endOfString(text, at);
    if (namesField(text, end)) {
      const name: string = JSON.parse(text.slice(at, end + 1));
      const names = open.pop() ?? new Set();
      if (names.has(name)) return JSON.stringify(name);
      open.push(names.add(name));
    }
    at = end;
  }
  return null;
}

/** Where the string that begins at `start` has its closing quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}

/** Whether the string that ends at `end` is the name of a field: behind it there is a colon. */
function namesField(text: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(text[at] ?? '')) at++;
  return text[at] === ':';
}
