import { z } from 'zod'
import type { DeploymentRecord } from '../deployment-record.ts'
import { UserError } from '../errors.ts'
import { type Json, parseStrictJson } from '../json.ts'

/*
 * Training/serving skew: a server that computes its features otherwise than the training did answers, and answers wrongly.
 * So the held-out examples that the model was measured on are asked again, and every answer must be the one it gave then.
 */

/** One held-out example as a client would send it: raw features, without its id. */
export interface ReplayRow {
  readonly id: string
  readonly instance: { readonly [feature: string]: Json }
}

/** What the model said of an example: when it was measured, or now. */
export interface Answer {
  /** As a canonical string; null where only the score counts, since the policy's threshold makes the label from it. */
  readonly prediction: string | null
  /** Null where there is none. A regression's prediction is its score. */
  readonly score: number | null
}

export type ReplayResult = NonNullable<DeploymentRecord['replay']>

/** Scores are doubles that went through text and perhaps another language; labels are the same or not. */
const SCORE_TOLERANCE = 1e-6

const MAX_LINE_BYTES = 1024 * 1024
const MAX_DEPTH = 8

/**
 * Reads packaged replay rows: one JSON object a line.
 *
 * @param idColumn the key of the example's id; everything else is sent.
 * @param limit rows to read at most.
 * @throws UserError naming the line for bad JSON, a missing id, or an id that stands twice.
 */
export function parseReplay(text: string, { idColumn, limit }: { idColumn: string; limit: number }): ReplayRow[] {
  const rows = new Map<string, ReplayRow>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    if (rows.size === limit) break
    const source = `replay, line ${index + 1}`
    const value = parseStrictJson(line, source, { maxBytes: MAX_LINE_BYTES, maxDepth: MAX_DEPTH })
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new UserError(`${source}: must be an object of "${idColumn}" and features`)
    }
    const { [idColumn]: id, ...instance } = value as { readonly [key: string]: Json }
    if (typeof id !== 'string' && typeof id !== 'number') {
      throw new UserError(`${source}: has no "${idColumn}"; write the example's id, as in the predictions`)
    }
    if (rows.has(String(id))) throw new UserError(`${source}: the example ${JSON.stringify(id)} stands twice`)
    rows.set(String(id), { id: String(id), instance })
  }
  return [...rows.values()]
}

const Label = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Served = z.object({
  predictions: z.array(z.object({ prediction: Label, score: z.number().nullish() })),
})

/**
 * Reads a server's answer in TensorFlow Serving's REST form.
 *
 * @param count how many instances were asked.
 * @throws UserError for anything else, and for another number of predictions.
 */
export function parseServed(text: string, count: number): Answer[] {
  const value = parseStrictJson(text, 'answer of the server', { maxBytes: 16 * MAX_LINE_BYTES, maxDepth: MAX_DEPTH })
  const answer = Served.safeParse(value)
  if (!answer.success) {
    throw new UserError(
      'the server must answer {"predictions": [{"prediction": ..., "score": ...}]} (TensorFlow Serving\'s REST form)',
    )
  }
  const { predictions } = answer.data
  if (predictions.length !== count) {
    throw new UserError(`the server answered ${predictions.length} predictions for ${count} instances`)
  }
  return predictions.map(({ prediction, score }) => ({ prediction, score: score ?? null }))
}

/**
 * Compares what the model said when it was measured with what the server says now, pair by pair. A score that only one side
 * has is a mismatch where the measured side has it: the server must give what was measured.
 */
export function compareReplay(pairs: readonly { readonly packaged: Answer; readonly served: Answer }[]): ReplayResult {
  let predictions = 0
  let scores = 0
  let largest: number | null = null
  for (const { packaged, served } of pairs) {
    if (packaged.prediction !== null && packaged.prediction !== served.prediction) predictions += 1
    if (packaged.score === null) continue
    const difference = served.score === null ? null : Math.abs(served.score - packaged.score)
    if (difference === null || !(difference <= SCORE_TOLERANCE * Math.max(1, Math.abs(packaged.score)))) scores += 1
    if (difference !== null) largest = Math.max(largest ?? 0, difference)
  }
  return {
    rows: pairs.length,
    mismatched_predictions: predictions,
    mismatched_scores: scores,
    max_score_difference: largest,
  }
}

/** Whether every answer was the measured one. Nothing asked shows nothing, so it is not held. */
export function replayHolds(result: ReplayResult): boolean {
  return result.rows > 0 && result.mismatched_predictions === 0 && result.mismatched_scores === 0
}
