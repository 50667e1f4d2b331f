/** YAML that people write, read by a schema: what is wrong is said with its line, its column and its name. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod/v4';
import { FaultyFileError, faultAt, type Place } from './faults.js';
import { readGivenText } from './given-file.js';
import { fieldsAt, nearest } from './fields.js';

/** `['buildings', 1, 'name']` */
export type Path = readonly (string | number)[];

const MOST_BYTES = 8_000_000;
const QUOTED = 40;

/** One file, parsed. */
export class YamlFile {
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  /** @throws FaultyFileError if the text is not plain YAML: no anchors, no tags, one document, no key twice */
  constructor(
    text: string,
    readonly file: string,
  ) {
    if (text.length > MOST_BYTES)
      throw this.faulty({ line: 1 }, 'the file is longer than 8 MB; split it');
    const options = { lineCounter: this.lines, prettyErrors: false, logLevel: 'error' } as const;
    this.document = parseDocument(text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n'), options);
    const [error] = [...this.document.errors, ...this.document.warnings];
    if (error) throw this.faulty(this.placeAt(error.pos[0]), inPlainWords(error.message));
    visit(this.document, (_, node) => {
      if (!isNode(node) || (!isAlias(node) && !node.anchor)) return;
      const problem = 'a YAML anchor or alias: write the value out, so that everybody can read it';
      throw this.faulty(this.placeAt(node.range?.[0] ?? 0), problem);
    });
    if (!isMap(this.document.contents)) {
      throw this.faulty({ line: 1, column: 1 }, 'expected fields such as "name: …"');
    }
  }

  /** @throws UnusableError if there is no such file */
  static open(file: string): YamlFile {
    return new YamlFile(readGivenText(file), file);
  }

  /** What the file says, as `schema` has it. @throws FaultyFileError with a line for everything that is wrong */
  read<T extends z.ZodType>(schema: T): z.output<T> {
    const value = this.document.toJS() as unknown;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    // What looks at several fields sees those, too, that are wrong already.
    const places = new Set<string>();
    const issues = result.error.issues.filter(({ path, code }) => {
      const place = `${path.join('.')}${code === 'unrecognized_keys' ? ' ' : ''}`;
      return !places.has(place) && places.add(place);
    });
    throw new FaultyFileError(issues.flatMap((issue) => this.linesOf(issue, value, schema)));
  }

  /** A fault at `path`, or at the nearest place above it that is there. */
  faultAt(path: Path, problem: string): string {
    const name = nameOf(path);
    return faultAt(this.file, this.placeOf(path), name ? `${name}: ${problem}` : problem);
  }

  private linesOf(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType): string[] {
    const path = issue.path as Path;
    if (issue.code !== 'unrecognized_keys') return [this.lineOf(issue, value)];
    const known = fieldsAt(schema, path);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const remedy = meant
        ? `is it ${JSON.stringify(meant)}?`
        : `there are ${known.join(', ')}; is it misspelt, or at the wrong place?`;
      const name = [...path, key];
      const problem = `${nameOf(name)}: there is no such field here; ${remedy}`;
      return faultAt(this.file, this.placeOf(name, true), problem);
    });
  }

  private lineOf(issue: z.core.$ZodIssue, value: unknown): string {
    const path = issue.path as Path;
    if (issue.code === 'custom') return this.faultAt(path, issue.message);
    const found = path.reduce<unknown>((inner, name) => (inner as never)?.[name], value);
    // YAML takes 7781, 0x12 and yes for other things than text.
    const isPlain = typeof found === 'number' || typeof found === 'boolean';
    const isText = issue.code === 'invalid_type' && issue.expected === 'string';
    const isTaken = isPlain && isText;
    const written = isTaken ? this.writtenAt(path) : shown(found);
    const remedy = isTaken ? '; put it in quotes' : '';
    return this.faultAt(path, `expected ${issue.message}, found ${written}${remedy}`);
  }

  /** A value as it stands in the file: 0123 where YAML takes it for 123. */
  private writtenAt(path: Path): string {
    const node = this.document.getIn(path, true);
    return isScalar(node) ? (node.source ?? shown(node.value)) : shown(node);
  }

  /** @param isName the place of a field's name, not of its value */
  private placeOf(path: Path, isName = false): Place {
    for (let length = path.length; length > 0; length--) {
      const offset = this.offsetOf(path.slice(0, length), isName && length === path.length);
      if (offset !== null) return this.placeAt(offset);
    }
    return { line: 1, column: 1 };
  }

  /** Where the value is; for a field, where its name is, if it has none. */
  private offsetOf(path: Path, isName: boolean): number | null {
    const parent =
      path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents;
    const last = path.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(last));
      if (!isPair(pair)) return null;
      const value = pair.value as Node | null;
      const key = pair.key as Node;
      const isEmpty = !value?.range || value.range[0] === value.range[1];
      return (isName || isEmpty ? key : value).range?.[0] ?? null;
    }
    const item = this.document.getIn(path, true);
    return isNode(item) ? (item.range?.[0] ?? null) : null;
  }

  private placeAt(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private faulty(place: Place | null, problem: string): FaultyFileError {
    return new FaultyFileError([faultAt(this.file, place, problem)]);
  }
}

/** `buildings[1].name` */
function nameOf(path: Path): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part + 1}]`;
    return name ? `${name}.${part}` : part;
  }, '');
}

/** A value in words, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'fields';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** The parser explains at length and quotes lines. */
function inPlainWords(message: string): string {
  const [line = ''] = message.split('\n', 1);
  const known: readonly (readonly [RegExp, string])[] = [
    [/unique/i, 'the same field twice: keep one'],
    [/tab/i, 'a tab where YAML takes spaces: indent with spaces'],
    [/multiple documents/i, 'a second document after "---": one file is one document'],
    [/call stack/i, 'lists or fields within each other without end'],
    [/unresolved tag/i, 'a tag beginning with "!": leave it out'],
  ];
  const found = known.find(([pattern]) => pattern.test(line));
  return found?.[1] ?? `not YAML: ${line}; indentation, quotes and colons are the usual places`;
}
