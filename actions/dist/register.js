import { D as string, w as object } from "./chunks/vendor.js";
import { $n as dataReport, At as publishedRelease, Bt as modelPackage, Cn as isAmbiguous, Cr as init_errors, Et as Release, Ft as runRecord, Ht as readDocument, In as code, It as formatTag, J as listRunArtifacts, Lt as nextCounter, Mn as readRegular, Mt as listModelTags, Nn as workspace, Nt as readTagObject, Pt as registryState, Rt as highestVersion, Sn as asked, Sr as UserError, T as readArchive, U as requireAdmissible, Ut as writeDocument, Vt as evidence, Y as pickArtifact, _n as githubToken, _r as Digest, bn as readContext, d as modelCard, f as entriesOf, fn as octokitFor, gn as dryRun$1, h as requireBranchRun, jn as readInputFile, jt as readModelPackage, kn as listFiles, kt as listAssets, l as planVersion, mn as Path, nr as filesDigest, p as packFiles, q as downloadArtifact, sn as readCheckoutPolicy, u as headlineMetrics, vn as modelName, vr as Sha, wn as statusOf, xr as runAction, yn as policyPath, yr as digestOf, zt as isVersion } from "./chunks/core.js";
import { extname } from "node:path";

// actions/register/admission.ts
init_errors();
/**
* Decides again, from the evidence of this very run and what was accepted of the pull request that the commit merged, and checks that
* every byte is the one that was measured. What the evidence says of its own verdict is not looked at.
*
* @throws UserError naming the first thing that is not so.
*/
async function admit(request) {
	checkRun(request);
	const modelDigest = checkBytes(request);
	const { octokit, repository, app, name, model, material, context, now } = request;
	return {
		modelDigest,
		decision: await requireAdmissible({
			octokit,
			repository,
			app,
			policy: model,
			evidence: material.evidence,
			sha: context.sha,
			now: now.toISOString()
		}, `${name} is not registered: the verdict on the evidence of this run`)
	};
}
function checkRun({ context, name, model, policyDigest, material: { evidence, record } }) {
	for (const [what, document] of [["evidence", evidence], ["run record", record]]) {
		if (document.model !== name) throw foreign(what, `model ${document.model}`, name);
		if (!document.run) throw foreign(what, "no run", `run ${context.runId}`);
		checkIdentity(what, document.run, context);
		if (document.run.workflow !== model.workflow) throw foreign(what, document.run.workflow, model.workflow);
	}
	if (evidence.commits.tested_sha !== context.sha) throw foreign("evidence", `commit ${evidence.commits.tested_sha}`, `commit ${context.sha}`);
	if (record.tested_sha !== null && record.tested_sha !== context.sha) throw foreign("run record", `commit ${record.tested_sha}`, `commit ${context.sha}`);
	if (evidence.policy.digest !== policyDigest) throw foreign("evidence", `policy ${evidence.policy.digest}`, `policy ${policyDigest}`);
}
function checkIdentity(what, run, context) {
	const repository = `${context.owner}/${context.repo}`;
	if (run.repository !== repository) throw foreign(what, run.repository, repository);
	if (run.run_id !== context.runId) throw foreign(what, `run ${run.run_id}`, `run ${context.runId}`);
	if (run.head_sha !== context.headSha) throw foreign(what, `commit ${run.head_sha}`, `commit ${context.headSha}`);
	if (run.event !== context.event) throw foreign(what, `a ${run.event} event`, `a ${context.event} event`);
}
function foreign(what, found, expected) {
	return new UserError(`the ${what} is of ${found}, not of ${expected}; register what train and evaluate-gate made in this run`);
}
function checkBytes({ material }) {
	const { evidence, record, recordDigest, model, predictions, replay } = material;
	const { candidate } = evidence;
	if (record.status !== "succeeded") throw new UserError(`the training ${record.status}; there is nothing to register`);
	if (candidate.run_record_digest !== recordDigest) throw swapped("run record", recordDigest, candidate.run_record_digest);
	if (model.size === 0) throw new UserError("there are no model files; name them in train's input 'model'");
	const empty = [...model].find(([, bytes]) => bytes.length === 0);
	if (empty && model.size === 1) throw new UserError(`the model file ${empty[0]} is empty; train again`);
	const modelDigest = filesDigest(entriesOf(model));
	for (const expected of [record.model_digest, candidate.model_digest]) if (expected !== modelDigest) throw swapped("model", modelDigest, expected);
	const predictionsDigest = predictions && digestOf(predictions);
	for (const expected of [record.predictions?.digest ?? null, candidate.predictions_digest]) if (expected !== predictionsDigest) throw swapped("predictions file", predictionsDigest, expected);
	if ((replay && digestOf(replay)) !== (record.replay?.digest ?? null)) throw swapped("replay file", replay && digestOf(replay), record.replay?.digest ?? null);
	return modelDigest;
}
function swapped(what, found, expected) {
	return new UserError(`the ${what} is ${found ?? "missing"}, but ${expected ?? "none"} was measured; nothing may change it between train, evaluate-gate and register`);
}

