import { UserError } from './errors.ts'
import { CONDITION, sizedClauses } from './gate/easeml-size.ts'
import type { Problem } from './model-rules.ts'
import type { ModelPolicy } from './policy.ts'

/** Why a model's ease.ml/ci condition cannot stand as it is, or undefined. */
export function easemlProblem(model: ModelPolicy): Problem | undefined {
  const { easeml, task, data, metrics, estimand } = model
  if (!easeml) return undefined
  const at = (message: string, ...path: string[]) => ({ path: ['easeml', ...path], message })
  if (task !== 'binary' && task !== 'multiclass') return at(`is about accuracy, which a ${task} task has not`)
  if (Object.hasOwn(metrics, CONDITION)) return at('is the name of the condition in the report; rename that metric')
  const accuracy = Object.hasOwn(metrics, 'accuracy') ? metrics.accuracy : undefined
  if (!accuracy || accuracy.metric !== undefined) {
    return at('is about accuracy; name it among the metrics, as accuracy: {gate: false}')
  }
  if (estimand === 'recipe' || data.weight !== null || data.group !== null) {
    return at('counts rows that are alike and independent; remove it, or weight, group and recipe')
  }
  if (easeml.adaptivity === 'none') {
    return at('none needs verdicts that developers never see; this gate shows them: write full', 'adaptivity')
  }
  const sized = conditionOf(easeml)
  if ('message' in sized) return at(sized.message, 'condition')
  const counts = sized.clauses.some(({ clause }) => clause.coefficients.has('d'))
  if (counts && task === 'multiclass' && !model.publish_predictions) {
    return at('d of more than two labels is counted with the changed predictions; write publish_predictions: true')
  }
  return undefined
}

function conditionOf(easeml: NonNullable<ModelPolicy['easeml']>) {
  try {
    return { clauses: sizedClauses(easeml) }
  } catch (thrown) {
    if (thrown instanceof UserError) return { message: thrown.message }
    throw thrown
  }
}
