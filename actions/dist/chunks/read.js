import { B as columnsToRead, Cr as init_errors, Sr as UserError, z as checkPredictions } from "./core.js";
import { extname } from "node:path";

// tables/read.ts
init_errors();
const csv = async () => (await import("./csv.js")).readCsv;
const jsonl = async () => (await import("./jsonl.js")).readJsonl;
const parquet = async () => (await import("./parquet.js")).readParquet;
/** A new format is a line here and a file beside this one, loaded when it is needed. */
const READERS = {
	".csv": csv,
	".tsv": csv,
	".jsonl": jsonl,
	".ndjson": jsonl,
	".parquet": parquet
};
/**
* Reads some columns of a file of rows: CSV, TSV, JSONL or Parquet by its extension.
*
* @throws UserError for an unknown extension, and a file that is not what it says.
*/
async function readTable(file, wanted) {
	const load = READERS[extname(file.name).toLowerCase()];
	if (!load) throw new UserError(`${file.source}: unknown extension; write it as ${Object.keys(READERS).join(", ")}`);
	return (await load())(file, wanted);
}
/**
* Reads and checks a predictions file: CSV, TSV, JSONL or Parquet by its extension.
*
* @throws UserError for an unknown extension, a file that is not what it says, and everything `checkPredictions` refuses.
*/
async function readPredictions(file, model, { slices } = { slices: "required" }) {
	const having = (names) => slices === "required" ? model : slicedWherePresent(model, names);
	const table = await readTable(file, (names) => columnsToRead(having(names), names));
	return checkPredictions(table, having(table.names));
}
function slicedWherePresent(model, names) {
	const by = model.slices?.by.filter((column) => names.includes(column)) ?? [];
	return {
		...model,
		slices: model.slices && by.length > 0 ? {
			...model.slices,
			by
		} : void 0
	};
}

export { readTable as n, readPredictions as t };