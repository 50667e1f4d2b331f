/**
 * SQLite for the Node.js that runs: better-sqlite3 12 on Node.js 20, 13 (an optional package, with binaries for all later ones)
 * from 22 on. Under Node.js 24.19 and later 12 ends the process when a statement is collected (nodejs/node#65446).
 */
function load() {
  if (Number.parseInt(process.versions.node, 10) >= 22) {
    try {
      return require('better-sqlite3-13');
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return require('better-sqlite3');
}

module.exports = load();
