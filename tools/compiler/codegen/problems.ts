import type { Place } from './model.js';

/** Everything wrong with the declarations, collected so that the author sees it all at once. */
export class Problems {
  private readonly lines: string[] = [];

  /** Notes that something at `place` is wrong and what to write instead. */
  add(place: Place, problem: string): void {
    this.lines.push(`${place.file}:${place.line}: ${problem}`);
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  throwIfAny(): void {
    if (!this.isEmpty) throw new DeclarationError(this.lines);
  }
}

/** One or more declarations that the generator cannot read; the message has a line for each. */
export class DeclarationError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'DeclarationError';
  }
}
