/** 1 if the node authored a block within 15 seconds of its last start. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { until } = require('./chain.js');

const LIMIT_S = 15;
const TIMEOUT_S = 60;
/** What a node's log begins with, and what it says of a block of its own. */
const STARTED = '✌';
const AUTHORED = 'Pre-sealed block';

async function run(node, network) {
  const log = join(network.tmpDir, `${node}.log`);
  let seconds = null;
  await until('a block of its own', TIMEOUT_S, () => {
    seconds = secondsToAuthor(readFileSync(log, 'utf8').split('\n'));
    return seconds !== null;
  });
  console.log(`» ${node} authored ${seconds} s after its start`);
  return seconds <= LIMIT_S ? 1 : 0;
}

/** Seconds from the last start to the first block after it; null while there is none. */
function secondsToAuthor(lines) {
  const start = lines.findLastIndex((line) => line.includes(STARTED));
  const first = lines.slice(start).find((line) => line.includes(AUTHORED));
  return first === undefined ? null : (timeOf(first) - timeOf(lines[start])) / 1000;
}

/** A line begins like `2026-01-31 12:00:00`. */
const timeOf = (line) => Date.parse(`${line.slice(0, 19).replace(' ', 'T')}Z`);

module.exports = { run };
