/** From what a handler gives to what is sent: JSON or CSV, with a tag of the block it is of; asked for again, from memory. */
import { createHmac, randomBytes } from 'node:crypto';
import type { TSchema } from 'typebox';
import type { RouteDefinition } from './contract/index.js';
import { columnsOf, csvOf } from './csv.js';
import type { State } from './state.js';
import type { Viewer } from './viewer.js';

export interface Sent {
  readonly type: string;
  readonly body: string;
  /** Name of the file that it is, if it is one. */
  readonly file?: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';

/** Whether CSV is wanted rather than JSON: an `Accept` that names it, and prefers it. */
export function prefersCsv(accept: string | undefined): boolean {
  if (!accept) return false;
  const weightOf = (type: string): number => {
    const found = accept.split(',').map((part) =>
      part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    );
    const mine = found.find(([name]) => name === type);
    if (!mine) return 0;
    const q = mine.find((part) => part.startsWith('q='));
    return q === undefined ? 1 : Number(q.slice(2)) || 0;
  };
  const csv = weightOf('text/csv');
  return csv > 0 && csv >= weightOf('application/json');
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

export function jsonOf(answer: unknown): Sent {
  return { type: JSON_TYPE, body: JSON.stringify(answer) };
}

/** The list of an answer that its route names. */
export function csvFileOf(definition: RouteDefinition, answer: unknown, name: string): Sent {
  const { csv = '' } = definition;
  const item = (definition.answer as (TSchema & Shape) | null)?.properties?.[csv]?.items;
  const items = (answer as Record<string, readonly object[]>)[csv] ?? [];
  const body = csvOf(items, columnsOf((item ?? {}) as Parameters<typeof columnsOf>[0]));
  return { type: CSV_TYPE, body, file: `${name}.csv` };
}

/** Tags that nobody else can make: having one shows that one was allowed to see what it is of. */
export class Tags {
  private readonly secret = randomBytes(16);

  /** @param asked the path with its query, and what kind of answer */
  of({ chain, head }: State, revision: number, viewer: Viewer, asked: string): string {
    const who = `${viewer.account ?? ''} ${viewer.roles.join()}`;
    const what = `${chain.genesis} ${head.hash} ${revision} ${who} ${asked}`;
    const seal = createHmac('sha256', this.secret).update(what).digest('base64url').slice(0, 16);
    return `W/"${head.height}-${seal}"`;
  }
}

/** Whether `If-None-Match` names a tag. */
export function names(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((each) => each.trim() === tag) ?? false;
}

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_OF_ONE = 1024 * 1024;

/** Answers of the newest block that everybody gets alike; who asks for one that is being made waits for it. */
export class Remembered {
  private readonly sent = new Map<string, Promise<Sent>>();
  private moment = '';
  private bytes = 0;

  /** @param moment names the state; what was remembered of another is forgotten */
  get(key: string, moment: string, make: () => Promise<Sent>): Promise<Sent> {
    if (moment !== this.moment) {
      this.sent.clear();
      this.bytes = 0;
      this.moment = moment;
    }
    const known = this.sent.get(key);
    if (known) return known;
    const made = make();
    if (this.bytes < MOST_BYTES) {
      this.sent.set(key, made);
      made.then(
        ({ body }) => {
          if (this.moment !== moment) return;
          if (body.length > MOST_OF_ONE) this.sent.delete(key);
          else this.bytes += body.length + key.length;
        },
        () => this.sent.delete(key),
      );
    }
    return made;
  }
}