// actions/register/inputs.ts
const Inputs = object({
	"model-name": modelName.optional(),
	version: string().refine((text) => text === "auto" || isVersion(text) && !text.includes("+"), "must be 'auto' or a semantic version with a v and without build metadata, for example v1.4.0").default("auto").describe("`auto`: the patch after the highest version, v0.0.1 at first; or a semantic version such as v1.4.0."),
	stage: string().optional().describe("Stage to give to the version, one of those that the policy lists under `register.stages`."),
	model: Path.optional().describe("The model's file or folder. By default the artifact of this run."),
	"run-path": Path.optional().describe("Run record that train wrote. By default the artifact of this run."),
	"evidence-path": Path.optional().describe("Evidence that evaluate-gate wrote. By default the artifact of this run."),
	policy: policyPath,
	"dry-run": dryRun$1,
	"github-token": githubToken.optional()
});

// actions/register/material.ts
init_errors();
const MAX_BYTES = 1073741824;
/** Reads what the paths name, and the rest from the artifacts of this very run, of their highest attempt. */
async function readMaterial(run, given) {
	const artifacts = given.model !== void 0 && given.runPath !== void 0 && given.evidencePath !== void 0 ? [] : await listRunArtifacts(run.octokit, run.repository, { id: run.runId });
	const evidenceFiles = given.evidencePath === void 0 ? await artifactFiles(run, artifacts, "evidence") : /* @__PURE__ */ new Map([[evidence.file, await readInputFile("evidence-path", given.evidencePath)]]);
	const runFiles = given.runPath === void 0 ? await artifactFiles(run, artifacts, "run") : await workspaceRun(given.runPath);
	const model = given.model === void 0 ? await artifactFiles(run, artifacts, "model") : await workspaceModel(given.model);
	const foundEvidence = parse(evidence, evidenceFiles);
	const foundRecord = parse(runRecord, runFiles);
	const { predictions, replay } = foundRecord.value;
	const reported = foundEvidence.value.data?.digest;
	return {
		evidence: foundEvidence.value,
		evidenceText: foundEvidence.text,
		evidenceDigest: digestOf(foundEvidence.text),
		record: foundRecord.value,
		recordText: foundRecord.text,
		recordDigest: digestOf(foundRecord.text),
		model,
		predictions: bytesOf(predictions, runFiles),
		replay: bytesOf(replay, runFiles),
		dataReport: reported === void 0 ? null : await reportOf(run, artifacts, reported)
	};
}
/** The report that the gate saw, and no other; the next version's data are compared with it. */
async function reportOf(run, artifacts, digest) {
	if (!pickArtifact(artifacts, "data", run.model)) return null;
	const bytes = (await artifactFiles(run, artifacts, "data")).get(dataReport.file);
	return bytes && digestOf(bytes) === digest ? bytes : null;
}
async function artifactFiles({ octokit, repository, runId, model }, artifacts, kind) {
	const picked = pickArtifact(artifacts, kind, model);
	if (!picked) throw new UserError(`run ${runId} has no artifact holdout-${kind}-${model}-<attempt>; run ${kind === "evidence" ? "evaluate-gate" : "train"} in a job that this one needs`);
	const bytes = await downloadArtifact(octokit, repository, picked.artifact, { maxBytes: MAX_BYTES });
	const source = `artifact ${picked.artifact.name}`;
	return readArchive(bytes, null, {
		source,
		maxBytes: MAX_BYTES,
		maxEntries: 1e4,
		maxInflated: MAX_BYTES,
		maxRatio: 1e4,
		maxDepth: 32
	});
}
async function workspaceRun(path) {
	const text = await readInputFile("run-path", path);
	const { value } = parse(runRecord, /* @__PURE__ */ new Map([[runRecord.file, text]]));
	const files = /* @__PURE__ */ new Map([[runRecord.file, text]]);
	for (const entry of [value.predictions, value.replay]) if (entry) files.set(entry.path, await readInputFile("run-path", entry.path));
	return files;
}
async function workspaceModel(path) {
	const root = workspace();
	const paths = await listFiles(root, [path]);
	if (paths.length === 0) throw new UserError(`input 'model': ${path} has no files; name the model's file or folder`);
	const files = /* @__PURE__ */ new Map();
	for (const file of paths) files.set(file, await readRegular(root, file));
	return files;
}
function parse(kind, files) {
	const bytes = files.get(kind.file);
	if (!bytes) throw new UserError(`the artifact holds no ${kind.file}; upload it with the action that writes it`);
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch (cause) {
		throw new UserError(`${kind.file}: is not UTF-8; upload it with the action that writes it`, { cause });
	}
	return {
		text,
		value: readDocument(kind, text, kind.file)
	};
}
function bytesOf(entry, files) {
	if (!entry) return null;
	const bytes = files.get(entry.path);
	if (!bytes) throw new UserError(`the run record names ${entry.path}, which is not beside it; run train again`);
	return bytes;
}

