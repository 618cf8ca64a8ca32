/**
 * What the model sees of a flight at push-back, in SQL. train.ts runs this text over the Parquet file and serve.ts over
 * the body of a request, so training and serving cannot compute a feature in two ways. `hour` may be used below it.
 */
export const features = `
  strftime(date, '%H')::INT AS hour,
  isodow(date)::INT - 1 AS weekday,
  ln(distance) AS log_distance,
  origin AS origin_key,
  destination AS destination_key`

/** One row of the query above: `weekday` is 0 on Monday, the keys are looked up in the model's encodings. */
export interface Flight {
  hour: number
  weekday: number
  log_distance: number
  origin_key: string
  destination_key: string
}
