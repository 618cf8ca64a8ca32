import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readContract } from '#core/data/contract-reader.ts'
import { readPolicy } from '#core/policy-reader.ts'

const example = join(import.meta.dirname, '../../examples/flight-delay')

function read(path: string): string {
  return readFileSync(join(example, path), 'utf8')
}

describe('the policy of the example', () => {
  const { policy } = readPolicy(read('.github/holdout.yml'), '.github/holdout.yml')
  const model = policy.models['flight-delay']

  it('gates what shows a broken feature and only watches accuracy', () => {
    const gated = Object.entries(model?.metrics ?? {}).filter(([, metric]) => metric.gate)
    expect(gated.map(([name]) => name)).toEqual(['roc_auc', 'log_loss', 'brier'])
    expect(model?.metrics.accuracy).toEqual({ max_drop: 0.002, gate: false })
  })

  it('lets a first run pass by a floor alone', () => {
    expect(model?.baseline_missing).toBe('floors')
    expect(model?.metrics.roc_auc?.floor).toBe(0.55)
  })

  it('protects itself, the workflow and the evaluation, and not the training program', () => {
    const isProtected = picomatch([...policy.protected], { dot: true })
    expect(
      ['.github/holdout.yml', '.github/workflows/model.yml', 'evaluation/score.ts'].every((path) => isProtected(path)),
    ).toBe(true)
    expect(['train.ts', 'features.ts', 'data/flights.odcs.yaml'].some((path) => isProtected(path))).toBe(false)
  })

  it('names a workflow and a contract that exist', () => {
    expect(read(model?.workflow ?? '')).toContain('evaluate-gate')
    expect(read(model?.dataset?.contract ?? '')).toContain('apiVersion: v3.1.0')
  })
})

describe('the workflow of the example', () => {
  const text = read('.github/workflows/model.yml')
  const workflow = parse(text)
  const jobs = Object.entries<{ permissions: Record<string, string>; steps: Step[] }>(workflow.jobs)
  const steps = jobs.flatMap(([, job]) => job.steps)

  interface Step {
    uses?: string
    run?: string
    with?: Record<string, unknown>
  }

  it('pins every action of others to a commit with its version beside it, and ours to a full version', () => {
    for (const line of text.split('\n').filter((line) => line.includes('uses:'))) {
      expect(line).toMatch(
        /uses: (holdout-ml\/holdout\/actions\/[a-z-]+@v\d+\.\d+\.\d+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      )
    }
  })

  it('uses each of our five actions once', () => {
    const ours = steps.flatMap(({ uses }) => uses?.match(/^holdout-ml\/holdout\/actions\/([a-z-]+)@/)?.[1] ?? [])
    expect(ours).toEqual(['validate-data', 'train', 'evaluate-gate', 'register', 'deploy'])
  })

  it('gives our actions only inputs that they have', () => {
    for (const step of steps) {
      const name = step.uses?.match(/^holdout-ml\/holdout\/actions\/([a-z-]+)@/)?.[1]
      const manifest = join(example, '../../actions', String(name), 'action.yml')
      if (!name || !existsSync(manifest)) continue
      const { inputs } = parse(readFileSync(manifest, 'utf8'))
      expect(Object.keys(inputs), name).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
    }
  })

  it('grants nothing at the top, and says why beside every grant of a job', () => {
    expect(workflow.permissions).toEqual({})
    for (const [, job] of jobs) {
      for (const [scope, access] of Object.entries(job.permissions)) {
        expect(text).toMatch(new RegExp(`^      ${scope}: ${access} # \\w+`, 'm'))
      }
    }
  })

  it('gives no write permission to the job that runs code of a pull request', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    const training = jobs.filter(([, job]) => job.steps.some((step) => step.with?.run !== undefined))
    expect(training.map(([name]) => name)).toEqual(['model'])
    expect(Object.values(training[0]?.[1].permissions ?? {})).toEqual(['read', 'read', 'read', 'read'])
    expect(workflow.jobs.register.if).toBe("github.event_name == 'push'")
    expect(workflow.on.push).toEqual({ branches: ['main'] })
    expect(workflow.jobs.deploy.needs).toBe('register')
  })

  it('lets the jobs that ship write only what they ship', () => {
    const accepted = { checks: 'read', 'pull-requests': 'read' }
    expect(workflow.jobs.register.permissions).toEqual({ contents: 'write', actions: 'read', ...accepted })
    expect(workflow.jobs.deploy.permissions).toEqual({ contents: 'read', deployments: 'write', ...accepted })
  })

  it('keeps no credentials in a checkout and puts no expression into a shell', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false, false])
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  })

  it('leaves the verdict to the check: the gate step never fails the job', () => {
    const gate = steps.find(({ uses }) => uses?.includes('/evaluate-gate@'))
    expect(gate?.with?.['fail-on']).toBe('never')
  })
})

describe('the data contract of the example', () => {
  const { contract, server } = readContract(read('data/flights.odcs.yaml'), 'data/flights.odcs.yaml')
  const rules = contract.schema.flatMap(({ quality, properties }) => [
    ...quality,
    ...properties.flatMap((property) => property.quality),
  ])

  it('reads the file that training reads', () => {
    expect(read('evaluation/score.ts')).toContain(`'${server?.path}'`)
  })

  it('warns of delays outside two hours early to a day late, and of nothing inside', () => {
    const patterns = rules.flatMap((rule) => (rule.type === 'library' ? (rule.arguments?.pattern ?? []) : []))
    expect(patterns).toHaveLength(1)
    const pattern = new RegExp(patterns[0] ?? '')
    for (let delay = -3000; delay <= 3000; delay++) {
      expect(pattern.test(String(delay)), String(delay)).toBe(delay >= -120 && delay <= 1440)
    }
  })

  it('stops the workflow only for what breaks a feature', () => {
    expect(rules.map(({ severity }) => severity).sort()).toEqual(['error', 'warning', 'warning'])
  })
})

it('installs from a lockfile that names no registry', () => {
  const { packages } = JSON.parse(read('package-lock.json'))
  expect(Object.values<{ resolved?: string }>(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
  expect(packages[''].dependencies).toEqual({ '@duckdb/node-api': '1.5.5-r.5', 'vega-datasets': '3.2.1' })
})
