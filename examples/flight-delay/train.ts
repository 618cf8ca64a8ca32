// Trains the model and scores it on held-out flights: `node train.ts`. HOLDOUT_SEED sets the order of the training flights.
import { mkdirSync, writeFileSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { evaluate, flights } from './evaluation/score.ts'
import { features } from './features.ts'
import { fitLogistic } from './logistic.ts'
import type { Model } from './model.ts'

const seed = Number(process.env.HOLDOUT_SEED ?? 1)
const trainingRows = 'id % 4 = 1' // never a held-out row: those are multiples of 20
const prior = 100 // an airport counts as if it had 100 more flights, as late as all are
const encodingScale = 3 // brings the encodings to the size of the other features, so that one step suits all

/** The training flights by column. */
interface Columns {
  hour: number[]
  weekday: number[]
  log_distance: number[]
  origin_key: string[]
  destination_key: string[]
  late: number[]
}

async function readColumns(db: DuckDBConnection): Promise<Columns> {
  const query = `SELECT ${features}, late::INT AS late FROM ${flights} WHERE ${trainingRows} ORDER BY id`
  return (await db.runAndReadAll(query)).getColumnsObjectJS() as unknown as Columns
}

function train(columns: Columns): Model {
  const { late } = columns
  const distance = standardize(columns.log_distance)
  const origin = encode(columns.origin_key, late)
  const destination = encode(columns.destination_key, late)
  const fit = fitLogistic({
    labels: late,
    categories: [columns.hour, columns.weekday],
    numbers: [distance.values, origin.values, destination.values],
    epochs: 3,
    step: 0.02,
    seed,
  })
  const [hour = [], weekday = []] = fit.categories
  const [distanceWeight = 0, originWeight = 0, destinationWeight = 0] = fit.numbers
  return {
    bias: fit.bias,
    hour,
    weekday,
    log_distance: { mean: distance.mean, sd: distance.sd, weight: distanceWeight },
    origin: { weight: encodingScale * originWeight, log_odds: Object.fromEntries(origin.logOdds) },
    destination: { weight: encodingScale * destinationWeight, log_odds: Object.fromEntries(destination.logOdds) },
  }
}

/** Turns each key into its log-odds of being late, less those of all flights; `prior` draws rare keys towards 0. */
function encode(keys: string[], late: number[]): { logOdds: Map<string, number>; values: Float64Array } {
  const base = mean(late)
  const counts = new Map<string, { late: number; all: number }>()
  for (const [i, key] of keys.entries()) {
    const count = counts.get(key) ?? { late: 0, all: 0 }
    counts.set(key, { late: count.late + late[i], all: count.all + 1 })
  }
  const logOdds = new Map<string, number>()
  for (const [key, count] of counts) {
    logOdds.set(key, logit((count.late + prior * base) / (count.all + prior)) - logit(base))
  }
  return { logOdds, values: Float64Array.from(keys, (key) => encodingScale * (logOdds.get(key) ?? 0)) }
}

function standardize(values: number[]): { mean: number; sd: number; values: Float64Array } {
  const center = mean(values)
  const sd = Math.sqrt(mean(values.map((value) => (value - center) ** 2)))
  return { mean: center, sd, values: Float64Array.from(values, (value) => (value - center) / sd) }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

const db = await (await DuckDBInstance.create()).connect()
const columns = await readColumns(db)
console.log(`training on ${columns.late.length} flights, seed ${seed}`)
const model = train(columns)
mkdirSync('model', { recursive: true })
writeFileSync('model/model.json', `${JSON.stringify(model)}\n`)
console.log(await evaluate(db, model))
