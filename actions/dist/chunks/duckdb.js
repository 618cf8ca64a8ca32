import { t as require_lib } from "./vendor-duckdb.js";
import { a as identifier, i as duckdb, o as literal } from "./sql.js";
import { a as loadCsv, c as columnsOf, d as heartbeat, l as faultOf, n as loadJsonl, s as Unreadable, t as Scratch, u as readerOptions } from "./scratch.js";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";

// actions/validate-data/engines/duckdb-parquet.ts
var import_lib = require_lib();
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
		if (!/^\s*(SELECT|WITH)\b/i.test(sql)) return;
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
			const beat = heartbeat(log, () => `reading ${dataset.name}: ${megabytes(read)} MB so far`);
			try {
				const scratch = new Scratch(join(texts, String(tables.length)), (_, bytes) => {
					read += bytes;
				});
				const loaded = await load({
					connection,
					dataset,
					table: `d${tables.length + 1}`,
					scratch
				});
				const entry = {
					loaded,
					scanned: false
				};
				tables.push(entry);
				return guarded(loaded.table, () => entry.scanned);
			} finally {
				beat.stop();
			}
		},
		query: async (sql) => {
			const beat = heartbeat(log, () => `checking: ${progressOf(connection)}`);
			try {
				const rows = (await connection.runAndReadAll(sql)).getRowsJson();
				await settle(sql);
				return rows;
			} finally {
				beat.stop();
			}
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