-- What operators answered, one row for each answer that was taken.
CREATE TABLE answers (
  request_id INTEGER NOT NULL,
  account TEXT NOT NULL,
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (request_id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_block ON answers (block);

-- Calls that failed, by error: `OracleClient.StaleSequence`.
CREATE TABLE failures (
  block INTEGER NOT NULL,
  event INTEGER NOT NULL,
  extrinsic INTEGER,
  error TEXT NOT NULL,
  PRIMARY KEY (block, event)
) STRICT, WITHOUT ROWID;
