/** The text of doc comments. */

export function cleanComment(comment: string): string[] {
  const lines = comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  while (lines.length && !lines[0]) lines.shift();
  while (lines.length && !lines.at(-1)) lines.pop();
  return joinParagraphs(lines);
}

/** Wallets break lines themselves: a paragraph becomes one line. */
function joinParagraphs(lines: string[]): string[] {
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    if (!line.trim()) open = false;
    else if (open) paragraphs.push(`${paragraphs.pop()} ${line.trim()}`);
    else {
      paragraphs.push(line.trim());
      open = true;
    }
  }
  return paragraphs;
}
