/** The campus as nodes and links: roofs, what neighbours share, buildings, and the utility on both sides. */
import type { Link, Node } from './sankey.js';

/** Energy of a building, Wh; of the API's. */
export interface BuildingFlow {
  readonly account: string;
  readonly name: string;
  readonly energy: {
    readonly soldAheadWh: number;
    readonly sharedOutWh: number;
    readonly utilityOutWh: number;
    readonly boughtAheadWh: number;
    readonly sharedInWh: number;
    readonly utilityInWh: number;
  };
}

/** What a node stands for; its colour and word follow. */
export type Role = 'roof' | 'campus' | 'building' | 'gridIn' | 'gridOut';

export interface FlowNode extends Node {
  readonly role: Role;
  /** Of the building; null for those that have a word, and for the buildings that are added up. */
  readonly name: string | null;
}

/** Buildings that are drawn by themselves; the smaller ones are added up. */
const MOST = 8;
/** The node of those that are added up. */
export const REST = 'rest';

/** Roofs at the left, buildings at the right, what is traded and shared in the middle. */
export function campusFlows(buildings: readonly BuildingFlow[]): {
  nodes: FlowNode[];
  links: Link[];
} {
  const shown = addedUp(buildings);
  const nodes: FlowNode[] = [
    ...shown.map(({ account, name }) =>
      node(`roof:${account}`, 0, 'roof', account === REST ? null : name),
    ),
    node('gridIn', 0, 'gridIn', null),
    node('campus', 1, 'campus', null),
    ...shown.map(({ account, name }) =>
      node(`building:${account}`, 2, 'building', account === REST ? null : name),
    ),
    node('gridOut', 2, 'gridOut', null),
  ];
  const links = shown.flatMap(({ account, energy }): Link[] => [
    { from: `roof:${account}`, to: 'campus', value: energy.soldAheadWh + energy.sharedOutWh },
    { from: `roof:${account}`, to: 'gridOut', value: energy.utilityOutWh },
    { from: 'campus', to: `building:${account}`, value: energy.boughtAheadWh + energy.sharedInWh },
    { from: 'gridIn', to: `building:${account}`, value: energy.utilityInWh },
  ]);
  return { nodes, links };
}

const node = (id: string, column: number, role: Role, name: string | null): FlowNode => ({
  id,
  column,
  role,
  name,
});

function addedUp(buildings: readonly BuildingFlow[]): readonly BuildingFlow[] {
  if (buildings.length <= MOST) return buildings;
  const size = ({ energy }: BuildingFlow): number =>
    Object.values(energy).reduce((total, wh) => total + wh, 0);
  const sorted = [...buildings].sort((a, b) => size(b) - size(a));
  const rest = sorted.slice(MOST - 1);
  const sum = (of: keyof BuildingFlow['energy']): number =>
    rest.reduce((total, { energy }) => total + energy[of], 0);
  return [
    ...sorted.slice(0, MOST - 1),
    {
      account: REST,
      name: '',
      energy: {
        soldAheadWh: sum('soldAheadWh'),
        sharedOutWh: sum('sharedOutWh'),
        utilityOutWh: sum('utilityOutWh'),
        boughtAheadWh: sum('boughtAheadWh'),
        sharedInWh: sum('sharedInWh'),
        utilityInWh: sum('utilityInWh'),
      },
    },
  ];
}
