import { describe, expect, test } from 'vitest'
import type { Evidence } from '#core/evidence.ts'
import { renderModelReport } from '#core/report/model-report.ts'
import { verdictLine } from '#core/report/verdict-line.ts'
import { accuracy, alone, digest, logLoss, origin, policy, proportions, slice } from '../gate/fixture.ts'
import { reportOf } from './fixture.ts'

const RUN: Partial<Evidence> = {
  run: {
    repository: 'acme/spam',
    run_id: 42,
    run_attempt: 2,
    workflow: '.github/workflows/model.yml',
    event: 'pull_request',
    head_sha: 'a'.repeat(40),
  },
  commits: {
    head_sha: 'a'.repeat(40),
    tested_sha: 'b'.repeat(40),
    reference_sha: 'c'.repeat(40),
    reference_rule: 'first-parent',
  },
  policy: { digest: digest('policy'), source: 'base-branch', ref: 'main@cccccccccc' },
  data: { outcome: 'pass', digest: digest('set') },
  anchor_note: 'no version is registered yet',
}

describe('one report of each verdict, in full', () => {
  test('pass, with a small real loss, a floor and an anchor', () => {
    const model = policy({
      metrics: { accuracy: { max_drop: 0.01, floor: 0.85 }, log_loss: { max_rise: 0.02, gate: false } },
    })
    const anchor = proportions({ n: 100_000, wins: 300, losses: 900, bothRight: 89_500 })
    const records = [
      accuracy({ n: 100_000, wins: 100, losses: 300 }, { anchor }),
      logLoss({ n: 100_000, baseline: 0.4, candidate: 0.41, se: 0.01 }),
    ]
    const fields = {
      ...RUN,
      anchor: origin({ kind: 'release', name: 'the registered version v1.2.0', distance: null }),
    }
    expect(renderModelReport(reportOf(model, records, fields))).toMatchInlineSnapshot(`
      "### ✅ spam: pass, no worse on the gated metric

      > ⚠️ accuracy: a real but small loss, shown to be within the tolerance

      | metric | base | head | difference | ← worse · better → | tolerance | verdict |
      | --- | --- | --- | --- | --- | --- | --- |
      | **accuracy** | 0.900 | 0.898 | −0.002 | \`      ╎    ●┊            \` | drop 0.01, floor 0.85 | ✅ pass |
      | **log_loss** | 0.400 | 0.410 | +0.010 | \`    ├─╎──●──│─┤          \` | rise 0.02 | watched |

      \`├─●─┤\` interval of the difference, right is better · \`│\` no difference · \`╎\` tolerance · \`┊\` block bound · \`◂\` \`▸\` beyond the scale

      **Guarantee.** A change that is no worse is blocked with probability at most 0.01; one that is worse by its full tolerance passes with probability at most 0.05. When inconclusive, this policy lets it merge.

      These rates hold at this number of rows, checked by enumeration (finite-sample) for accuracy. They assume held-out rows, or groups of rows, that are independent of each other and that no training has seen, and they are those of one pull request.

      With 100,000 held-out rows a true drop of 0.01 in accuracy would be blocked with probability over 0.99. A change that changes nothing passes with probability over 0.99.

      The cumulative limit since the last release has a rate of its own: a model as good as that release is refused with probability at most 0.01 a metric (accuracy).

      <details><summary>Tests, levels and floors</summary>

      | metric | test to block | adjusted p | test to pass | p | error rates | power to block | resolvable tolerance | examples to settle | floor, ceiling, cumulative limit |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | accuracy | exact McNemar | 3e-24 | Tango score | 3e-128 | finite-sample | over 0.99 | 0.00079 | 631 | floor 0.85 shown held (Clopper-Pearson, bound 0.89641 at 95 %); cumulative limit 0.02 since the last release held (gain −0.006, tested at 0.001) |
      | log_loss | – | – | paired t | 0.16 | asymptotic | 0.37 | 0.04 | 394,262 | – |

      Intervals are at 95 % a side; p to block is adjusted by weighted Holm over all metrics, slices, fairness gaps and limits; power to block is the chance that a true loss of the tolerance is blocked.

      </details>

      <details><summary>What was compared</summary>

      - Candidate: 100,000 held-out rows of run 42, attempt 2, tested at \`bbbbbbbbbb\`
      - Baseline: run 42 (push) at \`ffffffffff\`, the reference itself
      - Anchor: the registered version v1.2.0 at \`ffffffffff\`
      - Policy: the base branch, \`main@cccccccccc\`, \`sha256:eeeeeeeeeeee…\`
      - Data: outcome pass, \`sha256:dddddddddddd…\`

      </details>

      [workflow run](https://github.com/acme/spam/actions/runs/42)"
    `)
  })

  test('block, overall and on a slice', () => {
    const model = policy({ slices: { by: ['origin'] }, metrics: { accuracy: { max_drop: 0.01, floor: 0.9 } } })
    const records = [
      accuracy({ n: 10_000, wins: 50, losses: 350 }),
      accuracy({ n: 1000, wins: 0, losses: 90 }, { slice: slice('jfk') }),
      accuracy({ n: 100, wins: 0, losses: 1 }, { slice: slice('lax') }),
    ]
    const fields = { ...RUN, baseline: origin({ distance: 3 }), slice_notes: ['1 of 2 slices by origin is small'] }
    expect(renderModelReport(reportOf(model, records, fields))).toMatchInlineSnapshot(`
      "### ❌ spam: block, accuracy drops by 0.030 (tolerated 0.01), 1 slice

      - accuracy: a regression is shown (adjusted p 3e-56)
      - accuracy: shown to break its floor of 0.9
      - 1 more on slices, listed below

      | metric | base | head | difference | ← worse · better → | tolerance | verdict |
      | --- | --- | --- | --- | --- | --- | --- |
      | **accuracy** | 0.900 | 0.870 | −0.030 | \`├●┤     ╎ ┊ │            \` | drop 0.01, floor 0.9 | ❌ block |

      \`├─●─┤\` interval of the difference, right is better · \`│\` no difference · \`╎\` tolerance · \`┊\` block bound · \`◂\` \`▸\` beyond the scale

      **Guarantee.** A change that is no worse is blocked with probability at most 0.01; one that is worse by its full tolerance passes with probability at most 0.05. When inconclusive, this policy lets it merge.

      These rates hold at this number of rows, checked by enumeration (finite-sample) for accuracy. They assume held-out rows, or groups of rows, that are independent of each other and that no training has seen, and they are those of one pull request.

      With 10,000 held-out rows a true drop of 0.01 in accuracy would be blocked with probability 0.99. A change that changes nothing passes with probability over 0.99.

      **What to do next**

      - Look at \`origin=jfk\` first: accuracy loses most there.
      - If this loss is meant, change the policy in a pull request of its own, under \`models.spam.metrics\`: \`accuracy: {max_drop: 0.034}\` is the least that these rows let through.
      - accuracy: a model above 0.9 is needed; no change of the tolerance helps.
      - See the numbers behind every row, offline: evaluate-gate with \`mode: explain\` on the evidence.

      <details><summary>Slices: 2 rows, 1 blocking, worst first</summary>

      | slice | n | base | head | difference | ← worse · better → | tolerance | verdict |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | \`origin=jfk\` accuracy | 1,000 | 0.900 | 0.810 | −0.090 | \`├─●┤     ╎  │            \` | drop 0.03 | ❌ block |
      | \`origin=lax\` accuracy | 100 | 0.900 | 0.890 | −0.010 | \`   ├──╎───●─│──┤         \` | drop 0.03 | watched |

      </details>

      <details><summary>Tests, levels and floors</summary>

      | metric | test to block | adjusted p | test to pass | p | error rates | power to block | resolvable tolerance | examples to settle | floor, ceiling, cumulative limit |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | accuracy | exact McNemar | 3e-56 | Tango score | 1 | finite-sample | 0.99 | 0.0079 | 6,167 | floor 0.9 shown broken (Clopper-Pearson, bound 0.86434 at 95 %) |

      Intervals are at 95 % a side; p to block is adjusted by weighted Holm over all metrics, slices, fairness gaps and limits; power to block is the chance that a true loss of the tolerance is blocked.

      </details>

      <details><summary>What was compared</summary>

      - Candidate: 10,000 held-out rows of run 42, attempt 2, tested at \`bbbbbbbbbb\`
      - Baseline: run 42 (push) at \`ffffffffff\`, 3 commits before the reference
      - Anchor: no version is registered yet
      - Policy: the base branch, \`main@cccccccccc\`, \`sha256:eeeeeeeeeeee…\`
      - Data: outcome pass, \`sha256:dddddddddddd…\`
      - Slices: 1 of 2 slices by origin is small

      </details>

      [workflow run](https://github.com/acme/spam/actions/runs/42)"
    `)
  })

  test('inconclusive', () => {
    expect(
      renderModelReport(reportOf(policy(), [accuracy({ n: 2000, wins: 30, losses: 45 })], RUN)),
    ).toMatchInlineSnapshot(`
      "### 🟡 spam: inconclusive, about 5,906 examples would settle it

      - accuracy: neither a regression nor its absence is shown

      | metric | base | head | difference | ← worse · better → | tolerance | verdict |
      | --- | --- | --- | --- | --- | --- | --- |
      | **accuracy** | 0.900 | 0.892 | −0.007 | \`   ├──╎─●───┤            \` | drop 0.01 | 🟡 inconclusive |

      \`├─●─┤\` interval of the difference, right is better · \`│\` no difference · \`╎\` tolerance · \`┊\` block bound · \`◂\` \`▸\` beyond the scale

      **Guarantee.** A change that is no worse is blocked with probability at most 0.01; one that is worse by its full tolerance passes with probability at most 0.05. When inconclusive, this policy lets it merge.

      These rates hold at this number of rows, checked by enumeration (finite-sample) for accuracy. They assume held-out rows, or groups of rows, that are independent of each other and that no training has seen, and they are those of one pull request.

      With 2,000 held-out rows a true drop of 0.01 in accuracy would be blocked with probability 0.49. A change that changes nothing passes with probability 0.75.

      2,000 rows cannot show a tolerance of 0.01 in accuracy both ways; the smallest they can is about 0.017 in accuracy (about 5,906 examples would settle it, about 222 of them labelled, since rows on which both models agree need no label).

      **What to do next**

      - Nothing has to be done to merge: this policy lets an inconclusive change through.
      - To settle it, grow the held-out set from 2,000 to about 5,906 examples, about 222 of them labelled (those on which the models differ): accuracy needs the most.
      - Or ask for what these rows can show, under \`models.spam.metrics\` of the policy: \`accuracy: {max_drop: 0.018}\`.

      <details><summary>Tests, levels and floors</summary>

      | metric | test to block | adjusted p | test to pass | p | error rates | power to block | resolvable tolerance | examples to settle | floor, ceiling, cumulative limit |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | accuracy | exact McNemar | 0.053 | Tango score | 0.28 | finite-sample | 0.49 | 0.017 | 5,906 | – |

      Intervals are at 95 % a side; p to block is adjusted by weighted Holm over all metrics, slices, fairness gaps and limits; power to block is the chance that a true loss of the tolerance is blocked.

      </details>

      <details><summary>What was compared</summary>

      - Candidate: 2,000 held-out rows of run 42, attempt 2, tested at \`bbbbbbbbbb\`
      - Baseline: run 42 (push) at \`ffffffffff\`, the reference itself
      - Anchor: no version is registered yet
      - Policy: the base branch, \`main@cccccccccc\`, \`sha256:eeeeeeeeeeee…\`
      - Data: outcome pass, \`sha256:dddddddddddd…\`

      </details>

      [workflow run](https://github.com/acme/spam/actions/runs/42)"
    `)
  })

  test('error', () => {
    const problems = [
      { code: 'new-evaluation-set', message: '3 ids are new: the held-out set changed' },
      { code: 'data-failed', message: 'validate-data found the data to fail' },
    ] as const
    const fields = { ...RUN, problems: [...problems], data: { outcome: 'fail', digest: digest('set') } as const }
    expect(
      renderModelReport(reportOf(policy(), [accuracy({ n: 2000, wins: 30, losses: 45 })], fields)),
    ).toMatchInlineSnapshot(`
      "### ❌ spam: no verdict, new-evaluation-set

      - 3 ids are new: the held-out set changed
      - validate-data found the data to fail

      | metric | base | head | difference | ← worse · better → | tolerance | verdict |
      | --- | --- | --- | --- | --- | --- | --- |
      | **accuracy** | 0.900 | 0.892 | −0.007 | \`   ├──╎─●───┤            \` | drop 0.01 | 🟡 inconclusive |

      \`├─●─┤\` interval of the difference, right is better · \`│\` no difference · \`╎\` tolerance · \`┊\` block bound · \`◂\` \`▸\` beyond the scale

      **Guarantee.** A change that is no worse is blocked with probability at most 0.01; one that is worse by its full tolerance passes with probability at most 0.05. When inconclusive, this policy lets it merge.

      These rates hold at this number of rows, checked by enumeration (finite-sample) for accuracy. They assume held-out rows, or groups of rows, that are independent of each other and that no training has seen, and they are those of one pull request.

      With 2,000 held-out rows a true drop of 0.01 in accuracy would be blocked with probability 0.49. A change that changes nothing passes with probability 0.75.

      2,000 rows cannot show a tolerance of 0.01 in accuracy both ways; the smallest they can is about 0.017 in accuracy (about 5,906 examples would settle it, about 222 of them labelled, since rows on which both models agree need no label).

      **What to do next**

      - Undo the change of the held-out set; or, if it is meant, let a maintainer accept it, with the app by the line \`/holdout accept evaluation-set <reason>\` in a comment or an approving review: floors decide then, and a new baseline begins after the merge; or pass the old model's predictions on the new set as the input \`baseline\`.
      - Look at the data report, and mend the data or the contract.

      <details><summary>Tests, levels and floors</summary>

      | metric | test to block | adjusted p | test to pass | p | error rates | power to block | resolvable tolerance | examples to settle | floor, ceiling, cumulative limit |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | accuracy | exact McNemar | 0.053 | Tango score | 0.28 | finite-sample | 0.49 | 0.017 | 5,906 | – |

      Intervals are at 95 % a side; p to block is adjusted by weighted Holm over all metrics, slices, fairness gaps and limits; power to block is the chance that a true loss of the tolerance is blocked.

      </details>

      <details><summary>What was compared</summary>

      - Candidate: 2,000 held-out rows of run 42, attempt 2, tested at \`bbbbbbbbbb\`
      - Baseline: run 42 (push) at \`ffffffffff\`, the reference itself
      - Anchor: no version is registered yet
      - Policy: the base branch, \`main@cccccccccc\`, \`sha256:eeeeeeeeeeee…\`
      - Data: outcome fail, \`sha256:dddddddddddd…\`

      </details>

      [workflow run](https://github.com/acme/spam/actions/runs/42)"
    `)
  })
})

