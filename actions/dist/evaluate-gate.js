import { $n as dataReport, A as renderComment, C as EASEML_FILE, Cr as init_errors, Ct as checkedOutCommit, D as measured, Dt as downloadReleaseAsset, E as prepare, En as uploadDocument, F as readSealedRows, Ft as runRecord, G as decideTold, H as decideMerged, Ht as readDocument, I as sealedColumns, K as findBaseline, L as sealedDigest, N as digestOfBytes, Nn as workspace, O as loginOf, On as insideWorkspace, Ot as latestVersion, Pn as writeFileAtomic, Qn as sizedClauses, R as sealedSetDigest, S as planOf, Sn as asked, Sr as UserError, T as readArchive, Ut as writeDocument, Vt as evidence, W as withoutDoubt, X as renderModelReport, Yn as modelPolicy, Zn as decidesAlone, _ as selftestAnswer, _n as githubToken, _t as isSealedAlone, b as demandingRow, bn as readContext, cn as readDecidingPolicy, dt as verdictLine, fn as octokitFor, ft as verdictWords, g as renderSelftest, gt as decide, hn as Whole, ht as explanationOf, in as init_json, j as sealedPredictions, jn as readInputFile, jt as readModelPackage, k as upsertComment, mn as Path, nr as filesDigest, on as baseBranch, q as downloadArtifact, rn as canonicalJson, tr as artifactName, ut as renderExplanation, v as selftest$1, vn as modelName, w as readEasemlFile, wn as statusOf, wr as messageOf, x as renderPlan, xn as runIdentity, xr as runAction, y as renderEasemlPlan, yn as policyPath, yr as digestOf } from "./chunks/core.js";
import { B as warning, D as string, I as info, L as notice, f as _enum, w as object } from "./chunks/vendor.js";
import { t as readHeldOut } from "./chunks/held-out.js";
import { n as readTable } from "./chunks/read.js";
import { n as sharedCount, r as untilAllTaken } from "./chunks/between-threads.js";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { basename, extname } from "node:path";
import { existsSync } from "node:fs";

// actions/evaluate-gate/saved-evidence.ts
init_errors();
/**
* An evidence file that an earlier gate wrote.
*
* @throws UserError where it cannot be read, or is of another model.
*/
async function readEvidence(path, model) {
	const found = readDocument(evidence, new TextDecoder().decode(await readInputFile("evidence-path", path)), path);
	if (found.model === model) return found;
	throw new UserError(`${path}: is the evidence of '${found.model}', not of '${model}'; set the input 'model-name' or name another file`);
}
/** As `readEvidence`; null where there is no such file. */
async function readEvidenceIfAny(path, model) {
	return existsSync(await insideWorkspace(path)) ? readEvidence(path, model) : null;
}

// actions/evaluate-gate/written.ts
/** Writes a file that an input names, which must lie inside the workspace. */
async function writeInside(path, text) {
	await writeFileAtomic(await insideWorkspace(path), text);
}
/** The report of a mode that has no file of its own: written where one is named, and the output that says so. */
async function writeReport(path, report) {
	if (path === void 0) return {};
	await writeInside(path, `${report}\n`);
	return { "report-path": path };
}
/** The report as one HTML file, where one is asked for, and the output that says so. */
async function writePage(path, report) {
	if (path === void 0) return {};
	const [{ gatePage }, { gateCharts }] = await Promise.all([import("./chunks/gate-page.js"), import("./chunks/gate-charts.js")]);
	await writeInside(path, gatePage(report, gateCharts));
	return { "html-path": path };
}

// actions/evaluate-gate/explain.ts
/** Says why a saved evidence file led to its verdict. Needs no predictions, and on a laptop no network. */
async function explain(inputs, { context, octokit }) {
	const { policy, digest } = await asked("contents: read", () => readDecidingPolicy(inputs.policy, context, octokit));
	const { name, model } = modelPolicy(policy, inputs["model-name"]);
	const explanation = explanationOf(model, await readEvidence(inputs["evidence-path"], name), digest);
	const report = renderExplanation(name, explanation);
	return {
		outputs: {
			verdict: explanation.decision.verdict,
			...await writeReport(inputs["report-path"], report)
		},
		summary: report
	};
}

// actions/evaluate-gate/thread.ts
init_json();
init_errors();
/** Room for young objects: what a thread leaves behind is only given back seconds later, and its columns do not lie there. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };
/**
* Runs a program in a thread of its own.
*
* @param task what the program is started with; what of it is to change hands instead of being copied is in `transferred`.
* @throws UserError where the program does.
*/
async function inThread(program, task, transferred = []) {
	const file = new URL(`./${program}${extname(import.meta.url)}`, import.meta.url);
	const thread = new Worker(file, {
		workerData: task,
		transferList: transferred,
		resourceLimits: LIMITS
	});
	const [answer] = await once(thread, "message");
	if (answer.kind === "refused") throw new UserError(answer.message);
	return answer.value;
}

