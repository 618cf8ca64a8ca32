/** A held-out flight after scoring. `score` is the probability of `late`. */
export interface Prediction {
  label: 'late' | 'on_time'
  prediction: 'late' | 'on_time'
  score: number
}

/** What training prints and keeps in metrics.json. The gate computes its own from the predictions. */
export function summarize(predictions: Prediction[]): Record<string, number> {
  return {
    examples: predictions.length,
    roc_auc: rocAuc(predictions),
    log_loss: mean(predictions.map(({ label, score }) => -Math.log(label === 'late' ? score : 1 - score))),
    brier: mean(predictions.map(({ label, score }) => (score - (label === 'late' ? 1 : 0)) ** 2)),
    accuracy: mean(predictions.map(({ label, prediction }) => (label === prediction ? 1 : 0))),
  }
}

/** The chance that a late flight got a higher score than one on time (a tie counts half). */
function rocAuc(predictions: Prediction[]): number {
  const byScore = predictions.toSorted((a, b) => a.score - b.score)
  let onTimeBelow = 0
  let pairsWon = 0
  for (let start = 0, end = 0; start < byScore.length; start = end) {
    while (byScore[end]?.score === byScore[start]?.score) end++
    const tied = byScore.slice(start, end)
    const late = tied.filter(({ label }) => label === 'late').length
    pairsWon += late * (onTimeBelow + (tied.length - late) / 2)
    onTimeBelow += tied.length - late
  }
  return pairsWon / (onTimeBelow * (byScore.length - onTimeBelow))
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