describe('the verdict in one line', () => {
  const line = (...given: Parameters<typeof reportOf>) => verdictLine(reportOf(...given))
  const floors = policy({ baseline_missing: 'floors', metrics: { accuracy: { floor: 0.7 } } })

  test.each<[string, string]>([
    [line(policy(), [accuracy({ n: 10_000, wins: 120, losses: 150 })]), '✅ spam: pass, no worse on the gated metric'],
    [line(floors, [alone(900, 1000)]), '✅ spam: pass, floors hold; there was no baseline to compare with'],
    [line(floors, [alone(100, 1000)]), '❌ spam: block, accuracy breaks its floor of 0.7'],
    [
      line(policy(), [accuracy({ n: 1000, wins: 0, losses: 50 })]),
      '❌ spam: block, accuracy drops by 0.050 (tolerated 0.01)',
    ],
    [
      line(policy({ metrics: { log_loss: { max_rise: 0.01 } } }), [
        logLoss({ n: 1000, baseline: 0.4, candidate: 0.5, se: 0.01 }),
      ]),
      '❌ spam: block, log_loss rises by 0.100 (tolerated 0.01)',
    ],
    [line(policy(), []), '❌ spam: no verdict, no-baseline'],
    [
      line(policy(), [accuracy({ n: 1000, wins: 0, losses: 0 })], {
        baseline: origin({ predictions_digest: digest('candidate') }),
      }),
      '✅ spam: pass, the same model as the baseline',
    ],
  ])('%s', (found, expected) => {
    expect(found).toBe(expected)
  })
})

