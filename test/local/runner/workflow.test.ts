import { describe, expect, it } from 'vitest'
import { jobsInOrder, parseEvents, parseWorkflow } from '../../../local/runner/workflow.ts'

const FILE = '.github/workflows/model.yml'

function parse(source: string) {
  return parseWorkflow(source, FILE)
}

const JOB = 'jobs: { train: { runs-on: ubuntu-24.04, steps: [{ run: "true" }] } }'

describe('a workflow file', () => {
  it('is read with the defaults of GitHub', () => {
    const workflow = parse(`on: push\n${JOB}`)
    expect(workflow.on).toEqual({ push: null })
    expect(workflow.jobs.train).toMatchObject({ needs: [], 'timeout-minutes': 360, env: {} })
  })

  it.each([
    [
      'on: push\ndefaults: { run: { shell: bash } }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }',
      'defaults is not supported by the local runner',
    ],
    [
      'on: push\njobs: { a: { runs-on: x, strategy: {}, steps: [{ run: x }] } }',
      'jobs.a.strategy is not supported by the local runner',
    ],
    [
      'on: push\njobs: { a: { runs-on: x, services: {}, steps: [{ run: x }] } }',
      'jobs.a.services is not supported by the local runner',
    ],
    [
      'on: push\njobs: { a: { runs-on: x, steps: [{ run: x }, { run: x, typo: 1 }] } }',
      'jobs.a.steps[1].typo is not supported by the local runner',
    ],
    [
      'on: { push: { paths: [a] } }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }',
      'on.push.paths is not supported by the local runner',
    ],
    [
      'on: { release: }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }',
      'on.release is not supported by the local runner',
    ],
    [
      'on: push\njobs: { a: { runs-on: x, steps: [{ run: x, shell: pwsh }] } }',
      'jobs.a.steps[0].shell: this runner has bash only',
    ],
    ['on: push\njobs: { a: { runs-on: x, steps: [{ run: x, uses: y }] } }', 'jobs.a.steps[0] needs either uses or run'],
    ['on: push\njobs: { a: { runs-on: x, needs: b, steps: [{ run: x }] } }', 'jobs.a.needs: there is no job b'],
    [
      'on: push\njobs: { a: { runs-on: x, needs: b, steps: [{ run: x }] }, b: { runs-on: x, needs: a, steps: [{ run: x }] } }',
      'the jobs a, b need each other in a circle',
    ],
  ])('is refused aloud where the runner would not do what it says: %s', (source, message) => {
    expect(() => parse(source)).toThrow(`${FILE}: ${message}`)
  })

  it('orders jobs by their needs', () => {
    const source =
      'on: push\njobs: { c: { runs-on: x, needs: [a, b], steps: [{ run: x }] }, b: { runs-on: x, needs: a, steps: [{ run: x }] }, a: { runs-on: x, steps: [{ run: x }] } }'
    expect(jobsInOrder(parse(source), FILE)).toEqual(['a', 'b', 'c'])
  })

  it('tells its events in each of the three forms', () => {
    expect(parseEvents(`on: push\n${JOB}`, FILE)).toEqual({ push: null })
    expect(parseEvents(`on: [push, merge_group]\n${JOB}`, FILE)).toEqual({ push: null, merge_group: null })
    const events = parseEvents(`on:\n  push: { branches: [main] }\n  schedule: [{ cron: '1 2 * * 3' }]\n${JOB}`, FILE)
    expect(events).toEqual({ push: { branches: ['main'] }, schedule: [{ cron: '1 2 * * 3' }] })
  })
})
