import remarkGfm from 'remark-gfm'
import remarkGithub from 'remark-github'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { HOSTILE_STRINGS } from '../actions/corpus.ts'
import { sha } from '../github/github.ts'
import { useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, POLICY } from './evidence.ts'
import { pull } from './github.ts'

/*
 * What the app writes at GitHub, parsed as GitHub parses it: mentions, issue references, cross references and commit ids are links to the
 * parser too. Whatever is a link, an image or HTML there must be there with harmless names as well.
 */

const app = useEvaluator()
const STRANGER = 'deadbeef'.repeat(5)
const TEXTS = [
  ...HOSTILE_STRINGS.filter((text) => /[@#<>[\]!`*|&]|:\/\//.test(text)),
  ...[
    STRANGER,
    `acme/flight-delay@${STRANGER}`,
    `${STRANGER.slice(0, 7)}`,
    'GH-1',
    'acme/flight-delay#1',
    'dana@example.com',
  ],
  ...[
    'https://evil.test',
    'www.evil.test',
    '<https://evil.test>',
    '[x]: https://evil.test',
    '- [ ] done',
    '```\n@octocat\n```',
  ],
]

interface Node {
  readonly type: string
  readonly url?: string
  readonly value?: string
  readonly children?: readonly Node[]
}

const parser = unified().use(remarkParse).use(remarkGfm)
const github = unified().use(remarkGithub, { repository: 'acme/flight-delay' })

/** What would be more than text in this Markdown at GitHub. */
function alive(markdown: string): readonly string[] {
  const found: string[] = []
  const walk = ({ type, url, value, children = [] }: Node) => {
    if (type === 'link' || type === 'image' || type === 'definition') found.push(`${type} ${url}`)
    if (type === 'html') found.push(`html ${shape(value ?? '')}`)
    for (const child of children) walk(child)
  }
  walk(github.runSync(parser.parse(markdown)) as unknown as Node)
  return found
}

/** A piece of HTML without the words that we put into it: of a fold its title, of a comment its document. */
function shape(html: string): string {
  return html.replace(/(<summary>)[\w ,.:]*/, '$1').replace(/^(<!-- holdout-\w+) \{(?:(?!--).)*\} -->$/, '$1 -->')
}

/** Everything that the app has written, with one untrusted text in every place that takes one. */
async function written(text: string, place: (text: string) => void): Promise<readonly string[]> {
  place(text)
  await app.run(app.github)
  const check = app.github.check()
  return [check?.summary ?? '', check?.text ?? '', ...app.github.comments.map(({ body }) => body)]
}

/** Places by name: what a pull request, its author, its run or a reviewer may fill. */
const PLACES: Readonly<Record<string, (text: string) => void>> = {
  'evidence: slice, baseline, policy, warnings, notes': (text) => {
    const name = text.toWellFormed().slice(0, 120)
    const [record] = makeEvidence().records
    const slice = { column: 'origin', value: name }
    app.finished(
      evidenceArchive(
        makeEvidence({
          records: record ? [record, { ...record, slice }] : [],
          warnings: [name],
          slice_notes: [name],
          anchor_note: name,
          baseline_note: null,
          policy: { ...makeEvidence().policy, ref: name },
        }),
      ),
    )
  },
  'evidence: a problem of the run': (text) => {
    const message = text.toWellFormed().slice(0, 200)
    app.finished(evidenceArchive(makeEvidence({ problems: [{ code: 'run-failed', message }] })))
  },
  'path of a protected file': (text) => {
    app.github.pulls = [pull({ files: [{ filename: `evaluation/${text.toWellFormed()}` }, { filename: 'src/a.ts' }] })]
    app.finished()
  },
  'name of the base branch': (text) => {
    const base = text.toWellFormed().slice(0, 200)
    app.github.pulls = [pull({ base })]
    app.finished()
  },
  'login of the author, and of a reviewer': (text) => {
    const login = text.toWellFormed().slice(0, 39)
    const reviews = [{ login, state: 'APPROVED', sha: HEAD, text }]
    app.github.pulls = [pull({ author: login, reviews, files: [{ filename: 'evaluation/a' }] })]
    app.github.roles[login] = 'admin'
    app.finished()
  },
  'key of the policy': (text) => {
    app.github.policies[BASE] = `${POLICY}${JSON.stringify(text.toWellFormed().slice(0, 500))}: 1\n`
    app.finished()
  },
  'reason in a review': (text) => {
    const words = `/holdout accept evaluation-set ${text}`
    app.github.pulls = [pull({ reviews: [{ login: 'maria', state: 'APPROVED', sha: HEAD, text: words }] })]
    app.finished(evidenceArchive(makeEvidence({ problems: [{ code: 'new-evaluation-set', message: 'new' }] })))
  },
}

describe.each(Object.entries(PLACES))(
  '%s: nothing untrusted comes alive in check and comment (T22, T24)',
  (_, place) => {
    test.each(TEXTS.map((text) => [text.slice(0, 40), text]))('%j', async (_title, text) => {
      for (const markdown of await written(text, place)) {
        expect(
          alive(markdown).filter((each) => !OWN.includes(each)),
          markdown.slice(0, 2000),
        ).toEqual([])
      }
    })
  },
)

test('the parser sees what it is there for', () => {
  expect(alive(`@octocat #1 acme/x#2 ${STRANGER} ![x](y) <b>`)).toHaveLength(6)
  expect(alive(`\`@octocat ${sha('1')}\``)).toEqual([])
})

/** What the app itself writes alive: its marker, folds, the run and its evidence, and the commits that it compared. */
const RUN = 'link https://github.com/acme/flight-delay/actions/runs/30433642'
const COMMIT = 'link https://github.com/acme/flight-delay/commit/'
const OWN: readonly string[] = [
  ...[
    'html <!-- holdout -->',
    'html <details><summary>',
    'html </summary>',
    'html </details>',
    'html <details>',
    'html <details><summary></summary>',
  ],
  ...['html <!-- holdout-acceptances -->', 'html <!-- holdout-refused -->'],
  ...[
    RUN,
    `${RUN}/artifacts/4200`,
    `${COMMIT}${HEAD.slice(0, 10)}`,
    `${COMMIT}${HEAD.slice(0, 7)}`,
    `${COMMIT}${BASE.slice(0, 7)}`,
  ],
]
