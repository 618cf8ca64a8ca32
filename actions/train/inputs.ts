import { z } from 'zod'
import { Lines, modelName, Path, policyPath, Whole } from '../lib/inputs.ts'

const MAX_SCRIPT = 10_000
const MAX_SEEDS = 100
const MAX_SEED = 2 ** 32 - 1
const MAX_MINUTES = 4320

const Patterns = Lines.refine(
  (lines) => lines.every((line) => !line.startsWith('-') && !/\p{Cc}/u.test(line)),
  'must be paths or patterns, one a line; none may start with a hyphen',
)

/** Whole numbers by line, comma or white space. */
const Seeds = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((seed) => seed !== ''))
  .refine(
    (seeds) => seeds.length > 0 && seeds.length <= MAX_SEEDS && seeds.every((seed) => isSeed(seed)),
    `must be 1 to ${MAX_SEEDS} whole numbers from 0 to ${MAX_SEED}, separated by commas or lines`,
  )
  .transform((seeds) => seeds.map(Number))

function isSeed(text: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(text) && Number(text) <= MAX_SEED
}

export const Inputs = z.object({
  'model-name': modelName.optional(),
  run: z
    .string('is required; write the command that trains')
    .max(MAX_SCRIPT, `must be at most ${MAX_SCRIPT} characters; put a longer script into a file`)
    .refine((script) => script.trim() !== '' && !script.includes('\0'), 'is blank; write the command that trains')
    .describe(
      'Script that trains and writes the files below; the only input that is run as code. Under bash -eo pipefail, on Windows PowerShell.',
    ),
  'working-directory': Path.default('.').describe(
    'Folder in which the script runs. The paths of all other inputs start from the workspace all the same.',
  ),
  metrics: Path.regex(/\.(json|ya?ml)$/, 'must end in .json, .yaml or .yml')
    .optional()
    .describe('JSON or YAML file of numbers that the script writes; nested maps are flattened with dots.'),
  predictions: Path.regex(/\.(csv|jsonl|parquet)$/, 'must end in .csv, .jsonl or .parquet').describe(
    'Predictions for the held-out examples that the script writes, as .csv, .jsonl or .parquet.',
  ),
  model: Patterns.optional().describe(
    "The model's files that the script writes: a file, a folder or globs, one a line.",
  ),
  inputs: Patterns.optional().describe(
    'Files that the script reads, to be fingerprinted: files, folders or globs, one a line.',
  ),
  replay: Path.regex(/\.jsonl$/, 'must end in .jsonl')
    .optional()
    .describe('JSONL of example_id and raw features of held-out examples, kept for deploy to replay.'),
  params: z
    .string()
    .optional()
    .describe('Parameters to record, as a YAML mapping. The script finds them as JSON in HOLDOUT_PARAMS.'),
  seeds: Seeds.optional().describe(
    'Seeds to record, whole numbers. The script finds the first in HOLDOUT_SEED, all of them in HOLDOUT_SEEDS.',
  ),
  environment: Lines.optional().describe('Names of environment variables to pass on to the script, one a line.'),
  'timeout-minutes': Whole.refine(
    (minutes) => minutes >= 1 && minutes <= MAX_MINUTES,
    `must be 1 to ${MAX_MINUTES} minutes`,
  )
    .prefault('350')
    .describe("Minutes after which the script is stopped. The default is just under GitHub's own limit for a job."),
  'run-path': Path.regex(/\.json$/, 'must end in .json')
    .default('holdout-run.json')
    .describe('Where to write the run record.'),
  policy: policyPath,
})
export type TrainInputs = z.output<typeof Inputs>

export const Outputs = {
  status: 'How the training ended: succeeded, failed, cancelled or timed_out.',
  'run-path': 'Path of the run record.',
  'predictions-path': 'Path of the predictions, when the training succeeded.',
  'model-path': "Path of the model's file or folder, when the training succeeded and made one.",
  'model-digest': "Digest over the model's files, which every later step checks.",
} as const
