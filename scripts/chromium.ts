import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser that draws pictures and tests pages: what CHROMIUM_PATH names, else where Linux has it; null where it has none. */
export function chromiumPath(): string | null {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  return PLACES.find((path) => existsSync(path)) ?? null
}
