import { $ as testCells, Gn as count, Q as levelsLine, Z as TESTS_HEADER, at as GROUP_HEADER, ct as CHANGES, et as nextSteps, ft as verdictWords, it as spokenBar, lt as changedLine, mt as partsOf, nt as rowWords, ot as groupWords, pt as promiseOf, rt as sortedRows, st as comparedFacts, tt as conditionWords, vt as nameOf } from "./core.js";
import { n as short, t as html } from "./markup.js";
import { l as table, r as folded, s as section, t as page } from "./page.js";

// core/report/html/gate-rows.ts
/** Slices that are drawn, and those that stand in the table: a page with more is of no use. */
const MAX_DRAWN = 40;
const MAX_SLICES = 5e3;
const EVIDENCE = "the evidence";
const LEGEND = "Each difference with its interval, in its own tolerances: the line is no difference, the dashed line the tolerance, the short one the bound under which a regression is shown.";
/** The metrics on all rows, drawn and in a table. */
function metricRows(rows, charts) {
	if (rows.length === 0) return [];
	return [...drawn(rows, charts, "Differences of the metrics"), table({
		caption: "Metrics on all held-out rows",
		header: ["metric", ...COLUMNS],
		rows: rows.map((row) => [html`<strong>${short(nameOf(row), 100)}</strong>`, ...cellsOf(row)]),
		numeric: NUMERIC
	})];
}
/** Metrics that decide nothing, folded. */
function watchedRows(rows) {
	if (rows.length === 0) return [];
	const body = table({
		caption: "Metrics that are watched only",
		header: ["metric", ...COLUMNS],
		rows: rows.map((row) => [nameOf(row), ...cellsOf(row)]),
		numeric: NUMERIC
	});
	return [folded(`${count(rows.length)} watched metrics`, body)];
}
/** The slices, worst first: the first ones drawn, all in a table. */
function sliceRows(rows, charts) {
	const blocking = rows.filter(({ verdict }) => verdict === "block").length;
	const shown = rows.slice(0, MAX_SLICES);
	const body = table({
		caption: "Metrics on slices, worst first",
		header: [
			"slice",
			"metric",
			"n",
			...COLUMNS
		],
		rows: shown.map((row) => [
			html`<code>${row.slice ? short(`${row.slice.column}=${row.slice.value}`, 100) : ""}</code>`,
			row.metric,
			count(row.n),
			...cellsOf(row)
		]),
		numeric: ["n", ...NUMERIC],
		left: rows.length - shown.length,
		where: EVIDENCE
	});
	return [
		html`<p>${count(rows.length)} rows, ${count(blocking)} blocking, worst first.</p>`,
		...drawn(rows.slice(0, MAX_DRAWN), charts, "Differences of the worst slices"),
		rows.length > MAX_DRAWN ? folded(`All ${count(rows.length)} rows`, body) : body
	];
}
const COLUMNS = [
	"base",
	"head",
	"difference",
	"tolerance",
	"verdict"
];
const NUMERIC = [
	"base",
	"head",
	"difference"
];
function cellsOf(row) {
	const { base, head, difference, tolerance } = rowWords(row);
	const accepted = row.accepted ? html` accepted by ${short(row.accepted.by, 100)}` : null;
	return [
		base,
		head,
		difference,
		tolerance,
		html`${verdictMark(row.verdict)}${accepted}`
	];
}
const MARKS = {
	pass: ["pass", "✓ pass"],
	block: ["fail", "✗ block"],
	inconclusive: ["warn", "! inconclusive"],
	error: ["error", "✗ error"],
	watched: ["quiet", "watched"]
};
/** A verdict as a word and a sign, never as a colour alone. */
function verdictMark(verdict) {
	const [kind, sign] = MARKS[verdict];
	return html`<span class="mark ${kind}">${sign}</span>`;
}
function drawn(rows, charts, what) {
	const drawable = rows.flatMap((row) => differenceOf(row) ?? []);
	if (drawable.length === 0) return [];
	const label = `${what}; the table below has the numbers. ${rows.slice(0, 3).map(spokenBar).join(". ")}`;
	return [html`<p class="note">${LEGEND}</p>`, charts.differences(drawable, label)];
}
function differenceOf(row) {
	const { gain, interval, tolerance, blockBound, verdict } = row;
	if (gain === null || interval === null || tolerance === null || tolerance <= 0) return null;
	return {
		name: nameOf(row),
		kind: verdict,
		gain: gain / tolerance,
		low: interval.lower / tolerance,
		high: interval.upper / tolerance,
		bound: blockBound === null ? null : blockBound / tolerance
	};
}

