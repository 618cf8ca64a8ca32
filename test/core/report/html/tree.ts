import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Every element of a page as the HTML standard's own algorithm reads it, in order. */
export function elementsOf(page: string): Element[] {
  const errors: string[] = []
  const found: Element[] = []
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(page, { onParseError: ({ code }) => errors.push(code) }))
  if (errors.length > 0) throw new Error(`not valid HTML: ${errors.join(', ')}`)
  return found
}

/** Element by element its name and the names of its attributes: what text must never change. */
export function skeletonOf(page: string): string[] {
  return elementsOf(page).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))
}

/** Whether an element shows before anything is unfolded. */
export function isOpen(element: Element): boolean {
  for (let node: Node | null = element.parentNode; node && 'tagName' in node; node = node.parentNode) {
    if (node.tagName === 'details' && element.tagName !== 'summary') return false
  }
  return true
}

/** The text below an element, and its attribute values. */
export function saidBy(element: Element): string {
  const below = (node: Node): string => {
    if ('value' in node) return node.value
    return 'childNodes' in node ? node.childNodes.map(below).join('') : ''
  }
  return [below(element), ...element.attrs.map(({ value }) => value)].join('\n')
}
