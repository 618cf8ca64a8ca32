import { parseArgs } from 'node:util'
import { messageOf } from '#core/errors.ts'
import { reserve } from './credentials.ts'
import { installAddress, offer } from './registration.ts'

const USAGE = `Registers Holdout as a GitHub App of yours, with one button.

  npm run app:create -- --url https://holdout.example.com [--organization acme]

  --url           where GitHub and people will reach the app; required
  --organization  who will own it; default: the account that presses the button
  --name          default Holdout; GitHub knows every name once
  --github        default https://github.com; or the address of a GitHub Enterprise Server
  --api           default: GitHub's own, or <github>/api/v3
  --output        file for the credentials, default .holdout/app.env; it must not exist`

async function create(argv: readonly string[]): Promise<void> {
  const option = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...{ url: option, organization: option, name: option, api: option },
      github: { ...option, default: 'https://github.com' },
      output: { ...option, default: '.holdout/app.env' },
    },
  })
  const publicUrl = addressOf(values.url, '--url')
  const github = addressOf(values.github, '--github')
  const api = values.api ?? (github === 'https://github.com' ? 'https://api.github.com' : `${github}/api/v3`)
  const registration = { github, api, organization: values.organization ?? null, name: values.name, publicUrl }
  const file = reserve(values.output)
  process.once('exit', file.close)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

  const offered = await offer(registration, (credentials) => file.write(credentials, publicUrl))
  console.log(`Open ${offered.url} and press the button. Ctrl-C ends this without registering anything.`)
  const credentials = await offered.done
  offered.close()
  console.log(`
${credentials.name} is registered, and its credentials are in ${values.output}, for your eyes alone. Next:

1. Start the app:  node --env-file=${values.output} app/index.ts   (or with Docker: docs/operations.md)
2. Install it:     ${installAddress(credentials)}
3. In each repository's .github/holdout.yml:  app: ${credentials.id}
4. What a repository still lacks:  npm run app:doctor -- owner/repository`)
}

function addressOf(text: string | undefined, option: string): string {
  const url = URL.canParse(text ?? '') ? new URL(text ?? '') : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`${option} must be an address such as https://holdout.example.com`)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

try {
  await create(process.argv.slice(2))
} catch (thrown) {
  console.error(`${messageOf(thrown)}\n\n${USAGE}`)
  process.exitCode = 2
}
