/** The screens, each loaded when it is opened, and who is led to it. */
import type { ComponentType } from 'react';
import { whenShown } from '../parts/when-shown.js';
import type { Path } from '../shell/router.js';
import type { Role } from '../session.js';

export interface Screen {
  readonly path: Path;
  readonly view: ComponentType;
  /** Who has it among the first in the navigation; without any, everybody. */
  readonly roles?: readonly Role[];
  /** Among what stands behind "More" for everybody. */
  readonly isMore?: boolean;
}

export const SCREENS: readonly Screen[] = [
  { path: 'home', view: whenShown(() => import('./home/index.js')) },
  { path: 'market', view: whenShown(() => import('./market/index.js')) },
  { path: 'prices', view: whenShown(() => import('./prices/index.js')) },
  { path: 'statement', view: whenShown(() => import('./statement/index.js')) },
  { path: 'campus', view: whenShown(() => import('./campus/index.js')) },
  { path: 'people', view: whenShown(() => import('./people/index.js')), roles: ['admin'] },
  { path: 'join', view: whenShown(() => import('./join/index.js')), roles: ['admin'] },
  {
    path: 'cash-desk',
    view: whenShown(() => import('./cash-desk/index.js')),
    roles: ['minter', 'burner'],
  },
  {
    path: 'readings',
    view: whenShown(() => import('./readings/index.js')),
    roles: ['oracleOperator', 'admin'],
  },
  {
    path: 'governance',
    view: whenShown(() => import('./governance/index.js')),
    roles: ['authority'],
  },
  { path: 'explorer', view: whenShown(() => import('./explorer/index.js')), isMore: true },
];
