-- What the sites of one region hold. Times are milliseconds since the epoch; JSON is text.
-- Tenants, projects and users are in the shared store, so nothing here can refer to them by a foreign key; ids come from its
-- counter and are unique across tenants and regions. A table that is added here is added to ContentTables as well.

CREATE TABLE site_issue (
  id             BIGINT PRIMARY KEY,
  tenant_id      BIGINT NOT NULL,
  project_id     BIGINT NOT NULL,
  issue_number   BIGINT NOT NULL,
  issue_key      TEXT NOT NULL,
  kind           TEXT NOT NULL,         -- TEST, PRECONDITION, TEST_SET, TEST_PLAN, TEST_EXECUTION, OTHER (stories, bugs)
  type_name      TEXT NOT NULL,         -- the Jira issue type: Test, Precondition, Test Set, Test Plan, Test Execution, Story …
  summary        TEXT NOT NULL,
  description    TEXT,
  labels         TEXT NOT NULL,         -- JSON array of texts
  fields         TEXT NOT NULL,         -- JSON object: further Jira fields as they were sent (priority, components, customfield_…)
  status         TEXT NOT NULL,         -- workflow status: To Do, In Progress, Done
  assignee_id    BIGINT,
  reporter_id    BIGINT NOT NULL,
  created_at     BIGINT NOT NULL,
  updated_at     BIGINT NOT NULL,       -- last change of a Jira field
  modified_at    BIGINT NOT NULL,       -- last change of the Xray content: lastModified on the wire
  UNIQUE (tenant_id, issue_key)
);
-- Lists are counted, and the ids of a page found, in this index alone.
CREATE INDEX site_issue_kind ON site_issue (tenant_id, kind, id, project_id);
CREATE INDEX site_issue_project ON site_issue (project_id, kind, id);
-- How an import finds the test of a scenario, or the precondition of a background, by its name.
CREATE INDEX site_issue_summary ON site_issue (project_id, kind, summary);
CREATE INDEX site_issue_modified ON site_issue (tenant_id, kind, modified_at);

-- How many issues there are, kept up to date by whoever adds or deletes some: a list of a whole project says how long it is,
-- and a database needs longer to count a hundred thousand rows than to find a page of them.
CREATE TABLE site_issue_count (
  tenant_id  BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  kind       TEXT NOT NULL,
  issues     BIGINT NOT NULL,
  PRIMARY KEY (project_id, kind)
);

-- What queries search of the Jira fields without a column: fixVersions, components, priority, parent.
CREATE TABLE site_issue_value (
  issue_id BIGINT NOT NULL REFERENCES site_issue (id),
  field    TEXT NOT NULL,
  value    TEXT NOT NULL,               -- a name, or a key or id where the issue was given that; in lower case
  PRIMARY KEY (issue_id, field, value)
);
CREATE INDEX site_issue_value_back ON site_issue_value (field, value);

-- A requirement is covered by a test: link type Test, outward "tests", from the test to the requirement.
CREATE TABLE site_issue_link (
  source_id BIGINT NOT NULL REFERENCES site_issue (id),
  target_id BIGINT NOT NULL REFERENCES site_issue (id),
  link_type TEXT NOT NULL,
  PRIMARY KEY (source_id, target_id, link_type)
);
CREATE INDEX site_issue_link_target ON site_issue_link (target_id);

CREATE TABLE site_test_type (
  tenant_id BIGINT NOT NULL,
  id        TEXT NOT NULL,              -- 24 hexadecimal digits
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,              -- STEPS, GHERKIN, UNSTRUCTURED
  position  INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);

CREATE TABLE site_status (
  tenant_id   BIGINT NOT NULL,
  scope       TEXT NOT NULL,            -- RUN, STEP
  id          TEXT NOT NULL,            -- 24 hexadecimal digits
  name        TEXT NOT NULL,
  description TEXT NOT NULL,
  color       TEXT NOT NULL,
  final       INTEGER NOT NULL,
  coverage    TEXT NOT NULL,            -- OK, NOK, NOTRUN, UNKNOWN
  run_status  TEXT NOT NULL,            -- for a step status: the run status that it counts as; else its own name
  position    INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, scope, id),
  UNIQUE (tenant_id, scope, name)
);

