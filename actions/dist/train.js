import { An as openRegular, Cr as init_errors, Ct as checkedOutCommit, Dn as fileEntry, Ft as runRecord, In as code, Ln as details, Mn as readRegular, Nn as workspace, On as insideWorkspace, Pn as writeFileAtomic, Rn as escapeText, Sr as UserError, St as keepCommandFiles, Tn as uploadArtifact, Ut as writeDocument, Xn as readPolicy, Yn as modelPolicy, an as parseStrictJson, bn as readContext, bt as execute, hn as Whole, in as init_json, kn as listFiles, lr as parseStrictYaml, mn as Path, nr as filesDigest, pn as Lines, rn as canonicalJson, tr as artifactName, vn as modelName, wr as messageOf, xn as runIdentity, xr as runAction, xt as scriptCommand, yn as policyPath, yt as childEnvironment, zn as table } from "./chunks/core.js";
import { D as string, L as notice, w as object } from "./chunks/vendor.js";
import { copyFile, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join, posix, relative, sep } from "node:path";
import { constants } from "node:fs";

// package.json
var version = "0.1.0";

// actions/train/environment.ts
init_errors();
/** Files by which package managers pin what they install. */
const LOCKS = [
	...[
		"package-lock.json",
		"npm-shrinkwrap.json",
		"yarn.lock",
		"pnpm-lock.yaml",
		"bun.lock",
		"deno.lock"
	],
	...[
		"uv.lock",
		"poetry.lock",
		"Pipfile.lock",
		"pdm.lock",
		"pylock.toml",
		"requirements.txt"
	],
	...[
		"conda-lock.yml",
		"environment.yml",
		"pixi.lock",
		"renv.lock",
		"Manifest.toml",
		"Cargo.lock",
		"go.sum"
	]
];
/**
* What could change a result without any change of code. Programs of the job's PATH are not asked for their versions: to
* start them would be to trust them.
*
* @param folder where the command runs.
*/
async function environmentOf(folder) {
	const processors = cpus();
	return {
		os: process.platform,
		arch: process.arch,
		cpus: Math.max(1, processors.length),
		cpu_model: processors[0]?.model.trim() || "unknown",
		versions: await versions(folder),
		locks: await locks(folder)
	};
}
async function versions(folder) {
	const found = {
		node: process.versions.node,
		holdout: version
	};
	const { ImageOS: image, ImageVersion: version$1 } = process.env;
	if (image && version$1) found.image = `${image} ${version$1}`;
	const python = await readFile(join(folder, ".python-version"), "utf8").catch(() => "");
	if (/^[\w.+-]{1,40}$/.test(python.trim())) found.python = python.trim();
	return found;
}
async function locks(folder) {
	const found = {};
	for (const name of LOCKS) {
		const entry = await fileEntry(folder, name).catch(() => null);
		if (entry) found[name] = entry.digest;
	}
	return found;
}

