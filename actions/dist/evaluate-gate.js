import { C as readModelPackage, Ct as insideWorkspace, Dt as writeFileAtomic, Et as workspace, F as readArchive, G as verdictLine, H as evaluationSetDigest, I as branchTip, It as dataReport, J as compare, K as verdictWords, L as loadPolicy, M as downloadArtifact, Mt as writeDocument, Nt as canonicalJson, Ot as modelPolicy, Pt as init_json, Rt as artifactName, U as octokitFor, W as renderModelReport, Y as evidence, _ as findBaseline, _t as modelName, an as init_errors, b as latestVersion, bt as runIdentity, en as digestOf, et as checkedOutCommit, g as renderComment, gt as githubToken, h as upsertComment, in as UserError, jt as readDocument, kt as readPolicy, m as loginOf, on as messageOf, pt as Path, q as decide, rn as runAction, tt as runRecord, vt as policyPath, xt as uploadArtifact, y as downloadReleaseAsset, yt as readContext, zt as filesDigest } from "./chunks/core.js";
import { t as readPredictions } from "./chunks/read.js";
import { C as object, I as notice, f as _enum } from "./chunks/vendor.js";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

// actions/evaluate-gate/candidate.ts
init_errors();
init_json();
/**
* Reads the candidate: a predictions file, or a run record and the predictions it names. What is wrong with them is a
* problem of the evidence, so that it is written down and shown; only a missing or unreadable file throws.
*/
async function readCandidate(path, model) {
	const bytes = await readInput("candidate", path);
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
	const problem = recordProblem(record);
	if (problem || !record.predictions) {
		const missing = {
			code: "run-failed",
			message: `${path}: the run wrote no predictions`
		};
		return {
			predictions: null,
			predictionsDigest: null,
			...run,
			problems: [problem ?? missing]
		};
	}
	const { path: file, digest } = record.predictions;
	const candidate = await withPredictions(file, await readInput("candidate", file, workspace()), {
		model,
		...run
	});
	if (candidate.predictionsDigest === digest) return candidate;
	const message = `${file}: is not what the run record says it was; nothing may change it between train and the gate`;
	return {
		...candidate,
		predictions: null,
		problems: [{
			code: "model-mismatch",
			message
		}]
	};
}
function recordProblem(record) {
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
async function withPredictions(source, bytes, { model, ...run }) {
	const known = {
		...run,
		predictionsDigest: digestOf(bytes)
	};
	try {
		const predictions = await readPredictions({
			source,
			name: source,
			bytes
		}, model);
		return {
			...known,
			predictions,
			problems: []
		};
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		return {
			...known,
			predictions: null,
			problems: [{
				code: "invalid-predictions",
				message: messageOf(thrown).slice(0, 1e3)
			}]
		};
	}
}
/** The digest of what could change a result without any change of code; null without a record. */
function environmentDigest(record) {
	return record && digestOf(canonicalJson(record.environment));
}
/**
* The bytes of a file that an input names.
*
* @throws UserError naming the input when it cannot be read, or lies outside the workspace.
*/
async function readInput(input, path, root) {
	const file = await insideWorkspace(root && !path.startsWith("/") ? `${root}/${path}` : path);
	try {
		return await readFile(file);
	} catch (cause) {
		throw new UserError(`input '${input}': ${path} cannot be read (${messageOf(cause)})`, { cause });
	}
}

// actions/evaluate-gate/data-summary.ts
/** What validate-data found, as the evidence names it; null where no report was given. */
async function readDataSummary(path) {
	if (path === void 0) return null;
	const text = new TextDecoder().decode(await readInput("data-report", path));
	return {
		outcome: readDocument(dataReport, text, path).outcome,
		digest: digestOf(text)
	};
}

// actions/evaluate-gate/evidence.ts
/** The evidence before anybody has decided on it: its verdict is `error` until `decide` has spoken. */
function draftEvidence(measured) {
	const { name, context, gatePolicy, candidate, data, opponents, comparison } = measured;
	const { predictions, record } = candidate;
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
			evaluation_set: predictions && evaluationSetDigest(predictions),
			n: predictions?.ids.length ?? 0
		},
		baseline: opponents.baseline?.origin ?? null,
		baseline_note: opponents.baselineNote?.slice(0, 1e3) ?? null,
		anchor: anchor?.origin ?? null,
		anchor_note: (comparison.anchorNote ?? opponents.anchorNote)?.slice(0, 1e3) ?? null,
		data,
		records: [...comparison.records],
		slice_notes: [...comparison.sliceNotes],
		problems: [
			...candidate.problems,
			...dataProblems(data),
			...comparison.problems
		],
		warnings: gatePolicy.inEffect ? [] : ["this policy is not on the base branch yet: it is in effect after the merge"],
		verdict: "error",
		admissible: false,
		created_at: measured.now.toISOString()
	};
}
function dataProblems(data) {
	if (data?.outcome !== "fail" && data?.outcome !== "error") return [];
	return [{
		code: "data-failed",
		message: `validate-data found the data to ${data.outcome}: mend the data or the contract first`
	}];
}

