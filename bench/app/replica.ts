import Bottleneck from 'bottleneck'
import { readConfig } from '../../app/config.ts'
import { createLog } from '../../app/log.ts'
import { start } from '../../app/start.ts'

/*
 * The app as app/index.ts starts it, in a world whose GitHub is faster: the waits of Octokit's throttling plugin are shortened by BENCH_SPEED,
 * as the limits of bench/app/limits.ts are, so that both still fit each other. Nothing else differs.
 */

const speed = Number(process.env.BENCH_SPEED ?? 1)

class Faster extends Bottleneck {
  static override readonly Group = class extends Bottleneck.Group {
    constructor({ minTime = 0, ...options }: Bottleneck.ConstructorOptions = {}) {
      super({ ...options, minTime: (minTime ?? 0) / speed })
    }
  }
}

const retryAfterBaseValue = 1000 / speed
const pace = { throttle: { Bottleneck: Faster, retryAfterBaseValue }, retry: { retryAfterBaseValue } }
const running = await start(readConfig(process.env), createLog('error'), { pace })
process.stdin.resume().once('end', () => process.exit(1))
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ url: running.url, metricsUrl: running.metricsUrl })}\n`)
