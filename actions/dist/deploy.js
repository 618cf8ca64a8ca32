import { At as publishedRelease, Cr as init_errors, Dt as downloadReleaseAsset, Ht as readDocument, In as code, Mt as listModelTags, Nn as workspace, On as insideWorkspace, Pn as writeFileAtomic, Pt as registryState, Rn as escapeText, Sn as asked, Sr as UserError, Tn as uploadArtifact, U as requireAdmissible, Ut as writeDocument, V as idTexts, Vt as evidence, Yn as modelPolicy, _n as githubToken, _r as Digest, a as parseReplay, bn as readContext, c as deploymentRecord, er as ModelVersion, fn as octokitFor, gn as dryRun, h as requireBranchRun, i as compareReplay, jt as readModelPackage, m as unpackFiles, mn as Path, nr as filesDigest, o as parseServed, s as replayHolds, sn as readCheckoutPolicy, tr as artifactName, un as loadPolicy, vn as modelName, wr as messageOf, xn as runIdentity, xr as runAction, yn as policyPath, yt as childEnvironment, zn as table, zt as isVersion } from "./chunks/core.js";
import { B as warning, D as string, E as strictObject, M as url, f as _enum, g as array, w as object, x as literal, y as int } from "./chunks/vendor.js";
import { t as readPredictions } from "./chunks/read.js";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { randomUUID } from "node:crypto";
import { copyFile, link, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, posix } from "node:path";
import { constants, realpathSync } from "node:fs";
import { execFile, spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";

// actions/deploy/deployments.ts
init_errors();
const MAX_DESCRIPTION = 140;
/** Creates a GitHub Deployment in progress. */
async function createDeployment(octokit, repository, wanted) {
	const { commit, environment, model, version, logUrl } = wanted;
	const { data } = await octokit.request("POST /repos/{owner}/{repo}/deployments", {
		...repository,
		ref: commit,
		task: "deploy",
		environment,
		description: `${model} ${version}`.slice(0, MAX_DESCRIPTION),
		payload: {
			model,
			version
		},
		auto_merge: false,
		required_contexts: []
	});
	const { id } = object({ id: int() }).parse(data);
	const say = async (state, description, url) => {
		await octokit.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
			...repository,
			deployment_id: id,
			state,
			environment,
			description: description.slice(0, MAX_DESCRIPTION),
			log_url: logUrl,
			...url === null ? {} : { environment_url: url }
		});
	};
	await say("in_progress", `${model} ${version}`, null);
	return { finish: say };
}

// actions/deploy/inputs.ts
const Inputs = object({
	"model-name": modelName.optional(),
	version: string().refine(isVersion, "must be a semantic version with a v, for example v1.4.0").optional().describe("Registered version to deploy. By default the highest."),
	stage: string().max(100).optional().describe("Stage whose version to deploy, instead of `version`."),
	environment: string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, "must be letters, digits, dots, hyphens and underscores").default("production").describe("Name of the GitHub environment; each has its own server."),
	"deployment-path": Path.default("holdout-deployment.json").describe("Where to write the deployment record."),
	policy: policyPath,
	"dry-run": dryRun,
	"github-token": githubToken.optional()
});