// actions/evaluate-gate/held-out-apart.ts
/** Starting a thread takes about as long as reading this many bytes. */
const SMALL = 4194304;
/**
* As `readHeldOut`, a large file in a thread of its own, so that those of two models are read at the same time. The bytes go over to
* the thread where they can: then the caller's have none left.
*
* @throws UserError as `readHeldOut` does.
*/
async function readHeldOutApart(file, reading) {
	if (file.bytes.length < SMALL) return readHeldOut(file, reading);
	const { buffer, byteLength } = file.bytes;
	const whole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
	return inThread("held-out-thread", {
		file,
		reading
	}, whole ? [buffer] : []);
}

// actions/evaluate-gate/sealed.ts
init_errors();
/**
* Reads predictions on a sealed set.
*
* @throws UserError as `readTable` and `readSealedRows` do.
*/
async function readSealedFile(file, model) {
	return readSealedRows(await readTable(file, () => sealedColumns(model)), model);
}
/**
* Hands the predictions on the sealed set to the app, as an artifact of their own: the app alone has the labels. They are handed over wherever
* they are given, so that a run before the policy asks for them is a baseline of the first one that does.
*
* @returns what is wrong with them, in one line, or null.
*/
async function handOver({ "sealed-predictions": path }, { name, model, context, alone }) {
	const isAlone = decidesAlone(model.reuse);
	if (isAlone && path !== void 0) return UNWANTED;
	if (!isAlone && path === void 0) return context && model.reuse.mode !== "open" ? MISSING : null;
	try {
		const rows = path === void 0 ? alone : await readSealedFile({
			source: path,
			name: path,
			bytes: await readInputFile("sealed-predictions", path)
		}, model);
		if (!context || !rows) return null;
		const schema = sealedPredictions.schema;
		const { text } = writeDocument(sealedPredictions, {
			schema,
			model: name,
			run: runIdentity(context),
			...rows
		});
		const artifact = artifactName("sealed", name, context.runAttempt);
		return await uploadDocument({
			name: artifact,
			file: sealedPredictions.file,
			text
		});
	} catch (thrown) {
		if (thrown instanceof UserError) return thrown.message;
		throw thrown;
	}
}
const UNWANTED = "input 'sealed-predictions': the policy has a sealed set alone (reuse.mode: ledger), so the candidate is its predictions; remove the input";
const MISSING = "input 'sealed-predictions': the policy has a sealed set (reuse.mode: two-tier); name the file of example_id and prediction for its examples";

// actions/evaluate-gate/candidate.ts
init_errors();
/**
* Reads the candidate: a predictions file, or a run record and the predictions it names. What is wrong with them is a
* problem of the evidence, so that it is written down and shown; only a missing or unreadable file throws.
*/
async function readCandidate(path, { name, model, context }) {
	const bytes = await readInputFile("candidate", path);
	if (!path.endsWith(".json")) return withPredictions(path, bytes, {
		model,
		record: null,
		recordDigest: null
	});
	const text = new TextDecoder().decode(bytes);
	const record = readDocument(runRecord, text, path);
	const run = {
		record,
		recordDigest: digestOf(text)
	};
	const problem = await recordProblem(record, {
		name,
		context
	});
	if (problem || !record.predictions) {
		const missing = {
			code: "run-failed",
			message: `${path}: the run wrote no predictions`
		};
		return {
			...NOTHING$1,
			...run,
			problems: [problem ?? missing]
		};
	}
	const { path: file, digest } = record.predictions;
	const candidate = await withPredictions(file, await readInputFile("candidate", file), {
		model,
		...run
	});
	if (candidate.predictionsDigest === digest) return candidate;
	const message = `${file}: is not what the run record says it was; nothing may change it between train and the gate`;
	return {
		...candidate,
		...NO_ROWS,
		problems: [{
			code: "model-mismatch",
			message
		}]
	};
}
const NO_ROWS = {
	predictions: null,
	sealed: null,
	evaluationSet: null
};
const NOTHING$1 = {
	...NO_ROWS,
	predictionsDigest: null
};
async function recordProblem(record, { name, context }) {
	const foreign = foreignRun("run record", record.run, context) ?? (context && await otherCommit(record));
	if (foreign) return {
		code: "model-mismatch",
		message: foreign
	};
	if (record.model !== name) return {
		code: "model-mismatch",
		message: `the run record is of the model '${record.model}', not of '${name}'`
	};
	if (record.status !== "succeeded") return {
		code: "run-failed",
		message: `the training ${record.status.replace("_", " ")}`
	};
	if (record.model_digest !== null && record.model_digest !== filesDigest(record.model_files)) return {
		code: "model-mismatch",
		message: "the run record's model digest is not that of the files it lists"
	};
	return null;
}
/**
* Whether a document that a step wrote is of this very run, which only a file left over or checked in is not. Jobs of one
* run share its id, and may be of different attempts.
*
* @returns what is wrong, or null; always null on a laptop.
*/
function foreignRun(what, run, context) {
	if (!context) return null;
	if (!run) return `the ${what} is of no run; make it in this one`;
	if (run.run_id === context.runId && run.repository === `${context.owner}/${context.repo}`) return null;
	return `the ${what} is of run ${run.run_id} of ${run.repository}, not of this one; make it in this one`;
}
async function otherCommit({ tested_sha: tested }) {
	const here = await checkedOutCommit(workspace());
	if (here === null || tested === null || tested === here) return null;
	return `the run record is of commit ${tested.slice(0, 10)}, checked out is ${here.slice(0, 10)}; train and gate the same`;
}
async function withPredictions(source, bytes, { model, ...run }) {
	const known = {
		...NO_ROWS,
		...run,
		predictionsDigest: digestOfBytes(bytes)
	};
	const file = {
		source,
		name: source,
		bytes
	};
	try {
		if (decidesAlone(model.reuse)) {
			const sealed = await readSealedFile(file, model);
			return {
				...known,
				sealed,
				evaluationSet: sealedSetDigest(sealed),
				problems: []
			};
		}
		const heldOut = await readHeldOutApart(file, {
			model,
			slices: "required"
		});
		return {
			...known,
			...heldOut,
			problems: []
		};
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		const problem = {
			code: "invalid-predictions",
			message: messageOf(thrown).slice(0, 1e3)
		};
		return {
			...known,
			problems: [problem]
		};
	}
}
/** The digest of what could change a result without any change of code; null without a record. */
function environmentDigest(record) {
	return record && digestOf(canonicalJson(record.environment));
}

