/** The kinds of prediction task that metrics exist for. */
export type Task = 'binary' | 'multiclass' | 'regression'

/** What the gate needs to know of a metric before it sees a row. */
export interface Metric {
  readonly tasks: readonly Task[]
  readonly direction: 'higher' | 'lower'
  /** Smallest and largest possible value; null where there is none. */
  readonly range: readonly [number, number | null]
  /** What the predictions file must hold: the predicted label or number, the positive class's score, or a score per class. */
  readonly needs: 'prediction' | 'score' | 'probabilities'
  /**
   * How its difference is tested: the mean of 0/1 values, any mean, an area under the ROC curve, a function of the
   * confusion table, or a square root of a mean.
   */
  readonly kind: 'binary-mean' | 'mean' | 'auc' | 'table' | 'root-mean'
  /** Whether it is averaged over classes: the policy's `average`. */
  readonly averaged: boolean
}

const label = { tasks: ['binary', 'multiclass'], direction: 'higher', range: [0, 1], needs: 'prediction' } as const
const probability = {
  tasks: ['binary', 'multiclass'],
  direction: 'lower',
  needs: 'probabilities',
  kind: 'mean',
} as const
const number = { tasks: ['regression'], direction: 'lower', range: [0, null], needs: 'prediction' } as const

/** Every metric that a policy may name. A new one is a line here and a function in its family's file. */
export const metrics = {
  accuracy: { ...label, kind: 'binary-mean', averaged: false },
  balanced_accuracy: { ...label, kind: 'table', averaged: false },
  precision: { ...label, kind: 'table', averaged: true },
  recall: { ...label, kind: 'table', averaged: true },
  f1: { ...label, kind: 'table', averaged: true },
  log_loss: { ...probability, range: [0, null], averaged: false },
  brier: { ...probability, range: [0, 2], averaged: false },
  roc_auc: { tasks: ['binary'], direction: 'higher', range: [0, 1], needs: 'score', kind: 'auc', averaged: false },
  mae: { ...number, kind: 'mean', averaged: false },
  rmse: { ...number, kind: 'root-mean', averaged: false },
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof metrics

/** The metric of that name, or undefined. */
export function metricNamed(name: string): Metric | undefined {
  return Object.hasOwn(metrics, name) ? metrics[name as MetricName] : undefined
}