// actions/deploy/released.ts
const MAX_BYTES$1 = 1073741824;
/**
* Fetches the version that the inputs mean and decides again on the evidence it was registered with.
*
* @throws UserError for a version that is not registered (any more), whose files are not those of its manifest, or whose
*   evidence is not admissible; and for one without the held-out examples that the policy wants to be asked.
*/
async function fetchReleased(wanted) {
	const { octokit, repository, name } = wanted;
	const { version, commit } = await resolveVersion(wanted);
	const release = await publishedRelease(octokit, repository, {
		model: name,
		version
	});
	const manifest = release && await readModelPackage(octokit, repository, release.id);
	if (!release || !manifest) throw new UserError(`${name}@${version} has no published release with a manifest; run register again at its commit`);
	checkManifest(manifest, {
		name,
		version,
		commit
	});
	const asset = (path) => requireAsset(wanted, {
		releaseId: release.id,
		path,
		version
	});
	await checkEvidence(wanted, manifest, await asset(evidence.file));
	const archive = await asset(manifest.archive.path);
	if (wanted.model.deploy?.replay === 0) return {
		manifest,
		archive,
		replay: []
	};
	const { predictions, replay } = manifest;
	if (!predictions || !replay) throw unasked(wanted, version);
	const pairs = await pairReplay(wanted.model, {
		replay: await asset(replay.path),
		predictions: {
			name: predictions.path,
			bytes: await asset(predictions.path)
		}
	});
	if (pairs.length === 0) throw unasked(wanted, version);
	return {
		manifest,
		archive,
		replay: pairs
	};
}
function unasked({ name, model }, version) {
	const wants = `${name}@${version} has no replay rows, and deploy.replay in the policy asks for ${model.deploy?.replay}`;
	const remedy = model.publish_predictions ? "name such a file in train's input 'replay' and register again, or write replay: 0 there" : "write replay: 0 there, since publish_predictions: false keeps them out of the release";
	return new UserError(`${wants}; ${remedy}`);
}
async function resolveVersion({ octokit, repository, name, version, stage }) {
	const state = await registryState(octokit, repository, await listModelTags(octokit, repository, name));
	if (stage !== void 0 && !state.stages.has(stage)) throw new UserError(`input 'stage': no version of ${name} has the stage ${JSON.stringify(stage)}; register one with it`);
	const meant = stage === void 0 ? version ?? state.versions.at(-1)?.version : state.stages.get(stage);
	const found = state.versions.find((candidate) => candidate.version === meant);
	if (found) return found;
	throw new UserError(meant === void 0 ? `${name} has no registered version; run register first` : `${name}@${meant} is not registered, or was deregistered; name another version`);
}
function checkManifest(manifest, { name, version, commit }) {
	const differs = manifest.model !== name && `model ${manifest.model}` || manifest.version !== version && `version ${manifest.version}` || manifest.commit !== commit && `commit ${manifest.commit}` || filesDigest(manifest.files) !== manifest.model_digest && "other files than its model digest";
	if (differs) throw new UserError(`the manifest of ${name}@${version} is of ${differs}; somebody replaced it: register again`);
}
async function requireAsset({ octokit, repository, name }, { releaseId, path, version }) {
	const bytes = await downloadReleaseAsset(octokit, repository, releaseId, path, MAX_BYTES$1);
	if (!bytes) throw new UserError(`the release of ${name}@${version} has lost ${path}; register a new version`);
	return bytes;
}
async function checkEvidence(wanted, manifest, bytes) {
	const { name } = wanted;
	const source = `${evidence.file} of ${name}@${manifest.version}`;
	const found = readDocument(evidence, new TextDecoder("utf-8", { fatal: true }).decode(bytes), source);
	if (found.model !== name || found.candidate.model_digest !== manifest.model_digest) throw new UserError(`${source}: is of another model; register a new version`);
	const { octokit, repository, app } = wanted;
	const deciding = {
		octokit,
		repository,
		app,
		policy: await policyOf(wanted, manifest, found.policy.digest),
		evidence: found,
		now: new Date(found.created_at).toISOString()
	};
	const refused = `${name}@${manifest.version} is not deployed: the verdict on its evidence`;
	await requireAdmissible({
		...deciding,
		sha: manifest.commit
	}, refused);
}
async function policyOf(wanted, { commit, version }, digest) {
	const { octokit, repository, name, model, policyDigest } = wanted;
	if (digest === policyDigest) return model;
	const loaded = await loadPolicy(octokit, repository, commit);
	if (loaded?.digest !== digest) throw new UserError(`the policy that ${name}@${version} was registered under is not at its commit ${commit.slice(0, 10)}`);
	return modelPolicy(loaded.policy, name).model;
}
async function pairReplay(model, { replay, predictions }) {
	const { id: idColumn, threshold } = model.data;
	const text = new TextDecoder("utf-8", { fatal: true }).decode(replay);
	const rows = parseReplay(text, {
		idColumn,
		limit: model.deploy?.replay ?? 0
	});
	const table = await readPredictions({
		source: predictions.name,
		...predictions
	}, model);
	const index = new Map(idTexts(table.ids).map((id, at) => [id, at]));
	return rows.map((row) => {
		const at = index.get(row.id);
		if (at === void 0) throw new UserError(`the replay row ${JSON.stringify(row.id)} is not among the predictions; write both from the same examples`);
		if (table.numbers) return {
			row,
			packaged: {
				prediction: null,
				score: table.numbers.prediction[at] ?? null
			}
		};
		const label = table.prediction.values[table.prediction.codes[at] ?? 0] ?? null;
		return {
			row,
			packaged: {
				prediction: threshold === null ? label : null,
				score: table.score?.[at] ?? null
			}
		};
	});
}

