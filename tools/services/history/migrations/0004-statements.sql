-- What a local day's blocks did to each account, by kind of line and tariff, so that a month is not added up line by line.
-- They follow from the chain's rows, and may be deleted at any time, both tables together.

CREATE TABLE statement_days (
  account TEXT NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL,
  tariff_version INTEGER NOT NULL,
  energy_wh INTEGER NOT NULL,
  amount TEXT NOT NULL,
  entries INTEGER NOT NULL,
  first_epoch INTEGER NOT NULL,
  last_epoch INTEGER NOT NULL,
  first_block INTEGER NOT NULL,
  last_block INTEGER NOT NULL,
  PRIMARY KEY (account, day, kind, tariff_version)
) STRICT, WITHOUT ROWID;

-- Days that are in them, one behind the other, with their blocks: from the first on, and before the end.
CREATE TABLE statement_blocks (
  day INTEGER NOT NULL,
  first_block INTEGER NOT NULL,
  end_block INTEGER NOT NULL,
  PRIMARY KEY (day)
) STRICT, WITHOUT ROWID;

-- Sums of the whole campus by epoch, of days that are in closed_days: those are summed up again, with their epochs.
CREATE TABLE energy_epochs (
  epoch INTEGER NOT NULL,
  meters INTEGER NOT NULL,
  is_complete INTEGER NOT NULL,
  readings INTEGER NOT NULL,
  delivered_wh INTEGER NOT NULL,
  shared_out_wh INTEGER NOT NULL,
  fed_in_wh INTEGER NOT NULL,
  used_wh INTEGER NOT NULL,
  shared_in_wh INTEGER NOT NULL,
  bought_wh INTEGER NOT NULL,
  paid TEXT NOT NULL,
  alone TEXT NOT NULL,
  PRIMARY KEY (epoch)
) STRICT, WITHOUT ROWID;
DELETE FROM energy_days;
DELETE FROM closed_days;

-- What people moved, topped up and paid out, among all that trading and settlement moved.
DROP INDEX transfers_from;
CREATE INDEX transfers_from ON transfers (from_account, cause, block);
DROP INDEX transfers_to;
CREATE INDEX transfers_to ON transfers (to_account, cause, block);

-- Sums of the campus by epoch, and of an account by block, read nothing but their index.
DROP INDEX settlement_lines_epoch;
CREATE INDEX settlement_lines_epoch ON settlement_lines (epoch, kind, price, energy_wh);
DROP INDEX settlements_account;
CREATE INDEX settlements_account ON settlements (account, epoch, kind);
