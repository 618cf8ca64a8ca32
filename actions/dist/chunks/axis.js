import { a as tickFormat, o as utcTicks, s as ticks$1 } from "./vendor-charts.js";
import { t as html } from "./markup.js";
import { n as timeText, t as shortTimes } from "./core.js";

// charts/axis.ts
/**
* A few round values inside a range, for an axis.
*
* @param wish about how many; an axis over a range too wide, or too narrow, for numbers of the machine has its two ends.
*/
function ticks([low, high], wish) {
	const values = Number.isFinite(high - low) ? ticks$1(low, high, wish) : [];
	if (values.length === 0) return [low, high].map((value) => ({
		value,
		label: tickLabel(value)
	}));
	const format = tickFormat(low, high, wish, Math.max(Math.abs(low), Math.abs(high)) >= 1e5 ? "~s" : void 0);
	return values.map((value) => ({
		value,
		label: format(value).replaceAll(",", "")
	}));
}
/** As `ticks`, of times in seconds: round ones of the calendar or of the clock. */
function timeTicks([low, high], wish, unit) {
	const [from, to] = [/* @__PURE__ */ new Date(low * 1e3), /* @__PURE__ */ new Date(high * 1e3)];
	const found = utcTicks(from, to, wish).map((time) => time.getTime() / 1e3);
	const values = found.length > 0 && found.every(Number.isFinite) ? found : [low, high];
	const labels = shortTimes(values.map((value) => timeText(value, unit)));
	return values.map((value, index) => ({
		value,
		label: labels[index] ?? ""
	}));
}
/** A number alone, short enough to stand below a drawing. */
function tickLabel(value) {
	const rounded = Number(value.toPrecision(4));
	const size = Math.abs(rounded);
	return (size !== 0 && (size >= 1e6 || size < .001) ? rounded.toExponential() : String(rounded)).replaceAll("-", "−").replace("e+", "e");
}
/** A coordinate of a drawing, to a tenth. */
function place(value) {
	return Math.round(value * 10) / 10;
}
/** A drawing with its text alternative; the numbers stand in a table beside it. */
function drawing({ label, width, height }, parts) {
	return html`<svg viewBox="0 0 ${width} ${place(height)}" role="img" aria-label="${label}">${parts}</svg>`;
}

export { timeTicks as a, ticks as i, place as n, tickLabel as r, drawing as t };