import { t as readHeldOut } from "./chunks/held-out.js";
import { t as shared } from "./chunks/shared.js";
import { t as answer } from "./chunks/thread-answer.js";

// actions/evaluate-gate/held-out-thread.ts
await answer(async ({ file, reading }) => shared(await readHeldOut(file, reading)));

export {  };