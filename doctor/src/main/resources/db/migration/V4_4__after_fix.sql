-- The way back after the cause was mended: where a person is on it follows from what has happened since. Times are milliseconds since the epoch.
CREATE TABLE doctor_after_fix (
  connection_id TEXT PRIMARY KEY,
  begun_at      BIGINT NOT NULL,
  begun_by      TEXT NOT NULL,
  kept_at       BIGINT,                  -- when a person chose to keep the credentials; null, like the next, before
  kept_by       TEXT
);
