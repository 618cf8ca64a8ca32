import { expect, test } from 'vitest'
import { type KnownVersion, planVersion } from '#core/registry/plan.ts'

test('auto takes the first version, then the next patch', () => {
  expect(plan('auto', 'a', [])).toEqual({ kind: 'new', version: 'v0.0.1' })
  expect(plan('auto', 'b', [known('v1.4.0', 'a')])).toEqual({ kind: 'new', version: 'v1.4.1' })
})

test('auto never gives out the number of a deregistered version again', () => {
  expect(plan('auto', 'b', [known('v1.0.0', 'a'), known('v1.0.1', 'c', false)])).toEqual({
    kind: 'new',
    version: 'v1.0.2',
  })
})

test('a commit keeps the version it has, though others came after', () => {
  const versions = [known('v1.0.0', 'a'), known('v1.0.1', 'b')]
  expect(plan('auto', 'a', versions)).toEqual({ kind: 'existing', version: 'v1.0.0', commit: 'a' })
  expect(plan('v1.0.0', 'a', versions)).toEqual({ kind: 'existing', version: 'v1.0.0', commit: 'a' })
})

test('a named version on another commit is found, for its digest to be compared', () => {
  expect(plan('v1.0.0', 'b', [known('v1.0.0', 'a')])).toEqual({ kind: 'existing', version: 'v1.0.0', commit: 'a' })
})

test('a second version on one commit is refused, with the remedy', () => {
  expect(() => plan('v2.0.0', 'a', [known('v1.0.0', 'a')])).toThrow(/is m@v1\.0\.0 already.*--allow-empty/)
})

test('a second version is refused even where the first was deregistered', () => {
  expect(() => plan('v2.0.0', 'a', [known('v1.0.0', 'a', false)])).toThrow(/one version of a model on a commit/)
})

test.each(['auto', 'v1.0.0'])('what was deregistered is not registered again by %s', (requested) => {
  expect(() => plan(requested, 'a', [known('v1.0.0', 'a', false)])).toThrow(/was deregistered/)
})

function plan(requested: string, commit: string, versions: KnownVersion[]) {
  return planVersion({ model: 'm', requested, commit, known: versions })
}

function known(version: string, commit: string, registered = true): KnownVersion {
  return { version, commit, registered }
}
