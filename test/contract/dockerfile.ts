/** One instruction of a Dockerfile, its continued lines put together. */
export interface Instruction {
  readonly keyword: string
  readonly text: string
}

/** The instructions of a Dockerfile, in order, each stage beginning with its FROM. */
export function readDockerfile(text: string): readonly Instruction[] {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line))
  const whole = lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
  return whole.map((line) => {
    const [, keyword = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    return { keyword, text: rest }
  })
}

/** `COPY [--from=<stage>] [--chown=<owner>] <source>... <destination>` */
export interface Copied {
  readonly from: string | null
  readonly sources: readonly string[]
  readonly destination: string
}

export function readCopy(text: string): Copied {
  const words = text.split(/\s+/)
  const flags = words.filter((word) => word.startsWith('--'))
  const paths = words.filter((word) => !word.startsWith('--'))
  return {
    from: flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length) ?? null,
    sources: paths.slice(0, -1),
    destination: paths.at(-1) ?? '',
  }
}
