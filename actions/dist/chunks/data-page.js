import { Bn as checkItems, Gn as count, Kn as pValue, Un as findingItems, Vn as dataVerdict, Wn as plural, n as timeText, t as shortTimes } from "./core.js";
import { n as short, t as html } from "./markup.js";
import { a as mark, c as shareBar, i as leftOut, l as table, n as figure, o as percent, r as folded, s as section, t as page } from "./page.js";

// core/report/html/data-contract.ts
/** The contract's changes against the base branch, breaking ones first, and its rules that nobody ran. */
function dataContract(report) {
	const { contract_changes: changes = [], unchecked = [] } = report;
	return [...changes.length > 0 ? [{
		id: "contract",
		name: "The contract changes",
		body: changed(report, changes)
	}] : [], ...unchecked.length > 0 ? [{
		id: "unchecked",
		name: "Rules that were not run",
		body: [notRun(unchecked)]
	}] : []];
}
function changed({ consumers = [] }, changes) {
	const breaking = changes.filter(({ kind }) => kind === "breaking");
	const sorted = [...breaking, ...changes.filter(({ kind }) => kind !== "breaking")];
	const readers = consumers.length === 0 ? "" : ` Also read by ${short(consumers.join(", "), 500)}.`;
	const line = `${plural(breaking.length, "breaking change")} of ${changes.length} against the base branch.${readers}`;
	return [html`<p>${line}</p>`, table({
		caption: "Changes of the contract, breaking ones first",
		header: [
			"kind",
			"of",
			"change",
			"line"
		],
		rows: sorted.map(({ kind, subject, text, line }) => [
			html`<span class="mark ${kind}">${kind}</span>`,
			html`<code>${short(subject, 200)}</code>`,
			short(text, 400),
			line
		]),
		numeric: ["line"],
		prose: ["change"]
	})];
}
function notRun(rules) {
	return table({
		caption: "Written for people or for other tools: nothing was checked here",
		header: [
			"of",
			"kind",
			"rule",
			"line"
		],
		rows: rules.map(({ subject, kind, text, line }) => [
			html`<code>${short(subject, 200)}</code>`,
			kind,
			short(text, 1e3),
			line
		]),
		numeric: ["line"],
		prose: ["rule"]
	});
}

// core/report/html/data-items.ts
const MAX_CARDS = 300;
const MAX_ROWS = 5e3;
const LONG = 400;
/** What does not hold, each on a card: first the contract's checks, then drift, leakage and bias. */
function openItems(report) {
	const checks = checkItems(report).filter(({ result }) => result !== "pass");
	const findings = findingItems(report).filter(({ result }) => result !== "pass");
	return [...checks.length > 0 ? [{
		id: "checks",
		name: "What does not hold",
		body: cards(checks)
	}] : [], ...findings.length > 0 ? [{
		id: "findings",
		name: "Drift, leakage and bias",
		body: cards(findings)
	}] : []];
}
/** What holds, folded. */
function heldItems(report) {
	const held = [...checkItems(report), ...findingItems(report)].filter(({ result }) => result === "pass");
	const shown = held.slice(0, MAX_ROWS);
	return folded(`${plural(held.length, "check")} hold`, table({
		caption: "Checks that hold",
		header: [
			"check",
			"expected",
			"found"
		],
		prose: ["expected", "found"],
		rows: shown.map(({ id, expected, found }) => [
			html`<code>${short(id, 200)}</code>`,
			short(expected, LONG),
			short(found, LONG)
		]),
		left: held.length - shown.length
	}));
}
function cards(items) {
	const shown = items.slice(0, MAX_CARDS);
	const list = html`<ul class="cards wide">${shown.map(card$1)}</ul>`;
	const left = leftOut(items.length - shown.length);
	return left ? [list, left] : [list];
}
function card$1(item) {
	const heading = html`<h3>${mark(item.result)} <code>${short(item.id, 200)}</code></h3>`;
	const pairs = [
		pair("Expected", html`${short(item.expected, LONG)}`),
		pair("Found", html`${short(item.found, LONG)}${item.share === null ? null : shareBar(item.share)}`),
		examples(item),
		places(item),
		item.line === null ? null : pair("Rule", html`line ${item.line} of the contract`)
	];
	return html`<li>${heading}<dl>${pairs.filter((one) => one !== null)}</dl></li>`;
}
function examples({ examples, masked }) {
	if (masked) return pair("Examples", html`masked, since the column is classified`);
	if (examples.length === 0) return null;
	const shown = examples.map((example) => html`<code>${short(String(example), 120)}</code> `);
	return pair("Examples", html`${shown}`);
}
function places({ places }) {
	if (places.length === 0) return null;
	return pair("Where", html`${places.map(({ file, line }) => html`<code>${short(file, 200)}:${line}</code> `)}`);
}
function pair(name, value) {
	return html`<dt>${name}</dt><dd>${value}</dd>`;
}