// actions/evaluate-gate/comment.ts
init_errors();
/** Whether this action keeps the comment: where an app is installed, the app does. */
function commentsItself(inputs, policy) {
	return inputs.comment === "auto" && policy.app === null;
}
/**
* Keeps the one comment on the pull request. Where GitHub refuses (the token of a fork may not write) or fails, it says so:
* the verdict does not hang on a comment.
*/
async function comment(octokit, context, said) {
	const pull = context.payload.pull_request;
	if (!pull) return;
	const refusal = await commentRefusal(octokit, {
		...context,
		number: pull.number
	}, said);
	if (refusal !== null) notice(`no comment on #${pull.number}: ${refusal}; the job summary holds the report`);
}
async function commentRefusal(octokit, { owner, repo, number }, { report, data }) {
	const headline = verdictWords(report.decision);
	const body = renderComment({
		headline,
		notes: [],
		reports: [report],
		data: data ? [data] : []
	});
	try {
		const author = {
			appId: null,
			login: await loginOf(octokit)
		};
		const outcome = await upsertComment(octokit, {
			repository: {
				owner,
				repo
			},
			number,
			author
		}, body);
		return outcome.kind === "refused" ? outcome.reason : null;
	} catch (thrown) {
		if (statusOf(thrown) === void 0) throw thrown;
		return messageOf(thrown);
	}
}

// actions/evaluate-gate/measuring.ts
/** Starting a thread takes about as long as measuring this many rows. */
const FEW = 2e5;
/**
* As `measured`, of many rows in two threads at once. Each takes metrics from its own end of the list until all are taken, so that
* neighbours, which share much of their work, are measured in the same one.
*
* @throws UserError as `measured` does.
*/
async function measuredInThreads(joined, names) {
	if (joined.candidate.rows < FEW) return measured(joined, names);
	const task = {
		joined,
		names: names.toReversed(),
		taken: sharedCount()
	};
	const [others, own] = await Promise.allSettled([inThread("measuring-thread", task), new Promise((resolve) => resolve(measured(joined, untilAllTaken(names, task.taken))))]);
	if (own.status === "rejected" || others.status === "rejected") return measured(joined, names);
	return new Map([...own.value, ...others.value]);
}

// actions/evaluate-gate/comparison.ts
init_errors();
/**
* Compares what was read. A file that lacks what a metric needs becomes a problem of the evidence, so that it is written down
* and shown; an anchor that does is left out, since only the next registered version could mend it.
*/
async function comparison(model, { predictions, record }, opponents) {
	if (!predictions) return NOTHING;
	const baseline = opponents.baseline?.predictions ?? null;
	const reported = {
		candidate: record?.metrics ?? null,
		baseline: opponents.baseline?.numbers ?? null
	};
	return compareFiles(model, {
		candidate: predictions,
		baseline,
		anchor: opponents.anchor?.predictions ?? null,
		reported
	});
}
const NOTHING = {
	records: [],
	fairness: null,
	changed: null,
	sliceNotes: [],
	problems: [],
	anchorNote: null,
	warnings: []
};
async function compareFiles(model, files) {
	try {
		const prepared = prepare(model, files);
		if (prepared.kind === "done") return prepared.comparison;
		return prepared.concluded(await measuredInThreads(prepared.joined, prepared.names));
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		if (files.anchor === null) return {
			...NOTHING,
			problems: [{
				code: "invalid-predictions",
				message: thrown.message
			}]
		};
		const without = await compareFiles(model, {
			...files,
			anchor: null
		});
		return without.records.length === 0 ? without : {
			...without,
			anchorNote: thrown.message
		};
	}
}

// actions/evaluate-gate/data-summary.ts
init_errors();
/**
* What validate-data found; null where no report was given.
*
* @throws UserError for a report that cannot be read, or is of another model or run.
*/
async function readDataSummary(path, { name, context }) {
	if (path === void 0) return null;
	const text = new TextDecoder().decode(await readInputFile("data-report", path));
	const report = readDocument(dataReport, text, path);
	if (report.model !== name) throw new UserError(`${path}: is the data report of '${report.model}', not of '${name}'; name the right one`);
	const foreign = foreignRun("data report", report.run, context);
	if (foreign) throw new UserError(`${path}: ${foreign}`);
	return {
		summary: {
			outcome: report.outcome,
			digest: digestOf(text)
		},
		report
	};
}