// actions/deploy/summary.ts
const TITLES = {
	deployed: "✅ Deployed",
	unchanged: "✅ Already deployed",
	rolled_back: "❌ Rolled back",
	failed: "❌ Not deployed",
	rollback_failed: "❌ Nothing serves"
};
/**
* The job summary of a deployment, Markdown.
*
* @param hosted whether the machine is thrown away after the job.
*/
function deploySummary(record, hosted) {
	const { model, version, environment, outcome, url, previous_version: previous, replay } = record;
	const rows = record.steps.map(({ name, outcome: how, detail }) => [
		name,
		how,
		detail === "" ? "" : code(detail)
	]);
	return [
		`### ${TITLES[outcome]}: ${model} ${version}`,
		`Environment ${code(environment)}${previous === null ? "" : `, before ${previous}`}${url === null ? "" : `, answers at ${code(url)}`}.`,
		replay === null ? "> No held-out examples were replayed, so training/serving skew would not have been seen." : replayLine(replay),
		table([
			"step",
			"outcome",
			"detail"
		], rows),
		hosted ? "> A smoke deployment: GitHub throws this machine away after the job. Serve from a self-hosted runner." : ""
	].filter((part) => part !== "").join("\n\n");
}
function replayLine(replay) {
	const { rows, mismatched_predictions: predictions, mismatched_scores: scores, max_score_difference: largest } = replay;
	const difference = largest === null ? "" : `, largest difference of a score ${largest.toExponential(1)}`;
	return escapeText(`${rows} held-out examples were asked again: ${predictions} other predictions, ${scores} other scores${difference}.`);
}

