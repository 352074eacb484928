-- The history of backup runs. Times are milliseconds since the epoch; JSON is text.

CREATE TABLE backup_run (
  id               TEXT PRIMARY KEY,      -- 32 hexadecimal digits
  connection_id    TEXT NOT NULL,
  connection_label TEXT NOT NULL,         -- as it was when the run began
  state            TEXT NOT NULL,         -- RUNNING, or how it ended: COMPLETE, COMPLETE_WITH_GAPS, FAILED, …
  started_at       BIGINT NOT NULL,
  finished_at      BIGINT,
  phase            TEXT NOT NULL,         -- what the run does, or did last
  done             BIGINT NOT NULL,       -- items of the phase finished
  total            BIGINT NOT NULL,       -- items of the phase in all; -1 = unknown
  snapshot_id      TEXT,
  counts           TEXT NOT NULL,         -- JSON: project id -> kind -> number
  gaps             TEXT NOT NULL,         -- JSON array of {kind, projectId, id, reason}, the first 1,000
  gap_count        BIGINT NOT NULL,
  requests         BIGINT NOT NULL,
  message          TEXT NOT NULL
);
CREATE INDEX backup_run_started ON backup_run (started_at, id);
CREATE INDEX backup_run_connection ON backup_run (connection_id, started_at, id);