// actions/train/inputs.ts
const MAX_SCRIPT = 1e4;
const MAX_SEEDS = 100;
const MAX_SEED = 2 ** 32 - 1;
const MAX_MINUTES = 4320;
const Patterns = Lines.refine((lines) => lines.every((line) => !line.startsWith("-") && !/\p{Cc}/u.test(line)), "must be paths or patterns, one a line; none may start with a hyphen");
/** Whole numbers by line, comma or white space. */
const Seeds = string().transform((text) => text.split(/[\s,]+/).filter((seed) => seed !== "")).refine((seeds) => seeds.length > 0 && seeds.length <= MAX_SEEDS && seeds.every((seed) => isSeed(seed)), `must be 1 to ${MAX_SEEDS} whole numbers from 0 to ${MAX_SEED}, separated by commas or lines`).transform((seeds) => seeds.map(Number));
function isSeed(text) {
	return /^(0|[1-9]\d{0,9})$/.test(text) && Number(text) <= MAX_SEED;
}
const Inputs = object({
	"model-name": modelName.optional(),
	run: string("is required; write the command that trains").max(MAX_SCRIPT, `must be at most ${MAX_SCRIPT} characters; put a longer script into a file`).refine((script) => script.trim() !== "" && !script.includes("\0"), "is blank; write the command that trains").describe("Script that trains and writes the files below; the only input that is run as code. Under bash -eo pipefail, on Windows PowerShell."),
	"working-directory": Path.default(".").describe("Folder in which the script runs. The paths of all other inputs start from the workspace all the same."),
	metrics: Path.regex(/\.(json|ya?ml)$/, "must end in .json, .yaml or .yml").optional().describe("JSON or YAML file of numbers that the script writes; nested maps are flattened with dots."),
	predictions: Path.regex(/\.(csv|jsonl|parquet)$/, "must end in .csv, .jsonl or .parquet").describe("Predictions for the held-out examples that the script writes, as .csv, .jsonl or .parquet."),
	model: Patterns.optional().describe("The model's files that the script writes: a file, a folder or globs, one a line."),
	inputs: Patterns.optional().describe("Files that the script reads, to be fingerprinted: files, folders or globs, one a line."),
	replay: Path.regex(/\.jsonl$/, "must end in .jsonl").optional().describe("JSONL of example_id and raw features of held-out examples, kept for deploy to replay."),
	params: string().optional().describe("Parameters to record, as a YAML mapping. The script finds them as JSON in HOLDOUT_PARAMS."),
	seeds: Seeds.optional().describe("Seeds to record, whole numbers. The script finds the first in HOLDOUT_SEED, all of them in HOLDOUT_SEEDS."),
	environment: Lines.optional().describe("Names of environment variables to pass on to the script, one a line."),
	"timeout-minutes": Whole.refine((minutes) => minutes >= 1 && minutes <= MAX_MINUTES, `must be 1 to ${MAX_MINUTES} minutes`).prefault("350").describe("Minutes after which the script is stopped. The default is just under GitHub's own limit for a job."),
	"run-path": Path.regex(/\.json$/, "must end in .json").default("holdout-run.json").describe("Where to write the run record."),
	policy: policyPath
});

