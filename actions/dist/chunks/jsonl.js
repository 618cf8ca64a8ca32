import { Cr as init_errors, Sr as UserError, an as parseStrictJson, in as init_json } from "./core.js";

// tables/jsonl.ts
init_errors();
init_json();
const LIMITS = {
	maxBytes: 1 << 20,
	maxDepth: 3
};
/** Reads one JSON object a line. A column that a line lacks is an absent value there. */
async function readJsonl({ source, bytes }, wanted) {
	const objects = [];
	const names = /* @__PURE__ */ new Set();
	for (const [line, text] of linesOf(source, bytes)) {
		if (text.trim() === "") continue;
		const place = `${source}: line ${line}`;
		const value = parseStrictJson(text, place, LIMITS);
		if (value === null || typeof value !== "object" || Array.isArray(value)) throw new UserError(`${place}: is not an object; write {"example_id": ..., "label": ..., "prediction": ...}`);
		for (const name of Object.keys(value)) names.add(name);
		objects.push(value);
	}
	const columns = /* @__PURE__ */ new Map();
	for (const name of wanted([...names])) if (names.has(name)) columns.set(name, objects.map((object, row) => cellOf(Object.hasOwn(object, name) ? object[name] : null, {
		source,
		row,
		name
	})));
	return {
		source,
		rows: objects.length,
		names: [...names],
		columns
	};
}
function* linesOf(source, bytes) {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	const LINE_FEED = 10;
	let number = 0;
	for (let start = 0; start < bytes.length;) {
		const end = bytes.indexOf(LINE_FEED, start);
		const stop = end < 0 ? bytes.length : end;
		number++;
		try {
			yield [number, decoder.decode(bytes.subarray(start, stop))];
		} catch (cause) {
			if (cause instanceof TypeError) throw new UserError(`${source}: line ${number}: is not UTF-8`, { cause });
			throw cause;
		}
		start = stop + 1;
	}
}
function cellOf(value, { source, row, name }) {
	if (value === void 0 || value === null || value === "") return null;
	if (Array.isArray(value)) return value;
	if (typeof value === "object") throw new UserError(`${source}: row ${row + 1}: ${name} is nested; write one value`);
	return value;
}

export { readJsonl };