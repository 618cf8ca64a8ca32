import { $ as draftOf, $n as dataSummary, $t as measuresOf, An as octokitFor, Ar as runAction, At as timesQuery, Bn as asked, Bt as binned, Cn as locate, Cr as ecmaPattern, Ct as duplicateRows, Dn as branchTip, Dt as overlapContentQuery, En as readDecidingPolicy, Et as overlapContent, Fn as githubToken, Ft as groupsOf, G as TYPE_COUNTS, Gn as fileEntry, Gt as middles, Ht as drawnEdges, In as modelName, It as groupsQuery, J as rangeQuery, Jn as openRegular, Jt as labelMissingness, K as distinctCountQuery, Kn as insideWorkspace, Kt as pooled, Ln as policyPath, Lt as judgeGroups, Mn as Path, Mr as init_errors, Mt as labelOf, Nr as messageOf, Nt as MAX_COMPARED, Or as digestOf, Ot as overlapKey, Pt as groupProfiles, Q as contractText, Qn as writeFileAtomic, Qt as findingOf, Rn as readContext, Rt as judgeShares, Sn as viewQuery, Sr as readContract, St as writeDocument, Tr as parseWith, Tt as futureTimestamps, Ut as fineEdges, Vt as coarser, W as junitXml, Wn as uploadDocument, Wt as inner, X as typeCounts, Xt as judgeDrift, Y as textsQuery, Yt as leakingFeatures, Z as inferredSummary, Zn as workspace, Zt as compareColumn, _n as filledQuery, _r as filesDigest, ar as dataVerdict, bn as questionOf, br as judge, cn as ensureLibrary, dr as POLICY_PATH, en as tallyOfRanges, et as fewEnough, fr as modelPolicy, gn as examplesQuery, gr as artifactName, hn as distinctQuery, in as featuresOf, ir as checkItems, it as scanQuery, jn as Lines, jr as UserError, jt as classesQuery, kn as readFileAt, kr as CONTRACT_MAX_BYTES, kt as overlapKeyQuery, ln as init_duckdb_library, mn as conditions, mr as dataReport, nn as countsQuery, nt as contractChanges, or as fails, ot as downloadReleaseAsset, q as inferredType, qn as listFiles, qt as profileOf, rn as measuresQuery, rt as hasFault, st as latestVersion, tn as tallyOfValues, tt as without, vn as keysQuery, vr as uncheckedRules, wn as baseBranch, wr as parseStrictYaml, wt as duplicateRowsQuery, xn as repeatedQuery, xr as outcomeOf, xt as readDocument, yn as orphansFrom, yr as plansOf, zn as runIdentity, zt as aligned } from "./chunks/core.js";
import { C as object, E as string, F as info, N as error, d as datetime, f as _enum, g as array, w as record$1, x as looseObject, y as int, z as warning } from "./chunks/vendor.js";
import { Worker } from "node:worker_threads";
import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";

// actions/validate-data/annotations.ts
init_errors();
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