-- Folders of a project's Test Repository (test_plan_id null) or of a test plan's board. The root has no row.
CREATE TABLE site_folder (
  id           BIGINT PRIMARY KEY,
  tenant_id    BIGINT NOT NULL,
  project_id   BIGINT NOT NULL,
  test_plan_id BIGINT REFERENCES site_issue (id),
  parent_id    BIGINT REFERENCES site_folder (id),
  path         TEXT NOT NULL,           -- /Arithmetic/Plus
  name         TEXT NOT NULL,
  position     INTEGER NOT NULL
);
CREATE UNIQUE INDEX site_folder_path ON site_folder (project_id, coalesce(test_plan_id, 0), path);

CREATE TABLE site_attachment (
  id         TEXT PRIMARY KEY,          -- UUID
  tenant_id  BIGINT NOT NULL,
  filename   TEXT NOT NULL,
  mime_type  TEXT NOT NULL,
  size       BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL
);

-- The bytes in pieces of at most 256 KiB, so that a file of any size passes through little memory.
CREATE TABLE site_attachment_piece (
  attachment_id TEXT NOT NULL REFERENCES site_attachment (id),
  position      INTEGER NOT NULL,
  content       ${blob} NOT NULL,
  PRIMARY KEY (attachment_id, position)
);

-- Files that hang on an issue itself, as Jira keeps them.
CREATE TABLE site_issue_attachment (
  issue_id      BIGINT NOT NULL REFERENCES site_issue (id),
  attachment_id TEXT NOT NULL REFERENCES site_attachment (id),
  PRIMARY KEY (issue_id, attachment_id)
);
CREATE INDEX site_issue_attachment_back ON site_issue_attachment (attachment_id);

-- What a test is. Its definition is that of its default version; a test starts with version 1 and no others.
CREATE TABLE site_test (
  issue_id        BIGINT PRIMARY KEY REFERENCES site_issue (id),
  project_id      BIGINT NOT NULL,
  type_id         TEXT NOT NULL,
  kind            TEXT NOT NULL,        -- of its type: STEPS, GHERKIN, UNSTRUCTURED
  gherkin         TEXT,
  scenario_type   TEXT,                 -- scenario, scenario_outline
  unstructured    TEXT,
  definition_hash TEXT,                 -- SHA-256 of `unstructured` in hexadecimal: how an import finds its Generic test
  folder_id       BIGINT REFERENCES site_folder (id),
  version_id      INTEGER NOT NULL DEFAULT 1,
  version_name    TEXT NOT NULL DEFAULT 'Version 1'
);
CREATE INDEX site_test_definition_hash ON site_test (project_id, definition_hash);
CREATE INDEX site_test_folder ON site_test (folder_id);

-- The versions of tests that are not the default one. A version that becomes the default moves to site_test, and back.
CREATE TABLE site_test_version (
  test_id       BIGINT NOT NULL REFERENCES site_test (issue_id),
  version_id    INTEGER NOT NULL,
  version_name  TEXT NOT NULL,
  archived      INTEGER NOT NULL,
  type_id       TEXT NOT NULL,
  kind          TEXT NOT NULL,
  gherkin       TEXT,
  scenario_type TEXT,
  unstructured  TEXT,
  modified_at   BIGINT NOT NULL,
  PRIMARY KEY (test_id, version_id)
);

-- Every version of every test.
CREATE VIEW site_test_definition AS
  SELECT issue_id AS test_id, version_id, version_name, 0 AS archived, 1 AS is_default,
         type_id, kind, gherkin, scenario_type, unstructured
  FROM site_test
  UNION ALL
  SELECT test_id, version_id, version_name, archived, 0, type_id, kind, gherkin, scenario_type, unstructured
  FROM site_test_version;