// actions/evaluate-gate/evidence.ts
/** The evidence before anybody has decided on it: its verdict is `error` until `decide` has spoken. */
function draftEvidence(measured) {
	const { name, context, gatePolicy, candidate, data, opponents, comparison } = measured;
	const { predictions, sealed, record } = candidate;
	const anchor = comparison.anchorNote === null ? opponents.anchor : null;
	return {
		schema: "holdout.evidence/1",
		model: name,
		run: context && runIdentity(context),
		commits: {
			head_sha: context?.headSha ?? null,
			tested_sha: opponents.reference?.testedSha ?? record?.tested_sha ?? null,
			reference_sha: opponents.reference?.sha ?? null,
			reference_rule: opponents.reference?.rule ?? (opponents.baseline ? "file" : "none")
		},
		policy: {
			digest: gatePolicy.digest,
			source: gatePolicy.source,
			ref: gatePolicy.ref
		},
		candidate: {
			predictions_digest: candidate.predictionsDigest,
			model_digest: record?.model_digest ?? null,
			run_record_digest: candidate.recordDigest,
			environment_digest: environmentDigest(record),
			evaluation_set: candidate.evaluationSet,
			...sealed && { sealed_digest: sealedDigest(sealed) },
			n: sealed?.ids.length ?? predictions?.rows ?? 0
		},
		baseline: opponents.baseline?.origin ?? null,
		...baselineMissing(opponents),
		anchor: anchor?.origin ?? null,
		anchor_note: (comparison.anchorNote ?? opponents.anchorNote)?.slice(0, 1e3) ?? null,
		data,
		records: [...comparison.records],
		fairness: comparison.fairness,
		changed: comparison.changed,
		slice_notes: [...comparison.sliceNotes],
		problems: [
			...candidate.problems,
			...dataProblems(data),
			...opponentProblems(opponents),
			...comparison.problems
		].map(shortened),
		warnings: [...gatePolicy.inEffect ? [] : [NOT_IN_EFFECT], ...comparison.warnings],
		verdict: "error",
		admissible: false,
		created_at: measured.now.toISOString()
	};
}
const NOT_IN_EFFECT = "this policy is not on the base branch yet: it is in effect after the merge";
function shortened({ code, message }) {
	return {
		code,
		message: message.slice(0, 1e3)
	};
}
function baselineMissing({ baselineMissing: missing, baselineFault: fault }) {
	return {
		baseline_missing: fault === null ? missing?.kind ?? null : "lost",
		baseline_note: (fault ?? missing?.missing)?.slice(0, 1e3) ?? null
	};
}
function opponentProblems({ baselineFault, anchorFault }) {
	return [...baselineFault === null ? [] : [{
		code: "unusable-baseline",
		message: baselineFault
	}], ...anchorFault === null ? [] : [{
		code: "unusable-anchor",
		message: anchorFault
	}]];
}
function dataProblems(data) {
	if (data?.outcome !== "fail" && data?.outcome !== "error") return [];
	return [{
		code: "data-failed",
		message: `validate-data found the data to ${data.outcome}: mend the data or the contract first`
	}];
}

// actions/evaluate-gate/inputs.ts
init_errors();
const FromPolicyOrFile = Path.default("policy");
const Share = string().regex(/^(0?\.\d+|1(\.0+)?)$/, "must be a share over 0 and at most 1, for example 0.05").transform(Number).refine((share) => share > 0, "must be over 0");
const Count = (low) => Whole.refine((count) => count >= low, `must be at least ${low}`);
const Inputs = object({
	mode: _enum([
		"gate",
		"plan",
		"selftest",
		"explain"
	], { error: "must be gate, plan, selftest or explain" }).default("gate").describe("gate: decide. plan: how many examples and labels the policy needs. selftest: measure the error rates on these very predictions. explain: why a saved evidence file is red."),
	"model-name": modelName.optional(),
	candidate: Path.optional().describe("Predictions of the new model (.csv, .tsv, .jsonl, .parquet), or the run record that train wrote. Needed by gate and selftest. Where a sealed set decides alone (`reuse: {mode: ledger}`): its predictions there, without labels."),
	baseline: FromPolicyOrFile.describe("`policy`: what the policy's baseline names; or a predictions file."),
	anchor: FromPolicyOrFile.describe("`policy`: the latest registered version; or a predictions file."),
	"sealed-predictions": Path.optional().describe("Predictions of the new model on the sealed set of the policy's `reuse`: the columns of id and prediction, without labels, which only the app has. Under `mode: ledger` the candidate is that file."),
	"data-report": Path.optional().describe("Report of validate-data, to be named in the evidence; a failed one shuts the gate."),
	n: Count(2).optional().describe("Held-out examples that plan counts on. Default: those of the last evidence, where there is one."),
	disagreement: Share.optional().describe("Share of examples on which exactly one of the two models is right, for plan, as 0.05. Default: that of the last evidence."),
	"pull-requests": Count(1).prefault("300").describe("Pull requests that one held-out set is to serve, for plan."),
	repetitions: Count(100).prefault("1000").describe("How often selftest swaps the two models at random; each time is as much work as one gate."),
	policy: policyPath,
	"evidence-path": Path.default("holdout-evidence.json").describe("Where to write the evidence. plan and explain read it."),
	"report-path": Path.optional().describe("Where to write the report, Markdown. Default: holdout-report.md of gate; the other modes fill the job summary alone."),
	"html-path": Path.regex(/\.html$/, "must end in .html").optional().describe("Where gate writes the report as one HTML file, with differences drawn. Default: none is written."),
	"fail-on": _enum([
		"block",
		"inconclusive",
		"never"
	]).default("block").describe("block: fail the step on what the policy holds back. inconclusive: also on an inconclusive verdict that it lets through. never: the app then decides alone. An unusable input always fails."),
	comment: _enum(["auto", "never"]).default("auto").describe("`auto`: keep one comment on the pull request, unless the policy names an app that does."),
	"github-token": githubToken.optional()
});
/**
* An input that this mode cannot do without.
*
* @throws UserError where it is not set.
*/
function required(inputs, name) {
	const value = inputs[name];
	if (value === void 0) throw new UserError(`input '${name}': is needed by mode ${inputs.mode}; name the file`);
	return value;
}

