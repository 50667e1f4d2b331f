/** Every route of the API, by the name of its operation. */
import { campus } from './campus.js';
import { joining } from './joining.js';
import { market } from './market.js';
import { operations } from './operations.js';
import { people } from './people.js';
import { service } from './service.js';

export const ROUTES = { ...service, ...market, ...campus, ...people, ...joining, ...operations };
export type RouteName = keyof typeof ROUTES;
export type { Access, Answer, Question, RouteDefinition } from './route.js';
