import { Cr as init_errors, Sr as UserError } from "./core.js";
import { parentPort, workerData } from "node:worker_threads";

// actions/evaluate-gate/thread-answer.ts
init_errors();
/** The whole of a thread's program: answers the task that it was started with. Any other error ends the thread, and so is thrown at its owner. */
async function answer(work) {
	parentPort?.postMessage(await answerTo(workerData, work));
}
async function answerTo(task, work) {
	try {
		return {
			kind: "done",
			value: await work(task)
		};
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		return {
			kind: "refused",
			message: thrown.message
		};
	}
}

export { answer as t };