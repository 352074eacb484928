-- Every change of state, in the order of its id. Times are milliseconds since the epoch.
CREATE TABLE audit_entry (
  id      BIGINT PRIMARY KEY,
  at      BIGINT NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  origin  TEXT NOT NULL,
  details TEXT NOT NULL
);
CREATE INDEX audit_entry_at ON audit_entry (at);
