// The panel: what is selected, and the words it rests on.

const FEW = 12;

function jump(id, extra = {}) {
  const label = labelOf(id);
  const node = nodeById.get(id);
  if (!node) return text("span", label, extra);
  return make("a", { href: address({ node }), class: "jump", ...extra,
    click: (event) => { event.preventDefault(); openNode(node); } }, icon(node.kind), text("bdi", label));
}

function quote(item) {
  const words = page.evidence[item];
  return make("figure", { class: "passage" },
    make("blockquote", { lang: words.lang || null, dir: words.lang ? direction(words.lang) : "auto" },
      words.before, make("mark", {}, words.mention), words.after),
    make("figcaption", {},
      make("span", { class: "lang" }, words.lang),
      make("bdi", { class: "file" }, words.source), " · ",
      make("bdi", {}, words.part), " · ",
      make("span", { class: "offsets" }, word("characters", words.start, words.end)),
      words.author ? make("span", { class: "in-name" }, " · ", ...around(word("author", "\u0000"), jump(words.author))) : null));
}

/** Set an element into a sentence at the place marked with a NUL. */
function around(sentence, element) {
  const [before, after] = sentence.split("\u0000");
  return [before, element, after ?? ""];
}

/** The first few of a list, and a button for the rest. */
function some(items, build, few = FEW) {
  const box = make("div", { class: "some" }, ...items.slice(0, few).map(build));
  if (items.length > few) {
    const more = make("button", { type: "button", class: "more", click: () => {
      const first = build(items[few]);
      more.replaceWith(first, ...items.slice(few + 1).map(build));
    } }, word("show-more", items.length - few));
    box.append(more);
  }
  return box;
}

function claimHead(edge) {
  if (!edge.claim) return null;
  return make("div", { class: "claim" },
    make("p", { class: "voice", dir: "auto" }, voice(edge)),
    edge.label ? make("p", { class: "wording", dir: "auto" }, edge.label) : null,
    edge.attributed_to ? make("p", {}, ...around(word("attributed", "\u0000"), jump(edge.attributed_to))) : null,
    make("p", { class: "quiet" }, word("claim-note")));
}

