import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import { root } from '../../scripts/root.ts'

/** Files of this repository as git would commit them now: tracked, or new and not ignored. */
export function repositoryFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(list.split('\0').filter(Boolean))]
}

/** The fenced YAML blocks of every Markdown file, each with its file and number. */
export function yamlBlocks(): { name: string; text: string }[] {
  return repositoryFiles()
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const tokens = marked.lexer(readFileSync(join(root, path), 'utf8'))
      const blocks = tokens.flatMap((token) => (token.type === 'code' && token.lang === 'yaml' ? [token.text] : []))
      return blocks.map((text, index) => ({ name: `${path}, YAML block ${index + 1}`, text: `${text}\n` }))
    })
}
