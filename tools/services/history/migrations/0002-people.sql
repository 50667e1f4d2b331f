-- What people have told this service, which is on no chain and can be erased. Times are ms since 1970 (UTC).

CREATE TABLE names (
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (account)
) STRICT, WITHOUT ROWID;

-- Who wants to take part; message and signature are what an admin can check.
CREATE TABLE applications (
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  building TEXT NOT NULL,
  meter TEXT,
  message TEXT NOT NULL,
  signature TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  decision TEXT CHECK (decision IN ('accept', 'decline')),
  reason TEXT,
  decided_at INTEGER,
  decided_by TEXT,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX applications_account ON applications (account);
CREATE INDEX applications_asked ON applications (asked_at, id);

-- Of a session only the hash of its token is kept: who reads this database cannot go on with it.
CREATE TABLE sessions (
  token_hash TEXT NOT NULL,
  account TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account, began_at);
CREATE INDEX sessions_expiry ON sessions (expires_at);
