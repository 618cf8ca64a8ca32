import { M as evaluationSetDigest, P as digestOfPieces } from "./core.js";
import { t as readPredictions } from "./read.js";

// actions/evaluate-gate/held-out.ts
/**
* Reads and checks a predictions file, and names its held-out set.
*
* @throws UserError as `readPredictions` does.
*/
async function readHeldOut(file, { model, slices }) {
	const predictions = await readPredictions(file, model, { slices });
	return {
		predictions,
		evaluationSet: evaluationSetDigest(predictions, digestOfPieces)
	};
}

export { readHeldOut as t };