// core/report/html/gate-page.ts
const MAX_REASONS = 200;
const LONG = 600;
/**
* A gate's report as one HTML file: verdict, reasons, the metrics drawn against their tolerances, the guarantee, what to do next,
* slices, fairness groups, examples that changed, tests, and what was compared. It needs no network and runs nothing; see `page`.
*/
function gatePage(report, charts) {
	const { title, verdict, parts } = gateReport(report, charts);
	const body = html`<header><h1>${title}</h1>${verdict}${partLinks(parts)}</header><main>${partSections(parts)}</main>`;
	return page({
		title: `${title}: ${report.decision.verdict}`,
		body
	});
}
/** Links to the parts of a page. */
function partLinks(parts) {
	return html`<nav aria-label="Parts">${parts.map(({ id, name }) => html`<a href="#${id}">${name}</a>`)}</nav>`;
}
/** The parts of a page, each below its heading. */
function partSections(parts) {
	return parts.map(({ id, name, body }) => section(id, name, body));
}
/** What a gate's report has to say, in the order of `gatePage`; a part that is empty is left out. */
function gateReport(report, charts) {
	const { model, decision, evidence } = report;
	const { shown, watched, slices } = sortedRows(decision);
	const parts = [
		part("why", "Why", why(decision)),
		part("metrics", "Metrics", [...metricRows(shown, charts), ...watchedRows(watched)]),
		part("guarantee", "Guarantee", promiseOf(decision).map((line) => html`<p>${line}</p>`)),
		part("next", "What to do next", list(nextSteps(report))),
		part("condition", "Condition", list(conditionWords(decision))),
		part("slices", "Slices", slices.length > 0 ? sliceRows(slices, charts) : []),
		part("fairness", "Fairness", fairness(evidence.fairness)),
		part("changed", "Examples whose prediction changed", changed(evidence.changed)),
		part("tests", "Tests, levels and floors", shown.length > 0 ? tests(decision) : []),
		part("compared", "What was compared", [facts(report)])
	].filter(({ body }) => body.length > 0);
	const words = verdictWords(decision).replace(new RegExp(`^${decision.verdict}(, )?`), "");
	const verdict = html`<p class="verdict">${verdictMark(decision.verdict)} ${short(words, 300)}</p>`;
	return {
		title: `Gate of ${model}`,
		verdict,
		parts
	};
}
function part(id, name, body) {
	return {
		id,
		name,
		body
	};
}
function why({ reasons, warnings }) {
	const shown = reasons.slice(0, MAX_REASONS).map(({ text }) => html`<li>${short(text, LONG)}</li>`);
	const left = reasons.length - shown.length;
	return [
		...shown.length > 0 ? [html`<ul>${shown}</ul>`] : [],
		...left > 0 ? [html`<p class="note">${count(left)} more are in the tables below.</p>`] : [],
		...warnings.map((warning) => html`<p><span class="mark warn">! warning</span> ${short(warning, LONG)}</p>`)
	];
}
function list(phrases) {
	return phrases.length === 0 ? [] : [html`<ul>${phrases.map((phrase) => html`<li>${markupOf(phrase)}</li>`)}</ul>`];
}
function markupOf(phrase) {
	const parts = partsOf(phrase).map((one) => typeof one === "string" ? html`${short(one, LONG)}` : html`<code>${short(one.code, 200)}</code>`);
	return html`${parts}`;
}
function fairness(record) {
	if (!record || record.groups.length === 0) return [];
	return [table({
		caption: `How each group of ${record.by} fares, baseline → candidate; the gap between them is ${record.metric}`,
		header: GROUP_HEADER.map((name) => name || "note"),
		rows: record.groups.map((group) => {
			const { value, rows, selected, truePositives, falsePositives, small } = groupWords(group);
			const note = small ? "too small to count" : "";
			return [
				html`<code>${short(value, 100)}</code>`,
				rows,
				selected,
				truePositives,
				falsePositives,
				note
			];
		}),
		numeric: [
			"rows",
			"predicted positive",
			"true positives",
			"false positives"
		]
	})];
}
function changed(examples) {
	const line = examples && changedLine(examples);
	if (!examples || !line) return [];
	return [html`<p>${line}.</p>`, table({
		caption: "Those that got worse first, and of these the ones that moved farthest",
		header: [
			"example",
			"change",
			"label",
			"base",
			"head"
		],
		rows: examples.examples.map(({ id, change, label, baseline, candidate }) => [
			html`<code>${id}</code>`,
			CHANGES[change],
			html`<code>${label}</code>`,
			html`<code>${baseline}</code>`,
			html`<code>${candidate}</code>`
		]),
		left: examples.worse + examples.better + examples.other - examples.examples.length,
		where: "the predictions"
	})];
}
function tests(decision) {
	const { shown } = sortedRows(decision);
	return [table({
		caption: levelsLine(decision),
		header: TESTS_HEADER,
		rows: shown.map((row) => testCells(row, decision.rates.alpha_pass).map((cell) => short(cell, LONG))),
		numeric: [
			"adjusted p",
			"p",
			"resolvable tolerance",
			"examples to settle"
		],
		prose: ["floor, ceiling, cumulative limit"]
	})];
}
function facts({ evidence }) {
	const pairs = comparedFacts(evidence).map(([name, value]) => html`<dt>${name}</dt><dd>${markupOf(value)}</dd>`);
	return html`<dl>${pairs}<dt>Made at</dt><dd>${evidence.created_at}</dd></dl>`;
}

export { gatePage, gateReport, partLinks, partSections };