// actions/register/package.ts
/** The files of a release: equal material gives equal bytes, so that a later attempt finds its own assets again. */
async function makePackage(request) {
	const { context, name, version, at, material, admission } = request;
	const { record } = material;
	const assets = /* @__PURE__ */ new Map();
	const add = (path, bytes) => {
		assets.set(path, bytes);
		return {
			path,
			size: bytes.length,
			digest: digestOf(bytes)
		};
	};
	const archive = add("model.tar", await packFiles(material.model));
	const published = request.publishPredictions ? material.predictions : null;
	const predictions = published && add(`predictions${extname(record.predictions?.path ?? "")}`, published);
	const replay = published && material.replay && add("replay.jsonl", material.replay);
	const report = material.dataReport && add(dataReport.file, material.dataReport);
	const facts = {
		model: name,
		version,
		commit: context.sha,
		record,
		evidence: material.evidence,
		modelDigest: admission.modelDigest,
		decision: admission.decision,
		runUrl: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}`
	};
	const manifest = {
		schema: "holdout.model-package/1",
		model: name,
		version,
		commit: context.sha,
		run: runOf(material),
		files: entriesOf(material.model),
		model_digest: admission.modelDigest,
		archive,
		predictions,
		replay,
		...report && { data_report: report },
		run_record_digest: material.recordDigest,
		evidence_digest: material.evidenceDigest,
		evaluation_set: evaluationSetOf(material),
		metrics: headlineMetrics(admission.decision),
		card: modelCard(facts),
		created_at: at
	};
	const encode = (text) => new TextEncoder().encode(text);
	add(runRecord.file, encode(material.recordText));
	add(evidence.file, encode(material.evidenceText));
	add(modelPackage.file, encode(writeDocument(modelPackage, manifest).text));
	return {
		manifest,
		assets
	};
}
function runOf({ evidence: { run } }) {
	if (!run) throw new Error("admitted evidence has a run");
	return run;
}
function evaluationSetOf({ evidence: { candidate } }) {
	if (!candidate.evaluation_set) throw new Error("admitted evidence has an evaluation set");
	return candidate.evaluation_set;
}

// actions/register/registries/git.ts
init_errors();
/** The machine-readable last line of a tag's message; GTO ignores it. */
const Trailer = object({ model_digest: Digest });
const ATTEMPTS$1 = 5;
const TAGGER = {
	name: "github-actions[bot]",
	email: "41898282+github-actions[bot]@users.noreply.github.com"
};
/**
* Which version a model gets, or already has. Writes nothing.
*
* @throws UserError as `planVersion` does, and where the version stands for another model.
*/
async function findClaim(registry, candidate) {
	const { octokit, repository } = registry;
	const tags = await listModelTags(octokit, repository, candidate.model);
	const known = await knownVersions(registry, tags);
	const plan = planVersion({
		...candidate,
		known
	});
	if (plan.kind === "existing") {
		const tag = tags.find(({ action }) => action.kind === "register" && action.version === plan.version);
		return checkExisting(registry, candidate, {
			...plan,
			tag: tag?.object ?? ""
		});
	}
	return (candidate.requested === "auto" ? await sameAsHighest(registry, candidate, known) : null) ?? plan;
}
/**
* Tags the commit.
*
* @returns the tag's time; null when somebody else has made that tag, or may have, in the meantime.
*/
async function writeClaim(registry, candidate, { version, now }) {
	const { model, modelDigest, evidenceDigest, runId } = candidate;
	const trailer = {
		model_digest: modelDigest,
		evidence_digest: evidenceDigest,
		run_id: runId
	};
	return await createTag(registry, {
		name: formatTag({
			model,
			action: {
				kind: "register",
				version
			},
			counter: null
		}),
		commit: candidate.commit,
		message: `Registering artifact ${model} version ${version}\n\n${JSON.stringify(trailer)}\n`,
		at: now
	}) ? { at: new Date(secondsOf(now)).toISOString() } : null;
}
/**
* Gives a stage to a version, unless it has it.
*
* @returns whether a tag was written.
*/
async function assignStage(registry, { model, version, stage, commit, now }) {
	const { octokit, repository } = registry;
	for (let attempt = 0; attempt < ATTEMPTS$1; attempt += 1) {
		const tags = await listModelTags(octokit, repository, model);
		const { stages } = await registryState(octokit, repository, tags);
		if (stages.get(stage) === version) return false;
		if (await createTag(registry, {
			name: formatTag({
				model,
				action: {
					kind: "assign",
					stage
				},
				counter: nextCounter(tags)
			}),
			commit,
			message: `Assigning stage ${stage} to artifact ${model} version ${version}\n`,
			at: now
		})) return true;
	}
	throw new UserError(`stage ${stage} of ${model}: others assign stages at this very moment; run this job again`);
}
async function knownVersions({ octokit, repository }, tags) {
	const { versions } = await registryState(octokit, repository, tags);
	const active = new Set(versions.map(({ version }) => version));
	const known = /* @__PURE__ */ new Map();
	for (const { action, commit } of tags) {
		if (action.kind !== "register") continue;
		known.set(action.version, {
			version: action.version,
			commit,
			registered: active.has(action.version)
		});
	}
	return [...known.values()];
}
async function checkExisting(registry, candidate, existing) {
	const { octokit, repository } = registry;
	const { version } = existing;
	const published = await publishedModel(registry, candidate.model, version);
	if (published) {
		checkDigest(candidate, version, published.modelDigest);
		return {
			kind: "done",
			version,
			commit: existing.commit,
			uri: published.uri
		};
	}
	if (existing.commit !== candidate.commit) throw new UserError(`${candidate.model}@${version} stands on commit ${existing.commit.slice(0, 10)} without a published release; run register there again, or name another version`);
	const { at, message } = await readTagObject(octokit, repository, existing.tag);
	const digest = digestInTag(message);
	if (digest !== null) checkDigest(candidate, version, digest);
	return {
		kind: "begun",
		version,
		commit: existing.commit,
		at
	};
}
function checkDigest({ model, modelDigest }, version, found) {
	if (found === modelDigest) return;
	throw new UserError(`${model}@${version} is registered with the model digest ${found}, this model's is ${modelDigest}; a version never changes: register a new commit, with another version`);
}
async function sameAsHighest(registry, candidate, known) {
	const registered = known.filter((item) => item.registered);
	const version = highestVersion(registered.map((item) => item.version));
	const highest = registered.find((item) => item.version === version);
	if (!highest) return null;
	const published = await publishedModel(registry, candidate.model, highest.version);
	if (published?.modelDigest !== candidate.modelDigest || published.evaluationSet !== candidate.evaluationSet) return null;
	return {
		kind: "done",
		version: highest.version,
		commit: highest.commit,
		uri: published.uri
	};
}
async function publishedModel({ octokit, repository }, model, version) {
	const release = await publishedRelease(octokit, repository, {
		model,
		version
	});
	if (!release) return null;
	const manifest = await readModelPackage(octokit, repository, release.id);
	if (!manifest || manifest.model !== model || manifest.version !== version) throw new UserError(`${release.html_url} was not published by register: it has no manifest of ${model} ${version}; delete it, or name another version`);
	const { model_digest: modelDigest, evaluation_set: evaluationSet } = manifest;
	return {
		modelDigest,
		evaluationSet,
		uri: release.html_url
	};
}
function digestInTag(message) {
	const line = message.trim().split("\n").at(-1) ?? "";
	try {
		return Trailer.safeParse(JSON.parse(line)).data?.model_digest ?? null;
	} catch {
		return null;
	}
}
async function createTag({ octokit, repository }, { name, commit, message, at }) {
	const { data } = await octokit.request("POST /repos/{owner}/{repo}/git/tags", {
		...repository,
		tag: name,
		message,
		object: commit,
		type: "commit",
		tagger: {
			...TAGGER,
			date: secondsOf(at)
		}
	});
	const { sha } = object({ sha: Sha }).parse(data);
	try {
		await octokit.request("POST /repos/{owner}/{repo}/git/refs", {
			...repository,
			ref: `refs/tags/${name}`,
			sha
		});
		return true;
	} catch (thrown) {
		if (statusOf(thrown) === 422 || isAmbiguous(thrown)) return false;
		throw thrown;
	}
}
/** To the second, as git keeps it. */
function secondsOf(date) {
	return `${date.toISOString().slice(0, 19)}Z`;
}

