-- Sums of local days that are long over, so that a year is not added up again for every question. They follow from the
-- chain's rows, and may be deleted at any time. Days are counted from 1970-01-01, by local time.

CREATE TABLE energy_days (
  day INTEGER NOT NULL,
  account TEXT NOT NULL,
  meters INTEGER NOT NULL,
  least_meters INTEGER NOT NULL,
  readings INTEGER NOT NULL,
  delivered_wh INTEGER NOT NULL,
  shared_out_wh INTEGER NOT NULL,
  fed_in_wh INTEGER NOT NULL,
  used_wh INTEGER NOT NULL,
  shared_in_wh INTEGER NOT NULL,
  bought_wh INTEGER NOT NULL,
  paid TEXT NOT NULL,
  alone TEXT NOT NULL,
  PRIMARY KEY (day, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX energy_days_account ON energy_days (account, day);

-- The whole campus; a day without a row is not summed up yet.
CREATE TABLE closed_days (
  day INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  readings INTEGER NOT NULL,
  delivered_wh INTEGER NOT NULL,
  shared_out_wh INTEGER NOT NULL,
  fed_in_wh INTEGER NOT NULL,
  used_wh INTEGER NOT NULL,
  shared_in_wh INTEGER NOT NULL,
  bought_wh INTEGER NOT NULL,
  paid TEXT NOT NULL,
  alone TEXT NOT NULL,
  expected INTEGER NOT NULL,
  in_time INTEGER NOT NULL,
  late INTEGER NOT NULL,
  several INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  PRIMARY KEY (day)
) STRICT, WITHOUT ROWID;

-- For whoever looks at blocks one by one.
CREATE INDEX orders_block ON orders (block);
CREATE INDEX fills_block ON fills (block);
CREATE INDEX order_ends_block ON order_ends (block);
CREATE INDEX settlements_block ON settlements (block);
CREATE INDEX readings_block ON readings (block);
CREATE INDEX requests_block ON requests (block);
CREATE INDEX request_ends_block ON request_ends (block);
CREATE INDEX debts_block ON debts (block);
