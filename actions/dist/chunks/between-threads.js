// actions/evaluate-gate/between-threads.ts
/** The same with its columns of numbers in memory that threads share, so that none of them is copied on its way to another thread. */
function shared(value) {
	return sharedValue(value);
}
function sharedValue(value) {
	if (ArrayBuffer.isView(value)) return sharedColumn(value);
	if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, sharedValue(item)]));
	if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sharedValue(item)]));
}
function sharedColumn(column) {
	const Kind = column.constructor;
	const copy = new Kind(new SharedArrayBuffer(column.byteLength));
	copy.set(column);
	return copy;
}
/** A count that all threads add to. */
function sharedCount() {
	return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
/** Takes from the start of a list, until as many are taken by all threads together as it has: two that start at its two ends never meet. */
function* untilAllTaken(list, taken) {
	for (const item of list) {
		if (Atomics.add(taken, 0, 1) >= list.length) return;
		yield item;
	}
}

export { sharedCount as n, untilAllTaken as r, shared as t };