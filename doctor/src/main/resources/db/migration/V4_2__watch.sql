-- What happens to the health of connections by itself. Times are milliseconds since the epoch.
-- A row is claimed by the node that works on it, until a moment when it must have ended or died.

CREATE TABLE doctor_schedule (
  connection_id    TEXT PRIMARY KEY,
  interval_minutes INTEGER NOT NULL,     -- 0 = off
  due_at           BIGINT NOT NULL,
  claimed_until    BIGINT NOT NULL       -- 0 = nobody works on it
);

-- Connections that are not healthy and of which somebody wants to know when they are.
CREATE TABLE doctor_watch (
  number        ${identity},
  connection_id TEXT NOT NULL,
  started_at    BIGINT NOT NULL,
  started_by    TEXT NOT NULL,
  attempts      INTEGER NOT NULL,
  due_at        BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  ended_at      BIGINT,                  -- null, like the next, while it goes on
  ending        TEXT                     -- HEALED, STOPPED, EXPIRED
);
CREATE UNIQUE INDEX doctor_watch_active ON doctor_watch (connection_id) WHERE ended_at IS NULL;
CREATE INDEX doctor_watch_connection ON doctor_watch (connection_id, number);
