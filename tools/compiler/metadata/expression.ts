/** Reads type expressions such as `Result<Vec<(H256, u32)>, [u8; 4]>`. */

export type Expression =
  | { kind: 'name'; name: string; args: Expression[] }
  | { kind: 'tuple'; items: Expression[] }
  | { kind: 'array'; of: Expression; length: number };

/** @throws when `text` is not one whole expression. */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.end();
  return expression;
}

const TOKEN = /\s*([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[<>()[\],;])/y;

class Parser {
  private readonly tokens: string[];
  private at = 0;

  constructor(private readonly text: string) {
    this.tokens = tokenize(text);
  }

  expression(): Expression {
    if (this.accept('(')) return { kind: 'tuple', items: this.listUntil(')') };
    if (this.accept('[')) return this.array();
    const name = this.next();
    if (!/^[A-Za-z_]/.test(name)) this.fail();
    return { kind: 'name', name, args: this.accept('<') ? this.listUntil('>') : [] };
  }

  end(): void {
    if (this.at < this.tokens.length) this.fail();
  }

  private array(): Expression {
    const of = this.expression();
    this.expect(';');
    const length = Number(this.next());
    if (!Number.isInteger(length)) this.fail();
    this.expect(']');
    return { kind: 'array', of, length };
  }

  private listUntil(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(close)) {
      items.push(this.expression());
      if (this.tokens[this.at] !== close) this.expect(',');
    }
    return items;
  }

  private accept(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.accept(token)) this.fail();
  }

  private next(): string {
    const token = this.tokens[this.at++];
    return token ?? this.fail();
  }

  private fail(): never {
    throw new Error(`"${this.text}" is no type expression`);
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match?.[1]) throw new Error(`"${text}" is no type expression`);
    tokens.push(match[1]);
  }
  return tokens;
}
