import type { Database, Sql } from './database.ts'
import { HISTORY } from './history-tables.ts'

/*
 * The tables beside pg-boss's own, as steps that are taken once and in order. A step that was released is never changed: what a
 * table needs later is another step.
 */
const STEPS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'deliveries-and-results',
    sql: `
      CREATE TABLE IF NOT EXISTS deliveries (
        id text PRIMARY KEY,
        body_digest text NOT NULL UNIQUE,
        event text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE IF NOT EXISTS results (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        repository_id bigint NOT NULL,
        sha text NOT NULL,
        model text NOT NULL,
        run_id bigint NOT NULL,
        run_attempt integer NOT NULL,
        outcome text NOT NULL,
        evidence_digest text,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (repository_id, sha, model, run_id, run_attempt, outcome)
      );
    `,
  },
  {
    name: 'audit',
    sql: `
      CREATE TABLE IF NOT EXISTS audit (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        repository_id bigint NOT NULL,
        kind text NOT NULL,
        actor text,
        pull bigint,
        sha text,
        details jsonb NOT NULL
      );
      CREATE INDEX IF NOT EXISTS audit_of_repository ON audit (repository_id, number DESC);
      CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the audit log is append-only'; END
      $$;
      CREATE OR REPLACE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
    `,
  },
  {
    name: 'sessions',
    sql: `
      CREATE TABLE IF NOT EXISTS sessions (
        id_hash text PRIMARY KEY,
        user_id bigint NOT NULL,
        login text NOT NULL,
        tokens text NOT NULL,
        access jsonb,
        access_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX IF NOT EXISTS sessions_by_end ON sessions (expires_at);
    `,
  },
  {
    name: 'reconciler',
    sql: `
      CREATE TABLE IF NOT EXISTS installations (
        id bigint PRIMARY KEY,
        account text NOT NULL,
        parked text,
        limited_since timestamptz,
        limited_until timestamptz
      );
      CREATE TABLE IF NOT EXISTS repositories (
        id bigint PRIMARY KEY,
        installation_id bigint NOT NULL,
        owner text NOT NULL,
        name text NOT NULL,
        set_aside text,
        swept_at timestamptz
      );
      CREATE INDEX IF NOT EXISTS repositories_of_installation ON repositories (installation_id);
      CREATE TABLE IF NOT EXISTS heads (
        repository_id bigint NOT NULL,
        sha text NOT NULL,
        subject jsonb NOT NULL,
        state text NOT NULL,
        due_at timestamptz NOT NULL,
        looked_at timestamptz NOT NULL,
        ill_since timestamptz,
        PRIMARY KEY (repository_id, sha)
      );
      CREATE INDEX IF NOT EXISTS heads_due ON heads (due_at) WHERE state = 'waiting';
      CREATE TABLE IF NOT EXISTS failed_deliveries (
        guid text PRIMARY KEY,
        delivery_id bigint NOT NULL,
        delivered_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL,
        settled boolean NOT NULL DEFAULT false
      );
      CREATE TABLE IF NOT EXISTS passes (
        name text PRIMARY KEY,
        state jsonb NOT NULL
      );
    `,
  },
  {
    name: 'deliveries-keep-their-body-until-handled',
    sql: `
      ALTER TABLE deliveries ADD COLUMN body text, ADD COLUMN handled_at timestamptz;
      CREATE INDEX ON deliveries (received_at);
      CREATE INDEX ON results (recorded_at);
    `,
  },
  { name: 'history', sql: HISTORY },
  {
    name: 'commands',
    sql: `
      CREATE TABLE IF NOT EXISTS commands (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        repository_id bigint NOT NULL,
        pull bigint NOT NULL,
        id text NOT NULL,
        sha text NOT NULL,
        actor text NOT NULL,
        what text NOT NULL,
        outcome jsonb NOT NULL,
        UNIQUE (repository_id, id)
      );
      CREATE INDEX IF NOT EXISTS commands_of_pull ON commands (repository_id, pull);
    `,
  },
  {
    name: 'sealed-sets',
    sql: `
      CREATE TABLE IF NOT EXISTS sealed_sets (
        digest text PRIMARY KEY,
        repository_id bigint NOT NULL,
        model text NOT NULL,
        rows integer NOT NULL,
        code jsonb NOT NULL,
        lifetime integer,
        ids_digest text NOT NULL,
        wrapped_by text,
        wrapped_key text,
        frame text,
        labels text,
        uploaded_by text NOT NULL,
        uploaded_at timestamptz NOT NULL DEFAULT now(),
        retired_at timestamptz
      );
      CREATE UNIQUE INDEX IF NOT EXISTS sealed_set_in_use ON sealed_sets (repository_id, model) WHERE retired_at IS NULL;
      CREATE TABLE IF NOT EXISTS sealed_questions (
        set_digest text NOT NULL REFERENCES sealed_sets ON DELETE CASCADE,
        number integer NOT NULL,
        candidate text NOT NULL,
        baseline text NOT NULL,
        policy text NOT NULL,
        run_id bigint NOT NULL,
        run_attempt integer NOT NULL,
        disagreement double precision NOT NULL,
        against text NOT NULL,
        material text,
        verdict text,
        reserved_at timestamptz NOT NULL DEFAULT now(),
        disclosed_at timestamptz,
        PRIMARY KEY (set_digest, number),
        UNIQUE (set_digest, candidate, baseline, policy)
      );
      CREATE UNIQUE INDEX IF NOT EXISTS sealed_question_open ON sealed_questions (set_digest) WHERE verdict IS NULL;
      CREATE OR REPLACE FUNCTION sealed_verdicts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'a verdict that was disclosed stays'; END
      $$;
      CREATE OR REPLACE TRIGGER sealed_verdicts_stay BEFORE UPDATE ON sealed_questions
        FOR EACH ROW WHEN (OLD.verdict IS NOT NULL) EXECUTE FUNCTION sealed_verdicts_stay();
    `,
  },
  {
    name: 'heads-of-pull-requests',
    sql: `
      CREATE TABLE IF NOT EXISTS pull_heads (
        repository_id bigint NOT NULL,
        pull bigint NOT NULL,
        sha text NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (repository_id, pull)
      );
    `,
  },
]

// Any number: it only has to be the same in every replica.
const LOCK = 485_112

/** Brings the tables up to date; of several processes that start at once one does it and the others wait. */
export async function createTables(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await sql.exec('CREATE TABLE IF NOT EXISTS steps (name text PRIMARY KEY, taken_at timestamptz DEFAULT now())')
    const { rows } = await sql.query<{ name: string }>('SELECT name FROM steps')
    const taken = new Set(rows.map(({ name }) => name))
    for (const { name, sql: text } of STEPS) {
      if (taken.has(name)) continue
      await sql.exec(text)
      await sql.query('INSERT INTO steps (name) VALUES ($1)', [name])
    }
  })
}

/** The steps that this version needs and the database has not taken: none, once the app has started. */
export async function missingSteps(sql: Sql): Promise<readonly string[]> {
  const { rows } = await sql.query<{ name: string }>('SELECT name FROM steps')
  const taken = new Set(rows.map(({ name }) => name))
  return STEPS.map(({ name }) => name).filter((name) => !taken.has(name))
}
