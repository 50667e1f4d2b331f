import type { Messages } from '../messages.js';
import { failures, shell } from './shell.js';
import { home } from './home.js';
import { market } from './market.js';
import { prices } from './prices.js';
import { statement } from './statement.js';
import { staff } from './staff.js';
import { signing } from './signing.js';
import { join } from './join.js';
import { people } from './people.js';
import { cash } from './cash.js';
import { readings } from './readings.js';
import { governance } from './governance.js';
import { campus } from './campus.js';
import { explorer } from './explorer.js';
import { chain } from './chain.js';

export const en = {
  shell,
  failures,
  home,
  market,
  prices,
  statement,
  staff,
  signing,
  join,
  people,
  cash,
  readings,
  governance,
  campus,
  explorer,
  chain,
};
export const messages: Messages = en;
