-- Every change of state, in the order of its id. Times are milliseconds since the epoch.
CREATE TABLE audit_entry (
  id      ${identity},
  at      BIGINT NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  origin  TEXT NOT NULL,
  details TEXT NOT NULL   -- JSON object of texts
);
CREATE INDEX audit_entry_at ON audit_entry (at);
