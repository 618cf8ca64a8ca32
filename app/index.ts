import { messageOf } from '#core/errors.ts'
import { type Config, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { start } from './start.ts'

// The process: settings from the environment, one log, an orderly end on SIGTERM and SIGINT.

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (thrown) {
    process.stderr.write(`${messageOf(thrown)}\n`)
    process.exit(2)
  }
}

const config = configOrExit()
const log = createLog(config.LOG_LEVEL)
try {
  const running = await start(config, log)
  log.info({ url: running.url, metricsUrl: running.metricsUrl }, 'listening')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running
        .stop()
        .catch((err) => log.error({ err }, 'stop'))
        .finally(() => process.exit())
    })
  }
} catch (err) {
  log.fatal({ err }, 'the app could not start')
  process.exitCode = 1
}
