/*
 * What a repository begins with, small enough for GitHub's new-file page: the shortest policy and workflow that give a verdict, with
 * the places to fill in marked by their comments.
 */

/** Where the starter policy says that the workflow is. */
export const STARTER_WORKFLOW_PATH = '.github/workflows/model.yml'

/** @param appId the policy names the app, so that actions leave the comment to it. */
export function starterPolicy(appId: number): string {
  return `# What a pull request must not make worse, and by how much. In effect once it is on the default branch.
version: 1
app: ${appId}
models:
  model: # the model's name
    workflow: ${STARTER_WORKFLOW_PATH}
    task: binary # or multiclass, multilabel, regression, ranking, forecasting, llm
    data: {score: score}
    baseline_missing: floors # the first run has nothing to compare with: the floor decides
    metrics:
      roc_auc: {max_drop: 0.01, floor: 0.70}
      accuracy: {max_drop: 0.01}
protected: [.github/**]
`
}

/**
 * @param branch the default branch, whose runs are what pull requests are compared with.
 * @param path where the file will be; the workflow is named after it.
 */
export function starterWorkflow(branch: string): string {
  return `name: model
on:
  pull_request:
  merge_group:
  push: {branches: [${JSON.stringify(branch)}]} # its predictions are what the next pull request is compared with
  schedule: [{cron: '17 4 * * 1'}] # artifacts expire, so it runs weekly
permissions: {}
jobs:
  model:
    runs-on: ubuntu-24.04
    permissions: {contents: read, actions: read, checks: read, pull-requests: read}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: {persist-credentials: false}
      - uses: holdout-ml/holdout/actions/train@v0.1.0
        id: train
        with:
          # Writes a row for each held-out example: example_id, label, prediction, score.
          run: pip install -r requirements.txt && python train.py
          predictions: predictions.csv
      - uses: holdout-ml/holdout/actions/evaluate-gate@v0.1.0
        with:
          candidate: \${{ steps.train.outputs.run-path }}
          fail-on: never # the app's check decides
`
}
