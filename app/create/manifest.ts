import { readManifest } from '../manifest.ts'
import { WEBHOOK_PATH } from '../server.ts'
import { CALLBACK_PATH } from '../web/sign-in.ts'

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
  const asked = readManifest()
  return {
    ...asked,
    name: name ?? asked.name,
    hook_attributes: { url: `${publicUrl}${WEBHOOK_PATH}`, active: true },
    redirect_url: redirectUrl,
    callback_urls: [`${publicUrl}${CALLBACK_PATH}`],
  }
}