// actions/validate-data/learning-columns.ts
init_duckdb_library();
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
		const [[rows, ...answer] = []] = await engine.query(measuresQuery(table, some, known ? "glance" : "all"));
		for (const [index, { feature }] of some.entries()) {
			const own = answer.slice(index * 6, (index + 1) * 6);
			looks.set(feature.bound.column.name, measuresOf(feature, Number(rows), own));
		}
	}
	return looks;
}
/**
* The ranges of every column with numbers that has too many values in either table; for both the same, so that they can be compared.
*
* @param earlier the bins of an earlier report, which then are the ones to draw.
*/
function rangesOf(ours, theirs, earlier) {
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
/** Counts the columns of a table: value by value where they have few, else by ranges. One scan, or more for very many columns. */
async function countColumns(side, looks, ranges) {
	const counted = /* @__PURE__ */ new Map();
	for (let start = 0; start < side.features.length; start += 64) {
		const asked = side.features.slice(start, start + 64).flatMap((feature) => {
			const look = looks.get(feature.bound.column.name);
			return look ? [{
				feature,
				look,
				by: wayOf(look, ranges.get(feature.bound.column.name))
			}] : [];
		});
		const conditions = side.classes.map(({ condition }) => condition);
		const rows = /* @__PURE__ */ new Map();
		for (const [index, ...row] of await side.engine.query(countsQuery(side.table, asked, conditions))) {
			const own = rows.get(Number(index)) ?? [];
			own.push(row);
			rows.set(Number(index), own);
		}
		const all = {
			rows: Number(rows.get(-1)?.[0]?.[4] ?? 0),
			classRows: side.classes.map((one) => one.rows)
		};
		for (const [index, one] of asked.entries()) {
			const { name } = one.feature.bound.column;
			counted.set(name, count(one, all, {
				answer: rows.get(index) ?? [],
				fine: ranges.get(name)?.fine ?? null
			}));
		}
	}
	return counted;
}
function wayOf(look, ranges) {
	if (look.kind === "opaque") return "gaps";
	if (look.narrow) return "values";
	return look.numbers && ranges ? { edges: ranges.fine } : "gaps";
}
function count({ feature, look, by }, all, { answer, fine }) {
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
	const tally = (await countColumns(side, await measureColumns(side), /* @__PURE__ */ new Map())).get(name)?.tally;
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

// actions/validate-data/sources/dvc-digest.ts
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
				classified
			},
			histogram,
			sd: numbers?.sd ?? 0
		}];
	}));
}

