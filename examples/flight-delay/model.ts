import type { Flight } from './features.ts'

/** model.json: a logistic regression. A key's log-odds of being late is relative to all flights; an unknown key counts as 0. */
export interface Model {
  bias: number
  hour: number[]
  weekday: number[]
  log_distance: { mean: number; sd: number; weight: number }
  origin: { weight: number; log_odds: Record<string, number> }
  destination: { weight: number; log_odds: Record<string, number> }
}

/** The probability that the flight arrives more than 15 minutes late, 0 to 1. */
export function score(model: Model, flight: Flight): number {
  const { mean, sd, weight } = model.log_distance
  const logOdds =
    model.bias +
    (model.hour[flight.hour] ?? 0) +
    (model.weekday[flight.weekday] ?? 0) +
    weight * ((flight.log_distance - mean) / sd) +
    model.origin.weight * lookUp(model.origin.log_odds, flight.origin_key) +
    model.destination.weight * lookUp(model.destination.log_odds, flight.destination_key)
  return 1 / (1 + Math.exp(-logOdds))
}

/** The word that goes with a score: the same threshold in predictions.csv and in an answer of serve.ts. */
export function predict(model: Model, flight: Flight): { prediction: 'late' | 'on_time'; score: number } {
  const probability = score(model, flight)
  return { prediction: probability >= 0.5 ? 'late' : 'on_time', score: probability }
}

function lookUp(table: Record<string, number>, key: string): number {
  return Object.hasOwn(table, key) ? (table[key] ?? 0) : 0
}
