import { t as shared } from "./chunks/between-threads.js";
import { t as readHeldOut } from "./chunks/held-out.js";
import { t as answer } from "./chunks/thread-answer.js";

// actions/evaluate-gate/held-out-thread.ts
await answer(async ({ file, reading }) => shared(await readHeldOut(file, reading)));

export {  };