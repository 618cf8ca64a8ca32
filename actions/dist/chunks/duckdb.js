import { t as require_lib } from "./vendor-duckdb.js";
import { dn as init_errors, fn as messageOf, it as literal, rt as identifier, un as UserError } from "./core.js";
import { t as parse } from "./vendor-data.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { createReadStream } from "node:fs";

// actions/validate-data/engines/duckdb-table.ts
var import_lib = require_lib();
init_errors();
const MAX_COLUMNS = 1e4;
/** So many unreadable places are shown. */
const MAX_FAULT_EXAMPLES = 10;
/** Counts what could not be read, and keeps the first few places. */
var Faults = class {
	#count = 0;
	#examples = [];
	add(count, example) {
		this.#count += count;
		if (this.#examples.length < 10) this.#examples.push(example);
	}
	get found() {
		return {
			count: this.#count,
			examples: this.#examples
		};
	}
};
/**
* The columns of several files together. SQL never sees the names that the data give: columns are numbered, since engines
* compare names without regard to case and the data need not.
*/
function columnsOf(headers, typeOf, encoding) {
	const names = [...new Set(Array.from(headers.values()).flat())];
	if (names.length > MAX_COLUMNS) throw new UserError(`the data have ${names.length} columns, more than ${MAX_COLUMNS}; split them`);
	const columns = names.map((name, index) => ({
		name,
		sql: `c${index}`,
		encoding,
		type: typeOf(name)
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
/** What the engine said of data that it cannot read, in one line. @throws UserError where the machine is too small. */
function faultOf(thrown) {
	const [first = "", ...more] = messageOf(thrown).split("\n");
	if (/^(Out of Memory|IO) Error/.test(first)) throw new UserError(`the data cannot be loaded (${first}); give the job more memory or disk`, { cause: thrown });
	const line = /CSV Error on Line: (\d+)$/.exec(first)?.[1];
	return line === void 0 ? first.replace(/^[A-Z][\w ]* Error: /, "") : `line ${line}: ${more[1] ?? "cannot be read"}`;
}

// actions/validate-data/engines/line-numbers.ts
const [LF, CR] = [10, 13];
/**
* The lines, from 1, that stand at byte offsets of a file, as an editor counts them. (Engines count records, and a quoted
* value may span lines.) A line ends in LF, CR LF or CR; the LF of a CR LF belongs to the line after it here, since that is
* where DuckDB lets a record begin.
*
* @param offsets in bytes from 0, ascending.
*/
async function lineNumbers(path, offsets) {
	const found = [];
	const last = offsets.at(-1);
	if (last === void 0) return found;
	let line = 1;
	let position = 0;
	let previous = 0;
	for await (const chunk of createReadStream(path, { end: last })) for (const byte of chunk) {
		if (previous === CR || previous === LF) line++;
		while (offsets[found.length] === position) found.push(line);
		previous = previous === CR && byte === LF ? 0 : byte;
		position++;
	}
	while (found.length < offsets.length) found.push(line);
	return found;
}

// actions/validate-data/engines/duckdb-csv.ts
init_errors();
/**
* CSV as text, so that nothing is guessed: types are the contract's business. An empty field is null, a quoted empty field
* is an empty text. Lines that break the form are kept apart with their line numbers.
*/
async function loadCsv(connection, dataset, table) {
	const faults = new Faults();
	const headers = /* @__PURE__ */ new Map();
	for (const file of dataset.files) {
		const header = await readHeader(file, dataset.delimiter).catch((cause) => messageOf(cause));
		if (typeof header === "string") faults.add(1, `${file.path} line 1: ${header}`);
		else headers.set(file, header);
	}
	const { columns, lackedBy } = columnsOf(headers, () => "VARCHAR", "text");
	await connection.run(`CREATE TEMP TABLE ${table} (${columns.map(({ sql }) => `${sql} VARCHAR`).join(", ") || "c0 VARCHAR"})`);
	for (const [header, files] of byHeader(headers)) await insert({
		connection,
		table,
		dataset,
		columns,
		header,
		files
	}).catch((cause) => {
		faults.add(1, `${files.map((file) => file.path).join(", ")}: ${faultOf(cause)}`);
	});
	await addRejects(connection, dataset, faults);
	return {
		sql: table,
		columns,
		lackedBy,
		unreadable: faults.found
	};
}
/** Names of the columns; none for an empty file. */
async function readHeader(file, delimiter) {
	const text = createReadStream(file.absolute, { end: 1048575 });
	const parser = text.pipe(parse({
		to: 1,
		bom: true,
		delimiter,
		relax_column_count: true
	}));
	text.once("error", (cause) => parser.destroy(cause));
	let header = [];
	for await (const record of parser) header = record;
	text.destroy();
	const twice = header.find((name, index) => header.indexOf(name) < index);
	if (twice !== void 0) throw new Error(`the column ${JSON.stringify(twice.slice(0, 100))} stands twice`);
	return header;
}
function byHeader(headers) {
	const groups = /* @__PURE__ */ new Map();
	for (const [file, header] of headers) {
		if (header.length === 0) continue;
		const key = JSON.stringify(header);
		const group = groups.get(key) ?? {
			header,
			files: []
		};
		group.files.push(file);
		groups.set(key, group);
	}
	return new Map(Array.from(groups.values(), ({ header, files }) => [header, files]));
}
async function insert({ connection, table, dataset, columns, header, files }) {
	const names = header.map((name) => columns.find((column) => column.name === name)?.sql ?? identifier(name));
	const types = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
	const list = files.map((file) => literal(file.absolute)).join(", ");
	await connection.run(`INSERT INTO ${table} (${names.join(", ")}) SELECT * FROM read_csv([${list}], columns = {${types}},
    header = true, auto_detect = false, delim = ${literal(dataset.delimiter)}, quote = '"', escape = '"', nullstr = '',
    allow_quoted_nulls = false, strict_mode = true, null_padding = false, compression = 'none', store_rejects = true,
    hive_partitioning = false)`);
}
async function addRejects(connection, dataset, faults) {
	if ((await connection.runAndReadAll("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'")).currentRowCount === 0) return;
	for (const file of dataset.files) {
		const rejects = (await connection.runAndReadAll(`SELECT e.line_byte_position, lower(min(e.error_type)::VARCHAR)
      FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) WHERE s.file_path = ${literal(file.absolute)}
      GROUP BY ALL ORDER BY 1`)).getRowsJson().map(([position, problem]) => ({
			offset: Number(position) - 1,
			problem
		}));
		const shown = rejects.slice(0, 10);
		const lines = await lineNumbers(file.absolute, shown.map(({ offset }) => offset));
		for (const [index, { problem }] of rejects.entries()) faults.add(1, `${file.path} line ${lines[index]}: ${problem}`);
	}
}

// actions/validate-data/engines/duckdb-jsonl.ts
const LINE_MAX_BYTES = 16 << 20;
/** True for a line that holds one JSON object without a repeated key. Case by case, since json functions throw on what is no JSON. */
const IS_OBJECT = `CASE WHEN json_valid(line) THEN
    CASE WHEN json_type(line) = 'OBJECT' THEN len(json_keys(line)) = len(list_distinct(json_keys(line))) ELSE false END
  ELSE false END`;
/**
* JSON Lines: one object a line, blank lines left out. Values stay JSON, so that `1` and `"1"` differ; null and an absent
* key are both null.
*/
async function loadJsonl(connection, dataset, table) {
	const faults = new Faults();
	const lines = `${table}_lines`;
	await connection.run(`CREATE TEMP TABLE ${lines} (file INTEGER, number BIGINT, line VARCHAR)`);
	for (const [index, file] of dataset.files.entries()) await insertLines({
		connection,
		lines,
		index,
		file
	}).catch((cause) => {
		faults.add(1, `${file.path}: ${faultOf(cause)}`);
	});
	await moveMalformed({
		connection,
		lines,
		dataset,
		faults
	});
	const names = (await connection.runAndReadAll(`SELECT DISTINCT unnest(json_keys(line)) AS key FROM ${lines} ORDER BY key`)).getRowsJson().map(([key]) => String(key));
	const { columns } = columnsOf(new Map(dataset.files.map((file) => [file, names])), () => "JSON", "json");
	const values = columns.map(({ name, sql }) => {
		const value = `json_extract(line, ${literal(pointer(name))})`;
		return `CASE WHEN json_type(${value}) <> 'NULL' THEN ${value} END AS ${sql}`;
	});
	await connection.run(`CREATE TEMP TABLE ${table} AS SELECT ${values.join(", ") || "NULL AS c0"} FROM ${lines}`);
	await connection.run(`DROP TABLE ${lines}`);
	return {
		sql: table,
		columns,
		lackedBy: /* @__PURE__ */ new Map(),
		unreadable: faults.found
	};
}
async function insertLines({ connection, lines, index, file }) {
	await connection.run(`INSERT INTO ${lines} SELECT * FROM (
    SELECT ${index}, row_number() OVER () AS number, line FROM read_csv(${literal(file.absolute)},
      columns = {'line': 'VARCHAR'}, header = false, auto_detect = false, delim = '', quote = '', escape = '', nullstr = '',
      max_line_size = ${LINE_MAX_BYTES}, compression = 'none', hive_partitioning = false))
    WHERE trim(line) <> ''`);
}
async function moveMalformed({ connection, lines, dataset, faults }) {
	const reader = await connection.runAndReadAll(`SELECT file, number FROM ${lines} WHERE NOT (${IS_OBJECT}) ORDER BY file, number`);
	for (const [file, number] of reader.getRowsJson()) {
		const path = dataset.files[Number(file)]?.path;
		faults.add(1, `${path} line ${number}: not one JSON object with unique keys`);
	}
	if (reader.currentRowCount > 0) await connection.run(`DELETE FROM ${lines} WHERE NOT (${IS_OBJECT})`);
}
/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key) {
	return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

// actions/validate-data/engines/duckdb-parquet.ts
/** Parquet in place, by name. Columns of several files take the type that holds all of them. */
async function loadParquet(connection, dataset, table) {
	const faults = new Faults();
	const headers = /* @__PURE__ */ new Map();
	for (const file of dataset.files) {
		const columns = await describe(connection, [file]).catch((cause) => {
			faults.add(1, `${file.path}: ${faultOf(cause)}`);
			return null;
		});
		if (columns) headers.set(file, Array.from(columns.keys()));
	}
	const readable = [...headers.keys()];
	const types = readable.length === 0 ? /* @__PURE__ */ new Map() : await describe(connection, readable);
	const { columns, lackedBy } = columnsOf(headers, (name) => types.get(name) ?? "unknown", "native");
	const selected = columns.map(({ name, sql }) => `${identifier(name)} AS ${sql}`).join(", ");
	const source = readable.length === 0 ? "range(0)" : reader(readable);
	await connection.run(`CREATE TEMP VIEW ${table} AS SELECT ${selected || "NULL AS c0"} FROM ${source}`);
	return {
		sql: table,
		columns,
		lackedBy,
		unreadable: faults.found
	};
}
async function describe(connection, files) {
	const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(files)}`)).getRowsJson().map(([name, type]) => [String(name), String(type)]);
	return new Map(columns.filter(([name]) => !name.includes("\0")));
}
function reader(files) {
	return `read_parquet([${files.map((file) => literal(file.absolute)).join(", ")}], union_by_name = true, hive_partitioning = false, filename = false)`;
}

// actions/validate-data/engines/duckdb.ts
const THREADS = 2;
const GIBIBYTE = 2 ** 30;
/**
* DuckDB in this process. It can read exactly the given files and write to a temporary folder of its own: no other file, no
* network, no extension, and no statement can change that.
*
* @param files absolute, without symbolic links.
*/
async function openDuckdb(files) {
	const temporary = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-duckdb-"));
	const instance = await import_lib.DuckDBInstance.create(":memory:", {
		threads: String(THREADS),
		memory_limit: `${Math.max(1, Math.min(4, Math.floor(totalmem() / GIBIBYTE / 2)))}GiB`,
		temp_directory: temporary,
		autoinstall_known_extensions: "false",
		autoload_known_extensions: "false",
		allow_community_extensions: "false",
		allow_persistent_secrets: "false"
	});
	const connection = await instance.connect();
	await lock(connection, files);
	const loaded = [];
	return {
		name: `duckdb ${(0, import_lib.version)()}`,
		load: (dataset) => {
			const table = `d${loaded.push(dataset.name)}`;
			return load(connection, dataset, table);
		},
		query: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson(),
		stream: (sql) => portions(connection, sql),
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
async function lock(connection, files) {
	await connection.run("SET TimeZone = 'UTC'");
	if (files.length > 0) await connection.run(`SET allowed_paths = [${files.map(literal).join(", ")}]`);
	await connection.run("SET enable_external_access = false");
	await connection.run("SET lock_configuration = true");
}
function load(connection, dataset, table) {
	switch (dataset.format) {
		case "csv": return loadCsv(connection, dataset, table);
		case "jsonl": return loadJsonl(connection, dataset, table);
		case "parquet": return loadParquet(connection, dataset, table);
	}
}
async function* portions(connection, sql) {
	yield* (await connection.stream(sql)).yieldRowsJson();
}

export { openDuckdb };