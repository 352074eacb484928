-- The sites that the command center talks to, and the sealed credentials for each (docs/format/sealed-credentials-v1.md).
-- Times are milliseconds since the epoch.

CREATE TABLE connection (
  id              TEXT PRIMARY KEY,       -- UUID
  label           TEXT NOT NULL,
  base_url        TEXT NOT NULL,
  expected_tenant TEXT,
  is_default      INTEGER NOT NULL,
  created_at      BIGINT NOT NULL,
  updated_at      BIGINT NOT NULL,
  data_key        ${blob},                -- null, like all below, when no credentials are stored
  client_id       ${blob},
  client_secret   ${blob},
  saved_at        BIGINT,
  saved_by        TEXT,
  checked_at      BIGINT,                 -- null, like the two below, when these credentials were never checked
  verdict         TEXT,
  healthy         INTEGER
);
CREATE UNIQUE INDEX connection_label ON connection (lower(label));
CREATE UNIQUE INDEX connection_default ON connection (is_default) WHERE is_default = 1;

CREATE TABLE connection_host (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  host          TEXT NOT NULL,            -- global, us, eu, au
  url           TEXT NOT NULL,
  PRIMARY KEY (connection_id, host)
);
