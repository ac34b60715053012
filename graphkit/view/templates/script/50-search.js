// Search in any script, without regard to case and diacritics.

const FOLDS = { "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ə": "a",
  "ى": "ي", "ة": "ه", "ـ": "", "’": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-" };
let entries = [];
let hits = [];
let picked = -1;

function fold(content) {
  const bare = content.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFKC");
  return bare.replace(/[ıøłđðæœßþəىةـ’ʼ–—‑]/g, (letter) => FOLDS[letter]).replace(/\s+/g, " ").trim();
}

function indexNames() {
  entries = nodes.flatMap((node) => {
    const seen = new Map();
    const add = (name, lang) => { const key = fold(name); if (key && !seen.has(key)) seen.set(key, { node, name, lang, key }); };
    for (const [lang, name] of Object.entries(node.labels)) add(name, lang);
    for (const [lang, names] of Object.entries(node.names)) for (const name of names) add(name, lang);
    for (const name of node.aliases) add(name, "");
    for (const [, value] of node.facts) add(value, "");
    add(node.id, "");
    return [...seen.values()];
  });
}

function score(key, wanted) {
  if (key === wanted) return 4;
  const at = key.indexOf(wanted);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return /[\s\-/("'«“]/.test(key[at - 1]) ? 2 : 1;
}

function find(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  const best = new Map();
  for (const entry of entries) {
    const worth = score(entry.key, wanted);
    if (worth && worth > (best.get(entry.node)?.worth ?? 0)) best.set(entry.node, { ...entry, worth });
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || b.node.degree - a.node.degree || a.node.index - b.node.index).slice(0, 12);
}

function suggest() {
  const input = byId("query");
  hits = find(input.value);
  picked = hits.length ? 0 : -1;
  const list = byId("found");
  list.hidden = !input.value.trim();
  input.setAttribute("aria-expanded", String(!list.hidden));
  list.replaceChildren(...(hits.length ? hits.map(option) : [make("li", { class: "quiet" }, word("nothing"))]));
  mark();
}

function option(hit, order) {
  const label = labelOf(hit.node.id);
  return make("li", { role: "option", id: "found-" + order, class: nodeShown(hit.node) ? null : "off",
    pointerdown: (event) => { event.preventDefault(); choose(order); } },
  icon(hit.node.kind), text("span", label, { class: "label" }),
  hit.name !== label.text && hit.name !== hit.node.id ? text("span", { text: hit.name, lang: hit.lang }, { class: "as" }) : null,
  make("span", { class: "kind" }, kindName(hit.node.kind)));
}

function mark() {
  [...byId("found").children].forEach((item, order) => {
    item.setAttribute("aria-selected", String(order === picked));
    if (order === picked) item.scrollIntoView({ block: "nearest" });
  });
  if (picked >= 0) byId("query").setAttribute("aria-activedescendant", "found-" + picked);
  else byId("query").removeAttribute("aria-activedescendant");
}

function choose(order) {
  const hit = hits[order];
  if (!hit) return;
  closeSearch();
  off.kinds.delete(hit.node.kind);
  openNode(hit.node);
  showLegend();
  update();
}

function closeSearch() {
  byId("found").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
  byId("query").blur();
}

function searchKey(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (hits.length) picked = (picked + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
    mark();
  } else if (event.key === "Enter") choose(picked);
  else if (event.key === "Escape") {
    event.stopPropagation();
    if (byId("query").value) { byId("query").value = ""; suggest(); } else closeSearch();
  }
}

function startSearch() {
  indexNames();
  const input = byId("query");
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => { input.select(); if (input.value) suggest(); });
  input.addEventListener("blur", () => { byId("found").hidden = true; });
  input.addEventListener("keydown", searchKey);
}
