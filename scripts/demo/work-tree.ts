import { execFile } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A clone on the laptop of somebody who works on the example. */
export class WorkTree {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** A new repository with the example in it and the app's id in its policy, on a branch `main` with one commit. */
  static async ofExample(folder: string, example: string, appId: number): Promise<WorkTree> {
    const tree = new WorkTree(folder)
    const generated = /(^|[\\/])(node_modules|model|output|\.holdout|holdout-[^\\/]*|__pycache__)([\\/]|$)/
    await cp(example, folder, { recursive: true, filter: (path) => !generated.test(path.slice(example.length)) })
    const policy = join(folder, '.github/holdout.yml')
    const text = await readFile(policy, 'utf8')
    await writeFile(
      policy,
      text.replace('version: 1\n', `version: 1\napp: ${appId} # the app decides and comments, the actions never do\n`),
    )
    await tree.git('init', '--quiet', '--initial-branch=main')
    await tree.commit('Predict late arrivals at push-back', 'maria')
    return tree
  }

  async git(...args: string[]): Promise<string> {
    const identity = ['-c', 'user.name=maria', '-c', 'user.email=maria@example.com', '-c', 'commit.gpgsign=false']
    const { stdout } = await run('git', [...identity, ...args], {
      cwd: this.folder,
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    })
    return stdout.trim()
  }

  async commit(message: string, author: string): Promise<string> {
    await this.git('add', '--all')
    await this.git('commit', '--quiet', '--message', message, `--author=${author} <${author}@example.com>`)
    return this.git('rev-parse', 'HEAD')
  }

  /** A branch from the remote's main with one change on it, pushed. */
  async pushChange(change: {
    branch: string
    patch: string
    title: string
    remote: string
    author: string
  }): Promise<string> {
    await this.git('fetch', '--quiet', change.remote, 'main')
    await this.git('checkout', '--quiet', '-B', change.branch, 'FETCH_HEAD')
    await this.git('apply', '--index', change.patch)
    const sha = await this.commit(change.title, change.author)
    await this.git('push', '--quiet', change.remote, `HEAD:refs/heads/${change.branch}`)
    return sha
  }

  /** Merges the remote's main into a branch that was pushed from here, and pushes it. */
  async mergeMain({ branch, remote }: { branch: string; remote: string }): Promise<string> {
    await this.git('fetch', '--quiet', remote, 'main')
    await this.git('checkout', '--quiet', branch)
    await this.git('merge', '--quiet', '--no-edit', 'FETCH_HEAD')
    await this.git('push', '--quiet', remote, `HEAD:refs/heads/${branch}`)
    return this.git('rev-parse', 'HEAD')
  }
}