CREATE TABLE site_test_step (
  id             TEXT PRIMARY KEY,      -- UUID
  test_id        BIGINT NOT NULL REFERENCES site_test (issue_id),
  version_id     INTEGER NOT NULL DEFAULT 1,
  position       INTEGER NOT NULL,
  action         TEXT,
  data           TEXT,
  result         TEXT,
  called_test_id BIGINT REFERENCES site_test (issue_id),
  custom_fields  TEXT NOT NULL          -- JSON array of {id, name, value}
);
CREATE INDEX site_test_step_test ON site_test_step (test_id, version_id, position);
CREATE INDEX site_test_step_called ON site_test_step (called_test_id);

CREATE TABLE site_test_step_attachment (
  step_id       TEXT NOT NULL REFERENCES site_test_step (id),
  attachment_id TEXT NOT NULL REFERENCES site_attachment (id),
  position      INTEGER NOT NULL,
  PRIMARY KEY (step_id, attachment_id)
);
CREATE INDEX site_test_step_attachment_back ON site_test_step_attachment (attachment_id);

CREATE TABLE site_precondition (
  issue_id   BIGINT PRIMARY KEY REFERENCES site_issue (id),
  project_id BIGINT NOT NULL,
  type_id    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  definition TEXT,
  folder_id  BIGINT REFERENCES site_folder (id)
);

-- Work that was started by one call and is asked after by others; kept for a day.
CREATE TABLE site_job (
  id         TEXT PRIMARY KEY,          -- 32 hexadecimal digits
  tenant_id  BIGINT NOT NULL,
  user_id    BIGINT NOT NULL,
  kind       TEXT NOT NULL,             -- TEST_IMPORT, BACKUP
  status     TEXT NOT NULL,             -- PENDING, WORKING, SUCCESSFUL, PARTIALLY_SUCCESSFUL, UNSUCCESSFUL, FAILED
  progress   TEXT NOT NULL,             -- JSON array of texts
  result     TEXT,                      -- JSON
  created_at BIGINT NOT NULL,
  alive_at   BIGINT NOT NULL            -- the last sign of life; a job that is silent for a minute has failed
);
CREATE INDEX site_job_owner ON site_job (tenant_id, user_id, kind);

-- The latest backup of each site, whose files are kept as attachments are.
CREATE TABLE site_backup (
  tenant_id      BIGINT PRIMARY KEY,
  content_id     TEXT NOT NULL,
  attachments_id TEXT,
  created_at     BIGINT NOT NULL
);

-- Where a feature import found a test (or precondition), so that it finds it again: contract section 6.
CREATE TABLE site_feature_place (
  issue_id    BIGINT PRIMARY KEY REFERENCES site_issue (id),
  project_id  BIGINT NOT NULL,
  source      TEXT NOT NULL,            -- the name of the origin, '' when the import told none
  path        TEXT NOT NULL,
  scenario_id TEXT                      -- of a tag @id:…
);
CREATE INDEX site_feature_place_path ON site_feature_place (project_id, source, path);

CREATE TABLE site_test_precondition (
  test_id         BIGINT NOT NULL REFERENCES site_test (issue_id),
  version_id      INTEGER NOT NULL DEFAULT 1,
  precondition_id BIGINT NOT NULL REFERENCES site_precondition (issue_id),
  position        INTEGER NOT NULL,
  PRIMARY KEY (test_id, version_id, precondition_id)
);
CREATE INDEX site_test_precondition_back ON site_test_precondition (precondition_id);

-- Members of test sets (kind TEST_SET) and test plans (kind TEST_PLAN).
CREATE TABLE site_membership (
  container_id BIGINT NOT NULL REFERENCES site_issue (id),
  test_id      BIGINT NOT NULL REFERENCES site_test (issue_id),
  position     INTEGER NOT NULL,
  PRIMARY KEY (container_id, test_id)
);
CREATE INDEX site_membership_back ON site_membership (test_id);

-- Places of a plan's tests on its board.
CREATE TABLE site_board_place (
  folder_id BIGINT NOT NULL REFERENCES site_folder (id),
  test_id   BIGINT NOT NULL REFERENCES site_test (issue_id),
  position  INTEGER NOT NULL,
  PRIMARY KEY (folder_id, test_id)
);

