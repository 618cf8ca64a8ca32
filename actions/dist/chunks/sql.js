import { n as toRe2 } from "./pattern.js";
import { ar as daysOf, dr as compareDecimals, hr as readDecimal, pr as decimalText, rr as NANOSECONDS_A_DAY, sr as weekdayOf } from "./core.js";

// core/data/date-format.ts
/** Letters and how often each may stand. */
const COUNTS = {
	y: [
		1,
		2,
		4
	],
	u: [
		1,
		2,
		4
	],
	M: [
		1,
		2,
		3,
		4
	],
	L: [
		1,
		2,
		3,
		4
	],
	d: [1, 2],
	E: [
		1,
		2,
		3,
		4
	],
	a: [1],
	H: [1, 2],
	h: [1, 2],
	m: [1, 2],
	s: [1, 2],
	S: [
		1,
		2,
		3,
		4,
		5,
		6,
		7,
		8,
		9
	],
	X: [
		1,
		2,
		3
	],
	x: [
		1,
		2,
		3
	],
	Z: [
		1,
		2,
		3,
		5
	]
};
/**
* Takes a pattern apart.
*
* @returns the tokens, or what is wrong with the pattern and what to write instead.
*/
function dateTokens(format) {
	const open = [[]];
	let rest = format;
	while (rest !== "") {
		const tokens = open.at(-1) ?? [];
		const quoted = /^'((?:[^']|'')*)'/.exec(rest);
		const [run = rest.slice(0, 1)] = /^([A-Za-z])\1*/.exec(rest) ?? [];
		let length = run.length;
		if (rest.startsWith("'")) {
			if (!quoted) return "has a quote that does not end; write '' for one apostrophe";
			length = quoted[0].length;
			tokens.push({
				kind: "literal",
				text: quoted[1] === "" ? "'" : quoted[1]?.replaceAll("''", "'") ?? ""
			});
		} else if (run === "[") open.push([]);
		else if (run === "]") {
			open.pop();
			const outer = open.at(-1);
			if (!outer) return "has a ] without its [";
			outer.push({
				kind: "optional",
				tokens
			});
		} else if (/^[{}#]/.test(run)) return `has a ${run}, which is reserved; put it in quotes`;
		else if (run === "T" || !/^[A-Za-z]/.test(run)) tokens.push({
			kind: "literal",
			text: run
		});
		else {
			const field = fieldOf(run);
			if (typeof field === "string") return field;
			tokens.push(field);
		}
		rest = rest.slice(length);
	}
	const [tokens = []] = open;
	return open.length > 1 ? "has a [ without its ]" : tokens;
}
function fieldOf(run) {
	const letter = run.slice(0, 1);
	if (letter === "Y") return "has Y, the year of the week; write y";
	if (letter === "D") return "has D, the day of the year; write d";
	if (!isLetter(letter)) return `has the letter ${letter}, which is not checked; known are ${Object.keys(COUNTS).join(" ")}, and text in quotes`;
	const counts = COUNTS[letter];
	if (counts.includes(run.length)) return {
		kind: "field",
		letter,
		count: run.length
	};
	return `has ${run}; ${letter} stands ${counts.join(", ")} times`;
}
function isLetter(letter) {
	return Object.hasOwn(COUNTS, letter);
}
/** What is wrong with the pattern of a type, and what to write instead; undefined where values can be held to it. */
function dateFormatProblem(format, type) {
	const tokens = dateTokens(format);
	if (typeof tokens === "string") return tokens;
	const letters = tokens.flatMap((token) => token.kind === "field" ? [token.letter] : []);
	const has = (some) => letters.some((letter) => some.includes(letter));
	if (type === "time") {
		if (has("yuMLdE")) return "has a part of a date; write logicalType: timestamp";
		return has("H") || has("h") && has("a") ? void 0 : "lacks the hour; write H, or h with a";
	}
	if (!has("yu") || !has("ML") || !has("d")) return "lacks year, month or day; write for example yyyy-MM-dd";
	if (type === "date" && has("aHhmsSXxZ")) return "has a part of a time; write logicalType: timestamp";
	return has("h") && !has("a") ? "has h without a; write HH" : void 0;
}

