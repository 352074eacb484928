-- Who may sign in to the command center, and their sessions. Times are milliseconds since the epoch.

CREATE TABLE server_account (
  name          TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL,          -- Argon2id in its encoded form, with parameters and salt
  role          TEXT NOT NULL,          -- ADMIN, VIEWER
  created_at    BIGINT NOT NULL,
  changed_at    BIGINT NOT NULL         -- last change of password or role
);

-- The layout that Spring Session's JDBC store expects.
CREATE TABLE server_session (
  primary_id            CHAR(36) PRIMARY KEY,
  session_id            CHAR(36) NOT NULL UNIQUE,
  creation_time         BIGINT NOT NULL,
  last_access_time      BIGINT NOT NULL,
  max_inactive_interval INTEGER NOT NULL, -- seconds
  expiry_time           BIGINT NOT NULL,
  principal_name        VARCHAR(100)
);
CREATE INDEX server_session_expiry ON server_session (expiry_time);
CREATE INDEX server_session_principal ON server_session (principal_name);

CREATE TABLE server_session_attributes (
  session_primary_id CHAR(36) NOT NULL REFERENCES server_session (primary_id) ON DELETE CASCADE,
  attribute_name     VARCHAR(200) NOT NULL,
  attribute_bytes    ${blob} NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