CREATE TABLE site_plan_execution (
  test_plan_id BIGINT NOT NULL REFERENCES site_issue (id),
  execution_id BIGINT NOT NULL REFERENCES site_issue (id),
  position     INTEGER NOT NULL,
  PRIMARY KEY (test_plan_id, execution_id)
);
CREATE INDEX site_plan_execution_back ON site_plan_execution (execution_id);

CREATE TABLE site_environment (
  project_id BIGINT NOT NULL,
  name       TEXT NOT NULL,
  position   INTEGER NOT NULL,
  PRIMARY KEY (project_id, name)
);

CREATE TABLE site_execution (
  issue_id     BIGINT PRIMARY KEY REFERENCES site_issue (id),
  environments TEXT NOT NULL            -- JSON array of names
);

-- Values for data-driven tests: at most one for a test, for a test in a plan, in an execution, and for each step that calls a test.
CREATE TABLE site_dataset (
  id           TEXT PRIMARY KEY,        -- 24 hexadecimal digits
  tenant_id    BIGINT NOT NULL,
  test_id      BIGINT NOT NULL REFERENCES site_test (issue_id),
  test_plan_id BIGINT REFERENCES site_issue (id),
  execution_id BIGINT REFERENCES site_issue (id),
  call_step_id TEXT REFERENCES site_test_step (id), -- the step of the test that calls another
  parameters   TEXT NOT NULL,           -- JSON array of {name, type, combinations, listValues, projectListId}
  dataset_rows TEXT NOT NULL            -- JSON array of arrays of texts, in the order of the parameters
);
CREATE UNIQUE INDEX site_dataset_place
  ON site_dataset (test_id, coalesce(test_plan_id, 0), coalesce(execution_id, 0), coalesce(call_step_id, ''));
CREATE INDEX site_dataset_plan ON site_dataset (test_plan_id);
CREATE INDEX site_dataset_execution ON site_dataset (execution_id);
CREATE INDEX site_dataset_step ON site_dataset (call_step_id);

-- One run per test and execution, with a copy of the definition as it was.
CREATE TABLE site_run (
  id            TEXT PRIMARY KEY,       -- 24 hexadecimal digits
  tenant_id     BIGINT NOT NULL,
  execution_id  BIGINT NOT NULL REFERENCES site_issue (id),
  test_id       BIGINT NOT NULL REFERENCES site_test (issue_id),
  position      INTEGER NOT NULL,
  status        TEXT NOT NULL,          -- a name of site_status
  comment       TEXT,
  assignee_id   BIGINT,
  executed_by   BIGINT,
  started_at    BIGINT,
  finished_at   BIGINT,
  modified_at   BIGINT NOT NULL,
  type_id       TEXT NOT NULL,
  kind          TEXT NOT NULL,
  gherkin       TEXT,
  scenario_type TEXT,
  unstructured  TEXT,
  defects       TEXT NOT NULL,          -- JSON array of issue ids as texts
  custom_fields TEXT NOT NULL,          -- JSON array of {id, name, values}
  version_id    INTEGER NOT NULL DEFAULT 1,
  timer_since   BIGINT,                 -- when the running timer was started last; null while it stands still
  timer_elapsed BIGINT NOT NULL DEFAULT 0, -- milliseconds that it ran before
  UNIQUE (execution_id, test_id)
);
CREATE UNIQUE INDEX site_run_execution ON site_run (execution_id, position);
CREATE INDEX site_run_test ON site_run (test_id, execution_id, id);
-- Lists of runs by change or assignee are counted, by execution, in these indexes alone. Few runs are assigned to anybody.
CREATE INDEX site_run_modified ON site_run (execution_id, modified_at);
CREATE INDEX site_run_assignee ON site_run (assignee_id, execution_id, modified_at) WHERE assignee_id IS NOT NULL;

