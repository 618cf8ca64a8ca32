/*
 * The tables of history. A decision has what a list shows in columns of their own; what a page draws it from is one text, and what a chart
 * draws over many decisions is a row a metric. `models`, `questions` and `evaluation_sets` are kept beside so that no page counts
 * through the whole history.
 */
export const HISTORY = `
  CREATE TABLE IF NOT EXISTS decisions (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint NOT NULL,
    model text NOT NULL,
    sha text NOT NULL,
    run_id bigint NOT NULL,
    run_attempt integer NOT NULL,
    run_number integer NOT NULL,
    run_url text NOT NULL,
    kind text NOT NULL,
    pull bigint,
    branch text NOT NULL,
    outcome text NOT NULL,
    conclusion text,
    verdict text,
    admissible boolean,
    accepted integer NOT NULL,
    n bigint,
    evaluation_set text,
    evidence_digest text,
    reuse text NOT NULL,
    ran_at timestamptz NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    report text,
    data text,
    digest text NOT NULL
  );
  CREATE INDEX IF NOT EXISTS decisions_of_repository ON decisions (repository_id, number DESC);
  CREATE INDEX IF NOT EXISTS decisions_of_model ON decisions (repository_id, model, number DESC);
  CREATE INDEX IF NOT EXISTS decisions_on_branch ON decisions (repository_id, model, number DESC) WHERE kind = 'branch';
  CREATE INDEX IF NOT EXISTS decisions_of_pull ON decisions (repository_id, pull, number DESC);
  CREATE INDEX IF NOT EXISTS decisions_of_commit ON decisions (repository_id, sha, model);
  CREATE INDEX IF NOT EXISTS decisions_by_age ON decisions (decided_at);
  CREATE TABLE IF NOT EXISTS measurements (
    decision bigint NOT NULL REFERENCES decisions ON DELETE CASCADE,
    position integer NOT NULL,
    metric text NOT NULL,
    slice_column text,
    slice_value text,
    direction text NOT NULL,
    n bigint NOT NULL,
    baseline float8,
    candidate float8,
    gain float8,
    gain_lower float8,
    gain_upper float8,
    tolerance float8,
    own_lower float8,
    own_upper float8,
    verdict text NOT NULL,
    PRIMARY KEY (decision, position)
  );
  CREATE INDEX IF NOT EXISTS measurements_overall ON measurements (decision) WHERE slice_column IS NULL;
  CREATE TABLE IF NOT EXISTS models (
    repository_id bigint NOT NULL,
    model text NOT NULL,
    newest bigint NOT NULL REFERENCES decisions ON DELETE CASCADE,
    newest_on_branch bigint REFERENCES decisions ON DELETE SET NULL,
    PRIMARY KEY (repository_id, model)
  );
  CREATE INDEX IF NOT EXISTS models_newest ON models (newest);
  CREATE INDEX IF NOT EXISTS models_newest_on_branch ON models (newest_on_branch);
  CREATE TABLE IF NOT EXISTS questions (
    repository_id bigint NOT NULL,
    model text NOT NULL,
    evaluation_set text NOT NULL,
    run_id bigint NOT NULL,
    run_attempt integer NOT NULL,
    on_branch boolean NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (repository_id, model, evaluation_set, run_id, run_attempt)
  );
  CREATE TABLE IF NOT EXISTS evaluation_sets (
    repository_id bigint NOT NULL,
    model text NOT NULL,
    evaluation_set text NOT NULL,
    n bigint NOT NULL,
    asked integer NOT NULL,
    asked_by_changes integer NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    epoch_at timestamptz,
    PRIMARY KEY (repository_id, model, evaluation_set)
  );
  CREATE TABLE IF NOT EXISTS registrations (
    repository_id bigint NOT NULL,
    model text NOT NULL,
    tag text NOT NULL,
    action text NOT NULL,
    subject text,
    sha text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (repository_id, model, tag)
  );
  CREATE TABLE IF NOT EXISTS deployments (
    repository_id bigint NOT NULL,
    model text NOT NULL,
    run_id bigint NOT NULL,
    run_attempt integer NOT NULL,
    environment text NOT NULL,
    sha text NOT NULL,
    version text NOT NULL,
    outcome text NOT NULL,
    at timestamptz NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (repository_id, model, run_id, run_attempt, environment)
  );
`
