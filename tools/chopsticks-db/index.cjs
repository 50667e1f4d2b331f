/**
 * Chopsticks' `--db` on the SQLite of this project. Its own package brings typeorm and a second SQLite, compiled at each `npm ci`; this
 * one stands in its place (`overrides` in package.json) and has the same methods. CommonJS, as Chopsticks' command is.
 */
const SQLite = require('../support/sqlite.cjs');

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS block (
    hash TEXT PRIMARY KEY, number INTEGER NOT NULL, header TEXT NOT NULL, parent_hash TEXT, extrinsics TEXT NOT NULL,
    storage_diff TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS block_number ON block (number);
  CREATE TABLE IF NOT EXISTS storage (
    block_hash TEXT, key TEXT, value TEXT, PRIMARY KEY (block_hash, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS paged_keys (
    block_hash TEXT, prefix TEXT, keys TEXT NOT NULL, PRIMARY KEY (block_hash, prefix)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS rpc_call (
    scope TEXT, method TEXT, params TEXT, result TEXT NOT NULL, PRIMARY KEY (scope, method, params)
  ) WITHOUT ROWID;
`;

/** A row of `block` as Chopsticks knows it. */
function blockOf(row) {
  if (!row) return null;
  const { hash, number, header, parent_hash: parentHash } = row;
  return {
    ...{ hash, number, header, parentHash },
    extrinsics: JSON.parse(row.extrinsics),
    storageDiff: JSON.parse(row.storage_diff),
  };
}

exports.SqliteDatabase = class SqliteDatabase {
  #db;

  /** @param {string} location a file, made if it is not there, or `:memory:` */
  constructor(location) {
    this.#db = new SQLite(location);
    this.#db.pragma('journal_mode = WAL');
    this.#db.exec(SCHEMA);
  }

  // Chopsticks takes it off the object.
  close = async () => {
    this.#db.close();
  };

  async saveBlock({ hash, number, header, parentHash, extrinsics, storageDiff }) {
    const row = [hash, number, header, parentHash, JSON.stringify(extrinsics)];
    this.#db.transaction(() => {
      this.#run('DELETE FROM block WHERE number = ?', number);
      this.#run(
        'INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?)',
        ...row,
        JSON.stringify(storageDiff ?? null),
      );
    })();
  }

  async queryBlock(hash) {
    return blockOf(this.#get('SELECT * FROM block WHERE hash = ?', hash));
  }

  async queryBlockByNumber(number) {
    return blockOf(this.#get('SELECT * FROM block WHERE number = ?', number));
  }

  async queryHighestBlock() {
    return blockOf(this.#get('SELECT * FROM block ORDER BY number DESC LIMIT 1'));
  }

  async deleteBlock(hash) {
    this.#run('DELETE FROM block WHERE hash = ?', hash);
  }

  async blocksCount() {
    return this.#get('SELECT count(*) AS count FROM block').count;
  }

  async saveStorage(blockHash, key, value) {
    this.#run('INSERT OR REPLACE INTO storage VALUES (?, ?, ?)', blockHash, key, value);
  }

  async saveStorageBatch(entries) {
    const insert = this.#db.prepare('INSERT OR REPLACE INTO storage VALUES (?, ?, ?)');
    this.#db.transaction(() => {
      for (const { blockHash, key, value } of entries) insert.run(blockHash, key, value);
    })();
  }

  async queryStorage(blockHash, key) {
    const columns = 'block_hash AS blockHash, key, value';
    const where = 'block_hash = ? AND key = ?';
    return this.#get(`SELECT ${columns} FROM storage WHERE ${where}`, blockHash, key) ?? null;
  }

  async savePagedKeys(blockHash, prefix, keys) {
    const row = [blockHash, prefix, JSON.stringify(keys)];
    this.#run('INSERT OR REPLACE INTO paged_keys VALUES (?, ?, ?)', ...row);
  }

  async queryPagedKeys(blockHash, prefix) {
    const where = 'block_hash = ? AND prefix = ?';
    const row = this.#get(`SELECT keys FROM paged_keys WHERE ${where}`, blockHash, prefix);
    return row ? JSON.parse(row.keys) : null;
  }

  async saveRpcCall(scope, method, params, result) {
    this.#run('INSERT OR REPLACE INTO rpc_call VALUES (?, ?, ?, ?)', scope, method, params, result);
  }

  async queryRpcCall(scope, method, params) {
    const where = 'scope = ? AND method = ? AND params = ?';
    return (
      this.#get(`SELECT result FROM rpc_call WHERE ${where}`, scope, method, params)?.result ?? null
    );
  }

  #get(sql, ...values) {
    return this.#db.prepare(sql).get(...values);
  }

  #run(sql, ...values) {
    this.#db.prepare(sql).run(...values);
  }
};
