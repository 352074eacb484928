-- The sites that this installation serves, and what of them belongs to no region; their content is in db/regional.
-- Times are milliseconds since the epoch; JSON is text; issue ids come from one counter, so they are unique across tenants.

CREATE TABLE site_counter (
  name       TEXT PRIMARY KEY,
  next_value BIGINT NOT NULL
);
INSERT INTO site_counter (name, next_value) VALUES ('id', 10000);
INSERT INTO site_counter (name, next_value) VALUES ('identity', 0);

-- Which tenants, users, projects and keys changed, so that every node can drop what it has cached of them.
-- Versions come from the counter 'identity' without a gap; only the newest few thousand rows are kept.
CREATE TABLE site_identity_change (
  version    BIGINT PRIMARY KEY,
  subject    TEXT NOT NULL,             -- TENANT, USER, PROJECT, API_KEY
  subject_id BIGINT NOT NULL
);

CREATE TABLE site_tenant (
  id         BIGINT PRIMARY KEY,
  uuid       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL UNIQUE,
  browse_url TEXT NOT NULL,             -- what `self` links start with: https://example.atlassian.net
  region     TEXT NOT NULL,             -- US, EU, AU
  residency  TEXT NOT NULL,             -- PINNED, STALE, MOVING
  moving_to  TEXT,                      -- a region while MOVING
  jira_region TEXT NOT NULL,            -- where Jira's data is
  licence    TEXT NOT NULL,             -- UNLIMITED, STANDARD, ENTERPRISE
  created_at BIGINT NOT NULL
);

CREATE TABLE site_user (
  id           BIGINT PRIMARY KEY,
  tenant_id    BIGINT NOT NULL REFERENCES site_tenant (id),
  account_id   TEXT NOT NULL,           -- what the wire calls the user
  user_key     TEXT NOT NULL,           -- what the API Keys page shows
  display_name TEXT NOT NULL,
  email        TEXT NOT NULL,
  kind         TEXT NOT NULL,           -- PERSON, APP
  active       INTEGER NOT NULL,
  created_at   BIGINT NOT NULL,
  UNIQUE (tenant_id, account_id),
  UNIQUE (tenant_id, user_key)
);

CREATE TABLE site_project (
  id             BIGINT PRIMARY KEY,
  tenant_id      BIGINT NOT NULL REFERENCES site_tenant (id),
  project_key    TEXT NOT NULL,
  name           TEXT NOT NULL,
  default_access TEXT NOT NULL,         -- what a user without a row of site_project_access may do: NONE, BROWSE, EDIT, ADMIN
  next_number    BIGINT NOT NULL,       -- the number of the next issue key
  created_at     BIGINT NOT NULL,
  UNIQUE (tenant_id, project_key)
);

CREATE TABLE site_project_access (
  project_id BIGINT NOT NULL REFERENCES site_project (id),
  user_id    BIGINT NOT NULL REFERENCES site_user (id),
  access     TEXT NOT NULL,             -- NONE, BROWSE, EDIT, ADMIN
  PRIMARY KEY (project_id, user_id)
);

-- A key has one secret, and for a while after a regeneration with overlap the one before it as well (previous_…).
CREATE TABLE site_group (
  id        BIGINT PRIMARY KEY,
  tenant_id BIGINT NOT NULL REFERENCES site_tenant (id),
  name      TEXT NOT NULL,
  UNIQUE (tenant_id, name)
);

CREATE TABLE site_group_member (
  group_id BIGINT NOT NULL REFERENCES site_group (id),
  user_id  BIGINT NOT NULL REFERENCES site_user (id),
  PRIMARY KEY (group_id, user_id)
);
CREATE INDEX site_group_member_user ON site_group_member (user_id);

-- A user's own row of site_project_access comes before the rows of the user's groups.
CREATE TABLE site_group_access (
  project_id BIGINT NOT NULL REFERENCES site_project (id),
  group_id   BIGINT NOT NULL REFERENCES site_group (id),
  access     TEXT NOT NULL,             -- NONE, BROWSE, EDIT, ADMIN
  PRIMARY KEY (project_id, group_id)
);

