/** The order of test files: the longest first, and one that waits for a node beside each that keeps a processor busy. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/** Begun last, one of these runs alone at the end. Jest knows how long a file takes only where it ran before. */
const LONGEST = [
  'page/campus',
  'invariants/settlement/model',
  'oracle/chopsticks',
  'executive/paths',
  'clients/examples',
  'invariants/trading/custody',
  'metadata/bindings',
  'page/screens',
  'invariants/trading/replay',
  'page/adversity',
  'invariants/trading/fairness',
  'oracle/day',
  'invariants/night',
  'page/tabs',
  'invariants/trading/auction',
].map((name) => join(import.meta.dirname, `${name}.test.ts`));

const gone = LONGEST.filter((path) => !existsSync(path));
if (gone.length) throw new Error(`tests/sequencer.mjs names what is not there: ${gone.join(', ')}`);

const waits = ({ path }) => readFileSync(path, 'utf8').includes('describeNode');
const rank = ({ path }) => (LONGEST.includes(path) ? LONGEST.indexOf(path) : LONGEST.length);

export default class extends Sequencer {
  /** Whoever waits costs nobody's time meanwhile. */
  sort(tests) {
    const all = super.sort(tests);
    const waiting = all.filter(waits);
    const busy = all.filter((test) => !waits(test)).sort((one, other) => rank(one) - rank(other));
    return busy
      .flatMap((test, i) => [...waiting.slice(i, i + 1), test])
      .concat(waiting.slice(busy.length));
  }
}