function edgeFacts(edge) {
  const facts = [
    edge.function ? [word("function"), spaced(edge.function)] : null,
    edge.modality ? [word("modality"), spaced(edge.modality)] : null,
    edge.confidence !== null ? [word("confidence"), String(edge.confidence)] : null,
  ].filter(Boolean);
  return facts.length ? make("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])) : null;
}

function evidenceOf(edge) {
  if (!edge.evidence.length) return make("p", { class: "quiet" }, word("no-evidence"));
  const box = some(edge.evidence, quote);
  if (edge.total > edge.evidence.length)
    box.append(make("p", { class: "quiet" }, word("more", edge.total - edge.evidence.length)));
  return box;
}

function edgePanel(edge) {
  return [
    make("p", { class: "over" }, word("link")),
    make("h2", { class: "triple" }, jump(edge.source), make("em", {}, linkName(edge)), jump(edge.target)),
    claimHead(edge),
    edgeFacts(edge),
    make("h3", {}, word("evidence"), count(Math.max(edge.total, edge.evidence.length))),
    evidenceOf(edge),
  ];
}

const count = (number) => make("span", { class: "count" }, String(number));

function nodePanel(node) {
  return [
    make("p", { class: "over" }, icon(node.kind), kindName(node.kind)),
    text("h2", labelOf(node.id)),
    make("p", { class: "id" }, make("code", {}, node.id)),
    node.note ? make("p", { class: "note", dir: "auto" }, node.note) : null,
    node.facts.length ? make("dl", { class: "facts" }, ...node.facts.flatMap(([name, value]) => [
      make("dt", {}, Object.hasOwn(words, name) ? word(name) : name), make("dd", { dir: "auto" }, name === "type" && Object.hasOwn(words, value) ? word(value) : value)])) : null,
    place.focus === node ? null
      : make("button", { type: "button", class: "focus", click: () => focusOn(node) }, word("focus")),
    ...namesOf(node),
    ...linkGroups(node),
    ...wordsOn(node),
  ];
}

function namesOf(node) {
  const langs = Object.keys(node.names).sort();
  if (!langs.length) return [];
  return [make("h3", {}, word("names")), make("dl", { class: "names" }, ...langs.flatMap((lang) => [
    make("dt", {}, lang),
    make("dd", { lang, dir: direction(lang) }, ...node.names[lang].map((name) => make("bdi", {}, name)))]))];
}

/** "What it cites", "what cites it" and so on, each a list that navigates. */
function linkGroups(node) {
  const groups = new Map();
  for (const [list, backwards] of [[node.out, false], [node.in, true]])
    for (const edge of list) {
      const key = (backwards ? "<" : ">") + edge.type;
      if (!groups.has(key)) groups.set(key, { edge, backwards, edges: [] });
      groups.get(key).edges.push(edge);
    }
  const order = Object.keys(links.types);
  const position = ({ edge }) => (order.indexOf(edge.type) + 1 || order.length + 1);
  return [...groups.values()]
    .sort((a, b) => (a.edge.type === "mentions") - (b.edge.type === "mentions") || position(a) - position(b) || a.backwards - b.backwards)
    .map(({ edge, backwards, edges: list }) => make("details", { class: "group", open: list.length <= 40 },
      make("summary", {}, linkName(edge, backwards), count(list.length)),
      some(sorted(list, backwards), (one) => linkRow(one, backwards), 15)));
}

function sorted(list, backwards) {
  const label = (edge) => labelOf(backwards ? edge.source : edge.target).text;
  return [...list].sort((a, b) => label(a).localeCompare(label(b), language) || a.index - b.index);
}

function linkRow(edge, backwards) {
  return make("div", { class: "row" + (edgeShown(edge) || place.focus ? "" : " off") },
    jump(backwards ? edge.source : edge.target),
    edge.claim ? make("span", { class: "voice small", dir: "auto" }, voice(edge) + (edge.label ? ` “${edge.label}”` : "")) : null,
    make("a", { href: address({ edge }), class: "see", title: word("evidence"),
      click: (event) => { event.preventDefault(); openEdge(edge); } },
    edge.evidence.length ? word("evidence") + " " + Math.max(edge.total, edge.evidence.length) : word("link")));
}

/** The passages behind a node: those of the links that lead to it. */
function wordsOn(node) {
  const items = [...new Set(node.in.flatMap((edge) => edge.evidence))].sort((a, b) => a - b);
  if (!items.length) return [];
  return [make("h3", {}, word("evidence"), count(items.length)), some(items, quote, 6)];
}

function welcome() {
  const top = [...nodes].sort((a, b) => b.degree - a.degree || a.index - b.index).slice(0, 8);
  return [
    make("h2", {}, page.title),
    make("p", { class: "summary" }, word("summary", nodes.length, edges.length, page.evidence.length)),
    make("p", {}, word("welcome")),
    make("ul", { class: "help" }, ...["help-click", "help-focus", "help-dashed", "help-keys"].map((key) => make("li", {}, word(key)))),
    make("h3", {}, word("top")),
    ...top.map((node) => make("div", { class: "row" }, jump(node.id), count(node.degree))),
  ];
}

function showPanel() {
  const chosen = place.node ? nodePanel(place.node) : place.edge ? edgePanel(place.edge) : welcome();
  const panel = byId("panel");
  panel.classList.toggle("open", Boolean(place.node || place.edge));
  panel.replaceChildren(
    place.node || place.edge
      ? make("button", { type: "button", class: "close", "aria-label": word("close"), click: closePanel }, "×") : "",
    ...chosen.filter(Boolean));
  panel.scrollTop = 0;
  byId("said").textContent = place.node ? `${kindName(place.node.kind)}: ${labelOf(place.node.id).text}`
    : place.edge ? `${labelOf(place.edge.source).text} ${linkName(place.edge)} ${labelOf(place.edge.target).text}` : "";
}
