// core/data/pattern.ts
/** @throws SyntaxError where the text is not a pattern. */
function ecmaPattern(source) {
	try {
		new RegExp(source, "u");
		return {
			source,
			flags: "u"
		};
	} catch {
		new RegExp(source);
		return {
			source,
			flags: ""
		};
	}
}
/**
* The same language in RE2's syntax, or null where it cannot be said exactly: look-around, back-references, `\s`,
* properties of Unicode, patterns that are only valid without the `u` flag. The engine may still refuse what is too large.
*/
function toRe2(pattern) {
	if (ecmaPattern(pattern).flags !== "u") return null;
	let rest = pattern;
	let translated = "";
	while (rest !== "") {
		const token = rest.startsWith("[") ? classToken(rest) : outsideToken(rest);
		if (!token) return null;
		translated += token.re2;
		rest = rest.slice(token.length);
	}
	return translated;
}
function outsideToken(rest) {
	const group = /^\(\?(:|<[A-Za-z_$][\w$]*>)/.exec(rest);
	if (group) return {
		length: group[0].length,
		re2: group[1] === ":" ? "(?:" : "("
	};
	if (rest.startsWith("(?")) return null;
	if (rest.startsWith(".")) return {
		length: 1,
		re2: "[^\\n\\r\\x{2028}\\x{2029}]"
	};
	if (/^\\b/.exec(rest)) return {
		length: 2,
		re2: "\\b"
	};
	const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
	if (counted) return Math.max(Number(counted[1]), Number(counted[2] || 0)) > 1e3 ? null : {
		length: counted[0].length,
		re2: counted[0]
	};
	return escapeToken(rest) ?? plainToken(rest);
}
function classToken(rest) {
	let re2 = rest.startsWith("[^") ? "[^" : "[";
	let length = re2.length;
	if (rest[length] === "]") return null;
	while (rest[length] !== "]") {
		const inside = rest.slice(length);
		if (inside === "" || inside.startsWith("[")) return null;
		const token = escapeToken(inside) ?? plainToken(inside);
		if (!token) return null;
		re2 += token.re2;
		length += token.length;
	}
	return {
		length: length + 1,
		re2: `${re2}]`
	};
}
function escapeToken(rest) {
	const kept = /^\\[dDwWtnrf^$\\.*+?()[\]{}|-]/.exec(rest);
	if (kept) return {
		length: 2,
		re2: kept[0]
	};
	if (rest.startsWith("\\/")) return {
		length: 2,
		re2: "/"
	};
	const code = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\})/.exec(rest);
	if (!code) return null;
	const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
	if (point >= 55296 && point <= 57343) return null;
	return {
		length: code[0].length,
		re2: `\\x{${point.toString(16)}}`
	};
}
function plainToken(rest) {
	if (rest.startsWith("\\")) return null;
	const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
	return character.isWellFormed() ? {
		length: character.length,
		re2: character
	} : null;
}

export { toRe2 as n, ecmaPattern as t };