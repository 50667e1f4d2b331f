/** Where ribbons run between columns of nodes: pure geometry, in the units of the picture. */

/** Something that energy comes from, runs through or goes to. */
export interface Node {
  readonly id: string;
  /** Counted from the left, 0 first. */
  readonly column: number;
}

/** Energy that runs from a node to one of a later column. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** At least 0; Wh. */
  readonly value: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Width of a node. */
  readonly node: number;
  /** Least space between two nodes of a column. */
  readonly gap: number;
}

export interface PlacedNode extends Node {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** What runs through it: the larger of what comes and what goes. */
  readonly value: number;
}

export interface PlacedLink extends Link {
  /** Outline of the ribbon, for `<path d>`. */
  readonly path: string;
  readonly width: number;
}

export interface Picture {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

/** Places what has any energy; nodes stay in the order in which they are given, links in that of their ends. */
export function sankey(nodes: readonly Node[], links: readonly Link[], size: Size): Picture {
  const flowing = links.filter(({ value }) => value > 0);
  const valueOf = (id: string): number => {
    const sum = (end: 'from' | 'to'): number =>
      flowing.reduce((total, link) => (link[end] === id ? total + link.value : total), 0);
    return Math.max(sum('from'), sum('to'));
  };
  const used = nodes
    .map((node) => ({ ...node, value: valueOf(node.id) }))
    .filter(({ value }) => value > 0);
  if (used.length === 0) return { nodes: [], links: [] };
  const columns = [...new Set(used.map(({ column }) => column))].sort((a, b) => a - b);
  const of = (column: number): typeof used => used.filter((node) => node.column === column);
  const scale = Math.min(
    ...columns.map((column) => {
      const inside = of(column);
      const room = size.height - size.gap * (inside.length - 1);
      return Math.max(0, room) / inside.reduce((total, { value }) => total + value, 0);
    }),
  );
  const last = columns.at(-1) ?? 0;
  const placed = columns.flatMap((column) => {
    const inside = of(column);
    const heights = inside.map(({ value }) => value * scale);
    const taken =
      heights.reduce((total, height) => total + height, 0) + size.gap * (inside.length - 1);
    let y = (size.height - taken) / 2;
    return inside.map((node, at) => {
      const height = heights[at] ?? 0;
      const x = last === 0 ? 0 : (column / last) * (size.width - size.node);
      const here = { ...node, x, y, height };
      y += height + size.gap;
      return here;
    });
  });
  return { nodes: placed, links: ribbons(placed, flowing, scale, size.node) };
}

function ribbons(
  nodes: readonly PlacedNode[],
  links: readonly Link[],
  scale: number,
  nodeWidth: number,
): PlacedLink[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const place = (id: string): number => nodes.findIndex((node) => node.id === id);
  const ordered = [...links].sort(
    (a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to),
  );
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  const take = (used: Map<string, number>, id: string, width: number): number => {
    const at = used.get(id) ?? 0;
    used.set(id, at + width);
    return at;
  };
  return ordered.flatMap((link) => {
    const from = byId.get(link.from);
    const to = byId.get(link.to);
    if (!from || !to) return [];
    const width = link.value * scale;
    const y0 = from.y + take(right, link.from, width);
    const y1 = to.y + take(left, link.to, width);
    return [{ ...link, width, path: ribbon(from.x + nodeWidth, y0, to.x, y1, width) }];
  });
}

/** From (`x0`, `y0`) to (`x1`, `y1`), which are its upper corners. */
function ribbon(x0: number, y0: number, x1: number, y1: number, width: number): string {
  const middle = (x0 + x1) / 2;
  const n = (value: number): string => String(Math.round(value * 100) / 100);
  return [
    `M${n(x0)} ${n(y0)}`,
    `C${n(middle)} ${n(y0)} ${n(middle)} ${n(y1)} ${n(x1)} ${n(y1)}`,
    `V${n(y1 + width)}`,
    `C${n(middle)} ${n(y1 + width)} ${n(middle)} ${n(y0 + width)} ${n(x0)} ${n(y0 + width)}Z`,
  ].join('');
}
