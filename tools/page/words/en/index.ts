import type { Messages } from '../messages.js';
import { failures, shell } from './shell.js';
import { home } from './home.js';
import { market } from './market.js';
import { prices } from './prices.js';
import { statement } from './statement.js';

export const en = { shell, failures, home, market, prices, statement };
export const messages: Messages = en;