test('a condition in the language of ease.ml/ci is told clause by clause, with its promise and what it lacks', () => {
  const easeml = {
    condition: 'n - o > 0.02 +/- 0.01',
    reliability: 0.99,
    mode: 'fp-free',
    adaptivity: 'full',
    steps: 4,
  }
  const text = renderModelReport(reportOf(policy({ easeml }), [accuracy({ n: 20_000, wins: 500, losses: 500 })]))
  expect(text).toContain('<details><summary>Condition</summary>\n\n- the condition n - o &gt; 0.02 +/- 0.01 is ')
  expect(text).toContain("The condition's reliability is that of ease.ml/ci over 4 verdicts")
  expect(text).toMatch(/- The condition `n - o > 0\.02 \+\/- 0\.01`: it needs [\d,]+ rows, there are 20,000\./)
  expect(text).not.toContain('**easeml**')
})

test('bars have a legend, and no bars have none', () => {
  const model = policy({ baseline_missing: 'floors', metrics: { accuracy: { max_drop: 0.01, floor: 0.7 } } })
  expect(renderModelReport(reportOf(model, [alone(800, 1000)]))).not.toContain('interval of the difference')
  expect(renderModelReport(reportOf(model, [accuracy({ n: 1000, wins: 9, losses: 9 })]))).toContain(
    'interval of the difference',
  )
})