CREATE TABLE site_api_key (
  id                      BIGINT PRIMARY KEY,
  tenant_id               BIGINT NOT NULL REFERENCES site_tenant (id),
  user_id                 BIGINT NOT NULL UNIQUE REFERENCES site_user (id),
  client_id               TEXT NOT NULL UNIQUE,
  label                   TEXT NOT NULL DEFAULT '',
  secret_hash             ${blob} NOT NULL, -- SHA-256 of the secret's 64 hexadecimal digits
  secret_made_at          BIGINT NOT NULL,
  generation              BIGINT NOT NULL,  -- grows with each regeneration; the previous secret's is one less
  expires_at              BIGINT,           -- as chosen; the site's policy may end the secret earlier
  suspended_at            BIGINT,
  created_at              BIGINT NOT NULL,
  created_by              TEXT NOT NULL,
  last_used_at            BIGINT,
  last_used_from          TEXT NOT NULL DEFAULT '',
  use_count               BIGINT NOT NULL DEFAULT 0,
  previous_hash           ${blob},
  previous_made_at        BIGINT,
  previous_ends_at        BIGINT,
  previous_last_used_at   BIGINT,           -- since it was replaced
  previous_last_used_from TEXT NOT NULL DEFAULT '',
  previous_use_count      BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX site_api_key_tenant ON site_api_key (tenant_id, id);

-- What a site asks of its keys; no row asks nothing.
CREATE TABLE site_key_policy (
  tenant_id    BIGINT PRIMARY KEY REFERENCES site_tenant (id),
  max_lifetime BIGINT                   -- how many milliseconds a secret works at most
);

-- How many requests of a tenant whose licence limits them all nodes have counted in the window that is under way.
CREATE TABLE site_request_count (
  tenant_id    BIGINT PRIMARY KEY REFERENCES site_tenant (id),
  window_start BIGINT NOT NULL,
  requests     BIGINT NOT NULL
);

-- New secrets of many keys, encrypted to a passphrase that is not kept, until somebody says that they have them.
CREATE TABLE site_new_secrets (
  id        TEXT PRIMARY KEY,           -- 32 hexadecimal digits
  tenant_id BIGINT NOT NULL REFERENCES site_tenant (id),
  made_at   BIGINT NOT NULL,
  made_by   TEXT NOT NULL,
  key_count BIGINT NOT NULL,            -- of the lines in the file
  complete  BIGINT NOT NULL,            -- 0 while the keys are regenerated, and when that was never ended
  sealed    ${blob} NOT NULL            -- docs/format/secrets-file-v1.md
);

-- What users sign in to the Jira REST API with, beside their e-mail address.
CREATE TABLE site_jira_token (
  id           BIGINT PRIMARY KEY,
  user_id      BIGINT NOT NULL REFERENCES site_user (id),
  label        TEXT NOT NULL,
  token_hash   ${blob} NOT NULL UNIQUE, -- SHA-256 of the token
  created_at   BIGINT NOT NULL,
  created_by   TEXT NOT NULL,
  last_used_at BIGINT                   -- to the minute
);
CREATE INDEX site_jira_token_user ON site_jira_token (user_id, id);

-- Faults that a tenant has asked for, to see how clients bear them.
CREATE TABLE site_fault (
  id           BIGINT PRIMARY KEY,
  tenant_id    BIGINT NOT NULL REFERENCES site_tenant (id),
  kind         TEXT NOT NULL,           -- a name of FaultKind
  calls        TEXT NOT NULL,           -- names of ApiCall, by commas
  hosts        TEXT NOT NULL,           -- names of SiteHost, by commas
  seconds      INTEGER NOT NULL,        -- how slow, how long to wait, how late; 0 where the kind has no such number
  started_at   BIGINT NOT NULL,
  ends_at      BIGINT,                  -- null: until it is ended
  answers_left INTEGER                  -- null: any number
);

-- Moves of a tenant's content from one region to another that are not over yet.
CREATE TABLE site_move (
  tenant_id BIGINT PRIMARY KEY REFERENCES site_tenant (id),
  source    TEXT NOT NULL,              -- a region
  target    TEXT NOT NULL,
  phase     TEXT NOT NULL,              -- STARTED, COPYING, VERIFIED, SWITCHED: from then on the target serves and the source is cleaned
  stamp     TEXT NOT NULL               -- what the content was when its copy was found complete
);
