/** What a site needs beside the style of our reports: its head, forms, and the marks of a history. */
export const SITE_STYLE = `
.skip { position: absolute; left: -999px } .skip:focus { position: static; display: inline-block; padding: 8px }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
header.site { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; border-bottom: 1px solid var(--line); margin: 0 0 24px; padding: 0 0 8px }
header.site nav { flex: 1 1 auto; margin: 0 } header.site ol { display: flex; flex-wrap: wrap; gap: 0 4px; list-style: none; margin: 0; padding: 0 }
header.site li + li::before { content: "/"; margin: 0 4px 0 0; color: var(--quiet) } header.site li a { display: inline-block; padding: 6px 2px }
.who { margin: 0; color: var(--quiet) }
button, .button, input, select { font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 6px 12px; min-height: 36px; max-width: 100% }
button, .button { cursor: pointer; display: inline-block; text-decoration: none } .button { color: var(--link) }
button.danger { color: var(--fail); border-color: var(--fail) }
form.filter { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; margin: 0 0 16px } form.filter label { min-width: 0; max-width: 100% } form.filter select { width: 100% } form.filter label, .field { display: grid; gap: 2px; color: var(--quiet); font-size: .9rem }
h2.name { font-size: 1.1rem; margin: 0 0 8px; border: 0 } .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr)); gap: 12px; margin: 0 0 16px }
.tiles > div { border: 1px solid var(--line); border-radius: 6px; padding: 12px; background: var(--card) } .tiles dd { font-size: 1.25rem; font-variant-numeric: tabular-nums }
ul.plain { list-style: none; padding: 0 } .pages { display: flex; gap: 16px; margin: 12px 0 }
svg.history { max-width: 1000px } .history-scroll { overflow-x: auto; margin: 0 0 12px } .history-scroll svg { min-width: 640px }
.trend { fill: none; stroke: var(--quiet); stroke-width: 1.5; opacity: .6 } .release { stroke: var(--now); stroke-dasharray: 2 3 } .epoch { stroke: var(--then); stroke-width: 2 }
.accepted { fill: none; stroke: var(--then); stroke-width: 2 } .history text.release-name { fill: var(--link); font-weight: 600 } svg text.epoch-name { fill: var(--then) }
.cross { stroke-width: 2.5; fill: none } .cross.block, .cross.error { stroke: var(--fail) } .point.quiet { fill: var(--quiet) } .range.quiet { stroke: var(--quiet) }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--quiet); margin: 0 0 12px; font-size: .9rem }
svg.legend-key { display: inline-block; width: 22px; height: 14px; margin: 0 4px 0 0; vertical-align: -2px }
`