// actions/train/mapping.ts
init_json();
const MAX_BYTES = 1 << 20;
const MAX_DEPTH = 8;
const MAX_KEYS = 1e3;
const MAX_KEY_LENGTH = 200;
/**
* Reads a mapping from JSON or YAML 1.2.
*
* @throws UserError for what the strict readers refuse, for anything but a mapping, a key that is empty, over 200
*   characters or not printable, two keys that flatten to one, more than 8 levels or 1,000 values.
*/
function readMapping(text, source, format) {
	const value = format === "json" ? readJson(text, source) : parseStrictYaml(text, source, MAX_BYTES).value;
	if (!isMapping(value)) throw new UserError(`${source}: must be a mapping of names to values, for example "auc: 0.91"`);
	const leaves = /* @__PURE__ */ new Map();
	flatten(value, {
		source,
		leaves,
		path: []
	});
	return leaves;
}
function readJson(text, source) {
	try {
		return parseStrictJson(text, source, {
			maxBytes: MAX_BYTES,
			maxDepth: MAX_DEPTH
		});
	} catch (thrown) {
		const found = text.slice(0, MAX_BYTES).match(/"((?:[^"\\\n]|\\.){1,200})"\s*:\s*(-?(?:NaN|Infinity))\b/);
		if (!found || !/not JSON/.test(messageOf(thrown))) throw thrown;
		throw new UserError(`${source}: ${quote(found[1] ?? "")} is ${found[2]}; write a finite number`, { cause: thrown });
	}
}
function flatten(mapping, { source, leaves, path }) {
	if (path.length >= MAX_DEPTH) throw new UserError(`${source}: nested deeper than ${MAX_DEPTH} levels; flatten it`);
	for (const [name, value] of Object.entries(mapping)) {
		const here = [...path, name];
		const key = here.join(".");
		if (isMapping(value)) {
			flatten(value, {
				source,
				leaves,
				path: here
			});
			continue;
		}
		requireKey(name, key, source);
		if (leaves.has(key)) throw new UserError(`${source}: ${quote(key)} stands twice once nesting is flattened; keep one`);
		leaves.set(key, value);
		if (leaves.size > MAX_KEYS) throw new UserError(`${source}: more than ${MAX_KEYS} values; write fewer`);
	}
}
function requireKey(name, key, source) {
	if ([
		"__proto__",
		"constructor",
		"prototype"
	].some((word) => key.split(".").includes(word))) throw new UserError(`${source}: the key ${quote(key)} is not allowed; rename it`);
	if (name.trim() === "" || key.length > MAX_KEY_LENGTH || /\p{C}|\p{Zl}|\p{Zp}/u.test(key)) throw new UserError(`${source}: the key ${quote(key)} must be 1 to ${MAX_KEY_LENGTH} printable characters on one line; rename it`);
}
/** A key in an error: on one line, with what does not print escaped, and cut. */
function quote(key) {
	const shown = key.length > 60 ? `${key.slice(0, 60)}...` : key;
	return JSON.stringify(shown.toWellFormed()).replace(/[^\P{C} ]/gu, (character) => {
		return `\\u{${character.codePointAt(0)?.toString(16)}}`;
	});
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// actions/train/params.ts
init_errors();
/**
* Reads the `params` input: a YAML mapping (JSON is one) of names to text, numbers, true or false.
*
* @throws UserError naming the parameter for a list, null, or a number that is not finite.
*/
function readParams(text) {
	if (text === void 0) return {};
	const params = {};
	for (const [key, value] of readMapping(text, "params", "yaml")) {
		if (!(typeof value === "string" || typeof value === "boolean") && !(typeof value === "number" && Number.isFinite(value))) throw new UserError(`params: ${quote(key)} must be text, a finite number, true or false`);
		params[key] = value;
	}
	return params;
}

// actions/train/plan.ts
init_errors();
init_json();
/** @throws UserError for inputs that cannot be used together, or name what is not there. */
async function planTraining(inputs) {
	const root = workspace();
	const params = readParams(inputs.params);
	const seeds = inputs.seeds ?? [];
	const places = {
		root,
		metrics: inputs.metrics === void 0 ? null : await place(root, "metrics", inputs.metrics),
		predictions: await place(root, "predictions", inputs.predictions),
		replay: inputs.replay === void 0 ? null : await place(root, "replay", inputs.replay),
		model: (inputs.model ?? []).map((pattern) => visible("model", pattern))
	};
	const runPath = await place(root, "run-path", inputs["run-path"]);
	requireApart({
		...places,
		runPath
	});
	return {
		root,
		model: inputs["model-name"] ?? await onlyModel(root, inputs.policy),
		script: inputs.run,
		directory: await workingDirectory(inputs["working-directory"]),
		places,
		inputs: await inputFiles(root, inputs.inputs ?? []),
		params,
		seeds,
		environment: childEnvironment(inputs.environment ?? [], ownVariables(seeds, params)),
		timeout: inputs["timeout-minutes"] * 6e4,
		runPath
	};
}
function ownVariables(seeds, params) {
	const variables = { HOLDOUT_PARAMS: canonicalJson(params) };
	if (seeds.length > 0) variables.HOLDOUT_SEEDS = seeds.join(",");
	if (seeds[0] !== void 0) variables.HOLDOUT_SEED = String(seeds[0]);
	return variables;
}
async function place(root, input, path) {
	return visible(input, relative(root, await insideWorkspace(path)).split(sep).join("/"));
}
function visible(input, path) {
	if (!path.split(/[\\/]/).some((segment) => /^\.[^./]/.test(segment))) return path;
	throw new UserError(`${input}: ${path} is hidden, and hidden files are never uploaded; use a name without a leading dot`);
}
function requireApart({ metrics, predictions, replay, runPath }) {
	const paths = [
		metrics,
		predictions,
		replay,
		runPath
	].filter((path) => path !== null);
	const twice = paths.find((path, i) => paths.indexOf(path) !== i);
	if (twice) throw new UserError(`${twice}: two inputs name this file; give each its own`);
}
async function onlyModel(root, policyPath) {
	const bytes = await readRegular(root, policyPath).catch((cause) => {
		throw new UserError(`no policy at ${policyPath} to take the model's name from; set the input 'model-name'`, { cause });
	});
	return modelPolicy(readPolicy(bytes.toString("utf8"), policyPath).policy).name;
}
async function workingDirectory(path) {
	const directory = await insideWorkspace(path);
	if (!(await stat(directory).catch(() => null))?.isDirectory()) throw new UserError(`working-directory: ${path} is not a folder; correct the path`);
	return directory;
}
async function inputFiles(root, patterns) {
	const paths = /* @__PURE__ */ new Set();
	for (const pattern of patterns) {
		const found = await listFiles(root, [pattern]);
		if (found.length === 0) throw new UserError(`inputs: ${pattern} matches no file; correct it, or remove the line`);
		for (const path of found) paths.add(path);
	}
	const entries = [];
	for (const path of [...paths].sort()) entries.push(await fileEntry(root, path));
	return entries;
}

// actions/train/metrics.ts
init_errors();
const LIKE_A_NUMBER = /^\s*[+-]?(?:[\d.][\d.,_\s]*(?:e[+-]?\d+)?\s*%?|\.?inf(?:inity)?|\.?nan)\s*$/i;
/**
* Reads a metrics file.
*
* @param source its path; the ending .json, .yaml or .yml says how to read it.
* @throws UserError naming the key for NaN, an infinity, and text that reads like a number.
*/
function readMetrics(text, source) {
	const leaves = readMapping(text, source, source.endsWith(".json") ? "json" : "yaml");
	const values = {};
	const dropped = [];
	for (const [key, value] of leaves) if (typeof value === "number" && Number.isFinite(value)) values[key] = value;
	else if (typeof value === "number" || typeof value === "bigint") throw new UserError(`${source}: ${quote(key)} is ${value}; write a finite number`);
	else if (typeof value === "string" && LIKE_A_NUMBER.test(value)) throw new UserError(`${source}: ${quote(key)} is the text ${quote(value)}; write a number, without quotes, % or comma`);
	else dropped.push(key);
	return {
		values,
		dropped
	};
}

// actions/train/products.ts
init_errors();
const METRICS_MAX_BYTES = 1 << 20;
/** Marks what exists before the command runs, so that results of an earlier run are not taken for new ones. */
async function markProducts(places) {
	const marks = /* @__PURE__ */ new Map();
	const model = await listFiles(places.root, places.model);
	for (const path of [
		places.metrics,
		places.predictions,
		...model
	]) {
		const mark = path === null ? null : await markOf(places.root, path);
		if (path !== null && mark !== null) marks.set(path, mark);
	}
	return marks;
}
/**
* Reads what the command wrote.
*
* @throws UserError for a file that is missing, a link, empty or not rewritten, for metrics that cannot be read, and for a
*   model without files or without a single rewritten one.
*/
async function readProducts(places, before) {
	const { root } = places;
	const metrics = places.metrics === null ? null : await freshMetrics(root, places.metrics, before);
	const predictions = await freshFile({
		root,
		path: places.predictions,
		before,
		what: "predictions"
	});
	const replay = places.replay === null ? null : await wholeFile(root, places.replay, "replay");
	const model = await freshModel(places, before);
	return {
		metrics: metrics ?? {
			values: {},
			dropped: []
		},
		predictions,
		replay,
		model,
		modelDigest: model.length > 0 ? filesDigest(model) : null
	};
}
async function freshMetrics(root, path, before) {
	const entry = await freshFile({
		root,
		path,
		before,
		what: "metrics"
	});
	if (entry.size > METRICS_MAX_BYTES) throw new UserError(`metrics: ${path} has ${entry.size} bytes, the limit is ${METRICS_MAX_BYTES}; write fewer`);
	const file = await openRegular(root, path);
	try {
		return readMetrics(await file.readFile("utf8"), path);
	} finally {
		await file.close();
	}
}
async function freshFile({ root, path, before, what }) {
	const entry = await wholeFile(root, path, what);
	if (before.get(path) !== void 0 && before.get(path) === await markOf(root, path)) throw new UserError(`${what}: ${path} was there before and the command did not write it; write it in every run`);
	return entry;
}
async function wholeFile(root, path, what) {
	const status = await lstat(join(root, path)).catch(() => null);
	if (!status) throw new UserError(`${what}: the command ended without writing ${path}; write it, or correct the path`);
	if (status.isSymbolicLink()) throw new UserError(`${what}: ${path} is a symbolic link; write a regular file`);
	const entry = await fileEntry(root, path);
	if (entry.size === 0) throw new UserError(`${what}: ${path} is empty; write at least one row`);
	return entry;
}
async function freshModel({ root, model: patterns }, before) {
	if (patterns.length === 0) return [];
	const paths = await listFiles(root, patterns);
	if (paths.length === 0) throw new UserError(`model: the command ended without writing ${patterns.join(", ")}; write it, or correct the path`);
	if (!(await Promise.all(paths.map(async (path) => before.get(path) !== await markOf(root, path)))).includes(true)) throw new UserError(`model: ${patterns.join(", ")} was there before and the command did not write it; write it in every run`);
	const entries = [];
	for (const path of paths) entries.push(await fileEntry(root, path));
	return entries;
}
async function markOf(root, path) {
	const status = await lstat(join(root, path), { bigint: true }).catch(() => null);
	return status && `${status.ino} ${status.size} ${status.mtimeNs} ${status.ctimeNs}`;
}

// actions/train/summary.ts
const MAX_METRICS = 200;
const HEADLINES = {
	succeeded: "succeeded",
	failed: "failed",
	cancelled: "was cancelled",
	timed_out: "ran out of time"
};
/** The job summary of a training: one line, the metrics, and the rest folded. */
function trainSummary(record, { reason, dropped }) {
	const seconds = Math.round((Date.parse(record.finished_at) - Date.parse(record.started_at)) / 1e3);
	const parts = [`### Training of ${code(record.model)} ${HEADLINES[record.status]} after ${seconds} s`];
	if (reason) parts.push(escapeText(reason));
	const metrics = Object.entries(record.metrics);
	if (metrics.length > 0) parts.push(metricsTable(metrics));
	if (dropped.length > 0) parts.push(`No numbers, so left out: ${dropped.slice(0, 20).map(code).join(", ")}${dropped.length > 20 ? ", ..." : ""}`);
	parts.push(details("Details", table(["what", "value"], facts(record))));
	return parts.join("\n\n");
}
function metricsTable(metrics) {
	const rows = metrics.slice(0, MAX_METRICS).map(([name, value]) => [code(name), String(value)]);
	const more = metrics.length - rows.length;
	return table(["metric", "value"], rows) + (more > 0 ? `\n\n${more} more are in the run record.` : "");
}
function facts(record) {
	const { environment } = record;
	const rows = [
		["command", code(record.command)],
		["exit code", record.exit_code === null ? "none" : String(record.exit_code)],
		["commit", record.tested_sha ? code(record.tested_sha) : "unknown"],
		["seeds", record.seeds.join(", ") || "none"],
		...Object.entries(record.params).map(([name, value]) => [`parameter ${code(name)}`, code(String(value))]),
		["input files", String(record.inputs.length)],
		["machine", code(`${environment.os} ${environment.arch}, ${environment.cpus} x ${environment.cpu_model}`)]
	];
	if (record.predictions) rows.push(["predictions", `${code(record.predictions.path)}<br>\`${record.predictions.digest}\``]);
	if (record.model_digest) rows.push(["model", `files: ${record.model_files.length}<br>\`${record.model_digest}\``]);
	return rows;
}

// actions/train/upload.ts
init_errors();
/**
* Uploads the run record with predictions and replay rows as one artifact, the model's files as another.
*
* @returns what went wrong in one line, or null.
*/
async function uploadRun(finished) {
	try {
		await uploadRecord(finished);
		await uploadModel(finished);
		return null;
	} catch (thrown) {
		if (thrown instanceof UserError) return thrown.message;
		throw thrown;
	}
}
async function uploadRecord({ root, record, text, attempt }) {
	const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-run-"));
	try {
		const files = [runRecord.file];
		await writeFile(join(folder, runRecord.file), text);
		for (const entry of [record.predictions, record.replay]) {
			if (!entry) continue;
			files.push(entry.path);
			await mkdir(dirname(join(folder, entry.path)), { recursive: true });
			await copyFile(join(root, entry.path), join(folder, entry.path), constants.COPYFILE_FICLONE);
		}
		await uploadArtifact({
			name: artifactName("run", record.model, attempt),
			files,
			rootDirectory: folder
		});
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function uploadModel({ root, record, attempt }) {
	if (record.model_files.length === 0) return;
	const files = record.model_files.map((file) => file.path);
	await uploadArtifact({
		name: artifactName("model", record.model, attempt),
		files,
		rootDirectory: root
	});
}

// actions/train/train.ts
init_errors();
/**
* Runs the training command, reads what it wrote, and records both. The record is written however the command ends; after
* a cancellation nothing is uploaded, since the runner leaves no time for it.
*/
async function train(inputs) {
	const context = readContext();
	refuseForkOnOwnMachine(context);
	const plan = await planTraining(inputs);
	const before = await recordBefore(plan, context);
	const marks = await markProducts(plan.places);
	await removeOldRecord(plan);
	const outcome = await runPlan(plan, marks);
	const record = recordAfter(before, outcome);
	const { text } = writeDocument(runRecord, record);
	await writeFileAtomic(join(plan.root, plan.runPath), text);
	const { root } = plan;
	const problem = context !== null && record.status !== "cancelled" ? await uploadRun({
		root,
		record,
		text,
		attempt: context.runAttempt
	}) : null;
	const dropped = outcome.products?.metrics.dropped ?? [];
	if (dropped.length > 0) notice(`no numbers, so left out of the metrics: ${dropped.slice(0, 20).join(", ")}`);
	return {
		outputs: await outputsOf(plan, record),
		summary: trainSummary(record, {
			reason: outcome.reason ?? problem,
			dropped
		}),
		...failureOf(outcome, problem)
	};
}
async function removeOldRecord({ root, runPath }) {
	await rm(join(root, runPath), { force: true }).catch((cause) => {
		throw new UserError(`run-path: ${runPath} cannot be replaced (${messageOf(cause)}); name a file`, { cause });
	});
}
async function runPlan(plan, marks) {
	const restoreCommandFiles = await keepCommandFiles();
	const execution = await execute({
		...scriptCommand(plan.script),
		directory: plan.directory,
		environment: plan.environment,
		timeout: plan.timeout
	});
	const changed = await restoreCommandFiles();
	const outcome = outcomeOf(execution, plan);
	if (outcome.status !== "succeeded") return outcome;
	if (changed.length > 0) {
		const files = changed.join(", ");
		return {
			...outcome,
			status: "failed",
			reason: `the command wrote to the runner's own files (${files}), which was undone; set variables and outputs in a step of your own`
		};
	}
	try {
		return {
			...outcome,
			products: await readProducts(plan.places, marks)
		};
	} catch (thrown) {
		if (thrown instanceof UserError) return {
			...outcome,
			status: "failed",
			reason: thrown.message
		};
		throw thrown;
	}
}
function outcomeOf(execution, plan) {
	const none = {
		exitCode: null,
		products: null
	};
	switch (execution.kind) {
		case "exited": {
			const { code } = execution;
			if (code === 0) return {
				...none,
				status: "succeeded",
				exitCode: 0,
				reason: null
			};
			return {
				...none,
				status: "failed",
				exitCode: code,
				reason: `the command exited with code ${code}`
			};
		}
		case "signalled": {
			const hint = execution.signal === "SIGKILL" ? "; the machine may have run out of memory" : "";
			return {
				...none,
				status: "failed",
				reason: `the command was ended by ${execution.signal}${hint}`
			};
		}
		case "timed-out": {
			const reason = `the command was stopped after ${plan.timeout / 6e4} minutes; raise 'timeout-minutes', or train less`;
			return {
				...none,
				status: "timed_out",
				reason
			};
		}
		case "cancelled": return {
			...none,
			status: "cancelled",
			reason: "the run was cancelled"
		};
		case "not-started": return {
			...none,
			status: "failed",
			reason: `the command could not be started: ${execution.message}`
		};
	}
}
async function recordBefore(plan, context) {
	return {
		schema: "holdout.run-record/1",
		model: plan.model,
		run: context && runIdentity(context),
		tested_sha: await checkedOutCommit(plan.root),
		command: plan.script,
		seeds: [...plan.seeds],
		params: { ...plan.params },
		inputs: [...plan.inputs],
		environment: await environmentOf(plan.directory),
		started_at: (/* @__PURE__ */ new Date()).toISOString()
	};
}
function recordAfter(before, outcome) {
	return {
		...before,
		status: outcome.status,
		exit_code: outcome.exitCode,
		finished_at: (/* @__PURE__ */ new Date()).toISOString(),
		...productFields(outcome.products)
	};
}
function productFields(products) {
	return {
		metrics: { ...products?.metrics.values },
		predictions: products?.predictions ?? null,
		replay: products?.replay ?? null,
		model_files: [...products?.model ?? []],
		model_digest: products?.modelDigest ?? null
	};
}
async function outputsOf(plan, record) {
	const modelPath = await modelPathOf(plan, record);
	return {
		status: record.status,
		"run-path": plan.runPath,
		...record.predictions && { "predictions-path": record.predictions.path },
		...modelPath !== null && { "model-path": modelPath },
		...record.model_digest !== null && { "model-digest": record.model_digest }
	};
}
async function modelPathOf({ root, places }, { model_files: files }) {
	if (files.length === 0) return null;
	const [only, ...others] = places.model;
	if (only !== void 0 && others.length === 0 && await stat(join(root, only)).catch(() => null) !== null) return posix.normalize(only).replace(/(?<=.)\/$/, "");
	let folder = posix.dirname(files[0]?.path ?? "");
	while (folder !== "." && !files.every((file) => file.path.startsWith(`${folder}/`))) folder = posix.dirname(folder);
	return folder;
}
function failureOf({ status, reason }, problem) {
	const message = [reason && `training failed: ${reason}`, problem].filter(Boolean).join("; ");
	if (status === "cancelled") return { failure: {
		kind: "cancelled",
		message: "training was cancelled"
	} };
	if (status !== "succeeded") return { failure: {
		kind: "negative",
		message
	} };
	return problem === null ? {} : { failure: {
		kind: "unusable",
		message
	} };
}
/** A fork's pull request runs its author's code; only a machine that is thrown away afterwards may do that. */
function refuseForkOnOwnMachine(context) {
	const head = context?.payload.pull_request?.head;
	if (!context || !head || head.repo?.full_name === `${context.owner}/${context.repo}`) return;
	if (process.env.RUNNER_ENVIRONMENT === "github-hosted") return;
	throw new UserError("this pull request comes from a fork, and this runner is not hosted by GitHub: a fork's code could stay on it; run the job on a hosted runner");
}

// actions/train/index.ts
await runAction(Inputs, train);

export {  };