// actions/validate-data/learning.ts
/** Profiles all datasets, compares them with the reference, and looks for leakage and uneven groups where the policy's `dataset` asks. */
async function learn(engine, loaded, quest) {
	const subjects = loaded.map((one) => ({
		...one,
		engine,
		features: featuresOf(one.plan, one.object, one.table.columns)
	}));
	const main = mainSubject(subjects, quest.dataset);
	const datasets = /* @__PURE__ */ new Map();
	const compared = /* @__PURE__ */ new Map();
	const findings = [];
	let rows = 0;
	for (const subject of subjects) {
		const schema = subject.plan.name;
		const asked = subject === main ? await askLabel(subject, quest) : null;
		const seen = await seeColumns(subject, {
			asked,
			reference: quest.reference
		});
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
async function seeColumns(subject, { asked, reference }) {
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
	const ranges = rangesOf(looks, other?.kind === "side" ? other.looks : null, drawn);
	const ours = await countColumns(side, looks, ranges);
	const theirs = other?.kind === "side" ? await countColumns(other.side, other.looks, ranges) : /* @__PURE__ */ new Map();
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
	const table = await engine.load(source.dataset);
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
function referenceColumn({ rows, missing, values }) {
	return {
		rows,
		missing,
		values: values && new Map(values.map(({ text, count }) => [text, count])),
		others: 0,
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

// actions/validate-data/scan.ts
init_errors();
/** Asks everything that counts rows or entries together: the rows of the table in one scan, those of each array in one more. */
async function scan(engine, table, checks, scope) {
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
	const problem = await ask(engine, wanted, answered).catch((thrown) => firstLine(thrown));
	const of = (from, count) => answered.get(`${from}\n${count}`) ?? 0;
	const rows = Number(of(table.sql, "count(*)"));
	return {
		rows,
		columns: table.columns.map(({ name, type, sql }) => ({
			name: shownName(name),
			type,
			nulls: rows - Number(of(table.sql, `count(${sql})`))
		})),
		answers: new Map(Array.from(questions).flatMap(([check, question]) => question ? [[check, question.counts.map((count) => of(question.from, count))]] : [])),
		problem
	};
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
			const texts = portion.map(([text]) => String(text));
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
	const { engine, table, plan } = loaded;
	const scope = scopeOf(engine, table);
	const known = {
		...loaded,
		scope,
		scanned: await scan(engine, table, plan.checks, scope)
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
		checks
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
	const from = keys[0]?.from ?? table.sql;
	const shown = count > 0 && check.open ? await engine.query(repeatedQuery(from, keys, nulls)) : [];
	return {
		kind: "count",
		rows,
		count,
		examples: texts(shown)
	};
}
async function orphans({ target }, keys, { engine, table, others, scanned }) {
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
	const from = orphansFrom(table.sql, keys, {
		table: other.sql,
		keys: goals.filter((goal) => goal !== null)
	});
	const [[count] = []] = await engine.query(`SELECT count(*) AS n FROM ${from}`);
	const shown = Number(count) === 0 ? [] : await engine.query(`SELECT value, count(*) AS n FROM ${from} GROUP BY value ORDER BY n DESC, value LIMIT ${10}`);
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
async function examplesOf({ measure }, { engine, scope }) {
	if (measure.kind !== "values" || measure.fault.kind === "null") return [];
	const located = locate(scope, measure.field);
	const { fault } = located ? conditions(located, measure) : { fault: "false" };
	return located && fault !== "false" ? texts(await engine.query(examplesQuery(located, fault))) : [];
}
/** The lines of the first bad rows; of values that only JavaScript could judge, those of the examples. */
async function placesOf({ measure }, { scope, table }, examples) {
	if (measure.kind !== "values") return [];
	const located = locate(scope, measure.field);
	if (!located || located.from !== table.sql) return [];
	const { fault, unsure } = conditions(located, measure);
	const { dialect, value } = located;
	const listed = examples.filter((text) => text.length < 200).map((text) => dialect.literal(text));
	const either = [...fault === "false" ? [] : [fault], ...unsure && listed.length > 0 ? [`(${unsure} AND ${dialect.text(value)} IN (${listed.join(", ")}))`] : []];
	return either.length === 0 ? [] : table.placesWhere(either.join(" OR "));
}
function texts(rows) {
	return rows.map(([value]) => String(value));
}

// actions/validate-data/check-sources.ts
/** For a pattern in JavaScript, and for a query of the contract. */
const LIMIT_MS$1 = 1e4;
/**
* Checks every source by its plan, and studies what the contract does not ask.
*
* @throws UserError where the engine cannot be had, and where a file changed meanwhile.
*/
async function checkSources(sources, plans, { log, study }) {
	await ensureLibrary(log);
	const { openDuckdb } = await import("./chunks/duckdb.js");
	const readable = [...sources, ...study ? questSources(study.quest) : []];
	const engine = await openDuckdb(readable.flatMap(({ dataset }) => dataset?.files ?? []).map(({ absolute }) => absolute), log);
	try {
		const tables = /* @__PURE__ */ new Map();
		for (const { name, dataset } of sources) if (dataset) tables.set(name, await engine.load(dataset));
		if (plans.some(({ checks }) => checks.some(({ measure }) => measure.kind === "query"))) for (const plan of plans) await nameTable(engine, plan, tables);
		const results = [];
		for (const plan of plans) {
			const source = sources.find(({ name }) => name === plan.name);
			if (!source) throw new Error(`no source for ${plan.name}`);
			results.push(await checkSource({
				engine,
				plan,
				others: tables,
				limit: LIMIT_MS$1
			}, source));
		}
		const lessons = study ? await studied(engine, study, {
			plans,
			tables,
			results
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
	const { plans, tables, results } = checked;
	const loaded = plans.flatMap((plan) => {
		const object = study.contract.contract.schema.find(({ name }) => name === plan.name);
		const table = tables.get(plan.name);
		const rows = results.find(({ dataset }) => dataset?.name === plan.name)?.dataset?.rows ?? 0;
		return object && table && rows > 0 ? [{
			plan,
			object,
			table
		}] : [];
	});
	return learn(engine, loaded, study.quest);
}
function withLesson({ checks, dataset }, lessons) {
	return {
		checks,
		dataset: dataset && {
			...dataset,
			...lessons?.datasets.get(dataset.name)
		}
	};
}
async function nameTable(engine, plan, tables) {
	const table = tables.get(plan.name);
	if (table) await engine.query(viewQuery(plan, table.columns, scopeOf(engine, table))).catch(() => void 0);
}
async function checkSource(asked, { entries, patterns, problem }) {
	const { plan, others } = asked;
	const table = others.get(plan.name);
	if (!table) return {
		checks: noData(plan, problem ?? `no file matches ${patterns.join(", ")}`),
		dataset: null
	};
	const { rows, columns, checks } = await runChecks({
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
		}
	};
}
function noData(plan, why) {
	return plan.checks.filter(({ measure }) => measure.kind === "rows").map((check) => judge(check, {
		kind: "error",
		why
	}));
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