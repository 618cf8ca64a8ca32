import { c as sha256 } from "./vendor.js";
import { Gn as count } from "./core.js";
import { r as write, t as html } from "./markup.js";

// core/report/html/parts.ts
/** A table, and a line that counts what was left out. */
function table({ caption, header, rows, numeric = [], prose = [], left = 0, where }) {
	const kinds = header.map((name) => numeric.includes(name) ? "n" : prose.includes(name) ? "p" : "t");
	const head = header.map((name, index) => html`<th scope="col" class="${kinds[index] ?? "t"}">${name}</th>`);
	const body = rows.map((cells) => {
		return html`<tr>${cells.map((cell, index) => html`<td class="${kinds[index] ?? "t"}">${cell}</td>`)}</tr>`;
	});
	const whole = html`<table aria-label="${caption}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
	const scroll = html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">${whole}</div>`;
	return html`<p class="note">${caption}</p>${scroll}${leftOut(left, where)}`;
}
/** `12 more are in the JSON report.`, or nothing. */
function leftOut(left, where = "the JSON report") {
	return left > 0 ? html`<p class="note">${count(left)} more are in ${where}.</p>` : null;
}
/** A folded part. */
function folded(summary, body) {
	return html`<details><summary>${summary}</summary>${body}</details>`;
}
/** A part with a heading, which the page's own links lead to. */
function section(id, heading, body) {
	return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`;
}
const SIGNS = {
	pass: "✓",
	warn: "!",
	fail: "✗",
	error: "✗"
};
/** A result as a word and a sign, never as a colour alone. */
function mark(result) {
	return html`<span class="mark ${result}">${SIGNS[result]} ${result}</span>`;
}
/** A share in percent: never 0 for one above 0. */
function percent(share) {
	if (share > 0 && share < 1e-4) return "under 0.01 %";
	return `${Number((100 * share).toPrecision(3))} %`;
}
/** A share as a bar; the number stands beside it. */
function shareBar(share) {
	const width = share > 0 ? Math.max(1.5, Math.min(100, 100 * share)) : 0;
	return html`<svg class="share" viewBox="0 0 100 11" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="11"/><rect class="now" width="${Math.round(width * 10) / 10}" height="11"/></svg>`;
}
/** A number for a table: four significant digits. */
function figure(value) {
	const rounded = Number(value.toPrecision(4));
	return (Math.abs(rounded) >= 1e9 || rounded !== 0 && Math.abs(rounded) < 1e-4 ? rounded.toExponential() : String(rounded)).replaceAll("-", "−");
}

// core/report/html/style.ts
/** The style sheet of our pages: one column on a phone, dark where the reader's system is. Colours have a contrast of 4.5 and more. */
const STYLE = `
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
`;

// core/report/html/page.ts
/**
* A whole page in one file that works from a disk without a network: no script, no image, no font, one style sheet that
* the page's own policy allows by its hash, and nothing else. Should text of others ever become an element, the browser
* still refuses to run, load or send anything.
*/
function page({ title, body }) {
	const head = html`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy()}">`;
	const view = html`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`;
	return `${`<!doctype html>\n<html lang="en"><head>${write(head)}${write(view)}${write(html`<title>${title}</title>`)}`}<style>${STYLE}</style></head><body>${write(body)}</body></html>\n`;
}
function policy() {
	return `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(STYLE))))}'; base-uri 'none'; form-action 'none'`;
}

export { mark as a, shareBar as c, leftOut as i, table as l, figure as n, percent as o, folded as r, section as s, page as t };