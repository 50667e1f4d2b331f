/** The commands of a page for operators, by the heading that they stand under. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

export interface Block {
  readonly heading: string;
  /** The first of the heading has number 0. */
  readonly number: number;
  readonly commands: string;
}

/** The shell blocks of a Markdown page of the repository, in their order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let commands: string[] | null = null;
  for (const line of readFileSync(join(ROOT, page), 'utf8').split('\n')) {
    if (commands && line === '```') {
      const number = blocks.filter((block) => block.heading === heading).length;
      blocks.push({ heading, number, commands: commands.join('\n') });
      commands = null;
    } else if (commands) {
      commands.push(line);
    } else if (line === '```sh') {
      commands = [];
    } else {
      heading = /^#+ (?:\d+\. )?(.*)$/.exec(line)?.[1] ?? heading;
    }
  }
  return blocks;
}
