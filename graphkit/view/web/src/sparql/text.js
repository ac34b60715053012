// Puts chosen things into a question, as one block of values: nothing typed becomes part of it.

// strings, IRIs and comments: no place to look for keywords in
const quoted = /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/gs;

export const bare = (text) => text.replace(quoted, (found) => found.replace(/[^\n]/g, " "));

export function bound(text, terms) {
  const names = Object.keys(terms);
  if (!names.length) return text;
  const match = /\bWHERE\s*\{|\b(?:SELECT|ASK)\b[^{}]*\{/i.exec(bare(text));
  if (!match) throw new Error("the question has no WHERE to put values in");
  const at = match.index + match[0].length;
  const values = names.map((name) => `<${encodeIri(terms[name])}>`).join(" ");
  return `${text.slice(0, at)} VALUES (${names.map((name) => `?${name}`).join(" ")}) { (${values}) }${text.slice(at)}`;
}

/** What an IRI may not hold is percent-encoded, as graphkit does. */
export const encodeIri = (iri) => iri.replace(/[\x00-\x20<>"{}|\\^`]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"));

/** Whether a question is answered by a graph: CONSTRUCT and DESCRIBE. */
export const asksForGraph = (text) => /^(?:\s|\bPREFIX\s+\S*:|\bBASE\b)*(CONSTRUCT|DESCRIBE)\b/i.test(bare(text).replace(/<[^>]*>/g, ""));
