import { mkdirSync, writeFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Flight, features } from '../features.ts'
import { type Model, predict } from '../model.ts'
import { type Prediction, summarize } from './metrics.ts'

/**
 * All flights that training and evaluation may use: January to April 2001, numbered by their row in the file, because
 * airline and flight number are not in it and no column names a flight.
 */
export const flights = `(
  SELECT *, file_row_number AS id, delay > 15 AS late
  FROM read_parquet('node_modules/vega-datasets/data/flights-3m.parquet', file_row_number = true)
  WHERE date < '2001-05-01')`

/** The held-out flights: one in a hundred, never trained on (train.ts takes other row numbers). */
const heldOut = 'id % 100 = 80'

/** Six hours of the day, "00-05" to "18-23", from the raw date: a change of the features cannot move a flight to another slice. */
const hourBand = "printf('%02d-%02d', hour(date) // 6 * 6, hour(date) // 6 * 6 + 5)"

/** A held-out flight as a client of serve.ts would send it, and as the model sees it. */
interface Example extends Flight {
  example_id: number
  label: 'late' | 'on_time'
  hour_band: string
  departure: string
  distance: number
  origin: string
  destination: string
}

/**
 * Scores the held-out flights and writes output/predictions.csv, output/metrics.json and output/replay.jsonl: the
 * first 200 flights with raw features, which `deploy` sends to the new server before it takes over. Returns the metrics.
 */
export async function evaluate(db: DuckDBConnection, model: Model): Promise<Record<string, number>> {
  const examples = await readHeldOut(db)
  const predictions: Prediction[] = examples.map((example) => ({ ...predict(model, example), label: example.label }))
  const rows = examples.map(({ example_id, hour_band }, i) => ({ example_id, ...predictions[i], hour_band }))
  const metrics = summarize(predictions)
  mkdirSync('output', { recursive: true })
  writeFileSync('output/predictions.csv', csv(['example_id', 'label', 'prediction', 'score', 'hour_band'], rows))
  writeFileSync('output/metrics.json', `${JSON.stringify(metrics, null, 2)}\n`)
  const replay = examples.slice(0, 200).map(({ example_id, departure, distance, origin, destination }) => {
    return `${JSON.stringify({ example_id, date: departure, distance, origin, destination })}\n`
  })
  writeFileSync('output/replay.jsonl', replay.join(''))
  return metrics
}

async function readHeldOut(db: DuckDBConnection): Promise<Example[]> {
  const result = await db.runAndReadAll(`
    SELECT id::INT AS example_id, if(late, 'late', 'on_time') AS label, ${hourBand} AS hour_band,
      strftime(date, '%Y-%m-%dT%H:%M:%S') AS departure, distance::INT AS distance, origin, destination, ${features}
    FROM ${flights} WHERE ${heldOut} ORDER BY id`)
  return result.getRowObjectsJS() as unknown as Example[]
}

function csv<Row extends object>(columns: (keyof Row & string)[], rows: Row[]): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((row) => `${row.join(',')}\n`)
    .join('')
}
