import { B as checkPredictions, Ft as parseStrictJson, Pt as init_json, V as columnsToRead, an as init_errors, in as UserError, on as messageOf } from "./core.js";
import { a as parse, i as parquetSchema, n as parquetRead, o as CsvError, r as parquetMetadata, t as compressors } from "./vendor-data.js";
import { Readable } from "node:stream";
import { extname } from "node:path";

// actions/evaluate-gate/predictions/csv.ts
init_errors();
const MAX_RECORD_BYTES = 1 << 20;
/** Reads CSV (RFC 4180) with a header, or TSV. An empty field is an absent value. */
async function readCsv(file, wanted) {
	const parser = Readable.from(chunksOf(file)).pipe(parse({
		delimiter: extname(file.name).toLowerCase() === ".tsv" ? "	" : ",",
		max_record_size: MAX_RECORD_BYTES,
		skip_empty_lines: true
	}));
	let names = null;
	let picked = [];
	const columns = /* @__PURE__ */ new Map();
	let rows = 0;
	try {
		for await (const record of parser) {
			if (names === null) {
				names = header(record, file.source);
				picked = pick(names, wanted, columns);
				continue;
			}
			for (const { index, cells } of picked) cells.push(record[index] || null);
			rows++;
		}
	} catch (cause) {
		if (cause instanceof CsvError) throw new UserError(`${file.source}: ${cause.message}`, { cause });
		throw cause;
	}
	if (names === null) throw new UserError(`${file.source}: is empty; write a header and one row an example`);
	return {
		source: file.source,
		rows,
		names,
		columns
	};
}
function* chunksOf({ source, bytes }) {
	const decoder = new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: false
	});
	const step = 1 << 20;
	try {
		for (let start = 0; start < bytes.length; start += step) yield decoder.decode(bytes.subarray(start, start + step), { stream: start + step < bytes.length });
	} catch (cause) {
		throw new UserError(`${source}: is not UTF-8; save it as UTF-8`, { cause });
	}
}
function header(record, source) {
	const twice = record.find((name, index) => record.indexOf(name) !== index);
	if (twice !== void 0) throw new UserError(`${source}: the header has ${JSON.stringify(twice)} twice; name each column once`);
	return record;
}
function pick(names, wanted, columns) {
	const asked = new Set(wanted(names));
	return [...names.entries()].flatMap(([index, name]) => {
		if (!asked.has(name)) return [];
		const cells = [];
		columns.set(name, cells);
		return [{
			index,
			cells
		}];
	});
}

// actions/evaluate-gate/predictions/jsonl.ts
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
	for (const name of wanted([...names])) if (names.has(name)) columns.set(name, objects.map((object, row) => cellOf$1(object[name], {
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
function cellOf$1(value, { source, row, name }) {
	if (value === void 0 || value === null || value === "") return null;
	if (typeof value === "object") throw new UserError(`${source}: row ${row + 1}: ${name} is nested; write one value`);
	return value;
}

// actions/evaluate-gate/predictions/parquet.ts
init_errors();
/** Reads a Parquet file with flat columns, only the columns that are wanted. */
async function readParquet({ source, bytes }, wanted) {
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
	const metadata = metadataOf(source, buffer);
	const names = parquetSchema(metadata).children.map((child) => child.element.name);
	const rows = Number(metadata.num_rows);
	const asked = wanted(names).filter((name) => names.includes(name));
	const columns = new Map(asked.map((name) => [name, new Array(rows).fill(null)]));
	try {
		await parquetRead({
			file: buffer,
			metadata,
			columns: asked,
			compressors,
			onChunk: ({ columnName, columnData, rowStart }) => {
				const cells = columns.get(columnName);
				if (!cells) return;
				for (let index = 0; index < columnData.length; index++) cells[rowStart + index] = cellOf(columnData[index], source, columnName);
			}
		});
	} catch (cause) {
		if (cause instanceof UserError) throw cause;
		throw new UserError(`${source}: not a Parquet file that can be read (${messageOf(cause)})`, { cause });
	}
	return {
		source,
		rows,
		names,
		columns
	};
}
function metadataOf(source, buffer) {
	try {
		return parquetMetadata(buffer);
	} catch (cause) {
		throw new UserError(`${source}: not a Parquet file (${messageOf(cause)})`, { cause });
	}
}
function cellOf(value, source, name) {
	if (value === void 0 || value === null || value === "") return null;
	if (value instanceof Date) return value.toISOString();
	if (typeof value === "object") throw new UserError(`${source}: ${name} is nested; write one value a row`);
	return value;
}

// actions/evaluate-gate/predictions/read.ts
init_errors();
/** A new format is a line here and a file beside this one. */
const READERS = {
	".csv": readCsv,
	".tsv": readCsv,
	".jsonl": readJsonl,
	".ndjson": readJsonl,
	".parquet": readParquet
};
/**
* Reads and checks a predictions file: CSV, TSV, JSONL or Parquet by its extension.
*
* @throws UserError for an unknown extension, a file that is not what it says, and everything `checkPredictions` refuses.
*/
async function readPredictions(file, model) {
	const reader = READERS[extname(file.name).toLowerCase()];
	if (!reader) throw new UserError(`${file.source}: unknown extension; write predictions as ${Object.keys(READERS).join(", ")}`);
	return checkPredictions(await reader(file, (names) => columnsToRead(model, names)), model);
}

export { readPredictions as t };