// actions/register/registries/release.ts
init_errors();
/**
* Publishes a release with its assets. Whatever of it an earlier attempt left is used: a published release takes no more
* assets where releases are immutable, so everything is uploaded and checked while it is a draft.
*
* @returns the release's page.
* @throws UserError for an asset that arrived otherwise than it was sent.
*/
async function publishRelease(octokit, repository, draft) {
	const release = await findDraft(octokit, repository, draft.tag) ?? await createDraft(octokit, repository, draft);
	const present = await listAssets(octokit, repository, release.id);
	for (const [name, bytes] of draft.assets) {
		const found = present.find((asset) => asset.name === name);
		if (found && isSame(found, bytes)) continue;
		if (found) await deleteAsset(octokit, repository, found.id);
		await uploadAsset(octokit, release, {
			name,
			bytes
		});
	}
	for (const foreign of present.filter((asset) => !draft.assets.has(asset.name))) await deleteAsset(octokit, repository, foreign.id);
	const { data } = await octokit.request("PATCH /repos/{owner}/{repo}/releases/{release_id}", {
		...repository,
		release_id: release.id,
		name: draft.title,
		body: draft.body,
		draft: false,
		prerelease: draft.prerelease,
		make_latest: "false"
	});
	return Release.parse(data).html_url;
}
async function findDraft(octokit, repository, tag) {
	const draft = (await octokit.paginate("GET /repos/{owner}/{repo}/releases", {
		...repository,
		per_page: 100
	})).find((release) => release.draft && release.tag_name === tag);
	return draft ? Release.parse(draft) : null;
}
async function createDraft(octokit, repository, draft) {
	const { data } = await octokit.request("POST /repos/{owner}/{repo}/releases", {
		...repository,
		tag_name: draft.tag,
		name: draft.title,
		body: draft.body,
		draft: true,
		prerelease: draft.prerelease
	});
	return Release.parse(data);
}
async function uploadAsset(octokit, release, { name, bytes }) {
	const { data } = await octokit.request(`POST ${release.upload_url}`, {
		name,
		data: bytes,
		headers: { "content-type": "application/octet-stream" }
	});
	if (!isSame(data, bytes)) throw new UserError(`release ${release.tag_name}, ${name}: arrived otherwise than it was sent; run this job again`);
}
function isSame(asset, bytes) {
	if (asset.state !== "uploaded" || asset.size !== bytes.length) return false;
	return !asset.digest || asset.digest === digestOf(bytes);
}
async function deleteAsset(octokit, repository, assetId) {
	await octokit.request("DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}", {
		...repository,
		asset_id: assetId
	});
}

