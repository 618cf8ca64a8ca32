import type { ColumnProfile, DataCheck, DataReport, Drift, Finding, GroupProfile } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'

/** A check of the demo's flights; by default one that holds. */
export function makeCheck(fields: Partial<DataCheck> = {}): DataCheck {
  return {
    id: 'flights.delay:required',
    result: 'pass',
    expected: 'no rows without delay',
    found: '0 of 12,000 rows',
    rows: 12_000,
    failed_rows: 0,
    examples: [],
    line: 21,
    ...fields,
  }
}

export function makeFinding(fields: Partial<Finding> = {}): Finding {
  return {
    id: 'flights.distance:drift',
    kind: 'drift',
    result: 'warn',
    expected: 'distance is distributed as in the reference',
    found: 'p under 1e-9 after adjusting, Wasserstein distance 0.41 sd (limit 0.1)',
    examples: [],
    ...fields,
  }
}

export function makeReport(fields: Partial<DataReport> = {}): DataReport {
  return {
    schema: 'holdout.data-report/1',
    model: 'flight-delay',
    run: null,
    outcome: 'pass',
    contract: { path: 'data/flights.odcs.yaml', digest: digestOf('contract'), id: 'flights', version: '1.2.0' },
    engine: 'duckdb v1.5.5',
    checks: [makeCheck()],
    datasets: [makeDataset()],
    created_at: '2026-11-21T10:00:00.000Z',
    ...fields,
  }
}

export function makeDataset(fields: Partial<DataReport['datasets'][number]> = {}): DataReport['datasets'][number] {
  return {
    name: 'flights',
    rows: 12_000,
    columns: [{ name: 'delay', type: 'BIGINT', nulls: 0 }],
    files: [{ path: 'data/flights.csv', size: 612_000, digest: digestOf('flights.csv') }],
    digest: digestOf('flights'),
    ...fields,
  }
}

export function makeNumbers(name: string, fields: Partial<ColumnProfile> = {}): ColumnProfile {
  const counts = Array.from({ length: 24 }, (_, bin) => Math.round(1800 * Math.exp(-((bin - 6) ** 2) / 18)))
  const reference = Array.from({ length: 24 }, (_, bin) => Math.round(2100 * Math.exp(-((bin - 9) ** 2) / 22)))
  return {
    name,
    distinct: 843,
    numbers: { minimum: -60, maximum: 180, mean: 9.42, sd: 31.5 },
    histogram: { edges: Array.from({ length: 25 }, (_, edge) => -60 + 10 * edge), counts, reference },
    categories: null,
    missing: { share: 0.013, reference: 0.011 },
    ...fields,
  }
}

export function makeCategories(name: string, fields: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name,
    distinct: 41,
    numbers: null,
    histogram: null,
    categories: {
      values: ['ATL', 'ORD', 'DFW', 'DEN', 'LAX', 'PHX', 'IAH', 'LAS'],
      counts: [2410, 1920, 1604, 1300, 1101, 820, 640, 512],
      reference: [2380, 2004, 1590, 1180, 1340, 790, 655, 470],
      others: 1693,
      reference_others: 1591,
    },
    missing: { share: 0, reference: 0 },
    ...fields,
  }
}

/** Classified: neither numbers nor values. */
export function makeClassified(name: string): ColumnProfile {
  return {
    name,
    distinct: null,
    numbers: null,
    histogram: null,
    categories: null,
    missing: { share: 0.2, reference: null },
  }
}

export function makeDrift(column: string, fields: Partial<Drift> = {}): Drift {
  return {
    column,
    test: 'ks',
    statistic: 0.18,
    p: 1.2e-12,
    adjusted: 4.8e-12,
    effect: { kind: 'wasserstein', value: 0.41, limit: 0.1 },
    psi: { value: 0.31, threshold: 0.004 },
    alarm: true,
    ...fields,
  }
}

export function makeGroup(value: string, fields: Partial<GroupProfile> = {}): GroupProfile {
  return {
    column: 'carrier',
    value,
    share: { count: 6100, of: 12_000, low: 0.499, high: 0.517 },
    positive: { count: 1220, of: 6100, low: 0.19, high: 0.21 },
    missing: { count: 61, of: 12_200, low: 0.0039, high: 0.0064 },
    small: false,
    ...fields,
  }
}

/** A broken delivery of flights, with something in every part of the report. */
export function brokenFlights(): DataReport {
  return makeReport({
    outcome: 'fail',
    checks: [
      makeCheck({
        id: 'flights.distance:maximum',
        result: 'fail',
        expected: 'no rows where distance is not <= 5000',
        found: '12 of 12,000 rows (0.1 %)',
        failed_rows: 12,
        examples: ['9999', '12000', '8021'],
        places: [
          { file: 'data/flights.csv', line: 17 },
          { file: 'data/flights.csv', line: 203 },
        ],
        line: 34,
      }),
      makeCheck({
        id: 'flights.tail_number:pattern',
        result: 'fail',
        expected: 'no rows where tail_number does not match ^N[0-9A-Z]{1,5}$',
        found: '431 of 12,000 rows (3.59 %)',
        failed_rows: 431,
        masked: true,
        line: 41,
      }),
      makeCheck({
        id: 'flights.origin:nullValues',
        result: 'warn',
        found: '9 of 12,000 rows',
        failed_rows: 9,
        line: 27,
      }),
      makeCheck({ id: 'flights:rowCount', expected: 'at least 1,000 rows', found: '12,000 rows', failed_rows: null }),
      makeCheck(),
    ],
    findings: [
      makeFinding({
        id: 'flights.arrival_delay:leaking-feature',
        kind: 'leaking-feature',
        result: 'fail',
        expected: 'no feature tells the label by itself (AUC under 0.95)',
        found: 'arrival_delay alone tells late with an AUC of 0.998',
      }),
      makeFinding(),
      makeFinding({
        id: 'flights:duplicate-rows',
        kind: 'duplicate-rows',
        result: 'pass',
        found: 'no row stands twice',
      }),
    ],
    unchecked: [
      { kind: 'text', subject: 'flights.delay', text: 'Delays come from the tower, not the gate.', line: 52 },
    ],
    contract_changes: [
      { subject: 'flights.carrier', kind: 'breaking', text: 'required was added', line: 30 },
      { subject: 'flights.weather', kind: 'compatible', text: 'the field was added', line: 60 },
    ],
    consumers: ['fuel-burn'],
    reference: { name: 'v1.4.0 of flight-delay', rows: 11_900, digest: digestOf('reference') },
    datasets: [
      makeDataset({
        profile: [
          makeNumbers('delay'),
          makeCategories('origin'),
          makeNumbers('distance', { missing: { share: 0, reference: null } }),
          makeClassified('tail_number'),
        ],
        drift: [
          makeDrift('distance'),
          makeDrift('origin', {
            test: 'chi-squared',
            statistic: 11.3,
            p: 0.18,
            adjusted: 0.24,
            effect: { kind: 'jensen-shannon', value: 0.021, limit: 0.1 },
            psi: { value: 0.0013, threshold: 0.006 },
            alarm: false,
          }),
        ],
        groups: [makeGroup('AA'), makeGroup('HA', { small: true, positive: null })],
      }),
    ],
  })
}
