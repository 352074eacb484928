-- What checks of connections found, kept for 90 days. Times are milliseconds since the epoch.

CREATE TABLE doctor_check (
  number        ${identity},
  connection_id TEXT NOT NULL,
  checked_at    BIGINT NOT NULL,
  took_millis   BIGINT NOT NULL,
  verdict       TEXT NOT NULL,          -- a code of the doctor
  cause         TEXT NOT NULL,          -- a code of what makes it more exact; empty for none
  occasion      TEXT NOT NULL,          -- PERSON, SCHEDULE, WATCH; NEXT_PAIR: of credentials that are not in use
  asked_by      TEXT NOT NULL           -- a user name; what asked when it was no person
);
CREATE INDEX doctor_check_connection ON doctor_check (connection_id, number);
CREATE INDEX doctor_check_age ON doctor_check (connection_id, checked_at);

-- A row for each connection that was ever checked. Who writes a check down holds it until the end of the transaction: of
-- two checks at one moment the second sees what the first has found, and what has changed is told once.
CREATE TABLE doctor_checked (
  connection_id TEXT PRIMARY KEY
);