// actions/register/register.ts
init_errors();
const ATTEMPTS = 5;
/** The grants of a job that registers. */
const PERMISSIONS = "contents: write, actions: read";
/**
* Registers the model of this run as a version: an annotated tag in GTO's scheme and a published release with its files.
* It decides again from the run's own evidence. Each step leaves something that the next attempt finds and goes on from.
*/
async function register(inputs, tools = { now: () => /* @__PURE__ */ new Date() }) {
	return asked(PERMISSIONS, async () => {
		const token = inputs["github-token"];
		return registerFrom(await requireBranchRun(readContext(), "register", ({ apiUrl }) => octokitFor(token, apiUrl, tools.fetch)), inputs, tools.now);
	});
}
async function registerFrom({ context, octokit, repository }, inputs, now) {
	const { name, model, digest: policyDigest, app } = await readCheckoutPolicy(inputs.policy, inputs["model-name"]);
	requireStage(model, inputs.stage);
	const given = {
		model: inputs.model,
		runPath: inputs["run-path"],
		evidencePath: inputs["evidence-path"]
	};
	const material = await readMaterial({
		octokit,
		repository,
		runId: context.runId,
		model: name
	}, given);
	const registry = {
		octokit,
		repository
	};
	const admission = await admit({
		...registry,
		context,
		name,
		model,
		policyDigest,
		material,
		app,
		now: now()
	});
	const requested = inputs.version;
	const { modelDigest } = admission;
	const candidate = {
		model: name,
		requested,
		modelDigest,
		commit: context.sha,
		evidenceDigest: material.evidenceDigest,
		runId: context.runId,
		evaluationSet: material.evidence.candidate.evaluation_set
	};
	if (inputs["dry-run"]) return dryRun(name, modelDigest, await findClaim(registry, candidate));
	const claim = await claimVersion(registry, candidate, now);
	const { version } = claim;
	let uri;
	if (claim.kind === "done") uri = claim.uri;
	else {
		const publishPredictions = model.publish_predictions;
		const request = {
			context,
			name,
			version,
			at: claim.at,
			material,
			admission,
			publishPredictions
		};
		const { manifest, assets } = await makePackage(request);
		uri = await publishRelease(octokit, repository, {
			tag: tagOf(name, version),
			title: `${name} ${version}`,
			body: manifest.card,
			assets,
			prerelease: version.includes("-")
		});
	}
	const stage = inputs.stage;
	if (stage !== void 0) await assignStage(registry, {
		model: name,
		version,
		stage,
		commit: claim.commit,
		now: now()
	});
	const registered = claim.kind !== "done";
	return {
		outputs: {
			version,
			"model-digest": modelDigest,
			uri,
			registered
		},
		summary: summaryOf({
			name,
			version,
			uri,
			registered,
			stage,
			context,
			publishes: model.publish_predictions
		})
	};
}
function requireStage({ register: { stages } }, stage) {
	if (stage === void 0 || stages.includes(stage)) return;
	const known = stages.length > 0 ? `it has ${stages.join(", ")}` : "it lists none";
	throw new UserError(`input 'stage': ${JSON.stringify(stage)} is not in the policy's register.stages; ${known}`);
}
/** A version whose tag stands on its commit: found, found half registered, or tagged just now. */
async function claimVersion(registry, candidate, now) {
	let lost = false;
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		const claim = await findClaim(registry, candidate);
		if (claim.kind === "done") return claim;
		if (claim.kind === "begun") {
			if (!lost) return claim;
			throw new UserError(`${candidate.model}@${claim.version}: another run is registering this very commit; run this job again when it is done`);
		}
		const written = await writeClaim(registry, candidate, {
			version: claim.version,
			now: now()
		});
		if (written) return {
			kind: "begun",
			version: claim.version,
			commit: candidate.commit,
			at: written.at
		};
		lost = true;
	}
	throw new UserError(`${candidate.model}: GitHub accepted no tag in ${ATTEMPTS} attempts; look for a rule that forbids tags like ${candidate.model}@v1.0.0, and run this job again`);
}
function dryRun(name, modelDigest, claim) {
	const { version } = claim;
	const plan = {
		done: `${code(tagOf(name, version))} holds this very model; nothing would be written.`,
		begun: `The release of ${code(tagOf(name, version))} would be finished and published.`,
		new: `${code(tagOf(name, version))} would be tagged, and a release with the model's files published.`
	};
	return {
		outputs: {
			version,
			"model-digest": modelDigest,
			registered: false
		},
		summary: `### Dry run: register ${name}\n\n${plan[claim.kind]}`
	};
}
function tagOf(model, version) {
	return formatTag({
		model,
		action: {
			kind: "register",
			version
		},
		counter: null
	});
}
function summaryOf({ name, version, uri, registered, stage, context, publishes }) {
	return [
		`### ${registered ? "Registered" : "Already registered"}: [${name} ${version}](${uri})`,
		stage === void 0 ? "" : `It has the stage ${code(stage)}.`,
		registered && publishes && context.payload.repository?.private === false ? "> This repository is public, and so are the predictions in the release, labels included. `publish_predictions: false` in the policy leaves them out." : ""
	].filter((line) => line !== "").join("\n\n");
}

// actions/register/index.ts
await runAction(Inputs, register);

export {  };