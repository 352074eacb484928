-- Every change of state, in the order of its id. Times are milliseconds since the epoch.
CREATE TABLE audit_entry (
  id      ${identity},
  at      BIGINT NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  origin  TEXT NOT NULL,
  details TEXT NOT NULL,            -- JSON object of texts
  hash    TEXT NOT NULL DEFAULT ''  -- covers the entry and the hash before it: docs/format/audit-chain-v1.md
);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- The end of the chain. Whoever adds an entry holds this row until its transaction ends, so the chain has no forks.
CREATE TABLE audit_head (
  name    TEXT PRIMARY KEY,
  entries BIGINT NOT NULL,
  hash    TEXT NOT NULL
);
INSERT INTO audit_head (name, entries, hash) VALUES ('audit', 0, '0000000000000000000000000000000000000000000000000000000000000000');
