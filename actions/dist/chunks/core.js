import { i as __require, n as __esmMin, t as __commonJSMin } from "./rolldown-runtime.js";
import { A as union, C as number, D as string, E as strictObject, F as getInput, M as url, O as stringbool, P as error$1, R as setOutput, T as record, V as summary, _ as boolean, c as sha256, d as datetime, f as _enum, g as array, i as getOctokit, l as bytesToHex, m as _null, n as So, r as init_index_min, s as require_dist, t as Qn, u as utf8ToBytes, v as discriminatedUnion, w as object, x as literal, y as int, z as setSecret } from "./vendor.js";
import { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { once } from "node:events";
import { crc32 } from "node:zlib";
import { createHash, hash, randomBytes } from "node:crypto";
import { glob, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { constants, existsSync, readFileSync, realpathSync } from "node:fs";
import { spawn } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createInterface } from "node:readline";

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
	error$1(message);
	process.exitCode = exitCode;
}

// core/nearest.ts
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

// core/digest.ts
/** SHA-256 of some bytes, written as GitHub writes it: `sha256:` and 64 lower-case hexadecimal digits. */
const Digest = string().regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hexadecimal digits");
/** The digest of bytes, or of a text in UTF-8. */
function digestOf(content) {
	return `sha256:${bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content))}`;
}
/** Encoding a million lines one by one takes longer than hashing them. */
const CHUNK$1 = 65536;
/** A digest over many texts, fed one by one; a line feed ends each, so that ["ab"] and ["a", "b"] differ. */
function digestLines(lines) {
	return digestOfChunks(encoded(lines));
}
function* encoded(lines) {
	let text = "";
	for (const line of lines) {
		text += `${line}\n`;
		if (text.length < CHUNK$1) continue;
		yield utf8ToBytes(text);
		text = "";
	}
	yield utf8ToBytes(text);
}
/** The digest of bytes that come piece by piece. */
function digestOfChunks(chunks) {
	const hash = sha256.create();
	for (const chunk of chunks) hash.update(chunk);
	return `sha256:${bytesToHex(hash.digest())}`;
}
/** A text in UTF-8. */
const utf8Of = utf8ToBytes;
/** A full git commit id. */
const Sha = string().regex(/^[0-9a-f]{40}$/, "must be a full commit id of 40 hexadecimal digits");

// core/data/decimal.ts
var import_dist = require_dist();
const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;
/** Reads plain digits with a point and an exponent; null for anything else. */
function readDecimal(text) {
	const [, sign, whole = "", fraction = "", power = "0"] = WRITTEN.exec(text) ?? [];
	if (sign === void 0 || whole + fraction === "") return null;
	const written = (whole + fraction).replace(/^0+/, "");
	const kept = written.replace(/0+$/, "");
	if (kept === "") return {
		digits: 0n,
		exponent: 0
	};
	const exponent = Number(power) - fraction.length + written.length - kept.length;
	return {
		digits: BigInt(sign === "-" ? `-${kept}` : kept),
		exponent
	};
}
/** Below, at or above zero as `a` is below, at or above `b`. */
function compareDecimals(a, b) {
	const [p, q] = [signOf(a.digits), signOf(b.digits)];
	if (p !== q || p === 0) return p - q;
	const size = sizeOf(a) - sizeOf(b);
	if (size !== 0) return size * p;
	const low = Math.min(a.exponent, b.exponent);
	return signOf(scaled$1(a, -low) - scaled$1(b, -low));
}
/** Whether a number is a whole multiple of a step. */
function isMultiple({ digits, exponent }, step) {
	if (digits === 0n) return true;
	const shift = exponent - step.exponent;
	if (shift < 0) return -shift <= String(digits).length && digits % (step.digits * 10n ** BigInt(-shift)) === 0n;
	return digits % step.digits * powerOfTen(shift, abs(step.digits)) % step.digits === 0n;
}
/** The number times 10 to the power of `scale`, rounded to a whole number; null where it has more than 60 digits. */
function scaledTo(number, scale, rounding) {
	const shift = number.exponent + scale;
	if (String(number.digits).length + shift > 60) return null;
	if (shift >= 0) return number.digits * 10n ** BigInt(shift);
	if (-shift > String(number.digits).length) return rounding === "floor" ? number.digits < 0n ? -1n : 0n : number.digits > 0n ? 1n : 0n;
	const divisor = 10n ** BigInt(-shift);
	const quotient = number.digits / divisor;
	if (number.digits % divisor === 0n) return quotient;
	if (rounding === "floor") return number.digits < 0n ? quotient - 1n : quotient;
	return number.digits > 0n ? quotient + 1n : quotient;
}
/** One text for each number, equal for equal numbers: sign and digits, then `e` and the exponent. */
function decimalKey({ digits, exponent }) {
	return `${digits}e${exponent}`;
}
/** Plain digits with a point. */
function decimalText({ digits, exponent }) {
	const text = String(abs(digits));
	const sign = digits < 0n ? "-" : "";
	if (exponent >= 0) return sign + text + "0".repeat(exponent);
	const padded = text.padStart(1 - exponent, "0");
	return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
function scaled$1({ digits, exponent }, shift) {
	return digits * 10n ** BigInt(exponent + shift);
}
/** Digits before the point; none or fewer for small numbers. */
function sizeOf({ digits, exponent }) {
	return String(abs(digits)).length + exponent;
}
function signOf(number) {
	return number < 0n ? -1 : number > 0n ? 1 : 0;
}
function abs(number) {
	return number < 0n ? -number : number;
}
function powerOfTen(power, modulus) {
	let [base, result, rest] = [
		10n % modulus,
		1n % modulus,
		power
	];
	for (; rest > 0; rest = Math.floor(rest / 2)) {
		if (rest % 2 === 1) result = result * base % modulus;
		base = base * base % modulus;
	}
	return result;
}

// core/yaml.ts
init_errors();
/** Of collections and pairs; whoever walks the value afterwards has the stack for it. */
const MAX_NESTING = 300;
const TOO_DEEP = "nested too deeply; flatten it";
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
	return parsed(text, source, {
		maxBytes,
		exactKeys: []
	});
}
/**
* The same, and some numbers keep their digits.
*
* @throws UserError as `parseStrictYaml`.
*/
function parseExactYaml(text, source, exact) {
	return parsed(text, source, exact);
}
function parsed(text, source, { maxBytes, exactKeys }) {
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
		Node: (_, node, above) => {
			const what = above.length > MAX_NESTING ? TOO_DEEP : nodeFault(node);
			if (what) refuse(node, what);
		},
		Pair: (_, { key, value }) => {
			const what = keyFault(key);
			if (what) refuse(key, what);
			if ((0, import_dist.isScalar)(key) && exactKeys.includes(String(key.value))) for (const node of (0, import_dist.isSeq)(value) ? value.items : [value]) keepDigits(node);
		}
	});
	return {
		value: document.toJS({ maxAliasCount: 0 }),
		placeOf: (path) => place(document, lines, path)
	};
}
function keepDigits(node) {
	if (!(0, import_dist.isScalar)(node) || typeof node.value !== "number" || node.source === void 0) return;
	const [written, held] = [readDecimal(node.source), readDecimal(String(node.value))];
	const same = written && held && decimalKey(written) === decimalKey(held);
	if (written && (!same || Number.isInteger(node.value) && !Number.isSafeInteger(node.value))) node.value = node.source;
}
function grammarFault(message) {
	if (/call stack/.test(message)) return TOO_DEEP;
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

// core/data/calendar.ts
const NANOSECONDS_A_DAY = 86400000000000n;
/** Days since 1970-01-01 of a day of the calendar; null where there is no such day. */
function daysOf({ year, month, day }) {
	if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}
/** The day of the calendar, so many days after 1970-01-01. */
function dayOf(days) {
	const shifted = days + 719468;
	const era = Math.floor(shifted / 146097);
	const dayOfEra = shifted - era * 146097;
	const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day
	};
}
/** Monday is 1, Sunday 7. */
function weekdayOf(days) {
	return ((days + 3) % 7 + 7) % 7 + 1;
}
/** The same day of a month so many months earlier, or its last day where it is shorter. */
function monthsBefore({ year, month, day }, months) {
	const total = year * 12 + month - 1 - months;
	const [earlier, which] = [Math.floor(total / 12), (total % 12 + 12) % 12 + 1];
	return {
		year: earlier,
		month: which,
		day: Math.min(day, daysIn(earlier, which))
	};
}
function daysIn(year, month) {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [
		4,
		6,
		9,
		11
	].includes(month) ? 30 : 31;
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
	number(),
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
	/** The column is classified: its values are left out, whatever it is that does not hold. */
	masked: literal(true).optional(),
	/** Where offending lines stand, as far as the reader of the format knows: file and line number from 1. */
	places: array(strictObject({
		file: string().max(1e3),
		line: int().positive()
	})).max(10).optional(),
	/** Line of the rule in the contract, from 1. */
	line: int().positive().nullable()
});
/**
* The shape of one column. `edges` of a histogram are ascending, one more than `counts`; the bins are [lo, hi), the last one
* closed. `reference` counts the same bins or values in the reference data. Both are null where nothing is to be drawn, or
* where the column is classified.
*/
const ColumnProfile = strictObject({
	name: string(),
	/** Distinct values that are not null; null where they were not counted. */
	distinct: int().nonnegative().nullable(),
	/** Smallest, largest, mean and standard deviation, of numbers only. */
	numbers: strictObject({
		minimum: number(),
		maximum: number(),
		mean: number(),
		sd: number().nonnegative()
	}).nullable(),
	histogram: strictObject({
		/** What the edges are where not plain numbers: seconds since 1970 in UTC, or since midnight. */
		unit: _enum(["seconds-since-1970", "seconds-of-day"]).optional(),
		edges: array(number()).max(101),
		counts: array(int().nonnegative()).max(100),
		reference: array(int().nonnegative()).max(100).nullable()
	}).nullable(),
	/** The most frequent values first; the rest is `others`. */
	categories: strictObject({
		values: array(string().max(200)).max(30),
		counts: array(int().nonnegative()).max(30),
		reference: array(int().nonnegative()).max(30).nullable(),
		others: int().nonnegative(),
		/** There where values are left out: counts of all values by a hash of each, which a later run compares. */
		buckets: array(int().nonnegative()).length(64).optional(),
		reference_others: int().nonnegative().nullable()
	}).nullable(),
	/** Share of nulls and of declared missing values, in [0, 1]; of the reference where there is one. */
	missing: strictObject({
		share: number().min(0).max(1),
		reference: number().min(0).max(1).nullable()
	})
});
/** One column against the reference. An alarm needs both: a difference that is real, and one that is large. */
const Drift = strictObject({
	column: string(),
	test: _enum(["ks", "chi-squared"]),
	/** There where not the values differ most but how many are missing. */
	of: literal("missing").optional(),
	statistic: number(),
	/** p of "both come from one distribution", and the same after Benjamini-Hochberg over the columns. */
	p: number().min(0).max(1),
	adjusted: number().min(0).max(1),
	/** Wasserstein distance over the reference's standard deviation, or the Jensen-Shannon distance (natural logarithm). */
	effect: strictObject({
		kind: _enum(["wasserstein", "jensen-shannon"]),
		value: number().nonnegative(),
		limit: number()
	}),
	/** Population stability index, and what it stays under in 95 % of the cases without any drift. */
	psi: strictObject({
		value: number().nonnegative(),
		threshold: number().nonnegative()
	}),
	alarm: boolean()
});
/** Share with its Wilson interval at 95 %; null where there are no rows. */
const Share$1 = strictObject({
	count: int().nonnegative(),
	of: int().nonnegative(),
	low: number(),
	high: number()
}).nullable();
/** One value of a protected column. */
const GroupProfile = strictObject({
	column: string(),
	value: string().max(200),
	/** Rows of the group among all rows. */
	share: Share$1,
	/** Rows with the positive label among those of the group; null where the label is not binary. */
	positive: Share$1,
	/** Cells without a value among the group's rows and columns. */
	missing: Share$1,
	/** Fewer rows than the minimum: shown, never judged. */
	small: boolean()
});
/** What validate-data looked for without being asked by the contract. Never fails silently: what could not be asked is `error`. */
const Finding = strictObject({
	/** `<schema>.<column>:<kind>`, or `<schema>:<kind>`. */
	id: string().max(500),
	kind: _enum([
		"drift",
		"overlap-key",
		"overlap-content",
		"duplicate-rows",
		"leaking-feature",
		"future-timestamp",
		"group-share",
		"label-rate",
		"group-missingness",
		"label-missingness"
	]),
	result: _enum([
		"pass",
		"warn",
		"fail",
		"error"
	]),
	/** One sentence each, in words. */
	expected: string().max(1e3),
	found: string().max(1e3),
	examples: array(Cell).max(10)
});
/** A rule that is shown and not run: text, or code of another engine. */
const UncheckedRule = strictObject({
	kind: _enum(["text", "custom"]),
	/** `<schema>.<property>` or `<schema>`. */
	subject: string().max(500),
	text: string().max(2e3),
	line: int().positive().nullable()
});
/** One difference between the contract and the base branch's. */
const ContractChange = strictObject({
	/** `<schema>.<property>` or `<schema>`. */
	subject: string().max(500),
	/** `breaking`: data that passed before, or a reader that relied on the contract, may fail now. */
	kind: _enum(["breaking", "compatible"]),
	text: string().max(1e3),
	line: int().positive().nullable()
});
/** What validate-data found. */
const DataReport = strictObject({
	schema: literal("holdout.data-report/1"),
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
	/** Drift, leakage and bias, worst first. */
	findings: array(Finding).max(1e4).optional(),
	unchecked: array(UncheckedRule).max(1e3).optional(),
	/** Against the base branch's contract; absent where there is none, or no pull request. */
	contract_changes: array(ContractChange).max(1e3).optional(),
	/** Other models of the policy whose dataset has this contract. */
	consumers: array(ModelName).max(1e3).optional(),
	/** What the data were compared with. */
	reference: strictObject({
		name: string().max(300),
		rows: int().nonnegative(),
		digest: Digest
	}).optional(),
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
		digest: Digest,
		profile: array(ColumnProfile).max(2e3).optional(),
		drift: array(Drift).max(2e3).optional(),
		groups: array(GroupProfile).max(1e3).optional()
	})).max(100),
	created_at: datetime()
});
const dataReport = {
	schema: "holdout.data-report/1",
	file: "holdout-data.json",
	maxBytes: 8388608,
	shape: DataReport
};

// core/statistics/deviation-bound.ts
/** The n at which that radius is `radius`, not rounded. */
function hoeffdingSize(radius, range, logInverse) {
	return range ** 2 * logInverse / (2 * radius ** 2);
}
/**
* The n at which P(mean - expectation > radius) <= delta for values of absolute value at most 1 whose variance is at most `variance`, not
* rounded. G. Bennett, JASA 57 (1962), equation 8b.
*/
function bennettSize(radius, variance, logInverse) {
	const u = radius / variance;
	return logInverse / (variance * ((1 + u) * Math.log1p(u) - u));
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
const MAX_TERMS$1 = 1e6;
const TINY$1 = 1e-300;
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
/** Natural log of the beta function for a, b > 0, without the cancellation of three logGamma. */
function logBeta(a, b) {
	const [small, large] = a <= b ? [a, b] : [b, a];
	return HALF_LOG_TWO_PI + stirlingError(small) + stirlingError(large) - stirlingError(a + b) + ((small - .5) * Math.log(small / (a + b)) - large * Math.log1p(small / large) - .5 * Math.log(large));
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
	let d = 1 / nonZero$1(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m < MAX_TERMS$1; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero$1(1 + even * d);
		c = nonZero$1(1 + even / c);
		fraction *= c * d;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero$1(1 + odd * d);
		c = nonZero$1(1 + odd / c);
		const step = c * d;
		fraction *= step;
		if (Math.abs(step - 1) < 1e-16) return fraction;
	}
	return fraction;
}
function nonZero$1(x) {
	return Math.abs(x) < TINY$1 ? TINY$1 : x;
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
	for (let k = 1; k < MAX_TERMS$1; k++) {
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

// core/statistics/sample-size.ts
/**
* Rows at which one test can keep both promises: (z_block + z_pass)^2 variance/tolerance^2, rounded up. S. A. Julious, Statistics in
* Medicine 23 (2004), section 3. Levels are logarithms, since those of a ledger of hundreds of questions are tiny.
*/
function rowsNeeded({ logBlock, logPass, tolerance, variance }) {
	return Math.ceil(variance * (normalIsf(logBlock) + normalIsf(logPass)) ** 2 / tolerance ** 2);
}
/**
* Labelled examples that an ease.ml/ci condition needs by Hoeffding's inequality, the error and the failure probability split evenly among
* its variables: c^2 r^2 ln(r k M/delta)/(2 epsilon^2), rounded up (SysML 2019, section 3.1).
*/
function linearConditionSize(condition, reliability) {
	const { epsilon, variables, clauses = 1, coefficient = 1 } = condition;
	const logInverse = Math.log(variables * clauses / reliability.delta) + logTranscripts(reliability);
	return Math.ceil(hoeffdingSize(epsilon / variables, coefficient, logInverse));
}
/** What such a condition needs by Bennett's inequality (SysML 2019, section 4.1): (ln M + ln(4/delta))/(p h(epsilon/p)), rounded up. */
function differenceConditionSize({ epsilon, disagreement }, reliability) {
	const logInverse = Math.log(4 / reliability.delta) + logTranscripts(reliability);
	const size = bennettSize(epsilon, disagreement, logInverse);
	return {
		examples: Math.ceil(size),
		labels: Math.ceil(disagreement * size)
	};
}
function logTranscripts({ steps, adaptivity }) {
	return adaptivity === "full" ? steps * Math.LN2 : Math.log(steps);
}
/**
* Pairs of trainings that show, at levels alpha and beta, that one recipe beats the other with probability `preference`: ((z_alpha + z_beta)/(sqrt 6
* (preference - 1/2)))^2, rounded up. G. E. Noether, JASA 82 (1987), as recommended by X. Bouthillier et al., MLSys 2021.
*/
function noetherSize(preference, alpha, beta) {
	const z = normalIsf(Math.log(alpha)) + normalIsf(Math.log(beta));
	return Math.ceil((z / (Math.sqrt(6) * (preference - .5))) ** 2);
}

// core/gate/easeml-condition.ts
init_errors();
const TOKEN$1 = /\s*(?:(\/\\)|(\+\/-)|([<>])|([+\-*])|(\d+(?:\.\d*)?|\.\d+)|([A-Za-z_]\w*))/y;
/**
* Reads a condition.
*
* @throws UserError naming the column and what may stand there.
*/
function parseCondition(condition) {
	const reader = new TokenReader(condition);
	const clauses = [clause(reader)];
	while (reader.accept("/\\")) clauses.push(clause(reader));
	reader.end();
	return clauses;
}
/**
* Whether a condition holds for every value within its tolerances (true), for none (false), or only for some (unknown).
*
* @param estimates accuracies and share of differing predictions, in [0, 1].
*/
function evaluateCondition(clauses, estimates) {
	const truths = clauses.map((clause) => evaluateClause(clause, estimates));
	if (truths.includes("false")) return "false";
	return truths.includes("unknown") ? "unknown" : "true";
}
function evaluateClause({ coefficients, comparison, bound, epsilon }, estimates) {
	let value = 0;
	for (const [variable, coefficient] of coefficients) value += coefficient * estimates[variable];
	const margin = comparison === ">" ? value - bound : bound - value;
	if (margin > epsilon) return "true";
	return margin <= -epsilon ? "false" : "unknown";
}
function clause(reader) {
	const coefficients = expression(reader);
	const comparison = reader.accept(">") ? ">" : reader.accept("<") ? "<" : reader.fail("\">\" or \"<\"");
	const bound = signedNumber(reader);
	if (!reader.accept("+/-")) reader.fail("\"+/-\" and a tolerance");
	const epsilon = reader.number();
	if (!(epsilon > 0)) reader.fail("a tolerance above 0");
	return {
		coefficients,
		comparison,
		bound,
		epsilon
	};
}
function expression(reader) {
	const coefficients = /* @__PURE__ */ new Map();
	let sign = reader.accept("-") ? -1 : 1;
	for (;;) {
		const [variable, factor] = term(reader);
		coefficients.set(variable, (coefficients.get(variable) ?? 0) + sign * factor);
		if (reader.accept("+")) sign = 1;
		else if (reader.accept("-")) sign = -1;
		else break;
	}
	for (const [variable, coefficient] of coefficients) if (coefficient === 0) reader.fail(`a clause in which ${variable} does not cancel out`);
	return coefficients;
}
function term(reader) {
	let factor = 1;
	if (reader.isNumber()) {
		factor = reader.number();
		if (!reader.accept("*")) reader.fail("\"*\" and n, o or d");
	}
	const variable = reader.variable();
	return reader.accept("*") ? [variable, factor * signedNumber(reader)] : [variable, factor];
}
function signedNumber(reader) {
	return reader.accept("-") ? -reader.number() : reader.number();
}
var TokenReader = class {
	#condition;
	#tokens;
	#next = 0;
	constructor(condition) {
		this.#condition = condition;
		this.#tokens = tokensOf(condition);
	}
	accept(text) {
		if (this.#tokens[this.#next]?.text !== text) return false;
		this.#next++;
		return true;
	}
	isNumber() {
		return /^[\d.]/.test(this.#tokens[this.#next]?.text ?? "");
	}
	number() {
		const token = this.#tokens[this.#next];
		if (!token || !this.isNumber()) return this.fail("a number");
		this.#next++;
		return Number(token.text);
	}
	variable() {
		const text = this.#tokens[this.#next]?.text;
		if (text !== "n" && text !== "o" && text !== "d") return this.fail("n (the new accuracy), o (the old one) or d (the share of predictions that differ)");
		this.#next++;
		return text;
	}
	end() {
		if (this.#next < this.#tokens.length) this.fail("\"/\\\" and another clause, or the end");
	}
	fail(expected) {
		const token = this.#tokens[this.#next];
		const place = token ? `column ${token.column} has ${JSON.stringify(token.text)}` : "it ends";
		throw new UserError(`condition ${JSON.stringify(this.#condition)}: ${place} where ${expected} should stand; write for example n - o > -0.01 +/- 0.01`);
	}
};
function tokensOf(condition) {
	const tokens = [];
	let at = 0;
	const rest = condition.trimEnd().length;
	while (at < rest) {
		TOKEN$1.lastIndex = at;
		const text = TOKEN$1.exec(condition)?.[0];
		if (text === void 0) throw new UserError(`condition ${JSON.stringify(condition)}: column ${at + 1} cannot be read; write for example n - o > -0.01 +/- 0.01`);
		at += text.length;
		tokens.push({
			text: text.trim(),
			column: at - text.trim().length + 1
		});
	}
	return tokens;
}

// core/gate/easeml-size.ts
/** The name of the row that stands for the condition. */
const CONDITION = "easeml";
/**
* What every clause of a condition needs. The pair `d < p` and `n - o > c` is cheaper than its parts: once few predictions
* differ, the difference varies little, and only the differing examples need labels (SysML 2019, section 4.1).
*
* @throws UserError for a condition that cannot be read.
*/
function sizedClauses({ condition, ...promise }) {
	const clauses = parseCondition(condition);
	const reliability = {
		delta: 1 - promise.reliability,
		steps: promise.steps,
		adaptivity: promise.adaptivity
	};
	const share = clauses.length === 2 ? clauses.findIndex(isShareBound) : -1;
	return clauses.map((clause, index) => {
		const { epsilon, coefficients } = clause;
		const own = {
			clause,
			text: textOf$2(clause)
		};
		const bound = clauses[share]?.bound;
		if (bound !== void 0 && index !== share && isDifference(clause)) return {
			...own,
			...differenceConditionSize({
				epsilon,
				disagreement: bound
			}, reliability),
			relyingOn: share
		};
		const examples = linearConditionSize({
			epsilon,
			variables: coefficients.size,
			clauses: clauses.length,
			coefficient: Math.max(...Array.from(coefficients.values(), Math.abs))
		}, reliability);
		const labelled = [...coefficients.keys()].some((variable) => variable !== "d");
		return {
			...own,
			examples,
			labels: labelled ? examples : 0,
			relyingOn: null
		};
	});
}
/** d < p, with a share that Bennett's inequality can use. */
function isShareBound({ coefficients, comparison, bound }) {
	return coefficients.size === 1 && coefficients.get("d") === 1 && comparison === "<" && bound > 0 && bound <= 1;
}
/** n - o > c. */
function isDifference({ coefficients, comparison }) {
	return coefficients.size === 2 && coefficients.get("n") === 1 && coefficients.get("o") === -1 && comparison === ">";
}
function textOf$2({ coefficients, comparison, bound, epsilon }) {
	return `${[...coefficients].map(([variable, factor], index) => {
		const sign = factor < 0 ? "-" : index > 0 ? "+" : "";
		const times = Math.abs(factor) === 1 ? variable : `${Math.abs(factor)} * ${variable}`;
		return index > 0 ? `${sign} ${times}` : `${sign}${times}`;
	}).join(" ")} ${comparison} ${bound} +/- ${epsilon}`;
}

// core/easeml-rules.ts
init_errors();
/** Why a model's ease.ml/ci condition cannot stand as it is, or undefined. */
function easemlProblem(model) {
	const { easeml, task, data, metrics, estimand } = model;
	if (!easeml) return void 0;
	const at = (message, ...path) => ({
		path: ["easeml", ...path],
		message
	});
	if (task !== "binary" && task !== "multiclass") return at(`is about accuracy, which a ${task} task has not`);
	if (Object.hasOwn(metrics, "easeml")) return at("is the name of the condition in the report; rename that metric");
	const accuracy = Object.hasOwn(metrics, "accuracy") ? metrics.accuracy : void 0;
	if (!accuracy || accuracy.metric !== void 0) return at("is about accuracy; name it among the metrics, as accuracy: {gate: false}");
	if (estimand === "recipe" || data.weight !== null || data.group !== null) return at("counts rows that are alike and independent; remove it, or weight, group and recipe");
	if (easeml.adaptivity === "none") return at("none needs verdicts that developers never see; this gate shows them: write full", "adaptivity");
	const sized = conditionOf(easeml);
	if ("message" in sized) return at(sized.message, "condition");
	if (sized.clauses.some(({ clause }) => clause.coefficients.has("d")) && task === "multiclass" && !model.publish_predictions) return at("d of more than two labels is counted with the changed predictions; write publish_predictions: true");
}
function conditionOf(easeml) {
	try {
		return { clauses: sizedClauses(easeml) };
	} catch (thrown) {
		if (thrown instanceof UserError) return { message: thrown.message };
		throw thrown;
	}
}

// core/metrics/recalibration.ts
/** Certain scores are moved this far away from 0 and 1. */
const CLIP$1 = 1e-12;
/** Chebyshev's error is cubed in every step: behind one this short it is under 1e-10. */
const SHORT = 5e-4;
function inside$1(probability) {
	return Math.min(.999999999999, Math.max(CLIP$1, probability));
}
/** Log odds of probabilities; certain ones are moved 1e-12 away from 0 and 1. */
function logOddsOf(score) {
	const logOdds = new Float64Array(score.length);
	for (let row = 0; row < logOdds.length; row++) {
		const clipped = inside$1(score[row] ?? NaN);
		logOdds[row] = Math.log(clipped / (1 - clipped));
	}
	return logOdds;
}
/** Beyond, a weighted share of positives is none that double precision can hold. */
const FARTHEST_INTERCEPT = 600;
const INTERCEPT_STEPS = 200;
/**
* What must be added to the log odds of every score. Chebyshev's method inside a bracket, which halves it where a step leads out of it.
*
* @returns undefined where rows of one class alone have weight.
*/
function recalibrationIntercept(scores, weights) {
	if (!hasBothClasses(scores, weights)) return void 0;
	let [lower, upper, intercept] = [
		-600,
		FARTHEST_INTERCEPT,
		0
	];
	for (let step = 0; step < INTERCEPT_STEPS; step++) {
		const { gradient, information, skew } = shiftedBy(intercept, scores, weights);
		if (gradient === 0) return intercept;
		if (gradient > 0) lower = intercept;
		else upper = intercept;
		const newton = gradient / information;
		const bend = skew * newton * newton / information / 2;
		const move = Math.abs(bend) < Math.abs(newton) / 2 ? newton - bend : newton;
		if (Math.abs(move) < SHORT) return intercept + move;
		const next = intercept + move;
		intercept = next > lower && next < upper ? next : (lower + upper) / 2;
	}
}
function hasBothClasses({ positive }, weights) {
	let [positives, negatives] = [false, false];
	for (let row = 0; row < positive.length && !(positives && negatives); row++) {
		if (weights && !((weights[row] ?? 0) > 0)) continue;
		if (positive[row] === 1) positives = true;
		else negatives = true;
	}
	return positives && negatives;
}
/** Gradient and information at an intercept, and how fast that falls. Shifting log odds multiplies odds, so no row needs an exponential. */
function shiftedBy(intercept, { score, positive }, weights) {
	const factor = Math.exp(intercept);
	let [gradient, information, skew] = [
		0,
		0,
		0
	];
	for (let row = 0; row < score.length; row++) {
		const weight = weights ? weights[row] ?? 0 : 1;
		const clipped = inside$1(score[row] ?? 0);
		const raised = factor * clipped;
		const probability = raised / (1 - clipped + raised);
		gradient += weight * ((positive[row] ?? 0) - probability);
		const varied = weight * probability * (1 - probability);
		information += varied;
		skew += varied * (1 - 2 * probability);
	}
	return {
		gradient,
		information,
		skew
	};
}
const STEPS = 50;
/** Beyond, the estimate runs away: the scores separate the classes. */
const FARTHEST = 1e3;
/**
* By what the log odds of every score must be multiplied, beside what must be added.
*
* @returns undefined where scores separate the classes, or are all alike, or rows of one class alone have weight.
*/
function recalibrationSlope(sample, weights) {
	return (regressed(sample, weights, 1) ?? regressed(sample, weights, 0))?.slope;
}
/** Chebyshev's method, a step halved until it does not lead far past the top of its direction. */
function regressed(outcomes, weights, slope) {
	let line = {
		intercept: 0,
		slope
	};
	let here = fitAt(line, outcomes, weights);
	for (let step = 0; step < STEPS; step++) {
		const move = chebyshevStep(here);
		if (!move) return void 0;
		if (lengthOf$1(move) < SHORT) return movedBy(line, move, 1);
		const lowest = -.1 * along(move, here);
		let size = 1;
		let next = movedBy(line, move, size);
		let there = fitAt(next, outcomes, weights);
		for (; size > 1e-10 && !(along(move, there) >= lowest); size /= 2) {
			next = movedBy(line, move, size / 2);
			there = fitAt(next, outcomes, weights);
		}
		if (!(along(move, there) >= lowest)) return void 0;
		if (!(Math.abs(next.intercept) < FARTHEST && Math.abs(next.slope) < FARTHEST)) return void 0;
		line = next;
		here = there;
	}
}
function movedBy({ intercept, slope }, move, size) {
	return {
		intercept: intercept + size * move.intercept,
		slope: slope + size * move.slope
	};
}
/** How steeply the log likelihood rises in a direction. */
function along(move, { gradient }) {
	return move.intercept * gradient.intercept + move.slope * gradient.slope;
}
function fitAt({ intercept, slope }, outcomes, weights) {
	const { logOdds, positive, score } = outcomes;
	const untouched = intercept === 0 && slope === 1;
	let [g0, g1, h0, h1, h2, s0, s1, s2, s3] = [
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (let row = 0; row < logOdds.length; row++) {
		const weight = weights ? weights[row] ?? 0 : 1;
		const x = logOdds[row] ?? 0;
		const probability = untouched ? inside$1(score[row] ?? 0) : 1 / (1 + Math.exp(-(intercept + slope * x)));
		const residual = weight * ((positive[row] ?? 0) - probability);
		const information = weight * probability * (1 - probability);
		const skew = information * (1 - 2 * probability);
		const square = x * x;
		g0 += residual;
		g1 += residual * x;
		h0 += information;
		h1 += information * x;
		h2 += information * square;
		s0 += skew;
		s1 += skew * x;
		s2 += skew * square;
		s3 += skew * square * x;
	}
	return {
		gradient: {
			intercept: g0,
			slope: g1
		},
		information: [
			h0,
			h1,
			h2
		],
		skew: [
			s0,
			s1,
			s2,
			s3
		]
	};
}
/** Newton's step, bent by how the information changes along it (J. F. Traub, Iterative Methods for the Solution of Equations, 1964, section 5). */
function chebyshevStep(fit) {
	const newton = solved(fit.information, fit.gradient);
	if (!newton) return void 0;
	const { intercept: a, slope: b } = newton;
	const [s0, s1, s2, s3] = fit.skew;
	const change = {
		intercept: s0 * a * a + 2 * s1 * a * b + s2 * b * b,
		slope: s1 * a * a + 2 * s2 * a * b + s3 * b * b
	};
	const bend = solved(fit.information, change);
	if (!bend || !(lengthOf$1(bend) < lengthOf$1(newton) / 2)) return newton;
	return movedBy(newton, bend, -1 / 2);
}
function lengthOf$1({ intercept, slope }) {
	return Math.abs(intercept) + Math.abs(slope);
}
/** What the information makes of a step to be `right`; undefined where it is not regular. */
function solved([h0, h1, h2], right) {
	const determinant = h0 * h2 - h1 * h1;
	if (!(determinant > 1e-12 * h0 * h2)) return void 0;
	return {
		intercept: (h2 * right.intercept - h1 * right.slope) / determinant,
		slope: (h0 * right.slope - h1 * right.intercept) / determinant
	};
}

// core/metrics/calibration.ts
function claimsOf(sample) {
	if (sample.task === "binary") return {
		confidence: sample.score,
		happened: sample.positive
	};
	const { probabilities, label } = sample;
	const confidence = new Float64Array(label.length);
	const happened = new Uint8Array(label.length);
	for (let row = 0; row < label.length; row++) {
		let best = 0;
		for (let target = 1; target < probabilities.length; target++) if ((probabilities[target]?.[row] ?? 0) > (probabilities[best]?.[row] ?? 0)) best = target;
		confidence[row] = probabilities[best]?.[row] ?? 0;
		happened[row] = label[row] === best ? 1 : 0;
	}
	return {
		confidence,
		happened
	};
}
/** In each of `bins` bins of equal width, closed below, the last one also above: weight, summed confidence, and what came true. */
function binned({ confidence, happened }, bins, weights) {
	const sums = {
		weight: new Float64Array(bins),
		claimed: new Float64Array(bins),
		came: new Float64Array(bins)
	};
	for (let row = 0; row < confidence.length; row++) {
		const weight = weights ? weights[row] ?? 0 : 1;
		const value = confidence[row] ?? 0;
		const bin = Math.min(bins - 1, Math.floor(value * bins));
		sums.weight[bin] = (sums.weight[bin] ?? 0) + weight;
		sums.claimed[bin] = (sums.claimed[bin] ?? 0) + weight * value;
		sums.came[bin] = (sums.came[bin] ?? 0) + weight * (happened[row] ?? 0);
	}
	return sums;
}
function expectedError(sample, { bins = 15 }) {
	const claims = claimsOf(sample);
	return (weights) => {
		const { weight, claimed, came } = binned(claims, bins, weights);
		let [sum, total] = [0, 0];
		for (let bin = 0; bin < bins; bin++) {
			sum += Math.abs((claimed[bin] ?? 0) - (came[bin] ?? 0));
			total += weight[bin] ?? 0;
		}
		return total > 0 ? sum / total : void 0;
	};
}
function largestError(sample, { bins = 15 }) {
	const claims = claimsOf(sample);
	return (weights) => {
		const { weight, claimed, came } = binned(claims, bins, weights);
		let most;
		for (let bin = 0; bin < bins; bin++) {
			const here = weight[bin] ?? 0;
			if (here > 0) most = Math.max(most ?? 0, Math.abs((claimed[bin] ?? 0) - (came[bin] ?? 0)) / here);
		}
		return most;
	};
}
const calibration = {
	tasks: ["binary", "multiclass"],
	family: "calibration",
	direction: "lower",
	range: [0, 1],
	needs: ["probabilities"],
	unit: "row",
	options: ["bins"],
	required: [],
	undefinedWhen: "no rows"
};
const recalibration = {
	...calibration,
	tasks: ["binary"],
	needs: ["score"],
	range: [0, Number.POSITIVE_INFINITY],
	options: [],
	undefinedWhen: "scores separate the classes, or are all alike, or there is only one class"
};
/** Metrics of calibration. The binned ones are biased upwards and move with the edges of their bins: better gated is log_loss or brier. */
const calibrationMetrics = {
	ece: {
		...calibration,
		measure: {
			kind: "aggregate",
			of: expectedError
		}
	},
	mce: {
		...calibration,
		measure: {
			kind: "aggregate",
			of: largestError
		}
	},
	calibration_slope_error: {
		...recalibration,
		measure: {
			kind: "aggregate",
			of: (sample) => (weights) => {
				const slope = recalibrationSlope(sample, weights);
				return slope === void 0 ? void 0 : Math.abs(slope - 1);
			}
		}
	},
	calibration_intercept_error: {
		...recalibration,
		measure: {
			kind: "aggregate",
			of: (sample) => (weights) => {
				const intercept = recalibrationIntercept(sample, weights);
				return intercept === void 0 ? void 0 : Math.abs(intercept);
			}
		}
	}
};

// core/metrics/one-vs-rest.ts
/** Among the examples predicted to be of a class, the share that is. */
const precision = share$2(1, 0);
/** Among the examples of a class, the share predicted to be. */
const recall = share$2(0, 1);
/** TP / (TP + FP + FN). */
const jaccard = share$2(1, 1);
/** Among the examples not of a class, the share not predicted to be. */
const specificity = {
	over: {
		truePositive: 0,
		trueNegative: 1
	},
	under: {
		truePositive: 0,
		falsePositive: 1,
		falseNegative: 0,
		trueNegative: 1
	}
};
/** (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP): recall counts `beta` times as much as precision. */
function fBeta(beta) {
	const square = beta * beta;
	return {
		over: {
			truePositive: 1 + square,
			trueNegative: 0
		},
		under: {
			truePositive: 1 + square,
			falsePositive: 1,
			falseNegative: square,
			trueNegative: 0
		}
	};
}
function share$2(falsePositive, falseNegative) {
	return {
		over: {
			truePositive: 1,
			trueNegative: 0
		},
		under: {
			truePositive: 1,
			falsePositive,
			falseNegative,
			trueNegative: 0
		}
	};
}
/**
* A ratio of one class, or averaged over the classes that occur as label or prediction. A class with a denominator of 0 counts as
* `zero_division`, 0 unless told; by itself it is undefined unless told.
*
* @param positive the class of average `binary`; without one that average is `macro`.
*/
function averaged(ratio, options, positive) {
	const average = options.average ?? "binary";
	if (average === "micro") return (confusion) => micro(confusion, ratio);
	const weighted = average === "weighted";
	if (average !== "binary" || positive === null) return (confusion) => mean$1(confusion, ratio, {
		...options,
		weighted
	});
	return (confusion) => single(confusion, ratio, {
		...options,
		positive
	});
}
/** Row and column sums of a confusion table, and its diagonal. */
function marginsOf({ classes, counts }) {
	const margins = {
		label: new Float64Array(classes),
		predicted: new Float64Array(classes),
		both: new Float64Array(classes)
	};
	for (let label = 0; label < classes; label++) for (let predicted = 0; predicted < classes; predicted++) {
		const count = counts[label * classes + predicted] ?? 0;
		add$2(margins.label, label, count);
		add$2(margins.predicted, predicted, count);
		if (label === predicted) add$2(margins.both, label, count);
	}
	return margins;
}
function add$2(values, index, value) {
	values[index] = (values[index] ?? 0) + value;
}
function fractionOf(ratio, margins, target, total) {
	const truePositive = margins.both[target] ?? 0;
	const falsePositive = (margins.predicted[target] ?? 0) - truePositive;
	const falseNegative = (margins.label[target] ?? 0) - truePositive;
	const trueNegative = total - truePositive - falsePositive - falseNegative;
	const { over, under } = ratio;
	return {
		over: over.truePositive * truePositive + over.trueNegative * trueNegative,
		under: under.truePositive * truePositive + under.falsePositive * falsePositive + under.falseNegative * falseNegative + under.trueNegative * trueNegative
	};
}
function effectsOf({ over, under }, value, scale) {
	return {
		truePositive: scale * (over.truePositive - value * under.truePositive),
		falsePositive: -scale * value * under.falsePositive,
		falseNegative: -scale * value * under.falseNegative,
		trueNegative: scale * (over.trueNegative - value * under.trueNegative)
	};
}
/** The sum of all classes' effects in each cell: one class's example is true negative to all but its label's and its prediction's class. */
function spread(classes, effects) {
	let rest = 0;
	for (const effect of effects) rest += effect?.trueNegative ?? 0;
	const influence = new Float64Array(classes * classes);
	for (let label = 0; label < classes; label++) {
		const own = effects[label];
		for (let predicted = 0; predicted < classes; predicted++) {
			const other = effects[predicted];
			influence[label * classes + predicted] = label === predicted ? rest + (own ? own.truePositive - own.trueNegative : 0) : rest + (own ? own.falseNegative - own.trueNegative : 0) + (other ? other.falsePositive - other.trueNegative : 0);
		}
	}
	return influence;
}
function single(confusion, ratio, { positive, zero_division: zero }) {
	const { classes, total } = confusion;
	if (total === 0) return void 0;
	const { over, under } = fractionOf(ratio, marginsOf(confusion), positive, total);
	if (under === 0) return zero === 0 || zero === 1 ? constant(zero, classes) : void 0;
	const effects = new Array(classes).fill(void 0);
	effects[positive] = effectsOf(ratio, over / under, total / under);
	return {
		value: over / under,
		influence: spread(classes, effects)
	};
}
function constant(value, classes) {
	return {
		value,
		influence: new Float64Array(classes * classes)
	};
}
/** Numerators and denominators summed over the classes first. */
function micro(confusion, ratio) {
	const { classes, total } = confusion;
	if (total === 0) return void 0;
	const margins = marginsOf(confusion);
	const occurring = occurringClasses(margins);
	let [over, under] = [0, 0];
	for (const target of occurring) {
		const fraction = fractionOf(ratio, margins, target, total);
		over += fraction.over;
		under += fraction.under;
	}
	if (under === 0) return void 0;
	const effects = new Array(classes).fill(void 0);
	for (const target of occurring) effects[target] = effectsOf(ratio, over / under, total / under);
	return {
		value: over / under,
		influence: spread(classes, effects)
	};
}
function occurringClasses({ label, predicted }) {
	return Array.from(label.keys()).filter((target) => (label[target] ?? 0) + (predicted[target] ?? 0) > 0);
}
/** Mean over the classes, alike or by their share of the labels; the shares are estimated too, hence the second part of the influence. */
function mean$1(confusion, ratio, { weighted, zero_division: zero = 0 }) {
	const { classes, total } = confusion;
	const margins = marginsOf(confusion);
	const effects = new Array(classes).fill(void 0);
	const values = new Float64Array(classes);
	const counted = new Uint8Array(classes);
	const weights = new Float64Array(classes);
	let [sum, weight] = [0, 0];
	for (const target of occurringClasses(margins)) {
		const { over, under } = fractionOf(ratio, margins, target, total);
		if (under === 0 && zero === "skip") continue;
		const value = under === 0 ? Number(zero) : over / under;
		values[target] = value;
		counted[target] = 1;
		weights[target] = weighted ? (margins.label[target] ?? 0) / total : 1;
		sum += (weights[target] ?? 0) * value;
		weight += weights[target] ?? 0;
		if (under > 0) effects[target] = effectsOf(ratio, value, total / under);
	}
	if (weight === 0) return void 0;
	const value = sum / weight;
	const influence = spread(classes, effects.map((effect, target) => effect && scaledBy(effect, (weights[target] ?? 0) / weight)));
	if (weighted) for (let cell = 0; cell < influence.length; cell++) {
		const label = Math.floor(cell / classes);
		if (counted[label] === 1) add$2(influence, cell, ((values[label] ?? 0) - value) / weight);
	}
	return {
		value,
		influence
	};
}
function scaledBy({ truePositive, falsePositive, falseNegative, trueNegative }, by) {
	return {
		truePositive: by * truePositive,
		falsePositive: by * falsePositive,
		falseNegative: by * falseNegative,
		trueNegative: by * trueNegative
	};
}

// core/metrics/agreement.ts
/**
* Matthews' correlation over any number of classes (J. Gorodkin, Computational Biology and Chemistry 28, 2004). `undefined` where labels or
* predictions are all of one class, for which scikit-learn writes 0.
*/
function matthews(confusion) {
	const { total } = confusion;
	const { label, predicted, both } = marginsOf(confusion);
	let [agree, chance, labelSquares, predictedSquares] = [
		0,
		0,
		0,
		0
	];
	for (let target = 0; target < label.length; target++) {
		const [ofLabel, ofPredicted] = [(label[target] ?? 0) / total, (predicted[target] ?? 0) / total];
		agree += (both[target] ?? 0) / total;
		chance += ofLabel * ofPredicted;
		labelSquares += ofLabel * ofLabel;
		predictedSquares += ofPredicted * ofPredicted;
	}
	if (!(total > 0) || oneOnly(label, total) || oneOnly(predicted, total)) return void 0;
	const [labels, predictions] = [1 - labelSquares, 1 - predictedSquares];
	const scale = Math.sqrt(labels * predictions);
	const value = (agree - chance) / scale;
	return centred(confusion, value, (row, column) => {
		const margin = ((predicted[row] ?? 0) + (label[column] ?? 0)) / total;
		const spread = (label[row] ?? 0) / total / labels + (predicted[column] ?? 0) / total / predictions;
		return ((row === column ? 1 : 0) - margin) / scale + value * spread;
	});
}
/**
* Cohen's kappa, 1 less the ratio of observed to chance disagreement; with weights a disagreement counts by the distance of the two
* classes in the list of all classes, or its square. `undefined` where chance leaves no disagreement.
*/
function kappa({ weights }) {
	const cost = costOf(weights);
	return (confusion) => {
		const { classes, counts, total } = confusion;
		const { label, predicted } = marginsOf(confusion);
		const byLabel = new Float64Array(classes);
		const byPredicted = new Float64Array(classes);
		let [observed, chance] = [0, 0];
		for (let row = 0; row < classes; row++) for (let column = 0; column < classes; column++) {
			const weight = cost(row, column);
			observed += weight * (counts[row * classes + column] ?? 0) / total;
			byLabel[row] = (byLabel[row] ?? 0) + weight * (predicted[column] ?? 0) / total;
			byPredicted[column] = (byPredicted[column] ?? 0) + weight * (label[row] ?? 0) / total;
		}
		for (let row = 0; row < classes; row++) chance += (byLabel[row] ?? 0) * (label[row] ?? 0) / total;
		if (!(chance > 0)) return void 0;
		return centred(confusion, 1 - observed / chance, (row, column) => {
			const byChance = (byLabel[row] ?? 0) + (byPredicted[column] ?? 0);
			return observed * byChance / chance ** 2 - cost(row, column) / chance;
		});
	};
}
function costOf(weights) {
	if (weights === "linear") return (row, column) => Math.abs(row - column);
	if (weights === "quadratic") return (row, column) => (row - column) ** 2;
	return (row, column) => row === column ? 0 : 1;
}
function oneOnly(margin, total) {
	return margin.some((count) => count === total);
}
function centred({ classes, counts, total }, value, slope) {
	const influence = new Float64Array(counts.length);
	let mean = 0;
	for (let cell = 0; cell < counts.length; cell++) {
		const here = slope(Math.floor(cell / classes), cell % classes);
		influence[cell] = here;
		mean += here * (counts[cell] ?? 0) / total;
	}
	return {
		value,
		influence: influence.map((here) => here - mean)
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
	const right = new Float64Array(labels.length);
	for (let row = 0; row < right.length; row++) right[row] = labels[row] === predictions[row] ? 1 : 0;
	return right;
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
	for (let row = 0; row < candidate.length; row++) {
		const wasRight = baseline[row] === 1;
		if (candidate[row] !== 1) losses += wasRight ? 1 : 0;
		else if (wasRight) bothRight += 1;
		else wins += 1;
	}
	return {
		n: candidate.length,
		wins,
		losses,
		bothRight
	};
}
const label = {
	tasks: ["binary", "multiclass"],
	family: "classification",
	direction: "higher",
	range: [0, 1],
	needs: ["prediction"],
	unit: "row",
	options: [],
	required: []
};
const ratio$1 = {
	...label,
	options: ["average", "zero_division"],
	undefinedWhen: "a denominator is 0: no such label or prediction on these rows"
};
const agreement = {
	...label,
	range: [-1, 1],
	undefinedWhen: "labels or predictions are all of one class"
};
/** Metrics of predicted classes. */
const classificationMetrics = {
	accuracy: {
		...label,
		undefinedWhen: "no rows",
		measure: {
			kind: "mean",
			binary: true,
			of: (sample) => correct(sample.label, sample.predicted)
		}
	},
	balanced_accuracy: {
		...label,
		undefinedWhen: "no rows",
		measure: {
			kind: "table",
			of: meanRecall
		}
	},
	precision: {
		...ratio$1,
		measure: averagedBy(() => precision)
	},
	recall: {
		...ratio$1,
		measure: averagedBy(() => recall)
	},
	specificity: {
		...ratio$1,
		measure: averagedBy(() => specificity)
	},
	f1: {
		...ratio$1,
		measure: averagedBy(() => fBeta(1))
	},
	fbeta: {
		...ratio$1,
		options: [...ratio$1.options, "beta"],
		required: ["beta"],
		measure: averagedBy(({ beta = 1 }) => fBeta(beta))
	},
	jaccard: {
		...ratio$1,
		measure: averagedBy(() => jaccard)
	},
	mcc: {
		...agreement,
		measure: {
			kind: "table",
			of: () => matthews
		}
	},
	kappa: {
		...agreement,
		options: ["weights"],
		measure: {
			kind: "table",
			of: (options) => kappa(options)
		}
	}
};
/** Recall averaged over the classes that occur as labels: the others have none. */
function meanRecall() {
	return averaged(recall, {
		average: "macro",
		zero_division: "skip"
	}, null);
}
function averagedBy(ratioOf) {
	const of = (options, positive) => averaged(ratioOf(options), options, positive);
	return {
		kind: "table",
		of
	};
}

// core/metrics/bleu.ts
const ORDERS$1 = 4;
/** A row's part of each sum: matches and n-grams of one to four words, and the lengths of both texts. */
function bleuTerms(reference, written) {
	const [gold, found] = [tokens(reference), tokens(written)];
	const terms = [];
	for (let order = 1; order <= ORDERS$1; order++) {
		const [counts, goldCounts] = [ngrams$1(found, order), ngrams$1(gold, order)];
		let [matches, total] = [0, 0];
		for (const [ngram, count] of counts) {
			matches += Math.min(count, goldCounts.get(ngram) ?? 0);
			total += count;
		}
		terms.push(matches, total);
	}
	terms.push(found.length, gold.length);
	return terms;
}
/** BLEU from 0 to 100, of the means of the terms; undefined where an order has no match. */
function bleuOf(means) {
	const [length = 0, goldLength = 0] = means.slice(8);
	const gradient = new Array(10).fill(0);
	let logs = 0;
	for (let order = 0; order < ORDERS$1; order++) {
		const [matches = 0, total = 0] = means.slice(2 * order);
		if (!(matches > 0)) return void 0;
		logs += Math.log(matches / total) / ORDERS$1;
		gradient[2 * order] = 1 / matches / ORDERS$1;
		gradient[2 * order + 1] = -1 / total / ORDERS$1;
	}
	if (length < goldLength) {
		logs += 1 - goldLength / length;
		gradient[8] = goldLength / length ** 2;
		gradient[9] = -1 / length;
	}
	const value = 100 * Math.exp(logs);
	return {
		value,
		gradient: gradient.map((slope) => value * slope)
	};
}
function ngrams$1(words, order) {
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start + order <= words.length; start++) {
		const ngram = words.slice(start, start + order).join(" ");
		counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
	}
	return counts;
}
function tokens(text) {
	return ` ${text.replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ").replaceAll("&quot;", "\"").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">")} `.replace(/([{-~[-` -&(-+:-@/])/g, " $1 ").replace(/([^0-9])([.,])/g, "$1 $2 ").replace(/([.,])([^0-9])/g, " $1 $2").replace(/([0-9])(-)/g, "$1 $2 ").split(/\s+/).filter((word) => word !== "");
}

// core/metrics/chrf.ts
const ORDERS = 6;
const BETA_SQUARED = 4;
/** A row's part of each sum: for each order matches, n-grams written, and n-grams of the reference. */
function chrfTerms(reference, written) {
	const [gold, found] = [characters(reference), characters(written)];
	const terms = [];
	for (let order = 1; order <= ORDERS; order++) {
		const [counts, goldCounts] = [ngrams(found, order), ngrams(gold, order)];
		let matches = 0;
		for (const [ngram, count] of counts) matches += Math.min(count, goldCounts.get(ngram) ?? 0);
		const inFound = Math.max(0, found.length - order + 1);
		const inGold = Math.max(0, gold.length - order + 1);
		terms.push(matches, inGold > 0 ? inFound : 0, inGold);
	}
	return terms;
}
/** chrF from 0 to 100, of the means of the terms; undefined without a character on either side. */
function chrfOf(means) {
	const orders = Array.from({ length: ORDERS }, (_, order) => means.slice(3 * order, 3 * order + 3));
	const used = orders.filter(([, found = 0, gold = 0]) => found > 0 && gold > 0).length;
	if (used === 0) return void 0;
	let [precision, recall] = [0, 0];
	for (const [matches = 0, found = 0, gold = 0] of orders) {
		if (!(found > 0 && gold > 0)) continue;
		precision += matches / found / used;
		recall += matches / gold / used;
	}
	const weighted = BETA_SQUARED * precision + recall;
	if (weighted === 0) return {
		value: 0,
		gradient: means.map(() => 0)
	};
	const value = 500 * precision * recall / weighted;
	const byPrecision = 500 * recall * recall / weighted ** 2 / used;
	const byRecall = 500 * BETA_SQUARED * precision * precision / weighted ** 2 / used;
	return {
		value,
		gradient: orders.flatMap(([matches = 0, found = 0, gold = 0]) => {
			if (!(found > 0 && gold > 0)) return [
				0,
				0,
				0
			];
			return [
				byPrecision / found + byRecall / gold,
				-byPrecision * matches / found ** 2,
				-byRecall * matches / gold ** 2
			];
		})
	};
}
function characters(text) {
	return Array.from(text.replace(/\s+/g, ""));
}
function ngrams(letters, order) {
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start + order <= letters.length; start++) {
		const ngram = letters.slice(start, start + order).join("");
		counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
	}
	return counts;
}

// core/metrics/ranking.ts
function eachQuery(sample, of) {
	const { truth, forecast, queries } = sample;
	const values = new Float64Array(queries.count);
	let anyRelevant = false;
	for (let index = 0; index < values.length; index++) {
		const query = queryOf(rowsOf$2(queries, index), truth, forecast);
		if (query.relevant > 0) {
			values[index] = of(query);
			anyRelevant = true;
		}
	}
	return anyRelevant ? values : values.fill(NaN);
}
/** The rows of a group. */
function rowsOf$2({ rows, starts }, group) {
	return rows.subarray(starts[group], starts[group + 1]);
}
function queryOf(rows, truth, forecast) {
	const relevance = Float64Array.from(rows, (row) => truth[row] ?? NaN);
	const score = Float64Array.from(rows, (row) => forecast[row] ?? NaN);
	const order = Uint32Array.from(rows, (_, index) => index);
	order.sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || (relevance[a] ?? 0) - (relevance[b] ?? 0));
	let relevant = 0;
	for (const value of relevance) if (value > 0) relevant++;
	return {
		relevance,
		score,
		order,
		relevant
	};
}
/** Relevant documents among the first k. */
function foundIn({ relevance, order }, k) {
	let found = 0;
	for (const index of order.subarray(0, k)) if ((relevance[index] ?? 0) > 0) found++;
	return found;
}
/** Mean over the relevant documents of the precision down to each, tied documents all at the last rank of their tie (as label_ranking_average_precision_score). */
function averagePrecision$1({ relevance, score, order, relevant }, k) {
	let [found, sum] = [0, 0];
	for (let start = 0, end = 0; start < order.length; start = end) {
		let tied = 0;
		for (end = start; end < order.length && score[order[end] ?? 0] === score[order[start] ?? 0]; end++) if ((relevance[order[end] ?? 0] ?? 0) > 0) tied++;
		found += tied;
		if (end <= k) sum += tied * found / end;
	}
	return sum / Math.min(relevant, k);
}
function reciprocalRank({ relevance, order }, k) {
	const first = order.findIndex((index) => (relevance[index] ?? 0) > 0);
	return first < k ? 1 / (first + 1) : 0;
}
/** Discounted gain over the best possible one: gain is the relevance itself, discount log2(1 + rank), averaged over ties (as ndcg_score). */
function discountedGain({ relevance, score, order }, k) {
	let gain = 0;
	for (let start = 0, end = 0; start < order.length; start = end) {
		let [sum, discounts] = [0, 0];
		for (end = start; end < order.length && score[order[end] ?? 0] === score[order[start] ?? 0]; end++) {
			sum += relevance[order[end] ?? 0] ?? NaN;
			discounts += discount(end, k);
		}
		gain += sum / (end - start) * discounts;
	}
	let best = 0;
	for (const [rank, value] of relevance.toSorted((a, b) => b - a).entries()) best += value * discount(rank, k);
	return gain / best;
}
function discount(rank, k) {
	return rank < k ? 1 / Math.log2(rank + 2) : 0;
}
const query = {
	tasks: ["ranking"],
	family: "ranking",
	direction: "higher",
	range: [0, 1],
	needs: ["prediction", "query"],
	unit: "query",
	options: ["k"],
	required: [],
	undefinedWhen: "no query has a relevant document"
};
const cut$1 = {
	...query,
	required: ["k"]
};
/** Metrics of ranked results. */
const rankingMetrics = {
	ndcg: {
		...query,
		measure: perQuery(discountedGain)
	},
	mrr: {
		...query,
		measure: perQuery(reciprocalRank)
	},
	map: {
		...query,
		measure: perQuery(averagePrecision$1)
	},
	precision_at_k: {
		...cut$1,
		measure: perQuery((of, k) => foundIn(of, k) / k)
	},
	recall_at_k: {
		...cut$1,
		measure: perQuery((of, k) => foundIn(of, k) / of.relevant)
	},
	hit_at_k: {
		...cut$1,
		measure: {
			...perQuery((of, k) => foundIn(of, k) > 0 ? 1 : 0),
			binary: true
		}
	}
};
function perQuery(of) {
	return {
		kind: "mean",
		binary: false,
		of: (sample, { k = Number.POSITIVE_INFINITY }) => eachQuery(sample, (found) => of(found, k))
	};
}

// core/metrics/text.ts
const text$1 = {
	tasks: ["llm"],
	family: "text",
	direction: "higher",
	range: [0, 1],
	needs: ["prediction"],
	unit: "row",
	options: [],
	required: [],
	undefinedWhen: "no rows"
};
/** Metrics of written texts. */
const textMetrics = {
	exact_match: {
		...text$1,
		measure: {
			kind: "mean",
			binary: true,
			of: (sample) => eachText(sample, (a, b) => a === b ? 1 : 0)
		}
	},
	token_f1: {
		...text$1,
		measure: {
			kind: "mean",
			binary: false,
			of: (sample) => eachText(sample, tokenF1)
		}
	},
	pass_at_k: {
		...text$1,
		needs: ["query", "column"],
		unit: "query",
		options: ["k", "column"],
		required: ["k", "column"],
		undefinedWhen: "a problem has fewer than k samples",
		measure: {
			kind: "mean",
			binary: false,
			of: passAtK
		}
	},
	wer: {
		...text$1,
		direction: "lower",
		range: [0, Number.POSITIVE_INFINITY],
		undefinedWhen: "all references are empty",
		measure: {
			kind: "ratio",
			terms: (sample) => [eachText(sample, (reference, written) => wordEdits(wordsOf(reference), wordsOf(written))), eachText(sample, (reference) => wordsOf(reference).length)],
			of: quotient
		}
	},
	bleu: {
		...text$1,
		range: [0, 100],
		undefinedWhen: "no four words in a row are as in the reference",
		measure: {
			kind: "ratio",
			terms: (sample) => manyTerms(sample, bleuTerms),
			of: bleuOf
		}
	},
	chrf: {
		...text$1,
		range: [0, 100],
		undefinedWhen: "references or predictions are all empty",
		measure: {
			kind: "ratio",
			terms: (sample) => manyTerms(sample, chrfTerms),
			of: chrfOf
		}
	}
};
/** One mean over another. */
function quotient([over = 0, under = 0]) {
	return under > 0 ? {
		value: over / under,
		gradient: [1 / under, -over / under ** 2]
	} : void 0;
}
function eachText({ labelText, predictedText, rows }, of) {
	const values = new Float64Array(rows);
	for (let row = 0; row < rows; row++) values[row] = of(labelText.values[labelText.codes[row] ?? 0] ?? "", predictedText.values[predictedText.codes[row] ?? 0] ?? "");
	return values;
}
function manyTerms(sample, of) {
	const terms = [];
	let row = 0;
	eachText(sample, (reference, written) => {
		for (const [index, value] of of(reference, written).entries()) {
			terms[index] ??= new Float64Array(sample.rows);
			terms[index][row] = value;
		}
		row++;
		return 0;
	});
	return terms;
}
/** Words of both texts in common, as SQuAD counts them (P. Rajpurkar and others, EMNLP 2016): no case, punctuation or articles. */
function tokenF1(reference, written) {
	const [gold, found] = [plainWords(reference), plainWords(written)];
	if (gold.length === 0 || found.length === 0) return gold.length === found.length ? 1 : 0;
	const counts = /* @__PURE__ */ new Map();
	for (const word of gold) counts.set(word, (counts.get(word) ?? 0) + 1);
	let common = 0;
	for (const word of found) {
		const left = counts.get(word) ?? 0;
		if (left > 0) common++;
		counts.set(word, left - 1);
	}
	return 2 * common / (gold.length + found.length);
}
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const ARTICLES = /\b(a|an|the)\b/g;
function plainWords(text) {
	return wordsOf(text.toLowerCase().replace(PUNCTUATION, "").replace(ARTICLES, " "));
}
function wordsOf(text) {
	return text.split(/\s+/).filter((word) => word !== "");
}
/** Insertions, deletions and substitutions that turn one list of words into the other (V. I. Levenshtein, 1966). */
function wordEdits(reference, written) {
	let before = Array.from({ length: written.length + 1 }, (_, index) => index);
	for (const [i, word] of reference.entries()) {
		const here = [i + 1];
		for (const [j, other] of written.entries()) {
			const swapped = (before[j] ?? 0) + (word === other ? 0 : 1);
			here.push(Math.min(swapped, (before[j + 1] ?? 0) + 1, (here[j] ?? 0) + 1));
		}
		before = here;
	}
	return before[written.length] ?? 0;
}
/**
* For each problem the chance that of k samples drawn from its n at least one passes, 1 - C(n - c, k) / C(n, k) with c passing (M. Chen and others,
* "Evaluating large language models trained on code", 2021). A row is a sample, its problem the query; `column` is 1 where it passes.
*/
function passAtK(sample, { k = 1, column = "" }) {
	const passing = sample.column(column);
	const values = new Float64Array(sample.queries.count);
	for (let problem = 0; problem < values.length; problem++) {
		const rows = rowsOf$2(sample.queries, problem);
		let passed = 0;
		for (const row of rows) if ((passing[row] ?? 0) > 0) passed++;
		values[problem] = rows.length < k ? NaN : 1 - noneOf(rows.length, passed, k);
	}
	return values;
}
function noneOf(n, passed, k) {
	let chance = 1;
	for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, n - passed - drawn) / (n - drawn);
	return chance;
}

// core/metrics/custom.ts
const TASKS$1 = [
	"binary",
	"multiclass",
	"multilabel",
	"regression",
	"ranking",
	"forecasting",
	"llm"
];
/**
* A metric of one's own: the mean of a column of numbers, a value a row, or of two columns the ratio of their sums.
*
* @returns undefined where no limit tells whether higher or lower is better.
*/
function customMetric(limits, { over }) {
	const direction = directionOf(limits);
	if (!direction) return void 0;
	const custom = {
		tasks: TASKS$1,
		family: "custom",
		direction,
		range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
		needs: ["column"],
		unit: "row",
		options: ["column", "over"],
		required: ["column"],
		undefinedWhen: over === void 0 ? "no rows" : `${over} sums to 0`
	};
	return over === void 0 ? {
		...custom,
		measure: {
			kind: "mean",
			binary: "by-values",
			of: (sample, { column = "" }) => copyOf(sample, column)
		}
	} : {
		...custom,
		measure: {
			kind: "ratio",
			terms: bothColumns,
			of: quotient
		}
	};
}
function bothColumns(sample, { column = "", over = "" }) {
	return [copyOf(sample, column), copyOf(sample, over)];
}
function copyOf(sample, name) {
	return sample.column(name).slice();
}
function directionOf({ max_drop, floor, max_rise, ceiling }) {
	if (max_drop !== void 0 || floor !== void 0) return "higher";
	return max_rise !== void 0 || ceiling !== void 0 ? "lower" : void 0;
}

// core/statistics/argsort.ts
/** Up to this length a comparison sort is as quick. */
const FEW$2 = 256;
const LARGEST_KEY = 2 ** 32 - 1;
const BUCKETS = 256;
/**
* The indices of values in ascending order; equal ones keep theirs. Values are finite. Linear in time for all but contrived values: they are
* scaled to 32 bits and sorted digit by digit (P. M. McIlroy, K. Bostic and M. D. McIlroy, "Engineering Radix Sort", Computing Systems
* 6 (1993)), and only what 32 bits cannot tell apart is compared.
*/
function ascendingOrder(values) {
	const order = new Uint32Array(values.length);
	for (let index = 0; index < order.length; index++) order[index] = index;
	if (order.length <= FEW$2) return compare$1(values, order);
	const { keys, indices } = byDigits(keysOf$1(values), order);
	for (let start = 0, end = 0; start < keys.length; start = end) {
		let rising = true;
		for (end = start + 1; end < keys.length && keys[end] === keys[start]; end++) rising &&= at$1(values, indices, end - 1) <= at$1(values, indices, end);
		if (!rising) compare$1(values, indices.subarray(start, end));
	}
	return indices;
}
/** The indices of values in descending order; equal ones in the reverse of theirs. */
function fallingOrder(values) {
	return ascendingOrder(values).reverse();
}
/** Whole numbers that never fall while the values rise. Where the range is too wide or too narrow to scale by, all are 0: then all are compared. */
function keysOf$1(values) {
	let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let index = 0; index < values.length; index++) {
		const value = values[index] ?? NaN;
		if (value < least) least = value;
		if (value > greatest) greatest = value;
	}
	const keys = new Uint32Array(values.length);
	const scale = LARGEST_KEY / (greatest - least);
	for (let index = 0; index < keys.length; index++) keys[index] = ((values[index] ?? NaN) - least) * scale;
	return keys;
}
/** Four stable counting sorts, from the last byte of the keys to the first. */
function byDigits(keys, indices) {
	let from = {
		keys,
		indices
	};
	let to = {
		keys: new Uint32Array(keys.length),
		indices: new Uint32Array(keys.length)
	};
	for (let shift = 0; shift < 32; shift += 8) {
		const places = placesOf$2(from.keys, shift);
		for (let index = 0; index < keys.length; index++) {
			const key = from.keys[index] ?? 0;
			const digit = key >>> shift & 255;
			const place = places[digit] ?? 0;
			places[digit] = place + 1;
			to.keys[place] = key;
			to.indices[place] = from.indices[index] ?? 0;
		}
		[from, to] = [to, from];
	}
	return from;
}
/** Where the first key with each digit goes. */
function placesOf$2(keys, shift) {
	const places = /* @__PURE__ */ new Uint32Array(257);
	for (let index = 0; index < keys.length; index++) {
		const next = ((keys[index] ?? 0) >>> shift & 255) + 1;
		places[next] = (places[next] ?? 0) + 1;
	}
	for (let digit = 1; digit < BUCKETS; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
	return places;
}
function compare$1(values, indices) {
	return indices.sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
}
function at$1(values, indices, index) {
	return values[indices[index] ?? 0] ?? NaN;
}

// core/statistics/ranked-rows.ts
/**
* Sorts rows by their score.
*
* @param positive 1 for a positive row, 0 for a negative one.
* @throws RangeError when the columns differ in length or a score is not finite
*/
function rankedRows(score, positive) {
	if (positive.length !== score.length) throw new RangeError("scores and labels differ in length");
	const order = fallingOrder(score);
	const flags = new Uint8Array(order.length);
	const positives = new Uint32Array(order.length);
	const negatives = new Uint32Array(order.length);
	let [group, last] = [-1, NaN];
	for (let rank = 0; rank < order.length; rank++) {
		const row = order[rank] ?? 0;
		const value = score[row] ?? NaN;
		if (value - value !== 0) throw new RangeError("a score is not finite");
		if (value !== last) group++;
		last = value;
		const flag = positive[row] ?? 0;
		flags[rank] = flag;
		positives[group] = (positives[group] ?? 0) + flag;
		negatives[group] = (negatives[group] ?? 0) + 1 - flag;
	}
	return {
		order,
		flags,
		positives: positives.slice(0, group + 1),
		negatives: negatives.slice(0, group + 1)
	};
}
/** Each part's rows by themselves, numbered from 0 in their order: one walk, and nothing is sorted again. */
function splitRanked({ order, flags, positives, negatives }, { of, sizes }) {
	const starts = startsOf(sizes);
	const located = locate(of, sizes.length);
	const split = {
		order: new Uint32Array(of.length),
		flags: new Uint8Array(of.length),
		positives: new Uint32Array(of.length),
		negatives: new Uint32Array(of.length)
	};
	const ranks = starts.slice();
	/** Part by part the place behind its last group, and which group that is of all rows. */
	const groups = starts.slice();
	const last = new Int32Array(sizes.length).fill(-1);
	for (let group = 0, rank = 0; group < positives.length; group++) {
		const end = rank + (positives[group] ?? 0) + (negatives[group] ?? 0);
		for (; rank < end; rank++) {
			const row = order[rank] ?? 0;
			const part = located[2 * row] ?? 0;
			const at = ranks[part] ?? 0;
			ranks[part] = at + 1;
			split.order[at] = located[2 * row + 1] ?? 0;
			const flag = flags[rank] ?? 0;
			split.flags[at] = flag;
			if (last[part] !== group) {
				last[part] = group;
				groups[part] = (groups[part] ?? 0) + 1;
			}
			const own = (groups[part] ?? 0) - 1;
			split.positives[own] = (split.positives[own] ?? 0) + flag;
			split.negatives[own] = (split.negatives[own] ?? 0) + 1 - flag;
		}
	}
	return sizes.map((_, part) => {
		const [start, end] = [starts[part] ?? 0, ranks[part] ?? 0];
		const behind = groups[part] ?? 0;
		return {
			order: split.order.subarray(start, end),
			flags: split.flags.subarray(start, end),
			positives: split.positives.subarray(start, behind),
			negatives: split.negatives.subarray(start, behind)
		};
	});
}
function startsOf(sizes) {
	const starts = new Uint32Array(sizes.length);
	for (let part = 1; part < sizes.length; part++) starts[part] = (starts[part - 1] ?? 0) + (sizes[part - 1] ?? 0);
	return starts;
}
/** Row by row its part and its number among the rows of that: side by side, since the walk asks for both and jumps from row to row. */
function locate(of, parts) {
	const filled = new Uint32Array(parts);
	const located = new Uint32Array(2 * of.length);
	for (let row = 0; row < of.length; row++) {
		const part = of[row] ?? 0;
		const place = filled[part] ?? 0;
		located[2 * row] = part;
		located[2 * row + 1] = place;
		filled[part] = place + 1;
	}
	return located;
}

// core/metrics/score-curve.ts
/** The steps under weights, valid until others are asked for; a step without any weight is left out. */
function stepsOf(ranked) {
	const plain = summed({
		count: ranked.positives.length,
		positives: ranked.positives,
		negatives: ranked.negatives
	});
	let space;
	return (weights) => {
		if (!weights) return plain;
		space ??= {
			positives: new Float64Array(plain.count),
			negatives: new Float64Array(plain.count)
		};
		return summed({
			...space,
			count: weigh(ranked, weights, space)
		});
	};
}
function weigh({ order, flags, positives, negatives }, weights, into) {
	let count = 0;
	for (let group = 0, rank = 0; group < positives.length; group++) {
		const end = rank + (positives[group] ?? 0) + (negatives[group] ?? 0);
		let [inPositives, inNegatives] = [0, 0];
		for (; rank < end; rank++) {
			const weight = weights[order[rank] ?? 0] ?? 0;
			if (flags[rank] === 1) inPositives += weight;
			else inNegatives += weight;
		}
		if (!(inPositives + inNegatives > 0)) continue;
		into.positives[count] = inPositives;
		into.negatives[count++] = inNegatives;
	}
	return count;
}
function summed(steps) {
	let [allPositives, allNegatives] = [0, 0];
	for (let step = 0; step < steps.count; step++) {
		allPositives += steps.positives[step] ?? 0;
		allNegatives += steps.negatives[step] ?? 0;
	}
	return {
		...steps,
		allPositives,
		allNegatives
	};
}
/** Sum of precision times the rise of recall over distinct thresholds, no interpolation; undefined without a positive. */
function averagePrecision(ranked) {
	const stepsUnder = stepsOf(ranked);
	return (weights) => {
		const { count, positives, negatives } = stepsUnder(weights);
		let [truePositives, selected, sum] = [
			0,
			0,
			0
		];
		for (let step = 0; step < count; step++) {
			const here = positives[step] ?? 0;
			truePositives += here;
			selected += here + (negatives[step] ?? 0);
			sum += here * (truePositives / selected);
		}
		return truePositives > 0 ? sum / truePositives : void 0;
	};
}
/** The area under the ROC curve, ties counting one half; undefined without both classes. */
function area(ranked) {
	const stepsUnder = stepsOf(ranked);
	return (weights) => {
		const { count, positives, negatives } = stepsUnder(weights);
		let [above, below, pairs] = [
			0,
			0,
			0
		];
		for (let step = 0; step < count; step++) {
			const [up, right] = [positives[step] ?? 0, negatives[step] ?? 0];
			pairs += right * (above + up / 2);
			above += up;
			below += right;
		}
		return above > 0 && below > 0 ? pairs / (above * below) : void 0;
	};
}
/**
* The area up to a false positive rate, put on the scale where 0.5 is chance and 1 is perfect (D. K. McClish, Medical Decision Making 9,
* 1989), as roc_auc_score's max_fpr.
*/
function partialArea(ranked, limit) {
	const stepsUnder = stepsOf(ranked);
	return (weights) => {
		const { count, positives, negatives, allPositives, allNegatives } = stepsUnder(weights);
		if (!(allPositives > 0 && allNegatives > 0)) return void 0;
		let [truePositives, falsePositives, sum] = [
			0,
			0,
			0
		];
		for (let step = 0; step < count; step++) {
			const [up, right] = [positives[step] ?? 0, negatives[step] ?? 0];
			const [from, to] = [falsePositives / allNegatives, (falsePositives + right) / allNegatives];
			if (from >= limit) break;
			const part = to > from ? Math.min(1, (limit - from) / (to - from)) : 0;
			sum += (to - from) * part * (2 * truePositives + part * up) / (2 * allPositives);
			truePositives += up;
			falsePositives += right;
		}
		const least = limit ** 2 / 2;
		return .5 * (1 + (sum - least) / (limit - least));
	};
}
/** The largest distance of true and false positive rate (Kolmogorov and Smirnov); undefined without both classes. */
function kolmogorovSmirnov$1(ranked) {
	const stepsUnder = stepsOf(ranked);
	return (weights) => {
		const { count, positives, negatives, allPositives, allNegatives } = stepsUnder(weights);
		if (!(allPositives > 0 && allNegatives > 0)) return void 0;
		let [truePositives, falsePositives, most] = [
			0,
			0,
			0
		];
		for (let step = 0; step < count; step++) {
			const up = positives[step] ?? 0;
			truePositives += up;
			falsePositives += negatives[step] ?? 0;
			if (up > 0) most = Math.max(most, truePositives / allPositives - falsePositives / allNegatives);
		}
		return most;
	};
}
/**
* The top of a curve: the `k` highest rows, or under 1 that share of them. Of tied rows at the cut each counts by the share that fits, as if
* they were drawn.
*/
function topOf(ranked, k) {
	const stepsUnder = stepsOf(ranked);
	return (weights) => {
		const { count, positives, negatives, allPositives, allNegatives } = stepsUnder(weights);
		const rows = allPositives + allNegatives;
		const room = Math.min(rows, k < 1 ? k * rows : k);
		let [found, selected] = [0, 0];
		for (let step = 0; step < count && (step === 0 || selected < room); step++) {
			const up = positives[step] ?? 0;
			const group = up + (negatives[step] ?? 0);
			const part = Math.min(1, (room - selected) / group);
			found += part * up;
			selected += part * group;
		}
		return {
			found,
			positives: allPositives,
			selected,
			rows
		};
	};
}

// core/metrics/detection.ts
const score = {
	tasks: ["binary"],
	family: "probability",
	direction: "higher",
	range: [0, 1],
	needs: ["score"],
	unit: "row",
	options: [],
	required: [],
	undefinedWhen: "only one class among the labels"
};
const areas$1 = {
	...score,
	tasks: ["multiclass"],
	needs: ["probabilities"],
	options: ["average"],
	undefinedWhen: "a class has no row with its label, or no other"
};
const top = {
	...score,
	options: ["k"],
	required: ["k"],
	undefinedWhen: "no row is positive"
};
/** Metrics of how scores order the rows. */
const detectionMetrics = {
	roc_auc: {
		...score,
		measure: { kind: "auc" }
	},
	partial_roc_auc: {
		...score,
		options: ["max_fpr"],
		required: ["max_fpr"],
		measure: {
			kind: "aggregate",
			of: (sample, { max_fpr: limit = 1 }) => partialArea(sample.ranked, limit)
		}
	},
	average_precision: {
		...score,
		undefinedWhen: "no row is positive",
		measure: {
			kind: "aggregate",
			of: (sample) => averagePrecision(sample.ranked)
		}
	},
	ks: {
		...score,
		measure: {
			kind: "aggregate",
			of: (sample) => kolmogorovSmirnov$1(sample.ranked)
		}
	},
	precision_at_top: {
		...top,
		measure: {
			kind: "aggregate",
			of: topMetric(({ found, selected }) => found / selected)
		}
	},
	recall_at_top: {
		...top,
		measure: {
			kind: "aggregate",
			of: topMetric(({ found, positives }) => found / positives)
		}
	},
	lift_at_top: {
		...top,
		range: [0, Number.POSITIVE_INFINITY],
		measure: {
			kind: "aggregate",
			of: topMetric(({ found, selected, positives, rows }) => found / selected / (positives / rows))
		}
	},
	roc_auc_ovr: {
		...areas$1,
		measure: {
			kind: "aggregate",
			of: oneVersusRest
		}
	},
	roc_auc_ovo: {
		...areas$1,
		measure: {
			kind: "aggregate",
			of: oneVersusOne
		}
	}
};
function topMetric(of) {
	return (sample, { k = 1 }) => {
		const topUnder = topOf(sample.ranked, k);
		return (weights) => {
			const found = topUnder(weights);
			return found.positives > 0 ? of(found) : void 0;
		};
	};
}
/** The curve of one class's probabilities, of some rows or all of them. */
function curveOf({ probabilities, label }, target) {
	const values = probabilities[target] ?? new Float64Array(label.length);
	const positive = Uint8Array.from(label, (code) => code === target ? 1 : 0);
	return rankedRows(values, positive);
}
/** Each class against all others, averaged alike or by the share of the labels. */
function oneVersusRest(sample, { average = "macro" }) {
	const areaOf = sample.classes.map((_, target) => area(curveOf(sample, target)));
	return (weights) => {
		const counts = labelWeights(sample, weights);
		return meanOver(areaOf, (target) => average === "weighted" ? counts[target] ?? 0 : 1, weights);
	};
}
function meanOver(parts, weightOf, weights) {
	let [sum, total] = [0, 0];
	for (const [index, part] of parts.entries()) {
		const value = part(weights);
		if (value === void 0) return void 0;
		sum += weightOf(index) * value;
		total += weightOf(index);
	}
	return total > 0 ? sum / total : void 0;
}
function labelWeights({ classes, label }, weights) {
	const counts = new Float64Array(classes.length);
	for (let row = 0; row < label.length; row++) {
		const code = label[row] ?? 0;
		counts[code] = (counts[code] ?? 0) + (weights ? weights[row] ?? 0 : 1);
	}
	return counts;
}
/** Each pair of classes on its own rows, averaged over both directions (D. J. Hand and R. J. Till, Machine Learning 45, 2001). */
function oneVersusOne(sample, { average = "macro" }) {
	const classes = sample.classes.length;
	const pairs = Array.from({ length: classes * (classes - 1) / 2 }, (_, index) => pairAt(index, classes));
	const areaOf = pairs.map(([a, b]) => {
		const rows = Int32Array.from(sample.label.keys()).filter((row) => sample.label[row] === a || sample.label[row] === b);
		const part = sample.pick(rows);
		const [ofA, ofB] = [area(curveOf(part, a)), area(curveOf(part, b))];
		return (weights) => {
			const own = weights && Float64Array.from(rows, (row) => weights[row] ?? 0);
			const [first, second] = [ofA(own), ofB(own)];
			return first === void 0 || second === void 0 ? void 0 : (first + second) / 2;
		};
	});
	return (weights) => {
		const counts = labelWeights(sample, weights);
		const prevalence = ([a, b]) => (counts[a] ?? 0) + (counts[b] ?? 0);
		return meanOver(areaOf, (index) => average === "weighted" ? prevalence(pairs[index] ?? [0, 0]) : 1, weights);
	};
}
function pairAt(index, classes) {
	let [first, left] = [0, index];
	for (let width = classes - 1; left >= width; width--) {
		left -= width;
		first++;
	}
	return [first, first + 1 + left];
}

// core/metrics/kendall.ts
/** Under this share of all pairs, what is untied is rounding. */
const NOISE$1 = 1e-14;
/**
* Kendall's tau-b: concordant less discordant pairs, over the pairs untied in each column (M. G. Kendall, Biometrika 33, 1945), counted with one
* sort and a tree of cumulated weights in n log n (D. Christensen, Computational Statistics 20, 2005). A pair weighs the product of its rows'
* weights; rows that a bootstrap drew twice are tied with themselves.
*
* @returns the value under some weights; undefined where a column does not vary.
*/
function concordance(x, y) {
	const order = ascendingOrder(x);
	const place = placesOf$1(y);
	return (weights) => {
		const weightOf = (row) => weights ? weights[row] ?? 0 : 1;
		const tree = new Float64Array(place.distinct + 1);
		let [total, concordant, discordant] = [
			0,
			0,
			0
		];
		for (let start = 0, end = 0; start < order.length; start = end) {
			for (end = start; end < order.length && x[order[end] ?? 0] === x[order[start] ?? 0]; end++) {
				const row = order[end] ?? 0;
				const at = place.of[row] ?? 0;
				const below = cumulated(tree, at - 1);
				concordant += weightOf(row) * below;
				discordant += weightOf(row) * (total - cumulated(tree, at));
			}
			for (let index = start; index < end; index++) {
				const row = order[index] ?? 0;
				add$1(tree, place.of[row] ?? 0, weightOf(row));
				total += weightOf(row);
			}
		}
		const untied = (ties) => (total * total - ties) / 2;
		const [untiedX, untiedY] = [untied(tiesOf(x, order, weightOf)), untied(tiesOf(y, place.order, weightOf))];
		if (!(untiedX > NOISE$1 * total ** 2 && untiedY > NOISE$1 * total ** 2)) return void 0;
		return (concordant - discordant) / Math.sqrt(untiedX * untiedY);
	};
}
/** The rank from 1 of each value among the distinct ones. */
function placesOf$1(values) {
	const order = ascendingOrder(values);
	const of = new Int32Array(values.length);
	let distinct = 0;
	for (const [index, row] of order.entries()) {
		if (index === 0 || values[row] !== values[order[index - 1] ?? 0]) distinct++;
		of[row] = distinct;
	}
	return {
		of,
		order,
		distinct
	};
}
/** Sum of the squared weights of the groups of equal values. */
function tiesOf(values, order, weightOf) {
	let [sum, group] = [0, 0];
	for (const [index, row] of order.entries()) {
		if (index > 0 && values[row] !== values[order[index - 1] ?? 0]) {
			sum += group * group;
			group = 0;
		}
		group += weightOf(row);
	}
	return sum + group * group;
}
/** P. M. Fenwick, "A new data structure for cumulative frequency tables", Software: Practice and Experience 24 (1994). */
function add$1(tree, at, weight) {
	for (let index = at; index < tree.length; index += index & -index) tree[index] = (tree[index] ?? 0) + weight;
}
function cumulated(tree, upTo) {
	let sum = 0;
	for (let index = upTo; index > 0; index -= index & -index) sum += tree[index] ?? 0;
	return sum;
}

// core/metrics/median.ts
/**
* The median under weights: where half the weight lies below and half above, the mean of the two values there, so that whole weights
* count as repetitions.
*
* @returns undefined without weight; the values are sorted only once.
*/
function weightedMedian(values) {
	const order = ascendingOrder(values);
	return (weights) => {
		let total = 0;
		for (let row = 0; row < values.length; row++) total += weights ? weights[row] ?? 0 : 1;
		let [below, lower] = [0, void 0];
		for (const row of order) {
			const weight = weights ? weights[row] ?? 0 : 1;
			if (weight === 0) continue;
			const value = values[row] ?? NaN;
			if (lower !== void 0) return (lower + value) / 2;
			below += weight;
			if (below > total / 2) return value;
			if (below === total / 2) lower = value;
		}
		return lower;
	};
}

// core/metrics/ranks.ts
/**
* Ranks from 1, equal values sharing the mean of theirs; under weights a value's rank is the weight below it, and half of its own kind's.
*
* @returns the ranks under some weights; the values are sorted only once.
*/
function ranksOf(values) {
	const order = ascendingOrder(values);
	return (weights) => {
		const ranks = new Float64Array(values.length);
		let below = 0;
		for (let start = 0, end = 0; start < order.length; start = end) {
			const value = values[order[start] ?? 0];
			let tied = 0;
			for (end = start; end < order.length && values[order[end] ?? 0] === value; end++) tied += weights ? weights[order[end] ?? 0] ?? 0 : 1;
			for (let index = start; index < end; index++) ranks[order[index] ?? 0] = below + (tied + 1) / 2;
			below += tied;
		}
		return ranks;
	};
}
/** Pearson's correlation; undefined where a column does not vary. */
function pearson(x, y, weights) {
	let [total, meanX, meanY, xx, yy, xy] = [
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (let row = 0; row < x.length; row++) {
		const weight = weights ? weights[row] ?? 0 : 1;
		if (weight === 0) continue;
		total += weight;
		const [dx, dy] = [(x[row] ?? 0) - meanX, (y[row] ?? 0) - meanY];
		meanX += dx * weight / total;
		meanY += dy * weight / total;
		xx += weight * dx * ((x[row] ?? 0) - meanX);
		yy += weight * dy * ((y[row] ?? 0) - meanY);
		xy += weight * dx * ((y[row] ?? 0) - meanY);
	}
	return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : void 0;
}

// core/metrics/regression.ts
/** Floor of a denominator in mape: scikit-learn's, the smallest step of double precision at 1. */
const LEAST_DENOMINATOR = Number.EPSILON;
/** |prediction - label|. */
const absolute = (truth, forecast) => Math.abs(forecast - truth);
/** (prediction - label)^2. */
const squared = (truth, forecast) => (forecast - truth) ** 2;
/** A share: 0.1 is ten per cent. Huge where the label is 0. */
const percentage = (truth, forecast) => Math.abs(forecast - truth) / Math.max(Math.abs(truth), LEAST_DENOMINATOR);
/** In per cent from 0 to 200; 0 where label and prediction are both 0. */
const symmetric = (truth, forecast) => {
	const size = Math.abs(truth) + Math.abs(forecast);
	return size === 0 ? 0 : 200 * Math.abs(forecast - truth) / size;
};
/** NaN under -1, which makes the mean undefined. */
const logarithmic = (truth, forecast) => {
	if (truth <= -1 || forecast <= -1) return NaN;
	return (Math.log1p(forecast) - Math.log1p(truth)) ** 2;
};
const pinball = (truth, forecast, { quantile = .5 }) => truth >= forecast ? quantile * (truth - forecast) : (1 - quantile) * (forecast - truth);
/**
* A loss for each row.
*
* @throws RangeError when the columns differ in length
*/
function losses(loss, { truth, forecast }, options = {}) {
	if (truth.length !== forecast.length) throw new RangeError("paired columns differ in length");
	const found = new Float64Array(truth.length);
	for (let row = 0; row < found.length; row++) found[row] = loss(truth[row] ?? NaN, forecast[row] ?? NaN, options);
	return found;
}
const error = {
	tasks: ["regression", "forecasting"],
	family: "regression",
	direction: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	needs: ["prediction"],
	unit: "row",
	options: [],
	required: [],
	undefinedWhen: "no rows"
};
const fit = {
	...error,
	direction: "higher",
	range: [Number.NEGATIVE_INFINITY, 1],
	undefinedWhen: "all labels are the same"
};
const correlation = {
	...fit,
	range: [-1, 1],
	undefinedWhen: "all labels or all predictions are the same"
};
/** Metrics of predicted numbers. */
const regressionMetrics = {
	mae: {
		...error,
		measure: meanOf$2(absolute)
	},
	mse: {
		...error,
		measure: meanOf$2(squared)
	},
	mape: {
		...error,
		measure: meanOf$2(percentage)
	},
	smape: {
		...error,
		range: [0, 200],
		measure: meanOf$2(symmetric)
	},
	msle: {
		...error,
		undefinedWhen: "a label or prediction is -1 or less",
		measure: meanOf$2(logarithmic)
	},
	pinball: {
		...error,
		options: ["quantile"],
		required: ["quantile"],
		measure: meanOf$2(pinball)
	},
	rmse: {
		...error,
		measure: {
			kind: "ratio",
			terms: (sample) => [losses(squared, sample)],
			of: ([square = NaN]) => root(square)
		}
	},
	bias: {
		...error,
		measure: {
			kind: "ratio",
			terms: (sample) => [losses((truth, forecast) => forecast - truth, sample)],
			of: ([mean = NaN]) => ({
				value: Math.abs(mean),
				gradient: [Math.sign(mean)]
			})
		}
	},
	r2: {
		...fit,
		measure: {
			kind: "ratio",
			terms: (sample) => [losses(squared, sample), ...centredSquares(sample.truth)],
			of: ([square = NaN, first = NaN, second = NaN]) => explained$1([square, 0], [second, first])
		}
	},
	explained_variance: {
		...fit,
		measure: {
			kind: "ratio",
			terms: (sample) => {
				return [...centredSquares(losses((truth, forecast) => forecast - truth, sample)).reverse(), ...centredSquares(sample.truth).reverse()];
			},
			of: ([residual2 = NaN, residual = NaN, truth2 = NaN, truth = NaN]) => {
				const smooth = explained$1([residual2, residual], [truth2, truth]);
				if (!smooth) return void 0;
				const [bySquare = 0, byFirst = 0, bySecond = 0] = smooth.gradient;
				return {
					value: smooth.value,
					gradient: [
						bySquare,
						-2 * residual * bySquare,
						bySecond,
						byFirst
					]
				};
			}
		}
	},
	pearson: {
		...correlation,
		measure: {
			kind: "ratio",
			terms: ({ truth, forecast }) => {
				const [x, xx] = centredSquares(truth);
				const [y, yy] = centredSquares(forecast);
				return [
					x,
					y,
					xx,
					yy,
					x.map((value, row) => value * (y[row] ?? NaN))
				];
			},
			of: pearsonOf
		}
	},
	medae: {
		...error,
		measure: {
			kind: "aggregate",
			of: (sample) => weightedMedian(losses(absolute, sample))
		}
	},
	spearman: {
		...correlation,
		measure: {
			kind: "aggregate",
			of: ({ truth, forecast }) => {
				const [first, second] = [ranksOf(truth), ranksOf(forecast)];
				return (weights) => pearson(first(weights), second(weights), weights);
			}
		}
	},
	kendall: {
		...correlation,
		measure: {
			kind: "aggregate",
			of: ({ truth, forecast }) => concordance(truth, forecast)
		}
	}
};
function meanOf$2(loss) {
	return {
		kind: "mean",
		binary: false,
		of: (sample, options) => losses(loss, sample, options)
	};
}
/** A square root with its slope; where every square is 0 it has none, and nothing to vary either. */
function root(square) {
	const value = Math.sqrt(square);
	return {
		value,
		gradient: [value === 0 ? 0 : 1 / (2 * value)]
	};
}
/** The values less their mean, and the squares of that: moments about a nearby point lose no digits. */
function centredSquares(values) {
	let mean = 0;
	for (let row = 0; row < values.length; row++) mean += ((values[row] ?? NaN) - mean) / (row + 1);
	const centred = values.map((value) => value - mean);
	return [centred, centred.map((value) => value * value)];
}
/**
* 1 less the ratio of two variances, with its derivatives by the residuals' second moment, the labels' first and their second. Where the labels
* do not vary scikit-learn writes 0 or 1; here it has no value.
*/
function explained$1([residual2, residual], [truth2, truth]) {
	const variance = truth2 - truth * truth;
	if (!(variance > NOISE * truth2)) return void 0;
	const unexplained = residual2 - residual * residual;
	const bySecond = unexplained / variance ** 2;
	return {
		value: 1 - unexplained / variance,
		gradient: [
			-1 / variance,
			-2 * truth * bySecond,
			bySecond
		]
	};
}
/** A variance under this share of the second moment is rounding. */
const NOISE = 1e-14;
function pearsonOf([x = 0, y = 0, xx = 0, yy = 0, xy = 0]) {
	const [varianceX, varianceY, covariance] = [
		xx - x * x,
		yy - y * y,
		xy - x * y
	];
	if (!(varianceX > NOISE * xx && varianceY > NOISE * yy)) return void 0;
	const scale = Math.sqrt(varianceX * varianceY);
	const value = covariance / scale;
	const [byXX, byYY, byXY] = [
		-value / (2 * varianceX),
		-value / (2 * varianceY),
		1 / scale
	];
	return {
		value,
		gradient: [
			-y * byXY - 2 * x * byXX,
			-x * byXY - 2 * y * byYY,
			byXX,
			byYY,
			byXY
		]
	};
}

// core/metrics/forecasting.ts
const forecast = {
	tasks: ["forecasting"],
	family: "forecasting",
	direction: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	needs: ["prediction"],
	unit: "series",
	options: [],
	required: [],
	undefinedWhen: "no rows"
};
const scaled = {
	...forecast,
	needs: ["prediction", "scale"]
};
const interval = {
	...forecast,
	needs: ["bounds"],
	range: [0, 1]
};
/** Metrics of forecasts. */
const forecastingMetrics = {
	mase: {
		...scaled,
		measure: {
			kind: "mean",
			binary: false,
			of: scaledErrors
		}
	},
	rmsse: {
		...scaled,
		measure: {
			kind: "ratio",
			terms: (sample) => [scaledErrors(sample).map((error) => error * error)],
			of: ([square = NaN]) => root(square)
		}
	},
	wape: {
		...forecast,
		undefinedWhen: "all labels are 0",
		measure: {
			kind: "ratio",
			terms: (sample) => [absoluteErrors(sample), sample.truth.map(Math.abs)],
			of: ([error = 0, size = 0]) => size > 0 ? {
				value: error / size,
				gradient: [1 / size, -error / size ** 2]
			} : void 0
		}
	},
	interval_coverage: {
		...interval,
		direction: "higher",
		measure: {
			kind: "mean",
			binary: true,
			of: inside
		}
	},
	interval_coverage_error: {
		...interval,
		options: ["level"],
		required: ["level"],
		measure: {
			kind: "ratio",
			terms: (sample) => [inside(sample)],
			of: ([share = NaN], { level = NaN }) => ({
				value: Math.abs(share - level),
				gradient: [Math.sign(share - level)]
			})
		}
	}
};
function absoluteErrors(sample) {
	return losses((truth, predicted) => Math.abs(predicted - truth), sample);
}
/** Absolute errors over the in-sample error of the naive forecast (R. J. Hyndman and A. B. Koehler, International Journal of Forecasting 22, 2006). */
function scaledErrors(sample) {
	const { scale } = sample;
	return absoluteErrors(sample).map((error, row) => error / (scale[row] ?? NaN));
}
/** 1 where the label lies in the prediction interval, bounds included. */
function inside({ truth, lower, upper }) {
	return truth.map((label, row) => label >= (lower[row] ?? NaN) && label <= (upper[row] ?? NaN) ? 1 : 0);
}

// core/metrics/tag-counts.ts
/** Counts tags under weights. Rows of the same two sets are summed first, since there are far fewer of these than of rows. */
function tagCounts({ labelSets, predictedSets, classes, rows }) {
	const codeOf = /* @__PURE__ */ new Map();
	const pairs = [];
	const pairOf = new Int32Array(rows);
	for (let row = 0; row < rows; row++) {
		const [label, predicted] = [labelSets.codes[row] ?? 0, predictedSets.codes[row] ?? 0];
		const key = label * predictedSets.sets.length + predicted;
		let code = codeOf.get(key);
		if (code === void 0) {
			code = pairs.length;
			codeOf.set(key, code);
			pairs.push({
				label: labelSets.sets[label] ?? /* @__PURE__ */ new Int32Array(),
				predicted: predictedSets.sets[predicted] ?? /* @__PURE__ */ new Int32Array()
			});
		}
		pairOf[row] = code;
	}
	return (weights) => {
		const sums = new Float64Array(pairs.length);
		for (let row = 0; row < rows; row++) sums[pairOf[row] ?? 0] = (sums[pairOf[row] ?? 0] ?? 0) + (weights ? weights[row] ?? 0 : 1);
		const size = classes.length;
		const counts = {
			label: new Float64Array(size),
			predicted: new Float64Array(size),
			both: new Float64Array(size)
		};
		for (const [code, { label, predicted }] of pairs.entries()) {
			const weight = sums[code] ?? 0;
			const also = new Set(predicted);
			for (const tag of label) {
				add(counts.label, tag, weight);
				if (also.has(tag)) add(counts.both, tag, weight);
			}
			for (const tag of predicted) add(counts.predicted, tag, weight);
		}
		return counts;
	};
}
function add(values, index, value) {
	values[index] = (values[index] ?? 0) + value;
}
/** 1 for a row whose set has the tag. */
function marked({ codes, sets }, tag) {
	const has = Uint8Array.from(sets, (set) => set.includes(tag) ? 1 : 0);
	return Uint8Array.from(codes, (code) => has[code] ?? 0);
}

// core/metrics/multilabel.ts
const tags = {
	tasks: ["multilabel"],
	family: "classification",
	direction: "higher",
	range: [0, 1],
	needs: ["prediction"],
	unit: "row",
	options: [],
	required: [],
	undefinedWhen: "no rows"
};
const scores = {
	...tags,
	family: "probability",
	needs: ["probabilities"]
};
/** Metrics of tags whose way of measuring does not hang on their options. */
const multilabelMetrics = {
	subset_accuracy: {
		...tags,
		measure: {
			kind: "mean",
			binary: true,
			of: (sample) => eachRow(sample, (row) => row.wrong === 0 ? 1 : 0)
		}
	},
	hamming_loss: {
		...tags,
		direction: "lower",
		measure: {
			kind: "mean",
			binary: false,
			of: (sample) => eachRow(sample, ({ wrong }) => wrong / Math.max(1, sample.classes.length))
		}
	},
	mean_average_precision: {
		...scores,
		undefinedWhen: "a tag has no row",
		measure: {
			kind: "aggregate",
			of: meanAveragePrecision
		}
	},
	label_ranking_average_precision: {
		...scores,
		measure: {
			kind: "mean",
			binary: false,
			of: rankingPrecisions
		}
	},
	label_ranking_loss: {
		...scores,
		direction: "lower",
		measure: {
			kind: "mean",
			binary: false,
			of: rankingLosses
		}
	},
	coverage_error: {
		...scores,
		direction: "lower",
		range: [0, Number.POSITIVE_INFINITY],
		measure: {
			kind: "mean",
			binary: false,
			of: coverages
		}
	}
};
const SHARES = {
	precision: () => ({
		over: 1,
		falsePositive: 1,
		falseNegative: 0
	}),
	recall: () => ({
		over: 1,
		falsePositive: 0,
		falseNegative: 1
	}),
	f1: () => ({
		over: 2,
		falsePositive: 1,
		falseNegative: 1
	}),
	fbeta: ({ beta = 1 }) => ({
		over: 1 + beta * beta,
		falsePositive: 1,
		falseNegative: beta * beta
	}),
	jaccard: () => ({
		over: 1,
		falsePositive: 1,
		falseNegative: 1
	})
};
/**
* The metric of sets of tags by that name: for precision, recall, f1, fbeta and jaccard its average decides how it is measured.
*/
function multilabelMetric(name, { average }) {
	const shareOf = Object.hasOwn(SHARES, name) ? SHARES[name] : void 0;
	if (!shareOf) return void 0;
	const options = name === "fbeta" ? [
		"beta",
		"average",
		"zero_division"
	] : ["average", "zero_division"];
	const required = name === "fbeta" ? ["beta", "average"] : ["average"];
	return {
		...tags,
		options,
		required,
		undefinedWhen: "a denominator is 0: no tag among labels or predictions",
		measure: measureOf(shareOf, average)
	};
}
function measureOf(shareOf, average) {
	switch (average) {
		case "samples": return {
			kind: "mean",
			binary: false,
			of: (sample, options) => samplesShares(sample, shareOf(options), options)
		};
		case "micro": return {
			kind: "ratio",
			terms: (sample, options) => microTerms(sample, shareOf(options)),
			of: ([over = 0, under = 0]) => under > 0 ? {
				value: over / under,
				gradient: [1 / under, -over / under ** 2]
			} : void 0
		};
		default: return {
			kind: "aggregate",
			of: (sample, options) => averagedOver(sample, shareOf(options), options)
		};
	}
}
function eachRow(sample, of) {
	const { labelSets, predictedSets } = sample;
	const values = new Float64Array(sample.rows);
	for (let row = 0; row < values.length; row++) {
		const label = labelSets.sets[labelSets.codes[row] ?? 0] ?? /* @__PURE__ */ new Int32Array();
		const predicted = predictedSets.sets[predictedSets.codes[row] ?? 0] ?? /* @__PURE__ */ new Int32Array();
		const both = shared(label, predicted);
		const [falsePositives, falseNegatives] = [predicted.length - both, label.length - both];
		values[row] = of({
			both,
			falsePositives,
			falseNegatives,
			wrong: falsePositives + falseNegatives
		});
	}
	return values;
}
function shared(a, b) {
	let count = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		const difference = (a[i] ?? 0) - (b[j] ?? 0);
		if (difference === 0) count++;
		if (difference <= 0) i++;
		if (difference >= 0) j++;
	}
	return count;
}
function underOf({ over, falsePositive, falseNegative }, overlap) {
	return over * overlap.both + falsePositive * overlap.falsePositives + falseNegative * overlap.falseNegatives;
}
/** Each row's own ratio; a row without tags on either side has zero_division, 0 unless told. */
function samplesShares(sample, share, { zero_division: zero = 0 }) {
	return eachRow(sample, (overlap) => {
		const under = underOf(share, overlap);
		return under === 0 ? Number(zero) : share.over * overlap.both / under;
	});
}
function microTerms(sample, share) {
	return [eachRow(sample, ({ both }) => share.over * both), eachRow(sample, (overlap) => underOf(share, overlap))];
}
/** The mean over the tags, alike or by their share of the labels; a tag with a denominator of 0 counts as zero_division, 0 unless told. */
function averagedOver(sample, share, { average, zero_division: zero = 0 }) {
	const countsUnder = tagCounts(sample);
	return (weights) => {
		const counts = countsUnder(weights);
		let [sum, total] = [0, 0];
		for (let tag = 0; tag < sample.classes.length; tag++) {
			const both = counts.both[tag] ?? 0;
			const falseNegatives = (counts.label[tag] ?? 0) - both;
			const under = underOf(share, {
				both,
				falsePositives: (counts.predicted[tag] ?? 0) - both,
				falseNegatives
			});
			if (under === 0 && zero === "skip") continue;
			const weight = average === "weighted" ? counts.label[tag] ?? 0 : 1;
			sum += weight * (under === 0 ? Number(zero) : share.over * both / under);
			total += weight;
		}
		return total > 0 ? sum / total : void 0;
	};
}
/** The mean over the tags of their average precision. */
function meanAveragePrecision(sample) {
	const parts = sample.classes.map((_, tag) => {
		const score = sample.probabilities[tag] ?? new Float64Array(sample.rows);
		return averagePrecision(rankedRows(score, marked(sample.labelSets, tag)));
	});
	return (weights) => {
		let sum = 0;
		for (const part of parts) {
			const value = part(weights);
			if (value === void 0) return void 0;
			sum += value;
		}
		return parts.length > 0 ? sum / parts.length : void 0;
	};
}
/** Calls `of` with each row's probabilities of all tags and the tags that are true. */
function eachRanking(sample, of) {
	const { labelSets, probabilities } = sample;
	const scores = new Float64Array(probabilities.length);
	const values = new Float64Array(sample.rows);
	for (let row = 0; row < values.length; row++) {
		for (const [tag, column] of probabilities.entries()) scores[tag] = column[row] ?? NaN;
		values[row] = of(scores, labelSets.sets[labelSets.codes[row] ?? 0] ?? /* @__PURE__ */ new Int32Array());
	}
	return values;
}
/** Mean over the true tags of the share of true ones among those ranked as high; 1 where all or none are true. */
function rankingPrecisions(sample) {
	return eachRanking(sample, (scores, label) => {
		if (label.length === 0 || label.length === scores.length) return 1;
		let sum = 0;
		for (const tag of label) {
			const own = scores[tag] ?? NaN;
			const rank = scores.reduce((count, score) => count + (score >= own ? 1 : 0), 0);
			const above = label.reduce((count, other) => count + ((scores[other] ?? NaN) >= own ? 1 : 0), 0);
			sum += above / rank;
		}
		return sum / label.length;
	});
}
/** Share of pairs of a true and a false tag that are in the wrong order, ties included; 0 where there is no such pair. */
function rankingLosses(sample) {
	return eachRanking(sample, (scores, label) => {
		const pairs = label.length * (scores.length - label.length);
		if (pairs === 0) return 0;
		let wrong = 0;
		for (const tag of label) {
			const own = scores[tag] ?? NaN;
			const atLeast = scores.reduce((count, score) => count + (score >= own ? 1 : 0), 0);
			wrong += atLeast - label.reduce((count, other) => count + ((scores[other] ?? NaN) >= own ? 1 : 0), 0);
		}
		return wrong / pairs;
	});
}
/** How far down the ranking one must go to have all true tags; 0 where there is none. */
function coverages(sample) {
	return eachRanking(sample, (scores, label) => {
		let least = Number.POSITIVE_INFINITY;
		for (const tag of label) least = Math.min(least, scores[tag] ?? NaN);
		return scores.reduce((count, score) => count + (score >= least ? 1 : 0), 0);
	});
}

// core/metrics/number.ts
const TASKS = [
	"binary",
	"multiclass",
	"multilabel",
	"regression",
	"ranking",
	"forecasting",
	"llm"
];
/**
* A number that the run record reports under this name, such as a latency or a cost: it is compared plainly. A floor says that higher is
* better, a ceiling or a largest ratio that lower is.
*
* @returns undefined where none of these three is given.
*/
function numberMetric(name, { floor, ceiling, max_ratio }) {
	if ([
		floor,
		ceiling,
		max_ratio
	].every((limit) => limit === void 0)) return void 0;
	return {
		tasks: TASKS,
		family: "custom",
		direction: floor === void 0 ? "lower" : "higher",
		range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
		needs: [],
		unit: "row",
		options: [],
		required: [],
		measure: {
			kind: "number",
			name
		},
		undefinedWhen: "the run record does not report it"
	};
}

// core/metrics/probability.ts
/** Probabilities are moved this far away from 0 and 1, so that a certain and wrong prediction costs 36.04 and not infinity. */
const CLIP = Number.EPSILON;
function surprise(probability) {
	return -Math.log(Math.min(1 - CLIP, Math.max(CLIP, probability)));
}
/** Log loss of a binary task. `positive` is 1 for a positive row, else 0; `score` the positive class's probability. */
function binaryLogLosses(positive, score) {
	checkLengths(positive, score);
	const losses = new Float64Array(score.length);
	for (let row = 0; row < losses.length; row++) {
		const probability = score[row] ?? NaN;
		losses[row] = surprise(positive[row] === 1 ? probability : 1 - probability);
	}
	return losses;
}
/** Brier score of a binary task: the squared distance of the positive class's probability from the outcome, in [0, 1]. */
function binaryBrierScores(positive, score) {
	checkLengths(positive, score);
	const losses = new Float64Array(score.length);
	for (let row = 0; row < losses.length; row++) losses[row] = ((score[row] ?? NaN) - (positive[row] === 1 ? 1 : 0)) ** 2;
	return losses;
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
const loss = {
	tasks: ["binary", "multiclass"],
	family: "probability",
	direction: "lower",
	needs: ["probabilities"],
	unit: "row",
	options: [],
	required: [],
	undefinedWhen: "no rows"
};
/** Metrics of predicted probabilities. */
const probabilityMetrics = {
	log_loss: {
		...loss,
		range: [0, Number.POSITIVE_INFINITY],
		measure: {
			kind: "mean",
			binary: false,
			of: logLossesOf
		}
	},
	brier: {
		...loss,
		range: [0, 2],
		measure: {
			kind: "mean",
			binary: false,
			of: brierScoresOf
		}
	},
	top_k_accuracy: {
		...loss,
		tasks: ["multiclass"],
		direction: "higher",
		range: [0, 1],
		options: ["k"],
		required: ["k"],
		measure: {
			kind: "mean",
			binary: true,
			of: ({ label, probabilities }, { k = 1 }) => amongTop(label, probabilities, k)
		}
	}
};
/** 1 where fewer than k classes are more probable than the label's; of equally probable ones the later counts as more, as in scikit-learn. */
function amongTop(labels, probabilities, k) {
	checkColumns(labels, probabilities);
	return Float64Array.from(labels, (label, row) => {
		const own = probabilities[label]?.[row] ?? NaN;
		let above = 0;
		for (const [index, column] of probabilities.entries()) {
			const other = column[row] ?? NaN;
			if (other > own || other === own && index > label) above++;
		}
		return above < k ? 1 : 0;
	});
}
function logLossesOf(sample) {
	if (sample.task === "binary") return binaryLogLosses(sample.positive, sample.score);
	return logLosses(sample.label, sample.probabilities);
}
function brierScoresOf(sample) {
	if (sample.task === "binary") return binaryBrierScores(sample.positive, sample.score);
	return brierScores(sample.label, sample.probabilities);
}
function checkColumns(labels, probabilities) {
	for (const column of probabilities) checkLengths(labels, column);
	for (const label of Array.from(labels)) if (probabilities[label] === void 0) throw new RangeError(`label ${label} has no column of probabilities`);
}
function checkLengths(labels, column) {
	if (labels.length !== column.length) throw new RangeError("paired columns differ in length");
}

// core/metrics/catalogue.ts
/** Every metric that a policy may name. A new one is an entry in its family's file. */
const metrics = {
	...classificationMetrics,
	...probabilityMetrics,
	...detectionMetrics,
	...calibrationMetrics,
	...multilabelMetrics,
	...regressionMetrics,
	...rankingMetrics,
	...forecastingMetrics,
	...textMetrics
};
/**
* The metric that an entry of the policy means, or undefined. An entry of a name of its own that names a column is that column's
* mean; one that names none is a number of the run record, unless its name looks like a metric's with a typing error.
*/
function metricOf(key, entry, task) {
	const name = entry.metric ?? key;
	const known = ofTask((task === "multilabel" ? multilabelMetric(name, entry) : void 0) ?? metricNamed(name), task);
	if (known || entry.metric !== void 0) return known;
	if (entry.column !== void 0) return ofTask(customMetric(entry, entry), task);
	return entry.max_ratio === void 0 && nearest(name, Object.keys(metrics)) !== void 0 ? void 0 : numberMetric(name, entry);
}
/** The rows of one series depend on each other, whatever is measured of them. */
function ofTask(metric, task) {
	return metric && task === "forecasting" && metric.unit === "row" ? {
		...metric,
		unit: "series"
	} : metric;
}
/** The metric of that name, or undefined. */
function metricNamed(name) {
	return Object.hasOwn(metrics, name) ? metrics[name] : void 0;
}

// core/metric-rules.ts
/** Keys of an entry that change what is measured, and so belong to some metrics only. */
const OPTIONS = [
	"average",
	"zero_division",
	"beta",
	"k",
	"quantile",
	"level",
	"max_fpr",
	"weights",
	"bins",
	"column",
	"over"
];
/** Why an entry of a model's `metrics` cannot stand as it is, or undefined. */
function metricProblem(name, rule, model) {
	const metric = metricOf(name, rule, model.task);
	if (!metric) return unknown(name, rule, model.task);
	if (!/^\w[\w.@-]*$/.test(name)) return "name it by letters, digits, and . _ @ -";
	if (!metric.tasks.includes(model.task)) return `is a metric for ${metric.tasks.join(" or ")}, the task is ${model.task}${related(name, rule, model)}`;
	return numberProblem(metric, rule) ?? needProblem(metric, model) ?? directionProblem(metric, rule) ?? optionProblem(metric, rule, model) ?? rangeProblem(metric, rule);
}
/** Metrics of the model's task whose name holds the one that was written, such as precision_at_k for precision. */
function related(name, { metric = name }, { task }) {
	const alike = namesFor(task).filter((known) => known.includes(metric));
	return alike.length === 0 ? "" : `; write ${alike.join(" or ")}`;
}
function namesFor(task) {
	return Object.entries(metrics).flatMap(([name, { tasks }]) => tasks.includes(task) ? [name] : []);
}
const NO_ROWS = "is no metric of ours; a number of the run record has no rows and so no test: write floor, ceiling or max_ratio; or name a column of the predictions";
function unknown(name, { metric, column, max_drop: drop, max_rise: rise }, task) {
	if (column !== void 0 && metric === void 0) return "which way is better cannot be told; write max_drop or floor where higher is, else max_rise or ceiling";
	if (column === void 0 && metric === void 0 && (drop ?? rise) !== void 0 && nearest(name, Object.keys(metrics)) === void 0) return `${NO_ROWS}; metrics for ${task} are ${namesFor(task).join(", ")}`;
	const known = Object.keys(metrics);
	const suggestion = nearest(metric ?? name, known);
	return `unknown metric; ${suggestion ? `did you mean "${suggestion}"?` : `known are ${known.join(", ")}`}`;
}
function numberProblem({ measure }, rule) {
	if (measure.kind !== "number") return rule.max_ratio === void 0 ? void 0 : "has rows to test on: write max_drop or max_rise, not max_ratio";
	if ((rule.max_drop ?? rule.max_rise) !== void 0) return NO_ROWS;
	if (rule.floor !== void 0 && (rule.ceiling ?? rule.max_ratio) !== void 0) return "a floor says that higher is better, a ceiling or max_ratio that lower is; write one of the two";
	return rule.suspicious_gain === void 0 ? void 0 : "has no rows, so no suspicious_gain; remove the key";
}
const COLUMNS$1 = {
	query: ["query"],
	scale: ["scale"],
	bounds: ["lower", "upper"]
};
function needProblem({ needs }, { data, task }) {
	if (data.score === null && (needs.includes("score") || needs.includes("probabilities") && task === "binary")) return "needs scores; name their column in data.score";
	const absent = needs.flatMap((need) => COLUMNS$1[need] ?? []).find((key) => data[key] === null);
	return absent && `needs a column; name it in data.${absent}`;
}
function optionProblem(metric, rule, { task }) {
	const extra = OPTIONS.find((key) => rule[key] !== void 0 && !metric.options.includes(key));
	if (extra) return `has no ${extra}; remove the key`;
	const missing = metric.required.find((key) => rule[key] === void 0);
	if (missing === "average" || metric.options.includes("average") && !averageFits(metric, rule, task)) return `needs average: ${AVERAGES[task] ?? AVERAGES.multiclass} for a ${task} task`;
	if (missing) return `needs ${missing}`;
	if (rule.k !== void 0 && rule.k !== Math.floor(rule.k) && !(rule.k < 1 && metric.tasks.includes("binary"))) return `k is ${rule.k}; write a whole number`;
}
const AVERAGES = {
	binary: "binary, macro, micro or weighted",
	multiclass: "macro, micro or weighted",
	multilabel: "micro, macro, weighted or samples"
};
function averageFits({ family }, { average }, task) {
	if (family === "probability") return average === void 0 || average === "macro" || average === "weighted";
	if (task === "binary") return average !== "samples";
	if (average === void 0 || average === "binary") return false;
	return task === "multilabel" || average !== "samples";
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
		rule.ceiling,
		rule.max_ratio
	].some((limit) => limit !== void 0);
	if (rule.gate && !ruled) return `is gated without a limit; write ${metric.direction === "higher" ? "max_drop or floor" : "max_rise or ceiling"}, or gate: false`;
}
function rangeProblem(metric, rule) {
	const [low, high] = metric.range;
	for (const [key, limit] of Object.entries({
		floor: rule.floor,
		ceiling: rule.ceiling
	})) if (limit !== void 0 && (limit < low || limit > high)) return `${key} ${limit} is outside the metric's range ${low} to ${high === Number.POSITIVE_INFINITY ? "infinity" : high}`;
	const tolerance = rule.max_drop ?? rule.max_rise;
	if (tolerance !== void 0 && tolerance >= high - low) return `tolerance ${tolerance} is as wide as the metric's whole range; write it in the metric's unit, 1 point is 0.01`;
}

// core/metrics/fairness.ts
/** Measures of the gap between groups; in words, and which way is fairer. */
const fairnessMetrics = {
	/** Largest less smallest share of rows that are predicted positive. */
	demographic_parity_difference: {
		direction: "lower",
		range: [0, 1],
		of: (groups) => difference(groups, selectionRate)
	},
	/** Smallest over largest share of rows that are predicted positive. */
	demographic_parity_ratio: {
		direction: "higher",
		range: [0, 1],
		of: (groups) => ratio(groups, selectionRate)
	},
	/** The wider of the gaps in true and in false positive rates. */
	equalized_odds_difference: {
		direction: "lower",
		range: [0, 1],
		of: equalizedOdds
	},
	/** The gap in true positive rates. */
	equal_opportunity_difference: {
		direction: "lower",
		range: [0, 1],
		of: (groups) => difference(groups, truePositiveRate)
	}
};
function selectionRate({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
	return (truePositives + falsePositives) / (truePositives + falsePositives + falseNegatives + trueNegatives);
}
function truePositiveRate({ truePositives, falseNegatives }) {
	return truePositives / (truePositives + falseNegatives);
}
function falsePositiveRate({ falsePositives, trueNegatives }) {
	return falsePositives / (falsePositives + trueNegatives);
}
function ratesOf(groups, rate) {
	const rates = groups.map(rate).filter((value) => !Number.isNaN(value));
	return rates.length < 2 ? void 0 : rates;
}
function difference(groups, rate) {
	const rates = ratesOf(groups, rate);
	return rates && Math.max(...rates) - Math.min(...rates);
}
function ratio(groups, rate) {
	const rates = ratesOf(groups, rate);
	if (!rates) return void 0;
	const largest = Math.max(...rates);
	return largest === 0 ? void 0 : Math.min(...rates) / largest;
}
function equalizedOdds(groups) {
	const gaps = [difference(groups, truePositiveRate), difference(groups, falsePositiveRate)];
	const known = gaps.filter((gap) => gap !== void 0);
	return known.length < gaps.length ? void 0 : Math.max(...known);
}

// core/metrics/metric.ts
/**
* How far an error rate of the metric's test can be trusted where rows are alike: proved for every n, by an inequality for
* bounded values, or for large n.
*/
function testClass({ measure, range }) {
	if (measure.kind === "number") return "none";
	if (measure.kind !== "mean") return "asymptotic";
	if (measure.binary === true) return "exact";
	return range.every(Number.isFinite) ? "finite-sample" : "asymptotic";
}

// core/gate/ledger.ts
const Share = number().gt(0).lt(1);
/** Share of the error budget that each verdict costs: a likely verdict should have a large one. */
const Code = strictObject({
	pass: Share.default(.98).describe("Share that a pass costs."),
	block: Share.default(.01).describe("Share that a block costs."),
	inconclusive: Share.default(.01).describe("Share that an inconclusive answer costs.")
}).refine(({ pass, block, inconclusive }) => pass + block + inconclusive <= 1 + 1e-12, "must add up to at most 1");
/** All that a sealed question discloses. */
const SealedVerdict = _enum([
	"pass",
	"block",
	"inconclusive"
]);
/** What makes two questions the same: they get the same answer, and the second is free. */
const Question = strictObject({
	candidate: Digest,
	baseline: Digest,
	policy: Digest
});
/** Every question that one sealed set was asked, in order. Append-only. */
const Ledger = strictObject({
	schema: literal("holdout.ledger/1"),
	model: ModelName,
	evaluation_set: Digest,
	code: Code,
	/** Questions over which the error is shared as well, so that alpha bounds the errors of a lifetime; null: of each question. */
	lifetime: int().positive().max(1e5).nullable(),
	/** Without a verdict: reserved, and not disclosed yet. At most the last one. */
	queries: array(strictObject({
		question: Question,
		verdict: SealedVerdict.nullable()
	})).max(1e5)
});
/** Information that the verdicts have disclosed: the sum of -ln q. The level of the next question is alpha exp(-nats). */
function spentNats({ code, queries }) {
	return queries.reduce((sum, { verdict }) => sum - (verdict === null ? 0 : Math.log(code[verdict])), 0);
}
/** The levels at which the next question has to be asked. */
function levelsAt(ledger, rates) {
	const weight = Math.exp(-spentNats(ledger)) / (ledger.lifetime ?? 1);
	return {
		alpha_block: rates.alpha_block * weight,
		alpha_pass: rates.alpha_pass * weight
	};
}
/** Share of questions without a loss or gain that may end without an answer. */
const PLANNED_INCONCLUSIVE$1 = .05;
/** The smallest tolerance that these levels can show on these rows: (z_level + z_0.05) sqrt(disagreement / n). */
function resolvableTolerance({ n, disagreement }, levels) {
	const level = Math.min(levels.alpha_block, levels.alpha_pass);
	return (normalIsf(Math.log(level)) + normalIsf(Math.log(PLANNED_INCONCLUSIVE$1))) * Math.sqrt(disagreement / n);
}

// core/reuse-policy.ts
/** The set whose labels only the app holds: when it is asked, and what that costs. */
const SealedPolicy = strictObject({
	query_on: _enum(["merge_group", "pull_request"]).default("merge_group").describe("When the sealed set is asked: in the merge queue, or on every push to a pull request. Under `ledger` on both, since nothing else decides."),
	code: Code.prefault({}).describe("Share of the error rates that each verdict costs; at most 1 together. Fixed when a set is uploaded."),
	lifetime_prs: int().min(1).max(1e5).nullable().default(300).describe("Questions that share the error rates as well; null: the rates are those of each question. Fixed when a set is uploaded.")
});
/** How often one held-out set may be asked, and what it may tell. */
const ReusePolicy = strictObject({
	mode: _enum([
		"open",
		"ledger",
		"two-tier"
	]).describe("`open`: the same held-out rows may be asked again and again. `two-tier`: an open set first, then a sealed one whose labels only the app holds and whose questions it counts. `ledger`: a sealed set alone; no label is open, and a loss can be shown on no metric by name."),
	sealed: SealedPolicy.optional().describe("Of the set whose labels nobody but the app sees."),
	disclosure: literal("verdict", { error: "must be verdict: any number beside it tells more than the ledger counts" }).optional().describe("What an answer of the sealed set tells."),
	on_exhausted: _enum(["warn", "block"]).optional().describe("What becomes of a change that the sealed set can no longer judge: `warn` lets it merge. Default: warn, of `ledger` block.")
});
/** Whether a sealed set decides alone: then no label is open, and a run measures nothing. */
function decidesAlone({ mode }) {
	return mode === "ledger";
}

// core/reuse-rules.ts
/** Why a model's `reuse` cannot stand as it is, or undefined; `app` is the policy's. */
function reuseProblem(model, app) {
	const { mode, sealed, disclosure, on_exhausted: exhausted } = model.reuse;
	const at = (message, ...path) => ({
		path: ["reuse", ...path],
		message
	});
	if (mode === "open") {
		const extra = Object.entries({
			sealed,
			disclosure,
			on_exhausted: exhausted
		}).find(([, value]) => value !== void 0);
		return extra && at("belongs to a sealed set, and mode open has none; remove it", extra[0]);
	}
	const problem = sealedProblem(model);
	if (problem) return problem;
	if (app === null) return at(`${mode} needs labels that only the app holds and a record that only it keeps; write its id in app`, "mode");
	return decidesAlone(model.reuse) ? aloneProblem(model) : void 0;
}
/** What only an open set can answer, and nobody would where there is none. */
function aloneProblem({ slices, easeml }) {
	const [path] = Object.entries({
		slices,
		easeml
	}).find(([, value]) => value) ?? [];
	if (path === void 0) return void 0;
	return {
		path: [path],
		message: "needs open labels, and mode ledger has none; remove it, or write two-tier"
	};
}
/**
* Why a model's metrics cannot be asked of a sealed set, or undefined. Its levels become so small that only tests whose error rates are
* known far out in their tails may be used: those of 0/1 metrics of rows alike.
*/
function sealedProblem({ metrics, fairness, data, task, estimand }) {
	if (data.threshold !== null) return {
		path: ["data", "threshold"],
		message: "a sealed set is asked with predictions alone, without scores; let the run write the label it predicts"
	};
	if (data.weight !== null || data.group !== null || estimand === "recipe") return {
		path: ["reuse", "mode"],
		message: "a sealed set is asked at levels that only exact tests hold; they need rows alike: no weight, group or recipe"
	};
	if (fairness) return {
		path: ["fairness"],
		message: "is resampled, and a sealed set is asked at levels that only exact tests hold"
	};
	for (const [name, rule] of Object.entries(metrics)) {
		const metric = rule.gate ? metricOf(name, rule, task) : void 0;
		if (!metric || testClass(metric) === "exact" && metric.unit === "row" && metric.needs.every(isPrediction)) continue;
		return {
			path: ["metrics", name],
			message: "has no exact test on predictions alone, and a sealed set is asked at levels that only those hold; write gate: false"
		};
	}
	if (Object.values(metrics).some(({ gate, max_drop: drop, max_rise: rise }) => gate && (drop ?? rise) !== void 0)) return void 0;
	return {
		path: ["metrics"],
		message: "no gated metric has a max_drop, which is what a sealed set is asked about"
	};
}
function isPrediction(need) {
	return need === "prediction";
}

// core/model-rules.ts
/** The first rule of a model that contradicts another, or that could not be kept. `app` is the policy's: some rules need one. */
function modelProblem(model, app) {
	for (const [name, rule] of Object.entries(model.metrics)) {
		const message = metricProblem(name, rule, model);
		if (message) return {
			path: ["metrics", name],
			message
		};
	}
	return gateProblem(model) ?? easemlProblem(model) ?? reuseProblem(model, app) ?? baselineProblem(model) ?? seedProblem(model) ?? timeProblem(model) ?? partProblem(model);
}
function gateProblem({ metrics, easeml }) {
	if (easeml || Object.values(metrics).some(({ gate }) => gate)) return void 0;
	return {
		path: ["metrics"],
		message: "no metric is gated; give at least one a max_drop, max_rise, floor or ceiling"
	};
}
function baselineProblem({ metrics, baseline, baseline_missing: missing, publish_predictions: published }) {
	const gatedFloor = Object.values(metrics).some(({ gate, floor, ceiling }) => gate && (floor ?? ceiling) !== void 0);
	if (missing === "floors" && !gatedFloor) return {
		path: ["baseline_missing"],
		message: "\"floors\" needs a floor or ceiling on a gated metric"
	};
	if (baseline === "latest-release" && !published) return {
		path: ["baseline"],
		message: "releases carry no predictions where publish_predictions is false; write baseline: reference"
	};
}
function seedProblem({ data, estimand, fairness }) {
	if (estimand === "recipe" && data.seed === null) return {
		path: ["estimand"],
		message: "a recipe is judged over its seeds; name their column in data.seed"
	};
	if (estimand === "artifact" && data.seed !== null) return {
		path: ["data", "seed"],
		message: "seeds belong to a recipe; write estimand: recipe, or remove the key"
	};
	if (estimand === "recipe" && fairness) return {
		path: ["fairness"],
		message: "a gap between groups is not measured over seeds; remove it, or the recipe"
	};
}
function timeProblem({ task, data: { time, horizon, ...data } }) {
	if (time === null) return horizon === 1 ? void 0 : {
		path: ["data", "horizon"],
		message: "name the column of the times in data.time"
	};
	if (task !== "forecasting") return {
		path: ["data", "time"],
		message: `times are those of forecasts; the task is ${task}`
	};
	const unlike = [
		"weight",
		"group",
		"seed"
	].find((key) => data[key] !== null);
	if (unlike === void 0) return void 0;
	return {
		path: ["data", "time"],
		message: `one series in order of time has no ${unlike}; remove data.${unlike}, or this key`
	};
}
function partProblem({ metrics, slices, fairness, task }) {
	const sliced = Object.entries(metrics).find(([, rule]) => rule.slice_tolerance !== void 0);
	if (sliced && !slices) return {
		path: [
			"metrics",
			sliced[0],
			"slice_tolerance"
		],
		message: "there are no slices; write slices, or remove it"
	};
	const twice = slices?.by.find((column, index) => slices.by.indexOf(column) < index);
	if (twice !== void 0) return {
		path: ["slices", "by"],
		message: `"${twice}" stands twice`
	};
	const message = fairness && fairnessProblem(fairness, task);
	return message === void 0 ? void 0 : {
		path: ["fairness"],
		message
	};
}
function fairnessProblem({ metric, max_rise: rise, max_drop: drop }, task) {
	if (task !== "binary") return `groups are compared where there is a positive label; the task is ${task}`;
	const lower = fairnessMetrics[metric].direction === "lower";
	if (lower && drop !== void 0) return "lower is better here: write max_rise, not max_drop";
	if (!lower && rise !== void 0) return "higher is better here: write max_drop, not max_rise";
	if ((lower ? rise : drop) === void 0) return `write ${lower ? "max_rise" : "max_drop"}: how much wider it may become`;
}

// core/data-columns.ts
/** The name of a column in a predictions file. */
const Column$1 = string().min(1).max(128);
const Optional = Column$1.nullable().default(null);
/** Names of the columns of a predictions file, and how a binary label reads. */
const DataColumns = strictObject({
	id: Column$1.default("example_id").describe("Column that names a row; one row each, the same names in every run."),
	label: Column$1.default("label").describe("Column of the true label or number."),
	prediction: Column$1.default("prediction").describe("Column of the predicted label or number."),
	score: Column$1.nullable().default(null).describe("Column of the probability of the positive label; metrics such as roc_auc and log_loss need it."),
	positive: union([
		string().min(1),
		number(),
		boolean()
	]).transform(String).nullable().default(null).describe("The positive label; needed unless the labels are 0 and 1, or false and true."),
	threshold: number().min(0).max(1).nullable().default(null).describe("Where set, the prediction is \"score at or above this\", whatever the prediction column says."),
	weight: Column$1.nullable().default(null).describe("Column of how much a row counts, 0 or more; error rates are then those of large samples."),
	group: Column$1.nullable().default(null).describe("Column of what rows share (a user, a document): rows of one group may depend on each other."),
	seed: Column$1.nullable().default(null).describe("Column of the training seed, for `estimand: recipe`: one row for each example and seed."),
	query: Optional.describe("Column of the query that a ranked document, or of the problem that a written sample, belongs to."),
	series: Optional.describe("Column of the series that a forecast belongs to; the rows of one depend on each other."),
	time: Optional.describe("Column of the time that a forecast is for: numbers, or ISO 8601 texts of one form. Of one series alone, means are then compared by the test of Diebold and Mariano."),
	horizon: int().min(1).max(1e4).default(1).describe("How many steps ahead the forecasts of `time` are made: errors up to one step less apart may be correlated."),
	scale: Optional.describe("Column of the in-sample error of the naive forecast of a row's series, for mase and rmsse."),
	lower: Optional.describe("Column of the lower bound of a prediction interval."),
	upper: Optional.describe("Column of its upper bound.")
});

// core/dataset-policy.ts
const Column = string().min(1).max(255);
const Files = array(string().min(1).max(500)).min(1).max(100);
/** `models.<name>.dataset` of the policy: the data that a model is made of, and what of them means what. */
const DatasetPolicy = strictObject({
	contract: string().min(1).describe("Path of the data contract (ODCS v3.1)."),
	label: Column.optional().describe("Column that the model learns to predict: columns that give it away, and values missing with it, are found."),
	time: Column.optional().describe("Column of the time of a row: training rows from after now or after the first test row are found. Leave it out where the split is random on purpose."),
	protected: array(Column).max(20).default([]).describe("Columns of groups that must not be treated unevenly: their shares, label rates and missing values are shown."),
	train: Files.optional().describe("Files of the training rows, as globs; rows of the test files among them are found."),
	test: Files.optional().describe("Files of the held-out rows, as globs.")
}).refine(({ train, test }) => train === void 0 === (test === void 0), "needs both train and test, or neither");

// core/easeml-policy.ts
/**
* A condition of ease.ml/ci with what it promises (C. Renggli et al., "Continuous integration of machine learning models with
* ease.ml/ci", SysML 2019, section 3). All keys are those of the paper.
*/
const EasemlPolicy = strictObject({
	condition: string().min(1).max(500).describe("Clauses over n (accuracy now), o (before) and d (share of predictions that differ), as `n - o > -0.01 +/- 0.01`; `/\\` joins several."),
	reliability: number().min(.5).lt(1).describe("Probability that every verdict over the life of the held-out set is right, as 0.999."),
	mode: _enum(["fp-free", "fn-free"]).describe("What becomes of a condition that is neither shown true nor false: `fp-free` refuses it, `fn-free` accepts."),
	adaptivity: _enum([
		"none",
		"full",
		"firstChange"
	]).describe("What developers see: `full`, every verdict; `firstChange`, until it changes. `none` is refused here."),
	steps: int().min(1).max(1e4).describe("How many verdicts the reliability is for.")
});

// core/glob.ts
/** In UTF-16 code units. */
const GLOB_MAX_LENGTH = 200;
/** Patterns that the braces of one glob may stand for. */
const MAX_PATTERNS = 32;
/**
* Reads a glob: `*` and `?` within a name, `**` for any number of folders, `[abc]`, `[a-z]` and `[!a]` for one character, `{a,b}` for one
* or the other, `\` before a character that stands for itself.
*
* @returns what to write instead, where it is none.
*/
function parseGlob(text) {
	if (text === "") return "an empty glob matches nothing; write ** for every file";
	if (text.length > 200) return `has ${text.length} characters; write several globs of at most ${200}`;
	const stranger = strangerIn(text);
	if (stranger) return stranger;
	const expanded = expand(text);
	if (typeof expanded === "string") return expanded;
	const patterns = [];
	for (const pattern of expanded) {
		const names = namesOf(pattern);
		if (typeof names === "string") return names;
		patterns.push(names);
	}
	return { patterns };
}
/** What other tools' globs have and ours do not: read in silence, it would cover other files than its writer believes. */
function strangerIn(text) {
	if (text.startsWith("!")) return "no glob takes files away again; name what is meant, without !";
	const plain = text.replace(/\\./gs, "");
	const mark = /[()|]/.exec(plain)?.[0];
	if (mark) return `is a glob, no regular expression: write {a,b} for one or the other, or \\${mark} for the character`;
	if (/[^/{},]\*\*|\*\*[^/{},]/.test(plain)) return "** stands alone between slashes: write **/*.py, or * within a name";
	if (/[\]}]\+/.test(plain)) return "a + repeats nothing; write * for any number of characters, or \\+ for the character";
	return null;
}
/** The patterns that the braces stand for. */
function expand(text) {
	let open = [text];
	const patterns = [];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const braces = innermostBraces(next);
		if (typeof braces === "string") return braces;
		if (braces) open = [...open, ...braces.choices.map((choice) => `${braces.before}${choice}${braces.after}`)];
		else patterns.push(next);
		if (open.length + patterns.length > MAX_PATTERNS) return `its braces stand for more than ${MAX_PATTERNS} patterns; write several globs`;
	}
	return patterns;
}
/** The first braces that hold no others; null where there are none. */
function innermostBraces(text) {
	let start = -1;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === "\\") at++;
		else if (character === "{") start = at;
		else if (character === "}") {
			if (start < 0) return "has a } without {; write \\} for the character";
			const inside = text.slice(start + 1, at);
			const choices = inside.split(/(?<!\\),/);
			if (choices.length < 2) return `{${inside}} leaves no choice; write {a,b}, or \\{ for the character`;
			return {
				before: text.slice(0, start),
				choices,
				after: text.slice(at + 1)
			};
		}
	}
	return start < 0 ? null : "has a { without }; write \\{ for the character";
}
function namesOf(pattern) {
	const names = [];
	for (const text of pattern.split("/")) {
		if (text === "**") {
			names.push({ kind: "deep" });
			continue;
		}
		if (text === "" || text === "." || text === "..") return "a path begins at the root of the repository and names a file: write src/**, without ./ or / around it";
		const places = placesOf(text);
		if (typeof places === "string") return places;
		names.push({
			kind: "name",
			places
		});
	}
	return names;
}
function placesOf(text) {
	const places = [];
	const characters = [...text];
	for (let at = 0; at < characters.length; at++) {
		const character = characters[at] ?? "";
		if (character === "*") places.push({ kind: "many" });
		else if (character === "?") places.push({
			kind: "one",
			accepts: () => true
		});
		else if (character === "[") {
			const close = characters.indexOf("]", at + (/[!^]/.test(characters[at + 1] ?? "") ? 3 : 2));
			if (close < 0) return "has a [ without ]; write \\[ for the character";
			const accepts = classOf(characters.slice(at + 1, close));
			if (typeof accepts === "string") return accepts;
			places.push({
				kind: "one",
				accepts
			});
			at = close;
		} else {
			if (character === "\\") at++;
			const meant = characters[at];
			if (meant === void 0) return "ends with \\; write \\\\ for the character";
			places.push({
				kind: "one",
				accepts: (other) => other === meant
			});
		}
	}
	return places;
}
function classOf(inside) {
	const isNegated = inside[0] === "!" || inside[0] === "^";
	const members = isNegated ? inside.slice(1) : inside;
	if (members.includes("\\") || members.includes("[")) return `[${inside.join("")}] is no class; write the characters themselves, for example [abc] or [a-z]`;
	const ranges = [];
	for (let at = 0; at < members.length; at++) {
		const from = codeOf(members[at]);
		const isRange = members[at + 1] === "-" && at + 2 < members.length;
		const to = isRange ? codeOf(members[at + 2]) : from;
		if (to < from) return `[${inside.join("")}] runs backwards; write the smaller character first`;
		ranges.push([from, to]);
		if (isRange) at += 2;
	}
	return (character) => {
		const code = codeOf(character);
		return ranges.some(([from, to]) => from <= code && code <= to) !== isNegated;
	};
}
function codeOf(character) {
	return character?.codePointAt(0) ?? 0;
}

// core/metric-policy.ts
/** What a policy may say of one metric. Which of max_drop and max_rise applies follows from the metric's direction. */
const MetricPolicy = strictObject({
	metric: string().max(64).optional().describe("The metric's name, where this entry has another: so one metric can be ruled twice."),
	max_drop: number().gt(0).optional().describe("Largest tolerated loss where higher is better, in the metric's own unit: 1 point of accuracy is 0.01."),
	max_rise: number().gt(0).optional().describe("Largest tolerated rise where lower is better, in the metric's unit."),
	floor: number().optional().describe("Lowest allowed value where higher is better."),
	ceiling: number().optional().describe("Highest allowed value where lower is better."),
	average: _enum([
		"binary",
		"macro",
		"micro",
		"weighted",
		"samples"
	]).optional().describe("How a metric of classes joins them; a multiclass task needs macro, micro or weighted, a multilabel one any but binary."),
	zero_division: union([
		literal(0),
		literal(1),
		literal("skip")
	]).optional().describe("What a class whose denominator is 0 counts as in an average: 0 unless told; `skip` leaves it out."),
	beta: number().gt(0).max(100).optional().describe("How many times as much as precision recall counts in fbeta."),
	k: number().gt(0).max(1e6).optional().describe("How many results, samples or classes count, from the best down; for the `_at_top` metrics under 1 a share of the rows."),
	quantile: number().gt(0).lt(1).optional().describe("The quantile that pinball judges."),
	level: number().gt(0).lt(1).optional().describe("The share of labels that a prediction interval promises to hold."),
	max_fpr: number().gt(0).lt(1).optional().describe("Up to which false positive rate partial_roc_auc counts."),
	weights: _enum(["linear", "quadratic"]).optional().describe("How kappa counts the distance of two classes; left out, every disagreement counts alike."),
	bins: int().min(2).max(1e3).optional().describe("Bins of equal width for ece and mce: 15 unless told."),
	column: Column$1.optional().describe("Column of numbers: an entry of a name of its own is its mean; pass_at_k takes from it which samples pass."),
	over: Column$1.optional().describe("A second column: the entry is the sum of `column` over the sum of this."),
	max_ratio: number().gt(0).optional().describe("Of a number of the run record, such as a latency: largest allowed candidate over baseline; compared plainly, no test."),
	suspicious_gain: number().gt(0).optional().describe("A gain over this is reported as suspicious: it often means that labels leaked."),
	slice_tolerance: number().min(1).optional().describe("Tolerance on slices in multiples of the overall one; without it `slices.tolerance` holds."),
	gate: boolean().default(true).describe("`false`: the metric is shown and never part of the verdict.")
});

// core/policy.ts
const Glob = string().check((context) => {
	const glob = parseGlob(context.value);
	if (typeof glob === "string") context.issues.push({
		code: "custom",
		message: glob,
		input: context.value
	});
}).meta({
	minLength: 1,
	maxLength: 200
});
const Globs = array(Glob).max(100, "has more than 100 globs; name folders instead of files");
const Probability = number().gt(0).max(.5);
/** A span of time: a whole number and s, m, h or d, for example `15m`. */
const Duration = string().regex(/^[1-9]\d{0,4}[smhd]$/, "must be a number and s, m, h or d, for example 15m");
/** How differences are tested. */
const Tests = strictObject({
	resamples: int().min(1e3).max(1e6).default(1e4).describe("Resamples of a bootstrap, for metrics and fairness gaps without an exact or asymptotic test; fewer on very many rows."),
	seed: int().min(0).default(20240607).describe("Seed of the bootstrap: the same one gives the same verdict."),
	midp: boolean().default(false).describe("`true`: block by the mid-p McNemar test: more power, and its rate is checked by enumeration, not proved.")
});
const Slices = strictObject({
	by: array(Column$1).min(1).max(10).describe("Columns of the predictions file; each value of each is one slice."),
	tolerance: number().min(1).default(3).describe("Tolerance on slices in multiples of the overall one."),
	min_n: int().min(2).default(200).describe("Slices with fewer rows are shown and never gated."),
	require_pass: boolean().default(false).describe("`true`: a slice must pass too. Otherwise slices can only block.")
});
/** A gap between groups of rows, and how much wider it may become. It can block, never pass. */
const FairnessPolicy = strictObject({
	by: Column$1.describe("Column of the predictions file; each value is a group."),
	metric: _enum([
		"demographic_parity_difference",
		"demographic_parity_ratio",
		"equalized_odds_difference",
		"equal_opportunity_difference"
	]).describe("How the gap is measured, as fairlearn defines it."),
	max_rise: number().gt(0).lt(1).optional().describe("Largest tolerated rise of a difference between groups."),
	max_drop: number().gt(0).lt(1).optional().describe("Largest tolerated drop of a ratio between groups."),
	min_n: int().min(2).default(200).describe("Groups with fewer rows are shown and are no part of the gap.")
});
const Anchor = strictObject({
	ref: literal("latest-release").default("latest-release").describe("What a slow decline is measured against."),
	cumulative: number().min(1).default(2).describe("Limit of the decline since that version, in multiples of each metric's own tolerance."),
	expected_prs: int().min(1).max(1e5).default(50).describe("How many pull requests are expected between two releases; the level of this test is divided by it.")
});
const Rates = strictObject({
	alpha_block: Probability.default(.01).describe("Chance at most that a model that is no worse is blocked."),
	alpha_pass: Probability.default(.05).describe("Chance at most that a drop as large as the tolerance passes.")
});
const Register = strictObject({
	registry: literal("git").default("git").describe("Where versions are kept: annotated tags and releases."),
	stages: array(string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/)).max(20).default([]).describe("Names of stages that `register` may assign.")
});
const Deploy = strictObject({
	target: literal("local").describe("Where the model is served: the machine that runs the job."),
	serve: string().min(1).max(1e3).describe("The command that serves, split at white space; no shell."),
	replay: int().min(0).max(1e4).default(200).describe("How many packaged held-out examples are asked before the switch; 0, for none, where they are not published."),
	state: string().min(1).default(".holdout/deploy").describe("Folder that remembers what runs, relative to the workspace.")
});
const ModelPolicy = strictObject({
	workflow: string().regex(/^\.github\/workflows\/[\w.-]+\.ya?ml$/, "must be a path like .github/workflows/model.yml").describe("Only evidence from a run of this workflow file counts."),
	paths: Globs.min(1).default(["**"]).describe("Globs (`*`, `**`, `?`, `[abc]`, `{a,b}`); a pull request that touches none of these needs no evidence for this model."),
	task: _enum([
		"binary",
		"multiclass",
		"multilabel",
		"regression",
		"ranking",
		"forecasting",
		"llm"
	]).describe("What the model predicts."),
	data: DataColumns.prefault({}).describe("Columns of the predictions file."),
	dataset: DatasetPolicy.optional().describe("The data that `validate-data` checks."),
	baseline: _enum([
		"reference",
		"latest-release",
		"file"
	]).default("reference").describe("What the candidate is compared with: the commit it would be merged into, the latest release, or the file that the workflow gives evaluate-gate as its input `baseline`."),
	baseline_missing: _enum(["error", "floors"]).default("error").describe("`floors`: where no baseline was ever found, floors and ceilings alone decide."),
	baseline_max_distance: int().min(0).max(1e4).default(50).describe("In commits; the baseline of a farther ancestor counts as missing."),
	anchor: Anchor.prefault({}).describe("The limit of a slow decline over many pull requests."),
	rates: Rates.prefault({}).describe("Error rates of the verdict."),
	estimand: _enum(["artifact", "recipe"]).default("artifact").describe("What is judged: `artifact`, this one trained model; `recipe`, the training over the seeds of `data.seed`."),
	metrics: record(string().min(1).max(64), MetricPolicy).describe("The metrics by name; at least one must be gated."),
	slices: Slices.optional().describe("Parts of the held-out rows that are judged on their own."),
	fairness: FairnessPolicy.optional().describe("A gap between groups that may not become wider."),
	tests: Tests.prefault({}).describe("How differences are tested."),
	on_inconclusive: _enum(["warn", "block"]).default("warn").describe("`warn`: an inconclusive verdict lets the pull request merge and says so in the title."),
	easeml: EasemlPolicy.nullable().default(null).describe("A condition of ease.ml/ci beside the metrics: true passes, false blocks, unknown is inconclusive."),
	reuse: ReusePolicy.default({ mode: "open" }).describe("How often the held-out rows may be asked."),
	publish_predictions: boolean().default(true).describe("`false`: releases carry no predictions, so no baseline or anchor can be taken from them; evidence and reports name no example."),
	register: Register.prefault({}).describe("Where `register` writes."),
	deploy: Deploy.optional().describe("How `deploy` serves.")
});
const Policy = strictObject({
	version: literal(1).describe("Version of this format."),
	app: int().positive().nullable().default(null).describe("Id of the installed GitHub App; where it is set, the actions never comment."),
	models: record(ModelName, ModelPolicy).refine((models) => Object.keys(models).length > 0, "must name at least one model").describe("The models of this repository by name."),
	protected: Globs.default([".github/**"]).describe("Globs, as for `paths`; a pull request that touches these waits for an approving review of its head commit."),
	overrides: strictObject({
		permission: _enum([
			"write",
			"maintain",
			"admin"
		]).default("maintain").describe("The permission that a reviewer of protected paths, or who accepts a loss, needs."),
		expires: Duration.default("14d").describe("How long an acceptance holds.")
	}).prefault({}).describe("Who may accept what the gate holds back."),
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
		const problem = modelProblem(model, policy.app);
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
/** A count with thousands separators; as a power of ten where that is all that double precision knows of it. */
function count(value) {
	if (value >= 0x38d7ea4c68000) return value.toExponential(0).replace("+", "");
	return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
/** A probability for prose: two decimals, never a false 0 or 1. */
function probability(value) {
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

// core/report/data-items.ts
const ORDER = [
	"error",
	"fail",
	"warn",
	"pass"
];
/** The checks of a report, worst first, in the order of the contract among equals. */
function checkItems(report) {
	return worstFirst$2(report.checks.map(checkItem));
}
/** The findings of a report, worst first. */
function findingItems(report) {
	return worstFirst$2((report.findings ?? []).map(findingItem));
}
/** Whether an item is one of those that make an outcome `fail` or `error`. */
function fails$1({ result }) {
	return result === "fail" || result === "error";
}
/** What the data made of their contract, in one line of plain text; names in it are as untrusted as the data. */
function dataVerdict(report) {
	const { checks, findings = [] } = report;
	const items = [...checkItems(report), ...findingItems(report)];
	const failed = items.filter(fails$1);
	const [worst] = failed;
	if (worst) return `${[...partOf$1(checks.filter(fails$1).length, `of ${plural(checks.length, "check")}`), ...partOf$1(findings.filter(fails$1).length, `of ${plural(findings.length, "finding")}`)].join(" and ")} ${failed.length === 1 ? "fails" : "fail"}, first ${worst.id} (${worst.found})`;
	const warned = items.filter(({ result }) => result === "warn");
	const all = plural(checks.length, "check");
	if (warned.length > 0) return `${all}, ${plural(warned.length, "warning")}, first ${warned[0]?.id}`;
	return `${all} ${checks.length === 1 ? "holds" : "hold"}${findings.length === 0 ? "" : "; no drift, leakage or bias found"}`;
}
/** `1 check`, `1,234 checks`. */
function plural(number, noun) {
	return `${count(number)} ${noun}${number === 1 ? "" : /(ch|s)$/.test(noun) ? "es" : "s"}`;
}
function partOf$1(number, words) {
	return number === 0 ? [] : [`${count(number)} ${words}`];
}
function checkItem(check) {
	const { id, result, expected, found, examples, rows, failed_rows, places = [], line } = check;
	const share = rows && failed_rows !== null ? Math.min(1, failed_rows / rows) : null;
	return {
		origin: "check",
		id,
		result,
		expected,
		found,
		examples,
		masked: check.masked ?? false,
		share,
		places,
		line
	};
}
function findingItem({ id, result, expected, found, examples }) {
	return {
		origin: "finding",
		id,
		result,
		expected,
		found,
		examples,
		masked: false,
		share: null,
		places: [],
		line: null
	};
}
function worstFirst$2(items) {
	return items.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
}

// core/report/markdown.ts
const MAX_GRAPHEMES = 64;
const MAX_SENTENCE = 200;
const INVISIBLE$1 = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/gu;
/**
* Untrusted text as an inline code span that is safe in a table cell: no mention, link, image, HTML or line break survives,
* the fence is longer than any run of backticks inside, a pipe becomes a broken bar, and 64 characters are kept.
*/
function code(text) {
	const clean = codeText(text);
	if (clean.trim() === "") return "`(empty)`";
	const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	const padding = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
	return `${fence}${padding}${clean}${padding}${fence}`;
}
/** What `code` shows between its fences: what a reader can copy. */
function codeText(text) {
	return shorten(text.toWellFormed().replace(INVISIBLE$1, "·").replaceAll("|", "¦"));
}
function shorten(text) {
	const bounded = Array.from(text.slice(0, 512)).slice(0, 256).join("").toWellFormed();
	const kept = Array.from(new Intl.Segmenter("en").segment(bounded), ({ segment }) => segment).slice(0, MAX_GRAPHEMES).join("");
	return kept.length < text.length ? `${kept}\u2026` : kept;
}
/**
* A sentence of ours that quotes something untrusted: every character that Markdown, HTML or GitHub could act on (mentions,
* references, links, formulas between dollar signs) is taken apart, so the sentence reads the same and does nothing.
*/
function escapeText(text) {
	return text.toWellFormed().replace(INVISIBLE$1, " ").replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (character) => `\\${character}`).replace(/[<>&$]/g, (character) => ENTITIES[character] ?? "").replace(/[@#]|\bGH(?=-)/gi, (character) => `${character}\u200B`).replace(/:\/\//g, ":​//").replace(/\b(www)\./gi, "$1​.").replace(COMMIT_ID, (id) => `${id.slice(0, 6)}\u200B${id.slice(6)}`);
}
const COMMIT_ID = /\b((?=\d*[a-f])[0-9a-f]{7,40}|\d{40})\b/gi;
/** As `escapeText`, cut to what a cell of a table can take: 200 characters. */
function sentence(text) {
	const shown = text.slice(0, MAX_SENTENCE).toWellFormed();
	return escapeText(shown.length < text.length ? `${shown}\u2026` : shown);
}
const ENTITIES = {
	"<": "&lt;",
	">": "&gt;",
	"&": "&amp;",
	$: "&dollar;"
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

// core/report/data-contract.ts
/** The contract against the base branch's: what breaks its readers stands open, with who they are; the rest is folded. */
function contractChanges(report, maxRows) {
	const { contract_changes: changes = [], consumers = [] } = report;
	const breaking = changes.filter(({ kind }) => kind === "breaking");
	const compatible = changes.filter(({ kind }) => kind === "compatible");
	const parts = [];
	if (breaking.length > 0) {
		const readers = consumers.length === 0 ? "" : `; also read by ${models(consumers, maxRows)}`;
		const verb = breaking.length === 1 ? "breaks" : "break";
		parts.push(`**${plural(breaking.length, "change")} of the contract ${verb} what held before**${readers}:`);
		parts.push(changeList(breaking, maxRows));
	}
	if (compatible.length > 0) {
		const summary = `${plural(compatible.length, "compatible change")} of the contract`;
		parts.push(details(summary, changeList(compatible, maxRows)));
	}
	return parts.join("\n\n");
}
/** Rules that are written in the contract for people or for other tools: shown, so that nobody takes them for checked. */
function uncheckedRules(report, maxRows) {
	const { unchecked = [] } = report;
	if (unchecked.length === 0) return "";
	const rows = unchecked.slice(0, maxRows).map((rule) => [
		code(rule.subject),
		rule.kind,
		uncheckedText(rule)
	]);
	const summary = `${plural(unchecked.length, "rule")} of the contract ${unchecked.length === 1 ? "was" : "were"} not run`;
	const left = unchecked.length - rows.length;
	const shown = table([
		"of",
		"kind",
		"rule"
	], rows);
	return details(summary, left > 0 ? `${shown}\n\n${count(left)} more are in the report file.` : shown);
}
function uncheckedText({ text, line }) {
	return `${sentence(text)}${line === null ? "" : ` (line ${line})`}`;
}
function changeList(changes, maxRows) {
	const shown = changes.slice(0, maxRows).map(({ subject, text, line }) => `- ${code(subject)}: ${sentence(text)}${line === null ? "" : ` (line ${line})`}`);
	const left = changes.length - shown.length;
	return [...shown, ...left > 0 ? [`- ${count(left)} more are in the report file`] : []].join("\n");
}
function models(names, maxRows) {
	const shown = names.slice(0, maxRows).map((name) => code(name));
	const left = names.length - shown.length;
	return `${shown.join(", ")}${left > 0 ? ` and ${count(left)} more` : ""}`;
}

// core/report/data-summary.ts
/** Rows of a table in the job summary, which holds 1 MiB. */
const SUMMARY_ROWS = 200;
const BAR_LENGTH = 10;
/**
* Data against their contract, in Markdown: one line, what does not hold, the findings, the contract's changes, the rules
* that were not run, and folded what holds. The same text stands in the job summary and, shorter, in the comment.
*
* @param maxRows how many rows each table lists; the worst come first, and what is left out is counted.
*/
function dataSummary(report, maxRows = SUMMARY_ROWS) {
	const items = [...checkItems(report), ...findingItems(report)];
	const passed = items.filter(({ result }) => result === "pass");
	const open = items.filter(({ result }) => result !== "pass");
	return [
		`### ${MARKS$1[report.outcome]} Data of ${code(report.model)}: ${sentence(dataVerdict(report))}`,
		openTable("check", ofOrigin(open, "check"), maxRows),
		openTable("finding", ofOrigin(open, "finding"), maxRows),
		contractChanges(report, maxRows),
		uncheckedRules(report, maxRows),
		passedTable(passed, maxRows),
		details("What was checked", table(["what", "value"], facts(report, maxRows)))
	].filter((part) => part !== "").join("\n\n");
}
const MARKS$1 = {
	pass: "✅",
	warn: "🟡",
	fail: "❌",
	error: "❌"
};
function ofOrigin(items, origin) {
	return items.filter((item) => item.origin === origin);
}
function openTable(origin, items, maxRows) {
	if (items.length === 0) return "";
	const header = [
		"",
		origin,
		"expected",
		"found",
		"for example",
		...origin === "check" ? ["where"] : []
	];
	const rows = items.slice(0, maxRows).map((item) => [
		`${MARKS$1[item.result]} ${item.result}`,
		code(item.id),
		sentence(item.expected),
		`${bar(item.share)}${sentence(item.found)}`,
		examples(item),
		...origin === "check" ? [places(item)] : []
	]);
	return more(table(header, rows), items.length - rows.length);
}
function passedTable(items, maxRows) {
	if (items.length === 0) return "";
	const rows = items.slice(0, maxRows).map(({ id, expected, found }) => [
		code(id),
		sentence(expected),
		sentence(found)
	]);
	const left = items.length - rows.length;
	const holds = ofOrigin(items, "check").length;
	const quiet = items.length - holds;
	const summary = [...holds > 0 ? [`${plural(holds, "check")} ${holds === 1 ? "holds" : "hold"}`] : [], ...quiet > 0 ? [`${plural(quiet, "search")} for drift, leakage or bias found nothing`] : []];
	return details(summary.join(", "), more(table([
		"check",
		"expected",
		"found"
	], rows), left));
}
function more(shown, left) {
	return left > 0 ? `${shown}\n\n${count(left)} more are in the report file.` : shown;
}
function examples({ examples, masked }) {
	if (masked) return "_masked_";
	return examples.slice(0, 3).map((example) => code(String(example))).join(", ");
}
function places({ places, line }) {
	return [...places.slice(0, 2).map(({ file, line }) => code(`${file}:${line}`)), ...line === null ? [] : [`contract, line ${line}`]].join(", ");
}
/** Never empty for a share above 0, never full for one below 1. */
function bar(share) {
	if (share === null) return "";
	const length = share === 0 || share === 1 ? share * BAR_LENGTH : Math.min(9, Math.max(1, Math.round(share * BAR_LENGTH)));
	return `\`${"█".repeat(length)}${"░".repeat(BAR_LENGTH - length)}\` `;
}
function facts(report, maxRows) {
	const { contract, policy, reference } = report;
	const datasets = report.datasets.slice(0, maxRows);
	const left = report.datasets.length - datasets.length;
	return [
		...policy ? [["policy", policyText(policy, report.run?.event)]] : [],
		["contract", `${code(contract.path)} ${code(`${contract.id} ${contract.version}`)}`],
		["engine", code(report.engine)],
		...datasets.map(({ name, rows, files, digest }) => [code(name), `${plural(rows, "row")} in ${plural(files.length, "file")}, ${code(digest)}`]),
		...left > 0 ? [["more", `${count(left)} more are in the report file`]] : [],
		...reference ? [["reference", `${code(reference.name)}, ${plural(reference.rows, "row")}`]] : []
	];
}
function policyText({ source, ref, digest }, event) {
	const proposed = event === "pull_request" || event === "merge_group";
	return `${{
		"base-branch": `of the base branch${ref === null ? "" : `, ${code(ref)}`}`,
		checkout: proposed ? "of the pull request, since the base branch has none: in effect after the merge" : "of the checkout"
	}[source]}, ${code(digest)}`;
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
* @param visit sees every chunk, which is valid until it returns, so that one pass serves other digests too.
* @throws UserError for a file that is missing, is not a regular one, lies outside the root, also by way of a symbolic
*   link, changes while it is read, or has a name that a document cannot hold.
*/
async function fileEntry(root, path, visit = () => {}) {
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
			visit(chunk.subarray(0, bytesRead));
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
/** An error for what may pass with time, for whoever asks for its status. */
function unavailable(message, cause) {
	return Object.assign(new Error(message, { cause }), { status: 503 });
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
async function asked$1(permissions, ask) {
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

// github/contents.ts
init_errors();
/**
* The text of a file as it is at a commit or ref, through the API, never from a checkout; null when it is not there.
*
* @throws UserError for a folder, and for what is not UTF-8.
*/
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
	throw new UserError(`${path}: is not a file at ${ref}; put a file there`);
}

// github/policy.ts
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
		digest,
		app: policy.app
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
	throw new UserError(`npm pack ${spec} failed (${reasonOf$1(stderr, code)}); check that this machine reaches its npm registry`);
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
function reasonOf$1(stderr, code) {
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

// core/statistics/chi-squared.ts
const MAX_TERMS = 1e5;
const TINY = 1e-300;
/** P(X >= x) of the chi-squared distribution with df degrees of freedom; 1 where df is 0 or x is not above 0. DLMF 8.11.4 and 8.9.2. */
function chiSquaredSf(x, df) {
	if (df <= 0 || x <= 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	const [a, z] = [df / 2, x / 2];
	const power = Math.exp(a * Math.log(z) - z - logGamma(a));
	return Math.min(1, Math.max(0, z < a + 1 ? 1 - power * lowerSeries(a, z) : power * upperFraction(a, z)));
}
function lowerSeries(a, z) {
	let term = 1 / a;
	let sum = term;
	for (let k = 1; k < MAX_TERMS && term > sum * 1e-17; k++) {
		term *= z / (a + k);
		sum += term;
	}
	return sum;
}
/** By the modified Lentz algorithm (Thompson and Barnett 1986). */
function upperFraction(a, z) {
	let b = z + 1 - a;
	let c = 1 / TINY;
	let d = 1 / b;
	let fraction = d;
	for (let k = 1; k < MAX_TERMS; k++) {
		const term = k * (a - k);
		b += 2;
		d = 1 / nonZero(term * d + b);
		c = nonZero(b + term / c);
		fraction *= c * d;
		if (Math.abs(c * d - 1) < 1e-16) break;
	}
	return fraction;
}
function nonZero(x) {
	return Math.abs(x) < TINY ? TINY : x;
}
/** The x with P(X >= x) = tail, 0 < tail < 1; 0 where df is 0. By bisection, to the last bit but a few. */
function chiSquaredIsf(tail, df) {
	if (df <= 0) return 0;
	let [low, high] = [0, df + 10];
	while (chiSquaredSf(high, df) > tail) high *= 2;
	for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
		const middle = (low + high) / 2;
		if (chiSquaredSf(middle, df) > tail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/**
* Pearson's test of independence, which is that of homogeneity when the rows are samples, without a continuity correction. Rows and
* columns without a count are left out; a table of one row or column has p = 1.
*
* @param table rows of counts, all of one length.
*/
function independence(table) {
	const rows = table.map((row) => sum$1(row));
	const columns = (table[0] ?? []).map((_, column) => sum$1(table.map((row) => row[column] ?? 0)));
	const total = sum$1(rows);
	const used = {
		rows: rows.filter((n) => n > 0).length,
		columns: columns.filter((n) => n > 0).length
	};
	const df = Math.max(0, used.rows - 1) * Math.max(0, used.columns - 1);
	if (df === 0) return {
		statistic: 0,
		df: 0,
		p: 1,
		association: 0,
		smallestExpected: 0
	};
	let statistic = 0;
	let smallestExpected = Number.POSITIVE_INFINITY;
	for (const [i, row] of table.entries()) for (const [j, count] of row.entries()) {
		const expected = (rows[i] ?? 0) / total * (columns[j] ?? 0);
		if (expected === 0) continue;
		statistic += (count - expected) ** 2 / expected;
		smallestExpected = Math.min(smallestExpected, expected);
	}
	const association = Math.min(1, Math.sqrt(statistic / (total * (Math.min(used.rows, used.columns) - 1))));
	return {
		statistic,
		df,
		p: chiSquaredSf(statistic, df),
		association,
		smallestExpected
	};
}
function sum$1(values) {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

// core/statistics/distance.ts
/** The share that an empty cell counts as in the population stability index, where its logarithm would be infinite. */
const EMPTY$1 = 1e-4;
/**
* Wasserstein distance of order 1: the area between the two distribution functions, in the unit of the values. Null where a sample has
* no counts.
*
* @param at the value of each cell, ascending.
*/
function wasserstein(at, pair) {
	const shares = sharesOf(pair);
	if (!shares) return null;
	let [difference, area] = [0, 0];
	for (let cell = 0; cell + 1 < at.length; cell++) {
		difference += (shares.current[cell] ?? 0) - (shares.reference[cell] ?? 0);
		area += Math.abs(difference) * ((at[cell + 1] ?? 0) - (at[cell] ?? 0));
	}
	return area;
}
/**
* Jensen-Shannon distance with the natural logarithm, in [0, 0.833]: the square root of the divergence. J. Lin, IEEE Transactions on
* Information Theory 37 (1991); D. M. Endres and J. E. Schindelin, ibid. 49 (2003). Null where a sample has no counts.
*/
function jensenShannon(pair) {
	const shares = sharesOf(pair);
	if (!shares) return null;
	let divergence = 0;
	for (const [cell, p] of shares.current.entries()) {
		const q = shares.reference[cell] ?? 0;
		const middle = (p + q) / 2;
		if (p > 0) divergence += p / 2 * Math.log(p / middle);
		if (q > 0) divergence += q / 2 * Math.log(q / middle);
	}
	return Math.sqrt(Math.max(0, divergence));
}
/** Population stability index; a cell that only one sample fills counts as a share of 0.0001 in the other. Null where a sample has no counts. */
function stabilityIndex(pair) {
	const shares = sharesOf(pair);
	if (!shares) return null;
	let index = 0;
	for (const [cell, share] of shares.current.entries()) {
		const other = shares.reference[cell] ?? 0;
		if (share === 0 && other === 0) continue;
		const [p, q] = [Math.max(share, EMPTY$1), Math.max(other, EMPTY$1)];
		index += (p - q) * Math.log(p / q);
	}
	return Math.max(0, index);
}
/**
* What the population stability index stays under in 95 % of the cases when nothing drifts: chi-squared with one degree of freedom less
* than there are filled cells, times 1/n + 1/m. B. Yurdakul and J. Naranjo, Journal of Risk Model Validation 14 (2020).
*/
function stabilityThreshold({ current, reference }) {
	const cells = current.filter((count, cell) => count + (reference[cell] ?? 0) > 0).length;
	const [n, m] = [total$1(current), total$1(reference)];
	return n === 0 || m === 0 ? 0 : chiSquaredIsf(.05, cells - 1) * (1 / n + 1 / m);
}
function sharesOf({ current, reference }) {
	const [n, m] = [total$1(current), total$1(reference)];
	if (n === 0 || m === 0) return null;
	return {
		current: current.map((count) => count / n),
		reference: reference.map((count) => count / m)
	};
}
function total$1(counts) {
	let sum = 0;
	for (const count of counts) sum += count;
	return sum;
}

// core/statistics/kolmogorov-smirnov.ts
/** Up to this product of the sample sizes the distribution is exact. */
const MAX_EXACT = 25e4;
/**
* Two-sample Kolmogorov-Smirnov test, two-sided, of counts by value: cell i holds how often the i-th value, ascending, stands in
* each sample. Where the product of the sample sizes is at most 250,000 the p-value is exact given the ties (J. L. Hodges, Arkiv för
* Matematik 3, 1958; T. Schröer and D. Trenkler, Computational Statistics & Data Analysis 20, 1995), beyond it is that of Kolmogorov's
* limit, which ties make too large, never too small.
*
* A cell may as well be a range of values, the same for both samples, however it was chosen from the pooled values: the difference
* is then looked for only where ranges meet, so that it is never larger than that of the values, and the test rejects no more often.
*
* A sample without a count gives statistic 0 and p = 1.
*/
function kolmogorovSmirnov(first, second) {
	const cells = first.map((count, cell) => [count, second[cell] ?? 0]).filter(([a, b]) => a + b > 0);
	let [m, n] = [0, 0];
	for (const [a, b] of cells) {
		m += a;
		n += b;
	}
	if (m === 0 || n === 0) return {
		statistic: 0,
		p: 1
	};
	const gap = largestGap(cells, m, n);
	if (gap === 0) return {
		statistic: 0,
		p: 1
	};
	const statistic = gap / (m * n);
	const p = m * n <= MAX_EXACT ? exactTail({
		cells,
		m,
		n,
		gap
	}) : limitTail(statistic * Math.sqrt(m / (m + n) * n));
	return {
		statistic,
		p: Math.min(1, Math.max(0, p))
	};
}
/** The largest |i/m - j/n| times m n, a whole number as long as that is below 2^53. */
function largestGap(cells, m, n) {
	let [i, j, gap] = [
		0,
		0,
		0
	];
	for (const [a, b] of cells) {
		i += a;
		j += b;
		gap = Math.max(gap, Math.abs(i * n - j * m));
	}
	return gap;
}
/**
* All orders of the pooled sample are equally likely: a walk from (0, 0) to (m, n) whose next step goes right with probability
* (m - i)/(m - i + n - j). Seen backwards, `touched[j]` is the probability that a walk to (i, j) has been at least `gap` off the diagonal
* at the end of some group of ties. Sums of probabilities, so that a small p keeps its digits.
*/
function exactTail({ cells, m, n, gap }) {
	const ends = new Uint8Array(m + n + 1);
	let seen = 0;
	for (const [a, b] of cells) {
		seen += a + b;
		ends[seen] = 1;
	}
	const touched = new Float64Array(n + 1);
	for (let i = 0; i <= m; i++) for (let j = 0; j <= n; j++) if (ends[i + j] === 1 && Math.abs(i * n - j * m) >= gap) touched[j] = 1;
	else if (i + j === 0) touched[j] = 0;
	else {
		const [left, below] = [i === 0 ? 0 : touched[j] ?? 0, j === 0 ? 0 : touched[j - 1] ?? 0];
		touched[j] = (i * left + j * below) / (i + j);
	}
	return touched[n] ?? 1;
}
/** P(K >= x) of Kolmogorov's distribution: the alternating series, and for small x its theta transform (DLMF 20.7.32). */
function limitTail(x) {
	if (x < .2) return 1;
	if (x < 1) {
		let sum = 0;
		for (let k = 1; k < 100; k += 2) sum += Math.exp(-(k * k) * Math.PI * Math.PI / (8 * x * x));
		return 1 - Math.sqrt(2 * Math.PI) / x * sum;
	}
	let sum = 0;
	for (let k = 1; k < 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
	return sum;
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
/**
* Adjusted p-values, in input order, of the step-up procedure that bounds the false discovery rate when the tests are independent or positively
* dependent. Y. Benjamini and Y. Hochberg, JRSS B 57 (1995). NaN stays NaN and counts as 1 for the others.
*/
function benjaminiHochberg(pValues) {
	return stepUp(pValues, 1);
}
function stepUp(pValues, factor) {
	const adjusted = pValues.map(() => NaN);
	const descending = pValues.map((p, index) => ({
		p: Number.isNaN(p) ? 1 : p,
		index
	})).sort((a, b) => b.p - a.p);
	let smallest = 1;
	for (const [passed, { p, index }] of descending.entries()) {
		smallest = Math.min(smallest, p * (factor * pValues.length / (pValues.length - passed)));
		if (!Number.isNaN(pValues[index])) adjusted[index] = smallest;
	}
	return adjusted;
}
function at(values, index) {
	return values[index] ?? NaN;
}

// core/statistics/random.ts
/**
* xoshiro128** 1.1 by D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on Mathematical
* Software 47 (2021): period 2^128 - 1, and it needs no more than JavaScript's 32-bit integers.
*/
function randomFromState(state) {
	let [a, b, c, d] = state;
	function bits() {
		const product = Math.imul(b, 5);
		const result = Math.imul(product << 7 | product >>> 25, 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = d << 11 | d >>> 21;
		return result;
	}
	return {
		bits,
		uniform: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53
	};
}
/**
* The stream of a seed: its state is the output of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014), as the authors of
* xoshiro advise.
*
* @throws RangeError unless the seed is a whole number, 0 or above
*/
function randomFromSeed(seed) {
	if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number from 0 on, not ${seed}`);
	const [first, second] = [splitMix(seed, 1n), splitMix(seed, 2n)];
	const low = (word) => Number(word & 4294967295n);
	return randomFromState([
		low(first),
		low(first >> 32n),
		low(second),
		low(second >> 32n)
	]);
}
/** The output of SplitMix64 number `step`, counted from 1. */
function splitMix(seed, step) {
	const word = (value) => BigInt.asUintN(64, value);
	let mixed = word(BigInt(seed) + step * 11400714819323198485n);
	mixed = word((mixed ^ mixed >> 30n) * 13787848793156543929n);
	mixed = word((mixed ^ mixed >> 27n) * 10723151780598845931n);
	return mixed ^ mixed >> 31n;
}

// core/statistics/sampling.ts
/** Below this mean a binomial is drawn by walking up its distribution function. */
const FEW$1 = 10;
/** A number of successes among n at a rate, exactly binomial up to the rounding of its probabilities. n is a whole number, 0 <= rate <= 1. */
function drawBinomial(random, n, rate) {
	if (rate > .5) return n - drawBinomial(random, n, 1 - rate);
	if (n <= 0 || rate <= 0) return 0;
	return n * rate < FEW$1 ? byInversion(random, n, rate) : byRejection(random, n, rate);
}
/** BINV of V. Kachitvichyanukul and B. W. Schmeiser, Communications of the ACM 31 (1988). */
function byInversion(random, n, rate) {
	const odds = rate / (1 - rate);
	const none = Math.exp(n * Math.log1p(-rate));
	for (;;) {
		let [left, mass] = [random.uniform(), none];
		for (let k = 0; k <= n && mass > 0; k++) {
			if (left < mass) return k;
			left -= mass;
			mass *= odds * (n - k) / (k + 1);
		}
	}
}
/** BTRS, transformed rejection with squeeze, of W. Hörmann, Journal of Statistical Computation and Simulation 46 (1993). */
function byRejection(random, n, rate) {
	const deviation = Math.sqrt(n * rate * (1 - rate));
	const b = 1.15 + 2.53 * deviation;
	const a = -.0873 + .0248 * b + .01 * rate;
	const alpha = (2.83 + 5.1 / b) * deviation;
	const logOdds = Math.log(rate / (1 - rate));
	const mode = Math.floor((n + 1) * rate);
	const logMass = (k) => k * logOdds - logGamma(k + 1) - logGamma(n - k + 1);
	const logMode = logMass(mode);
	for (;;) {
		const u = random.uniform() - .5;
		const v = random.uniform();
		const edge = .5 - Math.abs(u);
		const k = Math.floor((2 * a / edge + b) * u + n * rate + .5);
		if (edge >= .07 && v <= .92 - 4.2 / b) return k;
		if (k < 0 || k > n) continue;
		if (Math.log(v * alpha / (a / (edge * edge) + b)) <= logMass(k) - logMode) return k;
	}
}
/** How n examples fall into cells of given counts (any non-negative weights): a multinomial drawn cell by cell, into `drawn`. */
function drawMultinomial(random, n, cells, drawn) {
	let [left, mass] = [n, 0];
	for (const cell of cells) mass += cell;
	for (let cell = 0; cell < cells.length; cell++) {
		const weight = cells[cell] ?? 0;
		const count = weight >= mass ? left : drawBinomial(random, left, weight / mass);
		drawn[cell] = weight === 0 ? 0 : count;
		left -= drawn[cell] ?? 0;
		mass -= weight;
	}
}
/** Units whose counts stay in the processor's nearest cache, as a power of two. */
const [NEAR_BITS, NEAR] = [12, 4096];
/**
* How often each of the units is drawn when as many are drawn with replacement, into `drawn`. Stretches of units get their share of the draws
* first, then each unit in them: the same multinomial, but memory is visited in order.
*/
function drawWithReplacement(random, drawn) {
	drawn.fill(0);
	let left = drawn.length;
	for (let start = 0; start < drawn.length; start += NEAR) {
		const units = Math.min(NEAR, drawn.length - start);
		const share = drawBinomial(random, left, units / (drawn.length - start));
		for (let draw = 0; draw < share; draw++) {
			const offset = units === NEAR ? random.bits() >>> 32 - NEAR_BITS : Math.floor(random.uniform() * units);
			drawn[start + offset] = (drawn[start + offset] ?? 0) + 1;
		}
		left -= share;
	}
}

// core/statistics/binomial.ts
/** log P(Bin(n, p) <= k). `k` and `n` are integers, n >= 0, 0 <= p <= 1. Through the incomplete beta function (DLMF 8.17.5). */
function logBinomialCdf(k, n, p) {
	if (k < 0) return Number.NEGATIVE_INFINITY;
	if (k >= n) return 0;
	return logRegularizedBeta(1 - p, n - k, k + 1);
}
/** log P(Bin(n, p) = k), 0 < p < 1. */
function logBinomialMass(k, n, p) {
	if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
	return k * Math.log(p) + (n - k) * Math.log1p(-p) - Math.log1p(n) - logBeta(k + 1, n - k + 1);
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
/** Two-sided score interval of a proportion, each side at level 1 - alpha/2. E. B. Wilson, JASA 22 (1927). n >= 1. */
function wilsonInterval(successes, n, alpha) {
	const z = -normalQuantile(alpha / 2);
	const share = successes / n;
	const centre = share + z * z / (2 * n);
	const halfWidth = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
	const scale = 1 + z * z / n;
	return {
		lower: successes === 0 ? 0 : Math.max(0, (centre - halfWidth) / scale),
		upper: successes === n ? 1 : Math.min(1, (centre + halfWidth) / scale)
	};
}

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

// core/metric-record.ts
/** A whole number of things, at least 0. */
const Count = int().nonnegative();
const Finite = number();
const Spread = number().nonnegative();
/** Clusters whose rows may depend on each other; null where every row is independent of the others. */
const Groups = Count.nullable();
/** One model alone on the candidate's rows: what floors and ceilings are held against. */
const Estimate = discriminatedUnion("kind", [
	strictObject({
		kind: literal("proportion"),
		n: Count,
		successes: Count
	}),
	strictObject({
		kind: literal("estimate"),
		n: Count,
		groups: Groups,
		value: Finite,
		se: Spread,
		df: Spread.nullable(),
		method: _enum([
			"t",
			"influence",
			"random-groups",
			"bootstrap",
			"seeds",
			"long-run"
		])
	}),
	strictObject({
		kind: literal("auc"),
		positives: Count,
		negatives: Count,
		groups: Groups,
		value: Finite,
		variance: Spread
	}),
	strictObject({
		kind: literal("number"),
		value: Finite
	}),
	strictObject({
		kind: literal("undefined"),
		reason: string().max(500)
	})
]);
/** The probabilities whose quantiles a bootstrap record holds. */
const QUANTILES = [
	.001,
	.01,
	.025,
	.05,
	.1,
	.25,
	.5,
	.75,
	.9,
	.95,
	.975,
	.99,
	.999
];
/** Baseline and candidate on the same rows. Differences are candidate minus baseline in the metric's own unit. */
const Paired = discriminatedUnion("kind", [
	strictObject({
		kind: literal("proportions"),
		n: Count,
		wins: Count,
		losses: Count,
		both_right: Count
	}),
	strictObject({
		kind: literal("means"),
		n: Count,
		groups: Groups,
		weighted: boolean(),
		/** Independent rows of equal weight that would give the same standard error of the difference. */
		effective_n: Spread,
		df: Spread,
		baseline: Finite,
		candidate: Finite,
		difference: Finite,
		se_difference: Spread,
		se_candidate: Spread
	}),
	strictObject({
		kind: literal("forecast"),
		n: Count,
		horizon: int().min(1),
		df: Spread,
		baseline: Finite,
		candidate: Finite,
		difference: Finite,
		se_difference: Spread,
		se_candidate: Spread
	}),
	strictObject({
		kind: literal("auc"),
		weighted: boolean(),
		positives: Count,
		negatives: Count,
		baseline: Finite,
		candidate: Finite,
		variance_baseline: Spread,
		variance_candidate: Spread,
		covariance: Finite
	}),
	strictObject({
		kind: literal("table"),
		labels: array(string().max(200)).max(21),
		/** Index of the positive label in a binary task. */
		positive: int().nonnegative().nullable(),
		counts: array(Count).max(1e4)
	}),
	strictObject({
		kind: literal("smooth"),
		n: Count,
		groups: Groups,
		weighted: boolean(),
		effective_n: Spread,
		df: Spread.nullable(),
		baseline: Finite,
		candidate: Finite,
		se_difference: Spread,
		se_candidate: Spread
	}),
	strictObject({
		kind: literal("bootstrap"),
		n: Count,
		groups: Groups,
		baseline: Finite,
		candidate: Finite,
		se_difference: Spread,
		se_candidate: Spread,
		resamples: int().min(1),
		/** Of the difference, at the probabilities of `QUANTILES`. */
		quantiles: array(Finite).length(QUANTILES.length),
		/** Bias correction and acceleration of the difference, for BCa. */
		z0: Finite,
		acceleration: Finite,
		/** Resamples in which the candidate is not worse than the baseline. */
		not_worse: Count,
		/** Resamples in which it is worse by this much or more; null where the metric has no tolerance. */
		beyond: strictObject({
			tolerance: Spread,
			count: Count
		}).nullable()
	}),
	strictObject({
		kind: literal("seeds"),
		n: Count,
		groups: Groups,
		seeds: int().min(2),
		baseline: Finite,
		candidate: Finite,
		difference: Finite,
		/** Of the mean difference, from the choice of held-out rows. */
		variance_test: Spread,
		/** Of one seed's difference, from the seed. */
		variance_seed: Spread,
		se_candidate: Spread,
		/** Share of the seeds whose candidate is better, ties counting one half. */
		better: number().min(0).max(1)
	}),
	strictObject({
		kind: literal("number"),
		baseline: Finite,
		candidate: Finite
	}),
	strictObject({
		kind: literal("undefined"),
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
	/** Rows; what a metric counts one by one (a query, a series) may be fewer. 0 for a number without rows. */
	n: Count,
	candidate: Estimate,
	baseline: Paired.nullable(),
	anchor: Paired.nullable()
});
/** Sums of weights where rows have them. */
const Confusion = strictObject({
	true_positives: Spread,
	false_positives: Spread,
	false_negatives: Spread,
	true_negatives: Spread
});
/** How each group fares, and the gap between them. Its values follow from the counts. */
const FairnessRecord = strictObject({
	metric: string().max(64),
	by: string().max(128),
	/** Rows of the groups that are large enough to count. */
	n: Count,
	groups: array(strictObject({
		value: string().max(200),
		candidate: Confusion,
		baseline: Confusion.nullable(),
		/** Fewer rows than `min_n`: shown, and no part of the gap. */
		small: boolean()
	})).max(1e3),
	candidate: Estimate,
	baseline: Paired.nullable()
});

// core/evidence.ts
/** Examples whose prediction is another one now, for people to look at: they decide nothing. */
const ChangedExamples = strictObject({
	/** Right before and wrong now; of numbers: with a larger error. */
	worse: Count,
	/** Wrong before and right now; of numbers: with a smaller error. */
	better: Count,
	/** Wrong both times, in another way. */
	other: Count,
	/** The first of them, those that got worse first. Texts are cut. */
	examples: array(strictObject({
		id: string().max(200),
		change: _enum([
			"worse",
			"better",
			"other"
		]),
		label: string().max(80),
		baseline: string().max(80),
		candidate: string().max(80)
	})).max(50)
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
		"unusable-baseline",
		"unusable-anchor"
	]),
	message: string().max(1e3)
});
/** Overall rows and slices, times gated metrics. */
const MAX_RECORDS = 2e4;
const Evidence = strictObject({
	schema: literal("holdout.evidence/1"),
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
		/** Where a sealed set decides alone: of what it predicts there, whatever the file's order and format. */
		sealed_digest: Digest.optional(),
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
	/** Null where the policy asks for none. */
	fairness: FairnessRecord.nullable(),
	/** Null without a baseline, where the policy keeps predictions private, and where a row is no example by itself. */
	changed: ChangedExamples.nullable(),
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

// core/model-package.ts
/** A registered version of a model: the manifest beside the files, as a release asset. */
const ModelPackage = strictObject({
	schema: literal("holdout.model-package/1"),
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
	/** What validate-data found in the training data, with the profile that later data are compared with. */
	data_report: FileEntry.optional(),
	run_record_digest: Digest,
	evidence_digest: Digest,
	evaluation_set: Digest,
	/** Headline values as the evidence holds them. */
	metrics: record(string(), number()),
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
	schema: literal("holdout.run-record/1"),
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
		number(),
		boolean()
	])),
	/** Files that the command read, as the `inputs` input lists them. */
	inputs: array(FileEntry).max(1e4),
	environment: Environment,
	/** Numbers that the command reported, nested maps flattened with dots. */
	metrics: record(string().max(200), number()),
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
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const stream = await follow(octokit, file, signal) ?? await follow(octokit, file, signal);
		if (!stream) throw unavailable(`${name}: its storage does not take the address that GitHub gave`);
		return await readCounted(Readable.fromWeb(stream, { signal }), {
			maxBytes,
			name
		});
	} catch (cause) {
		if (signal.aborted) throw unavailable(`${name}: did not arrive within ${timeoutMs / 1e3} s`, cause);
		if (cause instanceof TypeError || isBroken(cause)) throw unavailable(`${name}: did not arrive whole`, cause);
		throw cause;
	}
}
function isBroken(thrown) {
	return thrown instanceof Error && "code" in thrown && /^(ECONN|EPIPE|ETIMEDOUT|UND_ERR)/.test(String(thrown.code));
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
/** @returns null where the storage does not take the address. */
async function follow(octokit, file, signal) {
	const { name } = file;
	const answer = await ask(octokit, file);
	if (Number(answer.status) === 200) return answer.data;
	const { baseUrl, request } = octokit.request.endpoint.DEFAULTS;
	const blob = await (request?.fetch ?? globalThis.fetch)(checkRedirect(answer.headers.location, baseUrl, name), {
		redirect: "error",
		signal
	});
	if (blob.status === 403) return null;
	if (blob.status >= 500) throw unavailable(`${name}: its storage answered ${blob.status}`);
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
* manifest: `archive.path`, `predictions.path`, `replay.path`, `data_report.path`; also `holdout-evidence.json` and `holdout-run.json`.
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
		manifest.replay,
		manifest.data_report
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

// core/report/inferred-summary.ts
const MAX_LEFT = 20;
/** What was written, and what to do next, in Markdown for the job summary. */
function inferredSummary({ path, rows, properties, key, left, withoutServer }) {
	const parts = [
		"## A first data contract",
		`${code(path)} describes ${plural(properties, "column")} of ${plural(rows, "row")}, and these data pass it.`,
		key === null ? "No column was found that could be the primary key." : `${code(key)} is written as the primary key, since no value of it stands twice.`,
		"Next:",
		[
			"1. Read it through: the comments say what to review. It holds for these data, which is not yet what you mean.",
			`2. Commit it, and name it in \`.github/holdout.yml\` as ${code(`dataset: {contract: ${path}}`)} of the model.`,
			`3. Run validate-data without \`mode: infer\`${withoutServer ? ", with the same input `data`" : ""}.`
		].join("\n")
	];
	if (left.length > 0) {
		const names = left.slice(0, MAX_LEFT).map(code).join(", ");
		const more = left.length > MAX_LEFT ? ` and ${left.length - MAX_LEFT} more` : "";
		parts.push(`Left out, since not every file has them or a contract cannot hold their names: ${names}${more}.`);
	}
	return `${parts.join("\n\n")}\n`;
}

// core/report/junit.ts
/**
* A data report as JUnit XML, in the form that Jenkins reads (the JUnit schema of its xUnit plugin): a suite for the checks
* of each schema object and one for the findings, a test case each. A warning passes and says so in its output; a rule that
* was not run is skipped; a check that could not be made is an error.
*
* @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
*/
function junitXml(report) {
	const suites = suitesOf(report);
	const all = suites.flatMap(({ cases }) => cases);
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name=${attribute(`data of ${report.model}`)} ${totalsOf(all)} time="0">`,
		...suites.map((suite) => suiteXml(suite, report.created_at)),
		"</testsuites>",
		""
	].join("\n");
}
function suitesOf(report) {
	const suites = /* @__PURE__ */ new Map();
	const add = (suite, one) => suites.set(suite, [...suites.get(suite) ?? [], one]);
	const grouped = Map.groupBy(checkItems(report), ({ id }) => schemaOf(id));
	for (const [schema, items] of grouped) suites.set(schema, items.map((item) => caseOf(item, report)));
	for (const { subject, kind, text } of report.unchecked ?? []) add(schemaOf(subject), {
		name: `${subject}:${kind}`,
		outcome: "skipped",
		message: `not run: ${text}`,
		details: ""
	});
	const findings = findingItems(report).map((item) => caseOf(item, report));
	if (findings.length > 0) suites.set("drift, leakage and bias", findings);
	return [...suites].map(([name, cases]) => ({
		name,
		cases
	}));
}
function schemaOf(id) {
	return id.split(/[.:]/)[0] || "data";
}
const OUTCOMES = {
	pass: "passed",
	warn: "warned",
	fail: "failure",
	error: "error"
};
function caseOf(item, { contract }) {
	const lines = [
		...item.result === "warn" ? ["warning"] : [],
		`expected: ${item.expected}`,
		`found: ${item.found}`,
		...item.masked ? ["examples: masked"] : item.examples.map((example) => `example: ${String(example)}`),
		...item.places.map(({ file, line }) => `at ${file}:${line}`),
		...item.line === null ? [] : [`rule at ${contract.path}:${item.line}`]
	];
	const message = `expected ${item.expected}, found ${item.found}`;
	return {
		name: item.id,
		outcome: OUTCOMES[item.result],
		message,
		details: lines.join("\n")
	};
}
function suiteXml({ name, cases }, createdAt) {
	const timestamp = attribute(createdAt.slice(0, 19));
	const totals = `${totalsOf(cases)} skipped="${tally$1(cases, "skipped")}" time="0"`;
	return [
		`  <testsuite name=${attribute(name)} ${totals} timestamp=${timestamp}>`,
		...cases.map((one) => caseXml(one, name)),
		"  </testsuite>"
	].join("\n");
}
function caseXml({ name, outcome, message, details }, suite) {
	const start = `    <testcase name=${attribute(name)} classname=${attribute(suite)} time="0"`;
	switch (outcome) {
		case "passed": return `${start}/>`;
		case "warned": return `${start}><system-out>${content(details)}</system-out></testcase>`;
		case "skipped": return `${start}><skipped message=${attribute(message)}/></testcase>`;
		default: return `${start}><${outcome} message=${attribute(message)} type="data">${content(details)}</${outcome}></testcase>`;
	}
}
function totalsOf(cases) {
	return `tests="${cases.length}" failures="${tally$1(cases, "failure")}" errors="${tally$1(cases, "error")}"`;
}
function tally$1(cases, wanted) {
	return cases.filter(({ outcome }) => outcome === wanted).length;
}
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
function content(text) {
	return text.toWellFormed().replace(ILLEGAL, "�").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
}
/** With its quotes; a parser would turn white space in an attribute into spaces. */
function attribute(text) {
	return `"${content(text).replaceAll("\"", "&quot;").replaceAll("\n", "&#10;").replaceAll("	", "&#9;")}"`;
}

// actions/lib/checkout.ts
/**
* The commit that is checked out in a folder, read from git's own files, so that no program of the job's PATH is trusted.
* Null where that cannot be told: no repository, a linked worktree, reftable storage.
*/
async function checkedOutCommit(folder) {
	const git = join(folder, ".git");
	const head = await text(join(git, "HEAD"));
	const ref = head.match(/^ref: (refs\/[\w./-]+)$/)?.[1];
	if (!ref) return commit(head);
	if (ref.split("/").includes("..")) return null;
	return commit(await text(join(git, ref))) ?? commit(packed(await text(join(git, "packed-refs")), ref));
}
function packed(refs, ref) {
	return refs.split("\n").find((entry) => entry.endsWith(` ${ref}`))?.split(" ")[0] ?? "";
}
function commit(value) {
	return Sha.safeParse(value).data ?? null;
}
function text(path) {
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
async function fenced$1(work) {
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
const KILL_AFTER$1 = 7e3;
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
	return fenced$1(() => run(command));
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
/** Starts a command in a process group of its own, with pipes for what it writes. @throws Error for one that is too long. */
function spawnGroup(command, stdin = "ignore") {
	return spawn(command.file, command.args, {
		cwd: command.directory,
		env: command.environment,
		stdio: [
			stdin,
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
		this.#later(KILL_AFTER$1, () => this.#expire({
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
/** Signals everybody in the group of a command that `spawnGroup` started. */
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

// core/gate/easeml-words.ts
const STATES = {
	true: "is true",
	false: "is false",
	unknown: "is not settled"
};
/** What became of a clause, in one sentence. */
function clauseWords({ text, value, truth, why }) {
	const left = value === null ? [] : [`its left side is ${plain(Number(value.toPrecision(4)))}`];
	return `the condition ${text} ${STATES[truth]}: ${[...left, ...why === null ? [] : [why]].join("; ")}`;
}
/** The clauses that make a condition what it is: for one that is false the false ones, for an open one the open ones. */
function decidingClauses({ truth, clauses }) {
	return clauses.filter((clause) => clause.truth === truth);
}
/** What a condition promises, and under which assumption. */
function conditionPromise({ mode, steps, examples, clauses }) {
	const labels = Math.max(...clauses.map((clause) => clause.labels));
	const open = mode === "fn-free" ? "accepted" : "refused";
	return `The condition's reliability is that of ease.ml/ci over ${count(steps)} verdicts, needs ${count(examples)} rows and labels for ${count(labels)} of them, and assumes that developers learn nothing of the held-out set but whether it passed; where it is not settled it is ${open} (${mode}).`;
}

// core/gate/causes.ts
/** Every cause of a row that blocks or is inconclusive, in words. */
function causesOf(row, rates) {
	const { regression, nonInferiority, limit, ratio, anchor, condition } = row;
	if (condition) return decidingClauses(condition).map((clause) => conditionCause(clause, condition));
	const causes = [];
	if (regression?.shown && !nonInferiority?.shown) causes.push(regressionCause(row, rates));
	if (limit && (limit.broken.shown || row.verdict === "inconclusive" && !limit.held)) causes.push(limitCause(row, limit, rates));
	if (ratio?.held === false) causes.push({
		what: `it is more than ${plain(ratio.max)} times the baseline`,
		numbers: `${amount(row, row.candidate)} against ${amount(row, row.baseline)}, a ratio of ${rounded(ratio.ratio)}; numbers without rows are compared plainly, no test`,
		change: `bring it to ${plain(ratio.max)} times the baseline or less; if it scatters from run to run, report a mean of several runs`
	});
	if (anchor?.held === false) causes.push(anchorCause(row, anchor));
	if (row.verdict === "inconclusive" && nonInferiority && !nonInferiority.shown) causes.push(openCause(row, rates));
	if (causes.length > 0) return causes;
	return [{
		what: "it is undefined on these rows, so nothing is shown",
		numbers: row.notes.join("; ") || `${count(row.n)} rows`,
		change: "let the held-out rows hold what the metric needs, for example rows of every class"
	}];
}
function conditionCause(clause, condition) {
	return {
		what: clauseWords(clause),
		numbers: conditionPromise(condition),
		change: clause.truth === "false" ? "a model for which the condition holds" : `${count(clause.examples)} rows, or a left side farther from the bound than the tolerance; a wider tolerance needs fewer rows`
	};
}
function regressionCause(row, rates) {
	const { regression, tolerance, tests, slice } = row;
	const where = slice ? "look at the examples of this slice" : "look at the slices and at the examples whose prediction changed";
	return {
		what: `it is shown to be worse${tolerance === null ? "" : `, and not shown to be within its tolerance of ${plain(tolerance)}`}`,
		numbers: [
			differenceText(row),
			`${tests?.block ?? "test"}: p ${pValue(regression?.p ?? 1)}, adjusted for all tests of this verdict ${pValue(regression?.adjusted ?? 1)}, at most ${plain(rates.alpha_block)} shows it`,
			intervalText(row, rates)
		].join("; "),
		change: `${where}; train a better model; or, if this loss is the price of something else, let a maintainer accept it`
	};
}
function limitCause(row, limit, rates) {
	const { kind, at, value, bound, broken, test } = limit;
	const side = kind === "floor" ? "above" : "below";
	const shown = broken.shown ? `it breaks its ${kind} of ${plain(at)}` : `its ${kind} of ${plain(at)} is not shown to be held`;
	const adjusted = broken.adjusted === null ? "" : `, adjusted p of holding it ${pValue(broken.adjusted)}`;
	return {
		what: shown,
		numbers: `${amount(row, value)}, with a one-sided bound of ${amount(row, bound)} at ${percent$3(1 - rates.alpha_pass)} (${test}${adjusted})`,
		change: broken.shown ? `a model ${side} ${plain(at)}` : `a bound ${side} ${plain(at)}: a better model, or more held-out examples, which bring the bound nearer to the value`
	};
}
function anchorCause(row, anchor) {
	const { gain, limit, rule, level } = anchor;
	const loss = amount(row, Math.max(0, -gain));
	return {
		what: `since the last release it has lost more than the cumulative limit of ${plain(limit)} allows`,
		numbers: rule === "test" ? `${loss} lost; a loss within ${plain(limit)} is not shown at level ${plain(level)}` : `${loss} lost; the rows are too few to test it, so the observed loss decides`,
		change: "win back what earlier changes have cost; register a version that is accepted as it is, which moves the anchor; or let a maintainer accept the loss"
	};
}
function openCause(row, rates) {
	const { tolerance, nonInferiority, tests, resolution, labels, notes } = row;
	const p = `${tests?.pass ?? "test"}: p ${pValue(nonInferiority?.p ?? 1)}, at most ${plain(rates.alpha_pass)} shows that it is within ${plain(tolerance ?? 0)}`;
	const settle = resolution ? `about ${count(resolution.examples)} held-out examples settle it${labels === null ? "" : ` (labels for about ${count(labels)} of them, where the models differ)`}; these ${count(row.n)} can show a tolerance of ${rounded(resolution.tolerance)}` : "give the test what it needs";
	return {
		what: notes.length > 0 ? notes.join("; ") : "neither a loss nor its absence is shown",
		numbers: [
			differenceText(row),
			p,
			intervalText(row, rates)
		].filter((part) => part !== "").join("; "),
		change: settle
	};
}
function differenceText(row) {
	if (row.gain === null) return `${count(row.n)} rows`;
	const word = row.gain < 0 ? "worse" : row.gain > 0 ? "better" : "no difference";
	const by = row.gain === 0 ? word : `${amount(row, Math.abs(row.gain))} ${word}`;
	return `${amount(row, row.baseline)} before, ${amount(row, row.candidate)} now, ${by} on ${count(row.n)} rows`;
}
function intervalText(row, rates) {
	if (!row.interval) return "";
	const { lower, upper } = row.interval;
	return `the gain lies between ${amount(row, lower)} and ${amount(row, upper)}, each side at ${percent$3(1 - rates.alpha_pass)}`;
}
function amount({ tolerance }, value) {
	return fixed(value, decimalsFor(tolerance) + 1);
}
function percent$3(share) {
	return `${plain(Number((100 * share).toPrecision(6)))} %`;
}

// core/gate/accepted.ts
/**
* How much worse a row is shown to be, in the metric's unit: the most of its loss against the baseline, what it lacks of a
* floor, its loss since the anchor, and what a number is above its ratio's limit. It is the amount that an acceptance needs.
*/
function lossOf$2({ gain, limit, anchor, ratio, regression, candidate }) {
	const losses = [
		regression?.shown && gain !== null ? -gain : 0,
		limit?.broken.shown ? Math.abs(limit.at - limit.value) : 0,
		anchor?.held === false ? -anchor.gain : 0,
		ratio?.held === false && candidate !== null ? candidate - candidate / ratio.ratio * ratio.max : 0
	];
	return Math.max(...losses);
}
/** Room for the rounding of an amount that was written down in decimals. */
const SLACK$1 = 1e-9;
/** The acceptance that lets a blocking row through: of its metric and slice, for at least its loss. */
function acceptanceOf(row, acceptances) {
	if (row.verdict !== "block") return null;
	const loss = lossOf$2(row);
	const fits = (acceptance) => acceptance.kind === "loss" && acceptance.metric === row.metric && sameSlice(acceptance.slice, row.slice) && loss <= acceptance.amount + SLACK$1;
	return acceptances.find(fits) ?? null;
}
/** Whether two rows are of the same part of the held-out rows; null is all of them. */
function sameSlice(a, b) {
	return a === null || b === null ? a === b : a.column === b.column && a.value === b.value;
}
/** The acceptance of a new evaluation set, which is exactly that one. */
function acceptedSet(set, acceptances) {
	return acceptances.find((one) => one.kind === "evaluation-set" && one.evaluation_set === set) ?? null;
}
/**
* How far the anchor of a metric has moved: what was accepted of its overall losses in pull requests that were merged since the anchor's
* version. So the whole decline since that version stays within the cumulative limit and what was accepted.
*/
function anchorShift(metric, merged) {
	return merged.map((one) => one.kind === "loss" && one.metric === metric && one.slice === null ? one.amount : 0).reduce((sum, amount) => sum + amount, 0);
}

// core/statistics/clusters.ts
/** Numbers clusters in the order in which their codes first appear. Do it once for a set of rows: every metric can use the result. */
function clustersOf(codes) {
	const numbers = /* @__PURE__ */ new Map();
	const of = new Int32Array(codes.length);
	for (let row = 0; row < of.length; row++) {
		const code = codes[row] ?? "";
		let number = numbers.get(code);
		if (number === void 0) {
			number = numbers.size;
			numbers.set(code, number);
		}
		of[row] = number;
	}
	return {
		of,
		count: numbers.size
	};
}
/**
* The variance of a weighted mean whose rows deviate from it by `influence` (the value less the mean, or an influence function).
*
* @throws RangeError when columns differ in length or a weight is none
*/
function spreadOf(influence, { weights, clusters }) {
	checkDesign(influence.length, {
		weights,
		clusters
	});
	const total = totalWeight(influence.length, weights);
	const weightAt = (row) => weights ? weights[row] ?? NaN : 1;
	let [squares, groups] = [0, 0];
	if (!clusters) {
		for (let row = 0; row < influence.length; row++) {
			const weight = weightAt(row);
			squares += (weight * (influence[row] ?? NaN)) ** 2;
			if (weight > 0) groups += 1;
		}
		return {
			variance: squares / total ** 2,
			groups
		};
	}
	const sums = new Float64Array(clusters.count);
	const carries = new Uint8Array(clusters.count);
	for (let row = 0; row < influence.length; row++) {
		const cluster = clusters.of[row] ?? 0;
		const weight = weightAt(row);
		sums[cluster] = (sums[cluster] ?? 0) + weight * (influence[row] ?? NaN);
		if (weight > 0) carries[cluster] = 1;
	}
	for (const sum of sums) squares += sum ** 2;
	for (const flag of carries) groups += flag;
	return {
		variance: squares / total ** 2,
		groups
	};
}
/**
* Standard error with the factor groups/(groups - 1), CR1: for rows alike that is the sample deviation over sqrt(n). E. Miller, "Adding
* Error Bars to Evals" (arXiv 2411.00640), section 2.2. To be used with t(groups - 1); NaN under two groups.
*/
function standardErrorOf({ variance, groups }) {
	return groups < 2 ? NaN : Math.sqrt(variance * groups / (groups - 1));
}
/** The sum of the weights; the number of rows without. */
function totalWeight(rows, weights) {
	if (!weights) return rows;
	let total = 0;
	for (let row = 0; row < weights.length; row++) total += weights[row] ?? NaN;
	return total;
}
/**
* The number of equally weighted clusters that would be worth as much as these: (sum W)^2 / sum W^2 over the clusters' weights. L. Kish,
* Survey Sampling (1965), section 11.7. It is what is left to believe when every row says the same, so that no variance can be measured.
*/
function kishSize(rows, { weights, clusters }) {
	if (!clusters && !weights) return rows;
	const ofCluster = new Float64Array(clusters ? clusters.count : rows);
	for (let row = 0; row < rows; row++) {
		const cluster = clusters ? clusters.of[row] ?? 0 : row;
		ofCluster[cluster] = (ofCluster[cluster] ?? 0) + (weights ? weights[row] ?? NaN : 1);
	}
	let squares = 0;
	for (const weight of ofCluster) squares += weight ** 2;
	return totalWeight(rows, weights) ** 2 / squares;
}
function checkDesign(rows, { weights, clusters }) {
	if (weights && weights.length !== rows || clusters && clusters.of.length !== rows) throw new RangeError("weights, clusters and values differ in length");
	if (!weights) return;
	let [least, total] = [Number.POSITIVE_INFINITY, 0];
	for (let row = 0; row < rows; row++) {
		const weight = weights[row] ?? NaN;
		total += weight;
		if (weight < least) least = weight;
	}
	if (!(least >= 0 && total > 0 && total < Number.POSITIVE_INFINITY)) throw new RangeError("weights are finite, not negative, and not all 0");
}

// core/statistics/placements.ts
/**
* For each row the (weighted) share of the rows of the other class that its score is on the right side of, ties counting one half: of
* a positive row the negatives below it, of a negative row the positives above it. By one walk over the ranked rows. The
* structural components of P. K. Sen and DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988).
*/
function placementsOf({ order, flags, ...groups }, labelled) {
	const { weights } = labelled;
	const positives = weightOfPositives(labelled);
	const negatives = totalWeight(order.length, weights) - positives;
	const shares = new Float64Array(order.length);
	let [positivesAbove, negativesAbove] = [0, 0];
	for (let group = 0, start = 0, end = 0; group < groups.positives.length; group++, start = end) {
		let tiedPositives = groups.positives[group] ?? 0;
		let tiedNegatives = groups.negatives[group] ?? 0;
		end = start + tiedPositives + tiedNegatives;
		if (weights) {
			[tiedPositives, tiedNegatives] = [0, 0];
			for (let rank = start; rank < end; rank++) {
				const weight = weights[order[rank] ?? 0] ?? NaN;
				if (flags[rank] === 1) tiedPositives += weight;
				else tiedNegatives += weight;
			}
		}
		const outranked = (negatives - negativesAbove - tiedNegatives / 2) / negatives;
		const outranking = (positivesAbove + tiedPositives / 2) / positives;
		for (let rank = start; rank < end; rank++) shares[order[rank] ?? 0] = flags[rank] === 1 ? outranked : outranking;
		positivesAbove += tiedPositives;
		negativesAbove += tiedNegatives;
	}
	return shares;
}
/** The weight of the positive rows; without weights their number. */
function weightOfPositives({ positive, weights }) {
	let total = 0;
	for (let row = 0; row < positive.length; row++) if (positive[row] === 1) total += weights ? weights[row] ?? NaN : 1;
	return total;
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
function delong({ positive, baseline, candidate, ranked }) {
	if (positive.length !== baseline.length || positive.length !== candidate.length) throw new RangeError("paired columns differ in length");
	const labelled = { positive: positive instanceof Uint8Array ? positive : Uint8Array.from(positive, Number) };
	const positives = weightOfPositives(labelled);
	const negatives = baseline.length - positives;
	if (positives === 0 || negatives === 0) return void 0;
	const base = placementsOf(ranked?.baseline ?? rankedRows(baseline, labelled.positive), labelled);
	const cand = placementsOf(ranked?.candidate ?? rankedRows(candidate, labelled.positive), labelled);
	const moments = [1, 0].map((side) => momentsOf({
		base,
		cand,
		side
	}, labelled.positive));
	const variance = (part) => moments.reduce((sum, { n, ...parts }) => sum + parts[part] / n, 0);
	const [ofPositives] = moments;
	return {
		positives,
		negatives,
		baseline: ofPositives?.meanBase ?? NaN,
		candidate: ofPositives?.meanCand ?? NaN,
		varianceBaseline: variance("base"),
		varianceCandidate: variance("cand"),
		covariance: variance("cross")
	};
}
/** Standard error of the difference of the two areas; 0 when both models rank alike. */
function aucDifferenceSe(statistics) {
	const { varianceBaseline, varianceCandidate, covariance } = statistics;
	return Math.sqrt(Math.max(0, varianceBaseline + varianceCandidate - 2 * covariance));
}
/** Of both models' placements of one class. */
function momentsOf({ base, cand, side }, positive) {
	let [n, meanBase, meanCand] = [
		0,
		0,
		0
	];
	for (let row = 0; row < positive.length; row++) {
		if (positive[row] !== side) continue;
		n += 1;
		meanBase += base[row] ?? NaN;
		meanCand += cand[row] ?? NaN;
	}
	meanBase /= n;
	meanCand /= n;
	if (n === 1) return {
		n,
		meanBase,
		meanCand,
		base: .25,
		cand: .25,
		cross: 0
	};
	let [squaresBase, squaresCand, products] = [
		0,
		0,
		0
	];
	for (let row = 0; row < positive.length; row++) {
		if (positive[row] !== side) continue;
		const a = (base[row] ?? NaN) - meanBase;
		const b = (cand[row] ?? NaN) - meanCand;
		squaresBase += a * a;
		squaresCand += b * b;
		products += a * b;
	}
	const degrees = n - 1;
	return {
		n,
		meanBase,
		meanCand,
		base: squaresBase / degrees,
		cand: squaresCand / degrees,
		cross: products / degrees
	};
}

// core/statistics/distribution.ts
/** Fewer resamples than this beyond a value say too little about a tail: the normal one takes their place. */
const FEWEST$3 = 20;
/** The resampled values of a statistic, its observed value and the acceleration that the jackknife gave. */
function distributionOf({ observed, estimates, acceleration }) {
	const sorted = estimates.filter((value) => !Number.isNaN(value)).sort();
	return {
		observed,
		sorted,
		undefinedResamples: estimates.length - sorted.length,
		se: deviationOf(sorted),
		z0: biasOf(sorted, observed),
		acceleration
	};
}
function deviationOf(values) {
	let [mean, squares, count] = [
		0,
		0,
		0
	];
	for (const value of values) {
		count += 1;
		const deviation = value - mean;
		mean += deviation / count;
		squares += deviation * (value - mean);
	}
	return count < 2 ? NaN : Math.sqrt(squares / (count - 1));
}
function biasOf(sorted, observed) {
	const below = ranksBelow(sorted, observed, false);
	const upTo = ranksBelow(sorted, observed, true);
	if (upTo - below === sorted.length) return 0;
	const share = (below + upTo) / 2 / sorted.length;
	const least = .5 / sorted.length;
	return normalQuantile(Math.min(1 - least, Math.max(least, share)));
}
/** How many values are less than x, or with `ties` at most x. */
function ranksBelow(sorted, x, ties) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >>> 1;
		const value = sorted[middle] ?? NaN;
		if (value < x || ties && value === x) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** Quantile of the resampled values, linear between them as numpy's default (R. J. Hyndman and Y. Fan, American Statistician 50 (1996), type 7). */
function percentile({ sorted }, level) {
	const at = (sorted.length - 1) * level;
	const low = sorted[Math.floor(at)] ?? NaN;
	const high = sorted[Math.ceil(at)] ?? NaN;
	return low + (at - Math.floor(at)) * (high - low);
}
/** The level, in [0, 1], whose quantile of the resampled values is the BCa bound at `level`. */
function bcaLevel({ z0, acceleration }, level) {
	const shifted = z0 + normalQuantile(level);
	const scale = 1 - acceleration * shifted;
	if (scale <= 0) return shifted > 0 ? 1 : 0;
	return normalCdf(z0 + shifted / scale);
}
/** How many resamples are at or beyond x, on the side where the truth would have to be; those without a value count as beyond. */
function countBeyond({ sorted, undefinedResamples }, x, side) {
	return (side === "below" ? ranksBelow(sorted, x, true) : sorted.length - ranksBelow(sorted, x, false)) + undefinedResamples;
}
/**
* The p-value of the hypothesis that the truth lies at or beyond a value: the level at which the BCa bound reaches it, counted as
* (1 + #)/(B + 1) (A. C. Davison and D. V. Hinkley, 4.2.3). Under 20/(B + 1) the resamples are too few, and the p-value is the normal
* tail of the standard error: then `asymptotic` is true.
*/
function bootstrapP({ beyond, resamples, z0, acceleration, side, z }) {
	const normal = {
		p: Math.exp(logNormalSf(z)),
		asymptotic: true
	};
	if (beyond < FEWEST$3) return normal;
	const counted = (1 + beyond) / (1 + resamples);
	if (counted === 1) return {
		p: 1,
		asymptotic: false
	};
	const sign = side === "below" ? 1 : -1;
	const shifted = normalQuantile(counted) - sign * z0;
	const scale = 1 + sign * acceleration * shifted;
	if (scale <= 0) return normal;
	return {
		p: normalCdf(shifted / scale - sign * z0),
		asymptotic: false
	};
}

// core/statistics/jackknife.ts
/** Beyond this many units the jackknife leaves out blocks of them, drawn at random: the acceleration's noise is then some 0.4/BLOCKS. */
const BLOCKS = 500;
/**
* The acceleration of each value of a statistic: sum d^3/(6 (sum d^2)^1.5), d the mean of the leave-one-out values less each of them. B.
* Efron, JASA 82 (1987), equation 7.3 with the jackknife's influences. 0 where a value does not move, or is undefined.
*/
function leaveOneOut(leaving, statistic, atMost = BLOCKS) {
	const { values, times } = leaving.kind === "cells" ? leaveCells(leaving.cells, statistic) : leaveUnits(leaving, statistic, atMost);
	const width = values[0]?.length ?? 0;
	return Array.from({ length: width }, (_, index) => {
		return accelerationOf(values.map((row) => row[index] ?? NaN), times);
	});
}
function leaveCells(cells, statistic) {
	const values = [];
	const times = [];
	for (const [cell, count] of cells.entries()) {
		if (count === 0) continue;
		const counts = Float64Array.from(cells);
		counts[cell] = count - 1;
		values.push([...statistic(counts)]);
		times.push(count);
	}
	return {
		values,
		times
	};
}
function leaveUnits({ counts, spread, random }, statistic, atMost) {
	const units = counts.length;
	const blocks = Math.min(units, atMost);
	const order = blocks < units ? shuffled(random, units) : Uint32Array.from(counts, (_, unit) => unit);
	const values = [];
	for (let block = 0; block < blocks; block++) {
		counts.fill(1);
		for (let at = block; at < units; at += blocks) counts[order[at] ?? 0] = 0;
		values.push([...statistic(spread(counts))]);
	}
	return {
		values,
		times: values.map(() => 1)
	};
}
/** R. Durstenfeld's shuffle, Communications of the ACM 7 (1964). */
function shuffled(random, length) {
	const order = Uint32Array.from({ length }, (_, index) => index);
	for (let last = length - 1; last > 0; last--) {
		const other = Math.floor(random.uniform() * (last + 1));
		const moved = order[last] ?? 0;
		order[last] = order[other] ?? 0;
		order[other] = moved;
	}
	return order;
}
function accelerationOf(values, times) {
	let [total, mean] = [0, 0];
	for (const [index, value] of values.entries()) {
		total += times[index] ?? 0;
		mean += (times[index] ?? 0) / total * (value - mean);
	}
	let [squares, cubes] = [0, 0];
	for (const [index, value] of values.entries()) {
		squares += (times[index] ?? 0) * (mean - value) ** 2;
		cubes += (times[index] ?? 0) * (mean - value) ** 3;
	}
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

// core/statistics/bootstrap.ts
/**
* The nonparametric bootstrap of B. Efron, Annals of Statistics 7 (1979); both models are read from the same draw, which makes it the paired one. With
* the jackknife's acceleration for BCa intervals, by blocks where there are many units.
*
* @returns one distribution for each value of the statistic
* @throws RangeError without units or resamples, or when the seed is none
*/
function bootstrap({ units, resamples, seed, statistic, blocks }) {
	if (!(Number.isSafeInteger(resamples) && resamples > 0)) throw new RangeError(`no number of resamples: ${resamples}`);
	const random = randomFromSeed(seed);
	const sampler = samplerOf(units);
	const observed = [...statistic(sampler.all())];
	const jackknife = blocks === 0 ? [] : leaveOneOut(sampler.leaving(random), statistic, blocks);
	const columns = observed.map(() => new Float64Array(resamples));
	for (let resample = 0; resample < resamples; resample++) {
		const values = statistic(sampler.draw(random));
		for (const [index, column] of columns.entries()) column[resample] = values[index] ?? NaN;
	}
	return columns.map((estimates, index) => distributionOf({
		observed: observed[index] ?? NaN,
		estimates,
		acceleration: jackknife[index] ?? 0
	}));
}
function samplerOf(units) {
	switch (units.kind) {
		case "rows": return unitSampler(units.n, (counts) => counts);
		case "clusters": {
			const { of, count } = units.clusters;
			const rows = new Float64Array(of.length);
			return unitSampler(count, (counts) => {
				for (let row = 0; row < rows.length; row++) rows[row] = counts[of[row] ?? 0] ?? 0;
				return rows;
			});
		}
		case "cells": return cellSampler(units.counts);
		case "moving-blocks": return movingBlockSampler(units.n, units.length);
	}
}
function unitSampler(units, spread) {
	if (!(Number.isSafeInteger(units) && units > 0)) throw new RangeError(`no number of units to draw from: ${units}`);
	const counts = new Float64Array(units);
	return {
		all: () => spread(counts.fill(1)),
		draw: (random) => {
			drawWithReplacement(random, counts);
			return spread(counts);
		},
		leaving: (random) => ({
			kind: "units",
			counts,
			spread,
			random
		})
	};
}
function movingBlockSampler(n, length) {
	if (!(Number.isSafeInteger(length) && length >= 1 && length <= n)) throw new RangeError(`a block has from 1 to ${n} rows, not ${length}`);
	const stretches = Math.ceil(n / length);
	const consecutive = {
		of: Int32Array.from({ length: n }, (_, row) => Math.floor(row / length)),
		count: stretches
	};
	const rows = new Float64Array(n);
	return {
		...samplerOf({
			kind: "clusters",
			clusters: consecutive
		}),
		draw: (random) => {
			rows.fill(0);
			for (let stretch = 0; stretch < stretches; stretch++) {
				const start = Math.floor(random.uniform() * (n - length + 1));
				const end = start + Math.min(length, n - stretch * length);
				for (let row = start; row < end; row++) rows[row] = (rows[row] ?? 0) + 1;
			}
			return rows;
		}
	};
}
function cellSampler(cells) {
	const total = cells.reduce((sum, count) => sum + count, 0);
	if (!cells.every((count) => Number.isSafeInteger(count) && count >= 0) || total === 0) throw new RangeError("cells are whole counts of examples, not all 0");
	const counts = new Float64Array(cells.length);
	return {
		all: () => Float64Array.from(cells),
		draw: (random) => {
			drawMultinomial(random, total, cells, counts);
			return counts;
		},
		leaving: () => ({
			kind: "cells",
			cells
		})
	};
}

// core/statistics/table.ts
/** Up to this many classes every cell has its counter; beyond, most would never count. */
const FEW_CLASSES = 64;
/**
* Counts rows into a joint table; empty cells are left out.
*
* @throws RangeError when the columns differ in length or hold what is no class index
*/
function jointTable({ classes, labels, baseline, candidate }) {
	const n = labels.length;
	if (baseline.length !== n || candidate.length !== n) throw new RangeError("paired columns differ in length");
	const counts = /* @__PURE__ */ new Map();
	const few = new Float64Array(classes <= FEW_CLASSES ? classes ** 3 : 0);
	for (let row = 0; row < n; row++) {
		const label = classIndex(labels[row], classes);
		const before = classIndex(baseline[row], classes);
		const cell = (label * classes + before) * classes + classIndex(candidate[row], classes);
		if (cell < few.length) few[cell] = (few[cell] ?? 0) + 1;
		else counts.set(cell, (counts.get(cell) ?? 0) + 1);
	}
	for (const [cell, count] of few.entries()) if (count > 0) counts.set(cell, count);
	return tableOf$1(classes, [...counts].sort(([a], [b]) => a - b));
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
	return tableOf$1(classes, [...counts.entries()].filter(([, count]) => count > 0));
}
/** The reverse of `jointTableOfCounts`: classes^3 counts, zeros included. */
function countsOfJointTable({ classes, cells }) {
	const counts = new Array(classes ** 3).fill(0);
	for (const { label, baseline, candidate, count } of cells) counts[(label * classes + baseline) * classes + candidate] = count;
	return counts;
}
function tableOf$1(classes, entries) {
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
* A confusion metric with the influence of each row, for rows with weights or in clusters. `undefined` where it has no value.
*
* @throws RangeError when the columns differ in length or hold what is no class index
*/
function confusionInfluences(rows, metric) {
	const { classes, labels, predicted, weights } = rows;
	const n = labels.length;
	if (predicted.length !== n || weights && weights.length !== n) throw new RangeError("columns differ in length");
	const cellOf = (row) => classIndex(labels[row], classes) * classes + classIndex(predicted[row], classes);
	const counts = new Float64Array(classes * classes);
	for (let row = 0; row < n; row++) counts[cellOf(row)] = (counts[cellOf(row)] ?? 0) + (weights ? weights[row] ?? 0 : 1);
	const result = metric({
		classes,
		counts,
		total: totalWeight(n, weights)
	});
	if (!result) return void 0;
	const influence = new Float64Array(n);
	for (let row = 0; row < n; row++) influence[row] = result.influence[cellOf(row)] ?? NaN;
	return {
		value: result.value,
		influence
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

// core/gate/normal.ts
/** The tests of a difference by its standard error, with the t distribution where degrees of freedom are given. */
function fromStandardError({ df, units, test, ...values }) {
	const { gain, se } = values;
	const interval = (alpha) => {
		const reach = upperQuantile(alpha, df) * se;
		return {
			lower: gain - reach,
			upper: gain + reach
		};
	};
	const nonInferiority = (tolerance) => {
		if (se > 0) return upperTail$1((gain + tolerance) / se, df);
		return gain > -tolerance ? Math.exp(logPOfNoVariance(units, tolerance)) : 1;
	};
	return {
		...values,
		certainty: "asymptotic",
		tests: {
			block: test,
			pass: test
		},
		disagreement: null,
		silent: null,
		regression: se > 0 ? upperTail$1(-gain / se, df) : 1,
		nonInferiority,
		interval,
		sketch: {
			test,
			nonInferiority,
			interval
		}
	};
}
/** P(T >= z) of the t distribution, of the normal one without degrees of freedom. */
function upperTail$1(z, df) {
	return Math.exp(df === void 0 ? logNormalSf(z) : studentTLogSf(z, df));
}
/** The value that is exceeded with probability alpha. */
function upperQuantile(alpha, df) {
	const logAlpha = Math.log(alpha);
	return df === void 0 ? normalIsf(logAlpha) : studentTIsf(logAlpha, df);
}

// core/gate/resampled.ts
/**
* The tests of a bootstrap: BCa's level where enough resamples lie beyond the hypothesis, else the tail of the bootstrap's own
* standard error, with t(resamples - 1) since it is estimated from that many resamples.
*
* @param sign -1 where lower is better.
*/
function fromResamples(paired, sign) {
	const { n, groups, baseline, candidate, se_difference: se, resamples, not_worse: notWorse } = paired;
	const gain = sign * (candidate - baseline);
	const df = Math.max(1, resamples - 1);
	const level = (z, hypothesis) => {
		const tail = upperTail$1(z, df);
		if (!hypothesis) return tail;
		const { z0, acceleration } = paired;
		const { p, asymptotic } = bootstrapP({
			...hypothesis,
			resamples,
			z0,
			acceleration,
			z
		});
		return asymptotic ? tail : p;
	};
	const [better, worse] = sign > 0 ? ["above", "below"] : ["below", "above"];
	const regression = se > 0 ? level(-gain / se, {
		beyond: notWorse,
		side: better
	}) : 1;
	const interval = (alpha) => turned(intervalOf$1(paired, alpha), sign);
	const nonInferiority = (tolerance) => {
		if (se === 0) return gain > -tolerance ? Math.exp(logPOfNoVariance(groups ?? n, tolerance)) : 1;
		const counted = paired.beyond?.tolerance === tolerance ? paired.beyond : null;
		return level((gain + tolerance) / se, counted && {
			beyond: counted.count,
			side: worse
		});
	};
	return {
		n,
		baseline,
		candidate,
		gain,
		se,
		certainty: "asymptotic",
		tests: {
			block: nameOf$2(notWorse),
			pass: nameOf$2(paired.beyond?.count ?? 0)
		},
		disagreement: null,
		silent: null,
		regression,
		nonInferiority,
		interval,
		sketch: {
			test: nameOf$2(paired.beyond?.count ?? 0),
			nonInferiority,
			interval
		}
	};
}
/** As many as `bootstrapP` wants beyond a hypothesis before it counts them. */
const FEWEST$2 = 20;
function nameOf$2(beyond) {
	return beyond < FEWEST$2 ? "bootstrap, normal tail" : "BCa bootstrap";
}
/** Of the difference: BCa within the quantiles that were kept, else by the standard error. */
function intervalOf$1(paired, alpha) {
	const { baseline, candidate, se_difference: se, resamples } = paired;
	const difference = candidate - baseline;
	const reach = upperQuantile(alpha, Math.max(1, resamples - 1)) * se;
	const counted = alpha * (resamples + 1) >= FEWEST$2;
	const bound = (level) => counted ? quantileAt(paired, bcaLevel(paired, level)) : null;
	return {
		lower: bound(alpha) ?? difference - reach,
		upper: bound(1 - alpha) ?? difference + reach
	};
}
/** Linear between the kept quantiles on the normal scale; null beyond them. */
function quantileAt({ quantiles }, level) {
	for (let index = 1; index < QUANTILES.length; index++) {
		const [low, high] = [QUANTILES[index - 1] ?? 0, QUANTILES[index] ?? 1];
		if (!(level >= low && level <= high)) continue;
		const [from, to] = [normalQuantile(low), normalQuantile(high)];
		const share = (normalQuantile(level) - from) / (to - from);
		const [start, end] = [quantiles[index - 1] ?? 0, quantiles[index] ?? 0];
		return start + share * (end - start);
	}
	return null;
}
function turned({ lower, upper }, sign) {
	return sign > 0 ? {
		lower,
		upper
	} : {
		lower: -upper,
		upper: -lower
	};
}

// core/gate/seeds.ts
/**
* The tests of a recipe over several seeds. The variance of the mean difference is that of the held-out rows plus the seeds'
* over their number; the degrees of freedom are F. E. Satterthwaite's, Biometrics Bulletin 2 (1946).
*
* @param sign -1 where lower is better.
*/
function fromSeeds(paired, sign) {
	const { n, groups, baseline, candidate, difference, seeds, variance_test: ofRows, variance_seed: ofSeed } = paired;
	const units = groups ?? n;
	const variance = ofRows + ofSeed / seeds;
	const spread = (ofSeed / seeds) ** 2 / (seeds - 1) + ofRows ** 2 / Math.max(1, units - 1);
	return fromStandardError({
		n,
		baseline,
		candidate,
		gain: sign * difference,
		se: Math.sqrt(variance),
		units,
		...spread > 0 ? { df: variance ** 2 / spread } : {},
		test: "seeds and held-out rows"
	});
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

// core/statistics/extreme-region.ts
/** Less than half a unit in a sum's last place. */
const NEGLIGIBLE = 1e-17;
/** A probability carried from its neighbour is computed anew below this, so that none is lost to underflow. */
const FAINT = 1e-280;
/** Tango's z rises with wins and falls with losses, so one walk along the border finds every row's first table. */
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
	const logFactorial = Float64Array.from({ length: n + 1 }, (_, k) => logGamma(k + 1));
	return {
		n,
		difference,
		fewestWins: Int32Array.from(fewestWins),
		logFactorial
	};
}
/**
* The region's probability when wins have rate max(0, difference) + q and losses max(0, -difference) + q. Losses are binomial, wins binomial
* among the rest; the tail of the wins is carried from row to row by additions only, so small probabilities keep their digits. Rows
* too rare to change the sum by the share `negligible` are left out: above, because the tail falls too; below, because no tail exceeds 1.
*/
function probabilityOf({ n, difference, fewestWins, logFactorial }, q, negligible = NEGLIGIBLE) {
	const lossRate = Math.max(0, -difference) + q;
	const winRate = Math.min(1, (Math.max(0, difference) + q) / (1 - lossRate));
	const [rest, lossOdds, winOdds] = [
		1 - winRate,
		lossRate / (1 - lossRate),
		winRate / (1 - winRate)
	];
	const losses = binomialMass(logFactorial, lossRate);
	const wins = binomialMass(logFactorial, winRate);
	const [carriesLosses, carriesWins] = [lossRate > 0 ? FAINT : 2, winRate > 0 && winRate < 1 ? FAINT : 2];
	const last = fewestWins.length - 1;
	let row = Math.min(last, Math.floor((n + 1) * lossRate));
	let mass = losses(n, row);
	for (const least = negligible / n * mass; row < last && mass > least; row++) mass = mass > carriesLosses ? mass * lossOdds * ((n - row) / (row + 1)) : losses(n, row + 1);
	let trials = n - row;
	let from = fewestWins[row] ?? 0;
	let tail = upperTail((k) => wins(trials, k), {
		from,
		to: trials,
		odds: winOdds,
		negligible
	});
	let below = wins(trials, from - 1);
	let total = mass * tail;
	while (row > 0) {
		tail += winRate * below;
		trials += 1;
		below = below > carriesWins ? below * rest * (trials / (trials - from + 1)) : wins(trials, from - 1);
		mass = mass > carriesLosses ? mass * row / ((n - row + 1) * lossOdds) : losses(n, row - 1);
		row -= 1;
		for (const first = fewestWins[row] ?? 0; from > first;) {
			tail += below;
			from -= 1;
			below = below > carriesWins ? below * from / ((trials - from + 1) * winOdds) : wins(trials, from - 1);
		}
		total += mass * tail;
		if (mass * row < negligible * total) break;
	}
	return total;
}
/** The sum of masses upwards, until those left no longer count; before the mode none is that small next to its sum. */
function upperTail(massAt, { from, to, odds, negligible }) {
	let [sum, mass] = [0, massAt(from)];
	for (let k = from; k <= to; k++) {
		sum += mass;
		if (mass * (to - k) < negligible * sum) break;
		mass = mass > FAINT && odds < Number.POSITIVE_INFINITY ? mass * odds * ((to - k) / (k + 1)) : massAt(k + 1);
	}
	return sum;
}
/** The probability of k among N at a rate; 0 for a negative k. */
function binomialMass(logFactorial, rate) {
	const [logRate, logRest] = [Math.log(rate), Math.log1p(-rate)];
	const logOf = (k) => logFactorial[k] ?? NaN;
	return (trials, k) => {
		if (k < 0 || k > trials) return 0;
		const others = trials - k;
		const choices = logOf(trials) - logOf(k) - logOf(others);
		return Math.exp(choices + (k === 0 ? 0 : k * logRate) + (others === 0 ? 0 : others * logRest));
	};
}

// core/statistics/exact-unconditional.ts
/**
* Non-inferiority of paired proportions for small samples: Tango's z orders the tables, and the p-value is the largest probability,
* over the unknown rate of discordant examples, of a table at least as extreme. E. Barnard's unconditional test (Biometrika 34, 1947)
* for pairs as in S. Suissa and J. J. Shuster, Biometrics 47 (1991) 361-372; that the largest probability lies on the border of the
* hypothesis follows from the monotone order: J. Röhmel and U. Mansmann, Biometrical Journal 41 (1999) 149-170.
*/
/** Points of the first scan over the nuisance parameter: at least four to a standard deviation of the discordant share at n = 500. */
const SCAN = 128;
/** Golden-section steps around each of the best scanned points. */
const REFINE = 30;
/** What a scanned probability may lack of itself; it never is too large. */
const ROUGH = 1e-8;
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
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/**
* One-sided exact test that the candidate is not worse by `tolerance` or more, 0 <= tolerance < 1. Meant for n < 500: the work grows
* with n, a millisecond at 499.
*
* @param enough a p-value above this need not be exact: the search stops at the first rate that shows it to be above
* @throws RangeError when the table is none
*/
function exactNonInferiority(table, tolerance, enough = 1) {
	checkPairedTable(table);
	const p = largestProbability(table, -tolerance, enough);
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
* once it exceeds `enough`; it begins where it most likely does, at the rate observed.
*/
function largestProbability(table, difference, enough = 1) {
	const region = regionOf(table, difference);
	const limit = (1 - Math.abs(difference)) / 2;
	const rateAt = (angle) => limit * Math.sin(angle * Math.PI / 2) ** 2;
	const at = (angle) => Math.min(1, probabilityOf(region, rateAt(angle)));
	const roughly = (angle) => Math.min(1, probabilityOf(region, rateAt(angle), ROUGH));
	if (enough < 1) {
		const rate = ((table.wins + table.losses) / table.n - Math.abs(difference)) / 2;
		const likely = Math.min(1, probabilityOf(region, Math.max(0, Math.min(limit, rate))));
		if (likely > enough) return likely;
	}
	const scanned = [];
	for (let i = 0; i <= SCAN; i++) {
		const value = roughly(i / SCAN);
		if (value > enough) return value;
		scanned.push(value);
	}
	let largest = Math.max(...scanned);
	for (const peak of peaksOf(scanned)) {
		if (heightOf(scanned, peak) * 1.00000002 < largest) continue;
		largest = Math.max(largest, at(peak / SCAN), climb(at, Math.max(0, peak - 1) / SCAN, Math.min(SCAN, peak + 1) / SCAN));
	}
	return largest;
}
/** Indices of the local maxima, highest first. */
function peaksOf(values) {
	const height = (i) => values[i] ?? -1;
	return values.map((_, i) => i).filter((i) => height(i) >= height(i - 1) && height(i) >= height(i + 1)).sort((i, j) => height(j) - height(i));
}
/**
* More than the function can reach between the neighbours of a scanned peak. Through three equidistant points of which the middle is
* highest a parabola rises above it by at most an eighth of the second difference; the scan is fine enough for that, and four times
* it is allowed.
*/
function heightOf(values, peak) {
	const here = values[peak] ?? 0;
	const [before, after] = [values[peak - 1] ?? here, values[peak + 1] ?? here];
	return here + (2 * here - before - after) / 2;
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
/**
* The same with half the probability of the observed table left out: nearer to its level, not proved to keep it, though it did in all 9,595
* settings of M. W. Fagerland, S. Lydersen and P. Laake, BMC Medical Research Methodology 13:91 (2013). Without a discordant example p = 1.
*
* @throws RangeError when wins or losses is no count
*/
function mcnemarMidP(table) {
	const exact = mcnemarExact(table);
	const discordant = table.wins + table.losses;
	if (discordant === 0) return exact;
	const half = logBinomialMass(table.wins, discordant, .5) - Math.LN2;
	const logP = exact.logP + log1mExp(half - exact.logP);
	return {
		p: Math.exp(logP),
		logP
	};
}

// core/gate/shares.ts
/** Below this many rows Tango's size can exceed its level, and the exact unconditional test takes its place. */
const EXACT_BELOW = 500;
const SCORE = "Tango score";
/**
* The tests of two shares on the same rows, each row alike: McNemar's to block, the exact unconditional one or Tango's to pass.
*
* @param sign -1 where a high share is the worse one, for example of refusals.
*/
function fromShares({ n, wins, losses, both_right }, { sign, midp }) {
	const table = sign > 0 ? {
		wins,
		losses,
		n
	} : {
		wins: losses,
		losses: wins,
		n
	};
	const exact = n < EXACT_BELOW;
	const gain = (table.wins - table.losses) / n;
	const disagreement = (wins + losses) / n;
	const score = {
		test: SCORE,
		nonInferiority: (tolerance) => tolerance >= 1 ? 0 : tangoNonInferiority(table, tolerance).p,
		interval: (alpha) => tangoInterval(table, 1 - alpha)
	};
	return {
		n,
		baseline: (both_right + losses) / n,
		candidate: (both_right + wins) / n,
		gain,
		se: Math.sqrt(Math.max(0, disagreement - gain ** 2) / n),
		certainty: exact ? "exact" : "finite-sample",
		tests: {
			block: midp ? "mid-p McNemar" : "exact McNemar",
			pass: exact ? "exact unconditional" : SCORE
		},
		disagreement,
		silent: null,
		regression: midp ? mcnemarMidP(table).p : mcnemarExact(table).p,
		nonInferiority: (tolerance) => exact && tolerance < 1 ? exactNonInferiority(table, tolerance).p : score.nonInferiority(tolerance),
		interval: (alpha) => exact ? exactInterval(table, alpha) : score.interval(alpha),
		sketch: score
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

// core/gate/contrast.ts
/** DeLong's variances need about this many of each class. */
const MIN_CLASS = 10;
/** A standard error over fewer clusters than this is itself too uncertain to be tested with. */
const MIN_GROUPS = 10;
/**
* The tests of a paired record.
*
* @returns undefined when the statistics are undefined, of no rows, or numbers without rows.
*/
function contrastOf(paired, ruled, tests) {
	const contrast = testsOf(paired, ruled, tests);
	const groups = "groups" in paired ? paired.groups : null;
	if (!contrast || groups === null || groups >= 10) return contrast;
	return silenced(contrast, `${groups} groups; rows that depend on each other need at least ${10}`);
}
function testsOf(paired, ruled, { midp }) {
	const sign = ruled.metric.direction === "higher" ? 1 : -1;
	switch (paired.kind) {
		case "proportions": return paired.n === 0 ? void 0 : fromShares(paired, {
			sign,
			midp
		});
		case "means": return fromStandardError({
			...valuesOf$2(paired, sign),
			gain: sign * paired.difference,
			units: paired.effective_n,
			df: paired.df,
			test: meanTest(paired)
		});
		case "forecast": return fromStandardError({
			...valuesOf$2(paired, sign),
			gain: sign * paired.difference,
			units: paired.n / paired.horizon,
			df: paired.df,
			test: "Diebold-Mariano"
		});
		case "auc": return auc(paired, sign);
		case "table": {
			if (!("rule" in ruled)) return void 0;
			const values = tableStatistics(jointTableOfCounts(paired.labels.length, paired.counts), confusionMetricOf(ruled, paired.positive));
			if (!values) return void 0;
			const n = paired.counts.reduce((sum, count) => sum + count, 0);
			const { baseline, candidate, difference, seDifference: se } = values;
			return fromStandardError({
				n,
				baseline,
				candidate,
				gain: sign * difference,
				se,
				units: n,
				test: INFLUENCE
			});
		}
		case "smooth": return fromStandardError({
			...valuesOf$2(paired, sign),
			units: paired.effective_n,
			...paired.df === null ? {} : { df: paired.df },
			test: smoothTest(paired)
		});
		case "bootstrap": return fromResamples(paired, sign);
		case "seeds": return fromSeeds(paired, sign);
		case "number":
		case "undefined": return;
	}
}
const INFLUENCE = "influence function";
function meanTest({ groups, weighted }) {
	if (groups !== null) return "cluster-robust t";
	return weighted ? `weighted ${INFLUENCE}` : "paired t";
}
function smoothTest({ groups, weighted, df }) {
	if (groups !== null) return `clustered ${INFLUENCE}`;
	if (df !== null) return "random groups of rows";
	return weighted ? `weighted ${INFLUENCE}` : INFLUENCE;
}
function valuesOf$2({ n, baseline, candidate, se_difference: se }, sign) {
	return {
		n,
		baseline,
		candidate,
		gain: sign * (candidate - baseline),
		se
	};
}
/** The function of the confusion table that a metric is. */
function confusionMetricOf({ name, metric, rule }, positive) {
	if (metric.measure.kind !== "table") throw new Error(`${name} is no function of the confusion table`);
	return metric.measure.of(rule, positive);
}
function auc(paired, sign) {
	const fewest = Math.min(paired.positives, paired.negatives);
	const n = paired.positives + paired.negatives;
	const contrast = fromStandardError({
		n,
		baseline: paired.baseline,
		candidate: paired.candidate,
		gain: sign * (paired.candidate - paired.baseline),
		se: aucDifferenceSe({
			varianceBaseline: paired.variance_baseline,
			varianceCandidate: paired.variance_candidate,
			covariance: paired.covariance
		}),
		units: n,
		test: "DeLong"
	});
	if (fewest >= 10) return contrast;
	return silenced(contrast, `${fewest} rows of the rarer class; an area under the curve needs at least ${10} of each`);
}
/** The same difference where neither test may speak. */
function silenced(contrast, silent) {
	const nonInferiority = () => 1;
	return {
		...contrast,
		silent,
		regression: 1,
		nonInferiority,
		sketch: {
			...contrast.sketch,
			nonInferiority
		}
	};
}

// core/gate/limit.ts
/**
* The tests of a floor (higher is better) or ceiling (lower is better): one-sided Clopper-Pearson for a proportion, else the
* normal or t bound of the estimate's own standard error. An area under the curve of too few positives or negatives, and
* rows in too few groups, show nothing.
*
* @returns undefined when the estimate is undefined, or of no rows.
*/
function limitOf$1(estimate, limit, metric) {
	const higher = metric.direction === "higher";
	switch (estimate.kind) {
		case "proportion": return estimate.n === 0 ? void 0 : shareLimit(estimate, limit, higher);
		case "auc": {
			const { positives, negatives, value, variance } = estimate;
			const units = Math.min(positives, negatives);
			if (units < 10) return silent(value, metric, `under ${10} of a class`);
			return normalLimit({
				units,
				value,
				se: Math.sqrt(variance),
				test: "DeLong"
			}, limit, higher);
		}
		case "estimate": {
			const { n, groups, value, se, df, method } = estimate;
			if (groups !== null && groups < 10) return silent(value, metric, `under ${10} groups`);
			const own = {
				units: groups ?? n,
				value,
				se,
				test: TESTS[method]
			};
			return normalLimit(df === null ? own : {
				...own,
				df
			}, limit, higher);
		}
		case "number": return {
			value: estimate.value,
			broken: null,
			bound: () => estimate.value,
			test: "no test"
		};
		case "undefined": return;
	}
}
const TESTS = {
	t: "t",
	influence: "influence function",
	"random-groups": "random groups of rows",
	bootstrap: "bootstrap SE",
	seeds: "seeds and held-out rows",
	"long-run": "t with the long-run variance"
};
function shareLimit({ n, successes }, limit, higher) {
	const logP = higher ? logBinomialCdf(successes, n, limit) : logBinomialCdf(n - successes, n, 1 - limit);
	return {
		value: successes / n,
		broken: Math.exp(logP),
		bound: (alpha) => higher ? clopperPearsonLower(successes, n, alpha) : clopperPearsonUpper(successes, n, alpha),
		test: "Clopper-Pearson"
	};
}
function silent(value, { direction, range }, test) {
	return {
		value,
		broken: 1,
		bound: () => direction === "higher" ? range[0] : range[1],
		test
	};
}
function normalLimit({ units, value, se, df, test }, limit, higher) {
	const sign = higher ? 1 : -1;
	const shortfall = sign * (limit - value);
	const reach = (alpha) => se === 0 ? shareWithoutVariance(units, alpha) : upperQuantile(alpha, df) * se;
	const brokenWithoutVariance = shortfall > 0 ? Math.exp(logPOfNoVariance(units, shortfall)) : 1;
	return {
		value,
		broken: se === 0 ? brokenWithoutVariance : upperTail$1(shortfall / se, df),
		bound: (alpha) => value - sign * reach(alpha),
		test
	};
}

// core/gate/tolerance.ts
/** The tolerated loss of a metric on a slice (null: overall), in the metric's own unit; undefined where the policy names none. */
function toleranceOn(slice, rule, model) {
	const overall = rule.max_drop ?? rule.max_rise;
	if (overall === void 0 || slice === null) return overall;
	return overall * (rule.slice_tolerance ?? model.slices?.tolerance ?? 1);
}

// core/gate/draft.ts
/** One draft for each record of the evidence that the policy names; others were measured for another policy. */
function draftsOf(model, evidence) {
	const drafts = evidence.records.flatMap((record) => {
		const rule = Object.hasOwn(model.metrics, record.metric) ? model.metrics[record.metric] : void 0;
		const metric = rule && metricOf(record.metric, rule, model.task);
		if (!metric || !rule) return [];
		if (record.slice && !model.slices?.by.includes(record.slice.column)) return [];
		return [draft({
			record,
			metric,
			rule
		}, model)];
	});
	const fairness = evidence.fairness && fairnessDraft(evidence.fairness, model);
	return fairness ? [...drafts, fairness] : drafts;
}
function draft(named, model) {
	const { record, metric, rule } = named;
	const ruled = {
		name: record.metric,
		metric,
		rule
	};
	const tested = (paired) => enoughOfEachClass(contrastOf(paired, ruled, model.tests), record);
	const contrast = record.baseline ? tested(record.baseline) : void 0;
	const anchor = record.anchor && !record.slice ? tested(record.anchor) : void 0;
	const small = record.slice !== null && record.n < (model.slices?.min_n ?? 0);
	const notes = [contrast?.silent, small ? `${record.n} rows, fewer than min_n` : null].filter((note) => note != null);
	return {
		...named,
		part: record.slice ? "slice" : "overall",
		tolerance: toleranceOn(record.slice, rule, model),
		contrast,
		anchor,
		limit: record.slice ? void 0 : limitDraft(record, metric, rule),
		fairness: null,
		ratio: ratioOf(record, rule),
		gates: {
			block: rule.gate && !small,
			pass: rule.gate && !small && (record.slice === null || model.slices?.require_pass === true)
		},
		notes
	};
}
function enoughOfEachClass(contrast, { candidate }) {
	if (!contrast || candidate.kind !== "auc") return contrast;
	const fewest = Math.min(candidate.positives, candidate.negatives);
	if (fewest >= 10) return contrast;
	return silenced(contrast, `${fewest} rows of the rarer class; an area under the curve needs at least ${10} of each`);
}
/** The gap between groups as a draft of its own: it can block, and passing never waits for it. */
function fairnessDraft(record, { fairness, tests }) {
	if (!fairness || record.metric !== fairness.metric || record.by !== fairness.by) return null;
	const metric = fairnessMetrics[fairness.metric];
	const paired = record.baseline;
	const contrast = paired?.kind === "bootstrap" ? contrastOf(paired, { metric }, tests) : void 0;
	const flagged = record.groups.filter(({ small, candidate }) => !small && candidate.true_positives + candidate.false_negatives === 0);
	const small = record.groups.filter((group) => group.small).length;
	return {
		part: "fairness",
		record: {
			metric: record.metric,
			slice: null,
			n: record.n,
			candidate: record.candidate,
			baseline: paired,
			anchor: null
		},
		fairness: record,
		metric,
		rule: { gate: true },
		tolerance: fairness.max_rise ?? fairness.max_drop,
		contrast,
		anchor: void 0,
		limit: void 0,
		ratio: null,
		gates: {
			block: true,
			pass: false
		},
		notes: [
			...contrast?.silent ? [contrast.silent] : [],
			...paired && !contrast ? [`no gap between groups by ${record.by} can be measured`] : [],
			...small > 0 ? [`${small} of ${record.groups.length} groups by ${record.by} have fewer rows than min_n`] : [],
			...flagged.map(({ value }) => `the group ${value} has no positive row, so no true positive rate`)
		]
	};
}
function limitDraft(record, metric, rule) {
	const at = rule.floor ?? rule.ceiling;
	if (at === void 0) return void 0;
	const test = limitOf$1(record.candidate, at, metric);
	return test && {
		kind: rule.floor === void 0 ? "ceiling" : "floor",
		at,
		test
	};
}
function ratioOf({ baseline }, { max_ratio: max }) {
	if (max === void 0 || baseline?.kind !== "number") return null;
	const ratio = baseline.candidate / baseline.baseline;
	return {
		ratio,
		max,
		held: baseline.baseline > 0 && baseline.candidate >= 0 && ratio <= max
	};
}
/** The candidate's value by its own estimate; null where it is undefined. */
function ownValue({ candidate }) {
	if (candidate.kind === "proportion") return candidate.successes / candidate.n;
	return candidate.kind === "undefined" ? null : candidate.value;
}

// core/gate/statistics-fit.ts
/** The statistics that each kind of metric has where every row counts alike, and where rows have weights or groups. */
const KINDS = {
	"binary-mean": {
		alike: {
			own: ["proportion"],
			paired: ["proportions"]
		},
		unlike: {
			own: ["estimate"],
			paired: ["means"]
		}
	},
	"own-mean": {
		alike: {
			own: ["proportion", "estimate"],
			paired: ["proportions", "means"]
		},
		unlike: {
			own: ["estimate"],
			paired: ["means"]
		}
	},
	mean: same({
		own: ["estimate"],
		paired: ["means"]
	}),
	auc: {
		alike: {
			own: ["auc"],
			paired: ["auc"]
		},
		unlike: {
			own: ["auc"],
			paired: ["auc", "bootstrap"]
		}
	},
	table: {
		alike: {
			own: ["estimate"],
			paired: ["table", "smooth"]
		},
		unlike: {
			own: ["estimate"],
			paired: ["smooth"]
		}
	},
	ratio: same({
		own: ["estimate"],
		paired: ["smooth"]
	}),
	aggregate: same({
		own: ["estimate", "number"],
		paired: [
			"bootstrap",
			"smooth",
			"number"
		]
	}),
	number: same({
		own: ["number"],
		paired: ["number"]
	})
};
function same(kinds) {
	return {
		alike: kinds,
		unlike: kinds
	};
}
/** Over the seeds of a recipe every metric with rows has the same statistics. */
const SEEDS = {
	own: ["estimate"],
	paired: ["seeds"]
};
/**
* Whether a record has the statistics that its metric and the policy's weights, groups and seeds call for; others would be tested by the
* wrong test.
*/
function statisticsFault(record, metric, model) {
	const { candidate, baseline, anchor } = record;
	const comparisons = [baseline, anchor].filter((paired) => paired !== null);
	const { own, paired } = kindsOf(metric, model);
	const isOneOf = (kind, kinds) => kind === "undefined" || kinds.includes(kind);
	if (!(isOneOf(candidate.kind, own) && comparisons.every(({ kind }) => isOneOf(kind, paired)))) return "its statistics are those of another kind of metric";
	return comparisons.map((one) => designFault(one, model)).find((fault) => fault !== null) ?? null;
}
/** One series in order of time has the first; several are groups of rows. */
const SERIES = {
	mean: {
		own: ["estimate"],
		paired: ["forecast", "means"]
	},
	ratio: {
		own: ["estimate"],
		paired: ["forecast", "smooth"]
	}
};
function kindsOf({ measure, unit }, { data, estimand }) {
	if (measure.kind !== "number" && estimand === "recipe") return SEEDS;
	if (unit === "series" && data.time !== null && (measure.kind === "mean" || measure.kind === "ratio")) return SERIES[measure.kind];
	const kinds = KINDS[measure.kind === "mean" ? meanKind(measure.binary) : measure.kind];
	return data.weight === null && data.group === null && unit !== "series" ? kinds.alike : kinds.unlike;
}
function meanKind(binary) {
	if (binary === "by-values") return "own-mean";
	return binary ? "binary-mean" : "mean";
}
function designFault(paired, { data, estimand }) {
	const grouped = "groups" in paired ? paired.groups !== null : false;
	if (data.group !== null && !grouped && !["number", "undefined"].includes(paired.kind)) return "it was measured without the groups that the policy names";
	const weighted = "weighted" in paired ? paired.weighted : data.weight !== null;
	if (estimand === "artifact" && weighted !== (data.weight !== null) && paired.kind !== "undefined") return data.weight === null ? "it was measured with weights that the policy does not name" : "it was measured without the weights that the policy names";
	return null;
}

// core/gate/arithmetic.ts
/**
* Whether the numbers of the evidence can be true together. It catches a broken writer, not a liar: whoever can edit the
* evaluation can write consistent numbers.
*
* @returns what does not add up, or null.
*/
function arithmeticFault({ candidate, records, fairness }, model) {
	const seen = /* @__PURE__ */ new Set();
	for (const record of records) {
		const key = JSON.stringify([
			record.metric,
			record.slice?.column,
			record.slice?.value
		]);
		const fault = seen.has(key) ? "stands twice" : recordFault(record, {
			total: candidate.n,
			model
		});
		if (fault) return `${nameOf$1(record)}: ${fault}`;
		seen.add(key);
	}
	const fault = fairness && fairnessFault(fairness, {
		total: candidate.n,
		model
	});
	return fault && `${fairness.metric} by ${fairness.by}: ${fault}`;
}
function nameOf$1({ metric, slice }) {
	return slice ? `${metric} on ${slice.column}=${slice.value}` : metric;
}
function recordFault(record, { total, model }) {
	const { n, slice, candidate, baseline, anchor } = record;
	const rule = Object.hasOwn(model.metrics, record.metric) ? model.metrics[record.metric] : void 0;
	const metric = rule && metricOf(record.metric, rule, model.task);
	const one = metric?.unit === "query" || metric?.measure.kind === "number" || model.estimand === "recipe";
	if (n > total || slice === null && n !== total && !one) return `${n} rows, the candidate has ${total}`;
	const comparisons = [baseline, anchor].filter((paired) => paired !== null);
	const fault = [estimateFault(candidate, n), ...comparisons.map((paired) => pairedFault(paired, record))].find((part) => part !== null);
	if (fault || !metric) return fault ?? null;
	return statisticsFault(record, metric, model) ?? rangeFault([candidate, ...comparisons], metric.range);
}
function estimateFault(estimate, n) {
	if ("n" in estimate && estimate.n !== n) return `the estimate has ${estimate.n} rows, the record ${n}`;
	switch (estimate.kind) {
		case "proportion": return estimate.successes > n ? `${estimate.successes} successes of ${n} rows` : null;
		case "auc": return classesFault(estimate, n) ?? groupsFault(estimate.groups, n);
		case "estimate": return groupsFault(estimate.groups, n) ?? freedomFault(estimate.df, {
			n,
			groups: estimate.groups
		});
		case "number":
		case "undefined": return null;
	}
}
function pairedFault(paired, { n, candidate }) {
	if ("n" in paired && paired.n !== n) return `the comparison has ${paired.n} rows, the record ${n}`;
	const groups = "groups" in paired ? paired.groups : null;
	const grouped = groupsFault(groups, n);
	if (grouped) return grouped;
	switch (paired.kind) {
		case "proportions":
			if (paired.wins + paired.losses + paired.both_right > n) return `wins, losses and both right sum to over ${n}`;
			if (candidate.kind === "proportion" && candidate.successes !== paired.wins + paired.both_right) return "the candidate is right on another number of rows than wins and both right say";
			return null;
		case "means": return differenceFault(paired) ?? freedomFault(paired.df, {
			n,
			groups
		});
		case "forecast": return differenceFault(paired) ?? freedomFault(paired.df, {
			n,
			groups
		});
		case "auc": {
			const most = Math.sqrt(paired.variance_baseline * paired.variance_candidate);
			const exceeds = paired.covariance > most && !near(paired.covariance, most);
			return classesFault(paired, n) ?? (exceeds ? "the covariance exceeds the variances" : null);
		}
		case "table": return tableFault(paired, n);
		case "smooth": return freedomFault(paired.df, {
			n,
			groups
		});
		case "bootstrap": return bootstrapFault(paired);
		case "seeds": return differenceFault(paired);
		case "number":
		case "undefined": return null;
	}
}
function differenceFault(paired) {
	return near(paired.baseline + paired.difference, paired.candidate) ? null : "the difference is not that of the means";
}
function classesFault({ positives, negatives }, n) {
	return positives + negatives === n ? null : `positives and negatives do not sum to ${n}`;
}
function tableFault({ counts, labels, positive }, n) {
	if (counts.length !== labels.length ** 3) return `${counts.length} cells for ${labels.length} labels`;
	if (positive !== null && positive >= labels.length) return "the positive label is none of the labels";
	const total = counts.reduce((sum, count) => sum + count, 0);
	return total === n ? null : `cells sum to ${total}, not ${n}`;
}
function bootstrapFault(paired) {
	const { resamples, quantiles, not_worse: notWorse, beyond } = paired;
	if (Math.max(notWorse, beyond?.count ?? 0) > resamples) return `more than its ${resamples} resamples lie beyond`;
	return quantiles.some((quantile, index) => quantile < (quantiles[index - 1] ?? quantile)) ? "its quantiles do not rise" : null;
}
function groupsFault(groups, n) {
	return groups === null || groups <= n ? null : `${groups} groups of ${n} rows`;
}
function freedomFault(df, { n, groups }) {
	return df === null || df > 0 && df <= (groups ?? n) - 1 ? null : `${df} degrees of freedom from ${groups ?? n} rows`;
}
function rangeFault(measured, [low, high]) {
	const outside = measured.flatMap((part) => [..."value" in part ? [part.value] : [], ..."baseline" in part ? [part.baseline, part.candidate] : []]).find((value) => value < low - SLACK || value > high + SLACK);
	return outside === void 0 ? null : `${outside} is outside the metric's range ${low} to ${high}`;
}
function fairnessFault(record, { total, model }) {
	if (record.n > total) return `${record.n} rows, the candidate has ${total}`;
	const { fairness } = model;
	if (!fairness || record.metric !== fairness.metric) return null;
	const { baseline: paired, candidate } = record;
	if (paired && paired.kind !== "bootstrap" && paired.kind !== "undefined") return "a gap is compared by resampling";
	const fault = paired?.kind === "bootstrap" ? bootstrapFault(paired) : null;
	if (fault) return fault;
	const gap = (side) => fairnessMetrics[fairness.metric].of(record.groups.flatMap((group) => {
		const counts = group.small ? null : group[side];
		return counts ? [{
			truePositives: counts.true_positives,
			falsePositives: counts.false_positives,
			falseNegatives: counts.false_negatives,
			trueNegatives: counts.true_negatives
		}] : [];
	}));
	const own = ownValue({ candidate });
	const wrong = [...own === null ? [] : [{
		said: own,
		follows: gap("candidate")
	}], ...paired?.kind === "bootstrap" ? [{
		said: paired.candidate,
		follows: gap("candidate")
	}, {
		said: paired.baseline,
		follows: gap("baseline")
	}] : []].find(({ said: value, follows }) => follows === void 0 || !near(value, follows));
	return wrong ? `the gap is ${wrong.said} and follows from the counts as ${wrong.follows}` : null;
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
		if (other !== void 0) return `${nameOf$1(record)}: the candidate is ${own} by itself and ${other} in a comparison`;
	}
	return null;
}

// core/gate/easeml.ts
const VERDICTS$1 = {
	true: "pass",
	false: "block",
	unknown: "inconclusive"
};
/**
* The policy's ease.ml/ci condition as a row of the decision: true passes, false blocks, unknown is inconclusive. A clause that the
* rows are too few for, or that names what was not measured, is unknown.
*
* @returns null where the policy has no condition.
*/
function conditionRow(model, evidence, acceptances) {
	const { easeml } = model;
	if (!easeml) return null;
	const n = evidence.candidate.n;
	const clauses = clausesOf(easeml, {
		n,
		estimates: estimatesOf(model, evidence)
	});
	const truth = joined(clauses.map((clause) => clause.truth));
	const row = {
		metric: CONDITION,
		slice: null,
		direction: "higher",
		n,
		gates: {
			block: true,
			pass: true
		},
		baseline: null,
		candidate: null,
		gain: null,
		tolerance: null,
		interval: null,
		blockBound: null,
		certainty: "finite-sample",
		tests: null,
		regression: null,
		nonInferiority: null,
		limit: null,
		ratio: null,
		anchor: null,
		seeds: null,
		fairness: null,
		resolution: null,
		labels: null,
		condition: {
			mode: easeml.mode,
			steps: easeml.steps,
			truth,
			clauses,
			examples: Math.max(...clauses.map(({ examples }) => examples))
		},
		verdict: VERDICTS$1[truth],
		notes: []
	};
	return {
		...row,
		accepted: acceptanceOf(row, acceptances)
	};
}
/** Why a condition cannot be looked at at all: then the verdict is `error`, since what is unknown may be let through. */
function conditionProblems({ easeml }, { records }) {
	if (!easeml || accuracyIn(records)?.candidate.kind === "proportion") return [];
	return [{
		code: "missing-metric",
		text: "the evidence has no accuracy of rows alike, which the condition is about"
	}];
}
function accuracyIn(records) {
	return records.find(({ metric, slice }) => metric === "accuracy" && slice === null);
}
function estimatesOf({ task }, { records, changed }) {
	const record = accuracyIn(records);
	const paired = record?.baseline;
	if (paired?.kind === "proportions") {
		const { n, wins, losses, both_right: both } = paired;
		const other = changed?.other ?? (task === "binary" ? 0 : null);
		const d = other === null ? {} : { d: Math.min(1, (wins + losses + other) / n) };
		return {
			n: (both + wins) / n,
			o: (both + losses) / n,
			...d
		};
	}
	const own = record?.candidate;
	return own?.kind === "proportion" && own.n > 0 ? { n: own.successes / own.n } : {};
}
function clausesOf(easeml, { n, estimates }) {
	const sized = sizedClauses(easeml);
	const alone = sized.map((one) => clauseRow(one, n, estimates));
	return alone.map((row, index) => {
		const base = sized[index]?.relyingOn ?? null;
		if (base === null || alone[base]?.truth === "true" || row.truth === "unknown") return row;
		return {
			...row,
			truth: "unknown",
			why: `its size relies on ${alone[base]?.text}, which is not shown`
		};
	});
}
function clauseRow({ clause, text, examples, labels }, n, estimates) {
	let value = 0;
	for (const [variable, factor] of clause.coefficients) {
		const estimate = estimates[variable];
		value = value === null || estimate === void 0 ? null : value + factor * estimate;
	}
	const row = {
		text,
		value,
		examples,
		labels
	};
	if (value === null) return {
		...row,
		truth: "unknown",
		why: "there is nothing to compare with"
	};
	if (n < examples) return {
		...row,
		truth: "unknown",
		why: `it needs ${count(examples)} rows, there are ${count(n)}`
	};
	return {
		...row,
		truth: evaluateCondition([clause], {
			n: 0,
			o: 0,
			d: 0,
			...estimates
		}),
		why: null
	};
}
function joined(truths) {
	if (truths.includes("false")) return "false";
	return truths.includes("unknown") ? "unknown" : "true";
}

// core/gate/family.ts
/**
* Adjusts every block test of a verdict together, by weighted Holm (Holm, Scandinavian Journal of Statistics 6 (1979),
* section 3). Half the weight goes to overall metrics and limits, half to slices and fairness, so that a new slice never hides
* the headline; where there is only one kind it has all the weight. A number without rows has no p-value and is no part of it.
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
function hypotheses({ gates, contrast, tolerance, limit, part }, draft) {
	if (!gates.block) return [];
	const overall = part === "overall";
	const found = [];
	if (contrast && tolerance !== void 0) found.push({
		draft,
		part: "regression",
		p: contrast.regression,
		overall
	});
	if (limit && limit.test.broken !== null) found.push({
		draft,
		part: "limit",
		p: limit.test.broken,
		overall
	});
	return found;
}

// core/gate/problems.ts
/** What makes a verdict impossible: every one shuts the gate. What the action noted comes first, and then alone. */
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
	problems.push(...baselineProblems(model, evidence), ...conditionProblems(model, evidence));
	for (const [name, rule] of Object.entries(model.metrics)) if (rule.gate) problems.push(...metricProblems(name, rule, {
		rows,
		evidence,
		model
	}), ...sliceProblems(name, rule, {
		rows,
		model
	}));
	return [...problems, ...fairnessProblems(model, rows)];
}
function baselineProblems(model, evidence) {
	const { baseline, baseline_note: note, candidate } = evidence;
	if (baseline && baseline.evaluation_set !== candidate.evaluation_set) return [{
		code: "new-evaluation-set",
		text: "candidate and baseline were evaluated on different held-out sets"
	}];
	if (baseline || model.baseline_missing === "floors" && neverFound(evidence)) return [];
	return [{
		code: "no-baseline",
		text: note ?? "there is no baseline to compare with"
	}];
}
function neverFound({ baseline_missing: missing, run }) {
	return missing === "never" || missing === "offline" && run === null;
}
function metricProblems(name, rule, { rows, evidence, model }) {
	const { baseline, anchor } = evidence;
	const row = rows.find((candidate) => candidate.metric === name && candidate.slice === null && !candidate.fairness);
	if (!row) return [{
		code: "missing-metric",
		text: `the evidence has no ${name}; the policy gates it`
	}];
	const tolerated = row.tolerance !== null;
	if (row.candidate === null || baseline && tolerated && row.nonInferiority === null) {
		const reason = undefinedReason(evidence, name);
		return [{
			code: "missing-metric",
			text: `${name} is undefined on these rows, so it cannot be gated${reason === void 0 ? "" : `: ${said(reason, metricOf(name, rule, model.task)?.undefinedWhen)}`}`
		}];
	}
	if (baseline && rule.max_ratio !== void 0 && !row.ratio) return [{
		code: "missing-metric",
		text: `the baseline's run record has no number ${name} to compare with; the next run of the base branch makes one`
	}];
	if (anchor && tolerated && row.anchor === null) return [{
		code: "missing-anchor",
		text: `the evidence names an anchor and does not compare ${name} with it`
	}];
	return [];
}
/** Reasons that say less than the metric does itself, unless all that it asks for are rows. */
const UNSAID = ["a row has no value", "it has no value on these rows"];
function said(reason, undefinedWhen = reason) {
	return UNSAID.includes(reason) && undefinedWhen !== "no rows" ? undefinedWhen : reason;
}
function undefinedReason({ records }, name) {
	const record = records.find(({ metric, slice }) => metric === name && slice === null);
	return [record?.candidate, record?.baseline].flatMap((part) => part?.kind === "undefined" ? [part.reason] : [])[0];
}
function sliceProblems(name, rule, { rows, model }) {
	if ((rule.max_drop ?? rule.max_rise) === void 0 && rule.max_ratio !== void 0) return [];
	if (rows.some((row) => row.metric === name && row.n === 0)) return [];
	return (model.slices?.by ?? []).filter((column) => !rows.some((row) => row.metric === name && row.slice?.column === column)).map((column) => ({
		code: "missing-slice",
		text: `the evidence has no slices of ${name} by ${column}; the policy asks for them, so run the workflow again`
	}));
}
function fairnessProblems({ fairness }, rows) {
	if (!fairness || rows.some((row) => row.fairness)) return [];
	return [{
		code: "missing-fairness",
		text: `the evidence has no ${fairness.metric} by ${fairness.by}; the policy asks for it, so run the workflow again`
	}];
}

// core/gate/decision.ts
/** What a row is about, in words: `accuracy`, `accuracy on origin=jfk`, `equalized_odds_difference by sex`. */
function nameOf({ metric, slice, fairness }) {
	if (fairness) return `${metric} by ${fairness.by}`;
	return slice ? `${metric} on ${slice.column}=${slice.value}` : metric;
}

// core/gate/reasons.ts
/** Why the verdict is what it is: problems alone where there are any, else every row that speaks, overall ones first. */
function reasonsOf(rows, problems) {
	if (problems.length > 0) return [...problems];
	const reasons = [...rows].sort((a, b) => Number(a.slice !== null) - Number(b.slice !== null)).flatMap(rowReasons);
	if (reasons.length > 0 || rows.some((row) => row.gates.pass && row.verdict === "pass")) return reasons;
	return [{
		code: "nothing-tested",
		text: "no floor, ceiling or comparison applies to these rows; give a gated metric a floor"
	}];
}
function rowReasons(row) {
	const name = nameOf(row);
	const reasons = row.condition ? conditionReasons(row.condition) : blockReasons(row, name);
	if (reasons.length === 0 && row.gates.pass && row.verdict === "inconclusive") reasons.push({
		code: "inconclusive",
		text: `${name}: ${openQuestions(row).join("; ")}`
	});
	if (row.accepted) {
		const { by, reason } = row.accepted;
		reasons.push({
			code: "accepted",
			text: `${name}: ${by} accepted this: ${reason}`
		});
	}
	const { slice } = row;
	return slice ? reasons.map((reason) => ({
		...reason,
		slice
	})) : reasons;
}
function conditionReasons(condition) {
	if (condition.truth === "true") return [];
	const code = condition.truth === "false" ? "condition-false" : "inconclusive";
	return decidingClauses(condition).map((clause) => ({
		code,
		text: clauseWords(clause)
	}));
}
function blockReasons({ regression, nonInferiority, limit, ratio, anchor }, name) {
	const reasons = [];
	if (regression?.shown && !nonInferiority?.shown) {
		const text = `${name}: a regression is shown (adjusted p ${pValue(regression.adjusted)})`;
		reasons.push({
			code: "regression",
			text
		});
	}
	if (limit?.broken.shown) {
		const text = limit.broken.p === null ? `${name}: ${plain(limit.value)} breaks its ${limit.kind} of ${limit.at} (no test: a number without rows)` : `${name}: shown to break its ${limit.kind} of ${limit.at}`;
		reasons.push({
			code: "limit-broken",
			text
		});
	}
	if (ratio?.held === false) {
		const times = Number.isFinite(ratio.ratio) ? `${Number(ratio.ratio.toPrecision(4))} times the baseline` : "no ratio exists";
		reasons.push({
			code: "ratio-exceeded",
			text: `${name}: ${times}, over ${ratio.max} (no test: a number without rows)`
		});
	}
	if (anchor?.held === false) {
		const text = `${name}: ${anchor.rule === "test" ? "is not shown to hold" : "breaks (no test)"} the cumulative limit of ${plain(anchor.limit)} since the last release`;
		reasons.push({
			code: "cumulative-limit",
			text
		});
	}
	return reasons;
}
function openQuestions({ gain, nonInferiority, limit, notes }) {
	const questions = [];
	if (nonInferiority && !nonInferiority.shown) questions.push(notes.length > 0 ? notes.join("; ") : "neither a regression nor its absence is shown");
	else if (!nonInferiority && gain === null && !limit) questions.push("it is undefined on these rows, so nothing is shown");
	if (limit && !limit.held) questions.push(`its ${limit.kind} of ${limit.at} is not shown held`);
	return questions;
}
/** What a reader should look at although it decides nothing. */
function warningsOf(model, evidence, rows) {
	const overall = rows.filter((row) => row.slice === null);
	return [...originWarnings(evidence), ...overall.flatMap((row) => rowWarnings(row, model))];
}
function originWarnings({ candidate, baseline }) {
	const warnings = [];
	const environments = [candidate.environment_digest, baseline?.environment_digest].filter((digest) => digest != null);
	if (environments.length === 2 && environments[0] !== environments[1]) warnings.push("the baseline was trained in another environment; part of a difference may come from there");
	const { model_digest: digest, predictions_digest: predictions } = candidate;
	if (baseline && digest !== null && digest === baseline.model_digest && predictions !== baseline.predictions_digest) warnings.push("the model files are those of the baseline and the predictions are not: features or scoring changed");
	return warnings;
}
function rowWarnings(row, model) {
	const { metric, gain, fairness, nonInferiority, regression, notes } = row;
	const cap = fairness ? void 0 : model.metrics[metric]?.suspicious_gain;
	return [
		...fairness ? notes.map((note) => `${nameOf(row)}: ${note}`) : [],
		...cap !== void 0 && gain !== null && gain > cap ? [`${metric} gains more than ${cap}: look for leakage of labels into features`] : [],
		...nonInferiority?.shown && regression?.shown ? [`${nameOf(row)}: a real but small loss, shown to be within the tolerance`] : []
	];
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
	const zPass = -normalQuantile(rates.pass);
	const resolvable = (zBlock + zPass) * se;
	return {
		tolerance: resolvable,
		examples: Math.ceil(n * (resolvable / tolerance) ** 2),
		powerToBlock: normalCdf(tolerance / se + normalQuantile(rates.level)),
		powerToPass: normalCdf(tolerance / se - zPass)
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
		powerToBlock: null,
		powerToPass: null
	};
}
/**
* The chance that a change that changes nothing is shown not to be worse on every row that must be.
*
* @param rows those that must be shown; null where none of them tells.
*/
function jointPowerOf(rows) {
	const powers = rows.map(({ resolution }) => resolution?.powerToPass).filter((power) => power != null);
	if (powers.length === 0) return null;
	return {
		tests: powers.length,
		independent: powers.reduce((product, power) => product * power, 1),
		atLeast: Math.max(0, 1 - powers.reduce((sum, power) => sum + (1 - power), 0))
	};
}

// core/gate/row.ts
/** Decides one row: its tests are known, and so is what the family makes of them. */
function rowOf(draft, { model, adjusted, acceptances, merged }) {
	const { record, metric, contrast, tolerance, gates, fairness } = draft;
	const { alpha_pass: alphaPass, alpha_block: alphaBlock } = model.rates;
	const regression = contrast && tolerance !== void 0 && gates.block ? {
		p: contrast.regression,
		adjusted: adjusted.regression,
		shown: adjusted.regression <= alphaBlock
	} : null;
	const passing = gates.pass || regression?.shown ? contrast : contrast?.sketch;
	const p = passing && tolerance !== void 0 ? passing.nonInferiority(tolerance) : null;
	const resolution = resolutionRow(draft, {
		block: alphaBlock,
		pass: alphaPass,
		level: adjusted.level
	});
	const decided = {
		gates,
		isUndefined: record.baseline !== null && tolerance !== void 0 && !contrast,
		limit: limitRow(draft, adjusted, model),
		ratio: draft.ratio,
		regression,
		nonInferiority: p === null ? null : {
			p,
			shown: p <= alphaPass
		},
		anchor: anchorRow(draft, model, merged)
	};
	const row = {
		metric: record.metric,
		slice: record.slice,
		direction: metric.direction,
		n: record.n,
		gates,
		...valuesOf$1(draft),
		gain: contrast?.gain ?? null,
		tolerance: tolerance ?? null,
		interval: intervalOf(draft, alphaPass),
		blockBound: contrast && regression ? normalQuantile(adjusted.level) * contrast.se : null,
		certainty: contrast?.certainty ?? null,
		tests: contrast ? {
			block: contrast.tests.block,
			pass: passing === contrast ? contrast.tests.pass : contrast.sketch.test
		} : null,
		regression,
		nonInferiority: decided.nonInferiority,
		limit: decided.limit,
		ratio: draft.ratio,
		anchor: decided.anchor,
		seeds: seedsRow(record.baseline),
		fairness,
		condition: null,
		resolution,
		labels: labelsToSettle(contrast, resolution),
		verdict: verdictOf$1(decided),
		notes: draft.notes
	};
	return {
		...row,
		accepted: acceptanceOf(row, acceptances)
	};
}
function valuesOf$1({ record, contrast, limit }) {
	const numbers = record.baseline?.kind === "number" ? record.baseline : null;
	return {
		baseline: contrast?.baseline ?? numbers?.baseline ?? null,
		candidate: contrast?.candidate ?? numbers?.candidate ?? limit?.test.value ?? ownValue(record)
	};
}
/** Pairs of trainings that show a recipe to be better on three of four seeds, both errors 5 %: X. Bouthillier et al., MLSys 2021, appendix C. */
const MEANINGFUL_SEEDS = noetherSize(.75, .05, .05);
function seedsRow(paired) {
	if (paired?.kind !== "seeds") return null;
	return {
		seeds: paired.seeds,
		better: paired.better,
		needed: MEANINGFUL_SEEDS
	};
}
function intervalOf({ contrast, record }, alpha) {
	if (!contrast || contrast.silent !== null) return null;
	return record.slice ? contrast.sketch.interval(alpha) : contrast.interval(alpha);
}
function resolutionRow({ contrast, tolerance }, rates) {
	if (!contrast || tolerance === void 0 || contrast.silent !== null) return null;
	if (contrast.se > 0) return resolutionOf(contrast.se, contrast.n, tolerance, rates);
	return resolutionWithoutVariance(contrast.n, tolerance, rates);
}
function limitRow({ limit, metric, gates }, adjusted, model) {
	if (!limit) return null;
	const { test, kind, at } = limit;
	const bound = test.bound(model.rates.alpha_pass);
	const held = metric.direction === "higher" ? bound >= at : bound <= at;
	const broken = test.broken === null ? {
		p: null,
		adjusted: null,
		shown: gates.block && !held
	} : {
		p: test.broken,
		adjusted: adjusted.limit,
		shown: gates.block && adjusted.limit <= model.rates.alpha_block
	};
	return {
		kind,
		at,
		value: test.value,
		bound,
		held,
		broken,
		test: test.test
	};
}
function anchorRow({ anchor, tolerance, gates, record }, model, merged) {
	if (!anchor || tolerance === void 0 || !gates.pass) return null;
	const limit = model.anchor.cumulative * tolerance + anchorShift(record.metric, merged);
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
function verdictOf$1({ gates, isUndefined, limit, ratio, regression, nonInferiority, anchor }) {
	if (!gates.block) return "watched";
	if (regression?.shown && !nonInferiority?.shown) return "block";
	if (limit?.broken.shown || anchor?.held === false || ratio?.held === false) return "block";
	if (gates.pass && isUndefined) return "inconclusive";
	if (!nonInferiority && !limit && !ratio) return "watched";
	if (nonInferiority && !nonInferiority.shown) return "inconclusive";
	return limit && !limit.held ? "inconclusive" : "pass";
}

// core/gate/sealed-alone.ts
const ASKED = "sealed-not-answered";
const ANSWERED = "sealed-answered";
/** Whether a decision rests on a sealed set alone, and not on measurements. */
function isSealedAlone({ reasons }) {
	return reasons.some(({ code }) => code === ASKED || code === ANSWERED);
}
/** The verdict of such a decision in words. */
function sealedAloneWords({ verdict, reasons }) {
	if (reasons.some(({ code }) => code === ASKED)) return "inconclusive, the sealed set has not answered";
	return verdict === "block" ? "block, a loss is shown on the sealed set" : `${verdict} on the sealed set`;
}
/** The decision on evidence without a label. `told` are those that speak for this very change. */
function decideAlone(model, evidence, told) {
	const problems = evidence.problems.map(({ code, message }) => ({
		code,
		text: message
	}));
	const answers = told.flatMap((each) => each.kind === "sealed-verdict" ? [each] : []);
	const { sealed_digest: digest } = evidence.candidate;
	const answer = problems.length === 0 ? answers.find(({ predictions }) => predictions === digest) ?? null : null;
	return {
		verdict: problems.length > 0 ? "error" : answer?.verdict ?? "inconclusive",
		admissible: answer?.admissible ?? false,
		sameModel: false,
		reasons: problems.length > 0 ? problems : [reasonOf(answer, answers.length)],
		warnings: evidence.warnings,
		rows: [],
		rates: model.rates,
		onInconclusive: answer?.admissible ? "warn" : "block",
		jointPower: null,
		accepted: []
	};
}
function reasonOf(answer, answers) {
	if (answer) return {
		code: ANSWERED,
		text: `the sealed set has answered ${answer.verdict} on exactly these predictions`
	};
	return {
		code: ASKED,
		text: `a sealed set decides alone, and it has not answered on exactly these predictions${answers > 0 ? ", but on others: train with fixed seeds, so that every run makes the same model" : ""}`
	};
}

// core/gate/decide.ts
/**
* The verdict of a policy on evidence. Pure: the action and the app call it with the same arguments and get the same answer,
* whatever the evidence says its own verdict was.
*/
function decide({ model: policy, evidence: measured, acceptances = [], merged = [] }) {
	if (decidesAlone(policy.reuse)) return decideAlone(policy, measured, acceptances);
	const epoch = newEpoch(policy, measured, acceptances);
	const { model, evidence } = epoch ?? {
		model: policy,
		evidence: measured
	};
	const broken = arithmeticFault(evidence, model);
	const drafts = broken === null ? draftsOf(model, evidence) : [];
	const fault = broken ?? contradiction(drafts);
	const rows = fault === null ? rowsOf$1(drafts, {
		model,
		evidence,
		acceptances,
		merged
	}) : [];
	const problems = fault === null ? problemsOf(model, evidence, rows) : [{
		code: "invalid-evidence",
		text: `the evidence does not add up: ${fault}`
	}];
	const sameModel = problems.length === 0 && hasSamePredictions(evidence);
	const verdict = verdictOf(rows, problems, sameModel);
	const used = verdict === "block" ? rows.flatMap(({ accepted }) => accepted ?? []) : [];
	return {
		verdict,
		admissible: isAdmissible(verdict, rows, model),
		sameModel,
		reasons: sameModel ? [SAME_MODEL] : reasonsOf(rows, problems),
		warnings: [...evidence.warnings, ...warningsOf(model, evidence, rows)],
		rows,
		rates: model.rates,
		onInconclusive: verdict === "inconclusive" ? whenOpen(rows, model) : model.on_inconclusive,
		jointPower: jointPowerOf(rows.filter(({ gates, nonInferiority }) => gates.pass && nonInferiority)),
		accepted: [...epoch ? [epoch.acceptance] : [], ...used]
	};
}
const SAME_MODEL = {
	code: "same-model",
	text: "the same model: its predictions equal the baseline, row by row"
};
/**
* On a new evaluation set that was accepted nothing older can be compared with, so floors and ceilings decide. Only where the set
* did change: the acceptance of a set that is compared on switches no test off.
*/
function newEpoch(model, evidence, acceptances) {
	const { candidate, baseline, problems } = evidence;
	const acceptance = problems.some(({ code }) => code === "new-evaluation-set") || baseline !== null && baseline.evaluation_set !== candidate.evaluation_set ? acceptedSet(candidate.evaluation_set, acceptances) : null;
	if (!acceptance) return null;
	return {
		acceptance,
		model: {
			...model,
			baseline_missing: "floors"
		},
		evidence: {
			...evidence,
			problems: problems.filter(({ code }) => code !== "new-evaluation-set"),
			baseline: null,
			baseline_missing: "never",
			anchor: null,
			records: evidence.records.map((record) => ({
				...record,
				baseline: null,
				anchor: null
			})),
			fairness: evidence.fairness && {
				...evidence.fairness,
				baseline: null
			}
		}
	};
}
function rowsOf$1(drafts, { evidence, ...common }) {
	const adjusted = adjustFamily(drafts, common.model.rates.alpha_block);
	const rows = drafts.map((draft, index) => {
		const own = adjusted[index];
		if (!own) throw new Error("every draft has its adjusted p-values");
		return rowOf(draft, {
			...common,
			adjusted: own
		});
	});
	const condition = conditionRow(common.model, evidence, common.acceptances);
	return condition ? [...rows, condition] : rows;
}
function verdictOf(rows, problems, sameModel) {
	if (problems.length > 0) return "error";
	if (sameModel) return "pass";
	if (rows.some((row) => row.verdict === "block")) return "block";
	const needed = rows.filter((row) => row.gates.pass);
	return needed.some((row) => row.verdict === "pass") && needed.every((row) => row.verdict !== "inconclusive") ? "pass" : "inconclusive";
}
function isAdmissible(verdict, rows, model) {
	if (verdict === "pass") return true;
	if (verdict === "inconclusive") return letsThrough(rows, model);
	if (verdict === "error") return false;
	return rows.every((row) => row.verdict !== "block" || row.accepted !== null) && (!rows.some(isOpen) || letsThrough(rows, model));
}
function isOpen({ gates, verdict }) {
	return gates.pass && verdict === "inconclusive";
}
function whenOpen(rows, model) {
	return letsThrough(rows, model) ? "warn" : "block";
}
/** Whether an inconclusive verdict may be merged: by `on_inconclusive`; where the condition is open, by its own mode. */
function letsThrough(rows, { on_inconclusive: own }) {
	const open = rows.filter(isOpen);
	if (open.length === 0) return own === "warn";
	return open.every(({ condition }) => condition ? condition.mode === "fn-free" : own === "warn");
}
function hasSamePredictions({ candidate, baseline }) {
	return baseline !== null && candidate.predictions_digest === baseline.predictions_digest;
}

// core/gate/remedies.ts
const REMEDIES = {
	"missing-metric": "let the predictions hold what the metric needs, or take the metric out of the policy",
	"missing-slice": "run the workflow again, so that the gate measures what the policy asks for now",
	"missing-anchor": "run the workflow again, so that the gate compares with the registered version",
	"missing-fairness": "run the workflow again, so that the gate measures what the policy asks for now",
	"nothing-tested": "give a gated metric a floor or a ceiling, or let the base branch run so that there is a baseline",
	"no-rows": "let the training write a prediction for every held-out example",
	"invalid-predictions": "mend the predictions file as the message says; `mode: selftest` reads it the same way",
	"unmatched-ids": "predict the same held-out examples as the baseline, under the same ids",
	"new-evaluation-set": "undo the change of the held-out set; or, if it is meant, let a maintainer accept it, with the app by the line `/holdout accept evaluation-set <reason>` in a comment or an approving review: floors decide then, and a new baseline begins after the merge; or pass the old model's predictions on the new set as the input `baseline`",
	"no-baseline": "run the workflow on the base branch once, or pass its predictions as the input `baseline`; for a first model write `baseline_missing: floors`",
	"model-mismatch": "train and gate in one run on one commit, and change no file in between",
	"run-failed": "look at the log of the training step, mend it, and run the workflow again",
	"data-failed": "look at the data report, and mend the data or the contract",
	"too-many-records": "gate fewer metrics, or slice by columns with fewer values",
	"unusable-baseline": "mend the baseline as the message says, or pass the predictions of a good model as the input `baseline`",
	"unusable-anchor": "deregister that version, or pass the predictions of a good one as the input `anchor`",
	"invalid-evidence": "write the evidence by the gate of this version, and let nothing edit it"
};
/** What to do about a cause of an error, by the code of its reason. */
function remedyOf(code) {
	return REMEDIES[code] ?? "run the workflow again";
}

// core/gate/explain.ts
/** Explains a saved evidence file by a policy: the same decision again, and for every row that is not green why, and what would change it. */
function explanationOf(model, evidence, policyDigest) {
	const decision = decide({
		model,
		evidence
	});
	const caveats = caveatsOf(evidence, decision, policyDigest);
	const unknown = "what a maintainer accepted is known to the app alone, and is not part of this explanation";
	return {
		...explainedDecision(decision),
		caveats: decision.verdict === "block" ? [...caveats, unknown] : caveats
	};
}
/** Explains a decision that was made with all that was accepted. */
function explainedDecision(decision) {
	return {
		decision,
		problems: decision.verdict === "error" ? decision.reasons.map(withRemedy) : [],
		rows: decision.verdict === "error" ? [] : decision.rows.flatMap((row) => explained(row, decision)).sort(worstFirst$1),
		caveats: []
	};
}
function explained(row, decision) {
	const { verdict } = row;
	if (decision.sameModel || verdict !== "block" && !(verdict === "inconclusive" && row.gates.pass)) return [];
	return [{
		name: nameOf(row),
		verdict,
		slice: row.slice !== null,
		causes: causesOf(row, decision.rates),
		acceptedBy: row.accepted?.by ?? null
	}];
}
function worstFirst$1(a, b) {
	const rank = ({ verdict, slice }) => (verdict === "block" ? 0 : 2) + (slice ? 1 : 0);
	return rank(a) - rank(b);
}
function caveatsOf(evidence, decision, policyDigest) {
	const caveats = [];
	if (evidence.policy.digest !== policyDigest) caveats.push("the evidence was decided by another state of the policy; this is what the one at hand makes of it");
	if (evidence.verdict !== decision.verdict) caveats.push(`the evidence says ${evidence.verdict}; decided again it is ${decision.verdict}`);
	return caveats;
}
function withRemedy({ code, text }) {
	return {
		code,
		text,
		remedy: remedyOf(code)
	};
}

// core/report/phrase.ts
/** A phrase in GitHub's Markdown. */
function markdownOf(phrase) {
	return partsOf$1(phrase).map((part) => typeof part === "string" ? escapeText(part) : code(part.code)).join("");
}
/** Its parts, for another place. */
function partsOf$1(phrase) {
	return typeof phrase === "string" ? [phrase] : phrase;
}
/** Phrases with a comma between them, and `and` before the last. */
function listed$1(items) {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
}

// core/report/promise.ts
const SEALED = "No label is open, so nothing is measured here. What a verdict of the sealed set promises, the app prints beside it.";
/**
* The guarantee in words: both error rates, and what they rest on; the chance to catch a loss of the tolerance at this n, and that
* of a harmless change to pass; what these rows cannot show at all. Rates bound the verdict of one pull request, not the merge.
*/
function promiseOf(decision) {
	if (isSealedAlone(decision)) return [SEALED];
	const tested = decision.rows.filter((row) => row.gates.pass && row.slice === null && row.resolution);
	const gating = decision.rows.filter((row) => row.gates.block);
	return [
		...gating.length > 0 && gating.every(({ condition }) => condition !== null) ? [] : [rates(decision)],
		...assumptions(decision),
		...powers(tested, decision),
		...cumulative(decision),
		...unresolvable(tested),
		...decision.rows.flatMap(({ condition }) => condition ? [conditionPromise(condition)] : [])
	];
}
function rates(decision) {
	if (decision.rows.some(({ gain }) => gain !== null)) return bothRates(decision);
	const nothing = "Nothing was compared, so a loss against the model before could not be seen.";
	if (!decision.rows.some(({ limit, n }) => limit && n > 0)) return nothing;
	const { alpha_block: block, alpha_pass: pass } = decision.rates;
	return `${nothing} Floors and ceilings decide: a model that keeps them all is blocked with probability at most ${plain(block)}, and one that misses any passes with probability at most ${plain(pass)}.`;
}
function bothRates({ rates, onInconclusive }) {
	return `A change that is no worse is blocked with probability at most ${plain(rates.alpha_block)}; one that is worse by its full tolerance passes with probability at most ${plain(rates.alpha_pass)}. When inconclusive, this policy ${onInconclusive === "warn" ? "lets it merge" : "does not let it merge"}.`;
}
const HOLD = {
	exact: "for every number of rows (exact)",
	"finite-sample": "at this number of rows, checked by enumeration (finite-sample)",
	asymptotic: "for large samples (asymptotic)"
};
function assumptions({ rows }) {
	const tested = rows.filter(({ slice, gates, tests, gain }) => slice === null && gates.block && tests && gain !== null);
	const byCertainty = Map.groupBy(tested, ({ certainty }) => certainty ?? "asymptotic");
	const kinds = [
		"exact",
		"finite-sample",
		"asymptotic"
	].flatMap((certainty) => {
		const names = byCertainty.get(certainty)?.map(nameOf) ?? [];
		return names.length > 0 ? [`${HOLD[certainty]} for ${few(names)}`] : [];
	});
	if (kinds.length === 0) return [];
	return [`These rates hold ${listed$1(kinds)}. They assume held-out rows, or groups of rows, that are independent of each other and that no training has seen, and they are those of one pull request.`];
}
function powers(tested, { jointPower }) {
	const powerful = tested.filter((row) => row.resolution?.powerToBlock != null).sort((a, b) => (a.resolution?.powerToBlock ?? 0) - (b.resolution?.powerToBlock ?? 0));
	if (powerful.length === 0) return [];
	const shown = powerful.slice(0, MAX_NAMED$1).map(powerOf);
	const rest = powerful.length > MAX_NAMED$1 ? ["that of each other metric with more"] : [];
	return [`With ${count(powerful[0]?.n ?? 0)} held-out rows ${listed$1([...shown, ...rest])}.${jointly(jointPower)}`];
}
function jointly(power) {
	if (!power) return "";
	const { tests, independent, atLeast } = power;
	const [alone, least] = [probability(independent), probability(atLeast)];
	if (tests === 1) return ` A change that changes nothing passes with probability ${alone}.`;
	const passes = ` A change that changes nothing passes all ${tests} tests with probability ${alone}`;
	if (alone === least) return `${passes}.`;
	if (atLeast < .005) return `${passes} if they are independent.`;
	return `${passes} if they are independent, and at least ${least} in any case.`;
}
const MAX_NAMED$1 = 3;
function few(names) {
	return names.length > 6 ? `${names.slice(0, MAX_NAMED$1).join(", ")} and ${names.length - MAX_NAMED$1} more` : names.join(", ");
}
function cumulative({ rows, rates }) {
	const anchored = rows.filter((row) => row.anchor);
	const named = (rule) => few(anchored.filter((row) => row.anchor?.rule === rule).map((row) => row.metric));
	const [tested, ratcheted] = [named("test"), named("ratchet")];
	return [...tested ? [`The cumulative limit since the last release has a rate of its own: a model as good as that release is refused with probability at most ${plain(rates.alpha_block)} a metric (${tested}).`] : [], ...ratcheted ? [`These rows cannot test that limit for ${ratcheted}: an observed loss beyond it blocks, without a rate.`] : []];
}
function powerOf({ metric, direction, tolerance, resolution }, index) {
	const loss = direction === "higher" ? "drop" : "rise";
	const power = probability(resolution?.powerToBlock ?? 0);
	const amount = plain(tolerance ?? 0);
	return index === 0 ? `a true ${loss} of ${amount} in ${metric} would be blocked with probability ${power}` : `${amount} in ${metric} with ${power}`;
}
function unresolvable(tested) {
	const open = tested.filter(({ verdict, tolerance, resolution }) => verdict === "inconclusive" && tolerance !== null && (resolution?.tolerance ?? 0) > tolerance);
	if (open.length === 0) return [];
	const named = open.slice(0, MAX_NAMED$1);
	const tolerances = named.map(({ tolerance, metric }) => `${plain(tolerance ?? 0)} in ${metric}`);
	const more = open.length > MAX_NAMED$1 ? ` So it is for ${open.length - MAX_NAMED$1} more metrics.` : "";
	return [`${count(open[0]?.n ?? 0)} rows cannot show a tolerance of ${listed$1(tolerances)} both ways; the smallest they can is about ${listed$1(named.map(smallest))}.${more}`];
}
function smallest({ metric, resolution, labels }) {
	const labelled = labels === null ? "" : `, about ${count(labels)} of them labelled, since rows on which both models agree need no label`;
	const settle = `about ${count(resolution?.examples ?? 0)} examples would settle it${labelled}`;
	return `${rounded(resolution?.tolerance ?? 0)} in ${metric} (${settle})`;
}
/** The most examples that any undecided gated row needs; null when none is undecided or none can be computed. */
function examplesToSettle(decision) {
	const needs = decision.rows.filter((row) => row.gates.pass && row.verdict === "inconclusive" && row.resolution).map((row) => row.resolution?.examples ?? 0);
	return needs.length > 0 ? Math.max(...needs) : null;
}

// core/report/verdict-line.ts
/** The verdict of one model in one line, with its mark. Holds no untrusted text: model and metric names are checked ones. */
function verdictLine({ model, decision }) {
	return `${markOf(decision.verdict)} ${model}: ${verdictWords(decision)}`;
}
/** The mark of a verdict. */
function markOf(verdict) {
	return MARKS[verdict];
}
const MARKS = {
	pass: "✅",
	block: "❌",
	inconclusive: "🟡",
	error: "❌"
};
/** As `verdictLine`, without mark and name: for the title of a check. */
function verdictWords(decision) {
	if (isSealedAlone(decision)) return sealedAloneWords(decision);
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
function passWords({ rows, accepted }) {
	const compared = rows.filter((row) => row.gates.pass && row.nonInferiority);
	if (compared.length > 0) return `pass, no worse on ${compared.length === 1 ? "the gated metric" : `all ${compared.length} gated metrics`}`;
	if (rows.some(({ condition, verdict }) => condition && verdict === "pass")) return "pass, the condition is true";
	return accepted.some(({ kind }) => kind === "evaluation-set") ? "pass, floors hold on the new evaluation set that was accepted" : "pass, floors hold; there was no baseline to compare with";
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
	if (row.condition) return "the condition of the policy is false";
	if (row.limit?.broken.shown) return `${row.metric} breaks its ${row.limit.kind} of ${plain(row.limit.at)}`;
	return `${row.metric} exceeds its cumulative limit since the last release`;
}

// core/report/explanation.ts
/** Rows beyond this are counted. */
const MAX_ROWS$1 = 200;
/** An explanation in Markdown: the verdict, then each row that is not green, its numbers and what would change it. */
function renderExplanation(model, explanation) {
	const { decision, problems, rows, caveats } = explanation;
	const more = rows.length - MAX_ROWS$1;
	return [
		`### ${verdictLine({
			model,
			decision
		})}`,
		caveats.map((caveat) => `> ${escapeText(caveat)}`).join("\n>\n"),
		...problems.map(({ code, text, remedy }) => `**${code}**: ${escapeText(text)}\n\n- What to do: ${remedy}`),
		...rows.slice(0, MAX_ROWS$1).map(rowText),
		more > 0 ? `And ${more} more rows, none worse.` : "",
		greenText(explanation),
		...decision.verdict === "error" ? [] : promiseOf(decision).map(escapeText)
	].filter((part) => part !== "").join("\n\n");
}
const WORDS = {
	block: "❌ blocks",
	inconclusive: "🟡 is open"
};
function rowText({ name, verdict, causes, acceptedBy }) {
	const lines = causes.map(({ what, numbers, change }) => `${escapeText(what)}\n\n- The numbers: ${escapeText(numbers)}\n- What would change it: ${escapeText(change)}`);
	const accepted = acceptedBy === null ? "" : `, accepted by ${code(acceptedBy)}`;
	return `**${escapeText(name)}** ${WORDS[verdict]}${accepted}: ${lines.join("\n\nand ")}`;
}
function greenText({ decision }) {
	const passed = decision.rows.filter(({ verdict, slice }) => verdict === "pass" && slice === null);
	if (decision.verdict === "error" || passed.length === 0) return "";
	return `Shown to be fine: ${passed.map((row) => escapeText(nameOf(row))).join(", ")}.`;
}

// core/report/changed-table.ts
/** What happened to an example, in words. */
const CHANGES = {
	worse: "worse",
	better: "better",
	other: "still wrong"
};
/** How many examples changed, each way; null where none did. */
function changedLine({ worse, better, other }) {
	if (worse + better + other === 0) return null;
	const still = other > 0 ? `, ${count(other)} still wrong in another way` : "";
	return `${count(worse)} got worse, ${count(better)} got better${still}`;
}
/**
* The examples whose prediction changed, folded, those that got worse first.
*
* @param all where all of them are: a link of ours.
*/
function changedDetails(changed, room, all) {
	const line = changed && changedLine(changed);
	if (!changed || !line) return "";
	const shown = changed.examples.slice(0, room);
	const cells = shown.map(({ id, change, label, baseline, candidate }) => [
		code(id),
		CHANGES[change],
		code(label),
		code(baseline),
		code(candidate)
	]);
	const body = shown.length > 0 ? table([
		"example",
		"",
		"label",
		"base",
		"head"
	], cells) : "";
	return details(`Examples whose prediction changed: ${line}`, [body, moreLine(changed, shown.length, all)].filter(Boolean).join("\n\n"));
}
function moreLine({ worse, better, other }, shown, all) {
	const left = worse + better + other - shown;
	if (left <= 0) return "";
	const where = all ? `the predictions in the artifacts of the [workflow run](${all})` : "the predictions";
	return `${count(left)} more are in ${where}.`;
}

// core/report/compared-with.ts
const MAX_NOTES = 20;
/** What was compared with what, by which policy, on which data; then notes on slices. */
function comparedFacts(evidence) {
	const { candidate, policy, data, run, commits, slice_notes: notes } = evidence;
	const source = policy.source === "base-branch" ? "the base branch" : "the checkout";
	const ofRun = run ? ` of run ${run.run_id}, attempt ${run.run_attempt}` : "";
	return [
		["Candidate", [`${count(candidate.n)} held-out rows${ofRun}, tested at `, shaOf(commits.tested_sha)]],
		["Baseline", evidence.baseline ? originOf(evidence.baseline) : evidence.baseline_note ?? "none"],
		["Anchor", evidence.anchor ? originOf(evidence.anchor) : evidence.anchor_note ?? "none"],
		["Policy", [
			source,
			...policy.ref ? [", ", { code: policy.ref }] : [],
			", ",
			cutDigest(policy.digest)
		]],
		["Data", data ? [`outcome ${data.outcome}, `, cutDigest(data.digest)] : "no data report given"],
		...notes.slice(0, MAX_NOTES).map((note) => ["Slices", note]),
		...notes.length > MAX_NOTES ? [["Slices", `${notes.length - MAX_NOTES} more notes in the evidence`]] : []
	];
}
function originOf({ name, sha, distance }) {
	const off = distance === null ? "" : distance === 0 ? ", the reference itself" : `, ${distance} commits before the reference`;
	return sha ? [
		`${name} at `,
		shaOf(sha),
		off
	] : `${name}${off}`;
}
function shaOf(sha) {
	return sha ? { code: sha.slice(0, 10) } : "an unknown commit";
}
function cutDigest(digest) {
	return { code: `${digest.slice(0, 19)}…` };
}

// core/report/fairness-words.ts
const GROUP_HEADER = [
	"group",
	"rows",
	"predicted positive",
	"true positives",
	"false positives",
	""
];
/** The groups of a fairness gap in words; a rate over no rows is a dash. */
function groupWords({ value, candidate, baseline, small }) {
	const both = (rate) => baseline ? `${rate(baseline)} → ${rate(candidate)}` : rate(candidate);
	return {
		value: value === "" ? "(empty)" : value,
		rows: count(total(candidate)),
		selected: both((o) => percent$2(o.true_positives + o.false_positives, total(o))),
		truePositives: both((o) => percent$2(o.true_positives, o.true_positives + o.false_negatives)),
		falsePositives: both((o) => percent$2(o.false_positives, o.false_positives + o.true_negatives)),
		small
	};
}
function total(o) {
	return o.true_positives + o.false_positives + o.false_negatives + o.true_negatives;
}
function percent$2(part, whole) {
	return whole === 0 ? "–" : `${(100 * part / whole).toFixed(1)} %`;
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

// core/report/row-text.ts
/** Values of a row with the decimals that its tolerance asks for. */
function rowWords(row) {
	const decimals = decimalsFor(row.tolerance);
	return {
		base: fixed(row.baseline, decimals),
		head: fixed(row.candidate, decimals),
		difference: signed(differenceOf(row), decimals),
		tolerance: toleranceWords(row)
	};
}
function differenceOf({ gain, direction }) {
	if (gain === null) return null;
	return direction === "higher" ? gain : -gain;
}
function toleranceWords({ tolerance, direction, limit, ratio }) {
	const parts = tolerance === null ? [] : [`${direction === "higher" ? "drop" : "rise"} ${plain(tolerance)}`];
	if (ratio) parts.push(`${plain(ratio.max)} times`);
	if (limit) parts.push(`${limit.kind} ${plain(limit.at)}`);
	return parts.join(", ");
}
/** The floor or ceiling of a row, its cumulative limit, its seeds; empty where it has none. */
function limitWords({ limit, anchor, ratio, seeds }, alpha) {
	const parts = [];
	if (limit) {
		const state = limit.broken.shown ? "shown broken" : limit.held ? "shown held" : "not shown held";
		const bound = `bound ${Number(limit.bound.toPrecision(5))} at ${plain(100 * (1 - alpha))} %`;
		parts.push(`${limit.kind} ${plain(limit.at)} ${state} (${limit.test}, ${bound})`);
	}
	if (ratio) parts.push(`${plain(ratio.max)} times the baseline ${ratio.held ? "held" : "not held"} (no test)`);
	if (anchor) {
		const needed = anchor.examples === null ? "" : `; one needs ${count(anchor.examples)} examples`;
		const level = anchor.rule === "test" ? `tested at ${plain(anchor.level)}` : `no test${needed}`;
		const gain = `gain ${signed(anchor.gain, decimalsFor(anchor.limit))}`;
		parts.push(`cumulative limit ${plain(anchor.limit)} since the last release ${anchor.held ? "held" : "not held"} (${gain}, ${level})`);
	}
	if (seeds) {
		const share = plain(Number((100 * seeds.better).toPrecision(3)));
		parts.push(`better on ${share} % of ${seeds.seeds} seeds (${seeds.needed} would show three of four)`);
	}
	return parts.join("; ");
}
const FEW = 10;
/** The rows as tables show them. */
function sortedRows({ rows }) {
	const overall = rows.filter(({ slice, condition }) => slice === null && !condition);
	const watched = overall.filter(({ gates }) => !gates.block);
	const few = watched.length <= FEW;
	return {
		shown: few ? overall : overall.filter(({ gates }) => gates.block),
		watched: few ? [] : watched,
		slices: rows.filter(({ slice }) => slice !== null).sort(worstFirst)
	};
}
function worstFirst(a, b) {
	const severity = (row) => row.verdict === "block" ? 0 : row.gates.block ? 1 : 2;
	return severity(a) - severity(b) || lossOf$1(b) - lossOf$1(a);
}
function lossOf$1({ gain, tolerance }) {
	return gain === null || tolerance === null ? Number.NEGATIVE_INFINITY : -gain / tolerance;
}
/** What an interval bar says, for who cannot see it. */
function spokenBar(row) {
	if (row.gain === null || row.interval === null || row.tolerance === null) return nameOf(row);
	const decimals = decimalsFor(row.tolerance) + 1;
	const { lower, upper } = row.interval;
	return `${nameOf(row)}: gain ${fixed(row.gain, decimals)}, between ${fixed(lower, decimals)} and ${fixed(upper, decimals)}; tolerance ${plain(row.tolerance)}`;
}
/** Each clause of the policy's condition in a sentence; empty without one. */
function conditionWords({ rows }) {
	return rows.flatMap(({ condition }) => condition?.clauses.map(clauseWords) ?? []);
}

// core/report/metric-tables.ts
const VERDICTS = {
	pass: "✅ pass",
	block: "❌ block",
	inconclusive: "🟡 inconclusive",
	error: "❌ error",
	watched: "watched"
};
const COLUMNS = [
	"base",
	"head",
	"difference",
	"← worse · better →",
	"tolerance",
	"verdict"
];
/** The metrics on all rows, each with its bar; empty where there are none. */
function metricTable$1(rows) {
	if (rows.length === 0) return "";
	const cells = table(["metric", ...COLUMNS], rows.map((row) => [overallName(row), ...cellsOf$1(row)]));
	return rows.some((row) => barOf(row) !== "") ? `${cells}\n\n${BAR_LEGEND}` : cells;
}
/** Metrics that decide nothing, folded. */
function watchedDetails(rows, room) {
	if (rows.length === 0) return "";
	const shown = rows.slice(0, room);
	const cells = shown.map((row) => {
		const { base, head, difference } = rowWords(row);
		return [
			row.metric,
			base,
			head,
			difference
		];
	});
	const body = shown.length > 0 ? table([
		"metric",
		"base",
		"head",
		"difference"
	], cells) : "";
	return details(`Watched metrics: ${count(rows.length)}, none of them gated`, withMore(body, rows.length - shown.length));
}
/** The slices, worst first, folded. */
function sliceDetails(rows, room) {
	if (rows.length === 0) return "";
	const blocking = rows.filter(({ verdict }) => verdict === "block");
	const others = rows.filter(({ verdict }) => verdict !== "block");
	const shown = [...blocking.slice(0, room.blocking), ...others.slice(0, room.slices)];
	const cells = shown.map((row) => [
		sliceName(row),
		count(row.n),
		...cellsOf$1(row)
	]);
	const left = [...blocking.length > room.blocking ? [`${count(blocking.length - room.blocking)} more rows that block`] : [], ...others.length > room.slices ? [`${count(others.length - room.slices)} more rows that do not block`] : []];
	const more = left.length > 0 ? `${left.join(" and ")} are in the evidence; none is worse than those shown.` : "";
	const body = shown.length > 0 ? table([
		"slice",
		"n",
		...COLUMNS
	], cells) : "";
	const summary = `Slices: ${count(rows.length)} rows, ${count(blocking.length)} blocking, worst first`;
	return details(summary, [body, more].filter((part) => part !== "").join("\n\n"));
}
function withMore(body, left) {
	return [body, left > 0 ? `${count(left)} more are in the evidence.` : ""].filter((part) => part !== "").join("\n\n");
}
function overallName({ metric, fairness }) {
	return fairness ? `**${metric}** by ${code(fairness.by)}` : `**${metric}**`;
}
function sliceName({ metric, slice }) {
	return slice ? `${code(`${slice.column}=${slice.value}`)} ${metric}` : metric;
}
function cellsOf$1(row) {
	const { base, head, difference, tolerance } = rowWords(row);
	const verdict = row.accepted ? `${VERDICTS[row.verdict]}, accepted` : VERDICTS[row.verdict];
	return [
		base,
		head,
		difference,
		barOf(row),
		tolerance,
		verdict
	];
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

// core/report/next-steps.ts
const MAX_NAMED = 3;
/** Code is cut there, and half a command is none. */
const MAX_CODE = 64;
/** What a reader can do now, the most useful first: commands and edits, not advice. Empty where there is nothing to do. */
function nextSteps(told) {
	const { decision } = told;
	if (isSealedAlone(decision)) return sealedSteps(decision);
	switch (decision.verdict) {
		case "error": return problemSteps(told);
		case "block": return blockSteps(told);
		case "inconclusive": return openSteps(told);
		case "pass": return [];
	}
}
function sealedSteps({ verdict, admissible }) {
	if (admissible) return [];
	return verdict === "block" ? ["Nothing is told of where it loses: compare both models on examples of your own, and push a better one."] : ["Wait for the check: the app asks the sealed set, and decides by its answer."];
}
function problemSteps({ decision, evidence }) {
	return [...new Set(decision.reasons.map(({ code }) => code))].map((code) => {
		const command = code === "no-baseline" ? runCommand(evidence) : null;
		return [
			...spoken(capital(remedyOf(code))),
			...command ? [": ", { code: command }] : [],
			"."
		];
	});
}
/** A command that makes a baseline, where the evidence names workflow and branch in characters that a shell leaves alone. */
function runCommand({ run, policy }) {
	const branch = policy.source === "base-branch" ? (policy.ref ?? "").replace(/@[0-9a-f]+$/, "") : "";
	const harmless = /^[A-Za-z0-9][\w./-]*$/;
	const workflow = run?.workflow.replace(/^\.github\/workflows\//, "") ?? "";
	const command = `gh workflow run ${workflow} --ref ${branch}`;
	return harmless.test(branch) && harmless.test(workflow) && command.length <= MAX_CODE ? command : null;
}
function blockSteps({ model, decision, evidence }) {
	const open = decision.rows.filter(({ verdict, accepted }) => verdict === "block" && accepted === null);
	if (open.length === 0) return ["Nothing: what blocks was accepted."];
	const lost = open.filter(({ regression, nonInferiority }) => regression?.shown && !nonInferiority?.shown);
	const broken = open.filter(({ limit }) => limit?.broken.shown);
	const drifted = open.filter(({ anchor }) => anchor?.held === false);
	const slow = open.filter(({ ratio }) => ratio?.held === false);
	return [
		...lost.length > 0 ? lookSteps(decision, evidence) : [],
		...toleranceSteps(model, lost.filter(({ slice, fairness }) => slice === null && fairness === null)),
		...broken.slice(0, MAX_NAMED).map(limitStep),
		...drifted.length > 0 ? [driftStep(drifted)] : [],
		...slow.slice(0, MAX_NAMED).map(ratioStep),
		...open.flatMap(conditionSteps),
		[...EXPLAIN]
	];
}
const EXPLAIN = [
	"See the numbers behind every row, offline: evaluate-gate with ",
	{ code: "mode: explain" },
	" on the evidence."
];
function lookSteps(decision, { changed }) {
	const worst = sortedRows(decision).slices.find(({ verdict }) => verdict === "block");
	const steps = [];
	if (worst?.slice) steps.push([
		"Look at ",
		{ code: `${worst.slice.column}=${worst.slice.value}` },
		` first: ${worst.metric} loses most there.`
	]);
	if (changed && changed.worse > 0) {
		const against = changed.better > 0 ? `, ${count(changed.better)} got better` : "";
		const got = changed.worse === 1 ? "1 example that got worse" : `${count(changed.worse)} examples that got worse`;
		steps.push(`Look at the ${got}${against}; the first are listed below by id.`);
	}
	return steps;
}
function toleranceSteps(model, lost) {
	const edits = lost.slice(0, MAX_NAMED).flatMap(({ metric, direction, interval }) => {
		const needed = interval ? roundedUp(-interval.lower) : null;
		return needed === null ? [] : [`${metric}: {${ruleName(direction)}: ${plain(needed)}}`];
	});
	if (edits.length === 0) return [];
	return [[
		"If this loss is meant, change the policy in a pull request of its own, under ",
		{ code: `models.${model}.metrics` },
		": ",
		...edits.flatMap((edit, index) => [...index > 0 ? [", "] : [], { code: edit }]),
		" is the least that these rows let through."
	]];
}
function ruleName(direction) {
	return direction === "higher" ? "max_drop" : "max_rise";
}
function limitStep(row) {
	const { limit, baseline } = row;
	const [kind, at] = [limit?.kind ?? "floor", limit?.at ?? 0];
	const before = baseline !== null && (kind === "floor" ? baseline < at : baseline > at);
	const side = kind === "floor" ? "above" : "below";
	return before ? `${nameOf(row)}: the baseline is not ${side} ${plain(at)} either; bring both there, or change the ${kind} in a pull request of its own.` : `${nameOf(row)}: a model ${side} ${plain(at)} is needed; no change of the tolerance helps.`;
}
function driftStep(rows) {
	const names = rows.slice(0, MAX_NAMED).map((row) => `${nameOf(row)} (${plain(row.anchor?.limit ?? 0)} in all)`);
	const more = rows.length > MAX_NAMED ? " and others" : "";
	return `Win back what earlier changes have cost since the last release: ${listed$1(names)}${more}.`;
}
function ratioStep(row) {
	return `${nameOf(row)}: bring it to ${plain(row.ratio?.max ?? 1)} times the baseline or less; if it scatters, let the run record hold a mean of several measurements.`;
}
function conditionSteps({ condition }) {
	if (!condition) return [];
	return decidingClauses(condition).map(({ text, truth, examples, why }) => {
		const needed = why ?? `about ${count(examples)} held-out examples settle it`;
		return [
			"The condition ",
			{ code: text },
			truth === "false" ? ": a model for which it holds is needed." : `: ${needed}.`
		];
	});
}
function openSteps({ model, decision, evidence }) {
	const { rows, onInconclusive, reasons } = decision;
	const open = rows.filter(({ gates, verdict }) => gates.pass && verdict === "inconclusive");
	const nothing = reasons.some(({ code }) => code === "nothing-tested");
	return [
		onInconclusive === "warn" ? "Nothing has to be done to merge: this policy lets an inconclusive change through." : "It cannot be merged as it is.",
		...nothing ? [[...spoken(capital(remedyOf("nothing-tested"))), "."]] : [],
		...growSteps(open, evidence),
		...resolvableSteps(model, open),
		...open.flatMap(conditionSteps),
		...open.filter(({ limit }) => limit && !limit.held).slice(0, MAX_NAMED).map(unheldStep)
	];
}
function growSteps(open, { candidate }) {
	const most = open.flatMap((row) => row.resolution ? [{
		row,
		examples: row.resolution.examples
	}] : []).sort((a, b) => b.examples - a.examples)[0];
	if (!most || most.examples <= candidate.n) return [];
	const { row, examples } = most;
	const labelled = row.labels === null ? "" : `, about ${count(row.labels)} of them labelled (those on which the models differ)`;
	return [`To settle it, grow the held-out set from ${count(candidate.n)} to about ${count(examples)} examples${labelled}: ${row.metric} needs the most.`];
}
function resolvableSteps(model, open) {
	const edits = open.flatMap(({ metric, direction, tolerance, resolution }) => {
		const shown = resolution ? roundedUp(resolution.tolerance) : null;
		return shown === null || tolerance === null || shown <= tolerance ? [] : [`${metric}: {${ruleName(direction)}: ${plain(shown)}}`];
	});
	if (edits.length === 0) return [];
	const shown = edits.slice(0, MAX_NAMED).flatMap((edit, index) => [...index > 0 ? [", "] : [], { code: edit }]);
	return [[
		"Or ask for what these rows can show, under ",
		{ code: `models.${model}.metrics` },
		" of the policy: ",
		...shown,
		"."
	]];
}
function unheldStep(row) {
	const { kind, at, value, bound } = row.limit ?? {
		kind: "floor",
		at: 0,
		value: 0,
		bound: 0
	};
	return `${nameOf(row)}: ${rounded4(value)} with a bound of ${rounded4(bound)} does not show the ${kind} of ${plain(at)}; more examples bring the bound nearer.`;
}
function rounded4(value) {
	return plain(Number(value.toPrecision(4)));
}
/** Two significant digits, never under the value; null for what is no tolerance. */
function roundedUp(value) {
	if (!(value > 0)) return null;
	const step = 10 ** (Math.floor(Math.log10(value)) - 1);
	return Number(rounded(Math.ceil(value / step - 1e-9) * step));
}
/** A sentence of ours in which backticks set code. */
function spoken(text) {
	return text.split("`").map((part, index) => index % 2 === 1 ? { code: part } : part);
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

// core/report/sealed-words.ts
/** The verdict of both sets in words, for the title of a check; null where the open one's stands. */
function jointWords(told) {
	switch (told.kind) {
		case "later":
		case "stopped": return null;
		case "same": return "pass, the same predictions as the baseline on the sealed set";
		case "exhausted": return "inconclusive, the sealed set is exhausted";
		case "answered": return told.appeal && told.verdict === "pass" ? "pass on the sealed set, after an appeal" : ANSWERS[told.verdict];
	}
}
const ANSWERS = {
	pass: "pass, on the sealed set too",
	block: "block, a loss is shown on the sealed set",
	inconclusive: "inconclusive on the sealed set"
};
/** The one verdict that is told. */
function verdictTold(told) {
	if (told.kind === "answered") return told.verdict;
	return told.kind === "same" ? "pass" : "inconclusive";
}
/** What is told, as paragraphs of Markdown. */
function sealedParagraphs(told) {
	switch (told.kind) {
		case "later": return [told.queryOn === "merge_group" ? "**Sealed set:** asked in the merge queue. Until then the verdict of the open set stands." : "**Sealed set:** it was asked on the pull request."];
		case "stopped": return [`**Sealed set:** not asked, since the open one has refused; that costs nothing. Who may accept a loss may appeal to it, in an approving review of the head commit: ${code("/holdout appeal <reason>")}.`];
		case "same": return [`**Sealed set:** every prediction on its ${count(told.rows)} examples is the baseline's, so it was not asked, and nothing is spent.`];
		case "exhausted": return [exhausted(told)];
		case "answered": return answered(told);
	}
}
function answered({ verdict, rows, against, appeal, ...question }) {
	const appealed = appeal ? ` ${escapeText(appeal.by)} appealed: ${escapeText(appeal.reason)}.` : "";
	const { ledger, rates, disagreement } = question;
	const before = {
		...ledger,
		queries: ledger.queries.slice(0, -1)
	};
	const resolvable = resolvableTolerance({
		n: rows,
		disagreement
	}, levelsAt(ledger, rates));
	return [
		`**Sealed set: ${verdict}.** One verdict on ${count(rows)} examples whose labels only the app holds, against ${escapeText(against)}. No number of it is published.${appealed}`,
		`**Guarantee: sealed ledger.** ${escapeText(guarantee$1(ledger, rates))} ${escapeText(asked(before, rates))}`,
		escapeText(`${nats(ledger)} nats are spent now. At the level that is left, this set can show a tolerance of about ${rounded(resolvable)} where ${percent$1(disagreement)} of the predictions differ, as here.`)
	];
}
function guarantee$1({ lifetime }, { alpha_block: block, alpha_pass: pass }) {
	const rates = `a change that is no worse is blocked with probability at most ${plain(block)}, and one that is worse by its full tolerance passes with at most ${plain(pass)}`;
	const who = "whatever anybody made of the verdicts before it";
	return lifetime === null ? `Of this verdict: ${rates}, ${who}.` : `Over all ${count(lifetime)} questions of this set together: ${rates}, ${who}.`;
}
function asked(before, rates) {
	const { alpha_block: block, alpha_pass: pass } = levelsAt(before, rates);
	const life = before.lifetime === null ? "" : ` and a share of 1/${count(before.lifetime)}`;
	return `It was question ${count(before.queries.length + 1)}, asked at the levels ${rounded(block)} and ${rounded(pass)}: ${nats(before)} nats of earlier verdicts${life} are taken off.`;
}
function exhausted({ resolvable, ledger, disagreement }) {
	return `**Sealed set: exhausted.** It was not asked, and nothing was spent: ${`after ${count(ledger.queries.length)} questions and ${nats(ledger)} nats`} ${resolvable === null ? "its lifetime is over" : `it can only show a tolerance of about ${rounded(resolvable)} where ${percent$1(disagreement)} of the predictions differ, and the policy asks for less`}. A maintainer has to retire it and upload examples that nobody has asked about.`;
}
function nats(ledger) {
	return plain(Number(spentNats(ledger).toFixed(2)));
}
function percent$1(share) {
	return `${plain(Number((100 * share).toPrecision(2)))} %`;
}

// core/report/tests-table.ts
/** The header of the table of tests. */
const TESTS_HEADER = [
	"metric",
	"test to block",
	"adjusted p",
	"test to pass",
	"p",
	"error rates",
	"power to block",
	"resolvable tolerance",
	"examples to settle",
	"floor, ceiling, cumulative limit"
];
/** One row as the table of tests has it: plain words, the name first and not escaped. */
function testCells(row, alpha) {
	const { tests, regression, nonInferiority, resolution } = row;
	return [
		nameOf(row),
		tests && regression ? tests.block : "–",
		regression ? pValue(regression.adjusted) : "–",
		tests && nonInferiority ? tests.pass : "–",
		nonInferiority ? pValue(nonInferiority.p) : "–",
		row.certainty ?? "–",
		resolution?.powerToBlock == null ? "–" : probability(resolution.powerToBlock),
		resolution ? rounded(resolution.tolerance) : "–",
		resolution ? count(resolution.examples) : "–",
		limitWords(row, alpha) || "–"
	];
}
/** At which levels the table speaks. */
function levelsLine({ rates }) {
	return `Intervals are at ${plain(100 * (1 - rates.alpha_pass))} % a side; p to block is adjusted by weighted Holm over all metrics, slices, fairness gaps and limits; power to block is the chance that a true loss of the tolerance is blocked.`;
}

// core/report/model-report.ts
/** The room of a job summary and of a file: under a MiB. */
const WHOLE = {
	blocking: 1e3,
	slices: 500,
	watched: 300,
	groups: 200,
	examples: 50
};
const MAX_REASONS = 8;
const MAX_WARNINGS = 8;
/**
* The report of one model in Markdown: one-line verdict, reasons, table of metrics, the guarantee in words, what to do next,
* then what is folded. The same text stands in the job summary, the comment and the check.
*/
function renderModelReport(report, room = WHOLE) {
	const { decision, evidence, links } = report;
	const { shown, watched, slices } = sortedRows(decision);
	return [
		`### ${headline(report)}`,
		...report.sealed ? sealedParagraphs(report.sealed) : [],
		openLine(report),
		reasonList(decision.reasons.filter(({ code }) => !SAID_ABOVE.has(code))),
		warningList(decision.warnings),
		metricTable$1(shown),
		guarantee(report),
		stepList(report),
		conditionDetails(decision),
		sliceDetails(slices, room),
		fairnessDetails(evidence.fairness, room.groups),
		changedDetails(evidence.changed, room.examples, links.run),
		watchedDetails(watched, room.watched),
		shown.length > 0 ? details("Tests, levels and floors", testTable(decision)) : "",
		details("What was compared", comparedWith(report)),
		footer(report)
	].filter((part) => part !== "").join("\n\n");
}
const SAID_ABOVE = /* @__PURE__ */ new Set(["same-model", "sealed-answered"]);
function guarantee(report) {
	const { sealed, decision } = report;
	if (sealed && isSealedAlone(decision)) return "";
	return promiseOf(decision).map((line, index) => `${index === 0 ? `**${guaranteeOf(report)}** ` : ""}${escapeText(line)}`).join("\n\n");
}
/** Of both sets, where there are two and the sealed one has spoken. */
function headline(report) {
	const words = report.sealed ? jointWords(report.sealed) : null;
	if (!report.sealed || words === null || isSealedAlone(report.decision)) return verdictLine(report);
	return `${markOf(verdictTold(report.sealed))} ${report.model}: ${words}`;
}
function openLine({ sealed, decision }) {
	return sealed && jointWords(sealed) !== null && !isSealedAlone(decision) ? `**Open set: ${verdictWords(decision)}.** All that follows is of it.` : "";
}
function guaranteeOf({ sealed }) {
	return sealed ? "Guarantee of the open set: per pull request." : "Guarantee.";
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
function stepList(report) {
	const steps = nextSteps(report);
	return steps.length === 0 ? "" : `**What to do next**\n\n${steps.map((step) => `- ${markdownOf(step)}`).join("\n")}`;
}
function conditionDetails(decision) {
	const clauses = conditionWords(decision);
	return clauses.length === 0 ? "" : details("Condition", clauses.map((clause) => `- ${escapeText(clause)}`).join("\n"));
}
function fairnessDetails(record, room) {
	if (!record || record.groups.length === 0) return "";
	const shown = record.groups.slice(0, room);
	const cells = shown.map((group) => {
		const { value, rows, selected, truePositives, falsePositives, small } = groupWords(group);
		return [
			code(value),
			rows,
			selected,
			truePositives,
			falsePositives,
			small ? "too small to count" : ""
		];
	});
	const left = record.groups.length - shown.length;
	const more = left > 0 ? `\n\n${count(left)} more groups are in the evidence.` : "";
	return details(`Groups of the fairness gap: ${count(record.groups.length)}`, `${table(GROUP_HEADER, cells)}${more}`);
}
function testTable(decision) {
	const { shown } = sortedRows(decision);
	const cells = shown.map((row) => testCells(row, decision.rates.alpha_pass).map(escapeText));
	return `${table(TESTS_HEADER, cells)}\n\n${levelsLine(decision)}`;
}
function comparedWith({ evidence }) {
	return comparedFacts(evidence).map(([name, value]) => `- ${name}: ${markdownOf(value)}`).join("\n");
}
function footer({ links, artifact }) {
	return [
		links.run ? `[workflow run](${links.run})` : "",
		links.evidence ? `[evidence](${links.evidence})` : "",
		artifact ? `artifact ${artifact.id}${artifact.digest ? `, \`${artifact.digest}\`` : ""}` : ""
	].filter(Boolean).join(" · ");
}

// core/acceptance.ts
init_errors();
const common$1 = {
	model: ModelName,
	pull_request: int().positive(),
	/** The head commit that was looked at: a push takes the acceptance back. */
	head_sha: Sha,
	until: datetime({ precision: 3 }),
	reason: string().min(1).max(500),
	/** The login of who accepted. */
	by: string().min(1).max(100)
};
const Acceptance = discriminatedUnion("kind", [
	strictObject({
		kind: literal("loss"),
		...common$1,
		metric: string().min(1).max(64),
		slice: SliceId.nullable(),
		amount: number().nonnegative()
	}),
	strictObject({
		kind: literal("evaluation-set"),
		...common$1,
		evaluation_set: Digest
	}),
	strictObject({
		kind: literal("sealed-verdict"),
		...common$1,
		verdict: _enum([
			"pass",
			"block",
			"inconclusive"
		]),
		admissible: boolean(),
		predictions: Digest
	})
]);
const SCHEMA = "holdout.acceptances/1";
const Acceptances = strictObject({
	schema: literal(SCHEMA),
	acceptances: array(Acceptance).max(100)
});
/** It travels inside a check's output, not as a file of its own. */
const acceptances = {
	schema: SCHEMA,
	file: "holdout-acceptances.json",
	maxBytes: 32768,
	shape: Acceptances
};
/** Those that speak for this very change of this model and have not expired. */
function applicable(given, asked) {
	return given.filter(({ model, pull_request: pull, head_sha: head, until }) => model === asked.model && pull === asked.pullRequest && head === asked.headSha && asked.now < until);
}
const OPEN = "<!-- holdout-acceptances ";
const CLOSE = " -->";
/**
* Reads the block out of a check's output.
*
* @param source names the output in errors.
* @returns none where there is no block.
* @throws UserError for two blocks, of which one must be forged, and for one that is not what `printAcceptances` writes.
*/
function parseAcceptances(output, source) {
	const [, block, ...more] = output.split(OPEN);
	if (block === void 0) return [];
	const end = block.indexOf(CLOSE);
	if (more.length > 0 || end < 0) throw new UserError(`${source}: holds more than one block of acceptances, or a cut one; accept again`);
	return readDocument(acceptances, block.slice(0, end), source).acceptances;
}

// core/check.ts
/** Name of the one required check. */
const CHECK_NAME = "holdout";

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
		if (bytes.length < artifact.size) throw unavailable(`${name}: ${bytes.length} of ${artifact.size} bytes arrived`);
		throw new UserError(`${name} has the digest ${digest}, GitHub says ${artifact.digest}; run the workflow again`);
	} catch (thrown) {
		if (statusOf(thrown) === 410) throw new UserError(`${name} has expired; run the workflow again`, { cause: thrown });
		if (statusOf(thrown) === 404) throw new UserError(`${name} is gone; run the workflow again`, { cause: thrown });
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
const QUEUE_BRANCH = /^gh-readonly-queue\/(.+)\/pr-(\d+)-[0-9a-f]+$/;
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
/** A pull request cannot start these with its own code; a merge queue's count once their commit is on the branch. */
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
* Finds the predictions to compare with: the artifact `holdout-<kind>-<model>-<attempt>` of the newest trusted run at the
* reference, or at its nearest first-parent ancestor that has one.
*
* @returns `missing` with the reason in words when there is none within `maxDistance`; its kind is `never` only when nothing
*   speaks for there ever having been one.
*/
async function findBaseline(octokit, query) {
	const { repository, workflow, model, kind = "run", referenceSha, maxDistance } = query;
	const passedOver = [];
	let expired = false;
	for await (const { sha, distance } of walkAncestors(octokit, repository, {
		sha: referenceSha,
		maxDistance
	})) for (const run of await trustedRunsAt(octokit, query, sha)) {
		const picked = pickArtifact(await listRunArtifacts(octokit, repository, run), kind, model);
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
async function findElsewhere(octokit, { repository, model, kind = "run", branch, excludeRunIds }) {
	const pages = octokit.paginate.iterator("GET /repos/{owner}/{repo}/actions/artifacts", {
		...repository,
		name: `holdout-${kind}-${model}-1`,
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

// github/acceptances.ts
/** The grants that `mergedAcceptances` needs, as a workflow writes them. */
const ACCEPTANCE_PERMISSIONS = "checks: read, pull-requests: read";
const Pulls = array(object({
	number: int(),
	merged_at: string().nullish(),
	merge_commit_sha: string().nullish(),
	head: object({ sha: Sha })
}));
const Checks = object({ check_runs: array(object({
	id: int(),
	name: string(),
	app: object({ id: int() }).nullable(),
	output: object({ text: string().nullish() })
})) });
/**
* What the app's check on the head of a pull request says was accepted there of this model, for the commit that merged exactly that
* pull request; none for a commit that merged none.
*
* @throws UserError for a check whose block of acceptances is not one that the app writes.
*/
async function mergedAcceptances(octokit, repository, { sha, app, model, now, alone }) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
		...repository,
		commit_sha: sha,
		per_page: 100
	});
	const pull = Pulls.parse(data).find(({ merged_at: at, merge_commit_sha: merge }) => at != null && merge === sha);
	if (!pull) return [];
	const headSha = pull.head.sha;
	const at = {
		pull: pull.number,
		headSha,
		app
	};
	const given = [...await acceptedAt(octokit, repository, at), ...alone ? await acceptedAt(octokit, repository, {
		...at,
		sha
	}) : []];
	return applicable(given, {
		model,
		pullRequest: pull.number,
		headSha,
		now
	});
}
/**
* What the app's check on the head of a pull request says was accepted of that very pull request there, expired or not.
*
* @throws UserError for a check whose block of acceptances is not one that the app writes.
*/
async function acceptedAt(octokit, repository, { pull, headSha, app, sha = headSha }) {
	const text = await newestText(octokit, repository, {
		sha,
		app
	});
	return parseAcceptances(text, `the check ${CHECK_NAME} of ${sha.slice(0, 10)}`).filter(({ pull_request: number, head_sha: head }) => number === pull && head === headSha);
}
/** Pull requests that are looked through for those that were merged since a version, the newest first. */
const MAX_PULLS = 500;
const MAX_COMMITS = 1e3;
/**
* What was accepted of a model's losses in the pull requests that were merged since the anchor's version and before the reference. Each had
* to hold when it was merged.
*/
async function acceptedSince(octokit, repository, { reference, anchor, app, model }) {
	const commits = /* @__PURE__ */ new Set();
	for await (const { sha } of walkAncestors(octokit, repository, {
		sha: reference,
		maxDistance: MAX_COMMITS
	})) {
		if (sha === anchor) break;
		commits.add(sha);
	}
	const found = [];
	let seen = 0;
	const query = {
		...repository,
		state: "closed",
		sort: "updated",
		direction: "desc",
		per_page: 100
	};
	for await (const { data } of octokit.paginate.iterator("GET /repos/{owner}/{repo}/pulls", query)) {
		for (const { number, merged_at: at, merge_commit_sha: merge, head } of Pulls.parse(data)) {
			if (at == null || merge == null || !commits.has(merge)) continue;
			const given = await acceptedAt(octokit, repository, {
				pull: number,
				headSha: head.sha,
				app
			});
			const now = new Date(at).toISOString();
			found.push(...applicable(given, {
				model,
				pullRequest: number,
				headSha: head.sha,
				now
			}));
		}
		seen += data.length;
		if (seen >= MAX_PULLS) break;
	}
	return found.filter(({ kind }) => kind === "loss");
}
async function newestText(octokit, repository, { sha, app }) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
		...repository,
		ref: sha,
		check_name: CHECK_NAME,
		filter: "latest",
		app_id: app,
		per_page: 100
	});
	const [newest] = Checks.parse(data).check_runs.filter((run) => run.name === "holdout" && run.app?.id === app).sort((a, b) => b.id - a.id);
	return newest?.output.text ?? "";
}

// github/decision.ts
/**
* Decides with what was accepted of this very change; where the limit of a slow decline is not held, GitHub is asked as well what was accepted
* of the pull requests that were merged since the anchor's version, for that moves the anchor. Both edges decide by this.
*/
async function decideTold(deciding, acceptances) {
	const { octokit, repository, policy: model, evidence, app } = deciding;
	const decision = decide({
		model,
		evidence,
		acceptances
	});
	const drifted = decision.rows.some(({ anchor, accepted }) => anchor?.held === false && accepted === null);
	const { reference_sha: reference } = evidence.commits;
	const anchor = evidence.anchor?.sha ?? null;
	if (!drifted || app === null || reference === null || anchor === null) return {
		decision,
		merged: []
	};
	const since = {
		reference,
		anchor,
		app,
		model: evidence.model
	};
	const merged = await acceptedSince(octokit, repository, since);
	return {
		decision: merged.length === 0 ? decision : decide({
			model,
			evidence,
			acceptances,
			merged
		}),
		merged
	};
}
/**
* Decides on the evidence of a commit of the default branch, where what was accepted of the pull request that it merged counts. GitHub is
* asked only where it matters.
*/
async function decideMerged$1(deciding, { sha, now }) {
	const { octokit, repository, policy, evidence, app } = deciding;
	const { decision } = await decideTold(deciding, []);
	if (decision.admissible || app === null) return decision;
	const acceptances = await mergedAcceptances(octokit, repository, {
		sha,
		app,
		now,
		model: evidence.model,
		alone: decidesAlone(policy.reuse)
	});
	return acceptances.length === 0 ? decision : (await decideTold(deciding, acceptances)).decision;
}

// actions/lib/merged-decision.ts
init_errors();
/**
* Decides on the evidence of a commit of the default branch. Only where that is not admissible by itself GitHub is asked what a
* maintainer has accepted.
*/
async function decideMerged(deciding) {
	return withoutDoubt(deciding, () => decideMerged$1(deciding, deciding));
}
/** A decision that GitHub's answers may change; where it does not answer, the one without, and the doubt. */
async function withoutDoubt({ policy: model, evidence }, ask) {
	try {
		return {
			decision: await asked$1(ACCEPTANCE_PERMISSIONS, ask),
			doubt: null
		};
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		return {
			decision: decide({
				model,
				evidence
			}),
			doubt: `whether somebody accepted it is not known: ${thrown.message}`
		};
	}
}
/**
* The same, for what only an admissible decision may do.
*
* @param refused what is not done then, as a clause before the verdict.
* @throws UserError with the verdict, its reasons and the doubt.
*/
async function requireAdmissible(deciding, refused) {
	const { decision, doubt } = await decideMerged(deciding);
	if (decision.admissible) return decision;
	const reasons = decision.reasons.map(({ text }) => text).join("; ");
	throw new UserError(`${refused} is ${decision.verdict} (${reasons})${doubt === null ? "" : `; ${doubt}`}`);
}

// core/gate/answers.ts
init_errors();
/**
* Refuses predictions that cannot be answers to these labels: a third value in a binary task, or classes of which none is a
* label. Two models that both write such a column would be equally wrong everywhere, and so pass.
*
* @throws UserError naming a row and what to write instead.
*/
function requireAnswers(answers, { task, data }) {
	const { label, prediction, source } = answers;
	const binary = task === "binary";
	const code = binary ? thirdValue(answers) : foreignValue(answers);
	if (code < 0) return;
	const found = `row ${prediction.codes.indexOf(code) + 1}: ${data.prediction} is ${JSON.stringify(prediction.values[code])}`;
	const labels = label.values.slice(0, 5).map((value) => JSON.stringify(value)).join(", ");
	throw new UserError(binary ? `${source}: ${found}, the labels are ${labels}; write one of two values, and a probability into the column of data.score` : `${source}: ${found}, and no prediction is one of the labels, which are ${labels}; write both alike, 1 is not 1.0`);
}
/** Code of the first prediction that is a third value beside labels and other predictions; -1 where there is none. */
function thirdValue({ label, prediction }) {
	const known = new Set(label.values);
	return known.size > 2 ? -1 : prediction.values.findIndex((value) => known.add(value).size > 2);
}
/** So many rows are not all wrong by chance, in classes that never occur. */
const FEWEST$1 = 10;
/** Code of a prediction where none of them is a label; -1 where one is, or rows are few. */
function foreignValue({ label, prediction }) {
	return prediction.values.some((value) => label.values.includes(value)) || label.codes.length < FEWEST$1 ? -1 : 0;
}

// core/gate/ids.ts
/**
* Texts as ids.
*
* @throws RangeError where they are over 4 Gi characters together.
*/
function idsOf(texts) {
	const ends = new Uint32Array(texts.length);
	let length = 0;
	for (let row = 0; row < texts.length; row++) {
		length += texts[row]?.length ?? 0;
		ends[row] = length;
	}
	const units = new Uint16Array(length);
	let at = 0;
	for (let row = 0; row < texts.length; row++) {
		const text = texts[row] ?? "";
		for (let index = 0; index < text.length; index++) units[at++] = text.charCodeAt(index);
	}
	return {
		units,
		ends
	};
}
/** Where a row's id starts. */
function startOf({ ends }, row) {
	return row === 0 ? 0 : ends[row - 1] ?? 0;
}
/** A row's id as text. */
function idAt(ids, row) {
	let text = "";
	const end = ids.ends[row] ?? 0;
	for (let index = startOf(ids, row); index < end; index++) text += String.fromCharCode(ids.units[index] ?? 0);
	return text;
}
/** All ids as texts. */
function idTexts(ids) {
	return Array.from(ids.ends, (_, row) => idAt(ids, row));
}
/** Whether one id stands before (under 0), behind (over 0) or is the other one, in the order of UTF-16 units. */
function compareIds(a, row, b, other) {
	const [from, start] = [startOf(a, row), startOf(b, other)];
	const [length, otherLength] = [(a.ends[row] ?? 0) - from, (b.ends[other] ?? 0) - start];
	const shared = Math.min(length, otherLength);
	for (let index = 0; index < shared; index++) {
		const difference = (a.units[from + index] ?? 0) - (b.units[start + index] ?? 0);
		if (difference !== 0) return difference;
	}
	return length - otherLength;
}
/** The ids of some rows, in that order. */
function idsAt(ids, rows) {
	const ends = new Uint32Array(rows.length);
	let length = 0;
	for (let place = 0; place < rows.length; place++) {
		const row = rows[place] ?? 0;
		length += (ids.ends[row] ?? 0) - startOf(ids, row);
		ends[place] = length;
	}
	const units = new Uint16Array(length);
	let at = 0;
	for (let place = 0; place < rows.length; place++) {
		const row = rows[place] ?? 0;
		const end = ids.ends[row] ?? 0;
		for (let index = startOf(ids, row); index < end; index++) units[at++] = ids.units[index] ?? 0;
	}
	return {
		units,
		ends
	};
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

// core/gate/columns.ts
init_errors();
/** Labels and slices are written into the evidence. */
const MAX_TEXT = 200;
/** A number as people write it: `Number` would also take white space, hexadecimal digits and nothing at all. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** The column of that name. */
function columnOf(table, name) {
	const cells = table.columns.get(name);
	if (cells) return cells;
	const suggestion = nearest(name, table.names);
	const hint = suggestion ? `did you mean "${suggestion}"?` : `it has ${table.names.join(", ")}`;
	throw new UserError(`${table.source}: has no column "${name}"; ${hint} (columns are named in the policy's data)`);
}
/** A text a row, none of them empty. */
function textsOf(table, name) {
	const cells = columnOf(table, name);
	const texts = new Array(cells.length);
	for (let row = 0; row < cells.length; row++) texts[row] = textOf$1(cells[row] ?? null) ?? empty(table, name, row);
	return texts;
}
/** A column of texts, each distinct one once. */
function categoriesOf(table, name, rules = {}) {
	return categoriesIn(columnOf(table, name), {
		table,
		name,
		...rules
	});
}
/** As `categoriesOf`, of cells that were made from a column. */
function categoriesIn(cells, { table, name, absent, longest = MAX_TEXT }) {
	const codes = new Int32Array(cells.length);
	const codeOf = /* @__PURE__ */ new Map();
	const codeOfText = /* @__PURE__ */ new Map();
	const values = [];
	for (let row = 0; row < codes.length; row++) {
		const cell = cells[row] ?? null;
		let code = codeOf.get(cell);
		if (code === void 0) {
			const text = textOf$1(cell) ?? (absent === "empty" && !Array.isArray(cell) ? "" : empty(table, name, row, cell));
			if (text.length > longest) tooLong(table, {
				name,
				row,
				length: text.length,
				longest
			});
			code = codeOfText.get(text) ?? values.length;
			if (code === values.length) values.push(text);
			codeOf.set(cell, code);
			codeOfText.set(text, code);
		}
		codes[row] = code;
	}
	return {
		codes,
		values
	};
}
/** A column of sets of tags: a JSON array, or tags with `|` between them; no tag where the value is absent. The text of a set is its sorted JSON. */
function tagsOf(table, name) {
	const cells = columnOf(table, name);
	const texts = new Array(cells.length);
	const known = /* @__PURE__ */ new Map();
	for (let row = 0; row < cells.length; row++) {
		const cell = cells[row] ?? null;
		let text = known.get(cell);
		if (text === void 0) {
			text = tagText(cell) ?? notTags(table, name, row);
			if (!Array.isArray(cell)) known.set(cell, text);
		}
		texts[row] = text;
	}
	return categoriesIn(texts, {
		table,
		name,
		longest: Number.POSITIVE_INFINITY
	});
}
function tagText(cell) {
	const tags = (Array.isArray(cell) ? cell : splitTags(textOf$1(cell) ?? ""))?.map((tag) => isScalar(tag) ? String(tag) : "");
	if (!tags?.every((tag) => tag !== "" && tag.length <= MAX_TEXT)) return void 0;
	return JSON.stringify([...new Set(tags)].sort());
}
function isScalar(value) {
	return [
		"string",
		"number",
		"bigint",
		"boolean"
	].includes(typeof value);
}
function splitTags(text) {
	if (text === "") return [];
	if (!text.startsWith("[")) return text.split("|");
	try {
		const parsed = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : void 0;
	} catch {
		return;
	}
}
function notTags(table, name, row) {
	throw new UserError(`${table.source}: row ${row + 1}: ${name} is no set of tags; write a JSON array, or tags with | between them`);
}
/** A column of finite numbers; true and false are none. */
function numbersOf(table, name) {
	const cells = columnOf(table, name);
	const numbers = cells instanceof Float64Array ? cells : new Float64Array(cells.length);
	for (let row = 0; row < numbers.length; row++) {
		const cell = cells[row] ?? null;
		const number = typeof cell === "number" ? cell : numberOf(cell);
		if (!Number.isFinite(number)) notFinite(table, {
			name,
			row,
			cell
		});
		numbers[row] = number;
	}
	return numbers;
}
function numberOf(cell) {
	if (typeof cell === "bigint") return Number(cell);
	return typeof cell === "string" && DECIMAL.test(cell) ? Number(cell) : NaN;
}
function notFinite(table, { name, row, cell }) {
	throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${JSON.stringify(String(cell))}; write a finite number`);
}
/** A column of numbers, of which `holds` is true. */
function boundedNumbersOf(table, name, { holds, write }) {
	const numbers = numbersOf(table, name);
	for (let row = 0; row < numbers.length; row++) {
		const value = numbers[row] ?? NaN;
		if (!holds(value)) throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${value}; write ${write}`);
	}
	return numbers;
}
/** A column of probabilities. */
function probabilitiesOf$1(table, name) {
	const holds = (value) => value >= 0 && value <= 1;
	return boundedNumbersOf(table, name, {
		holds,
		write: "a probability from 0 to 1"
	});
}
function textOf$1(cell) {
	if (typeof cell === "string") return cell === "" ? void 0 : cell;
	if (cell === null || Array.isArray(cell) || typeof cell === "number" && !Number.isFinite(cell)) return void 0;
	return String(cell);
}
function empty(table, name, row, cell = null) {
	const what = Array.isArray(cell) ? "is nested; write one value" : "is empty; write a value";
	throw new UserError(`${table.source}: row ${row + 1}: ${name} ${what}`);
}
function tooLong(table, { name, row, length, longest }) {
	throw new UserError(`${table.source}: row ${row + 1}: ${name} has ${length} characters; write at most ${longest}`);
}

// core/gate/id-order.ts
/** Characters of a key, of seven bits each: as many as fit into the 53 bits of a number exactly. */
const KEY_LENGTH = 7;
/**
* Rows by id in the order of UTF-16 units. Sorting a million texts takes seconds, so ids of ASCII are sorted by the number that the first
* characters after their common prefix make, and only equal ones are compared.
*/
function idOrder(ids) {
	const keys = keysOf(ids);
	const byId = keys ? ascendingOrder(keys) : Uint32Array.from(ids.ends.keys());
	const compare = (a, b) => compareIds(ids, a, ids, b);
	let repeated = false;
	for (let start = 0, end = 0; start < byId.length; start = end) {
		const key = keys?.[byId[start] ?? 0];
		for (end = start + 1; end < byId.length && keys?.[byId[end] ?? 0] === key; end++);
		if (end - start === 1) continue;
		const alike = byId.subarray(start, end).sort(compare);
		for (let rank = 1; rank < alike.length; rank++) repeated ||= compare(alike[rank] ?? 0, alike[rank - 1] ?? 0) === 0;
	}
	return {
		byId,
		repeated
	};
}
function keysOf(ids) {
	const { units, ends } = ids;
	const skipped = commonPrefix(ids);
	const keys = new Float64Array(ends.length);
	for (let row = 0; row < keys.length; row++) {
		const from = startOf(ids, row) + skipped;
		const end = ends[row] ?? 0;
		let key = 0;
		for (let index = from; index < from + KEY_LENGTH; index++) {
			const unit = index < end ? units[index] ?? 0 : 0;
			if (unit > 127) return void 0;
			key = key * 128 + unit;
		}
		keys[row] = key;
	}
	return keys;
}
/** Units that all ids start with. */
function commonPrefix(ids) {
	const { units, ends } = ids;
	let length = ends[0] ?? 0;
	for (let row = 1; row < ends.length; row++) {
		const start = startOf(ids, row);
		const longest = Math.min(length, (ends[row] ?? 0) - start);
		let same = 0;
		while (same < longest && units[start + same] === units[same]) same++;
		length = same;
	}
	return length;
}

// core/gate/timeline.ts
init_errors();
/** Texts of one form, so that their order is that of the times. */
const ISO = /^\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?$/;
/**
* The rows of a file as one series in order of time; null without a column of times, and of several series.
*
* @throws UserError for what is no time, times in several forms, and a time that stands twice.
*/
function timelineOf(table, { data }) {
	const { time, series, horizon } = data;
	if (time === null) return null;
	const isNumber = ([first]) => Number.isFinite(Number(first ?? NaN));
	const order = isNumber(columnOf(table, time)) ? byNumber(table, time) : byText(table, time);
	if (series !== null && new Set(columnOf(table, series)).size > 1) return null;
	const { rows, isSame } = order;
	for (let rank = 1; rank < rows.length; rank++) {
		const row = rows[rank] ?? 0;
		if (isSame(row, rows[rank - 1] ?? 0)) throw new UserError(`${table.source}: row ${row + 1}: ${time} stands twice; write one row a time, or name the column data.series`);
	}
	return {
		order: rows,
		horizon
	};
}
function byNumber(table, time) {
	const times = numbersOf(table, time);
	return {
		rows: ascendingOrder(times),
		isSame: (row, other) => times[row] === times[other]
	};
}
function byText(table, time) {
	const times = textsOf(table, time);
	const offset = ISO.exec(times[0] ?? "")?.[1];
	const odd = times.findIndex((text) => {
		const form = ISO.exec(text);
		return !form || form[1] !== offset || text.length !== times[0]?.length;
	});
	if (odd >= 0) throw new UserError(`${table.source}: row ${odd + 1}: ${time} is ${JSON.stringify(times[odd])}; write numbers, or ISO 8601 texts of one form as 2026-03-01T12:00Z`);
	const compared = (a, b) => (times[a] ?? "") < (times[b] ?? "") ? -1 : 1;
	return {
		rows: Uint32Array.from(times.keys()).sort((a, b) => times[a] === times[b] ? 0 : compared(a, b)),
		isSame: (row, other) => times[row] === times[other]
	};
}

// core/gate/predictions.ts
init_errors();
const PROBABILITY = "prob_";
const NUMERIC = [
	"regression",
	"ranking",
	"forecasting"
];
const WITH_PROBABILITIES = ["multiclass", "multilabel"];
const NONE = {
	codes: /* @__PURE__ */ new Int32Array(),
	values: []
};
/** Which columns of a file with these names the gate reads. */
function columnsToRead(model, names) {
	const { id, label, prediction, score, weight, group, query, series, time, scale, lower, upper, seed } = model.data;
	const probabilities = WITH_PROBABILITIES.includes(model.task) ? names.filter((name) => name.startsWith(PROBABILITY)) : [];
	const wanted = [
		...[
			id,
			label,
			prediction,
			score,
			weight,
			group,
			query,
			series,
			time,
			scale,
			lower,
			upper,
			seed
		].filter((name) => name !== null),
		...slicing(model),
		...customColumns(model),
		...probabilities
	];
	return [...new Set(wanted)];
}
function slicing({ slices, fairness }) {
	return [.../* @__PURE__ */ new Set([...slices?.by ?? [], ...fairness ? [fairness.by] : []])];
}
function customColumns({ metrics }) {
	const named = Object.values(metrics).flatMap(({ column, over }) => [column, over]);
	return [...new Set(named.filter((name) => name !== void 0))];
}
/**
* Checks a predictions file against what the policy says of its columns.
*
* @throws UserError naming file, row (from 1, without the header) and what to write instead: a missing column, an empty or
*   duplicate id, an empty or overlong label, a score that is no probability, a number that is not finite, a weight under 0, no rows at all.
*/
function checkPredictions(table, model) {
	const { data, task } = model;
	if (table.rows === 0) throw new UserError(`${table.source}: has no rows; write one row for each held-out example`);
	const ids = idsOf(textsOf(table, data.id));
	const seed = optional(data.seed, (name) => categoriesOf(table, name));
	const { byId, repeated } = idOrder(ids);
	if (repeated) refuseDuplicates(ids, seed, {
		table,
		model
	});
	const score = optional(data.score, (name) => probabilitiesOf$1(table, name));
	return {
		source: table.source,
		rows: table.rows,
		ids,
		byId,
		...labelsOf(table, model, score),
		score,
		probabilities: WITH_PROBABILITIES.includes(task) ? classProbabilities(table, task === "multiclass") : null,
		slices: new Map(slicing(model).map((name) => [name, categoriesOf(table, name)])),
		weight: optional(data.weight, (name) => weightsOf(table, name)),
		group: optional(data.group, (name) => categoriesOf(table, name, { longest: Number.POSITIVE_INFINITY })),
		query: optional(data.query, (name) => categoriesOf(table, name, { longest: Number.POSITIVE_INFINITY })),
		series: optional(data.series, (name) => categoriesOf(table, name)),
		timeline: timelineOf(table, model),
		scale: optional(data.scale, (name) => boundedNumbersOf(table, name, {
			holds: (value) => value > 0,
			write: "a number above 0"
		})),
		bounds: boundsOf(table, model),
		seed,
		columns: new Map(customColumns(model).map((name) => [name, flagsOrNumbers(table, name)]))
	};
}
function optional(name, read) {
	return name === null ? null : read(name);
}
function labelsOf(table, model, score) {
	const { data, task } = model;
	if (NUMERIC.includes(task)) {
		const numbers = {
			label: numbersOf(table, data.label),
			prediction: numbersOf(table, data.prediction)
		};
		return {
			label: NONE,
			prediction: NONE,
			numbers
		};
	}
	if (task === "multilabel") return {
		label: tagsOf(table, data.label),
		prediction: tagsOf(table, data.prediction),
		numbers: null
	};
	if (task === "llm") {
		const rules = {
			absent: "empty",
			longest: Number.POSITIVE_INFINITY
		};
		return {
			label: categoriesOf(table, data.label, rules),
			prediction: categoriesOf(table, data.prediction, rules),
			numbers: null
		};
	}
	const label = categoriesOf(table, data.label);
	const predicted = data.threshold === null || !score ? columnOf(table, data.prediction) : thresholded(score, label, model);
	const prediction = categoriesIn(predicted, {
		table,
		name: data.prediction
	});
	requireAnswers({
		label,
		prediction,
		source: table.source
	}, model);
	return {
		label,
		prediction,
		numbers: null
	};
}
/** Each id may stand there once, or once for each seed. */
function refuseDuplicates(ids, seed, { table, model }) {
	const texts = idTexts(ids);
	const keys = seed ? texts.map((id, row) => `${seed.codes[row]} ${id}`) : texts;
	const seen = /* @__PURE__ */ new Set();
	for (const [row, key] of keys.entries()) {
		if (seen.has(key)) {
			const once = seed ? "one row an example and seed" : "one row an example";
			throw new UserError(`${table.source}: row ${row + 1}: ${model.data.id} ${JSON.stringify(texts[row])} stands twice; write ${once}`);
		}
		seen.add(key);
	}
}
function weightsOf(table, name) {
	const weights = boundedNumbersOf(table, name, {
		holds: (value) => value >= 0,
		write: "a weight of 0 or more"
	});
	if (weights.some((weight) => weight > 0)) return weights;
	throw new UserError(`${table.source}: every ${name} is 0; write weights above 0 for the rows that count`);
}
function boundsOf(table, { data: { lower, upper } }) {
	if (lower === null || upper === null) return null;
	const bounds = {
		lower: numbersOf(table, lower),
		upper: numbersOf(table, upper)
	};
	const row = bounds.lower.findIndex((value, index) => value > (bounds.upper[index] ?? NaN));
	if (row < 0) return bounds;
	throw new UserError(`${table.source}: row ${row + 1}: ${lower} is above ${upper}; write the lower bound in ${lower}`);
}
/** Numbers, or true and false as 1 and 0. */
function flagsOrNumbers(table, name) {
	const cells = columnOf(table, name);
	if (cells instanceof Float64Array) return numbersOf(table, name);
	const flags = /* @__PURE__ */ new Map([
		[true, 1],
		[false, 0],
		["true", 1],
		["false", 0]
	]);
	const numbers = Array.from(cells, (cell) => flags.get(cell) ?? cell);
	return numbersOf({
		...table,
		columns: /* @__PURE__ */ new Map([[name, numbers]])
	}, name);
}
/** Rounding to a few decimals moves a sum by this much at most; what is off by more is no distribution. */
const SUM_TOLERANCE = .01;
/** Under this the sum is 1 but for double precision, and the values are left as they are. */
const SUM_NOISE = 1e-9;
function classProbabilities(table, sumToOne) {
	const names = table.names.filter((name) => name.startsWith(PROBABILITY));
	if (names.length === 0) return null;
	const byClass = new Map(names.map((name) => [name.slice(5), probabilitiesOf$1(table, name)]));
	if (sumToOne) scaleToOne([...byClass.values()], table);
	return byClass;
}
function scaleToOne(columns, { source, rows }) {
	for (let row = 0; row < rows; row++) {
		let sum = 0;
		for (const column of columns) sum += column[row] ?? 0;
		const off = Math.abs(sum - 1);
		if (off > SUM_TOLERANCE) throw new UserError(`${source}: row ${row + 1}: the ${PROBABILITY}* columns sum to ${sum}; they must sum to 1`);
		if (off > SUM_NOISE) for (const column of columns) column[row] = (column[row] ?? 0) / sum;
	}
}
function thresholded(score, label, { data }) {
	const positive = positiveLabel(label, data, "the predictions");
	const negative = label.values.find((value) => value !== positive) ?? `not ${positive}`;
	return Array.from(score, (value) => value >= (data.threshold ?? .5) ? positive : negative);
}

// core/gate/sealed.ts
/**
* The policy as a sealed set is asked by it. Metrics are those that gate: what is only shown would be told for nothing. Its rows are ids and
* labels, so there are no slices, gaps or scores; and the block test is the exact one, since the mid-p variant is not proved at tiny levels.
*/
function sealedModel(model) {
	const { fairness: _, slices: __, ...rest } = model;
	return {
		...rest,
		metrics: Object.fromEntries(Object.entries(model.metrics).filter(([, { gate }]) => gate)),
		data: {
			...model.data,
			score: null,
			threshold: null
		},
		tests: {
			...model.tests,
			midp: false
		},
		baseline_missing: "error",
		easeml: null,
		reuse: { mode: "open" }
	};
}

// core/gate/sealed-rows.ts
init_errors();
/** Which columns of a file of predictions are read. */
function sealedColumns({ data }) {
	return [data.id, data.prediction];
}
/**
* Predictions for a sealed set.
*
* @throws UserError for a file that holds labels, a third value in a binary task, and as `checkPredictions` does.
*/
function readSealedRows(table, model) {
	const { data, task } = model;
	if (table.names.includes(data.label)) throw new UserError(`${table.source}: has a column "${data.label}"; predictions for a sealed set come without labels: remove it`);
	const read = checkPredictions(table, reading(model, data.prediction));
	const { values, codes } = read.prediction;
	if (task === "binary" && values.length > 2) throw new UserError(`${table.source}: ${data.prediction} has ${values.length} values, ${JSON.stringify(values[2])} among them; write one of the two labels`);
	return {
		ids: idTexts(read.ids),
		values: [...values],
		codes: [...codes]
	};
}
function reading(model, column) {
	const sealed = sealedModel(model);
	return {
		...sealed,
		data: {
			...sealed.data,
			label: column,
			prediction: column
		}
	};
}
/** The digest of predictions on a sealed set by whoever does not know the set's order: by id, whatever the order and coding of the file was. */
function sealedDigest({ ids, values, codes }) {
	const lines = ids.map((id, row) => JSON.stringify([id, values[codes[row] ?? -1] ?? null]));
	return digestLines(lines.sort());
}
/** The digest of a sealed set by whoever knows its examples alone. */
function sealedSetDigest({ ids }) {
	return digestLines(ids.map((id) => JSON.stringify(id)).sort());
}

// actions/lib/digest.ts
/** As the core's `digestOf`, by OpenSSL: files of predictions have tens of megabytes. */
function digestOfBytes(bytes) {
	return `sha256:${hash("sha256", bytes, "hex")}`;
}
/** As the core's `digestOfChunks`. */
function digestOfPieces(pieces) {
	const digest = createHash("sha256");
	for (const piece of pieces) digest.update(piece);
	return `sha256:${digest.digest("hex")}`;
}

// core/gate/evaluation-set.ts
/**
* The held-out set that a file was made on: SHA-256 over its (id, label), and weight and group where there are any, sorted by id: a JSON array
* a line. A row that stands there once for each seed counts once.
*
* @param digest SHA-256 of bytes, where there is a faster one; each piece is overwritten by the next.
*/
function evaluationSetDigest(file, digest = digestOfChunks) {
	return digest(linesOf$1(file));
}
/** So many bytes are handed over at once: a million lines by themselves take longer than their digest. */
const CHUNK = 65536;
/** Each chunk lies where the one before it lay. */
function* linesOf$1(file) {
	const { ids, byId, seed } = file;
	const endOf = endsOf(file);
	const bytes = new Uint8Array(CHUNK);
	let [filled, last] = [0, -1];
	let lastEnd = NO_BYTES;
	for (let rank = 0; rank < byId.length; rank++) {
		const row = byId[rank] ?? 0;
		const end = endOf(row);
		if (seed && last >= 0 && isEqual$1(end, lastEnd) && compareIds(ids, row, ids, last) === 0) continue;
		[last, lastEnd] = [row, end];
		if (filled + lengthOf(ids, row) + end.length + 3 > CHUNK) {
			yield bytes.subarray(0, filled);
			filled = 0;
		}
		const written = write({
			ids,
			row,
			end
		}, bytes, filled);
		if (written === void 0) {
			yield bytes.subarray(0, filled);
			filled = 0;
			yield utf8Of(`[${JSON.stringify(idAt(ids, row))}`);
			yield end;
		} else filled = written;
	}
	yield bytes.subarray(0, filled);
}
/** What stands on a row's line behind its id, in UTF-8. */
function endsOf({ label, numbers, weight, group }) {
	const labels = label.values.map((value) => `,${JSON.stringify(value)}`);
	const labelOf = (row) => numbers ? `,${JSON.stringify(String(numbers.label[row]))}` : labels[label.codes[row] ?? 0] ?? "";
	if (weight || group) {
		const groups = group?.values.map((value) => JSON.stringify(value));
		return (row) => utf8Of(`${labelOf(row)},${weight?.[row] ?? null},${groups?.[group?.codes[row] ?? 0] ?? null}]\n`);
	}
	if (numbers) return (row) => utf8Of(`${labelOf(row)}]\n`);
	const whole = labels.map((text) => utf8Of(`${text}]\n`));
	return (row) => whole[label.codes[row] ?? 0] ?? NO_BYTES;
}
const NO_BYTES = /* @__PURE__ */ new Uint8Array();
function isEqual$1(a, b) {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
function lengthOf(ids, row) {
	return (ids.ends[row] ?? 0) - startOf(ids, row);
}
/** Writes a line and says where it ends; undefined where it has no room, or its id a character that JSON or UTF-8 writes as more than one. */
function write({ ids, row, end }, bytes, from) {
	if (from + lengthOf(ids, row) + end.length + 3 > bytes.length) return void 0;
	let at = from;
	bytes[at++] = LIST;
	bytes[at++] = QUOTE;
	const stop = ids.ends[row] ?? 0;
	for (let index = startOf(ids, row); index < stop; index++) {
		const unit = ids.units[index] ?? 0;
		if (unit < SPACE || unit >= ASCII || unit === QUOTE || unit === BACKSLASH) return void 0;
		bytes[at++] = unit;
	}
	bytes[at++] = QUOTE;
	for (let index = 0; index < end.length; index++) bytes[at++] = end[index] ?? 0;
	return at;
}
const LIST = 91;
const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const ASCII = 127;

// core/sealed-predictions.ts
/** Rows of a sealed set. */
const MAX_SEALED_ROWS = 5e5;
/**
* What a model says of the examples of a sealed set. It has no place for a label: nobody but the app holds those. Each distinct
* prediction stands once in `values`; `values[codes[row]]` is that of the example `ids[row]`.
*/
const SealedPredictions = strictObject({
	schema: literal("holdout.sealed-predictions/1"),
	model: ModelName,
	run: RunIdentity,
	ids: array(string().min(1).max(1e3)).min(1).max(MAX_SEALED_ROWS),
	values: array(string()).min(1).max(MAX_SEALED_ROWS),
	codes: array(int().nonnegative()).min(1).max(MAX_SEALED_ROWS)
});
const sealedPredictions = {
	schema: "holdout.sealed-predictions/1",
	file: "holdout-sealed.json",
	maxBytes: 25165824,
	shape: SealedPredictions
};

// core/report/commands-table.ts
const MAX_ROWS = 10;
const HEADER = [
	"asked for in a comment",
	"by",
	"amount",
	"until (UTC)",
	"state"
];
/** What people asked for in comments and what became of it; what holds comes first, then the newest. Empty without any. */
function commandsTable(told) {
	if (told.length === 0) return "";
	const holding = told.filter(({ state }) => state.kind === "accepted");
	const others = told.filter(({ state }) => state.kind !== "accepted").reverse();
	const shown = [...holding, ...others].slice(0, MAX_ROWS);
	const left = told.length - shown.length;
	const body = table(HEADER, shown.map(cellsOf));
	return left > 0 ? `${body}\n\n${count(left)} more are in the comments themselves.` : body;
}
function cellsOf({ what, by, isAuthor, amount, until, state }) {
	return [
		code(what),
		isAuthor ? `${code(by)}, the author of this change` : code(by),
		amount === null ? "" : code(amount),
		until === null ? "" : code(until.slice(0, 16).replace("T", " ")),
		stateText(state)
	];
}
function stateText(state) {
	switch (state.kind) {
		case "accepted": return `✅ accepted: ${sentence(state.reason)}`;
		case "done": return sentence(state.text);
		case "refused": return `❌ refused: ${sentence(state.reason)}`;
		case "void": return `⚠️ does not hold: ${sentence(state.reason)}`;
	}
}

// core/report/comment.ts
const OF_COMMIT = /^result for commit [0-9a-f]{7,40}$/;
/** Marks our one comment on a pull request; the author is checked as well, since anyone can write a marker. */
const COMMENT_MARKER = "<!-- holdout -->";
/** GitHub refuses a comment over 65,536 characters; this leaves room for what it counts differently. */
const COMMENT_MAX_LENGTH = 6e4;
const EVERYTHING_THAT_FAILS = 1e4;
const LEAST = {
	blocking: EVERYTHING_THAT_FAILS,
	slices: 0,
	watched: 0,
	groups: 5,
	examples: 0,
	data: 1
};
/** Less and less of what a reader misses least; all that fails stays. */
const ROOMS = [
	{
		blocking: EVERYTHING_THAT_FAILS,
		slices: 500,
		watched: 300,
		groups: 50,
		examples: 20,
		data: 20
	},
	{
		blocking: EVERYTHING_THAT_FAILS,
		slices: 100,
		watched: 100,
		groups: 20,
		examples: 20,
		data: 10
	},
	{
		blocking: EVERYTHING_THAT_FAILS,
		slices: 30,
		watched: 10,
		groups: 10,
		examples: 10,
		data: 5
	},
	{
		blocking: EVERYTHING_THAT_FAILS,
		slices: 10,
		watched: 0,
		groups: 5,
		examples: 5,
		data: 3
	},
	LEAST
];
/** Where all that fails is too much for any comment: the worst of it. */
const SMALLEST = {
	...LEAST,
	blocking: 10
};
const WORST = [
	{
		...LEAST,
		blocking: 300
	},
	{
		...LEAST,
		blocking: 100
	},
	{
		...LEAST,
		blocking: 30
	},
	SMALLEST
];
/**
* The comment on a pull request, also the summary of its check: headline, notes, then each model with its data. It stays
* under 60,000 characters by leaving out slices that do not block and rows of other tables, then whole models, those that
* pass first, then slices that block, the worst last; never part of a table.
*/
function renderComment(comment) {
	const sections = sectionsOf(comment);
	for (const { kept, room } of attempts(sections)) {
		const text = assemble(comment, kept.map((section) => textOf(section, room)), sections.length - kept.length);
		if (text.length <= 6e4) return text;
	}
	return [
		COMMENT_MARKER,
		`## Holdout: ${comment.headline}`,
		"The report is too long for a comment; the workflow run holds it."
	].join("\n\n");
}
/** What is shown, with how much room each: less and less. */
function* attempts(sections) {
	for (const room of ROOMS) yield {
		kept: sections,
		room
	};
	let kept = sections;
	while (kept.some((section) => !fails(section))) {
		kept = withoutLeastUrgent(kept);
		yield {
			kept,
			room: LEAST
		};
	}
	for (const room of WORST) yield {
		kept,
		room
	};
	while (kept.length > 0) {
		kept = withoutLeastUrgent(kept);
		yield {
			kept,
			room: SMALLEST
		};
	}
}
function sectionsOf({ reports, data = [] }) {
	const dataOf = (model) => data.find((report) => report.model === model) ?? null;
	const alone = data.filter(({ model }) => !reports.some((report) => report.model === model));
	return [...reports.map((report) => ({
		report,
		data: dataOf(report.model)
	})), ...alone.map((report) => ({
		report: null,
		data: report
	}))];
}
const URGENCY = {
	pass: 0,
	inconclusive: 1,
	block: 2,
	error: 3
};
const DATA_URGENCY = {
	pass: 0,
	warn: 1,
	fail: 3,
	error: 3
};
function urgencyOf({ report, data }) {
	return Math.max(report ? URGENCY[report.decision.verdict] : 0, data ? DATA_URGENCY[data.outcome] : 0);
}
function fails(section) {
	return urgencyOf(section) >= URGENCY.block;
}
/** Without the model that a reader misses least; the later of two alike. */
function withoutLeastUrgent(sections) {
	const urgencies = sections.map(urgencyOf);
	return sections.toSpliced(urgencies.lastIndexOf(Math.min(...urgencies)), 1);
}
function textOf({ report, data }, room) {
	return [...report ? [renderModelReport(report, room)] : [], ...data ? [dataSummary(data, room.data)] : []].join("\n\n");
}
function assemble(comment, models, left = 0) {
	const notes = comment.notes.map((note) => `> ${OF_COMMIT.test(note) ? note : escapeText(note)}`).join("\n>\n");
	const told = commandsTable(comment.told ?? []);
	const parts = left === 0 && saysItAll(comment) ? [
		COMMENT_MARKER,
		...models,
		told,
		notes
	] : [
		COMMENT_MARKER,
		`## Holdout: ${comment.headline}`,
		notes,
		told,
		...models
	];
	if (left > 0) parts.push(`${left} more in the summary of the workflow run; this comment has no room for them.`);
	return parts.filter((part) => part !== "").join("\n\n");
}
function saysItAll({ headline, reports, data = [] }) {
	const [only] = reports;
	if (!only || reports.length > 1 || data.some(({ model }) => model !== only.model)) return false;
	return headline.endsWith(verdictWords(only.decision));
}

// github/limits.ts
/** GitHub's own advice where it names no time, and the least that we wait. */
const LEAST_SECONDS = 60;
/** The rate limit behind something that Octokit threw; null for anything else, other refusals included. */
function limitOf(thrown) {
	const status = statusOf(thrown);
	if (status !== 403 && status !== 429) return null;
	const after = Number(headerOf(thrown, "retry-after"));
	if (after > 0) return {
		kind: "secondary",
		seconds: Math.max(after, LEAST_SECONDS)
	};
	const resetAt = Number(headerOf(thrown, "x-ratelimit-reset"));
	if (headerOf(thrown, "x-ratelimit-remaining") === "0" && resetAt > 0) return {
		kind: "primary",
		resetAt
	};
	return status === 429 || /secondary rate limit|abuse detection/i.test(String(thrown.message)) ? {
		kind: "secondary",
		seconds: LEAST_SECONDS
	} : null;
}
/** One header of the answer that Octokit threw; undefined where there was no answer. */
function headerOf(thrown, name) {
	const { response } = thrown;
	const value = response?.headers?.[name];
	return value === void 0 ? void 0 : String(value);
}

// github/comment.ts
/** Every comment on a pull request, oldest first. */
async function listComments(octokit, repository, number) {
	return (await octokit.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		...repository,
		issue_number: number,
		per_page: 100
	})).map((comment) => ({
		id: Number(comment.id),
		body: comment.body ?? "",
		login: comment.user?.login ?? null,
		isPerson: comment.user?.type === "User" && comment.performed_via_github_app == null,
		createdAt: comment.created_at,
		updatedAt: comment.updated_at,
		appId: comment.performed_via_github_app ? Number(comment.performed_via_github_app.id) : null,
		isBot: comment.user?.type === "Bot"
	})).sort((a, b) => a.id - b.id);
}
/**
* Makes the one comment of ours read `body`: written when it is missing, changed when it differs, left alone otherwise.
* A comment of somebody else with our marker is never touched. Two comments of ours, after two processes wrote at once,
* become the oldest one.
*
* @param body Markdown with the marker; at most 65,536 characters.
*/
async function upsertComment(octokit, target, body) {
	if (!body.includes(markerOf(target))) throw new Error("the comment lacks its marker");
	try {
		const [existing, ...duplicates] = await listOwn(octokit, target);
		await remove(octokit, target, duplicates);
		if (!existing) return target.onlyExisting ? { kind: "absent" } : await create(octokit, target, body);
		if (sameText$1(existing.body, body)) return {
			kind: "unchanged",
			id: existing.id
		};
		return await update(octokit, target, {
			id: existing.id,
			body
		});
	} catch (thrown) {
		if (isRefusal(thrown)) return {
			kind: "refused",
			reason: thrown.message
		};
		throw thrown;
	}
}
function isRefusal(thrown) {
	const status = statusOf(thrown);
	if (status === 410 || status === 422) return true;
	return status === 403 && limitOf(thrown) === null && !/suspended|archived/i.test(thrown.message);
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
async function listOwn(octokit, target) {
	return (await listComments(octokit, target.repository, target.number)).filter((comment) => comment.body.includes(markerOf(target)) && isOwn(comment, target.author));
}
function markerOf({ marker = COMMENT_MARKER }) {
	return marker;
}
/** Whether we wrote a comment. */
function isOwn({ appId, login, isBot }, author) {
	if (author.appId !== null && appId !== null) return appId === author.appId;
	if (login !== author.login) return false;
	return !author.login.endsWith("[bot]") || isBot;
}
async function create(octokit, target, body) {
	const id = await post(octokit, target, body);
	const [oldest, ...duplicates] = await listOwn(octokit, target);
	await remove(octokit, target, duplicates);
	if (!oldest) return {
		kind: "created",
		id
	};
	if (!sameText$1(oldest.body, body)) return update(octokit, target, {
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
function sameText$1(a, b) {
	return a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
}

// core/gate/changed.ts
/** Examples that travel with the evidence. */
const MAX_CHANGED = 50;
const MAX_ID = 200;
const MAX_VALUE = 80;
/**
* The examples whose prediction is another one now, for people to look at: those that got worse first, and of these the ones
* that moved farthest. A classification gets worse when it was right and is wrong; a number when its error grows.
*
* @param baseline in the candidate's row order.
* @returns null where the policy keeps predictions private, and where a row is no example by itself: in a ranking, and with
*   several seeds.
*/
function changedExamples(model, candidate, baseline) {
	if (!model.publish_predictions || model.task === "ranking" || candidate.seed) return null;
	const judged = candidate.numbers ? byError(candidate, baseline) : byLabel(candidate, baseline);
	if (!judged) return null;
	const rows = {
		worse: [],
		other: [],
		better: []
	};
	for (let row = 0; row < candidate.rows; row++) {
		const change = judged.change(row);
		if (change) rows[change].push(row);
	}
	const first = [
		"worse",
		"other",
		"better"
	].flatMap((change) => farthest(rows[change], judged.size).map((row) => ({
		id: cut(idAt(candidate.ids, row), MAX_ID),
		change,
		...judged.shown(row)
	})));
	return {
		worse: rows.worse.length,
		better: rows.better.length,
		other: rows.other.length,
		examples: first.slice(0, 50)
	};
}
function farthest(rows, size) {
	const order = ascendingOrder(Float64Array.from(rows, (row) => -size(row)));
	return Array.from(order.subarray(0, 50), (index) => rows[index] ?? 0);
}
function byError({ numbers: after }, { numbers: before }) {
	if (!after || !before) return null;
	const at = (values, row) => values[row] ?? NaN;
	const growth = (row) => {
		const label = at(after.label, row);
		return Math.abs(at(after.prediction, row) - label) - Math.abs(at(before.prediction, row) - label);
	};
	return {
		change: (row) => {
			if (at(after.prediction, row) === at(before.prediction, row)) return null;
			const grown = growth(row);
			return grown > 0 ? "worse" : grown < 0 ? "better" : "other";
		},
		size: (row) => Math.abs(growth(row)),
		shown: (row) => ({
			label: String(at(after.label, row)),
			baseline: String(at(before.prediction, row)),
			candidate: String(at(after.prediction, row))
		})
	};
}
function byLabel(candidate, baseline) {
	const { label, prediction: after } = candidate;
	const before = baseline.prediction;
	const [labelOf, beforeOf] = [codesIn$1(after, label), codesIn$1(after, before)];
	const textOf = ({ codes, values }, row) => cut(values[codes[row] ?? -1] ?? "", MAX_VALUE);
	return {
		change: (row) => {
			const [now, was, right] = [
				after.codes[row],
				beforeOf(row),
				labelOf(row)
			];
			if (now === was) return null;
			if (now === right) return "better";
			return isSame$1(before, label, row) ? "worse" : "other";
		},
		size: (row) => moved$1(candidate, baseline, row),
		shown: (row) => ({
			label: textOf(label, row),
			baseline: textOf(before, row),
			candidate: textOf(after, row)
		})
	};
}
/** The rows of another column in the codes of this one; -1 for a value that it does not have. */
function codesIn$1({ values }, other) {
	const codeOf = new Map(values.map((value, code) => [value, code]));
	const translated = other.values.map((value) => codeOf.get(value) ?? -1);
	return (row) => translated[other.codes[row] ?? -1] ?? -1;
}
function isSame$1(a, b, row) {
	return a.values[a.codes[row] ?? -1] === b.values[b.codes[row] ?? -1];
}
/** By how much the probability of the label, or of the positive class, is another one; 0 without probabilities. */
function moved$1(candidate, baseline, row) {
	const { label } = candidate;
	const name = label.values[label.codes[row] ?? -1] ?? "";
	const after = candidate.probabilities?.get(name) ?? candidate.score;
	const before = baseline.probabilities?.get(name) ?? baseline.score;
	return Math.abs((after?.[row] ?? 0) - (before?.[row] ?? 0));
}
function cut(text, characters) {
	const kept = text.slice(0, characters).toWellFormed();
	return kept.length < text.length ? `${kept.slice(0, -1).toWellFormed()}…` : kept;
}

// core/gate/resample.ts
/**
* Rows times resamples that all metrics and slices may cost together: some seconds. More rows get fewer resamples, down to `FEWEST`; the
* tests then rest on the standard error alone, with t(resamples - 1), which so many rows justify.
*/
const WORK = 5e7;
const FEWEST = 50;
/**
* Under this many resamples no p-value that matters is counted, so the jackknife for BCa is not worth its price; and where rows are
* enough to be split, random groups of them say as much for less.
*/
const COUNTED = 1e3;
const JACKKNIFE_BLOCKS = 500;
/** @returns as many resamples as the policy asks for, or as many as this many rows allow; a row counts each time that it is resampled. */
function affordable({ resamples, seed }, rows) {
	return {
		resamples: Math.min(resamples, Math.max(FEWEST, Math.floor(WORK / rows))),
		seed
	};
}
/** Runs the bootstrap and writes down what a decision needs of it. */
function resample({ n, groups, units, statistic, sign, tolerance, resampling }) {
	const { resamples, seed } = resampling;
	const values = (counts) => {
		const [baseline = NaN, candidate = NaN] = statistic(counts);
		return [candidate - baseline, candidate];
	};
	const [difference, own] = bootstrap({
		units,
		resamples,
		seed,
		statistic: values,
		blocks: resamples < 1e3 ? 0 : JACKKNIFE_BLOCKS
	});
	if (!difference || !own || !Number.isFinite(difference.observed) || !Number.isFinite(own.observed)) return {
		kind: "undefined",
		reason: "it has no value on these rows"
	};
	if (!Number.isFinite(difference.se) || !Number.isFinite(own.se)) return {
		kind: "undefined",
		reason: "it has no value in almost every resample of these rows"
	};
	const [better, worse] = sign > 0 ? ["above", "below"] : ["below", "above"];
	return {
		kind: "bootstrap",
		n,
		groups,
		baseline: own.observed - difference.observed,
		candidate: own.observed,
		se_difference: difference.se,
		se_candidate: own.se,
		resamples,
		quantiles: QUANTILES.map((level) => percentile(difference, level)),
		z0: difference.z0,
		acceleration: difference.acceleration,
		not_worse: countBeyond(difference, 0, better),
		beyond: tolerance === null ? null : {
			tolerance,
			count: countBeyond(difference, -sign * tolerance, worse)
		}
	};
}

// core/gate/fairness.ts
/** Rows of a group by label, baseline prediction and candidate prediction, each positive (1) or not: 8 cells a group. */
const CELLS = 8;
/**
* How each group of rows fares, and how wide the gap between the groups is for either model. The change of the gap is tested by
* resampling rows (or groups of rows that depend on each other), the same ones for both models.
*
* @throws Error without a group column or a positive label: the policy reader lets neither through.
*/
function fairnessOf(model, { candidate, baseline }, { positive }) {
	const { fairness } = model;
	const by = fairness && candidate.slices.get(fairness.by);
	if (!fairness || !by || positive === null) throw new Error("the policy asks for no fairness that these rows have");
	const cellOf = cells({
		by,
		candidate,
		baseline: baseline ?? candidate,
		positive
	});
	const counted = tally(cellOf, candidate.weight, by.values.length);
	const rows = tally(cellOf, null, by.values.length);
	const isSmall = by.values.map((_, group) => sumOf(rows.subarray(group * CELLS, (group + 1) * CELLS)) < fairness.min_n);
	const counting = isSmall.map((small) => !small);
	const common = {
		metric: fairness.metric,
		by: fairness.by,
		n: by.codes.reduce((sum, code) => sum + (counting[code] ? 1 : 0), 0),
		groups: by.values.map((value, group) => ({
			value,
			candidate: confusion(outcomesOf(counted, group, "candidate")),
			baseline: baseline && confusion(outcomesOf(counted, group, "baseline")),
			small: isSmall[group] === true
		})).sort((a, b) => a.value < b.value ? -1 : 1)
	};
	const paired = compared({
		model,
		fairness,
		file: candidate,
		cellOf,
		counted,
		counting
	});
	return {
		...common,
		candidate: estimateOf$1(paired),
		baseline: baseline && paired
	};
}
function cells({ by, candidate, baseline, positive }) {
	const [label, before, after] = [
		candidate.label,
		baseline.prediction,
		candidate.prediction
	].map((column) => ({
		codes: column.codes,
		code: column.values.indexOf(positive)
	}));
	if (!label || !before || !after) throw new Error("there are three columns");
	const is = (column, row) => column.codes[row] === column.code ? 1 : 0;
	return by.codes.map((group, row) => group * CELLS + 4 * is(label, row) + 2 * is(before, row) + is(after, row));
}
function tally(cellOf, weights, groups) {
	const counts = new Float64Array(groups * CELLS);
	for (let row = 0; row < cellOf.length; row++) {
		const cell = cellOf[row] ?? 0;
		counts[cell] = (counts[cell] ?? 0) + (weights ? weights[row] ?? 0 : 1);
	}
	return counts;
}
function outcomesOf(counts, group, model) {
	const sum = (label, predicted) => {
		const first = group * CELLS + 4 * label + (model === "baseline" ? 2 : 1) * predicted;
		return (counts[first] ?? 0) + (counts[first + (model === "baseline" ? 1 : 2)] ?? 0);
	};
	return {
		truePositives: sum(1, 1),
		falsePositives: sum(0, 1),
		falseNegatives: sum(1, 0),
		trueNegatives: sum(0, 0)
	};
}
function confusion({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
	return {
		true_positives: truePositives,
		false_positives: falsePositives,
		false_negatives: falseNegatives,
		true_negatives: trueNegatives
	};
}
function compared({ model, fairness, file, cellOf, counted, counting }) {
	const { of, direction } = fairnessMetrics[fairness.metric];
	const gaps = (counts) => {
		const side = (name) => of(counting.flatMap((counts_, group) => counts_ ? [outcomesOf(counts, group, name)] : []));
		return [side("baseline"), side("candidate")];
	};
	const { weight, group } = file;
	const n = cellOf.length;
	const common = {
		n,
		groups: group ? group.values.length : null,
		sign: direction === "higher" ? 1 : -1,
		tolerance: fairness.max_rise ?? fairness.max_drop ?? null,
		resampling: affordable(model.tests, weight || group ? n : counted.length * 10)
	};
	if (!weight && !group) return resample({
		...common,
		units: {
			kind: "cells",
			counts: counted
		},
		statistic: gaps
	});
	const times = new Float64Array(n);
	return resample({
		...common,
		units: group ? {
			kind: "clusters",
			clusters: clustersOf(group.codes)
		} : {
			kind: "rows",
			n
		},
		statistic: (drawn) => {
			for (let row = 0; row < n; row++) times[row] = (drawn[row] ?? 0) * (weight?.[row] ?? 1);
			return gaps(tally(cellOf, times, counting.length));
		}
	});
}
function estimateOf$1(paired) {
	if (paired.kind !== "bootstrap") return {
		kind: "undefined",
		reason: "fewer than two groups are large enough, and have the rate"
	};
	const { n, groups, candidate: value, se_candidate: se } = paired;
	return {
		kind: "estimate",
		n,
		groups,
		value,
		se,
		df: null,
		method: "bootstrap"
	};
}
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// core/gate/join.ts
/**
* Joins two predictions files by example id. Both must be of the same evaluation set: the same ids with the same labels, weights and groups.
*
* @returns the problem where they are not: rows that went missing are `unmatched-ids`, anything else is another set.
*/
function joinById(candidate, other) {
	const rows = !candidate.seed && !other.seed && isSame(candidate.ids, other.ids) ? null : matchesOf(candidate, other);
	const same = sameRow(candidate, other);
	let [unknown, relabelled] = [0, 0];
	for (let row = 0; row < candidate.rows; row++) {
		const match = rows ? rows[row] ?? -1 : row;
		if (match < 0) unknown++;
		else if (!same(row, match)) relabelled++;
	}
	const missing = other.rows - (candidate.rows - unknown);
	if (unknown === 0 && missing === 0 && relabelled === 0) return {
		kind: "joined",
		other: rows ? reordered(other, rows) : other
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
function isSame(a, b) {
	return isEqual(a.ends, b.ends) && isEqual(a.units, b.units);
}
function isEqual(a, b) {
	if (a.length !== b.length) return false;
	for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
	return true;
}
/** The row of the other file for each of the candidate's, -1 where it has none. */
function matchesOf(candidate, other) {
	if (candidate.seed || other.seed) {
		const rowOf = new Map(seededIds(other).map((key, row) => [key, row]));
		return Int32Array.from(seededIds(candidate), (key) => rowOf.get(key) ?? -1);
	}
	const rows = new Int32Array(candidate.rows).fill(-1);
	for (let rank = 0, otherRank = 0; rank < candidate.rows && otherRank < other.rows;) {
		const [row, match] = [candidate.byId[rank] ?? 0, other.byId[otherRank] ?? 0];
		const order = compareIds(candidate.ids, row, other.ids, match);
		if (order === 0) rows[row] = match;
		if (order <= 0) rank++;
		if (order >= 0) otherRank++;
	}
	return rows;
}
function seededIds({ ids, seed }) {
	const texts = idTexts(ids);
	return seed ? texts.map((id, row) => `${id} ${seed.values[seed.codes[row] ?? -1]}`) : texts;
}
/** Whether a candidate row and a row of the other file have the same label, weight and group. */
function sameRow(candidate, other) {
	const checks = [
		sameNumber(candidate.numbers?.label ?? null, other.numbers?.label ?? null),
		sameNumber(candidate.weight, other.weight),
		sameText(candidate.group, other.group),
		candidate.numbers ? null : sameText(candidate.label, other.label)
	].filter((check) => check !== null);
	return (row, match) => {
		for (const check of checks) if (!check(row, match)) return false;
		return true;
	};
}
/** Null where neither file has the column. */
function sameNumber(a, b) {
	return a === null && b === null ? null : (row, match) => a?.[row] === b?.[match];
}
function sameText(a, b) {
	if (a === null && b === null) return null;
	if (a === null || b === null) return () => false;
	const codeOf = new Map(b.values.map((value, code) => [value, code]));
	const codes = a.values.map((value) => codeOf.get(value) ?? -1);
	return (row, match) => codes[a.codes[row] ?? -1] === b.codes[match];
}
function reordered(file, rows) {
	const numbers = (column) => column === null ? null : Float64Array.from(rows, (row) => column[row] ?? NaN);
	const codes = (column) => column && column.codes.length > 0 ? {
		...column,
		codes: rows.map((row) => column.codes[row] ?? -1)
	} : column;
	return {
		...file,
		ids: idsAt(file.ids, rows),
		byId: moved(rows, file.byId),
		label: codes(file.label),
		prediction: codes(file.prediction),
		numbers: file.numbers && {
			label: numbers(file.numbers.label),
			prediction: numbers(file.numbers.prediction)
		},
		score: numbers(file.score),
		probabilities: file.probabilities && new Map(Array.from(file.probabilities, ([name, column]) => [name, numbers(column)])),
		slices: new Map(Array.from(file.slices, ([name, column]) => [name, codes(column)])),
		weight: numbers(file.weight),
		group: codes(file.group),
		query: codes(file.query),
		series: codes(file.series),
		timeline: file.timeline && {
			...file.timeline,
			order: moved(rows, file.timeline.order)
		},
		scale: numbers(file.scale),
		bounds: file.bounds && {
			lower: numbers(file.bounds.lower),
			upper: numbers(file.bounds.upper)
		},
		seed: codes(file.seed),
		columns: new Map(Array.from(file.columns, ([name, column]) => [name, numbers(column)]))
	};
}
/** The rows of an order as they are called after `rows` put them in new places. */
function moved(rows, order) {
	const places = new Uint32Array(rows.length);
	for (let place = 0; place < rows.length; place++) places[rows[place] ?? 0] = place;
	return order.map((row) => places[row] ?? 0);
}
function describe({ unknown, missing, relabelled }, candidate, other) {
	const found = `${missing} ids of ${other.source} are not in ${candidate.source}, ${unknown} are new, ${relabelled} have another label, weight or group`;
	if (unknown === 0 && relabelled === 0) return {
		code: "unmatched-ids",
		message: `${found}: rows went missing; write a prediction for every held-out example`
	};
	return {
		code: "new-evaluation-set",
		message: `${found}: the held-out set changed, so the two models cannot be compared`
	};
}

// core/gate/lazy-sample.ts
/** What follows from the score, whatever the score comes from. */
const OF_SCORE = {
	logOdds: ({ score }) => logOddsOf(score),
	ranked: ({ score, positive }) => rankedRows(score, positive)
};
/** A sample whose columns are made when they are first asked for. */
function lazySample(makers) {
	const splits = /* @__PURE__ */ new Map();
	const sample = {
		pick: (rows) => picked(sample, {
			rows: rows.length,
			at: (values) => pick(values, rows),
			ranked: OF_SCORE.ranked
		}),
		split: (partition) => {
			const parts = splits.get(partition) ?? partsOf(sample, partition);
			splits.set(partition, parts);
			return parts;
		}
	};
	for (const [name, make] of Object.entries({
		...OF_SCORE,
		...makers
	})) Object.defineProperty(sample, name, {
		configurable: true,
		enumerable: true,
		get() {
			const value = make(sample);
			Object.defineProperty(sample, name, {
				value,
				enumerable: true
			});
			return value;
		}
	});
	return sample;
}
function partsOf(sample, partition) {
	let ranked;
	return partition.rows.map((rows, part) => picked(sample, {
		rows: rows.length,
		at: (values) => partition.split(values)[part] ?? pick(values, rows),
		ranked: (own) => {
			ranked ??= splitRanked(sample.ranked, {
				of: partition.of,
				sizes: partition.rows.map(({ length }) => length)
			});
			return ranked[part] ?? OF_SCORE.ranked(own);
		}
	}));
}
function picked(sample, { rows, at, ranked }) {
	const codes = (column) => ({
		...column,
		codes: at(column.codes)
	});
	return lazySample({
		task: () => sample.task,
		rows: () => rows,
		classes: () => sample.classes,
		positiveClass: () => sample.positiveClass,
		label: () => at(sample.label),
		predicted: () => at(sample.predicted),
		positive: () => at(sample.positive),
		score: () => at(sample.score),
		logOdds: () => at(sample.logOdds),
		ranked,
		probabilities: () => sample.probabilities.map((column) => at(column)),
		truth: () => at(sample.truth),
		forecast: () => at(sample.forecast),
		labelSets: () => codes(sample.labelSets),
		predictedSets: () => codes(sample.predictedSets),
		labelText: () => codes(sample.labelText),
		predictedText: () => codes(sample.predictedText),
		queries: () => groupsOf$1(at(sample.queries.of)),
		scale: () => at(sample.scale),
		lower: () => at(sample.lower),
		upper: () => at(sample.upper),
		column: () => (name) => at(sample.column(name))
	});
}
function pick(values, rows) {
	if (values instanceof Float64Array) return pickNumbers(values, rows);
	return values instanceof Int32Array ? pickCodes(values, rows) : pickFlags(values, rows);
}
function pickNumbers(values, rows) {
	const picked = new Float64Array(rows.length);
	for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0;
	return picked;
}
function pickCodes(values, rows) {
	const picked = new Int32Array(rows.length);
	for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0;
	return picked;
}
function pickFlags(values, rows) {
	const picked = new Uint8Array(rows.length);
	for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0;
	return picked;
}
/** Rows by group, the groups in the order in which they first appear. */
function groupsOf$1(codes) {
	const { of, count } = clustersOf(codes);
	const starts = new Int32Array(count + 1);
	for (const group of of) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
	for (let group = 0; group < count; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
	const next = starts.slice();
	const rows = new Int32Array(of.length);
	for (const [row, group] of of.entries()) {
		rows[next[group] ?? 0] = row;
		next[group] = (next[group] ?? 0) + 1;
	}
	return {
		count,
		of,
		rows,
		starts
	};
}

// core/gate/partition.ts
/** Tells rows apart by their codes, which are whole numbers under `count`. */
function partitionOf(codes, count) {
	const starts = new Uint32Array(count + 1);
	for (let row = 0; row < codes.length; row++) {
		const next = (codes[row] ?? 0) + 1;
		starts[next] = (starts[next] ?? 0) + 1;
	}
	for (let part = 0; part < count; part++) starts[part + 1] = (starts[part + 1] ?? 0) + (starts[part] ?? 0);
	const known = /* @__PURE__ */ new WeakMap();
	const split = (values) => {
		const parts = known.get(values) ?? viewsOf(sorted(values, codes, starts), starts);
		known.set(values, parts);
		return parts;
	};
	const rows = new Int32Array(codes.length);
	for (let row = 0; row < rows.length; row++) rows[row] = row;
	return {
		of: codes,
		rows: viewsOf(sortedCodes(rows, codes, starts.slice()), starts),
		split
	};
}
function viewsOf(values, starts) {
	return Array.from({ length: starts.length - 1 }, (_, part) => values.subarray(starts[part], starts[part + 1]));
}
/** The values part by part, from front to back: picking them part by part would read the whole column once for each. */
function sorted(values, codes, starts) {
	const next = starts.slice();
	if (values instanceof Float64Array) return sortedNumbers(values, codes, next);
	return values instanceof Int32Array ? sortedCodes(values, codes, next) : sortedFlags(values, codes, next);
}
function sortedNumbers(values, codes, next) {
	const filled = new Float64Array(values.length);
	for (let row = 0; row < values.length; row++) filled[advance(next, codes[row])] = values[row] ?? 0;
	return filled;
}
function sortedCodes(values, codes, next) {
	const filled = new Int32Array(values.length);
	for (let row = 0; row < values.length; row++) filled[advance(next, codes[row])] = values[row] ?? 0;
	return filled;
}
function sortedFlags(values, codes, next) {
	const filled = new Uint8Array(values.length);
	for (let row = 0; row < values.length; row++) filled[advance(next, codes[row])] = values[row] ?? 0;
	return filled;
}
function advance(next, part = 0) {
	const place = next[part] ?? 0;
	next[part] = place + 1;
	return place;
}

// core/gate/parts.ts
/** How many slices all slicing columns have together. */
function slicesOf(model, { slices }) {
	return (model.slices?.by ?? []).reduce((sum, column) => sum + (slices.get(column)?.values.length ?? 0), 0);
}
/** All rows, and each value of each slicing column. The rows are the candidate's: a slice is a property of an example, not of a model. */
function cutsOf(model, { rows: n, slices }) {
	const cuts = [{
		slice: null,
		rows: null,
		n,
		at: (values) => values,
		of: null
	}];
	for (const column of model.slices?.by ?? []) {
		const categories = slices.get(column);
		if (!categories) continue;
		const partition = partitionOf(categories.codes, categories.values.length);
		for (const [code, value] of [...categories.values.entries()].sort(([, a], [, b]) => a < b ? -1 : 1)) {
			const rows = partition.rows[code] ?? /* @__PURE__ */ new Int32Array();
			const at = (values) => partition.split(values)[code] ?? pick(values, rows);
			cuts.push({
				slice: {
					column,
					value
				},
				rows,
				n: rows.length,
				at,
				of: {
					partition,
					part: code
				}
			});
		}
	}
	return cuts;
}
/** What is said of slices beside their records: those that one file alone has, and those that are too small to gate. */
function sliceNotes(model, candidate, baseline) {
	const notes = [];
	for (const column of model.slices?.by ?? []) {
		const categories = candidate.slices.get(column);
		if (!categories) continue;
		const small = partitionOf(categories.codes, categories.values.length).rows.filter((rows) => rows.length < (model.slices?.min_n ?? 0)).length;
		if (small > 0) notes.push(`${small} of ${categories.values.length} slices by ${column} have fewer rows than min_n and do not gate`);
		const before = baseline?.slices.get(column);
		if (before) notes.push(...oneSided(column, categories.values, before.values));
	}
	return notes;
}
function oneSided(column, now, before) {
	const [known, left] = [new Set(before), new Set(now)];
	const named = (values) => {
		const shown = values.slice(0, 5).join(", ");
		return values.length > 5 ? `${shown} and ${values.length - 5} more` : shown;
	};
	const fresh = now.filter((value) => !known.has(value));
	const gone = before.filter((value) => !left.has(value));
	return [...fresh.length > 0 ? [`new slices by ${column}, which the baseline's file does not have: ${named(fresh)}`] : [], ...gone.length > 0 ? [`vanished slices by ${column}, which only the baseline's file has: ${named(gone)}`] : []].map((note) => note.slice(0, 500));
}
/** A cut as a metric's unit counts it: its rows, or its queries, whose weight and group are those of their first row. */
function partOf({ slice, rows, n, at }, unit, file) {
	const group = unit === "series" ? file.group ?? file.series : file.group;
	if (unit !== "query" || !file.query) {
		const weights = file.weight && at(file.weight);
		const timeline = unit === "series" ? file.timeline : null;
		return {
			slice,
			rows,
			n,
			at,
			weights,
			clusters: group && clustersOf(at(group.codes)),
			timeline
		};
	}
	const first = firstRows(at(file.query.codes));
	const weights = file.weight && pick(at(file.weight), first);
	return {
		slice,
		rows: null,
		n: first.length,
		at: (values) => values,
		weights,
		clusters: group && clustersOf(pick(at(group.codes), first)),
		timeline: null
	};
}
function firstRows(codes) {
	const rows = /* @__PURE__ */ new Map();
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] ?? 0;
		if (!rows.has(code)) rows.set(code, row);
	}
	return Int32Array.from(rows.values());
}
/** A cut once for each seed of the training. */
function cutsBySeed({ slice, rows, n }, seed) {
	const own = rows ?? Int32Array.from({ length: n }, (_, row) => row);
	return seed.values.map((_, code) => {
		const ofSeed = own.filter((row) => seed.codes[row] === code);
		return {
			slice,
			rows: ofSeed,
			n: ofSeed.length,
			at: (values) => pick(values, ofSeed),
			of: null
		};
	});
}

// core/metrics/ratio.ts
/**
* A smooth function of the means of some terms, with the influence of each unit: the delta method's first order (F. R. Hampel, JASA 69, 1974).
*
* @param weights an importance a unit; null for 1 each.
* @returns undefined without units, without weight, or where the function has no value.
*/
function influences(terms, of, weights = null) {
	const n = terms[0]?.length ?? 0;
	const total = weights ? sum(weights) : n;
	if (!(total > 0)) return void 0;
	const means = terms.map((term) => meanOf$1(term, weights, total));
	const smooth = of(means);
	if (!smooth || !Number.isFinite(smooth.value)) return void 0;
	const influence = new Float64Array(n);
	for (const [index, term] of terms.entries()) {
		const slope = smooth.gradient[index] ?? 0;
		const mean = means[index] ?? NaN;
		if (slope === 0) continue;
		for (let unit = 0; unit < n; unit++) influence[unit] = (influence[unit] ?? 0) + slope * ((term[unit] ?? NaN) - mean);
	}
	return {
		value: smooth.value,
		influence
	};
}
/** The weighted mean. One pass with running corrections where units are alike, so that equal values give exactly that value. */
function meanOf$1(values, weights, total) {
	let mean = 0;
	if (!weights) {
		for (let unit = 0; unit < values.length; unit++) mean += ((values[unit] ?? NaN) - mean) / (unit + 1);
		return mean;
	}
	for (let unit = 0; unit < values.length; unit++) {
		const weight = weights[unit] ?? 0;
		if (weight !== 0) mean += weight * (values[unit] ?? NaN);
	}
	return mean / total;
}
function sum(values) {
	let total = 0;
	for (let index = 0; index < values.length; index++) total += values[index] ?? 0;
	return total;
}

// core/statistics/means.ts
/**
* Mean of a per-row score. `undefined` under two rows or clusters of positive weight, where no standard error exists.
*
* @throws RangeError when columns differ in length or a weight is none
*/
function meanOf(values, design = {}) {
	const { weights, clusters } = design;
	const n = values.length;
	if (n < 2) return void 0;
	if (!weights && !clusters) return plainMeanOf(values);
	const total = totalWeight(n, weights);
	const mean = weightedMean(values, weights);
	const deviations = new Float64Array(n);
	for (let row = 0; row < n; row++) deviations[row] = (values[row] ?? NaN) - mean;
	const spread = spreadOf(deviations, design);
	if (spread.groups < 2) return void 0;
	const se = standardErrorOf(spread);
	let [squares, counted] = [0, 0];
	for (let row = 0; row < n; row++) {
		const weight = weights ? weights[row] ?? NaN : 1;
		squares += weight * (deviations[row] ?? NaN) ** 2;
		if (weight > 0) counted += 1;
	}
	const variance = squares / total * (counted / (counted - 1));
	const effectiveN = se > 0 ? variance / se ** 2 : kishSize(n, design);
	return {
		n,
		mean,
		se,
		groups: spread.groups,
		df: spread.groups - 1,
		effectiveN
	};
}
/** The same where every row counts alike, in two passes: a million rows are common. */
function plainMeanOf(values) {
	const n = values.length;
	const mean = weightedMean(values);
	let squares = 0;
	for (let row = 0; row < n; row++) squares += ((values[row] ?? NaN) - mean) ** 2;
	return {
		n,
		mean,
		se: Math.sqrt(squares / (n - 1) / n),
		groups: n,
		df: n - 1,
		effectiveN: n
	};
}
/**
* The paired comparison of two per-row scores. `undefined` under two rows or clusters of positive weight, where no standard error
* exists. The same scores everywhere give a standard error of exactly 0.
*
* @throws RangeError when columns differ in length or a weight is none
*/
function pairedMeans(baseline, candidate, design = {}) {
	if (baseline.length !== candidate.length) throw new RangeError("paired columns differ in length");
	const ofDifference = meanOf(differencesOf(baseline, candidate), design);
	const ofCandidate = meanOf(candidate, design);
	if (!ofDifference || !ofCandidate) return void 0;
	return {
		n: ofDifference.n,
		baseline: weightedMean(baseline, design.weights),
		candidate: ofCandidate.mean,
		difference: ofDifference.mean,
		seDifference: ofDifference.se,
		seCandidate: ofCandidate.se,
		df: ofDifference.df,
		groups: ofDifference.groups,
		effectiveN: ofDifference.effectiveN
	};
}
/** Candidate minus baseline, row by row. */
function differencesOf(baseline, candidate) {
	const differences = new Float64Array(candidate.length);
	for (let row = 0; row < differences.length; row++) differences[row] = (candidate[row] ?? NaN) - (baseline[row] ?? NaN);
	return differences;
}
/**
* The mean, exactly the value where all are equal, and safe from large offsets: values are summed as distances from a first guess, and the result
* is the guess of a second pass (T. F. Chan, G. H. Golub and R. J. LeVeque, American Statistician 37 (1983)). NaN without weight.
*/
function weightedMean(values, weights) {
	const total = totalWeight(values.length, weights);
	if (!(total > 0)) return NaN;
	const first = weights ? values[weights.findIndex((weight) => weight > 0)] ?? NaN : values[0] ?? NaN;
	const guess = first + distance(values, weights, first) / total;
	return guess + distance(values, weights, guess) / total;
}
/** The weighted sum of the values' distances from a point; a weight of 0 counts nothing, whatever its value. */
function distance(values, weights, from) {
	let sum = 0;
	if (!weights) {
		for (let row = 0; row < values.length; row++) sum += (values[row] ?? NaN) - from;
		return sum;
	}
	for (let row = 0; row < values.length; row++) {
		const weight = weights[row] ?? NaN;
		if (weight !== 0) sum += weight * ((values[row] ?? NaN) - from);
	}
	return sum;
}

// core/statistics/auc.ts
/**
* The area under the ROC curve, ties counting one half, with the influence of each row: (placement - area) over the share of the
* row's class. Summed over clusters its variance is that of N. A. Obuchowski, Biometrics 53 (1997) but for small-sample factors; with
* weights it is first-order. `undefined` where a class has no weight.
*
* @param ranked the rows by their score, where they are already sorted.
* @throws RangeError when the columns differ in length or a score is not finite
*/
function aucInfluences(scores, labelled, ranked) {
	const { positive, weights } = labelled;
	const total = totalWeight(positive.length, weights);
	const positives = weightOfPositives(labelled);
	if (!(positives > 0 && positives < total)) return void 0;
	const influence = placementsOf(ranked ?? rankedRows(scores, positive), labelled);
	let value = 0;
	for (let row = 0; row < positive.length; row++) {
		const weight = weights ? weights[row] ?? NaN : 1;
		if (positive[row] === 1) value += weight / positives * (influence[row] ?? NaN);
	}
	const [ofPositives, ofNegatives] = [total / positives, total / (total - positives)];
	for (let row = 0; row < positive.length; row++) {
		const factor = positive[row] === 1 ? ofPositives : ofNegatives;
		influence[row] = factor * ((influence[row] ?? NaN) - value);
	}
	return {
		value,
		influence
	};
}

// core/statistics/influence.ts
/**
* Standard errors of two functions of means from their influences on the same rows: the delta method's first order. Without clusters
* n is in the denominator; with clusters it is CR1, NaN under two of them.
*
* @throws RangeError when columns differ in length or a weight is none
*/
function compareInfluences(baseline, candidate, design = {}) {
	if (baseline.influence.length !== candidate.influence.length) throw new RangeError("paired columns differ in length");
	const ofDifference = spreadOf(differencesOf(baseline.influence, candidate.influence), design);
	const ofCandidate = spreadOf(candidate.influence, design);
	const { groups } = ofDifference;
	const root = (spread) => design.clusters ? standardErrorOf(spread) : Math.sqrt(spread.variance);
	return {
		baseline: baseline.value,
		candidate: candidate.value,
		difference: candidate.value - baseline.value,
		seDifference: root(ofDifference),
		seCandidate: root(ofCandidate),
		groups,
		df: design.clusters ? groups - 1 : null
	};
}

// core/gate/part.ts
/** As the statistics take it. */
function designOf({ weights, clusters }) {
	return {
		...weights ? { weights } : {},
		...clusters ? { clusters } : {}
	};
}
/** Clusters that the rows of a part are in; null where every row is its own. */
function groupsOf({ clusters, timeline }) {
	return timeline ? null : clusters?.count ?? null;
}
/** Whether all rows count alike and independently, so that counts say everything of a 0/1 mean or a table. */
function rowsAreAlike({ weights, clusters, timeline }) {
	return weights === null && clusters === null && timeline === null;
}

// core/gate/areas.ts
const ONE_CLASS = {
	kind: "undefined",
	reason: "only one class among the labels"
};
/** Compares two areas under the ROC curve: DeLong; with weights its weighted influence function; with groups by resampling them. */
function areas(scored, { part, tolerance, resampling }) {
	let positives = 0;
	for (const flag of scored.candidate.positive) positives += flag;
	const negatives = part.n - positives;
	if (positives === 0 || negatives === 0) return ONE_CLASS;
	if (part.clusters) return resampled(scored, {
		part,
		tolerance,
		resampling
	});
	const values = part.weights ? weighted(scored, part.weights) : delong(rowsOf(scored));
	if (!values) return ONE_CLASS;
	return {
		kind: "auc",
		weighted: part.weights !== null,
		positives,
		negatives,
		baseline: values.baseline,
		candidate: values.candidate,
		variance_baseline: values.varianceBaseline,
		variance_candidate: values.varianceCandidate,
		covariance: values.covariance
	};
}
function rowsOf({ baseline, candidate }) {
	const ranked = {
		baseline: baseline.ranked,
		candidate: candidate.ranked
	};
	return {
		positive: candidate.positive,
		baseline: baseline.score,
		candidate: candidate.score,
		ranked
	};
}
function weighted({ baseline, candidate }, weights) {
	const { positive } = candidate;
	const before = aucInfluences(baseline.score, {
		positive,
		weights
	}, baseline.ranked);
	const after = aucInfluences(candidate.score, {
		positive,
		weights
	}, candidate.ranked);
	if (!before || !after) return void 0;
	const { seDifference, seCandidate } = compareInfluences(before, after, { weights });
	const { seCandidate: seBaseline } = compareInfluences(after, before, { weights });
	const [varianceBaseline, varianceCandidate] = [seBaseline ** 2, seCandidate ** 2];
	const covariance = (varianceBaseline + varianceCandidate - seDifference ** 2) / 2;
	return {
		baseline: before.value,
		candidate: after.value,
		varianceBaseline,
		varianceCandidate,
		covariance
	};
}
function resampled({ baseline, candidate }, { part, tolerance, resampling }) {
	const { n, weights, clusters } = part;
	if (!clusters) throw new Error("only rows in groups are resampled");
	const [before, after] = [area(baseline.ranked), area(candidate.ranked)];
	return resample({
		n,
		groups: groupsOf(part),
		units: {
			kind: "clusters",
			clusters
		},
		statistic: (counts) => {
			const times = weights ? counts.map((count, row) => count * (weights[row] ?? 0)) : counts;
			return [before(times), after(times)];
		},
		sign: 1,
		tolerance,
		resampling
	});
}

// core/statistics/forecast-comparison.ts
/**
* Compares forecasts made `horizon` steps ahead, whose losses are then correlated up to horizon - 1 steps. F. X. Diebold and R. S. Mariano,
* JBES 13 (1995); D. Harvey, S. Leybourne and P. Newbold, International Journal of Forecasting 13 (1997). `undefined` where the variance
* estimate, which may be negative, is not above 0, or the series is not longer than the horizon: then a bootstrap by moving blocks is left.
*
* @param differences loss of the candidate less that of the baseline, in order of time
* @param among 1 for each time that counts, where only the mean over some of them is asked for; null for all. Times keep their distance.
*/
function dieboldMariano(differences, horizon, among = null) {
	const counts = (at) => among === null || among[at] === 1;
	let t = 0;
	for (let at = 0; at < differences.length; at++) if (counts(at)) t++;
	if (!(horizon >= 1 && t > horizon)) return void 0;
	let mean = 0;
	for (let at = 0; at < differences.length; at++) if (counts(at)) mean += (differences[at] ?? NaN) / t;
	const deviations = differences.map((difference, at) => counts(at) ? difference - mean : 0);
	let variance = autocovariance(deviations, 0, t);
	for (let lag = 1; lag < horizon; lag++) variance += 2 * autocovariance(deviations, lag, t);
	const factor = (t + 1 - 2 * horizon + horizon * (horizon - 1) / t) / t;
	if (!(variance > 0 && factor > 0)) return void 0;
	const se = Math.sqrt(variance / t);
	return {
		difference: mean,
		se: se / Math.sqrt(factor),
		df: t - 1,
		dm: mean / se
	};
}
function autocovariance(deviations, lag, t) {
	let sum = 0;
	for (let at = lag; at < deviations.length; at++) sum += (deviations[at] ?? NaN) * (deviations[at - lag] ?? NaN);
	return sum / t;
}

// core/gate/forecasts.ts
/** The mean of values over one series. */
function meanCourse(values, { at, n }) {
	return {
		value: meanOf$1(at(values), null, n),
		rows: values
	};
}
/** A smooth function of means over one series, whose influences are of the part's rows. */
function smoothCourse({ value, influence }, { part: { rows }, timeline }) {
	if (!rows) return {
		value,
		rows: influence
	};
	const spread = new Float64Array(timeline.order.length);
	for (let index = 0; index < rows.length; index++) spread[rows[index] ?? 0] = influence[index] ?? NaN;
	return {
		value,
		rows: spread
	};
}
/**
* Compares two models' values over one series, by the test of Diebold and Mariano: errors of forecasts several steps ahead are
* correlated, and rows that lie that near in time do not count as independent. Of a smooth function of means the influences stand in
* for the losses, as the delta method has it. A slice's rows keep their distance in time.
*/
function forecasts(baseline, candidate, { part, timeline }) {
	const { n, rows } = part;
	const { horizon, order } = timeline;
	if (n <= horizon) return undefinedBecause$1("the series is not longer than the horizon");
	const among = rows && flagsOf(rows, order);
	const [before, after] = [baseline, candidate].map((course) => Float64Array.from(order, (row) => course.rows[row] ?? NaN));
	if (!before || !after) throw new Error("there are two models");
	const differences = differencesOf(before, after);
	const own = errorOf(after, horizon, among);
	const ofDifference = errorOf(differences, horizon, among);
	if (own === void 0 || ofDifference === void 0) return undefinedBecause$1(`the long-run variance over ${horizon} steps is not above 0; write a shorter data.horizon`);
	if (!Number.isFinite(baseline.value + candidate.value)) return undefinedBecause$1("a row has no value");
	return {
		kind: "forecast",
		n,
		horizon,
		df: n - 1,
		baseline: baseline.value,
		candidate: candidate.value,
		difference: candidate.value - baseline.value,
		se_difference: ofDifference,
		se_candidate: own
	};
}
function undefinedBecause$1(reason) {
	return {
		kind: "undefined",
		reason
	};
}
function flagsOf(rows, order) {
	const members = new Uint8Array(order.length);
	for (const row of rows) members[row] = 1;
	return Uint8Array.from(order, (row) => members[row] ?? 0);
}
function errorOf(values, horizon, among) {
	const counted = among ? values.filter((_, at) => among[at] === 1) : values;
	if (counted.every((value) => value === counted[0])) return 0;
	return dieboldMariano(values, horizon, among)?.se;
}

// core/gate/random-groups.ts
/** As many as leave a t distribution with light tails. */
const MOST_GROUPS = 50;
/** Fewer rows than this in each group would be too few for a value that is no mean. */
const ROWS_A_GROUP = 200;
/** Whether the rows of a part are enough for random groups; rows that depend on each other cannot be split at random. */
function canSplit({ n, clusters }) {
	return clusters === null && n >= 3e3;
}
/**
* Splits rows at random into groups of about the same size, at least 200 rows on average.
*
* @param seed a whole number; the same one gives the same groups.
*/
function randomGroups(n, seed) {
	const random = randomFromSeed(seed);
	const groups = Math.min(MOST_GROUPS, Math.floor(n / ROWS_A_GROUP));
	const of = new Int32Array(n);
	for (let row = 0; row < n; row++) of[row] = Math.floor(random.bits() / 2 ** 32 * groups);
	return partitionOf(of, groups);
}
/**
* Compares two values over very many rows at the price of two passes: the rows are split at random into groups, and the standard error
* of the whole is that of the groups' mean, with t(groups - 1). The method of random groups (K. M. Wolter, Introduction to Variance
* Estimation (2007), chapter 2); like the bootstrap it needs a value that is nearly normal, which so many rows make it.
*/
function overRandomGroups(baseline, candidate, { part: { n, weights }, groups: { rows } }) {
	const whole = {
		before: baseline.whole(weights),
		after: candidate.whole(weights)
	};
	const groups = rows.map((members, group) => {
		const heavy = weights && pick(weights, members);
		return {
			before: baseline.groups[group]?.(heavy),
			after: candidate.groups[group]?.(heavy)
		};
	});
	const seDifference = errorOfMean(groups.map(({ before = NaN, after = NaN }) => after - before));
	const seCandidate = errorOfMean(groups.map(({ after = NaN }) => after));
	if (whole.before === void 0 || whole.after === void 0 || !Number.isFinite(whole.before + whole.after)) return {
		kind: "undefined",
		reason: "it has no value on these rows"
	};
	if (!Number.isFinite(seDifference + seCandidate)) return {
		kind: "undefined",
		reason: "it has no value on one of the random groups of these rows"
	};
	return {
		kind: "smooth",
		n,
		groups: null,
		weighted: weights !== null,
		effective_n: n,
		df: groups.length - 1,
		baseline: whole.before,
		candidate: whole.after,
		se_difference: seDifference,
		se_candidate: seCandidate
	};
}
function errorOfMean(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return Math.sqrt(squares / (values.length - 1) / values.length);
}

// core/gate/smooth.ts
/** Compares two values by their influences, a value a row. */
function smoothOf(baseline, candidate, part) {
	const design = designOf(part);
	const values = compareInfluences(baseline, candidate, design);
	if (!Number.isFinite(values.seDifference)) return {
		kind: "undefined",
		reason: "fewer than two groups"
	};
	return {
		kind: "smooth",
		n: part.n,
		groups: groupsOf(part),
		weighted: part.weights !== null,
		effective_n: kishSize(part.n, design),
		df: values.df,
		baseline: values.baseline,
		candidate: values.candidate,
		se_difference: values.seDifference,
		se_candidate: values.seCandidate
	};
}

// core/gate/tables.ts
/** A joint table is written out up to this many classes (21^3 = 9,261 cells); beyond, its values and standard errors are. */
const MAX_CLASSES = 21;
/** Of a slice up to this many classes: hundreds of slices with thousands of cells would not fit into the evidence. */
const MAX_CLASSES_OF_SLICE = 3;
/** Compares two functions of the confusion table. */
function tableOf(baseline, candidate, { part, ruled, tables }) {
	const metric = confusionMetricOf(ruled, candidate.positive);
	if (!rowsAreAlike(part)) return unlike(baseline, candidate, {
		part,
		ruled,
		metric
	});
	const joint = tables.get(baseline.predicted) ?? jointOf(baseline, candidate, part);
	tables.set(baseline.predicted, joint);
	const values = tableStatistics(joint, metric);
	if (!values) return {
		kind: "undefined",
		reason: ruled.metric.undefinedWhen
	};
	const { labels, positive } = candidate;
	if (labels.length <= (part.slice ? MAX_CLASSES_OF_SLICE : MAX_CLASSES)) return {
		kind: "table",
		labels: [...labels],
		positive,
		counts: countsOfJointTable(joint)
	};
	return {
		kind: "smooth",
		n: part.n,
		groups: null,
		weighted: false,
		effective_n: part.n,
		df: null,
		baseline: values.baseline,
		candidate: values.candidate,
		se_difference: values.seDifference,
		se_candidate: values.seCandidate
	};
}
function jointOf(baseline, candidate, { at }) {
	return jointTable({
		classes: candidate.labels.length,
		labels: at(candidate.label),
		baseline: at(baseline.predicted),
		candidate: at(candidate.predicted)
	});
}
function unlike(baseline, candidate, { part, ruled, metric }) {
	const before = influencesOf(baseline, part, metric);
	const after = influencesOf(candidate, part, metric);
	if (!before || !after) return {
		kind: "undefined",
		reason: ruled.metric.undefinedWhen
	};
	return smoothOf(before, after, part);
}
function influencesOf({ labels, label, predicted }, { at, weights }, metric) {
	const classes = labels.length;
	const codes = {
		labels: at(label),
		predicted: at(predicted)
	};
	return confusionInfluences({
		classes,
		...codes,
		...weights ? { weights } : {}
	}, metric);
}

// core/gate/measure.ts
/** Baseline and candidate on the same rows; both must be values of the same metric. */
function pairedOf(baseline, candidate, scope) {
	const { part } = scope;
	if (candidate.kind === "mean" && baseline.kind === "mean") {
		const { timeline } = part;
		if (timeline) {
			const [before, after] = [meanCourse(baseline.values, part), meanCourse(candidate.values, part)];
			return forecasts(before, after, {
				part,
				timeline
			});
		}
		const [before, after] = [part.at(baseline.values), part.at(candidate.values)];
		return baseline.binary && candidate.binary && rowsAreAlike(part) ? proportions(before, after) : means(before, after, part);
	}
	if (candidate.kind === "terms" && baseline.kind === "terms") return ratios(baseline, candidate, scope);
	if (candidate.kind === "score" && baseline.kind === "score") return areas({
		baseline: baseline.sample,
		candidate: candidate.sample
	}, scope);
	if (candidate.kind === "classes" && baseline.kind === "classes") return tableOf(baseline, candidate, scope);
	if (candidate.kind === "aggregate" && baseline.kind === "aggregate") return aggregates(baseline, candidate, scope);
	throw new Error("the two models were measured by different metrics");
}
function undefinedBecause(reason) {
	return {
		kind: "undefined",
		reason
	};
}
function proportions(baseline, candidate) {
	if (hasGaps(baseline) || hasGaps(candidate)) return undefinedBecause("a row has no value");
	const { n, wins, losses, bothRight } = pairedOutcomes(baseline, candidate);
	return {
		kind: "proportions",
		n,
		wins,
		losses,
		both_right: bothRight
	};
}
function hasGaps(values) {
	for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) return true;
	return false;
}
function means(baseline, candidate, part) {
	const values = pairedMeans(baseline, candidate, designOf(part));
	if (!values) return undefinedBecause(part.clusters ? "fewer than two groups" : "fewer than two rows");
	if (Number.isNaN(values.difference)) return undefinedBecause("a row has no value");
	return {
		kind: "means",
		n: values.n,
		groups: groupsOf(part),
		weighted: part.weights !== null,
		effective_n: values.effectiveN,
		df: values.df,
		baseline: values.baseline,
		candidate: values.candidate,
		difference: values.difference,
		se_difference: values.seDifference,
		se_candidate: values.seCandidate
	};
}
function ratios(baseline, candidate, { part, ruled }) {
	const [before, after] = [baseline, candidate].map(({ terms, of }) => influences(terms.map(part.at), of, part.weights));
	if (!before || !after) return undefinedBecause(ruled.metric.undefinedWhen);
	const { timeline } = part;
	if (!timeline) return smoothOf(before, after, part);
	const stretch = {
		part,
		timeline
	};
	return forecasts(smoothCourse(before, stretch), smoothCourse(after, stretch), stretch);
}
/** Only what the policy gates is worth resampling; of the rest both values are written down. */
function aggregates(baseline, candidate, scope) {
	const { part, ruled, tolerance, resampling } = scope;
	const { n, weights, clusters } = part;
	const [before, after] = [baseline.of(baseline.sample), candidate.of(candidate.sample)];
	if (!ruled.rule.gate) {
		const [value, own] = [before(weights), after(weights)];
		if (!isValue(value) || !isValue(own)) return undefinedBecause(ruled.metric.undefinedWhen);
		return {
			kind: "number",
			baseline: value,
			candidate: own
		};
	}
	if (resampling.resamples < 1e3 && canSplit(part)) {
		const groups = scope.groups();
		const grouped = ({ sample, of }) => sample.split(groups).map(of);
		const found = overRandomGroups({
			whole: before,
			groups: grouped(baseline)
		}, {
			whole: after,
			groups: grouped(candidate)
		}, {
			part,
			groups
		});
		if (found.kind !== "undefined") return found;
	}
	const times = new Float64Array(n);
	const weighted = (counts) => {
		if (!weights) return counts;
		for (let row = 0; row < n; row++) times[row] = (counts[row] ?? 0) * (weights[row] ?? 0);
		return times;
	};
	return resample({
		n,
		groups: groupsOf(part),
		units: clusters ? {
			kind: "clusters",
			clusters
		} : {
			kind: "rows",
			n
		},
		statistic: (counts) => {
			const drawn = weighted(counts);
			return [before(drawn), after(drawn)];
		},
		sign: ruled.metric.direction === "higher" ? 1 : -1,
		tolerance,
		resampling
	});
}
function isValue(value) {
	return value !== void 0 && Number.isFinite(value);
}

// core/gate/estimate.ts
/**
* The candidate alone.
*
* @param paired a comparison that it was measured in, if any: it holds the candidate's part, which need not be computed again.
*/
function estimateOf(values, paired, scope) {
	const measured = paired && paired.kind !== "undefined" ? paired : pairedOf(values, values, scope);
	const groups = groupsOf(scope.part);
	switch (measured.kind) {
		case "proportions": return {
			kind: "proportion",
			n: measured.n,
			successes: measured.wins + measured.both_right
		};
		case "means": return {
			...own(measured),
			groups,
			df: measured.df,
			method: "t"
		};
		case "forecast": return {
			...own(measured),
			groups,
			df: measured.df,
			method: "long-run"
		};
		case "smooth": return {
			...own(measured),
			groups,
			df: measured.df,
			method: values.kind === "aggregate" ? "random-groups" : "influence"
		};
		case "bootstrap": return values.kind === "score" ? clusteredArea(values, measured, scope) : {
			...own(measured),
			groups,
			df: null,
			method: "bootstrap"
		};
		case "auc": {
			const { positives, negatives, candidate, variance_candidate } = measured;
			return {
				kind: "auc",
				positives,
				negatives,
				groups,
				value: candidate,
				variance: variance_candidate
			};
		}
		case "table": return tableEstimate(measured, scope);
		case "number": return {
			kind: "number",
			value: measured.candidate
		};
		case "seeds": throw new Error("seeds are joined after each was measured by itself");
		case "undefined": return measured;
	}
}
function own({ n, candidate, se_candidate: se }) {
	return {
		kind: "estimate",
		n,
		value: candidate,
		se
	};
}
function clusteredArea({ sample }, { candidate, se_candidate: se }, { part }) {
	let positives = 0;
	for (const flag of sample.positive) positives += flag;
	return {
		kind: "auc",
		positives,
		negatives: part.n - positives,
		groups: groupsOf(part),
		value: candidate,
		variance: se ** 2
	};
}
function tableEstimate({ labels, counts, positive }, { ruled }) {
	const joint = jointTableOfCounts(labels.length, counts);
	const found = tableStatistics(joint, confusionMetricOf(ruled, positive));
	if (!found) throw new Error("a table is only written down where both values are defined");
	return {
		kind: "estimate",
		n: counts.reduce((sum, count) => sum + count, 0),
		groups: null,
		value: found.candidate,
		se: found.seCandidate,
		df: null,
		method: "influence"
	};
}

// core/gate/recipe.ts
/**
* What several seeds of one recipe show together. The variance of the mean difference has two parts, sigma_test^2/n from the held-out rows
* and sigma_seed^2/S from the seeds (X. Bouthillier et al., "Accounting for variance in machine learning benchmarks", MLSys 2021, sections
* 2 and 3). All seeds share the rows, so the first part is the mean over the seeds of one seed's: nothing is gained by averaging.
*/
function overSeeds(seeds, asked) {
	return {
		candidate: ownOf(seeds),
		baseline: comparisonOf(seeds, "baseline", asked),
		anchor: comparisonOf(seeds, "anchor", asked)
	};
}
const TOO_FEW = {
	kind: "undefined",
	reason: "a recipe needs at least two seeds"
};
function comparisonOf(seeds, side, { ruled, tests }) {
	const paired = seeds.map((seed) => seed[side]).filter((one) => one !== null);
	const [first] = paired;
	if (!first) return null;
	if (paired.length < 2) return TOO_FEW;
	const contrasts = paired.map((one) => contrastOf(one, ruled, tests));
	const known = contrasts.filter((contrast) => contrast !== void 0);
	if (known.length < contrasts.length) return {
		kind: "undefined",
		reason: "it has no value for one of the seeds"
	};
	const differences = known.map(({ baseline, candidate }) => candidate - baseline);
	const candidates = known.map(({ candidate }) => candidate);
	const ownVariances = seeds.map(({ candidate }) => varianceOf(candidate) ?? 0);
	const better = known.map(({ gain }) => gain > 0 ? 1 : gain === 0 ? .5 : 0);
	return {
		kind: "seeds",
		n: known[0]?.n ?? 0,
		groups: "groups" in first ? first.groups : null,
		seeds: known.length,
		baseline: mean(known.map(({ baseline }) => baseline)),
		candidate: mean(candidates),
		difference: mean(differences),
		variance_test: mean(known.map(({ se }) => se ** 2)),
		variance_seed: sampleVariance(differences),
		se_candidate: Math.sqrt(mean(ownVariances) + sampleVariance(candidates) / known.length),
		better: mean(better)
	};
}
function ownOf(seeds) {
	const found = seeds.map(({ candidate }) => ({
		value: ownValue({ candidate }),
		variance: varianceOf(candidate)
	}));
	const values = found.map(({ value }) => value).filter((value) => value !== null);
	const variances = found.map(({ variance }) => variance).filter((variance) => variance !== null);
	if (seeds.length < 2) return TOO_FEW;
	if (values.length < seeds.length || variances.length < seeds.length) return {
		kind: "undefined",
		reason: "it has no value for one of the seeds"
	};
	const first = seeds[0];
	const groups = first && "groups" in first.candidate ? first.candidate.groups : null;
	return {
		kind: "estimate",
		n: first?.n ?? 0,
		groups,
		value: mean(values),
		se: Math.sqrt(mean(variances) + sampleVariance(values) / values.length),
		df: values.length - 1,
		method: "seeds"
	};
}
function varianceOf(estimate) {
	switch (estimate.kind) {
		case "proportion": {
			const share = estimate.successes / estimate.n;
			return share * (1 - share) / estimate.n;
		}
		case "estimate": return estimate.se ** 2;
		case "auc": return estimate.variance;
		case "number":
		case "undefined": return null;
	}
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function sampleVariance(values) {
	const centre = mean(values);
	return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

// core/gate/values.ts
/**
* One model's values of a metric.
*
* @throws UserError when the file lacks what the metric needs.
*/
function valuesOf({ measure }, options, sample) {
	switch (measure.kind) {
		case "mean": {
			const values = measure.of(sample, options);
			return {
				kind: "mean",
				values,
				binary: measure.binary === "by-values" ? values.every(isFlag) : measure.binary
			};
		}
		case "auc": return {
			kind: "score",
			sample
		};
		case "table": return {
			kind: "classes",
			labels: sample.classes,
			positive: sample.positiveClass,
			label: sample.label,
			predicted: sample.predicted
		};
		case "ratio": return {
			kind: "terms",
			terms: measure.terms(sample, options),
			of: (means) => measure.of(means, options)
		};
		case "aggregate": return {
			kind: "aggregate",
			sample,
			of: (rows) => measure.of(rows, options)
		};
		case "number": throw new Error("a number of the run record has no rows");
	}
}
function isFlag(value) {
	return value === 0 || value === 1;
}

// core/gate/records.ts
/** The records of one metric: all rows, and every slice where it is gated. */
function recordsOf(ruled, held) {
	const values = valuesAt(ruled, held.samples);
	return held.cuts.filter(({ slice }) => slice === null || ruled.rule.gate).map((cut) => (held.file.seed ? recordOverSeeds : recordOf)({
		ruled,
		cut,
		held
	}, values));
}
function valuesAt({ metric, rule }, samples) {
	const whole = /* @__PURE__ */ new Map();
	const together = metric.unit === "query" || ["auc", "aggregate"].includes(metric.measure.kind);
	return (model, cut) => {
		const sample = samples[model];
		if (!sample) return null;
		if (together && cut.rows) return valuesOf(metric, rule, sampleAt(sample, cut));
		const values = whole.get(model) ?? valuesOf(metric, rule, sample);
		whole.set(model, values);
		return values;
	};
}
function sampleAt(sample, { rows, of }) {
	return (of && sample.split(of.partition)[of.part]) ?? (rows ? sample.pick(rows) : sample);
}
function recordOf({ ruled, cut, held }, values) {
	const scope = scopeOf({
		ruled,
		cut,
		held
	});
	const candidate = values("candidate", cut);
	if (!candidate) throw new Error("there is always a candidate");
	const against = (model) => {
		const other = values(model, cut);
		return other && pairedOf(other, candidate, scope);
	};
	const baseline = against("baseline");
	return {
		metric: ruled.name,
		slice: cut.slice,
		n: scope.part.n,
		candidate: estimateOf(candidate, baseline, scope),
		baseline,
		anchor: cut.slice ? null : against("anchor")
	};
}
/** A recipe is measured on each seed by itself; what the seeds tell together is written down. */
function recordOverSeeds({ ruled, cut, held }, values) {
	const found = madeOf(cut, held).seeds.map((seed) => recordOf({
		ruled,
		cut: seed,
		held
	}, values));
	const n = Math.max(0, ...found.map((record) => record.n));
	return {
		metric: ruled.name,
		slice: cut.slice,
		n,
		...overSeeds(found, {
			ruled,
			tests: held.model.tests
		})
	};
}
function scopeOf({ ruled, cut, held }) {
	const { model, file } = held;
	const made = madeOf(cut, held);
	const { unit } = ruled.metric;
	const part = made.parts.get(unit) ?? partOf(cut, unit, file);
	made.parts.set(unit, part);
	return {
		part,
		ruled,
		tolerance: toleranceOn(cut.slice, ruled.rule, model) ?? null,
		resampling: held.resampling,
		tables: made.tables,
		groups: () => randomGroupsOf(made, part.n, model.tests.seed)
	};
}
function randomGroupsOf({ groups }, n, seed) {
	const known = groups.get(n) ?? randomGroups(n, seed);
	groups.set(n, known);
	return known;
}
function madeOf(cut, { made, file }) {
	const known = made.get(cut);
	if (known) return known;
	const fresh = {
		parts: /* @__PURE__ */ new Map(),
		tables: /* @__PURE__ */ new Map(),
		groups: /* @__PURE__ */ new Map(),
		seeds: file.seed ? cutsBySeed(cut, file.seed) : []
	};
	made.set(cut, fresh);
	return fresh;
}
/** The metrics whose differences may be resampled. */
function drawnAmong(metrics, { group }) {
	return metrics.filter(({ metric: { measure }, rule }) => {
		return rule.gate && (measure.kind === "aggregate" || group !== null && measure.kind === "auc");
	});
}
/** As many resamples as all metrics that may need them can have, on all rows and again on the slices of each column. */
function resamplingOf(metrics, model, file) {
	const times = drawnAmong(metrics, file).length * (1 + (model.slices?.by.length ?? 0));
	return affordable(model.tests, file.rows * Math.max(1, times));
}
/** Says where fewer resamples were drawn than the policy asks for. */
function resampleWarnings(metrics, model, file) {
	const drawn = drawnAmong(metrics, file);
	const { resamples } = resamplingOf(metrics, model, file);
	if (drawn.length === 0 || resamples === model.tests.resamples) return [];
	return [`${drawn.map(({ name }) => name).join(", ")}: ${model.tests.resamples} resamples of ${file.rows} rows would take too long; ` + (resamples < 1e3 ? `standard errors come from random groups of rows, of slices and groups with few rows from ${resamples} resamples` : `${resamples} were drawn`)];
}

// core/gate/sample.ts
init_errors();
/** The frame of files that are compared with each other. The labels are the candidate's; the others' are equal by then. */
function frameOf(model, files) {
	const [first] = files;
	const positive = model.task === "binary" && first ? positiveLabel(first.label, model.data, first.source) : null;
	return {
		model,
		classes: classesOf(model, files, positive),
		positive
	};
}
function classesOf({ task }, files, positive) {
	if (task === "llm") return [];
	const texts = files.flatMap((file) => [...file.label.values, ...file.prediction.values]);
	const named = task === "multilabel" ? texts.flatMap(tagsIn) : texts;
	const probable = files.flatMap((file) => [...file.probabilities?.keys() ?? []]);
	const classes = [.../* @__PURE__ */ new Set([
		...named,
		...probable,
		...positive === null ? [] : [positive]
	])];
	return classes.every((name) => name !== "" && Number.isFinite(Number(name))) ? classes.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1)) : classes.sort();
}
function tagsIn(text) {
	return JSON.parse(text);
}
/** A file's rows as metrics read them. */
function sampleOf(file, frame) {
	const { classes, positive, model } = frame;
	const { data } = model;
	return lazySample({
		task: () => model.task,
		rows: () => file.rows,
		classes: () => classes,
		positiveClass: () => positive === null ? null : classes.indexOf(positive),
		label: () => codesIn(file.label, classes),
		predicted: () => codesIn(file.prediction, classes),
		positive: () => positivesOf(file, positive),
		score: () => file.score ?? missing(file, "score"),
		probabilities: () => probabilitiesOf(file, classes),
		truth: () => (file.numbers ?? missing(file, "label")).label,
		forecast: () => (file.numbers ?? missing(file, "prediction")).prediction,
		labelSets: () => setsIn(file.label, classes),
		predictedSets: () => setsIn(file.prediction, classes),
		labelText: () => file.label,
		predictedText: () => file.prediction,
		queries: () => queriesOf(file, data.query),
		scale: () => file.scale ?? missing(file, "scale"),
		lower: () => (file.bounds ?? missing(file, "lower")).lower,
		upper: () => (file.bounds ?? missing(file, "upper")).upper,
		column: () => (name) => file.columns.get(name) ?? missing(file, name)
	});
}
function queriesOf(file, name) {
	const { query } = file;
	if (!query || name === null) return missing(file, "query");
	return groupsOf$1(query.codes);
}
function setsIn({ codes, values }, classes) {
	const indexOf = new Map(classes.map((name, index) => [name, index]));
	return {
		codes,
		sets: values.map((text) => Int32Array.from(tagsIn(text), (tag) => indexOf.get(tag) ?? -1).sort())
	};
}
function probabilitiesOf({ probabilities, label, source }, classes) {
	const without = classes.find((name) => !probabilities?.has(name));
	if (!probabilities || without !== void 0) throw new UserError(`${source}: a metric of probabilities needs a column prob_<label> for every class; "${without}" has none`);
	return classes.map((name) => probabilities.get(name) ?? new Float64Array(label.codes.length));
}
function positivesOf({ label }, positive) {
	const code = positive === null ? -1 : label.values.indexOf(positive);
	const positives = new Uint8Array(label.codes.length);
	for (let row = 0; row < positives.length; row++) positives[row] = label.codes[row] === code ? 1 : 0;
	return positives;
}
function codesIn(column, classes) {
	const codeOf = column.values.map((value) => classes.indexOf(value));
	return column.codes.map((code) => codeOf[code] ?? -1);
}
function missing({ source }, key) {
	throw new UserError(`${source}: a metric needs the column data.${key}; name it in the policy`);
}

// core/gate/measured.ts
/** The metrics that are measured on rows; numbers of the run record have none. */
function ruledMetrics(model) {
	return Object.entries(model.metrics).flatMap(([name, rule]) => {
		const metric = metricOf(name, rule, model.task);
		if (!metric) throw new Error(`the policy reader let an unknown metric through: ${name}`);
		return metric.measure.kind === "number" ? [] : [{
			name,
			metric,
			rule
		}];
	});
}
/** What all models of a comparison share. */
function frameOfJoined({ model, candidate, baseline, anchor }) {
	return frameOf(model, [
		candidate,
		baseline,
		anchor
	].filter((file) => file !== null));
}
/**
* Measures some metrics on all rows, and those that are gated on each slice. It makes no difference to a metric which others are measured here.
*
* @param names of metrics that have rows.
* @throws UserError when a file lacks a column that a metric needs.
*/
function measured$1(joined, names) {
	const { model, candidate } = joined;
	const frame = frameOfJoined(joined);
	const metrics = ruledMetrics(model);
	const held = {
		model,
		file: candidate,
		samples: {
			candidate: sampleOf(candidate, frame),
			baseline: joined.baseline && sampleOf(joined.baseline, frame),
			anchor: joined.anchor && sampleOf(joined.anchor, frame)
		},
		cuts: cutsOf(model, candidate),
		resampling: resamplingOf(metrics, model, candidate),
		made: /* @__PURE__ */ new Map()
	};
	const ruledBy = new Map(metrics.map((ruled) => [ruled.name, ruled]));
	const found = /* @__PURE__ */ new Map();
	for (const name of names) {
		const ruled = ruledBy.get(name);
		if (ruled) found.set(name, recordsOf(ruled, held));
	}
	return found;
}

// core/gate/numbers.ts
/** The records of metrics that are numbers of the run record: a value a side, no rows, no slices, no anchor. */
function numberRecords(model, { candidate, baseline }) {
	return Object.entries(model.metrics).flatMap(([metric, rule]) => {
		const measure = metricOf(metric, rule, model.task)?.measure;
		if (measure?.kind !== "number") return [];
		const [now, before] = [candidate, baseline].map((numbers) => valueIn(numbers, measure.name));
		if (now == null) {
			const reason = `the run record has no number ${measure.name}; let train's metrics file report it`;
			return [{
				...common(metric),
				candidate: {
					kind: "undefined",
					reason
				},
				baseline: null
			}];
		}
		return [{
			...common(metric),
			candidate: {
				kind: "number",
				value: now
			},
			baseline: before == null ? null : {
				kind: "number",
				baseline: before,
				candidate: now
			}
		}];
	});
}
function common(metric) {
	return {
		metric,
		slice: null,
		n: 0,
		anchor: null
	};
}
function valueIn(numbers, name) {
	const value = numbers && Object.hasOwn(numbers, name) ? numbers[name] : void 0;
	return value !== void 0 && Number.isFinite(value) ? value : null;
}

// core/gate/compare.ts
/**
* Measures every metric of the policy on all rows, and every gated one on each slice: the statistics that a decision needs.
*
* @throws UserError when a file lacks a column that a metric needs.
*/
function compare(model, compared) {
	const prepared = prepare(model, compared);
	if (prepared.kind === "done") return prepared.comparison;
	return prepared.concluded(measured$1(prepared.joined, prepared.names));
}
/** What a comparison does before and after it measures, so that whoever has several threads can measure in all of them. */
function prepare(model, { candidate, baseline, anchor, reported }) {
	const joinedBaseline = baseline && joinById(candidate, baseline);
	const joinedAnchor = anchor && joinById(candidate, anchor);
	const joined = {
		model,
		candidate,
		baseline: joinedBaseline?.kind === "joined" ? joinedBaseline.other : null,
		anchor: joinedAnchor?.kind === "joined" ? joinedAnchor.other : null
	};
	const common = {
		sliceNotes: sliceNotes(model, candidate, joined.baseline),
		changed: joined.baseline && changedExamples(model, candidate, joined.baseline),
		anchorNote: joinedAnchor?.kind === "problem" ? joinedAnchor.problem.message : null
	};
	const metrics = ruledMetrics(model);
	const tooMany = tooManyRecords(metrics, slicesOf(model, candidate));
	if (tooMany) return {
		kind: "done",
		comparison: {
			...common,
			records: [],
			fairness: null,
			problems: [tooMany],
			warnings: []
		}
	};
	return {
		kind: "joined",
		joined,
		names: metrics.toSorted(byFamily).map(({ name }) => name),
		concluded: (found) => ({
			...common,
			records: [...metrics.flatMap(({ name }) => found.get(name) ?? []), ...numberRecords(model, reported ?? NO_NUMBERS)],
			fairness: model.fairness ? fairnessOf(model, joined, frameOfJoined(joined)) : null,
			problems: joinedBaseline?.kind === "problem" ? [joinedBaseline.problem] : [],
			warnings: resampleWarnings(metrics, model, candidate)
		})
	};
}
function byFamily({ metric: { family: a } }, { metric: { family: b } }) {
	return a < b ? -1 : a > b ? 1 : 0;
}
const NO_NUMBERS = {
	candidate: null,
	baseline: null
};
function tooManyRecords(metrics, slices) {
	const gated = metrics.filter(({ rule }) => rule.gate).length;
	if (metrics.length + gated * slices <= 2e4) return null;
	return {
		code: "too-many-records",
		message: `${gated} gated metrics on ${slices} slices are over ${MAX_RECORDS} records; gate or slice less`
	};
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
	if ((local.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0) return;
	if (local.crc32 !== entry.crc32) throw fault("has another checksum in its own header");
	if (local.compressedSize === 4294967295 || local.uncompressedSize === 4294967295) return;
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

// core/gate/easeml-file.ts
init_errors();
/** What `.easeml.yml` of easeml/ci holds, each key an entry of a list. The keys that say how to run are accepted and not used. */
const Entry = strictObject({
	script: string().optional(),
	condition: string().optional(),
	reliability: number().optional(),
	mode: _enum(["fp-free", "fn-free"]).optional(),
	adaptivity: _enum([
		"none",
		"full",
		"firstChange",
		"hybrid"
	]).optional(),
	steps: int().optional(),
	data_mode: string().optional(),
	email: string().optional()
});
const File = strictObject({ ml: array(Entry).max(100) });
const MAX_BYTES = 65536;
/** Name of such a file in a repository. */
const EASEML_FILE = ".easeml.yml";
/**
* Reads a `.easeml.yml`, so that its condition can be planned and copied into a policy. `hybrid`, the word of its code for
* `firstChange`, is read as that.
*
* @throws UserError naming what is wrong, and the place where that is known.
*/
function readEasemlFile(text, source) {
	const { ml } = parseWith(File, parseStrictYaml(text, source, MAX_BYTES), source);
	const merged = {};
	for (const [key, value] of ml.flatMap((entry) => Object.entries(entry))) {
		if (value === void 0) continue;
		if (Object.hasOwn(merged, key)) throw new UserError(`${source}: ml has ${key} twice; write it once`);
		merged[key] = value === "hybrid" && key === "adaptivity" ? "firstChange" : value;
	}
	const { script: _, data_mode: __, email: ___, ...rest } = merged;
	const parsed = EasemlPolicy.safeParse(rest);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new UserError(`${source}: ml.${issue?.path.join(".")}: ${issue?.message}; ease.ml/ci needs all five keys`);
	}
	sizedClauses(parsed.data);
	return parsed.data;
}

// core/statistics/e-value.ts
/**
* E-values: bets against a hypothesis whose expected winnings are at most 1 while it is true, so that it may be rejected as soon as one
* reaches 1/alpha, whenever one looks (J. Ville, 1939; G. Shafer, JRSS A 184 (2021)). All are natural logarithms.
*/
/** Bets of the betting mixture: .98 of the largest that cannot lose everything, halved again and again. */
const BETS = 12;
const LARGEST_BET = .98;
/**
* The same for 0/1 scores, from their counts.
*
* @throws RangeError when the table is none or the tolerance outside [0, 1)
*/
function logNonInferiorityEOfTable(table, tolerance) {
	checkPairedTable(table);
	checkTolerance(tolerance);
	const { wins, losses, n } = table;
	return logMean(betsOf(tolerance).map((bet) => wins * Math.log1p(bet * (1 + tolerance)) + (n - wins - losses) * Math.log1p(bet * tolerance) + losses * Math.log1p(-bet * (1 - tolerance))));
}
function betsOf(tolerance) {
	return Array.from({ length: BETS }, (_, halvings) => LARGEST_BET * 2 ** -halvings / (1 - tolerance));
}
function logMean(logs) {
	const largest = Math.max(...logs);
	return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / logs.length);
}
function checkTolerance(tolerance) {
	if (!(tolerance >= 0 && tolerance < 1)) throw new RangeError(`a tolerance outside [0, 1): ${tolerance}`);
}

// core/gate/prices.ts
/** Share of harmless changes that may end without an answer. */
const PLANNED_INCONCLUSIVE = .05;
/** How many of a hundred pull requests a ledger is assumed to block: all in one tier, only the open set's surprises in two. */
const BLOCKED = .03;
const SURPRISES = .01;
/** What a set must hold so that every pull request of its life keeps its promises, dearest last. */
const WAYS = [
	["each pull request by itself, no reuse counted (the default)", ({ alpha, ...asked }) => ledgerSize(asked, alpha, 0)],
	["the same, watched while labels come in: an e-value may be looked at as often as one likes", ({ alpha, ...asked }) => watchedSize(asked, alpha)],
	["ease.ml/ci, adaptivity none: developers see no verdict", (asked) => differenceSize(asked, "none")],
	["two tiers, the sealed set never contradicts the open one", (asked) => twoTierSize(asked, 0)],
	["two tiers, it does in 1 % of the pull requests", (asked) => twoTierSize(asked, SURPRISES)],
	["one tier with a ledger, 3 % blocked", (asked) => twoTierSize(asked, BLOCKED)],
	["ease.ml/ci, adaptivity full", (asked) => differenceSize(asked, "full")],
	["a fresh set for every pull request", ({ alpha, ...asked }) => asked.pullRequests * ledgerSize(asked, alpha, 0)],
	["ease.ml/ci, adaptivity full, without its pattern for differences", linearSize]
];
/**
* Prices of reuse, for the 0/1 metric that needs the most examples: what each way to serve many pull requests with one set needs.
*
* @param rows of the plan.
* @returns nothing where no metric has a disagreement.
*/
function pricesOf(rows, { rates, pullRequests }) {
	const [worst] = rows.filter((row) => row.disagreement !== null).sort((a, b) => b.examples - a.examples);
	if (!worst) return [];
	const alpha = Math.min(rates.alpha_block, rates.alpha_pass);
	const asked = rows.flatMap(({ metric, tolerance, disagreement }) => metric === worst.metric && disagreement !== null ? [{
		tolerance,
		disagreement,
		alpha,
		pullRequests
	}] : []);
	return WAYS.map(([way, size]) => ({
		way,
		examples: asked.map(size)
	}));
}
/** Examples at which a question asked at the level alpha exp(-nats) is answered. */
function ledgerSize({ tolerance, disagreement }, alpha, nats) {
	return rowsNeeded({
		logBlock: Math.log(alpha) - nats,
		logPass: Math.log(PLANNED_INCONCLUSIVE),
		tolerance,
		variance: disagreement
	});
}
/** After all pull requests, of which some share was blocked, by the default code. */
function twoTierSize({ alpha, pullRequests, ...spread }, blocked) {
	const blocks = Math.round(pullRequests * blocked);
	const code = Code.parse({});
	const cost = (verdict) => -Math.log(code[verdict]);
	return ledgerSize(spread, alpha, (pullRequests - blocks) * cost("pass") + blocks * cost("block"));
}
function differenceSize(asked, adaptivity) {
	const { tolerance: epsilon, disagreement, alpha: delta, pullRequests: steps } = asked;
	return differenceConditionSize({
		epsilon,
		disagreement
	}, {
		delta,
		steps,
		adaptivity
	}).examples;
}
function linearSize({ tolerance: epsilon, alpha: delta, pullRequests: steps }) {
	return linearConditionSize({
		epsilon,
		variables: 2
	}, {
		delta,
		steps,
		adaptivity: "full"
	});
}
/** Examples at which the e-value reaches 1/alpha although the sample of a harmless change is as bad as one in twenty. */
function watchedSize({ tolerance, disagreement }, alpha) {
	const z = normalIsf(Math.log(PLANNED_INCONCLUSIVE));
	const isShown = (n) => {
		const discordant = Math.round(n * disagreement);
		const wins = Math.max(0, Math.round((discordant - z * Math.sqrt(discordant)) / 2));
		return logNonInferiorityEOfTable({
			wins,
			losses: discordant - wins,
			n
		}, tolerance) >= -Math.log(alpha);
	};
	let high = 64;
	while (!isShown(high)) high *= 2;
	let low = high / 2;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (isShown(middle)) high = middle;
		else low = middle;
	}
	return high;
}

// core/gate/plan.ts
/** Shares of disagreement that two models of one repository usually have: nearly the same, a retraining, another architecture. */
const USUAL = [
	.02,
	.05,
	.1
];
/** Plans the held-out set of a policy. The sizes are of large samples: where the disagreement is near the tolerance they are a little low. */
function planOf(planning) {
	const { model, evidence, pullRequests } = planning;
	const measured = new Map((evidence ? draftsOf(model, evidence) : []).flatMap(overallContrast));
	const rows = [];
	const unknown = [];
	for (const [name, rule] of Object.entries(model.metrics)) {
		const tolerance = rule.max_drop ?? rule.max_rise;
		if (!rule.gate || tolerance === void 0) continue;
		const spreads = spreadsOf({
			name,
			rule,
			contrast: measured.get(name)
		}, planning);
		if (typeof spreads === "string") unknown.push({
			metric: name,
			why: spreads,
			atMost: atMost({
				name,
				rule
			}, tolerance, model)
		});
		else rows.push(...spreads.map((spread) => planRow(name, {
			...spread,
			tolerance
		}, planning)));
	}
	return {
		rates: model.rates,
		rows,
		unknown,
		prices: pricesOf(rows, {
			rates: model.rates,
			pullRequests
		}),
		pullRequests,
		seeds: model.estimand === "recipe" ? MEANINGFUL_SEEDS : null,
		clauses: model.easeml ? sizedClauses(model.easeml) : []
	};
}
function overallContrast({ record, part, contrast }) {
	return part === "overall" && contrast && contrast.silent === null && contrast.se > 0 ? [[record.metric, contrast]] : [];
}
/**
* Values a row between two bounds differ by their distance at most, whose square bounds the variance of the differences; of rows that
* depend on each other or count differently it does not.
*/
function atMost({ name, rule }, tolerance, model) {
	const metric = metricOf(name, rule, model.task);
	if (metric?.measure.kind !== "mean" || metric.unit !== "row" || !hasRowsAlike(model)) return null;
	const [low, high] = metric.range;
	return Number.isFinite(high - low) ? rowsNeeded({
		...logRates(model),
		variance: (high - low) ** 2,
		tolerance
	}) : null;
}
function hasRowsAlike({ data, estimand }) {
	return data.weight === null && data.group === null && estimand === "artifact";
}
function logRates({ rates }) {
	return {
		logBlock: Math.log(rates.alpha_block),
		logPass: Math.log(rates.alpha_pass)
	};
}
/** How far the differences of a metric scatter, or why that cannot be told. */
function spreadsOf({ name, rule, contrast }, { model, n, disagreement }) {
	const metric = metricOf(name, rule, model.task);
	if (!metric || metric.measure.kind === "number") return "a number of the run record has no rows and no test";
	const ofShares = testClass(metric) === "exact" && hasRowsAlike(model) && metric.unit === "row";
	if (ofShares && disagreement !== null) return [share$1(disagreement, "given", n ?? contrast?.n ?? null)];
	if (contrast) {
		if (contrast.disagreement !== null) return [share$1(contrast.disagreement, "measured", n ?? contrast.n)];
		return [{
			variance: contrast.se ** 2 * contrast.n,
			disagreement: null,
			source: "measured",
			n: n ?? contrast.n
		}];
	}
	if (ofShares) return USUAL.map((usual) => share$1(usual, "assumed", n));
	return "how far its differences scatter shows in the first comparison: run the gate once, then plan with its evidence";
}
function share$1(disagreement, source, n) {
	return {
		variance: disagreement,
		disagreement,
		source,
		n
	};
}
function planRow(metric, { variance, tolerance, disagreement, source, n }, { model }) {
	const { rates, anchor } = model;
	const both = {
		...logRates(model),
		variance
	};
	const examples = rowsNeeded({
		...both,
		tolerance
	});
	const levels = {
		block: rates.alpha_block,
		pass: rates.alpha_pass,
		level: ownLevel(model)
	};
	const atHand = n === null ? null : resolutionOf(Math.sqrt(variance / n), n, tolerance, levels);
	return {
		metric,
		tolerance,
		disagreement,
		source,
		examples,
		labels: disagreement === null ? null : Math.ceil(examples * disagreement),
		halfTolerance: rowsNeeded({
			...both,
			tolerance: tolerance / 2
		}),
		cumulative: rowsNeeded({
			...both,
			logPass: both.logPass - Math.log(anchor.expected_prs),
			tolerance: anchor.cumulative * tolerance
		}),
		atHand: atHand && {
			n: n ?? 0,
			tolerance: atHand.tolerance,
			powerToBlock: atHand.powerToBlock ?? 0,
			powerToPass: atHand.powerToPass ?? 0
		}
	};
}
/** The level of one overall test before Holm hands on what others did not use: half is kept for slices and fairness. */
function ownLevel({ rates, metrics, slices, fairness }) {
	const tests = Object.values(metrics).filter(({ gate }) => gate).flatMap((rule) => [rule.max_drop ?? rule.max_rise, rule.floor ?? rule.ceiling]);
	const share = slices || fairness ? .5 : 1;
	return rates.alpha_block * share / tests.filter((limit) => limit !== void 0).length;
}

// core/report/plan.ts
/** The answer in one line: how many examples and labels the policy needs, and what the set at hand can do. */
function planAnswer({ rows, unknown }) {
	const worst = demandingRow(rows);
	if (!worst) return `no size can be told: ${unknown[0]?.why ?? "no gated metric has a max_drop or max_rise"}`;
	const labels = worst.labels === null ? "" : `, and at each pull request labels for about ${count(worst.labels)} of them: those on which the two models differ`;
	const guess = worst.source === "assumed" ? `, if they differ on ${percent(worst.disagreement)}` : "";
	const need = `${count(worst.examples)} held-out examples settle every tolerance of this policy (${worst.metric} needs the most${guess})${labels}`;
	if (!worst.atHand) return need;
	const { n, tolerance } = worst.atHand;
	const enough = n >= worst.examples;
	return `${need}; ${count(n)} ${enough ? "are enough" : `can only show ${rounded(tolerance)} in ${worst.metric}`}`;
}
/** The row whose size is the answer: the most examples, and of guesses the middle one. */
function demandingRow(rows) {
	return [...Map.groupBy(rows, ({ metric }) => metric).values()].flatMap((own) => own[Math.floor(own.length / 2)] ?? []).sort((a, b) => b.examples - a.examples)[0];
}
/** The plan in Markdown: the answer, a table of the metrics, one of what reuse costs. */
function renderPlan(model, plan) {
	const { rates, rows, unknown, prices, pullRequests, seeds, clauses } = plan;
	return [
		`### ${model}: plan of the held-out set`,
		`${capitalized(planAnswer(plan))}.`,
		rows.length > 0 ? metricTable(rows) : "",
		unknown.map(unknownLine).join("\n"),
		rows.length > 0 ? `Both promises are kept at these sizes: a change that is no worse is blocked with probability at most ${plain(rates.alpha_block)}, one that is worse by its full tolerance passes with probability at most ${plain(rates.alpha_pass)}. The formula is that of large samples and a little low where the disagreement is near the tolerance: try the set with \`mode: selftest\`.` : "",
		seeds === null ? "" : `A recipe that is better on three of four seeds is shown by ${seeds} pairs of trainings, both errors 5 %.`,
		clauseTable(clauses),
		prices.length > 0 ? details(`What ${count(pullRequests)} pull requests against one set need`, priceTable(plan)) : ""
	].filter((part) => part !== "").join("\n\n");
}
/** What each clause of an ease.ml/ci condition needs; empty without one. */
function clauseTable(clauses) {
	if (clauses.length === 0) return "";
	const cells = clauses.map(({ text, examples, labels }) => [
		`\`${text}\``,
		count(examples),
		count(labels)
	]);
	return table([
		"condition of ease.ml/ci",
		"examples needed",
		"labels at each verdict"
	], cells);
}
function unknownLine({ metric, why, atMost }) {
	return `- **${metric}**: ${why}.${atMost === null ? "" : ` Its values a row are bounded, so ${count(atMost)} examples are enough whatever they are; far fewer usually do.`}`;
}
function capitalized(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function metricTable(rows) {
	return table([
		"metric",
		"tolerance",
		"models differ on",
		"examples needed",
		"labels needed",
		"for half the tolerance",
		"to test the cumulative limit",
		"this set"
	], rows.map(metricCells));
}
function metricCells(row) {
	return [
		`**${row.metric}**`,
		plain(row.tolerance),
		row.disagreement === null ? `${SOURCES[row.source]} spread` : `${percent(row.disagreement)} (${SOURCES[row.source]})`,
		count(row.examples),
		row.labels === null ? "all" : count(row.labels),
		count(row.halfTolerance),
		count(row.cumulative),
		atHandText(row)
	];
}
const SOURCES = {
	assumed: "if so",
	measured: "measured",
	given: "as given"
};
function atHandText({ atHand }) {
	if (!atHand) return "–";
	const { n, tolerance, powerToBlock, powerToPass } = atHand;
	return `${count(n)} rows show ${rounded(tolerance)}; a loss of the tolerance is blocked with ${probability(powerToBlock)}, no change passes with ${probability(powerToPass)}`;
}
function priceTable({ rows, prices, rates }) {
	const [worst] = rows.filter((row) => row.disagreement !== null).sort((a, b) => b.examples - a.examples);
	const header = ["way", ...rows.filter(({ metric, disagreement }) => metric === worst?.metric && disagreement !== null).map(({ disagreement }) => `models differ on ${percent(disagreement)}`)];
	const body = prices.map(({ way, examples }) => [way, ...examples.map(count)]);
	const alpha = plain(Math.min(rates.alpha_block, rates.alpha_pass));
	return `${table(header, body)}\n\nFor ${worst?.metric}, error rates ${alpha}; at most one harmless change in twenty stays open.`;
}
function percent(share) {
	return share === null ? "–" : `${Number((100 * share).toPrecision(3))} %`;
}

// core/report/easeml-plan.ts
/** What a `.easeml.yml` needs, and how a policy of ours says the same. */
function renderEasemlPlan(easeml, clauses) {
	const { condition, reliability, mode, adaptivity, steps } = easeml;
	const lines = [
		"metrics: {accuracy: {gate: false}}",
		"easeml:",
		`  condition: ${JSON.stringify(condition)}`,
		`  reliability: ${reliability}`,
		`  mode: ${mode}`,
		`  adaptivity: ${adaptivity}`,
		`  steps: ${steps}`
	];
	const refused = adaptivity === "none" ? "A policy refuses `adaptivity: none`: this gate shows its verdicts to developers. `full` needs more examples." : "";
	return [
		"### Plan of an ease.ml/ci condition",
		clauseTable(clauses),
		"In a policy, below the model:",
		fenced(lines),
		refused
	].filter((part) => part !== "").join("\n\n");
}
function fenced(lines) {
	return [
		"```yaml",
		...lines,
		"```"
	].join("\n");
}

// core/gate/evidence-in-memory.ts
/** Evidence of a comparison that is decided on at once and forgotten: what a decision never looks at says nothing. */
function evidenceInMemory(found, { candidate, baseline, set, n }) {
	const unknown = {
		model_digest: null,
		environment_digest: null
	};
	return {
		schema: "holdout.evidence/1",
		model: "in-memory",
		run: null,
		commits: {
			head_sha: null,
			tested_sha: null,
			reference_sha: null,
			reference_rule: "none"
		},
		policy: {
			digest: set,
			source: "checkout",
			ref: null
		},
		candidate: {
			...unknown,
			predictions_digest: candidate,
			run_record_digest: null,
			evaluation_set: set,
			n
		},
		baseline: {
			...unknown,
			kind: "file",
			name: "in memory",
			sha: null,
			distance: null,
			predictions_digest: baseline,
			evaluation_set: set
		},
		baseline_missing: null,
		baseline_note: null,
		anchor: null,
		anchor_note: null,
		data: null,
		records: [],
		fairness: null,
		changed: null,
		slice_notes: [],
		problems: [],
		warnings: [],
		verdict: "error",
		admissible: false,
		created_at: "1970-01-01T00:00:00.000Z",
		...found
	};
}

// core/gate/exchange.ts
/**
* Prepares two files for random exchanges. If the two models are equally good in every respect, an exchanged pair is as likely as
* the pair itself: whatever the models, a random exchange makes the hypothesis "no difference" true, with the same disagreement.
* R. A. Fisher, The Design of Experiments (1935), section 21.
*
* @param byQuery whether a query's rows change places together, as metrics that count queries need.
* @returns why the files cannot be exchanged, where they are not of one held-out set.
*/
function exchangeOf(candidate, other, byQuery) {
	const join = joinById(candidate, other);
	if (join.kind === "problem") return join.problem.message;
	const [first, second] = [withClassesOf(candidate, join.other), withClassesOf(join.other, candidate)];
	const { unit, of } = unitsOf(candidate, byQuery);
	const units = of ? of.values.length : candidate.rows;
	const unitOf = (row) => of?.codes[row] ?? row;
	return {
		unit,
		units,
		differing: differingUnits(first, second, unitOf),
		draw: (random) => {
			const swapped = new Uint8Array(units);
			for (let index = 0; index < units; index++) swapped[index] = random.bits() >>> 31;
			const isSwapped = (row) => swapped[unitOf(row)] === 1;
			return {
				candidate: mixed(first, second, isSwapped),
				baseline: mixed(second, first, isSwapped)
			};
		}
	};
}
function unitsOf({ group, series, query }, byQuery) {
	if (group) return {
		unit: "groups",
		of: group
	};
	if (series) return {
		unit: "series",
		of: series
	};
	return byQuery && query ? {
		unit: "queries",
		of: query
	} : {
		unit: "examples",
		of: null
	};
}
function withClassesOf(file, other) {
	const values = [.../* @__PURE__ */ new Set([...file.prediction.values, ...other.prediction.values])].sort();
	const codeOf = new Map(values.map((value, code) => [value, code]));
	const own = file.prediction.values.map((value) => codeOf.get(value) ?? -1);
	return {
		...file,
		prediction: {
			values,
			codes: file.prediction.codes.map((code) => own[code] ?? -1)
		}
	};
}
/** The first model's file with the second's answers on the swapped rows; everything else belongs to the examples. */
function mixed(own, other, isSwapped) {
	const numbers = (a, b) => a.map((value, row) => isSwapped(row) ? b[row] ?? value : value);
	const codes = (a, b) => ({
		values: a.values,
		codes: a.codes.map((code, row) => isSwapped(row) ? b.codes[row] ?? code : code)
	});
	const columns = (a, b) => new Map(Array.from(a, ([name, column]) => [name, numbers(column, b?.get(name) ?? column)]));
	return {
		...own,
		prediction: codes(own.prediction, other.prediction),
		numbers: own.numbers && other.numbers && {
			...own.numbers,
			prediction: numbers(own.numbers.prediction, other.numbers.prediction)
		},
		score: own.score && other.score && numbers(own.score, other.score),
		probabilities: own.probabilities && columns(own.probabilities, other.probabilities),
		bounds: own.bounds && other.bounds && {
			lower: numbers(own.bounds.lower, other.bounds.lower),
			upper: numbers(own.bounds.upper, other.bounds.upper)
		},
		columns: columns(own.columns, other.columns)
	};
}
function differingUnits(a, b, unitOf) {
	const pairs = [...answersOf(a)].map((column, index) => [column, answersOf(b)[index] ?? column]);
	const differing = /* @__PURE__ */ new Set();
	for (let row = 0; row < a.rows; row++) if (pairs.some(([own, other]) => own[row] !== other[row])) differing.add(unitOf(row));
	return differing.size;
}
function answersOf({ prediction, numbers, score, probabilities, bounds, columns }) {
	const named = (map) => [...map ?? []].sort(([x], [y]) => x < y ? -1 : 1).map(([, column]) => column);
	return [
		prediction.codes,
		...numbers ? [numbers.prediction] : [],
		...score ? [score] : [],
		...bounds ? [bounds.lower, bounds.upper] : [],
		...named(probabilities),
		...named(columns)
	];
}

// core/gate/true-loss.ts
/** Whether a record's true loss can be set by changing single rows: a 0/1 mean over all rows, with a tolerance. */
function isShare({ slice, baseline }) {
	return slice === null && baseline?.kind === "proportions";
}
/**
* A candidate whose true loss is exactly the tolerance, made of one that has none: each of its good rows turns bad with probability
* tolerance / (share of good rows). Only of 0/1 means; other records are left out.
*/
function withTrueLoss(evidence, model, random) {
	const records = evidence.records.flatMap((record) => {
		const rule = model.metrics[record.metric];
		const loss = rule && lossOf(rule);
		const metric = rule && metricOf(record.metric, rule, model.task);
		if (!metric || loss === void 0 || record.baseline?.kind !== "proportions" || !isShare(record)) return [];
		const higher = metric.direction === "higher";
		const worse = spoiled(higher ? record.baseline : mirrored(record.baseline), loss, random);
		const baseline = higher ? worse : mirrored(worse);
		const successes = baseline.wins + baseline.both_right;
		return [{
			...record,
			candidate: {
				kind: "proportion",
				n: record.n,
				successes
			},
			baseline
		}];
	});
	return {
		...evidence,
		records,
		fairness: null
	};
}
function lossOf({ gate, max_drop: drop, max_rise: rise }) {
	return gate ? drop ?? rise : void 0;
}
function spoiled({ n, wins, losses, both_right: both, ...rest }, loss, random) {
	const share = Math.min(1, loss / ((both + (wins + losses) / 2) / n));
	const [lostWins, newLosses] = [drawBinomial(random, wins, share), drawBinomial(random, both, share)];
	return {
		...rest,
		n,
		wins: wins - lostWins,
		losses: losses + newLosses,
		both_right: both - newLosses
	};
}
/** Where a high share is the worse one its opposite is the better one. */
function mirrored({ n, wins, losses, both_right: both, ...rest }) {
	return {
		...rest,
		n,
		wins: losses,
		losses: wins,
		both_right: n - wins - losses - both
	};
}
/** A tolerance that is none: for tests that only see how far the gain is from it, a loss at the tolerance looks like no loss at 0. */
const NOTHING = 1e-12;
/** The policy with every tolerance moved to 0, as its overall tests of non-inferiority see a loss at the tolerance. */
function withoutTolerance(model) {
	const metrics = Object.entries(model.metrics).map(([name, rule]) => [name, {
		...rule,
		...rule.max_drop === void 0 ? {} : { max_drop: NOTHING },
		...rule.max_rise === void 0 ? {} : { max_rise: NOTHING }
	}]);
	return {
		...model,
		metrics: Object.fromEntries(metrics),
		slices: void 0,
		fairness: void 0
	};
}

// core/gate/selftest.ts
init_errors();
/**
* Measures both error rates of a policy on a user's own predictions, through the very decision of the gate. Exchanging the two models' answers
* at random makes them equally good, with the same disagreement; a candidate with a loss at the tolerance is made of that.
*
* @throws UserError where the files are not of one set, answer alike everywhere, or belong to a recipe.
*/
function selftest({ model, candidate, baseline, repetitions, progress }) {
	if (model.estimand === "recipe") throw new UserError("selftest exchanges two trained models; a recipe is judged over its seeds, so test it with estimand: artifact on one seed");
	const exchange = exchangeOf(candidate, baseline, countsQueries(model));
	if (typeof exchange === "string") throw new UserError(exchange);
	if (exchange.differing === 0) throw new UserError(`${candidate.source} and ${baseline.source} answer alike everywhere, so nothing can change places`);
	const random = randomFromSeed(model.tests.seed);
	const tally = new Tally(model);
	for (let done = 1; done <= repetitions; done++) {
		tally.add(exchange.draw(random), random);
		progress?.(done);
	}
	const { unit, units, differing } = exchange;
	return {
		repetitions,
		exchange: {
			unit,
			units,
			differing
		},
		...tally.result()
	};
}
function countsQueries(model) {
	return Object.entries(model.metrics).filter(([, rule]) => rule.gate).every(([name, rule]) => metricOf(name, rule, model.task)?.unit === "query");
}
/** Counts verdicts; lives as long as one selftest. */
var Tally = class {
	#model;
	#verdicts = {
		pass: 0,
		block: 0,
		inconclusive: 0,
		error: 0
	};
	#passed = /* @__PURE__ */ new Map();
	/** Exact tests of the same few counts would be made again and again. */
	#known = /* @__PURE__ */ new Map();
	#blocked = 0;
	#repetitions = 0;
	constructor(model) {
		this.#model = model;
	}
	add(files, random) {
		this.#repetitions++;
		const evidence = measured(this.#model, files);
		const decision = this.#decide(this.#model, evidence);
		this.#verdicts[decision.verdict]++;
		if (decision.rows.some(showsRegression)) this.#blocked++;
		this.#addPasses("rows", this.#decide(this.#model, withTrueLoss(evidence, this.#model, random)));
		if (evidence.records.some((record) => record.slice === null && record.baseline !== null && !isShare(record))) {
			const moved = withoutTolerance(this.#model);
			const { records } = evidence.records.some(({ baseline }) => baseline?.kind === "bootstrap") ? measured(moved, files) : evidence;
			const overall = records.filter((record) => record.slice === null && !isShare(record));
			this.#addPasses("tolerance", this.#decide(moved, {
				...evidence,
				records: overall,
				fairness: null
			}));
		}
	}
	result() {
		const { alpha_block: block, alpha_pass: pass } = this.#model.rates;
		return {
			falseBlock: rateOf(this.#blocked, this.#repetitions, block),
			verdicts: this.#verdicts,
			falsePass: [...this.#passed].map(([metric, { shifted, count }]) => ({
				metric,
				shifted,
				rate: rateOf(count, this.#repetitions, pass)
			}))
		};
	}
	#addPasses(shifted, { rows }) {
		for (const { metric, slice, nonInferiority } of rows) {
			const rule = this.#model.metrics[metric];
			if (slice !== null || !nonInferiority || !rule || lossOf(rule) === void 0) continue;
			const entry = this.#passed.get(metric) ?? {
				shifted,
				count: 0
			};
			if (nonInferiority.shown) entry.count++;
			this.#passed.set(metric, entry);
		}
	}
	#decide(model, evidence) {
		const key = JSON.stringify([
			model === this.#model,
			evidence.records,
			evidence.fairness
		]);
		const known = this.#known.get(key);
		if (known) return known;
		const decision = decide({
			model,
			evidence
		});
		if (key.length <= LONGEST_KEY && this.#known.size < MAX_KNOWN) this.#known.set(key, decision);
		return decision;
	}
};
/** Counts repeat; the statistics of anything else hardly do. */
const [MAX_KNOWN, LONGEST_KEY] = [1e4, 2e3];
function showsRegression({ verdict, regression, nonInferiority }) {
	return verdict === "block" && regression?.shown === true && !nonInferiority?.shown;
}
/** Half of the 1 % that a 99 % interval leaves out. */
const BEYOND = .005;
function rateOf(count, of, promised) {
	const interval = {
		lower: clopperPearsonLower(count, of, BEYOND),
		upper: clopperPearsonUpper(count, of, BEYOND)
	};
	return {
		count,
		of,
		interval,
		promised,
		broken: interval.lower > promised
	};
}
const IDENTITY = {
	candidate: digestOf("candidate"),
	baseline: digestOf("baseline"),
	set: digestOf("evaluation set")
};
/** Evidence as the gate would write it, but for where things came from. */
function measured(model, files) {
	const { records, fairness } = compare(model, {
		...files,
		anchor: null
	});
	return evidenceInMemory({
		records: [...records],
		fairness
	}, {
		...IDENTITY,
		n: files.candidate.rows
	});
}

// core/report/selftest.ts
/** The answer in one line: the measured rate of false blocks, its interval, and whether the promise holds. */
function selftestAnswer({ falseBlock, falsePass }) {
	const broken = falsePass.filter(({ rate }) => rate.broken).map(({ metric }) => metric);
	return [`of ${count(falseBlock.of)} pairs of equally good models the gate blocked ${count(falseBlock.count)}: ${rateText(falseBlock)}`, ...broken.length > 0 ? [`a loss at the tolerance passes too often in ${broken.join(", ")}`] : []].join("; ");
}
/** The selftest in Markdown. */
function renderSelftest(model, selftest) {
	const { exchange, repetitions, falseBlock, falsePass, verdicts } = selftest;
	const rows = [[
		"block, although no worse",
		rateCell(falseBlock),
		plain(falseBlock.promised),
		held(falseBlock)
	], ...falsePass.map(({ metric, rate }) => [
		`${metric} shown to be fine, although worse by its tolerance`,
		rateCell(rate),
		plain(rate.promised),
		held(rate)
	])];
	const others = [...new Set(falsePass.filter(({ shifted }) => shifted === "tolerance").map(({ metric }) => metric))];
	return [
		`### ${model}: selftest of the gate`,
		`${count(repetitions)} times the two models' answers changed places at random on each of ${count(exchange.units)} ${exchange.unit}, on ${count(exchange.differing)} of which their predictions or scores differ. That makes them equally good, so every block is a false one.`,
		table([
			"what must be rare",
			"measured, 99 % interval",
			"promised at most",
			""
		], rows),
		`Verdicts on equally good models: ${Object.entries(verdicts).map(([verdict, number]) => `${verdict} ${count(number)}`).join(", ")}.`,
		others.length > 0 ? `For ${others.join(", ")} the tolerance was moved to 0 instead of the loss to the tolerance; their tests see the distance of the two alone.` : "",
		"Floors, ceilings and the cumulative limit are not part of this: they do not compare the two models."
	].filter((part) => part !== "").join("\n\n");
}
function rateText(rate) {
	const promise = `the promise is at most ${plain(rate.promised)}`;
	return `${rateCell(rate)}; ${promise}${rate.broken ? ", which is broken" : ""}`;
}
function rateCell({ count: number, of, interval }) {
	return `${share(number / of)} (${share(interval.lower)} to ${share(interval.upper)})`;
}
function share(value) {
	return String(Number(value.toFixed(4)));
}
function held({ broken }) {
	return broken ? "❌ above it" : "✅ held";
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
/** A card is public for good, and names no examples. */
const ROOM = {
	blocking: 50,
	slices: 50,
	watched: 300,
	groups: 50,
	examples: 0
};
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
	}, ROOM);
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
	schema: literal("holdout.deployment/1"),
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
		max_score_difference: number().nonnegative().nullable()
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
	number(),
	boolean()
]).transform(String);
const Served = object({ predictions: array(object({
	prediction: Label,
	score: number().nullish()
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

// actions/lib/conversation.ts
init_errors();
/** How long a program may take to end by itself. */
const LEAVE_AFTER = 1e4;
/** After SIGTERM; the runner kills us 10 s after it cancels. */
const KILL_AFTER = 4e3;
/**
* Starts a program in a process group of its own and talks with it over stdin and stdout. What it writes to stderr goes to the
* log, cleaned and marked as a child's.
*/
function converse(command) {
	const child = spawnGroup(command, "pipe");
	const over = Promise.withResolvers();
	over.promise.catch(() => {});
	child.once("error", (error) => over.reject(/* @__PURE__ */ new Error(`${command.file} cannot be started: ${error.message}`)));
	child.once("exit", (code, signal) => over.reject(/* @__PURE__ */ new Error(`${command.file} ended (${signal ?? `exit code ${code}`})`)));
	child.stdin?.on("error", () => {});
	const logged = child.stderr ? printLines(child.stderr) : Promise.resolve();
	const answers = linesOf(child);
	const cancel = () => {
		over.reject(/* @__PURE__ */ new Error("the run was cancelled"));
		end(child);
	};
	process.on("SIGINT", cancel).on("SIGTERM", cancel);
	let last = Promise.resolve();
	const asked = async (request, limit) => {
		child.stdin?.write(`${JSON.stringify(request)}\n`);
		const late = new AbortController();
		const timer = setTimeout$1(limit, void 0, { signal: late.signal }).then(() => {
			end(child);
			throw new Error(`no answer after ${Math.round(limit / 1e3)} s`);
		});
		timer.catch(() => {});
		try {
			const { value, done } = await Promise.race([
				answers.next(),
				over.promise,
				timer
			]);
			return done ? await over.promise : JSON.parse(value);
		} finally {
			late.abort();
		}
	};
	return {
		ask: (request, limit) => {
			const answer = last.then(() => asked(request, limit));
			last = answer.catch(() => {});
			return answer;
		},
		close: async () => {
			child.stdin?.end();
			await Promise.race([over.promise.catch(() => {}), setTimeout$1(LEAVE_AFTER, void 0, { ref: false })]);
			await end(child);
			await logged;
			process.off("SIGINT", cancel).off("SIGTERM", cancel);
		}
	};
}
function linesOf(child) {
	if (!child.stdout) throw new Error("the child has no stdout");
	return createInterface({
		input: child.stdout,
		crlfDelay: Number.POSITIVE_INFINITY
	})[Symbol.asyncIterator]();
}
/** Ends whoever is left in the group. */
async function end(child) {
	if (child.exitCode === null && child.signalCode === null) {
		const exit = once(child, "exit").catch((thrown) => messageOf(thrown));
		signalGroup(child, "SIGTERM");
		await Promise.race([exit, setTimeout$1(KILL_AFTER, void 0, { ref: false })]);
	}
	signalGroup(child, "SIGKILL");
}

// core/report/time-text.ts
const SECONDS_A_DAY = 86400;
/** 0001-01-01 and 10000-01-01: outside of them is no time that anybody measured. */
const CALENDAR = {
	from: -62135596800,
	to: 253402300800
};
/** A time in the form of ISO 8601, in UTC, to the second: `2024-01-31 12:30:00`, or `12:30:00` of a day. */
function timeText(seconds, unit) {
	if (seconds < CALENDAR.from || seconds >= CALENDAR.to) return `${seconds.toPrecision(4)} s`;
	const whole = Math.floor(seconds);
	const days = Math.floor(whole / SECONDS_A_DAY);
	const rest = whole - days * SECONDS_A_DAY;
	const clock = [
		rest / 3600,
		rest / 60 % 60,
		rest % 60
	].map((part) => two(Math.floor(part))).join(":");
	if (unit === "seconds-of-day") return days === 0 ? clock : `${two(Math.floor(whole / 3600))}:${clock.slice(3)}`;
	const { year, month, day } = dayOf(days);
	return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)} ${clock}`;
}
/** Several times without what says nothing in all of them: seconds, the time of day, the first of the month, January. */
function shortTimes(texts) {
	let shown = [...texts];
	for (const silent of [
		/(?<=\d\d:\d\d):00$/,
		/ 00:00$/,
		/(?<=-\d\d)-01$/,
		/-01$/
	]) {
		if (!shown.every((text) => silent.test(text))) break;
		shown = shown.map((text) => text.replace(silent, ""));
	}
	return shown;
}
function two(number) {
	return String(number).padStart(2, "0");
}

export { testCells as $, dataReport as $n, independence as $t, renderComment as A, openRegular as An, publishedRelease as At, columnsToRead as B, checkItems as Bn, modelPackage as Bt, EASEML_FILE as C, isAmbiguous as Cn, init_errors as Cr, checkedOutCommit as Ct, measured$1 as D, fileEntry as Dn, downloadReleaseAsset as Dt, prepare as E, uploadDocument as En, Release as Et, readSealedRows as F, dataSummary as Fn, runRecord as Ft, decideTold as G, count as Gn, drawBinomial as Gt, decideMerged as H, fails$1 as Hn, readDocument as Ht, sealedColumns as I, code as In, formatTag as It, listRunArtifacts as J, POLICY_PATH as Jn, kolmogorovSmirnov as Jt, findBaseline as K, pValue as Kn, randomFromSeed as Kt, sealedDigest as L, details as Ln, nextCounter as Lt, evaluationSetDigest as M, readRegular as Mn, listModelTags as Mt, digestOfBytes as N, workspace as Nn, readTagObject as Nt, loginOf as O, insideWorkspace as On, latestVersion as Ot, digestOfPieces as P, writeFileAtomic as Pn, registryState as Pt, levelsLine as Q, sizedClauses as Qn, wasserstein as Qt, sealedSetDigest as R, escapeText as Rn, highestVersion as Rt, planOf as S, asked$1 as Sn, UserError as Sr, keepCommandFiles as St, readArchive as T, uploadArtifact as Tn, inferredSummary as Tt, requireAdmissible as U, findingItems as Un, writeDocument as Ut, idTexts as V, dataVerdict as Vn, evidence as Vt, withoutDoubt as W, plural as Wn, wilsonInterval as Wt, renderModelReport as X, readPolicy as Xn, stabilityIndex as Xt, pickArtifact as Y, modelPolicy as Yn, jensenShannon as Yt, TESTS_HEADER as Z, decidesAlone as Zn, stabilityThreshold as Zt, selftestAnswer as _, githubToken as _n, Digest as _r, isSealedAlone as _t, parseReplay as a, parseStrictJson as an, daysOf as ar, GROUP_HEADER as at, demandingRow as b, readContext as bn, nearest as br, execute as bt, deploymentRecord as c, readDecidingPolicy as cn, parseExactYaml as cr, CHANGES as ct, modelCard as d, readFileAt as dn, compareDecimals as dr, verdictLine as dt, ensureLibrary as en, ModelVersion as er, nextSteps as et, entriesOf as f, octokitFor as fn, decimalKey as fr, verdictWords as ft, renderSelftest as g, dryRun as gn, scaledTo as gr, decide as gt, requireBranchRun as h, Whole as hn, readDecimal as hr, explanationOf as ht, compareReplay as i, init_json as in, dayOf as ir, spokenBar as it, sealedPredictions as j, readInputFile as jn, readModelPackage as jt, upsertComment as k, listFiles as kn, listAssets as kt, planVersion as l, branchTip as ln, parseStrictYaml as lr, changedLine as lt, unpackFiles as m, Path as mn, isMultiple as mr, partsOf$1 as mt, timeText as n, libraryFolder as nn, filesDigest as nr, rowWords as nt, parseServed as o, baseBranch as on, monthsBefore as or, groupWords as ot, packFiles as p, Lines as pn, decimalText as pr, promiseOf as pt, downloadArtifact as q, rounded as qn, benjaminiHochberg as qt, converse as r, canonicalJson as rn, NANOSECONDS_A_DAY as rr, sortedRows as rt, replayHolds as s, readCheckoutPolicy as sn, weekdayOf as sr, comparedFacts as st, shortTimes as t, init_duckdb_library as tn, artifactName as tr, conditionWords as tt, headlineMetrics as u, loadPolicy as un, parseWith as ur, renderExplanation as ut, selftest as v, modelName as vn, Sha as vr, nameOf as vt, readEasemlFile as w, statusOf as wn, messageOf as wr, junitXml as wt, renderPlan as x, runIdentity as xn, runAction as xr, scriptCommand as xt, renderEasemlPlan as y, policyPath as yn, digestOf as yr, childEnvironment as yt, checkPredictions as z, table as zn, isVersion as zt };