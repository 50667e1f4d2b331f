/** What asc's syntax tree says, which only this file and statements.ts know: sources as declarations with docs and places. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as asc from 'assemblyscript';
import type { Place } from './model.js';
import { readStatements } from './statements.js';
import type {
  ClassDeclaration,
  Decorator,
  EnumDeclaration,
  Member,
  Parameter,
  SourceFile,
} from './source-file.js';
import { cleanComment } from './comments.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- asc publishes no types for its tree */
const { NodeKind, ASTBuilder, Parser, CommonFlags } = asc as any;

interface Comment {
  text: string;
  start: number;
  end: number;
}

/** What was parsed already, by path and text: most files are read more than once. */
const parsed = new Map<string, SourceFile>();

/** The declarations of a file, which nobody may change. */
export function parseSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const key = `${path}\0${text}`;
  const file = parsed.get(key) ?? new SourceReader(path, text).read();
  parsed.set(key, file);
  return file;
}

class SourceReader {
  private readonly comments: Comment[] = [];

  constructor(
    private readonly path: string,
    private readonly text: string,
  ) {}

  read(): SourceFile {
    const diagnostics: any[] = [];
    const parser = new Parser(diagnostics);
    parser.onComment = (_kind: number, text: string, range: any) => this.note(text, range);
    parser.parseFile(this.text, this.path, true);
    const file: SourceFile = {
      path: this.path,
      classes: [],
      enums: [],
      aliases: new Map(),
      imports: new Map(),
      functions: [],
      constants: [],
      variables: [],
      origins: new Map(),
      throws: [],
      traps: [],
      dropped: [],
      reexports: [],
      errors: diagnostics.map((d) => ({
        message: d.message,
        place: this.place(d.range?.start ?? 0),
      })),
    };
    for (const statement of parser.sources[0].statements) this.statement(statement, file);
    const { throws, traps, dropped } = readStatements(parser.sources[0].statements);
    const placed = ({ callee, offset }: (typeof dropped)[number]) => ({
      callee,
      place: this.place(offset),
    });
    file.throws = throws.map((offset) => this.place(offset));
    file.traps = traps.map(placed);
    file.dropped = dropped.map(placed);
    return file;
  }

  /** asc reports a comment once for every time it looks ahead over it. */
  private note(text: string, range: any): void {
    if (!text.startsWith('/**')) return;
    if (this.comments.some((c) => c.start === range.start)) return;
    this.comments.push({ text, start: range.start, end: range.end });
  }

  private place(offset: number): Place {
    return { file: this.path, line: this.text.slice(0, offset).split('\n').length };
  }

