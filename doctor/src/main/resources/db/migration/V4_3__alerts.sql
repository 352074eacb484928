-- What people are to be told. Times are milliseconds since the epoch.

CREATE TABLE doctor_alert (
  id             TEXT PRIMARY KEY,       -- of a reminder: made from what it reminds of, so that nobody is reminded twice
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
  failure       TEXT NOT NULL,           -- what the last attempt met, also when some of several got it; empty for nothing
  waiting       TEXT NOT NULL DEFAULT '', -- addresses that are tried again while others have it, with commas between them
  missed        TEXT NOT NULL DEFAULT '', -- who will never get it while others have it, in sentences
  PRIMARY KEY (alert_id, channel)
);
CREATE INDEX doctor_delivery_waiting ON doctor_delivery (channel, due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
