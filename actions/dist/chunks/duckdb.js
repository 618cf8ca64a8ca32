import { t as require_lib } from "./vendor-duckdb.js";
import { a as identifier, i as duckdb, o as literal } from "./sql.js";
import { a as CsvForm, c as originalOffset, i as inspect, l as textOf, n as jsonTexts, o as columnsOf, r as JSON_RECORD_MAX_BYTES, s as Unreadable, t as Scratch, u as heartbeat } from "./scratch.js";
import { Cr as init_errors, Sr as UserError, wr as messageOf } from "./core.js";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";

// actions/validate-data/engines/line-numbers.ts
init_errors();
var import_lib = require_lib();
const [LF$3, CR$2] = [10, 13];
/**
* The lines, from 1, that stand at byte offsets of a text, as an editor counts them: a line ends in LF, CR LF or CR. (Engines
* count records, and a quoted value may span lines.)
*
* @param offsets in bytes from 0, ascending.
*/
async function lineNumbers(text, offsets) {
	const found = [];
	if (offsets.length === 0) return found;
	let line = 1;
	let position = 0;
	let previous = 0;
	for await (const chunk of text) {
		for (const byte of chunk) {
			if (previous === LF$3 || previous === CR$2 && byte !== LF$3) line++;
			while (offsets[found.length] === position) found.push(line);
			previous = byte;
			position++;
		}
		if (found.length === offsets.length) break;
	}
	while (found.length < offsets.length) found.push(line);
	return found;
}

