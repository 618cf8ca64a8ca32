import type { ReadableRepository } from './access.ts'

/** Somebody who is signed in and looks at a page. */
export interface Viewer {
  /** GitHub's id of the person. */
  readonly userId: number
  readonly login: string
  /** What every form of theirs carries, so that no other site can send one. */
  readonly formToken: string
  /** Exactly the repositories that GitHub lets them read, by name. */
  readonly repositories: readonly ReadableRepository[]
}
