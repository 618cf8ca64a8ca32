import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { UserError } from '#core/errors.ts'

// npm's own defaults wait for over a minute before they say that there is no network.
const RETRIES = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
const TIMEOUT_MS = 180_000

/** What npm needs of the environment: its user's configuration, proxies and certificates. No NODE_OPTIONS, no tokens. */
const PASSED =
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|COMSPEC|TEMP|TMP|TMPDIR|(HTTPS?|NO)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|NPM_CONFIG_(REGISTRY|USERCONFIG|CAFILE|CACHE|PROXY|HTTPS_PROXY|NOPROXY|STRICT_SSL))$/i

/**
 * Downloads one package archive into a folder: npm's own program, run by this Node, without a shell and without the
 * configuration of the workspace.
 *
 * @param spec name and exact version, for example `left-pad@1.3.0`.
 * @returns the path of the archive.
 * @throws UserError where there is no npm, or it fails.
 */
export async function npmPack(spec: string, folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const npm = findNpm(environment)
  if (!npm) {
    throw new UserError(
      'DuckDB is fetched with npm, and there is none beside Node or on the PATH; put actions/setup-node before this step, or run npm ci in the checkout of Holdout',
    )
  }
  const options = ['--pack-destination', folder, '--ignore-scripts', '--loglevel=error', ...RETRIES]
  const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED.test(name)))
  const { code, stderr } = await run([npm, 'pack', spec, ...options], folder, kept)
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (code === 0 && archive) return join(folder, archive)
  throw new UserError(
    `npm pack ${spec} failed (${reasonOf(stderr, code)}); check that this machine reaches its npm registry`,
  )
}

/** npm-cli.js beside this Node, else the one that PATH leads to; nothing inside the workspace. */
export function findNpm(environment: NodeJS.ProcessEnv, execPath: string = process.execPath): string | null {
  const workspace = environment.GITHUB_WORKSPACE || process.cwd()
  const path = Object.entries(environment).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? ''
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder) && !isInside(workspace, folder))
  for (const folder of [dirname(execPath), ...folders]) {
    for (const candidate of [
      join(folder, 'npm'),
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]) {
      if (!existsSync(candidate)) continue
      const target = realpathSync(candidate)
      if (basename(target) === 'npm-cli.js' && !isInside(workspace, target)) return target
    }
  }
  return null
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

function reasonOf(stderr: string, code: number | null): string {
  if (code === null) return `no answer within ${TIMEOUT_MS / 1000} s`
  const line = stderr.split('\n').find((text) => /npm (error|ERR!) (?!code|A complete log)\S/.test(text))
  return (line ?? `exit code ${code}`).replace(/^npm (error|ERR!) /, '').slice(0, 300)
}

function run(
  arguments_: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, arguments_, {
      cwd: folder,
      env: environment,
      shell: false,
      timeout: TIMEOUT_MS,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < 10_000) stderr += text
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stderr }))
  })
}