// core/report/html/data-columns.ts
/** Drawings of one dataset: a page with thousands of them is of no use. Columns that drift come first. */
const MAX_DRAWN = 200;
/** Up to so many stand open. */
const MANY = 24;
/** A card with a drawing for every column that has one, those that drift first. */
function columnCards({ profile, drift }, view) {
	if (profile.length === 0) return [];
	const alarms = new Set(drift.filter(({ alarm }) => alarm).map(({ column }) => column));
	const drawn = profile.filter(({ histogram, categories }) => histogram !== null || categories !== null).toSorted((a, b) => Number(alarms.has(b.name)) - Number(alarms.has(a.name)));
	const shown = drawn.slice(0, MAX_DRAWN);
	const one = (column) => card(column, alarms.has(column.name), view);
	const list = (columns) => html`<ul class="cards">${columns.map(one)}</ul>`;
	const rest = shown.slice(MANY);
	return [
		html`<h3>Distributions</h3>`,
		legend(shown),
		list(shown.slice(0, MANY)),
		...rest.length > 0 ? [folded(`${count(rest.length)} more columns`, list(rest))] : [],
		...notes(profile, shown.length, drawn.length)
	];
}
function notes(profile, shown, drawn) {
	const left = drawn - shown;
	const without = profile.length - drawn;
	return [...left > 0 ? [html`<p class="note">${count(left)} more columns are not drawn; the JSON report has them.</p>`] : [], ...without > 0 ? [html`<p class="note">${count(without)} without a drawing: classified, or nothing to draw.</p>`] : []];
}
function legend(shown) {
	const then = shown.some(({ histogram, categories }) => histogram?.reference || categories?.reference);
	const now = html`<svg class="key" viewBox="0 0 22 12" aria-hidden="true"><rect class="now" width="22" height="12"/></svg>these data, in percent of the values`;
	if (!then) return html`<p class="note">${now}</p>`;
	return html`<p class="note">${now} <svg class="key" viewBox="0 0 22 12" aria-hidden="true"><rect class="then" x="1" y="1" width="20" height="10"/></svg>the reference</p>`;
}
function card(column, alarm, { charts }) {
	const { name, numbers, missing, histogram, categories } = column;
	const heading = html`<h4><code>${short(name, 100)}</code>${alarm ? html` ${mark("warn")} drift` : null}</h4>`;
	const against = (histogram ?? categories)?.reference ? ", against the reference" : "";
	const label = `${histogram ? "Histogram" : "Shares of the values"} of ${short(name, 100)}${against}; the table below has the numbers`;
	const said = [...numbers ? [`mean ${figure(numbers.mean)}, sd ${figure(numbers.sd)}`] : [], `${percent(missing.share)} missing${missing.reference === null ? "" : ` (reference ${percent(missing.reference)})`}`];
	const chart = histogram ? charts.histogram(histogram, label) : categories ? charts.categories(categories, label) : null;
	return html`<li>${heading}${chart}<p class="note">${said.join("; ")}</p>${numbersOf(column)}</li>`;
}
function numbersOf({ name, histogram, categories }) {
	const rows = histogram ? binRows(histogram) : categories ? valueRows(categories) : [];
	const then = Boolean((histogram ?? categories)?.reference);
	const header = [
		histogram ? "from" : "value",
		...histogram ? ["to"] : [],
		"rows",
		...then ? ["reference"] : []
	];
	const body = table({
		caption: `Numbers of ${short(name, 100)}`,
		header,
		rows,
		numeric: histogram ? header : header.slice(1)
	});
	return folded("Numbers", body);
}
function binRows({ unit, edges, counts, reference }) {
	const said = unit === void 0 ? edges.map(figure) : shortTimes(edges.map((edge) => timeText(edge, unit)));
	return counts.map((rows, bin) => [
		said[bin] ?? "",
		said[bin + 1] ?? "",
		count(rows),
		...reference ? [count(reference[bin] ?? 0)] : []
	]);
}
function valueRows(categories) {
	const { values, counts, reference, others, reference_others: before } = categories;
	return [...values.map((value, index) => [
		html`<code>${value === "" ? "(empty)" : short(value, 100)}</code>`,
		count(counts[index] ?? 0),
		...reference ? [count(reference[index] ?? 0)] : []
	]), [
		"all others",
		count(others),
		...reference ? [count(before ?? 0)] : []
	]];
}

