/** Shows what would be signed, and asks. */
import { createInterface } from 'node:readline/promises';
import { UnusableError } from '../support/failure.js';

/** Where questions are asked: a terminal, unless a test says otherwise. */
export interface Terminal {
  readonly isTerminal: boolean;
  /** For people; what is for programs goes to standard output. */
  say(text: string): void;
  ask(question: string): Promise<string>;
}

/** Lines that came before they were asked for, as where several are pasted. */
const ahead: string[] = [];

export const processTerminal: Terminal = {
  isTerminal: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  say: (text) => console.error(text),
  async ask(question) {
    const early = ahead.shift();
    if (early !== undefined) {
      console.error(`${question}${early}`);
      return early;
    }
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    asking.on('line', (line) => void ahead.push(line));
    // Ctrl-C and Ctrl-D close it, and no answer comes any more.
    const ended = new Promise<never>((_, reject) => {
      asking.once('close', () => reject(new Declined('nobody answered; nothing was done')));
    });
    try {
      return await Promise.race([asking.question(question), ended]);
    } finally {
      asking.close();
    }
  },
};

/** Somebody said no: nothing was signed. */
export class Declined extends UnusableError {
  override name = 'Declined';
}

/**
 * Says what would be done, and asks whether it shall be.
 * @param isAgreed `--yes`: nobody is asked
 * @throws Declined if the answer is no; UnusableError where there is nobody to ask
 */
export async function requireConsent(
  says: readonly string[],
  account: string,
  isAgreed: boolean,
  terminal: Terminal = processTerminal,
): Promise<void> {
  terminal.say([`${account} signs:`, ...says.map((line) => `  ${line}`)].join('\n'));
  if (isAgreed) return;
  if (!terminal.isTerminal) {
    throw new UnusableError(
      'there is no terminal to ask at: nothing was signed; --yes signs without a question',
    );
  }
  const said = await terminal.ask('Sign and send? [y/N] ');
  if (!/^y(es)?$/i.test(said.trim())) throw new Declined('nothing was signed');
}
