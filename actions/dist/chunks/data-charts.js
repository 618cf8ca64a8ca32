import { i as band, n as line, r as stepAfter, t as area } from "./vendor-charts.js";
import { n as short, t as html } from "./markup.js";
import { a as timeTicks, i as ticks, n as place, r as tickLabel, t as drawing } from "./axis.js";
import { n as timeText, t as shortTimes } from "./core.js";

// charts/categories.ts
/** Values drawn; the table beside the drawing has all. */
const MAX_BARS = 12;
const WIDTH$2 = 320;
const LEFT$2 = 104;
const BAND = 19;
/** Shares that add up to 1 do so within this. */
const ROUNDING = 1e-9;
/**
* A bar for each of the most frequent values, and an outlined one for its share in the reference. All others together are a
* number only: where they are many, their bar would leave no room for the rest.
*
* @param label the text alternative.
*/
function categories(of, label) {
	const shown = barsOf(of).slice(0, MAX_BARS);
	const top = Math.max(...shown.flatMap(({ now, before }) => [now, before ?? 0]), Number.MIN_VALUE);
	const rest = restOf(shown);
	const lines = shown.length + (rest.now > 0 || (rest.before ?? 0) > 0 ? 1 : 0);
	const height = BAND * Math.max(1, lines);
	const band$1 = band(Array.from({ length: lines }).keys(), [0, height]).paddingInner(.25);
	const deep = place(band$1.bandwidth());
	const rows = shown.map((bar, index) => row(bar, {
		y: place(band$1(index) ?? 0),
		deep,
		top
	}));
	return drawing({
		label,
		width: WIDTH$2,
		height
	}, [...rows, ...lines > shown.length ? [restText(rest, place((band$1(shown.length) ?? 0) + deep / 2 + 4))] : []]);
}
function restText({ now, before }, y) {
	const text = `${percent(now)}${before === null ? "" : ` (reference ${percent(before)})`}`;
	return html`<text class="quiet" x="${98}" y="${y}" text-anchor="end">all others</text><text class="quiet" x="${LEFT$2}" y="${y}">${text}</text>`;
}
function row({ name, now, before }, { y, deep, top }) {
	const length = (share) => place(share / top * 172);
	const middle = place(y + deep / 2 + 4);
	const outline = before === null ? null : html`<rect class="then" x="${LEFT$2}" y="${y}" width="${length(before)}" height="${deep}"/>`;
	const end = Math.max(length(now), length(before ?? 0));
	return html`<text x="${98}" y="${middle}" text-anchor="end">${short(name, 14)}</text><rect class="now" x="${LEFT$2}" y="${y}" width="${length(now)}" height="${deep}"/>${outline}<text class="quiet" x="${place(LEFT$2 + end + 5)}" y="${middle}">${percent(now)}</text>`;
}
function barsOf({ values, counts, reference, others, reference_others }) {
	const rows = total(counts, others);
	const rowsBefore = reference && total(reference, reference_others ?? 0);
	return values.map((name, index) => ({
		name: name === "" ? "(empty)" : name,
		now: (counts[index] ?? 0) / rows,
		before: rowsBefore === null ? null : (reference?.[index] ?? 0) / rowsBefore
	}));
}
/** What the drawn values leave of the whole. */
function restOf(shown) {
	const left = (share) => {
		const rest = 1 - shown.reduce((sum, bar) => sum + share(bar), 0);
		return rest < ROUNDING ? 0 : rest;
	};
	const compared = shown.some(({ before }) => before !== null);
	return {
		now: left(({ now }) => now),
		before: compared ? left(({ before }) => before ?? 0) : null
	};
}
function total(counts, others) {
	return counts.reduce((sum, count) => sum + count, others) || 1;
}
function percent(share) {
	return share < 5e-5 ? "0%" : `${Number((100 * share).toPrecision(2))}%`;
}

