// Where the reader is (kept in the address, so that links and the browser's own back work)
// and what the reader has switched off.

const dark = window.matchMedia("(prefers-color-scheme: dark)");
let theme = dark.matches ? "dark" : "light";
let place = {};
let steps = 0;
const off = { kinds: new Set(), types: new Set(), langs: new Set() };
const byId = (id) => document.getElementById(id);

/** Read "#node=…&focus=…", dropping whatever the page does not hold. */
function readAddress() {
  const found = {};
  for (const pair of location.hash.slice(1).split("&")) {
    const at = pair.indexOf("=");
    if (at < 1) continue;
    let value = "";
    try { value = decodeURIComponent(pair.slice(at + 1)); } catch { continue; }
    const key = pair.slice(0, at);
    if (key === "node" && nodeById.has(value)) found.node = nodeById.get(value);
    if (key === "edge" && edgeById.has(value)) found.edge = edgeById.get(value);
    if (key === "focus" && nodeById.has(value)) found.focus = nodeById.get(value);
  }
  return found;
}

function address({ node, edge, focus }) {
  const parts = [];
  if (focus) parts.push("focus=" + encodeURIComponent(focus.id));
  if (node) parts.push("node=" + encodeURIComponent(node.id));
  if (edge) parts.push("edge=" + encodeURIComponent(edge.id));
  return "#" + parts.join("&");
}

function go(next) {
  const wanted = address(next);
  if (wanted !== (location.hash || "#")) location.hash = wanted;
}

function goBack() {
  if (steps) history.back();
}

/** Count how far the reader has come; each entry of the browser's history remembers its count. */
function countSteps() {
  if (typeof history.state?.steps !== "number") history.replaceState({ steps: steps + 1 }, "");
  steps = history.state.steps;
}

const openNode = (node) => go({ node, focus: place.focus && near(place.focus).has(node) ? place.focus : undefined });
const openEdge = (edge) => go({ edge, focus: place.focus });
const focusOn = (node) => go({ node, focus: node });
const closePanel = () => go({ focus: place.focus });

/** A node with all its neighbours. */
function near(node) {
  return new Set([node, ...node.out.map((edge) => edge.to), ...node.in.map((edge) => edge.from)]);
}

function edgeShown(edge) {
  if (off.kinds.has(edge.from.kind) || off.kinds.has(edge.to.kind) || off.types.has(edge.type)) return false;
  if (edge.langs.size && [...edge.langs].every((lang) => off.langs.has(lang))) return false;
  return !place.focus || edge.from === place.focus || edge.to === place.focus;
}

function nodeShown(node) {
  if (place.focus === node) return true;
  if (off.kinds.has(node.kind)) return false;
  return !place.focus || near(place.focus).has(node);
}
