/** The order of test files: one that waits for a node beside each that keeps a processor busy. */

import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

const waits = ({ path }) => readFileSync(path, 'utf8').includes('describeNode');

export default class extends Sequencer {
  /** The longest first of either kind, as Jest knows them; whoever waits costs nobody's time meanwhile. */
  sort(tests) {
    const all = super.sort(tests);
    const [waiting, busy] = [all.filter(waits), all.filter((test) => !waits(test))];
    return busy
      .flatMap((test, i) => [...waiting.slice(i, i + 1), test])
      .concat(waiting.slice(busy.length));
  }
}
