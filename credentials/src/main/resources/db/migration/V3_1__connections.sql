-- The sites that the command center talks to, and the sealed credentials for each (docs/format/sealed-credentials-v1.md).
-- Times are milliseconds since the epoch.

CREATE TABLE connection (
  id                 TEXT PRIMARY KEY,       -- UUID
  label              TEXT NOT NULL,
  base_url           TEXT NOT NULL,
  region             TEXT NOT NULL,          -- OWN_ADDRESS, GLOBAL, US, EU, AU, DETECT
  detected_host      TEXT,                   -- null, like the two below, while nothing was detected
  detected_at        BIGINT,
  detected_before    TEXT,
  proxy_host         TEXT,                   -- null, like all about the proxy, where there is none
  proxy_port         INTEGER,
  proxy_user         TEXT,
  proxy_key          ${blob},
  proxy_password     ${blob},
  authorities        TEXT NOT NULL,          -- PEM
  expected_tenant    TEXT,                   -- as a person said
  tenant             TEXT,                   -- as the first healthy check found, or a person confirmed
  other_tenant       TEXT,                   -- one that answered since, until a person says which is right
  other_tenant_at    BIGINT,
  is_default         INTEGER NOT NULL,
  created_at         BIGINT NOT NULL,
  updated_at         BIGINT NOT NULL,
  reminder_addresses TEXT NOT NULL           -- one a line
);
CREATE UNIQUE INDEX connection_label ON connection (lower(label));
CREATE UNIQUE INDEX connection_default ON connection (is_default) WHERE is_default = 1;

CREATE TABLE connection_host (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  host          TEXT NOT NULL,               -- global, us, eu, au
  url           TEXT NOT NULL,
  PRIMARY KEY (connection_id, host)
);

-- The key pairs of a connection: the one in use, the one that takes over once it is found healthy, and the one before.
CREATE TABLE connection_pair (
  connection_id   TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  generation      TEXT NOT NULL,             -- current, next, previous
  source          TEXT NOT NULL,             -- stored, environment, file, vault
  source_settings TEXT NOT NULL,             -- JSON: where the file or the Vault is
  data_key        ${blob},                   -- null, like the two below, unless the pair is stored
  client_id       ${blob},
  client_secret   ${blob},
  token_key       ${blob},                   -- null, like the one below, unless Vault is asked with a token of ours
  token           ${blob},
  saved_at        BIGINT NOT NULL,
  saved_by        TEXT NOT NULL,
  replaced_at     BIGINT,                    -- when another took over; with previous only
  expires_at      BIGINT,                    -- as a person said
  checked_at      BIGINT,                    -- null, like the two below, while this pair was not checked
  verdict         TEXT,
  healthy         INTEGER,
  sentence        TEXT,                      -- what a person reads of it; null, like the next, before the first check
  remedy          TEXT,
  succeeded_at    BIGINT,                    -- the last check that was healthy
  failed_at       BIGINT,                    -- the last one that was not; null, like all of it, when there was none
  failure_verdict  TEXT,
  failure_sentence TEXT,
  failure_remedy   TEXT,
  acting_account   TEXT,                     -- of the last token that this pair has brought
  PRIMARY KEY (connection_id, generation)
);

CREATE TABLE connection_reminder (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  expires_at    BIGINT NOT NULL,             -- the date that was reminded of
  days_before   INTEGER NOT NULL,
  sent_at       BIGINT NOT NULL,
  PRIMARY KEY (connection_id, expires_at, days_before)
);

-- One row: the fingerprint of the master key that has sealed all of the above.
CREATE TABLE master_key (
  id TEXT PRIMARY KEY
);
