import { expect, test } from 'vitest'
import { policy } from './gate/fixture.ts'

test.each<[string, string, Record<string, unknown>, Record<string, unknown>, string]>([
  ['a metric of another task', 'regression', {}, { accuracy: { max_drop: 0.1 } }, 'the task is regression'],
  [
    'an area of many classes under the name of two',
    'multiclass',
    {},
    { roc_auc: { max_drop: 0.1 } },
    'is a metric for binary, the task is multiclass; write roc_auc_ovr or roc_auc_ovo',
  ],
  [
    "another library's name",
    'regression',
    {},
    { mean_absolute_error: { max_rise: 0.1 } },
    'metrics for regression are mae, mse, ',
  ],
  [
    'scores without their column',
    'binary',
    {},
    { average_precision: { max_drop: 0.1 } },
    'name their column in data.score',
  ],
  ['a ranking without queries', 'ranking', {}, { ndcg: { max_drop: 0.1 } }, 'needs a column; name it in data.query'],
  [
    'an interval without its upper bound',
    'forecasting',
    { lower: 'l' },
    { interval_coverage: { max_drop: 0.1 } },
    'data.upper',
  ],
  ['a cut without k', 'ranking', { query: 'q' }, { recall_at_k: { max_drop: 0.1 } }, 'recall_at_k: needs k'],
  ['half a document', 'ranking', { query: 'q' }, { ndcg: { k: 2.5, max_drop: 0.1 } }, 'k is 2.5; write a whole number'],
  [
    'a key of another metric',
    'binary',
    {},
    { accuracy: { beta: 2, max_drop: 0.1 } },
    'accuracy: has no beta; remove the key',
  ],
  [
    'tags without an average',
    'multilabel',
    {},
    { f1: { max_drop: 0.1 } },
    'needs average: micro, macro, weighted or samples',
  ],
  [
    'classes averaged over samples',
    'multiclass',
    {},
    { f1: { average: 'samples', max_drop: 0.1 } },
    'needs average: macro, micro or weighted',
  ],
  [
    'a column of one\u2019s own without a limit',
    'llm',
    {},
    { judge: { column: 'j', gate: false } },
    'which way is better cannot be told',
  ],
  [
    'a metric behind another name, mistyped',
    'binary',
    {},
    { own: { metric: 'acuracy', max_drop: 0.1 } },
    'did you mean "accuracy"?',
  ],
  [
    'a direction that a column contradicts',
    'llm',
    {},
    { judge: { column: 'j', max_drop: 0.1, ceiling: 3 } },
    'write floor, not ceiling',
  ],
])('%s is refused', (_, task, data, metrics, message) => {
  expect(() => policy({ task, data, metrics })).toThrow(message)
})

test('one metric may be ruled twice, under names of one\u2019s own', () => {
  const metrics = {
    ndcg_10: { metric: 'ndcg', k: 10, max_drop: 0.01 },
    ndcg_100: { metric: 'ndcg', k: 100, max_drop: 0.01 },
  }
  expect(Object.keys(policy({ task: 'ranking', data: { query: 'q' }, metrics }).metrics)).toEqual([
    'ndcg_10',
    'ndcg_100',
  ])
})
