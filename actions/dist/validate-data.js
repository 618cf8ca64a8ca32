import { $n as dataReport, $t as independence, An as openRegular, Bn as checkItems, Cr as init_errors, Dn as fileEntry, Dt as downloadReleaseAsset, En as uploadDocument, Fn as dataSummary, Gn as count$1, Gt as drawBinomial, Hn as fails, Ht as readDocument, Jn as POLICY_PATH, Jt as kolmogorovSmirnov, Kn as pValue, Kt as randomFromSeed, Nn as workspace, On as insideWorkspace, Ot as latestVersion, Pn as writeFileAtomic, Qt as wasserstein, Sn as asked, Sr as UserError, Tt as inferredSummary, Ut as writeDocument, Vn as dataVerdict, Wt as wilsonInterval, Xt as stabilityIndex, Yn as modelPolicy, Yt as jensenShannon, Zt as stabilityThreshold, _n as githubToken, ar as daysOf, bn as readContext, br as nearest, cn as readDecidingPolicy, cr as parseExactYaml, dn as readFileAt, dr as compareDecimals, en as ensureLibrary, fn as octokitFor, fr as decimalKey, gr as scaledTo, hr as readDecimal, ir as dayOf, kn as listFiles, ln as branchTip, lr as parseStrictYaml, mn as Path, mr as isMultiple$1, nr as filesDigest, on as baseBranch, or as monthsBefore, pn as Lines, pr as decimalText, qn as rounded, qt as benjaminiHochberg, rr as NANOSECONDS_A_DAY, tn as init_duckdb_library, tr as artifactName, ur as parseWith, vn as modelName, wr as messageOf, wt as junitXml, xn as runIdentity, xr as runAction, yn as policyPath, yr as digestOf } from "./chunks/core.js";
import { A as union, B as warning, C as number, D as string, E as strictObject, I as info, P as error, S as looseObject, T as record$1, _ as boolean, d as datetime, f as _enum, g as array, h as _undefined, j as unknown$1, k as tuple, m as _null, p as _instanceof, s as require_dist, v as discriminatedUnion, w as object, x as literal, y as int, z as setSecret } from "./chunks/vendor.js";
import { _ as readTime, b as logicalTypeOf, c as isForeign, d as isTimeText, f as isWritten, g as typedSql, h as presentSql, i as duckdb, l as isInSql, m as nativeType$1, n as keyOf$1, o as literal$1, p as keySql, r as textOf, s as comparableSql, t as isPresent, u as isOpaque, v as WRITTEN, x as dateFormatProblem, y as isLiteral } from "./chunks/sql.js";
import { t as ecmaPattern } from "./chunks/pattern.js";
import { Worker } from "node:worker_threads";
import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";

// core/data/terms.ts
/** A key that describes: any value, and no check reads it. */
const described = unknown$1().optional();
/** Text that a data file can hold as a name: no control characters, no half of a surrogate pair. */
const Name = string().min(1).max(255).refine((name) => name.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(name), "must not hold control characters");
/** A number whose digits YAML kept. */
const Figure = number().refine((number) => !Number.isInteger(number) || Number.isSafeInteger(number), "is beyond 2^53 and would lose digits; write a smaller one");
const WHOLE$1 = "must be a whole number, zero or more";
/** A count of things. */
const Count$1 = int(WHOLE$1).nonnegative(WHOLE$1);
/** One of a few words; the error names the nearest. */
function oneOf(words) {
	return _enum(words, { error: ({ input }) => {
		const meant = typeof input === "string" ? nearest(input, words) : void 0;
		return `must be one of ${words.join(", ")}${meant === void 0 ? "" : `; did you mean ${meant}?`}`;
	} });
}
/** One value of a list: compared as a number, boolean or date where the property is one, else as text. */
const Scalar = union([
	string().max(1e3).refine((text) => text.isWellFormed(), "must be well-formed text"),
	Figure,
	boolean(),
	_null()
], { error: "must be text, a number, true, false or null" });
/** A regular expression of ECMA-262; `readContract` refuses what is none. */
const Pattern = string().min(1).max(1e3);

// core/data/quality.ts
/** The operators of the standard; `readContract` lets a measured rule through with exactly one of them. */
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
/** What a library rule counts. */
const Metric = oneOf([
	"nullValues",
	"missingValues",
	"invalidValues",
	"duplicateValues",
	"rowCount"
]);
/** v3.0 calls the key `rule`, and duplicates `duplicateCount`. */
const OldMetric = _enum([...Metric.options, "duplicateCount"], { error: (issue) => issue.input === "validValues" ? "is of v3.0; write metric: invalidValues with arguments: {validValues: [...]} and mustBe: 0" : `must be one of ${Metric.options.join(", ")}` });
const shared$1 = {
	/** `error`, `critical` or anything else: the data fail. `warning`, `info`: they pass with a warning; see `severityOf`. */
	severity: string().min(1).max(100).optional(),
	name: string().max(1e3).optional(),
	description: string().max(1e4).nullish(),
	id: described,
	dimension: described,
	method: described,
	businessImpact: described,
	schedule: described,
	scheduler: described,
	tags: described,
	customProperties: described,
	authoritativeDefinitions: described
};
const Count = number().nonnegative();
/** A count of rows, or their share in percent, and what it has to be. */
const LibraryRule = strictObject({
	type: literal("library").optional().default("library"),
	metric: Metric.optional(),
	/** The name of `metric` in v3.0; read both by `metricOf`. */
	rule: OldMetric.optional(),
	arguments: strictObject({
		missingValues: array(Scalar).min(1).max(1e3).optional(),
		validValues: array(Scalar).min(1).max(1e4).optional(),
		pattern: Pattern.optional(),
		properties: array(Name).min(1).max(100).optional()
	}).optional(),
	mustBe: Count.optional(),
	mustNotBe: Count.optional(),
	mustBeGreaterThan: Count.optional(),
	mustBeGreaterOrEqualTo: Count.optional(),
	mustBeLessThan: Count.optional(),
	mustBeLessOrEqualTo: Count.optional(),
	mustBeBetween: tuple([Count, Count]).optional(),
	mustNotBeBetween: tuple([Count, Count]).optional(),
	unit: _enum(["rows", "percent"], { error: "must be rows or percent" }).default("rows"),
	...shared$1
});
const Answer = union([Figure, boolean()], { error: "must be a number, true or false" });
/** A query that gives one number or boolean, and what it has to be. `{object}` and `{property}` stand for the names. */
const SqlRule = strictObject({
	type: literal("sql"),
	query: string().min(1).max(2e4),
	mustBe: Answer.optional(),
	mustNotBe: Answer.optional(),
	mustBeGreaterThan: Figure.optional(),
	mustBeGreaterOrEqualTo: Figure.optional(),
	mustBeLessThan: Figure.optional(),
	mustBeLessOrEqualTo: Figure.optional(),
	mustBeBetween: tuple([Figure, Figure]).optional(),
	mustNotBeBetween: tuple([Figure, Figure]).optional(),
	/** Any word: it is shown, the query's answer is compared as it is. */
	unit: string().max(100).optional(),
	...shared$1
});
/** A rule in words: shown, never judged. */
const TextRule = strictObject({
	type: literal("text"),
	unit: described,
	...shared$1
});
/** A rule of another engine: reported as not run. */
const CustomRule = strictObject({
	type: literal("custom"),
	engine: string().min(1).max(200),
	implementation: union([string(), record$1(string(), unknown$1())], { error: "must be text or an object" }),
	unit: described,
	...shared$1
});
/** One entry of a `quality` list, of a schema or of a property. */
const QualityRule = discriminatedUnion("type", [
	LibraryRule,
	SqlRule,
	TextRule,
	CustomRule
], { error: (issue) => issue.code === "invalid_union" ? "must be library (which may be left out), sql, text or custom" : void 0 });
/**
* What a library rule counts, whichever key says it.
*
* @throws Error where there is neither: `readContract` lets none through.
*/
function metricOf(rule) {
	const named = rule.metric ?? rule.rule;
	if (named === void 0) throw new Error("the reader lets no library rule without a metric through");
	return named === "duplicateCount" ? "duplicateValues" : named;
}
/** Severity is an open word in the standard. Only the words that are known to be mild are: a misspelt one is strict. */
function severityOf(rule) {
	return [
		"warning",
		"warn",
		"info",
		"information"
	].includes(rule.severity?.toLowerCase() ?? "error") ? "warn" : "fail";
}

// core/data/relationship.ts
/**
* A property somewhere: `schema.property` by names, `schema/<id>/properties/<id>` by ids, both with `<file>#` before them for
* another contract. `foreignKeysOf` resolves them.
*/
const Reference = string().min(1).max(1e3);
const References = union([Reference, array(Reference).min(1).max(100)], { error: "must be one property, or a list of properties" });
const shared = {
	type: literal("foreignKey", { error: "must be foreignKey" }).default("foreignKey"),
	to: References,
	id: described,
	description: described,
	customProperties: described
};
/** Of one property, which is what it comes from. */
const PropertyRelationship = strictObject({
	...shared,
	from: _undefined({ error: "is the property itself; remove the key" }).optional()
});
/** Of a schema: one property to another, or as many to as many. */
const SchemaRelationship = strictObject({
	...shared,
	from: References
});

