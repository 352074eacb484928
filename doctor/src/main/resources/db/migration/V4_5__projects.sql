-- Projects that healthy checks of a connection have seen: one that is not seen any more is a verdict.
-- Times are milliseconds since the epoch.
CREATE TABLE doctor_project (
  connection_id TEXT NOT NULL,
  tenant        TEXT NOT NULL,           -- of the token; projects of another site are others
  project       TEXT NOT NULL,           -- key
  seen_at       BIGINT NOT NULL,         -- last time
  PRIMARY KEY (connection_id, tenant, project)
);