// charts/histogram.ts
const WIDTH$1 = 320;
const HEIGHT = 150;
const LEFT$1 = 36;
const RIGHT = 312;
const TOP = 6;
const BOTTOM = 130;
/** An outer bin so many times as wide as the others holds what lies far off. */
const FAR = 1.5;
/** Room for the label of an outer bin, as a share of the width. */
const LABEL = .2;
/**
* A histogram as a filled outline, and the reference's as a line over it. Both are shares of their own rows, since the two
* have different numbers of rows. Every bin is drawn equally wide, its height is its share: an outer bin that reaches far off
* would leave no room for the others, so it stands behind a dashed line with its far end written below.
*
* @param label the text alternative.
*/
function histogram({ unit, edges, counts, reference }, label) {
	const now = shares(counts);
	const then = reference && shares(reference);
	const top = Math.max(...now, ...then ?? [], Number.MIN_VALUE);
	const y = (share) => BOTTOM - share / top * 124;
	const points = (values) => [...values.map((value, bin) => [x(bin / values.length), y(value)]), [x(1), y(values.at(-1) ?? 0)]];
	const filled = area().y0(BOTTOM).curve(stepAfter).digits(1)(points(now)) ?? "";
	const outline = then && (line().curve(stepAfter).digits(1)(points(then)) ?? "");
	return drawing({
		label,
		width: WIDTH$1,
		height: HEIGHT
	}, [
		...shareAxis(top, y),
		html`<path class="now" d="${filled}"/>`,
		...outline ? [html`<path class="then" d="${outline}"/>`] : [],
		html`<line class="grid" x1="${LEFT$1}" x2="${RIGHT}" y1="${BOTTOM}" y2="${BOTTOM}"/>`,
		...valueAxis(edges, unit)
	]);
}
function x(position) {
	return LEFT$1 + position * 276;
}
function shares(counts) {
	const total = counts.reduce((sum, count) => sum + count, 0) || 1;
	return counts.map((count) => count / total);
}
function shareAxis(top, y) {
	return ticks([0, 100 * top], 3).map(({ value, label }) => {
		const at = place(y(value / 100));
		const mark = html`<line class="grid" x1="${LEFT$1}" x2="${RIGHT}" y1="${at}" y2="${at}"/>`;
		return html`${mark}<text class="quiet" x="${32}" y="${place(at + 4)}" text-anchor="end">${label}%</text>`;
	});
}
function valueAxis(edges, unit) {
	const [low = 0, high = 0] = [edges[0], edges.at(-1)];
	const bins = edges.length - 1;
	const said = (value) => labelOf(value, unit);
	if (!(high > low)) return [valueTick({
		at: .5,
		label: said(low)
	})];
	const tails = tailsOf(edges);
	const ends = [...tails.left ? [{
		at: 0,
		label: `${said(low)}…`
	}] : [], ...tails.right ? [{
		at: 1,
		label: `…${said(high)}`
	}] : []];
	const free = ({ at }) => !(tails.left && at < LABEL) && !(tails.right && at > .8);
	return [...[...tails.left ? [1 / bins] : [], ...tails.right ? [1 - 1 / bins] : []].map((at) => html`<line class="grid" x1="${place(x(at))}" x2="${place(x(at))}" y1="${TOP}" y2="${BOTTOM}" stroke-dasharray="3 3"/>`), ...[...insideTicks(edges, tails, unit).filter(free), ...ends].map(valueTick)];
}
function widthsOf(edges) {
	return edges.slice(1).map((edge, bin) => edge / 2 - (edges[bin] ?? 0) / 2);
}
function tailsOf(edges) {
	const widths = widthsOf(edges);
	if (widths.length < 3) return {
		left: false,
		right: false
	};
	const middle = widths.toSorted((a, b) => a - b)[Math.floor((widths.length - 1) / 2)] ?? 0;
	return {
		left: (widths[0] ?? 0) > FAR * middle,
		right: (widths.at(-1) ?? 0) > FAR * middle
	};
}
/** Round values between the tails where bins are alike there, else a few of the edges. */
function insideTicks(edges, { left, right }, unit) {
	const bins = edges.length - 1;
	const first = left ? 1 : 0;
	const last = right ? bins - 1 : bins;
	const widths = widthsOf(edges.slice(first, last + 1));
	const [low = 0, high = 0] = [edges[first], edges[last]];
	if (!(Math.max(...widths) <= FAR * Math.min(...widths))) return edgeTicks(edges, unit);
	const at = ({ value }) => (first + (value / 2 - low / 2) / (high / 2 - low / 2) * (last - first)) / bins;
	return (unit === void 0 ? ticks([low, high], 4) : timeTicks([low, high], 3, unit)).map((tick) => ({
		at: at(tick),
		label: tick.label
	}));
}
function edgeTicks(edges, unit) {
	const bins = edges.length - 1;
	const indices = [
		0,
		1,
		2,
		3
	].map((part) => Math.round(part * bins / 3));
	return [...new Set(indices)].map((index) => ({
		at: index / bins,
		label: labelOf(edges[index] ?? 0, unit)
	}));
}
function labelOf(value, unit) {
	return unit === void 0 ? tickLabel(value) : shortTimes([timeText(value, unit)]).join("");
}
function valueTick({ at, label }) {
	const anchor = at < .06 ? "start" : at > .94 ? "end" : "middle";
	return html`<text class="quiet" x="${place(x(at))}" y="${145}" text-anchor="${anchor}">${label}</text>`;
}

// charts/intervals.ts
const WIDTH = 320;
const LEFT = 104;
const ROW = 20;
/**
* Shares in percent with their intervals, one below the other on one scale.
*
* @param label the text alternative.
*/
function intervals(rows, label) {
	const low = Math.min(...rows.map((row) => row.low), 1);
	const high = Math.max(...rows.map((row) => row.high), low + 1e-6);
	const x = (share) => place(LEFT + (share - low) / (high - low) * 200);
	const height = ROW * rows.length;
	const axis = ticks([100 * low, 100 * high], 3).map((tick) => {
		const at = x(tick.value / 100);
		return html`<line class="grid" x1="${at}" x2="${at}" y1="0" y2="${height}"/><text class="quiet" x="${at}" y="${height + 13}" text-anchor="middle">${tick.label}%</text>`;
	});
	const marks = rows.map((row, index) => {
		const y = place((index + .5) * ROW);
		return html`<g class="${row.faint ? "faint" : "sure"}"><text x="${96}" y="${y + 4}" text-anchor="end">${short(row.name, 14)}</text><line class="range" x1="${x(row.low)}" x2="${x(row.high)}" y1="${y}" y2="${y}"/><circle class="now" cx="${x(row.value)}" cy="${y}" r="4"/></g>`;
	});
	return drawing({
		label,
		width: WIDTH,
		height: height + 18
	}, [...axis, ...marks]);
}

// charts/data-charts.ts
/** What the page of a data report is drawn with. */
const dataCharts = {
	histogram,
	categories,
	intervals
};

export { dataCharts };