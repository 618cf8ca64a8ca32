import { Cr as init_errors, Sr as UserError, wr as messageOf } from "./core.js";
import { a as parse } from "./vendor-data.js";
import { Readable } from "node:stream";
import { isUtf8 } from "node:buffer";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";

// actions/validate-data/heartbeat.ts
const INTERVAL_MS = 5e3;
/**
* Says every five seconds how far long work is, one line each, until it ends; what is done sooner stays silent. Of equal lines
* in a row only the first is said.
*/
async function heartbeat(log, line, work) {
	let last = "";
	const timer = setInterval(() => {
		const next = line();
		if (next !== last) log(next);
		last = next;
	}, INTERVAL_MS);
	timer.unref();
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

// actions/validate-data/engines/text/text-file.ts
const CHUNK_BYTES = 1 << 20;
/** A text of up to 64 MiB may be packed as tightly as it likes; beyond, 200 times is more than data are. */
const FREE_BYTES = 64 << 20;
const MAX_RATIO = 200;
const MAX_BYTES = 64 * 2 ** 30;
/** What a file that is no UTF-8 text begins with. */
const FOREIGN = [
	[[
		255,
		254,
		0,
		0
	], "UTF-32, not UTF-8; save it as UTF-8"],
	[[
		0,
		0,
		254,
		255
	], "UTF-32, not UTF-8; save it as UTF-8"],
	[[255, 254], "UTF-16 (little endian), not UTF-8; save it as UTF-8"],
	[[254, 255], "UTF-16 (big endian), not UTF-8; save it as UTF-8"],
	[[31, 139], "packed by gzip; add .gz to its name"],
	[[
		40,
		181,
		47,
		253
	], "packed by zstd; add .zst to its name"],
	[[
		80,
		75,
		3,
		4
	], "a zip archive, not text; unpack it"],
	[[
		80,
		65,
		82,
		49
	], "a Parquet file; let its name end in .parquet"],
	...[
		2,
		3,
		4,
		5
	].map((protocol) => [[128, protocol], "a Python pickle, not text; export it as CSV or Parquet"])
];
/**
* The text of a file, unpacked, in chunks of at most 1 MiB that are valid until the next one is asked for.
*
* @throws Error where the file is no UTF-8 text by its first bytes, is not packed as its name says, or unpacks to more than
*   64 GiB or, beyond 64 MiB, to more than 200 times its size.
*/
async function* textOf(file) {
	let first = true;
	for await (const chunk of unpacked(file)) {
		if (first) refuseForeign(chunk);
		first = false;
		for (let from = 0; from < chunk.length; from += CHUNK_BYTES) yield chunk.subarray(from, from + CHUNK_BYTES);
	}
}
function refuseForeign(chunk) {
	for (const [start, what] of FOREIGN) if (start.every((byte, index) => chunk[index] === byte)) throw new Error(`the file is ${what}`);
}
async function* unpacked(file) {
	if (file.compression === null) return yield* bytesOf(file.absolute);
	const options = { chunkSize: CHUNK_BYTES };
	const unpack = file.compression === "gzip" ? createGunzip(options) : createZstdDecompress(options);
	let packed = 0;
	let size = 0;
	const counted = async function* () {
		for await (const chunk of bytesOf(file.absolute)) {
			packed += chunk.length;
			yield Buffer.from(chunk);
		}
	};
	const source = Readable.from(counted());
	source.on("error", (cause) => unpack.destroy(cause)).pipe(unpack);
	try {
		for await (const chunk of unpack) {
			size += chunk.length;
			if (size > MAX_BYTES || size > FREE_BYTES && size > packed * MAX_RATIO) throw new Error(`unpacks to over ${Math.floor(size / 2 ** 20)} MiB from ${packed} bytes, more than data are packed; give it unpacked if it is meant so`);
			yield chunk;
		}
	} catch (thrown) {
		if (!(thrown instanceof Error && "code" in thrown && /^Z/.test(String(thrown.code)))) throw thrown;
		throw new Error(`not ${file.compression}, or cut short (${thrown.message}); pack it again`, { cause: thrown });
	} finally {
		source.destroy();
		unpack.destroy();
	}
}
async function* bytesOf(path) {
	const file = await open(path);
	try {
		const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}

// actions/validate-data/engines/text/sound-copy.ts
init_errors();
/**
* Writes the text of a file without the records that break its form, for an engine that cannot get over them.
*
* @param faults in the order of the file.
*/
async function writeSoundCopy(file, faults, target) {
	await mkdir(dirname(target), { recursive: true });
	const copy = await open(target, "wx", 384);
	try {
		let position = 0;
		let next = 0;
		for await (const chunk of textOf(file)) {
			let from = 0;
			while (from < chunk.length) {
				const fault = faults[next];
				const at = position + from;
				if (fault === void 0 || at < fault.start) {
					const to = Math.min(chunk.length, (fault?.start ?? Number.POSITIVE_INFINITY) - position);
					await copy.writeFile(chunk.subarray(from, to));
					from = to;
				} else {
					from = Math.min(chunk.length, fault.end - position);
					if (position + from >= fault.end) next++;
				}
			}
			position += chunk.length;
		}
	} finally {
		await copy.close();
	}
}
/** Where a byte of the copy stands in the text. */
function originalOffset(offset, faults) {
	let original = offset;
	for (const { start, end } of faults) {
		if (start > original) break;
		original += end - start;
	}
	return original;
}

// actions/validate-data/engines/text/fault.ts
/** So many are kept; in a file with more, nothing is read. */
const MAX_FAULTS = 1e4;
/** Collects the faults of one file. */
var FormFaults = class {
	list = [];
	count = 0;
	add(fault) {
		this.count++;
		if (this.list.length < 1e4) this.list.push(fault);
	}
};

// actions/validate-data/engines/unreadable.ts
/** So many unreadable places are shown. */
const MAX_FAULT_EXAMPLES = 10;
/** Counts what could not be read, and keeps the first few places. */
var Unreadable = class {
	count = 0;
	#places = /* @__PURE__ */ new Map();
	#files = [];
	#headers = 0;
	/** A file that cannot be read at all, or for a reason that has no line. */
	addFile(path, why) {
		this.count++;
		this.#files.push(`${path}: ${why}`);
	}
	/** @param line from 1. */
	addLine(path, line, problem) {
		this.count++;
		if (this.#places.size >= 10) return;
		this.#places.set(`${path}\n${line}`, {
			file: path,
			line,
			text: `${path} line ${line}: ${problem}`
		});
	}
	/** A file of which nothing is read, since its header, on line 1, does not name its columns. */
	addHeader(path, problem) {
		this.#headers++;
		this.addLine(path, 1, problem);
	}
	/** What breaks the form of a file. @returns false where it is too much to read the rest. */
	addFaults(path, { list, count }) {
		if (count > 1e4) this.addFile(path, `more than ${MAX_FAULTS} broken records, so nothing of the file was read`);
		for (const { line, problem } of list) this.addLine(path, line, problem);
		this.addMore(count - list.length);
		return count <= MAX_FAULTS;
	}
	/** Lines that are counted and not shown. */
	addMore(count) {
		this.count += Math.max(0, count);
	}
	/** Whole files among them. */
	get files() {
		return this.#files.length + this.#headers;
	}
	get examples() {
		return [...this.#files, ...this.#sorted().map(({ text }) => text)].slice(0, 10);
	}
	/** By file and line. */
	get places() {
		return this.#sorted().map(({ file, line }) => ({
			file,
			line
		}));
	}
	#sorted() {
		return [...this.#places.values()].sort((a, b) => a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);
	}
};

