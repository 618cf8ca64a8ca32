import { UserError } from '../errors.ts'
import type { ModelPolicy } from '../policy.ts'
import { ascendingOrder } from '../statistics/argsort.ts'
import { columnOf, numbersOf, textsOf } from './columns.ts'
import type { Timeline } from './part.ts'
import type { Cell, Table } from './table.ts'

/** Texts of one form, so that their order is that of the times. */
const ISO = /^\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?$/

/**
 * The rows of a file as one series in order of time; null without a column of times, and of several series.
 *
 * @throws UserError for what is no time, times in several forms, and a time that stands twice.
 */
export function timelineOf(table: Table, { data }: ModelPolicy): Timeline | null {
  const { time, series, horizon } = data
  if (time === null) return null
  const isNumber = ([first]: readonly Cell[] | Float64Array) => Number.isFinite(Number(first ?? Number.NaN))
  const order = isNumber(columnOf(table, time)) ? byNumber(table, time) : byText(table, time)
  if (series !== null && new Set(columnOf(table, series)).size > 1) return null
  const { rows, isSame } = order
  for (let rank = 1; rank < rows.length; rank++) {
    const row = rows[rank] ?? 0
    if (isSame(row, rows[rank - 1] ?? 0)) {
      throw new UserError(
        `${table.source}: row ${row + 1}: ${time} stands twice; write one row a time, or name the column data.series`,
      )
    }
  }
  return { order: rows, horizon }
}

interface Order {
  readonly rows: Uint32Array
  readonly isSame: (row: number, other: number) => boolean
}

function byNumber(table: Table, time: string): Order {
  const times = numbersOf(table, time)
  return { rows: ascendingOrder(times), isSame: (row, other) => times[row] === times[other] }
}

function byText(table: Table, time: string): Order {
  const times = textsOf(table, time)
  const offset = ISO.exec(times[0] ?? '')?.[1]
  const odd = times.findIndex((text) => {
    const form = ISO.exec(text)
    return !form || form[1] !== offset || text.length !== times[0]?.length
  })
  if (odd >= 0) {
    throw new UserError(
      `${table.source}: row ${odd + 1}: ${time} is ${JSON.stringify(times[odd])}; write numbers, or ISO 8601 texts of one form as 2026-03-01T12:00Z`,
    )
  }
  const compared = (a: number, b: number) => ((times[a] ?? '') < (times[b] ?? '') ? -1 : 1)
  return {
    rows: Uint32Array.from(times.keys()).sort((a, b) => (times[a] === times[b] ? 0 : compared(a, b))),
    isSame: (row, other) => times[row] === times[other],
  }
}
