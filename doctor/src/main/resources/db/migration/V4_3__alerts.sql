-- What people are to be told. Times are milliseconds since the epoch.

CREATE TABLE doctor_alert (
  id             TEXT PRIMARY KEY,       -- the same for the same news, so that nothing is told twice
  connection_id  TEXT NOT NULL,
  label          TEXT NOT NULL,          -- of the connection, as it was then
  kind           TEXT NOT NULL,          -- CHANGED, WATCH_EXPIRED, REMINDER
  at             BIGINT NOT NULL,
  verdict_before TEXT,                   -- null, like the next, when no verdict has changed
  verdict        TEXT,
  sentence       TEXT NOT NULL,
  addressees     TEXT NOT NULL           -- mail addresses with commas between them; empty for those of the settings
);
CREATE INDEX doctor_alert_connection ON doctor_alert (connection_id, at);
CREATE INDEX doctor_alert_age ON doctor_alert (at);

-- How far an alert is on one of the ways by which it leaves.
CREATE TABLE doctor_delivery (
  alert_id      TEXT NOT NULL REFERENCES doctor_alert (id) ON DELETE CASCADE,
  channel       TEXT NOT NULL,           -- mail, webhook
  attempts      INTEGER NOT NULL,
  due_at        BIGINT NOT NULL,         -- when it is tried next
  claimed_until BIGINT NOT NULL,         -- 0 = nobody works on it
  sent_at       BIGINT,
  given_up_at   BIGINT,
  failure       TEXT NOT NULL,           -- what the last attempt met; empty for nothing
  PRIMARY KEY (alert_id, channel)
);
