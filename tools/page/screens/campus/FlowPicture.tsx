/** The flows as ribbons, with a table of the same behind them. */
import { useMemo } from 'react';
import type { BuildingEnergy } from '../../data/operations.js';
import { Table, type Tone } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';
import { campusFlows, type FlowNode, type Role } from './flows.js';
import { sankey } from './sankey.js';

const TONES: Readonly<Record<Role, Tone>> = {
  roof: 'sun',
  campus: 'near',
  building: 'near',
  gridIn: 'grid',
  gridOut: 'grid',
};
/** Room for names at both sides, in units of the picture, which is as wide as there is room. */
const MARGIN = 175;
const SIZE = { width: 720, height: 360, node: 10, gap: 14 };

export function FlowPicture({ buildings }: { readonly buildings: readonly BuildingEnergy[] }) {
  const { campus } = useWords();
  const format = useFormat();
  const { picture, roles, names } = useMemo(() => {
    const { nodes, links } = campusFlows(buildings);
    return {
      picture: sankey(nodes, links, SIZE),
      roles: new Map(nodes.map((node) => [node.id, node])),
      names: new Map(nodes.map((node) => [node.id, nameOf(node, campus.nodes)])),
    };
  }, [buildings, campus]);
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
  return (
    <>
      <div className="flow" tabIndex={0} role="group" aria-label={campus.flows}>
        <svg
          viewBox={`${-MARGIN} -20 ${SIZE.width + 2 * MARGIN} ${SIZE.height + 30}`}
          role="img"
          aria-label={title}
        >
          {picture.links.map((link) => (
            <path
              key={`${link.from} ${link.to}`}
              className={`ribbon ${toneOf(link.from)}`}
              d={link.path}
            >
              <title>{`${names.get(link.from) ?? ''} → ${names.get(link.to) ?? ''}: ${format.energy(link.value)}`}</title>
            </path>
          ))}
          {picture.nodes.map((node) => {
            const isLeft = node.column === 0;
            const isMiddle = node.column === 1;
            return (
              <g key={node.id} className={toneOf(node.id)}>
                <rect
                  x={node.x}
                  y={node.y}
                  width={SIZE.node}
                  height={Math.max(1, node.height)}
                  rx="3"
                />
                <text
                  x={
                    isMiddle ? node.x + SIZE.node / 2 : isLeft ? node.x - 8 : node.x + SIZE.node + 8
                  }
                  y={isMiddle ? node.y - 6 : node.y + node.height / 2}
                  textAnchor={isMiddle ? 'middle' : isLeft ? 'end' : 'start'}
                  dominantBaseline={isMiddle ? 'auto' : 'middle'}
                >
                  {shortened(names.get(node.id) ?? '')}
                  <tspan className="value"> {format.kwh(node.value)}</tspan>
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <details>
        <summary>{campus.asTable}</summary>
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
      </details>
    </>
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

/** Names in the picture have little room; the table has them in full. */
function shortened(name: string): string {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  return characters.length > 18 ? `${characters.slice(0, 17).join('')}…` : name;
}