// core/report/html/data-groups.ts
/** Groups of one column that are listed; the largest come first as the report has them. */
const MAX_GROUPS = 50;
const MAX_COLUMNS = 20;
/** The protected groups of a dataset: size, label rate and missingness with 95 % intervals, and the label rate drawn. */
function groups(profiles, { charts }) {
	return [...new Set(profiles.map(({ column }) => column))].slice(0, MAX_COLUMNS).flatMap((column) => {
		const all = profiles.filter((profile) => profile.column === column);
		const shown = all.slice(0, MAX_GROUPS);
		const rated = shown.flatMap(({ value, positive, small }) => {
			if (!positive || positive.of === 0) return [];
			const { count: hits, of, low, high } = positive;
			return [{
				name: value === "" ? "(empty)" : value,
				value: hits / of,
				low,
				high,
				faint: small
			}];
		});
		const label = `Label rate of each group of ${short(column, 100)} with 95 % intervals; the table below has the numbers`;
		return [
			html`<h3>Groups of <code>${short(column, 100)}</code></h3>`,
			...rated.length > 0 ? [html`<p class="note">Label rate, 95 % interval</p>`, charts.intervals(rated, label)] : [],
			groupTable(shown, all.length - shown.length)
		];
	});
}
function groupTable(profiles, left) {
	return table({
		caption: "Share of rows, label rate and missing values, each with its 95 % interval",
		header: [
			"group",
			"rows",
			"share of rows",
			"label rate",
			"missing values",
			"note"
		],
		rows: profiles.map(({ value, share, positive, missing, small }) => [
			html`<code>${value === "" ? "(empty)" : short(value, 100)}</code>`,
			share ? count(share.count) : "–",
			between(share),
			between(positive),
			between(missing),
			small ? "too small to judge" : ""
		]),
		numeric: ["rows"],
		left
	});
}
function between(share) {
	if (!share || share.of === 0) return "–";
	return `${percent(share.count / share.of)} (${percent(share.low)} to ${percent(share.high)})`;
}

// core/report/html/data-set.ts
/** Up to so many columns stand open; a wider table is folded. */
const MANY_COLUMNS = 40;
/** One dataset: its columns as a table, drift, groups, and a card with a drawing for each column. */
function datasetSection(dataset, view) {
	const { rows, columns, profile = [], drift = [], groups: profiles = [] } = dataset;
	const summary = `${plural(rows, "row")} in ${plural(columns.length, "column")}`;
	const overview = columnTable(dataset);
	return [
		html`<p>${summary}${view.reference === null ? "" : `, against ${short(view.reference, 200)}`}. Digest <code>${dataset.digest}</code></p>`,
		columns.length > MANY_COLUMNS ? folded(`Columns: ${count(columns.length)}`, overview) : overview,
		...driftTables(drift),
		...groups(profiles, view),
		...columnCards({
			profile,
			drift
		}, view)
	];
}
function columnTable({ rows, columns, profile = [] }) {
	const profiles = new Map(profile.map((column) => [column.name, column]));
	const missing = profile.some((column) => column.missing.reference !== null);
	const header = [
		"column",
		"type",
		"missing",
		...missing ? ["in the reference"] : [],
		"distinct",
		"mean",
		"sd",
		"smallest",
		"largest"
	];
	return table({
		caption: "Columns, and the share of their values that is missing",
		header,
		rows: columns.map(({ name, type, nulls }) => {
			const found = profiles.get(name);
			const share = found?.missing.share ?? (rows === 0 ? 0 : nulls / rows);
			return [
				html`<code>${short(name, 100)}</code>`,
				short(type, 60),
				html`${percent(share)}${shareBar(share)}`,
				...missing ? [referenceShare(found)] : [],
				...figures(found)
			];
		}),
		numeric: [
			"distinct",
			"mean",
			"sd",
			"smallest",
			"largest"
		]
	});
}
function referenceShare(profile) {
	const share = profile?.missing.reference ?? null;
	return share === null ? "–" : html`${percent(share)}${shareBar(share)}`;
}
function figures(profile) {
	const { distinct = null, numbers = null } = profile ?? {};
	const cells = numbers ? [
		numbers.mean,
		numbers.sd,
		numbers.minimum,
		numbers.maximum
	].map(figure) : [
		"–",
		"–",
		"–",
		"–"
	];
	return [distinct === null ? "–" : count(distinct), ...cells];
}
const TESTS = {
	ks: "Kolmogorov–Smirnov",
	"chi-squared": "chi-squared"
};
const EFFECTS = {
	wasserstein: "Wasserstein / sd",
	"jensen-shannon": "Jensen–Shannon"
};
/** Columns that drift stand open, the others below them too where they are few. */
function driftTables(drift) {
	const sorted = drift.toSorted((a, b) => Number(b.alarm) - Number(a.alarm) || b.effect.value - a.effect.value);
	if (sorted.length <= MANY_COLUMNS) return sorted.length === 0 ? [] : [driftTable(sorted)];
	const alarms = sorted.filter(({ alarm }) => alarm);
	const quiet = sorted.filter(({ alarm }) => !alarm);
	return [...alarms.length > 0 ? [driftTable(alarms)] : [], ...quiet.length > 0 ? [folded(`${plural(quiet.length, "column")} without drift`, driftTable(quiet))] : []];
}
function driftTable(drift) {
	return table({
		caption: "Drift against the reference: an alarm needs a difference that is real (adjusted p) and large (effect over its limit)",
		header: [
			"result",
			"column",
			"test",
			"statistic",
			"adjusted p",
			"effect",
			"value",
			"limit",
			"PSI",
			"PSI without drift"
		],
		rows: drift.map(({ column, test, statistic, adjusted, effect, psi, alarm }) => [
			alarm ? mark("warn") : mark("pass"),
			html`<code>${short(column, 100)}</code>`,
			TESTS[test],
			figure(statistic),
			pValue(adjusted),
			EFFECTS[effect.kind],
			figure(effect.value),
			figure(effect.limit),
			figure(psi.value),
			`under ${figure(psi.threshold)}`
		]),
		numeric: [
			"statistic",
			"adjusted p",
			"value",
			"limit",
			"PSI",
			"PSI without drift"
		]
	});
}