// actions/validate-data/engines/table-columns.ts
const MAX_COLUMNS = 1e4;
/**
* The columns of several files together. SQL never sees the names that the data give: columns are numbered, since engines
* compare names without regard to case and the data need not.
*
* @throws UserError where a column has the name of a partition.
*/
function columnsOf(headers, partitions, kindOf) {
	const names = [...new Set(Array.from(headers.values()).flat())];
	if (names.length > MAX_COLUMNS) throw new UserError(`the data have ${names.length} columns, more than ${MAX_COLUMNS}; split them`);
	refuseClash(headers, partitions);
	const own = names.map((name) => ({
		name,
		...kindOf(name),
		partition: false
	}));
	const given = partitions.map((name) => ({
		name,
		type: "VARCHAR",
		encoding: "text",
		partition: true
	}));
	const columns = [...own, ...given].map((column, index) => ({
		...column,
		sql: `c${index}`
	}));
	const sets = Array.from(headers, ([file, header]) => ({
		path: file.path,
		header: new Set(header)
	}));
	const lackedBy = names.flatMap((name) => {
		const lacking = sets.filter(({ header }) => !header.has(name)).map(({ path }) => path);
		return lacking.length === 0 ? [] : [[name, lacking]];
	});
	return {
		columns,
		lackedBy: new Map(lackedBy)
	};
}
function refuseClash(headers, partitions) {
	if (partitions.length === 0) return;
	const keys = new Set(partitions.map((name) => name.toLowerCase()));
	for (const [file, header] of headers) {
		const clash = header.find((name) => keys.has(name.toLowerCase()));
		if (clash === void 0) continue;
		throw new UserError(`${file.path}: the column ${JSON.stringify(clash.slice(0, 100))} is in the file and in the name of its folder; drop or rename one`);
	}
}

