import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BAR_LEGEND, intervalBar } from '#core/report/interval-bar.ts'

function drawn(lower: number, gain: number, upper: number, blockBound: number | null = null): string {
  return intervalBar({ gain, interval: { lower, upper }, tolerance: 0.01, blockBound }).replaceAll('\u00a0', '.')
}

// Twelve cells to a side. Where all lies within two tolerances they are .02, so a cell is .00167 and the tolerance six cells left.
describe('an interval bar draws', () => {
  test.each<[string, string, string]>([
    ['a small gain', drawn(-0.004, 0.002, 0.008), '......╎...├─│●───┤.......'],
    ['a loss across the tolerance', drawn(-0.018, -0.012, -0.006), '.├───●╎─┤...│............'],
    ['no difference and no variance', drawn(0, 0, 0), '......╎.....●............'],
    ['the block bound', drawn(-0.004, -0.002, 0, -0.006), '......╎.┊.├●┤............'],
    // The scale grows with the interval: .05 to a side, so the tolerance stands 2.4 cells left and the bound 4.8.
    ['a shown regression', drawn(-0.05, -0.04, -0.03, -0.02), '├─●──┤.┊..╎.│............'],
    ['no block bound where it lies outside', drawn(-0.004, -0.002, 0, -0.5), '......╎...├●┤............'],
    // It grows to six tolerances at most, so that the tolerance stays two cells from the middle.
    ['what goes on to the left', drawn(-0.2, -0.1, -0.05), '◂─┤.......╎.│............'],
    ['what goes on to the right', drawn(0.05, 0.1, 0.2), '..........╎.│.........├─▸'],
    ['what goes on to both sides', drawn(-0.1, 0, 0.1), '◂─────────╎─●───────────▸'],
  ])('%s', (_, bar, expected) => {
    expect(bar).toBe(expected)
  })

  test('25 cells in order, whatever it shows', () => {
    const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    const tolerance = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount), tolerance, fc.option(amount), (values, tolerated, blockBound) => {
        const [lower = 0, gain = 0, upper = 0] = values.toSorted((a, b) => a - b)
        const bar = [...intervalBar({ gain, interval: { lower, upper }, tolerance: tolerated, blockBound })]
        expect(bar).toHaveLength(25)
        expect(bar.every((cell) => '│┊╎─┤├●◂▸\u00a0'.includes(cell))).toBe(true)
        const [from, to] = [
          bar.findIndex((cell) => '├◂●'.includes(cell)),
          bar.findLastIndex((cell) => '┤▸●'.includes(cell)),
        ]
        expect(from).toBeLessThanOrEqual(to)
      }),
    )
  })
})

test('the legend names every mark', () => {
  for (const mark of ['├─●─┤', '│', '╎', '┊']) expect(BAR_LEGEND).toContain(mark)
})
