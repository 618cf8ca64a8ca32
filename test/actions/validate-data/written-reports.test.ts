import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { readDocument } from '#core/document.ts'
import { reportPlaces, writeReports } from '../../../actions/validate-data/written-reports.ts'
import { brokenFlights } from '../../core/report/data-fixture.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdout-reports-'))
  vi.stubEnv('GITHUB_WORKSPACE', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const read = (path: string) => readFileSync(join(folder, path), 'utf8')

describe('reports that are asked for', () => {
  test('are written beside the document, which is the report itself', async () => {
    const places = await reportPlaces({ json: 'out/data.json', html: './out/data.html', junit: 'out/data.xml' })
    expect(places).toEqual({ json: 'out/data.json', html: 'out/data.html', junit: 'out/data.xml' })
    const text = await writeReports(brokenFlights(), places)
    expect(read('out/data.json')).toBe(text)
    expect(readDocument(dataReport, text, 'data.json')).toEqual(brokenFlights())
    expect(read('out/data.html')).toMatch(/^<!doctype html>[\s\S]*<svg[\s\S]*<\/html>\n$/)
    expect(read('out/data.xml')).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /)
  })

  test('go nowhere else', async () => {
    const places = await reportPlaces({ json: 'data.json', html: undefined, junit: undefined })
    await writeReports(brokenFlights(), places)
    expect(() => read('data.html')).toThrow('ENOENT')
  })

  test.each([
    [{ json: 'a.json', html: '../a.html', junit: undefined }, /a\.html: lies outside the workspace/],
    [{ json: 'a.json', html: undefined, junit: '/etc/a.xml' }, /a\.xml: lies outside the workspace/],
    [{ json: 'a.json', html: 'x/../a.json', junit: undefined }, /a\.json: two reports would go there/],
  ])('are refused where they may not go: %j', async (paths, message) => {
    await expect(reportPlaces(paths)).rejects.toThrow(message)
  })
})