// actions/validate-data/engines/duckdb-rejects.ts
/** So many rejected lines of one file the engine keeps. */
const REJECTS_LIMIT = 1e4;
/** What the engine rejects while it scans the files of one table: lines with too few or too many fields. */
var CsvRejects = class {
	#connection;
	#texts;
	#unreadable;
	#known = /* @__PURE__ */ new Set();
	#offsets = /* @__PURE__ */ new Map();
	constructor(connection, texts, unreadable) {
		this.#connection = connection;
		this.#texts = texts;
		this.#unreadable = unreadable;
	}
	/** First bytes of the rejected records of a file, as far as scans have told. */
	offsetsOf(text) {
		return this.#offsets.get(text) ?? /* @__PURE__ */ new Set();
	}
	/** After a scan: what is new goes to the unreadable lines. Every scan rejects the same lines again. */
	async collect() {
		if ((await this.#connection.runAndReadAll("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'")).currentRowCount === 0) return;
		for (const text of this.#texts) if (!this.#known.has(text.path)) await this.#collectFrom(text);
	}
	async #collectFrom(text) {
		const { file, path, skipped } = text;
		const reader = await this.#connection.runAndReadAll(`SELECT e.line_byte_position, lower(min(e.error_type)::VARCHAR)
      FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) WHERE s.file_path = ${literal(path)}
      GROUP BY ALL ORDER BY 1`);
		if (reader.currentRowCount === 0) return;
		this.#known.add(path);
		const rejects = reader.getRowsJson().map(([position, problem]) => ({
			offset: originalOffset(Number(position) - 1, skipped),
			problem
		}));
		this.#offsets.set(text, new Set(rejects.map(({ offset }) => offset)));
		const shown = rejects.slice(0, 10);
		const lines = await lineNumbers(textOf(file), shown.map(({ offset }) => offset));
		for (const [index, { problem }] of shown.entries()) this.#unreadable.addLine(file.path, lines[index] ?? 1, String(problem));
		this.#unreadable.addMore(rejects.length - shown.length);
		if (rejects.length >= 1e4) this.#unreadable.addFile(file.path, `at least ${REJECTS_LIMIT} broken lines, the rest was not counted`);
	}
};

// actions/validate-data/engines/duckdb-table.ts
/** How a reader of the engine takes the names of folders. */
function readerOptions({ partitions }) {
	return partitions.length === 0 ? "hive_partitioning = false" : "hive_partitioning = true, hive_types_autocast = false";
}
/** What the engine said of data that it cannot read, in one line. @throws UserError where the machine is too small. */
function faultOf(thrown) {
	const [first = ""] = messageOf(thrown).split("\n");
	if (/^(Out of Memory|IO) Error/.test(first)) throw new UserError(`the data cannot be loaded (${first}); give the job more memory or disk`, { cause: thrown });
	return first.replace(/^[A-Z][\w ]* Error: /, "");
}

// actions/validate-data/engines/duckdb-csv-view.ts
/** What the columns can be read as, by name: what every file that has the column can. */
function typesOf(texts) {
	const found = /* @__PURE__ */ new Map();
	for (const { header, types } of texts) for (const name of header) {
		const [type, before] = [types.get(name) ?? null, found.get(name)];
		const numbers = [type, before].every((one) => one === "BIGINT" || one === "DOUBLE");
		found.set(name, before === void 0 || before === type ? type : numbers ? "DOUBLE" : null);
	}
	return new Map(Array.from(found).flatMap(([name, type]) => type ? [[name, type]] : []));
}
/** Selects the rows of all files. */
function viewSql(texts, columns, dataset) {
	const arms = groups(texts).map((group) => selectSql(group, columns, dataset));
	const nothing = `SELECT ${columns.map(({ sql, type }) => `NULL::${type} AS ${sql}`).join(", ") || "NULL AS c0"} FROM range(0)`;
	return arms.join(" UNION ALL ") || nothing;
}
function groups(texts) {
	const found = /* @__PURE__ */ new Map();
	for (const text of texts) {
		const key = JSON.stringify([text.spans, text.header]);
		found.set(key, [...found.get(key) ?? [], text]);
	}
	return [...found.values()];
}
/** Selects the rows of files that are alike. */
function selectSql(group, columns, dataset) {
	const { header = [], spans = false } = group[0] ?? {};
	const own = header.map((_, index) => `field ${index}`);
	const values = columns.map(({ name, type, sql, partition }) => {
		const index = partition ? -1 : header.indexOf(name);
		if (partition) return `${identifier(name)} AS ${sql}`;
		return `${index < 0 ? `NULL::${type}` : identifier(own[index] ?? "")} AS ${sql}`;
	});
	const types = own.map((name, index) => {
		return `'${name}': '${columns.find((one) => !one.partition && one.name === header[index])?.type ?? "VARCHAR"}'`;
	});
	const list = group.map(({ path }) => literal(path)).join(", ");
	return `SELECT ${values.join(", ")} FROM read_csv([${list}], columns = {${types.join(", ")}}, header = true, auto_detect = false,
    delim = ${literal(dataset.delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
    strict_mode = true, null_padding = false, compression = 'none', store_rejects = true, rejects_limit = ${REJECTS_LIMIT},
    parallel = ${!spans}, ${readerOptions(dataset)})`;
}

// actions/validate-data/engines/text/record-lines.ts
const [QUOTE$2, LF$2, CR$1, SPACE$2, TAB] = [
	34,
	10,
	13,
	32,
	9
];
/**
* The lines, from 1, at which rows start.
*
* @param rows numbers of rows from 1, ascending.
*/
async function recordLines(text, rows, form) {
	const lines = [];
	if (rows.length === 0) return lines;
	const records = new Records(form, (row, line) => {
		while (rows[lines.length] === row) lines.push(line);
	});
	for await (const chunk of text) {
		records.push(chunk);
		if (lines.length === rows.length) break;
	}
	records.end();
	return lines;
}
/** Walks over a text byte by byte and tells each row and the line where it starts. */
var Records = class {
	#form;
	#found;
	#header;
	#skipped = 0;
	#position = 0;
	#line = 1;
	#row = 0;
	#start = 0;
	#startLine = 1;
	#quoted = false;
	#blank = true;
	#afterCr = false;
	constructor(form, found) {
		this.#form = form;
		this.#found = found;
		this.#header = form.header;
	}
	push(chunk) {
		for (const byte of chunk) {
			const endsLine = byte === CR$1 || byte === LF$2 && !this.#afterCr;
			if (endsLine) this.#line++;
			if (!this.#skip()) {
				if (endsLine) this.#lineEnd();
				else if (byte === LF$2 && !this.#quoted) this.#begin(this.#position + 1);
				else this.#inside(byte);
			}
			this.#afterCr = byte === CR$1;
			this.#position++;
		}
	}
	end() {
		if (this.#start < this.#position) this.#endRecord();
	}
	#inside(byte) {
		if (byte === QUOTE$2 && this.#form.quotes) this.#quoted = !this.#quoted;
		if (this.#form.quotes || byte !== SPACE$2 && byte !== TAB) this.#blank = false;
	}
	/** Whether the byte is of a record that is no row; behind its last one the next record begins. */
	#skip() {
		const skip = this.#form.skipped[this.#skipped];
		if (!skip || this.#position < skip.start) return false;
		if (this.#position + 1 >= skip.end) {
			this.#skipped++;
			this.#begin(this.#position + 1);
		}
		return true;
	}
	#lineEnd() {
		if (this.#quoted) return;
		this.#endRecord();
		this.#begin(this.#position + 1);
	}
	#endRecord() {
		if (this.#blank && !this.#form.blankRows) return;
		if (this.#header) this.#header = false;
		else if (!this.#form.rejected.has(this.#start)) this.#found(++this.#row, this.#startLine);
	}
	#begin(position) {
		this.#start = position;
		this.#startLine = this.#line;
		this.#quoted = false;
		this.#blank = true;
	}
};

// actions/validate-data/engines/duckdb-places.ts
/**
* The lines at which the first rows stand that meet a condition. The engine numbers rows, in the order of the file; what is no row
* to it is known, so the line of each number is.
*/
async function placesOf(connection, texts, condition) {
	const places = [];
	for (const { file, select, form } of texts) {
		const limit = 10 - places.length;
		if (limit === 0) break;
		const rows = (await connection.runAndReadAll(`SELECT row_number FROM (SELECT *, row_number() OVER () AS row_number FROM (${select})) WHERE ${condition} LIMIT ${limit}`)).getRowsJson().map(([row]) => Number(row));
		const lines = await recordLines(textOf(file), rows, form);
		places.push(...lines.map((line) => ({
			file: file.path,
			line
		})));
	}
	return places;
}

// actions/validate-data/engines/text/wasm.ts
function int(value) {
	return [65, ...signed(value)];
}
function get(local) {
	return [32, local];
}
function set(local, ...value) {
	return [
		...value.flat(),
		33,
		local
	];
}
/** Sets and gives. */
function tee(local, ...value) {
	return [
		...value.flat(),
		34,
		local
	];
}
const BINARY = {
	"=": 70,
	"!=": 71,
	"<": 73,
	">": 75,
	">=": 79,
	"+": 106,
	"-": 107,
	"*": 108,
	"&": 113,
	"|": 114,
	"^": 115,
	">>": 118
};
/** Of integers without a sign. */
function binary(left, operator, right) {
	return [
		...left,
		...right,
		BINARY[operator]
	];
}
/** How many bits below the lowest that is set; 32 for none. */
function trailingZeros(value) {
	return [...value, 104];
}
/** The byte so far behind an address. */
function byteAt(address, offset = 0) {
	return [
		...address,
		45,
		0,
		...unsigned(offset)
	];
}
/** Four bytes. */
function wordAt(address, offset = 0) {
	return [
		...address,
		40,
		0,
		...unsigned(offset)
	];
}
/** Sixteen bytes. */
function vectorAt(address, offset = 0) {
	return [
		...address,
		253,
		0,
		0,
		...unsigned(offset)
	];
}
/** @param bytes sixteen, or one for all. */
function vector(...bytes) {
	return [
		253,
		12,
		...bytes.length === 1 ? new Array(16).fill(bytes[0] ?? 0) : bytes
	];
}
const LANES = {
	"=": 35,
	"<": 38,
	"|": 80,
	"-": 113
};
/** Byte by byte. */
function lanes(left, operator, right) {
	return [
		...left,
		...right,
		253,
		LANES[operator]
	];
}
/** A bit for each of sixteen bytes that were compared. */
function bits(compared) {
	return [
		...compared,
		253,
		100
	];
}
/** What leaves it goes on behind it. */
function block(...code) {
	return [
		2,
		64,
		...code.flat(),
		11
	];
}
/** What leaves it begins it again. */
function loop(...code) {
	return [
		3,
		64,
		...code.flat(),
		11
	];
}
function when(condition, ...code) {
	return [
		...condition,
		4,
		64,
		...code.flat(),
		11
	];
}
/** Leaves the block, loop or condition so many further out. */
function leave(levels) {
	return [12, levels];
}
function leaveIf(condition, levels) {
	return [
		...condition,
		13,
		levels
	];
}
const [INT, VECTOR] = [127, 123];
function compile(program) {
	return new WebAssembly.Instance(new WebAssembly.Module(moduleOf(program))).exports;
}
/** A module with one function, `run`, and one memory, `memory`. */
function moduleOf({ pages, parameters, integers, vectors, body }) {
	const code = [
		2,
		...unsigned(integers),
		INT,
		...unsigned(vectors),
		VECTOR,
		...body,
		11
	];
	return Uint8Array.from([
		...[
			0,
			97,
			115,
			109,
			1,
			0,
			0,
			0
		],
		...section(1, [
			1,
			96,
			parameters,
			...new Array(parameters).fill(INT),
			1,
			INT
		]),
		...section(3, [1, 0]),
		...section(5, [
			1,
			0,
			...unsigned(pages)
		]),
		...section(7, [
			2,
			...name("run"),
			0,
			0,
			...name("memory"),
			2,
			0
		]),
		...section(10, [
			1,
			...unsigned(code.length),
			...code
		])
	]);
}
function section(id, content) {
	return [
		id,
		...unsigned(content.length),
		...content
	];
}
function name(text) {
	return [text.length, ...Buffer.from(text)];
}
function unsigned(value) {
	return value < 128 ? [value] : [value & 127 | 128, ...unsigned(value >>> 7)];
}
function signed(value) {
	return value >= -64 && value < 64 ? [value & 127] : [value & 127 | 128, ...signed(value >> 7)];
}

// actions/validate-data/engines/text/plain-lines.ts
const [LF$1, QUOTE$1, POINT$1, MINUS$1, COLON$1, SPACE$1, LETTER_T$1] = [
	10,
	34,
	46,
	45,
	58,
	32,
	84
];
const [ZERO$1, DIGITS] = [48, 15];
/** Room for a portion of a file, in pages of 64 KiB; what is longer has to be looked at in another way. */
const PAGES = 17;
const ROOM = PAGES * 65536 - 64;
/** Locals: where it is, where to stop, where the line begins, and what a field needs. */
const [AT, TO, LINE, COUNT, OTHER$1, FRACTION, BYTES] = [
	0,
	1,
	2,
	3,
	4,
	5,
	6
];
const at = get(AT);
/**
* Skims lines of CSV in which all fields are plain, sixteen bytes at a step, by WebAssembly that is written for these columns. It may
* stop at a line that is plain, but does not go over one that is not: as many fields as columns, no quotes, numbers of at most 15 digits
* without an exponent, dates and times that the calendar has.
*/
var PlainLines = class {
	#run;
	#memory;
	constructor(fields, delimiter) {
		const body = [...block(loop(...lineOf(fields, delimiter), leave(0))), ...get(LINE)];
		const { run, memory } = compile({
			pages: PAGES,
			parameters: 2,
			integers: 4,
			vectors: 1,
			body
		});
		this.#run = run;
		this.#memory = Buffer.from(memory.buffer);
	}
	/** Takes whole lines to skim. @returns false where they are too long for it. */
	take(lines) {
		return lines.length <= ROOM && lines.copy(this.#memory) === lines.length;
	}
	/** The start of the first line from an offset on that it does not go over; `to` where there is none. */
	skim(from, to) {
		return this.#run(from, to);
	}
};
const BAIL = 1;
function lineOf(fields, delimiter) {
	const columns = fields.map((field, index) => {
		const end = index === fields.length - 1 ? LF$1 : delimiter;
		return [
			...CODE[field](delimiter, end),
			...bail(binary(byteAt(at), "!=", int(end))),
			...forward(int(1))
		];
	});
	return [
		set(LINE, at),
		bail(binary(at, ">=", get(TO))),
		...columns
	];
}
function bail(condition, levels = 0) {
	return leaveIf(condition, BAIL + levels);
}
function forward(count) {
	return set(AT, binary(at, "+", count));
}
const CODE = {
	any: anyField,
	integer: () => [
		...minus(),
		...digits(COUNT),
		...forward(get(COUNT)),
		...fewDigits()
	],
	number: numberField,
	date: (_, end) => filled(end, [...dateField(), ...forward(int(10))]),
	timestamp: (_, end) => filled(end, timestampField())
};
function anyField(delimiter) {
	const is = (byte) => lanes(get(BYTES), "=", vector(byte));
	const found = bits(lanes(lanes(is(delimiter), "|", is(LF$1)), "|", is(QUOTE$1)));
	const search = [...set(BYTES, vectorAt(at)), ...when(binary(tee(COUNT, found), "=", int(0)), forward(int(16)), leave(1))];
	return [...loop(search), ...forward(trailingZeros(get(COUNT)))];
}
function minus() {
	return forward(tee(OTHER$1, binary(byteAt(at), "=", int(MINUS$1))));
}
/** How many digits follow, up to 16. */
function digits(local, offset = 0) {
	return set(local, trailingZeros(binary(digitBits(vectorAt(at, offset)), "^", int(-1))));
}
function digitBits(bytes) {
	return bits(lanes(lanes(bytes, "-", vector(ZERO$1)), "<", vector(10)));
}
function fewDigits() {
	const [many, none] = [binary(get(COUNT), ">", int(DIGITS)), binary(get(COUNT), "<", get(OTHER$1))];
	return bail(binary(many, "|", none));
}
function numberField() {
	const fraction = [
		...bail(binary(get(COUNT), "=", int(0)), 1),
		...digits(FRACTION, 1),
		...bail(binary(get(FRACTION), "=", int(0)), 1),
		...forward(binary(get(FRACTION), "+", int(1))),
		...set(COUNT, binary(get(COUNT), "+", get(FRACTION)))
	];
	return [
		...minus(),
		...digits(COUNT),
		...forward(get(COUNT)),
		...when(binary(byteAt(at), "=", int(POINT$1)), fraction),
		...fewDigits()
	];
}
/** A field that may be empty; its code is one block further in. */
function filled(end, field) {
	return block(leaveIf(binary(byteAt(at), "=", int(end)), 0), field);
}
function all(compared, wanted) {
	return bail(binary(binary(compared, "&", int(wanted)), "!=", int(wanted)), 1);
}
function positions(...where) {
	return where.reduce((sum, position) => sum + 2 ** position, 0);
}
/** Bytes of which those at some positions are a sign. */
function signs(byte, ...where) {
	return vector(...Array.from({ length: 16 }, (_, index) => where.includes(index) ? byte : 0));
}
/** Two digits as a number. */
function two$1(offset) {
	const tens = binary(byteAt(at, offset), "*", int(10));
	return binary(binary(tens, "+", byteAt(at, offset + 1)), "-", int(11 * ZERO$1));
}
/** Months of 31 days, a bit each. */
const LONG_MONTHS = positions(1, 3, 5, 7, 8, 10, 12);
/** A date that the calendar has; 29 February is left for a closer look. */
function dateField() {
	const [month, day] = [get(COUNT), get(OTHER$1)];
	const february = binary(binary(day, ">", int(28)), "&", binary(month, "=", int(2)));
	const short = binary(binary(binary(int(LONG_MONTHS), ">>", month), "&", int(1)), "=", int(0));
	return [
		...set(BYTES, vectorAt(at)),
		...all(digitBits(get(BYTES)), positions(0, 1, 2, 3, 5, 6, 8, 9)),
		...all(bits(lanes(get(BYTES), "=", signs(MINUS$1, 4, 7))), positions(4, 7)),
		...bail(binary(wordAt(at), "=", int(ZERO$1 * 16843009)), 1),
		...bail(binary(binary(tee(COUNT, two$1(5)), "-", int(1)), ">=", int(12)), 1),
		...bail(binary(binary(tee(OTHER$1, two$1(8)), "-", int(1)), ">=", int(31)), 1),
		...bail(binary(february, "|", binary(binary(day, "=", int(31)), "&", short)), 1)
	];
}
function timestampField() {
	const gap = binary(binary(byteAt(at, 10), "=", int(SPACE$1)), "|", binary(byteAt(at, 10), "=", int(LETTER_T$1)));
	const digit = (offset) => binary(byteAt(at, offset), "-", int(ZERO$1));
	const fraction = [
		...digits(FRACTION, 1),
		...bail(binary(binary(get(FRACTION), "-", int(1)), ">=", int(6)), 2),
		...forward(binary(get(FRACTION), "+", int(1)))
	];
	return [
		...dateField(),
		...all(digitBits(get(BYTES)), positions(11, 12, 14, 15)),
		...all(bits(lanes(get(BYTES), "=", signs(COLON$1, 13))), positions(13)),
		...bail(binary(gap, "=", int(0)), 1),
		...bail(binary(two$1(11), ">=", int(24)), 1),
		...bail(binary(digit(14), ">=", int(6)), 1),
		...bail(binary(byteAt(at, 16), "!=", int(COLON$1)), 1),
		...bail(binary(digit(17), ">=", int(6)), 1),
		...bail(binary(digit(18), ">=", int(10)), 1),
		...forward(int(19)),
		...when(binary(byteAt(at), "=", int(POINT$1)), fraction)
	];
}

// actions/validate-data/engines/text/plain-fields.ts
const [LF, CR, QUOTE, POINT, MINUS, PLUS, COLON, SPACE] = [
	10,
	13,
	34,
	46,
	45,
	43,
	58,
	32
];
const [LETTER_T, LETTER_E] = [84, 101];
const [ZERO, NINE] = [48, 57];
/** Digits that an integer of 64 bits, and a double, always keep. */
const [INTEGER_DIGITS, DOUBLE_DIGITS] = [18, 15];
/** A line that goes on for longer is not plain. */
const MAX_LINE = 2e6;
/** Columns that are worth a program of their own. */
const MAX_SKIMMED = 500;
/** What the fields of a column were so far; numbers begin as whole ones. */
const [OTHER, INTEGER, WHOLE, NUMBER, DATE, TIMESTAMP] = [
	0,
	1,
	2,
	3,
	4,
	5
];
const CODES = {
	integer: INTEGER,
	number: WHOLE,
	date: DATE,
	timestamp: TIMESTAMP
};
const FIELDS = [
	"any",
	"integer",
	"integer",
	"number",
	"date",
	"timestamp"
];
const TYPES = [
	null,
	"BIGINT",
	"BIGINT",
	"DOUBLE",
	"DATE",
	"TIMESTAMP"
];
/**
* Finds the columns of CSV in which every field, or nothing, is written so plainly that reading it in its type loses nothing and
* never fails: `-7` and `007`, `1.50`, `2024-02-29`, `2024-02-29 23:59:59.5`. In one that has anything else, a quote included, and
* in a file with a CR or a quoted field of several lines, fields stay text, of which everything can be asked.
*/
var PlainFields = class {
	#delimiter;
	#kindOf;
	#codes = [];
	#names = null;
	#rest = Buffer.alloc(0);
	#over = false;
	#lines = null;
	/** Codes that the lines are for, and those that the last portion ended with. */
	#skimmed = "";
	#found = "";
	/** @param kindOf what a column, by the name in the header, is to be read as; undefined for text. */
	constructor(delimiter, kindOf) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#kindOf = kindOf;
	}
	/** The columns that can be read in a type, by name. Known at the end of the text. */
	get types() {
		const names = this.#over ? [] : this.#names ?? [];
		return new Map(names.flatMap((name, index) => {
			const type = TYPES[this.#codes[index] ?? OTHER];
			return type ? [[name, type]] : [];
		}));
	}
	/** @param chunk is not kept. */
	push(chunk) {
		if (this.#over) return;
		const first = chunk.indexOf(LF) + 1;
		if (chunk.includes(CR)) this.#stop();
		else if (first === 0) this.#keep(chunk);
		else this.#portion(chunk, first);
	}
	#portion(chunk, first) {
		const line = this.#rest.length === 0 ? chunk.subarray(0, first) : Buffer.concat([this.#rest, chunk.subarray(0, first)]);
		if (this.#names === null) this.#readHeader(line);
		else this.#walk(line, line.length);
		const last = chunk.lastIndexOf(LF) + 1;
		this.#skim(chunk.subarray(first, last));
		this.#rest = Buffer.from(chunk.subarray(last));
	}
	/** The last line may lack its end. */
	end() {
		if (this.#rest.length > 0) this.push(Buffer.from([LF]));
	}
	#keep(chunk) {
		this.#rest = Buffer.concat([this.#rest, chunk]);
		if (this.#rest.length > MAX_LINE) this.#stop();
	}
	#stop() {
		this.#over = true;
		this.#rest = Buffer.alloc(0);
	}
	#readHeader(line) {
		const names = line.toString("utf8", line.indexOf("﻿") === 0 ? 3 : 0, line.length - 1);
		this.#names = names.split(String.fromCharCode(this.#delimiter)).map((name) => /^"([^"]*)"$/.exec(name)?.[1] ?? name);
		for (const name of this.#names) {
			const kind = this.#kindOf(name);
			this.#codes.push(kind === void 0 ? OTHER : CODES[kind]);
		}
		if (this.#names.some((name) => name.includes("\"")) || this.#codes.every((code) => code === OTHER)) this.#stop();
	}
	#skim(bytes) {
		const found = this.#codes.join();
		if (found === this.#found && found !== this.#skimmed && this.#codes.length <= MAX_SKIMMED) {
			this.#lines = new PlainLines(this.#codes.map((code) => FIELDS[code] ?? "any"), this.#delimiter);
			this.#skimmed = found;
		}
		this.#found = found;
		const lines = found === this.#skimmed && this.#lines?.take(bytes) ? this.#lines : null;
		let at = lines?.skim(0, bytes.length) ?? 0;
		while (at < bytes.length && !this.#over) {
			const end = lines ? bytes.indexOf(LF, at) + 1 : bytes.length;
			this.#walk(bytes.subarray(at, end), end - at);
			at = lines?.skim(end, bytes.length) ?? end;
		}
	}
	#walk(bytes, to) {
		const delimiter = this.#delimiter;
		const codes = this.#codes;
		const columns = codes.length;
		let at = 0;
		let column = 0;
		while (at < to) {
			const code = column < columns ? codes[column] : OTHER;
			let byte = bytes[at];
			if (byte === QUOTE) {
				if (column < columns) codes[column] = OTHER;
				at = quotedEnd(bytes, at);
				if (at < 0) {
					this.#stop();
					return;
				}
				byte = bytes[at];
			} else if (code !== OTHER && byte !== delimiter && byte !== LF) {
				const end = endOf(code, bytes, at);
				byte = bytes[end];
				if (end === at || byte !== delimiter && byte !== LF) {
					codes[column] = code === WHOLE && end > at && (byte === POINT || byte === LETTER_E) ? NUMBER : OTHER;
					continue;
				}
				at = end;
			}
			while (byte !== delimiter && byte !== LF) byte = bytes[++at];
			column = byte === LF ? 0 : column + 1;
			at++;
		}
	}
};
/** The index behind a quoted field; -1 where it spans lines. */
function quotedEnd(bytes, from) {
	for (let at = from + 1; bytes[at] !== LF; at++) {
		if (bytes[at] !== QUOTE) continue;
		if (bytes[at + 1] !== QUOTE) return at + 1;
		at++;
	}
	return -1;
}
function endOf(code, bytes, at) {
	if (code === INTEGER || code === WHOLE) return integerEnd(bytes, at, code === WHOLE ? DOUBLE_DIGITS : INTEGER_DIGITS);
	if (code === NUMBER) return numberEnd(bytes, at);
	return code === DATE ? dateEnd(bytes, at) : timestampEnd(bytes, at);
}
function digitsEnd(bytes, from) {
	let at = from;
	while (isDigit(bytes[at])) at++;
	return at;
}
function isDigit(byte) {
	return byte >= ZERO && byte <= NINE;
}
function integerEnd(bytes, at, digits) {
	const start = bytes[at] === MINUS ? at + 1 : at;
	const end = digitsEnd(bytes, start);
	return end > start && end - start <= digits ? end : at;
}
function numberEnd(bytes, at) {
	const start = bytes[at] === MINUS ? at + 1 : at;
	const whole = digitsEnd(bytes, start);
	let end = whole;
	if (bytes[whole] === POINT) {
		end = digitsEnd(bytes, whole + 1);
		if (end === whole + 1) return at;
	}
	const digits = end - start - (end > whole ? 1 : 0);
	if (whole === start || digits > DOUBLE_DIGITS) return at;
	return bytes[end] === LETTER_E ? exponentEnd(bytes, end) : end;
}
function exponentEnd(bytes, at) {
	const sign = bytes[at + 1];
	const start = sign === MINUS || sign === PLUS ? at + 2 : at + 1;
	const end = digitsEnd(bytes, start);
	return end > start && end <= start + 2 ? end : at;
}
/** Two digits as a number; -1 where they are none. */
function two(bytes, at) {
	const tens = bytes[at];
	return isDigit(tens) && isDigit(bytes[at + 1]) ? tens * 10 + bytes[at + 1] - 11 * ZERO : -1;
}
function dateEnd(bytes, at) {
	if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) return at;
	const century = two(bytes, at);
	const year = two(bytes, at + 2);
	const month = two(bytes, at + 5);
	const day = two(bytes, at + 8);
	if (century < 0 || year < 0 || century + year === 0 || month < 1 || month > 12 || day < 1) return at;
	return day <= 28 || day <= daysIn(month, century * 100 + year) ? at + 10 : at;
}
function daysIn(month, year) {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
function timestampEnd(bytes, at) {
	if (dateEnd(bytes, at) === at || bytes[at + 10] !== SPACE && bytes[at + 10] !== LETTER_T) return at;
	if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return at;
	const hour = two(bytes, at + 11);
	const minute = two(bytes, at + 14);
	const second = two(bytes, at + 17);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return at;
	if (bytes[at + 19] !== POINT) return at + 19;
	const end = digitsEnd(bytes, at + 20);
	return end > at + 20 && end <= at + 26 ? end : at;
}

// actions/validate-data/engines/duckdb-csv.ts
init_errors();
/**
* CSV in place, as text, so that nothing is guessed: types are the contract's business. Only columns that are plain throughout are
* read in their type, which loses nothing and is faster. An empty field is null, a quoted empty field is an empty text. Records that break the form are kept apart with their line numbers.
*/
async function loadCsv({ connection, dataset, table, scratch }) {
	const unreadable = new Unreadable();
	const texts = [];
	for (const file of dataset.files) try {
		const form = new CsvForm(dataset.delimiter);
		const plain = dataset.plain && new PlainFields(dataset.delimiter, (name) => dataset.plain?.get(name));
		const text = await inspect(file, {
			dataset,
			scratch,
			unreadable,
			form,
			...plain && { plain }
		});
		if (text) texts.push(text);
	} catch (cause) {
		unreadable.addFile(file.path, messageOf(cause));
	}
	const headers = new Map(texts.map(({ file, header }) => [file, header]));
	const { columns, lackedBy } = columnsOf(headers, dataset.partitions, () => ({
		type: "VARCHAR",
		encoding: "text"
	}));
	const types = typesOf(texts);
	const typed = columns.map((column) => {
		const type = column.partition ? void 0 : types.get(column.name);
		return type ? {
			...column,
			type,
			encoding: "native"
		} : column;
	});
	const written = {
		sql: `${table}_written`,
		columns
	};
	await connection.run(`CREATE TEMP VIEW ${table} AS ${viewSql(texts, typed, dataset)}`);
	if (types.size > 0) await connection.run(`CREATE TEMP VIEW ${written.sql} AS ${viewSql(texts, columns, dataset)}`);
	const rejects = new CsvRejects(connection, texts, unreadable);
	const placesWhere = (condition) => {
		const ordered = texts.map((text) => ({
			file: text.file,
			select: selectSql([text], columns, dataset),
			form: {
				quotes: true,
				header: true,
				blankRows: text.header.length === 1,
				skipped: text.skipped,
				rejected: rejects.offsetsOf(text)
			}
		}));
		return placesOf(connection, ordered, condition);
	};
	const scanned = () => rejects.collect();
	const shared = {
		lackedBy,
		unreadable,
		placesWhere
	};
	return {
		table: {
			sql: table,
			columns: typed,
			...types.size > 0 && { written },
			...shared
		},
		scanned
	};
}

// actions/validate-data/engines/duckdb-jsonl.ts
/**
* JSON Lines, one object a line, blank lines left out; or, in a file that starts with `[`, an array of objects. Values stay
* JSON, so that `1` and `"1"` differ; null and an absent key are both null.
*
* The engine's own reader takes NaN, repeated keys and a comma too many, so every record is judged before it sees them.
*/
async function loadJsonl({ connection, dataset, table, scratch }) {
	const { texts, columns, unreadable } = await jsonTexts(dataset, scratch);
	const own = columns.filter(({ partition }) => !partition);
	const values = columns.map(({ name, sql, partition }) => {
		if (partition) return `${identifier(name)} AS ${sql}`;
		const value = `found[${own.findIndex((column) => column.name === name) + 1}]`;
		return `CASE WHEN CAST(${value} AS VARCHAR) <> 'null' THEN ${value} END AS ${sql}`;
	});
	const pointers = own.map(({ name }) => literal(pointer(name))).join(", ");
	const found = own.length === 0 ? "NULL" : `json_extract(line, [${pointers}])`;
	const selected = (some) => {
		const lines = `read_csv([${some.map(({ path }) => literal(path)).join(", ")}], columns = {'line': 'VARCHAR'}, header = false,
    auto_detect = false, delim = '', quote = '', escape = '', nullstr = '', strict_mode = false, compression = 'none',
    max_line_size = ${JSON_RECORD_MAX_BYTES + 2}, ${readerOptions(dataset)})`;
		const full = "trim(line, E' \\t\\r') <> ''";
		const from = `(SELECT *, CASE WHEN ${full} THEN ${found} END AS found FROM ${lines} WHERE ${full})`;
		return `SELECT ${values.join(", ") || "NULL AS c0"} FROM ${from}`;
	};
	const nothing = `SELECT ${columns.map(({ sql }) => `NULL AS ${sql}`).join(", ") || "NULL AS c0"} FROM range(0)`;
	await connection.run(`CREATE TEMP VIEW ${table} AS ${texts.length === 0 ? nothing : selected(texts)}`);
	const placesWhere = (condition) => {
		const ordered = texts.flatMap((text) => {
			const { file, skipped } = text;
			if (skipped === null) return [];
			const form = {
				quotes: false,
				header: false,
				blankRows: false,
				skipped,
				rejected: /* @__PURE__ */ new Set()
			};
			return [{
				file,
				select: selected([text]),
				form
			}];
		});
		return placesOf(connection, ordered, condition);
	};
	return {
		table: {
			sql: table,
			columns,
			lackedBy: /* @__PURE__ */ new Map(),
			unreadable,
			placesWhere
		},
		scanned: async () => {}
	};
}
/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key) {
	return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

// actions/validate-data/engines/duckdb-parquet.ts
/** Parquet in place, by name. Columns of several files take the type that holds all of them. */
async function loadParquet({ connection, dataset, table }) {
	const unreadable = new Unreadable();
	const headers = /* @__PURE__ */ new Map();
	for (const file of dataset.files) {
		const columns = await describe(connection, [file]).catch((cause) => {
			unreadable.addFile(file.path, `not Parquet, or cut short (${faultOf(cause).replaceAll(file.absolute, file.path)}); write it again`);
			return null;
		});
		if (columns) headers.set(file, Array.from(columns.keys()));
	}
	const readable = [...headers.keys()];
	const types = readable.length === 0 ? /* @__PURE__ */ new Map() : await describe(connection, readable);
	const { columns, lackedBy } = columnsOf(headers, dataset.partitions, (name) => ({
		type: types.get(name) ?? "unknown",
		encoding: "native"
	}));
	const selected = columns.map(({ name, sql }) => `${identifier(name)} AS ${sql}`).join(", ");
	const nothing = columns.map(({ sql }) => `NULL AS ${sql}`).join(", ");
	const source = readable.length === 0 ? "range(0)" : reader(readable, readerOptions(dataset));
	const values = readable.length === 0 ? nothing : selected;
	await connection.run(`CREATE TEMP VIEW ${table} AS SELECT ${values || "NULL AS c0"} FROM ${source}`);
	const placesWhere = async () => [];
	return {
		table: {
			sql: table,
			columns,
			lackedBy,
			unreadable,
			placesWhere
		},
		scanned: async () => {}
	};
}
async function describe(connection, files) {
	const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(files, "hive_partitioning = false")}`)).getRowsJson().map(([name, type]) => [String(name), String(type)]);
	return new Map(columns.filter(([name]) => !name.includes("\0")));
}
function reader(files, options) {
	return `read_parquet([${files.map((file) => literal(file.absolute)).join(", ")}], union_by_name = true, ${options}, filename = false)`;
}

// actions/validate-data/engines/duckdb-read-only.ts
/**
* Runs one statement that DuckDB's own parser calls a SELECT, and no other: what writes, copies, attaches or sets has another
* type, and the files of the machine are out of reach for every statement.
*
* @param limit milliseconds; then the statement is interrupted.
* @throws Error for anything but one SELECT, for what the engine refuses, and when the time is up.
*/
async function readOnly(connection, sql, limit) {
	const statements = await connection.extractStatements(sql);
	if (statements.count !== 1) throw new Error(`${statements.count} statements; write one SELECT`);
	const statement = await statements.prepare(0);
	if (statement.statementType !== import_lib.StatementType.SELECT) throw new Error(`a statement of type ${import_lib.StatementType[statement.statementType]}; only SELECT is run`);
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		connection.interrupt();
	}, limit);
	try {
		return (await statement.runAndReadUntil(2)).getRowsJson().slice(0, 2);
	} catch (thrown) {
		throw late ? new Error(`it took longer than ${limit / 1e3} s`, { cause: thrown }) : thrown;
	} finally {
		clearTimeout(timer);
		statement.destroySync();
	}
}

// actions/validate-data/engines/duckdb.ts
const THREADS = 2;
const GIBIBYTE = 2 ** 30;
/**
* DuckDB in this process. It can read exactly the given files and write to a temporary folder of its own: no other file, no
* network, no extension, and no statement can change that.
*
* @param files absolute, without symbolic links.
* @param log takes a line of progress every few seconds; short work is silent.
*/
async function openDuckdb(files, log = () => {}) {
	const temporary = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-duckdb-"));
	const texts = join(temporary, "texts");
	await mkdir(texts);
	const instance = await import_lib.DuckDBInstance.create(":memory:", {
		threads: String(THREADS),
		memory_limit: `${Math.max(1, Math.min(4, Math.floor(totalmem() / GIBIBYTE / 2)))}GiB`,
		temp_directory: join(temporary, "spill"),
		autoinstall_known_extensions: "false",
		autoload_known_extensions: "false",
		allow_community_extensions: "false",
		allow_persistent_secrets: "false"
	});
	const connection = await instance.connect();
	await lock(connection, files, texts);
	const tables = [];
	const settle = async (sql) => {
		if (!/^\s*(SELECT|WITH|CREATE TEMP TABLE)\b/i.test(sql)) return;
		for (const table of tables) {
			if (!new RegExp(`\\b${table.loaded.table.sql}\\b`).test(sql)) continue;
			table.scanned = true;
			await table.loaded.scanned();
		}
	};
	return {
		name: `duckdb ${(0, import_lib.version)()}`,
		dialect: duckdb,
		learns: true,
		load: async (dataset) => {
			let read = 0;
			const scratch = new Scratch(join(texts, String(tables.length)), (_, bytes) => {
				read += bytes;
			});
			const loaded = await heartbeat(log, () => `reading ${dataset.name}: ${megabytes(read)} MB so far`, () => load({
				connection,
				dataset,
				table: `d${tables.length + 1}`,
				scratch
			}));
			const entry = {
				loaded,
				scanned: false
			};
			tables.push(entry);
			return guarded(loaded.table, () => entry.scanned);
		},
		query: async (sql) => {
			const ask = async () => {
				const rows = (await connection.runAndReadAll(sql)).getRowsJson();
				await settle(sql);
				return rows;
			};
			return heartbeat(log, () => `checking: ${progressOf(connection)}`, ask);
		},
		stream: (sql) => portions(connection, sql),
		readOnly: (sql, limit) => readOnly(connection, sql, limit),
		close: async () => {
			connection.closeSync();
			instance.closeSync();
			await rm(temporary, {
				recursive: true,
				force: true
			});
		}
	};
}
function guarded({ unreadable, ...table }, scanned) {
	return {
		...table,
		get unreadable() {
			if (!scanned()) throw new Error("unreadable lines are known once the table was scanned");
			const { count, files, examples, places } = unreadable;
			return {
				count,
				files,
				examples,
				places
			};
		}
	};
}
function progressOf(connection) {
	const { percentage, rows_processed: rows } = connection.progress;
	return percentage < 0 ? "under way" : `${Math.floor(percentage)} %, ${rows} rows`;
}
function megabytes(bytes) {
	return Math.floor(bytes / 1e6);
}
async function lock(connection, files, texts) {
	await connection.run("SET TimeZone = 'UTC'");
	if (files.length > 0) await connection.run(`SET allowed_paths = [${files.map(literal).join(", ")}]`);
	await connection.run(`SET allowed_directories = [${literal(`${texts}/`)}]`);
	await connection.run("SET enable_external_access = false");
	await connection.run("SET lock_configuration = true");
}
function load(loading) {
	switch (loading.dataset.format) {
		case "csv": return loadCsv(loading);
		case "jsonl": return loadJsonl(loading);
		case "parquet": return loadParquet(loading);
	}
}
async function* portions(connection, sql) {
	yield* (await connection.stream(sql)).yieldRowsJson();
}

export { openDuckdb };