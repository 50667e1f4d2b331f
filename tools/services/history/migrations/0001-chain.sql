-- What the chain said, block by block. Rows are only ever added: a later row for the same thing takes its place.
-- One text for SQLite and PostgreSQL: README.md says how INTEGER, TEXT and BLOB are meant, and in which units.

-- The chain this database is of: one row.
CREATE TABLE chain (
  id INTEGER NOT NULL CHECK (id = 1),
  genesis TEXT NOT NULL,
  name TEXT NOT NULL,
  ss58_prefix INTEGER NOT NULL,
  epoch_length INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

-- Metadata of each version of the runtime, with the first block that it executed.
CREATE TABLE runtimes (
  spec_version INTEGER NOT NULL,
  from_block INTEGER NOT NULL,
  metadata BLOB NOT NULL,
  PRIMARY KEY (spec_version)
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  parent_hash TEXT NOT NULL,
  time INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  author TEXT,
  spec_version INTEGER NOT NULL,
  next_spec_version INTEGER NOT NULL,
  extrinsics INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (number)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_time ON blocks (time);
CREATE INDEX blocks_hash ON blocks (hash);

-- The newest block: how far the history has come.
CREATE VIEW cursor_position AS
SELECT number AS height, hash, next_spec_version AS spec_version, spec_version AS executed_by, time
FROM blocks WHERE number = (SELECT max(number) FROM blocks);

CREATE TABLE epochs (
  epoch INTEGER NOT NULL,
  block INTEGER NOT NULL,
  start INTEGER NOT NULL,
  tariff_version INTEGER,
  feed_in TEXT,
  retail TEXT,
  pool_price TEXT,
  PRIMARY KEY (epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE auctions (
  epoch INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  price TEXT,
  volume_wh INTEGER NOT NULL,
  demand_wh INTEGER NOT NULL,
  supply_wh INTEGER NOT NULL,
  surplus_wh INTEGER NOT NULL,
  bids INTEGER NOT NULL,
  asks INTEGER NOT NULL,
  proof_hash TEXT,
  PRIMARY KEY (epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE pools (
  epoch INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  supply_wh INTEGER NOT NULL,
  demand_wh INTEGER NOT NULL,
  shared_wh INTEGER NOT NULL,
  price TEXT NOT NULL,
  feed_in TEXT,
  retail TEXT,
  tariff_version INTEGER,
  awaited INTEGER,
  read INTEGER,
  proof_hash TEXT,
  PRIMARY KEY (epoch)
) STRICT, WITHOUT ROWID;

-- Answers of the runtime APIs, undecoded, for tools/proofs.
CREATE TABLE proofs (
  kind TEXT NOT NULL CHECK (kind IN ('auction', 'pool')),
  epoch INTEGER NOT NULL,
  block INTEGER NOT NULL,
  spec_version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (kind, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
  id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  account TEXT NOT NULL,
  meter TEXT,
  epoch INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
  energy_wh INTEGER NOT NULL,
  limit_price TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_epoch ON orders (epoch, account);
CREATE INDEX orders_account ON orders (account, epoch);

CREATE TABLE fills (
  order_id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  account TEXT NOT NULL,
  meter TEXT,
  epoch INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
  energy_wh INTEGER NOT NULL,
  price TEXT NOT NULL,
  value TEXT NOT NULL,
  held TEXT NOT NULL,
  PRIMARY KEY (order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fills_epoch ON fills (epoch, meter);
CREATE INDEX fills_account ON fills (account, epoch);
CREATE INDEX fills_account_block ON fills (account, block);

-- What of a fill was paid in earlier blocks than the one that tells of it, where clearing took several: with a minus in that.
CREATE TABLE part_fills (
  order_id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  account TEXT NOT NULL,
  meter TEXT,
  epoch INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
  energy_wh INTEGER NOT NULL,
  price TEXT NOT NULL,
  received TEXT NOT NULL,
  PRIMARY KEY (order_id, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_fills_account ON part_fills (account, block);

CREATE TABLE order_ends (
  order_id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('cancelled', 'expired')),
  energy_wh INTEGER NOT NULL,
  PRIMARY KEY (order_id)
) STRICT, WITHOUT ROWID;

-- One row for each time that a meter's energy of an epoch was settled; the latest (block, event) counts.
CREATE TABLE settlements (
  epoch INTEGER NOT NULL,
  meter TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pooled', 'late', 'several', 'missing')),
  in_debt INTEGER NOT NULL,
  price TEXT NOT NULL,
  delivered_wh INTEGER NOT NULL,
  short_wh INTEGER NOT NULL,
  used_wh INTEGER NOT NULL,
  unused_wh INTEGER NOT NULL,
  surplus_wh INTEGER NOT NULL,
  deficit_wh INTEGER NOT NULL,
  carried_wh INTEGER NOT NULL,
  feed_in TEXT NOT NULL,
  retail TEXT NOT NULL,
  PRIMARY KEY (epoch, meter, block, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlements_account ON settlements (account, epoch);
CREATE INDEX settlements_meter ON settlements (meter, epoch);

-- Lines of statements. They add up: none takes another one's place.
CREATE TABLE settlement_lines (
  account TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  meter TEXT NOT NULL,
  kind TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  energy_wh INTEGER NOT NULL,
  price TEXT NOT NULL,
  minted TEXT NOT NULL,
  burned TEXT NOT NULL,
  PRIMARY KEY (account, epoch, meter, kind, block, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_lines_epoch ON settlement_lines (epoch, meter);
CREATE INDEX settlement_lines_block ON settlement_lines (account, block);

CREATE TABLE readings (
  meter TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  account TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('baseline', 'reading')),
  sequence TEXT,
  import_register TEXT,
  export_register TEXT,
  import_wh INTEGER,
  export_wh INTEGER,
  carried_wh INTEGER,
  PRIMARY KEY (meter, block, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_epoch ON readings (epoch, meter);
CREATE INDEX readings_meter ON readings (meter, epoch);

-- What operators were asked for.
CREATE TABLE requests (
  id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  meter TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_epoch ON requests (epoch, meter);

-- Requests that ended without a reading.
CREATE TABLE request_ends (
  request_id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('expired', 'superseded')),
  PRIMARY KEY (request_id)
) STRICT, WITHOUT ROWID;

-- What operators answered, a row for each answer that was taken.
CREATE TABLE answers (
  request_id INTEGER NOT NULL,
  account TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (request_id, account, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_block ON answers (block);

-- Calls that failed, by error: OracleClient.StaleSequence.
CREATE TABLE failures (
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  extrinsic INTEGER,
  error TEXT NOT NULL,
  PRIMARY KEY (block, event)
) STRICT, WITHOUT ROWID;

-- Every movement of GRID: PSP22's Transfer, with what it was for.
CREATE TABLE transfers (
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  extrinsic INTEGER,
  from_account TEXT,
  to_account TEXT,
  value TEXT NOT NULL,
  cause TEXT NOT NULL
    CHECK (cause IN ('trade', 'settlement', 'transfer', 'mint', 'burn', 'fee', 'debt')),
  PRIMARY KEY (block, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfers_from ON transfers (from_account, block);
CREATE INDEX transfers_to ON transfers (to_account, block);

CREATE TABLE balances (
  account TEXT NOT NULL,
  block INTEGER NOT NULL,
  free TEXT NOT NULL,
  reserved TEXT NOT NULL,
  frozen TEXT NOT NULL,
  PRIMARY KEY (account, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE debts (
  account TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('incurred', 'paid', 'carried_over')),
  amount TEXT NOT NULL,
  debt TEXT NOT NULL,
  PRIMARY KEY (account, block, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_versions (
  account TEXT NOT NULL,
  block INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  location TEXT NOT NULL,
  registered_at INTEGER NOT NULL,
  PRIMARY KEY (account, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE meter_versions (
  meter TEXT NOT NULL,
  block INTEGER NOT NULL,
  account TEXT,
  since INTEGER,
  closing INTEGER,
  scheme TEXT,
  key TEXT,
  rated_watts INTEGER,
  class TEXT,
  PRIMARY KEY (meter, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX meter_versions_account ON meter_versions (account, block);

CREATE TABLE role_versions (
  account TEXT NOT NULL,
  block INTEGER NOT NULL,
  roles TEXT NOT NULL,
  PRIMARY KEY (account, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE tariffs (
  version INTEGER NOT NULL,
  block INTEGER NOT NULL,
  from_epoch INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  share_permille INTEGER NOT NULL,
  satang_per_grid INTEGER NOT NULL,
  periods TEXT NOT NULL,
  holidays TEXT NOT NULL,
  PRIMARY KEY (version)
) STRICT, WITHOUT ROWID;

CREATE TABLE parameters (
  pallet TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  from_epoch INTEGER,
  value TEXT NOT NULL,
  PRIMARY KEY (pallet, block, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposals (
  id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  proposer TEXT NOT NULL,
  call_hash TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  call_name TEXT,
  call_arguments TEXT,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE votes (
  proposal INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  account TEXT NOT NULL,
  approve INTEGER NOT NULL,
  approvals INTEGER NOT NULL,
  rejections INTEGER NOT NULL,
  PRIMARY KEY (proposal, block, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_ends (
  proposal INTEGER NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  outcome TEXT NOT NULL
    CHECK (outcome IN ('executed', 'failed', 'disapproved', 'expired', 'cancelled')),
  error TEXT,
  PRIMARY KEY (proposal)
) STRICT, WITHOUT ROWID;

-- Views: what holds now.

CREATE VIEW users AS
SELECT * FROM user_versions v
WHERE block = (SELECT max(block) FROM user_versions w WHERE w.account = v.account);

-- Without an owner (account) once a meter is unassigned.
CREATE VIEW meters AS
SELECT * FROM meter_versions v
WHERE block = (SELECT max(block) FROM meter_versions w WHERE w.meter = v.meter);

CREATE VIEW roles AS
SELECT * FROM role_versions v
WHERE roles <> '' AND block = (SELECT max(block) FROM role_versions w WHERE w.account = v.account);

-- What each meter traded for an epoch; settled once there is a settlement of the meter and epoch.
CREATE VIEW contracts AS
SELECT epoch, meter, account, side, min(price) AS price, sum(energy_wh) AS energy_wh,
  grid_sum(held) AS held
FROM fills WHERE meter IS NOT NULL GROUP BY epoch, meter, account, side;

-- The settlement that counts of each meter and epoch; status says whether its pool has closed.
CREATE VIEW settled AS
SELECT s.*,
  CASE WHEN s.kind <> 'pooled' OR EXISTS (SELECT 1 FROM pools p WHERE p.epoch = s.epoch)
    THEN 'final' ELSE 'provisional' END AS status
FROM settlements s
WHERE NOT EXISTS (
  SELECT 1 FROM settlements l WHERE l.epoch = s.epoch AND l.meter = s.meter
    AND (l.block > s.block OR (l.block = s.block AND l.event > s.event))
);

-- What changed what accounts hold less what they owe, exact after every block; amounts are signed.
CREATE VIEW ledger AS
SELECT account, block, event, epoch, meter, CASE side WHEN 'sell' THEN 'sold' ELSE 'bought' END AS kind,
  energy_wh, price, CASE side WHEN 'sell' THEN value ELSE '-' || value END AS amount
FROM fills
UNION ALL
SELECT account, block, event, epoch, meter, CASE side WHEN 'sell' THEN 'sold' ELSE 'bought' END,
  energy_wh, price, received
FROM part_fills
UNION ALL
SELECT account, block, event, epoch, meter, kind, energy_wh, price,
  CASE WHEN burned = '0' THEN minted ELSE '-' || burned END
FROM settlement_lines
UNION ALL
SELECT to_account, block, event, NULL, NULL, CASE cause WHEN 'mint' THEN 'minted' ELSE 'received' END,
  NULL, NULL, value
FROM transfers WHERE to_account IS NOT NULL AND cause IN ('transfer', 'mint')
UNION ALL
SELECT from_account, block, event, NULL, NULL,
  CASE cause WHEN 'burn' THEN 'burned' WHEN 'fee' THEN 'fee' ELSE 'sent' END, NULL, NULL, '-' || value
FROM transfers WHERE from_account IS NOT NULL AND cause IN ('transfer', 'burn', 'fee');