// actions/deploy/targets/client.ts
init_errors();
/** A server that is sometimes well is not well. */
const CONSECUTIVE = 3;
const ANSWER_MS = 2e3;
const PREDICT_MS = 6e4;
const BATCH = 50;
const MAX_BYTES = 16777216;
/**
* Waits until `GET /v1/models/<name>` has answered well three times in a row.
*
* @throws UserError when the time is over or the process has ended, with the last thing that was seen.
*/
async function waitUntilHealthy(served, { timeout, interval, alive }) {
	const deadline = Date.now() + timeout;
	let last = "no answer";
	let well = 0;
	while (Date.now() < deadline) {
		if (!await alive()) throw new UserError(`the server has ended (last: ${last})`);
		const problem = await healthProblem(served);
		well = problem === null ? well + 1 : 0;
		if (well === CONSECUTIVE) return;
		last = problem ?? last;
		await setTimeout(interval);
	}
	throw new UserError(`the server did not become healthy within ${timeout / 1e3} s (last: ${last})`);
}
async function healthProblem({ url, model }) {
	try {
		const response = await fetch(`${url}/v1/models/${model}`, {
			redirect: "error",
			signal: AbortSignal.timeout(ANSWER_MS)
		});
		const text = await readText(response);
		if (response.status !== 200) return `status ${response.status}`;
		const states = [...text.matchAll(/"state"\s*:\s*"(\w+)"/g)].map(([, state]) => state);
		if (states.length > 0 && !states.includes("AVAILABLE")) return `state ${states[0]}`;
		return /"ready"\s*:\s*(false|"False")/.test(text) ? "not ready" : null;
	} catch (thrown) {
		return messageOf(thrown);
	}
}
/**
* Asks the packaged examples and compares the answers with the packaged ones.
*
* @throws UserError for an answer that is none.
*/
async function replayExamples(served, examples) {
	const pairs = [];
	for (let start = 0; start < examples.length; start += BATCH) {
		const batch = examples.slice(start, start + BATCH);
		const answers = await predict(served, batch.map(({ row }) => row.instance));
		for (const [index, { packaged }] of batch.entries()) {
			const answer = answers[index];
			if (answer) pairs.push({
				packaged,
				served: packaged.prediction === null ? asScore(answer) : answer
			});
		}
	}
	return compareReplay(pairs);
}
function asScore(answer) {
	if (answer.score !== null) return answer;
	const number = answer.prediction === null || answer.prediction.trim() === "" ? NaN : Number(answer.prediction);
	return {
		...answer,
		score: Number.isFinite(number) ? number : null
	};
}
async function predict({ url, model }, instances) {
	const response = await fetch(`${url}/v1/models/${model}:predict`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ instances }),
		redirect: "error",
		signal: AbortSignal.timeout(PREDICT_MS)
	}).catch((cause) => {
		throw new UserError(`the server did not answer :predict (${messageOf(cause)})`, { cause });
	});
	const text = await readText(response);
	if (response.status !== 200) throw new UserError(`:predict answered ${response.status}: ${text.slice(0, 300)}`);
	return parseServed(text, instances.length);
}
async function readText(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > MAX_BYTES) throw new UserError(`the server answered over ${MAX_BYTES} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

// actions/deploy/targets/process.ts
init_errors();
const TERMINATE_MS = 5e3;
const POLL_MS = 50;
/**
* Starts a program that outlives this one: a session of its own, output into a file, and none of the variables by which the
* runner finds and ends what a job left running (RUNNER_TRACKING_ID) or that describe a job that is soon over.
*
* @throws UserError where it cannot be started.
*/
async function startDetached({ command, directory, log, environment }) {
	const [file = "", ...args] = command;
	const inherited = Object.entries(childEnvironment([])).filter(([name]) => !/^(GITHUB_|RUNNER_|CI$)/i.test(name));
	const output = await open(log, "a");
	try {
		const child = spawn(file, args, {
			cwd: directory,
			env: {
				...Object.fromEntries(inherited),
				...environment
			},
			stdio: [
				"ignore",
				output.fd,
				output.fd
			],
			detached: true
		});
		const pid = await new Promise((resolve, reject) => {
			child.once("error", reject);
			child.once("spawn", () => resolve(child.pid ?? 0));
		});
		child.unref();
		return {
			pid,
			identity: await processIdentity(pid)
		};
	} catch (cause) {
		throw new UserError(`${command.join(" ")}: could not be started (${messageOf(cause)}); correct deploy.serve in the policy`, { cause });
	} finally {
		await output.close();
	}
}
/** Whether that very process still runs; one that has ended and was not yet waited for does not. */
async function isRunning({ pid, identity }) {
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	return identity !== "" && await processIdentity(pid) === identity;
}
/** Ends the process and everything in its session: SIGTERM, after 5 s SIGKILL. Does nothing when it is gone. */
async function stopProcess(target) {
	if (!await isRunning(target)) return;
	signal(target.pid, "SIGTERM");
	const deadline = Date.now() + TERMINATE_MS;
	while (Date.now() < deadline && await isRunning(target)) await setTimeout(POLL_MS);
	signal(target.pid, "SIGKILL");
}
/** When the process was started, in words of the system; empty when there is none. */
async function processIdentity(pid) {
	if (process.platform !== "linux") {
		const { stdout } = await run("/bin/ps", [
			"-ww",
			"-o",
			"stat=,lstart=",
			"-p",
			String(pid)
		], { env: { LC_ALL: "C" } });
		const [, state, started] = /^(\S+)\s+(.*)$/.exec(stdout.trim()) ?? [];
		return state === void 0 || state.startsWith("Z") ? "" : started ?? "";
	}
	const [boot, stat] = await Promise.all([text("/proc/sys/kernel/random/boot_id"), text(`/proc/${pid}/stat`)]);
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const started = fields[19];
	return started === void 0 || fields[0] === "Z" ? "" : `${boot.trim()} ${started}`;
}
/** A port of 127.0.0.1 that is free now. */
async function freePort() {
	const server = createServer();
	await new Promise((resolve, reject) => {
		server.once("error", reject).listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("a listening server has a port");
	return address.port;
}
/** The end of a log, for an error message. */
async function tail(log) {
	return (await text(log)).slice(-2e3).trim();
}
const run = promisify(execFile);
function text(path) {
	return readFile(path, "utf8").catch(() => "");
}
function signal(pid, name) {
	try {
		process.kill(-pid, name);
	} catch {}
}

// actions/deploy/targets/state.ts
init_errors();
/** One version with the process that serves it, or served it. */
const Instance = strictObject({
	version: ModelVersion,
	model_digest: Digest,
	pid: int().positive(),
	/** Tells the process from a later one with the same id. */
	identity: string(),
	port: int().positive(),
	url: url(),
	command: array(string()).min(1),
	/** MODEL_DIR of the process. */
	model: string().min(1)
});
const state = {
	schema: "holdout.local-target/1",
	file: "current.json",
	maxBytes: 65536,
	shape: strictObject({
		schema: literal("holdout.local-target/1"),
		/** `unknown`: a deployment was under way; when its process has gone, the next one repairs. */
		status: _enum(["ready", "unknown"]),
		active: Instance.nullable(),
		/** Started, not yet switched to. */
		candidate: Instance.nullable(),
		/** Active before; its files are kept. */
		previous: Instance.nullable(),
		/** The workflow run that deployed last. */
		run_id: int().nonnegative()
	})
};
const Lock = object({
	pid: int().positive(),
	identity: string()
});
const NOTHING = {
	schema: "holdout.local-target/1",
	status: "ready",
	active: null,
	candidate: null,
	previous: null,
	run_id: 0
};
/**
* What runs, as a file that is always whole. It is held by one deployment at a time; the lock of a process that has ended
* does not count.
*
* @throws UserError while another deployment of the same model is under way.
*/
async function openState(folder) {
	await mkdir(folder, { recursive: true });
	const lock = join(folder, "lock");
	for (let attempt = 0; attempt < 3; attempt += 1) {
		if (await takeLock(lock)) return new StateFile(folder);
		const holder = Lock.safeParse(parseJson(await readFile(lock, "utf8").catch(() => "")));
		if (holder.success && await isRunning(holder.data)) throw new UserError(`another deployment of this model is under way (process ${holder.data.pid}); put the job into a concurrency group`);
		await rm(lock, { force: true });
	}
	throw new UserError(`${lock}: cannot be taken; another deployment of this model is under way`);
}
var StateFile = class {
	#folder;
	constructor(folder) {
		this.#folder = folder;
	}
	/** @throws UserError for a file that somebody changed by hand and broke. */
	async read() {
		const path = join(this.#folder, state.file);
		const text = await readFile(path, "utf8").catch(() => null);
		return text === null ? NOTHING : readDocument(state, text, path);
	}
	async write(value) {
		await writeFileAtomic(join(this.#folder, state.file), writeDocument(state, value).text);
		return value;
	}
	async [Symbol.asyncDispose]() {
		await rm(join(this.#folder, "lock"), { force: true });
	}
};
async function takeLock(path) {
	const holder = {
		pid: process.pid,
		identity: await processIdentity(process.pid)
	};
	const own = `${path}.${randomUUID()}`;
	await writeFile(own, JSON.stringify(holder));
	try {
		await link(own, path);
		return true;
	} catch (thrown) {
		if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return false;
		throw thrown;
	} finally {
		await rm(own, { force: true });
	}
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

// actions/deploy/targets/steps.ts
init_errors();
const MAX_DETAIL = 2e3;
/** What was done, in order, for the deployment record. */
var Steps = class {
	done = [];
	#now;
	constructor(now) {
		this.#now = now;
	}
	/** Does one step and writes down how it went; what it throws is thrown on. */
	async run(name, work, detail = () => "") {
		const startedAt = this.#now().toISOString();
		const add = (outcome, text) => {
			const finishedAt = this.#now().toISOString();
			const fitting = text.slice(0, MAX_DETAIL);
			this.done.push({
				name,
				outcome,
				detail: fitting,
				started_at: startedAt,
				finished_at: finishedAt
			});
		};
		try {
			const result = await work();
			add("succeeded", detail(result));
			return result;
		} catch (thrown) {
			add("failed", messageOf(thrown));
			throw thrown;
		}
	}
	skip(name, detail) {
		const at = this.#now().toISOString();
		this.done.push({
			name,
			outcome: "skipped",
			detail: detail.slice(0, MAX_DETAIL),
			started_at: at,
			finished_at: at
		});
	}
};

// actions/deploy/targets/program.ts
init_errors();
const MAX_ENTRIES = 5e5;
/**
* Copies the workspace to where the server will run, since the runner empties the workspace for its next job. `.git` and the
* state folder stay behind. Files of `node_modules` become hard links where the disk can: npm replaces them, never
* writes into them, and they are most of the bytes.
*/
async function copyProgram(workspace, target, stateFolder) {
	let count = 0;
	const copyFolder = async (from, to, linked) => {
		await mkdir(to, { recursive: true });
		for (const name of await readdir(from)) {
			const source = join(from, name);
			if (name === ".git" || source === stateFolder || target.startsWith(`${source}/versions`)) continue;
			count += 1;
			if (count > MAX_ENTRIES) throw new UserError(`the workspace has over ${MAX_ENTRIES} files; deploy from a smaller one`);
			await copyEntry(source, join(to, name), linked || name === "node_modules");
		}
	};
	const copyEntry = async (source, copy, linked) => {
		const status = await lstat(source);
		if (status.isDirectory()) return copyFolder(source, copy, linked);
		if (status.isSymbolicLink()) return symlink(await readlink(source), copy);
		if (!status.isFile()) return;
		if (linked && await linkFile(source, copy)) return;
		await copyFile(source, copy, constants.COPYFILE_FICLONE);
	};
	await copyFolder(workspace, target, false);
}
async function linkFile(source, copy) {
	try {
		await link(source, copy);
		return true;
	} catch {
		return false;
	}
}

// actions/deploy/targets/versions.ts
function versionFolder(folder, manifest) {
	const root = join(folder, "versions", manifest.version);
	return {
		root,
		program: join(root, "program"),
		model: join(root, "model", commonFolder(manifest.files.map((file) => file.path))),
		log: join(root, "server.log")
	};
}
/** Writes a version's files anew; a folder is in its place only when it is whole. */
async function writeVersion(folder, { manifest, archive }, source) {
	const { root } = versionFolder(folder, manifest);
	const growing = `${root}.partial`;
	await rm(growing, {
		recursive: true,
		force: true
	});
	await mkdir(dirname(root), { recursive: true });
	await unpackFiles(archive, manifest.files, join(growing, "model"));
	await copyProgram(source.workspace, join(growing, "program"), source.state);
	await rm(root, {
		recursive: true,
		force: true
	});
	await rename(growing, root);
	return versionFolder(folder, manifest);
}
/** Removes all versions but these. */
async function pruneVersions(folder, kept) {
	const versions = join(folder, "versions");
	for (const name of await readdir(versions).catch(() => [])) if (!kept.includes(name)) await rm(join(versions, name), {
		recursive: true,
		force: true
	});
}
function commonFolder(paths) {
	let folder = posix.dirname(paths[0] ?? ".");
	while (folder !== "." && !paths.every((path) => path.startsWith(`${folder}/`))) folder = posix.dirname(folder);
	return folder;
}

// actions/deploy/targets/local.ts
init_errors();
/**
* The folder of what runs. `HOLDOUT_STATE_DIR` is for runners that empty the workspace: the folder of the policy then lies
* below it, apart for each repository.
*/
function stateFolder(state, workspace, env = process.env) {
	if (isAbsolute(state)) return state;
	if (state.split(/[\\/]/).includes("..")) throw new UserError(`deploy.state: ${JSON.stringify(state)} leaves the workspace; write an absolute path, or one inside it`);
	const base = env.HOLDOUT_STATE_DIR;
	if (!base) return join(workspace, state);
	if (!isAbsolute(base)) throw new UserError(`HOLDOUT_STATE_DIR: ${JSON.stringify(base)} must be an absolute path`);
	return join(base, ...(env.GITHUB_REPOSITORY ?? "local").split("/"), state);
}
/**
* Starts the version beside the one that runs, asks it for its health and for held-out examples, makes it the active one,
* looks again, and only then stops the one before. Whatever fails, the one before is active again.
*
* @throws UserError where nothing was touched: another deployment is under way, or this run is older than what runs.
*/
async function rollOut(site, released, waits) {
	if (process.platform === "win32") throw new UserError("the target 'local' works on Linux and macOS; run the job there");
	await using file = await openState(site.folder);
	return await new LocalRollout({
		...site,
		folder: realpathSync(site.folder)
	}, released, {
		...waits,
		file
	}).run();
}
var LocalRollout = class {
	#site;
	#released;
	#waits;
	#steps;
	#replay = null;
	constructor(site, released, waits) {
		this.#site = site;
		this.#released = released;
		this.#waits = waits;
		this.#steps = new Steps(waits.now);
	}
	async run() {
		const before = await this.#repair(await this.#waits.file.read());
		this.#refuseOlder(before);
		const { manifest } = this.#released;
		const { active } = before;
		const same = active?.version === manifest.version && active.model_digest === manifest.model_digest;
		if (active && same && await this.#isHealthy(active)) {
			this.#steps.skip("start", `${manifest.version} is active already`);
			return this.#result("unchanged", {
				url: active.url,
				previousVersion: active.version,
				problem: null
			});
		}
		let current = before;
		try {
			current = await this.#start(before, (state) => {
				current = state;
			});
			return await this.#finish(current, active);
		} catch (thrown) {
			return this.#rollBack(current, before, thrown);
		}
	}
	#refuseOlder(before) {
		const { runId, named } = this.#site;
		if (named || runId >= before.run_id || before.active === null) return;
		throw new UserError(`run ${before.run_id} has deployed ${before.active.version} since this run; name the version in the input 'version' to go back on purpose`);
	}
	/** Up to the switch. `keep` is told each state that was written, so that a failure knows what to undo. */
	async #start(before, keep) {
		const { site, released, steps, file } = this.#tools();
		const { manifest } = released;
		const inUse = [before.active, before.previous].some((instance) => instance?.version === manifest.version);
		const folder = await steps.run("fetch", () => inUse ? this.#rewriteStopped(before) : writeVersion(site.folder, released, {
			workspace: site.workspace,
			state: site.state
		}));
		const candidate = await steps.run("start", () => this.#launch(folder, site.command), ({ url }) => url);
		const started = {
			...before,
			status: "unknown",
			candidate
		};
		keep(started);
		await file.write(started);
		await steps.run("health", () => this.#awaitHealth(candidate, folder.log));
		await this.#replayOn(candidate);
		const switched = {
			...before,
			status: "unknown",
			active: candidate,
			candidate: null,
			previous: before.active
		};
		await steps.run("switch", async () => {
			keep(switched);
			await file.write(switched);
			await this.#awaitHealth(candidate, folder.log);
		});
		return switched;
	}
	async #rewriteStopped(before) {
		const { site, released } = this.#tools();
		for (const instance of [before.active, before.previous]) if (instance?.version === released.manifest.version) await stopProcess(instance);
		return writeVersion(site.folder, released, {
			workspace: site.workspace,
			state: site.state
		});
	}
	async #finish(switched, old) {
		const { site, released, steps, file } = this.#tools();
		if (old) await steps.run("stop-previous", () => stopProcess(old), () => old.version);
		else steps.skip("stop-previous", "no version was active");
		await file.write({
			...switched,
			status: "ready",
			run_id: site.runId
		});
		await pruneVersions(site.folder, [released.manifest.version, ...old ? [old.version] : []]);
		return this.#result("deployed", {
			url: switched.active?.url ?? null,
			previousVersion: old?.version ?? null,
			problem: null
		});
	}
	/** Ends what was started and gives the version before its place again. */
	async #rollBack(current, before, thrown) {
		const { steps, file } = this.#tools();
		const problem = messageOf(thrown);
		const previousVersion = before.active?.version ?? null;
		try {
			const active = await steps.run("rollback", async () => {
				for (const instance of [current.candidate, current.active]) if (instance && instance.pid !== before.active?.pid) await stopProcess(instance);
				const kept = before.active && await this.#ensureRunning(before.active);
				await file.write({
					...before,
					status: "ready",
					active: kept,
					candidate: null
				});
				return kept;
			}, (kept) => kept ? `${kept.version} is active` : "no version was active before");
			const outcome = active ? "rolled_back" : "failed";
			return this.#result(outcome, {
				url: active?.url ?? null,
				previousVersion,
				problem
			});
		} catch (second) {
			await file.write({
				...before,
				status: "ready",
				active: null,
				candidate: null,
				previous: before.active
			});
			const both = `${problem}; and the version before could not be brought back: ${messageOf(second)}`;
			return this.#result("rollback_failed", {
				url: null,
				previousVersion,
				problem: both
			});
		}
	}
	/** What an ended deployment left: its candidate goes; a switch that nobody verified is kept when it answers. */
	async #repair(found) {
		if (found.status === "ready") return found;
		const { file } = this.#tools();
		if (found.candidate) await stopProcess(found.candidate);
		if (found.candidate !== null || found.active !== null && await this.#isHealthy(found.active)) {
			if (found.previous && found.candidate === null) await stopProcess(found.previous);
			return file.write({
				...found,
				status: "ready",
				candidate: null
			});
		}
		if (found.active) await stopProcess(found.active);
		return file.write({
			...found,
			status: "ready",
			active: found.previous,
			previous: null
		});
	}
	async #ensureRunning(instance) {
		if (await this.#isHealthy(instance)) return instance;
		await stopProcess(instance);
		const root = join(this.#site.folder, "versions", instance.version);
		const folder = {
			root,
			program: join(root, "program"),
			model: instance.model,
			log: join(root, "server.log")
		};
		const started = await this.#launch(folder, instance.command, instance);
		await this.#awaitHealth(started, folder.log);
		return started;
	}
	async #launch(folder, command, { version, model_digest } = this.#released.manifest) {
		const port = await freePort();
		const process = await startDetached({
			command,
			directory: folder.program,
			log: folder.log,
			environment: {
				PORT: String(port),
				MODEL_DIR: folder.model,
				MODEL_NAME: this.#site.name,
				MODEL_VERSION: version
			}
		});
		const url = `http://127.0.0.1:${port}`;
		return {
			version,
			model_digest,
			...process,
			port,
			url,
			command: [...command],
			model: folder.model
		};
	}
	async #awaitHealth(instance, log) {
		const { healthTimeout: timeout, healthInterval: interval } = this.#waits;
		const alive = () => isRunning(instance);
		try {
			await waitUntilHealthy({
				url: instance.url,
				model: this.#site.name
			}, {
				timeout,
				interval,
				alive
			});
		} catch (thrown) {
			const end = await tail(log);
			throw new UserError(`${messageOf(thrown)}${end ? `; its log ends: ${end}` : ""}`, { cause: thrown });
		}
	}
	async #isHealthy(instance) {
		if (!await isRunning(instance)) return false;
		const { healthInterval: interval } = this.#waits;
		const patience = {
			timeout: Math.min(5e3, this.#waits.healthTimeout),
			interval,
			alive: () => isRunning(instance)
		};
		return waitUntilHealthy({
			url: instance.url,
			model: this.#site.name
		}, patience).then(() => true, () => false);
	}
	async #replayOn({ url }) {
		const { replay } = this.#released;
		if (replay.length === 0) {
			this.#steps.skip("replay", "deploy.replay is 0 in the policy");
			return;
		}
		await this.#steps.run("replay", async () => {
			const result = await replayExamples({
				url,
				model: this.#site.name
			}, replay);
			this.#replay = result;
			if (replayHolds(result)) return;
			throw new UserError(`training/serving skew: of ${result.rows} held-out examples ${result.mismatched_predictions} got another prediction and ${result.mismatched_scores} another score (largest difference ${result.max_score_difference ?? "unknown"}); the server must compute features as the training did`);
		});
	}
	#tools() {
		return {
			site: this.#site,
			released: this.#released,
			steps: this.#steps,
			file: this.#waits.file
		};
	}
	#result(outcome, rest) {
		return {
			outcome,
			...rest,
			steps: this.#steps.done,
			replay: this.#replay
		};
	}
};

