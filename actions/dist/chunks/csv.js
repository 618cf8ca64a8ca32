import { a as parse, o as CsvError } from "./vendor-data.js";
import { br as UserError, xr as init_errors } from "./core.js";
import { isUtf8 } from "node:buffer";
import { extname } from "node:path";

// tables/csv.ts
init_errors();
const MAX_RECORD_BYTES = 1 << 20;
/** Reads CSV (RFC 4180) with a header, or TSV. An empty field is an absent value. */
async function readCsv({ source, name, bytes }, wanted) {
	if (!isUtf8(bytes)) throw new UserError(`${source}: is not UTF-8; save it as UTF-8`);
	let names = null;
	let picked = [];
	const columns = /* @__PURE__ */ new Map();
	let rows = 0;
	const take = (record) => {
		if (names === null) {
			names = header(record, source);
			picked = pick(names, wanted, columns);
		} else {
			for (const { index, cells } of picked) cells.push(record[index] || null);
			rows++;
		}
		return null;
	};
	try {
		parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
			bom: true,
			delimiter: extname(name).toLowerCase() === ".tsv" ? "	" : ",",
			max_record_size: MAX_RECORD_BYTES,
			on_record: take,
			skip_empty_lines: true
		});
	} catch (cause) {
		if (cause instanceof CsvError) throw new UserError(`${source}: ${cause.message}`, { cause });
		throw cause;
	}
	if (names === null) throw new UserError(`${source}: is empty; write a header and one row an example`);
	return {
		source,
		rows,
		names,
		columns
	};
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

export { readCsv };