import { A as union, C as number, D as string, _ as boolean, b as lazy, g as array, j as unknown, k as tuple, m as _null, w as object, x as literal$1 } from "./vendor.js";
import { t as ecmaPattern } from "./pattern.js";
import { a as CsvForm, i as inspect, n as jsonTexts, o as columnsOf, s as Unreadable, t as Scratch, u as heartbeat } from "./scratch.js";
import { Cr as init_errors, Sr as UserError, r as converse, wr as messageOf, yt as childEnvironment } from "./core.js";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";

// core/data/pattern-java.ts
/** Loops that may stand in a pattern; searching from every place is one more. */
const MAX_LOOPS = 2;
/** Optional parts, each of which may double the work. */
const MAX_OPTIONALS = 6;
const WORD_BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
/** The same language in Java's syntax; null where it cannot be said exactly, or may take too long. */
function toJava(pattern) {
	if (ecmaPattern(pattern).flags !== "u") return null;
	const tokens = [];
	for (let rest = pattern; rest !== "";) {
		const token = rest.startsWith("[") ? classToken(rest) : outsideToken(rest);
		if (!token) return null;
		tokens.push(token);
		rest = rest.slice(token.length);
	}
	return isQuick(tokens, pattern.startsWith("^")) ? tokens.map(({ java }) => java).join("") : null;
}
function isQuick(tokens, anchored) {
	const loops = tokens.filter(({ kind }) => kind === "loop").length;
	const optionals = tokens.filter(({ kind }) => kind === "optional").length;
	const alternatives = tokens.filter(({ kind }) => kind === "or").length;
	const open = [];
	for (const [index, { kind }] of tokens.entries()) if (kind === "open") open.push(false);
	else if (kind === "close") {
		const several = open.pop() ?? false;
		const next = tokens[index + 1]?.kind;
		if (several && (next === "loop" || next === "times")) return false;
		if (several && open.length > 0) open[open.length - 1] = true;
	} else if (kind === "or" || kind === "loop" || kind === "optional") {
		if (open.length > 0) open[open.length - 1] = true;
	}
	return loops + (anchored && alternatives === 0 ? 0 : 1) <= MAX_LOOPS && optionals + alternatives <= MAX_OPTIONALS;
}
function outsideToken(rest) {
	const token = (length, java, kind = "other") => ({
		length,
		java,
		kind
	});
	const group = /^\(\?(:|<[A-Za-z_$][\w$]*>)/.exec(rest);
	if (group) return token(group[0].length, group[1] === ":" ? "(?:" : "(", "open");
	if (rest.startsWith("(?")) return null;
	const counted = /^(\{(\d+)(,?)(\d*)\}|[*+])(\??)/.exec(rest);
	if (counted) {
		const [all, , least, comma, most] = counted;
		if (Math.max(Number(least ?? 0), Number(most || 0)) > 1e3) return null;
		const exact = least !== void 0 && comma === "";
		return token(all.length, all, exact ? "times" : "loop");
	}
	if (rest.startsWith("?")) return token(rest.startsWith("??") ? 2 : 1, rest.startsWith("??") ? "??" : "?", "optional");
	switch (rest[0]) {
		case "(": return token(1, "(", "open");
		case ")": return token(1, ")", "close");
		case "|": return token(1, "|", "or");
		case ".": return token(1, "[^\\n\\r\\x{2028}\\x{2029}]");
		case "^": return token(1, "\\A");
		case "$": return token(1, "\\z");
	}
	if (rest.startsWith("\\b")) return token(2, WORD_BOUNDARY);
	return characterToken(rest);
}
function classToken(rest) {
	let java = rest.startsWith("[^") ? "[^" : "[";
	let length = java.length;
	if (rest[length] === "]") return null;
	while (rest[length] !== "]") {
		const inside = rest.slice(length);
		if (inside === "" || inside.startsWith("[")) return null;
		const token = inside.startsWith("-") ? {
			length: 1,
			java: "-"
		} : characterToken(inside);
		if (!token) return null;
		java += token.java;
		length += token.length;
	}
	return {
		length: length + 1,
		java: `${java}]`,
		kind: "other"
	};
}
function characterToken(rest) {
	const found = (length, java) => ({
		length,
		java,
		kind: "other"
	});
	if (/^\\[dDwW]/.test(rest)) return found(2, rest.slice(0, 2));
	const control = /^\\([tnrf])/.exec(rest);
	if (control) return found(2, `\\${control[1]}`);
	const escaped = /^\\([\^$\\.*+?()[\]{}|/-])/.exec(rest);
	if (escaped) return found(2, numbered(escaped[1] ?? ""));
	const code = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\})/.exec(rest);
	if (code) {
		const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
		return point >= 55296 && point <= 57343 ? null : found(code[0].length, `\\x{${point.toString(16)}}`);
	}
	if (rest.startsWith("\\")) return null;
	const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
	return character.isWellFormed() ? found(character.length, numbered(character)) : null;
}
function numbered(character) {
	return /^[A-Za-z0-9]$/.test(character) ? character : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

// core/data/spark-type.ts
const SparkType = lazy(() => union([
	string(),
	object({
		type: literal$1("struct"),
		fields: array(object({
			name: string(),
			type: SparkType
		}))
	}),
	object({
		type: literal$1("array"),
		elementType: SparkType
	}),
	object({
		type: literal$1("map"),
		keyType: SparkType,
		valueType: SparkType
	})
]));
/** Reads a type: `long`, `decimal(10,2)`, or JSON as of `{"type":"array",...}`. */
function sparkType(name) {
	if (!name.startsWith("{")) return typeOf(name);
	const parsed = SparkType.safeParse(JSON.parse(name));
	return parsed.success ? typeOf(parsed.data) : { kind: "other" };
}
function typeOf(type) {
	if (typeof type === "string") return plainType(type);
	switch (type.type) {
		case "struct": return {
			kind: "struct",
			members: type.fields.map((one) => ({
				name: one.name,
				type: typeOf(one.type)
			}))
		};
		case "array": return {
			kind: "list",
			items: typeOf(type.elementType)
		};
		case "map": return typeOf(type.keyType).kind === "string" ? {
			kind: "map",
			values: typeOf(type.valueType)
		} : { kind: "other" };
	}
}
function plainType(name) {
	const [, scale] = /^decimal\(\d+,(-?\d+)\)$/.exec(name) ?? [];
	if (/^(byte|short|integer|long)$/.test(name) || scale === "0") return { kind: "integer" };
	if (scale !== void 0) return {
		kind: "decimal",
		scale: Number(scale)
	};
	if (name === "float" || name === "double") return {
		kind: "float",
		bits: name === "float" ? 32 : 64
	};
	if (/^(string|varchar|char)\b/.test(name)) return { kind: "string" };
	if (name === "boolean" || name === "date") return { kind: name };
	if (name === "timestamp" || name === "timestamp_ntz") return {
		kind: "timestamp",
		zone: name === "timestamp",
		nanoseconds: false
	};
	return { kind: "other" };
}

// core/data/dialect-spark.ts
/** Quotes a name. @throws Error for a NUL. */
function identifier(name) {
	if (name.includes("\0")) throw new Error("a name with NUL cannot be quoted");
	return `\`${name.replaceAll("`", "``")}\``;
}
/** Quotes a text. `${` would be a variable in some sessions, so the brace is escaped too. */
function literal(text) {
	return `'${text.replace(/[\\'\0]/g, (sign) => sign === "\0" ? "\\u0000" : `\\${sign}`).replaceAll("${", "$\\u007b")}'`;
}
const CASTS = {
	string: "STRING",
	integer: "DECIMAL(38, 0)",
	number: "DOUBLE",
	boolean: "BOOLEAN",
	date: "DATE",
	timestamp: "TIMESTAMP"
};
const INFINITY = "DOUBLE('Infinity')";
/** By their first characters. JSON is kept as text without space between its tokens. */
const JSON_STARTS = {
	string: "\"",
	number: "-0123456789",
	boolean: "tf",
	object: "{",
	array: "["
};
/**
* Spark 4. Needs a session in UTC, in ANSI mode, with case-sensitive names. JSON is text: of a number what Jackson writes, of a
* string the quoted text. A time of day is a timestamp of 1970-01-01.
*/
const spark = {
	identifier,
	literal,
	dataType: ({ encoding, type }) => encoding === "native" ? sparkType(type) : { kind: encoding },
	text: ({ sql, data }) => {
		switch (data.kind) {
			case "text":
			case "string": return sql;
			case "json": return `(CASE WHEN startswith(${sql}, '"') THEN CAST(parse_json(${sql}) AS STRING) ELSE ${sql} END)`;
			case "float": return data.bits === 64 ? `holdout_double(${sql})` : `holdout_double(CAST(CAST(${sql} AS STRING) AS DOUBLE))`;
			case "timestamp": return data.zone ? `concat(CAST(${sql} AS STRING), '+00')` : `CAST(${sql} AS STRING)`;
			default: return `CAST(${sql} AS STRING)`;
		}
	},
	length: (text) => `char_length(${text})`,
	matches: (text, pattern) => `regexp_like(${text}, ${whole(pattern)})`,
	searches: (text, pattern) => {
		const java = toJava(pattern);
		return java === null ? null : `regexp_like(${text}, ${literal(java)})`;
	},
	isOneOf: (text, others) => `${text} IN (${others.map(literal).join(", ")})`,
	rewrite: (text, pattern, parts) => {
		const replacement = parts.map((part) => typeof part === "number" ? `$${part}` : part.replace(/[\\$]/g, "\\$&"));
		return `regexp_replace(${text}, ${whole(pattern)}, ${literal(replacement.join(""))})`;
	},
	cast: (text, type) => {
		if (type === "time") return `try_cast(concat('1970-01-01 ', ${text}) AS TIMESTAMP)`;
		return `try_cast(${text} AS ${CASTS[type]})`;
	},
	constant: (digits, type) => {
		if (type === "integer") return digits;
		const name = typeof type === "string" ? type.toUpperCase() : `DECIMAL(38, ${type.scale})`;
		return `CAST(${literal(digits)} AS ${name})`;
	},
	inZone: (text, zone) => `to_utc_timestamp(try_cast(${text} AS TIMESTAMP), ${literal(zone)})`,
	moment: ({ sql, data }) => data.kind === "timestamp" && data.zone ? sql : `CAST(${sql} AS TIMESTAMP)`,
	isFinite: (number) => `(${number} < ${INFINITY} AND ${number} > -${INFINITY})`,
	isNaN: (number) => `isnan(${number})`,
	isJson: ({ sql }, kinds) => {
		return `left(${sql}, 1) IN (${kinds.flatMap((kind) => [...JSON_STARTS[kind]]).map(literal).join(", ")})`;
	},
	json: (text) => ({
		sql: `(CASE WHEN holdout_is_json(${text}) THEN ${member(`concat('{"v":', ${text}, '}')`, "v")} END)`,
		data: { kind: "json" }
	}),
	member: ({ sql, data }, name) => {
		if (data.kind === "json") return {
			sql: `(CASE WHEN startswith(${sql}, '{') THEN ${member(sql, name)} END)`,
			data
		};
		if (data.kind === "map") return {
			sql: `try_element_at(${sql}, ${literal(name)})`,
			data: data.values
		};
		const found = data.kind === "struct" ? data.members.find((one) => one.name === name) : void 0;
		return found ? {
			sql: `(${sql}).${identifier(name)}`,
			data: found.type
		} : null;
	},
	hasKey: (object, name) => {
		if (object.data.kind === "json") return `map_contains_key(${keysOf(object.sql)}, ${literal(name)})`;
		if (object.data.kind === "map") return `map_contains_key(${object.sql}, ${literal(name)})`;
		return object.data.kind === "struct" && object.data.members.some((one) => one.name === name) ? "true" : "false";
	},
	each: ({ sql, data }) => {
		if (data.kind === "list") return {
			sql: `explode(${sql})`,
			data: data.items
		};
		return {
			sql: `explode(CASE WHEN startswith(${sql}, '[') THEN ${entries(sql)} END)`,
			data: { kind: "json" }
		};
	},
	notNull: (json) => `CASE WHEN ${json} <> 'null' THEN ${json} END`,
	size: ({ sql, data }, of) => {
		if (of === "items") return data.kind === "json" ? `json_array_length(${sql})` : `size(${sql})`;
		if (data.kind === "json") return `size(${keysOf(sql)})`;
		if (data.kind === "map") return `size(${sql})`;
		return `(${(data.kind === "struct" ? data.members : []).map((one) => `CAST((${sql}).${identifier(one.name)} IS NOT NULL AS INTEGER)`).join(" + ") || "0"})`;
	},
	repeats: ({ sql, data }) => {
		if (data.kind !== "json") {
			const present = `array_compact(${sql})`;
			return {
				fault: `(size(array_distinct(${present})) < size(${present}) OR size(${sql}) - size(${present}) > 1)`,
				unsure: null
			};
		}
		const list = entries(sql);
		const fault = `size(array_distinct(${list})) < size(${list})`;
		return {
			fault,
			unsure: `(NOT (${fault}) AND ${`regexp_like(${sql}, ${literal("[\\\\{]|[0-9][.eE]|-0")})`})`
		};
	},
	left: (text, length) => `left(${text}, ${length})`
};
/** JSON under a key of a record, of which the texts and the variants are given; null where it is null or absent. */
function memberOf(texts, variants, key) {
	return `holdout_json(try_element_at(${texts}, ${literal(key)}), try_element_at(${variants}, ${literal(key)}))`;
}
function whole(pattern) {
	return literal(`^(?:${pattern})\\z`);
}
function keysOf(json) {
	return `from_json(${json}, 'map<string,string>')`;
}
function member(json, key) {
	return memberOf(keysOf(json), `from_json(${json}, 'map<string,variant>')`, key);
}
function entries(json) {
	return `zip_with(from_json(${json}, 'array<string>'), from_json(${json}, 'array<variant>'), (t, v) -> CASE WHEN t IS NULL THEN 'null' WHEN schema_of_variant(v) = 'STRING' THEN to_json(v) ELSE t END)`;
}
const MANTISSA_16 = "format_string('%.15e', x)";
const MANTISSA_17 = "format_string('%.16e', x)";
/**
* Functions of the session. The JDK before 19 may write a digit too many, never one too few (JDK-4511638): sixteen digits that
* read back as the same number are the shortest then. What is handed to a function is worked out even where CASE leaves it out,
* so nothing in them may fail.
*/
const sparkFunctions = [
	`holdout_digits(x DOUBLE) RETURNS STRING RETURN if(try_cast(${MANTISSA_16} AS DOUBLE) = x, ${MANTISSA_16}, ${MANTISSA_17})`,
	`holdout_plain(x DOUBLE) RETURNS STRING RETURN regexp_replace(regexp_replace(CAST(try_cast(holdout_digits(x) AS DECIMAL(38, 21)) AS STRING), '0+\\\\z', ''), '[.]\\\\z', '.0')`,
	`holdout_double(x DOUBLE) RETURNS STRING RETURN CASE WHEN isnan(x) THEN 'nan' WHEN abs(x) = ${INFINITY} THEN if(x > 0, 'inf', '-inf')
    WHEN x = 0 THEN CAST(x AS STRING) WHEN abs(x) >= 1e-4D AND abs(x) < 1e16D THEN holdout_plain(x)
    ELSE regexp_replace(holdout_digits(x), '[.]?0*e', 'e') END`,
	`holdout_number(x DOUBLE) RETURNS STRING RETURN CASE WHEN abs(x) = ${INFINITY} THEN if(x > 0, '1e999', '-1e999')
    WHEN x = 0 THEN CAST(x AS STRING) WHEN abs(x) >= 1e-4D AND abs(x) < 1e17D THEN holdout_plain(x)
    ELSE regexp_replace(regexp_replace(holdout_digits(x), '[.]?0*e[+]?', 'e'), 'e(-?)0', 'e$1') END`,
	`holdout_json(t STRING, v VARIANT) RETURNS STRING RETURN CASE WHEN t IS NULL THEN NULL WHEN schema_of_variant(v) = 'STRING' THEN to_json(v)
    WHEN left(schema_of_variant(v), 2) = 'DO' THEN holdout_number(try_variant_get(v, '$', 'double'))
    WHEN left(schema_of_variant(v), 3) = 'DEC' AND regexp_like(t, '[.E]') THEN holdout_number(try_cast(t AS DOUBLE)) ELSE t END`,
	`holdout_is_json(t STRING) RETURNS BOOLEAN RETURN try_parse_json(concat('{"v":', t, '}')) IS NOT NULL AND json_array_length(concat('[', t, ']')) = 1`
].map((definition) => `CREATE OR REPLACE TEMPORARY FUNCTION ${definition}`);

// actions/validate-data/engines/spark-rows.ts
init_errors();
/** Files alike in form, columns and folders, which are read together. */
function groupsOf(texts, form) {
	return [...Map.groupBy(texts, (text) => JSON.stringify([form(text), partitionValues(text.file)])).values()];
}
/** What a row gives for each column of the table. @param own expression by the name of a column of the files. */
function selection(columns, file, own) {
	const values = new Map(file ? partitionValues(file) : []);
	const selected = columns.map(({ name, sql, partition }) => {
		const value = values.get(name);
		if (partition) return `${value === void 0 ? "CAST(NULL AS STRING)" : spark.literal(value)} AS ${sql}`;
		return `${own(name) ?? "NULL"} AS ${sql}`;
	});
	return selected.length === 0 ? ["1 AS c0"] : selected;
}
/** The columns of a table without rows. */
function nothing(columns) {
	return selection(columns, void 0, () => null);
}
/** What folders like `year=2024/month=01` say of the rows of a file. */
function partitionValues({ path }) {
	return dirname(path).split("/").filter((folder) => folder.indexOf("=") > 0).map((folder) => [folder.slice(0, folder.indexOf("=")), decode(folder.slice(folder.indexOf("=") + 1))]);
}
function decode(value) {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
/**
* The table, once Spark has counted as many rows as we did: workers that see other files, or a reader that leaves lines out,
* would give an answer to another question.
*
* @throws UserError where the counts differ.
*/
async function countedTable({ session, dataset, table }, made) {
	const { columns, lackedBy, unreadable, rows } = made;
	const [[seen] = []] = await session.query(`SELECT count(*) FROM ${table}`);
	if (Number(seen) !== rows) throw new UserError(`${dataset.name}: Spark sees ${seen} rows, the files have ${rows}; every worker must see the workspace and the temporary folder at the same paths`);
	const placesWhere = async () => [];
	return {
		sql: table,
		columns,
		lackedBy,
		unreadable: known(unreadable),
		placesWhere
	};
}
/** What could not be read; all of it is known before Spark sees the data. */
function known({ count, files, examples, places }) {
	return {
		count,
		files,
		examples,
		places
	};
}

// actions/validate-data/engines/spark-csv.ts
init_errors();
/** A text that no sound file holds. */
const NO_TEXT = "\0null";
/**
* CSV as text, as DuckDB reads it: an empty field is null, a quoted empty field is an empty text. Spark drops what it cannot read
* without a line number, so every file is read here first, and its broken records never reach Spark.
*/
async function loadCsv(loading) {
	const { session, dataset, table, scratch } = loading;
	const unreadable = new Unreadable();
	const texts = [];
	let rows = 0;
	for (const file of dataset.files) try {
		const form = new CsvForm(dataset.delimiter, { everyField: true });
		const text = await inspect(file, {
			dataset,
			scratch,
			unreadable,
			form
		});
		if (!text) continue;
		texts.push(text);
		rows += form.rows;
	} catch (cause) {
		unreadable.addFile(file.path, messageOf(cause));
	}
	const headers = new Map(texts.map(({ file, header }) => [file, header]));
	const { columns, lackedBy } = columnsOf(headers, dataset.partitions, () => ({
		type: "string",
		encoding: "text"
	}));
	const groups = groupsOf(texts, ({ spans, header }) => [spans, header]).map((group) => {
		const [{ file, header = [], spans } = {
			file: void 0,
			spans: false
		}] = group;
		return {
			format: "csv",
			files: group.map(({ path }) => path),
			width: header.length,
			options: optionsOf(dataset.delimiter, spans),
			select: selection(columns, file, (name) => header.includes(name) ? `f${header.indexOf(name)}` : null)
		};
	});
	await session.view(table, groups, nothing(columns));
	return countedTable(loading, {
		columns,
		lackedBy,
		unreadable,
		rows
	});
}
function optionsOf(delimiter, spans) {
	return {
		sep: delimiter,
		header: "true",
		enforceSchema: "true",
		mode: "FAILFAST",
		encoding: "UTF-8",
		quote: "\"",
		escape: "\"",
		nullValue: NO_TEXT,
		emptyValue: "",
		multiLine: String(spans),
		maxCharsPerColumn: "-1",
		maxColumns: "20000",
		ignoreLeadingWhiteSpace: "false",
		ignoreTrailingWhiteSpace: "false"
	};
}

// actions/validate-data/engines/spark-jsonl.ts
const RECORD = "regexp_replace(f0, '^\\ufeff', '')";
/** What stands under the keys of a record: texts, and what they are. One that Spark cannot read, although we could, ends the query. */
const MAPS = {
	where: "regexp_like(f0, '[^ \\t\\r]')",
	values: ["string", "variant"].map((type, index) => `coalesce(from_json(${RECORD}, 'map<string,${type}>'), raise_error('Spark cannot read a record of the JSON')) AS m${index}`)
};
/** JSON Lines, judged record by record as for DuckDB. Blank lines hold no record. */
async function loadJsonl(loading) {
	const { session, dataset, table, scratch } = loading;
	const { texts, columns, unreadable } = await jsonTexts(dataset, scratch);
	const groups = groupsOf(texts, () => null).map((group) => ({
		format: "text",
		files: group.map(({ path }) => path),
		width: 1,
		options: {
			lineSep: "\n",
			wholetext: "false"
		},
		first: MAPS,
		select: selection(columns, group[0]?.file, (name) => memberOf("m0", "m1", name))
	}));
	await session.view(table, groups, nothing(columns));
	const rows = texts.reduce((sum, text) => sum + text.rows, 0);
	return countedTable(loading, {
		columns,
		lackedBy: /* @__PURE__ */ new Map(),
		unreadable,
		rows
	});
}

// actions/validate-data/engines/spark-parquet.ts
init_errors();
/** Parquet in place, by name. Files whose types differ are put together by Spark's own rules, or not at all. */
async function loadParquet({ session, dataset, table }) {
	const unreadable = new Unreadable();
	const found = [];
	for (const file of dataset.files) try {
		found.push({
			file,
			schema: await session.schema([file.absolute])
		});
	} catch (cause) {
		unreadable.addFile(file.path, messageOf(cause).split("\n")[0] ?? "");
	}
	const headers = new Map(found.map(({ file, schema }) => [file, schema.map(({ name }) => name)]));
	const { columns, lackedBy } = columnsOf(headers, dataset.partitions, (name) => ({
		type: found.flatMap(({ schema }) => schema).find((one) => one.name === name)?.type ?? "void",
		encoding: "native"
	}));
	const groups = [...Map.groupBy(found, ({ file, schema }) => JSON.stringify([schema, partitionValues(file)])).values()].map((group) => {
		const [{ file, schema } = {
			file: void 0,
			schema: []
		}] = group;
		const at = (name) => schema.findIndex((one) => one.name === name);
		return {
			format: "parquet",
			files: group.map((one) => one.file.absolute),
			width: schema.length,
			options: {},
			select: selection(columns, file, (name) => at(name) < 0 ? null : `f${at(name)}`)
		};
	});
	const types = await session.view(table, groups, nothing(columns));
	const typed = columns.map((column, index) => ({
		...column,
		type: column.partition ? column.type : types[index] ?? "void"
	}));
	const placesWhere = async () => [];
	return {
		sql: table,
		columns: typed,
		lackedBy,
		unreadable: known(unreadable),
		placesWhere
	};
}

// actions/validate-data/engines/spark-session.ts
init_errors();
/** A cluster may have to find machines first. */
const START_MS = 6e5;
/** Longer than GitHub lets a job run; a query has no limit of its own. */
const QUERY_MS = 864e5;
/** What pyspark needs to find its Spark, its cluster and its own settings. */
const PASSED = `SPARK_HOME SPARK_CONF_DIR SPARK_LOCAL_IP SPARK_LOCAL_DIRS SPARK_LOCAL_HOSTNAME PYSPARK_PYTHON PYSPARK_DRIVER_PYTHON
  PYTHONPATH HADOOP_HOME HADOOP_CONF_DIR HADOOP_USER_NAME YARN_CONF_DIR KRB5_CONFIG KRB5CCNAME KUBECONFIG`.split(/\s+/);
const GIBIBYTE = 2 ** 30;
const Answer = union([object({ ok: unknown() }), object({ error: string() })]);
const Cell = lazy(() => union([
	string(),
	number(),
	boolean(),
	_null(),
	array(Cell)
]));
const Rows = array(array(Cell));
/**
* Starts our program under the user's Python, and a session in it.
*
* @param address empty for this machine, a master of a cluster, or `sc://...` for Spark Connect. It goes over a pipe, since it
*   may hold a token.
* @param folder for what Spark writes.
* @throws UserError where there is no pyspark, or no cluster at the address.
*/
async function openSession(address, folder) {
	await mkdir(folder, { recursive: true });
	const python = process.env.PYSPARK_DRIVER_PYTHON || process.env.PYSPARK_PYTHON || "python3";
	const program = converse({
		file: python,
		args: ["-u", join(import.meta.dirname, "spark", "program.py")],
		directory: folder,
		environment: childEnvironment(PASSED, {
			PYTHONDONTWRITEBYTECODE: "1",
			...address === "" && LOOPBACK
		})
	});
	const ask = async (op, request = {}, limit = QUERY_MS) => {
		const answer = Answer.parse(await program.ask({
			op,
			...request
		}, limit));
		if ("error" in answer) throw new Error(answer.error);
		return answer.ok;
	};
	const query = async (sql) => Rows.parse(await ask("query", { sql }));
	try {
		const version = String(await ask("start", {
			address,
			local: localSettings(folder)
		}, START_MS));
		for (const definition of sparkFunctions) await query(definition);
		let cursors = 0;
		return {
			version,
			schema: async (files) => fieldsOf(await ask("schema", { files })),
			view: async (name, groups, nothing) => fieldsOf(await ask("view", {
				name,
				groups,
				nothing
			})).map(({ type }) => type),
			query,
			stream: async function* (sql) {
				const id = ++cursors;
				await ask("open", {
					id,
					sql
				});
				try {
					for (;;) {
						const rows = Rows.parse(await ask("next", { id }));
						if (rows.length === 0) return;
						yield rows;
					}
				} finally {
					await ask("close", { id }).catch(() => {});
				}
			},
			contract: async (sql, limit) => Rows.parse(await ask("contract", {
				sql,
				seconds: limit / 1e3
			}, limit + START_MS)),
			close: () => program.close()
		};
	} catch (thrown) {
		await program.close();
		const [why = ""] = messageOf(thrown).split("\n");
		throw new UserError(`Spark cannot be started: ${why}; see the lines above, and the inputs engine and engine-address`, { cause: thrown });
	}
}
function fieldsOf(answer) {
	return array(tuple([string(), unknown()])).parse(answer).map(([name, type]) => ({
		name,
		type: typeof type === "string" ? type : JSON.stringify(type)
	}));
}
const LOOPBACK = { SPARK_LOCAL_IP: "127.0.0.1" };
function localSettings(folder) {
	return {
		"spark.ui.enabled": "false",
		"spark.ui.showConsoleProgress": "false",
		"spark.driver.host": "127.0.0.1",
		"spark.driver.bindAddress": "127.0.0.1",
		"spark.driver.memory": `${Math.max(1, Math.min(4, Math.floor(totalmem() / GIBIBYTE / 2)))}g`,
		"spark.driver.extraJavaOptions": "-Xss64m",
		"spark.local.dir": join(folder, "spill"),
		"spark.sql.warehouse.dir": join(folder, "warehouse"),
		"spark.sql.catalogImplementation": "in-memory",
		"spark.sql.shuffle.partitions": String(2 * availableParallelism())
	};
}

// actions/validate-data/engines/spark.ts
/**
* Spark, through the user's own pyspark: here, on a cluster, or behind Spark Connect.
*
* @param address as the input `engine-address` has it.
* @param log takes a line of progress every few seconds; short work is silent.
* @throws UserError where Spark cannot be started.
*/
async function openSpark(address, log = () => {}) {
	const temporary = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-spark-"));
	const progress = (line, work) => heartbeat(log, line, work);
	try {
		const session = await progress(() => "starting Spark", () => openSession(address, join(temporary, "spark")));
		let tables = 0;
		let read = 0;
		return {
			name: `spark ${session.version}`,
			dialect: spark,
			learns: false,
			load: (dataset) => {
				const table = `d${++tables}`;
				const scratch = new Scratch(join(temporary, "texts", table), (_, bytes) => {
					read += bytes;
				});
				return progress(() => `reading ${dataset.name}: ${Math.floor(read / 1e6)} MB so far`, () => load({
					session,
					dataset,
					table,
					scratch
				}));
			},
			query: (sql) => progress(() => "checking: under way in Spark", () => session.query(sql)),
			stream: (sql) => session.stream(sql),
			readOnly: (sql, limit) => session.contract(sql, limit),
			close: async () => {
				await session.close();
				await rm(temporary, {
					recursive: true,
					force: true
				});
			}
		};
	} catch (thrown) {
		await rm(temporary, {
			recursive: true,
			force: true
		});
		throw thrown;
	}
}
function load(loading) {
	switch (loading.dataset.format) {
		case "csv": return loadCsv(loading);
		case "jsonl": return loadJsonl(loading);
		case "parquet": return loadParquet(loading);
	}
}

export { openSpark };