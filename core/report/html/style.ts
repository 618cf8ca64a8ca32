/** The style sheet of our pages: one column on a phone, dark where the reader's system is. Colours have a contrast of 4.5 and more. */
export const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --card: #f6f8fa;
  --fail: #c4162a; --warn: #855000; --pass: #12702f; --now: #0969da; --then: #9a3412; --link: #0550ae }
@media (prefers-color-scheme: dark) {
  :root { --page: #0d1117; --text: #e6edf3; --quiet: #9da7b3; --line: #3d444d; --card: #161b22;
    --fail: #ff7b72; --warn: #e3b341; --pass: #56d364; --now: #58a6ff; --then: #ffa657; --link: #79c0ff } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 16px; max-width: 1100px; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; margin: 0 0 8px } h2 { font-size: 1.25rem; margin: 40px 0 12px; border-bottom: 1px solid var(--line) }
h3 { font-size: 1rem; margin: 24px 0 8px } h4 { font-size: 1rem; margin: 0 0 8px } li > h3 { margin: 0 0 8px } p { margin: 0 0 12px } a { color: var(--link) }
code { font: .9em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 12px 0 }
nav a { padding: 4px 0 }
.verdict { font-size: 1.1rem; padding: 12px; border: 1px solid var(--line); border-left: 6px solid var(--quiet);
  border-radius: 6px; background: var(--card) }
.mark { font-weight: 600 } .fail, .error, .breaking { color: var(--fail) } .warn { color: var(--warn) }
.pass, .compatible { color: var(--pass) }
.verdict:has(.fail), .verdict:has(.error) { border-left-color: var(--fail) } .verdict:has(.warn) { border-left-color: var(--warn) }
.verdict:has(.pass) { border-left-color: var(--pass) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 0 }
dt { color: var(--quiet) } dd { margin: 0; min-width: 0 }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 12px; padding: 0; margin: 0 0 12px; list-style: none }
.cards > li { border: 1px solid var(--line); border-radius: 6px; padding: 12px; background: var(--card); min-width: 0 }
.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 500px), 1fr)) }
.scroll { overflow-x: auto; margin: 0 0 12px }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums }
th, td { border-bottom: 1px solid var(--line); padding: 6px 16px 6px 0; text-align: left; vertical-align: top; white-space: nowrap }
.n { text-align: right } .p { min-width: 12rem; max-width: 28rem; white-space: normal; overflow-wrap: break-word }
summary { cursor: pointer; padding: 6px 0; color: var(--link) }
.note { color: var(--quiet); margin: 0 0 4px }
svg { display: block; overflow: visible; width: 100%; height: auto; max-width: 440px; margin: 0 0 8px } svg.share { width: 72px; height: 8px; margin: 6px 0 4px }
svg text { fill: var(--text); font: 11px system-ui, "Noto Sans", "DejaVu Sans", sans-serif } svg .quiet { fill: var(--quiet) }
.now { fill: var(--now) } .then { fill: none; stroke: var(--then); stroke-width: 2 } .grid { stroke: var(--line) }
.track { fill: var(--line) } .range { stroke: var(--now); stroke-width: 2 } .faint { opacity: .55 }
.range.pass { stroke: var(--pass) } .range.block, .range.error { stroke: var(--fail) } .range.inconclusive { stroke: var(--warn) }
.point { fill: var(--now) } .point.pass { fill: var(--pass) } .point.block, .point.error { fill: var(--fail) } .point.inconclusive { fill: var(--warn) }
.zero, .bound { stroke: var(--quiet) } .limit { stroke: var(--quiet); stroke-dasharray: 4 3 } .quiet { color: var(--quiet) }
.key { display: inline-block; width: 22px; height: 12px; margin: 0 4px 0 0; vertical-align: -1px }
@media print { body { max-width: none } .cards > li { break-inside: avoid } }
`
