import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { WEBHOOK_PATH } from '../server.ts'
import { CALLBACK_PATH } from '../web/sign-in.ts'

/** `app/app.yml`: what the app asks for, wherever it runs. */
const Asked = z.strictObject({
  name: z.string(),
  url: z.url(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
})

/** What the operator decides. */
export interface Place {
  /** GitHub allows 34 characters, and every name once. */
  readonly name?: string | undefined
  /** Where the app will be reached, without a slash at its end. */
  readonly publicUrl: string
  /** Where GitHub sends the browser when the app is registered. */
  readonly redirectUrl: string
}

/** The manifest that registers the app. https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export function manifestOf({ name, publicUrl, redirectUrl }: Place): object {
  const asked = Asked.parse(parse(readFileSync(new URL('../app.yml', import.meta.url), 'utf8')))
  return {
    ...asked,
    name: name ?? asked.name,
    hook_attributes: { url: `${publicUrl}${WEBHOOK_PATH}`, active: true },
    redirect_url: redirectUrl,
    callback_urls: [`${publicUrl}${CALLBACK_PATH}`],
  }
}
