import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** The eight metrics that scikit-learn is asked for too. */
export const EIGHT = `      accuracy: {max_drop: 0.01}
      balanced_accuracy: {max_drop: 0.01}
      precision: {max_drop: 0.01}
      recall: {max_drop: 0.01}
      f1: {max_drop: 0.01}
      log_loss: {max_rise: 0.01}
      brier: {max_rise: 0.01}
      roc_auc: {max_drop: 0.005}
`

/** Twelve more that a team might gate. */
const GATED = `      specificity: {max_drop: 0.01}
      f1_macro: {metric: f1, average: macro, max_drop: 0.01}
      f2: {metric: fbeta, beta: 2, max_drop: 0.01}
      jaccard: {max_drop: 0.01}
      mcc: {max_drop: 0.01}
      kappa: {max_drop: 0.01}
      average_precision: {max_drop: 0.01}
      ks: {max_drop: 0.01}
      recall_at_top: {k: 0.1, max_drop: 0.01}
      complaints: {column: complaint, max_rise: 0.01}
      cost: {column: cost, max_rise: 1}
      cost_an_hour: {column: cost, over: hours, max_rise: 0.1}
`

/** Ten that are watched as a rule: they repeat others, or are biased as binned calibration errors are. */
const WATCHED = `      f1_weighted: {metric: f1, average: weighted, max_drop: 0.01}
      f05: {metric: fbeta, beta: 0.5, max_drop: 0.01}
      kappa_quadratic: {metric: kappa, weights: quadratic, max_drop: 0.01}
      partial_roc_auc: {max_fpr: 0.1, max_drop: 0.01}
      precision_at_top: {k: 0.1, max_drop: 0.01}
      lift_at_top: {k: 0.1, max_drop: 0.05}
      ece: {max_rise: 0.01}
      mce: {max_rise: 0.02}
      calibration_slope_error: {max_rise: 0.05}
      calibration_intercept_error: {max_rise: 0.05}
`

/** Thirty metrics, of which 20 or all are gated; what is not is measured on all rows, but not on slices. */
export function thirtyMetrics(gated: 20 | 30): string {
  return EIGHT + GATED + (gated === 30 ? WATCHED : WATCHED.replaceAll('}', ', gate: false}'))
}

/** A policy of the given metrics; 30 origins and 20 carriers make 50 slices. */
export function policyText(metrics: string, slices: boolean): string {
  return `version: 1
models:
  bench:
    workflow: .github/workflows/model.yml
    task: binary
    data: {score: score}
    metrics:
${metrics}${slices ? '    slices: {by: [origin, carrier]}\n' : ''}`
}

/** Writes `candidate` and `baseline` as Parquet and CSV. The same rows in every run. */
export async function writePredictions(folder: string, rows: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  for (const [model, name] of ['candidate', 'baseline'].entries()) {
    await connection.run(`CREATE OR REPLACE TABLE predictions AS ${predictions(model, rows)}`)
    for (const format of ['parquet', 'csv']) {
      await connection.run(`COPY predictions TO '${join(folder, name)}.${format}' (FORMAT ${format})`)
    }
  }
  connection.closeSync()
  instance.closeSync()
}

/** Ids in no order; the models share the examples' difficulty and differ by noise of their own. */
function predictions(model: number, rows: number): string {
  const uniform = (stream: number) => `(hash(i * 64 + ${stream}) % 1000003) / 1000003.0`
  const score = `round(least(0.999, greatest(0.001, ${uniform(0)} + 0.2 * (${uniform(2 + model)} - 0.5))), 6)`
  return `SELECT 'flight-' || ((i * 7919) % ${rows})::VARCHAR AS example_id,
      (${uniform(1)} < ${uniform(0)})::INTEGER AS label, (${score} >= 0.5)::INTEGER AS prediction, ${score} AS score,
      'airport ' || (hash(i * 64 + 4) % 30) AS origin, 'carrier ' || (hash(i * 64 + 5) % 20) AS carrier,
      (${uniform(6 + model)} < 0.05)::INTEGER AS complaint,
      round(100 + 20 * ${uniform(8)} + 2 * ${uniform(9 + model)}, 4) AS cost, round(50 + 10 * ${uniform(11)}, 4) AS hours
    FROM (SELECT unnest(generate_series(0, ${rows} - 1)) AS i)`
}