// core/data/property.ts
/** What a value is, whatever the file format. */
const LogicalType = oneOf([
	"string",
	"date",
	"timestamp",
	"time",
	"number",
	"integer",
	"boolean",
	"object",
	"array"
]);
const Limit = union([Figure, string().min(1).max(100)], { error: "must be a number, or a date or time as text" });
const Exclusive = union([
	Figure,
	string().min(1).max(100),
	boolean()
], { error: "must be a number, or a date or time as text" });
/** Which of these a property may have depends on its logicalType: see `OPTIONS_OF`. */
const LogicalTypeOptions = strictObject({
	/** Of string, in characters (code points). */
	minLength: Count$1.optional(),
	maxLength: Count$1.optional(),
	pattern: Pattern.optional(),
	/** Of string one of `STRING_FORMATS`, of integer `i8` to `u128`, of number `f32` or `f64`, of times a pattern of the JDK. */
	format: string().min(1).max(100).optional(),
	/** Of integer and number; of date, timestamp and time in ISO 8601. */
	minimum: Limit.optional(),
	maximum: Limit.optional(),
	exclusiveMinimum: Exclusive.optional(),
	exclusiveMaximum: Exclusive.optional(),
	multipleOf: Figure.positive().optional(),
	/** Of timestamp and time: whether values carry their offset. */
	timezone: boolean().optional(),
	/** Of timestamp and time: the zone of values without one, in the names of IANA; UTC where it is absent. */
	defaultTimezone: string().min(1).max(100).optional(),
	minItems: Count$1.optional(),
	maxItems: Count$1.optional(),
	uniqueItems: boolean().optional(),
	minProperties: Count$1.optional(),
	maxProperties: Count$1.optional(),
	/** Of object: names that have to be there. */
	required: array(Name).min(1).max(2e3).optional()
});
const TIMES = [
	"format",
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum"
];
const NUMBERS = [...TIMES, "multipleOf"];
const CLOCKS = [
	...TIMES,
	"timezone",
	"defaultTimezone"
];
/** The options that each type has, by the standard's JSON schema. */
const OPTIONS_OF = {
	string: [
		"minLength",
		"maxLength",
		"pattern",
		"format"
	],
	integer: NUMBERS,
	number: NUMBERS,
	date: TIMES,
	timestamp: CLOCKS,
	time: CLOCKS,
	boolean: [],
	object: [
		"minProperties",
		"maxProperties",
		"required"
	],
	array: [
		"minItems",
		"maxItems",
		"uniqueItems"
	]
};
/** Formats of strings; every one is enforced but `password` and `binary`, which any text is. */
const STRING_FORMATS = [
	"password",
	"byte",
	"binary",
	"email",
	"uuid",
	"uri",
	"hostname",
	"ipv4",
	"ipv6"
];
const INTEGER_FORMATS = [
	"i8",
	"i16",
	"i32",
	"i64",
	"i128",
	"u8",
	"u16",
	"u32",
	"u64",
	"u128"
];
const NUMBER_FORMATS = ["f32", "f64"];
const Base = strictObject({
	/** Name of the column or key in the data; default `name`. */
	physicalName: Name.optional(),
	logicalType: LogicalType.optional(),
	logicalTypeOptions: LogicalTypeOptions.optional(),
	required: boolean().default(false),
	unique: boolean().default(false),
	primaryKey: boolean().default(false),
	primaryKeyPosition: int().min(-1).optional(),
	quality: array(QualityRule).max(100).default([]),
	relationships: array(PropertyRelationship).max(100).default([]),
	/** Anything but `public` keeps the values out of reports. */
	classification: union([string(), number()]).optional(),
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
const Property = Base.extend({
	name: Name,
	get properties() {
		return array(Property).max(2e3).default([]);
	},
	get items() {
		return Item.optional();
	}
});
const Item = Base.extend({
	name: Name.optional(),
	get properties() {
		return array(Property).max(2e3).default([]);
	},
	get items() {
		return Item.optional();
	}
});

// core/data/server.ts
/** Types of servers that the standard knows; data are read from `local` only. */
const SERVER_TYPES = [
	"api",
	"athena",
	"azure",
	"bigquery",
	"clickhouse",
	"cloudsql",
	"custom",
	"databricks",
	"db2",
	"denodo",
	"dremio",
	"duckdb",
	"glue",
	"hive",
	"impala",
	"informix",
	"kafka",
	"kinesis",
	"local",
	"mysql",
	"oracle",
	"postgres",
	"postgresql",
	"presto",
	"pubsub",
	"redshift",
	"s3",
	"sftp",
	"snowflake",
	"sqlserver",
	"synapse",
	"trino",
	"vertica",
	"zen"
];
/** A server of any type, with the keys that its type has. */
const Server = looseObject({
	server: string().min(1).max(500),
	type: oneOf(SERVER_TYPES)
});
/** A folder or pattern on this machine, relative to the workspace. */
const LocalServer = strictObject({
	server: string().min(1),
	type: literal("local"),
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

// core/data/service-level.ts
/** One agreed service level. `freshness`, `latency` and `retention` are checked, every other property is shown. */
const ServiceLevel = strictObject({
	property: string().min(1).max(200),
	value: union([
		string().max(1e3),
		number(),
		boolean(),
		_null()
	], { error: "must be text, a number, true, false or null" }),
	/** Read by `levelUnit`. */
	unit: string().max(100).optional(),
	/** `schema.property`, several joined by commas; the schema may be left out where there is one. */
	element: string().min(1).max(1e3).optional(),
	valueExt: described,
	description: described,
	id: described,
	driver: described,
	scheduler: described,
	schedule: described
});
const CHECKED = {
	freshness: "freshness",
	latency: "latency",
	ly: "latency",
	retention: "retention",
	re: "retention"
};
/** Which check a service level asks for, by its name or the standard's short form, in any case; null for none. */
function checkedLevel({ property }) {
	const name = property.toLowerCase();
	return Object.hasOwn(CHECKED, name) ? CHECKED[name] ?? null : null;
}
/** Units of time, as the standard's text spells them and its users do. `m` is not here: minute and month share it. */
const UNITS = {
	second: [
		"s",
		"sec",
		"secs",
		"second",
		"seconds"
	],
	minute: [
		"min",
		"mins",
		"minute",
		"minutes"
	],
	hour: [
		"h",
		"hr",
		"hrs",
		"hour",
		"hours"
	],
	day: [
		"d",
		"day",
		"days"
	],
	week: [
		"w",
		"wk",
		"wks",
		"week",
		"weeks"
	],
	month: [
		"mo",
		"mon",
		"month",
		"months"
	],
	year: [
		"y",
		"yr",
		"yrs",
		"year",
		"years"
	]
};
/** The unit of a checked level; days where none is given, null where the word is not a unit of time. */
function levelUnit({ unit = "d" }) {
	const word = unit.toLowerCase();
	return Object.keys(UNITS).find((name) => UNITS[name].includes(word)) ?? null;
}

// core/data/contract.ts
/** One table: a dataset of files with the same columns. */
const SchemaObject = strictObject({
	name: Name.max(128),
	properties: array(Property).max(2e3).default([]),
	quality: array(QualityRule).max(1e3).default([]),
	relationships: array(SchemaRelationship).max(1e3).default([]),
	logicalType: literal("object", { error: "must be \"object\": a schema is a table of the properties below it" }).optional(),
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
/** The whole contract. A schema is optional in the standard; who checks data asks for one. */
const Contract = strictObject({
	apiVersion: string().regex(/^v3\.[01]\.\d+$/, "must be v3.1.0, or another version from v3.0.0 to v3.1; write the contract in that form"),
	kind: literal("DataContract", { error: "must be \"DataContract\"" }),
	id: string().min(1).max(500),
	version: string().min(1).max(100),
	status: string().min(1),
	servers: array(Server).max(100).default([]),
	schema: array(SchemaObject).max(100).default([]),
	slaProperties: array(ServiceLevel).max(1e3).default([]),
	/** `schema.property` of the service levels that name no element; of v3.0. */
	slaDefaultElement: string().min(1).max(1e3).optional(),
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
	authoritativeDefinitions: described,
	customProperties: described,
	contractCreatedTs: described
});
/** Size limit of a contract, in UTF-8 bytes. */
const CONTRACT_MAX_BYTES = 524288;

// core/data/references.ts
init_errors();
/**
* Finds the property that a reference names: `schema.property.key` by names, or `schema/<id>/properties/<id>` by ids.
*
* A name of a schema that the contract does not have is `outside`, as in the standard's own full example; an id is `unknown`.
*/
function refer(contract, reference) {
	const hash = reference.indexOf("#");
	if (hash > 0) return { kind: "outside" };
	const text = reference.slice(hash + 1);
	return text.includes("/") ? byId(contract, text) : byName(contract, text);
}
function byName(contract, text) {
	const schema = longestPrefix(contract.schema, text);
	if (!schema) return text.includes(".") ? { kind: "outside" } : {
		kind: "unknown",
		why: "must be schema.property"
	};
	return below(schema, text.slice(schema.name.length + 1));
}
/** The same for `property` or `property.key` inside a schema that is known. */
function below(schema, text) {
	const path = [];
	let properties = schema.properties;
	let rest = text;
	for (;;) {
		const last = properties.find((property) => property.name === rest);
		if (last) return {
			kind: "property",
			target: {
				schema,
				path: [...path, last]
			}
		};
		const next = longestPrefix(properties, rest);
		if (!next) return unknown(rest, [schema.name, ...path.map(({ name }) => name)].join("."), properties);
		path.push(next);
		properties = next.properties;
		rest = rest.slice(next.name.length + 1);
	}
}
function longestPrefix(named, text) {
	const [longest] = named.filter(({ name }) => text.startsWith(`${name}.`)).sort((a, b) => b.name.length - a.name.length);
	return longest;
}
function byId(contract, text) {
	const [section, id, ...rest] = text.replace(/^\//, "").split("/");
	if (section !== "schema" || rest.length === 0 || rest.length % 2 > 0) return {
		kind: "unknown",
		why: "must be schema/<id>/properties/<id>"
	};
	const schema = contract.schema.find((object) => object.id === id);
	if (!schema) return {
		kind: "unknown",
		why: `no schema has the id ${id}; write schema.property with their names`
	};
	const path = [];
	for (let index = 0; index < rest.length; index += 2) {
		const property = (path.at(-1)?.properties ?? schema.properties).find((one) => rest[index] === "properties" && one.id === rest[index + 1]);
		if (!property) return {
			kind: "unknown",
			why: `no property of ${schema.name} has the id ${rest[index + 1]}`
		};
		path.push(property);
	}
	return {
		kind: "property",
		target: {
			schema,
			path
		}
	};
}
function unknown(name, where, properties) {
	const names = properties.map((property) => property.name);
	const meant = nearest(name, names);
	const remedy = meant === void 0 ? `known are ${names.join(", ") || "none"}` : `did you mean ${meant}?`;
	return {
		kind: "unknown",
		why: `${where} has no property ${JSON.stringify(name)}; ${remedy}`
	};
}

// core/data/foreign-keys.ts
/** Resolves every relationship. A contract that `readContract` let through has no problem. */
function foreignKeysOf(contract) {
	const keys = [];
	for (const written of relationships(contract)) {
		const key = resolved(contract, written);
		if (typeof key === "string") return {
			keys,
			problem: {
				path: written.at,
				message: key
			}
		};
		keys.push(key);
	}
	return {
		keys,
		problem: void 0
	};
}
function* relationships(contract) {
	for (const [index, schema] of contract.schema.entries()) {
		yield* ofProperties({
			schema,
			path: []
		}, ["schema", index]);
		for (const [which, { from, to }] of schema.relationships.entries()) yield {
			at: [
				"schema",
				index,
				"relationships",
				which
			],
			from,
			to
		};
	}
}
function* ofProperties({ schema, path }, at) {
	const properties = path.at(-1)?.properties ?? schema.properties;
	for (const [index, property] of properties.entries()) {
		const target = {
			schema,
			path: [...path, property]
		};
		const here = [
			...at,
			"properties",
			index
		];
		for (const [which, { to }] of property.relationships.entries()) yield {
			at: [
				...here,
				"relationships",
				which
			],
			from: target,
			to
		};
		yield* ofProperties(target, here);
	}
}
function resolved(contract, { at, from, to }) {
	const own = typeof from === "object" && "path" in from;
	if (own && typeof to !== "string") return "to is a list; move the relationship to the schema, with as long a list in from";
	if (!own && Array.isArray(from) !== Array.isArray(to)) return "from and to must both be one property, or both a list";
	const sources = own ? [from] : targets(contract, from);
	if (typeof sources === "string") return `from: ${sources}`;
	if (sources === null) return "from: is not in this contract; name a property of this schema";
	const goals = targets(contract, to);
	if (typeof goals === "string") return `to: ${goals}`;
	if (goals !== null && sources.length !== goals.length) return `from has ${sources.length} properties and to ${goals.length}; pair them`;
	const text = `${(own ? [nameOf$2(from)] : list(from)).join(", ")} -> ${list(to).join(", ")}`;
	return (goals && clash(sources, goals)) ?? {
		at,
		text,
		from: sources,
		to: goals
	};
}
function list(references) {
	return typeof references === "string" ? [references] : references;
}
function nameOf$2({ schema, path }) {
	return [schema, ...path].map(({ name }) => name).join(".");
}
function targets(contract, references) {
	const found = [];
	let outside = false;
	for (const reference of list(references)) {
		const referred = refer(contract, reference);
		if (referred.kind === "unknown") return referred.why;
		if (referred.kind === "outside") outside = true;
		else found.push(referred.target);
	}
	if (outside) return null;
	const other = found.find((target) => target.schema !== found[0]?.schema);
	return other ? `names properties of ${found[0]?.schema.name} and of ${other.schema.name}; name one schema` : found;
}
function clash(from, to) {
	for (const [index, source] of from.entries()) {
		const goal = to[index];
		const [a, b] = [source, goal].map((target) => target?.path.at(-1)?.logicalType);
		const numeric = [a, b].every((type) => type === "integer" || type === "number");
		if (goal && a !== void 0 && b !== void 0 && a !== b && !numeric) return `${nameOf$2(source)} is ${a}, ${nameOf$2(goal)} is ${b}; give both the same logicalType`;
	}
	return null;
}

// core/data/quality-rules.ts
/** What is wrong with a rule, wherever it stands; undefined for nothing. */
function ruleProblem(rule) {
	if (rule.type === "text" || rule.type === "custom") return void 0;
	if (rule.type === "library" && rule.metric !== void 0 && rule.rule !== void 0) return "has metric and rule; keep metric";
	const given = OPERATORS.filter((operator) => rule[operator] !== void 0);
	if (given.length === 0) return `needs one operator, for example mustBe: 0 (known are ${OPERATORS.join(", ")})`;
	if (given.length > 1) return `has ${given.join(" and ")}; keep one, or use mustBeBetween`;
	const bounds = rule.mustBeBetween ?? rule.mustNotBeBetween;
	if (bounds && bounds[0] > bounds[1]) return "has its bounds in the wrong order; write the smaller one first";
	if (bounds && bounds[0] === bounds[1]) return `has twice the same bound; write ${rule.mustBeBetween ? "mustBe" : "mustNotBe"}: ${bounds[0]}`;
	return rule.type === "library" ? libraryProblem(rule) : void 0;
}
const ARGUMENTS = {
	nullValues: [],
	missingValues: ["missingValues"],
	invalidValues: ["validValues", "pattern"],
	duplicateValues: ["properties"],
	rowCount: []
};
function libraryProblem(rule) {
	if (rule.metric === void 0 && rule.rule === void 0) return `needs a metric, for example metric: nullValues (known are ${Metric.options.join(", ")}), or another type`;
	const metric = metricOf(rule);
	const allowed = ARGUMENTS[metric];
	const given = Object.entries(rule.arguments ?? {}).flatMap(([key, value]) => value === void 0 ? [] : [key]);
	const foreign = given.find((key) => !allowed.includes(key));
	if (foreign) return `${metric} has no argument ${foreign}; remove it`;
	if (given.length === 0 && (metric === "missingValues" || metric === "invalidValues")) return `${metric} needs arguments: ${allowed.join(" or ")}`;
	const most = Math.max(...OPERATORS.flatMap((operator) => rule[operator] ?? []));
	if (rule.unit === "percent" && most > 100) return "compares a share with more than 100 percent; write 0 to 100";
	return rule.arguments?.pattern === void 0 ? void 0 : patternProblem(rule.arguments.pattern);
}
/** What is wrong with a rule at a property. */
function propertyRuleProblem(rule) {
	if (rule.type !== "library") return void 0;
	if (metricOf(rule) === "rowCount") return "rowCount counts rows of the whole schema; move the rule to its quality list";
	if (rule.arguments?.properties) return "arguments.properties belongs to the quality list of the schema; move the rule";
}
/** What is wrong with a rule at a schema with properties of these names. */
function objectRuleProblem(rule, names) {
	if (rule.type !== "library") return void 0;
	const metric = metricOf(rule);
	if (metric === "rowCount") return rule.unit === "percent" ? "rowCount has no percent; write rows" : void 0;
	if (metric !== "duplicateValues") return `${metric} is a rule of one property; move it to the property's quality list`;
	const properties = rule.arguments?.properties;
	if (!properties) return "duplicateValues needs arguments: {properties: [...]} here";
	const unknown = properties.find((name) => !names.has(name));
	if (unknown !== void 0) return `names the property ${JSON.stringify(unknown)}, which the schema does not have`;
	return new Set(properties).size < properties.length ? "names a property twice; keep one" : void 0;
}
/** What is wrong with a regular expression. */
function patternProblem(pattern) {
	try {
		ecmaPattern(pattern);
		return;
	} catch (cause) {
		return `is not a regular expression of ECMA-262 (${_instanceof(Error).parse(cause).message})`;
	}
}

// core/data/option-rules.ts
/**
* The first thing that is wrong with the options of a type.
*
* @param old the contract is of v3.0, where exclusive bounds may be booleans.
*/
function optionsProblem(options, type, old) {
	const given = Object.keys(options).filter((key) => options[key] !== void 0);
	for (const key of given) {
		const message = belonging(key, type) ?? formOf$1(options, key, {
			type,
			old
		});
		if (message) return {
			key,
			message
		};
	}
	const message = ORDERED.map(([low, high]) => disorder(options, low, high)).find((one) => one !== void 0);
	return message === void 0 ? emptyRange(options, type) : { message };
}
function belonging(key, type) {
	if (type !== void 0 && OPTIONS_OF[type].includes(key)) return void 0;
	return `needs logicalType ${Object.entries(OPTIONS_OF).flatMap(([name, keys]) => keys.includes(key) ? [name] : []).join(", ").replace(/, (?=[^,]*$)/, " or ")}`;
}
function formOf$1(options, key, given) {
	switch (key) {
		case "pattern": return patternProblem(options.pattern ?? "");
		case "format": return formatProblem(options.format ?? "", given.type);
		case "defaultTimezone": return zoneProblem(options.defaultTimezone ?? "");
		case "minimum":
		case "maximum":
		case "exclusiveMinimum":
		case "exclusiveMaximum": return boundProblem(options, key, given);
		case "required": return new Set(options.required).size < (options.required?.length ?? 0) ? "names a key twice; keep one" : void 0;
		default: return;
	}
}
function formatProblem(format, type) {
	if (type === "date" || type === "timestamp" || type === "time") return dateFormatProblem(format, type);
	const known = type === "integer" ? INTEGER_FORMATS : type === "number" ? NUMBER_FORMATS : STRING_FORMATS;
	if (known.includes(format)) return void 0;
	const remedy = type === "string" ? ", or write a pattern" : "";
	return `is not a format that can be checked; known are ${known.join(", ")}${remedy}`;
}
function zoneProblem(zone) {
	try {
		new Intl.DateTimeFormat("en", { timeZone: zone });
		return;
	} catch {
		return "is not a time zone; write a name of IANA, for example Etc/UTC or Australia/Sydney";
	}
}
function boundProblem(options, key, { type, old }) {
	const value = options[key];
	if (value === void 0 || type === void 0 || type === "object" || type === "array") return void 0;
	if (typeof value === "boolean") {
		if (!old) return `is a value since v3.1, for example ${key}: 0; write it so`;
		return (key === "exclusiveMinimum" ? options.minimum : options.maximum) === void 0 ? "needs the bound that it makes exclusive" : void 0;
	}
	const written = type === "integer" ? "number" : type;
	return isLiteral(String(value), written) ? void 0 : `must be a ${written}, in the form of ISO 8601 if it is a time`;
}
const ORDERED = [
	["minLength", "maxLength"],
	["minItems", "maxItems"],
	["minProperties", "maxProperties"]
];
function disorder(options, low, high) {
	const [least = 0, most = Number.POSITIVE_INFINITY] = [options[low], options[high]];
	if (least <= most) return void 0;
	return `${low} ${least} is more than ${high} ${most}, and no value is both; swap them`;
}
function emptyRange(options, type) {
	for (const low of ["minimum", "exclusiveMinimum"]) for (const high of ["maximum", "exclusiveMaximum"]) {
		const [least, most] = [options[low], options[high]];
		if (least === void 0 || most === void 0 || typeof least === "boolean" || typeof most === "boolean") continue;
		const order = compareBounds(String(least), String(most), type) ?? -1;
		if (order <= (low === "minimum" && high === "maximum" && !isOpen$1(options) ? 0 : -1)) continue;
		return { message: `no value is both ${`${low === "minimum" ? "at least" : "above"} ${least} and ${high === "maximum" ? "at most" : "under"} ${most}`}; ${order > 0 ? "swap them" : "widen them"}` };
	}
}
function isOpen$1(options) {
	return options.exclusiveMinimum === true || options.exclusiveMaximum === true;
}
/**
* The order of two bounds of a type, -1, 0 or 1; null where it cannot be told. Times of ISO 8601 sort as text where they have
* the same form; of two forms, offsets say, nothing is claimed.
*/
function compareBounds(a, b, type) {
	if (type === "integer" || type === "number") {
		const [x, y] = [readDecimal(a), readDecimal(b)];
		return x && y ? Math.sign(compareDecimals(x, y)) : null;
	}
	const [p = "", q = ""] = [a, b].map((text) => text.replace(" ", "T"));
	if (p.length !== q.length || p.slice(19) !== q.slice(19)) return null;
	return p < q ? -1 : p > q ? 1 : 0;
}

// core/data/contract-rules.ts
/** Objects and arrays inside each other, at most. */
const MAX_DEPTH = 16;
/** The first contradiction in a contract of the right shape. */
function firstProblem(contract) {
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
	for (const [index, level] of contract.slaProperties.entries()) {
		const problem = levelProblem(level);
		if (problem) return {
			path: [
				"slaProperties",
				index,
				...problem.path
			],
			message: problem.message
		};
	}
	return foreignKeysOf(contract).problem;
}
function objectProblem(object, old) {
	const problem = propertiesProblem(object.properties, {
		old,
		depth: 1,
		inArray: false
	});
	if (problem) return problem;
	if (repeated(object.properties.filter((property) => property.primaryKey).map((property) => property.primaryKeyPosition ?? -1).filter((position) => position > 0)) >= 0) return {
		path: ["properties"],
		message: "two properties have the same primaryKeyPosition; number them from 1"
	};
	const names = new Set(object.properties.map((property) => property.name));
	for (const [index, rule] of object.quality.entries()) {
		const message = ruleProblem(rule) ?? objectRuleProblem(rule, names);
		if (message) return {
			path: ["quality", index],
			message
		};
	}
}
function propertiesProblem(properties, place) {
	const twice = Math.max(repeated(properties.map((property) => property.name)), repeated(properties.map((property) => property.physicalName ?? property.name)));
	if (twice >= 0) return {
		path: [
			"properties",
			twice,
			"name"
		],
		message: "stands twice; name each column once"
	};
	for (const [index, property] of properties.entries()) {
		const problem = propertyProblem(property, place);
		if (problem) return {
			path: [
				"properties",
				index,
				...problem.path
			],
			message: problem.message
		};
	}
}
function propertyProblem(property, place) {
	const { logicalType: type, logicalTypeOptions: options } = property;
	if (place.depth > MAX_DEPTH) return {
		path: [],
		message: `is nested more than ${MAX_DEPTH} levels deep; flatten it`
	};
	const problem = options && optionsProblem(options, type, place.old);
	if (problem) return {
		path: ["logicalTypeOptions", ...problem.key ? [problem.key] : []],
		message: problem.message
	};
	for (const [index, rule] of property.quality.entries()) {
		const message = ruleProblem(rule) ?? propertyRuleProblem(rule);
		if (message) return {
			path: ["quality", index],
			message
		};
	}
	return keyProblem(property, place) ?? nestedProblem(property, place);
}
function keyProblem(property, { depth, inArray }) {
	if (property.primaryKey && depth > 1) return {
		path: ["primaryKey"],
		message: "only a column can be a primary key; move the key to the top"
	};
	if (!inArray) return void 0;
	const what = "stands in an array, where a row has many values";
	if (property.unique) return {
		path: ["unique"],
		message: `${what}; write uniqueItems at the array`
	};
	return property.relationships.length > 0 ? {
		path: ["relationships"],
		message: `${what}; remove it`
	} : void 0;
}
function nestedProblem(property, { old, depth, inArray }) {
	const { logicalType: type, properties, items } = property;
	if (properties.length > 0 && type !== "object") return {
		path: ["properties"],
		message: "needs logicalType: object"
	};
	if (items && type !== "array") return {
		path: ["items"],
		message: "needs logicalType: array"
	};
	const below = items && propertyProblem(items, {
		old,
		depth: depth + 1,
		inArray: true
	});
	if (below) return {
		path: ["items", ...below.path],
		message: below.message
	};
	return propertiesProblem(properties, {
		old,
		depth: depth + 1,
		inArray
	});
}
function levelProblem(level) {
	if (checkedLevel(level) === null) return void 0;
	if (typeof level.value !== "number" || !(level.value >= 0)) return {
		path: ["value"],
		message: `must be a number for ${level.property}, with its unit in unit`
	};
	if (levelUnit(level) !== null) return void 0;
	return {
		path: ["unit"],
		message: "must be seconds, minutes, hours, days, weeks, months or years"
	};
}
/** Index of the first item that stood before; -1 where all differ. */
function repeated(items) {
	const seen = /* @__PURE__ */ new Set();
	return items.findIndex((item) => seen.size === seen.add(item).size);
}

// core/data/contract-reader.ts
/** What values are compared with. */
const EXACT_KEYS = [...[
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum"
], ...["validValues", "missingValues"]];
/**
* Reads a data contract of ODCS v3.0 or v3.1, whole. A contract may have no schema; who checks data has to ask for one.
*
* @param source names the text in errors, for example `data/flights.odcs.yaml`.
* @throws UserError `<source>:<line>:<column>: ...` for bad YAML, another version, an unknown key (with the nearest known
*   one), and rules that contradict the standard, each other or the property they stand at.
*/
function readContract(text, source) {
	const yaml = parseExactYaml(text, source, {
		maxBytes: CONTRACT_MAX_BYTES,
		exactKeys: EXACT_KEYS
	});
	refuseOld(yaml, source);
	const contract = parseWith(Contract, yaml, source);
	const problem = firstProblem(contract);
	if (problem) refuse(yaml, source, problem);
	const locals = contract.servers.flatMap(({ type }, index) => type === "local" ? [readServer(yaml, index, source)] : []);
	const [only = null] = locals;
	const server = locals.length === 1 ? only : null;
	return {
		contract,
		digest: digestOf(text),
		server,
		lineOf: (path) => yaml.placeOf(path).line
	};
}
function refuseOld(yaml, source) {
	const { value } = yaml;
	const version = value !== null && typeof value === "object" && "apiVersion" in value ? value.apiVersion : void 0;
	if (typeof version !== "string" || !/^v?2\./.test(version)) return;
	refuse(yaml, source, {
		path: ["apiVersion"],
		message: `ODCS ${version} is not read; convert it: dataset becomes schema, table and column become name, columns become properties, isPrimaryKey becomes primaryKey, isNullable: false becomes required: true, and apiVersion v3.1.0`
	});
}
function refuse(yaml, source, { path, message }) {
	const { line, column } = yaml.placeOf(path);
	throw new UserError(`${source}:${line}:${column}: ${path.map(String).join(".")}: ${message}`);
}
function readServer(yaml, index, source) {
	const path = ["servers", index];
	const inside = {
		value: yaml.value.servers[index],
		placeOf: (below) => yaml.placeOf([...path, ...below])
	};
	const server = parseWith(LocalServer, inside, source);
	const allowed = server.format === "csv" ? server.delimiter?.length === 1 : server.delimiter === "new_line";
	if (server.delimiter === void 0 || allowed) return server;
	const message = server.format === "csv" ? "must be one character" : "is not read for this format; remove the key";
	return refuse(yaml, source, {
		path: [...path, "delimiter"],
		message
	});
}

// core/data/checks.ts
/** How reports name a field: `address.street`, `tags[]`. */
function fieldName({ column, steps = [] }) {
	return column + steps.map((step) => step.kind === "items" ? "[]" : `.${step.name}`).join("");
}

// core/data/wording.ts
/** What a check expects, in words: "no rows where delay is not >= 0". */
function expectation(threshold, measure) {
	const amount = amountOf(threshold);
	switch (measure.kind) {
		case "absent": return `a ${measure.field.steps ? "key" : "column"} ${fieldName(measure.field)}`;
		case "unreadable": return "every line can be read";
		case "age": return `the ${measure.which} ${fieldName(measure.field)} at most ${measure.limit} old, not before ${measure.notBefore}`;
		case "query": return `${threshold.operator === "mustBe" ? threshold.bounds.join() : amount} from ${measure.query.trim().replace(/\s+/g, " ")}`;
		case "rows": return `${amount} ${unitOf$1(threshold, "rows")}`;
		default: return `${amount} ${unitOf$1(threshold, unitName(measure))} ${defect(measure)}`;
	}
}
/** What was found, in words: "3 of 1,000 rows (0.3 %)". */
function finding(measure, { rows, count, files = 0, note, examples = [] }) {
	if (note !== void 0) return note;
	switch (measure.kind) {
		case "rows": return `${grouped(rows)} rows`;
		case "absent": return count === 0 ? "present" : "absent";
		case "unreadable": return count === 0 ? "every line" : `${grouped(count)} unreadable, first ${examples[0]}${files > 0 ? "" : "; mend or remove it"}`;
		case "age":
		case "query": return grouped(count);
		default: {
			const share = count === 0 ? "" : ` (${shareText(percent$1(count, rows))} %)`;
			return `${grouped(count)} of ${grouped(rows)} ${unitName(measure)}${share}`;
		}
	}
}
/** Shares of zero rows are 0. */
function percent$1(count, rows) {
	return rows === 0 ? 0 : 100 * count / rows;
}
/** What is counted: rows, or what stands in the arrays and objects of rows. */
function unitName(measure) {
	const steps = measure.kind === "values" ? measure.field.steps ?? [] : [];
	if (steps.at(-1)?.kind === "items") return "entries";
	return steps.length > 0 ? "objects" : "rows";
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
function unitOf$1({ operator, bounds, unit }, name) {
	if (unit === "rows") return name;
	return operator === "mustBe" && bounds[0] === 0 ? name : `% of the ${name}`;
}
function defect(measure) {
	if (measure.kind === "values") return faultOf$1(measure.field, measure.fault);
	const names = measure.fields.map(fieldName).join(", ");
	if (measure.kind === "orphans") return `where ${names} is not in ${measure.target.fields.map((field) => `${measure.target.schema}.${fieldName(field)}`).join(", ")}`;
	switch (measure.nulls) {
		case "equal": return `that repeat ${names}`;
		case "ignored": return `that repeat ${names}, nulls apart`;
		case "counted": return `that repeat ${names} or lack it`;
	}
}
function faultOf$1(field, fault) {
	const name = fieldName(field);
	switch (fault.kind) {
		case "null": return `without ${name}`;
		case "missing": return `where ${name} is ${listed$1(field.missing)}`;
		case "type": {
			const type = field.shape ?? field.type ?? "";
			return `where ${name} is not ${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
		}
		case "limit": return `where ${name} is not ${fault.operator} ${fault.limit}`;
		case "range": return `where ${name} is not within ${fault.format}, from ${fault.low} to ${fault.high}`;
		case "step": return `where ${name} is not a multiple of ${fault.of}`;
		case "size": return `where ${name} has ${fault.operator === ">=" ? "fewer" : "more"} than ${fault.limit} ${fault.of}`;
		case "format": return `where ${name} is not written as ${fault.format}`;
		case "repeated-items": return `where ${name} has an entry twice`;
		case "keys": return `where ${name} lacks ${listed$1(fault.names)}`;
		case "invalid": return `where ${name} ${[...fault.valid === null ? [] : [`is not ${listed$1(fault.valid)}`], ...fault.pattern === null ? [] : [`does not match ${fault.pattern}`]].join(" or ")}`;
	}
}
function listed$1(values) {
	const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
	return values.length > 10 ? `one of ${shown.join(", ")} and ${values.length - 10} more` : shown.join(" or ");
}
function shareText(share) {
	return share >= .01 ? String(Number(share.toPrecision(3))) : "under 0.01";
}
function grouped(number) {
	const [whole = "", fraction] = String(number).split(".");
	const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return fraction === void 0 ? separated : `${separated}.${fraction}`;
}

// core/data/judge.ts
/** Judges one check. Zero rows never pass a row count, whatever the rule says; a file that cannot be read is an error. */
function judge(check, found) {
	const expected = cut$3(`${expectation(check.threshold, check.measure)}`, 1e3);
	const shared = {
		id: cut$3(check.id, 500),
		expected,
		line: check.line
	};
	if (found.kind !== "count") {
		const result = found.kind === "error" ? "error" : check.otherwise;
		return {
			...shared,
			result,
			found: cut$3(found.why, 1e3),
			rows: null,
			failed_rows: null,
			examples: []
		};
	}
	const { rows, count } = found;
	const countsRows = [
		"values",
		"duplicates",
		"unreadable",
		"orphans"
	].includes(check.measure.kind);
	const empty = check.measure.kind === "rows" && rows === 0;
	const holds = meets(check.threshold, check.threshold.unit === "percent" ? percent$1(count, rows) : count);
	return {
		...shared,
		result: found.files ? "error" : empty ? "fail" : holds ? "pass" : check.otherwise,
		found: cut$3(finding(check.measure, found), 1e3),
		rows,
		failed_rows: countsRows ? count : null,
		examples: holds || !check.open ? [] : found.examples.map((text) => cut$3(text, 300)),
		...!holds && !check.open && { masked: true },
		...!holds && found.places && found.places.length > 0 && { places: [...found.places] }
	};
}
/** The worst result of all checks and findings. */
function outcomeOf(checks) {
	const results = new Set(checks.map((check) => check.result));
	return [
		"error",
		"fail",
		"warn"
	].find((result) => results.has(result)) ?? "pass";
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
/** By characters, never through the middle of one. */
function cut$3(text, length) {
	const whole = text.toWellFormed();
	return whole.length <= length ? whole : `${whole.slice(0, length - 1).toWellFormed().replace(/\uFFFD$/, "")}…`;
}

// core/data/field.ts
/** How the data name a property. */
function physicalName(property) {
	return property.physicalName ?? property.name;
}
/** The field of a property at a position. */
function fieldAt(property, { column, steps }) {
	const { logicalType: type, logicalTypeOptions: options, quality } = property;
	const missing = quality.flatMap((rule) => rule.type === "library" ? rule.arguments?.missingValues ?? [] : []);
	const nested = type === "object" || type === "array";
	const time = type === "date" || type === "timestamp" || type === "time";
	return {
		column,
		...steps.length > 0 && { steps },
		type: type === void 0 || nested ? null : type,
		...nested && { shape: type },
		...time && { form: {
			type,
			format: options?.format ?? null,
			zone: options?.defaultTimezone ?? "UTC",
			offset: options?.timezone === true ? true : null
		} },
		missing
	};
}
/** The field of a column, or of a key below it: one property for each level. */
function fieldOf(path) {
	const [first, ...rest] = path;
	const last = path.at(-1);
	if (!first || !last) throw new Error("a field has a property");
	const steps = rest.map((property) => ({
		kind: "member",
		name: physicalName(property)
	}));
	return fieldAt(last, {
		column: physicalName(first),
		steps
	});
}
/** Its values may stand in reports. */
function isOpen(property) {
	return property.classification === void 0 || property.classification === "public";
}

// core/data/string-format.ts
const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const IPV4 = `${OCTET}([.]${OCTET}){3}`;
const GROUP = "[0-9A-Fa-f]{1,4}";
const LAST = `(${GROUP}:${GROUP}|${IPV4})`;
const IPV6 = `(${[
	`(${GROUP}:){6}${LAST}`,
	`::(${GROUP}:){5}${LAST}`,
	`(${GROUP})?::(${GROUP}:){4}${LAST}`,
	`((${GROUP}:){0,1}${GROUP})?::(${GROUP}:){3}${LAST}`,
	`((${GROUP}:){0,2}${GROUP})?::(${GROUP}:){2}${LAST}`,
	`((${GROUP}:){0,3}${GROUP})?::${GROUP}:${LAST}`,
	`((${GROUP}:){0,4}${GROUP})?::${LAST}`,
	`((${GROUP}:){0,5}${GROUP})?::${GROUP}`,
	`((${GROUP}:){0,6}${GROUP})?::`
].join("|")})`;
const LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const HOSTNAME = `${LABEL}([.]${LABEL})*`;
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const EMAIL = `(${ATOM}([.]${ATOM})*|"([ !#-\\[\\]-~]|\\\\[ -~])*")@(${HOSTNAME}|\\[(${IPV4}|IPv6:${IPV6})\\])`;
const PERCENT = "%[0-9A-Fa-f]{2}";
const UNRESERVED = "A-Za-z0-9._~!$&'()*+,;=\\-";
const PCHAR = `([${UNRESERVED}:@]|${PERCENT})`;
const PATHS = `(//${`(([${UNRESERVED}:]|${PERCENT})*@)?${`(\\[(${IPV6}|[vV][0-9A-Fa-f]+[.][${UNRESERVED}:]+)\\]|([${UNRESERVED}]|${PERCENT})*)`}(:[0-9]*)?`}(/${PCHAR}*)*|/(${PCHAR}+(/${PCHAR}*)*)?|${PCHAR}+(/${PCHAR}*)*)?`;
const QUERY = `([${UNRESERVED}:@/?]|${PERCENT})*`;
const URI = `[A-Za-z][A-Za-z0-9+.-]*:${PATHS}([?]${QUERY})?(#${QUERY})?`;
/** Formats that can be broken. RFC 4648 section 4 for `byte`, RFC 9562 for `uuid`. */
const STRING_FORMAT = {
	byte: { pattern: "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?" },
	email: {
		pattern: EMAIL,
		maxLength: 320
	},
	uuid: { pattern: "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}" },
	uri: { pattern: URI },
	hostname: {
		pattern: HOSTNAME,
		maxLength: 253
	},
	ipv4: { pattern: IPV4 },
	ipv6: { pattern: IPV6 }
};

// core/data/option-faults.ts
/** What the options of a property rule out. */
function optionFaults({ logicalType: type, logicalTypeOptions: options = {} }) {
	if (type === void 0) return [];
	const { pattern, multipleOf, uniqueItems, required, format } = options;
	return [
		...sizes(options),
		...pattern === void 0 ? [] : [{
			kind: "pattern",
			fault: {
				kind: "invalid",
				valid: null,
				pattern
			}
		}],
		...limits(options),
		...multipleOf === void 0 ? [] : [{
			kind: "multipleOf",
			fault: {
				kind: "step",
				of: String(multipleOf)
			}
		}],
		...format === void 0 ? [] : formatFaults(format, type),
		...uniqueItems === true ? [{
			kind: "uniqueItems",
			fault: { kind: "repeated-items" }
		}] : [],
		...required === void 0 ? [] : [{
			kind: "required",
			fault: {
				kind: "keys",
				names: required
			}
		}]
	];
}
const SIZES = {
	minLength: ["characters", ">="],
	maxLength: ["characters", "<="],
	minItems: ["items", ">="],
	maxItems: ["items", "<="],
	minProperties: ["keys", ">="],
	maxProperties: ["keys", "<="]
};
function sizes(options) {
	return Object.keys(SIZES).flatMap((kind) => {
		const limit = options[kind];
		const [of, operator] = SIZES[kind];
		return limit === void 0 ? [] : [{
			kind,
			fault: {
				kind: "size",
				of,
				operator,
				limit
			}
		}];
	});
}
const LIMITS = {
	minimum: ">=",
	maximum: "<=",
	exclusiveMinimum: ">",
	exclusiveMaximum: "<"
};
function limits(options) {
	return Object.entries(LIMITS).flatMap(([kind, operator]) => {
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
				limit: String(limit)
			}
		}];
	});
}
const MAX_F32 = "340282346638528859811704183484516925440";
const MAX_F64 = "1.7976931348623157e308";
function formatFaults(format, type) {
	if (type === "string" && !STRING_FORMAT[format]) return [];
	const range = rangeOf$1(format);
	return [{
		kind: "format",
		fault: (type === "integer" || type === "number") && range ? {
			kind: "range",
			format,
			...range
		} : {
			kind: "format",
			format
		}
	}];
}
/** Smallest and largest number of a type of Rust. */
function rangeOf$1(format) {
	if (format === "f32") return {
		low: `-${MAX_F32}`,
		high: MAX_F32
	};
	if (format === "f64") return {
		low: `-${MAX_F64}`,
		high: MAX_F64
	};
	const [, sign, bits] = /^([iu])(8|16|32|64|128)$/.exec(format) ?? [];
	if (bits === void 0) return null;
	const size = BigInt(bits);
	if (sign === "u") return {
		low: "0",
		high: String(2n ** size - 1n)
	};
	return {
		low: String(-(2n ** (size - 1n))),
		high: String(2n ** (size - 1n) - 1n)
	};
}

// core/data/property-checks.ts
const NONE$1 = {
	operator: "mustBe",
	bounds: [0],
	unit: "rows"
};
/** The checks of a property and of everything in it. */
function propertyChecks(property, place) {
	const field = fieldAt(property, place);
	const open = place.open && isOpen(property);
	const own = (kind, measure, path) => ({
		id: `${place.id}:${kind}`,
		measure,
		threshold: NONE$1,
		otherwise: "fail",
		line: place.lineOf(path),
		open
	});
	const values = (kind, fault, path) => own(kind, {
		kind: "values",
		field,
		fault
	}, path);
	const checks = [];
	if (field.steps?.at(-1)?.kind !== "items") checks.push(own("present", {
		kind: "absent",
		field
	}, ["name"]));
	if (field.type !== null || field.shape) checks.push(values("type", { kind: "type" }, ["logicalType"]));
	if (property.required) checks.push(values("required", { kind: "null" }, ["required"]));
	if (property.unique) checks.push(own("unique", {
		kind: "duplicates",
		fields: [field],
		nulls: "ignored"
	}, ["unique"]));
	for (const { kind, fault } of optionFaults(property)) checks.push(values(kind, fault, ["logicalTypeOptions", kind]));
	for (const [index, rule] of property.quality.entries()) {
		const at = {
			prefix: place.id,
			line: place.lineOf(["quality", index]),
			open
		};
		if (rule.type === "library") checks.push(ruleCheck(rule, ruleMeasure(rule, field), at));
		if (rule.type === "sql") checks.push(sqlCheck(rule, field, at));
	}
	return [...checks, ...nestedChecks(property, {
		...place,
		open
	})];
}
function nestedChecks(property, place) {
	const { properties, items } = property;
	const below = properties.flatMap((one, index) => propertyChecks(one, {
		...place,
		id: `${place.id}.${one.name}`,
		steps: [...place.steps, {
			kind: "member",
			name: physicalName(one)
		}],
		lineOf: (path) => place.lineOf([
			"properties",
			index,
			...path
		])
	}));
	if (!items) return below;
	const steps = [...place.steps, { kind: "items" }];
	const lineOf = (path) => place.lineOf(["items", ...path]);
	const entries = propertyChecks({
		...items,
		properties: [],
		items: void 0
	}, {
		...place,
		id: `${place.id}.items`,
		steps,
		lineOf
	});
	return [
		...below,
		...entries,
		...nestedChecks(items, {
			...place,
			open: place.open && isOpen(items),
			steps,
			lineOf
		})
	];
}
function ruleMeasure(rule, field) {
	switch (metricOf(rule)) {
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
		case "rowCount": throw new Error("the reader lets no row count of a property through");
	}
}
/** The check of a library rule. */
function ruleCheck(rule, measure, { prefix, line, open }) {
	const threshold = {
		...comparison(rule),
		unit: rule.unit
	};
	return {
		id: `${prefix}:${metricOf(rule)}`,
		measure,
		threshold,
		otherwise: severityOf(rule),
		line,
		open
	};
}
/** The check of a query; `field` is its property, null for a query of the whole schema. */
function sqlCheck(rule, field, { prefix, line, open }) {
	const measure = {
		kind: "query",
		query: rule.query,
		field
	};
	const threshold = {
		...comparison(rule),
		unit: "rows"
	};
	return {
		id: `${prefix}:sql`,
		measure,
		threshold,
		otherwise: severityOf(rule),
		line,
		open
	};
}
function comparison(rule) {
	const operator = OPERATORS.find((name) => rule[name] !== void 0);
	const value = operator === void 0 ? void 0 : rule[operator];
	if (operator === void 0 || value === void 0) throw new Error("the reader lets no rule without operator through");
	return {
		operator,
		bounds: typeof value === "object" ? value : [Number(value)]
	};
}

// core/data/level-checks.ts
/**
* The service levels of one schema. `freshness` and `latency` say how old the newest value may be, `retention` how old the
* oldest: the standard calls latency the word preferred to freshness, and a file says nothing else of when data arrived.
*
* @param now ISO 8601.
*/
function levelChecks({ contract, lineOf }, schema, now) {
	return contract.slaProperties.flatMap((level, index) => {
		const kind = checkedLevel(level);
		const unit = levelUnit(level);
		const element = level.element ?? contract.slaDefaultElement;
		if (kind === null || unit === null || element === void 0) return [];
		const value = Number(level.value);
		return element.split(",").flatMap((name) => {
			const target = targetOf(contract, name.trim());
			if (target?.schema !== schema) return [];
			return [{
				id: `${[schema, ...target.path].map((part) => part.name).join(".")}:${kind}`,
				measure: {
					kind: "age",
					field: fieldOf(target.path),
					which: kind === "retention" ? "oldest" : "newest",
					notBefore: before(now, value, unit),
					limit: `${value} ${unit}${value === 1 ? "" : "s"}`
				},
				threshold: NONE$1,
				otherwise: "fail",
				line: lineOf(["slaProperties", index]),
				open: target.path.every(isOpen)
			}];
		});
	});
}
function targetOf(contract, name) {
	const [only] = contract.schema;
	const referred = refer(contract, name);
	if (referred.kind === "property") return referred.target;
	const inside = only && contract.schema.length === 1 ? below(only, name) : null;
	return inside?.kind === "property" ? inside.target : null;
}
const SECONDS$1 = {
	second: 1,
	minute: 60,
	hour: 3600,
	day: 86400,
	week: 604800
};
/** Months and years are those of the calendar, whole ones; everything else is a number of seconds. */
function before(now, value, unit) {
	const moment = readTime(now, {
		type: "timestamp",
		format: null,
		zone: "UTC",
		offset: null
	});
	if (moment === null) throw new Error(`${now} is not a moment of ISO 8601`);
	const seconds = SECONDS$1[unit];
	if (seconds !== void 0) return isoOf(moment - BigInt(Math.round(value * seconds)) * 1000000000n);
	const [days, clock] = [Number(floorDivide(moment, NANOSECONDS_A_DAY)), modulo(moment, NANOSECONDS_A_DAY)];
	const months = Math.round(value * (unit === "year" ? 12 : 1));
	return isoOf(BigInt(daysOf(monthsBefore(dayOf(days), months)) ?? 0) * NANOSECONDS_A_DAY + clock);
}
/** ISO 8601 in UTC, in microseconds. Years before 1 become its first day: nothing is older. */
function isoOf(moment) {
	const { year, month, day } = dayOf(Number(floorDivide(moment, NANOSECONDS_A_DAY)));
	if (year < 1) return "0001-01-01T00:00:00Z";
	const micros = modulo(moment, NANOSECONDS_A_DAY) / 1000n;
	const [seconds, fraction] = [Number(micros / 1000000n), String(micros % 1000000n).padStart(6, "0")];
	const two = (number) => String(Math.floor(number)).padStart(2, "0");
	const clock = `${two(seconds / 3600)}:${two(seconds / 60 % 60)}:${two(seconds % 60)}`;
	return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${clock}${fraction === "000000" ? "" : `.${fraction}`}Z`;
}
function floorDivide(a, b) {
	return (a - modulo(a, b)) / b;
}
function modulo(a, b) {
	return (a % b + b) % b;
}

// core/data/plan.ts
init_errors();
const MAX_CHECKS = 1e4;
/**
* The contract as checks, in its own order, ids without duplicates. Every dataset has a check that its rows can be read
* and one of its row count, asked for or not: no data never pass.
*
* @param now ISO 8601, in UTC: the moment at which service levels ask how old the data are.
* @throws UserError for no schema at all, and for more than 10,000 checks.
*/
function plansOf(read, now) {
	const { contract, lineOf } = read;
	if (contract.schema.length === 0) throw new UserError("the contract has no schema; add one with the columns of the data");
	const keys = foreignKeysOf(contract).keys;
	const plans = contract.schema.map((object, index) => {
		const checks = [
			...objectChecks(object, (path) => lineOf([
				"schema",
				index,
				...path
			])),
			...keys.filter(({ from }) => from[0]?.schema === object).flatMap((key) => keyChecks(key, lineOf)),
			...levelChecks(read, object, now)
		];
		const fields = object.properties.map((property) => fieldOf([property]));
		return {
			name: object.name,
			fields,
			checks: withUniqueIds(checks)
		};
	});
	const count = plans.reduce((sum, plan) => sum + plan.checks.length, 0);
	if (count > MAX_CHECKS) throw new UserError(`the contract makes ${count} checks, more than ${MAX_CHECKS}; split it`);
	return plans;
}
function objectChecks(object, lineOf) {
	const own = {
		threshold: NONE$1,
		otherwise: "fail",
		line: lineOf([]),
		open: true
	};
	const readable = {
		id: `${object.name}:readable`,
		measure: { kind: "unreadable" },
		...own
	};
	const properties = object.properties.flatMap((property, index) => propertyChecks(property, {
		id: `${object.name}.${property.name}`,
		column: physicalName(property),
		steps: [],
		open: true,
		lineOf: (path) => lineOf([
			"properties",
			index,
			...path
		])
	}));
	const rules = object.quality.flatMap((_, index) => objectRule(object, index, lineOf));
	const checks = [
		readable,
		...properties,
		...primaryKeyChecks(object, lineOf),
		...rules
	];
	if (rules.some(({ measure }) => measure.kind === "rows")) return checks;
	const threshold = {
		operator: "mustBeGreaterThan",
		bounds: [0],
		unit: "rows"
	};
	return [...checks, {
		id: `${object.name}:rowCount`,
		measure: { kind: "rows" },
		...own,
		threshold
	}];
}
function objectRule(object, index, lineOf) {
	const rule = object.quality[index];
	const line = lineOf(["quality", index]);
	if (rule?.type === "sql") return [sqlCheck(rule, null, {
		prefix: object.name,
		line,
		open: true
	})];
	if (rule?.type !== "library") return [];
	const names = rule.arguments?.properties;
	const chosen = (names ?? []).flatMap((name) => object.properties.find((property) => property.name === name) ?? []);
	const measure = names ? {
		kind: "duplicates",
		fields: chosen.map((property) => fieldOf([property])),
		nulls: "equal"
	} : { kind: "rows" };
	return [ruleCheck(rule, measure, {
		prefix: object.name,
		line,
		open: chosen.every(isOpen)
	})];
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
			fields: keys.map(({ property }) => fieldOf([property])),
			nulls: "counted"
		},
		threshold: NONE$1,
		otherwise: "fail",
		line: lineOf([
			"properties",
			first.index,
			"primaryKey"
		]),
		open: keys.every(({ property }) => isOpen(property))
	}];
}
function keyChecks({ at, from, to }, lineOf) {
	const [first] = from;
	const [goal] = to ?? [];
	if (!first || !to || !goal) return [];
	const names = from.length === 1 ? first.path.map(({ name }) => name) : [];
	return [{
		id: `${[first.schema.name, ...names].join(".")}:foreignKey`,
		measure: {
			kind: "orphans",
			fields: from.map(({ path }) => fieldOf(path)),
			target: {
				schema: goal.schema.name,
				fields: to.map(({ path }) => fieldOf(path))
			}
		},
		threshold: NONE$1,
		otherwise: "fail",
		line: lineOf(at),
		open: from.every(({ path }) => path.every(isOpen))
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

// core/data/unchecked.ts
const MAX_RULES = 1e3;
const MAX_TEXT = 2e3;
/** What the contract says and nobody checks: rules in words, rules of other engines, keys into other contracts. */
function uncheckedRules({ contract, lineOf }) {
	const rules = [];
	const add = (kind, subject, text, path) => {
		rules.push({
			kind,
			subject: cut$2(subject, 500),
			text: cut$2(text, MAX_TEXT),
			line: lineOf(path)
		});
	};
	const addQuality = (quality, subject, path) => {
		for (const [index, rule] of quality.entries()) {
			const at = [
				...path,
				"quality",
				index
			];
			const words = rule.description ?? rule.name ?? "";
			if (rule.type === "text") add("text", subject, words, at);
			if (rule.type === "custom") add("custom", subject, `${rule.engine}${words === "" ? "" : `: ${words}`}`, at);
		}
	};
	const addProperty = (property, subject, path) => {
		addQuality(property.quality, subject, path);
		for (const [index, one] of property.properties.entries()) addProperty(one, `${subject}.${one.name}`, [
			...path,
			"properties",
			index
		]);
		if (property.items) addProperty(property.items, subject, [...path, "items"]);
	};
	for (const [index, object] of contract.schema.entries()) {
		addQuality(object.quality, object.name, ["schema", index]);
		for (const [which, property] of object.properties.entries()) addProperty(property, `${object.name}.${property.name}`, [
			"schema",
			index,
			"properties",
			which
		]);
	}
	for (const { at, text, from, to } of foreignKeysOf(contract).keys) if (to === null) add("custom", from[0]?.schema.name ?? "", `${text}: a key into another contract`, at);
	return rules.slice(0, MAX_RULES);
}
function cut$2(text, length) {
	const characters = Array.from(text.toWellFormed());
	return characters.length <= length ? characters.join("") : `${characters.slice(0, length - 1).join("")}…`;
}

// actions/validate-data/annotations.ts
/** GitHub shows 10 annotations of a level for a step; the line that fails the step is one of the errors. */
const MAX = {
	error: 9,
	warning: 10
};
const MAX_MESSAGE = 1e3;
/**
* What is noted on the lines of files: every rule that does not hold, on its own line of the contract, then the first bad
* row of each such rule, then their second rows and so on; and changes of the contract that break what held. As many of a
* level as GitHub shows.
*/
function annotationsOf(report) {
	const open = checkItems(report).filter(({ result }) => result !== "pass");
	const { path } = report.contract;
	const rules = open.flatMap((item) => item.line === null ? [] : [annotation(item, {
		file: path,
		line: item.line
	})]);
	const breaking = (report.contract_changes ?? []).flatMap(({ kind, subject, text, line }) => kind === "breaking" && line !== null ? [{
		level: "warning",
		title: `${subject}: breaking change`,
		message: text,
		file: path,
		line
	}] : []);
	const deepest = Math.max(0, ...open.map(({ places }) => places.length));
	const rows = Array.from({ length: deepest }, (_, depth) => open.flatMap((item) => item.places[depth] ? [annotation(item, item.places[depth])] : []));
	const all = [
		...rules,
		...breaking,
		...rows.flat()
	];
	return ["error", "warning"].flatMap((level) => all.filter((one) => one.level === level).slice(0, MAX[level]));
}
/** Hands the annotations to the runner. @actions/core escapes them, so that no text of theirs is a command of its own. */
function annotate(report) {
	for (const { level, title, message, file, line } of annotationsOf(report)) {
		const properties = {
			title,
			file,
			startLine: line
		};
		(level === "error" ? error : warning)(message.slice(0, MAX_MESSAGE), properties);
	}
}
function annotation(item, { file, line }) {
	const examples = item.examples.slice(0, 3).map((example) => JSON.stringify(example));
	const shown = item.masked ? "; values are masked" : examples.length > 0 ? `; for example ${examples.join(", ")}` : "";
	const message = `expected ${item.expected}, found ${item.found}${shown}`;
	return {
		level: fails(item) ? "error" : "warning",
		title: item.id,
		message,
		file,
		line
	};
}

// core/data/plain-kinds.ts
/** Faults that do not depend on how a value is written, once it is one of its type. */
const UNWRITTEN = /* @__PURE__ */ new Set([
	"null",
	"type",
	"limit",
	"range",
	"step",
	"format"
]);
/** The columns of which no check asks how a value is written, and what they are to be. */
function plainKinds({ fields, checks }) {
	const written = new Set(checks.flatMap(writtenIn));
	return new Map(fields.flatMap((field) => {
		const kind = written.has(field.column) ? null : kindOf$1(field);
		return kind === null ? [] : [[field.column, kind]];
	}));
}
function writtenIn({ measure }) {
	return measure.kind === "values" && !UNWRITTEN.has(measure.fault.kind) ? [measure.field.column] : [];
}
function kindOf$1({ type, shape, form, missing }) {
	if (shape || missing.length > 0) return null;
	if (type === "integer" || type === "number") return type;
	return form !== void 0 && form.format === null && form.offset === null && (type === "date" || type === "timestamp") ? type : null;
}

// core/data/limit-sql.ts
const NEVER$1 = {
	fault: "false",
	unsure: null
};
/** Digits that every double keeps apart. */
const DOUBLE_DIGITS = 15;
/** Below it doubles are spaced as widely as they please. */
const SMALLEST = 1e-290;
const OPPOSITE = {
	">=": "<",
	">": "<=",
	"<=": ">",
	"<": ">="
};
/** Where a value is not on its side of a limit. What is no value of the type is none of its business. */
function limitFault(asked, { operator, limit }) {
	const { type } = asked.field;
	if (type === null || isForeign(asked)) return NEVER$1;
	if (type !== "integer" && type !== "number") return timeLimit(asked, operator, limit);
	const number = readDecimal(limit);
	if (!number) throw new Error(`the reader lets no limit ${limit} through`);
	const { kind } = asked.value.data;
	if (kind === "float") return floatLimit(asked, operator, limit);
	if (kind === "decimal" || kind === "integer" || type === "integer") return wholeLimit(asked, operator, number);
	return textLimit(asked, operator, {
		limit,
		number
	});
}
/** Where a value is under the low or over the high limit. */
function rangeFault(asked, { low, high }) {
	const [under, over] = [limitFault(asked, {
		operator: ">=",
		limit: low
	}), limitFault(asked, {
		operator: "<=",
		limit: high
	})];
	const unsure = [under.unsure, over.unsure].filter((part) => part !== null);
	return {
		fault: `(coalesce(${under.fault}, false) OR coalesce(${over.fault}, false))`,
		unsure: unsure.length === 0 ? null : `(${unsure.join(" OR ")})`
	};
}
function floatLimit({ dialect, value }, operator, limit) {
	const single = value.data.kind === "float" && value.data.bits === 32;
	const magnitude = Math.abs(Number(limit));
	const constant = dialect.constant(limit, single && magnitude <= 34028234663852886e22 ? "float" : "double");
	return {
		fault: `(NOT ${dialect.isNaN(value.sql)} AND ${value.sql} ${OPPOSITE[operator]} ${constant})`,
		unsure: null
	};
}
function wholeLimit(asked, operator, limit) {
	const { dialect, value } = asked;
	const scale = value.data.kind === "decimal" ? value.data.scale : 0;
	const bound = scaledTo(limit, scale, operator === ">=" || operator === "<" ? "ceil" : "floor");
	const typed = typedSql(asked);
	const long = isWritten(value.data) ? longInteger(asked) : null;
	const sign = limit.digits < 0n ? "-" : "";
	if (bound === null || String(bound).replace("-", "").length > 38) return {
		fault: (sign === "" ? operator === ">=" || operator === ">" : operator === "<=" || operator === "<") ? `${typed} IS NOT NULL` : "false",
		unsure: long
	};
	const text = decimalText({
		digits: bound,
		exponent: -scale
	});
	const constant = dialect.constant(text, scale === 0 ? "integer" : { scale });
	return {
		fault: `${typed} ${OPPOSITE[operator]} ${constant}`,
		unsure: long
	};
}
function longInteger({ dialect, value }) {
	const text = dialect.text(value);
	return `(${dialect.length(text)} > ${38} AND ${dialect.matches(text, `[+-]?[0-9]{${38 + 1},}`)})`;
}
function textLimit(asked, operator, { limit, number }) {
	const { dialect, value } = asked;
	const typed = typedSql(asked);
	const text = dialect.text(value);
	const constant = dialect.constant(limit, "double");
	const strict = operator === ">=" || operator === ">" ? "<" : ">";
	const equal = `${typed} = ${constant}`;
	const isEqual = surelyEqual(asked, number, limit);
	return {
		fault: `(${typed} ${strict} ${constant}${operator === ">" || operator === "<" ? ` OR (${equal} AND ${isEqual})` : ""})`,
		unsure: `(${equal} AND NOT (${isEqual}) AND ${dialect.literal(limit)} <> ${text})`
	};
}
/** Of values with the double of the limit: those that are surely the same number. */
function surelyEqual({ dialect, value }, number, limit) {
	const text = dialect.text(value);
	if (number.digits === 0n) return dialect.matches(text, "[+-]?[0.]+([eE].*)?");
	return String(number.digits).replace("-", "").length <= DOUBLE_DIGITS && Math.abs(Number(limit)) > SMALLEST ? `${dialect.length(text)} <= ${DOUBLE_DIGITS}` : `${text} = ${dialect.literal(limit)}`;
}
function timeLimit(asked, operator, limit) {
	const { dialect, field, value } = asked;
	if (isOpaque(asked)) return {
		fault: "false",
		unsure: "true"
	};
	const typed = typedSql(asked);
	const constant = typedSql({
		...asked,
		field: {
			...field,
			...field.form && { form: {
				...field.form,
				format: null,
				offset: null
			} }
		},
		value: {
			sql: dialect.literal(limit),
			data: { kind: "text" }
		}
	});
	const fine = /[.][0-9]{7}/.test(limit);
	const { data } = value;
	const text = dialect.text(value);
	const finer = isTimeText(asked) || data.kind === "timestamp" && data.nanoseconds ? dialect.matches(text, ".*[.][0-9]{7}.*") : "false";
	const unsure = fine ? `${typed} = ${constant}` : finer === "false" ? null : `(${typed} = ${constant} AND ${finer})`;
	const wrong = `${typed} ${OPPOSITE[operator]} ${constant}`;
	return {
		fault: unsure === null ? wrong : `(${wrong} AND NOT (${unsure}))`,
		unsure
	};
}
/** Where a number is not a whole multiple of a step. */
function stepFault(asked, of) {
	const { dialect, field, value } = asked;
	const step = readDecimal(of);
	if (!step) throw new Error(`the reader lets no step ${of} through`);
	const written = isWritten(value.data);
	if (isForeign(asked) || !written && nativeType$1(value.data) === null) return NEVER$1;
	const text = dialect.text(value);
	const scale = Math.max(0, -step.exponent);
	const number = dialect.matches(text, (field.type === "integer" ? WRITTEN.integer : WRITTEN.number) ?? "");
	const unscaled = scaledTo(step, scale, "floor");
	const digits = unscaled === null ? 0 : 38 - 1 - scale;
	if (unscaled === null || digits < 1 || String(unscaled).length > 38 - 1) return {
		fault: "false",
		unsure: number
	};
	const short = `[+-]?[0-9]{0,${digits}}([.][0-9]{0,${scale}}0*)?`;
	const plain = `(${number} AND ${dialect.matches(text, short)})`;
	const whole = `split_part(${text}, '.', 1)`;
	const moved = scale === 0 ? whole : `${whole} || rpad(split_part(${text}, '.', 2), ${scale}, '0')`;
	return {
		fault: `(CASE WHEN ${plain} THEN coalesce(${`${dialect.cast(moved, "integer")} % ${dialect.constant(String(unscaled), "integer")}`}, 0) <> 0 ELSE false END)`,
		unsure: `(${number} AND NOT ${dialect.matches(text, short)})`
	};
}

// core/data/fault-sql.ts
const NEVER = {
	fault: "false",
	unsure: null
};
/** Where a value has a fault. */
function faultSql(asked, fault) {
	if (fault.kind === "null") return sure(`${asked.value.sql} IS NULL`);
	if (fault.kind === "missing") return sure(missingSql(asked));
	const { fault: wrong, unsure } = presentFault(asked, fault);
	const present = presentSql(asked);
	const both = (condition) => `(${present} AND coalesce(${condition}, false))`;
	return {
		fault: wrong === "false" ? "false" : both(wrong),
		unsure: unsure === null || unsure === "false" ? null : both(unsure)
	};
}
function sure(fault) {
	return {
		fault,
		unsure: null
	};
}
function missingSql(asked) {
	const { missing } = asked.field;
	return `(${[...missing.includes(null) ? [`${asked.value.sql} IS NULL`] : [], ...missing.some((value) => value !== null) ? [isInSql(asked, missing)] : []].join(" OR ")})`;
}
function presentFault(asked, fault) {
	switch (fault.kind) {
		case "type": return asked.field.shape ? shapeFault(asked) : typeFault(asked);
		case "limit": return limitFault(asked, fault);
		case "range": return rangeFault(asked, fault);
		case "step": return stepFault(asked, fault.of);
		case "size": return sizeFault(asked, fault);
		case "format": return formatFault(asked, fault.format);
		case "repeated-items": {
			const list = nestedValue(asked, "array");
			return list ? guarded$1(asked, "array", asked.dialect.repeats(list)) : NEVER;
		}
		case "keys": {
			const object = nestedValue(asked, "object");
			if (!object) return NEVER;
			return guarded$1(asked, "object", sure(`(${fault.names.map((name) => `NOT ${asked.dialect.hasKey(object, name)}`).join(" OR ")})`));
		}
		case "invalid": return invalidFault(asked, fault);
	}
}
/** An object or array; of CSV its JSON. Null where the type of the file is another. */
function nestedValue({ dialect, value }, shape) {
	const { kind } = value.data;
	if (kind === "text") return dialect.json(value.sql);
	if (kind === "json") return value;
	return (shape === "array" ? kind === "list" : kind === "struct" || kind === "map") ? value : null;
}
function guarded$1(asked, shape, judged) {
	const nested = nestedValue(asked, shape);
	if (nested?.data.kind !== "json") return judged;
	const when = (condition) => `CASE WHEN ${asked.dialect.isJson(nested, [shape])} THEN ${condition} ELSE false END`;
	return {
		fault: when(judged.fault),
		unsure: judged.unsure && when(judged.unsure)
	};
}
function shapeFault(asked) {
	const shape = asked.field.shape ?? "object";
	const nested = nestedValue(asked, shape);
	if (!nested) return sure("true");
	if (nested.data.kind !== "json") return NEVER;
	return sure(`NOT coalesce(${asked.dialect.isJson(nested, [shape])}, false)`);
}
function typeFault(asked) {
	const { dialect, field, value } = asked;
	const { type } = field;
	if (type === null) return NEVER;
	if (isForeign(asked)) return sure("true");
	if (!isWritten(value.data)) return value.data.kind === "float" ? sure(`NOT ${dialect.isFinite(value.sql)}`) : NEVER;
	const kinds = type === "integer" || type === "number" ? ["number"] : type === "boolean" ? ["boolean"] : ["string"];
	const foreign = value.data.kind === "json" ? [`NOT ${dialect.isJson(value, kinds)}`] : [];
	if (type === "string" || field.form?.format) return foreign[0] ? sure(foreign[0]) : NEVER;
	if (isOpaque(asked)) return {
		fault: foreign[0] ?? "false",
		unsure: foreign[0] ? `NOT (${foreign[0]})` : "true"
	};
	return sure(`(${[...foreign, unreadable(asked)].join(" OR ")})`);
}
function unreadable(asked) {
	const { dialect, field, value } = asked;
	if (field.type === "integer") return `NOT ${dialect.matches(dialect.text(value), WRITTEN.integer ?? "")}`;
	const typed = typedSql(asked);
	return field.type === "number" ? `NOT coalesce(${dialect.isFinite(typed)}, false)` : `${typed} IS NULL`;
}
function sizeFault(asked, { of, operator, limit }) {
	const { dialect, value } = asked;
	const not = operator === ">=" ? "<" : ">";
	if (of === "characters") {
		const length = `${dialect.length(dialect.text(value))} ${not} ${limit}`;
		if (value.data.kind === "json") return sure(`(${dialect.isJson(value, ["string"])} AND ${length})`);
		return value.data.kind === "text" || value.data.kind === "string" ? sure(length) : NEVER;
	}
	const shape = of === "items" ? "array" : "object";
	const nested = nestedValue(asked, shape);
	return nested ? guarded$1(asked, shape, sure(`${dialect.size(nested, of)} ${not} ${limit}`)) : NEVER;
}
function formatFault(asked, format) {
	const { dialect, field, value } = asked;
	const text = dialect.text(value);
	if (field.form) {
		if (!isTimeText(asked)) return NEVER;
		return isOpaque(asked) ? {
			fault: "false",
			unsure: "true"
		} : sure(`${typedSql(asked)} IS NULL`);
	}
	const known = STRING_FORMAT[format];
	if (!known || !isWritten(value.data) && nativeType$1(value.data) !== "string") return NEVER;
	const wrong = `(${`NOT ${dialect.matches(text, known.pattern)}`}${known.maxLength === void 0 ? "" : ` OR ${dialect.length(text)} > ${known.maxLength}`})`;
	return sure(value.data.kind === "json" ? `(${dialect.isJson(value, ["string"])} AND ${wrong})` : wrong);
}
function invalidFault(asked, { valid, pattern }) {
	const unlisted = valid === null ? null : `NOT ${isInSql(asked, valid)}`;
	if (pattern === null) return unlisted === null ? NEVER : sure(unlisted);
	const found = asked.dialect.searches(asked.dialect.text(asked.value), pattern);
	if (found !== null) return sure(unlisted === null ? `NOT ${found}` : `(${unlisted} OR NOT ${found})`);
	return unlisted === null ? {
		fault: "false",
		unsure: "true"
	} : {
		fault: unlisted,
		unsure: `NOT (${unlisted})`
	};
}

// core/data/located.ts
/** Finds a field in a table. Null where the column, or a key of its type, is not there. */
function locate({ dialect, table, columns, kept }, field) {
	const column = columns.get(field.column);
	if (!column) return null;
	let from = table;
	let held = null;
	let value = {
		sql: column.sql,
		data: dialect.dataType(column)
	};
	for (const step of field.steps ?? []) {
		const holder = nestedValue({
			dialect,
			field,
			value
		}, step.kind === "items" ? "array" : "object");
		if (!holder) return null;
		if (step.kind === "items") {
			const entry = dialect.each(holder);
			from = `(SELECT ${[`${entry.sql} AS e`, ...kept].join(", ")} FROM ${from})`;
			held = null;
			value = entry.data.kind === "json" ? {
				sql: dialect.notNull("e"),
				data: entry.data
			} : {
				sql: "e",
				data: entry.data
			};
			continue;
		}
		const inner = dialect.member(holder, step.name);
		if (!inner) return null;
		held = `${holder.sql} IS NOT NULL`;
		value = inner;
	}
	return {
		dialect,
		field,
		value,
		from,
		held
	};
}

// core/data/queries.ts
/** At most this many offending values are shown for a check. */
const MAX_EXAMPLES$1 = 10;
/** Characters of an offending value that are shown. */
const EXAMPLE_LENGTH$1 = 200;
/** Columns of a repeated key that are shown. */
const MAX_SHOWN_KEYS = 3;
/** What a scan of the table can answer; null for a check that needs a query of its own, or none. Answers are in the order of `counts`. */
function questionOf({ measure }, scope) {
	switch (measure.kind) {
		case "values": {
			const located = locate(scope, measure.field);
			if (!located) return null;
			const { fault, unsure } = conditions(located, measure);
			return {
				from: located.from,
				counts: [
					rowsOf(located),
					countIf(fault),
					...unsure === null ? [] : [countIf(unsure)]
				],
				shared: sharedOf(located)
			};
		}
		case "duplicates": {
			const [field, ...others] = measure.fields;
			const located = field && others.length === 0 ? locate(scope, field) : null;
			if (!located) return null;
			const { value, from } = located;
			return {
				from,
				counts: [
					rowsOf(located),
					countIf(`${value.sql} IS NOT NULL`),
					...keySql(located).flatMap((key) => distinctCounts(key, scope))
				],
				shared: sharedOf(located)
			};
		}
		case "absent": {
			const object = holderOf(scope, measure);
			if (!object) return null;
			const counts = [countIf(`${object.holder} IS NOT NULL`), countIf(object.has)];
			return {
				from: object.from,
				counts,
				shared: null
			};
		}
		case "age": {
			const located = locate(scope, measure.field);
			if (!located || isOpaque(located)) return null;
			return {
				from: located.from,
				counts: ageCounts(located, measure),
				shared: sharedOf(located)
			};
		}
		default: return null;
	}
}
function distinctCounts(key, { dialect, ranges }) {
	const range = ranges?.get(key);
	return (range && dialect.distinctIntegers?.(key, range)) ?? [`count(DISTINCT ${key})`];
}
function sharedOf(located) {
	const { value } = located;
	const typed = typedSql(located);
	return {
		value: value.sql.includes("'") ? value.sql : null,
		typed: typed !== value.sql && typed.includes("'") ? typed : null
	};
}
function countIf(condition) {
	return condition === "false" ? "0" : `count_if(${condition})`;
}
function rowsOf({ held }) {
	return held === null ? "count(*)" : countIf(held);
}
/** Where a value is faulty, and where only JavaScript can tell. */
function conditions(located, { fault }) {
	const judged = faultSql(located, fault);
	const { held } = located;
	if (held === null) return judged;
	const inside = (condition) => condition === "false" ? condition : `(${held} AND ${condition})`;
	return {
		fault: inside(judged.fault),
		unsure: judged.unsure && inside(judged.unsure)
	};
}
function holderOf(scope, { field }) {
	const last = field.steps?.at(-1);
	const holder = last?.kind === "member" ? locate(scope, {
		...field,
		steps: field.steps?.slice(0, -1) ?? []
	}) : null;
	if (!holder || last?.kind !== "member") return null;
	const { kind } = holder.value.data;
	if (kind !== "json" && kind !== "text" && kind !== "map") return null;
	const object = kind === "text" ? scope.dialect.json(holder.value.sql) : holder.value;
	return {
		from: holder.from,
		holder: object.sql,
		has: `coalesce(${scope.dialect.hasKey(object, last.name)}, false)`
	};
}
function ageCounts(located, { notBefore, which }) {
	const { dialect, field } = located;
	const typed = `CASE WHEN ${presentSql(located)} THEN ${typedSql(located)} END`;
	const form = field.form && {
		...field.form,
		type: "timestamp",
		format: null,
		zone: "UTC",
		offset: null
	};
	const limit = typedSql({
		dialect,
		field: {
			...field,
			type: "timestamp",
			...form && { form }
		},
		value: {
			sql: dialect.literal(notBefore),
			data: { kind: "text" }
		}
	});
	const moment = field.type === "date" ? dialect.moment({
		sql: `(${typed})`,
		data: { kind: "date" }
	}) : typed;
	return [
		"count(*)",
		`count(${typed})`,
		countIf(`${moment} < ${limit}`),
		edge(`${which === "newest" ? "max" : "min"}(${typed})`, located)
	];
}
function edge(typed, { dialect, field }) {
	if (field.type === "date") return dialect.text({
		sql: typed,
		data: { kind: "date" }
	});
	return `${dialect.text({
		sql: typed,
		data: {
			kind: "timestamp",
			zone: false,
			nanoseconds: false
		}
	})} || '+00'`;
}
/** The most frequent faulty values, as text. */
function examplesQuery({ dialect, value, from }, condition) {
	return `SELECT value, count(*) AS n FROM (SELECT ${dialect.left(dialect.text(value), 200)} AS value FROM ${from} WHERE ${condition} AND ${value.sql} IS NOT NULL) GROUP BY value ORDER BY n DESC, value LIMIT ${10}`;
}
/** Distinct texts under a condition, each behind a dot, and how often each stands: whoever decodes a text may drop a mark of byte order at its start. */
function distinctQuery({ dialect, value, from }, condition) {
	return `SELECT '.' || value, count(*) AS n FROM (SELECT ${value.data.kind === "json" ? `CASE WHEN ${dialect.isJson(value, ["string"])} THEN ${dialect.text(value)} ELSE CAST(${value.sql} AS STRING) END` : dialect.text(value)} AS value FROM ${from} WHERE ${condition}) GROUP BY value`;
}
/** One row: rows that have a whole key, and different keys among them. `nulls` that are equal are part of a key. */
function keysQuery(table, keys, nulls) {
	const where = nulls === "equal" ? "" : ` WHERE ${keys.map(({ value }) => `${value.sql} IS NOT NULL`).join(" AND ")}`;
	const columns = keys.flatMap(keySql).map((key, index) => `${key} AS k${index}`);
	const names = columns.map((_, index) => `k${index}`).join(", ");
	return `SELECT coalesce(sum(n), 0) AS n, count(*) AS m FROM (SELECT ${names}, count(*) AS n FROM (SELECT ${columns.join(", ")} FROM ${table}${where}) GROUP BY ${names})`;
}
/** The most frequent repeated keys, as text. A key may be all columns, and whole rows never stand in a report. */
function repeatedQuery(table, keys, nulls) {
	const where = nulls === "equal" ? "" : ` WHERE ${keys.map(({ value }) => `${value.sql} IS NOT NULL`).join(" AND ")}`;
	const shown = keys.slice(0, MAX_SHOWN_KEYS).map(({ dialect, value }) => `coalesce(${dialect.left(dialect.text(value), 200)}, 'null')`);
	const rest = keys.length > MAX_SHOWN_KEYS ? [`'…'`] : [];
	const columns = keys.flatMap(keySql).map((key, index) => `${key} AS k${index}`);
	const names = columns.map((_, index) => `k${index}`).join(", ");
	return `SELECT value, n FROM (SELECT max(value) AS value, count(*) AS n FROM (SELECT concat_ws(' | ', ${[...shown, ...rest].join(", ")}) AS value, ${columns.join(", ")} FROM ${table}${where}) GROUP BY ${names} HAVING count(*) > 1) ORDER BY n DESC, value LIMIT ${10}`;
}
/** Rows whose key does not stand among the keys of another table: a condition, and what to select from. */
function orphansFrom(table, keys, goal) {
	const columns = (some, letter) => some.map((key, index) => `${comparableSql(key)} AS ${letter}${index}`).join(", ");
	const whole = (some) => some.map(({ value }) => `${value.sql} IS NOT NULL`).join(" AND ");
	const shown = keys.map(({ dialect, value }) => dialect.left(dialect.text(value), 200)).join(", ");
	const equal = keys.map((_, index) => `a.a${index} = b.b${index}`).join(" AND ");
	return `(SELECT concat_ws(' | ', ${shown}) AS value, ${columns(keys, "a")} FROM ${table} WHERE ${whole(keys)}) AS a
WHERE NOT EXISTS (SELECT 1 FROM (SELECT ${columns(goal.keys, "b")} FROM ${goal.table} WHERE ${whole(goal.keys)}) AS b WHERE ${equal})`;
}
/** A dataset for queries of the contract: its columns by their names, typed as the contract says. */
function viewQuery(plan, columns, scope) {
	const seen = /* @__PURE__ */ new Set();
	const selected = columns.flatMap((column) => {
		const name = column.name.toLowerCase();
		if (seen.has(name) || column.name === "" || column.name.includes("\0")) return [];
		seen.add(name);
		const field = plan.fields.find((one) => one.column === column.name);
		const located = field && locate(scope, field);
		const typed = located && field.type !== null && !field.shape && !isOpaque(located) ? typedSql(located) : column.sql;
		return [`${typed === "NULL" ? column.sql : typed} AS ${scope.dialect.identifier(column.name)}`];
	});
	return `CREATE OR REPLACE TEMP VIEW ${scope.dialect.identifier(plan.name)} AS SELECT ${selected.join(", ") || "1 AS nothing"} FROM ${scope.table}`;
}
/** A query of the contract with names in place of `{object}` and `{property}`, whichever way they are written. */
function filledQuery(query, names, dialect) {
	const object = dialect.identifier(names.object);
	const property = names.property === null ? null : dialect.identifier(names.property);
	return query.replace(/\$?\{(object|table|model|schema|property|column|field)\}/g, (written, word) => [
		"object",
		"table",
		"model",
		"schema"
	].includes(word) ? object : property ?? written);
}

// actions/validate-data/engines/open-engine.ts
init_duckdb_library();
/**
* Opens an engine that may read the files of some datasets.
*
* @throws UserError where it cannot be had.
*/
async function openEngine({ name, address }, datasets, log) {
	if (name === "spark") return (await import("./chunks/spark.js")).openSpark(address, log);
	await ensureLibrary(log);
	const { openDuckdb } = await import("./chunks/duckdb.js");
	return openDuckdb(datasets.flatMap(({ files }) => files.map(({ absolute }) => absolute)), log);
}

// core/data/profile-feature.ts
/** Every column of a table, in the order of the table; what the contract does not name has no type and no secrets. */
function featuresOf(plan, object, columns) {
	const fields = new Map(plan.fields.map((field) => [field.column, field]));
	const properties = new Map(object.properties.map((property) => [property.physicalName ?? property.name, property]));
	const keys = object.properties.filter((property) => property.primaryKey).toSorted((a, b) => (a.primaryKeyPosition ?? 0) - (b.primaryKeyPosition ?? 0));
	return columns.map((column) => {
		const property = properties.get(column.name);
		const bound = {
			field: fields.get(column.name) ?? {
				column: column.name,
				type: null,
				missing: []
			},
			column
		};
		const key = property ? keys.indexOf(property) : -1;
		return {
			bound,
			kind: property?.logicalType === "object" || property?.logicalType === "array" ? "opaque" : kindOf(bound),
			open: property?.classification === void 0 || property.classification === "public",
			key: key < 0 ? null : key,
			names: property?.unique === true || key >= 0 && keys.length === 1
		};
	});
}
function kindOf({ field, column }) {
	switch (field.type ?? (column.encoding === "native" ? logicalTypeOf(column.type) : null)) {
		case "integer":
		case "number": return "number";
		case "date":
		case "time":
		case "timestamp": return "time";
		case "string":
		case "boolean": return "category";
		case null: return column.encoding === "native" ? "opaque" : "undeclared";
	}
}
/** Beyond it sums of squares overflow, and no measurement lies. */
const LARGEST = "1e150";
/**
* The value as a double: times as seconds since 1970, those of a day as seconds since midnight. Null where the text reads as none, and
* for NaN and infinity. More lenient than the contract's types, which the checks hold: ` 1` is a number here. Null altogether for kinds
* without numbers.
*/
function numberSql({ bound, kind }) {
	if (kind === "category" || kind === "opaque") return null;
	if (kind === "time") return secondsSql(bound);
	const { column } = bound;
	if (column.encoding === "native" && !/^(FLOAT|DOUBLE)$/.test(column.type)) return `TRY_CAST(${column.sql} AS DOUBLE)`;
	const number = column.encoding === "native" ? `CAST(${column.sql} AS DOUBLE)` : `TRY_CAST(${textOf(column)} AS DOUBLE)`;
	return `(CASE WHEN abs(${number}) < ${LARGEST} THEN ${number} END)`;
}
function secondsSql({ field, column }) {
	const native = column.encoding === "native";
	if (native && /^(DATE|TIMESTAMP)$/.test(column.type)) return `CAST(epoch(CASE WHEN isfinite(${column.sql}) THEN ${column.sql} END) AS DOUBLE)`;
	const ofDay = field.type === "time" || native && /^TIME\b/.test(column.type);
	const time = `TRY_CAST(${native ? column.sql : textOf(column)} AS ${ofDay ? "TIME" : "TIMESTAMPTZ"})`;
	return `CAST(epoch(${ofDay ? time : `CASE WHEN isfinite(${time}) THEN ${time} END`}) AS DOUBLE)`;
}

// core/data/scan-query.ts
/** One row with the given counts, named `n0` and so on, and what is asked beside them. */
function scanQuery(from, counts, beside = {
	columns: [],
	aggregates: []
}) {
	const values = named(counts.map(({ shared }) => shared?.value), "x");
	const typed = named(counts.map(({ shared }) => shared?.typed), "y");
	const asked = counts.map(({ sql, shared }, index) => `${withNames(sql, shared, {
		values,
		typed
	})} AS n${index}`);
	const inner = derived(from, [...Array.from(values, ([sql, name]) => `${sql} AS ${name}`), ...beside.columns]);
	const types = counts.flatMap(({ shared }) => shared?.typed ? [[shared.typed, shared]] : []);
	const outer = Array.from(new Map(types), ([sql, { value }]) => {
		return `${withNames(sql, {
			value,
			typed: null
		}, {
			values,
			typed
		})} AS ${typed.get(sql)}`;
	});
	return `SELECT ${[...asked, ...beside.aggregates].join(", ")} FROM ${derived(inner, outer)}`;
}
function named(expressions, letter) {
	const different = new Set(expressions.filter((sql) => typeof sql === "string"));
	return new Map(Array.from(different, (sql, index) => [sql, `${letter}${index}`]));
}
/** The table with more columns. */
function derived(from, columns) {
	return columns.length === 0 ? from : `(SELECT *, ${columns.join(", ")} FROM ${from})`;
}
function withNames(sql, shared, { values, typed }) {
	let written = sql;
	for (const [expression, names] of [[shared?.typed, typed], [shared?.value, values]]) {
		const name = expression ? names.get(expression) : void 0;
		if (expression && name) written = written.replaceAll(expression, name);
	}
	return written;
}

// core/data/profile-query.ts
/** A column with at most about so many values is counted value by value; of others numbers are counted by ranges. */
const MAX_VALUES = 1e4;
/** Characters of a value by which values are told apart; longer ones by their digest. */
const TEXT_LENGTH$1 = 120;
/** One distinct number of so many is drawn, by its hash, to place ranges: the same data always give the same. */
const SAMPLED$1 = 256;
/** So many rows are looked at first where the reference says the rest. */
const GLANCE = 1e5;
/**
* One row: the table's rows, then of each column about how many values it has, which chooses the way of counting and decides nothing, the
* rows with a value, those with a number, the smallest and largest, and a sample of the numbers with their counts.
*
* @param how `all`: the whole table. `glance`: its first 100,000 rows, and no numbers, which the reference has shown.
*/
function measuresQuery(table, looks, how) {
	const measures = looks.flatMap(({ feature, wide }, index) => {
		const { bound, kind, names } = feature;
		const present = isPresent(bound);
		const values = present === `${bound.column.sql} IS NOT NULL` ? `count(${bound.column.sql})` : `count(*) FILTER (WHERE ${present})`;
		const distinct = wide || names || kind === "opaque" ? "NULL" : `approx_count_distinct(${bound.column.sql})`;
		const x = `x${index}`;
		return [
			distinct,
			values,
			...isNumeric(feature) ? [
				`count(${x})`,
				`min(${x})`,
				`max(${x})`,
				how === "all" ? `histogram(${x}) FILTER (WHERE hash(${x}) % ${SAMPLED$1} = 0)` : "NULL"
			] : [
				"NULL",
				"NULL",
				"NULL",
				"NULL"
			]
		];
	});
	const columns = looks.flatMap(({ feature }, index) => [feature.bound.column.sql, ...isNumeric(feature) ? [`${presentNumber(feature)} AS x${index}`] : []]);
	const rows = how === "all" ? table : `(SELECT * FROM ${table} LIMIT ${GLANCE})`;
	return `SELECT ${["count(*)", ...measures].map((measure, index) => `${measure} AS n${index}`).join(", ")} FROM (SELECT ${columns.join(", ")} FROM ${rows})`;
}
function isNumeric({ kind, names }) {
	return !names && kind !== "category" && kind !== "opaque";
}
function presentNumber(feature) {
	const x = numberSql(feature) ?? "CAST(NULL AS DOUBLE)";
	const present = isPresent(feature.bound);
	return present === `${feature.bound.column.sql} IS NOT NULL` ? x : `(CASE WHEN ${present} THEN ${x} END)`;
}
/** The part of an answer that holds what belongs to no condition: the table's rows, and the spread of numbers. */
const WHOLE = -1;
/**
* What to ask, of which the answers are rows of column, part, text, number, whether it is a value at all, count and list. Part 0 counts all rows, part i those of the i-th
* condition. A column counted by values has a row for each. Otherwise the count is that of the rows without a value, and the list holds the
* ranges, from above the last edge down to below the first, null for zeros, where each range holds its lower edge. As part -1 such a column
* has the list of its numbers, the smallest, largest, mean and standard deviation; and column -1 the rows of the table.
*
* @param conditions SQL over a row.
*/
function countsOf(counting, conditions) {
	const aggregates = ["count(*) AS rows"];
	const answers = [`SELECT -1, ${-1}, NULL, NULL, NULL, rows, NULL FROM h`];
	const parts = ["", ...conditions];
	for (const [index, one] of counting.entries()) {
		const asked = one.by === "values" ? valueCounts(one.feature, {
			index,
			parts
		}) : rangeCounts(one, {
			index,
			parts
		});
		aggregates.push(...asked.aggregates);
		answers.push(...asked.answers);
	}
	return {
		columns: counting.flatMap(({ feature, by }, index) => typeof by === "object" ? [`${presentNumber(feature)} AS v${index}`] : []),
		aggregates,
		answers: answers.join("\nUNION ALL ")
	};
}
/** The answers, with one scan of the table. */
function countsQuery(table, { columns, aggregates, answers }) {
	return answersQuery(`SELECT ${aggregates.join(", ")} FROM ${derived(table, columns)}`, answers);
}
/** The answers of a row that a query gives. */
function answersQuery(row, answers) {
	return `WITH h AS MATERIALIZED (${row})\n${answers}`;
}
function valueCounts(feature, { index, parts }) {
	const { sql } = feature.bound.column;
	const name = (part) => `h${index}_${part}`;
	return {
		aggregates: parts.map((condition, part) => `histogram(${sql})${where(condition)} AS ${name(part)}`),
		answers: parts.map((_, part) => `SELECT ${index}, ${part}, ${readValue(feature)}, n, NULL FROM (SELECT unnest(map_keys(${name(part)})) AS ${sql}, unnest(map_values(${name(part)})) AS n FROM h)`)
	};
}
function rangeCounts({ feature, by }, { index, parts }) {
	const absent = `NOT ${isPresent(feature.bound)}`;
	const gaps = parts.map((condition, part) => `count(*)${where(absent, condition)} AS m${index}_${part}`);
	if (typeof by !== "object") return {
		aggregates: gaps,
		answers: parts.map((_, part) => `SELECT ${index}, ${part}, NULL, NULL, NULL, m${index}_${part}, NULL FROM h`)
	};
	const mirrored = by.edges.map((edge) => double(-edge)).reverse();
	const bins = parts.map((condition, part) => `map_values(histogram(-v${index}, [${mirrored.join(", ")}])${where(condition)}) AS h${index}_${part}`);
	const spread = `[${[
		"count",
		"min",
		"max",
		...feature.kind === "time" ? [] : ["avg", "stddev_pop"]
	].map((name) => `CAST(${name}(v${index}) AS DOUBLE)`).join(", ")}] AS s${index}`;
	return {
		aggregates: [
			...gaps,
			...bins,
			spread
		],
		answers: [`SELECT ${index}, ${-1}, NULL, NULL, NULL, NULL, s${index} FROM h`, ...parts.map((_, part) => `SELECT ${index}, ${part}, NULL, NULL, NULL, m${index}_${part}, CAST(h${index}_${part} AS DOUBLE[]) FROM h`)]
	};
}
function where(...conditions) {
	const wanted = conditions.filter((condition) => condition !== "");
	return wanted.length === 0 ? "" : ` FILTER (WHERE ${wanted.join(" AND ")})`;
}
/** Text, number, and whether it is a value at all. */
function readValue(feature) {
	const text = feature.kind === "category" ? keyOfCategory(feature) : textOf(feature.bound.column);
	return `${`CASE WHEN length(${text}) > ${TEXT_LENGTH$1} THEN left(${text}, 87) || '…' || md5(${text}) ELSE ${text} END`}, ${numberSql(feature) ?? "NULL"}, ${isPresent(feature.bound)}`;
}
/** A category as text: true and True of text are one value. */
function keyOfCategory({ bound }) {
	const text = textOf(bound.column);
	return bound.field.type === "boolean" && bound.column.encoding !== "native" ? `lower(${text})` : text;
}
/** What tells rows apart in one column, for joins and hashes. */
function identitySql({ bound }) {
	return `CAST(${keyOf$1(bound)} AS VARCHAR)`;
}
function double(value) {
	return `CAST('${value}' AS DOUBLE)`;
}

// core/data/profile-tally.ts
/** The part of the answer to `measuresQuery` that belongs to a column. Undeclared text is numbers where all of it reads as numbers. */
function measuresOf({ kind, names }, rows, answer) {
	const [values = 0, present = 0, count = 0, minimum = 0, maximum = 0] = answer.slice(0, 5).map(Number);
	const shared = {
		rows,
		missing: rows - present,
		narrow: answer[0] !== null && values <= 1e4
	};
	if (names) return {
		...shared,
		kind: "opaque",
		numbers: null
	};
	const resolved = kind !== "undeclared" ? kind : count > 0 && count === present ? "number" : "category";
	if (count === 0 || resolved === "category" || resolved === "opaque") return {
		...shared,
		kind: resolved,
		numbers: null
	};
	const sample = entriesOf(answer[5]).sort(([a], [b]) => a - b);
	const points = sample.length > 0 ? sample : [[minimum, 1], [maximum, 1]];
	const at = {
		at: points.map(([value]) => value),
		counts: points.map(([, n]) => n)
	};
	return {
		...shared,
		kind: resolved,
		numbers: {
			count,
			minimum,
			maximum,
			points: at
		}
	};
}
function entriesOf(map) {
	if (!Array.isArray(map)) return [];
	return map.flatMap((entry) => entry !== null && typeof entry === "object" && "key" in entry ? [[Number(entry.key), Number(entry.value)]] : []);
}
/** A column counted value by value. @param rows of the table, and of each class of the label. */
function tallyOfValues({ kind }, { rows, classRows }, answer) {
	const byText = /* @__PURE__ */ new Map();
	const byNumber = /* @__PURE__ */ new Map();
	const parts = classRows.length + 1;
	const missing = [rows, ...classRows];
	let readable = true;
	for (const [part, text, number, present, n] of answer) {
		if (present !== true) continue;
		const [at, count] = [Number(part), Number(n)];
		missing[at] = (missing[at] ?? 0) - count;
		add(byText, String(text), {
			at,
			count,
			parts
		});
		if (number !== null && number !== void 0) add(byNumber, Number(number), {
			at,
			count,
			parts
		});
		readable &&= isLiteral(String(text), "number");
	}
	const values = Array.from(byText, ([text, [count = 0, ...classes]]) => ({
		text,
		count,
		classes
	})).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
	const [gone = 0, ...missingClasses] = missing;
	const numbers = (kind === "number" || kind === "time") && byNumber.size > 0 ? numbersOf(byNumber, classRows.length) : null;
	return {
		kind,
		rows,
		missing: gone,
		missingClasses,
		distinct: numbers && readable ? distinctNumbers(numbers.points.at, values.length) : values.length,
		values,
		numbers
	};
}
function distinctNumbers(numbers, texts) {
	return numbers.every((number) => Math.abs(number) < 2 ** 53) ? numbers.length : texts;
}
function add(counts, key, { at, count, parts }) {
	const found = counts.get(key) ?? new Array(parts).fill(0);
	found[at] = (found[at] ?? 0) + count;
	counts.set(key, found);
}
function numbersOf(byNumber, classes) {
	const at = [...byNumber.keys()].sort((a, b) => a - b);
	const part = (index) => at.map((value) => byNumber.get(value)?.[index] ?? 0);
	const points = {
		at,
		counts: part(0)
	};
	return {
		points,
		spread: spreadOf(points),
		classes: Array.from({ length: classes }, (_, index) => part(index + 1))
	};
}
/** Of at least one value. In two passes, so that a small spread around a large mean keeps its digits. */
function spreadOf({ at, counts }) {
	let [count, sum] = [0, 0];
	for (const [index, value] of at.entries()) {
		count += counts[index] ?? 0;
		sum += value * (counts[index] ?? 0);
	}
	const mean = Math.min(Math.max(sum / count, at[0] ?? 0), at.at(-1) ?? 0);
	let squares = 0;
	for (const [index, value] of at.entries()) squares += (value - mean) ** 2 * (counts[index] ?? 0);
	return {
		count,
		minimum: at[0] ?? 0,
		maximum: at.at(-1) ?? 0,
		mean,
		sd: Math.sqrt(squares / count)
	};
}
/** @param edges how many there are. */
function tallyOfRanges(look, { rows, classRows, edges }, answer) {
	const { bins, missing, spread } = partsOf(answer, classRows.length + 1, edges);
	const [gone = 0, ...missingClasses] = missing;
	const [count = 0, minimum = 0, maximum = 0, mean = 0, sd = 0] = spread;
	const points = look.numbers?.points ?? {
		at: [],
		counts: []
	};
	const numbers = count > 0 ? {
		spread: {
			count,
			minimum,
			maximum,
			mean,
			sd
		},
		points,
		classes: []
	} : null;
	return {
		tally: {
			kind: look.kind,
			rows,
			missing: gone,
			missingClasses,
			distinct: null,
			values: null,
			numbers
		},
		bins: numbers && bins
	};
}
function partsOf(answer, parts, edges) {
	const bins = Array.from({ length: parts }, () => new Array(edges + 1).fill(0));
	const missing = new Array(parts).fill(0);
	let spread = [];
	for (const [part, , , , gone, list] of answer) {
		const numbers = Array.isArray(list) ? list.map(Number) : [];
		if (part === -1) {
			spread = numbers;
			continue;
		}
		if (numbers.length > 0) bins[Number(part)] = [...numbers.length === edges ? [0] : [], ...numbers.reverse()];
		missing[Number(part)] = Number(gone);
	}
	return {
		bins,
		missing,
		spread
	};
}

// core/data/drift.ts
/** A test says "real" at this adjusted p or under. */
const MAX_P$2 = .05;
/**
* "Large" starts here, for both effects: the mean of a column has moved by a tenth of its standard deviation, or a share of 50 % has become
* one of about 64 %, of 0 % about 3 %. They are the limits of evidently, whose users know them.
*/
const LARGE = .1;
/** A cell that would hold fewer in either sample is joined with others: below it chi-squared is not to be trusted (Cochran 1954). */
const MIN_EXPECTED$2 = 5;
/** Cells of the population stability index for numbers, by quantiles of the reference. */
const DECILES = 10;
/**
* Two-sample Kolmogorov-Smirnov test; the effect is the Wasserstein distance in standard deviations of the reference, or of both together
* where the reference is constant. Null where one of the two has no numbers.
*/
function numberTest({ at, current, reference, sd }) {
	const distance = wasserstein(at, {
		current,
		reference
	});
	if (distance === null) return null;
	const { statistic, p } = kolmogorovSmirnov(current, reference);
	const scale = sd > 0 ? sd : pooledSd(at, {
		current,
		reference
	});
	const value = scale > 0 ? distance / scale : 0;
	const cells = deciles({
		current,
		reference
	});
	return {
		test: "ks",
		of: "values",
		statistic,
		p,
		effect: {
			kind: "wasserstein",
			value: Math.min(value, Number.MAX_VALUE),
			limit: LARGE
		},
		psi: {
			value: stabilityIndex(cells) ?? 0,
			threshold: stabilityThreshold(cells)
		}
	};
}
function pooledSd(at, { current, reference }) {
	const counts = current.map((count, cell) => count + (reference[cell] ?? 0));
	const filled = at.flatMap((value, cell) => (counts[cell] ?? 0) > 0 ? [value] : []);
	return spreadOf({
		at: filled,
		counts: counts.filter((count) => count > 0)
	}).sd;
}
/** Neighbouring cells joined, each with at least a tenth of the reference but the last. */
function deciles({ current, reference }) {
	const total = reference.reduce((sum, count) => sum + count, 0);
	const joined = {
		current: [0],
		reference: [0]
	};
	let seen = 0;
	for (const [cell, count] of reference.entries()) {
		const last = joined.current.length - 1;
		joined.current[last] = (joined.current[last] ?? 0) + (current[cell] ?? 0);
		joined.reference[last] = (joined.reference[last] ?? 0) + count;
		seen += count;
		if (seen * DECILES / total < joined.current.length || seen === total) continue;
		joined.current.push(0);
		joined.reference.push(0);
	}
	return joined;
}
/**
* Chi-squared test of homogeneity of two samples over categories; the effect is the Jensen-Shannon distance. Rare categories are joined
* first, for test and effect alike, so that new and vanished ones count by their rows. Null where one of the two is empty.
*/
function categoryTest(pair, of = "values") {
	const cells = withoutRare(pair);
	const distance = jensenShannon(cells);
	if (distance === null) return null;
	const { statistic, p } = independence([cells.current, cells.reference]);
	return {
		test: "chi-squared",
		of,
		statistic,
		p,
		effect: {
			kind: "jensen-shannon",
			value: distance,
			limit: LARGE
		},
		psi: {
			value: stabilityIndex(cells) ?? 0,
			threshold: stabilityThreshold(cells)
		}
	};
}
/** Rare cells joined into one; where that is rare too, it takes the smallest other cells. Which are rare the sum of both decides alone. */
function withoutRare({ current, reference }) {
	const [n, m] = [total$2(current), total$2(reference)];
	const needed = MIN_EXPECTED$2 * (n + m) / Math.min(n, m);
	const cells = current.map((count, cell) => [count, reference[cell] ?? 0]).sort(([a, b], [c, d]) => a + b - c - d);
	const kept = [];
	const rare = [0, 0];
	for (const [count, other] of cells) if (count + other >= needed && (rare[0] + rare[1] === 0 || rare[0] + rare[1] >= needed)) kept.push([count, other]);
	else {
		rare[0] += count;
		rare[1] += other;
	}
	const all = rare[0] + rare[1] > 0 ? [...kept, rare] : kept;
	return {
		current: all.map(([count]) => count),
		reference: all.map(([, other]) => other)
	};
}
function total$2(counts) {
	let sum = 0;
	for (const count of counts) sum += count;
	return sum;
}
/**
* The values and the missing ones of a column as one answer: the test that alarms, or else the one with the smaller p, which counts
* twice where both could be made. Choosing by the effect cannot make p smaller than twice the smallest. Null where nothing can be
* compared.
*/
function columnTest(values, missing) {
	const tests = [values, missing].filter((test) => test !== null);
	const large = tests.filter(({ effect }) => effect.value >= effect.limit);
	const [chosen] = (large.length > 0 ? large : tests).toSorted((a, b) => a.p - b.p);
	return chosen ? {
		...chosen,
		p: Math.min(1, chosen.p * tests.length)
	} : null;
}
/** Null where both are complete: then there is nothing to compare, and no error rate to share. */
function missingTest(pair) {
	const { current, reference } = pair;
	if (current.missing + reference.missing === 0 || current.rows === 0 || reference.rows === 0) return null;
	const cells = (gaps) => [gaps.missing, gaps.rows - gaps.missing];
	return categoryTest({
		current: cells(current),
		reference: cells(reference)
	}, "missing");
}

// core/data/finding.ts
const ID_LENGTH = 500;
const TEXT_LENGTH = 1e3;
const EXAMPLE_LENGTH = 300;
/** A finding with its id, `<schema>.<column>:<kind>` or `<schema>:<kind>`, and texts of bounded length. */
function findingOf(subject, said, examples = []) {
	const { kind, schema, column } = subject;
	return {
		id: cut$1(`${column === null ? schema : `${schema}.${column}`}:${kind}`, ID_LENGTH),
		kind,
		result: said.result,
		expected: cut$1(said.expected, TEXT_LENGTH),
		found: cut$1(said.found, TEXT_LENGTH),
		examples: examples.slice(0, 10).map((example) => cut$1(example, EXAMPLE_LENGTH))
	};
}
/** At most so many UTF-16 units, never through the middle of a character. */
function cut$1(text, length) {
	const whole = text.toWellFormed();
	return whole.length <= length ? whole : `${whole.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
/** A share in percent, to three digits. */
function percent(part, whole) {
	if (whole === 0) return "0 %";
	const share = 100 * part / whole;
	return `${share !== 0 && share < .01 ? "under 0.01" : Number(share.toPrecision(3))} %`;
}
/** `a, b and 3 more`. */
function listed(names, shown = 8) {
	const more = names.length - shown;
	return more > 0 ? `${names.slice(0, shown).join(", ")} and ${more} more` : names.join(", ");
}

// core/data/profile.ts
const MAX_CATEGORIES$1 = 30;
const NAME_LENGTH = 200;
/** The shape of a column as it stands in the report. Nothing of a classified column but its shares. */
function profileOf({ name, open, current, histogram, reference }) {
	const { rows, missing, distinct, numbers, values, kind } = current;
	return {
		name: shortened(name),
		distinct,
		numbers: open && numbers && kind === "number" ? spreadFacts(numbers.spread) : null,
		histogram: open && histogram ? mutable(histogram) : null,
		categories: open && values && kind === "category" ? categoriesOf$1(values, reference) : null,
		missing: {
			share: share$1(missing, rows),
			reference: reference && share$1(reference.missing, reference.rows)
		}
	};
}
const BUCKETS = 64;
/**
* Values joined into 64 by a hash of their text (FNV-1a over UTF-16 units). Which values are the most frequent depends on chance, and a
* test over the most frequent ones of one sample would find that they are less so in another; which share a bucket does not.
*/
function bucketsOf(values) {
	const buckets = new Array(BUCKETS).fill(0);
	for (const { text, count } of values) {
		let hash = 2166136261;
		for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
		const bucket = (hash >>> 16 ^ hash) & 63;
		buckets[bucket] = (buckets[bucket] ?? 0) + count;
	}
	return buckets;
}
function spreadFacts({ minimum, maximum, mean, sd }) {
	return {
		minimum,
		maximum,
		mean,
		sd
	};
}
function mutable({ unit, edges, counts, reference }) {
	return {
		...unit && { unit },
		edges: [...edges],
		counts: [...counts],
		reference: reference && [...reference]
	};
}
function categoriesOf$1(values, reference) {
	const shown = values.slice(0, MAX_CATEGORIES$1);
	const known = reference?.values ?? null;
	const counts = known && shown.map(({ text }) => known.get(text) ?? 0);
	const total = known && reference ? sum([...known.values()]) + reference.others : 0;
	return {
		values: shown.map(({ text }) => shortened(text)),
		counts: shown.map(({ count }) => count),
		reference: counts,
		others: sum(values.slice(MAX_CATEGORIES$1).map(({ count }) => count)),
		...values.length > MAX_CATEGORIES$1 && { buckets: bucketsOf(values) },
		reference_others: counts && total - sum(counts)
	};
}
/** At most 200 UTF-16 units, never through the middle of a character. */
function shortened(text) {
	const whole = text.toWellFormed();
	if (whole.length <= NAME_LENGTH) return whole;
	return `${whole.slice(0, 199).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
function share$1(part, whole) {
	return whole === 0 ? 0 : part / whole;
}
function sum(values) {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

// core/data/drift-column.ts
/**
* Compares a column with the reference. Times and keys differ by their nature, so of them only missing values are compared. Numbers are
* compared as numbers, everything else by its values as text.
*/
function compareColumn({ feature, current, reference, cells }) {
	const column = feature.bound.column.name;
	if (!reference) return {
		column,
		test: null,
		left: "not in the reference",
		change: ""
	};
	const why = reasonToLeave(feature, current, reference, cells);
	const values = why === null ? valuesTest(current, reference, cells) : null;
	const test = columnTest(values, missingTest({
		current,
		reference
	}));
	return {
		column,
		test,
		left: why ?? (values ? null : "no values"),
		change: test && feature.open ? changeOf(test, {
			current,
			reference,
			cells
		}) : ""
	};
}
function reasonToLeave({ names }, current, reference, cells) {
	if (names) return "a key";
	if (current.kind === "time") return "a time";
	if (current.kind === "opaque") return "nested";
	if (cells) return null;
	if (reference.values === null && reference.classified) return "classified, or of too many values: the reference is a report without them";
	if (current.values === null || reference.values === null) return `more than ${MAX_VALUES} values, or of another type`;
	return null;
}
function valuesTest(current, reference, cells) {
	if (cells) return numberTest(cells);
	const pair = categoryCounts(current, reference);
	return pair && categoryTest(pair);
}
/** Both over the same values; over buckets of values where the reference knows only its most frequent ones by name. */
function categoryCounts(current, reference) {
	if (!current.values || !reference.values) return null;
	if (reference.buckets) return {
		current: bucketsOf(current.values),
		reference: [...reference.buckets]
	};
	const counts = new Map(current.values.map(({ text, count }) => [text, count]));
	const names = [.../* @__PURE__ */ new Set([...reference.values.keys(), ...counts.keys()])];
	return {
		current: names.map((name) => counts.get(name) ?? 0),
		reference: names.map((name) => reference.values?.get(name) ?? 0)
	};
}
function changeOf(test, { current, reference, cells }) {
	if (test.of === "missing") return `missing ${percent(current.missing, current.rows)}, in the reference ${percent(reference.missing, reference.rows)}`;
	if (cells) return `mean ${rounded(meanOf(cells.at, cells.current))}, in the reference ${rounded(meanOf(cells.at, cells.reference))}`;
	return largestChange(current, reference);
}
function meanOf(at, counts) {
	let [sum, all] = [0, 0];
	for (const [cell, count] of counts.entries()) {
		all += count;
		sum += count * (at[cell] ?? 0);
	}
	return all === 0 ? 0 : sum / all;
}
function largestChange(current, reference) {
	const counts = new Map((current.values ?? []).map(({ text, count }) => [text, count]));
	const known = reference.values ?? /* @__PURE__ */ new Map();
	const [rows, others] = [current.rows - current.missing, reference.rows - reference.missing];
	if (rows === 0 || others === 0) return "";
	let [name, largest] = ["", 0];
	for (const text of /* @__PURE__ */ new Set([...counts.keys(), ...known.keys()])) {
		if (reference.others > 0 && !known.has(text)) continue;
		const change = Math.abs((counts.get(text) ?? 0) / rows - (known.get(text) ?? 0) / others);
		if (change > largest) [name, largest] = [text, change];
	}
	if (largest === 0) return "";
	return `${JSON.stringify(name)} ${percent(counts.get(name) ?? 0, rows)}, in the reference ${percent(known.get(name) ?? 0, others)}`;
}

// core/data/drift-finding.ts
/**
* Judges the columns of all datasets together: the p-values of one run are one family, adjusted by Benjamini and Hochberg's procedure. So
* without any drift a run alarms with a probability of at most 5 %, however many columns it has.
*/
function judgeDrift(datasets) {
	const tested = [...datasets.values()].flat().filter(({ test }) => test !== null);
	const adjusted = benjaminiHochberg(tested.map(({ test }) => test?.p ?? 1));
	const byColumn = new Map(tested.map((compared, index) => [compared, adjusted[index] ?? 1]));
	return new Map(Array.from(datasets, ([schema, columns]) => [schema, judged$1(schema, columns, byColumn)]));
}
function judged$1(schema, columns, byColumn) {
	const drift = [];
	const findings = [];
	for (const compared of columns) {
		const { test, column } = compared;
		if (!test) continue;
		const entry = entryOf(column, test, byColumn.get(compared) ?? 1);
		drift.push(entry);
		if (entry.alarm) findings.push(alarmOf(schema, compared, {
			test,
			entry
		}));
	}
	return {
		drift,
		findings: findings.length > 0 ? findings : [calm(schema, columns, drift.length)]
	};
}
function entryOf(column, { of, ...test }, adjusted) {
	const alarm = adjusted <= .05 && test.effect.value >= test.effect.limit;
	return {
		column,
		...test,
		...of === "missing" && { of },
		adjusted,
		alarm
	};
}
const EFFECTS = {
	wasserstein: "Wasserstein distance",
	"jensen-shannon": "Jensen-Shannon distance"
};
function alarmOf(schema, { column, change }, { test, entry }) {
	const { kind, value, limit } = test.effect;
	const unit = kind === "wasserstein" ? " standard deviations" : "";
	const what = test.of === "missing" ? "as many missing values as" : "values distributed as";
	return findingOf({
		kind: "drift",
		schema,
		column
	}, {
		result: "warn",
		expected: `${what} in the reference: ${EFFECTS[kind]} under ${limit}${unit}, or adjusted p above ${MAX_P$2}`,
		found: `${EFFECTS[kind]} ${rounded(value)}${unit}, adjusted p ${pValue(entry.adjusted)}${change === "" ? "" : `; ${change}`}`
	});
}
function calm(schema, columns, compared) {
	const left = columns.flatMap(({ column, left: why }) => why === null ? [] : [`${column} (${why})`]);
	return findingOf({
		kind: "drift",
		schema,
		column: null
	}, {
		result: "pass",
		expected: "columns distributed as in the reference",
		found: `no drift in ${compared} ${compared === 1 ? "column" : "columns"}${left.length === 0 ? "" : `; values not compared: ${listed(left)}`}`
	});
}

// core/data/leakage-feature.ts
/** A feature whose area under the ROC curve reaches this says the label by itself. */
const MAX_AUC = .99;
/** A class with fewer rows says nothing about a feature. */
const MIN_CLASS = 20;
/** Rows that the overall rate counts as when a category's rate is estimated. */
const PRIOR = 10;
const SEED = 20240607;
/** Missing values go with the label from this Cramér's V on, which Cohen (1988) calls small but real. */
const MIN_ASSOCIATION = .1;
const MAX_P$1 = .05;
const MIN_EXPECTED$1 = 5;
/**
* Features that tell one class of the label from the others by themselves. Numbers are ranked, ties count half; categories are ranked by
* the rate of the class in the other half of the rows, since their rate in the same rows would flatter rare ones.
*/
function leakingFeatures({ schema, label, rows, columns }) {
	const findings = [];
	const expected = `no column tells ${label.column} by itself: an area under the ROC curve under ${MAX_AUC}`;
	const left = [];
	for (const { column, cells } of columns) {
		if (!cells) {
			left.push(column);
			continue;
		}
		const [index, area] = best(cells, rows);
		if (area < .99) continue;
		const found = `area under the ROC curve ${label.kind === "several" ? `of class ${label.classes[index]?.name} ` : ""}${area === 1 ? "1" : area.toFixed(4)}`;
		findings.push(findingOf({
			kind: "leaking-feature",
			schema,
			column
		}, {
			result: "warn",
			expected,
			found
		}));
	}
	if (findings.length > 0) return findings;
	const found = `none of ${columns.length - left.length}${left.length === 0 ? "" : `; without an answer, having too many values or none: ${listed(left)}`}`;
	return [findingOf({
		kind: "leaking-feature",
		schema,
		column: null
	}, {
		result: "pass",
		expected,
		found
	})];
}
function best(cells, rows) {
	let found = [0, 0];
	for (const [index, own] of cells.classes.entries()) {
		const rest = cells.classes.reduce((sum, other) => sum.map((count, cell) => count + (other[cell] ?? 0)), zeros(own)).map((count, cell) => count - (own[cell] ?? 0));
		if (total$1(own) < MIN_CLASS || total$1(rest) < MIN_CLASS) continue;
		const area = cells.kind === "ordered" ? areaUnder(own, rest) : crossFitted(own, rest);
		if (area > found[1]) found = [index, area];
		if (rows.length === 2) break;
	}
	return found;
}
/** Area under the ROC curve of ascending cells, ties half, in the better of the two directions. */
function areaUnder(positives, negatives) {
	const area = rankedArea(positives, negatives);
	return Math.max(area, 1 - area);
}
function rankedArea(positives, negatives) {
	const [n, m] = [total$1(positives), total$1(negatives)];
	if (n === 0 || m === 0) return .5;
	let [below, pairs] = [0, 0];
	for (const [cell, count] of positives.entries()) {
		const others = negatives[cell] ?? 0;
		pairs += count * (below + others / 2);
		below += others;
	}
	return pairs / n / m;
}
/**
* Area under the ROC curve of categories ranked by a rate from other rows. Rows of one category and class are alike, so that drawing how
* many of them fall into each half is the same as drawing the rows.
*/
function crossFitted(positives, negatives) {
	const random = randomFromSeed(SEED);
	const half = (counts) => counts.map((count) => drawBinomial(random, count, .5));
	const [first, others] = [half(positives), half(negatives)];
	const rest = (counts, drawn) => counts.map((count, cell) => count - (drawn[cell] ?? 0));
	const [second, remaining] = [rest(positives, first), rest(negatives, others)];
	return (areaByRate({
		positives: first,
		negatives: others
	}, {
		positives: second,
		negatives: remaining
	}) + areaByRate({
		positives: second,
		negatives: remaining
	}, {
		positives: first,
		negatives: others
	})) / 2;
}
function areaByRate(fitted, judged) {
	const [n, m] = [total$1(fitted.positives), total$1(fitted.negatives)];
	const overall = n / Math.max(1, n + m);
	const rates = /* @__PURE__ */ new Map();
	for (const [cell, positives] of fitted.positives.entries()) {
		const all = positives + (fitted.negatives[cell] ?? 0);
		const rate = (positives + PRIOR * overall) / (all + PRIOR);
		const [a, b] = rates.get(rate) ?? [0, 0];
		rates.set(rate, [a + (judged.positives[cell] ?? 0), b + (judged.negatives[cell] ?? 0)]);
	}
	const ranked = [...rates].sort(([a], [b]) => a - b).map(([, counts]) => counts);
	return rankedArea(ranked.map(([a]) => a), ranked.map(([, b]) => b));
}
/** Columns whose values are missing more often with one class of the label than with another; one family, Benjamini-Hochberg. */
function labelMissingness({ schema, label, rows, columns }) {
	const asked = columns.flatMap(({ column, missing }) => {
		const found = independence(rows.map((all, index) => [missing[index] ?? 0, all - (missing[index] ?? 0)]));
		return found.df > 0 && found.smallestExpected >= MIN_EXPECTED$1 ? [{
			column,
			missing,
			...found
		}] : [];
	});
	const adjusted = benjaminiHochberg(asked.map(({ p }) => p));
	const expected = `missing as often whatever ${label.column} is: Cramér's V under ${MIN_ASSOCIATION}, or adjusted p above ${MAX_P$1}`;
	const findings = asked.flatMap(({ column, missing, association }, index) => {
		const p = adjusted[index] ?? 1;
		if (p > MAX_P$1 || association < .1) return [];
		const shares = label.classes.map(({ name }, of) => `${percent(missing[of] ?? 0, rows[of] ?? 0)} of ${name}`);
		const found = `missing from ${listed(shares, 4)}: V ${rounded(association)}, adjusted p ${pValue(p)}`;
		return [findingOf({
			kind: "label-missingness",
			schema,
			column
		}, {
			result: "warn",
			expected,
			found
		})];
	});
	if (findings.length > 0) return findings;
	const found = asked.length === 0 ? "no column has enough missing values to ask" : `no column of ${asked.length} with missing values`;
	return [findingOf({
		kind: "label-missingness",
		schema,
		column: null
	}, {
		result: "pass",
		expected,
		found
	})];
}
function zeros(counts) {
	return counts.map(() => 0);
}
function total$1(counts) {
	let sum = 0;
	for (const count of counts) sum += count;
	return sum;
}

// core/data/profile-bins.ts
const DRAWN = 30;
const FINE = 512;
/** Several samples as one; equal values are joined. */
function pooled(samples) {
	const counts = /* @__PURE__ */ new Map();
	for (const sample of samples) for (const [index, value] of sample.at.entries()) counts.set(value, (counts.get(value) ?? 0) + (sample.counts[index] ?? 0));
	const at = [...counts.keys()].sort((a, b) => a - b);
	return {
		at,
		counts: at.map((value) => counts.get(value) ?? 0)
	};
}
/**
* Edges of a histogram to look at: about 30 bins of equal width over where nearly all values are, and one wider bin to the smallest and
* one to the largest value where those lie far off. Whole numbers get bins of whole numbers.
*
* @param range of all values, which the points may be a sample of.
*/
function drawnEdges(points, range) {
	const { minimum, maximum } = range;
	const [low, high] = core(points, range);
	if (!(high > low)) return edgesAround(low, range);
	const whole = points.at.every((value) => Number.isSafeInteger(value)) && high - low < 2 ** 50;
	const width = whole ? Math.ceil((high - low + 1) / DRAWN) : (high - low) / DRAWN;
	const edges = [];
	const end = whole ? high + 1 : high;
	for (let edge = low, index = 0; index < DRAWN && edge < end; index++, edge = low + index * width) edges.push(edge);
	edges.push(whole ? low + edges.length * width : high);
	return closed([Math.min(minimum, low), ...edges], maximum, whole);
}
function closed(edges, maximum, whole = false) {
	const last = Math.max(maximum, ...edges.slice(-1));
	const sorted = ascending([...edges, last]);
	if (last > maximum) return sorted;
	if (whole) return ascending([...sorted.slice(0, -1), maximum + 1]);
	return ascending([...sorted.slice(0, -1), maximum + Math.max(Math.abs(maximum), 1e-300) * 2 ** -50]);
}
function edgesAround(value, { minimum, maximum }) {
	const step = Math.max(1, Math.abs(value) * 2 ** -40);
	return closed([
		Math.min(minimum, value),
		value,
		value + step
	], maximum);
}
function core(points, { minimum, maximum }) {
	const [low, high] = [quantile(points, .005), quantile(points, .995)];
	const margin = (high - low) / 4;
	return [low - minimum <= margin ? minimum : low, maximum - high <= margin ? maximum : high];
}
/** The smallest value that at least this share of the values does not exceed. */
function quantile({ at, counts }, share) {
	let total = 0;
	for (const count of counts) total += count;
	let seen = 0;
	for (const [index, value] of at.entries()) {
		seen += counts[index] ?? 0;
		if (seen >= share * total) return value;
	}
	return at.at(-1) ?? NaN;
}
/** Edges of 512 ranges with about as many values each, and those of the histogram among them. */
function fineEdges(points, drawn) {
	let total = 0;
	for (const count of points.counts) total += count;
	const edges = [...drawn];
	let [seen, next] = [0, 1];
	for (const [index, value] of points.at.entries()) {
		seen += points.counts[index] ?? 0;
		if (seen < next * total / FINE) continue;
		edges.push(value);
		while (next * total <= seen * FINE) next += 1;
	}
	return ascending(edges);
}
function ascending(edges) {
	return [...new Set(edges)].filter((edge) => Number.isFinite(edge)).sort((a, b) => a - b);
}
/** Counts over [edge, next edge), one more bin below the first edge and one from the last on. */
function binned({ at, counts }, edges) {
	const bins = new Array(edges.length + 1).fill(0);
	let bin = 0;
	for (const [index, value] of at.entries()) {
		while (bin < edges.length && value >= (edges[bin] ?? 0)) bin += 1;
		bins[bin] = (bins[bin] ?? 0) + (counts[index] ?? 0);
	}
	return bins;
}
/** Counts over fine edges, one bin below and one above them, as counts over some of those edges, likewise. */
function coarser(bins, fine, edges) {
	return binned({
		at: bins.map((_, index) => fine[index - 1] ?? Number.NEGATIVE_INFINITY),
		counts: bins
	}, edges);
}
/** Counts between the edges only; what lies beyond belongs to the outer bins. */
function inner(bins) {
	if (bins.length < 3) return bins.slice(0, 1).map((count) => count + (bins[1] ?? 0));
	const counts = bins.slice(1, -1);
	counts[0] = (counts[0] ?? 0) + (bins[0] ?? 0);
	counts[counts.length - 1] = (counts.at(-1) ?? 0) + (bins.at(-1) ?? 0);
	return counts;
}
/** Two samples over the same values. */
function aligned(current, reference) {
	const { at } = pooled([current, reference]);
	const over = (points) => {
		const counts = new Map(points.at.map((value, index) => [value, points.counts[index] ?? 0]));
		return at.map((value) => counts.get(value) ?? 0);
	};
	return {
		at: [...at],
		current: over(current),
		reference: over(reference)
	};
}
/** One value for each bin: its middle; of those below and above the edges, between the edge and the smallest or largest value. */
function middles(edges, range) {
	const bounds = [
		Math.min(range.minimum, edges[0] ?? 0),
		...edges,
		Math.max(range.maximum, edges.at(-1) ?? 0)
	];
	return bounds.slice(1).map((bound, index) => (bound + (bounds[index] ?? bound)) / 2);
}

// actions/validate-data/learning-columns.ts
/**
* A first look at every column of a table: one scan, or more where it has very many columns.
*
* @param known looks at the reference. Then a glance at the first rows is enough: what has many values there has many here, and it is the
* reference that places the ranges.
*/
async function measureColumns({ engine, table, features }, known = null) {
	const looks = /* @__PURE__ */ new Map();
	for (let start = 0; start < features.length; start += 64) {
		const some = features.slice(start, start + 64).map((feature) => {
			const before = known?.get(feature.bound.column.name);
			return {
				feature,
				wide: before !== void 0 && !before.narrow
			};
		});
		const [rows, ...answer] = await (known ? glance : whole)(engine, table, some);
		for (const [index, { feature }] of some.entries()) {
			const own = answer.slice(index * 6, (index + 1) * 6);
			looks.set(feature.bound.column.name, measuresOf(feature, Number(rows), own));
		}
	}
	return looks;
}
async function whole(engine, table, looks) {
	const [row = []] = await engine.query(measuresQuery(table, looks, "all"));
	return row;
}
async function glance(engine, table, looks) {
	for await (const [row] of engine.stream(measuresQuery(table, looks, "glance"))) if (row) return row;
	return [];
}
/**
* The ranges of every column with numbers that has too many values in either table; for both the same, so that they can be compared.
*
* @param earlier the bins of an earlier report, which then are the ones to draw.
*/
function rangesOf$1(ours, theirs, earlier) {
	const ranges = /* @__PURE__ */ new Map();
	for (const [name, look] of ours) {
		const other = theirs?.get(name);
		const numbers = (other?.narrow === false ? other.numbers : null) ?? look.numbers ?? other?.numbers;
		if (!numbers || look.narrow && (other === void 0 || other.narrow || !other.numbers)) continue;
		const drawn = earlier.get(name)?.edges ?? drawnEdges(numbers.points, numbers);
		ranges.set(name, {
			drawn,
			fine: look.kind === "time" ? drawn : fineEdges(numbers.points, drawn)
		});
	}
	return ranges;
}
/** How to count the columns of a table: value by value where they have few, else by ranges. One scan, or more for very many columns. */
function columnScans({ features, classes }, looks, ranges) {
	const scans = [];
	for (let start = 0; start < features.length; start += 64) {
		const asked = features.slice(start, start + 64).flatMap((feature) => {
			const { name } = feature.bound.column;
			const [look, range] = [looks.get(name), ranges.get(name)];
			return look ? [{
				feature,
				look,
				by: wayOf(look, range),
				fine: range?.fine ?? null
			}] : [];
		});
		const conditions = classes.map(({ condition }) => condition);
		scans.push({
			asked,
			counts: countsOf(asked, conditions)
		});
	}
	return scans;
}
/** Counts the columns of a table. */
async function countColumns(side, scans) {
	const counted = [];
	for (const scan of scans) counted.push(...countedIn(side, scan, await side.engine.query(countsQuery(side.table, scan.counts))));
	return new Map(counted);
}
/** The columns of one scan, counted. @param answers of `countsQuery`. */
function countedIn({ classes }, { asked }, answers) {
	const rows = /* @__PURE__ */ new Map();
	for (const [index, ...row] of answers) {
		const own = rows.get(Number(index)) ?? [];
		own.push(row);
		rows.set(Number(index), own);
	}
	const all = {
		rows: Number(rows.get(-1)?.[0]?.[4] ?? 0),
		classRows: classes.map((one) => one.rows)
	};
	return new Map(asked.map((one, index) => [one.feature.bound.column.name, count(one, all, rows.get(index) ?? [])]));
}
function wayOf(look, ranges) {
	if (look.kind === "opaque") return "gaps";
	if (look.narrow) return "values";
	return look.numbers && ranges ? { edges: ranges.fine } : "gaps";
}
function count({ feature, look, by, fine }, all, answer) {
	if (by !== "values") {
		const edges = by === "gaps" ? 0 : by.edges.length;
		return {
			feature,
			...tallyOfRanges(look, {
				...all,
				edges
			}, answer)
		};
	}
	const tally = tallyOfValues(look, all, answer);
	const { numbers } = tally;
	if (!fine || !numbers) return {
		feature,
		tally,
		bins: null
	};
	const { at, counts } = numbers.points;
	return {
		feature,
		tally,
		bins: [counts, ...numbers.classes].map((some) => binned({
			at,
			counts: some
		}, fine))
	};
}
const NONE = {
	classes: null,
	shared: null,
	histogram: null
};
/** The numbers of a column, alone or beside those of the reference. */
function shapeOf(ours, theirs, ranges) {
	const { numbers } = ours.tally;
	const other = theirs?.tally.numbers ?? null;
	if (!numbers) return NONE;
	const range = widest(numbers.spread, other?.spread);
	if (!ranges) {
		const drawn = drawnEdges(pooled([numbers.points, ...other ? [other.points] : []]), range);
		const bins = (points) => inner(binned(points, drawn));
		return {
			classes: numbers.classes,
			shared: other && aligned(numbers.points, other.points),
			histogram: {
				...unitOf(ours),
				edges: drawn,
				counts: bins(numbers.points),
				reference: other && bins(other.points)
			}
		};
	}
	const { fine, drawn } = ranges;
	const [[counts = [], ...classes], reference] = [ours.bins ?? [], (other && theirs?.bins?.[0]) ?? null];
	const bins = (some) => inner(coarser(some, fine, drawn));
	return {
		classes: numbers.classes.length > 0 ? numbers.classes : classes,
		shared: reference && {
			at: middles(fine, range),
			current: counts,
			reference
		},
		histogram: {
			...unitOf(ours),
			edges: stretched(drawn, range),
			counts: bins(counts),
			reference: reference && bins(reference)
		}
	};
}
/** The numbers of a column over the bins that an earlier report drew; what lies beyond them is counted apart, so that it is seen. */
function shapeOver(ours, earlier, ranges) {
	const { numbers } = ours.tally;
	if (!numbers) return NONE;
	const { edges } = earlier;
	const [counts = [], ...classes] = ours.bins ?? [];
	const over = ranges ? coarser(counts, ranges.fine, edges) : binned(numbers.points, edges);
	return {
		classes: ranges && numbers.classes.length === 0 ? classes : numbers.classes,
		shared: {
			at: middles(edges, numbers.spread),
			current: over,
			reference: [
				0,
				...earlier.counts,
				0
			]
		},
		histogram: {
			...unitOf(ours),
			edges: stretched(edges, numbers.spread),
			counts: inner(over),
			reference: earlier.counts
		}
	};
}
/** The outer bins hold what lies beyond them too. */
function stretched(edges, { minimum, maximum }) {
	const [first = minimum, last = maximum] = [edges[0], edges.at(-1)];
	return [
		Math.min(first, minimum),
		...edges.slice(1, -1),
		Math.max(last, maximum)
	];
}
function widest(one, other) {
	if (!other) return one;
	return {
		minimum: Math.min(one.minimum, other.minimum),
		maximum: Math.max(one.maximum, other.maximum)
	};
}
function unitOf({ feature, tally }) {
	if (tally.kind !== "time") return {};
	const { field, column } = feature.bound;
	return { unit: field.type === "time" || field.type === null && /^TIME\b/.test(column.type) ? "seconds-of-day" : "seconds-since-1970" };
}

// core/data/groups.ts
/** A group with fewer rows is shown and not judged: a share of 50 % of 100 is known to 10 points only. */
const MIN_GROUP = 100;
/** Groups whose shares are compared. */
const MAX_COMPARED = 1e4;
const MAX_P = .05;
const MIN_EXPECTED = 5;
/** The four-fifths rule of the Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D (1978). */
const MIN_RATIO = .8;
/** Cramér's V, and for shares the Jensen-Shannon distance, from which a difference counts. */
const MIN_EFFECT = .1;
/** A row for each group, largest first: value, rows, rows of each class, missing values of each column. */
function groupsQuery(table, { bound }, { conditions, columns, limit }) {
	const counts = [...conditions.map((condition, index) => `count(*) FILTER (WHERE ${condition}) AS k${index}`), ...columns.map((column, index) => `count(*) FILTER (WHERE NOT ${isPresent(column.bound)}) AS m${index}`)];
	return `SELECT ${[
		`${`CASE WHEN ${isPresent(bound)} THEN left(${textOf(bound.column)}, 500) END`} AS g`,
		"count(*) AS n",
		...counts
	].join(", ")} FROM ${table} GROUP BY 1 ORDER BY n DESC, g LIMIT ${limit}`;
}
/** The answer to `groupsQuery`. */
function groupsOf(answer, classes) {
	return answer.map(([value, n, ...counts]) => ({
		value: value === null || value === void 0 ? null : String(value),
		rows: Number(n),
		classes: counts.slice(0, classes).map(Number),
		missing: counts.slice(classes).map(Number)
	}));
}
/** Groups as they stand in the report; those of a classified column by number. */
function groupProfiles({ column, open, rows, groups, label, columns }) {
	return groups.map((group, index) => ({
		column: shortened(column),
		value: shortened(nameOf$1(group, index, open)),
		share: share(group.rows, rows),
		positive: label?.kind === "binary" ? share(group.classes[0] ?? 0, total(group.classes)) : null,
		missing: share(total(group.missing), group.rows * columns.length),
		small: group.rows < 100
	}));
}
function nameOf$1({ value }, index, open) {
	if (value === null) return "no value";
	return open ? value : `group ${index + 1}`;
}
function share(count, of) {
	if (of === 0) return null;
	const { lower, upper } = wilsonInterval(count, of, .05);
	return {
		count,
		of,
		low: lower,
		high: upper
	};
}
/** Whether the positive label is as frequent in all groups, and values missing as often. Protected columns of one run are one family. */
function judgeGroups(protectedColumns) {
	return [...labelRates(protectedColumns.filter(({ label }) => label?.kind === "binary")), ...missingness(protectedColumns)];
}
function labelRates(columns) {
	const asked = columns.map((column) => {
		const groups = judged(column);
		const table = groups.map(({ classes: [positive = 0, negative = 0] }) => [positive, negative]);
		const found = independence(table);
		return {
			column,
			groups,
			p: found.smallestExpected >= MIN_EXPECTED ? found.p : 1
		};
	});
	const adjusted = benjaminiHochberg(asked.map(({ p }) => p));
	return asked.map(({ column, groups }, index) => {
		const rates = groups.map((group) => ({
			group,
			rate: (group.classes[0] ?? 0) / Math.max(1, total(group.classes))
		})).sort((a, b) => a.rate - b.rate);
		const [lowest, highest] = [rates[0], rates.at(-1)];
		const subject = {
			kind: "label-rate",
			schema: column.schema,
			column: column.column
		};
		const expected = `the lowest rate of ${positiveOf(column)} is at least ${MIN_RATIO} of the highest, or adjusted p is above ${MAX_P}`;
		if (!lowest || !highest || rates.length < 2) return findingOf(subject, {
			result: "pass",
			expected,
			found: tooFew(column)
		});
		const p = adjusted[index] ?? 1;
		const warn = p <= MAX_P && lowest.rate < .8 * highest.rate;
		const name = ({ group }) => nameOf$1(group, column.groups.indexOf(group), column.open);
		const found = `${percent(lowest.rate, 1)} of ${name(lowest)}, ${percent(highest.rate, 1)} of ${name(highest)}, adjusted p ${pValue(p)}${smallOnes(column)}`;
		return findingOf(subject, {
			result: warn ? "warn" : "pass",
			expected,
			found
		});
	});
}
function missingness(columns) {
	const tests = columns.flatMap((column) => {
		const groups = judged(column);
		return column.columns.flatMap((name, of) => {
			const found = independence(groups.map(({ rows, missing }) => [missing[of] ?? 0, rows - (missing[of] ?? 0)]));
			return found.df > 0 && found.smallestExpected >= MIN_EXPECTED ? [{
				column,
				name,
				of,
				...found
			}] : [];
		});
	});
	const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
	return columns.map((column) => {
		const uneven = tests.filter((test, index) => test.column === column && (adjusted[index] ?? 1) <= MAX_P && test.association >= MIN_EFFECT);
		const expected = `missing as often in every group: Cramér's V under ${MIN_EFFECT}, or adjusted p above ${MAX_P}`;
		const found = judged(column).length < 2 ? tooFew(column) : uneven.length === 0 ? `no column is missing unevenly${smallOnes(column)}` : listed(uneven.map(({ name, of, association }) => `${name} (${rangeOf(column, of)}; V ${rounded(association)})`));
		return findingOf({
			kind: "group-missingness",
			schema: column.schema,
			column: column.column
		}, {
			result: uneven.length > 0 ? "warn" : "pass",
			expected,
			found
		});
	});
}
function rangeOf(column, of) {
	const groups = judged(column).toSorted((a, b) => (a.missing[of] ?? 0) / a.rows - (b.missing[of] ?? 0) / b.rows);
	const part = (group) => group ? `${percent(group.missing[of] ?? 0, group.rows)} of ${nameOf$1(group, column.groups.indexOf(group), column.open)}` : "";
	return `${part(groups[0])}, ${part(groups.at(-1))}`;
}
/** Whether training and test rows hold the groups in the same shares. Groups by value, in both. */
function judgeShares({ schema, column, open }, { train, test }) {
	const values = [...new Set([...train, ...test].map(({ value }) => value))];
	const count = (groups, value) => groups.find((group) => group.value === value)?.rows ?? 0;
	const large = values.filter((value) => count(train, value) + count(test, value) >= 100);
	const counts = (groups) => large.map((value) => count(groups, value));
	const [current, reference] = [counts(test), counts(train)];
	const { p, smallestExpected } = independence([current, reference]);
	const distance = jensenShannon({
		current,
		reference
	}) ?? 0;
	const shown = large.map((value, index) => {
		return `${value === null ? "no value" : open ? value : `group ${index + 1}`} ${percent(current[index] ?? 0, total(current))} against ${percent(reference[index] ?? 0, total(reference))}`;
	});
	return findingOf({
		kind: "group-share",
		schema,
		column
	}, {
		result: smallestExpected >= MIN_EXPECTED && p <= MAX_P && distance >= MIN_EFFECT ? "warn" : "pass",
		expected: `test rows hold the groups as training rows do: Jensen-Shannon distance under ${MIN_EFFECT}, or p above ${MAX_P}`,
		found: `distance ${rounded(distance)}, p ${pValue(p)}: ${listed(shown, 4)}`
	});
}
function judged({ groups }) {
	return groups.filter(({ rows }) => rows >= 100);
}
function positiveOf({ label }) {
	return `${label?.column} ${label?.classes[0]?.name}`;
}
function tooFew({ groups }) {
	return `fewer than two of ${groups.length} groups have ${100} rows: not judged`;
}
function smallOnes({ groups }) {
	const small = groups.filter(({ rows }) => rows < 100).length;
	return small === 0 ? "" : `; ${small} ${small === 1 ? "group has" : "groups have"} under ${100} rows and ${small === 1 ? "is" : "are"} not judged`;
}
function total(counts) {
	let sum = 0;
	for (const count of counts) sum += count;
	return sum;
}

// actions/validate-data/learning-groups.ts
const COLUMNS_A_SCAN$1 = 400;
/** The groups of every protected column, and whether they are treated evenly; null where the policy names none. */
async function askGroups(subject, { quest, label }) {
	const names = quest.dataset?.protected ?? [];
	if (names.length === 0) return null;
	const schema = subject.plan.name;
	const findings = [];
	const columns = [];
	for (const column of names) {
		const feature = subject.features.find(({ bound }) => bound.column.name === column);
		if (feature) {
			columns.push(await protectedColumn(subject, feature, label));
			continue;
		}
		const found = `no column ${column}, which the policy's dataset.protected names`;
		findings.push(findingOf({
			kind: "label-rate",
			schema,
			column
		}, {
			result: "error",
			expected: "a column of groups",
			found
		}));
	}
	return {
		groups: columns.flatMap(groupProfiles),
		findings: [...findings, ...judgeGroups(columns)]
	};
}
async function protectedColumn(subject, feature, label) {
	const { engine, table, plan, features } = subject;
	const others = features.filter((one) => one !== feature);
	const conditions = label?.classes.map(({ condition }) => condition) ?? [];
	let groups = [];
	for (let start = 0; start === 0 || start < others.length; start += COLUMNS_A_SCAN$1) {
		const columns = others.slice(start, start + COLUMNS_A_SCAN$1);
		groups = groupsOf(await engine.query(groupsQuery(table.sql, feature, {
			conditions,
			columns,
			limit: 50
		})), conditions.length).map((group, index) => ({
			...group,
			missing: [...groups[index]?.missing ?? [], ...group.missing]
		}));
	}
	const [[rows] = []] = await engine.query(`SELECT count(*) FROM ${table.sql}`);
	return {
		schema: plan.name,
		column: feature.bound.column.name,
		open: feature.open,
		rows: Number(rows),
		groups,
		label,
		columns: others.map(({ bound }) => bound.column.name)
	};
}

// core/data/leakage-label.ts
/** Numbers with more values than this are split at their median; text with more is no label. */
const MAX_CLASSES = 20;
/**
* What the label's values make it.
*
* @param positive the policy's positive label, which the data may write otherwise than the predictions do; then 1 or true is.
* @returns in words why it is no label.
*/
function labelOf(feature, tally, positive) {
	const column = feature.bound.column.name;
	const { values, numbers } = tally;
	if (values?.length === 0) return `${column} has no values`;
	if (numbers && (!values || values.length > MAX_CLASSES)) return halves(column, feature, numbers);
	if (!values || values.length > MAX_CLASSES) return `${column} has more than ${MAX_CLASSES} values`;
	if (values.length === 1) return `${column} has one value only`;
	const classes = values.map(({ text }, index) => ({
		name: feature.open ? text : `class ${index + 1}`,
		condition: equals(feature, text)
	}));
	const find = (wanted) => classes[values.findIndex(({ text }) => isPositive(text, wanted))];
	const chosen = find(positive) ?? (classes.length === 2 ? find(null) : void 0);
	if (!chosen) return {
		kind: "several",
		column,
		classes
	};
	const present = isPresent(feature.bound);
	const rest = classes.filter((one) => one !== chosen);
	return {
		kind: "binary",
		column,
		classes: [chosen, {
			name: rest.length === 1 ? rest[0]?.name ?? "" : `not ${chosen.name}`,
			condition: `(${present} AND NOT ${chosen.condition})`
		}]
	};
}
function isPositive(text, positive) {
	if (positive === null) return text === "1" || text === "1.0" || text.toLowerCase() === "true";
	return text === positive || text.toLowerCase() === positive.toLowerCase();
}
function equals(feature, text) {
	const shown = feature.kind === "category" ? keyOfCategory(feature) : textOf(feature.bound.column);
	return `coalesce(${isPresent(feature.bound)} AND ${shown} = ${literal$1(text)}, false)`;
}
function halves(column, feature, numbers) {
	const { points, spread } = numbers;
	if (spread.minimum === spread.maximum) return `${column} has one value only`;
	const median = quantile(points, .5);
	const split = median < spread.maximum ? `> CAST('${median}' AS DOUBLE)` : `>= CAST('${median}' AS DOUBLE)`;
	const x = numberSql(feature) ?? "NULL";
	const above = `coalesce(${isPresent(feature.bound)} AND ${x} ${split}, false)`;
	const below = `coalesce(${isPresent(feature.bound)} AND NOT (${x} ${split}), false)`;
	return {
		kind: "halves",
		column,
		classes: [{
			name: "above the median",
			condition: above
		}, {
			name: "the others",
			condition: below
		}]
	};
}
/** One row: the rows of each class. */
function classesQuery(table, { classes }) {
	return `SELECT ${classes.map(({ condition }, index) => `count(*) FILTER (WHERE ${condition}) AS n${index}`).join(", ")} FROM ${table}`;
}

// actions/validate-data/learning-label.ts
/** What the policy's label is in these data; null where the policy names none. */
async function askLabel(subject, { dataset, positive }) {
	const name = dataset?.label;
	if (name === void 0) return null;
	const { engine, table, features } = subject;
	const feature = features.find(({ bound }) => bound.column.name === name);
	if (!feature) return none(`no column ${name}, which the policy's dataset.label names`);
	const side = {
		engine,
		table: table.sql,
		features: [feature],
		classes: []
	};
	const tally = (await countColumns(side, columnScans(side, await measureColumns(side), /* @__PURE__ */ new Map()))).get(name)?.tally;
	const label = tally ? labelOf(feature, tally, positive) : `${name} was not counted`;
	if (typeof label === "string") return none(label);
	const [rows = []] = await engine.query(classesQuery(table.sql, label));
	return {
		label,
		rows: rows.map(Number),
		problem: ""
	};
}
function none(problem) {
	return {
		label: null,
		rows: [],
		problem
	};
}

// actions/validate-data/sources/dvc-digest.ts
init_errors();
const MAX_FILES = 1e4;
const LF = 10;
const CR = 13;
/** MD5 of a file as DVC takes it, fed chunk by chunk. */
var DvcMd5 = class {
	#plain = createHash("md5");
	#unix = createHash("md5");
	#cr = false;
	/** @param chunk is not kept. */
	update(chunk) {
		this.#plain.update(chunk);
		if (!this.#cr && !chunk.includes(CR)) {
			this.#unix.update(chunk);
			return;
		}
		const kept = chunk.filter((byte, index) => byte !== CR || chunk[index + 1] !== LF);
		const waits = chunk.at(-1) === CR;
		if (this.#cr && chunk[0] !== LF) this.#unix.update(Buffer.from([CR]));
		this.#unix.update(waits ? kept.subarray(0, -1) : kept);
		this.#cr = waits;
	}
	/** The digests that a record may hold: before DVC 3, that of text with LF only. */
	digests(exact) {
		if (this.#cr) this.#unix.update(Buffer.from([CR]));
		const plain = this.#plain.digest("hex");
		return exact ? [plain] : [plain, this.#unix.digest("hex")];
	}
};
/**
* The digest of a folder as DVC takes it: MD5 of the JSON that lists the MD5 of every file, sorted by name.
* https://github.com/iterative/dvc-data, `hashfile/tree.py`
*
* @throws UserError for more than 10,000 files.
*/
async function dvcFolderDigest(root, { path, exact }) {
	const files = (await readdir(join(root, path), {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => !entry.isDirectory());
	if (files.length > MAX_FILES) throw new UserError(`${path}: more than ${MAX_FILES} files in a folder of DVC; let DVC track archives of them`);
	const listed = [];
	for (const { parentPath, name } of files) {
		const relpath = posix.relative(join(root, path), join(parentPath, name));
		const md5 = new DvcMd5();
		await fileEntry(root, posix.join(path, relpath), (chunk) => md5.update(chunk));
		listed.push({
			md5: md5.digests(exact).at(-1) ?? "",
			relpath
		});
	}
	listed.sort((a, b) => Buffer.compare(Buffer.from(a.relpath), Buffer.from(b.relpath)));
	const rows = listed.map(({ md5, relpath }) => `{"md5": "${md5}", "relpath": ${asciiJson(relpath)}}`);
	return `${createHash("md5").update(`[${rows.join(", ")}]`).digest("hex")}.dir`;
}
function asciiJson(text) {
	return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// actions/validate-data/sources/dvc-record.ts
init_errors();
const RECORD_MAX_BYTES = 4 << 20;
const Out = looseObject({
	path: string().min(1),
	md5: string().optional(),
	size: int().nonnegative().optional(),
	hash: string().optional()
});
const Tracked = looseObject({
	outs: array(Out).optional(),
	wdir: string().optional()
});
const Lock = looseObject({ stages: record$1(string(), looseObject({ outs: array(Out).optional() })).optional() });
/**
* What DVC recorded of a file or of a folder above it: `<path>.dvc` beside it, or `dvc.lock` in a folder above. Null where it
* is not tracked.
*
* @throws UserError for a record that cannot be read.
*/
async function dvcRecord(root, path) {
	for (let tracked = path; tracked !== "." && tracked !== "/" && tracked !== ""; tracked = posix.dirname(tracked)) {
		const found = await beside(root, tracked);
		if (found) return found;
	}
	for (let folder = dirname(path);; folder = dirname(folder)) {
		const found = await locked(root, folder, path);
		if (found || folder === ".") return found;
	}
}
async function beside(root, tracked) {
	const source = `${tracked}.dvc`;
	const text = await textOr(root, source);
	if (text === null) return null;
	const { outs = [], wdir = "." } = parseWith(Tracked, parseStrictYaml(text, source, RECORD_MAX_BYTES), source);
	const folder = posix.join(posix.dirname(tracked), wdir);
	const out = outs.find((one) => posix.join(folder, one.path) === tracked);
	return out ? record(out, tracked, source) : null;
}
async function locked(root, folder, path) {
	const source = posix.join(folder, "dvc.lock");
	const text = await textOr(root, source);
	if (text === null) return null;
	const { stages = {} } = parseWith(Lock, parseStrictYaml(text, source, RECORD_MAX_BYTES), source);
	for (const out of Object.values(stages).flatMap((stage) => stage.outs ?? [])) {
		const tracked = posix.join(folder, out.path);
		if (path === tracked || path.startsWith(`${tracked}/`)) return record(out, tracked, source);
	}
	return null;
}
function record(out, path, source) {
	if (out.md5 === void 0) return null;
	return {
		path,
		source,
		md5: out.md5,
		size: out.size ?? null,
		exact: out.hash === "md5"
	};
}
async function textOr(root, path) {
	let file;
	try {
		file = await openRegular(root, path);
	} catch {
		return null;
	}
	try {
		const { size } = await file.stat();
		if (size > RECORD_MAX_BYTES) throw new UserError(`${path}: ${size} bytes are too many for a record of DVC`);
		return await file.readFile("utf8");
	} finally {
		await file.close();
	}
}

// actions/validate-data/sources/dvc.ts
/** Where a file is not what DVC recorded: both digests and the remedy. Null where it is. */
function fileProblem({ record, md5, entry }) {
	const digests = md5.digests(record.exact);
	return digests.includes(record.md5) ? null : mismatch(record, digests[0] ?? "", `${entry.size} bytes`);
}
/** As `fileProblem`, for a whole folder that DVC tracks. @throws UserError for a folder of too many files. */
async function folderProblem(root, record) {
	const digest = await dvcFolderDigest(root, record);
	return digest === record.md5 ? null : mismatch(record, digest, "all its files");
}
function mismatch({ path, source, md5, size }, found, over) {
	const remedy = source.endsWith("dvc.lock") ? `"dvc repro"` : `"dvc add ${path}"`;
	return `${path} has MD5 ${found} (${over}), ${source} says ${md5}${size === null ? "" : ` (${size} bytes)`}; run "dvc pull" for the data that were recorded, or ${remedy} and commit ${source} if the change is meant`;
}
/** Where data are absent because DVC has not fetched them: what to add to the workflow. Null otherwise. */
async function unfetchedProblem(root, { patterns, paths }) {
	const beside = await listFiles(root, patterns.map((pattern) => pattern.endsWith(".dvc") ? pattern : `${pattern}.dvc`));
	for (const source of [...beside, ...paths.filter((path) => path.endsWith(".dvc"))]) {
		const tracked = source.slice(0, -4);
		if (!await exists(root, tracked)) return unfetched(tracked, source);
	}
	if (paths.length > 0) return null;
	for (const pattern of patterns) {
		const record = await dvcRecord(root, literalPart(pattern));
		if (record && !await exists(root, record.path)) return unfetched(record.path, record.source);
	}
	return null;
}
function literalPart(pattern) {
	const names = pattern.split("/");
	const wild = names.findIndex((name) => /[*?[{(]/.test(name));
	return (wild < 0 ? names : names.slice(0, wild)).filter((name) => name !== "" && name !== ".").join("/");
}
function exists(root, path) {
	return lstat(join(root, path)).then(() => true, () => false);
}
function unfetched(path, source) {
	return `${path} is tracked by DVC (${source}) and is not here; add a step "run: pip install dvc && dvc pull ${source.endsWith(".dvc") ? source : path}" before this one`;
}

// actions/validate-data/sources/form.ts
init_errors();
const FORMS = {
	csv: {
		format: "csv",
		delimiter: ","
	},
	tsv: {
		format: "csv",
		delimiter: "	"
	},
	json: {
		format: "jsonl",
		delimiter: ""
	},
	jsonl: {
		format: "jsonl",
		delimiter: ""
	},
	ndjson: {
		format: "jsonl",
		delimiter: ""
	},
	parquet: {
		format: "parquet",
		delimiter: ""
	}
};
const COMPRESSIONS = {
	gz: "gzip",
	zst: "zstd"
};
/** How a file is packed, by the end of its name. */
function compressionOf(path) {
	const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
	return COMPRESSIONS[ending] ?? null;
}
/**
* The one form of all files of a dataset: by their names, else as the server says.
*
* @throws UserError where a name says nothing and no server does, where files differ, and for Parquet that is packed once more.
*/
function formOf(files, server) {
	const forms = files.map((file) => formOfFile(file, server));
	const [first] = forms;
	const other = forms.findIndex((form) => form.format !== first?.format || form.delimiter !== first?.delimiter);
	if (!first || other >= 0) throw new UserError(`${files[0]?.path} and ${files[other]?.path} have different formats; give files of one format`);
	return first;
}
function formOfFile({ path, compression }, server) {
	const ending = /\.([a-z]+)(\.(gz|zst))?$/i.exec(path)?.[1]?.toLowerCase() ?? "";
	const form = FORMS[ending] ?? (server ? FORMS[server.format] : void 0);
	if (!form) throw new UserError(`${path}: its name does not end in .csv, .tsv, .json, .jsonl, .ndjson (each also with .gz or .zst) or .parquet; rename or convert it`);
	if (form.format === "parquet" && compression !== null) throw new UserError(`${path}: Parquet packs its own columns; unpack the file`);
	const delimiter = form.format === "csv" && server?.format === "csv" ? server.delimiter : void 0;
	return delimiter === void 0 ? form : {
		...form,
		delimiter
	};
}

// actions/validate-data/sources/partitions.ts
init_errors();
/**
* The columns that folders like `year=2024/month=01` give, outermost first. Their values are text: `01` keeps its zero, the
* contract decides what it is.
*
* @throws UserError where files differ in them, or a column stands twice.
*/
function partitionsOf(files) {
	const [first] = files;
	if (!first) return [];
	const names = namesIn(first.path);
	for (const { path } of files) {
		const own = namesIn(path);
		if (own.join("\n") === names.join("\n")) continue;
		throw new UserError(`${first.path} and ${path} lie in folders of different partitions (${said(names)}; ${said(own)}); give one depth of folders`);
	}
	const twice = names.find((name, index) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) < index);
	if (twice !== void 0) throw new UserError(`${first.path}: two folders name the partition ${twice}; rename one`);
	return names;
}
function namesIn(path) {
	return dirname(path).split("/").map((folder) => folder.indexOf("=") > 0 && folder.slice(0, folder.indexOf("="))).filter((name) => name !== false);
}
function said(names) {
	return names.length === 0 ? "none" : names.join(", ");
}

// actions/validate-data/sources/pointer.ts
const POINTER_MAX_BYTES = 1024;
/**
* What stands where the data should: a pointer of Git LFS. Null for anything else.
* https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
*/
async function lfsProblem(root, path) {
	const file = await openRegular(root, path);
	try {
		const { size } = await file.stat();
		if (size > POINTER_MAX_BYTES) return null;
		const text = await file.readFile("utf8");
		if (!/^version https:\/\/(git-lfs\.github\.com|hawser\.github\.com)\/spec\//.test(text)) return null;
		return `${path} is a pointer of Git LFS to ${/^size (\d+)$/m.exec(text)?.[1] ?? "?"} bytes, not the data; add "with: lfs: true" to the step that uses actions/checkout`;
	} finally {
		await file.close();
	}
}

// actions/validate-data/sources.ts
init_errors();
/**
* Finds and fingerprints the files of every schema object of the contract.
*
* @throws UserError for data that nobody names, a pattern out of bounds, a file outside the workspace or of no known format.
*/
async function findSources(wanted) {
	const sources = [];
	for (const place of placesOf$1(wanted)) sources.push(await findFiles(wanted.root, place));
	return sources;
}
/**
* Finds and fingerprints the files of one place.
*
* @throws UserError as `findSources`.
*/
async function findFiles(root, { name, patterns, server }) {
	for (const pattern of patterns) refusePattern(pattern);
	return {
		name,
		patterns,
		...await open$1(root, {
			name,
			paths: await listFiles(root, patterns),
			patterns,
			server
		})
	};
}
function placesOf$1({ contract: { contract, server }, data }) {
	const names = contract.schema.map((object) => object.name);
	const [only] = names;
	if (data !== void 0 && data.length > 0) return givenPlaces(names, data, server);
	if (only === void 0 || names.length > 1) throw new UserError(`the contract has ${names.length} schemas; set the input 'data' to one line <schema>=<files> each`);
	if (!server) throw new UserError("the contract has no single server of type local; set the input 'data' to the files, for example data/*.parquet");
	return [{
		name: only,
		patterns: [server.path],
		server
	}];
}
function givenPlaces(names, data, server) {
	const patterns = new Map(names.map((name) => [name, []]));
	for (const line of data) {
		const named = names.find((name) => line.startsWith(`${name}=`));
		const name = named ?? (names.length === 1 ? names[0] : void 0);
		if (name === void 0) throw new UserError(`input 'data': ${line} names no schema; write <schema>=<files>, schemas are ${names.join(", ")}`);
		patterns.get(name)?.push(named === void 0 ? line : line.slice(name.length + 1).trim());
	}
	const without = names.find((name) => patterns.get(name)?.length === 0);
	if (without !== void 0) throw new UserError(`input 'data': no files for the schema ${without}; add ${without}=<files>`);
	return Array.from(patterns, ([name, list]) => ({
		name,
		patterns: list,
		server
	}));
}
const MAX_PATTERN = 500;
const MAX_STARS = 20;
function refusePattern(pattern) {
	const wild = pattern.match(/[*?[{(]/g)?.length ?? 0;
	if (pattern === "" || pattern.length > MAX_PATTERN || wild > MAX_STARS) {
		const shown = pattern.slice(0, 60);
		throw new UserError(`the pattern '${shown}' must have 1 to ${MAX_PATTERN} characters and at most ${MAX_STARS} wildcards; name a folder instead`);
	}
}
async function open$1(root, listed) {
	const files = /* @__PURE__ */ new Map();
	for (const path of listed.paths) {
		if (path.endsWith(".dvc")) continue;
		const absolute = await realpath(join(root, path));
		if (!files.has(absolute)) files.set(absolute, {
			path,
			absolute,
			compression: compressionOf(path)
		});
	}
	const all = [...files.values()];
	const { entries, marks, problem } = await fingerprint(root, all);
	const what = problem ?? await unfetchedProblem(root, listed);
	return {
		dataset: all.length === 0 || what !== null ? null : {
			name: listed.name,
			...formOf(all, listed.server),
			files: all,
			partitions: partitionsOf(all)
		},
		entries,
		problem: what,
		confirm: () => confirm(files, marks)
	};
}
async function fingerprint(root, files) {
	const marks = /* @__PURE__ */ new Map();
	const entries = [];
	const folders = /* @__PURE__ */ new Map();
	let problem = null;
	for (const { path, absolute } of files) {
		marks.set(absolute, await markOf(absolute));
		const record = await dvcRecord(root, path);
		const md5 = record?.path === path ? new DvcMd5() : null;
		const entry = await fileEntry(root, path, (chunk) => md5?.update(chunk));
		entries.push(entry);
		problem ??= await lfsProblem(root, path);
		if (record && md5) problem ??= fileProblem({
			record,
			md5,
			entry
		});
		else if (record) folders.set(record.path, record);
	}
	for (const record of folders.values()) problem ??= await folderProblem(root, record);
	return {
		entries,
		marks,
		problem
	};
}
async function markOf(absolute) {
	const { ino, size, mtimeNs, ctimeNs } = await stat(absolute, { bigint: true });
	return [
		ino,
		size,
		mtimeNs,
		ctimeNs
	].join(" ");
}
async function confirm(files, marks) {
	for (const [absolute, { path }] of files) if (await markOf(absolute).catch(() => "gone") !== marks.get(absolute)) throw new UserError(`${path}: changed while it was checked; let the program that writes it finish first`);
}

// actions/validate-data/reference.ts
init_errors();
/** The word that stands for the data of the latest registered version. */
const RELEASE = "release";
/**
* What the input `reference` names; null where it is not set.
*
* @throws UserError for `release` without a repository to ask, and for files out of bounds.
*/
async function findReference(asked) {
	const { lines, github, model } = asked;
	if (lines === void 0 || lines.length === 0) return null;
	if (lines.length !== 1 || lines[0] !== "release") return {
		kind: "files",
		name: lines.join(", "),
		sources: await filesOf(asked)
	};
	if (!github) throw new UserError(`input 'reference': ${RELEASE} needs a workflow run and its 'github-token'; name a file instead`);
	return ofRelease(github.octokit, github.repository, model);
}
async function filesOf({ root, contract, lines = [] }) {
	const names = contract.contract.schema.map(({ name }) => name);
	const patterns = /* @__PURE__ */ new Map();
	for (const line of lines) {
		const named = names.find((name) => line.startsWith(`${name}=`));
		const name = named ?? (names.length === 1 ? names[0] : void 0);
		if (name === void 0) throw new UserError(`input 'reference': ${line} names no schema; write <schema>=<files>, schemas are ${names.join(", ")}`);
		const pattern = named === void 0 ? line : line.slice(name.length + 1).trim();
		patterns.set(name, [...patterns.get(name) ?? [], pattern]);
	}
	const sources = /* @__PURE__ */ new Map();
	for (const [name, list] of patterns) sources.set(name, await findFiles(root, {
		name,
		patterns: list,
		server: contract.server
	}));
	return sources;
}
async function ofRelease(octokit, repository, model) {
	const latest = await latestVersion(octokit, repository, model);
	if (!latest) return {
		kind: "none",
		why: "no version is registered yet"
	};
	const { file, maxBytes } = dataReport;
	const bytes = await downloadReleaseAsset(octokit, repository, latest.releaseId, file, maxBytes);
	if (!bytes) return {
		kind: "none",
		why: `${latest.version} was registered without a data report`
	};
	const name = `${model} ${latest.version}`;
	const text = new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	}).decode(bytes);
	return {
		kind: "report",
		name,
		report: readDocument(dataReport, text, `${file} of ${name}`),
		digest: digestOf(text)
	};
}
/** The reference as the report names it; undefined where there is none. */
function referenceFacts(reference, rows) {
	if (!reference || reference.kind === "none") return void 0;
	const name = reference.name.slice(0, 300);
	if (reference.kind === "report") {
		const { datasets } = reference.report;
		return {
			name,
			rows: datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
			digest: filesDigest(datasets.flatMap(({ files }) => files))
		};
	}
	const entries = Array.from(reference.sources.values(), (source) => source.entries).flat();
	return {
		name,
		rows,
		digest: filesDigest(entries)
	};
}
/** The columns of one dataset of an earlier report; null where it has no profile of it. */
function earlierColumns(report, schema) {
	const dataset = report.datasets.find(({ name }) => name === schema);
	if (!dataset?.profile) return null;
	return new Map(dataset.profile.map(({ name, histogram, categories, numbers, missing }) => {
		const values = categories && new Map(categories.values.map((value, index) => [value, categories.counts[index] ?? 0]));
		const gone = Math.round(missing.share * dataset.rows);
		const classified = !categories && !histogram;
		return [name, {
			column: {
				rows: dataset.rows,
				missing: gone,
				values,
				others: categories?.others ?? 0,
				buckets: categories?.buckets ?? null,
				classified
			},
			histogram,
			sd: numbers?.sd ?? 0
		}];
	}));
}

// actions/validate-data/learning-outlook.ts
/**
* Looks at the columns of a dataset before its rules are checked, so that one scan does both; null where a label has to be counted
* first, where one scan cannot hold all columns, and where the look fails, which is then said after the checks.
*/
async function foresee(engine, loaded, quest) {
	if (!engine.learns || quest.dataset?.label !== void 0) return null;
	const view = {
		asked: null,
		reference: quest.reference
	};
	const outlook = await outlookOf(subjectOf(engine, loaded), view).catch(() => null);
	return outlook?.scans.length === 1 ? outlook : null;
}
/** A loaded dataset with its columns. */
function subjectOf(engine, loaded) {
	const { plan, object, table } = loaded;
	return {
		...loaded,
		engine,
		features: featuresOf(plan, object, table.columns)
	};
}
/** Looks at the columns of a dataset and of what it is compared with. */
async function outlookOf(subject, { asked, reference }) {
	const { engine, table, features } = subject;
	const classes = (asked?.label?.classes ?? []).map(({ condition }, index) => ({
		condition,
		rows: asked?.rows[index] ?? 0
	}));
	const side = {
		engine,
		table: table.sql,
		features,
		classes
	};
	const other = reference && await otherData(subject, reference);
	const looks = await measureColumns(side, other?.kind === "side" ? other.looks : null);
	const earlier = other?.kind === "columns" ? other.columns : /* @__PURE__ */ new Map();
	const drawn = new Map(Array.from(earlier, ([name, { histogram }]) => [name, histogram]));
	const ranges = rangesOf$1(looks, other?.kind === "side" ? other.looks : null, drawn);
	return {
		side,
		other,
		earlier,
		ranges,
		scans: columnScans(side, looks, ranges)
	};
}
async function otherData({ engine, plan, object }, reference) {
	const problem = (why) => ({
		kind: "problem",
		result: "error",
		why
	});
	if (reference.kind === "none") return {
		kind: "problem",
		result: "pass",
		why: `nothing to compare with: ${reference.why}`
	};
	if (reference.kind === "report") {
		const columns = earlierColumns(reference.report, plan.name);
		return columns ? {
			kind: "columns",
			columns
		} : problem(`the report of ${reference.name} has no profile of ${plan.name}`);
	}
	const source = reference.sources.get(plan.name);
	if (!source) return problem(`the input 'reference' names no files of ${plan.name}`);
	if (!source.dataset) return problem(`no file matches ${source.patterns.join(", ")}`);
	const table = await engine.load({
		...source.dataset,
		plain: plainKinds(plan)
	});
	const side = {
		engine,
		table: table.sql,
		features: featuresOf(plan, object, table.columns),
		classes: []
	};
	const looks = await measureColumns(side);
	const fault = faultOf(table);
	return fault === null ? {
		kind: "side",
		side,
		looks
	} : problem(`the reference cannot be read: ${fault}`);
}
/** The first thing in a table that cannot be read; null where all of it can. */
function faultOf({ unreadable: { count, examples } }) {
	return count === 0 ? null : examples[0] ?? "a line";
}

// core/data/leakage-split.ts
const MAX_EXAMPLES = 10;
/** One row: the test rows whose key a training row has too, all test rows, and some such keys. */
function overlapKeyQuery({ train, test }) {
	const keys = ({ table, features }) => `SELECT ${features.map((feature, index) => `${identitySql(feature)} AS k${index}`).join(", ")} FROM ${table}`;
	const same = train.features.map((_, index) => `a.k${index} = b.k${index}`).join(" AND ");
	const shown = train.features.map((_, index) => `left(k${index}, 100)`).join(", ");
	return `WITH both_have AS MATERIALIZED (SELECT a.* FROM (${keys(test)}) a SEMI JOIN (${keys(train)}) b ON ${same})
SELECT (SELECT count(*) FROM both_have), (SELECT count(*) FROM ${test.table}),
  (SELECT list(v) FROM (SELECT DISTINCT concat_ws(' | ', ${shown}) AS v FROM both_have ORDER BY v LIMIT ${MAX_EXAMPLES}))`;
}
/**
* One row: the test rows that equal a training row, all test rows, the training rows that equal another training row, all training rows.
* Rows are compared by 128 bits of hash: one chance in 10^24 that two of ten million that differ pass as equal.
*/
function overlapContentQuery({ train, test }) {
	return `WITH train AS MATERIALIZED (SELECT a, b, count(*) AS n FROM (${hashes(train)}) GROUP BY a, b)
SELECT (SELECT count(*) FROM (${hashes(test)}) t SEMI JOIN train ON t.a = train.a AND t.b = train.b), (SELECT count(*) FROM ${test.table}),
  (SELECT coalesce(sum(n), 0) FROM train WHERE n > 1), (SELECT coalesce(sum(n), 0) FROM train)`;
}
/** One row: the rows that would have to go so that every row stands once, and all rows. */
function duplicateRowsQuery(part) {
	return `SELECT coalesce(sum(n - 1), 0), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM (${hashes(part)}) GROUP BY a, b)`;
}
function hashes({ table, features }) {
	const values = features.map(identitySql).join(", ");
	return `SELECT hash(${values}) AS a, hash('row', ${values}) AS b FROM ${table}`;
}
/** One row: the first and last time as seconds and as text, rows with a time, and rows after each of the given seconds. */
function timesQuery({ table, features }, after) {
	const [time] = features;
	if (!time) throw new Error("the time is one column");
	const x = `(CASE WHEN ${isPresent(time.bound)} THEN ${numberSql(time) ?? "NULL::DOUBLE"} END)`;
	return `SELECT min(${x}), max(${x}), count(${x}), count(*)${after.map((seconds, index) => `, count(*) FILTER (WHERE ${x} > ${literal$1(String(seconds))}::DOUBLE) AS k${index}`).join("")} FROM ${table}`;
}
/** Test rows that were trained on, by their key: never by chance, so it fails. */
function overlapKey(schema, keys, answer) {
	const [shared, rows] = answer.map(Number);
	const names = keys.map(({ bound }) => bound.column.name).join(", ");
	const open = keys.every((key) => key.open);
	return findingOf({
		kind: "overlap-key",
		schema,
		column: null
	}, {
		result: shared === 0 ? "pass" : "fail",
		expected: `no test row has the ${names} of a training row`,
		found: ofRows(shared ?? 0, rows ?? 0, "test rows")
	}, open && Array.isArray(answer[2]) ? answer[2].map(String) : []);
}
/**
* Test rows that equal a training row but for the key. Where training rows equal each other, as rows of few columns do, test rows do by
* chance as well: only more of them than of training rows count, beyond what 95 % intervals allow.
*/
function overlapContent(schema, answer) {
	const [shared = 0, rows = 0, twins = 0, trained = 0] = answer.map(Number);
	const found = ofRows(shared, rows, "test rows");
	const chance = trained === 0 ? 0 : wilsonInterval(twins, trained, .05).upper;
	const shown = rows === 0 ? 0 : wilsonInterval(shared, rows, .05).lower;
	const warn = shared > 0 && (twins === 0 || shown > chance);
	const subject = {
		kind: "overlap-content",
		schema,
		column: null
	};
	const bound = twins === 0 ? "no test row equals a training row" : `test rows equal a training row no more often than training rows equal each other (${percent(twins, trained)})`;
	return findingOf(subject, {
		result: warn ? "warn" : "pass",
		expected: bound,
		found
	});
}
/** Rows that repeat another in every column. */
function duplicateRows(schema, answer) {
	const [repeated = 0, rows = 0] = answer.map(Number);
	return findingOf({
		kind: "duplicate-rows",
		schema,
		column: null
	}, {
		result: repeated === 0 ? "pass" : "warn",
		expected: "no row equals another in every column",
		found: ofRows(repeated, rows, "rows", "repeat another")
	});
}
/** Rows of the training data that come from the future: after now, or after the first row that the model is tested on. */
function futureTimestamps(schema, { column, rows, afterNow, afterTest }) {
	const late = [...afterTest && afterTest.rows > 0 ? [`${count$1(afterTest.rows)} of ${count$1(rows)} training rows (${percent(afterTest.rows, rows)}) are after the first test row, ${afterTest.first}`] : [], ...afterNow > 0 ? [`${count$1(afterNow)} of ${count$1(rows)} rows are after now`] : []];
	return findingOf({
		kind: "future-timestamp",
		schema,
		column
	}, {
		result: late.length > 0 ? "warn" : "pass",
		expected: `no ${column} after now${afterTest ? ", and no training row after the first test row" : ""}`,
		found: late.length > 0 ? late.join("; ") : `none of ${count$1(rows)} rows`
	});
}
function ofRows(some, all, what, verb = "") {
	const part = `${count$1(some)} of ${count$1(all)} ${what}${verb === "" ? "" : ` ${verb}`}`;
	return some === 0 ? part : `${part} (${percent(some, all)})`;
}

// actions/validate-data/learning-splits.ts
/** Overlap of training and test rows, repeated rows, and training rows from the future: whatever the policy's `dataset` makes askable. */
async function askSplits(subject, quest) {
	const { dataset, splits } = quest;
	if (!dataset) return [];
	const { engine, table, features, plan } = subject;
	const whole = {
		table: table.sql,
		features
	};
	const findings = [];
	if (dataset.label !== void 0 || splits) {
		const [answer = []] = features.length === 0 ? [] : await engine.query(duplicateRowsQuery(whole));
		findings.push(duplicateRows(plan.name, answer));
	}
	const parts = splits && await loadSplits(subject, splits);
	if (parts?.kind === "problem") findings.push(problemOf(plan.name, parts.why));
	const both = parts?.kind === "parts" ? parts : null;
	if (both) findings.push(...await overlaps(subject, both, quest), ...await groupShares(subject, both, quest));
	if (dataset.time !== void 0) findings.push(await future(subject, {
		both,
		time: dataset.time,
		now: quest.now
	}));
	return findings;
}
function problemOf(schema, found) {
	return findingOf({
		kind: "overlap-content",
		schema,
		column: null
	}, {
		result: "error",
		expected: "files of training and test rows",
		found
	});
}
async function loadSplits({ engine, plan, object }, splits) {
	const parts = [];
	for (const [name, { dataset, patterns }] of Object.entries(splits)) {
		if (!dataset) return {
			kind: "problem",
			why: `no file matches ${patterns.join(", ")} of the policy's dataset.${name}`
		};
		const table = await engine.load(dataset);
		await engine.query(`SELECT count(*) FROM ${table.sql}`);
		const fault = faultOf(table);
		if (fault !== null) return {
			kind: "problem",
			why: `the files of dataset.${name} cannot be read: ${fault}`
		};
		parts.push({
			table: table.sql,
			features: featuresOf(plan, object, table.columns)
		});
	}
	const [train, test] = parts;
	if (!train || !test) throw new Error("a split has two parts");
	return {
		kind: "parts",
		train,
		test
	};
}
async function overlaps({ engine, plan }, { train, test }, { id }) {
	const findings = [];
	const declared = train.features.filter(({ key }) => key !== null).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0));
	const keys = declared.length > 0 ? declared : train.features.filter(({ bound }) => bound.column.name === id);
	const keySplit = common({
		train: {
			...train,
			features: keys
		},
		test
	});
	if (keys.length > 0 && keySplit.test.features.length < keys.length) findings.push(problemOf(plan.name, `the test rows have no ${keys.map(({ bound }) => bound.column.name).join(", ")}`));
	else if (keys.length > 0) {
		const [answer = []] = await engine.query(overlapKeyQuery(keySplit));
		findings.push(overlapKey(plan.name, keys, answer));
	}
	const content = common({
		train: {
			...train,
			features: train.features.filter((one) => !keys.includes(one))
		},
		test
	});
	if (content.train.features.length === 0) return [...findings, problemOf(plan.name, "training and test rows have no column in common")];
	const [answer = []] = await engine.query(overlapContentQuery(content));
	return [...findings, overlapContent(plan.name, answer)];
}
/** The columns that both parts have, in the order of the first. */
function common({ train, test }) {
	const pairs = train.features.flatMap((one) => {
		const other = test.features.find(({ bound }) => bound.column.name === one.bound.column.name);
		return other ? [[one, other]] : [];
	});
	return {
		train: {
			table: train.table,
			features: pairs.map(([one]) => one)
		},
		test: {
			table: test.table,
			features: pairs.map(([, other]) => other)
		}
	};
}
async function groupShares({ engine, plan }, { train, test }, { dataset }) {
	const findings = [];
	for (const column of dataset?.protected ?? []) {
		const groups = async ({ table, features }) => {
			const feature = features.find(({ bound }) => bound.column.name === column);
			if (!feature) return null;
			return {
				open: feature.open,
				groups: groupsOf(await engine.query(groupsQuery(table, feature, {
					conditions: [],
					columns: [],
					limit: MAX_COMPARED
				})), 0)
			};
		};
		const [ours, theirs] = [await groups(train), await groups(test)];
		if (ours && theirs) {
			findings.push(judgeShares({
				schema: plan.name,
				column,
				open: ours.open
			}, {
				train: ours.groups,
				test: theirs.groups
			}));
			continue;
		}
		const found = `no column ${column} in the ${ours ? "test" : "training"} rows`;
		const subject = {
			kind: "group-share",
			schema: plan.name,
			column
		};
		findings.push(findingOf(subject, {
			result: "error",
			expected: "a column of groups",
			found
		}));
	}
	return findings;
}
async function future({ engine, plan, table, features }, { both, time, now }) {
	const schema = plan.name;
	const error = (found) => findingOf({
		kind: "future-timestamp",
		schema,
		column: time
	}, {
		result: "error",
		expected: "a column of times",
		found
	});
	const only = (part) => ({
		...part,
		features: timesOf(part.features, time)
	});
	const rows = only(both?.train ?? {
		table: table.sql,
		features
	});
	const tested = both && only(both.test);
	if (rows.features.length === 0 || tested?.features.length === 0) return error(`no column ${time}, which the policy's dataset.time names`);
	const [ofTest = []] = tested ? await engine.query(timesQuery(tested, [])) : [];
	const first = tested ? Number(ofTest[0]) : null;
	if (tested && Number(ofTest[2]) === 0) return error(`no value of ${time} in the test rows reads as a date or time`);
	const [answer = []] = await engine.query(timesQuery(rows, [now / 1e3, ...first === null ? [] : [first]]));
	if (Number(answer[2]) === 0) return error(`no value of ${time} reads as a date or time`);
	const [, , counted, , afterNow, afterTest] = answer.map(Number);
	return futureTimestamps(schema, {
		column: time,
		rows: counted ?? 0,
		afterNow: afterNow ?? 0,
		afterTest: first === null ? null : {
			rows: afterTest ?? 0,
			first: (/* @__PURE__ */ new Date(first * 1e3)).toISOString()
		}
	});
}
/** The column as a time, which undeclared text is taken for. */
function timesOf(features, time) {
	return features.filter(({ bound, kind }) => bound.column.name === time && (kind === "time" || kind === "undeclared")).map((feature) => ({
		...feature,
		kind: "time",
		bound: {
			...feature.bound,
			field: {
				...feature.bound.field,
				type: feature.bound.field.type ?? timeType(feature)
			}
		}
	}));
}
function timeType({ kind }) {
	return kind === "undeclared" ? "timestamp" : null;
}

// actions/validate-data/learning.ts
/** Profiles all datasets, compares them with the reference, and looks for leakage and uneven groups where the policy's `dataset` asks. */
async function learn(engine, loaded, quest) {
	const subjects = loaded.map((one) => subjectOf(engine, one));
	const main = mainSubject(subjects, quest.dataset);
	const datasets = /* @__PURE__ */ new Map();
	const compared = /* @__PURE__ */ new Map();
	const findings = [];
	let rows = 0;
	for (const subject of subjects) {
		const schema = subject.plan.name;
		const asked = subject === main ? await askLabel(subject, quest) : null;
		const seen = await seeColumns(subject.foreseen?.outlook ?? await outlookOf(subject, {
			asked,
			reference: quest.reference
		}), subject.foreseen?.answers ?? null);
		rows += seen.referenceRows;
		if (seen.problem !== null) findings.push(uncompared(schema, seen.problem));
		if (seen.problem === null && quest.reference) compared.set(schema, seen.columns.map((column) => column.compared));
		if (asked) findings.push(...labelFindings(schema, asked, seen.columns));
		const groups = subject === main ? await askGroups(subject, {
			quest,
			label: asked?.label ?? null
		}) : null;
		findings.push(...groups?.findings ?? []);
		if (subject === main) findings.push(...await askSplits(subject, quest));
		datasets.set(schema, {
			profile: seen.columns.map((column) => column.profile),
			...groups && groups.groups.length > 0 && { groups: groups.groups }
		});
	}
	const judged = judgeDrift(compared);
	for (const [schema, { drift, findings: found }] of judged) {
		findings.push(...found);
		const learned = datasets.get(schema);
		if (learned) datasets.set(schema, {
			...learned,
			drift
		});
	}
	return {
		datasets,
		findings: worstFirst(findings),
		reference: referenceFacts(quest.reference, rows)
	};
}
/** The dataset that label, time and groups belong to: the first that has one of these columns, or else the first of all. */
function mainSubject(subjects, dataset) {
	const names = [
		dataset?.label,
		dataset?.time,
		...dataset?.protected ?? []
	].filter((name) => name !== void 0);
	const has = ({ table }) => table.columns.some(({ name }) => names.includes(name));
	return subjects.find(has) ?? subjects[0];
}
function uncompared(schema, { result, why }) {
	return findingOf({
		kind: "drift",
		schema,
		column: null
	}, {
		result,
		expected: "columns distributed as in the reference",
		found: why
	});
}
function labelFindings(schema, { label, rows, problem }, columns) {
	if (!label) return ["leaking-feature", "label-missingness"].map((kind) => findingOf({
		kind,
		schema,
		column: null
	}, {
		result: "error",
		expected: "a label to compare with",
		found: problem
	}));
	const labelled = {
		schema,
		label,
		rows,
		columns: columns.map(({ labelled }) => labelled).filter(({ column }) => column !== label.column)
	};
	return [...leakingFeatures(labelled), ...labelMissingness(labelled)];
}
async function seeColumns({ side, other, earlier, ranges, scans }, answers) {
	const [scan] = scans;
	const ours = scan && answers ? countedIn(side, scan, answers) : await countColumns(side, scans);
	const theirs = other?.kind === "side" ? await countColumns(other.side, columnScans(other.side, other.looks, ranges)) : /* @__PURE__ */ new Map();
	const columns = [];
	let referenceRows = 0;
	for (const [name, counted] of ours) {
		const [known, drawnBefore] = [theirs.get(name) ?? null, earlier.get(name) ?? null];
		const shape = drawnBefore?.histogram ? shapeOver(counted, drawnBefore.histogram, ranges.get(name)) : shapeOf(counted, known, ranges.get(name));
		const column = drawnBefore?.column ?? (known && referenceColumn(known.tally));
		referenceRows = Math.max(referenceRows, column?.rows ?? 0);
		columns.push(see({
			counted,
			shape,
			reference: column,
			sd: drawnBefore?.sd ?? known?.tally.numbers?.spread.sd ?? 0
		}));
	}
	const empty = {
		result: "error",
		why: "the reference has no rows, or none of these columns"
	};
	const there = other?.kind === "side" || other?.kind === "columns";
	return {
		columns,
		referenceRows,
		problem: other?.kind === "problem" ? other : there && referenceRows === 0 ? empty : null
	};
}
function referenceColumn({ rows, missing, values }) {
	return {
		rows,
		missing,
		values: values && new Map(values.map(({ text, count }) => [text, count])),
		others: 0,
		buckets: null,
		classified: false
	};
}
function see({ counted: { feature, tally }, shape, reference, sd }) {
	const { open } = feature;
	const name = feature.bound.column.name;
	const cells = shape.shared && {
		...shape.shared,
		sd
	};
	const { histogram } = shape;
	return {
		profile: profileOf({
			name,
			open,
			current: tally,
			histogram,
			reference
		}),
		compared: compareColumn({
			feature,
			current: tally,
			reference,
			cells
		}),
		labelled: {
			column: name,
			cells: feature.names ? null : labelCells(tally, shape),
			missing: tally.missingClasses
		}
	};
}
function labelCells(tally, { classes }) {
	if (classes) return {
		kind: "ordered",
		classes
	};
	if (!tally.values || tally.values.length === 0) return null;
	return {
		kind: "categories",
		classes: tally.missingClasses.map((missing, index) => [missing, ...(tally.values ?? []).map((value) => value.classes[index] ?? 0)])
	};
}
const ORDER = [
	"error",
	"fail",
	"warn",
	"pass"
];
function worstFirst(findings) {
	return findings.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
}

// actions/validate-data/learning-quest.ts
/**
* Finds the files of the reference and of the policy's splits, so that the engine may read them. Null where nothing is asked beside the
* contract: columns are not profiled then, which would take longer than the checks.
*
* @throws UserError for files out of bounds, and for a reference that cannot be asked for.
*/
async function questOf(asking) {
	const { root, contract, name, model, reference: lines, context, octokit, now } = asking;
	const dataset = model?.dataset ?? null;
	const { label, time, train, protected: groups = [] } = dataset ?? {};
	if (!([
		label,
		time,
		train,
		lines
	].some((key) => key !== void 0) || groups.length > 0) && !asking.drawn) return null;
	const github = context && octokit ? {
		octokit,
		repository: {
			owner: context.owner,
			repo: context.repo
		}
	} : null;
	const find = () => findReference({
		root,
		contract,
		lines,
		model: name,
		github
	});
	const reference = await (lines?.includes("release") ? asked("contents: read", find) : find());
	const place = (part, patterns) => findFiles(root, {
		name: part,
		patterns,
		server: contract.server
	});
	return {
		dataset,
		reference,
		splits: dataset?.train && dataset.test ? {
			train: await place("train", dataset.train),
			test: await place("test", dataset.test)
		} : null,
		now: now.getTime(),
		positive: model?.data.positive ?? null,
		id: model?.data.id ?? null
	};
}
/** The sources that a quest reads beside those of the contract. */
function questSources({ reference, splits }) {
	return [...reference?.kind === "files" ? [...reference.sources.values()] : [], ...splits ? [splits.train, splits.test] : []];
}

// core/data/key-range.ts
/** Rows that are looked at to guess a range. */
const SAMPLED = 1e4;
/** Keys a table, since each takes memory. */
const MAX_KEYS = 4;
/** Keys go on for about as many as there are rows; more of them rise than fall. */
const [BELOW, ABOVE] = [2n ** 20n, 2n ** 24n];
const MAX_SPREAD = 2n ** 27n;
const FARTHEST = 2n ** 62n;
/** The keys of a table that are one integer each and asked how many there are, in SQL. */
function integerKeys(checks, scope) {
	const keys = checks.flatMap(({ measure }) => {
		const [field, ...others] = measure.kind === "duplicates" ? measure.fields : [];
		const located = field && others.length === 0 ? locate(scope, field) : null;
		return located?.from === scope.table && isInteger(located) ? keySql(located).slice(0, 1) : [];
	});
	return [...new Set(keys)].slice(0, MAX_KEYS);
}
function isInteger({ field, value }) {
	const native = nativeType$1(value.data);
	return native === null ? field.type === "integer" && value.data.kind !== "other" : native === "integer";
}
/** One row: the smallest and the largest of each key among the first rows. */
function rangeQuery$1(table, keys) {
	const columns = keys.map((key, index) => `${key} AS k${index}`);
	return `SELECT ${keys.map((_, index) => `min(k${index}), max(k${index})`).join(", ")} FROM (SELECT ${columns.join(", ")} FROM ${table} LIMIT ${SAMPLED})`;
}
/** Ranges by key, of those that lie close enough. @param row the answer to `rangeQuery`. */
function rangesOf(keys, row) {
	const ranges = /* @__PURE__ */ new Map();
	for (const [index, key] of keys.entries()) {
		const [low, high] = [row[2 * index], row[2 * index + 1]].map((bound) => /^-?\d+$/.test(String(bound)) ? BigInt(String(bound)) : null);
		if (typeof low !== "bigint" || typeof high !== "bigint") continue;
		if (high - low > MAX_SPREAD || low < -FARTHEST || high > FARTHEST) continue;
		ranges.set(key, {
			low: low - BELOW,
			high: high + ABOVE
		});
	}
	return ranges;
}

// actions/validate-data/scan.ts
init_errors();
/** Asks everything that counts rows or entries together: the rows of the table in one scan, those of each array in one more. */
async function scan(asking, plain) {
	const { engine, table, checks } = asking;
	const scope = {
		...plain,
		ranges: await keyRanges(engine, checks, plain)
	};
	const own = new Map(["*", ...table.columns.map(({ sql }) => sql)].map((sql) => countOf(`count(${sql})`, null)));
	const wanted = /* @__PURE__ */ new Map([[table.sql, own]]);
	const questions = new Map(checks.map((check) => [check, questionOf(check, scope)]));
	for (const question of questions.values()) {
		if (!question) continue;
		const counts = wanted.get(question.from) ?? /* @__PURE__ */ new Map();
		for (const sql of question.counts) if (!counts.get(sql)?.shared) counts.set(...countOf(sql, question.shared));
		wanted.set(question.from, counts);
	}
	const answered = /* @__PURE__ */ new Map();
	const beside = await askBeside(asking, own, answered).catch(() => null);
	if (beside) wanted.delete(table.sql);
	const problem = await ask(engine, wanted, answered).catch((thrown) => firstLine(thrown));
	const of = (from, count) => answered.get(`${from}\n${count}`) ?? 0;
	const rows = Number(of(table.sql, "count(*)"));
	return {
		rows,
		columns: (table.written ?? table).columns.map(({ name, type, sql }) => ({
			name: shownName(name),
			type,
			nulls: rows - Number(of(table.sql, `count(${sql})`))
		})),
		answers: new Map(Array.from(questions).flatMap(([check, question]) => question ? [[check, question.counts.map((count) => of(question.from, count))]] : [])),
		problem,
		beside
	};
}
async function keyRanges(engine, checks, scope) {
	const keys = engine.dialect.distinctIntegers ? integerKeys(checks, scope) : [];
	if (keys.length === 0) return /* @__PURE__ */ new Map();
	try {
		for await (const [row] of engine.stream(rangeQuery$1(scope.table, keys))) if (row) return rangesOf(keys, row);
	} catch {}
	return /* @__PURE__ */ new Map();
}
/** Asks the counts of the table together with what is asked beside them; null where that cannot be. */
async function askBeside({ engine, table, beside }, counts, answered) {
	const asked = [...counts.values()];
	if (!beside || asked.length > 400) return null;
	const row = `${table.sql}_row`;
	await engine.query(`CREATE TEMP TABLE ${row} AS ${scanQuery(table.sql, asked, beside)}`);
	const [values = []] = await engine.query(`SELECT ${asked.map((_, index) => `n${index}`).join(", ")} FROM ${row}`);
	const answers = await engine.query(answersQuery(`SELECT * FROM ${row}`, beside.answers));
	for (const [index, { sql }] of asked.entries()) answered.set(`${table.sql}\n${sql}`, values[index] ?? null);
	return answers;
}
async function ask(engine, wanted, answered) {
	for (const [from, set] of wanted) {
		const counts = [...set.values()];
		for (let start = 0; start < counts.length; start += 400) {
			const some = counts.slice(start, start + 400);
			const [row = []] = await engine.query(scanQuery(from, some));
			for (const [index, count] of some.entries()) answered.set(`${from}\n${count.sql}`, row[index] ?? null);
		}
	}
	return null;
}
function countOf(sql, shared) {
	return [sql, {
		sql,
		shared
	}];
}
function shownName(name) {
	const characters = Array.from(name.toWellFormed());
	return characters.length <= 200 ? characters.join("") : `${characters.slice(0, 200).join("")}…`;
}
/** What an engine said, in one line. */
function firstLine(thrown) {
	return messageOf(thrown).split("\n")[0] ?? "";
}

// actions/validate-data/contract-query.ts
/**
* Runs a query of the contract and takes its one number. The engine itself sees to it that the query only reads, and ends it
* when its time is up; whatever goes wrong makes the check an error.
*/
async function contractQuery({ query, field }, { engine, plan, limit }, rows) {
	const text = filledQuery(query, {
		object: plan.name,
		property: field?.column ?? null
	}, engine.dialect);
	try {
		const answer = await engine.readOnly(text, limit);
		const [[value] = []] = answer;
		if (answer.length !== 1 || answer[0]?.length !== 1) {
			const [many, wide] = [answer.length, answer[0]?.length ?? 0];
			return {
				kind: "error",
				why: `the query gives ${many} rows of ${wide} columns; select one number`
			};
		}
		const number = typeof value === "boolean" ? Number(value) : value === null || value === "" ? NaN : Number(value);
		if (!Number.isFinite(number)) return {
			kind: "error",
			why: `the query gives ${String(value).slice(0, 100)}; select one number`
		};
		return {
			kind: "count",
			rows,
			count: number,
			examples: []
		};
	} catch (thrown) {
		return {
			kind: "error",
			why: `the query was refused: ${firstLine(thrown)}`
		};
	}
}

// actions/validate-data/pattern-worker.ts
const PROGRAM = `
const { parentPort, workerData: { source, flags } } = require('node:worker_threads')
const pattern = new RegExp(source, flags)
parentPort.on('message', (texts) => parentPort.postMessage(texts.map((text) => pattern.test(text))))
`;
/** A pattern of the contract took longer than it may. */
var PatternTimeout = class extends Error {
	name = "PatternTimeout";
};
/**
* Evaluates a pattern in a thread that can be stopped, since a pattern of ECMA-262 may run for ever on a short text.
*
* @param limit milliseconds for all calls of `matches` together.
*/
function patternWorker({ source, flags }, limit) {
	const worker = new Worker(PROGRAM, {
		eval: true,
		workerData: {
			source,
			flags
		}
	});
	let left = limit;
	/** @throws PatternTimeout. */
	async function matches(texts) {
		const started = performance.now();
		const { promise, resolve, reject } = Promise.withResolvers();
		const timer = setTimeout(() => reject(new PatternTimeout(`took longer than ${limit / 1e3} s`)), left);
		worker.once("message", resolve).once("error", reject);
		worker.postMessage(texts);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
			worker.off("message", resolve).off("error", reject);
			left -= performance.now() - started;
		}
	}
	return {
		matches,
		close: () => worker.terminate()
	};
}

// core/data/value-fault.ts
/**
* Whether a value has a fault, asked where the engine cannot tell. Patterns are not asked here, since they may run for ever.
*
* @param text the value as the engine writes it; of arrays their JSON.
*/
function hasFault(text, field, fault) {
	switch (fault.kind) {
		case "type": return isNoTime(text, field);
		case "format": return isNoTime(text, field);
		case "limit": return breaks(text, field, fault);
		case "range": return breaks(text, field, {
			operator: ">=",
			limit: fault.low
		}) || breaks(text, field, {
			operator: "<=",
			limit: fault.high
		});
		case "step": {
			const [number, step] = [readDecimal(text), readDecimal(fault.of)];
			return number !== null && step !== null && !isMultiple$1(number, step);
		}
		case "repeated-items": return repeats(text);
		default: throw new Error(`${fault.kind} is never left to JavaScript`);
	}
}
function isNoTime(text, { form }) {
	return form !== void 0 && readTime(text, form) === null;
}
function breaks(text, field, { operator, limit }) {
	const order = field.form ? timeOrder(text, field.form, limit) : numberOrder(text, field, limit);
	if (order === null) return false;
	switch (operator) {
		case ">=": return order < 0;
		case ">": return order <= 0;
		case "<=": return order > 0;
		case "<": return order >= 0;
	}
}
function numberOrder(text, { type }, limit) {
	const [number, bound] = [readDecimal(text), readDecimal(limit)];
	if (!number || !bound || type === "integer" && !isLiteral(text, "integer")) return null;
	return compareDecimals(number, bound);
}
function timeOrder(text, form, limit) {
	const moment = readTime(text, form) ?? readTime(text.replace(/([+-]\d\d)$/, "$1:00"), form);
	const bound = readTime(limit, {
		...form,
		format: null,
		offset: null
	});
	if (moment === null || bound === null) return null;
	return moment < bound ? -1 : moment > bound ? 1 : 0;
}
function repeats(json) {
	const list = JSON.parse(json, (_, value, context) => typeof value === "number" ? { number: decimalKey(readDecimal(context?.source ?? String(value)) ?? {
		digits: 0n,
		exponent: 0
	}) } : value);
	if (!Array.isArray(list)) return false;
	return new Set(list.map(canonical)).size < list.length;
}
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	return `{${Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

// actions/validate-data/unsure-values.ts
/**
* Looks at the distinct values that the engine could not judge, in JavaScript.
*
* @returns the faulty rows, and the most frequent faulty values.
* @throws PatternTimeout where a pattern takes longer than it may.
*/
async function unsureValues(engine, located, { measure, limit }) {
	const { fault, field } = measure;
	const { unsure } = conditions(located, measure);
	const pattern = fault.kind === "invalid" ? fault.pattern : null;
	const worker = pattern === null ? null : patternWorker(ecmaPattern(pattern), limit);
	const faulty = [];
	let total = 0;
	try {
		for await (const portion of engine.stream(distinctQuery(located, unsure ?? "false"))) {
			const texts = portion.map(([text]) => String(text).slice(1));
			const matched = await worker?.matches(texts);
			for (const [index, [, n]] of portion.entries()) {
				const text = texts[index] ?? "";
				if (matched ? matched[index] : !hasFault(text, field, fault)) continue;
				total += Number(n);
				faulty.push({
					text: Array.from(text).slice(0, 200).join(""),
					count: Number(n)
				});
			}
			faulty.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).splice(10);
		}
		return {
			count: total,
			examples: faulty.map(({ text }) => text)
		};
	} finally {
		await worker?.close();
	}
}

// actions/validate-data/run-checks.ts
/** So many rules get the lines of their bad rows, at a scan each; GitHub shows no more on a step. */
const MAX_PLACED = 10;
/**
* Measures and judges every check of a plan: all that counts rows in one scan, composite and foreign keys in a query each,
* and examples only for what does not pass.
*/
async function runChecks(loaded) {
	const { engine, table, plan, beside } = loaded;
	const scope = scopeOf(engine, table);
	const written = scopeOf(engine, table.written ?? table);
	const known = {
		...loaded,
		scope,
		written,
		scanned: await scan({
			engine,
			table,
			checks: plan.checks,
			beside
		}, scope)
	};
	const checks = [];
	let placed = 0;
	for (const check of plan.checks) {
		const found = await guarded(() => measure(check, known));
		const judged = judge(check, found);
		if (judged.result === "pass" || found.kind !== "count") {
			checks.push(judged);
			continue;
		}
		const examples = check.open && found.examples.length === 0 ? await examplesOf(check, known) : found.examples;
		const places = found.places ?? (placed++ < MAX_PLACED ? await placesOf(check, known, examples) : []);
		checks.push(judge(check, {
			...found,
			examples,
			places
		}));
	}
	return {
		rows: known.scanned.rows,
		columns: known.scanned.columns,
		checks,
		beside: known.scanned.beside
	};
}
/** The table as queries see it. */
function scopeOf({ dialect }, table) {
	return {
		dialect,
		table: table.sql,
		columns: new Map(table.columns.map((column) => [column.name, column])),
		kept: []
	};
}
async function guarded(ask) {
	try {
		return await ask();
	} catch (thrown) {
		if (thrown instanceof PatternTimeout) return {
			kind: "error",
			why: `the pattern ${thrown.message}; write it without nested repetition`
		};
		return {
			kind: "error",
			why: `the engine stopped: ${firstLine(thrown)}`
		};
	}
}
function measure(check, known) {
	const { scanned, table, scope } = known;
	const { measure } = check;
	const { rows } = scanned;
	if (measure.kind === "unreadable") return {
		kind: "count",
		rows,
		...table.unreadable
	};
	if (measure.kind === "absent") return absent(check, measure, known);
	if (scanned.problem !== null) return {
		kind: "error",
		why: `the engine stopped: ${scanned.problem}`
	};
	if (measure.kind === "rows") return {
		kind: "count",
		rows,
		count: rows,
		examples: []
	};
	if (measure.kind === "query") return contractQuery(measure, known, rows);
	const fields = measure.kind === "values" || measure.kind === "age" ? [measure.field] : measure.fields;
	const located = fields.map((field) => locate(scope, field));
	const absentField = fields[located.indexOf(null)];
	if (absentField) return {
		kind: "impossible",
		why: `no column ${absentField.column}${absentField.steps ? " of that form" : ""}`
	};
	const keys = located.filter((key) => key !== null);
	switch (measure.kind) {
		case "values": return values(check, measure, {
			known,
			located: keys[0]
		});
		case "duplicates": return duplicates(check, measure, {
			known,
			keys
		});
		case "orphans": return orphans(measure, keys, known);
		case "age": return age(check, measure, {
			known,
			located: keys[0]
		});
	}
}
function absent(check, { field }, { scanned, table, scope }) {
	const { rows } = scanned;
	if (field.steps) {
		const [objects, present] = scanned.answers.get(check)?.map(Number) ?? [];
		return {
			kind: "count",
			rows,
			count: (objects === void 0 ? locate(scope, field) === null : objects > 0 && present === 0) ? 1 : 0,
			examples: []
		};
	}
	const lacking = scope.columns.has(field.column) ? table.lackedBy.get(field.column) ?? [] : null;
	return {
		kind: "count",
		rows,
		count: lacking?.length === 0 ? 0 : 1,
		examples: lacking ?? []
	};
}
async function values(check, measure, { known, located }) {
	const [rows = 0, sure = 0, unsure = 0] = known.scanned.answers.get(check)?.map(Number) ?? [];
	if (!located || unsure === 0) return {
		kind: "count",
		rows,
		count: sure,
		examples: []
	};
	const { count, examples } = await unsureValues(known.engine, located, {
		measure,
		limit: known.limit
	});
	const more = sure > 0 && check.open ? await examplesOf(check, known) : [];
	return {
		kind: "count",
		rows,
		count: sure + count,
		examples: [.../* @__PURE__ */ new Set([...more, ...examples])].slice(0, 10)
	};
}
async function duplicates(check, { nulls }, { known, keys }) {
	const answer = known.scanned.answers.get(check);
	const { engine, table } = known;
	let rows = known.scanned.rows;
	let count;
	if (answer) {
		const [all = 0, present = 0, ...distinct] = answer.map(Number);
		rows = all;
		const missing = all - present;
		const extra = {
			equal: Math.max(0, missing - 1),
			ignored: 0,
			counted: missing
		}[nulls];
		count = present - distinct.reduce((sum, one) => sum + one, 0) + extra;
	} else {
		const [[whole, different] = []] = await engine.query(keysQuery(table.sql, keys, nulls));
		count = Number(whole) - Number(different) + (nulls === "counted" ? rows - Number(whole) : 0);
	}
	const shown = asWritten(keys, known);
	const from = shown[0]?.from ?? table.sql;
	const repeated = count > 0 && check.open ? await engine.query(repeatedQuery(from, shown, nulls)) : [];
	return {
		kind: "count",
		rows,
		count,
		examples: texts(repeated)
	};
}
function asWritten(keys, { written }) {
	return keys.flatMap(({ field }) => locate(written, field) ?? []);
}
async function orphans({ target }, keys, known) {
	const { engine, table, written, others, scanned } = known;
	const other = others.get(target.schema);
	if (!other) return {
		kind: "error",
		why: `no data of ${target.schema}, which the key refers to`
	};
	const scope = scopeOf(engine, other);
	const goals = target.fields.map((field) => locate(scope, field));
	const lacking = target.fields[goals.indexOf(null)];
	if (lacking) return {
		kind: "impossible",
		why: `${target.schema} has no column ${lacking.column}`
	};
	const goal = {
		table: other.sql,
		keys: goals.filter((key) => key !== null)
	};
	const from = orphansFrom(table.sql, keys, goal);
	const shownFrom = () => orphansFrom(written.table, asWritten(keys, known), goal);
	const [[count] = []] = await engine.query(`SELECT count(*) AS n FROM ${from}`);
	const shown = Number(count) === 0 ? [] : await engine.query(`SELECT value, count(*) AS n FROM ${shownFrom()} GROUP BY value ORDER BY n DESC, value LIMIT ${10}`);
	return {
		kind: "count",
		rows: scanned.rows,
		count: Number(count),
		examples: texts(shown)
	};
}
function age(check, measure, { known }) {
	const [rows, count, older, edge] = known.scanned.answers.get(check) ?? [];
	if (rows === void 0) return {
		kind: "error",
		why: `the format of ${measure.field.column} cannot be put in order; write the months in digits`
	};
	if (Number(count) === 0) return {
		kind: "count",
		rows: Number(rows),
		count: 1,
		note: "no value",
		examples: []
	};
	const late = measure.which === "newest" ? Number(older) === Number(count) : Number(older) > 0;
	const note = check.open ? `the ${measure.which} is ${edge}` : `the ${measure.which} is ${late ? "before" : "not before"} that`;
	return {
		kind: "count",
		rows: Number(rows),
		count: late ? 1 : 0,
		note,
		examples: []
	};
}
async function examplesOf({ measure }, { engine, written }) {
	if (measure.kind !== "values" || measure.fault.kind === "null") return [];
	const located = locate(written, measure.field);
	const { fault } = located ? conditions(located, measure) : { fault: "false" };
	return located && fault !== "false" ? texts(await engine.query(examplesQuery(located, fault))) : [];
}
/** The lines of the first bad rows; of values that only JavaScript could judge, those of the examples. */
async function placesOf({ measure }, { written, table }, examples) {
	if (measure.kind !== "values") return [];
	const located = locate(written, measure.field);
	if (!located || located.from !== written.table) return [];
	const { fault, unsure } = conditions(located, measure);
	const { dialect, value } = located;
	const listed = examples.filter((text) => text.length < 200).map((text) => dialect.literal(text));
	const either = [...fault === "false" ? [] : [fault], ...unsure && listed.length > 0 ? [`(${unsure} AND ${dialect.text(value)} IN (${listed.join(", ")}))`] : []];
	return either.length === 0 ? [] : table.placesWhere(either.join(" OR "));
}
function texts(rows) {
	return rows.map(([value]) => String(value));
}

// actions/validate-data/unlearned.ts
/**
* What an engine that cannot profile leaves unanswered: one finding `error` for each question that was asked beside the contract,
* so that nobody takes silence for a pass.
*/
function unlearned(schema, { reference, dataset }, engine) {
	const found = `${engine} does not answer this yet; check a sample of the data with the engine duckdb`;
	const findings = [
		[
			reference !== null && reference.kind !== "none",
			"drift",
			null,
			"columns distributed as in the reference"
		],
		[
			dataset?.label !== void 0,
			"leaking-feature",
			dataset?.label ?? null,
			"no column that alone predicts the label"
		],
		[
			dataset?.train !== void 0,
			"overlap-content",
			null,
			"no test row among the training rows"
		],
		[
			dataset?.time !== void 0,
			"future-timestamp",
			dataset?.time ?? null,
			"no training row from the future"
		],
		[
			(dataset?.protected ?? []).length > 0,
			"group-share",
			null,
			"groups that are treated evenly"
		]
	].filter(([is]) => is).map(([, kind, column, expected]) => findingOf({
		kind,
		schema,
		column
	}, {
		result: "error",
		expected,
		found
	}));
	return {
		datasets: /* @__PURE__ */ new Map(),
		findings,
		reference: referenceFacts(reference, 0)
	};
}

// actions/validate-data/check-sources.ts
/** For a pattern in JavaScript, and for a query of the contract. */
const LIMIT_MS$1 = 1e4;
/**
* Checks every source by its plan, and studies what the contract does not ask.
*
* @throws UserError where the engine cannot be had, and where a file changed meanwhile.
*/
async function checkSources(sources, plans, { engine: choice, log, study }) {
	const readable = [...sources, ...study ? questSources(study.quest) : []];
	const engine = await openEngine(choice, readable.flatMap(({ dataset }) => dataset ?? []), log);
	try {
		const tables = /* @__PURE__ */ new Map();
		const kinds = new Map(plans.map((plan) => [plan.name, plainKinds(plan)]));
		for (const { name, dataset } of sources) {
			const plain = kinds.get(name);
			if (dataset) tables.set(name, await engine.load({
				...dataset,
				...plain && { plain }
			}));
		}
		if (plans.some(({ checks }) => checks.some(({ measure }) => measure.kind === "query"))) for (const plan of plans) await nameTable(engine, plan, tables);
		const results = [];
		const outlooks = /* @__PURE__ */ new Map();
		for (const plan of plans) {
			const source = sources.find(({ name }) => name === plan.name);
			if (!source) throw new Error(`no source for ${plan.name}`);
			const outlook = study ? await foreseen(engine, study, {
				plan,
				tables
			}) : null;
			if (outlook) outlooks.set(plan.name, outlook);
			const beside = outlook?.scans[0]?.counts;
			results.push(await checkSource({
				engine,
				plan,
				others: tables,
				limit: LIMIT_MS$1,
				beside
			}, source));
		}
		const lessons = study ? await studied(engine, study, {
			plans,
			tables,
			results,
			outlooks
		}) : null;
		for (const source of readable) await source.confirm();
		return {
			engine: engine.name,
			results: results.map((result) => withLesson(result, lessons)),
			lessons
		};
	} finally {
		await engine.close();
	}
}
async function studied(engine, study, checked) {
	const { plans, tables, results, outlooks } = checked;
	if (!engine.learns) return unlearned(plans[0]?.name ?? "", study.quest, engine.name);
	const loaded = plans.flatMap((plan) => {
		const one = loadedOf(study, plan, tables);
		const result = results.find(({ dataset }) => dataset?.name === plan.name);
		if (!one || !result?.dataset?.rows) return [];
		const outlook = outlooks.get(plan.name);
		return [{
			...one,
			foreseen: outlook && {
				outlook,
				answers: result.beside
			}
		}];
	});
	return learn(engine, loaded, study.quest);
}
function loadedOf({ contract }, plan, tables) {
	const object = contract.contract.schema.find(({ name }) => name === plan.name);
	const table = tables.get(plan.name);
	return object && table ? {
		plan,
		object,
		table
	} : null;
}
async function foreseen(engine, study, { plan, tables }) {
	const loaded = loadedOf(study, plan, tables);
	return loaded && foresee(engine, loaded, study.quest);
}
function withLesson({ dataset, ...result }, lessons) {
	return {
		...result,
		dataset: dataset && {
			...dataset,
			...lessons?.datasets.get(dataset.name)
		}
	};
}
async function nameTable(engine, plan, tables) {
	const table = tables.get(plan.name);
	if (!table) return;
	const { columns, sql } = table.written ?? table;
	await engine.query(viewQuery(plan, columns, scopeOf(engine, {
		columns,
		sql
	}))).catch(() => void 0);
}
async function checkSource(asked, { entries, patterns, problem }) {
	const { plan, others } = asked;
	const table = others.get(plan.name);
	if (!table) return {
		checks: noData(plan, problem ?? `no file matches ${patterns.join(", ")}`),
		dataset: null,
		beside: null
	};
	const { rows, columns, checks, beside } = await runChecks({
		...asked,
		table
	});
	return {
		checks,
		dataset: {
			name: plan.name,
			rows,
			columns: [...columns],
			files: [...entries],
			digest: filesDigest(entries)
		},
		beside
	};
}
function noData(plan, why) {
	return plan.checks.filter(({ measure }) => measure.kind === "rows").map((check) => judge(check, {
		kind: "error",
		why
	}));
}

// core/data/change.ts
/** A value as a person reads it in a sentence. */
function shown(value) {
	if (value === void 0 || value === null) return "none";
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length > 200 ? `${Array.from(text).slice(0, 200).join("")}…` : text;
}
/** `what: before -> after`, breaking where data that passed before can fail now. */
function turned(what, [before, after], { breaks, at }) {
	const text = `${what}: ${shown(before)} -> ${shown(after)}`;
	return {
		kind: breaks ? "breaking" : "compatible",
		text,
		at
	};
}

// core/data/option-diff.ts
/** How the options of a property changed. Whoever changes its type changes all: then nothing is listed here. */
function optionChanges(before, after, type) {
	return [
		...range(before, after, {
			side: "low",
			type
		}),
		...range(before, after, {
			side: "high",
			type
		}),
		...COUNTS.flatMap(([key, direction]) => countChange(before, after, key, direction)),
		...forms(before, after, type),
		...flags(before, after)
	];
}
function range(before, after, { side, type }) {
	const [old, now] = [boundOf(before, side, type), boundOf(after, side, type)];
	const order = old && now ? tightness(now, old, {
		side,
		type
	}) : now ? 1 : old ? -1 : 0;
	if (order === 0) return [];
	const key = side === "low" ? "minimum" : "maximum";
	const exclusive = side === "low" ? "exclusiveMinimum" : "exclusiveMaximum";
	const words = (bound) => bound && `${bound.open ? side === "low" ? "above " : "under " : ""}${bound.value}`;
	const at = ["logicalTypeOptions", now?.open && after[key] === void 0 ? exclusive : key];
	return [turned(key, [words(old), words(now)], {
		breaks: order > 0,
		at
	})];
}
function boundOf(options, side, type) {
	const closed = side === "low" ? options.minimum : options.maximum;
	const exclusive = side === "low" ? options.exclusiveMinimum : options.exclusiveMaximum;
	const inner = closed === void 0 ? void 0 : {
		value: String(closed),
		open: exclusive === true
	};
	if (exclusive === void 0 || typeof exclusive === "boolean") return inner;
	const outer = {
		value: String(exclusive),
		open: true
	};
	return inner && tightness(inner, outer, {
		side,
		type
	}) > 0 ? inner : outer;
}
function tightness(a, b, { side, type }) {
	const order = compareBounds(a.value, b.value, type);
	if (order === null) return a.value === b.value && a.open === b.open ? 0 : 1;
	if (order !== 0) return side === "low" ? order : -order;
	return Number(a.open) - Number(b.open);
}
const COUNTS = [
	["minLength", 1],
	["minItems", 1],
	["minProperties", 1],
	["maxLength", -1],
	["maxItems", -1],
	["maxProperties", -1]
];
function countChange(before, after, key, direction) {
	const nothing = direction === 1 ? 0 : Number.POSITIVE_INFINITY;
	const [old, now] = [before[key] ?? nothing, after[key] ?? nothing];
	if (old === now) return [];
	return [turned(key, [before[key], after[key]], {
		breaks: (now - old) * direction > 0,
		at: ["logicalTypeOptions", key]
	})];
}
function forms(before, after, type) {
	const changes = [];
	const add = (key, breaks) => {
		if (before[key] === after[key]) return;
		changes.push(turned(key, [before[key], after[key]], {
			breaks,
			at: ["logicalTypeOptions", key]
		}));
	};
	add("pattern", after.pattern !== void 0);
	add("format", after.format !== void 0 && !widerFormat(before.format, after.format, type));
	add("multipleOf", after.multipleOf !== void 0 && !isMultiple(before.multipleOf, after.multipleOf));
	add("timezone", true);
	add("defaultTimezone", true);
	return changes;
}
function widerFormat(before, after, type) {
	if (before === void 0) return type === "string" && (after === "password" || after === "binary");
	const [old, now] = [before, after].map((format) => /^([iuf])(\d+)$/.exec(format));
	if (!old || !now) return false;
	const bits = Number(now[2]) - Number(old[2]);
	return old[1] === now[1] ? bits > 0 : old[1] === "u" && now[1] === "i" && bits > 0;
}
function isMultiple(before, after) {
	return before !== void 0 && Number.isSafeInteger(before) && Number.isSafeInteger(after) && before % after === 0;
}
function flags(before, after) {
	const changes = [];
	if ((before.uniqueItems ?? false) !== (after.uniqueItems ?? false)) {
		const breaks = after.uniqueItems === true;
		changes.push(turned("uniqueItems", [before.uniqueItems ?? false, after.uniqueItems ?? false], {
			breaks,
			at: ["logicalTypeOptions", "uniqueItems"]
		}));
	}
	const [old, now] = [before.required ?? [], after.required ?? []];
	const added = now.filter((name) => !old.includes(name));
	if (added.length > 0 || old.some((name) => !now.includes(name))) changes.push(turned("required keys", [before.required, after.required], {
		breaks: added.length > 0,
		at: ["logicalTypeOptions", "required"]
	}));
	return changes;
}

// core/data/threshold-set.ts
const ALL = {
	low: Number.NEGATIVE_INFINITY,
	lowOpen: false,
	high: Number.POSITIVE_INFINITY,
	highOpen: false
};
/** What a rule allows. Counts of rows are whole numbers from 0, shares 0 to 100, answers of SQL any number; true is 1. */
function thresholdSet(rule) {
	const set = OPERATORS.flatMap((operator) => {
		const value = rule[operator];
		if (value === void 0) return [];
		const [a, b = a] = (Array.isArray(value) ? value : [value]).map(Number);
		return a === void 0 || b === void 0 ? [] : [intervals(operator, a, b)];
	})[0] ?? [];
	if (rule.type === "sql") return set;
	const most = rule.unit === "percent" ? 100 : Number.POSITIVE_INFINITY;
	const cut = set.flatMap((interval) => within(interval, most, rule.unit === "rows"));
	const [first, second] = cut;
	return rule.unit === "rows" && first && second && second.low <= first.high + 1 ? [{
		...first,
		high: second.high
	}] : cut;
}
function intervals(operator, a, b) {
	switch (operator) {
		case "mustBe":
		case "mustBeBetween": return [{
			...ALL,
			low: a,
			high: b
		}];
		case "mustNotBe":
		case "mustNotBeBetween": return [{
			...ALL,
			high: a,
			highOpen: true
		}, {
			...ALL,
			low: b,
			lowOpen: true
		}];
		case "mustBeGreaterThan": return [{
			...ALL,
			low: a,
			lowOpen: true
		}];
		case "mustBeGreaterOrEqualTo": return [{
			...ALL,
			low: a
		}];
		case "mustBeLessThan": return [{
			...ALL,
			high: a,
			highOpen: true
		}];
		case "mustBeLessOrEqualTo": return [{
			...ALL,
			high: a
		}];
	}
}
function within({ low, lowOpen, high, highOpen }, most, whole) {
	let cut = {
		...low < 0 ? {
			low: 0,
			lowOpen: false
		} : {
			low,
			lowOpen
		},
		...high > most ? {
			high: most,
			highOpen: false
		} : {
			high,
			highOpen
		}
	};
	if (whole) cut = {
		low: cut.lowOpen ? Math.floor(cut.low) + 1 : Math.ceil(cut.low),
		lowOpen: false,
		high: cut.highOpen ? Math.ceil(cut.high) - 1 : Math.floor(cut.high),
		highOpen: false
	};
	return cut.low > cut.high || cut.low === cut.high && (cut.lowOpen || cut.highOpen) ? [] : [cut];
}
/** Whether every answer of `inner` is one of `outer`. */
function includes(outer, inner) {
	return inner.every((small) => outer.some((large) => (large.low < small.low || large.low === small.low && (!large.lowOpen || small.lowOpen)) && (large.high > small.high || large.high === small.high && (!large.highOpen || small.highOpen))));
}
/** Whether a smaller count is always as good: one interval that begins at 0. */
function smallerIsBetter(set) {
	const [only] = set;
	return set.length === 1 && only !== void 0 && only.low <= 0 && !only.lowOpen;
}

// core/data/rule-diff.ts
/** How the quality list of a schema or property changed. A rule is the same by its id or name, else by what it asks. */
function ruleChanges(before, after) {
	const old = keyed(before);
	const now = keyed(after);
	const changes = [];
	for (const [key, { rule, index }] of now) {
		const at = ["quality", index];
		const former = old.get(key)?.rule;
		if (former) changes.push(...ruleChange(former, rule, at));
		else {
			const kind = severityOf(rule) === "fail" ? "breaking" : "compatible";
			changes.push({
				kind,
				text: `rule added: ${words$1(rule)}${kind === "breaking" ? "" : ", as a warning"}`,
				at
			});
		}
	}
	for (const [key, { rule }] of old) if (!now.has(key)) changes.push({
		kind: "compatible",
		text: `rule removed: ${words$1(rule)}`,
		at: []
	});
	return changes;
}
function keyed(rules) {
	const found = /* @__PURE__ */ new Map();
	for (const [index, rule] of rules.entries()) {
		if (rule.type === "text" || rule.type === "custom") continue;
		const base = keyOf(rule);
		let key = base;
		for (let copy = 2; found.has(key); copy++) key = `${base}#${copy}`;
		found.set(key, {
			rule,
			index
		});
	}
	return found;
}
function keyOf(rule) {
	const name = typeof rule.id === "string" ? rule.id : rule.name;
	if (name !== void 0) return `named ${name}`;
	return rule.type === "sql" ? `sql ${rule.query}` : `library ${metricOf(rule)}`;
}
function words$1(rule) {
	return `${rule.type === "sql" ? shown(rule.query) : metricOf(rule)} ${threshold(rule)}`;
}
function threshold(rule) {
	const operator = OPERATORS.find((name) => rule[name] !== void 0);
	const value = operator === void 0 ? "" : `${operator} ${JSON.stringify(rule[operator])}`;
	return rule.unit === "percent" ? `${value} percent` : value;
}
function ruleChange(before, after, at) {
	const judged = severityOf(after) === "fail";
	const name = keyOf(after).replace(/^\w+ /, "");
	if (askedOf(before) !== askedOf(after)) return [turned(`rule ${shown(name)}`, [words$1(before), words$1(after)], {
		breaks: judged,
		at
	})];
	const changes = [];
	if (severityOf(before) !== severityOf(after)) changes.push(turned(`severity of ${shown(name)}`, [severityOf(before), severityOf(after)], {
		breaks: judged,
		at
	}));
	const [old, now] = [thresholdSet(before), thresholdSet(after)];
	const zero = includes([...old], now) && includes([...now], old);
	const sameUnit = before.unit === after.unit || isZero(before, after);
	if (!zero || !sameUnit) {
		const breaks = judged && (!sameUnit || !includes(now, old));
		changes.push(turned(`rule ${shown(name)}`, [threshold(before), threshold(after)], {
			breaks,
			at
		}));
	}
	if (before.type === "library" && after.type === "library") changes.push(...argumentChanges(before, after, at));
	return changes;
}
function isZero(before, after) {
	return before.mustBe === 0 && after.mustBe === 0;
}
function askedOf(rule) {
	return rule.type === "sql" ? rule.query : metricOf(rule);
}
function argumentChanges(before, after, at) {
	const judged = severityOf(after) === "fail";
	const eases = smallerIsBetter(thresholdSet(after));
	const [old = {}, now = {}] = [before.arguments, after.arguments];
	const loosened = {
		validValues: covers(now.validValues, old.validValues),
		pattern: now.pattern === void 0,
		properties: now.properties !== void 0 && covers(now.properties, old.properties),
		missingValues: false
	};
	return Object.keys(loosened).flatMap((key) => {
		if (JSON.stringify(sorted(old[key])) === JSON.stringify(sorted(now[key]))) return [];
		const breaks = judged && !(loosened[key] && eases);
		return [turned(`${key} of ${metricOf(after)}`, difference(old[key], now[key]), {
			breaks,
			at
		})];
	});
}
function covers(large, small) {
	if (large === void 0) return true;
	return small?.every((value) => large.includes(value)) ?? false;
}
function sorted(value) {
	return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value;
}
function difference(before, after) {
	if (!Array.isArray(before) || !Array.isArray(after)) return [before, after];
	return [before.filter((value) => !after.includes(value)), after.filter((value) => !before.includes(value))];
}

// core/data/property-diff.ts
/** How the properties of a schema or object changed. `at` of each change starts with `properties`. */
function propertiesChanges(before, after) {
	const changes = [];
	const formers = new Map(after.map((property) => [property, formerOf(property, {
		before,
		after
	})]));
	for (const [index, property] of after.entries()) {
		const former = formers.get(property);
		const found = former ? propertyChanges(former, property) : [added(property)];
		for (const change of found) {
			const below = `${property.name}${change.below}`;
			changes.push({
				...change,
				below,
				at: [
					"properties",
					index,
					...change.at
				]
			});
		}
	}
	const kept = new Set(formers.values());
	for (const property of before) if (!kept.has(property)) changes.push({
		kind: "breaking",
		text: "field removed",
		at: [],
		below: property.name
	});
	return changes;
}
function formerOf(property, { before, after }) {
	const gone = before.filter((old) => !after.some(({ name }) => name === old.name));
	return before.find(({ name }) => name === property.name) ?? gone.find(({ id }) => id !== void 0 && id === property.id) ?? gone.find((old) => columnOf(old) === columnOf(property));
}
function columnOf({ physicalName, name }) {
	return physicalName ?? name;
}
function added(property) {
	const demand = [property.required && "required", property.primaryKey && "part of the primary key"].find((word) => word !== false);
	const text = demand ? `field added, ${demand}` : "optional field added";
	return {
		kind: demand ? "breaking" : "compatible",
		text,
		at: ["name"],
		below: ""
	};
}
function propertyChanges(before, after) {
	const changes = [];
	if (before.name !== after.name) changes.push(turned("field renamed", [before.name, after.name], {
		breaks: true,
		at: ["name"]
	}));
	if (columnOf(before) !== columnOf(after) && (before.physicalName ?? after.physicalName) !== void 0) changes.push(turned("column", [columnOf(before), columnOf(after)], {
		breaks: true,
		at: ["physicalName"]
	}));
	return [...changes.map((change) => ({
		...change,
		below: ""
	})), ...valueChanges(before, after)];
}
function valueChanges(before, after) {
	const here = [];
	const [old, now] = [before.logicalType, after.logicalType];
	if (old !== now) here.push(turned("logicalType", [old, now], {
		breaks: !widens(old, now),
		at: ["logicalType"]
	}));
	for (const key of ["required", "unique"]) if (before[key] !== after[key]) here.push(turned(key, [before[key], after[key]], {
		breaks: after[key],
		at: [key]
	}));
	if (before.classification !== after.classification) {
		const values = [before.classification, after.classification];
		here.push(turned("classification", values, {
			breaks: false,
			at: ["classification"]
		}));
	}
	if (old === now || now === void 0 || old === "integer" && now === "number") here.push(...optionChanges(before.logicalTypeOptions ?? {}, after.logicalTypeOptions ?? {}, now ?? old));
	here.push(...ruleChanges(before.quality, after.quality));
	return [...here.map((change) => ({
		...change,
		below: ""
	})), ...nestedChanges(before, after)];
}
function widens(before, after) {
	return after === void 0 || before === "integer" && after === "number";
}
function nestedChanges(before, after) {
	const keys = propertiesChanges(before.properties, after.properties).map((change) => ({
		...change,
		below: `.${change.below}`
	}));
	if (before.items && after.items) {
		const items = valueChanges(before.items, after.items);
		return [...keys, ...items.map((change) => ({
			...change,
			below: `[]${change.below}`,
			at: ["items", ...change.at]
		}))];
	}
	if (!before.items && !after.items) return keys;
	const kind = after.items ? "breaking" : "compatible";
	const text = after.items ? `items described: ${shown(after.items.logicalType)}` : "items no longer described";
	return [...keys, {
		kind,
		text,
		at: ["items"],
		below: "[]"
	}];
}

// core/data/contract-diff.ts
const MAX_CHANGES = 1e3;
/**
* What changed from one version of a contract to the next, breaking changes first, each with its line in the head contract.
*
* Breaking is what lets data fail that passed before (a bound tightened, a rule or relationship added, a warning made an
* error), and what takes something away that a reader relied on (a field, schema or server gone, renamed, or of another type).
* An added optional field is compatible, although the data need its column from then on: producer and contract change
* together. Everything else that is checked is compatible; what only describes is not listed.
*/
function contractChanges(base, head) {
	return [
		...schemaChanges(base.contract, head.contract),
		...relationshipChanges(base.contract, head.contract),
		...levelChanges(base.contract, head.contract),
		...serverChanges(base.contract, head.contract)
	].map(({ subject, kind, text, at }) => ({
		subject: cut(subject, 500),
		kind,
		text: cut(text, 1e3),
		line: at.length === 0 ? null : head.lineOf(at)
	})).sort((a, b) => Number(a.kind === "compatible") - Number(b.kind === "compatible")).slice(0, MAX_CHANGES);
}
function schemaChanges(base, head) {
	const changes = [];
	for (const [index, after] of head.schema.entries()) {
		const before = base.schema.find(({ name }) => name === after.name);
		const at = ["schema", index];
		if (!before) changes.push({
			subject: after.name,
			kind: "compatible",
			text: "schema added",
			at
		});
		else changes.push(...objectChanges(before, after).map((change) => ({
			...change,
			at: [...at, ...change.at]
		})));
	}
	for (const { name } of base.schema) {
		if (head.schema.some((object) => object.name === name)) continue;
		changes.push({
			subject: name,
			kind: "breaking",
			text: "schema removed",
			at: []
		});
	}
	return changes;
}
function objectChanges(before, after) {
	const properties = propertiesChanges(before.properties, after.properties).map(({ below, ...change }) => ({
		...change,
		subject: `${after.name}.${below}`
	}));
	const whole = [...keyChanges(before, after), ...ruleChanges(before.quality, after.quality)];
	return [...properties, ...whole.map((change) => ({
		...change,
		subject: after.name
	}))];
}
function keyChanges(before, after) {
	const [old, now] = [before, after].map(({ properties }) => properties.filter(({ primaryKey }) => primaryKey));
	if (!old || !now) return [];
	const names = (properties) => properties.map(({ name }) => name);
	const [had, has] = [names(old), names(now)];
	if ([...had].sort().join("\n") === [...has].sort().join("\n")) return [];
	const kept = had.length > 0 && had.every((name) => has.includes(name));
	const filled = (name) => before.properties.some((property) => property.name === name && property.required);
	const holds = has.length === 0 || kept && has.every((name) => had.includes(name) || filled(name));
	const index = after.properties.findIndex(({ primaryKey }) => primaryKey);
	const at = index < 0 ? ["properties"] : [
		"properties",
		index,
		"primaryKey"
	];
	return [turned("primary key", [had.join(", ") || "none", has.join(", ") || "none"], {
		breaks: !holds,
		at
	})];
}
function relationshipChanges(base, head) {
	const [old, now] = [foreignKeysOf(base).keys, foreignKeysOf(head).keys];
	const added = now.filter(({ text }) => !old.some((key) => key.text === text));
	const removed = old.filter(({ text }) => !now.some((key) => key.text === text));
	const subject = (text) => text.split(/, | -> /)[0] ?? text;
	return [...added.map(({ text, to, at }) => {
		const kind = to === null ? "compatible" : "breaking";
		return {
			subject: subject(text),
			kind,
			text: `relationship added: ${shown(text)}`,
			at
		};
	}), ...removed.map(({ text }) => ({
		subject: subject(text),
		kind: "compatible",
		text: `relationship removed: ${shown(text)}`,
		at: []
	}))];
}
const SECONDS = {
	second: 1,
	minute: 60,
	hour: 3600,
	day: 86400,
	week: 604800,
	month: 2629746,
	year: 31556952
};
function levelChanges(base, head) {
	const key = (contract, level) => `${checkedLevel(level)} of ${level.element ?? contract.slaDefaultElement ?? "the data"}`;
	const checked = (contract) => contract.slaProperties.flatMap((level, index) => checkedLevel(level) === null ? [] : [{
		level,
		index,
		key: key(contract, level)
	}]);
	const [old, now] = [checked(base), checked(head)];
	const changes = [];
	for (const { level, index, key: subject } of now) {
		const at = ["slaProperties", index];
		const former = old.find((one) => one.key === subject)?.level;
		const [before, after] = [former && seconds(former), seconds(level)];
		const values = [former ? words(former) : void 0, words(level)];
		if (before === after) continue;
		changes.push({
			subject,
			...turned("service level", values, {
				breaks: before === void 0 || after < before,
				at
			})
		});
	}
	for (const { level, key: subject } of old) {
		if (now.some((one) => one.key === subject)) continue;
		changes.push({
			subject,
			kind: "compatible",
			text: `service level removed: ${words(level)}`,
			at: []
		});
	}
	return changes;
}
function seconds(level) {
	return Number(level.value) * SECONDS[levelUnit(level) ?? "day"];
}
function words(level) {
	return `${shown(level.value)} ${levelUnit(level) ?? "day"}s`;
}
function serverChanges(base, head) {
	const subject = (name) => `server ${name}`;
	const changes = [];
	for (const before of base.servers) {
		const index = head.servers.findIndex(({ server }) => server === before.server);
		const after = head.servers[index];
		if (!after) {
			changes.push({
				subject: subject(before.server),
				kind: "breaking",
				text: "server removed",
				at: []
			});
			continue;
		}
		for (const key of [
			"type",
			"location",
			"path",
			"host",
			"database",
			"schema",
			"format",
			"delimiter"
		]) {
			if (before[key] === after[key]) continue;
			const change = turned(key, [before[key], after[key]], {
				breaks: true,
				at: [
					"servers",
					index,
					key
				]
			});
			changes.push({
				subject: subject(before.server),
				...change
			});
		}
	}
	return changes;
}
function cut(text, most) {
	const characters = Array.from(text.toWellFormed());
	return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}

// actions/validate-data/contract-base.ts
init_errors();
/**
* Compares the contract of a pull request, or of a merge queue's group, with the one at the tip of the base branch, and names
* the other models of the policy that have it. What cannot be read there is a line in the log: the data are checked against
* the contract of the checkout, whatever the base has.
*/
async function comparedWithBase({ head, path, model, models }, { context, octokit }, log) {
	const branch = baseBranch(context);
	if (!context || branch === null) return {};
	if (!octokit) {
		log("The contract is not compared with the base branch's: the input 'github-token' is empty.");
		return {};
	}
	const file = posix.normalize(path);
	try {
		const repository = {
			owner: context.owner,
			repo: context.repo
		};
		const tip = await branchTip(octokit, repository, branch);
		const text = tip === null ? null : await readFileAt(octokit, repository, {
			path: file,
			ref: tip
		});
		if (text === null) return {};
		const base = readContract(text, `${branch}:${file}`);
		const known = models ?? await policyModels(context, octokit);
		return {
			contract_changes: contractChanges(base, head),
			...known && { consumers: consumersOf(known, file, model) }
		};
	} catch (thrown) {
		log(`The contract is not compared with the base branch's: ${messageOf(thrown).split("\n")[0]}`);
		return {};
	}
}
async function policyModels(context, octokit) {
	try {
		return (await readDecidingPolicy(POLICY_PATH, context, octokit)).policy.models;
	} catch {
		return null;
	}
}
function consumersOf(models, file, model) {
	return Object.entries(models).filter(([name, { dataset }]) => name !== model && dataset && posix.normalize(dataset.contract) === file).map(([name]) => name);
}

// core/data/infer.ts
/** Fewer rows say nothing about keys and categories. */
const MIN_ROWS = 20;
/** A category stands for at least so many rows on average. */
const ROWS_A_CATEGORY = 5;
const MAX_CATEGORIES = 30;
const MAX_CATEGORY_LENGTH = 100;
/** Whether different values are so few that they are worth listing. */
function fewEnough(distinct, values) {
	return values >= MIN_ROWS && distinct <= 30 && distinct * ROWS_A_CATEGORY <= values;
}
/**
* A first contract for columns: what holds for all values of these data, and looks as if it were meant. The first unique column
* whose name ends in id or key, or else the first of all, is the primary key.
*
* @returns the properties, and the columns whose names a contract cannot hold.
*/
function draftOf(columns) {
	const named = columns.filter(({ name }) => Name.safeParse(name).success);
	const unique = named.filter((facts) => isKey(facts));
	const key = unique.find(({ name }) => /(^|[^a-z])(id|key|uuid|guid)$/i.test(name) || /[a-z]I[dD]$/.test(name)) ?? unique[0];
	return {
		properties: named.map((facts) => propertyOf$1(facts, facts === key)),
		left: columns.filter((facts) => !named.includes(facts)).map(({ name }) => name)
	};
}
function isKey({ type, rows, unique }) {
	return unique && rows >= MIN_ROWS && (type === "string" || type === "integer");
}
function propertyOf$1(facts, primaryKey) {
	const { name, type, rows, nulls, categories } = facts;
	const short = categories?.every((value) => value.isWellFormed() && value.length <= MAX_CATEGORY_LENGTH) ?? false;
	const open = type === "date" || type === "timestamp";
	const ordered = type === "integer" || type === "number" || open;
	return {
		name,
		type,
		required: nulls === 0,
		unique: !primaryKey && isKey(facts),
		primaryKey,
		minimum: ordered ? written(facts.minimum, type) : null,
		maximum: ordered && !open ? written(facts.maximum, type) : null,
		validValues: type === "string" && short && categories && categories.length > 0 ? categories : null,
		nullPercent: nulls === 0 ? null : Math.min(100, Math.ceil(nulls / rows * 1e4) / 100)
	};
}
function written(text, type) {
	return text !== null && isLiteral(text, type === "integer" ? "number" : type) ? text : null;
}
/**
* The draft without the rule of a check that the data do not pass, as a second look with the checks themselves may find: text that
* is unique while its numbers are not, say.
*
* @param kind of the check's id: `type`, `required`, `minimum` ...
* @returns null where the property has to go altogether.
*/
function without(draft, kind) {
	switch (kind) {
		case "type": return {
			...draft,
			type: null,
			minimum: null,
			maximum: null
		};
		case "required":
		case "unique":
		case "primaryKey": return {
			...draft,
			[kind]: false
		};
		case "minimum":
		case "maximum": return {
			...draft,
			[kind]: null
		};
		case "invalidValues": return {
			...draft,
			validValues: null
		};
		case "nullValues": return {
			...draft,
			nullPercent: null
		};
		default: return null;
	}
}

// core/data/infer-text.ts
var import_dist = require_dist();
const HEADER = ` Written by validate-data from ROWS rows. Everything here holds for those data; whether it was meant to is for you to say:
 - primaryKey and unique: no value stood twice so far. Must it never?
 - minimum and maximum: what was seen. Write what is possible.
 - validValues: the values that were seen. Add those that may come.
 - nullValues: the share that was missing, rounded up. How much may be?
 - description, classification (anything but public keeps values out of reports): only you know.`;
/** The text of the contract in ODCS v3.1, with comments that say what to review. */
function contractText({ name, server, rows, properties }) {
	const document = new import_dist.Document({
		apiVersion: "v3.1.0",
		kind: "DataContract",
		id: name,
		version: "0.1.0",
		status: "draft",
		...server && { servers: [{
			server: "local",
			type: "local",
			...server
		}] },
		schema: [{
			name,
			logicalType: "object",
			physicalType: "file",
			properties: properties.map(propertyOf)
		}]
	}, { aliasDuplicateObjects: false });
	document.commentBefore = HEADER.replace("ROWS rows", rows === 1 ? "1 row" : `${count$1(rows)} rows`);
	const list = document.getIn([
		"schema",
		0,
		"properties"
	]);
	for (const [index, draft] of properties.entries()) {
		const item = (0, import_dist.isSeq)(list) ? list.items[index] : void 0;
		const comment = commentOf(draft);
		if ((0, import_dist.isMap)(item) && comment) item.commentBefore = ` ${comment}`;
	}
	return document.toString({
		lineWidth: 0,
		flowCollectionPadding: false
	});
}
function propertyOf(draft) {
	const { minimum, maximum, validValues, nullPercent } = draft;
	const options = {
		...minimum !== null && { minimum: limitOf(minimum, draft) },
		...maximum !== null && { maximum: limitOf(maximum, draft) }
	};
	const quality = [...nullPercent === null ? [] : [{
		metric: "nullValues",
		mustBeLessOrEqualTo: nullPercent,
		unit: "percent"
	}], ...validValues === null ? [] : [{
		metric: "invalidValues",
		arguments: { validValues },
		mustBe: 0
	}]];
	return {
		name: draft.name,
		...draft.type && { logicalType: draft.type },
		...Object.keys(options).length > 0 && { logicalTypeOptions: options },
		...draft.required && { required: true },
		...draft.unique && { unique: true },
		...draft.primaryKey && {
			primaryKey: true,
			primaryKeyPosition: 1
		},
		...quality.length > 0 && { quality }
	};
}
/** Of 15 digits a double keeps all; longer numbers stand as text. */
const SAFE_DIGITS = 15;
function limitOf(text, { type }) {
	if (type !== "integer" && type !== "number") return text;
	const digits = text.replace(/[eE].*$/, "").replace(/\D/g, "").replace(/^0+/, "");
	const number = Number(text);
	return digits.length <= SAFE_DIGITS && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : text;
}
function commentOf({ type, primaryKey, unique, nullPercent }) {
	if (nullPercent === 100) return "No value at all: which type is it?";
	if (type === null) return "Values of several types, or of one that the standard does not have.";
	if (type === "object" || type === "array") return "What is inside is not described yet: add properties or items.";
	if (primaryKey) return "Is this the key?";
	return unique ? "Unique so far." : null;
}

// core/data/infer-type.ts
/** Types that text may be read as, in the order in which they are tried: what all values are, the column is. */
const CANDIDATES = [
	"boolean",
	"integer",
	"number",
	"date",
	"time",
	"timestamp"
];
/** `001` and `+49` are names of something, not numbers. */
const NO_NUMBER = "[+].*|-?0[0-9].*";
/** How many counts `typeCounts` takes for one column. */
const TYPE_COUNTS = 1 + CANDIDATES.length + 3;
/** SQL of counts of one column: values, values of each candidate type, then of JSON texts, objects and arrays. */
function typeCounts(column) {
	const value = columnValue(column);
	const kinds = [
		"string",
		"object",
		"array"
	].map((kind) => column.encoding === "json" ? duckdb.isJson(value, [kind]) : "false");
	const conditions = [...CANDIDATES.map((type) => reads(column, type)), ...kinds];
	return [`count(${column.sql})`, ...conditions.map((condition) => `count(*) FILTER (WHERE ${condition})`)];
}
function reads(column, type) {
	if (column.encoding === "native") return "false";
	const text = textOf(column);
	const numeric = type === "integer" || type === "number";
	const cast = duckdb.cast(text, type);
	const kind = type === "boolean" ? "boolean" : numeric ? "number" : "string";
	return `coalesce(${[
		...column.encoding === "json" ? [duckdb.isJson(columnValue(column), [kind])] : [],
		duckdb.matches(text, WRITTEN[type] ?? ""),
		...numeric ? [`NOT ${duckdb.matches(text, NO_NUMBER)}`] : [],
		type === "number" ? duckdb.isFinite(cast) : `${cast} IS NOT NULL`
	].join(" AND ")}, false)`;
}
function columnValue(column) {
	return {
		sql: column.sql,
		data: duckdb.dataType(column)
	};
}
/** The type that every value of a column has; null where there is none, or no value at all. */
function inferredType(column, counts) {
	const [values = 0, ...of] = counts;
	if (values === 0) return null;
	if (column.encoding === "native") return nativeType(column);
	const candidate = CANDIDATES.find((_, index) => of[index] === values);
	if (candidate) return candidate;
	const [texts, objects, arrays] = of.slice(CANDIDATES.length);
	if (column.encoding === "text" || texts === values) return "string";
	return objects === values ? "object" : arrays === values ? "array" : null;
}
function nativeType(column) {
	const { kind } = duckdb.dataType(column);
	switch (kind) {
		case "integer":
		case "string":
		case "boolean":
		case "date":
		case "time":
		case "timestamp": return kind;
		case "decimal":
		case "float": return "number";
		case "struct":
		case "map": return "object";
		case "list": return "array";
		default: return null;
	}
}
/** SQL of one row of texts: smallest value, largest value, and about how many different ones there are. */
function rangeQuery(table, column, type) {
	const size = `approx_count_distinct(${column.sql})`;
	if (type === null || type === "string" || type === "boolean" || type === "object" || type === "array") return `SELECT NULL, NULL, ${size} FROM ${table}`;
	const text = textOf(column);
	const native = column.encoding === "native";
	const value = native ? column.sql : duckdb.cast(text, type);
	const finite = duckdb.dataType(column).kind === "float" ? ` FILTER (WHERE ${duckdb.isFinite(value)})` : "";
	const exact = type === "number" && !native;
	const [least, most] = ["min", "max"].map((end) => exact ? `arg_${end}(${text}, ${value})` : `${end}(${value})${finite}`);
	return `SELECT CAST(${least} AS VARCHAR), CAST(${most} AS VARCHAR), ${size} FROM ${table}`;
}
/** SQL of one number: the different values. */
function distinctCountQuery(table, column) {
	return `SELECT count(DISTINCT ${column.encoding === "json" ? textOf(column) : column.sql}) FROM ${table}`;
}
/** SQL of the different texts of a column, at most so many. */
function textsQuery(table, column, most) {
	return `SELECT ${textOf(column)} AS value FROM ${table} WHERE ${column.sql} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT ${most}`;
}

// actions/validate-data/infer-columns.ts
/** Columns that one scan looks at together. */
const COLUMNS_A_SCAN = 30;
/** An estimate this close to the number of rows may be all of them. */
const NEARLY_ALL = .8;
/** What the data show of every column; and the rows, all together. */
async function columnFacts(engine, table, columns) {
	const facts = [];
	let rows = 0;
	for (let start = 0; start === 0 || start < columns.length; start += COLUMNS_A_SCAN) {
		const some = columns.slice(start, start + COLUMNS_A_SCAN);
		const counts = some.flatMap(typeCounts);
		const [answer = []] = await engine.query(`SELECT ${["count(*)", ...counts].map((sql, index) => `${sql} AS n${index}`).join(", ")} FROM ${table.sql}`);
		rows = Number(answer[0]);
		for (const [index, column] of some.entries()) {
			const own = answer.slice(1 + index * TYPE_COUNTS, 1 + (index + 1) * TYPE_COUNTS).map(Number);
			facts.push(await factsOf({
				engine,
				table,
				column,
				rows
			}, own));
		}
	}
	return {
		rows,
		facts
	};
}
async function factsOf({ engine, table, column, rows }, counts) {
	const type = inferredType(column, counts);
	const [values = 0] = counts;
	const [[minimum = null, maximum = null, distinct = 0] = []] = await engine.query(rangeQuery(table.sql, column, type));
	const mayBeKey = type !== null && type !== "object" && type !== "array" && values === rows && Number(distinct) >= rows * NEARLY_ALL;
	const [[exact = 0] = []] = mayBeKey ? await engine.query(distinctCountQuery(table.sql, column)) : [];
	return {
		name: column.name,
		type,
		rows,
		nulls: rows - values,
		minimum: minimum === null ? null : String(minimum),
		maximum: maximum === null ? null : String(maximum),
		unique: mayBeKey && Number(exact) === rows,
		categories: type === "string" && fewEnough(Number(distinct) / 2, values) ? await categoriesOf({
			engine,
			table,
			column,
			rows
		}, values) : null
	};
}
async function categoriesOf({ engine, table, column }, values) {
	const found = await engine.query(textsQuery(table.sql, column, 30 + 1));
	return fewEnough(found.length, values) ? found.map(([text]) => String(text)) : null;
}

// actions/validate-data/infer.ts
init_errors();
init_duckdb_library();
/** Looks with the checks, at most; each takes away what did not hold. */
const MAX_LOOKS = 4;
/** For a check, in milliseconds. */
const LIMIT_MS = 6e4;
/**
* Writes a first contract that the data pass: it is checked as any contract is before it is written, and what does not hold
* is taken out.
*
* @throws UserError where there is a file already, no data, or lines that cannot be read.
*/
async function inferContract({ data = [], path }, log) {
	const absolute = await insideWorkspace(path);
	const shown = relative(workspace(), absolute).split(sep).join("/");
	await refuseExisting(absolute, shown);
	if (data.length === 0) throw new UserError("input 'data': needed to infer a contract; name the files, for example data/*.csv");
	const source = await findFiles(workspace(), {
		name: nameOf(data),
		patterns: data,
		server: null
	});
	const { dataset } = source;
	if (!dataset) throw new UserError(`input 'data': no file matches ${data.join(", ")}`);
	await ensureLibrary(log);
	const { openDuckdb } = await import("./chunks/duckdb.js");
	const engine = await openDuckdb(dataset.files.map((file) => file.absolute), log);
	try {
		const table = await engine.load(dataset);
		const { inferred, left } = await look({
			engine,
			table
		}, source, dataset);
		const proven = await proof({
			engine,
			table
		}, inferred);
		await source.confirm();
		await mkdir(dirname(absolute), { recursive: true });
		await writeFile(absolute, proven.contract, { flag: "wx" });
		const { rows, server } = inferred;
		const { properties } = proven;
		return {
			outputs: {
				outcome: "pass",
				"contract-path": shown,
				rows,
				"failed-checks": 0,
				"data-digest": filesDigest(source.entries)
			},
			summary: inferredSummary({
				path: shown,
				rows,
				properties: properties.length,
				withoutServer: server === null,
				key: properties.find(({ primaryKey }) => primaryKey)?.name ?? null,
				left: [...left, ...namesWithout(inferred.properties, properties)]
			})
		};
	} finally {
		await engine.close();
	}
}
function namesWithout(all, kept) {
	const names = new Set(kept.map(({ name }) => name));
	return all.map(({ name }) => name).filter((name) => !names.has(name));
}
async function refuseExisting(absolute, shown) {
	if (await lstat(absolute).then(() => true, () => false)) throw new UserError(`${shown}: is there already; remove it, or set the input 'contract-path' to a new file`);
}
/** The first name in the first pattern that is one: `data/flights-3m.parquet` is flights_3m. */
function nameOf(patterns) {
	return (patterns[0] ?? "").split("/").reverse().map((part) => part.replace(/\..*$/, "").replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "")).find((word) => word !== "")?.slice(0, 100) ?? "data";
}
async function look({ engine, table }, source, dataset) {
	const columns = table.columns.filter(({ name }) => !table.lackedBy.has(name));
	const { rows, facts } = await columnFacts(engine, table, columns);
	const { count, examples } = table.unreadable;
	if (count > 0) throw new UserError(`${count} lines or files cannot be read (${examples[0]}); mend them, then infer again`);
	if (rows === 0) throw new UserError(`${source.patterns.join(", ")}: no rows, so nothing to infer from`);
	const { properties, left } = draftOf(facts);
	return {
		inferred: {
			name: source.name,
			server: serverOf(source, dataset),
			rows,
			properties
		},
		left: [...table.lackedBy.keys(), ...left]
	};
}
function serverOf({ patterns }, { format, delimiter }) {
	const [path, ...more] = patterns;
	if (path === void 0 || more.length > 0) return null;
	if (format !== "csv") return {
		path,
		format
	};
	return delimiter === "	" ? {
		path,
		format: "tsv"
	} : {
		path,
		format,
		...delimiter !== "," && { delimiter }
	};
}
async function proof({ engine, table }, inferred) {
	const others = /* @__PURE__ */ new Map([[inferred.name, table]]);
	let { properties } = inferred;
	for (let looks = 0; looks < MAX_LOOKS; looks++) {
		const contract = contractText({
			...inferred,
			properties
		});
		const [plan] = plansOf(readContract(contract, "the inferred contract"), (/* @__PURE__ */ new Date()).toISOString());
		if (!plan) throw new Error("the inferred contract has no schema");
		const { checks } = await runChecks({
			engine,
			plan,
			table,
			others,
			limit: LIMIT_MS
		});
		const failing = checks.filter(({ result }) => result !== "pass");
		if (failing.length === 0) return {
			contract,
			properties
		};
		properties = relaxed(properties, {
			schema: inferred.name,
			failing
		});
	}
	throw new Error("the inferred contract does not settle");
}
function relaxed(properties, { schema, failing }) {
	const ids = new Set(failing.map(({ id }) => id));
	const kinds = [...new Set(failing.map(({ id }) => id.slice(id.lastIndexOf(":") + 1)))];
	return properties.flatMap((draft) => {
		return kinds.filter((kind) => ids.has(`${schema}.${draft.name}:${kind}`)).reduce((kept, kind) => kept && without(kept, kind), draft) ?? [];
	});
}

// actions/validate-data/written-reports.ts
init_errors();
/**
* The places of the reports, relative to the workspace, with `/`. Asked before the data are read, since a path that cannot
* be used should not cost the minutes of a validation.
*
* @throws UserError for a place outside the workspace, and for two reports in one place.
*/
async function reportPlaces({ json, html, junit }) {
	const places = {
		json: await inWorkspace(json),
		html: html === void 0 ? void 0 : await inWorkspace(html),
		junit: junit === void 0 ? void 0 : await inWorkspace(junit)
	};
	const all = Object.values(places).filter((place) => place !== void 0);
	const twice = all.find((place, index) => all.indexOf(place) < index);
	if (twice !== void 0) throw new UserError(`${twice}: two reports would go there; name a file for each`);
	return places;
}
/**
* Writes a data report: the JSON document, and a page and JUnit XML where they are asked for.
*
* @param places from `reportPlaces`.
* @returns the text of the document.
*/
async function writeReports(report, places) {
	const { text } = writeDocument(dataReport, report);
	const root = workspace();
	await writeFileAtomic(join(root, places.json), text);
	if (places.html !== void 0) await writeFileAtomic(join(root, places.html), await pageOf(report));
	if (places.junit !== void 0) await writeFileAtomic(join(root, places.junit), junitXml(report));
	return text;
}
async function pageOf(report) {
	const [{ dataPage }, { dataCharts }] = await Promise.all([import("./chunks/data-page.js"), import("./chunks/data-charts.js")]);
	return dataPage(report, dataCharts);
}
async function inWorkspace(path) {
	return relative(workspace(), await insideWorkspace(path)).split(sep).join("/");
}

// actions/validate-data/validate-data.ts
init_errors();
const Moment = datetime({
	offset: true,
	error: "must be a moment like 2024-06-01T00:00:00Z"
});
const Inputs = object({
	mode: _enum(["check", "infer"], { error: "must be check or infer" }).default("check").describe("check the data, or infer: write a first contract from them."),
	"model-name": modelName.optional(),
	contract: Path.optional().describe("Path of the data contract (ODCS). Default: the policy's, for this model."),
	data: Lines.optional().describe("Files to check, as globs, one a line; <schema>=<glob> where the contract has several schemas. Default: the path of the contract's local server."),
	reference: Lines.optional().describe("What to compare the data with: files, as globs, one a line, <schema>=<glob> where the contract has several schemas; or release, for the data of the latest registered version. Default: nothing."),
	engine: _enum(["duckdb", "spark"], { error: "must be duckdb or spark" }).default("duckdb").describe("What runs the checks: duckdb, on this machine, or spark, through the pyspark (4 or later) of the job."),
	"engine-address": string().regex(/^(spark|k8s|sc):\/\/\S+$|^yarn$|^local(\[[\d*,]+\])?$/, "must be spark://..., k8s://..., yarn, local[n] or sc://...").optional().describe("Of spark: the master of a cluster (spark://..., k8s://..., yarn) or the address of Spark Connect (sc://...). Default: this machine."),
	now: Moment.optional().describe("The moment at which service levels ask how old the data are, in ISO 8601 with an offset, for example 2024-06-01T00:00:00Z. Default: the clock."),
	"fail-on": _enum([
		"fail",
		"warn",
		"never"
	], { error: "must be fail, warn or never" }).default("fail").describe("What fails the step: fail, warn (warnings too) or never. Data that cannot be checked always do."),
	"report-path": Path.regex(/\.json$/, "must end in .json").default("holdout-data.json").describe("Where to write the data report."),
	"html-path": Path.regex(/\.html$/, "must end in .html").optional().describe("Where to write the report as one HTML file, with a chart for each column. Default: none is written."),
	"junit-path": Path.regex(/\.xml$/, "must end in .xml").optional().describe("Where to write the checks as JUnit XML. Default: none is written."),
	"contract-path": Path.regex(/\.ya?ml$/, "must end in .yaml or .yml").default("data-contract.yaml").describe("Where infer writes the contract; a file that is there already is not overwritten."),
	policy: policyPath,
	"github-token": githubToken.optional()
});
function live(inputs) {
	const context = readContext();
	const token = inputs["github-token"];
	return {
		context,
		octokit: token && context ? octokitFor(token, context.apiUrl) : null
	};
}
/**
* Checks data against their contract. The report is written, uploaded and summed up whatever the checks find; data that
* are absent or cannot be read never pass.
*/
async function validateData(inputs, tools = live(inputs)) {
	const engineChoice = engineOf(inputs);
	if (inputs.mode === "infer") return inferContract({
		data: inputs.data,
		path: inputs["contract-path"]
	}, info);
	const { context } = tools;
	const root = workspace();
	const { model, contractPath, policy, models } = await modelAndContract(inputs, tools);
	const contract = readContract(await readText(root, contractPath, CONTRACT_MAX_BYTES), contractPath);
	const places = await reportPlaces({
		json: inputs["report-path"],
		html: inputs["html-path"],
		junit: inputs["junit-path"]
	});
	const sources = await findSources({
		root,
		contract,
		data: inputs.data
	});
	const now = inputs.now ?? (/* @__PURE__ */ new Date()).toISOString();
	const quest = await questOf({
		root,
		contract,
		name: model,
		model: models?.[model] ?? null,
		reference: inputs.reference,
		now: new Date(now),
		drawn: places.html !== void 0,
		...tools
	});
	const { engine, results, lessons } = await checkSources(sources, plansOf(contract, now), {
		engine: engineChoice,
		log: info,
		...quest && { study: {
			quest,
			contract
		} }
	});
	const checks = results.flatMap((result) => result.checks);
	const { findings = [], reference } = lessons ?? {};
	const report = {
		schema: "holdout.data-report/1",
		model,
		run: context && runIdentity(context),
		outcome: outcomeOf([...checks, ...findings]),
		...policy && { policy },
		contract: contractFacts(contractPath, contract),
		engine,
		checks,
		unchecked: uncheckedRules(contract),
		findings: [...findings],
		...reference && { reference },
		...await comparedWithBase({
			head: contract,
			path: contractPath,
			model,
			models
		}, tools, info),
		datasets: results.flatMap(({ dataset }) => dataset ?? []),
		created_at: (/* @__PURE__ */ new Date()).toISOString()
	};
	const text = await writeReports(report, places);
	if (context) annotate(report);
	const problem = context && await uploadDocument({
		name: artifactName("data", model, context.runAttempt),
		file: dataReport.file,
		text
	});
	return {
		outputs: {
			outcome: report.outcome,
			"report-path": places.json,
			...places.html !== void 0 && { "html-path": places.html },
			rows: report.datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
			"failed-checks": [...checks, ...findings].filter(({ result }) => result === "fail" || result === "error").length,
			"data-digest": filesDigest(sources.flatMap((source) => source.entries))
		},
		summary: dataSummary(report),
		...failureOf(report, inputs["fail-on"], problem)
	};
}
function engineOf({ mode, engine, "engine-address": address }) {
	if (engine === "spark" && mode === "infer") throw new UserError("input 'engine': infer runs on duckdb alone; infer from a sample of the data");
	if (address === void 0) return {
		name: engine,
		address: ""
	};
	if (engine !== "spark") throw new UserError("input 'engine-address': only spark has one; set engine: spark");
	if (address.startsWith("sc://")) setSecret(address);
	return {
		name: engine,
		address
	};
}
async function modelAndContract(inputs, { context, octokit }) {
	const { "model-name": given, contract, policy: path } = inputs;
	if (given !== void 0 && contract !== void 0) return {
		model: given,
		contractPath: contract,
		policy: null,
		models: null
	};
	const deciding = await asked("contents: read", () => readDecidingPolicy(path, context, octokit));
	const { name, model } = modelPolicy(deciding.policy, given);
	const contractPath = contract ?? model.dataset?.contract;
	if (contractPath === void 0) throw new UserError(`${path}: models.${name} has no dataset.contract; add it, or set the input 'contract'`);
	const { digest, source, ref } = deciding;
	return {
		model: name,
		contractPath,
		policy: {
			digest,
			source,
			ref
		},
		models: deciding.policy.models
	};
}
async function readText(root, path, maxBytes) {
	const file = await openRegular(root, path);
	try {
		const { size } = await file.stat();
		if (size > maxBytes) throw new UserError(`${path}: ${size} bytes are over the limit of ${maxBytes}; shorten it`);
		return await file.readFile("utf8");
	} finally {
		await file.close();
	}
}
function contractFacts(path, { contract, digest }) {
	return {
		path,
		digest,
		id: contract.id,
		version: contract.version
	};
}
function failureOf(report, failOn, problem) {
	const { outcome } = report;
	const line = dataVerdict(report);
	if (outcome === "error") return { failure: {
		kind: "unusable",
		message: line
	} };
	if (problem !== null) return { failure: {
		kind: "unusable",
		message: problem
	} };
	return failOn !== "never" && (outcome === "fail" || outcome === "warn" && failOn === "warn") ? { failure: {
		kind: "negative",
		message: line
	} } : {};
}

// actions/validate-data/index.ts
await runAction(Inputs, validateData);

export {  };