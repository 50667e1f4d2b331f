/** The flows as ribbons, with a table of the same behind them. */
import { useMemo, useSyncExternalStore } from 'react';
import type { BuildingEnergy } from '../../data/operations.js';
import { ChartFrame, Table, type Tone } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';
import { campusFlows, type FlowNode, type Role } from './flows.js';
import { type Link, sankey } from './sankey.js';

const TONES: Readonly<Record<Role, Tone>> = {
  roof: 'sun',
  campus: 'near',
  building: 'near',
  gridIn: 'grid',
  gridOut: 'grid',
};
/** In units of the picture, which is as wide as there is room; `margin` is for names at both sides. */
const WIDE = { width: 720, height: 360, node: 10, gap: 14, margin: 175, letters: 18 };
/** On a phone a value stands below its name. */
const NARROW = { width: 190, height: 460, node: 10, gap: 34, margin: 112, letters: 15 };
const phone = globalThis.matchMedia?.('(max-width: 760px)');

export function FlowPicture({ buildings }: { readonly buildings: readonly BuildingEnergy[] }) {
  const { campus } = useWords();
  const format = useFormat();
  const isNarrow = useSyncExternalStore(onResize, () => phone?.matches ?? false);
  const size = isNarrow ? NARROW : WIDE;
  const { picture, roles, names } = useMemo(() => {
    const { nodes, links } = campusFlows(buildings);
    return {
      picture: sankey(nodes, links, size),
      roles: new Map(nodes.map((node) => [node.id, node])),
      names: new Map(nodes.map((node) => [node.id, nameOf(node, campus.nodes)])),
    };
  }, [buildings, campus, size]);
  if (picture.nodes.length === 0) return <p className="empty">{campus.leadNone}</p>;
  const toneOf = (id: string): string => `tone-${TONES[roles.get(id)?.role ?? 'campus']}`;
  const sum = (role: Role): number =>
    picture.nodes.reduce(
      (total, node) => (roles.get(node.id)?.role === role ? total + node.value : total),
      0,
    );
  const title = campus.flowsName(
    format.kwh(sum('roof')),
    format.kwh(sum('gridIn')),
    format.kwh(sum('gridOut')),
  );
  const reading = ({ from, to, value }: Link): string =>
    `${names.get(from) ?? ''} → ${names.get(to) ?? ''}: ${format.energy(value)}`;
  const table = (
    <Table
      caption={campus.flows}
      rows={picture.links}
      keyOf={({ from, to }) => `${from} ${to}`}
      columns={[
        { name: campus.from, isHead: true, cell: ({ from }) => <bdi>{names.get(from)}</bdi> },
        { name: campus.to, cell: ({ to }) => <bdi>{names.get(to)}</bdi> },
        { name: format.unit, isNumber: true, cell: ({ value }) => format.kwh(value, 3) },
      ]}
    />
  );
  return (
    <ChartFrame
      name={title}
      count={picture.links.length}
      readingOf={(at) => {
        const link = picture.links[at];
        return link ? reading(link) : '';
      }}
      table={table}
    >
      {(cursor, point) => (
        <svg
          className="flow"
          viewBox={`${-size.margin} -20 ${size.width + 2 * size.margin} ${size.height + 40}`}
          aria-hidden="true"
        >
          {picture.links.map((link, at) => (
            <path
              key={`${link.from} ${link.to}`}
              className={`ribbon ${toneOf(link.from)} ${at === cursor ? 'at' : ''}`}
              d={link.path}
              onPointerEnter={() => point(at)}
            />
          ))}
          {picture.nodes.map((node) => {
            const isLeft = node.column === 0;
            const isMiddle = node.column === 1;
            const x = isMiddle
              ? node.x + size.node / 2
              : isLeft
                ? node.x - 8
                : node.x + size.node + 8;
            return (
              <g key={node.id} className={toneOf(node.id)}>
                <rect
                  x={node.x}
                  y={node.y}
                  width={size.node}
                  height={Math.max(1, node.height)}
                  rx="3"
                />
                <text
                  x={x}
                  y={isMiddle ? node.y - 6 : node.y + node.height / 2}
                  textAnchor={isMiddle ? 'middle' : isLeft ? 'end' : 'start'}
                  dominantBaseline={isMiddle ? 'auto' : 'middle'}
                >
                  {shortened(names.get(node.id) ?? '', size.letters)}
                  {isNarrow && !isMiddle ? (
                    <tspan className="value" x={x} dy="1.25em">
                      {format.kwh(node.value)}
                    </tspan>
                  ) : (
                    <tspan className="value"> {format.kwh(node.value)}</tspan>
                  )}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </ChartFrame>
  );
}

function nameOf(
  { role, name }: FlowNode,
  words: Readonly<Record<Exclude<Role, 'building'> | 'rest', string>> & {
    readonly roofOf: (name: string) => string;
  },
): string {
  if (role === 'building') return name ?? words.rest;
  if (role === 'roof') return name === null ? words.roof : words.roofOf(name);
  return words[role];
}

/** Names in the picture have little room; the table has them in full. One from right to left keeps its number outside. */
function shortened(name: string, most: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  const text = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : name;
  return `\u2068${text}\u2069`;
}

function onResize(changed: () => void): () => void {
  phone?.addEventListener('change', changed);
  return () => phone?.removeEventListener('change', changed);
}
