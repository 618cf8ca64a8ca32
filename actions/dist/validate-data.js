import { $ as distinctQuery, $t as outcomeOf, At as openRegular, Dt as fileEntry, Et as uploadDocument, Ft as modelPolicy, Gt as filesDigest, Ht as dataReport, Kt as dataSummary, Nt as workspace, Ot as insideWorkspace, Pt as writeFileAtomic, Q as countsQuery, Qt as judge, Rt as writeDocument, St as asked, Wt as artifactName, _t as githubToken, at as ensureLibrary, bt as readContext, cn as CONTRACT_MAX_BYTES, dn as init_errors, en as readContract, et as duplicatesQuery, fn as messageOf, ft as octokitFor, it as literal, kt as listFiles, ln as runAction, mt as Path, nn as toRe2, nt as patternForJavaScript, ot as init_duckdb_library, pt as Lines, qt as verdictLine, sn as plansOf, tn as ecmaPattern, tt as examplesQuery, un as UserError, ut as readDecidingPolicy, vt as modelName, xt as runIdentity, yt as policyPath } from "./chunks/core.js";
import { C as object, F as info, f as _enum } from "./chunks/vendor.js";
import { Worker } from "node:worker_threads";
import { extname, join, relative, sep } from "node:path";
import { realpath, stat } from "node:fs/promises";

// actions/validate-data/pattern-worker.ts
init_errors();
init_duckdb_library();
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