// actions/validate-data/engines/text/utf8.ts
/** Follows UTF-8 byte by byte (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
var Utf8 = class {
	#missing = 0;
	#low = 128;
	#high = 191;
	/** True between the bytes of one character. */
	get inside() {
		return this.#missing > 0;
	}
	/** @returns false where the byte cannot stand here; the next byte then starts anew. */
	accepts(byte) {
		if (this.#missing > 0) {
			const fits = byte >= this.#low && byte <= this.#high;
			this.#missing = fits ? this.#missing - 1 : 0;
			this.#low = 128;
			this.#high = 191;
			return fits;
		}
		if (byte < 128) return true;
		if (byte < 194 || byte > 244) return false;
		this.#missing = byte < 224 ? 1 : byte < 240 ? 2 : 3;
		if (byte === 224) this.#low = 160;
		if (byte === 237) this.#high = 159;
		if (byte === 240) this.#low = 144;
		if (byte === 244) this.#high = 143;
		return true;
	}
};
/** The index behind the last whole character of a chunk. */
function wholeCharacters(chunk) {
	for (let back = 1; back <= Math.min(3, chunk.length); back++) {
		const byte = chunk[chunk.length - back] ?? 0;
		if (byte < 128) return chunk.length;
		if (byte >= 192) return (byte < 224 ? 2 : byte < 240 ? 3 : 4) > back ? chunk.length - back : chunk.length;
	}
	return chunk.length;
}