CREATE TABLE site_run_step (
  run_id        TEXT NOT NULL REFERENCES site_run (id),
  id            TEXT NOT NULL,          -- UUID
  position      INTEGER NOT NULL,
  action        TEXT,
  data          TEXT,
  result        TEXT,
  custom_fields TEXT NOT NULL,
  status        TEXT NOT NULL,
  comment       TEXT,
  actual_result TEXT,
  defects       TEXT NOT NULL,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX site_run_step_order ON site_run_step (run_id, position);

-- The files that the test's step had when the run was made.
CREATE TABLE site_run_step_attachment (
  run_id        TEXT NOT NULL REFERENCES site_run (id),
  step_id       TEXT NOT NULL,
  attachment_id TEXT NOT NULL REFERENCES site_attachment (id),
  position      INTEGER NOT NULL,
  PRIMARY KEY (run_id, step_id, attachment_id)
);
CREATE INDEX site_run_step_attachment_back ON site_run_step_attachment (attachment_id);

-- The preconditions of the test when the run was made.
CREATE TABLE site_run_precondition (
  run_id          TEXT NOT NULL REFERENCES site_run (id),
  precondition_id BIGINT NOT NULL,      -- of an issue that may be gone
  position        INTEGER NOT NULL,
  definition      TEXT,
  PRIMARY KEY (run_id, precondition_id)
);

-- The rounds of a data-driven run. What the wire calls the rank is the position.
CREATE TABLE site_run_iteration (
  run_id     TEXT NOT NULL REFERENCES site_run (id),
  position   INTEGER NOT NULL,          -- from 0
  parameters TEXT NOT NULL,             -- JSON array of {name, value}
  status     TEXT NOT NULL,             -- a name of a step status
  PRIMARY KEY (run_id, position)
);

-- What was recorded in steps of rounds; a step without a row is TO DO there.
CREATE TABLE site_run_iteration_step (
  run_id        TEXT NOT NULL REFERENCES site_run (id),
  iteration     INTEGER NOT NULL,
  step_id       TEXT NOT NULL,
  status        TEXT NOT NULL,
  comment       TEXT,
  actual_result TEXT,
  defects       TEXT NOT NULL,
  PRIMARY KEY (run_id, iteration, step_id)
);

CREATE TABLE site_run_evidence (
  run_id        TEXT NOT NULL REFERENCES site_run (id),
  iteration     INTEGER NOT NULL DEFAULT -1, -- -1 for evidence of the run itself and of its steps
  step_id       TEXT NOT NULL,          -- '' for evidence of the run itself
  attachment_id TEXT NOT NULL REFERENCES site_attachment (id),
  position      INTEGER NOT NULL,
  PRIMARY KEY (run_id, iteration, step_id, attachment_id)
);
CREATE INDEX site_run_evidence_attachment ON site_run_evidence (attachment_id);

-- What an imported report said, one row per report entry of the run's test.
CREATE TABLE site_run_result (
  run_id      TEXT NOT NULL REFERENCES site_run (id),
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL,
  status      TEXT NOT NULL,
  log         TEXT,
  duration_ms DOUBLE PRECISION,
  detail      TEXT,                     -- JSON: steps, hooks and examples of a scenario
  PRIMARY KEY (run_id, position)
);

-- Rows of a Scenario Outline run.
CREATE TABLE site_run_example (
  run_id      TEXT NOT NULL REFERENCES site_run (id),
  id          TEXT NOT NULL,
  position    INTEGER NOT NULL,
  status      TEXT NOT NULL,
  duration_ms DOUBLE PRECISION,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX site_run_example_id ON site_run_example (id);

-- Settings of a tenant that differ from the usual ones.
CREATE TABLE site_setting (
  tenant_id BIGINT NOT NULL,
  name      TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (tenant_id, name)
);

-- Xray's history of issues: who changed what, when.
CREATE TABLE site_history (
  id         ${identity},
  issue_id   BIGINT NOT NULL REFERENCES site_issue (id),
  action     TEXT NOT NULL,
  changes    TEXT NOT NULL,             -- JSON array of {field, change}
  changed_at BIGINT NOT NULL,
  user_id    BIGINT NOT NULL,
  version    TEXT                       -- the name of the test version, for changes of a definition
);
CREATE INDEX site_history_issue ON site_history (issue_id, id);
