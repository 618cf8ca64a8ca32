/**
 * |prediction - label| for each row: MAE is the mean.
 *
 * @throws RangeError when the columns differ in length
 */
export function absoluteErrors(labels: Float64Array, predictions: Float64Array): Float64Array {
  return errors(labels, predictions).map(Math.abs)
}

/**
 * (prediction - label)^2 for each row: RMSE is the square root of the mean.
 *
 * @throws RangeError when the columns differ in length
 */
export function squaredErrors(labels: Float64Array, predictions: Float64Array): Float64Array {
  return errors(labels, predictions).map((error) => error * error)
}

function errors(labels: Float64Array, predictions: Float64Array): Float64Array {
  if (labels.length !== predictions.length) throw new RangeError('paired columns differ in length')
  return predictions.map((prediction, row) => prediction - (labels[row] ?? Number.NaN))
}
