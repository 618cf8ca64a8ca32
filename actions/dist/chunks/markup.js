// core/report/html/markup.ts
const written = Symbol("markup");
/**
* A template of HTML. Every text that is put in is escaped for element content and for attributes in double quotes: the
* only places where a template may have a gap. Characters that do not show, or turn the reading direction, become a dot.
*/
function html(strings, ...parts) {
	let text = strings[0] ?? "";
	for (const [index, part] of parts.entries()) text += textOf(part) + (strings[index + 1] ?? "");
	return { [written]: text };
}
/** The finished page as text. */
function write(markup) {
	return markup[written];
}
/** A text cut to so many characters, for what others wrote at any length. */
function short(text, characters) {
	const kept = Array.from(text.slice(0, 4 * characters)).slice(0, characters).join("");
	return kept.length < text.length ? `${kept}…` : kept;
}
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|\p{Noncharacter_Code_Point}/gu;
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function textOf(part) {
	if (part === null) return "";
	if (typeof part === "number") return String(part);
	if (typeof part === "string") return part.toWellFormed().replace(INVISIBLE, "·").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
	return isMarkup(part) ? part[written] : part.map((one) => one[written]).join("");
}
function isMarkup(part) {
	return written in part;
}

export { short as n, write as r, html as t };