/** The answers to all questions but how the service is doing. */
import type { Handlers } from '../context.js';
import { joiningHandlers } from '../joining/handlers.js';
import { accountHandlers } from './accounts.js';
import { bookHandlers } from './books.js';
import { campusHandlers } from './campus.js';
import { chainHandlers } from './chain.js';
import { completenessHandlers } from './completeness.js';
import { energyHandlers } from './energy.js';
import { epochHandlers } from './epochs.js';
import { governanceHandlers } from './governance.js';
import { meterHandlers } from './meters.js';
import { priceHandlers } from './prices.js';
import { statementHandlers } from './statements.js';

export const HANDLERS: Omit<Handlers, 'health'> = {
  ...epochHandlers,
  ...priceHandlers,
  ...campusHandlers,
  ...energyHandlers,
  ...accountHandlers,
  ...statementHandlers,
  ...completenessHandlers,
  ...governanceHandlers,
  ...chainHandlers,
  ...meterHandlers,
  ...bookHandlers,
  ...joiningHandlers,
};
