/**
 * With `follows`: 1 once a history in each kind of database follows the node, which keeps every state. With `agrees`,
 * later: 1 if each, brought up to the newest final block, says what the chain says.
 */
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

/** The scripts of a test run in one process, one after the other. */
let follower = null;

async function run(node, network, [what]) {
  if (what === 'follows') return follow(network.nodesByName[node].wsUri, network.tmpDir);
  const { child, ended } = follower;
  child.stdin.write('compare\n');
  return (await ended) === 0 ? 1 : 0;
}

/** It ends with this process, which holds its input. */
async function follow(url, folder) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/history/network.ts', url], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code);
  const log = join(folder, 'history.log');
  child.stderr.on('data', (data) => appendFileSync(log, data));
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise((resolve) => {
    lines.on('line', (line) => {
      appendFileSync(log, `${line}\n`);
      if (line.startsWith('»')) console.log(line);
      if (line === 'ready') resolve(1);
    });
  });
  follower = { child, ended };
  return Promise.race([ready, ended.then(() => 0)]);
}

module.exports = { run };
