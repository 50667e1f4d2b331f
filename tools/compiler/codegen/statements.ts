/** What function bodies do that nobody sees: the other file, beside ast.ts, that knows asc's syntax tree. */
import * as asc from 'assemblyscript';

/* eslint-disable @typescript-eslint/no-explicit-any -- asc publishes no types for its tree */
const { NodeKind, ASTBuilder } = asc as any;

export interface Statements {
  /** Offsets of `throw`. */
  throws: number[];
  /** Calls whose result is dropped: `move(from, to, value);`, by the text before the parenthesis. */
  dropped: { callee: string; offset: number }[];
}

/** Walks everything below `node`. */
export function readStatements(node: any): Statements {
  const found: Statements = { throws: [], dropped: [] };
  walk(node, (each) => {
    if (each.kind === NodeKind.Throw) found.throws.push(each.range.start);
    else if (each.kind === NodeKind.Expression) drop(each.expression, found);
    else if (each.kind === NodeKind.Void) drop(each.expression, found);
  });
  return found;
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
      drop(node.expression, found);
      break;
    case NodeKind.Comma:
      for (const each of node.expressions) drop(each, found);
      break;
    case NodeKind.Ternary:
      drop(node.ifThen, found);
      drop(node.ifElse, found);
      break;
    case NodeKind.Binary:
      if (['&&', '||'].includes(operatorOf(node))) drop(node.right, found);
      break;
  }
}

function operatorOf(node: any): string {
  const left = ASTBuilder.build(node.left);
  return ASTBuilder.build(node).slice(left.length).trim().slice(0, 2);
}

function walk(node: any, visit: (node: any) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  else if (node && typeof node === 'object' && typeof node.kind === 'number' && node.range) {
    visit(node);
    for (const [name, value] of Object.entries(node)) if (name !== 'range') walk(value, visit);
  }
}