// actions/evaluate-gate/opponent.ts
init_errors();
/** Predictions of a million rows are some tens of megabytes. */
const MAX_BYTES = 536870912;
/** An opponent that the workflow hands over itself. */
async function fromFile(input, path, model) {
	return opponent({
		source: path,
		name: path,
		bytes: await readInputFile(input, path)
	}, model, {
		kind: "file",
		name: `the file ${path}`
	});
}
/**
* The artifact of a trusted run at the reference or its nearest ancestor; else the predictions of the latest release; else
* nothing, with the command that makes one.
*/
async function fromReference(search, commit) {
	if (search.model.baseline === "latest-release") return fromRelease(search);
	const found = await fromRuns(search, commit);
	if (!("missing" in found)) return found;
	const released = await fromRelease(search);
	if (!("missing" in released)) return released;
	const remedy = `gh workflow run ${basename(search.model.workflow)} --ref ${commit.branch ?? "<branch>"} makes one`;
	return {
		missing: `${found.missing}; ${released.missing}; ${remedy}`,
		kind: found.kind === "never" && released.kind === "never" ? "never" : "lost"
	};
}
async function fromRuns(search, { sha, branch, runId }) {
	const { octokit, repository, name, model } = search;
	if (sha === null) return {
		missing: "the commit has no parent, so nothing is before it",
		kind: "never"
	};
	const excludeRunIds = [runId];
	for (;;) {
		const found = await findBaseline(octokit, {
			repository,
			workflow: model.workflow,
			model: name,
			excludeRunIds,
			...branch === void 0 ? {} : { branch },
			referenceSha: sha,
			maxDistance: model.baseline_max_distance
		});
		if ("missing" in found) return found;
		const opponent = await fromArtifact(search, found);
		if (opponent) return opponent;
		excludeRunIds.push(found.run.id);
	}
}
/** The predictions of the highest registered version that was not deregistered. */
async function fromRelease({ octokit, repository, name, model }) {
	const latest = await latestVersion(octokit, repository, name);
	if (!latest) return {
		missing: "no version is registered yet",
		kind: "never"
	};
	const manifest = await readModelPackage(octokit, repository, latest.releaseId);
	if (!manifest?.predictions) return {
		missing: `${latest.version} was registered without predictions`,
		kind: "lost"
	};
	const asset = manifest.predictions.path;
	const bytes = await downloadReleaseAsset(octokit, repository, latest.releaseId, asset, MAX_BYTES);
	if (!bytes) return {
		missing: `the release of ${latest.version} has no ${asset}`,
		kind: "lost"
	};
	return opponent({
		source: `${latest.version}, ${asset}`,
		name: asset,
		bytes
	}, model, {
		kind: "release",
		name: `the registered version ${latest.version}`,
		sha: latest.sha,
		modelDigest: manifest.model_digest
	});
}
async function fromArtifact({ octokit, repository, model }, { run, artifact, sha, distance }) {
	const archive = await downloadArtifact(octokit, repository, artifact, { maxBytes: MAX_BYTES });
	const source = `${artifact.name} of run ${run.id}`;
	const files = await readArchive(archive, null, {
		source,
		maxBytes: MAX_BYTES,
		maxInflated: 4 * MAX_BYTES
	});
	const text = files.get(runRecord.file);
	if (!text) throw new UserError(`${source}: holds no ${runRecord.file}; run the workflow at ${sha} again`);
	const record = readDocument(runRecord, new TextDecoder().decode(text), `${source}, ${runRecord.file}`);
	const entry = record.predictions;
	const bytes = entry && files.get(entry.path);
	if (!entry || !bytes || record.status !== "succeeded") return null;
	if (digestOfBytes(bytes) !== entry.digest) throw new UserError(`${source}: ${entry.path} is not what its run record names`);
	return opponent({
		source: `${entry.path} of run ${run.id}`,
		name: entry.path,
		bytes
	}, model, {
		kind: "run-artifact",
		name: `run ${run.id} (${run.event})`,
		sha,
		distance,
		modelDigest: record.model_digest,
		environmentDigest: environmentDigest(record),
		numbers: record.metrics
	});
}
async function opponent(file, model, known) {
	const digest = digestOfBytes(file.bytes);
	const reading = {
		model: {
			...model,
			fairness: void 0
		},
		slices: "where-present"
	};
	const { predictions, evaluationSet } = await readHeldOutApart(file, reading);
	return {
		origin: {
			kind: known.kind,
			name: known.name.slice(0, 300),
			sha: known.sha ?? null,
			distance: known.distance ?? null,
			predictions_digest: digest,
			evaluation_set: evaluationSet,
			model_digest: known.modelDigest ?? null,
			environment_digest: known.environmentDigest ?? null
		},
		predictions,
		numbers: known.numbers ?? null
	};
}

