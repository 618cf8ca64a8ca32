import type { Change } from '../git/changes.ts'
import type { Commit, Ref } from '../git/repository.ts'
import type { Json, Site } from '../site.ts'

/** `repos/{owner}/{repo}` of this site, as a URL. */
export function repositoryUrl(site: Site): string {
  return `${site.url}/repos/${site.fullName}`
}

/** A commit as the repository's API shows it: `commits`, `compare`, `pulls/{n}/commits`. */
export function commitJson(site: Site, commit: Commit): Json {
  const url = repositoryUrl(site)
  const html = `${site.url}/${site.fullName}/commit`
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: unsigned(),
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${html}/${commit.sha}`,
    author: accountOf(site, commit.author.email),
    committer: accountOf(site, commit.committer.email),
    parents: commit.parents.map((sha) => ({ sha, url: `${url}/commits/${sha}`, html_url: `${html}/${sha}` })),
  }
}

/** A commit as the git database shows it: `git/commits/{sha}`. */
export function gitCommitJson(site: Site, commit: Commit): Json {
  const url = repositoryUrl(site)
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${url}/git/commits/${commit.sha}`,
    html_url: `${site.url}/${site.fullName}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({ sha, url: `${url}/git/commits/${sha}` })),
    verification: unsigned(),
  }
}

export function refJson(site: Site, { ref, sha, type }: Ref): Json {
  const url = repositoryUrl(site)
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${url}/git/${ref}`,
    object: { sha, type, url: `${url}/git/${type}s/${sha}` },
  }
}

/** A changed file. GitHub's `patch` is optional and left out. */
export function fileJson(site: Site, change: Change, head: string): Json {
  const path = change.path.split('/').map(encodeURIComponent).join('/')
  return {
    sha: change.blob,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${site.url}/${site.fullName}/blob/${head}/${path}`,
    raw_url: `${site.url}/${site.fullName}/raw/${head}/${path}`,
    contents_url: `${repositoryUrl(site)}/contents/${path}?ref=${head}`,
    ...(change.previousPath !== undefined && { previous_filename: change.previousPath }),
  }
}

/** GitHub finds accounts by verified email; here every login has its noreply and its example.com address. */
function accountOf(site: Site, email: string): Json | null {
  const login = /^(?:\d+\+)?(.+)@(?:users\.noreply\.github\.com|example\.com)$/.exec(email)?.[1]
  return login !== undefined && login in site.people ? site.userJson(login) : null
}

function unsigned(): Json {
  return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }
}
