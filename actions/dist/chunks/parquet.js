import { i as parquetSchema, n as parquetRead, r as parquetMetadata, t as compressors } from "./vendor-data.js";
import { Cr as init_errors, Sr as UserError, wr as messageOf } from "./core.js";

// tables/parquet.ts
init_errors();
/** What a file says of itself decides how much memory is asked for. */
const MAX_ROWS = 5e7;
/** Reads a Parquet file with flat columns, only the columns that are wanted. */
async function readParquet({ source, bytes }, wanted) {
	const buffer = bufferOf(bytes);
	const { metadata, names, floats } = frameOf(source, buffer);
	const rows = Number(metadata.num_rows);
	if (!(rows >= 0 && rows <= MAX_ROWS)) throw new UserError(`${source}: says that it has ${rows} rows; at most ${MAX_ROWS} can be read`);
	const asked = wanted(names).filter((name) => names.includes(name));
	const columns = new Map(asked.map((name) => [name, floats.has(name) ? new Float64Array(rows).fill(NaN) : new Array(rows).fill(null)]));
	let fault = null;
	const take = (name, values, start) => {
		const cells = columns.get(name);
		if (!cells) return;
		if (start + values.length > rows) fault ??= "holds more rows than it says";
		if (cells instanceof Float64Array) {
			for (let index = 0; index < values.length && fault === null; index++) {
				const value = values[index];
				if (typeof value === "number") cells[start + index] = value;
				else if (value !== null && value !== void 0) fault = `${name} is nested; write one value a row`;
			}
			return;
		}
		for (let index = 0; index < values.length && fault === null; index++) {
			const cell = cellOf(values[index]);
			if (cell === void 0) fault = `${name} is nested; write one value a row`;
			else cells[start + index] = cell;
		}
	};
	try {
		await parquetRead({
			file: buffer,
			metadata,
			columns: asked,
			compressors,
			onChunk: ({ columnName, columnData, rowStart }) => take(columnName, columnData, rowStart)
		});
	} catch (cause) {
		throw new UserError(`${source}: not a Parquet file that can be read (${messageOf(cause)})`, { cause });
	}
	if (fault !== null) throw new UserError(`${source}: ${fault}`);
	return {
		source,
		rows,
		names,
		columns
	};
}
/** The reader wants a buffer that holds the file and nothing else. */
function bufferOf(bytes) {
	const { buffer, byteOffset, byteLength } = bytes;
	if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) return buffer;
	return buffer.slice(byteOffset, byteOffset + byteLength);
}
function isFloat(type) {
	return type === "DOUBLE" || type === "FLOAT";
}
function frameOf(source, buffer) {
	try {
		const metadata = parquetMetadata(buffer);
		const elements = parquetSchema(metadata).children.map((child) => child.element);
		const floats = elements.filter(({ type, repetition_type: repeated }) => isFloat(type) && repeated !== "REPEATED");
		return {
			metadata,
			names: elements.map(({ name }) => name),
			floats: new Set(floats.map(({ name }) => name))
		};
	} catch (cause) {
		throw new UserError(`${source}: not a Parquet file (${messageOf(cause)})`, { cause });
	}
}
/** Undefined for what is neither one value nor a list of tags. */
function cellOf(value) {
	if (value === void 0 || value === null || value === "") return null;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
	if (Array.isArray(value)) return value;
	return typeof value === "object" ? void 0 : value;
}

export { readParquet };