// actions/deploy/deploy.ts
init_errors();
const TOOLS = {
	now: () => /* @__PURE__ */ new Date(),
	healthTimeout: 12e4,
	healthInterval: 200,
	upload: uploadArtifact
};
/** The grants of a job that deploys. */
const PERMISSIONS = "contents: read, deployments: write";
/** Deploys a registered version: checks it, starts it, compares its answers with the measured ones, and switches. */
async function deploy(inputs, tools = TOOLS) {
	const token = inputs["github-token"];
	const { context, octokit, repository } = await asked(PERMISSIONS, () => requireBranchRun(readContext(), "deploy", ({ apiUrl }) => octokitFor(token, apiUrl, tools.fetch)));
	const { name, model, digest: policyDigest, app } = await readCheckoutPolicy(inputs.policy, inputs["model-name"]);
	if (!model.deploy) throw new UserError(`the policy of ${name} has no 'deploy'; write deploy: {target: local, serve: ...}`);
	const { version, stage, environment } = inputs;
	if (version !== void 0 && stage !== void 0) throw new UserError("the inputs 'version' and 'stage' exclude each other; give one");
	const recordPath = await insideWorkspace(inputs["deployment-path"]);
	const wanted = {
		octokit,
		repository,
		name,
		model,
		policyDigest,
		app,
		version,
		stage
	};
	const released = await asked(PERMISSIONS, () => fetchReleased(wanted));
	const { manifest } = released;
	const state = stateFolder(model.deploy.state, workspace());
	const site = {
		name,
		state,
		workspace: workspace(),
		runId: context.runId,
		named: version !== void 0,
		folder: join(state, environment, name),
		command: model.deploy.serve.trim().split(/\s+/)
	};
	if (inputs["dry-run"]) {
		const would = `${name} ${manifest.version} would be started, asked ${released.replay.length} held-out examples, and switched to.`;
		return {
			outputs: { version: manifest.version },
			summary: `### Dry run: deploy ${name}\n\n${would}`
		};
	}
	const logUrl = `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}`;
	const announced = {
		commit: manifest.commit,
		environment,
		model: name,
		version: manifest.version,
		logUrl
	};
	const deployment = await asked(PERMISSIONS, () => createDeployment(octokit, repository, announced));
	let rollout;
	try {
		rollout = await rollOut(site, released, tools);
	} catch (thrown) {
		await tell(deployment, "failure", messageOf(thrown), null);
		throw thrown;
	}
	const done = rollout.outcome === "deployed" || rollout.outcome === "unchanged";
	const record = recordOf({
		context,
		environment,
		released,
		rollout,
		now: tools.now
	});
	await tell(deployment, done ? "success" : "failure", rollout.problem ?? rollout.outcome, rollout.url);
	await writeFileAtomic(recordPath, writeDocument(deploymentRecord, record).text);
	await uploadRecord(record, context.runAttempt, tools.upload);
	return {
		outputs: {
			status: rollout.outcome,
			version: manifest.version,
			"deployment-path": inputs["deployment-path"],
			...rollout.url !== null && { url: rollout.url },
			...rollout.previousVersion !== null && { "previous-version": rollout.previousVersion }
		},
		summary: deploySummary(record, process.env.RUNNER_ENVIRONMENT === "github-hosted"),
		...done ? {} : { failure: failureOf(rollout, `${name} ${manifest.version}`) }
	};
}
async function tell(deployment, ...status) {
	await deployment.finish(...status).catch((thrown) => {
		warning(`GitHub was not told how the deployment went: ${messageOf(thrown)}`);
	});
}
function failureOf({ outcome, problem }, what) {
	switch (outcome) {
		case "rollback_failed": return {
			kind: "unusable",
			message: `${what} failed and nothing serves now: ${problem}`
		};
		case "rolled_back": return {
			kind: "negative",
			message: `${what} was rolled back: ${problem}`
		};
		default: return {
			kind: "negative",
			message: `${what} failed, and there was no version to go back to: ${problem}`
		};
	}
}
function recordOf({ context, environment, released: { manifest }, rollout, now }) {
	return {
		schema: "holdout.deployment/1",
		model: manifest.model,
		run: runIdentity(context),
		target: "local",
		environment,
		version: manifest.version,
		model_digest: manifest.model_digest,
		previous_version: rollout.previousVersion,
		outcome: rollout.outcome,
		url: rollout.url,
		steps: [...rollout.steps],
		replay: rollout.replay,
		created_at: now().toISOString()
	};
}
async function uploadRecord(record, attempt, upload) {
	const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "holdout-deployment-"));
	try {
		await writeFile(join(folder, deploymentRecord.file), writeDocument(deploymentRecord, record).text);
		await upload({
			name: artifactName("deployment", record.model, attempt),
			files: [deploymentRecord.file],
			rootDirectory: folder
		});
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		warning(`the deployment record was not uploaded: ${thrown.message}`);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}

// actions/deploy/index.ts
await runAction(Inputs, deploy);

export {  };