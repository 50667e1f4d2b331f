/** What function bodies do that nobody sees: the other file, beside ast.ts, that knows asc's syntax tree. */
import * as asc from 'assemblyscript';

/* eslint-disable @typescript-eslint/no-explicit-any -- asc publishes no types for its tree */
const { NodeKind, ASTBuilder } = asc as any;

/** Functions of AssemblyScript and of the host that end everything. */
const TRAPS = ['abort', 'assert', 'panic', 'unreachable'];
const COMPARISONS = ['==', '!=', '===', '!==', '<=', '>='];

export interface Statements {
  /** Offsets of `throw`. */
  throws: number[];
  /** Calls that trap, now or if something does not hold: `assert(…)`. */
  traps: { callee: string; offset: number }[];
  /** Calls whose result is dropped: `move(from, to, value);`, by the text before the parenthesis. */
  dropped: { callee: string; offset: number }[];
}

/** Walks everything below `node`. */
export function readStatements(node: any): Statements {
  const found: Statements = { throws: [], traps: [], dropped: [] };
  walk(node, (each) => {
    switch (each.kind) {
      case NodeKind.Throw:
        found.throws.push(each.range.start);
        break;
      case NodeKind.Call:
        noteTrap(each, found);
        break;
      case NodeKind.Expression:
      case NodeKind.Void:
        drop(each.expression, found);
        break;
      case NodeKind.For:
        if (each.incrementor) drop(each.incrementor, found);
        break;
      case NodeKind.FunctionDeclaration:
      case NodeKind.MethodDeclaration:
        if (each.body) noteUnread(each.body, found);
        break;
    }
  });
  return found;
}

function noteTrap(call: any, found: Statements): void {
  const callee = ASTBuilder.build(call.expression);
  if (TRAPS.includes(callee)) found.traps.push({ callee, offset: call.range.start });
}

/** Notes the calls that give the value of an expression which nobody takes. */
function drop(node: any, found: Statements): void {
  switch (node.kind) {
    case NodeKind.Call:
      found.dropped.push({
        callee: ASTBuilder.build(node.expression),
        offset: node.range.start,
      });
      break;
    case NodeKind.Parenthesized:
    case NodeKind.Assertion:
      drop(node.expression, found);
      break;
    case NodeKind.UnaryPrefix:
      drop(node.operand, found);
      break;
    case NodeKind.Comma:
      for (const each of node.expressions) drop(each, found);
      break;
    case NodeKind.Ternary:
      drop(node.ifThen, found);
      drop(node.ifElse, found);
      break;
    case NodeKind.Binary:
      if (isAssignment(node)) break;
      drop(node.right, found);
      // What stands before && and || is looked at.
      if (!['&&', '||'].includes(operatorOf(node))) drop(node.left, found);
      break;
  }
}

/** Notes the calls whose result goes into a variable of the function that nobody reads. */
function noteUnread(body: any, found: Statements): void {
  const values: { name: string; value: any }[] = [];
  const declared = new Set<string>();
  const written = new Set<any>();
  const read = new Set<string>();
  const identifiers: any[] = [];
  walk(body, (node) => {
    if (node.kind === NodeKind.Identifier) identifiers.push(node);
    else if (node.kind === NodeKind.PropertyAccess) written.add(node.property);
    else if (node.kind === NodeKind.VariableDeclaration) {
      written.add(node.name);
      declared.add(node.name.text);
      if (node.initializer) values.push({ name: node.name.text, value: node.initializer });
    } else if (node.kind === NodeKind.Binary && isAssignment(node)) {
      if (node.left.kind !== NodeKind.Identifier) return;
      written.add(node.left);
      values.push({ name: node.left.text, value: node.right });
    }
  });
  for (const each of identifiers) if (!written.has(each)) read.add(each.text);
  for (const { name, value } of values) {
    if (declared.has(name) && !read.has(name)) drop(value, found);
  }
}

function isAssignment(binary: any): boolean {
  const operator = operatorOf(binary);
  return operator.endsWith('=') && !COMPARISONS.includes(operator);
}

function operatorOf(binary: any): string {
  const left = ASTBuilder.build(binary.left);
  return ASTBuilder.build(binary).slice(left.length).trim().split(' ')[0] ?? '';
}

function walk(node: any, visit: (node: any) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  else if (node && typeof node === 'object' && typeof node.kind === 'number' && node.range) {
    visit(node);
    for (const [name, value] of Object.entries(node)) if (name !== 'range') walk(value, visit);
  }
}