// core/data/types.ts
const CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?";
/** Offset from UTC, at the end of a timestamp. */
const OFFSET = "(Z|[+-](0[0-9]|1[0-8])(:?[0-5][0-9])?)";
const DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
/** For RE2, Java and JavaScript alike; the whole text must match. Null: every text is one. */
const WRITTEN = {
	string: null,
	integer: "[+-]?[0-9]+",
	number: "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,5})?",
	boolean: "(true|false|True|False|TRUE|FALSE)",
	date: DAY,
	time: CLOCK,
	timestamp: `${DAY}([T ]${CLOCK}${OFFSET}?)?`
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

// core/data/times.ts
/**
* Nanoseconds since 1970-01-01T00:00Z, of a time since midnight; null where the text is not a value of that form.
*
* The calendar is strict: 30 February, hour 24 and second 60 are none, whatever the JDK's lenient modes make of them.
*/
function readTime(text, form) {
	const parts = form.format === null ? isoParts(text, form.type) : formattedParts(text, form.format);
	if (!parts || form.offset !== null && parts.offset !== void 0 !== form.offset) return null;
	return instantOf(parts, form);
}
function isoParts(text, type) {
	const offset = type === "time" ? `${OFFSET}?` : "";
	if (!new RegExp(`^(?:${WRITTEN[type]}${offset})$`).test(text)) return null;
	const date = type === "time" ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
	const clock = /(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(.*)$/.exec(text);
	return {
		...date && {
			year: Number(date[1]),
			month: Number(date[2]),
			day: Number(date[3])
		},
		...clock && {
			hour: Number(clock[1]),
			minute: Number(clock[2]),
			second: Number(clock[3] ?? 0),
			nanosecond: Number((clock[4] ?? "").padEnd(9, "0")),
			...clock[5] && { offset: offsetOf(clock[5]) }
		}
	};
}
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
function formattedParts(text, format) {
	const tokens = dateTokens(format);
	if (typeof tokens === "string") throw new Error("the reader lets no such pattern through");
	const groups = [];
	const found = new RegExp(`^${sourceOf(tokens, groups)}$`).exec(text);
	if (!found) return null;
	const parts = {};
	for (const [index, group] of groups.entries()) {
		const written = found[index + 1];
		if (written === void 0) continue;
		const [part, value] = partOf(group, written);
		if (parts[part] !== void 0 && parts[part] !== value) return null;
		parts[part] = value;
	}
	return parts;
}
function sourceOf(tokens, groups) {
	return tokens.map((token) => {
		if (token.kind === "literal") return literalPattern(token.text);
		if (token.kind === "optional") return `(?:${sourceOf(token.tokens, groups)})?`;
		groups.push(token);
		return `(${writtenField(token)})`;
	}).join("");
}
/** A text as a regular expression that matches it alone, for RE2, Java and JavaScript alike. */
function literalPattern(text) {
	return text.replace(/[^\p{L}\p{N} ]/gu, (character) => /[\\^\]]/.test(character) ? `\\${character}` : `[${character}]`);
}
/** How a field of a pattern is written, for RE2, Java and JavaScript alike. */
function writtenField({ letter, count }) {
	switch (letter) {
		case "M":
		case "L":
			if (count === 3) return MONTHS.map((name) => name.slice(0, 3)).join("|");
			if (count === 4) return MONTHS.join("|");
			return count === 1 ? "0?[1-9]|1[0-2]" : "0[1-9]|1[0-2]";
		case "E": return DAYS.map((name) => count === 4 ? name : name.slice(0, 3)).join("|");
		case "a": return "AM|PM";
		case "y":
		case "u": return count === 2 ? "[0-9]{2}" : "[0-9]{4}";
		case "d": return count === 1 ? "0?[1-9]|[12][0-9]|3[01]" : "0[1-9]|[12][0-9]|3[01]";
		case "H": return count === 1 ? "[01]?[0-9]|2[0-3]" : "[01][0-9]|2[0-3]";
		case "h": return count === 1 ? "0?[1-9]|1[0-2]" : "0[1-9]|1[0-2]";
		case "m":
		case "s": return count === 1 ? "[0-5]?[0-9]" : "[0-5][0-9]";
		case "S": return `[0-9]{${count}}`;
		default: return writtenOffset(letter, count);
	}
}
function writtenOffset(letter, count) {
	const hours = "[+-](?:0[0-9]|1[0-8])";
	const zulu = letter === "x" ? "" : "Z|";
	if (letter === "Z") return count === 5 ? `Z|${hours}:[0-5][0-9]` : `Z|${hours}:?[0-5][0-9]`;
	return [
		`${zulu}${hours}(?:[0-5][0-9])?`,
		`${zulu}${hours}[0-5][0-9]`,
		`${zulu}${hours}:[0-5][0-9]`
	][count - 1] ?? "";
}
function partOf({ letter, count }, text) {
	switch (letter) {
		case "y":
		case "u": return ["year", count === 2 ? 2e3 + Number(text) : Number(text)];
		case "M":
		case "L": return ["month", count < 3 ? Number(text) : MONTHS.findIndex((name) => name.startsWith(text)) + 1];
		case "d": return ["day", Number(text)];
		case "E": return ["weekday", DAYS.findIndex((name) => name.startsWith(text)) + 1];
		case "a": return ["half", text === "PM" ? 1 : 0];
		case "H": return ["hour", Number(text)];
		case "h": return ["hour", Number(text) % 12];
		case "m": return ["minute", Number(text)];
		case "s": return ["second", Number(text)];
		case "S": return ["nanosecond", Number(text.padEnd(9, "0"))];
		default: return ["offset", offsetOf(text)];
	}
}
function offsetOf(text) {
	if (text === "Z") return 0;
	const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
function instantOf(parts, { type, zone }) {
	const { hour = 0, half = 0, minute = 0, second = 0, nanosecond = 0 } = parts;
	const hours = half === 1 && hour < 12 ? hour + 12 : hour;
	const clock = BigInt(hours * 3600 + minute * 60 + second) * 1000000000n + BigInt(nanosecond);
	if (type === "time") return parts.offset === void 0 ? clock : clock - minutes(parts.offset);
	const days = daysOf({
		year: parts.year ?? 1970,
		month: parts.month ?? 1,
		day: parts.day ?? 1
	});
	if (days === null || parts.weekday !== void 0 && weekdayOf(days) !== parts.weekday) return null;
	const local = BigInt(days) * NANOSECONDS_A_DAY + clock;
	return local - minutes(parts.offset ?? (type === "date" ? 0 : offsetAt(local, zone)));
}
function minutes(count) {
	return BigInt(count) * 60000000000n;
}
/** Minutes east of UTC at a local time. Of a time that stands twice the earlier is meant; one that is left out moves on. */
function offsetAt(local, zone) {
	if (zone === "UTC" || zone === "Etc/UTC") return 0;
	const milliseconds = Number(local / 1000000n);
	const before = zoneOffset(milliseconds - 864e5, zone);
	const first = zoneOffset(milliseconds - before * 6e4, zone);
	return first === before ? before : zoneOffset(milliseconds - first * 6e4, zone) === first ? first : before;
}
function zoneOffset(instant, zone) {
	const text = new Intl.DateTimeFormat("en", {
		timeZone: zone,
		timeZoneName: "longOffset"
	}).formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
	return text === "GMT" ? 0 : offsetOf(text.slice(3, 9));
}

// core/data/iso-time.ts
const ORDER = [
	{
		letters: "yu",
		before: "",
		without: "1970"
	},
	{
		letters: "ML",
		before: "-",
		without: "01"
	},
	{
		letters: "d",
		before: "-",
		without: "01"
	},
	{
		letters: "H",
		before: " ",
		without: "00"
	},
	{
		letters: "m",
		before: ":",
		without: "00"
	},
	{
		letters: "s",
		before: ":",
		without: "00"
	},
	{
		letters: "S",
		before: ".",
		without: "0"
	},
	{
		letters: "XxZ",
		before: "",
		without: ""
	}
];
/** What an engine can turn into ISO 8601 with one regular expression; null for names of months, halves of days and options. */
function isoForm(format, type) {
	const tokens = dateTokens(format);
	if (typeof tokens === "string") throw new Error("the reader lets no such pattern through");
	if (!tokens.every((token) => isPlain(token))) return null;
	const fields = tokens.filter((token) => token.kind === "field");
	if (new Set(fields.map(({ letter }) => letter)).size < fields.length) return null;
	return {
		pattern: tokens.map((token) => {
			if (token.kind === "field") return `(${writtenField(token)})`;
			return token.kind === "literal" ? literalPattern(token.text) : "";
		}).join(""),
		parts: (type === "date" ? ORDER.slice(0, 3) : type === "time" ? ORDER.slice(3) : ORDER).flatMap(({ letters, before, without }, index) => {
			const which = fields.findIndex(({ letter }) => letters.includes(letter));
			const start = index === 0 ? "" : before;
			if (which < 0) return [start + without];
			return [start + (letters === "yu" && fields[which]?.count === 2 ? "20" : ""), which + 1];
		})
	};
}
function isPlain(token) {
	if (token.kind !== "field") return token.kind === "literal";
	const { letter, count } = token;
	if ("ahE".includes(letter) || "ML".includes(letter) && count > 2) return false;
	return !("ms".includes(letter) && count === 1);
}

// core/data/typed-value.ts
/** Digits that an integer of every engine can have. */
const INTEGER_DIGITS = 38;
/** The logical type of what a typed file holds; null for what the contract has no word for. */
function nativeType(data) {
	switch (data.kind) {
		case "string":
		case "boolean":
		case "date":
		case "time":
		case "timestamp":
		case "integer": return data.kind;
		case "decimal":
		case "float": return "number";
		default: return null;
	}
}
/** What has no type of its own: its text is read by the contract's type. */
function isWritten({ kind }) {
	return kind === "text" || kind === "json";
}
/** A type of file that never holds values of the logical type. */
function isForeign({ field: { type, form }, value: { data } }) {
	if (type === null || isWritten(data)) return false;
	const actual = nativeType(data);
	if (form?.format && actual === "string") return false;
	return actual !== type && !(type === "number" && actual === "integer");
}
/** Dates and times that this field has as text. */
function isTimeText({ field: { form }, value: { data } }) {
	return form !== void 0 && (isWritten(data) || data.kind === "string" && form.format !== null);
}
/** Dates and times that only JavaScript can read. */
function isOpaque(asked) {
	const { form } = asked.field;
	if (!form || !isTimeText(asked)) return false;
	if (form.format !== null) return isoForm(form.format, form.type) === null || form.type === "time" && /[XxZ]/.test(form.format);
	return form.type === "time" && form.offset === true;
}
/** The value in the engine's type; null where the text is none, and where the type never is one. */
function typedSql(asked) {
	const { dialect, field, value } = asked;
	const { type } = field;
	if (isForeign(asked) || type === null) return "NULL";
	if (isTimeText(asked)) return timeSql(asked);
	if (!isWritten(value.data)) return type === "timestamp" ? zonedSql(asked) : value.sql;
	const text = dialect.text(value);
	const written = type === "integer" ? `[+-]?[0-9]{1,${38}}` : WRITTEN[type];
	if (written === null) return text;
	return dialect.cast(`CASE WHEN ${dialect.matches(text, written)} THEN ${text} END`, type);
}
function zonedSql({ dialect, field: { form }, value }) {
	const zoned = value.data.kind === "timestamp" && value.data.zone;
	const utc = !form || form.zone === "UTC" || form.zone === "Etc/UTC";
	return zoned || utc ? dialect.moment(value) : dialect.inZone(dialect.text(value), form.zone);
}
function timeSql({ dialect, field: { form }, value }) {
	if (!form) throw new Error("only dates and times have a form");
	const raw = dialect.text(value);
	const iso = form.format === null ? null : isoForm(form.format, form.type);
	if (form.format !== null && iso === null) return "NULL";
	const pattern = iso?.pattern ?? WRITTEN[form.type] ?? "";
	const written = iso ? dialect.rewrite(raw, iso.pattern, iso.parts) : raw;
	const text = form.type === "timestamp" && form.offset !== false ? withSeconds(written) : written;
	const offset = form.offset === true ? ` AND ${hasOffset(dialect, text)}` : "";
	const only = (sql) => `CASE WHEN ${dialect.matches(raw, pattern)}${offset} THEN ${sql} END`;
	if (form.type !== "timestamp" || form.zone === "UTC" || form.zone === "Etc/UTC") return dialect.cast(only(text), form.type);
	return only(`CASE WHEN ${hasOffset(dialect, text)} THEN ${dialect.cast(text, "timestamp")} ELSE ${dialect.inZone(text, form.zone)} END`);
}
function withSeconds(text) {
	return `CASE WHEN ${`substr(${text}, 17, 1) IN ('Z', '+', '-')`} THEN concat(left(${text}, 16), ':00', substr(${text}, 17)) ELSE ${text} END`;
}
function hasOffset(dialect, text) {
	return dialect.matches(text, `.*:.*${OFFSET}`);
}
/** Not null, and none of the values that stand for missing. */
function presentSql(asked) {
	const present = `${asked.value.sql} IS NOT NULL`;
	const listed = asked.field.missing.filter((value) => value !== null);
	return listed.length === 0 ? present : `(${present} AND NOT ${isInSql(asked, listed)})`;
}
/** True where the value is one of a list, by its text or, where it has a type, by what it means. Never null. */
function isInSql(asked, values) {
	const { dialect, field, value } = asked;
	const texts = values.filter((one) => one !== null).map(String);
	if (texts.length === 0) return "false";
	const text = dialect.text(value);
	const listed = `coalesce(${dialect.isOneOf(text, texts)}, false)`;
	const byText = value.data.kind === "float" && texts.some((one) => /^nan$/i.test(one)) ? `(${listed} OR coalesce(isnan(${value.sql}), false))` : listed;
	const type = field.type ?? nativeType(value.data);
	if (type === null || type === "string" || isForeign(asked) || field.form?.format || isOpaque(asked)) return byText;
	const literals = texts.filter((one) => isLiteral(one, type));
	if (literals.length === 0) return byText;
	return `(${byText} OR coalesce(${type === "integer" || type === "number" ? sameNumber(asked, literals) : sameTime(asked, type, literals)}, false))`;
}
function sameTime(asked, type, literals) {
	const typed = {
		...asked,
		field: {
			...asked.field,
			type
		}
	};
	const constants = literals.map((one) => typedSql({
		...typed,
		value: {
			sql: asked.dialect.literal(one),
			data: { kind: "text" }
		}
	}));
	return `${typedSql(typed)} IN (${constants.join(", ")})`;
}
function sameNumber(asked, literals) {
	const { dialect, value } = asked;
	const { data } = value;
	const numbers = literals.flatMap((one) => readDecimal(one) ?? []);
	if (data.kind === "float") {
		const type = data.bits === 32 ? "float" : "double";
		return `${value.sql} IN (${literals.map((one) => dialect.constant(one, type)).join(", ")})`;
	}
	if (data.kind === "integer" || data.kind === "decimal") {
		const scale = data.kind === "decimal" ? data.scale : 0;
		const limit = {
			digits: 10n ** BigInt(38),
			exponent: -scale
		};
		const constants = numbers.filter((one) => one.exponent >= -scale && compareDecimals({
			...one,
			digits: one.digits < 0n ? -one.digits : one.digits
		}, limit) < 0).map((one) => dialect.constant(decimalText(one), scale === 0 ? "integer" : { scale }));
		return constants.length === 0 ? "false" : `${value.sql} IN (${constants.join(", ")})`;
	}
	const text = dialect.text(value);
	const keys = literals.map((one) => numberKeySql(dialect, dialect.literal(one)));
	const doubles = literals.map((one) => dialect.constant(one, "double"));
	return `CASE WHEN ${dialect.cast(`CASE WHEN ${dialect.matches(text, WRITTEN.number ?? "")} THEN ${text} END`, "number")} IN (${doubles.join(", ")}) THEN ${numberKeySql(dialect, text)} IN (${keys.join(", ")}) ELSE false END`;
}
/** One text for each number: digits without outer zeros, and the exponent. The text has to be a number. */
function numberKeySql(dialect, text) {
	const plain = `lower(${text})`;
	const unsigned = `trim(LEADING '+-' FROM ${`split_part(${plain}, 'e', 1)`})`;
	const fraction = `split_part(${unsigned}, '.', 2)`;
	const digits = `trim(LEADING '0' FROM split_part(${unsigned}, '.', 1) || ${fraction})`;
	const kept = `trim(TRAILING '0' FROM ${digits})`;
	const exponent = `${`CAST(coalesce(nullif(split_part(${plain}, 'e', 2), ''), '0') AS INTEGER)`} - ${dialect.length(fraction)} + ${dialect.length(digits)} - ${dialect.length(kept)}`;
	return `CASE WHEN ${kept} = '' THEN '0' ELSE ${`CASE WHEN ${dialect.left(plain, 1)} = '-' THEN '-' ELSE '' END`} || ${kept} || 'e' || CAST(${exponent} AS STRING) END`;
}
/** What makes two values the same key: 1 and 1.0 are where the property is a number. Null only where the value is. */
function keySql(asked) {
	const { dialect, field, value } = asked;
	if (!isWritten(value.data)) return [value.sql];
	const text = dialect.text(value);
	if (field.type === "number") return [`CASE WHEN ${dialect.matches(text, WRITTEN.number ?? "")} THEN ${numberKeySql(dialect, text)} ELSE 'x' || ${text} END`];
	if (field.type === "integer") {
		const typed = typedSql(asked);
		return [typed, `CASE WHEN ${typed} IS NULL THEN ${`CASE WHEN ${`${dialect.length(text)} > ${38} AND ${dialect.matches(text, WRITTEN.integer ?? "")}`} THEN ${numberKeySql(dialect, text)} ELSE 'x' || ${text} END`} END`];
	}
	if (value.data.kind === "text") return [value.sql];
	return [`CASE WHEN ${dialect.isJson(value, ["string"])} THEN 's' || ${text} ELSE CAST(${value.sql} AS STRING) END`];
}
/** The same as one text, alike for all formats of files: what a foreign key is compared by. */
function comparableSql(asked) {
	const { dialect, field, value } = asked;
	const text = dialect.text(value);
	const type = field.type ?? nativeType(value.data);
	if (type === "integer" || type === "number") return `CASE WHEN ${dialect.matches(text, WRITTEN.number ?? "")} THEN ${numberKeySql(dialect, text)} ELSE 'x' || ${text} END`;
	if (type === null || type === "string" || isForeign(asked) || isOpaque(asked)) return text;
	return `coalesce(CAST(${typedSql({
		...asked,
		field: {
			...field,
			type
		}
	})} AS STRING), ${text})`;
}

// core/data/duckdb-type.ts
/** Reads the name that DuckDB gives a type, for example `STRUCT("a b" INTEGER, c VARCHAR[])`. */
function duckdbType(name) {
	const { type, rest } = read(name);
	return rest.trim() === "" ? type : { kind: "other" };
}
function read(text) {
	let { type, rest } = readElement(text);
	for (let brackets = /^\[\d*\]/.exec(rest); brackets; brackets = /^\[\d*\]/.exec(rest)) {
		type = {
			kind: "list",
			items: type
		};
		rest = rest.slice(brackets[0].length);
	}
	return {
		type,
		rest
	};
}
function readElement(text) {
	if (text.startsWith("STRUCT(")) return readStruct(text.slice(7));
	if (text.startsWith("MAP(")) {
		const key = read(text.slice(4));
		const value = read(key.rest.replace(/^, /, ""));
		return {
			type: key.type.kind === "string" ? {
				kind: "map",
				values: value.type
			} : { kind: "other" },
			rest: value.rest.slice(1)
		};
	}
	const [named = ""] = /^[A-Z_][A-Z_0-9 ]*(\((?:[^()']|'(?:[^']|'')*')*\))?/.exec(text) ?? [];
	return {
		type: plainType(named.trim()),
		rest: text.slice(named.length)
	};
}
function readStruct(text) {
	const members = [];
	let rest = text;
	while (rest !== "" && !rest.startsWith(")")) {
		const [written = "", quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^\s"]+)) /.exec(rest) ?? [];
		if (written === "") return {
			type: { kind: "other" },
			rest: ""
		};
		const inner = read(rest.slice(written.length));
		members.push({
			name: quoted?.replaceAll("\"\"", "\"") ?? plain ?? "",
			type: inner.type
		});
		rest = inner.rest.replace(/^, /, "");
	}
	return {
		type: {
			kind: "struct",
			members
		},
		rest: rest.slice(1)
	};
}
function plainType(name) {
	const [, scale] = /^DECIMAL\(\d+,\s*(\d+)\)$/.exec(name) ?? [];
	if (/^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$/.test(name) || scale === "0") return { kind: "integer" };
	if (scale !== void 0) return {
		kind: "decimal",
		scale: Number(scale)
	};
	if (name === "FLOAT" || name === "DOUBLE") return {
		kind: "float",
		bits: name === "FLOAT" ? 32 : 64
	};
	if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(name)) return { kind: "string" };
	if (name === "JSON") return { kind: "json" };
	if (name === "BOOLEAN") return { kind: "boolean" };
	if (name === "DATE") return { kind: "date" };
	if (name.startsWith("TIMESTAMP")) return {
		kind: "timestamp",
		zone: name === "TIMESTAMP WITH TIME ZONE",
		nanoseconds: name === "TIMESTAMP_NS"
	};
	return { kind: name.startsWith("TIME") ? "time" : "other" };
}

// core/data/dialect-duckdb.ts
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
const CASTS = {
	string: "VARCHAR",
	integer: "HUGEINT",
	number: "DOUBLE",
	boolean: "BOOLEAN",
	date: "DATE",
	time: "TIME",
	timestamp: "TIMESTAMP"
};
const JSON_TYPES = {
	string: ["VARCHAR"],
	number: [
		"BIGINT",
		"UBIGINT",
		"HUGEINT",
		"DOUBLE"
	],
	boolean: ["BOOLEAN"],
	object: ["OBJECT"],
	array: ["ARRAY"]
};
/**
* A function is asked once for each value of a dictionary, as Parquet has them; `IN` for each row, and as a join of its own. It looks
* through its list one by one, though.
*/
const MAX_LISTED = 50;
/** DuckDB 1.5. Needs `SET TimeZone = 'UTC'`. */
const duckdb = {
	identifier,
	literal,
	dataType: ({ encoding, type }) => encoding === "native" ? duckdbType(type) : { kind: encoding },
	text: ({ sql, data }) => {
		if (data.kind === "text" || data.kind === "string") return data.kind === "text" ? sql : `CAST(${sql} AS VARCHAR)`;
		return data.kind === "json" ? `(${sql} ->> '$')` : `CAST(${sql} AS VARCHAR)`;
	},
	length: (text) => `length(${text})`,
	matches: (text, pattern) => `regexp_full_match(${text}, ${literal(pattern)})`,
	searches: (text, pattern) => {
		const re2 = toRe2(pattern);
		return re2 === null ? null : `regexp_matches(${text}, ${literal(re2)})`;
	},
	isOneOf: (text, others) => {
		const list = others.map(literal).join(", ");
		return others.length <= MAX_LISTED ? `list_contains([${list}], ${text})` : `${text} IN (${list})`;
	},
	rewrite: (text, pattern, parts) => {
		const replacement = parts.map((part) => typeof part === "number" ? `\\${part}` : part).join("");
		return `regexp_replace(${text}, ${literal(`^(?:${pattern})$`)}, ${literal(replacement)})`;
	},
	cast: (text, type) => type === "timestamp" ? inUtc(`TRY_CAST(${text} AS TIMESTAMPTZ)`) : `TRY_CAST(${text} AS ${CASTS[type]})`,
	constant: (digits, type) => {
		if (type === "integer") return digits;
		const name = typeof type === "string" ? type.toUpperCase() : `DECIMAL(38, ${type.scale})`;
		return `CAST(${literal(digits)} AS ${name})`;
	},
	inZone: (text, zone) => inUtc(`timezone(${literal(zone)}, TRY_CAST(${text} AS TIMESTAMP))`),
	moment: ({ sql, data }) => {
		const local = `CAST(${sql} AS ${CASTS.timestamp})`;
		return data.kind === "timestamp" && data.zone ? `CASE WHEN isfinite(${sql}) THEN ${inUtc(sql)} ELSE ${local} END` : local;
	},
	isFinite: (number) => `isfinite(${number})`,
	isNaN: (number) => `isnan(${number})`,
	isJson: ({ sql }, kinds) => {
		return `json_type(${sql}) IN (${kinds.flatMap((kind) => JSON_TYPES[kind]).map(literal).join(", ")})`;
	},
	json: (text) => ({
		sql: `CASE WHEN json_valid(${text}) THEN CASE WHEN json_type(${text}) <> 'NULL' THEN CAST(${text} AS JSON) END END`,
		data: { kind: "json" }
	}),
	member,
	hasKey: (object, name) => {
		if (object.data.kind === "json") return `json_exists(${object.sql}, ${literal(pointer(name))})`;
		if (object.data.kind === "map") return `map_contains(${object.sql}, ${literal(name)})`;
		return object.data.kind === "struct" && object.data.members.some((one) => one.name === name) ? "true" : "false";
	},
	each: ({ sql, data }) => {
		if (data.kind === "list") return {
			sql: `unnest(${sql})`,
			data: data.items
		};
		return {
			sql: `unnest(CASE WHEN json_type(${sql}) = 'ARRAY' THEN json_extract(${sql}, '$[*]') END)`,
			data: { kind: "json" }
		};
	},
	notNull: (json) => `CASE WHEN json_type(${json}) <> 'NULL' THEN ${json} END`,
	size: ({ sql, data }, of) => {
		if (of === "items") return data.kind === "json" ? `json_array_length(${sql})` : `len(${sql})`;
		if (data.kind === "json") return `len(json_keys(${sql}))`;
		if (data.kind === "map") return `cardinality(${sql})`;
		return `(${(data.kind === "struct" ? data.members : []).map((one) => `(struct_extract(${sql}, ${literal(one.name)}) IS NOT NULL)::INTEGER`).join(" + ") || "0"})`;
	},
	repeats: ({ sql, data }) => {
		if (data.kind !== "json") return {
			fault: `(len(list_distinct(${sql})) < list_count(${sql}) OR ${`len(${sql}) - list_count(${sql})`} > 1)`,
			unsure: null
		};
		const entries = `CAST(json_extract(${sql}, '$[*]') AS VARCHAR[])`;
		const fault = `len(list_distinct(${entries})) < len(${entries})`;
		return {
			fault,
			unsure: `(NOT (${fault}) AND ${`regexp_matches(CAST(${sql} AS VARCHAR), '[\\\\{]|[0-9][.eE]|-0')`})`
		};
	},
	distinctIntegers: (key, { low, high }) => {
		const inside = `${key} BETWEEN ${low} AND ${high}`;
		return [`coalesce(bit_count(${`bitstring_agg(CAST(CASE WHEN ${inside} THEN ${key} END AS BIGINT), ${low}::BIGINT, ${high}::BIGINT)`}), 0)`, `count(DISTINCT ${key}) FILTER (WHERE NOT (${inside}))`];
	},
	left: (text, length) => `left(${text}, ${length})`
};
function inUtc(moment) {
	return `make_timestamp(epoch_us(${moment}))`;
}
function member({ sql, data }, name) {
	if (data.kind === "json") {
		const inner = `json_extract(${sql}, ${literal(pointer(name))})`;
		return {
			sql: `CASE WHEN json_type(${inner}) <> 'NULL' THEN ${inner} END`,
			data
		};
	}
	if (data.kind === "map") return {
		sql: `${sql}[${literal(name)}]`,
		data: data.values
	};
	const found = data.kind === "struct" ? data.members.find((one) => one.name === name) : void 0;
	return found ? {
		sql: `struct_extract(${sql}, ${literal(name)})`,
		data: found.type
	} : null;
}
/** A key as a JSON Pointer (RFC 6901), in which no character of a key means anything else. */
function pointer(key) {
	return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

// core/data/sql.ts
/** The value as text: of integers and decimals every digit. */
function textOf(column) {
	return duckdb.text(valueIn(column));
}
/** Not null, and none of the values that stand for missing. */
function isPresent(bound) {
	return presentSql(askedOf(bound));
}
/** What makes two values the same key: 1 and 1.0 are where the property is a number, `1` and `"1"` of JSON never. */
function keyOf(bound) {
	const [key = "NULL", other] = keySql(askedOf(bound));
	return other === void 0 ? key : `coalesce(CAST(${key} AS VARCHAR), ${other})`;
}
function valueIn(column) {
	return {
		sql: column.sql,
		data: duckdb.dataType(column)
	};
}
function askedOf({ field, column }) {
	return {
		dialect: duckdb,
		field,
		value: valueIn(column)
	};
}

export { readTime as _, identifier as a, logicalTypeOf as b, isForeign as c, isTimeText as d, isWritten as f, typedSql as g, presentSql as h, duckdb as i, isInSql as l, nativeType as m, keyOf as n, literal as o, keySql as p, textOf as r, comparableSql as s, isPresent as t, isOpaque as u, WRITTEN as v, dateFormatProblem as x, isLiteral as y };