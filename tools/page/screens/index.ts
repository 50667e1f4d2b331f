/** The screens, each loaded when it is opened, and who is led to it. */
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Path } from '../shell/router.js';
import type { Role } from '../session.js';

export interface Screen {
  readonly path: Path;
  readonly view: LazyExoticComponent<ComponentType>;
  /** Who has it among the first in the navigation; without any, everybody. */
  readonly roles?: readonly Role[];
  /** Among what stands behind "More" for everybody. */
  readonly isMore?: boolean;
}

export const SCREENS: readonly Screen[] = [
  { path: 'home', view: lazy(() => import('./home/index.js')) },
  { path: 'market', view: lazy(() => import('./market/index.js')) },
  { path: 'prices', view: lazy(() => import('./prices/index.js')) },
  { path: 'statement', view: lazy(() => import('./statement/index.js')) },
  { path: 'campus', view: lazy(() => import('./campus/index.js')) },
  { path: 'people', view: lazy(() => import('./people/index.js')), roles: ['admin'] },
  { path: 'join', view: lazy(() => import('./join/index.js')), roles: ['admin'] },
  {
    path: 'cash-desk',
    view: lazy(() => import('./cash-desk/index.js')),
    roles: ['minter', 'burner'],
  },
  {
    path: 'readings',
    view: lazy(() => import('./readings/index.js')),
    roles: ['oracleOperator', 'admin'],
  },
  { path: 'governance', view: lazy(() => import('./governance/index.js')), roles: ['authority'] },
  { path: 'explorer', view: lazy(() => import('./explorer/index.js')), isMore: true },
];
