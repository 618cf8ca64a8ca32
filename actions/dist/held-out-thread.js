import { gr as init_errors, hr as UserError } from "./chunks/core.js";
import { t as readHeldOut } from "./chunks/held-out.js";
import { parentPort, workerData } from "node:worker_threads";

// actions/evaluate-gate/held-out-thread.ts
init_errors();
async function answerTo({ file, reading }) {
	try {
		return {
			kind: "read",
			heldOut: await readHeldOut(file, reading)
		};
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		return {
			kind: "refused",
			message: thrown.message
		};
	}
}
const answer = await answerTo(workerData);
parentPort?.postMessage(answer, [...buffersIn(answer)]);
/** What can change hands instead of being copied. */
function buffersIn(value, found = /* @__PURE__ */ new Set()) {
	if (ArrayBuffer.isView(value)) {
		if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
	} else if (value instanceof Map) for (const item of value.values()) buffersIn(item, found);
	else if (value !== null && typeof value === "object" && !Array.isArray(value)) for (const item of Object.values(value)) buffersIn(item, found);
	return found;
}

export {  };