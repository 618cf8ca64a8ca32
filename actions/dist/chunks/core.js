import { i as __require, n as __esmMin, t as __commonJSMin } from "./rolldown-runtime.js";
import { A as unknown, B as summary, C as object, D as stringbool, E as string, L as setOutput, N as error, O as tuple, P as getInput, R as setSecret, S as number$1, T as strictObject, _ as boolean, b as literal$1, c as sha256, d as datetime, f as _enum, g as array, h as _undefined, i as getOctokit, j as url, k as union, l as bytesToHex, m as _null, n as So, p as _instanceof, r as init_index_min, s as require_dist, t as Qn, u as utf8ToBytes, v as discriminatedUnion, w as record, x as looseObject, y as int } from "./vendor.js";
import { Readable } from "node:stream";
import { isUtf8 } from "node:buffer";
import { stripVTControlCharacters } from "node:util";
import { crc32 } from "node:zlib";
import { createHash, randomBytes } from "node:crypto";
import { basename, delimiter, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { glob, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { constants, existsSync, readFileSync, realpathSync } from "node:fs";
import { spawn } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { buffer as buffer$1 } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

// core/errors.ts
/** The message of anything that was thrown, an `Error` or not. */
function messageOf(thrown) {
	return thrown instanceof Error ? thrown.message : String(thrown);
}
var UserError;
var init_errors = __esmMin((() => {
	UserError = class extends Error {
		name = "UserError";
	};
}));

// actions/lib/run.ts
init_errors();
const EXIT_CODES = {
	negative: 1,
	unusable: 2,
	cancelled: 130
};
const BUG = 3;
/** GitHub drops a step summary over 1 MiB; this leaves room for what was already written. */
const SUMMARY_MAX_BYTES = 921600;
/**
* The only place that touches inputs, outputs, job summary and exit code. Reads the inputs that `Inputs` names (an unset
* input is `undefined`), calls the action, writes outputs and summary, and then fails the step if the result says so.
*/
async function runAction(Inputs, action) {
	try {
		const result = await action(readInputs(Inputs));
		for (const [name, value] of Object.entries(result.outputs)) if (value !== void 0) setOutput(name, value);
		if (result.summary) await writeSummary(result.summary);
		if (result.failure) fail(result.failure.message, EXIT_CODES[result.failure.kind]);
	} catch (thrown) {
		if (thrown instanceof UserError) return fail(thrown.message, EXIT_CODES.unusable);
		fail(`This is a bug in Holdout, please report it with this text: ${thrown instanceof Error ? thrown.stack ?? thrown.message : messageOf(thrown)}`, BUG);
	}
}
function readInputs(Inputs) {
	const given = {};
	for (const name of Object.keys(Inputs.shape)) {
		const value = getInput(name);
		if (value === "") continue;
		if (name.endsWith("token")) setSecret(value);
		given[name] = value;
	}
	const parsed = Inputs.safeParse(given);
	if (parsed.success) return parsed.data;
	const lines = parsed.error.issues.map((issue) => `input '${issue.path.join(".")}': ${issue.message}`);
	throw new UserError(lines.join("; "));
}
async function writeSummary(markdown) {
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await summary.addRaw(cutToBytes(markdown, SUMMARY_MAX_BYTES), true).write();
}
function cutToBytes(markdown, maxBytes) {
	const bytes = new TextEncoder().encode(markdown);
	if (bytes.length <= maxBytes) return markdown;
	return `${new TextDecoder().decode(bytes.subarray(0, maxBytes)).replace(/\n[^\n]*$/, "")}\n\n_Cut at ${maxBytes / 1024} KiB; the report file holds the rest._`;
}
function fail(message, exitCode) {
	error(message);
	process.exitCode = exitCode;
}

// core/data/contract.ts
const described = unknown().optional();
/** A key of the standard whose check is not made yet. */
function notYet(what) {
	return _undefined({ error: `${what} not checked yet; remove the key` }).optional();
}
/** Text that a data file can hold as a name: no control characters, no half of a surrogate pair. */
const Name = string().min(1).max(255).refine((name) => name.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(name), "must not hold control characters");
const Figure = number$1().refine((number) => !Number.isInteger(number) || Number.isSafeInteger(number), "is beyond 2^53 and would lose digits; write it in quotes");
/** One value of a list: compared as a number, boolean or date where the property is one, else as text. */
const Scalar = union([
	string().max(1e3).refine((text) => text.isWellFormed(), "must be well-formed text"),
	Figure,
	boolean(),
	_null()
], { error: "must be text, a number, true, false or null" });
const Limit = union([Figure, string().min(1).max(100)], { error: "must be a number, or a date or time as text" });
const Exclusive = union([
	Figure,
	string().min(1).max(100),
	boolean()
]);
const Pattern = string().min(1).max(1e3);
const Bound = number$1().nonnegative();
const Bounds = tuple([Bound, Bound]);
const OPERATORS = [
	"mustBe",
	"mustNotBe",
	"mustBeGreaterThan",
	"mustBeGreaterOrEqualTo",
	"mustBeLessThan",
	"mustBeLessOrEqualTo",
	"mustBeBetween",
	"mustNotBeBetween"
];
const Metric = _enum([
	"nullValues",
	"missingValues",
	"invalidValues",
	"duplicateValues",
	"rowCount"
]);
const QualityRule = strictObject({
	type: literal$1("library", { error: (issue) => `a quality rule of type ${JSON.stringify(issue.input)} is not checked yet; only "library" is, remove the rule` }).default("library"),
	metric: Metric.optional(),
	/** The name of `metric` in v3.0. */
	rule: Metric.optional(),
	arguments: strictObject({
		missingValues: array(Scalar).min(1).max(1e3).optional(),
		validValues: array(Scalar).min(1).max(1e4).optional(),
		pattern: Pattern.optional(),
		properties: array(Name).min(1).max(100).optional()
	}).optional(),
	mustBe: Bound.optional(),
	mustNotBe: Bound.optional(),
	mustBeGreaterThan: Bound.optional(),
	mustBeGreaterOrEqualTo: Bound.optional(),
	mustBeLessThan: Bound.optional(),
	mustBeLessOrEqualTo: Bound.optional(),
	mustBeBetween: Bounds.optional(),
	mustNotBeBetween: Bounds.optional(),
	unit: _enum(["rows", "percent"]).default("rows"),
	/** error: the data fail. warning, info: the data pass with a warning. */
	severity: _enum([
		"error",
		"warning",
		"info"
	]).default("error"),
	query: notYet("SQL rules are"),
	engine: notYet("rules of other engines are"),
	implementation: notYet("rules of other engines are"),
	id: described,
	name: described,
	description: described,
	dimension: described,
	method: described,
	businessImpact: described,
	schedule: described,
	scheduler: described,
	tags: described,
	customProperties: described,
	authoritativeDefinitions: described
});
const LogicalType = _enum([
	"string",
	"date",
	"timestamp",
	"time",
	"number",
	"integer",
	"boolean"
], { error: (issue) => issue.input === "object" || issue.input === "array" ? `properties of logicalType ${issue.input} are not checked yet; remove the property` : "must be string, date, timestamp, time, number, integer or boolean" });
const LogicalTypeOptions = strictObject({
	minimum: Limit.optional(),
	maximum: Limit.optional(),
	exclusiveMinimum: Exclusive.optional(),
	exclusiveMaximum: Exclusive.optional(),
	pattern: Pattern.optional(),
	minLength: notYet("minLength is"),
	maxLength: notYet("maxLength is"),
	format: notYet("format is"),
	multipleOf: notYet("multipleOf is"),
	timezone: notYet("timezone is"),
	defaultTimezone: notYet("defaultTimezone is")
});
const Property = strictObject({
	name: Name,
	/** Name of the column in the data; default `name`. */
	physicalName: Name.optional(),
	logicalType: LogicalType.optional(),
	logicalTypeOptions: LogicalTypeOptions.optional(),
	required: boolean().default(false),
	unique: boolean().default(false),
	primaryKey: boolean().default(false),
	primaryKeyPosition: int().min(-1).optional(),
	quality: array(QualityRule).max(100).default([]),
	/** Anything but `public` keeps the values out of reports. */
	classification: union([string(), number$1()]).optional(),
	items: notYet("items of arrays are"),
	properties: notYet("nested properties are"),
	relationships: notYet("relationships are"),
	id: described,
	physicalType: described,
	businessName: described,
	description: described,
	tags: described,
	examples: described,
	partitioned: described,
	partitionKeyPosition: described,
	encryptedName: described,
	criticalDataElement: described,
	transformSourceObjects: described,
	transformLogic: described,
	transformDescription: described,
	customProperties: described,
	authoritativeDefinitions: described
});
const SchemaObject = strictObject({
	name: Name.max(128),
	properties: array(Property).max(2e3).default([]),
	quality: array(QualityRule).max(1e3).default([]),
	relationships: notYet("relationships are"),
	logicalType: literal$1("object", { error: "must be \"object\": a schema is a table of the properties below it" }).optional(),
	id: described,
	physicalName: described,
	physicalType: described,
	businessName: described,
	description: described,
	dataGranularityDescription: described,
	tags: described,
	customProperties: described,
	authoritativeDefinitions: described
});
/** A folder or pattern on this machine, relative to the workspace. */
const LocalServer = strictObject({
	server: string().min(1),
	type: literal$1("local"),
	path: string().min(1).max(1e3),
	format: _enum([
		"csv",
		"tsv",
		"json",
		"jsonl",
		"parquet"
	], { error: "must be csv, tsv, json (one object a line), jsonl or parquet" }),
	/** Of csv: one character. Of json: new_line. */
	delimiter: string().min(1).max(20).optional(),
	id: described,
	description: described,
	environment: described,
	roles: described,
	customProperties: described
});
const OtherServer = looseObject({
	server: string(),
	type: string()
});
const Contract = strictObject({
	apiVersion: string().regex(/^v3\.[01]\.\d+$/, "must be v3.1.0, or another version from v3.0.0 to v3.1; write the contract in that form"),
	kind: literal$1("DataContract", { error: "must be \"DataContract\"" }),
	id: string().min(1).max(500),
	version: string().min(1).max(100),
	status: string().min(1),
	servers: array(OtherServer).max(100).default([]),
	schema: array(SchemaObject).min(1).max(100),
	slaProperties: notYet("service levels (slaProperties) are"),
	name: described,
	tenant: described,
	tags: described,
	dataProduct: described,
	description: described,
	domain: described,
	support: described,
	price: described,
	team: described,
	roles: described,
	slaDefaultElement: described,
	authoritativeDefinitions: described,
	customProperties: described,
	contractCreatedTs: described
});
/** Size limit of a contract, in UTF-8 bytes. */
const CONTRACT_MAX_BYTES = 524288;

// core/data/checks.ts
init_errors();
const MAX_CHECKS = 1e4;
const NONE = {
	operator: "mustBe",
	bounds: [0],
	unit: "rows"
};
/**
* The contract as checks, in its own order, ids without duplicates. Every dataset has a check that its rows can be read
* and one of its row count, asked for or not: no data never pass.
*
* @throws UserError for more than 10,000 checks.
*/
function plansOf(read) {
	const plans = read.contract.schema.map((object, index) => planOf(object, (path) => read.lineOf([
		"schema",
		index,
		...path
	])));
	const count = plans.reduce((sum, plan) => sum + plan.checks.length, 0);
	if (count > MAX_CHECKS) throw new UserError(`the contract makes ${count} checks, more than ${MAX_CHECKS}; split it`);
	return plans;
}
function planOf(object, lineOf) {
	const checks = [{
		id: `${object.name}:readable`,
		measure: { kind: "unreadable" },
		threshold: NONE,
		otherwise: "fail",
		line: lineOf([]),
		open: true
	}];
	for (const [index, property] of object.properties.entries()) checks.push(...propertyChecks(property, `${object.name}.${property.name}`, (path) => lineOf([
		"properties",
		index,
		...path
	])));
	checks.push(...primaryKeyChecks(object, lineOf), ...objectChecks(object, lineOf));
	return {
		name: object.name,
		fields: object.properties.map(fieldOf),
		checks: withUniqueIds(checks)
	};
}
function fieldOf(property) {
	return {
		column: property.physicalName ?? property.name,
		type: property.logicalType ?? null,
		missing: property.quality.flatMap((rule) => rule.arguments?.missingValues ?? [])
	};
}
function isOpen(property) {
	return property.classification === void 0 || property.classification === "public";
}
function propertyChecks(property, prefix, lineOf) {
	const field = fieldOf(property);
	const open = isOpen(property);
	const own = (kind, measure, path) => ({
		id: `${prefix}:${kind}`,
		measure,
		threshold: NONE,
		otherwise: "fail",
		line: lineOf(path),
		open
	});
	const checks = [own("present", {
		kind: "absent",
		field
	}, ["name"])];
	if (field.type !== null) checks.push(own("type", {
		kind: "values",
		field,
		fault: {
			kind: "type",
			type: field.type
		}
	}, ["logicalType"]));
	if (property.required) checks.push(own("required", {
		kind: "values",
		field,
		fault: { kind: "null" }
	}, ["required"]));
	if (property.unique) checks.push(own("unique", {
		kind: "duplicates",
		fields: [field],
		nulls: "ignored"
	}, ["unique"]));
	for (const { kind, fault } of limitsOf(property)) checks.push(own(kind, {
		kind: "values",
		field,
		fault
	}, ["logicalTypeOptions", kind]));
	for (const [index, rule] of property.quality.entries()) checks.push(ruleCheck(rule, ruleMeasure(rule, field), {
		prefix,
		line: lineOf(["quality", index]),
		open
	}));
	return checks;
}
function limitsOf(property) {
	const options = property.logicalTypeOptions ?? {};
	const type = property.logicalType;
	if (type === void 0) return [];
	const limits = Object.entries({
		minimum: ">=",
		maximum: "<=",
		exclusiveMinimum: ">",
		exclusiveMaximum: "<"
	}).flatMap(([kind, operator]) => {
		const value = options[kind];
		if (value === false || value === void 0) return [];
		if (kind === "minimum" && options.exclusiveMinimum === true) return [];
		if (kind === "maximum" && options.exclusiveMaximum === true) return [];
		const limit = value === true ? kind === "exclusiveMinimum" ? options.minimum : options.maximum : value;
		return [{
			kind,
			fault: {
				kind: "limit",
				operator,
				limit: String(limit),
				type
			}
		}];
	});
	if (options.pattern === void 0) return limits;
	return [...limits, {
		kind: "pattern",
		fault: {
			kind: "invalid",
			valid: null,
			pattern: options.pattern
		}
	}];
}
function ruleMeasure(rule, field) {
	switch (rule.metric ?? rule.rule) {
		case "nullValues": return {
			kind: "values",
			field,
			fault: { kind: "null" }
		};
		case "missingValues": {
			const missing = rule.arguments?.missingValues ?? [];
			return {
				kind: "values",
				field: {
					...field,
					missing
				},
				fault: { kind: "missing" }
			};
		}
		case "invalidValues": {
			const { validValues: valid = null, pattern = null } = rule.arguments ?? {};
			return {
				kind: "values",
				field,
				fault: {
					kind: "invalid",
					valid,
					pattern
				}
			};
		}
		case "duplicateValues": return {
			kind: "duplicates",
			fields: [field],
			nulls: "equal"
		};
		default: throw new Error("the reader lets no other metric through");
	}
}
function ruleCheck(rule, measure, at) {
	const operator = OPERATORS.find((name) => rule[name] !== void 0);
	const value = operator === void 0 ? void 0 : rule[operator];
	if (operator === void 0 || value === void 0) throw new Error("the reader lets no rule without operator through");
	return {
		id: `${at.prefix}:${rule.metric ?? rule.rule}`,
		measure,
		threshold: {
			operator,
			bounds: typeof value === "number" ? [value] : value,
			unit: rule.unit
		},
		otherwise: rule.severity === "error" ? "fail" : "warn",
		line: at.line,
		open: at.open
	};
}
function primaryKeyChecks(object, lineOf) {
	const keys = object.properties.flatMap((property, index) => property.primaryKey ? [{
		property,
		index
	}] : []).sort((a, b) => (a.property.primaryKeyPosition ?? 0) - (b.property.primaryKeyPosition ?? 0));
	const [first] = keys;
	if (!first) return [];
	return [{
		id: keys.length === 1 ? `${object.name}.${first.property.name}:primaryKey` : `${object.name}:primaryKey`,
		measure: {
			kind: "duplicates",
			fields: keys.map(({ property }) => fieldOf(property)),
			nulls: "counted"
		},
		threshold: NONE,
		otherwise: "fail",
		line: lineOf([
			"properties",
			first.index,
			"primaryKey"
		]),
		open: keys.every(({ property }) => isOpen(property))
	}];
}
function objectChecks(object, lineOf) {
	const checks = object.quality.map((rule, index) => {
		const names = rule.arguments?.properties;
		const chosen = (names ?? []).flatMap((name) => object.properties.find((property) => property.name === name) ?? []);
		return ruleCheck(rule, names ? {
			kind: "duplicates",
			fields: chosen.map(fieldOf),
			nulls: "equal"
		} : { kind: "rows" }, {
			prefix: object.name,
			line: lineOf(["quality", index]),
			open: chosen.every(isOpen)
		});
	});
	if (checks.some((check) => check.measure.kind === "rows")) return checks;
	const threshold = {
		operator: "mustBeGreaterThan",
		bounds: [0],
		unit: "rows"
	};
	const line = lineOf([]);
	return [...checks, {
		id: `${object.name}:rowCount`,
		measure: { kind: "rows" },
		threshold,
		otherwise: "fail",
		line,
		open: true
	}];
}
function withUniqueIds(checks) {
	const seen = /* @__PURE__ */ new Map();
	return checks.map((check) => {
		const count = (seen.get(check.id) ?? 0) + 1;
		seen.set(check.id, count);
		return count === 1 ? check : {
			...check,
			id: `${check.id}#${count}`
		};
	});
}

// core/digest.ts
/** SHA-256 of some bytes, written as GitHub writes it: `sha256:` and 64 lower-case hexadecimal digits. */
const Digest = string().regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hexadecimal digits");
/** The digest of bytes, or of a text in UTF-8. */
function digestOf(content) {
	return `sha256:${bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content))}`;
}
/** A digest over many texts, fed one by one; a line feed ends each, so that ["ab"] and ["a", "b"] differ. */
function digestLines(lines) {
	const hash = sha256.create();
	for (const line of lines) hash.update(utf8ToBytes(`${line}\n`));
	return `sha256:${bytesToHex(hash.digest())}`;
}
/** A full git commit id. */
const Sha = string().regex(/^[0-9a-f]{40}$/, "must be a full commit id of 40 hexadecimal digits");

// core/nearest.ts
var import_dist = require_dist();
/**
* The known word closest to a misspelt one, by Levenshtein distance; undefined when none is near enough to be meant (more
* than a third of the letters differ).
*/
function nearest(word, known) {
	let best;
	let bestDistance = Math.floor(Math.max(word.length, 3) / 3) + 1;
	for (const candidate of known) {
		const distance = levenshtein(word.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
function levenshtein(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}

// core/yaml.ts
init_errors();
const FORBIDDEN_KEYS$1 = [
	"__proto__",
	"constructor",
	"prototype"
];
/**
* Reads YAML 1.2 (core schema) strictly: one document, unique plain keys, none that could reach a prototype, decimal numbers, no
* aliases, no custom tags, size in UTF-8 bytes.
*
* @throws UserError naming line and column.
*/
function parseStrictYaml(text, source, maxBytes) {
	if (new TextEncoder().encode(text).length > maxBytes) throw new UserError(`${source}: larger than ${maxBytes} bytes; shorten it`);
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		uniqueKeys: true,
		strict: true,
		version: "1.2"
	});
	const fault = document.errors[0] ?? document.warnings[0];
	if (fault) {
		const { line, col } = lines.linePos(fault.pos[0]);
		throw new UserError(`${source}:${line}:${col}: ${grammarFault(fault.message)}`);
	}
	const refuse = (node, what) => {
		const { line, col } = lines.linePos((0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0);
		throw new UserError(`${source}:${line}:${col}: ${what}`);
	};
	(0, import_dist.visit)(document, {
		Node: (_, node) => {
			const what = nodeFault(node);
			if (what) refuse(node, what);
		},
		Pair: (_, { key }) => {
			const what = keyFault(key);
			if (what) refuse(key, what);
		}
	});
	return {
		value: document.toJS({ maxAliasCount: 0 }),
		placeOf: (path) => place(document, lines, path)
	};
}
function grammarFault(message) {
	if (/call stack/.test(message)) return "nested too deeply; flatten it";
	if (/multiple documents/.test(message)) return "a second document begins; write one";
	return message.split("\n")[0]?.replace(/ at line .*$/, "") ?? "";
}
function nodeFault(node) {
	if ((0, import_dist.isAlias)(node) || "anchor" in node && node.anchor) return "anchors and aliases are not allowed; write the value out";
	if ((0, import_dist.isScalar)(node) && (node.format === "HEX" || node.format === "OCT")) return `${node.source} is not decimal; write the number in plain digits`;
}
function keyFault(key) {
	if (!(0, import_dist.isScalar)(key)) return "a key must be one word; write \"key: value\"";
	return FORBIDDEN_KEYS$1.includes(key.value) ? `the key ${key.value} is not allowed; rename it` : void 0;
}
function place(document, lines, path) {
	for (let length = path.length; length > 0; length--) {
		const offset = keyOffset(document, path.slice(0, length));
		if (offset !== void 0) {
			const { line, col } = lines.linePos(offset);
			return {
				line,
				column: col
			};
		}
	}
	return {
		line: 1,
		column: 1
	};
}
function keyOffset(document, path) {
	const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
	const last = path.at(-1);
	if (parent && typeof parent === "object" && "items" in parent && Array.isArray(parent.items)) for (const item of parent.items) {
		const key = item && typeof item === "object" && "key" in item ? item.key : void 0;
		if ((0, import_dist.isNode)(key) && key.toJSON() === last) return key.range?.[0];
	}
	const node = document.getIn(path, true);
	return (0, import_dist.isNode)(node) ? node.range?.[0] : void 0;
}
/**
* Validates YAML against a schema.
*
* @throws UserError `<source>:<line>:<column>: <where>: <what>`, for an unknown key with the nearest known one.
*/
function parseWith(schema, yaml, source) {
	const result = schema.safeParse(yaml.value);
	if (result.success) return result.data;
	const { issues } = result.error;
	const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
	if (!issue) throw new Error("zod refused without an issue");
	const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : void 0;
	const path = unknown === void 0 ? issue.path : [...issue.path, unknown];
	const { line, column } = yaml.placeOf(path);
	const what = unknown === void 0 ? messageOfIssue(issue) : unknownKey(unknown, keysAt(schema, issue.path));
	const where = issue.path.map(String).join(".");
	throw new UserError(`${source}:${line}:${column}: ${where ? `${where}: ` : ""}${what}`);
}
function messageOfIssue(issue) {
	if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
	if (issue.code !== "invalid_type" || issue.expected !== "number") return issue.message;
	return `${issue.message}; write a plain number, without quotes, percent sign or comma`;
}
function unknownKey(key, known) {
	const suggestion = nearest(key, known);
	return suggestion ? `unknown key "${key}"; did you mean "${suggestion}"?` : `unknown key "${key}"; known are ${known.join(", ")}`;
}
function keysAt(schema, path) {
	let nodes = unwrap(schema);
	for (const step of path) nodes = nodes.flatMap((node) => {
		const next = node.shape?.[String(step)] ?? node.def?.valueType ?? node.def?.element;
		return next ? unwrap(next) : [];
	});
	return nodes.flatMap((node) => Object.keys(node.shape ?? {}));
}
function unwrap(node) {
	if (node.shape) return [node];
	if (node.def?.innerType) return unwrap(node.def.innerType);
	if (node.def?.in) return unwrap(node.def.in);
	if (node.def?.options) return node.def.options.flatMap(unwrap);
	return [node];
}

// core/data/pattern.ts
/** @throws SyntaxError where the text is not a pattern. */
function ecmaPattern(source) {
	try {
		new RegExp(source, "u");
		return {
			source,
			flags: "u"
		};
	} catch {
		new RegExp(source);
		return {
			source,
			flags: ""
		};
	}
}
/**
* The same language in RE2's syntax, or null where it cannot be said exactly: look-around, back-references, `\s`,
* properties of Unicode, patterns that are only valid without the `u` flag. The engine may still refuse what is too large.
*/
function toRe2(pattern) {
	if (ecmaPattern(pattern).flags !== "u") return null;
	let rest = pattern;
	let translated = "";
	while (rest !== "") {
		const token = rest.startsWith("[") ? classToken(rest) : outsideToken(rest);
		if (!token) return null;
		translated += token.re2;
		rest = rest.slice(token.length);
	}
	return translated;
}
function outsideToken(rest) {
	const group = /^\(\?(:|<[A-Za-z_$][\w$]*>)/.exec(rest);
	if (group) return {
		length: group[0].length,
		re2: group[1] === ":" ? "(?:" : "("
	};
	if (rest.startsWith("(?")) return null;
	if (rest.startsWith(".")) return {
		length: 1,
		re2: "[^\\n\\r\\x{2028}\\x{2029}]"
	};
	if (/^\\b/.exec(rest)) return {
		length: 2,
		re2: "\\b"
	};
	const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
	if (counted) return Math.max(Number(counted[1]), Number(counted[2] || 0)) > 1e3 ? null : {
		length: counted[0].length,
		re2: counted[0]
	};
	return escapeToken(rest) ?? plainToken(rest);
}
function classToken(rest) {
	let re2 = rest.startsWith("[^") ? "[^" : "[";
	let length = re2.length;
	if (rest[length] === "]") return null;
	while (rest[length] !== "]") {
		const inside = rest.slice(length);
		if (inside === "" || inside.startsWith("[")) return null;
		const token = escapeToken(inside) ?? plainToken(inside);
		if (!token) return null;
		re2 += token.re2;
		length += token.length;
	}
	return {
		length: length + 1,
		re2: `${re2}]`
	};
}
function escapeToken(rest) {
	const kept = /^\\[dDwWtnrf^$\\.*+?()[\]{}|-]/.exec(rest);
	if (kept) return {
		length: 2,
		re2: kept[0]
	};
	if (rest.startsWith("\\/")) return {
		length: 2,
		re2: "/"
	};
	const code = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\})/.exec(rest);
	if (!code) return null;
	const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
	if (point >= 55296 && point <= 57343) return null;
	return {
		length: code[0].length,
		re2: `\\x{${point.toString(16)}}`
	};
}
function plainToken(rest) {
	if (rest.startsWith("\\")) return null;
	const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
	return character.isWellFormed() ? {
		length: character.length,
		re2: character
	} : null;
}

// core/data/types.ts
/** For RE2 and JavaScript alike; the whole text must match. Null: every text is one. */
const WRITTEN = {
	string: null,
	integer: "[+-]?[0-9]{1,38}",
	number: "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,5})?",
	boolean: "(true|false|True|False|TRUE|FALSE)",
	date: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
	time: "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?",
	timestamp: "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?"
};
/** Whether a text reads as a value of a logical type; for numbers also that it is finite. */
function isLiteral(text, type) {
	const written = WRITTEN[type];
	if (written !== null && !new RegExp(`^(?:${written})$`).test(text)) return false;
	return type !== "number" || Number.isFinite(Number(text));
}
/** The type that a column of an engine has, as far as the contract knows it: `BIGINT` is an integer. */
function logicalTypeOf(engineType) {
	if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(\d+,0\))$/.test(engineType)) return "integer";
	if (/^(FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(engineType)) return "number";
	if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(engineType)) return "string";
	if (engineType === "DATE") return "date";
	if (engineType.startsWith("TIMESTAMP")) return "timestamp";
	if (engineType.startsWith("TIME")) return "time";
	return engineType === "BOOLEAN" ? "boolean" : null;
}

// core/data/contract-reader.ts
init_errors();
/**
* Reads a data contract.
*
* @param source names the text in errors, for example `data/flights.odcs.yaml`.
* @throws UserError `<source>:<line>:<column>: ...` for bad YAML, an unknown key (with the nearest known one), a key whose
*   check is not made yet, and rules that contradict the standard, each other or the property they stand at.
*/
function readContract(text, source) {
	const yaml = parseStrictYaml(text, source, CONTRACT_MAX_BYTES);
	const contract = parseWith(Contract, yaml, source);
	const problem = firstProblem$1(contract);
	if (problem) {
		const { line, column } = yaml.placeOf(problem.path);
		throw new UserError(`${source}:${line}:${column}: ${problem.path.map(String).join(".")}: ${problem.message}`);
	}
	const local = contract.servers.flatMap((server, index) => server.type === "local" ? [index] : []);
	const [only] = local;
	const server = local.length === 1 && only !== void 0 ? readServer(yaml, only, source) : null;
	return {
		contract,
		digest: digestOf(text),
		server,
		lineOf: (path) => yaml.placeOf(path).line
	};
}
function readServer(yaml, index, source) {
	const value = yaml.value.servers[index];
	const path = ["servers", index];
	const server = parseWith(LocalServer, {
		value,
		placeOf: (below) => yaml.placeOf([...path, ...below])
	}, source);
	const allowed = server.format === "csv" ? server.delimiter?.length === 1 : server.delimiter === "new_line";
	if (server.delimiter === void 0 || allowed) return server;
	const { line, column } = yaml.placeOf([...path, "delimiter"]);
	const remedy = server.format === "csv" ? "must be one character" : "is not read for this format; remove the key";
	throw new UserError(`${source}:${line}:${column}: servers.${index}.delimiter: ${remedy}`);
}
function firstProblem$1(contract) {
	const twice = repeated(contract.schema.map((object) => object.name));
	if (twice >= 0) return {
		path: [
			"schema",
			twice,
			"name"
		],
		message: "stands twice; name each schema once"
	};
	const old = contract.apiVersion.startsWith("v3.0");
	for (const [index, object] of contract.schema.entries()) {
		const problem = objectProblem(object, old);
		if (problem) return {
			path: [
				"schema",
				index,
				...problem.path
			],
			message: problem.message
		};
	}
}
function objectProblem(object, old) {
	const { properties } = object;
	const twice = Math.max(repeated(properties.map((property) => property.name)), repeated(properties.map((property) => property.physicalName ?? property.name)));
	if (twice >= 0) return {
		path: [
			"properties",
			twice,
			"name"
		],
		message: "stands twice; name each column once"
	};
	if (repeated(properties.filter((property) => property.primaryKey).map((property) => property.primaryKeyPosition).filter((position) => position !== void 0 && position > 0)) >= 0) return {
		path: ["properties"],
		message: "two properties have the same primaryKeyPosition; number them from 1"
	};
	for (const [index, property] of properties.entries()) {
		const problem = propertyProblem(property, old);
		if (problem) return {
			path: [
				"properties",
				index,
				...problem.path
			],
			message: problem.message
		};
	}
	const names = new Set(properties.map((property) => property.name));
	for (const [index, rule] of object.quality.entries()) {
		const message = ruleProblem(rule) ?? objectRuleProblem(rule, names);
		if (message) return {
			path: ["quality", index],
			message
		};
	}
}
function propertyProblem(property, old) {
	const options = property.logicalTypeOptions;
	if (options) {
		const problem = optionsProblem(options, property.logicalType, old);
		if (problem) return {
			path: ["logicalTypeOptions", ...problem.path],
			message: problem.message
		};
	}
	for (const [index, rule] of property.quality.entries()) {
		const message = ruleProblem(rule) ?? propertyRuleProblem(rule);
		if (message) return {
			path: ["quality", index],
			message
		};
	}
}
const BOUNDS = [
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum"
];
function optionsProblem(options, type, old) {
	if (options.pattern !== void 0) {
		if (type !== "string") return {
			path: ["pattern"],
			message: "needs logicalType: string"
		};
		const message = patternProblem(options.pattern);
		if (message) return {
			path: ["pattern"],
			message
		};
	}
	for (const key of BOUNDS) {
		const message = boundProblem(options, key, {
			type,
			old
		});
		if (message) return {
			path: [key],
			message
		};
	}
	const low = options.minimum ?? options.exclusiveMinimum;
	const high = options.maximum ?? options.exclusiveMaximum;
	if (typeof low === "number" && typeof high === "number" && low > high) return {
		path: [],
		message: `no value is both at least ${low} and at most ${high}; swap them`
	};
}
function boundProblem(options, key, context) {
	const value = options[key];
	if (value === void 0) return void 0;
	const { type, old } = context;
	if (type === void 0 || type === "string" || type === "boolean") return "needs logicalType integer, number, date, timestamp or time";
	if (typeof value === "boolean") {
		if (!old) return "is a value since v3.1, for example exclusiveMinimum: 0; write it so";
		return (key === "exclusiveMinimum" ? options.minimum : options.maximum) === void 0 ? "needs the bound that it makes exclusive" : void 0;
	}
	const written = type === "integer" ? "number" : type;
	return isLiteral(String(value), written) ? void 0 : `must be a ${written}, in the form of ISO 8601 if it is a time`;
}
function ruleProblem(rule) {
	if (rule.metric !== void 0 && rule.rule !== void 0) return "has metric and rule; keep metric";
	const given = OPERATORS.filter((operator) => rule[operator] !== void 0);
	if (given.length === 0) return `needs one operator, for example mustBe: 0 (known are ${OPERATORS.join(", ")})`;
	if (given.length > 1) return `has ${given.join(" and ")}; keep one, or use mustBeBetween`;
	const bounds = rule.mustBeBetween ?? rule.mustNotBeBetween;
	if (bounds && bounds[0] > bounds[1]) return "has its bounds in the wrong order; write the smaller one first";
	return argumentsProblem(rule);
}
const ARGUMENTS = {
	missingValues: ["missingValues"],
	invalidValues: ["validValues", "pattern"],
	duplicateValues: ["properties"]
};
function argumentsProblem(rule) {
	const metric = rule.metric ?? rule.rule;
	if (metric === void 0) return "needs a metric, for example metric: nullValues";
	const allowed = ARGUMENTS[metric] ?? [];
	const given = Object.entries(rule.arguments ?? {}).flatMap(([key, value]) => value === void 0 ? [] : [key]);
	const foreign = given.find((key) => !allowed.includes(key));
	if (foreign) return `${metric} has no argument ${foreign}; remove it`;
	if (given.length === 0 && (metric === "missingValues" || metric === "invalidValues")) return `${metric} needs arguments: ${allowed.join(" or ")}`;
	return rule.arguments?.pattern === void 0 ? void 0 : patternProblem(rule.arguments.pattern);
}
function propertyRuleProblem(rule) {
	if ((rule.metric ?? rule.rule) === "rowCount") return "rowCount counts rows of the whole schema; move the rule to its quality list";
	if (rule.arguments?.properties) return "arguments.properties belongs to the quality list of the schema; move the rule";
}
function objectRuleProblem(rule, names) {
	const metric = rule.metric ?? rule.rule;
	if (metric === "rowCount") return rule.unit === "percent" ? "rowCount has no percent; write rows" : void 0;
	if (metric !== "duplicateValues") return `${metric} is a rule of one property; move it to the property's quality list`;
	const properties = rule.arguments?.properties;
	if (!properties) return "duplicateValues needs arguments: {properties: [...]} here";
	const unknown = properties.find((name) => !names.has(name));
	if (unknown !== void 0) return `names the property ${JSON.stringify(unknown)}, which the schema does not have`;
	return repeated(properties) >= 0 ? "names a property twice; keep one" : void 0;
}
function patternProblem(pattern) {
	try {
		ecmaPattern(pattern);
		return;
	} catch (cause) {
		return `is not a regular expression of ECMA-262 (${_instanceof(Error).parse(cause).message})`;
	}
}
/** Index of the first item that stood before; -1 where all differ. */
function repeated(items) {
	return items.findIndex((item, index) => items.indexOf(item) < index);
}

// core/data/judge.ts
/** Judges one check. Zero rows never pass a row count, whatever the rule says. */
function judge(check, found) {
	const expected = cut(`${expectation(check.threshold, check.measure)}`, 1e3);
	const shared = {
		id: cut(check.id, 500),
		expected,
		line: check.line
	};
	if (found.kind !== "count") {
		const result = found.kind === "error" ? "error" : check.otherwise;
		return {
			...shared,
			result,
			found: cut(found.why, 1e3),
			rows: null,
			failed_rows: null,
			examples: []
		};
	}
	const { rows, count } = found;
	const countsRows = check.measure.kind === "values" || check.measure.kind === "duplicates" || check.measure.kind === "unreadable";
	const empty = check.measure.kind === "rows" && rows === 0;
	const holds = meets(check.threshold, check.threshold.unit === "percent" ? percent(count, rows) : count);
	return {
		...shared,
		result: empty ? "fail" : holds ? "pass" : check.otherwise,
		found: cut(finding(check, found), 1e3),
		rows,
		failed_rows: countsRows ? count : null,
		examples: holds || !check.open ? [] : found.examples.map((text) => cut(text, 300))
	};
}
/** The worst result of all checks. */
function outcomeOf(checks) {
	const results = new Set(checks.map((check) => check.result));
	return [
		"error",
		"fail",
		"warn"
	].find((result) => results.has(result)) ?? "pass";
}
/** Shares of zero rows are 0. */
function percent(count, rows) {
	return rows === 0 ? 0 : 100 * count / rows;
}
function meets({ operator, bounds }, value) {
	const [low = 0, high = low] = bounds;
	switch (operator) {
		case "mustBe": return value === low;
		case "mustNotBe": return value !== low;
		case "mustBeGreaterThan": return value > low;
		case "mustBeGreaterOrEqualTo": return value >= low;
		case "mustBeLessThan": return value < low;
		case "mustBeLessOrEqualTo": return value <= low;
		case "mustBeBetween": return value >= low && value <= high;
		case "mustNotBeBetween": return value < low || value > high;
	}
}
function expectation(threshold, measure) {
	if (measure.kind === "absent") return `a column ${measure.field.column}`;
	if (measure.kind === "unreadable") return "every line can be read";
	const amount = amountOf(threshold);
	if (measure.kind === "rows") return `${amount} ${unitOf(threshold)}`;
	return `${amount} ${unitOf(threshold)} ${defect(measure)}`;
}
function amountOf({ operator, bounds }) {
	const [low = "", high = ""] = bounds.map(grouped);
	switch (operator) {
		case "mustBe": return low === "0" ? "no" : `exactly ${low}`;
		case "mustNotBe": return `any number but ${low} of`;
		case "mustBeGreaterThan": return `more than ${low}`;
		case "mustBeGreaterOrEqualTo": return `at least ${low}`;
		case "mustBeLessThan": return `fewer than ${low}`;
		case "mustBeLessOrEqualTo": return `at most ${low}`;
		case "mustBeBetween": return `from ${low} to ${high}`;
		case "mustNotBeBetween": return `fewer than ${low} or more than ${high}`;
	}
}
function unitOf({ operator, bounds, unit }) {
	if (unit === "rows") return "rows";
	return operator === "mustBe" && bounds[0] === 0 ? "rows" : "% of the rows";
}
function defect(measure) {
	if (measure.kind === "values") return faultOf(measure.field, measure.fault);
	const names = measure.fields.map((field) => field.column).join(", ");
	switch (measure.nulls) {
		case "equal": return `that repeat ${names}`;
		case "ignored": return `that repeat ${names}, nulls apart`;
		case "counted": return `that repeat ${names} or lack it`;
	}
}
function faultOf(field, fault) {
	switch (fault.kind) {
		case "null": return `without ${field.column}`;
		case "missing": return `where ${field.column} is ${listed$2(field.missing)}`;
		case "type": return `where ${field.column} is not ${fault.type === "integer" ? "an" : "a"} ${fault.type}`;
		case "limit": return `where ${field.column} is not ${fault.operator} ${fault.limit}`;
		case "invalid": {
			const parts = [...fault.valid === null ? [] : [`is not ${listed$2(fault.valid)}`], ...fault.pattern === null ? [] : [`does not match ${fault.pattern}`]];
			return `where ${field.column} ${parts.join(" or ")}`;
		}
	}
}
function listed$2(values) {
	const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
	return values.length > 10 ? `one of ${shown.join(", ")} and ${values.length - 10} more` : shown.join(" or ");
}
function finding(check, { rows, count }) {
	switch (check.measure.kind) {
		case "rows": return `${grouped(rows)} rows`;
		case "absent": return count === 0 ? "present" : "absent";
		case "unreadable": return count === 0 ? "every line" : `${grouped(count)} unreadable`;
		default: {
			const share = count === 0 ? "" : ` (${shareText(percent(count, rows))} %)`;
			return `${grouped(count)} of ${grouped(rows)} rows${share}`;
		}
	}
}
function shareText(share) {
	return share >= .01 ? String(Number(share.toPrecision(3))) : "under 0.01";
}
function grouped(number) {
	const [whole = "", fraction] = String(number).split(".");
	const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return fraction === void 0 ? separated : `${separated}.${fraction}`;
}
/** By characters, never through the middle of one. */
function cut(text, length) {
	const whole = text.toWellFormed();
	return whole.length <= length ? whole : `${whole.slice(0, length - 1).toWellFormed().replace(/\uFFFD$/, "")}…`;
}

// core/numbers.ts
/** Decimals that show a tenth of the tolerance, at least 3 and at most 6; 4 where there is none. */
function decimalsFor(tolerance) {
	if (tolerance === null || tolerance <= 0) return 4;
	return Math.min(6, Math.max(3, Math.ceil(-Math.log10(tolerance)) + 1));
}
/** A number with a true minus sign; an undefined one is a dash. */
function fixed(value, decimals) {
	if (value === null) return "–";
	return value.toFixed(decimals).replace("-", "−");
}
/** As `fixed`, with a plus sign for gains. */
function signed(value, decimals) {
	const text = fixed(value, decimals);
	return value !== null && value > 0 ? `+${text}` : text;
}
/** A limit as the policy wrote it: no padding zeros, no noise of binary fractions. */
function plain(value) {
	return String(Number(value.toPrecision(12))).replace("-", "−");
}
/** A count with thousands separators. */
function count(value) {
	return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
/** A probability for prose: two decimals, never a false 0 or 1. */
function probability$2(value) {
	if (value > .995) return "over 0.99";
	return value < .005 ? "under 0.01" : value.toFixed(2);
}
/** A p-value as people read it: two significant digits, a power of ten when small. */
function pValue(p) {
	if (p >= .001) return String(Number(p.toPrecision(2)));
	return p < 1e-300 ? "under 1e-300" : p.toExponential(0);
}
/** A number to two significant digits, for "about". */
function rounded(value) {
	return String(Number(value.toPrecision(2)));
}

// core/report/markdown.ts
const MAX_GRAPHEMES = 64;
const INVISIBLE$1 = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/gu;
/**
* Untrusted text as an inline code span that is safe in a table cell: no mention, link, image, HTML or line break survives,
* the fence is longer than any run of backticks inside, a pipe becomes a broken bar, and 64 characters are kept.
*/
function code(text) {
	const clean = shorten(text.toWellFormed().replace(INVISIBLE$1, "·").replaceAll("|", "¦"));
	if (clean.trim() === "") return "`(empty)`";
	const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	const padding = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
	return `${fence}${padding}${clean}${padding}${fence}`;
}
function shorten(text) {
	const bounded = Array.from(text.slice(0, 512)).slice(0, 256).join("").toWellFormed();
	const kept = Array.from(new Intl.Segmenter("en").segment(bounded), ({ segment }) => segment).slice(0, MAX_GRAPHEMES).join("");
	return kept.length < text.length ? `${kept}\u2026` : kept;
}
/**
* A sentence of ours that quotes something untrusted: every character that Markdown, HTML or GitHub could act on (mentions,
* references, links) is taken apart, so the sentence reads the same and does nothing.
*/
function escapeText(text) {
	return text.toWellFormed().replace(INVISIBLE$1, " ").replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (character) => `\\${character}`).replace(/[<>&]/g, (character) => ENTITIES[character] ?? "").replace(/[@#]|\bGH(?=-)/gi, (character) => `${character}\u200B`).replace(/:\/\//g, ":​//").replace(/\b(www)\./gi, "$1​.");
}
const ENTITIES = {
	"<": "&lt;",
	">": "&gt;",
	"&": "&amp;"
};
/** Rows of finished cells as a GitHub table. */
function table(header, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(header),
		line(header.map(() => "---")),
		...rows.map(line)
	].join("\n");
}
/** A folded part. */
function details(summary, body) {
	return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

// core/data/summary.ts
const MAX_ROWS$1 = 200;
const BAR_LENGTH = 10;
/** Data against their contract, for the job summary: one line, what does not hold, and the rest folded. */
function dataSummary(report) {
	const open = report.checks.filter((check) => check.result !== "pass");
	const passed = report.checks.filter((check) => check.result === "pass");
	const parts = [`### ${MARKS$1[report.outcome]} Data of ${code(report.model)}: ${escapeText(verdictLine$1(report.checks))}`];
	if (open.length > 0) parts.push(openTable(open));
	if (passed.length > 0) parts.push(details(`${count(passed.length)} checks hold`, passedTable(passed)));
	parts.push(details("What was checked", table(["what", "value"], facts(report))));
	return parts.join("\n\n");
}
/** The outcome in one line of plain text; names are as untrusted as the data they come from. */
function verdictLine$1(checks) {
	const failed = checks.filter(({ result }) => result === "fail" || result === "error");
	const warned = checks.filter(({ result }) => result === "warn");
	const [worst] = failed;
	if (worst) return `${count(failed.length)} of ${count(checks.length)} checks fail, first ${worst.id} (${worst.found})`;
	const warnings = warned.length === 0 ? "" : `, ${count(warned.length)} with a warning`;
	return `${count(checks.length)} checks${warnings === "" ? " hold" : warnings}`;
}
const MARKS$1 = {
	pass: "✅",
	warn: "🟡",
	fail: "❌",
	error: "❌"
};
function openTable(checks) {
	const order = [
		"error",
		"fail",
		"warn"
	];
	const rows = [...checks].sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result)).slice(0, MAX_ROWS$1).map((check) => [
		`${MARKS$1[check.result]} ${check.result}`,
		code(check.id),
		code(check.expected),
		code(check.found),
		bar(check),
		check.examples.slice(0, 3).map((example) => code(String(example))).join(", "),
		check.line === null ? "" : String(check.line)
	]);
	return more(table([
		"",
		"check",
		"expected",
		"found",
		"share of rows",
		"for example",
		"line"
	], rows), checks);
}
function passedTable(checks) {
	const rows = checks.slice(0, MAX_ROWS$1).map((check) => [
		code(check.id),
		code(check.expected),
		code(check.found)
	]);
	return more(table([
		"check",
		"expected",
		"found"
	], rows), checks);
}
function more(shown, checks) {
	const left = checks.length - MAX_ROWS$1;
	return left > 0 ? `${shown}\n\n${count(left)} more are in the report file.` : shown;
}
/** Never empty for a share above 0, never full for one below 1. */
function bar({ rows, failed_rows: failed }) {
	if (!rows || failed === null) return "";
	const share = Math.min(1, failed / rows);
	const length = share === 0 || share === 1 ? share * BAR_LENGTH : Math.min(9, Math.max(1, Math.round(share * BAR_LENGTH)));
	return `\`${"█".repeat(length)}${"░".repeat(BAR_LENGTH - length)}\``;
}
function facts(report) {
	const { contract, policy } = report;
	return [
		...policy ? [["policy", policyText(policy, report.run?.event)]] : [],
		["contract", `${code(contract.path)} ${code(`${contract.id} ${contract.version}`)}`],
		["engine", code(report.engine)],
		...report.datasets.map(({ name, rows, files, digest }) => [code(name), `${count(rows)} rows in ${count(files.length)} ${files.length === 1 ? "file" : "files"}, ${code(digest)}`])
	];
}
function policyText({ source, ref, digest }, event) {
	const proposed = event === "pull_request" || event === "merge_group";
	return `${{
		"base-branch": `of the base branch${ref === null ? "" : `, ${code(ref)}`}`,
		checkout: proposed ? "of the pull request, since the base branch has none: in effect after the merge" : "of the checkout"
	}[source]}, ${code(digest)}`;
}

// core/files.ts
/** A file that a document speaks of: a relative path with `/`, its size in bytes, its digest. */
const FileEntry = strictObject({
	path: string().min(1).max(512).refine((path) => !/(^\/|\\|(^|\/)\.\.(\/|$)|^[A-Za-z]:|\0)/.test(path), "must be a relative path without .."),
	size: int().nonnegative(),
	digest: Digest
});
/**
* One digest for a set of files, whatever order they were listed in: SHA-256 over the lines `<path> <digest>`, sorted by
* path. Train writes a model's; evaluate-gate, register and deploy compute it again and compare.
*/
function filesDigest(files) {
	const sorted = [...files].sort((a, b) => a.path < b.path ? -1 : 1);
	return digestLines(sorted.map((file) => `${file.path} ${file.digest}`));
}

// core/names.ts
/**
* Name of a model: part of tags, artifact names and file names, so only what is safe in all of them. Lower case, because
* some file systems and registries cannot tell `A` from `a`.
*/
const ModelName = string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, "must be 1 to 64 lower-case letters, digits and hyphens, and neither start nor end with a hyphen").refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(name), "is a device name on Windows; choose another");
/** A semantic version as the registry writes it: `v1.2.3`, strict SemVer 2 with a lower-case v. */
const ModelVersion = string().max(64).regex(/^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/, "must be a semantic version with a v, for example v1.4.0");
/** The artifact that carries a document of one model: `holdout-evidence-<model>-<run attempt>`. */
function artifactName(kind, model, attempt) {
	return `holdout-${kind}-${model}-${attempt}`;
}

// core/run-identity.ts
/** Which workflow run wrote a document. Self-reported: the app compares it with what GitHub says of the run. */
const RunIdentity = strictObject({
	/** `owner/name`. */
	repository: string().regex(/^[\w.-]+\/[\w.-]+$/),
	run_id: int().nonnegative(),
	run_attempt: int().positive(),
	/** Path of the workflow file, for example `.github/workflows/model.yml`. */
	workflow: string().min(1).max(255),
	event: string().min(1).max(64),
	/** The commit that the run belongs to: of a pull request its head, not the test merge. */
	head_sha: Sha
});

// core/data-report.ts
const Cell = union([
	string().max(500),
	number$1(),
	boolean(),
	_null()
]);
/** One rule of the contract, and what the data answered. */
const DataCheck = strictObject({
	/** `<schema>.<property>:<rule kind>`, or `<schema>:<rule kind>` for the whole object. */
	id: string().max(500),
	result: _enum([
		"pass",
		"fail",
		"warn",
		"error"
	]),
	/** In words, for example "at most 0 rows with delay outside [-120, 1440]". */
	expected: string().max(1e3),
	found: string().max(1e3),
	/** Rows that were looked at, and rows that break the rule; null where a rule does not count rows. */
	rows: int().nonnegative().nullable(),
	failed_rows: int().nonnegative().nullable(),
	/** A few offending values, never whole rows. */
	examples: array(Cell).max(10),
	/** Line of the rule in the contract, from 1. */
	line: int().positive().nullable()
});
/** What validate-data found. */
const DataReport = strictObject({
	schema: literal$1("holdout.data-report/1"),
	model: ModelName,
	run: RunIdentity.nullable(),
	outcome: _enum([
		"pass",
		"warn",
		"fail",
		"error"
	]),
	/** The policy that named model or contract; absent where the inputs named both. */
	policy: strictObject({
		digest: Digest,
		source: _enum(["base-branch", "checkout"]),
		ref: string().max(300).nullable()
	}).optional(),
	contract: strictObject({
		path: string(),
		digest: Digest,
		id: string(),
		version: string()
	}),
	engine: string(),
	checks: array(DataCheck).max(1e4),
	/** One entry for each schema object of the contract that has data. */
	datasets: array(strictObject({
		name: string(),
		rows: int().nonnegative(),
		columns: array(strictObject({
			name: string(),
			type: string(),
			nulls: int().nonnegative()
		})),
		files: array(FileEntry).max(1e5),
		/** One digest over the files, whatever their order. */
		digest: Digest
	})).max(100),
	created_at: datetime()
});
const dataReport = {
	schema: "holdout.data-report/1",
	file: "holdout-data.json",
	maxBytes: 8388608,
	shape: DataReport
};

// core/json.ts
/**
* Reads JSON that somebody else wrote.
*
* @param source names the text in errors, for example a file name.
* @throws UserError for text over `maxBytes`, a byte order mark, bad grammar, a duplicate key, a key that could reach a
*   prototype, nesting over `maxDepth`, a number that is not finite, or an integer that a double would round.
*/
function parseStrictJson(text, source, limits) {
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > limits.maxBytes) throw new UserError(`${source}: ${bytes} bytes are over the limit of ${limits.maxBytes}; write a smaller file`);
	if (text.startsWith("﻿")) throw new UserError(`${source}: starts with a byte order mark; save it as UTF-8 without one`);
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		const detail = cause instanceof Error ? cause.message : String(cause);
		throw new UserError(`${source}: not JSON (${detail}); NaN, Infinity, comments and trailing commas are not allowed`, { cause });
	}
	scan(text, source, limits.maxDepth);
	return value;
}
function scan(text, source, maxDepth) {
	const open = [];
	let last = "";
	for (const [token] of text.matchAll(TOKEN)) {
		if (token === "{" || token === "[") {
			open.push(token === "{" ? /* @__PURE__ */ new Set() : null);
			if (open.length > maxDepth) throw new UserError(`${source}: nested deeper than ${maxDepth} levels; flatten it`);
		} else if (token === "}" || token === "]") open.pop();
		else if (token === ":") addKey(open.at(-1), last, source);
		else if (token[0] === "-" || token >= "0" && token < ":") checkNumber(token, source);
		last = token;
	}
}
function addKey(keys, literal, source) {
	const key = JSON.parse(literal);
	if (FORBIDDEN_KEYS.has(key)) throw new UserError(`${source}: the key ${literal} is not allowed; rename it`);
	if (keys?.has(key)) throw new UserError(`${source}: the key ${literal} stands twice; keep one`);
	keys?.add(key);
}
function checkNumber(literal, source) {
	const number = Number(literal);
	if (!Number.isFinite(number)) throw new UserError(`${source}: ${literal} is too large for a number; write a finite one`);
	if (/^-?\d+$/.test(literal) && !Number.isSafeInteger(number) && String(number) !== literal) throw new UserError(`${source}: the integer ${literal} is beyond 2^53 and would lose digits; write it as a string`);
}
/**
* JSON with sorted keys and without white space: equal values give equal bytes (RFC 8785 without its number rules, which
* JavaScript's own number form already follows).
*
* @throws Error for a value that JSON cannot hold: that is a bug of ours, since readers refuse such values.
*/
function canonicalJson(value) {
	if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
	if (typeof value === "number") {
		if (!Number.isFinite(value)) throw new Error(`canonical JSON cannot hold ${value}`);
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (typeof value === "object") {
		const entries = Object.entries(value).filter(([, item]) => item !== void 0);
		entries.sort(([a], [b]) => a < b ? -1 : 1);
		return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
	}
	throw new Error(`canonical JSON cannot hold a ${typeof value}`);
}
var FORBIDDEN_KEYS, TOKEN;
var init_json = __esmMin((() => {
	init_errors();
	FORBIDDEN_KEYS = /* @__PURE__ */ new Set([
		"__proto__",
		"constructor",
		"prototype"
	]);
	TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
}));

// core/document.ts
init_errors();
init_json();
const MAX_DEPTH$1 = 8;
/**
* Reads a document strictly.
*
* @param source names the text in errors: a file, or an artifact and its file.
* @throws UserError for everything `parseStrictJson` refuses, an unknown version, and a field that is missing, unknown or
*   out of range (the first one is named).
*/
function readDocument(kind, text, source) {
	const value = parseStrictJson(text, source, {
		maxBytes: kind.maxBytes,
		maxDepth: MAX_DEPTH$1
	});
	const version = versionOf(value);
	if (version !== kind.schema) {
		const found = version === void 0 ? "no \"schema\"" : `"schema": ${JSON.stringify(version)}`;
		throw new UserError(`${source}: has ${found}; this version of Holdout reads "${kind.schema}"`);
	}
	const result = kind.shape.safeParse(value);
	if (!result.success) throw new UserError(`${source}: ${firstIssue(result.error)}`);
	return result.data;
}
/** The document as the text to write, and the digest of that text. */
function writeDocument(kind, value) {
	const text = canonicalJson(kind.shape.parse(value));
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > kind.maxBytes) throw new UserError(`${kind.file}: ${bytes} bytes are over the limit of ${kind.maxBytes}; gate fewer metrics or slices`);
	return {
		text,
		digest: digestOf(text)
	};
}
/** One line for the first thing that a zod schema refused: where, and what is wrong. */
function firstIssue(error) {
	const issue = error.issues[0];
	if (!issue) return "invalid";
	const where = issue.path.map(String).join(".");
	const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : "";
	return `${where ? `${where}: ` : ""}${issue.message}${more}`;
}
function versionOf(value) {
	if (value === null || typeof value !== "object" || Array.isArray(value)) return void 0;
	return value.schema;
}

// core/metrics/catalogue.ts
const label = {
	tasks: ["binary", "multiclass"],
	direction: "higher",
	range: [0, 1],
	needs: "prediction"
};
const probability$1 = {
	tasks: ["binary", "multiclass"],
	direction: "lower",
	needs: "probabilities",
	kind: "mean"
};
const number = {
	tasks: ["regression"],
	direction: "lower",
	range: [0, null],
	needs: "prediction"
};
/** Every metric that a policy may name. A new one is a line here and a function in its family's file. */
const metrics = {
	accuracy: {
		...label,
		kind: "binary-mean",
		averaged: false
	},
	balanced_accuracy: {
		...label,
		kind: "table",
		averaged: false
	},
	precision: {
		...label,
		kind: "table",
		averaged: true
	},
	recall: {
		...label,
		kind: "table",
		averaged: true
	},
	f1: {
		...label,
		kind: "table",
		averaged: true
	},
	log_loss: {
		...probability$1,
		range: [0, null],
		averaged: false
	},
	brier: {
		...probability$1,
		range: [0, 2],
		averaged: false
	},
	roc_auc: {
		tasks: ["binary"],
		direction: "higher",
		range: [0, 1],
		needs: "score",
		kind: "auc",
		averaged: false
	},
	mae: {
		...number,
		kind: "mean",
		averaged: false
	},
	rmse: {
		...number,
		kind: "root-mean",
		averaged: false
	}
};
/** The metric of that name, or undefined. */
function metricNamed(name) {
	return Object.hasOwn(metrics, name) ? metrics[name] : void 0;
}

// core/policy.ts
const Glob = string().min(1).max(200);
const Column = string().min(1).max(128);
const Probability = number$1().gt(0).max(.5);
/** A span of time: a whole number and s, m, h or d, for example `15m`. */
const Duration = string().regex(/^[1-9]\d{0,4}[smhd]$/, "must be a number and s, m, h or d, for example 15m");
/** Names of the columns of a predictions file, and how a binary label reads. */
const DataColumns = strictObject({
	id: Column.default("example_id").describe("Column that names a row; one row each, the same names in every run."),
	label: Column.default("label").describe("Column of the true label or number."),
	prediction: Column.default("prediction").describe("Column of the predicted label or number."),
	score: Column.nullable().default(null).describe("Column of the probability of the positive label; metrics such as roc_auc and log_loss need it."),
	positive: union([
		string().min(1),
		number$1(),
		boolean()
	]).transform(String).nullable().default(null).describe("The positive label; needed unless the labels are 0 and 1, or false and true."),
	threshold: number$1().min(0).max(1).nullable().default(null).describe("Where set, the prediction is \"score at or above this\", whatever the prediction column says.")
});
/** What a policy may say of one metric. Which of max_drop and max_rise applies follows from the metric's direction. */
const MetricPolicy = strictObject({
	max_drop: number$1().gt(0).optional().describe("Largest tolerated loss where higher is better, in the metric's own unit: 1 point of accuracy is 0.01."),
	max_rise: number$1().gt(0).optional().describe("Largest tolerated rise where lower is better, in the metric's unit."),
	floor: number$1().optional().describe("Lowest allowed value where higher is better."),
	ceiling: number$1().optional().describe("Highest allowed value where lower is better."),
	average: _enum([
		"binary",
		"macro",
		"micro",
		"weighted"
	]).optional().describe("How precision, recall and f1 join the classes; a multiclass task needs macro, micro or weighted."),
	suspicious_gain: number$1().gt(0).optional().describe("A gain over this is reported as suspicious: it often means that labels leaked."),
	slice_tolerance: number$1().min(1).optional().describe("Tolerance on slices in multiples of the overall one; without it `slices.tolerance` holds."),
	gate: boolean().default(true).describe("`false`: the metric is shown and never part of the verdict.")
});
const Slices = strictObject({
	by: array(Column).min(1).max(10).describe("Columns of the predictions file; each value of each is one slice."),
	tolerance: number$1().min(1).default(3).describe("Tolerance on slices in multiples of the overall one."),
	min_n: int().min(2).default(200).describe("Slices with fewer rows are shown and never gated."),
	require_pass: boolean().default(false).describe("`true`: a slice must pass too. Otherwise slices can only block.")
});
const Anchor = strictObject({
	ref: literal$1("latest-release").default("latest-release").describe("What a slow decline is measured against."),
	cumulative: number$1().min(1).default(2).describe("Limit of the decline since that version, in multiples of each metric's own tolerance."),
	expected_prs: int().min(1).max(1e5).default(50).describe("How many pull requests are expected between two releases; the level of this test is divided by it.")
});
const Rates = strictObject({
	alpha_block: Probability.default(.01).describe("Chance at most that a model that is no worse is blocked."),
	alpha_pass: Probability.default(.05).describe("Chance at most that a drop as large as the tolerance passes.")
});
const Register = strictObject({
	registry: literal$1("git").default("git").describe("Where versions are kept: annotated tags and releases."),
	stages: array(string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/)).max(20).default([]).describe("Names of stages that `register` may assign.")
});
const Deploy = strictObject({
	target: literal$1("local").describe("Where the model is served: the machine that runs the job."),
	serve: string().min(1).max(1e3).describe("The command that serves, split at white space; no shell."),
	replay: int().min(0).max(1e4).default(200).describe("How many packaged held-out examples are asked before the switch; 0, for none, where they are not published."),
	state: string().min(1).default(".holdout/deploy").describe("Folder that remembers what runs, relative to the workspace.")
});
const ModelPolicy = strictObject({
	workflow: string().regex(/^\.github\/workflows\/[\w.-]+\.ya?ml$/, "must be a path like .github/workflows/model.yml").describe("Only evidence from a run of this workflow file counts."),
	paths: array(Glob).min(1).default(["**"]).describe("A pull request that touches none of these needs no evidence for this model."),
	task: _enum([
		"binary",
		"multiclass",
		"regression"
	]).describe("What the model predicts."),
	data: DataColumns.prefault({}).describe("Columns of the predictions file."),
	dataset: strictObject({ contract: string().min(1).describe("Path of the data contract (ODCS v3.1).") }).optional().describe("The data that `validate-data` checks."),
	baseline: _enum(["reference", "latest-release"]).default("reference").describe("What the candidate is compared with: the commit it would be merged into, or the latest release."),
	baseline_missing: _enum(["error", "floors"]).default("error").describe("`floors`: where no baseline was ever found, floors and ceilings alone decide."),
	baseline_max_distance: int().min(0).max(1e4).default(50).describe("In commits; the baseline of a farther ancestor counts as missing."),
	anchor: Anchor.prefault({}).describe("The limit of a slow decline over many pull requests."),
	rates: Rates.prefault({}).describe("Error rates of the verdict."),
	estimand: literal$1("artifact").default("artifact").describe("What is judged: this one trained model, not the recipe over many seeds."),
	metrics: record(string(), MetricPolicy).describe("The metrics by name; at least one must be gated."),
	slices: Slices.optional().describe("Parts of the held-out rows that are judged on their own."),
	on_inconclusive: _enum(["warn", "block"]).default("warn").describe("`warn`: an inconclusive verdict lets the pull request merge and says so in the title."),
	reuse: strictObject({ mode: literal$1("open").describe("The same held-out rows may be asked again and again.") }).default({ mode: "open" }).describe("How often the held-out rows may be asked."),
	publish_predictions: boolean().default(true).describe("`false`: releases carry no predictions, so no baseline or anchor can be taken from them."),
	register: Register.prefault({}).describe("Where `register` writes."),
	deploy: Deploy.optional().describe("How `deploy` serves.")
});
const Policy = strictObject({
	version: literal$1(1).describe("Version of this format."),
	app: int().positive().nullable().default(null).describe("Id of the installed GitHub App; where it is set, the actions never comment."),
	models: record(ModelName, ModelPolicy).refine((models) => Object.keys(models).length > 0, "must name at least one model").describe("The models of this repository by name."),
	protected: array(Glob).default([".github/**"]).describe("A pull request that touches these waits for an approving review of its head commit."),
	overrides: strictObject({ permission: _enum([
		"write",
		"maintain",
		"admin"
	]).default("maintain").describe("The permission that a reviewer of protected paths needs.") }).prefault({}).describe("Who may accept what the gate holds back."),
	deadlines: strictObject({
		start: Duration.default("15m").describe("How long a pull request may wait for its run to start."),
		finish: Duration.default("6h").describe("How long the run may take.")
	}).prefault({}).describe("After these the check stops waiting and says so.")
});
/** Size limit of the policy file, in UTF-8 bytes. */
const POLICY_MAX_BYTES = 65536;

// core/policy-reader.ts
init_errors();
/** Where the policy lives in a repository. */
const POLICY_PATH = ".github/holdout.yml";
/**
* Reads a policy.
*
* @param source names the text in errors, for example `.github/holdout.yml`.
* @throws UserError `<source>:<line>:<column>: ...` for bad YAML, an unknown key (with the nearest known one), a value of
*   the wrong kind, and rules that contradict each other.
*/
function readPolicy(text, source) {
	const yaml = parseStrictYaml(text, source, POLICY_MAX_BYTES);
	const policy = parseWith(Policy, yaml, source);
	for (const [name, model] of Object.entries(policy.models)) {
		const problem = firstProblem(model);
		if (!problem) continue;
		const path = [
			"models",
			name,
			...problem.path
		];
		const { line, column } = yaml.placeOf(path);
		throw new UserError(`${source}:${line}:${column}: ${path.join(".")}: ${problem.message}`);
	}
	return {
		policy,
		digest: digestOf(text)
	};
}
/**
* The policy of one model.
*
* @param name may be left out when the policy has exactly one.
*/
function modelPolicy(policy, name) {
	const names = Object.keys(policy.models);
	const chosen = name ?? (names.length === 1 ? names[0] : void 0);
	if (chosen === void 0) throw new UserError(`the policy has several models; set the input 'model-name' to one of ${names.join(", ")}`);
	const model = Object.hasOwn(policy.models, chosen) ? policy.models[chosen] : void 0;
	if (!model) throw new UserError(`the policy has no model '${chosen}'; it has ${names.join(", ")}`);
	return {
		name: chosen,
		model
	};
}
function firstProblem(model) {
	const entries = Object.entries(model.metrics);
	for (const [name, rule] of entries) {
		const message = metricProblem(name, rule, model);
		if (message) return {
			path: ["metrics", name],
			message
		};
	}
	if (!entries.some(([, rule]) => rule.gate)) return {
		path: ["metrics"],
		message: "no metric is gated; give at least one a max_drop, max_rise, floor or ceiling"
	};
	const gatedFloor = entries.some(([, rule]) => rule.gate && (rule.floor ?? rule.ceiling) !== void 0);
	if (model.baseline_missing === "floors" && !gatedFloor) return {
		path: ["baseline_missing"],
		message: "\"floors\" needs a floor or ceiling on a gated metric"
	};
}
function metricProblem(name, rule, model) {
	const metric = metricNamed(name);
	if (!metric) {
		const known = Object.keys(metrics);
		const suggestion = nearest(name, known);
		return `unknown metric; ${suggestion ? `did you mean "${suggestion}"?` : `known are ${known.join(", ")}`}`;
	}
	if (!metric.tasks.includes(model.task)) return `is a metric for ${metric.tasks.join(" or ")}, the task is ${model.task}`;
	if (needsScore(metric, model) && model.data.score === null) return "needs scores; name their column in data.score";
	return directionProblem(metric, rule) ?? averageProblem(metric, rule, model) ?? rangeProblem(metric, rule);
}
function needsScore(metric, model) {
	return metric.needs === "score" || metric.needs === "probabilities" && model.task === "binary";
}
function directionProblem(metric, rule) {
	if (metric.direction === "higher") {
		if (rule.max_rise !== void 0) return "higher is better here: write max_drop, not max_rise";
		if (rule.ceiling !== void 0) return "higher is better here: write floor, not ceiling";
	} else {
		if (rule.max_drop !== void 0) return "lower is better here: write max_rise, not max_drop";
		if (rule.floor !== void 0) return "lower is better here: write ceiling, not floor";
	}
	const ruled = [
		rule.max_drop,
		rule.max_rise,
		rule.floor,
		rule.ceiling
	].some((limit) => limit !== void 0);
	if (rule.gate && !ruled) return `is gated without a limit; write ${metric.direction === "higher" ? "max_drop or floor" : "max_rise or ceiling"}, or gate: false`;
}
function averageProblem(metric, rule, model) {
	if (rule.average !== void 0 && !metric.averaged) return "has no average; remove the key";
	if (metric.averaged && model.task === "multiclass" && (rule.average ?? "binary") === "binary") return "needs average: macro, micro or weighted for a multiclass task";
}
function rangeProblem(metric, rule) {
	const [low, high] = metric.range;
	for (const [key, limit] of Object.entries({
		floor: rule.floor,
		ceiling: rule.ceiling
	})) if (limit !== void 0 && (limit < low || high !== null && limit > high)) return `${key} ${limit} is outside the metric's range ${low} to ${high ?? "infinity"}`;
	const tolerance = rule.max_drop ?? rule.max_rise;
	if (tolerance !== void 0 && high !== null && tolerance >= high - low) return `tolerance ${tolerance} is as wide as the metric's whole range; write it in the metric's unit, 1 point is 0.01`;
}

// actions/lib/files.ts
init_errors();
const MAX_FILES = 1e4;
const MAX_PATTERN = 4096;
const CHUNK_BYTES = 1 << 20;
/** The folder that relative paths of inputs start from: the workspace of the job, else the current folder. No links in it. */
function workspace(env = process.env) {
	return realpathSync(env.GITHUB_WORKSPACE || process.cwd());
}
/**
* The absolute path of a file or folder that an input names, whether it exists or not.
*
* @throws UserError where it lies outside the workspace, also by way of a symbolic link.
*/
async function insideWorkspace(path) {
	const root = workspace();
	const absolute = resolve(root, path);
	await requireInside(root, absolute, path);
	return absolute;
}
/**
* Size and SHA-256 of one file, read as a stream.
*
* @param path absolute, or relative to `root`; the entry's path is relative to `root`, with `/`.
* @throws UserError for a file that is missing, is not a regular one, lies outside the root, also by way of a symbolic
*   link, changes while it is read, or has a name that a document cannot hold.
*/
async function fileEntry(root, path) {
	const absolute = resolve(root, path);
	const name = relative(root, absolute).split(sep).join("/");
	const file = await openRegular(root, path);
	try {
		const before = await file.stat();
		const hash = createHash("sha256");
		const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, before.size + 1));
		let size = 0;
		for (;;) {
			const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
			if (bytesRead === 0) break;
			size += bytesRead;
			hash.update(chunk.subarray(0, bytesRead));
		}
		if (size !== before.size || (await file.stat()).mtimeMs !== before.mtimeMs) throw new UserError(`${path}: changed while it was read; let the program that writes it finish first`);
		const entry = FileEntry.safeParse({
			path: name,
			size,
			digest: `sha256:${hash.digest("hex")}`
		});
		if (!entry.success) throw new UserError(`${path}: ${entry.error.issues[0]?.message}; rename the file`);
		return entry.data;
	} finally {
		await file.close();
	}
}
/**
* Opens a regular file inside the root for reading.
*
* @throws UserError for what is missing, is not a regular file, or lies outside, also by way of a symbolic link.
*/
async function openRegular(root, path) {
	const target = await requireInside(root, resolve(root, path), path);
	const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
	const file = await open(target, flags).catch((cause) => refuse(path, cause));
	if ((await file.stat()).isFile()) return file;
	await file.close();
	throw new UserError(`${path}: not a regular file; name a file`);
}
/**
* The bytes of a regular file inside the root.
*
* @throws UserError as `openRegular` does.
*/
async function readRegular(root, path) {
	const file = await openRegular(root, path);
	try {
		return await file.readFile();
	} finally {
		await file.close();
	}
}
/**
* The bytes of a file that an input names.
*
* @param input its name, for errors.
* @throws UserError naming the input where the file cannot be read, or lies outside the workspace.
*/
async function readInputFile(input, path) {
	try {
		return await readRegular(workspace(), path);
	} catch (cause) {
		throw new UserError(`input '${input}': ${messageOf(cause)}`, { cause });
	}
}
/**
* The files that patterns name, as sorted paths relative to `root`, with `/`. A pattern is a file, a folder (all files
* below it) or a glob; `*` and `**` leave out names that start with a dot. What matches nothing is simply absent.
*
* @throws UserError for a pattern that is absolute or holds `..`, a file outside the root by way of a symbolic link,
*   and more than 10,000 files.
*/
async function listFiles(root, patterns) {
	const found = /* @__PURE__ */ new Set();
	for (const pattern of patterns) {
		if (pattern.length > MAX_PATTERN) throw new UserError(`${pattern.slice(0, 60)}...: longer than ${MAX_PATTERN} characters; write one a line`);
		if (isAbsolute(pattern) || pattern.split(/[\\/]/).includes("..")) throw new UserError(`${pattern}: must be a path or a pattern inside the workspace, without ..`);
		for await (const path of matches(root, pattern)) {
			const absolute = resolve(root, path);
			const target = await requireInside(root, absolute, path);
			if ((await stat(target)).isDirectory()) continue;
			found.add(relative(root, absolute).split(sep).join("/"));
			if (found.size > MAX_FILES) throw new UserError(`${pattern}: more than ${MAX_FILES} files; narrow the pattern, or pack them into one file`);
		}
	}
	return [...found].sort();
}
async function* matches(root, pattern) {
	const literal = await stat(resolve(root, pattern)).catch(() => null);
	if (!literal) yield* glob(pattern, { cwd: root });
	else if (!literal.isDirectory()) yield pattern;
	else for await (const path of glob("**", { cwd: resolve(root, pattern) })) yield join(pattern, path);
}
/**
* Writes a text so that a reader sees the old file or the whole new one, whenever the process or the machine stops.
* Makes the folder where it is missing.
*
* @throws UserError where the disk is full or the place cannot be written.
*/
async function writeFileAtomic(path, text) {
	const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
	try {
		await mkdir(dirname(path), { recursive: true });
		const file = await open(temporary, "wx", 420);
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (cause) {
		await rm(temporary, { force: true }).catch(() => {});
		throw new UserError(`${path}: cannot be written (${messageOf(cause)}); free the disk or name another place`, { cause });
	}
}
/** The path without links, once it is certain that it lies inside the root; `path` is how the user wrote it. */
async function requireInside(root, absolute, path) {
	const base = await realpath(root);
	const target = await realpathOfNearest(absolute);
	if (target === base || target.startsWith(base.endsWith(sep) ? base : base + sep)) return target;
	const link = (await lstat(absolute).catch(() => null))?.isSymbolicLink() ? " (it is a symbolic link)" : "";
	throw new UserError(`${path}: lies outside the workspace${link}; name a place inside it`);
}
async function realpathOfNearest(absolute) {
	try {
		return await realpath(absolute);
	} catch (cause) {
		const dangling = (await lstat(absolute).catch(() => null))?.isSymbolicLink();
		const parent = dirname(absolute);
		if (dangling || parent === absolute) return refuse(absolute, cause);
		return join(await realpathOfNearest(parent), basename(absolute));
	}
}
function refuse(path, cause) {
	throw new UserError(`${path} cannot be read (${messageOf(cause)}); check the path`, { cause });
}

// actions/lib/artifact.ts
init_errors();
const SCANNED_BYTES = 1 << 20;
/**
* What must never leave the machine inside an artifact, since everybody who can read the repository can read that: the
* `ArtiPACKED` reports of 2024 found checkout's token in thousands.
*/
const CREDENTIALS = [
	["a GitHub token", /\bgh[pousr]_[A-Za-z0-9_.-]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/],
	["a GitHub token", /\beC1hY2Nlc3MtdG9rZW46[A-Za-z0-9+/]{8,}/],
	["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
	["a private key", /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/]
];
/**
* Uploads an artifact of the current run. Only inside a run: the caller checks that there is one.
*
* @returns the artifact's id, and the digest of its archive where the service computed one.
* @throws UserError for a hidden file, a file with credentials, a file outside the root, GitHub Enterprise Server, a name
*   that the run already has, and a service that does not answer.
*/
async function uploadArtifact(upload) {
	requireService();
	for (const path of upload.files) await requireHarmless(upload.rootDirectory, path);
	const { DefaultArtifactClient } = await import("./artifact.js");
	const files = upload.files.map((path) => join(upload.rootDirectory, path));
	try {
		const { id, digest } = await new DefaultArtifactClient().uploadArtifact(upload.name, files, upload.rootDirectory);
		if (id === void 0) throw new Error("the service gave no id");
		return {
			id,
			digest: digest ? `sha256:${digest}` : null
		};
	} catch (cause) {
		throw new UserError(uploadProblem(upload.name, messageOf(cause)), { cause });
	}
}
function requireService() {
	const host = new URL(process.env.GITHUB_SERVER_URL || "https://github.com").hostname;
	if (host !== "github.com" && !/\.(ghe\.com|localhost)$/.test(host)) throw new UserError(`artifacts cannot be uploaded on GitHub Enterprise Server (${host}): GitHub's own client refuses it; run on github.com or ghe.com`);
	if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL) throw new UserError("this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is not set); run as a step of a GitHub workflow");
}
async function requireHarmless(root, path) {
	if (path.split(/[\\/]/).some((segment) => segment.startsWith("."))) throw new UserError(`${path}: hidden files are never uploaded; give it a name without a leading dot`);
	const head = await readHead(root, path);
	if (head.includes(0)) return;
	const text = head.toString("latin1");
	const found = CREDENTIALS.find(([, pattern]) => pattern.test(text));
	if (!found) return;
	throw new UserError(`${path}: holds what looks like ${found[0]}, and artifacts can be read by others; remove it`);
}
async function readHead(root, path) {
	const file = await openRegular(root, path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(SCANNED_BYTES), 0, SCANNED_BYTES, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}
function uploadProblem(name, detail) {
	if (/\b409\b|conflict|already exists/i.test(detail)) return `artifact ${name}: this run attempt has one of that name already; let only one job of the workflow make it for each model`;
	return `artifact ${name}: could not be uploaded (${detail.split("\n")[0]}); run the job again`;
}
/**
* Uploads one document.
*
* @returns why it could not be uploaded, in one line, or null: what else a step has to write is written all the same.
*/
async function uploadDocument({ name, file, text }) {
	const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-upload-"));
	try {
		await writeFile(join(folder, file), text);
		await uploadArtifact({
			name,
			files: [file],
			rootDirectory: folder
		});
		return null;
	} catch (thrown) {
		if (thrown instanceof UserError) return thrown.message;
		throw thrown;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}

// github/errors.ts
/** The HTTP status of something that Octokit threw; undefined for anything else. */
function statusOf(thrown) {
	if (typeof thrown !== "object" || thrown === null || !("status" in thrown)) return void 0;
	return typeof thrown.status === "number" ? thrown.status : void 0;
}
/** Whether a write may have been done although it failed: a server error, or no answer at all. */
function isAmbiguous(thrown) {
	const status = statusOf(thrown);
	return status === void 0 || status >= 500;
}

// actions/lib/asked.ts
init_errors();
const REFUSALS = [
	401,
	403,
	404
];
const Refused = object({ request: object({
	method: string(),
	url: url()
}) });
/**
* Asks GitHub, and says what to do where it refuses: that is a mistake in the workflow's permissions far more often than one
* of ours.
*
* @param permissions what the job needs, as a workflow writes it, for example `contents: read, actions: read`.
* @throws UserError for an answer of GitHub that is an error; what is none is thrown on.
*/
async function asked(permissions, ask) {
	try {
		return await ask();
	} catch (thrown) {
		const status = statusOf(thrown);
		if (status === void 0) throw thrown;
		const said = messageOf(thrown).split("\n")[0] ?? "";
		const what = `GitHub answered ${status}${questionOf(thrown)} (${said})`;
		throw new UserError(`${what}; ${remedy(status, said, permissions)}`, { cause: thrown });
	}
}
function questionOf(thrown) {
	const refused = Refused.safeParse(thrown);
	if (!refused.success) return "";
	const { method, url } = refused.data.request;
	return ` to ${method} ${new URL(url).pathname}`;
}
function remedy(status, said, permissions) {
	if (status >= 500) return "run the job again";
	if (status === 429 || /rate limit/i.test(said)) return "run the job again in an hour";
	if (REFUSALS.includes(status)) return `the job needs "permissions: {${permissions}}" and its own token`;
	return "look for a rule of the repository that forbids it, and run the job again";
}

// actions/lib/context.ts
init_errors();
/**
* Reads the run from the environment that the runner sets.
*
* @returns null outside a workflow run.
* @throws UserError on an event that runs untrusted code with a privileged token (`pull_request_target`, or
*   `workflow_run` of a fork): none of the actions may work there.
*/
function readContext(env = process.env) {
	const repository = env.GITHUB_REPOSITORY;
	if (!repository || !env.GITHUB_RUN_ID) return null;
	const [owner = "", repo = ""] = repository.split("/");
	const payload = readPayload(env.GITHUB_EVENT_PATH);
	const event = env.GITHUB_EVENT_NAME ?? "";
	const sha = env.GITHUB_SHA ?? "";
	refuseUntrusted(event, payload, repository);
	return {
		owner,
		repo,
		event,
		ref: env.GITHUB_REF ?? "",
		sha,
		headSha: payload.pull_request?.head.sha ?? payload.merge_group?.head_sha ?? sha,
		runId: Number(env.GITHUB_RUN_ID),
		runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? "1"),
		workflow: workflowPath(env.GITHUB_WORKFLOW_REF, repository),
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		serverUrl: env.GITHUB_SERVER_URL ?? "https://github.com",
		payload
	};
}
/** The run as documents name it. */
function runIdentity(context) {
	return {
		repository: `${context.owner}/${context.repo}`,
		run_id: context.runId,
		run_attempt: context.runAttempt,
		workflow: context.workflow || "unknown",
		event: context.event,
		head_sha: context.headSha
	};
}
function readPayload(path) {
	return path ? JSON.parse(readFileSync(path, "utf8")) : {};
}
function workflowPath(workflowRef, repository) {
	if (!workflowRef?.startsWith(`${repository}/`)) return "";
	return workflowRef.slice(repository.length + 1).split("@")[0] ?? "";
}
function refuseUntrusted(event, payload, repository) {
	const foreignRun = event === "workflow_run" && payload.workflow_run?.head_repository?.full_name !== repository;
	if (event !== "pull_request_target" && !foreignRun) return;
	throw new UserError(`on ${event} this step would run a fork's code with this repository's token; run it on pull_request instead`);
}

// actions/lib/inputs.ts
/** `true` or `false`, as YAML writes them. */
const Flag = stringbool({
	truthy: ["true"],
	falsy: ["false"],
	error: "must be 'true' or 'false'"
});
/** A whole number in plain digits. */
const Whole = string().regex(/^(0|[1-9]\d{0,8})$/, "must be a whole number in plain digits").transform(Number);
/** A path inside the workspace or an absolute one; never an option of some other program. */
const Path = string().max(4096).refine((path) => !path.startsWith("-") && !/\p{Cc}/u.test(path), "must be a path on one line; it may not start with a hyphen");
/** One entry a line; blank lines do not count. */
const Lines = string().transform((text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== ""));
const modelName = ModelName.describe("Name of the model, as in the policy. Needed when the policy has several.");
const policyPath = Path.default(".github/holdout.yml").describe("Path of the policy in the repository.");
const githubToken = string().describe("Token for GitHub: reads policy and artifacts, writes what the action says.");
const dryRun = Flag.prefault("false").describe("Say what would be written, and write nothing.");

// actions/lib/octokit.ts
init_errors();
/**
* GitHub's API for an action.
*
* @param fetch replaces the client's own, in tests only: it would lose the proxy settings of a runner.
* @throws UserError without a token: `action.yml` gives the job's own, unless the workflow passes an empty one.
*/
function octokitFor(token, apiUrl, fetch) {
	if (!token) throw new UserError("input 'github-token': is empty; leave the line out, or pass github.token");
	return getOctokit(token, {
		baseUrl: apiUrl,
		...fetch ? { request: { fetch } } : {}
	});
}

// github/policy.ts
init_errors();
/** The commit that a branch points at now; null when there is no such branch. */
async function branchTip(octokit, repository, branch) {
	try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
			...repository,
			ref: `heads/${branch}`
		});
		return data.object.sha;
	} catch (thrown) {
		if (statusOf(thrown) === 404) return null;
		throw thrown;
	}
}
/**
* Reads `.github/holdout.yml` as it is at a commit or ref, through the API, never from a checkout.
*
* @param ref a commit id, or a branch name; `branchTip` turns a branch into a commit.
* @returns null when there is no such file.
* @throws UserError naming line and column when the policy cannot be used.
*/
async function loadPolicy(octokit, repository, ref) {
	const text = await readFileAt(octokit, repository, {
		path: POLICY_PATH,
		ref
	});
	return text === null ? null : {
		...readPolicy(text, POLICY_PATH),
		text,
		ref
	};
}
/** The text of a file at a ref; null when it is not there. */
async function readFileAt(octokit, repository, { path, ref }) {
	try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
			...repository,
			path,
			ref,
			mediaType: { format: "raw" }
		});
		const raw = data;
		if (typeof raw === "string") return raw;
		if (raw instanceof ArrayBuffer) return new TextDecoder("utf-8", { fatal: true }).decode(raw);
	} catch (thrown) {
		if (statusOf(thrown) === 404) return null;
		if (thrown instanceof TypeError) throw new UserError(`${path}: is not UTF-8; save it as UTF-8`, { cause: thrown });
		throw thrown;
	}
	throw new UserError(`${path}: is not a file at ${ref}; put the policy there`);
}

// actions/lib/policy.ts
init_errors();
/**
* Reads the policy where a pull request cannot loosen it: on a pull request and in a merge queue from the tip of the base
* branch, through the API; on a push or a laptop from the checkout.
*
* @param path where the checkout has it; on a branch it is always `.github/holdout.yml`.
* @throws UserError when it cannot be read, or there is none at all.
*/
async function readDecidingPolicy(path, context, octokit) {
	const branch = baseBranch(context);
	if (!context || branch === null) return fromCheckout(path, true);
	if (!octokit) throw new UserError("input 'github-token': needed on a pull request, to read the policy of the base branch; pass github.token");
	const repository = {
		owner: context.owner,
		repo: context.repo
	};
	const tip = await branchTip(octokit, repository, branch);
	if (tip === null) throw new UserError(`the base branch ${branch} cannot be read; grant the job contents: read`);
	const loaded = await loadPolicy(octokit, repository, tip);
	if (!loaded) return fromCheckout(path, false);
	return {
		policy: loaded.policy,
		digest: loaded.digest,
		source: "base-branch",
		ref: `${branch}@${tip.slice(0, 10)}`,
		inEffect: true
	};
}
/**
* The policy of one model from the checkout: right for a run of a branch, where the commit itself is the authority.
*
* @throws UserError where it cannot be read, and as `readPolicy` and `modelPolicy` do.
*/
async function readCheckoutPolicy(path, name) {
	const { policy, digest } = await fromCheckout(path, true);
	return {
		...modelPolicy(policy, name),
		digest
	};
}
/** The branch that a pull request or a merge queue's group is for; null on any other event. */
function baseBranch(context) {
	if (context?.payload.pull_request) return context.payload.pull_request.base.ref;
	return context?.payload.merge_group?.base_ref.replace(/^refs\/heads\//, "") ?? null;
}
async function fromCheckout(path, inEffect) {
	await insideWorkspace(path);
	const bytes = await readRegular(workspace(), path).catch((cause) => {
		throw new UserError(`${path}: cannot be read; write a policy there, check the commit out first, or name its place in the input 'policy'`, { cause });
	});
	return {
		...readPolicy(bytes.toString("utf8"), path),
		source: "checkout",
		ref: null,
		inEffect
	};
}

// actions/validate-data/engines/duckdb-pins.json
var duckdb_pins_default = {
	version: "1.5.5-r.5",
	integrity: {
		"darwin-arm64": "sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g==",
		"darwin-x64": "sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg==",
		"linux-arm64": "sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw==",
		"linux-arm64-musl": "sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ==",
		"linux-x64": "sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ==",
		"linux-x64-musl": "sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw==",
		"win32-arm64": "sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g==",
		"win32-x64": "sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA=="
	}
};

// actions/validate-data/engines/npm-pack.ts
/**
* Downloads one package archive into a folder: npm's own program, run by this Node, without a shell and without the
* configuration of the workspace.
*
* @param spec name and exact version, for example `left-pad@1.3.0`.
* @returns the path of the archive.
* @throws UserError where there is no npm, or it fails.
*/
async function npmPack(spec, folder, environment) {
	const npm = findNpm(environment);
	if (!npm) throw new UserError("DuckDB is fetched with npm, and there is none beside Node or on the PATH; put actions/setup-node before this step, or run npm ci in the checkout of Holdout");
	const options = [
		"--pack-destination",
		folder,
		"--ignore-scripts",
		"--loglevel=error",
		...RETRIES
	];
	const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED.test(name)));
	const { code, stderr } = await run$1([
		npm,
		"pack",
		spec,
		...options
	], folder, kept);
	const archive = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
	if (code === 0 && archive) return join(folder, archive);
	throw new UserError(`npm pack ${spec} failed (${reasonOf(stderr, code)}); check that this machine reaches its npm registry`);
}
/** npm-cli.js beside this Node, else the one that PATH leads to; nothing inside the workspace. */
function findNpm(environment, execPath = process.execPath) {
	const workspace = environment.GITHUB_WORKSPACE || process.cwd();
	const folders = (Object.entries(environment).find(([name]) => name.toUpperCase() === "PATH")?.[1] ?? "").split(delimiter).filter((folder) => isAbsolute(folder) && !isInside(workspace, folder));
	for (const folder of [dirname(execPath), ...folders]) for (const candidate of [
		join(folder, "npm"),
		join(folder, "node_modules", "npm", "bin", "npm-cli.js"),
		join(folder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js")
	]) {
		if (!existsSync(candidate)) continue;
		const target = realpathSync(candidate);
		if (basename(target) === "npm-cli.js" && !isInside(workspace, target)) return target;
	}
	return null;
}
function isInside(root, path) {
	const way = relative(root, path);
	return way === "" || way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
function reasonOf(stderr, code) {
	if (code === null) return `no answer within ${TIMEOUT_MS$1 / 1e3} s`;
	return (stderr.split("\n").find((text) => /npm (error|ERR!) (?!code|A complete log)\S/.test(text)) ?? `exit code ${code}`).replace(/^npm (error|ERR!) /, "").slice(0, 300);
}
function run$1(arguments_, folder, environment) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, arguments_, {
			cwd: folder,
			env: environment,
			shell: false,
			timeout: TIMEOUT_MS$1,
			stdio: [
				"ignore",
				"ignore",
				"pipe"
			]
		});
		let stderr = "";
		child.stderr.setEncoding("utf8").on("data", (text) => {
			if (stderr.length < 1e4) stderr += text;
		});
		child.once("error", reject);
		child.once("close", (code) => resolve({
			code,
			stderr
		}));
	});
}
var RETRIES, TIMEOUT_MS$1, PASSED;
var init_npm_pack = __esmMin((() => {
	init_errors();
	RETRIES = [
		"--fetch-retries=3",
		"--fetch-retry-mintimeout=1000",
		"--fetch-retry-maxtimeout=5000"
	];
	TIMEOUT_MS$1 = 18e4;
	PASSED = /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|COMSPEC|TEMP|TMP|TMPDIR|(HTTPS?|NO)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|NPM_CONFIG_(REGISTRY|USERCONFIG|CAFILE|CACHE|PROXY|HTTPS_PROXY|NOPROXY|STRICT_SSL))$/i;
}));

// actions/validate-data/engines/duckdb-library.ts
/** @returns the place of this process. */
function libraryPlace(environment = process.env) {
	return {
		environment,
		platform: platformName(),
		pins: duckdb_pins_default,
		repository: ownRepository(import.meta.dirname)
	};
}
/** The folder that holds `duckdb.node`, whether it is there yet or not. */
function libraryFolder(place = libraryPlace()) {
	return ownFolder(place) ?? cacheFolder(place);
}
/**
* Makes sure that the library is there and whole.
*
* @throws UserError on a platform without a library, without npm, and on an archive that is not the pinned one.
*/
async function ensureLibrary(log, place = libraryPlace()) {
	if (ownFolder(place)) return;
	const integrity = place.pins.integrity[place.platform];
	if (!integrity) {
		const known = Object.keys(place.pins.integrity).join(", ");
		throw new UserError(`DuckDB has no library for ${place.platform}; run validate-data on one of ${known}`);
	}
	const folder = cacheFolder(place);
	if (await isWhole(folder, integrity)) return;
	const started = performance.now();
	await download$1({
		place,
		integrity,
		folder
	});
	const seconds = ((performance.now() - started) / 1e3).toFixed(1);
	log(`DuckDB ${place.pins.version} for ${place.platform}: fetched with npm in ${seconds} s, SHA-512 as pinned, kept in ${folder}`);
}
function ownFolder({ repository, platform, pins: { version } }) {
	if (repository === null) return null;
	const folder = join(repository, "node_modules", "@duckdb", `node-bindings-${platform}`);
	if (!existsSync(join(folder, "duckdb.node"))) return null;
	return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version === version ? folder : null;
}
function ownRepository(from) {
	for (let folder = from;; folder = dirname(folder)) {
		const manifest = join(folder, "package.json");
		if (existsSync(manifest)) {
			const { name } = JSON.parse(readFileSync(manifest, "utf8"));
			if (name === "holdout") return folder;
		}
		if (folder === dirname(folder)) return null;
	}
}
function cacheFolder({ environment, platform, pins: { version } }) {
	const tools = environment.RUNNER_TOOL_CACHE;
	const own = environment.LOCALAPPDATA ?? environment.XDG_CACHE_HOME ?? join(homedir(), ".cache");
	return tools ? join(tools, "holdout-duckdb", version, platform) : join(own, "holdout", "duckdb", version, platform);
}
function platformName() {
	const name = `${process.platform}-${process.arch}`;
	if (process.platform !== "linux") return name;
	Object.assign(process.report, { excludeNetwork: true });
	const { header } = process.report.getReport();
	return header?.glibcVersionRuntime ? name : `${name}-musl`;
}
async function isWhole(folder, integrity) {
	try {
		const manifest = JSON.parse(await readFile(join(folder, MANIFEST), "utf8"));
		if (manifest.integrity !== integrity || !("duckdb.node" in manifest.files)) return false;
		for (const [name, digest] of Object.entries(manifest.files)) if (await digestOfFile(join(folder, name)) !== digest) return false;
		return true;
	} catch {
		return false;
	}
}
async function download$1({ place, integrity, folder }) {
	const name = `@duckdb/node-bindings-${place.platform}`;
	await mkdir(dirname(folder), { recursive: true });
	const temporary = await mkdtemp(join(dirname(folder), ".download-"));
	try {
		const archive = await npmPack(`${name}@${place.pins.version}`, temporary, place.environment);
		const found = `sha512-${createHash("sha512").update(await readFile(archive)).digest("base64")}`;
		if (found !== integrity) throw new UserError(`${name} ${place.pins.version} from your npm registry is not the pinned file (${found}, pinned ${integrity}); nothing of it was used, ask who runs the registry`);
		await unpack(archive, join(temporary, "unpacked"), integrity);
		await replaceFolder(join(temporary, "unpacked"), folder);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
async function unpack(archive, folder, integrity) {
	await mkdir(folder);
	const regular = (_path, entry) => "type" in entry && entry.type === "File";
	await So({
		file: archive,
		cwd: folder,
		strip: 1,
		strict: true,
		filter: regular
	});
	const files = {};
	for (const name of await readdir(folder)) if ((await stat(join(folder, name))).isFile()) files[name] = await digestOfFile(join(folder, name));
	const manifest = {
		integrity,
		files
	};
	await writeFile(join(folder, MANIFEST), canonicalJson(manifest));
}
async function replaceFolder(from, to) {
	try {
		await rename(from, to);
	} catch {
		await rm(to, {
			recursive: true,
			force: true
		});
		await rename(from, to);
	}
}
async function digestOfFile(path) {
	return createHash("sha256").update(await readFile(path)).digest("hex");
}
var MANIFEST;
var init_duckdb_library = __esmMin((() => {
	init_index_min();
	init_errors();
	init_json();
	init_npm_pack();
	MANIFEST = "holdout.json";
}));

// core/data/sql.ts
/** Quotes a name. @throws Error for a NUL, which no engine takes. */
function identifier(name) {
	if (name.includes("\0")) throw new Error("a name with NUL cannot be quoted");
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
/** Quotes a text. A NUL would end the statement early in C, so it becomes a call. */
function literal(text) {
	const parts = text.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
	return parts.length === 1 ? parts[0] ?? "''" : `(${parts.join(" || chr(0) || ")})`;
}
/** The value as text: of integers and decimals every digit. */
function textOf(column) {
	if (column.encoding === "text") return column.sql;
	return column.encoding === "json" ? `(${column.sql} ->> '$')` : `CAST(${column.sql} AS VARCHAR)`;
}
/** True where a value is faulty, never null. Throws for a pattern that RE2 cannot express; see `needsJavaScript`. */
function faultSql({ field, column }, fault) {
	switch (fault.kind) {
		case "null": return `${column.sql} IS NULL`;
		case "missing": return isMissing({
			field,
			column
		});
		case "type": return `(${isPresent({
			field,
			column
		})} AND ${typeFault(column, fault.type)})`;
		case "limit": return `(${isPresent({
			field,
			column
		})} AND coalesce(NOT (${typed(column, fault.type)} ${fault.operator} ${limitSql(column, fault)}), false))`;
		case "invalid": {
			const faults = [...notListed({
				field,
				column
			}, fault.valid), ...fault.pattern === null ? [] : [unmatched(column, fault.pattern)]];
			return `(${isPresent({
				field,
				column
			})} AND (${faults.join(" OR ")}))`;
		}
	}
}
/** Not null, and none of the values that stand for missing. */
function isPresent({ field, column }) {
	const present = `${column.sql} IS NOT NULL`;
	const listed = field.missing.filter((value) => value !== null);
	return listed.length === 0 ? present : `(${present} AND NOT ${isIn({
		field,
		column
	}, listed)})`;
}
/** SQL of "not among the valid values"; empty where none are listed. */
function notListed(bound, valid) {
	return valid === null ? [] : [`NOT ${isIn(bound, valid)}`];
}
/** What makes two values the same key: 1 and 1.0 are where the property is a number, `1` and `"1"` of JSON never. */
function keyOf({ field, column }) {
	if (column.encoding === "native") return column.sql;
	const raw = column.encoding === "json" ? `CAST(${column.sql} AS VARCHAR)` : column.sql;
	if (field.type !== "integer" && field.type !== "number") return raw;
	return `coalesce(CAST(${typed(column, field.type)} AS VARCHAR), ${raw})`;
}
function isMissing({ field, column }) {
	return `(${[...field.missing.includes(null) ? [`${column.sql} IS NULL`] : [], ...field.missing.some((value) => value !== null) ? [isIn({
		field,
		column
	}, field.missing)] : []].join(" OR ")})`;
}
function isIn({ field, column }, values) {
	const texts = values.filter((value) => value !== null).map(String);
	if (texts.length === 0) return "false";
	const byText = `coalesce(${textOf(column)} IN (${texts.map(literal).join(", ")}), false)`;
	const type = field.type ?? (column.encoding === "native" ? logicalTypeOf(column.type) : null);
	const literals = type === null || type === "string" ? [] : texts.filter((text) => isLiteral(text, type));
	if (type === null || literals.length === 0 || typeNever(column, type)) return byText;
	const list = literals.map((text) => castText(literal(text), type));
	return `(${byText} OR coalesce(${typed(column, type)} IN (${list.join(", ")}), false))`;
}
function unmatched(column, pattern) {
	const re2 = toRe2(pattern);
	if (re2 === null) throw new Error("the pattern has to be evaluated in JavaScript");
	return `NOT regexp_matches(${textOf(column)}, ${literal(re2)})`;
}
const SQL_TYPES = {
	string: "VARCHAR",
	integer: "HUGEINT",
	number: "DOUBLE",
	boolean: "BOOLEAN",
	date: "DATE",
	time: "TIME",
	timestamp: "TIMESTAMPTZ"
};
function castText(text, type) {
	return `TRY_CAST(${text} AS ${SQL_TYPES[type]})`;
}
/** The value in the engine's type; null where the text is none. Needs a session in UTC. */
function typed(column, type) {
	if (column.encoding === "native") {
		if (typeNever(column, type)) return "NULL";
		return type === "timestamp" && column.type !== "TIMESTAMP WITH TIME ZONE" ? `CAST(${column.sql} AS TIMESTAMPTZ)` : column.sql;
	}
	const text = textOf(column);
	const written = WRITTEN[type];
	return written === null ? text : castText(`CASE WHEN regexp_full_match(${text}, ${literal(written)}) THEN ${text} END`, type);
}
function typeNever(column, type) {
	if (column.encoding !== "native") return false;
	const actual = logicalTypeOf(column.type);
	return actual !== type && !(type === "number" && actual === "integer");
}
const JSON_TYPES = {
	string: "'VARCHAR'",
	integer: "'BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'",
	number: "'BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'",
	boolean: "'BOOLEAN'",
	date: "'VARCHAR'",
	time: "'VARCHAR'",
	timestamp: "'VARCHAR'"
};
function typeFault(column, type) {
	if (column.encoding === "native") {
		if (typeNever(column, type)) return "true";
		return /^(FLOAT|DOUBLE)$/.test(column.type) ? `NOT isfinite(${column.sql})` : "false";
	}
	const value = typed(column, type);
	const unreadable = type === "number" ? `NOT coalesce(isfinite(${value}), false)` : `${value} IS NULL`;
	if (column.encoding === "text") return type === "string" ? "false" : unreadable;
	const foreign = `json_type(${column.sql}) NOT IN (${JSON_TYPES[type]})`;
	return type === "string" ? foreign : `(${foreign} OR ${unreadable})`;
}
function limitSql(column, fault) {
	const { limit, type } = fault;
	const plain = /^-?[0-9]{1,38}$/.test(limit);
	if (type === "integer" || type === "number") {
		if (plain) return limit;
		return `CAST(${literal(limit)} AS ${column.type === "FLOAT" ? "FLOAT" : "DOUBLE"})`;
	}
	return castText(literal(limit), type);
}

// core/data/queries.ts
/** At most this many offending values are shown for a check. */
const MAX_EXAMPLES = 10;
/** Characters of an offending value that are shown. */
const EXAMPLE_LENGTH = 200;
/** Columns of a repeated key that are shown. */
const MAX_SHOWN_KEYS = 3;
/** The pattern that only JavaScript can evaluate, or null. `refused` holds patterns that RE2 found too large. */
function patternForJavaScript(fault, refused) {
	if (fault.kind !== "invalid" || fault.pattern === null) return null;
	const re2 = toRe2(fault.pattern);
	return re2 === null || refused.has(re2) ? fault.pattern : null;
}
/** One row: the table's rows, then the non-null values of each column, then the faulty rows of each check. */
function countsQuery(table, columns, checks) {
	return `SELECT ${[
		"count(*)",
		...columns.map((column) => `count(${column.sql})`),
		...checks.map(({ bound, fault }) => `count(*) FILTER (WHERE ${faultSql(bound, fault)})`)
	].map((count, index) => `${count} AS n${index}`).join(", ")} FROM ${table}`;
}
/** The most frequent faulty values, as text. */
function examplesQuery(table, { bound, fault }) {
	return `SELECT left(${textOf(bound.column)}, ${200}) AS value, count(*) AS n FROM ${table} WHERE ${faultSql(bound, fault)} AND ${bound.column.sql} IS NOT NULL GROUP BY 1 ORDER BY n DESC, value LIMIT ${10}`;
}
/** Distinct texts that are present, how often each stands, and whether a list of valid values lacks it. */
function distinctQuery(table, { bound, fault }) {
	const unlisted = fault.kind === "invalid" ? notListed(bound, fault.valid)[0] : void 0;
	return `SELECT ${textOf(bound.column)} AS value, ${unlisted ?? "false"} AS unlisted, count(*) AS n FROM ${table} WHERE ${isPresent(bound)} GROUP BY ALL`;
}
/** One row: the rows that would have to go, and examples of repeated keys. */
function duplicatesQuery(table, bounds, nulls) {
	const keys = bounds.map((bound, index) => `${keyOf(bound)} AS k${index}`).join(", ");
	const anyNull = bounds.map(({ column }) => `${column.sql} IS NULL`).join(" OR ");
	const shown = bounds.slice(0, MAX_SHOWN_KEYS).map((_, index) => `coalesce(left(CAST(k${index} AS VARCHAR), ${200}), 'null')`).concat(bounds.length > MAX_SHOWN_KEYS ? [`'…'`] : []).join(", ");
	return `WITH repeated AS MATERIALIZED (SELECT ${keys}, count(*) AS n FROM ${table}${nulls === "equal" ? "" : ` WHERE NOT (${anyNull})`} GROUP BY ALL HAVING count(*) > 1)
SELECT (SELECT coalesce(sum(n - 1), 0) FROM repeated)${nulls === "counted" ? ` + (SELECT count(*) FROM ${table} WHERE ${anyNull})` : ""} AS n,
  (SELECT list(value) FROM (SELECT concat_ws(' | ', ${shown}) AS value FROM repeated ORDER BY n DESC, value LIMIT ${10})) AS examples`;
}

// core/run-record.ts
/** What could change a result without any change of code: recorded beside it, and compared with the baseline's. */
const Environment = strictObject({
	os: string(),
	arch: string(),
	cpus: int().positive(),
	cpu_model: string(),
	/** `node` and `holdout` always; others when the command's own lock files or version files name them. */
	versions: record(string(), string()),
	/** Digests of the lock files found in the working directory, by file name. */
	locks: record(string(), Digest)
});
/** What the train action did and found. `status` other than `succeeded` is never evidence of anything. */
const RunRecord = strictObject({
	schema: literal$1("holdout.run-record/1"),
	model: ModelName,
	/** Null for a run on a laptop, which no app believes. */
	run: RunIdentity.nullable(),
	/** The commit that was checked out: of a pull request usually the test merge. */
	tested_sha: Sha.nullable(),
	status: _enum([
		"succeeded",
		"failed",
		"cancelled",
		"timed_out"
	]),
	exit_code: int().nullable(),
	command: string().max(1e4),
	started_at: datetime(),
	finished_at: datetime(),
	seeds: array(int()).max(100),
	params: record(string(), union([
		string(),
		number$1(),
		boolean()
	])),
	/** Files that the command read, as the `inputs` input lists them. */
	inputs: array(FileEntry).max(1e4),
	environment: Environment,
	/** Numbers that the command reported, nested maps flattened with dots. */
	metrics: record(string().max(200), number$1()),
	predictions: FileEntry.nullable(),
	replay: FileEntry.nullable(),
	/** The model's files, and one digest over their sorted paths and digests. */
	model_files: array(FileEntry).max(1e4),
	model_digest: Digest.nullable()
});
const runRecord = {
	schema: "holdout.run-record/1",
	file: "holdout-run.json",
	maxBytes: 4194304,
	shape: RunRecord
};

// actions/lib/checkout.ts
/**
* The commit that is checked out in a folder, read from git's own files, so that no program of the job's PATH is trusted.
* Null where that cannot be told: no repository, a linked worktree, reftable storage.
*/
async function checkedOutCommit(folder) {
	const git = join(folder, ".git");
	const head = await text$1(join(git, "HEAD"));
	const ref = head.match(/^ref: (refs\/[\w./-]+)$/)?.[1];
	if (!ref) return commit(head);
	if (ref.split("/").includes("..")) return null;
	return commit(await text$1(join(git, ref))) ?? commit(packed(await text$1(join(git, "packed-refs")), ref));
}
function packed(refs, ref) {
	return refs.split("\n").find((entry) => entry.endsWith(` ${ref}`))?.split(" ")[0] ?? "";
}
function commit(value) {
	return Sha.safeParse(value).data ?? null;
}
function text$1(path) {
	return readFile(path, "utf8").then((content) => content.trim(), () => "");
}

// actions/lib/command-files.ts
/** The files by which a step speaks to the runner; a child does not get their names, but it can find the folder. */
const COMMAND_FILES = [
	"GITHUB_ENV",
	"GITHUB_OUTPUT",
	"GITHUB_PATH",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY",
	"GITHUB_ARTIFACTS"
];
/**
* Remembers the runner's command files, so that a child that writes to them changes nothing.
*
* @returns a function to call after the child: it puts back what changed and names the variables of those files.
*/
async function keepCommandFiles(env = process.env) {
	const kept = /* @__PURE__ */ new Map();
	for (const name of COMMAND_FILES) {
		const path = env[name];
		const content = path ? await readFile(path).catch(() => null) : null;
		if (path && content) kept.set(name, {
			path,
			content
		});
	}
	return async () => {
		const changed = [];
		for (const [name, { path, content }] of kept) {
			if (await isUnchanged(path, content)) continue;
			changed.push(name);
			await rm(path, {
				recursive: true,
				force: true
			});
			await writeFile(path, content, { flag: "wx" });
		}
		return changed;
	};
}
async function isUnchanged(path, content) {
	const now = await lstat(path).catch(() => null);
	if (!now?.isFile() || now.size !== content.length) return false;
	return content.equals(await readFile(path));
}

// actions/lib/child-output.ts
/** Longest line that is printed, in UTF-16 units; the rest of a longer one is counted and dropped. */
const MAX_LINE = 8192;
/**
* Stands before every line of a child. The runner reads `::command::` at the start of a line after trimming white space,
* so a mark that is no white space disarms it. The space before the mark disarms the problem matchers of setup-node,
* setup-dotnet and others, which begin with `^[^\s]`; the mark disarms those that begin with `^\s*File`.
*/
const PREFIX = " > ";
const INVISIBLE = /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** One line of a child without terminal control, and with nothing that the runner would take for a command. */
function cleanLine(line) {
	const plain = stripVTControlCharacters(line).replace(INVISIBLE, "");
	return PREFIX + plain.replaceAll("##[", "## [");
}
/**
* Prints what a child writes, line by line, to our own stdout: one stream, so that no line can leave the fence. Memory
* stays bounded whatever comes: the child waits while nobody reads us. Ends with the stream; a broken one just ends.
*/
async function printLines(source) {
	const decoder = new TextDecoder();
	let line = "";
	let dropped = 0;
	let afterReturn = false;
	const add = (text) => {
		const room = MAX_LINE - line.length;
		line += text.slice(0, room);
		dropped += Math.max(0, text.length - room);
	};
	const finish = () => {
		const text = cleanLine(line) + (dropped > 0 ? ` ... [${dropped} more characters]` : "");
		line = "";
		dropped = 0;
		return `${text}\n`;
	};
	try {
		for await (const chunk of source) {
			let text = decoder.decode(chunk, { stream: true });
			if (text === "") continue;
			if (afterReturn && text.startsWith("\n")) text = text.slice(1);
			afterReturn = text.endsWith("\r");
			const [first = "", ...rest] = text.split(/\r\n|\r|\n/);
			let lines = "";
			add(first);
			for (const part of rest) {
				lines += finish();
				add(part);
			}
			if (lines) await print(lines);
		}
	} catch {}
	add(decoder.decode());
	if (line) await print(finish());
}
/**
* Switches workflow commands off while a child prints, and always on again. The token has 128 random bits and is in
* nothing that the child is given: no variable, no argument, no file.
*/
async function fenced(work) {
	const token = randomBytes(16).toString("hex");
	process.stdout.off("error", ignoreBrokenPipe).on("error", ignoreBrokenPipe);
	await print(`::stop-commands::${token}\n`);
	try {
		return await work();
	} finally {
		await print(`::${token}::\n`);
	}
}
function ignoreBrokenPipe() {}
function print(text) {
	return new Promise((resolve) => {
		process.stdout.write(text, () => resolve());
	});
}

// actions/lib/exec.ts
init_errors();
const TERMINATE_AFTER = 5e3;
const KILL_AFTER = 7e3;
/** How long a grandchild may hold the pipes after the command itself has ended. */
const PIPES_AFTER_EXIT = 4500;
/** How long what is left in the pipes may take to be read after SIGKILL. */
const REST_AFTER_KILL = 250;
/** A script as the runner would run it: `bash -eo pipefail`, on Windows PowerShell. */
function scriptCommand(script) {
	if (process.platform !== "win32") return {
		file: "bash",
		args: [
			"--noprofile",
			"--norc",
			"-eo",
			"pipefail",
			"-c",
			script
		]
	};
	return {
		file: "powershell",
		args: [
			"-NoProfile",
			"-NonInteractive",
			"-Command",
			`$ErrorActionPreference = 'Stop'\n${script}\nif (Test-Path -LiteralPath variable:LASTEXITCODE) { exit \$LASTEXITCODE }`
		]
	};
}
/**
* Runs a command to its end, in a process group of its own. Its output is printed fenced and cleaned (see
* child-output.ts); it reads nothing. When the run is cancelled or the time is over, the whole group gets SIGINT, SIGTERM
* after 5 s, SIGKILL after 7 s; what a command leaves behind in its group is killed when it ends.
*
* After a cancellation our own process no longer dies of SIGINT or SIGTERM, so that the caller can still write its record.
*/
function execute(command) {
	return fenced(() => run(command));
}
async function run(command) {
	let child;
	try {
		child = spawnGroup(command);
	} catch (thrown) {
		return {
			kind: "not-started",
			message: messageOf(thrown)
		};
	}
	const printed = Promise.allSettled([child.stdout, child.stderr].map((pipe) => pipe && printLines(pipe)));
	const stop = new Stop(child);
	const cancel = () => stop.begin("cancelled");
	process.on("SIGINT", cancel).on("SIGTERM", cancel);
	const timer = setTimeout(() => stop.begin("timed-out"), command.timeout);
	try {
		const end = await Promise.race([endOf(child), stop.overdue]);
		clearTimeout(timer);
		await within(PIPES_AFTER_EXIT, Promise.race([printed, stop.overdue]));
		signalGroup(child, "SIGKILL");
		await within(REST_AFTER_KILL, printed);
		child.stdout?.destroy();
		child.stderr?.destroy();
		await printed;
		return stop.reason ? { kind: stop.reason } : end;
	} finally {
		clearTimeout(timer);
		stop.dispose();
		if (stop.reason !== "cancelled") process.off("SIGINT", cancel).off("SIGTERM", cancel);
	}
}
function spawnGroup(command) {
	return spawn(command.file, command.args, {
		cwd: command.directory,
		env: command.environment,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		detached: process.platform !== "win32",
		windowsHide: true
	});
}
function endOf(child) {
	return new Promise((resolve) => {
		child.once("error", (error) => resolve({
			kind: "not-started",
			message: error.message
		}));
		child.once("exit", (code, signal) => {
			resolve(signal === null ? {
				kind: "exited",
				code: code ?? 1
			} : {
				kind: "signalled",
				signal
			});
		});
	});
}
/** Stops a group once, harder and harder. */
var Stop = class {
	reason;
	/** Resolves when it is time for SIGKILL, and for no more waiting: who still holds a pipe then has left the group. */
	overdue;
	#expire;
	#child;
	#timers = [];
	constructor(child) {
		const { promise, resolve } = Promise.withResolvers();
		this.overdue = promise;
		this.#expire = resolve;
		this.#child = child;
	}
	begin(reason) {
		if (this.reason) return;
		this.reason = reason;
		signalGroup(this.#child, "SIGINT");
		this.#later(TERMINATE_AFTER, () => signalGroup(this.#child, "SIGTERM"));
		this.#later(KILL_AFTER, () => this.#expire({
			kind: "signalled",
			signal: "SIGKILL"
		}));
	}
	dispose() {
		for (const timer of this.#timers) clearTimeout(timer);
	}
	#later(milliseconds, action) {
		this.#timers.push(setTimeout(action, milliseconds));
	}
};
function signalGroup(child, signal) {
	if (child.pid === void 0) return;
	try {
		if (process.platform !== "win32") process.kill(-child.pid, signal);
		else if (child.exitCode === null) endTree(child.pid, signal);
	} catch {}
}
function endTree(pid, signal) {
	const taskkill = join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
	spawn(taskkill, [
		"/PID",
		String(pid),
		"/T",
		...signal === "SIGINT" ? [] : ["/F"]
	], {
		stdio: "ignore",
		windowsHide: true
	}).on("error", () => {});
}
async function within(milliseconds, work) {
	const limit = new AbortController();
	const timer = setTimeout$1(milliseconds, void 0, { signal: limit.signal }).catch(() => {});
	await Promise.race([work, timer]);
	limit.abort();
}

// actions/lib/child-environment.ts
init_errors();
const ALLOWED = new Set(`PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TERM COLUMNS TMPDIR TMP TEMP
  CI GITHUB_ACTIONS GITHUB_ACTOR GITHUB_API_URL GITHUB_BASE_REF GITHUB_EVENT_NAME GITHUB_HEAD_REF GITHUB_JOB GITHUB_REF
  GITHUB_REF_NAME GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_REPOSITORY_OWNER GITHUB_RUN_ATTEMPT GITHUB_RUN_ID
  GITHUB_RUN_NUMBER GITHUB_SERVER_URL GITHUB_SHA GITHUB_WORKFLOW GITHUB_WORKSPACE
  RUNNER_ARCH RUNNER_NAME RUNNER_OS RUNNER_TEMP RUNNER_TOOL_CACHE RUNNER_TRACKING_ID
  LD_LIBRARY_PATH DYLD_LIBRARY_PATH PKG_CONFIG_PATH PYTHONLOCATION PYTHON_ROOT_DIR PYTHON2_ROOT_DIR PYTHON3_ROOT_DIR
  VIRTUAL_ENV CONDA CONDA_PREFIX CONDA_DEFAULT_ENV JAVA_HOME GOROOT R_LIBS_USER
  CUDA_HOME CUDA_PATH CUDA_VISIBLE_DEVICES NVIDIA_VISIBLE_DEVICES OMP_NUM_THREADS MKL_NUM_THREADS
  SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS REQUESTS_CA_BUNDLE
  APPDATA COMMONPROGRAMFILES COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA NUMBER_OF_PROCESSORS OS PATHEXT
  PROCESSOR_ARCHITECTURE PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 PSMODULEPATH PUBLIC SYSTEMDRIVE
  SYSTEMROOT USERNAME USERPROFILE WINDIR`.split(/\s+/));
const NEVER = /^(INPUT_.*|ACTIONS_.*|GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS))$/i;
/**
* The environment of a command that a user's workflow or policy names.
*
* @param names variables to pass on besides the allowed ones; one that is not set is left out.
* @param extra variables of our own.
* @throws UserError for a name that is no variable's, or one that must never reach the command.
*/
function childEnvironment(names, extra = {}) {
	for (const name of names) requirePassable(name);
	const passed = new Set(names.map(fold));
	const environment = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (value === void 0) continue;
		if ((ALLOWED.has(name.toUpperCase()) || name.startsWith("LC_") || passed.has(fold(name))) && !NEVER.test(name)) environment[name] = value;
	}
	return {
		...environment,
		...extra
	};
}
function requirePassable(name) {
	if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) throw new UserError(`environment: ${JSON.stringify(name.slice(0, 80))} is not the name of a variable; write one name a line`);
	if (NEVER.test(name)) throw new UserError(`environment: ${name} is never passed on; if the command needs a token, give it one of its own`);
}
function fold(name) {
	return process.platform === "win32" ? name.toUpperCase() : name;
}

// core/evidence.ts
const Count = int().nonnegative();
const Finite = number$1();
const Spread = number$1().nonnegative();
/** One model alone on the candidate's rows: what floors and ceilings are held against. */
const Estimate = discriminatedUnion("kind", [
	strictObject({
		kind: literal$1("proportion"),
		n: Count,
		successes: Count
	}),
	strictObject({
		kind: literal$1("estimate"),
		n: Count,
		value: Finite,
		se: Spread,
		df: Spread.nullable()
	}),
	strictObject({
		kind: literal$1("auc"),
		positives: Count,
		negatives: Count,
		value: Finite,
		variance: Spread
	}),
	strictObject({
		kind: literal$1("undefined"),
		reason: string().max(500)
	})
]);
/** Baseline and candidate on the same rows. Differences are candidate minus baseline in the metric's own unit. */
const Paired = discriminatedUnion("kind", [
	strictObject({
		kind: literal$1("proportions"),
		n: Count,
		wins: Count,
		losses: Count,
		both_right: Count
	}),
	strictObject({
		kind: literal$1("means"),
		n: Count,
		df: Spread,
		baseline: Finite,
		candidate: Finite,
		difference: Finite,
		se_difference: Spread,
		se_candidate: Spread
	}),
	strictObject({
		kind: literal$1("auc"),
		positives: Count,
		negatives: Count,
		baseline: Finite,
		candidate: Finite,
		variance_baseline: Spread,
		variance_candidate: Spread,
		covariance: Finite
	}),
	strictObject({
		kind: literal$1("table"),
		labels: array(string().max(200)).max(21),
		/** Index of the positive label in a binary task. */
		positive: int().nonnegative().nullable(),
		counts: array(Count).max(1e4)
	}),
	strictObject({
		kind: literal$1("smooth"),
		n: Count,
		baseline: Finite,
		candidate: Finite,
		se_difference: Spread,
		se_candidate: Spread
	}),
	strictObject({
		kind: literal$1("undefined"),
		reason: string().max(500)
	})
]);
const SliceId = strictObject({
	column: string().max(128),
	value: string().max(200)
});
/** One metric on one slice (null: all rows). */
const MetricRecord = strictObject({
	metric: string().max(64),
	slice: SliceId.nullable(),
	n: Count,
	candidate: Estimate,
	baseline: Paired.nullable(),
	anchor: Paired.nullable()
});
/** Where one side of a comparison came from. */
const Origin = strictObject({
	kind: _enum([
		"run-artifact",
		"release",
		"file"
	]),
	/** In words, for example "run 42 of main" or "v1.2.0". */
	name: string().max(300),
	sha: Sha.nullable(),
	/** First-parent commits from the reference back to `sha`; 0 is the reference itself. */
	distance: int().nonnegative().nullable(),
	predictions_digest: Digest,
	evaluation_set: Digest,
	model_digest: Digest.nullable(),
	environment_digest: Digest.nullable()
});
/** Something that makes the comparison itself impossible: the verdict is `error`. */
const Problem = strictObject({
	code: _enum([
		"missing-metric",
		"no-rows",
		"invalid-predictions",
		"unmatched-ids",
		"new-evaluation-set",
		"no-baseline",
		"model-mismatch",
		"run-failed",
		"data-failed",
		"too-many-records",
		"unusable-anchor"
	]),
	message: string().max(1e3)
});
/** Overall rows and slices, times gated metrics. */
const MAX_RECORDS = 2e4;
const Evidence = strictObject({
	schema: literal$1("holdout.evidence/1"),
	model: ModelName,
	run: RunIdentity.nullable(),
	commits: strictObject({
		head_sha: Sha.nullable(),
		/** What the job checked out: the test merge, the head, or a branch tip. */
		tested_sha: Sha.nullable(),
		reference_sha: Sha.nullable(),
		/** Which rule chose the reference. */
		reference_rule: _enum([
			"first-parent",
			"merge-base",
			"base-tip",
			"file",
			"none"
		])
	}),
	policy: strictObject({
		digest: Digest,
		source: _enum(["base-branch", "checkout"]),
		ref: string().max(300).nullable()
	}),
	candidate: strictObject({
		predictions_digest: Digest.nullable(),
		model_digest: Digest.nullable(),
		run_record_digest: Digest.nullable(),
		environment_digest: Digest.nullable(),
		evaluation_set: Digest.nullable(),
		n: Count
	}),
	baseline: Origin.nullable(),
	/**
	* Why there is no baseline, null where there is one. `never`: none was ever made. `lost`: it has expired, lies too far
	* back, or cannot be used. `offline`: nobody could be asked.
	*/
	baseline_missing: _enum([
		"never",
		"lost",
		"offline"
	]).nullable(),
	baseline_note: string().max(1e3).nullable(),
	anchor: Origin.nullable(),
	anchor_note: string().max(1e3).nullable(),
	data: strictObject({
		outcome: _enum([
			"pass",
			"warn",
			"fail",
			"error"
		]),
		digest: Digest
	}).nullable(),
	records: array(MetricRecord).max(MAX_RECORDS),
	/** Slices that only one side has, or that are too small to gate. */
	slice_notes: array(string().max(500)).max(1e3),
	problems: array(Problem).max(100),
	warnings: array(string().max(1e3)).max(100),
	/** The verdict as the action saw it; readers decide again. */
	verdict: _enum([
		"pass",
		"block",
		"inconclusive",
		"error"
	]),
	admissible: boolean(),
	created_at: datetime()
});
const evidence = {
	schema: "holdout.evidence/1",
	file: "holdout-evidence.json",
	maxBytes: 8388608,
	shape: Evidence
};

// core/statistics/delong.ts
/**
* DeLong's nonparametric comparison of two correlated ROC areas, ties counting one half: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson,
* Biometrics 44 (1988), through ranks as in X. Sun and W. Xu, IEEE Signal Processing Letters 21 (2014): one sort a model and one walk over its tie groups.
* `undefined` without a positive or without a negative. A class of one row has no covariance to estimate: its placements count with the
* largest variance a value in [0, 1] can have, 1/4, and covariance 0.
*
* @throws RangeError when the columns differ in length or a score is not finite
*/
function delong({ positive, baseline, candidate }) {
	if (positive.length !== baseline.length || positive.length !== candidate.length) throw new RangeError("paired columns differ in length");
	const isPositive = Uint8Array.from(positive, Number);
	const positives = isPositive.reduce((sum, flag) => sum + flag, 0);
	const negatives = isPositive.length - positives;
	if (positives === 0 || negatives === 0) return void 0;
	const classes = {
		isPositive,
		positives,
		negatives
	};
	const base = placementsOf(baseline, classes);
	const cand = placementsOf(candidate, classes);
	const variance = (a, b) => covariance(a.positive, b.positive) / positives + covariance(a.negative, b.negative) / negatives;
	return {
		positives,
		negatives,
		baseline: meanOf$1(base.positive),
		candidate: meanOf$1(cand.positive),
		varianceBaseline: variance(base, base),
		varianceCandidate: variance(cand, cand),
		covariance: variance(base, cand)
	};
}
/** Standard error of the difference of the two areas; 0 when both models rank alike. */
function aucDifferenceSe(statistics) {
	const { varianceBaseline, varianceCandidate, covariance } = statistics;
	return Math.sqrt(Math.max(0, varianceBaseline + varianceCandidate - 2 * covariance));
}
function placementsOf(scores, { isPositive, positives, negatives }) {
	if (!scores.every(Number.isFinite)) throw new RangeError("a score is not finite");
	const order = Uint32Array.from(scores, (_, row) => row).sort((i, j) => at$1(scores, i) - at$1(scores, j));
	const shares = new Float64Array(scores.length);
	let [positivesBelow, negativesBelow] = [0, 0];
	for (let start = 0, end = 0; start < order.length; start = end) {
		const score = at$1(scores, at$1(order, start));
		let tiedPositives = 0;
		for (end = start; end < order.length && at$1(scores, at$1(order, end)) === score; end++) tiedPositives += at$1(isPositive, at$1(order, end));
		const tiedNegatives = end - start - tiedPositives;
		const outranked = (negativesBelow + tiedNegatives / 2) / negatives;
		const outranking = (positives - positivesBelow - tiedPositives / 2) / positives;
		for (const row of order.subarray(start, end)) shares[row] = at$1(isPositive, row) === 1 ? outranked : outranking;
		positivesBelow += tiedPositives;
		negativesBelow += tiedNegatives;
	}
	return {
		positive: shares.filter((_, row) => at$1(isPositive, row) === 1),
		negative: shares.filter((_, row) => at$1(isPositive, row) === 0)
	};
}
function at$1(values, index) {
	return values[index] ?? NaN;
}
function meanOf$1(values) {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}
/** Sample covariance, n - 1 in the denominator. */
function covariance(a, b) {
	if (a.length === 1) return a === b ? .25 : 0;
	const [meanA, meanB] = [meanOf$1(a), meanOf$1(b)];
	let sum = 0;
	for (const [i, value] of a.entries()) sum += (value - meanA) * (at$1(b, i) - meanB);
	return sum / (a.length - 1);
}

// core/statistics/paired-table.ts
/**
* Refuses what is no table, so that a wrong number never becomes a small p-value.
*
* @throws RangeError unless wins, losses and n are whole numbers with wins + losses <= n and n >= 1
*/
function checkPairedTable({ wins, losses, n }) {
	if (![
		wins,
		losses,
		n
	].every((count) => Number.isSafeInteger(count) && count >= 0) || n === 0 || wins + losses > n) throw new RangeError(`no paired table: wins ${wins}, losses ${losses}, n ${n}`);
}

// core/statistics/special.ts
/**
* Special functions behind the tests, in log space so that a p-value of 1e-130 keeps its digits.
*
* Sources: Stirling's series and its recurrence (NIST DLMF 5.11.1, 5.5.1); C. Loader, "Fast and Accurate Computation of
* Binomial Probabilities" (2000) for the deviance form of the beta power term; DLMF 8.17.22 for the incomplete beta
* function's continued fraction, by the modified Lentz algorithm (Thompson and Barnett 1986); G. Marsaglia, "Evaluating
* the Normal Distribution" (2004) for the centre of the normal, Laplace's continued fraction (DLMF 7.9.3) for its tail.
*/
const HALF_LOG_TWO_PI = .9189385332046727;
const LOG_HALF = Math.log(.5);
/** Coefficients of x^-1, x^-3, ... in Stirling's series, DLMF 5.11.1. */
const STIRLING = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360360,
	1 / 156,
	-3617 / 122400
];
/** Beyond any real need: the fraction takes some multiple of the square root of its larger parameter. */
const MAX_TERMS = 1e6;
const TINY = 1e-300;
/** log(1 - exp(x)) for x <= 0 without loss on either side (M. Mächler, "Accurately computing log(1 - exp(-|a|))", 2012). */
function log1mExp(x) {
	return x > LOG_HALF ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}
/** logGamma(x) - ((x - 1/2) log x - x + log(2 pi)/2) for x > 0. */
function stirlingError(x) {
	let shift = 0;
	let at = x;
	for (; at < 16; at++) shift += (at + .5) * Math.log1p(1 / at) - 1;
	let sum = 0;
	for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum / (at * at) + (STIRLING[i] ?? 0);
	return shift + sum / at;
}
/** Natural log of the gamma function for x > 0. */
function logGamma(x) {
	return (x - .5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}
/** Loader's deviance x log(x/mean) + mean - x, accurate where x is close to the mean. */
function deviance(x, mean) {
	const difference = x - mean;
	if (Math.abs(difference) >= .1 * (x + mean)) return x * Math.log(x / mean) - difference;
	const v = difference / (x + mean);
	let sum = difference * v;
	let power = 2 * x * v;
	for (let i = 3; i < 1e3; i += 2) {
		power *= v * v;
		const next = sum + power / i;
		if (next === sum) break;
		sum = next;
	}
	return sum;
}
/** log of x^a y^b / B(a, b), where y is 1 - x given apart so that neither loses its digits. */
function logBetaPower(x, y, { a, b }) {
	const n = a + b;
	return .5 * Math.log(a / n) + .5 * Math.log(b) - HALF_LOG_TWO_PI + (stirlingError(n) - stirlingError(a) - stirlingError(b)) - deviance(a, n * x) - deviance(b, n * y);
}
/** The continued fraction of DLMF 8.17.22, good for x < (a + 1)/(a + b + 2). */
function betaFraction(x, { a, b }) {
	let c = 1;
	let d = 1 / nonZero(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m < MAX_TERMS; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero(1 + even * d);
		c = nonZero(1 + even / c);
		fraction *= c * d;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero(1 + odd * d);
		c = nonZero(1 + odd / c);
		const step = c * d;
		fraction *= step;
		if (Math.abs(step - 1) < 1e-16) return fraction;
	}
	return fraction;
}
function nonZero(x) {
	return Math.abs(x) < TINY ? TINY : x;
}
/** log I_x(a, b) with y = 1 - x given apart. */
function logBetaTail(x, y, { a, b }) {
	if (x <= 0) return Number.NEGATIVE_INFINITY;
	if (y <= 0) return 0;
	const power = logBetaPower(x, y, {
		a,
		b
	});
	if (x < (a + 1) / (a + b + 2)) return Math.min(0, power - Math.log(a) + Math.log(betaFraction(x, {
		a,
		b
	})));
	return log1mExp(Math.min(0, power - Math.log(b) + Math.log(betaFraction(y, {
		a: b,
		b: a
	}))));
}
/** Natural log of the regularised incomplete beta function I_x(a, b); 0 <= x <= 1, a, b > 0. */
function logRegularizedBeta(x, a, b) {
	return logBetaTail(x, 1 - x, {
		a,
		b
	});
}
/**
* The x with log I_x(a, b) = logP, logP < 0. Newton's method on the logit of x, where the log of the distribution function is concave
* (its density is log-concave there), so that every step after the first comes from the same side.
*/
function betaQuantile(logP, a, b) {
	let logit = Math.log(a / b);
	for (let i = 0; i < 200; i++) {
		const x = 1 / (1 + Math.exp(-logit));
		const y = 1 / (1 + Math.exp(logit));
		const logI = logBetaTail(x, y, {
			a,
			b
		});
		const step = (logP - logI) * Math.exp(logI - logBetaPower(x, y, {
			a,
			b
		}));
		logit += step;
		if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(logit))) break;
	}
	return 1 / (1 + Math.exp(-logit));
}
function logNormalDensity(z) {
	return -.5 * z * z - HALF_LOG_TWO_PI;
}
/** log P(Z >= z) of the standard normal; finite down to z = 1e150. */
function logNormalSf(z) {
	if (z < 0) return log1mExp(logNormalSf(-z));
	if (z > 2.5) return logNormalDensity(z) + Math.log(millsRatio(z));
	let term = z;
	let sum = z;
	for (let k = 3; term > sum * 1e-17; k += 2) {
		term *= z * z / k;
		sum += term;
	}
	return Math.log(.5 - Math.exp(logNormalDensity(z)) * sum);
}
/** Laplace's 1/(z + 1/(z + 2/(z + ...))) by the modified Lentz algorithm, z > 0. */
function millsRatio(z) {
	let c = z;
	let d = 0;
	let fraction = z;
	for (let k = 1; k < MAX_TERMS; k++) {
		d = 1 / (z + k * d);
		c = z + k / c;
		fraction *= c * d;
		if (Math.abs(c * d - 1) < 1e-16) break;
	}
	return 1 / fraction;
}
/** P(Z <= z) of the standard normal. */
function normalCdf(z) {
	return Math.exp(logNormalSf(-z));
}
/** The z with P(Z <= z) = p, 0 < p < 1. For tails below 1e-300 use `normalIsf`. */
function normalQuantile(p) {
	return p < .5 ? -normalIsf(Math.log(p)) : normalIsf(Math.log1p(-p));
}
/** The z with log P(Z >= z) = logP, logP < 0. Newton's method: the log tail is concave, and the start lies beyond the root. */
function normalIsf(logP) {
	if (Number.isNaN(logP) || logP > 0) return NaN;
	if (logP > LOG_HALF) return -normalIsf(log1mExp(logP));
	let z = Math.sqrt(-2 * (logP - LOG_HALF));
	if (!Number.isFinite(z)) return z;
	for (let i = 0; i < 100; i++) {
		const logSf = logNormalSf(z);
		const step = (logSf - logP) * Math.exp(logSf - logNormalDensity(z));
		z += step;
		if (Math.abs(step) <= 1e-15 * Math.max(1, z)) break;
	}
	return z;
}
/** x = df/(df + t^2) and y = t^2/(df + t^2), either of which may be tiny. */
function studentTArgument(t, df) {
	const ratio = t / df * t;
	return {
		x: 1 / (1 + ratio),
		y: Number.isFinite(ratio) ? ratio / (1 + ratio) : 1
	};
}
/** log P(T >= t) of Student's t with df > 0 degrees of freedom (an infinite df is the normal). */
function studentTLogSf(t, df) {
	if (df === Number.POSITIVE_INFINITY) return logNormalSf(t);
	if (t < 0) return log1mExp(studentTLogSf(-t, df));
	const { x, y } = studentTArgument(t, df);
	return LOG_HALF + logBetaTail(x, y, {
		a: df / 2,
		b: .5
	});
}
/** The t with log P(T >= t) = logP, logP < 0, df > 0. Newton's method on log t, where the log tail is concave. */
function studentTIsf(logP, df) {
	if (Number.isNaN(logP) || logP > 0) return NaN;
	if (df === Number.POSITIVE_INFINITY) return normalIsf(logP);
	if (logP > LOG_HALF) return -studentTIsf(log1mExp(logP), df);
	let t = normalIsf(logP);
	if (t === 0 || !Number.isFinite(t)) return t;
	for (let i = 0; i < 200; i++) {
		const logSf = studentTLogSf(t, df);
		const { x, y } = studentTArgument(t, df);
		const step = (logSf - logP) * Math.exp(logSf - logBetaPower(x, y, {
			a: df / 2,
			b: .5
		}));
		t *= Math.exp(step);
		if (Math.abs(step) <= 1e-15) break;
	}
	return t;
}

// core/statistics/tango.ts
/**
* Tango's z for the hypothesis that (wins - losses)/n estimates `difference`, -1 < difference < 1.
* Where table and hypothesis leave no variance (no discordant example, difference 0), z is 0.
*
* @throws RangeError when the table is none
*/
function tangoZ(table, difference) {
	checkPairedTable(table);
	return scoreOf$1(table, difference);
}
/** `tangoZ` without its check, for loops over tables that are known to be sound. */
function scoreOf$1({ wins, losses, n }, difference) {
	const b = (2 * n - wins + losses) * difference - wins - losses;
	const c = -losses * difference * (1 - difference);
	const variance = n * (2 * ((Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n)) + difference * (1 - difference));
	const numerator = wins - losses - n * difference;
	if (variance <= 0) return numerator === 0 ? 0 : Math.sign(numerator) * Number.POSITIVE_INFINITY;
	return numerator / Math.sqrt(variance);
}
/**
* One-sided test that the candidate is not worse by `tolerance` or more (0 <= tolerance < 1): a small p shows non-inferiority.
* Meant for n >= 500; below that its size can exceed the level, and `exactNonInferiority` is to be used.
*
* @throws RangeError when the table is none
*/
function tangoNonInferiority(table, tolerance) {
	const z = tangoZ(table, -tolerance);
	const logP = logNormalSf(z);
	return {
		z,
		p: Math.exp(logP),
		logP
	};
}
/**
* Score interval of the difference (candidate minus baseline), `level` of confidence on each side, 1/2 < level < 1:
* level .975 gives the two-sided 95 % interval. It holds the differences that the one-sided tests at 1 - level do not reject.
*
* @throws RangeError when the table is none
*/
function tangoInterval(table, level) {
	checkPairedTable(table);
	const z = normalQuantile(level);
	const estimate = (table.wins - table.losses) / table.n;
	return {
		lower: crossing({
			inside: estimate,
			outside: -1
		}, (difference) => scoreOf$1(table, difference) < z),
		upper: crossing({
			inside: estimate,
			outside: 1
		}, (difference) => scoreOf$1(table, difference) > -z)
	};
}
/** Bisection to the last bit between a point where `holds` is true and one where it is not; `outside` itself if it never fails. */
function crossing(range, holds) {
	let { inside, outside } = range;
	for (let i = 0; i < 60 && inside !== outside; i++) {
		const middle = (inside + outside) / 2;
		if (holds(middle)) inside = middle;
		else outside = middle;
	}
	return inside;
}

// core/statistics/exact-unconditional.ts
/** Points of the first scan over the nuisance parameter: at least four to a standard deviation of the discordant share at n = 500. */
const SCAN = 128;
/** Golden-section steps around each of the best scanned points. */
const REFINE = 30;
/** How far below itself the lower limit looks for accepted differences, in multiples of 1/n. */
const LOOKOUT = [
	1 / 8,
	1 / 4,
	3 / 8,
	1 / 2,
	5 / 8,
	3 / 4,
	7 / 8,
	1,
	5 / 4,
	3 / 2,
	7 / 4,
	2
];
/** Less than half a unit in a sum's last place. */
const NEGLIGIBLE = 1e-17;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/**
* One-sided exact test that the candidate is not worse by `tolerance` or more, 0 <= tolerance < 1. Meant for n < 500: the work grows
* with n, some milliseconds at 499.
*
* @throws RangeError when the table is none
*/
function exactNonInferiority(table, tolerance) {
	checkPairedTable(table);
	const p = largestProbability(table, -tolerance);
	return {
		z: scoreOf$1(table, -tolerance),
		p,
		logP: Math.log(p)
	};
}
/**
* Lower confidence limit, at level 1 - alpha on its side, of the difference candidate minus baseline: the test above, inverted.
* 0 < alpha < 1/2. Accurate to 1e-7, on the low side. The order of the tables depends on the hypothesis, so some tables have rejected gaps
* among their accepted differences; the limit looks across those up to 2/n wide. An accepted island narrower than 1/(8n) may still be
* missed, so where a verdict hangs on it, ask `exactNonInferiority`: this limit is for drawing.
*
* @throws RangeError when the table is none
*/
function exactLowerLimit(table, alpha) {
	checkPairedTable(table);
	const estimate = (table.wins - table.losses) / table.n;
	if (estimate === -1) return -1;
	const step = 1 / (4 * table.n);
	const isAccepted = (difference) => difference > -1 && largestProbability(table, difference, alpha) > alpha;
	let limit = tangoInterval(table, 1 - alpha).lower;
	let accepted = limit;
	for (let rise = step; accepted < estimate && !isAccepted(accepted); rise *= 2) accepted = Math.min(estimate, accepted + rise);
	while (accepted !== void 0) {
		limit = edgeBelow(accepted, step, isAccepted);
		accepted = LOOKOUT.map((reach) => limit - reach / table.n).find(isAccepted);
	}
	return limit;
}
/** A rejected difference within 1e-7 below accepted ones: down in doubling steps, then bisection. */
function edgeBelow(from, step, isAccepted) {
	let accepted = from;
	let rejected = Math.max(-1, from - step);
	for (let fall = 2 * step; isAccepted(rejected); fall *= 2) {
		accepted = rejected;
		rejected = Math.max(-1, rejected - fall);
	}
	while (accepted - rejected > 1e-7) {
		const middle = (accepted + rejected) / 2;
		if (isAccepted(middle)) accepted = middle;
		else rejected = middle;
	}
	return rejected;
}
/**
* The largest probability of the region over the nuisance parameter q, the rate of the rarer kind of discordant example. Stops early
* once it exceeds `enough`.
*/
function largestProbability(table, difference, enough = 1) {
	const region = regionOf(table, difference);
	const limit = (1 - Math.abs(difference)) / 2;
	const at = (angle) => Math.min(1, probability(region, limit * Math.sin(angle * Math.PI / 2) ** 2));
	const scanned = [];
	for (let i = 0; i <= SCAN; i++) {
		const value = at(i / SCAN);
		if (value > enough) return value;
		scanned.push(value);
	}
	let largest = Math.max(...scanned);
	for (const peak of peaksOf(scanned)) largest = Math.max(largest, climb(at, Math.max(0, peak - 1) / SCAN, Math.min(SCAN, peak + 1) / SCAN));
	return largest;
}
/** Indices of the local maxima that could hold the largest value: the scan is fine enough to come within a tenth of every peak. */
function peaksOf(values) {
	const height = (i) => values[i] ?? -1;
	const enough = .9 * Math.max(...values);
	return values.map((_, i) => i).filter((i) => height(i) >= enough && height(i) >= height(i - 1) && height(i) >= height(i + 1));
}
/** Golden-section search for the largest value between two points (J. Kiefer, 1953). */
function climb(at, from, to) {
	let [low, high] = [from, to];
	let [x1, x2] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
	let [f1, f2] = [at(x1), at(x2)];
	for (let i = 0; i < REFINE; i++) if (f1 < f2) {
		low = x1;
		[x1, f1] = [x2, f2];
		x2 = low + GOLDEN * (high - low);
		f2 = at(x2);
	} else {
		high = x2;
		[x2, f2] = [x1, f1];
		x1 = high - GOLDEN * (high - low);
		f1 = at(x1);
	}
	return Math.max(f1, f2);
}
/** z rises with wins and falls with losses, so one walk along the border finds every row's first table. */
function regionOf(table, difference) {
	const { n } = table;
	const observed = scoreOf$1(table, difference);
	const border = observed - 1e-10 * Math.max(1, Math.abs(observed));
	const fewestWins = [];
	let wins = 0;
	for (let losses = 0; losses <= n; losses++) {
		while (wins <= n - losses && scoreOf$1({
			wins,
			losses,
			n
		}, difference) < border) wins++;
		if (wins > n - losses) break;
		fewestWins.push(wins);
	}
	return {
		n,
		difference,
		fewestWins,
		logFactorial: Float64Array.from({ length: n + 1 }, (_, k) => logGamma(k + 1))
	};
}
/**
* The region's probability when wins have rate max(0, difference) + q and losses max(0, -difference) + q. Losses are binomial, wins binomial
* among the rest; the tail of the wins is carried from row to row by additions only, so small probabilities keep their digits. Rows
* too rare to change the sum's last digit are left out: above, because the tail falls too; below, because no tail exceeds 1.
*/
function probability({ n, difference, fewestWins, logFactorial }, q) {
	const lossRate = Math.max(0, -difference) + q;
	const winRate = Math.min(1, (Math.max(0, difference) + q) / (1 - lossRate));
	const losses = binomialMass(logFactorial, lossRate);
	const wins = binomialMass(logFactorial, winRate);
	const last = fewestWins.length - 1;
	const mode = Math.min(last, Math.floor((n + 1) * lossRate));
	let row = mode;
	for (const least = NEGLIGIBLE / n * losses(n, mode); row < last && losses(n, row) > least;) row += 1;
	let trials = n - row;
	let from = fewestWins[row] ?? 0;
	let tail = upperTail((k) => wins(trials, k), {
		from,
		to: trials
	});
	let total = losses(n, row) * tail;
	while (row > 0) {
		if (from > 0) tail += winRate * wins(trials, from - 1);
		trials += 1;
		row -= 1;
		for (const first = fewestWins[row] ?? 0; from > first;) {
			from -= 1;
			tail += wins(trials, from);
		}
		const mass = losses(n, row);
		total += mass * tail;
		if (mass * row < NEGLIGIBLE * total) break;
	}
	return total;
}
/** The sum of masses upwards, until those left no longer count; before the mode none is that small next to its sum. */
function upperTail(mass, { from, to }) {
	let sum = 0;
	for (let k = from; k <= to; k++) {
		const term = mass(k);
		sum += term;
		if (term * (to - k) < NEGLIGIBLE * sum) break;
	}
	return sum;
}
/** The probability of k among N at a rate, k <= N. */
function binomialMass(logFactorial, rate) {
	const logRate = Math.log(rate);
	const logRest = Math.log1p(-rate);
	const logOf = (k) => logFactorial[k] ?? NaN;
	return (trials, k) => {
		const rest = trials - k;
		const choices = logOf(trials) - logOf(k) - logOf(rest);
		return Math.exp(choices + (k === 0 ? 0 : k * logRate) + (rest === 0 ? 0 : rest * logRest));
	};
}

// core/statistics/binomial.ts
/** log P(Bin(n, p) <= k). `k` and `n` are integers, n >= 0, 0 <= p <= 1. Through the incomplete beta function (DLMF 8.17.5). */
function logBinomialCdf(k, n, p) {
	if (k < 0) return Number.NEGATIVE_INFINITY;
	if (k >= n) return 0;
	return logRegularizedBeta(1 - p, n - k, k + 1);
}
/**
* One-sided lower confidence bound of a proportion at level 1 - alpha; 0 when nothing succeeded.
* Clopper and Pearson, Biometrika 26 (1934).
*/
function clopperPearsonLower(successes, n, alpha) {
	if (successes <= 0) return 0;
	return betaQuantile(Math.log(alpha), successes, n - successes + 1);
}
/** One-sided upper confidence bound of a proportion at level 1 - alpha; 1 when nothing failed. */
function clopperPearsonUpper(successes, n, alpha) {
	return 1 - clopperPearsonLower(n - successes, n, alpha);
}

// core/statistics/mcnemar.ts
/**
* One-sided exact McNemar test that the candidate is worse: P(Bin(wins + losses, 1/2) <= wins).
* Q. McNemar, Psychometrika 12 (1947), in its conditional exact form. Without a discordant example p = 1.
*
* @throws RangeError when wins or losses is no count
*/
function mcnemarExact({ wins, losses }) {
	const discordant = wins + losses;
	checkPairedTable({
		wins,
		losses,
		n: Math.max(1, discordant)
	});
	const logP = discordant === 0 ? 0 : logBinomialCdf(wins, discordant, .5);
	return {
		p: Math.exp(logP),
		logP
	};
}

// core/statistics/table.ts
/**
* Counts rows into a joint table; empty cells are left out.
*
* @throws RangeError when the columns differ in length or hold what is no class index
*/
function jointTable({ classes, labels, baseline, candidate }) {
	const n = labels.length;
	if (baseline.length !== n || candidate.length !== n) throw new RangeError("paired columns differ in length");
	const counts = /* @__PURE__ */ new Map();
	for (let row = 0; row < n; row++) {
		const cell = [
			labels[row],
			baseline[row],
			candidate[row]
		].map((index) => classIndex(index, classes)).reduce((sum, index) => sum * classes + index, 0);
		counts.set(cell, (counts.get(cell) ?? 0) + 1);
	}
	return tableOf(classes, [...counts].sort(([a], [b]) => a - b));
}
function classIndex(index, classes) {
	if (index === void 0 || !Number.isInteger(index) || index < 0 || index >= classes) throw new RangeError(`no class index under ${classes}: ${index}`);
	return index;
}
/**
* The joint table of dense counts at index (label * classes + baseline) * classes + candidate.
*
* @throws RangeError unless there are classes^3 counts, each a whole number of examples
*/
function jointTableOfCounts(classes, counts) {
	if (counts.length !== classes ** 3) throw new RangeError(`${classes} classes need ${classes ** 3} cells, not ${counts.length}`);
	if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) throw new RangeError("a cell is no count");
	return tableOf(classes, [...counts.entries()].filter(([, count]) => count > 0));
}
/** The reverse of `jointTableOfCounts`: classes^3 counts, zeros included. */
function countsOfJointTable({ classes, cells }) {
	const counts = new Array(classes ** 3).fill(0);
	for (const { label, baseline, candidate, count } of cells) counts[(label * classes + baseline) * classes + candidate] = count;
	return counts;
}
function tableOf(classes, entries) {
	return {
		classes,
		cells: entries.map(([cell, count]) => ({
			label: Math.floor(cell / (classes * classes)),
			baseline: Math.floor(cell / classes) % classes,
			candidate: cell % classes,
			count
		}))
	};
}
/** One model's confusion table out of the joint one. */
function confusionOf({ classes, cells }, model) {
	const counts = new Float64Array(classes * classes);
	let total = 0;
	for (const cell of cells) {
		const index = cell.label * classes + cell[model];
		counts[index] = (counts[index] ?? 0) + cell.count;
		total += cell.count;
	}
	return {
		classes,
		counts,
		total
	};
}
/**
* Both models' values and the standard errors of their difference and of the candidate by the delta method,
* Var = gradient' (diag P - P P') gradient / n, which is the mean square of the examples' influence functions over n (n in the denominator;
* A. Agresti, Categorical Data Analysis, section 16.1). `undefined` where either model's value is.
*/
function tableStatistics(table, metric) {
	const baseline = metric(confusionOf(table, "baseline"));
	const candidate = metric(confusionOf(table, "candidate"));
	if (baseline === void 0 || candidate === void 0) return void 0;
	let [n, squaresDifference, squaresCandidate] = [
		0,
		0,
		0
	];
	for (const cell of table.cells) {
		const row = cell.label * table.classes;
		const ofCandidate = candidate.influence[row + cell.candidate] ?? NaN;
		const ofBaseline = baseline.influence[row + cell.baseline] ?? NaN;
		n += cell.count;
		squaresCandidate += cell.count * ofCandidate ** 2;
		squaresDifference += cell.count * (ofCandidate - ofBaseline) ** 2;
	}
	return {
		baseline: baseline.value,
		candidate: candidate.value,
		difference: candidate.value - baseline.value,
		seDifference: Math.sqrt(squaresDifference) / n,
		seCandidate: Math.sqrt(squaresCandidate) / n
	};
}

// core/statistics/confusion.ts
/** Among the examples predicted to be of a class, the share that is. */
function precision(averaging) {
	return averaged({
		truePositive: 1,
		falsePositive: 1,
		falseNegative: 0
	}, averaging);
}
/** Among the examples of a class, the share predicted to be. */
function recall(averaging) {
	return averaged({
		truePositive: 1,
		falsePositive: 0,
		falseNegative: 1
	}, averaging);
}
/** 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall. */
function f1(averaging) {
	return averaged({
		truePositive: 2,
		falsePositive: 1,
		falseNegative: 1
	}, averaging);
}
/** Mean recall over the classes that occur as labels. */
function balancedAccuracy(confusion) {
	return mean(confusion, {
		truePositive: 1,
		falsePositive: 0,
		falseNegative: 1
	}, classesOf(confusion, ({ support }) => support > 0));
}
function averaged(ratio, averaging) {
	switch (averaging.average) {
		case "binary": return (confusion) => ofClass(confusion, ratio, averaging.positive);
		case "macro": return (confusion) => mean(confusion, ratio, classesOf(confusion, ({ support, predicted }) => support + predicted > 0));
		case "weighted": return (confusion) => weighted(confusion, ratio);
		case "micro": return accuracy;
	}
}
function termOf({ classes, counts, total }, ratio, target) {
	const diagonal = target * classes + target;
	const cells = [{
		cell: diagonal,
		over: ratio.truePositive,
		under: ratio.truePositive
	}];
	for (let other = 0; other < classes; other++) {
		if (other === target) continue;
		cells.push({
			cell: target * classes + other,
			over: 0,
			under: ratio.falseNegative
		});
		cells.push({
			cell: other * classes + target,
			over: 0,
			under: ratio.falsePositive
		});
	}
	let denominator = 0;
	for (const { cell, under } of cells) denominator += under * (counts[cell] ?? 0);
	if (denominator === 0) return void 0;
	const value = ratio.truePositive * (counts[diagonal] ?? 0) / denominator;
	const scale = total / denominator;
	return {
		value,
		influences: cells.map(({ cell, over, under }) => ({
			cell,
			influence: scale * (over - value * under)
		}))
	};
}
function ofClass(confusion, ratio, target) {
	const term = termOf(confusion, ratio, target);
	return term && sumOf(confusion, [{
		term,
		weight: 1
	}]);
}
function mean(confusion, ratio, members) {
	if (members.length === 0) return void 0;
	return sumOf(confusion, members.map((member) => ({
		term: termOf(confusion, ratio, member),
		weight: 1 / members.length
	})));
}
/** Mean over the classes by their share of the labels; the shares are estimated too, hence the second part of the influence. */
function weighted(confusion, ratio) {
	const { classes, total } = confusion;
	if (total === 0) return void 0;
	const terms = Array.from({ length: classes }, (_, target) => ({
		term: termOf(confusion, ratio, target),
		weight: marginsOf(confusion, target).support / total
	}));
	const { value, influence } = sumOf(confusion, terms);
	return {
		value,
		influence: influence.map((part, cell) => part + (terms[Math.floor(cell / classes)]?.term?.value ?? 0) - value)
	};
}
function accuracy({ classes, counts, total }) {
	if (total === 0) return void 0;
	const right = (cell) => Math.floor(cell / classes) === cell % classes ? 1 : 0;
	const value = counts.reduce((sum, count, cell) => sum + count * right(cell), 0) / total;
	return {
		value,
		influence: counts.map((_, cell) => right(cell) - value)
	};
}
/** The weighted sum of terms; one without a value adds nothing. */
function sumOf({ counts }, terms) {
	let value = 0;
	const influence = new Float64Array(counts.length);
	for (const { term, weight } of terms) {
		value += weight * (term?.value ?? 0);
		for (const part of term?.influences ?? []) influence[part.cell] = (influence[part.cell] ?? 0) + weight * part.influence;
	}
	return {
		value,
		influence
	};
}
function marginsOf({ classes, counts }, target) {
	let [support, predicted] = [0, 0];
	for (let other = 0; other < classes; other++) {
		support += counts[target * classes + other] ?? 0;
		predicted += counts[other * classes + target] ?? 0;
	}
	return {
		support,
		predicted
	};
}
function classesOf(confusion, belongs) {
	return Array.from({ length: confusion.classes }, (_, target) => target).filter((target) => belongs(marginsOf(confusion, target)));
}

// core/gate/confusion-metric.ts
/**
* The function of the confusion table that a metric's name and average mean.
*
* @param positive index of the positive class, for the average over one class.
* @throws Error for a metric that is no function of the table: a bug of ours.
*/
function confusionMetric(name, average, positive) {
	const averaging = averagingOf(average ?? "binary", positive);
	switch (name) {
		case "balanced_accuracy": return balancedAccuracy;
		case "precision": return precision(averaging);
		case "recall": return recall(averaging);
		case "f1": return f1(averaging);
		default: throw new Error(`${name} is no function of the confusion table`);
	}
}
function averagingOf(average, positive) {
	if (average !== "binary") return { average };
	return positive === null ? { average: "macro" } : {
		average,
		positive
	};
}

// core/gate/no-variance.ts
/** log p of "the distance is in truth at least this far". */
function logPOfNoVariance(n, distance) {
	const share = Math.min(distance, .5);
	return logNormalSf(Math.sqrt(n * share / (1 - share)));
}
/** The share that n such rows cannot exclude at 1 - alpha. */
function shareWithoutVariance(n, alpha) {
	const z = -normalQuantile(alpha);
	return z ** 2 / (n + z ** 2);
}

// core/gate/contrast.ts
/** Below this many rows Tango's size can exceed its level, and the exact unconditional test takes its place. */
const EXACT_BELOW = 500;
/** DeLong's variances need about this many of each class. */
const MIN_CLASS = 10;
/**
* The tests of a paired record.
*
* @returns undefined when the statistics are undefined, or of no rows.
*/
function contrastOf(paired, { name, metric, rule }) {
	const sign = metric.direction === "higher" ? 1 : -1;
	switch (paired.kind) {
		case "proportions": return paired.n === 0 ? void 0 : proportions$1(paired);
		case "means": return normal({
			n: paired.n,
			baseline: paired.baseline,
			candidate: paired.candidate,
			gain: sign * paired.difference,
			se: paired.se_difference,
			df: paired.df,
			tests: {
				block: "paired t",
				pass: "paired t"
			}
		});
		case "auc": return auc(paired);
		case "table": {
			const values = tableStatistics(jointTableOfCounts(paired.labels.length, paired.counts), confusionMetric(name, rule.average, paired.positive));
			if (!values) return void 0;
			const n = paired.counts.reduce((sum, count) => sum + count, 0);
			return normal({
				...values,
				n,
				gain: sign * values.difference,
				se: values.seDifference,
				tests: INFLUENCE
			});
		}
		case "smooth": return normal({
			n: paired.n,
			baseline: paired.baseline,
			candidate: paired.candidate,
			gain: sign * (paired.candidate - paired.baseline),
			se: paired.se_difference,
			tests: INFLUENCE
		});
		case "undefined": return;
	}
}
const INFLUENCE = {
	block: "influence function",
	pass: "influence function"
};
function proportions$1({ n, wins, losses, both_right }) {
	const table = {
		wins,
		losses,
		n
	};
	const exact = n < EXACT_BELOW;
	const gain = (wins - losses) / n;
	const disagreement = (wins + losses) / n;
	return {
		n,
		baseline: (both_right + losses) / n,
		candidate: (both_right + wins) / n,
		gain,
		se: Math.sqrt(Math.max(0, disagreement - gain ** 2) / n),
		certainty: exact ? "exact" : "finite-sample",
		tests: {
			block: "exact McNemar",
			pass: exact ? "exact unconditional" : "Tango score"
		},
		disagreement,
		silent: null,
		regression: mcnemarExact(table).p,
		nonInferiority: (tolerance) => {
			if (tolerance >= 1) return 0;
			return exact ? exactNonInferiority(table, tolerance).p : tangoNonInferiority(table, tolerance).p;
		},
		interval: (alpha) => exact ? exactInterval(table, alpha) : tangoInterval(table, 1 - alpha),
		sketch: (alpha) => tangoInterval(table, 1 - alpha)
	};
}
function exactInterval(table, alpha) {
	const mirrored = {
		wins: table.losses,
		losses: table.wins,
		n: table.n
	};
	return {
		lower: exactLowerLimit(table, alpha),
		upper: -exactLowerLimit(mirrored, alpha)
	};
}
function auc(paired) {
	const fewest = Math.min(paired.positives, paired.negatives);
	const contrast = normal({
		n: paired.positives + paired.negatives,
		baseline: paired.baseline,
		candidate: paired.candidate,
		gain: paired.candidate - paired.baseline,
		se: aucDifferenceSe({
			varianceBaseline: paired.variance_baseline,
			varianceCandidate: paired.variance_candidate,
			covariance: paired.covariance
		}),
		tests: {
			block: "DeLong",
			pass: "DeLong"
		}
	});
	if (fewest >= 10) return contrast;
	const silent = `${fewest} rows of the rarer class; an area under the curve needs at least ${10} of each`;
	return {
		...contrast,
		silent,
		regression: 1,
		nonInferiority: () => 1
	};
}
function normal({ df, ...values }) {
	const { n, gain, se } = values;
	const upperTail = (z) => Math.exp(df === void 0 ? logNormalSf(z) : studentTLogSf(z, df));
	const quantile = (alpha) => {
		const logAlpha = Math.log(alpha);
		return df === void 0 ? normalIsf(logAlpha) : studentTIsf(logAlpha, df);
	};
	const interval = (alpha) => ({
		lower: gain - quantile(alpha) * se,
		upper: gain + quantile(alpha) * se
	});
	return {
		...values,
		certainty: "asymptotic",
		disagreement: null,
		silent: null,
		regression: se > 0 ? upperTail(-gain / se) : 1,
		nonInferiority: (tolerance) => {
			if (se > 0) return upperTail((gain + tolerance) / se);
			return gain > -tolerance ? Math.exp(logPOfNoVariance(n, tolerance)) : 1;
		},
		interval,
		sketch: interval
	};
}

// core/gate/limit.ts
/**
* The tests of a floor (higher is better) or ceiling (lower is better): one-sided Clopper-Pearson for a proportion, else the
* normal or t bound of the estimate's own standard error. An area under the curve of too few positives or negatives shows nothing.
*
* @returns undefined when the estimate is undefined, or of no rows.
*/
function limitOf(estimate, limit, metric) {
	const higher = metric.direction === "higher";
	switch (estimate.kind) {
		case "proportion": {
			const { n, successes } = estimate;
			if (n === 0) return void 0;
			const logP = higher ? logBinomialCdf(successes, n, limit) : logBinomialCdf(n - successes, n, 1 - limit);
			return {
				value: successes / n,
				broken: Math.exp(logP),
				bound: (alpha) => higher ? clopperPearsonLower(successes, n, alpha) : clopperPearsonUpper(successes, n, alpha),
				test: "Clopper-Pearson"
			};
		}
		case "auc": {
			const { positives, negatives, value, variance } = estimate;
			const n = Math.min(positives, negatives);
			if (n < 10) return {
				value,
				broken: 1,
				bound: () => metric.range[0],
				test: `under ${10} of a class`
			};
			return normalLimit({
				n,
				value,
				se: Math.sqrt(variance),
				df: null,
				test: "DeLong"
			}, limit, higher);
		}
		case "estimate": {
			const test = estimate.df === null ? "influence function" : "t";
			return normalLimit({
				...estimate,
				test
			}, limit, higher);
		}
		case "undefined": return;
	}
}
function normalLimit({ n, value, se, df, test }, limit, higher) {
	const sign = higher ? 1 : -1;
	const shortfall = sign * (limit - value);
	const reach = (alpha) => {
		if (se === 0) return shareWithoutVariance(n, alpha);
		return se * (df === null ? normalIsf(Math.log(alpha)) : studentTIsf(Math.log(alpha), df));
	};
	return {
		value,
		broken: Math.exp(logBrokenP(shortfall, {
			n,
			se,
			df
		})),
		bound: (alpha) => value - sign * reach(alpha),
		test
	};
}
function logBrokenP(shortfall, { n, se, df }) {
	if (se === 0) return shortfall > 0 ? logPOfNoVariance(n, shortfall) : 0;
	const z = shortfall / se;
	return df === null ? logNormalSf(z) : studentTLogSf(z, df);
}

// core/gate/draft.ts
/** One draft for each record of the evidence that the policy names; others were measured for another policy. */
function draftsOf(model, evidence) {
	return evidence.records.flatMap((record) => {
		const metric = metricNamed(record.metric);
		const rule = Object.hasOwn(model.metrics, record.metric) ? model.metrics[record.metric] : void 0;
		if (!metric || !rule) return [];
		if (record.slice && !model.slices?.by.includes(record.slice.column)) return [];
		return [draft({
			record,
			metric,
			rule
		}, model)];
	});
}
function draft(named, model) {
	const { record, metric, rule } = named;
	const ruled = {
		name: record.metric,
		metric,
		rule
	};
	const contrast = record.baseline ? contrastOf(record.baseline, ruled) : void 0;
	const anchor = record.anchor && !record.slice ? contrastOf(record.anchor, ruled) : void 0;
	const small = record.slice !== null && record.n < (model.slices?.min_n ?? 0);
	const notes = [contrast?.silent, small ? `${record.n} rows, fewer than min_n` : null].filter((note) => note != null);
	return {
		...named,
		tolerance: toleranceOf(record, rule, model),
		contrast,
		anchor,
		limit: record.slice ? void 0 : limitDraft(record, metric, rule),
		gates: {
			block: rule.gate && !small,
			pass: rule.gate && !small && (record.slice === null || model.slices?.require_pass === true)
		},
		notes
	};
}
function toleranceOf(record, rule, model) {
	const overall = rule.max_drop ?? rule.max_rise;
	if (overall === void 0 || record.slice === null) return overall;
	return overall * (rule.slice_tolerance ?? model.slices?.tolerance ?? 1);
}
function limitDraft(record, metric, rule) {
	const at = rule.floor ?? rule.ceiling;
	if (at === void 0) return void 0;
	const test = limitOf(record.candidate, at, metric);
	return test && {
		kind: rule.floor === void 0 ? "ceiling" : "floor",
		at,
		test
	};
}
/** The candidate's value by its own estimate; null where it is undefined. */
function ownValue({ candidate }) {
	if (candidate.kind === "proportion") return candidate.successes / candidate.n;
	return candidate.kind === "undefined" ? null : candidate.value;
}

// core/gate/arithmetic.ts
/**
* Whether the numbers of the evidence can be true together. It catches a broken writer, not a liar: whoever can edit the
* evaluation can write consistent numbers.
*
* @returns what does not add up, or null.
*/
function arithmeticFault({ candidate, records }) {
	const seen = /* @__PURE__ */ new Set();
	for (const record of records) {
		const key = JSON.stringify([
			record.metric,
			record.slice?.column,
			record.slice?.value
		]);
		const fault = seen.has(key) ? "stands twice" : recordFault(record, candidate.n);
		if (fault) return `${nameOf(record)}: ${fault}`;
		seen.add(key);
	}
	return null;
}
function nameOf({ metric, slice }) {
	return slice ? `${metric} on ${slice.column}=${slice.value}` : metric;
}
/** The statistics that each kind of metric has; anything else would be tested by the wrong test. */
const STATISTICS = {
	"binary-mean": {
		own: ["proportion"],
		paired: ["proportions"]
	},
	mean: {
		own: ["estimate"],
		paired: ["means"]
	},
	auc: {
		own: ["auc"],
		paired: ["auc"]
	},
	table: {
		own: ["estimate"],
		paired: ["table", "smooth"]
	},
	"root-mean": {
		own: ["estimate"],
		paired: ["smooth"]
	}
};
function recordFault(record, total) {
	const { n, slice, candidate, baseline, anchor } = record;
	if (slice === null ? n !== total : n > total) return `${n} rows, the candidate has ${total}`;
	const metric = metricNamed(record.metric);
	if (!metric) return null;
	const comparisons = [baseline, anchor].filter((paired) => paired !== null);
	if (!(isOneOf(candidate.kind, STATISTICS[metric.kind].own) && comparisons.every(({ kind }) => isOneOf(kind, STATISTICS[metric.kind].paired)))) return "its statistics are those of another kind of metric";
	const faults = comparisons.map((paired) => pairedFault(paired, record));
	return estimateFault(candidate, n) ?? faults.find((fault) => fault !== null) ?? rangeFault([candidate, ...comparisons], metric);
}
function isOneOf(kind, kinds) {
	return kind === "undefined" || kinds.includes(kind);
}
function estimateFault(estimate, n) {
	switch (estimate.kind) {
		case "proportion":
			if (estimate.n !== n) return `the estimate has ${estimate.n} rows, the record ${n}`;
			return estimate.successes > n ? `${estimate.successes} successes of ${n} rows` : null;
		case "auc": return estimate.positives + estimate.negatives === n ? null : `positives and negatives do not sum to ${n}`;
		case "estimate":
			if (estimate.n !== n) return `the estimate has ${estimate.n} rows, the record ${n}`;
			return estimate.df === null ? null : freedomFault(estimate.df, n);
		case "undefined": return null;
	}
}
function pairedFault(paired, { n, candidate }) {
	if ("n" in paired && paired.n !== n) return `the comparison has ${paired.n} rows, the record ${n}`;
	switch (paired.kind) {
		case "proportions":
			if (paired.wins + paired.losses + paired.both_right > n) return `wins, losses and both right sum to over ${n}`;
			if (candidate.kind === "proportion" && candidate.successes !== paired.wins + paired.both_right) return "the candidate is right on another number of rows than wins and both right say";
			return null;
		case "means":
			if (!near(paired.baseline + paired.difference, paired.candidate)) return "the difference is not that of the means";
			return freedomFault(paired.df, n);
		case "auc": {
			if (paired.positives + paired.negatives !== n) return `positives and negatives do not sum to ${n}`;
			const most = Math.sqrt(paired.variance_baseline * paired.variance_candidate);
			if (paired.covariance > most && !near(paired.covariance, most)) return "the covariance exceeds the variances";
			return null;
		}
		case "table": {
			const { counts, labels, positive } = paired;
			if (counts.length !== labels.length ** 3) return `${counts.length} cells for ${labels.length} labels`;
			if (positive !== null && positive >= labels.length) return "the positive label is none of the labels";
			const total = counts.reduce((sum, count) => sum + count, 0);
			return total === n ? null : `cells sum to ${total}, not ${n}`;
		}
		case "smooth":
		case "undefined": return null;
	}
}
function freedomFault(df, n) {
	return df > 0 && df <= n - 1 ? null : `${df} degrees of freedom from ${n} rows`;
}
function rangeFault(measured, { range: [low, high] }) {
	const outside = measured.flatMap((part) => [..."value" in part ? [part.value] : [], ..."baseline" in part ? [part.baseline, part.candidate] : []]).find((value) => value < low - SLACK || high !== null && value > high + SLACK);
	return outside === void 0 ? null : `${outside} is outside the metric's range ${low} to ${high ?? "infinity"}`;
}
/** Of sums over a million rows in double precision, with room to spare. */
const SLACK = 1e-9;
function near(a, b) {
	return Math.abs(a - b) <= SLACK * Math.max(1, Math.abs(a), Math.abs(b));
}
/** Whether the candidate has the same value in each comparison as in its own estimate, which floors are held against. */
function contradiction(drafts) {
	for (const { record, contrast, anchor } of drafts) {
		const own = ownValue(record);
		const other = [contrast, anchor].flatMap((comparison) => comparison?.candidate ?? []).find((value) => own !== null && !near(value, own));
		if (other !== void 0) return `${nameOf(record)}: the candidate is ${own} by itself and ${other} in a comparison`;
	}
	return null;
}

// core/statistics/multiplicity.ts
/**
* Adjusted p-values, in input order, of the weighted step-down procedure: rejecting those at or under alpha keeps the family-wise error
* rate at alpha under any dependence. S. Holm, Scandinavian Journal of Statistics 6 (1979), section 4; Y. Benjamini and Y. Hochberg,
* ibid. 24 (1997). Equal weights give plain Holm. A p-value that is NaN gives NaN for itself and counts as 1 for the others.
*
* @throws RangeError when a weight is negative or no number
*/
function weightedHolm(hypotheses) {
	if (hypotheses.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight)))) throw new RangeError("a weight is negative or no number");
	const ordered = hypotheses.map(({ p, weight }, index) => ({
		index,
		weight,
		ratio: weight === 0 || Number.isNaN(p) ? Number.POSITIVE_INFINITY : p / weight
	})).sort((a, b) => a.ratio === b.ratio ? 0 : a.ratio - b.ratio);
	const remaining = ordered.map(({ weight }) => weight);
	for (let rank = remaining.length - 2; rank >= 0; rank--) remaining[rank] = at(remaining, rank) + at(remaining, rank + 1);
	const adjusted = hypotheses.map(({ p }) => Number.isNaN(p) ? NaN : 1);
	let largest = 0;
	for (const [rank, { index, ratio }] of ordered.entries()) {
		if (ratio === Number.POSITIVE_INFINITY) break;
		largest = Math.max(largest, Math.min(1, ratio * at(remaining, rank)));
		adjusted[index] = largest;
	}
	return adjusted;
}
function at(values, index) {
	return values[index] ?? NaN;
}

// core/gate/family.ts
/**
* Adjusts every block test of a verdict together, by weighted Holm (Holm, Scandinavian Journal of Statistics 6 (1979),
* section 3). Half the weight goes to overall metrics and limits, half to slices, so that a new slice never hides the
* headline; where there is only one kind it has all the weight.
*
* @returns one entry for each draft, in order; drafts that cannot block get adjusted p-values of 1.
*/
function adjustFamily(drafts, alphaBlock) {
	const family = drafts.flatMap(hypotheses);
	const counts = {
		overall: family.filter((item) => item.overall).length,
		slices: 0
	};
	counts.slices = family.length - counts.overall;
	const share = counts.overall > 0 && counts.slices > 0 ? .5 : 1;
	const weightOf = (item) => share / (item.overall ? counts.overall : counts.slices);
	const adjusted = weightedHolm(family.map((item) => ({
		p: item.p,
		weight: weightOf(item)
	})));
	const result = drafts.map(() => ({
		regression: 1,
		limit: 1,
		level: alphaBlock
	}));
	for (const [index, item] of family.entries()) {
		const entry = result[item.draft];
		if (!entry) continue;
		entry[item.part] = adjusted[index] ?? 1;
		if (item.part === "regression") entry.level = alphaBlock * weightOf(item);
	}
	return result;
}
function hypotheses({ gates, contrast, tolerance, limit, record }, draft) {
	if (!gates.block) return [];
	const overall = record.slice === null;
	const found = [];
	if (contrast && tolerance !== void 0) found.push({
		draft,
		part: "regression",
		p: contrast.regression,
		overall
	});
	if (limit) found.push({
		draft,
		part: "limit",
		p: limit.test.broken,
		overall
	});
	return found;
}

// core/gate/resolution.ts
/**
* How much a comparison can resolve. The sample size is that of a one-sided non-inferiority comparison with both errors
* controlled (for example Julious, Statistics in Medicine 23 (2004), section 3): n >= (z_block + z_pass)^2 sigma^2 / tolerance^2.
*
* @param se standard error of the gain at n rows, above 0.
*/
function resolutionOf(se, n, tolerance, rates) {
	const resolvable = (-normalQuantile(rates.block) + -normalQuantile(rates.pass)) * se;
	return {
		tolerance: resolvable,
		examples: Math.ceil(n * (resolvable / tolerance) ** 2),
		powerToBlock: normalCdf(tolerance / se + normalQuantile(rates.level))
	};
}
/**
* The same where the models never differ, so that there is no standard error: n rows alike show a share of s at alpha when
* (1 - s)^n <= alpha.
*/
function resolutionWithoutVariance(n, tolerance, { pass }) {
	const share = Math.min(tolerance, .5);
	return {
		tolerance: 1 - pass ** (1 / n),
		examples: Math.ceil(Math.log(pass) / Math.log1p(-share)),
		powerToBlock: null
	};
}

// core/gate/row.ts
/** Decides one row: its tests are known, and so is what the family makes of them. */
function rowOf(draft, adjusted, model) {
	const { record, metric, contrast, tolerance, gates } = draft;
	const { alpha_pass: alphaPass, alpha_block: alphaBlock } = model.rates;
	const limit = limitRow(draft, adjusted, model);
	const regression = contrast && tolerance !== void 0 && gates.block ? {
		p: contrast.regression,
		adjusted: adjusted.regression,
		shown: adjusted.regression <= alphaBlock
	} : null;
	const p = contrast && tolerance !== void 0 ? contrast.nonInferiority(tolerance) : null;
	const nonInferiority = p === null ? null : {
		p,
		shown: p <= alphaPass
	};
	const resolution = resolutionRow(draft, {
		block: alphaBlock,
		pass: alphaPass,
		level: adjusted.level
	});
	const decided = {
		gates,
		isUndefined: record.baseline !== null && tolerance !== void 0 && !contrast,
		limit,
		regression,
		nonInferiority,
		anchor: anchorRow(draft, model)
	};
	return {
		metric: record.metric,
		slice: record.slice,
		direction: metric.direction,
		n: record.n,
		gates,
		baseline: contrast?.baseline ?? null,
		candidate: contrast?.candidate ?? limit?.value ?? ownValue(draft.record),
		gain: contrast?.gain ?? null,
		tolerance: tolerance ?? null,
		interval: intervalOf(draft, alphaPass),
		blockBound: contrast && regression ? normalQuantile(adjusted.level) * contrast.se : null,
		certainty: contrast?.certainty ?? null,
		tests: contrast?.tests ?? null,
		regression,
		nonInferiority,
		limit,
		anchor: decided.anchor,
		resolution,
		labels: labelsToSettle(contrast, resolution),
		verdict: verdictOf$1(decided),
		notes: draft.notes
	};
}
function intervalOf({ contrast, record }, alpha) {
	if (!contrast || contrast.silent !== null) return null;
	return record.slice ? contrast.sketch(alpha) : contrast.interval(alpha);
}
function resolutionRow({ contrast, tolerance }, rates) {
	if (!contrast || tolerance === void 0 || contrast.silent !== null) return null;
	if (contrast.se > 0) return resolutionOf(contrast.se, contrast.n, tolerance, rates);
	return resolutionWithoutVariance(contrast.n, tolerance, rates);
}
function limitRow({ limit, metric, gates }, adjusted, model) {
	if (!limit) return null;
	const bound = limit.test.bound(model.rates.alpha_pass);
	const shown = gates.block && adjusted.limit <= model.rates.alpha_block;
	return {
		kind: limit.kind,
		at: limit.at,
		value: limit.test.value,
		bound,
		held: metric.direction === "higher" ? bound >= limit.at : bound <= limit.at,
		broken: {
			p: limit.test.broken,
			adjusted: adjusted.limit,
			shown
		},
		test: limit.test.test
	};
}
function anchorRow({ anchor, tolerance, gates }, model) {
	if (!anchor || tolerance === void 0 || !gates.pass) return null;
	const limit = model.anchor.cumulative * tolerance;
	const level = model.rates.alpha_pass / model.anchor.expected_prs;
	const z = -normalQuantile(level);
	const falseRefusal = anchor.se > 0 ? normalCdf(z - limit / anchor.se) : 0;
	if (anchor.silent === null && falseRefusal <= model.rates.alpha_block) {
		const held = anchor.nonInferiority(limit) <= level;
		return {
			gain: anchor.gain,
			limit,
			rule: "test",
			level,
			held,
			examples: null
		};
	}
	const needed = (z - normalQuantile(model.rates.alpha_block)) * anchor.se / limit;
	const examples = anchor.silent === null ? Math.ceil(anchor.n * needed ** 2) : null;
	return {
		gain: anchor.gain,
		limit,
		rule: "ratchet",
		level,
		held: anchor.gain >= -limit,
		examples
	};
}
function labelsToSettle(contrast, resolution) {
	if (!contrast?.disagreement || !resolution) return null;
	return Math.ceil(resolution.examples * contrast.disagreement);
}
function verdictOf$1({ gates, isUndefined, limit, regression, nonInferiority, anchor }) {
	if (!gates.block) return "watched";
	if (regression?.shown && !nonInferiority?.shown) return "block";
	if (limit?.broken.shown || anchor?.held === false) return "block";
	if (gates.pass && isUndefined) return "inconclusive";
	if (!nonInferiority && !limit) return "watched";
	if (nonInferiority && !nonInferiority.shown) return "inconclusive";
	return limit && !limit.held ? "inconclusive" : "pass";
}

// core/gate/decide.ts
/**
* The verdict of a policy on evidence. Pure: the action and the app call it with the same arguments and get the same answer,
* whatever the evidence says its own verdict was.
*/
function decide({ model, evidence }) {
	const broken = arithmeticFault(evidence);
	const drafts = broken === null ? draftsOf(model, evidence) : [];
	const fault = broken ?? contradiction(drafts);
	const rows = fault === null ? rowsOf(drafts, model) : [];
	const problems = fault === null ? problemsOf(model, evidence, rows) : [{
		code: "invalid-evidence",
		text: `the evidence does not add up: ${fault}`
	}];
	const sameModel = problems.length === 0 && hasSamePredictions(evidence);
	const verdict = verdictOf(rows, problems, sameModel);
	return {
		verdict,
		admissible: verdict === "pass" || verdict === "inconclusive" && model.on_inconclusive === "warn",
		sameModel,
		reasons: reasonsOf(rows, problems, sameModel),
		warnings: [...evidence.warnings, ...ownWarnings(model, evidence, rows)],
		rows,
		rates: model.rates,
		onInconclusive: model.on_inconclusive
	};
}
function rowsOf(drafts, model) {
	const adjusted = adjustFamily(drafts, model.rates.alpha_block);
	return drafts.map((draft, index) => {
		const own = adjusted[index];
		if (!own) throw new Error("every draft has its adjusted p-values");
		return rowOf(draft, own, model);
	});
}
function verdictOf(rows, problems, sameModel) {
	if (problems.length > 0) return "error";
	if (sameModel) return "pass";
	if (rows.some((row) => row.verdict === "block")) return "block";
	return rows.some((row) => row.gates.pass && row.verdict === "inconclusive") ? "inconclusive" : "pass";
}
function hasSamePredictions({ candidate, baseline }) {
	return baseline !== null && candidate.predictions_digest === baseline.predictions_digest;
}
function problemsOf(model, evidence, rows) {
	const problems = evidence.problems.map(({ code, message }) => ({
		code,
		text: message
	}));
	if (problems.length > 0) return problems;
	if (evidence.candidate.n === 0) problems.push({
		code: "no-rows",
		text: "the predictions file has no rows"
	});
	problems.push(...baselineProblems(model, evidence));
	for (const [name, rule] of Object.entries(model.metrics)) if (rule.gate) problems.push(...metricProblems(name, rows, evidence), ...sliceProblems(name, rows, model));
	return problems;
}
function baselineProblems(model, evidence) {
	const { baseline, baseline_missing: missing, baseline_note: note, candidate } = evidence;
	if (baseline && baseline.evaluation_set !== candidate.evaluation_set) return [{
		code: "new-evaluation-set",
		text: "candidate and baseline were evaluated on different held-out sets"
	}];
	if (baseline || model.baseline_missing === "floors" && missing === "never") return [];
	return [{
		code: "no-baseline",
		text: note ?? "there is no baseline to compare with"
	}];
}
function metricProblems(name, rows, { baseline, anchor }) {
	const row = rows.find((candidate) => candidate.metric === name && candidate.slice === null);
	if (!row) return [{
		code: "missing-metric",
		text: `the evidence has no ${name}; the policy gates it`
	}];
	const tolerated = row.tolerance !== null;
	if (row.candidate === null || baseline && tolerated && row.nonInferiority === null) return [{
		code: "missing-metric",
		text: `${name} is undefined on these rows, so it cannot be gated`
	}];
	if (anchor && tolerated && row.anchor === null) return [{
		code: "missing-anchor",
		text: `the evidence names an anchor and does not compare ${name} with it`
	}];
	return [];
}
function sliceProblems(name, rows, { slices }) {
	return (slices?.by ?? []).filter((column) => !rows.some((row) => row.metric === name && row.slice?.column === column)).map((column) => ({
		code: "missing-slice",
		text: `the evidence has no slices of ${name} by ${column}; the policy asks for them, so run the workflow again`
	}));
}
function reasonsOf(rows, problems, sameModel) {
	if (problems.length > 0) return [...problems];
	if (sameModel) return [{
		code: "same-model",
		text: "the same model: its predictions equal the baseline, row by row"
	}];
	return [...rows].sort((a, b) => Number(a.slice !== null) - Number(b.slice !== null)).flatMap(rowReasons);
}
function rowReasons(row) {
	const name = row.slice ? `${row.metric} on ${row.slice.column}=${row.slice.value}` : row.metric;
	const reasons = [];
	if (row.regression?.shown && !row.nonInferiority?.shown) reasons.push({
		code: "regression",
		text: `${name}: a regression is shown (adjusted p ${pValue(row.regression.adjusted)})`
	});
	if (row.limit?.broken.shown) reasons.push({
		code: "limit-broken",
		text: `${name}: shown to break its ${row.limit.kind} of ${row.limit.at}`
	});
	if (row.anchor?.held === false) {
		const how = row.anchor.rule === "test" ? "is not shown to hold" : "breaks (no test)";
		reasons.push({
			code: "cumulative-limit",
			text: `${name}: ${how} the cumulative limit of ${row.anchor.limit} since the last release`
		});
	}
	if (reasons.length === 0 && row.gates.pass && row.verdict === "inconclusive") reasons.push({
		code: "inconclusive",
		text: `${name}: ${openQuestions(row).join("; ")}`
	});
	const { slice } = row;
	return slice ? reasons.map((reason) => ({
		...reason,
		slice
	})) : reasons;
}
function openQuestions({ gain, nonInferiority, limit, notes }) {
	const questions = [];
	if (nonInferiority && !nonInferiority.shown) questions.push(notes.length > 0 ? notes.join("; ") : "neither a regression nor its absence is shown");
	else if (!nonInferiority && gain === null && !limit) questions.push("it is undefined on these rows, so nothing is shown");
	if (limit && !limit.held) questions.push(`its ${limit.kind} of ${limit.at} is not shown held`);
	return questions;
}
function ownWarnings(model, evidence, rows) {
	const warnings = [];
	const { candidate, baseline } = evidence;
	const environments = [candidate.environment_digest, baseline?.environment_digest].filter((digest) => digest != null);
	if (environments.length === 2 && environments[0] !== environments[1]) warnings.push("the baseline was trained in another environment; part of a difference may come from there");
	const { model_digest: digest } = candidate;
	if (baseline && digest !== null && digest === baseline.model_digest && !hasSamePredictions(evidence)) warnings.push("the model files are those of the baseline and the predictions are not: features or scoring changed");
	for (const row of rows) {
		const cap = model.metrics[row.metric]?.suspicious_gain;
		if (row.slice === null && cap !== void 0 && row.gain !== null && row.gain > cap) warnings.push(`${row.metric} gains more than ${cap}: look for leakage of labels into features`);
		if (row.slice === null && row.nonInferiority?.shown && row.regression?.shown) warnings.push(`${row.metric}: a real but small loss, shown to be within the tolerance`);
	}
	return warnings;
}

// core/report/interval-bar.ts
const HALF = 12;
/** Not a plain space: Markdown takes one of those from each end of a code span, which would shift the bar. */
const EMPTY = "\xA0";
const MAX_TOLERANCES = 6;
/**
* An interval drawn in 25 characters for places that show no images: `╎` the tolerance, `┊` the block bound, `│` no
* difference, `├──●──┤` the interval, `◂` `▸` where it goes on outside. The scale is symmetric and keeps the tolerance
* visible: it never spans more than six tolerances to a side.
*/
function intervalBar({ gain, interval, tolerance, blockBound }) {
	const reach = Math.max(2 * tolerance, -interval.lower, interval.upper);
	const scale = HALF / Math.min(reach, MAX_TOLERANCES * tolerance);
	const cells = new Array(25).fill(EMPTY);
	const scaled = (value) => Math.round(value * scale);
	const place = (value) => Math.min(HALF, Math.max(-12, scaled(value))) + HALF;
	const [from, to] = [place(interval.lower), place(interval.upper)];
	cells[HALF] = "│";
	if (blockBound !== null && Math.abs(scaled(blockBound)) <= HALF) cells[place(blockBound)] = "┊";
	cells[place(-tolerance)] = "╎";
	for (let cell = from; cell <= to; cell++) if (cells[cell] === EMPTY) cells[cell] = "─";
	cells[to] = "┤";
	cells[from] = "├";
	if (Math.abs(scaled(gain)) <= HALF) cells[place(gain)] = "●";
	if (scaled(interval.lower) < -12) cells[0] = "◂";
	if (scaled(interval.upper) > HALF) cells[24] = "▸";
	return cells.join("");
}
/** The legend of the bars, once a table. */
const BAR_LEGEND = "`├─●─┤` interval of the difference, right is better · `│` no difference · `╎` tolerance · `┊` block bound · `◂` `▸` beyond the scale";

// core/report/promise.ts
/**
* The promise in words: both error rates, the chance to catch a loss of the tolerance at this n, and what these rows cannot
* show at all. Rates bound the verdict, not the merge.
*/
function promiseOf(decision) {
	const { rates, onInconclusive } = decision;
	const lines = [`A change that is no worse is blocked with probability at most ${plain(rates.alpha_block)}; one that is worse by its full tolerance passes with probability at most ${plain(rates.alpha_pass)}. When inconclusive, this policy ${onInconclusive === "warn" ? "lets it merge" : "does not let it merge"}.`];
	const tested = decision.rows.filter((row) => row.gates.pass && row.slice === null && row.resolution);
	const powerful = tested.filter((row) => row.resolution?.powerToBlock != null);
	if (powerful.length > 0) lines.push(`With ${count(powerful[0]?.n ?? 0)} held-out rows ${listed$1(powerful.map(powerOf))}.`);
	return [
		...lines,
		...cumulative(decision),
		...unresolvable(tested)
	];
}
function cumulative({ rows, rates }) {
	const anchored = rows.filter((row) => row.anchor);
	const named = (rule) => listed$1(anchored.filter((row) => row.anchor?.rule === rule).map((row) => row.metric));
	const [tested, ratcheted] = [named("test"), named("ratchet")];
	return [...tested ? [`The cumulative limit since the last release has a rate of its own: a model as good as that release is refused with probability at most ${plain(rates.alpha_block)} a metric (${tested}).`] : [], ...ratcheted ? [`These rows cannot test that limit for ${ratcheted}: an observed loss beyond it blocks, without a rate.`] : []];
}
function powerOf({ metric, direction, tolerance, resolution }, index) {
	const loss = direction === "higher" ? "drop" : "rise";
	const power = probability$2(resolution?.powerToBlock ?? 0);
	const amount = plain(tolerance ?? 0);
	return index === 0 ? `a true ${loss} of ${amount} in ${metric} would be blocked with probability ${power}` : `${amount} in ${metric} with ${power}`;
}
function unresolvable(tested) {
	const open = tested.filter(({ verdict, tolerance, resolution }) => verdict === "inconclusive" && tolerance !== null && (resolution?.tolerance ?? 0) > tolerance);
	if (open.length === 0) return [];
	const tolerances = open.map(({ tolerance, metric }) => `${plain(tolerance ?? 0)} in ${metric}`);
	return [`${count(open[0]?.n ?? 0)} rows cannot show a tolerance of ${listed$1(tolerances)} both ways; the smallest they can is about ${listed$1(open.map(smallest))}.`];
}
function smallest({ metric, resolution, labels }) {
	const labelled = labels === null ? "" : `, about ${count(labels)} of them labelled, since rows on which both models agree need no label`;
	const settle = `about ${count(resolution?.examples ?? 0)} examples would settle it${labelled}`;
	return `${rounded(resolution?.tolerance ?? 0)} in ${metric} (${settle})`;
}
function listed$1(items) {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
}
/** The most examples that any undecided gated row needs; null when none is undecided or none can be computed. */
function examplesToSettle(decision) {
	const needs = decision.rows.filter((row) => row.gates.pass && row.verdict === "inconclusive" && row.resolution).map((row) => row.resolution?.examples ?? 0);
	return needs.length > 0 ? Math.max(...needs) : null;
}

// core/report/verdict-line.ts
/** The verdict of one model in one line, with its mark. Holds no untrusted text: model and metric names are checked ones. */
function verdictLine({ model, decision }) {
	return `${MARKS[decision.verdict]} ${model}: ${verdictWords(decision)}`;
}
const MARKS = {
	pass: "✅",
	block: "❌",
	inconclusive: "🟡",
	error: "❌"
};
/** As `verdictLine`, without mark and name: for the title of a check. */
function verdictWords(decision) {
	switch (decision.verdict) {
		case "pass": return decision.sameModel ? "pass, the same model as the baseline" : passWords(decision);
		case "block": return blockWords(decision);
		case "inconclusive": {
			const examples = examplesToSettle(decision);
			return `inconclusive${examples === null ? "" : `, about ${count(examples)} examples would settle it`}`;
		}
		case "error": return `no verdict, ${decision.reasons[0]?.code ?? "error"}`;
	}
}
function passWords({ rows }) {
	const compared = rows.filter((row) => row.gates.pass && row.nonInferiority);
	if (compared.length > 0) return `pass, no worse on ${compared.length === 1 ? "the gated metric" : `all ${compared.length} gated metrics`}`;
	return "pass, floors hold; there was no baseline to compare with";
}
function blockWords({ rows }) {
	const blocking = rows.filter((row) => row.verdict === "block");
	const worst = blocking.find((row) => row.slice === null) ?? blocking[0];
	if (!worst) return "block";
	const others = blocking.filter((row) => row !== worst);
	const slices = others.filter((row) => row.slice !== null).length;
	const more = [counted(others.length - slices, "more metric"), counted(slices, worst.slice ? "more slice" : "slice")];
	return [`block, ${lossWords(worst)}`, ...more.filter((part) => part !== "")].join(", ");
}
function counted(number, noun) {
	return number === 0 ? "" : `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function lossWords(row) {
	const place = row.slice ? " on a slice" : "";
	if (row.regression?.shown && row.gain !== null && row.tolerance !== null) {
		const loss = row.direction === "higher" ? "drops" : "rises";
		const amount = fixed(Math.abs(row.gain), decimalsFor(row.tolerance));
		return `${row.metric}${place} ${loss} by ${amount} (tolerated ${plain(row.tolerance)})`;
	}
	if (row.limit?.broken.shown) return `${row.metric} breaks its ${row.limit.kind} of ${plain(row.limit.at)}`;
	return `${row.metric} exceeds its cumulative limit since the last release`;
}

// core/report/model-report.ts
const VERDICTS = {
	pass: "✅ pass",
	block: "❌ block",
	inconclusive: "🟡 inconclusive",
	error: "❌ error",
	watched: "watched"
};
/** Slices beyond this are counted, not listed, but for those that block. The worst come first. */
const MAX_SLICES$1 = 500;
const MAX_REASONS = 8;
const MAX_WARNINGS = 8;
/**
* The report of one model in Markdown: one-line verdict, reasons, table of metrics, the promise in words, then what is
* folded. The same text stands in the job summary, the comment and the check.
*
* @param maxSlices how many slice rows are listed beside those that block, for places with little room.
*/
function renderModelReport(report, maxSlices = MAX_SLICES$1) {
	const { decision } = report;
	const overall = decision.rows.filter((row) => row.slice === null);
	const slices = decision.rows.filter((row) => row.slice !== null).sort(worstFirst);
	const reasons = decision.reasons.filter((reason) => reason.code !== "same-model");
	return [
		`### ${verdictLine(report)}`,
		reasonList(reasons),
		warningList(decision.warnings),
		overall.length > 0 ? `${metricTable(overall)}\n\n${BAR_LEGEND}` : "",
		promiseOf(decision).map((line) => escapeText(line)).join("\n\n"),
		slices.length > 0 ? sliceDetails(slices, maxSlices) : "",
		overall.length > 0 ? details("Tests, levels and floors", testTable(decision)) : "",
		details("What was compared", comparedWith(report)),
		footer(report)
	].filter((part) => part !== "").join("\n\n");
}
/** Why, overall; what slices add is counted here and listed in their table, worst first. */
function reasonList(reasons) {
	const overall = reasons.filter((reason) => !reason.slice);
	const onSlices = reasons.length - overall.length;
	const lines = overall.slice(0, MAX_REASONS).map((reason) => escapeText(reason.text));
	if (overall.length > MAX_REASONS) lines.push(`and ${overall.length - MAX_REASONS} more, in the table below`);
	if (onSlices > 0) lines.push(`${count(onSlices)} more on slices, listed below`);
	return lines.map((line) => `- ${line}`).join("\n");
}
/** Evidence may hold a hundred long ones, and they must not crowd out the tables. */
function warningList(warnings) {
	const lines = warnings.slice(0, MAX_WARNINGS).map((warning) => `⚠️ ${escapeText(warning)}`);
	if (warnings.length > MAX_WARNINGS) lines.push(`and ${warnings.length - MAX_WARNINGS} more, in the evidence`);
	return lines.map((line) => `> ${line}`).join("\n>\n");
}
function metricTable(rows) {
	return table([
		"metric",
		"base",
		"head",
		"difference",
		"← worse · better →",
		"tolerance",
		"verdict"
	], rows.map(metricCells));
}
function metricCells(row) {
	const decimals = decimalsFor(row.tolerance);
	return [
		row.slice ? `${code(`${row.slice.column}=${row.slice.value}`)} ${row.metric}` : `**${row.metric}**`,
		fixed(row.baseline, decimals),
		fixed(row.candidate, decimals),
		signed(differenceOf(row), decimals),
		barOf(row),
		toleranceText(row),
		VERDICTS[row.verdict]
	];
}
function differenceOf({ gain, direction }) {
	if (gain === null) return null;
	return direction === "higher" ? gain : -gain;
}
function barOf({ gain, interval, tolerance, blockBound }) {
	if (gain === null || interval === null || tolerance === null) return "";
	return `\`${intervalBar({
		gain,
		interval,
		tolerance,
		blockBound
	})}\``;
}
function toleranceText({ tolerance, direction, limit }) {
	const parts = tolerance === null ? [] : [`${direction === "higher" ? "drop" : "rise"} ${plain(tolerance)}`];
	if (limit) parts.push(`${limit.kind} ${plain(limit.at)}`);
	return parts.join(", ");
}
function worstFirst(a, b) {
	const severity = (row) => row.verdict === "block" ? 0 : row.gates.block ? 1 : 2;
	return severity(a) - severity(b) || lossOf$1(b) - lossOf$1(a);
}
function lossOf$1({ gain, tolerance }) {
	return gain === null || tolerance === null ? Number.NEGATIVE_INFINITY : -gain / tolerance;
}
function sliceDetails(rows, others) {
	const blocked = rows.filter((row) => row.verdict === "block").length;
	const limit = blocked + others;
	const shown = rows.slice(0, limit);
	const header = [
		"slice",
		"n",
		"base",
		"head",
		"difference",
		"← worse · better →",
		"tolerance",
		"verdict"
	];
	const cells = shown.map((row) => {
		const [name = "", ...rest] = metricCells(row);
		return [
			name,
			count(row.n),
			...rest
		];
	});
	const more = rows.length > limit ? `\n\n${count(rows.length - limit)} more rows, none worse, are in the evidence.` : "";
	const summary = `Slices: ${count(rows.length)} rows, ${blocked} blocking, worst first`;
	return details(summary, table(header, cells) + more);
}
function testTable({ rows, rates }) {
	const header = [
		"metric",
		"test to block",
		"adjusted p",
		"test to pass",
		"p",
		"error rates",
		"resolvable tolerance",
		"examples to settle",
		"floor, ceiling, cumulative limit"
	];
	const overall = rows.filter((row) => row.slice === null);
	const level = `Intervals are at ${plain(100 * (1 - rates.alpha_pass))} % a side; p to block is adjusted by weighted Holm over all metrics, slices and limits.`;
	return `${table(header, overall.map((row) => testCells(row, rates.alpha_pass)))}\n\n${level}`;
}
function testCells(row, alpha) {
	const { tests, regression, nonInferiority, resolution } = row;
	return [
		row.metric,
		tests && regression ? tests.block : "–",
		regression ? pValue(regression.adjusted) : "–",
		tests && nonInferiority ? tests.pass : "–",
		nonInferiority ? pValue(nonInferiority.p) : "–",
		row.certainty ?? "–",
		resolution ? rounded(resolution.tolerance) : "–",
		resolution ? count(resolution.examples) : "–",
		limitText(row, alpha)
	];
}
function limitText({ limit, anchor }, alpha) {
	const parts = [];
	if (limit) {
		const state = limit.broken.shown ? "shown broken" : limit.held ? "shown held" : "not shown held";
		const bound = `bound ${Number(limit.bound.toPrecision(5))} at ${plain(100 * (1 - alpha))} %`;
		parts.push(`${limit.kind} ${plain(limit.at)} ${state} (${limit.test}, ${bound})`);
	}
	if (anchor) {
		const level = anchor.rule === "test" ? `tested at ${plain(anchor.level)}` : `no test${anchor.examples === null ? "" : `; one needs ${count(anchor.examples)} examples`}`;
		parts.push(`cumulative limit ${plain(anchor.limit)} since the last release ${anchor.held ? "held" : "not held"} (${level})`);
	}
	return parts.join("; ") || "–";
}
function comparedWith({ evidence }) {
	const { candidate, policy, data, run } = evidence;
	return [
		`- Candidate: ${count(candidate.n)} held-out rows${run ? ` of run ${run.run_id}, attempt ${run.run_attempt}` : ""}, tested at ${shaText(evidence.commits.tested_sha)}`,
		`- Baseline: ${evidence.baseline ? originText(evidence.baseline) : escapeText(evidence.baseline_note ?? "none")}`,
		`- Anchor: ${evidence.anchor ? originText(evidence.anchor) : escapeText(evidence.anchor_note ?? "none")}`,
		`- Policy: ${policy.source === "base-branch" ? "the base branch" : "the checkout"}${policy.ref ? `, ${code(policy.ref)}` : ""}, \`${policy.digest.slice(0, 19)}…\``,
		`- Data: ${data ? `outcome ${data.outcome}, \`${data.digest.slice(0, 19)}…\`` : "no data report given"}`,
		...evidence.slice_notes.slice(0, 20).map((note) => `- ${escapeText(note)}`)
	].join("\n");
}
function originText({ name, sha, distance }) {
	const off = distance === null ? "" : distance === 0 ? ", the reference itself" : `, ${distance} commits before the reference`;
	return `${escapeText(name)}${sha ? ` at ${shaText(sha)}` : ""}${off}`;
}
function shaText(sha) {
	return sha ? `\`${sha.slice(0, 10)}\`` : "an unknown commit";
}
function footer({ links, artifact }) {
	return [
		links.run ? `[workflow run](${links.run})` : "",
		links.evidence ? `[evidence](${links.evidence})` : "",
		artifact ? `artifact ${artifact.id}${artifact.digest ? `, \`${artifact.digest}\`` : ""}` : ""
	].filter(Boolean).join(" · ");
}

// core/gate/binary.ts
init_errors();
const POSITIVE_OF = {
	"0,1": "1",
	"false,true": "true"
};
/**
* The positive label of a binary task: the policy's `positive`, or 1 or true where the labels are 0/1 or false/true.
*
* @throws UserError when it cannot be told, or when the labels hold more than two values.
*/
function positiveLabel(labels, data, source) {
	const found = [...labels.values].sort();
	if (found.length > 2) throw new UserError(`${source}: ${data.label} has ${found.length} values; a binary task has two, or write task: multiclass`);
	if (data.positive !== null) {
		if (found.length === 2 && !found.includes(data.positive)) throw new UserError(`${source}: ${data.label} never is "${data.positive}", the policy's positive; it is ${found.join(" or ")}`);
		return data.positive;
	}
	for (const [pair, positive] of Object.entries(POSITIVE_OF)) if (found.every((label) => pair.split(",").includes(label))) return positive;
	throw new UserError(`${source}: which of ${found.join(", ")} is positive? Write it as data.positive in the policy`);
}

// core/gate/predictions.ts
init_errors();
const PROBABILITY = "prob_";
/** Labels and slices are written into the evidence. */
const MAX_TEXT = 200;
/** `Number` would also take white space, hexadecimal digits and nothing at all for a number. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Which columns of a file with these names the gate reads. */
function columnsToRead(model, names) {
	const { id, label, prediction, score } = model.data;
	const probabilities = model.task === "multiclass" ? names.filter((name) => name.startsWith(PROBABILITY)) : [];
	const wanted = [
		id,
		label,
		prediction,
		...score === null ? [] : [score],
		...model.slices?.by ?? [],
		...probabilities
	];
	return [...new Set(wanted)];
}
/**
* Checks a predictions file against what the policy says of its columns.
*
* @throws UserError naming file, row (from 1, without the header) and what to write instead: a missing column, an empty or
*   duplicate id, an empty or overlong label, a score that is no probability, a number that is not finite, no rows at all.
*/
function checkPredictions(table, model) {
	const { data, task } = model;
	if (table.rows === 0) throw new UserError(`${table.source}: has no rows; write one row for each held-out example`);
	const column = (name) => columnOf(table, name);
	const ids = column(data.id).map((cell, row) => text(cell, {
		table,
		name: data.id,
		row
	}));
	refuseDuplicates(ids, table, data.id);
	const regression = task === "regression";
	const label = categories(column(data.label), {
		table,
		name: data.label
	});
	const score = data.score === null ? null : probabilitiesOf$1(table, data.score);
	const predicted = data.threshold === null || !score ? column(data.prediction) : thresholded(score, label, model);
	return {
		source: table.source,
		ids,
		label,
		prediction: categories(predicted, {
			table,
			name: data.prediction
		}),
		numbers: regression ? {
			label: numbersOf$1(table, data.label),
			prediction: numbersOf$1(table, data.prediction)
		} : null,
		score,
		probabilities: task === "multiclass" ? classProbabilities(table) : null,
		slices: new Map((model.slices?.by ?? []).map((name) => [name, categories(column(name), {
			table,
			name
		})]))
	};
}
/** The held-out set that a file was made on: SHA-256 over its sorted (id, label) pairs. */
function evaluationSetDigest({ ids, label }) {
	const lines = ids.map((id, row) => JSON.stringify([id, label.values[label.codes[row] ?? 0]]));
	return digestLines(lines.sort());
}
function columnOf(table, name) {
	const cells = table.columns.get(name);
	if (cells) return cells;
	const suggestion = nearest(name, table.names);
	const hint = suggestion ? `did you mean "${suggestion}"?` : `it has ${table.names.join(", ")}`;
	throw new UserError(`${table.source}: has no column "${name}"; ${hint} (columns are named in the policy's data)`);
}
function text(cell, { table, name, row }) {
	const value = cell === null || typeof cell === "number" && !Number.isFinite(cell) ? "" : String(cell);
	if (value !== "") return value;
	throw new UserError(`${table.source}: row ${row + 1}: ${name} is empty; write a value`);
}
function refuseDuplicates(ids, table, name) {
	const seen = /* @__PURE__ */ new Set();
	for (const [row, id] of ids.entries()) {
		if (seen.has(id)) throw new UserError(`${table.source}: row ${row + 1}: ${name} ${JSON.stringify(id)} stands twice; write one row an example`);
		seen.add(id);
	}
}
function categories(cells, place) {
	const codes = new Int32Array(cells.length);
	const codeOf = /* @__PURE__ */ new Map();
	const values = [];
	for (const [row, cell] of cells.entries()) {
		const value = text(cell, {
			...place,
			row
		});
		let code = codeOf.get(value);
		if (code === void 0) {
			refuseLong(value, {
				...place,
				row
			});
			code = values.length;
			codeOf.set(value, code);
			values.push(value);
		}
		codes[row] = code;
	}
	return {
		codes,
		values
	};
}
function refuseLong(value, { table, name, row }) {
	if (value.length <= MAX_TEXT) return;
	throw new UserError(`${table.source}: row ${row + 1}: ${name} has ${value.length} characters; write at most ${MAX_TEXT}`);
}
function numbersOf$1(table, name) {
	const cells = columnOf(table, name);
	const numbers = new Float64Array(cells.length);
	for (const [row, cell] of cells.entries()) {
		const number = typeof cell === "string" && !DECIMAL.test(cell) ? NaN : Number(cell);
		if (cell === null || typeof cell === "boolean" || !Number.isFinite(number)) throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${JSON.stringify(String(cell))}; write a finite number`);
		numbers[row] = number;
	}
	return numbers;
}
function probabilitiesOf$1(table, name) {
	const numbers = numbersOf$1(table, name);
	const row = numbers.findIndex((value) => value < 0 || value > 1);
	if (row < 0) return numbers;
	throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${numbers[row]}; write a probability from 0 to 1`);
}
function classProbabilities(table) {
	const names = table.names.filter((name) => name.startsWith(PROBABILITY));
	if (names.length === 0) return null;
	const byClass = new Map(names.map((name) => [name.slice(5), probabilitiesOf$1(table, name)]));
	for (let row = 0; row < table.rows; row++) {
		let sum = 0;
		for (const probabilities of byClass.values()) sum += probabilities[row] ?? 0;
		if (Math.abs(sum - 1) > 1e-6) throw new UserError(`${table.source}: row ${row + 1}: the ${PROBABILITY}* columns sum to ${sum}; they must sum to 1`);
	}
	return byClass;
}
function thresholded(score, label, { data }) {
	const positive = positiveLabel(label, data, "the predictions");
	const negative = label.values.find((value) => value !== positive) ?? `not ${positive}`;
	return Array.from(score, (value) => value >= (data.threshold ?? .5) ? positive : negative);
}

// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};

// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};

// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};

// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};

// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};

// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};

// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};

// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};

// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};

// node_modules/csv-parse/lib/sync.js
const parse = function(data, opts = {}) {
	if (typeof data === "string") data = Buffer.from(data);
	const records = opts && opts.objname ? Object.create(null) : [];
	const parser = transform(opts);
	const push = (record) => {
		if (parser.options.objname === void 0) records.push(record);
		else records[record[0]] = record[1];
	};
	const close = () => {};
	const error = parser.parse(data, true, push, close);
	if (error !== void 0) throw error;
	return records;
};

// actions/lib/predictions/csv.ts
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
			picked = pick$1(names, wanted, columns);
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
function pick$1(names, wanted, columns) {
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

// actions/lib/predictions/jsonl.ts
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
	for (const name of wanted([...names])) if (names.has(name)) columns.set(name, objects.map((object, row) => cellOf$1(Object.hasOwn(object, name) ? object[name] : null, {
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

// node_modules/hyparquet/src/constants.js
/** @type {import('../src/types.d.ts').ParquetType[]} */
const ParquetTypes = [
	"BOOLEAN",
	"INT32",
	"INT64",
	"INT96",
	"FLOAT",
	"DOUBLE",
	"BYTE_ARRAY",
	"FIXED_LEN_BYTE_ARRAY"
];
/** @type {import('../src/types.d.ts').Encoding[]} */
const Encodings = [
	"PLAIN",
	"GROUP_VAR_INT",
	"PLAIN_DICTIONARY",
	"RLE",
	"BIT_PACKED",
	"DELTA_BINARY_PACKED",
	"DELTA_LENGTH_BYTE_ARRAY",
	"DELTA_BYTE_ARRAY",
	"RLE_DICTIONARY",
	"BYTE_STREAM_SPLIT"
];
/** @type {import('../src/types.d.ts').FieldRepetitionType[]} */
const FieldRepetitionTypes = [
	"REQUIRED",
	"OPTIONAL",
	"REPEATED"
];
/** @type {import('../src/types.d.ts').ConvertedType[]} */
const ConvertedTypes = [
	"UTF8",
	"MAP",
	"MAP_KEY_VALUE",
	"LIST",
	"ENUM",
	"DECIMAL",
	"DATE",
	"TIME_MILLIS",
	"TIME_MICROS",
	"TIMESTAMP_MILLIS",
	"TIMESTAMP_MICROS",
	"UINT_8",
	"UINT_16",
	"UINT_32",
	"UINT_64",
	"INT_8",
	"INT_16",
	"INT_32",
	"INT_64",
	"JSON",
	"BSON",
	"INTERVAL"
];
/** @type {import('../src/types.d.ts').CompressionCodec[]} */
const CompressionCodecs = [
	"UNCOMPRESSED",
	"SNAPPY",
	"GZIP",
	"LZO",
	"BROTLI",
	"LZ4",
	"ZSTD",
	"LZ4_RAW"
];
/** @type {import('../src/types.d.ts').PageType[]} */
const PageTypes = [
	"DATA_PAGE",
	"INDEX_PAGE",
	"DICTIONARY_PAGE",
	"DATA_PAGE_V2"
];
/** @type {import('../src/types.d.ts').BoundaryOrder[]} */
const BoundaryOrders = [
	"UNORDERED",
	"ASCENDING",
	"DESCENDING"
];
/** @type {import('../src/types.d.ts').EdgeInterpolationAlgorithm[]} */
const EdgeInterpolationAlgorithms = [
	"SPHERICAL",
	"VINCENTY",
	"THOMAS",
	"ANDOYER",
	"KARNEY"
];

// node_modules/hyparquet/src/wkb.js
/**
* WKB (Well-Known Binary) decoder for geometry objects.
*
* @param {DataReader} reader
* @returns {Geometry} geometry object
*/
function wkbToGeojson(reader) {
	const flags = getFlags(reader);
	if (flags.type === 1) return {
		type: "Point",
		coordinates: readPosition(reader, flags)
	};
	else if (flags.type === 2) return {
		type: "LineString",
		coordinates: readLine(reader, flags)
	};
	else if (flags.type === 3) return {
		type: "Polygon",
		coordinates: readPolygon(reader, flags)
	};
	else if (flags.type === 4) {
		const points = [];
		for (let i = 0; i < flags.count; i++) points.push(readPosition(reader, getFlags(reader)));
		return {
			type: "MultiPoint",
			coordinates: points
		};
	} else if (flags.type === 5) {
		const lines = [];
		for (let i = 0; i < flags.count; i++) lines.push(readLine(reader, getFlags(reader)));
		return {
			type: "MultiLineString",
			coordinates: lines
		};
	} else if (flags.type === 6) {
		const polygons = [];
		for (let i = 0; i < flags.count; i++) polygons.push(readPolygon(reader, getFlags(reader)));
		return {
			type: "MultiPolygon",
			coordinates: polygons
		};
	} else if (flags.type === 7) {
		const geometries = [];
		for (let i = 0; i < flags.count; i++) geometries.push(wkbToGeojson(reader));
		return {
			type: "GeometryCollection",
			geometries
		};
	} else throw new Error(`Unsupported geometry type: ${flags.type}`);
}
/**
* Extract ISO WKB flags and base geometry type.
*
* @param {DataReader} reader
* @returns {WkbFlags}
*/
function getFlags(reader) {
	const { view } = reader;
	const littleEndian = view.getUint8(reader.offset++) === 1;
	const rawType = view.getUint32(reader.offset, littleEndian);
	reader.offset += 4;
	const type = rawType % 1e3;
	const flags = Math.floor(rawType / 1e3);
	let count = 0;
	if (type > 1 && type <= 7) {
		count = view.getUint32(reader.offset, littleEndian);
		reader.offset += 4;
	}
	let dim = 2;
	if (flags) dim++;
	if (flags === 3) dim++;
	return {
		littleEndian,
		type,
		dim,
		count
	};
}
/**
* @param {DataReader} reader
* @param {WkbFlags} flags
* @returns {number[]}
*/
function readPosition(reader, flags) {
	const points = [];
	for (let i = 0; i < flags.dim; i++) {
		const coord = reader.view.getFloat64(reader.offset, flags.littleEndian);
		reader.offset += 8;
		points.push(coord);
	}
	return points;
}
/**
* @param {DataReader} reader
* @param {WkbFlags} flags
* @returns {number[][]}
*/
function readLine(reader, flags) {
	const points = [];
	for (let i = 0; i < flags.count; i++) points.push(readPosition(reader, flags));
	return points;
}
/**
* @param {DataReader} reader
* @param {WkbFlags} flags
* @returns {number[][][]}
*/
function readPolygon(reader, flags) {
	const { view } = reader;
	const rings = [];
	for (let r = 0; r < flags.count; r++) {
		const count = view.getUint32(reader.offset, flags.littleEndian);
		reader.offset += 4;
		rings.push(readLine(reader, {
			...flags,
			count
		}));
	}
	return rings;
}
/**
* @typedef {object} WkbFlags
* @property {boolean} littleEndian
* @property {number} type
* @property {number} dim
* @property {number} count
*/
/**
* @import {DataReader, Geometry} from '../src/types.js'
*/

// node_modules/hyparquet/src/convert.js
/**
* @import {ColumnDecoder, DecodedArray, Encoding, ParquetParsers} from '../src/types.js'
*/
const decoder$2 = new TextDecoder();
/**
* Default type parsers when no custom ones are given
* @type ParquetParsers
*/
const DEFAULT_PARSERS = {
	timestampFromMilliseconds(millis) {
		return new Date(Number(millis));
	},
	timestampFromMicroseconds(micros) {
		return new Date(Number(micros / 1000n));
	},
	timestampFromNanoseconds(nanos) {
		return new Date(Number(nanos / 1000000n));
	},
	dateFromDays(days) {
		return /* @__PURE__ */ new Date(days * 864e5);
	},
	stringFromBytes(bytes) {
		return bytes && decoder$2.decode(bytes);
	},
	jsonFromBytes(bytes) {
		return bytes && JSON.parse(decoder$2.decode(bytes));
	},
	geometryFromBytes(bytes) {
		return bytes && wkbToGeojson({
			view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
			offset: 0
		});
	},
	geographyFromBytes(bytes) {
		return bytes && wkbToGeojson({
			view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
			offset: 0
		});
	},
	uuidFromBytes(bytes) {
		if (!bytes) return void 0;
		const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
		return hex.slice(0, 8) + "-" + hex.slice(8, 12) + "-" + hex.slice(12, 16) + "-" + hex.slice(16, 20) + "-" + hex.slice(20, 32);
	}
};
/**
* Convert known types from primitive to rich, and dereference dictionary.
*
* @param {DecodedArray} data series of primitive types
* @param {DecodedArray | undefined} dictionary
* @param {Encoding} encoding
* @param {ColumnDecoder} columnDecoder
* @returns {DecodedArray} series of rich types
*/
function convertWithDictionary(data, dictionary, encoding, columnDecoder) {
	if (dictionary && encoding.endsWith("_DICTIONARY")) {
		let output = data;
		if (data instanceof Uint8Array && !(dictionary instanceof Uint8Array)) output = new dictionary.constructor(data.length);
		for (let i = 0; i < data.length; i++) output[i] = dictionary[data[i]];
		return output;
	} else return convert(data, columnDecoder);
}
/**
* Convert known types from primitive to rich.
*
* @param {DecodedArray} data series of primitive types
* @param {ColumnDecoder} columnDecoder
* @returns {DecodedArray} series of rich types
*/
function convert(data, columnDecoder) {
	const { element, parsers, utf8 = true, schemaPath } = columnDecoder;
	const { type, converted_type: ctype, logical_type: ltype } = element;
	const nullable = element.repetition_type !== "REQUIRED";
	if (schemaPath?.some((s) => s.element.logical_type?.type === "VARIANT") && type === "BYTE_ARRAY" && ctype !== "UTF8" && ltype?.type !== "STRING") return data;
	if (ctype === "DECIMAL") {
		const factor = 10 ** -(element.scale || 0);
		const arr = new Array(data.length);
		for (let i = 0; i < arr.length; i++) if (data[i] instanceof Uint8Array) arr[i] = parseDecimal(data[i]) * factor;
		else arr[i] = Number(data[i]) * factor;
		return arr;
	}
	if (!ctype && type === "INT96") return Array.from(data).map((v) => parsers.timestampFromNanoseconds(parseInt96Nanos(v)));
	if (ctype === "DATE") return Array.from(data).map((v) => parsers.dateFromDays(v));
	if (ctype === "TIMESTAMP_MILLIS") return Array.from(data).map((v) => parsers.timestampFromMilliseconds(v));
	if (ctype === "TIMESTAMP_MICROS") return Array.from(data).map((v) => parsers.timestampFromMicroseconds(v));
	if (ctype === "JSON") return data.map((v) => parsers.jsonFromBytes(v));
	if (ctype === "BSON") throw new Error("parquet bson not supported");
	if (ctype === "INTERVAL") throw new Error("parquet interval not supported");
	if (ltype?.type === "GEOMETRY") return data.map((v) => parsers.geometryFromBytes(v));
	if (ltype?.type === "GEOGRAPHY") return data.map((v) => parsers.geographyFromBytes(v));
	if (ltype?.type === "UUID") return data.map((v) => parsers.uuidFromBytes(v));
	if (ctype === "UTF8" || ltype?.type === "STRING" || utf8 && type === "BYTE_ARRAY") return data.map((v) => parsers.stringFromBytes(v));
	if (ctype === "UINT_64" || ltype?.type === "INTEGER" && ltype.bitWidth === 64 && !ltype.isSigned) {
		if (data instanceof BigInt64Array) return new BigUint64Array(data.buffer, data.byteOffset, data.length);
		const arr = nullable ? new Array(data.length) : new BigUint64Array(data.length);
		for (let i = 0; i < arr.length; i++) arr[i] = data[i];
		return arr;
	}
	if (ctype === "UINT_32" || ltype?.type === "INTEGER" && ltype.bitWidth === 32 && !ltype.isSigned) {
		if (data instanceof Int32Array) return new Uint32Array(data.buffer, data.byteOffset, data.length);
		const arr = nullable ? new Array(data.length) : new Uint32Array(data.length);
		for (let i = 0; i < arr.length; i++) arr[i] = data[i] < 0 ? 4294967296 + data[i] : data[i];
		return arr;
	}
	if (ltype?.type === "FLOAT16") return Array.from(data).map(parseFloat16);
	if (ltype?.type === "TIMESTAMP") {
		const { unit } = ltype;
		/** @type {ParquetParsers[keyof ParquetParsers]} */
		let parser = parsers.timestampFromMilliseconds;
		if (unit === "MICROS") parser = parsers.timestampFromMicroseconds;
		if (unit === "NANOS") parser = parsers.timestampFromNanoseconds;
		const arr = new Array(data.length);
		for (let i = 0; i < arr.length; i++) arr[i] = parser(data[i]);
		return arr;
	}
	return data;
}
/**
* @param {Uint8Array} bytes
* @returns {number}
*/
function parseDecimal(bytes) {
	if (!bytes.length) return 0;
	let value = 0n;
	for (const byte of bytes) value = value * 256n + BigInt(byte);
	const bits = bytes.length * 8;
	if (value >= 2n ** BigInt(bits - 1)) value -= 2n ** BigInt(bits);
	return Number(value);
}
/**
* Converts INT96 date format (hi 32bit days, lo 64bit nanos) to nanos since epoch
* @param {bigint} value
* @returns {bigint}
*/
function parseInt96Nanos(value) {
	const days = (value >> 64n) - 2440588n;
	const nano = value & 18446744073709551615n;
	return days * 86400000000000n + nano;
}
/**
* @param {Uint8Array | undefined} bytes
* @returns {number | undefined}
*/
function parseFloat16(bytes) {
	if (!bytes) return void 0;
	const int16 = bytes[1] << 8 | bytes[0];
	const sign = int16 >> 15 ? -1 : 1;
	const exp = int16 >> 10 & 31;
	const frac = int16 & 1023;
	if (exp === 0) return sign * 2 ** -14 * (frac / 1024);
	if (exp === 31) return frac ? NaN : sign * Infinity;
	return sign * 2 ** (exp - 15) * (1 + frac / 1024);
}

// node_modules/hyparquet/src/schema.js
/**
* Build a tree from the schema elements.
*
* @param {SchemaElement[]} schema
* @param {number} rootIndex index of the root element
* @param {string[]} path path to the element
* @returns {SchemaTree} tree of schema elements
*/
function schemaTree(schema, rootIndex, path) {
	const element = schema[rootIndex];
	const children = [];
	let count = 1;
	if (element.num_children) while (children.length < element.num_children) {
		const childElement = schema[rootIndex + count];
		const child = schemaTree(schema, rootIndex + count, [...path, childElement.name]);
		count += child.count;
		children.push(child);
	}
	return {
		count,
		element,
		children,
		path
	};
}
/**
* Get schema elements from the root to the given element name.
*
* @param {SchemaElement[]} schema
* @param {string[]} name path to the element
* @returns {SchemaTree[]} list of schema elements
*/
function getSchemaPath(schema, name) {
	return getTreePath(schemaTree(schema, 0, []), name);
}
/**
* Get schema tree nodes from the root of a prebuilt tree to the given element name.
*
* @param {SchemaTree} tree root of the schema tree
* @param {string[]} name path to the element
* @returns {SchemaTree[]} list of schema elements
*/
function getTreePath(tree, name) {
	const path = [tree];
	for (const part of name) {
		const child = tree.children.find((child) => child.element.name === part);
		if (!child) throw new Error(`parquet schema element not found: ${name}`);
		path.push(child);
		tree = child;
	}
	return path;
}
/**
* Get all physical (leaf) column names.
*
* @param {SchemaTree} schemaTree
* @returns {string[]} list of physical column names
*/
function getPhysicalColumns(schemaTree) {
	/** @type {string[]} */
	const columns = [];
	/** @param {SchemaTree} node */
	function traverse(node) {
		if (node.children.length) for (const child of node.children) traverse(child);
		else columns.push(node.path.join("."));
	}
	traverse(schemaTree);
	return columns;
}
/**
* Get the max repetition level for a given schema path.
*
* @param {SchemaTree[]} schemaPath
* @returns {number} max repetition level
*/
function getMaxRepetitionLevel(schemaPath) {
	let maxLevel = 0;
	for (const { element } of schemaPath) if (element.repetition_type === "REPEATED") maxLevel++;
	return maxLevel;
}
/**
* Get the max definition level for a given schema path.
*
* @param {SchemaTree[]} schemaPath
* @returns {number} max definition level
*/
function getMaxDefinitionLevel(schemaPath) {
	let maxLevel = 0;
	for (const { element } of schemaPath.slice(1)) if (element.repetition_type !== "REQUIRED") maxLevel++;
	return maxLevel;
}
/**
* Check if a column is list-like.
*
* @param {SchemaTree} schema
* @returns {boolean} true if list-like
*/
function isListLike(schema) {
	if (!schema) return false;
	if (schema.element.converted_type !== "LIST") return false;
	if (schema.children.length > 1) return false;
	const firstChild = schema.children[0];
	if (firstChild.children.length > 1) return false;
	if (firstChild.element.repetition_type !== "REPEATED") return false;
	return true;
}
/**
* Check if a column is map-like.
*
* @param {SchemaTree} schema
* @returns {boolean} true if map-like
*/
function isMapLike(schema) {
	if (!schema) return false;
	if (schema.element.converted_type !== "MAP") return false;
	if (schema.children.length > 1) return false;
	const firstChild = schema.children[0];
	if (firstChild.children.length !== 2) return false;
	if (firstChild.element.repetition_type !== "REPEATED") return false;
	if (firstChild.children.find((child) => child.element.name === "key")?.element.repetition_type === "REPEATED") return false;
	if (firstChild.children.find((child) => child.element.name === "value")?.element.repetition_type === "REPEATED") return false;
	return true;
}
/**
* Returns true if a column is non-nested.
*
* @param {SchemaTree[]} schemaPath
* @returns {boolean}
*/
function isFlatColumn(schemaPath) {
	if (schemaPath.length !== 2) return false;
	const [, column] = schemaPath;
	if (column.element.repetition_type === "REPEATED") return false;
	if (column.children.length) return false;
	return true;
}
/**
* @import {SchemaElement, SchemaTree} from '../src/types.js'
*/

// node_modules/hyparquet/src/thrift.js
/**
* @import {DataReader, ThriftObject, ThriftType} from '../src/types.js'
*/
const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
/**
* Parse TCompactProtocol
*
* @param {DataReader} reader
* @returns {{ [key: `field_${number}`]: any }}
*/
function deserializeTCompactProtocol(reader) {
	/** @type {ThriftObject} */
	const value = {};
	let fid = 0;
	while (true) {
		if (reader.offset >= reader.view.byteLength) throw new Error("thrift struct ended without STOP");
		const byte = reader.view.getUint8(reader.offset++);
		const type = byte & 15;
		if (type === STOP) break;
		const delta = byte >> 4;
		fid = delta ? fid + delta : readZigZag(reader);
		value[`field_${fid}`] = readElement(reader, type);
	}
	return value;
}
/**
* Read a single element based on its type
*
* @param {DataReader} reader
* @param {number} type
* @returns {ThriftType}
*/
function readElement(reader, type) {
	switch (type) {
		case TRUE: return true;
		case FALSE: return false;
		case BYTE: return reader.view.getInt8(reader.offset++);
		case I16:
		case I32: return readZigZag(reader);
		case I64: return readZigZagBigInt(reader);
		case DOUBLE: {
			const value = reader.view.getFloat64(reader.offset, true);
			reader.offset += 8;
			return value;
		}
		case BINARY: {
			const stringLength = readVarInt(reader);
			if (reader.offset + stringLength > reader.view.byteLength) throw new Error(`thrift binary length ${stringLength} exceeds remaining ${reader.view.byteLength - reader.offset} bytes`);
			const strBytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, stringLength);
			reader.offset += stringLength;
			return strBytes;
		}
		case LIST: {
			const byte = reader.view.getUint8(reader.offset++);
			const elemType = byte & 15;
			let listSize = byte >> 4;
			if (listSize === 15) listSize = readVarInt(reader);
			const boolType = elemType === TRUE || elemType === FALSE;
			const values = new Array(listSize);
			for (let i = 0; i < listSize; i++) values[i] = boolType ? readElement(reader, BYTE) === 1 : readElement(reader, elemType);
			return values;
		}
		case STRUCT: return deserializeTCompactProtocol(reader);
		default: throw new Error(`thrift unhandled type: ${type}`);
	}
}
/**
* Read varint aka Unsigned LEB128.
*
* @param {DataReader} reader
* @returns {number}
*/
function readVarInt(reader) {
	let result = 0;
	let shift = 0;
	while (true) {
		const byte = reader.view.getUint8(reader.offset++);
		result |= (byte & 127) << shift;
		if (!(byte & 128)) return result;
		shift += 7;
	}
}
/**
* Read a varint as a bigint.
*
* @param {DataReader} reader
* @returns {bigint}
*/
function readVarBigInt(reader) {
	let result = 0n;
	let shift = 0n;
	while (true) {
		const byte = reader.view.getUint8(reader.offset++);
		result |= BigInt(byte & 127) << shift;
		if (!(byte & 128)) return result;
		shift += 7n;
	}
}
/**
* Read a zigzag number.
* Zigzag folds positive and negative numbers into the positive number space.
*
* @param {DataReader} reader
* @returns {number}
*/
function readZigZag(reader) {
	const zigzag = readVarInt(reader);
	return zigzag >>> 1 ^ -(zigzag & 1);
}
/**
* Read a zigzag bigint.
*
* @param {DataReader} reader
* @returns {bigint}
*/
function readZigZagBigInt(reader) {
	const zigzag = readVarBigInt(reader);
	return zigzag >> 1n ^ -(zigzag & 1n);
}

// node_modules/hyparquet/src/geoparquet.js
/**
* @param {SchemaElement[]} schema
* @param {KeyValue[] | undefined} key_value_metadata
* @returns {void}
*/
function markGeoColumns(schema, key_value_metadata) {
	/** @type {Map<string, LogicalType>} */
	const columns = /* @__PURE__ */ new Map();
	const geo = key_value_metadata?.find(({ key }) => key === "geo")?.value;
	const decodedColumns = (geo && JSON.parse(geo)?.columns) ?? {};
	for (const [name, column] of Object.entries(decodedColumns)) {
		if (column.encoding !== "WKB") continue;
		const type = column.edges === "spherical" ? "GEOGRAPHY" : "GEOMETRY";
		const id = column.crs?.id ?? column.crs?.ids?.[0];
		const crs = id ? `${id.authority}:${id.code.toString()}` : void 0;
		columns.set(name, {
			type,
			crs
		});
	}
	for (let i = 1; i < schema.length; i++) {
		const { logical_type, name, num_children, type } = schema[i];
		if (num_children) {
			i += num_children;
			continue;
		}
		if (type === "BYTE_ARRAY" && !logical_type) schema[i].logical_type = columns.get(name);
	}
}
/**
* @import {KeyValue, LogicalType, SchemaElement} from '../src/types.js'
*/

// node_modules/hyparquet/src/metadata.js
/**
* @import {AsyncBuffer, FileMetaData, KeyValue, LogicalType, MetadataOptions, MinMaxType, ParquetParsers, SchemaElement, SchemaTree, Statistics, TimeUnit} from '../src/types.js'
*/
const defaultInitialFetchSize = 1 << 19;
const decoder$1 = new TextDecoder();
function decode$1(value) {
	return value && decoder$1.decode(value);
}
/**
* Read parquet metadata from an async buffer.
*
* An AsyncBuffer is like an ArrayBuffer, but the slices are loaded
* asynchronously, possibly over the network.
*
* You must provide the byteLength of the buffer, typically from a HEAD request.
*
* In theory, you could use suffix-range requests to fetch the end of the file,
* and save a round trip. But in practice, this doesn't work because chrome
* deems suffix-range requests as a not-safe-listed header, and will require
* a pre-flight. So the byteLength is required.
*
* To make this efficient, we initially request the last 512kb of the file,
* which is likely to contain the metadata. If the metadata length exceeds the
* initial fetch, 512kb, we request the rest of the metadata from the AsyncBuffer.
*
* This ensures that we either make one 512kb initial request for the metadata,
* or a second request for up to the metadata size.
*
* @param {AsyncBuffer} asyncBuffer parquet file contents
* @param {MetadataOptions & { initialFetchSize?: number }} options initial fetch size in bytes (default 512kb)
* @returns {Promise<FileMetaData>} parquet metadata object
*/
async function parquetMetadataAsync(asyncBuffer, { parsers, initialFetchSize = defaultInitialFetchSize, geoparquet = true } = {}) {
	if (!asyncBuffer || !(asyncBuffer.byteLength >= 0)) throw new Error("parquet expected AsyncBuffer");
	const footerOffset = Math.max(0, asyncBuffer.byteLength - initialFetchSize);
	const footerBuffer = await asyncBuffer.slice(footerOffset, asyncBuffer.byteLength);
	const footerView = new DataView(footerBuffer);
	if (footerView.getUint32(footerBuffer.byteLength - 4, true) !== 827474256) throw new Error("parquet file invalid (footer != PAR1)");
	const metadataLength = footerView.getUint32(footerBuffer.byteLength - 8, true);
	if (metadataLength > asyncBuffer.byteLength - 8) throw new Error(`parquet metadata length ${metadataLength} exceeds available buffer ${asyncBuffer.byteLength - 8}`);
	if (metadataLength + 8 > initialFetchSize) {
		const metadataOffset = asyncBuffer.byteLength - metadataLength - 8;
		const metadataBuffer = await asyncBuffer.slice(metadataOffset, footerOffset);
		const combinedBuffer = new ArrayBuffer(metadataLength + 8);
		const combinedView = new Uint8Array(combinedBuffer);
		combinedView.set(new Uint8Array(metadataBuffer));
		combinedView.set(new Uint8Array(footerBuffer), footerOffset - metadataOffset);
		return parquetMetadata(combinedBuffer, {
			parsers,
			geoparquet
		});
	} else return parquetMetadata(footerBuffer, {
		parsers,
		geoparquet
	});
}
/**
* Read parquet metadata from a buffer synchronously.
*
* @param {ArrayBuffer | Uint8Array} arrayBuffer parquet file footer
* @param {MetadataOptions} options metadata parsing options
* @returns {FileMetaData} parquet metadata object
*/
function parquetMetadata(arrayBuffer, { parsers, geoparquet = true } = {}) {
	let view;
	if (arrayBuffer instanceof ArrayBuffer) view = new DataView(arrayBuffer);
	else if (arrayBuffer instanceof Uint8Array) view = new DataView(arrayBuffer.buffer, arrayBuffer.byteOffset, arrayBuffer.byteLength);
	else throw new Error("parquet expected ArrayBuffer or Uint8Array");
	const allParsers = {
		...DEFAULT_PARSERS,
		...parsers
	};
	if (view.byteLength < 8) throw new Error("parquet file is too short");
	if (view.getUint32(view.byteLength - 4, true) !== 827474256) throw new Error("parquet file invalid (footer != PAR1)");
	const metadataLengthOffset = view.byteLength - 8;
	const metadataLength = view.getUint32(metadataLengthOffset, true);
	if (metadataLength > view.byteLength - 8) throw new Error(`parquet metadata length ${metadataLength} exceeds available buffer ${view.byteLength - 8}`);
	const metadataOffset = metadataLengthOffset - metadataLength;
	const metadata = deserializeTCompactProtocol({
		view,
		offset: metadataOffset
	});
	const version = metadata.field_1;
	/** @type {SchemaElement[]} */
	const schema = metadata.field_2.map((field) => ({
		type: ParquetTypes[field.field_1],
		type_length: field.field_2,
		repetition_type: FieldRepetitionTypes[field.field_3],
		name: decode$1(field.field_4),
		num_children: field.field_5,
		converted_type: ConvertedTypes[field.field_6],
		scale: field.field_7,
		precision: field.field_8,
		field_id: field.field_9,
		logical_type: logicalType(field.field_10)
	}));
	const columnSchema = schema.filter((e) => e.type);
	const num_rows = metadata.field_3;
	const row_groups = metadata.field_4.map((rowGroup) => ({
		columns: rowGroup.field_1.map((column, columnIndex) => ({
			file_path: decode$1(column.field_1),
			file_offset: column.field_2,
			meta_data: column.field_3 && {
				type: ParquetTypes[column.field_3.field_1],
				encodings: column.field_3.field_2?.map((e) => Encodings[e]),
				path_in_schema: column.field_3.field_3.map(decode$1),
				codec: CompressionCodecs[column.field_3.field_4],
				num_values: column.field_3.field_5,
				total_uncompressed_size: column.field_3.field_6,
				total_compressed_size: column.field_3.field_7,
				key_value_metadata: column.field_3.field_8?.map((kv) => ({
					key: decode$1(kv.field_1),
					value: decode$1(kv.field_2)
				})),
				data_page_offset: column.field_3.field_9,
				index_page_offset: column.field_3.field_10,
				dictionary_page_offset: column.field_3.field_11,
				statistics: convertStats(column.field_3.field_12, columnSchema[columnIndex], allParsers),
				encoding_stats: column.field_3.field_13?.map((encodingStat) => ({
					page_type: PageTypes[encodingStat.field_1],
					encoding: Encodings[encodingStat.field_2],
					count: encodingStat.field_3
				})),
				bloom_filter_offset: column.field_3.field_14,
				bloom_filter_length: column.field_3.field_15,
				size_statistics: column.field_3.field_16 && {
					unencoded_byte_array_data_bytes: column.field_3.field_16.field_1,
					repetition_level_histogram: column.field_3.field_16.field_2,
					definition_level_histogram: column.field_3.field_16.field_3
				},
				geospatial_statistics: column.field_3.field_17 && {
					bbox: column.field_3.field_17.field_1 && {
						xmin: column.field_3.field_17.field_1.field_1,
						xmax: column.field_3.field_17.field_1.field_2,
						ymin: column.field_3.field_17.field_1.field_3,
						ymax: column.field_3.field_17.field_1.field_4,
						zmin: column.field_3.field_17.field_1.field_5,
						zmax: column.field_3.field_17.field_1.field_6,
						mmin: column.field_3.field_17.field_1.field_7,
						mmax: column.field_3.field_17.field_1.field_8
					},
					geospatial_types: column.field_3.field_17.field_2
				}
			},
			offset_index_offset: column.field_4,
			offset_index_length: column.field_5,
			column_index_offset: column.field_6,
			column_index_length: column.field_7,
			crypto_metadata: column.field_8,
			encrypted_column_metadata: column.field_9
		})),
		total_byte_size: rowGroup.field_2,
		num_rows: rowGroup.field_3,
		sorting_columns: rowGroup.field_4?.map((sortingColumn) => ({
			column_idx: sortingColumn.field_1,
			descending: sortingColumn.field_2,
			nulls_first: sortingColumn.field_3
		})),
		file_offset: rowGroup.field_5,
		total_compressed_size: rowGroup.field_6,
		ordinal: rowGroup.field_7
	}));
	/** @type {KeyValue[] | undefined} */
	const key_value_metadata = metadata.field_5?.map((kv) => ({
		key: decode$1(kv.field_1),
		value: decode$1(kv.field_2)
	}));
	const created_by = decode$1(metadata.field_6);
	if (geoparquet) markGeoColumns(schema, key_value_metadata);
	return {
		version,
		schema,
		num_rows,
		row_groups,
		key_value_metadata,
		created_by,
		metadata_length: metadataLength
	};
}
/**
* Return a tree of schema elements from parquet metadata.
*
* @param {{schema: SchemaElement[]}} metadata parquet metadata object
* @returns {SchemaTree} tree of schema elements
*/
function parquetSchema({ schema }) {
	return getSchemaPath(schema, [])[0];
}
/**
* @param {any} logicalType
* @returns {LogicalType | undefined}
*/
function logicalType(logicalType) {
	if (logicalType?.field_1) return { type: "STRING" };
	if (logicalType?.field_2) return { type: "MAP" };
	if (logicalType?.field_3) return { type: "LIST" };
	if (logicalType?.field_4) return { type: "ENUM" };
	if (logicalType?.field_5) return {
		type: "DECIMAL",
		scale: logicalType.field_5.field_1,
		precision: logicalType.field_5.field_2
	};
	if (logicalType?.field_6) return { type: "DATE" };
	if (logicalType?.field_7) return {
		type: "TIME",
		isAdjustedToUTC: logicalType.field_7.field_1,
		unit: timeUnit(logicalType.field_7.field_2)
	};
	if (logicalType?.field_8) return {
		type: "TIMESTAMP",
		isAdjustedToUTC: logicalType.field_8.field_1,
		unit: timeUnit(logicalType.field_8.field_2)
	};
	if (logicalType?.field_10) return {
		type: "INTEGER",
		bitWidth: logicalType.field_10.field_1,
		isSigned: logicalType.field_10.field_2
	};
	if (logicalType?.field_11) return { type: "NULL" };
	if (logicalType?.field_12) return { type: "JSON" };
	if (logicalType?.field_13) return { type: "BSON" };
	if (logicalType?.field_14) return { type: "UUID" };
	if (logicalType?.field_15) return { type: "FLOAT16" };
	if (logicalType?.field_16) return {
		type: "VARIANT",
		specification_version: logicalType.field_16.field_1
	};
	if (logicalType?.field_17) return {
		type: "GEOMETRY",
		crs: decode$1(logicalType.field_17.field_1)
	};
	if (logicalType?.field_18) return {
		type: "GEOGRAPHY",
		crs: decode$1(logicalType.field_18.field_1),
		algorithm: EdgeInterpolationAlgorithms[logicalType.field_18.field_2]
	};
	return logicalType;
}
/**
* @param {any} unit
* @returns {TimeUnit}
*/
function timeUnit(unit) {
	if (unit.field_1) return "MILLIS";
	if (unit.field_2) return "MICROS";
	if (unit.field_3) return "NANOS";
	throw new Error("parquet time unit required");
}
/**
* Convert column statistics based on column type.
*
* @param {any} stats
* @param {SchemaElement} schema
* @param {ParquetParsers} parsers
* @returns {Statistics}
*/
function convertStats(stats, schema, parsers) {
	return stats && {
		max: convertMetadata(stats.field_1, schema, parsers),
		min: convertMetadata(stats.field_2, schema, parsers),
		null_count: stats.field_3,
		distinct_count: stats.field_4,
		max_value: convertMetadata(stats.field_5, schema, parsers),
		min_value: convertMetadata(stats.field_6, schema, parsers),
		is_max_value_exact: stats.field_7,
		is_min_value_exact: stats.field_8
	};
}
/**
* @param {Uint8Array | undefined} value
* @param {SchemaElement} schema
* @param {ParquetParsers} parsers
* @returns {MinMaxType | undefined}
*/
function convertMetadata(value, schema, parsers) {
	const { type, converted_type, logical_type } = schema;
	if (value === void 0) return value;
	if (type === "BOOLEAN") return value[0] === 1;
	if (type === "BYTE_ARRAY") return parsers.stringFromBytes(value);
	const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
	if (type === "FLOAT" && view.byteLength === 4) return view.getFloat32(0, true);
	if (type === "DOUBLE" && view.byteLength === 8) return view.getFloat64(0, true);
	if (type === "INT32" && converted_type === "DECIMAL" && view.byteLength === 4) return view.getInt32(0, true) * 10 ** -(schema.scale || 0);
	if (type === "INT64" && converted_type === "DECIMAL" && view.byteLength === 8) return Number(view.getBigInt64(0, true)) * 10 ** -(schema.scale || 0);
	if (type === "INT32" && converted_type === "DATE") return parsers.dateFromDays(view.getInt32(0, true));
	if (type === "INT64" && converted_type === "TIMESTAMP_MILLIS") return parsers.timestampFromMilliseconds(view.getBigInt64(0, true));
	if (type === "INT64" && converted_type === "TIMESTAMP_MICROS") return parsers.timestampFromMicroseconds(view.getBigInt64(0, true));
	if (type === "INT64" && logical_type?.type === "TIMESTAMP" && logical_type?.unit === "NANOS") return parsers.timestampFromNanoseconds(view.getBigInt64(0, true));
	if (type === "INT64" && logical_type?.type === "TIMESTAMP" && logical_type?.unit === "MICROS") return parsers.timestampFromMicroseconds(view.getBigInt64(0, true));
	if (type === "INT64" && logical_type?.type === "TIMESTAMP") return parsers.timestampFromMilliseconds(view.getBigInt64(0, true));
	const unsigned = converted_type?.startsWith("UINT_") || logical_type?.type === "INTEGER" && !logical_type.isSigned;
	if (type === "INT32" && unsigned && view.byteLength === 4) return view.getUint32(0, true);
	if (type === "INT64" && unsigned && view.byteLength === 8) return view.getBigUint64(0, true);
	if (type === "INT32" && view.byteLength === 4) return view.getInt32(0, true);
	if (type === "INT64" && view.byteLength === 8) return view.getBigInt64(0, true);
	if (converted_type === "DECIMAL") return parseDecimal(value) * 10 ** -(schema.scale || 0);
	if (logical_type?.type === "FLOAT16") return parseFloat16(value);
	if (logical_type?.type === "UUID") return parsers.uuidFromBytes(value);
	if (type === "FIXED_LEN_BYTE_ARRAY") return value;
	return value;
}

// node_modules/hyparquet/src/indexes.js
/**
* @import {ColumnIndex, DataReader, OffsetIndex, PageLocation, ParquetParsers, SchemaElement} from '../src/types.js'
*/
/**
* @param {DataReader} reader
* @param {SchemaElement} schema
* @param {Partial<ParquetParsers> | undefined} parsers
* @returns {ColumnIndex}
*/
function readColumnIndex(reader, schema, parsers = void 0) {
	const allParsers = {
		...DEFAULT_PARSERS,
		...parsers
	};
	const thrift = deserializeTCompactProtocol(reader);
	return {
		null_pages: thrift.field_1,
		min_values: thrift.field_2.map((m) => convertMetadata(m, schema, allParsers)),
		max_values: thrift.field_3.map((m) => convertMetadata(m, schema, allParsers)),
		boundary_order: BoundaryOrders[thrift.field_4],
		null_counts: thrift.field_5,
		repetition_level_histograms: thrift.field_6,
		definition_level_histograms: thrift.field_7
	};
}
/**
* @param {DataReader} reader
* @returns {OffsetIndex}
*/
function readOffsetIndex(reader) {
	const thrift = deserializeTCompactProtocol(reader);
	return {
		page_locations: thrift.field_1.map((loc) => ({
			offset: loc.field_1,
			compressed_page_size: loc.field_2,
			first_row_index: loc.field_3
		})),
		unencoded_byte_array_data_bytes: thrift.field_2
	};
}

// node_modules/hyparquet/src/xxhash.js
const MASK = 18446744073709551615n;
const PRIME1 = 11400714785074694791n;
const PRIME2 = 14029467366897019727n;
const PRIME3 = 1609587929392839161n;
const PRIME4 = 9650029242287828579n;
const PRIME5 = 2870177450012600261n;
/**
* @param {bigint} x
* @param {bigint} r rotation amount in bits (1..63)
* @returns {bigint}
*/
function rotl64(x, r) {
	return (x << r | x >> 64n - r) & MASK;
}
/**
* @param {bigint} acc
* @param {bigint} val
* @returns {bigint}
*/
function round(acc, val) {
	acc = acc + val * PRIME2 & MASK;
	acc = rotl64(acc, 31n);
	return acc * PRIME1 & MASK;
}
/**
* @param {bigint} acc
* @param {bigint} val
* @returns {bigint}
*/
function mergeRound(acc, val) {
	acc ^= round(0n, val);
	return acc * PRIME1 + PRIME4 & MASK;
}
/**
* Compute the 64-bit xxHash of a byte buffer.
*
* @param {Uint8Array} input
* @param {bigint} [seed]
* @returns {bigint} 64-bit hash
*/
function xxhash64(input, seed = 0n) {
	const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
	const len = input.byteLength;
	let offset = 0;
	let h64;
	if (len >= 32) {
		let v1 = seed + PRIME1 + PRIME2 & MASK;
		let v2 = seed + PRIME2 & MASK;
		let v3 = seed;
		let v4 = seed - PRIME1 & MASK;
		while (offset + 32 <= len) {
			v1 = round(v1, view.getBigUint64(offset, true));
			offset += 8;
			v2 = round(v2, view.getBigUint64(offset, true));
			offset += 8;
			v3 = round(v3, view.getBigUint64(offset, true));
			offset += 8;
			v4 = round(v4, view.getBigUint64(offset, true));
			offset += 8;
		}
		h64 = rotl64(v1, 1n) + rotl64(v2, 7n) + rotl64(v3, 12n) + rotl64(v4, 18n) & MASK;
		h64 = mergeRound(h64, v1);
		h64 = mergeRound(h64, v2);
		h64 = mergeRound(h64, v3);
		h64 = mergeRound(h64, v4);
	} else h64 = seed + PRIME5 & MASK;
	h64 = h64 + BigInt(len) & MASK;
	while (offset + 8 <= len) {
		h64 ^= round(0n, view.getBigUint64(offset, true));
		h64 = rotl64(h64, 27n) * PRIME1 + PRIME4 & MASK;
		offset += 8;
	}
	if (offset + 4 <= len) {
		h64 ^= BigInt(view.getUint32(offset, true)) * PRIME1 & MASK;
		h64 = rotl64(h64, 23n) * PRIME2 + PRIME3 & MASK;
		offset += 4;
	}
	while (offset < len) {
		h64 ^= BigInt(view.getUint8(offset)) * PRIME5 & MASK;
		h64 = rotl64(h64, 11n) * PRIME1 & MASK;
		offset += 1;
	}
	h64 ^= h64 >> 33n;
	h64 = h64 * PRIME2 & MASK;
	h64 ^= h64 >> 29n;
	h64 = h64 * PRIME3 & MASK;
	h64 ^= h64 >> 32n;
	return h64;
}

// node_modules/hyparquet/src/bloom.js
/**
* @import {BloomFilter, DataReader, ParquetQueryFilter, SchemaElement} from '../src/types.js'
*/
const textEncoder = new TextEncoder();
const SALT = new Uint32Array([
	1203114875,
	1150766481,
	2284105051,
	2729912477,
	1884591559,
	770785867,
	2667333959,
	1550580529
]);
/**
* Map the high 32 bits of a hash to a block index in [0, numBlocks).
*
* @param {bigint} hash
* @param {number} numBlocks
* @returns {number}
*/
function blockIndex(hash, numBlocks) {
	return Number((hash >> 32n) * BigInt(numBlocks) >> 32n);
}
/**
* Per-block mask: 8 uint32 words, each with a single bit set at position `(low32 * SALT[i]) >> 27`.
*
* @param {bigint} hash
* @returns {Uint32Array}
*/
function blockMask(hash) {
	const m = /* @__PURE__ */ new Uint32Array(8);
	const low = Number(hash & 4294967295n) | 0;
	for (let i = 0; i < 8; i++) m[i] = 1 << (Math.imul(low, SALT[i]) >>> 27);
	return m;
}
/**
* Test whether a hash might be present in a Split Block Bloom Filter.
* False positives are possible; false negatives are not.
*
* @param {Uint32Array} blocks bloom filter words (8 * numBlocks long)
* @param {bigint} hash 64-bit xxhash of the parquet-plain-encoded value
* @returns {boolean}
*/
function sbbfContains(blocks, hash) {
	const offset = blockIndex(hash, blocks.length >> 3) << 3;
	const m = blockMask(hash);
	for (let i = 0; i < 8; i++) if ((blocks[offset + i] & m[i]) === 0) return false;
	return true;
}
/**
* Parse a Split Block Bloom Filter from a reader positioned at the BloomFilterHeader.
* Returns undefined when the header advertises an unsupported algorithm, hash, or
* compression — callers should treat that as "cannot use this bloom filter."
*
* @param {DataReader} reader
* @returns {BloomFilter | undefined}
*/
function readBloomFilter(reader) {
	const header = deserializeTCompactProtocol(reader);
	const numBytes = header.field_1;
	if (typeof numBytes !== "number" || numBytes <= 0 || numBytes % 32 !== 0) return void 0;
	if (!header.field_2?.field_1) return void 0;
	if (!header.field_3?.field_1) return void 0;
	if (!header.field_4?.field_1) return void 0;
	const { view, offset } = reader;
	if (offset + numBytes > view.byteLength) throw new Error(`parquet bloom filter truncated: need ${numBytes} bytes, have ${view.byteLength - offset}`);
	const blocks = new Uint32Array(numBytes >> 2);
	for (let i = 0; i < blocks.length; i++) blocks[i] = view.getUint32(offset + i * 4, true);
	reader.offset = offset + numBytes;
	return {
		numBytes,
		blocks
	};
}
/**
* Hash a JS filter value as its parquet PLAIN-encoded bytes, suitable for a
* bloom filter lookup. Returns undefined when the column's parser is lossy or
* ambiguous (DATE, TIMESTAMP_*, DECIMAL, JSON, BSON, INT96, FLOAT16, UUID,
* GEOMETRY, GEOGRAPHY, INTERVAL) or when the JS value type doesn't match the
* column. Callers must treat undefined as "bloom filter cannot help."
*
* @param {any} value
* @param {SchemaElement} element
* @returns {bigint | undefined}
*/
function hashParquetValue(value, element) {
	if (value === null || value === void 0) return void 0;
	const { type, converted_type, logical_type } = element;
	if (type === "BOOLEAN") {
		if (typeof value !== "boolean") return void 0;
		return xxhash64(new Uint8Array([value ? 1 : 0]));
	}
	if (type === "FLOAT") {
		if (typeof value !== "number") return void 0;
		const buf = /* @__PURE__ */ new ArrayBuffer(4);
		new DataView(buf).setFloat32(0, value, true);
		return xxhash64(new Uint8Array(buf));
	}
	if (type === "DOUBLE") {
		if (typeof value !== "number") return void 0;
		const buf = /* @__PURE__ */ new ArrayBuffer(8);
		new DataView(buf).setFloat64(0, value, true);
		return xxhash64(new Uint8Array(buf));
	}
	if (type === "INT32") {
		if (converted_type === "DATE" || converted_type === "DECIMAL" || converted_type === "TIME_MILLIS") return void 0;
		if (logical_type?.type === "DATE" || logical_type?.type === "TIME" || logical_type?.type === "DECIMAL") return void 0;
		if (typeof value !== "number" || !Number.isInteger(value)) return void 0;
		const buf = /* @__PURE__ */ new ArrayBuffer(4);
		new DataView(buf).setInt32(0, value | 0, true);
		return xxhash64(new Uint8Array(buf));
	}
	if (type === "INT64") {
		if (converted_type === "TIMESTAMP_MILLIS" || converted_type === "TIMESTAMP_MICROS") return void 0;
		if (converted_type === "TIME_MICROS" || converted_type === "DECIMAL") return void 0;
		if (logical_type?.type === "TIMESTAMP" || logical_type?.type === "TIME" || logical_type?.type === "DECIMAL") return void 0;
		let bigValue;
		if (typeof value === "bigint") bigValue = value;
		else if (typeof value === "number" && Number.isSafeInteger(value)) bigValue = BigInt(value);
		else return void 0;
		const buf = /* @__PURE__ */ new ArrayBuffer(8);
		new DataView(buf).setBigUint64(0, BigInt.asUintN(64, bigValue), true);
		return xxhash64(new Uint8Array(buf));
	}
	if (type === "BYTE_ARRAY") {
		if (converted_type === "JSON" || converted_type === "BSON" || converted_type === "DECIMAL") return void 0;
		if (logical_type?.type === "JSON" || logical_type?.type === "BSON" || logical_type?.type === "VARIANT") return void 0;
		if (logical_type?.type === "GEOMETRY" || logical_type?.type === "GEOGRAPHY") return void 0;
		if (typeof value === "string") return xxhash64(textEncoder.encode(value));
		if (value instanceof Uint8Array) return xxhash64(value);
		return;
	}
	if (type === "FIXED_LEN_BYTE_ARRAY") {
		if (converted_type === "DECIMAL" || converted_type === "INTERVAL") return void 0;
		if (logical_type?.type === "DECIMAL" || logical_type?.type === "UUID" || logical_type?.type === "FLOAT16") return void 0;
		if (logical_type?.type === "GEOMETRY" || logical_type?.type === "GEOGRAPHY") return void 0;
		if (value instanceof Uint8Array) return xxhash64(value);
		return;
	}
}
/**
* Top-level column names that appear in $eq or $in predicates within a filter.
* These are the only columns where a bloom filter can prove a value's absence
* and let us skip a row group; any other operator can't be helped by a bloom.
*
* @param {ParquetQueryFilter | undefined} filter
* @returns {Set<string>}
*/
function bloomEligibleColumns(filter) {
	/** @type {Set<string>} */
	const out = /* @__PURE__ */ new Set();
	walkBloomEligible(filter, out);
	return out;
}
/**
* @param {ParquetQueryFilter | undefined} filter
* @param {Set<string>} out
*/
function walkBloomEligible(filter, out) {
	if (!filter) return;
	if ("$and" in filter && Array.isArray(filter.$and)) {
		for (const sub of filter.$and) walkBloomEligible(sub, out);
		return;
	}
	if ("$or" in filter && Array.isArray(filter.$or)) {
		for (const sub of filter.$or) walkBloomEligible(sub, out);
		return;
	}
	if ("$nor" in filter) return;
	for (const [field, condition] of Object.entries(filter)) {
		if (field.startsWith("$")) continue;
		if (typeof condition === "object" && condition !== null && !Array.isArray(condition)) {
			if ("$eq" in condition || "$in" in condition) out.add(field);
		} else out.add(field);
	}
}

// node_modules/hyparquet/src/utils.js
/**
* Concatenate two arrays fast.
*
* @param {any[]} aaa
* @param {DecodedArray} bbb
*/
function concat(aaa, bbb) {
	const chunk = 1e4;
	for (let i = 0; i < bbb.length; i += chunk) aaa.push(...bbb.slice(i, i + chunk));
}
/**
* Deep equality.
*
* @param {any} a
* @param {any} b
* @param {boolean} [strict]
* @returns {boolean}
*/
function equals(a, b, strict = true) {
	if (strict ? a === b : a == b) return true;
	if (!a || !b || typeof a !== "object" || typeof b !== "object") return false;
	if (a instanceof Uint8Array && b instanceof Uint8Array) {
		if (a.length !== b.length) return false;
		for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
		return true;
	}
	if (a instanceof Date || b instanceof Date) return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return false;
		for (let i = 0; i < a.length; i++) if (!equals(a[i], b[i], strict)) return false;
		return true;
	}
	const aKeys = Object.keys(a);
	if (aKeys.length !== Object.keys(b).length) return false;
	for (const k of aKeys) if (!equals(a[k], b[k], strict)) return false;
	return true;
}
/**
* Flatten a list of lists into a single list.
*
* @param {DecodedArray[]} [chunks]
* @returns {DecodedArray}
*/
function flatten(chunks) {
	if (!chunks) return [];
	if (chunks.length === 1) return chunks[0];
	/** @type {any[]} */
	const output = [];
	for (const chunk of chunks) concat(output, chunk);
	return output;
}

// node_modules/hyparquet/src/filter.js
/**
* @import {BloomFilter, ColumnPageStats, PageRanges, ParquetQueryFilter, RowGroup, SchemaElement} from '../src/types.js'
*/
const encoder = new TextEncoder();
/**
* Returns the physical leaf paths referenced by a filter.
*
* @param {ParquetQueryFilter} [filter]
* @returns {string[]}
*/
function pathsNeededForFilter(filter) {
	if (!filter) return [];
	/** @type {string[]} */
	const paths = [];
	if ("$and" in filter && Array.isArray(filter.$and)) paths.push(...filter.$and.flatMap(pathsNeededForFilter));
	else if ("$or" in filter && Array.isArray(filter.$or)) paths.push(...filter.$or.flatMap(pathsNeededForFilter));
	else if ("$nor" in filter && Array.isArray(filter.$nor)) paths.push(...filter.$nor.flatMap(pathsNeededForFilter));
	else paths.push(...Object.keys(filter));
	return [...new Set(paths)];
}
/**
* Returns an array of top-level column names needed to evaluate the filter.
*
* @param {ParquetQueryFilter} [filter]
* @returns {string[]}
*/
function columnsNeededForFilter(filter) {
	return [...new Set(pathsNeededForFilter(filter).map((path) => path.split(".")[0]))];
}
/**
* Match a record against a query filter
*
* @param {Record<string, any>} record
* @param {ParquetQueryFilter} filter
* @param {boolean} [strict]
* @returns {boolean}
*/
function matchFilter(record, filter, strict = true) {
	if ("$and" in filter && Array.isArray(filter.$and)) return filter.$and.every((subQuery) => matchFilter(record, subQuery, strict));
	if ("$or" in filter && Array.isArray(filter.$or)) return filter.$or.some((subQuery) => matchFilter(record, subQuery, strict));
	if ("$nor" in filter && Array.isArray(filter.$nor)) return !filter.$nor.some((subQuery) => matchFilter(record, subQuery, strict));
	return Object.entries(filter).every(([field, condition]) => {
		const value = resolve$1(record, field);
		if (typeof condition !== "object" || condition === null || Array.isArray(condition)) return equals(value, condition, strict);
		return Object.entries(condition || {}).every(([operator, target]) => {
			if (operator === "$gt") return value !== null && value !== void 0 && value > target;
			if (operator === "$gte") return value !== null && value !== void 0 && value >= target;
			if (operator === "$lt") return value !== null && value !== void 0 && value < target;
			if (operator === "$lte") return value !== null && value !== void 0 && value <= target;
			if (operator === "$eq") return equals(value, target, strict);
			if (operator === "$ne") return !equals(value, target, strict);
			if (operator === "$in") return Array.isArray(target) && matchesIn(value, target, strict);
			if (operator === "$nin") return Array.isArray(target) && !matchesIn(value, target, strict);
			if (operator === "$not") return !matchFilter({ value }, { value: target }, strict);
			return true;
		});
	});
}
/**
* Match a value or one of its immediate array elements against a list.
*
* @param {any} value
* @param {any[]} targets
* @param {boolean} strict
* @returns {boolean}
*/
function matchesIn(value, targets, strict) {
	return targets.some((target) => equals(value, target, strict) || Array.isArray(value) && value.some((element) => equals(element, target, strict)));
}
/**
* Check if a row group can be skipped based on filter and column statistics,
* optionally consulting per-column bloom filters for equality predicates that
* statistics can't decide.
*
* @param {object} options
* @param {RowGroup} options.rowGroup
* @param {string[]} options.physicalColumns
* @param {ParquetQueryFilter | undefined} options.filter
* @param {boolean} [options.strict]
* @param {Record<string, BloomFilter>} [options.bloomFilters] keyed by filter path
* @param {Record<string, SchemaElement>} [options.schemaElements] keyed by physical leaf path
* @returns {boolean} true if the row group can be skipped
*/
function canSkipRowGroup({ rowGroup, physicalColumns, filter, strict = true, bloomFilters, schemaElements }) {
	if (!filter) return false;
	if ("$and" in filter && Array.isArray(filter.$and)) return filter.$and.some((subFilter) => canSkipRowGroup({
		rowGroup,
		physicalColumns,
		filter: subFilter,
		strict,
		bloomFilters,
		schemaElements
	}));
	if ("$or" in filter && Array.isArray(filter.$or)) return filter.$or.every((subFilter) => canSkipRowGroup({
		rowGroup,
		physicalColumns,
		filter: subFilter,
		strict,
		bloomFilters,
		schemaElements
	}));
	if ("$nor" in filter && Array.isArray(filter.$nor)) return false;
	for (const [field, condition] of Object.entries(filter)) {
		const columnIndex = physicalColumns.indexOf(field);
		if (columnIndex === -1) continue;
		const { min, max, min_value, max_value, null_count: nullCount } = rowGroup.columns[columnIndex].meta_data?.statistics || {};
		const minVal = min_value !== void 0 ? min_value : min;
		const maxVal = max_value !== void 0 ? max_value : max;
		const haveStats = minVal !== void 0 && maxVal !== void 0;
		const bloom = bloomFilters?.[field];
		const element = schemaElements?.[field];
		const matchingNulls = matchFilter({ value: null }, { value: condition }, strict) && (nullCount === void 0 || nullCount > 0);
		if (haveStats && !matchingNulls && canSkipStats(condition, minVal, maxVal, strict, element)) return true;
		for (const [operator, target] of Object.entries(condition || {})) if (bloom && element) {
			if (operator === "$eq") {
				const hash = hashParquetValue(target, element);
				if (hash !== void 0 && !sbbfContains(bloom.blocks, hash)) return true;
			}
			if (operator === "$in" && Array.isArray(target) && target.length > 0) {
				let allAbsent = true;
				for (const v of target) {
					const h = hashParquetValue(v, element);
					if (h === void 0 || sbbfContains(bloom.blocks, h)) {
						allAbsent = false;
						break;
					}
				}
				if (allAbsent) return true;
			}
		}
	}
	return false;
}
/**
* Check if a page value range [minVal, maxVal] provably contains no value
* matching the operator conditions.
*
* @param {any} condition operator object like { $gt: 5 }
* @param {any} minVal lower bound (may be truncated, still a valid bound)
* @param {any} maxVal upper bound (may be truncated, still a valid bound)
* @param {boolean} strict
* @param {SchemaElement} [element] physical schema element for the bounds
* @returns {boolean} true if no value in the range can match
*/
function canSkipStats(condition, minVal, maxVal, strict, element) {
	if (minVal === void 0 || maxVal === void 0) return false;
	const mayContainNaN = element?.type === "FLOAT" || element?.type === "DOUBLE" || element?.logical_type?.type === "FLOAT16";
	for (const [operator, target] of Object.entries(condition || {})) {
		const minComparison = compareParquetValues(minVal, target, strict, element);
		const maxComparison = compareParquetValues(maxVal, target, strict, element);
		const relationalBoundsAreSafe = !(minVal instanceof Uint8Array || maxVal instanceof Uint8Array) && (element?.type !== "BYTE_ARRAY" || typeof target === "string" && [...target].every((character) => character.charCodeAt(0) <= 127));
		if (operator === "$gt" && relationalBoundsAreSafe && maxComparison !== void 0 && maxComparison <= 0) return true;
		if (operator === "$gte" && relationalBoundsAreSafe && maxComparison !== void 0 && maxComparison < 0) return true;
		if (operator === "$lt" && relationalBoundsAreSafe && minComparison !== void 0 && minComparison >= 0) return true;
		if (operator === "$lte" && relationalBoundsAreSafe && minComparison !== void 0 && minComparison > 0) return true;
		if (operator === "$eq") {
			const targetMinComparison = compareParquetValues(target, minVal, strict, element);
			const targetMaxComparison = compareParquetValues(target, maxVal, strict, element);
			if (targetMinComparison !== void 0 && targetMinComparison < 0 || targetMaxComparison !== void 0 && targetMaxComparison > 0) return true;
		}
		if (operator === "$ne" && !mayContainNaN && equals(minVal, maxVal, strict) && equals(minVal, target, strict)) return true;
		if (operator === "$in" && Array.isArray(target) && target.every((value) => {
			const valueMinComparison = compareParquetValues(value, minVal, strict, element);
			const valueMaxComparison = compareParquetValues(value, maxVal, strict, element);
			return valueMinComparison !== void 0 && valueMinComparison < 0 || valueMaxComparison !== void 0 && valueMaxComparison > 0;
		})) return true;
		if (operator === "$nin" && !mayContainNaN && Array.isArray(target) && equals(minVal, maxVal, strict) && target.some((value) => equals(minVal, value, strict))) return true;
	}
	return false;
}
/**
* Compare values using Parquet's unsigned lexicographic ordering for binary
* values. Returns undefined when values do not have a safely comparable order.
*
* @param {any} a
* @param {any} b
* @param {boolean} strict
* @param {SchemaElement} [element]
* @returns {-1 | 0 | 1 | undefined}
*/
function compareParquetValues(a, b, strict, element) {
	if (element?.type === "BYTE_ARRAY") {
		if (typeof a !== "string" || typeof b !== "string") return void 0;
		return compareBytes(encoder.encode(a), encoder.encode(b));
	}
	if (a instanceof Uint8Array || b instanceof Uint8Array) {
		if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) return void 0;
		return compareBytes(a, b);
	}
	if (a < b) return -1;
	if (a > b) return 1;
	if (equals(a, b, strict)) return 0;
}
/**
* @param {Uint8Array} a
* @param {Uint8Array} b
* @returns {-1 | 0 | 1}
*/
function compareBytes(a, b) {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		if (a[i] < b[i]) return -1;
		if (a[i] > b[i]) return 1;
	}
	if (a.length < b.length) return -1;
	if (a.length > b.length) return 1;
	return 0;
}
/**
* Check whether the filter condition accepts a null value.
*
* @param {any} condition
* @param {boolean} strict
* @returns {boolean}
*/
function matchesNull(condition, strict) {
	return matchFilter({ value: null }, { value: condition }, strict);
}
/**
* Compute candidate row ranges within a row group that could match the filter,
* based on per-page column index statistics.
*
* Returns sorted disjoint [start, end) row ranges relative to the group.
* An empty array means the filter provably matches no rows in the group.
* Returns undefined when the page statistics give no pruning information
* (the caller must read the whole selection).
*
* @param {ParquetQueryFilter | undefined} filter
* @param {Record<string, ColumnPageStats>} columnPages keyed by physical leaf path
* @param {number} groupRows number of rows in the row group
* @param {boolean} [strict]
* @returns {PageRanges | undefined}
*/
function filterPageRanges(filter, columnPages, groupRows, strict = true) {
	if (!filter) return void 0;
	if ("$and" in filter && Array.isArray(filter.$and)) {
		/** @type {PageRanges | undefined} */
		let ranges;
		for (const subFilter of filter.$and) ranges = intersectRanges(ranges, filterPageRanges(subFilter, columnPages, groupRows, strict));
		return ranges;
	}
	if ("$or" in filter && Array.isArray(filter.$or)) {
		/** @type {PageRanges} */
		let ranges = [];
		for (const subFilter of filter.$or) {
			const subRanges = filterPageRanges(subFilter, columnPages, groupRows, strict);
			if (!subRanges) return void 0;
			ranges = unionRanges(ranges, subRanges);
		}
		return ranges;
	}
	if ("$nor" in filter && Array.isArray(filter.$nor)) return;
	/** @type {PageRanges | undefined} */
	let result;
	for (const [field, condition] of Object.entries(filter)) {
		const pages = columnPages[field];
		if (!pages) continue;
		const nullCanMatch = matchesNull(condition, strict);
		/** @type {PageRanges} */
		const keep = [];
		for (let i = 0; i < pages.pageStarts.length; i++) {
			const start = pages.pageStarts[i];
			const end = i + 1 < pages.pageStarts.length ? pages.pageStarts[i + 1] : groupRows;
			const nullCount = pages.nullCounts?.[i];
			const matchingNulls = nullCanMatch && (nullCount === void 0 || nullCount > 0);
			if (!(!pages.nullPages[i] && !matchingNulls && canSkipStats(condition, pages.minValues[i], pages.maxValues[i], strict, pages.element))) {
				const last = keep[keep.length - 1];
				if (last && last[1] === start) last[1] = end;
				else keep.push([start, end]);
			}
		}
		result = intersectRanges(result, keep);
	}
	return result;
}
/**
* Intersect two sets of sorted disjoint ranges. Undefined means "everything".
*
* @param {PageRanges | undefined} a
* @param {PageRanges | undefined} b
* @returns {PageRanges | undefined}
*/
function intersectRanges(a, b) {
	if (!a) return b;
	if (!b) return a;
	/** @type {PageRanges} */
	const out = [];
	let i = 0;
	let j = 0;
	while (i < a.length && j < b.length) {
		const start = Math.max(a[i][0], b[j][0]);
		const end = Math.min(a[i][1], b[j][1]);
		if (start < end) out.push([start, end]);
		if (a[i][1] < b[j][1]) i++;
		else j++;
	}
	return out;
}
/**
* Union two sets of sorted disjoint ranges.
*
* @param {PageRanges} a
* @param {PageRanges} b
* @returns {PageRanges}
*/
function unionRanges(a, b) {
	/** @type {PageRanges} */
	const out = [];
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		const next = j >= b.length || i < a.length && a[i][0] <= b[j][0] ? a[i++] : b[j++];
		const last = out[out.length - 1];
		if (last && next[0] <= last[1]) last[1] = Math.max(last[1], next[1]);
		else out.push([next[0], next[1]]);
	}
	return out;
}
/**
* Resolve a dot-notation path to a value in a nested object.
*
* @param {Record<string, any>} record
* @param {string} path
* @returns {any}
*/
function resolve$1(record, path) {
	let value = record;
	for (const part of path.split(".")) value = value?.[part];
	return value;
}

// node_modules/hyparquet/src/plan.js
/**
* @import {AsyncBuffer, BloomFilter, ByteRange, ChunkPlan, ColumnPageStats, FileMetaData, GroupPlan, PageLocation, PageRanges, ParquetParsers, ParquetQueryFilter, ParquetReadOptions, QueryPlan, RowGroup, SchemaElement, SchemaTree} from '../src/types.js'
*/
const runLimit = 1 << 21;
const columnGapLimit = 8192;
/**
* Plan which byte ranges to read to satisfy a read request.
* Metadata must be non-null.
*
* @param {ParquetReadOptions & { bloomFiltersByGroup?: Record<string, BloomFilter>[], schemaElements?: Record<string, SchemaElement>, pageRangesByGroup?: (PageRanges | undefined)[], pageLocationsByGroup?: Record<string, PageLocation[]>[] }} options
* @returns {QueryPlan}
*/
function parquetPlan(options) {
	const { metadata, rowStart = 0, columns, useOffsetIndex = false } = options;
	if (!metadata) throw new Error("parquetPlan requires metadata");
	/** @type {GroupPlan[]} */
	const groups = [];
	/** @type {ByteRange[]} */
	const fetches = [];
	/** @type {ByteRange[]} */
	const indexes = [];
	const scanPlan = parquetPlanGroups(options);
	for (const group of scanPlan.groups) {
		const groupPlan = parquetPlanGroup({
			...group,
			columns,
			useOffsetIndex
		});
		groups.push(...groupPlan.groups);
		fetches.push(...groupPlan.fetches);
		indexes.push(...groupPlan.indexes);
	}
	fetches.push(...indexes);
	return {
		metadata,
		rowStart,
		rowEnd: scanPlan.rowEnd,
		columns,
		fetches,
		groups
	};
}
/**
* Select physical row-group ranges without planning column reads.
*
* @param {ParquetReadOptions & { bloomFiltersByGroup?: Record<string, BloomFilter>[], schemaElements?: Record<string, SchemaElement>, pageRangesByGroup?: (PageRanges | undefined)[], pageLocationsByGroup?: Record<string, PageLocation[]>[] }} options
* @returns {{groups: {rowGroup: RowGroup, groupIndex: number, groupStart: number, groupRows: number, ranges: PageRanges, pageRanges?: PageRanges, pageLocations?: Record<string, PageLocation[]>}[], rowEnd: number}}
*/
function parquetPlanGroups({ metadata, rowStart = 0, rowEnd = Infinity, columns, filter, filterStrict = true, bloomFiltersByGroup, schemaElements, pageRangesByGroup, pageLocationsByGroup }) {
	if (!metadata) throw new Error("parquetPlan requires metadata");
	const schemaTree = parquetSchema(metadata);
	const physicalColumns = getPhysicalColumns(schemaTree);
	const elementsByPath = filter ? {
		...physicalSchemaElements(schemaTree),
		...schemaElements
	} : schemaElements;
	const groups = [];
	let groupStart = 0;
	for (let groupIndex = 0; groupIndex < metadata.row_groups.length; groupIndex++) {
		const rowGroup = metadata.row_groups[groupIndex];
		const groupRows = Number(rowGroup.num_rows);
		const groupEnd = groupStart + groupRows;
		if (groupRows > 0 && groupEnd > rowStart && groupStart < rowEnd && !canSkipRowGroup({
			rowGroup,
			physicalColumns,
			filter,
			strict: filterStrict,
			bloomFilters: bloomFiltersByGroup?.[groupIndex],
			schemaElements: elementsByPath
		})) {
			const selectStart = Math.max(rowStart - groupStart, 0);
			const selectEnd = Math.min(rowEnd - groupStart, groupRows);
			const pageRanges = pageRangesByGroup?.[groupIndex];
			const pageLocations = pageLocationsByGroup?.[groupIndex];
			/** @type {PageRanges} */
			let ranges = pageRanges ? pageRanges.map(([start, end]) => {
				return [Math.max(start, selectStart), Math.min(end, selectEnd)];
			}).filter(([start, end]) => start < end) : [[selectStart, selectEnd]];
			if (ranges.length > 1) ranges = rowGroup.columns.every((chunk) => {
				const columnName = chunk.meta_data?.path_in_schema[0];
				const columnPath = chunk.meta_data?.path_in_schema.join(".");
				if (columns && columnName && !columns.includes(columnName)) return true;
				return !!(chunk.offset_index_offset && chunk.offset_index_length) || !!(columnPath && pageLocations?.[columnPath]);
			}) ? coalesceOverlappingPageRanges(ranges, rowGroup, columns, pageLocations) : [[ranges[0][0], ranges[ranges.length - 1][1]]];
			if (ranges.length) groups.push({
				rowGroup,
				groupIndex,
				groupStart,
				groupRows,
				ranges,
				pageRanges,
				pageLocations
			});
		}
		groupStart = groupEnd;
	}
	return {
		groups,
		rowEnd: isFinite(rowEnd) ? rowEnd : groupStart
	};
}
/**
* Build byte plans for retained ranges in one row group.
*
* @param {object} options
* @param {RowGroup} options.rowGroup
* @param {number} options.groupStart
* @param {number} options.groupRows
* @param {PageRanges} options.ranges
* @param {string[]} [options.columns]
* @param {boolean} [options.useOffsetIndex]
* @param {PageRanges} [options.pageRanges]
* @param {Record<string, PageLocation[]>} [options.pageLocations]
* @returns {{groups: GroupPlan[], fetches: ByteRange[], indexes: ByteRange[]}}
*/
function parquetPlanGroup({ rowGroup, groupStart, groupRows, ranges, columns, useOffsetIndex = false, pageRanges, pageLocations }) {
	/** @type {ChunkPlan[]} */
	const chunks = [];
	/** @type {ByteRange[]} */
	const fetches = [];
	/** @type {ByteRange[]} */
	const indexes = [];
	const narrowed = ranges.length > 1 || ranges[0][0] > 0 || ranges[0][1] < groupRows;
	for (const chunk of rowGroup.columns) {
		const meta = chunk.meta_data;
		if (chunk.file_path) throw new Error("parquet file_path not supported");
		if (!meta) throw new Error("parquet column metadata is undefined");
		if (columns && !columns.includes(meta.path_in_schema[0])) continue;
		const columnOffset = meta.dictionary_page_offset || meta.data_page_offset;
		const startByte = Number(columnOffset);
		const endByte = Number(columnOffset + meta.total_compressed_size);
		const chunkPageLocations = pageLocations?.[meta.path_in_schema.join(".")];
		if (chunkPageLocations && narrowed) chunks.push({
			columnMetadata: meta,
			pageLocations: chunkPageLocations,
			range: {
				startByte,
				endByte
			}
		});
		else if ((useOffsetIndex || pageRanges) && chunk.offset_index_offset && chunk.offset_index_length && narrowed) {
			const startByte = Number(chunk.offset_index_offset);
			chunks.push({
				columnMetadata: meta,
				offsetIndex: {
					startByte,
					endByte: startByte + chunk.offset_index_length
				},
				range: {
					startByte: Number(columnOffset),
					endByte
				}
			});
		} else chunks.push({
			columnMetadata: meta,
			range: {
				startByte,
				endByte
			}
		});
	}
	/** @type {ByteRange[]} */
	const columnRanges = [];
	/** @type {ByteRange | undefined} */
	let run;
	for (const chunk of chunks) {
		if ("pageLocations" in chunk) continue;
		if ("offsetIndex" in chunk) indexes.push(chunk.offsetIndex);
		else if (columns) columnRanges.push(chunk.range);
		else if (run && chunk.range.endByte - run.startByte <= runLimit) run.endByte = chunk.range.endByte;
		else {
			if (run) fetches.push(run);
			run = { ...chunk.range };
		}
	}
	if (run) fetches.push(run);
	fetches.push(...coalesceByteRanges(columnRanges, columnGapLimit, runLimit));
	return {
		groups: ranges.map(([selectStart, selectEnd]) => ({
			chunks,
			rowGroup,
			groupStart,
			groupRows,
			selectStart,
			selectEnd
		})),
		fetches,
		indexes
	};
}
/**
* Merge candidate ranges when any selected column would read an overlapping
* data page for both ranges. Unknown page layouts are merged conservatively.
*
* @param {PageRanges} ranges
* @param {RowGroup} rowGroup
* @param {string[] | undefined} columns
* @param {Record<string, PageLocation[]> | undefined} pageLocations
* @returns {PageRanges}
*/
function coalesceOverlappingPageRanges(ranges, rowGroup, columns, pageLocations) {
	const selectedPageLayouts = rowGroup.columns.filter((chunk) => !columns || columns.includes(chunk.meta_data?.path_in_schema[0] || "")).map((chunk) => pageLocations?.[chunk.meta_data?.path_in_schema.join(".") || ""]);
	/** @type {PageRanges} */
	const merged = [];
	for (const range of ranges) {
		const last = merged[merged.length - 1];
		const overlapsPage = last && selectedPageLayouts.some((pages) => {
			if (!pages) return true;
			const lastPages = pagesForRange(last, pages, Number(rowGroup.num_rows));
			const rangePages = pagesForRange(range, pages, Number(rowGroup.num_rows));
			return lastPages[0] <= rangePages[1] && rangePages[0] <= lastPages[1];
		});
		if (last && overlapsPage) last[1] = range[1];
		else merged.push([...range]);
	}
	return merged;
}
/**
* Return the inclusive indexes of the first and last pages overlapping a row
* range. Offset indexes cover every row, so a valid range always finds a page.
*
* @param {[number, number]} range
* @param {PageLocation[]} pages
* @param {number} groupRows
* @returns {[number, number]}
*/
function pagesForRange([rangeStart, rangeEnd], pages, groupRows) {
	let first = Infinity;
	let last = -Infinity;
	for (let i = 0; i < pages.length; i++) {
		const pageStart = Number(pages[i].first_row_index);
		if ((i + 1 < pages.length ? Number(pages[i + 1].first_row_index) : groupRows) > rangeStart && pageStart < rangeEnd) {
			first = Math.min(first, i);
			last = i;
		}
	}
	return [first, last];
}
/**
* Fetch bloom filters for $eq / $in columns of row groups not already provably
* skippable by statistics alone. Returns an array indexed by row-group ordinal;
* each entry maps top-level column name → BloomFilter for any chunk whose
* bloom filter we were able to parse. Adds one round-trip when at least one
* bloom filter is fetched; otherwise returns synchronously.
*
* @param {object} options
* @param {AsyncBuffer} options.file
* @param {FileMetaData} options.metadata
* @param {ParquetQueryFilter} options.filter
* @param {boolean} [options.filterStrict]
* @returns {Promise<Record<string, BloomFilter>[]>}
*/
async function prefetchBloomFilters({ file, metadata, filter, filterStrict = true }) {
	const result = metadata.row_groups.map(() => ({}));
	const eligibleCols = bloomEligibleColumns(filter);
	if (eligibleCols.size === 0) return result;
	const physicalColumns = getPhysicalColumns(parquetSchema(metadata));
	/** @type {Promise<void>[]} */
	const tasks = [];
	metadata.row_groups.forEach((rowGroup, rgIdx) => {
		if (canSkipRowGroup({
			rowGroup,
			physicalColumns,
			filter,
			strict: filterStrict
		})) return;
		for (const colName of eligibleCols) {
			const columnIdx = physicalColumns.indexOf(colName);
			if (columnIdx === -1) continue;
			const meta = rowGroup.columns[columnIdx]?.meta_data;
			if (!meta?.bloom_filter_offset || !meta.bloom_filter_length) continue;
			const start = Number(meta.bloom_filter_offset);
			const end = start + meta.bloom_filter_length;
			tasks.push((async () => {
				const buffer = await file.slice(start, end);
				const bloom = readBloomFilter({
					view: new DataView(buffer),
					offset: 0
				});
				if (bloom) result[rgIdx][colName] = bloom;
			})());
		}
	});
	if (tasks.length) await Promise.all(tasks);
	return result;
}
/**
* Fetch page indexes (column index + offset index) for filter columns of row
* groups that survive row-group-level pruning, and compute candidate row
* ranges per group from the per-page min/max statistics.
*
* Returns pageRangesByGroup indexed by row-group ordinal: sorted disjoint
* [start, end) row ranges (relative to the group) that could match the filter.
* An empty array means the group provably contains no matching rows; undefined
* means no page-level information was available for that group.
* Also returns pageLocationsByGroup, mapping row-group ordinals and physical
* leaf paths to page locations, so the read path can reuse the parsed offset
* indexes without refetching them.
*
* @param {object} options
* @param {AsyncBuffer} options.file
* @param {FileMetaData} options.metadata
* @param {ParquetQueryFilter} [options.filter]
* @param {boolean} [options.filterStrict]
* @param {number} [options.rowStart]
* @param {number} [options.rowEnd]
* @param {string[]} [options.columns]
* @param {Record<string, BloomFilter>[]} [options.bloomFiltersByGroup]
* @param {Record<string, SchemaElement>} [options.schemaElements]
* @param {Partial<ParquetParsers>} [options.parsers]
* @returns {Promise<{pageRangesByGroup: (PageRanges | undefined)[], pageLocationsByGroup: Record<string, PageLocation[]>[]}>}
*/
async function prefetchPageIndexes({ file, metadata, filter, filterStrict = true, rowStart = 0, rowEnd = Infinity, columns, bloomFiltersByGroup, schemaElements, parsers }) {
	/** @type {(PageRanges | undefined)[]} */
	const pageRangesByGroup = metadata.row_groups.map(() => void 0);
	const pageLocationsByGroup = metadata.row_groups.map(() => ({}));
	if (filter && "$nor" in filter && Array.isArray(filter.$nor)) return {
		pageRangesByGroup,
		pageLocationsByGroup
	};
	const filterColumns = pathsNeededForFilter(filter);
	if (!filterColumns.length) return {
		pageRangesByGroup,
		pageLocationsByGroup
	};
	const schemaTree = parquetSchema(metadata);
	const physicalColumns = getPhysicalColumns(schemaTree);
	const elementsByPath = {
		...physicalSchemaElements(schemaTree),
		...schemaElements
	};
	/** @type {ByteRange[]} */
	const indexRanges = [];
	/** @type {((file: AsyncBuffer) => Promise<void>)[]} */
	const indexTasks = [];
	/** @type {{rgIdx: number, groupRows: number, columnPages: Record<string, ColumnPageStats>}[]} */
	const candidateGroups = [];
	let groupStart = 0;
	metadata.row_groups.forEach((rowGroup, rgIdx) => {
		const groupRows = Number(rowGroup.num_rows);
		const groupEnd = groupStart + groupRows;
		const overlaps = groupRows > 0 && groupEnd > rowStart && groupStart < rowEnd;
		groupStart = groupEnd;
		if (!overlaps) return;
		if (canSkipRowGroup({
			rowGroup,
			physicalColumns,
			filter,
			strict: filterStrict,
			bloomFilters: bloomFiltersByGroup?.[rgIdx],
			schemaElements: elementsByPath
		})) return;
		/** @type {Record<string, ColumnPageStats>} */
		const columnPages = {};
		let columnTaskCount = 0;
		const scheduledOffsetPaths = /* @__PURE__ */ new Set();
		let hasFilterIndex = false;
		for (const columnName of filterColumns) {
			const columnIdx = physicalColumns.indexOf(columnName);
			if (columnIdx === -1) continue;
			const chunk = rowGroup.columns[columnIdx];
			if (!chunk?.meta_data) continue;
			if (!chunk.column_index_offset || !chunk.column_index_length) continue;
			if (!chunk.offset_index_offset || !chunk.offset_index_length) continue;
			const element = elementsByPath[columnName];
			if (!element) continue;
			hasFilterIndex = true;
			scheduledOffsetPaths.add(columnName);
			const columnIndexStart = Number(chunk.column_index_offset);
			const offsetIndexStart = Number(chunk.offset_index_offset);
			const columnIndexEnd = columnIndexStart + chunk.column_index_length;
			const offsetIndexEnd = offsetIndexStart + chunk.offset_index_length;
			indexRanges.push({
				startByte: columnIndexStart,
				endByte: columnIndexEnd
			}, {
				startByte: offsetIndexStart,
				endByte: offsetIndexEnd
			});
			columnTaskCount++;
			indexTasks.push(async (prefetchedFile) => {
				const [columnIndexBuffer, offsetIndexBuffer] = await Promise.all([prefetchedFile.slice(columnIndexStart, columnIndexEnd), prefetchedFile.slice(offsetIndexStart, offsetIndexEnd)]);
				const columnIndex = readColumnIndex({
					view: new DataView(columnIndexBuffer),
					offset: 0
				}, element, parsers);
				const offsetIndex = readOffsetIndex({
					view: new DataView(offsetIndexBuffer),
					offset: 0
				});
				pageLocationsByGroup[rgIdx][columnName] = offsetIndex.page_locations;
				columnPages[columnName] = {
					minValues: columnIndex.min_values,
					maxValues: columnIndex.max_values,
					nullPages: columnIndex.null_pages,
					nullCounts: columnIndex.null_counts,
					pageStarts: offsetIndex.page_locations.map((page) => Number(page.first_row_index)),
					element
				};
			});
		}
		if (hasFilterIndex) for (const chunk of rowGroup.columns) {
			const meta = chunk.meta_data;
			if (!meta) continue;
			const columnName = meta.path_in_schema[0];
			const columnPath = meta.path_in_schema.join(".");
			if (columns && !columns.includes(columnName)) continue;
			if (scheduledOffsetPaths.has(columnPath)) continue;
			if (!chunk.offset_index_offset || !chunk.offset_index_length) continue;
			scheduledOffsetPaths.add(columnPath);
			const offsetIndexStart = Number(chunk.offset_index_offset);
			const offsetIndexEnd = offsetIndexStart + chunk.offset_index_length;
			indexRanges.push({
				startByte: offsetIndexStart,
				endByte: offsetIndexEnd
			});
			columnTaskCount++;
			indexTasks.push(async (prefetchedFile) => {
				const offsetIndexBuffer = await prefetchedFile.slice(offsetIndexStart, offsetIndexEnd);
				const offsetIndex = readOffsetIndex({
					view: new DataView(offsetIndexBuffer),
					offset: 0
				});
				pageLocationsByGroup[rgIdx][columnPath] = offsetIndex.page_locations;
			});
		}
		if (columnTaskCount) candidateGroups.push({
			rgIdx,
			groupRows,
			columnPages
		});
	});
	if (indexTasks.length) {
		const prefetchedFile = prefetchAsyncBuffer(file, { fetches: coalesceByteRanges(indexRanges) });
		await Promise.all(indexTasks.map((task) => task(prefetchedFile)));
		for (const { rgIdx, groupRows, columnPages } of candidateGroups) pageRangesByGroup[rgIdx] = filterPageRanges(filter, columnPages, groupRows, filterStrict);
	}
	return {
		pageRangesByGroup,
		pageLocationsByGroup
	};
}
/**
* Merge overlapping or touching byte ranges. By default no bytes are added;
* pass maxGap to also merge ranges separated by up to maxGap unrequested bytes,
* as long as the merged range stays within maxSize.
*
* @param {ByteRange[]} ranges
* @param {number} [maxGap]
* @param {number} [maxSize]
* @returns {ByteRange[]}
*/
function coalesceByteRanges(ranges, maxGap = 0, maxSize = Infinity) {
	const sorted = ranges.map((range) => ({ ...range })).sort((a, b) => a.startByte - b.startByte || a.endByte - b.endByte);
	/** @type {ByteRange[]} */
	const merged = [];
	for (const range of sorted) {
		const last = merged[merged.length - 1];
		if (last && range.startByte <= last.endByte + maxGap && Math.max(last.endByte, range.endByte) - last.startByte <= maxSize) last.endByte = Math.max(last.endByte, range.endByte);
		else merged.push(range);
	}
	return merged;
}
/**
* Build a lookup from physical paths to leaf schema elements.
*
* @param {SchemaTree} schemaTree
* @returns {Record<string, SchemaElement>}
*/
function physicalSchemaElements(schemaTree) {
	/** @type {Record<string, SchemaElement>} */
	const elements = {};
	/** @param {SchemaTree} node */
	function traverse(node) {
		if (node.children.length) for (const child of node.children) traverse(child);
		else elements[node.path.join(".")] = node.element;
	}
	traverse(schemaTree);
	return elements;
}
/**
* Prefetch byte ranges from an AsyncBuffer.
*
* @param {AsyncBuffer} file
* @param {{fetches: ByteRange[]}} options
* @returns {AsyncBuffer}
*/
function prefetchAsyncBuffer(file, { fetches }) {
	const promises = fetches.map(({ startByte, endByte }) => file.slice(startByte, endByte));
	return {
		byteLength: file.byteLength,
		slice(start, end = file.byteLength) {
			const index = fetches.findIndex(({ startByte, endByte }) => startByte <= start && end <= endByte);
			if (index < 0) return file.slice(start, end);
			if (fetches[index].startByte !== start || fetches[index].endByte !== end) {
				const startOffset = start - fetches[index].startByte;
				const endOffset = end - fetches[index].startByte;
				if (promises[index] instanceof Promise) return promises[index].then((buffer) => buffer.slice(startOffset, endOffset));
				else return promises[index].slice(startOffset, endOffset);
			} else return promises[index];
		}
	};
}

// node_modules/hyparquet/src/variant.js
/**
* @import {DataReader, ParquetParsers, VariantMetadata} from '../src/types.js'
*/
const decoder = new TextDecoder();
/** @type {WeakMap<object, Map<string, VariantMetadata>>} */
const metadataCache = /* @__PURE__ */ new WeakMap();
/**
* Recursively decode variant structs into native values.
*
* @param {any} value
* @param {ParquetParsers} [parsers]
* @returns {any}
*/
function decodeVariantColumn(value, parsers = DEFAULT_PARSERS) {
	if (Array.isArray(value)) return value.map((entry) => decodeVariantColumn(entry, parsers));
	if (typeof value !== "object") return value;
	if ("metadata" in value) {
		const metadata = parseVariantMetadata(value.metadata);
		const shreddedFields = value.typed_value && decodeTypedValue(value.typed_value, metadata, parsers);
		const binaryValue = value.value && readVariant(makeReader(value.value), metadata, parsers);
		if (shreddedFields && binaryValue) return {
			...binaryValue,
			...shreddedFields
		};
		return shreddedFields ?? binaryValue;
	}
	return value;
}
/**
* Decode a shredded variant typed_value field.
*
* @param {any} typedValue
* @param {VariantMetadata} metadata
* @param {ParquetParsers} parsers
* @returns {any}
*/
function decodeTypedValue(typedValue, metadata, parsers) {
	if (typedValue instanceof Date) return typedValue;
	if (typedValue && typeof typedValue === "object" && !Array.isArray(typedValue) && !(typedValue instanceof Uint8Array)) {
		if ("typed_value" in typedValue && typedValue.typed_value !== null && typedValue.typed_value !== void 0) return decodeTypedValue(typedValue.typed_value, metadata, parsers);
		if ("value" in typedValue && typedValue.value instanceof Uint8Array) return readVariant(makeReader(typedValue.value), metadata, parsers);
		if ("typed_value" in typedValue || "value" in typedValue) return null;
		/** @type {Record<string, any>} */
		const result = {};
		for (const [key, field] of Object.entries(typedValue)) {
			if (!metadata.dictionary.includes(key)) continue;
			result[key] = decodeTypedValue(field, metadata, parsers);
		}
		return result;
	}
	if (typedValue instanceof Uint8Array) return readVariant(makeReader(typedValue), metadata, parsers);
	if (Array.isArray(typedValue)) return typedValue.map((element) => decodeTypedValue(element, metadata, parsers));
	return typedValue;
}
/**
* @param {Uint8Array} bytes
* @returns {DataReader}
*/
function makeReader(bytes) {
	return {
		view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
		offset: 0
	};
}
/**
* Parse and cache variant metadata dictionary.
*
* @param {Uint8Array} bytes
* @returns {VariantMetadata}
*/
function parseVariantMetadata(bytes) {
	let bufferCache = metadataCache.get(bytes.buffer);
	if (!bufferCache) {
		bufferCache = /* @__PURE__ */ new Map();
		metadataCache.set(bytes.buffer, bufferCache);
	}
	const key = `${bytes.byteOffset}:${bytes.byteLength}`;
	const cached = bufferCache.get(key);
	if (cached) return cached;
	const reader = makeReader(bytes);
	const header = reader.view.getUint8(reader.offset++);
	const version = header & 15;
	if (version !== 1) throw new Error(`parquet unsupported variant metadata version: ${version}`);
	const sorted = (header >> 4 & 1) === 1;
	const offsetSize = (header >> 6 & 3) + 1;
	const dictionarySize = readUnsigned(reader, offsetSize);
	const offsets = new Array(dictionarySize + 1);
	for (let i = 0; i < offsets.length; i++) offsets[i] = readUnsigned(reader, offsetSize);
	const base = reader.offset;
	const dictionary = new Array(dictionarySize);
	for (let i = 0; i < dictionarySize; i++) {
		const start = offsets[i];
		const end = offsets[i + 1];
		const strBytes = new Uint8Array(bytes.buffer, bytes.byteOffset + base + start, end - start);
		dictionary[i] = decoder.decode(strBytes);
	}
	const metadata = {
		dictionary,
		sorted
	};
	bufferCache.set(key, metadata);
	return metadata;
}
/**
* @param {DataReader} reader
* @param {number} byteWidth
* @returns {number}
*/
function readUnsigned(reader, byteWidth) {
	let value = 0;
	for (let i = 0; i < byteWidth; i++) value |= reader.view.getUint8(reader.offset + i) << i * 8;
	reader.offset += byteWidth;
	return value;
}
/**
* @param {DataReader} reader
* @param {VariantMetadata} metadata
* @param {ParquetParsers} parsers
* @returns {any}
*/
function readVariant(reader, metadata, parsers) {
	const typeByte = reader.view.getUint8(reader.offset++);
	const basicType = typeByte & 3;
	const header = typeByte >> 2;
	if (basicType === 0) return readVariantPrimitive(reader, header, parsers);
	if (basicType === 2) return readVariantObject(reader, header, metadata, parsers);
	if (basicType === 3) return readVariantArray(reader, header, metadata, parsers);
	const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, header);
	reader.offset += header;
	return decoder.decode(bytes);
}
/**
* @param {DataReader} reader
* @param {number} typeId
* @param {ParquetParsers} parsers
* @returns {any}
*/
function readVariantPrimitive(reader, typeId, parsers) {
	switch (typeId) {
		case 0: return null;
		case 1: return true;
		case 2: return false;
		case 3: {
			const value = reader.view.getInt8(reader.offset);
			reader.offset += 1;
			return value;
		}
		case 4: {
			const value = reader.view.getInt16(reader.offset, true);
			reader.offset += 2;
			return value;
		}
		case 5: {
			const value = reader.view.getInt32(reader.offset, true);
			reader.offset += 4;
			return value;
		}
		case 6: {
			const value = reader.view.getBigInt64(reader.offset, true);
			reader.offset += 8;
			return value;
		}
		case 7: {
			const value = reader.view.getFloat64(reader.offset, true);
			reader.offset += 8;
			return value;
		}
		case 8: return readVariantDecimal(reader, 4);
		case 9: return readVariantDecimal(reader, 8);
		case 10: return readVariantDecimal(reader, 16);
		case 11: {
			const value = reader.view.getInt32(reader.offset, true);
			reader.offset += 4;
			return parsers.dateFromDays(value);
		}
		case 12:
		case 13: {
			const value = reader.view.getBigInt64(reader.offset, true);
			reader.offset += 8;
			return parsers.timestampFromMicroseconds(value);
		}
		case 14: {
			const value = reader.view.getFloat32(reader.offset, true);
			reader.offset += 4;
			return value;
		}
		case 15: return readVariantBinary(reader);
		case 16: {
			const bytes = readVariantBinary(reader);
			return decoder.decode(bytes);
		}
		case 17: {
			const value = reader.view.getBigInt64(reader.offset, true);
			reader.offset += 8;
			return value;
		}
		case 18:
		case 19: {
			const value = reader.view.getBigInt64(reader.offset, true);
			reader.offset += 8;
			return parsers.timestampFromNanoseconds(value);
		}
		case 20: {
			const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, 16);
			reader.offset += 16;
			const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
			return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
		}
		default: throw new Error(`parquet unsupported variant primitive type: ${typeId}`);
	}
}
/**
* @param {DataReader} reader
* @param {number} header
* @param {VariantMetadata} metadata
* @param {ParquetParsers} parsers
* @returns {Record<string, any>}
*/
function readVariantObject(reader, header, metadata, parsers) {
	const offsetWidth = (header & 3) + 1;
	const idWidth = (header >> 2 & 3) + 1;
	const numElements = header >> 4 & 1 ? readUnsigned(reader, 4) : reader.view.getUint8(reader.offset++);
	/** @type {number[]} */
	const fieldIds = new Array(numElements);
	for (let i = 0; i < numElements; i++) fieldIds[i] = readUnsigned(reader, idWidth);
	const offsets = new Array(numElements + 1);
	for (let i = 0; i < offsets.length; i++) offsets[i] = readUnsigned(reader, offsetWidth);
	/** @type {Record<string, any>} */
	const out = {};
	for (let i = 0; i < numElements; i++) {
		const key = metadata.dictionary[fieldIds[i]];
		out[key] = readVariant({
			view: reader.view,
			offset: reader.offset + offsets[i]
		}, metadata, parsers);
	}
	reader.offset += offsets[offsets.length - 1];
	return out;
}
/**
* @param {DataReader} reader
* @param {number} header
* @param {VariantMetadata} metadata
* @param {ParquetParsers} parsers
* @returns {any[]}
*/
function readVariantArray(reader, header, metadata, parsers) {
	const fieldOffsetSize = header & 3;
	const isLarge = header >> 2 & 1;
	const offsetWidth = fieldOffsetSize + 1;
	const numElements = readUnsigned(reader, isLarge ? 4 : 1);
	const offsets = new Array(numElements + 1);
	for (let i = 0; i < offsets.length; i++) offsets[i] = readUnsigned(reader, offsetWidth);
	const valuesStart = reader.offset;
	const result = new Array(numElements);
	for (let i = 0; i < numElements; i++) {
		const valueReader = {
			view: reader.view,
			offset: valuesStart + offsets[i]
		};
		result[i] = readVariant(valueReader, metadata, parsers);
	}
	reader.offset = valuesStart + offsets[offsets.length - 1];
	return result;
}
/**
* @param {DataReader} reader
* @param {number} width
* @returns {number}
*/
function readVariantDecimal(reader, width) {
	const scale = reader.view.getUint8(reader.offset);
	reader.offset += 1;
	let unscaled;
	if (width === 4) {
		unscaled = BigInt(reader.view.getInt32(reader.offset, true));
		reader.offset += 4;
	} else if (width === 8) {
		unscaled = reader.view.getBigInt64(reader.offset, true);
		reader.offset += 8;
	} else {
		const low = reader.view.getBigUint64(reader.offset, true);
		unscaled = reader.view.getBigInt64(reader.offset + 8, true) << 64n | low;
		reader.offset += 16;
	}
	return Number(unscaled) * 10 ** -scale;
}
/**
* @param {DataReader} reader
* @returns {Uint8Array}
*/
function readVariantBinary(reader) {
	const length = reader.view.getUint32(reader.offset, true);
	reader.offset += 4;
	const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, length);
	reader.offset += length;
	return bytes;
}

// node_modules/hyparquet/src/assemble.js
/**
* Reconstructs a complex nested structure from flat arrays of values and
* definition and repetition levels, according to Dremel encoding.
*
* @param {any[]} output
* @param {number[] | undefined} definitionLevels
* @param {number[]} repetitionLevels
* @param {DecodedArray} values
* @param {SchemaTree[]} schemaPath
* @returns {DecodedArray}
*/
function assembleLists(output, definitionLevels, repetitionLevels, values, schemaPath) {
	const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath);
	if (!definitionLevels?.length && !repetitionLevels.length) {
		if (!maxDefinitionLevel || !values.length) return values;
		definitionLevels = new Array(values.length).fill(maxDefinitionLevel);
	}
	const n = definitionLevels?.length || repetitionLevels.length;
	const repetitionPath = schemaPath.map(({ element }) => element.repetition_type);
	let valueIndex = 0;
	const containerStack = [output];
	let currentContainer = output;
	let currentDepth = 0;
	let currentDefLevel = 0;
	let currentRepLevel = 0;
	if (repetitionLevels[0]) while (currentDepth < repetitionPath.length - 2 && currentRepLevel < repetitionLevels[0]) {
		currentDepth++;
		if (repetitionPath[currentDepth] !== "REQUIRED") {
			currentContainer = currentContainer.at(-1);
			containerStack.push(currentContainer);
			currentDefLevel++;
		}
		if (repetitionPath[currentDepth] === "REPEATED") currentRepLevel++;
	}
	for (let i = 0; i < n; i++) {
		const def = definitionLevels?.length ? definitionLevels[i] : maxDefinitionLevel;
		const rep = repetitionLevels[i];
		while (currentDepth && (rep < currentRepLevel || repetitionPath[currentDepth] !== "REPEATED")) {
			if (repetitionPath[currentDepth] !== "REQUIRED") {
				containerStack.pop();
				currentDefLevel--;
			}
			if (repetitionPath[currentDepth] === "REPEATED") currentRepLevel--;
			currentDepth--;
		}
		currentContainer = containerStack.at(-1);
		while ((currentDepth < repetitionPath.length - 2 || repetitionPath[currentDepth + 1] === "REPEATED") && (currentDefLevel < def || repetitionPath[currentDepth + 1] === "REQUIRED")) {
			currentDepth++;
			if (repetitionPath[currentDepth] !== "REQUIRED") {
				/** @type {any[]} */
				const newList = [];
				currentContainer.push(newList);
				currentContainer = newList;
				containerStack.push(newList);
				currentDefLevel++;
			}
			if (repetitionPath[currentDepth] === "REPEATED") currentRepLevel++;
		}
		if (def === maxDefinitionLevel) currentContainer.push(values[valueIndex++]);
		else if (currentDepth === repetitionPath.length - 2) currentContainer.push(null);
		else currentContainer.push([]);
	}
	if (!output.length) for (let i = 0; i < maxDefinitionLevel; i++) {
		/** @type {any[]} */
		const newList = [];
		currentContainer.push(newList);
		currentContainer = newList;
	}
	return output;
}
/**
* Assemble a nested structure from subcolumn data.
*
* @param {Map<string, DecodedArray>} subcolumnData
* @param {SchemaTree} schema top-level schema element
* @param {ParquetParsers} parsers
* @param {number} [depth] depth of nested structure
*/
function assembleNested(subcolumnData, schema, parsers, depth = 0) {
	const path = schema.path.join(".");
	const optional = schema.element.repetition_type === "OPTIONAL";
	const nextDepth = optional ? depth + 1 : depth;
	if (isListLike(schema)) {
		let sublist = schema.children[0];
		let subDepth = nextDepth;
		if (sublist.children.length === 1) {
			sublist = sublist.children[0];
			subDepth++;
		}
		assembleNested(subcolumnData, sublist, parsers, subDepth);
		const subcolumn = sublist.path.join(".");
		const values = subcolumnData.get(subcolumn);
		if (!values) throw new Error("parquet list column missing values");
		if (optional) flattenAtDepth(values, depth);
		subcolumnData.set(path, values);
		subcolumnData.delete(subcolumn);
		return;
	}
	if (isMapLike(schema)) {
		const mapName = schema.children[0].element.name;
		assembleNested(subcolumnData, schema.children[0].children[0], parsers, nextDepth + 1);
		assembleNested(subcolumnData, schema.children[0].children[1], parsers, nextDepth + 1);
		const keys = subcolumnData.get(`${path}.${mapName}.key`);
		const values = subcolumnData.get(`${path}.${mapName}.value`);
		if (!keys) throw new Error("parquet map column missing keys");
		if (!values) throw new Error("parquet map column missing values");
		if (keys.length !== values.length) throw new Error("parquet map column key/value length mismatch");
		const out = assembleMaps(keys, values, nextDepth);
		if (optional) flattenAtDepth(out, depth);
		subcolumnData.delete(`${path}.${mapName}.key`);
		subcolumnData.delete(`${path}.${mapName}.value`);
		subcolumnData.set(path, out);
		return;
	}
	if (schema.children.length) {
		const invertDepth = schema.element.repetition_type === "REQUIRED" ? depth : depth + 1;
		/** @type {Record<string, any>} */
		const struct = {};
		for (const child of schema.children) {
			assembleNested(subcolumnData, child, parsers, invertDepth);
			const childData = subcolumnData.get(child.path.join("."));
			if (!childData) throw new Error("parquet struct missing child data");
			struct[child.element.name] = childData;
		}
		for (const child of schema.children) subcolumnData.delete(child.path.join("."));
		let inverted = invertStruct(struct, invertDepth);
		if (schema.element.logical_type?.type === "VARIANT") inverted = decodeVariantColumn(inverted, parsers);
		if (optional) flattenAtDepth(inverted, depth);
		subcolumnData.set(path, inverted);
	}
}
/**
* @import {DecodedArray, ParquetParsers, SchemaTree} from '../src/types.js'
* @param {DecodedArray} arr
* @param {number} depth
*/
function flattenAtDepth(arr, depth) {
	for (let i = 0; i < arr.length; i++) if (depth) flattenAtDepth(arr[i], depth - 1);
	else arr[i] = arr[i][0];
}
/**
* @param {DecodedArray} keys
* @param {DecodedArray} values
* @param {number} depth
* @returns {any[]}
*/
function assembleMaps(keys, values, depth) {
	const out = [];
	for (let i = 0; i < keys.length; i++) if (depth) out.push(assembleMaps(keys[i], values[i], depth - 1));
	else if (keys[i]) {
		/** @type {Record<string, any>} */
		const obj = {};
		for (let j = 0; j < keys[i].length; j++) {
			const value = values[i][j];
			obj[keys[i][j]] = value === void 0 ? null : value;
		}
		out.push(obj);
	} else out.push(void 0);
	return out;
}
/**
* Invert a struct-like object by depth.
*
* @param {Record<string, any[]>} struct
* @param {number} depth
* @returns {any[]}
*/
function invertStruct(struct, depth) {
	const keys = Object.keys(struct);
	const length = struct[keys[0]]?.length;
	const out = [];
	for (let i = 0; i < length; i++) {
		/** @type {Record<string, any>} */
		const obj = {};
		for (const key of keys) {
			if (struct[key].length !== length) throw new Error("parquet struct parsing error");
			obj[key] = struct[key][i];
		}
		if (depth) out.push(invertStruct(obj, depth - 1));
		else out.push(obj);
	}
	return out;
}

// node_modules/hyparquet/src/delta.js
/**
* @import {DataReader} from '../src/types.js'
*/
/**
* @param {DataReader} reader
* @param {number} count number of values to read
* @param {Int32Array | BigInt64Array} output
*/
function deltaBinaryUnpack(reader, count, output) {
	if (output instanceof Int32Array) {
		deltaBinaryUnpackInt32(reader, count, output);
		return;
	}
	const blockSize = readVarInt(reader);
	const miniblockPerBlock = readVarInt(reader);
	readVarInt(reader);
	let value = readZigZagBigInt(reader);
	let outputIndex = 0;
	output[outputIndex++] = value;
	const valuesPerMiniblock = blockSize / miniblockPerBlock;
	while (outputIndex < count) {
		const minDelta = readZigZagBigInt(reader);
		const bitWidths = new Uint8Array(miniblockPerBlock);
		for (let i = 0; i < miniblockPerBlock; i++) bitWidths[i] = reader.view.getUint8(reader.offset++);
		for (let i = 0; i < miniblockPerBlock && outputIndex < count; i++) {
			const bitWidth = bitWidths[i];
			if (bitWidth) {
				let bitpackPos = 0;
				let miniblockCount = valuesPerMiniblock;
				const mask = (1n << BigInt(bitWidth)) - 1n;
				while (miniblockCount && outputIndex < count) {
					let bits = BigInt(reader.view.getUint32(reader.offset, true) >>> bitpackPos) & mask;
					bitpackPos += bitWidth;
					while (bitpackPos >= 32) {
						bitpackPos -= 32;
						reader.offset += 4;
						if (bitpackPos) bits |= BigInt(reader.view.getUint32(reader.offset, true)) << BigInt(bitWidth - bitpackPos) & mask;
					}
					const delta = minDelta + bits;
					value += delta;
					output[outputIndex++] = value;
					miniblockCount--;
				}
				if (miniblockCount) reader.offset += Math.ceil((miniblockCount * bitWidth + bitpackPos) / 8);
			} else for (let j = 0; j < valuesPerMiniblock && outputIndex < count; j++) {
				value += minDelta;
				output[outputIndex++] = value;
			}
		}
	}
}
/**
* Decode INT32 without BigInt arithmetic in the per-value loop.
*
* @param {DataReader} reader
* @param {number} count
* @param {Int32Array} output
*/
function deltaBinaryUnpackInt32(reader, count, output) {
	const blockSize = readVarInt(reader);
	const miniblockPerBlock = readVarInt(reader);
	readVarInt(reader);
	let value = readZigZag(reader);
	let outputIndex = 0;
	output[outputIndex++] = value;
	const valuesPerMiniblock = blockSize / miniblockPerBlock;
	const { view } = reader;
	while (outputIndex < count) {
		const minDelta = readZigZagInt33(reader);
		const bitWidthsOffset = reader.offset;
		let offset = bitWidthsOffset + miniblockPerBlock;
		for (let i = 0; i < miniblockPerBlock && outputIndex < count; i++) {
			const bitWidth = view.getUint8(bitWidthsOffset + i);
			const end = offset + valuesPerMiniblock * bitWidth / 8;
			let bitOffset = 0;
			for (let j = 0; j < valuesPerMiniblock && outputIndex < count; j++) {
				let residual = 0;
				let bitsRead = 0;
				while (bitsRead < bitWidth) {
					const bitsToRead = Math.min(8 - bitOffset, bitWidth - bitsRead);
					if (bitsRead < 32) residual |= (view.getUint8(offset) >>> bitOffset & (1 << bitsToRead) - 1) << bitsRead;
					bitsRead += bitsToRead;
					bitOffset += bitsToRead;
					if (bitOffset === 8) {
						bitOffset = 0;
						offset++;
					}
				}
				value = value + minDelta + residual | 0;
				output[outputIndex++] = value;
			}
			offset = end;
		}
		reader.offset = offset;
	}
}
/**
* Read a zigzag varint modulo 2^32. INT32 deltas can need 33 bits, which
* readZigZag truncates, but only the low 32 bits of the decoded value matter.
* readVarInt keeps the low 32 zigzag bits of a 5-byte varint; bit 32 is bit 4
* of the fifth byte. Reusing readVarInt keeps the caller's hot loop fast.
*
* @param {DataReader} reader
* @returns {number}
*/
function readZigZagInt33(reader) {
	const start = reader.offset;
	const low = readVarInt(reader);
	const high = reader.offset - start === 5 ? reader.view.getUint8(start + 4) >>> 4 & 1 : 0;
	return (low >>> 1 | high << 31) ^ -(low & 1);
}
/**
* @param {DataReader} reader
* @param {number} count
* @param {Uint8Array[]} output
*/
function deltaLengthByteArray(reader, count, output) {
	const lengths = new Int32Array(count);
	deltaBinaryUnpack(reader, count, lengths);
	for (let i = 0; i < count; i++) {
		output[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, lengths[i]);
		reader.offset += lengths[i];
	}
}
/**
* @param {DataReader} reader
* @param {number} count
* @param {Uint8Array[]} output
*/
function deltaByteArray(reader, count, output) {
	const prefixData = new Int32Array(count);
	deltaBinaryUnpack(reader, count, prefixData);
	const suffixData = new Int32Array(count);
	deltaBinaryUnpack(reader, count, suffixData);
	for (let i = 0; i < count; i++) {
		const suffix = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, suffixData[i]);
		if (prefixData[i]) {
			output[i] = new Uint8Array(prefixData[i] + suffixData[i]);
			output[i].set(output[i - 1].subarray(0, prefixData[i]));
			output[i].set(suffix, prefixData[i]);
		} else output[i] = suffix;
		reader.offset += suffixData[i];
	}
}

// node_modules/hyparquet/src/encoding.js
/**
* @import {DataReader, DecodedArray, ParquetType} from '../src/types.js'
*/
/**
* Read values from a run-length encoded/bit-packed hybrid encoding.
*
* If length is zero, then read int32 length at the start.
*
* @param {DataReader} reader
* @param {number} width - bitwidth
* @param {DecodedArray} output
* @param {number} [length] - length of the encoded data
*/
function readRleBitPackedHybrid(reader, width, output, length) {
	if (length === void 0) {
		length = reader.view.getUint32(reader.offset, true);
		reader.offset += 4;
	}
	const startOffset = reader.offset;
	let seen = 0;
	while (seen < output.length) {
		const header = readVarInt(reader);
		if (header & 1) seen = readBitPacked(reader, header, width, output, seen);
		else {
			const count = header >>> 1;
			readRle(reader, count, width, output, seen);
			seen += count;
		}
	}
	reader.offset = startOffset + length;
}
/**
* Run-length encoding: read value with bitWidth and repeat it count times.
*
* @param {DataReader} reader
* @param {number} count
* @param {number} bitWidth
* @param {DecodedArray} output
* @param {number} seen
*/
function readRle(reader, count, bitWidth, output, seen) {
	const width = bitWidth + 7 >> 3;
	let value = 0;
	for (let i = 0; i < width; i++) value |= reader.view.getUint8(reader.offset++) << (i << 3);
	for (let i = 0; i < count; i++) output[seen + i] = value;
}
/**
* Read a bit-packed run of the rle/bitpack hybrid.
* Supports width > 8 (crossing bytes).
*
* @param {DataReader} reader
* @param {number} header - bit-pack header
* @param {number} bitWidth
* @param {DecodedArray} output
* @param {number} seen
* @returns {number} total output values so far
*/
function readBitPacked(reader, header, bitWidth, output, seen) {
	let count = header >> 1 << 3;
	const mask = (1 << bitWidth) - 1;
	let data = 0;
	if (reader.offset < reader.view.byteLength) data = reader.view.getUint8(reader.offset++);
	else if (mask) throw new Error(`parquet bitpack offset ${reader.offset} out of range`);
	let left = 8;
	let right = 0;
	while (count) if (right > 8) {
		right -= 8;
		left -= 8;
		data >>>= 8;
	} else if (left - right < bitWidth) {
		data |= reader.view.getUint8(reader.offset) << left;
		reader.offset++;
		left += 8;
	} else {
		if (seen < output.length) output[seen++] = data >> right & mask;
		count--;
		right += bitWidth;
	}
	return seen;
}
/**
* @param {DataReader} reader
* @param {number} count
* @param {ParquetType} type
* @param {number | undefined} typeLength
* @returns {DecodedArray}
*/
function byteStreamSplit(reader, count, type, typeLength) {
	const width = byteWidth(type, typeLength);
	const bytes = new Uint8Array(count * width);
	for (let b = 0; b < width; b++) for (let i = 0; i < count; i++) bytes[i * width + b] = reader.view.getUint8(reader.offset++);
	if (type === "FLOAT") return new Float32Array(bytes.buffer);
	else if (type === "DOUBLE") return new Float64Array(bytes.buffer);
	else if (type === "INT32") return new Int32Array(bytes.buffer);
	else if (type === "INT64") return new BigInt64Array(bytes.buffer);
	else if (type === "FIXED_LEN_BYTE_ARRAY") {
		const split = new Array(count);
		for (let i = 0; i < count; i++) split[i] = bytes.subarray(i * width, (i + 1) * width);
		return split;
	}
	throw new Error(`parquet byte_stream_split unsupported type: ${type}`);
}
/**
* @param {ParquetType} type
* @param {number | undefined} typeLength
* @returns {number}
*/
function byteWidth(type, typeLength) {
	switch (type) {
		case "INT32":
		case "FLOAT": return 4;
		case "INT64":
		case "DOUBLE": return 8;
		case "FIXED_LEN_BYTE_ARRAY":
			if (!typeLength) throw new Error("parquet byteWidth missing type_length");
			return typeLength;
		default: throw new Error(`parquet unsupported type: ${type}`);
	}
}

// node_modules/hyparquet/src/plain.js
/**
* Read `count` values of the given type from the reader.view.
*
* @param {DataReader} reader - buffer to read data from
* @param {ParquetType} type - parquet type of the data
* @param {number} count - number of values to read
* @param {number | undefined} fixedLength - length of each fixed length byte array
* @returns {DecodedArray} array of values
*/
function readPlain(reader, type, count, fixedLength) {
	if (count === 0) return [];
	if (type === "BOOLEAN") return readPlainBoolean(reader, count);
	else if (type === "INT32") return readPlainInt32(reader, count);
	else if (type === "INT64") return readPlainInt64(reader, count);
	else if (type === "INT96") return readPlainInt96(reader, count);
	else if (type === "FLOAT") return readPlainFloat(reader, count);
	else if (type === "DOUBLE") return readPlainDouble(reader, count);
	else if (type === "BYTE_ARRAY") return readPlainByteArray(reader, count);
	else if (type === "FIXED_LEN_BYTE_ARRAY") {
		if (!fixedLength) throw new Error("parquet missing fixed length");
		return readPlainByteArrayFixed(reader, count, fixedLength);
	} else throw new Error(`parquet unhandled type: ${type}`);
}
/**
* Read `count` boolean values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {boolean[]}
*/
function readPlainBoolean(reader, count) {
	const values = new Array(count);
	for (let i = 0; i < count; i++) {
		const byteOffset = reader.offset + (i / 8 | 0);
		const bitOffset = i % 8;
		const byte = reader.view.getUint8(byteOffset);
		values[i] = (byte & 1 << bitOffset) !== 0;
	}
	reader.offset += Math.ceil(count / 8);
	return values;
}
/**
* Read `count` int32 values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {Int32Array}
*/
function readPlainInt32(reader, count) {
	const values = (reader.view.byteOffset + reader.offset) % 4 ? new Int32Array(align$1(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 4)) : new Int32Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count);
	reader.offset += count * 4;
	return values;
}
/**
* Read `count` int64 values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {BigInt64Array}
*/
function readPlainInt64(reader, count) {
	const values = (reader.view.byteOffset + reader.offset) % 8 ? new BigInt64Array(align$1(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 8)) : new BigInt64Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count);
	reader.offset += count * 8;
	return values;
}
/**
* Read `count` int96 values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {bigint[]}
*/
function readPlainInt96(reader, count) {
	const values = new Array(count);
	for (let i = 0; i < count; i++) {
		const low = reader.view.getBigInt64(reader.offset + i * 12, true);
		const high = reader.view.getInt32(reader.offset + i * 12 + 8, true);
		values[i] = BigInt(high) << 64n | low;
	}
	reader.offset += count * 12;
	return values;
}
/**
* Read `count` float values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {Float32Array}
*/
function readPlainFloat(reader, count) {
	const values = (reader.view.byteOffset + reader.offset) % 4 ? new Float32Array(align$1(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 4)) : new Float32Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count);
	reader.offset += count * 4;
	return values;
}
/**
* Read `count` double values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {Float64Array}
*/
function readPlainDouble(reader, count) {
	const values = (reader.view.byteOffset + reader.offset) % 8 ? new Float64Array(align$1(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 8)) : new Float64Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count);
	reader.offset += count * 8;
	return values;
}
/**
* Read `count` byte array values.
*
* @param {DataReader} reader
* @param {number} count
* @returns {Uint8Array[]}
*/
function readPlainByteArray(reader, count) {
	const values = new Array(count);
	for (let i = 0; i < count; i++) {
		const length = reader.view.getUint32(reader.offset, true);
		reader.offset += 4;
		values[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, length);
		reader.offset += length;
	}
	return values;
}
/**
* Read a fixed length byte array.
*
* @param {DataReader} reader
* @param {number} count
* @param {number} fixedLength
* @returns {Uint8Array[]}
*/
function readPlainByteArrayFixed(reader, count, fixedLength) {
	const values = new Array(count);
	for (let i = 0; i < count; i++) {
		values[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, fixedLength);
		reader.offset += fixedLength;
	}
	return values;
}
/**
* Create a new buffer with the offset and size.
*
* @import {DataReader, DecodedArray, ParquetType} from '../src/types.js'
* @param {ArrayBufferLike} buffer
* @param {number} offset
* @param {number} size
* @returns {ArrayBuffer}
*/
function align$1(buffer, offset, size) {
	const aligned = new ArrayBuffer(size);
	new Uint8Array(aligned).set(new Uint8Array(buffer, offset, size));
	return aligned;
}

// node_modules/hyparquet/src/snappy.js
/**
* The MIT License (MIT)
* Copyright (c) 2016 Zhipeng Jia
* https://github.com/zhipeng-jia/snappyjs
*/
const WORD_MASK = [
	0,
	255,
	65535,
	16777215,
	4294967295
];
/**
* Copy bytes from one array to another
*
* @param {Uint8Array} fromArray source array
* @param {number} fromPos source position
* @param {Uint8Array} toArray destination array
* @param {number} toPos destination position
* @param {number} length number of bytes to copy
*/
function copyBytes(fromArray, fromPos, toArray, toPos, length) {
	for (let i = 0; i < length; i++) toArray[toPos + i] = fromArray[fromPos + i];
}
/**
* Decompress snappy data.
* Accepts an output buffer to avoid allocating a new buffer for each call.
*
* @param {Uint8Array} input compressed data
* @param {Uint8Array} output output buffer
*/
function snappyUncompress(input, output) {
	const inputLength = input.byteLength;
	const outputLength = output.byteLength;
	let pos = 0;
	let outPos = 0;
	while (pos < inputLength) {
		const c = input[pos];
		pos++;
		if (c < 128) break;
	}
	if (outputLength && pos >= inputLength) throw new Error("invalid snappy length header");
	while (pos < inputLength) {
		const c = input[pos];
		let len = 0;
		pos++;
		if (pos >= inputLength) throw new Error("missing eof marker");
		if ((c & 3) === 0) {
			let len = (c >>> 2) + 1;
			if (len > 60) {
				if (pos + 3 >= inputLength) throw new Error("snappy error literal pos + 3 >= inputLength");
				const lengthSize = len - 60;
				len = input[pos] + (input[pos + 1] << 8) + (input[pos + 2] << 16) + (input[pos + 3] << 24);
				len = (len & WORD_MASK[lengthSize]) + 1;
				pos += lengthSize;
			}
			if (pos + len > inputLength) throw new Error("snappy error literal exceeds input length");
			copyBytes(input, pos, output, outPos, len);
			pos += len;
			outPos += len;
		} else {
			let offset = 0;
			switch (c & 3) {
				case 1:
					len = (c >>> 2 & 7) + 4;
					offset = input[pos] + (c >>> 5 << 8);
					pos++;
					break;
				case 2:
					if (inputLength <= pos + 1) throw new Error("snappy error end of input");
					len = (c >>> 2) + 1;
					offset = input[pos] + (input[pos + 1] << 8);
					pos += 2;
					break;
				case 3:
					if (inputLength <= pos + 3) throw new Error("snappy error end of input");
					len = (c >>> 2) + 1;
					offset = input[pos] + (input[pos + 1] << 8) + (input[pos + 2] << 16) + (input[pos + 3] << 24);
					pos += 4;
			}
			if (offset === 0 || isNaN(offset)) throw new Error(`invalid offset ${offset} pos ${pos} inputLength ${inputLength}`);
			if (offset > outPos) throw new Error("cannot copy from before start of buffer");
			copyBytes(output, outPos - offset, output, outPos, len);
			outPos += len;
		}
	}
	if (outPos !== outputLength) throw new Error("premature end of input");
}

// node_modules/hyparquet/src/datapage.js
/**
* @import {ColumnDecoder, CompressionCodec, Compressors, DataPage, DataPageHeader, DataPageHeaderV2, DataReader, DecodedArray, PageHeader, SchemaTree} from '../src/types.js'
*/
/**
* Read a data page from uncompressed reader.
*
* @param {Uint8Array} bytes raw page data (should already be decompressed)
* @param {DataPageHeader} daph data page header
* @param {ColumnDecoder} columnDecoder
* @returns {DataPage} definition levels, repetition levels, and array of values
*/
function readDataPage(bytes, daph, { type, element, schemaPath }) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const reader = {
		view,
		offset: 0
	};
	/** @type {DecodedArray} */
	let dataPage;
	const repetitionLevels = readRepetitionLevels(reader, daph, schemaPath);
	const { definitionLevels, numNulls } = readDefinitionLevels(reader, daph, schemaPath);
	const nValues = daph.num_values - numNulls;
	if (daph.encoding === "PLAIN") dataPage = readPlain(reader, type, nValues, element.type_length);
	else if (daph.encoding === "PLAIN_DICTIONARY" || daph.encoding === "RLE_DICTIONARY" || daph.encoding === "RLE") {
		const bitWidth = type === "BOOLEAN" ? 1 : view.getUint8(reader.offset++);
		if (bitWidth) {
			dataPage = new Array(nValues);
			if (type === "BOOLEAN") {
				readRleBitPackedHybrid(reader, bitWidth, dataPage);
				dataPage = dataPage.map((x) => !!x);
			} else readRleBitPackedHybrid(reader, bitWidth, dataPage, view.byteLength - reader.offset);
		} else dataPage = new Uint8Array(nValues);
	} else if (daph.encoding === "BYTE_STREAM_SPLIT") dataPage = byteStreamSplit(reader, nValues, type, element.type_length);
	else if (daph.encoding === "DELTA_BINARY_PACKED") {
		dataPage = type === "INT32" ? new Int32Array(nValues) : new BigInt64Array(nValues);
		deltaBinaryUnpack(reader, nValues, dataPage);
	} else if (daph.encoding === "DELTA_LENGTH_BYTE_ARRAY") {
		dataPage = new Array(nValues);
		deltaLengthByteArray(reader, nValues, dataPage);
	} else if (daph.encoding === "DELTA_BYTE_ARRAY") {
		dataPage = new Array(nValues);
		deltaByteArray(reader, nValues, dataPage);
	} else throw new Error(`parquet unsupported encoding: ${daph.encoding}`);
	return {
		definitionLevels,
		repetitionLevels,
		dataPage
	};
}
/**
* @param {DataReader} reader data view for the page
* @param {DataPageHeader} daph data page header
* @param {SchemaTree[]} schemaPath
* @returns {any[]} repetition levels and number of bytes read
*/
function readRepetitionLevels(reader, daph, schemaPath) {
	if (schemaPath.length > 1) {
		const maxRepetitionLevel = getMaxRepetitionLevel(schemaPath);
		if (maxRepetitionLevel) {
			const values = new Array(daph.num_values);
			readRleBitPackedHybrid(reader, bitWidth(maxRepetitionLevel), values);
			return values;
		}
	}
	return [];
}
/**
* @param {DataReader} reader data view for the page
* @param {DataPageHeader} daph data page header
* @param {SchemaTree[]} schemaPath
* @returns {{ definitionLevels: number[], numNulls: number }} definition levels
*/
function readDefinitionLevels(reader, daph, schemaPath) {
	const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath);
	if (!maxDefinitionLevel) return {
		definitionLevels: [],
		numNulls: 0
	};
	const definitionLevels = new Array(daph.num_values);
	readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel), definitionLevels);
	let numNulls = daph.num_values;
	for (const def of definitionLevels) if (def === maxDefinitionLevel) numNulls--;
	if (numNulls === 0) definitionLevels.length = 0;
	return {
		definitionLevels,
		numNulls
	};
}
/**
* @param {Uint8Array} compressedBytes
* @param {number} uncompressed_page_size
* @param {CompressionCodec} codec
* @param {Compressors | undefined} compressors
* @returns {Uint8Array}
*/
function decompressPage(compressedBytes, uncompressed_page_size, codec, compressors) {
	/** @type {Uint8Array} */
	let page;
	const customDecompressor = compressors?.[codec];
	if (codec === "UNCOMPRESSED") page = compressedBytes;
	else if (customDecompressor) page = customDecompressor(compressedBytes, uncompressed_page_size);
	else if (codec === "SNAPPY") {
		page = new Uint8Array(uncompressed_page_size);
		snappyUncompress(compressedBytes, page);
	} else throw new Error(`parquet unsupported compression codec: ${codec}`);
	if (page?.length !== uncompressed_page_size) throw new Error(`parquet decompressed page length ${page?.length} does not match header ${uncompressed_page_size}`);
	return page;
}
/**
* Read a data page from the given Uint8Array.
*
* @param {Uint8Array} compressedBytes raw page data
* @param {PageHeader} ph page header
* @param {ColumnDecoder} columnDecoder
* @returns {DataPage} definition levels, repetition levels, and array of values
*/
function readDataPageV2(compressedBytes, ph, columnDecoder) {
	const reader = {
		view: new DataView(compressedBytes.buffer, compressedBytes.byteOffset, compressedBytes.byteLength),
		offset: 0
	};
	const { type, element, schemaPath, codec, compressors } = columnDecoder;
	const daph2 = ph.data_page_header_v2;
	if (!daph2) throw new Error("parquet data page header v2 is undefined");
	const repetitionLevels = readRepetitionLevelsV2(reader, daph2, schemaPath);
	reader.offset = daph2.repetition_levels_byte_length;
	const definitionLevels = readDefinitionLevelsV2(reader, daph2, schemaPath);
	const uncompressedPageSize = ph.uncompressed_page_size - daph2.definition_levels_byte_length - daph2.repetition_levels_byte_length;
	let page = compressedBytes.subarray(reader.offset);
	if (daph2.is_compressed !== false) page = decompressPage(page, uncompressedPageSize, codec, compressors);
	const pageView = new DataView(page.buffer, page.byteOffset, page.byteLength);
	const pageReader = {
		view: pageView,
		offset: 0
	};
	/** @type {DecodedArray} */
	let dataPage;
	const nValues = daph2.num_values - daph2.num_nulls;
	if (daph2.encoding === "PLAIN") dataPage = readPlain(pageReader, type, nValues, element.type_length);
	else if (daph2.encoding === "RLE") {
		dataPage = new Array(nValues);
		readRleBitPackedHybrid(pageReader, 1, dataPage);
		dataPage = dataPage.map((x) => !!x);
	} else if (daph2.encoding === "PLAIN_DICTIONARY" || daph2.encoding === "RLE_DICTIONARY") {
		const bitWidth = pageView.getUint8(pageReader.offset++);
		dataPage = new Array(nValues);
		readRleBitPackedHybrid(pageReader, bitWidth, dataPage, uncompressedPageSize - 1);
	} else if (daph2.encoding === "DELTA_BINARY_PACKED") {
		dataPage = type === "INT32" ? new Int32Array(nValues) : new BigInt64Array(nValues);
		deltaBinaryUnpack(pageReader, nValues, dataPage);
	} else if (daph2.encoding === "DELTA_LENGTH_BYTE_ARRAY") {
		dataPage = new Array(nValues);
		deltaLengthByteArray(pageReader, nValues, dataPage);
	} else if (daph2.encoding === "DELTA_BYTE_ARRAY") {
		dataPage = new Array(nValues);
		deltaByteArray(pageReader, nValues, dataPage);
	} else if (daph2.encoding === "BYTE_STREAM_SPLIT") dataPage = byteStreamSplit(pageReader, nValues, type, element.type_length);
	else throw new Error(`parquet unsupported encoding: ${daph2.encoding}`);
	return {
		definitionLevels,
		repetitionLevels,
		dataPage
	};
}
/**
* @param {DataReader} reader
* @param {DataPageHeaderV2} daph2 data page header v2
* @param {SchemaTree[]} schemaPath
* @returns {any[]} repetition levels
*/
function readRepetitionLevelsV2(reader, daph2, schemaPath) {
	const maxRepetitionLevel = getMaxRepetitionLevel(schemaPath);
	if (!maxRepetitionLevel) return [];
	const values = new Array(daph2.num_values);
	readRleBitPackedHybrid(reader, bitWidth(maxRepetitionLevel), values, daph2.repetition_levels_byte_length);
	return values;
}
/**
* @param {DataReader} reader
* @param {DataPageHeaderV2} daph2 data page header v2
* @param {SchemaTree[]} schemaPath
* @returns {number[] | undefined} definition levels
*/
function readDefinitionLevelsV2(reader, daph2, schemaPath) {
	const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath);
	if (maxDefinitionLevel) {
		const values = new Array(daph2.num_values);
		readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel), values, daph2.definition_levels_byte_length);
		return values;
	}
}
/**
* Minimum bits needed to store value.
*
* @param {number} value
* @returns {number}
*/
function bitWidth(value) {
	return 32 - Math.clz32(value);
}

// node_modules/hyparquet/src/column.js
/**
* @import {ColumnDecoder, DataReader, DecodedArray, PageHeader, PageResult, RowGroupSelect, Statistics, SubColumnData} from '../src/types.js'
*/
/**
* Parse column data from a buffer.
*
* @param {DataReader} reader
* @param {RowGroupSelect} rowGroupSelect row group selection
* @param {ColumnDecoder} columnDecoder column decoder params
* @param {(chunk: SubColumnData) => void} [onPage] callback for each page
* @returns {{ data: DecodedArray[], skipped: number }}
*/
function readColumn(reader, { groupStart, selectStart, selectEnd }, columnDecoder, onPage) {
	const { pathInSchema, schemaPath } = columnDecoder;
	const isFlat = isFlatColumn(schemaPath);
	/** @type {DecodedArray[]} */
	const chunks = [];
	/** @type {DecodedArray | undefined} */
	let dictionary = void 0;
	/** @type {DecodedArray | undefined} */
	let lastChunk = void 0;
	let rowCount = 0;
	let skipped = 0;
	const emitLastChunk = onPage && (() => {
		lastChunk && onPage({
			pathInSchema,
			columnData: lastChunk,
			rowStart: groupStart + rowCount - lastChunk.length,
			rowEnd: groupStart + rowCount
		});
	});
	while (isFlat ? rowCount < selectEnd : reader.offset < reader.view.byteLength - 1) {
		if (reader.offset >= reader.view.byteLength - 1) break;
		const header = parquetHeader(reader);
		if (header.type === "DICTIONARY_PAGE") {
			const { data } = readPage(reader, header, columnDecoder, dictionary, void 0, 0);
			if (data) dictionary = convert(data, columnDecoder);
		} else {
			const lastChunkLength = lastChunk?.length || 0;
			const result = readPage(reader, header, columnDecoder, dictionary, lastChunk, selectStart - rowCount);
			if (result.skipped) {
				if (!chunks.length) skipped += result.skipped;
				rowCount += result.skipped;
			} else if (result.data && lastChunk === result.data) rowCount += result.data.length - lastChunkLength;
			else if (result.data && result.data.length) {
				emitLastChunk?.();
				chunks.push(result.data);
				rowCount += result.data.length;
				lastChunk = result.data;
			}
		}
	}
	emitLastChunk?.();
	return {
		data: chunks,
		skipped
	};
}
/**
* Read a page (data or dictionary) from a buffer.
*
* @param {DataReader} reader
* @param {PageHeader} header
* @param {ColumnDecoder} columnDecoder
* @param {DecodedArray | undefined} dictionary
* @param {DecodedArray | undefined} previousChunk
* @param {number} pageStart skip this many rows in the page
* @returns {PageResult}
*/
function readPage(reader, header, columnDecoder, dictionary, previousChunk, pageStart) {
	const { type, element, schemaPath, codec, compressors } = columnDecoder;
	const compressedBytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, header.compressed_page_size);
	reader.offset += header.compressed_page_size;
	if (header.type === "DATA_PAGE") {
		const daph = header.data_page_header;
		if (!daph) throw new Error("parquet data page header is undefined");
		if (pageStart > daph.num_values && isFlatColumn(schemaPath)) return { skipped: daph.num_values };
		const page = decompressPage(compressedBytes, Number(header.uncompressed_page_size), codec, compressors);
		const { definitionLevels, repetitionLevels, dataPage } = readDataPage(page, daph, columnDecoder);
		const values = convertWithDictionary(dataPage, dictionary, daph.encoding, columnDecoder);
		return {
			skipped: 0,
			data: assembleLists(Array.isArray(previousChunk) ? previousChunk : [], definitionLevels, repetitionLevels, values, schemaPath)
		};
	} else if (header.type === "DATA_PAGE_V2") {
		const daph2 = header.data_page_header_v2;
		if (!daph2) throw new Error("parquet data page header v2 is undefined");
		if (pageStart > daph2.num_rows) return { skipped: daph2.num_rows };
		const { definitionLevels, repetitionLevels, dataPage } = readDataPageV2(compressedBytes, header, columnDecoder);
		const values = convertWithDictionary(dataPage, dictionary, daph2.encoding, columnDecoder);
		return {
			skipped: 0,
			data: assembleLists(Array.isArray(previousChunk) ? previousChunk : [], definitionLevels, repetitionLevels, values, schemaPath)
		};
	} else if (header.type === "DICTIONARY_PAGE") {
		const diph = header.dictionary_page_header;
		if (!diph) throw new Error("parquet dictionary page header is undefined");
		const page = decompressPage(compressedBytes, Number(header.uncompressed_page_size), codec, compressors);
		const reader = {
			view: new DataView(page.buffer, page.byteOffset, page.byteLength),
			offset: 0
		};
		return {
			skipped: 0,
			data: readPlain(reader, type, diph.num_values, element.type_length)
		};
	} else throw new Error(`parquet unsupported page type: ${header.type}`);
}
/**
* Read a page header from a buffer, leaving the reader at the start of the page data.
*
* @param {DataReader} reader
* @returns {PageHeader}
*/
function parquetHeader(reader) {
	const header = deserializeTCompactProtocol(reader);
	return {
		type: PageTypes[header.field_1],
		uncompressed_page_size: header.field_2,
		compressed_page_size: header.field_3,
		crc: header.field_4,
		data_page_header: header.field_5 && {
			num_values: header.field_5.field_1,
			encoding: Encodings[header.field_5.field_2],
			definition_level_encoding: Encodings[header.field_5.field_3],
			repetition_level_encoding: Encodings[header.field_5.field_4],
			statistics: pageStatistics(header.field_5.field_5)
		},
		index_page_header: header.field_6,
		dictionary_page_header: header.field_7 && {
			num_values: header.field_7.field_1,
			encoding: Encodings[header.field_7.field_2],
			is_sorted: header.field_7.field_3
		},
		data_page_header_v2: header.field_8 && {
			num_values: header.field_8.field_1,
			num_nulls: header.field_8.field_2,
			num_rows: header.field_8.field_3,
			encoding: Encodings[header.field_8.field_4],
			definition_levels_byte_length: header.field_8.field_5,
			repetition_levels_byte_length: header.field_8.field_6,
			is_compressed: header.field_8.field_7 === void 0 ? true : header.field_8.field_7,
			statistics: pageStatistics(header.field_8.field_8)
		}
	};
}
/**
* @param {any} stats thrift Statistics struct
* @returns {Statistics | undefined}
*/
function pageStatistics(stats) {
	return stats && {
		max: stats.field_1,
		min: stats.field_2,
		null_count: stats.field_3,
		distinct_count: stats.field_4,
		max_value: stats.field_5,
		min_value: stats.field_6,
		is_max_value_exact: stats.field_7,
		is_min_value_exact: stats.field_8
	};
}

// node_modules/hyparquet/src/rowgroup.js
/**
* @import {AsyncColumn, AsyncRowGroup, ChunkPlan, ColumnDecoder, DecodedArray, GroupPlan, PageLocation, ParquetParsers, ParquetReadOptions, QueryPlan, SchemaTree} from '../src/types.js'
*/
/**
* Read a row group from a file-like object.
*
* @param {ParquetReadOptions} options
* @param {QueryPlan} plan
* @param {GroupPlan} groupPlan
* @returns {AsyncRowGroup} resolves to column data
*/
function readRowGroup(options, { metadata }, groupPlan) {
	/** @type {AsyncColumn[]} */
	const asyncColumns = [];
	const schemaTree = parquetSchema(metadata);
	for (const chunk of groupPlan.chunks) {
		const { path_in_schema: pathInSchema } = chunk.columnMetadata;
		const schemaPath = getTreePath(schemaTree, pathInSchema);
		const columnDecoder = {
			pathInSchema,
			element: schemaPath[schemaPath.length - 1].element,
			schemaPath,
			...options,
			...chunk.columnMetadata,
			parsers: {
				...DEFAULT_PARSERS,
				...options.parsers
			}
		};
		const { startByte, endByte } = chunk.range;
		if ("pageLocations" in chunk) asyncColumns.push({
			pathInSchema,
			data: readSelectedPages(options, groupPlan, chunk, chunk.pageLocations, columnDecoder)
		});
		else if ("offsetIndex" in chunk) asyncColumns.push({
			pathInSchema,
			data: Promise.resolve(options.file.slice(chunk.offsetIndex.startByte, chunk.offsetIndex.endByte)).then((arrayBuffer) => {
				const pages = readOffsetIndex({
					view: new DataView(arrayBuffer),
					offset: 0
				}).page_locations;
				return readSelectedPages(options, groupPlan, chunk, pages, columnDecoder);
			})
		});
		else asyncColumns.push({
			pathInSchema,
			data: Promise.resolve(options.file.slice(startByte, endByte)).then((buffer) => {
				const reader = {
					view: new DataView(buffer),
					offset: 0
				};
				return readColumn(reader, groupPlan, columnDecoder, options.onPage);
			})
		});
	}
	return {
		groupStart: groupPlan.groupStart,
		groupRows: groupPlan.groupRows,
		selectStart: groupPlan.selectStart,
		selectEnd: groupPlan.selectEnd,
		asyncColumns
	};
}
/**
* Read only the pages of a column chunk that overlap the group plan's select
* range [selectStart, selectEnd), using page locations from the offset index.
*
* @param {ParquetReadOptions} options
* @param {GroupPlan} groupPlan
* @param {ChunkPlan} chunk
* @param {PageLocation[]} pages
* @param {ColumnDecoder} columnDecoder
* @returns {Promise<{data: DecodedArray[], skipped: number}>}
*/
async function readSelectedPages(options, groupPlan, chunk, pages, columnDecoder) {
	const { data_page_offset, dictionary_page_offset } = chunk.columnMetadata;
	const { selectStart, selectEnd } = groupPlan;
	let { startByte, endByte } = chunk.range;
	let skipped = -1;
	const hasDict = dictionary_page_offset || data_page_offset < pages[0].offset;
	for (let i = 0; i < pages.length; i++) {
		const page = pages[i];
		const pageStart = Number(page.first_row_index);
		const pageEnd = i + 1 < pages.length ? Number(pages[i + 1].first_row_index) : groupPlan.groupRows;
		if (skipped < 0 && pageEnd > selectStart) {
			startByte = Number(page.offset);
			skipped = pageStart;
		}
		if (pageStart < selectEnd) endByte = Number(page.offset) + page.compressed_page_size;
	}
	if (skipped < 0) skipped = 0;
	/** @type {DataView} */
	let view;
	if (hasDict && skipped) {
		const dictLength = Number(pages[0].offset) - chunk.range.startByte;
		const [dictBuffer, dataBuffer] = await Promise.all([options.file.slice(chunk.range.startByte, Number(pages[0].offset)), options.file.slice(startByte, endByte)]);
		const combined = new Uint8Array(dictLength + dataBuffer.byteLength);
		combined.set(new Uint8Array(dictBuffer, 0, dictLength));
		combined.set(new Uint8Array(dataBuffer), dictLength);
		view = new DataView(combined.buffer);
	} else if (hasDict) view = new DataView(await options.file.slice(chunk.range.startByte, endByte));
	else view = new DataView(await options.file.slice(startByte, endByte));
	const reader = {
		view,
		offset: 0
	};
	const adjustedGroupPlan = skipped ? {
		...groupPlan,
		groupStart: groupPlan.groupStart + skipped,
		selectStart: groupPlan.selectStart - skipped,
		selectEnd: groupPlan.selectEnd - skipped
	} : groupPlan;
	const { data, skipped: columnSkipped } = readColumn(reader, adjustedGroupPlan, columnDecoder, options.onPage);
	return {
		data,
		skipped: skipped + columnSkipped
	};
}
/**
* @overload
* @param {AsyncRowGroup} asyncGroup
* @param {number} selectStart
* @param {number} selectEnd
* @param {string[] | undefined} columns
* @param {'object'} rowFormat
* @returns {Promise<Record<string, any>[]>} resolves to row data
*/
/**
* @overload
* @param {AsyncRowGroup} asyncGroup
* @param {number} selectStart
* @param {number} selectEnd
* @param {string[] | undefined} columns
* @param {'array'} [rowFormat]
* @returns {Promise<any[][]>} resolves to row data
*/
/**
* @param {AsyncRowGroup} asyncGroup
* @param {number} selectStart
* @param {number} selectEnd
* @param {string[] | undefined} columns
* @param {'object' | 'array'} [rowFormat]
* @returns {Promise<Record<string, any>[] | any[][]>} resolves to row data
*/
async function asyncGroupToRows({ asyncColumns }, selectStart, selectEnd, columns, rowFormat) {
	const asyncPages = await Promise.all(asyncColumns.map((column) => column.data.then(({ skipped, data }) => ({
		skipped,
		data: flatten(data)
	}))));
	const selectCount = selectEnd - selectStart;
	if (rowFormat === "object") {
		/** @type {Record<string, any>[]} */
		const groupData = Array(selectCount);
		for (let selectRow = 0; selectRow < selectCount; selectRow++) {
			/** @type {Record<string, any>} */
			const rowData = {};
			for (let i = 0; i < asyncColumns.length; i++) {
				const { data, skipped } = asyncPages[i];
				rowData[asyncColumns[i].pathInSchema[0]] = data[selectStart + selectRow - skipped];
			}
			groupData[selectRow] = rowData;
		}
		return groupData;
	}
	const includedColumnNames = asyncColumns.map((child) => child.pathInSchema[0]).filter((name) => !columns || columns.includes(name));
	const columnOrder = columns ?? includedColumnNames;
	const columnIndexes = columnOrder.map((name) => asyncColumns.findIndex((column) => column.pathInSchema[0] === name));
	/** @type {any[][]} */
	const groupData = Array(selectCount);
	for (let selectRow = 0; selectRow < selectCount; selectRow++) {
		const rowData = Array(asyncColumns.length);
		for (let i = 0; i < columnOrder.length; i++) {
			const colIdx = columnIndexes[i];
			if (colIdx < 0) throw new Error(`parquet column not found: ${columnOrder[i]}`);
			const { data, skipped } = asyncPages[colIdx];
			rowData[i] = data[selectStart + selectRow - skipped];
		}
		groupData[selectRow] = rowData;
	}
	return groupData;
}
/**
* Assemble physical columns into top-level columns asynchronously.
*
* @param {AsyncRowGroup} asyncRowGroup
* @param {SchemaTree} schemaTree
* @param {Partial<ParquetParsers>} [parsers]
* @returns {AsyncRowGroup}
*/
function assembleAsync(asyncRowGroup, schemaTree, parsers) {
	const { asyncColumns } = asyncRowGroup;
	const allParsers = {
		...DEFAULT_PARSERS,
		...parsers
	};
	/** @type {AsyncColumn[]} */
	const assembled = [];
	for (const child of schemaTree.children) if (child.children.length) {
		const childColumns = asyncColumns.filter((column) => column.pathInSchema[0] === child.element.name);
		if (!childColumns.length) continue;
		assembled.push({
			pathInSchema: child.path,
			data: (async () => {
				const resolved = await Promise.all(childColumns.map((c) => c.data));
				/** @type {Map<string, DecodedArray>} */
				const subcolumnData = /* @__PURE__ */ new Map();
				const flattened = resolved.map(({ data }) => flatten(data));
				const skipped = Math.max(asyncRowGroup.selectStart ?? 0, ...resolved.map((result) => result.skipped));
				const end = Math.min(asyncRowGroup.selectEnd ?? Infinity, ...resolved.map((result, i) => result.skipped + flattened[i].length));
				for (let i = 0; i < childColumns.length; i++) {
					const start = skipped - resolved[i].skipped;
					const length = Math.max(0, end - skipped);
					subcolumnData.set(childColumns[i].pathInSchema.join("."), flattened[i].slice(start, start + length));
				}
				assembleNested(subcolumnData, child, allParsers);
				const assembled = subcolumnData.get(child.element.name);
				if (!assembled) throw new Error("parquet column data not assembled");
				return {
					data: [assembled],
					skipped
				};
			})()
		});
	} else {
		const asyncColumn = asyncColumns.find((column) => column.pathInSchema[0] === child.element.name);
		if (asyncColumn) assembled.push(asyncColumn);
	}
	return {
		...asyncRowGroup,
		asyncColumns: assembled
	};
}

// node_modules/hyparquet/src/scan.js
/**
* @import {AsyncRowGroup, BaseParquetReadOptions, BloomFilter, DecodedArray, PageLocation, PageRanges, ParquetScan, ParquetScanOptions, QueryPlan, SchemaElement} from '../src/types.js'
*/
/**
* @typedef {BaseParquetReadOptions & {
*   bloomFiltersByGroup?: Record<string, BloomFilter>[],
*   schemaElements?: Record<string, SchemaElement>,
*   pageRangesByGroup?: (PageRanges | undefined)[],
*   pageLocationsByGroup?: Record<string, PageLocation[]>[],
* }} PreparedParquetReadOptions
*/
/**
* Load optional indexes and build the canonical physical read plan.
* Shared by row-oriented reads and lazy scans so pruning behavior cannot
* diverge between APIs.
*
* @param {BaseParquetReadOptions} options
* @returns {Promise<{options: PreparedParquetReadOptions, plan: QueryPlan}>}
*/
async function prepareParquetRead(options) {
	const prepared = await prepareParquetOptions(options);
	return {
		options: prepared,
		plan: parquetPlan(prepared)
	};
}
/**
* Load optional indexes and validate read options without planning data reads.
*
* @param {BaseParquetReadOptions} options
* @returns {Promise<PreparedParquetReadOptions>}
*/
async function prepareParquetOptions(options) {
	const metadata = options.metadata ?? await parquetMetadataAsync(options.file, options);
	const schemaColumns = parquetSchema(metadata).children.map((child) => child.element.name);
	const missingFilterColumns = columnsNeededForFilter(options.filter).filter((column) => !schemaColumns.includes(column));
	if (missingFilterColumns.length) throw new Error(`parquet filter columns not found: ${missingFilterColumns.join(", ")}`);
	if (options.columns) {
		const missingColumns = options.columns.filter((column) => !schemaColumns.includes(column));
		if (missingColumns.length) throw new Error(`parquet column not found: ${missingColumns[0]}`);
	}
	/** @type {PreparedParquetReadOptions} */
	let prepared = {
		...options,
		metadata
	};
	prepared = await withBloomFilters(prepared);
	prepared = await withPageIndexes(prepared);
	return prepared;
}
/**
* Read all planned row groups, prefetching their coalesced byte ranges.
*
* @param {BaseParquetReadOptions} options
* @param {QueryPlan} plan
* @returns {AsyncRowGroup[]}
*/
function readParquetPlan(options, plan) {
	const readOptions = {
		...options,
		file: prefetchAsyncBuffer(options.file, plan)
	};
	return plan.groups.map((group) => readRowGroup(readOptions, plan, group));
}
/**
* Conditionally fetch bloom filters and attach them to planner options.
*
* @param {PreparedParquetReadOptions} options
* @returns {Promise<PreparedParquetReadOptions>}
*/
async function withBloomFilters(options) {
	if (!options.useBloomFilters || !options.filter || !options.metadata) return options;
	const schemaTree = parquetSchema(options.metadata);
	/** @type {Record<string, SchemaElement>} */
	const schemaElements = {};
	for (const child of schemaTree.children) schemaElements[child.element.name] = child.element;
	const bloomFiltersByGroup = await prefetchBloomFilters({
		file: options.file,
		metadata: options.metadata,
		filter: options.filter,
		filterStrict: options.filterStrict
	});
	return {
		...options,
		bloomFiltersByGroup,
		schemaElements
	};
}
/**
* Conditionally fetch page indexes and attach candidate ranges and layouts.
*
* @param {PreparedParquetReadOptions} options
* @returns {Promise<PreparedParquetReadOptions>}
*/
async function withPageIndexes(options) {
	if (!options.usePageIndex || !options.filter || !options.metadata) return options;
	const { pageRangesByGroup, pageLocationsByGroup } = await prefetchPageIndexes({
		file: options.file,
		metadata: options.metadata,
		filter: options.filter,
		filterStrict: options.filterStrict,
		rowStart: options.rowStart,
		rowEnd: options.rowEnd,
		columns: options.columns,
		bloomFiltersByGroup: options.bloomFiltersByGroup,
		schemaElements: options.schemaElements,
		parsers: options.parsers
	});
	return {
		...options,
		pageRangesByGroup,
		pageLocationsByGroup
	};
}

// node_modules/hyparquet/src/read.js
/**
* @import {AsyncRowGroup, BaseParquetReadOptions, DecodedArray, ParquetReadOptions, ParquetRow} from '../src/types.js'
*/
/**
* Symbol for the absolute, zero-based physical position of an object row.
* @type {typeof import('../src/types.js').rowIndex}
*/
const rowIndex = Symbol("rowIndex");
/**
* Read parquet data rows from a file-like object.
* Reads the minimal number of row groups and columns to satisfy the request.
*
* Returns a void promise when complete.
* Errors are thrown on the returned promise.
* Data is returned in callbacks onComplete, onChunk, onPage, NOT the return promise.
* See parquetReadObjects for a more convenient API.
*
* @param {ParquetReadOptions} options read options
* @returns {Promise<void>} resolves when all requested rows and columns are parsed, all errors are thrown here
*/
async function parquetRead(options) {
	options.metadata ??= await parquetMetadataAsync(options.file, options);
	const { rowStart = 0, rowEnd, columns, onChunk, onComplete, rowFormat, filter, filterStrict = true } = options;
	if (filter && rowFormat !== "object") throw new Error("parquet filter requires rowFormat: \"object\"");
	if (options.includeRowIndex && rowFormat !== "object") throw new Error("parquet includeRowIndex requires rowFormat: \"object\"");
	const filterColumns = columnsNeededForFilter(filter);
	let readColumns = columns;
	if (columns && filterColumns.length) {
		const selectedColumns = new Set(columns);
		const extraColumns = filterColumns.filter((column) => !selectedColumns.has(column));
		if (extraColumns.length) readColumns = [...columns, ...extraColumns];
	}
	const readOptions = readColumns === columns ? options : {
		...options,
		columns: readColumns
	};
	const prepared = await prepareParquetRead(readOptions);
	const preparedOptions = prepared.options;
	const requiresProjection = readColumns !== columns;
	const asyncGroups = readParquetPlan(preparedOptions, prepared.plan);
	if (!onComplete && !onChunk) {
		await awaitAllColumns(asyncGroups);
		return;
	}
	if (!preparedOptions.metadata) throw new Error("parquet requires metadata");
	const schemaTree = parquetSchema(preparedOptions.metadata);
	const assembled = asyncGroups.map((arg) => assembleAsync(arg, schemaTree, options.parsers));
	if (onChunk) for (const asyncGroup of assembled) for (const asyncColumn of asyncGroup.asyncColumns) asyncColumn.data.then(({ data, skipped }) => {
		let rowStart = asyncGroup.groupStart + skipped;
		for (const columnData of data) {
			onChunk({
				columnName: asyncColumn.pathInSchema[0],
				columnData,
				rowStart,
				rowEnd: rowStart + columnData.length
			});
			rowStart += columnData.length;
		}
	}, () => {});
	if (onComplete) {
		await awaitAllColumns(assembled);
		/** @type {any[]} */
		const rows = [];
		for (const asyncGroup of assembled) {
			const selectStart = asyncGroup.selectStart ?? Math.max(rowStart - asyncGroup.groupStart, 0);
			const selectEnd = asyncGroup.selectEnd ?? Math.min((rowEnd ?? Infinity) - asyncGroup.groupStart, asyncGroup.groupRows);
			const groupData = rowFormat === "object" ? await asyncGroupToRows(asyncGroup, selectStart, selectEnd, readColumns, "object") : await asyncGroupToRows(asyncGroup, selectStart, selectEnd, columns, "array");
			if (options.includeRowIndex) for (let i = 0; i < groupData.length; i++) Object.defineProperty(groupData[i], rowIndex, { value: asyncGroup.groupStart + selectStart + i });
			if (filter) {
				for (const row of groupData) if (matchFilter(row, filter, filterStrict)) {
					if (requiresProjection && columns) {
						for (const col of filterColumns) if (!columns.includes(col)) delete row[col];
					}
					rows.push(row);
				}
			} else concat(rows, groupData);
		}
		onComplete(rows);
	} else await awaitAllColumns(assembled);
}
/**
* Await every column promise across the given row groups via Promise.allSettled
* so no rejection escapes as an unhandledRejection. Throws the first rejection.
*
* @param {AsyncRowGroup[]} asyncGroups
* @returns {Promise<void>}
*/
async function awaitAllColumns(asyncGroups) {
	const all = asyncGroups.flatMap((g) => g.asyncColumns.map((c) => c.data));
	const failed = (await Promise.allSettled(all)).find((r) => r.status === "rejected");
	if (failed) throw failed.reason;
}

// node_modules/fzstd/esm/index.mjs
var ab = ArrayBuffer;
var u8 = Uint8Array;
var u16 = Uint16Array;
var i16 = Int16Array;
var i32 = Int32Array;
var slc = function(v, s, e) {
	if (u8.prototype.slice) return u8.prototype.slice.call(v, s, e);
	if (s == null || s < 0) s = 0;
	if (e == null || e > v.length) e = v.length;
	var n = new u8(e - s);
	n.set(v.subarray(s, e));
	return n;
};
var fill = function(v, n, s, e) {
	if (u8.prototype.fill) return u8.prototype.fill.call(v, n, s, e);
	if (s == null || s < 0) s = 0;
	if (e == null || e > v.length) e = v.length;
	for (; s < e; ++s) v[s] = n;
	return v;
};
var cpw = function(v, t, s, e) {
	if (u8.prototype.copyWithin) return u8.prototype.copyWithin.call(v, t, s, e);
	if (s == null || s < 0) s = 0;
	if (e == null || e > v.length) e = v.length;
	while (s < e) v[t++] = v[s++];
};
var ec = [
	"invalid zstd data",
	"window size too large (>2046MB)",
	"invalid block type",
	"FSE accuracy too high",
	"match distance too far back",
	"unexpected EOF"
];
var err = function(ind, msg, nt) {
	var e = new Error(msg || ec[ind]);
	e.code = ind;
	if (Error.captureStackTrace) Error.captureStackTrace(e, err);
	if (!nt) throw e;
	return e;
};
var rb = function(d, b, n) {
	var i = 0, o = 0;
	for (; i < n; ++i) o |= d[b++] << (i << 3);
	return o;
};
var b4 = function(d, b) {
	return (d[b] | d[b + 1] << 8 | d[b + 2] << 16 | d[b + 3] << 24) >>> 0;
};
var rzfh = function(dat, w) {
	var n3 = dat[0] | dat[1] << 8 | dat[2] << 16;
	if (n3 == 3126568 && dat[3] == 253) {
		var flg = dat[4];
		var ss = flg >> 5 & 1, cc = flg >> 2 & 1, df = flg & 3, fcf = flg >> 6;
		if (flg & 8) err(0);
		var bt = 6 - ss;
		var db = df == 3 ? 4 : df;
		var di = rb(dat, bt, db);
		bt += db;
		var fsb = fcf ? 1 << fcf : ss;
		var fss = rb(dat, bt, fsb) + (fcf == 1 && 256);
		var ws = fss;
		if (!ss) {
			var wb = 1 << 10 + (dat[5] >> 3);
			ws = wb + (wb >> 3) * (dat[5] & 7);
		}
		if (ws > 2145386496) err(1);
		var buf = new u8((w == 1 ? fss || ws : w ? 0 : ws) + 12);
		buf[0] = 1, buf[4] = 4, buf[8] = 8;
		return {
			b: bt + fsb,
			y: 0,
			l: 0,
			d: di,
			w: w && w != 1 ? w : buf.subarray(12),
			e: ws,
			o: new i32(buf.buffer, 0, 3),
			u: fss,
			c: cc,
			m: Math.min(131072, ws)
		};
	} else if ((n3 >> 4 | dat[3] << 20) == 25481893) return b4(dat, 4) + 8;
	err(0);
};
var msb = function(val) {
	var bits = 0;
	for (; 1 << bits <= val; ++bits);
	return bits - 1;
};
var rfse = function(dat, bt, mal) {
	var tpos = (bt << 3) + 4;
	var al = (dat[bt] & 15) + 5;
	if (al > mal) err(3);
	var sz = 1 << al;
	var probs = sz, sym = -1, re = -1, i = -1, ht = sz;
	var buf = new ab(512 + (sz << 2));
	var freq = new i16(buf, 0, 256);
	var dstate = new u16(buf, 0, 256);
	var nstate = new u16(buf, 512, sz);
	var bb1 = 512 + (sz << 1);
	var syms = new u8(buf, bb1, sz);
	var nbits = new u8(buf, bb1 + sz);
	while (sym < 255 && probs > 0) {
		var bits = msb(probs + 1);
		var cbt = tpos >> 3;
		var msk = (1 << bits + 1) - 1;
		var val = (dat[cbt] | dat[cbt + 1] << 8 | dat[cbt + 2] << 16) >> (tpos & 7) & msk;
		var msk1fb = (1 << bits) - 1;
		var msv = msk - probs - 1;
		var sval = val & msk1fb;
		if (sval < msv) tpos += bits, val = sval;
		else {
			tpos += bits + 1;
			if (val > msk1fb) val -= msv;
		}
		freq[++sym] = --val;
		if (val == -1) {
			probs += val;
			syms[--ht] = sym;
		} else probs -= val;
		if (!val) do {
			var rbt = tpos >> 3;
			re = (dat[rbt] | dat[rbt + 1] << 8) >> (tpos & 7) & 3;
			tpos += 2;
			sym += re;
		} while (re == 3);
	}
	if (sym > 255 || probs) err(0);
	var sympos = 0;
	var sstep = (sz >> 1) + (sz >> 3) + 3;
	var smask = sz - 1;
	for (var s = 0; s <= sym; ++s) {
		var sf = freq[s];
		if (sf < 1) {
			dstate[s] = -sf;
			continue;
		}
		for (i = 0; i < sf; ++i) {
			syms[sympos] = s;
			do
				sympos = sympos + sstep & smask;
			while (sympos >= ht);
		}
	}
	if (sympos) err(0);
	for (i = 0; i < sz; ++i) {
		var ns = dstate[syms[i]]++;
		var nb = nbits[i] = al - msb(ns);
		nstate[i] = (ns << nb) - sz;
	}
	return [tpos + 7 >> 3, {
		b: al,
		s: syms,
		n: nbits,
		t: nstate
	}];
};
var rhu = function(dat, bt) {
	var i = 0, wc = -1;
	var buf = new u8(292), hb = dat[bt];
	var hw = buf.subarray(0, 256);
	var rc = buf.subarray(256, 268);
	var ri = new u16(buf.buffer, 268);
	if (hb < 128) {
		var _a = rfse(dat, bt + 1, 6), ebt = _a[0], fdt = _a[1];
		bt += hb;
		var epos = ebt << 3;
		var lb = dat[bt];
		if (!lb) err(0);
		var st1 = 0, st2 = 0, btr1 = fdt.b, btr2 = btr1;
		var fpos = (++bt << 3) - 8 + msb(lb);
		for (;;) {
			fpos -= btr1;
			if (fpos < epos) break;
			var cbt = fpos >> 3;
			st1 += (dat[cbt] | dat[cbt + 1] << 8) >> (fpos & 7) & (1 << btr1) - 1;
			hw[++wc] = fdt.s[st1];
			fpos -= btr2;
			if (fpos < epos) break;
			cbt = fpos >> 3;
			st2 += (dat[cbt] | dat[cbt + 1] << 8) >> (fpos & 7) & (1 << btr2) - 1;
			hw[++wc] = fdt.s[st2];
			btr1 = fdt.n[st1];
			st1 = fdt.t[st1];
			btr2 = fdt.n[st2];
			st2 = fdt.t[st2];
		}
		if (++wc > 255) err(0);
	} else {
		wc = hb - 127;
		for (; i < wc; i += 2) {
			var byte = dat[++bt];
			hw[i] = byte >> 4;
			hw[i + 1] = byte & 15;
		}
		++bt;
	}
	var wes = 0;
	for (i = 0; i < wc; ++i) {
		var wt = hw[i];
		if (wt > 11) err(0);
		wes += wt && 1 << wt - 1;
	}
	var mb = msb(wes) + 1;
	var ts = 1 << mb;
	var rem = ts - wes;
	if (rem & rem - 1) err(0);
	hw[wc++] = msb(rem) + 1;
	for (i = 0; i < wc; ++i) {
		var wt = hw[i];
		++rc[hw[i] = wt && mb + 1 - wt];
	}
	var hbuf = new u8(ts << 1);
	var syms = hbuf.subarray(0, ts), nb = hbuf.subarray(ts);
	ri[mb] = 0;
	for (i = mb; i > 0; --i) {
		var pv = ri[i];
		fill(nb, i, pv, ri[i - 1] = pv + rc[i] * (1 << mb - i));
	}
	if (ri[0] != ts) err(0);
	for (i = 0; i < wc; ++i) {
		var bits = hw[i];
		if (bits) {
			var code = ri[bits];
			fill(syms, i, code, ri[bits] = code + (1 << mb - bits));
		}
	}
	return [bt, {
		n: nb,
		b: mb,
		s: syms
	}];
};
var dllt = (/*#__PURE__*/ rfse(/*#__PURE__*/ new u8([
	81,
	16,
	99,
	140,
	49,
	198,
	24,
	99,
	12,
	33,
	196,
	24,
	99,
	102,
	102,
	134,
	70,
	146,
	4
]), 0, 6))[1];
var dmlt = (/*#__PURE__*/ rfse(/*#__PURE__*/ new u8([
	33,
	20,
	196,
	24,
	99,
	140,
	33,
	132,
	16,
	66,
	8,
	33,
	132,
	16,
	66,
	8,
	33,
	68,
	68,
	68,
	68,
	68,
	68,
	68,
	68,
	36,
	9
]), 0, 6))[1];
var doct = (/*#__PURE__ */ rfse(/*#__PURE__*/ new u8([
	32,
	132,
	16,
	66,
	102,
	70,
	68,
	68,
	68,
	68,
	36,
	73,
	2
]), 0, 5))[1];
var b2bl = function(b, s) {
	var len = b.length, bl = new i32(len);
	for (var i = 0; i < len; ++i) {
		bl[i] = s;
		s += 1 << b[i];
	}
	return bl;
};
var llb = /*#__PURE__ */ new u8((/*#__PURE__ */ new i32([
	0,
	0,
	0,
	0,
	16843009,
	50528770,
	134678020,
	202050057,
	269422093
])).buffer, 0, 36);
var llbl = /*#__PURE__ */ b2bl(llb, 0);
var mlb = /*#__PURE__ */ new u8((/*#__PURE__ */ new i32([
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	16843009,
	50528770,
	117769220,
	185207048,
	252579084,
	16
])).buffer, 0, 53);
var mlbl = /*#__PURE__ */ b2bl(mlb, 3);
var dhu = function(dat, out, hu) {
	var len = dat.length, ss = out.length, lb = dat[len - 1], msk = (1 << hu.b) - 1, eb = -hu.b;
	if (!lb) err(0);
	var st = 0, btr = hu.b, pos = (len << 3) - 8 + msb(lb) - btr, i = -1;
	for (; pos > eb && i < ss;) {
		var cbt = pos >> 3;
		var val = (dat[cbt] | dat[cbt + 1] << 8 | dat[cbt + 2] << 16) >> (pos & 7);
		st = (st << btr | val) & msk;
		out[++i] = hu.s[st];
		pos -= btr = hu.n[st];
	}
	if (pos != eb || i + 1 != ss) err(0);
};
var dhu4 = function(dat, out, hu) {
	var bt = 6;
	var sz1 = out.length + 3 >> 2, sz2 = sz1 << 1, sz3 = sz1 + sz2;
	dhu(dat.subarray(bt, bt += dat[0] | dat[1] << 8), out.subarray(0, sz1), hu);
	dhu(dat.subarray(bt, bt += dat[2] | dat[3] << 8), out.subarray(sz1, sz2), hu);
	dhu(dat.subarray(bt, bt += dat[4] | dat[5] << 8), out.subarray(sz2, sz3), hu);
	dhu(dat.subarray(bt), out.subarray(sz3), hu);
};
var rzb = function(dat, st, out) {
	var _a;
	var bt = st.b;
	var b0 = dat[bt], btype = b0 >> 1 & 3;
	st.l = b0 & 1;
	var sz = b0 >> 3 | dat[bt + 1] << 5 | dat[bt + 2] << 13;
	var ebt = (bt += 3) + sz;
	if (btype == 1) {
		if (bt >= dat.length) return;
		st.b = bt + 1;
		if (out) {
			fill(out, dat[bt], st.y, st.y += sz);
			return out;
		}
		return fill(new u8(sz), dat[bt]);
	}
	if (ebt > dat.length) return;
	if (btype == 0) {
		st.b = ebt;
		if (out) {
			out.set(dat.subarray(bt, ebt), st.y);
			st.y += sz;
			return out;
		}
		return slc(dat, bt, ebt);
	}
	if (btype == 2) {
		var b3 = dat[bt], lbt = b3 & 3, sf = b3 >> 2 & 3;
		var lss = b3 >> 4, lcs = 0, s4 = 0;
		if (lbt < 2) {
			if (sf & 1) lss |= dat[++bt] << 4 | (sf & 2 && dat[++bt] << 12);
			else lss = b3 >> 3;
		} else {
			s4 = sf;
			if (sf < 2) lss |= (dat[++bt] & 63) << 4, lcs = dat[bt] >> 6 | dat[++bt] << 2;
			else if (sf == 2) lss |= dat[++bt] << 4 | (dat[++bt] & 3) << 12, lcs = dat[bt] >> 2 | dat[++bt] << 6;
			else lss |= dat[++bt] << 4 | (dat[++bt] & 63) << 12, lcs = dat[bt] >> 6 | dat[++bt] << 2 | dat[++bt] << 10;
		}
		++bt;
		var buf = out ? out.subarray(st.y, st.y + st.m) : new u8(st.m);
		var spl = buf.length - lss;
		if (lbt == 0) buf.set(dat.subarray(bt, bt += lss), spl);
		else if (lbt == 1) fill(buf, dat[bt++], spl);
		else {
			var hu = st.h;
			if (lbt == 2) {
				var hud = rhu(dat, bt);
				lcs += bt - (bt = hud[0]);
				st.h = hu = hud[1];
			} else if (!hu) err(0);
			(s4 ? dhu4 : dhu)(dat.subarray(bt, bt += lcs), buf.subarray(spl), hu);
		}
		var ns = dat[bt++];
		if (ns) {
			if (ns == 255) ns = (dat[bt++] | dat[bt++] << 8) + 32512;
			else if (ns > 127) ns = ns - 128 << 8 | dat[bt++];
			var scm = dat[bt++];
			if (scm & 3) err(0);
			var dts = [
				dmlt,
				doct,
				dllt
			];
			for (var i = 2; i > -1; --i) {
				var md = scm >> (i << 1) + 2 & 3;
				if (md == 1) {
					var rbuf = new u8([
						0,
						0,
						dat[bt++]
					]);
					dts[i] = {
						s: rbuf.subarray(2, 3),
						n: rbuf.subarray(0, 1),
						t: new u16(rbuf.buffer, 0, 1),
						b: 0
					};
				} else if (md == 2) _a = rfse(dat, bt, 9 - (i & 1)), bt = _a[0], dts[i] = _a[1];
				else if (md == 3) {
					if (!st.t) err(0);
					dts[i] = st.t[i];
				}
			}
			var _b = st.t = dts, mlt = _b[0], oct = _b[1], llt = _b[2];
			var lb = dat[ebt - 1];
			if (!lb) err(0);
			var spos = (ebt << 3) - 8 + msb(lb) - llt.b, cbt = spos >> 3, oubt = 0;
			var lst = (dat[cbt] | dat[cbt + 1] << 8) >> (spos & 7) & (1 << llt.b) - 1;
			cbt = (spos -= oct.b) >> 3;
			var ost = (dat[cbt] | dat[cbt + 1] << 8) >> (spos & 7) & (1 << oct.b) - 1;
			cbt = (spos -= mlt.b) >> 3;
			var mst = (dat[cbt] | dat[cbt + 1] << 8) >> (spos & 7) & (1 << mlt.b) - 1;
			for (++ns; --ns;) {
				var llc = llt.s[lst];
				var lbtr = llt.n[lst];
				var mlc = mlt.s[mst];
				var mbtr = mlt.n[mst];
				var ofc = oct.s[ost];
				var obtr = oct.n[ost];
				cbt = (spos -= ofc) >> 3;
				var ofp = 1 << ofc;
				var off = ofp + ((dat[cbt] | dat[cbt + 1] << 8 | dat[cbt + 2] << 16 | dat[cbt + 3] << 24) >>> (spos & 7) & ofp - 1);
				cbt = (spos -= mlb[mlc]) >> 3;
				var ml = mlbl[mlc] + ((dat[cbt] | dat[cbt + 1] << 8 | dat[cbt + 2] << 16) >> (spos & 7) & (1 << mlb[mlc]) - 1);
				cbt = (spos -= llb[llc]) >> 3;
				var ll = llbl[llc] + ((dat[cbt] | dat[cbt + 1] << 8 | dat[cbt + 2] << 16) >> (spos & 7) & (1 << llb[llc]) - 1);
				cbt = (spos -= lbtr) >> 3;
				lst = llt.t[lst] + ((dat[cbt] | dat[cbt + 1] << 8) >> (spos & 7) & (1 << lbtr) - 1);
				cbt = (spos -= mbtr) >> 3;
				mst = mlt.t[mst] + ((dat[cbt] | dat[cbt + 1] << 8) >> (spos & 7) & (1 << mbtr) - 1);
				cbt = (spos -= obtr) >> 3;
				ost = oct.t[ost] + ((dat[cbt] | dat[cbt + 1] << 8) >> (spos & 7) & (1 << obtr) - 1);
				if (off > 3) {
					st.o[2] = st.o[1];
					st.o[1] = st.o[0];
					st.o[0] = off -= 3;
				} else {
					var idx = off - (ll != 0);
					if (idx) {
						off = idx == 3 ? st.o[0] - 1 : st.o[idx];
						if (idx > 1) st.o[2] = st.o[1];
						st.o[1] = st.o[0];
						st.o[0] = off;
					} else off = st.o[0];
				}
				for (var i = 0; i < ll; ++i) buf[oubt + i] = buf[spl + i];
				oubt += ll, spl += ll;
				var stin = oubt - off;
				if (stin < 0) {
					var len = -stin;
					var bs = st.e + stin;
					if (len > ml) len = ml;
					for (var i = 0; i < len; ++i) buf[oubt + i] = st.w[bs + i];
					oubt += len, ml -= len, stin = 0;
				}
				for (var i = 0; i < ml; ++i) buf[oubt + i] = buf[stin + i];
				oubt += ml;
			}
			if (oubt != spl) while (spl < buf.length) buf[oubt++] = buf[spl++];
			else oubt = buf.length;
			if (out) st.y += oubt;
			else buf = slc(buf, 0, oubt);
		} else if (out) {
			st.y += lss;
			if (spl) for (var i = 0; i < lss; ++i) buf[i] = buf[spl + i];
		} else if (spl) buf = slc(buf, spl);
		st.b = ebt;
		return buf;
	}
	err(2);
};
var cct = function(bufs, ol) {
	if (bufs.length == 1) return bufs[0];
	var buf = new u8(ol);
	for (var i = 0, b = 0; i < bufs.length; ++i) {
		var chk = bufs[i];
		buf.set(chk, b);
		b += chk.length;
	}
	return buf;
};
/**
* Decompresses Zstandard data
* @param dat The input data
* @param buf The output buffer. If unspecified, the function will allocate
*            exactly enough memory to fit the decompressed data. If your
*            data has multiple frames and you know the output size, specifying
*            it will yield better performance.
* @returns The decompressed data
*/
function decompress(dat, buf) {
	var bufs = [], nb = +!buf;
	var bt = 0, ol = 0;
	for (; dat.length;) {
		var st = rzfh(dat, nb || buf);
		if (typeof st == "object") {
			if (nb) {
				buf = null;
				if (st.w.length == st.u) {
					bufs.push(buf = st.w);
					ol += st.u;
				}
			} else {
				bufs.push(buf);
				st.e = 0;
			}
			for (; !st.l;) {
				var blk = rzb(dat, st, buf);
				if (!blk) err(5);
				if (buf) st.e = st.y;
				else {
					bufs.push(blk);
					ol += blk.length;
					cpw(st.w, 0, blk.length);
					st.w.set(blk, st.w.length - blk.length);
				}
			}
			bt = st.b + st.c * 4;
		} else bt = st;
		dat = dat.subarray(bt);
	}
	return cct(bufs, ol);
}

// node_modules/hysnappy/js/uncompress.js
/**
* Load wasm and return uncompressor function.
*
* @returns {(input: Uint8Array, outputLength: number) => Uint8Array}
*/
function snappyUncompressor() {
	const wasm = instantiateWasm();
	return (input, outputLength) => {
		/** @type {any} */
		const { memory, uncompress } = wasm.exports;
		const inputStart = 68e3;
		const outputStart = inputStart + input.byteLength;
		const totalSize = inputStart + input.byteLength + outputLength;
		if (memory.buffer.byteLength < totalSize) {
			const pageSize = 65536;
			const currentPages = memory.buffer.byteLength / pageSize;
			const pagesToGrow = Math.ceil(totalSize / pageSize) - currentPages;
			memory.grow(pagesToGrow);
		}
		const byteArray = new Uint8Array(memory.buffer);
		byteArray.set(input, inputStart);
		const result = uncompress(inputStart, input.byteLength, outputStart);
		if (result === -1) throw new Error("invalid snappy length header");
		if (result === -2) throw new Error("missing eof marker");
		if (result === -3) throw new Error("premature end of input");
		if (result) throw new Error(`failed to uncompress data ${result}`);
		return byteArray.slice(outputStart, outputStart + outputLength);
	};
}
/**
* Instantiate WASM module from a base64 string.
*
* @returns {WebAssembly.Instance}
*/
function instantiateWasm() {
	const binaryString = atob(wasm64);
	const byteArray = new Uint8Array(binaryString.length);
	for (let i = 0; i < binaryString.length; i += 1) byteArray[i] = binaryString.charCodeAt(i);
	const mod = new WebAssembly.Module(byteArray);
	return new WebAssembly.Instance(mod);
}
const wasm64 = "AGFzbQEAAAABEANgAABgA39/fwF/YAF/AX8DBgUAAQEBAgUDAQACBj8KfwFBoIwEC38AQYAIC38AQaAMC38AQaAMC38AQaCMBAt/AEGACAt/AEGgjAQLfwBBgIAIC38AQQALfwBBAQsHwQEOBm1lbW9yeQIAEV9fd2FzbV9jYWxsX2N0b3JzAAAGbWVtY3B5AAEHbWVtbW92ZQACCnVuY29tcHJlc3MAAwxfX2Rzb19oYW5kbGUDAQpfX2RhdGFfZW5kAwILX19zdGFja19sb3cDAwxfX3N0YWNrX2hpZ2gDBA1fX2dsb2JhbF9iYXNlAwULX19oZWFwX2Jhc2UDBgpfX2hlYXBfZW5kAwcNX19tZW1vcnlfYmFzZQMIDF9fdGFibGVfYmFzZQMJCuASBQIAC8sBAQN/AkAgAkUNAAJAAkAgAkEHcSIDDQAgACEEIAIhBQwBCyAAIQQgAiEFA0AgBCABLQAAOgAAIARBAWohBCABQQFqIQEgBUF/aiEFIANBf2oiAw0ACwsgAkEISQ0AA0AgBCABLQAAOgAAIAQgAS0AAToAASAEIAEtAAI6AAIgBCABLQADOgADIAQgAS0ABDoABCAEIAEtAAU6AAUgBCABLQAGOgAGIAQgAS0ABzoAByAEQQhqIQQgAUEIaiEBIAVBeGoiBQ0ACwsgAAugAwEEfwJAIAAgAUYNAAJAAkAgACABSQ0AIAEgAmoiAyAASw0BCyACRQ0BAkACQCACQQdxIgMNACAAIQQgAiEFDAELIAAhBCACIQUDQCAEIAEtAAA6AAAgBEEBaiEEIAFBAWohASAFQX9qIQUgA0F/aiIDDQALCyACQQhJDQEDQCAEIAEtAAA6AAAgBCABLQABOgABIAQgAS0AAjoAAiAEIAEtAAM6AAMgBCABLQAEOgAEIAQgAS0ABToABSAEIAEtAAY6AAYgBCABLQAHOgAHIARBCGohBCABQQhqIQEgBUF4aiIFDQAMAgsLIAJFDQACQAJAIAJBA3EiBA0AIAAgAmohBiACIQUMAQsgAiEFA0AgBUF/aiIFIABqIgYgBSABaiIDLQAAOgAAIARBf2oiBA0ACwsgAkEESQ0AIAZBfGohASADQXxqIQQDQCABQQNqIARBA2otAAA6AAAgAUECaiAEQQJqLQAAOgAAIAFBAWogBEEBai0AADoAACABIAQtAAA6AAAgAUF8aiEBIARBfGohBCAFQXxqIgUNAAsLIAALswoBCX8jgICAgABBIGsiAySAgICAACADQQlqQgA3AAAgA0IANwIEIAMgA0EYajYCAEF/IQQCQCABRQ0AIAMgAUF/aiIFNgIcIAMgAEEBajYCGCAALAAAIgZB/wBxIQcCQCAGQX9KDQAgBUUNASADIAFBfmoiBTYCHCADIABBAmo2AhggACwAASIGQf8AcUEHdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBfWoiBTYCHCADIABBA2o2AhggACwAAiIGQf8AcUEOdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBfGoiBTYCHCADIABBBGo2AhggACwAAyIGQf8AcUEVdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBe2o2AhwgAyAAQQVqNgIYIAAsAAQiAUEASA0BIAFBHHQgB3IhBwsgAiAHaiEIAkACQCADEISAgIAADQAgAiEADAELIAMoAgQhASACIQADQAJAIAMoAgggAWtBBEoNACADIAE2AgQgAxCEgICAAEUNAiADKAIEIQELIAFBAWohBQJAAkAgAS0AACIGQQNxDQAgCCAAayEJIAMoAggiCiAFayEEIAZBAnYiC0EBaiEHAkAgBkE/Sw0AIARBEEkNACAJQRBIDQAgACABKAIBNgIAIAAgASgCBTYCBCAAIAEoAgk2AgggACABKAINNgIMIAAgB2ohACADKAIIIAUgB2oiAWtBBEoNAyADIAE2AgQgAxCEgICAAEUNBAwCCwJAAkAgBkHwAU8NACAFIQYMAQsgCiAFIAtBRWoiAWoiBmshBCABQQJ0QYCIgIAAaigCACAFKAIAcUEBaiEHCwJAIAcgBE0NAANAIAggAGsgBEkNBSAAIAYgBBCBgICAACEAIAMoAgAiASABKAIAIgkgAygCDCIFaiIGNgIAIAFBBGoiASABKAIAIgogBWsiATYCACADIAE2AgwgACAEaiEAIAFFDQUgAyAJIApqNgIIIAcgBGshByABIQQgByABSw0ACyAIIABrIQkLIAkgB0kNAyAAIAYgBxCBgICAACAHaiEAIAMoAgggBiAHaiIBa0EESg0CIAMgATYCBCADEISAgIAADQEMAwsgACACayAGQQF0QaCIgIAAai8BACIBQQt2IgpBAnRBgIiAgABqKAIAIAUoAgBxIAFBgA5xaiIHQX9qTQ0CIAggAGshBAJAAkAgAUH/AXEiCUEQSw0AIAdBCEkNACAEQRBJDQAgACAAIAdrIgEoAgA2AgAgACABKAIENgIEIAAgASgCCDYCCCAAIAFBDGooAgA2AgwMAQsCQAJAAkAgBCAJQQpqSQ0AIAAgB2shBCAAIQEgCSEGIAdBB0wNAQwCCyAEIAlJDQUgCUEBaiEEQQAgB2shByAAIQEDQCABIAEgB2otAAA6AAAgAUEBaiEBIARBf2oiBEEBSw0ADAMLCwNAIAEgBCgCADYCACABIAQoAgQ2AgQgBiAHayEGIAEgB2oiASAEayIHQQhIDQALCyAGQQFIDQAgBkEIaiEHA0AgASAEKAIANgIAIAEgBCgCBDYCBCABQQhqIQEgBEEIaiEEIAdBeGoiB0EISw0ACwsgACAJaiEAIAMoAgggBSAKaiIBa0EESg0BIAMgATYCBCADEISAgIAARQ0CCyADKAIEIQEMAAsLIAMoAgAiASABKAIEIAMoAgwiBGs2AgQgASAEIAEoAgBqNgIAAkAgAy0AEA0AQX4hBAwBC0EAQX0gCCAARhshBAsgA0EgaiSAgICAACAEC7YDAQd/AkAgACgCBCIBIAAoAggiAkcNACAAKAIAIgIgAigCACIDIAAoAgwiBGoiATYCACACQQRqIgIgAigCACICIARrIgU2AgAgACAFNgIMAkAgAiAERw0AIABBAToAEEEADwsgACADIAJqIgI2AggLAkACQAJAIAIgAWsiAiABLQAAQQF0QaCIgIAAai8BAEELdkEBaiIFTw0AIABBEWogASACEIKAgIAAIQYgACgCDCEEQQAhByAAQQA2AgwgACgCACIBIAEoAgQgBGs2AgQgASAEIAEoAgBqIgM2AgADQCABQQRqKAIAIgFFDQMgBiACaiADIAUgAmsiBCABIAQgAUkbIgQQgYCAgAAaIAAoAgAiASABKAIEIARrNgIEIAEgASgCACAEaiIDNgIAIAQgAmoiAiAFSQ0ACyAAIAY2AgQgACAGIAVqNgIIDAELAkAgAkEESw0AIAAgAEERaiABIAIQgoCAgAAiASACajYCCCAAIAE2AgQgACgCDCECIABBADYCDCAAKAIAIgEgASgCBCACazYCBCABIAIgASgCAGo2AgAMAQsgACABNgIEC0EBIQcLIAcLC6gEAQBBgAgLoAQAAAAA/wAAAP//AAD///8A/////wAAAAAAAAAAAAAAAAEABAgBEAEgAgAFCAIQAiADAAYIAxADIAQABwgEEAQgBQAICAUQBSAGAAkIBhAGIAcACggHEAcgCAALCAgQCCAJAAQJCRAJIAoABQkKEAogCwAGCQsQCyAMAAcJDBAMIA0ACAkNEA0gDgAJCQ4QDiAPAAoJDxAPIBAACwkQEBAgEQAEChEQESASAAUKEhASIBMABgoTEBMgFAAHChQQFCAVAAgKFRAVIBYACQoWEBYgFwAKChcQFyAYAAsKGBAYIBkABAsZEBkgGgAFCxoQGiAbAAYLGxAbIBwABwscEBwgHQAICx0QHSAeAAkLHhAeIB8ACgsfEB8gIAALCyAQICAhAAQMIRAhICIABQwiECIgIwAGDCMQIyAkAAcMJBAkICUACAwlECUgJgAJDCYQJiAnAAoMJxAnICgACwwoECggKQAEDSkQKSAqAAUNKhAqICsABg0rECsgLAAHDSwQLCAtAAgNLRAtIC4ACQ0uEC4gLwAKDS8QLyAwAAsNMBAwIDEABA4xEDEgMgAFDjIQMiAzAAYOMxAzIDQABw40EDQgNQAIDjUQNSA2AAkONhA2IDcACg43EDcgOAALDjgQOCA5AAQPORA5IDoABQ86EDogOwAGDzsQOyA8AAcPPBA8IAEICA89ED0gARAJDz4QPiABGAoPPxA/IAEgCw9AEEAgAGQEbmFtZQE9BQARX193YXNtX2NhbGxfY3RvcnMBBm1lbWNweQIHbWVtbW92ZQMKdW5jb21wcmVzcwQKcmVmaWxsX3RhZwcSAQAPX19zdGFja19wb2ludGVyCQoBAAcucm9kYXRhADIJcHJvZHVjZXJzAQxwcm9jZXNzZWQtYnkBDFVidW50dSBjbGFuZwsxNi4wLjYgKDE1KQAsD3RhcmdldF9mZWF0dXJlcwIrD211dGFibGUtZ2xvYmFscysIc2lnbi1leHQ=";

// node_modules/hyparquet-compressors/src/brotli.bitreader.js
const BROTLI_READ_SIZE = 4096;
const BROTLI_IBUF_SIZE = 8224;
const BROTLI_IBUF_MASK = 2 * BROTLI_READ_SIZE - 1;
const kBitMask = new Uint32Array([
	0,
	1,
	3,
	7,
	15,
	31,
	63,
	127,
	255,
	511,
	1023,
	2047,
	4095,
	8191,
	16383,
	32767,
	65535,
	131071,
	262143,
	524287,
	1048575,
	2097151,
	4194303,
	8388607,
	16777215
]);
var BrotliBitReader = class {
	/**
	* Input byte buffer, consist of a ringbuffer and a "slack" region where
	* bytes from the start of the ringbuffer are copied.
	*
	* @typedef {import('./brotli.streams.js').BrotliInput} BrotliInput
	* @param {BrotliInput} input
	*/
	constructor(input) {
		this.buf_ = new Uint8Array(BROTLI_IBUF_SIZE);
		this.input_ = input;
		this.buf_ptr_ = 0;
		this.val_ = 0;
		this.pos_ = 0;
		this.bit_pos_ = 0;
		this.bit_end_pos_ = 0;
		this.eos_ = 0;
		this.reset();
	}
	static READ_SIZE = BROTLI_READ_SIZE;
	static IBUF_MASK = BROTLI_IBUF_MASK;
	reset() {
		this.buf_ptr_ = 0;
		this.val_ = 0;
		this.pos_ = 0;
		this.bit_pos_ = 0;
		this.bit_end_pos_ = 0;
		this.eos_ = 0;
		this.readMoreInput();
		for (let i = 0; i < 4; i++) {
			this.val_ |= this.buf_[this.pos_] << 8 * i;
			this.pos_++;
		}
		return this.bit_end_pos_ > 0;
	}
	/**
	* Fills up the input ringbuffer by calling the input callback.
	*
	* Does nothing if there are at least 32 bytes present after current position.
	*
	* Returns 0 if either:
	*  - the input callback returned an error, or
	*  - there is no more input and the position is past the end of the stream.
	*
	* After encountering the end of the input stream, 32 additional zero bytes are
	* copied to the ringbuffer, therefore it is safe to call this function after
	* every 32 bytes of input is read.
	*/
	readMoreInput() {
		if (this.bit_end_pos_ > 256) {} else if (this.eos_) {
			if (this.bit_pos_ > this.bit_end_pos_) throw new Error("Unexpected end of input " + this.bit_pos_ + " " + this.bit_end_pos_);
		} else {
			const dst = this.buf_ptr_;
			const bytes_read = this.input_.read(this.buf_, dst, BROTLI_READ_SIZE);
			if (bytes_read < 0) throw new Error("Unexpected end of input");
			if (bytes_read < BROTLI_READ_SIZE) {
				this.eos_ = 1;
				for (let p = 0; p < 32; p++) this.buf_[dst + bytes_read + p] = 0;
			}
			if (dst === 0) {
				for (let p = 0; p < 32; p++) this.buf_[8192 + p] = this.buf_[p];
				this.buf_ptr_ = BROTLI_READ_SIZE;
			} else this.buf_ptr_ = 0;
			this.bit_end_pos_ += bytes_read << 3;
		}
	}
	fillBitWindow() {
		while (this.bit_pos_ >= 8) {
			this.val_ >>>= 8;
			this.val_ |= this.buf_[this.pos_ & BROTLI_IBUF_MASK] << 24;
			this.pos_++;
			this.bit_pos_ = this.bit_pos_ - 8 >>> 0;
			this.bit_end_pos_ = this.bit_end_pos_ - 8 >>> 0;
		}
	}
	/**
	* Reads the specified number of bits from Read Buffer.
	*
	* @param {number} n_bits
	* @returns {number}
	*/
	readBits(n_bits) {
		if (32 - this.bit_pos_ < n_bits) this.fillBitWindow();
		const val = this.val_ >>> this.bit_pos_ & kBitMask[n_bits];
		this.bit_pos_ += n_bits;
		return val;
	}
};

// node_modules/hyparquet-compressors/src/brotli.huffman.js
const kDefaultCodeLength = 8;
const HUFFMAN_TABLE_BITS = 8;
const HUFFMAN_TABLE_MASK = 255;
const CODE_LENGTH_CODES = 18;
const kCodeLengthCodeOrder = new Uint8Array([
	1,
	2,
	3,
	4,
	0,
	5,
	17,
	6,
	16,
	7,
	8,
	9,
	10,
	11,
	12,
	13,
	14,
	15
]);
const kMaxHuffmanTableSize = new Uint16Array([
	256,
	402,
	436,
	468,
	500,
	534,
	566,
	598,
	630,
	662,
	694,
	726,
	758,
	790,
	822,
	854,
	886,
	920,
	952,
	984,
	1016,
	1048,
	1080
]);
var HuffmanCode = class {
	/**
	* @param {number} bits
	* @param {number} value
	*/
	constructor(bits, value) {
		this.bits = bits;
		this.value = value;
	}
};
const kCodeLengthRepeatCode = 16;
const MAX_LENGTH$1 = 15;
/**
* Returns reverse(reverse(key, len) + 1, len), where reverse(key, len) is the
* bit-wise reversal of the len least significant bits of key.
* @param {number} key
* @param {number} len
* @returns {number}
*/
function getNextKey(key, len) {
	let step = 1 << len - 1;
	while (key & step) step >>= 1;
	return (key & step - 1) + step;
}
/**
* Stores code in table[0], table[step], table[2*step], ..., table[end]
* Assumes that end is an integer multiple of step
* @param {HuffmanCode[]} table
* @param {number} i
* @param {number} step
* @param {number} end
* @param {HuffmanCode} code
*/
function replicateValue(table, i, step, end, code) {
	do {
		end -= step;
		table[i + end] = new HuffmanCode(code.bits, code.value);
	} while (end > 0);
}
/**
* Returns the table width of the next 2nd level table. count is the histogram
* of bit lengths for the remaining symbols, len is the code length of the next
* processed symbol
* @param {Int32Array} count
* @param {number} len
* @param {number} root_bits
* @returns {number}
*/
function nextTableBitSize(count, len, root_bits) {
	let left = 1 << len - root_bits;
	while (len < MAX_LENGTH$1) {
		left -= count[len];
		if (left <= 0) break;
		++len;
		left <<= 1;
	}
	return len - root_bits;
}
/**
* @param {HuffmanCode[]} root_table
* @param {number} table
* @param {number} root_bits
* @param {Uint8Array} code_lengths
* @param {number} code_lengths_size
* @returns {number}
*/
function buildHuffmanTable(root_table, table, root_bits, code_lengths, code_lengths_size) {
	const start_table = table;
	const count = /* @__PURE__ */ new Int32Array(16);
	const offset = /* @__PURE__ */ new Int32Array(16);
	const sorted = new Int32Array(code_lengths_size);
	for (let i = 0; i < code_lengths_size; i++) count[code_lengths[i]]++;
	offset[1] = 0;
	for (let i = 1; i < MAX_LENGTH$1; i++) offset[i + 1] = offset[i] + count[i];
	for (let i = 0; i < code_lengths_size; i++) if (code_lengths[i] !== 0) sorted[offset[code_lengths[i]]++] = i;
	let table_bits = root_bits;
	let table_size = 1 << table_bits;
	let total_size = table_size;
	if (offset[MAX_LENGTH$1] === 1) {
		for (let key = 0; key < total_size; ++key) root_table[table + key] = new HuffmanCode(0, sorted[0] & 65535);
		return total_size;
	}
	let key = 0;
	let symbol = 0;
	for (let len = 1, step = 2; len <= root_bits; ++len, step <<= 1) for (; count[len] > 0; --count[len]) {
		const code = new HuffmanCode(len & 255, sorted[symbol++] & 65535);
		replicateValue(root_table, table + key, step, table_size, code);
		key = getNextKey(key, len);
	}
	const mask = total_size - 1;
	let low = -1;
	for (let len = root_bits + 1, step = 2; len <= MAX_LENGTH$1; ++len, step <<= 1) for (; count[len] > 0; --count[len]) {
		if ((key & mask) !== low) {
			table += table_size;
			table_bits = nextTableBitSize(count, len, root_bits);
			table_size = 1 << table_bits;
			total_size += table_size;
			low = key & mask;
			root_table[start_table + low] = new HuffmanCode(table_bits + root_bits & 255, table - start_table - low & 65535);
		}
		const code = new HuffmanCode(len - root_bits & 255, sorted[symbol++] & 65535);
		replicateValue(root_table, table + (key >> root_bits), step, table_size, code);
		key = getNextKey(key, len);
	}
	return total_size;
}
/**
* @import {BrotliBitReader} from './brotli.bitreader.js'
* @param {number} alphabet_size
* @param {HuffmanCode[]} tables
* @param {number} table
* @param {BrotliBitReader} br
* @returns {number}
*/
function readHuffmanCode(alphabet_size, tables, table, br) {
	const code_lengths = new Uint8Array(alphabet_size);
	br.readMoreInput();
	const simple_code_or_skip = br.readBits(2);
	if (simple_code_or_skip === 1) {
		let max_bits_counter = alphabet_size - 1;
		let max_bits = 0;
		const symbols = /* @__PURE__ */ new Int32Array(4);
		const num_symbols = br.readBits(2) + 1;
		while (max_bits_counter) {
			max_bits_counter >>= 1;
			max_bits++;
		}
		for (let i = 0; i < num_symbols; i++) {
			symbols[i] = br.readBits(max_bits) % alphabet_size;
			code_lengths[symbols[i]] = 2;
		}
		code_lengths[symbols[0]] = 1;
		switch (num_symbols) {
			case 1: break;
			case 3:
				if (symbols[0] === symbols[1] || symbols[0] === symbols[2] || symbols[1] === symbols[2]) throw new Error("[ReadHuffmanCode] invalid symbols");
				break;
			case 2:
				if (symbols[0] === symbols[1]) throw new Error("[ReadHuffmanCode] invalid symbols");
				code_lengths[symbols[1]] = 1;
				break;
			case 4:
				if (symbols[0] === symbols[1] || symbols[0] === symbols[2] || symbols[0] === symbols[3] || symbols[1] === symbols[2] || symbols[1] === symbols[3] || symbols[2] === symbols[3]) throw new Error("[ReadHuffmanCode] invalid symbols");
				if (br.readBits(1)) {
					code_lengths[symbols[2]] = 3;
					code_lengths[symbols[3]] = 3;
				} else code_lengths[symbols[0]] = 2;
		}
	} else {
		const code_length_code_lengths = new Uint8Array(CODE_LENGTH_CODES);
		let space = 32;
		let num_codes = 0;
		const huff = [
			new HuffmanCode(2, 0),
			new HuffmanCode(2, 4),
			new HuffmanCode(2, 3),
			new HuffmanCode(3, 2),
			new HuffmanCode(2, 0),
			new HuffmanCode(2, 4),
			new HuffmanCode(2, 3),
			new HuffmanCode(4, 1),
			new HuffmanCode(2, 0),
			new HuffmanCode(2, 4),
			new HuffmanCode(2, 3),
			new HuffmanCode(3, 2),
			new HuffmanCode(2, 0),
			new HuffmanCode(2, 4),
			new HuffmanCode(2, 3),
			new HuffmanCode(4, 5)
		];
		for (let i = simple_code_or_skip; i < CODE_LENGTH_CODES && space > 0; i++) {
			const code_len_idx = kCodeLengthCodeOrder[i];
			let p = 0;
			br.fillBitWindow();
			p += br.val_ >>> br.bit_pos_ & 15;
			br.bit_pos_ += huff[p].bits;
			const v = huff[p].value;
			code_length_code_lengths[code_len_idx] = v;
			if (v !== 0) {
				space -= 32 >> v;
				num_codes++;
			}
		}
		if (!(num_codes === 1 || space === 0)) throw new Error("[ReadHuffmanCode] invalid num_codes or space");
		readHuffmanCodeLengths(code_length_code_lengths, alphabet_size, code_lengths, br);
	}
	const table_size = buildHuffmanTable(tables, table, HUFFMAN_TABLE_BITS, code_lengths, alphabet_size);
	if (!table_size) throw new Error("brotli BuildHuffmanTable failed");
	return table_size;
}
/**
* Decodes the next Huffman code from bit-stream.
* @param {HuffmanCode[]} table
* @param {number} index
* @param {BrotliBitReader} br
* @returns {number}

*/
function readSymbol(table, index, br) {
	br.fillBitWindow();
	index += br.val_ >>> br.bit_pos_ & HUFFMAN_TABLE_MASK;
	const nbits = table[index].bits - HUFFMAN_TABLE_BITS;
	if (nbits > 0) {
		br.bit_pos_ += HUFFMAN_TABLE_BITS;
		index += table[index].value;
		index += br.val_ >>> br.bit_pos_ & (1 << nbits) - 1;
	}
	br.bit_pos_ += table[index].bits;
	return table[index].value;
}
/**
* @param {Uint8Array} code_length_code_lengths
* @param {number} num_symbols
* @param {Uint8Array} code_lengths
* @param {BrotliBitReader} br
*/
function readHuffmanCodeLengths(code_length_code_lengths, num_symbols, code_lengths, br) {
	let symbol = 0;
	let prev_code_len = kDefaultCodeLength;
	let repeat = 0;
	let repeat_code_len = 0;
	let space = 32768;
	const table = [];
	for (let i = 0; i < 32; i++) table.push(new HuffmanCode(0, 0));
	buildHuffmanTable(table, 0, 5, code_length_code_lengths, CODE_LENGTH_CODES);
	while (symbol < num_symbols && space > 0) {
		let p = 0;
		br.readMoreInput();
		br.fillBitWindow();
		p += br.val_ >>> br.bit_pos_ & 31;
		br.bit_pos_ += table[p].bits;
		const code_len = table[p].value & 255;
		if (code_len < kCodeLengthRepeatCode) {
			repeat = 0;
			code_lengths[symbol++] = code_len;
			if (code_len !== 0) {
				prev_code_len = code_len;
				space -= 32768 >> code_len;
			}
		} else {
			const extra_bits = code_len - 14;
			let new_len = 0;
			if (code_len === kCodeLengthRepeatCode) new_len = prev_code_len;
			if (repeat_code_len !== new_len) {
				repeat = 0;
				repeat_code_len = new_len;
			}
			const old_repeat = repeat;
			if (repeat > 0) {
				repeat -= 2;
				repeat <<= extra_bits;
			}
			repeat += br.readBits(extra_bits) + 3;
			const repeat_delta = repeat - old_repeat;
			if (symbol + repeat_delta > num_symbols) throw new Error("[ReadHuffmanCodeLengths] symbol + repeat_delta > num_symbols");
			for (let x = 0; x < repeat_delta; x++) code_lengths[symbol + x] = repeat_code_len;
			symbol += repeat_delta;
			if (repeat_code_len !== 0) space -= repeat_delta << 15 - repeat_code_len;
		}
	}
	if (space !== 0) throw new Error("[ReadHuffmanCodeLengths] space = " + space);
	for (; symbol < num_symbols; symbol++) code_lengths[symbol] = 0;
}
var HuffmanTreeGroup = class {
	/**
	* Contains a collection of huffman trees with the same alphabet size.
	*
	* @param {number} alphabet_size
	* @param {number} num_htrees
	*/
	constructor(alphabet_size, num_htrees) {
		this.alphabet_size = alphabet_size;
		this.num_htrees = num_htrees;
		this.codes = new Array(num_htrees + num_htrees * kMaxHuffmanTableSize[alphabet_size + 31 >>> 5]);
		this.htrees = new Uint32Array(num_htrees);
	}
	/**
	* @param {BrotliBitReader} br
	*/
	decode(br) {
		let next = 0;
		for (let i = 0; i < this.num_htrees; i++) {
			this.htrees[i] = next;
			next += readHuffmanCode(this.alphabet_size, this.codes, next, br);
		}
	}
};

// node_modules/hyparquet-compressors/src/brotli.prefix.js
/**
* Represents the range of values belonging to a prefix code:
* [offset, offset + 2^nbits)
* @param {number[]} pair
* @returns {{offset: number, nbits: number}}
*/
function prefix([offset, nbits]) {
	return {
		offset,
		nbits
	};
}
const kBlockLengthPrefixCode = [
	[1, 2],
	[5, 2],
	[9, 2],
	[13, 2],
	[17, 3],
	[25, 3],
	[33, 3],
	[41, 3],
	[49, 4],
	[65, 4],
	[81, 4],
	[97, 4],
	[113, 5],
	[145, 5],
	[177, 5],
	[209, 5],
	[241, 6],
	[305, 6],
	[369, 7],
	[497, 8],
	[753, 9],
	[1265, 10],
	[2289, 11],
	[4337, 12],
	[8433, 13],
	[16625, 24]
].map(prefix);
const kInsertLengthPrefixCode = [
	[0, 0],
	[1, 0],
	[2, 0],
	[3, 0],
	[4, 0],
	[5, 0],
	[6, 1],
	[8, 1],
	[10, 2],
	[14, 2],
	[18, 3],
	[26, 3],
	[34, 4],
	[50, 4],
	[66, 5],
	[98, 5],
	[130, 6],
	[194, 7],
	[322, 8],
	[578, 9],
	[1090, 10],
	[2114, 12],
	[6210, 14],
	[22594, 24]
].map(prefix);
const kCopyLengthPrefixCode = [
	[2, 0],
	[3, 0],
	[4, 0],
	[5, 0],
	[6, 0],
	[7, 0],
	[8, 0],
	[9, 0],
	[10, 1],
	[12, 1],
	[14, 2],
	[18, 2],
	[22, 3],
	[30, 3],
	[38, 4],
	[54, 4],
	[70, 5],
	[102, 5],
	[134, 6],
	[198, 7],
	[326, 8],
	[582, 9],
	[1094, 10],
	[2118, 24]
].map(prefix);
const kInsertRangeLut = [
	0,
	0,
	8,
	8,
	0,
	16,
	8,
	16,
	16
];
const kCopyRangeLut = [
	0,
	8,
	0,
	8,
	16,
	0,
	16,
	8,
	16
];

// node_modules/hyparquet-compressors/src/gzip.huffman.js
const HUFFMAN_MAX_TABLE_SIZE = 1080;
const fixedLengthExtraBits = new Uint8Array([
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4,
	5,
	5,
	5,
	5,
	0,
	0,
	0,
	0
]);
const fixedDistanceExtraBits = new Uint8Array([
	0,
	0,
	0,
	0,
	1,
	1,
	2,
	2,
	3,
	3,
	4,
	4,
	5,
	5,
	6,
	6,
	7,
	7,
	8,
	8,
	9,
	9,
	10,
	10,
	11,
	11,
	12,
	12,
	13,
	13,
	0,
	0
]);
/**
* get base, reverse index map from extra bits
* @param {Uint8Array} eb
* @param {number} start
* @returns {{base: Uint16Array, rev: Int32Array}}
*/
function freb(eb, start) {
	const base = /* @__PURE__ */ new Uint16Array(31);
	for (let i = 0; i < 31; i++) base[i] = start += 1 << eb[i - 1];
	const rev = new Int32Array(base[30]);
	for (let i = 1; i < 30; i++) for (let j = base[i]; j < base[i + 1]; ++j) rev[j] = j - base[i] << 5 | i;
	return {
		base,
		rev
	};
}
const { base: fixedLength, rev: revfl } = freb(fixedLengthExtraBits, 2);
fixedLength[28] = 258;
revfl[258] = 28;
const { base: fixedDistance } = freb(fixedDistanceExtraBits, 0);
const rev = /* @__PURE__ */ new Uint16Array(32768);
for (let i = 0; i < 32768; i++) {
	let x = (i & 43690) >> 1 | (i & 21845) << 1;
	x = (x & 52428) >> 2 | (x & 13107) << 2;
	x = (x & 61680) >> 4 | (x & 3855) << 4;
	rev[i] = ((x & 65280) >> 8 | (x & 255) << 8) >> 1;
}
/**
* create huffman tree from Uint8Array "map": index -> code length for code index
* maxBits must be at most 15
* @param {Uint8Array} cd
* @param {number} maxBits
* @param {0 | 1} r
* @returns {Uint16Array}
*/
function huffMap(cd, maxBits, r) {
	const l = new Uint16Array(maxBits);
	for (let i = 0; i < cd.length; i++) if (cd[i]) ++l[cd[i] - 1];
	const le = new Uint16Array(maxBits);
	for (let i = 1; i < maxBits; i++) le[i] = le[i - 1] + l[i - 1] << 1;
	let co;
	if (r) {
		co = new Uint16Array(1 << maxBits);
		const rvb = 15 - maxBits;
		for (let i = 0; i < cd.length; i++) if (cd[i]) {
			const sv = i << 4 | cd[i];
			const freeBits = maxBits - cd[i];
			let startValue = le[cd[i] - 1]++ << freeBits;
			for (const endValue = startValue | (1 << freeBits) - 1; startValue <= endValue; startValue++) co[rev[startValue] >> rvb] = sv;
		}
	} else {
		co = new Uint16Array(cd.length);
		for (let i = 0; i < cd.length; i++) if (cd[i]) co[i] = rev[le[cd[i] - 1]++] >> 15 - cd[i];
	}
	return co;
}
const fixedLengthTree = /* @__PURE__ */ new Uint8Array(288);
for (let i = 0; i < 144; i++) fixedLengthTree[i] = 8;
for (let i = 144; i < 256; i++) fixedLengthTree[i] = 9;
for (let i = 256; i < 280; i++) fixedLengthTree[i] = 7;
for (let i = 280; i < 288; i++) fixedLengthTree[i] = 8;
const fixedDistanceTree = /* @__PURE__ */ new Uint8Array(32);
for (let i = 0; i < 32; i++) fixedDistanceTree[i] = 5;
const fixedLengthMap = /*#__PURE__*/ huffMap(fixedLengthTree, 9, 1);
const fixedDistanceMap = /*#__PURE__*/ huffMap(fixedDistanceTree, 5, 1);

// node_modules/hyparquet-compressors/src/brotli.blocks.js
/**
* @import {HuffmanCode} from './brotli.huffman.js'
* @param {number} max_block_type
* @param {HuffmanCode[]} trees
* @param {number} tree_type
* @param {number[]} block_types
* @param {number[]} ringbuffers
* @param {number[]} indexes
* @param {BrotliBitReader} br
*/
function decodeBlockType(max_block_type, trees, tree_type, block_types, ringbuffers, indexes, br) {
	const ringbuffer = tree_type * 2;
	const index = tree_type;
	const type_code = readSymbol(trees, tree_type * HUFFMAN_MAX_TABLE_SIZE, br);
	let block_type;
	if (type_code === 0) block_type = ringbuffers[ringbuffer + (indexes[index] & 1)];
	else if (type_code === 1) block_type = ringbuffers[ringbuffer + (indexes[index] - 1 & 1)] + 1;
	else block_type = type_code - 2;
	if (block_type >= max_block_type) block_type -= max_block_type;
	block_types[tree_type] = block_type;
	ringbuffers[ringbuffer + (indexes[index] & 1)] = block_type;
	indexes[index]++;
}
/**
* @typedef {{ input_end: number, is_metadata: boolean, meta_block_length: number, is_uncompressed: number }} MetaBlockLength
* @param {BrotliBitReader} br
* @returns {MetaBlockLength}
*/
function decodeMetaBlockLength(br) {
	const out = {
		meta_block_length: 0,
		input_end: 0,
		is_uncompressed: 0,
		is_metadata: false
	};
	out.input_end = br.readBits(1);
	if (out.input_end && br.readBits(1)) return out;
	const size_nibbles = br.readBits(2) + 4;
	if (size_nibbles === 7) {
		out.is_metadata = true;
		if (br.readBits(1) !== 0) throw new Error("Invalid reserved bit");
		const size_bytes = br.readBits(2);
		if (size_bytes === 0) return out;
		for (let i = 0; i < size_bytes; i++) {
			const next_byte = br.readBits(8);
			if (i + 1 === size_bytes && size_bytes > 1 && next_byte === 0) throw new Error("Invalid size byte");
			out.meta_block_length |= next_byte << i * 8;
		}
	} else for (let i = 0; i < size_nibbles; i++) {
		const next_nibble = br.readBits(4);
		if (i + 1 === size_nibbles && size_nibbles > 4 && next_nibble === 0) throw new Error("Invalid size nibble");
		out.meta_block_length |= next_nibble << i * 4;
	}
	out.meta_block_length++;
	if (!out.input_end && !out.is_metadata) out.is_uncompressed = br.readBits(1);
	return out;
}
/**
* @import {BrotliOutput} from './brotli.streams.js'
* @param {BrotliOutput} output
* @param {number} len
* @param {number} pos
* @param {Uint8Array} ringbuffer
* @param {number} ringbuffer_mask
* @param {BrotliBitReader} br
*/
function copyUncompressedBlockToOutput(output, len, pos, ringbuffer, ringbuffer_mask, br) {
	const rb_size = ringbuffer_mask + 1;
	let rb_pos = pos & ringbuffer_mask;
	let br_pos = br.pos_ & BrotliBitReader.IBUF_MASK;
	if (len < 8 || br.bit_pos_ + (len << 3) < br.bit_end_pos_) {
		while (len-- > 0) {
			br.readMoreInput();
			ringbuffer[rb_pos++] = br.readBits(8);
			if (rb_pos === rb_size) {
				output.write(ringbuffer, rb_size);
				rb_pos = 0;
			}
		}
		return;
	}
	if (br.bit_end_pos_ < 32) throw new Error("copyUncompressedBlockToOutput: br.bit_end_pos_ < 32");
	while (br.bit_pos_ < 32) {
		ringbuffer[rb_pos] = br.val_ >>> br.bit_pos_;
		br.bit_pos_ += 8;
		rb_pos++;
		len--;
	}
	let nbytes = br.bit_end_pos_ - br.bit_pos_ >> 3;
	if (br_pos + nbytes > BrotliBitReader.IBUF_MASK) {
		const tail = BrotliBitReader.IBUF_MASK + 1 - br_pos;
		for (let x = 0; x < tail; x++) ringbuffer[rb_pos + x] = br.buf_[br_pos + x];
		nbytes -= tail;
		rb_pos += tail;
		len -= tail;
		br_pos = 0;
	}
	for (let x = 0; x < nbytes; x++) ringbuffer[rb_pos + x] = br.buf_[br_pos + x];
	rb_pos += nbytes;
	len -= nbytes;
	if (rb_pos >= rb_size) {
		output.write(ringbuffer, rb_size);
		rb_pos -= rb_size;
		for (let x = 0; x < rb_pos; x++) ringbuffer[x] = ringbuffer[rb_size + x];
	}
	while (rb_pos + len >= rb_size) {
		nbytes = rb_size - rb_pos;
		if (br.input_.read(ringbuffer, rb_pos, nbytes) < nbytes) throw new Error("copyUncompressedBlockToOutput: not enough bytes");
		output.write(ringbuffer, rb_size);
		len -= nbytes;
		rb_pos = 0;
	}
	if (br.input_.read(ringbuffer, rb_pos, len) < len) throw new Error("copyUncompressedBlockToOutput: not enough bytes");
	br.reset();
}
/**
* Decodes a number in the range [0..255], by reading 1 - 11 bits.
* @param {BrotliBitReader} br
* @returns {number}
*/
function decodeVarLenUint8(br) {
	if (br.readBits(1)) {
		const nbits = br.readBits(3);
		if (nbits === 0) return 1;
		else return br.readBits(nbits) + (1 << nbits);
	}
	return 0;
}
/**
* @param {BrotliBitReader} br
* @returns {number}
*/
function decodeWindowBits(br) {
	if (br.readBits(1) === 0) return 16;
	let n = br.readBits(3);
	if (n > 0) return 17 + n;
	n = br.readBits(3);
	if (n > 0) return 8 + n;
	return 17;
}
/**
* Advances the bit reader position to the next byte boundary and verifies
* that any skipped bits are set to zero.
* @param {BrotliBitReader} br
* @returns {boolean}
*/
function jumpToByteBoundary(br) {
	const new_bit_pos = br.bit_pos_ + 7 & -8;
	return !br.readBits(new_bit_pos - br.bit_pos_);
}
/**
* @param {HuffmanCode[]} table
* @param {number} index
* @param {BrotliBitReader} br
* @returns {number}
*/
function readBlockLength(table, index, br) {
	const code = readSymbol(table, index, br);
	const { offset, nbits } = kBlockLengthPrefixCode[code];
	return offset + br.readBits(nbits);
}

// node_modules/hyparquet-compressors/src/brotli.context.js
const lookup = new Uint8Array([
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	4,
	4,
	0,
	0,
	4,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	8,
	12,
	16,
	12,
	12,
	20,
	12,
	16,
	24,
	28,
	12,
	12,
	32,
	12,
	36,
	12,
	44,
	44,
	44,
	44,
	44,
	44,
	44,
	44,
	44,
	44,
	32,
	32,
	24,
	40,
	28,
	12,
	12,
	48,
	52,
	52,
	52,
	48,
	52,
	52,
	52,
	48,
	52,
	52,
	52,
	52,
	52,
	48,
	52,
	52,
	52,
	52,
	52,
	48,
	52,
	52,
	52,
	52,
	52,
	24,
	12,
	28,
	12,
	12,
	12,
	56,
	60,
	60,
	60,
	56,
	60,
	60,
	60,
	56,
	60,
	60,
	60,
	60,
	60,
	56,
	60,
	60,
	60,
	60,
	60,
	56,
	60,
	60,
	60,
	60,
	60,
	24,
	12,
	28,
	12,
	0,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	0,
	1,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	2,
	3,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	1,
	1,
	1,
	1,
	1,
	1,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	1,
	1,
	1,
	1,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	0,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	2,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	4,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	5,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	6,
	7,
	0,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	8,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	16,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	24,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	32,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	40,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	48,
	56,
	0,
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10,
	11,
	12,
	13,
	14,
	15,
	16,
	17,
	18,
	19,
	20,
	21,
	22,
	23,
	24,
	25,
	26,
	27,
	28,
	29,
	30,
	31,
	32,
	33,
	34,
	35,
	36,
	37,
	38,
	39,
	40,
	41,
	42,
	43,
	44,
	45,
	46,
	47,
	48,
	49,
	50,
	51,
	52,
	53,
	54,
	55,
	56,
	57,
	58,
	59,
	60,
	61,
	62,
	63,
	0,
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10,
	11,
	12,
	13,
	14,
	15,
	16,
	17,
	18,
	19,
	20,
	21,
	22,
	23,
	24,
	25,
	26,
	27,
	28,
	29,
	30,
	31,
	32,
	33,
	34,
	35,
	36,
	37,
	38,
	39,
	40,
	41,
	42,
	43,
	44,
	45,
	46,
	47,
	48,
	49,
	50,
	51,
	52,
	53,
	54,
	55,
	56,
	57,
	58,
	59,
	60,
	61,
	62,
	63,
	0,
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10,
	11,
	12,
	13,
	14,
	15,
	16,
	17,
	18,
	19,
	20,
	21,
	22,
	23,
	24,
	25,
	26,
	27,
	28,
	29,
	30,
	31,
	32,
	33,
	34,
	35,
	36,
	37,
	38,
	39,
	40,
	41,
	42,
	43,
	44,
	45,
	46,
	47,
	48,
	49,
	50,
	51,
	52,
	53,
	54,
	55,
	56,
	57,
	58,
	59,
	60,
	61,
	62,
	63,
	0,
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10,
	11,
	12,
	13,
	14,
	15,
	16,
	17,
	18,
	19,
	20,
	21,
	22,
	23,
	24,
	25,
	26,
	27,
	28,
	29,
	30,
	31,
	32,
	33,
	34,
	35,
	36,
	37,
	38,
	39,
	40,
	41,
	42,
	43,
	44,
	45,
	46,
	47,
	48,
	49,
	50,
	51,
	52,
	53,
	54,
	55,
	56,
	57,
	58,
	59,
	60,
	61,
	62,
	63,
	0,
	0,
	0,
	0,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4,
	5,
	5,
	5,
	5,
	6,
	6,
	6,
	6,
	7,
	7,
	7,
	7,
	8,
	8,
	8,
	8,
	9,
	9,
	9,
	9,
	10,
	10,
	10,
	10,
	11,
	11,
	11,
	11,
	12,
	12,
	12,
	12,
	13,
	13,
	13,
	13,
	14,
	14,
	14,
	14,
	15,
	15,
	15,
	15,
	16,
	16,
	16,
	16,
	17,
	17,
	17,
	17,
	18,
	18,
	18,
	18,
	19,
	19,
	19,
	19,
	20,
	20,
	20,
	20,
	21,
	21,
	21,
	21,
	22,
	22,
	22,
	22,
	23,
	23,
	23,
	23,
	24,
	24,
	24,
	24,
	25,
	25,
	25,
	25,
	26,
	26,
	26,
	26,
	27,
	27,
	27,
	27,
	28,
	28,
	28,
	28,
	29,
	29,
	29,
	29,
	30,
	30,
	30,
	30,
	31,
	31,
	31,
	31,
	32,
	32,
	32,
	32,
	33,
	33,
	33,
	33,
	34,
	34,
	34,
	34,
	35,
	35,
	35,
	35,
	36,
	36,
	36,
	36,
	37,
	37,
	37,
	37,
	38,
	38,
	38,
	38,
	39,
	39,
	39,
	39,
	40,
	40,
	40,
	40,
	41,
	41,
	41,
	41,
	42,
	42,
	42,
	42,
	43,
	43,
	43,
	43,
	44,
	44,
	44,
	44,
	45,
	45,
	45,
	45,
	46,
	46,
	46,
	46,
	47,
	47,
	47,
	47,
	48,
	48,
	48,
	48,
	49,
	49,
	49,
	49,
	50,
	50,
	50,
	50,
	51,
	51,
	51,
	51,
	52,
	52,
	52,
	52,
	53,
	53,
	53,
	53,
	54,
	54,
	54,
	54,
	55,
	55,
	55,
	55,
	56,
	56,
	56,
	56,
	57,
	57,
	57,
	57,
	58,
	58,
	58,
	58,
	59,
	59,
	59,
	59,
	60,
	60,
	60,
	60,
	61,
	61,
	61,
	61,
	62,
	62,
	62,
	62,
	63,
	63,
	63,
	63,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0
]);
const lookupOffsets = new Uint16Array([
	1024,
	1536,
	1280,
	1536,
	0,
	256,
	768,
	512
]);

// node_modules/hyparquet-compressors/src/brotli.contextmap.js
/**
* @import {BrotliBitReader} from './brotli.bitreader.js'
* @param {number} context_map_size
* @param {BrotliBitReader} br
* @returns {[number, Uint8Array]} // num_htrees, context_map
*/
function decodeContextMap(context_map_size, br) {
	let max_run_length_prefix = 0;
	br.readMoreInput();
	const num_htrees = decodeVarLenUint8(br) + 1;
	const context_map = new Uint8Array(context_map_size);
	if (num_htrees <= 1) return [num_htrees, context_map];
	if (br.readBits(1)) max_run_length_prefix = br.readBits(4) + 1;
	const table = [];
	for (let i = 0; i < HUFFMAN_MAX_TABLE_SIZE; i++) table[i] = new HuffmanCode(0, 0);
	readHuffmanCode(num_htrees + max_run_length_prefix, table, 0, br);
	for (let i = 0; i < context_map_size;) {
		br.readMoreInput();
		const code = readSymbol(table, 0, br);
		if (code === 0) {
			context_map[i] = 0;
			i++;
		} else if (code <= max_run_length_prefix) {
			let reps = 1 + (1 << code) + br.readBits(code);
			while (--reps) {
				if (i >= context_map_size) throw new Error("[DecodeContextMap] i >= context_map_size");
				context_map[i] = 0;
				i++;
			}
		} else {
			context_map[i] = code - max_run_length_prefix;
			i++;
		}
	}
	if (br.readBits(1)) inverseMoveToFrontTransform(context_map, context_map_size);
	return [num_htrees, context_map];
}
/**
* @param {Uint8Array} v
* @param {number} index
*/
function moveToFront(v, index) {
	const value = v[index];
	for (let i = index; i; i--) v[i] = v[i - 1];
	v[0] = value;
}
/**
* @param {Uint8Array} v
* @param {number} v_len
*/
function inverseMoveToFrontTransform(v, v_len) {
	const mtf = /* @__PURE__ */ new Uint8Array(256);
	for (let i = 0; i < 256; i++) mtf[i] = i;
	for (let i = 0; i < v_len; i++) {
		const index = v[i];
		v[i] = mtf[index];
		if (index) moveToFront(mtf, index);
	}
}

// node_modules/hyparquet-compressors/src/brotli.streams.js
var BrotliInput = class {
	/**
	* @param {Uint8Array} buffer
	*/
	constructor(buffer) {
		this.buffer = buffer;
		this.pos = 0;
	}
	/**
	* @param {Uint8Array} buf
	* @param {number} i
	* @param {number} count
	* @returns {number}
	*/
	read(buf, i, count) {
		if (this.pos + count > this.buffer.length) count = this.buffer.length - this.pos;
		for (let p = 0; p < count; p++) buf[i + p] = this.buffer[this.pos + p];
		this.pos += count;
		return count;
	}
};
var BrotliOutput = class {
	/**
	* @param {Uint8Array} buf
	*/
	constructor(buf) {
		this.buffer = buf;
		this.pos = 0;
	}
	/**
	* @param {Uint8Array} buf
	* @param {number} count
	* @returns {number}
	*/
	write(buf, count) {
		if (this.pos + count > this.buffer.length) throw new Error("brotli output buffer is not large enough");
		this.buffer.set(buf.subarray(0, count), this.pos);
		this.pos += count;
		return count;
	}
};

// node_modules/hyparquet-compressors/src/gzip.js
const codeLengthIndexMap = new Uint8Array([
	16,
	17,
	18,
	0,
	8,
	7,
	9,
	6,
	10,
	5,
	11,
	4,
	12,
	3,
	13,
	2,
	14,
	1,
	15
]);
/**
* read d, starting at bit p and mask with m
* @param {Uint8Array} input
* @param {number} pos
* @param {number} mask
* @returns {number}
*/
function bits(input, pos, mask) {
	const o = pos / 8 | 0;
	return (input[o] | input[o + 1] << 8) >> (pos & 7) & mask;
}
/**
* read d, starting at bit p continuing for at least 16 bits
* @param {Uint8Array} d
* @param {number} p
* @returns {number}
*/
function bits16(d, p) {
	const o = p / 8 | 0;
	return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7);
}
/**
* get end of byte
* @param {number} p
* @returns {number}
*/
function shft(p) {
	return (p + 7) / 8 | 0;
}
/**
* return start of gzip payload index
* @param {Uint8Array} input
* @param {number} i inputIndex
* @returns {number}
*/
function gzipStart(input, i) {
	if (input[i++] !== 31 || input[i++] !== 139 || input[i++] !== 8) return 0;
	const flag = input[i++];
	i += 6;
	if (flag & 4) i += (input[i + 10] | input[i + 11] << 8) + 2;
	for (let zs = (flag >> 3 & 1) + (flag >> 4 & 1); zs > 0; zs -= Number(!input[i++]));
	return i + (flag & 2);
}
/**
* GZip decompression
* @param {Uint8Array} input
* @param {Uint8Array} [output]
* @param {number} [inputIndex]
* @param {number} [outputIndex]
* @returns {Uint8Array}
*/
function gunzip(input, output, inputIndex = 0, outputIndex = 0) {
	let out = output ?? /* @__PURE__ */ new Uint8Array(1024);
	if (!(input.length - inputIndex)) return out;
	const payloadStart = gzipStart(input, inputIndex);
	if (payloadStart === input.length - 8) return out;
	if (payloadStart > input.length - 8) throw new Error("unexpected EOF");
	let pos = payloadStart * 8;
	let final = 0;
	let lengthBits = 0;
	let distBits = 0;
	let lengthMap;
	let distMap;
	const totalBits = input.length * 8;
	/** @param {number} length */
	function ensureSize(length) {
		if (!output && length > out.length) {
			const old = out;
			out = new Uint8Array(Math.max(old.length * 2, length));
			out.set(old);
		}
	}
	do {
		if (!lengthMap) {
			final = bits(input, pos, 1);
			const type = bits(input, pos + 1, 3);
			pos += 3;
			if (!type) {
				const s = shft(pos) + 4;
				const l = input[s - 4] | input[s - 3] << 8;
				const t = s + l;
				if (t > input.length) throw new Error("unexpected EOF");
				ensureSize(outputIndex + l);
				out.set(input.subarray(s, t), outputIndex);
				outputIndex += l;
				pos = t * 8;
				continue;
			} else if (type === 1) {
				lengthMap = fixedLengthMap;
				distMap = fixedDistanceMap;
				lengthBits = 9;
				distBits = 5;
			} else if (type === 2) {
				const hLiteral = bits(input, pos, 31) + 257;
				const hcLengths = bits(input, pos + 10, 15) + 4;
				const tl = hLiteral + bits(input, pos + 5, 31) + 1;
				pos += 14;
				const lengthDistanceTree = new Uint8Array(tl);
				const codeLengthTree = /* @__PURE__ */ new Uint8Array(19);
				for (let i = 0; i < hcLengths; ++i) codeLengthTree[codeLengthIndexMap[i]] = bits(input, pos + i * 3, 7);
				pos += hcLengths * 3;
				const codeLengthBits = Math.max(...codeLengthTree);
				const clbMask = (1 << codeLengthBits) - 1;
				const codeLengthMap = huffMap(codeLengthTree, codeLengthBits, 1);
				for (let i = 0; i < tl;) {
					const r = codeLengthMap[bits(input, pos, clbMask)];
					pos += r & 15;
					const symbol = r >> 4;
					if (symbol < 16) lengthDistanceTree[i++] = symbol;
					else {
						let copy = 0;
						let n = 0;
						if (symbol === 16) {
							n = 3 + bits(input, pos, 3);
							pos += 2;
							copy = lengthDistanceTree[i - 1];
						} else if (symbol === 17) {
							n = 3 + bits(input, pos, 7);
							pos += 3;
						} else if (symbol === 18) {
							n = 11 + bits(input, pos, 127);
							pos += 7;
						}
						while (n--) lengthDistanceTree[i++] = copy;
					}
				}
				const lengthTree = lengthDistanceTree.subarray(0, hLiteral);
				const distanceTree = lengthDistanceTree.subarray(hLiteral);
				lengthBits = Math.max(...lengthTree);
				distBits = Math.max(...distanceTree);
				lengthMap = huffMap(lengthTree, lengthBits, 1);
				distMap = huffMap(distanceTree, distBits, 1);
			} else throw new Error("invalid block type");
			if (pos > totalBits) throw new Error("unexpected EOF");
		}
		ensureSize(outputIndex + 131072);
		const lms = (1 << lengthBits) - 1;
		const dms = (1 << distBits) - 1;
		for (;;) {
			const code = lengthMap[bits16(input, pos) & lms];
			const sym = code >> 4;
			pos += code & 15;
			if (pos > totalBits) throw new Error("unexpected EOF");
			if (!code) throw new Error("invalid length/literal");
			if (sym < 256) out[outputIndex++] = sym;
			else if (sym === 256) {
				lengthMap = void 0;
				break;
			} else {
				let add = sym - 254;
				if (sym > 264) {
					const index = sym - 257;
					const b = fixedLengthExtraBits[index];
					add = bits(input, pos, (1 << b) - 1) + fixedLength[index];
					pos += b;
				}
				if (!distMap) throw new Error("invalid distance map");
				const d = distMap[bits16(input, pos) & dms];
				const dsym = d >> 4;
				if (!d) throw new Error("invalid distance");
				pos += d & 15;
				let dt = fixedDistance[dsym];
				if (dsym > 3) {
					const b = fixedDistanceExtraBits[dsym];
					dt += bits16(input, pos) & (1 << b) - 1;
					pos += b;
				}
				if (pos > totalBits) throw new Error("unexpected EOF");
				const end = outputIndex + add;
				if (outputIndex < dt) throw new Error("unexpected dictionary case");
				ensureSize(end);
				for (; outputIndex < end; outputIndex++) out[outputIndex] = out[outputIndex - dt];
			}
		}
		if (lengthMap) final = 1;
	} while (!final);
	if (outputIndex < out.length) {
		const nextBlock = Math.ceil(pos / 8) + 8;
		gunzip(input, out, nextBlock, outputIndex);
	}
	if (!output) return out.subarray(0, outputIndex);
	return out;
}

// node_modules/hyparquet-compressors/src/brotli.dictionary.js
const dictionaryGz64 = `
H4sIAAAAAAAAAzy96XIcx7Uu+tuI4DuU2meLxDbRAElNJgYHR0neGrgFyr7bPg5FdlV2dwHVVa3KKoBN
SRHggIHgAFKcBc4zJQIgOGIggYjDF6D+kf8U56K6GxH3Ie73rYRsGRLQnZWVwxq+tXKtlYlf0V40GAZ+
UQe6mBSU2+9GnvZUokw5GozCoGb8RLt+UouqOuxLTRL4/boYaz0Yxf2J3pfUtIqjAR0XIq8W4JdiFFcK
UdRfDVQt8Ad04Ie6rINqOapo43u6EsV81guisJSUdWXA14NFP/SqqoT31kwxDYKyVl6i44pWblnFWhXj
qJLEqa6ouF8VAp1Wo7Dsl8oYpw5U6IV60OgBHYYYj6uMLkRJuRqZJDXaqyhPl9GmrPHeskpCVdGf+WF/
IYhKxt+vC2iP8aFdP/r3QzwTr291/lSOAk+Hnhn0k/IX6B/D8AbRh/FLYYK2ZTWgS+jLaB26KgiqKikP
avw3SE1Fh2nRDypVFSd9kR8mZd8EvklKUYSxam8Q8xzUBt8VTAVzV4GJMJwo9t0y3m8CZZJEK0y3Uivi
mX4/LA36QaDx+aCKvQKeLfqx3oM16w+jQYUO89WwVMH6J5hsECmvhLU3OiiGUaIrqVsuaq5FWIsjt993
ozAKXR1gn8rYE8/X3ifYnzgNdBnrpvrUPj8sRm6QFgI1aAJtTFkFRcM9RF/7o1Bv6uj4D/zHuNigvaCj
WLm6EKTY/zQe1Lq/iL/LIJoS1gmbiP3G2Ms6xJr09+tqUlUGnfrVOIoqn+z9/DPQS7i3VgU9olM80691
tRioEuinH6vjFTGfBOONsecJaLYvrVQTrJaH/jAGfA8KBi1i9LV+rBXWISliX1SaRKCNOO+ChlTQD7qu
DmBNPPRfAa1jR5MkjcNChB/QCTghiCOj0zjYYLDwcRRoPApSTAyWG3ursY+Bl++rlsAalQEV1/BMAloO
DQjGi6Pq30DTblStbcp35LraVY9JsBABdsPHy7A+VfBZvuQXsQaJa8xfSrGq4Q3hu6WkM8Z+YIxJgHka
5aM75eEdDvYv6IvKIWikvxrFmJtJ1n+9rc0DXXa1F3qqURQXOG+s4df53vwg6KYCft1c3df5KfYyVmH/
IPoeVCFoKCAxef/s+FdnVaXBINbbpLH+XxvW/3FQ+UkFewPaM6VImxJ4AltTqmIs77S1OQHoJw39BPvG
fvpBh5VByI99lSBnyNOY4uaO6j4sHcY+iPlGQTEK0acfGFXEt+hZVY0LORCj72IQDRZUoWaqKjTgi/cw
3g/wA9YxoP0EfBcM+v0+ZEJiEhBO7GP6pfYAPDioVX+CvdgNmQO+x5qEBnvYj+2uxWlo+tKgBknWvwn9
lSIVlCACDN6nvZL2ve6c0Yl5H9/l+8xf3sOY/aKzwUQR9hFyAnSYpAW9X5MaQoxDe6DpBNwcYetAXnFl
00fVfS5kQBnrXsA49oOWByIssjK1GDwLmgyqGKOP9XJB/1vwrj7sfaJKpuAnBrQVgPmSfgiwELTbhQUu
YdH+2vvlF16a1L6gfFGBrkUp1j3BEvlhn9q/36VsqmlT9E15cHAwH/sGfRZMNdYDmzAP/K03Y2LbwY8e
xrGlo2NjAXsOKsDY4hCyxCtE+/JF5ccBxoP1Yt9xX4o5a7fsFze8UwWd6QE/+F8bcqCJuBLgWQ/0UIV8
3tjR0cFZerEaLKdgimqUFNPQK4CPyrEuQrIE/bpmEvRRBr2D9yHXdbAJxGhSP8GjwVe9vTmKfOxJ7eNd
e3NYM6180ByH5HsGS9sZqoFaCQyR+FXzxz//+c8YB2SjVwO/m9ZO54dqufoXyO4AfB0MQsHsL2/N/rN9
XYsD4QR5FeRbWrZ9iH6qqSlDkyRYmk4XNPCf7V3tZWi4D7FGkDFJDBnmvPuuA20SYD+hXUBVGETFh4zq
96sJ9h86Cvoh0CXQTBWb8R7WdF3LuhaX9A2ZkMdgugpxjwaDVrDXpdSHnA6wUQavBpMoSqSo0u5XSu/+
8aPNQQpdi36xlJ0gqloJ9FZOKpQSgRenpd1f7doVQj6FWMO/gFgDUiHWfoA6ALyF9XNA/3Gsg1oBOsiA
Vry0X4fKKFdV9SBoo5QGxb2bt2wtg9ZA90kJMgXCH7ovjSGvapsw//XrWztbO3M9FQOh5YN//NgzkC8F
Dc6BHN+76aOt2HpDBsD8gw+wiEXQw/8dumgKUc1AhuTRRW7Pl717CxhPP/autfOHH6C8alg3b8PX/9X6
bao87E29DQq3Df+D0K/imXXAHcneTX/eOuC7kH5ezdOFpAcTgywLQs1xRoN7N32w1YNs0wMq2Lvpw60B
1h90C3JUQRX8E0YDCvxgSjrUzv8dOmOiImRTRSe+yHHTVd4C2ZjGReCAKnRJVxL3QOf6rd+/swH/1RhX
swB6gnyJOzpaOyt+0O+0tfX4cRQC53geeGsQ+2QiP6imiWnvM+3ABrW9mzdv/bR3+xd7N3dsVZ6qYK3w
rs09fRCC6zc666Fik72bN211MB/oWYh6X1UgW7raqz0mSoPPPv1iF/gReCXGGry3tau8qecjrC1EQNef
Qad7O97bWgHW2vreB/8ADWg/dMv/A8wF8uKYV9a3toKuY+xJSUOngrRC4J7Q27rlw398ExW/Wf+v1k7Q
1ka0bSSQiTXihmgwKIAXtr7/wT/+qgbUFryv5fsfWv5jx5b/2LrlvX/06WJx1/+z51PI0vKAD3UH0jbA
F+hj9duUOhT8APqBrkqwdvkC6NADvZaBRSAvgJHCZOuWD/7xyd69e9o2d2wqRtDU6GPXFzudfRA4W99/
7x/bv9z5Px766Gz5oUXv89H+/X9AvxnQTrL+h9ZOYJEErN6pgOZ++KGr/Z/+v/KfQf/0V/7Po0G8JwHN
Kc8zkBYB2HFfZ8sffoDIikLsZR6KoaPj/VasRa0Pot6AqMCxkLNREWvR6mzu6ACNg4exGIB/wKngibjm
Yl+TGihLA1P4UZiHMnOh50p4L3Ri/n2s055yfifkAaCe4KsQfN0PWoGmUSH04T7QiQu6b/Ggc93Ar7ZC
+HyI57AOHTv/ttN8+K+ergR8SQTs/+lPrYPYN4CMqArlEVUTqPxA79723wZ0ErZt/mBvQHkOWv/6q8+c
QhoAl0f9nT+sa/lk17ad4LlWVShAXqtww6Y/fwR8VqZQ6Gr3QVuQJSlxNHCCX9Xft7W809GxuTUE0P/n
pn91/vNfnS2fRSUHeiVZ1/KHP0BflqBTKwXIp9bv1rV0kCawD/3R1v8Pcg1r3bPObG1vd/AgpCLxbWlD
63ctaOpAb67H9KpeqqD/VJL/656PW7Gx36ZRgv+2gMchIX9YB1J4Dz/v4+cD/HyIn4/w8+fNHfLPJvxs
xs8W/KDdZrTbjHab0W4z2m1Guy1otwXttqDdFrTbgnZb0G4L2m1hf/hsE77bhDab0LYDz3Tg2Q5814E2
HWjbgWfQARYDP2iHf4HQ8PMRfj7Ezwf4eR8/7+FnC34242cTftDuI7T7CO0+QruP0O4jtPsI7T5Cu4/Q
7iO0+wjtPkS7D9HuQ7T7EO0+RLsP0e5DtPsQ7T5Euw/R7gO0+wDtPkC7D9DuA7T7AO0+QLsP0O4DtPsA
7d5Hu/fR7n20ex/t3ke799HufbR7H+3eR7v3MeMOzvq9TVv+DLWEyeN/wKxR5dV1WBOJJuiqAsckkReV
gctdCCz1ajYq+BDQr6aUMq+mBnwPesMQcUWQSxEtEvyuXOyt5/dFsN0i4NQQupgWBaQpODYoRd+mr+4T
1YboEzoCUACcAx1UUH18H8k5UqVUVVNAzDACSwJ7Q4YFqU9VByOnFsGeUBCOcdXH+wt4Z8AGQeT5Efgi
5rj8189fP3z9Ej9Lr1/8OvT64a9Dvx769aB89vT1Mj5dwl9zaPUSvz+Rv5ZeP8N3S/hk7tfh15fR9in+
mf31KHo4+vrHX4/+egDfPsLvj/Dfy+zj9ezrq/j3InrCU6+vvb6Fz5++voS2B9Huinz6Av0/fH0eP2fw
c/nXQ/h8Fu97+voC3v/09fzrl/jsBf65gecOvX729sDb8Tc33468HX5zFz/zbw+9PYy/x97MvpnBN3fx
/ZG3o2/H3h5+O4yfQ/iEv4++uffmMX4//OY2nh2VPsbfHsQzo/jsF/R0j79J23H8fhht+d9Db55Ir8No
P/x25M3P+GwcbUbeTMkTw/jmCd7+BNjdJNh4HQWwphOY5bCDsTtAdbT6CTkKxIcxvzXU/rTsAX9AQ7At
fLfow3ImqIyrNHOhooHyYG0BkcFMh0iIPeA/owFq0yo9BobuAgNypBEHc38Qv9Bki60ABjCk5Q47uwqJ
DuyD9+o4hmEcQveqQpQm9AsAWCYBrcFAzP4ENgmkGYxQoMO4JO4FI7Y5qYew2YVZ6qbGhdET0+gLCjRj
CNFggwiVKXolYLcr2jsVvLvmU7PSW2AAv0PaoewerwfagJ4BHAI+gJJ/F4CxE/OAiR3Frq5SQdOQhkYr
+aEq4gnoUj8Blkw1vRn4ArgGqlPvSyJAVyJk9IxP8WyYAMQbU0j9IBHTF0pAA32lXg3M6NG8Dj1DUxP/
xdKVYQrT5WLAmlBrUMdoDOhDV4BHP0WIVRvQQLmmXPT3wbzGgMII6C+m5wXYFDgLOlIFMQzsmBat+TaF
fsaSVHU5ragQWpquC1/8C9DO0PZeARzpwrRxKVqw4sDo5QB2USjGzyBEjaZDx9CbYjx2DRER6wKmD2s+
Tcowk/AsXmew2El5kO4ZTtoD6bnEYgmXM60ksCcoVOKEzpTaDkiGflpwMX1L2FBYqoGqaSKPuMZ31FIx
07lMLhY2webFDkAt6aqaVmkeG1WtBrVPub8F4KpSWoVwpJ+E1IResKaG5rjBBsUQUNhaCsJ+ulpophFw
AxqYFI9VlTyL7klbIb0uIYmGviPt7SWxcuDmY3IARFsIfEBvToSFLSrQL/1KNZWCCLlbBtMPNH0V7Zyg
R2+W8QB3a7DKAhpLKulLYb4mZfooYFeakIMu0E3gRvQn0BnHCWp6RIxbc/lvgGM6WAwla/8gtxl4TodV
X7uE9X5QxEQ1zUpyHvS8X4HJqkgdPoxAwh40BynTZadJPWC/1C0XuM5xVAMqMv0amwcUg/mRLMBgDlcC
YD0py44SXdWiYhEk4UZVzcWEiQUWB3rgTluvHMRCTH8I9EecxERTCrY4phqF2FARMjAxCHd7KTI+I9WB
Vqu1yHVhaupishW43ZRBxQnXACYlGYd+N5PGgDtFvpIEjI3mWqVJ1IndSXSe9leFTAJjTwX/Q8oxeBmm
CnSLJR7Ep3gvzd4QUtCnc8Itf8X+6IqEhIzdMsGPpqfP0M1ovCgtwJKqhW4CbqIVHg1iL3WxRjaA9QKz
mHYpKGEAGwrepbfS7CBf9lJyEXjX+sTTCDsqAM5zdQct8F6KzSr4M6DfBSCXEkEkNQx4CnPrBDX09Bi6
5IyicwKbZzSRK+V4KIPGBlSxhPgzoYvV0MfGb2tkMNjk2HxDXy8Fd0zuDkswoLf0cMtKBN3tlRTyl5vs
7SFzol3oJRGkD2CE722gA7RAjwg9fuylCCPNJ3kHgXh8a8U1/xqMJrR12tthgimPBlqpVk12UcrTWu3c
RWKlLzjn0rqDdAwTceXCvMj1kImB+NUAnRiwhP392pQAPBIM972eOKJjGN/W2MFG0R2ENJ4bU3f4JRjR
g5DQngIBY0GM7qFHRofffN377h+3/LmTWHffNyRqKAIMLewD5fepfXlFq8GAZcp0vTn0HRO8Q56G0Kah
Gsj10AkQiteL3kSQBVYD8j6Ke6l7iDKxgxAK9BObPlUV8RDA7PZBc+CUWFHlYB6bexRsOGAvMCO4KFa5
tvb2v9MFauiHMnQcmz1kYswyKVPnhXRO/MVgAAmYlyQI8EUJl9D9WsTOaKiywVwP1h+MHaeUsVD0f6M+
303JkA91wi1pgflcc75roUeSHnNDtxZJBavtgQa+5WInsfgMC1FMxz9kB4YLYUu/SEKq1H68mSaV+LPp
0zM7yNjgbkg4SnSeExg6lOgIxVrT510hu1CrUZ76RtzbXkrRrPcpU4zB7XSPbPz+ezFUqjmMFZtHt0Qu
onuhqxC39xQxr9jQJ+fpalJ27AkA2NSllOdpgzgvOyFjSiHdVGaQo+JoOyFcunN0X0NlYUafY+ZOPp/v
agd0DUsFTpqHIA49h508VgB5x3EN0gLErovUFSX9Dc9B8hXSBmCIwrfYripPUOSgoKs9iXvo/jEcvKNA
IRRANHUDiLB94BI6Dco8pTFUuC59zY6BEDeAaqG4ho2zAZRKJ7r3DTEEXZ9GsDtJqF9OYoQZyecenQCd
g1QnmJvRG1o7c852wiM8mu7rozu+CpkY0MnT09rpFze0Uch6CsAR8Mro3YRWmD3PXfZps5eqEkqCk9GV
noKKcz15E7vdCSUDBFh3ziU6LIPWapvfE9GXpFUfdFkjDquC6TEJkIb4qg1lRx4CXfP4QAf0D5p215h2
nkB08ogCAiUtFgs+OqVn39D919EPTlOwY9e10KsPTKNT3e1890PnR+IF5JHKd7R/FQ+bXM7XB1mVebzl
xORnglRDz3KupspR1Epn+TYiUJ5WGTDiph7YQGmJDmax0rtps5gfWrGCdHR2VilV6FI0PF8wHfs+6Ojg
qUFO/LgFqo5EYcEqPkQZ0VsAButqp3MZM4JwauPmkaTymEfLHypkEgf2/p93b/vvrvY4Kum4SLf+DvLM
ZjpMechj6EnqAmMmCX3xZjPHAggW9rc633/vBPQM8jQn+GMHRJoDcnJ4bucNcsUp4Dr71Nb/96DxQdVd
9NzHgA41HnvAfiP8xYJVE+qZ7ZSdrc473Y5HzEqvB10tFaijfl2rwLwMeKKWpxvbqRI7g6fDGj2Jhggn
t4nLMUhATg9WpXfvtq/2krYcHzg23OjAlqc7oYUANz/gAwyIKxXyJQRfQsvwAIzQOgqr5F/yTEvUBtzC
Uwk5ajHUlA6dbyG9Lt8pLyro9dxM3+ve1EGF0MnjOie/OV/xeYiWo9sbUAPbs4OYqwBxqDdzpNjk1j/x
l+/pxAb/QROXyeKbNnfkHKpYiL6edS1UEN2eDxBAjscXWHDKzpY/FotFMBEgCxFejvAByhqPtdL7vEl4
ATirGlqHM+whbsUhHlW4XMQcJy2nQ6YNvNbm0dBqeTdIOul5NVvf++gfXTy7bYtTMBpPnhwqSKD1fjEV
qqbbyeU6oQygj7hqm3giAfGvQrrRI0rD7qj7PzbvdiiNYJoXdJdfKTn4yfVsdIp9hr85Oa7f53uj6nae
2OVCPRjUdmJP+t39WrCyHxArk0ne7ymqb3M9+8ttbripA7vZtinX2kkU3s3TQui3NKhRlhg6kzqxel3v
0GMRODz0gLJbJ7vv9NGWIMc73K08OHddyyBxCc8+TEpx4/GoowCm6U/IW+CjnMMzWuBnDI1OEPD3t6DR
NKr4JoItAhnqaTnboWfEVFMaoK9mIzpNXl1PfEhcoIBE0SciMJ6nk6DMFHKGfpSYQ1PorAKRCrhagcqK
1Lfpqyl6VYx59TiIVC31VFHz+IHeEACjhHZmhFElkaGHxQgF84w2UvR2BGmJR2S1iEeT1gGCFSECAF0Y
+lQ5PoUBvZoyHIsCQEs9cdrQeo+AfHVIvAi7ySPDEuzp+NV1wCLO2PXjvsiI20bFRFaAFmk1KtONKmSA
t0FnAJpHUO/KhDzGJzTTnKoCB2oerfniB4IocX1VBLTk8ZEPuIeFrUJSRIUU0yS6jhVILOCfiigSKCfe
j34LNOIwBJABXvTqcSXiJKM+/glc82qhzCZcgxrgv6sqaR8wMtBQXEypSPCiqAT7QPkl4OIBrgsdWAB8
WHzuJZa3gveAtqCvsXd0WYVhBAEGAOVizOAeumANFsenU6oMTRabCKAXK4VVBTO+ehxCcu2P6FgQ35QZ
4JhVNaphpCFBFhiOn0Uu2DmW4yPYSBgLhYjLx+jWMvSShCSa8NV12ny+2ECwnUBGrgxX0ZYMSBuYO+wA
DAOrAXStCZN1FZoYapHd4GnGQtAtBnRLLxpoqBTQ88ZXYyEqCiKZ1rFdwNAHVX9r32EUjSA3KtOpN+Cr
PghfIOhX96lzSPIxbGLQTZ8CeYOeYX6pgBpZB5pmMNCckj0EWI1MkPK4HpuMrgKuG56ghR3TTyiExDAG
lwedA3g5RgUi8aIBYCZDt59RlULEQ1uP7XxFbCu8oEwKqx0AuQ+rC9lPIw7T812FxXg11RfxVdgypYWn
KArABn5sUh1wBJEpiseGHkZut0yQ6wjLnf4o7qqCRRYRlinSbkLdEGif4ReFKKALE6sGIgT44oBeHZB9
cxkHgydga4AY2CMHdJ07jQ54LkXXJyXIfVInmZ18gplQKSkCZvzmir2VgOHRFSULaK2GdcMmBRWgy4gA
UpypNCuAUHxMi9OH7AJlYxIQ+JQlwPNVccaKwaZEqBmfx7jcMtobAOYQPPhY033TR+SoFV2y5l3aqp1e
RC2NjqHwCXpS61QDDRk652qGwxd1UeChTBxrgeEuT6/TKg1fkB4MW8qetAK1hadCmLqUPIQ1oEBYBtW0
AH2JpxgvAzxlSOcVsGCsGCRE55gBn8YuJhTLIWssHidYFVqghGYojlsW9wT2h07HWJcwKj9hnAvYFpYS
xwnejYK0EtLSiiEWaXGLw7BH+/RcAEiXknIR8g1mZ0wXOBYOuA5UDFlLLsYEtHjH0koFK0DLPObqaq9q
nU37YJ55Vcg6tyYqIKGVTxYFhLfSBHoXkgTWHLBEyRPjUhxdRpyEQFI+dnpQzPWqBjFqMl6pBgmZEuvS
kVAEc8eMM0IPrlBSVCwCBoMNMUA6EKFi00KFbgj6AsXJatIqo3+A0QKYS3QTeeLgBTwr86Q6lf7LoNRB
EA1mKj5b82WhT7uJuAWN9faCrCFb3HIscVsVjBAET59dWWgspLLFODFHiHuQGucKfvs2VXTkJZQ5dLAZ
OiC5g5yFxLTwoArjh1lJKxtrFfFwGRYU+sHSf0aZg+kkdEphbSm2K0TwGrJZM2pIe0lUKgVa3NCga54e
k25914UiBRURV1Vq1GSDKklgjcjhdVIUJ3dZsCWjm3I9jGnTHui9mAbCyTWxVcVjwn0HLYC2XAyH0qlk
/ZBG73MZhkIPQIn7ivGUZTGKUPOJuMSth9tgvzA2KAfoJ8Z5RPEAKVN/JStGNgeBkSkJLqiHXczEMHoA
gFs2I+cQ/NEpo5OSeHjIUyQg0CTQWZEgoQYRGlRE0NBb7MJMJrf6ocTbKVLLDnHeRbLL4s+FVPG8QO/i
CSTF4SAdmCXl1irC49jstFRmbJcWsK3pgy/5IcetoJl8vgsKwSUWhwCRswJP/GSE9ox9URx/JOepQj81
MREZDgE159LehBwAv5c9TUkdCy2BY4kBUoiLpMJYwZovnknhNS2ue/OFyBYvpXyw3kQ5OzCM+tIeIYV1
LMEU8gNwLlavRG87z3cLwjt05TEaC6xjPhbZRZ8sLSN6Vl1Zq4J4WYFiY1UFHWD3rC8MwoN0DkiX1DAL
0l4VlmPSZgdRpbytMOSnRI8jFHwKcQxZz/gWgB/03evGfjXBGOicJ5HSqoHI83xyKh1hJHvOsU28CFhH
rAOoEAJBCQ3wJEV7dK5ob4esIRaYDrQynRUqYHwh4wlzDuwbyA2uCWz37+i1wQCL/r5Ijgs+ETrPMzxm
gwvhQQogvgBcw+QDBdRV/kokYSIz4jkG+TyBDPKE/rcLp8P6SJOauIYp30pR0isSTFHSA6kJRUMqcbRW
I4hFnHAHY81vPhcJL1oItE33fK/oAhHzhiPQ3rthwVQ76dQ3Wgxxh6o69LrotnV4Pu7LeU13DswKbCHR
fcBKAxI9QWtoq7O3rB2PHrWSnEuZ7bs+/vQL53OwBPUyHfWu2ANlkcxKTIpP5S0UPInZVcFm616RpeB3
cIOHv93EHguAd8DpvcIX+ZaWL0Nx6miPJkuuZw9wuF8VZ5YpS2QCdg09fClSIpa1FyI2ofgTe0XaeJpO
G7pvg5qzQedL+YIuM+4iIp1gIiAcngNoiQLED0+dxLWbGMJCmZVv7PGTt4UG/veEdJ6it9Wt8QQISk5i
X2HQ72eUHqW90E9PQdcg/drE/0/pVE1EG3rEM6HeHUV0CChGf4pDpOUbiuyceGBFDhuTc9phw+XFGosk
MlUoIf5yH6PROD5sMKSZPyCcGxYlymqndcfSHs2papXaDMyT65HDRcMY137DCGAxwVx6bKFtMGeMVm+D
UgdK5LIRBGM/94iG7SrEGMsglUssp3Til9He99/TLcT553p8q8XAY6pGzs/1MNYI8kSHsD8h11LKEIC4
UNz8ZhM9g9+L+uEa4iM5TcnRc4O3k4g6ORMlukwFm+SMgZ+AyGMelBSxHMlWcTw4cuKV3yZaQA6WjLHH
fZQb3ifWuU9/YPz13t1tH+Xk6NHZLlog7/wd6IYHhX4k/mLgt5CxQTHQZtL336lEqpA+xdcCBAUBnwAF
gQ9g2ZS442RNekmc73wTKyy0qgl6cfFKeg1zPWWRGFwMHuaRv+UIych5aqcsgyfO1y5YCsLd3MO2Nka2
QkL5SQ2TYbQInlepeMOcTXKaERUS+qeJ04wSV9dG59PQpaNEezXhIAc6BPpFDo7zlOjakxOh2jck1vxu
QXR0XGvvc9GYgdGOX9wjmA173a9rrZ0SSyumdUmwmRwvm52CgX9gkO53YB80344+u9qLQuFyspkvCh6W
MwrTJZ5eHtw4HVV8VlEgOgxLTOAYZgBsN8EnnpzHGUbN+OH74oyiUwicRTsgzBMQbVADKhEbAKv3jUxJ
KMEIbyo5Kd5YFO0m6Eti0WkBY5gbhDviXsGBpF327NVyPS3/SWG3t8xthubBTPsIaWqMZe9q51FvsQYc
iy582DNxTY5wu3eIFBVHnKPkhOUbgXE8hlUe5dIAdLGLtZXzlpZesQ6cnXQGuwQmsZz8G/Foe9vovnYY
wRvUvH+fL+d6mAPAcVLgyWm6odmcGolHoJPyn//qlDiEfCmF8RMDHzDSlSPcytNZ7X1JcOHwWCPnQMql
PJHBJsNE4GGYnDVjlQBTisAu0Gg7rCUGgxlSVI6Ee0X7tLT8HVI5USCbWKIDtuJBRlfHRCeJrF6u1fmT
k5Md7ymk5Ag5xzWfi46mxiGSrAoEpEzmMVWuZ0DCDsQGjuUsExoKYIWWYELXWiLYHpsHzRSqgZ5+hj8b
yo1cjxxNm245H5YDYacsvXVYhm9p+TR0HAmT2AM7td9vk0XEOyAHt4vGl7NBp01oabPIHOZI5Ho6xOX6
pUi5NhFPFdIVCIN0y3hGp0PY0ZHgCCPWQasW64/o248ZG5dzHGskSM9twvzQX7v2VbfKkSpzJvyQRjsQ
IwM5jJxrrJOjb6flD+TBHgaH/QGfez0t8m1LQZUZNxRzk0qMtAVPlmDRVmWOJq7i3xIxM7YyN1U/N9qY
Hlp5eboxf2D1lzMry9frB2bweTb5sj52amXxwcrc0Mrcz9nwg2xirjF9vXFypDm9kF2ezCZmVhZv1y8d
z8av188/Wz3/BM1WFhZWFu5mpw80R3/Ons+uvDiwMvdT/ertxqWj2fPbKy8vNQ+caTxerD+6Xr90pPHy
VOOXi/UjQ/i9OXMY3fK9y4c4pF+uNc7cq489X71zbvX6Uz44NFwfR8uZ1fPTqzcuNCbnsuHHK3NHmy9f
1k9eajy5sfJyGY80X2JUz7JL9xoLyytzi2jZfHq4fu5i8+7I6o1T2eSV7Nbx+uN72cgxvn3xUv3Ms+b5
iWxkOJuer5+41zx+Mps7mF1aqD8bwzo07i9gXtnEqWzu0Mri0Mr8WHb7ZTZxtHHmav3JYja51Dgyym9n
z2Z3DtavXKofOVrHs+cerp5frF8awi/1c/PZi4ns2PmVhQf1iZMrS5Mc9sKJ+uST7NZPzeWLWDQsSGPx
auPq7dUDp+tzc/WxiWx+OTs1ng0/W1k8h/6b1+9l00ey4XuNB7IdL37KTl1oLk82rx9rHJzPRhcbR8bq
lw81zjzNpk6uzJ1rnD3WnF5qTl/Pho83n8zXz15sHnyUjV/Lhm9z2OP30C12Njs7gp3Kjv+UTd9onHiI
RVuZG68/fY65rLw8mz1/1FicaODZe0PNmTuNxZHGraXs2ELj4mL28mz90gPs3eqloeadAyuLz+vXXtTP
zNSPHQDZrF4cXj29VD9xG79n08+yxQUMpg4CmDi6emG4ObNYf3w2Wzq68vJ44+U0XlF/emJ16Ej96H2s
Rv3a8+zl6ezI8WxspDG7WD/xI+aYTV5bmQNd3apfOI1VzU6eWL36eGUeMz3ePPRydQjLOIpmoLTG3VMg
ElAmPsdLs1uj2ckxEE926y5GgvFj6RrXzjTuP1uZO432WNLVQ/dWr883Jqfx9tXRY83lC/ULM9mLoezu
0fqh4WzkKVa1efgUaJJ0dfpA48ixbG46G7+PT7Jj50hdCyfZ/9Qd/H9l/lp26WF2eaj+dKJ5d6w+fhYN
QPmNe0exUPXZg/WhE6Ai8Es2dDEbv4pxgkrxFQaAWaNxc3omu3oCRAjKwUJxT1/O1o9ONg9cyG4+rF84
sbK4yN05cDtbeF4/+7B+fLqxdILcOvuy+fLOyuLRxuLxlZcjmAVX7OkB0CpYElwGbuVcZi7XLyw1bi2Q
kBYms+NnsRFgW1AU1rx+5STHP7lUPz8MUsTIs+HnmBc6AZVmY+fBNdjHbO4cKC2bGWlcOwC2It2euJuN
PeOzxxayqwsgD6wtRoX2IKrV0eOcI6h34Vh27lL9wQ1QL6gRXWGRyQULk82hQ82Zs6B2kuLV+eb0FAZM
gjyznC1cqo9huxcaJ2ayG4dW71ysz81kJ49xGe/NghLw1OoQRM1QNv0T927iFDf99IH6tdFsdERed6J5
92Y28hgjxMKKTDuK/rOJ8eaTm1jS+tg5SBgwAmTOyuJNcFzj7gwWJLsNbl3AOnOmZ4ayM9PZKIbxsHFn
ERImWzgDmYNlQXtQI4bUeHGuuQTBchXcB7nXnLlBKsXWXwL/PqZwuHI4WxoD79d/nKqfWWosHm4sjmKO
jalzjckn4BqQRDY+Wb98G3RVv3hw9dxpCs+xh41DU6vn76GT1TPToF6s8+rlK9ncXPPobHNmqnFxKVu4
k80dq1+aJD3cflyfOdNcOtTgGEaadw9zZciJ0yT48/fqh0GfBxqPlrKX9+vnIcYpnVZ/uUBpcw+Ca371
8g3s4+roqezWYch8iJfViydBipB4q6efgd3IKZjU2MjKwi+NI/fJGosTzZO3688hYa5xhNPPsLONu8dB
ciKHn2NSZLrx69Qmp8ab0w8hSah9Fo82n9xbHZ1onHlOUnw5m50+nr04SxUwfhstMWbuxfIvq0NXsx/v
YVW59Q9/giTHRBpnHjdnSKX1a9exI82Z29mJkWziUTbxM7iguXwGYr/5ZGpl/mF28njj7kMRJiOgKDLg
zBPyFMTywpls6r7Iz9PUL/eOZgsToJPm2IP6pUPZ6evsjZv4LJs+tLJ8uT5+qzkEmXNmZXE8u3W/8fP5
bOImRGt96EBj/Bn/fWQ+G/ulOX0Lr8uWh1evL0LmQyNkDyf40rFT2RCplN/+/CP0b3ZsuH70werBm5AP
eC8lIeTnyDDF0UlMbZ6cDv69O4KZrl68Acak3lwexVAbZ2ahU0iokJyjC7LOx/FVfeompDomWL9wtX52
eGXhKOiH+vfaKOZI+T9+vbl0GpyIN4L8sOON60PQFxRlCyNkmcWFxhTo+TS0GxXQyUOQtyQqKJexH7OZ
eby3eQT8PkONPHKM/AtZcelq46fDfPaXo42pI42FuxDm2RWIponVn49l01fI42PPMH0MFVAB42lMLQm/
H81OXM3GJuvnr1FNQAMCEgwdJa4Ad4+N1o+NZsfPkwvOT61OjmSTN0QnCnNBrU9eq0/dagzfBZXWn89m
lx5jjiQ56NPnV4TOr4LIMR7okeYy5vUCCoLMTnl4GpwreoS6hmpl5jBUW/PukWzpPDnl+Amqs4WpbPoY
iKd++Cq/mj7SvDmMBuDQ1YPT1BEQgwt3Vm9eJQq6+LJx+Fnz5QOilPHb7G36IZEMZPt1vPcYGJ+79vAU
xchpSLBLzdvL4ERs4urwj9nCeTwOfbeyeKH+YAkSAOqeUgu7PH2MApbI5Bw0HTTp6o2RbOYFURbme2wR
FAK5wf8vTmTDc1zVyWvZ/ONsAlxwGFyZ3bgCPq1fPgl0RLK8cWVl/ije1TxATVo/O4YdJ23PPwEwg7Ij
xYIgwbYzR4A3oLZWlqfrZ+aziYMrcyfqR05nxx+CQyGNKeVuPGzePUhwMnWBYOzRUuP2leaJ57JQ9zHZ
xuLdxuLUystrwCGU/9CJ964DKUGUEW9ABt66ujo53Lx4on4a6uzS6s0TwBjkx6fPoeVJny9PA9U0rk4R
sl6+jpWvP1psnDvfXD5JhLNwF7OAuofEw7I0x4Bgx0CZxJ+TV4EQyFZnJ1aBoEjbh/EKoseHhyi0H48S
MQLBjt9rPrkKBZGNgE/R1TLAJ6i3fu4l4c3E+eb0PSwOeRYIeeL46p0xoqwXCxS/Q3ebxw5lYHkg5KMX
V16cWj3/COsJIqSWuXS8eXeIgn3iIB4Bs0BIkgexv8uXmzPAUUsr83fA4NyIp0ehGRt3idzA4FwcKLLp
n5oHrzduU+/Uz00BiQFdUAdhhcevgHewm8Cuq6OjnNfJ21BeRCPYu8lpstvYLDRv/dRhootLR6h/b402
b74kqoEgvbSApYPWy6bOg7yx0ZCfFPIjYNhTRE2Xb5AjgB4pD69AsLC3h09AYKBe4aZxYJjmwxv4f/3i
NLiJUmUOZDO+8uIapcHYL/WpY/XJR/Wjt0WPTBI2Dx8nB038TI15/hkV8ePR5r3x5tIS+Aucwh2cvkEY
OXQAvQF4410wGWiVPHkC6d149gi4lMgfGmr0Z7APmB3vgpYB1AG5rl6+z/1aoIalHAbdvoACugn9no1d
W714i4s/NtccP4iFAm7BjtQfXK+fnYPKzh6eoiYd+xE4DZqxfkRGBX48eYIIcPievPcpZMvKy8dQOo2p
M1ANRBrLl1d/ugShhxfVbw6BxrAX2DvoAkyz/uhHbjRk9dxc48xPzdHHHM/JEWJCID3oSkCaW4DEz/DS
5pXj2fxc484EMT9Q1ssbVGSjI8C6lCeArLBxxh7Why7XD4EIT1CPHJ8AF0ATYWrEz7dfgjtowhw7AlFJ
UoQEm4e5dIkE9uIX0Ay2m8bLEUiPwyBFbHf98jJoFSANIguMRnPpwmnMjpBvHJwySRENm+L4KBacanrh
DvfryH3y1NknAKIY3urQNUpO0tj51av3IU+aT+bYDyaIrZycWz1/idIY2uHlLDUdrCrIc+CZ6XmuMJZr
XKyky9chD2kqAj1Oc2tA8AJynmWzw2AcSM7m8hUwKRRQdhx24hIepGnw/G52+zZEBK0YaD0YsJdvW5MW
NAzaI81AmULpQNqPX+Hig6nvjEGjYYPAX6tnLmKjOYWTY8B7EOnZ0AsQGCc7eapx+Sb0MkQTrbCFn6Ge
Vi9QnVGiHlmuHx2GmF09uywct0AUAYsJWhi2yeITcBmEc31+KXt+J5t4DO5eWXwJEoKmAIvBqoL2h6yj
UQbaOHM1OwXz6ia4CfCVNjjo5wWoYr555BFIDvPCvtNUBDdBYsDAPwz6OU5RP3yX2wdNCsG4fJJkA6G0
fL75+CYx2zMA8tHs0lVC5acX67NXYdlRAZ24R+gLow/jvzxFfXrkLq0zkOXQNUgbgha0mV8WW3KhPjHR
XH6YTVyAlUSWX7xKfj8ivHDxfnNmiRDrGCU2cSMsOLz0xCJ10JHjsMppHcw/ARXVLx/E2EADK3MvQb1U
3xeh3Ubql37mHCFvaaTAzr0JCUMsdGQsu3y+ufALdgHzzRZGMGzgdhKe8Avt8UtXm7Py+SHYApcIdw9O
N6ZnAS1op88ehBLMJs5BllIbwlCdnMPKg7WJisdGVn+8CrsGfzauTxNXQ1YvHaVldHkIVkP9CiyFi80Z
IKJpoqDpy80nlyFRCVpunsDc6yfEWoeFNfNjNn0NPAKxQ7h1/2zzl3ONc0v4CoYJJQNGAsH7y0Vq0sPL
jV9u12cmRKRMZbcsR4/gE2qfW/frT26DrYgkJx42DtwERQGjYsr0n8z9DH2UTV+gOwImA5D/5BzV9NiF
xtnbhL54aglm3RiNo6VlAunJKVAg7dCx5Wz2aP3aBMURjESsNshm9Enj5wOkqAOnBYg+EHfKaTBF/fpN
Uuz4YwiTbOJOdusc+Xf4EPA8TQAChgvAbNnkpGjn682fgdJPrP50snH3ANaKy3X3MFRn/dlY88l8NjwL
LsuWLwA40UkFI3TuDvf95HFMtnHxBX0jL4ZgSVGNUrOfF01BSoPEgE1By1EsOPyO3mCtiIl6FTqagJ9o
kz4oohQggctXoaqw1+ACyrFh+iiwOFRGLy407g5hGQH8sCYQoasHxutjj0hFEzfp21m4lT2cJepYvgzz
XCwIMPJBvJqyhZiKLrJsdpYkB3V5+Cq4tT49Toq6fqV+8lL28Gg2C2V6ggba2PPmkxu0lW4+XL0K2EZ3
ED4hnLv8E+XG/COYRZgdRRww1eQ4LeiLp/DJKvj92DCkuvjQntESfDpJCAdD4OikCJxjGAxl2oWZxqUX
jcvYC0CUJ9k9KIhJIkmsz/Ff6Dp4caF+6BrIMrs5SmE4PNs8MkMn2PAwXTQP7mDHVy8CJz/DXIhegEAm
ZmCT4nXQkvQ8wHKBdUkbZIkegxsv0M/Ki/MAvfXzE/SDwVrEpmDjsNFT6HAGlLM6dJAC9sRV7DVAF8Ug
Ojk3CloCtG4sLkPKNe4RBTUWx7BiNDqO3IcdRx/LyUuNowCBk9jxlbnbFHoP55rLl7KRi5zypSOwZBu/
YJ2PwH5pzl4HmWGhOPLbLxuLl/FhdvwADdvlQ83lSUwKhgD0EZ1OLy5k48tsicE/uNl8OpHNw0I5Q2cm
cAKY6+Qp0Q4PKaiBu6aXgBUhc/iWp4eBYMk1156s/jTRuDxE6XTrLp2BF2bqM2dJIRcXKKuPnSOXTR8j
42Czrp6A8KT5A/ELpX/kNORt48wN+jfuHBQP1T1af8uXG4BYk9caT65RPgBbAnsfvEdcNLlEb+ThSVE9
4JGbUFsCmWjjU4NPH6mf+LEO4Dd7ZHX0mEi5SZhvNGzvL6zeOQfwTIvj3OHV+7NE13NH0YbrMALrnvwC
M3xl/sjqhcfZ8BHsPv1RLw6uLExnIwAGRxsn7lPHLd3CvhNDPjwFpQw6oT1+b5Zae/g5um2cWQRoIXp5
TKMV6p5YFED60EvQNh131x9QR8OyuHS0Pjdcv/1T/eSVxoNT9BJfO7C6SFQGyiHZz15tHp3AdhOdzi02
pq+vXnhWn37avLeYjYw3lhebM6cghME42YGfiIhevFiZP0Gjb3qGW/b8duPoUH346Mo8AOdc48QMmfoq
xNEi13z5KdHIFTp7geK4krCUjy1jOm7KMA4dDviM6/Ni35MQydgPfdePEl9XqlE1ir9NtZsyUIUnnl4k
AbOhBGwa1juIlQTOhmFUKcRa4mfDqo6ZhKUYvyohpcb1U095cs4eqTREn9KP8eQTiZqPq7HGe40uvVoI
JY7UDESM5ZDAUsN0klCVVYG5yyU5SGNIrpHQQg6b0Sjfpn7VBj4aia01KiiloXKjONaRTe5kSK8fqzj2
C4w+RG9lGbnmATgPMjhOVSn4axGJjDtlqLlhoN+rqVArxu242gbhSuyohOYWFENwY4mFxXhSxulJbE9U
YcBmMMBoQH6O+coqGQnANRKkG0pVACWRvIbnUIxm5im7p5nPHRV5xiaRnkbiYSJmTvhKgjM5R6yYG1Wq
NnNbG4n24a7FeIEv4Zk8v7WRkLHEfxqP8TeYY+z6qhp5GASztZPI8zlQ/F4IJKiYUQKYa8D6HX7kxr7x
sZvMQ8JOpewBv+siKQSrEmNlJb1KawZGRRJALRHKnpIeVFTk6mEF0FS38eCcK6OMnJUbiVWLGLNk+2c0
KFYqkrhBI1HXBpP1GWXLnBEJozax2v/qMd5Z8DnTlDFuUaC9KNEh9heTfbVgJDqP0bJ+qBjXhPFyZZTL
sKbIfXXd8/dL3Cdj//CUZHsp7v5+UrgfRNhFjpkkH7+6v8/HO149rur9pCpPDbya8nSkB3h2WVXMAq5o
hpAzlJVpQEyXKL667vqBqwp4SCKCJXzVQ594OupTVcxCgmFNQShEIqeNhNHGEi0cFmW1sdfccYb6GknX
5Uwx94IfFFREjgDhkCsNY5iUxDd60esnrxd/nfh1VLLkF14/xM8cs95/PS6fPPr1gOTKP8bvy78O4fOD
0ubpr0fwc0jy6n+ST2bx23PJqV+0mfavf5RnlyULf4q9SY8vfh3Fpy+YrY+/F/lvZvHj2SXJ6n+M1mvf
vz7Dsb2+yvfyO/QnGfySYf/i9YL091j6f8TeZWwvXl9/fe/1Sfz3IZ69a2chzz6Sb/Ekxn1DxvxEPuNb
X8h8Zdb49kf5BG/5dVhmzb5ZY4Atn+Cfl+j5R/vGtbEx1//H30eIZw+s9cA2Q+hx9t8VA+bwxEtZ0yvy
D9d6RN7+UNrYOgasLLAklQOW0DPHaesXLP16AL09+e3W2d9uj/52a/6322Py+9Bvt+bkk7O/3VqST47+
duvMb7ce/nbrZ/n3Pfl2Qhrg/8u/3ZqSp0b5ID9Bm1vy1Lz8e0QenJc2M/yF/15iGza+jd/7FHlaWl7i
//nU8G+3Hvx26478fv63W2Py1ZL8PiGdTMsb7/126+lanxzV7d//jXddkJFc+r2fIXmd9MPfn0rLe/LJ
vd/7RPsjMovp31dgWlpiDI/kkznpbVqeuiOfnJanRuTDB9JgSj55IN3+xAf51T1pc17Wdkh6G3oz//bw
2yNvbvPfb0ffPHxz982NN9NvZt/Mv5nBP3d//xw/T6Wuw8Lb8TezUslhhPUZ0J41GEbQfvbNM7Q7/PbQ
21H8fRefjr0dfntQ6jzMSyWHu/I5W7Biw8/o+SCrO6DfqTf30RPe+/YAPnuO3u7h7bPS8jZHhd+G0eIu
Ws5wtFJbYlwqScy/eYZvx98ewO9Tb36Rt3Jso+j3Jt/45sHaTEbx+2PWosB4Rt7MyJgey7tmMTvOlFUl
HrKWBFrelNoUw+jRjvhnmQlGgKdYo+IpnnqCnyl8MibVKlgN466Mlk/wPbOc1+/PYoQ30fcY5nkXT99c
+3yEb5OxcCZj+Ocgx4uWI2+mudry28/S5zDeePfNdZnduLRh66fcG1mf2bcHWR2Dq8Q1ln2ZkXHclPZY
Z+zdz1xdPDGCzx6gj2EZw8/ckzcP8Nt9rNIIWo7jrcNoz1ksvHmET0Ywh8fccRnPYanSwRW2ozuI9bkn
877LFUZPN4VGWLXjOvdExjG8tneHWNED35LmfsY3HNW9f6/6Y1mZQ/KueaGKGYwP45K3ch3mpbdR6X+U
MwfdzL55zjFIbJjkBjFGkrGnaZCUGeQaFG0EtsA6BjylVYlGlDAlj5U1pLqDRKoVlSn7UdhlY+wl5CSu
Ae5ITq9E0zNdn7rbZgKYOA1DyX6O+DirETCSV2KTmV3DPM5BHUjRReAzN9BpKKUXQs2s9n6iGxXWvBrU
qk3LNxLQN6DcGvpktHmvnRHL0aBTz5fciFhLdnIs88UbCiw/UfalaITNAzBr4cp8C8Nddcx4V0bIsPhA
mZHRgY27zytPch6lsof2BrVEOwu2dJlU7aUuy9zwL4AZhnwync1VoU2e8Ewq0xXQzNwit8y0hTSWOhbM
MmHBkQLARU2ilKV0p2K+pxRui5mYgO8qimnu2oYlGlkCAoKQWAGDKDHODyBHJzWbjyFrzVQyicn3EkCf
EtMUGGlrGJbJeLhAcncJ1kJCd4Yo1wjiMVymjDPMSYK+mFJXldSEgLFMNpdkYx86wyN4u2wn666hb/ul
3sfgWbOWW1FgvKard3GmprzD0llSjhlytUfCpR1gRFv2gaHxiRqQ6DsaCJi7pBuVdC9IgZXuiGfjmqdd
RjYxWZXJI77h/rHuB5aYxRP8hHU2GbxYkoS6gPTBlAEtLY0NdJL6GKxRIfmuLN4IeG2zHIxNyjA2PptF
u7hmJDDsAGOAfckOIWl4fonIvOq7XJ5ttuZKhcYGV14x6DewO23TZKxFpAIQLinSZk+027B4I3GdAI1a
4sYYKcv5pSZxCtpmdpi/WWpNmWwQ1DSTzjzmSDBgjQH+wmMDfgRIiYXE5xylJB0IzXe1p0HPuhYGvbKo
QCB1SSSezw8ZwcfQTabylbSyU2EBNIB6icDXXlXSDMLUvn+nnburJK3775bVGEmbMikHbOSCysEj2tvG
8iFMyaB9A9IocascG+dmg3oZx0dq2JYy6ywp6UTmLqkthkPBX3vsFrtK+NcmyDDPQJJdiOpdzfwBbrCs
tSHVwTLp3iRv+sQKAafbCfWgs8Pug01t8npJISr4wsoeyhBfSjiQScDX5IcdzG4rST2iAgsyMmTTFLTk
kkgsuPZ26jQxTOkJSfMSvx/bOjssJpMM6rXk/qBm7PxAUpx0r2VfyJcqyXNf2S/4CRN+32lr22GFh9TA
YUL1APchSiUKdC3vZS05ZoMVWtWUNqAWOd2dsyH3DgPOpTCHUMinYktyT0AFzCICm9VsYotp28Sagi2S
iBBXdlhhxeK0oc0KIoFVmVpTYoEUhklawSkx/Nr7mNQfQgozC8hjaG1c6fFhuaSeHixrS1LMBPF67Y65
KmGg/jarA2xOkS3wBG4IfT4v0kbXmOeCld/B7MBSVGbJEVX72HI4M4ZAtButCBKSAilq1qUukRkHSLuG
gYmSewXCpwAKavmWFiYL4LUOiMwD7YADtkMyYHN3UOpCSWKJHZab9NFKfxpLLeqcIxnYNo3D0L71pSgz
sxU+syK9nErCox86bAVJoPzY7MAKMp2ZGYYqKMQ2PNuXPKtAWpe2sg5vd85mTzhrSUqM9MeagZkrfsos
kH7MdluFZUjVLk9y4/9l5/651dpMS3GSSCI7u3NUpoHex6hpUkEimQcFRs4OaKn4peM2m35n0+kMazLg
cZb3xdx3gxmK0T4qNwYmQ1fRaBZhBZW1z6+klbIVcpArvhfUIJ8rUoUUVAIFj3Gy7LfEexupbYWpYATa
5lanrPYaKpPUQJ54q9NrcUjMDMVUU5ZEldpXFlZgzUQ3UiZTwKFnvE8JeeftEmyzqGSXR43sGF0iF38V
QZQnjk3nMHuU61vRzNyAtOoMSvkihrtuHdQOy35vEy25lqVhvrHZeiy5hEkrVwQEKyhj36Xohva2OhLK
m1gwVKDWNUkBO1H0E8ZFY4C9VsCzMinWDBIYHZpKJPKFdfLwH984LGjOucdGi6cEW8H61N05UXUgaFYW
GmDMP1MRuA9SubSiuaL78P6KzQeOtU0M2qrFreZhkRzWBWJ4tgIPi0oeVDUuubMtZR6rzTIzOyz4slll
RorAQY+zaJqR1BAMQipgrGupsqY1NHosqZEu641XE8FuDCSOJVnNBm3bNE4WAmOKnLN+PRkPAoRzhzIN
JIcVwhwyxKp5C7C0AlmCKZlWLeKCyWqmNS9JPpJx7K7lIUGTiGvH+sI8G9Tv2BycWIquMU6ftYr0Lgny
hzAWbb+WZLnDQj9ffGZBCFlO6JDKNn5jUyKY0kE6Y0B0rodCPCAslM6oCPBdGyBn/1oamfb+mrI8MvVR
VSrEQQtXzN4yVJxxKtF+ohtuoy9lWZjWqC0zQ8BT3G0VitpYZvkt7X0Z1CoAGt9YIWkTWY0Up8LEAKlC
313LorTpjIzPB1IUH24iwkN2xObHSpGxoFayibBSIgv0Z4vUUPGxG6sULeXnWZWi7FdZsMdnaq2ILsnO
IUxhQSIvTWSrmB3KbEQLGRP5viS8FjAZgTmE2y2eB/rle39wpDDPHgsnoSIprViyHiS2G4QBQW/TE41k
0mlvF3mHGqdIbc9UXAAe3lcAadOrZS5tdpV2WyjNPLKoyCImLB8kpYuorkPmXLJc1oaO1naWku6T6toU
F9aM6E10taxDJhDo0IkKYlRIeaZ1LZ9L5pnDFcNQc44UvbEpywZ6ZTeIvKXlc7CRY3OzjMTyYx+s1Cv6
AslYJANDo8NUyhsy6wIWiqwSCya5PowRgHRj+iwtfaxZLMDZziI5acWWJupJBn1BZhETM2qs7s7ycwq4
PNaOTaNgDRnaY+WYTkQyLdlRcrIEXEKUsmrxuhZnhzXuQOvgSZb0Nxgg3+4oI2/3wT6SWthFtujpYuV7
AAlBDutabL6esWPRdkG2EsyiF9ci4002/UDKi7U4xu5YwdbMsgmnzqCWtLyODluvDfQOIgQMpQSTyh8Q
nj5VuFPwea1CjddbOCxq6nADWRwdf70bK6iETl7XwMrbrLwWljZY4t2JfwFVMXmP9OkzNYSlgPiGbVaU
/A2wDPbnAIiRX6YUMsZlCUIViGp1uv9uhYdUCYOIdUSd2mQVr0tJYi8TkbCYzjbI39gXHVfWO383VxMo
Eo/pLgOcEdOWOwuKgsWwMDdHBglIoxgiA2tKHe4o2pS0PoFH2dlfmZIIyCGZJpLwRjVh0zRsGoizW3Jd
HKIZsm+tSnKT0ocubcWKL3URQ8cvWqMpsQlhHgkIr223UqBgs23axG7ZyoqcYvczLTsv+VO5HowMb01g
gwRarD3SvOT84Dsscuonu+WyAY95T+QL6gFlpD5ergez5DrbNFkASN4Y0MNrMZyC3DKCTVWOSK0KDdS4
1i6ZU/mihQAe9gTqjMVpoNlci9ml5IHYMrS+/ES0fZiKSPqr1FB3RFSahNAPfxal+CRlAbiSZb1Ye9MK
FGewHHG4JNKURTSkMIUByMd4ZelYMlPy3W1Ct+mVmgUOy/hzN6MKt5NICURF/YcX2aTFrkKNm+l8YSHq
HuvssCmvLKdJ9mDiEnR5L9gD/UlNt6C2h5oJEjJyeIJFyyallUyj1NgqCcwZpnYykpVseIUKlon1hGhl
KclrosUOoWOTCDe02UQsMSNyPbR6Er/aa01nW+nA7E3jfgxCCqfqOC8lNDcILmhpKVgalNJ1vIaDeZpr
lR+6v2JdjNiTbPKgVuU9KL6Yxf7vKUQtkuq09Y9pIAwkh2ZGLlIQCQZTwJXy8AIdtJuu+UOMFFPFxHZa
J5dd1patjlQClLpvPMZKIRwqYlBhq+iewvj2SXU7SW9d12KrHOT/sq8SOANyr43YaqwAxzoC3CTeqYA2
Gvi4ra2nNQ+OjTfYjD3Dy1XwAOtA4X9iVu/Xf2MaKAhF0kRB47HbnWvfY31IHrPL6UkSzJdYILhHSmk4
vLXG8cO/snJbWd5MgGlttS7JRu9RjsBg3tsQrpcrReKNzi7r4SnCtiMqI8NE8ScpzaHaNj+2NQ5kKiAb
Wi6fS5mVwOb6mT1rjqWNQFWe49i8wTX3D0vUSiZ9ESzdYktgmI/lJh1nm7Vz+GxFiZ6zlTEAEGsscSc6
QEQz2xtKLyBe37B2HCxz1smPmIQGHJzEO2y1ks9TA2Ri/m7NKxhUFcGm4r2jtsZ6fip5ohuldmZQa6ed
+40Cy8idAlKLYMO2VMoskkVBbta7tfHTUDgOkJg79ol2eEmPTQU32+Qwttbyhz+w4thOGJUaQsjaapIM
l+thajdYRnDPfr0Ndl9ZVTbY0hHfWQaqptJ1q6ixDTbrsWXntr3b/un8J3EicIXYRTQqEoxeEtfphWN1
xZrzjdT7Wy9iBrJMUjmNX9xA2PBpIsN9l5fQdDq5HqlDyxtuQC9fWh+ntkCXV+KI7GHuZlgS9ONEoZT7
FVhRrLmUfOQq65dKoPMHQ1rVrPkZDpA8hVHDEjcM3/EKEJBwzoFF3J3zmLIdVe0bEsyBFGAzZA2Mf46C
1SnBzSpwaby3doqksMmCChiCcn5A1L/4DqFet1nvK2vz6jRW1ockR9pglSAgJhpcm5ioGSPOv2JNBJFU
Xyn6ZG0M2k12WqxIkxXL0yJ76tiCK5KPiV4+k5IHznZq2KhIbSjuxZAXx1ANglL66aTsTyQ5eb1NjMw5
tpRN96CVptTyX/mlzhaZH8thcIbbsFEbHTdOpX4N6xrkeujHRL9ScNOwmB2NbBoG6e+GprFZwQ7YkC4K
wYrdTss6KXqZRFJk4Ctrse+xfuHdFmvsoaOApXmkdMXf/JiktVaQYYd1a+2xaNTmwndWCRVY60LR5fmZ
WKuOrWNitoUATGHN6nfnK+va2WWtcmt+GNdSOTYdlGKhGB0oYvW02UI0X1g8KLmgAJm/V4dQLCdkS3IY
3rJEcCLFgoxIvkKN+lbqdsf96BP0CYKsAXzSFcjv0Lmy8owXRmHjWlp6oSid9VIFeb2tumH6dY0Fw0X3
BwFT1NFSKta2dtI7qQcdW63HkVrZEKaxwwRmKaXQuTbaTvG9Qh9JnrexCbAOvRE6KPZar8puLUnbA6KE
tdRDMmV6YKGWEvqXgGRdqZlAde6wShS1p9mZ9lMq2jJBG8Ug9pNBK/J4CxE2QDmSYpzbmisnSZVvBifa
qhMtUnYoqNlaNLFrDQcyOnsXXBf22uME+jvxooDlnJNa0doWFPIANdraVSalo0n3ihXplC1dfyUlTkKp
H2CSbQHdKUqUjXg9aF4J9s315AWGel4kOKtoF4T1V9GG/hCVlHdajbfDuo5tzRvTapUNhrAG03gjHFGC
FV30yX1qDc2iX0w0L8FxeBlbXkp35uVagtAr2nLysNVYSgg8FUi+dgny2+12PsfL82JkQ/pZZFy1BUCU
I3WtWX8NS8AK9hQC4v9yCmK2xLzZzKH1TDXvsFaCw+AWwfqxVCVZK3LECgqJaKdE6gEHUeoVY7pa0Nnn
4qzYxMMu+ntgQULpbbfuYaL+SB5giNGA5VupEA/wLDXsPF6zApFhazo4UmhEe59Zv/cnUhDKkRufarw4
CH/VxNsEaSoFMyRqiBCDlehzPUZGUOJVP6DB7ZKV3cqqddjs2NZe+hjKmGdn2AAHmiZl7TXP1iMwLA7s
gFisS49lNrnF1I1YCSV2jqVIKQCAR6G5vMhNZSHLrK0vxfRZmaaYWg+UY4te9OxmuTdTo7YXONWHzfS+
tsceHK64FCIe8tgzRUecAa5OBVw4n1t72ubzt2gaE2FS0OJbgyzYwfpo/j4SEbV9xXf/2CH/I+HF9Et5
gKaOLTTmiLYFYgGxyAoCmzrdUl+Y50Cs2mH2WFDKewyIIxN5bzEV5/SA3LlUsrWYoAPExmdsFCxZqeKt
1+q8GPKYppdONIq40VzyB6tw2NJnbbwlhv4CFZJZbGY9ltIhGmvNQ2tuaBWnUWunFA62jEetbaUNT1Op
jmKfdflsySPD8qv4sZ5Z8LpDYbdD0Lax1aec7akYmms1jPZaqwDsK/Rd1axaUYo8VqXbq0qkz23CVFup
tiBYvpIKLaB0hmDJDZQQSLb0wbufsSBQEA5qhyyxw57H/TWFVDcVa6/QtUJdJScTDiS+4Vgg4mjASdXw
9RuF+GBNRWwdtIiGZDla1iehtUGrcA0mQFUQhtryVrZqmNnOGg+x1P/hATj5HqLZ0iAvz3RYfj6G3o53
WzdTH0+vYX2KLs/nrXlMaBKy3I3Dq1NsaSLWwwHfh/KfxMYk5hw5vokd1gimBMXrwkhuKBOqgwypVUCB
YhDwdgsdd9iyEIQHQL8Wj+fa/9PpeuefO8RIc7ojcY44tF3BR3K1m+dY9EuzxfxbvRjHGhcQhnhgUA4H
XWOrn/HaSpZO4Y2QFICYP5duzUcq0s1xbKm4H8Rrt8EWEiyz2Foh2jdoVZ2dmMdabfvBY44XwTSJrXM8
74iCHhzM57CfBTGIS1LxPdrKdcNa5x1xnFl3kfn+++9+6Bz0BQJERVML7fLwnNRITVJNDyeJnVVX9sYq
FUHqGFvAzhoqXWCnXkClbdYLbs3cvLUGkx3WGhSCzDl/9wOAj4pJYcUWeOdYit0q+FJbNy9XAmywxRAd
W3fQSJ2YqBiyJpoKdtiTbNayC5TcVYAFkdsAglqbdfG02SKLXe2B39PSknfEvQjGIxVD/NLRv2vNJy51
vpwBX4mtVmW1ygCkR89enAaCnmNxxrmWGwkKWK8vDSgIy2T6qN9WT9zYbYlow1rhNPGzAgFLkXfWasby
fS6VS5z/4j2rXm2tGhSL97Mz8aV72+WKVyPV+7vaCeqIbWw9RwJ4SOGyXyHV0IwoYBvFjsuzzj9Lg8Pe
5LWOnFYSmby959ET50OVxdKSmqWvrb4QdO0ze9KrHGGFT3RcEB6N/X5Qsq2HmF8r9yjF/9aOvqu8BBLs
JJ602LHy06GPEyYd0AXveKRTFEwSW0wkZ+OOw1OPCu8u9WORtNBxfvJfFvkDC0ehH9l6jc5aecA1PWFL
EtI1Sm9orpUXqW0QZ0DAw21KFFtVbW3QG/fYqAEsI+8YdOgT7845Vp/5oTgDuuwxhq1s87eerv/dDpFI
FxBPpC1YNyzIGgPeihKWO1aUeafbWY+/6Q6Va2vjBCtha8Fs3RarApAcpTDm7lp3EauLcbZyCthmKwZu
BClRb7D6Mr6jygSr7Qi4ciFLqdEZVxJ9a523UhWfYmbtLNJqPEydtbh3WAvTFq8yPdZslZWg1w/YsxDY
knqORFZgKmIV5Ktma875i2NvjklATjzqYsl2bKqtt2ikyD5GxjtE6MbwSDeEFYIS0Hl3jorInkkxzmO7
KsCeCe352JqYEXcDz2ATOYLbZgS+2kp0htznx2Rd+glpdoN+PmHF4SjcvOa5dF2iC1sk1GE5fh6dWpjW
KrfobahSmqF765MFm/01DWpYxj85OSJcHnDS7Qq0RqcT6FEsYbr6HLntdP2f1kMdWkTs2BpqVDYcjq2z
Z3i5MneFZ95qrRCo02VJimBLDiHZcgNLtoERSC4wMcC0vBI678i5mlxgIiU68Xut3fJvoSTIB4qBG/6p
vfNCLhsB9LPwYHN1n7Oluq9PbjPJy61IjrIVVPMwVIhYLD23dYtPrpP0SdUkBWPztk9HVKTTbWu3bqSt
w5vpbGFAW2CKTjIGIPE6TEcZW7PUkwKCsa3N3+JQCUdSZZWIumjphfoxpMfXoduDS051Zc8PBy2sGCyL
F5ZnXeDiQtzD+z6tL8exJ8TdoqSAIFLa9to34j9TskXONq/ix+Lu3ae9Tlv91vncxijtIV1vdChJYj8i
luIRYiwKFvzO0ondObn2hIWg7GEw0a+SmYiQFfQrwlhuPXCwWBUif96L5bCmGXgyTQzkkinW0G1RiggC
v0D2RGKk2UJpRogvpMMM7F8hbOLBii8g0fPFqb2bh7MwXsUzt8EWz6Q/sopubJyHQ2KgUqA1wSNXnjsb
dy3MgMWsfi8m10ZDDVsFKxm6uWZrT5p2q0Z3xBEGrBxb75FXMHBiiZiDIiCwD1o0Xet3jB2DjBOAFVhT
j5dVQaPtlv/lLE/n5IoH5TDJI6oZIimHd8XwEo3QHgbHFSvB0oJcwRBriWUjFANFWpjWI8GPmJiWG3a/
sEcGfmjLAUeyGH9nSdb15gt7rCpFJlUoxwm0A0Q7QmYRtNlyvTUiK7keVzSercv5HWE/KwFKDVXwoESG
5K3v35FKYRvk3qZcT8oa+rkep5cOZTotBkQFQPtCW0F/Yv8IfVnwGMIGk7anco5jjyPoMgFZbcjt/PLz
HZENOBQ+Z1yEmDnOf9mwDVtTkIfIEk8UUf0OWgjdaWFa4q0JapEhYQUGFX0ezOohHhbPl6We9aJFocGl
vq+3nSFcsG+jxJYKk1ph1i7eXBJfTHWHDSHJr9WhtmVfJVihzANYnjsy6JCyzpVeRLfxpMKxIVyMHTA0
FcpSzJDxWZwAZIONhesuWD8fDSlozO5uh26VLkuuLVJulGdZclQrzLhWfDQvGD0KqdihPvPWh8gzLFo2
oN9iFNsCsY6tVYhpyz1jkZWRtuhfnnJQSEwitHZYb72xlYA5aMyGRAqOJsrCjlpxz70jCZNOfMzInv9h
YVmUkbQL+CclDBl6IjDNHlt9U7DwADiYVz18asG6LQG+UTlyhsPHsRRfSP0/R24A0TFvfWfZbHatfq+L
OxiJ33yDLWJsUYWIGsy1zTLgHql7KUsrsCLmVlkr6Rtb/3qjxFlI2KkfeRvpc7fnt9avJoGDcri+FuPJ
2pUErrVtNhAlkXPDWr/FGqKC17WQm7AriqFXURimLFoa7LABjuLsZ0KRUGsUC5Cg1waLiuYb8aEby31l
tkRem41rNl+6PCrjZQ000iwHOPR84YGd1uug6dQjYjFlnqvxnraAJ3eBdTPhz24/kZgVBlgNUE7Y0FJR
KGvFDY0luhZrpOV9mo7Qg9b0snrzG+Xw0jGAoX6WvLehUBuJqDGxbyyBymVhvH+EK7DRRttBwcrCFITx
KnKHHNSn1IF37BmfQz4TNWGIjW0NZcfSmRE0EddskXTj2EOiPTZ+CUKGW2djyL2i3HrIg3VyhxzD+yGj
9ABUqKDpMbMucV5nxMViiV9YPvZgWmKCgkBu2HOULd7p2IrfeXZNDfaZElzBI+E0+QQLCCoQ67pQ4/Ga
tXp4Gub5Uji6IGFMNTF9AmX1mJFal4khj5VIHvS+hrEupub3utJO99e9fKbXHpPZsphGzmhBjrICeUoL
vM+etG/kdZA8h02lXqSwUxBY8NRu5co339i6rJ+oGCLPa5c7l6yME0xJ7ypjvRhwwTLzQIf9NWye+poZ
cJ6WA811LdsSVv5VcoSd2nu1aht5T3RAYwt/5XrWqmDKbYuOAlynNxzUw4WVCvbYvLWAbRECDquiOt+1
2Pgj3gfNSW8UZqT2oneUltrfef+05o67SmjiE9ZapiSSoIW1upLfWaJlHB19HkWJTeWC8I5yzA8jq9i3
MyBpkLE4ScwcR16yhZUVXcoBVOi45tpH8deGkS5d1E4E1qxL65s2GyVWtp49lsPEW2h9yh2MmgcIvI6N
/t1EbBlqbdpLcophfBtcVrQqYXtaBLiKbHnOLnG+Q17H3P9ohz0yECvHD20N0LXgcVGfAN6wbgcA9m11
fOcHXqLFEzaHHcmNOirg0VnI8F/KwfYk5bWPLGbLg/BesF5F4n95DNjmdCmnHNvrFqCsnS++3OvYcvob
ZU8UhF/s2Jr5dNMnVsOKKbmuxSr7fNlyh4yQp2A+j2dyZM5cT1QAfmL5Yp5oRzmqh6Ivih1rtIvBWjDE
pJq7H4olT9kM0lcsIp/ov/I2Lx3/D33v7ziEU1hthiBI+C/ltGNslB5GSqDxFxuMavMl1tS1U/Dl7kpR
sN05LIbMKBG7+itJt9hoK0A7toC2Y+NRBuUeWFAn/SbKqVqfVWQFfJvdwE4bemSLqTu2KrKNr9CDVauL
5YImR8qeY9LKkXiKDb4otzXHQqc9+9bh/hqDk8QxQXlF8vnOHgtxlKpawzDIV/TsiFedPvsWuWiNOlB8
6f877ejYskOJz9BREunwhz/YaFXhTEjSrt4dX326Z+9XNoDFVltvl6DzaN/22qfehtw+SQA1GwftMSfG
YoQoiw64zJbldyxANc7XdOjK2WFZSTly7JFscaHG8to8ULMHHdaw9dptIX57PVc4EAXEKHgDT/mUZdiC
Pb7/1B7Di8e4FPHAHgO1bOTYOLIu67NQnSwL3dVuy6Abia9SiUUONgUg1o6tAS783V5WjtjsVRtd+wn1
UTc9ZFxn5kUDCfxNSchf9z//1bmhmNra5Ka9R9zhdL1Bo35q10X4oesdewBkHBsSsl37fRJZBSX46ppn
w/YlI1unEKj9kNElpf0AJgqEI/62jjdFU0v1aWY/4P2JvQSmwtRgN6q+ul6S2yhhcjBIWi5Uidwk5RVU
qYQIswuSvzRQ9i4HJrWbf2fEK559vrrP+AnXV8Z+p2wOVWTT8Vmlnem+Nu5Cha8W8FykmPvtMUuYsboV
DKLASx+p2WxKfGRvkoI93Cc2kWDicrSWby5ZRV7EcuolxojKpRtMJecVfrydkTh/wIarcpzRqwVexRyJ
7oiMTW2KbJKQvcJJsk5iFqDntU5+hAHxlqSK5LhHNmPcaOsMkmu1mPeCpYppfepXs1EiYTq8MsrzS5Fc
SeHJPqAzcQ34SllnHFaC2VOllA782BYAMGu1BfiXr8XM54VETOSC8Hs1laS8SCnkvUzMOucNSBS9fVFR
9IqSbCuet/E7JRFyENKS4W6wYAyGxuj9V49DCZtKJF8WA7RJ+fbKA8Nbf1xWL3BdtoTtg6nHcnGX3J/L
qERe6hO/uk5bJ/bXKhOYytq+M0t/CjgPdBMqu+RSlAFj4e1CPu+2qjBznBLn1UIoV4RFciFYhdeEYVmV
VASQeH/GWsht2RV7bTNtMZ7W8zCdfxPkMy4LPKmAo9bSkHhpppwA8qSLThe5ozjmHaL2loDfb7LR+2za
jXjksR90olJKcqsSOdn3GIJTW0tENGtTDtYS6cz+Nol22LqWdgOcUGTujbbJCwnvx2LaPSuuJyLfbMqI
WcvW8Yhf+aAE7sp8fcnbov+JjkdGkZGemVnFUHQbR6YCGvdEnzboSMdruVxAj0YS6GjLgzoCXt9MrL+W
uyPCjup0LZfOSDIBgUZYk3QlVTASXSk5ejzXHbC3ccOYV/sZOyYRFIwvtMf04vXEiwesbHO61s6SaYAz
NoPHDwxES6KSiMK1pByvILcHsR79oFgaa/smnjY68sxadtJna/tsvTvMm7T5bXLrNd8PecsYiQo4kIEz
vycWWIUd1ORgnRk0crtrTLZQVAZFLvcAs1m0uG8lKlRuppEY+4RpRv8/W2/aJNd5XgnKu1Hd6H1fr1Pt
ZmFcqALk6Qk3qlAOECRFyNxCgKye8fQoblXeqrpEVmZ13kwASUkRAEhwEynKtkjJMm2KIkhCEAGCAAEC
IAl+gP2d/GQw5os7goSoiZnfMPOcc57nvW+yRwuqKpd73/uuz3LOedA2iFUgTqdk7CrKRPK4IFuuZAUp
0p+c3dn0bSuiEr1D0VChzEYsmGJdpVA6y1sojWIvMM5I/ilG1+YpDHz7vm07rBwIfx9mEau0DlnichPj
D6gponOw+jEPiMW3uRnsRgQB7MojZBExH/lc9syen5sQvmVDqNoGVXeveCCIbc4irqEcCrwK1UbAfB5j
6neJcpiU9XAV1WMVquJ8I6oMzBkgI5091TjQvLsxaIiaAGAH7QfIFW5YubWFc2DDSZ2qDbO8ZJvSmGEy
EQY6he/SPW2iZl04CdFj8BPC1NfsQxWJp+vS5QccGzHm1ZGQYnbf9XrnSt1fcMJZrENNN/KLZIx4u229
4LCxCXDM+h4BIuLdUHS0i4fEclCRt9VVds39vk4AGOACY42T/roH+JYdjd/dUwTxdMRy7EDwYwEdjP1D
VQGGiKyT/4lKWuujDXGfbZ4zjEggKvdR8GoRthBRd3XCcvGQt8dCtU+yMOla5fsq5ydjFRsofICeRORY
63/Qw0CLHdbFvLUVO1JAplMIIY2ixRMmbZwq1KgiT1Q16U0AAMF6Va7R9jkg8rbAlTMvdYStg/Ojy8ro
RHRpn/4PgjfNOwppdXnJDM6lETgw3I9E9apQ0JmhNrYWFG9H3bJ4oT37vdZ5sMycS904QbtBMBNRSkEm
MI6bA+znwRtHQMBO0UrJsc4yrDG4QqK+1uXXxZspCqcq3uf7hjSGVkc8rFm1Q/savB7YzR7om3GOb0P7
3CxEcqVQ2q8vupMqE1jXMQbfc3Q8cJY0uBued2IEcr/4auz/4sl0nbbdIK+D/WCltn0P+RVUBavWhbWq
gV4ilBtQBaZ//ZyZMKFj8+4hGWo9AkbsfixtX2p12dzqqj7KwrLzvBvSS2aKwiFrjVevmwTzzRHkXdXq
wvoXChXgUOzztsrMA7X9y+6GZ9S8sflmxoEQeAzXL9MFtpFhyXb+DzumWTwYdOs0R7kt3CfqRqE6Up3l
TqH6S8Ws1h1qNuJ+HpWd4fk9XEW40jqrLnV+YBBq7pOLzrODyY26f7QasK6BCgFKw9w+bOVONlbtkD3F
F0VVaqhSwJiU7b96nnEPmawlZ4445gAgKp7D9JPs51Kv5rwmrcmGjnW7SbxD4Gq1WlJkb1nzD/FFwUKF
cqh2IICLc8+B0sWmSh+OVuFh2r0dR7aH68/OY0cKdHr1I5xhHkYsdrjb6GSrrurmzMxwsdnCYfXjTZRz
73NeuIpA47B5hhOwJ+GcBNvHI4oTnMU47x8ed8l4dAr2PNLQuE7hC1gcd1TcI0i+A7epNDdJhd5Y2m1E
egbPT9RAKnlOzRcKi3ZrglUKUR9Wq50y/3Z2CjFXHRhFEiG2P4fuuZMg9iOBUpXcRe4ztiCdlQzFKRqG
Mn96kz3FHcwB3iEw0B182tqrwmGfJRYNnDJyNwqdq2uTe8yHwZnPILCNULB4HAXdOH22T1QDAf5HOD++
DkJzuRnEruE3XB1D+8DqxPUDEKjgyl7rVcdgV+53O7lXHh1yPqm9y6o7yQpXHO8io8xiPZnTimm87HIW
5qZvAgrTd6GIgnW8cAKIn9gseFBgwQ1gyVlg3xmOxutOTNrb6XAe2h9HsTsTl8GNtsuKYLZ+lPXsFL6P
drG7NqL9cV/8j6gWXW8tgi1/lz1bx710+A6oUy08W6fA3MIMErIFtEizwFX1kfsehguhW9d5aEhFH9SN
wxpntrmmiAtx2OFhq8P2WYSUsL+BrkobmLkHVmxkiFIsFK6DLTh6ezuC79ztIBm3ExtVz+wU1dDZ4V2P
cU42t4D+hmgJonhw2MBP8fNlidX8cMAI2Nu4iMg86p4hxlIovrQ3xFO0fXSW5x2ArH0PKiC1mHDj3jqO
qHlPQ3n7u05hL5w829wt/iOqHGEeNg/6Pt9xkLyWG+taDhEXdcWTpnQ7iBxJa+BdbjfRQbUHmC9Edp8Q
0dBbc5hSYSbZRm1ei2t0FGQMrdTw9OHHTZgtxfoYaj9ENgxBU+1iYCny+QvHHjcOFC6cR1bt/L3f+0//
eefuDpgT8CXdeR8WodXByo17dnkGYQQfCXPZBUGanc5BYgjA+tGxPgXduPa8t2mDoDjYLsy3dHx/m/fz
outU5WYdjEbzR2dm9hGggBpI2McYPFqCCMDqoJvwmp1lRJdwLrnADIDbI2w0D9vkRhCNoGx7Dgexz0Oc
hFxO28exjzpbsRFZcmabyDuYF1Lb8Wj84mggZMbSAnHUy4PDPcQDSie/IR5HVvcup5q6AkLzVZ+3rn3R
LWaP2ka3UcwXej7YIdjHaE/ViWw9dImVwudT4QSLjgtWFK6vgiAN7cNFlyRYdHJWoCG0r5W9OZ9/gaCf
F3WiY94FKTfLHt4DSmDVdneg3qBNMdqw+WgP0qVD01T/Eaa33c58OsLyWLzW7s/VxvZLGMXBpIGmKdis
sjtw6ksHcQyzc3pLng53LuHSkidRvgHJmK3mWy4d0rh4REzLwpmdBctu92HfK8+5tKL4ZM/pUIVvuIWz
5p2/3CwpllqEzoIrsYAWaHu8QFmwq+Tf9yY7XIxiVB4jtQI0ELzv7Z5xzYkGu/z45tlGtZkPDQp3VDW/
ts+Y2YT6qhPbNa0L64ZetdnRazbJJ0BoDoa97h1AN/W6YGr4cO0NeRz3tze3ji0C9L2zcF62i/40/jzd
I6XsdTs3NrdYBVnxAaR5SKoSfTy2yV28D+e30NFLTqjcH/EdBFDW6mMzvlD8eCuWfMN3mYyG+THA5iUH
UxRuWLl5U5Bibvs20z+QNnA1mOAiMhOGeSTdn/VguwvWYd9xGaXCet5sgmXZQcjjqv4eFg3tI5FLFZdA
UzUtG9+35lW18wBrk1r/T+AUxPt2747rJe1glqRuClf1aNhPNk4uPYB5Yz5KH06vbfY2I4UN2oudDjbi
wyUyvsgCQR+lcQ2VzvJ6uakbirZcIFuC9ebzqUBSnehX7EKMK23t2b11rJj3DzhbpXGs8Zd65SMT7Kx9
xNmsg9i/5L9wG+jQ2rHzXECtpQV3N/39PV9a8ECfa4cV7rcWymx3Che88XS07RQOI3MRmZlZlYLbMati
cDs2zLgZNYfr2u3G4WDz5k/6f/Xo6OZ7w8M3X6+gAAdlN4ZIb/60T5SYmZUexPfa3aiZzkh400dkGROc
dlg98HEceLQ/1kW5Plip4SB5GL/xADeq6MGwKrEP4fxEyGZ886d2fdrb+P6ECqnqhsHWzetwy22tNwPo
hsq+wLnLfQJx0x7CDqyR2Ec8CsHoEaLe9C8Q2YAWrcfL0JBRba3zhEJDe+vmJfoZ5pmaMcWIfFNu3vwp
DN8jjJbYxgD1oS7lSrfoqJGwWg6dhDnYAmENzBDc156HSQuEQX2Be7Kh4fegpXvz0rBrrskjyKIMHikj
MSIALquI2sBK4QftK3t24gD8pJSJtmMbJ4/7srImPud/l540aLz/SmrH1kcGJf6wNlLT2J4Lf1AXVXkI
+PHQnIlkhdmFRJ4A1zFAmL1EJ/brEnFJ3M9THLZXr1JRt7RW91gBu+b7a4iy4HVG4GHXhL/BUFEjggHH
HdmbZqVkeKsKRS75YeXQ4zEDRWnwNzxLzT8YeA/fvHQECQPF30aD0c2frsLAsPcfhlAya8pb+5WOKuG6
juE+IQGCBoidCvKC9d7Nc0gSHGH/SMfOv4d5xMwO4q4DzGeKc6A6ckXqKfYE/GLz8+Ylc2AGiPSw30gv
QlF4rDL4V1LntR2J/cTxsH4abKn/mUeocX/auwOQKY/YdVANEtcDWKVeqYceFyxp13BdESBblpqm9qmb
5xCI7N68BBql62Ng3TGjAk3qm+cGSH2vQvPGVi72XbN7YC+bg4D+WUEkBspOgJ2TvG/nYanxh9+FfmQx
8+F6KXr2gMYZZhfjnUAfajw8k3POnIMj1BmmDNgjkJGGZNSI8W6y/5RoAjrl5jmoA1Mpu+LyXR/b54/g
a9YuW6ZQPA5138aeyc6GR5ifuflWifwI4M6egFK8reJJwMqonl9sRJm0dWmLF3BpPQcgR9J/FuW38lyX
zQP1T+nquxc+vPzRCSjZ4udHJz96JukA20/87WrC7334vD6XlHuhxws1XeoMf3TKP3eN14S2sK5zVfeB
8i0/79ez/+v9C1Qafsuug9ZctU/wb3yWir03qMd7zVrymKsQvy9NY6oC37D26Oc13Omj42iz/YX7S//4
Pb3/0XfZ9if9/lehDuyqyW+7BrBUey+4zu8Ftv0t3pO6w/YNKAI/B0Vf/MWnPgnFZbs2Wo7ne5fXwPcv
83v2XN4+a48+Qw1ltJ/tQPvwChWQcZ/vfPQ4++k7GA22AvrBb1u7pZx8mVd7m8+pfrpovz/p/fUex+eq
PdsFV2x+lCrIF+xbVCu2327wiS/4uHznw3eoz/xd6hVfwjhR9fiS9981b/VJqku/b5/R92/4817wn5g9
x9mjV+1anBd87RnMG84jKUVTs9nae5U6sI9JD/bWWaizfnyKurBSjP0pX79ARdTHqH77hp32T0vd9tZP
pK4LCwBarlSLvfzxCdd8bVVo8c2n7d0n7ZW3ocFq70tLV5qzr/PbT0Jn9tYr9u7P7Irnqbir/5+jeiyu
8hg1ep+EVuutK7eu33rH2szrugLwo3wH98dV36QC8GP2qTPe/kdvvU11WWgFn4LGrivRvg5dXbTL3nsN
Gr1oqf18h8qy0Iulmq7aj1Zbi6Xi+5a1/JQ/7wko2H58ktq8p3i9i67K+1Mo5NrPN12x9mn2KNRwpXH8
UyjJ4rtU28U330B/2GdfoUbxU64g/Drvfc566Br74Yr99bbf45J95zH1J3R8+e03qb37unRv7W4/DR1e
qvNekWYyx/SE7u9avWft/RO3rvC66L3z7FuMyxlv3+t6n+rE0DGmTi/1d9Hnp2QV2mi94v37JjWbX/cx
fRzPQ/3msxyZU9QfPo/fNC5f8P/8kv/3l/2/v+r//cIv/fKv/Oqv/fpv/Mav/9qv/sov/9IXfnPbzN/5
u9v/3t//+39v+9/9OzPbfvMf/MN/9I//yT/9Z//8n/+zf/pP/vE/+of/4F/8y3/1r//Nv/13//7f/7t/
+2/+9b/6l//i/7X/xD3w+y/Zz1/2//+S//9X+F786b/9pv/3C2zUr1hTfu0Lv/6F34i4lqKsYKBEhlzl
ExQr3twEA2hih0/dQ5SF4kow3O86dNfCMWowEVJmjgJomuB7otJBNdpo2dnVUDEvCkut8Bg3T87degSv
AZIddsJhNj+DMedlSnPAiO8Uztax83qstAyTloDoDTyspbBF3ZvIn5Nmbw8xocpFKCCbD4YgNME8x1zE
L410haEGOxqOmegH6IUZ/E5korbA1AdNCCByNcNzyK6sZh4g2EuMFCb4RHUMgA4o/CKmzUyaPJftM0Rn
4/tIaVB46856wLzR5NsBvIz0W0NMGxzofe5YNoGkaLpwZBHLbkqqxIza5KgrDZgFQ5yVGRPELQDSb45t
jxFZV8NaWpDWJ6QLFXu02zCpaa21EbNmIP2LV3ApQaceqbpxiy4l6/rgjdmzEFM32jCfuW9T5wFPphXz
a9ayZnbHIux3Ps5mva7xKvswalZDos9cRimmUNS1IZsG0nxwP49UQrLB/UcwBYlHpA6QGJwonlinSDl0
J232IDatHHXdbFKrBp+pWGXdzLV9veoYQ/flliJv3QCiNMRtIzTl6mg2kdbWEKtEckth9mUyWPG+wMX2
y0IEGkHvYfLB0bZ7OysxyszcHYXMH3kz9hlAOW++XtbNvTaxJ0cHA+TvSnncDsRpbIFQ4GeGbAbc/i6z
ZeF7gyJHFEN3v7kfJNNAMw4Xbu50nA8Cf2tjXHB5xkPs4VqG3hFABhVlxQpGhUB7p5u3pqr2jgWuEHPY
Al1VmYqZgDw0ZNlgcD2/UPYkfkvZQMcBON2is+Cg/Kp7dyyrLTCgDvRHsyinwqDyuO98UrsXmzyjNKU1
4wGbLMQOVky8Qr5aSnpVd3R0UECxoREpZiSsIJnrLnXcWSaHvF+ClqM8Z/dOIpbJih4qRT9iQhA0efgM
CBJThxTcwnia5m44Uyt2gyUHSy5Hoty+24yJ0A0+6qII4XadL1c+E+AKMf1rbpJdnHn3TRKvmgBGzdd9
YgkofyYM0P7Ynx28NG4CZUM5F4j/VYF3akiMwHD2BSgHYXZdQpucNZLdJVV+BfBmpmsmLgnXm4DdyTGN
BPGikAIOUVJ6TXLZtm/Yvk7dFHyBs7xmxsquLB1OSDJgtSFES60nPCoAhVsbA0hRVpvWeVtVgIMaopoA
o9gR8WZI8vHKSshRT2pzsIpUHEn/nH7HRtoumrFnBT26jjS+0pBNOgP8XqAP1l3OKGsz2B0roVNuG7dt
cYpiepa6G/CqJvLnM824UcbdMxjFrmarHuLk6kUufGazhmyHeWrKkluPuboG4slgzdoEkoSZNd4DXg9T
ra2C7LjLMGPvFcipi02fO7aLalG9VgNGAAQeUOLUSOlDPSZIK2Mc/V/xYGFBpD0lHTz82i176zhpNzYD
4NQAk0JxZ2HD+xVzI+OhwFpYBpF9URpdeBinpBHYp8zTbEBFBE2TwSDx/B2MSq5uFIEW6e6MvOg91coQ
qoZFJHCLyCTuIeQBm50tQOa6cfiCQQdLpodIxd6OZuYqlFxLHUD7HDBXyB6CusExpxrfi874A/wTWeNA
2RSbBCjYUUL4DsVZ19Y02SIyuc1D7NTx4HE8b3PWxdJIsC1BUhxYtx/dGARO0QNDjXgqNZx0pSqZixQK
EhPgCPa0rtR+a0ACPCA77wItsy5lByQIMhfWQqwzSi4mzBM+wfBTZOG6EAWmwbEztsiqjzECEL7nc8Mh
bsAoLEt0KpLmhWvLVt0HPBxcxGm1tAZwAyyrA44ALIpBf6U3HppdN2Z2mQ9Yb0kLpKEWWXG/9R9ZNOXK
QGaGq/s6vxCw9QpdAPNCktK2a/UhfkCUX/cI1SibrWMO/F/1jbFrRunejtkzHUfYsUSFRG2LAEd6lYvB
MNBijaf7qu5BoPfwhGW3y4TUbMyRwkP0Fakt1EJyoxTa0fYc2N4PxvYO7SLrFhbNGlHdLVTdug7tGjZf
QVgdjwfdAxJVtH1BW8vTqc6Js9YC8IzAkj3KSg3xEEJB1mGrHaUiNXQ4ji26kONGBfF7KDARLjoeRvat
igRf146Jsi/dBt+akLurgQNlFQK0R0xkWxF3Oaxn4nsvCytA8MgMMwlYmolOSBoxT8JmNSJ2gZ3vKN75
2E6X1ojGg1QGVjcEoSA/3lBYigL5NYj34AfZEVQEaoaoHAie8MSCQQ6LrxSwVF1YjPuuAWjr9DCFNjqF
y9dFsquSPAs1pTcrKk8Fbmmygp0TqY6ycO1zjg5mJXaA/mh5aeGBwfCoHbIwmYku4jDZFue4Wngnw9lA
UsCeBzJ74hrAEGcayUomdIvoBj9u5r1aAjZ8eTdDm1hHOHBAUGiUzWUgl1FcSsjVS7ATDOYVwXRKVVaw
xctTyz6zrz0CiBRCeT6HAu6rhzh3bZKR5wZeplQpjlQgnKODKxdrqEfUevHMFk4wicZC9qLHLa6LShzD
wVGqQ3F3By1LEhM23wJ/22wOepBMqRpi8G0Poy1KSxzymmRYEny+YdYy6XLUW6h8Q6M0+hZ2YaqNAo9A
AhFZW4LwikEGBRAm9THK3FtwnX6Yl8Jr2sXujnOZAmqY+Czv12iKbtKJeEjg8rJHkXSMP/bMVVho5qhC
dHgIk0b4CElbAS7zW3+0nxqQnWVHYRx0cFnhKgu2VVY4r+1b88UBaigh16ZOE+FhhBSsoITzwkAJFEVQ
YuOi2L3JznBQZbPR+B+5MI6N/07BbNbcyEauEJ2wXo32k01Krx/jtbSgxOIyKVCbTnauJckpi7qR0gBN
R2CBaapxv++PqHKI9J5gSXV19Ou1G29m/+lJpcdgZwSelmoff2ib3iNj20tnJeDQm9Amgzut9B38OuEx
od5zxLa1Aop6RzRtvl4frrcwW2VdEFwiSbWJrI6jIIpY83HSRx7aAWSwD6XVXI6YQOMpQ3WkISidPcn7
ONuddh2lebviXMEeq1wvcDlSogdoj+ERDkn2lGRXblJOUNpsSObCgXEPdh07bClMwdOcNjb2KYTs2TD0
iiRyMWsxpofC7BG9ATlFbMKYPX3b99eBGPKEum0OW+CAARNJNXdKAvfE/JQyuF3w23Guo8VdiPdpKmLf
KJ1i6aoqkHdXEryQrifkNOzT3PTLwjXAe9jHGsolMTQzWHvQJ23h0ke2lunf1arjtImDw8zcHtc54SsN
zRKvhkI9DGras3CAzaVvBhZTVGqq9K3rXl7SCYlbJiTNH9xcF6CGWnOQ7IL9De3JSvVn+PVIkuMkH5Wb
Wyiwwb0Xg/LlIWV510t6SSA2q/oGBEm6RQnWIEZs0KcELgYO3/o6fDRngNMWFR750Abt82FUigICCcRk
QOUdQttIh82+tT9sv3iurotWV1iLFSX7lwLZ6Mi27TPuxq0CIaejJEAJyyWJ+vZ7UUSJB8eZAgeyRhtp
Z0DYXXIRUlITqaBQe2dgXUfTFIemNIexM4ptDhWAIamOzdfCU3APyPb5dTLQRhV1ALBEwVDUIYlNHRd3
rfS5AIB0lv1ehI4rrFdJ9NGWMAtacE8A2oAuML1Ks3KRB4YNu38DEmA1VDvEHLCZSoQfNNqaGosZSXs9
+0zAFBRDo4CEh+koIFOagcE4E6MQlJg4Agccuul2QagwHkY1A6xpkEOi4IBZuZA3A8i9DOjMktkRPWg8
qIWb0NFDANc2mZkZly52Lb3RQLQcBK+cN9EsB4MoLGGHdtcsFTXe4lgg9YdhYkVb2N2lA/d6pPz6tgMl
rKNeY4vmrqtU7beRXVmp0AW+bwRLpDmKqIjZhf2IVASVdg+19FYQ35A0un3DBeyL3TCoEBRcdkurN5GG
LeYkdn4c2wHgLoLRRpYxmxpxl0JaVdCyqWxfQa82ERqyPWu4b10AaYV9pCC/tWGWWnBJbM6uA2UUJIy5
NbPdGGKiwQDrI3BKSxCh4jaItcMadhIsgMVIg+FwBTKAGdGIKMJuwYYf0Z456RzZAx5kiS+dgwiam01C
Jhcs4DjEAzxtloxGYHnkCk6gQWtBBAC3CZ+oeyjsVYjqcauMQdkrNQtAinH0w8hxyVSorTSE+iemgd3C
o0QRo54kUO4qt0yIGHqIyDqq2ye/HQNH9awiqH4x3F8ixx7XKYu2CpnibO4dD4aSkQI6BuKGNsGLSDdA
zYQQrRnZdaPusuyNgtLXRMnOmG2x6tYFlE/BK48g2AgidyizIGMAB1uc2QGSWlpy5YZl8bOtDYHT6QfQ
ejlOm10UuOD27hy9OQa+wWDmIU6vxgxyyuWqehd2LSdUzjEeLZlGQaeLiMHucdnr3mQ/j087KXBBye+C
3Y4+wvTjUYu3aH4LIkgzzJUxoMPTpOFGuD08etQskRviYtMb1f22VMabFAuG1JWt8tmIi22icEEzGJVb
QcMsCx+xu5AcwBUlH83T00tSqGCLNRGqyt/CcUQyugwquxm2p05Bc8NsElh56A3Hs9aJUdS4+MPqIGKe
RZCDSmojiGoEJSCblCXZ8Kwb4ZBL1zStR1yswMYVAb6PdVFIjcZmiODxjmukuctYOPZdTgC0cHsE2Pe6
UOZ8t5JdXQXqvFAwAbuEXYe1cJYWnHHinaoZDmGSihw8tMGWvr7PQhH3Hrr/PspCwHed7HHt7v0bCA76
DsnDhEpkyOCFO1DsDPSqH/Tm+gZ/D5QbUmvKOJuIjQO5ei2SFD3Qtqq/fnlsx9hofKT+60t/9Yz9iYLZ
f/Ws//K31x7726s/+NurP7n9g1dvv/jGZ2f/UoC9T8/9QIg9++X/ef7F/+vyuf/7hbc/uXr9k3ePf3Lt
yc/Ov/zz8z9Arfo3vv/Z+Qv44pnvfvazFz599vjtF5/99OmXP/2zM59c/5PPTnz/5+//8e0nP/j0xQuf
XH/9kw/e+uTa937x6JlPn7j+86ee/PnpG7e/+yefvfzM7ddetBc/+977t3/83mcf/PknV4/fPvfq7e+/
+cm7P/z0/F/84uwzn7154uc/PvHp69//9I9/+Ml7P7r9/IXbz57/9Pqf3r7y5GdvX/vs+KlPn/7LT0+9
8en505+dP/PZ+eufPnP99jtvffripU+vnrz9J+duf/+GtefTZ37wyfU37JVPT7/+6bnXfv79lz678vTt
v3jV/v25Pc73HsfFP3j59ok3rc0BJ2xs7t08Zz7DAKYbJnK5UgK2jQzJmCC4augYsG4CCZp91RPMCbYW
8rY2w92psSU9JsJr5eZ15HTJPhdaiJXaqRIg7wbBWKEHHX5adwdhvA2PhJOVkIQAXgHUR5kUgqH6MGbJ
Tde53MIZEy6yqT3ANRAzmtC71THhd+I63zxX1ps3X4Z9ESjZchjwqiFzLkBagm7Pm5oZd/Ona2Dpo0SW
Y7IEIhOZVrcgTg4z9eUeatU7/9w2XQdQNR4xq0vb/pGqKBvnbA8aB2VF1VrreWvMzZdXR+KVEBjpfVg7
ksxeQS+zV7Fw2NR4Ckd5E65GGF/Zc94LlRfsBWghULUSXnoJFac+6hn2H7HmV49EANm8/B5nSxkwvsbN
MkyBIZCVfSDxXmYmA5BcYsTQZk6SrdK/FWjBJmCS0fODJopqn2RJ7A+85DaKjp9kYWwVBb/Kf1/lu5f5
1gV+7ImoRK4i5Sf+9vSf+1v4/Bv89zVW7L4W11FV8mv88HNxneNshm76GptxJr5+ultDqWKw2ngJcDTp
wt++epL1y8/wM+f5+2n+/jN+/QKLo1/li6ejSRejbLnu/njc4kJUDb8Sb1lLXuArF3k7Nen5uJeKlL/B
eurHvan45Ud8imd4R/XYxahQ/gILnD8Vdcpf4/9Oq846r6BOuBL1zk/xuz/gTc/FXX4Q5d7Vkxeyeu0a
uKeiSDwHzvvZOuqElznHWy95b+MBv8NC7M9HJ5yKe/0gCrefZm+kausvRUed5IfVnu/FTc9Hj6nlN2LQ
7c+no0r9j+Je34su0gVVEv4Dvqjevsi+0nx4IwZaj6O5eiN69Tg74Q027wxbq68/EQ17HK97XXnNZ81V
jc5TbO25KGN/IZ7iRZ8q3s/n/bnw7ln++2I84Ktxr+Ns/7Woaq9G/jj+1IdP8JG1gk7zxTRbTkfzXmOb
9ftZbzDa/Awf4Uq057WYWm/GTdXUNzm4vJG3+bjrd6DAF8rHkOwS2fXtM/sDx1I8XB4pRVlMABZWZpOa
xdJWYHOYWGPJNdhAqt2wVMa7UpTEFuZ1ab60azeufFBXDhBQA7WI7upwvLkCa9I2ZLOugfR5BLtTT44q
rrIfJV1QIbN0vY2aSGgP/TygkFbNI6AvW9mj2fZbP72r+GiZPfnSZvAsOkVKYkfFRH2jFKjEq0yYmTiG
0Hxxx9f27RwmtnxCITUIOiiSzbbQUf56SQ3i0aANvs0XyUisySDANxBUWBkio6H8LnU05W3XSXl3b+eL
gbmnzpsbcm4q4Hmro43KIrtmCPoKidta2BpVp6q3DqURfAjFrEtHgG2VjFiPezGW83SMH1yb7cBV7hFL
4ulr9rMnYRtV4INf+NWUVfxGwoQx/W8u06DbHzgldokRbF4F5Di5pBSF2qI3C9lNu8vezlIW4KRzgc40
Q3meprenxOwq+wd99+noXsH/HWHQdtLCT4lx1LQYi84ZKRM9kZ0z1lQoZoh1PRvn8Bx1M0tfPcOoIA7g
CN6+M60ArzCJFE6fA1A31SwLtUC+OmWgOqGy0ikcxWDndzLpFxJaZSZqj7NlZucB2751bNFdzS1zGcHw
2JhEYnc18u6SswOYhhx5Twh2txL0A0JhUnqNcGLFOMEKjI3JxmQLo9GgJBez0bM7FqnSxRA2USNePRga
nXjee9hD7NPAoHUoaLnlKjCujwG+wVjcvIjuok+RLRkpFyoxxW696flEmwf7BaQKDiPSPXDiaCKtro63
NKwDOGxrpHOBI8nS9sOBo8ycD15LIQEkB2iLxC617sCcerWTmEysIseyVinHvtCtYvRX01zbGkMZBVep
etR+EIvYx4PVbAUY2Ao/nhsJ5yRZqWxBchW7G7tj5UFRXKgShx+sSq2T06BB3HaFueAvp31yZuYueqnF
KOUJ4XHU8v+QjiE/aeSxnBF4u5u+BhmJ4HMspYyAwkqIGT2AAj6siLZSTQYa89BKqrrOCrS/HEkkxRJf
C1IEqPqdhA7YPhO6KIuFY3TI6WTZYrBOqe0KIf0Efoq4FrSWmMFnSx2Ltn2mSJCPwGMUhSJofLYV192l
Kp3CRRT9ZP+FZkHVf4js+TFoTciYMlEPrIT5MeCDboZ6FHEhzICWPQZ2wOQ8VjQg4xZfZDiE8QxXbYD6
Zb9wWJGjEh/BTATgEYEJsI9Z2LKJKBsUHZB1w+Mx5klA6caXYm7YbuE41dkU1KaqKOYRTjCWj4cOUce1
07ueZh5OiHTbEkYoduq1dv0eS9ocgkOsjXuBoxo24KNBaWy8SXgJc6ton+IT/YEdinbIjhZd/wOBXSl+
1STGCTfkVcAxPcb9iE4EoG91kkJzEBFHMgWDZPszqykPsX5lmPgcpzpHb1VBaWozcp33bHZ6IhtjSbn7
XQlbHIAn23N6vbGyh2tQPGZ4l7OPW/9D2s3sy7vTd7caxKNxchKZxRyK6KJ4IpvZeAGZ5wFrAdgGBhnX
imsmAY6byDP0JssJRDigWjKUjRF8G7J3601iZlHce61QIYK5UsUj7B73JUvha/3AYSIOqmTjTII+1wo+
2rv7B5EYJRiApR4eUuFTYu4oC4QsZ6ARioMRhZ+TygP5sILl2FW2p5vA7hGAcyQpVmsf5hfQKbYPKXvv
QDJdWfq70OP5n1I2PKDLq5CcdHdXQV/YNLG6lxaSXXJHbcbUrsWiLpYCjrtKZJPALwn82ygajPUWake9
yWggnV6issEBGyHcvNPFf789EzuW889hq4hR/Qg1hCrtBwCx89GWfc0QzzHwkOT9Vdkn63Yu1kIlDAI5
6Ag4q3CGMBkIJR5KViSgjMK5rpTN4YpabgQ8UtbbY6GMSxYeg11KqUxBDjDXWCOO9hUCDRuVFI485d0o
eovN1VX3bI9QYquhKChLAEMdNuWS0hnffEU7P09sx6+F5UF1I2w0xPygFylCs62dkwgosU+XkwOSMP8N
w7ZMkkSGp2ruSntYAtM3ylOOWTdG9FH0SeHZBUoxUmo6YYm3MaBAFIybp9g7q6hT2iKZXOubo0OWIpZ3
gnUrjY9MTkI7F46GsY6+b3zMbDfrnPVQGikRxSk0sZRZQsatI2O4s2PRgRRHS6HRWMmdFAozv/Z2BJu4
G1FjV+ix+eU7Z2/iEDR4HYMtP3XHaT9IzIr+g9npEnvsjMNUkRCmnUitXyJ7bZLDpNE6csi8beQqV43O
35dm2BpAF9w7Z1Jy1BEhDPmDD0pQ4u/GLqqTriGqqOcemmBO9N+Y0sY+PhvzZTahghsVgsCukPIwzRI1
aWFC6whCnoTqKcRyy7OhlCOzIHhflZp4+vktcFoRWEbr5oiDzr3+H3Zvyh/jvk5JeQS23pqLDFB8mZYi
dla7uu3unH8IXFZbARIqqCZDMVhA1nXlhHP9UihPDNaaow64mnfvybq/z6QB7I2jQ2Rz+8XKJIFpmgQL
3Y19pzssj5a9td6gHO2BmG+NkjbEvST8eQvrb1RJGyfSXcm6XkENMVqqW8lHhC0gkAHtqz4J5a4iCZil
EyIKgcawyrDDCdQHj7REDqV0XbUe5poTUxqqUdq0J2hYp333oeSL9+qYOQflOUC9Sy+Y2YFdngZTk7CJ
rN+nIgz3gcWsCAGS8YIKqBAj0+VEyAuiIbxWd19atSnDu3mfwJyD4STBXb+USCuoPux2DjzNiiOovkdZ
vrDLcTdobKAnCUtcMVcRiJqeKg0dTPa9K/lZx0DazE9dV8foIOFbKE8AAWZPSgvNVAlCS/jQnNdJ40x0
cMfMFqtVAs0hGw6Z55QPt7kWGnLJsCxaclVZIJg+JEnD4eAdwIVQAEsroE/L13ZgV+RI2ctCSHvgQhKB
oVClVB4HUrUwC57oprJYq45CP18YJ80f9J9QyECzJGTE8j5UpWdptiJNCe0RFIR3TcyKCsc19TpSFGJG
MX/k6YX+xz3uZsXkolpfT8BvKBsgHWs7yEMpJrM/WUEBIe4spytvX2ghBarEZDNi58NN0z18x44di151
hb5Bq26L9Qmf3V/BPQKY0iQMclESog89nYStNMsc8TvMqYdSLMjOEy/S+VCKFUhJkDGFiiW8rQVeYoFg
laOsk7hRJWBxwrMTjA3Rn127dkEUbVCsg2WVPEjHDMAep9iKz3YBrLqNPcFOABLXBv3D1YR7yGLUXd1z
bxX2qYgiLAEcZJRCNWHpBw1Xvah5WFpHqgTqKBJmq3B9SlhGUnpE/ERVQeGRMrOKTQLoPoGWQmFn2zb2
PaIiYV/ZRHX9O6CPaQMhr4MCE5LB644rr3Snks0YVVhk0vIzWwoSTw4TUzkuLy9nrx0KktIc0lmyn7/q
ap1lX4gBkD/uTlbBYRtK+XlpXQbzj5GxSt8YwnNdB56/aRmZ8IVq81uHVKbcqkGgkQYqK4b1u47qK9Hm
Li23wA77CsDFV5MPAe4O4khmbbpHD2tki1qU8mHp+ZRh/R+pVNiZmjSusdubyFNCqMdzctY+9uQqWkDf
lGNEK9Lszmpkq2esdcZjUQdzcj9nE51qf+aHFo5y4AzjVoUiDSO6bTZaLtkUsAtMQV++v59grzNel9hG
FWejIouhDVSUnSJoBvfVlfUFFHtmEvJOgHGiETTMhGJ0UTxXQMhKT8ldXuXEhuvjyrEktgRowQdQ5I7G
NXfpaQ435f+KSTHegiITELjr9CEUhRisJRQ6dbDlp8wnFNmdQkRw9K1XWFg8sSpZkJS8zKppz99gpM2v
qogzoJv9QnXBZNDvPOpzUvbAQYL48eRuD9UwRXx27mHdUBRwGHg1FKzXB6qjxf8KWFwZZklTJ9ZnN52r
4+CNBjbHtg4AEXnAlhEBP1IR/QcRb/Fwqfq2XwAoe/xgtcIWKbuTg4SfOLaYZZRifTSBIyHcUJQOmCw6
rZKlQLtzBB8RzAbhuOaKUGMS1wLnfoLKYh9x0UnX8Mb4AhvC430hRSHWq4i3M0EjH6zqydKpEgG4AINM
OxzkHJNYmdnAe80gI3CVw4WKcTVL2kH7RSBx2AcAHUBvkWsVKx5I4VQrT/6M9pzxEP58KIZysnKPdXAj
Ip/BNikSqXouMjXcqcfaDwivI/Yb91DZr8TQbhJIrbhL+y4QxgIV7t61i9Bp3txLmAUmhgrFXjEbG/Kg
8FsnVgOhN/fA5tpwzDBqFbqSemcZVbdkwkQUp+y5H9Udb3ohOSz6InY2wN21+osEb04c23kkJHaS90Jr
rlfaoeX4InvsbqLI91RKryhHUofGZUqWryIIC5vwQMUGRHYUPl4oZj8Ei4HAmTyZEjI1eeBHKmHnYGM2
2G0pB69RRpFNL4VcwKZC1RTMAWhx8soofk60J9AHgy1HQQqJrLXPiVr2BaTGOcNcDAOAybpR4USWsFNc
iqrEE+JjmRiCQYF1wOLjLFMqwhTeXRkGdN3jrHAxyP/gLrrqcTgW7ml0FZ+TUnwV2AyzHdVtoIaPmdaF
doAKPWudrwo3u6vYXW3i/4t3ppjMQgpw4CSBs0QH0jMSC0lVAMVmZBeOUqzAds6RbS3D9Y1ko28P3djZ
NelroqCj15tlhI+2yvaZwryEUtGmFSHxYYRAI90pQapuwBgjMZKFw7wwRvtjb59rCSegYKN1VP6mqTNu
kgRB4bhV+2U5nWqJn77kQTOUvkMchdC1eZX+6ywsQOncc6QUugPMMdTe7ayFD7ZaOutRCPpuEUDDfso+
SN8Wyod/85O/+eO/OfM3f/Y3Zz8+QZW3S//nMxBQGsKthL9fqcImdxrCcxp4ao5ooqqZTVeePXx3vFL7
52R71a6GRiRNiwxq0s5aqfYFXkuoLrA46f5i7jswC/lGVyljdIv3CAhvPWDVFd4tuGb1gHoHastgxcFX
iXZdJfBWwwgkvtAoH48dOuyXVLODalrKGDNrbrYBziMp7+spFQuqUcurZ89jr65ApxCudyn0l+BWqr1h
bQ48WhM6dKD9OGipceZf9UgZogpV9AvgV9b8m5dQdCGJS6DeizXTbJ1HFIusmXZ32Jhnm1k8JW28a0hX
SIENHAlprIWsQsUiqXRZqFd0hUpEb0ld6qOT/hp+uwgNpg/f++g5qihd56tPUBMJulNv2c937f3LH96g
HlPSpaIq0nX+hI7VB9SZejepSV1q9aik5MS7vBPaSR+dTO9CA+sqtZWuUrXpCjWw2FJ87sOXXLvqun3m
bVdKcoUoaVt99Jy9Az2sR/WUSUfqmitO4Te07zj74D3+K00vaU9dSwpZp5IG1AXvDehlvSfFL3yCLcS3
vM3WllB5wt0etZ6DwtQH/rxv25Nf4Hevxm+u7yS9LHwPqlTtfdH6G+x1tVmKYlQQ452fYF+8y7/5XXvt
UbxCJSqNyLvU/pKG1NvpOS77qMVoPUH9q5di3PxzV7MrX4unpuYW34Wal/Sp7H4vU6PquiuOQQvrvQ9/
lO5xnSN6ydt7A33qilYYj/d99EOV7Kr0xzCW1qcYN/ZB6r8bvO9l6of9iPpZ6JPTcV/omaEtPlLSJPsg
Zo61ECphz9nVNJbPffS4q4edtG+e5DXepsLaBSqLnUrXu/DhX6TeYFv4JDEjLtiTQ9fsGY7RBVzLR/k4
nzY+p3l2nb+7qpeN+XuatVI3Y79f1W8ffdfnxnucR5c4d6FBxvZRrezZpFqGsX0fT5Pm/Xtst+bu96xN
p+yqF6GidevsrTc/furWqzgpXBVMP6Uhdg2qUFKXku4XVbhO3XqDylpPf/wklLbsc9LDCpWx+O4Ve/VV
6lWd0Gsfn7x1yb9xzfW4zkG5jApSj/HEOovf7N+T1iqodb1J/TB8421qT0FZi2pW9u47dv+n7TdXCbMr
23PgKnafd6CqRY0yapndum4tOItv2TfO8DXoWulZoRl2PvXG096+t/xzJ29dtv/aM7Adp5KmGvXP+Pmf
hR5bPBufxvuN6mJSLXtUuma4EpTU+GzooTf5PD+l5tdbaIv6FIpo9hoUwrwP7HlPUnvrcfvuKbZGCl34
3GX25CnrobfwROwHqsDZ+3waKYlRse0MtM3SKOBzl6gldgpKZlAdY9/jjk9JzwzqaP453O0N9YSPtLXU
78bWuLKZ971r0r2exvgVzAyoxoXKmV/lPMeS8+/Wa/68JzWKVFR709p+yp7/9VvvoIcxE601j3Hc3rHX
NcPU55rJb1Dp7G2Mu/rePvWmK+W9gxnT3Dk5VK5DFWlWpUaYIdzdghbm1+s1f1XnMoFvUeVaWLieO92d
NguWGGMw/iXyZaab8FO8WNU/Ug8HRKd4jo2wGIRktwDIqogr2uyWzcZiYpWDFuGpxqUFpcHpSSJm5ulu
T/4Haq0aMcjMyP4Gi2S32eg9Saars7yrBfhUEiGA5+AAHwFxwF316K7EeWqVw3G/e59HNAlrCmgIdYS3
3IusRl4veXY87M06/GITT8F0SCNMz05ILdMJYUoGZDWa/HbdHW0kq82zN/NfeejL36LG1reSlTSqlLxb
gph2m+lZXGqzJRtmKVl3we2ambk3aJOqFyOoJMJNe5BUXlwdJCSj6i8Xyrybiwqzfm9HohpsOsIy/1tV
wipPQiVVd2tjMHKRo1CQQdihN1psxluANirxA1zO5AGyo2jWhy6Tdd9meUz8vb2dxhrxiD5xVzvcSWWq
B/V+F5UplhaiZNPyaIMRvpV62B1WSe1K+DXOM4xU5Bk9glVXDQAjjWf8Uqy1mdmWPJ0WKdINxhv8W1ci
Q2jYderq0OkFnKD7v7RTro2BLzLYS1YyCM9RvoR9pjhpeP1ruKLChuZ/71tbZz5ipNCwO3P32+RCZeTB
cLYxpw4ePFExfXlsK5XKZLkgBgUVShasVu1au/FSCy1iZEWUx5olQxlCq/tH6Ghag3fMr2uKz+6gGU5P
q3dXhYpkjCt0Wu+wVpCZnXqsjHyrqiv5qwh8aJG1wQWFI+jkRkUQ0ncDltOspFhlgcryvsjuatdQ6FbZ
yppvAUACmgqhmXCAjacgmfJ2VBg7qj8pFAfqpjhTocJLij0OCA9AyuV+lokokDdaagGu7b5j12GZbFwi
GDLcQIoQcwOdoy80IiNJClSFM4eKcR5XAxMPSXn50klvsDdhbUGbaP3RZGeb7IP4ug+syrRydqD3bWPp
gRs7AJygj5lIMGXN2IDQiAQ5fdUmS424hm3bRcI5OSQM01O1JDyBTwiBj3G3EnmTkJRmuLq3s7DUwhs9
xREiLT5T3VNFZn1pISX4onwi9oeaalTiLZMcSDk4HFSrnjvwfEFVqEg1g4HzOtAeABd4fVir/l21r913
UgVLwJQZ+yb7UVE9BtoSb7aYbSHY6F9PurvIzu5du34bMRTXvFhqIQ+keWKU93Z2zCchobTmB/0H+5Gh
KqJgH3ITrkqEAPRQ+B3RDbPEgiJn1HrqlTEWAaZoDrTHeMDSOX/lsbMsZ8GdnSiflPFuN67dbfS/UKkc
XmHHoi1STfYkCIIah1B+Q2n3vgNIETEC0rmv7TOhwjvLLU6fwVcv34QvOL7ht1K8ZXHr2GLhZ2eUwUOk
0XMpjOduuj5Et80LFA6gUza/GXjIemnjf45h6VKuYlV95jICK5OWfdDyQbEFFZH8PyqBQcXjtgBJQ4St
XP1v49oPVsXDGNxlxaKxUIvCn9iv32RpDWDJ9sQBUACNhEg0EDFVy9XoclMAogeoli62NereJCB+cM44
gRJyfT5p4vUmB7LNfFSE5qMT5yaMnZKRD6ihlyXj0wPrWBKErmJ2juhWKIbQ0WHkzrDe7C+cIBgsT+5y
21SsEaFxV7QpKblD2yeKeSAWmlCRBQq9KDjdRLVQKWR4l6gmHKT5qMaRsmeVAM/U6yxT3DMS9GYQ2ZSG
ot8A1aFUbVQAoTWvLcQotoabPFyhK7T5s2qFNTXwOs2AN2XTlTIA5TiqdEIxh6hcUuij5g8hOyyWzn6Q
Aim6+sDBB6NOEsVvBkOA5Np0ViF1EaqJeMEuipTaR0NAjYxlTss9SepwFhOOXWK2sqPGYyeQhNDCw00U
2rCLBSEakXtgvXDnNi4MaUc3RtqjbsZj05hc22eiCM2Sw4IP6dzcqrXvALblibkomwn5mEAosFicK3jQ
IOoLfiixQuVAieYS6GpQNOWEg3B3a5SVRQIihUYqjroED21ci4O6PslkbaJqnF3hXhX6wmqKbDxTY5IE
rXsTKaII7hpyO71J1AVDmhT+QElc5Zrv75i/Dt+zr22I6iCwWUDCmqjcaustivfYwHL5yyhrNrB0RHEv
JVUKESAmyfhy1BTDkiZIkVmpTgszJqYAG2izhxJ6+prNdUn/bVQtertweVzkHwY88ZnvpcZBNJ0VX6WG
K9AqsrsuqWbN25A1CY0NO8oPeEG6Tth31qp+yvG2YElOGCdbzMxk9mSSTG3PniVxF+4+QsiaSnXZXTsF
EuiVHV/fQJnHWk/BsmwO51PRJywaZl5rvrO/PZ2CG2NPoUQVp+f942RE4pBCqsL+bA/LL2FH9w+49Yq/
NutjIeSxUo2OVhLPiEJvmBpJaLqXXNojMGICBBoJAqJt/cw6Ui3cdeiu4r9AFcDFWgnp4bLpr06EuqNW
oH3NIWJYv93WXm8T+kU4QdbQ+aQ2UFB4QqbEvtZ4wh7l9X8CYsVThKrUwJJx35Q+xVzr+gTVxdr50FRE
wMl5TaiB1i6WoRuXKys4G5SWXo+IQJNyREXrjRdRDTXsVOEzmZ+XuRhgbx5fcQbvjiLe9rV7200X2Sov
u6qNnhMFZYKpWzR0S4GbGAdAULUWY54BnRstSOpywEwi1G2lavl5dtcv339INeD2tdY2DGi3Vu5OIYM5
eoA0KFPdX9wL03CFGWHNEhDHNijWskFbLNhY7rxWQi3eT/NWgEjATryjEmqmL2E/msMtspJwQ8/Q22ok
1sKOoAOtPRloQsrwoD5iF7sctjBP+CW/+0jG5WuKllfKvU+nq2YUc6qjkLyhfU+hiyrnH1FRppCPxgdy
CNGGsuAUdENqt2ZZrY2EpliZpDEOwhlWuDn2o50QQk0l5My4cEsXi0Dp6xqcwEFrxeOcA0ig7CocYreU
GjHFA8A5EboAU641OOeWFtLJWsk/p1uddpjfPdD6Fy1DtKEPsJN5uvkiRUaiRNdog9qObrWJysTjK2pq
Q0EKgGQZcBnT0faf4OHwFlp6XgoT452E0UEldpE9a4Tz4ezSVLgTlj5EnmVM2+olDoBF24I6CcMmUE+K
cBQlMYb2v62tOinz91BTNSo4r5DzypZRUIgz46j4BOyAzcrMT1UtPhScEHMIEnS+OdS6RgGio0KPM1KR
Ek6zpOV3NkE+Qs67TN6inYiYWBTyUQ1llExtIaG/n7BxdT/p7lddx0HCUdFPzp3E+iOMjdoWdt37mUOm
jRJywhkWDEZ64xqMNmlbOmOoDpIOl0inQa97BDaXamdjX3ddTOIZu4UjjQha0zqBzF0jaIicE47bQ1So
YN1takc5L3OU7D4uaSwDILILmmjQHSRJj62jCqSEN0Mo1WyuA4kRNNdCEJsR5YzouNlMDSMkxeXKXgpq
lr2UIzY3itpJNp05jUBFP6w5SYfNRjJVmyjK4thmr9/sGazvNbsl0dwTF/7YaH/iGrqIOLsNKEXINALw
SToVQcktinsminBgT7XmuI/C7qQEbRmoDurfbla+DSqqxhOnJelBmAsWDHZ6xvDUvzSbGx5cOHAchtSG
KhZbKv+cHHVieKwNh6tqS2McTOcGG2DBGuiNZjJqgnT2uxNv4xV1Mm00GXAlCHPRMbhYUkKeMSrm4TSU
y7QGQTwQUyMqytKU4EQkx9r7ARBlwkeocRtVyP9bh3UORLIblIXQGgQaSZ2rWAB6S5CH3uTuNiexvaW/
+BDadJhbbg3OXS2nArd1GUSH7mOMgsngjq7L50T98SmgIxC0UJJ3AKFTOZo9fTsxFikRuEQHtICMOWVd
BRKV3Ye1NYAngJllHppgXDQoeLgLNuaUcUyYKJqALiFUc8CK84mXVhyI+P6IHFMnqCbtWrAMtFXYzq1n
Yyy9XtPZimC7bQprYhSVNvFHClhtn9kmt3v7DPrXT7I1gerzarnYXrkuaPA5R4drflAk21uhCPbZUXm/
OCSGCQhJn0aJiSFr43puRohw+N3ALzXyg6hiSJXAlpFRrLZnVsjmYaGE+7wji9MUFGgc9B2F5d7vEmsr
iMHRKmjsCWgodAhC+c3OYFQ6rFeG9XiTDHkddbUrpNqShqqo76ktAZbxB+DmUJ97WAX6lAaknjVKYmMT
gxCgb69w4hVxCcWMutU9RQC+u578IXOWWVUZk1YxLLu2j/rObjlJqv4gTuqABPpurDrw0PJoU2byybSO
G28MEOHAkAuunbTxvVYE1d25Ban6h7wAjB+Bt461H/Tvxwp4ECcRYGRiYEZdV+s+6EQhb2J+gSYtKxyH
Z6kTMk4ynbyMD5RF0s1G/3obks5oPXJyAfXPqZtHUwhT3adBoB8ZxqL0Rrt42bJUcUeHj6MWA9Btn32o
9ZpVs8NXS8K6H4Va6DrZ8SsTdY3D9h1+6spcjiLeAhHJHj74/l69YyTyDW9FMfBeG1Wb59ITcdAlp2GM
hC9WiKwC35QwP66fr80fDI2EKTQmxIF7kWlbawUB8B0/x1MZDsDtiw0ImBJRyqrtXWpvelSGmUYdgoM1
YVrd0PLYymiw27rgbttUgdaUiwrjNKmfIavsHNBCO5jmHdVTld7xy8PniwrCFImtQvTdjULuRt3uPVIZ
q2K336i3uC49lukBQWVSw+4V7pgShkp92292QrJ+NmcJu5RbVJEwuxvaaUU+jI0Jo9mLCFDSosGkdTfB
zi50KvxXFLNIxLjSoz8cIYeDKvaqCHLdD63qUXe575ZTLelpihdDRjGp+NADZPYlZZpWRn0UJfeOCgQ1
NokNGVRMgyk9zIi3rDds0JDlbWeJh8jus13QX000ShzCDZYlRGnvbkMnUYkci6EN9bQKM3Ne+2DoC8ct
LApoKlWUYvHKZ/HIqfvAYR7WlgULzwsXj6LMzh2ob1ogeEz2whrOYJA2vPA1xqJ18KD90/d+kK0iF63F
x7eaQVQPdQoHooY+uZbjhN22zXlX7DNPgpjR7IEwirmatyM9Prvbw7EbJbXM/qTVcpiLQixj1J3ZiogA
yE1eMwQKsz4EbtaFartYEBC2OewhRfD1EYLv1ctaVAVqjdMYYf21rsrjfh0GliOycbf72ohACuPixJGc
KpWDm9jBsSZ83GCHx5TTUcuRl63DuevxKkxWhU1IHFESgpOLs5CGFf8RI225dZNo/evXUVKsmovKNgUm
bRmlj0atk8kERyKbhn1Kjku1H9t/CtnasFTJhzzYWvytvtOcszSEiw6tp8ZF2OnlU4Cf+5kI+HyHpruT
V0Q+wwQN1gf6zItAmXmQYCI4/b02BhQcML+5YrnIjjG+lR6+ppHjdgmWk1srkqfhesMguEyBG/kQrW77
dAEfkEzkxD1UnGvSzmXWSziIJHnraXX44f7ELnQPi1g6E25ahpjZPFcsFRBkG03C/IpcBA0SGadaklAF
hqPb9+7jBwhN7iXpWTC5FD+zWQ7D2EfInwKmz+bnU8lpl/u6mnOojWipOgONp4Ot7x8aN18qvsV4VMEA
TJhATIZsRYBCMjPcBoMXQtcoES6iKpDsM5Qc6SlWDPeFIhRi//Qpgc8FYwYkNdn9SfqDIhJzrsjSKMGh
IKqdItwtUdm+Iu1hE9z9BTfr4LS7wwQHVuEQ9larfjZHQ1YuDT+rIAWnUV/V36K9qD6SdntxpzjtAYyK
pVck/e7NNoTvOzh8/1Zmbo7y9MizmbmVtu1514Fo8ohL3d+WQYRGLWvHxbqxGJrkMKWEF2I3KXXolfjY
dNvUPWfpq5BdonMFv27LhMJQVoEk3a7bGioWROuC9S24TyIm22C1eHQaT+w7EmzEgXYOj1iC1tgelvP7
naFh7pHfQlVxyp7LgzB8o4gL7mZbNQI+ZVteS6F5VYorx326BNxWjvi+48AarMnETJJn6TZXypYcHbji
BhMn8lZh4bWre4496jIafRp7Xp7B9+p5J/JiTiSY4+okXEVkPQcF5HqUBmO6V/mhFDTjuuj5cko6JMqj
I84ygDz5AYnTRE5tA5q0RezyjC9X0LRrtO8wWeyyg9zX19O5eahNnrORipM6KZflSZPpPufm+NdVCGni
dOimZ1O1/1fPQog+sWKaEIrrluo+UTxa0d5WJxIpl1UGiG6eKzV/nSbTDzZLSdiFCqarH1A7vOWfNEG4
AY+QRRR4LAIMUm7WFCSr7OpCh0QFKd7NTfcQZeQtWgZOIuNYI+GxIp7dLbtuWuITq1DO1S2ScK/tNmMv
L9/AHYVOL+V7EzemkdzPqnNOxt26FJGHcAG4htJ+5AdslXfNFnq4hPZ68IqagedK2b+eTIVMClPNa/Zs
YLkN1RxEjs0awhOHfiR7En4WB4DerUZIgFto8pCK5JgbRbb4a9+2gPU0FhS1sZtAXCzkvxnNkOzDnk6x
JymEZQjfBuHiqI8VpRawoywsJKGmmQdVE1ZYosA72u/QrfNUxZ5UuNNco24FdfWdDKdxxwwtswxgGj1I
PGCbBZlZyMKNLpwJAuJskeGDsvYvtACs1Wph4ejRo/Prg8F6zyvsqM0YgbCWsyy2Ys9D50XS4VOUUZnN
Sl0tHBLAtnt2/57ZlyquOIFwXjQoA/q12UviHNtsnlf8ERYV4hTett3/Obtm1CixEzHLf3e/tKv9zM4M
U8XjGVmvFRuv5RYEg1I7a95BdyT5jjt23DNmMg2ewhxxEUc8JJXyv3sRRRkM/QTqQujbfTChK2qvlyre
MIfbDixn1zcsa1Wg6Am4923A+qGq328mvSPWAeW+1iyeW8IouyYfkMMLDh2GSkrI/AMtYkunZz/LFiDT
m2SItBmHHwlondCeZc/ciH0h9pXhmJoUCK+liRVJvL1ZJNBLWqtO8Xx31EUlHWtwqyBZ9vYP2oG/Yy6D
4UQ1UqDWUhodZl3biAwU2WRRx91l0arKLLWU1c7ddnitstx1XQrdIaBlhrbryt8SSD/pg9oz3mWf8UY3
Wb8tpWJqNqapzDcOHRiia4q2tJphiKq0RkucyrNfO7gDfnS/S/9m1sFGyifOF5mDEWiB1aqToYyEZWea
YHE/Y4dH6WkAJBvRvWSd06Vx3wTF1jJvqcr6ZzFL9T88NjM4JBFHbojZ/MjTOwegGyDDYi5D5/+O60o6
fpw66gryNEUqpT3stNq8CYTuSHhQATCf/VWx5ROP1/oT+4MnHVr1YmAlN1EPW/fdKDe3fF8laWJvx75q
xmewbGn3O9qJEQkVPBqOq8WDZGsvLNz9gPU4xsWLrUhHSkk1hIljr8jQo0VSebP5sz9rQ9Iugbbdb/0R
Ssut/dedO5e/3cb/Z5LrwUruCTQ45yWl5Ck7l1xpZ6ZmOTiyLRUVnA35BBqK9KEJpB33W2VQrNtU1CQ0
F61PsnOkSKXMC2Zn+zHumZO/EFgJNEg6R64nJnkqto3nhVfbWcqyzF8e08KVW3qEgNEeQrsewI3Ug1xJ
W25zM/N95EPpm7SAfWoFOrp0Jsd2KrRkm8PWsSJLUexO1cnteTO+y+5NAODSmLbnI2Ez7ouvMxyouLN5
ATgLVFo3eD7W/q8kJe9O0ccypoPSNC3McLW6M6qo2+eXs2hidkzNZMNYJBWwIkq0aHfBZhbo/mwtmKPT
W4v9OTOGi7gVobihF5flPiZK7ARpwXzLEVygHmGvcNSl0mt70bHN3h6dQa2qBlRtkb5UyZYknkpHqkoD
loNnU9Fte8Kv2PHWuAP+ULbPg/8R4haIYe3kTfYMs6Njh7tCXF9waW27xRxGVjNJtKDcH4qSEybQFEkD
R/o89L4XsshDwSrKG3XXJsGiDaldf4U4XO11UsJK9bsxLgjgu0OK70dl320ZO8qr2fLBAojESp0ANyhK
3LCQfZ2qjqqaj62TBwaoDs6pNJcxvZqZba3Pa3t5CvVULXSOUowh8jtrLm/BGoY75jtFq1eyle0z+Hw8
Msfd8+Lb2nTOzEzm2COQ1gsNuRYoWdzrWY174PW2Z0STwey1r6atGINxB4Z5QXDOUJwtUiiZ09RDHd9s
YVB7soBikYW2Q8aE5zW5GE4OifrIVR6ftdf3FS24NYMGFxlaoSvUltq/nFNalKljfHWlzckTWS58TxXj
zvxqBJkZsul2qzaK0TLUWlpP2TuIEjOj4msolmJPHtZH18PSvHufZVuVC6GGTyS527BmkdEDmwN91sqc
Y862vW1Zb7b+DiRFOP0Jn0nBIchKD8Jf2MpyUdzkeneOV/Cd7IDMgnyFPH4upe6wjepKusaa36NASpFk
3Q5kthCNON/3MneqnbQFCvmm8RpujO0vlT6m7xbnl3+eOC8Ge4aaQFnctwhFMyom8TqEqTTsZ29zOaxS
AhC/B+C82WS5TZ0XhehKgMCzkKUjX4G+C5iyDWjClzv8gDAIrhFnfxL4X0n94yClKrHzl/3Wk9k+E9A8
h7Wk6tW44AOeCUqLdwvbK1wL7cOtYh2KGJYQ/B83nuYLvBQ0F+PMZa7WnzcyRggV6azRv23cr1NIF2mL
66g/KFLebVgFRbQ3iX0Pc3U5Q8wzmeY5OX4x6jBmNljkMJRFS0BAduYBbJu1AMSsy6AQHd5ibUhPW/GF
/ZnfkSUVnGuo1YzbcE+nHrMbhwx/CmBk+++x4KjiubLtqsjOMuXpXH0WdkbhuSOBeRQCpgab01VS3l1n
DWOnKizo+SumLomraZCQdb4Pt4lUq3TkYCFPOcxmftyBUSsWiIxonL/WLC5x2OHKPQlhvC/zwR1pyGmc
0faazIbpS1tM7UylhKEcRV/YU5klGVU8TMzaSBpBR7XWVwa97mLSlmNomMXoCRdKRCXsaS29rlatCUU8
WFq2+Ho5LA4cGHGFUFy1iXUs+1nznblKV9ljDr9FqHM+R+iS665h5LeINYi+bm3pFQZTI/q9P8VSVJgV
1kQ3fBM/C7L8ewGF6MIdmofagHO27w36niknQCaDb5IzE3uLvGXhXgKY6Kg6ojYTNHw48vPLq8wr7LsV
XAo/W9k3bm8TrZVx2YOLyk2TmSnfITLwg6tUixGWimNiHdnsi71xOTucEuPJ+ZVOkW0yOn3TyWI7Oh+J
F7B9tfVZog4EYw7MoRWcsANs8m5EuxpcZzTY6iRVcCJf2TXUkc1icdtDxxXJBrdbCFdQ9pp5g8YriIxU
hDoxexrVNIx+9sIjyAeoP50c1XL6uB86FZA+msc9RBWWn4UGBJAy8YXsatortF/xrK9CB0+1dsOOJYK4
HLKYZuwdPEN9EaSyv8wIJrJmwxyyr03zpyBi9uBq1fqRyAOE/hrmUvgxWJsCsmvmMKFwNPzZ4Pk6xtiv
n9G9fJ9UqQweOgm+1QatMrd7Bp+nBKm0ZlmlPUu8cEtqUCsOzs6uznKrOS8lOdWbJwFAFWnp/9oDuMyB
A7Mi+dQEAj+0svvY1UNVHRnCVVkbWFQpe4xzfFilJCzWW+Tt60wFPzBy/ryjWDuwV5EEgr+QAfRndHXF
EAZRLNl2ISAsPT64l55RQhN5lVL2VTpz50LRj+uoAX5OZSmaLM4T9P8Jc6N22HqaOcrTwhzpJAuG9Uko
Kqa90ZU0PWOWUDfZOZVUH7B1+JpFABqfl9+OYjq9NOdtfyO5GTHG1kogLHxTBznLpidEzlHWdNfaCIwG
0EWOtyURvd2HocY6TrlV71su/lTI2967l/bkV2mXBuNRMIgEQGyCeY35wOhwJepkyuKOHP7kTB8vTEub
AP1WMs/vdHC/vtYXynGs+xpXWzNXtRHaQzuYMo867LJteI3P48aH9ljt7SG/jSPPmRIeQWljkpmdOWR4
xg/2QKajPW21gc7yV2HRF3dvAtod+XjtLUVkF+eSXcRsfJEkktE/3EbqtWo2ozkvZw+cwQ+LKkH8zSYx
0yf288S80t7o5O3+gHsOFo1so9hxquTg2HgdaEFucytZ/Ed16rWeU11pWJUCNXE/2WTFCM+1al8S83A1
PJPeBMIqJPQhhoZRcTj3kXpVvWkdM5sFslv1ZuQp3M7Bhhtxm5L5mtQtXLP+ZMFBI27XOSqc50PN8aNg
fgw2E0sExIbwf53F5GdZ2kPmWe9sNArNb9jhjdAKyVedC7oPxmUkyDX50GE7Mc4TFcbF0S2oksB9QzMC
a0D7pHpSh/io53GAUeAswq6XtEbrI7RqFzXLSbe2XwL3qsy924ot36mp6BdECfK0lut+kotQ3D7BukTA
Gvl6dxCUdZk9nTiwjiVykMskzmpVXhB7+5AtIu1dOvuDber7zDjitCUBXW57ExVcEzydDoW2H8zOaqoE
b4MUNuLSA6/dHLkGO91lG0NzAf3T+k0HPYlNiDvxhLI/M+2f3Qv/x//e/M637P//YWG92vFNeAJHi+rb
i26T8CwHISvpZAeiBIW/NwaJTJPoLfCDbMfcSGeZbSGiEDbbMgJQYqcn+0d7UaajBJVoz+P8wY4qy+l8
+CL19S5Rae/lj45/+AHVCa9Soe5//P1G6ItBkev2uVd+8bPvf3L13O0XnlBVaP/92on0++0Xn/rFn30P
xZefu/rJ9eu3L/zx7e9/8On1F3/xww9+8cQzn77ztv3v56dvfPLejz65+u4n1566/afPfvL+iz+/9O7P
333JPvnzcy/cvvT8Z68/5uuOaXDriaFgBlFbBSCC1YHH65Qqty2ScbAua+MOAjTg+Th+JpQwyy44lLj+
zZdVlDleHzSqTMfoMioPrZQPlyyyLBR4qWT9BDWYdX0gA+wT99UrQ9rDrDpspraUGFx3cwzjNXASQRR3
Lc+mjlR/Qx1MKGy2z1gGMgPXUcEgNKM7UJw2ngt6K/rd9sX0Oy4WubMK5e42K4crRLxukKNEovSzwCEp
gg+0xUqUHy2p3AfNQCj0/ZjKhieg/NfqQobu5kfPSE0S6n+uxdjqdkJd8jhVH6nKKPVJu8Jl6m+GWmGo
cUKRMd3ro+cwhzk7L+bXcd1Oag1KjTLuzb/f//B9alW+zZl/BX8l5UKoFaZr2qdwxbeoU3ktu1emjUh9
xavUFNU9QxPzcrr+ZaojhrblVb5HZU3ru7+k6qZUDpNOpn267cNHoXNJzch37XnxLFA0fQqqoa7YeSnT
Cr3kPXwBCp1QF/U+gQZlq2552Z6e/WPjEn0D9caL6Fd7onddefECVUy/Y89+0V5zBdAPL/EqH9j3vpNp
SF7Onv0C+0nKne+6iii1J6li+q637m3psHLE9JmrfKa3XEcVMwBPRh1P6kFKLfN9u8N1tuCqX8fHEcqV
VJa0e9sT4u8n2ALMz9S2D3/SzlvpYHJuvWc/T/qsuZZ9F8/yAfU3b0D5kqN4BZqynIF8cvvuB9Q0vcD+
UXulzfqB5rqN19WkFIt3P3Ad2vf4HP6ZqWe5kY3FVd2Pc+5GO4d5Z82Aq7G+qM958sOXs7XznjRioSWa
VFQvcR69j+fj07br5TL62kaY6yvTAL3caoRaWx7lpy9aK56TjqqvKSncanzf5xrAvP2uzdz3uW6O22/v
uf7uk3n7uR4v+Aq8xvG/QJXYk7wO7vuO3audwxjHdh0lPVTNOvY39p8/dy1b65+sNvdJVmG+ELWkT3n9
cdVAR8npKC3tJaRVI9s+8Czfej5+uRHVse0zL7clyNvrqJD0a9k1z0b5cpaZxusn+cq5qKZ9OmvPcZZo
v9F+Hv9ebtuGot6pWrfue43Vvc/E9Z+Pz7wR9dBTiWoWEPfP6yle9ArmuqaXbn+pvVd7X5Xwfoq/PM/P
v5kVxb7K26m1eq53+O/jfK7noyr3B1Ga/AobpkLw0Wy8/kN2zkvTz3i8fS7Vzvaa46mXno8C6K9HqfdT
WX151Z3Xw57nff8ivqX+fyX6JD2vjex7vG96xpPxmZf4IFdYNf7ZKNKdxvrFGMEz0bdxzVefzAqan427
p7E+HgXBz0SN8pPx7GdjjI57jXjvqxhHvP4Gr/9jXjb1uVpyge18J0b8JF9Mn/lOlG6/ODUfvN+usetO
+y++LtIcOB5PrcLur8W9XuSTnkS9eG//1agFf7V95DRv/Qrsf3z+xayvLscKusrLnon+POMF7ts2q69+
GCXUL7bP5b16nO15Ij7P5uHKp9nmC+zJk+yli+3Y+Tq6EaXkH8/2jcvx+pl2DqvfMMfeiK9ci8/rM1dj
nV5j807zk5pvmv8vRZ+cjkG5EnNAbb7iDda4t3M19eETsd6f5NWuRJ+8lu0Px7NnzPYcf6LoUtw3tecC
q9WnfYb3xdXOZ/Mnzc/jMUsv8y0WsvfxeiGbY6dizrzKm6a1prXwwvT+eZzf0lo7z2f/IK6j+a9N/vnp
Pf9afOa1bM5oYl/M9oGfRZ+8ETv5ad+j8JXz0bAf8InS9S/ECnqv7Qe89Xi8dTZG/EyMAluibmnX+wtT
e0U7uLHWfJ5f9odN+4P/qbHQ3HuG1+e08V36QnvG+fOmfj7FP6/yM29EI5/zZ/TPXI0Bupg94xPx7wu8
wmW+/k52Vl7w72Lf0Hn3ahp3qkVDF/tpKiS/TT3pR5Pq86Vb74Ri88cnoC798Sm+foWKyK1Ws5SUT926
SDXvpAOeFJZfzzSW37QrvAldcOhphzI4Xp3SEH9Myti438cn/V7hAVNVmrrXev0NtMnVpi+46jh+P4fP
+jXPfXySV1J73qLudVzzdXvvFBSp7TpX/fNQ6H6cn4K+9ROhUU4V6VeSNvlbt37Cp4DW+Jnsvk9Sn5tt
c4VzKVJfomq3FL+hzX0Kz88+DWXst6hv/rj0xqVdTR3xS9Sf1uuPUsX8rPfb43zKM1KsvnUWz4/r8NUr
1Et/mq9Dxfws+iB9lxrdrtd9ht94068v3XK1B9d+x5/xvM2Dp29d4hXfSnrdP8v+vUwFbe/zVuvcZkbb
J+ehh+7j/oara7fa8U/E62lMoe99DXMvxiKe8dZraI36wa7qiuPWX49TuTzUvWNcMPPe8vnzpv32JK+M
+X/d/oJO+mW2IObGGSq+n/W2XcXrjCsi8ge3vS0nisj/3gxmJm1wx55SUmN9PPToZb99h3LTEVam+DDY
eIPN2R1MhkivZQIUDyJ7KqK1Wg9Xx5secZzPscE5Jr9Z+hwSs81tZ2JWwHlAB8Fztq2eUu1y1p1U5D20
NMlAP4KSuvP2TyeERIdKtYd8IsJh9yO/s7oxhuyJyBae+d3L5F9kZhhkjzDs1hBlrT2hkWEgvrgWIHQy
Be7JUK/FprJQZb+yRyHOPQGDo8C4C/5kwRTkSToCkXUYelZRpb0dRDaT0tnB8RbSg8V+1OTKocVFW9e0
N5l7gAFvh8luHVtsG95K/dVVc3c+d+ZHg/uQld1vXTbbIpCoLNDC61wm2YP+92QgkjmPZIs0iXFIct+O
UV6DCgd0whuqkKDy8/3gFyKK169KZBOHpWQxhlkurqZOXko+FqrY513F2HaIqY0kYkssissMbgh10vK2
AavIMUAph81UhOvBziOdwaxxpIIO2ty9Byp2gJvmeJNWUIY0R1yInE7AfJIyvDUnxGi4whzcoEh7Uut1
KIXDhuuQuhYOm0WrU2HZ2RxmfSiDwiDrxfSFTQ2RHSIwXrRadPbKl5FWpCov6Il50hT5lCPMUYM12sru
7+0sFhlx4eFx05JOnFziQmxjpgCU1nPonlAdIDu2IAHhjLUFZD1afJMpoEhHzuQB7iJHDYfOQCXtisAw
WV97hQIVtS9brJWUBVyP2rWqPKVh02WotAMF1oecly6fSVyCY0Qy/fKlBZVWiK0zZ2m42k/AIEnSWrHZ
dZiKSUOvzlok5jvuk1Gve5O2LLOtBeZepAUynAILLWbIUQiXJtm73kTotW/lUDZvN0c7YAFLOd5ikJMb
Wj1/1W2m7Il9Zn3PwrGdzYY9y1GbjTtbPgrXqTTqmU15IEOQzzkKQniSDF9UtXJ2jsr0Eouc9lnepcU4
ItmbI0Ziq1Z+B/RpiC9BfSjHuM21CU376IILYfO4SzJ5EvSI2uY9F+woV4UyaCWZAe+RLrznvPuZRmUi
UlCqBalOfAq6qhuDTcTVVQZcBP5SIN40o7Al5ejPRttZwtVIa4dAwcSQJAq+amueNzlU74u9EP5RQlIK
nTrpigwj3ClaPYvlqURqAg65/lAMXtVVisxhSAfsbNkZgJIj417fh1e1wYlYDHHohF8n5jvAYqka6H6A
JTQhBR8ITU/hU+zkS+V+2x22LvsusKKi7g5x0h/5wxUtGcy25fmcZiIN9tAVCZwWhj7jvWyfORCCGISn
E/JYcL5UOQ503gsbqwSwr586OtEVMjE7He/NrPShEArAHhVIUkH4kooqPpyVvEhI5MaRV1pZToPcGMR2
m+FJexPs8VtboSrsguE8Xbi/JUy+mVbEpOJjS1PoYwd+iwWvNKgyrIeQLA4RFclas3wrspBewpmX1OKV
kEDUOeWkSKQqIkLAiJhxSkSC/GD7btUxC4paueZlzWpxXsm3CIn9EM2wbSKVZ26pZPYxaWS7VDZSsymP
LW5QEBOCLLNJ/WmcjgHhbCkCnSKWmbTNErDGJsK+fPdvQXvWgm05cTZT+etNciZpE+ck9xDikZ3n2i2y
ejtFW0emluZlEvUpW+4bJXUIp2GPpo0uoNcyL6a5BNYcCdXhZLBTsWUKQPBu0kdNSHLRkn4D5k4Sk8QU
G1E32nX8ihwPT+pyXeo4bAsZF61kWwH7YDQYHC4C4xPaUZw7GWGoN1nyPZU/QixbWye0bGMqEGBVgIJq
n8gEBKEgGoRW23Ltda/nY//kBN253DxuQkd8Iq6CzwNXL2PBYAIg25qettrvcraiC362XK7mENVKHckF
AzDQtXv2Z3C8uQPT7oufp+wVDGeUmHE5Iz+DMdPsTjwPVwZmUof81WxOAc3QaJ0iE/cEILypm6RcleSc
HYoSlPEm5EcJgBO9KvQ5IDABTCD+yGmbTWsJ8YI+4cZmlOCQOIRVKGWGXouJy7CBFB7HLJObulb3NotQ
2N4pFqIIvlE1gZMiiJTaKVqjpG686H2I8XlNZuztDlgTkGwMHslqxUqegHC1im1tURG7iGPFCqLA6yi0
7Me72WKBD3RVJq7IthCvXW1bTkXEeZqwYtive7WTVu/NgPbFvnw5J5F9fMxlM3QyZRW5ipLMoipRvmJe
E38bujMw90NEgEyaUJCCuTpleybOaiPZDqlyAM335VY9a7DWCkUTe3WkSuCr6HgCAInAExXSOiTnqR2p
ofr0/0O2nxOEjehIFH2whRGUCOwh6bRlrZxUFaQpnE1vq4SOWZgePP42KX46WFvOmduZAwV6op8j4L+E
fh4JbbnQQMHKyEG9j3MOIMcmV7WvZvJDQpa7/5FoA85XbqFbSXyeyMJgMkjTPKab3WdmalYlVdF6kFCu
/EFtxNCCai0hgJCJON7p0zmnwpIOxJneVFKi3fLiA4lsi/Mnm7C2J1ZRE979eskIQVCDqD6P6eRblfbw
wBbP5ENS9rh1SYwWSyZRK1sxbJgREQsgmdTlsrkacgWHxsNJUDLrd6P8CHVhQGPzo63uZ8ShhWXBsYKu
nIs3ZPLsjU6FkPtyv127WB4923SyHop5c6tp1emdwqThx/6cZNN79RGxpHz2RgWQ3uSeQYYV/mpu+2fC
dpQ1ag804Th9sQeX2gGBAel2Yfgwi5ZbaasaqNooFFZIRwn4WjrD8ufou40awf8kMjQJ15eeNKzktKsJ
UemaMjmVpfTCVY9wBS/kDNsy5xcTpBW1SaJ+B3HHIHXIhbQ2eqWtsgvt8UMJQmwWo714pI7N28GV8jeJ
XgwfvZWfwobvhfwYFnGCshiPGZPZHjtBKR0vnQDZ9m7NlmHWS4mWao2EkyVXZE44yzRYRWA2bcaLiaNJ
kVs1dF9S9Ks3KLv7zYI0a5ja7W2cWRJe6qmcw1L2JHTpTBQJLuGQIcozUa5Q3TzzKJOVivFivDeqigQE
n9ot91Td9pCgFFYAUpPTRQ3jIiPwo88eCoIOQ0Duo3RRCb4Aj+coMG2y+QJzGRwbB9EnsGhpG0mCrS9m
nIylnPcwyapZ4bAggvZoNTSLMheHLL8W2h3YCNI2CEa3I4XV6vQOLDsiucMfss6te+Hwcoft9+1F0C3g
T4ZuTf7YzbKHfhhHHbnynYyzux4sHnjwULHvvkN3f9VF4mV5jliSaeH3G7veXh2hDlVtobY2BTfywEAA
b8esPNMqQfcmbUQGe1/SDBg0mYtguxL0uTZDC8+lBzX9c/2ZPo2FMCxa6LeouMEybqrFnL3Y7sg2cRaz
yhR75LmGAmvSdxlR+K/NEPj5orNcPevfWSmtF8riftuZJ+P+YNgcNovv8ObNV3v6oz/hT2l4/fXLVPHy
NAQhpz0s1bVWfEt5kAQJRcP5h5dkbCuelZsr9fqYq+OuAc5M1Ia9Y664o+yqNr0H1+pNUFSYozCTIyq2
u4ZE5k9EQkU+wh7HZrsfkyuC2CpYzo2IJGLlst1r4Dl4fycnX+FjFR/1OyzlwbnlvfANf/t39/32l+6x
/y1NpUbip00O804WptJA396RL8v5JpMGmt031RN7i755FfuGw3ICksFUrGfqxFn8GrDBozHLZUzmOsu5
JsXU3Zf33sGZYXtnNbqj8OpTbiPPFXnwfqlXZ6okLOyZKhdmkqLYq0csreRPpPSHCgh1ipmpAHoq26rs
GLpMzDYIcUZJCs8w5BpF82z0vD90MRWskJxE6PJnWvMIfrTCJd3J/FQcu9ifp/AajVQ0JjiSigLt3Jn3
/UMQdSpUCYMilX4wILkC46lIcj5Y8xttUa+p+ATea40YdXJi0pYtc1mKiq0dE97xqvdSO1uPkM3WHllT
K2BGMbbGrdOpfR07faYlWEylVnyTxAYVXMS0/nKFB9t58nTEzqwWnI37nW1NCbvalKs7szSVksiUesF7
8CoO+t6SpphnZkgzSwxynkfJZqjbWBIY0DsWi4eb+bpb7LUZ31ZX2LXrtztT22khPtR+czYHALEzeh7B
ybXcGC2mMiy7R3k4BNV1raEpmo05kqq4bHH2bPrsmX+4yZZOVugVj6XtLTLjZNvdrX1r9uh8Vn9sVib7
qIt/hsspboWpVB7Ic7lzxVTUZP8jlZ09UWvOU+d/gCJOg8026wQbBck/miR0rKWJF9zx2akQGJQH2wpZ
mT5eSo4EF65NzTHpxee6Qz1xh+sP2Q40swQVYVtAyV9dnrqM1010h2Z2KkW+bWoLW57KKLXsSrQ1q9iH
oz6nJy9L2DliQx6b871ntRyuUKLKtpVuNTPlBcdzMlOwc2EqYJzVtVMhyGwnWppKyIajqOoph+r/fv0D
u/Uf1v/93SdGCv80biT7wmOJyj1f3DWVWphK4yzRYHR1oqobuX1YH51i6nCamXJ2i2rVLN+mLiUNLGs2
IlWt2gX6c2nKn6FSC3VlwyCTCY7IaE2/NEpiTkUbCvfvPZGtmHLsbh5L91HpTDmuU+G3wkuA+Ug37Ruj
EKveiU0c2AtMxCJyC+5A+P4SoAqhNzKtndgVUWdLL3C6Jea1l2y1g7U/GLWOGSZq8gdoUZvXB2UTBw2o
omakyVszE7Muad4Tb9BmbNDQTOjOfbK24Pu+PPVUZHV+zJ1NJwn9v6Wpo7mYMmdUTy7aQ98hyR1wx3S6
dy3DNyW12x2FyifhB4gnp/WmytXLVIxKjhnDHXiF8TVIt9RQtuEiz6LVNj2m7JDtU6u4yCrNMoQSezUu
un1q3Xq1Zz9NppLN0k4bho4+a7ylxEQWkoArWeRaeFnRjxR7WImjxFe4Fm7upUH3I54UplnYVNrBYCXX
aXttSy0gwpIVxS5QXhJAoWDQVqkqCe9e5JbxFO6mmPIli8Up/FKm1MAVkIGemlYdiugBwANSIetMu92m
UatVRottamfPSvd9/uyoi6kJM2WXAxrlQtFoIXX7WYoSczDSwFJ7GlY8h30fYQ+mHPkfol5ccstV3TH6
DSoqnLiMmvJ7yZPNRPF2bx3LdDQ8Wuh63ggPSGLC1+226QfM46TYIG0v6nmkx4N8cgebKJ4gju2Uo5cC
xAraZTqfhVRAMj6tazN5tC9FYbgXTIVzp5o5mp1C4gm2QroteLZthI1zMFS9saqosZGCOPnqa6pI/alf
dmdqgp7nSX3tzHEPG7hsvrv9Wd1B7/k2LzszldLMyhIWKuDBjB1TLy2PFnuZh2BS3joJ5hMFotSw52J8
SSNQtGclq0gFvaW2LhMLkSCMhNq2WAHfgHnaAl3KrXpUxrrdPpPhjRpXpgxusdAcY6VJj91/3712+ny1
okQJ85AJptZgR+tG7XZaVqk/pxImTTMerqlCSrLkkpYakAO2ABm7W518w87O1qNPqeiQnM8MvQNTdnl4
WaluQVa5T9WEQp2ckWTv4qp7V1txPtZtFaHd/VP+kU5RHGYYNS6lVOptaiavZuo69skpp3V7vaYi1yx8
tQa9aNUdQMuAHKtTGj7h4jiablE/4P2pOeGyaoM2n4V43FaVjfu+VqnC7jIztb3Faa9dgP2SzpXZqeU/
Bdgja7+FAqmw9WhDxS6UVYsdemE5n2jFFESS62g8BOjTV1Wrm7Polufa2tq3Z+ZnpjeKjVRQhtHLVHsW
Kaqpic3ES9qXaEGkgJ17iuERtXXF7SpTqQKmuFvs7lRTVrLajdYjsu1H1D+xQ28QyUO8tDzlQk9F1HZ6
9bF2L4g8g2fgXGCMZ2PgthiRaAuC292TiBzvmWVj7ZOy1QPDyVqNyZLzowcLHgGGjarIrsvseqjU5FAD
+5HjJYrMWJrZPjMVI1c1r1QeJ8E7uStm7bQ104bcfUYiheJIh6NeXEEGv1cm8b2nvSaKsHWm8BZZ5doC
hy33rIjYe+nDvZ3+oFOo0FuUXj5wYM7sX2sXHXm0pS0FHGHYeojyTW3ylCOWoxUFZk3+ZskgQyA0rF+y
arFJxC2Uu7x0t6zDKkty5Wp6drR7yrt2BaZWKbAoUx0GooGTLMxg4AVo2t6X3yYvIPPx+GPqbMTmkVl5
rRfFfaItVG6WQiuTLfuMSTvPqtJXSwUeA5+aVahJ5xUjWK5varPAT+Ym+X+tGmgWVIRlHJ2uWnqDIhNM
c2iyr5UomurLrMhPdEVjAveR+TkbrPK6qtLZKkBfFUmffNKi2dMTYUtmiaepPWRLvnJUAt227fN3b8ub
Z8eW9e4ULDAStG6fedbCF8VU8Hw1dgEl5Kbw+XOtRhYgf1P++9IUhtxW2FZzeLABbbzmsE33PJbw4Y/B
/ZeaxofXwF1u/0rWfaazUG/pL7LTyUcnz/sGVQiCgZ+/d4088nedI389Z6Xbu38hLvr/+D0oALTX/OiZ
Dy9SY0AqCNkn7f3nXHuBegP867rY8c7yzu/wirUAfPCr5Kdnygv2V3tNqBGcmNICyDjwH32XqiPQc8A1
L1LvQBxzaCOcSNd4nzz0J1KvUE2CvfE++fB/Snb7RTLJn/NeuUGVgatT3H2oBlwmG/19akq8PPV8YOo/
m3QZTlAL4u2PHsXdWpUDfNKZ/RecGX+d/Hq0533eNd0Bo5T1xGX+vETuu38vvffehz/mp9+lqsEFZ6M9
fuvsrTc/fir99nQwhMjiukIml/OpWnabWHOJx/YWeUevkU0WjLvgGb1in7lif708xeISn+rsrcsZO+n1
/JNsjV3TWVWviE3lvCdw/N6w7z3m750kZ0pXuXLrOthd/gwnwAGzTz7p33uL7LEzU0y2aAsYbNGWV26d
J//tLedsncgYZK9M/XWWz/s0eIP46+OTLVcrOGB+v/NkjL2ja7Inz9q/15zJ9TRYcH4/8dHO2VWu2XfF
YXvMOWJnQzXH+/PJjM/2CniI7d3zZ7A7nQV/Lb13XXxAFEUze1CAmuFiKoSpkygqvfiB35mO6mYlhbGd
evmVIMFgu8OG5rlS5Fy+1RbMW/qt7mCVmlQMPrqyp22JFbJES9MB46nMnFm+01v5dHKnaQNh6xXSelMh
3RmCSFZRmHaVUNtIPcHPB3RR8cOUrMwTN01EdrxVHt1Q3rtTZNZeOlyg0ylQ4sz04ReXivh4G0ag8zwV
2qYvmvlrOxanXNUp07+zvGM6C7cyldNpn3d1MDhcfy6CuPBt9NU3ZTvv2bWY1xCxC0Qdc7/U/HSyA8ds
5h1Nob5mZvLksZ2dS9OjkqXfcOXOFLag0/I2+G5bS5B/ehI15pU8thSW7CxPRQ2nra8lc3T1+aODYbeZ
i2xtoXStF/COG+UVH+y1hWlrzVp1tOr12rIFRa7ivn06mOG94sWwZ7Kq7WHSePRX1o2Av14x1o29xFqZ
cnj2TKeqlorpVHwkA9x6+TJr3idJ3ukQ5xc982qz8SHr7kkrNKdmtGkL8IE8DRZBIE7ktpZ3p5haKy3c
TDMeTm1rUz44xOodHCv2b4yHqxtZ4WJ8eNrvJb4rWzwCsmwQamZG3Ld3zOaWlsY6HrdJOFZd2qdZbGe4
3APMChCml5am8MsZ1GM87M0yxty6pM3nvJ9Iy8kcnmJX9pNXmwWs2jQF75v5PZkkID7fei4KhBVTSRXG
jdr+C3aVez4toLcAYnJ6N1s+mmpac6pQCvUbEC/HpfdmNbwzoz+82dD+9ZLIZpiGpqT7nrmQexZNwru5
RrFwaKnsC6IpU3m2KA8+bt2BIlRyGXLKw5BF7tvZiOYIKsZher1yK22U5ES20ddUu1LvquiMI2ZXJlkd
eY0glrNuRLTzuqrTa2tgq1pqQFrHAjGU07zTe6c3RonAJ78wC5OFK5vFmb7WV6lFe0IM3vL0FpSDHBkK
HWw9NBxsleuOtkk1mHnlrFhAEYSdRMiQrJy58ut9QEKrPuI/BxEvtWds88660QHmpdKotFsVt8KMGHvE
5qz82COhOjmNZ5Fn2cb7pzjU1u5pdI/iuQlOl5NdfLFnWfCpTXT7jDn4eSmrNFe1yTAn4nhJrDLNULck
9tRNkYOM44gRp3OxmIbhYGlkNXekfFjMShNxR6oyqGKG7ZGq4oc5+AubW+KjYkVT7uMsZTok0JRUgJ4N
RY7zmd7UxdD/+Y4rw0Cu5EzICiVtE2mkXA0ZkNB1wYcvumLV6RdcxsQVfn4UGikfUAzknMvm+LtXXIXJ
VV/yViVVmR+EsFISFQmtLdw3Pu8aStbUp/iV86FC80EIy1zLtGWszY9CYwRf+TGv/BPKnpzOVKdeDKmc
5/3KfqmXQjNHSiwvZJf9GZVhngk1lTPRjKQPIwWk1+LdN6ZEh1z5JJR/klBYGhTvydMu6+SSXCf41hsh
+fJmfP1kaLy8lmnghCQUbvTn0SrdVxov70TjXwyZsqdC1+g035Ls1Une8UleWYph3wlBp7MhovUKf/9J
6BHl8i9SK/pZKMA8y57RlV+I+57iPHyW7byBf1+lnJerDF11CR38fjr68LlQptITnYv580M0BpeSGthr
vNTVGMTXfGL7I1yL542e9Mn2LL+SlK9eD7GjD0JG6XJ03el43tcoJfRSfPdMXOdKjJHmRtKRey0m7emQ
JHoxVIDOZipn78Rk1i2OxwpK8lNJRed0rKYTsRs8kY3CjVAEkr7Qyy49hA8/HyP+ZqgSnYm18KhfytfR
d+KCL7Gf035yst0ivDPVpB/FbA9dL7+ytH0uxodjxnpPJtGw6Dp87Hn/Ct6SZFNoeeHPN+NGL8bWBBWp
YdP8Tl5jY+doOsvDl3Mtd/fuYLAhAzltcM8sfQ6GUUzxynr18ue84pFzRudtL+el5lftEDrcZraK6fNk
5+dM2pm4fvKry2mXfcfi53JDQC93zdyRgbKn+Jyt2uKTaA7tCT12D8UWdwqXDLp2HyijqOsYVvUSI7Go
kQaJgGqvEHitt/A5z28GcIy83liSdYnas90u4XP30feohgk/LEJs0XxuABY+FytwDWSzTJuJXWGzM21C
7h5ROHxv5xvI3B/uLFOTpmiRlxnaG3C8xZnPRQzmiulsfkkTW9Ya+JKfc9aX0v09w7j4uQ4QTqE1VYnV
yemZxTTiKXN+xMvM6nDBCgpXM3zN5ONS/6Gz3PmcRzVTFFNpVVx493/KiB2eb7qrWivNDpsVoStJqBR3
Th5RVXDXq4dw0LdGG/b+t9B/3zoC+GrmGma/CujyOT8kw8AC59HkuuD4wkFlnVJJm7zesDg4Wj5uJ+5x
pEYyIKcoI7gme6E/kK3YWZar0mIlc4ojx7uYxoNOz65du3x97DTzsETBD5E0QXlRfCjzoyk6Quc/q62H
WqyrmMGrcsM70w7/zntIoGWGuWwG/bnPLYdtzZ2TQ+U6Mv6zzY4/2vVfP2faLs1/7oV2JihAdgeb9f/V
dXW/TZ5X/LqW+B/euqqSaHEMo5pW4rgKga5MbUFdUDvtYnJsJxicOPPrkETVpIUApe0orVRGhaaWrrSk
GdAUmuFQQqTtHpE7LuFm0v6LPefrec7zgZBCYr+fz+c5v/M7vzMwwH7DgIqPYQMyKGRBQMfvY177PPoe
WVahXwIfpMdwhh2/U8H6YjXGqaj10KPLj342/+492n609ej+o5u750ANGDFzioPcR6R7BxHwPiLwd1Dr
GBF28//nGKkAJB/1fv14B2v+3qNv8ewvUCEY9IS3MSbwJUYRNvFbiliQojJqPuP//vEagWc9ZdbA7e+e
xzgGRAc2OTqxyVGBh/gEl3bPsQ4vqUZDDGYH9YZXSc3WPD+/3+4n/H7bGC9BpWxzxqbfHnj0Nj4rtc9m
EB2RqICvice6ZArXPg9IN+PKCvGHnxa//lFFElZBqe3JGp9/98kWaObR9Z7cApUyvIPTJqOzPrJafRdQ
702+x/uj3t66xBE8nbNvzROcpU+CZ3Sad3y/bmeq09PFWmwsn2K5RUy99ATLKuEehWscktx4pQsnVcUK
QwFbpmM2V9T6UXM/p3VYAYrhRKroSiGY/E2IAZJe6FciwSNXZ46RNUZyxRstBsub485Zhv4ihESbbsHH
qvOdOZzCOJmlumd2GEpKds2KOOIpN+wpeEgL5CpX/Mgo7DqCOXMTemYLUOLtKdwxRSmPY//XIBItPdIv
wur1tZLMEYXQ+uC11NEBOXdBrJmx4jgUzRvO3mi2T2O+6zD2i46COAiDT3ZJ7Oj5m82GOf/mB0Aj1Ypn
oUHVp4CbDGXQAN20OUBRoGKgwmzoseJCb7r062K14FialpB4ullrK1gSYCzqzSxvIjoe7nZZaA4h0Udw
PeSY6HQqeHRgcExTySXaBvzMGyQkqKRxxNqEet+sdadbS8Vq0LV7CpBq0yw1oC47CWMQFgxvBhsqMBmn
M8JRJ4zFZTatWg5V5ZvZqVYbmDVdkBIMTEfiGtV7dsRYPSQB4Y6d6CCElY1zxVyp4GFfn2MCbfsuB5tz
J2tQuQTU3U6ZBzHfNktgYkGrzdRmm7x+uEwec/C7VACKK2hJDaVMjINj3Q6SsH5j/pibgoxhLYRDVB+W
nkB1JGS8KCkwokUhO0VXU2VlN4mNiMvh8HHB1ISCKeQQZ93bpQ8xxbwsqWm2PbisFNhYiD7mfioUMIPI
QnUwJkpILEBaHqRKtOq5p/yFmCmTval4U22mw/N4j0zkPaFZUAD+WKYLPZsxM5zpFcGThYK7vNUyrhAk
8mbvYiQzt0aJrIWOhsbjQBkztLR5+mHYHh2iw0GRJATPoawTdSILVYowhaIy+S7EiDHt6kgVk2JIrbzT
tlkxcKCX/C2A5lFjEVuxE85ydbXPW1B/UfgoCAFzro29qC6BjfnQs8jJa/VsWoEuxEtMq64ZJlxhk0iL
NmmlDBUcoe5a0w9KjYeLtHcC7Ip1KIoEvGcZ2r3FTsnYvF1bmPHQApfDA6YWVCVsyAdwuW6r0/ATGTJq
IN+xYn08jtu1lz1RQp77TnkStl0sTNhV64enXwen0OghvByb2tPchLiFdUxqUzkIJxifLFyELch9QPDw
UeWVkqM0erK2ZOb7VM54QnnfiAtRSbYRdYbCucs8rbX5gyYIrPIlFCIZK5r1/HStbtwvZBHD9tccLL68
f0Kl+Q1Ez1w9quq+YRHNYeUJkq30y4ojT8peqkQ3jFNc6x0wG5rZt4CPJpMwmvuFyCDL4wbS1hNp52TR
yHPsTKnwWMxCQ60YeZRK14xvD4/1SrndMesyZ0821AClAekyAcUqQDW79rIS45A6iS4PazQyAnWgnPhu
nrghHg85FLXGMoosUDaaHwqCfdjaF9ZUzbyACvm6KDlGJVTRY6+8eOjoxOTvjx3OpCu0aA/9LFZDTMrr
YERVfL4f3GwsMjSATydimwttyCoNFhezVvhZT9Cvb9S65nkbGtFxRhVnTZOpDPm1AgYcXYLSXnrbZqv8
VHMZuQJmxvBbqJGmPAXOz5xGpYm2yiHWI5zM8ywy2/2cDPioEm00I9Hu7edS4IrehnHSVsF1YK7iqLeq
H2AT+pmNohzl8k5kU0P6AO5sniIVPrPN2bHmhc5wowQ6b4qCwVj32aJwpM8whn6vZSHGNBk9c+TX9By/
GICoZrfTZREfsxG3F3IUkPCSLxF90dXZyNszQ41ShK32zcSRcYabXjdjZarTOWW5AU4pY45GTs3GbiXv
2i3KmPbanFXZ+3Cd8V4b8LM6VYyl4Ld5E4GPhqUvuLZwz3HVaRXImfF/tNdTVSOr0RI5PpcFoXYldpKJ
3Cc4MAtdZxJMdOZoSBszgZxhGC0zxspZyDkVLz8GZF/Q7ZhxAXHNqmbzBFV8FMGASAKzLjtHR0IzdAhq
jZM15NTYMYa4lwcIGyM/ZwGiTFRPlSYsKd2Y6+JCawPzJ0iYVBTKMZ+RmRIWbj0EyCPaUJKLbWWBM8pQ
FVkjnakkWaROkZiMSK2bAHhkp6tRNbgOX50SsOooG0ID2AyPLkr8gsCh0M48p8BOK4s2gnUDzdkhzo8Z
X5YGk0Vuss/v1isATv5F02p5oIVg5inznRRD5WAHVl4QhGH1vDzIITMunaIE8sgMcuHBMKccSujfTg+S
P3KptikSTKDPo3Tf0U/ws39xFY38THtvUBBYGpk/MR9w7czoixbaglPHFOmjGohzdXCJYF/XR2mhrKPP
MYezRAjK2fGTOsMB313odUW6eXFo1Mn4tEhftulR7bCJcVPNtEQcp2khJEPaantHsyAY5euT4DjEHRZ9
vfJSCRBhdRPuxyxy5/W3hKLZ8IP9hdZMfJ75Fmq6PP5s96PHPwN3GeuFUZ2y8JPrVAUMmeTnAd/lym73
gypsUtWOMU7/k91LjKre5QpvgKsCrruDfzMy/PhHPHOHWOXIp36AvxHKu2HuR2jsPWSVM8aMDG/mdfPd
CVH+Gev6UV0zujvwvu/zWwTPA5gyIrjbjBj/dfcTZJ6fQ958n7FeqGz3I6PJ28j+3sYabZt4f3pTOIZ4
+PLJfXoLrtIGd/8Uj7+PNeW2ocofxlsvCmFgQwKyFzCiuoKx6TsY7aX4siUwqLpjXMLpnJzynYRrtyS8
flGi1RTS/VrVuvpOMQEo3q0rcAk7Aj6XsyDufBV//4pZHFxLiBgXV1Xw94wKu6/hM6yo6j8P1XtZtox9
i75c5zM85Y7UPlsTcsiG8Ar+gtff4Lg5cwmIV0NlcW4JReSBvOYFPEWfRS2j2pnbcF1OUVV4HMfgosTT
NbliRzE31qWRP5SO2FL8HNWGjkBiuQSaCvJQul7YCI6N83dHIfBq3q0oFoqtNvUB8jGoxXakd+4JKUKR
izymx0WpgbWOv+wgw+Qh129yT3tGqukRe+SqT025IwffwBPPuDd191qXHrmMZ91mggoX46MBdkPa5LZU
4KKmuy5ltqSmG9/9tjd64ZjzyJ9Zx88vCY3hYyEFUZE7ep6/qfY/L4/3gYxn2843mZfiaEUPZPSuyfRZ
kxJUdowJ68Z9Qt20ptp5012HyCE8L9ZkxtnCW2v4hD+oYnBYMRD+vG2vE8eRvNwUl5Gyao5aw2yOdZvV
INWM4Jgt8/8PXnUe94nUaQrjQ99znsgFjFD9hFEqujLktKxhxSJ+HqlxpD65i9GuszYydROfawWyObiO
z43wXnjspvymHEqBYBb3j3S6M+V9r776ankJRXzARwhBIXR74dvRzIYCIhRGVJtUfY4iqLeI6vdYsTM9
XdSSdizjNwrlNiBUL6R/Y7FEgFL2UpAfAmagDllxDMdaWS9ZY6EYeyS6oAd/VKhE8Zhy+fDbxUzfcBFE
SxrN4+8cmYAU0zm0lviGJ43VTZc4EAaeQfsgjKnkdYvqZBaP03JWfNsstu5if9wzyPjGcddmYIUGiJYE
KrDdCYgqJ/o2Bp6wJbCTKSj0WrWwGIVBXgtCb4itYKzfu1YWeawHYrylgGihV92jV4khqSyNlQRkdgXM
yMn++MaX8kpIkKqDl3COemGZL2HgIHsP8Nfp2NLQ4TMBXO1TluFkJb4kQzSLYon7bJ4JInJmIsxMQT1v
BgWMLz0DjJZoIrRmhVSlXJjxeq3RnCVcgpgjuUKShNWjvUp+/BEzaNiJOLh8pDHYagyRktxJIWaDSyxu
hkh7DY2y4ozXt7GJXvD6mTCyaowYC1e56bJcmCaOhS9YA0PXdODQtRcBp5/xytHyqkEQrBhohWFouwNp
z17hBwjFgfc/N9MDYcVDIxMj8bgvkQ6DaEEAsDGsS5OJuofzChsq3TpIG1IBM4E6OUMM4n+CP2YxADnb
yv3ybJ3pSQHWhrMT7BTmMbo5YZax2alWTV2suWQGJIuicHLKQk7VCVS7MRDoRX8BrvFBu9r0NBRd6KkX
Qu45tzFPKwfeKYW4CAIXYAWOOwKXmGtoqiPPNBeFs962LhnAk/uoxC4Xm1PmnZuoLFKDYGO355IWabcD
DMgG3YBnJLiijbaKCIJVuXidkV31yExl0hWAWBVeD5O3jT/s+gub0EtxquG6U6/N16QgiWi7+MCtN+Qg
NYWG3PRCF8epWsdce1EVA8jvkHIWbikFCGzZtMEMCMCRsFncQRU/NPRe6fh4af7Eck5sB1ukBniAZkuF
JUxGn8Wm6vBFHdh2g/IaLjiKywA2PPJG6B1zVuWwOBfnnFmLBqryaPiHgEgoddVFjSmYJhjOwH6sQ23B
LghFQLu8vP/wy/sneIyZP4pDQ6MhIgU7pCdSKBi2GVZ/DPIeQ34t0CyDRRqpl3Gc7b0S6MgeMjNpcAgW
7cnWrPktiyGYoretsGXhLCRn8wQJuViVzr6DMo1QqlZmF6/nctyAagM/dZb5xpaOo6J4CZOJEXq9PvXE
QNJ3ZmlW3xSBynqLk6gxXIPtepmH3oRNjcQe0PXuZOHxyLd8I1+7g5N6Ap5zj2QrZrq1WeS/WAaELnAk
5CV7Pce28BJr5bjEjh1vn38qVhIGjdqOrI3qxS/4aGrloKd+Va3Ai+ohLIpyegSiURdkYod8a2gXsc90
JLmY2DcT1luR+rLn9WWesPz2FOLnq6YGPi8GUpAO6o+NJjYNpxjmCqbYylVSnaQFxQy4bIPmYBPn3yNY
BZHPCvz0qklwXIzex1c/VlPvdKfVGNw7NFr0FMdtqnPsqrmYg1u6qwmT2+cf0m9BhjqSS4gDhTVHSfMO
3lcpW8lkqMQgc52j2rBztFvT2LzDXh1EIaPES1jmNCjhODIPGq35NgmLWgWb3On6uPfFgRHw37JEG3Dw
OhcbB+OLCfPRq3alTDevXBdpfEUeHZVSw2i3/U2XbpKqFGYE98LIirFxT9FIdGOrIcUieP2ypDMpiMRt
amv1qOM4ruW5R0GCNFIJsE9PA48IZJCboI6Uk2U3D/FOq3Q1aB1k50OotrIRUaeC7eyjRBdVs4QDiRwc
IiUgcQiejcqX+XQIHJFYFsjxK1V1KrRXFls5cOkwmo7TUNKTYX0Jbu4nXtK8pPphTYwpthr0fvxC8IeN
OtqomtogoEM6s2bkKsPLK5fIPTCdWF+Qj8lloZgfhGL6CzML/1nPs0GKrS8MiR7O7pXH27srGO3YwBhC
8Nnjaxg1WEGNIIqNbIWxC2KYm3POYhTggcRTzPUkCuJiCNukGSTRB9DWic9lrnz42TWKopjrAoe9bzn6
FA/ZtKo88fU+oeeFJ3ZaO+b+pA60gZ+hHo7omyDmdxMrr59nfO0nRgpXFXf8DH325BZ85u9Rxydfh7Uk
J+vLLJQqF8ZP3eVyrN6qI6MJZU3GsgEca7LYR8sOWFQBkkXoULh7435dTG0GiiPuliRrjRSUOYLTLZx+
lZSRIl96Fo7LChElMGNxRTYjXDgDDfJW/ZS3yw2KZasM2z8rwVCxdIrZMTTdB3LtV2WRQQiNFRraaM1H
23QPU1K8rYv+C9d2dWTw8yXQ/YTp+L6ZyiVO2yqkbFwSran64jW0eQVwhBxa0McGJkWh8mKp9AdfwGO8
1YUnqRYSLZKyTBef9q897d952v8efm6dfdq/8rT/j2er3z5b/fTZ6rVnq1eerX7zbPXqs9Uv/nvrm//9
83Obcr61Yv4akrjYhgQvKMrwNeL2H3IIjAM9ErXhjMuLEm6zWaVBBMeGJ2xQwGahrksSaJ+jkHCWDfz1
Ve6wzSy2ybNXVPgmCAh+LEnQOxLD+lIe75zkk26oIKPNGrbxyjVJ+NWBm5UoNfsyZ5hyUEzHs4I07euS
zHuRk9a5TdYwf3ZHvlqXANllOXJHQn5fqdOpfc7gM+sP1yV718+C56fdUFHI6ypCZPudzvpGTrwtrWru
/rVXuNR6wTGbEPgHyoxQaWnRsIf/2DsJLQgQW1G3kfwbXLBC/zK16xer4RpI0yWByy/NttWxbjEL5KVk
9VSaNMqbMbtAwoZK2cPlaghpkFczkl65lcfpJr1eSN3qGvMvYfkM3FDOBlWru3LxSuXyu/snyuVDk4ey
996YfOvNbN/I3sx3ugSRCRwelsoyj8s6Tei6QY6EaaiCt3vKKQ7J+K1p9N9xo6faMT84k/L/sqCx2KPF
uwwEvTkQY1BIIPKvwP2aJbessYFfJCJQleSWWYBAz3DWA+VOePVhDL2prC+Vjubnkcs4Sy796Qngb2fW
QEghRabnu61aibrAvHl3wThK/75XobYP50F7bO8o5aEr8+h95fjj0D6QgTJScqCeeOGFFJ5W60EF+fBJ
YjwI3jj5Ful9tZlshrFu8nbNsZSxoq3xRic72DVGentIaS32UbeRuDx3kBMENvK/HH/H0528I9mYmHt5
l9QjFacpcQXzKVzhEulDAsOHck/91TM7dvzgm0cmsuJcrzQZCBlA98WYygR8D2gM0850fJVWYrMQzuW6
7dPLwaT5k9bOfaWed0Fl2k6+w4eUExaymY2jOgNSbS0IFfXeNpNshPJWDiL9Nbl+zNVO5vGYNVey7uzQ
CPLhefDGNiyegGM43mti1BG/TiFdxrtVu4I26ivp3SJGrfCh1B6iJfcSnACcJemVMkZHsJFrI0lnJdms
s6lwLLwmV4gKR4seJzhMXhnZuy+b9Hd/G3B8zj0TLgY+ZDEEUnkHS7w8hj3Hkm3YGxzI0vvCc9qr2Egb
MTkwg9sJOkT8/jQ3KmnzBOLJyS9wLo3ELR3NZZ75gRlhN8fndGHhOc1ZSa3T8F7PabYqsjMvqRWKVy/i
YEruPHv9jvnYZxalzUMH9iWulTvIaLTXEa5ZX8xVa61fFraX9QCIAKg5bh8rVRiy7m8o4pJl5O0ogZ8d
vmbCnCfH5TJKTBFva0O4Wl+l/Ix13xO6KCJPD5H51fete+aO/R8EyzZRoN8BAA==`;
/** @type {Uint8Array} */
let dictionary;
function getDictionary() {
	if (!dictionary) {
		dictionary = /* @__PURE__ */ new Uint8Array(122784);
		const gzipString = atob(dictionaryGz64);
		const gzipBytes = new Uint8Array(gzipString.length);
		for (let i = 0; i < gzipString.length; i++) gzipBytes[i] = gzipString.charCodeAt(i);
		gunzip(gzipBytes, dictionary);
	}
	return dictionary;
}

// node_modules/hyparquet-compressors/src/brotli.transform.js
const kIdentity = 0;
const kOmitLast1 = 1;
const kOmitLast2 = 2;
const kOmitLast3 = 3;
const kOmitLast4 = 4;
const kOmitLast5 = 5;
const kOmitLast6 = 6;
const kOmitLast7 = 7;
const kOmitLast8 = 8;
const kOmitLast9 = 9;
const kUppercaseFirst = 10;
const kUppercaseAll = 11;
const kOmitFirst1 = 12;
const kOmitFirst2 = 13;
const kOmitFirst3 = 14;
const kOmitFirst4 = 15;
const kOmitFirst5 = 16;
const kOmitFirst6 = 17;
const kOmitFirst7 = 18;
const kOmitFirst9 = 20;
var Transform$1 = class {
	/**
	* @param {string} prefix
	* @param {number} transform
	* @param {string} suffix
	*/
	constructor(prefix, transform, suffix) {
		this.prefix = new Uint8Array(prefix.length);
		this.transform = transform;
		this.suffix = new Uint8Array(suffix.length);
		for (let i = 0; i < prefix.length; i++) this.prefix[i] = prefix.charCodeAt(i);
		for (let i = 0; i < suffix.length; i++) this.suffix[i] = suffix.charCodeAt(i);
	}
};
const kTransforms = [
	new Transform$1("", kIdentity, ""),
	new Transform$1("", kIdentity, " "),
	new Transform$1(" ", kIdentity, " "),
	new Transform$1("", kOmitFirst1, ""),
	new Transform$1("", kUppercaseFirst, " "),
	new Transform$1("", kIdentity, " the "),
	new Transform$1(" ", kIdentity, ""),
	new Transform$1("s ", kIdentity, " "),
	new Transform$1("", kIdentity, " of "),
	new Transform$1("", kUppercaseFirst, ""),
	new Transform$1("", kIdentity, " and "),
	new Transform$1("", kOmitFirst2, ""),
	new Transform$1("", kOmitLast1, ""),
	new Transform$1(", ", kIdentity, " "),
	new Transform$1("", kIdentity, ", "),
	new Transform$1(" ", kUppercaseFirst, " "),
	new Transform$1("", kIdentity, " in "),
	new Transform$1("", kIdentity, " to "),
	new Transform$1("e ", kIdentity, " "),
	new Transform$1("", kIdentity, "\""),
	new Transform$1("", kIdentity, "."),
	new Transform$1("", kIdentity, "\">"),
	new Transform$1("", kIdentity, "\n"),
	new Transform$1("", kOmitLast3, ""),
	new Transform$1("", kIdentity, "]"),
	new Transform$1("", kIdentity, " for "),
	new Transform$1("", kOmitFirst3, ""),
	new Transform$1("", kOmitLast2, ""),
	new Transform$1("", kIdentity, " a "),
	new Transform$1("", kIdentity, " that "),
	new Transform$1(" ", kUppercaseFirst, ""),
	new Transform$1("", kIdentity, ". "),
	new Transform$1(".", kIdentity, ""),
	new Transform$1(" ", kIdentity, ", "),
	new Transform$1("", kOmitFirst4, ""),
	new Transform$1("", kIdentity, " with "),
	new Transform$1("", kIdentity, "'"),
	new Transform$1("", kIdentity, " from "),
	new Transform$1("", kIdentity, " by "),
	new Transform$1("", kOmitFirst5, ""),
	new Transform$1("", kOmitFirst6, ""),
	new Transform$1(" the ", kIdentity, ""),
	new Transform$1("", kOmitLast4, ""),
	new Transform$1("", kIdentity, ". The "),
	new Transform$1("", kUppercaseAll, ""),
	new Transform$1("", kIdentity, " on "),
	new Transform$1("", kIdentity, " as "),
	new Transform$1("", kIdentity, " is "),
	new Transform$1("", kOmitLast7, ""),
	new Transform$1("", kOmitLast1, "ing "),
	new Transform$1("", kIdentity, "\n	"),
	new Transform$1("", kIdentity, ":"),
	new Transform$1(" ", kIdentity, ". "),
	new Transform$1("", kIdentity, "ed "),
	new Transform$1("", kOmitFirst9, ""),
	new Transform$1("", kOmitFirst7, ""),
	new Transform$1("", kOmitLast6, ""),
	new Transform$1("", kIdentity, "("),
	new Transform$1("", kUppercaseFirst, ", "),
	new Transform$1("", kOmitLast8, ""),
	new Transform$1("", kIdentity, " at "),
	new Transform$1("", kIdentity, "ly "),
	new Transform$1(" the ", kIdentity, " of "),
	new Transform$1("", kOmitLast5, ""),
	new Transform$1("", kOmitLast9, ""),
	new Transform$1(" ", kUppercaseFirst, ", "),
	new Transform$1("", kUppercaseFirst, "\""),
	new Transform$1(".", kIdentity, "("),
	new Transform$1("", kUppercaseAll, " "),
	new Transform$1("", kUppercaseFirst, "\">"),
	new Transform$1("", kIdentity, "=\""),
	new Transform$1(" ", kIdentity, "."),
	new Transform$1(".com/", kIdentity, ""),
	new Transform$1(" the ", kIdentity, " of the "),
	new Transform$1("", kUppercaseFirst, "'"),
	new Transform$1("", kIdentity, ". This "),
	new Transform$1("", kIdentity, ","),
	new Transform$1(".", kIdentity, " "),
	new Transform$1("", kUppercaseFirst, "("),
	new Transform$1("", kUppercaseFirst, "."),
	new Transform$1("", kIdentity, " not "),
	new Transform$1(" ", kIdentity, "=\""),
	new Transform$1("", kIdentity, "er "),
	new Transform$1(" ", kUppercaseAll, " "),
	new Transform$1("", kIdentity, "al "),
	new Transform$1(" ", kUppercaseAll, ""),
	new Transform$1("", kIdentity, "='"),
	new Transform$1("", kUppercaseAll, "\""),
	new Transform$1("", kUppercaseFirst, ". "),
	new Transform$1(" ", kIdentity, "("),
	new Transform$1("", kIdentity, "ful "),
	new Transform$1(" ", kUppercaseFirst, ". "),
	new Transform$1("", kIdentity, "ive "),
	new Transform$1("", kIdentity, "less "),
	new Transform$1("", kUppercaseAll, "'"),
	new Transform$1("", kIdentity, "est "),
	new Transform$1(" ", kUppercaseFirst, "."),
	new Transform$1("", kUppercaseAll, "\">"),
	new Transform$1(" ", kIdentity, "='"),
	new Transform$1("", kUppercaseFirst, ","),
	new Transform$1("", kIdentity, "ize "),
	new Transform$1("", kUppercaseAll, "."),
	new Transform$1("Â\xA0", kIdentity, ""),
	new Transform$1(" ", kIdentity, ","),
	new Transform$1("", kUppercaseFirst, "=\""),
	new Transform$1("", kUppercaseAll, "=\""),
	new Transform$1("", kIdentity, "ous "),
	new Transform$1("", kUppercaseAll, ", "),
	new Transform$1("", kUppercaseFirst, "='"),
	new Transform$1(" ", kUppercaseFirst, ","),
	new Transform$1(" ", kUppercaseAll, "=\""),
	new Transform$1(" ", kUppercaseAll, ", "),
	new Transform$1("", kUppercaseAll, ","),
	new Transform$1("", kUppercaseAll, "("),
	new Transform$1("", kUppercaseAll, ". "),
	new Transform$1(" ", kUppercaseAll, "."),
	new Transform$1("", kUppercaseAll, "='"),
	new Transform$1(" ", kUppercaseAll, ". "),
	new Transform$1(" ", kUppercaseFirst, "=\""),
	new Transform$1(" ", kUppercaseAll, "='"),
	new Transform$1(" ", kUppercaseFirst, "='")
];
const kNumTransforms = kTransforms.length;
/**
* @param {Uint8Array} p
* @param {number} i
* @returns {number}
*/
function ToUpperCase(p, i) {
	if (p[i] < 192) {
		if (p[i] >= 97 && p[i] <= 122) p[i] ^= 32;
		return 1;
	}
	if (p[i] < 224) {
		p[i + 1] ^= 32;
		return 2;
	}
	p[i + 2] ^= 5;
	return 3;
}
/**
* @param {Uint8Array} dst
* @param {number} idx
* @param {number} word
* @param {number} len
* @param {number} transform
* @returns {number}
*/
function transformDictionaryWord(dst, idx, word, len, transform) {
	const dictionary = getDictionary();
	const { prefix } = kTransforms[transform];
	const { suffix } = kTransforms[transform];
	const t = kTransforms[transform].transform;
	let skip = t < kOmitFirst1 ? 0 : t - 11;
	const start_idx = idx;
	if (skip > len) skip = len;
	let prefix_pos = 0;
	while (prefix_pos < prefix.length) dst[idx++] = prefix[prefix_pos++];
	word += skip;
	len -= skip;
	if (t <= kOmitLast9) len -= t;
	for (let i = 0; i < len; i++) dst[idx++] = dictionary[word + i];
	let uppercase = idx - len;
	if (t === kUppercaseFirst) ToUpperCase(dst, uppercase);
	else if (t === kUppercaseAll) while (len > 0) {
		const step = ToUpperCase(dst, uppercase);
		uppercase += step;
		len -= step;
	}
	let suffix_pos = 0;
	while (suffix_pos < suffix.length) dst[idx++] = suffix[suffix_pos++];
	return idx - start_idx;
}

// node_modules/hyparquet-compressors/src/brotli.js
const kNumLiteralCodes = 256;
const kNumInsertAndCopyCodes = 704;
const kNumBlockLengthCodes = 26;
const kLiteralContextBits = 6;
const kDistanceContextBits = 2;
const NUM_DISTANCE_SHORT_CODES = 16;
const kDistanceShortCodeIndexOffset = new Uint8Array([
	3,
	2,
	1,
	0,
	3,
	3,
	3,
	3,
	3,
	3,
	2,
	2,
	2,
	2,
	2,
	2
]);
const kDistanceShortCodeValueOffset = new Int8Array([
	0,
	0,
	0,
	0,
	-1,
	1,
	-2,
	2,
	-3,
	3,
	-1,
	1,
	-2,
	2,
	-3,
	3
]);
const offsetsByLength = new Uint32Array([
	0,
	0,
	0,
	0,
	0,
	4096,
	9216,
	21504,
	35840,
	44032,
	53248,
	63488,
	74752,
	87040,
	93696,
	100864,
	104704,
	106752,
	108928,
	113536,
	115968,
	118528,
	119872,
	121280,
	122016
]);
const sizeBitsByLength = new Uint8Array([
	0,
	0,
	0,
	0,
	10,
	10,
	11,
	11,
	10,
	10,
	10,
	10,
	10,
	9,
	9,
	8,
	7,
	7,
	8,
	7,
	7,
	6,
	6,
	5,
	5
]);
const minDictionaryWordLength = 4;
const maxDictionaryWordLength = 24;
/**
* @param {Uint8Array} input
* @param {number} outputLength
* @returns {Uint8Array}
*/
function decompressBrotli(input, outputLength) {
	const output = new Uint8Array(outputLength);
	brotli(new BrotliInput(input), new BrotliOutput(output));
	return output;
}
/**
* @param {BrotliInput} input
* @param {BrotliOutput} output
*/
function brotli(input, output) {
	let pos = 0;
	let input_end = 0;
	let max_distance = 0;
	const dist_rb = [
		16,
		15,
		11,
		4
	];
	let dist_rb_idx = 0;
	const hgroup = [
		new HuffmanTreeGroup(0, 0),
		new HuffmanTreeGroup(0, 0),
		new HuffmanTreeGroup(0, 0)
	];
	const kRingBufferWriteAheadSlack = 128 + BrotliBitReader.READ_SIZE;
	const br = new BrotliBitReader(input);
	const window_bits = decodeWindowBits(br);
	const max_backward_distance = (1 << window_bits) - 16;
	const ringbuffer_size = 1 << window_bits;
	const ringbuffer_mask = ringbuffer_size - 1;
	const ringbuffer = new Uint8Array(ringbuffer_size + kRingBufferWriteAheadSlack + maxDictionaryWordLength);
	const ringbuffer_end = ringbuffer_size;
	const block_type_trees = [];
	const block_len_trees = [];
	for (let x = 0; x < 3 * HUFFMAN_MAX_TABLE_SIZE; x++) {
		block_type_trees[x] = new HuffmanCode(0, 0);
		block_len_trees[x] = new HuffmanCode(0, 0);
	}
	while (!input_end) {
		const block_length = [
			1 << 28,
			1 << 28,
			1 << 28
		];
		const block_type = [0];
		const num_block_types = [
			1,
			1,
			1
		];
		const block_type_rb = [
			0,
			1,
			0,
			1,
			0,
			1
		];
		const block_type_rb_index = [0];
		for (let i = 0; i < 3; i++) {
			hgroup[i].codes = [];
			hgroup[i].htrees = /* @__PURE__ */ new Uint32Array();
		}
		br.readMoreInput();
		const _out = decodeMetaBlockLength(br);
		let meta_block_remaining_len = _out.meta_block_length;
		if (pos + meta_block_remaining_len > output.buffer.length) {
			const tmp = new Uint8Array(pos + meta_block_remaining_len);
			tmp.set(output.buffer);
			output.buffer = tmp;
		}
		input_end = _out.input_end;
		if (_out.is_metadata) {
			jumpToByteBoundary(br);
			for (; meta_block_remaining_len > 0; --meta_block_remaining_len) {
				br.readMoreInput();
				br.readBits(8);
			}
			continue;
		}
		if (meta_block_remaining_len === 0) continue;
		if (_out.is_uncompressed) {
			br.bit_pos_ = br.bit_pos_ + 7 & -8;
			copyUncompressedBlockToOutput(output, meta_block_remaining_len, pos, ringbuffer, ringbuffer_mask, br);
			pos += meta_block_remaining_len;
			continue;
		}
		for (let i = 0; i < 3; i++) {
			num_block_types[i] = decodeVarLenUint8(br) + 1;
			if (num_block_types[i] >= 2) {
				readHuffmanCode(num_block_types[i] + 2, block_type_trees, i * HUFFMAN_MAX_TABLE_SIZE, br);
				readHuffmanCode(kNumBlockLengthCodes, block_len_trees, i * HUFFMAN_MAX_TABLE_SIZE, br);
				block_length[i] = readBlockLength(block_len_trees, i * HUFFMAN_MAX_TABLE_SIZE, br);
				block_type_rb_index[i] = 1;
			}
		}
		br.readMoreInput();
		const distance_postfix_bits = br.readBits(2);
		const num_direct_distance_codes = NUM_DISTANCE_SHORT_CODES + (br.readBits(4) << distance_postfix_bits);
		const distance_postfix_mask = (1 << distance_postfix_bits) - 1;
		const num_distance_codes = num_direct_distance_codes + (48 << distance_postfix_bits);
		const context_modes = new Uint8Array(num_block_types[0]);
		for (let i = 0; i < num_block_types[0]; i++) {
			br.readMoreInput();
			context_modes[i] = br.readBits(2) << 1;
		}
		const [num_literal_htrees, context_map] = decodeContextMap(num_block_types[0] << kLiteralContextBits, br);
		const [num_dist_htrees, dist_context_map] = decodeContextMap(num_block_types[2] << kDistanceContextBits, br);
		hgroup[0] = new HuffmanTreeGroup(kNumLiteralCodes, num_literal_htrees);
		hgroup[1] = new HuffmanTreeGroup(kNumInsertAndCopyCodes, num_block_types[1]);
		hgroup[2] = new HuffmanTreeGroup(num_distance_codes, num_dist_htrees);
		for (let i = 0; i < 3; ++i) hgroup[i].decode(br);
		let context_map_slice = 0;
		let dist_context_map_slice = 0;
		let context_mode = context_modes[block_type[0]];
		let context_lookup_offset1 = lookupOffsets[context_mode];
		let context_lookup_offset2 = lookupOffsets[context_mode + 1];
		let htree_command = hgroup[1].htrees[0];
		while (meta_block_remaining_len > 0) {
			let distance_code;
			br.readMoreInput();
			if (block_length[1] === 0) {
				decodeBlockType(num_block_types[1], block_type_trees, 1, block_type, block_type_rb, block_type_rb_index, br);
				block_length[1] = readBlockLength(block_len_trees, HUFFMAN_MAX_TABLE_SIZE, br);
				htree_command = hgroup[1].htrees[block_type[1]];
			}
			block_length[1]--;
			const cmd_code = readSymbol(hgroup[1].codes, htree_command, br);
			let range_idx = cmd_code >> 6;
			if (range_idx >= 2) {
				range_idx -= 2;
				distance_code = -1;
			} else distance_code = 0;
			const insertIndex = kInsertRangeLut[range_idx] + (cmd_code >> 3 & 7);
			const insertPrefix = kInsertLengthPrefixCode[insertIndex];
			const insertLength = insertPrefix.offset + br.readBits(insertPrefix.nbits);
			const copyIndex = kCopyRangeLut[range_idx] + (cmd_code & 7);
			const copyCode = kCopyLengthPrefixCode[copyIndex];
			const copyLength = copyCode.offset + br.readBits(copyCode.nbits);
			let prev_byte1 = ringbuffer[pos - 1 & ringbuffer_mask];
			let prev_byte2 = ringbuffer[pos - 2 & ringbuffer_mask];
			for (let j = 0; j < insertLength; j++) {
				br.readMoreInput();
				if (block_length[0] === 0) {
					decodeBlockType(num_block_types[0], block_type_trees, 0, block_type, block_type_rb, block_type_rb_index, br);
					block_length[0] = readBlockLength(block_len_trees, 0, br);
					context_map_slice = block_type[0] << kLiteralContextBits;
					context_mode = context_modes[block_type[0]];
					context_lookup_offset1 = lookupOffsets[context_mode];
					context_lookup_offset2 = lookupOffsets[context_mode + 1];
				}
				const context = lookup[context_lookup_offset1 + prev_byte1] | lookup[context_lookup_offset2 + prev_byte2];
				const literal_htree_index = context_map[context_map_slice + context];
				block_length[0]--;
				prev_byte2 = prev_byte1;
				prev_byte1 = readSymbol(hgroup[0].codes, hgroup[0].htrees[literal_htree_index], br);
				ringbuffer[pos & ringbuffer_mask] = prev_byte1;
				if ((pos & ringbuffer_mask) === ringbuffer_mask) output.write(ringbuffer, ringbuffer_size);
				pos++;
			}
			meta_block_remaining_len -= insertLength;
			if (meta_block_remaining_len <= 0) break;
			if (distance_code < 0) {
				br.readMoreInput();
				if (block_length[2] === 0) {
					decodeBlockType(num_block_types[2], block_type_trees, 2, block_type, block_type_rb, block_type_rb_index, br);
					block_length[2] = readBlockLength(block_len_trees, 2 * HUFFMAN_MAX_TABLE_SIZE, br);
					dist_context_map_slice = block_type[2] << kDistanceContextBits;
				}
				block_length[2]--;
				const context = (copyLength > 4 ? 3 : copyLength - 2) & 255;
				const dist_htree_index = dist_context_map[dist_context_map_slice + context];
				distance_code = readSymbol(hgroup[2].codes, hgroup[2].htrees[dist_htree_index], br);
				if (distance_code >= num_direct_distance_codes) {
					distance_code -= num_direct_distance_codes;
					const postfix = distance_code & distance_postfix_mask;
					distance_code >>= distance_postfix_bits;
					const nbits = (distance_code >> 1) + 1;
					distance_code = num_direct_distance_codes + ((2 + (distance_code & 1) << nbits) - 4 + br.readBits(nbits) << distance_postfix_bits) + postfix;
				}
			}
			const distance = translateShortCodes(distance_code, dist_rb, dist_rb_idx);
			if (distance < 0) throw new Error("[BrotliDecompress] invalid distance");
			if (pos < max_backward_distance && max_distance !== max_backward_distance) max_distance = pos;
			else max_distance = max_backward_distance;
			let copy_dst = pos & ringbuffer_mask;
			if (distance > max_distance) {
				if (copyLength >= minDictionaryWordLength && copyLength <= maxDictionaryWordLength) {
					let offset = offsetsByLength[copyLength];
					const word_id = distance - max_distance - 1;
					const shift = sizeBitsByLength[copyLength];
					const word_idx = word_id & (1 << shift) - 1;
					const transform_idx = word_id >> shift;
					offset += word_idx * copyLength;
					if (transform_idx < kNumTransforms) {
						const len = transformDictionaryWord(ringbuffer, copy_dst, offset, copyLength, transform_idx);
						copy_dst += len;
						pos += len;
						meta_block_remaining_len -= len;
						if (copy_dst >= ringbuffer_end) {
							output.write(ringbuffer, ringbuffer_size);
							for (let _x = 0; _x < copy_dst - ringbuffer_end; _x++) ringbuffer[_x] = ringbuffer[ringbuffer_end + _x];
						}
					} else throw new Error("Invalid backward reference");
				} else throw new Error("Invalid backward reference");
			} else {
				if (distance_code > 0) {
					dist_rb[dist_rb_idx & 3] = distance;
					dist_rb_idx++;
				}
				if (copyLength > meta_block_remaining_len) throw new Error("Invalid backward reference");
				for (let j = 0; j < copyLength; j++) {
					ringbuffer[pos & ringbuffer_mask] = ringbuffer[pos - distance & ringbuffer_mask];
					if ((pos & ringbuffer_mask) === ringbuffer_mask) output.write(ringbuffer, ringbuffer_size);
					pos++;
					meta_block_remaining_len--;
				}
			}
		}
		pos &= 1073741823;
	}
	output.write(ringbuffer, pos & ringbuffer_mask);
}
/**
* @param {number} code
* @param {number[]} ringbuffer
* @param {number} index
* @returns {number}
*/
function translateShortCodes(code, ringbuffer, index) {
	if (code < NUM_DISTANCE_SHORT_CODES) {
		index += kDistanceShortCodeIndexOffset[code];
		index &= 3;
		return ringbuffer[index] + kDistanceShortCodeValueOffset[code];
	} else return code - NUM_DISTANCE_SHORT_CODES + 1;
}

// node_modules/hyparquet-compressors/src/lz4.js
/**
* LZ4 decompression with legacy hadoop support.
* https://github.com/apache/arrow/blob/apache-arrow-16.1.0/cpp/src/arrow/util/compression_lz4.cc#L475
*
* @param {Uint8Array} input
* @param {number} outputLength
* @returns {Uint8Array}
*/
function decompressLz4(input, outputLength) {
	const output = new Uint8Array(outputLength);
	try {
		let i = 0;
		let o = 0;
		while (i < input.length - 8) {
			const expectedOutputLength = input[i++] << 24 | input[i++] << 16 | input[i++] << 8 | input[i++];
			const expectedInputLength = input[i++] << 24 | input[i++] << 16 | input[i++] << 8 | input[i++];
			if (input.length - i < expectedInputLength) throw new Error("lz4 not hadoop");
			if (output.length < expectedOutputLength) throw new Error("lz4 not hadoop");
			if (lz4basic(input.subarray(i, i + expectedInputLength), output, o) !== expectedOutputLength) throw new Error("lz4 not hadoop");
			i += expectedInputLength;
			o += expectedOutputLength;
			if (i === input.length) return output;
		}
		if (i < input.length) throw new Error("lz4 not hadoop");
	} catch (error) {
		if (error instanceof Error && error.message !== "lz4 not hadoop") throw error;
		lz4basic(input, output, 0);
	}
	return output;
}
/**
* Basic LZ4 block decompression.
*
* @param {Uint8Array} input
* @param {number} outputLength
* @returns {Uint8Array}
*/
function decompressLz4Raw(input, outputLength) {
	const output = new Uint8Array(outputLength);
	lz4basic(input, output, 0);
	return output;
}
/**
* @param {Uint8Array} input
* @param {Uint8Array} output
* @param {number} outputIndex
* @returns {number} bytes written
*/
function lz4basic(input, output, outputIndex) {
	let len = outputIndex;
	for (let i = 0; i < input.length;) {
		const token = input[i++];
		let literals = token >> 4;
		if (literals) {
			let byte = literals + 240;
			while (byte === 255) literals += byte = input[i++];
			output.set(input.subarray(i, i + literals), len);
			len += literals;
			i += literals;
			if (i >= input.length) return len - outputIndex;
		}
		const offset = input[i++] | input[i++] << 8;
		if (!offset || offset > len) throw new Error(`lz4 offset out of range ${offset}`);
		let matchLength = token & 15;
		let byte = matchLength + 240;
		while (byte === 255) matchLength += byte = input[i++];
		matchLength += 4;
		let pos = len - offset;
		const end = len + matchLength;
		while (len < end) output[len++] = output[pos++];
	}
	return len - outputIndex;
}

// node_modules/hyparquet-compressors/src/compressors.js
/** @type {import('hyparquet').Compressors} */
const compressors = {
	SNAPPY: snappyUncompressor(),
	GZIP: (input, length) => gunzip(input, new Uint8Array(length)),
	BROTLI: decompressBrotli,
	ZSTD: (input) => decompress(input),
	LZ4: decompressLz4,
	LZ4_RAW: decompressLz4Raw
};

// actions/lib/predictions/parquet.ts
init_errors();
/** What a file says of itself decides how much memory is asked for. */
const MAX_ROWS = 5e7;
/** Reads a Parquet file with flat columns, only the columns that are wanted. */
async function readParquet({ source, bytes }, wanted) {
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
	const { metadata, names } = frameOf$1(source, buffer);
	const rows = Number(metadata.num_rows);
	if (!(rows >= 0 && rows <= MAX_ROWS)) throw new UserError(`${source}: says that it has ${rows} rows; at most ${MAX_ROWS} can be read`);
	const asked = wanted(names).filter((name) => names.includes(name));
	const columns = new Map(asked.map((name) => [name, new Array(rows).fill(null)]));
	let fault = null;
	const take = (name, values, start) => {
		const cells = columns.get(name);
		if (!cells) return;
		if (start + values.length > rows) fault ??= "holds more rows than it says";
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
function frameOf$1(source, buffer) {
	try {
		const metadata = parquetMetadata(buffer);
		return {
			metadata,
			names: parquetSchema(metadata).children.map((child) => child.element.name)
		};
	} catch (cause) {
		throw new UserError(`${source}: not a Parquet file (${messageOf(cause)})`, { cause });
	}
}
/** Undefined for what is not one value. */
function cellOf(value) {
	if (value === void 0 || value === null || value === "") return null;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
	return typeof value === "object" ? void 0 : value;
}

// actions/lib/predictions/read.ts
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

// core/report/comment.ts
/** Marks our one comment on a pull request; the author is checked as well, since anyone can write a marker. */
const COMMENT_MARKER = "<!-- holdout -->";
/** GitHub refuses a comment over 65,536 characters; this leaves room for what it counts differently. */
const COMMENT_MAX_LENGTH = 6e4;
const SLICE_STEPS = [
	500,
	100,
	30,
	10,
	0
];
/**
* The comment on a pull request, also the summary of its check: headline, notes, then each model. It stays under 60,000
* characters by leaving out slices that do not block, then whole models, those that pass first; never part of a table.
*/
function renderComment(comment) {
	for (const slices of SLICE_STEPS) {
		const text = assemble(comment, comment.reports, slices);
		if (text.length <= 6e4) return text;
	}
	const kept = [...comment.reports];
	while (kept.length > 0) {
		kept.splice(leastUrgent(kept), 1);
		const text = assemble(comment, kept, 0);
		if (text.length <= 6e4) return text;
	}
	return [
		COMMENT_MARKER,
		`## Holdout: ${comment.headline}`,
		"The report is too long for a comment; the workflow run holds it."
	].join("\n\n");
}
const URGENCY = {
	pass: 0,
	inconclusive: 1,
	block: 2,
	error: 3
};
/** Index of the model that a reader misses least; the later of two alike. */
function leastUrgent(reports) {
	const urgencies = reports.map(({ decision }) => URGENCY[decision.verdict]);
	return urgencies.lastIndexOf(Math.min(...urgencies));
}
function assemble(comment, reports, slices) {
	const left = comment.reports.length - reports.length;
	const models = reports.map((report) => renderModelReport(report, slices));
	const notes = comment.notes.map((note) => `> ${escapeText(note)}`).join("\n>\n");
	const parts = left === 0 && saysItAll(comment) ? [
		COMMENT_MARKER,
		...models,
		notes
	] : [
		COMMENT_MARKER,
		`## Holdout: ${comment.headline}`,
		notes,
		...models
	];
	if (left > 0) parts.push(`${left} more in the summary of the workflow run; this comment has no room for them.`);
	return parts.filter((part) => part !== "").join("\n\n");
}
function saysItAll({ headline, reports }) {
	const [only] = reports;
	return only !== void 0 && reports.length === 1 && headline.endsWith(verdictWords(only.decision));
}

// github/comment.ts
/**
* Makes the one comment of ours read `body`: written when it is missing, changed when it differs, left alone otherwise.
* A comment of somebody else with our marker is never touched. Two comments of ours, after two processes wrote at once,
* become the oldest one.
*
* @param body Markdown with the marker; at most 65,536 characters.
*/
async function upsertComment(octokit, target, body) {
	if (!body.includes("<!-- holdout -->")) throw new Error("the comment lacks its marker");
	try {
		const [existing, ...duplicates] = await listOwn(octokit, target);
		await remove(octokit, target, duplicates);
		if (!existing) return target.onlyExisting ? { kind: "absent" } : await create(octokit, target, body);
		if (sameText(existing.body, body)) return {
			kind: "unchanged",
			id: existing.id
		};
		return await update(octokit, target, {
			id: existing.id,
			body
		});
	} catch (thrown) {
		if (statusOf(thrown) === 403) return {
			kind: "refused",
			reason: thrown.message
		};
		throw thrown;
	}
}
/** The login behind a token: an app's or a workflow's token has no user of its own and answers 403. */
async function loginOf(octokit) {
	try {
		return (await octokit.request("GET /user")).data.login;
	} catch (thrown) {
		if (statusOf(thrown) === 403) return "github-actions[bot]";
		throw thrown;
	}
}
async function listOwn(octokit, { repository, number, author }) {
	return (await octokit.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		...repository,
		issue_number: number,
		per_page: 100
	})).filter((comment) => (comment.body ?? "").includes("<!-- holdout -->") && isOwn(comment, author)).map((comment) => ({
		id: Number(comment.id),
		body: comment.body ?? ""
	})).sort((a, b) => a.id - b.id);
}
function isOwn(comment, author) {
	const via = comment.performed_via_github_app?.id;
	if (author.appId !== null && via !== void 0) return Number(via) === author.appId;
	if (comment.user?.login !== author.login) return false;
	return !author.login.endsWith("[bot]") || comment.user.type === "Bot";
}
async function create(octokit, target, body) {
	const id = await post(octokit, target, body);
	const [oldest, ...duplicates] = await listOwn(octokit, target);
	await remove(octokit, target, duplicates);
	if (!oldest) return {
		kind: "created",
		id
	};
	if (!sameText(oldest.body, body)) return update(octokit, target, {
		id: oldest.id,
		body
	});
	return {
		kind: "created",
		id: oldest.id
	};
}
async function post(octokit, target, body) {
	for (let attempt = 1;; attempt++) try {
		const { data } = await octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
			...target.repository,
			issue_number: target.number,
			body,
			request: { retries: 0 }
		});
		return Number(data.id);
	} catch (thrown) {
		if (!isAmbiguous(thrown)) throw thrown;
		const [written] = await listOwn(octokit, target);
		if (written) return written.id;
		if (attempt === 2) throw thrown;
	}
}
async function update(octokit, target, comment) {
	try {
		await octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
			...target.repository,
			comment_id: comment.id,
			body: comment.body
		});
		return {
			kind: "updated",
			id: comment.id
		};
	} catch (thrown) {
		if (statusOf(thrown) === 404) return create(octokit, target, comment.body);
		throw thrown;
	}
}
async function remove(octokit, target, comments) {
	for (const { id } of comments) try {
		await octokit.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
			...target.repository,
			comment_id: id
		});
	} catch (thrown) {
		if (statusOf(thrown) !== 404) throw thrown;
	}
}
function sameText(a, b) {
	return a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
}

// core/gate/join.ts
/**
* Joins two predictions files by example id. Both must be of the same evaluation set: the same ids with the same labels.
*
* @returns the problem where they are not: rows that went missing are `unmatched-ids`, anything else is another set.
*/
function joinById(candidate, other) {
	const rowOf = new Map(other.ids.map((id, row) => [id, row]));
	const rows = new Int32Array(candidate.ids.length);
	let unknown = 0;
	let relabelled = 0;
	for (const [row, id] of candidate.ids.entries()) {
		const match = rowOf.get(id);
		if (match === void 0) unknown++;
		else {
			rows[row] = match;
			if (labelOf(candidate, row) !== labelOf(other, match)) relabelled++;
		}
	}
	const missing = other.ids.length - (candidate.ids.length - unknown);
	if (unknown === 0 && missing === 0 && relabelled === 0) return {
		kind: "joined",
		rows
	};
	return {
		kind: "problem",
		problem: describe({
			unknown,
			missing,
			relabelled
		}, candidate, other)
	};
}
function labelOf({ label }, row) {
	return label.values[label.codes[row] ?? -1];
}
function describe({ unknown, missing, relabelled }, candidate, other) {
	const found = `${missing} ids of ${other.source} are not in ${candidate.source}, ${unknown} are new, ${relabelled} have another label`;
	if (unknown === 0 && relabelled === 0) return {
		code: "unmatched-ids",
		message: `${found}: rows went missing; write a prediction for every held-out example`
	};
	return {
		code: "new-evaluation-set",
		message: `${found}: the held-out set changed, so the two models cannot be compared`
	};
}

// core/metrics/classification.ts
/**
* 1 where the predicted class is the label, else 0: accuracy is the mean. Both columns index one list of classes.
*
* @throws RangeError when the columns differ in length
*/
function correct(labels, predictions) {
	if (labels.length !== predictions.length) throw new RangeError("paired columns differ in length");
	return Uint8Array.from(labels, (label, row) => label === predictions[row] ? 1 : 0);
}
/**
* Counts the outcomes of two models' 0/1 scores.
*
* @throws RangeError when the columns differ in length
*/
function pairedOutcomes(baseline, candidate) {
	if (baseline.length !== candidate.length) throw new RangeError("paired columns differ in length");
	let [wins, losses, bothRight] = [
		0,
		0,
		0
	];
	for (const [row, right] of candidate.entries()) {
		const wasRight = baseline[row] === 1;
		if (right === 1 && wasRight) bothRight += 1;
		else if (right === 1) wins += 1;
		else if (wasRight) losses += 1;
	}
	return {
		n: candidate.length,
		wins,
		losses,
		bothRight
	};
}

// core/statistics/influence.ts
/**
* Compares the square roots of two means (RMSE from squared errors). The influence of a row is (square - mean)/(2 root), the delta
* method's first order (F. R. Hampel, JASA 69, 1974); where every square is 0 the influence is 0. `undefined` without rows.
*
* @throws RangeError when the columns differ in length
*/
function pairedRootMeans(baseline, candidate) {
	if (baseline.length !== candidate.length) throw new RangeError("paired columns differ in length");
	const n = baseline.length;
	if (n === 0) return void 0;
	const [meanBaseline, meanCandidate] = [meanOf(baseline), meanOf(candidate)];
	const [rootBaseline, rootCandidate] = [Math.sqrt(meanBaseline), Math.sqrt(meanCandidate)];
	let squaresDifference = 0;
	let squaresCandidate = 0;
	for (const [row, square] of candidate.entries()) {
		const influence = rootCandidate === 0 ? 0 : (square - meanCandidate) / (2 * rootCandidate);
		const against = (baseline[row] ?? NaN) - meanBaseline;
		const influenceBaseline = rootBaseline === 0 ? 0 : against / (2 * rootBaseline);
		squaresCandidate += influence * influence;
		squaresDifference += (influence - influenceBaseline) ** 2;
	}
	return {
		baseline: rootBaseline,
		candidate: rootCandidate,
		difference: rootCandidate - rootBaseline,
		seDifference: Math.sqrt(squaresDifference) / n,
		seCandidate: Math.sqrt(squaresCandidate) / n
	};
}
function meanOf(values) {
	let mean = 0;
	for (const [row, value] of values.entries()) mean += (value - mean) / (row + 1);
	return mean;
}

// core/statistics/means.ts
/**
* The paired comparison of two per-row scores. `undefined` under two rows, where no standard error exists.
* The same scores everywhere give a standard error of exactly 0.
*
* @throws RangeError when the columns differ in length
*/
function pairedMeans(baseline, candidate) {
	if (baseline.length !== candidate.length) throw new RangeError("paired columns differ in length");
	const n = baseline.length;
	if (n < 2) return void 0;
	const ofDifference = momentsOf(candidate.map((value, row) => value - (baseline[row] ?? NaN)));
	const ofCandidate = momentsOf(candidate);
	return {
		n,
		baseline: momentsOf(baseline).mean,
		candidate: ofCandidate.mean,
		difference: ofDifference.mean,
		seDifference: ofDifference.standardError,
		seCandidate: ofCandidate.standardError,
		df: n - 1
	};
}
/** One pass: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962). */
function momentsOf(values) {
	let count = 0;
	let mean = 0;
	let squares = 0;
	for (const value of values) {
		count += 1;
		const deviation = value - mean;
		mean += deviation / count;
		squares += deviation * (value - mean);
	}
	return {
		mean,
		standardError: Math.sqrt(squares / (count - 1) / count)
	};
}

// core/gate/measure.ts
/** A joint table is written out up to this many classes (21^3 = 9,261 cells); beyond, its values and standard errors are. */
const MAX_CLASSES_IN_TABLE = 21;
/**
* The candidate alone.
*
* @param paired a comparison that it was measured in, if any: it holds the candidate's part, which need not be computed again.
*/
function estimateOf(values, paired, scope) {
	const measured = paired && paired.kind !== "undefined" ? paired : pairedOf(values, values, scope);
	switch (measured.kind) {
		case "proportions": return {
			kind: "proportion",
			n: measured.n,
			successes: measured.wins + measured.both_right
		};
		case "means": return {
			kind: "estimate",
			n: measured.n,
			value: measured.candidate,
			se: measured.se_candidate,
			df: measured.df
		};
		case "auc": {
			const { positives, negatives, candidate, variance_candidate } = measured;
			return {
				kind: "auc",
				positives,
				negatives,
				value: candidate,
				variance: variance_candidate
			};
		}
		case "smooth": return {
			kind: "estimate",
			n: measured.n,
			value: measured.candidate,
			se: measured.se_candidate,
			df: null
		};
		case "table": return tableEstimate(measured, scope);
		case "undefined": return measured;
	}
}
/** Baseline and candidate on the same rows; both must be values of the same metric. */
function pairedOf(baseline, candidate, { rows, ruled }) {
	if (candidate.kind === "right" && baseline.kind === "right") return proportions(pick(baseline.right, rows), pick(candidate.right, rows));
	if (candidate.kind === "loss" && baseline.kind === "loss") return means(pick(baseline.loss, rows), pick(candidate.loss, rows));
	if (candidate.kind === "squared" && baseline.kind === "squared") return rootMeans(pick(baseline.loss, rows), pick(candidate.loss, rows));
	if (candidate.kind === "score" && baseline.kind === "score") return areas(pick(candidate.positive, rows), pick(baseline.score, rows), pick(candidate.score, rows));
	if (candidate.kind === "classes" && baseline.kind === "classes") return classes(baseline, candidate, {
		rows,
		ruled
	});
	throw new Error("the two models were measured by different metrics");
}
function undefinedBecause(reason) {
	return {
		kind: "undefined",
		reason
	};
}
function proportions(baseline, candidate) {
	const { n, wins, losses, bothRight } = pairedOutcomes(baseline, candidate);
	return {
		kind: "proportions",
		n,
		wins,
		losses,
		both_right: bothRight
	};
}
function means(baseline, candidate) {
	const values = pairedMeans(baseline, candidate);
	if (!values) return undefinedBecause("fewer than two rows");
	const { n, df, difference, seDifference, seCandidate } = values;
	return {
		kind: "means",
		n,
		df,
		baseline: values.baseline,
		candidate: values.candidate,
		difference,
		se_difference: seDifference,
		se_candidate: seCandidate
	};
}
function rootMeans(baseline, candidate) {
	const values = pairedRootMeans(baseline, candidate);
	return values ? smooth(values, candidate.length) : undefinedBecause("no rows");
}
function smooth(values, n) {
	return {
		kind: "smooth",
		n,
		baseline: values.baseline,
		candidate: values.candidate,
		se_difference: values.seDifference,
		se_candidate: values.seCandidate
	};
}
function areas(positive, baseline, candidate) {
	const values = delong({
		positive,
		baseline,
		candidate
	});
	if (!values) return undefinedBecause("only one class among the labels");
	return {
		kind: "auc",
		positives: values.positives,
		negatives: values.negatives,
		baseline: values.baseline,
		candidate: values.candidate,
		variance_baseline: values.varianceBaseline,
		variance_candidate: values.varianceCandidate,
		covariance: values.covariance
	};
}
function classes(baseline, candidate, { rows, ruled }) {
	const joint = jointOf(baseline, candidate, rows);
	const values = tableStatistics(joint, confusionMetric(ruled.name, ruled.rule.average, candidate.positive));
	if (!values) return undefinedBecause("a denominator is 0: no such label or prediction on these rows");
	const { labels, positive } = candidate;
	if (labels.length > MAX_CLASSES_IN_TABLE) return smooth(values, rows ? rows.length : candidate.label.length);
	return {
		kind: "table",
		labels: [...labels],
		positive,
		counts: countsOfJointTable(joint)
	};
}
function tableEstimate({ labels, counts, positive }, { ruled: { name, rule } }) {
	const joint = jointTableOfCounts(labels.length, counts);
	const own = tableStatistics(joint, confusionMetric(name, rule.average, positive));
	if (!own) throw new Error("a table is only written down where both values are defined");
	return {
		kind: "estimate",
		n: counts.reduce((sum, count) => sum + count, 0),
		value: own.candidate,
		se: own.seCandidate,
		df: null
	};
}
function jointOf(baseline, candidate, rows) {
	return jointTable({
		classes: candidate.labels.length,
		labels: pick(candidate.label, rows),
		baseline: pick(baseline.predicted, rows),
		candidate: pick(candidate.predicted, rows)
	});
}
function pick(values, rows) {
	if (!rows) return values;
	const picked = values.slice(0, rows.length);
	for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0;
	return picked;
}

// core/metrics/probability.ts
/**
* Losses of predicted probabilities, one a row, as scikit-learn's log_loss and brier_score_loss define them (1.9). Probabilities lie in
* [0, 1] and sum to 1 over the classes; the reader of the predictions has made sure of it.
*/
/** Probabilities are moved this far away from 0 and 1, so that a certain and wrong prediction costs 36.04 and not infinity. */
const CLIP = Number.EPSILON;
function surprise(probability) {
	return -Math.log(Math.min(1 - CLIP, Math.max(CLIP, probability)));
}
/** Log loss of a binary task. `positive` is 1 for a positive row, else 0; `score` the positive class's probability. */
function binaryLogLosses(positive, score) {
	checkLengths(positive, score);
	return score.map((probability, row) => surprise(positive[row] === 1 ? probability : 1 - probability));
}
/** Brier score of a binary task: the squared distance of the positive class's probability from the outcome, in [0, 1]. */
function binaryBrierScores(positive, score) {
	checkLengths(positive, score);
	return score.map((probability, row) => (probability - (positive[row] === 1 ? 1 : 0)) ** 2);
}
/**
* Log loss of a multiclass task: labels index the list of columns, one a class.
*
* @throws RangeError when a label has no column, or the columns differ in length
*/
function logLosses(labels, probabilities) {
	checkColumns(labels, probabilities);
	return Float64Array.from(labels, (label, row) => surprise(probabilities[label]?.[row] ?? NaN));
}
/**
* Brier score of a multiclass task: squared distances from the outcome summed over all classes, in [0, 2]; with two classes half of that,
* which is the binary score.
*
* @throws RangeError when a label has no column, or the columns differ in length
*/
function brierScores(labels, probabilities) {
	checkColumns(labels, probabilities);
	const scale = probabilities.length < 3 ? .5 : 1;
	return Float64Array.from(labels, (label, row) => {
		let sum = 0;
		for (const [index, column] of probabilities.entries()) sum += ((column[row] ?? NaN) - (index === label ? 1 : 0)) ** 2;
		return scale * sum;
	});
}
function checkColumns(labels, probabilities) {
	for (const column of probabilities) checkLengths(labels, column);
	for (const label of Array.from(labels)) if (probabilities[label] === void 0) throw new RangeError(`label ${label} has no column of probabilities`);
}
function checkLengths(labels, column) {
	if (labels.length !== column.length) throw new RangeError("paired columns differ in length");
}

// core/metrics/regression.ts
/**
* |prediction - label| for each row: MAE is the mean.
*
* @throws RangeError when the columns differ in length
*/
function absoluteErrors(labels, predictions) {
	return errors(labels, predictions).map(Math.abs);
}
/**
* (prediction - label)^2 for each row: RMSE is the square root of the mean.
*
* @throws RangeError when the columns differ in length
*/
function squaredErrors(labels, predictions) {
	return errors(labels, predictions).map((error) => error * error);
}
function errors(labels, predictions) {
	if (labels.length !== predictions.length) throw new RangeError("paired columns differ in length");
	return predictions.map((prediction, row) => prediction - (labels[row] ?? NaN));
}

// core/gate/values.ts
init_errors();
/** The frame of files that are compared with each other. The labels are the candidate's; the others' are equal by then. */
function frameOf(model, files) {
	if (model.task === "regression") return {
		model,
		classes: [],
		positive: null
	};
	const classes = new Set(files.flatMap((file) => [...file.label.values, ...file.prediction.values]));
	const [first] = files;
	const positive = model.task === "binary" && first ? positiveLabel(first.label, model.data, first.source) : null;
	if (positive !== null) classes.add(positive);
	return {
		model,
		classes: [...classes].sort(),
		positive
	};
}
/**
* One model's values of a metric, row by row.
*
* @throws UserError when the file lacks what the metric needs.
*/
function valuesOf(name, metric, { file, frame }) {
	switch (metric.kind) {
		case "binary-mean": return {
			kind: "right",
			right: correct(codesIn(file.label, frame.classes), codesIn(file.prediction, frame.classes))
		};
		case "auc": return {
			kind: "score",
			score: scoreOf(file, name),
			positive: positivesOf(file, frame)
		};
		case "table": return {
			kind: "classes",
			labels: frame.classes,
			positive: frame.positive === null ? null : frame.classes.indexOf(frame.positive),
			label: codesIn(file.label, frame.classes),
			predicted: codesIn(file.prediction, frame.classes)
		};
		case "mean": return {
			kind: "loss",
			loss: lossOf(name, {
				file,
				frame
			})
		};
		case "root-mean": return {
			kind: "squared",
			loss: squaredErrors(...numbersOf(file, name))
		};
	}
}
function lossOf(name, { file, frame }) {
	if (name === "mae") return absoluteErrors(...numbersOf(file, name));
	if (frame.model.task === "binary") return (name === "brier" ? binaryBrierScores : binaryLogLosses)(positivesOf(file, frame), scoreOf(file, name));
	const { classes, columns } = probabilitiesOf(file, name);
	return (name === "brier" ? brierScores : logLosses)(codesIn(file.label, classes), columns);
}
function probabilitiesOf({ probabilities, label, source }, name) {
	const classes = [...probabilities?.keys() ?? []];
	const without = label.values.find((value) => !classes.includes(value));
	if (!probabilities || without !== void 0) throw new UserError(`${source}: ${name} needs a column prob_<label> for every class; "${without}" has none`);
	return {
		classes,
		columns: [...probabilities.values()]
	};
}
function positivesOf({ label }, { positive }) {
	const code = positive === null ? -1 : label.values.indexOf(positive);
	const positives = new Uint8Array(label.codes.length);
	for (let row = 0; row < positives.length; row++) positives[row] = label.codes[row] === code ? 1 : 0;
	return positives;
}
function codesIn(column, classes) {
	const codeOf = column.values.map((value) => classes.indexOf(value));
	return column.codes.map((code) => codeOf[code] ?? -1);
}
function scoreOf({ score, source }, name) {
	if (score) return score;
	throw new UserError(`${source}: ${name} needs scores; name their column as data.score in the policy`);
}
function numbersOf({ numbers, source }, name) {
	if (numbers) return [numbers.label, numbers.prediction];
	throw new UserError(`${source}: ${name} is a metric for regression; the task is another`);
}

// core/gate/compare.ts
/**
* Measures every metric of the policy on all rows, and every gated one on each slice: the statistics that a decision needs.
*
* @throws UserError when a file lacks a column that a metric needs.
*/
function compare(model, { candidate, baseline, anchor }) {
	const joined = baseline && align(candidate, baseline);
	const joinedAnchor = anchor && align(candidate, anchor);
	const problems = joined && "code" in joined ? [joined] : [];
	const others = {
		baseline: joined && !("code" in joined) ? joined : null,
		anchor: joinedAnchor && !("code" in joinedAnchor) ? joinedAnchor : null
	};
	const slices = slicesOf(model, candidate);
	const scopes = [{
		slice: null,
		rows: null
	}, ...slices.scopes];
	const metrics = ruledMetrics(model);
	const gated = metrics.filter(({ rule }) => rule.gate).length;
	if (metrics.length + gated * slices.scopes.length > 2e4) {
		const message = `${gated} gated metrics on ${slices.scopes.length} slices are over ${MAX_RECORDS} records; gate or slice less`;
		return {
			records: [],
			sliceNotes: slices.notes,
			problems: [{
				code: "too-many-records",
				message
			}],
			anchorNote: null
		};
	}
	const files = [candidate, ...Object.values(others).filter((file) => file !== null)];
	const frame = frameOf(model, files);
	const records = metrics.flatMap((ruled) => recordsOf(ruled, {
		candidate,
		...others
	}, {
		frame,
		scopes
	}));
	const anchorNote = joinedAnchor && "code" in joinedAnchor ? joinedAnchor.message : null;
	return {
		records,
		sliceNotes: slices.notes,
		problems,
		anchorNote
	};
}
function ruledMetrics(model) {
	return Object.entries(model.metrics).map(([name, rule]) => {
		const metric = metricNamed(name);
		if (!metric) throw new Error(`the policy reader let an unknown metric through: ${name}`);
		return {
			name,
			metric,
			rule
		};
	});
}
/** The other file in the candidate's row order, or the problem that stands against it. */
function align(candidate, other) {
	const join = joinById(candidate, other);
	if (join.kind === "problem") return join.problem;
	const { rows } = join;
	const codes = (column) => ({
		...column,
		codes: rows.map((row) => column.codes[row] ?? -1)
	});
	const numbers = (column) => Float64Array.from(rows, (row) => column[row] ?? NaN);
	return {
		...other,
		ids: candidate.ids,
		label: codes(other.label),
		prediction: codes(other.prediction),
		numbers: other.numbers && {
			label: numbers(other.numbers.label),
			prediction: numbers(other.numbers.prediction)
		},
		score: other.score && numbers(other.score),
		probabilities: other.probabilities && new Map(Array.from(other.probabilities, ([name, column]) => [name, numbers(column)]))
	};
}
/** Each value of each slicing column. The rows are the candidate's: a slice is a property of an example, not of a model. */
function slicesOf(model, { slices }) {
	const scopes = [];
	const notes = [];
	for (const [column, { codes, values }] of slices) {
		const members = values.map(() => []);
		for (const [row, code] of codes.entries()) members[code]?.push(row);
		for (const [code, value] of [...values.entries()].sort(([, a], [, b]) => a < b ? -1 : 1)) scopes.push({
			slice: {
				column,
				value
			},
			rows: Int32Array.from(members[code] ?? [])
		});
		const small = members.filter((rows) => rows.length < (model.slices?.min_n ?? 0)).length;
		if (small > 0) notes.push(`${small} of ${values.length} slices by ${column} have fewer rows than min_n and do not gate`);
	}
	return {
		scopes,
		notes
	};
}
function recordsOf(ruled, files, { frame, scopes }) {
	const values = (file) => file && valuesOf(ruled.name, ruled.metric, {
		file,
		frame
	});
	const candidate = values(files.candidate);
	if (!candidate) throw new Error("there is always a candidate");
	const baseline = values(files.baseline);
	const anchor = values(files.anchor);
	return scopes.flatMap(({ slice, rows }) => {
		if (slice && !ruled.rule.gate) return [];
		const scope = {
			rows,
			ruled
		};
		const against = (other) => other && pairedOf(other, candidate, scope);
		const paired = against(baseline);
		return [{
			metric: ruled.name,
			slice,
			n: rows ? rows.length : files.candidate.ids.length,
			candidate: estimateOf(candidate, paired, scope),
			baseline: paired,
			anchor: slice ? null : against(anchor)
		}];
	});
}

// node_modules/pend/index.js
var require_pend = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Pend;
	function Pend() {
		this.pending = 0;
		this.max = Infinity;
		this.listeners = [];
		this.waiting = [];
		this.error = null;
	}
	Pend.prototype.go = function(fn) {
		if (this.pending < this.max) pendGo(this, fn);
		else this.waiting.push(fn);
	};
	Pend.prototype.wait = function(cb) {
		if (this.pending === 0) cb(this.error);
		else this.listeners.push(cb);
	};
	Pend.prototype.hold = function() {
		return pendHold(this);
	};
	function pendHold(self) {
		self.pending += 1;
		var called = false;
		return onCb;
		function onCb(err) {
			if (called) throw new Error("callback called twice");
			called = true;
			self.error = self.error || err;
			self.pending -= 1;
			if (self.waiting.length > 0 && self.pending < self.max) pendGo(self, self.waiting.shift());
			else if (self.pending === 0) {
				var listeners = self.listeners;
				self.listeners = [];
				listeners.forEach(cbListener);
			}
		}
		function cbListener(listener) {
			listener(self.error);
		}
	}
	function pendGo(self, fn) {
		fn(pendHold(self));
	}
}));

// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var util = __require("util");
	var stream = __require("stream");
	var Readable = stream.Readable;
	var PassThrough = stream.PassThrough;
	var Pend = require_pend();
	var EventEmitter = __require("events").EventEmitter;
	exports.BufferSlicer = BufferSlicer;
	exports.FdSlicer = FdSlicer;
	util.inherits(FdSlicer, EventEmitter);
	function FdSlicer(fd) {
		EventEmitter.call(this);
		this.fd = fd;
		this.pend = new Pend();
		this.pend.max = 1;
		this.refCount = 0;
	}
	FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		var self = this;
		self.pend.go(function(cb) {
			fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
				cb();
				callback(err, bytesRead, buffer);
			});
		});
	};
	FdSlicer.prototype.createReadStream = function(options) {
		return new ReadStream(this, options);
	};
	FdSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	FdSlicer.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount < 0) throw new Error("invalid unref");
		if (self.refCount > 0) return;
		fs.close(self.fd, onCloseDone);
		function onCloseDone(err) {
			if (err) self.emit("error", err);
			else self.emit("close");
		}
	};
	util.inherits(ReadStream, Readable);
	function ReadStream(context, options) {
		options = options || {};
		Readable.call(this, options);
		this.context = context;
		this.context.ref();
		this.start = options.start || 0;
		this.endOffset = options.end;
		this.pos = this.start;
	}
	ReadStream.prototype._read = function(n) {
		var self = this;
		var toRead = Math.min(self._readableState.highWaterMark, n);
		if (self.endOffset != null) toRead = Math.min(toRead, self.endOffset - self.pos);
		if (toRead <= 0) {
			self.push(null);
			this._cleanup();
			return;
		}
		self.context.pend.go(function(cb) {
			var buffer = Buffer.allocUnsafe(toRead);
			fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
				if (err) self.destroy(err);
				else if (bytesRead === 0) {
					self.push(null);
					self._cleanup();
				} else {
					self.pos += bytesRead;
					self.push(buffer.slice(0, bytesRead));
				}
				cb();
			});
		});
	};
	ReadStream.prototype._destroy = function(err, cb) {
		this._cleanup();
		cb(err);
	};
	ReadStream.prototype._cleanup = function() {
		if (this.context != null) {
			this.context.unref();
			this.context = null;
		}
	};
	util.inherits(BufferSlicer, EventEmitter);
	function BufferSlicer(buffer) {
		EventEmitter.call(this);
		this.refCount = 0;
		this.buffer = buffer;
	}
	BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
		if (position < 0) throw new RangeError("position is negative: " + position);
		if (offset + length > buffer.length) length = buffer.length - offset;
		if (position + length > this.buffer.length) length = this.buffer.length - position;
		if (length <= 0) {
			setImmediate(function() {
				callback(null, 0);
			});
			return;
		}
		this.buffer.copy(buffer, offset, position, position + length);
		setImmediate(function() {
			callback(null, length);
		});
	};
	BufferSlicer.prototype.createReadStream = function(options) {
		options = options || {};
		var readStream = new PassThrough(options);
		readStream.start = options.start || 0;
		readStream.endOffset = options.end;
		readStream.pos = readStream.endOffset || this.buffer.length;
		var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
		var maxChunkSize = 65536;
		var offset = 0;
		while (true) {
			var nextOffset = offset + maxChunkSize;
			if (nextOffset >= entireSlice.length) {
				if (offset < entireSlice.length) readStream.write(entireSlice.slice(offset, entireSlice.length));
				break;
			}
			readStream.write(entireSlice.slice(offset, nextOffset));
			offset = nextOffset;
		}
		readStream.end();
		return readStream;
	};
	BufferSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	BufferSlicer.prototype.unref = function() {
		this.refCount -= 1;
		if (this.refCount < 0) throw new Error("invalid unref");
	};
}));

// node_modules/yauzl/crc32.js
var require_crc32 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function crc32(buf) {
		let crc = -1;
		for (let x of buf) crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
		return (crc ^ -1) >>> 0;
	}
	module.exports = crc32;
}));

// node_modules/yauzl/index.js
var require_yauzl = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var zlib = __require("zlib");
	var fd_slicer = require_fd_slicer();
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var Writable = __require("stream").Writable;
	const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	exports.fromBufferPromise = fromBufferPromise;
	function fromBufferPromise(buffer, options) {
		return new Promise((resolve, reject) => {
			fromBuffer(buffer, {
				...options,
				lazyEntries: true
			}, function(err, zipfile) {
				if (err) return reject(err);
				resolve(zipfile);
			});
		});
	}
	function fromBuffer(buffer, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		options.autoClose = false;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		fromRandomAccessReader(new fd_slicer.BufferSlicer(buffer), buffer.length, options, callback);
	}
	function fromRandomAccessReader(reader, totalSize, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = true;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		var decodeStrings = !!options.decodeStrings;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
		if (totalSize > Number.MAX_SAFE_INTEGER) throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
		reader.ref();
		var eocdrWithoutCommentSize = 22;
		var zip64EocdlSize = 20;
		var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + 65535, totalSize);
		var buffer = newBuffer(bufferSize);
		readAndAssertNoEof(reader, buffer, 0, bufferSize, totalSize - buffer.length, function(err) {
			if (err) return callback(err);
			for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
				if (buffer.readUInt32LE(i) !== 101010256) continue;
				var eocdrBuffer = buffer.subarray(i);
				var diskNumber = eocdrBuffer.readUInt16LE(4);
				var entryCount = eocdrBuffer.readUInt16LE(10);
				var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
				var commentLength = eocdrBuffer.readUInt16LE(20);
				var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
				if (commentLength !== expectedCommentLength) return callback(/* @__PURE__ */ new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
				var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
				if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
					var zip64EocdrOffset = readUInt64LE(buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize), 8);
					var zip64EocdrBuffer = newBuffer(56);
					return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
						if (err) return callback(err);
						if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) return callback(/* @__PURE__ */ new Error("invalid zip64 end of central directory record signature"));
						diskNumber = zip64EocdrBuffer.readUInt32LE(16);
						if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
						entryCount = readUInt64LE(zip64EocdrBuffer, 32);
						centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
						return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
					});
				}
				if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
				return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
			}
			callback(/* @__PURE__ */ new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
		});
	}
	util.inherits(ZipFile, EventEmitter);
	function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
		var self = this;
		EventEmitter.call(self);
		self.reader = reader;
		self.reader.on("error", function(err) {
			emitError(self, err);
		});
		self.reader.once("close", function() {
			self.emit("close");
		});
		self.readEntryCursor = centralDirectoryOffset;
		self.fileSize = fileSize;
		self.entryCount = entryCount;
		self.comment = comment;
		self.entriesRead = 0;
		self.autoClose = !!autoClose;
		self.lazyEntries = !!lazyEntries;
		self.decodeStrings = !!decodeStrings;
		self.validateEntrySizes = !!validateEntrySizes;
		self.strictFileNames = !!strictFileNames;
		self.isOpen = true;
		self.emittedError = false;
		self.hasEachEntryBeenCalled = false;
		if (!self.lazyEntries) self._readEntry();
	}
	ZipFile.prototype.close = function() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.reader.unref();
	};
	function emitErrorAndAutoClose(self, err) {
		if (self.autoClose) self.close();
		emitError(self, err);
	}
	function emitError(self, err) {
		if (self.emittedError) return;
		self.emittedError = true;
		self.emit("error", err);
	}
	ZipFile.prototype.readEntry = function() {
		if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
		this._readEntry();
	};
	ZipFile.prototype._readEntry = function() {
		var self = this;
		if (self.entryCount === self.entriesRead) {
			setImmediate(function() {
				if (self.autoClose) self.close();
				if (self.emittedError) return;
				self.emit("end");
			});
			return;
		}
		if (self.emittedError) return;
		var buffer = newBuffer(46);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
			if (err) return emitErrorAndAutoClose(self, err);
			if (self.emittedError) return;
			var entry = new Entry();
			var signature = buffer.readUInt32LE(0);
			if (signature !== 33639248) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
			entry.versionMadeBy = buffer.readUInt16LE(4);
			entry.versionNeededToExtract = buffer.readUInt16LE(6);
			entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
			entry.compressionMethod = buffer.readUInt16LE(10);
			entry.lastModFileTime = buffer.readUInt16LE(12);
			entry.lastModFileDate = buffer.readUInt16LE(14);
			entry.crc32 = buffer.readUInt32LE(16);
			entry.compressedSize = buffer.readUInt32LE(20);
			entry.uncompressedSize = buffer.readUInt32LE(24);
			entry.fileNameLength = buffer.readUInt16LE(28);
			entry.extraFieldLength = buffer.readUInt16LE(30);
			entry.fileCommentLength = buffer.readUInt16LE(32);
			entry.internalFileAttributes = buffer.readUInt16LE(36);
			entry.externalFileAttributes = buffer.readUInt32LE(38);
			entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
			if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("strong encryption is not supported"));
			self.readEntryCursor += 46;
			buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
			readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
				if (err) return emitErrorAndAutoClose(self, err);
				if (self.emittedError) return;
				entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
				var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
				entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
				entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
				try {
					entry.extraFields = parseExtraFields(entry.extraFieldRaw);
				} catch (err) {
					return emitErrorAndAutoClose(self, err);
				}
				if (self.decodeStrings) {
					var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
					entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
					entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
					var errorMessage = validateFileName(entry.fileName);
					if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
				} else {
					entry.fileComment = entry.fileCommentRaw;
					entry.fileName = entry.fileNameRaw;
				}
				entry.comment = entry.fileComment;
				self.readEntryCursor += buffer.length;
				self.entriesRead += 1;
				for (var i = 0; i < entry.extraFields.length; i++) {
					var extraField = entry.extraFields[i];
					if (extraField.id !== 1) continue;
					var zip64EiefBuffer = extraField.data;
					var index = 0;
					if (entry.uncompressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include uncompressed size"));
						entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.compressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include compressed size"));
						entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.relativeOffsetOfLocalHeader === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include relative header offset"));
						entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					break;
				}
				if (self.validateEntrySizes && entry.compressionMethod === 0) {
					var expectedCompressedSize = entry.uncompressedSize;
					if (entry.isEncrypted()) expectedCompressedSize += 12;
					if (entry.compressedSize !== expectedCompressedSize) {
						var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
						return emitErrorAndAutoClose(self, new Error(msg));
					}
				}
				self.emit("entry", entry);
				if (!self.lazyEntries) self._readEntry();
			});
		});
	};
	ZipFile.prototype.eachEntry = function() {
		const self = this;
		if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
		if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
		self.hasEachEntryBeenCalled = true;
		let pendingResolveReject = null;
		self.on("entry", onEntry);
		self.on("end", onEnd);
		self.on("error", onError);
		function cleanup() {
			self.removeListener("entry", onEntry);
			self.removeListener("end", onEnd);
			self.removeListener("error", onError);
			if (self.autoClose) self.close();
		}
		function onEntry(entry) {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			resolve({ value: entry });
		}
		function onEnd() {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			resolve({ done: true });
		}
		function onError(err) {
			let { reject } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			reject(err);
		}
		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				const promise = new Promise((resolve, reject) => {
					if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
					pendingResolveReject = {
						resolve,
						reject
					};
				});
				self.readEntry();
				return promise;
			},
			return(value) {
				cleanup();
				return Promise.resolve({
					done: true,
					value
				});
			},
			throw(value) {
				cleanup();
				return Promise.reject(value);
			}
		};
	};
	ZipFile.prototype.openReadStream = function(entry, options, callback) {
		var self = this;
		var relativeStart = 0;
		var relativeEnd = entry.compressedSize;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		else {
			if (options.decodeFileData === false) {
				if (options.decrypt != null) throw new Error("cannot use options.decrypt when options.decodeFileData === false");
				if (options.decompress != null) throw new Error("cannot use options.decompress when options.decodeFileData === false");
			} else {
				if (options.decrypt != null) {
					if (!entry.isEncrypted()) throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
					if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
					if (entry.isCompressed()) {
						if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
					}
				}
				if (options.decompress != null) {
					if (!entry.isCompressed()) throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
					if (!(options.decompress === false || options.decompress === true)) throw new Error("invalid options.decompress value: " + options.decompress);
					decompress = options.decompress;
				}
			}
			if (options.start != null) {
				relativeStart = options.start;
				if (relativeStart < 0) throw new Error("options.start < 0");
				if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
			}
			if (options.end != null) {
				relativeEnd = options.end;
				if (relativeEnd < 0) throw new Error("options.end < 0");
				if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
				if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
			}
		}
		var rawMode = options.decodeFileData === false || (entry.compressionMethod === 0 || entry.compressionMethod === 8 && options.decompress === false) && (!entry.isEncrypted() || options.decrypt === false);
		if (options.start != null || options.end != null) {
			if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
		}
		if (!self.isOpen) return callback(/* @__PURE__ */ new Error("closed"));
		if (entry.isEncrypted() && !rawMode) {
			if (options.decrypt !== false) return callback(/* @__PURE__ */ new Error("entry is encrypted, and options.decodeFileData !== false"));
		}
		var decompress;
		if (rawMode) decompress = false;
		else if (entry.compressionMethod === 8) decompress = options.decodeFileData !== true;
		else return callback(/* @__PURE__ */ new Error("unsupported compression method: " + entry.compressionMethod));
		self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
			if (err) return callback(err);
			self.openReadStreamLowLevel(localFileHeader.fileDataStart, entry.compressedSize, relativeStart, relativeEnd, decompress, entry.uncompressedSize, callback);
		});
	};
	ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
		var self = this;
		fileDataStart + compressedSize;
		var readStream = self.reader.createReadStream({
			start: fileDataStart + relativeStart,
			end: fileDataStart + relativeEnd
		});
		var endpointStream = readStream;
		if (decompress) {
			var destroyed = false;
			var inflateFilter = zlib.createInflateRaw();
			readStream.on("error", function(err) {
				setImmediate(function() {
					if (!destroyed) inflateFilter.emit("error", err);
				});
			});
			readStream.pipe(inflateFilter);
			if (self.validateEntrySizes) {
				endpointStream = new AssertByteCountStream(uncompressedSize);
				inflateFilter.on("error", function(err) {
					setImmediate(function() {
						if (!destroyed) endpointStream.emit("error", err);
					});
				});
				inflateFilter.pipe(endpointStream);
			} else endpointStream = inflateFilter;
			installDestroyFn(endpointStream, function() {
				destroyed = true;
				if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
				readStream.unpipe(inflateFilter);
				readStream.destroy();
			});
		}
		callback(null, endpointStream);
	};
	ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
		var self = this;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		self.reader.ref();
		var buffer = newBuffer(30);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
			try {
				if (err) return callback(err);
				var signature = buffer.readUInt32LE(0);
				if (signature !== 67324752) return callback(/* @__PURE__ */ new Error("invalid local file header signature: 0x" + signature.toString(16)));
				var fileNameLength = buffer.readUInt16LE(26);
				var extraFieldLength = buffer.readUInt16LE(28);
				var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
				if (fileDataStart + entry.compressedSize > self.fileSize) return callback(/* @__PURE__ */ new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
				if (options.minimal) return callback(null, { fileDataStart });
				var localFileHeader = new LocalFileHeader();
				localFileHeader.fileDataStart = fileDataStart;
				localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
				localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
				localFileHeader.compressionMethod = buffer.readUInt16LE(8);
				localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
				localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
				localFileHeader.crc32 = buffer.readUInt32LE(14);
				localFileHeader.compressedSize = buffer.readUInt32LE(18);
				localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
				localFileHeader.fileNameLength = fileNameLength;
				localFileHeader.extraFieldLength = extraFieldLength;
				buffer = newBuffer(fileNameLength + extraFieldLength);
				self.reader.ref();
				readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
					try {
						if (err) return callback(err);
						localFileHeader.fileName = buffer.subarray(0, fileNameLength);
						localFileHeader.extraField = buffer.subarray(fileNameLength);
						return callback(null, localFileHeader);
					} finally {
						self.reader.unref();
					}
				});
			} finally {
				self.reader.unref();
			}
		});
	};
	ZipFile.prototype.openReadStreamPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.openReadStream(entry, options, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
		return new Promise((resolve, reject) => {
			this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
				if (err) return reject(err);
				resolve(localFileHeader);
			});
		});
	};
	function Entry() {}
	Entry.prototype.getLastModDate = function(options) {
		if (options == null) options = {};
		if (!options.forceDosFormat) for (var i = 0; i < this.extraFields.length; i++) {
			var extraField = this.extraFields[i];
			if (extraField.id === 21589) {
				var data = extraField.data;
				if (data.length < 5) continue;
				if (!(data[0] & 1)) continue;
				var posixTimestamp = data.readInt32LE(1);
				return /* @__PURE__ */ new Date(posixTimestamp * 1e3);
			} else if (extraField.id === 10) {
				var data = extraField.data;
				if (data.length !== 32) continue;
				if (data.readUInt16LE(4) !== 1) continue;
				if (data.readUInt16LE(6) !== 24) continue;
				var millisecondsSince1970 = (data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12)) / 1e4 - 0xa9730b66800;
				return new Date(millisecondsSince1970);
			}
		}
		return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
	};
	Entry.prototype.canDecodeFileData = function() {
		return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
	};
	Entry.prototype.isEncrypted = function() {
		return (this.generalPurposeBitFlag & 1) !== 0;
	};
	Entry.prototype.isCompressed = function() {
		return this.compressionMethod === 8;
	};
	function LocalFileHeader() {}
	function dosDateTimeToDate(date, time, timezone) {
		var day = date & 31;
		var month = (date >> 5 & 15) - 1;
		var year = (date >> 9 & 127) + 1980;
		var millisecond = 0;
		var second = (time & 31) * 2;
		var minute = time >> 5 & 63;
		var hour = time >> 11 & 31;
		if (timezone == null || timezone === "local") return new Date(year, month, day, hour, minute, second, millisecond);
		else if (timezone === "UTC") return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
		else throw new Error("unrecognized options.timezone: " + options.timezone);
	}
	function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
		var fileName = null;
		for (var i = 0; i < extraFields.length; i++) {
			var extraField = extraFields[i];
			if (extraField.id === 28789) {
				if (extraField.data.length < 6) continue;
				if (extraField.data.readUInt8(0) !== 1) continue;
				var oldNameCrc32 = extraField.data.readUInt32LE(1);
				if (crc32(fileNameBuffer) !== oldNameCrc32) continue;
				fileName = decodeBuffer(extraField.data.subarray(5), true);
				break;
			}
		}
		if (fileName == null) fileName = decodeBuffer(fileNameBuffer, (generalPurposeBitFlag & 2048) !== 0);
		if (!strictFileNames) fileName = fileName.replace(/\\/g, "/");
		return fileName;
	}
	function validateFileName(fileName) {
		if (fileName.indexOf("\\") !== -1) return "invalid characters in fileName: " + fileName;
		if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) return "absolute path: " + fileName;
		if (fileName.split("/").indexOf("..") !== -1) return "invalid relative path: " + fileName;
		return null;
	}
	function parseExtraFields(extraFieldBuffer) {
		var extraFields = [];
		var i = 0;
		while (i < extraFieldBuffer.length - 3) {
			var headerId = extraFieldBuffer.readUInt16LE(i + 0);
			var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
			var dataStart = i + 4;
			var dataEnd = dataStart + dataSize;
			if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
			var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
			extraFields.push({
				id: headerId,
				data: dataBuffer
			});
			i = dataEnd;
		}
		return extraFields;
	}
	function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
		if (length === 0) return setImmediate(function() {
			callback(null, newBuffer(0));
		});
		reader.read(buffer, offset, length, position, function(err, bytesRead) {
			if (err) return callback(err);
			if (bytesRead < length) return callback(/* @__PURE__ */ new Error("unexpected EOF"));
			callback();
		});
	}
	util.inherits(AssertByteCountStream, Transform);
	function AssertByteCountStream(byteCount) {
		Transform.call(this);
		this.actualByteCount = 0;
		this.expectedByteCount = byteCount;
	}
	AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
		this.actualByteCount += chunk.length;
		if (this.actualByteCount > this.expectedByteCount) {
			var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb(null, chunk);
	};
	AssertByteCountStream.prototype._flush = function(cb) {
		if (this.actualByteCount < this.expectedByteCount) {
			var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb();
	};
	util.inherits(RandomAccessReader, EventEmitter);
	function RandomAccessReader() {
		EventEmitter.call(this);
		this.refCount = 0;
	}
	RandomAccessReader.prototype.ref = function() {
		this.refCount += 1;
	};
	RandomAccessReader.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount > 0) return;
		if (self.refCount < 0) throw new Error("invalid unref");
		self.close(onCloseDone);
		function onCloseDone(err) {
			if (err) return self.emit("error", err);
			self.emit("close");
		}
	};
	RandomAccessReader.prototype.createReadStream = function(options) {
		if (options == null) options = {};
		var start = options.start;
		var end = options.end;
		if (start === end) {
			var emptyStream = new PassThrough();
			setImmediate(function() {
				emptyStream.end();
			});
			return emptyStream;
		}
		var stream = this._readStreamForRange(start, end);
		var destroyed = false;
		var refUnrefFilter = new RefUnrefFilter(this);
		stream.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) refUnrefFilter.emit("error", err);
			});
		});
		installDestroyFn(refUnrefFilter, function() {
			stream.unpipe(refUnrefFilter);
			refUnrefFilter.unref();
			stream.destroy();
		});
		var byteCounter = new AssertByteCountStream(end - start);
		refUnrefFilter.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) byteCounter.emit("error", err);
			});
		});
		installDestroyFn(byteCounter, function() {
			destroyed = true;
			refUnrefFilter.unpipe(byteCounter);
			refUnrefFilter.destroy();
		});
		return stream.pipe(refUnrefFilter).pipe(byteCounter);
	};
	RandomAccessReader.prototype._readStreamForRange = function(start, end) {
		throw new Error("not implemented");
	};
	RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
		var readStream = this.createReadStream({
			start: position,
			end: position + length
		});
		var writeStream = new Writable();
		var written = 0;
		writeStream._write = function(chunk, encoding, cb) {
			chunk.copy(buffer, offset + written, 0, chunk.length);
			written += chunk.length;
			cb();
		};
		writeStream.on("finish", callback);
		readStream.on("error", function(error) {
			callback(error);
		});
		readStream.pipe(writeStream);
	};
	RandomAccessReader.prototype.close = function(callback) {
		setImmediate(callback);
	};
	util.inherits(RefUnrefFilter, PassThrough);
	function RefUnrefFilter(context) {
		PassThrough.call(this);
		this.context = context;
		this.context.ref();
		this.unreffedYet = false;
	}
	RefUnrefFilter.prototype._flush = function(cb) {
		this.unref();
		cb();
	};
	RefUnrefFilter.prototype.unref = function(cb) {
		if (this.unreffedYet) return;
		this.unreffedYet = true;
		this.context.unref();
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	function decodeBuffer(buffer, isUtf8) {
		if (isUtf8) return buffer.toString("utf8");
		else {
			var result = "";
			for (var i = 0; i < buffer.length; i++) result += cp437[buffer[i]];
			return result;
		}
	}
	function readUInt64LE(buffer, offset) {
		var lower32 = buffer.readUInt32LE(offset);
		return buffer.readUInt32LE(offset + 4) * 4294967296 + lower32;
	}
	var newBuffer;
	if (typeof Buffer.allocUnsafe === "function") newBuffer = function(len) {
		return Buffer.allocUnsafe(len);
	};
	else newBuffer = function(len) {
		return new Buffer(len);
	};
	function installDestroyFn(stream, fn) {
		if (typeof stream.destroy === "function") stream._destroy = function(err, cb) {
			fn();
			if (cb != null) cb(err);
		};
		else stream.destroy = fn;
	}
	function defaultCallback(err) {
		if (err) throw err;
	}
}));

// github/archive.ts
var import_yauzl = require_yauzl();
init_errors();
const MIB = 1048576;
const DEFAULT_LIMITS = {
	maxBytes: 10 * MIB,
	maxEntries: 64,
	maxInflated: 16 * MIB,
	maxRatio: 100,
	maxDepth: 8,
	source: "archive"
};
const LOCAL_HEADER = 67324752;
const END_RECORD = 101010256;
const END_RECORD_BYTES = 22;
const ZIP64_END_BYTES = 76;
const ENCRYPTED = 65;
const HAS_DESCRIPTOR = 8;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 61440;
const REGULAR = 32768;
const FOLDER = 16384;
/**
* Reads a zip archive that somebody else wrote, in memory: nothing is ever extracted to a disk. The archive must be
* nothing but its entries, one after the other from its first byte, then one directory and one end record; two readers
* can then never see two different archives in it. Folders are skipped.
*
* @param names the entries wanted; the map holds those that are there. Null: all of them.
* @returns contents by entry name, in the order of the archive.
* @throws UserError naming entry and fault: a path that leaves the folder (`..`, absolute, drive, backslash, NUL), a
*   symbolic link or device, a name twice (whatever its case), encryption, an unknown method, sizes or checksums that
*   are not true, overlapping or hidden bytes, anything over the limits. One bad entry refuses the whole archive.
*/
async function readArchive(bytes, names, limits = {}) {
	const allowed = {
		...DEFAULT_LIMITS,
		...limits
	};
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	checkFrame(buffer, allowed);
	try {
		const zip = await (0, import_yauzl.fromBufferPromise)(buffer, {
			strictFileNames: true,
			validateEntrySizes: true
		});
		const entries = await listEntries(zip, buffer, allowed);
		await checkLayout(zip, buffer, entries);
		return await readEntries(zip, entries.filter((entry) => wanted(entry, names)), {
			...allowed,
			maxInflated: Math.min(allowed.maxInflated, Math.max(MIB, allowed.maxRatio * bytes.length))
		});
	} catch (thrown) {
		throw new UserError(`${allowed.source}: ${messageOf(thrown)}; upload it again with the action that writes it`, { cause: thrown });
	}
}
function checkFrame(buffer, limits) {
	const refuse = (fault) => {
		throw new UserError(`${limits.source}: ${fault}`);
	};
	if (buffer.length > limits.maxBytes) refuse(`${buffer.length} bytes are over the limit of ${limits.maxBytes}`);
	if (buffer.length < END_RECORD_BYTES) refuse(`${buffer.length} bytes are no zip archive; it is empty or cut off`);
	const first = buffer.readUInt32LE(0);
	if (first !== LOCAL_HEADER && first !== END_RECORD) refuse("does not start as a zip archive; nothing may precede it");
	if (buffer.readUInt32LE(buffer.length - END_RECORD_BYTES) !== END_RECORD) refuse("does not end in a zip end record; it is cut off, or something follows it");
}
async function listEntries(zip, buffer, limits) {
	if (zip.entryCount > limits.maxEntries) throw new Error(`${zip.entryCount} entries are over the limit of ${limits.maxEntries}`);
	const entries = [];
	const seen = /* @__PURE__ */ new Set();
	let declared = 0;
	for await (const entry of zip.eachEntry()) {
		checkEntry(entry, limits);
		const key = entry.fileName.normalize("NFC").toLowerCase();
		if (seen.has(key)) throw new Error(`entry ${quote(entry)}: stands twice`);
		seen.add(key);
		declared += entry.uncompressedSize;
		entries.push(entry);
	}
	if (declared > limits.maxInflated) throw new Error(`${declared} bytes inflated are over the limit of ${limits.maxInflated}`);
	const rest = buffer.length - END_RECORD_BYTES - cursorOf(zip);
	if (rest !== 0 && rest !== ZIP64_END_BYTES) throw new Error("its directory does not end where the end record starts; it has two end records or hidden bytes");
	return entries;
}
function checkEntry(entry, limits) {
	const fault = (text) => /* @__PURE__ */ new Error(`entry ${quote(entry)}: ${text}`);
	const name = entry.fileName;
	if (name === "" || name.length > 512) throw fault("its name must have 1 to 512 characters");
	if (/[\u0000-\u001f\u007f\\]/.test(name)) throw fault("its name holds a backslash or a control character");
	if (/^(\/|[A-Za-z]:)/.test(name)) throw fault("its path is absolute");
	const parts = name.replace(/\/$/, "").split("/");
	if (parts.some((part) => part === ".." || part === "." || part === "")) throw fault("its path leaves the folder");
	if (parts.length > limits.maxDepth) throw fault(`nested deeper than ${limits.maxDepth} folders`);
	const type = entry.externalFileAttributes >>> 16 & FILE_TYPE;
	if (type !== 0 && type !== REGULAR && !(type === FOLDER && isFolder(entry))) throw fault("is not a regular file");
	if (isFolder(entry) && entry.uncompressedSize > 0) throw fault("is a folder with contents");
	if (entry.generalPurposeBitFlag & ENCRYPTED) throw fault("is encrypted");
	if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw fault(`unknown compression method ${entry.compressionMethod}`);
}
async function checkLayout(zip, buffer, entries) {
	const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
	let end = 0;
	for (const entry of inOrder) {
		if (entry.relativeOffsetOfLocalHeader !== end) throw new Error(`entry ${quote(entry)}: overlaps or leaves a gap`);
		const local = await zip.readLocalFileHeaderPromise(entry);
		checkLocalHeader(entry, local);
		end = local.fileDataStart + entry.compressedSize;
		if (local.generalPurposeBitFlag & HAS_DESCRIPTOR) end += descriptorLength(entry, buffer, end);
	}
	if (end !== directoryStart(buffer)) throw new Error("it holds bytes that belong to no entry");
}
function checkLocalHeader(entry, local) {
	const fault = (text) => /* @__PURE__ */ new Error(`entry ${quote(entry)}: ${text}`);
	if (!local.fileName.equals(entry.fileNameRaw)) throw fault("is called otherwise in its own header");
	if (local.compressionMethod !== entry.compressionMethod) throw fault("has another method in its own header");
	if ((local.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & 73) throw fault("has other flags in its own header");
	const sizesFollow = (local.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0;
	const inExtraField = local.compressedSize === 4294967295 || local.uncompressedSize === 4294967295;
	if (sizesFollow || inExtraField) return;
	if (local.compressedSize !== entry.compressedSize || local.uncompressedSize !== entry.uncompressedSize) throw fault("has other sizes in its own header");
}
function descriptorLength(entry, buffer, start) {
	const at = start + 4 <= buffer.length && buffer.readUInt32LE(start) === 134695760 ? start + 4 : start;
	for (const size of [4, 8]) {
		const length = 4 + 2 * size;
		if (at + length > buffer.length || buffer.readUInt32LE(at) !== entry.crc32) continue;
		const read = (offset) => size === 4 ? buffer.readUInt32LE(offset) : Number(buffer.readBigUInt64LE(offset));
		if (read(at + 4) === entry.compressedSize && read(at + 4 + size) === entry.uncompressedSize) return at + length - start;
	}
	throw new Error(`entry ${quote(entry)}: the sizes behind its data are not those of the directory`);
}
async function readEntries(zip, entries, limits) {
	const contents = /* @__PURE__ */ new Map();
	let inflated = 0;
	for (const entry of entries) {
		const chunks = [];
		let size = 0;
		try {
			for await (const chunk of await zip.openReadStreamPromise(entry)) {
				size += chunk.length;
				if (inflated + size > limits.maxInflated) throw new Error(`inflates to over ${limits.maxInflated} bytes`);
				chunks.push(chunk);
			}
		} catch (thrown) {
			throw new Error(`entry ${quote(entry)}: ${messageOf(thrown)}`, { cause: thrown });
		}
		const content = Buffer.concat(chunks, size);
		if (crc32(content) !== entry.crc32) throw new Error(`entry ${quote(entry)}: its checksum does not match`);
		inflated += size;
		contents.set(entry.fileName, content);
	}
	return contents;
}
function wanted(entry, names) {
	return !isFolder(entry) && (names === null || names.includes(entry.fileName));
}
function isFolder(entry) {
	return entry.fileName.endsWith("/");
}
function quote(entry) {
	return JSON.stringify(entry.fileName.length > 80 ? `${entry.fileName.slice(0, 80)}...` : entry.fileName);
}
function cursorOf(zip) {
	return zip.readEntryCursor;
}
function directoryStart(buffer) {
	const end = buffer.length - END_RECORD_BYTES;
	const locator = end - 20;
	if (locator < 0 || buffer.readUInt32LE(locator) !== 117853008) return buffer.readUInt32LE(end + 16);
	return Number(buffer.readBigUInt64LE(Number(buffer.readBigUInt64LE(locator + 8)) + 48));
}

// github/redirect.ts
const STORAGE = [
	".blob.core.windows.net",
	".githubusercontent.com",
	".github.com",
	".ghe.com"
];
/**
* Whether we follow a redirect of the API. Only https to a storage that GitHub uses or to the API's own host; plain http
* within this machine when the API itself is on it.
*
* @throws Error naming what is wrong, never the address itself: it carries a signature.
*/
function checkRedirect(location, apiUrl, name) {
	if (!location || !URL.canParse(location)) throw new Error(`${name}: GitHub gave no address to download it from`);
	const url = new URL(location);
	const api = new URL(apiUrl);
	const refuse = (why) => /* @__PURE__ */ new Error(`${name}: refused to download from ${url.protocol}//${url.host}: ${why}`);
	if (url.username !== "" || url.password !== "") throw refuse("it carries a user name");
	if (isLoopback(api.hostname)) {
		if (isLoopback(url.hostname) && /^https?:$/.test(url.protocol)) return url;
		throw refuse("an API on this machine may not send us elsewhere");
	}
	if (url.protocol !== "https:") throw refuse("it is not https");
	if (url.host === api.host || STORAGE.some((domain) => url.hostname.endsWith(domain))) return url;
	throw refuse("GitHub does not keep artifacts there");
}
function isLoopback(hostname) {
	return /^(localhost|127(\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/.test(hostname);
}

// github/download.ts
init_errors();
const TIMEOUT_MS = 3e5;
/**
* Reads a file into memory. A redirect is followed by hand, without our credentials.
*
* @throws UserError for a file over the limit; an Error for what may pass with time.
*/
async function download(octokit, file) {
	const { name, maxBytes, timeoutMs = TIMEOUT_MS } = file;
	const answer = await ask(octokit, file);
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const stream = await follow(octokit, {
			answer,
			name,
			signal
		});
		return await readCounted(Readable.fromWeb(stream, { signal }), {
			maxBytes,
			name
		});
	} catch (cause) {
		if (signal.aborted) throw new Error(`${name}: did not arrive within ${timeoutMs / 1e3} s`, { cause });
		throw cause;
	}
}
function ask(octokit, { route, parameters }) {
	return octokit.request(route, {
		...parameters,
		request: {
			redirect: "manual",
			parseSuccessResponseBody: false
		}
	});
}
async function follow(octokit, { answer, name, signal }) {
	if (Number(answer.status) === 200) return answer.data;
	const { baseUrl, request } = octokit.request.endpoint.DEFAULTS;
	const blob = await (request?.fetch ?? globalThis.fetch)(checkRedirect(answer.headers.location, baseUrl, name), {
		redirect: "error",
		signal
	});
	if (!blob.ok || !blob.body) throw new Error(`${name}: its storage answered ${blob.status}`);
	return blob.body;
}
async function readCounted(stream, { maxBytes, name }) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > maxBytes) throw new UserError(`${name}: its bytes are over the limit of ${maxBytes}`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}
/** What the API answers, null where it says that there is no such thing. */
async function orNull(answer) {
	try {
		return (await answer).data;
	} catch (thrown) {
		if (statusOf(thrown) === 404) return null;
		throw thrown;
	}
}

// github/artifacts.ts
init_errors();
/**
* Every artifact of a run, of all its attempts.
*
* @throws UserError when GitHub answers with an artifact of another run, commit or repository than was asked for.
*/
async function listRunArtifacts(octokit, repository, run) {
	return (await octokit.paginate("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
		...repository,
		run_id: run.id,
		per_page: 100
	})).map((json) => {
		checkOrigin(json, run);
		return {
			id: json.id,
			name: json.name,
			size: json.size_in_bytes,
			expired: json.expired,
			digest: json.digest ?? null,
			runId: run.id
		};
	});
}
function checkOrigin({ id, name, workflow_run: told }, run) {
	const pairs = [
		[
			"run",
			told?.id,
			run.id
		],
		[
			"commit",
			told?.head_sha,
			run.headSha ?? told?.head_sha
		],
		[
			"repository",
			told?.repository_id,
			run.repositoryId ?? told?.repository_id
		]
	];
	for (const [what, said, asked] of pairs) {
		if (said === asked) continue;
		throw new UserError(`artifact ${name} (id ${id}) was listed for run ${run.id}, but is of ${what} ${said} instead of ${asked}; run the workflow again`);
	}
}
/**
* The artifact `holdout-<kind>-<model>-<attempt>` of the highest attempt.
*
* @returns null when there is none.
* @throws UserError when that name stands twice: a job of the run has replaced or doubled it.
*/
function pickArtifact(artifacts, kind, model) {
	const start = `holdout-${kind}-${model}-`;
	const [best, second] = artifacts.filter(({ name }) => name.startsWith(start) && /^[1-9]\d{0,5}$/.test(name.slice(start.length))).map((artifact) => ({
		artifact,
		attempt: Number(artifact.name.slice(start.length))
	})).sort((a, b) => b.attempt - a.attempt);
	if (!best) return null;
	if (second?.attempt === best.attempt) throw new UserError(`run ${best.artifact.runId} has two artifacts named ${best.artifact.name} (ids ${best.artifact.id} and ${second.artifact.id}); upload each name once, and run it again`);
	return best;
}
/**
* Downloads an artifact's archive into memory. The address is built from ids.
*
* @param limits of the archive.
* @throws UserError naming the artifact when it has expired, is too large, has no digest, or its bytes are not those that
*   the digest names; an Error for what may pass with time.
*/
async function downloadArtifact(octokit, repository, artifact, limits) {
	const { maxBytes } = limits;
	const name = `artifact ${artifact.name} (id ${artifact.id}) of run ${artifact.runId}`;
	if (artifact.expired) throw new UserError(`${name} has expired; run the workflow again`);
	if (artifact.digest === null) throw new UserError(`${name} has no digest; upload it with a newer action`);
	if (artifact.size > maxBytes) throw new UserError(`${name}: ${artifact.size} bytes are over the limit of ${maxBytes}`);
	const route = "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/zip";
	const parameters = {
		...repository,
		artifact_id: artifact.id
	};
	try {
		const bytes = await download(octokit, {
			route,
			parameters,
			name,
			...limits
		});
		const digest = digestOf(bytes);
		if (digest === artifact.digest) return bytes;
		throw new UserError(`${name} has the digest ${digest}, GitHub says ${artifact.digest}; run the workflow again`);
	} catch (thrown) {
		if (statusOf(thrown) === 410) throw new UserError(`${name} has expired; run the workflow again`, { cause: thrown });
		if (statusOf(thrown) === 404) throw new UserError(`${name} is gone; run the workflow again`, { cause: thrown });
		throw thrown;
	}
}

// core/model-package.ts
/** A registered version of a model: the manifest beside the files, as a release asset. */
const ModelPackage = strictObject({
	schema: literal$1("holdout.model-package/1"),
	model: ModelName,
	version: ModelVersion,
	/** The commit that the version's tag points at. */
	commit: Sha,
	run: RunIdentity,
	/** Files inside the model archive, and their common digest. */
	files: array(FileEntry).min(1).max(1e4),
	model_digest: Digest,
	/** The archive asset that holds the files. */
	archive: FileEntry,
	/** Held-out predictions of this version; null with `publish_predictions: false`. */
	predictions: FileEntry.nullable(),
	/** Held-out raw features for the replay before a switch. */
	replay: FileEntry.nullable(),
	run_record_digest: Digest,
	evidence_digest: Digest,
	evaluation_set: Digest,
	/** Headline values as the evidence holds them. */
	metrics: record(string(), number$1()),
	/** The model card, Markdown. */
	card: string().max(1e5),
	created_at: datetime()
});
const modelPackage = {
	schema: "holdout.model-package/1",
	file: "holdout-model.json",
	maxBytes: 4194304,
	shape: ModelPackage
};

// core/registry/versions.ts
const NUMBER = "(?:0|[1-9]\\d*)";
const IDENTIFIER = `(?:${NUMBER}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`;
const VERSION = new RegExp(`^v(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$`);
/** The version that a model without any gets. */
const FIRST_VERSION = "v0.0.1";
/** Whether a text is a version in the strict sense of SemVer 2: no leading zeros, no empty identifiers. */
function isVersion(text) {
	return VERSION.test(text) && ModelVersion.safeParse(text).success;
}
/**
* Order of two versions by SemVer 2, section 11: negative when `a` comes before `b`. Build metadata does not count there;
* here it breaks ties by text, so that a sorted list never depends on the order it came in.
*
* @throws Error for a text that is no version.
*/
function compareVersions(a, b) {
	const left = parts(a);
	const right = parts(b);
	for (const [index, number] of left.numbers.entries()) {
		const difference = compareNumbers(number, right.numbers[index] ?? "0");
		if (difference !== 0) return difference;
	}
	return comparePrereleases(left.prerelease, right.prerelease) || compareTexts(left.build, right.build);
}
/** The highest of some versions by `compareVersions`; undefined of none. */
function highestVersion(versions) {
	return versions.toSorted(compareVersions).at(-1);
}
/**
* The version after all of these: the patch above the highest, or the release that a pre-release leads up to
* (`v1.2.0-rc.1` to `v1.2.0`). GTO bumps alike.
*/
function nextVersion(versions) {
	const highest = highestVersion(versions);
	if (highest === void 0) return FIRST_VERSION;
	const { numbers, prerelease } = parts(highest);
	const [major = "0", minor = "0", patch = "0"] = numbers;
	return `v${major}.${minor}.${prerelease.length > 0 ? patch : String(BigInt(patch) + 1n)}`;
}
function parts(version) {
	const match = VERSION.exec(version);
	if (!match) throw new Error(`not a version: ${version}`);
	const [, major = "", minor = "", patch = "", prerelease, build = ""] = match;
	return {
		numbers: [
			major,
			minor,
			patch
		],
		prerelease: prerelease?.split(".") ?? [],
		build
	};
}
function comparePrereleases(a, b) {
	if (a.length === 0 || b.length === 0) return (a.length === 0 ? 1 : 0) - (b.length === 0 ? 1 : 0);
	for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
		const difference = compareIdentifiers(a[index] ?? "", b[index] ?? "");
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
function compareIdentifiers(a, b) {
	const numeric = [a, b].map((identifier) => /^\d+$/.test(identifier));
	if (numeric[0] && numeric[1]) return compareNumbers(a, b);
	if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
	return compareTexts(a, b);
}
function compareNumbers(a, b) {
	return a.length - b.length || compareTexts(a, b);
}
function compareTexts(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

// core/registry/tags.ts
const STAGE = /^[a-zA-Z0-9](?:[a-zA-Z0-9-/_]*[a-zA-Z0-9])?$/;
const TAG = /^([^@#]+)(?:@([^#!]+)|#([^#!]+))(!?)(?:#(\d{1,15}))?$/;
/**
* Takes a tag's name apart.
*
* @returns null for every tag that is no registry tag of a model: other tags of the repository, GTO's `@created`, and
*   versions that are not strict SemVer (`name@1.0.0`, `name@v01.0.0`), which GTO ignores too.
*/
function parseTag(name) {
	const match = TAG.exec(name);
	if (!match) return null;
	const [, model = "", at, stage, cancel, digits] = match;
	if (!ModelName.safeParse(model).success) return null;
	const action = actionOf(at, stage, cancel === "!");
	return action && {
		model,
		action,
		counter: digits === void 0 ? null : Number(digits)
	};
}
function actionOf(at, stage, cancelled) {
	if (stage !== void 0) return STAGE.test(stage) ? {
		kind: cancelled ? "unassign" : "assign",
		stage
	} : null;
	if (at === "deprecated" && !cancelled) return { kind: "deprecate" };
	if (at === void 0 || !isVersion(at)) return null;
	return {
		kind: cancelled ? "deregister" : "register",
		version: at
	};
}
/** The tag's name: the opposite of `parseTag`. */
function formatTag(tag) {
	const counter = tag.counter === null ? "" : `#${tag.counter}`;
	return `${tag.model}${formatAction(tag.action)}${counter}`;
}
function formatAction(action) {
	switch (action.kind) {
		case "register": return `@${action.version}`;
		case "deregister": return `@${action.version}!`;
		case "assign": return `#${action.stage}`;
		case "unassign": return `#${action.stage}!`;
		case "deprecate": return "@deprecated";
	}
}
/** The counter of the next tag that needs one: one above every counter among the model's tags, whatever they say. */
function nextCounter(tags) {
	return Math.max(0, ...tags.map((tag) => tag.counter ?? 0)) + 1;
}
/**
* Plays the tags of one model in the order they were made. A tie in time goes to the one that takes away: git counts
* seconds, and a version in doubt must not be deployed. A stage whose version was deregistered belongs to none; one
* assigned at a commit without a version belongs to none either.
*/
function replayTags(events) {
	const inOrder = events.toSorted(compareEvents);
	if (inOrder.at(-1)?.action.kind === "deprecate") return {
		versions: [],
		stages: /* @__PURE__ */ new Map()
	};
	const versions = /* @__PURE__ */ new Map();
	for (const { action, commit } of inOrder) {
		if (action.kind === "register") versions.set(action.version, commit);
		if (action.kind === "deregister") versions.delete(action.version);
	}
	return {
		versions: [...versions].map(([version, commit]) => ({
			version,
			commit
		})).sort((a, b) => compareVersions(a.version, b.version)),
		stages: replayStages(inOrder, versions)
	};
}
function replayStages(inOrder, versions) {
	const versionAt = new Map([...versions].map(([version, commit]) => [commit, version]));
	const holders = /* @__PURE__ */ new Map();
	for (const { action, commit } of inOrder) {
		const version = versionAt.get(commit);
		if (version === void 0 || action.kind !== "assign" && action.kind !== "unassign") continue;
		const others = (holders.get(action.stage) ?? []).filter((holder) => holder !== version);
		holders.set(action.stage, action.kind === "assign" ? [...others, version] : others);
	}
	const stages = /* @__PURE__ */ new Map();
	for (const [stage, versionsOfStage] of holders) {
		const last = versionsOfStage.at(-1);
		if (last !== void 0) stages.set(stage, last);
	}
	return stages;
}
const RANK = {
	register: 0,
	assign: 1,
	unassign: 2,
	deregister: 3,
	deprecate: 4
};
function compareEvents(a, b) {
	if (a.at !== b.at) return a.at < b.at ? -1 : 1;
	return RANK[a.action.kind] - RANK[b.action.kind] || (a.counter ?? 0) - (b.counter ?? 0);
}

// github/tags.ts
const Refs = array(object({
	ref: string(),
	object: object({
		sha: Sha,
		type: string()
	})
}));
const Tags = array(object({
	name: string(),
	commit: object({ sha: Sha })
}));
const TagObjectResponse = object({
	message: string(),
	tagger: object({ date: datetime({ offset: true }) })
});
const PARALLEL = 8;
/**
* The registry tags of one model, in no order. Lightweight tags do not count, as for GTO: they carry no time and anybody's
* `git tag` makes them.
*/
async function listModelTags(octokit, repository, model) {
	const [actions, stages, commits] = await Promise.all([
		matchingRefs(octokit, repository, `tags/${model}@`),
		matchingRefs(octokit, repository, `tags/${model}#`),
		commitsOfTags(octokit, repository)
	]);
	const found = [];
	for (const { ref, object } of [...actions, ...stages]) {
		const name = ref.replace(/^refs\/tags\//, "");
		const tag = parseTag(name);
		const commit = commits.get(name);
		if (tag?.model !== model || object.type !== "tag" || commit === void 0) continue;
		found.push({
			...tag,
			name,
			object: object.sha,
			commit
		});
	}
	return found;
}
/** Time and message of a tag object. */
async function readTagObject(octokit, repository, sha) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/git/tags/{tag_sha}", {
		...repository,
		tag_sha: sha
	});
	const { message, tagger } = TagObjectResponse.parse(data);
	return {
		message,
		at: new Date(tagger.date).toISOString()
	};
}
/**
* What the tags of a model add up to. Costs one call a tag only where the order of tags matters: GitHub's lists do not say
* when a tag was made.
*/
async function registryState(octokit, repository, tags) {
	const events = [];
	const queue = tags.map((tag) => ({
		tag,
		timed: orderMatters(tag, tags)
	}));
	for (let next = queue.splice(0, PARALLEL); next.length > 0; next = queue.splice(0, PARALLEL)) {
		const times = next.map(async ({ tag, timed }) => ({
			...tag,
			at: timed ? (await readTagObject(octokit, repository, tag.object)).at : ""
		}));
		events.push(...await Promise.all(times));
	}
	return replayTags(events);
}
function orderMatters({ action }, tags) {
	if (tags.some((tag) => tag.action.kind === "deprecate")) return true;
	if (action.kind !== "register" && action.kind !== "deregister") return true;
	return tags.some((tag) => tag.action.kind === "deregister" && tag.action.version === action.version);
}
async function matchingRefs(octokit, repository, prefix) {
	const refs = await octokit.paginate("GET /repos/{owner}/{repo}/git/matching-refs/{ref}", {
		...repository,
		ref: prefix
	});
	return Refs.parse(refs);
}
async function commitsOfTags(octokit, repository) {
	const tags = await octokit.paginate("GET /repos/{owner}/{repo}/tags", {
		...repository,
		per_page: 100
	});
	return new Map(Tags.parse(tags).map(({ name, commit }) => [name, commit.sha]));
}

// github/releases.ts
init_errors();
const Release = object({
	id: int(),
	tag_name: string(),
	draft: boolean(),
	upload_url: string(),
	html_url: string()
});
const Asset = object({
	id: int(),
	name: string(),
	size: int().nonnegative(),
	state: string(),
	/** Absent from assets uploaded before GitHub computed it, in June 2025. */
	digest: string().nullish()
});
/**
* The highest version of a model that is registered, not deregistered, and whose release is published. A version whose
* registration stopped half way does not count.
*
* @returns null when there is none.
*/
async function latestVersion(octokit, repository, model) {
	const { versions } = await registryState(octokit, repository, await listModelTags(octokit, repository, model));
	for (const { version, commit } of versions.toReversed()) {
		const release = await publishedRelease(octokit, repository, {
			model,
			version
		});
		if (release) return {
			version,
			sha: commit,
			releaseId: release.id
		};
	}
	return null;
}
/** The published release of a version; null when there is none, or only a draft. */
async function publishedRelease(octokit, repository, { model, version }) {
	const tag = formatTag({
		model,
		action: {
			kind: "register",
			version
		},
		counter: null
	});
	const data = await orNull(octokit.request("GET /repos/{owner}/{repo}/releases/tags/{tag}", {
		...repository,
		tag
	}));
	const release = data === null ? null : Release.parse(data);
	return release?.draft === false ? release : null;
}
/**
* The manifest of a released version.
*
* @returns null where the release has none: it is no model of ours.
* @throws UserError for a manifest that cannot be read.
*/
async function readModelPackage(octokit, repository, releaseId) {
	const bytes = await fetchAsset(octokit, repository, {
		releaseId,
		name: modelPackage.file,
		maxBytes: modelPackage.maxBytes
	});
	return bytes && readDocument(modelPackage, decode(bytes), `release ${releaseId}, ${modelPackage.file}`);
}
/**
* One file of a released version, its digest checked against the manifest of the same release. Names are those of the
* manifest: `archive.path`, `predictions.path`, `replay.path`; also `holdout-evidence.json` and `holdout-run.json`.
*
* @returns null where the release has no such file.
* @throws UserError for a file over `maxBytes`, one that the manifest does not name, and one that is not what it names.
*/
async function downloadReleaseAsset(octokit, repository, releaseId, name, maxBytes) {
	const bytes = await fetchAsset(octokit, repository, {
		releaseId,
		name,
		maxBytes
	});
	if (bytes === null) return null;
	const manifest = await readModelPackage(octokit, repository, releaseId);
	const expected = manifest && expectedDigest(manifest, name);
	if (!expected) throw new UserError(`release ${releaseId}: its ${modelPackage.file} does not name ${name}; register the model again`);
	const found = digestOf(bytes);
	if (found !== expected) throw new UserError(`release ${releaseId}, ${name}: is ${found}, its ${modelPackage.file} says ${expected}; somebody replaced it: register the model again`);
	return bytes;
}
function expectedDigest(manifest, name) {
	if (name === evidence.file) return manifest.evidence_digest;
	if (name === runRecord.file) return manifest.run_record_digest;
	return [
		manifest.archive,
		manifest.predictions,
		manifest.replay
	].find((file) => file?.path === name)?.digest;
}
/** The files of a release, drafts included where the token may see them. */
async function listAssets(octokit, repository, releaseId) {
	const assets = await octokit.paginate("GET /repos/{owner}/{repo}/releases/{release_id}/assets", {
		...repository,
		release_id: releaseId,
		per_page: 100
	});
	return array(Asset).parse(assets);
}
async function fetchAsset(octokit, repository, { releaseId, name, maxBytes }) {
	const asset = (await listAssets(octokit, repository, releaseId)).find((candidate) => candidate.name === name && candidate.state === "uploaded");
	if (!asset) return null;
	const source = `release ${releaseId}, ${name}`;
	if (asset.size > maxBytes) throw new UserError(`${source}: ${asset.size} bytes are over the limit of ${maxBytes}`);
	const bytes = await download(octokit, {
		route: "GET /repos/{owner}/{repo}/releases/assets/{asset_id}",
		parameters: {
			...repository,
			asset_id: asset.id,
			headers: { accept: "application/octet-stream" }
		},
		maxBytes,
		name: source
	});
	if (bytes.length !== asset.size || asset.digest && digestOf(bytes) !== asset.digest) throw new UserError(`${source}: arrived otherwise than GitHub lists it; run the job again`);
	return bytes;
}
function decode(bytes) {
	return new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	}).decode(bytes);
}

// github/ancestry.ts
/** Asks GitHub where the commit `sha` stands as seen from `from`, a commit id or the name of a branch. */
async function standingOf(octokit, repository, { sha, from }) {
	try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			...repository,
			basehead: `${from}...${sha}`,
			per_page: 1,
			page: 2
		});
		return data.status;
	} catch (thrown) {
		if (statusOf(thrown) === 404) return "unrelated";
		throw thrown;
	}
}

// github/runs.ts
/** GitHub's JSON as a `Run`. */
function readRun(json) {
	return {
		id: Number(json.id),
		attempt: json.run_attempt ?? 1,
		number: json.run_number,
		workflow: json.path.replace(/@.*$/s, ""),
		event: json.event,
		status: json.status ?? "",
		conclusion: json.conclusion,
		headSha: json.head_sha,
		headBranch: json.head_branch,
		repositoryId: Number(json.repository.id),
		repository: json.repository.full_name,
		headRepositoryId: json.head_repository ? Number(json.head_repository.id) : null,
		headRepository: json.head_repository?.full_name ?? null,
		startedAt: json.run_started_at ?? json.created_at,
		updatedAt: json.updated_at,
		url: json.html_url
	};
}
/** Branches that the merge queue makes: https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group */
const QUEUE_BRANCH = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/;
/** The branch that a merge queue's own branch is for; null for any other branch. */
function baseOfQueue(branch) {
	return QUEUE_BRANCH.exec(branch ?? "")?.[1] ?? null;
}
/** Every run of one commit, of whatever workflow, newest first. */
async function listRuns(octokit, repository, headSha) {
	return (await octokit.paginate("GET /repos/{owner}/{repo}/actions/runs", {
		...repository,
		head_sha: headSha,
		per_page: 100
	})).map(readRun).sort((a, b) => b.id - a.id);
}

// github/trusted-runs.ts
const TRUSTED_EVENTS = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"merge_group"
]);
/**
* Whether a run's results can be compared against: of this repository and not of a fork (whose branch may well be called
* main), of this workflow file, started by something that a pull request does not control, finished, and on this branch
* where it is known: somebody's branch may have had the same commit earlier, and its own runs of it. Of a run for the merge
* queue of the branch its commit must still be looked at.
*/
function isTrusted(run, workflow, branch) {
	const ranOn = run.event === "merge_group" ? baseOfQueue(run.headBranch) : run.headBranch;
	return run.status === "completed" && TRUSTED_EVENTS.has(run.event) && run.workflow === workflow && run.headRepositoryId === run.repositoryId && (branch === void 0 || ranOn === branch);
}
/** Walks first parents from a commit, itself first, asking GitHub for a hundred commits at a time. */
async function* walkAncestors(octokit, repository, { sha, maxDistance }) {
	const firstParents = /* @__PURE__ */ new Map();
	let current = sha;
	for (let distance = 0; current !== null && distance <= maxDistance; distance++) {
		yield {
			sha: current,
			distance
		};
		if (distance === maxDistance) return;
		if (!firstParents.has(current)) await addCommits(octokit, repository, {
			sha: current,
			to: firstParents
		});
		current = firstParents.get(current) ?? null;
	}
}
async function addCommits(octokit, repository, { sha, to }) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/commits", {
		...repository,
		sha,
		per_page: 100
	});
	for (const commit of data) to.set(commit.sha, commit.parents[0]?.sha ?? null);
}
/**
* Finds the predictions to compare with: the artifact `holdout-run-<model>-<attempt>` of the newest trusted run at the
* reference, or at its nearest first-parent ancestor that has one.
*
* @returns `missing` with the reason in words when there is none within `maxDistance`; its kind is `never` only when nothing
*   speaks for there ever having been one.
*/
async function findBaseline(octokit, query) {
	const { repository, workflow, model, referenceSha, maxDistance } = query;
	const passedOver = [];
	let expired = false;
	for await (const { sha, distance } of walkAncestors(octokit, repository, {
		sha: referenceSha,
		maxDistance
	})) for (const run of await trustedRunsAt(octokit, query, sha)) {
		const picked = pickArtifact(await listRunArtifacts(octokit, repository, run), "run", model);
		if (picked && !picked.artifact.expired) return {
			run,
			artifact: picked.artifact,
			sha,
			distance
		};
		if (picked) expired = true;
		const fault = picked ? `its artifact ${picked.artifact.name} has expired` : `it has no artifact of ${model}`;
		passedOver.push(`run ${run.number} at ${sha.slice(0, 7)}: ${fault}`);
	}
	const elsewhere = expired ? null : await findElsewhere(octokit, query);
	const seen = passedOver.length > 0 ? ` (passed over ${passedOver.slice(0, 3).join("; ")})` : "";
	const lost = elsewhere === null ? "" : `; ${elsewhere}, which is not among them`;
	return {
		missing: `no finished push, schedule or workflow_dispatch run of ${workflow} with predictions of ${model} at ${referenceSha.slice(0, 7)} or its ${maxDistance} nearest first-parent ancestors${seen}${lost}`,
		kind: expired || elsewhere !== null ? "lost" : "never"
	};
}
async function trustedRunsAt(octokit, query, sha) {
	const { repository, workflow, branch, excludeRunIds } = query;
	const runs = await listRuns(octokit, repository, sha);
	const trusted = [];
	for (const run of runs) {
		if (run.headSha !== sha || excludeRunIds?.includes(run.id) || !isTrusted(run, workflow, branch)) continue;
		if (run.event === "merge_group" && !await isMerged(octokit, query, sha)) continue;
		trusted.push(run);
	}
	return trusted;
}
async function isMerged(octokit, { repository, branch }, sha) {
	if (branch === void 0) return false;
	const standing = await standingOf(octokit, repository, {
		sha,
		from: branch
	});
	return standing === "identical" || standing === "behind";
}
/**
* Whether a run on this branch has left predictions somewhere: farther back than was looked, or expired, or at commits that
* the reference does not have. Without a known branch any run of this repository counts, so that the gate stays shut.
*/
async function findElsewhere(octokit, { repository, model, branch, excludeRunIds }) {
	const pages = octokit.paginate.iterator("GET /repos/{owner}/{repo}/actions/artifacts", {
		...repository,
		name: `holdout-run-${model}-1`,
		per_page: 100
	});
	for await (const { data } of pages) for (const { workflow_run: run, expired } of data) {
		if (!run || excludeRunIds?.includes(run.id ?? 0) || run.head_repository_id !== run.repository_id) continue;
		if (branch !== void 0 && run.head_branch !== branch) continue;
		const commit = run.head_sha?.slice(0, 7) ?? "an unknown commit";
		return `there ${expired ? "was" : "is"} one of run ${run.id} on ${run.head_branch} at ${commit}`;
	}
	return null;
}

// actions/lib/branch-run.ts
init_errors();
const EVENTS = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch"
]);
/**
* A model is registered and deployed only from the default branch, never from a pull request or a merge queue. Where the
* event does not name that branch, GitHub is asked.
*
* @param step names the action in errors.
* @throws UserError outside a workflow run, on any other event, and on any other branch, a tag or a pull request's ref.
*/
async function requireBranchRun(context, step, connect) {
	if (!context) throw new UserError(`${step} writes to a GitHub repository and works as a step of a workflow; there is no run here`);
	const condition = "if: github.event_name == 'push'";
	if (!EVENTS.has(context.event)) throw new UserError(`${step} does not run on ${context.event}, where the code is not yet in a branch of yours; give its job "${condition}"`);
	if (!context.ref.startsWith("refs/heads/")) throw new UserError(`${step} does not run on ${context.ref || "no ref"}; run the workflow on a branch`);
	const repository = {
		owner: context.owner,
		repo: context.repo
	};
	const octokit = connect(context);
	const main = context.payload.repository?.default_branch ?? await defaultBranch(octokit, repository);
	if (context.ref !== `refs/heads/${main}`) throw new UserError(`${step} does not run on ${context.ref}; it ships from the default branch, ${main}, only`);
	return {
		context,
		repository,
		octokit
	};
}
async function defaultBranch(octokit, repository) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}", { ...repository });
	return object({ default_branch: string().min(1) }).parse(data).default_branch;
}

// actions/lib/model-archive.ts
init_index_min();
init_errors();
/** Entries of files held in memory, sorted by path. */
function entriesOf(files) {
	return [...files].map(([path, bytes]) => ({
		path,
		size: bytes.length,
		digest: digestOf(bytes)
	})).sort((a, b) => a.path < b.path ? -1 : 1);
}
/** Files as a tar archive: equal files give equal bytes, whatever machine, user and time. */
async function packFiles(files) {
	const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-pack-"));
	try {
		for (const [path, bytes] of files) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), bytes, { mode: 420 });
		}
		return await buffer$1(Qn({
			cwd: folder,
			portable: true,
			mtime: /* @__PURE__ */ new Date(0),
			noDirRecurse: true
		}, [...files.keys()].sort()));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/**
* Unpacks an archive of `packFiles` into a new folder and checks that it holds exactly the files of a manifest.
*
* @throws UserError for an archive with anything else in it, or a file that is missing or not what the manifest names.
*/
async function unpackFiles(archive, files, folder) {
	await mkdir(folder, { recursive: true });
	const expected = new Set(files.map((file) => file.path));
	const foreign = [];
	const filter = (path, entry) => {
		const wanted = "type" in entry && entry.type === "File" && expected.has(path);
		if (!wanted) foreign.push(path);
		return wanted;
	};
	await pipeline([archive], So({
		cwd: folder,
		strict: true,
		filter
	}));
	if (foreign[0] !== void 0) {
		const what = JSON.stringify(foreign[0].slice(0, 200));
		throw new UserError(`the model archive holds ${what}, which its manifest does not name; register the model again`);
	}
	for (const file of files) {
		const { digest } = await fileEntry(folder, file.path);
		if (digest !== file.digest) throw new UserError(`the model file ${file.path} is not what its manifest names`);
	}
}

// core/registry/card.ts
const MAX_SLICES = 50;
const MAX_LISTED = 50;
/** Under the 100,000 characters that a manifest may hold, and the 125,000 of a release. */
const MAX_LENGTH = 9e4;
/**
* The model card in Markdown: what was measured against what, and how it was trained. It says only what evidence and run
* record say; purpose, limits and licence are for people to add in their own documentation.
*/
function modelCard(facts) {
	const { model, version, decision, evidence, runUrl } = facts;
	const report = renderModelReport({
		model,
		decision,
		evidence,
		links: { run: runUrl }
	}, MAX_SLICES);
	const card = [
		`## ${model} ${version}`,
		"### Training",
		trainingTable(facts),
		"### Evaluation",
		report
	].join("\n\n");
	return card.length <= MAX_LENGTH ? card : `${card.slice(0, MAX_LENGTH).replace(/\n[^\n]*$/, "")}\n\n_Cut here; the evidence holds the rest._`;
}
/** The metrics of all rows as the decision has them, for the manifest; undefined ones are left out. */
function headlineMetrics(decision) {
	const overall = decision.rows.filter((row) => row.slice === null);
	return Object.fromEntries(overall.flatMap((row) => row.candidate === null ? [] : [[row.metric, row.candidate]]));
}
function trainingTable({ commit, modelDigest, record, evidence }) {
	const { environment } = record;
	const versions = Object.entries(environment.versions).map(([name, version]) => `${name} ${version}`);
	const params = Object.entries(record.params).map(([name, value]) => `${name}=${value}`);
	return table(["", ""], [
		["commit", code(commit)],
		["command", code(record.command)],
		["seeds", listed(record.seeds.map(String))],
		["parameters", listed(params)],
		["inputs", listed(record.inputs.map((file) => `${file.path} ${file.digest.slice(0, 19)}`))],
		["environment", listed([`${environment.os} ${environment.arch}`, ...versions])],
		["model digest", code(modelDigest.slice(0, 63))],
		["held-out rows", String(evidence.candidate.n)]
	]);
}
function listed(items) {
	if (items.length === 0) return "none";
	const shown = items.slice(0, MAX_LISTED).map(code).join(", ");
	return items.length > MAX_LISTED ? `${shown} and ${items.length - MAX_LISTED} more` : shown;
}

// core/registry/plan.ts
init_errors();
/**
* Which version a model gets.
*
* @throws UserError where the version or the commit's version was deregistered, and for a second version on one commit:
*   GTO would then refuse to show any model of the repository.
*/
function planVersion({ model, requested, commit, known }) {
	const here = known.filter((candidate) => candidate.commit === commit);
	const same = requested === "auto" ? here[0] : known.find((candidate) => candidate.version === requested);
	if (same) {
		if (same.registered) return {
			kind: "existing",
			version: same.version,
			commit: same.commit
		};
		throw new UserError(`${model}@${same.version} was deregistered, and a withdrawn version is never given out again; register a new commit, with another version`);
	}
	const [other] = here;
	if (other) throw new UserError(`commit ${commit.slice(0, 10)} is ${model}@${other.version} already, and GTO allows one version of a model on a commit; push a new commit (git commit --allow-empty) and register that`);
	return {
		kind: "new",
		version: requested === "auto" ? nextVersion(known.map((candidate) => candidate.version)) : requested
	};
}

// core/deployment-record.ts
/** What the deploy action did, step by step. */
const DeploymentRecord = strictObject({
	schema: literal$1("holdout.deployment/1"),
	model: ModelName,
	run: RunIdentity.nullable(),
	target: _enum(["local"]),
	environment: string().max(255),
	version: ModelVersion,
	model_digest: Digest,
	previous_version: ModelVersion.nullable(),
	outcome: _enum([
		"deployed",
		"unchanged",
		"rolled_back",
		"failed",
		"rollback_failed"
	]),
	url: string().nullable(),
	steps: array(strictObject({
		name: _enum([
			"fetch",
			"start",
			"health",
			"replay",
			"switch",
			"stop-previous",
			"rollback"
		]),
		outcome: _enum([
			"succeeded",
			"failed",
			"skipped"
		]),
		detail: string().max(2e3),
		started_at: datetime(),
		finished_at: datetime()
	})).max(100),
	/** What the replay of held-out examples compared; null when the version has none. */
	replay: strictObject({
		rows: int().nonnegative(),
		mismatched_predictions: int().nonnegative(),
		mismatched_scores: int().nonnegative(),
		max_score_difference: number$1().nonnegative().nullable()
	}).nullable(),
	created_at: datetime()
});
const deploymentRecord = {
	schema: "holdout.deployment/1",
	file: "holdout-deployment.json",
	maxBytes: 1048576,
	shape: DeploymentRecord
};

// core/rollout/replay.ts
init_errors();
init_json();
/** Scores are doubles that went through text and perhaps another language; labels are the same or not. */
const SCORE_TOLERANCE = 1e-6;
const MAX_LINE_BYTES = 1048576;
const MAX_DEPTH = 8;
/**
* Reads packaged replay rows: one JSON object a line.
*
* @param idColumn the key of the example's id; everything else is sent.
* @param limit rows to read at most.
* @throws UserError naming the line for bad JSON, a missing id, or an id that stands twice.
*/
function parseReplay(text, { idColumn, limit }) {
	const rows = /* @__PURE__ */ new Map();
	for (const [index, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		if (rows.size === limit) break;
		const source = `replay, line ${index + 1}`;
		const value = parseStrictJson(line, source, {
			maxBytes: MAX_LINE_BYTES,
			maxDepth: MAX_DEPTH
		});
		if (value === null || typeof value !== "object" || Array.isArray(value)) throw new UserError(`${source}: must be an object of "${idColumn}" and features`);
		const { [idColumn]: id, ...instance } = value;
		if (typeof id !== "string" && typeof id !== "number") throw new UserError(`${source}: has no "${idColumn}"; write the example's id, as in the predictions`);
		if (rows.has(String(id))) throw new UserError(`${source}: the example ${JSON.stringify(id)} stands twice`);
		rows.set(String(id), {
			id: String(id),
			instance
		});
	}
	return [...rows.values()];
}
const Label = union([
	string(),
	number$1(),
	boolean()
]).transform(String);
const Served = object({ predictions: array(object({
	prediction: Label,
	score: number$1().nullish()
})) });
/**
* Reads a server's answer in TensorFlow Serving's REST form.
*
* @param count how many instances were asked.
* @throws UserError for anything else, and for another number of predictions.
*/
function parseServed(text, count) {
	const value = parseStrictJson(text, "answer of the server", {
		maxBytes: 16 * MAX_LINE_BYTES,
		maxDepth: MAX_DEPTH
	});
	const answer = Served.safeParse(value);
	if (!answer.success) throw new UserError("the server must answer {\"predictions\": [{\"prediction\": ..., \"score\": ...}]} (TensorFlow Serving's REST form)");
	const { predictions } = answer.data;
	if (predictions.length !== count) throw new UserError(`the server answered ${predictions.length} predictions for ${count} instances`);
	return predictions.map(({ prediction, score }) => ({
		prediction,
		score: score ?? null
	}));
}
/**
* Compares what the model said when it was measured with what the server says now, pair by pair. A score that only one side
* has is a mismatch where the measured side has it: the server must give what was measured.
*/
function compareReplay(pairs) {
	let predictions = 0;
	let scores = 0;
	let largest = null;
	for (const { packaged, served } of pairs) {
		if (packaged.prediction !== null && packaged.prediction !== served.prediction) predictions += 1;
		if (packaged.score === null) continue;
		const difference = served.score === null ? null : Math.abs(served.score - packaged.score);
		if (difference === null || !(difference <= SCORE_TOLERANCE * Math.max(1, Math.abs(packaged.score)))) scores += 1;
		if (difference !== null) largest = Math.max(largest ?? 0, difference);
	}
	return {
		rows: pairs.length,
		mismatched_predictions: predictions,
		mismatched_scores: scores,
		max_score_difference: largest
	};
}
/** Whether every answer was the measured one. Nothing asked shows nothing, so it is not held. */
function replayHolds(result) {
	return result.rows > 0 && result.mismatched_predictions === 0 && result.mismatched_scores === 0;
}

export { distinctQuery as $, outcomeOf as $t, pickArtifact as A, openRegular as At, evaluationSetDigest as B, init_json as Bt, formatTag as C, isAmbiguous as Ct, modelPackage as D, fileEntry as Dt, isVersion as E, uploadDocument as Et, renderComment as F, modelPolicy as Ft, evidence as G, filesDigest as Gt, verdictLine as H, dataReport as Ht, readPredictions as I, readPolicy as It, scriptCommand as J, code as Jt, childEnvironment as K, dataSummary as Kt, transform as L, readDocument as Lt, compare as M, readRegular as Mt, loginOf as N, workspace as Nt, downloadArtifact as O, insideWorkspace as Ot, upsertComment as P, writeFileAtomic as Pt, countsQuery as Q, judge as Qt, is_object as R, writeDocument as Rt, registryState as S, asked as St, highestVersion as T, uploadArtifact as Tt, verdictWords as U, ModelVersion as Ut, renderModelReport as V, parseStrictJson as Vt, decide as W, artifactName as Wt, checkedOutCommit as X, escapeText as Xt, keepCommandFiles as Y, details as Yt, runRecord as Z, table as Zt, listAssets as _, githubToken as _t, deploymentRecord as a, Sha as an, ensureLibrary as at, listModelTags as b, readContext as bt, modelCard as c, CONTRACT_MAX_BYTES as cn, baseBranch as ct, unpackFiles as d, init_errors as dn, loadPolicy as dt, readContract as en, duplicatesQuery as et, requireBranchRun as f, messageOf as fn, octokitFor as ft, latestVersion as g, dryRun as gt, downloadReleaseAsset as h, Whole as ht, replayHolds as i, Digest as in, literal as it, readArchive as j, readInputFile as jt, listRunArtifacts as k, listFiles as kt, entriesOf as l, runAction as ln, readCheckoutPolicy as lt, Release as m, Path as mt, parseReplay as n, toRe2 as nn, patternForJavaScript as nt, planVersion as o, digestOf as on, init_duckdb_library as ot, findBaseline as p, Lines as pt, execute as q, verdictLine$1 as qt, parseServed as r, parseStrictYaml as rn, identifier as rt, headlineMetrics as s, plansOf as sn, libraryFolder as st, compareReplay as t, ecmaPattern as tn, examplesQuery as tt, packFiles as u, UserError as un, readDecidingPolicy as ut, publishedRelease as v, modelName as vt, nextCounter as w, statusOf as wt, readTagObject as x, runIdentity as xt, readModelPackage as y, policyPath as yt, CsvError as z, canonicalJson as zt };