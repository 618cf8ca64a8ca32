import { n as short, t as html } from "./markup.js";
import { i as ticks, n as place, t as drawing } from "./axis.js";

// charts/differences.ts
const WIDTH = 360;
const LEFT = 12;
const RIGHT = 348;
const ROW = 40;
const AXIS = 34;
/** The scale holds this many tolerances to a side at least, and at most: what lies farther off ends in an arrow. */
const LEAST = 2;
const MOST = 6;
/**
* Differences with their intervals, one below the other on one scale of tolerances: a line where nothing differs, a dashed one at
* the tolerance, and a short one at each row's own block bound. Each row has its name above it, so that names may be long.
*
* @param label the text alternative.
*/
function differences(rows, label) {
	const farthest = Math.max(LEAST, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
	const reach = Math.min(MOST, farthest);
	const x = (value) => place(LEFT + (Math.max(-reach, Math.min(reach, value)) + reach) / (2 * reach) * 336);
	const height = ROW * rows.length;
	const marks = rows.map((row, index) => mark(row, {
		x,
		reach,
		top: index * ROW
	}));
	return drawing({
		label,
		width: WIDTH,
		height: height + AXIS
	}, [...marks, ...axis(reach, height, x)]);
}
function mark({ name, kind, gain, low, high, bound }, { x, reach, top }) {
	const y = top + 27;
	const parts = [
		html`<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="${y - 8}" y2="${y + 9}"/>`,
		html`<line class="limit" x1="${x(-1)}" x2="${x(-1)}" y1="${y - 8}" y2="${y + 9}"/>`,
		html`<text x="${LEFT}" y="${top + 14}">${short(name, 40)}</text><text class="quiet" x="${RIGHT}" y="${top + 14}" text-anchor="end">${kind}</text>`,
		html`<line class="range ${kind}" x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}"/>`,
		...bound !== null && Math.abs(bound) <= reach ? [html`<line class="bound" x1="${x(bound)}" x2="${x(bound)}" y1="${y - 7}" y2="${y + 7}"/>`] : [],
		...low < -reach ? [html`<path class="point ${kind}" d="M${4} ${y}l8 -5v10z"/>`] : [],
		...high > reach ? [html`<path class="point ${kind}" d="M${356} ${y}l-8 -5v10z"/>`] : [],
		...Math.abs(gain) <= reach ? [html`<circle class="point ${kind}" cx="${x(gain)}" cy="${y}" r="4.5"/>`] : []
	];
	return html`<g>${parts}</g>`;
}
function axis(reach, height, x) {
	const labels = ticks([-reach, reach], 5).map(({ value, label }) => html`<text class="quiet" x="${x(value)}" y="${height + 13}" text-anchor="middle">${label}</text>`);
	return [
		html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${height}" y2="${height}"/>`,
		...labels,
		html`<text class="quiet" x="${LEFT}" y="${height + 29}">← worse</text>`,
		html`<text class="quiet" x="${WIDTH / 2}" y="${height + 29}" text-anchor="middle">in tolerances</text>`,
		html`<text class="quiet" x="${RIGHT}" y="${height + 29}" text-anchor="end">better →</text>`
	];
}

// charts/gate-charts.ts
/** What the page of a gate is drawn with. */
const gateCharts = { differences };

export { gateCharts };