/** The rows of the table of metrics, cell by cell; Markdown marks removed. */
export function metricRows(comment: string): string[][] {
  return tableRows(comment, '| metric |')
}

/** Of the table of checks that do not hold: mark, check, found, examples. */
export function failingChecks(comment: string): string[][] {
  return tableRows(comment, '|  | check |').map(([mark = '', check = '', , found = '', examples = '']) => [
    ...[mark, check, found],
    examples.slice(0, 40),
  ])
}

function tableRows(comment: string, header: string): string[][] {
  const lines = comment.split('\n')
  const start = lines.findIndex((line) => line.startsWith(header))
  if (start < 0) return []
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines
    .slice(start, end < 0 ? lines.length : end)
    .filter((line) => !line.startsWith('| ---'))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$|\*\*|`/g, '')))
}

/** Those rows in columns for a terminal. */
export function bars(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What blocks in a comment, as a command names it, and the loss that it shows: of metrics and of slices. */
export function blockingRows(comment: string): { readonly target: string; readonly loss: number }[] {
  const overall = metricRows(comment).map(([metric = '', , , difference = '', ...rest]) => ({
    metric,
    difference,
    rest,
  }))
  const slices = tableRows(comment, '| slice |').map(([name = '', , , , difference = '', ...rest]) => {
    const [, slice = '', metric = ''] = /^(.*) (\S+)$/.exec(name) ?? []
    return { metric: `${metric}@"${slice}"`, difference, rest }
  })
  return [...overall, ...slices]
    .filter(({ rest }) => rest.some((cell) => cell.includes('❌ block')))
    .map(({ metric, difference }) => ({ target: metric, loss: Math.abs(Number(difference.replace('−', '-'))) }))
}

/** What people asked for in comments, and what became of it. */
export function acceptedRows(comment: string): string[][] {
  return tableRows(comment, '| asked for in a comment |')
}