// actions/evaluate-gate/reference.ts
/**
* Chooses the reference from the commit that the job checked out: for the test merge of a pull request its first parent,
* for a checkout of the head the merge base, in a merge queue the tip of the base branch, on a push the first parent.
* Parents come from the API, so a shallow clone is enough.
*/
async function findReference(context, octokit) {
	const testedSha = await checkedOutCommit(workspace()) ?? context.sha;
	const { pull_request: pull, merge_group: group } = context.payload;
	if (group) return {
		testedSha,
		sha: group.base_sha,
		rule: "base-tip"
	};
	if (pull && testedSha === pull.head.sha) return {
		testedSha,
		sha: await mergeBase(octokit, context, pull),
		rule: "merge-base"
	};
	const sha = await firstParent(octokit, context, testedSha);
	return {
		testedSha,
		sha,
		rule: sha === null ? "none" : "first-parent"
	};
}
async function firstParent(octokit, { owner, repo }, sha) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha
	});
	return data.parents[0]?.sha ?? null;
}
async function mergeBase(octokit, { owner, repo }, { base, head }) {
	const basehead = `${base.ref}...${head.sha}`;
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
		owner,
		repo,
		basehead
	});
	return data.merge_base_commit.sha;
}

// actions/evaluate-gate/opponents.ts
init_errors();
const NO_GITHUB = {
	missing: "outside GitHub, or without the input 'github-token', only a file can be compared with",
	kind: "offline"
};
const NO_FILE = {
	missing: "the policy's baseline is a file: name it in the input 'baseline'",
	kind: "lost"
};
/**
* The baseline alone, and the commit it is of: the file that the inputs name, else what the policy names.
*
* @throws UserError where it is there and cannot be used.
*/
async function chooseBaseline(inputs, situation) {
	return baselineAt(await referenceOf(situation), inputs, situation);
}
function referenceOf({ context, octokit }) {
	return context && octokit ? findReference(context, octokit) : Promise.resolve(null);
}
function baselineAt(reference, inputs, situation) {
	return inputs.baseline === "policy" ? baselineOnline(situation, reference) : fromFile("baseline", inputs.baseline, situation.model);
}
/** Finds what the candidate is compared with: files where the inputs name them, else what the policy names. What cannot be used is said. */
async function chooseOpponents(inputs, situation) {
	const reference = await referenceOf(situation);
	if (decidesAlone(situation.model.reuse)) return {
		...SEALED,
		reference
	};
	const baseline = await orFault(baselineAt(reference, inputs, situation));
	const anchor = await (inputs.anchor === "policy" ? anchorOnline(situation) : orFault(fromFile("anchor", inputs.anchor, situation.model)));
	const present = "origin" in baseline ? baseline : null;
	return {
		reference,
		baseline: present,
		baselineMissing: "missing" in baseline ? baseline : null,
		baselineFault: "fault" in baseline ? baseline.fault : null,
		..."fault" in anchor ? {
			anchor: null,
			anchorNote: null,
			anchorFault: anchor.fault
		} : {
			...distinctAnchor(anchor, present),
			anchorFault: null
		}
	};
}
const SEALED = {
	baseline: null,
	baselineMissing: {
		missing: "the app compares on the sealed set, with the latest run of the base branch",
		kind: "offline"
	},
	baselineFault: null,
	anchor: null,
	anchorNote: "a sealed set alone has none",
	anchorFault: null
};
/** A mistake in what is compared with belongs into the evidence, where it is written down and shown. */
async function orFault(opponent) {
	try {
		return await opponent;
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		return { fault: thrown.message };
	}
}
async function baselineOnline({ context, octokit, name, model }, reference) {
	if (model.baseline === "file") return NO_FILE;
	if (!context || !octokit) return NO_GITHUB;
	const search = {
		octokit,
		repository: {
			owner: context.owner,
			repo: context.repo
		},
		name,
		model
	};
	return fromReference(search, {
		sha: reference?.sha ?? null,
		branch: baseBranch(context) ?? defaultBranch(context),
		runId: context.runId
	});
}
function defaultBranch({ ref, payload }) {
	const name = payload.repository?.default_branch;
	return ref === `refs/heads/${name}` ? name : void 0;
}
async function anchorOnline({ context, octokit, name, model }) {
	if (!context || !octokit) return NO_GITHUB;
	const repository = {
		owner: context.owner,
		repo: context.repo
	};
	const found = await orFault(fromRelease({
		octokit,
		repository,
		name,
		model
	}));
	if (!("fault" in found)) return found;
	return { fault: `the latest registered version cannot be the anchor (${found.fault}); deregister that version, or pass the predictions of a good one as the input 'anchor'` };
}
function distinctAnchor(anchor, baseline) {
	if ("missing" in anchor) return {
		anchor: null,
		anchorNote: anchor.missing
	};
	if (anchor.origin.predictions_digest === baseline?.origin.predictions_digest) return {
		anchor: null,
		anchorNote: `${anchor.origin.name}, whose predictions are the baseline's`
	};
	return {
		anchor,
		anchorNote: null
	};
}

