/** Starts the oracle's services as an operator of one would: `grid <command>`. */
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { closeSync, openSync } = require('node:fs');
const { createServer } = require('node:net');
const { join } = require('node:path');
const { until } = require('./chain.js');

const START_TIMEOUT_S = 60;

/**
 * Runs `grid <command>` at a free port, until `stop`; its output goes to `<folder>/<name>.log`.
 * It is up when it answers at `path`.
 */
async function startService(folder, name, command, args, environment = {}, path = '/health') {
  const port = await freePort();
  const log = openSync(join(folder, `${name}.log`), 'w');
  const child = spawn(
    process.execPath,
    ['tools/grid.mjs', command, '--port', String(port), ...args],
    { stdio: ['ignore', log, log], env: { ...process.env, ...environment } },
  );
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  try {
    await until(`${name}, see its log in ${folder}`, START_TIMEOUT_S, () => answers(url + path));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A port nobody uses now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

module.exports = { freePort, startService };