  /** The doc comment right before `offset`, without its stars, as lines. */
  private docs(offset: number): string[] {
    const before = this.comments.filter((c) => c.end <= offset).pop();
    if (!before) return [];
    const between = this.text.slice(before.end, offset).replace(/\bexport\b|\babstract\b/g, '');
    if (!/^\s*(@\w+(\([^)]*\))?\s*)*$/.test(between)) return [];
    return cleanComment(before.text);
  }

  private statement(node: any, file: SourceFile): void {
    if (node.kind === NodeKind.ClassDeclaration) {
      file.classes.push(this.classOf(node));
      const fields = node.members.filter((m: any) => m.kind === NodeKind.FieldDeclaration);
      this.noteVariables(
        fields.filter((m: any) => m.flags & CommonFlags.Static),
        file,
      );
    }
    if (node.kind === NodeKind.EnumDeclaration) file.enums.push(this.enumOf(node));
    else if (node.kind === NodeKind.Import) this.noteImports(node, file);
    else if (node.kind === NodeKind.TypeDeclaration) {
      file.aliases.set(node.name.text, ASTBuilder.build(node.type));
    } else if (node.kind === NodeKind.FunctionDeclaration) {
      file.functions.push({
        name: node.name.text,
        parameters: node.signature.parameters.map((p: any) => p.name.text),
        returnType: ASTBuilder.build(node.signature.returnType),
        place: this.place(node.range.start),
      });
    } else if (node.kind === NodeKind.Export && node.path && !node.members) {
      file.reexports.push(node.path.value);
    } else if (node.kind === NodeKind.Export && node.path) {
      const module = join(dirname(this.path), node.path.value);
      for (const { localName, exportedName } of node.members) {
        file.origins.set(exportedName.text, { module, name: localName.text });
      }
    } else if (node.kind === NodeKind.Variable) {
      this.noteVariables(node.declarations, file);
      for (const d of node.declarations) {
        if (!d.initializer) continue;
        file.constants.push({
          name: d.name.text,
          initializer: ASTBuilder.build(d.initializer),
          place: this.place(d.range.start),
        });
      }
    }
  }

  private noteVariables(declarations: any[], file: SourceFile): void {
    for (const { name, type, flags, range } of declarations) {
      if (flags & (CommonFlags.Const | CommonFlags.Readonly)) continue;
      file.variables.push({
        name: name.text,
        type: type ? ASTBuilder.build(type) : '',
        place: this.place(range.start),
      });
    }
  }

  private noteImports(node: any, file: SourceFile): void {
    const module = join(dirname(this.path), node.path.value);
    if (node.namespaceName) file.origins.set(node.namespaceName.text, { module, name: '*' });
    for (const { name, foreignName } of node.declarations ?? []) {
      file.origins.set(name.text, { module, name: foreignName.text });
      if (name.text === foreignName.text) file.imports.set(name.text, module);
    }
  }

  private classOf(node: any): ClassDeclaration {
    return {
      name: node.name.text,
      decorators: decoratorsOf(node),
      // Constructor parameters that declare fields appear twice; the constructor carries them.
      members: node.members
        .filter((m: any) => m.kind === NodeKind.MethodDeclaration || !isParameterField(m))
        .map((m: any) => this.memberOf(m)),
      docs: this.docs(node.range.start),
      place: this.place(node.name.range.start),
    };
  }

  private memberOf(node: any): Member {
    const isMethod = node.kind === NodeKind.MethodDeclaration;
    return {
      kind: isMethod ? 'method' : 'field',
      name: node.name.text,
      isStatic: (node.flags & CommonFlags.Static) !== 0,
      decorators: decoratorsOf(node),
      type: isMethod ? typeText(node.signature.returnType) : typeText(node.type),
      initializer: !isMethod && node.initializer ? ASTBuilder.build(node.initializer) : null,
      parameters: isMethod ? node.signature.parameters.map((p: any) => this.parameterOf(p)) : [],
      hasBody: Boolean(isMethod && node.body?.statements?.length),
      docs: this.docs(node.range.start),
      place: this.place(node.name.range.start),
    };
  }

  private parameterOf(node: any): Parameter {
    return {
      name: node.name.text,
      type: typeText(node.type),
      isField: Boolean(node.implicitFieldDeclaration),
      docs: this.docs(this.startOfModifiers(node.range.start)),
    };
  }

  /** A parameter's range begins behind `public readonly`; its comment stands before them. */
  private startOfModifiers(offset: number): number {
    const match = /((public|readonly|private)\s+)+$/.exec(this.text.slice(0, offset));
    return match ? match.index : offset;
  }

  private enumOf(node: any): EnumDeclaration {
    return {
      name: node.name.text,
      values: node.values.map((v: any) => ({
        name: v.name.text,
        value: v.initializer ? ASTBuilder.build(v.initializer) : null,
        docs: this.docs(v.range.start),
        place: this.place(v.range.start),
      })),
      docs: this.docs(node.range.start),
      place: this.place(node.name.range.start),
    };
  }
}

function isParameterField(node: any): boolean {
  return node.parameterIndex !== undefined && node.parameterIndex >= 0;
}

function typeText(node: any): string {
  return node ? ASTBuilder.build(node) : 'void';
}

function decoratorsOf(node: any): Decorator[] {
  return (node.decorators ?? []).map((d: any) => ({
    name: d.name.text,
    args: (d.args ?? []).map(argumentOf),
  }));
}

/** A string or a name as it is, anything else as a number. */
function argumentOf(node: any): string | number {
  if (node.kind === NodeKind.Identifier) return node.text;
  return typeof node.value === 'string' ? node.value : Number(ASTBuilder.build(node));
}
