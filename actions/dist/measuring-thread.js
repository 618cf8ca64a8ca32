import { D as measured } from "./chunks/core.js";
import { r as untilAllTaken } from "./chunks/between-threads.js";
import { t as answer } from "./chunks/thread-answer.js";

// actions/evaluate-gate/measuring-thread.ts
await answer(({ joined, names, taken }) => measured(joined, untilAllTaken(names, taken)));

export {  };