import { UserError } from '#core/errors.ts'

/*
 * A training command is the pull request's code. It gets what a program needs to run and to find its tools, and what it
 * may want to print about the run; no token, no input, and none of the files by which a step changes the steps after it.
 * This keeps secrets out of its environment; it cannot protect the memory of other processes on the same machine.
 */
const ALLOWED = new Set(
  `PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TERM COLUMNS TMPDIR TMP TEMP
  CI GITHUB_ACTIONS GITHUB_ACTOR GITHUB_API_URL GITHUB_BASE_REF GITHUB_EVENT_NAME GITHUB_HEAD_REF GITHUB_JOB GITHUB_REF
  GITHUB_REF_NAME GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_REPOSITORY_OWNER GITHUB_RUN_ATTEMPT GITHUB_RUN_ID
  GITHUB_RUN_NUMBER GITHUB_SERVER_URL GITHUB_SHA GITHUB_WORKFLOW GITHUB_WORKSPACE
  RUNNER_ARCH RUNNER_NAME RUNNER_OS RUNNER_TEMP RUNNER_TOOL_CACHE RUNNER_TRACKING_ID
  LD_LIBRARY_PATH DYLD_LIBRARY_PATH PKG_CONFIG_PATH PYTHONLOCATION PYTHON_ROOT_DIR PYTHON2_ROOT_DIR PYTHON3_ROOT_DIR
  VIRTUAL_ENV CONDA CONDA_PREFIX CONDA_DEFAULT_ENV JAVA_HOME GOROOT R_LIBS_USER
  CUDA_HOME CUDA_PATH CUDA_VISIBLE_DEVICES NVIDIA_VISIBLE_DEVICES OMP_NUM_THREADS MKL_NUM_THREADS
  SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS REQUESTS_CA_BUNDLE
  APPDATA COMMONPROGRAMFILES COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA NUMBER_OF_PROCESSORS OS PATHEXT
  PROCESSOR_ARCHITECTURE PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 PSMODULEPATH PUBLIC SYSTEMDRIVE
  SYSTEMROOT USERNAME USERPROFILE WINDIR`.split(/\s+/),
)

const NEVER = /^(INPUT_.*|ACTIONS_.*|GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS))$/i

/**
 * The environment of a command that a user's workflow or policy names.
 *
 * @param names variables to pass on besides the allowed ones; one that is not set is left out.
 * @param extra variables of our own.
 * @throws UserError for a name that is no variable's, or one that must never reach the command.
 */
export function childEnvironment(
  names: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  for (const name of names) requirePassable(name)
  const passed = new Set(names.map(fold))
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined) continue
    const allowed = ALLOWED.has(name.toUpperCase()) || name.startsWith('LC_') || passed.has(fold(name))
    if (allowed && !NEVER.test(name)) environment[name] = value
  }
  return { ...environment, ...extra }
}

function requirePassable(name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) {
    throw new UserError(
      `environment: ${JSON.stringify(name.slice(0, 80))} is not the name of a variable; write one name a line`,
    )
  }
  if (NEVER.test(name)) {
    throw new UserError(`environment: ${name} is never passed on; if the command needs a token, give it one of its own`)
  }
}

function fold(name: string): string {
  return process.platform === 'win32' ? name.toUpperCase() : name
}