// actions/validate-data/run-checks.ts
/**
* Measures and judges every check of a plan: all that counts rows in one scan, repeated keys and patterns for JavaScript
* in one query each, examples only for what does not pass.
*/
async function runChecks(loaded) {
	const columns = new Map(loaded.table.columns.map((column) => [column.name, column]));
	const refused = await refusedPatterns(loaded);
	const scanned = await scan(loaded, columns, refused);
	const checks = [];
	for (const check of loaded.plan.checks) {
		const found = await measure(check, {
			...loaded,
			columns,
			refused,
			scanned
		});
		const judged = judge(check, found);
		const ask = judged.result !== "pass" && check.open && found.kind === "count" && found.examples.length === 0;
		checks.push(ask ? judge(check, {
			...found,
			examples: await examplesOf(check, {
				...loaded,
				columns,
				refused
			})
		}) : judged);
	}
	return {
		rows: scanned.rows,
		columns: scanned.columns,
		checks
	};
}
async function refusedPatterns({ engine, plan }) {
	const refused = /* @__PURE__ */ new Set();
	for (const { measure } of plan.checks) {
		const pattern = measure.kind === "values" && measure.fault.kind === "invalid" ? measure.fault.pattern : null;
		const re2 = pattern === null ? null : toRe2(pattern);
		if (re2 === null) continue;
		await engine.query(`SELECT regexp_matches('', ${literal(re2)})`).catch(() => refused.add(re2));
	}
	return refused;
}
async function scan({ engine, plan, table }, columns, refused) {
	const counted = plan.checks.map((check) => valueCheck(check, columns)).filter((check) => check !== null).filter(({ fault }) => patternForJavaScript(fault, refused) === null);
	const counts = /* @__PURE__ */ new Map();
	const found = [];
	let rows = 0;
	try {
		for (let start = 0; start === 0 || start < Math.max(table.columns.length, counted.length); start += 400) {
			const some = table.columns.slice(start, start + 400);
			const part = counted.slice(start, start + 400);
			const [answer = []] = await engine.query(countsQuery(table.sql, some, part));
			rows = Number(answer[0]);
			for (const [index, { name, type }] of some.entries()) found.push({
				name: shownName(name),
				type,
				nulls: rows - Number(answer[1 + index])
			});
			for (const [index, { check }] of part.entries()) counts.set(check, Number(answer[1 + some.length + index]));
		}
		return {
			rows,
			columns: found,
			counts,
			problem: null
		};
	} catch (thrown) {
		return {
			rows,
			columns: found,
			counts,
			problem: firstLine(thrown)
		};
	}
}
function measure(check, known) {
	const { scanned, table, columns } = known;
	const { rows } = scanned;
	const { measure } = check;
	if (measure.kind === "unreadable") {
		const { count, examples } = table.unreadable;
		return {
			kind: "count",
			rows,
			count,
			examples
		};
	}
	if (measure.kind === "absent") {
		const lacking = columns.has(measure.field.column) ? table.lackedBy.get(measure.field.column) ?? [] : null;
		return {
			kind: "count",
			rows,
			count: lacking?.length === 0 ? 0 : 1,
			examples: lacking ?? []
		};
	}
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
	const absent = fieldsOf(measure).find((field) => !columns.has(field.column));
	if (absent) return {
		kind: "impossible",
		why: `no column ${absent.column}`
	};
	return guarded(() => measure.kind === "duplicates" ? duplicates(measure, known, rows) : values(check, known));
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
async function values(check, known) {
	const { rows, counts } = known.scanned;
	const count = counts.get(check);
	if (count !== void 0) return {
		kind: "count",
		rows,
		count,
		examples: []
	};
	const bound = valueCheck(check, known.columns);
	const pattern = bound && patternForJavaScript(bound.fault, known.refused);
	if (!bound || pattern === null || pattern === void 0) throw new Error(`${check.id} was not counted`);
	return {
		kind: "count",
		rows,
		...await unmatched(bound, pattern, known)
	};
}
async function unmatched(bound, pattern, { engine, table, patternLimit }) {
	const worker = patternWorker(ecmaPattern(pattern), patternLimit);
	const faulty = [];
	let total = 0;
	try {
		for await (const portion of engine.stream(distinctQuery(table.sql, bound))) {
			const matched = await worker.matches(portion.map(([text]) => String(text)));
			for (const [index, [text, unlisted, n]] of portion.entries()) {
				if (matched[index] && unlisted !== true) continue;
				total += Number(n);
				faulty.push({
					text: Array.from(String(text)).slice(0, 200).join(""),
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
		await worker.close();
	}
}
async function duplicates(measure, { engine, table, columns }, rows) {
	const bounds = measure.fields.map((field) => boundOf(field, columns)).filter((bound) => bound !== null);
	const [answer = []] = await engine.query(duplicatesQuery(table.sql, bounds, measure.nulls));
	return {
		kind: "count",
		rows,
		count: Number(answer[0]),
		examples: texts(answer[1])
	};
}
async function examplesOf(check, { engine, table, columns, refused }) {
	const bound = valueCheck(check, columns);
	if (!bound || bound.fault.kind === "null" || patternForJavaScript(bound.fault, refused) !== null) return [];
	return (await engine.query(examplesQuery(table.sql, bound))).map(([value]) => String(value));
}
function valueCheck(check, columns) {
	if (check.measure.kind !== "values") return null;
	const bound = boundOf(check.measure.field, columns);
	return bound && {
		check,
		bound,
		fault: check.measure.fault
	};
}
function boundOf(field, columns) {
	const column = columns.get(field.column);
	return column ? {
		field,
		column
	} : null;
}
function fieldsOf(measure) {
	return measure.kind === "values" ? [measure.field] : measure.fields;
}
function texts(value) {
	return Array.isArray(value) ? value.map(String) : [];
}
function shownName(name) {
	const characters = Array.from(name.toWellFormed());
	return characters.length <= 200 ? characters.join("") : `${characters.slice(0, 200).join("")}…`;
}
function firstLine(thrown) {
	return messageOf(thrown).split("\n")[0] ?? "";
}

// actions/validate-data/check-sources.ts
const PATTERN_LIMIT_MS = 1e4;
/**
* Checks every source by its plan.
*
* @throws UserError where the engine cannot be had, and where a file changed meanwhile.
*/
async function checkSources(sources, plans, log) {
	await ensureLibrary(log);
	const { openDuckdb } = await import("./chunks/duckdb.js");
	const engine = await openDuckdb(sources.flatMap(({ dataset }) => dataset?.files ?? []).map(({ absolute }) => absolute));
	try {
		const results = [];
		for (const plan of plans) {
			const source = sources.find(({ name }) => name === plan.name);
			if (!source) throw new Error(`no source for ${plan.name}`);
			results.push(await checkSource(engine, source, plan));
			await source.confirm();
		}
		return {
			engine: engine.name,
			results
		};
	} finally {
		await engine.close();
	}
}
async function checkSource(engine, source, plan) {
	const { dataset, entries, patterns } = source;
	if (!dataset) return {
		checks: noData(plan, patterns),
		dataset: null
	};
	const table = await engine.load(dataset);
	const { rows, columns, checks } = await runChecks({
		engine,
		plan,
		table,
		patternLimit: PATTERN_LIMIT_MS
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
function noData(plan, patterns) {
	const why = `no file matches ${patterns.join(", ")}`;
	return plan.checks.filter(({ measure }) => measure.kind === "rows").map((check) => judge(check, {
		kind: "error",
		why
	}));
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
	for (const { name, patterns, server } of placesOf(wanted)) {
		for (const pattern of patterns) refusePattern(pattern);
		const paths = await listFiles(wanted.root, patterns);
		sources.push({
			name,
			patterns,
			...await open$1(wanted.root, {
				name,
				paths,
				server
			})
		});
	}
	return sources;
}
function placesOf({ contract: { contract, server }, data }) {
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
async function open$1(root, { name, paths, server }) {
	const files = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const absolute = await realpath(join(root, path));
		if (!files.has(absolute)) files.set(absolute, {
			path,
			absolute
		});
	}
	const marks = /* @__PURE__ */ new Map();
	const entries = [];
	for (const { path, absolute } of files.values()) {
		marks.set(absolute, await markOf(absolute));
		entries.push(await fileEntry(root, path));
	}
	return {
		dataset: files.size === 0 ? null : {
			name,
			...formatOf([...files.values()], server),
			files: [...files.values()]
		},
		entries,
		confirm: () => confirm(files, marks)
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
const FORMS = {
	".csv": {
		format: "csv",
		delimiter: ","
	},
	".tsv": {
		format: "csv",
		delimiter: "	"
	},
	".jsonl": {
		format: "jsonl",
		delimiter: ""
	},
	".ndjson": {
		format: "jsonl",
		delimiter: ""
	},
	".parquet": {
		format: "parquet",
		delimiter: ""
	}
};
function formatOf(files, server) {
	const forms = files.map(({ path }) => formOf(path, server));
	const [first] = forms;
	const other = forms.findIndex((form) => form.format !== first?.format || form.delimiter !== first?.delimiter);
	if (!first || other >= 0) throw new UserError(`${files[0]?.path} and ${files[other]?.path} have different formats; give files of one format`);
	return first;
}
function formOf(path, server) {
	const byName = FORMS[extname(path).toLowerCase()];
	const byServer = server && FORMS[`.${server.format === "json" ? "jsonl" : server.format}`];
	const form = byName ?? byServer;
	if (!form) throw new UserError(`${path}: its name does not end in .csv, .tsv, .jsonl, .ndjson or .parquet; rename or convert it`);
	const delimiter = form.format === "csv" && server?.format === "csv" ? server.delimiter : void 0;
	return delimiter === void 0 ? form : {
		...form,
		delimiter
	};
}

// actions/validate-data/validate-data.ts
init_errors();
const Inputs = object({
	"model-name": modelName.optional(),
	contract: Path.optional().describe("Path of the data contract (ODCS). Default: the policy's, for this model."),
	data: Lines.optional().describe("Files to check, as globs, one a line; <schema>=<glob> where the contract has several schemas. Default: the path of the contract's local server."),
	"fail-on": _enum([
		"fail",
		"warn",
		"never"
	], { error: "must be fail, warn or never" }).default("fail").describe("What fails the step: fail, warn (warnings too) or never. Data that cannot be checked always do."),
	"report-path": Path.regex(/\.json$/, "must end in .json").default("holdout-data.json").describe("Where to write the data report."),
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
	const { context } = tools;
	const root = workspace();
	const { model, contractPath, policy } = await modelAndContract(inputs, tools);
	const contract = readContract(await readText(root, contractPath, CONTRACT_MAX_BYTES), contractPath);
	const reportPath = relative(root, await insideWorkspace(inputs["report-path"])).split(sep).join("/");
	const sources = await findSources({
		root,
		contract,
		data: inputs.data
	});
	const { engine, results } = await checkSources(sources, plansOf(contract), info);
	const checks = results.flatMap((result) => result.checks);
	const report = {
		schema: "holdout.data-report/1",
		model,
		run: context && runIdentity(context),
		outcome: outcomeOf(checks),
		...policy && { policy },
		contract: contractFacts(contractPath, contract),
		engine,
		checks,
		datasets: results.flatMap(({ dataset }) => dataset ?? []),
		created_at: (/* @__PURE__ */ new Date()).toISOString()
	};
	const { text } = writeDocument(dataReport, report);
	await writeFileAtomic(join(root, reportPath), text);
	const problem = context && await uploadDocument({
		name: artifactName("data", model, context.runAttempt),
		file: dataReport.file,
		text
	});
	return {
		outputs: {
			outcome: report.outcome,
			"report-path": reportPath,
			rows: report.datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
			"failed-checks": checks.filter(({ result }) => result === "fail" || result === "error").length,
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
		policy: null
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
		}
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
function failureOf({ outcome, checks }, failOn, problem) {
	const line = verdictLine(checks);
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