// actions/validate-data/engines/text/csv-form.ts
const [QUOTE$1, LF$2, CR] = [
	34,
	10,
	13
];
const [OTHER, IS_QUOTE, IS_DELIMITER, IS_LF, IS_CR, IS_NUL] = [
	0,
	1,
	2,
	3,
	4,
	5
];
/** Where in a record the last byte was. */
const [AT_START, IN_PLAIN, IN_QUOTES, BEHIND_QUOTE] = [
	0,
	1,
	2,
	3
];
const ENDS = {
	lf: "LF",
	crlf: "CR LF",
	cr: "CR"
};
/** The longest record, in bytes; DuckDB's own limit for a line of CSV. */
const RECORD_MAX_BYTES = 2e6;
/**
* Finds what breaks RFC 4180 in CSV and DuckDB's reader lets pass (a quote inside a plain field, space around a quoted one, an
* empty field too many at the end) or cannot get over (line ends of several kinds, bytes that are not UTF-8). Other counts of
* fields are DuckDB's business where a stretch has no quotes: such a stretch is searched at the speed of memchr. For an engine
* that does not count fields, `everyField` does it here.
*/
var CsvForm = class {
	faults = new FormFaults();
	#classes = /* @__PURE__ */ new Uint8Array(256);
	#ordinary = (/* @__PURE__ */ new Uint8Array(256)).fill(1);
	#ordinaryAscii = (/* @__PURE__ */ new Uint8Array(256)).fill(1, 0, 128);
	#delimiter;
	#utf8 = new Utf8();
	#state = AT_START;
	#position = 0;
	#line = 1;
	#start = 0;
	#startLine = 1;
	#delimiters = 0;
	#columns = 0;
	#end = null;
	#afterCr = false;
	#problem = null;
	#spans = false;
	#rows = 0;
	#everyField;
	/** @param delimiter one character of ASCII. */
	constructor(delimiter, { everyField = false } = {}) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#everyField = everyField;
		this.#classes[QUOTE$1] = IS_QUOTE;
		this.#classes[this.#delimiter] = IS_DELIMITER;
		this.#classes[LF$2] = IS_LF;
		this.#classes[CR] = IS_CR;
		this.#classes[0] = IS_NUL;
		for (const byte of [
			QUOTE$1,
			this.#delimiter,
			LF$2,
			CR,
			0
		]) this.#ordinary[byte] = this.#ordinaryAscii[byte] = 0;
	}
	/** Fields of the first record, the header. */
	get columns() {
		return this.#columns;
	}
	/** True where a quoted value spans lines. */
	get spans() {
		return this.#spans;
	}
	/** Records behind the header without a fault; known only where every field is counted. */
	get rows() {
		return this.#rows;
	}
	push(chunk) {
		let from = 0;
		if (this.#position === 0 && chunk.indexOf("﻿") === 0) from = 3;
		while (from < chunk.length && (this.#columns === 0 || this.#utf8.inside || this.#afterCr)) {
			this.#step(chunk[from] ?? 0, this.#position + from);
			from++;
		}
		const to = Math.max(from, wholeCharacters(chunk));
		const body = chunk.subarray(from, to);
		if (this.#isPlain(body)) this.#skim(body, this.#position + from);
		else this.#walk(body, this.#position + from);
		this.#walk(chunk.subarray(to), this.#position + to);
		this.#position += chunk.length;
	}
	end() {
		if (this.#afterCr) this.#endRecord("cr", this.#position);
		if (this.#utf8.inside) this.#problem ??= "not UTF-8";
		if (this.#state === IN_QUOTES) this.#problem ??= "a quote is not closed";
		if (this.#start < this.#position) this.#endRecord(this.#end ?? "lf", this.#position);
	}
	#isPlain(body) {
		if (this.#everyField) return false;
		return (this.#state === AT_START || this.#state === IN_PLAIN) && this.#end === "lf" && !body.includes(QUOTE$1) && !body.includes(CR) && !body.includes(0) && isUtf8(body);
	}
	#skim(body, offset) {
		const delimiter = this.#delimiter;
		let from = 0;
		let lines = 0;
		let last = this.#state === AT_START && this.#delimiters > 0 ? delimiter : 0;
		for (let at = body.indexOf(LF$2); at >= 0; at = body.indexOf(LF$2, from)) {
			if (at > from) last = body[at - 1] ?? 0;
			const first = from === 0;
			const carried = first && (this.#problem !== null || offset + at - this.#start > 2e6);
			if (last === delimiter || carried) {
				this.#line += lines;
				lines = 0;
				if (!first) this.#begin(offset + from);
				this.#delimiters += count(body.subarray(from, at), delimiter);
				if (at > from) this.#state = last === delimiter ? AT_START : IN_PLAIN;
				this.#endRecord("lf", offset + at + 1);
			} else lines++;
			last = 0;
			from = at + 1;
		}
		this.#line += lines;
		if (from > 0) this.#begin(offset + from);
		const rest = body.subarray(from);
		this.#delimiters += count(rest, delimiter);
		if (rest.length > 0) this.#state = rest.at(-1) === delimiter ? AT_START : IN_PLAIN;
	}
	#walk(body, offset) {
		const ordinary = !this.#utf8.inside && isUtf8(body) ? this.#ordinary : this.#ordinaryAscii;
		const { length } = body;
		for (let index = 0; index < length; index++) {
			if ((this.#state === IN_PLAIN || this.#state === IN_QUOTES) && !this.#afterCr && !this.#utf8.inside) {
				while (index < length && ordinary[body[index] ?? 0] === 1) index++;
				if (index === length) return;
			}
			this.#step(body[index] ?? 0, offset + index);
		}
	}
	#step(byte, at) {
		if ((byte >= 128 || this.#utf8.inside) && !this.#utf8.accepts(byte)) this.#problem ??= "not UTF-8";
		const kind = this.#classes[byte];
		if (this.#afterCr) {
			this.#afterCr = false;
			if (this.#state === IN_QUOTES) {
				this.#spans = true;
				this.#line++;
				if (kind === IS_LF) return;
			} else {
				this.#endRecord(kind === IS_LF ? "crlf" : "cr", kind === IS_LF ? at + 1 : at);
				if (kind === IS_LF) return;
			}
		}
		if (kind === OTHER) {
			if (this.#state === AT_START) this.#state = IN_PLAIN;
			else if (this.#state === BEHIND_QUOTE) this.#misplaced("text follows a closing quote");
			return;
		}
		this.#sign(kind ?? OTHER, at);
	}
	#sign(kind, at) {
		if (kind === IS_NUL) this.#problem ??= "a NUL byte";
		else if (kind === IS_CR) this.#afterCr = true;
		else if (kind === IS_QUOTE) this.#quote();
		else if (this.#state === IN_QUOTES) {
			if (kind === IS_LF) {
				this.#spans = true;
				this.#line++;
			}
		} else if (kind === IS_LF) this.#endRecord("lf", at + 1);
		else {
			this.#delimiters++;
			this.#state = AT_START;
		}
	}
	#quote() {
		if (this.#state === AT_START || this.#state === BEHIND_QUOTE) this.#state = IN_QUOTES;
		else if (this.#state === IN_QUOTES) this.#state = BEHIND_QUOTE;
		else this.#problem ??= "a quote inside a field that does not start with one";
	}
	#misplaced(problem) {
		this.#problem ??= problem;
		this.#state = IN_PLAIN;
	}
	#endRecord(end, behind) {
		this.#end ??= end;
		this.#line++;
		const blank = this.#delimiters === 0 && this.#state === AT_START && this.#problem === null;
		const fields = this.#delimiters + 1;
		const header = this.#columns === 0;
		if (header) {
			this.#columns = fields;
			if (blank) this.#problem = "blank, where the header should stand";
		} else if (!blank && fields !== this.#columns) this.#problem ??= fields < this.#columns ? "missing columns" : "too many columns";
		if (behind - this.#start > 2e6) this.#problem ??= `longer than ${RECORD_MAX_BYTES} bytes`;
		if (end !== this.#end) this.#problem ??= `ends in ${ENDS[end]}, line 1 in ${ENDS[this.#end]}`;
		if (this.#problem !== null) this.faults.add({
			start: this.#start,
			end: behind,
			line: this.#startLine,
			problem: this.#problem
		});
		else if (!header && (!blank || this.#columns === 1)) this.#rows++;
		this.#begin(behind);
	}
	#begin(offset) {
		this.#start = offset;
		this.#startLine = this.#line;
		this.#delimiters = 0;
		this.#state = AT_START;
		this.#problem = null;
	}
};
function count(bytes, wanted) {
	let found = 0;
	for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found++;
	return found;
}

// actions/validate-data/engines/text/csv-text.ts
/** Null for an empty file, and for one with too many faults to read the rest. */
async function inspect(file, { dataset, scratch, unreadable, form, plain }) {
	const start = [];
	for await (const chunk of textOf(file)) {
		if (form.columns === 0) start.push(Buffer.from(chunk));
		form.push(chunk);
		plain?.push(chunk);
		scratch.progress(file.path, chunk.length);
	}
	form.end();
	plain?.end();
	const { list } = form.faults;
	if (!unreadable.addFaults(file.path, form.faults) || form.columns === 0 || list[0]?.start === 0) return null;
	const header = readHeader(Buffer.concat(start), dataset.delimiter);
	const twice = header.find((name, index) => header.indexOf(name) < index);
	if (twice !== void 0) {
		unreadable.addHeader(file.path, `the column ${JSON.stringify(twice.slice(0, 100))} stands twice`);
		return null;
	}
	return {
		file,
		header,
		path: list.length > 0 || file.compression !== null ? await scratch.soundCopy(file, list) : file.absolute,
		skipped: list,
		spans: form.spans,
		types: plain?.types ?? /* @__PURE__ */ new Map()
	};
}
function readHeader(start, delimiter) {
	const [header] = parse(start, {
		to: 1,
		bom: true,
		delimiter,
		relax_column_count: true,
		skip_records_with_error: true
	});
	if (!header) throw new Error("the header cannot be read");
	return header;
}

// actions/validate-data/engines/text/json-record.ts
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const LONG_DECIMAL = /[0-9.]{17}/;
const KEY = /"\s*:/g;
/**
* What is wrong with a record of JSON: bad grammar (NaN, Infinity, a comma too many), something else than one object, a
* repeated key at any depth, a decimal of which a reader of JSON would lose digits. Null for a sound one, whose keys go to
* `keys`.
*/
function problemOf(text, keys) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return "not JSON";
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return "not a JSON object";
	let count;
	try {
		count = countKeys(value);
	} catch {
		return "nested too deeply";
	}
	const problem = count !== (text.match(KEY)?.length ?? 0) || LONG_DECIMAL.test(text) ? inTokens(text) : null;
	if (problem === null) for (const key of Object.keys(value)) keys.add(key);
	return problem;
}
function countKeys(value) {
	let count = Array.isArray(value) ? 0 : Object.keys(value).length;
	for (const item of Object.values(value)) if (typeof item === "object" && item !== null) count += countKeys(item);
	return count;
}
function inTokens(text) {
	const open = [];
	let last = "";
	for (const [token] of text.matchAll(TOKEN)) {
		if (token === "{" || token === "[") open.push(token === "{" ? /* @__PURE__ */ new Set() : null);
		else if (token === "}" || token === "]") open.pop();
		else if (token === ":") {
			const key = JSON.parse(last);
			if (open.at(-1)?.has(key)) return `the key ${JSON.stringify(key.slice(0, 100))} stands twice`;
			open.at(-1)?.add(key);
		} else if (token.includes(".") && token[0] !== "\"" && losesDigits(token)) return `the number ${token.slice(0, 60)} has more digits than readers of JSON keep; write it as a text`;
		last = token;
	}
	return null;
}
function losesDigits(decimal) {
	const number = Number(decimal);
	return Number.isFinite(number) && digitsOf(decimal) !== digitsOf(String(number));
}
/** Significant digits and the power of ten of the last one. */
function digitsOf(decimal) {
	const [mantissa = "", power = "0"] = decimal.toLowerCase().replace("-", "").split("e", 2);
	const [whole = "", fraction = ""] = mantissa.split(".");
	const digits = (whole + fraction).replace(/^0+/, "");
	const significant = digits.replace(/0+$/, "");
	if (significant === "") return "0";
	return `${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
}

// actions/validate-data/engines/text/json-lines.ts
const LF$1 = 10;
/** The longest record that is read, in bytes. */
const JSON_RECORD_MAX_BYTES = 16 << 20;
/** Finds the lines of JSON Lines that are no sound record, and the keys of the others. Blank lines hold no record. */
var JsonLines = class {
	faults = new FormFaults();
	keys = /* @__PURE__ */ new Set();
	#rows = 0;
	#parts = [];
	#size = 0;
	#position = 0;
	#line = 1;
	#start = 0;
	/** Sound records. */
	get rows() {
		return this.#rows;
	}
	push(chunk) {
		let from = 0;
		for (let at = chunk.indexOf(LF$1); at >= 0; at = chunk.indexOf(LF$1, from)) {
			this.#take(chunk.subarray(from, at));
			this.#endLine(this.#position + at + 1);
			from = at + 1;
		}
		if (from < chunk.length) this.#take(Buffer.from(chunk.subarray(from)));
		this.#position += chunk.length;
	}
	end() {
		if (this.#size > 0) this.#endLine(this.#position);
	}
	#take(bytes) {
		this.#size += bytes.length;
		if (this.#size > 16777216) this.#parts = [];
		else this.#parts.push(bytes);
	}
	#endLine(end) {
		const problem = this.#size > 16777216 ? `longer than ${JSON_RECORD_MAX_BYTES} bytes` : this.#problem();
		if (problem !== null) {
			const fault = {
				start: this.#start,
				end,
				line: this.#line,
				problem
			};
			this.faults.add(fault);
		}
		this.#parts = [];
		this.#size = 0;
		this.#line++;
		this.#start = end;
	}
	#problem() {
		const [only = Buffer.alloc(0)] = this.#parts;
		const bytes = this.#parts.length > 1 ? Buffer.concat(this.#parts) : only;
		if (!isUtf8(bytes)) return "not UTF-8";
		const text = bytes.toString("utf8", this.#start === 0 && bytes.indexOf("﻿") === 0 ? 3 : 0).trim();
		if (text === "") return null;
		const problem = text.includes("\r") ? "a CR in the middle of the line" : problemOf(text, this.keys);
		if (problem === null) this.#rows++;
		return problem;
	}
};

// actions/validate-data/engines/text/json-array.ts
const [QUOTE, BACKSLASH, COMMA, LF] = [
	34,
	92,
	44,
	10
];
const OPEN = /* @__PURE__ */ new Set([91, 123]);
const CLOSE = /* @__PURE__ */ new Set([93, 125]);
const SPACE = /* @__PURE__ */ new Set([
	32,
	9,
	10,
	13
]);
/**
* Cuts a JSON array into its elements, whose own grammar is for others to judge.
*
* @param maxBytes of one element.
* @throws Error where the array itself is broken, or an element is too long, naming the line.
*/
async function* elementsOf(text, maxBytes) {
	let depth = 0;
	let line = 1;
	let startLine = 1;
	let quoted = false;
	let escaped = false;
	let over = false;
	let empty = true;
	let parts = [];
	let size = 0;
	for await (const chunk of text) {
		let from = depth > 0 ? 0 : -1;
		for (let index = 0; index < chunk.length; index++) {
			const byte = chunk[index] ?? 0;
			if (byte === LF) line++;
			if (quoted) {
				if (escaped) escaped = false;
				else if (byte === BACKSLASH) escaped = true;
				else if (byte === QUOTE) quoted = false;
				continue;
			}
			if (SPACE.has(byte) || depth === 0 && !over && !OPEN.has(byte)) continue;
			if (over) throw new Error(`line ${line}: text follows the end of the array`);
			if (depth === 1 && empty && byte !== COMMA && !CLOSE.has(byte)) {
				empty = false;
				startLine = line;
				from = index;
			}
			if (byte === QUOTE) quoted = true;
			else if (OPEN.has(byte)) depth++;
			else if (CLOSE.has(byte)) depth--;
			const ends = depth === 0 || depth === 1 && byte === COMMA;
			if (depth === 1 && from < 0) from = index + 1;
			if (!ends) continue;
			if (empty && (depth > 0 || startLine < 0)) throw new Error(`line ${line}: a value is missing`);
			if (!empty) yield {
				text: joined(parts, chunk.subarray(from, index)),
				line: startLine
			};
			parts = [];
			size = 0;
			over = depth === 0;
			startLine = over ? 0 : -1;
			empty = true;
			from = index + 1;
		}
		if (depth > 0 && from >= 0) parts.push(Buffer.from(chunk.subarray(from)));
		size += chunk.length;
		if (size > maxBytes + chunk.length) throw new Error(`line ${startLine}: a value is longer than ${maxBytes} bytes`);
	}
	if (!over) throw new Error(`line ${line}: the array is not closed`);
}
function joined(parts, last) {
	return parts.length === 0 ? last : Buffer.concat([...parts, last]);
}

// actions/validate-data/engines/text/json-text.ts
init_errors();
/** Judges every record of the files before an engine sees it. @throws UserError where a key has the name of a partition. */
async function jsonTexts(dataset, scratch) {
	const unreadable = new Unreadable();
	const keys = /* @__PURE__ */ new Set();
	const texts = [];
	for (const file of dataset.files) try {
		const text = await prepare(file, {
			scratch,
			unreadable,
			keys
		});
		if (text) texts.push(text);
	} catch (cause) {
		unreadable.addFile(file.path, messageOf(cause));
	}
	const headers = new Map(dataset.files.map((file) => [file, [...keys].sort()]));
	const kind = {
		type: "JSON",
		encoding: "json"
	};
	const { columns } = columnsOf(headers, dataset.partitions, () => kind);
	return {
		texts,
		columns,
		unreadable
	};
}
/** @returns a text in which every line is a sound record or blank; null where too much of it is broken. */
async function prepare(file, preparation) {
	const { scratch, unreadable, keys } = preparation;
	if (await isArray(file)) return {
		file,
		...await prepareArray(file, preparation),
		skipped: null
	};
	const lines = new JsonLines();
	for await (const chunk of textOf(file)) {
		lines.push(chunk);
		scratch.progress(file.path, chunk.length);
	}
	lines.end();
	const { list } = lines.faults;
	if (!unreadable.addFaults(file.path, lines.faults)) return null;
	for (const key of lines.keys) keys.add(key);
	return {
		file,
		path: list.length === 0 && file.compression === null ? file.absolute : await scratch.soundCopy(file, list),
		rows: lines.rows,
		skipped: list
	};
}
async function isArray(file) {
	if (!/\.json(\.gz|\.zst)?$/i.test(file.path)) return false;
	for await (const chunk of textOf(file)) return /^(\uFEFF)?\s*\[/.test(chunk.toString("utf8"));
	return false;
}
async function prepareArray(file, { scratch, unreadable, keys }) {
	const target = scratch.place(file);
	await mkdir(dirname(target), { recursive: true });
	const copy = await open(target, "wx", 384);
	let rows = 0;
	try {
		for await (const { text, line } of elementsOf(textOf(file), JSON_RECORD_MAX_BYTES)) {
			const record = text.toString("utf8").trim();
			const wrong = (record.includes("�") && !text.equals(Buffer.from(text.toString("utf8"))) ? "not UTF-8" : null) ?? problemOf(record, keys);
			scratch.progress(file.path, text.length);
			if (wrong !== null) unreadable.addLine(file.path, line, wrong);
			else {
				await copy.writeFile(`${record.replaceAll(/[\r\n]/g, " ")}\n`);
				rows++;
			}
		}
	} finally {
		await copy.close();
	}
	return {
		path: target,
		rows
	};
}

// actions/validate-data/engines/text/scratch.ts
/** A temporary folder for texts that the engine cannot read in place. */
var Scratch = class {
	#folder;
	#progress;
	#copies = 0;
	/** @param progress is told how many bytes of a file were read. */
	constructor(folder, progress) {
		this.#folder = folder;
		this.#progress = progress;
	}
	progress(path, bytes) {
		this.#progress(path, bytes);
	}
	/** A place for one more text; folders of partitions keep their names, since the engine reads them. */
	place(file) {
		const partitions = dirname(file.path).split("/").filter((folder) => folder.includes("="));
		return join(this.#folder, String(this.#copies++), ...partitions, "text");
	}
	/** The text unpacked, without its broken records. @returns the path of the copy. */
	async soundCopy(file, faults) {
		const target = this.place(file);
		await writeSoundCopy(file, faults, target);
		return target;
	}
};

export { CsvForm as a, originalOffset as c, inspect as i, textOf as l, jsonTexts as n, columnsOf as o, JSON_RECORD_MAX_BYTES as r, Unreadable as s, Scratch as t, heartbeat as u };