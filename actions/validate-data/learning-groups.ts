import { findingOf } from '#core/data/finding.ts'
import {
  type Group,
  groupProfiles,
  groupsOf,
  groupsQuery,
  judgeGroups,
  MAX_SHOWN,
  type Protected,
} from '#core/data/groups.ts'
import type { Label } from '#core/data/leakage-label.ts'
import type { Feature } from '#core/data/profile-feature.ts'
import type { Finding, GroupProfile } from '#core/data-report.ts'
import type { Quest, Subject } from './learning.ts'

const COLUMNS_A_SCAN = 400

/** The groups of every protected column, and whether they are treated evenly; null where the policy names none. */
export async function askGroups(
  subject: Subject,
  { quest, label }: { readonly quest: Quest; readonly label: Label | null },
): Promise<{ groups: GroupProfile[]; findings: Finding[] } | null> {
  const names = quest.dataset?.protected ?? []
  if (names.length === 0) return null
  const schema = subject.plan.name
  const findings: Finding[] = []
  const columns: Protected[] = []
  for (const column of names) {
    const feature = subject.features.find(({ bound }) => bound.column.name === column)
    if (feature) {
      columns.push(await protectedColumn(subject, feature, label))
      continue
    }
    const found = `no column ${column}, which the policy's dataset.protected names`
    findings.push(
      findingOf({ kind: 'label-rate', schema, column }, { result: 'error', expected: 'a column of groups', found }),
    )
  }
  return { groups: columns.flatMap(groupProfiles), findings: [...findings, ...judgeGroups(columns)] }
}

async function protectedColumn(subject: Subject, feature: Feature, label: Label | null): Promise<Protected> {
  const { engine, table, plan, features } = subject
  const others = features.filter((one) => one !== feature)
  const conditions = label?.classes.map(({ condition }) => condition) ?? []
  let groups: Group[] = []
  for (let start = 0; start === 0 || start < others.length; start += COLUMNS_A_SCAN) {
    const columns = others.slice(start, start + COLUMNS_A_SCAN)
    const part = groupsOf(
      await engine.query(groupsQuery(table.sql, feature, { conditions, columns, limit: MAX_SHOWN })),
      conditions.length,
    )
    groups = part.map((group, index) => ({ ...group, missing: [...(groups[index]?.missing ?? []), ...group.missing] }))
  }
  const [[rows] = []] = await engine.query(`SELECT count(*) FROM ${table.sql}`)
  return {
    ...{ schema: plan.name, column: feature.bound.column.name, open: feature.open },
    ...{ rows: Number(rows), groups, label, columns: others.map(({ bound }) => bound.column.name) },
  }
}
