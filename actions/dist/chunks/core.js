import { i as __require, n as __esmMin, t as __commonJSMin } from "./rolldown-runtime.js";
import { A as unknown, B as summary, C as object, D as stringbool, E as string, L as setOutput, N as error, O as tuple, P as getInput, R as setSecret, S as number$1, T as strictObject, _ as boolean, a as So, b as literal$1, c as sha256, d as datetime, f as _enum, g as array, h as _undefined, i as Qn, k as union, l as bytesToHex, m as _null, o as init_index_min, p as _instanceof, s as require_dist, t as getOctokit, u as utf8ToBytes, v as discriminatedUnion, w as record, x as looseObject, y as int } from "./vendor.js";
import { stripVTControlCharacters } from "node:util";
import { crc32 } from "node:zlib";
import { createHash, randomBytes } from "node:crypto";
import { glob, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { constants, existsSync, readFileSync, realpathSync } from "node:fs";
import { spawn } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { buffer } from "node:stream/consumers";
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
const MAX_ROWS = 200;
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
	const rows = [...checks].sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result)).slice(0, MAX_ROWS).map((check) => [
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
	const rows = checks.slice(0, MAX_ROWS).map((check) => [
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
	const left = checks.length - MAX_ROWS;
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
	const { contract } = report;
	return [
		["contract", `${code(contract.path)} ${code(`${contract.id} ${contract.version}`)}`],
		["engine", code(report.engine)],
		...report.datasets.map(({ name, rows, files, digest }) => [code(name), `${count(rows)} rows in ${count(files.length)} ${files.length === 1 ? "file" : "files"}, ${code(digest)}`])
	];
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
const ModelName = string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, "must be 1 to 64 lower-case letters, digits and hyphens, and neither start nor end with a hyphen");
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
*   prototype, nesting over `maxDepth`, a number that is not finite, or an integer that a double cannot hold.
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
	if (/^-?\d+$/.test(literal) && !Number.isSafeInteger(number)) throw new UserError(`${source}: the integer ${literal} is beyond 2^53 and would lose digits; write it as a string`);
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
	replay: int().min(0).max(1e4).default(200).describe("How many packaged held-out examples are asked before the switch."),
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
	throw new UserError(`${path}: cannot be read (${messageOf(cause)}); check the path`, { cause });
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
const dryRun = Flag.default(false).describe("Say what would be written, and write nothing.");

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
		"--no-audit",
		"--no-fund",
		"--loglevel=error"
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
	if (code === null) return `no answer within ${TIMEOUT_MS$2 / 1e3} s`;
	return (stderr.split("\n").find((text) => /npm (error|ERR!) (?!code|A complete log)\S/.test(text)) ?? `exit code ${code}`).replace(/^npm (error|ERR!) /, "").slice(0, 300);
}
function run$1(arguments_, folder, environment) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, arguments_, {
			cwd: folder,
			env: environment,
			shell: false,
			timeout: TIMEOUT_MS$2,
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
var TIMEOUT_MS$2, PASSED;
var init_npm_pack = __esmMin((() => {
	init_errors();
	TIMEOUT_MS$2 = 18e4;
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
		"too-many-records"
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

// core/gate/measure.ts
/** A joint table is written out up to this many classes (21^3 = 9,261 cells); beyond, its values and standard errors are. */
const MAX_CLASSES_IN_TABLE = 21;
/** One model alone. */
function estimateOf(values, rows, ruled) {
	const paired = pairedOf(values, values, {
		rows,
		ruled
	});
	switch (paired.kind) {
		case "proportions": return {
			kind: "proportion",
			n: paired.n,
			successes: paired.both_right
		};
		case "means": return {
			kind: "estimate",
			n: paired.n,
			value: paired.candidate,
			se: paired.se_candidate,
			df: paired.df
		};
		case "auc": {
			const { positives, negatives, candidate, variance_candidate } = paired;
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
			n: paired.n,
			value: paired.candidate,
			se: paired.se_candidate,
			df: null
		};
		case "table": return tableEstimate(values, rows, ruled);
		case "undefined": return paired;
	}
}
/** Baseline and candidate on the same rows; both must be values of the same metric. */
function pairedOf(baseline, candidate, { rows, ruled }) {
	if (candidate.kind === "right" && baseline.kind === "right") return proportions$1(pick(baseline.right, rows), pick(candidate.right, rows));
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
function proportions$1(baseline, candidate) {
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
function tableEstimate(values, rows, { name, rule }) {
	if (values.kind !== "classes") throw new Error("a table is made of classes");
	const joint = jointOf(values, values, rows);
	const own = tableStatistics(joint, confusionMetric(name, rule.average, values.positive));
	if (!own) return undefinedBecause("a denominator is 0: no such label or prediction on these rows");
	return {
		kind: "estimate",
		n: rows ? rows.length : values.label.length,
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
			score: scoreOf$1(file, name),
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
			loss: lossOf$1(name, {
				file,
				frame
			})
		};
		case "root-mean": return {
			kind: "squared",
			loss: squaredErrors(...numbersOf$1(file, name))
		};
	}
}
function lossOf$1(name, { file, frame }) {
	if (name === "mae") return absoluteErrors(...numbersOf$1(file, name));
	if (frame.model.task === "binary") return (name === "brier" ? binaryBrierScores : binaryLogLosses)(positivesOf(file, frame), scoreOf$1(file, name));
	const { classes, columns } = probabilitiesOf$1(file, name);
	return (name === "brier" ? brierScores : logLosses)(codesIn(file.label, classes), columns);
}
function probabilitiesOf$1({ probabilities, label, source }, name) {
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
	return Uint8Array.from(label.codes, (own) => own === code ? 1 : 0);
}
function codesIn(column, classes) {
	const codeOf = column.values.map((value) => classes.indexOf(value));
	return column.codes.map((code) => codeOf[code] ?? -1);
}
function scoreOf$1({ score, source }, name) {
	if (score) return score;
	throw new UserError(`${source}: ${name} needs scores; name their column as data.score in the policy`);
}
function numbersOf$1({ numbers, source }, name) {
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
				value: value.slice(0, 200)
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
		const against = (other) => other && pairedOf(other, candidate, {
			rows,
			ruled
		});
		return [{
			metric: ruled.name,
			slice,
			n: rows ? rows.length : files.candidate.ids.length,
			candidate: estimateOf(candidate, rows, ruled),
			baseline: against(baseline),
			anchor: slice ? null : against(anchor)
		}];
	});
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
		const name = record.slice ? `${record.metric} on ${record.slice.column}=${record.slice.value}` : record.metric;
		const key = JSON.stringify([
			record.metric,
			record.slice?.column,
			record.slice?.value
		]);
		const fault = seen.has(key) ? "stands twice" : recordFault(record, candidate.n);
		if (fault) return `${name}: ${fault}`;
		seen.add(key);
	}
	return null;
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
			return freedomFault(paired.df, n) ?? candidateFault(paired.candidate, candidate);
		case "auc": {
			if (paired.positives + paired.negatives !== n) return `positives and negatives do not sum to ${n}`;
			const most = Math.sqrt(paired.variance_baseline * paired.variance_candidate);
			if (paired.covariance > most && !near(paired.covariance, most)) return "the covariance exceeds the variances";
			return candidateFault(paired.candidate, candidate);
		}
		case "table": {
			const { counts, labels, positive } = paired;
			if (counts.length !== labels.length ** 3) return `${counts.length} cells for ${labels.length} labels`;
			if (positive !== null && positive >= labels.length) return "the positive label is none of the labels";
			const total = counts.reduce((sum, count) => sum + count, 0);
			return total === n ? null : `cells sum to ${total}, not ${n}`;
		}
		case "smooth": return candidateFault(paired.candidate, candidate);
		case "undefined": return null;
	}
}
function freedomFault(df, n) {
	return df > 0 && df <= n - 1 ? null : `${df} degrees of freedom from ${n} rows`;
}
function candidateFault(value, own) {
	return !("value" in own) || near(value, own.value) ? null : "the candidate has two different values";
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
	return scoreOf(table, difference);
}
/** `tangoZ` without its check, for loops over tables that are known to be sound. */
function scoreOf({ wins, losses, n }, difference) {
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
		}, (difference) => scoreOf(table, difference) < z),
		upper: crossing({
			inside: estimate,
			outside: 1
		}, (difference) => scoreOf(table, difference) > -z)
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
		z: scoreOf(table, -tolerance),
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
	const observed = scoreOf(table, difference);
	const border = observed - 1e-10 * Math.max(1, Math.abs(observed));
	const fewestWins = [];
	let wins = 0;
	for (let losses = 0; losses <= n; losses++) {
		while (wins <= n - losses && scoreOf({
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
		case "proportions": return paired.n === 0 ? void 0 : proportions(paired);
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
function proportions({ n, wins, losses, both_right }) {
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
		interval: (alpha) => exact ? exactInterval(table, alpha) : tangoInterval(table, 1 - alpha)
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
		interval: (alpha) => ({
			lower: gain - quantile(alpha) * se,
			upper: gain + quantile(alpha) * se
		})
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
	const zBlock = -normalQuantile(rates.block);
	const resolvable = (zBlock + -normalQuantile(rates.pass)) * se;
	return {
		tolerance: resolvable,
		examples: Math.ceil(n * (resolvable / tolerance) ** 2),
		powerToBlock: normalCdf(tolerance / se - zBlock)
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
		candidate: contrast?.candidate ?? limit?.value ?? ownValue(draft),
		gain: contrast?.gain ?? null,
		tolerance: tolerance ?? null,
		interval: contrast && contrast.silent === null ? contrast.interval(alphaPass) : null,
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
function resolutionRow({ contrast, tolerance }, rates) {
	if (!contrast || tolerance === void 0 || contrast.silent !== null) return null;
	if (contrast.se > 0) return resolutionOf(contrast.se, contrast.n, tolerance, rates);
	return resolutionWithoutVariance(contrast.n, tolerance, rates);
}
function ownValue({ record }) {
	const { candidate } = record;
	if (candidate.kind === "proportion") return candidate.successes / candidate.n;
	return candidate.kind === "undefined" ? null : candidate.value;
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
	const fault = arithmeticFault(evidence);
	const drafts = fault === null ? draftsOf(model, evidence) : [];
	const adjusted = adjustFamily(drafts, model.rates.alpha_block);
	const rows = drafts.map((draft, index) => {
		const own = adjusted[index];
		if (!own) throw new Error("every draft has its adjusted p-values");
		return rowOf(draft, own, model);
	});
	const problems = fault === null ? problemsOf(model, evidence, rows) : [{
		code: "invalid-evidence",
		text: `the evidence does not add up: ${fault}`
	}];
	const sameModel = problems.length === 0 && isSameModel(evidence);
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
function verdictOf(rows, problems, sameModel) {
	if (problems.length > 0) return "error";
	if (sameModel) return "pass";
	if (rows.some((row) => row.verdict === "block")) return "block";
	return rows.some((row) => row.gates.pass && row.verdict === "inconclusive") ? "inconclusive" : "pass";
}
function isSameModel({ candidate, baseline }) {
	if (!baseline) return false;
	return candidate.predictions_digest === baseline.predictions_digest || candidate.model_digest !== null && candidate.model_digest === baseline.model_digest;
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
	for (const [name, rule] of Object.entries(model.metrics)) if (rule.gate) problems.push(...metricProblems(name, rows, evidence.baseline !== null));
	return problems;
}
function baselineProblems(model, { baseline, baseline_note: note, candidate }) {
	if (!baseline && model.baseline_missing === "error") return [{
		code: "no-baseline",
		text: note ?? "there is no baseline to compare with"
	}];
	if (baseline && baseline.evaluation_set !== candidate.evaluation_set) return [{
		code: "new-evaluation-set",
		text: "candidate and baseline were evaluated on different held-out sets"
	}];
	return [];
}
function metricProblems(name, rows, hasBaseline) {
	const row = rows.find((candidate) => candidate.metric === name && candidate.slice === null);
	if (!row) return [{
		code: "missing-metric",
		text: `the evidence has no ${name}; the policy gates it`
	}];
	const uncompared = hasBaseline && row.tolerance !== null && row.nonInferiority === null;
	if (row.candidate === null || uncompared) return [{
		code: "missing-metric",
		text: `${name} is undefined on these rows, so it cannot be gated`
	}];
	return [];
}
function reasonsOf(rows, problems, sameModel) {
	if (problems.length > 0) return [...problems];
	if (sameModel) return [{
		code: "same-model",
		text: "the same model: its digest or its predictions equal the baseline"
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
	for (const row of rows) {
		const cap = model.metrics[row.metric]?.suspicious_gain;
		if (row.slice === null && cap !== void 0 && row.gain !== null && row.gain > cap) warnings.push(`${row.metric} gains more than ${cap}: look for leakage of labels into features`);
		if (row.slice === null && row.nonInferiority?.shown && row.regression?.shown) warnings.push(`${row.metric}: a real but small loss, shown to be within the tolerance`);
	}
	return warnings;
}

// core/report/interval-bar.ts
const HALF = 12;
const MAX_TOLERANCES = 6;
/**
* An interval drawn in 25 characters for places that show no images: `╎` the tolerance, `┊` the block bound, `│` no
* difference, `├──●──┤` the interval, `◂` `▸` where it goes on outside. The scale is symmetric and keeps the tolerance
* visible: it never spans more than six tolerances to a side.
*/
function intervalBar({ gain, interval, tolerance, blockBound }) {
	const reach = Math.max(2 * tolerance, -interval.lower, interval.upper);
	const scale = HALF / Math.min(reach, MAX_TOLERANCES * tolerance);
	const cells = new Array(25).fill(" ");
	const scaled = (value) => Math.round(value * scale);
	const place = (value) => Math.min(HALF, Math.max(-12, scaled(value))) + HALF;
	const [from, to] = [place(interval.lower), place(interval.upper)];
	cells[HALF] = "│";
	if (blockBound !== null && Math.abs(scaled(blockBound)) <= HALF) cells[place(blockBound)] = "┊";
	cells[place(-tolerance)] = "╎";
	for (let cell = from; cell <= to; cell++) if (cells[cell] === " ") cells[cell] = "─";
	cells[to] = "┤";
	cells[from] = "├";
	if (Math.abs(scaled(gain)) <= HALF) cells[place(gain)] = "●";
	if (scaled(interval.lower) < -12) cells[0] = "◂";
	if (scaled(interval.upper) > HALF) cells[24] = "▸";
	return cells.join("");
}
/** The legend of the bars, once a table. */
const BAR_LEGEND = "`├─●─┤` interval of the difference, right is better · `│` no difference · `╎` tolerance · `┊` block bound";

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
	return [...lines, ...unresolvable(tested)];
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
	return [`${count(open[0]?.n ?? 0)} rows cannot show a tolerance of ${listed$1(tolerances)} both ways; ${listed$1(open.map(smallest))}.`];
}
function smallest({ metric, resolution, labels }) {
	const labelled = labels === null ? "" : `, of which about ${count(labels)} need a label (where both models agree, none does)`;
	return `the smallest they can in ${metric} is about ${rounded(resolution?.tolerance ?? 0)}, and about ${count(resolution?.examples ?? 0)} examples would settle it${labelled}`;
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
	const more = [counted(others.length - slices, "metric"), counted(slices, "slice")].filter((part) => part !== "");
	return [`block, ${lossWords(worst)}`, ...more].join(", ");
}
function counted(number, noun) {
	if (number === 0) return "";
	return `${count(number)} more ${noun}${number === 1 ? "" : "s"}`;
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
/** Slices beyond this are counted, not listed; the worst come first. */
const MAX_SLICES$1 = 500;
const MAX_REASONS = 8;
/**
* The report of one model in Markdown: one-line verdict, reasons, table of metrics, the promise in words, then what is
* folded. The same text stands in the job summary, the comment and the check.
*
* @param maxSlices how many slice rows are listed, for places with little room.
*/
function renderModelReport(report, maxSlices = MAX_SLICES$1) {
	const { decision } = report;
	const overall = decision.rows.filter((row) => row.slice === null);
	const slices = decision.rows.filter((row) => row.slice !== null).sort(worstFirst);
	const reasons = decision.reasons.filter((reason) => reason.code !== "same-model");
	return [
		`### ${verdictLine(report)}`,
		reasonList(reasons),
		decision.warnings.map((warning) => `> ⚠️ ${escapeText(warning)}`).join("\n>\n"),
		overall.length > 0 ? `${metricTable(overall)}\n\n${BAR_LEGEND}` : "",
		promiseOf(decision).map((line) => escapeText(line)).join(" "),
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
	return severity(a) - severity(b) || lossOf(b) - lossOf(a);
}
function lossOf({ gain, tolerance }) {
	return gain === null || tolerance === null ? Number.NEGATIVE_INFINITY : -gain / tolerance;
}
function sliceDetails(rows, limit) {
	const shown = rows.slice(0, limit);
	const blocked = rows.filter((row) => row.verdict === "block").length;
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
	const more = rows.length > limit ? `\n\n${count(rows.length - limit)} more rows, none worse, are in the full report.` : "";
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
		const level = anchor.rule === "test" ? `tested at ${plain(anchor.level)}` : `no test; one needs ${count(anchor.examples ?? 0)} examples`;
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
function footer({ links }) {
	return [links.run ? `[workflow run](${links.run})` : "", links.report ? `[full report](${links.report})` : ""].filter(Boolean).join(" · ");
}

// actions/lib/octokit.ts
/**
* GitHub's API for an action.
*
* @param fetch replaces the client's own, in tests only: it would lose the proxy settings of a runner.
*/
function octokitFor(token, apiUrl, fetch) {
	return getOctokit(token, {
		baseUrl: apiUrl,
		...fetch ? { request: { fetch } } : {}
	});
}

// core/gate/predictions.ts
init_errors();
const PROBABILITY = "prob_";
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
*   duplicate id, an empty label, a score that is no probability, a number that is not finite, no rows at all.
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
	const score = data.score === null ? null : probabilitiesOf(table, data.score);
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
			label: numbersOf(table, data.label),
			prediction: numbersOf(table, data.prediction)
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
	const value = cell === null ? "" : String(cell);
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
function numbersOf(table, name) {
	const cells = columnOf(table, name);
	const numbers = new Float64Array(cells.length);
	for (const [row, cell] of cells.entries()) {
		const number = typeof cell === "string" && cell.trim() === "" ? NaN : Number(cell);
		if (cell === null || typeof cell === "boolean" || !Number.isFinite(number)) throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${JSON.stringify(String(cell))}; write a finite number`);
		numbers[row] = number;
	}
	return numbers;
}
function probabilitiesOf(table, name) {
	const numbers = numbersOf(table, name);
	const row = numbers.findIndex((value) => value < 0 || value > 1);
	if (row < 0) return numbers;
	throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${numbers[row]}; write a probability from 0 to 1`);
}
function classProbabilities(table) {
	const names = table.names.filter((name) => name.startsWith(PROBABILITY));
	if (names.length === 0) return null;
	const byClass = new Map(names.map((name) => [name.slice(5), probabilitiesOf(table, name)]));
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

// github/artifacts.ts
init_errors();
/** Every artifact of a run, of all its attempts. */
async function listRunArtifacts(octokit, repository, runId) {
	return (await octokit.paginate("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
		...repository,
		run_id: runId,
		per_page: 100
	})).map((json) => ({
		id: json.id,
		name: json.name,
		size: json.size_in_bytes,
		expired: json.expired,
		digest: json.digest ?? null,
		runId: json.workflow_run?.id ?? runId
	}));
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
const TIMEOUT_MS$1 = 3e5;
/**
* Downloads an artifact's archive into memory. The address is built from ids; GitHub's one redirect is followed by hand,
* without our credentials.
*
* @param maxBytes of the archive, counted while reading.
* @throws UserError naming the artifact when it has expired, is too large, has no digest, or its bytes are not those that
*   the digest names; an Error for what may pass with time.
*/
async function downloadArtifact(octokit, repository, artifact, maxBytes) {
	const name = `artifact ${artifact.name} (id ${artifact.id}) of run ${artifact.runId}`;
	if (artifact.expired) throw new UserError(`${name} has expired; run the workflow again`);
	if (artifact.digest === null) throw new UserError(`${name} has no digest; upload it with a newer action`);
	if (artifact.size > maxBytes) throw new UserError(`${name}: ${artifact.size} bytes are over the limit of ${maxBytes}`);
	const bytes = await readCounted(await openArtifact(octokit, repository, artifact, name), maxBytes, name);
	const digest = digestOf(bytes);
	if (digest !== artifact.digest) throw new UserError(`${name} has the digest ${digest}, GitHub says ${artifact.digest}; run the workflow again`);
	return bytes;
}
async function openArtifact(octokit, repository, artifact, name) {
	const { baseUrl, request } = octokit.request.endpoint.DEFAULTS;
	const fetch = request?.fetch ?? globalThis.fetch;
	let answer;
	try {
		answer = await octokit.request(`GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/zip`, {
			...repository,
			artifact_id: artifact.id,
			request: {
				redirect: "manual",
				parseSuccessResponseBody: false
			}
		});
	} catch (thrown) {
		if (statusOf(thrown) === 410) throw new UserError(`${name} has expired; run the workflow again`, { cause: thrown });
		if (statusOf(thrown) === 404) throw new UserError(`${name} is gone; run the workflow again`, { cause: thrown });
		throw thrown;
	}
	if (Number(answer.status) === 200) return answer.data;
	const blob = await fetch(checkRedirect(answer.headers.location, baseUrl, name), {
		redirect: "error",
		signal: AbortSignal.timeout(TIMEOUT_MS$1)
	});
	if (!blob.ok || !blob.body) throw new Error(`${name}: its storage answered ${blob.status}`);
	return blob.body;
}
async function readCounted(stream, maxBytes, name) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > maxBytes) throw new UserError(`${name}: its bytes are over the limit of ${maxBytes}`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
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

// github/download.ts
init_errors();
const TIMEOUT_MS = 3e5;
/**
* Reads a file into memory. A redirect is followed by hand, without our credentials.
*
* @throws UserError for a file over the limit; an Error for what may pass with time.
*/
async function download(octokit, file) {
	const chunks = [];
	let size = 0;
	for await (const chunk of await open$1(octokit, file)) {
		size += chunk.length;
		if (size > file.maxBytes) throw new UserError(`${file.name}: its bytes are over the limit of ${file.maxBytes}`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}
async function open$1(octokit, { route, parameters, name }) {
	const { baseUrl, request } = octokit.request.endpoint.DEFAULTS;
	const fetch = request?.fetch ?? globalThis.fetch;
	const answer = await octokit.request(route, {
		...parameters,
		headers: { accept: "application/octet-stream" },
		request: {
			redirect: "manual",
			parseSuccessResponseBody: false
		}
	});
	if (Number(answer.status) === 200) return answer.data;
	const blob = await fetch(checkRedirect(answer.headers.location, baseUrl, name), {
		redirect: "error",
		signal: AbortSignal.timeout(TIMEOUT_MS)
	});
	if (!blob.ok || !blob.body) throw new Error(`${name}: its storage answered ${blob.status}`);
	return blob.body;
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
			asset_id: asset.id
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
* main), of this workflow file, started by something that a pull request does not control, and finished.
*/
function isTrusted(run, workflow) {
	return run.status === "completed" && TRUSTED_EVENTS.has(run.event) && run.workflow === workflow && run.headRepositoryId === run.repositoryId;
}
/** Trusted runs of one commit, newest first, whatever their conclusion: a blocked first run is a baseline too. */
async function listTrustedRuns(octokit, { repository, workflow, sha, excludeRunId }) {
	return (await listRuns(octokit, repository, sha)).filter((run) => isTrusted(run, workflow) && run.headSha === sha && run.id !== excludeRunId);
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
* @returns `missing` with the reason in words when there is none within `maxDistance`.
*/
async function findBaseline(octokit, query) {
	const { repository, workflow, model, referenceSha, maxDistance } = query;
	const passedOver = [];
	for await (const { sha, distance } of walkAncestors(octokit, repository, {
		sha: referenceSha,
		maxDistance
	})) for (const run of await listTrustedRuns(octokit, {
		...query,
		sha
	})) {
		const picked = pickArtifact(await listRunArtifacts(octokit, repository, run.id), "run", model);
		if (picked && !picked.artifact.expired) return {
			run,
			artifact: picked.artifact,
			sha,
			distance
		};
		const fault = picked ? `its artifact ${picked.artifact.name} has expired` : `it has no artifact of ${model}`;
		passedOver.push(`run ${run.number} at ${sha.slice(0, 7)}: ${fault}`);
	}
	const seen = passedOver.length > 0 ? ` (passed over ${passedOver.slice(0, 3).join("; ")})` : "";
	return { missing: `no finished push, schedule or workflow_dispatch run of ${workflow} with predictions of ${model} at ${referenceSha.slice(0, 7)} or its ${maxDistance} nearest first-parent ancestors${seen}` };
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
* characters by leaving out slices that do not fail, then whole models after the first; never part of a table.
*/
function renderComment(comment) {
	for (const slices of SLICE_STEPS) {
		const text = assemble(comment, comment.reports, slices);
		if (text.length <= 6e4) return text;
	}
	for (let kept = comment.reports.length - 1; kept >= 0; kept--) {
		const text = assemble(comment, comment.reports.slice(0, kept), 0);
		if (text.length <= 6e4) return text;
	}
	return [
		COMMENT_MARKER,
		`## ${comment.headline}`,
		"The report is too long for a comment; the workflow run holds it."
	].join("\n\n");
}
function assemble(comment, reports, slices) {
	const left = comment.reports.length - reports.length;
	const models = reports.map((report) => renderModelReport(report, slices));
	const notes = comment.notes.map((note) => `> ${escapeText(note)}`).join("\n>\n");
	const parts = saysItAll(comment) ? [
		COMMENT_MARKER,
		...models,
		notes
	] : [
		COMMENT_MARKER,
		`## Holdout: ${comment.headline}`,
		notes,
		...models
	];
	if (left > 0) parts.push(`${left} more models are in the workflow run's summary; this comment has no room for them.`);
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

// actions/lib/branch-run.ts
init_errors();
const EVENTS = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch"
]);
/**
* A model is registered and deployed only from a branch of this repository, never from a pull request or a merge queue.
*
* @param step names the action in errors.
* @throws UserError outside a workflow run, on any other event, and on a tag or a pull request's ref.
*/
function requireBranchRun(context, step) {
	if (!context) throw new UserError(`${step} writes to a GitHub repository and works as a step of a workflow; there is no run here`);
	const condition = "if: github.event_name == 'push'";
	if (!EVENTS.has(context.event)) throw new UserError(`${step} does not run on ${context.event}, where the code is not yet in a branch of yours; give its job "${condition}"`);
	if (!context.ref.startsWith("refs/heads/")) throw new UserError(`${step} does not run on ${context.ref || "no ref"}; run the workflow on a branch`);
	return context;
}

// actions/lib/checkout-policy.ts
init_errors();
/**
* The policy of one model from the checkout: right for a run of a branch, where the commit itself is the authority.
*
* @throws UserError where it cannot be read, and as `readPolicy` and `modelPolicy` do.
*/
async function readCheckoutPolicy(path, name) {
	let text;
	try {
		text = await readFile(await insideWorkspace(path), "utf8");
	} catch (cause) {
		if (cause instanceof UserError) throw cause;
		throw new UserError(`${path}: cannot be read (${messageOf(cause)}); check the commit out first, or name the policy in the input 'policy'`, { cause });
	}
	const { policy, digest } = readPolicy(text, path);
	return {
		...modelPolicy(policy, name),
		digest
	};
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
		return await buffer(Qn({
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
		if (difference === null || !(difference <= 1e-6 * Math.max(1, Math.abs(packaged.score)))) scores += 1;
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

export { keepCommandFiles as $, Sha as $t, isVersion as A, POLICY_MAX_BYTES as At, checkPredictions as B, dataSummary as Bt, readModelPackage as C, insideWorkspace as Ct, formatTag as D, writeFileAtomic as Dt, registryState as E, workspace as Et, readArchive as F, parseStrictJson as Ft, verdictLine as G, table as Gt, evaluationSetDigest as H, code as Ht, branchTip as I, dataReport as It, compare as J, readContract as Jt, verdictWords as K, judge as Kt, loadPolicy as L, ModelVersion as Lt, downloadArtifact as M, writeDocument as Mt, listRunArtifacts as N, canonicalJson as Nt, nextCounter as O, modelPolicy as Ot, pickArtifact as P, init_json as Pt, scriptCommand as Q, Digest as Qt, isAmbiguous as R, artifactName as Rt, publishedRelease as S, fileEntry as St, readTagObject as T, openRegular as Tt, octokitFor as U, details as Ut, columnsToRead as V, verdictLine$1 as Vt, renderModelReport as W, escapeText as Wt, childEnvironment as X, toRe2 as Xt, evidence as Y, ecmaPattern as Yt, execute as Z, parseStrictYaml as Zt, findBaseline as _, modelName as _t, deploymentRecord as a, init_errors as an, examplesQuery as at, latestVersion as b, runIdentity as bt, modelCard as c, literal as ct, unpackFiles as d, libraryFolder as dt, digestOf as en, checkedOutCommit as et, readCheckoutPolicy as f, Lines as ft, renderComment as g, githubToken as gt, upsertComment as h, dryRun as ht, replayHolds as i, UserError as in, duplicatesQuery as it, modelPackage as j, readDocument as jt, highestVersion as k, readPolicy as kt, entriesOf as l, ensureLibrary as lt, loginOf as m, Whole as mt, parseReplay as n, CONTRACT_MAX_BYTES as nn, countsQuery as nt, planVersion as o, messageOf as on, patternForJavaScript as ot, requireBranchRun as p, Path as pt, decide as q, outcomeOf as qt, parseServed as r, runAction as rn, distinctQuery as rt, headlineMetrics as s, identifier as st, compareReplay as t, plansOf as tn, runRecord as tt, packFiles as u, init_duckdb_library as ut, Release as v, policyPath as vt, listModelTags as w, listFiles as wt, listAssets as x, uploadArtifact as xt, downloadReleaseAsset as y, readContext as yt, statusOf as z, filesDigest as zt };