// core/report/html/data-page.ts
const MAX_FILES = 200;
/**
* A data report as one HTML file: verdict, what does not hold, the contract's changes, every dataset with its columns
* against the reference, and folded what holds. It needs no network and runs nothing; see `page`.
*/
function dataPage(report, charts) {
	const { model, outcome, datasets } = report;
	const parts = [
		...openItems(report),
		...dataContract(report),
		...datasets.map((dataset, index) => ({
			id: `dataset-${index}`,
			name: short(dataset.name, 40),
			body: datasetSection(dataset, {
				index,
				charts,
				reference: report.reference?.name ?? null
			})
		})),
		{
			id: "checked",
			name: "What was checked",
			body: [
				facts(report),
				heldItems(report),
				files(report)
			]
		}
	];
	const links = parts.slice(0, MAX_LINKS).map(({ id, name }) => html`<a href="#${id}">${name}</a>`);
	const title = `Data of ${model}`;
	const verdict = html`<p class="verdict">${mark(outcome)} ${short(dataVerdict(report), 300)}</p>`;
	const body = html`<header><h1>${title}</h1>${verdict}<nav aria-label="Parts">${links}</nav></header><main>${parts.map(({ id, name, body }) => section(id, name, body))}</main>`;
	return page({
		title: `${title}: ${outcome}`,
		body
	});
}
const MAX_LINKS = 30;
function facts({ contract, engine, datasets, reference, policy, run, created_at }) {
	const rows = datasets.reduce((sum, dataset) => sum + dataset.rows, 0);
	const pairs = [
		["Contract", `${contract.path} (${contract.id} ${contract.version})`],
		["Rows", count(rows)],
		...reference ? [["Reference", `${reference.name}, ${plural(reference.rows, "row")}`]] : [],
		["Engine", engine],
		...policy ? [["Policy", `${policy.source === "base-branch" ? "of the base branch" : "of the checkout"}, ${policy.digest}`]] : [],
		...run ? [["Commit", run.head_sha]] : [],
		["Made at", created_at]
	];
	return html`<dl>${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${short(value, 300)}</dd>`)}</dl>`;
}
function files({ datasets }) {
	const all = datasets.flatMap(({ name, files }) => files.map((file) => ({
		dataset: name,
		...file
	})));
	const shown = all.slice(0, MAX_FILES);
	return folded(`${plural(all.length, "file")}, with digests`, table({
		caption: "Files that were read",
		header: [
			"dataset",
			"file",
			"bytes",
			"digest"
		],
		rows: shown.map(({ dataset, path, size, digest }) => [
			short(dataset, 60),
			html`<code>${short(path, 200)}</code>`,
			count(size),
			html`<code>${digest.slice(0, 19)}…</code>`
		]),
		numeric: ["bytes"],
		left: all.length - shown.length
	}));
}

export { dataPage };