const REMEDIES: Readonly<Record<string, string>> = {
  'missing-metric': 'let the predictions hold what the metric needs, or take the metric out of the policy',
  'missing-slice': 'run the workflow again, so that the gate measures what the policy asks for now',
  'missing-anchor': 'run the workflow again, so that the gate compares with the registered version',
  'missing-fairness': 'run the workflow again, so that the gate measures what the policy asks for now',
  'nothing-tested': 'give a gated metric a floor or a ceiling, or let the base branch run so that there is a baseline',
  'no-rows': 'let the training write a prediction for every held-out example',
  'invalid-predictions': 'mend the predictions file as the message says; `mode: selftest` reads it the same way',
  'unmatched-ids': 'predict the same held-out examples as the baseline, under the same ids',
  'new-evaluation-set':
    "undo the change of the held-out set; or, if it is meant, let a maintainer accept it, with the app by the line `/holdout accept evaluation-set <reason>` in a comment or an approving review: floors decide then, and a new baseline begins after the merge; or pass the old model's predictions on the new set as the input `baseline`",
  'no-baseline':
    'run the workflow on the base branch once, or pass its predictions as the input `baseline`; for a first model write `baseline_missing: floors`',
  'model-mismatch': 'train and gate in one run on one commit, and change no file in between',
  'run-failed': 'look at the log of the training step, mend it, and run the workflow again',
  'data-failed': 'look at the data report, and mend the data or the contract',
  'too-many-records': 'gate fewer metrics, or slice by columns with fewer values',
  'unusable-baseline':
    'mend the baseline as the message says, or pass the predictions of a good model as the input `baseline`',
  'unusable-anchor': 'deregister that version, or pass the predictions of a good one as the input `anchor`',
  'invalid-evidence': 'write the evidence by the gate of this version, and let nothing edit it',
}

/** What to do about a cause of an error, by the code of its reason. */
export function remedyOf(code: string): string {
  return REMEDIES[code] ?? 'run the workflow again'
}
