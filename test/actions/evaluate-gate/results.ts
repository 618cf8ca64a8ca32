import nock from 'nock'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { startResultsService } from '../results-service.ts'

type ResultsService = Awaited<ReturnType<typeof startResultsService>>

/**
 * For each test of a file a service that takes artifacts, no other network, and at its end no request that was expected and never came.
 *
 * @returns the service of the test that runs.
 */
export function resultsOfEachTest(): () => ResultsService {
  let service: ResultsService | null = null
  beforeEach(async () => {
    nock.disableNetConnect()
    nock.enableNetConnect('127.0.0.1')
    service = await startResultsService()
    for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value)
  })
  afterEach(async () => {
    await service?.[Symbol.asyncDispose]()
    vi.unstubAllEnvs()
    const pending = nock.pendingMocks()
    nock.cleanAll()
    nock.enableNetConnect()
    expect(pending).toEqual([])
  })
  return () => {
    if (!service) throw new Error('no test is running')
    return service
  }
}
