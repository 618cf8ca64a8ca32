import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { measure } from '../measure.ts'
import { install } from '../python.ts'

const STATISTICS = ['MLstatkit==0.1.91', 'scikit-learn==1.9.1', 'pandas==3.1.1', 'pyarrow==26.0.1']

/** Other tools on the same files, and the Python that each runs in. */
const PEERS = {
  scikit: { python: 'delong', packages: STATISTICS },
  delong_package: { python: 'delong', packages: STATISTICS },
  bootstrap: { python: 'delong', packages: STATISTICS },
  evidently_report: { python: 'evidently', packages: ['evidently==0.7.23', 'pandas<3', 'pyarrow==26.0.1'] },
} as const

/**
 * Runs a program that prints JSON as its last line.
 *
 * @throws Error with its last words where it fails.
 */
export async function printed(command: readonly string[], folder: string): Promise<unknown> {
  const { code, output } = await measure({ command, folder })
  const lines = output.trim().split('\n')
  // The very last line is what the measurement says of the run.
  if (code !== 0) throw new Error(lines.at(-3) ?? `exit ${code}`)
  return JSON.parse(lines.find((line) => /^[\d{]/.test(line)) ?? 'null')
}

/** What a peer prints of the files in a folder. */
export async function peer(name: keyof typeof PEERS, pythons: string, folder: string): Promise<unknown> {
  const { python, packages } = PEERS[name]
  const interpreter = await install(pythons, python, packages)
  return printed([interpreter, join(root, 'bench/gate/peers', `${name}.py`), folder], folder)
}
