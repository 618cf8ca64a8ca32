import { parse } from 'yaml'
import { z } from 'zod'
import { messageOf, UserError } from '#core/errors.ts'

/*
 * The subset of GitHub's workflow syntax that this runner executes. Every other key is refused with its path:
 *
 *   name, on (push.branches, pull_request.branches, merge_group, schedule, workflow_dispatch.inputs), permissions, env, concurrency
 *   jobs.<id>: name, needs, if, runs-on, permissions, timeout-minutes, outputs, environment, env, concurrency, steps
 *   steps[]:   id, name, if, uses, with, run, env, shell (bash), working-directory, continue-on-error, timeout-minutes
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */

const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Env = z.record(z.string(), Scalar).default({})
const Access = z.enum(['read', 'write', 'none'])
const Permissions = z.union([z.enum(['read-all', 'write-all']), z.record(z.string(), Access)])
const Concurrency = z.union([
  z.string().transform((group) => ({ group, 'cancel-in-progress': false as boolean | string })),
  z.strictObject({ group: z.string(), 'cancel-in-progress': z.union([z.boolean(), z.string()]).default(false) }),
])
const Names = z.union([z.string().transform((name) => [name]), z.array(z.string())])
const Id = z.string().regex(/^[A-Za-z_][\w-]*$/, 'must be letters, digits, - and _, and begin with a letter or _')
const Minutes = z.number().positive()

const Step = z.strictObject({
  id: Id.optional(),
  name: z.string().optional(),
  if: z.union([z.string(), z.boolean()]).optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), Scalar).default({}),
  run: z.string().optional(),
  env: Env,
  shell: z.literal('bash', { error: 'this runner has bash only' }).optional(),
  'working-directory': z.string().optional(),
  'continue-on-error': z.union([z.boolean(), z.string()]).default(false),
  'timeout-minutes': Minutes.optional(),
})

const Job = z.strictObject({
  name: z.string().optional(),
  needs: Names.default([]),
  if: z.union([z.string(), z.boolean()]).optional(),
  'runs-on': z.union([z.string(), z.array(z.string())]),
  permissions: Permissions.optional(),
  'timeout-minutes': Minutes.default(360),
  outputs: z.record(z.string(), Scalar).default({}),
  environment: z
    .union([
      z.string().transform((name) => ({ name, url: undefined })),
      z.strictObject({ name: z.string(), url: z.string().optional() }),
    ])
    .optional(),
  env: Env,
  concurrency: Concurrency.optional(),
  steps: z.array(Step).min(1),
})

const Branches = z.strictObject({ branches: Names.optional() }).nullable()
const Input = z.strictObject({
  description: z.string().optional(),
  required: z.boolean().optional(),
  default: Scalar.optional(),
  type: z.enum(['string', 'boolean', 'number', 'choice']).optional(),
  options: z.array(z.string()).optional(),
})
const Events = z.strictObject({
  push: Branches.optional(),
  pull_request: Branches.optional(),
  merge_group: z.strictObject({}).nullable().optional(),
  schedule: z.array(z.strictObject({ cron: z.string() })).optional(),
  workflow_dispatch: z
    .strictObject({ inputs: z.record(z.string(), Input).optional() })
    .nullable()
    .optional(),
})
const On = z
  .union([
    Names.transform((names) => Object.fromEntries(names.map((name) => [name, null]))),
    z.record(z.string(), z.unknown()),
  ])
  .pipe(Events)

const Workflow = z.strictObject({
  name: z.string().optional(),
  on: On,
  permissions: Permissions.optional(),
  env: Env,
  concurrency: Concurrency.optional(),
  jobs: z.record(Id, Job),
})

export type Workflow = z.infer<typeof Workflow>
export type Job = z.infer<typeof Job>
export type Step = z.infer<typeof Step>
export type Events = z.infer<typeof Events>
export type Permissions = z.infer<typeof Permissions>

/** Reads a workflow file. Throws a `UserError` with the file and the path of the first thing this runner does not know. */
export function parseWorkflow(source: string, file: string): Workflow {
  const result = Workflow.safeParse(yaml(source, file))
  if (!result.success) throw refusal(file, result.error.issues)
  const { jobs } = result.data
  for (const [id, job] of Object.entries(jobs)) {
    for (const [index, step] of job.steps.entries()) {
      const path = `${file}: jobs.${id}.steps[${index}]`
      if ((step.uses === undefined) === (step.run === undefined))
        throw new UserError(`${path} needs either uses or run`)
    }
    for (const need of job.needs) {
      if (!(need in jobs)) throw new UserError(`${file}: jobs.${id}.needs: there is no job ${need}`)
    }
  }
  jobsInOrder(result.data, file)
  return result.data
}

/** Only what starts it, so that a file that another event starts need not be readable in full. */
export function parseEvents(source: string, file: string): Events {
  const result = z.object({ on: On }).safeParse(yaml(source, file))
  if (!result.success) throw refusal(file, result.error.issues)
  return result.data.on
}

/** Job ids, each after those it needs. */
export function jobsInOrder({ jobs }: Workflow, file: string): string[] {
  const ordered: string[] = []
  const waiting = Object.keys(jobs)
  while (waiting.length > 0) {
    const index = waiting.findIndex((id) => jobs[id]?.needs.every((need) => ordered.includes(need)))
    if (index < 0) throw new UserError(`${file}: the jobs ${waiting.join(', ')} need each other in a circle`)
    ordered.push(...waiting.splice(index, 1))
  }
  return ordered
}

function yaml(source: string, file: string): unknown {
  try {
    return parse(source)
  } catch (thrown) {
    throw new UserError(`${file}: ${messageOf(thrown)}`)
  }
}

interface Issue {
  code?: string
  path: PropertyKey[]
  message: string
  keys?: string[]
  errors?: Issue[][]
}

function refusal(file: string, issues: readonly unknown[]): UserError {
  const issue = deepest(issues[0] as Issue)
  const at = (path: readonly PropertyKey[]) =>
    path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .slice(1)
  if (issue.code === 'unrecognized_keys') {
    return new UserError(`${file}: ${at([...issue.path, issue.keys?.[0] ?? ''])} is not supported by the local runner`)
  }
  return new UserError(`${file}: ${at(issue.path)}: ${issue.message}`)
}

/** Of a union, the alternative that got furthest says best what is wrong. */
function deepest(issue: Issue): Issue {
  const alternatives = (issue.errors ?? []).flatMap((errors) => errors.slice(0, 1).map(deepest))
  const best = alternatives.sort((one, other) => weight(other) - weight(one))[0]
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] }
}

function weight(issue: Issue): number {
  return issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)
}