// actions/evaluate-gate/gate-policy.ts
init_errors();
/**
* Reads the policy where a pull request cannot loosen it: on a pull request and in a merge queue from the tip of the base
* branch, through the API; on a push or a laptop from the checkout.
*
* @throws UserError when it cannot be read, or there is none at all.
*/
async function readGatePolicy(path, context, octokit) {
	const branch = baseBranch(context);
	if (!context || branch === null) return fromCheckout(path, true);
	if (!octokit) throw new UserError("input 'github-token': needed on a pull request, to read the policy of the base branch; pass github.token");
	const tip = await branchTip(octokit, context, branch);
	const loaded = tip === null ? null : await loadPolicy(octokit, context, tip);
	if (!loaded) return fromCheckout(path, false);
	return {
		policy: loaded.policy,
		digest: loaded.digest,
		source: "base-branch",
		ref: `${branch}@${tip?.slice(0, 10)}`,
		inEffect: true
	};
}
function baseBranch(context) {
	if (context?.payload.pull_request) return context.payload.pull_request.base.ref;
	return context?.payload.merge_group?.base_ref.replace(/^refs\/heads\//, "") ?? null;
}
async function fromCheckout(path, inEffect) {
	const file = await insideWorkspace(path);
	let text;
	try {
		text = await readFile(file, "utf8");
	} catch (cause) {
		throw new UserError(`${path}: cannot be read; write a policy there, or name its place in the input 'policy'`, { cause });
	}
	return {
		...readPolicy(text, path),
		source: "checkout",
		ref: null,
		inEffect
	};
}

// actions/evaluate-gate/inputs.ts
const FromPolicyOrFile = Path.default("policy");
const Inputs = object({
	"model-name": modelName.optional(),
	candidate: Path.describe("Predictions of the new model (.csv, .tsv, .jsonl, .parquet), or the run record that train wrote."),
	baseline: FromPolicyOrFile.describe("`policy`: what the policy's baseline names; or a predictions file."),
	anchor: FromPolicyOrFile.describe("`policy`: the latest registered version; or a predictions file."),
	"data-report": Path.optional().describe("Report of validate-data, to be named in the evidence; a failed one shuts the gate."),
	policy: policyPath,
	"evidence-path": Path.default("holdout-evidence.json").describe("Where to write the evidence."),
	"report-path": Path.default("holdout-report.md").describe("Where to write the report, Markdown."),
	"fail-on": _enum([
		"block",
		"inconclusive",
		"never"
	]).default("block").describe("Fail the step on block, also on inconclusive, or never: the app then decides alone. An unusable input always fails."),
	comment: _enum(["auto", "never"]).default("auto").describe("`auto`: keep one comment on the pull request, unless the policy names an app that does."),
	"github-token": githubToken.optional()
});

// actions/evaluate-gate/opponent.ts
init_errors();
/** Predictions of a million rows are some tens of megabytes. */
const MAX_BYTES = 536870912;
/** An opponent that the workflow hands over itself. */
async function fromFile(input, path, model) {
	const bytes = await readInput(input, path);
	return opponent(await readPredictions({
		source: path,
		name: path,
		bytes
	}, model), bytes, {
		kind: "file",
		name: `the file ${path}`
	});
}
/**
* The artifact of a trusted run at the reference or its nearest ancestor; else the predictions of the latest release; else
* nothing, with the command that makes one.
*/
async function fromReference(search, commit) {
	const { octokit, repository, name, model } = search;
	if (model.baseline === "latest-release") return fromRelease(search);
	if (commit.sha === null) return { missing: "the commit has no parent, so there is nothing before it to compare with" };
	const found = await findBaseline(octokit, {
		repository,
		workflow: model.workflow,
		model: name,
		referenceSha: commit.sha,
		maxDistance: model.baseline_max_distance,
		excludeRunId: commit.runId
	});
	if (!("missing" in found)) return fromArtifact(search, found);
	const released = await fromRelease(search);
	if (!("missing" in released)) return released;
	const remedy = `gh workflow run ${basename(model.workflow)} --ref <default branch> makes one`;
	return { missing: `${found.missing}; ${released.missing}; ${remedy}` };
}
/** The predictions of the highest registered version that was not deregistered. */
async function fromRelease({ octokit, repository, name, model }) {
	const latest = await latestVersion(octokit, repository, name);
	if (!latest) return { missing: "no version is registered yet" };
	const manifest = await readModelPackage(octokit, repository, latest.releaseId);
	if (!manifest?.predictions) return { missing: `${latest.version} was registered without predictions` };
	const asset = manifest.predictions.path;
	const bytes = await downloadReleaseAsset(octokit, repository, latest.releaseId, asset, MAX_BYTES);
	if (!bytes) return { missing: `the release of ${latest.version} has no ${asset}` };
	return opponent(await readPredictions({
		source: `${latest.version}, ${asset}`,
		name: asset,
		bytes
	}, model), bytes, {
		kind: "release",
		name: `the registered version ${latest.version}`,
		sha: latest.sha,
		modelDigest: manifest.model_digest
	});
}
async function fromArtifact({ octokit, repository, model }, { run, artifact, sha, distance }) {
	const archive = await downloadArtifact(octokit, repository, artifact, MAX_BYTES);
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
	if (!entry || !bytes || record.status !== "succeeded") return { missing: `run ${run.id} at the reference left no predictions` };
	if (digestOf(bytes) !== entry.digest) throw new UserError(`${source}: ${entry.path} is not what its run record names`);
	return opponent(await readPredictions({
		source: `${entry.path} of run ${run.id}`,
		name: entry.path,
		bytes
	}, model), bytes, {
		kind: "run-artifact",
		name: `run ${run.id} (${run.event})`,
		sha,
		distance,
		modelDigest: record.model_digest,
		environmentDigest: environmentDigest(record)
	});
}
function opponent(predictions, bytes, known) {
	return {
		origin: {
			kind: known.kind,
			name: known.name.slice(0, 300),
			sha: known.sha ?? null,
			distance: known.distance ?? null,
			predictions_digest: digestOf(bytes),
			evaluation_set: evaluationSetDigest(predictions),
			model_digest: known.modelDigest ?? null,
			environment_digest: known.environmentDigest ?? null
		},
		predictions
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
const NO_GITHUB = "outside GitHub, or without the input 'github-token', only a file can be compared with";
/** Finds what the candidate is compared with: files where the inputs name them, else what the policy names. */
async function chooseOpponents(inputs, situation) {
	const { context, octokit, model } = situation;
	const online = context && octokit ? {
		context,
		octokit
	} : null;
	const reference = online && await findReference(online.context, online.octokit);
	const baseline = inputs.baseline === "policy" ? await baselineOnline(situation, reference) : await fromFile("baseline", inputs.baseline, model);
	const anchor = inputs.anchor === "policy" ? await anchorOnline(situation) : await fromFile("anchor", inputs.anchor, model);
	const present = (opponent) => "missing" in opponent ? null : opponent;
	return {
		reference,
		baseline: present(baseline),
		baselineNote: "missing" in baseline ? baseline.missing : null,
		...distinctAnchor(anchor, present(baseline))
	};
}
async function baselineOnline({ context, octokit, name, model }, reference) {
	if (!context || !octokit) return { missing: NO_GITHUB };
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
		runId: context.runId
	});
}
async function anchorOnline({ context, octokit, name, model }) {
	if (!context || !octokit) return { missing: NO_GITHUB };
	return fromRelease({
		octokit,
		repository: {
			owner: context.owner,
			repo: context.repo
		},
		name,
		model
	});
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

// actions/evaluate-gate/publish.ts
/** Uploads the evidence under its usual name, wherever `evidence-path` put it. */
async function uploadEvidence(text, model, context) {
	const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-evidence-"));
	try {
		await writeFile(join(folder, evidence.file), text);
		const name = artifactName("evidence", model, context.runAttempt);
		await uploadArtifact({
			name,
			files: [evidence.file],
			rootDirectory: folder
		});
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Whether this action keeps the comment: where an app is installed, the app does. */
function commentsItself(inputs, policy) {
	return inputs.comment === "auto" && policy.app === null;
}
/** Keeps the one comment on the pull request. A token that may not write (of a fork) leaves it out and says so. */
async function comment(octokit, context, report) {
	const pull = context.payload.pull_request;
	if (!pull) return;
	const body = renderComment({
		headline: verdictWords(report.decision),
		notes: [],
		reports: [report]
	});
	const author = {
		appId: null,
		login: await loginOf(octokit)
	};
	const repository = {
		owner: context.owner,
		repo: context.repo
	};
	const outcome = await upsertComment(octokit, {
		repository,
		number: pull.number,
		author
	}, body);
	if (outcome.kind === "refused") notice(`no comment on #${pull.number}: ${outcome.reason}; the job summary holds the report`);
}

// actions/evaluate-gate/evaluate-gate.ts
function live(inputs) {
	const context = readContext();
	const token = inputs["github-token"];
	return {
		context,
		octokit: token && context ? octokitFor(token, context.apiUrl) : null,
		now: () => /* @__PURE__ */ new Date()
	};
}
/**
* Compares the candidate with the baseline on the same held-out rows and decides by the policy. Evidence, report and comment
* are written before the step fails.
*/
async function evaluateGate(inputs, tools = live(inputs)) {
	const { context, octokit } = tools;
	const gatePolicy = await readGatePolicy(inputs.policy, context, octokit);
	const { name, model } = modelPolicy(gatePolicy.policy, inputs["model-name"]);
	const candidate = await readCandidate(inputs.candidate, model);
	const data = await readDataSummary(inputs["data-report"]);
	const opponents = await chooseOpponents(inputs, {
		context,
		octokit,
		name,
		model
	});
	const comparison = candidate.predictions ? compare(model, {
		candidate: candidate.predictions,
		baseline: opponents.baseline?.predictions ?? null,
		anchor: opponents.anchor?.predictions ?? null
	}) : NOTHING_COMPARED;
	const draft = draftEvidence({
		name,
		context,
		gatePolicy,
		candidate,
		data,
		opponents,
		comparison,
		now: tools.now()
	});
	const decision = decide({
		model,
		evidence: draft
	});
	const evidence$1 = {
		...draft,
		verdict: decision.verdict,
		admissible: decision.admissible
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
	await writeInside(inputs["report-path"], `${report}\n`);
	if (context) await uploadEvidence(text, name, context);
	if (context && octokit && commentsItself(inputs, gatePolicy.policy)) await comment(octokit, context, modelReport);
	return {
		outputs: {
			verdict: decision.verdict,
			admissible: decision.admissible,
			"evidence-path": inputs["evidence-path"],
			"evidence-digest": digest,
			"report-path": inputs["report-path"]
		},
		summary: report,
		...failureOf(decision, {
			name,
			failOn: gatePolicy.inEffect ? inputs["fail-on"] : "never"
		})
	};
}
const NOTHING_COMPARED = {
	records: [],
	sliceNotes: [],
	problems: [],
	anchorNote: null
};
async function writeInside(path, text) {
	await writeFileAtomic(await insideWorkspace(path), text);
}
function linksOf(context) {
	if (!context) return {};
	return { run: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}` };
}
const SETTLED_BY_PEOPLE = /* @__PURE__ */ new Set(["new-evaluation-set"]);
function failureOf(decision, { name, failOn }) {
	const reasons = decision.reasons.slice(0, 3).map((reason) => reason.text);
	const message = [verdictLine({
		model: name,
		decision
	}), ...reasons].join("; ");
	if (decision.verdict === "error") return failOn === "never" && decision.reasons.every((reason) => SETTLED_BY_PEOPLE.has(reason.code)) ? {} : { failure: {
		kind: "unusable",
		message
	} };
	return decision.verdict === "block" && failOn !== "never" || decision.verdict === "inconclusive" && failOn === "inconclusive" ? { failure: {
		kind: "negative",
		message
	} } : {};
}

// actions/evaluate-gate/index.ts
await runAction(Inputs, evaluateGate);

export {  };