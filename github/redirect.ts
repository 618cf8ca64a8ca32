// Where GitHub keeps artifacts: https://docs.github.com/actions/reference/runners/self-hosted-runners names the domains.
const STORAGE = ['.blob.core.windows.net', '.githubusercontent.com', '.github.com', '.ghe.com']

/**
 * Whether we follow a redirect of the API. Only https to a storage that GitHub uses or to the API's own host; plain http
 * within this machine when the API itself is on it.
 *
 * @throws Error naming what is wrong, never the address itself: it carries a signature.
 */
export function checkRedirect(location: string | undefined, apiUrl: string, name: string): URL {
  if (!location || !URL.canParse(location)) throw new Error(`${name}: GitHub gave no address to download it from`)
  const url = new URL(location)
  const api = new URL(apiUrl)
  const refuse = (why: string) => new Error(`${name}: refused to download from ${url.protocol}//${url.host}: ${why}`)
  if (url.username !== '' || url.password !== '') throw refuse('it carries a user name')
  if (isLoopback(api.hostname)) {
    if (isLoopback(url.hostname) && /^https?:$/.test(url.protocol)) return url
    throw refuse('an API on this machine may not send us elsewhere')
  }
  if (url.protocol !== 'https:') throw refuse('it is not https')
  if (url.host === api.host || STORAGE.some((domain) => url.hostname.endsWith(domain))) return url
  throw refuse('GitHub does not keep artifacts there')
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/.test(hostname)
}