// actions/evaluate-gate/gate.ts
const PERMISSIONS$1 = "contents: read, actions: read";
/**
* Compares the candidate with the baseline on the same held-out rows and decides by the policy. Evidence, report and comment
* are written before the step fails.
*/
async function gate(inputs, tools) {
	const { context, octokit } = tools;
	const candidatePath = required(inputs, "candidate");
	const reportPath = inputs["report-path"] ?? "holdout-report.md";
	const gatePolicy = await asked(PERMISSIONS$1, () => readDecidingPolicy(inputs.policy, context, octokit));
	const { name, model } = modelPolicy(gatePolicy.policy, inputs["model-name"]);
	const data = await readDataSummary(inputs["data-report"], {
		name,
		context
	});
	const [candidate, opponents] = await Promise.all([readCandidate(candidatePath, {
		name,
		model,
		context
	}), asked(PERMISSIONS$1, () => chooseOpponents(inputs, {
		context,
		octokit,
		name,
		model
	}))]);
	const compared = await comparison(model, candidate, opponents);
	const draft = draftEvidence({
		name,
		context,
		gatePolicy,
		candidate,
		data: data?.summary ?? null,
		opponents,
		comparison: compared,
		now: tools.now()
	});
	const { decision, doubt } = await decided(draft, {
		model,
		app: gatePolicy.policy.app
	}, tools);
	if (doubt !== null) warning(doubt);
	const admissible = decision.admissible && gatePolicy.inEffect;
	const evidence$1 = {
		...draft,
		verdict: decision.verdict,
		admissible
	};
	const { text, digest } = writeDocument(evidence, evidence$1);
	const modelReport = {
		model: name,
		decision,
		evidence: evidence$1,
		links: linksOf(context)
	};
	const report = renderModelReport(modelReport);
	await writeInside(inputs["evidence-path"], text);
	await writeInside(reportPath, `${report}\n`);
	const htmlPath = await writePage(inputs["html-path"], modelReport);
	const artifact = context && artifactName("evidence", name, context.runAttempt);
	const unusable = [artifact && await uploadDocument({
		name: artifact,
		file: evidence.file,
		text
	}), await handOver(inputs, {
		name,
		model,
		context,
		alone: candidate.sealed
	})].filter((message) => message !== null).join("; ");
	if (context && octokit && commentsItself(inputs, gatePolicy.policy)) await comment(octokit, context, {
		report: modelReport,
		data: data?.report ?? null
	});
	return {
		outputs: {
			verdict: decision.verdict,
			admissible,
			"evidence-path": inputs["evidence-path"],
			"evidence-digest": digest,
			"report-path": reportPath,
			...htmlPath
		},
		summary: report,
		...unusable ? { failure: {
			kind: "unusable",
			message: unusable
		} } : failureOf$1(decision, {
			name,
			failOn: inputs["fail-on"],
			inEffect: gatePolicy.inEffect
		})
	};
}
/** On a branch with what was accepted of the pull request that its commit merged; on a pull request the app knows that better. */
async function decided(evidence, { model, app }, { context, octokit, now }) {
	const sha = evidence.commits.tested_sha;
	if (!context || !octokit || sha === null) return {
		decision: decide({
			model,
			evidence
		}),
		doubt: null
	};
	const deciding = {
		octokit,
		repository: {
			owner: context.owner,
			repo: context.repo
		},
		app,
		policy: model,
		evidence
	};
	if (baseBranch(context) === null) return decideMerged({
		...deciding,
		sha,
		now: now().toISOString()
	});
	return withoutDoubt(deciding, async () => (await decideTold(deciding, [])).decision);
}
function linksOf(context) {
	if (!context) return {};
	return { run: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}` };
}
const SETTLED_BY_PEOPLE = ["new-evaluation-set"];
/** A repository that takes Holdout up has no baseline yet: the first run after the merge makes one. */
const SETTLED_BY_MERGE = [...SETTLED_BY_PEOPLE, "no-baseline"];
function failureOf$1(decision, { name, failOn, inEffect }) {
	const reasons = decision.reasons.slice(0, 3).map((reason) => reason.text);
	const message = [verdictLine({
		model: name,
		decision
	}), ...reasons].join("; ");
	const never = failOn === "never" || !inEffect;
	if (decision.verdict === "error") {
		const settled = inEffect ? SETTLED_BY_PEOPLE : SETTLED_BY_MERGE;
		return never && decision.reasons.every((reason) => settled.includes(reason.code)) ? {} : { failure: {
			kind: "unusable",
			message
		} };
	}
	if (isSealedAlone(decision)) return {};
	return (!decision.admissible || decision.verdict === "inconclusive" && failOn === "inconclusive") && !never ? { failure: {
		kind: "negative",
		message
	} } : {};
}

// actions/evaluate-gate/plan.ts
/** Says how many examples and labels the policy needs. Reads no predictions; evidence of an earlier gate makes it exact. */
async function plan(inputs, { context, octokit }) {
	if (basename(inputs.policy) === ".easeml.yml") return planEaseml(inputs);
	const { policy } = await asked("contents: read", () => readDecidingPolicy(inputs.policy, context, octokit));
	const { name, model } = modelPolicy(policy, inputs["model-name"]);
	const planned = planOf({
		model,
		n: inputs.n ?? null,
		disagreement: inputs.disagreement ?? null,
		evidence: await readEvidenceIfAny(inputs["evidence-path"], name),
		pullRequests: inputs["pull-requests"]
	});
	const report = renderPlan(name, planned);
	const needed = demandingRow(planned.rows);
	return {
		outputs: {
			...needed && { examples: needed.examples },
			...needed && needed.labels !== null && { labels: needed.labels },
			...await writeReport(inputs["report-path"], report)
		},
		summary: report
	};
}
/** A `.easeml.yml` in the place of the policy: what its condition needs, and the lines of our policy that say the same. */
async function planEaseml({ policy, "report-path": path }) {
	const easeml = readEasemlFile(new TextDecoder().decode(await readInputFile("policy", policy)), policy);
	const clauses = sizedClauses(easeml);
	const report = renderEasemlPlan(easeml, clauses);
	return {
		outputs: {
			examples: Math.max(...clauses.map((clause) => clause.examples)),
			labels: Math.max(...clauses.map((clause) => clause.labels)),
			...await writeReport(path, report)
		},
		summary: report
	};
}

// actions/evaluate-gate/selftest.ts
init_errors();
const PERMISSIONS = "contents: read, actions: read";
/** Measures the error rates that the policy promises on the predictions at hand. Fails the step where they are shown to be higher. */
async function selftest(inputs, tools) {
	const { context, octokit } = tools;
	const candidatePath = required(inputs, "candidate");
	const { policy } = await asked(PERMISSIONS, () => readDecidingPolicy(inputs.policy, context, octokit));
	const { name, model } = modelPolicy(policy, inputs["model-name"]);
	if (decidesAlone(model.reuse)) throw new UserError(`mode selftest: needs labels, and ${name} has a sealed set alone`);
	const { predictions: candidate, problems } = await readCandidate(candidatePath, {
		name,
		model,
		context
	});
	if (!candidate) throw new UserError(problems[0]?.message ?? `${candidatePath}: holds no predictions`);
	const baseline = await asked(PERMISSIONS, () => chooseBaseline(inputs, {
		context,
		octokit,
		name,
		model
	}));
	if ("missing" in baseline) throw new UserError(`${baseline.missing}; name a predictions file in the input 'baseline'`);
	const { repetitions } = inputs;
	const found = selftest$1({
		model,
		candidate,
		baseline: baseline.predictions,
		repetitions,
		progress: progressOver(repetitions, tools.now)
	});
	const report = renderSelftest(name, found);
	return {
		outputs: {
			"false-block-rate": found.falseBlock.count / found.falseBlock.of,
			...await writeReport(inputs["report-path"], report)
		},
		summary: report,
		...failureOf(name, found)
	};
}
function failureOf(name, found) {
	return found.falseBlock.broken || found.falsePass.some(({ rate }) => rate.broken) ? { failure: {
		kind: "negative",
		message: `${name}: ${selftestAnswer(found)}`
	} } : {};
}
const EVERY_SECONDS = 10;
/** Says now and then how far it is, and how long the rest will take. */
function progressOver(repetitions, now) {
	const started = now().getTime();
	let said = started;
	return (done) => {
		const time = now().getTime();
		if (time - said < 1e3 * EVERY_SECONDS) return;
		said = time;
		const left = Math.ceil((time - started) / 1e3 / done * (repetitions - done));
		info(`selftest: ${done} of ${repetitions}, about ${left} seconds left`);
	};
}

// actions/evaluate-gate/tools.ts
/** Those of a run on GitHub; without context and API on a laptop. */
function live(inputs) {
	const context = readContext();
	const token = inputs["github-token"];
	return {
		context,
		octokit: token && context ? octokitFor(token, context.apiUrl) : null,
		now: () => /* @__PURE__ */ new Date()
	};
}

// actions/evaluate-gate/evaluate-gate.ts
const MODES = {
	gate,
	plan,
	selftest,
	explain
};
/** Decides on a candidate, or does what another `mode` asks for: only `gate` ever lets a model through. */
function evaluateGate(inputs, tools = live(inputs)) {
	return MODES[inputs.mode](inputs, tools);
}

// actions/evaluate-gate/index.ts
await runAction(Inputs, evaluateGate);

export {  };