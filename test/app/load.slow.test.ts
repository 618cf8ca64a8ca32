import { describe, expect, test } from 'vitest'
import { loadChecks } from '../../bench/app/checks.ts'
import { loadDoor } from '../../bench/app/door.ts'
import { STORES } from '../../bench/app/places.ts'

// `bench/app.ts` with a small load, and nothing asserted about time.

describe.each(STORES)('on %s', (store) => {
  test('every webhook of a crowd is answered, kept and handled once (R1, R4)', async () => {
    const figures = await loadDoor({ store, webhooks: 300, connections: 16 })
    expect(figures).toMatchObject({ refused: 0, handled: 300, seen: 6, commits: 6 })
  })
})

test.each([
  { store: 'embedded', replicas: 1 },
  { store: 'PostgreSQL', replicas: 2 },
] as const)(
  '$replicas process(es) on $store bring every check to what its evidence says, once, within the limits of GitHub (R13, R15)',
  async (where) => {
    const figures = await loadChecks({ ...where, pulls: 24, installations: 4, speed: 20 })
    expect(figures).toMatchObject({ right: 24, wrong: [], twice: 0, deadLetters: 0, refused: 0 })
    // Queued, completed, and one comment.
    expect(figures.writes).toBeLessThanOrEqual(24 * 4)
  },
)
