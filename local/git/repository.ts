import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type GitOptions, git, tryGit } from './command.ts'

export interface Person {
  name: string
  email: string
}

export interface Commit {
  sha: string
  tree: string
  parents: string[]
  message: string
  author: Person & { date: string }
  committer: Person & { date: string }
}

export interface Ref {
  ref: string
  sha: string
  type: 'commit' | 'tag' | 'tree' | 'blob'
}

/** GitHub signs its own commits as this. */
const GITHUB: Person = { name: 'GitHub', email: 'noreply@github.com' }

/**
 * Refuses what the gateway named in HOLDOUT_REFUSED_REFS (it knows the checks, git does not), in GitHub's words.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches
 */
const UPDATE_HOOK = `#!/bin/sh
case " $HOLDOUT_REFUSED_REFS " in
  *" $1 "*) echo "error: GH006: Protected branch update failed for $1." >&2; exit 1 ;;
esac
`

const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'].join('%x1f')

/** The bare repository: the only truth about commits, branches, tags and files. */
export class Repository {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(folder: string): Promise<Repository> {
    await mkdir(folder, { recursive: true })
    const repository = new Repository(folder)
    await repository.git(['init', '--quiet', '--bare', '--initial-branch=main'])
    for (const [key, value] of [
      ['receive.hideRefs', 'refs/pull'],
      ['uploadpack.allowAnySHA1InWant', 'true'],
      ['http.receivepack', 'true'],
      ['core.logAllRefUpdates', 'false'],
      ['gc.auto', '0'],
    ]) {
      await repository.git(['config', `${key}`, `${value}`])
    }
    const hook = join(folder, 'hooks', 'update')
    await mkdir(join(folder, 'hooks'), { recursive: true })
    await writeFile(hook, UPDATE_HOOK)
    await chmod(hook, 0o755)
    return repository
  }

  git(args: readonly string[], options: Omit<GitOptions, 'cwd'> = {}): Promise<string> {
    return git(args, { cwd: this.folder, ...options })
  }

  /** The commit that a branch, tag or (abbreviated) SHA names; undefined if there is none. */
  async commitOf(revision: string): Promise<string | undefined> {
    const candidates = /^[0-9a-f]{7,40}$/.test(revision)
      ? [revision]
      : [revision, `refs/heads/${revision}`, `refs/tags/${revision}`].filter((name) => name.startsWith('refs/'))
    for (const candidate of candidates) {
      const found = await this.#try(['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`])
      if (found) return found.trim()
    }
    return undefined
  }

  /** Refs whose full name starts with `prefix`, sorted by name. */
  async refs(prefix = 'refs/'): Promise<Ref[]> {
    const lines = (await this.git(['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)'])).split('\n')
    const refs: Ref[] = []
    for (const line of lines) {
      const [ref, sha, type] = line.split(' ')
      if (ref?.startsWith(prefix) && sha && type) refs.push({ ref, sha, type: type as Ref['type'] })
    }
    return refs
  }

  /** Moves, creates or (with undefined) deletes a ref. */
  async setRef(ref: string, sha: string | undefined): Promise<void> {
    await this.git(sha === undefined ? ['update-ref', '-d', ref] : ['update-ref', ref, sha])
  }

  /** Commits as `git log` lists them: newest first. */
  async log(args: readonly string[]): Promise<Commit[]> {
    const text = await this.git(['log', '-z', `--format=${FORMAT}`, ...args])
    return text.split('\0').filter(Boolean).map(parseCommit)
  }

  async commit(sha: string): Promise<Commit> {
    const [commit] = await this.log(['-1', sha])
    if (!commit) throw new Error(`no commit ${sha}`)
    return commit
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    return (await tryGit(['merge-base', '--is-ancestor', ancestor, descendant], { cwd: this.folder })).code === 0
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    return (await this.#try(['merge-base', one, other]))?.trim()
  }

  /** The object at `path` in a commit; the commit's root tree for an empty path. */
  async entry(commit: string, path: string): Promise<{ sha: string; type: string } | undefined> {
    const sha = (await this.#try(['rev-parse', '--verify', '--quiet', `${commit}:${path}`]))?.trim()
    if (!sha) return undefined
    return { sha, type: (await this.git(['cat-file', '-t', sha])).trim() }
  }

  async blob(sha: string): Promise<Buffer | undefined> {
    const result = await tryGit(['cat-file', 'blob', sha], { cwd: this.folder })
    return result.code === 0 ? result.stdout : undefined
  }

  /** The tree of merging `head` into `base`; undefined on a conflict. */
  async mergeTree(base: string, head: string): Promise<string | undefined> {
    const result = await tryGit(['merge-tree', '--write-tree', '--no-messages', base, head], { cwd: this.folder })
    if (result.code === 0) return result.stdout.toString('utf8').trim()
    if (result.code === 1) return undefined
    throw new Error(`git merge-tree failed: ${result.stderr}`)
  }

  /** Writes a commit as GitHub does for a merge: the person is the author, GitHub the committer. */
  async writeCommit(commit: { tree: string; parents: string[]; message: string; author?: Person }): Promise<string> {
    const author = commit.author ?? GITHUB
    const env = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: GITHUB.name,
      GIT_COMMITTER_EMAIL: GITHUB.email,
    }
    const parents = commit.parents.flatMap((parent) => ['-p', parent])
    return (await this.git(['commit-tree', commit.tree, ...parents], { env, input: `${commit.message}\n` })).trim()
  }

  async #try(args: readonly string[]): Promise<string | undefined> {
    const result = await tryGit(args, { cwd: this.folder })
    return result.code === 0 ? result.stdout.toString('utf8') : undefined
  }
}

function parseCommit(record: string): Commit {
  const [sha = '', tree = '', parents = '', ...rest] = record.split('\x1f')
  const [name = '', email = '', date = '', committer = '', committerEmail = '', committed = '', message = ''] = rest
  return {
    sha,
    tree,
    parents: parents.split(' ').filter(Boolean),
    message: message.replace(/\n+$/, ''),
    author: { name, email, date: isoSeconds(Number(date)) },
    committer: { name: committer, email: committerEmail, date: isoSeconds(Number(committed)) },
  }
}

function isoSeconds(epochSeconds: number): string {
  return `${new Date(epochSeconds * 1000).toISOString().slice(0, 19)}Z`
}
