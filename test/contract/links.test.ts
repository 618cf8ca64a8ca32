import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'
import { repositoryFiles } from './markdown.ts'

/** Links and images of a Markdown file that point into this repository, without their anchors. */
function relativeLinks(path: string): string[] {
  const links: string[] = []
  marked.walkTokens(marked.lexer(readFileSync(join(root, path), 'utf8')), (token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href)
  })
  return links.filter((href) => !/^([a-z]+:|#)/.test(href)).map((href) => href.replace(/#.*$/, ''))
}

test.each(repositoryFiles().filter((path) => path.endsWith('.md')))('every link of %s leads somewhere', (path) => {
  const broken = relativeLinks(path).filter((href) => !existsSync(join(root, dirname(path), href)))
  expect(broken).toEqual([])
})
